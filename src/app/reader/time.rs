//! Changing how the timeline is looked at, with the selection kept where it stands. It must not move the selection.

use std::sync::Arc;

use super::{ListPane, Reader};
use crate::{
    app::{
        chronology::Rescaled,
        filter::Filter,
        gutter::Form,
        layout::Pane,
        lens::{Lens, List},
        numbers,
        panes::{EntityPane, QuotesPane},
    },
    library::Document,
    model::{Date, EventIx, Item},
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

    /// Lists the timeline anew after a change, with an item selected.
    fn relist(&mut self, item: Option<Item>) {
        if self.lists[Lens::Timeline as usize].is_none() {
            return;
        }
        let list = List::new(&self.document, Lens::Timeline, &self.filter, &self.chronology);
        self.keep_in_place(|pane| {
            let is_full = pane.flow.is_full();
            pane.list = list;
            if let Some(row) = item.and_then(|item| pane.list.row_holding(item)) {
                pane.flow.select(row);
                pane.flow.set_full(is_full);
            }
        });
    }

    pub(super) fn selected_event(&self) -> Option<Item> {
        self.lists[Lens::Timeline as usize].as_ref().and_then(ListPane::selected)
    }

    /// Makes the sections of the timeline shorter or longer.
    pub fn rescale(&mut self, shorter: bool) -> Rescaled {
        let document = Arc::clone(&self.document);
        let rescaled = self.chronology.rescale(shorter, &document, &self.filter);
        let selected = self.selected_event();
        self.relist(selected);
        rescaled
    }

    /// Folds the section of the selection, or unfolds it; gives what it is headed, or nothing where there are no sections.
    pub fn fold(&mut self) -> Option<Head> {
        let pane = self.list().filter(|_| self.lens == Lens::Timeline)?;
        let section = pane.list.section_at(pane.flow.position().cursor.block)?;
        self.chronology.fold(section.head);
        self.relist(Some(Item::Event(EventIx(section.first))));
        Some(section.head)
    }

    /// Unfolds the section that hides an item.
    pub(super) fn unfold(&mut self, item: Item) {
        let timeline = self.lists[Lens::Timeline as usize].as_ref();
        if let Some(head) = timeline.and_then(|pane| pane.list.head_hiding(item)) {
            self.chronology.fold(head);
            self.relist(Some(item));
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
        // The copies may have been looked at while it was made.
        let known = self.whole().evidence.verification.clone();
        self.as_of = as_of;
        self.document = Arc::new(document.with_verification(known));
        let document = Arc::clone(&self.document);
        self.clear_search();
        self.number = numbers::fresh();
        self.strip_width = 0;
        self.followed = None;
        self.entity = EntityPane::default();
        self.quotes = QuotesPane::default();
        self.close_view();
        self.filter = Filter::new(document.story(), self.filter.facets().collect::<Vec<_>>());
        let present = self.lens;
        for lens in Lens::ALL {
            let Some(before) = self.lists[lens as usize].take() else { continue };
            self.lens = lens;
            self.ensure_list();
            let pane = self.list_mut();
            if let Some(row) = before.selected().and_then(|item| pane.list.row_holding(item)) {
                pane.flow.select(row);
            }
        }
        self.lens = present;
        self.unfiltered = Default::default();
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

    /// Orders the timeline by its other clock.
    pub fn switch_clock(&mut self) {
        self.chronology.switch_clock();
        self.strip_width = 0;
        let selected = self.selected_event();
        self.relist(selected);
    }
}
