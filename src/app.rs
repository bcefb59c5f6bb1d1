//! The reader's state and how it changes: `Msg` -> `App::update` -> `Effect`s. It must not know the terminal or how anything is painted.

pub mod actions;
pub(crate) mod address_prompt;
pub(crate) mod ascii;
pub(crate) mod catalog;
mod clipboard;
pub(crate) mod compared;
pub mod config;
pub(crate) mod date_field;
pub(crate) mod drawing;
pub(crate) mod everything;
pub(crate) mod field;
pub(crate) mod find;
pub(crate) mod flow;
pub(crate) mod gutter;
pub(crate) mod hints;
pub(crate) mod history;
pub(crate) mod job;
pub(crate) mod keeping;
pub(crate) mod keymap;
pub(crate) mod lanes;
pub(crate) mod layout;
pub(crate) mod lens;
pub(crate) mod library;
pub(crate) mod lines;
pub(crate) mod live;
pub(crate) mod margin;
pub(crate) mod msg;
pub(crate) mod note_field;
pub(crate) mod offers;
pub(crate) mod panes;
pub(crate) mod picker;
pub(crate) mod place;
pub(crate) mod reader;
pub(crate) mod reading;
pub(crate) mod request;
pub(crate) mod search_field;
pub(crate) mod shelf;
pub(crate) mod signs;
pub(crate) mod source_text;
pub(crate) mod view;
pub(crate) mod watch;

pub(crate) mod commands;
pub(crate) mod desk;
mod keys;
pub(crate) mod limits;
pub(crate) mod overlays;
mod pointing;
pub mod session;
pub(crate) mod tabs;

use std::{path::PathBuf, sync::Arc, time::Duration};

pub use briefing_terminal::{Effect, Input, Key, KeyCode, Mouse, MouseKind};
pub use desk::Front;
pub use job::Job;
pub use msg::Msg;
pub use msg::{Answer, Reply};
pub(crate) use overlays::Overlay;

use actions::Action;
use briefing_format::model::date::Day;
use briefing_library::{Document, Entry, Fingerprint, LoadError, Origin, tour};
use briefing_memory::Lines;
use briefing_terminal::{Browser, Editor, NoBrowser, NoEditor};
use briefing_text::{SafeText, safe_format};
use briefing_watch::Stamp;
use catalog::Store;
use commands::Cx;
use config::{Config, WrongEntry};
use desk::Desk;
use job::Task;
use keeping::Keeping;
use keys::Pending;
use layout::{Layout, plain_body, plain_layout};
use library::Library;
use lines::Order;
use live::Banner;
use session::Session;
use shelf::Shelf;

/// What the screen is like, as far as drawing must know.
#[derive(Clone, Copy, Debug, Default)]
pub struct Look {
    /// Whether color is left out (`NO_COLOR`).
    pub(crate) no_color: bool,
    /// Whether right-to-left text is put into visual order here, because the terminal does not.
    pub(crate) reorder: bool,
}

impl Look {
    /// The order in which the cells of a line are sent to the terminal.
    pub(crate) const fn order(self) -> Order {
        if self.reorder { Order::Visual } else { Order::Logical }
    }
}

/// A message on the last line, until the next key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Status {
    /// What is said.
    pub(crate) text: SafeText,
    /// Whether something went wrong.
    pub is_error: bool,
}

/// The whole state of the program.
#[derive(Debug)]
pub struct App {
    /// The configuration in force.
    pub(crate) config: Config,
    /// What the screen is like.
    pub(crate) look: Look,
    /// The briefings, and which of them has the screen.
    pub(crate) desk: Desk,
    /// What lies over it.
    pub(crate) overlay: Overlay,
    /// The message on the last line.
    pub(crate) status: Option<Status>,
    /// Whether the mouse is listened to.
    pub(crate) mouse: bool,
    /// By what web addresses are opened.
    pub(crate) browser: Browser,
    /// The editor that somebody has chosen, or why there is none.
    editor: Result<Editor, NoEditor>,
    /// The last key that meant nothing where it was pressed.
    pub(crate) unbound: Option<Key>,
    size: (u16, u16),
    /// How long the program has run when it was last told.
    now: Duration,
    /// Which day it was then.
    today: Option<Day>,
    pending: Pending,
    pastes: bool,
    /// What is kept of briefings.
    pub(crate) keeping: Keeping,
    /// Of which files somebody was told last that they are to be watched.
    watched: Vec<Fingerprint>,
}

