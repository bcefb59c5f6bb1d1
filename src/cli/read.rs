//! `briefing [PATH…]`: briefings on the screen, or as text where there is no screen. It must not know what is on it.

use std::{io, path::PathBuf, process::ExitCode};

use super::{
    output::{complain, environment},
    show,
};
use crate::{
    files,
    library::{Entry, shelf},
    terminal::{self, Environment},
};

/// Opens the reader, or prints the text of the briefings where no escape sequence may be sent.
pub(super) fn run(paths: &[PathBuf]) -> io::Result<ExitCode> {
    let Some(entries) = entries(paths) else {
        return Ok(ExitCode::FAILURE);
    };
    let environment = environment();
    if environment.dumb || !terminal::stdout_is_terminal() {
        return show::as_text(entries, None);
    }
    open_reader(entries, environment)
}

/// The briefings at these paths; nothing, once that has been said, where a folder has none or cannot be listed.
pub(super) fn entries(paths: &[PathBuf]) -> Option<Vec<Entry>> {
    if paths.is_empty() {
        return shelf(&[])
            .map_err(|error| complain(format_args!("./briefings cannot be listed: {error}")))
            .ok();
    }
    let mut entries = Vec::new();
    for path in paths {
        match shelf(std::slice::from_ref(path)) {
            Ok(found) if !found.is_empty() => entries.extend(found),
            Ok(_) => {
                complain(format_args!("{} holds no briefings (*.yaml, *.yml)", files::name(path)));
                return None;
            }
            Err(error) => {
                complain(format_args!("{} cannot be listed: {error}", files::name(path)));
                return None;
            }
        }
    }
    Some(entries)
}

// ---- THE LEAD REPLACES THIS FUNCTION: one entry opens at once, several are a list to choose from. ----
fn open_reader(_entries: Vec<Entry>, _environment: Environment) -> io::Result<ExitCode> {
    Err(io::Error::other("the reader is not part of the program yet"))
}
