//! How much of what a statement rests on still stands while something is muted. It must not decide what falls: that is
//! [`Fall`](super::Fall), and where all falls that a statement rests on, nothing is left here.
//!
//! A report still counts while a chain stands that it is a hop of, or where it is named as a source and stands itself; an
//! origin, while such a report goes back to it by sources that all stand.

use super::{
    Story,
    chain::{Grounds, PassedOn, Way, grounds, grounds_of, told_apart},
    origins::Known,
};
use briefing_format::model::{ClaimIx, EntityIx, EventIx, Item, QuoteIx, Relation, SourceIx};

/// What something rests on, and how much of that still stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Weighed {
    /// All of it.
    pub all: Grounds,
    /// What is left of it; nothing here where nothing is muted.
    left: Option<Grounds>,
}

impl Weighed {
    /// What of it still stands.
    pub(crate) fn left(&self) -> &Grounds {
        self.left.as_ref().unwrap_or(&self.all)
    }

    /// How many reports and how many origins do not stand any more.
    pub(crate) fn taken(&self) -> (usize, usize) {
        let left = self.left();
        let taken = |all: &Known, left: &Known| all.sources.len().saturating_sub(left.sources.len());
        (taken(&self.all.reports, &left.reports), taken(&self.all.origins, &left.origins))
    }
}

impl<'a> Story<'a> {
    /// What an event rests on.
    pub(crate) fn weighed_event(self, ix: EventIx) -> Weighed {
        let event = self.get(ix);
        let all = grounds(self, event);
        self.without_muted(all, || {
            let is_told = !self.is_muted(event.by);
            let chain = Way::of_event(self.briefing, event);
            let chain = (is_told && !self.is_broken(chain)).then_some(chain);
            let quotes =
                self.briefing.known(&event.quotes).iter().filter(|quote| self.stands(Item::Quote(**quote)));
            let quotes = quotes.map(|quote| Way::of_cited(self.briefing, self.get(*quote)));
            let passed_on = PassedOn::new(self.briefing, &self.evidence.backlinks, event);
            let told = told_apart(self.briefing, event, |source| passed_on.contains(*source));
            let told = told.filter(|way| is_told && !self.is_broken(*way));
            self.grounds_left(chain.into_iter().chain(quotes).chain(told))
        })
    }

    /// What the description of an entity rests on.
    pub(crate) fn weighed_description(self, ix: EntityIx) -> Weighed {
        let way = Way::of_description(self.briefing, self.get(ix));
        self.weighed_ways(&[(way, !self.evidence.fall.takes_description(ix))])
    }

    /// What a quote rests on.
    pub(crate) fn weighed_quote(self, ix: QuoteIx) -> Weighed {
        let way = Way::of_quote(self.briefing, self.get(ix));
        self.weighed_ways(&[(way, self.stands(Item::Quote(ix)))])
    }

    /// What some positions on a claim rest on together, each given by its number in the claim.
    pub(crate) fn weighed_positions(
        self,
        claim: ClaimIx,
        numbers: impl IntoIterator<Item = usize>,
    ) -> Weighed {
        let positions = self.briefing.known(&self.get(claim).positions);
        let way = |n: usize| {
            let stands = !self.evidence.fall.takes_position(claim, n);
            (Way::of_position(self.briefing, &positions[n]), stands)
        };
        self.weighed_ways(&numbers.into_iter().map(way).collect::<Vec<_>>())
    }

    /// What a claim rests on, and what is said against it: all positions together.
    pub(crate) fn weighed_claim(self, claim: ClaimIx) -> Weighed {
        self.weighed_positions(claim, 0..self.briefing.known(&self.get(claim).positions).len())
    }

    /// What some relations rest on together.
    pub(crate) fn weighed_relations(self, relations: impl IntoIterator<Item = &'a Relation>) -> Weighed {
        let way = |relation| (Way::of_relation(self.briefing, relation), !self.is_fallen(relation));
        self.weighed_ways(&relations.into_iter().map(way).collect::<Vec<_>>())
    }

    /// What some sources go back to. One that is muted goes back to what it is based on all the same.
    pub(crate) fn weighed_sources(self, sources: &[SourceIx]) -> Weighed {
        let grounds = |origins| Grounds { reports: Known::all(sources.to_vec()), origins };
        let all = grounds(self.evidence.origins.behind(&[], sources.iter().copied()));
        self.without_muted(all, || {
            let based_on =
                sources.iter().flat_map(|source| match self.briefing.known(&self.get(*source).based_on) {
                    [] => std::slice::from_ref(source),
                    based_on => based_on,
                });
            let based_on: Vec<SourceIx> = based_on.copied().collect();
            let ways = Way::each(self.briefing, None, &based_on).filter(|way| !self.is_broken(*way));
            grounds(self.grounds_left(ways).origins)
        })
    }

