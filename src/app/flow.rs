//! A scrolling view over blocks of which only those on screen are laid out. It must not know what the blocks say.
//!
//! The cursor stands on a line of a block; the top of the view does, too. After every change
//! [`Flow::settle`] lays out what is visible, keeps the cursor in view and leaves the lines of the screen ready, so
//! that drawing only paints them. Work follows the height of the view, never the number of blocks; a block that
//! stays on screen is not wrapped again, and what a step will show can be laid out before it is asked for.

mod focus;
mod layout_cache;
mod measuring;
mod position;
mod settling;

use std::rc::Rc;

use super::lines::{Laid, Line};
use layout_cache::{Layout, LayoutCache};
use position::Hold;
pub(crate) use position::{Position, Spot};

/// How many lines are measured on the way to a line that is far off; every block before them counts as one line.
const FAR: usize = 1_000;

/// The part of the view that may stay blank below the open block so that the blocks after it need not move: a seventh.
const SPARE: usize = 7;

static BLANK: Line = Line { indent: 0, spans: Vec::new(), visual: None, trail: Vec::new() };

/// How far a block is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Opening {
    /// A line.
    #[default]
    Closed,
    /// The cursor is on it.
    Selected,
    /// All there is to say is asked for.
    Full,
}

/// What a flow shows.
pub(crate) trait Content {
    /// How many blocks there are.
    fn len(&self) -> usize;

    /// Lays a block out.
    fn lay_out(&self, block: usize, opening: Opening, width: usize) -> Laid;

    /// What tells the layout of a block from all others that the view may show before it is invalidated.
    fn key(&self, block: usize) -> usize {
        block
    }

    /// Whether the cursor may stand on a block.
    fn is_selectable(&self, _block: usize) -> bool {
        true
    }

    /// Whether a block shows words exactly as a file has them.
    fn is_verbatim(&self, _block: usize) -> bool {
        false
    }

    /// The selectable block that is `by` selectable blocks away, as far as there are any.
    fn step(&self, from: usize, by: isize) -> usize {
        from.saturating_add_signed(by).min(self.len().saturating_sub(1))
    }

    /// Whether the cursor goes from block to block, or from line to line.
    fn moves_by_block(&self) -> bool;

    /// Whether there is nothing to show.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// A row of the screen.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Row<'a> {
    /// Its place.
    pub(crate) spot: Spot,
    block: &'a Layout,
}

impl<'a> Row<'a> {
    /// A number for how its block looks: what looks different has another.
    pub(crate) const fn looks(&self) -> u64 {
        self.block.looks
    }

    /// What stands on it.
    pub(crate) fn line(&self) -> &'a Line {
        self.block.laid.lines.get(self.spot.line).unwrap_or(&BLANK)
    }
}

/// A scrolling view.
#[derive(Debug, Default)]
pub(crate) struct Flow {
    position: Position,
    width: usize,
    height: usize,
    /// How many blocks there are.
    blocks: usize,
    /// Blocks as laid out for `width`.
    cache: LayoutCache,
    screen: Vec<Spot>,
    /// The blocks of which lines are on screen, from the first one on.
    shown: Vec<Layout>,
    /// The block of the cursor.
    current: Option<Rc<Laid>>,
    /// Whether that was laid out before what the blocks say has changed.
    is_outdated: bool,
    /// Blank lines below the open block: where it is lower than the one before by few lines, those after it stay.
    pub(crate) spare: usize,
}

impl Flow {
    /// Where the reader is.
    pub(crate) const fn position(&self) -> Position {
        Position { width: self.width, ..self.position }
    }

    /// Goes back to where a reader was.
    pub(crate) fn restore(&mut self, position: Position) {
        if self.position.cursor.block != position.cursor.block {
            self.current = None;
        }
        self.position = position;
        // One that has not been on screen yet is as wide as it was there.
        if self.width == 0 {
            self.width = position.width;
        }
    }

    /// Whether the cursor's block is open in full.
    pub(crate) const fn is_full(&self) -> bool {
        self.position.is_full
    }

