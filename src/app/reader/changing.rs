//! Going from change to change, of those that the file has since another version. It must not compare anything.

use std::{collections::BTreeMap, sync::Arc};

use super::{Place, Reader};
use crate::app::{compared::Compared, margin::Kept, place::Returned, reading::Stopped, view::View};
use briefing_changes::Change;
use briefing_evidence::perspective::Perspective;
use briefing_format::model::Item;

impl Reader {
    /// Shows in the margin what the file says differently from another version.
    pub(crate) fn set_compared(&mut self, compared: Option<Arc<Compared>>) {
        self.margin.compared = compared;
        self.change = None;
        self.invalidate();
        if self.view.as_ref().is_some_and(|pane| pane.view == View::Changes) {
            if self.margin.compared.as_ref().is_none_or(|compared| compared.comparison.changes.is_empty()) {
                self.step_out();
            } else {
                self.renew_view();
            }
        }
    }

    /// Goes on by so many changes, or back, as far as there are any; gives the number of that one from 1, and it. Nothing where
    /// there is none in that direction.
    pub(crate) fn step_change(&mut self, forward: bool, times: usize) -> Option<(usize, Change)> {
        let changes = self.margin.compared.as_ref().map(|compared| &compared.comparison.changes)?;
        let last = changes.len().checked_sub(1)?;
        let next = match (self.change, forward) {
            (None, true) => times.saturating_sub(1).min(last),
            (None, false) => last,
            (Some(at), true) if at < last => (at + times).min(last),
            (Some(at), false) if at > 0 => at.saturating_sub(times),
            (Some(_), _) => return None,
        };
        let change = changes[next].clone();
        self.change = Some(next);
        if let Some(item) = change.new {
            self.follow(item);
        }
        Some((next + 1, change))
    }

    /// How many changes there are to go through.
    pub(crate) fn count_changes(&self) -> usize {
        self.margin.compared.as_ref().map_or(0, |compared| compared.comparison.changes.len())
    }

    /// Shows in the margin what is kept.
    pub(crate) fn set_kept(&mut self, kept: BTreeMap<Item, Kept>) {
        if self.margin.kept != kept {
            self.margin.kept = kept;
            self.invalidate();
        }
    }

    /// Where reading the whole briefing stopped.
    pub(crate) fn stopped_at(&self) -> Option<Item> {
        self.stopped.map(Stopped::item)
    }

    /// Stands where somebody was in another run, with the present place to go back to.
    pub(crate) fn return_to(&mut self, before: Place, to: Returned) {
        let Returned { perspective, lens, selected, stopped, is_reading } = to;
        let date = perspective.as_of.clone();
        self.leave(before);
        // What was known by a date is waited for; all else is shown at once.
        self.show(Arc::new(Perspective { as_of: None, ..perspective.clone() }), None);
        self.open_lens(lens);
        if let Some(item) = selected {
            self.unfold(item);
            let pane = self.list_mut();
            if let Some(row) = pane.list.row_holding(item) {
                pane.flow.select(row);
            }
        }
        if let Some(item) = stopped {
            self.stopped = Some(Stopped::at(item));
        }
        if is_reading {
            self.open_reading();
        }
        if date.is_some() {
            self.look(perspective);
        }
    }
}
