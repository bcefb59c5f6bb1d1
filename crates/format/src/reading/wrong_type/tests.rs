//! Values of the wrong shape: what is said of each, and that what is said to mend it does.

use crate::{
    diagnostic::Diagnostic,
    model::Contents,
    reading::{Parsed, parse},
};

const REST: &str = "
actors: {ann: {name: Ann}, bo: {name: Bo}}
places: {quay: {name: Quay}}
sources: {p: {title: P}}
quotes: {q: {text: Q, speaker: ann}}
claims: {c: {text: C}}
";

fn text(lines: &str) -> String {
    format!("briefing: 1\ntitle: T\n{lines}{REST}")
}

fn read(lines: &str) -> Parsed {
    parse(&text(lines), &mut |_| {})
}

/// The only thing that is wrong with a few lines.
#[track_caller]
fn wrong(lines: &str) -> Diagnostic {
    let mut found = read(lines).diagnostics;
    assert_eq!(found.len(), 1, "{lines}: {found:?}");
    found.remove(0)
}

#[track_caller]
fn helps(lines: &str, expected: &str) {
    let found = wrong(lines);
    assert_eq!(found.help.unwrap_or_default().as_str(), expected, "{lines}");
    assert!(found.replacement.is_none(), "{lines}: nothing is sure");
}

/// What mends a few lines, which then have no error.
#[track_caller]
fn mends(lines: &str, help: &str, mended: &str) {
    let found = wrong(lines);
    assert_eq!(found.help.unwrap_or_default().as_str(), help, "{lines}");
    let mut text = text(lines);
    let replacement = found.replacement.unwrap_or_else(|| panic!("{lines}: is not mended"));
    text.replace_range(replacement.span.range(), replacement.text.raw());
    assert!(text.contains(mended), "{text}");
    assert_eq!(parse(&text, &mut |_| {}).diagnostics, [], "{text}");
}

fn event(keys: &str) -> String {
    format!("events: [{{title: E, {keys}}}]")
}

fn position(keys: &str) -> String {
    format!("claims: {{d: {{text: D, positions: [{{stance: denies, {keys}}}]}}}}")
}

fn actor(keys: &str) -> String {
    format!("actors: {{x: {{name: X, {keys}}}}}")
}

/// The lines without the section of that name in the rest, so that it stands once.
#[track_caller]
fn helps_beside(lines: &str, expected: &str) {
    let section = lines.split(':').next().unwrap_or_default();
    let rest: Vec<&str> = REST.lines().filter(|line| !line.starts_with(section)).collect();
    let text = format!("briefing: 1\ntitle: T\n{lines}\n{}\n", rest.join("\n"));
    let found = parse(&text, &mut |_| {}).diagnostics;
    let helps: Vec<&str> = found.iter().filter_map(|found| Some(found.help.as_ref()?.as_str())).collect();
    assert!(helps.contains(&expected), "{lines}: {helps:?}");
}

#[test]
fn several_voices_are_told_in_the_way_of_the_place() {
    helps(
        &event("by: [ann, bo]"),
        "Write one id; who else tells it has a chain each: `via: [[one], [another]]`.",
    );
    helps_beside("quotes: {r: {text: R, speaker: [ann, bo]}}", "Write one speaker, or one quote for each.");
    helps_beside(&position("by: [ann, bo]"), "Write one id, or one position per holder.");
    helps_beside(&position("by: ann, quote: [q, r]"), "Write one id, or one position for each quote.");
    helps_beside(
        &actor("by: [ann, bo]"),
        "Write one id; who else tells it has a chain each: `via: [[one], [another]]`.",
    );
    let relation = |keys: &str| actor(&format!("relations: [{{kind: k, {keys}}}]"));
    helps_beside(&relation("to: quay, by: [p, q]"), "Write one id, or one relation for each.");
    helps_beside(&relation("to: [quay, p]"), "Write one id, or one relation for each.");
    helps("default: {by: [ann, bo]}", "Write one id; what others tell has a `by` of its own.");
    helps("judgments: [{text: J, by: [ann, bo]}]", "Write one id, or one judgment for each.");
    helps(&event("place: [quay, pier]"), "Write one id, without brackets: `place: some-id`.");
}

#[test]
fn one_in_brackets_is_written_without() {
    let without = |value: &str| format!("Write it without brackets: `{value}`.");
    mends(&event("by: [ann]"), &without("by: ann"), "by: ann}");
    mends(&event("place: [quay]"), &without("place: quay"), "place: quay}");
    mends(&event("status: [denied]"), &without("status: denied"), "status: denied}");
    mends("origins: [unknown]", &without("origins: unknown"), "origins: unknown\n");
    helps(
        "tlp: [RED, GREEN]",
        "Write one of these, without brackets: RED, AMBER, AMBER+STRICT, GREEN, CLEAR.",
    );
}

/// How many there are in a list of the first item.
type Count = fn(&Contents) -> usize;

