//! What can happen to the reader, and what it asks of the outside world. It must not perform anything.

use std::sync::Arc;

use super::{
    input::Input,
    picker::Entry,
    request::Request,
    source_text::{Hit, TextLines},
};
use crate::{
    evidence::WeakPoint,
    library::{Document, LoadError, Progress, verify::Verified},
    model::{Date, Item},
    text::SafeText,
};

/// Something that happened.
#[derive(Debug)]
pub enum Msg {
    /// A person did something.
    Input(Input),
    /// The text of an [`Effect::Copy`] was longer than `limit` bytes, and nothing was copied.
    NotCopied {
        /// The most that can be copied, in bytes.
        limit: usize,
    },
    /// Slow work has found something.
    Answer {
        /// The request for it.
        request: Request,
        /// What it has found.
        answer: Box<Answer>,
    },
}

/// What slow work finds.
#[derive(Debug)]
pub enum Answer {
    /// Loading has come so far.
    Progress {
        /// How far.
        progress: Progress,
    },
    /// Loading has ended.
    Loaded {
        /// The briefing, or why there is none.
        result: Result<Arc<Document>, LoadError>,
    },
    /// A search has ended.
    Found {
        /// The hits in reading order.
        hits: Vec<Item>,
        /// The first of them from the selection on.
        at: Option<usize>,
    },
    /// What falls with each source is known.
    Weighed {
        /// The single points of failure.
        points: Arc<[WeakPoint]>,
    },
    /// The briefing as it stood on a date is made.
    AsOf {
        /// The date.
        date: Date,
        /// The briefing then.
        document: Arc<Document>,
    },
    /// Quotes were looked up in some local copies of sources.
    Verified {
        /// What was found.
        found: Vec<Verified>,
    },
    /// A local copy is read.
    Copy {
        /// Its text; nothing where it cannot be read, which `found` says why.
        lines: Option<Arc<TextLines>>,
        /// What is known of its quotes, where that is new.
        found: Option<Verified>,
    },
    /// The local copy that is open is no longer as it was read.
    CopyChanged,
    /// A search in the text of a source has ended.
    FoundInText {
        /// The hits in order.
        hits: Vec<Hit>,
        /// The first of them from the cursor on.
        at: Option<usize>,
    },
    /// Names have been ranked.
    Ranked {
        /// The best, best first.
        entries: Vec<Entry>,
        /// How many fit in all.
        total: usize,
    },
}

/// Something the outside world is to do after an update. `J` is the program's type of slow work.
#[derive(Debug)]
pub enum Effect<J> {
    /// Do slow work on a thread of its own; what it finds comes back as messages.
    Work(J),
    /// Leave the screen and end the program.
    Quit,
    /// Stop the process as `^Z` does, and repaint when it goes on.
    Suspend,
    /// Clear the terminal and paint every cell anew.
    Repaint,
    /// Put text on the clipboard (OSC 52).
    Copy(SafeText),
    /// Switch mouse reporting on or off.
    CaptureMouse(bool),
    /// Switch bracketed paste on or off.
    BracketedPaste(bool),
}
