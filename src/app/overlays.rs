//! What lies over the screen and takes the keys: pickers, the search prompt, a date, hints. It must not know what lies below.

use std::{mem, sync::Arc};

use super::{
    Effect, Key, KeyCode,
    actions::Action,
    address_prompt::{self, AddressPrompt},
    commands::{self, Cx, Rows, changes, editing, finding, following, library, notes, recent, rest, time},
    date_field::DateField,
    desk::{Desk, Front},
    hints::{Hints, Typed},
    job::{Spot, Task},
    layout::Area,
    note_field::NoteField,
    picker::{self, Choice, Entry, Leave, Picker, Purpose, has_names},
    search_field::SearchField,
    session::Session,
};
use briefing_format::model::Item;
use briefing_text::SafeText;

/// What lies over the screen.
#[derive(Debug, Default)]
pub(crate) enum Overlay {
    /// Nothing.
    #[default]
    None,
    /// A list to choose from.
    Picker(Box<Picker>),
    /// The words to find are being typed.
    Find(SearchField),
    /// A date is being typed.
    Date(DateField),
    /// A note is being typed.
    Note(Box<NoteField>),
    /// Letters stand on the links.
    Hints(Hints),
    /// A web address is shown before it is opened.
    Address(Box<AddressPrompt>),
    /// The search in all briefings.
    Everything,
}

impl Overlay {
    /// Whether text is typed here.
    pub(crate) const fn has_field(&self) -> bool {
        matches!(self, Self::Picker(_) | Self::Find(_) | Self::Date(_) | Self::Note(_) | Self::Everything)
    }
}

/// Where a picker stands: in the middle, with a margin where there is room for one.
pub(crate) fn picker_area(width: u16, height: u16) -> Area {
    let x = match width {
        0..=60 => 0,
        61..=84 => 1,
        _ => ((width - 84).min(24) / 2).max(1),
    };
    let y = if height > 16 { 2 } else { 0 };
    Area { x, y, width: width - 2 * x, height: height - 2 * y }
}

/// Where the hits of the search in all briefings stand: below what is typed and what is said of it, above what is said of the
/// selected one.
pub(crate) fn hits_area(width: u16, height: u16) -> Area {
    let inside = picker_area(width, height).inside();
    let below = if inside.height >= 12 { 3 } else { u16::from(inside.height > 5) };
    Area { y: inside.y + 2, height: inside.height.saturating_sub(2 + below), ..inside }
}

/// How many rows at the foot of a picker of this height say the selected entry in full.
pub(crate) fn detail_rows(purpose: Purpose, (width, height): (u16, u16)) -> u16 {
    let is_whole = match purpose {
        Purpose::Problems => true,
        Purpose::Help => !has_names(width.into()),
        _ => false,
    };
    if height >= 12 && !is_whole { 3 } else { 0 }
}

/// What a key does in every overlay that has a use for it. These keys are the same whatever the configuration says:
/// letters are typed there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Control {
    /// Closes it, and nothing has happened.
    Close,
    /// Takes what is typed or selected.
    Accept,
    /// Goes on by an entry, or back.
    Step(isize),
    /// Goes on by a screenful of entries, or back.
    Page(isize),
    /// Types the selected entry, or goes on.
    Complete,
}

/// Opens the editor at the problem that is selected: letters alone are typed.
const EDIT: Key = Key { ctrl: true, ..Key::plain(KeyCode::Char('e')) };

/// Takes the note or mark away that is selected.
const FORGET: Key = Key::plain(KeyCode::Delete);

/// Ends the program as somebody has chosen who is told that notes are not kept.
fn leave(way: Leave, cx: &mut Cx<'_>) {
    match way {
        Leave::TryAgain => cx.keeping.try_again(&mut cx.effects),
        Leave::Stay => {}
        Leave::Print => cx.effects.push(Effect::Quit),
    }
}

/// What a key does in overlays, where it is not typed.
pub(super) const fn control(key: Key) -> Option<Control> {
    Some(match (key.code, key.ctrl) {
        (KeyCode::Esc, _) => Control::Close,
        (KeyCode::Enter, false) => Control::Accept,
        (KeyCode::Down, false) | (KeyCode::Char('n'), true) => Control::Step(1),
        (KeyCode::Up, false) | (KeyCode::Char('p'), true) => Control::Step(-1),
        (KeyCode::PageDown, false) => Control::Page(1),
        (KeyCode::PageUp, false) => Control::Page(-1),
        (KeyCode::Tab, false) => Control::Complete,
        _ => return None,
    })
}

