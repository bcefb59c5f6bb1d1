//! Keys that move, follow and go back, and what the mouse does, a script for each. It must not test how anything looks.

use crate::app::layout::Pane;

use super::twenty::{OnEvent, twenty};
use crate::inside::script::{Script, sample};

#[test]
fn down_and_up_go_from_event_to_event() {
    twenty().on_event(1).press("j down").on_event(3).press("k up").on_event(1).press("k").on_event(1);
}

#[test]
fn a_count_says_how_often_or_which() {
    twenty()
        .press("5 j")
        .on_event(6)
        .press("4 k")
        .on_event(2)
        .press("7 g")
        .on_event(7)
        .press("1 9 G")
        .on_event(19)
        .press("9 9 9 k")
        .on_event(1)
        .press("9 9 9 9 9 9 9 9 9 9 9 9 j")
        .on_event(20);
}

#[test]
fn a_count_may_begin_with_any_digit() {
    twenty().press("0 1 2 j").on_event(13).press("0 4 k").on_event(9).press("1 0 j").on_event(19);
    twenty().press("1 5 j").on_event(16).press("4 1 k").on_event(1).press("1 6 2 j").on_event(20);
}

#[test]
fn a_digit_alone_goes_to_the_pane_of_that_number() {
    twenty()
        .press("4 g 2")
        .keys_go_to(Pane::Entity)
        .press("tab")
        .keys_go_to(Pane::Quotes)
        .press("1")
        .keys_go_to(Pane::List)
        .press("j")
        .on_event(5)
        .press("3")
        .keys_go_to(Pane::Quotes);
}

#[test]
fn a_digit_that_is_no_pane_makes_a_count_with_the_one_before_and_gives_the_keys_back() {
    twenty().press("2").footer("j/k").press("0").keys_go_to(Pane::List).footer("20").press("g").on_event(20);
}

#[test]
fn panes_may_be_named_one_after_the_other() {
    twenty()
        .press("2 3")
        .keys_go_to(Pane::Quotes)
        .press("1 2")
        .keys_go_to(Pane::Entity)
        .footer("j/k")
        .press("1 j")
        .on_event(2)
        .press("1 1 5 j")
        .keys_go_to(Pane::List)
        .on_event(17);
}

#[test]
fn escape_or_the_mouse_takes_a_count_back() {
    twenty()
        .press("2 enter")
        .keys_go_to(Pane::Entity)
        .press("1 5")
        .footer("15")
        .press("esc")
        .keys_go_to(Pane::Entity);
    twenty().press("1 5 esc j").on_event(2);
    twenty().press("1 5").click("Event 3.").press("j").on_event(4);
}

#[test]
fn pages_and_ends() {
    twenty()
        .press("G")
        .on_event(20)
        .press("g")
        .on_event(1)
        .press("end")
        .on_event(20)
        .press("home")
        .on_event(1);
    for (down, up) in [("ctrl-d", "ctrl-u"), ("pagedown", "ctrl-b"), ("ctrl-f", "pageup")] {
        let script = twenty().press(down);
        assert!(!script.cursor_row().contains("Event 1."), "{down} moves");
        let pages = format!("{down} ").repeat(20);
        let back = format!("{up} ").repeat(20);
        script.press(&pages).on_event(20).press(&back).on_event(1);
    }
}

#[test]
fn scrolling_by_a_line_keeps_the_selection_as_long_as_it_is_in_view() {
    twenty()
        .sees("Event 2.")
        .press("ctrl-e")
        .sees("Event 2.")
        .holds("the first event is selected", |script| selected_event(script) == 1)
        .press("ctrl-y")
        .on_event(1)
        .press("9 ctrl-e 9 ctrl-e")
        .holds("another event is selected", |script| selected_event(script) > 1)
        .press("9 9 ctrl-y")
        .holds("the list shows its beginning", |script| script.rows()[4].contains("Event 1."));
}

/// Which event is selected, counted from 1, by the title of the pane.
fn selected_event(script: &Script) -> usize {
    let rows = script.rows();
    let title = rows.iter().find(|row| row.contains(" of 20")).map_or("", String::as_str);
    let before = title.split(" of 20").next().unwrap_or_default();
    before.rsplit(' ').next().and_then(|n| n.parse().ok()).unwrap_or_default()
}

