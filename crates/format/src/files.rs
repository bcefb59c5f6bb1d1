//! Opening and reading files safely, within limits, and decoding them to text; and saving one without harm.
//!
//! A path may name a pipe that never answers, a device that never ends, or a file that an editor is saving at this
//! moment; none of them may hang the program, fill the memory or yield half a file. This module must not know what
//! stands in a file.

pub mod copies;
mod decode;
mod save;

use std::fmt;
use std::fs::{self, File, FileType, Metadata};
use std::io::{self, Read};
use std::os::unix::fs::{FileTypeExt, MetadataExt};
use std::path::Path;

use rustix::fs::{Mode, OFlags};

pub use copies::{Copies, Copy, CopyError};
pub use decode::{DecodeError, MARK, decode, text};
pub use save::{Existing, SaveError, check_free, rewrite, save, save_private, save_with};

use crate::diagnostic::{Code, Diagnostic, Span};
use briefing_text::SafeText;
use briefing_text::safe_format;

/// The most bytes that a file may have unless the caller knows better: 512 MiB.
pub const DEFAULT_LIMIT: u64 = 512 * MEBIBYTE;

const MEBIBYTE: u64 = 1024 * 1024;

/// How often a file is read that changes meanwhile, before we give up.
const READS: usize = 3;

/// Reads a whole regular file of at most `limit` bytes.
///
/// A file that changes while it is read (size, time of modification, or another file in its place) is read again,
/// three times at most.
pub fn read(path: &Path, limit: u64) -> Result<Vec<u8>, FileError> {
    read_stamped(path, limit).map(|(bytes, _)| bytes)
}

/// The same, with what tells this state of the file from a later one.
fn read_stamped(path: &Path, limit: u64) -> Result<(Vec<u8>, Stamp), FileError> {
    read_until_steady(path, || {
        let (file, metadata) = open(path)?;
        if metadata.len() > limit {
            return Err(FileError::TooLarge { file: name(path), limit });
        }
        let bytes = read_limited(file, metadata.len(), limit).map_err(|error| error.about(name(path)))?;
        // The path, not the open file: an editor that saves by renaming leaves the open file as it was.
        let after = fs::metadata(path).ok().as_ref().map(Stamp::new);
        let stamp = Stamp::new(&metadata);
        Ok(((bytes, stamp), after == Some(stamp)))
    })
}

/// Reads the first `bytes` bytes of a regular file, or all of a shorter one.
pub fn head(path: &Path, bytes: usize) -> Result<Vec<u8>, FileError> {
    let (file, _) = open(path)?;
    let mut head = Vec::new();
    match file.take(bytes as u64).read_to_end(&mut head) {
        Ok(_) => Ok(head),
        Err(error) => Err(FileError::new(name(path), error)),
    }
}

/// Reads standard input to its end, at most `limit` bytes.
///
/// Waits for as long as whoever writes to it takes; do not call it where standard input is a terminal.
pub fn read_stdin(limit: u64) -> Result<Vec<u8>, FileError> {
    read_limited(io::stdin().lock(), 0, limit).map_err(|error| error.about(SafeText::line("standard input")))
}

/// Gives the name of a file as it may be shown: bytes that are not UTF-8 and characters that hide become U+FFFD.
pub fn name(path: &Path) -> SafeText {
    SafeText::line(&path.to_string_lossy())
}

/// Why a file cannot be read; displays as one sentence that names the file and says what to do.
#[derive(Debug)]
pub enum FileError {
    /// Nothing has this name.
    NotFound {
        /// The file as it was named.
        file: SafeText,
    },
    /// The system does not let this user read it.
    NoPermission {
        /// The file as it was named.
        file: SafeText,
    },
    /// Something else has this name.
    NotAFile {
        /// The file as it was named.
        file: SafeText,
        /// What it is, with its article: `a folder`, `a named pipe`, `a socket`, `a device`.
        what: &'static str,
    },
    /// It has more bytes than the limit.
    TooLarge {
        /// The file as it was named.
        file: SafeText,
        /// The limit, in bytes.
        limit: u64,
    },
    /// It changed each time while it was read.
    Changed {
        /// The file as it was named.
        file: SafeText,
    },
    /// The system failed in some other way.
    Io {
        /// The file as it was named.
        file: SafeText,
        /// What the system said.
        error: io::Error,
    },
}

