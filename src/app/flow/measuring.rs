//! How many lines there are, and how many of them stay blank. It must not move anything.

use super::{Content, Flow, SPARE};

impl Flow {
    /// How many lines there are in so many columns, counted up to the most that matter.
    pub(crate) fn measure(&mut self, content: &dyn Content, width: usize, most: usize) -> usize {
        if content.len() >= most || width == 0 {
            return content.len().min(most);
        }
        self.widen(width);
        let mut lines = 0;
        for block in 0..content.len() {
            lines += self.laid(block, content).lines.len();
            if lines >= most {
                return most;
            }
        }
        lines
    }

    /// How many lines each block has in so many columns.
    pub(crate) fn heights(&mut self, content: &dyn Content, width: usize) -> Vec<usize> {
        self.widen(width);
        (0..content.len()).map(|block| self.laid(block, content).lines.len()).collect()
    }

    /// Takes a width; what was laid out for another is forgotten.
    pub(super) fn widen(&mut self, width: usize) {
        if width != self.width {
            self.invalidate();
            self.width = width;
        }
    }

    /// Settles how many blank lines the open block has below it.
    pub(super) fn spare_lines(&mut self, content: &dyn Content) {
        let lines = self.laid(self.position.cursor.block, content).lines.len();
        let missing = self.position.room.min(self.height).saturating_sub(lines);
        let is_kept = missing <= self.height / SPARE && !self.position.is_full;
        let most = if is_kept { self.free_lines(content) } else { 0 };
        self.spare = missing.min(most);
    }

    /// How many lines may be left blank: where all has room, no more than are free, else something would be hidden beside them.
    fn free_lines(&mut self, content: &dyn Content) -> usize {
        if content.len() >= self.height {
            return self.height;
        }
        let lines: usize = self.heights(content, self.width).into_iter().sum();
        if lines > self.height { self.height } else { self.height - lines }
    }
}
