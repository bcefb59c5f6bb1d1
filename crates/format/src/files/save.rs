//! Writing a file whole or not at all, and never over another one unasked. It must not know what is written.

use std::{
    fmt,
    fs::{self, Permissions},
    io::{self, BufWriter, Write},
    os::unix::fs::PermissionsExt,
    path::Path,
};

use super::{kind, name};
use briefing_text::{SafeText, safe_format};

/// What happens to a file that has the name already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Existing {
    /// It stays, and nothing is written.
    Keep,
    /// It goes.
    Replace,
}

/// Writes a file in one step: whoever looks sees all of it or none, also after a power cut.
pub fn save(path: &Path, bytes: &[u8], existing: Existing) -> Result<(), SaveError> {
    save_with(path, existing, |file| file.write_all(bytes))
}

/// The same for a file that nobody but this user may read.
pub fn save_private(path: &Path, bytes: &[u8], existing: Existing) -> Result<(), SaveError> {
    save_as(path, existing, 0o600, |file| file.write_all(bytes))
}

/// The same with what `write` writes, which need not be in memory as a whole.
pub fn save_with(
    path: &Path,
    existing: Existing,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<(), SaveError> {
    // As any program makes its files: the user's mask decides.
    save_as(path, existing, 0o666, write)
}

fn save_as(
    path: &Path,
    existing: Existing,
    mode: u32,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<(), SaveError> {
    check_free(path, existing)?;
    let failed = |error| SaveError::new(path, error);
    let mut file = tempfile::Builder::new()
        .prefix(".briefing-")
        .permissions(Permissions::from_mode(mode))
        .tempfile_in(folder(path))
        .map_err(failed)?;
    let mut buffer = BufWriter::with_capacity(1 << 16, &mut file);
    write(&mut buffer).and_then(|()| buffer.flush()).map_err(failed)?;
    drop(buffer);
    file.as_file().sync_all().map_err(failed)?;
    let saved = match existing {
        Existing::Keep => file.persist_noclobber(path),
        Existing::Replace => file.persist(path),
    };
    saved.map(drop).map_err(|error| failed(error.error))
}

/// Writes a file anew that is there, in one step: with the permissions that it had, and where it is a link, what that leads to.
pub fn rewrite(path: &Path, bytes: &[u8]) -> Result<(), SaveError> {
    let failed = |error| SaveError::new(path, error);
    let real = fs::canonicalize(path).map_err(failed)?;
    check_free(&real, Existing::Replace)?;
    let permissions = fs::metadata(&real).map_err(failed)?.permissions();
    let mut file =
        tempfile::Builder::new().prefix(".briefing-").tempfile_in(folder(&real)).map_err(failed)?;
    file.write_all(bytes).map_err(failed)?;
    file.as_file().set_permissions(permissions).map_err(failed)?;
    file.as_file().sync_all().map_err(failed)?;
    file.persist(&real).map(drop).map_err(|error| failed(error.error))
}

/// Looks whether a file could be saved under this name, so that nothing else is begun in vain.
pub fn check_free(path: &Path, existing: Existing) -> Result<(), SaveError> {
    let Ok(metadata) = fs::symlink_metadata(path) else { return Ok(()) };
    let replaceable = metadata.is_file() || metadata.is_symlink();
    match existing {
        Existing::Replace if replaceable => Ok(()),
        Existing::Keep if replaceable => Err(SaveError::Exists { file: name(path) }),
        _ => Err(SaveError::NotAFile { file: name(path), what: kind(metadata.file_type()) }),
    }
}

/// The folder of a file; that of `story.yaml` is written as an empty path, which the system does not take.
fn folder(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Why a file cannot be saved; displays as one sentence that names the file.
#[derive(Debug)]
pub enum SaveError {
    /// A file has the name already.
    Exists {
        /// The file as it was named.
        file: SafeText,
    },
    /// Something that is no file has the name.
    NotAFile {
        /// The file as it was named.
        file: SafeText,
        /// What it is, with its article.
        what: &'static str,
    },
    /// The folder is not there.
    NoFolder {
        /// The file as it was named.
        file: SafeText,
        /// The folder that it should lie in.
        folder: SafeText,
    },
    /// The system does not let this user write there.
    NoPermission {
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

impl SaveError {
    fn new(path: &Path, error: io::Error) -> Self {
        let file = name(path);
        match error.kind() {
            io::ErrorKind::AlreadyExists => Self::Exists { file },
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => {
                Self::NoFolder { file, folder: name(folder(path)) }
            }
            io::ErrorKind::PermissionDenied => Self::NoPermission { file },
            _ => Self::Io { file, error },
        }
    }

    /// Says in one sentence what is wrong and what to do.
    pub fn message(&self) -> SafeText {
        match self {
            Self::Exists { file } => {
                safe_format!(
                    "{file} exists already and is left as it is; choose another name, or replace it with --force"
                )
            }
            Self::NotAFile { file, what } => {
                safe_format!("{file} is {what}, not a file; choose another name")
            }
            Self::NoFolder { file, folder } => {
                safe_format!("{file} cannot be written: {folder} is no folder; make it first")
            }
            Self::NoPermission { file } => {
                safe_format!("{file} cannot be written: this user may not write to its folder")
            }
            Self::Io { file, error } => {
                // The system names the file that was to become this one; nobody knows it.
                let words = error.to_string();
                let words = words.split(" at path ").next().unwrap_or_default();
                safe_format!("{file} cannot be written: {words}")
            }
        }
    }
}

impl fmt::Display for SaveError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.message().fmt(f)
    }
}

impl std::error::Error for SaveError {}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::symlink;

    use super::*;

    type Result = std::result::Result<(), Box<dyn std::error::Error>>;

    /// Saves what must not be saved and gives the sentence about it, without the folder of the test.
    #[track_caller]
    fn complaint(folder: &Path, file: &str, existing: Existing) -> String {
        match save(&folder.join(file), b"new", existing) {
            Ok(()) => panic!("{file} was written"),
            Err(error) => error.to_string().replace(&format!("{}/", folder.display()), ""),
        }
    }

    #[test]
    fn a_file_is_saved_whole_and_nothing_else_is_left() -> Result {
        let folder = tempfile::tempdir()?;
        let path = folder.path().join("a.yaml");
        save(&path, b"one", Existing::Keep)?;
        assert_eq!(fs::read(&path)?, b"one");
        // As any program makes its files: readable to whom the user lets read.
        assert_eq!(fs::metadata(&path)?.permissions().mode() & 0o600, 0o600);
        save(&path, b"two", Existing::Replace)?;
        assert_eq!(fs::read(&path)?, b"two");
        assert_eq!(fs::read_dir(folder.path())?.count(), 1);
        Ok(())
    }

    #[test]
    fn what_is_there_stays() -> Result {
        let folder = tempfile::tempdir()?;
        fs::write(folder.path().join("a.yaml"), "old")?;
        symlink("nowhere", folder.path().join("link"))?;
        fs::create_dir(folder.path().join("sub"))?;
        let exists = "exists already and is left as it is; choose another name, or replace it with --force";
        assert_eq!(complaint(folder.path(), "a.yaml", Existing::Keep), format!("a.yaml {exists}"));
        assert_eq!(complaint(folder.path(), "link", Existing::Keep), format!("link {exists}"));
        for existing in [Existing::Keep, Existing::Replace] {
            assert_eq!(
                complaint(folder.path(), "sub", existing),
                "sub is a folder, not a file; choose another name"
            );
        }
        assert_eq!(fs::read(folder.path().join("a.yaml"))?, b"old");
        Ok(())
    }

    #[test]
    fn a_link_is_replaced_and_what_it_leads_to_stays() -> Result {
        let folder = tempfile::tempdir()?;
        let (file, link) = (folder.path().join("file"), folder.path().join("link"));
        fs::write(&file, "old")?;
        symlink(&file, &link)?;
        save(&link, b"new", Existing::Replace)?;
        assert_eq!((fs::read(&file)?, fs::read(&link)?), (b"old".to_vec(), b"new".to_vec()));
        Ok(())
    }

    #[test]
    fn a_file_written_anew_keeps_its_permissions_and_its_links() -> Result {
        let folder = tempfile::tempdir()?;
        let (file, link) = (folder.path().join("file"), folder.path().join("link"));
        fs::write(&file, "old")?;
        fs::set_permissions(&file, Permissions::from_mode(0o640))?;
        symlink(&file, &link)?;
        rewrite(&link, b"new")?;
        assert_eq!(fs::read(&file)?, b"new");
        assert!(fs::symlink_metadata(&link)?.is_symlink());
        assert_eq!(fs::metadata(&file)?.permissions().mode() & 0o777, 0o640);
        assert!(rewrite(&folder.path().join("none"), b"new").is_err());
        Ok(())
    }

    #[test]
    fn a_folder_must_be_there_and_take_files() -> Result {
        let folder = tempfile::tempdir()?;
        fs::write(folder.path().join("file"), "")?;
        assert_eq!(
            complaint(folder.path(), "none/a.yaml", Existing::Keep)
                .replace(&*folder.path().to_string_lossy(), ""),
            "none/a.yaml cannot be written: none is no folder; make it first"
        );
        assert!(complaint(folder.path(), "file/a.yaml", Existing::Keep).contains("no folder"));
        let long = "a".repeat(300);
        assert!(complaint(folder.path(), &long, Existing::Keep).contains("cannot be written: "));
        let refused = SaveError::new(Path::new("a"), io::ErrorKind::PermissionDenied.into());
        assert_eq!(refused.to_string(), "a cannot be written: this user may not write to its folder");
        Ok(())
    }
}