impl FileError {
    fn new(file: SafeText, error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Self::NotFound { file },
            io::ErrorKind::PermissionDenied => Self::NoPermission { file },
            io::ErrorKind::IsADirectory => Self::NotAFile { file, what: "a folder" },
            _ => Self::Io { file, error },
        }
    }

    /// Says in one sentence what is wrong, naming the file.
    pub fn message(&self) -> SafeText {
        match self {
            Self::NotFound { file } => safe_format!("{file} does not exist"),
            Self::NoPermission { file } => safe_format!("{file} may not be read by this user"),
            Self::NotAFile { file, what } => safe_format!("{file} is {what}, not a file"),
            Self::TooLarge { file, limit } => {
                safe_format!("{file} is larger than {}", size(*limit))
            }
            Self::Changed { file } => safe_format!("{file} keeps changing while it is read"),
            Self::Io { file, error } => safe_format!("{file} cannot be read: {error}"),
        }
    }

    /// Says what to do about it.
    pub(crate) fn help(&self) -> SafeText {
        match self {
            Self::NotFound { .. } => SafeText::line("check the name and the folder"),
            Self::NoPermission { file } => {
                safe_format!("allow it, for example with `chmod u+r` on {file}")
            }
            Self::NotAFile { what: "a folder", .. } => SafeText::line("name a file in it"),
            Self::NotAFile { .. } => SafeText::line("name a file, or use `-` to read standard input"),
            Self::TooLarge { .. } => SafeText::line("split it into several files"),
            Self::Changed { .. } => SafeText::line("try again once it is written"),
            Self::Io { .. } => SafeText::line("try again, or copy the file to another disk"),
        }
    }

    /// Makes a diagnostic of it for the place that names the file.
    pub fn diagnostic(&self, span: Span) -> Diagnostic {
        Diagnostic::new(Code::FileUnreadable, span, self.message()).with_help(self.help())
    }
}

impl fmt::Display for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}; {}", self.message(), self.help())
    }
}

impl std::error::Error for FileError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io { error, .. } => Some(error),
            Self::NotFound { .. }
            | Self::NoPermission { .. }
            | Self::NotAFile { .. }
            | Self::TooLarge { .. }
            | Self::Changed { .. } => None,
        }
    }
}

/// What tells that a file is the same one, unchanged, and may be read as before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stamp {
    device: u64,
    inode: u64,
    size: u64,
    modified: (i64, i64),
    /// Whether this user may not read it: then it is another file to a reader, though nobody has written to it.
    is_closed: bool,
}

impl Stamp {
    fn new(metadata: &Metadata) -> Self {
        Self {
            device: metadata.dev(),
            inode: metadata.ino(),
            size: metadata.len(),
            modified: (metadata.mtime(), metadata.mtime_nsec()),
            is_closed: false,
        }
    }
}

/// Calls `read_once` until it says that the file did not change meanwhile.
fn read_until_steady<T>(
    path: &Path,
    mut read_once: impl FnMut() -> Result<(T, bool), FileError>,
) -> Result<T, FileError> {
    for _ in 0..READS {
        if let (whole, true) = read_once()? {
            return Ok(whole);
        }
    }
    Err(FileError::Changed { file: name(path) })
}

