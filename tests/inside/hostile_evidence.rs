//! Small files in which much follows from little: all that is computed and said of them takes work in proportion to the
//! file.
//!
//! No test here measures time. Each shape is so large that work in proportion to its square, for one of the things that
//! are asked of it, is hundreds of millions of steps: in a build for tests that takes longer than all other tests together.
//! What it asserts is that nothing was left out for that.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fmt::Write as _;

use crate::{
    describe::{self, Block},
    evidence::{DependentsIndex, Story, Tally, perspective::Perspective, relations::Neighborhood},
    export,
    library::{Document, Origin},
    model::{ClaimIx, Date, EntityIx, Item, SourceIx},
};

/// A file with these sections, loaded and checked as the reader does it.
fn load(sections: &str) -> Document {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("hostile.yaml");
    std::fs::write(&path, format!("briefing: 1\ntitle: T\n{sections}")).unwrap();
    Document::load(Origin::File(path), &mut |_| {}).unwrap()
}

/// The whole briefing as `briefing show` prints it.
fn shown(document: &Document) -> String {
    let mut text = Vec::new();
    export::text::write(document, &Perspective::default(), 0, &mut text).unwrap();
    String::from_utf8(text).unwrap()
}

/// The lines of the chain view of an item.
fn chain(story: Story<'_>, item: Item) -> Vec<String> {
    let blocks = describe::chain::blocks(story, item).into_iter();
    let paragraphs =
        blocks.flat_map(|block| if let Block::Words(words) = block { words } else { Vec::new() });
    paragraphs.map(|line| line.runs.iter().map(|run| run.text.as_str()).collect()).collect()
}

fn each(range: std::ops::Range<usize>, write: impl Fn(usize) -> String) -> String {
    range.fold(String::new(), |mut all, n| {
        let _ = writeln!(all, "{}", write(n));
        all
    })
}

fn ids(prefix: &str, range: std::ops::Range<usize>) -> String {
    range.map(|n| format!("{prefix}{n}")).collect::<Vec<_>>().join(", ")
}

#[test]
fn a_chain_of_twenty_thousand_sources_and_events_all_along_it() {
    let long = 20_000;
    let sources = each(1..long, |n| format!("  s{n}: {{title: S{n}, based_on: [s{}]}}", n - 1));
    let events =
        each(0..4_000, |n| format!("  - {{title: E, status: confirmed, sources: [s{}]}}", long - 1 - n));
    let basis = ids("s", long - 2_000..long);
    let document = load(&format!(
        "sources:\n  s0: {{title: S0}}\n{sources}events:\n{events}judgments:\n  - {{text: J, basis: [{basis}]}}\n"
    ));
    let story = document.story();
    let lost = story.retraction(&[Item::Source(SourceIx(0))]);
    assert_eq!(lost.tally(), Tally { events: 4_000, judgments: 1, sources: long - 1, ..Tally::default() });
    assert!(chain(story, Item::Source(SourceIx(long as u32 - 1))).iter().any(|line| line == "1 origin"));
    let shown = shown(&document);
    assert_eq!(shown.matches("evidence: at least 501 reports, 1 origin").count(), 4_000);
    assert_eq!(shown.matches("  origin: S0").count(), long - 2);
    assert!(shown.contains("- S1: 4000 events, 1 judgment, 19998 other sources"));
}

#[test]
fn a_quote_of_twenty_thousand_hops_that_twenty_thousand_positions_and_some_claims_cite() {
    let many = 20_000;
    let sources = each(0..many, |n| format!("  s{n}: {{title: S}}"));
    let positions = each(0..many, |_| "    - {by: a, stance: asserts, quote: q}".to_owned());
    let claims =
        each(0..200, |n| format!("  c{n}: {{text: C, positions: [{{by: a, stance: denies, quote: q}}]}}"));
    let quote = format!("quotes:\n  q: {{text: Q, speaker: a, via: [{}]}}\n", ids("s", 0..many));
    let document = load(&format!(
        "actors:\n  a: {{name: A}}\n{quote}claims:\n  all:\n    text: C\n    positions:\n{positions}{claims}sources:\n{sources}"
    ));
    let story = document.story();
    let lost = story.retraction(&[Item::Source(SourceIx(7))]);
    assert_eq!(lost.tally(), Tally { claims: 201, quotes: 1, ..Tally::default() });
    assert!(chain(story, Item::Claim(ClaimIx(0))).iter().any(|line| line == "1 origin"));
    assert!(!describe::dispute(story, ClaimIx(0)).is_empty());
    assert!(shown(&document).contains("at least 500 reports, 1 origin"));
}

