//! Text in NFC and the way back: a name is the same name whichever way its letters are composed. It must not know names.

use std::{borrow::Cow, ops::Range};

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// The most characters that are composed together. No writing needs more; hostile text could have millions.
const LONGEST: usize = 32;

/// A text in NFC.
pub(crate) struct Composed<'t> {
    /// The text.
    pub(crate) text: Cow<'t, str>,
    /// Behind each letter that changed, where it ends here and in the text as it was written.
    ends: Vec<(usize, usize)>,
}

impl<'t> Composed<'t> {
    /// Composes the letters of a text; nearly always they are composed already.
    pub(crate) fn new(raw: &'t str) -> Self {
        if raw.is_ascii() || is_nfc_quick(raw.chars()) == IsNormalized::Yes {
            return Self { text: Cow::Borrowed(raw), ends: Vec::new() };
        }
        let mut text = String::with_capacity(raw.len());
        let (mut ends, mut at) = (Vec::new(), 0);
        while let Some(first) = raw[at..].chars().next() {
            // What may change with the character before it stands by it: all else begins anew.
            let more = raw[at + first.len_utf8()..].chars().take(LONGEST);
            let more = more.take_while(|c| !c.is_ascii() && !begins(*c)).map(char::len_utf8).sum::<usize>();
            let piece = &raw[at..at + first.len_utf8() + more];
            at += piece.len();
            let before = text.len();
            text.extend(piece.nfc());
            if text[before..] != *piece {
                ends.push((text.len(), at));
            }
        }
        Self { text: Cow::Owned(text), ends }
    }

    /// The bytes of the text as it was written of which a range was made.
    pub(crate) fn raw_range(&self, range: Range<usize>) -> Range<usize> {
        self.raw(range.start)..self.raw(range.end)
    }

    /// A name neither begins nor ends inside a letter: whatever is behind the last one that changed has only moved.
    fn raw(&self, at: usize) -> usize {
        let next = self.ends.partition_point(|(end, _)| *end <= at);
        next.checked_sub(1).map_or(at, |last| {
            let (end, raw) = self.ends[last];
            raw + (at - end)
        })
    }
}

/// Whether nothing before a character changes with it.
fn begins(c: char) -> bool {
    is_nfc_quick(std::iter::once(c)) == IsNormalized::Yes
        && unicode_normalization::char::canonical_combining_class(c) == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_leads_back_to_the_text_as_it_was_written() {
        let raw = "u\u{308}ber Durre\u{308}s, nach Å\u{301} o\u{323}\u{302} \u{1112}\u{1161}\u{11AB} Z";
        let composed = Composed::new(raw);
        assert_eq!(composed.text, "über Durrës, nach Ǻ ộ 한 Z");
        for (word, expected) in [
            ("über", "u\u{308}ber"),
            ("Durrës", "Durre\u{308}s"),
            ("nach", "nach"),
            ("Ǻ", "Å\u{301}"),
            ("ộ", "o\u{323}\u{302}"),
            ("한", "\u{1112}\u{1161}\u{11AB}"),
            ("Z", "Z"),
        ] {
            let at = composed.text.find(word).unwrap_or_default();
            assert_eq!(&raw[composed.raw_range(at..at + word.len())], expected);
        }
    }

    #[test]
    fn text_that_is_composed_is_not_copied() {
        assert!(matches!(Composed::new("Durrës, 火").text, Cow::Borrowed(_)));
    }
}
