//! What is looked at, as one plain value: as of which date, without whom, only what, and how the timeline stands. It must
//! not know a screen, nor keep anything that follows from it.
//!
//! What is seen is a function of a briefing and of its perspective: going back, sharing what one sees and printing it all
//! hold this one value.

mod filter;
mod saved;
mod sections;
mod version;
mod words;

use std::collections::BTreeSet;

pub use filter::{Facet, Filter};
pub use saved::Saved;
pub use sections::Sections;
pub use words::{can_be_muted, conditions};

use crate::{evidence::Clock, timeline::Head};
use briefing_format::model::{Date, Item};

/// What is looked at of a briefing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Perspective {
    /// The date as of which it is shown; all that is known, where there is none.
    pub as_of: Option<Date>,
    /// The sources and actors that are looked at as if they had said nothing, in the order in which they were muted.
    pub muted: Vec<Item>,
    /// The conditions of the filter, in the order in which they were put in: an item is shown if it meets all of them.
    pub facets: Vec<Facet>,
    /// By which of their dates events are placed in time.
    pub clock: Clock,
    /// How the timeline shows when events were.
    pub form: Form,
    /// How long its sections are.
    pub sections: Sections,
    /// The sections whose events are hidden behind their heading.
    pub folds: BTreeSet<Head>,
}

/// How the timeline shows when events were.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Form {
    /// As dates.
    #[default]
    List,
    /// As bars on an axis that the rows on screen share.
    Bars,
    /// As marks in a column for each actor.
    Lanes,
}

impl Form {
    /// The form after this one.
    pub const fn next(self) -> Self {
        match self {
            Self::List => Self::Bars,
            Self::Bars => Self::Lanes,
            Self::Lanes => Self::List,
        }
    }
}

impl Perspective {
    /// Whether everything is shown, and nothing muted.
    pub const fn is_whole(&self) -> bool {
        self.as_of.is_none() && self.muted.is_empty() && self.facets.is_empty()
    }

    /// The same with everything shown and nothing muted.
    #[must_use]
    pub fn whole(self) -> Self {
        Self { as_of: None, muted: Vec::new(), facets: Vec::new(), ..self }
    }

    /// The same of what was known by a date.
    #[must_use]
    pub fn known_by(self, date: Date) -> Self {
        Self { as_of: Some(date), ..self }
    }

    /// The same by the other clock.
    #[must_use]
    pub fn by_other_clock(self) -> Self {
        let clock = match self.clock {
            Clock::Happened => Clock::Reported,
            Clock::Reported => Clock::Happened,
        };
        Self { clock, ..self }
    }

    /// Mutes a source or an actor, or unmutes it; true where it is muted now.
    pub fn toggle_muted(&mut self, item: Item) -> bool {
        toggle(&mut self.muted, item)
    }

    /// Puts a condition into the filter, or takes it out; true where it is in force now.
    pub fn toggle_facet(&mut self, facet: Facet) -> bool {
        toggle(&mut self.facets, facet)
    }

    /// Folds a section, or unfolds it.
    pub fn toggle_fold(&mut self, head: Head) {
        if !self.folds.remove(&head) {
            self.folds.insert(head);
        }
    }
}

/// Adds a value, or removes it; true where it is there now.
fn toggle<T: PartialEq>(values: &mut Vec<T>, value: T) -> bool {
    if let Some(at) = values.iter().position(|other| *other == value) {
        values.remove(at);
        return false;
    }
    values.push(value);
    true
}
