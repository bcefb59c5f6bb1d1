//! The timeline where there is little room for all that it shows: titles, the dates of both clocks, bars, lanes. It must not test
//! how anything looks.

use crate::{
    app::{flow::Spot, layout::Pane, lens::Lens},
    format::model::Item,
    text::SafeText,
};

use crate::inside::script::Script;

/// The sizes at which a terminal is commonly seen.
const SIZES: [(u16, u16); 4] = [(160, 45), (120, 40), (80, 24), (50, 15)];

/// The title of an event.
fn title(script: &Script, item: Item) -> Option<SafeText> {
    match item {
        Item::Event(ix) => Some(script.reader().story().get(ix).title.clone()),
        _ => None,
    }
}

/// The rows of the list that show events: the words of each, its item, and whether it is selected.
fn events(script: &Script) -> Vec<(String, Item, bool)> {
    let reader = script.reader();
    let area = reader.rows_area(Pane::List);
    let rows = script.rows();
    let Some(pane) = reader.list().filter(|_| reader.lens == Lens::Timeline) else { return Vec::new() };
    let selected = pane.flow.position().cursor.block;
    let shown = |(y, row): (usize, crate::app::flow::Row<'_>)| {
        let words = rows[usize::from(area.y) + y].chars().skip(area.x.into()).take(area.width.into());
        let block = row.spot.block;
        Some((words.collect(), pane.list.item(block)?, block == selected))
    };
    pane.flow.rows().enumerate().filter_map(shown).collect()
}

/// Goes through a list from its first row to its last, a screen at each.
fn walk(mut script: Script, mut look: impl FnMut(&Script)) {
    script = script.press("g");
    let count = script.reader().list().map_or(0, |pane| pane.list.count());
    for n in 0..count {
        look(&script);
        if n + 1 < count {
            script = script.press("j");
        }
    }
}

/// Whether the first line of the open event is on the screen.
fn shows_title(script: &Script) -> bool {
    let Some(pane) = script.reader().list() else { return false };
    let block = pane.flow.position().cursor.block;
    pane.flow.rows().any(|row| row.spot == Spot { block, line: 0 })
}

/// The words of a title that stand on the screen in pieces.
fn broken(script: &Script) -> Vec<String> {
    let rows = events(script);
    let open: Vec<&str> =
        rows.iter().filter(|(.., is_open)| *is_open).flat_map(|(row, ..)| row.split_whitespace()).collect();
    let selected = script.reader().selected().and_then(|item| title(script, item)).unwrap_or_default();
    let is_whole = |word: &&str| !open.iter().any(|other| other.ends_with(word));
    selected.as_str().split_whitespace().filter(is_whole).map(str::to_owned).collect()
}

#[test]
fn no_word_of_an_open_title_is_broken_in_any_form_by_either_clock() {
    let mut seen = 0;
    for file in ["great-fire-of-london.yaml", "homeland-justice.yaml"] {
        for (width, height) in SIZES {
            for keys in ["T", "t", "t t", "T t t"] {
                walk(Script::sample(file).size(width, height).press(keys), |script| {
                    // Where the open event is higher than the pane, the title may be above.
                    if !shows_title(script) {
                        return;
                    }
                    seen += 1;
                    assert_eq!(broken(script), [""; 0], "{width}x{height} {keys}\n{}", script.body());
                });
            }
        }
    }
    assert!(seen > 500, "{seen}");
}

#[test]
fn the_title_keeps_half_of_the_row_beside_two_dates() {
    for file in ["great-fire-of-london.yaml", "homeland-justice.yaml"] {
        for (width, height) in SIZES {
            let mut seen = 0;
            walk(Script::sample(file).size(width, height).press("T"), |script| {
                for (row, item, is_open) in events(script) {
                    let Some(title) = title(script, item).filter(|_| !is_open) else { continue };
                    // The mark of the cut and a flag take three cells.
                    let least: String = title.as_str().chars().take(row.chars().count() / 2 - 4).collect();
                    let caveats = ["(claimed)", "(disputed)", "(denied)", "(planned)"];
                    let is_told = row.contains(&least) || caveats.iter().any(|caveat| row.contains(caveat));
                    assert!(is_told, "{width}x{height} {row:?}\n{}", script.body());
                    seen += 1;
                }
            });
            assert!(seen > 9, "{width}x{height} {seen}");
        }
    }
}

#[test]
fn the_second_date_is_told_shorter_or_where_the_event_is_open() {
    let fire = |width, height| Script::sample("great-fire-of-london.yaml").size(width, height).press("T g");
    let moment = "2 Sep 1666 01h";
    fire(80, 24).sees(&format!("happened {moment}")).does_not_see(&format!("Fire breaks out {moment}"));
    fire(50, 15).sees(&format!("happened {moment}"));
    // A closed row has the longest form beside which the title keeps half of it, or none.
    fire(120, 40).press("j").sees("bakery… Sep 1666 ⚑").press("k").sees(&format!("happened {moment}"));
    fire(200, 40).press("j").sees(&format!("{moment} ⚑"));
}