/// Takes a key. The overlay is gone unless whoever takes the key puts it back.
pub(super) fn press(key: Key, desk: &mut Desk, cx: &mut Cx<'_>) {
    match (mem::take(cx.overlay), desk.front_mut()) {
        (Overlay::Picker(picker), _) => press_picker(picker, key, desk, cx),
        (Overlay::Find(field), Front::Session(session)) => finding::press(field, key, session, cx),
        (Overlay::Date(date), Front::Session(session)) => time::press(date, key, session, cx),
        (Overlay::Note(note), Front::Session(session)) => notes::press(*note, key, session, cx),
        (Overlay::Hints(hints), Front::Session(session)) => press_hints(hints, key, session, cx),
        (Overlay::Address(prompt), _) => address_prompt::press(*prompt, key, cx),
        (Overlay::Everything, _) => library::press(key, desk, cx),
        // Without a briefing there are neither words to find nor dates nor links.
        (Overlay::None | Overlay::Find(_) | Overlay::Date(_) | Overlay::Note(_) | Overlay::Hints(_), _) => {}
    }
}

/// Takes pasted text.
pub(super) fn paste(text: &str, desk: &mut Desk, cx: &mut Cx<'_>) {
    if matches!(cx.overlay, Overlay::Everything) {
        return library::paste(text, desk, cx);
    }
    match (mem::take(cx.overlay), desk.session_mut()) {
        (Overlay::Picker(mut picker), session) => {
            picker.field.paste(text);
            narrow(picker, session, cx);
        }
        (Overlay::Find(field), Some(session)) => finding::paste(field, text, session, cx),
        (Overlay::Date(mut date), _) => {
            date.field.paste(text);
            *cx.overlay = Overlay::Date(date);
        }
        (Overlay::Note(mut note), _) => {
            note.field.paste(text);
            *cx.overlay = Overlay::Note(note);
        }
        (other, _) => *cx.overlay = other,
    }
}

/// Another version of the briefing in front is shown: what lies over it is about that one from now on.
pub(super) fn follow(session: &Session, follow: &dyn Fn(Item) -> Option<Item>, cx: &mut Cx<'_>) {
    match mem::take(cx.overlay) {
        Overlay::Note(mut note) => {
            note.about.follow(follow);
            *cx.overlay = Overlay::Note(note);
        }
        // Letters stand on what is on the screen, which is another one.
        Overlay::Hints(_) => {}
        Overlay::Picker(mut picker) => {
            match picker.purpose {
                Purpose::GoTo | Purpose::Hits => picker.outdate(),
                Purpose::Filter => picker.renew(picker::facets(&session.reader)),
                Purpose::Problems => {
                    picker.renew(picker::problems(Some(session.reader.document()), cx.config));
                }
                Purpose::Notes => picker.renew(notes::entries(session)),
                Purpose::Copy => picker.renew(rest::copies(&session.reader)),
                Purpose::Palette
                | Purpose::Help
                | Purpose::Date
                | Purpose::Versions
                | Purpose::Recent
                | Purpose::Everywhere
                | Purpose::Leave => {}
            }
            *cx.overlay = Overlay::Picker(picker);
            rank(session, cx);
        }
        other => *cx.overlay = other,
    }
}

/// Marks and notes are others by now, or stand elsewhere.
pub(super) fn renew_notes(session: &Session, cx: &mut Cx<'_>) {
    if let Overlay::Picker(picker) = &mut *cx.overlay
        && picker.purpose == Purpose::Notes
    {
        picker.renew(notes::entries(session));
    }
}

/// Opens a picker over entries, or says why it would be empty.
pub(super) fn open_picker(purpose: Purpose, entries: Vec<Entry>, cx: &mut Cx<'_>) {
    if entries.is_empty() && !purpose.is_ranked_elsewhere() {
        cx.say(SafeText::from_static(purpose.words().empty));
    } else {
        *cx.overlay = Overlay::Picker(Box::new(Picker::new(purpose, entries)));
    }
}

/// Asks for a ranking of names or hits for the present letters, where the picker shows one.
pub(super) fn rank(session: &Session, cx: &mut Cx<'_>) {
    let Overlay::Picker(picker) = &*cx.overlay else { return };
    let (purpose, query) = (picker.purpose, picker.field.text().to_owned());
    if purpose == Purpose::Hits {
        session.list_hits(&query, cx);
    } else if purpose.is_ranked_elsewhere() {
        session.ask(Task::Rank { document: Arc::clone(session.reader.shown()), query }, cx);
    }
}

/// Shows what fits the letters that are typed now.
fn narrow(mut picker: Box<Picker>, session: Option<&mut Session>, cx: &mut Cx<'_>) {
    picker.narrow();
    *cx.overlay = Overlay::Picker(picker);
    if let Some(session) = session {
        rank(session, cx);
    }
}

