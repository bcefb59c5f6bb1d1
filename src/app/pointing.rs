//! What the mouse does: select, follow, scroll. It must not do anything that no key does.

use super::{
    App, Effect, Job, Mouse, MouseKind, Overlay, Pending, Screen,
    hints::{VisibleLink, visible_links},
};

/// How many lines a notch of the wheel scrolls.
const NOTCH: isize = 3;

impl App {
    pub(super) fn point(&mut self, mouse: Mouse, effects: &mut Vec<Effect<Job>>) {
        self.status = None;
        self.pending = Pending::default();
        let lines = match mouse.kind {
            MouseKind::WheelDown => NOTCH,
            MouseKind::WheelUp => -NOTCH,
            MouseKind::Click => {
                self.click(mouse, effects);
                return;
            }
        };
        match (&mut self.overlay, &mut self.screen) {
            (Overlay::Picker(picker), _) => picker.step(lines),
            (Overlay::None, Screen::Reader(reader)) => {
                if let Some(pane) = reader.layout().pane_at(mouse.column, mouse.row) {
                    reader.scroll(pane, lines);
                }
            }
            (Overlay::None, Screen::Shelf) => {
                let last = self.shelf.entries.len().saturating_sub(1);
                self.shelf.selected = self.shelf.selected.saturating_add_signed(lines).min(last);
            }
            _ => {}
        }
    }

    fn click(&mut self, mouse: Mouse, effects: &mut Vec<Effect<Job>>) {
        if !matches!(self.overlay, Overlay::None) {
            return;
        }
        let (body, order) = (self.body(), self.look.order());
        let Screen::Reader(reader) = &mut self.screen else {
            if matches!(self.screen, Screen::Shelf) && body.contains(mouse.column, mouse.row) {
                let clicked = self.shelf.top + usize::from(mouse.row - body.y);
                if clicked == self.shelf.selected {
                    effects.extend(self.open_selected().map(Effect::Work));
                } else if clicked < self.shelf.entries.len() {
                    self.shelf.selected = clicked;
                }
            }
            return;
        };
        let hit = |link: &VisibleLink| {
            mouse.row == link.y && mouse.column >= link.x && mouse.column - link.x < link.width
        };
        if let Some(link) = visible_links(reader, order).into_iter().find(hit) {
            self.follow_link(link);
            return;
        }
        let layout = reader.layout();
        let strip = reader.strip_area();
        if strip.contains(mouse.column, mouse.row) {
            reader.go_to_column(usize::from(mouse.column - strip.x));
            return;
        }
        let Some(pane) = layout.pane_at(mouse.column, mouse.row) else { return };
        reader.focus = pane;
        let inside = reader.rows_area(pane);
        if inside.contains(mouse.column, mouse.row) {
            reader.point_at(pane, usize::from(mouse.row - inside.y));
        }
    }

    /// Follows a link on screen; back leads to where it stood.
    pub(super) fn follow_link(&mut self, link: VisibleLink) {
        if let Screen::Reader(reader) = &mut self.screen {
            if link.pane == reader.focus {
                reader.with_flow(link.pane, |flow, content| flow.focus_link(link.block, link.link, content));
                if reader.entered().is_some() {
                    self.follow_here();
                    return;
                }
            }
            self.go(link.item);
        }
    }
}
