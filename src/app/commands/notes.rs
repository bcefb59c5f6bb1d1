//! Marks and notes: writing them, and the list of all. It must not know where they are kept.

use super::Cx;
use crate::app::{
    Effect, Key, KeyCode, Overlay,
    actions::Action,
    job::Task,
    margin::first_line,
    note_field::{NoteField, Target},
    overlays::{self, Control},
    picker::{Choice, Entry, Purpose},
    session::Session,
};
use briefing_evidence::describe;
use briefing_format::model::Item;
use briefing_library::Origin;
use briefing_memory::{Kept, Standing};
use briefing_text::{SafeText, safe_format};

pub(in crate::app) fn mark(session: &mut Session, cx: &mut Cx<'_>) {
    let Some(item) = here(session, cx) else { return };
    let name = name(session, item);
    match session.toggle_mark(item, cx) {
        Some(true) => {
            let list = cx.key(Action::Notes);
            cx.say(safe_format!("Marked: {name}; {list} lists marks and notes."));
        }
        Some(false) => cx.say(safe_format!("No longer marked: {name}.")),
        None => say_not_yet(session, cx),
    }
}

/// What a mark or note would stand at; nothing, once that is said, where nothing is selected or it would not be seen.
fn here(session: &Session, cx: &mut Cx<'_>) -> Option<Item> {
    let reader = &session.reader;
    if reader.is_on_folded() {
        cx.say(SafeText::from_static("Unfold the section first: what is folded is not seen."));
        return None;
    }
    let item = reader.at_cursor();
    if item.is_none() {
        cx.say(SafeText::from_static("Nothing is selected here."));
    }
    item
}

fn name(session: &Session, item: Item) -> SafeText {
    describe::excerpt(&describe::name(session.reader.story(), item))
}

/// Whether something can be kept, if not yet.
fn may_be_kept(session: &Session, cx: &Cx<'_>) -> bool {
    cx.keeping.folder().is_some() && !matches!(session.origin(), Origin::Stdin)
}

fn say_not_yet(session: &Session, cx: &mut Cx<'_>) {
    cx.say(SafeText::from_static(match (session.origin(), cx.keeping.folder()) {
        (Origin::Stdin, _) => "Of what came by standard input nothing is kept.",
        (_, Some(_)) => "What is kept is still being read.",
        (_, None) => "Nothing is kept: the configuration says so, or there is no folder for it.",
    }));
}

/// Types a note to what has the cursor, or goes on with the one that is there.
pub(in crate::app) fn note(session: &mut Session, cx: &mut Cx<'_>) {
    let Some(item) = here(session, cx) else { return };
    if session.beside.key.is_none() && !may_be_kept(session, cx) {
        return say_not_yet(session, cx);
    }
    let text = session.note_of(item).and_then(|kept| kept.text.as_ref());
    let text = text.map_or("", SafeText::raw).to_owned();
    let about = session.about(item);
    if text.contains('\n') {
        // One line would lose where the others begin.
        write_at_length(session, about, text, cx);
    } else {
        *cx.overlay = Overlay::Note(Box::new(NoteField::new(about, &text)));
    }
}

/// Takes a key while a note is typed.
pub(in crate::app) fn press(mut typed: NoteField, key: Key, session: &mut Session, cx: &mut Cx<'_>) {
    match (overlays::control(key), key.code) {
        (Some(Control::Close), _) => return,
        // What is typed stays until it can be kept.
        (Some(Control::Accept), _) if session.beside.key.is_none() => {}
        (Some(Control::Accept), _) => {
            let text = typed.field.text().to_owned();
            return keep(session, typed.about, &text, cx);
        }
        (_, KeyCode::Char('o')) if key.ctrl => {
            let text = typed.field.text().to_owned();
            return write_at_length(session, typed.about, text, cx);
        }
        _ => {
            if !typed.field.press(key) {
                *cx.unbound = Some(key);
            }
        }
    }
    *cx.overlay = Overlay::Note(Box::new(typed));
}

fn keep(session: &mut Session, about: Target, text: &str, cx: &mut Cx<'_>) {
    let (is_empty, is_old, is_gone) = (text.trim().is_empty(), about.id.is_some(), about.item.is_none());
    if !session.write_note(about, text, cx) {
        return say_not_yet(session, cx);
    }
    let list = cx.key(Action::Notes);
    if is_empty && is_old {
        cx.say(SafeText::from_static("The note is gone."));
    } else if !is_empty && is_gone {
        cx.say(safe_format!("Noted, but its item is gone by now; {list} has it."));
    } else if !is_empty {
        cx.say(safe_format!("Noted; {list} lists marks and notes."));
    }
}

/// Writes a note in the editor.
fn write_at_length(session: &mut Session, about: Target, text: String, cx: &mut Cx<'_>) {
    if let Err(none) = cx.editor {
        return cx.fail(none.message());
    }
    session.written = Some(about);
    let Some(folder) = cx.keeping.folder().cloned() else { return };
    session.ask(Task::Draft { folder, text }, cx);
}

/// Opens the editor on the file of a note.
pub(in crate::app) fn edit(
    session: &mut Session,
    draft: Result<std::path::PathBuf, SafeText>,
    cx: &mut Cx<'_>,
) {
    match (draft, cx.editor) {
        (Ok(path), Ok(editor)) => {
            cx.effects.push(Effect::Foreground(editor.open(&path, None)));
            session.draft = Some(path);
        }
        (Err(why), _) => cx.fail(why),
        (Ok(_), Err(none)) => cx.fail(none.message()),
    }
}

/// Takes what was written in the editor.
pub(in crate::app) fn take(session: &mut Session, text: Result<String, SafeText>, cx: &mut Cx<'_>) {
    let Some(about) = session.written.take() else { return };
    match text {
        Ok(text) => keep(session, about, text.trim_end(), cx),
        Err(why) => cx.fail(why),
    }
}

/// Lists marks and notes, those that have lost their items, too.
pub(in crate::app) fn list(session: &mut Session, cx: &mut Cx<'_>) {
    if session.beside.key.is_none() {
        return say_not_yet(session, cx);
    }
    overlays::open_picker(Purpose::Notes, entries(session), cx);
}

/// Every mark and note, as the list has it.
pub(in crate::app) fn entries(session: &Session) -> Vec<Entry> {
    session.beside.kept.iter().map(|kept| entry(session, kept)).collect()
}

fn entry(session: &Session, kept: &Kept) -> Entry {
    let item = kept.standing.item();
    let of = match item {
        Some(item) => name(session, item),
        None => kept.written.words(),
    };
    let lead = if kept.text.is_some() { "note" } else { "mark" };
    let (name, note) = match &kept.text {
        Some(text) => (first_line(text), of),
        None => (of, SafeText::default()),
    };
    let caveat = match kept.standing {
        Standing::Certain(_) => "",
        Standing::Changed(_) => " (the item has changed)",
        Standing::Orphan => " (the item is gone)",
    };
    Entry {
        lead: SafeText::from_static(lead),
        name,
        caveat: SafeText::from_static(caveat),
        note,
        date: Vec::new(),
        choice: Choice::Kept(kept.id, item),
    }
}
