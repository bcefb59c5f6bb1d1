//! How the reader looks at the timeline: by which clock, in sections of which length, which of them folded.
//! It must not know rows of a screen.

use std::{borrow::Cow, collections::HashSet};

use super::{filter::Filter, gutter::Form};
use crate::{
    evidence::{Clock, Story},
    library::Document,
    model::{Date, EventIx, Item},
    timeline::{Head, Order, Parting, Row, Rows, Unit, rows},
};

/// How long the sections are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Scale {
    /// As fits the dates.
    #[default]
    Fitting,
    /// As the reader has chosen; `None` for no sections.
    Chosen(Option<Unit>),
}

/// What changing the length of the sections came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rescaled {
    /// The sections have this length.
    By(Unit),
    /// There are no sections.
    Without,
    /// There is no other length in that direction.
    AsBefore,
}

/// How the reader looks at the timeline.
#[derive(Debug, Default)]
pub struct Chronology {
    /// How it is shown when events were.
    pub form: Form,
    /// How many lanes lie to the left of those on screen.
    pub first_lane: usize,
    clock: Clock,
    scale: Scale,
    folded: HashSet<Head>,
}

/// The dates of a briefing by a clock.
fn dates<'a>(story: Story<'a>, clock: Clock) -> impl Fn(u32) -> Option<&'a Date> + Copy {
    move |event| story.when(EventIx(event), clock)
}

impl Chronology {
    /// By which dates the events are in order.
    pub const fn clock(&self) -> Clock {
        self.clock
    }

    /// Changes to the other clock.
    pub fn switch_clock(&mut self) {
        self.clock = match self.clock {
            Clock::Happened => Clock::Reported,
            Clock::Reported => Clock::Happened,
        };
    }

    /// The events that a filter shows, in order.
    fn order<'a>(&self, document: &'a Document, filter: &Filter) -> Cow<'a, Order> {
        let whole = document.order(self.clock);
        if filter.is_empty() {
            return Cow::Borrowed(whole);
        }
        let story = document.story();
        let is_shown = |event| filter.shows(story, Item::Event(EventIx(event)));
        Cow::Owned(whole.filtered(is_shown, dates(story, self.clock)))
    }

    /// The rows of the timeline under a filter.
    pub fn rows(&self, document: &Document, filter: &Filter) -> Rows {
        let order = self.order(document, filter);
        let date = dates(document.story(), self.clock);
        let parting = Parting { unit: self.unit(&order), folded: self.folded.clone() };
        rows(&order, date, &parting)
    }

    fn unit(&self, order: &Order) -> Option<Unit> {
        match self.scale {
            Scale::Fitting => order.unit(),
            Scale::Chosen(unit) => unit,
        }
    }

    /// Makes the sections shorter, or longer until there are none.
    pub fn rescale(&mut self, shorter: bool, document: &Document, filter: &Filter) -> Rescaled {
        let order = self.order(document, filter);
        let date = dates(document.story(), self.clock);
        let mut days = order.dated().iter().filter_map(|event| date(*event)?.sort_key().day());
        let ends = days.next().map(|first| (first, days.next_back().unwrap_or(first)));
        let Some(longest) = ends.and_then(|(first, last)| Unit::longest(first, last)) else {
            return Rescaled::AsBefore;
        };
        let next = match (self.unit(&order), shorter) {
            (None, true) => Some(longest),
            (None, false) | (Some(Unit::Day), true) => return Rescaled::AsBefore,
            (Some(unit), true) => unit.shorter(),
            (Some(unit), false) if unit == longest => None,
            (Some(unit), false) => unit.longer(),
        };
        self.scale = Scale::Chosen(next);
        next.map_or(Rescaled::Without, Rescaled::By)
    }

    /// Hides the events of a section, or shows them again.
    pub fn fold(&mut self, head: Head) {
        if !self.folded.remove(&head) {
            self.folded.insert(head);
        }
    }

    /// Shows the events of the section that an event is in; false where they are shown already.
    pub fn unfold_around(&mut self, event: EventIx, document: &Document, filter: &Filter) -> bool {
        if self.folded.is_empty() {
            return false;
        }
        let folded = std::mem::take(&mut self.folded);
        let Rows { all, sections, .. } = self.rows(document, filter);
        self.folded = folded;
        let mut head = None;
        for row in all {
            match row {
                Row::Section(number) => head = sections.get(number as usize).map(|section| section.head),
                Row::Event(other) if EventIx(other) == event => break,
                Row::Event(_) | Row::Gap(_) => {}
            }
        }
        head.is_some_and(|head| self.folded.remove(&head))
    }
}
