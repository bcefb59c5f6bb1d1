//! Reports and origins counted by hand, and against every way in random files. It must not test how they are told.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::evidence::{Evidence, dispute::Side};
use briefing_format::model::ClaimIx;

fn counts(sources: &str, event: &str, quotes: &str) -> (usize, usize) {
    let text = format!(
        "briefing: 1\ntitle: T\nactors:\n  x: {{name: X}}\nsources:\n{sources}events:\n  - {{title: E, {event}}}\nquotes:\n{quotes}"
    );
    let parsed = briefing_format::parse(&text, &mut |_| {});
    assert_eq!(parsed.diagnostics, []);
    let (briefing, event) = (&parsed.briefing, &parsed.briefing.events[0]);
    let evidence = Evidence::new(briefing);
    let grounds = grounds(Story { briefing, evidence: &evidence }, event);
    // Both ways to count agree.
    let root = match &*grounds.origins.sources {
        [] => Root::Nothing,
        [one] => Root::One(*one),
        _ => Root::Several,
    };
    assert_eq!(evidence.origins.of_event(briefing, &evidence.backlinks, event), root);
    (grounds.reports.sources.len(), grounds.origins.sources.len())
}

#[test]
fn three_reports_that_pass_on_one_post_have_one_origin() {
    let sources =
        "  post: {title: P}\n  tv: {title: T, based_on: [post]}\n  wire: {title: W, based_on: [tv]}\n";
    assert_eq!(counts(sources, "sources: [post, tv, wire]", ""), (3, 1));
}

#[test]
fn what_somebody_tells_in_a_source_of_their_own_has_that_as_its_origin() {
    let sources =
        "  post: {title: P}\n  tv: {title: T}\n  wire: {title: W, publisher: x, based_on: [post, tv]}\n";
    assert_eq!(counts(sources, "sources: [wire]", ""), (1, 2));
    assert_eq!(counts(sources, "by: x, sources: [wire]", ""), (1, 1));
    assert_eq!(counts(sources, "by: x, via: [wire, tv]", ""), (2, 1));
    // A source that passes on a quote and tells of the event besides is one more origin.
    let quotes = "  q: {text: Q, speaker: x, via: [post, wire]}\n";
    assert_eq!(counts(sources, "quotes: [q], sources: [wire]", quotes), (2, 1));
    assert_eq!(counts(sources, "by: x, quotes: [q], sources: [wire]", quotes), (2, 2));
    // What somebody else passes on of their words is no source of theirs.
    assert_eq!(counts(sources, "by: x, sources: [tv]", ""), (1, 1));
    let relayed = format!("{sources}  paper: {{title: N, based_on: [post, wire]}}\n");
    assert_eq!(counts(&relayed, "by: x, sources: [paper]", ""), (1, 2));
}

#[test]
fn a_quote_has_the_origin_of_its_first_hop() {
    let sources = "  post: {title: P}\n  tv: {title: T}\n";
    let quotes = "  q: {text: Q, speaker: x, via: [post, tv]}\n";
    assert_eq!(counts(sources, "quotes: [q]", quotes), (2, 1));
    assert_eq!(counts(sources, "quotes: [q], sources: [tv]", quotes), (2, 1));
}

#[test]
fn two_ways_to_one_origin_are_one_and_two_origins_are_several() {
    let sources = "  wire: {title: W, based_on: [tv, radio]}\n  tv: {title: T, based_on: [post]}\n  radio: {title: R, based_on: [post]}\n  post: {title: P}\n";
    assert_eq!(counts(sources, "sources: [wire]", ""), (1, 1));
    let sources = "  wire: {title: W, based_on: [tv, post]}\n  tv: {title: T}\n  post: {title: P}\n";
    assert_eq!(counts(sources, "sources: [wire, tv]", ""), (2, 2));
    assert_eq!(counts(sources, "text: None.", ""), (0, 0));
}

#[test]
fn sources_that_pass_on_nothing_are_origins_each() {
    let sources = "  a: {title: A}\n  b: {title: B}\n";
    assert_eq!(counts(sources, "sources: [a, b]", ""), (2, 2));
}

