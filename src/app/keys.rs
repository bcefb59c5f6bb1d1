//! From a key to an action: counts, panes by number, keys that mean nothing. It must not carry actions out.

use super::{App, Effect, Job, Key, KeyCode, Overlay, Pending, Screen, actions::Action, layout::Pane};
use briefing_text::safe_format;

impl App {
    pub(super) fn press(&mut self, key: Key, effects: &mut Vec<Effect<Job>>) {
        self.status = None;
        self.unbound = None;
        if !matches!(self.overlay, Overlay::None) {
            self.press_overlay(key, effects);
            return;
        }
        let action = self.config.keymap.action(key);
        if self.take_digit(key, action) {
            return;
        }
        let pending = std::mem::take(&mut self.pending);
        match action {
            // A count is a level of its own: going up one takes it back.
            Some(Action::Escape) if pending.pane_before.is_none() && !pending.digits.is_empty() => {}
            Some(action) => {
                let count = if pending.pane_before.is_some() { None } else { pending.digits.parse().ok() };
                self.act(action, count, effects);
            }
            None => {
                self.unbound = Some(key);
                let help = self.config.keymap.first(Action::Help);
                self.fail(safe_format!("{key} means nothing here; {help} lists all keys."));
            }
        }
    }

    /// Takes a digit: one that names a pane goes there, unless a count has begun or a full view is open; any other one
    /// makes a count.
    ///
    /// What makes a count also takes the pane's digit just before it in, and gives the keys back: `15j`, but `2` `3`.
    fn take_digit(&mut self, key: Key, action: Option<Action>) -> bool {
        let KeyCode::Char(digit @ '0'..='9') = key.code else { return false };
        if key.ctrl || key.alt {
            return false;
        }
        let pane = match action {
            None => None,
            Some(Action::ListPane | Action::EntityPane | Action::QuotesPane) => action,
            Some(_) => return false,
        };
        let has_count = !self.pending.digits.is_empty() && self.pending.pane_before.is_none();
        if !has_count
            && let Some(pane) = pane
            && let Screen::Reader(reader) = &self.screen
            && reader.focus != Pane::View
        {
            let before = reader.focus;
            self.act(pane, None, &mut Vec::new());
            self.pending = Pending { digits: digit.to_string(), pane_before: Some(before) };
            return true;
        }
        if let (Some(before), Screen::Reader(reader)) = (self.pending.pane_before.take(), &mut self.screen) {
            reader.focus = before;
        }
        // A count of seven digits is longer than any briefing.
        if self.pending.digits.len() < 7 {
            self.pending.digits.push(digit);
        }
        true
    }
}
