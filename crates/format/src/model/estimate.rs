//! Judgments, how likely and how sure, and open questions. It must not merge likelihood with confidence.

use super::{Entries, Id, Item, Voice, words::words};
use crate::diagnostic::Span;
use briefing_text::SafeText;

words! {
    /// Likelihood in the words of ICD 203; the second row of terms means the same as the first.
    pub enum Likelihood {
        AlmostNoChance = "almost no chance",
        VeryUnlikely = "very unlikely",
        Unlikely = "unlikely",
        RoughlyEvenChance = "roughly even chance",
        Likely = "likely",
        VeryLikely = "very likely",
        AlmostCertain = "almost certain",
        Remote = "remote",
        HighlyImprobable = "highly improbable",
        Improbable = "improbable",
        RoughlyEvenOdds = "roughly even odds",
        Probable = "probable",
        HighlyProbable = "highly probable",
        NearlyCertain = "nearly certain",
    }
}

impl Likelihood {
    /// The range that ICD 203 gives the term, in percent.
    pub const fn percent(self) -> (u8, u8) {
        match self {
            Self::AlmostNoChance | Self::Remote => (1, 5),
            Self::VeryUnlikely | Self::HighlyImprobable => (5, 20),
            Self::Unlikely | Self::Improbable => (20, 45),
            Self::RoughlyEvenChance | Self::RoughlyEvenOdds => (45, 55),
            Self::Likely | Self::Probable => (55, 80),
            Self::VeryLikely | Self::HighlyProbable => (80, 95),
            Self::AlmostCertain | Self::NearlyCertain => (95, 99),
        }
    }
}

words! {
    /// How sure a judgment is of its own ground; not how likely its matter is.
    pub enum Confidence {
        Low = "low",
        Moderate = "moderate",
        High = "high",
    }
}

impl Confidence {
    /// What ground it has.
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::Low => "scant, doubtful or fragmentary ground, from which little can be concluded",
            Self::Moderate => "credible and plausible ground, but not enough of it to be surer",
            Self::High => "good ground from which a solid conclusion can be drawn; still no certainty",
        }
    }
}

/// What somebody concludes.
#[derive(Clone, Debug)]
pub struct Judgment {
    /// Its id, where the file gives one.
    pub id: Option<Id>,
    /// The conclusion.
    pub text: SafeText,
    /// Who concludes.
    pub by: Option<Voice>,
    /// How likely it is.
    pub likelihood: Option<Likelihood>,
    /// How sure the judgment is.
    pub confidence: Option<Confidence>,
    /// What it rests on.
    pub basis: Entries<Item>,
    /// What else could be.
    pub alternatives: Vec<SafeText>,
    /// Where the file defines it.
    pub span: Span,
}

/// What is not known.
#[derive(Clone, Debug)]
pub struct Question {
    /// Its id, where the file gives one.
    pub id: Option<Id>,
    /// The question.
    pub text: SafeText,
    /// What it is about.
    pub about: Entries<Item>,
    /// Where the file defines it.
    pub span: Span,
}