#[test]
fn an_event_with_a_chain_has_the_origin_of_its_first_hop() {
    // The agency knows what it knows from three, but this event from the post alone.
    let sources = "  post: {title: P}\n  tv: {title: T}\n  radio: {title: R}\n  wire: {title: W, based_on: [post, tv, radio]}\n";
    assert_eq!(counts(sources, "sources: [wire]", ""), (1, 3));
    assert_eq!(counts(sources, "via: [post, wire]", ""), (2, 1));
    // A later hop that is named as a source, too, is no second origin; what is no hop is one.
    assert_eq!(counts(sources, "via: [post, wire], sources: [wire]", ""), (2, 1));
    assert_eq!(counts(sources, "via: [post, wire], sources: [tv]", ""), (3, 2));
    let quotes = "  q: {text: Q, speaker: x, via: [post, tv]}\n";
    assert_eq!(counts(sources, "via: [post, wire], quotes: [q]", quotes), (3, 1));
}

#[test]
fn words_of_the_publisher_of_the_first_hop_are_their_own_origin() {
    let sources = "  post: {title: P}\n  radio: {title: R}\n  wire: {title: W, publisher: x, based_on: [post, radio]}\n";
    let quote = |speaker: &str| format!("  q: {{text: Q, speaker: {speaker}, via: [wire]}}\n");
    assert_eq!(counts(sources, "quotes: [q]", &quote("x")), (1, 1));
    // What the wire passes on besides has its own origins.
    assert_eq!(counts(sources, "quotes: [q], sources: [radio]", &quote("x")), (2, 2));
    assert_eq!(counts(sources, "sources: [wire]", ""), (1, 2));
}

/// The reports and origins of the sides of one claim, and of all of it.
fn sides(positions: &str) -> Vec<(usize, usize)> {
    let text = format!(
        "briefing: 1\ntitle: T\nactors:\n  x: {{name: X}}\nsources:\n  post: {{title: P}}\n  tv: {{title: T, based_on: [post]}}\n  log: {{title: L}}\nquotes:\n  q: {{text: Q, speaker: x, via: [tv]}}\nclaims:\n  c: {{text: C, positions: [{positions}]}}\n"
    );
    let briefing = briefing_format::parse(&text, &mut |_| {}).briefing;
    let evidence = Evidence::new(&briefing);
    let story = Story { briefing: &briefing, evidence: &evidence };
    let count = |grounds: Grounds| (grounds.reports.sources.len(), grounds.origins.sources.len());
    let side = |side| {
        let positions = story.positions(ClaimIx(0), side);
        count(grounds_of(story, positions.iter().map(|(_, position)| Way::of_position(&briefing, position))))
    };
    let all = count(grounds_of_claim(story, &briefing.claims[0]));
    Side::ALL.into_iter().map(side).chain([all]).collect()
}

#[test]
fn each_side_of_a_claim_is_counted_apart_and_equal_origins_are_one() {
    // Asserted on three reports of one origin, denied on one; the quote came through the second of them.
    let positions = "{by: x, stance: asserts, via: [post, tv]}, {by: x, stance: endorses, quote: q}, {by: x, stance: denies, via: [log]}";
    assert_eq!(sides(positions), [(2, 1), (1, 1), (0, 0), (0, 0), (3, 2)]);
    // The same origin behind both sides is one origin in all.
    let positions = "{by: x, stance: asserts, via: [tv]}, {by: x, stance: doubts, via: [post]}, {by: x, stance: declines-comment}";
    assert_eq!(sides(positions), [(1, 1), (1, 1), (0, 0), (0, 0), (2, 1)]);
    // The chain of a position stands before that of its quote.
    assert_eq!(
        sides("{by: x, stance: asserts, quote: q, via: [log]}"),
        [(1, 1), (0, 0), (0, 0), (0, 0), (1, 1)]
    );
}

/// Every origin behind a source, by trying every way.
fn origins_by_trying(briefing: &Briefing, source: SourceIx) -> BTreeSet<SourceIx> {
    let bases = &briefing[source].based_on;
    if bases.of_file().is_empty() {
        return BTreeSet::from([source]);
    }
    bases.of_file().iter().flat_map(|base| origins_by_trying(briefing, *base)).collect()
}

