//! Layers and the order within them, with few crossings. It must not know columns or rows.
//!
//! A line between boxes that do not stand in neighboring layers goes through a place of its own in each layer between
//! them; a line between two boxes of one layer goes out to a place in the next layer and back. So every line is a
//! chain of links between neighboring layers.

use super::{Edge, Graph};

/// How often the layers are swept in search of fewer crossings.
const SWEEPS: usize = 4;

/// A box, or a place through which a line goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Spot {
    /// The node, where it is a box.
    pub(super) node: Option<usize>,
    /// Its layer, counted from 0.
    pub(super) layer: usize,
}

/// A piece of a line between two spots in neighboring layers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Link {
    pub(super) edge: usize,
    /// The spot nearer to the center's layer.
    pub(super) inner: usize,
    pub(super) outer: usize,
    /// Whether the edge's label stands on it.
    pub(super) is_labeled: bool,
    /// The other box of the same layer to which the line goes back.
    pub(super) back_to: Option<usize>,
}

/// The spots in order, and the links between them.
#[derive(Clone, Debug)]
pub(super) struct Order {
    pub(super) spots: Vec<Spot>,
    pub(super) links: Vec<Link>,
    /// The spots of each layer, in order; the first spots are the nodes.
    pub(super) layers: Vec<Vec<usize>>,
    /// The layer of the center.
    pub(super) center: usize,
}

impl Order {
    pub(super) fn new(graph: &Graph) -> Self {
        let depth = |node: usize| usize::from(graph.nodes[node].layer.unsigned_abs());
        let is_level = |edge: &&Edge| graph.nodes[edge.inner].layer == graph.nodes[edge.outer].layer;
        let beyond = graph.edges.iter().filter(is_level).map(|edge| depth(edge.inner) + 1);
        let center = (0..graph.nodes.len()).map(depth).chain(beyond).max().unwrap_or(0);
        let spots = graph.nodes.iter().enumerate().map(|(node, of)| Spot {
            node: Some(node),
            layer: center.saturating_add_signed(of.layer.into()),
        });
        let mut order = Self { spots: spots.collect(), links: Vec::new(), layers: Vec::new(), center };
        for edge in 0..graph.edges.len() {
            order.link(graph, edge);
        }
        order.layers = vec![Vec::new(); 2 * center + 1];
        for (n, spot) in order.spots.iter().enumerate() {
            order.layers[spot.layer].push(n);
        }
        order.reduce_crossings();
        order
    }

    fn link(&mut self, graph: &Graph, edge: usize) {
        let (inner, outer) = (graph.edges[edge].inner, graph.edges[edge].outer);
        let (from, to) = (self.spots[outer].layer, self.spots[inner].layer);
        if from == to {
            let beyond = if from < self.center { from - 1 } else { from + 1 };
            let outer_spot = self.place(beyond);
            self.links.push(Link { edge, inner, outer: outer_spot, is_labeled: true, back_to: Some(outer) });
            return;
        }
        let mut here = outer;
        let mut is_labeled = true;
        while self.spots[here].layer != to {
            let layer = self.spots[here].layer;
            let next = if layer < to { layer + 1 } else { layer - 1 };
            let there = if next == to { inner } else { self.place(next) };
            let goes_in = next.abs_diff(self.center) < layer.abs_diff(self.center);
            let (near, far) = if goes_in { (there, here) } else { (here, there) };
            self.links.push(Link { edge, inner: near, outer: far, is_labeled, back_to: None });
            (here, is_labeled) = (there, false);
        }
    }

    fn place(&mut self, layer: usize) -> usize {
        self.spots.push(Spot { node: None, layer });
        self.spots.len() - 1
    }

    /// Sweeps outwards and inwards by barycenters, and keeps the order with the fewest crossings.
    fn reduce_crossings(&mut self) {
        let mut fewest = self.crossings();
        if fewest == 0 {
            return;
        }
        let mut neighbors: Vec<Vec<usize>> = vec![Vec::new(); self.spots.len()];
        for link in &self.links {
            for (one, other) in link.ends() {
                neighbors[one].push(other);
                neighbors[other].push(one);
            }
        }
        let mut best = self.layers.clone();
        for sweep in 0..SWEEPS {
            let layers: Vec<usize> = if sweep % 2 == 0 {
                (0..self.layers.len()).collect()
            } else {
                (0..self.layers.len()).rev().collect()
            };
            for layer in layers {
                self.sort(layer, &neighbors);
            }
            let now = self.crossings();
            if now < fewest {
                (fewest, best) = (now, self.layers.clone());
            }
        }
        self.layers = best;
    }

