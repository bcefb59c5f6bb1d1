//! Changing how the timeline is looked at. It must not lay it out.

use super::Reader;
use crate::app::{layout::Pane, lens::Lens};
use briefing_evidence::{
    perspective::{Form, Perspective, Sections},
    timeline::{Head, Unit},
};
use briefing_format::model::{Date, Item};

/// What changing the length of the sections came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Rescaled {
    /// The sections have this length.
    By(Unit),
    /// There are no sections.
    Without,
    /// There is no other length in that direction.
    AsBefore,
}

impl Reader {
    fn edited(&self, edit: impl FnOnce(&mut Perspective)) -> Perspective {
        let mut perspective = self.perspective().clone();
        edit(&mut perspective);
        perspective
    }

    /// Makes the sections of the timeline shorter or longer.
    pub(crate) fn rescale(&mut self, shorter: bool) -> Rescaled {
        let (known, perspective) = (&self.seen.known, self.perspective());
        let order = known.order(perspective.clock);
        let Some(sections) = perspective.rescaled(shorter, known.story(), order, &self.seen.filter) else {
            return Rescaled::AsBefore;
        };
        self.look(self.edited(|perspective| perspective.sections = sections));
        match sections {
            Sections::Chosen(Some(unit)) => Rescaled::By(unit),
            Sections::Chosen(None) | Sections::Fitting => Rescaled::Without,
        }
    }

    /// Folds the section of the selection, or unfolds it; gives what it is headed, or nothing where there are no sections.
    pub(crate) fn fold(&mut self) -> Option<Head> {
        let pane = self.list().filter(|_| self.lens == Lens::Timeline)?;
        let section = pane.list.section_at(pane.flow.position().cursor.block)?;
        self.look(self.edited(|perspective| perspective.toggle_fold(section.head)));
        Some(section.head)
    }

    /// The first event of the folded section under the cursor of another lens than the timeline.
    pub(crate) fn folded_section(&self) -> Option<Item> {
        let pane = self.list().filter(|_| self.focus == Pane::List && self.lens != Lens::Timeline)?;
        pane.list.first_folded(pane.flow.position().cursor.block)
    }

    /// Whether the cursor of the list stands on a folded section.
    pub(crate) fn is_on_folded(&self) -> bool {
        let pane = self.list().filter(|_| self.focus == Pane::List);
        pane.is_some_and(|pane| pane.list.first_folded(pane.flow.position().cursor.block).is_some())
    }

    /// Goes to the timeline where a section begins.
    pub(crate) fn enter_section(&mut self, first: Item) {
        self.leave(self.place());
        self.set_lens(Lens::Timeline);
        self.go_to(first);
    }

    /// Unfolds the section that hides an item, on the way there.
    pub(super) fn unfold(&mut self, item: Item) {
        let timeline = self.lists[Lens::Timeline as usize].as_ref();
        if let Some(head) = timeline.and_then(|pane| pane.list.head_hiding(item)) {
            let perspective = self.edited(|perspective| perspective.toggle_fold(head));
            self.show(perspective.into(), Some(item));
        }
    }

    /// Shows the briefing as it stood on a date, as soon as that is at hand; false where it is waited for.
    pub(crate) fn look_back(&mut self, date: Date) -> bool {
        self.awaited = None;
        self.look(self.perspective().clone().known_by(date));
        self.awaited_date().is_none()
    }

    /// Shows the timeline in the next form: as a list, with bars, in lanes.
    pub(crate) fn next_form(&mut self) -> Form {
        let form = self.perspective().form.next();
        let place = self.place();
        if self.lens != Lens::Timeline {
            self.open_lens(Lens::Timeline);
        }
        self.look_on(place, self.edited(|perspective| perspective.form = form), None);
        self.settle_lanes();
        form
    }

    /// Moves the lanes sideways, as far as there are any; false where there is none.
    pub(crate) fn shift_lanes(&mut self, right: bool) -> bool {
        let Some(pane) = self.list().filter(|pane| pane.list.form == Form::Lanes) else { return false };
        let first = self.first_lane;
        let last = pane.list.lanes.count().saturating_sub(1);
        let next = if right { (first + 1).min(last) } else { first.saturating_sub(1) };
        self.first_lane = next;
        next != first
    }

    /// Orders the timeline by its other clock.
    pub(crate) fn switch_clock(&mut self) {
        self.look(self.perspective().clone().by_other_clock());
    }
}
