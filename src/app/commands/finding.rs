//! Finding words, and showing only a part. It must not search.

use super::{Cx, copies};
use crate::app::{
    Key, Overlay,
    actions::Action,
    field::Field,
    overlays::{self, Control},
    picker::{self, Picker, Purpose},
    reader::Reader,
    session::Session,
};
use briefing_evidence::perspective::Facet;
use briefing_text::{SafeText, safe_format};

pub(in crate::app) fn find(session: &mut Session, cx: &mut Cx<'_>) {
    session.reader.begin_search();
    *cx.overlay = Overlay::Find(Field::default());
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
        cx.say(SafeText::from_static(match reader.perspective().as_of {
            _ if reader.search.is_in_text() => "The words stand nowhere in this text.",
            Some(_) => "The words stand nowhere in what was known by then.",
            None => "The words stand nowhere in this briefing.",
        }));
    }
}

/// Takes a key while the words to find are typed.
pub(in crate::app) fn press(mut field: Field, key: Key, session: &mut Session, cx: &mut Cx<'_>) {
    match overlays::control(key) {
        Some(Control::Close) => {
            session.reader.abandon_search();
            session.look_for_words(cx);
            return;
        }
        Some(Control::Accept) if field.text().is_empty() => {
            // As everywhere: no words are those of the last search.
            session.reader.resume_search();
            session.reader.accept_search();
            session.look_for_words(cx);
            next_hit(&mut session.reader, true, 1, cx);
            return;
        }
        Some(Control::Accept) => {
            session.reader.accept_search();
            say_if_found_nowhere(&session.reader, cx);
            return;
        }
        Some(Control::Step(by)) => {
            session.reader.next_hit(by > 0, 1);
        }
        Some(Control::Page(_) | Control::Complete) | None => {
            if field.press(key) {
                search(&field, session, cx);
            } else {
                *cx.unbound = Some(key);
            }
        }
    }
    *cx.overlay = Overlay::Find(field);
}

/// Takes pasted text while the words to find are typed.
pub(in crate::app) fn paste(mut field: Field, text: &str, session: &mut Session, cx: &mut Cx<'_>) {
    field.paste(text);
    search(&field, session, cx);
    *cx.overlay = Overlay::Find(field);
}

/// Looks for what is typed now.
fn search(field: &Field, session: &mut Session, cx: &mut Cx<'_>) {
    if field.text() != session.reader.search.typed() {
        session.reader.set_search(field.text());
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
