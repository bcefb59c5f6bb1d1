//! `file-unreadable`: the local copy of a source is text that can be read, and stays below the briefing's folder even
//! through links. It must not know what the copies say.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use crate::{
    diagnostic::{Code, Diagnostic},
    files::{self, FileError},
    model::{Briefing, Source, SourceIx},
    safe_format,
};

/// The most bytes that a copy may have: 64 MiB, the text of some hundred books.
const LIMIT: u64 = 64 * 1024 * 1024;

/// Looks at the beginning of the local copy of every source that has one.
pub(super) fn check(briefing: &Briefing, folder: &Path, diagnostics: &mut Vec<Diagnostic>) {
    let folder = Folder::new(folder);
    let copies = briefing.sources.iter().filter(|source| !source.file.is_empty());
    diagnostics.extend(copies.filter_map(|source| folder.open(source, |path| files::head(path, 1)).err()));
}

/// Reads every local copy once and shows it to `rule`, with the sources whose copy it is.
pub(super) fn read_all(
    briefing: &Briefing,
    folder: &Path,
    diagnostics: &mut Vec<Diagnostic>,
    mut rule: impl FnMut(&[SourceIx], &str, &mut Vec<Diagnostic>),
) {
    let folder = Folder::new(folder);
    let mut copies: BTreeMap<&str, Vec<SourceIx>> = BTreeMap::new();
    for (n, source) in (0..).zip(&briefing.sources).filter(|(_, source)| !source.file.is_empty()) {
        copies.entry(source.file.raw()).or_default().push(SourceIx(n));
    }
    for sources in copies.into_values() {
        // Each source says that its copy cannot be read; one that can be is read for all of them.
        for source in &sources {
            match folder.read(&briefing[*source]) {
                Ok(text) => {
                    rule(&sources, &text, diagnostics);
                    break;
                }
                Err(diagnostic) => diagnostics.push(diagnostic),
            }
        }
    }
}

/// The folder of a briefing.
struct Folder<'a> {
    path: &'a Path,
    /// Where that is when all links are followed.
    real: Option<PathBuf>,
}

impl<'a> Folder<'a> {
    fn new(path: &'a Path) -> Self {
        Self { path, real: folder_or_here(path).canonicalize().ok() }
    }

    /// Opens a copy in some way, unless it lies elsewhere: what a link leads to out there is nobody's business.
    fn open<T>(
        &self,
        source: &Source,
        open: impl FnOnce(&Path) -> Result<T, FileError>,
    ) -> Result<T, Diagnostic> {
        let path = self.path.join(source.file.raw());
        if let (Ok(copy), Some(folder)) = (path.canonicalize(), &self.real)
            && !copy.starts_with(folder)
        {
            let message =
                safe_format!("`{}` leads out of the briefing's folder through a link.", source.file);
            return Err(Diagnostic::new(Code::PathOutside, source.span, message));
        }
        open(&path).map_err(|error| {
            let advice = match error {
                FileError::TooLarge { .. } => "Keep the pages that are quoted",
                _ => "Put the copy there",
            };
            let help = safe_format!("{advice}, or remove `file` from `{}`.", source.id);
            Diagnostic::new(Code::FileUnreadable, source.span, error.message()).with_help(help)
        })
    }

    fn read(&self, source: &Source) -> Result<String, Diagnostic> {
        let bytes = self.open(source, |path| files::read(path, LIMIT))?;
        files::decode(bytes).map_err(|error| {
            let message = safe_format!("`{}` is not text: {}.", source.file, error.message);
            let help = safe_format!("Put its text there, as UTF-8, or remove `file` from `{}`.", source.id);
            Diagnostic::new(Code::FileUnreadable, source.span, message).with_help(help)
        })
    }
}

/// The folder of `briefing.yaml` is written as an empty path, which the system does not take.
fn folder_or_here(folder: &Path) -> &Path {
    if folder.as_os_str().is_empty() { Path::new(".") } else { folder }
}

#[cfg(test)]
mod tests {
    use std::{fs, io, os::unix::fs::symlink};

    use super::*;

