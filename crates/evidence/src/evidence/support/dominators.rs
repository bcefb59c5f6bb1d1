//! The dominator tree of the sources: below each, those that are retracted with it. It must not know what rests on sources.
//!
//! A source is retracted with another where every way to its origins leads through that one. The nearest such source is
//! its parent in the tree: the nearest that all of its bases have above them, or are. A source that is retracted with no
//! other stands below a root that is no source.

use super::graph::Graph;
use briefing_format::model::SourceIx;

/// The tree. The root has the number behind the last source.
#[derive(Debug)]
pub(super) struct Dominators {
    parent: Vec<u32>,
    /// A node far above, so that the way up to any depth has few steps.
    jump: Vec<u32>,
    depth: Vec<u32>,
    /// The numbers of a walk through the tree that enters every node before those below it.
    entered: Vec<u32>,
    /// How many nodes there are from each one on downward.
    size: Vec<u32>,
    /// The sources, each after those that it is based on.
    order: Vec<u32>,
}

impl Dominators {
    /// Goes through the sources once, each after its bases.
    pub(super) fn new(graph: &Graph, count: usize, stands: impl Fn(SourceIx) -> bool) -> Self {
        let order = after_bases(graph, count);
        let root = count as u32;
        let mut tree = Self {
            parent: vec![root; count + 1],
            jump: vec![root; count + 1],
            depth: vec![0; count + 1],
            entered: vec![0; count + 1],
            size: vec![1; count + 1],
            order,
        };
        for n in 0..count {
            let at = tree.order[n];
            // Of what is retracted already, the way down to a source may matter all the same that somebody speaks in.
            let is_retracted = !stands(SourceIx(at));
            let bases = bases(graph, at).filter(|base| is_retracted || stands(SourceIx(*base)));
            let parent = bases.reduce(|one, other| tree.meeting(one, other)).unwrap_or(root);
            tree.hang(at as usize, parent as usize);
        }
        for at in tree.order.iter().rev().map(|at| *at as usize) {
            tree.size[tree.parent[at] as usize] += tree.size[at];
        }
        let mut next = vec![1; count + 1];
        for at in tree.order.iter().map(|at| *at as usize) {
            let parent = tree.parent[at] as usize;
            tree.entered[at] = next[parent];
            next[parent] += tree.size[at];
            next[at] = tree.entered[at] + 1;
        }
        tree
    }

    fn hang(&mut self, at: usize, parent: usize) {
        let (jump, depth) = (&self.jump, &self.depth);
        let far = jump[parent] as usize;
        let further = jump[far] as usize;
        let is_even = depth[parent] - depth[far] == depth[far] - depth[further];
        self.jump[at] = if is_even { further } else { parent } as u32;
        self.parent[at] = parent as u32;
        self.depth[at] = self.depth[parent] + 1;
    }

    /// The lowest node above both or equal to one of them.
    fn meeting(&self, one: u32, other: u32) -> u32 {
        let depth = |at: u32| self.depth[at as usize];
        let (mut low, mut high) = if depth(one) < depth(other) { (other, one) } else { (one, other) };
        while depth(low) > depth(high) {
            let jump = self.jump[low as usize];
            low = if depth(jump) >= depth(high) { jump } else { self.parent[low as usize] };
        }
        while low != high {
            let (a, b) = (self.jump[low as usize], self.jump[high as usize]);
            (low, high) =
                if a == b { (self.parent[low as usize], self.parent[high as usize]) } else { (a, b) };
        }
        low
    }

    /// The nearest source with which both are retracted, if there is one; each is with itself.
    pub(super) fn common(&self, one: SourceIx, other: SourceIx) -> Option<SourceIx> {
        self.source(self.meeting(one.0, other.0))
    }

    fn source(&self, node: u32) -> Option<SourceIx> {
        (node as usize + 1 < self.parent.len()).then_some(SourceIx(node))
    }

    /// The source above one, if there is one.
    pub(super) fn parent(&self, source: SourceIx) -> Option<SourceIx> {
        self.source(self.parent[source.0 as usize])
    }

    /// Whether a source is retracted with another; it is with itself.
    pub(super) fn is_below(&self, source: SourceIx, other: SourceIx) -> bool {
        let (at, above) = (self.entered(source), other.0 as usize);
        (self.entered[above]..self.entered[above] + self.size[above]).contains(&at)
    }

    /// With how many sources one is retracted, itself among them.
    pub(super) fn depth(&self, source: SourceIx) -> u32 {
        self.depth[source.0 as usize]
    }

    /// The sources with which one is retracted, itself first, then the nearest.
    pub(super) fn path(&self, source: SourceIx) -> impl Iterator<Item = SourceIx> + '_ {
        std::iter::successors(Some(source), |at| self.parent(*at))
    }

    /// The number of a source in an order in which those below one stand directly behind it.
    pub(super) fn entered(&self, source: SourceIx) -> u32 {
        self.entered[source.0 as usize]
    }

    /// The sources, each after all below it, with the source above it.
    pub(super) fn upward(&self) -> impl Iterator<Item = (SourceIx, Option<SourceIx>)> + '_ {
        self.order.iter().rev().map(move |at| (SourceIx(*at), self.parent(SourceIx(*at))))
    }
}

/// What a source is based on, where it stands or falls with that.
fn bases(graph: &Graph, source: u32) -> impl Iterator<Item = u32> + '_ {
    graph.numbers_of(source).filter_map(|ground| graph.ground(ground).on())
}

/// Every source after those that it is based on.
fn after_bases(graph: &Graph, count: usize) -> Vec<u32> {
    let mut order = Vec::with_capacity(count);
    let mut is_done = vec![false; count];
    // A stack of our own, as chains may be longer than the machine's is deep.
    let mut stack = Vec::new();
    for start in 0..count as u32 {
        stack.push((start, graph.numbers_of(start)));
        while let Some((at, mut left)) = stack.pop() {
            if is_done[at as usize] {
                continue;
            }
            if let Some(base) = left.find_map(|ground| graph.ground(ground).on()) {
                stack.extend([(at, left), (base, graph.numbers_of(base))]);
            } else {
                is_done[at as usize] = true;
                order.push(at);
            }
        }
    }
    order
}
