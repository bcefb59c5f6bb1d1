//! Opening the file in an editor, at what is selected or at what is wrong. It must not know how an editor takes a place.

use std::sync::Arc;

use super::Cx;
use crate::app::{
    Effect,
    job::{Spot, Task},
    live::Banner,
    session::Session,
};
use briefing_format::model::Item;
use briefing_library::Origin;
use briefing_text::SafeText;

pub(in crate::app) fn edit(session: &mut Session, cx: &mut Cx<'_>) {
    if let Some(Banner::Broken(place, _)) = &session.reader.banner {
        let place = (place.line as usize, place.column as usize);
        return open_at(session, Ok(place), cx);
    }
    let item = session.reader.at_cursor().unwrap_or(Item::Briefing);
    let problem = session.problem.filter(|(around, _)| *around == item);
    edit_at(session, problem.map_or(Spot::Item(item), |(_, byte)| Spot::Byte(byte)), cx);
}

/// Opens the editor at a place of the file, once that is found.
pub(in crate::app) fn edit_at(session: &Session, spot: Spot, cx: &mut Cx<'_>) {
    match (session.origin(), cx.editor) {
        (Origin::File(_), Ok(_)) => {
            session.ask(Task::Locate { document: Arc::clone(session.reader.document()), spot }, cx);
        }
        (Origin::File(_), Err(none)) => cx.fail(none.message()),
        (Origin::Stdin, _) => cx.say(SafeText::from_static("What came by standard input is in no file.")),
        (Origin::Sample(_), _) => {
            cx.say(SafeText::from_static("This sample is inside the program; there is no file to edit."));
        }
    }
}

/// Opens the editor at a line and a column, or says why the file cannot be read.
pub(in crate::app) fn open_at(session: &Session, found: Result<(usize, usize), SafeText>, cx: &mut Cx<'_>) {
    match (session.origin(), cx.editor, found) {
        (Origin::File(path), Ok(editor), Ok(place)) => {
            cx.effects.push(Effect::Foreground(editor.open(path, Some(place))));
        }
        (_, Err(none), _) => cx.fail(none.message()),
        (_, _, Err(why)) => cx.fail(why),
        (Origin::Stdin | Origin::Sample(_), ..) => {}
    }
}