#[test]
fn a_hub_of_twenty_thousand_relations_that_one_disputed_claim_is_about() {
    let many = 20_000;
    let relations = each(0..many, |n| format!("    - {{to: a{n}, kind: k}}"));
    let others = each(0..many, |n| format!("  a{n}: {{name: A{n}}}"));
    let claim = format!(
        "  c: {{text: C, about: [hub, {}], positions: [{{by: hub, stance: denies}}]}}\n",
        ids("a", 0..many)
    );
    let document =
        load(&format!("actors:\n  hub:\n    name: Hub\n    relations:\n{relations}{others}claims:\n{claim}"));
    let story = document.story();
    let around = Neighborhood::new(story, EntityIx(0), 2);
    assert_eq!(around.nodes.len(), many + 1);
    assert!(around.edges.iter().all(|edge| edge.is_disputed));
    assert_eq!(around.grouped(story).nodes.len(), 2);
    assert_eq!(shown(&document).matches("Relations to it (1)").count(), many);
}

#[test]
fn twenty_thousand_positions_and_as_many_relations_on_one_source_that_their_text_names_again() {
    let many = 20_000;
    let positions = each(0..many, |_| "    - {by: a, stance: asserts, via: [s], text: \"[[s]]\"}".to_owned());
    let relations = each(0..many, |_| "    - {to: a, kind: k, by: a, via: [s]}".to_owned());
    let document = load(&format!(
        "actors:\n  a:\n    name: A\n    relations:\n{relations}claims:\n  c:\n    text: C\n    positions:\n{positions}sources:\n  s: {{title: S}}\n"
    ));
    let story = document.story();
    let lost = story.retraction(&[Item::Source(SourceIx(0))]);
    assert_eq!(lost.tally(), Tally { claims: 1, relations: many, ..Tally::default() });
    let lost = story.retraction(&[Item::Entity(EntityIx(0))]);
    assert_eq!(lost.tally(), Tally { claims: 1, relations: many, ..Tally::default() });
    assert!(shown(&document).contains(&format!("- S, an origin: 1 claim, {many} relations")));
}

#[test]
fn twenty_thousand_positions_on_a_source_each_that_all_go_back_to_one() {
    let many = 20_000;
    let positions = each(0..many, |n| format!("    - {{stance: asserts, via: [s{n}]}}"));
    let sources = each(0..many, |n| format!("  s{n}: {{title: S{n}, based_on: [o]}}"));
    let document = load(&format!(
        "claims:\n  c:\n    text: C\n    positions:\n{positions}sources:\n  o: {{title: O}}\n{sources}"
    ));
    let shown = shown(&document);
    assert!(shown.contains(&format!("- O, an origin: 1 claim, {many} other sources")));
    assert!(shown.contains("rests on it: 1 claim; nothing on it alone"));
}

#[test]
fn a_lattice_of_layers_that_are_each_based_on_all_of_the_layer_before() {
    let (wide, layers) = (60, 40);
    let layer = |n: usize| ids("s", n * wide..(n + 1) * wide);
    let based_on = |n: usize| if n < wide { String::new() } else { layer(n / wide - 1) };
    let sources = each(0..wide * layers, |n| format!("  s{n}: {{title: S, based_on: [{}]}}", based_on(n)));
    let events = each(0..wide, |_| format!("  - {{title: E, sources: [{}]}}", layer(layers - 1)));
    let document = load(&format!("sources:\n{sources}events:\n{events}"));
    let story = document.story();
    let last = SourceIx((wide * layers) as u32 - 1);
    // Every way from it to an origin is one of 60 to the power of 39.
    assert!(chain(story, Item::Source(last)).iter().any(|line| line == "Origin open"));
    let first: Vec<Item> = (0..wide as u32).map(|n| Item::Source(SourceIx(n))).collect();
    assert_eq!(story.retraction(&first).tally().events, wide);
    assert_eq!(shown(&document).matches("evidence: 60 reports, 1 to 60 origins").count(), wide);
}

#[test]
fn twenty_thousand_sources_that_each_add_an_origin_to_all_before() {
    let long = 20_000;
    let sources = each(1..long, |n| {
        format!("  o{n}: {{title: O}}\n  s{n}: {{title: S, based_on: [o{n}, s{}]}}", n - 1)
    });
    let basis = ids("s", long - 600..long);
    let document = load(&format!(
        "sources:\n  s0: {{title: S}}\n{sources}judgments:\n  - {{text: J, basis: [{basis}]}}\n"
    ));
    let story = document.story();
    let lines = chain(story, Item::Source(SourceIx(2 * long as u32 - 2)));
    assert!(lines.iter().any(|line| line == "Origin open"), "{:?}", lines.last());
    assert!(!chain(story, story.briefing.items().last().unwrap()).is_empty());
    assert!(shown(&document).contains(", or rather one of what it is based on (2 sources)"));
}

#[test]
fn twenty_thousand_sources_in_one_basis_and_one_event_whose_chain_they_all_are() {
    let many = 20_000;
    let sources = each(0..many, |n| format!("  s{n}: {{title: S}}"));
    let all = ids("s", 0..many);
    let document = load(&format!(
        "sources:\n{sources}events:\n  - {{title: E, status: confirmed, via: [{all}], sources: [{all}]}}\njudgments:\n  - {{text: J, basis: [{all}]}}\n"
    ));
    let story = document.story();
    // The event names its first hop as a source, too, so that no other hop takes it down.
    assert_eq!(story.retraction(&[Item::Source(SourceIx(1))]).tally(), Tally::default());
    assert_eq!(chain(story, story.briefing.items().last().unwrap()).len(), 2 + 2 * 500 + 1);
    assert!(shown(&document).contains("evidence: 20000 reports, 1 origin"));
}

