//! Relations drawn: walking about in them, one step and two, many neighbors, and what they look like.

use crate::{
    app::{Look, config::Config, layout::Pane},
    text::{SafeText, width},
};

use super::screens::album;
use crate::inside::script::{Script, sample};

/// A port, who works for it, whom it sued, and who stands behind those.
const PORT: &str = "briefing: 1
title: Harbor
actors:
  port: {name: Port, relations: [{to: union, kind: sued, by: daily, via: [paper]}, {to: city, kind: belongs-to}]}
  crew: {name: Crew, relations: [{to: port, kind: works-for, by: port}]}
  union: {name: Union, relations: [{to: crew, kind: represents, by: union}]}
  daily: {name: Daily}
  mayor: {name: Mayor, relations: [{to: city, kind: head-of, by: daily}]}
  hermit: {name: Hermit}
places:
  city: {name: City}
sources:
  paper: {title: Paper of Monday}
claims:
  suit: {text: The port sued the union., about: [port, union], positions: [{by: daily, stance: asserts}, {by: port, stance: denies}]}
";

/// The relations of the port, on a wide screen.
#[track_caller]
fn port() -> Script {
    Script::yaml(PORT).press("p 'port' enter r")
}

#[test]
fn relations_stand_around_their_entity_and_the_foot_says_the_one_in_focus_in_full() {
    port()
        .keys_go_to(Pane::View)
        .sees("╭ Relations of Port ")
        .sees("▸┨ Port ┠─┤")
        .cursor_on("Crew")
        .sees("Port, related to 3 others");
}

#[test]
fn arrows_go_to_the_box_that_lies_there_and_the_line_to_it_is_heavy() {
    port()
        .press("l")
        .sees("┫ Union ┃")
        .sees("Port sued Union, says Daily, via Paper of Monday; disputed claim: The port sued the union")
        .press("j")
        .sees("┫ City  ┃")
        .sees("Port belongs to City, unattributed")
        .press("k left left")
        .sees("┃ Crew ┣")
        .sees("Crew works for Port, says Port")
        .press("h")
        .footer("No link before this one here.")
        .sees("┃ Crew ┣");
}

#[test]
fn a_disputed_relation_is_dashed_and_said_to_be_disputed_in_the_list() {
    port()
        .sees("┄ sued, says Daily ┄")
        .sees("─ belongs to, unattributed ▸")
        .sees("· Port sued Union, says Daily, via Paper of Monday; disputed claim: The port sued the union");
}

#[test]
fn enter_makes_a_neighbor_the_center_and_back_returns_to_the_box() {
    let script = port().press("l");
    let before = script.body();
    script
        .press("enter")
        .sees("╭ Relations of Union ")
        .press("o")
        .shows(&before)
        .press("i")
        .sees("╭ Relations of Union ")
        .press("esc")
        .keys_go_to(Pane::Entity);
}

#[test]
fn enter_on_the_center_goes_to_its_pane() {
    port().press("enter").keys_go_to(Pane::Entity).sees("2 Port");
}

#[test]
fn the_same_key_switches_between_one_step_and_two() {
    port()
        .does_not_see("Mayor │")
        .press("r")
        .sees("╭ Relations of Port, two steps ")
        .sees("Mayor │")
        .press("r")
        .does_not_see("Mayor │")
        .press("esc")
        .keys_go_to(Pane::Entity);
}

#[test]
fn below_the_drawing_every_relation_is_a_line_with_links() {
    port()
        .press("l j j")
        .cursor_on("Relations (3)")
        .press("j l")
        .cursor_on("· Port sued Union")
        .press("k k")
        .sees("┫ City  ┃");
}

#[test]
fn a_click_on_a_box_makes_it_the_center_and_so_does_a_hint() {
    port().click("Union").sees("╭ Relations of Union ");
    port().press("f s").does_not_see("╭ Relations of Port ");
}

#[test]
fn an_entity_that_nothing_is_related_to_says_so() {
    Script::yaml(PORT)
        .press("p 'hermit' enter r")
        .keys_go_to(Pane::Entity)
        .footer("The file relates Hermit to nobody.");
}

#[test]
fn relations_are_drawn_from_every_lens_and_from_a_full_view() {
    Script::yaml(PORT).press("C r").footer("The file relates Daily to nobody.");
    Script::yaml(PORT).press("C l l l l r").sees("╭ Relations of Union ").footer("center");
    Script::yaml(PORT).press("E r").sees("╭ Relations of Port ");
    Script::yaml(PORT).press("p 'port' enter c r").sees("╭ Relations of Port ");
}

/// A company that fifty pay, two others sue, and a bank does both.
fn many() -> String {
    let payers: Vec<String> = (0..50)
        .map(|n| format!("  p{n}: {{name: Payer {n}, relations: [{{to: co, kind: pays}}]}}\n"))
        .collect();
    format!(
        "briefing: 1\ntitle: Many\nactors:\n  co: {{name: Company}}\n{}  \
         a: {{name: Ann, relations: [{{to: co, kind: sues}}]}}\n  b: {{name: Ben, relations: [{{to: co, kind: sues}}]}}\n  \
         bank: {{name: Bank, relations: [{{to: co, kind: pays}}, {{to: co, kind: sues}}]}}\n",
        payers.concat()
    )
}

