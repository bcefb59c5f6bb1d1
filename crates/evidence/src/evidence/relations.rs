//! The entities around an entity: who is related to it, one step away or two. It must not know how that is drawn.

use std::collections::{HashMap, HashSet, hash_map::Entry};

use super::Story;
use briefing_format::model::{EntityIx, Item, Relation};

mod grouped;

/// The most neighbors that stand for themselves; of more, those that are related alike stand together.
pub(crate) const MOST: usize = 30;

/// The most boxes that are worth drawing: of a group that is opened, the others are only listed.
pub const MOST_DRAWN: usize = 200;

/// A relation that an entity has, by its number there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Held {
    /// Whose it is.
    pub of: EntityIx,
    /// Which of its relations.
    pub number: u32,
    /// Whether it points away from the center: from the inner end of its edge to the outer one.
    pub is_outward: bool,
}

impl Held {
    /// The relation itself.
    pub(crate) fn relation(self, story: Story<'_>) -> &Relation {
        story.briefing.relation(self.of, self.number)
    }
}

/// One entity, or several that are related alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// Who it stands for, in the order in which they are met.
    pub members: Vec<EntityIx>,
    /// Its layer: 0 is the center; below 0 is what points at it, above 0 what it points at; the number counts the steps.
    pub layer: i8,
    /// Whether it stands for several that are related in different ways: those left over beside [`MOST`] nodes.
    pub is_mixed: bool,
}

impl Node {
    fn one(entity: EntityIx, layer: i8) -> Self {
        Self { members: vec![entity], layer, is_mixed: false }
    }
}

/// All relations between two nodes, whichever points at the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edge {
    /// The node nearer to the center; of two that are equally near, the first.
    pub inner: usize,
    /// The node further from it.
    pub outer: usize,
    /// The relations, one at least, in file order.
    pub held: Vec<Held>,
    /// Whether a claim that one of them answers to is disputed or denied, or, where none names one, one that is about both
    /// ([`Story::dispute_between`]).
    pub is_disputed: bool,
}

/// The entities around a center, and what relates them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Neighborhood {
    /// The center, then its neighbors, then theirs; nobody twice.
    pub nodes: Vec<Node>,
    /// What relates them; every edge has an end that is less than the asked steps away.
    pub edges: Vec<Edge>,
}

impl Neighborhood {
    /// Who is so many steps away at most, 1 or 2. What relates an entity to itself is left out, and with two steps what
    /// relates those two steps away to each other. The work follows what points at the center and its neighbors.
    pub fn new(story: Story<'_>, center: EntityIx, steps: u8) -> Self {
        let mut found = Self { nodes: vec![Node::one(center, 0)], edges: Vec::new() };
        let mut numbers = HashMap::from([(center, 0)]);
        found.grow(story, 0, &mut numbers);
        if steps > 1 {
            for node in 1..found.nodes.len() {
                found.grow(story, node, &mut numbers);
            }
            found.lay_out_second_step();
        }
        found
    }

    /// Adds what relates a node of one member to others, and those that are new.
    fn grow(&mut self, story: Story<'_>, inner: usize, numbers: &mut HashMap<EntityIx, usize>) {
        let [entity] = self.nodes[inner].members[..] else { return };
        let depth = self.nodes[inner].layer.abs() + 1;
        let mut edges: HashMap<EntityIx, usize> = HashMap::new();
        for (other, held) in related(story, entity) {
            let outer = match numbers.entry(other) {
                // What comes before this node has its edge to it already.
                Entry::Occupied(known) if *known.get() < inner => continue,
                Entry::Occupied(known) => *known.get(),
                Entry::Vacant(place) => {
                    let layer = if held.is_outward { depth } else { -depth };
                    self.nodes.push(Node::one(other, layer));
                    *place.insert(self.nodes.len() - 1)
                }
            };
            let at = *edges.entry(other).or_insert_with(|| {
                let is_disputed = story.dispute_between(entity, other).is_some();
                self.edges.push(Edge { inner, outer, held: Vec::new(), is_disputed });
                self.edges.len() - 1
            });
            let claim = story.briefing.known_one(held.relation(story).claim);
            self.edges[at].is_disputed |= claim.is_some_and(|claim| story.standing(claim).is_contested());
            self.edges[at].held.push(held);
        }
        if inner == 0 {
            // Of two that point at each other, the other one stands after the center.
            for edge in &self.edges {
                let points_out = edge.held.iter().any(|held| held.is_outward);
                self.nodes[edge.outer].layer = if points_out { 1 } else { -1 };
            }
        }
    }

