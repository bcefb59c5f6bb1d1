//! Following links, back and forward, and the full views to which a selection leads. It must not know how a link looks.

use super::Cx;
use crate::app::{
    Overlay,
    actions::Action,
    commands::copies,
    drawing::Around,
    hints::{Hints, VisibleLink},
    history::Direction,
    layout::Pane,
    overlays,
    picker::Purpose,
    reader::{Entered, Followed, Reader, Travelled},
    session::Session,
    view::View,
};
use briefing_evidence::describe;
use briefing_format::model::Item;
use briefing_text::{SafeText, safe_format};

/// Follows the focused link; without one, opens the selection in full, and then goes to the pane that explains it.
pub(in crate::app) fn follow(session: &mut Session, cx: &mut Cx<'_>) {
    let reader = &mut session.reader;
    match reader.entered() {
        Some(Entered::View(around)) => {
            reader.open_view(View::Relations(around));
            return;
        }
        Some(Entered::Center(ix)) => return go(reader, Item::Entity(ix), cx),
        None => {}
    }
    if let Some(item) = reader.link_at_cursor() {
        return go(reader, item, cx);
    }
    if let (Pane::List, Some(Item::Claim(ix))) = (reader.focus, reader.selected()) {
        reader.open_view(View::Dispute(ix));
        return;
    }
    if reader.open_in_full() || copies::open(reader, cx) {
        return;
    }
    let next = match reader.focus {
        Pane::List if reader.entity.explained().is_some() => Some(Pane::Entity),
        Pane::List if !reader.quotes.quotes.is_empty() => Some(Pane::Quotes),
        Pane::List | Pane::Entity | Pane::Quotes | Pane::View => None,
    };
    if let Some(pane) = next {
        reader.focus = pane;
    } else {
        let key = cx.config.keymap.shown(Action::NextLink);
        cx.say(safe_format!("No link is selected; {key} goes to the next one."));
    }
}

/// Follows a link on screen; back leads to where it stood.
pub(in crate::app) fn follow_link(session: &mut Session, link: VisibleLink, cx: &mut Cx<'_>) {
    let reader = &mut session.reader;
    if link.pane == reader.focus {
        reader.with_flow(link.pane, |flow, content| flow.focus_link(link.block, link.link, content));
        if reader.entered().is_some() {
            return follow(session, cx);
        }
    }
    go(&mut session.reader, link.item, cx);
}

/// Goes to an item and remembers the way.
pub(in crate::app) fn go(reader: &mut Reader, item: Item, cx: &mut Cx<'_>) {
    match reader.follow(item) {
        Followed::Shown => {}
        Followed::FilterCleared => cx.say(SafeText::from_static("The filter hid it and is cleared.")),
        Followed::NotKnown => {
            let clear = cx.key(Action::ClearFilter);
            cx.say(safe_format!("That became known later; {clear} shows everything."));
        }
    }
}

pub(in crate::app) fn back(session: &mut Session, cx: &mut Cx<'_>) {
    if session.reader.travel(Direction::Back, cx.times()) == Travelled::Nowhere {
        cx.say(SafeText::from_static("There is nothing to go back to."));
    }
}

pub(in crate::app) fn forward(session: &mut Session, cx: &mut Cx<'_>) {
    if session.reader.travel(Direction::Forward, cx.times()) == Travelled::Nowhere {
        cx.say(SafeText::from_static("There is nothing to go forward to."));
    }
}

pub(in crate::app) fn hints(session: &mut Session, cx: &mut Cx<'_>) {
    let hints = Hints::new(&session.reader, cx.look.order());
    if hints.links.is_empty() {
        cx.say(SafeText::from_static("There is no link on the screen."));
    } else {
        *cx.overlay = Overlay::Hints(hints);
    }
}

/// Shows how what has the cursor came to us.
pub(in crate::app) fn chain(session: &mut Session, cx: &mut Cx<'_>) {
    let reader = &mut session.reader;
    // A text is read for its quote, whatever names stand beside it.
    let link = reader.link_at_cursor().filter(|_| reader.text().is_none());
    let Some(item) = link.or_else(|| reader.at_cursor()) else {
        cx.say(SafeText::from_static("Nothing is selected."));
        return;
    };
    if !reader.open_view(View::Chain(item)) {
        let noun = describe::noun(reader.story(), item);
        cx.say(safe_format!("The file does not say where this {noun} comes from."));
    }
}

/// Draws the relations of the entity at the cursor; where they are drawn, one step or two of them.
pub(in crate::app) fn relations(session: &mut Session, cx: &mut Cx<'_>) {
    let reader = &mut session.reader;
    if reader.switch_steps() {
        return;
    }
    let Some(center) = reader.entity_at_cursor() else {
        cx.say(SafeText::from_static("No actor or place is selected."));
        return;
    };
    if !reader.open_view(View::Relations(Around { center, steps: 1, group: None })) {
        let name = describe::name(reader.story(), Item::Entity(center));
        cx.say(safe_format!("The file relates {name} to nobody."));
    }
}

pub(in crate::app) fn go_to(session: &mut Session, cx: &mut Cx<'_>) {
    overlays::open_picker(Purpose::GoTo, Vec::new(), cx);
    overlays::rank(session, cx);
}
