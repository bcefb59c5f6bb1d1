//! What is done with the room on the screen: no row stays free beside a line that is hidden, focus moves nothing, and a bigger
//! window never shows less. It must not test what the lines say.

use std::{collections::BTreeMap, fs, path::PathBuf};

use super::first_screen::SIZES;
use crate::{
    app::{layout::Pane, lens::Lens},
    inside::script::{Script, sample},
    model::Item,
};

/// Every file at hand: the samples, what has every key of the format, and what has faults.
fn files() -> Vec<(String, String)> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let folders = ["briefings", "tests/fixtures/good", "tests/fixtures/bad"].map(|folder| root.join(folder));
    let mut files: Vec<PathBuf> = folders
        .iter()
        .flat_map(|folder| fs::read_dir(folder).into_iter().flatten().flatten())
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "yaml"))
        .collect();
    files.sort();
    assert!(files.len() > 50, "the files are found");
    let text = |path: PathBuf| {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        fs::read_to_string(path).ok().map(|text| (name, text))
    };
    files.into_iter().filter_map(text).collect()
}

/// What a pane on the screen makes of its rows.
#[derive(Clone, Copy, Debug)]
struct Room {
    pane: Pane,
    /// The columns that it covers.
    columns: (u16, u16),
    /// Its rows with nothing on them.
    free: usize,
    /// Whether it has lines that are not on the screen.
    hides: bool,
}

fn rooms(script: &Script) -> Vec<Room> {
    let reader = script.reader();
    let layout = reader.layout();
    let room = |pane: Pane| {
        let area = layout.pane(pane)?;
        let flow = reader.flow(pane)?;
        let (_, shown, all) = flow.extent();
        let free = usize::from(reader.rows_area(pane).height).saturating_sub(flow.rows().count());
        Some(Room { pane, columns: (area.x, area.x + area.width), free, hides: shown < all })
    };
    Pane::ALL.into_iter().filter_map(room).collect()
}

/// So many rows are enough for one more pane: a frame, and four lines.
const LEAST: usize = 6;

/// The rows that are free over, under or in place of something that is hidden, and what that is. Panes that stand side by side
/// have no rows to give to each other.
fn wasted(script: &Script) -> Vec<(String, usize)> {
    let rooms = rooms(script);
    let reader = script.reader();
    let hidden = if reader.focus == Pane::View { Vec::new() } else { reader.hidden_panes() };
    let mut wasted = Vec::new();
    for here in rooms.iter().filter(|room| room.free > 0) {
        let hiding = |other: &&Room| {
            other.hides && other.columns.0 < here.columns.1 && here.columns.0 < other.columns.1
        };
        if let Some(there) = rooms.iter().find(hiding) {
            wasted.push((format!("{:?} beside lines of {:?}", here.pane, there.pane), here.free));
        }
        for there in hidden.iter().filter(|_| here.free >= LEAST) {
            wasted.push((format!("{:?} while {there:?} is away", here.pane), here.free));
        }
    }
    wasted
}

#[test]
fn no_row_is_free_beside_a_hidden_line() {
    let mut found: BTreeMap<String, (usize, usize, String)> = BTreeMap::new();
    let mut screens = 0;
    for (name, text) in files() {
        for (width, height) in SIZES {
            let opened = Script::opened(&text, width, height);
            if opened.app.desk.session().is_none() {
                continue;
            }
            drop(opened);
            for lens in ["B", "T", "E", "C", "S"] {
                let mut script = Script::opened(&text, width, height);
                if lens != "T" || script.reader().lens != Lens::Timeline {
                    script = script.press(lens);
                }
                for step in 0..8 {
                    // Each pane that has something to say has the keys once, and the list has them again.
                    for tabs in 0..Pane::THREE.len() {
                        screens += 1;
                        for (what, rows) in wasted(&script) {
                            let key = format!("{width}x{height} {what}");
                            let example = format!("{name} {lens} {step} j {tabs} tab");
                            let entry = found.entry(key).or_insert((0, 0, example));
                            entry.0 += 1;
                            entry.1 += rows;
                        }
                        script = script.press("tab");
                        if script.reader().focus == Pane::List {
                            break;
                        }
                    }
                    let before = script.reader().selected();
                    script = script.press("j");
                    if script.reader().selected() == before {
                        break;
                    }
                }
            }
        }
    }
    let told: Vec<String> = found
        .iter()
        .map(|(what, (times, rows, example))| {
            format!("{what}: {rows} rows on {times} screens, first {example}")
        })
        .collect();
    assert!(found.is_empty(), "of {screens} screens:\n{}", told.join("\n"));
}

