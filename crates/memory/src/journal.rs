//! Appending to the log of this device, whole lines or none. It must not know what they say.

use std::{
    fmt,
    fs::{DirBuilder, File, OpenOptions, TryLockError},
    io::{self, ErrorKind, Read, Seek, SeekFrom, Write},
    os::unix::fs::{DirBuilderExt, OpenOptionsExt},
    path::{Path, PathBuf},
    thread,
    time::Duration,
};

use briefing_format::files;
use briefing_text::{SafeText, safe_format};

use super::{device::Device, line::Lines};

/// Whoever else writes to the log has it for less than this.
const PATIENCE: Duration = Duration::from_millis(500);

/// How often one looks whether it is free.
const STEP: Duration = Duration::from_millis(5);

/// Whether a line must be on the disk before anybody is told that it is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sync {
    /// It must: a note, a mark.
    Now,
    /// The system may take its time: a place.
    Later,
}

/// The log of this device.
#[derive(Clone, Debug)]
pub struct Journal {
    folder: PathBuf,
    device: Device,
}

impl Journal {
    /// That of this device in a folder, which need not be there yet.
    pub fn new(folder: &Path) -> Self {
        Self { folder: folder.to_owned(), device: Device::beside(folder) }
    }

    /// The file.
    pub fn path(&self) -> PathBuf {
        self.folder.join(format!("{}.jsonl", self.device))
    }

    /// Appends lines. Errors: none of them is kept; they can be appended again.
    pub fn append(&self, lines: &Lines, sync: Sync) -> Result<(), NotKept> {
        if lines.is_empty() {
            return Ok(());
        }
        let path = self.path();
        self.append_to(&path, lines, sync)
            .map_err(|error| NotKept { folder: files::name(&self.folder), error })
    }

    fn append_to(&self, path: &Path, lines: &Lines, sync: Sync) -> io::Result<()> {
        let mut options = OpenOptions::new();
        options.read(true).append(true).create(true).mode(0o600);
        let (mut file, is_new) = match OpenOptions::new().read(true).append(true).open(path) {
            Ok(file) => (file, false),
            Err(error) if error.kind() == ErrorKind::NotFound => {
                DirBuilder::new().recursive(true).mode(0o700).create(&self.folder)?;
                (options.open(path)?, true)
            }
            Err(error) => return Err(error),
        };
        let is_locked = lock(&file);
        let length = file.seek(SeekFrom::End(0))?;
        // What a kill or a full disk has torn stays a line of its own.
        let begin = if is_torn(&mut file, length)? { "\n" } else { "" };
        let text = [begin, lines.as_str()].concat();
        let written = file.write_all(text.as_bytes()).and_then(|()| match sync {
            Sync::Now => file.sync_data(),
            Sync::Later => Ok(()),
        });
        if let Err(error) = written {
            if is_locked {
                // Half a line is no use to anybody; where it cannot be taken away, the next line begins a new one.
                let _ = file.set_len(length);
            }
            return Err(error);
        }
        if is_new && sync == Sync::Now {
            File::open(&self.folder)?.sync_all()?;
        }
        Ok(())
    }
}

/// Waits until nobody else writes. Appended lines stay whole without it: where the file system has no locks, or somebody was
/// stopped while writing, one goes on.
fn lock(file: &File) -> bool {
    let mut waited = Duration::ZERO;
    loop {
        match file.try_lock() {
            Ok(()) => return true,
            Err(TryLockError::WouldBlock) if waited < PATIENCE => {
                thread::sleep(STEP);
                waited += STEP;
            }
            Err(_) => return false,
        }
    }
}

/// Whether the last line has no end.
fn is_torn(file: &mut File, length: u64) -> io::Result<bool> {
    if length == 0 {
        return Ok(false);
    }
    let mut last = [0];
    file.seek(SeekFrom::End(-1))?;
    file.read_exact(&mut last)?;
    Ok(last != *b"\n")
}

/// Why something is not kept; displays as one sentence that says what to do.
#[derive(Debug)]
pub struct NotKept {
    pub(crate) folder: SafeText,
    pub(crate) error: io::Error,
}

impl NotKept {
    /// What the system said.
    pub fn error(&self) -> &io::Error {
        &self.error
    }

    /// Says in one sentence what is wrong and what to do.
    pub fn message(&self) -> SafeText {
        let folder = &self.folder;
        match self.error.kind() {
            ErrorKind::PermissionDenied => {
                safe_format!("this user may not write in {folder}; allow it with `chmod u+rwx` on it")
            }
            ErrorKind::ReadOnlyFilesystem => {
                safe_format!(
                    "the disk of {folder} can only be read; set XDG_STATE_HOME to a folder on another"
                )
            }
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
                safe_format!("the disk is full; make room where {folder} is")
            }
            ErrorKind::NotADirectory | ErrorKind::AlreadyExists | ErrorKind::IsADirectory => {
                safe_format!("no folder can be made; move away what lies at {folder}")
            }
            _ => safe_format!("{}: {folder}", self.error),
        }
    }
}

impl fmt::Display for NotKept {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.message().fmt(f)
    }
}

impl std::error::Error for NotKept {}
