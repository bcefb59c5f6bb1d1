//! `briefing diff`: what two versions of a briefing say differently, on standard output. It must not know what a change is.

use std::{
    io::{self, Write},
    path::Path,
    process::ExitCode,
    thread,
};

use super::{
    WRONG_USE,
    output::{complain, stdout},
};
use briefing_changes as changes;
use briefing_evidence::{Evidence, Story};
use briefing_format::{files, model::Briefing, parse};
use briefing_text::SafeText;

/// What git names in place of a file that is not there.
const NOWHERE: &str = "/dev/null";

/// Compares two files. The exit status is that of `diff`: 0 the same, 1 different, 2 trouble.
pub(super) fn run(old: &Path, new: &Path, json: bool) -> io::Result<ExitCode> {
    let ((old, before), (new, after)) = match both(old, new) {
        (Ok(old), Ok(new)) => (old, new),
        (Err(message), _) | (_, Err(message)) => {
            complain(message);
            return Ok(ExitCode::from(WRONG_USE));
        }
    };
    let found = changes::changes(
        Story { briefing: &old, evidence: &before },
        Story { briefing: &new, evidence: &after },
    );
    let text = if json { changes::json(&found, &old, &new) } else { changes::text(&found) };
    stdout(|out| out.write_all(text.as_bytes()))?;
    Ok(if found.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Reads two files at once.
fn both(old: &Path, new: &Path) -> (Read, Read) {
    thread::scope(|scope| {
        let other = thread::Builder::new().spawn_scoped(scope, || read(new));
        let old = read(old);
        // Where no thread can be made, one after the other.
        let new = other.ok().and_then(|thread| thread.join().ok()).unwrap_or_else(|| read(new));
        (old, new)
    })
}

/// A file and what follows from it, or why it cannot be read.
type Read = Result<(Briefing, Evidence), SafeText>;

/// Reads a file, and what follows from it.
///
/// Errors: why the file cannot be read.
fn read(path: &Path) -> Read {
    let briefing = if path == Path::new(NOWHERE) { Briefing::default() } else { load(path)? };
    let evidence = Evidence::new(&briefing);
    Ok((briefing, evidence))
}

/// Errors: why the file cannot be read.
fn load(path: &Path) -> Result<Briefing, SafeText> {
    let bytes =
        files::read(path, files::DEFAULT_LIMIT).map_err(|error| SafeText::line(&error.to_string()))?;
    let text = files::decode(bytes)
        .map_err(|error| briefing_text::safe_format!("{}: {error}", files::name(path)))?;
    Ok(parse(&text, &mut |_| {}).briefing)
}
