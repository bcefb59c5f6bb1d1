//! What is looked for: the words of a quote, where it leaves some out, and what stands before and after it. It must not
//! know any source.

use std::ops::Range;

use super::fold::{Folded, is_blank};

/// How far the words after `…` may be from those before it, in bytes of the folded source: some six pages.
pub(crate) const LONGEST_OMISSION: usize = 16 * 1024;

/// How many bytes of the folded source an insertion such as `[the camp]` may stand for.
pub(crate) const LONGEST_REPLACED: usize = 512;

/// A quote is looked up as far as its 64th gap.
const MOST_PARTS: usize = 64;

/// The most characters that an insertion in brackets has; what is longer is text in brackets.
const LONGEST_INSERTION: usize = 200;

/// A quote as it is looked up: W3C's `TextQuoteSelector`, with gaps.
///
/// `…`, `...`, `. . .`, alone or in brackets, stand for words left out, and an insertion in brackets such as `[the camp]`
/// or `[T]he` for words replaced: either is a gap, so that what a source itself has in brackets passes, too.
#[derive(Debug)]
pub(crate) struct Selector {
    /// The words as written.
    pub(super) exact: String,
    /// The words between the gaps, in order, none of them empty.
    pub(super) parts: Vec<Part>,
    /// What stands before the quote, folded.
    pub(super) prefix: String,
    /// What stands after it, folded.
    pub(super) suffix: String,
}

/// Words of a quote without a gap.
#[derive(Debug)]
pub(super) struct Part {
    /// Where they stand in the quote as written.
    pub(super) at: usize,
    /// The words.
    pub(super) words: Folded,
    /// How far from the part before it may begin; of no meaning for the first.
    pub(super) within: usize,
    /// Whether it may begin inside a word, as `he` of `[T]he` does.
    pub(super) cut_start: bool,
    /// Whether it may end inside a word.
    pub(super) cut_end: bool,
}

impl Selector {
    /// Reads the words of a quote; prefix and suffix may be empty.
    pub(crate) fn new(exact: &str, prefix: &str, suffix: &str) -> Self {
        let context = |part: Option<Part>| part.map_or_else(String::new, |part| beside(&part).to_owned());
        Self {
            exact: exact.to_owned(),
            parts: parts(exact),
            prefix: context(parts(prefix).pop()),
            suffix: context(parts(suffix).into_iter().next()),
        }
    }

    /// Whether there are no words to look for.
    pub(crate) fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// Whether a prefix or suffix says which of several places is meant.
    pub(crate) fn has_context(&self) -> bool {
        !self.prefix.is_empty() || !self.suffix.is_empty()
    }
}

/// Without the quotation marks at its ends, which stand between a quote and what is beside it.
fn beside(part: &Part) -> &str {
    part.words.text.trim_matches([' ', '\''])
}

/// A place of a quote where the source may have something else.
struct Gap {
    range: Range<usize>,
    within: usize,
}

fn parts(exact: &str) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let (mut at, mut within, mut cut_start) = (0, 0, false);
    loop {
        let gap = next_gap(exact, at);
        let end = gap.as_ref().map_or(exact.len(), |gap| gap.range.start);
        let raw = &exact[at..end];
        let glued = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let replaces = gap.as_ref().is_some_and(|gap| gap.within == LONGEST_REPLACED);
        let cut_end = replaces && glued(raw.chars().next_back());
        let words = raw.trim_matches(is_blank);
        if !words.is_empty() {
            let start = raw.len() - raw.trim_start_matches(is_blank).len();
            let words = Folded::new(words);
            parts.push(Part { at: at + start, words, within, cut_start: cut_start && start == 0, cut_end });
            within = 0;
        }
        let Some(gap) = gap.filter(|_| parts.len() < MOST_PARTS) else { return parts };
        at = gap.range.end;
        // Gaps side by side are one, as wide as the widest.
        within = within.max(gap.within);
        cut_start = replaces && glued(exact[at..].chars().next());
    }
}

