//! The list of briefings to choose from, before one is open. It must not load them.

use super::actions::Action;
use briefing_library::Entry;

/// A list of briefings and which of them is selected.
#[derive(Debug, Default)]
pub struct Shelf {
    /// The briefings.
    pub entries: Vec<Entry>,
    /// The selected one.
    pub selected: usize,
    /// The first visible one.
    pub top: usize,
}

impl Shelf {
    /// Moves the selection as an action says; false where the action is none of moving.
    pub fn move_by(&mut self, action: Action, count: Option<usize>, rows: usize) -> bool {
        let times = count.unwrap_or(1);
        let last = self.entries.len().saturating_sub(1);
        let forward = |by: usize| self.selected.saturating_add(by).min(last);
        let backward = |by: usize| self.selected.saturating_sub(by);
        self.selected = match action {
            Action::Down => forward(times),
            Action::Up => backward(times),
            Action::HalfPageDown => forward(times.saturating_mul(rows / 2)),
            Action::HalfPageUp => backward(times.saturating_mul(rows / 2)),
            Action::PageDown => forward(times.saturating_mul(rows)),
            Action::PageUp => backward(times.saturating_mul(rows)),
            Action::First => count.map_or(0, |n| n.saturating_sub(1).min(last)),
            Action::Last => count.map_or(last, |n| n.saturating_sub(1).min(last)),
            _ => return false,
        };
        true
    }

    /// Keeps the selection in a view of so many rows.
    pub fn settle(&mut self, rows: usize) {
        self.top = self.top.min(self.selected).max((self.selected + 1).saturating_sub(rows.max(1)));
    }
}
