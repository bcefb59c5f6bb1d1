//! Of many neighbors, those that are related alike as one. It must not know how large a drawing may be.

use std::{cmp::Reverse, collections::HashMap};

use super::{Edge, Held, MOST, Neighborhood, Node, Story};

impl Neighborhood {
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
