//! What follows from a briefing: what points where, chains, origins, disputes, names in prose.
//!
//! Computed once when a briefing is loaded, in work proportional to its size; every question after that is a
//! look-up. It adds nothing that the file does not say, and it must not know how anything is shown.

pub(crate) mod backlinks;
pub mod chain;
pub(crate) mod clock;
pub(crate) mod dispute;
pub(crate) mod fall;
pub(crate) mod incoming;
pub mod known;
pub mod lineage;
pub(crate) mod names;
pub(crate) mod occurrences;
pub(crate) mod origins;
pub(crate) mod passage;
pub(crate) mod quotes;
pub(crate) mod reach;
pub mod relations;
pub mod verdict;
pub(crate) mod verification;
pub(crate) mod weighed;
pub mod weights;

use std::{collections::HashSet, ops::Index, sync::Arc};

pub use backlinks::Backlinks;
pub use clock::Clock;
pub use fall::{Fall, Toll};
pub use verification::{CopyState, Verification};
pub use weights::{WeakPoint, WeakPoints, Weights};

pub(crate) use backlinks::{Reference, Role};
pub(crate) use clock::Reports;
pub(crate) use dispute::Standing;
pub(crate) use incoming::Incoming;
pub(crate) use names::Names;
pub(crate) use occurrences::Occurrences;
pub(crate) use origins::Origins;
pub(crate) use reach::Reach;
pub(crate) use verdict::Verdict;
pub(crate) use verification::Known;
pub(crate) use weighed::Weighed;

use briefing_format::model::{Briefing, Contents, EntityIx, EventIx, Item};

/// All that is computed from one briefing; cheap to clone.
#[derive(Clone, Debug)]
pub struct Evidence {
    /// What points at each item.
    pub backlinks: Arc<Backlinks>,
    /// Which relations point at each entity.
    pub incoming: Arc<Incoming>,
    /// How each claim stands.
    pub standings: Arc<[Standing]>,
    /// The pairs of entities of whose relations to each other some names the claim that it answers to, the first one first.
    pub answering: Arc<HashSet<(EntityIx, EntityIx)>>,
    /// The names that make links of themselves in prose.
    pub names: Arc<Names>,
    /// Where each actor and place occurs first and last, and where it is first named.
    pub occurrences: Arc<Occurrences>,
    /// What each source goes back to.
    pub origins: Arc<Origins>,
    /// The same by those that still stand while something is muted.
    pub standing_origins: Arc<Origins>,
    /// How each event first became known.
    pub reports: Arc<Reports>,
    /// The events that are called confirmed though they go back to one origin.
    pub confirmed_by_one: Arc<HashSet<EventIx>>,
    /// What falls with the sources and actors that are muted; nothing where none is.
    pub fall: Arc<Fall>,
    /// The single points of failure, once somebody has looked for them; other things may be muted since.
    pub weak_points: Option<WeakPoints>,
    /// What rests on each source, where somebody wants to know it of all.
    pub weights: Option<Arc<Weights>>,
    /// How the quotes stand in the local copies of their sources, as far as somebody has looked.
    pub verification: Verification,
}

impl Evidence {
    /// Computes everything for a briefing.
    pub fn new(briefing: &Briefing) -> Self {
        Self::with(Backlinks::new(briefing), briefing)
    }

    /// Computes the rest where what points where is known already.
    pub fn with(backlinks: Backlinks, briefing: &Briefing) -> Self {
        let names = Names::new(briefing);
        let occurrences = Occurrences::new(briefing, &backlinks, &names);
        let origins = Arc::new(Origins::new(briefing));
        let confirmed_by_one = origins.confirmed_by_one(briefing, &backlinks);
        Self {
            backlinks: Arc::new(backlinks),
            incoming: Arc::new(Incoming::new(briefing)),
            standings: briefing.claims.iter().map(|claim| dispute::standing(briefing, claim)).collect(),
            answering: Arc::new(dispute::answering(briefing)),
            names: Arc::new(names),
            occurrences: Arc::new(occurrences),
            reports: Arc::new(Reports::new(briefing)),
            confirmed_by_one: Arc::new(confirmed_by_one),
            standing_origins: Arc::clone(&origins),
            origins,
            fall: Arc::default(),
            weak_points: None,
            weights: None,
            verification: Verification::default(),
        }
    }

    /// The same with some sources and actors muted.
    pub fn muting(&self, briefing: &Briefing, muted: &[Item]) -> Self {
        let fall = Fall::of(Story { briefing, evidence: self }, muted);
        let standing_origins = if fall.is_empty() {
            Arc::clone(&self.origins)
        } else {
            Arc::new(Origins::by(briefing, |source| !fall.takes(Item::Source(source))))
        };
        Self { fall: Arc::new(fall), standing_origins, ..self.clone() }
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
    /// Whether the single points of failure are known beside what is muted now.
    pub fn knows_weak_points(self) -> bool {
        let muted = self.evidence.fall.muted();
        self.evidence.weak_points.as_ref().is_some_and(|known| *known.muted == *muted)
    }

    /// The part of the briefing that an index names, for as long as the briefing lives.
    pub fn get<Ix>(self, ix: Ix) -> &'a <Contents as Index<Ix>>::Output
    where
        Contents: Index<Ix>,
    {
        &self.briefing[ix]
    }
}
