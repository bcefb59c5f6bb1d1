//! What rests on all sources against what one source at a time is found to have, and what is muted. It must not test words.

use proptest::prelude::*;

use super::*;
use crate::evidence::{Evidence, Fall, fall, known};
use briefing_format::model::{Briefing, Date};

fn read(yaml: &str) -> Briefing {
    briefing_format::parse(yaml, &mut |_| {}).briefing
}

/// What rests on every source, found for all at once and for each by itself.
fn compared(briefing: &Briefing, evidence: &Evidence) -> Vec<(Reach, Reach)> {
    let story = Story { briefing, evidence };
    let weights = Weights::new(story);
    let sources = (0..briefing.sources.len() as u32).map(SourceIx);
    let known = sources.filter(|source| story.is_known(Item::Source(*source)));
    known.map(|source| (weights.reach(story, source), Reach::of(story, source))).collect()
}

proptest! {
    #[test]
    fn all_sources_at_once_are_what_each_is_by_itself(yaml in fall::tests::story()) {
        let briefing = read(&yaml);
        for (at_once, by_itself) in compared(&briefing, &Evidence::new(&briefing)) {
            prop_assert_eq!(at_once, by_itself);
        }
    }
}

#[test]
fn what_was_not_known_yet_rests_on_nothing() {
    let yaml = "briefing: 1
title: T
events:
  - {id: fire, title: Fire, sources: [agency]}
  - {id: late, title: Late, reported: 2024, sources: [post]}
quotes: {q: {text: Q, date: 2024, via: [post, wire]}}
sources:
  post: {title: Post}
  agency: {title: Agency, based_on: [post, wire]}
  wire: {title: Wire, published: 2024}
";
    let briefing = read(yaml);
    let evidence = Evidence::new(&briefing);
    let date = Date::parse("2021").unwrap_or_else(|error| panic!("{}", error.message));
    let before = known::as_of(Story { briefing: &briefing, evidence: &evidence }, &date);
    let evidence = Evidence::new(&before);
    let compared = compared(&before, &evidence);
    assert_eq!(compared.len(), 2);
    for (at_once, by_itself) in &compared {
        assert_eq!(at_once, by_itself);
    }
    assert_eq!(compared[0].0.alone, Toll { events: 1, sources: 1, ..Toll::default() });
}

#[test]
fn judgments_that_rest_on_one_another_are_asked_for_one_source_at_a_time() {
    let judgments = |second: &str| {
        format!(
            "briefing: 1\ntitle: T\nsources: {{s: {{title: S}}}}\njudgments:\n  - {{id: j, text: J, basis: [k]}}\n  - {{id: k, text: K, basis: [{second}]}}\n"
        )
    };
    let is_at_once = |second: &str| {
        let briefing = read(&judgments(second));
        let evidence = Evidence::new(&briefing);
        for (at_once, by_itself) in compared(&briefing, &evidence) {
            assert_eq!(at_once, by_itself);
        }
        Weights::new(Story { briefing: &briefing, evidence: &evidence }).on_it.is_some()
    };
    assert!(is_at_once("s"));
    assert!(!is_at_once("s, j"));
}

#[test]
fn a_circle_of_judgments_that_is_cut_by_what_is_muted_is_none() {
    let yaml = "briefing: 1
title: T
actors: {ann: {name: Ann}}
sources: {s: {title: S}}
judgments:
  - {id: first, text: J, basis: [second, s]}
  - {id: second, text: J, by: ann, basis: [third]}
  - {id: third, text: J, basis: [first]}
";
    let briefing = read(yaml);
    let evidence = Evidence::new(&briefing);
    let fall = Fall::of(Story { briefing: &briefing, evidence: &evidence }, &[Item::Entity(EntityIx(0))]);
    let evidence = Evidence { fall: fall.into(), ..evidence };
    let alone = Weights::new(Story { briefing: &briefing, evidence: &evidence }).alone(SourceIx(0));
    assert_eq!(alone, Toll { judgments: 2, ..Toll::default() });
}
