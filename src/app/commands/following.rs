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
use briefing_evidence::{describe, relations::is_related};
use briefing_format::model::Item;
use briefing_text::{SafeText, safe_format};

/// Where Enter leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::app) enum Way {
    /// To an item.
    Item(Item),
    /// Into a full view.
    View(View),
    /// To where a folded section begins on the timeline, which is with this event.
    Section(Item),
    /// To all there is to say of the selection, in place.
    InFull,
    /// To another pane.
    Pane(Pane),
}

/// Where Enter leads: along the focused link; without one, to all there is to say of the selection, and then to the pane that
/// explains it. Nothing where it leads nowhere.
pub(in crate::app) fn way(reader: &Reader) -> Option<Way> {
    match reader.entered() {
        Some(Entered::View(around)) => return Some(Way::View(View::Relations(around))),
        Some(Entered::Center(ix)) => return Some(Way::Item(Item::Entity(ix))),
        None => {}
    }
    if let Some(item) = reader.link_at_cursor() {
        return Some(Way::Item(item));
    }
    if let (Pane::List, Some(Item::Claim(ix))) = (reader.focus, reader.selected()) {
        return Some(Way::View(View::Dispute(ix)));
    }
    if let Some(first) = reader.folded_section() {
        return Some(Way::Section(first));
    }
    if reader.opens_in_full() {
        return Some(Way::InFull);
    }
    if let Some(text) = copies::text(reader) {
        return Some(Way::View(text));
    }
    if let (Pane::List, Some(item @ (Item::Judgment(_) | Item::Question(_)))) =
        (reader.focus, reader.selected())
        && describe::chain::exists(reader.story(), item)
    {
        return Some(Way::View(View::Chain(item)));
    }
    match reader.focus {
        Pane::List if reader.entity.explained().is_some() => Some(Way::Pane(Pane::Entity)),
        Pane::List if !reader.quotes.quotes.is_empty() => Some(Way::Pane(Pane::Quotes)),
        Pane::List | Pane::Entity | Pane::Quotes | Pane::View => None,
    }
}

/// Goes where Enter leads.
pub(in crate::app) fn follow(session: &mut Session, cx: &mut Cx<'_>) {
    let reader = &mut session.reader;
    match way(reader) {
        Some(Way::Item(item)) => go(reader, item, cx),
        Some(Way::View(view)) => {
            reader.open_view(view);
        }
        Some(Way::Section(first)) => reader.enter_section(first),
        Some(Way::InFull) => reader.open_in_full(),
        Some(Way::Pane(pane)) => reader.focus = pane,
        None if reader.focus == Pane::Quotes && reader.quotes.selected().is_some() => {
            let chain = cx.key(Action::Chain);
            cx.say(safe_format!(
                "No source of this quote has a local copy; {chain} shows how it came to us."
            ));
        }
        None => {
            let key = cx.config.keymap.shown(Action::NextLink);
            cx.say(safe_format!("No link is selected; {key} goes to the next one."));
        }
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
    if session.from_hits == Some(session.reader.depth()) {
        session.from_hits = None;
        cx.next = Some(Action::SearchAll);
        return;
    }
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

/// What has the cursor, or a link that has it.
pub(in crate::app) fn chained(reader: &Reader) -> Option<Item> {
    // A text is read for its quote, whatever names stand beside it.
    let link = reader.link_at_cursor().filter(|_| reader.text().is_none());
    link.or_else(|| reader.at_cursor())
}

/// Whether there is a chain of what has the cursor.
pub(in crate::app) fn has_chain(reader: &Reader) -> bool {
    chained(reader).is_some_and(|item| describe::chain::exists(reader.story(), item))
}

/// Shows how what has the cursor came to us.
pub(in crate::app) fn chain(session: &mut Session, cx: &mut Cx<'_>) {
    let reader = &mut session.reader;
    let Some(item) = chained(reader) else {
        cx.say(SafeText::from_static("Nothing is selected."));
        return;
    };
    if !reader.open_view(View::Chain(item)) {
        let noun = describe::noun(reader.story(), item);
        cx.say(safe_format!("The file does not say where this {noun} comes from."));
    }
}

/// Whether there are relations to draw of the entity at the cursor, or to draw in another way.
pub(in crate::app) fn has_relations(reader: &Reader) -> bool {
    let is_drawn = reader.view.as_ref().is_some_and(|pane| pane.drawing.is_some());
    is_drawn || reader.entity_at_cursor().is_some_and(|entity| is_related(reader.story(), entity))
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
