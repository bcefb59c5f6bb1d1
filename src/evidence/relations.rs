//! The entities around an entity: who is related to it, one step away or two. It must not know how that is drawn.

use std::{
    cmp::Reverse,
    collections::{HashMap, HashSet, hash_map::Entry},
};

use super::{Role, Story};
use crate::model::{EntityIx, Item, Relation};

/// The most neighbors that stand for themselves; of more, those that are related alike stand together.
pub const MOST: usize = 30;

/// The most boxes that are worth drawing: of a group that is opened, the others are only listed.
pub const MOST_DRAWN: usize = 200;

/// A relation that an entity has, by its number there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Held {
    /// Whose it is.
    pub of: EntityIx,
    /// Which of its relations.
    pub number: usize,
    /// Whether it points away from the center: from the inner end of its edge to the outer one.
    pub is_outward: bool,
}

impl Held {
    /// The relation itself.
    pub fn relation(self, story: Story<'_>) -> &Relation {
        &story.get(self.of).relations[self.number]
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
    /// Whether a disputed or denied claim is about both ([`Story::disputed_with`]).
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
        let mut targets = Targets::default();
        found.grow(story, 0, &mut numbers, &mut targets);
        if steps > 1 {
            for node in 1..found.nodes.len() {
                found.grow(story, node, &mut numbers, &mut targets);
            }
            found.lay_out_second_step();
        }
        found
    }

    /// Adds what relates a node of one member to others, and those that are new.
    fn grow(
        &mut self,
        story: Story<'_>,
        inner: usize,
        numbers: &mut HashMap<EntityIx, usize>,
        targets: &mut Targets,
    ) {
        let [entity] = self.nodes[inner].members[..] else { return };
        let disputed = story.disputed_with(entity);
        let depth = self.nodes[inner].layer.abs() + 1;
        let mut edges: HashMap<EntityIx, usize> = HashMap::new();
        for (other, held) in related(story, entity, targets) {
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
                let is_disputed = disputed.contains_key(&other);
                self.edges.push(Edge { inner, outer, held: Vec::new(), is_disputed });
                self.edges.len() - 1
            });
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

