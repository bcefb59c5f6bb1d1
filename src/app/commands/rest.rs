//! What has no subject of its own: copying, opening an address, help, the palette, the mouse, going up a level, the screen, the end.
//! It must not touch the terminal.

use super::Cx;
use crate::app::{
    Effect, Overlay,
    actions::Action,
    address_prompt::AddressPrompt,
    desk::Desk,
    layout::Pane,
    overlays,
    picker::{self, Purpose},
    reader::Reader,
    session::Session,
    view::ViewPane,
};
use briefing_evidence::describe;
use briefing_format::model::Item;
use briefing_text::{SafeText, safe_format};

pub(in crate::app) fn copy(session: &mut Session, cx: &mut Cx<'_>) {
    overlays::open_picker(Purpose::Copy, copies(&session.reader), cx);
}

pub(in crate::app) fn copies(reader: &Reader) -> Vec<picker::Entry> {
    let story = reader.story();
    in_hand(reader).flat_map(|item| picker::copies(story, item)).collect()
}

/// What is copied and opened: the quote where that has the keys, else the selection and then its first quote.
fn in_hand(reader: &Reader) -> impl Iterator<Item = Item> + use<> {
    let quote = reader.quotes.selected().map(Item::Quote);
    let first = reader.at_cursor();
    let second = quote.filter(|quote| first != Some(*quote));
    first.into_iter().chain(second)
}

pub(in crate::app) fn open_address(session: &mut Session, cx: &mut Cx<'_>) {
    let reader = &session.reader;
    if let Some(prompt) = AddressPrompt::new(reader.story(), in_hand(reader)) {
        *cx.overlay = Overlay::Address(Box::new(prompt));
    } else {
        let noun = reader.at_cursor().map_or("briefing", |item| describe::noun(reader.story(), item));
        cx.say(safe_format!("No web address is given for this {noun}."));
    }
}

pub(in crate::app) fn problems(desk: &mut Desk, cx: &mut Cx<'_>) {
    let document = desk.session().map(|session| &**session.reader.document());
    overlays::open_picker(Purpose::Problems, picker::problems(document, cx.config), cx);
}

pub(in crate::app) fn help(desk: &mut Desk, cx: &mut Cx<'_>) {
    overlays::open_picker(Purpose::Help, picker::help(desk, cx.config), cx);
}

pub(in crate::app) fn palette(_: &mut Desk, cx: &mut Cx<'_>) {
    overlays::open_picker(Purpose::Palette, picker::actions(&cx.config.keymap), cx);
}

pub(in crate::app) fn mouse(_: &mut Desk, cx: &mut Cx<'_>) {
    *cx.mouse = !*cx.mouse;
    cx.effects.push(Effect::CaptureMouse(*cx.mouse));
    cx.say(SafeText::from_static(if *cx.mouse {
        "The mouse selects and scrolls here; hold shift to select text in the terminal."
    } else {
        "The mouse belongs to the terminal."
    }));
}

/// Up one level: marks, zoom, the pane, what was followed, what is open in full, the briefing.
pub(in crate::app) fn escape(session: &mut Session, cx: &mut Cx<'_>) {
    let reader = &mut session.reader;
    // Words are marked in the panes and in texts: over any other view their marks are not seen.
    let shows_marks = |view: &ViewPane| view.text.is_some() || view.reading.is_some();
    if reader.search.pattern.is_some() && reader.view.as_ref().is_none_or(shows_marks) {
        reader.clear_search();
    } else if reader.view.is_some() {
        reader.step_out();
    } else if reader.zoom {
        reader.zoom = false;
    } else if reader.focus != Pane::List {
        reader.focus = Pane::List;
    } else if !reader.let_go() && !reader.close() {
        cx.next = Some(Action::Library);
    }
}

pub(in crate::app) fn redraw(_: &mut Desk, cx: &mut Cx<'_>) {
    cx.effects.push(Effect::Repaint);
}

pub(in crate::app) fn suspend(_: &mut Desk, cx: &mut Cx<'_>) {
    cx.effects.push(Effect::Suspend);
}

/// Closes the full view that is open; at the top, ends the program.
pub(in crate::app) fn quit(desk: &mut Desk, cx: &mut Cx<'_>) {
    let closes = desk.session_mut().is_some_and(|session| session.reader.step_out());
    if !closes {
        cx.effects.push(Effect::Quit);
    }
}
