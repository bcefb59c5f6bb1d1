//! What can be asked for on the command line, and the help that says so. It must not do any of it.

mod import;
#[cfg(feature = "catalog")]
mod library;
mod new;
mod notes;

use std::{
    ffi::OsString,
    io,
    io::Write,
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::{
    Arg, ArgAction, ArgMatches, ValueEnum,
    builder::{EnumValueParser, PossibleValue},
    value_parser,
};

use super::output;
use briefing_format::{
    diagnostic::{Code, Severity},
    model::{Date, date},
};
use briefing_memory::Form;
use briefing_text::SafeText;
pub(super) use import::Import;
#[cfg(feature = "catalog")]
pub(super) use library::{LIMIT, Listing, Look};
pub(super) use new::New;

/// What is asked for.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Command {
    /// Read briefings on the screen.
    Read {
        paths: Vec<PathBuf>,
        /// Whether the screen is to be ASCII alone, where that was said.
        ascii: Option<bool>,
    },
    /// Print briefings as text.
    Show(Show),
    /// Say what is wrong with briefings.
    Check(Check),
    /// Say what a code means; without one, list them all.
    Explain { code: Option<String>, color: When },
    /// Write a new briefing, from an article where one is named.
    New(New),
    /// Say what two versions of a briefing say differently.
    Diff { old: PathBuf, new: PathBuf, json: bool },
    /// List the marks and notes of briefings; of all, where none is named.
    Notes { paths: Vec<PathBuf>, form: Form },
    /// List the briefings of folders.
    #[cfg(feature = "catalog")]
    Library { paths: Vec<PathBuf>, listing: Listing },
    /// Find something in all briefings of folders.
    #[cfg(feature = "catalog")]
    Search { query: String, paths: Vec<PathBuf>, listing: Listing },
    /// Make a briefing of files of another program.
    Import(Box<Import>),
    /// Read the tour inside the program.
    Tour,
    /// Print how to write a briefing.
    Guide,
    /// Print all actions with their keys.
    Keys,
    /// Print the format as a JSON Schema.
    Schema,
}

impl Command {
    /// The paths that are to be read, as they were given.
    pub(super) fn paths(&self) -> &[PathBuf] {
        match self {
            Self::Read { paths, .. }
            | Self::Show(Show { paths, .. })
            | Self::Check(Check { paths, .. })
            | Self::Notes { paths, .. } => paths,
            #[cfg(feature = "catalog")]
            Self::Library { paths, .. } | Self::Search { paths, .. } => paths,
            Self::New(New { article, .. }) => article.as_slice(),
            Self::Import(asked) => &asked.paths,
            Self::Diff { .. }
            | Self::Explain { .. }
            | Self::Tour
            | Self::Guide
            | Self::Keys
            | Self::Schema => &[],
        }
    }
}

/// What is to be printed, and how.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Show {
    pub(super) paths: Vec<PathBuf>,
    /// The columns to which lines are wrapped; without them, what fits where the text goes.
    pub(super) width: Option<usize>,
    pub(super) color: When,
    /// The date as of which it is shown.
    pub(super) as_of: Option<Date>,
    /// The ids of the sources and actors that are muted.
    pub(super) without: Vec<String>,
    /// The conditions that items are to meet, by name.
    pub(super) only: Vec<String>,
    /// Whether what is wrong with the file is left out.
    pub(super) no_problems: bool,
}

/// What is to be checked, and how.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Check {
    pub(super) paths: Vec<PathBuf>,
    pub(super) format: Format,
    /// Warnings fail it, too.
    pub(super) deny_warnings: bool,
    /// The codes of warnings that fail it.
    pub(super) deny: Vec<Code>,
    /// Whether what can be mended surely is mended.
    pub(super) fix: bool,
    /// Whether what would be mended is shown.
    pub(super) diff: bool,
    pub(super) color: When,
}

/// When output has color.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum When {
    /// On a terminal that takes it, unless `NO_COLOR` is set.
    #[default]
    Auto,
    /// Wherever it goes.
    Always,
    Never,
}

