//! What a quote leaves out of its source, or has in brackets in its place, and whether that may change what it says. It
//! must not look anything up.

use std::ops::Range;

use super::{
    super::passage::{Glue, LeftOut, Reading, Side},
    excerpt::Excerpt,
    telling::{self, Kind, Telling, tellings},
};
use briefing_text::{Fold, Folded};

/// Of more words only the number is said.
const FEW: usize = 12;

/// A place of a quote where its source has other words, or more.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Omission {
    /// The words of the source, raw, on one line, cut where they are long; empty where they are many, or none.
    pub words: String,
    /// How many they are.
    pub count: usize,
    /// What the quote has in their place, in brackets, without these.
    pub inserted: String,
    /// The negations and numbers among what was left out, as written.
    pub lost: Vec<String>,
    /// The negations that were put in, and what makes other numbers of those beside it.
    pub put_in: Vec<String>,
}

/// What there is of a quote beside its own words, all of them found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Extent {
    /// Whether the translation was found, not the words as they were said.
    pub is_translation: bool,
    /// Where its source has other words, or more.
    pub omissions: Vec<Omission>,
    /// Whether it has words in brackets that the source does not have.
    pub has_insertions: bool,
    /// The words that were found, where those in brackets are as many.
    pub only: Option<String>,
    /// Whether it has more gaps than are looked up.
    pub is_cut_short: bool,
}

impl Omission {
    /// Whether the quote may say something else by it than its source.
    pub(crate) const fn is_changing(&self) -> bool {
        !self.lost.is_empty() || !self.put_in.is_empty()
    }
}

impl Extent {
    /// Whether the quote may say something else than its source.
    pub(crate) fn is_changing(&self) -> bool {
        self.omissions.iter().any(Omission::is_changing)
    }

    /// The negations and numbers that the quote leaves out.
    pub fn lost(&self) -> impl Iterator<Item = &str> {
        self.omissions.iter().flat_map(|omission| omission.lost.iter().map(String::as_str))
    }

    /// What the quote puts in that may change what it says.
    pub(crate) fn put_in(&self) -> impl Iterator<Item = &str> {
        self.omissions.iter().flat_map(|omission| omission.put_in.iter().map(String::as_str))
    }

    /// How many words of the source are left out.
    pub fn left_out(&self) -> usize {
        self.omissions.iter().map(|omission| omission.count).sum()
    }
}

/// What of a text in a language the gaps of a quote have.
pub(super) fn omissions(text: &str, reading: &Reading, language: &str) -> Vec<Omission> {
    let omissions = reading.left_out.iter().map(|left_out| omission(text, left_out, language));
    omissions.filter(|omission| omission.count > 0 || omission.is_changing()).collect()
}

/// How many words in brackets the source does not have, those among them that are the ending of a word and change it.
pub(super) fn put_in(text: &str, reading: &Reading, language: &str) -> usize {
    let endings = reading.left_out.iter().filter(|left_out| left_out.glue == Glue::Ending);
    reading.put_in + endings.filter(|ending| omission(text, ending, language).is_changing()).count()
}

fn omission(text: &str, left_out: &LeftOut, language: &str) -> Omission {
    match left_out.side {
        Side::Within => within(text, left_out, language),
        Side::Before | Side::After => at_end(text, left_out, language),
    }
}

/// What a gap has between the words of a quote, where the source has all of it.
fn within(text: &str, left_out: &LeftOut, language: &str) -> Omission {
    let words = line(text, &left_out.range);
    let ours = Ours::new(left_out, language);
    let theirs = tellings(&words, language);
    // What goes on in the brackets stands in the source as a word of its own.
    let alone = match left_out.glue {
        Glue::Ending | Glue::End if words.is_empty() => tellings(&left_out.beside.0, language),
        Glue::Start => tellings(&left_out.beside.1, language),
        _ => Vec::new(),
    };
    let theirs_or_alone: Vec<&Telling> = theirs.iter().chain(&alone).collect();
    let (mut lost, mut put_in) = (Vec::new(), Vec::new());
    // One negation in place of another denies the same.
    match (theirs_or_alone.iter().any(|told| told.is_negation()), ours.denies()) {
        (true, false) => lost.extend(negations(&theirs)),
        (false, true) => put_in.extend(ours.negations()),
        (true, true) | (false, false) => {}
    }
    lost.extend(ours.missing(&theirs));
    lost.extend(telling::turned_round(&words, &left_out.inserted));
    put_in.extend(ours.other_numbers(&theirs_or_alone));
    put_in.extend(telling::turned_round(&left_out.inserted, &words));
    said(&words, left_out, lost, put_in)
}

