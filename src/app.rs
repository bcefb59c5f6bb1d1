//! The reader's state and how it changes: `Msg` -> `App::update` -> `Effect`s. It must not know the terminal or how anything is painted.

pub mod actions;
pub mod config;
pub mod date_field;
pub mod drawing;
pub mod field;
pub mod filter;
pub mod find;
pub mod flow;
pub mod gutter;
pub mod hints;
pub mod history;
pub mod job;
pub mod keymap;
pub mod lanes;
pub mod layout;
pub mod lens;
pub mod lines;
pub mod msg;
pub mod panes;
pub mod picker;
pub mod reader;
pub mod request;
pub mod shelf;
pub mod source_text;
pub mod view;

mod acting;
mod acting_on_copies;
mod acting_on_time;
mod acting_on_weight;
pub mod chronology;
mod keys;
pub mod overlays;
mod pointing;

use std::sync::Arc;

pub use briefing_terminal::{Effect, Input, Key, KeyCode, Mouse, MouseKind};
pub use job::Job;
pub use msg::{Answer, Msg};

use briefing_terminal::NotCopied;
pub use overlays::Overlay;

use briefing_library::{Document, Entry, LoadError, Progress};
use briefing_text::{SafeText, safe_format};
use config::{Config, WrongEntry};
use job::Task;
use layout::{Layout, Pane, layout};
use lines::Order;
use reader::Reader;
use request::{Present, Requests};
use shelf::Shelf;

/// What the screen is like, as far as drawing must know.
#[derive(Clone, Copy, Debug, Default)]
pub struct Look {
    /// Whether color is left out (`NO_COLOR`).
    pub no_color: bool,
    /// Whether right-to-left text is put into visual order here, because the terminal does not.
    pub reorder: bool,
}

impl Look {
    /// The order in which the cells of a line are sent to the terminal.
    pub const fn order(self) -> Order {
        if self.reorder { Order::Visual } else { Order::Logical }
    }
}

/// What the screen shows.
#[derive(Debug)]
pub enum Screen {
    /// The list of briefings.
    Shelf,
    /// A briefing on its way.
    Loading {
        /// What it is called.
        name: SafeText,
        /// How far it is, once that is known.
        progress: Option<Progress>,
    },
    /// A briefing.
    Reader(Box<Reader>),
    /// Why a briefing cannot be opened.
    Failed(LoadError),
}

/// A message on the last line, until the next key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Status {
    /// What is said.
    pub text: SafeText,
    /// Whether something went wrong.
    pub is_error: bool,
}

/// Digits that may become a count.
#[derive(Clone, Debug, Default)]
struct Pending {
    digits: String,
    /// Where the keys were before a single digit named a pane: a digit that names none makes both a count and goes back there.
    pane_before: Option<Pane>,
}

/// The whole state of the program.
#[derive(Debug)]
pub struct App {
    /// The configuration in force.
    pub config: Config,
    /// What the screen is like.
    pub look: Look,
    /// What the screen shows.
    pub screen: Screen,
    /// What lies over it.
    pub overlay: Overlay,
    /// The message on the last line.
    pub status: Option<Status>,
    /// Whether the mouse is listened to.
    pub mouse: bool,
    /// The briefings to choose from.
    pub shelf: Shelf,
    /// The last key that meant nothing where it was pressed.
    pub unbound: Option<Key>,
    /// The briefing that was left for the list of briefings, exactly as it was, and which of the list it is.
    left: Option<(usize, Box<Reader>)>,
    size: (u16, u16),
    pending: Pending,
    requests: Requests,
    pastes: bool,
}

impl App {
    /// Starts with briefings to choose from; where there is one, it is opened at once by the returned job.
    pub fn new(config: Config, wrong: &[WrongEntry], look: Look, entries: Vec<Entry>) -> (Self, Vec<Job>) {
        let mouse = config.mouse;
        let mut app = Self {
            config,
            look,
            screen: Screen::Shelf,
            overlay: Overlay::None,
            status: None,
            mouse,
            shelf: Shelf { entries, selected: 0, top: 0 },
            unbound: None,
            left: None,
            size: (0, 0),
            pending: Pending::default(),
            requests: Requests::default(),
            pastes: false,
        };
        if let Some(first) = wrong.first() {
            let more = if wrong.len() > 1 {
                safe_format!(" ({} more)", wrong.len() - 1)
            } else {
                SafeText::default()
            };
            app.fail(safe_format!("config.yaml, line {}: {}{more}", first.line, first.message));
        }
        let jobs =
            if app.shelf.entries.len() == 1 { app.open_selected().into_iter().collect() } else { Vec::new() };
        app.requests.face(app.present());
        (app, jobs)
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
        app.shelf.entries.push(entry);
        app.screen = Screen::Reader(Box::new(Reader::new(document)));
        app.requests.face(app.present());
        (app, Vec::new())
    }

    /// Takes what happened, changes the state, and says what the outside world is to do.
    pub fn update(&mut self, msg: Msg) -> Vec<Effect<Job>> {
        let mut effects = Vec::new();
        match msg {
            Msg::Input(Input::Resize { width, height }) => self.size = (width, height),
            Msg::Input(Input::Key(key)) => self.press(key, &mut effects),
            Msg::Input(Input::Paste(text)) => self.paste(&text, &mut effects),
            Msg::Input(Input::Mouse(mouse)) => self.point(mouse, &mut effects),
            Msg::NotCopied(NotCopied { limit }) => {
                self.fail(safe_format!("Not copied: terminals take at most {} kB.", limit / 1000));
            }
            // What is about another briefing, day or text than the present one would be wrong, or mean nothing at all.
            Msg::Answer { request, .. } if request.is_stale() => {}
            Msg::Answer { answer, .. } => self.take(*answer, &mut effects),
        }
        self.ask(&mut effects);
        self.settle();
        let pastes = self.overlay.has_field();
        if pastes != self.pastes {
            self.pastes = pastes;
            effects.push(Effect::BracketedPaste(pastes));
        }
        self.requests.face(self.present());
        effects
    }