/// The first gap at or after a byte.
fn next_gap(text: &str, from: usize) -> Option<Gap> {
    let candidates = text[from..].match_indices(['…', '.', '[', '(']).map(|(at, _)| from + at);
    for at in candidates {
        let rest = &text[at..];
        let gap = |length: usize, within: usize| Some(Gap { range: at..at + length, within });
        if let Some(length) = ellipsis(rest) {
            return gap(length, LONGEST_OMISSION);
        }
        let Some(inner) = rest.strip_prefix(['[', '(']) else { continue };
        let spaces = inner.len() - inner.trim_start().len();
        let close = if rest.starts_with('[') { ']' } else { ')' };
        if let Some(length) = ellipsis(&inner[spaces..]) {
            let after = inner[spaces + length..].trim_start();
            if after.starts_with(close) {
                return gap(text.len() - after.len() + 1 - at, LONGEST_OMISSION);
            }
        }
        if close == ']'
            && let Some((length, c)) =
                inner.char_indices().take(LONGEST_INSERTION).find(|(_, c)| matches!(c, '[' | ']'))
            && c == ']'
        {
            return gap(length + 2, LONGEST_REPLACED);
        }
    }
    None
}

/// How many bytes at the start are `…` or three or more dots, with or without spaces between them.
fn ellipsis(text: &str) -> Option<usize> {
    let (mut dots, mut length, mut at) = (0, 0, 0);
    for c in text.chars() {
        at += c.len_utf8();
        match c {
            '…' => dots += 3,
            '.' => dots += 1,
            ' ' | '\u{a0}' if dots > 0 => continue,
            _ => break,
        }
        length = at;
    }
    (dots >= 3).then_some(length)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The parts with the gaps between them: `…` for left out, `=` for replaced, `~` where a word may be cut.
    fn shown(exact: &str) -> String {
        let mut shown = String::new();
        for (n, part) in parts(exact).iter().enumerate() {
            if n > 0 {
                shown.push(if part.within == LONGEST_OMISSION { '…' } else { '=' });
            }
            shown.push_str(if part.cut_start { "~" } else { "" });
            shown.push_str(&part.words.text);
            shown.push_str(if part.cut_end { "~" } else { "" });
            assert!(exact[part.at..].starts_with(|c: char| !c.is_whitespace()), "{exact:?} {part:?}");
        }
        shown
    }

    #[test]
    fn dots_and_brackets_make_gaps() {
        for (exact, expected) in [
            ("", ""),
            (" … [...] ", ""),
            ("a b", "a b"),
            ("a … b", "a…b"),
            ("a...b", "a…b"),
            ("a. . . . b", "a…b"),
            ("a [ … ] b […] [...] c", "a…b…c"),
            ("a (…) b (...) c", "a…b…c"),
            ("… a …", "a"),
            ("a.. b. c", "a.. b. c"),
            ("a [the camp] b", "a=b"),
            ("a [sic] … b", "a…b"),
            ("[T]he camp", "~he camp"),
            ("he say[s] [so]", "he say~"),
            ("strike[s] the", "strike~=the"),
            ("a (b) c [d", "a (b) c [d"),
            ("a [[b]] c", "a [=] c"),
        ] {
            assert_eq!(shown(exact), expected, "{exact:?}");
        }
        let long = format!("a [{}] b", "x".repeat(300));
        assert_eq!(shown(&long), long);
    }

    #[test]
    fn a_quote_of_very_many_gaps_is_cut_short() {
        assert_eq!(parts(&"a … ".repeat(1000)).len(), MOST_PARTS);
    }

    #[test]
    fn what_is_beside_the_quote_counts_without_quotation_marks() {
        let selector = Selector::new("x", "… he wrote that “", "”, then […]");
        assert_eq!((selector.prefix.as_str(), selector.suffix.as_str()), ("he wrote that", ", then"));
        assert!(selector.has_context() && !selector.is_empty());
    }
}