    /// What statements rest on together that came by these ways, with whether each still stands.
    pub(crate) fn weighed_ways(self, ways: &[(Way<'_>, bool)]) -> Weighed {
        let all = grounds_of(self, ways.iter().map(|(way, _)| *way));
        self.without_muted(all, || {
            self.grounds_left(ways.iter().filter(|(_, stands)| *stands).map(|(way, _)| *way))
        })
    }

    /// Whether a way does not hold any more: one of its hops is muted, or what it begins with has fallen.
    pub(crate) fn is_broken(self, way: Way<'_>) -> bool {
        way.hops.iter().any(|hop| self.is_muted_source(*hop))
            || way.begins_with().is_some_and(|first| !self.stands(Item::Source(first)))
    }

    /// Whether a relation falls: its holder is muted, or the way by which it came is broken.
    pub(crate) fn is_fallen(self, relation: &Relation) -> bool {
        let muted = self.evidence.fall.muted();
        !muted.is_empty()
            && (relation.by.is_some_and(|by| muted.contains(&Item::Entity(by)))
                || self.is_broken(Way::of_relation(self.briefing, relation)))
    }

    /// Whether an actor is muted.
    pub(super) fn is_muted(self, by: Option<EntityIx>) -> bool {
        let muted = self.evidence.fall.muted();
        by.is_some_and(|by| muted.contains(&Item::Entity(by)))
    }

    /// Whether a source is muted, itself or with its publisher.
    fn is_muted_source(self, ix: SourceIx) -> bool {
        let muted = self.evidence.fall.muted();
        muted.contains(&Item::Source(ix))
            || self.get(ix).publisher.is_some_and(|by| muted.contains(&Item::Entity(by)))
    }

    /// Whether an item has not fallen with what is muted.
    pub(super) fn stands(self, item: Item) -> bool {
        !self.evidence.fall.takes(item)
    }

    fn without_muted(self, all: Grounds, left: impl FnOnce() -> Grounds) -> Weighed {
        let left = (!self.evidence.fall.muted().is_empty()).then(left);
        Weighed { all, left }
    }

    /// What stands of ways that do.
    fn grounds_left<'b>(self, ways: impl IntoIterator<Item = Way<'b>>) -> Grounds {
        Grounds::of(&self.evidence.standing_origins, ways)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use proptest::prelude::*;

    use super::*;
    use crate::evidence::{Evidence, fall::tests::story};
    use briefing_format::model::Briefing;

    /// A post that two agencies pass on, one of them beside a paper.
    const HARBOR: &str = "briefing: 1
title: T
actors:
  ada: {name: Ada, relations: [{to: ada, kind: is, via: [agency]}]}
events:
  - {id: fire, title: Fire, sources: [agency, paper]}
  - {id: flood, title: Flood, via: [post, agency], sources: [agency, wire]}
quotes:
  told: {text: T, speaker: ada, via: [post, wire]}
claims:
  c: {text: C, positions: [{by: ada, stance: asserts, quote: told}, {by: ada, stance: denies, via: [paper]}]}
sources:
  post: {title: Post}
  agency: {title: Agency, based_on: [post]}
  wire: {title: Wire, based_on: [agency, paper]}
  paper: {title: Paper}
";

    /// Gives the story of a file with these items muted.
    fn with_muted<T>(yaml: &str, muted: &[&str], look: impl FnOnce(Story<'_>) -> T) -> T {
        let briefing = briefing_format::parse(yaml, &mut |_| {}).briefing;
        let evidence = Evidence::new(&briefing);
        let muted: Vec<Item> = muted.iter().filter_map(|id| briefing.find(id)).collect();
        let evidence = evidence.muting(&briefing, &muted);
        look(Story { briefing: &briefing, evidence: &evidence })
    }

    fn ids(briefing: &Briefing, sources: &[SourceIx]) -> String {
        sources.iter().map(|ix| briefing[*ix].id.to_string()).collect::<Vec<_>>().join(" ")
    }

    /// What is left of an event without these: reports, then origins.
    fn left_of(event: u32, muted: &[&str]) -> (String, String) {
        with_muted(HARBOR, muted, |story| {
            let weighed = story.weighed_event(EventIx(event));
            (
                ids(story.briefing, &weighed.left().reports.sources),
                ids(story.briefing, &weighed.left().origins.sources),
            )
        })
    }

    fn pair(reports: &str, origins: &str) -> (String, String) {
        (reports.to_owned(), origins.to_owned())
    }

    #[test]
    fn what_is_left_of_an_event_are_its_sources_and_chains_that_stand() {
        assert_eq!(left_of(0, &[]), pair("agency paper", "post paper"));
        assert_eq!(left_of(0, &["post"]), pair("paper", "paper"));
        assert_eq!(left_of(0, &["post", "paper"]), pair("", ""));
        // The chain is broken, and the agency only passed it on. The wire stands on the paper, and no longer on the post.
        assert_eq!(left_of(1, &["agency"]), pair("wire", "paper"));
    }

    #[test]
    fn what_is_left_of_a_claim_is_what_its_standing_positions_rest_on() {
        let taken = |muted: &[&str]| {
            with_muted(HARBOR, muted, |story| {
                let weighed = story.weighed_claim(ClaimIx(0));
                (weighed.left().reports.len(), weighed.left().origins.len(), weighed.taken())
            })
        };
        assert_eq!(taken(&[]), (3, 2, (0, 0)));
        assert_eq!(taken(&["post"]), (1, 1, (2, 1)));
        assert_eq!(taken(&["ada"]), (0, 0, (3, 2)));
    }

    #[test]
    fn a_muted_source_goes_back_to_what_it_is_based_on_and_a_muted_origin_to_nothing() {
        let left = |muted: &str, source: &str| {
            with_muted(HARBOR, &[muted], |story| {
                let Some(Item::Source(source)) = story.briefing.find(source) else { panic!("{source}") };
                ids(story.briefing, &story.weighed_sources(&[source]).left().origins.sources)
            })
        };
        assert_eq!(left("wire", "wire"), "post paper");
        assert_eq!(left("post", "wire"), "paper");
        assert_eq!(left("post", "post"), "");
    }

    proptest! {
        /// What falls has nothing left, what stands has something where it had anything, and nothing is left that was not
        /// there.
        #[test]
        fn what_is_left_agrees_with_what_falls(yaml in story(), muted in proptest::collection::vec(0..12_usize, 0..3)) {
            let ids = muted.iter().map(|n| if *n < 8 { format!("s{n}") } else { format!("a{}", n - 8) });
            let ids: Vec<String> = ids.collect();
            let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
            let agrees = |story: Story<'_>| {
                let (briefing, fall) = (story.briefing, &story.evidence.fall);
                let is_part = |part: &[SourceIx], of: &[SourceIx]| part.iter().all(|source| of.contains(source));
                for n in 0..briefing.events.len() as u32 {
                    let weighed = story.weighed_event(EventIx(n));
                    let left = weighed.left();
                    prop_assert!(is_part(&left.reports.sources, &weighed.all.reports.sources));
                    prop_assert!(is_part(&left.origins.sources, &weighed.all.origins.sources));
                    prop_assert_eq!(left.reports.is_empty(), left.origins.is_empty());
                    let falls = fall.takes(Item::Event(EventIx(n)));
                    // A quote that came through nothing keeps an event up and is no report.
                    let is_told = |quote: &QuoteIx| briefing[*quote].via.of_file().is_empty();
                    let is_by_word = briefing[EventIx(n)].quotes.of_file().iter().any(is_told);
                    prop_assert!(!falls || left.reports.is_empty());
                    prop_assert!(falls || is_by_word || weighed.all.reports.is_empty() || !left.reports.is_empty());
                }
                for n in 0..briefing.claims.len() as u32 {
                    let claim = ClaimIx(n);
                    for (at, position) in briefing[claim].positions.of_file().iter().enumerate() {
                        let left = story.weighed_positions(claim, [at]).left().reports.len();
                        let all = Way::of_position(briefing, position).hops.iter().collect::<HashSet<_>>().len();
                        prop_assert_eq!(left, if fall.takes_position(claim, at) { 0 } else { all });
                    }
                }
                for ix in (0..briefing.entities.len() as u32).map(EntityIx) {
                    for (n, relation) in briefing[ix].relations.of_file().iter().enumerate() {
                        prop_assert_eq!(story.is_fallen(relation), fall.takes_relation(ix, n));
                    }
                }
                Ok(())
            };
            with_muted(&yaml, &ids, agrees)?;
        }
    }
}