    /// Opens the cursor's block in full, or no further than selecting it does.
    pub(crate) fn set_full(&mut self, is_full: bool) {
        if self.position.is_full != is_full {
            self.position.is_full = is_full;
            self.position.link = None;
            self.position.cursor.line = 0;
            self.position.hold = Hold::Cursor;
            self.current = None;
        }
    }

    /// Puts the cursor at the beginning of a block.
    pub(crate) fn select(&mut self, block: usize) {
        if self.position.cursor.block != block {
            self.position.cursor = Spot { block, line: 0 };
            self.position.link = None;
            self.position.is_full = false;
            self.position.room = 0;
            self.current = None;
        }
        self.position.hold = Hold::Cursor;
    }

    /// Shows the hit at which the reader is, if it stands in the cursor's block.
    pub(crate) fn show_hit(&mut self) {
        self.position.hold = Hold::Hit;
        self.position.link = None;
        self.current = None;
    }

    /// Shows the cursor on a row of the screen, where there is enough above it.
    pub(crate) fn hold(&mut self, row: usize, content: &dyn Content) {
        if !content.is_empty() {
            (self.position.top, _) = self.walk(self.position.cursor, -(row as isize), content);
            self.position.hold = Hold::Cursor;
        }
    }

    /// Forgets every layout, because what the blocks say has changed.
    pub(crate) fn invalidate(&mut self) {
        self.cache.clear();
        self.is_outdated = true;
    }

    /// Lays everything out anew, with the same line at the top as before.
    pub(crate) fn lay_out_in_place(&mut self) {
        self.invalidate();
        self.position.hold = Hold::Top((self.width, self.height));
    }

    /// Goes along with the block under the cursor after blocks were put before it, or taken away there: `from` of them have
    /// become `to`.
    pub(crate) fn follow(&mut self, from: usize, to: usize) {
        for spot in [&mut self.position.cursor, &mut self.position.top] {
            spot.block = (spot.block + to).saturating_sub(from);
        }
        self.current = None;
    }

    /// Starts anew at the top of content whose layouts tell themselves from those before by their keys.
    pub(crate) fn go_to_top(&mut self) {
        self.position = Position::default();
        self.current = None;
    }

    /// The lines on screen, from the top, each with its place.
    pub(crate) fn visible(&self) -> impl Iterator<Item = (Spot, &Line)> {
        self.rows().map(|row| (row.spot, row.line()))
    }

