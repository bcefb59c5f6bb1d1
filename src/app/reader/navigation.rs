//! Following links, going back and forward. It must not move within a pane.

use std::{mem, sync::Arc};

use super::Reader;
use crate::app::{
    commands::Rows,
    flow::{Flow, Position},
    history::Direction,
    layout::Pane,
    lens::Lens,
    source_text::{SourceText, State},
    view::{View, ViewPane},
};
use briefing_evidence::{describe::Description, perspective::Perspective};
use briefing_format::model::{EntityIx, Item};

/// Where a reader was, with everything that is needed to stand there again.
#[derive(Clone, Debug)]
pub(crate) struct Place {
    pub(super) perspective: Arc<Perspective>,
    pub(super) lens: Lens,
    pub(super) selected: Option<Item>,
    list: Position,
    first_lane: usize,
    followed: Option<Item>,
    along: Option<(EntityIx, Item)>,
    focus: Pane,
    pub(super) view: Option<(View, Pane, Position)>,
    entity: Position,
    quotes: Position,
    /// How many rows the panes had to show: where they stood depends on it.
    rows: [u16; 3],
}

/// A way back or forward.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Travel {
    /// Which way.
    pub(crate) direction: Direction,
    /// How many places.
    pub(crate) steps: usize,
}

/// What going back or forward came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Travelled {
    /// The reader is there.
    There,
    /// The reader will be there once what was known by the date of that place is at hand.
    Awaited,
    /// There is no place in that direction.
    Nowhere,
}

/// What following came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Followed {
    /// The item is shown.
    Shown,
    /// The item is shown, and the filter that hid it is gone.
    FilterCleared,
    /// The item was not known yet on the day that is looked at; nothing has moved.
    NotKnown,
}

/// The entity along whose events one goes, and the event that it led to, in another version of the file.
pub(super) fn follow_along(
    (along, event): (EntityIx, Item),
    follow: &dyn Fn(Item) -> Option<Item>,
) -> Option<(EntityIx, Item)> {
    match follow(Item::Entity(along))? {
        Item::Entity(along) => Some((along, follow(event)?)),
        _ => None,
    }
}

impl Place {
    /// Has the place name the items of another version of the file. The rows of lists may be others there: what is selected
    /// is found by what it is.
    pub(super) fn follow_items(&mut self, follow: &dyn Fn(Item) -> Option<Item>) {
        self.selected = self.selected.and_then(follow);
        self.followed = self.followed.and_then(follow);
        self.along = self.along.and_then(|along| follow_along(along, follow));
        self.view =
            self.view.and_then(|(view, from, position)| Some((view.followed(follow)?, from, position)));
        if self.view.is_none() && self.focus == Pane::View {
            self.focus = Pane::List;
        }
    }
}

impl Reader {
    /// Where the reader is.
    pub(crate) fn place(&self) -> Place {
        let position = Flow::position;
        Place {
            perspective: Arc::clone(&self.perspective),
            lens: self.lens,
            selected: self.selected(),
            list: self.list().map(|pane| position(&pane.flow)).unwrap_or_default(),
            first_lane: self.first_lane,
            followed: self.followed,
            along: self.along,
            focus: self.focus,
            view: self.view.as_ref().map(|pane| (pane.view, pane.from, position(&pane.flow))),
            entity: position(&self.entity.flow),
            quotes: position(&self.quotes.flow),
            rows: self.rows,
        }
    }

    /// Remembers a place that is left.
    pub(super) fn leave(&mut self, place: Place) {
        self.awaited = self.awaited.take().filter(|awaited| !awaited.is_travel());
        self.history.leave(place);
    }

    /// Stands where the reader was, with everything as it was then. What was known by the date of the place is at hand.
    pub(super) fn restore(&mut self, place: Place) {
        if place.perspective != self.perspective {
            self.show(place.perspective, None);
        }
        self.first_lane = place.first_lane;
        self.lens = place.lens;
        self.ensure_list();
        let pane = self.list_mut();
        pane.flow.restore(place.list);
        if pane.selected() != place.selected
            && let Some(row) = place.selected.and_then(|item| pane.list.row_holding(item))
        {
            pane.flow.select(row);
        }
        (self.followed, self.along) = (place.followed, place.along);
        self.focus = place.focus;
        self.beneath.clear();
        self.stand_in_view(place.view);
        if self.focus == Pane::View && self.view.is_none() {
            self.focus = Pane::List;
        }
        self.rows = place.rows;
        // Which link of the list has the focus decides what the entity pane shows.
        self.settle_pane(Pane::List);
        self.explain();
        self.entity.flow.restore(place.entity);
        self.quotes.flow.restore(place.quotes);
    }