    /// Sorts a layer by the mean place of what its spots are linked to; what is linked to nothing keeps its place.
    fn sort(&mut self, layer: usize, neighbors: &[Vec<usize>]) {
        let places = self.places();
        // Places are compared by how far down their layer they are, so that short layers count as much as long ones.
        let height = |spot: usize| {
            let among = self.layers[self.spots[spot].layer].len();
            (2 * places[spot] + 1) * 1_000_000 / (2 * among)
        };
        let mut keyed: Vec<(usize, usize)> = self.layers[layer]
            .iter()
            .map(|spot| {
                let near = &neighbors[*spot];
                let sum: usize = near.iter().map(|other| height(*other)).sum();
                (sum.checked_div(near.len()).unwrap_or_else(|| height(*spot)), *spot)
            })
            .collect();
        keyed.sort_by_key(|(key, _)| *key);
        self.layers[layer] = keyed.into_iter().map(|(_, spot)| spot).collect();
    }

    /// The place of each spot in its layer.
    pub(super) fn places(&self) -> Vec<usize> {
        let mut places = vec![0; self.spots.len()];
        for layer in &self.layers {
            for (place, spot) in layer.iter().enumerate() {
                places[*spot] = place;
            }
        }
        places
    }

    /// How many pairs of links cross in the present order.
    pub(super) fn crossings(&self) -> usize {
        let places = self.places();
        let mut between: Vec<Vec<(usize, usize)>> = vec![Vec::new(); self.layers.len()];
        for link in &self.links {
            for (one, other) in link.ends() {
                let (left, right) =
                    if self.spots[one].layer < self.spots[other].layer { (one, other) } else { (other, one) };
                between[self.spots[left].layer].push((places[left], places[right]));
            }
        }
        between
            .into_iter()
            .map(|mut pairs| {
                pairs.sort_unstable();
                let most = pairs.iter().map(|(_, right)| *right).max().unwrap_or(0);
                inversions(pairs.into_iter().map(|(_, right)| right), most)
            })
            .sum()
    }
}

impl Link {
    /// The pairs of spots that it ties together: one, or two where the line goes out and back.
    fn ends(self) -> impl Iterator<Item = (usize, usize)> {
        std::iter::once((self.inner, self.outer)).chain(self.back_to.map(|back| (back, self.outer)))
    }
}

/// How many pairs of a sequence stand in falling order, with a tree of sums (Fenwick).
fn inversions(sequence: impl Iterator<Item = usize>, most: usize) -> usize {
    let mut sums = vec![0_usize; most + 2];
    let mut count = 0;
    for (before, value) in sequence.enumerate() {
        let mut not_above = 0;
        let mut at = value + 1;
        while at > 0 {
            not_above += sums[at];
            at &= at - 1;
        }
        count += before - not_above;
        at = value + 1;
        while at < sums.len() {
            sums[at] += 1;
            at += at & at.wrapping_neg();
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::diagram::tests::graphs;

    #[test]
    fn inversions_are_counted() {
        assert_eq!(inversions([0, 1, 2].into_iter(), 2), 0);
        assert_eq!(inversions([2, 1, 0].into_iter(), 2), 3);
        assert_eq!(inversions([1, 1, 0, 0].into_iter(), 1), 4);
    }

    proptest! {
        /// As counted pair by pair, and never more than in the order of the file.
        #[test]
        fn crossings_are_those_of_every_pair_and_no_more_than_in_file_order(graph in graphs()) {
            let order = Order::new(&graph);
            let brute = |order: &Order| {
                let places = order.places();
                let ends: Vec<_> = order.links.iter().flat_map(|link| link.ends()).map(|(one, other)| {
                    let (left, right) = if order.spots[one].layer < order.spots[other].layer { (one, other) } else { (other, one) };
                    (order.spots[left].layer, places[left], places[right])
                }).collect();
                ends.iter().enumerate().map(|(n, a)| {
                    ends[..n].iter().filter(|b| a.0 == b.0 && (a.1 < b.1 && a.2 > b.2 || a.1 > b.1 && a.2 < b.2)).count()
                }).sum::<usize>()
            };
            prop_assert_eq!(order.crossings(), brute(&order));
            let mut file = order.clone();
            file.layers.iter_mut().for_each(|layer| layer.sort_unstable());
            prop_assert!(order.crossings() <= file.crossings());
        }
    }
}