#[test]
fn sections_of_the_list() {
    Script::sample("homeland-justice.yaml")
        .press("E g")
        .cursor_on("group")
        .press("}")
        .cursor_on("Ashraf 3")
        .sees("Places")
        .press("{")
        .cursor_on("group");
}

#[test]
fn a_quote_taller_than_its_pane_is_read_to_its_end_and_stays_marked() {
    let words: Vec<String> = (1..=60).map(|n| format!("word{n} of many")).collect();
    let words = words.join(" ");
    let text = format!(
        "briefing: 1\ntitle: Q\nactors: {{a: {{name: A}}}}\nquotes: {{q: {{text: {words}, speaker: a}}}}\n"
    );
    Script::yaml(&text)
        .size(40, 8)
        .press("3")
        .sees("word1 ")
        .does_not_see("word60")
        .press_until("j", "word60")
        .press_until("k", "word1 ");
}

#[test]
fn tab_goes_round_the_panes() {
    twenty()
        .press("4 g tab")
        .keys_go_to(Pane::Entity)
        .press("tab tab")
        .keys_go_to(Pane::List)
        .press("shift-tab")
        .keys_go_to(Pane::Quotes);
}

#[test]
fn left_and_right_go_along_the_links_and_enter_follows() {
    let text = "\
briefing: 1
title: Links
actors:
  newcomer: {name: Newcomer, kind: person, text: Somebody who expects the same keys here.}
  reader: {name: Reader, kind: person, text: You.}
events:
  - title: Follow a link
    text: >
      Left and right step through the links of the open event, and Enter follows one. Names are links
      by themselves: try Newcomer. A writer can also link other words, such as [[words|these]], to anything in the file.
    actors: [newcomer, reader]
    quotes: [words]
quotes:
  words: {text: Whatever names something can be followed., speaker: reader}
";
    Script::yaml(text)
        .press("l")
        .sees("2 Newcomer")
        .press("right")
        .cursor_on("as these, to anything in the file.")
        .press("left")
        .sees("2 Newcomer")
        .press("enter")
        .keys_go_to(Pane::Entity)
        .press("k k k k h")
        .footer("No link before this one here.");
}

#[test]
fn a_link_that_was_scrolled_out_of_view_is_not_followed() {
    let words = "and so on ".repeat(60);
    let text = format!(
        "briefing: 1\ntitle: L\nactors: {{a: {{name: Ada}}, b: {{name: Bob}}}}\n\
         events:\n  - {{title: E, text: \"[[a|First]] {words} [[b|last]] {words}\"}}\n"
    );
    let script =
        Script::yaml(&text).size(50, 10).press("l").cursor_on("First").press("ctrl-e").press("ctrl-e");
    // Without a focus, the next link is the next one of those in view.
    script
        .press("9 ctrl-e")
        .does_not_see("First")
        .press("l")
        .holds("the last link has the focus", |script| script.cursor_row().contains("last"))
        .press("enter")
        .sees("2 Bob")
        .press("1 h")
        .cursor_on("First")
        .press("9 ctrl-e")
        .does_not_see("First")
        .press("enter")
        .keys_go_to(Pane::List)
        .does_not_see("2 Ada");
}

#[test]
fn an_event_opens_in_short_and_enter_opens_all_there_is_to_say() {
    Script::sample("homeland-justice.yaml")
        .size(120, 60)
        .press("p 'threatens the camp' enter")
        .sees("3 reports, 1 origin; Homeland Justice (author), MEK (target),")
        .sees("Iran; Ashraf 3; reported; 2")
        .sees("quotes; 3 claims")
        .does_not_see("evidence")
        .press("enter")
        .keys_go_to(Pane::List)
        .sees("evidence     3 reports, 1 origin")
        .sees("Judgments that rest on it (1)")
        // Enter opened what there is; once more, it goes on to the pane that explains it.
        .press("enter")
        .keys_go_to(Pane::Entity)
        .press("esc")
        .keys_go_to(Pane::List)
        .sees("evidence     3 reports, 1 origin")
        .press("esc")
        .does_not_see("evidence")
        .press("enter j k")
        .does_not_see("evidence")
        // What is looked for may stand in what the short form leaves out.
        .press("/ 'threatens the camp' enter")
        .sees("evidence     3 reports, 1 origin");
}