    /// The same with those in one node that are related alike, where there are more than [`MOST`] neighbors.
    ///
    /// Alike means: of the same kinds, in the same directions, as disputed or not, to the same nodes. What relates two
    /// members of one node is left out. Of more than [`MOST`] nodes in a layer, the smallest, and of equal ones the last,
    /// stand together as well.
    #[must_use]
    pub fn grouped(self, story: Story<'_>) -> Self {
        if self.nodes.len() <= MOST + 1 {
            return self;
        }
        let kind = |held: &Held| held.relation(story).kind.as_str();
        let mut group_of = vec![0; self.nodes.len()];
        let mut nodes = vec![self.nodes[0].clone()];
        for step in [1, 2] {
            let mut alike: Vec<Vec<(usize, &str, bool, bool)>> = vec![Vec::new(); self.nodes.len()];
            for edge in &self.edges {
                if self.nodes[edge.outer].layer.abs() == step && self.nodes[edge.inner].layer.abs() < step {
                    let of = |held| (group_of[edge.inner], kind(held), held.is_outward, edge.is_disputed);
                    alike[edge.outer].extend(edge.held.iter().map(of));
                }
            }
            let mut known = HashMap::new();
            let mut groups: Vec<(i8, Vec<usize>)> = Vec::new();
            for (n, mut alike) in alike.into_iter().enumerate() {
                let layer = self.nodes[n].layer;
                if layer.abs() != step {
                    continue;
                }
                alike.sort_unstable();
                alike.dedup();
                let group = *known.entry((layer, alike)).or_insert_with(|| {
                    groups.push((layer, Vec::new()));
                    groups.len() - 1
                });
                groups[group].1.push(n);
            }
            let mixed = [-step, step].map(|layer| take_smallest(&mut groups, layer));
            let groups = groups.into_iter().map(|group| (group, false));
            for ((layer, together), is_mixed) in
                groups.chain(mixed.into_iter().flatten().map(|all| (all, true)))
            {
                for n in &together {
                    group_of[*n] = nodes.len();
                }
                let members = together.iter().flat_map(|n| &self.nodes[*n].members).copied().collect();
                nodes.push(Node { members, layer, is_mixed });
            }
        }
        let mut edges: Vec<Edge> = Vec::new();
        let mut numbers = HashMap::new();
        for edge in self.edges {
            let (one, other) = (group_of[edge.inner], group_of[edge.outer]);
            if one == other {
                continue;
            }
            let is_turned = one > other;
            let (inner, outer) = (one.min(other), one.max(other));
            let turn = |held: Held| Held { is_outward: held.is_outward != is_turned, ..held };
            let held = edge.held.into_iter().map(turn);
            let at = *numbers.entry((inner, outer)).or_insert_with(|| {
                edges.push(Edge { inner, outer, held: Vec::new(), is_disputed: false });
                edges.len() - 1
            });
            edges[at].held.extend(held);
            edges[at].is_disputed |= edge.is_disputed;
        }
        Self { nodes, edges }
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

/// Takes out the groups of a layer for which there is no room beside the largest, as one in file order; nothing where
/// there are [`MOST`] at most.
fn take_smallest(groups: &mut Vec<(i8, Vec<usize>)>, layer: i8) -> Option<(i8, Vec<usize>)> {
    let mut by_size: Vec<usize> = (0..groups.len()).filter(|group| groups[*group].0 == layer).collect();
    if by_size.len() <= MOST {
        return None;
    }
    by_size.sort_by_key(|group| Reverse(groups[*group].1.len()));
    let mut is_taken = vec![false; groups.len()];
    for group in by_size.drain(MOST - 1..) {
        is_taken[group] = true;
    }
    let mut is_taken = is_taken.into_iter();
    let taken = groups.extract_if(.., |_| is_taken.next().unwrap_or(false));
    let mut together: Vec<usize> = taken.flat_map(|(_, nodes)| nodes).collect();
    together.sort_unstable();
    Some((layer, together))
}

/// Which relations of an entity point at whom; the relations of each entity are read once, however many ask.
#[derive(Debug, Default)]
struct Targets(HashMap<EntityIx, HashMap<EntityIx, Vec<usize>>>);

impl Targets {
    /// The numbers of the relations from one entity to another, in file order.
    fn numbers(&mut self, story: Story<'_>, from: EntityIx, to: EntityIx) -> &[usize] {
        let numbers = self.0.entry(from).or_insert_with(|| {
            let mut numbers: HashMap<EntityIx, Vec<usize>> = HashMap::new();
            for (number, relation) in story.get(from).relations.iter().enumerate() {
                if let Some(to) = relation.to {
                    numbers.entry(to).or_default().push(number);
                }
            }
            numbers
        });
        numbers.get(&to).map_or(&[], Vec::as_slice)
    }
}

/// The relations that an entity has and those that others have to it, with the other end of each; none to itself.
fn related(story: Story<'_>, entity: EntityIx, targets: &mut Targets) -> Vec<(EntityIx, Held)> {
    let own =
        story.get(entity).relations.iter().enumerate().filter_map(|(number, relation)| {
            Some((relation.to?, Held { of: entity, number, is_outward: true }))
        });
    let mut all: Vec<(EntityIx, Held)> = own.collect();
    for from in story.evidence.backlinks.referrers(Item::Entity(entity), Role::RelationTo) {
        if let Item::Entity(of) = from {
            let numbers = targets.numbers(story, of, entity).iter();
            all.extend(numbers.map(|number| (of, Held { of, number: *number, is_outward: false })));
        }
    }
    all.retain(|(other, _)| *other != entity && story.is_known(Item::Entity(*other)));
    all
}

/// The relations that others have to an entity, and whose they are.
pub fn incoming(story: Story<'_>, entity: EntityIx) -> impl Iterator<Item = (EntityIx, Held)> {
    let others = story.evidence.backlinks.referrers(Item::Entity(entity), Role::RelationTo);
    others.flat_map(move |from| {
        let of = if let Item::Entity(of) = from { Some(of) } else { None };
        let relations = of.into_iter().flat_map(move |of| {
            story.get(of).relations.iter().enumerate().map(move |(number, relation)| (of, number, relation))
        });
        relations
            .filter(move |(_, _, relation)| relation.to == Some(entity))
            .map(|(of, number, _)| (of, Held { of, number, is_outward: false }))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::Evidence;

    /// Reads actors with their relations, each written as `a b kind, c kind` after a colon, and claims.
    fn read(actors: &str, claims: &str) -> crate::model::Briefing {
        let actor = |actor: &str| {
            let (id, relations) = actor.trim().split_once(':').unwrap_or((actor.trim(), ""));
            let relations = relations.split(',').filter_map(|one| one.trim().split_once(' '));
            let relations: Vec<String> =
                relations.map(|(to, kind)| format!("{{to: {to}, kind: {kind}}}")).collect();
            format!("  {id}: {{name: {id}, relations: [{}]}}\n", relations.join(", "))
        };
        let actors = actors.split(';').map(actor).collect::<Vec<_>>().concat();
        let yaml = format!("briefing: 1\ntitle: T\nactors:\n{actors}claims:\n{claims}");
        crate::format::parse(&yaml, &mut |_| {}).briefing
    }

    /// The neighborhood in words: each node with its layer, each edge with its kinds, both in order.
    fn around(briefing: &crate::model::Briefing, steps: u8) -> (Vec<String>, Vec<String>) {
        let evidence = Evidence::new(briefing);
        let story = Story { briefing, evidence: &evidence };
        words(story, &Neighborhood::new(story, EntityIx(0), steps).grouped(story))
    }

    fn words(story: Story<'_>, found: &Neighborhood) -> (Vec<String>, Vec<String>) {
        let name = |node: &Node| {
            let names: Vec<&str> = node.members.iter().map(|ix| story.get(*ix).name.as_str()).collect();
            names.join("+")
        };
        let nodes = found.nodes.iter().map(|node| format!("{} {}", name(node), node.layer));
        let edges = found.edges.iter().map(|edge| {
            let kinds = edge.held.iter().map(|held| {
                let arrow = if held.is_outward { ">" } else { "<" };
                format!("{arrow}{}", held.relation(story).kind)
            });
            let mark = if edge.is_disputed { "?" } else { "" };
            let (inner, outer) = (&found.nodes[edge.inner], &found.nodes[edge.outer]);
            format!("{} {}{mark} {}", name(inner), kinds.collect::<Vec<_>>().join(" "), name(outer))
        });
        (nodes.collect(), edges.collect())
    }

    #[test]
    fn who_points_at_the_center_stands_before_it_and_whom_it_points_at_after_it() {
        let briefing = read("a: b hosts; b: c knows; c: a opposes, a attacked", "");
        let (nodes, edges) = around(&briefing, 1);
        assert_eq!(nodes, ["a 0", "b 1", "c -1"]);
        assert_eq!(edges, ["a >hosts b", "a <opposes <attacked c"]);
    }

    #[test]
    fn two_that_point_at_each_other_have_one_edge_and_the_other_stands_after() {
        let (nodes, edges) = around(&read("a: b hosts; b: a opposes", ""), 1);
        assert_eq!(nodes, ["a 0", "b 1"]);
        assert_eq!(edges, ["a >hosts <opposes b"]);
    }

    #[test]
    fn the_second_step_adds_who_is_around_the_neighbors_once_and_what_relates_neighbors() {
        let briefing = read("a: b hosts, c hosts; b: c knows, d pays; c: d pays; d: e pays; e", "");
        let (nodes, edges) = around(&briefing, 2);
        assert_eq!(nodes, ["a 0", "b 1", "c 1", "d 2"]);
        assert_eq!(edges, ["a >hosts b", "a >hosts c", "b >knows c", "b >pays d", "c >pays d"]);
    }

    #[test]
    fn an_entity_is_no_neighbor_of_itself_and_what_is_not_defined_is_none() {
        let (nodes, edges) = around(&read("a: a admires, nobody hosts", ""), 2);
        assert_eq!((nodes, edges), (vec!["a 0".to_owned()], Vec::new()));
    }

    #[test]
    fn an_edge_is_disputed_where_a_disputed_or_denied_claim_is_about_both_of_its_ends() {
        let claim = |id: &str, about: &str, stances: &str| {
            let positions: Vec<String> =
                stances.split(' ').map(|stance| format!("{{by: b, stance: {stance}}}")).collect();
            format!("  {id}: {{text: {id}, about: [{about}], positions: [{}]}}\n", positions.join(", "))
        };
        let claims = claim("disputed", "a, b", "asserts denies")
            + &claim("denied", "c, a", "denies")
            + &claim("held", "a, d", "asserts")
            + &claim("elsewhere", "d", "asserts denies");
        let briefing = read("a: b hosts, c hosts, d hosts; b; c; d", &claims);
        let (_, edges) = around(&briefing, 1);
        assert_eq!(edges, ["a >hosts? b", "a >hosts? c", "a >hosts d"]);
    }

    #[test]
    fn over_thirty_neighbors_those_related_alike_stand_together_and_nobody_is_lost() {
        let ids: Vec<String> = (0..31).map(|n| format!("n{n}")).collect();
        let own: Vec<String> = ids
            .iter()
            .enumerate()
            .map(|(n, id)| format!("{id} {}", if n < 2 { "funds" } else { "hosts" }))
            .collect();
        let text = format!("a: {}; x: n0 pays; {}", own.join(", "), ids.join("; "));
        let (nodes, edges) = around(&read(&text, ""), 1);
        assert_eq!(nodes.len(), 3);
        assert_eq!(nodes[1], "n0+n1 1");
        assert_eq!(nodes[2].split('+').count(), 29);
        assert_eq!(edges[0], "a >funds >funds n0+n1");
        let (nodes, edges) = around(&read(&text, ""), 2);
        assert_eq!(nodes[3], "x 2");
        assert_eq!(edges[2], "n0+n1 <pays x");
    }

    #[test]
    fn the_relations_of_an_entity_are_sorted_by_whom_they_point_at_once_for_all_who_ask() {
        let briefing = read("a: b hosts, c pays, b knows; b; c", "");
        let evidence = Evidence::new(&briefing);
        let story = Story { briefing: &briefing, evidence: &evidence };
        let mut targets = Targets::default();
        assert_eq!(related(story, EntityIx(1), &mut targets).len(), 2);
        let read_for_b = targets.0.clone();
        assert_eq!(related(story, EntityIx(2), &mut targets).len(), 1);
        assert_eq!(targets.0, read_for_b);
        assert_eq!(targets.0.len(), 1);
        assert_eq!(targets.numbers(story, EntityIx(0), EntityIx(1)), [0, 2]);
        assert_eq!(targets.numbers(story, EntityIx(0), EntityIx(2)), [1]);
    }

    #[test]
    fn of_many_ways_to_be_related_the_rarest_and_last_stand_together_on_each_side() {
        let ids: Vec<String> = (0..40).map(|n| format!("n{n}")).collect();
        // The last two are related alike, so theirs is the largest group, and is drawn.
        let own: Vec<String> = ids.iter().enumerate().map(|(n, id)| format!("{id} k{}", n.min(38))).collect();
        let to: Vec<String> = (0..31).map(|n| format!("m{n}: a j{n}")).collect();
        let briefing = read(&format!("a: {}; {}; {}", own.join(", "), ids.join("; "), to.join("; ")), "");
        let evidence = Evidence::new(&briefing);
        let story = Story { briefing: &briefing, evidence: &evidence };
        let found = Neighborhood::new(story, EntityIx(0), 1).grouped(story);
        let (nodes, _) = words(story, &found);
        let of_layer = |layer: i8| found.nodes.iter().filter(|node| node.layer == layer).count();
        assert_eq!((of_layer(1), of_layer(-1)), (MOST, MOST));
        assert!(nodes.contains(&"n38+n39 1".to_owned()) && nodes.contains(&"n27 1".to_owned()));
        let mixed: Vec<String> =
            found.nodes.iter().zip(nodes).filter(|(node, _)| node.is_mixed).map(|(_, name)| name).collect();
        assert_eq!(mixed, ["m29+m30 -1", "n28+n29+n30+n31+n32+n33+n34+n35+n36+n37 1"]);
        let members: usize = found.nodes.iter().map(|node| node.members.len()).sum();
        assert_eq!(members, 1 + 40 + 31);
    }

    #[test]
    fn of_too_many_the_first_are_kept_with_what_relates_them() {
        let briefing = read("a: b hosts, c hosts, d hosts; b: c knows; c: d knows; d", "");
        let evidence = Evidence::new(&briefing);
        let story = Story { briefing: &briefing, evidence: &evidence };
        let (kept, left_out) = Neighborhood::new(story, EntityIx(0), 2).first(3);
        assert_eq!(left_out, 1);
        assert_eq!(words(story, &kept).1, ["a >hosts b", "a >hosts c", "b >knows c"]);
    }

    #[test]
    fn a_group_opens_to_its_members() {
        let briefing = read("a: b hosts, c hosts, d hosts; b; c; d", "");
        let evidence = Evidence::new(&briefing);
        let story = Story { briefing: &briefing, evidence: &evidence };
        let opened = Neighborhood::new(story, EntityIx(0), 1).only(&[EntityIx(1), EntityIx(3)]);
        let (nodes, edges) = words(story, &opened);
        assert_eq!(nodes, ["a 0", "b 1", "d 1"]);
        assert_eq!(edges, ["a >hosts b", "a >hosts d"]);
    }
}