/// What a gap has at an end of a quote, where nobody can say how much of the sentence it stands for: only that a word there
/// denies it, and that brackets stand in place of a number.
fn at_end(text: &str, left_out: &LeftOut, language: &str) -> Omission {
    let (words, near) = (line(text, &left_out.range), line(text, &left_out.near));
    let ours = Ours::new(left_out, language);
    let (theirs, beside) = (tellings(&words, language), tellings(&near, language));
    let (mut lost, mut put_in) = (Vec::new(), Vec::new());
    match (ours.denies(), beside.iter().any(Telling::is_negation)) {
        (false, _) => lost.extend(negations(&theirs)),
        (true, false) => put_in.extend(ours.negations()),
        (true, true) => {}
    }
    // What stands in brackets for a number, or counts itself, stands for one that is not the very next word, too.
    let counts = ours.counts() || telling::is_quantity(&left_out.inserted);
    let next = |number: &&Telling| match left_out.side {
        Side::After => !near[..number.at.start].contains(char::is_alphanumeric),
        Side::Before | Side::Within => !near[number.at.end..].contains(char::is_alphanumeric),
    };
    let mut replaced: Vec<Telling> = Vec::new();
    if !left_out.inserted.is_empty() {
        replaced.extend(beside.iter().filter(|told| counts || next(told)).cloned());
        lost.extend(ours.missing(&replaced));
        replaced.retain(|told| told.kind == Kind::Number && !ours.told.iter().any(|ours| ours.is_same(told)));
    }
    lost.extend(telling::turned_round(&near, &left_out.inserted));
    put_in.extend(telling::turned_round(&left_out.inserted, &near));
    put_in.extend(ours.other_numbers(&beside.iter().collect::<Vec<_>>()));
    // No more is left out for certain than reaches from the quote to the last of them. A number in words for which there
    // are digits is shown, too: nobody here can count.
    let is_lost =
        |told: &&Telling| lost.contains(&told.word) || replaced.iter().any(|other| other.is_same(told));
    let words = match left_out.side {
        Side::After => {
            let farthest = theirs.iter().rfind(is_lost);
            farthest.map_or("", |told| &words[..told.at.end])
        }
        Side::Before | Side::Within => {
            let farthest = theirs.iter().find(is_lost);
            farthest.map_or("", |told| &words[told.at.start..])
        }
    };
    said(words.trim_matches(|c: char| c.is_whitespace() || c == ','), left_out, lost, put_in)
}

fn said(words: &str, left_out: &LeftOut, mut lost: Vec<String>, mut put_in: Vec<String>) -> Omission {
    let count = words.split_whitespace().count();
    let words = if count <= FEW { shortened(words) } else { String::new() };
    lost.dedup();
    put_in.dedup();
    Omission { words, count, inserted: left_out.inserted.clone(), lost, put_in }
}

fn negations(tellings: &[Telling]) -> impl Iterator<Item = String> + '_ {
    tellings.iter().filter(|told| told.is_negation()).map(|told| told.word.clone())
}

/// What a quote has in brackets, with the words that are one with it.
struct Ours<'a> {
    left_out: &'a LeftOut,
    /// The words that are at least in part in the brackets.
    told: Vec<Telling>,
    /// Where the brackets are among all.
    inserted: Range<usize>,
    text: String,
    /// Whether the word beside the brackets counts something.
    is_beside_number: bool,
}

impl<'a> Ours<'a> {
    fn new(left_out: &'a LeftOut, language: &str) -> Self {
        let (before, after) = match left_out.glue {
            Glue::None => ("", ""),
            Glue::Ending | Glue::End => (left_out.beside.0.as_str(), ""),
            Glue::Start => ("", left_out.beside.1.as_str()),
        };
        let inserted = before.len()..before.len() + left_out.inserted.len();
        let text = format!("{before}{}{after}", left_out.inserted);
        let mut told = tellings(&text, language);
        told.retain(|told| told.at.start < inserted.end && told.at.end > inserted.start);
        let beside = [&left_out.beside.0, &left_out.beside.1];
        let is_beside_number =
            beside.iter().any(|word| tellings(word, language).iter().any(|told| told.kind == Kind::Number));
        Self { left_out, told, inserted, text, is_beside_number }
    }

