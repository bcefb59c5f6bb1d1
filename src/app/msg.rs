//! What can happen to the reader, and what it asks of the outside world. It must not perform anything.

use std::{path::PathBuf, sync::Arc, time::Instant};

use briefing_terminal::{Copied, Finished, Input, Opened};

use super::{
    catalog::Told,
    compared::Compared,
    find::Hits,
    live::Banner,
    picker::Entry,
    reader::Version,
    request::Request,
    source_text::{Hit, TextLines},
};
use briefing_evidence::WeakPoint;
use briefing_format::files::Stamp;
use briefing_library::{Document, LoadError, Progress, Revision, verify::Verified};
use briefing_memory::{Memory, Recalled};
use briefing_text::SafeText;
use briefing_watch::Event;

/// Something that happened.
#[derive(Debug)]
pub enum Msg {
    /// A person did something.
    Input(Input),
    /// A text was copied, or was not.
    Copied(Copied),
    /// A web address was opened, or was not.
    Opened(Opened),
    /// The program ends: what is to be kept is kept now.
    Leaving,
    /// A file that is watched has changed, or how files are watched.
    Seen(Event),
    /// An editor has given the terminal back.
    Finished(Finished),
    /// Slow work has found something.
    Reply(Reply),
}

/// What slow work has found, with the request for it.
#[derive(Debug)]
pub struct Reply {
    pub(crate) request: Request,
    pub(crate) answer: Box<Answer>,
}

/// What came of reading a file again.
#[derive(Debug)]
pub enum Reloaded {
    /// It says what it said, to the byte.
    Same,
    /// It is another version: that, and how to get there.
    Version(Version),
    /// It is no briefing that can be read: why.
    Broken(Banner),
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
        hits: Hits,
        /// The first of them from the selection on.
        at: Option<usize>,
        /// Whether that is above the selection: there is none from there on.
        has_wrapped: bool,
    },
    /// What falls with each source is known.
    Weighed {
        /// The single points of failure.
        points: Arc<[WeakPoint]>,
    },
    /// The file was read again.
    Reloaded {
        /// What came of it.
        reloaded: Reloaded,
    },
    /// What is kept of all briefings was read.
    Memory {
        /// All of it.
        memory: Box<Memory>,
    },
    /// Something was kept, or was not.
    Written {
        /// Why not, and what to do.
        result: Result<(), SafeText>,
    },
    /// The catalog of all briefings has told something.
    Catalog {
        /// That.
        told: Told,
    },
    /// A while has passed.
    Paused,
    /// What is kept of a briefing was found.
    Recalled {
        /// That.
        recalled: Box<Recalled>,
        /// What this version is called.
        version: String,
        /// What it says differently from the version that was read last, where that is another one and its text is kept.
        compared: Option<Arc<Compared>>,
        /// Whether it was open already, in another version.
        is_open: bool,
    },
    /// A file for a note was made.
    Draft {
        /// The file, or why there is none.
        path: Result<PathBuf, SafeText>,
    },
    /// The file of a note was read.
    DraftTaken {
        /// What it says, or why it cannot be read.
        text: Result<String, SafeText>,
    },
    /// The place of something in the file was looked for.
    Located {
        /// Its line and column from 1, or why the file cannot be read.
        found: Result<(usize, usize), SafeText>,
    },
    /// The versions of the file that git has were listed.
    Revisions {
        /// The newest first, or why there are none.
        listed: Result<Vec<Revision>, SafeText>,
    },
    /// The file was compared with another version of it.
    Changes {
        /// What it says differently, or why that cannot be told.
        result: Result<Arc<Compared>, SafeText>,
    },
    /// The briefing as it stood on a date is made.
    AsOf {
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
    /// Local copies were compared with what is known of them.
    Compared {
        /// When they were looked at.
        at: Instant,
        /// Those that are in another state than the one that was known, each with what tells it now.
        others: Vec<(Arc<str>, Option<Stamp>)>,
    },
    /// A search in the text of a source has ended.
    FoundInText {
        /// The hits in order.
        hits: Vec<Hit>,
        /// The first of them from the cursor on.
        at: Option<usize>,
        /// Whether that is above the cursor: there is none from there on.
        has_wrapped: bool,
    },
    /// Names have been ranked.
    Ranked {
        /// The best, best first.
        entries: Vec<Entry>,
        /// How many fit in all.
        total: usize,
    },
}

impl From<Input> for Msg {
    fn from(input: Input) -> Self {
        Self::Input(input)
    }
}

impl From<Copied> for Msg {
    fn from(told: Copied) -> Self {
        Self::Copied(told)
    }
}

impl From<Opened> for Msg {
    fn from(told: Opened) -> Self {
        Self::Opened(told)
    }
}

impl From<Finished> for Msg {
    fn from(told: Finished) -> Self {
        Self::Finished(told)
    }
}
