//! The commands: arguments -> what is done -> exit status. It must not know the format, panes or keys.
//!
//! Exit status 0: fine. 1: errors were found, or something cannot be read or written. 2: wrong use.

mod arguments;
mod check;
mod diff;
mod explain;
mod guide;
mod import;
mod keys;
#[cfg(feature = "catalog")]
mod library;
mod new;
mod notes;
mod output;
mod read;
mod schema;
mod settings;
mod show;

use std::{
    ffi::OsString,
    io::{self, IsTerminal},
    process::ExitCode,
};

use arguments::Command;

/// The exit status of a command that makes no sense, as the parser of arguments has it, too.
const WRONG_USE: u8 = 2;

/// Does what the arguments ask for; the first is the name of the program.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let result = match arguments::parse(arguments) {
        Ok(command) => perform(command),
        Err(usage) => usage.print(),
    };
    result.unwrap_or_else(|error| output::failed(&error))
}

/// Errors: standard output or standard error cannot be written to.
fn perform(command: Command) -> io::Result<ExitCode> {
    let stdin = command.paths().iter().filter(|path| path.as_os_str() == "-").count();
    if stdin > 0 && io::stdin().is_terminal() {
        output::complain("standard input is a terminal; pipe a text into it, or name a file");
        return Ok(ExitCode::from(WRONG_USE));
    }
    if stdin > 1 {
        output::complain("`-` is given twice, but standard input can be read once");
        return Ok(ExitCode::from(WRONG_USE));
    }
    match command {
        Command::Read { paths, ascii } => read::run(&paths, ascii),
        Command::Show(asked) => show::run(&asked),
        Command::Check(asked) => check::run(&asked),
        Command::Explain { code, color } => explain::run(code.as_deref(), color),
        Command::New(asked) => new::run(&asked),
        Command::Notes { paths, form } => notes::run(&paths, form),
        #[cfg(feature = "catalog")]
        Command::Library { paths, listing } => library::list(&paths, listing),
        #[cfg(feature = "catalog")]
        Command::Search { query, paths, listing } => library::search(&query, &paths, listing),
        Command::Diff { old, new, json } => diff::run(&old, &new, json),
        Command::Import(asked) => import::run(&asked),
        Command::Tour => read::tour(),
        Command::Guide => guide::run(),
        Command::Keys => keys::run(),
        Command::Schema => schema::run(),
    }
}
