//! Changing how the timeline is looked at, with the selection kept where it stands. It must not move the selection.

use std::sync::Arc;

use super::{ListPane, Reader};
use crate::{
    app::{
        chronology::Rescaled,
        layout::Pane,
        lens::{Lens, List},
        numbers,
    },
    model::{EventIx, Item},
    timeline::Head,
};

impl Reader {
    /// Lists the timeline anew after a change; `row` finds what is selected, which stays on its row of the screen.
    fn relist(&mut self, row: impl FnOnce(&List) -> Option<usize>) {
        let Some(pane) = &mut self.lists[Lens::Timeline as usize] else { return };
        self.number = numbers::fresh();
        let on_screen = pane.flow.cursor_row();
        let is_full = pane.flow.is_full();
        pane.list = List::new(&self.document, Lens::Timeline, &self.filter, &self.chronology);
        pane.flow.invalidate();
        if let Some(row) = row(&pane.list) {
            pane.flow.select(row);
            pane.flow.set_full(is_full);
        }
        if let (Some(on_screen), Lens::Timeline) = (on_screen, self.lens) {
            self.with_flow(Pane::List, |flow, content| flow.hold(on_screen, content));
        }
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

    /// Orders the timeline by its other clock.
    pub fn switch_clock(&mut self) {
        let document = Arc::clone(&self.document);
        self.chronology.switch_clock(&document);
        let selected = self.selected_event();
        self.relist(|list| selected.and_then(|item| list.row_of(item)));
    }
}
