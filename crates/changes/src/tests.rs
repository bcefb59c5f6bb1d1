//! Two versions of a briefing, and what is told of them.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use briefing_evidence::{Evidence, Story};
use briefing_format::{
    model::{Briefing, Item},
    parse,
};
use proptest::prelude::*;

use super::{How, Pairing, changes};

fn read(body: &str) -> Briefing {
    parse(&format!("briefing: 1\ntitle: T\n{body}"), &mut |_| {}).briefing
}

/// What is told of two versions, a line each: kind, item, words.
fn told(old: &str, new: &str) -> Vec<String> {
    let (old, new) = (read(old), read(new));
    let (before, after) = (Evidence::new(&old), Evidence::new(&new));
    let stories = [Story { briefing: &old, evidence: &before }, Story { briefing: &new, evidence: &after }];
    let found = changes(stories[0], stories[1]);
    found.iter().map(|change| format!("{} {}: {}", change.kind.as_str(), change.name, change.words)).collect()
}

const ACTORS: &str = "actors:\n  union: {name: Union}\n  company: {name: Company}\n";

#[test]
fn order_comments_and_the_style_of_quoting_are_nothing() {
    let old = "events:\n  - {title: A, tags: [x, y]}\n  - {title: B, text: 'One\n\n      two.'}\n";
    let new = "# by hand\nevents:\n  - title: \"B\"\n    text: |\n      One\n\n      two.\n  - title: A\n    tags: [y, x]\n";
    assert_eq!(told(old, new), [""; 0]);
}

#[test]
fn a_title_in_another_style_is_the_same() {
    let old = "events: [{title: A fire, date: 2024}]\nsources:\n  s: {title: Log, author: Jane Doe}\n";
    let new = "events:\n  - title: >\n      A fire\n    date: 2024\nsources:\n  s: {title: \"Log\", author: >-\n    Jane Doe\n    }\n";
    let new = new.replace(", author: >-\n    Jane Doe\n    }", ", author: 'Jane\n    Doe'}");
    assert_eq!(told(old, &new), [""; 0]);
}

#[test]
fn what_could_not_be_read_is_told_too() {
    let old = format!(
        "{ACTORS}default: {{by: nobody-a, sources: [mail-a]}}\nclaims:\n  c: {{text: It burns., positions: [{{by: union, stance: asserts, quote: q-a}}, {{by: gone-a, stance: denies}}]}}\nsources:\n  s: {{title: Log, cites: [base-a]}}\nevents:\n  - {{id: e, title: Fire, date: soonish, place: pier-a, actors: [who-a], sources: [s, log-a]}}\n"
    );
    let new = old.replace("-a", "-b").replace("soonish", "2024");
    assert_eq!(
        told(&old, &new),
        [
            "position claim It burns.: position: stance asserts, by union, quote q-a -> stance asserts, by union, quote q-b",
            "position claim It burns.: position withdrawn: stance denies, by gone-a",
            "position claim It burns.: position taken: stance denies, by gone-b",
            "way briefing: default: by nobody-a, sources [mail-a] -> by nobody-b, sources [mail-b]",
            "way event Fire: source gone: log-a",
            "way event Fire: source new: log-b",
            "way source Log: cites gone: base-a",
            "way source Log: cites new: base-b",
            "date event Fire: date: soonish -> 2024",
            "actors event Fire: actor gone: who-a",
            "actors event Fire: actor new: who-b",
            "actors event Fire: place: pier-a -> pier-b",
        ]
    );
    assert_eq!(told(&old, &old), [""; 0]);
}

#[test]
fn the_order_of_a_circle_is_nothing_and_its_links_are_something() {
    let [a, b] = ["  a: {title: A, based_on: [b]}\n", "  b: {title: B, based_on: [a]}\n"];
    let two = |one: &str, other: &str| format!("sources:\n{one}{other}  c: {{title: C}}\n");
    assert_eq!(told(&two(a, b), &two(b, a)), [""; 0]);
    let others = two(a, &b.replace("[a]", "[c]"));
    assert_eq!(told(&two(a, b), &others).len(), 2);
    assert_eq!(told(&two(b, a), &others).len(), 2);
}

#[test]
fn the_default_is_the_same_under_another_id() {
    let old = "default: {by: union, sources: [log]}\nactors: {union: {name: Union}}\nsources: {log: {title: Log}}\nevents: [{title: A}]\n";
    let new = old.replace("union", "the-union").replace("log", "the-log");
    assert_eq!(told(old, &new), [""; 0]);
}

#[test]
fn events_in_a_long_file_are_found_by_words_that_all_of_them_have() {
    let title =
        |n: usize| format!("fire at {} of {}", ["gate", "quay", "shed"][n % 3], ["port", "town"][n % 2]);
    let event = |n: usize, more: &str| format!("  - {{title: {}, date: {}{more}}}\n", title(n), 1000 + n);
    let old: String = (0..1_000).map(|n| event(n, "")).collect();
    let new: String =
        (0..1_000).rev().map(|n| event(n, if n % 100 == 0 { ", text: Two died." } else { "" })).collect();
    let (old, new) = (format!("events:\n{old}"), format!("events:\n{new}"));
    assert_eq!(told(&old, &new).len(), 10);
    let all_edited = new.replace("{title: fire", "{title: a fire");
    let (old, new) = (read(&old), read(&all_edited));
    let pairing = Pairing::new(&old, &new);
    let found = old.items().filter(|item| pairing.new_of(*item).is_some()).count();
    assert!(found > 900, "{found}");
}

