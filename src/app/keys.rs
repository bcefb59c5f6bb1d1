//! From a key to an action: counts, panes by number, keys that mean nothing. It must not know what actions do.

use std::mem;

use super::{
    Effect, Key, KeyCode, Overlay,
    actions::Action,
    commands::{self, Cx},
    desk::Desk,
    keymap::END,
    layout::Pane,
    overlays,
};
use briefing_text::safe_format;

/// The most digits of a count: one of eight would be longer than any briefing.
const DIGITS: usize = 7;

/// Digits that may become a count.
#[derive(Clone, Debug, Default)]
pub(super) struct Pending {
    digits: String,
    /// Where the keys were before a single digit named a pane: a digit that names none makes both a count and goes back there.
    pane_before: Option<Pane>,
}

impl Pending {
    /// The count that is being typed; empty where there is none.
    pub(super) fn count(&self) -> &str {
        if self.pane_before.is_some() { "" } else { &self.digits }
    }

    /// Takes a digit: one that names a pane goes there, unless a count has begun or a full view is open; any other one
    /// makes a count. False where the key is none.
    ///
    /// What makes a count also takes the pane's digit just before it in, and gives the keys back: `15j`, but `2` `3`.
    fn take(&mut self, key: Key, action: Option<Action>, desk: &mut Desk, cx: &mut Cx<'_>) -> bool {
        let KeyCode::Char(digit @ '0'..='9') = key.code else { return false };
        if key.ctrl || key.alt {
            return false;
        }
        let pane = match action {
            None => None,
            Some(Action::ListPane | Action::EntityPane | Action::QuotesPane) => action,
            Some(_) => return false,
        };
        let focus = desk.session().map(|session| session.reader.focus);
        if self.count().is_empty()
            && let (Some(pane), Some(before)) = (pane, focus.filter(|focus| *focus != Pane::View))
        {
            commands::run(pane, desk, cx);
            *self = Self { digits: digit.to_string(), pane_before: Some(before) };
            return true;
        }
        if let (Some(before), Some(session)) = (self.pane_before.take(), desk.session_mut()) {
            session.reader.focus = before;
        }
        if self.digits.len() < DIGITS {
            self.digits.push(digit);
        }
        true
    }
}

/// Takes a key: for what lies over the screen, as a digit of a count, or for its action.
pub(super) fn press(key: Key, desk: &mut Desk, pending: &mut Pending, cx: &mut Cx<'_>) {
    (*cx.status, *cx.unbound) = (None, None);
    if key == END {
        return cx.effects.push(Effect::Quit);
    }
    if let Some(session) = desk.session_mut() {
        session.reader.search.has_wrapped = false;
    }
    if !matches!(cx.overlay, Overlay::None) {
        overlays::press(key, desk, cx);
        return;
    }
    let action = cx.config.keymap.action(key);
    if pending.take(key, action, desk, cx) {
        return;
    }
    let pending = mem::take(pending);
    match action {
        // A count is a level of its own: going up one takes it back.
        Some(Action::Escape) if !pending.count().is_empty() => {}
        Some(action) => {
            cx.count = pending.count().parse().ok();
            commands::run(action, desk, cx);
        }
        None => {
            *cx.unbound = Some(key);
            let help = cx.key(Action::Help);
            cx.fail(safe_format!("{key} means nothing here; {help} lists all keys."));
        }
    }
}
