//! The arguments of `briefing new`. It must not write anything.

use std::path::PathBuf;

use clap::{Arg, ArgAction, ArgMatches, value_parser};

use super::typed_date;
use briefing_format::{files::Existing, model::Date};

/// What is to be written anew, and from what.
#[derive(Debug, PartialEq, Eq)]
pub(in super::super) struct New {
    pub(in super::super) path: PathBuf,
    pub(in super::super) article: Option<PathBuf>,
    /// Who published the article.
    pub(in super::super) publisher: Option<String>,
    /// When it was published.
    pub(in super::super) published: Option<Date>,
    pub(in super::super) url: Option<String>,
    /// A BCP 47 tag.
    pub(in super::super) language: Option<String>,
    pub(in super::super) existing: Existing,
}

/// Understands the arguments of the command.
pub(super) fn understand(matches: &ArgMatches) -> New {
    New {
        path: matches.get_one("PATH").cloned().unwrap_or_default(),
        article: matches.get_one("from").cloned(),
        publisher: matches.get_one("publisher").cloned(),
        published: matches.get_one("published").cloned(),
        url: matches.get_one("url").cloned(),
        language: matches.get_one("language").cloned(),
        existing: if matches.get_flag("force") { Existing::Replace } else { Existing::Keep },
    }
}

/// The command with all that it takes.
pub(super) fn command() -> clap::Command {
    let article = Arg::new("from")
        .long("from")
        .value_name("ARTICLE")
        .value_parser(value_parser!(PathBuf))
        .help("Draft it from the text of an article; `-` is standard input");
    let of_article = |name: &'static str, value: &'static str, help: &'static str| {
        Arg::new(name).long(name).value_name(value).requires("from").help(help)
    };
    let publisher = of_article("publisher", "NAME", "Who published the article").value_parser(words);
    let day = of_article("published", "DATE", "When it was published; \"on Monday\" is counted from there")
        .value_parser(typed_date);
    let url =
        of_article("url", "ADDRESS", "Where it stands on the web; nothing is fetched").value_parser(words);
    let language = of_article("language", "TAG", "Its language, such as en [default: told by its words]")
        .value_parser(language_tag);
    let force = Arg::new("force").long("force").action(ArgAction::SetTrue).help("Replace files that exist");
    clap::Command::new("new")
        .about("Write a small briefing to change, or a first draft from an article")
        .after_help(
            "A copy of the article is laid beside the briefing: story.article.txt for story.yaml.\n\
             Speakers, what is passed on, claims and names are looked for in English, German, French,\n\
             Spanish and Albanian; quotations and written dates in any language.",
        )
        .arg(Arg::new("PATH").value_parser(value_parser!(PathBuf)).required(true).help("The file to write"))
        .arg(article)
        .arg(publisher)
        .arg(day)
        .arg(url)
        .arg(language)
        .arg(force)
}

/// Words on one line.
fn words(text: &str) -> Result<String, String> {
    let words = text.trim();
    if words.is_empty() || words.contains(char::is_control) {
        Err("write some words on one line".to_owned())
    } else {
        Ok(words.to_owned())
    }
}

/// The tag of a language, as BCP 47 writes it.
fn language_tag(text: &str) -> Result<String, String> {
    let is_part =
        |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let is_tag = text.split('-').all(is_part) && text.starts_with(|c: char| c.is_ascii_alphabetic());
    if is_tag { Ok(text.to_owned()) } else { Err("write a tag such as en, de or pt-BR".to_owned()) }
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;

    use super::super::{Command, parse};
    use super::*;

    fn parsed(line: &str) -> Option<New> {
        match parse(line.split(' ').map(OsString::from)) {
            Ok(Command::New(asked)) => Some(asked),
            _ => None,
        }
    }

    #[test]
    fn a_new_briefing_may_come_from_an_article() {
        let new = |article: Option<&str>, existing| New {
            path: PathBuf::from("a.yaml"),
            article: article.map(PathBuf::from),
            publisher: None,
            published: None,
            url: None,
            language: None,
            existing,
        };
        assert_eq!(parsed("briefing new a.yaml"), Some(new(None, Existing::Keep)));
        assert_eq!(parsed("briefing new --force a.yaml --from -"), Some(new(Some("-"), Existing::Replace)));
        let told = New {
            publisher: Some("BBC".to_owned()),
            published: Date::parse("2024-03-16").ok(),
            url: Some("https://example.org/".to_owned()),
            language: Some("en-GB".to_owned()),
            ..new(Some("b"), Existing::Keep)
        };
        let line =
            "briefing new a.yaml --from b --publisher BBC --published 2024-03-16 --url https://example.org/";
        assert_eq!(parsed(&format!("{line} --language en-GB")), Some(told));
    }

    #[test]
    fn wrong_use_is_refused() {
        for line in [
            "briefing new a --publisher BBC",
            "briefing new a --from b --published someday",
            "briefing new a --from b --language e_n",
            "briefing new a --from b --publisher ",
        ] {
            assert_eq!(parsed(line), None, "{line}");
        }
    }
}
