//! Propositions that somebody holds or denies. It must not decide which of them are true.

use super::{Attribution, ClaimIx, Date, Entries, Id, Item, QuoteIx, Ref, words::words};
use crate::diagnostic::Span;
use briefing_text::SafeText;

words! {
    /// What somebody does with a claim.
    pub enum Stance {
        Asserts = "asserts",
        Endorses = "endorses",
        Doubts = "doubts",
        Denies = "denies",
        ClaimsResponsibility = "claims-responsibility",
        DeclinesComment = "declines-comment",
        HasNotCommented = "has-not-commented",
    }
}

impl Stance {
    /// The stance before the name of whoever takes it, which may be one or many.
    pub const fn phrase(self) -> &'static str {
        match self {
            Self::Asserts => "asserted by",
            Self::Endorses => "endorsed by",
            Self::Doubts => "doubted by",
            Self::Denies => "denied by",
            Self::ClaimsResponsibility => "responsibility claimed by",
            Self::DeclinesComment => "comment declined by",
            Self::HasNotCommented => "not commented on by",
        }
    }

    /// Whether the holder takes the claim to be true.
    pub const fn supports(self) -> bool {
        matches!(self, Self::Asserts | Self::Endorses | Self::ClaimsResponsibility)
    }

    /// Whether the holder takes the claim to be false or doubtful.
    pub const fn opposes(self) -> bool {
        matches!(self, Self::Doubts | Self::Denies)
    }
}

/// A sentence that can be true or false.
#[derive(Clone, Debug)]
pub struct Claim {
    /// Its id.
    pub id: Id,
    /// The sentence.
    pub text: SafeText,
    /// What it is about.
    pub about: Entries<Item>,
    /// The claims that cannot be true together with it, as it says itself; those that say so of it stand with them.
    pub contradicts: Entries<ClaimIx>,
    /// Who holds or denies it.
    pub positions: Entries<Position>,
    /// Where the file defines it.
    pub span: Span,
}

/// What somebody holds about a claim.
#[derive(Clone, Debug)]
pub struct Position {
    /// Who holds it, and by which chains that came to us.
    pub attribution: Attribution,
    /// What the actor does with the claim.
    pub stance: Stance,
    /// The words in which it was done.
    pub quote: Ref<QuoteIx>,
    /// When.
    pub date: Option<Box<Date>>,
    /// What else there is to say.
    pub text: SafeText,
}
