//! Words of a folded text: where they begin and end, and where each of them stands. It must not know what is looked for.

use std::ops::Range;

use super::blocks::Blocks;

/// The part that a character has in a word.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// It ends words.
    None,
    /// A letter or digit of a word.
    Letter,
    /// A word by itself: a letter of a script that has no spaces between words.
    Alone,
}

pub(super) fn part(c: char) -> Part {
    part_and_lower(c).0
}

/// The part of a character, and the character in lower case.
fn part_and_lower(c: char) -> (Part, char) {
    static PARTS: Blocks<(Part, char)> = Blocks::new();
    if c.is_ascii() {
        return (if c.is_ascii_alphanumeric() { Part::Letter } else { Part::None }, c.to_ascii_lowercase());
    }
    PARTS.get(c, |c| {
        let mut lower = c.to_lowercase();
        // The one that becomes two letters is no other in lower case.
        let lower = if lower.len() == 1 { lower.next().unwrap_or(c) } else { c };
        (part_in_unicode(c), lower)
    })
}

fn part_in_unicode(c: char) -> Part {
    match c {
        // Thai and Lao, Myanmar, Khmer, kana, ideographs.
        '\u{E00}'..='\u{EFF}'
        | '\u{1000}'..='\u{109F}'
        | '\u{1780}'..='\u{17FF}'
        | '\u{3040}'..='\u{30FF}'
        | '\u{31F0}'..='\u{31FF}'
        | '\u{3400}'..='\u{4DBF}'
        | '\u{4E00}'..='\u{9FFF}'
        | '\u{F900}'..='\u{FAFF}'
        | '\u{FF66}'..='\u{FF9F}'
        | '\u{20000}'..='\u{3FFFF}' => Part::Alone,
        // Not the small digits of footnotes, which touch the word before them.
        c if c.is_alphabetic() || c.is_numeric() && !is_raised(c) => Part::Letter,
        _ => Part::None,
    }
}

/// Whether a character stands above the line, as those of footnotes and exponents do.
pub(super) fn is_raised(c: char) -> bool {
    matches!(c, '²' | '³' | '¹' | '\u{2070}'..='\u{207F}')
}

/// The words of a text, from left to right.
pub(super) fn words(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    hashed(text).map(|(word, _)| word)
}

/// The hash of nothing, and that of one character more (FNV-1a).
const START: u32 = 0x811c_9dc5;

fn step(hash: u32, c: char) -> u32 {
    (hash ^ u32::from(c)).wrapping_mul(0x0100_0193)
}

/// The words of a text with a hash of each, which is the same in upper and lower case.
fn hashed(text: &str) -> impl Iterator<Item = (Range<usize>, u32)> + '_ {
    let mut rest = text.chars();
    std::iter::from_fn(move || {
        let mut at = text.len() - rest.as_str().len();
        let (mut start, mut hash) = (at, START);
        loop {
            let here = rest.clone();
            let part = rest.next().map(part_and_lower);
            let end = text.len() - rest.as_str().len();
            match part {
                Some((Part::Letter, lower)) => hash = step(hash, lower),
                _ if at > start => {
                    rest = here;
                    return Some((start..at, hash));
                }
                Some((Part::Alone, lower)) => return Some((start..end, step(START, lower))),
                Some((Part::None, _)) => start = end,
                None => return None,
            }
            at = end;
        }
    })
}

/// What stands between white space, marks included, from left to right; ideographs and the like one by one.
pub(super) fn tokens(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let mut start = None;
        for c in text[at..].chars() {
            let end = at + c.len_utf8();
            match (c, start) {
                (' ', Some(start)) => return Some(start..at),
                (' ', None) => {}
                (_, Some(start)) if part(c) == Part::Alone => return Some(start..at),
                (_, None) if part(c) == Part::Alone => {
                    // The mark behind an ideograph goes with it.
                    let mark = text[end..].chars().next().filter(|c| *c != ' ' && part(*c) == Part::None);
                    let start = at;
                    at = end + mark.map_or(0, char::len_utf8);
                    return Some(start..at);
                }
                (_, None) => start = Some(at),
                (_, Some(_)) => {}
            }
            at = end;
        }
        start.map(|start| start..at)
    })
}

/// Where words of a text stand, in four bytes a word: a table by hash.
///
/// Upper and lower case are one, so that a word in the wrong case leads to its place, too.
#[derive(Debug)]
pub(super) struct WordIndex {
    buckets: usize,
    /// The buckets that were asked for, in order; nothing where all are there.
    only: Option<Vec<usize>>,
    /// The first of each of them in `places`, and the end of the last.
    starts: Vec<u32>,
    /// Where the words begin, bucket after bucket, each from left to right.
    places: Vec<u32>,
    words: usize,
}

