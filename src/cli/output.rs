//! Standard output that may be closed at any time, and the last words on standard error. It must not know what is said.

use std::{
    env, fmt,
    io::{self, BufWriter, Write},
    process::ExitCode,
};

use super::arguments::When;
use briefing_terminal as terminal;
use briefing_terminal::{Browser, Editor, Environment, NoEditor};
use briefing_text::SafeText;

/// What the environment variables tell of the terminal.
pub(super) fn environment() -> Environment {
    Environment::read(variable)
}

/// What the environment variables tell of how to open a web address.
pub(super) fn browser() -> Browser {
    Browser::read(variable)
}

/// The editor that the environment variables name.
pub(super) fn editor() -> Result<Editor, NoEditor> {
    Editor::read(variable)
}

fn variable(name: &str) -> Option<String> {
    env::var_os(name).map(|value| value.to_string_lossy().into_owned())
}

/// Whether standard output has color.
pub(super) fn stdout_has_color(when: When) -> bool {
    has_color(when, terminal::stdout_is_terminal)
}

/// Whether standard error has color.
pub(super) fn stderr_has_color(when: When) -> bool {
    has_color(when, terminal::stderr_is_terminal)
}

fn has_color(when: When, is_terminal: fn() -> bool) -> bool {
    match when {
        When::Always => true,
        When::Never => false,
        When::Auto => is_terminal() && takes_color(environment()),
    }
}

const fn takes_color(environment: Environment) -> bool {
    !environment.no_color && !environment.dumb
}

/// Writes to standard output through a buffer, and flushes it.
pub(super) fn stdout<T>(
    write: impl FnOnce(&mut BufWriter<io::StdoutLock<'static>>) -> io::Result<T>,
) -> io::Result<T> {
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    let result = write(&mut out)?;
    out.flush()?;
    Ok(result)
}

/// Says one sentence on standard error. Nobody may be listening, and there is nobody else to tell.
pub(super) fn complain(words: impl fmt::Display) {
    let words = SafeText::line(&words.to_string());
    let _ = writeln!(io::stderr(), "briefing: {words}");
}

/// The exit status when output failed: whoever closes a pipe (`briefing show x | head`) has what they wanted.
pub(super) fn failed(error: &io::Error) -> ExitCode {
    if error.kind() == io::ErrorKind::BrokenPipe {
        return ExitCode::SUCCESS;
    }
    complain(format_args!("cannot write: {error}"));
    ExitCode::FAILURE
}

/// The exit status of a command that found this.
pub(super) fn status(found_errors: bool) -> ExitCode {
    if found_errors { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}
