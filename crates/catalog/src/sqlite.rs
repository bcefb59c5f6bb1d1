//! A catalog in one file of `SQLite`: opening it, and what it is made of. Only this folder knows SQL.

mod asking;
mod scoped;
mod searching;
#[cfg(test)]
mod steps;
mod writing;

use std::{
    ffi::OsStr,
    fs,
    os::unix::ffi::OsStrExt,
    path::{Path, PathBuf},
    time::Duration,
};

use briefing_text::{SafeText, safe_format};
use rusqlite::{Connection, ErrorCode, OpenFlags};

use crate::Error;

pub use asking::{List, Met, NameCount};
pub use searching::Scope;
pub(crate) use writing::{File, Writer};

/// The tables of this version. Another version is thrown away: the files have all that it had.
const SCHEMA: &str = include_str!("sqlite/schema.sql");

/// What its file is called.
const FILE: &str = "catalog.sqlite3";

/// Which version the tables are of.
const VERSION: i64 = 3;

/// "Brfg", by which a file is known as a catalog.
const APPLICATION: i64 = 0x4272_6667;

/// So long a reader waits for another one that writes.
const PATIENCE: Duration = Duration::from_secs(10);

/// The memory for pages, in KiB, as `SQLite` wants it: less than nothing.
const CACHE: i64 = -24_576;

/// A catalog that is open.
#[derive(Debug)]
pub struct Catalog {
    connection: Connection,
    /// How it is kept.
    state: State,
}

/// How a catalog is kept, and what a reader should know of that.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    /// Its file; nothing where it is in memory alone.
    pub file: Option<PathBuf>,
    /// What was not as it should be, in a sentence without its full stop; nothing where all is well.
    pub notice: Option<SafeText>,
    /// Whether there was none before.
    pub is_new: bool,
}

impl Catalog {
    /// Opens the catalog in a folder of caches, which is made where there is none. What is damaged or of another version is
    /// moved aside and made anew; where nothing can be written, the catalog is in memory alone. `state` tells of both.
    ///
    /// Errors: another program holds the file.
    pub fn open(folder: &Path) -> Result<Self, Error> {
        let file = folder.join(FILE);
        if let Err(error) = fs::create_dir_all(folder) {
            return Self::in_memory(safe_format!("the catalog is in memory alone: {error}"));
        }
        match Self::at(&file) {
            Err(Error::Damaged(why)) => {
                move_aside(&file);
                let mut catalog = Self::at(&file)?;
                catalog.state.notice = Some(safe_format!("the catalog was made anew: {why}"));
                Ok(catalog)
            }
            Err(Error::Busy) => Err(Error::Busy),
            Err(error) => {
                Self::in_memory(safe_format!("the catalog is in memory alone: {}", error.message()))
            }
            opened => opened,
        }
    }

    /// The same, made anew: what was known before is thrown away.
    ///
    /// Errors: as of [`open`](Self::open).
    pub fn anew(folder: &Path) -> Result<Self, Error> {
        for end in ["", "-wal", "-shm", "-journal"] {
            // What cannot be removed is told when it is opened.
            let _ = fs::remove_file(folder.join(format!("{FILE}{end}")));
        }
        Self::open(folder)
    }

    /// Whether a folder was taken in as a whole, by itself or with one that it lies in.
    ///
    /// Errors: the catalog does not answer.
    pub fn knows(&self, folder: &Path) -> Result<bool, Error> {
        Ok(self.root_of(folder)?.is_some())
    }

    /// A catalog in memory, which ends with the program.
    ///
    /// Errors: there is no memory.
    pub fn in_memory(notice: SafeText) -> Result<Self, Error> {
        let connection = Connection::open_in_memory()?;
        let state = State { file: None, notice: Some(notice), is_new: true };
        let catalog = Self { connection, state };
        catalog.connection.execute_batch(SCHEMA)?;
        Ok(catalog)
    }

    fn at(file: &Path) -> Result<Self, Error> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
            | OpenFlags::SQLITE_OPEN_CREATE
            | OpenFlags::SQLITE_OPEN_NO_MUTEX
            | OpenFlags::SQLITE_OPEN_NOFOLLOW;
        let connection = Connection::open_with_flags(file, flags)?;
        connection.busy_timeout(PATIENCE)?;
        let mode: String = connection.query_row("PRAGMA journal_mode = WAL", [], |row| row.get(0))?;
        let notice = (mode != "wal").then(|| {
            SafeText::from_static(
                "the folder of the catalog cannot share it: one reader at a time writes or reads",
            )
        });
        connection.execute_batch(
            "PRAGMA synchronous = OFF; PRAGMA temp_store = MEMORY; PRAGMA wal_autocheckpoint = 8000",
        )?;
        connection.pragma_update(None, "cache_size", CACHE)?;
        // Nothing of it is precious: what a power cut leaves half written is found damaged, and made anew.
        let state = State { file: Some(file.to_owned()), notice, is_new: false };
        let mut catalog = Self { connection, state };
        match catalog.version()? {
            (0, 0, true) => {
                catalog.make()?;
                catalog.state.is_new = true;
            }
            (APPLICATION, VERSION, _) => {}
            (APPLICATION, _, _) => {
                return Err(Error::Damaged(SafeText::from_static(
                    "it was of another version of the program",
                )));
            }
            _ => return Err(Error::Damaged(SafeText::from_static("the file was no catalog"))),
        }
        Ok(catalog)
    }

    /// The application and the version that a file says it is of, and whether it has no tables.
    fn version(&self) -> Result<(i64, i64, bool), Error> {
        let number = |pragma: &str| self.connection.query_row(pragma, [], |row| row.get(0));
        let tables: i64 = number("SELECT count(*) FROM sqlite_schema")?;
        Ok((number("PRAGMA application_id")?, number("PRAGMA user_version")?, tables == 0))
    }

    /// Makes the tables, once: of two readers that begin together, one does.
    fn make(&mut self) -> Result<(), Error> {
        let transaction =
            self.connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        let tables: i64 =
            transaction.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
        if tables == 0 {
            transaction.execute_batch(SCHEMA)?;
            transaction.pragma_update(None, "application_id", APPLICATION)?;
            transaction.pragma_update(None, "user_version", VERSION)?;
        }
        transaction.commit()?;
        Ok(())
    }

    /// How it is kept.
    pub const fn state(&self) -> &State {
        &self.state
    }
}

/// Moves a file aside with what `SQLite` keeps beside it; what cannot be moved is overwritten when it is made anew.
fn move_aside(file: &Path) {
    for end in ["", "-wal", "-shm", "-journal"] {
        let mut from = file.as_os_str().to_owned();
        from.push(end);
        let mut to = file.as_os_str().to_owned();
        to.push(".broken");
        to.push(end);
        if fs::rename(&from, &to).is_err() {
            let _ = fs::remove_file(&from);
        }
    }
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        let said = || safe_format!("{error}");
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy,
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Self::Damaged(said()),
            Some(ErrorCode::DiskFull) => Self::Full,
            Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => Self::ReadOnly,
            Some(ErrorCode::OperationInterrupted) => Self::Interrupted,
            _ => Self::Other(said()),
        }
    }
}

/// A path from the bytes of its folder and of its name.
fn path(folder: &[u8], name: &[u8]) -> PathBuf {
    Path::new(OsStr::from_bytes(folder)).join(OsStr::from_bytes(name))
}
