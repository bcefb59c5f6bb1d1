//! What is looked for: the words of a quote, where it leaves some out, and what stands before and after it. It must not
//! know any source.

use std::{borrow::Cow, ops::Range};

use super::{
    fold::{Folded, is_blank},
    glue,
    words::words,
};

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
    /// What stands in brackets or is left out before each part, and behind the last one.
    pub(super) gaps: Vec<Gap>,
    /// Whether there are more gaps than are looked up.
    pub(crate) is_cut_short: bool,
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
    /// What is in brackets and one word with its beginning, in lower case: with that it may begin inside a word, as `he`
    /// of `[T]he` does.
    pub(super) cut_start: Option<String>,
    /// The same at its end.
    pub(super) cut_end: Option<String>,
}

/// What a quote has between two of its parts, or at its ends.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Gap {
    /// Whether it leaves words out.
    pub(super) omits: bool,
    /// What it has in brackets, without them.
    pub(super) inserted: String,
}

impl Gap {
    pub(super) fn is_empty(&self) -> bool {
        !self.omits && self.inserted.is_empty()
    }
}

impl Selector {
    /// Reads the words of a quote; prefix and suffix may be empty.
    ///
    /// A bracket that makes a number longer is looked up as digits of that number: `3[000]` stands nowhere but where 3000
    /// does.
    pub(crate) fn new(exact: &str, prefix: &str, suffix: &str) -> Self {
        Self::of(&whole_numbers(exact), prefix, suffix)
    }

    /// The same where a source has the brackets beside its numbers itself, as it has those of notes; nothing where the
    /// quote has none.
    pub(crate) fn with_notes(exact: &str, prefix: &str, suffix: &str) -> Option<Self> {
        (whole_numbers(exact) != exact).then(|| Self::of(exact, prefix, suffix))
    }

    fn of(exact: &str, prefix: &str, suffix: &str) -> Self {
        let context = |part: Option<Part>| part.map_or_else(String::new, |part| beside(&part).to_owned());
        let (parts, gaps, is_cut_short) = split(exact);
        Self {
            exact: exact.to_owned(),
            parts,
            gaps,
            is_cut_short,
            prefix: context(split(prefix).0.pop()),
            suffix: context(split(suffix).0.into_iter().next()),
        }
    }

    /// The same, but what is in brackets is taken as words of the source, where the quote has no others.
    pub(crate) fn literal(self) -> Self {
        let is_all_brackets = self.gaps.iter().any(|gap| words(&gap.inserted).next().is_some());
        if !is_all_brackets {
            return self;
        }
        let at = self.exact.len() - self.exact.trim_start_matches(is_blank).len();
        let words = Folded::new(self.exact.trim_matches(is_blank));
        let part = Part { at, words, within: 0, cut_start: None, cut_end: None };
        Self { parts: vec![part], gaps: vec![Gap::default(); 2], is_cut_short: false, ..self }
    }

    /// Whether there are no words to look for: only gaps and marks.
    pub(crate) fn is_empty(&self) -> bool {
        !self.parts.iter().any(|part| has_words(&part.words.text))
    }

    /// How many words it has outside of brackets.
    pub(super) fn own_words(&self) -> usize {
        self.parts.iter().map(|part| words(&part.words.text).count().max(1)).sum()
    }

    /// The words outside of brackets, as written, with `…` between them.
    pub(crate) fn own(&self) -> String {
        let part = |part: &Part| {
            let end = part.at + part.words.raw_length();
            self.exact.get(part.at..end).unwrap_or_default()
        };
        self.parts.iter().map(part).collect::<Vec<_>>().join(" … ")
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

/// Whether a folded text has more than marks: letters and digits, or signs that stand for something, such as emoji.
fn has_words(folded: &str) -> bool {
    let is_mark = |c: char| {
        c.is_ascii()
            || matches!(c, '\u{80}'..='\u{BF}' | '\u{2000}'..='\u{206F}' | '\u{3000}'..='\u{303F}' | '\u{FF00}'..='\u{FF0F}')
    };
    words(folded).next().is_some() || folded.chars().any(|c| !is_mark(c))
}

/// A place of a quote where the source may have something else.
struct Found<'a> {
    range: Range<usize>,
    /// What it has in brackets; nothing where it leaves words out.
    inserted: Option<&'a str>,
}

impl Found<'_> {
    fn within(&self) -> usize {
        if self.inserted.is_some() { LONGEST_REPLACED } else { LONGEST_OMISSION }
    }
}