fn press_picker(mut picker: Box<Picker>, key: Key, desk: &mut Desk, cx: &mut Cx<'_>) {
    if let (Some(Choice::Place(byte)), true) = (picker.choice().map(|entry| &entry.choice), key == EDIT)
        && let Some(session) = desk.session_mut()
    {
        return editing::edit_at(session, Spot::Byte(*byte), cx);
    }
    if let (Some(Choice::Kept(id, _)), true) =
        (picker.choice().map(|entry| entry.choice.clone()), key == FORGET)
        && let Some(session) = desk.session_mut()
    {
        session.forget(id, cx);
        return notes::list(session, cx);
    }
    match control(key) {
        Some(Control::Close) => return,
        _ if is_looked_up(&picker, key, cx) => picker.look_up(key),
        Some(Control::Accept) => return choose(picker, desk, cx),
        _ if is_doubled(&picker, key, cx) => return choose(picker, desk, cx),
        Some(Control::Step(by)) => picker.step(by),
        Some(Control::Page(by)) => picker.pages(by),
        Some(Control::Complete) => picker.complete(!key.shift),
        None if picker.field.press(key) => return narrow(picker, desk.session_mut(), cx),
        None if picker.purpose == Purpose::Help => picker.look_up(key),
        None => *cx.unbound = Some(key),
    }
    *cx.overlay = Overlay::Picker(picker);
}

/// Whether a key asks the help what it does: a bound one that is not needed to type and choose, while nothing is
/// typed or the key before has been looked up.
fn is_looked_up(picker: &Picker, key: Key, cx: &Cx<'_>) -> bool {
    let is_spare = |key: Key| {
        let is_needed = matches!(
            key.code,
            KeyCode::Char(_) | KeyCode::Enter | KeyCode::Up | KeyCode::Down | KeyCode::Backspace
        );
        (!is_needed || key.ctrl || key.alt) && cx.config.keymap.action(key).is_some()
    };
    let typed = picker.field.text();
    let is_free = typed.is_empty() || Key::parse(typed).is_some_and(is_spare);
    picker.purpose == Purpose::Help && is_free && is_spare(key)
}

/// Whether the key that opened the list of copies is pressed again: it takes the selected one.
fn is_doubled(picker: &Picker, key: Key, cx: &Cx<'_>) -> bool {
    picker.purpose == Purpose::Copy
        && picker.field.text().is_empty()
        && cx.config.keymap.action(key) == Some(Action::Copy)
}

/// Does what the selected entry stands for.
fn choose(picker: Box<Picker>, desk: &mut Desk, cx: &mut Cx<'_>) {
    let Some(choice) = picker.choice().map(|entry| entry.choice.clone()) else {
        cx.say(SafeText::from_static("Nothing fits what is typed."));
        *cx.overlay = Overlay::Picker(picker);
        return;
    };
    match (choice, desk.session_mut()) {
        (Choice::None, _) if picker.purpose == Purpose::Help => {
            cx.say(SafeText::from_static("That is a sign of the screen, and no key."));
            *cx.overlay = Overlay::Picker(picker);
        }
        (Choice::Run(action), _) => commands::run(action, desk, cx),
        (Choice::Copy(text), _) => {
            cx.say(SafeText::from_static("Copying…"));
            cx.effects.push(Effect::Copy(text));
        }
        (Choice::Go(item) | Choice::Kept(_, Some(item)), Some(session)) => {
            following::go(&mut session.reader, item, cx);
        }
        (Choice::Hit(hit), Some(session)) => session.reader.visit_hit(hit),
        (Choice::Date(purpose, date), Some(session)) => time::take(purpose, *date, session, cx),
        (Choice::Kept(_, None), _) => {
            cx.say(SafeText::from_static("Its item is gone; delete takes the note or mark away."));
            *cx.overlay = Overlay::Picker(picker);
        }
        (Choice::Found(hit), _) => library::open_met(*hit, desk, cx),
        (Choice::Open(path), _) => recent::open(path, desk, cx),
        (Choice::Leave(way), _) => leave(way, cx),
        (Choice::Version(number), Some(session)) => changes::take(number, session, cx),
        (Choice::Toggle(facet), Some(session)) => finding::toggle(picker, facet, session, cx),
        (Choice::Place(byte), Some(session)) => match session.reader.document().briefing.item_around(byte) {
            Some(item) => {
                session.problem = Some((item, byte));
                following::go(&mut session.reader, item, cx);
            }
            None => cx.say(SafeText::from_static(
                "This is in no item that is shown; the file has it at that line.",
            )),
        },
        // The entry says all there is; or there is no briefing any more in which to go or to choose.
        (
            Choice::None
            | Choice::Heading
            | Choice::Go(_)
            | Choice::Hit(_)
            | Choice::Date(..)
            | Choice::Version(_)
            | Choice::Kept(..)
            | Choice::Place(_)
            | Choice::Toggle(_),
            _,
        ) => {}
    }
}

fn press_hints(mut hints: Hints, key: Key, session: &mut Session, cx: &mut Cx<'_>) {
    if control(key) == Some(Control::Close) {
        return;
    }
    let typed = match key.code {
        KeyCode::Char(letter) if !key.ctrl && !key.alt => hints.press(letter),
        _ => Typed::Nothing,
    };
    match typed {
        Typed::More => *cx.overlay = Overlay::Hints(hints),
        Typed::Nothing => cx.say(SafeText::from_static("No link has these letters.")),
        Typed::Link(link) => following::follow_link(session, link, cx),
    }
}
