//! Files that mean harm or are no text at all: each ends in a diagnostic, soon and within memory.
//!
//! They are made here, because they are large or because an editor would mend them. None may take a second or 200 MB
//! in a release build; that is measured by hand, for a test that measures time fails on a busy day.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")]

use std::fmt::Write as _;

use crate::{
    check,
    diagnostic::{Code, LineIndex},
    files::{Copies, decode},
    format::{Parsed, parse},
};

use crate::inside::sound;

const HEAD: &str = "briefing: 1\ntitle: Harbour fire\n";

/// Reads, checks every index and span, and gives the result.
#[track_caller]
fn read(text: &str) -> Parsed {
    let parsed = parse(text, &mut |_| {});
    sound::check(&parsed, text);
    parsed
}

/// Reads and checks by all rules.
#[track_caller]
fn checked(text: &str) -> Parsed {
    let mut parsed = read(text);
    let evidence = crate::evidence::Evidence::new(&parsed.briefing);
    check::run(&mut parsed, text, &evidence, &Copies::Nowhere);
    sound::check(&parsed, text);
    parsed
}

/// The first diagnostic as `LINE:COLUMN CODE: message`.
#[track_caller]
fn first(parsed: &Parsed, text: &str) -> String {
    let diagnostic = parsed.diagnostics.first().expect("something is wrong with it");
    let place = LineIndex::new(text).place(text, diagnostic.span.start);
    format!("{}:{} {}: {}", place.line, place.column, diagnostic.code, diagnostic.message)
}

fn titles(parsed: &Parsed) -> Vec<&str> {
    parsed.briefing.events.iter().map(|event| event.title.as_str()).collect()
}

fn count(parsed: &Parsed, code: Code) -> usize {
    parsed.diagnostics.iter().filter(|diagnostic| diagnostic.code == code).count()
}

#[test]
fn bytes_that_are_no_utf_8_are_named_with_their_place() {
    let utf_16: Vec<u8> = "briefing: 1\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    for (bytes, offset, message) in [
        (utf_16, 0, "the file is encoded in UTF-16LE, not in UTF-8"),
        (b"briefing: 1\ntitle: F\xFCrth\n".to_vec(), 20, "the byte 0xFC is not UTF-8"),
        (b"briefing: 1\ntitle: \0\n".to_vec(), 19, "the file holds a NUL byte, which no text has"),
    ] {
        let error = decode(bytes).expect_err(message);
        assert_eq!((error.offset, error.message.as_str()), (offset, message));
        assert_eq!(error.diagnostic().code, Code::FileUnreadable);
    }
}

#[test]
fn a_byte_order_mark_and_any_line_end_read_alike() {
    let unix = format!("{HEAD}events:\n  - title: a\n    text: |\n      b\n\n      c\n  - title: d\n");
    let expected = read(&unix);
    assert!(expected.diagnostics.is_empty());
    for text in [unix.replace('\n', "\r\n"), unix.replace('\n', "\r"), format!("\u{feff}{unix}")] {
        let parsed = read(&decode(text.into_bytes()).unwrap());
        assert!(parsed.diagnostics.is_empty(), "{:?}", parsed.diagnostics);
        assert_eq!(titles(&parsed), titles(&expected));
        assert_eq!(parsed.briefing.events[0].text, expected.briefing.events[0].text);
    }
}

#[test]
fn after_a_syntax_error_reading_goes_on_whatever_the_line_ends() {
    for end in ["\n", "\r\n", "\r"] {
        let text = format!("{HEAD}events:\n  - title: [\n  - title: b\nactors:\n  a: {{name: A}}\n")
            .replace('\n', end);
        let parsed = read(&text);
        assert_eq!((titles(&parsed), parsed.briefing.entities.len()), (vec!["b"], 1), "{end:?}");
    }
}

