//! Chains of hostile files: every limit holds, and what it leaves out is counted.

use super::*;
use crate::describe::tests::{lines as lines_of, with};

/// The lines of the chain of an item of a file.
fn lines(yaml: &str, id: &str) -> Vec<String> {
    let words = |block| if let Block::Words(words) = block { lines_of(&words) } else { Vec::new() };
    with(yaml, |story| {
        let item = story.briefing.find(id).unwrap_or_else(|| panic!("no {id}"));
        blocks(story, item).into_iter().flat_map(words).collect()
    })
}

fn each(range: std::ops::Range<usize>, describe: impl Fn(usize) -> String) -> String {
    range.map(describe).collect()
}

fn ids(range: std::ops::Range<usize>) -> String {
    range.map(|n| format!("s{n}")).collect::<Vec<_>>().join(", ")
}

fn sources(range: std::ops::Range<usize>) -> String {
    format!("sources:\n{}", each(range, |n| format!("  s{n}: {{title: S{n}}}\n")))
}

#[test]
fn a_tree_ends_at_its_last_line_even_where_a_cut_circle_takes_two() {
    let circle = "  x: {title: X, based_on: [x2]}\n  x2: {title: X2, based_on: [x]}\n";
    // The circle has three lines, of which the last two come together.
    for before in LINES_PER_CHAIN - 4..=LINES_PER_CHAIN {
        let (first, rest) = (ids(0..before), ids(before..LINES_PER_CHAIN + 100));
        let top = format!("  top: {{title: Top, based_on: [{first}, x, {rest}]}}\n");
        let lines = lines(&format!("{}{circle}{top}", sources(0..LINES_PER_CHAIN + 100)), "top");
        let end = lines.iter().position(|line| line.ends_with("more, with what they are based on"));
        assert!(matches!(end, Some(501 | 502)), "{before}: {end:?}");
    }
}

#[test]
fn the_basis_of_a_judgment_is_listed_up_to_a_limit_and_the_rest_counted() {
    let judgment = format!("judgments:\n  - {{id: j, text: J, basis: [{}]}}\n", ids(0..LINES_PER_CHAIN + 7));
    let lines = lines(&format!("{}{judgment}", sources(0..LINES_PER_CHAIN + 7)), "j");
    assert_eq!(lines.last().map(String::as_str), Some("and 7 more, all in `briefing show`"));
    // Its words, a heading, two lines for each, and the last.
    assert_eq!(lines.len(), 1 + 1 + 2 * LINES_PER_CHAIN + 1);
}

#[test]
fn items_on_a_long_chain_have_its_origin_each() {
    let long = 30_000;
    let chain = each(1..long, |n| format!("  s{n}: {{title: S{n}, based_on: [s{}]}}\n", n - 1));
    let basis = ids(long - LINES_PER_CHAIN..long);
    let judgment = format!("judgments:\n  - {{id: j, text: J, basis: [{basis}]}}\n");
    let lines = lines(&format!("{}{chain}{judgment}", sources(0..1)), "j");
    assert_eq!(lines.iter().filter(|line| *line == "origin S0").count(), LINES_PER_CHAIN);
}

#[test]
fn cut_circles_of_one_source_find_place_up_to_the_limit_and_the_rest_is_counted() {
    // The last of a chain is based on every one before it: all of its circles are cut at that one.
    let many = LINES_PER_CHAIN + 50;
    let chain = each(0..many, |n| format!("  s{n}: {{title: S{n}, based_on: [s{}]}}\n", n + 1));
    let last = format!("  s{many}: {{title: S, based_on: [{}]}}\n", ids(0..many));
    let above = format!("  above: {{title: Above, based_on: [s{many}]}}\n");
    let lines = lines(&format!("sources:\n{chain}{last}{above}"), "above");
    let is_cut = |line: &&String| line.ends_with(": a circle, cut here");
    // One line is that of the source itself.
    assert_eq!(lines.iter().filter(is_cut).count(), LINES_PER_CHAIN - 1);
    assert_eq!(lines[1 + LINES_PER_CHAIN], "and 51 circles more, cut here");
}

