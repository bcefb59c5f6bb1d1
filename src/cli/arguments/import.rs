//! The arguments of `briefing import`. It must not import anything.

use std::path::PathBuf;

use clap::{
    Arg, ArgAction, ArgMatches,
    builder::{EnumValueParser, PossibleValuesParser, TypedValueParser},
    value_parser,
};

use super::{Format, When, color, when};
use briefing_format::files::Existing;
use briefing_import::{self as import, DateMeans, DayOrder, Options};

/// What is to be imported, and how.
#[derive(Debug, PartialEq, Eq)]
pub(in super::super) struct Import {
    pub(in super::super) paths: Vec<PathBuf>,
    /// The file to write; standard output without one.
    pub(in super::super) out: Option<PathBuf>,
    pub(in super::super) existing: Existing,
    /// What the files are, where that was said.
    pub(in super::super) format: Option<import::Format>,
    pub(in super::super) options: Options,
    /// A file of decisions.
    pub(in super::super) mapping: Option<PathBuf>,
    /// Where to write the decisions.
    pub(in super::super) save_mapping: Option<PathBuf>,
    /// An earlier import to compare with.
    pub(in super::super) compare: Option<PathBuf>,
    /// Whether nothing is to be written.
    pub(in super::super) dry_run: bool,
    /// How the report is written.
    pub(in super::super) form: Format,
    /// Whether it fails where something is left out.
    pub(in super::super) deny_lost: bool,
    pub(in super::super) color: When,
}

/// Understands the arguments of the command.
pub(super) fn understand(matches: &ArgMatches) -> Import {
    let path = |name: &str| matches.get_one::<PathBuf>(name).cloned();
    Import {
        paths: super::paths(matches),
        out: path("out").filter(|path| path.as_os_str() != "-"),
        existing: if matches.get_flag("force") { Existing::Replace } else { Existing::Keep },
        format: matches.get_one("as").copied(),
        options: options(matches),
        mapping: path("mapping"),
        save_mapping: path("save-mapping"),
        compare: path("compare"),
        dry_run: matches.get_flag("dry-run"),
        form: matches.get_one("format").copied().unwrap_or_default(),
        deny_lost: matches.contains_id("deny"),
        color: when(matches),
    }
}

fn options(matches: &ArgMatches) -> Options {
    let words =
        |name: &str| matches.get_many::<String>(name).into_iter().flatten().cloned().collect::<Vec<_>>();
    let pairs = |name: &str| matches.get_many::<Pair>(name).into_iter().flatten().cloned().collect();
    Options {
        only: words("only"),
        columns: pairs("columns"),
        date_order: matches.get_one("date-order").copied(),
        year: matches.get_one("year").copied(),
        years: matches.get_one("years").copied(),
        date_means: matches.get_one("date-means").copied().unwrap_or_default(),
        encoding: matches.get_one("encoding").cloned(),
        delimiter: matches.get_one("delimiter").copied(),
        no_header: matches.get_flag("no-header"),
        sheet: matches.get_one("sheet").cloned(),
        key: words("key"),
        split: pairs("split"),
    }
}

/// A name and what it is.
type Pair = (String, String);

/// What a column is, and its name; without a name, no column is it.
fn column(text: &str) -> Result<Pair, String> {
    let (what, column) = match text.split_once('=') {
        Some((what, "")) if !what.trim().is_empty() => (what.trim().to_owned(), String::new()),
        _ => pair(text)?,
    };
    import::is_column(&what).map_err(|names| format!("`{what}` is nothing that a column can be. {names}"))?;
    Ok((what, column))
}

fn pair(text: &str) -> Result<Pair, String> {
    let (name, value) = text.split_once('=').ok_or("write it as NAME=VALUE")?;
    if name.trim().is_empty() || value.is_empty() {
        return Err("write it as NAME=VALUE".to_owned());
    }
    Ok((name.trim().to_owned(), value.to_owned()))
}

fn years(text: &str) -> Result<(i32, i32), String> {
    import::hundred_years(text).ok_or_else(|| "name a hundred years, such as 1950-2049".to_owned())
}

fn delimiter(text: &str) -> Result<char, String> {
    import::delimiter(text).ok_or_else(|| "name one character, or `tab`".to_owned())
}

