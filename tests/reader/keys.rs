//! What the keys do, a script for each. It must not test how anything looks.

use std::fmt::Write as _;

use briefing::app::{
    Key, Look, Overlay, Screen,
    actions::{ACTIONS, Action},
    config::Config,
    layout::Pane,
};

use crate::script::{Script, sample};

/// Twenty events, the n-th in the year 2000 + n; every fourth is by Ada, the others by Bob, who is also called Robert.
fn twenty() -> Script {
    let mut text = "briefing: 1\ntitle: Twenty\nevents:\n".to_owned();
    for n in 1..=20 {
        let by = if n % 4 == 0 { "actors: [ada], quotes: [words]" } else { "actors: [bob]" };
        let _ = writeln!(text, "  - {{date: {}, title: Event {n}., {by}}}", 2000 + n);
    }
    text.push_str("actors:\n  ada: {name: Ada, text: Opposes Bob.}\n  bob: {name: Bob, aliases: [Robert]}\n");
    text.push_str("quotes:\n  words: {text: So it was, speaker: ada}\n");
    Script::yaml(&text).size(90, 18).press("g")
}

/// The cursor is on the event of this number.
trait OnEvent {
    fn on_event(self, n: usize) -> Self;
}

impl OnEvent for Script {
    #[track_caller]
    fn on_event(self, n: usize) -> Self {
        self.cursor_on(&format!("{} Event {n}.", 2000 + n))
    }
}

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
    twenty().press("1 2 j").on_event(13).press("0 4 k").on_event(9).press("1 0 j").on_event(19);
}

#[test]
fn a_digit_alone_goes_to_the_pane_of_that_number() {
    twenty()
        .press("2")
        .keys_go_to(Pane::Entity)
        .press("tab")
        .keys_go_to(Pane::Quotes)
        .press("1")
        .keys_go_to(Pane::List)
        .press("j")
        .on_event(2)
        .press("3")
        .keys_go_to(Pane::Quotes);
}

