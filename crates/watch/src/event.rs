//! What there is to be said about files. It must not find it out.

use std::path::PathBuf;

/// Something that happened. Paths are as they were given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// The file is another one than before, and nobody seems to write to it any more. What it says may be the same.
    Changed(PathBuf),
    /// For two seconds there has been no such file: it was removed or moved, or may not be seen any more.
    Gone(PathBuf),
    /// A file that was gone, or was not there from the start, is there.
    Back(PathBuf),
    /// The system does not tell of all changes: files are looked at every two seconds. Said once for each reason.
    Polling(Why),
    /// From now on the system tells of changes again.
    Notified,
}

/// Why files have to be looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The system watches as many folders for this user as it may.
    Limit,
    /// A file is on another machine, or in a folder that another one shares: what is written there is not told here.
    Network,
    /// More happened than the system could remember.
    Overflow,
    /// A folder may not be watched by this user.
    Folder,
    /// On this system nothing is told.
    System,
}
