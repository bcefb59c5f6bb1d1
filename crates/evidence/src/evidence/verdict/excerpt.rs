//! A passage of a text on one line, with some of its words marked. It must not know why they are.

use std::{fmt, ops::Range};

/// How many bytes stand before the first mark and after the last, at most.
const AROUND: usize = 40;

/// Longer excerpts are cut.
const LONGEST: usize = 240;

/// Words of a text on one line, raw; displays with `**` on both sides of what is marked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Excerpt {
    /// The words in order, and whether they are marked.
    pub pieces: Vec<(String, bool)>,
}

impl fmt::Display for Excerpt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.pieces.iter().try_for_each(|(words, is_marked)| {
            if *is_marked { write!(f, "**{words}**") } else { f.write_str(words) }
        })
    }
}

impl Excerpt {
    /// The words around those that are marked; the passage itself where none are.
    ///
    /// The words around may lie outside the passage, so that a mark at its edge has words beside it.
    pub(super) fn new(text: &str, passage: &Range<usize>, marks: &[Range<usize>]) -> Self {
        let (first, last) = (marks.first().unwrap_or(passage), marks.last().unwrap_or(passage));
        let around = if marks.is_empty() { 0 } else { AROUND };
        let start = before(text, first.start, around);
        let end = after(text, last.end, around);
        let cut = end.min(back(text, start + LONGEST)).max(start);
        let mut excerpt = Self::default();
        excerpt.push(if text[..start].trim().is_empty() { "" } else { "… " }, false);
        let mut at = start;
        for mark in marks.iter().take_while(|mark| mark.end <= cut) {
            excerpt.push(&text[at..mark.start], false);
            excerpt.push(&text[mark.clone()], true);
            at = mark.end;
        }
        excerpt.push(&text[at..cut], false);
        excerpt.push(if text[cut..].trim().is_empty() { "" } else { " …" }, false);
        if let Some((last, _)) = excerpt.pieces.last_mut() {
            last.truncate(last.trim_end().len());
        }
        excerpt
    }

    /// Adds words with single spaces between them, none at the beginning of all.
    fn push(&mut self, words: &str, is_marked: bool) {
        for c in words.chars() {
            let c = if c.is_whitespace() { ' ' } else { c };
            let is_parted = self.pieces.last().is_none_or(|(before, _)| before.ends_with(' '));
            if c == ' ' && is_parted {
                continue;
            }
            match self.pieces.last_mut() {
                Some((before, was_marked)) if *was_marked == is_marked => before.push(c),
                _ => self.pieces.push((c.to_string(), is_marked)),
            }
        }
    }
}

/// The nearest boundary of a character at or before a byte.
fn back(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The beginning of a word some bytes before, or of a character where there are no spaces.
fn before(text: &str, at: usize, around: usize) -> usize {
    let start = back(text, at.saturating_sub(around));
    if start == 0 {
        return 0;
    }
    let space = text[start..at].find(char::is_whitespace);
    space.map_or(start, |space| start + space)
}

/// The end of a word some bytes after, or of a character.
fn after(text: &str, at: usize, around: usize) -> usize {
    let end = back(text, at + around);
    if end == text.len() {
        return end;
    }
    let space = text[at..end].rfind(char::is_whitespace);
    space.map_or(end, |space| at + space)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The excerpt of a text in which the marked words stand in `[]`.
    fn shown(text: &str) -> String {
        let (mut plain, mut marks, mut start) = (String::new(), Vec::new(), 0);
        for c in text.chars() {
            match c {
                '[' => start = plain.len(),
                ']' => marks.push(start..plain.len()),
                c => plain.push(c),
            }
        }
        Excerpt::new(&plain, &(0..plain.len()), &marks).to_string()
    }

    #[test]
    fn the_words_around_the_marks_are_shown_on_one_line() {
        assert_eq!(shown("a\n  [b]\r\nc"), "a **b** c");
        assert_eq!(shown("[a b] c [d]"), "**a b** c **d**");
        assert_eq!(shown("none is marked"), "none is marked");
        let words = "one two three four five six seven eight nine ten eleven twelve";
        assert_eq!(
            shown(&format!("{words} [x] {words}")),
            "… six seven eight nine ten eleven twelve **x** one two three four five six seven …"
        );
        assert_eq!(shown(&"火".repeat(200)).chars().count(), 82);
        let many = shown(&"[a] b ".repeat(100));
        assert!(many.starts_with("**a** b **a** b") && many.ends_with(" …"), "{many}");
    }

    #[test]
    fn no_place_of_a_mark_does_harm() {
        let text = "é 火 ünd wörter ".repeat(20);
        let bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        for start in &bytes {
            for end in bytes.iter().filter(|end| *end >= start) {
                Excerpt::new(&text, &(*start..*end), std::slice::from_ref(&(*start..*end)));
            }
        }
    }
}
