//! First drafts: the text of an article -> a briefing to be filled in; and the skeleton of a briefing without one.
//!
//! A draft says only what the article says. What it may mean (who speaks, who is somebody, what a date is of) stands in
//! comments, or in places that say that they are to be filled in. It must not touch files.
//!
//! ```
//! let draft = briefing_draft::from_article("“The cause is unknown,” said Ann Lee.", "article.txt");
//! assert_eq!(draft.found.quotations.drafted, 1);
//! assert!(draft.text.contains("text: The cause is unknown\n"));
//! // Who speaks is for a person to say.
//! assert!(draft.text.contains("speaker: tk"));
//! ```

mod article;
mod claims;
mod dates;
mod lexicon;
mod marks;
mod names;
mod place;
mod quotation;
mod runs;
mod speaker;
mod tokens;
mod write;
mod yaml;

use std::{collections::HashMap, ops::Range};

use article::Article;
use quotation::Quotation;
use tokens::Tokens;
use write::{Material, Passage};

use briefing_format::diagnostic::{LineIndex, Place};

/// A briefing that a person can change into their own: every part of the format once, in few lines, without a fault.
pub const SKELETON: &str = include_str!("skeleton.yaml");

/// The id of whoever says a quote while nobody has filled it in; the name is [`PLACEHOLDER`](briefing_evidence::check::PLACEHOLDER).
pub const UNKNOWN_SPEAKER: &str = "tk";

/// The most quotations of a draft. Nobody goes through more.
const MOST_QUOTATIONS: usize = 1_000;

/// The most names of a draft.
const MOST_NAMES: usize = 100;

/// The most dates of a draft.
const MOST_DATES: usize = 200;

/// The most sentences with claims of a draft.
const MOST_CLAIMS: usize = 100;

/// With fewer words, a quotation within another is not taken out of it.
const OWN_WORDS: usize = 3;

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
    /// Quotations of what somebody said or wrote.
    pub quotations: Count,
    /// How many of them come with a suggested speaker.
    pub suggested: usize,
    /// Short quotations within others that are not taken out of them.
    pub nested: usize,
    /// Names, those in quotation marks included.
    pub names: Count,
    /// Names in quotation marks, which are words of nobody: how often they occur.
    pub quoted_names: usize,
    /// Dates, each once for a sentence.
    pub dates: Count,
    /// Sentences in which somebody may hold or deny something.
    pub claims: Count,
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

/// Drafts a briefing from the text of an article, a copy of which lies in `file` beside the briefing.
pub fn from_article(text: &str, file: &str) -> Draft {
    let article = Article::new(text);
    let quotations = quotation::find(&article);
    let (spoken, quoted) = split(&article, &quotations.found);
    let stretches = stretches(&article, &spoken);
    let (mut passages, nested) = passages(&article, &spoken, &stretches);
    let mut claims: Vec<Range<usize>> = stretches.iter().flat_map(claims::sentences).collect();
    let mut names = names::find(&article, &quoted);
    let mut dates = dates::find(&article);
    let unpaired: Vec<u32> = quotations.unpaired.iter().map(|at| *at as u32).collect();
    let found = Found {
        quotations: Count::cut(&mut passages, MOST_QUOTATIONS),
        suggested: passages.iter().filter(|passage| !passage.suggestions.is_empty()).count(),
        nested,
        names: Count::cut(&mut names, MOST_NAMES),
        quoted_names: quoted.len(),
        dates: Count::cut(&mut dates, MOST_DATES),
        claims: Count::cut(&mut claims, MOST_CLAIMS),
        unpaired: LineIndex::new(text).places(text, &unpaired),
    };
    let material = Material { article: &article, file, passages, names, dates, claims };
    Draft { text: material.to_string(), found }
}

/// Parts what somebody said from names in quotation marks.
fn split<'a>(article: &Article, quotations: &'a [Quotation]) -> (Vec<&'a Quotation>, Vec<&'a Quotation>) {
    quotations.iter().partition(|quotation| {
        let before = article.flat[..quotation.whole.start].trim_end().rsplit(char::is_whitespace).next();
        !names::is_name(&article.words(&quotation.inner), before)
    })
}

/// The quotations that become quotes, with their speakers; and how many short ones stay within others only.
fn passages<'a>(
    article: &Article,
    spoken: &[&'a Quotation],
    stretches: &[Tokens<'_>],
) -> (Vec<Passage<'a>>, usize) {
    let mut suggestions: HashMap<usize, Vec<speaker::Suggestion>> = HashMap::new();
    for tokens in stretches {
        for (index, suggestion) in speaker::suggest(tokens) {
            suggestions.entry(index).or_default().push(suggestion);
        }
    }
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
        let suggestions = suggestions.remove(&index).unwrap_or_default();
        passages.push(Passage { quotation, within, suggestions });
    }
    (passages, nested)
}

/// The paragraphs as tokens, with each outermost quotation as one token, and those that share a quotation as one.
fn stretches<'a>(article: &'a Article, spoken: &[&Quotation]) -> Vec<Tokens<'a>> {
    let mut whole: Vec<(usize, Range<usize>)> = Vec::new();
    for (index, quotation) in spoken.iter().enumerate() {
        if whole.last().is_none_or(|(_, last)| last.end <= quotation.whole.start) {
            whole.push((index, quotation.whole.clone()));
        }
    }
    let mut parts: Vec<Range<usize>> = Vec::new();
    for paragraph in &article.paragraphs {
        let after = whole.partition_point(|(_, range)| range.start < paragraph.start);
        let runs_on = after.checked_sub(1).is_some_and(|index| whole[index].1.end > paragraph.start);
        match parts.last_mut().filter(|_| runs_on) {
            Some(part) => part.end = paragraph.end,
            None => parts.push(paragraph.clone()),
        }
    }
    parts.iter().map(|part| Tokens::new(&article.flat, part, &whole)).collect()
}

#[cfg(test)]
mod tests;