#[test]
fn an_empty_file_is_no_briefing() {
    for text in ["", "\n\n", "# nothing\n", "---\n", "~\n"] {
        let parsed = read(text);
        assert_eq!(parsed.diagnostics.len(), 1, "{text:?}");
        assert_eq!(
            first(&parsed, text),
            "1:1 not-a-briefing: This file has no `briefing` key, so it is no briefing."
        );
    }
}

#[test]
fn a_file_that_holds_something_else_is_no_briefing() {
    for text in ["just text\n", "- a\n- b\n", "\"quoted\"\n", "[1, 2]\n", "{}\n", "a: 1\n"] {
        assert_eq!(count(&read(text), Code::NotABriefing), 1, "{text:?}");
    }
}

#[test]
fn fifty_thousand_levels_are_too_deep() {
    for nest in ["- ", "[", "{a: ", "? ", "- - [{a: "] {
        let text = format!("{HEAD}events:\n  - title: {}\n  - title: b\n", nest.repeat(50_000));
        let parsed = read(&text);
        assert!(!parsed.diagnostics.is_empty());
        assert_eq!(titles(&parsed), ["b"], "{nest:?}");
    }
    let parsed = read(&"- ".repeat(50_000));
    assert_eq!(count(&parsed, Code::YamlLimit), 1);
    let text = "[".repeat(1 << 20);
    assert_eq!(
        first(&read(&text), &text),
        "1:65 yaml-limit: Lists and maps nest more than 64 deep here; the file is not read from line 1 on."
    );
}

#[test]
fn five_thousand_aliases_of_a_long_text_are_too_much() {
    let mut text = format!("{HEAD}summary: &long {}\nevents:\n", "x".repeat(200_000));
    for number in 0..5_000 {
        let _ = writeln!(text, "  - {{title: e{number}, text: *long}}");
    }
    let parsed = read(&text);
    assert_eq!(count(&parsed, Code::YamlLimit), 1);
    assert_eq!(parsed.briefing.events.len(), 5_000);
}

#[test]
fn aliases_of_many_nodes_are_too_much() {
    let list = "x, ".repeat(50_000);
    let text = format!(
        "{HEAD}authors: &many [{list}]\ntags: [{}]\nevents:\n  - title: b\n",
        "*many, ".repeat(100_000)
    );
    let parsed = read(&text);
    assert_eq!(count(&parsed, Code::YamlLimit), 1);
    assert_eq!(titles(&parsed), ["b"]);
}

#[test]
fn a_quote_that_runs_away_takes_one_item_with_it() {
    let mut text = format!("{HEAD}events:\n  - title: \"open\n");
    for number in 0..30_000 {
        let _ = writeln!(text, "  - title: event number {number}");
    }
    let parsed = read(&text);
    assert_eq!(parsed.briefing.events.len(), 30_000);
    assert_eq!(
        first(&parsed, &text),
        "5:3 yaml-syntax: A quotation mark is opened above and not closed before this line; line 4 is left out."
    );
}

#[test]
fn a_quote_that_runs_away_in_the_head_leaves_the_sections() {
    let body = "  - title: one of many\n".repeat(40_000);
    let text = format!("briefing: 1\nsummary: \"open\nevents:\n{body}");
    let parsed = read(&text);
    assert_eq!((parsed.diagnostics.len(), parsed.briefing.events.len()), (1, 40_000));
}

#[test]
fn twenty_thousand_broken_items_are_named_one_by_one() {
    let mut text = format!("{HEAD}events:\n");
    for number in 0..20_000 {
        let _ = writeln!(text, "  - title: \"a\" b\n  - title: event number {number}");
    }
    let parsed = read(&text);
    assert_eq!((count(&parsed, Code::YamlSyntax), parsed.briefing.events.len()), (20_000, 20_000));
}

