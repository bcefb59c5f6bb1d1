//! What two texts differ in, word by word. It must not know what they are texts of.
//!
//! The shortest way from one text to the other takes the square of their length to find. In long texts, rows of words that each
//! has once are found first, long rows before short ones, and only what lies between them is compared in full. Where even that
//! is long and has no word in common that stands there once, it is told as taken out and put in.

mod rows;
#[cfg(test)]
mod tests;

use briefing_text::SafeText;
use similar::{Algorithm, ChangeTag, DiffOp, DiffableStr, capture_diff_slices};

use self::rows::rows;

/// A part of two texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Words of both.
    Same(SafeText),
    /// Words of the old one alone.
    Old(SafeText),
    /// Words of the new one alone.
    New(SafeText),
}

/// What two texts have in common and what each has alone, in the order in which one reads them.
pub fn pieces(old: &str, new: &str) -> Vec<Piece> {
    let parts = joined(Comparing::new(old, new).parts);
    let piece = |(tag, words): (ChangeTag, String)| {
        let words = SafeText::line(&words);
        match tag {
            ChangeTag::Equal => Piece::Same(words),
            ChangeTag::Delete => Piece::Old(words),
            ChangeTag::Insert => Piece::New(words),
        }
    };
    parts.into_iter().map(piece).collect()
}

/// The same with blanks between two differences as a part of both: `[-breaks off-]` is read once, `[-breaks-] [-off-]` is not.
fn joined(parts: Vec<(ChangeTag, String)>) -> Vec<(ChangeTag, String)> {
    let mut joined: Vec<(ChangeTag, String)> = Vec::new();
    let (mut old, mut new) = (String::new(), String::new());
    let mut parts = parts.into_iter().peekable();
    while let Some((tag, words)) = parts.next() {
        match tag {
            ChangeTag::Delete => old.push_str(&words),
            ChangeTag::Insert => new.push_str(&words),
            ChangeTag::Equal => {
                let is_between = !(old.is_empty() || new.is_empty()) && parts.peek().is_some();
                if is_between && words.trim().is_empty() {
                    old.push_str(&words);
                    new.push_str(&words);
                    continue;
                }
                flush(&mut joined, &mut old, &mut new);
                joined.push((tag, words));
            }
        }
    }
    flush(&mut joined, &mut old, &mut new);
    joined
}

fn flush(parts: &mut Vec<(ChangeTag, String)>, old: &mut String, new: &mut String) {
    for (tag, words) in [(ChangeTag::Delete, old), (ChangeTag::Insert, new)] {
        if !words.is_empty() {
            parts.push((tag, std::mem::take(words)));
        }
    }
}

/// So many words and blanks of both texts together are compared in full.
const SHORT: usize = 2_000;

/// How many words and blanks the rows have by which long texts are cut, one after the other.
const ROWS: [usize; 4] = [64, 16, 4, 1];

/// Two texts that are being compared.
#[derive(Default)]
struct Comparing {
    parts: Vec<(ChangeTag, String)>,
    /// How many pairs of words were compared at most.
    work: usize,
}

impl Comparing {
    fn new(old: &str, new: &str) -> Self {
        let mut comparing = Self::default();
        comparing.compare(&old.tokenize_words(), &new.tokenize_words(), &ROWS);
        comparing
    }

    fn add(&mut self, tag: ChangeTag, words: &[&str]) {
        match self.parts.last_mut() {
            _ if words.is_empty() => {}
            Some((last, text)) if *last == tag => text.extend(words.iter().copied()),
            _ => self.parts.push((tag, words.concat())),
        }
    }

    fn compare(&mut self, old: &[&str], new: &[&str], lengths: &[usize]) {
        if old.len() + new.len() <= SHORT {
            return self.in_full(old, new);
        }
        let start = old.iter().zip(new).take_while(|(a, b)| a == b).count();
        let (both, old) = old.split_at(start);
        self.add(ChangeTag::Equal, both);
        let new = &new[start..];
        let end = old.iter().rev().zip(new.iter().rev()).take_while(|(a, b)| a == b).count();
        let (old, last) = old.split_at(old.len() - end);
        self.middle(old, &new[..new.len() - end], lengths);
        self.add(ChangeTag::Equal, last);
    }

    /// What neither begins nor ends alike.
    fn middle(&mut self, old: &[&str], new: &[&str], lengths: &[usize]) {
        if old.len() + new.len() <= SHORT {
            return self.in_full(old, new);
        }
        let Some((length, shorter)) = lengths.split_first() else {
            self.add(ChangeTag::Delete, old);
            return self.add(ChangeTag::Insert, new);
        };
        let (mut at, mut there) = (0_usize, 0_usize);
        for (first, other) in rows(old, new, *length) {
            // Rows may begin within the one before.
            let within = at.saturating_sub(first).max(there.saturating_sub(other));
            if within >= *length {
                continue;
            }
            let (from, other_from) = (first + within, other + within);
            self.compare(&old[at..from], &new[there..other_from], shorter);
            (at, there) = (first + length, other + length);
            self.add(ChangeTag::Equal, &old[from..at]);
        }
        self.compare(&old[at..], &new[there..], shorter);
    }

    fn in_full(&mut self, old: &[&str], new: &[&str]) {
        self.work += (old.len() + new.len()).pow(2);
        for op in capture_diff_slices(Algorithm::Myers, old, new) {
            if let DiffOp::Equal { .. } = op {
                self.add(ChangeTag::Equal, &old[op.old_range()]);
            } else {
                self.add(ChangeTag::Delete, &old[op.old_range()]);
                self.add(ChangeTag::Insert, &new[op.new_range()]);
            }
        }
    }
}

/// The words in one line: what is gone in `[-…-]`, what is new in `{+…+}`, as `git diff --word-diff` has it. Of what is the same
/// only the words around stay.
pub(crate) fn in_line(old: &str, new: &str) -> SafeText {
    let pieces = pieces(old, new);
    let last = pieces.len().saturating_sub(1);
    let mut line = String::new();
    for (at, piece) in pieces.iter().enumerate() {
        match piece {
            Piece::Same(words) => line.push_str(&around(words.as_str(), at > 0, at < last)),
            Piece::Old(words) => line.extend(["[-", words.as_str(), "-]"]),
            Piece::New(words) => line.extend(["{+", words.as_str(), "+}"]),
        }
    }
    SafeText::line(&line)
}

/// So many letters stay on each side of what differs.
const AROUND: usize = 40;

/// Of the words between two differences the start and the end; before the first the end alone, behind the last the start.
fn around(words: &str, has_before: bool, has_after: bool) -> String {
    let count = words.chars().count();
    let room = |is_there: bool| if is_there { AROUND } else { 0 };
    let (start, end) = (room(has_before), room(has_after));
    if (start + end == 0) || count <= start + end + 3 {
        return words.to_owned();
    }
    let first: String = words.chars().take(start).collect();
    let last: String = words.chars().skip(count - end).collect();
    format!("{first}…{last}")
}
