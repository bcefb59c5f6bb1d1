//! The sources of a draft: the article itself, and how one writes what it passes on.

use std::fmt;

use super::Material;
use crate::yaml::{comment, note, value};
use briefing_format::model::{Date, SourceKind};

/// The id of the article.
pub(super) const ARTICLE: &str = "article";

/// The most characters of a title.
const LONGEST_HEADLINE: usize = 120;

/// The most of those who passed words on that are named.
const NAMED: usize = 5;

const HEAD: &str = "
# Where the story stands. Quotes are looked up in `file`, the copy of the article. Fill in what you know of it.
sources:
  article:
    title: TK title of the article
";

impl Material<'_> {
    pub(super) fn sources(&self, names: &[String], out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (published, why) = self.published();
        out.write_str(HEAD)?;
        if let Some(headline) = self.headline() {
            out.write_str(&note(&format!("perhaps: {headline}"), 4))?;
        }
        out.write_str("    # kind: newspaper\n    # publisher: an-actor\n")?;
        out.write_str(&comment(&why, 4))?;
        writeln!(
            out,
            "    # published: {published}\n    # url: https://example.org/\n    # cites: [a-report]"
        )?;
        write!(out, "    file:{}", value(self.file, 4))?;
        let mut help = "What the article passes on is a source of its own: a post, a statement, the report of a \
                        news agency. Write it so, without the `#`, name it in `cites` of the article, and before \
                        `article` in the `via` of what came through it. Where all of the article comes from there (a \
                        wire copy, a reprint, a translation), write `based_on` in place of `cites`. Whose a post or \
                        a statement is, its `author` says: the id of an actor."
            .to_owned();
        let relays = self.relays(names);
        if !relays.is_empty() {
            help.extend([" Quotes seem to have come through a report of ", &relays.join(", of "), "."]);
        }
        out.write_str(&comment(&help, 2))?;
        writeln!(
            out,
            "  # a-report:\n  #   title: TK title of the report\n  #   kind: news-agency\n  #   publisher: an-actor\n  #   published: {published}"
        )?;
        out.write_str(&comment(&format!("Kinds: {}.", SourceKind::WORDS.join(", ")), 2))
    }

    /// A date of publication that cannot be wrong, as far as the article tells one, and why.
    fn published(&self) -> (String, String) {
        let told =
            self.dates.iter().filter_map(|dated| Some((Date::parse(&dated.edtf).ok()?.earliest()?, dated)));
        match told.max_by_key(|(earliest, _)| earliest.number()) {
            Some((earliest, dated)) => {
                let is_plain = dated.edtf.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
                let from = if is_plain { dated.edtf.clone() } else { earliest.year().to_string() };
                let why = format!(
                    "The day is best; a month or a year will do. This says {from} or later, for an article that tells of \
                     {from} as past:"
                );
                (format!("\"[{from}..]\""), why)
            }
            None => ("YYYY-MM-DD".to_owned(), "The day is best; a month or a year will do:".to_owned()),
        }
    }

    /// The ids of those who passed words on to the article, each once.
    fn relays(&self, names: &[String]) -> Vec<String> {
        let known = self.known(names);
        let mut relays: Vec<String> = Vec::new();
        let all = self.passages.iter().flat_map(|passage| &passage.suggestions);
        for suggestion in all.filter(|suggestion| suggestion.passes_on) {
            let id = known.get(suggestion.who.as_str()).map(|id| format!("`{id}`"));
            relays.extend(id.filter(|id| relays.len() < NAMED && !relays.contains(id)));
        }
        relays
    }

    /// The first paragraph, where it looks like a title.
    fn headline(&self) -> Option<String> {
        let [first, _, ..] = &self.article.paragraphs[..] else { return None };
        let words = self.article.words(first);
        (words.chars().count() <= LONGEST_HEADLINE && !words.ends_with(['.', ':', ',', '”', '"']))
            .then_some(words)
    }
}
