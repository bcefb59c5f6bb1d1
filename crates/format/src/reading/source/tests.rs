//! Whose a source is, and what it passes on, as it is written and once links are resolved.

use crate::{
    diagnostic::Code,
    model::{EntityIx, Source, SourceIx},
    reading::{Parsed, parse},
};

/// A file with the source `s` of these keys, behind a, b and c.
fn text(keys: &str, head: &str) -> String {
    format!(
        "briefing: 1\ntitle: T\n{head}actors: {{ann: {{name: Ann}}}}\nplaces: {{quay: {{name: Quay}}}}
sources: {{a: {{title: A}}, b: {{title: B, cites: []}}, c: {{title: C, based_on: []}}, s: {{title: S, {keys}}}}}\n"
    )
}

fn file(keys: &str, head: &str) -> Parsed {
    parse(&text(keys, head), &mut |_| {})
}

#[track_caller]
fn source(keys: &str, codes: &[Code]) -> Source {
    let parsed = file(keys, "");
    let found: Vec<Code> = parsed.diagnostics.iter().map(|found| found.code).collect();
    assert_eq!(found, codes, "{keys}: {:?}", parsed.diagnostics);
    parsed.briefing.sources[3].clone()
}

fn unread(source: &Source) -> Vec<&str> {
    source.unread.iter().map(briefing_text::SafeText::as_str).collect()
}

#[test]
fn an_author_is_an_actor_of_the_file_or_words() {
    let by_ann = source("author: ann, publisher: ann", &[]);
    assert_eq!(
        (by_ann.writer, by_ann.author.as_str(), by_ann.owner()),
        (Some(EntityIx(0)), "", Some(EntityIx(0)))
    );
    for author in ["Ann", "smith", "quay", "Ann Lee", "s"] {
        let words = source(&format!("author: {author}"), &[]);
        assert_eq!((words.writer, words.author.as_str()), (None, author));
    }
    assert_eq!(source("author: [ann]", &[Code::WrongType]).writer, None);
}

#[test]
fn a_source_comes_from_others_or_cites_them() {
    let copy = source("based_on: [a, b], cites: [b, c]", &[]);
    assert_eq!(copy.based_on.of_file(), [SourceIx(0), SourceIx(1)]);
    assert_eq!(copy.cites.of_file(), [SourceIx(1), SourceIx(2)]);
    assert!(!copy.passes_on_unknown && copy.unread.is_empty());
    // Each once: one source that is named twice is one.
    let twice = source("based_on: [a, a], cites: [b, c, b]", &[]);
    assert_eq!((twice.based_on.of_file().len(), twice.cites.of_file().len()), (1, 2));
}

#[test]
fn what_a_source_passes_on_may_be_unknown() {
    let unknown = source("based_on: unknown", &[]);
    assert!(unknown.passes_on_unknown && unknown.based_on.of_file().is_empty());
    let both = source("based_on: unknown, cites: [a]", &[]);
    assert!(both.passes_on_unknown && both.cites.of_file() == [SourceIx(0)]);
    for (keys, code) in [
        ("based_on: Unknown", Code::WrongType),
        ("based_on: {x: y}", Code::WrongType),
        ("based_on: [unknown]", Code::UnknownId),
        ("cites: unknown", Code::WrongType),
    ] {
        let source = source(keys, &[code]);
        assert!(!source.passes_on_unknown && source.unread.len() == 1, "{keys}");
    }
}

/// The help for the source `s` of these keys, and what these are once they are mended.
#[track_caller]
fn told(keys: &str) -> (String, Option<String>) {
    let parsed = file(keys, "");
    assert_eq!(parsed.diagnostics.len(), 1, "{keys}: {:?}", parsed.diagnostics);
    let found = &parsed.diagnostics[0];
    let mended = found.replacement.as_ref().map(|replacement| {
        let mut text = text(keys, "");
        text.replace_range(replacement.span.range(), replacement.text.raw());
        assert!(parse(&text, &mut |_| {}).diagnostics.is_empty(), "{text}");
        let keys = text.split("s: {title: S, ").nth(1).unwrap_or_default();
        keys.lines().next().unwrap_or_default().trim_end_matches('}').to_owned()
    });
    (found.help.clone().unwrap_or_default().as_str().to_owned(), mended)
}

#[test]
fn a_word_for_what_nobody_knows_leads_to_unknown() {
    let (unknown, bare) = ("based_on: unknown", "Write `based_on: unknown`, without brackets.");
    for keys in ["based_on: [unknown]", "based_on: [ unkown ]", "based_on: [Unknown]"] {
        assert_eq!(told(keys), (bare.to_owned(), Some(unknown.to_owned())), "{keys}");
    }
    let only = "Write `based_on: unknown` where nobody knows what it passes on; else leave the key out.";
    for keys in ["based_on: unkown", "based_on: Unknown", "based_on: 'UNKNOWN'"] {
        assert_eq!(told(keys), (only.to_owned(), Some(unknown.to_owned())), "{keys}");
    }
    assert_eq!(told("based_on: unclear"), (only.to_owned(), None));
    let beside = "Write `based_on: unknown`, without a list; what else it passes on goes in `cites`.";
    assert_eq!(told("based_on: [a, unknown]"), (beside.to_owned(), None));
    let cites =
        "Write `based_on: unknown`: it says that the source passes on something, and nobody knows from whom.";
    for keys in ["cites: unknown", "cites: [unknown]", "cites: Unkown"] {
        assert_eq!(told(keys), (cites.to_owned(), None), "{keys}");
    }
}

