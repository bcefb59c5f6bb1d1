//! The words that estimate, and where they stand in a text. It must not know what is wrong with them.

use std::{ops::Range, sync::LazyLock};

use briefing_format::model::{Likelihood, markup};

/// What words do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// They are a term of ICD 203.
    OnScale,
    /// They say how likely, but are no term; the term that means the same stands beside them where there is one.
    OffScale(Option<&'static str>),
    /// They say how sure the judge is.
    Confidence,
}

/// Words found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Hit {
    pub(super) range: Range<usize>,
    pub(super) kind: Kind,
    /// The words as the table has them.
    pub(super) term: &'static str,
    /// The number of the sentence.
    pub(super) sentence: usize,
}

/// Words off the scale that have one meaning on it.
const SAME: [(&str, &str); 12] = [
    ("almost certainly", "almost certain"),
    ("nearly certainly", "nearly certain"),
    ("very probably", "highly probable"),
    ("highly probably", "highly probable"),
    ("most probably", "highly probable"),
    ("probably", "probable"),
    ("probably not", "improbable"),
    ("very improbable", "highly improbable"),
    ("improbably", "improbable"),
    ("highly likely", "very likely"),
    ("highly unlikely", "very unlikely"),
    ("even chance", "roughly even chance"),
];

/// Words off the scale that mean something else to everybody.
const VAGUE: [&str; 56] = [
    "possible",
    "possibly",
    "possibility",
    "impossible",
    "perhaps",
    "maybe",
    "may",
    "might",
    "could",
    "conceivable",
    "conceivably",
    "plausible",
    "plausibly",
    "presumably",
    "potentially",
    "doubtful",
    "doubtless",
    "undoubtedly",
    "unquestionably",
    "certainly",
    "surely",
    "no doubt",
    "without doubt",
    "beyond doubt",
    "cannot rule out",
    "can't rule out",
    "cannot be ruled out",
    "can't be ruled out",
    "not rule out",
    "not be ruled out",
    "cannot exclude",
    "cannot be excluded",
    "cannot discount",
    "cannot be discounted",
    "cannot dismiss",
    "cannot be dismissed",
    "a chance",
    "some chance",
    "good chance",
    "fair chance",
    "little chance",
    "real chance",
    "slim chance",
    "small chance",
    "in all likelihood",
    "in all probability",
    "quite likely",
    "fairly likely",
    "rather likely",
    "most likely",
    "more likely than not",
    "extremely likely",
    "quite unlikely",
    "fairly unlikely",
    "most unlikely",
    "extremely unlikely",
];

/// Words for how sure somebody is.
const CONFIDENCE: [&str; 15] = [
    "high confidence",
    "moderate confidence",
    "medium confidence",
    "low confidence",
    "full confidence",
    "great confidence",
    "strong confidence",
    "reasonable confidence",
    "some confidence",
    "limited confidence",
    "little confidence",
    "with confidence",
    "are confident",
    "is confident",
    "confidently",
];

/// Longer words in which those of the table mean something else.
const HARMLESS: [&str; 7] = [
    "as possible",
    "if possible",
    "where possible",
    "when possible",
    "wherever possible",
    "could not",
    "couldn't",
];

/// A word of a text.
struct Word<'t> {
    range: Range<usize>,
    text: &'t str,
    sentence: usize,
}

/// Every estimate in a text, the longest words first where several begin at one place.
pub(super) fn hits(text: &str) -> Vec<Hit> {
    let words = words(text);
    let mut hits = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let Some((term, kind, length)) = longest(&words[at..]) else {
            at += 1;
            continue;
        };
        if let Some(kind) = kind {
            let range = words[at].range.start..words[at + length - 1].range.end;
            hits.push(Hit { range, kind, term, sentence: words[at].sentence });
        }
        at += length;
    }
    hits
}

