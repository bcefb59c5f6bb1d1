//! The forms of the timeline, a script for each thing that they do: list, bars, lanes. It must not test how anything looks.

use ratatui::{buffer::Cell, style::Modifier};

use crate::{app::layout::Pane, inside::script::Script};

const HARBOR: &str = "briefing: 1
title: Harbor
events:
  - {date: 2001-05-01, title: Plan., actors: [ada]}
  - {date: 2001-07-02, title: Permit., actors: [bob]}
  - {date: 2002-02-04, title: Flood., actors: [bob]}
  - {date: 2003-08-09, title: Fire., actors: [ada]}
  - {date: 2003-10-11, title: A trial of which the title is so long that in most forms it needs more than one line., actors: [bob]}
actors:
  ada: {name: Ada}
  bob: {name: Bob}
";

fn harbor() -> Script {
    Script::yaml(HARBOR)
}

fn fire_of_london() -> Script {
    Script::sample("great-fire-of-london.yaml")
}

/// The row of the screen on which the selection begins.
fn selected_row(script: &Script) -> Option<usize> {
    script.rows().iter().position(|row| row.starts_with("│▌"))
}

/// The lines below the rows that say whose the lanes are.
fn legend(script: &Script) -> Vec<String> {
    let reader = script.reader();
    let (inside, rows) =
        (reader.layout().pane(Pane::List).unwrap_or_default().inside(), reader.rows_area(Pane::List));
    let below = usize::from(rows.y + rows.height)..usize::from(inside.y + inside.height);
    script.rows()[below]
        .iter()
        .map(|row| row.chars().skip(2).take(usize::from(inside.width) - 1).collect())
        .collect()
}

/// The lower line of the frame of the list, with the names or numbers of lanes or an axis.
fn ruler(script: &Script) -> String {
    let inside = script.reader().layout().pane(Pane::List).unwrap_or_default().inside();
    let row = &script.rows()[usize::from(inside.y + inside.height)];
    row.chars().skip(inside.x.into()).take(inside.width.into()).collect()
}

#[test]
fn the_timeline_is_a_list_or_bars_or_lanes() {
    harbor()
        .does_not_see("◆")
        .press("t")
        .sees("◆")
        .footer("With bars")
        .press("t")
        .does_not_see("◆")
        .sees("●")
        .footer("In lanes")
        .press("t")
        .does_not_see("●")
        .footer("As a list.");
}

#[test]
fn no_form_moves_the_selection_on_the_screen() {
    let sizes = [(200, 60), (120, 40), (100, 20), (80, 24), (60, 22), (50, 15), (40, 10)];
    for (width, height) in sizes {
        for start in ["g", "g j j", "G", "G k", "1 2 G", "g } }", "G ctrl-y ctrl-y", "9 G ctrl-e"] {
            for script in [harbor(), fire_of_london()] {
                let mut script = script.size(width, height).press(start);
                let mut before = (selected_row(&script), legend(&script).len());
                assert!(before.0.is_some(), "{start}\n{}", script.body());
                for form in ["bars", "lanes", "list", "bars again"] {
                    script = script.press("t");
                    let after = (selected_row(&script), legend(&script).len());
                    // The names of the lanes take rows of the list, and give them back. A list that has room for all
                    // gives what is left to long titles, of which a form with bars has more.
                    let has_room = script.reader().list().is_some_and(|pane| {
                        let (above, seen, all) = pane.flow.extent();
                        above == 0 && seen == all
                    });
                    let stays =
                        has_room || if after.1 == before.1 { after == before } else { after.0.is_some() };
                    assert!(stays, "{width}x{height} {start} {form} {before:?} {after:?}\n{}", script.body());
                    before = after;
                }
            }
        }
    }
}

#[test]
fn what_a_form_left_blank_at_the_end_is_filled_once_the_selection_moves() {
    let script = harbor().size(50, 8).press("G").press("t t t k");
    let last = script.rows()[6].clone();
    assert!(!last.trim_matches(['│', '┃', ' ']).is_empty() || last.starts_with('╰'), "{}", script.body());
}

#[test]
fn the_ruler_takes_no_row_and_stands_below_its_columns() {
    let script = harbor().size(80, 24).press("g t");
    assert!(ruler(&script).contains(" 2001 "), "{}", script.body());
    assert!(
        script.rows()[3].contains("╭ 1 Timeline") && script.rows()[4].contains("2001"),
        "{}",
        script.body()
    );
    let script = script.press("t");
    let column = |row: &str, words: &str| row.find(words).map(|at| row[..at].chars().count());
    let plan = script.rows().into_iter().find(|row| row.contains("Plan.")).unwrap_or_default();
    assert_eq!(column(&ruler(&script), "Ada").map(|at| at + 1), column(&plan, "●"), "{}", script.body());
}

#[test]
fn names_stand_below_their_lanes_where_all_fit_whole_there() {
    for (width, height) in [(120, 40), (80, 24), (50, 15)] {
        let script = harbor().size(width, height).press("t t");
        assert_eq!(legend(&script), [""; 0], "{}", script.body());
        let names: Vec<String> = ruler(&script).split(['─', ' ']).map(str::to_owned).collect();
        assert!(["Bob", "Ada"].iter().all(|name| names.contains(&(*name).to_owned())), "{}", script.body());
    }
}

/// The lanes on screen: how many there are, and what is left of a row to its title.
fn lanes(script: &Script) -> (usize, u16) {
    let reader = script.reader();
    let width = reader.rows_area(Pane::List).width;
    let Some(pane) = reader.list() else { return (0, 0) };
    let gutter = pane.list.gutter(width.into());
    (pane.list.lanes.on_screen().len(), width.saturating_sub(gutter.chart + gutter.columns + 1))
}

