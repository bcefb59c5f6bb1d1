//! Cells: what of a text a terminal paints where, and how wide it is.
//!
//! A width is the sum of grapheme widths, never the width of a string: terminals paint an Arabic
//! lam and alef in two cells, while their string counts as one. Knows nothing of lines.

use std::borrow::Cow;
use std::iter;
use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::SafeStr;
use super::clean::{DOTTED_CIRCLE, is_joiner};

/// Characters that one cell may hold; a longer grapheme is painted in several cells.
///
/// The longest emoji in use, a kiss of two people, has ten; a base with its marks has nine.
const CHARACTERS_IN_A_CELL: usize = 20;

/// A grapheme (UAX #29) as it is painted, or a part of one that is wider than two columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell<'a> {
    /// What is painted: one or more characters whose width is exactly `width`.
    pub symbol: Cow<'a, str>,
    /// Columns on the screen: 1 or 2.
    pub width: u8,
    /// Bytes of the text that the cell stands for; the ranges of all cells have no gaps.
    pub range: Range<usize>,
}

/// The cells of a text in logical order; none only if nothing of it can be seen.
///
/// Variation selectors, skin tones and the enclosing keycap are left out of the symbols and
/// halfwidth voicing marks painted as combining ones, because programs disagree on their width.
/// A joiner that joins nothing belongs to the cell after it, at the end of the text to the one
/// before.
pub fn cells(text: SafeStr<'_>) -> impl Iterator<Item = Cell<'_>> {
    Cells { text: text.as_str(), next: 0, part: None }
}

/// The columns that a text takes: the sum of the widths of its cells.
pub fn width(text: SafeStr<'_>) -> usize {
    if text.as_str().is_ascii() {
        return text.as_str().len();
    }
    cells(text).map(|cell| usize::from(cell.width)).sum()
}

impl SafeStr<'_> {
    /// The columns that the text takes on a screen.
    pub fn width(self) -> usize {
        width(self)
    }
}

/// The longest piece of a text that fits a width.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Truncated<'a> {
    /// Whole cells from the text's start, without the mark of the cut.
    pub text: SafeStr<'a>,
    /// Whether something is missing, so that a `…` belongs after the piece.
    pub cut: bool,
}

/// Cuts a text to a width in columns, leaving one for a `…` where something is cut off. A figure is not cut in two, for the
/// rest of `3,000` is another figure; it is left out.
///
/// At width 0 there is no room for the `…` either.
pub fn truncate(text: SafeStr<'_>, width: usize) -> Truncated<'_> {
    let room = width.saturating_sub(1);
    if text.as_str().is_ascii() {
        let cut = text.as_str().len() > width;
        return Truncated { text: if cut { before_figure(text, room) } else { text }, cut };
    }
    let mut used = 0;
    let mut end = 0;
    for cell in cells(text) {
        used += usize::from(cell.width);
        if used > width {
            return Truncated { text: before_figure(text, end), cut: true };
        }
        if used <= room {
            end = cell.range.end;
        }
    }
    Truncated { text, cut: false }
}

/// The beginning of a text up to a byte, or up to the figure that would be cut in two there.
fn before_figure(text: SafeStr<'_>, end: usize) -> SafeStr<'_> {
    let (before, after) = text.as_str().split_at(end);
    let is_mark = |c: char| matches!(c, '.' | ',');
    let goes_on = after.trim_start_matches(is_mark).starts_with(|c: char| c.is_ascii_digit());
    let is_in_figure =
        goes_on && (after.starts_with(|c: char| c.is_ascii_digit()) || !before.ends_with(is_mark));
    let kept = before.trim_end_matches(|c: char| c.is_ascii_digit() || is_mark(c));
    let begins_with_digit = before[kept.len()..].contains(|c: char| c.is_ascii_digit());
    if is_in_figure && begins_with_digit { text.slice(0..kept.len()) } else { text.slice(0..end) }
}

struct Cells<'a> {
    text: &'a str,
    /// Where the next cell begins.
    next: usize,
    /// The rest of a grapheme that takes more than one cell.
    part: Option<Range<usize>>,
}

impl<'a> Iterator for Cells<'a> {
    type Item = Cell<'a>;

    fn next(&mut self) -> Option<Cell<'a>> {
        let start = self.next;
        // Most of most texts needs no table of graphemes: with it for all, a key takes a seventh more instructions.
        if self.part.is_none()
            && let Some(length) = alone(self.text, start)
        {
            self.next = start + length;
            let symbol = Cow::Borrowed(&self.text[start..self.next]);
            return Some(Cell { symbol, width: 1, range: start..self.next });
        }
        let mut grapheme = match self.part.take() {
            Some(part) => part,
            None => grapheme_at(self.text, start)?,
        };
        while self.text[grapheme.clone()].chars().all(is_joiner) {
            grapheme = grapheme_at(self.text, grapheme.end)?;
        }
        let (symbol, width, end) = paint(&self.text[grapheme.clone()]);
        let end = grapheme.start + end;
        self.next = end;
        if self.text[end..].chars().all(is_joiner) {
            self.next = self.text.len();
        } else if end < grapheme.end {
            self.part = Some(end..grapheme.end);
        }
        Some(Cell { symbol, width, range: start..self.next })
    }
}

/// The bytes of a common character that is surely a cell of its own, one column wide: neither it nor what follows it
/// joins anything.
fn alone(text: &str, at: usize) -> Option<usize> {
    let length = common(text, at)?;
    let next = at + length;
    (text.as_bytes().get(next).is_none_or(u8::is_ascii) || common(text, next).is_some()).then_some(length)
}