    /// Opens the full view in which the reader was, or none. A text that is open still need not be read again.
    fn stand_in_view(&mut self, place: Option<(View, Pane, Position)>) {
        let open = self.view.take();
        let Some((view, from, position)) = place else { return self.end_search_in_text() };
        let shown = Arc::clone(&self.seen.shown);
        let compared = self.margin.compared.clone();
        let beside = (&self.seen.filter, compared.as_deref());
        let Some(mut pane) = ViewPane::new(view, &shown, beside, from) else {
            return self.end_search_in_text();
        };
        let lines = open.and_then(|open| open.text).filter(|text| view.is_text_of(text.source));
        if let (Some(text), Some(lines)) = (&mut pane.text, lines.as_ref().and_then(SourceText::lines)) {
            text.state = State::Read(Arc::clone(lines));
            text.update(shown.story());
        } else {
            self.end_search_in_text();
        }
        if let Some(text) = pane.text.as_mut().filter(|text| text.lines().is_none()) {
            text.resume = Some(position);
        }
        if let Some(drawing) = &mut pane.drawing {
            // As it was then; where the size is another one now, what the cursor stood on is found in it anew.
            drawing.fit(shown.story(), position.width());
        }
        pane.flow.restore(position);
        self.view = Some(pane);
    }

    /// Ends a search in a text that is no longer open.
    pub(super) fn end_search_in_text(&mut self) {
        if self.search.is_in_text() {
            self.clear_search();
        }
    }

    /// How many places there are to go back to.
    pub(crate) fn depth(&self) -> usize {
        self.history.depth()
    }

    /// Whether there is a place to go back to.
    pub(crate) fn can_go_back(&self) -> bool {
        self.history.peek(Direction::Back, 1).is_some()
    }

    /// Goes back, or forward again, so many places, or as far as there are any.
    pub(crate) fn travel(&mut self, direction: Direction, steps: usize) -> Travelled {
        let Some(place) = self.history.peek(direction, steps) else { return Travelled::Nowhere };
        let date = place.perspective.as_of.clone();
        if self.awaits(date, Travel { direction, steps }) {
            return Travelled::Awaited;
        }
        let present = self.place();
        if let Some(place) = self.history.travel(direction, steps, present) {
            self.restore(place);
        }
        Travelled::There
    }

    /// Opens a full view, and remembers this place; false where there is nothing to show.
    pub(crate) fn open_view(&mut self, view: View) -> bool {
        let shown = Arc::clone(&self.seen.shown);
        let from = self.view.as_ref().map_or(self.focus, |pane| pane.from);
        let beside = (&self.seen.filter, self.margin.compared.as_deref());
        let Some(pane) = ViewPane::new(view, &shown, beside, from) else { return false };
        let place = self.place();
        // A drawing that leads to another one is left with it.
        let is_other =
            |(over, ..): &(View, Pane, Position)| mem::discriminant(over) != mem::discriminant(&view);
        self.beneath.extend(place.view.filter(is_other));
        self.leave(place);
        self.end_search_in_text();
        self.view = Some(pane);
        self.focus = Pane::View;
        true
    }

    /// Opens the briefing as one text, where reading stopped.
    pub(crate) fn open_reading(&mut self) {
        self.open_view(View::Reading);
        let (Some(pane), Some(stopped)) = (&mut self.view, self.stopped) else { return };
        if let Some(reading) = &pane.reading {
            pane.flow.restore(reading.resumed(stopped));
        }
    }

    /// Reads on by a screenful: what stands below the last line of this one is the first of the next. False where the end
    /// is on the screen.
    pub(crate) fn read_on(&mut self, times: usize) -> bool {
        let lines = isize::try_from(times).unwrap_or(isize::MAX).saturating_mul(self.height() as isize);
        self.with_flow(Pane::View, |flow, content| {
            let (above, shown, all) = flow.extent();
            let goes_on = above + shown < all;
            if goes_on {
                flow.turn(lines, content);
            }
            goes_on
        })
    }

    /// Remembers where reading stopped, to go on there.
    pub(super) fn note_reading(&mut self) {
        let reading = self.view.as_ref().and_then(|pane| pane.reading.as_ref()?.stopped(&pane.flow));
        self.stopped = reading.or(self.stopped);
    }

    /// Closes the full view and goes back to the pane from which it was opened; false where none is open.
    pub(crate) fn close_view(&mut self) -> bool {
        self.beneath.clear();
        let Some(pane) = self.view.take() else { return false };
        self.end_search_in_text();
        self.focus = pane.from;
        true
    }