#[test]
fn one_id_or_word_is_the_list_that_it_stands_for() {
    let list = |value: &str| format!("Write a list: `{value}`.");
    let cases: [(&str, &str, Count); 8] = [
        ("events: [{title: E, quotes: q}]", "quotes: [q]", |all| all.events[0].quotes.of_file().len()),
        ("events: [{title: E, actors: ann}]", "actors: [ann]", |all| all.events[0].actors.len()),
        ("events: [{title: E, sources: p}]", "sources: [p]", |all| all.events[0].attribution.sources().len()),
        ("events: [{title: E, tags: fire}]", "tags: [fire]", |all| all.events[0].tags.len()),
        ("questions: [{text: W, about: quay}]", "about: [quay]", |all| {
            all.questions[0].about.of_file().len()
        }),
        ("judgments: [{text: J, basis: q}]", "basis: [q]", |all| all.judgments[0].basis.of_file().len()),
        ("authors: Ann", "authors: [Ann]", |all| all.authors.len()),
        ("default: {via: p}", "via: [p]", |all| all.default.as_ref().map_or(0, |told| told.via().count())),
    ];
    for (lines, value, count) in cases {
        mends(lines, &list(value), value);
        assert_eq!(count(&read(lines).briefing), 1, "{lines}");
    }
    helps_beside("claims: {d: {text: D, contradicts: c}}", &list("contradicts: [c]"));
}

#[test]
fn what_may_be_several_is_not_read_and_shows_how_to_write_it() {
    let with = |keys: &str| text(&event(keys));
    let count = |keys: &str| parse(&with(keys), &mut |_| {}).briefing.events[0].tags.len();
    helps(&event("tags: fire and water"), "Write a list: `tags: [fire and water]`.");
    helps(&event("tags: 'fire, water'"), "Write a list: `tags: [\"fire, water\"]`.");
    assert_eq!((count("tags: fire and water"), count("tags: 'fire, water'")), (0, 0));
    mends("tags: fire, water", "Write a list: `tags: [fire, water]`.", "tags: [fire, water]");
    mends(&event("sources: 'p, p'"), "Write a list: `sources: [p, p]`.", "sources: [p, p]");
    helps(&event("actors: Ann and Bo"), "Write a list of ids: `actors: [one, another]`.");
    helps("authors: Ann Lee", "Write a list: `authors: [Ann Lee]`.");
    helps_beside("claims: {d: {text: D, positions: denies}}", "Write a list: `positions: [{stance: …}]`.");
}

#[test]
fn braces_for_brackets_are_mended() {
    mends(&event("tags: {fire, water}"), "Write a list: `tags: [fire, water]`.", "tags: [fire, water]");
    mends(&event("actors: {ann, bo}"), "Write a list: `actors: [ann, bo]`.", "actors: [ann, bo]");
    helps(&event("sources: {p: {title: P}}"), "Write a list of ids: `sources: [one, another]`.");
}

#[test]
fn a_map_or_list_for_text_is_told_by_what_it_holds() {
    let source = |keys: &str| format!("sources: {{s: {{title: S, {keys}}}}}");
    helps_beside(&source("author: {unnamed: x}"), "Write the words alone: `author: x`.");
    helps_beside(&source("author: {name: 'Lee, Ann'}"), "Write the words alone: `author: \"Lee, Ann\"`.");
    mends(&event("text: {text: At night}"), "Write the words alone: `text: At night`.", "text: At night}");
    helps(&event("text: {at night}"), "Put text that begins with `{` between quotation marks.");
    helps("summary:\n  en: At night\n", "Write the text alone, without keys.");
    helps("summary:\n  - At night\n", "Write one text, not a list.");
    helps(
        &event("text: {at: night}"),
        "Write the text alone, without keys, or put it between quotation marks where the braces belong to it.",
    );
    helps(
        "summary: [At night]",
        "Write one text without brackets, or put it between quotation marks where they belong to it.",
    );
}

#[test]
fn a_map_for_a_name_is_read_as_the_map_that_may_stand_there() {
    let text = text("").replace("{name: Ann}", "{name: {nam: Ann}}");
    let found = parse(&text, &mut |_| {}).diagnostics;
    let told: Vec<(&str, &str)> = found
        .iter()
        .map(|found| (found.message.as_str(), found.help.as_ref().map_or("", |help| help.as_str())))
        .collect();
    assert!(told.contains(&("A name has no key `nam`; it is not read.", "Did you mean `name`?")), "{told:?}");
    assert!(told.iter().all(|(_, help)| !help.contains("quotation marks")), "{told:?}");
}

#[test]
fn an_entry_of_the_wrong_shape_has_a_way_out() {
    helps(&event("via: [[[p]]]"), "Write each chain as one list of ids: `via: [[one, another], [third]]`.");
    helps(&event("sources: [[p]]"), "Write all ids in one list: `sources: [one, another]`.");
    helps(&event("actors: [[ann]]"), "Write all ids in one list: `actors: [one, another]`.");
    helps(&event("sources: [{title: P}]"), "Write an id; the item itself stands in its own section.");
    helps(&event("sources: [p, ~]"), "Take it out, or write what was meant.");
    helps(
        &event("tags: [fire: water]"),
        "Put text that begins with `[` or `{`, or has `: ` in it, between quotation marks.",
    );
}
