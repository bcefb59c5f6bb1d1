//! What words a briefing has, in a few numbers, by which two versions of one are told from two briefings. It must not know
//! what the words say.

use std::fmt::Write;

use briefing_format::model::{Contents, Item};
use briefing_text::{Fold, Folded, SafeText};
use serde::{Deserialize, Serialize};
use twox_hash::XxHash3_64;

/// So many numbers are kept: two sketches tell the share of words in common to about a fourteenth.
const SIZE: usize = 48;

/// A word of fewer letters says little of what a text is about.
const SHORTEST: usize = 4;

/// The smallest numbers of the words of the titles, names and sentences of a briefing (Broder 1997, bottom-k).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "String", from = "String")]
pub struct Sketch(Vec<u32>);

impl Sketch {
    /// That of a version.
    pub fn of(contents: &Contents) -> Self {
        let mut numbers: Vec<u32> = Vec::new();
        let mut take = |text: &SafeText| {
            let folded = Folded::new(text.as_str(), Fold::Case);
            let words = folded.text.split(|c: char| !c.is_alphanumeric());
            // The highest bits: any will do.
            numbers.extend(
                words
                    .filter(|word| word.chars().nth(SHORTEST - 1).is_some())
                    .map(|word| (XxHash3_64::oneshot(word.as_bytes()) >> 32) as u32),
            );
        };
        take(&contents.title);
        contents.items().for_each(|item| take(title(contents, item)));
        numbers.sort_unstable();
        numbers.dedup();
        numbers.truncate(SIZE);
        Self(numbers)
    }

    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// About which share of all words of two versions both have, from 0 to 1.
    pub(crate) fn share(&self, other: &Self) -> f64 {
        let mut all: Vec<u32> = self.0.iter().chain(&other.0).copied().collect();
        all.sort_unstable();
        all.dedup();
        // Beyond the end of a full sketch nothing is known.
        let size = |sketch: &Self| if sketch.0.len() < SIZE { usize::MAX } else { SIZE };
        all.truncate(size(self).min(size(other)).max(1));
        let both =
            |number: &&u32| self.0.binary_search(number).is_ok() && other.0.binary_search(number).is_ok();
        all.iter().filter(both).count() as f64 / all.len().max(1) as f64
    }
}

fn title(contents: &Contents, item: Item) -> &SafeText {
    match item {
        Item::Briefing => &contents.title,
        Item::Event(ix) => &contents[ix].title,
        Item::Entity(ix) => &contents[ix].name,
        Item::Quote(ix) => &contents[ix].text,
        Item::Claim(ix) => &contents[ix].text,
        Item::Source(ix) => &contents[ix].title,
        Item::Judgment(ix) => &contents[ix].text,
        Item::Question(ix) => &contents[ix].text,
    }
}

impl From<Sketch> for String {
    fn from(sketch: Sketch) -> Self {
        let mut text = String::with_capacity(8 * sketch.0.len());
        for number in sketch.0 {
            // Writing to a string cannot fail.
            let _ = write!(text, "{number:08x}");
        }
        text
    }
}

impl From<String> for Sketch {
    /// What is no number is left out: a sketch is of use as far as it goes.
    fn from(text: String) -> Self {
        let parts = text.as_bytes().chunks_exact(8).take(SIZE);
        let mut numbers: Vec<u32> =
            parts.filter_map(|part| u32::from_str_radix(str::from_utf8(part).ok()?, 16).ok()).collect();
        numbers.sort_unstable();
        numbers.dedup();
        Self(numbers)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sketch(words: impl Iterator<Item = String>) -> Sketch {
        let events: Vec<String> = words.map(|word| format!("  - {{title: {word}}}\n")).collect();
        let text = format!("briefing: 1\nevents:\n{}", events.concat());
        Sketch::of(&briefing_format::parse(&text, &mut |_| {}).briefing)
    }

    #[test]
    fn a_sketch_tells_about_what_share_of_the_words_both_have() {
        let word = |n: u32| format!("word{n}");
        let all = sketch((0..1000).map(word));
        for (from, to, share) in [(0, 1000, 1.0), (0, 500, 0.5), (500, 1500, 1.0 / 3.0), (2000, 3000, 0.0)] {
            let told = all.share(&sketch((from..to).map(word)));
            assert!((told - share).abs() < 0.2, "{from} to {to}: {told}");
        }
        let few = sketch(["harbor", "fire"].map(str::to_owned).into_iter());
        assert!(
            (few.share(&sketch(["harbor", "flood"].map(str::to_owned).into_iter())) - 1.0 / 3.0).abs() < 1e-9
        );
        let text = String::from(all.clone());
        assert_eq!(Sketch::from(text), all);
    }
}