impl App {
    /// Starts with briefings to choose from; where there is one, it is opened at once by the returned job.
    pub(crate) fn new(
        config: Config,
        wrong: &[WrongEntry],
        look: Look,
        entries: Vec<Entry>,
    ) -> (Self, Vec<Job>) {
        let mut app = Self {
            mouse: config.mouse,
            status: wrong_entries(wrong, &config),
            config: Config { wrong: wrong.to_vec(), ..config },
            look,
            desk: Desk::new(entries),
            overlay: Overlay::None,
            browser: Browser::None(NoBrowser::NoDisplay),
            editor: Err(NoEditor::NotSet),
            unbound: None,
            size: (0, 0),
            now: Duration::ZERO,
            today: None,
            pending: Pending::default(),
            pastes: false,
            keeping: Keeping::default(),
            watched: Vec::new(),
        };
        let is_only = app.desk.shelf.entries.len() == 1;
        let job = if is_only { app.desk.open_selected() } else { None };
        (app, job.into_iter().collect())
    }

    /// Starts with one briefing that is loaded already.
    pub fn with_document(
        config: Config,
        wrong: &[WrongEntry],
        look: Look,
        entry: Entry,
        document: Arc<Document>,
    ) -> (Self, Vec<Job>) {
        let (mut app, _) = Self::new(config, wrong, look, Vec::new());
        app.desk.shelf.entries.push(entry);
        app.desk.put_in_front(Front::Session(Box::new(Session::new(document))));
        (app, Vec::new())
    }

    /// Starts with the library of some folders, whose catalog is in a folder of caches.
    pub fn with_library(
        config: Config,
        wrong: &[WrongEntry],
        look: Look,
        folders: Vec<PathBuf>,
        caches: PathBuf,
    ) -> (Self, Vec<Job>) {
        let (mut app, _) = Self::new(config, wrong, look, Vec::new());
        app.desk.library = Some(Library::new(folders));
        app.catalog_in(caches);
        let jobs = app.desk.first_jobs();
        (app, jobs)
    }

    /// Searches in the catalog in a folder of caches from now on, where the program has one.
    pub fn catalog_in(&mut self, caches: PathBuf) {
        if Self::HAS_CATALOG {
            self.desk.store = Ok(Arc::new(Store::new(caches)));
        }
    }

    /// Whether the program is built with a catalog.
    pub const HAS_CATALOG: bool = catalog::IS_BUILT_IN;

    /// Opens web addresses by this from now on; by nothing before.
    pub fn set_browser(&mut self, browser: Browser) {
        self.browser = browser;
    }

    /// Edits files with this from now on.
    pub fn set_editor(&mut self, editor: Result<Editor, NoEditor>) {
        self.editor = editor;
    }

    /// Offers the tour to somebody who starts the program for the first time, unless there is something else to say.
    pub fn greet(&mut self) {
        let is_tour = |origin: &Origin| *origin == Origin::Sample(tour());
        let Shelf { entries, selected, .. } = &self.desk.shelf;
        let text = match self.desk.front() {
            Front::Session(session) if is_tour(session.origin()) => return,
            Front::Shelf if entries.get(*selected).is_some_and(|entry| is_tour(&entry.origin)) => {
                safe_format!("New here? {} opens a tour of the keys.", self.key(Action::Follow))
            }
            _ => safe_format!("New here? Press {}, type tour, and press enter.", self.key(Action::Palette)),
        };
        self.status.get_or_insert(Status { text, is_error: false });
    }

    /// Keeps marks, notes and places in a folder from now on; the job reads what is there. A place is kept once it was stood on
    /// for a while.
    pub fn keep_in(&mut self, folder: PathBuf, pause: Duration) -> Job {
        self.keeping.keep_in(folder, pause)
    }

    /// Takes in what time it is, in seconds since 1970.
    pub const fn tell_clock(&mut self, seconds: u64) {
        self.keeping.tell_time(seconds);
    }

    /// What is not known to be on the disk when the program ends, where the reader is among it; and whether there are notes.
    pub fn last_words(&mut self) -> (Lines, bool) {
        let effects = self.take(Msg::Leaving);
        drop(effects);
        (self.keeping.unkept(), self.keeping.has_notes())
    }