/// Opens a regular file, and nothing else, without ever waiting.
fn open(path: &Path) -> Result<(File, Metadata), FileError> {
    // Opening a named pipe would wait for a writer, opening a terminal could make it ours.
    let flags = OFlags::RDONLY | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC;
    let opened = rustix::fs::open(path, flags, Mode::empty()).map_err(io::Error::from);
    let opened = opened.map(File::from).and_then(|file| file.metadata().map(|metadata| (file, metadata)));
    match opened {
        Ok((file, metadata)) if metadata.is_file() => Ok((file, metadata)),
        Ok((_, metadata)) => Err(FileError::NotAFile { file: name(path), what: kind(metadata.file_type()) }),
        // A socket cannot even be opened; the system's words for that help nobody.
        Err(error) => match fs::metadata(path) {
            Ok(metadata) if !metadata.is_file() => {
                Err(FileError::NotAFile { file: name(path), what: kind(metadata.file_type()) })
            }
            _ => Err(FileError::new(name(path), error)),
        },
    }
}

fn kind(file_type: FileType) -> &'static str {
    if file_type.is_dir() {
        "a folder"
    } else if file_type.is_fifo() {
        "a named pipe"
    } else if file_type.is_socket() {
        "a socket"
    } else {
        "a device"
    }
}

/// Why a reader gave no bytes, before it is known what file that was.
enum ReadError {
    TooLarge(u64),
    Io(io::Error),
}

impl ReadError {
    fn about(self, file: SafeText) -> FileError {
        match self {
            Self::TooLarge(limit) => FileError::TooLarge { file, limit },
            Self::Io(error) => FileError::new(file, error),
        }
    }
}

/// Reads to the end, but never more than one byte above `limit`; `expected` is a guess at the size.
fn read_limited(reader: impl Read, expected: u64, limit: u64) -> Result<Vec<u8>, ReadError> {
    // One byte more than expected lets the end be seen without growing the buffer.
    let mut bytes = Vec::with_capacity(expected.min(limit) as usize + 1);
    reader.take(limit.saturating_add(1)).read_to_end(&mut bytes).map_err(ReadError::Io)?;
    if bytes.len() as u64 > limit { Err(ReadError::TooLarge(limit)) } else { Ok(bytes) }
}

