//! Finding, filtering, and choosing from a list, a script for each. It must not test how anything looks.

use crate::{
    app::{Look, Msg, Overlay, actions::ACTIONS, config::Config, layout::Pane},
    terminal::{Copied, NotCopied},
    text::SafeText,
};

use super::twenty::{OnEvent, twenty};
use crate::inside::script::Script;

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
fn finding_goes_on_from_where_the_reader_is() {
    twenty()
        .press("/ 'event 1' enter n")
        .on_event(10)
        .press("0 3 k")
        .on_event(7)
        .press("n")
        .on_event(10)
        .footer("2 of 11")
        .press("G N")
        .on_event(19)
        .press("g 5 n")
        .on_event(14)
        .press("0 1 2 g")
        .on_event(12)
        .press("n")
        .on_event(13)
        // Nothing below: around to the first.
        .press("G n")
        .on_event(1)
        .footer("1 of 11");
}

#[test]
fn finding_goes_on_among_what_a_filter_shows() {
    twenty()
        .press("/ 'event' enter F 'actor ada' enter esc g n")
        .cursor_on("2008 Event 8.")
        .press("j n")
        .cursor_on("2016 Event 16.")
        .press("g n n N")
        .cursor_on("2008 Event 8.")
        .sees("15 hidden");
}

#[test]
fn no_words_are_those_of_the_last_search() {
    twenty()
        .press("/ 'event 1' enter n")
        .on_event(10)
        .press("/ enter")
        .on_event(11)
        .footer("3 of 11")
        .press("o")
        .on_event(10)
        .press("/ 'event 20' ctrl-u enter")
        .on_event(11)
        .footer("3 of 11");
    twenty()
        .press("/ enter")
        .footer("Nothing is looked for; / finds words.")
        .press("o")
        .footer("nothing to go back");
}

#[test]
fn giving_a_search_up_leaves_the_one_before() {
    twenty()
        .press("/ 'event 1' enter n / 'event 20' esc")
        .on_event(10)
        .footer("2 of 11")
        .press("n")
        .on_event(11);
    twenty().press("/ 'event 1' enter / esc").footer("1 of 11");
}

#[test]
fn words_that_stand_nowhere_leave_no_step_behind() {
    let nowhere = "No text of the file has the words; F goes by who, source and status.";
    twenty()
        .press("9 j / 'zebra' enter")
        .footer(nowhere)
        .on_event(10)
        .press("o")
        .footer("nothing to go back");
    twenty()
        .press("9 j")
        .hold()
        .press("/ 'zebra' enter")
        .work()
        .footer(nowhere)
        .on_event(10)
        .press("o")
        .footer("nothing to go back");
    twenty().press("9 j").hold().press("/ 'event 20' enter").work().on_event(20).press("o").on_event(10);
}

#[test]
fn a_capital_letter_makes_case_count() {
    twenty().press("/ 'EVENT'").footer("none").press("esc").press("/ 'Event'").footer("1 of 20");
    twenty().press("/ 'event'").footer("1 of 20");
}

#[test]
fn finding_goes_on_while_the_words_are_typed() {
    twenty().press("/ 'event' ctrl-n ctrl-n").footer("3 of 20").press("ctrl-p enter").on_event(2);
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
        .press("/ 'find' esc A down")
        .release()
        .press("enter")
        .sees("Only")
        .work()
        .cursor_on("Only");
}

#[test]
fn without_words_there_is_nothing_to_go_on_to() {
    twenty().press("n").footer("Nothing is looked for; / finds words.");
    twenty()
        .press("/ 'zebra' enter n")
        .footer("No text of the file has the words; F goes by who, source and status.");
    twenty().press("/ enter").keys_go_to(Pane::List).on_event(1);
}

#[test]
fn a_filter_hides_and_clears() {
    twenty()
        .press("F 'actor ada' enter")
        .sees("✓ Ada")
        .press("esc")
        .sees("15 hidden")
        .sees("only actor Ada (u clears)")
        .cursor_on("2004 Event 4.")
        .press("j")
        .cursor_on("2008 Event 8.")
        .press("u")
        .does_not_see("hidden")
        .on_event(8)
        .press("u")
        .footer("There is no filter");
}

