//! How the reader looks at the timeline: by which clock, in sections of which length, which of them folded.
//! It must not know rows of a screen.

use std::{borrow::Cow, collections::HashSet};

use super::{filter::Filter, gutter::Form};
use briefing_evidence::{
    Clock, Story,
    timeline::{Head, Order, Parting, Rows, Unit, rows},
};
use briefing_format::model::{Date, EventIx, Item};
use briefing_library::Document;

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

    /// The events that a filter shows, in order, those in folded sections among them.
    pub fn events(&self, document: &Document, filter: &Filter) -> Vec<EventIx> {
        self.order(document, filter).events().iter().copied().map(EventIx).collect()
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
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::filter::Facet;
    use briefing_evidence::timeline::{Row, Section};
    use briefing_format::model::Status;
    use briefing_library::{Origin, Sample};

    const TEXT: &str = "briefing: 1
title: T
events:
  - {title: Late, date: 2001-01-02, status: confirmed, sources: [new]}
  - {title: Early, date: 2002-03-04, sources: [old]}
  - {title: Vague, date: 200X, status: confirmed, sources: [new]}
  - {title: Unknown, date: 1999}
sources: {old: {title: O, published: 2005}, new: {title: N, published: 2007}}
";

    #[track_caller]
    fn document() -> Document {
        let sample = Box::leak(Box::new(Sample { name: "test.yaml", text: TEXT }));
        Document::load(Origin::Sample(sample), &mut |_| {}).unwrap_or_else(|error| panic!("{error:?}"))
    }

    fn events(chronology: &Chronology, document: &Document, filter: &Filter) -> Vec<u32> {
        chronology.events(document, filter).into_iter().map(|event| event.0).collect()
    }

    #[test]
    fn each_clock_has_its_order_and_a_filter_keeps_it() {
        let document = document();
        let confirmed = Filter::new(document.story(), [Facet::Status(Status::Confirmed)]);
        let all = Filter::default();
        let mut chronology = Chronology::default();
        assert_eq!(events(&chronology, &document, &all), [3, 2, 0, 1]);
        assert_eq!(events(&chronology, &document, &confirmed), [2, 0]);
        chronology.switch_clock();
        assert_eq!(chronology.clock(), Clock::Reported);
        // Of those reported at one time, the first in the file comes first; what nobody reported comes last.
        assert_eq!(events(&chronology, &document, &all), [1, 0, 2, 3]);
        assert_eq!(events(&chronology, &document, &confirmed), [0, 2]);
        chronology.switch_clock();
        assert_eq!(events(&chronology, &document, &all), [3, 2, 0, 1]);
    }

    #[test]
    fn what_was_known_by_a_date_has_its_own_order_by_when_it_became_known() {
        let document = document();
        let mut chronology = Chronology::default();
        chronology.switch_clock();
        let date = Date::parse("2006").unwrap_or_else(|error| panic!("{}", error.message));
        let known = document.as_of(&date);
        assert_eq!(events(&chronology, &known, &Filter::default()), [1, 3]);
        assert_eq!(events(&chronology, &document, &Filter::default()), [1, 0, 2, 3]);
    }

    #[test]
    fn units_end_where_all_is_in_one_section_and_at_days() {
        let (document, all) = (document(), Filter::default());
        let mut chronology = Chronology::default();
        assert_eq!(chronology.rescale(false, &document, &all), Rescaled::AsBefore);
        let shorter: Vec<Rescaled> = (0..4).map(|_| chronology.rescale(true, &document, &all)).collect();
        let by = |years| Rescaled::By(Unit::Years(years));
        assert_eq!(shorter, [by(1_000), by(100), by(10), by(1)]);
        let shorter: Vec<Rescaled> = (0..3).map(|_| chronology.rescale(true, &document, &all)).collect();
        assert_eq!(shorter, [Rescaled::By(Unit::Month), Rescaled::By(Unit::Day), Rescaled::AsBefore]);
        let longer: Vec<Rescaled> = (0..7).map(|_| chronology.rescale(false, &document, &all)).collect();
        assert_eq!(longer.last(), Some(&Rescaled::AsBefore));
        assert_eq!(longer.get(5), Some(&Rescaled::Without));
        let nothing = Filter::new(document.story(), [Facet::Status(Status::Disputed)]);
        assert_eq!(chronology.rescale(true, &document, &nothing), Rescaled::AsBefore);
    }

    #[test]
    fn a_folded_section_keeps_its_events_at_hand() {
        let (document, all) = (document(), Filter::default());
        let mut chronology = Chronology::default();
        for _ in 0..3 {
            chronology.rescale(true, &document, &all);
        }
        let heads: Vec<Head> =
            chronology.rows(&document, &all).sections.iter().map(|section| section.head).collect();
        assert_eq!(heads.iter().map(Head::to_string).collect::<Vec<_>>(), ["1990s", "2000s"]);
        chronology.fold(heads[1]);
        let rows = chronology.rows(&document, &all);
        assert_eq!(rows.list.iter().filter(|row| matches!(row, Row::Event(_))).count(), 1);
        assert_eq!(rows.hidden, [(2, 1), (0, 1), (1, 1)]);
        assert_eq!(rows.sections[1], Section { head: heads[1], first: 2, events: 3, is_folded: true });
        // The events are all there, whatever is folded.
        assert_eq!(events(&chronology, &document, &all), [3, 2, 0, 1]);
        chronology.fold(heads[1]);
        assert_eq!(chronology.rows(&document, &all).hidden, []);
    }
}