type Entry = (&'static str, Option<Kind>);

/// The entries of all tables by their first letter; harmless words have no kind.
static ENTRIES: LazyLock<[Vec<Entry>; 26]> = LazyLock::new(|| {
    // "Remote" is a term, and more often a place or a login.
    let scale = Likelihood::WORDS.iter().filter(|word| **word != "remote");
    let all = scale
        .map(|word| (*word, Some(Kind::OnScale)))
        .chain(SAME.iter().map(|(word, term)| (*word, Some(Kind::OffScale(Some(*term))))))
        .chain(VAGUE.iter().map(|word| (*word, Some(Kind::OffScale(None)))))
        .chain(CONFIDENCE.iter().map(|word| (*word, Some(Kind::Confidence))))
        .chain(HARMLESS.iter().map(|word| (*word, None)));
    let mut entries: [Vec<Entry>; 26] = Default::default();
    for entry in all {
        entries[letter(entry.0)].push(entry);
    }
    entries
});

/// The number of the first letter; what begins with something else shares the last one with "z".
fn letter(word: &str) -> usize {
    let first = word.as_bytes().first().map_or(b'z', u8::to_ascii_lowercase);
    usize::from(if first.is_ascii_lowercase() { first - b'a' } else { b'z' - b'a' })
}

/// The longest entry of the tables with which the words begin.
fn longest(words: &[Word<'_>]) -> Option<(&'static str, Option<Kind>, usize)> {
    let fitting = ENTRIES[letter(words[0].text)].iter();
    fitting
        .filter_map(|(entry, kind)| begin_with(words, entry).map(|length| (*entry, *kind, length)))
        .max_by_key(|(_, _, length)| *length)
}

/// How many words an entry takes, if the words begin with it.
fn begin_with(words: &[Word<'_>], entry: &str) -> Option<usize> {
    let mut length = 0;
    for part in entry.split(' ') {
        let word = words.get(length)?;
        // With a capital letter it is the month, or begins a sentence with a wish.
        let is_same = word.text.eq_ignore_ascii_case(part) && word.text != "May";
        if !is_same || word.sentence != words[0].sentence {
            return None;
        }
        length += 1;
    }
    Some(length)
}

/// The words of a text, those in the ids of links left out.
fn words(text: &str) -> Vec<Word<'_>> {
    let mut words: Vec<Word<'_>> = Vec::new();
    let mut sentence = 0;
    for piece in markup::pieces(text) {
        let (markup::Piece::Words(piece) | markup::Piece::Link { words: Some(piece), .. }) = piece else {
            continue;
        };
        let mut rest = piece.start;
        while let Some(start) = text[rest..piece.end].find(is_letter).map(|at| rest + at) {
            sentence += usize::from(ends_sentence(&text[rest..start]));
            let length = text[start..piece.end].find(|c| !is_letter(c)).unwrap_or(piece.end - start);
            rest = start + length;
            words.push(Word { range: start..rest, text: &text[start..rest], sentence });
        }
        sentence += usize::from(ends_sentence(&text[rest..piece.end]));
    }
    words
}

/// Apostrophes belong to a word, and so do hyphens: "may-fly" is no "may".
fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\'' | '’' | '-')
}

/// Whether what stands between two words ends a sentence: a stop with space behind it, or the end of a paragraph.
fn ends_sentence(between: &str) -> bool {
    let stop = between.find(['.', '!', '?']);
    let is_stop = stop.is_some_and(|at| between[at..].contains(char::is_whitespace));
    is_stop || between.contains("\n\n") || (between.contains('\n') && !between.contains(' '))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        hits(text).into_iter().map(|hit| &text[hit.range]).collect()
    }

    #[test]
    fn whole_words_are_found_the_longest_first() {
        assert_eq!(found("Possibly; PERHAPS (maybe)."), ["Possibly", "PERHAPS", "maybe"]);
        assert_eq!(
            found("It is very likely, or more likely than not."),
            ["very likely", "more likely than not"]
        );
        assert_eq!(found("We cannot\n  rule out a fire."), ["cannot\n  rule out"]);
        assert_eq!(found("It is impossibly, mayfly, Mayor, may-fly."), [""; 0]);
    }

    #[test]
    fn what_only_looks_like_an_estimate_is_passed_over() {
        assert_eq!(found("In May she could not walk as fast as possible. May it last."), [""; 0]);
        assert_eq!(found("See [[may-day]] and [[possible|the fire]]. A remote camp."), [""; 0]);
        assert_eq!(found("See [[fire|a possible fire]]."), ["possible"]);
    }

    #[test]
    fn sentences_are_told_apart() {
        let sentences = |text| hits(text).into_iter().map(|hit| hit.sentence).collect::<Vec<_>>();
        assert_eq!(sentences("It is likely. It may be, at 3.5 %, that it might. Perhaps"), [0, 1, 1, 2]);
        assert_eq!(sentences("likely\nlikely"), [0, 1]);
    }

    #[test]
    fn every_entry_is_found_by_itself_as_what_it_is() {
        let entries = SAME.iter().map(|(word, _)| *word).chain(VAGUE).chain(CONFIDENCE);
        for entry in entries {
            let hits = hits(entry);
            assert_eq!(hits.first().map(|hit| hit.term), Some(entry));
            assert_eq!(hits.len(), 1, "{entry}");
        }
        assert_eq!(SAME.iter().filter(|(_, term)| Likelihood::parse(term).is_none()).count(), 0);
    }
}
