//! The timeline where there is little room for all that it shows: titles, the dates of both clocks, bars, lanes. It must not test
//! how anything looks.

use std::collections::BTreeSet;

use crate::{
    app::{flow::Spot, layout::Pane, lens::Lens},
    evidence::timeline::{Bar, Edge},
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
        let is_open = block == selected;
        // A title that goes on below has its dates beside its first line.
        (is_open || row.spot.line == 0).then_some(())?;
        Some((words.collect(), pane.list.item(block)?, is_open))
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
                    // Where there are rows for it, the rest stands below.
                    let list = script.reader().list().map(|pane| &pane.list);
                    let is_whole =
                        list.is_some_and(|list| list.row_of(item).is_some_and(|row| list.is_whole(row)));
                    let is_told =
                        is_whole || row.contains(&least) || caveats.iter().any(|caveat| row.contains(caveat));
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
    fire(80, 24).sees(&format!("{moment} ⚑")).does_not_see("happened");
    fire(50, 15).sees(&format!("happened {moment}"));
    // A closed row has the longest form beside which the title keeps half of it, or none.
    fire(120, 40).press("j").sees("bakery in … 2 Sep 1666 ⚑").press("k").sees(&format!("happened {moment}"));
    fire(200, 40).press("j").sees(&format!("{moment} ⚑"));
}

/// Looks at the chart of a list beside each event on screen: its cells, and the place of the event in the list.
fn charts(script: &Script, mut look: impl FnMut(&[char], usize)) {
    let reader = script.reader();
    let area = reader.rows_area(Pane::List);
    let Some(pane) = reader.list() else { return };
    let gutter = pane.list.gutter(area.width.into());
    let rows = script.rows();
    for (y, row) in pane.flow.rows().enumerate() {
        if row.spot.line > 0 || pane.list.item(row.spot.block).is_none() {
            continue;
        }
        let cells = rows[usize::from(area.y) + y].chars().skip(usize::from(area.x + gutter.chart));
        look(&cells.take(gutter.columns.into()).collect::<Vec<char>>(), row.spot.block);
    }
}

const FILES: [&str; 2] = ["great-fire-of-london.yaml", "homeland-justice.yaml"];

#[test]
fn bars_stand_on_their_axis_and_say_where_they_are_cut_off() {
    let mut marks = [0, 0];
    for file in FILES {
        for (size, keys) in SIZES.into_iter().flat_map(|size| ["t", "T t"].map(|keys| (size, keys))) {
            walk(Script::sample(file).size(size.0, size.1).press(keys), |script| {
                let reader = script.reader();
                let (Some(axis), Some(pane)) = (reader.axis, reader.list()) else { return };
                let mut is_marked = [false; 2];
                charts(script, |cells, row| {
                    let date = pane.list.date(reader.story(), row);
                    let bar = date.and_then(|date| axis.bar(date));
                    let filled = (0..).zip(cells).filter(|(_, cell)| **cell != ' ').map(|(column, _)| column);
                    let columns = bar.into_iter().flat_map(|bar| bar.first..=bar.last);
                    assert_eq!(
                        filled.collect::<Vec<u16>>(),
                        columns.collect::<Vec<u16>>(),
                        "{}",
                        script.body()
                    );
                    let is_outside = bar.is_some_and(Bar::is_outside);
                    let is_cut = |edge: fn(Bar) -> Edge, first: bool| {
                        let lies_here = !is_outside || bar.is_some_and(|bar| (bar.first == 0) == first);
                        lies_here && bar.is_some_and(|bar| edge(bar) == Edge::Beyond)
                    };
                    let expected = [is_cut(|bar| bar.start, true), is_cut(|bar| bar.end, false)];
                    let shown = ['‹', '›'].map(|mark| cells.contains(&mark));
                    assert_eq!(shown, expected, "{file} {size:?} {row}\n{}", script.body());
                    is_marked = [0, 1].map(|side| is_marked[side] || shown[side]);
                });
                let scale = axis.scale();
                let columns = pane.list.gutter(reader.rows_area(Pane::List).width.into()).columns;
                assert_eq!(is_marked, [scale.start > 0, scale.end < columns], "{}", script.body());
                marks = [0, 1].map(|side| marks[side] + usize::from(is_marked[side]));
            });
        }
    }
    assert!(marks.iter().all(|marks| *marks > 9), "{marks:?}");
}

#[test]
fn every_event_shows_all_its_actors_in_lanes_or_that_there_are_more() {
    let mut seen = 0;
    for file in FILES {
        for (size, shifts) in
            SIZES.into_iter().flat_map(|size| ["", "> >", "> > > > > >"].map(|keys| (size, keys)))
        {
            walk(Script::sample(file).size(size.0, size.1).press("t t").press(shifts), |script| {
                let reader = script.reader();
                let Some(pane) = reader.list() else { return };
                let lanes = &pane.list.lanes;
                let width = usize::from(pane.list.gutter(reader.rows_area(Pane::List).width.into()).lane);
                charts(script, |cells, row| {
                    let Some(Item::Event(event)) = pane.list.item(row) else { return };
                    let actors = &reader.story().get(event).actors;
                    let mut here = BTreeSet::new();
                    for (n, lane) in lanes.on_screen().iter().enumerate() {
                        let is_marked = cells[n * width] != '·';
                        assert_eq!(
                            actors.iter().any(|actor| actor.actor == lane.actor),
                            is_marked,
                            "{}",
                            script.body()
                        );
                        here.extend(is_marked.then_some(lane.actor));
                    }
                    let all: BTreeSet<_> = actors.iter().map(|actor| actor.actor).collect();
                    let [left, right] = lanes.parts(reader.story(), Item::Event(event)).beyond;
                    assert_eq!(all.len() > here.len(), left || right, "{}", script.body());
                    seen += here.len();
                });
            });
        }
    }
    assert!(seen > 500, "{seen}");
}

#[test]
fn dates_leave_out_what_the_heading_says_only_where_a_title_would_be_cut() {
    let fire = |width, height| {
        Script::sample("great-fire-of-london.yaml")
            .size(width, height)
            .press("g j j j")
            .press(if width < 100 { "z" } else { "" })
    };
    fire(120, 40).sees(" Sep 1666 ").sees("c. 2 Sep 03h ┊ A maid wakes Pepys").sees("Pepys's lane ");
    fire(200, 40).sees("c. 2 Sep 1666 03h ┊ A maid wakes Pepys");
    fire(80, 24).sees("c. 2 Sep 1666 03h ┊ A maid wakes Pepys");
    fire(50, 24).sees("c. 2 Sep 03h ┊ A maid");
    // What no heading says stays, whatever the titles are.
    let moments = |title: &str| {
        let event = |second| format!("{{date: \"2015-07-24T19:01:0{second}Z\", title: {title} {second}}}");
        let events = [1, 2, 3].map(event).join(", ");
        Script::yaml(&format!("briefing: 1\ntitle: T\nevents: [{events}]\n"))
    };
    moments("A message").size(50, 15).sees(" 24 Jul 2015 19:01:02Z ");
    moments("A message so long that it does not fit on one line")
        .size(80, 24)
        .sees(" 24 Jul 2015 19:01:02Z ");
}
