//! `briefing show`: briefings as linear text on standard output, whole or from a perspective. It must not choose what is said.

use std::{
    io::{self, Write},
    process::ExitCode,
};

use super::{
    WRONG_USE,
    arguments::{Show, When},
    output::{self, complain, status, stderr_has_color},
};
use briefing_evidence::{
    Story,
    perspective::Perspective,
    report::{self, Source},
};
use briefing_format::diagnostic::LineIndex;
use briefing_library::{Document, Entry, LoadError, export};
use briefing_terminal as terminal;
use briefing_text::SafeText;

/// The columns of text on a terminal where nobody asked for others.
const COLUMNS: usize = 80;

/// Prints the briefings at the paths that were given.
pub(super) fn run(asked: &Show) -> io::Result<ExitCode> {
    let Some(entries) = super::read::entries(&asked.paths) else {
        return Ok(ExitCode::FAILURE);
    };
    as_text(entries, asked)
}

/// Prints briefings one after the other, wrapped where they go to a terminal, and nowhere else. The status tells whether any
/// of them has errors or cannot be opened, or whether something was asked for that one of them has not.
pub(super) fn as_text(entries: Vec<Entry>, asked: &Show) -> io::Result<ExitCode> {
    let width = asked.width.unwrap_or(if terminal::stdout_is_terminal() { COLUMNS } else { 0 });
    output::stdout(|out| {
        let (mut found_errors, mut is_wrong_use) = (false, false);
        let mut first = true;
        for entry in entries {
            let document = match Document::load(entry.origin, &mut |_| {}) {
                Ok(document) => document,
                Err(error) => {
                    // What was printed so far comes before this complaint where both go to one terminal.
                    out.flush()?;
                    not_opened(&error, asked.color)?;
                    found_errors = true;
                    continue;
                }
            };
            let document = if asked.no_problems { document.without_problems() } else { document };
            let perspective = match perspective(document.story(), asked) {
                Ok(perspective) => perspective,
                Err(wrong) => {
                    out.flush()?;
                    complain(format_args!("{}: {wrong}", document.name));
                    is_wrong_use = true;
                    continue;
                }
            };
            if !first {
                out.write_all(b"\n\n")?;
            }
            first = false;
            export::text::write(&document.verified(), &perspective, width, out)?;
            found_errors |= document.errors() > 0;
        }
        Ok(if is_wrong_use { ExitCode::from(WRONG_USE) } else { status(found_errors) })
    })
}

/// From where a story is asked to be shown. Errors: what it has not.
fn perspective(story: Story<'_>, asked: &Show) -> Result<Perspective, SafeText> {
    let mut perspective = Perspective { as_of: asked.as_of.clone(), ..Perspective::default() };
    for id in &asked.without {
        perspective.mute_by_id(story, id)?;
    }
    for name in &asked.only {
        perspective.add_facet_by_name(story, name)?;
    }
    Ok(perspective)
}

/// Says on standard error why a file cannot be opened, as `check` would.
pub(super) fn not_opened(error: &LoadError, color: When) -> io::Result<()> {
    let source = Source { name: &error.name, text: &error.text, index: &LineIndex::new(&error.text) };
    let words = report::full(&source, std::slice::from_ref(&error.diagnostic), stderr_has_color(color));
    io::stderr().write_all(words.as_bytes())
}
