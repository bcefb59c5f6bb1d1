//! What is no longer supported when sources and actors are muted. It must not say that anything is false: what is
//! retracted has lost what the file gives for it, and no more.
//!
//! A muted source breaks every chain that it is a hop of. A muted actor takes away what it published or wrote, said,
//! holds and concludes. What rests on nothing that the file names is not retracted: it was unsourced before.

use std::collections::{HashMap, HashSet};

use super::{known::KnownGraph, node::Node, tally::Tally};
use briefing_format::model::{ClaimIx, EntityIx, Item, SourceIx};

/// What is retracted when some sources and actors are muted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Retraction {
    muted: Vec<Item>,
    nodes: HashSet<Node>,
    /// The sources that are retracted and were not known yet: what others are based on counts whatever day is looked at.
    unknown: HashSet<SourceIx>,
    /// The sources that are muted, by themselves or with an actor.
    silenced: HashSet<SourceIx>,
    /// The grounds that do not hold any more, by their numbers.
    broken: HashSet<u32>,
    positions: usize,
}

impl Retraction {
    /// Follows what some sources and actors take away, in time proportional to that and to what points at it. Where
    /// judgments rest on one another in circles, all judgments are looked at.
    pub(super) fn new(known: KnownGraph<'_>, muted: &[Item]) -> Self {
        let retraction = Self { muted: muted.to_vec(), ..Self::default() };
        let mut spread = Spread {
            known,
            retraction,
            open: Vec::new(),
            stems: Vec::new(),
            left: HashMap::new(),
            is_judgment_touched: false,
        };
        for item in muted {
            match *item {
                Item::Source(ix) => spread.mute(ix),
                Item::Entity(ix) => spread.silence(ix),
                Item::Briefing
                | Item::Event(_)
                | Item::Quote(_)
                | Item::Claim(_)
                | Item::Judgment(_)
                | Item::Question(_) => {}
            }
        }
        spread.run();
        let mut retraction = spread.retraction;
        let unknown = retraction.nodes.iter().filter(|node| !node.was_known(known.briefing));
        retraction.unknown =
            unknown.filter_map(|node| if let Node::Source(ix) = node { Some(*ix) } else { None }).collect();
        retraction.nodes.retain(|node| node.was_known(known.briefing));
        let is_position = |node: &&Node| matches!(node, Node::Position(..));
        retraction.positions = retraction.nodes.iter().filter(is_position).count();
        retraction
    }

    /// What is muted, in the order given.
    pub fn muted(&self) -> &[Item] {
        &self.muted
    }

    /// Every item that is retracted, those that are muted among them, in no order.
    pub fn items(&self) -> impl Iterator<Item = Item> + '_ {
        self.nodes.iter().filter_map(|node| node.item())
    }

    /// Whether an item is retracted.
    pub(crate) fn contains(&self, item: Item) -> bool {
        Node::of(item).is_some_and(|node| self.nodes.contains(&node))
    }

    /// Whether a source is retracted, known or not.
    pub(super) fn contains_source(&self, source: SourceIx) -> bool {
        self.nodes.contains(&Node::Source(source)) || self.unknown.contains(&source)
    }

    /// Whether a source is muted, by itself or with an actor.
    pub(super) fn silences(&self, source: SourceIx) -> bool {
        self.silenced.contains(&source)
    }

    /// Every node that is retracted, in no order.
    #[cfg(test)]
    pub(super) fn nodes(&self) -> impl Iterator<Item = Node> + '_ {
        self.nodes.iter().copied()
    }

    /// Whether a node is retracted.
    pub(crate) fn contains_node(&self, node: Node) -> bool {
        self.nodes.contains(&node)
    }

    /// Whether a position of a claim is retracted, by its number in the claim.
    pub(crate) fn contains_position(&self, claim: ClaimIx, n: u32) -> bool {
        self.nodes.contains(&Node::Position(claim, n))
    }

    /// Whether a relation of an entity is retracted, by its number there.
    pub(crate) fn contains_relation(&self, entity: EntityIx, n: u32) -> bool {
        self.nodes.contains(&Node::Relation(entity, n))
    }

    /// Whether the description of an entity is retracted.
    pub(crate) fn contains_description(&self, entity: EntityIx) -> bool {
        self.nodes.contains(&Node::Description(entity))
    }

    /// How many positions on claims are retracted, those on claims that are retracted with them among them.
    pub(crate) const fn positions(&self) -> usize {
        self.positions
    }

    /// The claims of which a position is retracted, each as often as it has one.
    pub(crate) fn claims_that_lose(&self) -> impl Iterator<Item = ClaimIx> + '_ {
        self.nodes.iter().filter_map(|node| if let Node::Position(ix, _) = node { Some(*ix) } else { None })
    }

    /// Whether nothing is retracted, so that nothing was muted either.
    pub(crate) fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// Whether a ground still holds.
    pub(super) fn holds(&self, ground: u32) -> bool {
        !self.broken.contains(&ground)
    }

    /// How much is retracted beside what was muted.
    pub fn tally(&self) -> Tally {
        let mut tally = Tally::default();
        let is_muted = |node: &Node| node.item().is_some_and(|item| self.muted.contains(&item));
        self.nodes.iter().filter(|node| !is_muted(node)).for_each(|node| tally.add(*node));
        tally
    }
}