/// The rows of a pane as they stand on the screen, without the mark of the cursor: each with its place.
fn lines(script: &Script, pane: Pane) -> Vec<(u16, String)> {
    let area = script.reader().rows_area(pane);
    let rows = script.rows();
    let row = |y: u16| {
        let row = rows[usize::from(y)].chars().skip(usize::from(area.x) + 1);
        (y, row.take(usize::from(area.width.saturating_sub(1))).collect())
    };
    (area.y..area.y + area.height).map(row).collect()
}

/// Whichever pane has the keys, those beside and below it show the same lines on the same rows.
#[test]
fn focus_moves_and_inserts_no_line() {
    for name in ["homeland-justice.yaml", "great-fire-of-london.yaml", "tour.yaml"] {
        for (width, height) in [(160, 45), (120, 40), (80, 24), (80, 40), (50, 15), (50, 30)] {
            for lens in ["B", "T", "E", "C", "S"] {
                let mut script = Script::opened(sample(name), width, height).press(lens);
                for step in 0..10 {
                    let mut seen: BTreeMap<u8, (Pane, Vec<(u16, String)>)> = BTreeMap::new();
                    for _ in Pane::THREE {
                        script = script.press("tab");
                        let layout = script.reader().layout();
                        let panes: Vec<Pane> =
                            Pane::THREE.into_iter().filter(|pane| layout.pane(*pane).is_some()).collect();
                        // Where one has the screen to itself, going to another shows another screen.
                        for pane in panes.iter().copied().filter(|_| panes.len() > 1) {
                            let now = lines(&script, pane);
                            if let Some((_, before)) = seen.get(&(pane as u8)) {
                                for (before, now) in before.iter().zip(&now) {
                                    if before != now {
                                        script.fail(&format!(
                                            "{name} {lens} {step}: {pane:?} {before:?} {now:?}"
                                        ));
                                    }
                                }
                            }
                            seen.insert(pane as u8, (pane, now));
                        }
                    }
                    script = script.press("1 j");
                }
            }
        }
    }
}

/// How many events are on the screen, in the list.
fn events(script: &Script) -> usize {
    let Some(pane) = script.reader().list() else { return 0 };
    if script.reader().layout().list.is_none() {
        return 0;
    }
    let mut rows: Vec<usize> = pane.flow.rows().map(|row| row.spot.block).collect();
    rows.dedup();
    rows.into_iter().filter(|row| matches!(pane.list.item(*row), Some(Item::Event(_)))).count()
}

#[test]
fn a_higher_window_never_shows_fewer_events() {
    for name in ["homeland-justice.yaml", "great-fire-of-london.yaml", "tour.yaml"] {
        for start in ["g", "9 g", "G"] {
            for width in [50, 60, 80, 100, 109, 110, 120, 160] {
                let mut before = (0, 0);
                for height in 4..=70 {
                    let script = Script::sample(name).size(width, height).press(start);
                    // Scrolled, a view may show more headings and fewer events than another, of as many rows.
                    let events = if start == "g" { events(&script) } else { 0 };
                    let rows = script.reader().flow(Pane::List).map_or(0, |flow| flow.rows().count());
                    if events < before.0 || rows < before.1 {
                        script.fail(&format!(
                            "{name} {start} {width}x{height}: {events}, {rows} after {before:?}"
                        ));
                    }
                    before = (events, rows);
                }
            }
        }
    }
}
