//! Chains in every order, and what is said of those that cannot be.

use super::*;
use crate::check::testing;

const SOURCES: &str = "actors:
  a: {name: A}
sources:
  post: {title: P}
  tv: {title: T, based_on: [post]}
  radio: {title: R, based_on: [post]}
  wire: {title: W, based_on: [tv, radio]}
quotes:
";

#[track_caller]
fn found(via: &str) -> Vec<String> {
    testing::found(&format!("{SOURCES}  q: {{text: Q, speaker: a, via: {via}}}\n"), &[Code::ViaOrder])
}

fn mended(via: &str) -> String {
    let body = |via: &str| format!("{SOURCES}  q: {{text: Q, speaker: a, via: {via}}}\n");
    let mended = testing::mended(&body(via), Code::ViaOrder);
    let (before, after) = body("|").split_once('|').map(|(a, b)| (a.len(), b.len())).unwrap_or_default();
    mended[before..mended.len() - after].to_owned()
}

#[test]
fn a_source_cannot_pass_words_on_to_one_that_it_is_based_on() {
    assert_eq!(
        found("[tv, post]"),
        ["9 [tv, post]: The `via` of the quote `q` names `tv` before `post`, but `tv` is based on `post`."]
    );
    let block = format!(
        "{SOURCES}  q:\n    text: Q\n    speaker: a\n    via:\n      - tv # the late one\n      - post\n    language: en\n"
    );
    assert_eq!(
        testing::found(&block, &[Code::ViaOrder]),
        [
            "13 - tv # the late one\\n      - post: The `via` of the quote `q` names `tv` before `post`, but `tv` is based on `post`."
        ]
    );
}

#[test]
fn an_event_comes_through_its_sources_in_their_order_too() {
    let event = |via: &str| {
        let text = format!("{SOURCES}  q: {{text: Q, speaker: a}}\nevents:\n  - {{title: E, via: {via}}}\n");
        testing::found(&text, &[Code::ViaOrder])
    };
    assert_eq!(
        event("[tv, post]"),
        ["11 [tv, post]: The `via` of the event `E` names `tv` before `post`, but `tv` is based on `post`."]
    );
    assert_eq!(event("[post, tv]"), [""; 0]);
}

#[test]
fn a_chain_over_others_is_shown() {
    assert_eq!(
        found("[wire, post]"),
        [
            "9 [wire, post]: The `via` of the quote `q` names `wire` before `post`, but `wire` goes back to `post`: `post` → `tv` → `wire`."
        ]
    );
}

#[test]
fn of_several_that_stand_wrong_the_first_is_named() {
    let first = "names `wire` before `radio`, but `wire` is based on `radio`.";
    for via in ["[wire, radio, tv, post]", "[post, wire, radio, tv]", "[wire, radio, post, tv]"] {
        assert!(matches!(found(via).as_slice(), [one] if one.ends_with(first)), "{via}");
    }
}

#[test]
fn what_nothing_contradicts_is_fine() {
    for via in
        ["[post, tv, wire]", "[post, wire]", "[tv, radio]", "[radio, tv, wire]", "[wire]", "[]", "~", "post"]
    {
        assert_eq!(found(via), [""; 0], "{via}");
    }
}

#[test]
fn a_source_that_is_named_twice_is_not_judged() {
    for via in ["[tv, tv]", "[tv, post, tv]", "[post, tv, post]", "[tv, tv, post]"] {
        assert_eq!(found(via), [""; 0], "{via}");
    }
    assert_eq!(found("[wire, tv, radio, tv]").len(), 1, "the others are");
}

#[test]
fn where_reading_left_something_out_nothing_is_sure() {
    assert_eq!(found("[tv, post, nobody]"), [""; 0]);
    assert_eq!(found("[[tv, post], [nobody]]"), [""; 0]);
    let circle = "actors:\n  a: {name: A}\nsources:\n  s: {title: S, based_on: [t]}\n  t: {title: T, based_on: [s]}\nquotes:\n  q: {text: Q, speaker: a, via: [s, t]}\n  r: {text: R, speaker: a, via: [t, s]}\n";
    assert_eq!(testing::found(circle, &[Code::ViaOrder]), [""; 0]);
    // What was cut lies on the way back.
    let longer = "actors:\n  a: {name: A}\nsources:\n  s: {title: S, based_on: [t]}\n  t: {title: T, based_on: [u]}\n  u: {title: U, based_on: [s]}\nquotes:\n  q: {text: Q, speaker: a, via: [s, t]}\n";
    assert_eq!(testing::found(longer, &[Code::ViaOrder]), [""; 0]);
}

#[test]
fn an_error_elsewhere_is_no_reason_to_be_silent() {
    let elsewhere = format!(
        "{SOURCES}  q: {{text: Q, speaker: a, via: [tv, post]}}\n  r: {{text: R, speaker: a, via: [nobody]}}\nevents: [{{date: 2001}}]\n"
    );
    assert_eq!(testing::found(&elsewhere, &[Code::ViaOrder]).len(), 1);
    let circle = format!(
        "{}  x: {{title: X, based_on: [x]}}\n{}",
        &SOURCES[..SOURCES.len() - 8],
        "quotes:\n  q: {text: Q, speaker: a, via: [tv, post]}\n"
    );
    assert_eq!(testing::found(&circle, &[Code::ViaOrder]).len(), 1);
}

#[test]
fn every_chain_of_every_statement_is_looked_at_by_itself() {
    assert_eq!(
        found("[[post, tv], [tv, post]]"),
        [
            "9 [[post, tv], [tv, post]]: The `via` of the quote `q` names `tv` before `post`, but `tv` is based on `post`."
        ]
    );
    assert_eq!(found("[[tv], [post]]"), [""; 0]);
    assert_eq!(mended("[[tv, post]]"), "[[tv, post]]");
    let named = |rest: &str| {
        let text = format!("{SOURCES}  q: {{text: Q, speaker: a, sources: [tv, post]}}\n{rest}\n");
        testing::found(&text, &[Code::ViaOrder])
    };
    assert_eq!(named("events: [{title: E, sources: [tv, post]}]"), [""; 0]);
    let wrong = "names `tv` before `post`, but `tv` is based on `post`.";
    assert_eq!(
        named("claims:\n  c: {text: C, positions: [{by: a, stance: denies, via: [tv, post]}]}"),
        [format!("11 c: The `via` of a position on the claim `c` {wrong}")]
    );
    assert_eq!(
        named(
            "places:\n  p: {name: P, text: T, via: [tv, post], relations: [{to: a, kind: k, via: [tv, post]}]}"
        ),
        [
            format!("11 p: The `via` of a relation of the place `p` {wrong}"),
            format!("11 p: The `via` of the description of the place `p` {wrong}"),
        ]
    );
    assert_eq!(
        named("default: {via: [tv, post]}\nevents: [{title: E}, {title: F}]"),
        [format!("10 default: The `via` of `default` {wrong}")]
    );
}

#[test]
fn two_sources_in_brackets_are_turned_around() {
    assert_eq!(mended("[tv, post]"), "[post, tv]");
    assert_eq!(mended("[ wire,post ]"), "[post, wire]");
    // Of three nobody knows where the others belong, and what is written in another way is left to the writer.
    for via in ["[wire, tv, post]", "[tv, post, tv]", "[\"tv\", post]", "[tv, # so\n post]"] {
        assert_eq!(mended(via), via);
    }
}
