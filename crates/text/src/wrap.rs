//! Wrapping: where the lines of a paragraph begin and end at a width.
//!
//! Greedy over the break opportunities of UAX #14. Wraps from scratch at each call; whoever draws
//! keeps the result by text and width. Knows nothing of styles, panes or scrolling.

use std::ops::Range;

use unicode_linebreak::{BreakOpportunity, linebreaks};

use super::SafeStr;
use super::cells::{Cell, cells};

/// Wraps a paragraph to `first` columns in its first line and `rest` in the others.
///
/// Gives the bytes of each line in order, at least one range even for an empty text. White space
/// where a line breaks hangs past the edge and is in no range; nothing else is left out. Words
/// longer than a line break between cells. A width of 0 counts as 1, and only a cell of two
/// columns is ever wider than its line.
pub fn wrap(text: SafeStr<'_>, first: usize, rest: usize) -> Vec<Range<usize>> {
    let wrapping =
        Wrapping { text, lines: Vec::new(), line: 0..0, used: 0, limit: first.max(1), rest: rest.max(1) };
    if text.as_str().bytes().all(is_simple) { wrap_words(wrapping) } else { wrap_by_rules(wrapping) }
}

/// The columns of what stands before the first place at which a paragraph may break: a line as wide breaks no word at its
/// beginning.
pub fn first_word_width(text: SafeStr<'_>) -> usize {
    let end = linebreaks(text.as_str()).next().map_or(text.as_str().len(), |(at, _)| at);
    let word = text.slice(0..end);
    super::width(word.slice(0..word.as_str().trim_end().len()))
}

/// Whether nothing but spaces makes a break opportunity between such bytes.
const fn is_simple(byte: u8) -> bool {
    matches!(byte, b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b' ' | b'\'') || is_infix(byte)
}

/// The infix separators, before which no line breaks, spaces or not (UAX #14, LB13).
const fn is_infix(byte: u8) -> bool {
    matches!(byte, b'.' | b',' | b':' | b';')
}

/// Whether a group of three digits begins here that one space parts from a group of at most three: `3 000` is one figure.
fn is_within_figure(bytes: &[u8], at: usize) -> bool {
    let digits =
        |bytes: &mut dyn Iterator<Item = &u8>| bytes.take(4).take_while(|byte| byte.is_ascii_digit()).count();
    let Some((before, [b' '])) = bytes[..at].split_at_checked(at.saturating_sub(1)) else { return false };
    digits(&mut bytes[at..].iter()) == 3 && (1..=3).contains(&digits(&mut before.iter().rev()))
}

/// Wraps simple text, most of most prose, at its spaces: what [`wrap_by_rules`] comes to. Without it a key takes an eighth
/// more instructions.
fn wrap_words(mut wrapping: Wrapping<'_>) -> Vec<Range<usize>> {
    let bytes = wrapping.text.as_str().as_bytes();
    let mut segment = Segment::at(0);
    for (at, byte) in bytes.iter().enumerate() {
        let follows_space = at > segment.start && bytes[at - 1] == b' ';
        if follows_space && *byte != b' ' && !is_infix(*byte) && !is_within_figure(bytes, at) {
            wrapping.place(&segment);
            segment = Segment::at(at);
        }
        segment.with_space += 1;
        if *byte != b' ' {
            segment.end = at + 1;
            segment.width = segment.with_space;
        }
    }
    wrapping.place(&segment);
    wrapping.finish()
}

/// Wraps any text at the break opportunities of UAX #14.
fn wrap_by_rules(mut wrapping: Wrapping<'_>) -> Vec<Range<usize>> {
    let text = wrapping.text;
    let mut opportunities = linebreaks(text.as_str()).peekable();
    let mut segment = Segment::at(0);
    for cell in cells(text) {
        let start = cell.range.start;
        // An opportunity within a cell is none.
        while opportunities.next_if(|(at, _)| *at < start).is_some() {}
        if let Some((_, kind)) = opportunities.next_if(|(at, _)| *at == start) {
            let is_mandatory = kind == BreakOpportunity::Mandatory;
            if is_mandatory || !is_within_figure(text.as_str().as_bytes(), start) {
                wrapping.place(&segment);
                segment = Segment::at(start);
            }
            if is_mandatory {
                wrapping.break_at(start);
            }
        }
        segment.push(&cell, text);
    }
    wrapping.place(&segment);
    wrapping.finish()
}

