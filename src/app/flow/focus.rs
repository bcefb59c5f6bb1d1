//! The link that has the focus in a flow, and going from link to link. It must not follow one.

use super::{Content, Flow, Hold, Spot};
use crate::app::lines::Line;
use briefing_format::model::Item;

impl Flow {
    /// Where a link of a visible block leads.
    pub(crate) fn link_target(&self, block: usize, link: usize) -> Option<Item> {
        let first = self.screen.first()?.block;
        self.shown.get(block.checked_sub(first)?)?.laid.links.get(link).copied()
    }

    /// Where the focused link leads.
    pub(crate) fn focused(&self) -> Option<Item> {
        self.current.as_ref()?.links.get(self.position.link?).copied()
    }

    /// Where the first link on the cursor's line leads.
    pub(crate) fn link_beside(&self) -> Option<Item> {
        let current = self.current.as_ref()?;
        current.links.get(current.link_on_line(self.position.cursor.line)?).copied()
    }

    /// Whether the focus can go to another link: one of the cursor's block, or where lines move, one on the screen.
    pub(crate) fn has_other_link(&self, moves_by_block: bool) -> bool {
        let cursor = self.position.cursor.block;
        let is_other = |link: usize| self.position.link != Some(link);
        let links = |line: &Line| line.spans.iter().filter_map(|span| span.link).collect::<Vec<_>>();
        let in_block =
            self.current.as_ref().is_some_and(|laid| laid.lines.iter().flat_map(links).any(is_other));
        let beside = |(spot, line): (Spot, &Line)| {
            spot.block != cursor && line.spans.iter().any(|span| span.link.is_some())
        };
        in_block || !moves_by_block && self.visible().any(beside)
    }

    /// Gives a link of a block the focus, and the cursor to its line.
    pub(crate) fn focus_link(&mut self, block: usize, link: usize, content: &dyn Content) {
        self.select(block);
        let laid = self.laid(block, content);
        self.position.link = Some(link);
        self.position.cursor.line = laid.line_of_link(link).unwrap_or(0);
        self.current = Some(laid);
    }

    /// Moves the focus among the links of the cursor's block; into the next block that has one where lines move.
    ///
    /// Says whether there was a link to go to.
    pub(crate) fn step_link(&mut self, forward: bool, content: &dyn Content) -> bool {
        if content.is_empty() {
            return false;
        }
        let block = self.position.cursor.block;
        let laid = self.laid(block, content);
        // Without a focus, links count from where the block is read now.
        let top = self.screen.iter().find(|spot| spot.block == block).map_or(0, |spot| spot.line);
        let from = self.position.cursor.line.max(top);
        let row = |at: usize| laid.line_of_link(at);
        let all = laid.links.len();
        let next = match (self.position.link, forward) {
            (Some(link), true) => (link + 1..all).find(|at| row(*at).is_some()),
            (Some(link), false) => (0..link).rev().find(|at| row(*at).is_some()),
            (None, true) => (0..all).find(|at| row(*at).is_some_and(|row| row >= from)),
            (None, false) => (0..all).rev().find(|at| row(*at).is_some_and(|row| row < from)),
        };
        if let Some(link) = next {
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
            let laid = self.laid(at, content);
            let mut shown = (0..laid.links.len()).filter(|link| laid.line_of_link(*link).is_some());
            if let Some(link) = if forward { shown.next() } else { shown.next_back() } {
                self.focus_link(at, link, content);
                return true;
            }
        }
        false
    }

    /// Takes the focus from a link that was scrolled out of view: nobody shall follow what they do not see. Says whether there
    /// was one.
    pub(super) fn drop_hidden_link(&mut self) -> bool {
        let Some(link) = self.position.link else { return false };
        let block = self.position.cursor.block;
        let has_link = |line: &Line| line.spans.iter().any(|span| span.link == Some(link));
        let is_hidden = !self.visible().any(|(spot, line)| spot.block == block && has_link(line));
        if is_hidden {
            self.position.link = None;
            self.position.cursor.line = 0;
            // What is on screen stays there: without the link, another part of the block would be the one to show.
            self.position.hold = Hold::Scrolled;
        }
        is_hidden
    }
}
