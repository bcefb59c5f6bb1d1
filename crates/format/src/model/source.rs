//! Where statements come from, and what they pass on. It must not know which sources are origins: that follows.

use super::{Date, EntityIx, Entries, Id, SourceIx, words::words};
use crate::diagnostic::Span;
use briefing_text::SafeText;

words! {
    /// What a source is.
    pub enum SourceKind {
        Post = "post",
        NewsAgency = "news-agency",
        Newspaper = "newspaper",
        Broadcast = "broadcast",
        Statement = "statement",
        Advisory = "advisory",
        Report = "report",
        Document = "document",
        Interview = "interview",
        Web = "web",
        Book = "book",
        Other = "other",
    }
}

words! {
    /// Reliability of a source, the letter of the Admiralty code.
    pub enum Reliability {
        A = "A",
        B = "B",
        C = "C",
        D = "D",
        E = "E",
        F = "F",
    }
}

impl Reliability {
    /// What the letter says.
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::A => "completely reliable",
            Self::B => "usually reliable",
            Self::C => "fairly reliable",
            Self::D => "not usually reliable",
            Self::E => "unreliable",
            Self::F => "reliability cannot be judged",
        }
    }
}

words! {
    /// Credibility of what a source says, the digit of the Admiralty code.
    pub enum Credibility {
        One = "1",
        Two = "2",
        Three = "3",
        Four = "4",
        Five = "5",
        Six = "6",
    }
}

impl Credibility {
    /// What the digit says.
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::One => "confirmed by other sources",
            Self::Two => "probably true",
            Self::Three => "possibly true",
            Self::Four => "doubtful",
            Self::Five => "improbable",
            Self::Six => "truth cannot be judged",
        }
    }
}

impl Source {
    /// Whose it is: its author's where that is an actor of the file, else its publisher's.
    pub fn owner(&self) -> Option<EntityIx> {
        self.writer.or(self.publisher)
    }
}

/// A post, an article, a broadcast: one thing that says something.
#[derive(Clone, Debug)]
pub struct Source {
    /// Its id.
    pub id: Id,
    /// Its title.
    pub title: SafeText,
    /// Who published it.
    pub publisher: Option<EntityIx>,
    /// What it is.
    pub kind: Option<SourceKind>,
    /// Who wrote it, in the file's words; empty where that is an actor of the file.
    pub author: SafeText,
    /// Who wrote it, where that is an actor of the file.
    pub writer: Option<EntityIx>,
    /// Its web address, as written.
    pub url: SafeText,
    /// When it was published.
    pub published: Option<Date>,
    /// When it was retrieved.
    pub retrieved: Option<Box<Date>>,
    /// Its language (BCP 47).
    pub language: SafeText,
    /// A local copy of its text, a path below the briefing's folder.
    pub file: SafeText,
    /// The sources that all of it comes from.
    pub based_on: Entries<SourceIx>,
    /// The sources that it passes some things on from, and tells others itself.
    pub cites: Entries<SourceIx>,
    /// Whether it passes something on, and the file does not know what.
    pub passes_on_unknown: bool,
    /// The names of sources that it is based on or cites and that the file does not define, as written.
    pub unread: Box<[SafeText]>,
    /// What it is said to be based on, too, and what goes back to it: left out above, so that every chain ends.
    pub circles: Entries<SourceIx>,
    /// How reliable the source is.
    pub reliability: Option<Reliability>,
    /// How credible what it says is.
    pub credibility: Option<Credibility>,
    /// What kind of source this is, and its interest in the matter.
    pub text: SafeText,
    /// Where the file defines it.
    pub span: Span,
}
