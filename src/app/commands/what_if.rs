//! What if a source or an actor is wrong: muting, and the single points of failure. It must not compute what falls.

use std::sync::Arc;

use super::Cx;
use crate::app::{actions::Action, reader::Reader, session::Session, view::View};
use briefing_evidence::describe::{self, retraction::PointsOrder};
use briefing_text::{SafeText, safe_format};

/// Mutes the source or actor under the cursor, or gives it its weight back.
pub(in crate::app) fn mute(session: &mut Session, cx: &mut Cx<'_>) {
    let reader = &mut session.reader;
    let key = cx.key(Action::Mute);
    let Some(item) = reader.mutable_at_cursor() else {
        cx.say(safe_format!("{key} mutes a source or an actor, or a link to one."));
        return;
    };
    let before = Arc::clone(&reader.story().evidence.retraction);
    let is_muted = reader.mute(item);
    let story = reader.story();
    cx.say(if is_muted {
        safe_format!("{}; {key} takes it back.", describe::retraction::outcome(story, &before, item))
    } else {
        safe_format!("{} is no longer muted.", describe::retraction::names(story, &[item]))
    });
}

/// Lists the single points of failure, once it is known which there are.
pub(in crate::app) fn weak_points(session: &mut Session, cx: &mut Cx<'_>) {
    if session.reader.story().evidence.weak_points.is_some() {
        list_weak_points(&mut session.reader, cx);
    } else {
        session.reader.awaits_weak_points = true;
        cx.say(SafeText::from_static("Looking for single points of failure."));
    }
}

/// Lists the single points of failure that are known.
pub(in crate::app) fn list_weak_points(reader: &mut Reader, cx: &mut Cx<'_>) {
    if !reader.open_view(View::WeakPoints(PointsOrder::default())) {
        cx.say(SafeText::from_static("Nothing rests on one source alone."));
    }
}
