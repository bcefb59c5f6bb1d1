//! What a quote leaves out of its source, or has in brackets in its place, and whether that may change what it says. It
//! must not look anything up.

use std::ops::Range;

use super::{
    super::passage::{Composed, LeftOut, Reading},
    excerpt::Excerpt,
    telling::{Telling, tellings},
};

/// Of more words only the number is said.
const FEW: usize = 12;

/// A place of a quote where its source has other words, or more.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Omission {
    /// The words of the source, raw, on one line; empty where they are many, or none.
    pub words: String,
    /// How many they are.
    pub count: usize,
    /// What the quote has in their place, in brackets, without these.
    pub inserted: String,
    /// The negations and numbers among what was left out, and the negations that were put in, as written.
    pub changing: Vec<String>,
}

/// What there is of a quote beside its own words, all of them found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Extent {
    /// Whether it is the translation that was found.
    pub is_translation: bool,
    /// Where the source has other words, or more.
    pub omissions: Vec<Omission>,
    /// Whether it has words in brackets that the source does not have.
    pub has_insertions: bool,
    /// The words that were found, where those in brackets are as many.
    pub only: Option<String>,
    /// Whether it has more gaps than are looked up.
    pub is_cut_short: bool,
}

impl Extent {
    /// The negations and numbers that the quote leaves out, and the negations that it puts in.
    pub fn changing(&self) -> impl Iterator<Item = &str> {
        self.omissions.iter().flat_map(|omission| omission.changing.iter().map(String::as_str))
    }

    /// How many words of the source are left out.
    pub fn left_out(&self) -> usize {
        self.omissions.iter().map(|omission| omission.count).sum()
    }
}

/// What of a text in a language the gaps of a quote have.
pub(super) fn omissions(text: &str, reading: &Reading, language: &str) -> Vec<Omission> {
    let within = reading.within.iter().map(|left_out| omission(text, left_out, language));
    // Where a quote leaves something out at its ends, nobody can say how much; only that a word there denies it.
    let beside = reading.beside.iter().filter_map(|left_out| {
        let negations = |words: &str| -> Vec<String> {
            let told = tellings(words, language).into_iter();
            told.filter(|told| told.is_negation()).map(|told| told.word).collect()
        };
        let (theirs, ours) = (negations(&line(text, &left_out.range)), negations(&left_out.inserted));
        match (theirs.is_empty(), ours.is_empty()) {
            (true, true) | (false, false) => None,
            (false, true) => Some(Omission { changing: theirs, ..omission(text, left_out, language) }),
            (true, false) => {
                let inserted = left_out.inserted.clone();
                Some(Omission { inserted, changing: ours, ..Omission::default() })
            }
        }
    });
    within.chain(beside).filter(|omission| omission.count > 0 || !omission.changing.is_empty()).collect()
}

fn omission(text: &str, left_out: &LeftOut, language: &str) -> Omission {
    let words = line(text, &left_out.range);
    let count = words.split_whitespace().count();
    let (theirs, ours) = (tellings(&words, language), tellings(&left_out.inserted, language));
    let mut changing: Vec<String> = Vec::new();
    let denies = |told: &[Telling]| told.iter().any(|told| told.is_negation());
    // One negation in place of another denies the same.
    if denies(&theirs) != denies(&ours) {
        let negations = theirs.iter().chain(&ours).filter(|told| told.is_negation());
        changing.extend(negations.map(|told| told.word.clone()));
    }
    // A number in words may stand in brackets in digits.
    let has_number = ours.iter().any(|told| !told.is_negation());
    let numbers = theirs.iter().filter(|told| !told.is_negation());
    let missing = numbers.filter(|told| {
        let is_there = ours.iter().any(|ours| ours.word.eq_ignore_ascii_case(&told.word));
        let is_in_digits = has_number && !told.word.contains(char::is_numeric);
        !(is_there || is_in_digits)
    });
    changing.extend(missing.map(|told| told.word.clone()));
    changing.dedup();
    let words = if count <= FEW { words } else { String::new() };
    Omission { words, count, inserted: left_out.inserted.clone(), changing }
}

/// Some bytes of a text on one line.
fn line(text: &str, range: &Range<usize>) -> String {
    let words = text.get(range.clone()).unwrap_or_default();
    Composed::new(words).text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words on one line, cut where they are many.
pub(super) fn shortened(words: &str) -> String {
    Excerpt::new(words, &(0..words.len()), &[]).to_string()
}