/// The parts of a quote, what is before each and behind the last, and whether there are more.
fn split(exact: &str) -> (Vec<Part>, Vec<Gap>, bool) {
    let mut parts: Vec<Part> = Vec::new();
    let mut gaps = vec![Gap::default()];
    let (mut at, mut within, mut cut_start) = (0, 0, None);
    loop {
        let gap = next_gap(exact, at);
        let end = gap.as_ref().map_or(exact.len(), |gap| gap.range.start);
        let raw = &exact[at..end];
        let inserted = gap.as_ref().and_then(|gap| gap.inserted);
        let letters = |inserted: &str| Folded::new(inserted).text.to_lowercase();
        let cut_end = inserted.filter(|inserted| glue::goes_on(raw, inserted)).map(letters);
        let words = raw.trim_matches(is_blank);
        if !words.is_empty() {
            let start = raw.len() - raw.trim_start_matches(is_blank).len();
            let words = Folded::new(words);
            let cut_start = cut_start.take().filter(|_| start == 0);
            parts.push(Part { at: at + start, words, within, cut_start, cut_end });
            gaps.push(Gap::default());
            within = 0;
        }
        let Some(gap) = gap else { return (parts, gaps, false) };
        if parts.len() == MOST_PARTS {
            return (parts, gaps, true);
        }
        at = gap.range.end;
        // Gaps side by side are one, as wide as the widest.
        within = within.max(gap.within());
        if let Some(last) = gaps.last_mut() {
            last.omits |= inserted.is_none();
            if let Some(inserted) = inserted.map(str::trim).filter(|inserted| !inserted.is_empty()) {
                last.inserted.push_str(if last.inserted.is_empty() { "" } else { " " });
                last.inserted.push_str(inserted);
            }
        }
        cut_start = inserted.filter(|inserted| glue::goes_on(inserted, &exact[at..])).map(letters);
    }
}

/// The first gap at or after a byte.
fn next_gap(text: &str, from: usize) -> Option<Found<'_>> {
    let candidates = text[from..].match_indices(['…', '.', '[', '(']).map(|(at, _)| from + at);
    for at in candidates {
        let rest = &text[at..];
        let omission = |length: usize| Some(Found { range: at..at + length, inserted: None });
        if let Some(length) = ellipsis(rest) {
            return omission(length);
        }
        let Some(inner) = rest.strip_prefix(['[', '(']) else { continue };
        let spaces = inner.len() - inner.trim_start().len();
        let close = if rest.starts_with('[') { ']' } else { ')' };
        if let Some(length) = ellipsis(&inner[spaces..]) {
            let after = inner[spaces + length..].trim_start();
            if after.starts_with(close) {
                return omission(text.len() - after.len() + 1 - at);
            }
        }
        let Some(inserted) = in_brackets(rest) else { continue };
        let end = at + inserted.len() + 2;
        if !makes_longer(&text[from..at], inserted, &text[end..]) {
            return Some(Found { range: at..end, inserted: Some(inserted) });
        }
    }
    None
}

/// What stands in the brackets with which a text begins.
fn in_brackets(text: &str) -> Option<&str> {
    let inner = text.strip_prefix('[')?;
    let mut marks = inner.char_indices().take(LONGEST_INSERTION).filter(|(_, c)| matches!(c, '[' | ']'));
    let (length, mark) = marks.next()?;
    inner.get(..length).filter(|_| mark == ']')
}