    /// Puts those two steps away on the side on which most of those are that they are related to.
    fn lay_out_second_step(&mut self) {
        let mut sides = vec![0_i32; self.nodes.len()];
        for edge in &self.edges {
            sides[edge.outer] += i32::from(self.nodes[edge.inner].layer.signum());
        }
        for (node, side) in self.nodes.iter_mut().zip(sides) {
            if node.layer.abs() == 2 {
                node.layer = if side < 0 { -2 } else { 2 };
            }
        }
    }

    /// The center, some entities, and those between them and the center.
    #[must_use]
    pub fn only(self, members: &[EntityIx]) -> Self {
        let wanted: HashSet<EntityIx> = members.iter().copied().collect();
        let is_wanted = |node: usize| self.nodes[node].members.iter().any(|member| wanted.contains(member));
        let mut is_kept: Vec<bool> = (0..self.nodes.len()).map(|node| node == 0 || is_wanted(node)).collect();
        for edge in self.edges.iter().filter(|edge| is_wanted(edge.outer)) {
            let is_between = self.nodes[edge.inner].layer.abs() < self.nodes[edge.outer].layer.abs();
            is_kept[edge.inner] |= is_between;
        }
        let mut number_of = vec![None; self.nodes.len()];
        let mut nodes = Vec::new();
        for (n, node) in self.nodes.into_iter().enumerate().filter(|(n, _)| is_kept[*n]) {
            number_of[n] = Some(nodes.len());
            nodes.push(node);
        }
        let edges = self.edges.into_iter().filter_map(|edge| {
            Some(Edge { inner: number_of[edge.inner]?, outer: number_of[edge.outer]?, ..edge })
        });
        Self { edges: edges.collect(), nodes }
    }

    /// So many nodes at most, the center first, and how many are left out.
    #[must_use]
    pub fn first(mut self, most: usize) -> (Self, usize) {
        let left_out = self.nodes.len().saturating_sub(most);
        self.nodes.truncate(most);
        self.edges.retain(|edge| edge.inner.max(edge.outer) < most);
        (self, left_out)
    }

    /// The edges on the way from a node to the center, the nearest to the node first.
    pub fn way_in(&self, node: usize) -> Vec<usize> {
        let mut way = Vec::new();
        let mut at = node;
        while let Some(edge) = self.edges.iter().position(|edge| {
            edge.outer == at && self.nodes[edge.inner].layer.abs() < self.nodes[at].layer.abs()
        }) {
            way.push(edge);
            at = self.edges[edge].inner;
        }
        way
    }
}

/// The relations that an entity has and those that others have to it, with the other end of each; none to itself.
fn related(story: Story<'_>, entity: EntityIx) -> impl Iterator<Item = (EntityIx, Held)> {
    let own = story.briefing.relations(entity).filter_map(move |(number, relation)| {
        Some((relation.to?, Held { of: entity, number, is_outward: true }))
    });
    let all = own.chain(incoming(story, entity));
    all.filter(move |(other, _)| *other != entity && story.is_known(Item::Entity(*other)))
}

/// Whether an entity is related to anybody but itself.
pub fn is_related(story: Story<'_>, entity: EntityIx) -> bool {
    related(story, entity).next().is_some()
}

/// The relations that others have to an entity, and whose they are.
pub(crate) fn incoming(story: Story<'_>, entity: EntityIx) -> impl Iterator<Item = (EntityIx, Held)> {
    story.incoming(entity).map(|(of, number)| (of, Held { of, number, is_outward: false }))
}

#[cfg(test)]
mod tests;
