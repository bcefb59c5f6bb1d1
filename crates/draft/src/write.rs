//! What was found -> a draft as YAML, with comments that lead on. It must not look for anything itself.

mod sources;

use std::{collections::HashMap, fmt, ops::Range};

use super::{
    UNKNOWN_SPEAKER,
    article::Article,
    dates::Dated,
    names::Name,
    place::Places,
    quotation::Quotation,
    speaker::Suggestion,
    yaml::{citation, comment, element, note, value},
};
use briefing_evidence::check::PLACEHOLDER;
use briefing_format::{
    model::{ActorKind, Stance},
    write::Ids,
};

/// A quotation that becomes a quote.
#[derive(Debug)]
pub(super) struct Passage<'a> {
    pub(super) quotation: &'a Quotation,
    /// The passage in which it stands.
    pub(super) within: Option<usize>,
    pub(super) suggestions: Vec<Suggestion>,
}

/// All that a draft is made of.
#[derive(Debug)]
pub(super) struct Material<'a> {
    pub(super) article: &'a Article,
    /// The copy of the article, beside the briefing.
    pub(super) file: &'a str,
    pub(super) passages: Vec<Passage<'a>>,
    pub(super) names: Vec<Name>,
    pub(super) dates: Vec<Dated>,
    /// Sentences in which there may be claims.
    pub(super) claims: Vec<Range<usize>>,
}

/// How many words of a quotation make its id.
const WORDS_OF_AN_ID: usize = 4;

/// The most characters of a sentence in a comment.
const LONGEST_SENTENCE: usize = 600;

/// The most characters of the words that name a speaker.
const LONGEST_REASON: usize = 120;

const HEAD: &str = "\
# A first draft, made from an article. It has the article's words; what they mean is for you to say. TK, short for \"to
# come\", stands wherever something is yours to fill in; `briefing check` finds it as long as it is there.
# Lines with `#` are comments, hints and suggestions for you: delete them as you go.

briefing: 1
title: TK title
# summary: What happened and who says so, in two or three sentences of your own.

# What has none of `by`, `via` and `sources` came through the article. Where the article tells nearly all of it in its own
# voice, say so: `default: {by: the-id-of-its-publisher, via: [article]}`.
default: {via: [article]}
";

const EVENTS: &str = "
# What happened, in your own words, an item each. Share the quotes out among them, and give each its `date`, who took
# part (`actors: [an-id, another]`), and more in `text`. What the article has from somebody else needs both `by` and
# `via: [article]`. Of somebody whom it does not name, write `by: {unnamed: a senior official}`.
events:
  - title: TK what happened
";

const BACKGROUND: &str = "
# What happened before. Each date was found in the sentence above it: say what happened then, move it to `events`, or
# delete it.
background:
";

const QUOTES: &str = "
# What somebody said or wrote, as it stands in the article. In `speaker`, replace `tk` with an id of `actors`, or with
# `{unnamed: a senior official}`; what the sentence suggests stands above it. Where the words came to the article through
# another source, add that source, and here the way they took: `via: [a-report, article]`.
quotes:
";

const CLAIMS: &str = "
# What somebody holds and somebody else may deny, whether or not it is so; what you conclude yourself is a judgment. A
# position needs no `by` where a report holds it of which nobody is named as the author. A claim looks so, without the `#`:
# claims:
#   an-id-of-its-own:
#     text: TK one sentence that can be true or false
#     positions:
#       - {by: an-actor, stance: asserts, via: [article]}
#       - {by: another, stance: denies, quote: a-quote}
#       - {by: {unnamed: a senior official}, stance: doubts, via: [article]}
#       - {stance: asserts, via: [a-report, article]}
";

const ACTORS: &str = "
# Who says or does something. These names were found, the most frequent first: delete what nothing refers to, and move
# what is a place to a section `places:` of the same form. More about each goes into `kind`, `aliases` and `text`.
";

impl fmt::Display for Material<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut ids = Ids::default();
        for taken in [sources::ARTICLE, UNKNOWN_SPEAKER] {
            ids.free(taken);
        }
        let names: Vec<String> =
            self.names.iter().map(|name| ids.numbered(&name.text, 6, "name").to_string()).collect();
        let texts: Vec<String> =
            self.passages.iter().map(|passage| self.article.words(&passage.quotation.inner)).collect();
        let quotes: Vec<String> =
            texts.iter().map(|text| ids.numbered(text, WORDS_OF_AN_ID, "quote").to_string()).collect();

        out.write_str(HEAD)?;
        self.sources(&names, out)?;
        out.write_str(EVENTS)?;
        if !quotes.is_empty() {
            writeln!(out, "    quotes:")?;
            quotes.iter().try_for_each(|id| writeln!(out, "      - {id}"))?;
        }
        self.background(out)?;
        self.quotes(&texts, &quotes, &names, out)?;
        self.claims(out)?;
        self.actors(&names, out)
    }
}