struct Spread<'g> {
    known: KnownGraph<'g>,
    retraction: Retraction,
    /// The numbers of the nodes that are retracted and were not followed yet.
    open: Vec<u32>,
    /// The grounds that begin with a source that is retracted, and need only a part of what that is based on.
    stems: Vec<u32>,
    /// How many grounds hold up each node that has lost one.
    left: HashMap<u32, usize>,
    is_judgment_touched: bool,
}

impl Spread<'_> {
    fn mute(&mut self, source: SourceIx) {
        if self.retraction.silenced.insert(source) {
            self.retract(source.0);
            self.known.through(source).for_each(|ground| self.break_ground(ground));
        }
    }

    fn silence(&mut self, actor: EntityIx) {
        let graph = self.known.graph;
        graph.by_house.of(actor.0).iter().for_each(|source| self.mute(*source));
        for ground in self.known.told_by(actor) {
            self.break_ground(ground);
            let of = graph.ground(ground).of;
            if graph.unfounded.contains(&of) {
                self.retract(of);
            }
        }
    }

    fn retract(&mut self, number: u32) {
        if self.retraction.nodes.insert(self.known.graph.numbers.node(number)) {
            self.open.push(number);
        }
    }

    fn break_ground(&mut self, number: u32) {
        let graph = self.known.graph;
        let ground = graph.ground(number);
        // What judgments that only rest on one another give was no ground before.
        let is_idle = ground.on().is_some_and(|on| graph.unfounded.contains(&on));
        if is_idle || !self.retraction.broken.insert(number) {
            return;
        }
        self.is_judgment_touched |= graph.numbers.judgments().contains(&ground.of);
        let all = || {
            let is_idle = |on: u32| graph.unfounded.contains(&on);
            self.known.numbers_of(ground.of).filter(|n| !graph.ground(*n).on().is_some_and(is_idle)).count()
        };
        let left = self.left.entry(ground.of).or_insert_with(all);
        *left -= 1;
        if *left == 0 {
            self.retract(ground.of);
        }
    }

    fn run(&mut self) {
        let known = self.known;
        loop {
            while let Some(number) = self.open.pop() {
                for ground in known.on_node(number) {
                    if known.graph.ground(ground).until().is_some() {
                        self.stems.push(ground);
                    } else {
                        self.break_ground(ground);
                    }
                }
            }
            self.break_stems();
            self.lose_circles();
            if self.open.is_empty() {
                return;
            }
        }
    }

    /// A chain that goes back to a source of whoever tells it is broken where a source on the way there is muted.
    fn break_stems(&mut self) {
        let graph = self.known.graph;
        // For each source the nearest below it, itself among them, that is muted.
        let mut nearest: HashMap<SourceIx, Option<SourceIx>> = HashMap::new();
        for number in std::mem::take(&mut self.stems) {
            let ground = graph.ground(number);
            let (Some(first), Some(until)) = (graph.stem(ground), ground.until()) else { continue };
            let mut passed = Vec::new();
            let mut found = None;
            for at in graph.trees.down_from(first) {
                if let Some(known) = nearest.get(&at) {
                    found = *known;
                    break;
                }
                passed.push(at);
                if self.retraction.silenced.contains(&at) {
                    found = Some(at);
                    break;
                }
            }
            nearest.extend(passed.into_iter().map(|at| (at, found)));
            if found.is_some_and(|muted| graph.trees.depth(muted) >= graph.trees.depth(until)) {
                self.break_ground(number);
            }
        }
    }

    /// Judgments that only rest on one another by now hold nobody up.
    fn lose_circles(&mut self) {
        let graph = self.known.graph;
        if !graph.is_circular || !std::mem::take(&mut self.is_judgment_touched) {
            return;
        }
        let stands = |at: u32| !self.retraction.nodes.contains(&graph.numbers.node(at));
        let founded = graph.founded(stands, |ground| self.known.has(ground) && self.retraction.holds(ground));
        let is_lost = |at: &u32| stands(*at) && !founded.contains(at) && !graph.unfounded.contains(at);
        let lost: Vec<u32> = graph.numbers.judgments().filter(is_lost).collect();
        for at in lost {
            self.retract(at);
        }
    }
}
