//! The passage that is most like words which a text does not have, and what differs. It must not say it in a sentence.
//!
//! The rarest words of the quote lead to passages; the one to which most of them lead is compared with the quote word by
//! word. The work is bounded, whatever the text and the quote say: so many places, so many words.

use std::{cmp::Reverse, ops::Range};

use super::{
    boundary::{is_boundary, is_end, is_start},
    fold::Folded,
    words::{WordIndex, tokens, words},
};

/// Longer quotes are compared piece by piece, and the first piece that the text does not have is the one.
const PIECE: usize = 240;

/// How many words of a piece the next one has, too.
const OVERLAP: usize = 40;

/// How many words of the quote lead to passages.
const SEEDS: usize = 16;

/// How many places of these words are looked at.
const MOST_HITS: usize = 20_000;

/// How many stretches of text are compared with a piece, until one is like it.
const WINDOWS: usize = 8;

/// A passage with fewer of the words than so many in a hundred is not like them.
const LEAST_PERCENT: usize = 34;

/// A passage that is like a piece of a quote.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Likeness {
    /// The bytes of the passage.
    pub(super) passage: Range<usize>,
    /// Which of them the quote does not have.
    pub(super) passage_differs: Vec<Range<usize>>,
    /// The bytes of the piece of the quote.
    pub(super) piece: Range<usize>,
    /// Which of them the passage does not have.
    pub(super) piece_differs: Vec<Range<usize>>,
    /// How many of a hundred words are the same.
    pub(super) percent: usize,
}

/// Cuts a quote into pieces that can be compared.
pub(super) fn pieces(quote: &str) -> Vec<Range<usize>> {
    let tokens: Vec<Range<usize>> = tokens(quote).collect();
    let mut pieces = Vec::new();
    let mut from = 0;
    while from < tokens.len() {
        let end = if tokens.len() - from > PIECE + OVERLAP { from + PIECE } else { tokens.len() };
        pieces.push(tokens[from].start..tokens[end - 1].end);
        from = if end == tokens.len() { end } else { end - OVERLAP };
    }
    pieces
}

/// Finds the passage most like a piece of a quote; nothing where no passage shares a third of its words.
pub(super) fn nearest(
    folded: &Folded,
    index: &WordIndex,
    quote: &str,
    piece: Range<usize>,
) -> Option<Likeness> {
    let windows = windows(&folded.text, index, &quote[piece.clone()]);
    windows.into_iter().find_map(|window| likeness(folded, quote, &piece, window))
}

/// How like a piece of a quote a stretch of text is; nothing where it has less than a third of its words.
fn likeness(folded: &Folded, quote: &str, piece: &Range<usize>, window: Range<usize>) -> Option<Likeness> {
    let text = &folded.text;
    let wanted = &quote[piece.clone()];
    let moved = |by: usize| move |token: Range<usize>| token.start + by..token.end + by;
    let ours: Vec<Range<usize>> = tokens(wanted).map(moved(piece.start)).collect();
    let theirs = tokens(&text[window.clone()]).map(moved(window.start));
    // Hostile text may have a thousand short words where the quote has a long one.
    let mut theirs: Vec<Range<usize>> = theirs.take(64 + 4 * ours.len()).collect();
    let mut pairs = align(
        &ours.iter().map(|token| &quote[token.clone()]).collect::<Vec<_>>(),
        &theirs.iter().map(|token| &text[token.clone()]).collect::<Vec<_>>(),
    );
    trim(folded, &mut theirs, |n| &quote[ours[n].clone()], &mut pairs);
    let same = pairs.iter().filter(|pair| pair.same).count();
    let percent = 100 * same / ours.len().max(1);
    if percent < LEAST_PERCENT {
        return None;
    }
    if same == pairs.len()
        && let Some(likeness) = cut_word(folded, &theirs, &pairs, piece)
    {
        return Some(likeness);
    }
    let differ = || pairs.iter().filter(|pair| !pair.same);
    let passage_differs = differ().filter_map(|pair| pair.theirs).map(|n| theirs[n].clone());
    let piece_differs = differ().filter_map(|pair| pair.ours).map(|n| ours[n].clone());
    let mut met = pairs.iter().filter_map(|pair| pair.theirs);
    let first = met.next()?;
    let last = met.next_back().unwrap_or(first);
    Some(Likeness {
        passage: theirs[first].start..theirs[last].end,
        passage_differs: joined(text, passage_differs),
        piece_differs: joined(quote, piece_differs),
        piece: piece.clone(),
        percent,
    })
}