/// What stands between two break opportunities: a word, then the white space that may hang.
struct Segment {
    start: usize,
    /// Where the word ends and the white space begins.
    end: usize,
    /// Columns of the word.
    width: usize,
    /// Columns of both.
    with_space: usize,
}

impl Segment {
    fn at(start: usize) -> Segment {
        Segment { start, end: start, width: 0, with_space: 0 }
    }

    fn push(&mut self, cell: &Cell<'_>, text: SafeStr<'_>) {
        self.with_space += usize::from(cell.width);
        if !hangs(text.slice(cell.range.clone()).as_str()) {
            self.end = cell.range.end;
            self.width = self.with_space;
        }
    }
}

/// Whether a cell is white space at which a line may break.
fn hangs(cell: &str) -> bool {
    cell.chars().all(|c| c.is_whitespace() && !matches!(c, '\u{A0}' | '\u{2007}' | '\u{202F}'))
}

/// The lines so far and the one being filled.
struct Wrapping<'a> {
    text: SafeStr<'a>,
    lines: Vec<Range<usize>>,
    /// The open line, up to the end of its last word.
    line: Range<usize>,
    /// Columns from the open line's start, hanging white space included.
    used: usize,
    limit: usize,
    rest: usize,
}

impl Wrapping<'_> {
    fn place(&mut self, segment: &Segment) {
        if segment.end == segment.start {
            self.used += segment.with_space;
            return;
        }
        if self.used + segment.width > self.limit {
            self.break_at(segment.start);
        }
        if segment.width <= self.limit {
            self.line.end = segment.end;
            self.used += segment.with_space;
        } else {
            self.place_broken(segment);
        }
    }

    /// Fills lines with a word that is longer than a line.
    fn place_broken(&mut self, segment: &Segment) {
        let word = self.text.slice(segment.start..segment.end);
        for cell in cells(word) {
            let width = usize::from(cell.width);
            if self.used + width > self.limit {
                self.break_at(segment.start + cell.range.start);
            }
            self.line.end = segment.start + cell.range.end;
            self.used += width;
        }
        self.used += segment.with_space - segment.width;
    }

    /// Ends the open line, unless nothing is on it, and opens the next one.
    fn break_at(&mut self, start: usize) {
        if !self.line.is_empty() {
            self.lines.push(self.line.clone());
            self.limit = self.rest;
        }
        self.line = start..start;
        self.used = 0;
    }

    fn finish(mut self) -> Vec<Range<usize>> {
        if !self.line.is_empty() || self.lines.is_empty() {
            self.lines.push(self.line);
        }
        self.lines
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_figure_in_groups_of_digits_stays_on_one_line() {
        let lines = |text: &str, width| {
            let text = crate::SafeText::line(text);
            let lines = wrap(text.as_safe(), width, width);
            lines.into_iter().map(|line| text.as_str()[line].to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(lines("killed 3 000 people", 9), ["killed", "3 000", "people"]);
        assert_eq!(lines("killed 12 345 678 people – all", 17), ["killed 12 345 678", "people – all"]);
        assert_eq!(lines("killed – 3 000", 10), ["killed –", "3 000"]);
        assert_eq!(lines("in 2024 300 died", 8), ["in 2024", "300 died"], "a year is no group");
        assert_eq!(lines("on 3 0000", 5), ["on 3", "0000"]);
    }

    #[test]
    fn a_first_word_ends_where_a_line_may_break() {
        let columns = |text: &str| first_word_width(crate::SafeText::line(text).as_safe());
        assert_eq!(columns("Cyber-attack on Tirana"), 6);
        assert_eq!(columns("3\u{a0}000 people"), 5);
        assert_eq!(columns("地震が起きた"), 2);
        assert_eq!((columns("alone"), columns("")), (5, 0));
    }

    proptest! {
        #[test]
        fn simple_text_wraps_as_the_rules_say(text in "[abZ9 .,:;']{0,40}", first in 1_usize..12, rest in 1_usize..12) {
            let text = crate::SafeText::line(&text);
            let wrapping = || Wrapping {
                text: text.as_safe(),
                lines: Vec::new(),
                line: 0..0,
                used: 0,
                limit: first,
                rest,
            };
            prop_assert_eq!(wrap_words(wrapping()), wrap_by_rules(wrapping()));
        }
    }
}
