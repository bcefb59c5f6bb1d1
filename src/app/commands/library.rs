//! The library and the search in all briefings: opening what was found, the order, and what is done where the catalog does not
//! answer. It must not know how a catalog is kept.

use std::{path::PathBuf, sync::Arc};

use super::{Cx, Rows, following};
use crate::app::{
    Key, Overlay,
    actions::Action,
    catalog::Asked,
    desk::Desk,
    overlays::{Control, control},
    request::Sort,
    session::Session,
};
use briefing_catalog::{Hit, Kind, Progress, item_of};
use briefing_library::{Entry, Origin};
use briefing_text::{SafeText, safe_format};

/// What is gone to in a briefing, as the catalog knows it.
#[derive(Clone, Debug)]
pub(crate) struct Wanted {
    kind: Kind,
    number: u32,
    title: SafeText,
    /// Whether back leads to the hits of the search.
    is_hit: bool,
}

/// Opens the search in all briefings, with what was typed and found before.
pub(in crate::app) fn search(desk: &mut Desk, cx: &mut Cx<'_>) {
    match &desk.store {
        Ok(_) => *cx.overlay = Overlay::Everything,
        Err(why) => cx.fail(no_catalog(why)),
    }
}

/// Puts another order of the library in force.
pub(in crate::app) fn reorder(desk: &mut Desk, cx: &mut Cx<'_>) {
    match &mut desk.library {
        Some(library) => {
            library.reorder();
            cx.say(safe_format!("The library: {}.", SafeText::from_static(library.order.words())));
        }
        None => cx.say(SafeText::from_static("Briefings that were named stand in the order of their names.")),
    }
}

/// Looks again what has changed in the folders of the library.
pub(in crate::app) fn refresh(desk: &mut Desk, cx: &mut Cx<'_>) {
    match &mut desk.library {
        Some(library) if library.progress.is_none() => {
            library.progress = Some(Progress::default());
            let asked = Asked::Refresh { folders: Arc::clone(&library.folders) };
            desk.ask_catalog(asked, cx);
        }
        Some(_) => cx.say(SafeText::from_static("That is being done.")),
        None => cx.say(SafeText::from_static("The list has the briefings that were named.")),
    }
}

/// Takes a key for the search.
pub(in crate::app) fn press(key: Key, desk: &mut Desk, cx: &mut Cx<'_>) {
    *cx.overlay = Overlay::Everything;
    match control(key) {
        Some(Control::Close) => *cx.overlay = Overlay::None,
        Some(Control::Accept) => open_hit(desk, cx),
        Some(Control::Step(by)) => step(by, desk, cx),
        Some(Control::Page(by)) => {
            desk.everything.pages(by);
            fetch_more(desk, cx);
        }
        Some(Control::Complete) => step(if key.shift { -1 } else { 1 }, desk, cx),
        None => {
            let before = desk.everything.field.text().to_owned();
            if !desk.everything.field.press(key) {
                *cx.unbound = Some(key);
            } else if desk.everything.field.text() != before {
                read(desk, cx);
            }
        }
    }
}

/// Goes on by some hits, or back.
pub(in crate::app) fn step(by: isize, desk: &mut Desk, cx: &mut Cx<'_>) {
    desk.everything.step(by);
    fetch_more(desk, cx);
}

/// Takes pasted text.
pub(in crate::app) fn paste(text: &str, desk: &mut Desk, cx: &mut Cx<'_>) {
    desk.everything.field.paste(text);
    read(desk, cx);
    *cx.overlay = Overlay::Everything;
}

/// Searches for the same again: the catalog has changed.
pub(in crate::app) fn search_again(desk: &mut Desk, cx: &mut Cx<'_>) {
    let folders = folders(desk);
    if let Some(asked) = desk.everything.again(&folders) {
        desk.ask_catalog(asked, cx);
    }
}