impl ValueEnum for When {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::Auto, Self::Always, Self::Never]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(match self {
            Self::Auto => "auto",
            Self::Always => "always",
            Self::Never => "never",
        }))
    }
}

/// How `check` writes diagnostics.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Format {
    /// With the line and the help, for people.
    #[default]
    Full,
    /// A line each, for editors and grep.
    Concise,
    /// A JSON object each, for programs.
    Json,
    /// One document for all, in the format that services and editors exchange (SARIF 2.1.0).
    Sarif,
}

impl ValueEnum for Format {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::Full, Self::Concise, Self::Json, Self::Sarif]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(match self {
            Self::Full => "full",
            Self::Concise => "concise",
            Self::Json => "json",
            Self::Sarif => "sarif",
        }))
    }
}

/// Help, version, or what is wrong with the arguments.
#[derive(Debug)]
pub(super) struct Usage(clap::Error);

impl Usage {
    /// Prints it where it belongs; arguments that it quotes are cleaned.
    pub(super) fn print(&self) -> io::Result<ExitCode> {
        let text: String = self.0.render().to_string().lines().map(clean_line).collect();
        if self.0.use_stderr() {
            io::stderr().write_all(text.as_bytes())?;
        } else {
            output::stdout(|out| out.write_all(text.as_bytes()))?;
        }
        Ok(u8::try_from(self.0.exit_code()).map_or(ExitCode::FAILURE, ExitCode::from))
    }
}

fn clean_line(line: &str) -> String {
    format!("{}\n", SafeText::line(line))
}

/// Understands the arguments; the first is the name of the program.
pub(super) fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Command, Usage> {
    let matches = program().try_get_matches_from(arguments).map_err(Usage)?;
    Ok(match matches.subcommand() {
        Some(("show", matches)) => Command::Show(Show {
            paths: paths(matches),
            width: matches.get_one::<u16>("width").map(|width| usize::from(*width)),
            color: when(matches),
            as_of: matches.get_one("as-of").cloned(),
            without: matches.get_many("without").into_iter().flatten().cloned().collect(),
            only: matches.get_many("only").into_iter().flatten().cloned().collect(),
            no_problems: matches.get_flag("no-problems"),
        }),
        Some(("check", matches)) => Command::Check(Check {
            paths: paths(matches),
            format: matches.get_one("format").copied().unwrap_or_default(),
            deny_warnings: denied(matches).any(|word| word == WARNINGS),
            deny: denied(matches).filter_map(|word| code(word)).collect(),
            fix: matches.get_flag("fix"),
            diff: matches.get_flag("diff"),
            color: when(matches),
        }),
        Some(("explain", matches)) => {
            Command::Explain { code: matches.get_one("CODE").cloned(), color: when(matches) }
        }
        Some(("new", matches)) => Command::New(new::understand(matches)),
        Some(("diff", matches)) => diff_of(matches),
        Some(("notes", matches)) => notes::understand(matches),
        #[cfg(feature = "catalog")]
        Some(("library", matches)) => library::understand_library(matches),
        #[cfg(feature = "catalog")]
        Some(("search", matches)) => library::understand_search(matches),
        Some(("import", matches)) => Command::Import(Box::new(import::understand(matches))),
        Some(("tour", _)) => Command::Tour,
        Some(("guide", _)) => Command::Guide,
        Some(("keys", _)) => Command::Keys,
        Some(("schema", _)) => Command::Schema,
        _ => Command::Read { paths: paths(&matches), ascii: ascii(&matches) },
    })
}

/// The command that was surely meant by a path that names nothing: at most half of its letters are wrong.
pub(super) fn near_command(path: &Path) -> Option<String> {
    let word =
        path.to_str().filter(|word| word.len() < 16 && word.bytes().all(|b| b.is_ascii_alphabetic()))?;
    let word = word.to_ascii_lowercase();
    let program = program();
    let names = program.get_subcommands().map(clap::Command::get_name);
    let (distance, nearest) = names.map(|name| (strsim::osa_distance(&word, name), name)).min()?;
    (2 * distance <= word.len().max(nearest.len())).then(|| nearest.to_owned())
}

