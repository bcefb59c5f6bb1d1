//! Which list and which pane has the screen. It must not know what they show.

use super::Cx;
use crate::app::{layout::Pane, lens::Lens, session::Session, view::View};
use briefing_evidence::Clock;
use briefing_format::model::Item;
use briefing_text::SafeText;

pub(in crate::app) fn next_pane(session: &mut Session, _: &mut Cx<'_>) {
    session.reader.cycle_pane(true);
}

pub(in crate::app) fn previous_pane(session: &mut Session, _: &mut Cx<'_>) {
    session.reader.cycle_pane(false);
}

pub(in crate::app) fn list_pane(session: &mut Session, _: &mut Cx<'_>) {
    session.reader.turn_to(Pane::List);
}

pub(in crate::app) fn entity_pane(session: &mut Session, _: &mut Cx<'_>) {
    session.reader.turn_to(Pane::Entity);
}

pub(in crate::app) fn quotes_pane(session: &mut Session, _: &mut Cx<'_>) {
    session.reader.turn_to(Pane::Quotes);
}

pub(in crate::app) fn zoom(session: &mut Session, _: &mut Cx<'_>) {
    session.reader.zoom = !session.reader.zoom;
}

/// By how many cells one key moves a border.
const BORDER_STEP: i16 = 2;

pub(in crate::app) fn larger_list(session: &mut Session, cx: &mut Cx<'_>) {
    move_border(session, BORDER_STEP, cx);
}

pub(in crate::app) fn smaller_list(session: &mut Session, cx: &mut Cx<'_>) {
    move_border(session, -BORDER_STEP, cx);
}

fn move_border(session: &mut Session, by: i16, cx: &mut Cx<'_>) {
    let times = i16::try_from(cx.times()).unwrap_or(i16::MAX);
    if !session.reader.move_border(by.saturating_mul(times)) {
        let layout = session.reader.layout();
        let shown = Pane::ALL.into_iter().filter(|pane| layout.pane(*pane).is_some()).count();
        cx.say(SafeText::from_static(match shown {
            1 => "No other pane is on the screen.",
            _ => "The border goes no further.",
        }));
    }
}

/// Shows the timeline; where it is shown, by its other clock.
pub(in crate::app) fn timeline(session: &mut Session, cx: &mut Cx<'_>) {
    let reader = &mut session.reader;
    if reader.lens != Lens::Timeline || reader.focus != Pane::List {
        reader.set_lens(Lens::Timeline);
        return;
    }
    reader.switch_clock();
    cx.say(SafeText::from_static(match reader.perspective().clock {
        Clock::Happened => "In the order of when it happened.",
        Clock::Reported => "By when it became known; when it happened stands at the right or below.",
    }));
}

/// Shows the scales, with the place of what has the cursor; without anything, that of the briefing.
pub(in crate::app) fn scale(session: &mut Session, _: &mut Cx<'_>) {
    let item = session.reader.at_cursor().unwrap_or(Item::Briefing);
    session.reader.open_view(View::Scale(item));
}