    fn is_prefix(&self) -> bool {
        self.left_out.glue == Glue::Start && self.left_out.inserted.ends_with(char::is_alphanumeric)
    }

    fn is_privative(&self) -> bool {
        matches!(self.left_out.glue, Glue::Ending | Glue::End)
            && telling::is_privative(&self.left_out.inserted)
    }

    fn denies(&self) -> bool {
        self.is_prefix() || self.is_privative() || self.told.iter().any(Telling::is_negation)
    }

    fn counts(&self) -> bool {
        self.told.iter().any(|told| told.kind == Kind::Number)
    }

    fn has_digits(&self) -> bool {
        self.told.iter().any(|told| told.kind == Kind::Number && told.word.contains(char::is_numeric))
    }

    /// As much of a word as stands in the brackets.
    fn shown(&self, told: &Telling) -> String {
        let (start, end) = (told.at.start.max(self.inserted.start), told.at.end.min(self.inserted.end));
        self.text.get(start..end).unwrap_or(&told.word).to_owned()
    }

    fn negations(&self) -> Vec<String> {
        // Letters before a word make another one of it, most often its opposite.
        if self.is_prefix() || self.is_privative() {
            return vec![self.left_out.inserted.clone()];
        }
        self.told.iter().filter(|told| told.is_negation()).map(|told| self.shown(told)).collect()
    }

    /// The numbers among what the source has that are not in the brackets.
    fn missing(&self, theirs: &[Telling]) -> Vec<String> {
        let numbers = theirs.iter().filter(|told| told.kind == Kind::Number);
        let missing = numbers.filter(|told| {
            let is_there = self.told.iter().any(|ours| ours.is_same(told));
            // A number in words may stand in brackets in digits.
            let is_in_digits = self.has_digits() && !told.word.contains(char::is_numeric);
            !(is_there || is_in_digits)
        });
        missing.map(|told| told.word.clone()).collect()
    }

    /// What is put in and makes another number of one that the quote has: `six[ty]`, `3 [million]`.
    fn other_numbers(&self, theirs: &[&Telling]) -> Vec<String> {
        let numbers = self.told.iter().filter(|told| told.kind == Kind::Number);
        let others = numbers.filter(|ours| {
            let is_changed = match self.left_out.glue {
                Glue::None => self.is_beside_number && telling::is_factor(&ours.word),
                _ => !telling::is_ordinal(&ours.word),
            };
            is_changed && !theirs.iter().any(|told| ours.is_same(told))
        });
        others.map(|told| self.shown(told)).collect()
    }
}

/// Some bytes of a text on one line.
fn line(text: &str, range: &Range<usize>) -> String {
    let words = text.get(range.clone()).unwrap_or_default();
    Folded::new(words, Fold::Composition).text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words on one line, cut where they are many.
pub(super) fn shortened(words: &str) -> String {
    Excerpt::new(words, &(0..words.len()), &[]).to_string()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::evidence::passage::{Lookup, Passages, Selector};

    proptest! {
        #[test]
        fn whatever_is_in_brackets_does_no_harm(
            text in "(a|not|5|-|,|. |\u{301}|火|不|三千|n't|\\PC|[ \n’²\u{ad}]){0,40}",
            quote in "(a|not|5|-|,|. |\u{301}|火|不|\\[(a|not|5|,5|火|n't|\\PC){0,3}\\]|…|[ \n’²]){0,12}",
        ) {
            let (passages, selector) = (Passages::new(&text, 1), Selector::new(&quote, "", ""));
            if let Lookup::Found(found) = passages.look_up(&selector) {
                for place in &found.places {
                    let reading = passages.reading(&selector, place);
                    let omissions = omissions(&text, &reading, "");
                    prop_assert!(omissions.len() <= reading.left_out.len());
                    prop_assert!(put_in(&text, &reading, "") >= reading.put_in);
                }
            }
        }
    }
}
