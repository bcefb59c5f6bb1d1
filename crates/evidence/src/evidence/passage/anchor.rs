//! Where a quote can stand at all, seen from the bytes of the text alone: most of a large text need not be folded to
//! find a quote in it. It must not decide whether the quote stands there.

use std::{iter, ops::Range};

use memchr::{memchr_iter, memchr3_iter, memmem};
use unicode_normalization::UnicodeNormalization;

use super::{
    fold::{Class, Folded, class},
    selector::Selector,
};

/// Room for what stands between the quote and the words beside it, and for the characters at the edges of words.
const SLACK: usize = 64;

/// Shorter anchors stand everywhere.
const SHORTEST: usize = 4;

/// Folding more than one part in so many costs as much as folding all.
const SHARE: usize = 4;

/// More hidden characters than these make a text that must be folded as a whole.
const MOST_HIDDEN: usize = 1000;

/// The places of the characters that folding takes away, and of the ideographs it makes others of, where words do not
/// stand in the bytes of the text as they are; nothing where there are too many.
pub(super) fn hidden(raw: &str) -> Option<Vec<usize>> {
    let bytes = raw.as_bytes();
    let is_hidden = |at: &usize| raw.get(*at..).and_then(|rest| rest.chars().next()).is_some_and(hides);
    // Two begin with a byte that is frequent in some writings, all others with one of four that are rare.
    let mut hidden: Vec<usize> = Vec::new();
    for rare in ["\u{61C}", "\u{180E}"] {
        hidden.extend(memmem::find_iter(bytes, rare).take(MOST_HIDDEN + 1));
    }
    hidden.extend(memchr3_iter(0xC2, 0xE2, 0xEF, bytes).filter(is_hidden).take(MOST_HIDDEN + 1));
    hidden.extend(memchr_iter(0xF0, bytes).filter(is_hidden).take(MOST_HIDDEN + 1));
    hidden.sort_unstable();
    (hidden.len() <= MOST_HIDDEN).then_some(hidden)
}

/// Whether a character hides a word, which does not stand there in bytes.
fn hides(c: char) -> bool {
    matches!(class(c), Class::Hidden | Class::Ligature)
        || matches!(c, '\u{F900}'..='\u{FAFF}' | '\u{2F800}'..='\u{2FA1F}')
}

/// The stretches of a text outside of which the quote does not stand, in order and apart from one another.
///
/// Nothing where that cannot be told from bytes, or where it would be too much of the text.
pub(super) fn stretches(raw: &str, hidden: &[usize], selector: &Selector) -> Option<Vec<Range<usize>>> {
    let anchors = selector.parts.iter().filter_map(|part| Some((part, anchor(&part.words.text)?)));
    // The longest part, which stands at the fewest places.
    let (part, anchor) = anchors.max_by_key(|(part, _)| part.words.text.len())?;
    let most = raw.len() / SHARE / SLACK;
    let mut places: Vec<usize> = memmem::find_iter(raw.as_bytes(), anchor).take(most + 1).collect();
    if places.len() > most {
        return None;
    }
    // Where something is hidden the anchor may stand, too, with that in it.
    places.extend(hidden);
    places.sort_unstable();
    let reach = selector.parts.iter().map(|part| part.words.text.len() + 1 + part.within).sum::<usize>();
    let before = reach + selector.prefix.len() + SLACK;
    let after = reach + selector.suffix.len() + SLACK;
    let mut stretches: Vec<Range<usize>> = Vec::new();
    let mut walked = 0;
    for at in places {
        if walked > raw.len() / SHARE {
            return None;
        }
        // Gaps reach far, so that it pays to see first whether the part itself stands there.
        if selector.parts.len() > 1 {
            let length = part.words.text.len();
            let near = back(raw, at, length)..forward(raw, at, length);
            walked += near.len();
            if !Folded::new(&raw[near]).text.contains(&part.words.text) {
                continue;
            }
        }
        let end = forward(raw, at, after);
        walked += end - at;
        match stretches.last_mut() {
            // Of a stretch that reaches this far already only the end moves.
            Some(last) if at < last.end => last.end = last.end.max(end),
            last => {
                let start = back(raw, at, before);
                walked += at - start;
                match last {
                    Some(last) if start <= last.end => last.end = end,
                    _ => stretches.push(start..end),
                }
            }
        }
    }
    (walked <= raw.len() / SHARE).then_some(stretches)
}