    /// The rows on screen, from the top.
    pub(crate) fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        let first = self.screen.first().map_or(0, |spot| spot.block);
        self.screen
            .iter()
            .filter_map(move |spot| Some(Row { spot: *spot, block: self.shown.get(spot.block - first)? }))
    }

    /// The place of a line on screen.
    pub(crate) fn spot_at(&self, row: usize) -> Option<Spot> {
        self.screen.get(row).copied()
    }

    fn laid(&mut self, block: usize, content: &dyn Content) -> Rc<Laid> {
        self.layout(block, content).laid
    }

    fn layout(&mut self, block: usize, content: &dyn Content) -> Layout {
        let opening = match self.position {
            Position { cursor, .. } if cursor.block != block || !content.moves_by_block() => Opening::Closed,
            Position { is_full: false, .. } => Opening::Selected,
            Position { is_full: true, .. } => Opening::Full,
        };
        self.laid_as(block, opening, content)
    }

    fn laid_as(&mut self, block: usize, opening: Opening, content: &dyn Content) -> Layout {
        let width = self.width.max(1);
        self.cache.get((content.key(block), opening), || {
            let mut laid = content.lay_out(block, opening, width);
            if laid.lines.is_empty() {
                laid.lines.push(Line::default());
            }
            laid
        })
    }

    /// Lays a block out that a step may show next, so that the step need not.
    pub(crate) fn lay_out_ahead(&mut self, block: usize, opening: Opening, content: &dyn Content) {
        if block < content.len() && self.width > 0 {
            self.laid_as(block, opening, content);
        }
    }

    /// The blocks within so many of the screen's edges, those not on it.
    pub(crate) fn beyond(&self, blocks: usize) -> impl Iterator<Item = usize> + use<> {
        let first = self.screen.first().map_or(0, |spot| spot.block);
        let last = self.screen.last().map_or(0, |spot| spot.block);
        (first.saturating_sub(blocks)..first).chain(last + 1..=last + blocks)
    }

    fn last_line(&mut self, block: usize, content: &dyn Content) -> usize {
        let spare = if block == self.position.cursor.block { self.spare } else { 0 };
        self.laid(block, content).lines.len() - 1 + spare
    }

    /// Moves a spot by lines, as far as there are any; says how far it came.
    fn walk(&mut self, mut spot: Spot, lines: isize, content: &dyn Content) -> (Spot, usize) {
        let mut left = lines.unsigned_abs();
        while left > 0 {
            if lines > 0 {
                let below = self.last_line(spot.block, content).saturating_sub(spot.line);
                if below >= left {
                    spot.line += left;
                    left = 0;
                } else if spot.block + 1 < content.len() {
                    left -= below + 1;
                    spot = Spot { block: spot.block + 1, line: 0 };
                } else {
                    spot.line += below;
                    left -= below;
                    break;
                }
            } else if spot.line >= left {
                spot.line -= left;
                left = 0;
            } else if spot.block > 0 {
                left -= spot.line + 1;
                spot = Spot { block: spot.block - 1, line: self.last_line(spot.block - 1, content) };
            } else {
                left -= spot.line;
                spot.line = 0;
                break;
            }
        }
        (spot, lines.unsigned_abs() - left)
    }

    /// Moves a spot by any number of lines, at the cost of some: what lies further than [`FAR`] is taken block by block.
    fn leap(&mut self, from: Spot, lines: isize, content: &dyn Content) -> (Spot, usize) {
        let far = lines.unsigned_abs().saturating_sub(FAR);
        if far == 0 {
            return self.walk(from, lines, content);
        }
        let last = content.len() - 1;
        let (block, near) = if lines > 0 {
            (from.block.saturating_add(far).min(last), FAR as isize)
        } else {
            (from.block.saturating_sub(far), -(FAR as isize))
        };
        let (spot, walked) = self.walk(Spot { block, line: 0 }, near, content);
        (spot, walked + from.block.abs_diff(block))
    }

    /// Moves the cursor down (or up) by blocks or lines, whichever the content moves by.
    pub(crate) fn step(&mut self, by: isize, content: &dyn Content) {
        if content.is_empty() {
            return;
        }
        self.position.hold = Hold::Cursor;
        if !content.moves_by_block() {
            let (spot, _) = self.leap(self.position.cursor, by, content);
            self.put_cursor(spot, content);
            return;
        }
        // A block that goes on outside the view is read to its end before the cursor leaves it.
        if by.abs() == 1 && self.read_on(by * (self.height / 2).max(1) as isize, content) {
            return;
        }
        let room =
            if self.position.is_full { 0 } else { 1 + self.last_line(self.position.cursor.block, content) };
        let next = content.step(self.position.cursor.block, by);
        if next != self.position.cursor.block {
            self.select(next);
            self.position.room = room;
        }
        self.spare_lines(content);
    }

    /// Scrolls by so many lines where the open block goes on outside the view, no further than to its edge.
    fn read_on(&mut self, lines: isize, content: &dyn Content) -> bool {
        let down = lines > 0;
        let block = self.position.cursor.block;
        let edge = if down { self.screen.last() } else { self.screen.first() };
        let Some(edge) = edge.copied().filter(|edge| edge.block == block) else { return false };
        let hidden = if down { self.last_line(block, content) - edge.line } else { edge.line } as isize;
        if hidden > 0 {
            (self.position.top, _) = self.walk(self.position.top, lines.clamp(-hidden, hidden), content);
            self.position.hold = Hold::Scrolled;
        }
        hidden > 0
    }

    /// Puts the cursor on a line: on its block where blocks are what it moves by.
    pub(crate) fn put_at(&mut self, spot: Spot, content: &dyn Content) {
        if content.moves_by_block() {
            self.select(spot.block);
        } else {
            self.put_cursor(spot, content);
        }
    }

    fn put_cursor(&mut self, spot: Spot, content: &dyn Content) {
        self.position.cursor = spot;
        self.position.link = self.laid(spot.block, content).link_on_line(spot.line);
        self.position.hold = Hold::Cursor;
    }

    /// Moves the cursor by a part of the view: half of it, or all of it.
    pub(crate) fn page(&mut self, lines: isize, content: &dyn Content) {
        if content.is_empty() {
            return;
        }
        let (top, moved) = self.leap(self.position.top, lines, content);
        let (spot, _) = self.leap(self.position.cursor, lines, content);
        if content.moves_by_block() {
            let from = self.position.cursor.block;
            let mut block = spot.block;
            if !content.is_selectable(block) {
                block = content.step(block, lines.signum());
            }
            if block == from && (moved == 0 || !self.read_on(lines, content)) {
                block = content.step(from, lines.signum());
            }
            if block != from {
                self.position.top = top;
                self.select(block);
            }
        } else {
            self.position.top = top;
            self.put_cursor(spot, content);
        }
    }

    /// Moves the view and the cursor by so many lines, whatever stands around the cursor.
    pub(crate) fn turn(&mut self, lines: isize, content: &dyn Content) {
        self.page(lines, content);
        self.position.hold = Hold::Scrolled;
    }

    /// Scrolls the view by lines and leaves the cursor where it is, as long as its block stays in view.
    pub(crate) fn scroll(&mut self, lines: isize, content: &dyn Content) {
        if content.is_empty() {
            return;
        }
        (self.position.top, _) = self.leap(self.position.top, lines, content);
        self.fill(content);
        if content.moves_by_block() {
            let block = self.position.cursor.block;
            let first = self.screen.first().map_or(0, |spot| spot.block);
            let last = self.screen.last().map_or(0, |spot| spot.block);
            if block < first {
                self.select_near(first, 1, content);
            } else if block > last {
                self.select_near(last, -1, content);
            }
        } else if let (Some(first), Some(last)) = (self.screen.first().copied(), self.screen.last().copied())
        {
            let cursor = self.position.cursor.clamp(first, last);
            if cursor != self.position.cursor {
                self.put_cursor(cursor, content);
            }
        }
        self.position.hold = Hold::Scrolled;
    }

    fn select_near(&mut self, block: usize, direction: isize, content: &dyn Content) {
        self.select(if content.is_selectable(block) { block } else { content.step(block, direction) });
    }

    /// Goes to the first block, or to the last.
    pub(crate) fn go_to_edge(&mut self, last: bool, content: &dyn Content) {
        if content.is_empty() {
            return;
        }
        let by = if last { isize::MAX } else { isize::MIN };
        if content.moves_by_block() {
            let block = content.step(self.position.cursor.block, by);
            self.select(block);
        } else {
            let block = if last { content.len() - 1 } else { 0 };
            let line = if last { self.last_line(block, content) } else { 0 };
            self.put_cursor(Spot { block, line }, content);
        }
        if !last {
            self.position.top = Spot::default();
        }
    }

    /// The row of the view on which the hit stands at which the reader is, where that is what is shown.
    fn hit_row(&self) -> Option<usize> {
        let is_shown = self.position.hold == Hold::Hit;
        is_shown.then(|| self.rows().position(|row| row.line().has_current_hit())).flatten()
    }

    /// The row of the view on which the cursor stands: that of the hit to which it was sent, its line, or its block's first
    /// visible row.
    pub(crate) fn cursor_row(&self) -> Option<usize> {
        let cursor = self.position.cursor;
        self.hit_row()
            .or_else(|| self.screen.iter().position(|spot| *spot == cursor))
            .or_else(|| self.screen.iter().position(|spot| spot.block == cursor.block))
    }

    /// The lines above the view, those in view, and all of them; a block that is not on screen counts as one line.
    ///
    /// What is in view is less than all exactly where something is cut off.
    pub(crate) fn extent(&self) -> (usize, usize, usize) {
        let (Some(first), Some(last)) = (self.screen.first(), self.screen.last()) else { return (0, 0, 0) };
        let is_open = (first.block..=last.block).contains(&self.position.cursor.block);
        let spare = if is_open { self.spare } else { 0 };
        let on_screen = spare + self.shown.iter().map(|block| block.laid.lines.len()).sum::<usize>();
        let below = self.blocks.saturating_sub(last.block + 1);
        (first.block + first.line, self.screen.len(), first.block + on_screen + below)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::lines::{Found, Span};
    use briefing_evidence::describe::Tone;
    use briefing_format::model::Item;
    use briefing_text::SafeText;

    /// Blocks of given heights; the open one has three lines more.
    struct Heights(Vec<usize>);

    impl Content for Heights {
        fn len(&self) -> usize {
            self.0.len()
        }

        fn lay_out(&self, block: usize, opening: Opening, _width: usize) -> Laid {
            let height = self.0[block] + if opening == Opening::Closed { 0 } else { 3 };
            let line = |n: usize| Line {
                spans: vec![Span {
                    text: SafeText::line(&format!("{block}.{n}")),
                    tone: Tone::Text,
                    link: None,
                    found: Found::No,
                }],
                ..Line::default()
            };
            Laid { lines: (0..height).map(line).collect(), links: Vec::new() }
        }

        fn moves_by_block(&self) -> bool {
            true
        }
    }

    fn screen(flow: &Flow) -> String {
        let lines = flow.visible().map(|(_, line)| line.spans[0].text.to_string());
        lines.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn the_open_block_is_shown_whole_and_the_rest_around_it() {
        let content = Heights(vec![1; 100_000]);
        let mut flow = Flow::default();
        flow.settle(&content, 20, 8);
        assert_eq!(screen(&flow), "0.0 0.1 0.2 0.3 1.0 2.0 3.0 4.0");
        flow.step(50_000, &content);
        flow.settle(&content, 20, 8);
        assert_eq!(screen(&flow), "49998.0 49999.0 50000.0 50000.1 50000.2 50000.3 50001.0 50002.0");
        flow.go_to_edge(true, &content);
        flow.settle(&content, 20, 8);
        assert_eq!(screen(&flow), "99995.0 99996.0 99997.0 99998.0 99999.0 99999.1 99999.2 99999.3");
    }

    /// One block with three links of which the one in the middle has no words on any line.
    struct Unseen;

    impl Content for Unseen {
        fn len(&self) -> usize {
            1
        }

        fn lay_out(&self, _block: usize, _opening: Opening, _width: usize) -> Laid {
            let line = |link: usize| Line {
                spans: vec![Span {
                    text: SafeText::line("words"),
                    tone: Tone::Link,
                    link: Some(link),
                    found: Found::No,
                }],
                ..Line::default()
            };
            Laid { lines: vec![line(0), Line::default(), line(2)], links: vec![Item::Briefing; 3] }
        }

        fn moves_by_block(&self) -> bool {
            false
        }
    }

    #[test]
    fn a_link_without_words_on_the_screen_never_has_the_focus() {
        let mut flow = Flow::default();
        flow.settle(&Unseen, 20, 5);
        flow.put_at(Spot { block: 0, line: 1 }, &Unseen);
        let mut links = Vec::new();
        for forward in [false, true, false, false] {
            flow.step_link(forward, &Unseen);
            links.push(flow.position().link);
        }
        assert_eq!(links, [Some(0), Some(2), Some(0), Some(0)]);
    }

    /// Blocks of one line that count how many of them are laid out.
    struct Counted(std::cell::Cell<usize>, bool);

    impl Content for Counted {
        fn len(&self) -> usize {
            1_000_000
        }

        fn lay_out(&self, _block: usize, _opening: Opening, _width: usize) -> Laid {
            self.0.set(self.0.get() + 1);
            Laid { lines: vec![Line::default()], links: Vec::new() }
        }

        fn moves_by_block(&self) -> bool {
            self.1
        }
    }

    /// Rows of one line, of given heights where they are open.
    struct Rows(Vec<usize>);

    impl Content for Rows {
        fn len(&self) -> usize {
            self.0.len()
        }

        fn lay_out(&self, block: usize, opening: Opening, _width: usize) -> Laid {
            let height = if opening == Opening::Closed { 1 } else { self.0[block] };
            Laid { lines: vec![Line::default(); height], links: Vec::new() }
        }

        fn moves_by_block(&self) -> bool {
            true
        }
    }

    #[test]
    fn rows_below_the_open_one_stand_still_while_heights_differ_by_few_lines() {
        let content = Rows(vec![8, 5, 9, 3, 1, 1]);
        let mut flow = Flow::default();
        flow.settle(&content, 20, 30);
        let mut last_row = Vec::new();
        for _ in 0..4 {
            let row = flow.visible().position(|(spot, _)| spot.block == 5);
            last_row.push((row, flow.spare));
            flow.step(1, &content);
            flow.settle(&content, 20, 30);
        }
        assert_eq!(last_row, [(Some(12), 0), (Some(12), 3), (Some(13), 0), (Some(7), 0)]);
        flow.step(-3, &content);
        flow.settle(&content, 20, 30);
        assert_eq!((flow.position().cursor.block, flow.spare), (1, 0));
    }

    #[test]
    fn a_list_moves_on_by_a_part_of_the_view_and_then_stands_still() {
        let content = Heights(vec![1; 100]);
        let mut flow = Flow::default();
        flow.settle(&content, 20, 16);
        let mut tops = Vec::new();
        for _ in 0..30 {
            flow.step(1, &content);
            flow.settle(&content, 20, 16);
            tops.push(flow.position().top.block);
        }
        tops.dedup();
        assert_eq!(tops, [0, 7, 14, 21]);
    }

    #[test]
    fn what_was_laid_out_ahead_is_not_laid_out_again() {
        let content = Counted(std::cell::Cell::new(0), true);
        let mut flow = Flow::default();
        flow.settle(&content, 20, 20);
        flow.lay_out_ahead(0, Opening::Closed, &content);
        flow.lay_out_ahead(1, Opening::Selected, &content);
        let before = content.0.get();
        flow.step(1, &content);
        flow.settle(&content, 20, 20);
        assert_eq!(content.0.get(), before);
    }

    #[test]
    fn a_huge_count_lays_out_no_more_than_a_few_screens() {
        for moves_by_block in [true, false] {
            let content = Counted(std::cell::Cell::new(0), moves_by_block);
            let mut flow = Flow::default();
            flow.settle(&content, 20, 20);
            let mut at = Vec::new();
            let go: [fn(&mut Flow, &Counted); 6] = [
                |flow, content| flow.page(900_000, content),
                |flow, content| flow.page(-800_000, content),
                |flow, content| flow.step(700_000, content),
                |flow, content| flow.scroll(-600_000, content),
                |flow, content| flow.page(isize::MAX, content),
                |flow, content| flow.page(isize::MIN, content),
            ];
            for go in go {
                go(&mut flow, &content);
                flow.settle(&content, 20, 20);
                at.push(flow.position().cursor.block);
            }
            assert_eq!(at[..3], [900_000, 100_000, 800_000]);
            assert!((200_000..200_040).contains(&at[3]), "{at:?}");
            assert_eq!(at[4..], [999_999, 0]);
            assert!(content.0.get() < 20_000, "{} blocks were laid out", content.0.get());
        }
    }

    #[test]
    fn a_block_taller_than_the_view_is_read_to_its_end_before_the_cursor_leaves_it() {
        let content = Heights(vec![6, 1]);
        let mut flow = Flow::default();
        flow.settle(&content, 20, 4);
        assert_eq!(screen(&flow), "0.0 0.1 0.2 0.3");
        for _ in 0..3 {
            flow.step(1, &content);
            flow.settle(&content, 20, 4);
        }
        assert_eq!(screen(&flow), "0.5 0.6 0.7 0.8");
        flow.step(1, &content);
        flow.settle(&content, 20, 4);
        assert_eq!(flow.position().cursor.block, 1);
    }

    #[test]
    fn scrolling_moves_the_view_and_takes_the_cursor_along_only_at_its_edge() {
        let content = Heights(vec![1; 20]);
        let mut flow = Flow::default();
        flow.settle(&content, 20, 6);
        flow.scroll(2, &content);
        flow.settle(&content, 20, 6);
        assert_eq!(flow.position().cursor.block, 0);
        flow.scroll(4, &content);
        flow.settle(&content, 20, 6);
        assert!(flow.position().cursor.block > 0);
        assert!(flow.cursor_row().is_some());
    }
}
