//! The list of briefings: opening one, and going back to the list. It must not load one.

use super::Cx;
use crate::app::{
    Effect,
    actions::Action,
    desk::{Desk, Front},
    session::Session,
};
use briefing_text::safe_format;

/// Opens the selected briefing.
pub(in crate::app) fn open(desk: &mut Desk, cx: &mut Cx<'_>) {
    cx.effects.extend(desk.open_selected().map(Effect::Work));
}

/// Opens the tour of the keys.
pub(in crate::app) fn tour(desk: &mut Desk, cx: &mut Cx<'_>) {
    cx.effects.extend(desk.open_tour().map(Effect::Work));
}

/// Goes back to the list of briefings, where there is one, and keeps the briefing in front as it is.
///
/// A slow line can split the bytes of an arrow key and so press Esc where nobody did: nothing may be lost by it.
pub(in crate::app) fn leave(desk: &mut Desk, cx: &mut Cx<'_>) {
    if !desk.has_list() {
        say_top(desk, cx);
        return;
    }
    if matches!(desk.front(), Front::Session(_)) {
        let open = cx.key(Action::Follow);
        cx.say(safe_format!("{open} goes back to where you were."));
    }
    desk.put_in_front(Front::Shelf);
}

/// Says that there is no level above this one, and how to see everything again where something is hidden.
pub(in crate::app) fn say_top(desk: &mut Desk, cx: &mut Cx<'_>) {
    let (quit, clear) = (cx.key(Action::Quit), cx.key(Action::ClearFilter));
    let hides = |session: &Session| {
        let seen = session.reader.perspective();
        !seen.facets.is_empty() || seen.as_of.is_some()
    };
    cx.say(match desk.front() {
        Front::Session(session) if hides(session) => {
            safe_format!("This is the top; {clear} shows everything, {quit} ends the program.")
        }
        _ => safe_format!("This is the top; {quit} ends the program."),
    });
}