/// Writes a number of bytes for people.
fn size(bytes: u64) -> String {
    match bytes {
        bytes if bytes >= MEBIBYTE && bytes % MEBIBYTE == 0 => format!("{} MiB", bytes / MEBIBYTE),
        1 => "1 byte".to_owned(),
        bytes => format!("{bytes} bytes"),
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::io;
    use std::path::Path;

    use rustix::fs::{CWD, Mode};

    use super::{DEFAULT_LIMIT, FileError, READS, head, read, read_limited, read_until_steady};

    type Result = std::result::Result<(), Box<dyn std::error::Error>>;

    /// Reads what must not be readable and gives the sentence about it, without the folder of the test.
    #[track_caller]
    fn complaint(folder: &Path, path: &Path, limit: u64) -> String {
        match read(path, limit) {
            Ok(bytes) => panic!("read {} bytes of {}", bytes.len(), path.display()),
            Err(error) => error.to_string().replace(&format!("{}/", folder.display()), ""),
        }
    }

    #[test]
    fn a_file_is_read_whole_and_its_head_alone() -> Result {
        let folder = tempfile::tempdir()?;
        let path = folder.path().join("a.yaml");
        std::fs::write(&path, "briefing: 1\n")?;
        assert_eq!(read(&path, DEFAULT_LIMIT)?, b"briefing: 1\n");
        assert_eq!(read(&path, 12)?, b"briefing: 1\n", "the limit itself is allowed");
        assert_eq!(head(&path, 8)?, b"briefing");
        assert_eq!(head(&path, 800)?, b"briefing: 1\n");
        Ok(())
    }

    #[test]
    fn a_file_above_the_limit_is_refused() -> Result {
        let folder = tempfile::tempdir()?;
        let path = folder.path().join("a.yaml");
        std::fs::write(&path, "briefing: 1\n")?;
        assert_eq!(
            complaint(folder.path(), &path, 11),
            "a.yaml is larger than 11 bytes; split it into several files"
        );
        std::fs::File::create(&path)?.set_len(DEFAULT_LIMIT + 1)?;
        assert_eq!(
            complaint(folder.path(), &path, DEFAULT_LIMIT),
            "a.yaml is larger than 512 MiB; split it into several files"
        );
        Ok(())
    }

    #[test]
    fn what_is_not_a_file_is_refused_without_waiting_for_it() -> Result {
        let folder = tempfile::tempdir()?;
        let pipe = folder.path().join("pipe");
        rustix::fs::mkfifoat(CWD, &pipe, Mode::RUSR | Mode::WUSR)?;
        assert_eq!(
            complaint(folder.path(), &pipe, 9),
            "pipe is a named pipe, not a file; name a file, or use `-` to read standard input"
        );
        let socket = folder.path().join("socket");
        let _listener = std::os::unix::net::UnixListener::bind(&socket)?;
        assert_eq!(
            complaint(folder.path(), &socket, 9),
            "socket is a socket, not a file; name a file, or use `-` to read standard input"
        );
        assert_eq!(
            complaint(folder.path(), Path::new("/dev/zero"), 9),
            "/dev/zero is a device, not a file; name a file, or use `-` to read standard input"
        );
        std::fs::create_dir(folder.path().join("sub"))?;
        assert_eq!(
            complaint(folder.path(), &folder.path().join("sub"), 9),
            "sub is a folder, not a file; name a file in it"
        );
        assert!(matches!(head(&pipe, 9), Err(FileError::NotAFile { what: "a named pipe", .. })));
        Ok(())
    }

    #[test]
    fn a_missing_file_is_named_and_its_name_is_clean() -> Result {
        let folder = tempfile::tempdir()?;
        let missing = folder.path().join("no\x1b]0;x\x07\u{202e}.yaml");
        assert_eq!(
            complaint(folder.path(), &missing, 9),
            "no\u{fffd}]0;x\u{fffd}\u{fffd}.yaml does not exist; check the name and the folder"
        );
        std::fs::write(folder.path().join("file"), "")?;
        let below_a_file = folder.path().join("file/a.yaml");
        assert!(matches!(read(&below_a_file, 9), Err(FileError::NotFound { .. })));
        Ok(())
    }

    #[test]
    fn a_file_without_permission_is_told_from_a_missing_one() -> Result {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir()?;
        let path = folder.path().join("a.yaml");
        std::fs::write(&path, "secret")?;
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o000))?;
        match read(&path, 9) {
            // Root may read everything.
            Ok(bytes) => assert!(rustix::process::geteuid().is_root() && bytes == b"secret"),
            Err(error) => assert!(matches!(error, FileError::NoPermission { .. }), "{error}"),
        }
        let refused = FileError::new(super::name(Path::new("a")), io::ErrorKind::PermissionDenied.into());
        assert_eq!(
            refused.to_string(),
            "a may not be read by this user; allow it, for example with `chmod u+r` on a"
        );
        Ok(())
    }

    #[test]
    fn a_file_that_changes_meanwhile_is_read_again_three_times_at_most() -> Result {
        let reads = Cell::new(0_u8);
        let path = Path::new("a.yaml");
        let steady_at_last = read_until_steady(path, || {
            reads.set(reads.get() + 1);
            Ok((vec![reads.get()], usize::from(reads.get()) == READS))
        })?;
        assert_eq!(steady_at_last, [3]);
        reads.set(0);
        let never_steady = read_until_steady(path, || {
            reads.set(reads.get() + 1);
            Ok(((), false))
        });
        assert!(matches!(never_steady, Err(FileError::Changed { .. })));
        assert_eq!(usize::from(reads.get()), READS);
        Ok(())
    }

    #[test]
    fn an_endless_stream_stops_at_the_limit() {
        assert!(read_limited(io::repeat(b'a'), 0, 1000).is_err());
        assert!(read_limited(&b"abc"[..], 9, 3).is_ok_and(|bytes| bytes == b"abc"));
    }
}
