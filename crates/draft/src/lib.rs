//! First drafts: the text of an article -> a briefing to be filled in; and the skeleton of a briefing without one.
//!
//! A draft says only what the article says, in its words. What these may mean (who "she" is, what can be true or false) stands
//! in places that say that they are to be filled in. It must not touch files.
//!
//! ```
//! use briefing_draft::{About, from_article};
//!
//! let about = About { file: "article.txt", published: Some("2024-03-16"), ..About::default() };
//! let draft = from_article("“The cause is unknown,” the mayor, Ann Lee, told Polar News on Friday.", &about);
//! assert_eq!((draft.found.quotations.drafted, draft.found.relays), (1, 1));
//! assert!(draft.text.contains("speaker: ann-lee"));
//! assert!(draft.text.contains("via: [polar-news-report, article]"));
//! assert!(draft.text.contains("edtf: 2024-03-15"));
//! ```

mod article;
mod cast;
mod clause;
mod content;
mod dates;
mod findings;
mod lexicon;
mod marks;
mod names;
mod namesakes;
mod parts;
mod phrase;
mod place;
mod quotation;
mod relay;
mod runs;
mod tokens;
mod write;

use std::ops::Range;

use article::Article;
use findings::Findings;
use lexicon::Lexicon;
use parts::{Kind, Part, Parts};
use quotation::Quotation;
use tokens::Tokens;
use write::{Caption, Material, Passage};

use briefing_format::{
    diagnostic::{LineIndex, Place},
    model::{Date, date::Day},
    write::Ids,
};

/// A briefing that a person can change into their own: every part of the format once, in few lines, without a fault.
pub const SKELETON: &str = include_str!("skeleton.yaml");

/// The same with an id of its own.
pub fn skeleton(id: &str) -> String {
    const NEXT: &str = "\nsummary:";
    let line = format!("\nid: {id}   # by it your notes find this file wherever it lies{NEXT}");
    SKELETON.replacen(NEXT, &line, 1)
}

/// The most quotations of a draft. Nobody goes through more.
const MOST_QUOTATIONS: usize = 1_000;

/// The most actors of a draft, and the most places.
const MOST_NAMES: usize = 100;

/// The most events of a draft.
const MOST_EVENTS: usize = 200;

/// The most claims of a draft.
const MOST_CLAIMS: usize = 100;

/// In so many words behind one word in marks a verb says that it is said.
const AHEAD: usize = 5;

/// With fewer words, a quotation within another is not taken out of it.
const OWN_WORDS: usize = 3;

/// What is known of an article beside its text.
#[derive(Clone, Copy, Debug, Default)]
pub struct About<'a> {
    /// The copy of the article, beside the briefing.
    pub file: &'a str,
    /// The id that the briefing gets.
    pub id: Option<&'a str>,
    /// Who published it.
    pub publisher: Option<&'a str>,
    /// When it was published, in EDTF. Of a day, "on Saturday" is counted from there.
    pub published: Option<&'a str>,
    /// Its address.
    pub url: Option<&'a str>,
    /// Its language, a BCP 47 tag; without one, its frequent words tell it.
    pub language: Option<&'a str>,
}

/// A draft and what was found for it.
#[derive(Debug)]
pub struct Draft {
    /// The briefing, as YAML.
    pub text: String,
    /// What was found in the article.
    pub found: Found,
}

/// What was found in an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// The language for which it was read; nothing where names and speakers are not looked for.
    pub language: Option<&'static str>,
    /// Quotations of what somebody said or wrote.
    pub quotations: Count,
    /// How many of them come with a speaker.
    pub suggested: usize,
    /// Short quotations within others that are not taken out of them, and those outside of the story.
    pub nested: usize,
    /// Names in quotation marks, which are words of nobody: how often they occur.
    pub quoted_names: usize,
    /// Actors and places.
    pub names: Count,
    /// Names that stand in a comment only.
    pub only_named: usize,
    /// Dates in the story.
    pub dates: usize,
    /// How many of them could not be placed in time.
    pub in_words: usize,
    /// Stubs of events.
    pub events: Count,
    /// What somebody holds or denies.
    pub claims: Count,
    /// What the article passes on.
    pub relays: usize,
    /// Captions, of which only the dates are read.
    pub captions: usize,
    /// Lines of the page and headings, which are not read.
    pub page: usize,
    /// Names of houses that were glued to other words.
    pub glued: usize,
    /// Where quotation marks stand that have no partner.
    pub unpaired: Vec<Place>,
}

