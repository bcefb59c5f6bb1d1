//! What the mouse does: select, follow, scroll. It must not do anything that no key does.

use super::{
    Mouse, MouseKind, Overlay,
    commands::{Cx, Rows, following, library, shelf},
    desk::{Desk, Front},
    hints::{VisibleLink, visible_links},
    layout::plain_body,
    session::Session,
    tabs::lens_at,
};

/// How many lines a notch of the wheel scrolls.
const NOTCH: isize = 3;

/// Takes a click or a turn of the wheel.
pub(super) fn point(mouse: Mouse, desk: &mut Desk, cx: &mut Cx<'_>) {
    *cx.status = None;
    match mouse.kind {
        MouseKind::WheelDown => scroll(mouse, NOTCH, desk, cx),
        MouseKind::WheelUp => scroll(mouse, -NOTCH, desk, cx),
        MouseKind::Drag => {
            if let (Overlay::None, Front::Session(session)) = (&*cx.overlay, desk.front_mut())
                && let Some(along) = session.reader.grabbed
            {
                session.reader.drag_border(along, mouse.column, mouse.row);
            }
        }
        MouseKind::Click => match (&*cx.overlay, desk.front_mut()) {
            (Overlay::None, Front::Session(session)) => click(mouse, session, cx),
            (Overlay::None, Front::Shelf) => click_on_shelf(mouse, desk, cx),
            _ => {}
        },
    }
}

fn scroll(mouse: Mouse, lines: isize, desk: &mut Desk, cx: &mut Cx<'_>) {
    match (&mut *cx.overlay, desk.front_mut()) {
        (Overlay::Picker(picker), _) => picker.step(lines),
        (Overlay::Everything, _) => library::step(lines, desk, cx),
        (Overlay::Address(prompt), _) => prompt.scroll(lines),
        (Overlay::None, Front::Session(session)) => {
            if let Some(pane) = session.reader.layout().pane_at(mouse.column, mouse.row) {
                session.reader.scroll(pane, lines);
            }
        }
        (Overlay::None, Front::Shelf) => desk.list_mut().step(lines),
        _ => {}
    }
}

fn click_on_shelf(mouse: Mouse, desk: &mut Desk, cx: &mut Cx<'_>) {
    if let Some(library) = &mut desk.library {
        let body = library.rows_area(cx.size.0, cx.size.1);
        let clicked = library.top + usize::from(mouse.row.saturating_sub(body.y));
        if !body.contains(mouse.column, mouse.row) || clicked >= library.count() {
            return;
        }
        if clicked == library.selected {
            return shelf::open(desk, cx);
        }
        library.selected = clicked;
        return;
    }
    let body = plain_body(cx.size.0, cx.size.1);
    if !body.contains(mouse.column, mouse.row) {
        return;
    }
    let clicked = desk.shelf.top + usize::from(mouse.row - body.y);
    if clicked == desk.shelf.selected {
        shelf::open(desk, cx);
    } else if clicked < desk.shelf.entries.len() {
        desk.shelf.selected = clicked;
    }
}

fn click(mouse: Mouse, session: &mut Session, cx: &mut Cx<'_>) {
    let hit = |link: &VisibleLink| {
        mouse.row == link.y && mouse.column >= link.x && mouse.column - link.x < link.width
    };
    let reader = &mut session.reader;
    reader.grabbed = reader.layout().border_at(mouse.column, mouse.row);
    if reader.grabbed.is_some() {
        // The border is the frame of a pane, too, and has its title.
        if let Some(pane) = reader.layout().pane_at(mouse.column, mouse.row) {
            reader.focus = pane;
        }
        return;
    }
    if let Some(link) = visible_links(reader, cx.look.order()).into_iter().find(hit) {
        return following::follow_link(session, link, cx);
    }
    if let Some(lens) = lens_at(reader, &cx.config.keymap, mouse.column, mouse.row) {
        return reader.set_lens(lens);
    }
    let strip = reader.strip_area();
    if strip.contains(mouse.column, mouse.row) {
        reader.go_to_column(usize::from(mouse.column - strip.x));
        return;
    }
    let Some(pane) = reader.layout().pane_at(mouse.column, mouse.row) else { return };
    reader.focus = pane;
    let inside = reader.rows_area(pane);
    if inside.contains(mouse.column, mouse.row) {
        reader.point_at(pane, usize::from(mouse.row - inside.y));
    }
}
