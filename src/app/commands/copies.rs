//! The local copies of sources on screen: opening one, and going from quote to quote in it. It must not read them.

use super::{Cx, finding};
use crate::app::{layout::Pane, lens::Lens, reader::Reader, session::Session, view::View};
use briefing_format::model::Item;
use briefing_text::SafeText;

/// The text of what is selected, where that has one.
pub(super) fn text(reader: &Reader) -> Option<View> {
    match (reader.focus, reader.selected()) {
        (Pane::Quotes, _) => {
            let quote = reader.quotes.selected()?;
            Some(View::Text(reader.story().copy_of(quote)?, Some(quote)))
        }
        (Pane::List, Some(Item::Source(source))) if reader.lens == Lens::Sources => {
            let has_copy = !reader.story().get(source).file.is_empty();
            has_copy.then_some(View::Text(source, None))
        }
        _ => None,
    }
}

/// Goes to the next quote in the text that is open, or, where words are looked for, to the next place with them.
pub(super) fn step(session: &mut Session, forward: bool, cx: &mut Cx<'_>) {
    if session.reader.search.pattern.is_none() {
        if !session.reader.step_quote(forward, cx.times()) {
            cx.say(SafeText::from_static("No quote is found in this text."));
        }
    } else if session.reader.search.is_in_text() {
        finding::next_hit(&mut session.reader, forward, cx.times(), cx);
    } else {
        session.reader.search_in_text();
        session.look_for_words(cx);
    }
}
