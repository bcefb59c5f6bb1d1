//! Finding words, and showing only a part. It must not search.

use super::{Cx, copies};
use crate::app::{
    Key, KeyCode, Overlay,
    actions::Action,
    overlays::{self, Control},
    picker::{self, Picker, Purpose},
    reader::Reader,
    search_field::SearchField,
    session::Session,
};
use briefing_evidence::perspective::Facet;
use briefing_text::{SafeText, safe_format};

pub(in crate::app) fn find(session: &mut Session, cx: &mut Cx<'_>) {
    session.reader.begin_search();
    *cx.overlay = Overlay::Find(SearchField::default());
}

pub(in crate::app) fn find_next(session: &mut Session, cx: &mut Cx<'_>) {
    step(session, true, cx);
}

pub(in crate::app) fn find_previous(session: &mut Session, cx: &mut Cx<'_>) {
    step(session, false, cx);
}

fn step(session: &mut Session, forward: bool, cx: &mut Cx<'_>) {
    if session.reader.text().is_some() {
        copies::step(session, forward, cx);
    } else {
        next_hit(&mut session.reader, forward, cx.times(), cx);
    }
}

pub(super) fn next_hit(reader: &mut Reader, forward: bool, times: usize, cx: &mut Cx<'_>) {
    if reader.next_hit(forward, times) {
        return;
    }
    if reader.search.pattern.is_some() {
        say_if_found_nowhere(reader, cx);
    } else {
        let find = cx.key(Action::Find);
        cx.say(safe_format!("Nothing is looked for; {find} finds words."));
    }
}

/// Says that what is looked for is not there, once that is known.
pub(in crate::app) fn say_if_found_nowhere(reader: &Reader, cx: &mut Cx<'_>) {
    if !reader.search.is_running && reader.search.count() == 0 {
        // What the reader itself says of an item, such as that somebody denies it, is no text of the file.
        let filter = cx.key(Action::Filter);
        cx.say(match reader.perspective().as_of {
            _ if reader.search.is_in_text() => SafeText::from_static("The words stand nowhere in this text."),
            Some(_) => SafeText::from_static("The words stand nowhere in what was known by then."),
            None => {
                safe_format!("No text of the file has the words; {filter} goes by who, source and status.")
            }
        });
    }
}

/// Lists all hits with the words around them.
pub(in crate::app) fn hits(session: &mut Session, cx: &mut Cx<'_>) {
    let search = &session.reader.search;
    if search.pattern.is_none() {
        let find = cx.key(Action::Find);
        cx.say(safe_format!("Nothing is looked for; {find} finds words."));
    } else if search.is_running || search.count() > 0 {
        overlays::open_picker(Purpose::Hits, Vec::new(), cx);
        overlays::rank(session, cx);
    } else {
        say_if_found_nowhere(&session.reader, cx);
    }
}

/// Lists the hits anew that are listed, now that they are known.
pub(in crate::app) fn list_anew(session: &Session, in_front: bool, cx: &mut Cx<'_>) {
    if in_front && matches!(&*cx.overlay, Overlay::Picker(picker) if picker.purpose == Purpose::Hits) {
        overlays::rank(session, cx);
    }
}

/// Takes a key while the words to find are typed.
pub(in crate::app) fn press(mut typed: SearchField, key: Key, session: &mut Session, cx: &mut Cx<'_>) {
    let is_wrong = session.reader.search.wrong.is_some();
    match (overlays::control(key), key.code) {
        (Some(Control::Close), _) => {
            session.reader.abandon_search();
            session.look_for_words(cx);
            return;
        }
        // What is wrong with it stands beside it.
        (Some(Control::Accept | Control::Complete), _) if is_wrong => {}
        (Some(Control::Accept), _) if typed.field.text().is_empty() => {
            // As everywhere: no words are those of the last search.
            session.reader.resume_search();
            session.reader.accept_search();
            session.look_for_words(cx);
            next_hit(&mut session.reader, true, 1, cx);
            return;
        }
        (Some(Control::Complete), _) if typed.field.text().is_empty() => {
            session.reader.resume_search();
            session.reader.accept_search();
            session.look_for_words(cx);
            return hits(session, cx);
        }
        (Some(control @ (Control::Accept | Control::Complete)), _) => {
            session.reader.accept_search();
            session.searches.remember(&typed.sought());
            if control == Control::Complete {
                return hits(session, cx);
            }
            say_if_found_nowhere(&session.reader, cx);
            return;
        }
        (_, code @ (KeyCode::Up | KeyCode::Down)) => {
            if typed.recall(code == KeyCode::Up, &session.searches) {
                search(&typed, session, cx);
            } else {
                cx.say(SafeText::from_static("There are no more searches to recall."));
            }
        }
        (Some(Control::Step(by)), _) => {
            session.reader.next_hit(by > 0, 1);
        }
        (None, KeyCode::Char('r')) if key.alt || key.ctrl => {
            typed.is_regex = !typed.is_regex;
            search(&typed, session, cx);
        }
        (Some(Control::Page(_)) | None, _) => {
            if typed.field.press(key) {
                search(&typed, session, cx);
            } else {
                *cx.unbound = Some(key);
            }
        }
    }
    *cx.overlay = Overlay::Find(typed);
}

/// Takes pasted text while the words to find are typed.
pub(in crate::app) fn paste(mut typed: SearchField, text: &str, session: &mut Session, cx: &mut Cx<'_>) {
    typed.field.paste(text);
    search(&typed, session, cx);
    *cx.overlay = Overlay::Find(typed);
}

/// Looks for what is typed now.
fn search(typed: &SearchField, session: &mut Session, cx: &mut Cx<'_>) {
    let sought = typed.sought();
    let is_searched =
        session.reader.search.typed().map_or(sought.text.is_empty(), |before| *before == sought);
    if !is_searched {
        session.reader.set_search(sought);
        session.look_for_words(cx);
    }
}

pub(in crate::app) fn filter(session: &mut Session, cx: &mut Cx<'_>) {
    overlays::open_picker(Purpose::Filter, picker::facets(&session.reader), cx);
}

/// Puts a condition into the filter or takes it out; the picker stays, to combine several.
pub(in crate::app) fn toggle(mut picker: Box<Picker>, facet: Facet, session: &mut Session, cx: &mut Cx<'_>) {
    let reader = &mut session.reader;
    reader.toggle_facet(facet);
    picker.field.set("");
    picker.replace(picker::facets(reader));
    *cx.overlay = Overlay::Picker(picker);
    cx.say(SafeText::from_static("enter puts in or takes out, esc closes"));
}

pub(in crate::app) fn clear_filter(session: &mut Session, cx: &mut Cx<'_>) {
    cx.say(SafeText::from_static(if session.reader.show_all() {
        "Everything is shown again."
    } else {
        "There is no filter; everything is shown."
    }));
}
