//! What happened: events and background. It must not know how a timeline is laid out.

use super::{Attribution, Date, EntityIx, Entries, Id, QuoteIx, TagIx, words::words};
use crate::diagnostic::Span;
use briefing_text::SafeText;

words! {
    /// How far an event is established.
    pub enum Status {
        Planned = "planned",
        Claimed = "claimed",
        Reported = "reported",
        Confirmed = "confirmed",
        Disputed = "disputed",
        Denied = "denied",
    }
}

/// Something that happened, or the history one needs to understand it.
#[derive(Clone, Debug)]
pub struct Event {
    /// Its id, where the file gives one.
    pub id: Option<Id>,
    /// Whether it stands in `background`.
    pub background: bool,
    /// When it happened.
    pub date: Option<Date>,
    /// What the file gives as its date, where that is none.
    pub unread_date: Option<Box<SafeText>>,
    /// When it became known.
    pub reported: Option<Box<Date>>,
    /// One line.
    pub title: SafeText,
    /// What happened.
    pub text: SafeText,
    /// Who took part, and as what.
    pub actors: Vec<Participant>,
    /// Where.
    pub place: Option<EntityIx>,
    /// How far it is established.
    pub status: Option<Status>,
    /// Quotes that bear on it.
    pub quotes: Entries<QuoteIx>,
    /// Who tells of it, and by which chains it came.
    pub attribution: Attribution,
    /// Its tags.
    pub tags: Vec<TagIx>,
    /// Where the file defines it.
    pub span: Span,
}

/// An actor in an event.
#[derive(Clone, Debug)]
pub struct Participant {
    /// Who.
    pub actor: EntityIx,
    /// As what, in the writer's words; empty where not said.
    pub role: SafeText,
}