/// How many things were found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Those in the draft.
    pub drafted: usize,
    /// Those beyond the most that a draft has of them.
    pub left_out: usize,
}

impl Count {
    /// Cuts a list to its longest and tells how much that was.
    fn cut<T>(list: &mut Vec<T>, most: usize) -> Self {
        let left_out = list.len().saturating_sub(most);
        list.truncate(most);
        Self { drafted: list.len(), left_out }
    }
}

/// Drafts a briefing from the text of an article.
pub fn from_article(text: &str, about: &About<'_>) -> Draft {
    let article = Article::new(text);
    let parts = parts::find(&article, about.language);
    let published = about.published.and_then(day);
    let quotations = quotation::find(&article);
    let (spoken, quoted) = split(&article, &quotations.found, &parts);
    let mut findings = Findings::default();
    let shared = namesakes::find(&article.flat);
    for tokens in stretches(&article, &parts.list, &spoken) {
        let mut runs = if tokens.lexicon.grammar.has_names { runs::runs(&tokens) } else { Vec::new() };
        namesakes::tell_apart(&mut runs, &shared);
        runs.retain(|run| !findings::is_doubtful(run, &tokens));
        findings.read(&tokens, &runs, published);
    }
    let captions = captions(&article, &parts.list, published);
    let (mut passages, nested) = passages(&article, &spoken);
    let quotations_found = Count::cut(&mut passages, MOST_QUOTATIONS);
    let claims = Count::cut(&mut findings.claims, MOST_CLAIMS);
    let names = names::find(&article, &parts.list, &quoted, &shared);
    let mut ids = Ids::default();
    ids.free("article");
    let cast = cast::choose(&names, &findings, about.publisher, parts.lexicon, &mut ids, MOST_NAMES);
    let unpaired: Vec<u32> = quotations.unpaired.iter().map(|at| *at as u32).collect();
    let of_kind = |kind: Kind| parts.list.iter().filter(|part| part.kind == kind).count();
    let dates = || {
        findings
            .lines
            .iter()
            .flatten()
            .flat_map(|line| &line.dates)
            .chain(captions.iter().flat_map(|caption| &caption.dates))
    };
    let has_speaker = |passage: &&Passage<'_>| {
        findings.spoken.iter().any(|spoken| spoken.index == passage.index && spoken.speaker.is_some())
    };
    let mut found = Found {
        language: Some(parts.lexicon.tag).filter(|tag| !tag.is_empty()),
        quotations: quotations_found,
        suggested: passages.iter().filter(has_speaker).count(),
        nested,
        quoted_names: quoted.len(),
        names: Count { drafted: cast.actors.len() + cast.places.len(), left_out: 0 },
        only_named: cast.others.len(),
        dates: dates().count(),
        in_words: dates().filter(|dated| dated.edtf.is_none()).count(),
        events: Count::default(),
        claims,
        relays: 0,
        captions: of_kind(Kind::Caption),
        page: of_kind(Kind::Furniture) + of_kind(Kind::Heading),
        glued: parts.glued,
        unpaired: LineIndex::new(text).places(text, &unpaired),
    };
    let headline = headline(&article, &parts.list);
    let language = about.language.unwrap_or(parts.lexicon.tag);
    let material = Material {
        article: &article,
        about,
        published,
        headline,
        language,
        dateline: parts.dateline.as_deref(),
        passages,
        findings,
        captions,
        cast,
    };
    let (text, counts) = material.write(ids);
    found.relays = counts.relays;
    found.events = Count { drafted: counts.events, left_out: counts.events_left_out };
    Draft { text, found }
}

/// The day of a date, where it is one.
fn day(edtf: &str) -> Option<Day> {
    let date = Date::parse(edtf).ok().filter(Date::is_exact_day)?;
    date.earliest()
}

/// The first heading, where it comes before the story.
fn headline(article: &Article, parts: &[Part]) -> Option<String> {
    let first = parts.iter().find(|part| matches!(part.kind, Kind::Heading | Kind::Story))?;
    (first.kind == Kind::Heading).then(|| write::unlinked(&article.words(&first.range)))
}