#[test]
fn errors_that_reach_far_into_the_file_do_not_take_for_ever() {
    let text = format!("{HEAD}{}", "title: [\n".repeat(30_000));
    let stopped = "There are too many syntax errors to read on behind this one.";
    assert!(read(&text).diagnostics.iter().any(|diagnostic| diagnostic.message.as_str() == stopped));
    let text = format!("{HEAD}actors:\n{}", "  a: {name: [\n".repeat(4_000));
    read(&text);
    let text = format!("{HEAD}events:\n{}", "  - 'a\n\n    \"\n".repeat(20_000));
    read(&text);
}

#[test]
fn ten_thousand_unknown_ids_among_fifty_thousand_are_named() {
    let mut text = format!("{HEAD}actors:\n");
    for number in 0..50_000 {
        let _ = writeln!(text, "  actor-{number}: {{name: Actor {number}}}");
    }
    text.push_str("events:\n");
    for number in 0..10_000 {
        let _ = writeln!(text, "  - {{title: e, actors: [actr-{number}]}}");
    }
    let parsed = read(&text);
    assert_eq!((count(&parsed, Code::UnknownId), parsed.diagnostics.len()), (10_000, 10_000));
    assert_eq!(parsed.diagnostics[0].help.as_ref().unwrap().as_str(), "Did you mean `actor-0`?");
}

#[test]
fn twenty_thousand_items_of_one_id_are_named() {
    let text = format!("{HEAD}actors:\n{}", "  a: {name: A}\n".repeat(20_001));
    let parsed = read(&text);
    assert_eq!((count(&parsed, Code::DuplicateId), parsed.briefing.entities.len()), (20_000, 1));
}

#[test]
fn a_circle_of_fifty_thousand_sources_is_cut_once() {
    let mut text = format!("{HEAD}sources:\n");
    for number in 0..50_000 {
        let _ = writeln!(text, "  s{number}: {{title: S, based_on: [s{}]}}", (number + 1) % 50_000);
    }
    assert_eq!(count(&read(&text), Code::BasedOnCycle), 1);
}

#[test]
fn more_diagnostics_than_anybody_reads_are_counted() {
    let text = format!("{HEAD}events:\n  - {{title: a, {}}}\n", "b, ".repeat(300_000));
    let parsed = read(&text);
    let last = parsed.diagnostics.iter().find(|diagnostic| diagnostic.code == Code::YamlLimit).unwrap();
    assert_eq!(last.message.as_str(), "200000 more things are wrong and not listed.");
    assert_eq!(titles(&parsed), ["a"]);
}

#[test]
fn half_a_megabyte_of_brackets_in_prose_is_walked_once() {
    for piece in ["[[", "[[ [", "[[a]", "[[a|", "[[|", "[[a]] ", "]]"] {
        let text = format!("{HEAD}summary: x{}]]\nevents:\n  - title: b\n", piece.repeat(120_000));
        assert_eq!(titles(&read(&text)), ["b"], "{piece:?}");
    }
}

#[test]
fn a_hundred_thousand_tags_are_told_apart_once() {
    let tags: Vec<String> = (0..100_000).map(|number| format!("t{number}")).collect();
    assert_eq!(read(&format!("{HEAD}tags: [{}]\n", tags.join(","))).briefing.tags.len(), 100_000);
}

#[test]
fn a_message_repeats_no_megabyte() {
    let long = "x".repeat(1 << 20);
    for text in [
        format!("{HEAD}as_of: {long}\ntlp: {long}\nlanguage: [{long}]\n"),
        format!(
            "{HEAD}events:\n- {{title: a, status: {long}, actors: [{long}], id: {long}, place: {long}}}\n"
        ),
        format!("{HEAD}events:\n- {{title: a, actors: *{long}}}\n"),
        format!("{HEAD}sources:\n  a: {{title: a, file: ../{long}}}\n"),
    ] {
        // The check of every diagnostic looks at the length of its sentence.
        assert!(!read(&text).diagnostics.is_empty());
    }
}

