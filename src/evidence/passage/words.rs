//! Words of a folded text: where they begin and end, and where each of them stands. It must not know what is looked for.

use std::ops::Range;

/// The part that a character has in a word.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    /// It ends words.
    None,
    /// A letter or digit of a word.
    Letter,
    /// A word by itself: a letter of a script that has no spaces between words.
    Alone,
}

fn part(c: char) -> Part {
    match c {
        'a'..='z' | 'A'..='Z' | '0'..='9' | '\u{400}'..='\u{481}' => Part::Letter,
        c if c.is_ascii() => Part::None,
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

fn is_raised(c: char) -> bool {
    matches!(c, '²' | '³' | '¹' | '\u{2070}'..='\u{209F}')
}

/// Whether no word goes on across this place.
pub(super) fn is_boundary(text: &str, at: usize) -> bool {
    let letter = |c: Option<char>| c.is_some_and(|c| part(c) == Part::Letter);
    !letter(text[..at].chars().next_back()) || !letter(text[at..].chars().next())
}

/// The words of a text, from left to right.
pub(super) fn words(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = loop {
            let (part, length) = part_at(text, at)?;
            at += length;
            match part {
                Part::None => {}
                Part::Letter => break at - length,
                Part::Alone => return Some(at - length..at),
            }
        };
        while let Some((Part::Letter, length)) = part_at(text, at) {
            at += length;
        }
        Some(start..at)
    })
}

/// The part of the character at a byte, and its length; nothing at the end.
fn part_at(text: &str, at: usize) -> Option<(Part, usize)> {
    let byte = *text.as_bytes().get(at)?;
    if byte.is_ascii() {
        return Some((if byte.is_ascii_alphanumeric() { Part::Letter } else { Part::None }, 1));
    }
    let c = text[at..].chars().next()?;
    Some((part(c), c.len_utf8()))
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

/// Where each word of a text stands, in four bytes a word: a table by hash.
///
/// Upper and lower case are one, so that a word in the wrong case leads to its place, too.
#[derive(Debug)]
pub(super) struct WordIndex {
    /// The first of each bucket in `places`, and the end of the last.
    starts: Vec<u32>,
    /// Where the words begin, bucket after bucket, each from left to right.
    places: Vec<u32>,
}

impl WordIndex {
    /// Reads a text twice, once to count the words of each bucket, once to place them.
    pub(super) fn new(text: &str) -> Self {
        // Words have five or six bytes on average, so a bucket has few of them beside those that are frequent.
        let buckets = (text.len() / 16).next_power_of_two().clamp(16, 1 << 20);
        let mut starts = vec![0_u32; buckets + 1];
        for word in words(text) {
            starts[bucket(&text[word], buckets) + 1] += 1;
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let mut places = vec![0; sum as usize];
        let mut next = starts.clone();
        for word in words(text) {
            let next = &mut next[bucket(&text[word.clone()], buckets)];
            places[*next as usize] = word.start as u32;
            *next += 1;
        }
        Self { starts, places }
    }

    /// Where this word stands, from left to right, in any case; other words of the same hash may be among them.
    pub(super) fn places(&self, word: &str) -> &[u32] {
        let bucket = bucket(word, self.starts.len() - 1);
        &self.places[self.starts[bucket] as usize..self.starts[bucket + 1] as usize]
    }

    /// How many words the text has.
    pub(super) fn len(&self) -> usize {
        self.places.len()
    }
}

/// The bucket of a word among `buckets`, a power of two (FNV-1a, the high bits folded in).
fn bucket(word: &str, buckets: usize) -> usize {
    let step = |hash: u32, unit: u32| (hash ^ unit).wrapping_mul(0x0100_0193);
    let start = 0x811c_9dc5;
    let hash = if word.is_ascii() {
        word.bytes().fold(start, |hash, byte| step(hash, u32::from(byte | 0x20)))
    } else {
        word.chars().flat_map(char::to_lowercase).fold(start, |hash, c| step(hash, u32::from(c)))
    };
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
    fn a_place_inside_a_word_is_no_boundary() {
        let places = |text: &str| -> Vec<usize> {
            text.char_indices().map(|(at, _)| at).filter(|at| is_boundary(text, *at)).collect()
        };
        assert_eq!(places("ab 1c¹"), [0, 2, 3, 5]);
        assert_eq!(places("火災x"), [0, 3, 6]);
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