/// One of some words that stand for values.
fn words<T: Clone + Send + Sync + 'static>(
    words: &'static [&'static str],
    parse: fn(&str) -> Option<T>,
) -> impl TypedValueParser<Value = T> {
    PossibleValuesParser::new(words).try_map(move |word| parse(&word).ok_or("no such word"))
}

fn option(name: &'static str, value: &'static str, help: &'static str) -> Arg {
    Arg::new(name).long(name).value_name(value).help(help)
}

fn file(name: &'static str, value: &'static str, help: &'static str) -> Arg {
    option(name, value, help).value_parser(value_parser!(PathBuf))
}

fn flag(name: &'static str, help: &'static str) -> Arg {
    Arg::new(name).long(name).action(ArgAction::SetTrue).help(help)
}

pub(super) fn command() -> clap::Command {
    let names = import::Format::ALL.iter().map(|format| format.as_str());
    let formats = PossibleValuesParser::new(names).try_map(|name| {
        let found = import::Format::ALL.iter().copied().find(|format| format.as_str() == name);
        found.ok_or("no such format")
    });
    clap::Command::new("import")
        .about("Make a briefing of a table, a STIX bundle, a timeline or a feed")
        .after_help(
            "Several files of one set make one briefing. What a file is, is told by its content.\n\
             Exit status: 0 done, even where something was left out, 1 nothing written, 2 wrong use.",
        )
        .arg(super::path("Files of another program; `-` is standard input").num_args(1..).required(true))
        .arg(file("out", "FILE", "The briefing to write [default: standard output]").short('o'))
        .arg(flag("force", "Replace the file where it exists"))
        .arg(option("as", "FORMAT", "What the files are").value_parser(formats))
        .arg(
            option("only", "ID|NAME", "Bring in what has this id or name, and what names it; repeatable")
                .action(ArgAction::Append),
        )
        .arg(
            option("columns", "WHAT=COLUMN,…", "Which column of a table is what: date=Datum,title=Ereignis")
                .value_delimiter(',')
                .action(ArgAction::Append)
                .value_parser(column),
        )
        .arg(
            option("date-order", "ORDER", "Of dates in digits")
                .value_parser(words(DayOrder::WORDS, DayOrder::parse)),
        )
        .arg(
            option("year", "YEAR", "The year of dates without a year")
                .allow_hyphen_values(true)
                .value_parser(value_parser!(i32)),
        )
        .arg(
            option("years", "FROM-TO", "Where years of two digits lie, such as 1950-2049")
                .value_parser(years),
        )
        .arg(
            option("date-means", "WHAT", "What the dates of a table are dates of")
                .value_parser(words(DateMeans::WORDS, DateMeans::parse)),
        )
        .arg(option("encoding", "NAME", "The encoding of a table, such as windows-1252"))
        .arg(
            option("delimiter", "CHAR", "What parts the cells of a table; `tab` for tabs")
                .value_parser(delimiter),
        )
        .arg(flag("no-header", "The first row of a table is no heading; columns are then 1, 2, 3"))
        .arg(option("sheet", "NAME", "The sheet of a workbook"))
        .arg(
            option("key", "COLUMN,…", "The columns that together tell one row from another")
                .value_delimiter(',')
                .action(ArgAction::Append),
        )
        .arg(
            option(
                "split",
                "COLUMN=SIGN",
                "A column of several values a cell, and what parts them; repeatable",
            )
            .action(ArgAction::Append)
            .value_parser(pair),
        )
        .arg(file("mapping", "FILE", "Read such decisions [default: TABLE.mapping.yaml, where it is]"))
        .arg(file("save-mapping", "FILE", "Write such decisions to a file, for the next time"))
        .arg(file("compare", "OLD.yaml", "Say what changes against an earlier import"))
        .arg(flag("dry-run", "Write nothing, only report"))
        .arg(
            option("deny", "WHAT", "`lost`: write nothing where something would be left out")
                .value_parser(["lost"])
                .hide_possible_values(true),
        )
        .arg(
            option("format", "FORM", "Of the report: full, concise, json or sarif")
                .value_parser(EnumValueParser::<Format>::new())
                .hide_possible_values(true)
                .default_value("full"),
        )
        .arg(color())
}
