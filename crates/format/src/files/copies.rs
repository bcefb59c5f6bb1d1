//! The local copies of the sources of a briefing: opened below its folder and nowhere else, also through links.
//! It must not know what the copies are of.

use std::{
    borrow::Cow,
    fs,
    path::{Component, Path, PathBuf},
};

use rustix::fs::{Access, access};

use super::{DecodeError, FileError, Stamp, decode::MARK, head, read_stamped, text};
use briefing_text::{SafeText, safe_format};

/// The most bytes that a copy may have: 64 MiB, the text of some hundred books.
pub const LIMIT: u64 = 64 * 1024 * 1024;

/// Where copies are.
#[derive(Clone, Debug)]
pub enum Copies {
    /// Below a folder.
    Below(Folder),
    /// Inside the program: their paths and texts.
    Inside(&'static [(&'static str, &'static str)]),
    /// Nowhere: the briefing lies in no folder.
    Nowhere,
}

/// A folder that is never left.
#[derive(Clone, Debug)]
pub struct Folder {
    path: PathBuf,
    /// Where that is when all links are followed.
    real: Option<PathBuf>,
}

/// The bytes of a copy.
#[derive(Clone, Debug)]
pub struct Copy {
    bytes: Cow<'static, [u8]>,
    /// What tells this state of the copy from a later one.
    pub stamp: Stamp,
}

/// Why a copy cannot be read.
#[derive(Debug)]
pub enum CopyError {
    /// There is no folder in which it could be.
    Nowhere,
    /// A link leads out of the folder.
    Outside {
        /// The copy as it was named.
        file: SafeText,
    },
    /// The system does not give it, or it is too large.
    Unreadable(FileError),
    /// Its bytes are no text.
    NotText {
        /// The copy as it was named.
        file: SafeText,
        /// What they are.
        error: DecodeError,
    },
}

impl Copies {
    /// The copies below a folder; the empty path is the present folder.
    pub fn below(path: &Path) -> Self {
        // The folder of `briefing.yaml` is written as an empty path, which the system does not take.
        let here = if path.as_os_str().is_empty() { Path::new(".") } else { path };
        Self::Below(Folder { path: path.to_owned(), real: here.canonicalize().ok() })
    }

    /// Where a copy is, by its name alone, whether there is one or not; nothing where it would be in no folder of this.
    pub fn path(&self, file: &str) -> Option<PathBuf> {
        let is_inside = |part: Component<'_>| matches!(part, Component::Normal(_) | Component::CurDir);
        match self {
            Self::Below(folder) if !file.is_empty() && Path::new(file).components().all(is_inside) => {
                Some(folder.path.join(file))
            }
            Self::Below(_) | Self::Inside(_) | Self::Nowhere => None,
        }
    }

    /// Looks whether a copy can be opened, without reading it.
    pub fn probe(&self, file: &str) -> Result<(), CopyError> {
        match self {
            Self::Below(folder) => head(&folder.path_of(file)?, 1).map(drop).map_err(CopyError::Unreadable),
            Self::Inside(_) | Self::Nowhere => self.read(file).map(drop),
        }
    }

    /// What tells the present state of a copy from others, without opening it; nothing where no file is.
    pub fn stamp(&self, file: &str) -> Option<Stamp> {
        match self {
            Self::Below(folder) => {
                let path = folder.path_of(file).ok()?;
                let metadata = fs::metadata(&path).ok().filter(fs::Metadata::is_file)?;
                Some(Stamp { is_closed: access(&path, Access::READ_OK).is_err(), ..Stamp::new(&metadata) })
            }
            Self::Inside(_) | Self::Nowhere => self.read(file).ok().map(|copy| copy.stamp),
        }
    }

    /// Whether copies may become others while the program runs.
    pub const fn may_change(&self) -> bool {
        matches!(self, Self::Below(_))
    }