/// Whether what is in brackets is part of a number outside of them.
fn makes_longer(before: &str, inserted: &str, after: &str) -> bool {
    glue::is_one_number(before, inserted) || glue::is_one_number(inserted, after)
}

/// A quote without the brackets in which parts of numbers stand.
fn whole_numbers(exact: &str) -> Cow<'_, str> {
    let (mut whole, mut copied) = (String::new(), 0);
    for (at, _) in exact.match_indices('[') {
        let Some(inserted) = exact.get(at..).and_then(in_brackets) else { continue };
        let end = at + inserted.len() + 2;
        whole.push_str(&exact[copied..at]);
        copied = if makes_longer(&whole, inserted, &exact[end..]) {
            whole.push_str(inserted);
            end
        } else {
            at
        };
    }
    if whole.len() == copied {
        return Cow::Borrowed(exact);
    }
    whole.push_str(&exact[copied..]);
    Cow::Owned(whole)
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
        for (n, part) in split(exact).0.iter().enumerate() {
            if n > 0 {
                shown.push(if part.within == LONGEST_OMISSION { '…' } else { '=' });
            }
            shown.push_str(if part.cut_start.is_some() { "~" } else { "" });
            shown.push_str(&part.words.text);
            shown.push_str(if part.cut_end.is_some() { "~" } else { "" });
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
    fn a_bracket_that_makes_a_number_longer_is_part_of_it() {
        for (exact, expected) in [
            ("killed 3[000] men", "killed 3000 men"),
            ("killed 3[,000] and [1]3 men", "killed 3,000 and 13 men"),
            ("[-]5 and 10[²]", "-5 and 10²"),
            ("3[000 men] died", "3000 men died"),
            ("1[2][3] men", "123 men"),
            ("3 [000] men", "3=men"),
            ("9[th] of May[1] 5[, 6]", "9~=of May~=5"),
            ("[not ]13, a[13]", "13, a~"),
        ] {
            assert_eq!(shown(&whole_numbers(exact)), expected, "{exact:?}");
        }
    }

    #[test]
    fn a_quote_of_very_many_gaps_is_cut_short() {
        let (parts, gaps, is_cut_short) = split(&"a … ".repeat(1000));
        assert_eq!((parts.len(), gaps.len(), is_cut_short), (MOST_PARTS, MOST_PARTS + 1, true));
        assert!(!split(&"a … ".repeat(MOST_PARTS - 1)).2);
    }

    #[test]
    fn gaps_know_what_is_in_brackets() {
        let shown = |exact: &str| -> Vec<String> {
            let (_, gaps, _) = split(exact);
            gaps.iter().map(|gap| format!("{}{}", if gap.omits { "…" } else { "" }, gap.inserted)).collect()
        };
        assert_eq!(shown("a b"), ["", ""]);
        assert_eq!(shown("[T]he camp … is [ very ] [good]"), ["T", "…", "very good"]);
        assert_eq!(shown("… [all] in"), ["…all", ""]);
    }

    #[test]
    fn brackets_and_marks_are_no_words_to_look_for() {
        for (exact, is_empty) in [
            ("…", true),
            ("[all in brackets]", true),
            ("[all in brackets].", true),
            ("… — “?!”", true),
            ("", true),
            ("[all] but one", false),
            ("7", false),
            ("🔥", false),
            ("火", false),
        ] {
            assert_eq!(Selector::new(exact, "", "").is_empty(), is_empty, "{exact:?}");
        }
        assert!(!Selector::new("[all in brackets]", "", "").literal().is_empty());
        assert!(Selector::new("…", "", "").literal().is_empty());
    }

    #[test]
    fn what_is_beside_the_quote_counts_without_quotation_marks() {
        let selector = Selector::new("x", "… he wrote that “", "”, then […]");
        assert_eq!((selector.prefix.as_str(), selector.suffix.as_str()), ("he wrote that", ", then"));
        assert!(selector.has_context() && !selector.is_empty());
    }
}