impl WordIndex {
    /// Reads a text twice, once to count the words of each bucket, once to place them.
    pub(super) fn new(text: &str) -> Self {
        let buckets = buckets(text);
        let mut starts = vec![0_u32; buckets + 1];
        for (_, hash) in hashed(text) {
            starts[bucket(hash, buckets) + 1] += 1;
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let words = sum as usize;
        let mut places = vec![0; words];
        let mut next = starts.clone();
        for (word, hash) in hashed(text) {
            let next = &mut next[bucket(hash, buckets)];
            places[*next as usize] = word.start as u32;
            *next += 1;
        }
        Self { buckets, only: None, starts, places, words }
    }

    /// Reads a text once, for the words of a quote only: the index of all words says the same about them.
    pub(super) fn of_words(text: &str, wanted: &str) -> Self {
        let buckets = buckets(text);
        let mut only: Vec<usize> = hashed(wanted).map(|(_, hash)| bucket(hash, buckets)).collect();
        only.sort_unstable();
        only.dedup();
        // Most words are none of them.
        let mut may_be = [false; 4096];
        for bucket in &only {
            may_be[bucket % 4096] = true;
        }
        let mut found: Vec<Vec<u32>> = vec![Vec::new(); only.len()];
        let mut words = 0;
        for (word, hash) in hashed(text) {
            words += 1;
            let bucket = bucket(hash, buckets);
            if may_be[bucket % 4096]
                && let Ok(at) = only.binary_search(&bucket)
            {
                found[at].push(word.start as u32);
            }
        }
        let mut starts = vec![0];
        starts.extend(found.iter().scan(0, |sum, places| {
            *sum += places.len() as u32;
            Some(*sum)
        }));
        Self { buckets, only: Some(only), starts, places: found.concat(), words }
    }

    /// Where this word stands, from left to right, in any case; other words of the same hash may be among them.
    pub(super) fn places(&self, word: &str) -> &[u32] {
        let hash = word.chars().map(|c| part_and_lower(c).1).fold(START, step);
        let bucket = bucket(hash, self.buckets);
        let at = self.only.as_ref().map_or(Ok(bucket), |only| only.binary_search(&bucket));
        at.map_or(&[], |at| &self.places[self.starts[at] as usize..self.starts[at + 1] as usize])
    }

    /// How many words the text has.
    pub(super) fn len(&self) -> usize {
        self.words
    }
}

/// How many buckets the words of a text have: words have five or six bytes on average, so that a bucket has few of them
/// beside those that are frequent.
fn buckets(text: &str) -> usize {
    (text.len() / 16).next_power_of_two().clamp(16, 1 << 20)
}

/// The bucket of a word among `buckets`, a power of two; the high bits of the hash are folded in.
fn bucket(hash: u32, buckets: usize) -> usize {
    (hash ^ (hash >> 15)) as usize & (buckets - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, ranges: impl Iterator<Item = Range<usize>>) -> String {
        ranges.map(|range| &text[range]).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn words_are_letters_and_digits_and_tokens_have_their_marks() {
        for (text, expected_words, expected_tokens) in [
            ("", "", ""),
            ("Over 3,000 don't.", "Over|3|000|don|t", "Over|3,000|don't."),
            ("'a' - b¹", "a|b", "'a'|-|b¹"),
            ("火災。at 東京", "火|災|at|東|京", "火|災。|at|東|京"),
            ("Щука, ест", "Щука|ест", "Щука,|ест"),
        ] {
            assert_eq!(shown(text, words(text)), expected_words, "{text:?}");
            assert_eq!(shown(text, tokens(text)), expected_tokens, "{text:?}");
        }
    }

    #[test]
    fn the_index_has_every_place_of_a_word_in_any_case() {
        let text = "The camp is the CAMP. Ärger, ärger";
        let index = WordIndex::new(text);
        let places = |word: &str| -> Vec<usize> {
            let places = index.places(word).iter().map(|place| *place as usize);
            places.filter(|place| text[*place..].to_lowercase().starts_with(word)).collect()
        };
        assert_eq!(
            (places("the"), places("camp"), places("ärger")),
            (vec![0, 12], vec![4, 16], vec![22, 30])
        );
        assert_eq!(index.len(), 7);
    }
}