#[test]
fn a_word_for_nothing_leads_to_no_key_at_all() {
    let none = "Leave the key out where it passes nothing on; where nobody knows, write `based_on: unknown`.";
    for keys in ["based_on: none", "based_on: None", "based_on: n/a", "based_on: [none]"] {
        assert_eq!(told(keys), (none.to_owned(), None), "{keys}");
    }
    let (help, _) = told("cites: nobody");
    assert_eq!(
        help,
        "Leave the key out where it cites nobody; where nobody knows whom, write `based_on: unknown`."
    );
}

#[test]
fn a_source_of_such_a_name_is_a_source() {
    let text =
        "briefing: 1\ntitle: T\nsources: {none: {title: N}, s: {title: S, based_on: none, cites: [none]}}\n";
    let parsed = parse(text, &mut |_| {});
    let [found] = &parsed.diagnostics[..] else { panic!("{:?}", parsed.diagnostics) };
    assert_eq!(
        found.help.as_ref().map(briefing_text::SafeText::as_str),
        Some("Write a list: `based_on: [none]`.")
    );
    assert_eq!(parsed.briefing.sources[1].based_on.of_file(), [SourceIx(0)]);
}

#[test]
fn one_id_is_the_list_that_it_stands_for() {
    let read = source("based_on: a, cites: b", &[Code::WrongType; 2]);
    assert_eq!((read.based_on.of_file(), read.cites.of_file()), (&[SourceIx(0)][..], &[SourceIx(1)][..]));
    assert!(read.unread.is_empty());
    assert_eq!(
        told("based_on: a"),
        ("Write a list: `based_on: [a]`.".to_owned(), Some("based_on: [a]".to_owned()))
    );
    // A circle is one however it is written.
    source("based_on: s", &[Code::WrongType, Code::BasedOnCycle]);
}

#[test]
fn sources_that_are_not_there_stay_names() {
    let lost = source("based_on: [nope, a, nope], cites: [ann, b]", &[Code::UnknownId; 3]);
    assert_eq!(lost.based_on.of_file(), [SourceIx(0)]);
    assert_eq!(lost.cites.of_file(), [SourceIx(1)]);
    assert_eq!(unread(&lost), ["nope", "ann"]);
    assert_eq!(unread(&source("cites: [~]", &[Code::WrongType])), ["~"]);
}

#[test]
fn to_cite_in_a_circle_is_no_mistake_and_to_come_from_oneself_is() {
    assert_eq!(source("cites: [s, a]", &[]).cites.of_file(), [SourceIx(3), SourceIx(0)]);
    let circle = source("based_on: [s, a]", &[Code::BasedOnCycle]);
    assert_eq!(
        (circle.based_on.of_file(), circle.circles.of_file()),
        (&[SourceIx(0)][..], &[SourceIx(3)][..])
    );
    let parsed = parse(
        "sources: {x: {title: X, cites: [y]}, y: {title: Y, cites: [x]}}\nbriefing: 1\ntitle: T\n",
        &mut |_| {},
    );
    assert!(parsed.diagnostics.is_empty());
}

#[test]
fn origins_are_unknown_only_of_sources_that_say_nothing() {
    let unknown = |head: &str, keys: &str| {
        let parsed = file(keys, head);
        parsed.briefing.sources.iter().map(|source| source.passes_on_unknown).collect::<Vec<_>>()
    };
    assert_eq!(unknown("origins: unknown\n", ""), [true, false, false, true]);
    assert_eq!(unknown("origins: unknown\n", "cites: [a]"), [true, false, false, false]);
    assert_eq!(unknown("origins: unknown\n", "based_on: [nope]"), [true, false, false, false]);
    assert_eq!(unknown("origins: unknown\n", "based_on: ~"), [true, false, false, true]);
    assert_eq!(unknown("", ""), [false; 4]);
    // A word that is none says nothing.
    assert_eq!(unknown("origins: open\n", ""), [false; 4]);
}

#[test]
fn a_source_that_is_taken_back_does_not_pass_its_silence_on() {
    let text = "sources: {a: {title: A}, b: {published: 2001}, a: {title: A}, c: {title: C, based_on: [a]}, d: {title: D}}
briefing: 1\ntitle: T\norigins: unknown\n";
    let parsed = parse(text, &mut |_| {});
    let unknown: Vec<bool> = parsed.briefing.sources.iter().map(|source| source.passes_on_unknown).collect();
    assert_eq!(unknown, [true, false, true]);
}