#[test]
fn what_a_filter_hid_is_selected_again_where_it_stood() {
    let script = twenty().press("9 j ctrl-e ctrl-e").on_event(10);
    let before = script.body();
    script
        .press("F 'actor ada' enter esc")
        .cursor_on("2004 Event 4.")
        .press("u")
        .shows(&before)
        // One condition after the other hides it, and the first of them does no more.
        .press("F 'actor ada' enter 'actor bob' enter esc E T F 'actor ada' enter esc")
        .on_event(10)
        .press("u")
        .shows(&before);
    // Who has gone on meanwhile stays there.
    twenty().press("9 j F 'actor ada' enter esc j u").on_event(8);
}

#[test]
fn a_filter_that_hides_everything_leaves_nothing_selected() {
    twenty()
        .sees("2 Bob")
        .press("C")
        .holds("nothing is selected", |script| script.reader().subject().is_none())
        .does_not_see("2 Bob")
        .does_not_see("So it was")
        .press("T F 'actor ada' enter 'actor bob' enter esc")
        .sees("The filter hides everything here.")
        .holds("nothing is selected", |script| script.reader().subject().is_none())
        .does_not_see("2 Bob")
        .does_not_see("So it was")
        .press("y")
        .footer("There is nothing to copy here.")
        .press("enter l j ctrl-d u")
        .on_event(1);
}

#[test]
fn conditions_add_up_and_can_be_taken_out_again() {
    twenty()
        .press("F 'actor ada' enter 'actor bob' enter esc")
        .sees("actor Ada and actor Bob")
        .press("F enter esc")
        .sees("only actor Bob (u clears)");
}

#[test]
fn going_to_what_a_filter_hides_clears_the_filter() {
    twenty().press("F 'actor ada' enter esc").press("p 'event 7' enter").on_event(7).footer("cleared");
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
    twenty().press(": 'entities' enter").sees("1 Who and where");
    twenty().press(": 'zoo' tab").sees(":zoom").press("enter").does_not_see("╭ 2 Bob");
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
    twenty().press("?").sees("Here").press("'clipboard'").sees("nothing fits");
    twenty()
        .press("? 'filter'")
        .sees("Undo filter, date and muting")
        .press("ctrl-u")
        .press("ctrl-d")
        .sees("Move down by half a pane.")
        .press("enter")
        .holds("the cursor has moved", |script| !script.cursor_row().contains("Event 1."));
}

#[test]
fn help_looks_up_the_keys_that_it_has_a_use_for_itself() {
    for (key, action) in [
        ("ctrl-u", "half-page-up"),
        ("ctrl-e", "scroll-down"),
        ("ctrl-b", "page-up"),
        ("tab", "next-pane"),
        ("shift-tab", "previous-pane"),
        ("pageup", "page-up"),
        ("pagedown", "page-down"),
        ("home", "first"),
        ("left", "previous-link"),
        ("alt-left", "back"),
        ("'space'", "read-on"),
        ("'j'", "down"),
    ] {
        // Whether it is the first key or another was looked up before.
        for before in ["?", "? ctrl-d"] {
            if key.starts_with('\'') && before != "?" {
                continue;
            }
            let script = twenty().press(&format!("{before} {key}"));
            let Overlay::Picker(picker) = &script.app.overlay else { script.fail("the help is not open") };
            let first = picker.choice().map(|entry| entry.name.to_string());
            assert_eq!(first.as_deref(), Some(action), "{before} {key}");
        }
    }
    // What is typed is edited and stepped through as everywhere.
    twenty().press("? 'zoomx' left delete enter").does_not_see("╭ 2 Bob");
    twenty().press("? 'pane' ctrl-u").sees("Move down").press("down down enter").does_not_see("Keys");
}

#[test]
fn copying_sends_the_chosen_text() {
    twenty()
        .press("y")
        .sees("Event 1.")
        .press("enter")
        .copied("2001: Event 1. (no source is given)")
        .footer("Copied with OSC 52: 2001: Event 1.");
    Script::sample("homeland-justice.yaml")
        .press("/ 'threatens the camp' enter 3 y 'id' enter")
        .copied("right-to-attack");
}