/// Of `--ascii` and `--no-ascii`, the last one.
fn ascii(matches: &ArgMatches) -> Option<bool> {
    [("ascii", true), ("no-ascii", false)]
        .into_iter()
        .find(|(name, _)| matches.get_flag(name))
        .map(|(_, yes)| yes)
}

fn paths(matches: &ArgMatches) -> Vec<PathBuf> {
    matches.get_many("PATH").into_iter().flatten().cloned().collect()
}

fn when(matches: &ArgMatches) -> When {
    matches.get_one("color").copied().unwrap_or_default()
}

fn program() -> clap::Command {
    let program = commands();
    #[cfg(feature = "catalog")]
    let program = program.subcommand(library::library()).subcommand(library::search());
    program
}

fn commands() -> clap::Command {
    clap::Command::new("briefing")
        .version(env!("CARGO_PKG_VERSION"))
        .about("Read briefings: tangled stories, told as data, with the evidence one key away")
        .after_help(
            "Exit status: 0 fine, 1 errors were found, 2 wrong use.\n\
             A file that is called like a command can be opened as ./show.",
        )
        .args_conflicts_with_subcommands(true)
        .disable_help_subcommand(true)
        .arg(path(
            "Files or folders of briefings; `-` is standard input [default: ./briefings, else samples]",
        ))
        .arg(
            Arg::new("ascii")
                .long("ascii")
                .action(ArgAction::SetTrue)
                .overrides_with("no-ascii")
                .help("Draw with ASCII alone [default: as the terminal is]"),
        )
        .arg(
            Arg::new("no-ascii")
                .long("no-ascii")
                .action(ArgAction::SetTrue)
                .overrides_with("ascii")
                .help("Draw with all signs, whatever the terminal is"),
        )
        .subcommand(show())
        .subcommand(check())
        .subcommand(explain())
        .subcommand(new::command())
        .subcommand(diff())
        .subcommand(notes::command())
        .subcommand(import::command())
        .subcommand(clap::Command::new("tour").about("Open a tour of the keys, in fifteen steps"))
        .subcommand(
            clap::Command::new("guide").about("Print how to write a briefing, for people and programs"),
        )
        .subcommand(clap::Command::new("keys").about("Print all actions of the reader with their keys"))
        .subcommand(clap::Command::new("schema").about("Print a JSON Schema of the format, for editors"))
}

fn show() -> clap::Command {
    let width = Arg::new("width")
        .long("width")
        .value_name("N")
        .value_parser(value_parser!(u16))
        .help("Wrap lines at N columns, 0 for none [default: 80 on a terminal, else 0]");
    let as_of = Arg::new("as-of")
        .long("as-of")
        .value_name("DATE")
        .value_parser(typed_date)
        .help("What was known by a date alone: 2022-07-01, 2022-07 or 2022");
    let without = Arg::new("without")
        .long("without")
        .value_name("ID")
        .action(ArgAction::Append)
        .help("As if a source or an actor had said nothing; repeatable");
    let only = Arg::new("only")
        .long("only")
        .value_name("WHAT")
        .action(ArgAction::Append)
        .help("What has to do with an id, a status, a #tag or ACTOR:STANCE alone; repeatable");
    let no_problems = Arg::new("no-problems")
        .long("no-problems")
        .action(ArgAction::SetTrue)
        .help("Leave out what is wrong with the file, and succeed all the same: for comparing versions");
    clap::Command::new("show")
        .about("Print the whole briefing as plain text, or what is left of it from a point of view")
        .arg(path("Files or folders of briefings; `-` is standard input").num_args(1..).required(true))
        .arg(as_of)
        .arg(without)
        .arg(only)
        .arg(no_problems)
        .arg(width)
        .arg(color())
}

/// A date as it is typed, or what to do about what is.
fn typed_date(text: &str) -> Result<Date, String> {
    date::typed(text, date::Day::today()).map_err(|untyped| untyped.advice().to_string())
}

