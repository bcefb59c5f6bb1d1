//! `briefing guide`: how to write a briefing, as one page for people and programs. It must not know the format itself.

use std::{
    io::{self, Write},
    process::ExitCode,
};

use super::output::stdout;

/// The page; a test holds it against the program.
const GUIDE: &str = include_str!("../../docs/guide.md");

/// Prints the page.
pub(super) fn run() -> io::Result<ExitCode> {
    stdout(|out| out.write_all(GUIDE.as_bytes()))?;
    Ok(ExitCode::SUCCESS)
}