#[test]
fn of_many_actors_the_short_form_names_the_first() {
    let actors: Vec<String> = (0..9).map(|n| format!("  a{n}: {{name: Actor {n}}}")).collect();
    let named: Vec<String> = (0..9).map(|n| format!("a{n}")).collect();
    let text = format!(
        "briefing: 1\ntitle: L\nactors:\n{}\nevents:\n  - {{title: E, actors: [{}]}}\n",
        actors.join("\n"),
        named.join(", ")
    );
    Script::yaml(&text)
        .size(120, 40)
        .sees("Actor 4, Actor 5 and 3")
        .sees("more; no source is given")
        .does_not_see("Actor 6")
        .press("enter")
        .sees("Actor 8");
}

#[test]
fn every_lens_has_a_key() {
    let mut script = Script::sample("homeland-justice.yaml");
    for (key, name) in
        [("E", "Who and where"), ("C", "Claims"), ("S", "Sources"), ("B", "Brief"), ("T", "Timeline")]
    {
        script = script.press(key).sees(&format!("1 {name}")).keys_go_to(Pane::List);
    }
    script
        .press("o")
        .sees("1 Brief")
        .press("backspace alt-left")
        .sees("1 Claims")
        .press("i alt-right")
        .sees("1 Brief");
}

#[test]
fn back_restores_the_view_as_it_was_scrolled() {
    let script = twenty().press("9 j ctrl-e ctrl-e ctrl-e");
    let before = script.body();
    script.press("E").press("G o").shows(&before).press("p 'robert' enter").press("o").shows(&before);
}

#[test]
fn back_restores_scroll_link_and_pane_whatever_was_followed_from_the_list() {
    // The links of the threat: actors, a place, sources, quotes, claims.
    for links in ["l", "4 l", "6 l", "0 1 2 l", "1 5 l", "0 2 2 l"] {
        for size in [(90, 14), (60, 40), (40, 12)] {
            let script = Script::sample("homeland-justice.yaml")
                .size(size.0, size.1)
                .press("/ 'threatens the camp' enter esc")
                .press(links)
                .press("ctrl-e");
            let before = script.picture();
            let is_as_before = |script: &Script| script.picture() == before;
            script
                .press("enter o")
                .keys_go_to(Pane::List)
                .holds("back leads to the very screen", is_as_before)
                .press("i o")
                .holds("and once more", is_as_before);
        }
    }
}

#[test]
fn back_restores_the_actor_whose_pane_was_read() {
    let script = Script::sample("homeland-justice.yaml").press("l l l 2 G k k");
    let before = script.body();
    script.press("p 'asylum' enter").press("o").shows(&before);
}

#[test]
fn a_letter_on_each_link_follows_it() {
    let script = twenty().press("f").footer("Type the letters").sees("actor");
    let before = script.press("esc").keys_go_to(Pane::List).body();
    twenty().press("f a").sees("2 Bob").keys_go_to(Pane::Entity).press("o").sees("2 Bob");
    twenty().press("f").press("enter").footer("No link has these letters.").shows(&before);
}

#[test]
fn zoom_gives_a_pane_the_screen_and_takes_it_back() {
    let script = twenty();
    let before = script.body();
    script
        .press("z")
        .does_not_see("╭ 2 Bob")
        .press("tab")
        .sees("╭ 2 Bob")
        .does_not_see("╭ 1 Timeline")
        .press("1 z")
        .shows(&before);
}

#[test]
fn the_mouse_selects_follows_and_scrolls() {
    twenty()
        .click("Event 3.")
        .on_event(3)
        .click("2 Bob")
        .keys_go_to(Pane::Entity)
        .click("Event 5.")
        .keys_go_to(Pane::List)
        .wheel_down("Event 5.")
        .wheel_up("Event 5.")
        .sees("Event 1.");
    Script::sample("homeland-justice.yaml")
        .size(120, 40)
        .press("/ 'threatens the camp' enter")
        .click("MEK (target)")
        .keys_go_to(Pane::Entity)
        .sees("2 MEK")
        .press("o")
        .keys_go_to(Pane::List);
    Script::shelf(&[sample("tour.yaml"), sample("homeland-justice.yaml")])
        .click("Homeland Justice")
        .sees("2 of 2")
        .click("Homeland Justice")
        .sees("1 Brief");
}
