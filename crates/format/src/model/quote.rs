//! Words that somebody said, verbatim, and the way they came to us. It must not know how chains are drawn.

use super::{Date, EntityIx, Entries, Id, SourceIx};
use crate::diagnostic::Span;
use briefing_text::SafeText;

/// Words verbatim.
#[derive(Clone, Debug)]
pub struct Quote {
    /// Its id.
    pub id: Id,
    /// The words, without quotation marks.
    pub text: SafeText,
    /// Who said it; nothing where the file names an actor that it does not define.
    pub speaker: Option<EntityIx>,
    /// When it was said.
    pub date: Option<Date>,
    /// The sources it came through, from the first utterance to the one we read.
    pub via: Entries<SourceIx>,
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
