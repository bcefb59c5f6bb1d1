//! Names for items: ids as written and indices as resolved. It must not know what the items hold.

use std::{fmt, ops::Index};

use super::{Claim, Contents, Entity, Event, Judgment, Question, Quote, Source};
use briefing_text::{SafeStr, SafeText};

macro_rules! indices {
    ($($(#[$meta:meta])* $name:ident -> $field:ident: $target:ty;)+) => {$(
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(
            /// Position in the briefing's vector.
            pub u32,
        );

        impl Index<$name> for Contents {
            type Output = $target;

            fn index(&self, ix: $name) -> &$target {
                &self.$field[ix.0 as usize]
            }
        }
    )+};
}

indices! {
    /// An actor or place of a briefing.
    EntityIx -> entities: Entity;
    /// An event or background item of a briefing.
    EventIx -> events: Event;
    /// A quote of a briefing.
    QuoteIx -> quotes: Quote;
    /// A source of a briefing.
    SourceIx -> sources: Source;
    /// A claim of a briefing.
    ClaimIx -> claims: Claim;
    /// A judgment of a briefing.
    JudgmentIx -> judgments: Judgment;
    /// A question of a briefing.
    QuestionIx -> questions: Question;
    /// A tag of a briefing.
    TagIx -> tag_names: SafeText;
}

/// Anything of a briefing that can be selected, linked to and explained; in the order of [`ItemKind`], then of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Item {
    /// The briefing as a whole: its head.
    Briefing,
    /// An event or background item.
    Event(EventIx),
    /// An actor or place.
    Entity(EntityIx),
    /// A quote.
    Quote(QuoteIx),
    /// A claim.
    Claim(ClaimIx),
    /// A source.
    Source(SourceIx),
    /// A judgment.
    Judgment(JudgmentIx),
    /// A question.
    Question(QuestionIx),
}

/// The kinds of items, in the one order in which their sections follow each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ItemKind {
    /// The briefing as a whole.
    Briefing,
    /// Events and background.
    Event,
    /// Actors, then places.
    Entity,
    /// Quotes.
    Quote,
    /// Claims.
    Claim,
    /// Sources.
    Source,
    /// Judgments.
    Judgment,
    /// Questions.
    Question,
}

impl ItemKind {
    /// Every kind, in order.
    pub const ALL: [Self; 8] = [
        Self::Briefing,
        Self::Event,
        Self::Entity,
        Self::Quote,
        Self::Claim,
        Self::Source,
        Self::Judgment,
        Self::Question,
    ];

    /// The item of this number among those of its kind.
    pub const fn item(self, number: u32) -> Item {
        match self {
            Self::Briefing => Item::Briefing,
            Self::Event => Item::Event(EventIx(number)),
            Self::Entity => Item::Entity(EntityIx(number)),
            Self::Quote => Item::Quote(QuoteIx(number)),
            Self::Claim => Item::Claim(ClaimIx(number)),
            Self::Source => Item::Source(SourceIx(number)),
            Self::Judgment => Item::Judgment(JudgmentIx(number)),
            Self::Question => Item::Question(QuestionIx(number)),
        }
    }

    /// The kind in one word.
    pub(crate) const fn noun(self) -> &'static str {
        match self {
            Self::Briefing => "briefing",
            Self::Event => "event",
            Self::Entity => "entity",
            Self::Quote => "quote",
            Self::Claim => "claim",
            Self::Source => "source",
            Self::Judgment => "judgment",
            Self::Question => "question",
        }
    }
}

impl Item {
    /// What kind of item this is.
    pub const fn kind(self) -> ItemKind {
        match self {
            Self::Briefing => ItemKind::Briefing,
            Self::Event(_) => ItemKind::Event,
            Self::Entity(_) => ItemKind::Entity,
            Self::Quote(_) => ItemKind::Quote,
            Self::Claim(_) => ItemKind::Claim,
            Self::Source(_) => ItemKind::Source,
            Self::Judgment(_) => ItemKind::Judgment,
            Self::Question(_) => ItemKind::Question,
        }
    }

    /// Its number among the items of its kind.
    pub const fn number(self) -> u32 {
        match self {
            Self::Briefing => 0,
            Self::Event(EventIx(n))
            | Self::Entity(EntityIx(n))
            | Self::Quote(QuoteIx(n))
            | Self::Claim(ClaimIx(n))
            | Self::Source(SourceIx(n))
            | Self::Judgment(JudgmentIx(n))
            | Self::Question(QuestionIx(n)) => n,
        }
    }

    /// What kind of item this is, in one word.
    pub const fn noun(self) -> &'static str {
        self.kind().noun()
    }
}

/// The name that a file gives an item: `[a-z0-9][a-z0-9-]*`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Id(SafeText);

impl Id {
    /// Accepts an id as the format spells it, and nothing else.
    pub fn parse(text: &str) -> Option<Self> {
        Self::is_spelled(text).then(|| Self(SafeText::line(text)))
    }

    /// Whether this is spelled as an id is.
    pub(crate) fn is_spelled(text: &str) -> bool {
        let bytes = text.as_bytes();
        let plain = |b: &u8| b.is_ascii_lowercase() || b.is_ascii_digit();
        bytes.first().is_some_and(plain) && bytes.iter().all(|b| plain(b) || *b == b'-')
    }

    /// The id as written.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// The id as text that may be shown.
    pub fn as_safe(&self) -> SafeStr<'_> {
        self.0.as_safe()
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::Id;

    #[test]
    fn an_id_is_lower_case_letters_digits_and_hyphens() {
        for good in ["a", "7", "homeland-justice", "mek-2"] {
            assert!(Id::parse(good).is_some(), "{good}");
        }
        for bad in ["", "-a", "A", "a_b", "ä", "a b", "a\u{1b}"] {
            assert!(Id::parse(bad).is_none(), "{bad}");
        }
    }
}
