//! Quotation marks: which there are, and whether one opens or closes where it stands. It must not pair them.

use std::ops::Range;

/// Marks that can pair with one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Family {
    Double,
    Single,
    Guillemets,
    SingleGuillemets,
    /// Of Japanese and Chinese.
    Corners,
}

impl Family {
    fn of(sign: char) -> Option<Self> {
        match sign {
            '"' | '“' | '”' | '„' | '‟' => Some(Self::Double),
            '\'' | '‘' | '’' | '‚' | '‛' => Some(Self::Single),
            '«' | '»' => Some(Self::Guillemets),
            '‹' | '›' => Some(Self::SingleGuillemets),
            '「' | '」' | '『' | '』' => Some(Self::Corners),
            _ => None,
        }
    }
}

/// Whether a character is a quotation mark, or an apostrophe that looks like one.
pub(super) fn is_mark(sign: char) -> bool {
    Family::of(sign).is_some()
}

/// A quotation mark and its neighbors.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    pub(super) at: usize,
    pub(super) sign: char,
    pub(super) family: Family,
    before: Option<char>,
    after: Option<char>,
    /// It stands before what English leaves out with an apostrophe: '90s, 'em.
    elides: bool,
    /// It is the second one of rock 'n' roll.
    ends_elision: bool,
}

impl Mark {
    pub(super) fn end(&self) -> usize {
        self.at + self.sign.len_utf8()
    }

    /// Words follow at once, and none end just before.
    pub(super) fn can_open(&self) -> bool {
        self.after.is_some_and(|c| !c.is_whitespace() && !is_closing(c))
            && self.before.is_none_or(|c| !c.is_alphanumeric())
    }

    /// Something ends just before, and no word follows at once.
    pub(super) fn can_close(&self) -> bool {
        self.before.is_some_and(|c| !c.is_whitespace() && !is_opening(c))
            && self.after.is_none_or(|c| !c.is_alphanumeric())
    }

    /// Like the apostrophe of "don't".
    pub(super) fn is_within_a_word(&self) -> bool {
        self.before.is_some_and(char::is_alphanumeric) && self.after.is_some_and(char::is_alphanumeric)
    }

    /// Words follow at once, whatever stands before.
    pub(super) fn has_words_after(&self) -> bool {
        self.after.is_some_and(|c| !c.is_whitespace())
    }

    /// Like the mark of inches in 12".
    pub(super) fn follows_a_digit(&self) -> bool {
        self.before.is_some_and(|c| c.is_ascii_digit())
    }

    /// Like the apostrophe of "James' book".
    pub(super) fn follows_an_s(&self) -> bool {
        matches!(self.before, Some('s' | 'S'))
    }

    /// White space stands on both sides.
    pub(super) fn stands_alone(&self) -> bool {
        self.before.is_none_or(char::is_whitespace) && self.after.is_none_or(char::is_whitespace)
    }

    /// A single mark with which a quotation can begin, rather than an apostrophe.
    pub(super) fn can_open_single(&self) -> bool {
        self.can_open() && !self.elides
    }

    /// A single mark with which a quotation can end, rather than an apostrophe.
    pub(super) fn can_close_single(&self) -> bool {
        self.can_close() && !self.ends_elision
    }
}

/// What ends a clause or a bracket, so that no quotation begins before it.
fn is_closing(c: char) -> bool {
    matches!(c, ',' | ';' | ':' | '!' | '?' | ')' | ']' | '}')
}

fn is_opening(c: char) -> bool {
    matches!(c, '(' | '[' | '{' | '¿' | '¡')
}

/// The marks of a part of a text, in order.
pub(super) fn marks(text: &str, part: &Range<usize>) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut before = None;
    for (offset, sign) in text[part.clone()].char_indices() {
        if let Some(family) = Family::of(sign) {
            let at = part.start + offset;
            let rest = &text[at + sign.len_utf8()..part.end];
            let after = rest.chars().next();
            let ends_elision = ["'n", "‘n", "’n"].iter().any(|short| text[part.start..at].ends_with(short));
            marks.push(Mark { at, sign, family, before, after, elides: elides(rest), ends_elision });
        }
        before = Some(sign);
    }
    marks
}

/// Whether an apostrophe before this text stands for letters that are left out.
fn elides(rest: &str) -> bool {
    let word: String = rest.chars().take_while(|c| c.is_alphanumeric()).take(8).collect();
    let digits = word.trim_end_matches('s');
    let is_year = digits.len() == 2 && digits.bytes().all(|byte| byte.is_ascii_digit());
    let words = ["tis", "twas", "em", "til", "cause", "n", "bout", "round", "s", "t", "k", "m"];
    is_year || words.iter().any(|known| word.eq_ignore_ascii_case(known))
}