    /// The files that are to be watched, each from a state on; nothing where they are those that were told last.
    pub fn files_to_watch(&mut self) -> Option<Vec<(PathBuf, Option<Stamp>)>> {
        let open: Vec<Fingerprint> =
            self.desk.sessions().map(|session| session.reader.document().fingerprint()).collect();
        if open == self.watched {
            return None;
        }
        self.watched = open;
        Some(self.desk.sessions().flat_map(Session::files).collect())
    }

    /// Why the only briefing there is could not be opened, which has ended the program.
    pub fn failure(&self) -> Option<&LoadError> {
        self.desk.failure()
    }

    /// Takes in how long the program has run, and which day it is: the clock is of the world outside.
    pub const fn tell_time(&mut self, now: Duration, today: Option<Day>) {
        (self.now, self.today) = (now, today);
    }

    /// Takes what happened, changes the state, and says what the outside world is to do.
    pub fn update(&mut self, msg: Msg) -> Vec<Effect<Job>> {
        if let Msg::Input(Input::Resize { width, height }) = msg {
            self.size = (width, height);
        }
        let is_input = matches!(msg, Msg::Input(_));
        let is_deed = matches!(msg, Msg::Input(Input::Key(_) | Input::Mouse(_) | Input::Paste(_)));
        if let Some(session) = self.desk.session_mut().filter(|_| is_deed) {
            session.beside.is_touched = true;
        }
        let mut effects = self.take(msg);
        if is_deed && self.desk.session().is_some() {
            self.keeping.wait(&mut effects);
        }
        self.ask_before_leaving(&mut effects);
        self.settle();
        // What is on the screen is known only now.
        let now = self.now;
        let compare = self.desk.session_mut().and_then(|session| session.compare_copies(is_input, now));
        effects.extend(compare.map(Effect::Work));
        let pastes = self.overlay.has_field();
        if pastes != self.pastes {
            self.pastes = pastes;
            effects.push(Effect::BracketedPaste(pastes));
        }
        self.desk.expire();
        effects
    }

    /// Where notes are nowhere but here, asks what becomes of them before the program ends; ctrl-c ends it all the same.
    fn ask_before_leaving(&mut self, effects: &mut Vec<Effect<Job>>) {
        let is_asked =
            matches!(&self.overlay, Overlay::Picker(picker) if picker.purpose == picker::Purpose::Leave);
        let leaves = effects.iter().any(|effect| matches!(effect, Effect::Quit));
        if !leaves || is_asked || !self.keeping.is_to_be_asked() {
            return;
        }
        effects.retain(|effect| !matches!(effect, Effect::Quit));
        let entries = picker::leaving(self.keeping.trouble());
        self.overlay = Overlay::Picker(Box::new(picker::Picker::new(picker::Purpose::Leave, entries)));
    }