#[test]
fn twenty_thousand_sources_of_one_publisher_and_what_is_said_in_each() {
    let many = 20_000;
    let sources = each(0..many, |n| format!("  s{n}: {{title: S, publisher: a}}"));
    let relations = each(0..many, |n| format!("    - {{to: a, kind: k, via: [s{n}]}}"));
    let positions = each(0..many, |n| format!("    - {{by: b, stance: asserts, via: [s{n}]}}"));
    let all = ids("s", 0..many);
    let document = load(&format!(
        "actors:\n  a: {{name: A}}\n  b:\n    name: B\n    text: T\n    via: [{all}]\n    relations:\n{relations}claims:\n  c:\n    text: C\n    positions:\n{positions}sources:\n{sources}"
    ));
    let lost = document.story().retraction(&[Item::Entity(EntityIx(0))]);
    let tally = Tally { claims: 1, relations: many, descriptions: 1, sources: many, ..Tally::default() };
    assert_eq!(lost.tally(), tally);
}

#[test]
fn a_quote_of_twenty_thousand_hops_in_twenty_thousand_events_that_have_a_source_besides() {
    let many = 20_000;
    let sources = each(0..many, |n| format!("  s{n}: {{title: S, published: 2024}}"));
    let events = each(0..many, |_| "  - {title: E, quotes: [q], sources: [x]}".to_owned());
    let document = load(&format!(
        "actors: {{a: {{name: A}}}}\nquotes:\n  q: {{text: Q, speaker: a, via: [{}]}}\nevents:\n{events}sources:\n{sources}  x: {{title: X}}\n",
        ids("s", 0..many)
    ));
    let index = DependentsIndex::new(document.story());
    assert_eq!(index.sole(SourceIx(8)), Tally { quotes: 1, ..Tally::default() });
    assert_eq!(index.sole(SourceIx(many as u32)), Tally { events: many, ..Tally::default() });
    assert_eq!(shown(&document).matches("evidence: 1 report, 1 origin").count(), many);
}

#[test]
fn a_claim_of_twenty_thousand_positions_that_is_about_twenty_thousand_events() {
    let many = 20_000;
    let positions = each(0..many, |n| {
        let stance = ["asserts", "denies", "doubts"][n % 3];
        format!("    - {{by: a{n}, stance: {stance}, via: [s], date: {}}}", 1000 + n % 1000)
    });
    let actors = each(0..many, |n| format!("  a{n}: {{name: A{n}}}"));
    let events = each(0..many, |n| format!("  - {{id: e{n}, title: E, sources: [s]}}"));
    let document = load(&format!(
        "actors:\n{actors}events:\n{events}claims:\n  c:\n    text: C\n    about: [{}]\n    positions:\n{positions}sources:\n  s: {{title: S}}\n",
        ids("e", 0..many)
    ));
    let shown = shown(&document);
    assert!(shown.contains("6667 actors for · 13333 against"));
    assert_eq!(shown.matches("and 6661 more of its positions").count(), many);
    let lost = document.story().retraction(&[Item::Source(SourceIx(0))]);
    assert_eq!(lost.tally(), Tally { events: many, claims: 1, ..Tally::default() });
}

#[test]
fn as_of_a_date_half_of_twenty_thousand_positions_about_as_many_events_and_half_of_a_chain() {
    let many = 20_000;
    let sources = each(0..many, |n| match n {
        0 => "  s0: {title: S0, published: 2000}".to_owned(),
        n => format!("  s{n}: {{title: S, published: 20{:02}, based_on: [s{}]}}", n % 2 * 20, n - 1),
    });
    let positions = each(0..many, |n| {
        format!("    - {{by: {{unnamed: u{n}}}, stance: asserts, date: 20{:02}, via: [s{n}]}}", n % 2 * 20)
    });
    let events = each(0..many, |n| format!("  - {{id: e{n}, title: E, by: a, via: [s{n}]}}"));
    let about = ids("e", 0..many);
    let document = load(&format!(
        "actors:\n  a: {{name: A}}\nsources:\n{sources}events:\n{events}claims:\n  c:\n    text: C\n    about: [{about}]\n    positions:\n{positions}"
    ));
    let document = document.as_of(&Date::parse("2010").unwrap());
    let story = document.story();
    assert_eq!(story.briefing.later().count(), many, "half of the sources, and of the events");
    assert_eq!(story.briefing.positions(ClaimIx(0)).count(), many / 2);
    let lost = document.muting(&[Item::Source(SourceIx(0))]);
    assert_eq!(lost.evidence.retraction.tally().sources, many / 2 - 1);
    assert!(shown(&document).contains("standing: asserted · 1 to 10000 actors for"));
}
