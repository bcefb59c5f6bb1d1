//! Going to events by when they were: to a date, along an entity, by columns of the strip. It must not change how the
//! timeline is looked at.

use super::Reader;
use crate::app::{
    layout::{Area, Pane},
    lens::Lens,
};
use briefing_format::model::{Date, EntityIx, EventIx, Item};
use briefing_text::{SafeText, width};

impl Reader {
    /// The events that are shown, in order, those in folded sections among them.
    fn events(&self) -> Vec<EventIx> {
        let known = &self.seen.known;
        self.perspective.events(known.story(), known.order(self.perspective.clock), &self.seen.filter)
    }

    /// Goes to the first event at or after a date; false where there is none.
    pub(crate) fn jump(&mut self, date: &Date) -> bool {
        let (story, clock) = (self.story(), self.perspective.clock);
        let key = date.sort_key();
        // What is longer stands before what begins on the same day: the 1980s before 1980.
        let is_there = |ix: &EventIx| {
            let found = story.when(*ix, clock).map(Date::sort_key);
            found.is_some_and(|found| found >= key || !date.has_time() && found.day() == key.day())
        };
        let target = self.events().into_iter().find(is_there);
        if let Some(event) = target {
            self.follow(Item::Event(event));
        }
        target.is_some()
    }

    /// Goes on by so many events in which an entity takes part, or back, and explains it; false where there is none.
    pub(crate) fn step_along(&mut self, entity: EntityIx, forward: bool, times: usize) -> bool {
        let story = self.story();
        let takes_part = |ix: &EventIx| {
            let event = story.get(*ix);
            event.place == Some(entity) || event.actors.iter().any(|participant| participant.actor == entity)
        };
        let mut events = self.events();
        if !forward {
            events.reverse();
        }
        let here = self.selected_event();
        let passed = events.iter().position(|ix| here == Some(Item::Event(*ix))).map_or(0, |at| at + 1);
        // Where there are fewer, the last one.
        let target = events[passed..].iter().copied().filter(takes_part).take(times).last();
        if let Some(event) = target {
            let focus = self.focus;
            self.set_lens(Lens::Timeline);
            self.go_to(Item::Event(event));
            if focus != Pane::View {
                self.focus = focus;
            }
            self.along = Some((entity, Item::Event(event)));
        }
        target.is_some()
    }

    /// The cells of the strip over the timeline, between its captions.
    pub(crate) fn strip_area(&self) -> Area {
        let (Some(strip), Some(area)) = (&self.strip, self.layout().bars) else { return Area::default() };
        // A blank before and after the first caption.
        let before = (width(SafeText::line(&strip.first).as_safe()) as u16 + 2).min(area.width);
        let columns = (strip.columns.len() as u16).min(area.width - before);
        Area { x: area.x + before, width: columns, ..area }
    }

    /// Goes to the first event of the next column of the strip that has any, or of the one before; false where there is none.
    pub(crate) fn step_strip(&mut self, forward: bool) -> bool {
        let Some(strip) = &self.strip else { return false };
        // What has no place on the strip stands after all that has one.
        let from = strip.selected.or((!forward).then_some(strip.columns.len()));
        let next = from.and_then(|column| strip.next_busy(column, forward));
        next.is_some_and(|column| self.go_to_column(column))
    }

    /// Goes to the first event at a column of the strip or after it; false where there is none.
    pub(crate) fn go_to_column(&mut self, column: usize) -> bool {
        let event = self.strip.as_ref().and_then(|strip| strip.first_at(column));
        let Some(event) = event else { return false };
        self.set_lens(Lens::Timeline);
        self.go_to(Item::Event(EventIx(event)));
        true
    }
}