    /// Has what happened taken in by whom it concerns, and what is then in front ask for what it needs.
    fn take(&mut self, msg: Msg) -> Vec<Effect<Job>> {
        let Self {
            config,
            look,
            desk,
            overlay,
            status,
            mouse,
            browser,
            editor,
            unbound,
            size,
            today,
            pending,
            keeping,
            ..
        } = self;
        let (effects, look, size, today) = (Vec::new(), *look, *size, *today);
        let (count, next) = (None, None);
        let mut cx = Cx {
            config,
            look,
            size,
            today,
            overlay,
            status,
            unbound,
            mouse,
            browser,
            editor,
            count,
            keeping,
            effects,
            next,
        };
        match msg {
            Msg::Input(Input::Resize { .. }) => {}
            Msg::Input(Input::Returned) => cx.keeping.look_again(&mut cx.effects),
            Msg::Input(Input::Key(key)) => keys::press(key, desk, pending, &mut cx),
            Msg::Input(Input::Paste(text)) => overlays::paste(&text, desk, &mut cx),
            Msg::Input(Input::Mouse(mouse)) => {
                *pending = Pending::default();
                pointing::point(mouse, desk, &mut cx);
            }
            Msg::Copied(copied) => clipboard::tell(&copied, &mut cx),
            Msg::Opened(opened) => address_prompt::tell(&opened, &mut cx),
            Msg::Finished(finished) => {
                if let Some(complaint) = finished.complaint() {
                    cx.fail(complaint);
                }
                if let Some(session) = desk.session_mut() {
                    if let Some(path) = session.draft.take() {
                        session.ask(Task::TakeDraft { path }, &mut cx);
                    } else {
                        // Also where its changes are not told.
                        session.reload(&mut cx);
                    }
                }
            }
            Msg::Leaving => desk.keep_places(&mut cx),
            Msg::Seen(event) => desk.see(&event, &mut cx),
            Msg::Reply(Reply { request, answer }) if cx.keeping.has_asked(&request) => {
                let is_first = matches!(&*answer, Answer::Memory { .. });
                let is_time = cx.keeping.admit(*answer, &mut cx.effects);
                let trouble = cx.keeping.memory().and_then(|memory| memory.trouble().first().cloned());
                if let Some(trouble) = trouble.filter(|_| is_first) {
                    cx.fail(trouble);
                }
                if is_first {
                    desk.recall(&mut cx);
                }
                if let Some(session) = desk.session_mut().filter(|_| is_time) {
                    session.keep_place(&mut cx);
                }
            }
            // What is about another briefing, day or text than the present one would be wrong, or mean nothing at all.
            Msg::Reply(Reply { request, .. }) if request.is_stale() => {}
            Msg::Reply(Reply { request, answer }) => desk.admit(&request, *answer, &mut cx),
        }
        desk.ask_for_needs(&mut cx);
        if let Some(session) = desk.session_mut() {
            session.ask_for_needs(&mut cx);
            session.say_what_waits(&mut cx);
        }
        cx.effects
    }

    /// Gets ready for what is likely to come next, while nobody waits; what is shown stays as it is.
    pub fn look_ahead(&mut self) {
        if let Some(session) = self.desk.session_mut() {
            session.reader.look_ahead();
        }
    }

    /// Brings everything in step with the size and with what changed.
    fn settle(&mut self) {
        let (width, height) = self.size;
        self.desk.shelf.settle(usize::from(plain_body(width, height).height));
        if let Some(library) = &mut self.desk.library {
            library.settle(library.rows_area(width, height).height.into());
        }
        self.desk.everything.settle(overlays::hits_area(width, height).height.into());
        let ascii = self.config.ascii();
        if let Some(session) = self.desk.session_mut() {
            session.reader.ascii = ascii;
            session.reader.unkept = self.keeping.trouble().cloned().map(Banner::NotKept);
            session.reader.settle(width, height);
        }
        match &mut self.overlay {
            Overlay::Picker(picker) => {
                let inside = overlays::picker_area(width, height).inside();
                let below = overlays::detail_rows(picker.purpose, (inside.width, inside.height));
                picker.settle(inside.width.into(), usize::from(inside.height.saturating_sub(1 + below)));
            }
            Overlay::Address(prompt) => prompt.settle(width, height, &self.browser),
            Overlay::None
            | Overlay::Find(_)
            | Overlay::Date(_)
            | Overlay::Note(_)
            | Overlay::Hints(_)
            | Overlay::Everything => {}
        }
    }

    /// The size of the screen, in columns and rows.
    pub(crate) const fn size(&self) -> (u16, u16) {
        self.size
    }

    /// The layout of the screen for a list or a message that has it to itself.
    pub(crate) fn plain_layout(&self) -> Layout {
        plain_layout(self.size.0, self.size.1)
    }

    /// The count that is being typed, as it is shown.
    pub(crate) fn count(&self) -> &str {
        self.pending.count()
    }

    /// The key that an action has, for hints in words.
    pub(crate) fn key(&self, action: Action) -> &SafeText {
        self.config.keymap.first(action)
    }
}

/// What is said of the wrong entries of a configuration.
fn wrong_entries(wrong: &[WrongEntry], config: &Config) -> Option<Status> {
    let first = wrong.first()?;
    let key = config.keymap.first(Action::Problems);
    // What leads to the rest stands first: the line may be too short for all.
    let more = match wrong.len() - 1 {
        0 => SafeText::default(),
        more => safe_format!("({key} lists {more} more) "),
    };
    let text = safe_format!("{more}{}", first.told());
    Some(Status { text, is_error: true })
}
