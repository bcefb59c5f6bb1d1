//! What follows from a briefing: what points where, chains, origins, disputes, names in prose.
//!
//! Computed once when a briefing is loaded, in work proportional to its size; every question after that is a
//! look-up. What was known by a day is looked up in what follows from the whole file: a story has a briefing, which knows
//! what was not known yet. It adds nothing that the file does not say, and it must not know how anything is shown.

mod actors;
pub(crate) mod backlinks;
mod beside;
pub(crate) mod clock;
pub(crate) mod dispute;
pub(crate) mod holders;
pub(crate) mod incoming;
pub mod known;
pub mod lineage;
mod lists;
pub(crate) mod names;
pub(crate) mod occurrences;
pub(crate) mod passage;
pub(crate) mod quotes;
pub mod relations;
pub mod support;
mod tellers;
pub(crate) mod turn;
pub mod verdict;
pub(crate) mod verification;

use std::{
    collections::{HashMap, HashSet},
    ops::Index,
    sync::Arc,
};

use beside::beside;
pub use clock::Clock;
pub use support::{DependentsIndex, Retraction, Tally, WeakPoint, WeakPoints};
pub use verification::{CopyState, Validity, Verification};

pub(crate) use actors::Actors;
pub(crate) use backlinks::{Backlinks, Role};
pub(crate) use clock::Reports;
pub(crate) use dispute::Standing;
pub(crate) use holders::AllHolders;
pub(crate) use incoming::Incoming;
use known::DayBounds;
pub(crate) use names::Names;
pub(crate) use occurrences::Occurrences;
pub(crate) use support::{DayMask, Dependents, Graph, Support};
pub(crate) use verdict::Verdict;
pub(crate) use verification::Known;

use briefing_format::model::{Briefing, ClaimIx, Contents, EntityIx, Item};

/// From so many items on, what follows from a briefing is computed on several threads.
const MANY_ITEMS: usize = 20_000;

/// All that is computed from one briefing; cheap to clone.
#[derive(Clone, Debug)]
pub struct Evidence {
    /// What points at each item.
    backlinks: Arc<Backlinks>,
    /// Which relations point at each entity.
    incoming: Arc<Incoming>,
    /// Who holds what on each claim.
    holders: Arc<AllHolders>,
    /// Who is left on each claim that has lost a position with what is muted.
    left: Arc<HashMap<ClaimIx, turn::Tally>>,
    /// The pairs of entities of whose relations to each other some names the claim that it answers to, the first one first.
    answering: Arc<HashSet<(EntityIx, EntityIx)>>,
    /// The names that make links of themselves in prose.
    names: Arc<Names>,
    /// Where each actor and place occurs first and last, and where it is first named.
    occurrences: Arc<Occurrences>,
    /// What rests on what.
    graph: Arc<Graph>,
    /// What of the graph depends on the day that is looked at.
    mask: Arc<DayMask>,
    /// How each event first became known.
    reports: Arc<Reports>,
    /// Since when everything may have been known.
    bounds: Arc<DayBounds>,
    /// What is retracted with the sources and actors that are muted; nothing where none is.
    pub retraction: Arc<Retraction>,
    /// The single points of failure, once somebody has looked for them; other things may be muted since.
    pub weak_points: Option<WeakPoints>,
    /// What depends on each source, where somebody wants to know it of all.
    pub dependents: Option<Arc<DependentsIndex>>,
    /// How the quotes stand in the local copies of their sources, as far as somebody has looked.
    pub verification: Verification,
}

impl Evidence {
    /// Computes everything for a briefing.
    pub fn new(briefing: &Briefing) -> Self {
        let whole = &briefing.of_file();
        let links = || (Backlinks::new(whole), AllHolders::all(whole));
        let prose = || {
            let names = Names::new(whole);
            let occurrences = Occurrences::new(whole, &names);
            (names, occurrences)
        };
        let graph = || Graph::new(whole);
        let is_large = whole.items().nth(MANY_ITEMS).is_some();
        let ((names, occurrences), ((backlinks, holders), graph)) =
            if is_large { beside(prose, || beside(links, graph)) } else { (prose(), (links(), graph())) };
        let evidence = Self {
            backlinks: Arc::new(backlinks),
            incoming: Arc::new(Incoming::new(whole)),
            holders: Arc::new(holders),
            left: Arc::default(),
            answering: Arc::new(dispute::answering(whole)),
            names: Arc::new(names),
            occurrences: Arc::new(occurrences),
            graph: Arc::new(graph),
            mask: Arc::default(),
            reports: Arc::new(Reports::new(whole)),
            bounds: Arc::new(DayBounds::of_days(whole)),
            retraction: Arc::default(),
            weak_points: None,
            dependents: None,
            verification: Verification::default(),
        };
        if briefing.later().is_any() { evidence.known_by(briefing) } else { evidence }
    }

    /// What follows from a whole file, for what of it was known by a day and with nothing muted.
    ///
    /// The work follows what depends on the day in the graph itself; what else does is found when somebody asks for it.
    #[must_use]
    pub fn known_by(&self, briefing: &Briefing) -> Self {
        let (names, occurrences) = if briefing.later().hides_names() {
            let names = Names::new(briefing);
            let occurrences = Occurrences::new(briefing, &names);
            (Arc::new(names), occurrences)
        } else {
            (Arc::clone(&self.names), self.occurrences.known_by(briefing))
        };
        Self {
            holders: Arc::new(AllHolders::unasked(briefing)),
            left: Arc::default(),
            names,
            occurrences: Arc::new(occurrences),
            mask: Arc::new(DayMask::new(&self.graph, briefing)),
            retraction: Arc::default(),
            weak_points: None,
            dependents: None,
            ..self.clone()
        }
    }

    /// The same with some sources and actors muted.
    pub fn muting(&self, briefing: &Briefing, muted: &[Item]) -> Self {
        let retraction = Story { briefing, evidence: self }.retraction(muted);
        let lost: HashSet<ClaimIx> = retraction.claims_that_lose().collect();
        let left = |ix: ClaimIx| {
            let holds = |n: u32| !retraction.contains_position(ix, n);
            (ix, turn::tally(briefing, ix, &holds).0)
        };
        let left = lost.into_iter().map(left).collect();
        Self { retraction: Arc::new(retraction), left: Arc::new(left), ..self.clone() }
    }

    /// The same with the single points of failure, or without them.
    #[must_use]
    pub fn with_weak_points(&self, weak_points: Option<WeakPoints>) -> Self {
        Self { weak_points, ..self.clone() }
    }

    /// The same with what depends on each source.
    #[must_use]
    pub fn with_dependents(&self, dependents: Arc<DependentsIndex>) -> Self {
        Self { dependents: Some(dependents), ..self.clone() }
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
        let muted = self.evidence.retraction.muted();
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
