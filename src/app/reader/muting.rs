//! What is left out: what is muted, and what the filter hides. It must not decide what falls.

use std::sync::Arc;

use super::Reader;
use crate::app::{lens::Lens, view::View};
use briefing_evidence::{
    describe::retraction::PointsOrder,
    perspective::{Facet, can_be_muted},
};
use briefing_format::model::Item;

impl Reader {
    /// The source or actor that has the cursor: the focused link, or else what is selected.
    pub(crate) fn mutable_at_cursor(&self) -> Option<Item> {
        let can_be_muted = |item: &Item| can_be_muted(self.story(), *item);
        let link = self.link_at_cursor().filter(can_be_muted);
        link.or_else(|| self.at_cursor().filter(can_be_muted))
    }

    /// Mutes a source or an actor, or unmutes it; true where it is muted now.
    pub(crate) fn mute(&mut self, item: Item) -> bool {
        let mut perspective = self.perspective().clone();
        let is_muted = perspective.toggle_muted(item);
        self.look(perspective);
        is_muted
    }

    /// Puts a condition into the filter, or takes it out. One that asks about claims shows them.
    pub(crate) fn toggle_facet(&mut self, facet: Facet) {
        let (place, mut perspective) = (self.place(), self.perspective().clone());
        let is_in_force = perspective.toggle_facet(facet);
        if let (true, Facet::Stance(..)) = (is_in_force, facet) {
            self.open_lens(Lens::Claims);
        }
        self.look_on(place, perspective, None);
    }

    /// Shows everything, and mutes nothing; false where that is so already.
    pub(crate) fn show_all(&mut self) -> bool {
        let was_whole = self.perspective().is_whole();
        self.awaited = None;
        self.absent.clear();
        self.look(self.perspective().clone().whole());
        !was_whole
    }

    /// Sorts the single points of failure by another column; nothing where they are not in front. Gives what comes first.
    pub(crate) fn sort_points(&mut self) -> Option<&'static str> {
        let shown = Arc::clone(self.shown());
        self.view.as_mut()?.sort_points(shown.story()).map(PointsOrder::words)
    }

    /// Whether the single points of failure are waited for or shown, and are not known beside what is muted now.
    pub(crate) fn wants_weak_points(&self) -> bool {
        let is_shown = self.view.as_ref().is_some_and(|pane| matches!(pane.view, View::WeakPoints(_)));
        (self.awaits_weak_points || is_shown) && !self.story().knows_weak_points()
    }
}
