//! What rests on a source, by whatever way and beside whatever else. It must not say what falls with it: that is less.
//!
//! A source that passes on several need not have any one of its statements from this one, so nothing is followed through
//! it: as in [`Fall`], a source rests on another where all that it is based on does.

use std::collections::{HashMap, HashSet};

use super::{Fall, Reference, Role, Story, Toll, chain::Way, fall::by_first_hop};
use briefing_format::model::{ClaimIx, EntityIx, Item, Position, SourceIx};

/// The most items that are counted, so that a source on which a whole file rests is opened as fast as any other.
pub(crate) const MOST: usize = 10_000;

/// The most statements that are listed.
pub(crate) const LISTED: usize = 30;

/// How much rests on a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Reach {
    /// What rests on it, whatever else that rests on; the source itself is not counted.
    pub on_it: Toll,
    /// Whether that are [`MOST`] items or more, and perhaps not all of them.
    pub is_more: bool,
    /// What rests on it alone: what would fall if it were muted.
    pub alone: Toll,
    /// The first events, claims and judgments among that, in section order, as many as are listed.
    pub statements_alone: Vec<Item>,
}

impl Reach {
    /// Follows what points at a source and at what rests on it, in the ways in which [`Fall`] follows them.
    pub(crate) fn of(story: Story<'_>, source: SourceIx) -> Self {
        let start = Item::Source(source);
        let mut seen = HashSet::from([start]);
        let mut relations: HashSet<(EntityIx, u32)> = HashSet::new();
        let mut descriptions: HashSet<EntityIx> = HashSet::new();
        let mut by_hop: HashMap<EntityIx, HashMap<SourceIx, Vec<u32>>> = HashMap::new();
        // How many of the sources that one is based on were not met yet.
        let mut unmet: HashMap<SourceIx, usize> = HashMap::new();
        let mut first_hops: HashMap<ClaimIx, HashSet<SourceIx>> = HashMap::new();
        let mut open = vec![start];
        while let Some(item) = open.pop().filter(|_| seen.len() <= MOST) {
            for reference in story.evidence.backlinks.once(item) {
                if let (Item::Source(source), Item::Entity(entity), Role::RelationVia) =
                    (item, reference.from, reference.role)
                {
                    if item == start {
                        let numbered = (0..).zip(story.briefing.known(&story.get(entity).relations));
                        let resting = numbered
                            .filter(|(_, relation)| story.briefing.known(&relation.via).contains(&source));
                        relations.extend(resting.map(|(n, _)| (entity, n)));
                    } else {
                        let by_hop = by_hop.entry(entity).or_insert_with(|| by_first_hop(story, entity));
                        let numbers = by_hop.get(&source).into_iter().flatten();
                        relations.extend(numbers.map(|n| (entity, *n)));
                    }
                } else if let (Item::Source(source), Item::Entity(entity), Role::DescriptionVia) =
                    (item, reference.from, reference.role)
                {
                    let way = Way::of_description(story.briefing, story.get(entity));
                    if item == start || way.begins_with() == Some(source) {
                        descriptions.insert(entity);
                    }
                } else if let (Item::Source(from), Role::BasedOn) = (reference.from, reference.role) {
                    let bases = || {
                        story.briefing.known(&story.get(from).based_on).iter().collect::<HashSet<_>>().len()
                    };
                    let unmet = unmet.entry(from).or_insert_with(bases);
                    *unmet -= 1;
                    if *unmet == 0 && seen.insert(reference.from) {
                        open.push(reference.from);
                    }
                } else if !seen.contains(&reference.from)
                    && rests(story, item, reference, item == start, &mut first_hops)
                {
                    seen.insert(reference.from);
                    open.push(reference.from);
                }
            }
        }
        let is_more = seen.len() > MOST;
        seen.remove(&start);
        let (relations, descriptions) = (relations.len(), descriptions.len());
        let mut on_it = Toll { relations, descriptions, ..Toll::default() };
        for item in seen {
            on_it.add(item);
        }
        let (alone, statements_alone) = Self::alone(story, source);
        Self { on_it, is_more, alone, statements_alone }
    }

    /// What rests on a source alone, and the first events, claims and judgments among that.
    pub(crate) fn alone(story: Story<'_>, source: SourceIx) -> (Toll, Vec<Item>) {
        let fall = Fall::of(story, &[Item::Source(source)]);
        let is_statement = |item: &Item| matches!(item, Item::Event(_) | Item::Claim(_) | Item::Judgment(_));
        let mut statements: Vec<Item> = fall.items().filter(is_statement).collect();
        statements.sort_unstable();
        statements.truncate(LISTED);
        (fall.toll(), statements)
    }
}