#[test]
fn lanes_are_as_many_as_fit_and_their_names_stand_whole_below_the_rows() {
    let of = |width, height| fire_of_london().size(width, height).press("g t t");
    assert_eq!(lanes(&of(160, 45)), (15, 31));
    assert_eq!(lanes(&of(120, 40)), (12, 24));
    assert_eq!(lanes(&of(80, 24)), (15, 31));
    assert_eq!(lanes(&of(50, 15)), (8, 23));
    for (width, height) in [(160, 45), (120, 40), (80, 24), (50, 15)] {
        let script = of(width, height);
        let reader = script.reader();
        let lanes = reader.list().map(|pane| &pane.list.lanes);
        let legend = legend(&script).join(" ");
        for (n, lane) in lanes.iter().flat_map(|lanes| lanes.on_screen().iter().enumerate()) {
            let shown = lanes.map(|lanes| lanes.shown().label(n)).unwrap_or_default();
            let names = std::iter::once(&reader.story().get(lane.actor).name);
            let aliases = reader.story().briefing.aliases(lane.actor).map(|(_, alias)| &alias.name);
            let mut names = names
                .chain(aliases)
                .flat_map(|name| [name.as_str(), name.as_str().split(' ').next_back().unwrap_or_default()]);
            let is_told = names.any(|name| legend.contains(&format!("{shown} {name}")));
            assert!(is_told, "{width}x{height} {n}\n{}", script.body());
        }
    }
}

#[test]
fn the_actors_of_the_selected_event_stand_out_below_the_lanes() {
    for (width, height) in [(120, 40), (80, 24), (50, 15)] {
        let script = fire_of_london().size(width, height).press("g t t").press_until("j", "burned \"with a");
        let (reader, cells) = (script.reader(), script.cells().0);
        let rows = reader.rows_area(Pane::List);
        let start = usize::from(rows.y + rows.height) * usize::from(width);
        let is_bold = |words: &str| {
            let line: Vec<&str> = cells[start..start + usize::from(width)].iter().map(Cell::symbol).collect();
            let at = line.concat().find(words).map(|at| line.concat()[..at].chars().count());
            at.is_some_and(|at| cells[start + at].modifier.contains(Modifier::BOLD))
        };
        assert!(is_bold("Pepys") && !is_bold("City of London"), "{width}x{height}\n{}", script.body());
    }
}

#[test]
fn without_room_for_a_name_and_a_title_there_are_no_lanes() {
    fire_of_london().size(24, 8).press("t t").footer("The list is too narrow");
    fire_of_london().size(80, 8).press("t t").sees("1 ");
}

#[test]
fn without_actors_there_are_no_lanes() {
    Script::yaml("briefing: 1\ntitle: T\nevents: [{date: 2001, title: A}]\n")
        .press("t t")
        .footer("No event here names an actor to give a lane to.");
}

#[test]
fn a_list_too_narrow_for_bars_says_so() {
    Script::sample("great-fire-of-london.yaml")
        .size(27, 15)
        .press("t")
        .footer("The list is too narrow")
        .does_not_see("◆");
}

#[test]
fn zoom_makes_room_for_bars() {
    Script::sample("homeland-justice.yaml")
        .size(120, 40)
        .press("9 9 , T t")
        .footer("The list is too narrow for it; z gives it the whole screen.")
        .does_not_see("░")
        .press("z")
        .sees("░");
}

#[test]
fn lanes_go_sideways_as_far_as_there_are_any() {
    harbor()
        .press("t t")
        .sees(" Bob ─ Ada ")
        .press(">")
        .does_not_see("Bob")
        .press(">")
        .footer("There are no more lanes on that side.")
        .press("<")
        .sees(" Bob ─ Ada ")
        .press("<")
        .footer("There are no more lanes on that side.");
    harbor().press(">").footer("Nothing is shown in lanes; t changes the form of the timeline.");
}

#[test]
fn lanes_beyond_the_edges_are_pointed_at() {
    // An event of the Dutch and the French, and more than has room beside them.
    let cry = |script: &Script| {
        let row = script.rows().into_iter().find(|row| row.starts_with("│ 5 Sep") && row.contains("A cry"));
        row.unwrap_or_else(|| script.fail("no such event"))
    };
    let script =
        fire_of_london().size(120, 40).press("g t t").holds("a row", |script| cry(script).contains("6 7 "));
    let script = script
        .holds("lanes to the right", |script| {
            ruler(script).ends_with("9─a─b─c▸") || ruler(script).contains("c▸")
        })
        .holds("somebody to the right", |script| cry(script).contains('▸') && !cry(script).contains('◂'));
    let script = script.press("> > > > > > > > >");
    script
        .holds("lanes to the left", |script| ruler(script).contains("◂a"))
        .holds("somebody to the left", |script| cry(script).contains('◂') && !cry(script).contains('▸'));
}

#[test]
fn bars_that_would_crush_the_others_are_cut_off_with_a_mark() {
    let row = |script: &Script, words: &str| {
        let row = script.rows().into_iter().find(|row| row.contains(words));
        row.unwrap_or_else(|| script.fail(words))
    };
    // The war of three years lasts beyond both ends of it, the plague was before.
    for (width, height) in [(120, 40), (80, 24), (50, 28)] {
        let script = fire_of_london().size(width, height).press("g j t z");
        assert!(row(&script, "England").contains(" ‹━"), "{}", script.body());
        assert!(row(&script, "England").contains("━› "), "{}", script.body());
        assert!(row(&script, "Plague").contains(" ‹ "), "{}", script.body());
        assert!(ruler(&script).contains('‹'), "{}", script.body());
    }
}
