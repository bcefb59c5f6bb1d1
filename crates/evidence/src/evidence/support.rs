//! What every statement rests on, as one graph: how many reports and origins there are behind it, what is no longer
//! supported without some source, and what depends on one. It must not decide what is true.
//!
//! The graph is made once for what of a file is looked at, in work proportional to that. It knows where each chain
//! begins, what a source only passes on, and which names could not be read; everything else here reads it.

mod backing;
mod dependents;
mod dominators;
mod graph;
mod index;
mod known;
mod node;
mod origins;
mod paths;
mod retraction;
mod sets;
mod tally;
mod weak_points;

pub(crate) use backing::{Backing, OriginSet, Reports, Shared, Unread};
pub(crate) use dependents::{Dependents, MOST_COUNTED};
pub(crate) use graph::Graph;
pub use index::DependentsIndex;
pub(crate) use known::{DayMask, KnownGraph};
pub(crate) use node::Node;
pub use origins::Origin;
pub(crate) use origins::{House, Passing, Trees};
pub use retraction::Retraction;
pub use tally::Tally;
pub use weak_points::{WeakPoint, WeakPoints, weak_points};

use std::collections::HashSet;

use super::Story;
use briefing_format::model::{ClaimIx, EntityIx, EventIx, Item, QuoteIx, SourceIx, Stance, Status, Telling};

/// The most sources that are gone through for what an open origin may be.
const MOST_WALKED: usize = 1_000;

/// What something rests on, and how much of that still stands while something is muted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Support {
    /// All of it.
    pub all: Backing,
    /// What is left of it; nothing here where nothing is muted.
    standing: Option<Backing>,
}

impl Support {
    /// What of it still stands.
    pub(crate) fn standing(&self) -> &Backing {
        self.standing.as_ref().unwrap_or(&self.all)
    }

    /// How many reports do not stand any more.
    pub(crate) fn retracted_reports(&self) -> usize {
        self.all.reports.len().saturating_sub(self.standing().reports.len())
    }

    /// How many origins do not stand any more.
    pub(crate) fn retracted_origins(&self) -> usize {
        self.all.origins.len().saturating_sub(self.standing().origins.len())
    }
}