    /// Takes what slow work has found for what is in front of the reader.
    fn take(&mut self, answer: Answer, effects: &mut Vec<Effect<Job>>) {
        match answer {
            Answer::Progress { progress } => self.take_progress(progress),
            Answer::Loaded { result } => self.take_document(result),
            Answer::Found { hits, at } => {
                // A search that was given up is not answered, even if no newer one was asked for.
                let reader = self.reader_or_left().filter(|reader| reader.search.is_running);
                if let Some(reader) = reader
                    && !reader.set_hits(hits, at)
                {
                    self.say_if_found_nowhere();
                }
            }
            Answer::Weighed { points } => self.take_weak_points(points),
            Answer::AsOf { date, document } => self.take_view(date, document),
            Answer::Verified { found } => {
                if let Some(reader) = self.reader_or_left() {
                    reader.take_verified(found);
                }
            }
            Answer::Copy { lines, found } => self.take_copy(lines, found, effects),
            Answer::CopyChanged => {
                if let Some(reader) = self.reader_or_left() {
                    reader.want_copy_again();
                }
            }
            Answer::FoundInText { hits, at } => self.take_text_hits(hits, at),
            Answer::Ranked { entries, total } => {
                if let Overlay::Picker(picker) = &mut self.overlay
                    && picker.is_ranked_elsewhere()
                {
                    picker.set_ranking(entries, total);
                }
            }
        }
    }

    /// Asks for what the briefing needs.
    fn ask(&mut self, effects: &mut Vec<Effect<Job>>) {
        self.read_copies(effects);
        self.weigh(effects);
    }

    /// What requests may be about.
    fn present(&self) -> Present {
        let reader = match &self.screen {
            Screen::Reader(reader) => Some(reader),
            Screen::Shelf | Screen::Loading { .. } | Screen::Failed(_) => {
                self.left.as_ref().map(|(_, reader)| reader)
            }
        };
        let text = reader.and_then(|reader| reader.text());
        Present {
            is_opening: matches!(self.screen, Screen::Loading { .. }),
            edition: reader.map(|reader| reader.document.edition()),
            copy: text.map(|text| text.source),
            lines: text.and_then(|text| text.lines()).map(|lines| lines.id()),
        }
    }

    /// Gets ready for what is likely to come next, while nobody waits; what is shown stays as it is.
    pub fn look_ahead(&mut self) {
        if let Screen::Reader(reader) = &mut self.screen {
            reader.look_ahead();
        }
    }

    fn take_progress(&mut self, now: Progress) {
        if let Screen::Loading { progress, .. } = &mut self.screen {
            *progress = Some(now);
        }
    }

    fn take_document(&mut self, result: Result<Arc<Document>, LoadError>) {
        self.screen = match result {
            Ok(document) => {
                self.left = None;
                Screen::Reader(Box::new(Reader::new(document)))
            }
            Err(error) => Screen::Failed(error),
        };
    }

    /// The briefing that is being read, or else the one that was left for the list of briefings.
    fn reader_or_left(&mut self) -> Option<&mut Reader> {
        match &mut self.screen {
            Screen::Reader(reader) => Some(reader),
            Screen::Shelf | Screen::Loading { .. } | Screen::Failed(_) => {
                self.left.as_mut().map(|(_, reader)| &mut **reader)
            }
        }
    }

    /// Opens the selected briefing of the shelf; one that was only left is there at once, as it was.
    fn open_selected(&mut self) -> Option<Job> {
        if let Some((_, reader)) = self.left.take_if(|(entry, _)| *entry == self.shelf.selected) {
            self.screen = Screen::Reader(reader);
            return None;
        }
        let entry = self.shelf.entries.get(self.shelf.selected)?;
        self.screen = Screen::Loading { name: entry.origin.name(), progress: None };
        Some(Job::new(&self.requests, Task::Load { origin: entry.origin.clone() }))
    }

    /// Brings everything in step with the size and with what changed.
    fn settle(&mut self) {
        let (width, height) = self.size;
        let rows = usize::from(self.body().height);
        self.shelf.settle(rows);
        if let Screen::Reader(reader) = &mut self.screen {
            reader.settle(width, height);
        }
        if let Overlay::Picker(picker) = &mut self.overlay {
            let inside = overlays::picker_area(width, height).inside().height;
            picker.settle(usize::from(inside.saturating_sub(1 + overlays::detail_rows(inside))));
        }
    }

    /// The size of the screen, in columns and rows.
    pub const fn size(&self) -> (u16, u16) {
        self.size
    }

    /// The layout of the screen for a list or a message that has it to itself.
    pub fn plain_layout(&self) -> Layout {
        layout(self.size.0, self.size.1, Pane::List, true)
    }

    fn body(&self) -> layout::Area {
        self.plain_layout().list.unwrap_or_default().inside()
    }

    /// The count that is being typed, as it is shown.
    pub fn count(&self) -> &str {
        if self.pending.pane_before.is_some() { "" } else { &self.pending.digits }
    }

    fn say(&mut self, text: SafeText) {
        self.status = Some(Status { text, is_error: false });
    }

    fn fail(&mut self, text: SafeText) {
        self.status = Some(Status { text, is_error: true });
    }
}