/// Ten sources of which each is based on some before it, two quotes, and an event with a chain, quotes and sources.
fn stories() -> impl Strategy<Value = String> {
    let some = |of: usize| proptest::collection::vec(0..of.max(1), 0..4);
    let list = |prefix: &str, numbers: &[usize]| {
        numbers.iter().map(|n| format!("{prefix}{n}")).collect::<Vec<_>>().join(", ")
    };
    let sources: Vec<_> = (0..10).map(some).collect();
    let publishers = proptest::collection::vec(0..3_usize, 10);
    let ways = ([some(10), some(10)], some(10));
    (sources, publishers, ways, some(2), some(10), proptest::bool::ANY).prop_map(
        move |(based_on, publishers, (vias, via), quotes, named, is_told)| {
            let by = if is_told { "by: a, " } else { "" };
            let source = |(n, bases): (usize, &Vec<usize>)| {
                let bases: &[usize] = if n == 0 { &[] } else { bases };
                let publisher = ["", "publisher: a, ", "publisher: b, "][publishers[n]];
                format!("  s{n}: {{title: S, {publisher}based_on: [{}]}}\n", list("s", bases))
            };
            let quote = |(n, via): (usize, &Vec<usize>)| {
                format!("  q{n}: {{text: Q, speaker: a, via: [{}]}}\n", list("s", via))
            };
            format!(
                "briefing: 1\ntitle: T\nactors:\n  a: {{name: A}}\n  b: {{name: B}}\nsources:\n{}quotes:\n{}events:\n  - {{title: E, {by}via: [{}], sources: [{}], quotes: [{}]}}\n",
                based_on.iter().enumerate().map(source).collect::<String>(),
                vias.iter().enumerate().map(quote).collect::<String>(),
                list("s", &via),
                list("s", &named),
                list("q", &quotes),
            )
        },
    )
}

proptest! {
    #[test]
    fn origins_are_those_that_every_way_leads_to(yaml in stories()) {
        let parsed = briefing_format::parse(&yaml, &mut |_| {});
        prop_assert!(parsed.diagnostics.is_empty());
        let (briefing, event) = (&parsed.briefing, &parsed.briefing.events[0]);
        let of_quotes = event.quotes.of_file().iter().map(|quote| briefing[*quote].via.of_file());
        let chains: Vec<&[SourceIx]> = of_quotes.chain([event.via.of_file()]).collect();
        let is_later = |source: &SourceIx| chains.iter().any(|via| via.iter().skip(1).any(|hop| hop == source));
        let is_own = |by: Option<EntityIx>, source: SourceIx| by.is_some() && briefing[source].publisher == by;
        let behind = |by: Option<EntityIx>, source: SourceIx| {
            if is_own(by, source) { BTreeSet::from([source]) } else { origins_by_trying(briefing, source) }
        };
        let of_quotes = event.quotes.of_file().iter().map(|quote| &briefing[*quote]);
        let firsts = of_quotes.filter_map(|quote| Some((quote.speaker, *quote.via.of_file().first()?)));
        let own_first = event.via.of_file().first().map(|first| (event.by, *first));
        let told = event.sources.of_file().iter().filter(|source| is_own(event.by, **source) || !is_later(source));
        let roots: BTreeSet<SourceIx> = firsts
            .chain(own_first)
            .chain(told.map(|source| (event.by, *source)))
            .flat_map(|(by, source)| behind(by, source))
            .collect();
        let reports: BTreeSet<SourceIx> =
            chains.iter().flat_map(|via| via.iter()).chain(event.sources.of_file()).copied().collect();
        let evidence = Evidence::new(briefing);
        let story = Story { briefing, evidence: &evidence };
        let grounds = grounds(story, event);
        prop_assert!(!grounds.origins.is_more);
        prop_assert_eq!(grounds.origins.sources.len(), roots.len());
        prop_assert_eq!(grounds.origins.sources.iter().copied().collect::<BTreeSet<_>>(), roots.clone());
        prop_assert_eq!(grounds.reports.sources.len(), reports.len());
        prop_assert_eq!(grounds.reports.sources.iter().copied().collect::<BTreeSet<_>>(), reports);
        let root = match roots.first() {
            None => Root::Nothing,
            Some(one) if roots.len() == 1 => Root::One(*one),
            Some(_) => Root::Several,
        };
        prop_assert_eq!(evidence.origins.of_event(briefing, &evidence.backlinks, event), root);
        // The same for statements that came through chains alone.
        let of_chains = grounds_of(story, chains.iter().map(|via| Way::new(briefing, None, via)));
        let firsts = chains.iter().filter_map(|via| via.first());
        let roots: BTreeSet<SourceIx> = firsts.flat_map(|source| origins_by_trying(briefing, *source)).collect();
        prop_assert_eq!(of_chains.origins.sources.iter().copied().collect::<BTreeSet<_>>(), roots);
    }
}
