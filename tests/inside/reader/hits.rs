//! Hits of a search, one by one: each is seen, in whichever pane it stands, on every size of screen. It must not test how
//! words are compared.

use std::fmt::Write as _;

use crate::app::layout::Pane;
use crate::inside::script::{Script, sample};

/// The sizes that most windows have, and the smallest that is read in.
const SIZES: [(u16, u16); 3] = [(120, 40), (80, 24), (50, 15)];

/// An event of many paragraphs, of which the words of every fourth are looked for, and a quote and an actor with them.
fn letter() -> String {
    let mut text = "briefing: 1\ntitle: Letter\nevents:\n".to_owned();
    text.push_str("  - {date: 2001, title: Before., actors: [ada]}\n");
    text.push_str(
        "  - date: 2002\n    title: A forged letter.\n    actors: [bob]\n    quotes: [said]\n    text: |\n",
    );
    for n in 0..24 {
        let what = if n % 4 == 3 { "the letter was forged" } else { "nothing was said of the letter" };
        let _ = writeln!(text, "      In part {n} of what was told later, {what}, and so on.\n");
    }
    text.push_str("  - {date: 2003, title: After.}\n");
    text.push_str("actors:\n  ada: {name: Ada}\n  bob: {name: Bob, text: Forged a letter.}\n");
    text.push_str("quotes:\n  said: {text: 'It was forged, and forged badly.', speaker: ada}\n");
    text
}

#[test]
fn a_word_is_seen_hit_by_hit_in_every_pane() {
    for (width, height) in SIZES {
        let script = Script::opened(sample("homeland-justice.yaml"), width, height);
        script
            .press("/ 'forged'")
            .at_hit("forged")
            .footer("1 of 3")
            .press("enter n")
            .at_hit("forged")
            .footer("2 of 3")
            .press("n")
            .at_hit("forged")
            .footer("3 of 3")
            .press("n")
            .at_hit("forged")
            .footer("wrapped, 1 of 3")
            .press("N")
            .footer("wrapped, 3 of 3")
            .press("N")
            .at_hit("forged")
            .footer("2 of 3")
            .holds("it says so once", |script| !script.rows().join("").contains("wrapped"));
    }
}

#[test]
fn hits_within_an_item_are_gone_through_one_by_one() {
    for (width, height) in SIZES {
        let mut script =
            Script::yaml(&letter()).size(width, height).press("/ 'forged' enter").footer("1 of 10");
        for n in [3, 7, 11, 15, 19, 23] {
            script = script.press("n").at_hit("forged").sees(&format!("In part {n} of"));
        }
        script
            .footer("7 of 10")
            // The rest stands in what points at it.
            .press("n n n")
            .footer("10 of 10")
            .press("N N N N")
            .footer("6 of 10")
            .sees("In part 19 of")
            .press("0 3 N")
            .sees("In part 7 of");
    }
}

#[test]
fn every_hit_is_on_the_screen() {
    for (width, height) in SIZES {
        for lens in ["B", "T", "S"] {
            let mut script = Script::opened(sample("homeland-justice.yaml"), width, height)
                .press(&format!("{lens} / 'iran' enter"));
            let count = script.reader().search.count();
            assert!(count > 30);
            for _ in 0..=count {
                script = script.at_hit("iran").press("n");
            }
        }
    }
}

#[test]
fn the_briefing_read_as_one_text_is_searched_in_its_order_and_stays_open() {
    for (width, height) in SIZES {
        let script = Script::yaml(&letter()).size(width, height).press("space / 'forged' enter");
        script
            .keys_go_to(Pane::View)
            .at_hit("forged")
            .footer("1 of 10")
            .press("n")
            .sees("In part 3 of")
            .press("6 n")
            .keys_go_to(Pane::View)
            .at_hit("forged")
            .sees("forged badly")
            .press("n")
            .footer("9 of 10")
            // Nobody is described in it.
            .press("n")
            .keys_go_to(Pane::Entity)
            .at_hit("Forged");
    }
}

#[test]
fn all_hits_are_listed_with_the_words_around_them() {
    for (width, height) in SIZES {
        Script::yaml(&letter())
            .size(width, height)
            .press("/ 'forged' enter H")
            .sees("1 of 10")
            .sees("A forged letter.")
            .press("'badly'")
            .sees("forged badly")
            .press("down enter")
            .keys_go_to(Pane::Quotes)
            .at_hit("forged")
            .footer("10 of 10")
            .press("o")
            .keys_go_to(Pane::List)
            // While the words are typed, too.
            .press("/ 'part 19' tab")
            .sees("In part 19 of what was told")
            .press("enter")
            .at_hit("part 19");
    }
    let nothing = "Nothing is looked for; / finds words.";
    Script::yaml(&letter()).press("H").footer(nothing);
    Script::yaml(&letter())
        .press("/ 'zebra' enter H")
        .footer("No text of the file has the words; F goes by who, source and status.");
}

#[test]
fn what_was_looked_for_before_is_recalled() {
    Script::yaml(&letter())
        .press("/ 'part 3' enter / 'forged' enter / up")
        .footer("/forged")
        .at_hit("forged")
        .press("up")
        .footer("/part 3")
        .at_hit("part 3")
        .press("up")
        .footer("/part 3")
        .press("down down")
        .footer("/ ")
        .press("'nothing' up enter")
        .at_hit("forged");
}

#[test]
fn a_regular_expression_is_looked_for_on_request() {
    for (width, height) in SIZES {
        Script::yaml(&letter())
            .size(width, height)
            .press("/ alt-r 'part 1\\d'")
            .footer("regex /part 1")
            .footer("1 of 10")
            .press("enter")
            .at_hit("part 10")
            .press("n n")
            .at_hit("part 12")
            // It is recalled as what it was.
            .press("/ up")
            .footer("regex /part 1")
            .press("ctrl-u 'a(b'")
            .footer("unclosed")
            .press("enter")
            .footer("regex /a(b")
            .press("alt-r")
            .footer("none")
            .press("esc")
            .at_hit("part 12");
    }
}

#[test]
fn the_text_of_a_source_is_searched_hit_by_hit() {
    for (width, height) in SIZES {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("briefings/homeland-justice.yaml");
        let mut script = Script::file(&path).press("/ 'warned you' enter enter").keys_go_to(Pane::View);
        script.resize(width, height);
        // On from the quote at which it was opened.
        script
            .press("/ 'iran' enter")
            .footer("2 of 2")
            .at_hit("iran")
            .press("n")
            .footer("wrapped, 1 of 2")
            .at_hit("iran")
            .press("H")
            .sees("1 of 2")
            .press("enter")
            .footer("1 of 2")
            .at_hit("iran");
    }
}
