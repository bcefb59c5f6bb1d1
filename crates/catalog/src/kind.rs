//! The kinds of what is found, in the words that a person asks with. It must not know how any of them is kept.

use briefing_format::model::{EntityClass, Item};

use briefing_format::model::Briefing;

/// What an entry of a catalog is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// A briefing as a whole.
    Briefing,
    /// An event.
    Event,
    /// An event of the background.
    Background,
    /// An actor.
    Actor,
    /// A place.
    Place,
    /// A quote.
    Quote,
    /// A claim.
    Claim,
    /// A source.
    Source,
    /// A judgment.
    Judgment,
    /// A question.
    Question,
}

impl Kind {
    /// Every kind, in order.
    pub const ALL: [Self; 10] = [
        Self::Briefing,
        Self::Event,
        Self::Background,
        Self::Actor,
        Self::Place,
        Self::Quote,
        Self::Claim,
        Self::Source,
        Self::Judgment,
        Self::Question,
    ];

    /// The kind of an item of a briefing.
    pub fn of(briefing: &Briefing, item: Item) -> Self {
        match item {
            Item::Briefing => Self::Briefing,
            Item::Event(ix) if briefing[ix].background => Self::Background,
            Item::Event(_) => Self::Event,
            Item::Entity(ix) if briefing[ix].class == EntityClass::Place => Self::Place,
            Item::Entity(_) => Self::Actor,
            Item::Quote(_) => Self::Quote,
            Item::Claim(_) => Self::Claim,
            Item::Source(_) => Self::Source,
            Item::Judgment(_) => Self::Judgment,
            Item::Question(_) => Self::Question,
        }
    }

    /// The kind in one word.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Briefing => "briefing",
            Self::Event => "event",
            Self::Background => "background",
            Self::Actor => "actor",
            Self::Place => "place",
            Self::Quote => "quote",
            Self::Claim => "claim",
            Self::Source => "source",
            Self::Judgment => "judgment",
            Self::Question => "question",
        }
    }

    /// The kind of this word, also in the plural.
    pub fn parse(word: &str) -> Option<Self> {
        let is_it = |kind: &Self| word == kind.as_str() || word.strip_suffix('s') == Some(kind.as_str());
        Self::ALL.into_iter().find(is_it)
    }

    /// The number by which a store tells it.
    pub(crate) const fn number(self) -> i64 {
        self as i64
    }

    /// The kind of this number.
    pub(crate) fn of_number(number: i64) -> Option<Self> {
        Self::ALL.get(usize::try_from(number).ok()?).copied()
    }
}
