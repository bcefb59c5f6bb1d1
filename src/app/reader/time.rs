//! Changing how the timeline is looked at, with the selection kept where it stands. It must not move the selection.

use std::sync::Arc;

use super::{ListPane, Reader};
use crate::{
    app::{
        chronology::Rescaled,
        filter::Filter,
        gutter::Form,
        layout::{Area, Pane},
        lens::{Lens, List},
        numbers,
        panes::{EntityPane, QuotesPane},
    },
    library::Document,
    model::{Date, EntityIx, EventIx, Item},
    text::{SafeText, width},
    timeline::Head,
};

impl Reader {
    /// Changes the list of the timeline, and keeps the cursor on its row of the screen.
    fn keep_in_place(&mut self, change: impl FnOnce(&mut ListPane)) {
        // Counted from the top of the pane, above which a ruler may come or go.
        let top = usize::from(self.rows_area(Pane::List).y);
        let Some(pane) = &mut self.lists[Lens::Timeline as usize] else { return };
        self.number = numbers::fresh();
        let on_screen = pane.flow.cursor_row();
        pane.flow.invalidate();
        change(pane);
        if let (Some(on_screen), Lens::Timeline) = (on_screen, self.lens) {
            let row = (on_screen + top).saturating_sub(usize::from(self.rows_area(Pane::List).y));
            self.with_flow(Pane::List, |flow, content| flow.hold(row, content));
        }
    }

    /// Lists the timeline anew after a change; `row` finds what is selected.
    fn relist(&mut self, row: impl FnOnce(&List) -> Option<usize>) {
        if self.lists[Lens::Timeline as usize].is_none() {
            return;
        }
        let list = List::new(&self.document, Lens::Timeline, &self.filter, &self.chronology);
        self.keep_in_place(|pane| {
            let is_full = pane.flow.is_full();
            pane.list = list;
            if let Some(row) = row(&pane.list) {
                pane.flow.select(row);
                pane.flow.set_full(is_full);
            }
        });
    }

    fn selected_event(&self) -> Option<Item> {
        self.lists[Lens::Timeline as usize].as_ref().and_then(ListPane::selected)
    }

    /// Makes the sections of the timeline shorter or longer.
    pub fn rescale(&mut self, shorter: bool) -> Rescaled {
        let document = Arc::clone(&self.document);
        let rescaled = self.chronology.rescale(shorter, &document, &self.filter);
        let selected = self.selected_event();
        self.relist(|list| selected.and_then(|item| list.row_of(item)));
        rescaled
    }

    /// Folds the section of the selection, or unfolds it; gives what it is headed, or nothing where there are no sections.
    pub fn fold(&mut self) -> Option<Head> {
        let pane = self.list().filter(|_| self.lens == Lens::Timeline)?;
        let section = pane.list.section_at(pane.flow.position().cursor.block)?;
        self.chronology.fold(section.head);
        let first = Item::Event(EventIx(section.first));
        self.relist(|list| list.row_of_section(section.head).or_else(|| list.row_of(first)));
        Some(section.head)
    }

    /// Unfolds the section that hides an item.
    pub(super) fn unfold(&mut self, item: Item) {
        let Item::Event(event) = item else { return };
        let document = Arc::clone(&self.document);
        if self.chronology.unfold_around(event, &document, &self.filter) {
            self.relist(|list| list.row_of(item));
        }
    }

    /// The date as of which the briefing is shown, where not all of it is.
    pub fn as_of(&self) -> Option<&Date> {
        self.as_of.as_ref().map(|(date, _)| date)
    }

    /// All of the briefing, whatever is shown of it.
    pub fn whole(&self) -> &Arc<Document> {
        self.as_of.as_ref().map_or(&self.document, |(_, whole)| whole)
    }

    /// Shows the briefing as it stood on a date, which is that document; or all of it again.
    pub fn show_as_of(&mut self, shown: Option<(Date, Arc<Document>)>) {
        let whole = Arc::clone(self.whole());
        let (as_of, document) = match shown {
            Some((date, document)) => (Some((date, whole)), document),
            None => (None, whole),
        };
        self.as_of = as_of;
        self.document = document;
        let document = Arc::clone(&self.document);
        self.clear_search();
        self.number = numbers::fresh();
        self.strip_width = 0;
        self.followed = None;
        self.entity = EntityPane::default();
        self.quotes = QuotesPane::default();
        self.filter = Filter::new(document.story(), self.filter.facets().collect::<Vec<_>>());
        let present = self.lens;
        for lens in Lens::ALL {
            let Some(before) = self.lists[lens as usize].take() else { continue };
            self.lens = lens;
            self.ensure_list();
            let pane = self.list_mut();
            if let Some(row) = before.selected().and_then(|item| pane.list.row_of(item)) {
                pane.flow.select(row);
            }
        }
        self.lens = present;
        self.unfiltered = Default::default();
    }