/// Goes to what was wanted in a briefing, or says that it is there no more.
pub(in crate::app) fn arrive(session: &mut Session, wanted: &Wanted, cx: &mut Cx<'_>) {
    let reader = &mut session.reader;
    reader.settle(cx.size.0, cx.size.1);
    if wanted.kind != Kind::Briefing {
        session.beside.is_touched = true;
        match item_of(&reader.document().briefing, wanted.kind, wanted.number, &wanted.title) {
            Some(item) => following::go(reader, item, cx),
            None => cx.fail(safe_format!(
                "This {} is not in the file any more, or not alone: {}",
                SafeText::from_static(wanted.kind.as_str()),
                wanted.title
            )),
        }
    }
    if wanted.is_hit {
        session.from_hits = Some(session.reader.depth());
    }
}

/// Says why there is no search.
pub(in crate::app) fn no_catalog(why: &SafeText) -> SafeText {
    safe_format!("There is no search in all briefings: {why}.")
}

/// Says several things in a line.
pub(in crate::app) fn say_all(notices: &[SafeText], cx: &mut Cx<'_>) {
    if let Some(first) = notices.first() {
        let more = match notices.len() - 1 {
            0 => SafeText::default(),
            more => safe_format!(" (and {more} more)"),
        };
        cx.fail(safe_format!("{first}{more}"));
    }
}

/// The catalog did not answer: what is at hand stays as it is, and where that is nothing, the files are listed without it.
pub(in crate::app) fn fail(desk: &mut Desk, sort: Sort, why: &SafeText, cx: &mut Cx<'_>) {
    match (sort, &mut desk.library) {
        (Sort::Everything, _) => return desk.everything.fail(why.clone()),
        (Sort::Refresh, Some(library)) => library.progress = None,
        (_, Some(library)) => library.give_up(),
        (_, None) => {}
    }
    if desk.library.as_ref().is_some_and(|library| library.count() == 0) && desk.store.is_ok() {
        return do_without(desk, why.clone(), cx);
    }
    cx.fail(safe_format!("The library: {why}."));
}

/// There is no catalog: the files are listed as they are.
pub(in crate::app) fn do_without(desk: &mut Desk, why: SafeText, cx: &mut Cx<'_>) {
    let Ok(store) = desk.store.clone() else { return };
    if let Some(library) = &mut desk.library {
        library.progress = None;
        desk.files(&store, cx);
    }
    if matches!(cx.overlay, Overlay::Everything) {
        *cx.overlay = Overlay::None;
    }
    cx.fail(no_catalog(&why));
    desk.store = Err(why);
}

/// The folders in which is searched; everywhere where none is named.
fn folders(desk: &Desk) -> Arc<[PathBuf]> {
    desk.library.as_ref().map_or_else(|| Arc::from([]), |library| Arc::clone(&library.folders))
}

fn read(desk: &mut Desk, cx: &mut Cx<'_>) {
    let folders = folders(desk);
    match desk.everything.read(&folders) {
        Some(asked) => desk.ask_catalog(asked, cx),
        None => desk.forget_search(),
    }
}

fn fetch_more(desk: &mut Desk, cx: &mut Cx<'_>) {
    let folders = folders(desk);
    if let Some(asked) = desk.everything.more(&folders) {
        desk.ask_catalog(asked, cx);
    }
}

/// Opens what was met under a name.
pub(in crate::app) fn open_met(hit: Hit, desk: &mut Desk, cx: &mut Cx<'_>) {
    let Hit { path, kind, number, title, .. } = hit;
    let entry = Entry { origin: Origin::File(path), title: SafeText::default(), fault: None };
    desk.open_at(entry, Wanted { kind, number, title, is_hit: false }, cx);
}

fn open_hit(desk: &mut Desk, cx: &mut Cx<'_>) {
    let Some(Hit { path, kind, number, title, .. }) = desk.everything.choice().cloned() else {
        return cx.say(SafeText::from_static("Nothing is found that could be opened."));
    };
    *cx.overlay = Overlay::None;
    let entry = Entry { origin: Origin::File(path), title: SafeText::default(), fault: None };
    desk.open_at(entry, Wanted { kind, number, title, is_hit: true }, cx);
    if cx.status.is_none() {
        let back = cx.key(Action::Back);
        cx.say(safe_format!("{back} goes back to the hits."));
    }
}
