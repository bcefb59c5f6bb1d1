//! What can go wrong with a catalog, and what can be done about it. The files are never touched.

use std::{fmt, io};

use briefing_text::{SafeText, safe_format};

/// Why a catalog did not answer.
#[derive(Debug)]
pub enum Error {
    /// Somebody else writes to it, and did not end in time.
    Busy,
    /// It is damaged, or no catalog of this version.
    Damaged(SafeText),
    /// Its disk is full.
    Full,
    /// It may not be written to.
    ReadOnly,
    /// A folder of the library cannot be listed.
    Folder(io::Error),
    /// Whoever asked does not wait any longer.
    Interrupted,
    /// Anything else.
    Other(SafeText),
}

impl Error {
    /// What is wrong, in a sentence without its full stop.
    pub fn message(&self) -> SafeText {
        match self {
            Self::Busy => SafeText::from_static("another reader is writing the catalog; try again"),
            Self::Damaged(why) => {
                safe_format!("the catalog is damaged ({why}); `briefing library --rebuild` makes it anew")
            }
            Self::Full => SafeText::from_static("the disk of the catalog is full"),
            Self::ReadOnly => SafeText::from_static("the folder of the catalog may not be written to"),
            Self::Folder(error) => safe_format!("the folder cannot be listed: {error}"),
            Self::Interrupted => SafeText::from_static("interrupted"),
            Self::Other(why) => safe_format!("the catalog cannot be used: {why}"),
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.message().as_str())
    }
}

impl std::error::Error for Error {}
