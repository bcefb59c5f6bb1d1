//! The timeline from a perspective: the events that its filter shows in the order of its clock, in sections of its length,
//! some of them folded. It must not know rows of a screen.

use std::{borrow::Cow, collections::HashSet, iter};

use super::{Filter, Perspective};
use crate::{
    evidence::{Clock, Story},
    timeline::{Order, Parting, Rows, Unit, rows},
};
use briefing_format::model::{Date, EventIx, Item};

/// How long the sections of the timeline are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Sections {
    /// As fits the dates.
    #[default]
    Fitting,
    /// As was chosen; `None` for no sections.
    Chosen(Option<Unit>),
}

/// The dates of a briefing by a clock.
fn dates<'a>(story: Story<'a>, clock: Clock) -> impl Fn(u32) -> Option<&'a Date> + Copy {
    move |event| story.when(EventIx(event), clock)
}

/// `order` has the events of the story by the clock of the perspective, and `filter` is made of its facets: whoever looks
/// at a briefing for longer keeps them.
impl Perspective {
    /// The events that the filter shows, in order.
    fn shown<'a>(&self, story: Story<'_>, order: &'a Order, filter: &Filter) -> Cow<'a, Order> {
        if filter.is_empty() {
            return Cow::Borrowed(order);
        }
        let is_shown = |event| filter.shows(story, Item::Event(EventIx(event)));
        Cow::Owned(order.filtered(is_shown, dates(story, self.clock)))
    }

    /// The events that are shown, in order, those in folded sections among them.
    pub fn events(&self, story: Story<'_>, order: &Order, filter: &Filter) -> Vec<EventIx> {
        self.shown(story, order, filter).events().iter().copied().map(EventIx).collect()
    }

    /// The rows of the timeline.
    pub fn rows(&self, story: Story<'_>, order: &Order, filter: &Filter) -> Rows {
        let order = self.shown(story, order, filter);
        let folded = self.folds.iter().copied().collect();
        rows(&order, dates(story, self.clock), &Parting { unit: self.unit(&order), folded })
    }

    /// When it happened, at a glance: the events one by one where they are so many at most, else all in folded sections,
    /// the shortest of which there are so many at most.
    pub fn overview(&self, story: Story<'_>, order: &Order, filter: &Filter, most: usize) -> Rows {
        let order = self.shown(story, order, filter);
        let date = dates(story, self.clock);
        if order.events().len() <= most {
            return rows(&order, date, &Parting::default());
        }
        let units = iter::successors(order.unit().or(Some(Unit::Years(1))), |unit| unit.longer());
        let unit = units.into_iter().find(|unit| order.has_at_most(most, *unit, date));
        let parted = rows(&order, date, &Parting { unit, folded: HashSet::new() });
        let folded = parted.sections.iter().filter(|section| section.events > 1).map(|section| section.head);
        rows(&order, date, &Parting { unit, folded: folded.collect() })
    }

    fn unit(&self, order: &Order) -> Option<Unit> {
        match self.sections {
            Sections::Fitting => order.unit(),
            Sections::Chosen(unit) => unit,
        }
    }

    /// The next shorter sections, or the next longer ones until there are none; nothing where there is no other length in
    /// that direction, or where each of the shorter ones would have one event.
    pub fn rescaled(
        &self,
        shorter: bool,
        story: Story<'_>,
        order: &Order,
        filter: &Filter,
    ) -> Option<Sections> {
        let order = self.shown(story, order, filter);
        let date = dates(story, self.clock);
        let mut days = order.dated().iter().filter_map(|event| date(*event)?.sort_key().day());
        let first = days.next()?;
        let longest = Unit::longest(first, days.next_back().unwrap_or(first))?;
        let next = match (self.unit(&order), shorter) {
            (None, true) => Some(longest),
            (None, false) => return None,
            (Some(unit), true) => Some(unit.shorter()?),
            (Some(unit), false) if unit == longest => None,
            (Some(unit), false) => unit.longer(),
        };
        // Sections of one event each have no headings, and shorter ones part nothing either.
        let sorted = order.dated().iter().filter_map(|event| date(*event));
        let parts = next.is_none_or(|unit| !shorter || unit.joins_any(sorted));
        parts.then_some(Sections::Chosen(next))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        evidence::{Evidence, known},
        perspective::Facet,
        timeline::{Head, Row, Section},
    };
    use briefing_format::model::{Briefing, Status};

    const TEXT: &str = "briefing: 1
title: T
events:
  - {title: Late, date: 2001-01-02, status: confirmed, sources: [new]}
  - {title: Early, date: 2002-03-04, sources: [old]}
  - {title: Vague, date: 200X, status: confirmed, sources: [new]}
  - {title: Unknown, date: 1999}
sources: {old: {title: O, published: 2005}, new: {title: N, published: 2007}}
";

    /// A briefing and what follows from it.
    struct Loaded {
        briefing: Briefing,
        evidence: Evidence,
    }

