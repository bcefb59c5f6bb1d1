//! Bringing a flow in step after a change: the cursor on something and in view, the lines of the screen ready.
//! It must not move the cursor any further than that.

use super::{Content, Flow, Hold, Position, Spot};

/// How many lines are kept visible above and below the cursor where there is room.
const MARGIN: usize = 2;

/// Of the lines of the view, the part above a hit that was not in view: a third.
const ABOVE: usize = 3;

impl Flow {
    /// Makes everything fit the content and the size: the cursor on something, the cursor in view, the lines ready.
    pub(crate) fn settle(&mut self, content: &dyn Content, width: usize, height: usize) {
        self.widen(width);
        if let Hold::Top(size) = self.position.hold
            && size != (width, height)
        {
            self.position.hold = Hold::Cursor;
        }
        self.is_outdated = false;
        self.height = height;
        self.blocks = content.len();
        if content.is_empty() || height == 0 {
            self.screen.clear();
            self.shown.clear();
            self.cache.clear();
            self.current = None;
            self.spare = 0;
            if content.is_empty() {
                self.position = Position::default();
            } else {
                // Keys mean something where nothing is seen, too.
                self.stay_on_blocks(content);
            }
            return;
        }
        self.stay_on_blocks(content);
        self.stay_on_lines(content);
        if self.position.hold == Hold::Hit {
            self.bring_hit_into_view(content);
        }
        if self.position.hold == Hold::Cursor || !self.is_cursor_in_view(content) {
            self.position.hold = Hold::Cursor;
            self.bring_cursor_into_view(content);
        }
        self.fill(content);
        self.current = Some(self.laid(self.position.cursor.block, content));
        let has_lost_link = content.moves_by_block() && self.drop_hidden_link();
        if has_lost_link && self.position.hold == Hold::Cursor {
            // Without it, all of the open block should be seen: now, and not only once another key is pressed.
            self.bring_cursor_into_view(content);
            self.fill(content);
        }
        self.cache.age();
    }

    /// Keeps a flow in step that is not on screen: the cursor stands on something, and the links beside it are those of now.
    /// All that was laid out stays for when it is shown again.
    pub(crate) fn rest(&mut self, content: &dyn Content) {
        self.blocks = content.len();
        if content.is_empty() {
            (self.position, self.current) = (Position::default(), None);
        } else if self.current.is_none() || self.is_outdated {
            self.stay_on_blocks(content);
            if self.width > 0 {
                self.stay_on_lines(content);
                self.current = Some(self.laid(self.position.cursor.block, content));
            }
        }
        self.is_outdated = false;
    }

    /// Keeps the position on blocks that there are: it may come from another layout, with more of them.
    fn stay_on_blocks(&mut self, content: &dyn Content) {
        let last = content.len() - 1;
        self.position.top.block = self.position.top.block.min(last);
        let mut block = self.position.cursor.block.min(last);
        if !content.is_selectable(block) {
            let after = content.step(block, 1);
            block = if content.is_selectable(after) { after } else { content.step(block, -1) };
            self.position.cursor.line = 0;
        }
        if block != self.position.cursor.block {
            self.select(block);
        }
    }

    /// Keeps the position on lines and links that those blocks have.
    fn stay_on_lines(&mut self, content: &dyn Content) {
        let Position { mut cursor, mut top, .. } = self.position;
        self.spare_lines(content);
        cursor.line = cursor.line.min(self.last_line(cursor.block, content));
        self.position.cursor = cursor;
        let links = self.laid(cursor.block, content).links.len();
        self.position.link = self.position.link.filter(|link| *link < links);
        top.line = top.line.min(self.last_line(top.block, content));
        self.position.top = top;
    }

    /// Whether the cursor is in view from the present top: any line of its block, or its line where it goes by lines.
    fn is_cursor_in_view(&mut self, content: &dyn Content) -> bool {
        let (first, cursor) = (self.position.top, self.position.cursor);
        let (last, _) = self.walk(first, self.height as isize - 1, content);
        if content.moves_by_block() {
            (first.block..=last.block).contains(&cursor.block)
        } else {
            (first..=last).contains(&cursor)
        }
    }

    /// Moves the top so that the cursor, its margin and what is open are in view, where they are not.
    fn bring_cursor_into_view(&mut self, content: &dyn Content) {
        let cursor = self.position.cursor;
        let margin = MARGIN.min(self.height.saturating_sub(1) / 2);
        // In a list all of the open block should be seen; its first line if that is too much.
        let wanted_last = if content.moves_by_block() && self.position.link.is_none() {
            Spot { block: cursor.block, line: self.last_line(cursor.block, content) }
        } else {
            cursor
        };
        let (highest, _) = self.walk(cursor, -(margin as isize), content);
        let (lowest, _) = self.walk(wanted_last, margin as isize, content);
        let (least, _) = self.walk(lowest, -(self.height as isize - 1), content);
        let top = self.position.top;
        let above = match (top > highest, top < least) {
            (true, _) => self.height / 2,
            (_, true) => self.height / 4,
            (false, false) => return,
        };
        // Lists move on by a good part of the view, so that their rows stand still for many steps.
        let wanted_top = if content.moves_by_block() {
            self.walk(cursor, -(above as isize), content).0
        } else if top > highest {
            highest
        } else {
            least
        };
        // Of a block that is taller than the view, the beginning is shown.
        self.position.top = wanted_top.max(least).min(highest);
    }

    /// Moves the top so that the line of the hit at which the reader is is in view: all that is open around it where there is
    /// room, else with a third of the view above it.
    fn bring_hit_into_view(&mut self, content: &dyn Content) {
        let block = self.position.cursor.block;
        let laid = self.laid(block, content);
        let Some(line) = laid.line_of_hit() else { return };
        let spot = Spot { block, line };
        if !content.moves_by_block() {
            self.position.cursor = spot;
        }
        let margin = MARGIN.min(self.height.saturating_sub(1) / 2);
        // Seen from its first line on, it shows the hit and as much around it as there can be.
        if !content.moves_by_block() || laid.lines.len().min(line + 1) + 2 * margin <= self.height {
            return self.bring_cursor_into_view(content);
        }
        let (first, _) = self.walk(self.position.top, margin as isize, content);
        let (last, _) = self.walk(self.position.top, (self.height - 1 - margin) as isize, content);
        if !(first..=last).contains(&spot) {
            let above = self.height / ABOVE;
            (self.position.top, _) = self.walk(spot, -(above as isize), content);
        }
    }

    /// Computes the lines on screen from the top, moving it up where the content ends before the view does, unless it
    /// is the top that is held.
    pub(super) fn fill(&mut self, content: &dyn Content) {
        let (last, covered) = self.walk(self.position.top, self.height as isize - 1, content);
        if covered + 1 < self.height && !matches!(self.position.hold, Hold::Top(_)) {
            (self.position.top, _) = self.walk(last, -(self.height as isize - 1), content);
        }
        self.screen.clear();
        self.shown.clear();
        let Spot { mut block, mut line } = self.position.top;
        while self.screen.len() < self.height && block < content.len() {
            let last = self.last_line(block, content);
            let room = self.height - self.screen.len();
            self.screen.extend((line..=last).take(room).map(|line| Spot { block, line }));
            let shown = self.layout(block, content);
            self.shown.push(shown);
            (block, line) = (block + 1, 0);
        }
    }
}
