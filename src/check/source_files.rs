//! `file-unreadable`: the local copy of a source can be read, and stays below the briefing's folder even through links.
//! It must not read what the copies say.

use std::path::Path;

use crate::{
    diagnostic::{Code, Diagnostic},
    files,
    model::{Briefing, Source},
    safe_format,
};

/// Looks at the local copy of every source that has one.
pub(super) fn check(briefing: &Briefing, folder: &Path, diagnostics: &mut Vec<Diagnostic>) {
    let copies = briefing.sources.iter().filter(|source| !source.file.is_empty());
    diagnostics.extend(copies.filter_map(|source| look_at(source, folder)));
}

fn look_at(source: &Source, folder: &Path) -> Option<Diagnostic> {
    let path = folder.join(source.file.raw());
    if let Err(error) = files::head(&path, 1) {
        let help = safe_format!("Put the copy there, or remove `file` from `{}`.", source.id);
        return Some(Diagnostic::new(Code::FileUnreadable, source.span, error.message()).with_help(help));
    }
    let (copy, base) = (path.canonicalize().ok()?, folder_or_here(folder).canonicalize().ok()?);
    if copy.starts_with(base) {
        return None;
    }
    let message = safe_format!("`{}` leads out of the briefing's folder through a link.", source.file);
    Some(Diagnostic::new(Code::PathOutside, source.span, message))
}

/// The folder of `briefing.yaml` is written as an empty path, which the system does not take.
fn folder_or_here(folder: &Path) -> &Path {
    if folder.as_os_str().is_empty() { Path::new(".") } else { folder }
}

#[cfg(test)]
mod tests {
    use std::{fs, io, os::unix::fs::symlink};

    use super::*;

    fn codes(folder: &Path, file: &str) -> Vec<Code> {
        let text = format!("briefing: 1\ntitle: T\nsources:\n  s: {{title: S, file: {file}}}\n");
        let parsed = crate::format::parse(&text, &mut |_| {});
        let mut diagnostics = parsed.diagnostics;
        check(&parsed.briefing, folder, &mut diagnostics);
        diagnostics.iter().map(|diagnostic| diagnostic.code).collect()
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
}