#[test]
fn what_is_copied_most_is_two_keys_away() {
    for keys in ["y y", "y enter"] {
        twenty().press(keys).copied("2001: Event 1. (no source is given)");
    }
    // Once something is typed, the letter is one.
    twenty().press("y 'ty'").sees("> ty");
    let (config, _) = Config::parse("keys: {copy: Y}");
    let yaml = "briefing: 1\ntitle: T\nevents: [{title: Fire, date: 2001}]\n";
    Script::with(config, Look::default(), yaml).press("Y Y").copied("2001: Fire (no source is given)");
}

#[test]
fn each_row_says_what_of_what_it_copies() {
    let yaml = "briefing: 1
title: T
events: [{id: fire, title: Fire, date: 2001, quotes: [said], sources: [wire, log]}]
actors: {ada: {name: Ada, links: [https://ada.example/]}}
places: {port: {name: Port, ids: [wikidata:Q1]}}
quotes: {said: {text: It burned., speaker: ada, via: [log]}}
claims: {arson: {text: It was arson., asserted_by: [{by: ada, quote: said}]}}
sources:
  log: {title: Log of the harbor, published: 2001, url: https://port.example/log}
  wire: {title: Wire, published: 2001, url: https://wire.example/1}
";
    for (width, height) in [(120, 40), (80, 24), (50, 15)] {
        let script = || Script::yaml(yaml).size(width, height);
        script()
            .press("T y")
            .sees("event and source")
            .sees("event's title")
            .sees("event's id")
            .sees("source's address")
            .sees("https://wire.example/1");
        script().press("T y 'wire.ex' enter").copied("https://wire.example/1");
        script().press("T 3 y").sees("quote and source").sees("quote alone");
        script()
            .press("E y")
            .sees("actor's name")
            .sees("actor's address")
            .press("esc j y")
            .sees("place's other id");
        script().press("C y").sees("claim, by whom");
        script().press("S y").sees("source's title").sees("source's address");
    }
    // What would be copied is seen whole below the list.
    for (width, height) in [(120, 40), (80, 24)] {
        let script = Script::sample("homeland-justice.yaml").size(width, height);
        script.press("/ 'threatens the camp' enter y").sees("3 reports, 1 origin)");
    }
    // Of an address it is said whose it is, once the row has room for it or is selected.
    Script::yaml(yaml).size(120, 40).press("T y").sees("https://port.example/log  Log of the harbor");
}

#[test]
fn what_became_of_a_copy_is_said() {
    let tell = |ways: &[&'static str], failed: &[(&'static str, NotCopied)]| {
        let text = SafeText::from_static("so it was");
        let copied = Copied { text, ways: ways.to_vec(), is_certain: true, failed: failed.to_vec() };
        twenty().tell(Msg::Copied(copied))
    };
    tell(&["OSC 52", "tmux"], &[]).footer("Copied with OSC 52 and tmux: so it was");
    tell(&[], &[("OSC 52", NotCopied::TooLong { limit: 74_000 })])
        .footer("Not copied: OSC 52 takes at most 74 kB.");
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
fn a_name_that_an_item_has_elsewhere_is_found_chosen_and_copied_and_stands_at_the_end() {
    let yaml = "briefing: 1\ntitle: T\nevents:
  - {title: First, date: 2001}
  - {title: Second, date: 2002, ids: wikidata:Q42, text: Words.}
actors: {port: {name: Port, ids: [stix:identity--7, isni:1]}}
";
    let script = || Script::yaml(yaml);
    // It is not in the way: the line that is open below its event does not have it.
    script()
        .press("j")
        .does_not_see("Q42")
        .press("/ 'q42' enter")
        .footer("1 of 1")
        .press("k / 'Q4' enter")
        .footer("1 of 1");
    script().press("p 'identity--7'").sees("id of Port").press("enter").sees("ids").sees("isni:1");
    script().press("j y").sees("event's other id").press("'q42' enter").copied("wikidata:Q42");
}
