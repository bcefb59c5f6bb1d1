//! Where each source has from what it tells. It must not know which statements there are.
//!
//! A source that is based on exactly one other passes on what that one tells, so sources stand in trees: the roots are
//! origins, or sources of which the file does not say which of several things they pass on.

use crate::evidence::lists::Lists;
use briefing_format::model::{Briefing, EntityIx, Source, SourceIx};

/// Where a statement was first said, as far as the file tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Origin {
    /// In this source.
    Source(SourceIx),
    /// By this actor; through which channel is not told.
    Actor(EntityIx),
    /// By somebody without a name, whom the statement of this number tells of.
    Unnamed(u32),
    /// In this source, or in one that it cites or is based on.
    Open(SourceIx),
    /// Somewhere that this source does not tell.
    Unknown(SourceIx),
    /// Where a name stands that could not be read; this is the number of the ground.
    Unread(u32),
}

impl Origin {
    /// Whose it is, where it is certain which it is, so that another one is certain to differ from it.
    pub(crate) fn house(self, briefing: &Briefing) -> Option<House> {
        match self {
            Self::Source(ix) => match briefing[ix].owner() {
                Some(owner) => Some(House::Actor(owner)),
                // Whose it is could not be read: that may be anybody.
                None if briefing.lost_at(ix.into(), None, "publisher").next().is_some() => None,
                None => Some(House::Itself(ix)),
            },
            Self::Actor(ix) => Some(House::Actor(ix)),
            Self::Unnamed(_) | Self::Open(_) | Self::Unknown(_) | Self::Unread(_) => None,
        }
    }
}

/// Whose an origin is: an actor's, or where nobody is said to be its owner, the source's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum House {
    Actor(EntityIx),
    Itself(SourceIx),
}

/// What a source is, as far as it passes things on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Passing {
    /// It is based on nothing that the file names.
    Nothing,
    /// All of it comes from this one.
    All(SourceIx),
    /// It is based on several, or cites some.
    Some,
    /// Nobody knows what it passes on, or the name of that could not be read.
    Unknown,
}

impl Passing {
    pub(crate) fn of(source: &Source) -> Self {
        let based_on = source.based_on.of_file();
        let is_unread =
            source.passes_on_unknown || !source.unread.is_empty() || !source.circles.of_file().is_empty();
        match based_on {
            _ if is_unread => Self::Unknown,
            _ if !source.cites.of_file().is_empty() => Self::Some,
            [] => Self::Nothing,
            [first, rest @ ..] if rest.iter().all(|other| other == first) => Self::All(*first),
            _ => Self::Some,
        }
    }
}

const NONE: u32 = u32::MAX;

/// The trees of all sources, whatever day is looked at: a memo that is hidden is what two papers have in common all the same.
#[derive(Debug)]
pub(crate) struct Trees {
    base: Vec<u32>,
    /// The root of each.
    root: Vec<u32>,
    depth: Vec<u32>,
    /// The numbers of a walk that enters each source before those that are based on it.
    entered: Vec<u32>,
    /// How many sources there are from each one on upward.
    size: Vec<u32>,
    order: Vec<u32>,
    above: Lists<u32>,
}

impl Trees {
    pub(super) fn new(briefing: &Briefing) -> Self {
        let count = briefing.sources.len();
        let base: Vec<u32> = briefing
            .sources
            .iter()
            .map(|source| if let Passing::All(base) = Passing::of(source) { base.0 } else { NONE })
            .collect();
        let pairs = || (0..).zip(&base).filter(|(_, base)| **base != NONE).map(|(n, base)| (*base, n));
        let above = Lists::new(count, pairs);
        let mut trees = Self {
            root: vec![0; count],
            depth: vec![0; count],
            entered: vec![0; count],
            size: vec![1; count],
            order: Vec::with_capacity(count),
            above,
            base: Vec::new(),
        };
        // A stack of our own, as chains may be longer than the machine's is deep.
        let mut open: Vec<u32> = (0..count as u32).rev().filter(|n| base[*n as usize] == NONE).collect();
        while let Some(at) = open.pop() {
            let n = at as usize;
            trees.entered[n] = trees.order.len() as u32;
            trees.order.push(at);
            let below = base[n] as usize;
            (trees.root[n], trees.depth[n]) =
                if base[n] == NONE { (at, 0) } else { (trees.root[below], trees.depth[below] + 1) };
            open.extend(trees.above.of(at).iter().rev());
        }
        for at in trees.order.iter().rev() {
            let below = base[*at as usize];
            if below != NONE {
                trees.size[below as usize] += trees.size[*at as usize];
            }
        }
        Self { base, ..trees }
    }

    /// The one source that all of this one comes from.
    pub(crate) fn base(&self, source: SourceIx) -> Option<SourceIx> {
        Some(self.base[source.0 as usize]).filter(|base| *base != NONE).map(SourceIx)
    }

    /// A source, then what it is based on, as far as each is based on one.
    pub(crate) fn down_from(&self, source: SourceIx) -> impl Iterator<Item = SourceIx> + '_ {
        std::iter::successors(Some(source), |at| self.base(*at))
    }

    /// Where what a source tells comes from, where nobody in particular tells it.
    pub(crate) fn origin(&self, briefing: &Briefing, source: SourceIx) -> Origin {
        let root = SourceIx(self.root[source.0 as usize]);
        match Passing::of(&briefing[root]) {
            Passing::Nothing | Passing::All(_) => Origin::Source(root),
            Passing::Some => Origin::Open(root),
            Passing::Unknown => Origin::Unknown(root),
        }
    }

    pub(super) fn depth(&self, source: SourceIx) -> u32 {
        self.depth[source.0 as usize]
    }

    /// Whether one source is another, or all of it comes from that in the end.
    pub(super) fn is_on(&self, source: SourceIx, below: SourceIx) -> bool {
        let (at, n) = (self.entered[source.0 as usize], below.0 as usize);
        (self.entered[n]..self.entered[n] + self.size[n]).contains(&at)
    }

    /// For each of these pairs of a source and an actor the nearest source of that actor that all of the source comes from,
    /// found in one walk for all of them.
    pub(super) fn nearest_own(
        &self,
        briefing: &Briefing,
        asked: &[(SourceIx, EntityIx)],
    ) -> Vec<Option<SourceIx>> {
        let mut found = vec![None; asked.len()];
        if asked.is_empty() {
            return found;
        }
        let by_source =
            Lists::new(self.base.len(), || (0..).zip(asked).map(|(n, (source, _))| (source.0, n)));
        let mut nearest: Vec<Option<SourceIx>> = vec![None; briefing.entities.len()];
        // What was nearest for the owner of each source that is open, to be put back when it is left.
        let mut open: Vec<(u32, Option<SourceIx>)> = Vec::new();
        for at in self.order.iter().copied() {
            while let Some((last, before)) = open.pop_if(|(last, _)| *last != self.base[at as usize]) {
                if let Some(owner) = briefing[SourceIx(last)].owner() {
                    nearest[owner.0 as usize] = before;
                }
            }
            let owner = briefing[SourceIx(at)].owner();
            let before = owner.and_then(|owner| nearest[owner.0 as usize].replace(SourceIx(at)));
            open.push((at, before));
            for n in by_source.of(at) {
                let (_, actor) = asked[*n as usize];
                found[*n as usize] = nearest[actor.0 as usize];
            }
        }
        found
    }
}
