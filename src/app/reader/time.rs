//! Changing how the timeline is looked at, with the selection kept where it stands. It must not move the selection.

use std::{mem, sync::Arc};

use super::{ListPane, Reader};
use crate::app::{
    chronology::Rescaled,
    filter::Filter,
    gutter::Form,
    layout::Pane,
    lens::{Lens, List},
    panes::{EntityPane, QuotesPane},
};
use briefing_evidence::timeline::Head;
use briefing_format::model::{Date, EventIx, Item};
use briefing_library::{Document, numbers};

impl Reader {
    /// Changes the list of the timeline, and keeps the cursor on its row of the screen.
    fn keep_in_place(&mut self, change: impl FnOnce(&mut ListPane)) {
        let Some(pane) = &mut self.lists[Lens::Timeline as usize] else { return };
        self.number = numbers::fresh();
        let on_screen = pane.flow.cursor_row();
        pane.flow.invalidate();
        change(pane);
        if let (Some(row), Lens::Timeline) = (on_screen, self.lens) {
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
        let muted = self.muted().to_vec();
        let document = document.with_verification(known);
        let is_weighed = muted == document.evidence.fall.muted();
        self.document = Arc::new(if is_weighed { document } else { document.muting(&muted) });
        let document = Arc::clone(&self.document);
        self.clear_search();
        self.followed = None;
        self.entity = EntityPane::default();
        self.quotes = QuotesPane::default();
        self.close_view();
        self.filter = Filter::new(document.story(), self.filter.facets().collect::<Vec<_>>());
        self.unfiltered = Default::default();
        self.list_all_anew(|_, before, pane| {
            if let Some(row) = before.selected().and_then(|item| pane.list.row_holding(item)) {
                pane.flow.select(row);
            }
        });
    }

    /// Makes every list anew that there is; `stand` is told the list as it was and moves the new one to its place.
    pub(super) fn list_all_anew(&mut self, mut stand: impl FnMut(Lens, &ListPane, &mut ListPane)) {
        self.number = numbers::fresh();
        self.forget_strips();
        let present = self.lens;
        for lens in Lens::ALL {
            let Some(before) = self.lists[lens as usize].take() else { continue };
            self.lens = lens;
            self.ensure_list();
            stand(lens, &before, self.list_mut());
        }
        self.lens = present;
        self.ensure_list();
    }

    /// Shows the timeline in the next form: as a list, with bars, in lanes.
    pub fn next_form(&mut self) -> Form {
        let form = self.chronology.form.next();
        self.chronology.form = form;
        self.chronology.first_lane = 0;
        let document = Arc::clone(&self.document);
        self.number = numbers::fresh();
        if let Some(pane) = &mut self.lists[Lens::Timeline as usize] {
            pane.list.set_form(form, document.story());
            // No form moves a row: each has a line, and only the title of the open one has more.
            pane.flow.lay_out_in_place();
        }
        form
    }

    /// Moves the lanes sideways, as far as there are any; false where there is none.
    pub fn shift_lanes(&mut self, right: bool) -> bool {
        let Some(pane) = self.list().filter(|pane| pane.list.form == Form::Lanes) else { return false };
        let first = self.chronology.first_lane;
        let last = pane.list.lanes.count().saturating_sub(1);
        let next = if right { (first + 1).min(last) } else { first.saturating_sub(1) };
        self.chronology.first_lane = next;
        next != first
    }

    /// Orders the timeline by its other clock.
    pub fn switch_clock(&mut self) {
        self.chronology.switch_clock();
        let (strip, width) = &mut self.other_strip;
        mem::swap(&mut self.strip, strip);
        mem::swap(&mut self.strip_width, width);
        let selected = self.selected_event();
        self.relist(selected);
    }
}
