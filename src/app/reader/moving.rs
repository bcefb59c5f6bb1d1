//! Moving within the pane that has the keys. It must not follow links out of it.

use super::Reader;
use crate::app::{actions::Action, drawing::Direction, layout::Pane, view::ViewPane};

impl Reader {
    /// Moves as an action says, so many times; false where the action is none of moving.
    pub fn move_by(&mut self, action: Action, count: Option<usize>) -> bool {
        let times = count.unwrap_or(1).min(isize::MAX as usize) as isize;
        let height = self.rows_area(self.focus).height.max(2) as isize;
        let before = self.selected();
        match action {
            Action::Down | Action::Up if self.walk_by(action, times) => {}
            Action::Down => self.step(times),
            Action::Up => self.step(-times),
            Action::HalfPageDown => self.page(times.saturating_mul(height / 2)),
            Action::HalfPageUp => self.page(-times.saturating_mul(height / 2)),
            Action::PageDown => self.page(times.saturating_mul(height - 1)),
            Action::PageUp => self.page(-times.saturating_mul(height - 1)),
            Action::ScrollDown => self.scroll(self.focus, times),
            Action::ScrollUp => self.scroll(self.focus, -times),
            Action::First => self.edge(false, count),
            Action::Last => self.edge(true, count),
            Action::NextSection => self.section(true, times),
            Action::PreviousSection => self.section(false, times),
            _ => return false,
        }
        self.note_move(before);
        true
    }

    fn step(&mut self, by: isize) {
        self.with_flow(self.focus, |flow, content| flow.step(by, content));
    }

    fn page(&mut self, lines: isize) {
        self.with_flow(self.focus, |flow, content| flow.page(lines, content));
    }

    /// Scrolls a pane, whether it has the keys or not.
    pub fn scroll(&mut self, pane: Pane, lines: isize) {
        let before = self.selected();
        self.with_flow(pane, |flow, content| flow.scroll(lines, content));
        self.note_move(before);
    }

    fn edge(&mut self, last: bool, count: Option<usize>) {
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

    fn section(&mut self, forward: bool, times: isize) {
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
    pub fn step_link(&mut self, forward: bool, times: usize) -> bool {
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
    pub fn point_at(&mut self, pane: Pane, row: usize) {
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

    /// Goes to the pane after this one (or before it).
    pub fn cycle_pane(&mut self, forward: bool) {
        let by = if forward { 1 } else { Pane::THREE.len() - 1 };
        let next = Pane::THREE[(self.focus as usize + by) % Pane::THREE.len()];
        self.turn_to(if self.focus == Pane::View { Pane::List } else { next });
    }
}