    /// Closes the full view, and is in the one over which it was opened, or in the panes; false where none is open.
    pub(crate) fn step_out(&mut self) -> bool {
        let Some(place) = self.beneath.pop() else { return self.close_view() };
        self.stand_in_view(Some(place));
        true
    }

    /// Makes what the full view says anew, where one is open.
    pub(super) fn renew_view(&mut self) {
        let shown = Arc::clone(&self.seen.shown);
        if let Some(pane) = &mut self.view {
            pane.renew(shown.story(), self.margin.compared.as_deref());
        }
    }

    /// Gives the keys to one of the three panes.
    pub(crate) fn turn_to(&mut self, pane: Pane) {
        self.view = None;
        self.beneath.clear();
        self.end_search_in_text();
        self.focus = pane;
    }

    /// Shows another lens, and remembers this one.
    pub(crate) fn set_lens(&mut self, lens: Lens) {
        if lens != self.lens {
            self.leave(self.place());
        }
        self.open_lens(lens);
    }

    /// Shows another lens.
    pub(crate) fn open_lens(&mut self, lens: Lens) {
        if lens != self.lens {
            self.lens = lens;
            self.followed = None;
            self.ensure_list();
        }
        self.turn_to(Pane::List);
    }

    /// Whether there is more to say of the selection than is open in place.
    pub(crate) fn opens_in_full(&self) -> bool {
        let is_brief = |item| Description::is_brief(self.story(), item);
        let is_there = self.focus == Pane::List && self.selected().is_some_and(is_brief);
        is_there && self.list().is_some_and(|pane| !pane.flow.is_full())
    }

    /// Opens all there is to say of the selection in place, where that is more than is open.
    pub(crate) fn open_in_full(&mut self) {
        if self.opens_in_full() {
            self.list_mut().flow.set_full(true);
        }
    }

    /// Explains the selection again, not what was followed away from it; false where nothing was.
    pub(crate) fn let_go(&mut self) -> bool {
        let followed = self.followed.take().is_some();
        self.along.take().is_some() || followed
    }

    /// Closes the selection that is open in full; false where none is.
    pub(crate) fn close(&mut self) -> bool {
        let flow = &mut self.list_mut().flow;
        let was_full = flow.is_full();
        flow.set_full(false);
        was_full
    }

    /// The link that Enter would follow in the pane that has the keys: the focused one, or in a full view the first on
    /// the cursor's line.
    pub(crate) fn link_at_cursor(&self) -> Option<Item> {
        let flow = self.flow(self.focus)?;
        // In a full view a line is what it leads to first.
        let beside =
            || if self.focus == Pane::View && self.text().is_none() { flow.link_beside() } else { None };
        flow.focused().or_else(beside)
    }

    /// Goes to an item, wherever it is shown, and remembers this place.
    pub(crate) fn follow(&mut self, item: Item) -> Followed {
        if !self.story().is_known(item) {
            return Followed::NotKnown;
        }
        self.leave(self.place());
        self.go_to(item)
    }

    /// Goes to an item without remembering this place.
    pub(crate) fn go_to(&mut self, item: Item) -> Followed {
        self.close_view();
        match item {
            Item::Entity(_) => {
                self.followed = Some(item);
                self.focus = Pane::Entity;
                if self.lens == Lens::Entities {
                    return self.select(item);
                }
                Followed::Shown
            }
            Item::Quote(quote) => {
                self.explain();
                if !self.quotes.quotes.contains(&quote) {
                    self.followed = Some(item);
                    self.explain();
                }
                if let Some(at) = self.quotes.quotes.iter().position(|other| *other == quote) {
                    self.quotes.flow.select(at);
                }
                self.focus = Pane::Quotes;
                Followed::Shown
            }
            Item::Briefing
            | Item::Event(_)
            | Item::Source(_)
            | Item::Claim(_)
            | Item::Judgment(_)
            | Item::Question(_) => {
                self.followed = None;
                self.focus = Pane::List;
                self.select(item)
            }
        }
    }

    /// Selects an item in the list of its lens; clears a filter that hides it.
    fn select(&mut self, item: Item) -> Followed {
        self.lens = Lens::of(item).unwrap_or(self.lens);
        self.ensure_list();
        let mut outcome = Followed::Shown;
        self.unfold(item);
        if self.list_mut().list.row_of(item).is_none() {
            let perspective = Perspective { facets: Vec::new(), ..(*self.perspective).clone() };
            self.show(perspective.into(), None);
            outcome = Followed::FilterCleared;
        }
        let pane = self.list_mut();
        if let Some(row) = pane.list.row_of(item) {
            pane.flow.select(row);
        }
        outcome
    }
}