fn check() -> clap::Command {
    let format = Arg::new("format")
        .long("format")
        .value_name("FORM")
        .value_parser(EnumValueParser::<Format>::new())
        .hide_possible_values(true)
        .default_value("full")
        .help("full, concise (a line each), json (an object each) or sarif");
    let deny = Arg::new("deny")
        .long("deny")
        .value_name("WHAT")
        .action(ArgAction::Append)
        .value_parser(deniable)
        .help("Fail at a warning, too: its code, or `warnings` for all; repeatable");
    let fix = Arg::new("fix")
        .long("fix")
        .action(ArgAction::SetTrue)
        .help("Mend what can be mended surely, in the files");
    let diff = Arg::new("diff")
        .long("diff")
        .action(ArgAction::SetTrue)
        .help("Show what --fix changes; alone, change nothing");
    clap::Command::new("check")
        .about("Say what is wrong with briefings, and where")
        .after_help(
            "Exit status: 0 fine or warnings only, 1 errors or denied warnings were found, 2 wrong use.",
        )
        .arg(path("Files or folders of briefings; `-` is standard input").num_args(1..).required(true))
        .arg(fix)
        .arg(diff)
        .arg(deny)
        .arg(format)
        .arg(color())
}

/// The word for all warnings.
const WARNINGS: &str = "warnings";

fn denied(matches: &ArgMatches) -> impl Iterator<Item = &String> {
    matches.get_many("deny").into_iter().flatten()
}

fn code(word: &str) -> Option<Code> {
    Code::ALL.iter().copied().find(|code| code.as_str() == word)
}

/// A word that can be denied.
fn deniable(word: &str) -> Result<String, String> {
    match code(word) {
        _ if word == WARNINGS => Ok(word.to_owned()),
        Some(code) if code.severity() == Severity::Warning => Ok(word.to_owned()),
        Some(_) => Err("it is an error, which fails in any case".to_owned()),
        None => Err("there is no such warning; `briefing explain` lists all".to_owned()),
    }
}

fn diff() -> clap::Command {
    let json = Arg::new("format")
        .long("format")
        .value_name("FORM")
        .value_parser(["text", "json"])
        .default_value("text")
        .hide_possible_values(true)
        .help("text (a line each) or json (an object each)");
    clap::Command::new("diff")
        .about("Say what two versions of a briefing say differently, the most consequential first")
        .after_help(
            "Exit status: 0 they say the same, 1 they differ, 2 trouble.\n\
             It takes the seven arguments of git, too: git config diff.briefing.command \"briefing diff\"",
        )
        .arg(path("OLD and NEW, or the seven arguments of git").num_args(2..=7).required(true))
        .arg(json)
}

/// Of the seven arguments of git, the second is the old file and the fifth the new one.
fn diff_of(matches: &ArgMatches) -> Command {
    let paths = paths(matches);
    let (old, new) = if paths.len() == 7 { (1, 4) } else { (0, 1) };
    let path = |at: usize| paths.get(at).cloned().unwrap_or_default();
    let json = matches.get_one::<String>("format").is_some_and(|form| form == "json");
    Command::Diff { old: path(old), new: path(new), json }
}

fn explain() -> clap::Command {
    let code = Arg::new("CODE").help("The code, such as unknown-id [default: list all]");
    clap::Command::new("explain")
        .about("Say what a code of `check` means, with examples")
        .arg(code)
        .arg(color())
}

fn color() -> Arg {
    Arg::new("color")
        .long("color")
        .value_name("WHEN")
        .value_parser(EnumValueParser::<When>::new())
        .hide_possible_values(true)
        .default_value("auto")
        .help("auto (on a terminal, unless NO_COLOR is set), always or never")
}