    /// Reads a copy whole, at most [`LIMIT`] bytes; they are a text that [`Copy::text`] gives.
    pub fn read(&self, file: &str) -> Result<Copy, CopyError> {
        let copy = match self {
            Self::Below(folder) => {
                let read = read_stamped(&folder.path_of(file)?, LIMIT);
                let (mut bytes, stamp) = read.map_err(CopyError::Unreadable)?;
                if bytes.starts_with(MARK) {
                    bytes.drain(..MARK.len());
                }
                Copy { bytes: Cow::Owned(bytes), stamp }
            }
            Self::Inside(texts) => {
                let found = texts.iter().find(|(path, _)| *path == file);
                let (_, text) = found.ok_or_else(|| {
                    CopyError::Unreadable(FileError::NotFound { file: SafeText::line(file) })
                })?;
                Copy { bytes: Cow::Borrowed(text.as_bytes()), stamp: Stamp::default() }
            }
            Self::Nowhere => return Err(CopyError::Nowhere),
        };
        match text(&copy.bytes) {
            Ok(_) => Ok(copy),
            Err(error) => Err(CopyError::NotText { file: SafeText::line(file), error }),
        }
    }
}

impl Folder {
    /// The path of a copy, unless it lies elsewhere: what a link leads to out there is nobody's business.
    fn path_of(&self, file: &str) -> Result<PathBuf, CopyError> {
        let path = self.path.join(file);
        if let Ok(copy) = path.canonicalize()
            && !self.real.as_ref().is_some_and(|folder| copy.starts_with(folder))
        {
            return Err(CopyError::Outside { file: SafeText::line(file) });
        }
        Ok(path)
    }
}

impl Copy {
    /// The text, without a byte order mark.
    pub fn text(&self) -> &str {
        // The bytes were looked at when they were read.
        text(&self.bytes).unwrap_or_default()
    }

    /// Some of its bytes, as text; nothing where they are none by themselves.
    pub fn slice(&self, range: std::ops::Range<usize>) -> &str {
        self.bytes.get(range).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or_default()
    }

    /// How many bytes there are.
    pub fn size(&self) -> usize {
        self.bytes.len()
    }
}

impl CopyError {
    /// Says what is wrong, without a period.
    pub fn message(&self) -> SafeText {
        match self {
            Self::Nowhere => SafeText::from_static("the briefing lies in no folder"),
            Self::Outside { file } => {
                safe_format!("`{file}` leads out of the briefing's folder through a link")
            }
            Self::Unreadable(error) => error.message(),
            Self::NotText { file, error } => safe_format!("`{file}` is not text: {}", error.message),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::{fs, io, os::unix::fs::symlink};

    use super::*;

    #[test]
    fn a_copy_is_read_below_its_folder_and_nowhere_else() -> io::Result<()> {
        let outer = tempfile::tempdir()?;
        let folder = outer.path().join("briefings");
        fs::create_dir_all(folder.join("notes"))?;
        fs::write(folder.join("notes/a.txt"), "\u{feff}words")?;
        fs::write(outer.path().join("secret.txt"), "secret")?;
        symlink(outer.path().join("secret.txt"), folder.join("out.txt"))?;
        symlink(outer.path(), folder.join("up"))?;
        symlink("notes/a.txt", folder.join("in.txt"))?;
        let copies = Copies::below(&folder);
        let read = |file: &str| copies.read(file).map(|copy| copy.text().to_owned());
        assert!(read("notes/a.txt").is_ok_and(|text| text == "words"));
        assert!(read("in.txt").is_ok_and(|text| text == "words"));
        let absolute = outer.path().join("secret.txt").display().to_string();
        for outside in ["out.txt", "up/secret.txt", "../secret.txt", &absolute] {
            assert!(matches!(read(outside), Err(CopyError::Outside { .. })), "{outside}");
            assert!(matches!(copies.probe(outside), Err(CopyError::Outside { .. })), "{outside}");
        }
        assert!(matches!(read("none.txt"), Err(CopyError::Unreadable(FileError::NotFound { .. }))));
        Ok(())
    }

    #[test]
    fn a_copy_that_was_written_anew_has_another_stamp() -> io::Result<()> {
        let folder = tempfile::tempdir()?;
        let copies = Copies::below(folder.path());
        let stamp = |text: &str| {
            fs::write(folder.path().join("a.txt"), text).ok()?;
            let read = copies.read("a.txt").ok().map(|copy| copy.stamp);
            assert_eq!(copies.stamp("a.txt"), read);
            read
        };
        assert_ne!(stamp("words"), stamp("other words"));
        assert_eq!(copies.stamp("none.txt"), None);
        assert_eq!(copies.stamp("."), None);
        Ok(())
    }

    #[test]
    fn a_copy_that_may_not_be_read_any_more_has_another_stamp() -> io::Result<()> {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir()?;
        let (path, copies) = (folder.path().join("a.txt"), Copies::below(folder.path()));
        fs::write(&path, "words")?;
        let before = copies.stamp("a.txt");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o000))?;
        // Root may read everything.
        assert_eq!(copies.stamp("a.txt") == before, rustix::process::geteuid().is_root());
        assert!(copies.stamp("a.txt").is_some());
        Ok(())
    }

    #[test]
    fn copies_inside_the_program_have_no_folder() {
        let copies = Copies::Inside(&[("notes/a.txt", "words")]);
        assert!(copies.read("notes/a.txt").is_ok_and(|copy| copy.text() == "words"));
        assert!(copies.read("b.txt").is_err());
        assert!(matches!(Copies::Nowhere.read("notes/a.txt"), Err(CopyError::Nowhere)));
    }
}