#[test]
fn a_second_digit_makes_a_count_of_both_and_gives_the_keys_back_to_the_pane_before() {
    twenty().press("1").footer("j/k").press("2").keys_go_to(Pane::List).footer("12").press("j").on_event(13);
    twenty().press("2 1 g").keys_go_to(Pane::List).on_event(20);
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
    for (down, up) in
        [("ctrl-d", "ctrl-u"), ("pagedown", "pageup"), ("space", "ctrl-b"), ("ctrl-f", "pageup")]
    {
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
        .holds("the list shows its beginning", |script| script.rows()[2].contains("Event 1."));
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
        .press("tab")
        .keys_go_to(Pane::Entity)
        .press("tab tab")
        .keys_go_to(Pane::List)
        .press("shift-tab")
        .keys_go_to(Pane::Quotes);
}

#[test]
fn left_and_right_go_along_the_links_and_enter_follows() {
    Script::sample("tour.yaml")
        .press("/ 'follow a link' enter esc")
        .press("l")
        .sees("2 Newcomer")
        .press("right")
        .cursor_on("can also link other words, such as these")
        .press("left")
        .sees("2 Newcomer")
        .press("enter")
        .keys_go_to(Pane::Entity)
        .press("k k k k h")
        .footer("No link before this one here.");
}

#[test]
fn every_lens_has_a_key() {
    let mut script = Script::sample("homeland-justice.yaml");
    for (key, name) in
        [("E", "Entities"), ("C", "Claims"), ("S", "Sources"), ("B", "Brief"), ("T", "Timeline")]
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
fn finding_goes_along_and_counts() {
    twenty()
        .press("/ 'event 1'")
        .footer("1 of 11")
        .press("enter")
        .on_event(1)
        .press("n")
        .on_event(10)
        .footer("2 of 11")
        .press("4 n")
        .on_event(14)
        .press("N")
        .on_event(13)
        .press("N N N N N")
        .on_event(19)
        .footer("11 of 11")
        .press("n")
        .on_event(1)
        .press("esc")
        .does_not_see("of 11");
}

#[test]
fn a_capital_letter_makes_case_count() {
    twenty().press("/ 'EVENT'").footer("none").press("esc").press("/ 'Event'").footer("1 of 20");
    twenty().press("/ 'event'").footer("1 of 20");
}

#[test]
fn finding_goes_on_with_the_arrows_while_the_words_are_typed() {
    twenty().press("/ 'event' down down").footer("3 of 20").press("up ctrl-n ctrl-p enter").on_event(2);
}

#[test]
fn giving_a_search_up_restores_the_place() {
    let script = twenty().press("9 j ctrl-e");
    let before = script.body();
    script.press("/ 'event 20'").sees("Event 20.").press("esc").shows(&before).footer("j/k");
}

#[test]
fn other_words_are_looked_for_from_where_the_search_began() {
    let script = twenty().press("9 j");
    let before = script.body();
    script
        .press("/ 'event 20'")
        .sees("Event 20.")
        .press("backspace backspace '14'")
        .sees("▌2014 Event 14.")
        .press("'zzz'")
        .footer("none")
        .shows(&before)
        .press("ctrl-u")
        .shows(&before);
}

#[test]
fn keeping_a_search_leaves_the_way_back() {
    twenty().press("9 j").on_event(10).press("/ 'event 20' enter").on_event(20).press("n N o").on_event(10);
}

#[test]
fn a_search_that_was_given_up_moves_nothing_when_its_answer_comes() {
    let script = twenty().press("9 j");
    let before = script.body();
    script.hold().press("/ 'event 20' esc").work().shows(&before);
}

#[test]
fn the_answer_of_a_search_comes_too_late_for_another_briefing() {
    let long =
        "briefing: 1\ntitle: Long\nactors:\n  a: {name: A}\n  b: {name: Find me}\nevents:\n  - title: E\n";
    let short = "briefing: 1\ntitle: Short\nevents:\n  - title: Only\n";
    Script::shelf(&[long, short])
        .press("enter")
        .hold()
        .press("/ 'find' esc L down")
        .release()
        .press("enter")
        .sees("Only")
        .work()
        .cursor_on("Only");
}

#[test]
fn without_words_there_is_nothing_to_go_on_to() {
    twenty().press("n").footer("Nothing is looked for; / finds words.");
    twenty().press("/ 'zebra' enter n").footer("The words stand nowhere in this briefing.");
    twenty().press("/ enter").keys_go_to(Pane::List).on_event(1);
}

#[test]
fn a_filter_hides_and_clears() {
    twenty()
        .press("F 'entity ada' enter")
        .sees("✓ Ada")
        .press("esc")
        .sees("15 hidden")
        .sees("only entity Ada (x clears)")
        .cursor_on("2004 Event 4.")
        .press("j")
        .cursor_on("2008 Event 8.")
        .press("x")
        .does_not_see("hidden")
        .on_event(8)
        .press("x")
        .footer("There is no filter");
}

#[test]
fn conditions_add_up_and_can_be_taken_out_again() {
    twenty()
        .press("F 'entity ada' enter 'entity bob' enter esc")
        .sees("entity Ada and entity Bob")
        .press("F enter esc")
        .sees("only entity Bob (x clears)");
}

#[test]
fn going_to_what_a_filter_hides_clears_the_filter() {
    twenty().press("F 'entity ada' enter esc").press("p 'event 7' enter").on_event(7).footer("cleared");
}

#[test]
fn anything_is_found_by_a_part_of_any_of_its_names() {
    twenty()
        .press("p 'robrt'")
        .sees("alias of Bob")
        .press("enter")
        .keys_go_to(Pane::Entity)
        .sees("2 Bob")
        .press("p 'event 13' enter")
        .on_event(13)
        .press("p 'so it was' enter")
        .keys_go_to(Pane::Quotes);
}

#[test]
fn the_palette_runs_actions_by_name() {
    twenty().press(": 'entities' enter").sees("1 Entities");
    twenty().press(": 'zoo' tab").sees(":zoom").press("enter").does_not_see("2 Bob");
    twenty().press(": 'qqqq' enter").footer("Nothing fits what is typed.").press("esc").on_event(1);
}

#[test]
fn the_palette_runs_what_is_named_in_full() {
    for info in ACTIONS {
        let script = twenty().press(&format!(": '{}'", info.name));
        let Overlay::Picker(picker) = &script.app.overlay else { script.fail("the palette is not open") };
        let first = picker.choice().map(|entry| entry.name.to_string());
        assert_eq!(first.as_deref(), Some(info.name));
    }
}

#[test]
fn help_is_found_by_word_and_by_key() {
    twenty().press("?").sees("half-page-down").press("'clipboard'").sees("nothing fits");
    twenty()
        .press("? 'filter'")
        .sees("clear-filter")
        .press("ctrl-u")
        .press("ctrl-d")
        .sees("half-page-down")
        .press("enter")
        .holds("the cursor has moved", |script| !script.cursor_row().contains("Event 1."));
}

#[test]
fn copying_sends_the_chosen_text() {
    twenty()
        .press("y")
        .sees("Event 1.")
        .press("enter")
        .copied("Event 1.")
        .footer("Sent to the clipboard: Event 1.");
    Script::sample("homeland-justice.yaml")
        .press("/ 'threatens the camp' enter 3 y 'id' enter")
        .copied("right-to-attack");
}

#[test]
fn what_is_too_long_to_copy_is_said() {
    twenty()
        .tell(briefing::app::Msg::NotCopied { limit: 74_000 })
        .footer("Not copied: terminals take at most 74 kB.");
}

#[test]
fn problems_are_listed_with_lines() {
    Script::yaml("briefing: 1\ntitle: Wrong\nevents:\n  - {title: A, actors: [nobody]}\n  - {titel: B}\n")
        .sees("(!)")
        .press("!")
        .sees("Problems")
        .sees("unknown-id")
        .press("enter")
        .keys_go_to(Pane::List);
    Script::sample("tour.yaml").press("!").footer("Nothing is wrong with this file.");
}

#[test]
fn zoom_gives_a_pane_the_screen_and_takes_it_back() {
    let script = twenty();
    let before = script.body();
    script
        .press("z")
        .does_not_see("2 Bob")
        .press("tab")
        .sees("2 Bob")
        .does_not_see("1 Timeline")
        .press("1 z")
        .shows(&before);
}

#[test]
fn escape_goes_up_level_by_level_and_never_quits() {
    let script = twenty()
        .press("l enter")
        .keys_go_to(Pane::Entity)
        .press("z / 'bob' enter ?")
        .sees("Keys")
        .press("esc")
        .does_not_see("Keys")
        .sees(" of ")
        .press("esc")
        .does_not_see("1 Timeline")
        .press("esc")
        .sees("1 Timeline")
        .press("esc")
        .keys_go_to(Pane::List)
        .press("esc esc")
        .footer("This is the top; q ends the program.")
        .press("esc esc esc");
    assert!(!script.has_quit());
    assert!(script.press("q").has_quit());
}

#[test]
fn interrupting_ends_the_program_but_only_leaves_a_picker() {
    assert!(twenty().press("ctrl-c").has_quit());
    let script = twenty().press("p ctrl-c").on_event(1);
    assert!(!script.has_quit());
}

#[test]
fn escape_leads_from_a_briefing_to_the_list_of_briefings() {
    Script::shelf(&[sample("tour.yaml"), sample("homeland-justice.yaml")])
        .sees("1 of 2")
        .press("j")
        .sees("2 of 2")
        .press("enter")
        .sees("1 Timeline")
        .press("esc")
        .sees("2 of 2")
        .press("g l")
        .sees("A tour of briefing")
        .press("L")
        .sees("1 of 2");
}

#[test]
fn a_briefing_that_is_left_while_it_loads_does_not_come_back() {
    Script::shelf(&[sample("tour.yaml"), sample("homeland-justice.yaml")])
        .hold()
        .press("enter")
        .sees("reading")
        .press("j")
        .footer("Still reading the file.")
        .press("esc")
        .sees("1 of 2")
        .work()
        .sees("1 of 2");
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
        .sees("1 Timeline");
}

#[test]
fn the_mouse_is_given_back_to_the_terminal_by_a_key() {
    twenty().press("M").asked("CaptureMouse(true)").press("M").asked("CaptureMouse(false)");
}

#[test]
fn pasting_types_on_one_line_and_only_where_text_is_typed() {
    twenty()
        .paste("q")
        .on_event(1)
        .press("/")
        .asked("BracketedPaste(true)")
        .paste("event\n20\u{1b}")
        .footer("/event 20\u{fffd}")
        .press("backspace")
        .footer("1 of 1")
        .press("enter")
        .asked("BracketedPaste(false)")
        .on_event(20);
}

#[test]
fn a_window_may_change_its_size_at_any_time() {
    twenty()
        .press("9 j")
        .size(40, 10)
        .on_event(10)
        .size(1, 1)
        .size(0, 0)
        .size(200, 60)
        .on_event(10)
        .press("p 'ada'")
        .size(20, 5)
        .size(120, 40)
        .press("enter")
        .sees("2 Ada");
}

#[test]
fn the_bars_reach_from_the_first_year_to_the_last() {
    for width in [60, 80, 120, 200] {
        let script = twenty().size(width, 24);
        let bars = script.rows()[1].trim().to_owned();
        assert!(bars.starts_with("2001 ") && bars.ends_with(" 2020"), "{bars}");
    }
}

#[test]
fn a_pane_that_shows_a_part_says_so_even_of_a_single_quote() {
    let thumb = |script: &Script| script.rows().iter().any(|row| row.ends_with('┃'));
    let text = format!(
        "briefing: 1\ntitle: Q\nactors: {{a: {{name: A}}}}\nquotes: {{q: {{text: {}, speaker: a}}}}\n",
        "long ".repeat(99)
    );
    Script::yaml(&text)
        .press("3 z")
        .size(60, 30)
        .holds("all is shown", |script| !thumb(script))
        .size(60, 10)
        .holds("a part is shown", thumb);
}

#[test]
fn other_keys_are_named_wherever_keys_are_named() {
    let (config, wrong) =
        Config::parse("keys: {timeline: t, clear-filter: X, go-to: ctrl-p, help: f1, follow: f2, down: n}\n");
    assert_eq!(wrong, []);
    let text = "briefing: 1\ntitle: Empty\ntags: [a]\njudgments: [{text: J}]\n";
    Script::with(config, Look::default(), text)
        .size(120, 30)
        .sees("Press ctrl-p")
        .footer("n/k move")
        .footer("f2 follow")
        .footer("f1 keys")
        .press("t")
        .sees("This briefing has no events. t E C S B show")
        .press_in_vain("p");
}

#[test]
fn right_to_left_names_are_put_in_order_in_titles_and_pickers_too() {
    let text = "briefing: 1\ntitle: مردم\nevents: [{title: A, actors: [a]}]\nactors: {a: {name: مردم}}\n";
    let look = Look { no_color: false, reorder: true };
    Script::with(Config::default(), look, text)
        .does_not_see("مردم")
        .sees("مدرم")
        .press("p")
        .does_not_see("مردم");
    Script::yaml(text).sees("2 مردم").press("p").does_not_see("مدرم");
}

#[test]
fn a_key_that_means_nothing_says_so() {
    twenty().press_in_vain("Q").footer("Q means nothing here; ? lists all keys.").on_event(1);
    twenty().press("/").press_in_vain("f5");
}

#[test]
fn every_action_is_carried_out_by_each_of_its_keys_and_by_name() {
    for info in ACTIONS {
        for key in info.keys {
            let script = Script::sample("homeland-justice.yaml").press("j").press(key);
            assert_eq!(script.app.config.keymap.action(parsed(key)), Some(info.action));
        }
        let script =
            Script::sample("homeland-justice.yaml").press("j").press(&format!(": '{}' enter", info.name));
        let opens = matches!(
            info.action,
            Action::Find
                | Action::Filter
                | Action::Copy
                | Action::Help
                | Action::Palette
                | Action::Hints
                | Action::GoTo
        );
        assert_eq!(opens, !matches!(script.app.overlay, Overlay::None), "{} opens something", info.name);
    }
}

#[test]
fn every_key_does_something_on_every_screen() {
    for info in ACTIONS {
        for key in info.keys {
            Script::shelf(&[sample("tour.yaml"), sample("homeland-justice.yaml")]).press(key);
            Script::shelf(&[]).press(key);
            Script::shelf(&[sample("tour.yaml"), "briefing: 1\n"]).hold().press("enter").press(key);
            let failed = Script::file("no/such/file.yaml".as_ref()).press(key);
            assert!(!matches!(failed.app.screen, Screen::Reader(_)));
        }
    }
}

#[track_caller]
fn parsed(key: &str) -> Key {
    match Key::parse(key) {
        Some(key) => key,
        None => panic!("{key} is no key"),
    }
}
