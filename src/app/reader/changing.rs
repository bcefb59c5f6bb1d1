//! Going from change to change, of those that the file has since another version. It must not compare anything.

use std::sync::Arc;

use super::Reader;
use crate::app::{compared::Compared, view::View};
use briefing_changes::Change;

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
}
