//! Short and long texts.

use std::fmt::Write;

use proptest::prelude::*;
use similar::{ChangeTag, TextDiff};

use super::{Comparing, SHORT, in_line};

#[test]
fn words_that_differ_are_marked_and_the_others_stay() {
    assert_eq!(
        in_line("We saw a ransom note.", "We have seen a ransom note.").as_str(),
        "We [-saw-]{+have seen+} a ransom note."
    );
    assert_eq!(in_line("same", "same").as_str(), "same");
    assert_eq!(in_line("", "new").as_str(), "{+new+}");
}

/// The words of a text that are not of the other alone.
fn side(comparing: &Comparing, other: ChangeTag) -> String {
    comparing.parts.iter().filter(|(tag, _)| *tag != other).map(|(_, words)| words.as_str()).collect()
}

/// Compares two texts, looks whether both are told whole, and how much of them is the same.
fn same(old: &str, new: &str) -> usize {
    let comparing = Comparing::new(old, new);
    assert_eq!(side(&comparing, ChangeTag::Insert), old);
    assert_eq!(side(&comparing, ChangeTag::Delete), new);
    // A word and a blank have two bytes at least.
    assert!(comparing.work <= SHORT * (old.len() + new.len()), "{}", comparing.work);
    let same = comparing.parts.iter().filter(|(tag, _)| *tag == ChangeTag::Equal);
    same.map(|(_, words)| words.len()).sum()
}

/// A text of some length of so many words in an order of chance.
fn text(bytes: usize, words: u64, seed: u64) -> String {
    let mut number = seed;
    let mut text = String::new();
    while text.len() < bytes {
        number = number.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let _ = write!(text, "word{} ", (number >> 33) % words);
    }
    text
}

#[test]
fn long_texts_are_compared_in_parts() {
    const LONG: usize = 100_000;
    for words in [1, 2, 30, 3_000, 1_000_000] {
        let (one, other) = (text(LONG, words, 1), text(LONG, words, 2));
        same(&one, &other);
        same(&one, "");
        let (start, end) = one.split_at(LONG / 3 + one[LONG / 3..].find(' ').unwrap_or(0));
        // A passage was put in, one was moved, every hundredth word is another.
        let longer = format!("{start} {} {end}", text(1_000, 7, 3));
        assert!(same(&one, &longer) >= one.len() - 20, "{words}");
        // Where there is one word alone, no row stands anywhere once.
        assert!(same(&one, &format!("{end} {start}")) >= LONG / 2 || words == 1, "{words}");
        let edited: Vec<&str> = one
            .split(' ')
            .enumerate()
            .map(|(n, word)| if n % 100 == 50 { "another" } else { word })
            .collect();
        let found = same(&one, &edited.join(" "));
        assert!(words < 30 || found >= one.len() / 100 * 95, "{words}: {found}");
    }
}

proptest! {
    #[test]
    fn short_texts_are_compared_as_a_whole(old in "([ab]{1,2} ){0,12}", new in "([ab]{1,2} ){0,12}") {
        let comparing = Comparing::new(&old, &new);
        let mut all: Vec<(ChangeTag, String)> = Vec::new();
        for change in TextDiff::from_words(&old, &new).iter_all_changes() {
            match all.last_mut() {
                Some((tag, words)) if *tag == change.tag() => words.push_str(change.value()),
                _ => all.push((change.tag(), change.value().to_owned())),
            }
        }
        prop_assert_eq!(comparing.parts, all);
    }

    #[test]
    fn both_texts_are_told_whole(parts in prop::collection::vec((0_usize..4, 1_usize..4_000, any::<u64>()), 1..6)) {
        let (mut old, mut new) = (String::new(), String::new());
        for (kind, bytes, seed) in parts {
            let words = text(bytes, 1 + seed % 40, seed);
            if kind != 0 {
                old.push_str(&words);
            }
            if kind != 1 {
                new.push_str(&words);
            }
        }
        same(&old, &new);
    }
}