/// The bytes of a character of those that texts in Latin letters are made of; controls are none.
fn common(text: &str, at: usize) -> Option<usize> {
    match text.as_bytes().get(at..)? {
        [b' '..=b'~', ..] => Some(1),
        // U+00A1 to U+017F without the soft hyphen: Latin letters and signs.
        [0xc2, 0xa1..=0xac | 0xae..=0xbf, ..] | [0xc3..=0xc5, ..] => Some(2),
        // U+2010 to U+2027: dashes, quotation marks, the ellipsis; arrows; lines and blocks; the flag.
        [0xe2, 0x80, 0x90..=0xa7, ..]
        | [0xe2, 0x86, 0x90..=0x93, ..]
        | [0xe2, 0x94 | 0x95, ..]
        | [0xe2, 0x96, 0x80..=0x9f, ..]
        | [0xe2, 0x9a, 0x91, ..] => Some(3),
        _ => None,
    }
}

/// The bytes of the grapheme that begins at `start`, which is a grapheme boundary.
fn grapheme_at(text: &str, start: usize) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let first = *bytes.get(start)?;
    // A space stands alone, as in UAX #14 (LB10), so that a line can break after it.
    let alone = first == b' ' || bytes.get(start + 1).is_none_or(u8::is_ascii);
    let length = if first.is_ascii() && alone { 1 } else { text[start..].graphemes(true).next()?.len() };
    Some(start..start + length)
}

/// What is painted for a character; those that are not painted as they are all extend a grapheme.
fn paint_character(c: char) -> Option<char> {
    match c {
        '\u{FE0E}' | '\u{FE0F}' | '\u{20E3}' | '\u{1F3FB}'..='\u{1F3FF}' => None,
        // Of the halfwidth voicing marks of katakana, ratatui and unicode-width disagree; of the
        // combining ones, which look the same, they do not.
        '\u{FF9E}' => Some('\u{3099}'),
        '\u{FF9F}' => Some('\u{309A}'),
        _ => Some(c),
    }
}

/// What is painted for the start of a grapheme, its width, and how many bytes that covers.
fn paint(grapheme: &str) -> (Cow<'_, str>, u8, usize) {
    // Asked first: emoji can be joined without end, and no part may cost as much as the whole.
    if grapheme.chars().nth(CHARACTERS_IN_A_CELL).is_none() {
        let symbol = painted(grapheme);
        if let width @ 1..=2 = symbol.width() {
            return (symbol, width as u8, grapheme.len());
        }
    }
    paint_part(grapheme)
}

/// A grapheme without what programs disagree on, borrowed where there is none of that.
///
/// Marks that stand alone, as a slice may leave them, get something to sit on.
fn painted(grapheme: &str) -> Cow<'_, str> {
    match grapheme.chars().next() {
        Some('\n') => Cow::Borrowed(" "),
        Some(first) if first.width() == Some(0) || paint_character(first) != Some(first) => {
            let marks = grapheme.chars().filter_map(paint_character);
            Cow::Owned(iter::once(DOTTED_CIRCLE).chain(marks).collect())
        }
        _ if grapheme.contains(|c| paint_character(c) != Some(c)) => {
            Cow::Owned(grapheme.chars().filter_map(paint_character).collect())
        }
        _ => Cow::Borrowed(grapheme),
    }
}

/// Paints as much of a grapheme as one cell holds: up to two columns, with its marks.
fn paint_part(grapheme: &str) -> (Cow<'_, str>, u8, usize) {
    let end = grapheme
        .char_indices()
        .map(|(at, c)| at + c.len_utf8())
        .take(CHARACTERS_IN_A_CELL)
        .take_while(|end| painted(&grapheme[..*end]).width() <= 2)
        .last()
        .unwrap_or_else(|| grapheme.chars().next().map_or(0, char::len_utf8));
    // A joiner at the cut would join this cell to the next one on the screen all the same.
    let symbol = match painted(&grapheme[..end]) {
        Cow::Borrowed(symbol) => Cow::Borrowed(symbol.trim_end_matches(is_joiner)),
        Cow::Owned(symbol) => Cow::Owned(symbol.trim_end_matches(is_joiner).to_owned()),
    };
    match symbol.width() {
        1 => (symbol, 1, end),
        2 => (symbol, 2, end),
        // Khmer U+17D8 alone takes three columns, which no cell of a screen can hold.
        _ => (Cow::Borrowed("\u{FFFD}"), 1, end),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is taken for a cell of its own is one by the tables too, whatever stands behind it.
    #[test]
    fn common_characters_are_cells_of_their_own() {
        let all = ('\0'..='\u{ffff}').filter(|c| common(&c.to_string(), 0).is_some());
        let all: Vec<char> = all.collect();
        assert!(all.len() > 400 && all.contains(&'…') && !all.contains(&'\u{ad}'));
        for c in &all {
            let text = c.to_string();
            assert_eq!(paint(&text), (Cow::Borrowed(&*text), 1, text.len()), "{c:?}");
            for next in ["a", "\n", "é", "…", "⚑", "©"] {
                let text = format!("{c}{next}");
                let first = text.graphemes(true).next();
                assert_eq!(first.map(str::len), alone(&text, 0), "{text:?}");
            }
        }
        for joined in ["e\u{301}", "©\u{200d}x", "“\u{fe0f}", "a\u{200d}"] {
            assert_eq!(alone(joined, 0), None, "{joined:?}");
        }
    }
}
