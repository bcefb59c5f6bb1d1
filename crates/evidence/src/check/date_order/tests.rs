//! Pairs of dates that contradict each other, and pairs that prove nothing.

use super::*;
use crate::check::testing;

#[track_caller]
fn found(body: &str) -> Vec<String> {
    testing::found(body, &[Code::DateOrder])
}

#[track_caller]
fn none(body: &str) {
    assert_eq!(found(body), [""; 0], "{body}");
}

#[test]
fn an_event_cannot_be_known_before_it_happens() {
    assert_eq!(
        found("events:\n  - {title: E, date: 2024-03-02, reported: 2024-03-01}\n"),
        ["2 2024-03-01: The event `E` became known 2024-03-01, before it happened, 2024-03-02."]
    );
    none("events:\n  - {title: E, date: 2024-03-02, reported: 2024-03}\n");
    none("events:\n  - {title: E, date: 2024-03-02~, reported: 2024-03-01}\n");
    none("events:\n  - {title: E, date: 1666-09-02T22, reported: 1666-09-02}\n");
    none("events:\n  - {title: E, date: 1666-09-02T22, reported: 1666-09-02T21~}\n");
    none("events:\n  - {title: E, date: 1666-09-02T22, reported: 1666-09-02T20Z}\n");
    assert_eq!(
        found("events:\n  - {title: E, date: 1666-09-02T22, reported: 1666-09-02T21}\n"),
        ["2 1666-09-02T21: The event `E` became known 1666-09-02T21, before it happened, 1666-09-02T22."]
    );
    none("events:\n  - {title: E, date: 2025, reported: 2024, status: planned}\n");
}

#[test]
fn an_event_cannot_be_told_by_sources_that_are_all_older() {
    let sources = "sources:\n  a: {title: A, published: 2023}\n  b: {title: B, published: 2022}\n  c: {title: C}\n  w: {title: W, kind: web, published: 2001, retrieved: 2025}\n";
    let with = |event: &str| format!("{sources}events:\n  - {{title: E, date: 2024, {event}}}\n");
    assert_eq!(
        found(&with("sources: [a]")),
        ["7 2024: The event `E`, 2024, happened after its source `a` (2023)."]
    );
    assert_eq!(
        found(&with("sources: [b, a]")),
        ["7 2024: The event `E`, 2024, happened after all its sources, such as `b` (2022)."]
    );
    none(&with("sources: [a, c]"));
    none(&with("sources: [w]"));
    none(&with("sources: []"));
    none(&with("sources: [a], status: planned"));
}

#[test]
fn words_cannot_be_younger_than_their_source() {
    let body = "actors:\n  a: {name: A}\nsources:\n  s: {title: S, published: 2024-03-01}\nquotes:\n  q: {text: Q, speaker: a, date: 2024-03-02, via: [s]}\n  r: {text: R, speaker: a, date: 2024-03-01, via: [s]}\nclaims:\n  c:\n    text: C\n    positions:\n      - {by: a, stance: asserts, date: 2024-01, via: [s]}\n      - {by: a, stance: denies, date: 2025, via: [s]}\n";
    assert_eq!(
        found(body),
        [
            "6 2024-03-02: The quote `q` is from 2024-03-02, after its source `s` (2024-03-01).",
            "13 2025: A position on the claim `c` is from 2025, after its source `s` (2024-03-01).",
        ]
    );
}

#[test]
fn words_go_from_the_earlier_source_to_the_later() {
    let sources = "actors:\n  a: {name: A}\nsources:\n  m: {title: M, published: 2024-03}\n  n: {title: N}\n  l: {title: L, published: 2024-04-02}\n  e: {title: E, published: 2024-02~}\n  w: {title: W, kind: web, published: 2001, retrieved: 2025}\nquotes:\n";
    let with = |via: &str| format!("{sources}  q: {{text: Q, speaker: a, via: {via}}}\n");
    assert_eq!(
        found(&with("[m, l, n, m]")),
        [
            "10 [m, l, n, m]: In `via` of the quote `q`, `m` (2024-03) stands behind `l` (2024-04-02), which came later."
        ]
    );
    none(&with("[m, n, l, l]"));
    none(&with("[m, e]"));
    none(&with("[l, w]"));
    assert_eq!(found(&with("[l, e]")).len(), 1);
}

