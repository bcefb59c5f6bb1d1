//! The link that has the focus in a flow, and going from link to link. It must not follow one.

use super::{Content, Flow};
use crate::{app::lines::Laid, model::Item};

impl Flow {
    /// Where a link of a visible block leads.
    pub fn link_target(&self, block: usize, link: usize) -> Option<Item> {
        self.kept.get(&block)?.laid.links.get(link).copied()
    }

    /// The block under the cursor, as laid out.
    fn current(&self) -> Option<&Laid> {
        self.kept.get(&self.position.cursor.block).map(|kept| &*kept.laid)
    }

    /// Where the focused link leads.
    pub fn focused(&self) -> Option<Item> {
        self.current()?.links.get(self.position.link?).copied()
    }

    /// Gives a link of a block the focus, and the cursor to its line.
    pub fn focus_link(&mut self, block: usize, link: usize, content: &dyn Content) {
        self.select(block);
        let laid = self.laid(block, content);
        self.position.link = Some(link);
        self.position.cursor.line = laid.line_of_link(link).unwrap_or(0);
    }

    /// Moves the focus among the links of the cursor's block; into the next block that has one where lines move.
    ///
    /// Says whether there was a link to go to.
    pub fn step_link(&mut self, forward: bool, content: &dyn Content) -> bool {
        if content.is_empty() {
            return false;
        }
        let block = self.position.cursor.block;
        let laid = self.laid(block, content);
        let cursor = Some(self.position.cursor.line);
        let next = match (self.position.link, forward) {
            (Some(link), true) => Some(link + 1),
            (Some(link), false) => link.checked_sub(1),
            (None, true) => (0..laid.links.len()).find(|link| laid.line_of_link(*link) >= cursor),
            (None, false) => (0..laid.links.len()).rev().find(|link| laid.line_of_link(*link) < cursor),
        };
        if let Some(link) = next.filter(|link| *link < laid.links.len()) {
            self.focus_link(block, link, content);
            return true;
        }
        if content.moves_by_block() {
            return false;
        }
        // Far-off links are found by walking the blocks, but only as far as a reader would look: a few screens.
        let reach = 4 * self.height.max(10);
        let mut at = block;
        for _ in 0..reach {
            let next = if forward { at + 1 } else { at.wrapping_sub(1) };
            if next >= content.len() {
                return false;
            }
            at = next;
            let links = self.laid(at, content).links.len();
            if links > 0 {
                self.focus_link(at, if forward { 0 } else { links - 1 }, content);
                return true;
            }
        }
        false
    }
}