    fn parsed(file: &str) -> crate::format::Parsed {
        let text = format!("briefing: 1\ntitle: T\nsources:\n  s: {{title: S, file: {file}}}\n");
        crate::format::parse(&text, &mut |_| {})
    }

    fn codes(folder: &Path, file: &str) -> Vec<Code> {
        let parsed = parsed(file);
        let mut diagnostics = parsed.diagnostics;
        check(&parsed.briefing, folder, &mut diagnostics);
        diagnostics.iter().map(|diagnostic| diagnostic.code).collect()
    }

    /// What is said about a copy that is read whole, and what was read.
    fn read(folder: &Path, file: &str) -> (Vec<String>, Vec<String>) {
        let parsed = parsed(file);
        let (mut diagnostics, mut texts) = (parsed.diagnostics, Vec::new());
        read_all(&parsed.briefing, folder, &mut diagnostics, |_, text, _| texts.push(text.to_owned()));
        let here = format!("{}/", folder.display());
        (diagnostics.iter().map(|said| said.message.to_string().replace(&here, "")).collect(), texts)
    }

    #[test]
    fn a_copy_must_be_there_and_below_the_folder() -> io::Result<()> {
        let outer = tempfile::tempdir()?;
        let folder = outer.path().join("briefings");
        fs::create_dir(&folder)?;
        fs::write(folder.join("copy.txt"), "words")?;
        fs::write(outer.path().join("secret.txt"), "words")?;
        symlink(outer.path().join("secret.txt"), folder.join("link.txt"))?;
        assert_eq!(codes(&folder, "copy.txt"), []);
        assert_eq!(codes(&folder, "none.txt"), [Code::FileUnreadable]);
        assert_eq!(codes(&folder, "../secret.txt"), [Code::PathOutside]);
        assert_eq!(codes(&folder, "link.txt"), [Code::PathOutside]);
        Ok(())
    }

    #[test]
    fn a_copy_is_read_once_if_it_is_text_of_a_size_that_a_copy_has() -> io::Result<()> {
        let outer = tempfile::tempdir()?;
        let folder = outer.path().join("briefings");
        fs::create_dir(&folder)?;
        fs::write(folder.join("copy.txt"), "words")?;
        fs::write(folder.join("copy.pdf"), b"%PDF-1.7 \xE2\xE3")?;
        fs::write(folder.join("nul.txt"), b"a\0b")?;
        fs::File::create(folder.join("large.txt"))?.set_len(LIMIT + 1)?;
        fs::write(outer.path().join("secret.txt"), "words")?;
        symlink(outer.path().join("secret.txt"), folder.join("link.txt"))?;
        rustix::fs::mkfifoat(rustix::fs::CWD, folder.join("pipe"), rustix::fs::Mode::RUSR)?;
        let said = |file: &str, message: &str| {
            assert_eq!(read(&folder, file), (vec![message.to_owned()], Vec::new()), "{file}");
        };
        assert_eq!(read(&folder, "copy.txt"), (Vec::new(), vec!["words".to_owned()]));
        said("none.txt", "none.txt does not exist");
        said("link.txt", "`link.txt` leads out of the briefing's folder through a link.");
        said("copy.pdf", "`copy.pdf` is not text: the byte 0xE2 is not UTF-8.");
        said("nul.txt", "`nul.txt` is not text: the file holds a NUL byte, which no text has.");
        said("large.txt", "large.txt is larger than 64 MiB");
        said("pipe", "pipe is a named pipe, not a file");
        said(".", ". is a folder, not a file");
        Ok(())
    }

    #[test]
    fn a_copy_of_two_sources_is_read_once_for_both() -> io::Result<()> {
        let folder = tempfile::tempdir()?;
        fs::write(folder.path().join("copy.txt"), "words")?;
        let text = "briefing: 1\ntitle: T\nsources:\n  s: {title: S, file: copy.txt}\n  t: {title: T, file: copy.txt}\n";
        let briefing = crate::format::parse(text, &mut |_| {}).briefing;
        let mut seen = Vec::new();
        read_all(&briefing, folder.path(), &mut Vec::new(), |sources, _, _| seen.push(sources.to_vec()));
        assert_eq!(seen, [[SourceIx(0), SourceIx(1)]]);
        Ok(())
    }
}
