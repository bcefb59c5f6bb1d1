//! `briefing check`: what is wrong with briefings, on standard output. It must not decide what is wrong.

use std::{
    io::{self, Write},
    path::{Path, PathBuf},
    process::ExitCode,
};

use super::{
    arguments::Format,
    output::{self, status, stdout_has_color},
};
use crate::{
    diagnostic::{Diagnostic, LineIndex, Severity},
    library::{Origin, SourceText},
    report::{self, Source},
    text::SafeText,
};

/// Checks each file in turn and prints what is wrong with it; the full form ends with a sum.
pub(super) fn run(paths: &[PathBuf], format: Format) -> io::Result<ExitCode> {
    let color = stdout_has_color();
    output::stdout(|out| {
        let (mut errors, mut warnings) = (0, 0);
        for path in paths {
            let Checked { name, text, diagnostics } = checked(&origin(path));
            let wrong = diagnostics.iter().filter(|found| found.severity() == Severity::Error).count();
            errors += wrong;
            warnings += diagnostics.len() - wrong;
            let source = Source { name: &name, text: &text, index: &LineIndex::new(&text) };
            let shown = match format {
                Format::Full => report::full(&source, &diagnostics, color),
                Format::Concise => report::concise(&source, &diagnostics),
                Format::Json => report::json(&source, &diagnostics),
            };
            out.write_all(shown.as_bytes())?;
            // Checking the next file may take a while, and standard input may never end.
            out.flush()?;
        }
        if format == Format::Full {
            writeln!(out, "{}", report::summary(errors, warnings, paths.len()))?;
        }
        Ok(status(errors > 0))
    })
}

/// What a path means on the command line.
pub(super) fn origin(path: &Path) -> Origin {
    if path.as_os_str() == "-" { Origin::Stdin } else { Origin::File(path.to_owned()) }
}

/// A file and what is wrong with it.
struct Checked {
    name: SafeText,
    text: String,
    diagnostics: Vec<Diagnostic>,
}

fn checked(origin: &Origin) -> Checked {
    match SourceText::read(origin) {
        Ok(source) => {
            let diagnostics = source.check(origin).diagnostics;
            Checked { name: source.name, text: source.text, diagnostics }
        }
        Err(error) => Checked { name: error.name, text: error.text, diagnostics: vec![error.diagnostic] },
    }
}
