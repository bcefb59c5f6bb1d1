//! A long text by its lines, none of which is copied or cleaned before it is asked for. It must not know quotes.

use std::{ops::Range, sync::Arc};

use crate::app::find::Pattern;
use briefing_format::files::{Copy, Stamp};
use briefing_text::SafeText;

/// Lines of more bytes are shown in pieces, so that a text without line ends is not wrapped as a whole.
const LONGEST: usize = 4096;

/// How many bytes back from there a blank is looked for, to part a long line between words.
const BACK: usize = 256;

/// A text and where its lines begin.
#[derive(Debug)]
pub struct TextLines {
    copy: Arc<Copy>,
    /// Where each line begins, or a further piece of a long one.
    starts: Vec<u32>,
    /// The pieces that begin no line, in order.
    pieces: Vec<u32>,
}

/// Words that a search found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The line, or the piece of a long one, from 0.
    pub(crate) line: usize,
    /// The byte of its cleaned words at which they begin.
    pub(crate) at: usize,
}

impl TextLines {
    /// Finds the lines of a copy; it is gone over once.
    pub(crate) fn new(copy: impl Into<Arc<Copy>>) -> Self {
        let copy = copy.into();
        let text = copy.text();
        let bytes = text.as_bytes();
        let (mut starts, mut pieces) = (Vec::new(), Vec::new());
        let mut start = 0;
        let mut add = |end: usize| {
            starts.push(start as u32);
            while end - start > LONGEST {
                start = cut(text, start + LONGEST);
                pieces.push(starts.len() as u32);
                starts.push(start as u32);
            }
            start = end;
        };
        for at in memchr::memchr2_iter(b'\n', b'\r', bytes) {
            // The CR of a CR LF ends no line: its LF does.
            if bytes[at] == b'\n' || bytes.get(at + 1) != Some(&b'\n') {
                add(at + 1);
            }
        }
        if bytes.last().is_some_and(|last| !matches!(last, b'\n' | b'\r')) {
            add(bytes.len());
        }
        Self { copy, starts, pieces }
    }

    /// What tells this state of the file from a later one.
    pub(crate) fn stamp(&self) -> Stamp {
        self.copy.stamp
    }

    /// How many lines there are, every piece of a long one counted.
    pub(crate) const fn len(&self) -> usize {
        self.starts.len()
    }

    /// The number of a line in the file, from 1; nothing for a further piece of a long line.
    pub(crate) fn number(&self, line: usize) -> Option<usize> {
        match self.pieces.binary_search(&(line as u32)) {
            Ok(_) => None,
            Err(before) => Some(line + 1 - before),
        }
    }

    /// The number of the last line.
    pub(crate) const fn numbers(&self) -> usize {
        self.starts.len() - self.pieces.len()
    }

    /// The bytes of a line without its end.
    pub(crate) fn range(&self, line: usize) -> Range<usize> {
        let start = self.starts.get(line).map_or(self.copy.size(), |start| *start as usize);
        let end = self.starts.get(line + 1).map_or(self.copy.size(), |next| *next as usize);
        start..start + self.copy.slice(start..end).trim_end_matches(['\n', '\r']).len()
    }

    /// The line that has a byte.
    pub(crate) fn line_at(&self, byte: usize) -> usize {
        self.starts.partition_point(|start| *start as usize <= byte).saturating_sub(1)
    }

    /// Some bytes of the text, cleaned.
    pub(crate) fn words(&self, range: Range<usize>) -> SafeText {
        SafeText::line(self.copy.slice(range))
    }

    /// Every place where words stand, as they are shown; nothing where nobody waits for that any more.
    pub(crate) fn find(&self, pattern: &Pattern, is_stale: &dyn Fn() -> bool) -> Option<Vec<Hit>> {
        let mut hits = Vec::new();
        for line in 0..self.len() {
            if line % 256 == 0 && is_stale() {
                return None;
            }
            let words = self.words(self.range(line));
            hits.extend(
                pattern.ranges(words.as_str()).into_iter().map(|range| Hit { line, at: range.start }),
            );
        }
        Some(hits)
    }
}

/// The end of a word near a byte, or of a character where there is none.
fn cut(text: &str, at: usize) -> usize {
    let back = |mut at: usize| {
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let (from, at) = (back(at - BACK), back(at));
    text[from..at].rfind(' ').map_or(at, |blank| from + blank + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use briefing_format::files::Copies;

    fn lines(text: &'static str) -> TextLines {
        let texts: &'static [(&str, &str)] = Box::leak(Box::new([("a.txt", text)]));
        TextLines::new(Copies::Inside(texts).read("a.txt").unwrap_or_else(|error| panic!("{error:?}")))
    }

    fn shown(text: &'static str) -> Vec<String> {
        let lines = lines(text);
        (0..lines.len()).map(|line| lines.words(lines.range(line)).to_string()).collect()
    }

    #[test]
    fn lines_end_as_in_any_file() {
        assert_eq!(shown("a\nb\r\n\rc"), ["a", "b", "", "c"]);
        assert_eq!(shown("a\n"), ["a"]);
        assert_eq!(shown("\n"), [""]);
        assert_eq!(shown(""), [""; 0]);
        let text = lines("a\nb\r\n\rc");
        assert_eq!((0..4).map(|line| text.number(line)).collect::<Vec<_>>(), [1, 2, 3, 4].map(Some));
        assert_eq!([0, 1, 2, 4, 6].map(|byte| text.line_at(byte)), [0, 0, 1, 1, 3]);
    }

    #[test]
    fn a_line_without_end_comes_in_pieces_that_part_between_words() {
        let long: &'static str = format!("first\n{}last", "wörter ".repeat(2_000)).leak();
        let text = lines(long);
        assert!((0..text.len()).all(|line| text.range(line).len() <= LONGEST));
        assert!(shown(long)[1..].iter().all(|piece| piece.starts_with("wörter")));
        assert_eq!((text.number(1), text.number(2), text.numbers()), (Some(2), None, 2));
        let all: String = (0..text.len()).map(|line| text.words(text.range(line)).to_string()).collect();
        assert_eq!(all, long.replace('\n', ""));
        let unbroken: &'static str = "火".repeat(5_000).leak();
        assert_eq!(shown(unbroken).concat(), unbroken);
    }

    #[test]
    fn words_are_found_as_they_are_shown() {
        let text = lines("one two\ncam\u{200b}p two\ttwo");
        let found = |words: &str| Pattern::new(words).and_then(|pattern| text.find(&pattern, &|| false));
        assert_eq!(found("camp"), Some(vec![Hit { line: 1, at: 0 }]));
        let two = [(0, 4), (1, 5), (1, 9)].map(|(line, at)| Hit { line, at });
        assert_eq!(found("two"), Some(two.to_vec()));
        assert_eq!(Pattern::new("two").and_then(|pattern| text.find(&pattern, &|| true)), None);
    }
}
