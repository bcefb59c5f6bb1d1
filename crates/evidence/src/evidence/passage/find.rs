//! Where the parts of a quote stand in a folded text. It must not know the text before it was folded.
//!
//! All work is linear in the length of the text, whatever the text and the quote say: each part of a quote is searched
//! from left to right, and what is known of its places is not searched again.

use std::ops::{ControlFlow, Range};

use memchr::memmem::{self, Finder};

use super::{
    Place,
    boundary::{is_end, is_start},
    fold::Folded,
    selector::{Part, Selector},
    words::{WordIndex, words},
};

/// White space and quotation marks between a quote and its prefix or suffix, at most.
const BESIDE: usize = 8;

/// The most letters that the ending of a word has which stands in brackets otherwise.
const LONGEST_ENDING: usize = 4;

/// Shows each place where the parts of a quote follow one another to `visit`, until it says that it has seen enough.
///
/// Places do not overlap. Of the words left out there are as few as can be: each part is the nearest after the one
/// before it, the first is the nearest before the second.
pub(super) fn places(
    folded: &Folded,
    index: Option<&WordIndex>,
    parts: &[Part],
    mut visit: impl FnMut(Place) -> ControlFlow<()>,
) -> ControlFlow<()> {
    let Some((first, rest)) = parts.split_first() else { return ControlFlow::Continue(()) };
    let text = &folded.text;
    let mut firsts = Starts::new(folded, index, first);
    let mut rest: Vec<Ahead> = rest.iter().map(|part| Ahead::new(folded, part)).collect();
    let mut from = 0;
    while let Some(start) = firsts.next(from) {
        let mut place: Place = std::iter::once(start..start + first.len()).collect();
        for part in &mut rest {
            let end = place.last().map_or(start, |range| range.end);
            let Some(next) = part.next(end) else { break };
            place.push(next..next + part.part.len());
        }
        // A place that failed may begin anew inside itself, as `an an x` does for `an x`.
        from = start + text[start..].chars().next().map_or(1, char::len_utf8);
        if place.len() == parts.len() {
            from = place.last().map_or(from, |range| range.end);
            tighten(folded, first, &mut place);
            visit(place)?;
        }
    }
    ControlFlow::Continue(())
}

/// Whether a part of a quote stands in the text at all.
pub(super) fn stands(folded: &Folded, index: Option<&WordIndex>, part: &Part) -> bool {
    Starts::new(folded, index, part).next(0).is_some()
}

/// Whether the words of prefix and suffix stand directly before and after a place.
pub(super) fn fits(text: &str, selector: &Selector, place: &[Range<usize>]) -> bool {
    let (Some(first), Some(last)) = (place.first(), place.last()) else { return false };
    let between = |c: &char| matches!(c, ' ' | '\'');
    let before = text[..first.start].chars().rev().take(BESIDE).take_while(between).count();
    let after = text[last.end..].chars().take(BESIDE).take_while(between).count();
    text[..first.start - before].ends_with(&selector.prefix)
        && text[last.end + after..].starts_with(&selector.suffix)
}

impl Part {
    fn len(&self) -> usize {
        self.words.text.len()
    }

    /// Whether the part may stand at these bytes, which have its words: not inside a longer word, but for what it has in
    /// brackets.
    fn may_stand(&self, folded: &Folded, start: usize) -> bool {
        let end = start + self.len();
        (is_start(folded, start) || self.letters_before(folded, start).is_some())
            && (is_end(folded, end) || self.letters_after(folded, end).is_some())
    }

    /// Where the word begins into which the part is cut: the letters before it are those in brackets, in any case.
    pub(super) fn letters_before(&self, folded: &Folded, start: usize) -> Option<usize> {
        let letters = self.cut_start.as_ref()?;
        let mut before = folded.text[..start].char_indices().rev();
        let at = letters.chars().rev().try_fold(start, |_, letter| {
            before.next().filter(|(_, c)| c.to_lowercase().eq([letter])).map(|(at, _)| at)
        });
        at.filter(|at| is_start(folded, *at))
    }