/// The longest run of characters that stand in every text equal to this one as the same bytes.
fn anchor(folded: &str) -> Option<&str> {
    let runs = folded.split(|c| !is_rigid(c)).map(without_base).filter(|run| run.len() >= SHORTEST);
    runs.max_by_key(|run| run.len())
}

/// Without a last letter that may be one character with the mark behind it: from Hebrew on there are some that NFC takes
/// apart.
fn without_base(run: &str) -> &str {
    run.strip_suffix(|c| c >= '\u{590}').unwrap_or(run)
}

/// Whether no other character, and no sequence of characters, is canonically equivalent to this one; ideographs that are
/// count among what is hidden.
fn is_rigid(c: char) -> bool {
    match c {
        // NFC makes them of the Kelvin and Ohm signs and the like, and takes the last, which stand below other letters of
        // Tibetan, out of one character with those.
        'K' | 'Ω' | 'ι' | 'ʹ' | '·' | '〈' | '〉' | '\u{F90}'..='\u{FBC}' => false,
        c if c.is_ascii() => c.is_ascii_alphanumeric(),
        c => class(c) == Class::Plain && c.nfd().eq(iter::once(c)),
    }
}

/// Where so many bytes of the folded text have certainly been passed, going forward: before a character at which folding
/// can end.
fn forward(raw: &str, at: usize, folded: usize) -> usize {
    let plain = raw[at..].char_indices().filter(|(_, c)| class(*c) == Class::Plain);
    plain.map(|(length, _)| at + length).nth(folded).unwrap_or(raw.len())
}

/// The same going back: before a character at which folding can begin.
fn back(raw: &str, at: usize, folded: usize) -> usize {
    let plain = raw[..at].char_indices().rev().filter(|(_, c)| class(*c) == Class::Plain);
    plain.map(|(start, _)| start).nth(folded).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_anchor_is_spelled_the_same_in_every_equal_text() {
        for (folded, expected) in [
            ("the disruption of city", Some("disruption")),
            ("naïvely so", Some("vely")),
            ("Kelvin", Some("elvin")),
            ("район", Some("он")),
            ("градските", Some("градските")),
            ("彼は 東京火災。と", Some("東京火災。")),
            ("कलमन क़", Some("कलम")),
            ("각하", None),
            ("a of to", None),
            ("", None),
        ] {
            assert_eq!(anchor(folded), expected, "{folded:?}");
        }
    }

    #[test]
    fn what_is_hidden_is_seen() {
        assert_eq!(hidden("Just “text” – with é, ест, 火災 and\u{a0}spaces…"), Some(Vec::new()));
        assert_eq!(hidden("a\u{180e}b\u{ad}c\u{feff}\u{61c}"), Some(vec![1, 5, 8, 11]));
        assert_eq!(hidden(&"\u{ad}".repeat(MOST_HIDDEN + 1)), None);
    }

    #[test]
    fn every_hidden_character_begins_with_a_byte_that_is_looked_for() {
        for c in (char::MIN..=char::MAX).filter(|c| class(*c) == Class::Hidden) {
            assert_eq!(hidden(&c.to_string()), Some(vec![0]), "{c:?}");
        }
    }

    #[test]
    fn what_is_in_an_anchor_was_not_made_of_other_characters() {
        for c in
            (char::MIN..=char::MAX).filter(|c| !is_rigid(*c) && hidden(&c.to_string()) == Some(Vec::new()))
        {
            let folded: String = c.nfc().collect();
            assert!(folded.split(|c| !is_rigid(c)).all(|run| without_base(run).is_empty()), "{c:?}");
        }
    }

    #[test]
    fn only_what_is_near_an_anchor_is_looked_at() {
        let filler = "not this ".repeat(1000);
        let text = format!("{filler}some anchorage here, anchorage there {filler}anchorage {filler}");
        let selector = Selector::new("some anchorage", "", "");
        let stretches = stretches(&text, &[], &selector).unwrap_or_default();
        let anchors: Vec<usize> =
            stretches.iter().map(|stretch| text[stretch.clone()].matches("anchorage").count()).collect();
        assert_eq!(anchors, [2, 1]);
        assert!(stretches.iter().all(|stretch| stretch.len() < 400), "{stretches:?}");
        assert_eq!(super::stretches(&"anchorage ".repeat(100), &[], &selector), None);
        assert_eq!(super::stretches(&filler, &[], &selector), Some(Vec::new()));
    }
}