    /// Goes to the first event at or after a date; false where there is none.
    pub fn jump(&mut self, date: &Date) -> bool {
        self.set_lens(Lens::Timeline);
        let (story, clock) = (self.document.story(), self.chronology.clock());
        let key = date.sort_key();
        let is_there = |item: &Item| matches!(item, Item::Event(ix) if story.when(*ix, clock).is_some_and(|when| when.sort_key() >= key));
        let target = self.list().and_then(|pane| pane.list.items().find(is_there));
        let Some(row) = target.and_then(|item| self.list()?.list.row_showing(item)) else { return false };
        self.list_mut().flow.select(row);
        true
    }

    /// Goes to the next event (or the one before) in which the entity that is explained takes part; false where there is none.
    pub fn step_along(&mut self, entity: EntityIx, forward: bool) -> bool {
        let story = self.document.story();
        let takes_part = |item: &Item| {
            let Item::Event(ix) = item else { return false };
            let event = story.get(*ix);
            event.place == Some(entity) || event.actors.iter().any(|participant| participant.actor == entity)
        };
        let Some(pane) = self.list().filter(|_| self.lens == Lens::Timeline) else { return false };
        let here = pane.list.ordinal(pane.flow.position().cursor.block);
        let row = |n: usize| pane.list.item(pane.list.nth(n)).filter(takes_part).map(|_| pane.list.nth(n));
        let next =
            if forward { (here + 1..pane.list.count()).find_map(row) } else { (0..here).rev().find_map(row) };
        if let Some(row) = next {
            self.list_mut().flow.select(row);
        }
        next.is_some()
    }

    /// Explains an entity until the selection moves.
    pub fn stay_with(&mut self, entity: EntityIx) {
        self.followed = Some(Item::Entity(entity));
    }

    /// Shows the timeline in the next form: as a list, with bars, in lanes.
    pub fn next_form(&mut self) -> Form {
        let form = self.chronology.form.next();
        self.chronology.form = form;
        self.chronology.first_lane = 0;
        let document = Arc::clone(&self.document);
        self.keep_in_place(|pane| pane.list.set_form(form, document.story()));
        form
    }

    /// Moves the lanes sideways, as far as there are any; false where there is none.
    pub fn shift_lanes(&mut self, right: bool) -> bool {
        let Some(pane) = self.list().filter(|pane| pane.list.form == Form::Lanes) else { return false };
        let first = self.chronology.first_lane;
        let last = pane.list.lanes.len().saturating_sub(1);
        let next = if right { (first + 1).min(last) } else { first.saturating_sub(1) };
        self.chronology.first_lane = next;
        next != first
    }

    /// The cells of the strip over the timeline, between its captions.
    pub fn strip_area(&self) -> Area {
        let (Some(strip), Some(area)) = (&self.strip, self.layout().bars) else { return Area::default() };
        // A blank before and after the first caption.
        let before = (width(SafeText::line(&strip.first).as_safe()) as u16 + 2).min(area.width);
        let columns = (strip.columns.len() as u16).min(area.width - before);
        Area { x: area.x + before, width: columns, ..area }
    }

    /// Goes to the first event of the next column of the strip that has any, or of the one before; false where there is none.
    pub fn step_strip(&mut self, forward: bool) -> bool {
        let Some(strip) = &self.strip else { return false };
        let next = strip.selected.and_then(|column| strip.next_busy(column, forward));
        next.is_some_and(|column| self.go_to_column(column))
    }

    /// Goes to the first event at a column of the strip or after it; false where there is none.
    pub fn go_to_column(&mut self, column: usize) -> bool {
        let event = self.strip.as_ref().and_then(|strip| strip.first_at(column));
        let Some(event) = event else { return false };
        self.set_lens(Lens::Timeline);
        self.go_to(Item::Event(EventIx(event)));
        true
    }

    /// Orders the timeline by its other clock.
    pub fn switch_clock(&mut self) {
        self.chronology.switch_clock();
        self.strip_width = 0;
        let selected = self.selected_event();
        self.relist(|list| selected.and_then(|item| list.row_of(item)));
    }
}
