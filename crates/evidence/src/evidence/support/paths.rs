//! How much there is on each source, where it was put on paths up a tree. It must not know what is counted.

use super::{
    dependents::MOST_LISTED,
    dominators::Dominators,
    sets::{Sources, Stem},
    tally::Tally,
};
use briefing_format::model::{Item, SourceIx};

type Amounts = [i64; 7];

/// The most statements that are taken along from source to source, to be listed there as far as there is room. That there
/// are more is counted all the same.
const MOST_ON_THE_WAY: usize = 1_000;

/// What lies on paths, as what begins and ends at each source.
pub(super) struct Paths<'t> {
    tree: &'t Dominators,
    /// What lies on each source and all above it, and on it for itself.
    upward: Vec<Amounts>,
    here: Vec<Amounts>,
    statements_upward: Vec<Vec<Item>>,
    statements_here: Vec<Vec<Item>>,
    /// The statements that lie no higher than their source.
    statements_until: Vec<Vec<(SourceIx, Item)>>,
}

impl<'t> Paths<'t> {
    pub(super) fn new(tree: &'t Dominators, count: usize) -> Self {
        Self {
            tree,
            upward: vec![[0; 7]; count],
            here: vec![[0; 7]; count],
            statements_upward: vec![Vec::new(); count],
            statements_here: vec![Vec::new(); count],
            statements_until: vec![Vec::new(); count],
        }
    }

    /// Puts amounts on every source of a set once.
    pub(super) fn add(&mut self, sources: &Sources, amounts: Amounts, statements: &[Item]) {
        let tree = self.tree;
        let mut stems = sources.stems.clone();
        stems.sort_unstable_by_key(|stem| tree.entered(stem.from));
        if stems.iter().all(|stem| stem.until.is_none()) {
            for (n, stem) in stems.iter().enumerate() {
                self.begin(stem.from, amounts);
                // What two paths have in common counts once.
                let before = n.checked_sub(1).and_then(|before| tree.common(stems[before].from, stem.from));
                self.end(before, amounts);
            }
        } else {
            for (n, stem) in stems.iter().enumerate() {
                self.add_beside(*stem, &stems[..n], amounts);
            }
        }
        for stem in &stems {
            match stem.until {
                None => merge(&mut self.statements_upward[stem.from.0 as usize], statements),
                Some(until) => self.statements_until[stem.from.0 as usize]
                    .extend(statements.iter().map(|item| (until, *item))),
            }
        }
        for source in &sources.alone {
            let is_counted = if stems.iter().all(|stem| stem.until.is_none()) {
                // Of the stems that are behind it in the order, the next one is below it if any is.
                let at = tree.entered(*source);
                let next = stems.partition_point(|stem| tree.entered(stem.from) < at);
                stems.get(next).is_some_and(|stem| tree.is_below(stem.from, *source))
            } else {
                sources.is_on_stem(tree, *source)
            };
            if !is_counted {
                add(&mut self.here[source.0 as usize], amounts, 1);
                merge(&mut self.statements_here[source.0 as usize], statements);
            }
        }
    }

    fn begin(&mut self, at: SourceIx, amounts: Amounts) {
        add(&mut self.upward[at.0 as usize], amounts, 1);
    }

    fn end(&mut self, at: Option<SourceIx>, amounts: Amounts) {
        if let Some(at) = at {
            add(&mut self.upward[at.0 as usize], amounts, -1);
        }
    }

    /// Puts amounts on a stem where none of some others has it.
    fn add_beside(&mut self, stem: Stem, others: &[Stem], amounts: Amounts) {
        let tree = self.tree;
        let mut covered: Vec<Stem> = others.iter().filter_map(|other| stem.and(tree, *other)).collect();
        covered.sort_unstable_by_key(|stem| std::cmp::Reverse(tree.depth(stem.from)));
        // What lies above a stem; nothing where it goes up to the root.
        let above = |stem: Stem| stem.until.and_then(|until| tree.parent(until));
        let mut from = Some(stem.from);
        for part in covered {
            let Some(at) = from else { break };
            if tree.depth(at) > tree.depth(part.from) {
                self.begin(at, amounts);
                self.end(Some(part.from), amounts);
            }
            let next = above(part);
            let reached = |source: Option<SourceIx>| source.map_or(0, |source| tree.depth(source));
            if reached(next) < tree.depth(at) {
                from = next;
            }
        }
        let top = stem.top(tree);
        if let Some(at) = from.filter(|at| tree.depth(*at) > top) {
            self.begin(at, amounts);
            self.end(above(stem), amounts);
        }
    }

    /// How much lies on each source, those below it among that where they count, and the first statements.
    pub(super) fn finish(mut self, counts: impl Fn(SourceIx) -> bool) -> (Vec<Tally>, Vec<Vec<Item>>) {
        for (source, parent) in self.tree.upward() {
            let at = source.0 as usize;
            let below = self.upward[at];
            add(&mut self.here[at], below, 1);
            let statements = std::mem::take(&mut self.statements_upward[at]);
            merge(&mut self.statements_here[at], &statements);
            let mut until = std::mem::take(&mut self.statements_until[at]);
            until.sort_unstable_by_key(|(until, item)| (*item, *until));
            until.dedup();
            until.truncate(MOST_ON_THE_WAY);
            let items: Vec<Item> = until.iter().map(|(_, item)| *item).collect();
            merge(&mut self.statements_here[at], &items);
            if let Some(parent) = parent {
                let n = parent.0 as usize;
                add(&mut self.upward[n], below, 1);
                add(&mut self.upward[n], [0, 0, 0, 0, 0, 0, i64::from(counts(source))], 1);
                merge(&mut self.statements_upward[n], &statements);
                until.retain(|(until, _)| *until != source);
                if self.statements_until[n].is_empty() {
                    self.statements_until[n] = until;
                } else {
                    self.statements_until[n].extend(until);
                }
            }
        }
        (self.here.into_iter().map(Tally::from_amounts).collect(), self.statements_here)
    }
}

/// Adds the first of some statements to others, both in order and each once.
fn merge(into: &mut Vec<Item>, others: &[Item]) {
    if others.is_empty() {
        return;
    }
    if into.len() == MOST_LISTED && into.last() < others.first() {
        return;
    }
    into.extend(others);
    into.sort_unstable();
    into.dedup();
    into.truncate(MOST_LISTED);
}

fn add(to: &mut Amounts, amounts: Amounts, times: i64) {
    for (sum, amount) in to.iter_mut().zip(amounts) {
        *sum += amount * times;
    }
}