#[test]
fn many_neighbors_stand_together_by_kind_and_a_box_of_many_opens_to_its_members() {
    Script::yaml(&many())
        .press("E r")
        .sees("50 × pays")
        .sees("2 × sues")
        .sees("Bank")
        .does_not_see("│ Ann ")
        .press("h")
        .sees("2 × sues: Ann, Ben")
        .press("enter")
        .sees("╭ Relations of Company: 2 × sues ")
        .sees("│ Ann")
        .press("o")
        .sees("50 × pays");
}

#[test]
fn a_long_drawing_scrolls_with_the_focus() {
    Script::yaml(&many())
        .press("E r h k enter h")
        .press_until("j", "┃ Payer 49")
        .sees("Payer 49 pays Company, unattributed");
}

/// In a window of two rows nothing of a view is seen, but keys mean something: they must not lead out of what there is.
#[test]
fn keys_in_a_window_too_small_for_a_row_lead_to_what_there_is() {
    for keys in
        ["space", "ctrl-u", "j", "k", "l", "h", "g", "G", "ctrl-e", "x", "c", "enter", "r space", "o i"]
    {
        for (width, height) in [(10, 2), (60, 1), (1, 1), (0, 0)] {
            let script = Script::sample("homeland-justice.yaml").size(100, 40).press("E r");
            script.size(width, height).press(keys).size(100, 40);
        }
    }
}

#[test]
fn the_foot_is_painted_again_where_the_same_words_look_another_way() {
    Script::sample("tour.yaml").press("r").size(12, 9).press("j x");
}

#[test]
fn the_cursor_stays_on_its_line_below_the_drawing_at_every_size() {
    let sizes = [(40, 24), (100, 30), (12, 12), (20, 8), (60, 2), (160, 50), (40, 24)];
    let script = port().press("l j j j").cursor_on("· Port sued Union");
    sizes.into_iter().fold(script, |script, (width, height)| {
        let script = script.size(width, height);
        if height > 2 { script.cursor_on("· Port") } else { script }
    });
}

#[test]
fn the_focus_stays_on_its_box_at_every_size_and_waits_where_there_is_no_room_to_draw() {
    let script = port().press("r").press_until("l", " Mayor ┃").size(60, 30).sees(" Mayor ┃");
    script.size(8, 8).size(120, 40).sees(" Mayor ┃").press("h").sees(" City  ┃");
}

#[test]
fn back_in_a_window_of_another_size_the_same_box_has_the_focus() {
    let script = port().press("l").sees("┫ Union ┃").press("enter").size(40, 30);
    script.press("o").sees("╭ Relations of Port ").sees("┃ Union").sees("Port sued Union");
}

#[test]
fn borders_stay_in_line_whatever_script_a_name_is_in() {
    let text = "briefing: 1\ntitle: Names\nactors:\n  a: {name: 船公司 🚀, relations: [{to: b, kind: knows}, {to: c, kind: knows}]}\n  \
                b: {name: گروه MEK}\n  c: {name: \"e\\u0301vil\\u202e name\"}\n";
    for reorder in [false, true] {
        for size in [(100, 20), (40, 24)] {
            let look = Look { no_color: true, reorder };
            let script = Script::with(Config::default(), look, text).size(size.0, size.1).press("E r");
            let rows = script.rows();
            let inside = |row: &String| width(SafeText::line(row).as_safe()) == usize::from(size.0);
            assert!(rows[1..rows.len() - 1].iter().all(inside), "{}", script.picture());
            let column = |row: &str, glyphs: [char; 2]| -> Vec<usize> {
                let at = row.match_indices(glyphs).map(|(at, _)| at);
                at.map(|at| width(SafeText::line(&row[..at]).as_safe())).collect()
            };
            for (n, row) in rows.iter().enumerate().filter(|(_, row)| row.contains("MEK")) {
                let Some(right) = column(&rows[n - 1], ['╮', '┓']).last().copied() else { continue };
                assert!(column(row, ['│', '┃']).contains(&right), "{}", script.picture());
            }
        }
    }
}

#[test]
fn drawings() {
    let story = |id: &str, width, height| {
        let script = Script::sample("homeland-justice.yaml").size(width, height);
        script.press(&format!("p '{id}' enter r"))
    };
    let one_step = |width, height| story("iran", width, height).press("k");
    let two_steps = |width, height| story("mek", width, height).press("r j");
    let ascii = Config { ascii: Some(true), ..Config::default() };
    let look = Look { no_color: true, reorder: false };
    let ascii = Script::with(ascii, look, sample("homeland-justice.yaml")).size(80, 24);
    album(
        "relations",
        [
            ("one step, 120x40", one_step(120, 40).picture_of(Pane::View)),
            ("one step, 50x15", one_step(50, 15).glyphs_of(Pane::View)),
            ("one step, 80x24, in ASCII", ascii.press("p 'iran' enter r l").glyphs_of(Pane::View)),
            ("two steps, 120x40", two_steps(120, 40).glyphs_of(Pane::View)),
            ("two steps, 80x24", two_steps(80, 24).glyphs_of(Pane::View)),
            ("two steps, 50x15", two_steps(50, 15).glyphs_of(Pane::View)),
        ],
    );
}
