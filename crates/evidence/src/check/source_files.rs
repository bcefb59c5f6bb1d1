//! `file-unreadable`: the local copy of a source is text that can be read, and stays below the briefing's folder even
//! through links. It must not know what the copies say, nor how they are opened.

use std::collections::BTreeMap;

use super::Subject;
use briefing_format::{
    Part,
    diagnostic::{Code, Diagnostic},
    files::{Copies, CopyError, FileError},
    model::{Item, Source, SourceIx},
};
use briefing_text::safe_format;

/// Looks at the beginning of the local copy of every source that has one.
pub(super) fn check(subject: &Subject<'_>, copies: &Copies, diagnostics: &mut Vec<Diagnostic>) {
    for (source, file) in with_copy(subject) {
        diagnostics.extend(copies.probe(file).err().and_then(|error| diagnostic(subject, source, &error)));
    }
}

/// Reads every local copy once and shows it to `rule`, with its path and the sources whose copy it is.
pub(super) fn read_all(
    subject: &Subject<'_>,
    copies: &Copies,
    diagnostics: &mut Vec<Diagnostic>,
    mut rule: impl FnMut(&str, &[SourceIx], &str, &mut Vec<Diagnostic>),
) {
    let mut by_file: BTreeMap<&str, Vec<SourceIx>> = BTreeMap::new();
    for (source, file) in with_copy(subject) {
        by_file.entry(file).or_default().push(source);
    }
    for (file, sources) in by_file {
        match copies.read(file) {
            Ok(copy) => rule(file, &sources, copy.text(), diagnostics),
            Err(error) => {
                diagnostics.extend(sources.iter().filter_map(|source| diagnostic(subject, *source, &error)));
            }
        }
    }
}

/// The sources that have a copy, and its path.
fn with_copy<'a>(subject: &Subject<'a>) -> impl Iterator<Item = (SourceIx, &'a str)> {
    let sources = (0..).map(SourceIx).zip(&subject.briefing.sources);
    sources.filter(|(_, source)| !source.file.is_empty()).map(|(ix, source)| (ix, source.file.raw()))
}

/// What is wrong with a copy; nothing where nobody can say, because the briefing lies in no folder.
fn diagnostic(subject: &Subject<'_>, source: SourceIx, error: &CopyError) -> Option<Diagnostic> {
    let place = subject.place(Item::Source(source), Part::File);
    let Source { id, file, .. } = &subject.briefing[source];
    let (code, message, advice) = match error {
        CopyError::Nowhere => return None,
        CopyError::Outside { .. } => {
            let message = safe_format!("{}.", error.message());
            return Some(Diagnostic::new(Code::PathOutside, place, message));
        }
        CopyError::Unreadable(FileError::TooLarge { .. }) => {
            (Code::FileUnreadable, error.message(), "Keep the pages that are quoted")
        }
        CopyError::Unreadable(_) => (Code::FileUnreadable, error.message(), "Put the copy there"),
        CopyError::NotText { error, .. } => (
            Code::FileUnreadable,
            safe_format!("`{file}` is not text: {}.", error.message),
            "Put its text there, as UTF-8",
        ),
    };
    let help = safe_format!("{advice}, or remove `file` from `{id}`.");
    Some(Diagnostic::new(code, place, message).with_help(help))
}

#[cfg(test)]
mod tests {
    use std::{fs, io, os::unix::fs::symlink, path::Path};

    use super::*;
    use crate::check::testing;
    use briefing_format::files::copies::LIMIT;

    /// A briefing whose source has this copy, and what is said about it: the code, where, and the message.
    fn said(
        folder: &Path,
        text: &str,
        rule: impl FnOnce(&Subject<'_>, &mut Vec<Diagnostic>),
    ) -> Vec<(Code, String, String)> {
        let parsed = briefing_format::parse(text, &mut |_| {});
        let mut diagnostics = parsed.diagnostics.clone();
        testing::with_subject(text, &parsed, |subject| rule(subject, &mut diagnostics));
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
        let said = said(folder, &briefing(file), |subject, diagnostics| {
            check(subject, &Copies::below(folder), diagnostics);
        });
        said.into_iter().map(|(code, place, _)| (code, place)).collect()
    }

    /// What is said about a copy that is read whole, and what was read.
    fn read(folder: &Path, file: &str) -> (Vec<String>, Vec<String>) {
        let mut texts = Vec::new();
        let said = said(folder, &briefing(file), |subject, diagnostics| {
            read_all(subject, &Copies::below(folder), diagnostics, |_, _, text, _| {
                texts.push(text.to_owned());
            });
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
            let copies = Copies::below(folder.path());
            read_all(subject, &copies, diagnostics, |_, sources, _, _| seen.push(sources.to_vec()));
        });
        assert_eq!(seen, [[SourceIx(0), SourceIx(1)]]);
        Ok(())
    }
}
