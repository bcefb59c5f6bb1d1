//! The scrolling view of a pane, on blocks of every height: whatever is done, the cursor is in view and no line of the
//! screen is wasted. It must not know what the blocks say.

use crate::app::{
    flow::{Content, Flow, Opening, Position, Spot},
    lines::{Laid, Line},
};
use proptest::{collection::vec, prelude::*};

/// Blocks of given heights, twice as high where they are open and narrow; some are headings that cannot be selected.
#[derive(Clone, Debug)]
struct Blocks {
    heights: Vec<(usize, bool)>,
    moves_by_block: bool,
}

impl Blocks {
    /// Leaves so many at most, the last of which can be selected.
    fn cut(&mut self, len: usize) {
        self.heights.truncate(len);
        if let Some(last) = self.heights.last_mut() {
            last.1 = true;
        }
    }
}

impl Content for Blocks {
    fn len(&self) -> usize {
        self.heights.len()
    }

    fn lay_out(&self, block: usize, opening: Opening, width: usize) -> Laid {
        let (height, _) = self.heights[block];
        let is_open = opening != Opening::Closed && self.moves_by_block;
        let height = if is_open && width < 40 { height * 2 } else { height };
        Laid { lines: vec![Line::default(); height], links: Vec::new() }
    }

    fn is_selectable(&self, block: usize) -> bool {
        self.heights[block].1
    }

    fn step(&self, from: usize, by: isize) -> usize {
        let mut at = from;
        for _ in 0..by.unsigned_abs() {
            let next = if by > 0 {
                (at + 1..self.len()).find(|block| self.is_selectable(*block))
            } else {
                (0..at).rev().find(|block| self.is_selectable(*block))
            };
            let Some(next) = next else { break };
            at = next;
        }
        at
    }

    fn moves_by_block(&self) -> bool {
        self.moves_by_block
    }
}

/// What may happen to a view.
#[derive(Clone, Debug)]
enum Event {
    Step(isize),
    Page(isize),
    Scroll(isize),
    Edge(bool),
    Resize(usize, usize),
    /// No more than so many blocks are left.
    Cut(usize),
}

fn event() -> impl Strategy<Value = Event> {
    prop_oneof![
        (-3_isize..=3).prop_map(Event::Step),
        (-40_isize..=40).prop_map(Event::Page),
        (-40_isize..=40).prop_map(Event::Scroll),
        any::<bool>().prop_map(Event::Edge),
        (0..80_usize, 0..50_usize).prop_map(|(width, height)| Event::Resize(width, height)),
        (1..30_usize).prop_map(Event::Cut),
    ]
}

fn blocks() -> impl Strategy<Value = Blocks> {
    let block = (1..=30_usize, prop::bool::weighted(0.8));
    (vec(block, 1..30), any::<bool>(), 0..30_usize).prop_map(|(mut heights, moves_by_block, one)| {
        // A list without anything to select is empty; a text has no headings in this sense.
        let one = one % heights.len();
        heights[one].1 = true;
        for block in &mut heights {
            block.1 |= !moves_by_block;
        }
        Blocks { heights, moves_by_block }
    })
}

/// A block as it is open with the cursor where it is.
fn laid(blocks: &Blocks, flow: &Flow, block: usize, width: usize) -> Laid {
    let is_selected = block == flow.position().cursor.block;
    blocks.lay_out(block, if is_selected { Opening::Selected } else { Opening::Closed }, width)
}

/// How many lines the blocks have in all, with the cursor where it is.
fn lines(blocks: &Blocks, flow: &Flow, width: usize) -> usize {
    let height = |block| laid(blocks, flow, block, width).lines.len();
    flow.spare + (0..blocks.len()).map(height).sum::<usize>()
}

/// The line after this one.
fn next(blocks: &Blocks, flow: &Flow, width: usize, spot: Spot) -> Spot {
    let laid = laid(blocks, flow, spot.block, width);
    let spare = if spot.block == flow.position().cursor.block { flow.spare } else { 0 };
    if spot.line + 1 < laid.lines.len() + spare {
        Spot { line: spot.line + 1, ..spot }
    } else {
        Spot { block: spot.block + 1, line: 0 }
    }
}

proptest! {
    #[test]
    fn the_cursor_is_in_view_and_the_screen_is_full(mut blocks in blocks(), events in vec(event(), 1..40)) {
        let mut flow = Flow::default();
        let (mut width, mut height) = (30, 10);
        for event in events {
            match event {
                Event::Step(by) => flow.step(by, &blocks),
                Event::Page(lines) => flow.page(lines, &blocks),
                Event::Scroll(lines) => flow.scroll(lines, &blocks),
                Event::Edge(last) => flow.go_to_edge(last, &blocks),
                Event::Resize(columns, rows) => (width, height) = (columns, rows),
                Event::Cut(len) => {
                    blocks.cut(len);
                    flow.invalidate();
                }
            }
            flow.settle(&blocks, width, height);
            let Position { cursor, top, .. } = flow.position();
            prop_assert!(cursor.block.max(top.block) < blocks.len(), "the position is outside");
            prop_assert!(blocks.is_selectable(cursor.block), "the cursor is on a heading");
            if height == 0 {
                continue;
            }
            let row = flow.cursor_row();
            prop_assert!(row.is_some_and(|row| row < height), "the cursor is out of view");
            if !blocks.moves_by_block {
                prop_assert_eq!(row.and_then(|row| flow.spot_at(row)), Some(cursor));
            }
            let seen: Vec<Spot> = flow.visible().map(|(spot, _)| spot).collect();
            prop_assert_eq!(seen.len(), height.min(lines(&blocks, &flow, width)), "the screen is not full");
            let (from, shown, all) = flow.extent();
            prop_assert_eq!(shown, seen.len());
            prop_assert_eq!(from == 0, seen[0] == Spot::default(), "whether lines are cut off above");
            let is_end = next(&blocks, &flow, width, seen[shown - 1]).block == blocks.len();
            prop_assert_eq!(from + shown == all, is_end, "whether lines are cut off below");
            for pair in seen.windows(2) {
                prop_assert_eq!(pair[1], next(&blocks, &flow, width, pair[0]), "a line is left out or stands twice");
            }
        }
    }

    #[test]
    fn settling_twice_changes_nothing(blocks in blocks(), lines in -60_isize..60, size in (1..80_usize, 1..50_usize)) {
        let mut flow = Flow::default();
        flow.settle(&blocks, size.0, size.1);
        flow.page(lines, &blocks);
        flow.scroll(lines / 3, &blocks);
        flow.settle(&blocks, size.0, size.1);
        let settled = flow.position();
        flow.settle(&blocks, size.0, size.1);
        prop_assert_eq!(flow.position(), settled);
    }

    /// However high the blocks and however low the view: going on by any key comes to the end, and back to the beginning.
    #[test]
    fn going_on_comes_to_the_end(blocks in blocks(), height in 1..50_usize, by_page in any::<bool>()) {
        let mut flow = Flow::default();
        flow.settle(&blocks, 30, height);
        for forward in [true, false] {
            let sign = if forward { 1 } else { -1 };
            let most = 2 * lines(&blocks, &flow, 30) + blocks.len() + 60;
            let edge = blocks.step(flow.position().cursor.block, sign * 1000);
            for _ in 0..most {
                if by_page {
                    flow.page(sign * (height.max(2) as isize - 1), &blocks);
                } else {
                    flow.step(sign, &blocks);
                }
                flow.settle(&blocks, 30, height);
            }
            prop_assert_eq!(flow.position().cursor.block, edge);
        }
    }
}
