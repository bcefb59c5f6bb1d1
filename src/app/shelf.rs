//! The list of briefings to choose from. It must not load them.

use super::commands::Rows;
use briefing_library::Entry;

/// A list of briefings and which of them is selected.
#[derive(Debug, Default)]
pub(crate) struct Shelf {
    /// The briefings.
    pub(crate) entries: Vec<Entry>,
    /// The selected one.
    pub(crate) selected: usize,
    /// The first visible one.
    pub(crate) top: usize,
    /// How many are visible.
    rows: usize,
}

impl Shelf {
    /// A list with its first briefing selected.
    pub(crate) const fn new(entries: Vec<Entry>) -> Self {
        Self { entries, selected: 0, top: 0, rows: 0 }
    }

    /// Keeps the selection in a view of so many rows.
    pub(crate) fn settle(&mut self, rows: usize) {
        self.rows = rows;
        self.top = self.top.min(self.selected).max((self.selected + 1).saturating_sub(rows.max(1)));
    }
}

impl Rows for Shelf {
    fn height(&self) -> usize {
        self.rows
    }

    fn step(&mut self, by: isize) {
        let last = self.entries.len().saturating_sub(1);
        self.selected = self.selected.saturating_add_signed(by).min(last);
    }
}