/// Parts what somebody said from names in quotation marks. What stands in headings and captions is neither.
fn split<'a>(
    article: &Article,
    quotations: &'a [Quotation],
    parts: &Parts,
) -> (Vec<&'a Quotation>, Vec<&'a Quotation>) {
    let part_of = |quotation: &Quotation| {
        let after = parts.list.partition_point(|part| part.range.start <= quotation.whole.start);
        after.checked_sub(1).and_then(|index| parts.list.get(index))
    };
    let in_story = |quotation: &&Quotation| part_of(quotation).is_some_and(|part| part.kind == Kind::Story);
    quotations.iter().filter(in_story).partition(|quotation| {
        let lexicon: &Lexicon = part_of(quotation).map_or(parts.lexicon, |part| part.lexicon);
        let before = article.flat[..quotation.whole.start].trim_end().rsplit(char::is_whitespace).next();
        let words = article.words(&quotation.inner);
        !names::is_name(&words, before, lexicon) || is_said(&article.flat, quotation, &words, before, lexicon)
    })
}

/// Whether one word in marks is said rather than a name: "“Fine,” Hill told AP", "called him a “Liar”".
fn is_said(text: &str, quotation: &Quotation, words: &str, before: Option<&str>, lexicon: &Lexicon) -> bool {
    if words.contains(char::is_whitespace) {
        return false;
    }
    let rest = &text[quotation.whole.end..];
    let has_comma = rest.starts_with(',') || text[quotation.inner.end..quotation.whole.end].contains(',');
    let opens = before.is_none_or(|before| before.is_empty() || before.ends_with(['.', '!', '?', '”', '"']));
    let mut next =
        rest.split_whitespace().take(AHEAD).map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    has_comma && opens && next.any(|word| lexicon.is_speech(word)) || matches!(before, Some("a" | "an"))
}

/// The quotations that become quotes; and how many short ones stay within others only.
fn passages<'a>(article: &Article, spoken: &[&'a Quotation]) -> (Vec<Passage<'a>>, usize) {
    let mut passages: Vec<Passage> = Vec::new();
    let mut outer: Option<(usize, usize)> = None;
    let mut nested = 0;
    for (index, quotation) in spoken.iter().enumerate() {
        let within = outer.filter(|(_, end)| quotation.whole.start < *end).map(|(passage, _)| passage);
        let has_own_words = article.words(&quotation.inner).split_whitespace().nth(OWN_WORDS - 1).is_some();
        if within.is_some() && !has_own_words {
            nested += 1;
            continue;
        }
        if within.is_none() {
            outer = Some((passages.len(), quotation.whole.end));
        }
        passages.push(Passage { quotation, index, within });
    }
    (passages, nested)
}

/// The captions that have dates.
fn captions(article: &Article, parts: &[Part], published: Option<Day>) -> Vec<Caption> {
    let of_caption = |part: &Part| {
        let tokens = Tokens::new(&article.flat, &part.range, &[], part.lexicon);
        let sentences = tokens.sentences();
        let dates: Vec<_> =
            sentences.iter().flat_map(|sentence| dates::find(&tokens, sentence, published)).collect();
        Caption { dates }
    };
    let captions = parts.iter().filter(|part| part.kind == Kind::Caption).map(of_caption);
    captions.filter(|caption| !caption.dates.is_empty()).collect()
}

/// The paragraphs of the story as tokens, with each outermost quotation as one token, and those that share a quotation as
/// one.
fn stretches<'a>(article: &'a Article, parts: &[Part], spoken: &[&Quotation]) -> Vec<Tokens<'a>> {
    let mut whole: Vec<(usize, Range<usize>)> = Vec::new();
    for (index, quotation) in spoken.iter().enumerate() {
        if whole.last().is_none_or(|(_, last)| last.end <= quotation.whole.start) {
            whole.push((index, quotation.whole.clone()));
        }
    }
    let mut stretches: Vec<(Range<usize>, &'static Lexicon)> = Vec::new();
    for part in parts.iter().filter(|part| part.kind == Kind::Story) {
        let after = whole.partition_point(|(_, range)| range.start < part.range.start);
        let runs_on = after.checked_sub(1).is_some_and(|index| whole[index].1.end > part.range.start);
        match stretches.last_mut().filter(|_| runs_on) {
            Some((range, _)) => range.end = part.range.end,
            None => stretches.push((part.range.clone(), part.lexicon)),
        }
    }
    stretches.iter().map(|(range, lexicon)| Tokens::new(&article.flat, range, &whole, lexicon)).collect()
}

#[cfg(test)]
mod tests;