impl<'a> Story<'a> {
    /// What rests on what, as far as it was known.
    pub(crate) fn graph(self) -> KnownGraph<'a> {
        KnownGraph { graph: &self.evidence.graph, briefing: self.briefing, mask: &self.evidence.mask }
    }

    /// Where each source has from what it tells, whatever day is looked at.
    pub(crate) fn trees(self) -> &'a Trees {
        &self.evidence.graph.trees
    }

    /// Whether an event is called confirmed though the file does not give two certain origins of two houses for it.
    pub(crate) fn is_confirmed_by_one(self, ix: EventIx) -> bool {
        self.get(ix).status == Some(Status::Confirmed) && backing::is_of_one_house(self, Node::Event(ix))
    }

    /// What is retracted where these sources and actors are muted.
    pub fn retraction(self, muted: &[Item]) -> Retraction {
        Retraction::new(self.graph(), muted)
    }

    /// What an event rests on.
    pub(crate) fn support_of_event(self, ix: EventIx) -> Support {
        self.support_of([Node::Event(ix)])
    }

    /// What the description of an entity rests on.
    pub(crate) fn support_of_description(self, ix: EntityIx) -> Support {
        self.support_of([Node::Description(ix)])
    }

    /// What a quote rests on.
    pub(crate) fn support_of_quote(self, ix: QuoteIx) -> Support {
        self.support_of([Node::Quote(ix)])
    }

    /// What some positions on a claim rest on together, each given by its number in the claim.
    pub(crate) fn support_of_positions(
        self,
        claim: ClaimIx,
        numbers: impl IntoIterator<Item = u32>,
    ) -> Support {
        self.support_of(numbers.into_iter().map(|n| Node::Position(claim, n)))
    }

    /// What a claim rests on, and what is said against it: all positions together. That somebody has not commented says
    /// nothing of it.
    pub(crate) fn support_of_claim(self, claim: ClaimIx) -> Support {
        let positions = self.briefing.positions(claim);
        let speaking = positions.filter(|(_, position)| position.stance != Stance::HasNotCommented);
        self.support_of_positions(claim, speaking.map(|(n, _)| n))
    }

    /// What some relations rest on together, each given by its entity and its number there.
    pub(crate) fn support_of_relations(
        self,
        relations: impl IntoIterator<Item = (EntityIx, u32)>,
    ) -> Support {
        self.support_of(relations.into_iter().map(|(of, n)| Node::Relation(of, n)))
    }

    /// What the names of an entity rest on together that stand in some source.
    pub(crate) fn support_of_names(self, ix: EntityIx) -> Support {
        self.support_of(self.briefing.aliases(ix).map(|(n, _)| Node::Alias(ix, n)))
    }

    /// What some sources go back to. One that is muted goes back to what it is based on all the same.
    pub(crate) fn support_of_sources(self, sources: &[SourceIx]) -> Support {
        let all = Backing::of_sources(self, sources.iter().copied());
        let retraction = &self.evidence.retraction;
        let standing = (!retraction.is_empty()).then(|| {
            let trees = self.trees();
            let on = |source: &SourceIx| trees.base(*source).unwrap_or(*source);
            Backing::of_sources(
                self,
                sources.iter().copied().filter(|source| !retraction.contains_source(on(source))),
            )
        });
        Support { all, standing }
    }

    /// What some statements rest on together.
    pub(crate) fn support_of(self, nodes: impl IntoIterator<Item = Node>) -> Support {
        let graph = self.graph().graph;
        let numbers: Vec<u32> = nodes.into_iter().map(|node| graph.numbers.of(node)).collect();
        let retraction = &self.evidence.retraction;
        let all = Backing::new(self, &numbers, false);
        let standing = (!retraction.is_empty()).then(|| Backing::new(self, &numbers, true));
        Support { all, standing }
    }

    /// Where each chain of a statement begins, in the order of the chains; those that were not known yet left out.
    pub(crate) fn chain_origins(self, node: Node) -> Vec<Traced<'a>> {
        let known = self.graph();
        let graph = known.graph;
        let chains = known.numbers_of(graph.numbers.of(node));
        let chains = chains.filter_map(|n| {
            let ground = graph.ground(n);
            Some(Traced {
                hops: graph.hops(n),
                is_by_itself: ground.is_by_itself,
                origin: ground.origin?,
                follows: graph.stem(ground).is_some(),
                until: ground.until(),
            })
        });
        chains.collect()
    }

    /// Who tells a statement, and how it came; nothing for what is told by others.
    pub(crate) fn telling(self, node: Node) -> Option<Telling<'a>> {
        let briefing = self.briefing;
        match node {
            Node::Quote(ix) => Some(briefing.telling_of_quote(self.get(ix))),
            Node::Event(ix) => Some(briefing.telling_of_event(self.get(ix))),
            Node::Position(ix, n) => Some(briefing.telling_of_position(briefing.position(ix, n))),
            Node::Relation(ix, n) => Some(briefing.telling_of_relation(briefing.relation(ix, n))),
            Node::Description(ix) => Some(briefing.telling_of_description(self.get(ix))),
            Node::Source(_) | Node::Claim(_) | Node::Judgment(_) | Node::Alias(..) => None,
        }
    }

    /// Who tells what goes back to an origin that has no name: the statement is part of the origin.
    pub(crate) fn telling_of(self, origin: Origin) -> Option<Telling<'a>> {
        let graph = self.graph().graph;
        let number = match origin {
            Origin::Unnamed(node) => node,
            Origin::Unread(ground) => graph.ground(ground).of,
            Origin::Source(_) | Origin::Actor(_) | Origin::Open(_) | Origin::Unknown(_) => return None,
        };
        self.telling(graph.numbers.node(number))
    }

    /// Of the sources that an open origin may be in, those that are muted, however far down they are cited. The walk ends
    /// after so many sources.
    pub(crate) fn doubtful(self, origin: Origin) -> Vec<SourceIx> {
        let retraction = &self.evidence.retraction;
        let Origin::Open(ix) = origin else { return Vec::new() };
        if retraction.is_empty() {
            return Vec::new();
        }
        let mut seen = HashSet::from([ix]);
        let mut open = vec![ix];
        let mut next = 0;
        while let Some(at) = open.get(next).copied().filter(|_| next < MOST_WALKED) {
            next += 1;
            let source = self.get(at);
            let below = source.based_on.of_file().iter().chain(source.cites.of_file());
            open.extend(below.copied().filter(|below| seen.insert(*below)));
        }
        open.into_iter().skip(1).filter(|source| retraction.silences(*source)).collect()
    }
}

/// A chain, and where it begins.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Traced<'a> {
    /// The sources that could be read, from the first to the one we read.
    pub hops: &'a [SourceIx],
    /// Whether it is one source that tells it by itself, and not a chain that somebody wrote down.
    pub is_by_itself: bool,
    /// Where it begins.
    pub origin: Origin,
    /// Whether what the first source is based on belongs to it.
    pub follows: bool,
    /// Where that ends to belong to it; nothing where it all does.
    pub until: Option<SourceIx>,
}

impl Traced<'_> {
    /// Whether it is in the own words of whoever tells it, in the source that it begins with.
    pub(crate) fn is_own(&self) -> bool {
        !self.follows && self.hops.first().is_some_and(|first| self.origin == Origin::Source(*first))
    }
}

#[cfg(test)]
mod tests;