#[test]
fn items_that_say_the_same_are_one_by_what_they_refer_to() {
    let source = |id: &str, by: &str| format!("  {id}: {{title: Statement, publisher: {by}}}\n");
    let old = format!("{ACTORS}sources:\n{}{}", source("a", "union"), source("b", "company"));
    let new = format!("{ACTORS}sources:\n{}{}", source("c", "company"), source("d", "union"));
    assert_eq!(told(&old, &new), [""; 0]);
}

#[test]
fn the_most_consequential_comes_first() {
    let old = format!(
        "{ACTORS}claims:\n  c: {{text: It burns., positions: [{{by: union, stance: asserts}}]}}\nevents:\n  - {{id: e, title: Fire, date: 2024-03}}\n"
    );
    let new = format!(
        "{ACTORS}claims:\n  c: {{text: It burns., positions: [{{by: union, stance: asserts}}, {{by: company, stance: denies}}]}}\nevents:\n  - {{id: e, title: A fire, date: 2024-03-01, status: reported}}\n"
    );
    assert_eq!(
        told(&old, &new),
        [
            "standing claim It burns.: asserted -> disputed",
            "position claim It burns.: position taken: stance denies, by company",
            "status event A fire: status: nothing -> reported",
            "date event A fire: date: Mar 2024 -> 1 Mar 2024, sharpened",
            "prose event A fire: title: [-Fire-]{+A fire+}",
        ]
    );
}

#[test]
fn a_holder_who_says_something_else_has_changed_the_position() {
    let claim = |stance: &str| {
        format!("{ACTORS}claims:\n  c: {{text: It burns., positions: [{{by: union, stance: {stance}}}]}}\n")
    };
    assert_eq!(
        told(&claim("asserts"), &claim("denies")),
        [
            "standing claim It burns.: asserted -> denied",
            "position claim It burns.: position: stance asserts, by union -> stance denies, by union",
        ]
    );
}

#[test]
fn another_id_is_no_change_of_what_refers_to_it() {
    let old = "events: [{title: Fire, actors: [port], sources: [log]}]\nactors: {port: {name: Port Authority}}\nsources: {log: {title: Log of the harbor}}\n";
    let new = old
        .replace("port]", "harbor-port]")
        .replace("port:", "harbor-port:")
        .replace("[log]", "[the-log]")
        .replace("{log:", "{the-log:");
    assert_eq!(told(old, &new), [""; 0]);
}

#[test]
fn words_of_a_quote_are_told_word_by_word() {
    let quote = |text: &str| format!("{ACTORS}quotes:\n  q: {{text: {text}, speaker: union}}\n");
    assert_eq!(
        told(&quote("We have seen a note."), &quote("We have seen a ransom note.")),
        ["words quote We have seen a ransom note.: text: We have seen a {+ransom +}note."]
    );
}

#[test]
fn an_event_is_followed_through_an_edit_and_another_is_new() {
    let old = read(
        "events:\n  - {title: The booking system of the ferries fails, date: 2026-03-06}\n  - {title: A backup is found, date: 2026-03-08}\n",
    );
    let new = read(
        "events:\n  - {title: A witness is heard, date: 2026-03-01}\n  - {title: The booking system of the ferry company fails, date: 2026-03-06~, text: It was down for hours.}\n  - {title: A backup is found, date: 2026-03-08}\n",
    );
    let pairing = Pairing::new(&old, &new);
    let items: Vec<Item> = old.items().collect();
    let later: Vec<Item> = new.items().collect();
    let first = pairing.new_of(items[0]).unwrap();
    assert_eq!(first.item, later[1]);
    assert!(matches!(first.how, How::Likeness(_)), "{first:?}");
    assert_eq!(pairing.new_of(items[1]).unwrap().item, later[2]);
    assert!(pairing.old_of(later[0]).is_none());
}

proptest! {
    /// A version and itself say the same; and what is paired one way is paired the other.
    #[test]
    fn a_version_says_the_same_as_itself(titles in prop::collection::vec("[a-c ]{1,8}", 1..20)) {
        let events: Vec<String> = titles.iter().map(|title| format!("  - {{title: \"t {title}\"}}\n")).collect();
        let body = format!("events:\n{}", events.concat());
        prop_assert_eq!(told(&body, &body), Vec::<String>::new());
        let (old, new) = (read(&body), read(&body));
        let pairing = Pairing::new(&old, &new);
        for item in old.items() {
            let pair = pairing.new_of(item);
            prop_assert!(pair.is_some());
            prop_assert_eq!(pairing.old_of(pair.unwrap().item).map(|back| back.item), Some(item));
        }
    }
}

/// What two dates knew is compared as two versions are: what became known in between is new.
#[test]
fn what_was_not_known_by_a_date_is_new_at_another() {
    let briefing = read(
        "events:\n  - {title: Fire, date: 2024-03-01, reported: 2024-03-02}\n  - {title: Flood, date: 2024-03-01, reported: 2024-04-01}\n",
    );
    let evidence = Evidence::new(&briefing);
    let story = Story { briefing: &briefing, evidence: &evidence };
    let Ok(date) = briefing_format::model::Date::parse("2024-03-10") else { panic!("a date") };
    let then = briefing_evidence::known::as_of(story, &date);
    let known = evidence.known_by(&then);
    let before = Story { briefing: &then, evidence: &known };
    let told: Vec<String> =
        changes(before, story).iter().map(|change| format!("{} {}", change.name, change.words)).collect();
    assert_eq!(told, ["event Flood is new"]);
    let told: Vec<String> =
        changes(story, before).iter().map(|change| format!("{} {}", change.name, change.words)).collect();
    assert_eq!(told, ["event Flood is gone"]);
    assert!(changes(before, before).is_empty());
}