/// Where all words are the same and only the first or the last goes on: the passage with all of that word.
fn cut_word(
    folded: &Folded,
    theirs: &[Range<usize>],
    pairs: &[Pair],
    piece: &Range<usize>,
) -> Option<Likeness> {
    let text = &folded.text;
    let mut met = pairs.iter().filter_map(|pair| pair.theirs).map(|n| theirs[n].clone());
    let first = met.next()?;
    let last = met.next_back().unwrap_or_else(|| first.clone());
    let goes_on = |at: &usize| !(text.is_char_boundary(*at) && is_boundary(folded, *at));
    let start = (0..=first.start).rev().take(LONGEST_WORD).find(|at| !goes_on(at)).unwrap_or(first.start);
    let end = (last.end..=text.len()).take(LONGEST_WORD).find(|at| !goes_on(at)).unwrap_or(last.end);
    let mut passage_differs = Vec::new();
    if start < first.start {
        passage_differs.push(start..first.end);
    }
    if end > last.end {
        passage_differs.push(last.start..end);
    }
    let has_one = !passage_differs.is_empty();
    let passage = start..end;
    has_one.then(|| Likeness {
        passage,
        passage_differs,
        piece_differs: Vec::new(),
        piece: piece.clone(),
        percent: 100,
    })
}

/// Leaves the marks before the first word and behind the last one out, where the quote begins or ends without them.
fn trim<'a>(
    folded: &Folded,
    theirs: &mut [Range<usize>],
    ours: impl Fn(usize) -> &'a str,
    pairs: &mut [Pair],
) {
    let text = &folded.text;
    let first_word = |text: &str| words(text).next().map_or(0, |word| word.start);
    let last_word = |text: &str| words(text).last().map_or(text.len(), |word| word.end);
    if let Some(Pair { ours: Some(n), theirs: Some(token), same }) = pairs.first_mut() {
        let (ours, token) = (ours(*n), &mut theirs[*token]);
        let start = token.start + first_word(&text[token.clone()]);
        if first_word(ours) == 0 && is_start(folded, start) {
            token.start = start;
        }
        *same = *ours == text[token.clone()];
    }
    if let Some(Pair { ours: Some(n), theirs: Some(token), same }) = pairs.last_mut() {
        let (ours, token) = (ours(*n), &mut theirs[*token]);
        let end = token.start + last_word(&text[token.clone()]);
        if last_word(ours) == ours.len() && is_end(folded, end) {
            token.end = end;
        }
        *same = *ours == text[token.clone()];
    }
}

/// Makes one of ranges with nothing but a space between them.
fn joined(text: &str, ranges: impl Iterator<Item = Range<usize>>) -> Vec<Range<usize>> {
    let mut joined: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match joined.last_mut() {
            Some(last) if text[last.end..range.start].trim_matches(' ').is_empty() => last.end = range.end,
            _ => joined.push(range),
        }
    }
    joined
}

/// The stretches of text to which most of the rare words lead, the one with most of them first, with room on both sides.
fn windows(text: &str, index: &WordIndex, wanted: &str) -> Vec<Range<usize>> {
    let mut seeds: Vec<(&[u32], usize)> =
        words(wanted).map(|word| (index.places(&wanted[word.clone()]), word.start)).collect();
    seeds.retain(|(places, _)| !places.is_empty());
    seeds.sort_by_key(|(places, _)| places.len());
    seeds.truncate(SEEDS);
    // Where the quote would begin, for each place of a rare word.
    let mut votes: Vec<(usize, usize)> = Vec::new();
    for (seed, (places, offset)) in seeds.iter().enumerate() {
        let room = MOST_HITS.saturating_sub(votes.len());
        votes.extend(places.iter().take(room).map(|place| ((*place as usize).saturating_sub(*offset), seed)));
    }
    votes.sort_unstable();
    let weight = |seed: usize| 1 + (index.len() / seeds[seed].0.len()).checked_ilog2().unwrap_or(0);
    // Words that were put in or left out move what follows them.
    let slack = 48 + wanted.len() / 4;
    let mut led_to: Vec<(u32, usize, usize)> = Vec::with_capacity(votes.len());
    // A word that stands there again and again counts once.
    let (mut first, mut sum, mut counts) = (0, 0, [0_u32; SEEDS]);
    for (start, seed) in &votes {
        counts[*seed] += 1;
        sum += if counts[*seed] == 1 { weight(*seed) } else { 0 };
        while votes[first].0 + slack < *start {
            let gone = votes[first].1;
            counts[gone] -= 1;
            sum -= if counts[gone] == 0 { weight(gone) } else { 0 };
            first += 1;
        }
        led_to.push((sum, votes[first].0, *start));
    }
    // Of those with as many, the first in the text.
    led_to.sort_by_key(|(sum, ..)| Reverse(*sum));
    let mut apart: Vec<(usize, usize)> = Vec::new();
    for (_, first, last) in led_to {
        if apart.len() < WINDOWS && apart.iter().all(|(from, to)| last < *from || first > *to) {
            apart.push((first, last));
        }
    }
    let with_room = |(first, last): (usize, usize)| {
        let start = first.min(text.len()).saturating_sub(slack);
        let end = (last + wanted.len() + slack).min(text.len());
        space_before(text, start)..space_after(text, end)
    };
    apart.into_iter().map(with_room).collect()
}

