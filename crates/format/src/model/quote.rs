//! Words that somebody said, verbatim, and the way they came to us. It must not know how chains are drawn.

use super::{Attribution, Date, EntityIx, Entries, Id, Item, Voice};
use crate::diagnostic::Span;
use briefing_text::SafeText;

/// Words verbatim.
#[derive(Clone, Debug)]
pub struct Quote {
    /// Its id.
    pub id: Id,
    /// The words, without quotation marks.
    pub text: SafeText,
    /// Who said it, and by which chains it came.
    pub attribution: Attribution,
    /// What it is about, and does not report.
    pub about: Entries<Item>,
    /// When it was said.
    pub date: Option<Date>,
    /// The language of the words (BCP 47).
    pub language: SafeText,
    /// The words in another language.
    pub translation: Option<Box<Translation>>,
    /// The words before it in the source (W3C `TextQuoteSelector`).
    pub prefix: SafeText,
    /// The words after it in the source.
    pub suffix: SafeText,
    /// Where the file defines it.
    pub span: Span,
}

impl Quote {
    /// Who said it, where that is an actor of the file.
    pub fn speaker(&self) -> Option<EntityIx> {
        self.attribution.voice().and_then(Voice::actor)
    }
}

/// A quote in another language; the quote itself stays the original.
#[derive(Clone, Debug)]
pub struct Translation {
    /// The language of the translation (BCP 47).
    pub language: SafeText,
    /// The translated words.
    pub text: SafeText,
    /// Who translated, in the file's words.
    pub by: SafeText,
}
