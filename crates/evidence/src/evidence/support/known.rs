//! The part of the graph that was known by a day. It must not know what is muted.

use std::collections::HashSet;

use super::{
    graph::{Graph, Ground, Since},
    node::Node,
};
use crate::evidence::tellers::{MOST_WALKED, over_bases};
use briefing_format::model::{Briefing, EntityIx, SourceIx};

/// The graph as far as it was known by the day that is looked at.
#[derive(Clone, Copy, Debug)]
pub(crate) struct KnownGraph<'a> {
    pub(super) graph: &'a Graph,
    pub(super) briefing: &'a Briefing,
    pub(super) mask: &'a DayMask,
}

/// What of a graph depends on the day that is looked at, found once for each day.
#[derive(Debug, Default)]
pub(crate) struct DayMask {
    /// The nodes of which no ground was known but those that are some otherwise.
    bare: HashSet<u32>,
    /// For each source whether it was known, or something that it is based on.
    told: Vec<bool>,
}

impl DayMask {
    /// Of what a briefing knew by a day.
    pub(crate) fn new(graph: &Graph, briefing: &Briefing) -> Self {
        let told = over_bases(briefing, |ix| briefing.is_known(ix), |one, other| one | other);
        let mask = Self { bare: HashSet::new(), told };
        let known = KnownGraph { graph, briefing, mask: &mask };
        let nodes: HashSet<u32> = graph.otherwise.iter().map(|number| graph.ground(*number).of).collect();
        let is_bare = |node: &u32| !graph.numbers_of(*node).any(|number| known.has(number));
        let bare = nodes.into_iter().filter(is_bare).collect();
        Self { bare, ..mask }
    }
}

impl<'a> KnownGraph<'a> {
    /// Whether a ground was known.
    pub(super) fn has(self, number: u32) -> bool {
        let ground = self.graph.ground(number);
        if !self.briefing.later().is_any() {
            return ground.since != Since::Otherwise;
        }
        self.is_met(ground, number)
            && (ground.since != Since::Otherwise || self.mask.bare.contains(&ground.of))
    }

    /// Whether what a ground holds up and what it needs were known; of a chain, one of its hops, or what that is based
    /// on. What a source is based on counts whatever day is looked at.
    fn is_met(self, ground: &Ground, number: u32) -> bool {
        let is_known = |node: u32| match self.graph.numbers.node(node) {
            Node::Source(_) => true,
            node => node.was_known(self.briefing),
        };
        let is_known_source = |source: &SourceIx| self.briefing.is_known(*source);
        let hops = || {
            self.graph.hops(number).iter().any(is_known_source)
                || self.graph.stem(ground).is_some_and(|first| self.was_told(ground, first))
        };
        is_known(ground.of) && ground.on().is_none_or(is_known) && (ground.since != Since::Hops || hops())
    }

    /// Whether what a chain begins with was known, or what that is based on, as far as it belongs to the chain.
    fn was_told(self, ground: &Ground, first: SourceIx) -> bool {
        if ground.voice().is_none() {
            return self.mask.told[first.0 as usize];
        }
        let end = ground.until().map_or(0, |until| self.graph.trees.depth(until));
        let down = self.graph.trees.down_from(first).take_while(|at| self.graph.trees.depth(*at) >= end);
        down.take(MOST_WALKED).any(|source| self.briefing.is_known(source))
    }

    /// The grounds of a node, by their numbers.
    pub(super) fn numbers_of(self, node: u32) -> impl Iterator<Item = u32> + Clone + use<'a> {
        self.graph.numbers_of(node).filter(move |number| self.has(*number))
    }

    /// The grounds that need a node.
    pub(super) fn on_node(self, node: u32) -> impl Iterator<Item = u32> + use<'a> {
        self.graph.by_node.of(node).iter().copied().filter(move |number| self.has(*number))
    }

    /// The grounds that have a source as a hop.
    pub(super) fn through(self, source: SourceIx) -> impl Iterator<Item = u32> + use<'a> {
        self.graph.by_hop.of(source.0).iter().copied().filter(move |number| self.has(*number))
    }

    /// The grounds that an actor tells.
    pub(super) fn told_by(self, actor: EntityIx) -> impl Iterator<Item = u32> + use<'a> {
        self.graph.by_voice.of(actor.0).iter().copied().filter(move |number| self.has(*number))
    }
}