fn path(help: &'static str) -> Arg {
    Arg::new("PATH").value_parser(value_parser!(PathBuf)).action(ArgAction::Append).help(help)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn parsed(line: &str) -> Command {
        match parse(line.split(' ').map(OsString::from)) {
            Ok(command) => command,
            Err(Usage(error)) => panic!("{error}"),
        }
    }

    fn paths(paths: &[&str]) -> Vec<PathBuf> {
        paths.iter().map(PathBuf::from).collect()
    }

    #[test]
    fn the_definition_is_sound() {
        program().debug_assert();
    }

    #[test]
    fn paths_alone_are_to_be_read() {
        let read = |paths, ascii| Command::Read { paths, ascii };
        assert_eq!(parsed("briefing"), read(Vec::new(), None));
        assert_eq!(parsed("briefing - b.yaml"), read(paths(&["-", "b.yaml"]), None));
        assert_eq!(parsed("briefing ./show"), read(paths(&["./show"]), None));
        assert_eq!(parsed("briefing --ascii a"), read(paths(&["a"]), Some(true)));
        assert_eq!(parsed("briefing --ascii --no-ascii"), read(Vec::new(), Some(false)));
    }

    #[test]
    fn commands_have_their_options() {
        let color = When::Auto;
        let show = |width| Show { paths: paths(&["a"]), width, color, ..Show::default() };
        assert_eq!(parsed("briefing show a"), Command::Show(show(None)));
        assert_eq!(parsed("briefing show a --width 0"), Command::Show(show(Some(0))));
        let seen =
            parsed("briefing show a --as-of 2022-07 --without bta --only ada --without ada --only #ports");
        let [without, only] = [["bta", "ada"], ["ada", "#ports"]].map(|ids| ids.map(str::to_owned).to_vec());
        let as_of = Date::parse("2022-07").ok();
        assert_eq!(seen, Command::Show(Show { as_of, without, only, ..show(None) }));
        let check = |format, deny_warnings, color| Check {
            paths: paths(&["-", "b"]),
            format,
            deny_warnings,
            deny: Vec::new(),
            fix: false,
            diff: false,
            color,
        };
        assert_eq!(parsed("briefing check - b"), Command::Check(check(Format::Full, false, color)));
        assert_eq!(
            parsed("briefing check - b --format json"),
            Command::Check(check(Format::Json, false, color))
        );
        let mending = parsed("briefing check - b --fix --diff --deny unused-id --deny date-order");
        let deny = vec![Code::UnusedId, Code::DateOrder];
        let mended = Check { fix: true, diff: true, deny, ..check(Format::Full, false, color) };
        assert_eq!(mending, Command::Check(mended));
        let all = parsed("briefing check --deny warnings --format sarif --color always - b");
        assert_eq!(all, Command::Check(check(Format::Sarif, true, When::Always)));
        assert_eq!(parsed("briefing explain"), Command::Explain { code: None, color });
        let explain = Command::Explain { code: Some("bad-id".to_owned()), color: When::Never };
        assert_eq!(parsed("briefing explain bad-id --color never"), explain);
        assert_eq!(parsed("briefing schema"), Command::Schema);
        assert_eq!(parsed("briefing tour"), Command::Tour);
    }

    #[test]
    fn a_word_that_is_almost_a_command_is_near_it() {
        for (word, command) in
            [("cheque", "check"), ("Shwo", "show"), ("checks", "check"), ("expalin", "explain")]
        {
            assert_eq!(near_command(Path::new(word)).as_deref(), Some(command), "{word}");
        }
        for word in ["story", "help", "nothing", "a", "check.yaml", "./shw", "", "é"] {
            assert_eq!(near_command(Path::new(word)), None, "{word}");
        }
    }

    #[test]
    fn wrong_use_is_refused() {
        for line in [
            "briefing new",
            "briefing new a b",
            "briefing show",
            "briefing check",
            "briefing show a --width x",
            "briefing show a --as-of someday",
            "briefing show a --as-of 03/04/2022",
            "briefing show a --as-of",
            "briefing --frob",
            "briefing check a --deny errors",
            "briefing check a --deny bad-date",
        ] {
            assert!(parse(line.split(' ').map(OsString::from)).is_err(), "{line}");
        }
    }
}
