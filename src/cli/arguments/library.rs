//! The arguments of `briefing library` and `briefing search`. They must not look into a folder.

use clap::{Arg, ArgAction, ArgMatches, value_parser};

use super::{Command, path, paths};

/// What of a library is to be printed, and how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::cli) struct Listing {
    pub(in crate::cli) look: Look,
    pub(in crate::cli) json: bool,
    /// How many are printed at most.
    pub(in crate::cli) limit: Option<usize>,
    /// Whether hits come by the days that they may be of.
    pub(in crate::cli) timeline: bool,
    /// Whether hits are counted instead.
    pub(in crate::cli) count: bool,
}

/// What is done before the catalog is asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::cli) enum Look {
    /// Nothing, where the folders are known.
    #[default]
    Known,
    /// The folders are looked at.
    Refresh,
    /// The catalog is made anew.
    Rebuild,
}

impl Look {
    fn of(matches: &ArgMatches) -> Self {
        let is_set = |name| matches!(matches.try_get_one::<bool>(name), Ok(Some(true)));
        match (is_set("rebuild"), is_set("refresh")) {
            (true, _) => Self::Rebuild,
            (false, true) => Self::Refresh,
            (false, false) => Self::Known,
        }
    }
}

/// How many hits are printed where nobody says.
pub(in crate::cli) const LIMIT: usize = 50;

/// Understands the arguments of `library`.
pub(super) fn understand_library(matches: &ArgMatches) -> Command {
    let listing = Listing { look: Look::of(matches), json: is_json(matches), ..Listing::default() };
    Command::Library { paths: paths(matches), listing }
}

/// Understands the arguments of `search`.
pub(super) fn understand_search(matches: &ArgMatches) -> Command {
    let listing = Listing {
        look: Look::of(matches),
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

#[cfg(test)]
mod tests {
    use std::{ffi::OsString, path::PathBuf};

    use super::super::parse;
    use super::*;

    #[test]
    fn a_search_has_its_words_first_and_a_library_none() {
        let parsed = |line: &str| parse(line.split(' ').map(OsString::from)).ok();
        let paths = |paths: &[&str]| paths.iter().map(PathBuf::from).collect::<Vec<_>>();
        let search = |listing| Command::Search { query: "fire".to_owned(), paths: paths(&["desk"]), listing };
        assert_eq!(parsed("briefing search fire desk"), Some(search(Listing::default())));
        let listing = Listing { limit: Some(3), timeline: true, look: Look::Refresh, ..Listing::default() };
        assert_eq!(parsed("briefing search fire desk --limit 3 --timeline --refresh"), Some(search(listing)));
        assert!(parsed("briefing search").is_none());
        let listing = Listing { look: Look::Rebuild, json: true, ..Listing::default() };
        assert_eq!(
            parsed("briefing library --rebuild --format json"),
            Some(Command::Library { paths: paths(&[]), listing })
        );
    }
}