    /// Where the word ends into which the part is cut: with the letters in brackets, or with another ending in their
    /// place, as `killing` has for `kill[ed]`.
    pub(super) fn letters_after(&self, folded: &Folded, end: usize) -> Option<usize> {
        let letters = self.cut_end.as_ref()?;
        let mut after = folded.text[end..].char_indices();
        let same = letters.chars().try_fold(end, |_, letter| {
            let same = after.next().filter(|(_, c)| c.to_lowercase().eq([letter]));
            same.map(|(at, c)| end + at + c.len_utf8())
        });
        let letters = folded.text[end..].chars().take(LONGEST_ENDING + 1).take_while(|c| c.is_alphabetic());
        let other = end + letters.map(char::len_utf8).sum::<usize>();
        same.into_iter().chain([other]).find(|word_end| is_end(folded, *word_end))
    }
}

/// Moves the first part as near to the second as it can be.
fn tighten(folded: &Folded, first: &Part, place: &mut [Range<usize>]) {
    let text = &folded.text;
    let [range, second, ..] = place else { return };
    let mut end = second.start;
    while let Some(at) = memmem::rfind(&text.as_bytes()[range.start..end], first.words.text.as_bytes()) {
        let start = range.start + at;
        if first.may_stand(folded, start) {
            *range = start..start + first.len();
            return;
        }
        end = start + first.len() - 1;
        while !text.is_char_boundary(end) {
            end -= 1;
        }
    }
}

/// The places of the first part, in any stretch of the text.
struct Starts<'a> {
    folded: &'a Folded,
    part: &'a Part,
    finder: Finder<'a>,
    /// The places of its rarest word, and where that stands in the part.
    anchor: Option<(&'a [u32], usize)>,
}

impl<'a> Starts<'a> {
    fn new(folded: &'a Folded, index: Option<&'a WordIndex>, part: &'a Part) -> Self {
        let anchor = index.and_then(|index| rarest(index, part));
        Self { folded, part, finder: Finder::new(&part.words.text), anchor }
    }

    /// The first place at or after a byte; each call must ask for a later one.
    fn next(&mut self, from: usize) -> Option<usize> {
        let Some((places, offset)) = &mut self.anchor else {
            return next(self.folded, &self.finder, self.part, from..self.folded.text.len());
        };
        while let Some((place, later)) = places.split_first() {
            let start = (*place as usize).checked_sub(*offset);
            *places = later;
            let here = start.filter(|start| {
                let words = self.folded.text.as_bytes().get(*start..).unwrap_or_default();
                *start >= from && words.starts_with(self.part.words.text.as_bytes())
            });
            if let Some(start) = here.filter(|start| self.part.may_stand(self.folded, *start)) {
                return Some(start);
            }
        }
        None
    }
}

/// The places of the rarest of a part's words that are whole, and where it stands in the part.
fn rarest<'a>(index: &'a WordIndex, part: &Part) -> Option<(&'a [u32], usize)> {
    let text = &part.words.text;
    let whole = |word: &Range<usize>| {
        !(part.cut_start.is_some() && word.start == 0 || part.cut_end.is_some() && word.end == text.len())
    };
    let places = words(text).filter(whole).map(|word| (index.places(&text[word.clone()]), word.start));
    places.min_by_key(|(places, _)| places.len())
}

/// The places of a later part, which are asked for from left to right.
struct Ahead<'a> {
    folded: &'a Folded,
    part: &'a Part,
    finder: Finder<'a>,
    /// The nearest place that was found.
    found: Option<usize>,
    /// No place begins before this byte that was not found.
    searched: usize,
}

impl<'a> Ahead<'a> {
    fn new(folded: &'a Folded, part: &'a Part) -> Self {
        Self { folded, part, finder: Finder::new(&part.words.text), found: None, searched: 0 }
    }

    /// The nearest place at or after a byte, unless it is too far away.
    fn next(&mut self, from: usize) -> Option<usize> {
        let last = from.saturating_add(self.part.within);
        if self.found.is_none_or(|found| found < from) {
            let start = self.searched.max(from);
            let end = last.saturating_add(self.part.len()).min(self.folded.text.len());
            self.found = next(self.folded, &self.finder, self.part, start..end);
            self.searched = self.found.map_or(last + 1, |found| found + 1).max(start);
        }
        self.found.filter(|found| *found <= last)
    }
}

/// The first place of a part that lies in a stretch of the text.
fn next(folded: &Folded, finder: &Finder, part: &Part, within: Range<usize>) -> Option<usize> {
    let mut from = within.start;
    while let Some(at) = folded.text.as_bytes().get(from..within.end).and_then(|bytes| finder.find(bytes)) {
        if part.may_stand(folded, from + at) {
            return Some(from + at);
        }
        from += at + 1;
    }
    None
}
