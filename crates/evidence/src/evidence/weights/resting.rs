//! Sets of sources with which a statement falls, or on any of which it rests. It must not know what statements there are.

use std::rc::Rc;

use super::dominators::Dominators;
use crate::evidence::chain::Way;
use briefing_format::model::SourceIx;

/// A set of sources: some with all that they fall with, and some for themselves.
#[derive(Clone, Debug, Default)]
pub(super) struct Sources {
    /// Each stands for itself and all above it in the tree.
    pub(super) tips: Vec<SourceIx>,
    /// Sources for themselves, each once, in order.
    pub(super) alone: Vec<SourceIx>,
}

impl Sources {
    /// A source with all that it falls with.
    pub(super) fn falling_with(source: SourceIx) -> Self {
        Self { tips: vec![source], alone: Vec::new() }
    }

    /// Those that break a chain: every hop, and what the first falls with, unless that is its speaker's own.
    pub(super) fn breaking(way: Way<'_>) -> Self {
        let mut all = Self { tips: way.begins_with().into_iter().collect(), alone: way.hops.to_vec() };
        all.sort();
        all
    }

    /// Those with which what a source tells falls: that of whoever tells it with that source alone.
    pub(super) fn of_source(way: Way<'_>) -> Self {
        match way.begins_with() {
            Some(source) => Self::falling_with(source),
            None => Self { tips: Vec::new(), alone: way.hops.to_vec() },
        }
    }

    pub(super) const fn len(&self) -> usize {
        self.tips.len() + self.alone.len()
    }

    pub(super) const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    fn sort(&mut self) {
        for list in [&mut self.tips, &mut self.alone] {
            list.sort_unstable();
            list.dedup();
        }
    }

    fn is_below(&self, tree: &Dominators, source: SourceIx) -> bool {
        self.tips.iter().any(|tip| tree.falls_with(*tip, source))
    }

    fn contains(&self, tree: &Dominators, source: SourceIx) -> bool {
        self.is_below(tree, source) || self.alone.binary_search(&source).is_ok()
    }

    /// Those of some sources, in order, that the tips stand for: the shorter of the list and the ways up is gone along.
    fn below(&self, tree: &Dominators, sources: &[SourceIx]) -> Vec<SourceIx> {
        if self.tips.iter().map(|tip| tree.depth(*tip)).sum::<usize>() < sources.len() {
            let paths = self.tips.iter().flat_map(|tip| tree.path(*tip));
            paths.filter(|source| sources.binary_search(source).is_ok()).collect()
        } else {
            sources.iter().copied().filter(|source| self.is_below(tree, *source)).collect()
        }
    }

    /// What is in both. The work follows the sources that the one with fewer has for itself, and the shorter of those of
    /// the other and of the ways up from its tips; each has few tips.
    fn and(&self, tree: &Dominators, other: &Self) -> Self {
        let mut tips = Vec::new();
        for one in &self.tips {
            tips.extend(other.tips.iter().filter_map(|other| tree.common(*one, *other)));
        }
        let below = |tip: &SourceIx| tips.iter().any(|lower| lower != tip && tree.falls_with(*lower, *tip));
        let lowest = tips.iter().copied().filter(|tip| !below(tip)).collect();
        let mut both = Self { tips: lowest, alone: Vec::new() };
        let mut alone: Vec<SourceIx> =
            self.alone.iter().copied().filter(|source| other.contains(tree, *source)).collect();
        alone.extend(self.below(tree, &other.alone));
        alone.retain(|source| !both.is_below(tree, *source));
        both.alone = alone;
        both.sort();
        both
    }

    /// What is in one of two.
    pub(super) fn or(&self, other: &Self) -> Self {
        let mut all = Self {
            tips: [&self.tips[..], &other.tips].concat(),
            alone: [&self.alone[..], &other.alone].concat(),
        };
        all.sort();
        all
    }
}

/// What is in all of these sets, the small ones first; nothing where there are none.
pub(super) fn all_of(tree: &Dominators, mut sets: Vec<Rc<Sources>>) -> Rc<Sources> {
    sets.sort_by_key(|set| set.alone.len());
    sets.dedup_by(|one, other| Rc::ptr_eq(one, other));
    let mut sets = sets.into_iter();
    let Some(mut all) = sets.next() else { return Rc::default() };
    for set in sets {
        if all.is_empty() {
            break;
        }
        all = Rc::new(all.and(tree, &set));
    }
    all
}

/// What is in any of these sets.
pub(super) fn any_of(mut sets: Vec<Rc<Sources>>) -> Rc<Sources> {
    sets.retain(|set| !set.is_empty());
    sets.dedup_by(|one, other| Rc::ptr_eq(one, other));
    if sets.len() < 2 {
        return sets.pop().unwrap_or_default();
    }
    let mut any = Sources::default();
    for set in sets {
        any.tips.extend(&set.tips);
        any.alone.extend(&set.alone);
    }
    any.sort();
    Rc::new(any)
}