#[test]
fn what_a_message_repeats_is_clean() {
    let text = format!("{HEAD}events:\n  - title: a\n    status: \"\\e]0;x\\a\"\n");
    let parsed = read(&text);
    assert!(!parsed.diagnostics[0].message.as_str().contains(['\u{1b}', '\u{7}']));
}

#[test]
fn fifty_thousand_comments_allow_each_what_stands_on_its_line() {
    let mut text = format!("{HEAD}actors:\n");
    for n in 0..50_000 {
        let _ = writeln!(text, "  a{n}: {{name: N{n}}} # briefing: allow unused-id");
    }
    let parsed = checked(&text);
    // Of what is not listed nobody can say that it is allowed in vain.
    assert_eq!(parsed.diagnostics, []);
    let above = format!("{HEAD}{}tags: [a]\n", "# briefing: allow date-order\n".repeat(50_000));
    assert_eq!(count(&checked(&above), Code::UnusedAllow), 10_000);
}

#[test]
fn ten_thousand_confirmed_events_at_the_end_of_a_long_chain_are_walked_to_once() {
    let mut text = format!("{HEAD}sources:\n  s0: {{title: S}}\n");
    for n in 1..10_000 {
        let _ =
            writeln!(text, "  s{n}: {{title: S, published: 2001, based_on: [s{}], credibility: 1}}", n - 1);
    }
    text += "events:\n";
    for _ in 0..10_000 {
        text += "  - {title: E, status: confirmed, sources: [s9999]}\n";
    }
    let parsed = checked(&text);
    assert_eq!(count(&parsed, Code::ConfirmedByOneOrigin), 10_000);
    let last = parsed.diagnostics.iter().rfind(|found| found.code == Code::ConfirmedByOneOrigin);
    assert!(last.is_some_and(|last| last.message.as_str().ends_with("(1 more like this are not listed.)")));
}

#[test]
fn sixty_thousand_quotes_along_a_long_chain_are_judged_in_few_walks() {
    let mut text = format!("{HEAD}actors:\n  a: {{name: A}}\nsources:\n  s0: {{title: S}}\n");
    for n in 1..10_000 {
        let _ = writeln!(text, "  s{n}: {{title: S, based_on: [s{}]}}", n - 1);
    }
    text += "quotes:\n";
    for n in 0..60_000 {
        // Turned around, near and far: walked singly, they would take 150 million steps, and the last as many again.
        let (later, between) = (n % 5_000, 1 + n % 4_999);
        let _ = writeln!(text, "  q{n}: {{text: Q, speaker: a, via: [s{}, s{later}]}}", later + between);
    }
    let all: Vec<String> = (0..10_000).rev().map(|n| format!("s{n}")).collect();
    let _ = writeln!(text, "  all: {{text: Q, speaker: a, via: [{}]}}", all.join(", "));
    let parsed = checked(&text);
    let last = parsed.diagnostics.iter().rfind(|found| found.code == Code::ViaOrder);
    assert!(
        last.is_some_and(|last| last.message.as_str().ends_with("(50001 more like this are not listed.)"))
    );
}

#[test]
fn a_megabyte_of_what_cannot_be_seen_is_one_warning() {
    let text = format!("{HEAD}summary: \"{}\"\n", "\u{fe0f}\u{200d}".repeat(200_000));
    assert_eq!(count(&checked(&text), Code::HiddenCharacters), 1);
    let text = format!("{HEAD}summary: \"\u{1F3F4}{}\"\n", "\u{E0061}".repeat(200_000));
    assert_eq!(count(&checked(&text), Code::HiddenCharacters), 1);
}

#[test]
fn a_megabyte_of_estimates_is_listed_as_far_as_anybody_reads() {
    let text = format!("{HEAD}judgments:\n  - text: {}\n", "it may be possibly so ".repeat(50_000));
    assert_eq!(count(&checked(&text), Code::OffScaleEstimate), 10_000);
}