    impl Loaded {
        fn new() -> Self {
            let briefing = briefing_format::parse(TEXT, &mut |_| {}).briefing;
            let evidence = Evidence::new(&briefing);
            Self { briefing, evidence }
        }

        fn story(&self) -> Story<'_> {
            Story { briefing: &self.briefing, evidence: &self.evidence }
        }

        fn order(&self, clock: Clock) -> Order {
            let story = self.story();
            let events = (0..story.briefing.events.len() as u32).map(EventIx);
            let known = events.filter(|ix| story.is_known(Item::Event(*ix)));
            Order::new(known.map(|ix| (ix.0, story.when(ix, clock))))
        }

        fn events(&self, perspective: &Perspective) -> Vec<u32> {
            let filter = Filter::new(self.story(), &perspective.facets);
            let events = perspective.events(self.story(), &self.order(perspective.clock), &filter);
            events.into_iter().map(|event| event.0).collect()
        }

        fn rows(&self, perspective: &Perspective) -> Rows {
            perspective.rows(self.story(), &self.order(perspective.clock), &Filter::default())
        }

        fn rescale(&self, perspective: &mut Perspective, shorter: bool) -> Option<Sections> {
            let filter = Filter::new(self.story(), &perspective.facets);
            let order = self.order(perspective.clock);
            let sections = perspective.rescaled(shorter, self.story(), &order, &filter)?;
            perspective.sections = sections;
            Some(sections)
        }
    }

    #[test]
    fn each_clock_has_its_order_and_a_filter_keeps_it() {
        let loaded = Loaded::new();
        let all = Perspective::default();
        let confirmed = Perspective { facets: vec![Facet::Status(Status::Confirmed)], ..all.clone() };
        assert_eq!(loaded.events(&all), [3, 2, 0, 1]);
        assert_eq!(loaded.events(&confirmed), [2, 0]);
        // Of those reported at one time, the first in the file comes first; what nobody reported comes last.
        assert_eq!(loaded.events(&all.clone().by_other_clock()), [1, 0, 2, 3]);
        assert_eq!(loaded.events(&confirmed.by_other_clock()), [0, 2]);
        assert_eq!(all.clone().by_other_clock().by_other_clock(), all);
    }

    #[test]
    fn what_was_known_by_a_date_has_its_own_order_by_when_it_became_known() {
        let whole = Loaded::new();
        let date = Date::parse("2006").unwrap_or_else(|error| panic!("{}", error.message));
        let briefing = known::as_of(whole.story(), &date);
        let evidence = Evidence::new(&briefing);
        let known = Loaded { briefing, evidence };
        let reported = Perspective::default().by_other_clock();
        assert_eq!(known.events(&reported), [1, 3]);
        assert_eq!(whole.events(&reported), [1, 0, 2, 3]);
    }

    #[test]
    fn units_end_where_all_is_in_one_section_and_where_each_event_has_its_own() {
        let loaded = Loaded::new();
        let mut perspective = Perspective::default();
        let mut rescale = |shorter| loaded.rescale(&mut perspective, shorter);
        assert_eq!(rescale(false), None);
        let chosen = |unit| Some(Sections::Chosen(unit));
        let by = |years| chosen(Some(Unit::Years(years)));
        // By years each event would be alone.
        assert_eq!([true; 4].map(&mut rescale), [by(1_000), by(100), by(10), None]);
        assert_eq!([false; 4].map(&mut rescale), [by(100), by(1_000), chosen(None), None]);
        perspective.facets = vec![Facet::Status(Status::Disputed)];
        assert_eq!(loaded.rescale(&mut perspective, true), None);
    }

    #[test]
    fn a_folded_section_keeps_its_events_at_hand() {
        let loaded = Loaded::new();
        let mut perspective =
            Perspective { sections: Sections::Chosen(Some(Unit::Years(10))), ..Perspective::default() };
        let heads: Vec<Head> =
            loaded.rows(&perspective).sections.iter().map(|section| section.head).collect();
        assert_eq!(heads.iter().map(Head::to_string).collect::<Vec<_>>(), ["1990s", "2000s"]);
        let headings = |rows: &Rows| rows.list.iter().filter(|row| matches!(row, Row::Section(_))).count();
        assert_eq!(headings(&loaded.rows(&perspective)), 1, "that of three events");
        perspective.toggle_fold(heads[1]);
        let rows = loaded.rows(&perspective);
        assert_eq!(rows.list.iter().filter(|row| matches!(row, Row::Event(_))).count(), 1);
        assert_eq!(rows.hidden, [(2, 1), (0, 1), (1, 1)]);
        let folded = Section {
            head: heads[1],
            first: 2,
            events: 3,
            perhaps_outside: 0,
            is_folded: true,
            row: 1,
            is_headed: true,
        };
        assert_eq!(rows.sections[1], folded);
        // The events are all there, whatever is folded.
        assert_eq!(loaded.events(&perspective), [3, 2, 0, 1]);
        perspective.toggle_fold(heads[1]);
        assert_eq!(loaded.rows(&perspective).hidden, []);
    }
}