impl Material<'_> {
    fn background(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.dates.is_empty() {
            return Ok(());
        }
        out.write_str(BACKGROUND)?;
        for dated in &self.dates {
            let sentence = shortened(&self.article.words(&dated.sentence), LONGEST_SENTENCE);
            out.write_str(&citation(&sentence, 2))?;
            let title = value(&format!("{PLACEHOLDER} what happened {}", dated.words), 4);
            write!(out, "  - date: {}\n    title:{title}", date(&dated.edtf))?;
        }
        Ok(())
    }

    fn quotes(
        &self,
        texts: &[String],
        ids: &[String],
        names: &[String],
        out: &mut fmt::Formatter<'_>,
    ) -> fmt::Result {
        if texts.is_empty() {
            return Ok(());
        }
        let known = self.known(names);
        let places = Places::new(self.article);
        out.write_str(QUOTES)?;
        for ((passage, text), id) in self.passages.iter().zip(texts).zip(ids) {
            writeln!(out, "  {id}:")?;
            if let Some(outer) = passage.within {
                writeln!(out, "    # Quoted within `{}`.", ids[outer])?;
            }
            if text.contains('\n') {
                writeln!(
                    out,
                    "    # It runs over paragraphs; the marks that open them again stay as they are."
                )?;
            }
            write!(out, "    text:{}", value(text, 4))?;
            let around = places.around(passage.quotation);
            for (key, words) in [("prefix", around.prefix), ("suffix", around.suffix)] {
                if !words.is_empty() {
                    write!(out, "    {key}:{}", value(&words, 4))?;
                }
            }
            for suggestion in &passage.suggestions {
                let who = known.get(suggestion.who.as_str()).copied().unwrap_or(&suggestion.who);
                let leads = if suggestion.passes_on { "passed on by" } else { "perhaps" };
                let words = shortened(&self.article.words(&suggestion.words), LONGEST_REASON);
                out.write_str(&note(&format!("{leads}: {who} (\"{words}\")"), 4))?;
            }
            writeln!(out, "    speaker: {UNKNOWN_SPEAKER}")?;
        }
        Ok(())
    }

    fn claims(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(CLAIMS)?;
        out.write_str(&comment(&format!("Stances: {}.", Stance::WORDS.join(", ")), 0))?;
        if !self.claims.is_empty() {
            out.write_str("# Somebody may hold or deny something in these sentences:\n")?;
        }
        for (index, sentence) in self.claims.iter().enumerate() {
            out.write_str(if index > 0 { "#\n" } else { "" })?;
            out.write_str(&citation(&shortened(&self.article.words(sentence), LONGEST_SENTENCE), 0))?;
        }
        Ok(())
    }

    /// The ids of names and aliases, the first of each.
    fn known<'a>(&'a self, ids: &'a [String]) -> HashMap<&'a str, &'a str> {
        let mut known = HashMap::new();
        for (name, id) in self.names.iter().zip(ids) {
            for text in std::iter::once(&name.text).chain(&name.aliases) {
                known.entry(text.as_str()).or_insert(id.as_str());
            }
        }
        known
    }

    fn actors(&self, ids: &[String], out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if ids.is_empty() && self.passages.is_empty() {
            return Ok(());
        }
        out.write_str(ACTORS)?;
        out.write_str(&comment(&format!("Kinds: {}.", ActorKind::WORDS.join(", ")), 0))?;
        out.write_str("actors:\n")?;
        if !self.passages.is_empty() {
            writeln!(out, "  {UNKNOWN_SPEAKER}:\n    # Delete this one when every quote has its speaker.")?;
            writeln!(out, "    name: {PLACEHOLDER}")?;
        }
        for (name, id) in self.names.iter().zip(ids) {
            let times = if name.count == 1 { "once".to_owned() } else { format!("{} times", name.count) };
            let quoted = name.quoted.then(|| "in quotation marks".to_owned());
            let notes: Vec<String> =
                [times].into_iter().chain(quoted).chain(name.hints.iter().cloned()).collect();
            writeln!(out, "  {id}:")?;
            out.write_str(&note(&notes.join("; "), 4))?;
            write!(out, "    name:{}", value(&name.text, 4))?;
            if !name.aliases.is_empty() {
                let aliases: Vec<String> = name.aliases.iter().map(|alias| element(alias)).collect();
                writeln!(out, "    aliases: [{}]", aliases.join(", "))?;
            }
        }
        Ok(())
    }
}

/// A date that begins with a bracket would be read as a list.
fn date(edtf: &str) -> String {
    let is_plain = edtf.starts_with(|c: char| c.is_ascii_digit());
    if is_plain { edtf.to_owned() } else { format!("\"{edtf}\"") }
}

/// The start of a text, with … where more follows.
fn shortened(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text.to_owned(),
    }
}
