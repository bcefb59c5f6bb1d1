//! `file-unreadable`: the local copy of a source is text that can be read, and stays below the briefing's folder even
//! through links. It must not know what the copies say.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use super::Subject;
use crate::{
    diagnostic::{Code, Diagnostic, Span},
    files::{self, FileError},
    format::Part,
    model::{Item, Source, SourceIx},
    safe_format,
};

/// The most bytes that a copy may have: 64 MiB, the text of some hundred books.
const LIMIT: u64 = 64 * 1024 * 1024;

/// Looks at the beginning of the local copy of every source that has one.
pub(super) fn check(subject: &Subject<'_>, folder: &Path, diagnostics: &mut Vec<Diagnostic>) {
    let folder = Folder::new(subject, folder);
    let copies = folder.copies().map(|(source, _)| source);
    diagnostics.extend(copies.filter_map(|source| folder.open(source, |path| files::head(path, 1)).err()));
}

/// Reads every local copy once and shows it to `rule`, with the sources whose copy it is.
pub(super) fn read_all(
    subject: &Subject<'_>,
    folder: &Path,
    diagnostics: &mut Vec<Diagnostic>,
    mut rule: impl FnMut(&[SourceIx], &str, &mut Vec<Diagnostic>),
) {
    let folder = Folder::new(subject, folder);
    let mut copies: BTreeMap<&str, Vec<SourceIx>> = BTreeMap::new();
    for (source, file) in folder.copies() {
        copies.entry(file).or_default().push(source);
    }
    for sources in copies.into_values() {
        // Each source says that its copy cannot be read; one that can be is read for all of them.
        for source in &sources {
            match folder.read(*source, |text| rule(&sources, text, diagnostics)) {
                Ok(()) => break,
                Err(diagnostic) => diagnostics.push(diagnostic),
            }
        }
    }
}

/// The folder of a briefing.
struct Folder<'a> {
    subject: &'a Subject<'a>,
    path: &'a Path,
    /// Where that is when all links are followed.
    real: Option<PathBuf>,
}

impl<'a> Folder<'a> {
    fn new(subject: &'a Subject<'a>, path: &'a Path) -> Self {
        Self { subject, path, real: folder_or_here(path).canonicalize().ok() }
    }

    /// The sources that have a copy, and its path.
    fn copies(&self) -> impl Iterator<Item = (SourceIx, &'a str)> {
        let sources = (0..).map(SourceIx).zip(&self.subject.briefing.sources);
        sources.filter(|(_, source)| !source.file.is_empty()).map(|(ix, source)| (ix, source.file.raw()))
    }

    /// Opens a copy in some way, unless it lies elsewhere: what a link leads to out there is nobody's business.
    fn open<T>(
        &self,
        source: SourceIx,
        open: impl FnOnce(&Path) -> Result<T, FileError>,
    ) -> Result<T, Diagnostic> {
        let Source { id, file, .. } = &self.subject.briefing[source];
        let path = self.path.join(file.raw());
        if let (Ok(copy), Some(folder)) = (path.canonicalize(), &self.real)
            && !copy.starts_with(folder)
        {
            let message = safe_format!("`{file}` leads out of the briefing's folder through a link.");
            return Err(Diagnostic::new(Code::PathOutside, self.place(source), message));
        }
        open(&path).map_err(|error| {
            let advice = match error {
                FileError::TooLarge { .. } => "Keep the pages that are quoted",
                _ => "Put the copy there",
            };
            let help = safe_format!("{advice}, or remove `file` from `{id}`.");
            Diagnostic::new(Code::FileUnreadable, self.place(source), error.message()).with_help(help)
        })
    }

    /// Reads a copy whole and shows its text to `rule`.
    fn read(&self, source: SourceIx, rule: impl FnOnce(&str)) -> Result<(), Diagnostic> {
        let bytes = self.open(source, |path| files::read(path, LIMIT))?;
        let text = files::text(&bytes).map_err(|error| {
            let Source { id, file, .. } = &self.subject.briefing[source];
            let message = safe_format!("`{file}` is not text: {}.", error.message);
            let help = safe_format!("Put its text there, as UTF-8, or remove `file` from `{id}`.");
            Diagnostic::new(Code::FileUnreadable, self.place(source), message).with_help(help)
        })?;
        rule(text);
        Ok(())
    }

    fn place(&self, source: SourceIx) -> Span {
        self.subject.place(Item::Source(source), Part::File)
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
    use crate::evidence::Backlinks;

    /// A briefing whose source has this copy, and what is said about it: the code, where, and the message.
    fn said(
        folder: &Path,
        text: &str,
        rule: impl FnOnce(&Subject<'_>, &mut Vec<Diagnostic>),
    ) -> Vec<(Code, String, String)> {
        let parsed = crate::format::parse(text, &mut |_| {});
        let mut diagnostics = parsed.diagnostics;
        let subject = Subject {
            text,
            briefing: &parsed.briefing,
            places: &parsed.places,
            backlinks: &Backlinks::new(&parsed.briefing),
            is_whole: true,
        };
        rule(&subject, &mut diagnostics);
        let here = format!("{}/", folder.display());
        let said = |found: Diagnostic| {
            let message = found.message.to_string().replace(&here, "");
            (found.code, text[found.span.range()].to_owned(), message)
        };
        diagnostics.into_iter().map(said).collect()
    }

    fn briefing(file: &str) -> String {
        format!("briefing: 1\ntitle: T\nsources:\n  s: {{title: S, file: {file}}}\n")
    }

    /// What is said about a copy that is not read further than its beginning, and where.
    fn checked(folder: &Path, file: &str) -> Vec<(Code, String)> {
        let said = said(folder, &briefing(file), |subject, diagnostics| check(subject, folder, diagnostics));
        said.into_iter().map(|(code, place, _)| (code, place)).collect()
    }

    /// What is said about a copy that is read whole, and what was read.
    fn read(folder: &Path, file: &str) -> (Vec<String>, Vec<String>) {
        let mut texts = Vec::new();
        let said = said(folder, &briefing(file), |subject, diagnostics| {
            read_all(subject, folder, diagnostics, |_, text, _| texts.push(text.to_owned()));
        });
        assert!(said.iter().all(|(_, place, _)| place == file), "{said:?}");
        (said.into_iter().map(|(_, _, message)| message).collect(), texts)
    }

    #[test]
    fn a_copy_must_be_there_and_below_the_folder() -> io::Result<()> {
        let outer = tempfile::tempdir()?;
        let folder = outer.path().join("briefings");
        fs::create_dir(&folder)?;
        fs::write(folder.join("copy.txt"), "words")?;
        fs::write(outer.path().join("secret.txt"), "words")?;
        symlink(outer.path().join("secret.txt"), folder.join("link.txt"))?;
        assert_eq!(checked(&folder, "copy.txt"), []);
        assert_eq!(checked(&folder, "none.txt"), [(Code::FileUnreadable, "none.txt".to_owned())]);
        assert_eq!(checked(&folder, "../secret.txt"), [(Code::PathOutside, "../secret.txt".to_owned())]);
        assert_eq!(checked(&folder, "link.txt"), [(Code::PathOutside, "link.txt".to_owned())]);
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
        let mut seen = Vec::new();
        said(folder.path(), text, |subject, diagnostics| {
            read_all(subject, folder.path(), diagnostics, |sources, _, _| seen.push(sources.to_vec()));
        });
        assert_eq!(seen, [[SourceIx(0), SourceIx(1)]]);
        Ok(())
    }
}
