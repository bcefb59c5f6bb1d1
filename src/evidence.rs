//! What follows from a briefing: what points where, chains, origins, disputes, names in prose.
//!
//! Computed once when a briefing is loaded, in work proportional to its size; every question after that is a
//! look-up. It adds nothing that the file does not say, and it must not know how anything is shown.

pub mod backlinks;
pub mod chain;
pub mod clock;
pub mod dispute;
pub mod known;
pub mod names;
pub mod passage;
pub mod quotes;
pub mod relations;

use std::{collections::HashSet, ops::Index};

pub use backlinks::{Backlinks, Reference, Role};
pub use clock::{Clock, Reports};
pub use dispute::Standing;
pub use names::{Mention, Names};

use crate::model::{Briefing, Item};

/// All that is computed from one briefing.
#[derive(Debug)]
pub struct Evidence {
    /// What points at each item.
    pub backlinks: Backlinks,
    /// The names that make links of themselves in prose.
    pub names: Names,
    /// How each event first became known.
    pub reports: Reports,
    /// What was not known yet on the day that is looked at; nothing where no day is.
    pub later: HashSet<Item>,
}

impl Evidence {
    /// Computes everything for a briefing.
    pub fn new(briefing: &Briefing) -> Self {
        Self::with(Backlinks::new(briefing), briefing)
    }

    /// Computes everything for a briefing of which these items are not known yet.
    pub fn without(later: HashSet<Item>, briefing: &Briefing) -> Self {
        Self {
            backlinks: Backlinks::without(briefing, &later),
            names: Names::new(briefing),
            reports: Reports::new(briefing),
            later,
        }
    }

    /// Computes the rest where what points where is known already.
    pub fn with(backlinks: Backlinks, briefing: &Briefing) -> Self {
        Self {
            backlinks,
            names: Names::new(briefing),
            reports: Reports::new(briefing),
            later: HashSet::new(),
        }
    }
}

/// A briefing together with what follows from it.
#[derive(Clone, Copy, Debug)]
pub struct Story<'a> {
    /// What the file says.
    pub briefing: &'a Briefing,
    /// What follows.
    pub evidence: &'a Evidence,
}

impl<'a> Story<'a> {
    /// The part of the briefing that an index names, for as long as the briefing lives.
    pub fn get<Ix>(self, ix: Ix) -> &'a <Briefing as Index<Ix>>::Output
    where
        Briefing: Index<Ix>,
    {
        &self.briefing[ix]
    }
}
