//! The forms of the timeline, a script for each thing that they do: list, bars, lanes. It must not test how anything looks.

use crate::inside::script::Script;

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
                let before = selected_row(&script);
                assert!(before.is_some(), "{start}\n{}", script.body());
                for form in ["bars", "lanes", "list", "bars again"] {
                    script = script.press("t");
                    let after = selected_row(&script);
                    assert_eq!(after, before, "{width}x{height} {start} {form}\n{}", script.body());
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
    let rows = script.rows();
    let foot = rows.iter().find(|row| row.starts_with('╰')).cloned().unwrap_or_default();
    assert!(foot.contains(" May 2001 ") || foot.contains(" 2001 "), "{}", script.body());
    assert!(rows[3].contains("╭ 1 Timeline") && rows[4].contains("2001"), "{}", script.body());
    let script = script.press("t");
    let rows = script.rows();
    let column = |row: &str, words: &str| row.find(words).map(|at| row[..at].chars().count());
    let foot = rows.iter().find(|row| row.starts_with('╰')).cloned().unwrap_or_default();
    let plan = rows.iter().find(|row| row.contains("Plan.")).cloned().unwrap_or_default();
    assert_eq!(column(&foot, "Ada"), column(&plan, "●"), "{}", script.body());
}

#[test]
fn names_are_whole_where_there_is_room_and_short_where_there_is_little() {
    fire_of_london().size(120, 40).press("t t").sees(" Pepys ─ City o… Evelyn ▸─");
    fire_of_london().size(200, 40).press("t t z").sees(" Samuel Pepys ").sees(" City of London ");
}

#[test]
fn without_actors_there_are_no_lanes() {
    Script::yaml("briefing: 1\ntitle: T\nevents: [{date: 2001, title: A}]\n")
        .press("t t")
        .footer("No event here names an actor to give a lane to.");
}

#[test]
fn a_list_too_narrow_for_bars_says_so_and_zoom_makes_room() {
    Script::sample("homeland-justice.yaml")
        .size(120, 40)
        .press("9 9 , T t")
        .footer("The list is too narrow for it; z gives it the whole screen.")
        .does_not_see("░")
        .press("z")
        .sees("░");
    // Where it is as wide as the screen, there is no more room to give.
    let narrow = Script::sample("homeland-justice.yaml").size(40, 24).press("t");
    narrow.footer("The list is too narrow for it.").does_not_see("░");
}

#[test]
fn lanes_go_sideways_as_far_as_there_are_any() {
    harbor()
        .press("t t")
        .sees("Bob  Ada")
        .press(">")
        .does_not_see("Bob  Ada")
        .press(">")
        .footer("There are no more lanes on that side.")
        .press("<")
        .sees("Bob  Ada")
        .press("<")
        .footer("There are no more lanes on that side.");
    harbor().press(">").footer("Nothing is shown in lanes; t changes the form of the timeline.");
}

#[test]
fn lanes_beyond_the_edges_are_pointed_at() {
    fire_of_london()
        .press("t t")
        .sees("─ Pepys ")
        .sees("▸")
        .does_not_see("◂")
        .press(">")
        .does_not_see("─ Pepys")
        .sees("◂");
}