/// How far a stretch is moved so as to begin and end between words.
const LONGEST_WORD: usize = 64;

/// The nearest place at or before a byte where a word may begin.
fn space_before(text: &str, mut at: usize) -> usize {
    let least = at.saturating_sub(LONGEST_WORD);
    while at > least && text.as_bytes().get(at.wrapping_sub(1)) != Some(&b' ') {
        at -= 1;
    }
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The nearest place at or after a byte where a word may end.
fn space_after(text: &str, mut at: usize) -> usize {
    let most = (at + LONGEST_WORD).min(text.len());
    while at < most && text.as_bytes()[at] != b' ' {
        at += 1;
    }
    while !text.is_char_boundary(at) {
        at += 1;
    }
    at
}

/// A word of the quote beside one of the passage, or either alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Pair {
    ours: Option<usize>,
    theirs: Option<usize>,
    same: bool,
}

/// Pairs all words of the quote with words of the passage, at the least cost; words around the passage cost nothing.
fn align(ours: &[&str], theirs: &[&str]) -> Vec<Pair> {
    // Another word in its place is likelier than a word put in and one left out, and than a passage that ends before
    // it. Several words left out of the passage are likelier than as many others in their place.
    const OURS_ALONE: u32 = 5;
    const CHANGED: u32 = 4;
    const THEIRS_ALONE: u32 = 3;
    const ALIKE: u32 = 2;
    let width = theirs.len() + 1;
    let mut costs = vec![0_u32; width * (ours.len() + 1)];
    let change = |a: &str, b: &str| match a == b {
        true => 0,
        false if alike(a, b) => ALIKE,
        false => CHANGED,
    };
    for (row, a) in ours.iter().enumerate() {
        let (above, here) = (row * width, (row + 1) * width);
        costs[here] = costs[above] + OURS_ALONE;
        for (column, b) in theirs.iter().enumerate() {
            costs[here + column + 1] = (costs[above + column] + change(a, b))
                .min(costs[above + column + 1] + OURS_ALONE)
                .min(costs[here + column] + THEIRS_ALONE);
        }
    }
    let last = &costs[ours.len() * width..];
    let mut column = (0..width).min_by_key(|column| last[*column]).unwrap_or(0);
    let mut row = ours.len();
    let mut pairs = Vec::new();
    while row > 0 {
        let cost = costs[row * width + column];
        let above = (row - 1) * width + column;
        if column > 0 && cost == costs[above - 1] + change(ours[row - 1], theirs[column - 1]) {
            (row, column) = (row - 1, column - 1);
            let same = ours[row] == theirs[column];
            pairs.push(Pair { ours: Some(row), theirs: Some(column), same });
        } else if cost == costs[above] + OURS_ALONE {
            row -= 1;
            pairs.push(Pair { ours: Some(row), theirs: None, same: false });
        } else {
            column -= 1;
            pairs.push(Pair { ours: None, theirs: Some(column), same: false });
        }
    }
    pairs.reverse();
    pairs
}

/// Whether two words have the same letters, but for case and the marks around them.
fn alike(a: &str, b: &str) -> bool {
    fn letters(word: &str) -> impl Iterator<Item = char> + '_ {
        word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase)
    }
    letters(a).eq(letters(b))
}
