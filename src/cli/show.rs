//! `briefing show`: whole briefings as linear text on standard output. It must not choose what is said.

use std::{
    io::{self, Write},
    path::PathBuf,
    process::ExitCode,
};

use super::{
    arguments::When,
    output::{self, status, stderr_has_color},
};
use briefing_evidence::report::{self, Source};
use briefing_format::diagnostic::LineIndex;
use briefing_library::{Document, Entry, LoadError, export};
use briefing_terminal as terminal;

/// The columns of text on a terminal where nobody asked for others.
const COLUMNS: usize = 80;

/// Prints the briefings at these paths; `None` wraps them where they go to a terminal, and nowhere else.
pub(super) fn run(paths: &[PathBuf], width: Option<usize>, color: When) -> io::Result<ExitCode> {
    let Some(entries) = super::read::entries(paths) else {
        return Ok(ExitCode::FAILURE);
    };
    as_text(entries, width, color)
}

/// Prints briefings one after the other. The status tells whether any of them has errors or cannot be opened.
pub(super) fn as_text(entries: Vec<Entry>, width: Option<usize>, color: When) -> io::Result<ExitCode> {
    let width = width.unwrap_or(if terminal::stdout_is_terminal() { COLUMNS } else { 0 });
    output::stdout(|out| {
        let mut found_errors = false;
        let mut first = true;
        for entry in entries {
            match Document::load(entry.origin, &mut |_| {}) {
                Ok(document) => {
                    if !first {
                        out.write_all(b"\n\n")?;
                    }
                    first = false;
                    export::text::write(&document.verified(), width, out)?;
                    found_errors |= document.errors() > 0;
                }
                Err(error) => {
                    // What was printed so far comes before this complaint where both go to one terminal.
                    out.flush()?;
                    io::stderr().write_all(explained(&error, color).as_bytes())?;
                    found_errors = true;
                }
            }
        }
        Ok(status(found_errors))
    })
}

/// Why a file cannot be opened, as `check` would say it.
fn explained(error: &LoadError, color: When) -> String {
    let source = Source { name: &error.name, text: &error.text, index: &LineIndex::new(&error.text) };
    report::full(&source, std::slice::from_ref(&error.diagnostic), stderr_has_color(color))
}
