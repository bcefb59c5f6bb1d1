//! Sets of sources with any of which a statement is retracted, or on any of which it depends. It must not know what
//! statements there are.

use std::rc::Rc;

use super::dominators::Dominators;
use briefing_format::model::SourceIx;

/// A source with those with which it is retracted, as far as these matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Stem {
    pub(super) from: SourceIx,
    /// The last that matters; all do where nothing stands here.
    pub(super) until: Option<SourceIx>,
}

impl Stem {
    /// How far up nothing matters any more.
    pub(super) fn top(self, tree: &Dominators) -> u32 {
        self.until.map_or(0, |until| tree.depth(until) - 1)
    }

    pub(super) fn contains(self, tree: &Dominators, source: SourceIx) -> bool {
        tree.is_below(self.from, source) && tree.depth(source) > self.top(tree)
    }

    /// What two have in common.
    pub(super) fn and(self, tree: &Dominators, other: Self) -> Option<Self> {
        let from = tree.common(self.from, other.from)?;
        let until = if self.top(tree) < other.top(tree) { other.until } else { self.until };
        let both = Self { from, until };
        (tree.depth(from) > both.top(tree)).then_some(both)
    }

    /// Whether one has all that another has.
    fn covers(self, tree: &Dominators, other: Self) -> bool {
        tree.is_below(self.from, other.from) && self.top(tree) <= other.top(tree)
    }
}

/// A set of sources: some with all that they are retracted with, and some for themselves.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Sources {
    pub(super) stems: Vec<Stem>,
    /// Sources for themselves, each once, in order.
    pub(super) alone: Vec<SourceIx>,
}

impl Sources {
    /// Those that break a chain: every hop, and what the first is retracted with.
    pub(super) fn breaking(stem: Option<Stem>, hops: &[SourceIx]) -> Self {
        let mut all = Self { stems: stem.into_iter().collect(), alone: hops.to_vec() };
        all.sort();
        all
    }

    pub(super) const fn len(&self) -> usize {
        self.stems.len() + self.alone.len()
    }

    pub(super) const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    fn sort(&mut self) {
        self.stems.sort_unstable();
        self.stems.dedup();
        self.alone.sort_unstable();
        self.alone.dedup();
    }

    /// Whether the stems stand for a source.
    pub(super) fn is_on_stem(&self, tree: &Dominators, source: SourceIx) -> bool {
        self.stems.iter().any(|stem| stem.contains(tree, source))
    }

    fn contains(&self, tree: &Dominators, source: SourceIx) -> bool {
        self.is_on_stem(tree, source) || self.alone.binary_search(&source).is_ok()
    }

    /// Those of some sources, in order, that the stems stand for: the shorter of the list and the ways up is gone along.
    fn on_stems(&self, tree: &Dominators, sources: &[SourceIx]) -> Vec<SourceIx> {
        let length = |stem: &Stem| (tree.depth(stem.from) - stem.top(tree)) as usize;
        if self.stems.iter().map(length).sum::<usize>() < sources.len() {
            let paths = self.stems.iter().flat_map(|stem| tree.path(stem.from).take(length(stem)));
            paths.filter(|source| sources.binary_search(source).is_ok()).collect()
        } else {
            sources.iter().copied().filter(|source| self.is_on_stem(tree, *source)).collect()
        }
    }

    /// What is in both. The work follows the sources that the one with fewer has for itself, and the shorter of those of
    /// the other and of the ways up from its stems; each has few stems.
    fn and(&self, tree: &Dominators, other: &Self) -> Self {
        let mut stems: Vec<Stem> = Vec::new();
        for one in &self.stems {
            stems.extend(other.stems.iter().filter_map(|other| one.and(tree, *other)));
        }
        stems.sort_unstable();
        stems.dedup();
        let is_covered = |stem: &Stem| stems.iter().any(|other| other != stem && other.covers(tree, *stem));
        let mut both = Self {
            stems: stems.iter().copied().filter(|stem| !is_covered(stem)).collect(),
            alone: Vec::new(),
        };
        let mut alone: Vec<SourceIx> =
            self.alone.iter().copied().filter(|source| other.contains(tree, *source)).collect();
        alone.extend(self.on_stems(tree, &other.alone));
        alone.retain(|source| !both.is_on_stem(tree, *source));
        both.alone = alone;
        both.sort();
        both
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
        any.stems.extend(&set.stems);
        any.alone.extend(&set.alone);
    }
    any.sort();
    Rc::new(any)
}
