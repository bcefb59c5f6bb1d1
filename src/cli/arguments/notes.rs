//! The arguments of `briefing notes`. It must not read anything.

use clap::{Arg, ArgMatches};

use super::{Command, path, paths};
use briefing_memory::Form;

/// The forms by their names.
const FORMS: [(&str, Form); 3] =
    [("markdown", Form::Markdown), ("json", Form::Json), ("concise", Form::Concise)];

/// Understands the arguments of the command.
pub(super) fn understand(matches: &ArgMatches) -> Command {
    let asked = matches.get_one::<String>("format");
    let form = FORMS.into_iter().find(|(name, _)| asked.is_some_and(|asked| asked == name));
    Command::Notes { paths: paths(matches), form: form.map_or(Form::Markdown, |(_, form)| form) }
}

/// The command with all that it takes.
pub(super) fn command() -> clap::Command {
    let form = Arg::new("format")
        .long("format")
        .value_name("FORM")
        .value_parser(FORMS.map(|(name, _)| name))
        .default_value("markdown")
        .hide_possible_values(true)
        .help("markdown, json (an object each) or concise (a line each)");
    clap::Command::new("notes")
        .about("Print the marks and notes of the reader, those too whose item is gone")
        .after_help("Exit status: 0 fine, 2 trouble. They stand beside briefings, never in one.")
        .arg(path("Files or folders of briefings [default: all of which something is kept]"))
        .arg(form)
}

#[cfg(test)]
mod tests {
    use std::{ffi::OsString, path::PathBuf};

    use super::super::parse;
    use super::*;

    #[test]
    fn notes_are_of_some_briefings_or_of_all() {
        let parsed = |line: &str| parse(line.split(' ').map(OsString::from)).ok();
        let notes = |paths: &[&str], form| {
            Some(Command::Notes { paths: paths.iter().map(PathBuf::from).collect(), form })
        };
        assert_eq!(parsed("briefing notes"), notes(&[], Form::Markdown));
        assert_eq!(parsed("briefing notes a b --format json"), notes(&["a", "b"], Form::Json));
        assert_eq!(parsed("briefing notes --format concise"), notes(&[], Form::Concise));
        assert!(parsed("briefing notes --format sarif").is_none());
    }
}