/// Whether one item rests on another that it points at. A later hop of a chain rests on the source itself, and not on
/// what that is based on.
fn rests(
    story: Story<'_>,
    on: Item,
    reference: Reference,
    is_start: bool,
    first_hops: &mut HashMap<ClaimIx, HashSet<SourceIx>>,
) -> bool {
    match (on, reference.from, reference.role) {
        (_, _, Role::QuoteOf | Role::Basis | Role::PositionQuote) => true,
        (Item::Source(source), Item::Quote(quote), Role::Via) => {
            is_start || Way::of_quote(story.briefing, story.get(quote)).begins_with() == Some(source)
        }
        (Item::Source(source), Item::Event(event), Role::EventVia) => {
            is_start || Way::of_event(story.briefing, story.get(event)).begins_with() == Some(source)
        }
        (Item::Source(source), Item::Event(event), Role::SourceOf) => {
            is_start || is_passed_on(story, story.get(event).by, source)
        }
        (Item::Source(source), Item::Claim(claim), Role::PositionVia) => {
            // The positions are gone through once, however many sources ask.
            let first = |position: &Position| {
                Way::new(story.briefing, position.said_by(), story.briefing.known(&position.via))
                    .begins_with()
            };
            let all = || story.briefing.known(&story.get(claim).positions).iter().filter_map(first).collect();
            is_start || first_hops.entry(claim).or_insert_with(all).contains(&source)
        }
        _ => false,
    }
}

/// Whether what somebody tells in a source rests on what that is based on.
fn is_passed_on(story: Story<'_>, by: Option<EntityIx>, source: SourceIx) -> bool {
    !Way::new(story.briefing, by, &[source]).is_own
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::Evidence;

    /// A post that two agencies pass on, one of them beside a paper.
    const HARBOR: &str = "briefing: 1
title: T
actors:
  ada: {name: Ada, via: [agency], relations: [{to: ada, kind: is, via: [agency]}]}
events:
  - {id: fire, title: Fire, sources: [agency, paper]}
  - {id: flood, title: Flood, quotes: [said]}
quotes:
  said: {text: S, speaker: ada, via: [paper, agency]}
  told: {text: T, speaker: ada, via: [post, wire]}
claims:
  c: {text: C, positions: [{by: ada, stance: asserts, quote: told}, {by: ada, stance: denies, via: [paper]}]}
sources:
  post: {title: Post}
  agency: {title: Agency, based_on: [post]}
  wire: {title: Wire, based_on: [agency, paper]}
  paper: {title: Paper}
judgments: [{text: J, basis: [fire]}]
";

    fn reach(id: &str) -> Reach {
        let briefing = briefing_format::parse(HARBOR, &mut |_| {}).briefing;
        let evidence = Evidence::new(&briefing);
        let Some(Item::Source(source)) = briefing.find(id) else { panic!("{id}") };
        Reach::of(Story { briefing: &briefing, evidence: &evidence }, source)
    }

    #[test]
    fn what_rests_on_a_source_is_counted_by_every_way_and_what_rests_on_it_alone_apart() {
        // The fire by the agency; the judgment by the fire; the quote told and the claim by that. Not the flood: what the
        // paper said does not rest on what the agency passes on besides.
        let post = reach("post");
        assert_eq!(
            post.on_it,
            Toll { events: 1, claims: 1, judgments: 1, quotes: 1, relations: 1, descriptions: 1, sources: 1 }
        );
        // The fire has the paper, too. The wire is no part of either: it has the paper, too.
        assert_eq!(
            post.alone,
            Toll { claims: 1, quotes: 1, relations: 1, descriptions: 1, sources: 1, ..Toll::default() }
        );
        let wire = reach("wire");
        assert_eq!(wire.on_it, Toll { quotes: 1, claims: 1, ..Toll::default() });
    }

    #[test]
    fn nothing_falls_that_does_not_rest_on_it() {
        for id in ["post", "agency", "wire", "paper"] {
            let Reach { on_it, alone, is_more, .. } = reach(id);
            assert!(!is_more);
            assert!(alone.events <= on_it.events && alone.claims <= on_it.claims, "{id}");
            assert!(alone.quotes <= on_it.quotes && alone.sources <= on_it.sources, "{id}");
            assert!(alone.judgments <= on_it.judgments && alone.relations <= on_it.relations, "{id}");
        }
    }
}
