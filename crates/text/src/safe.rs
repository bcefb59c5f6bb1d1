//! [`SafeText`] and [`SafeStr`]: the only types of text that may reach a screen, a file or a log.
//!
//! Holds the types, not the policy, which is in `clean`. Knows nothing of screens.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::Range;

use super::clean::{Cleaned, Shape, clean};

/// An owned text that was cleaned when it was made.
///
/// The raw string stands beside it only where cleaning changed something, so a clean text costs
/// its own bytes and 24 more. Two texts are equal when they read the same, whatever the raw
/// strings were.
#[derive(Clone, Default)]
pub struct SafeText {
    clean: Box<str>,
    original: Option<Box<Original>>,
}

/// What cleaning changed.
#[derive(Clone)]
struct Original {
    raw: Box<str>,
    replaced: u32,
}

impl SafeText {
    /// Cleans a text that is one line: TAB, CR, LF, VT, FF, NEL, LS and PS become a space each,
    /// CR LF one for both.
    pub fn line(text: &str) -> SafeText {
        SafeText::cleaned(text, Shape::Line)
    }

    /// Cleans a text that has paragraphs: each run of LF, CR LF, LS and PS becomes one `'\n'`,
    /// which parts two paragraphs.
    ///
    /// White space at the edges of paragraphs goes.
    pub fn prose(text: &str) -> SafeText {
        SafeText::cleaned(text, Shape::Prose)
    }

    /// Cleans a text that was wrapped by hand, as in a YAML literal block: a single line end
    /// becomes a space, a blank line parts two paragraphs.
    pub fn hard_wrapped(text: &str) -> SafeText {
        SafeText::cleaned(text, Shape::HardWrapped)
    }

    /// Takes the program's own words, which need no cleaning.
    pub fn from_static(words: &'static str) -> SafeText {
        SafeText::from(SafeStr::from_static(words))
    }

    fn cleaned(text: &str, shape: Shape) -> SafeText {
        let Cleaned { text: clean, replaced } = clean(text, shape);
        let original = (*clean != *text).then(|| Box::new(Original { raw: Box::from(text), replaced }));
        SafeText { clean, original }
    }

    /// The clean text.
    pub fn as_str(&self) -> &str {
        &self.clean
    }

    /// The text as it came, for exact export; never for a screen.
    pub fn raw(&self) -> &str {
        self.original.as_ref().map_or(&self.clean, |original| &original.raw)
    }

    /// How many characters became U+FFFD or were dropped; folded white space does not count.
    pub fn replaced(&self) -> usize {
        self.original.as_ref().map_or(0, |original| original.replaced as usize)
    }

    /// The clean text, borrowed.
    pub fn as_safe(&self) -> SafeStr<'_> {
        SafeStr(&self.clean)
    }

    /// Whether nothing is left of the text.
    pub fn is_empty(&self) -> bool {
        self.clean.is_empty()
    }

    /// The paragraphs in order, without their `'\n'`; none when the text is empty.
    pub fn paragraphs(&self) -> impl Iterator<Item = SafeStr<'_>> {
        self.clean.split('\n').filter(|paragraph| !paragraph.is_empty()).map(SafeStr)
    }
}

impl From<SafeStr<'_>> for SafeText {
    fn from(text: SafeStr<'_>) -> SafeText {
        SafeText { clean: Box::from(text.0), original: None }
    }
}

impl fmt::Display for SafeText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.clean)
    }
}

impl fmt::Debug for SafeText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.clean, f)
    }
}

impl PartialEq for SafeText {
    fn eq(&self, other: &SafeText) -> bool {
        self.clean == other.clean
    }
}

impl Eq for SafeText {}

impl PartialOrd for SafeText {
    fn partial_cmp(&self, other: &SafeText) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for SafeText {
    fn cmp(&self, other: &SafeText) -> Ordering {
        self.clean.cmp(&other.clean)
    }
}

impl Hash for SafeText {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.clean.hash(state);
    }
}

/// A borrowed piece of cleaned text.
///
/// It comes from a [`SafeText`] or from the program's own words, and from nowhere else.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SafeStr<'a>(&'a str);

impl SafeStr<'static> {
    /// Takes the program's own words, which need no cleaning.
    pub const fn from_static(words: &'static str) -> SafeStr<'static> {
        SafeStr(words)
    }
}

impl<'a> SafeStr<'a> {
    /// The text.
    pub fn as_str(self) -> &'a str {
        self.0
    }

    /// The piece between two byte positions.
    ///
    /// An end past the text is its end, an end within a character moves down to its start, and a
    /// range that runs backward is empty.
    #[must_use]
    pub fn slice(self, range: Range<usize>) -> SafeStr<'a> {
        SafeStr(&self.0[self.clamp(range)])
    }

    /// The nearest range that [`slice`](SafeStr::slice) can take.
    pub(super) fn clamp(self, range: Range<usize>) -> Range<usize> {
        let end = self.boundary(range.end);
        self.boundary(range.start).min(end)..end
    }

    /// Whether there is no text.
    pub fn is_empty(self) -> bool {
        self.0.is_empty()
    }

    fn boundary(self, at: usize) -> usize {
        let mut at = at.min(self.0.len());
        while !self.0.is_char_boundary(at) {
            at -= 1;
        }
        at
    }
}

impl fmt::Display for SafeStr<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.0)
    }
}

/// Formats like `format!` and cleans the result as one line, so it is safe whatever went in.
#[macro_export]
macro_rules! safe_format {
    ($($argument:tt)*) => {
        $crate::SafeText::line(&::std::format!($($argument)*))
    };
}
