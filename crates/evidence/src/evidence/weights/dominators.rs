//! The dominator tree of the sources: below each, those that fall with it. It must not know what rests on sources.
//!
//! A source falls with another where every way to its origins leads through that one. The nearest such source is its
//! parent in the tree: the nearest that all of its bases have above them, or are. A source that falls with no other stands
//! below a root that is no source. So does one that has fallen with what is muted, and nothing stands on it.

use crate::evidence::Story;
use briefing_format::model::{Briefing, Item, SourceIx};

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
    pub(super) fn new(story: Story<'_>) -> Self {
        let briefing = story.briefing;
        let order = after_bases(briefing);
        let count = briefing.sources.len();
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
            let at = tree.order[n] as usize;
            let bases = briefing.known(&briefing.sources[at].based_on);
            let has_fallen = !story.stands(Item::Source(SourceIx(at as u32)));
            let stands = |base: &&SourceIx| !has_fallen && story.stands(Item::Source(**base));
            let bases = bases.iter().filter(stands).map(|base| base.0);
            let parent = bases.reduce(|one, other| tree.meeting(one, other)).unwrap_or(root);
            tree.hang(at, parent as usize);
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

    /// The nearest source with which both fall, if there is one; each falls with itself.
    pub(super) fn common(&self, one: SourceIx, other: SourceIx) -> Option<SourceIx> {
        let meeting = self.meeting(one.0, other.0);
        (meeting as usize + 1 < self.parent.len()).then_some(SourceIx(meeting))
    }

    /// Whether a source falls with another; it does with itself.
    pub(super) fn falls_with(&self, source: SourceIx, other: SourceIx) -> bool {
        let (at, above) = (self.entered(source), other.0 as usize);
        (self.entered[above]..self.entered[above] + self.size[above]).contains(&at)
    }

    /// How many sources one falls with, itself among them.
    pub(super) fn depth(&self, source: SourceIx) -> usize {
        self.depth[source.0 as usize] as usize
    }

    /// The sources that one falls with, itself first, then the nearest.
    pub(super) fn path(&self, source: SourceIx) -> impl Iterator<Item = SourceIx> + '_ {
        let root = self.order.len() as u32;
        let above = move |at: u32| (at != root).then_some(at);
        let nodes = std::iter::successors(above(source.0), move |at| above(self.parent[*at as usize]));
        nodes.map(SourceIx)
    }

    /// The number of a source in an order in which those that fall with one stand directly behind it.
    pub(super) fn entered(&self, source: SourceIx) -> u32 {
        self.entered[source.0 as usize]
    }

    /// The sources, each after all that fall with it, with the source above it.
    pub(super) fn upward(&self) -> impl Iterator<Item = (usize, Option<usize>)> + '_ {
        let count = self.order.len();
        self.order.iter().rev().map(move |at| {
            let parent = self.parent[*at as usize] as usize;
            (*at as usize, (parent < count).then_some(parent))
        })
    }
}

/// Every source after those that it is based on.
fn after_bases(briefing: &Briefing) -> Vec<u32> {
    let count = briefing.sources.len();
    let mut order = Vec::with_capacity(count);
    let mut is_done = vec![false; count];
    // A stack of our own, as chains may be longer than the machine's is deep.
    let mut stack = Vec::new();
    for start in 0..count as u32 {
        stack.push((start, 0));
        while let Some((at, next)) = stack.pop() {
            if is_done[at as usize] {
                continue;
            }
            if let Some(base) = briefing.known(&briefing.sources[at as usize].based_on).get(next) {
                stack.extend([(at, next + 1), (base.0, 0)]);
            } else {
                is_done[at as usize] = true;
                order.push(at);
            }
        }
    }
    order
}
