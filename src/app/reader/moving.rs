//! Moving within the pane that has the keys. It must not follow links out of it.

use super::Reader;
use crate::app::{commands::Rows, drawing::Direction, layout::Pane, view::ViewPane};

/// The rows of the pane that has the keys.
impl Rows for Reader {
    fn height(&self) -> usize {
        self.rows_area(self.focus).height.max(2).into()
    }

    fn step(&mut self, by: isize) {
        self.moving(|reader| {
            if !reader.walk_by(by) {
                reader.with_flow(reader.focus, |flow, content| flow.step(by, content));
            }
        });
    }

    /// A line of what was seen stays.
    fn pages(&mut self, by: isize) {
        let lines = by.saturating_mul(self.height() as isize - 1);
        self.moving(|reader| reader.page(lines));
    }

    fn half_pages(&mut self, by: isize) {
        let lines = by.saturating_mul(self.height() as isize / 2);
        self.moving(|reader| reader.page(lines));
    }

    fn edge(&mut self, last: bool, number: Option<usize>) {
        self.moving(|reader| reader.go_to_edge(last, number));
    }
}

impl Reader {
    /// Moves; what was followed is over once the list's selection moves.
    fn moving(&mut self, act: impl FnOnce(&mut Self)) {
        let before = self.selected();
        act(self);
        self.note_move(before);
    }

    fn page(&mut self, lines: isize) {
        self.with_flow(self.focus, |flow, content| flow.page(lines, content));
    }

    /// Scrolls a pane, whether it has the keys or not.
    pub(crate) fn scroll(&mut self, pane: Pane, lines: isize) {
        self.moving(|reader| reader.with_flow(pane, |flow, content| flow.scroll(lines, content)));
    }

    fn go_to_edge(&mut self, last: bool, count: Option<usize>) {
        if let (Some(n), Pane::List) = (count, self.focus) {
            let pane = self.list_mut();
            let row = pane.list.nth(n.saturating_sub(1));
            pane.flow.select(row);
            return;
        }
        self.with_flow(self.focus, |flow, content| match count {
            Some(n) if content.moves_by_block() => {
                flow.select(n.saturating_sub(1).min(content.len().saturating_sub(1)));
            }
            _ => flow.go_to_edge(last, content),
        });
    }

    /// Goes on by so many sections of the list, or back; in the other panes by lines.
    pub(crate) fn section(&mut self, forward: bool, times: isize) {
        self.moving(|reader| reader.go_by_sections(forward, times));
    }

    fn go_by_sections(&mut self, forward: bool, times: isize) {
        if self.focus != Pane::List {
            self.page(if forward { times } else { -times }.saturating_mul(5));
            return;
        }
        let pane = self.list_mut();
        for _ in 0..times.min(100_000) {
            let from = pane.flow.position().cursor.block;
            let Some(row) = pane.list.section(from, forward) else {
                let edge = if forward { pane.list.count().saturating_sub(1) } else { 0 };
                pane.flow.select(pane.list.nth(edge));
                break;
            };
            pane.flow.select(row);
        }
    }

    /// What was followed is over once the list's selection moves.
    fn note_move(&mut self, before: Option<briefing_format::model::Item>) {
        if self.selected() != before {
            (self.followed, self.along) = (None, None);
        }
    }

    /// Moves the focus to the next link (or the one before), so many times; says whether there was one.
    pub(crate) fn step_link(&mut self, forward: bool, times: usize) -> bool {
        let mut moved = false;
        let direction = if forward { Direction::Right } else { Direction::Left };
        if self.view.as_ref().is_some_and(ViewPane::is_in_drawing) {
            return (0..times.min(1_000)).take_while(|_| self.walk(direction)).count() > 0;
        }
        for _ in 0..times.min(10_000) {
            let stepped = self.with_flow(self.focus, |flow, content| flow.step_link(forward, content));
            if !stepped {
                break;
            }
            moved = true;
        }
        if moved && self.focus == Pane::List {
            self.followed = None;
        }
        moved
    }

    /// Puts the cursor of a pane on one of its visible rows.
    pub(crate) fn point_at(&mut self, pane: Pane, row: usize) {
        let before = self.selected();
        self.with_flow(pane, |flow, content| {
            if let Some(spot) = flow.spot_at(row)
                && content.is_selectable(spot.block)
            {
                flow.put_at(spot, content);
            }
        });
        self.note_move(before);
    }

    /// Goes to the pane after this one (or before it) that has something to say.
    pub(crate) fn cycle_pane(&mut self, forward: bool) {
        if self.focus == Pane::View {
            return self.turn_to(Pane::List);
        }
        let by = if forward { 1 } else { Pane::THREE.len() - 1 };
        let after = |pane: Pane| Pane::THREE[(pane as usize + by) % Pane::THREE.len()];
        let mut next = after(self.focus);
        while next != self.focus && !self.has_something(next) {
            next = after(next);
        }
        self.turn_to(next);
    }
}