#[test]
fn a_source_cannot_be_retrieved_before_it_is_there_nor_pass_on_what_comes_later() {
    let body = "sources:\n  s: {title: S, published: 2024-03, retrieved: 2024-02-29}\n  t: {title: T, published: 2023, based_on: [s]}\n  u: {title: U, published: 2024, based_on: [s]}\n";
    assert_eq!(
        found(body),
        [
            "2 2024-03: The source `s` was published 2024-03, after it was retrieved, 2024-02-29.",
            "3 2023: The source `t`, 2023, is based on what came later, `s` (2024-03).",
        ]
    );
}

#[test]
fn a_briefing_is_not_published_before_it_was_written() {
    assert_eq!(
        found("as_of: 2025-06-02\npublished: 2025-06-01\n"),
        [
            "2 2025-06-01: The briefing was published 2025-06-01, before the date it was written as of, 2025-06-02."
        ]
    );
    none("as_of: 2025-06-02\npublished: 2025-06\n");
}

#[test]
fn an_event_that_names_no_source_is_told_by_the_default() {
    let with = |default: &str, event: &str| {
        format!(
            "sources:\n  a: {{title: A, published: 2023}}\n  b: {{title: B, published: 2025}}\ndefault: {{{default}}}\nevents:\n  - {{title: E, date: 2024{event}}}\n"
        )
    };
    assert_eq!(
        found(&with("sources: [a]", "")),
        ["6 2024: The event `E`, 2024, happened after its source `a` (2023)."]
    );
    none(&with("sources: [a]", ", sources: [b]"));
    none(&with("sources: [b, a]", ""));
}

#[test]
fn a_source_that_could_not_be_read_may_tell_of_it() {
    let sources = "sources:\n  a: {title: A, published: 2023}\n";
    none(&format!("{sources}events:\n  - {{title: E, date: 2024, sources: [a, nobody]}}\n"));
    let elsewhere = format!(
        "{sources}events:\n  - {{title: E, date: 2024, sources: [a]}}\n  - {{title: F, sources: [nobody]}}\n"
    );
    assert_eq!(found(&elsewhere).len(), 1);
}

#[test]
fn every_chain_of_every_statement_is_looked_at_by_itself() {
    let with = |rest: &str| {
        format!(
            "sources:\n  m: {{title: M, published: 2024-03}}\n  l: {{title: L, published: 2024-04-02}}\n{rest}\n"
        )
    };
    let behind = "`m` (2024-03) stands behind `l` (2024-04-02), which came later.";
    let actor = |rest: &str| with(&format!("actors:\n  a: {{name: A, {rest}}}"));
    assert_eq!(
        found(&actor("relations: [{to: a, kind: k, via: [[m, l], [l, m]]}]")),
        [format!("5 a: In `via` of a relation of the actor `a`, {behind}")]
    );
    assert_eq!(
        found(&actor("text: T, via: [l, m]")),
        [format!("5 a: In `via` of the description of the actor `a`, {behind}")]
    );
    assert_eq!(
        found(&with("default: {via: [l, m]}\nevents: [{title: E}, {title: F}]")),
        [format!("4 default: In `via` of `default`, {behind}")]
    );
    assert_eq!(
        found(&with(
            "actors: {a: {name: A}}\nclaims:\n  c: {text: C, positions: [{by: a, stance: denies, via: [l, m]}]}"
        )),
        [format!("6 c: In `via` of a position on the claim `c`, {behind}")]
    );
    // What stands side by side is in no order.
    none(&with("events: [{title: E, sources: [l, m]}, {title: F, via: [[l], [m]]}]"));
    none(&with("events: [{title: E, via: [[m, l], [m]]}]"));
}

#[test]
fn words_cannot_be_younger_than_any_of_the_sources_that_quote_them() {
    let with = |keys: &str| {
        format!(
            "actors: {{a: {{name: A}}}}\nsources:\n  s: {{title: S, published: 2024}}\n  t: {{title: T, published: 2026}}\nquotes:\n  q: {{text: Q, speaker: a, date: 2025, {keys}}}\n"
        )
    };
    let late = ["6 2025: The quote `q` is from 2025, after its source `s` (2024)."];
    assert_eq!(found(&with("sources: [t, s]")), late);
    assert_eq!(found(&with("via: [[t], [s]]")), late);
    none(&with("sources: [t]"));
}