#[test]
fn hops_and_statements_of_one_view_share_one_limit_and_the_rest_is_counted() {
    let speaker = "actors:\n  a: {name: Ann}\n";
    let quote = format!("quotes:\n  q: {{text: Said, speaker: a, via: [{}]}}\n", ids(0..LINES_PER_CHAIN + 3));
    let of_quote = lines(&format!("{speaker}{quote}{}", sources(0..LINES_PER_CHAIN + 3)), "q");
    assert!(of_quote.iter().any(|line| line == "and 4 more statements and hops, all in `briefing show`"));

    let position = "{by: a, stance: asserts, via: [s0]}";
    let positions = vec![position; LINES_PER_CHAIN].join(", ");
    let claim = format!("claims:\n  c: {{text: C, positions: [{positions}]}}\n");
    let of_claim = lines(&format!("{speaker}{claim}{}", sources(0..1)), "c");
    // Each statement has three lines: itself, whose word it is, and its hop.
    let left = 2 * LINES_PER_CHAIN - 2 * (LINES_PER_CHAIN / 3) - 1;
    let more = format!("and {left} more statements and hops, all in `briefing show`");
    // Behind its words, how it stands, and a heading.
    assert_eq!(of_claim.iter().position(|line| *line == more), Some(3 + LINES_PER_CHAIN));
}

#[test]
fn what_only_the_briefing_says_is_called_its_own_word() {
    let file = "actors:
  ann: {name: Ann, text: A sailor., aliases: [Annie]}
  bob: {name: Bob, text: A pilot., via: [log]}
sources:
  log: {title: Log, text: Written later.}
questions: [{id: why, text: Why?, about: [log]}]
";
    let says = |id: &str, words: &str| lines(file, id).iter().any(|line| line.starts_with(words));
    assert!(says("ann", "What it is said to be is the briefing's own word"));
    assert!(says("ann", "The file does not say who uses these names: Annie."));
    assert!(!says("bob", "What it is said to be is the briefing's own word"));
    assert!(says("log", "What is said of this source itself is the briefing's own word"));
    assert!(says("why", "The briefing itself asks."));
}

#[test]
fn the_chain_of_an_actor_has_the_relations_of_others_to_it() {
    let file = "actors:
  ann: {name: Ann}
  bob: {name: Bob, relations: [{to: ann, kind: sued, by: bob, via: [log]}]}
sources:
  log: {title: Log, publisher: bob}
";
    let lines = lines(file, "ann");
    let at = lines.iter().position(|line| line == "How others relate to it");
    let expected = "Bob sued Ann, says Bob, in its own voice";
    assert_eq!(at.map(|at| lines[at + 1].as_str()), Some(expected));
}

/// Whether there is a chain is asked at every key, and must be told without making it.
#[test]
fn a_chain_exists_exactly_where_there_is_one_to_show() {
    let tellings = [
        "events: [{title: E}, {title: F, sources: [log]}, {title: G, via: [log, log]}, {title: H, quotes: [q]}, {title: I, actors: [a]}]",
        "quotes: {q: {text: Q, speaker: a}}",
        "actors: {a: {name: A}, b: {name: B, text: What}, c: {name: C, relations: [{to: b, kind: k}]}, d: {name: D, aliases: [x]}}",
        "places: {p: {name: P}}",
        "sources: {log: {title: Log}}",
        "claims: {k: {text: K}, m: {text: M, positions: [{by: a, stance: asserts}]}}",
        "judgments: [{text: J}, {text: J2, basis: [m]}]",
        "questions: [What, {text: Who, about: [a]}]",
    ];
    with(&tellings.join("\n"), |story| {
        for kind in briefing_format::model::ItemKind::ALL {
            for item in story.briefing.items_of(kind) {
                assert_eq!(super::exists(story, item), !super::blocks(story, item).is_empty(), "{item:?}");
            }
        }
    });
}
