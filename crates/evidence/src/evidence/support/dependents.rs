//! What depends on a source, by whatever way and beside whatever else. It must not say what is retracted with it: that is
//! less.
//!
//! A source that passes on several need not have any one of its statements from this one, so nothing is followed through
//! it: a source depends on another where all that it is based on does.

use std::collections::{HashMap, HashSet};

use super::{graph::Graph, node::Node, tally::Tally};
use crate::evidence::Story;
use briefing_format::model::{Item, SourceIx};

/// The most nodes that are counted, so that a source on which a whole file rests is opened as fast as any other.
pub(crate) const MOST_COUNTED: usize = 10_000;

/// The most statements that are listed.
pub(crate) const MOST_LISTED: usize = 30;

/// How much depends on a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Dependents {
    /// What depends on it, whatever else that rests on; the source itself is not counted.
    pub all: Tally,
    /// Whether that are [`MOST_COUNTED`] nodes or more, and perhaps not all of them.
    pub is_more: bool,
    /// What depends on it alone: what would be retracted if it were muted.
    pub sole: Tally,
    /// The first events, claims and judgments among that, in section order, as many as are listed.
    pub sole_statements: Vec<Item>,
}

impl Dependents {
    /// Follows what points at a source and at what depends on it.
    pub(crate) fn of(story: Story<'_>, source: SourceIx) -> Self {
        let known = story.graph();
        let graph = known.graph;
        let mut seen = HashSet::from([source.0]);
        let mut open = vec![source.0];
        // How many of the sources that one is based on were not met yet.
        let mut unmet: HashMap<u32, usize> = HashMap::new();
        let mut visit = |of: u32, open: &mut Vec<u32>, seen: &mut HashSet<u32>| {
            if let Node::Source(_) = graph.numbers.node(of) {
                let unmet = unmet.entry(of).or_insert_with(|| known.numbers_of(of).count());
                *unmet -= 1;
                if *unmet > 0 {
                    return;
                }
            }
            if seen.insert(of) {
                open.push(of);
            }
        };
        for ground in known.through(source) {
            visit(graph.ground(ground).of, &mut open, &mut seen);
        }
        while let Some(at) = open.pop().filter(|_| seen.len() <= MOST_COUNTED) {
            for number in known.on_node(at) {
                if needs(graph, number, source) {
                    visit(graph.ground(number).of, &mut open, &mut seen);
                }
            }
        }
        let is_more = seen.len() > MOST_COUNTED;
        let mut all = Tally::default();
        for number in seen.into_iter().filter(|number| *number != source.0) {
            let node = graph.numbers.node(number);
            if node.was_known(story.briefing) {
                all.add(node);
            }
        }
        let (sole, sole_statements) = Self::sole(story, source);
        Self { all, is_more, sole, sole_statements }
    }

    /// What depends on a source alone, and the first events, claims and judgments among that.
    pub(crate) fn sole(story: Story<'_>, source: SourceIx) -> (Tally, Vec<Item>) {
        let retraction = story.retraction(&[Item::Source(source)]);
        let is_statement = |item: &Item| matches!(item, Item::Event(_) | Item::Claim(_) | Item::Judgment(_));
        let mut statements: Vec<Item> = retraction.items().filter(is_statement).collect();
        statements.sort_unstable();
        statements.truncate(MOST_LISTED);
        (retraction.tally(), statements)
    }
}

/// Whether a ground that needs something that depends on a source depends on the source with it.
fn needs(graph: &Graph, number: u32, source: SourceIx) -> bool {
    let ground = graph.ground(number);
    let (Some(until), Some(first)) = (ground.until(), graph.stem(ground)) else { return true };
    graph.trees.is_on(first, source) && graph.trees.depth(source) >= graph.trees.depth(until)
}
