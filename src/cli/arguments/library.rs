//! The arguments of `briefing library` and `briefing search`. They must not look into a folder.

use clap::{Arg, ArgAction, ArgMatches, value_parser};

use super::{Command, path, paths};

/// What of a library is to be printed, and how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::cli) struct Listing {
    /// Whether the folders are looked at first.
    pub(in crate::cli) refresh: bool,
    /// Whether the catalog is made anew.
    pub(in crate::cli) rebuild: bool,
    pub(in crate::cli) json: bool,
    /// How many are printed at most.
    pub(in crate::cli) limit: Option<usize>,
    /// Whether hits come by the days that they may be of.
    pub(in crate::cli) timeline: bool,
    /// Whether hits are counted instead.
    pub(in crate::cli) count: bool,
}

/// How many hits are printed where nobody says.
pub(in crate::cli) const LIMIT: usize = 50;

/// Understands the arguments of `library`.
pub(super) fn understand_library(matches: &ArgMatches) -> Command {
    let listing = Listing {
        refresh: matches.get_flag("refresh"),
        rebuild: matches.get_flag("rebuild"),
        json: is_json(matches),
        ..Listing::default()
    };
    Command::Library { paths: paths(matches), listing }
}

/// Understands the arguments of `search`.
pub(super) fn understand_search(matches: &ArgMatches) -> Command {
    let listing = Listing {
        refresh: matches.get_flag("refresh"),
        rebuild: false,
        json: is_json(matches),
        limit: matches.get_one("limit").copied(),
        timeline: matches.get_flag("timeline"),
        count: matches.get_flag("count"),
    };
    let query = matches.get_one::<String>("QUERY").cloned().unwrap_or_default();
    Command::Search { query, paths: paths(matches), listing }
}

fn is_json(matches: &ArgMatches) -> bool {
    matches.get_one::<String>("format").is_some_and(|form| form == "json")
}

fn form() -> Arg {
    Arg::new("format")
        .long("format")
        .value_name("FORM")
        .value_parser(["concise", "json"])
        .default_value("concise")
        .hide_possible_values(true)
        .help("concise (a line each) or json (an object each)")
}

fn refresh() -> Arg {
    Arg::new("refresh")
        .long("refresh")
        .action(ArgAction::SetTrue)
        .help("Look first at what has changed in the folders")
}

/// `library` with all that it takes.
pub(super) fn library() -> clap::Command {
    let rebuild = Arg::new("rebuild")
        .long("rebuild")
        .action(ArgAction::SetTrue)
        .help("Make the catalog anew, of these folders alone");
    clap::Command::new("library")
        .about("List the briefings of whole folders, what came last first")
        .after_help(
            "Exit status: 0 fine, 2 trouble. What is known of the files is kept in a catalog in the cache folder, and is made\n\
             at the first time; files are never changed.",
        )
        .arg(path("Folders of briefings [default: ./briefings, else the current folder]"))
        .arg(refresh())
        .arg(rebuild)
        .arg(form())
}

/// `search` with all that it takes.
pub(super) fn search() -> clap::Command {
    let query =
        Arg::new("QUERY").required(true).help("Words, \"phrases\", begin*, -not, and filters; see below");
    let limit = Arg::new("limit")
        .long("limit")
        .value_name("N")
        .value_parser(value_parser!(usize))
        .help("Print N hits at most [default: 50]");
    let timeline = Arg::new("timeline")
        .long("timeline")
        .action(ArgAction::SetTrue)
        .help("In order of the days that they may be of, with these");
    let count =
        Arg::new("count").long("count").action(ArgAction::SetTrue).help("Print how many there are instead");
    clap::Command::new("search")
        .about("Find words, names, sources and dates in all briefings of whole folders, the newest first")
        .after_help(
            "Filters: kind:claim who:NAME source:TITLE date:2022..2024 (may lie within) surely:2022 tlp:GREEN tag:NAME\n\
             is:disputed in:FOLDER. Exit status: 0 found, 1 nothing found, 2 trouble.",
        )
        .arg(query)
        .arg(path("Folders of briefings [default: ./briefings, else the current folder]"))
        .arg(limit)
        .arg(timeline)
        .arg(count)
        .arg(refresh())
        .arg(form())
}
