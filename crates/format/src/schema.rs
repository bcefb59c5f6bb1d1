//! The keys of the format, once, as tables: what each item has, what each key takes and is for, which must be there.
//!
//! Reading, `unknown-key`, `missing-key`, `bad-value` and the JSON Schema all look here, so they cannot differ. It must
//! not read anything itself.

mod tables;
#[cfg(test)]
mod tests;

use std::{collections::HashSet, sync::LazyLock};

use tables::{ACTOR, CLAIM, EVENT, JUDGMENT, PLACE, QUESTION, QUOTE, SOURCE};
pub(crate) use tables::{DATE, HEAD, VOICE};

use crate::model::ItemKind;

/// The version of the format that this program reads.
pub(crate) const VERSION: &str = "1";

/// The word for what a source passes on and the file does not know.
pub(crate) const UNKNOWN: &str = "unknown";

/// The most characters of the id of a briefing.
pub(crate) const LONGEST_ID: usize = 64;

/// Which items an id may name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Class {
    Actor,
    Place,
    Entity,
    Quote,
    Source,
    Claim,
    Any,
}

impl Class {
    /// The class with its article, for a sentence.
    pub(crate) const fn noun(self) -> &'static str {
        match self {
            Self::Actor => "an actor",
            Self::Place => "a place",
            Self::Entity => "an actor or place",
            Self::Quote => "a quote",
            Self::Source => "a source",
            Self::Claim => "a claim",
            Self::Any => "an item",
        }
    }
}

/// What a key takes.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Takes {
    Line,
    Prose,
    /// An EDTF string, or a map of one and the source's own words.
    Date,
    /// An EDTF string.
    Edtf,
    Word(&'static [&'static str]),
    /// The id of another item.
    Id(Class),
    /// The id that an item of a list gives itself.
    OwnId,
    /// The id of the briefing, which no item refers to.
    HeadId,
    Lines,
    /// A line, or a map of one and of what it does.
    Name,
    /// A list of lines, or one line that stands for a list of one.
    LineOrLines,
    Ids(Class),
    /// A list of ids, or one word that stands for it.
    IdsOr(Class, &'static str),
    /// The id of an actor, or a map for somebody without a name.
    Voice,
    /// A list of ids of sources, or a list of such lists.
    Chains,
    /// A list of maps, or of the text that stands for one where the shape has a short form.
    Items(&'static Shape),
    Map(&'static Shape),
}

impl Takes {
    /// What belongs here, for a sentence.
    pub(crate) const fn noun(self) -> &'static str {
        match self {
            Self::Line | Self::Name => "one line of text",
            Self::Prose => "text",
            Self::Date | Self::Edtf => "a date",
            Self::Word(_) => "one word",
            Self::Id(_) | Self::OwnId | Self::HeadId => "one id",
            Self::Lines | Self::Items(_) => "a list",
            Self::LineOrLines => "one line of text or a list",
            Self::Ids(_) => "a list of ids",
            Self::IdsOr(..) => "a list of ids or `unknown`",
            Self::Voice => "an actor's id or `{unnamed: …}`",
            Self::Chains => "a list of ids, or a list of such lists",
            Self::Map(_) => "a map",
        }
    }

    /// Which items its ids may name.
    pub(crate) fn class(self) -> Class {
        match self {
            Self::Id(class) | Self::Ids(class) | Self::IdsOr(class, _) => class,
            Self::Voice => Class::Actor,
            Self::Chains => Class::Source,
            // A text that stands for a map names what the key does whose value it is.
            Self::Items(shape) => shape.short().map_or(Class::Any, |key| key.takes.class()),
            Self::Line
            | Self::Prose
            | Self::Date
            | Self::Edtf
            | Self::Word(_)
            | Self::OwnId
            | Self::HeadId
            | Self::Name
            | Self::Lines
            | Self::LineOrLines
            | Self::Map(_) => Class::Any,
        }
    }

    /// Which items it may name, where it takes ids.
    pub(crate) fn ids(self) -> Option<Class> {
        match self {
            Self::Id(_) | Self::Ids(_) | Self::IdsOr(..) | Self::Voice | Self::Chains => Some(self.class()),
            Self::Items(shape) => shape.short()?.takes.ids(),
            Self::Line
            | Self::Prose
            | Self::Date
            | Self::Edtf
            | Self::Word(_)
            | Self::OwnId
            | Self::HeadId
            | Self::Name
            | Self::Lines
            | Self::LineOrLines
            | Self::Map(_) => None,
        }
    }

    /// The keys of the map or maps that belong here; none for anything else.
    pub(crate) const fn shape(self) -> &'static Shape {
        match self {
            Self::Items(shape) | Self::Map(shape) => shape,
            Self::Name => &tables::NAME,
            Self::Voice => &VOICE,
            Self::Line
            | Self::Prose
            | Self::Date
            | Self::Edtf
            | Self::Word(_)
            | Self::Id(_)
            | Self::OwnId
            | Self::HeadId
            | Self::Lines
            | Self::LineOrLines
            | Self::Ids(_)
            | Self::IdsOr(..)
            | Self::Chains => &tables::EMPTY,
        }
    }
}

/// One key of an item.
#[derive(Debug)]
pub(crate) struct Key {
    pub(crate) name: &'static str,
    pub(crate) takes: Takes,
    pub(crate) required: bool,
    /// Another key that does as well, where the key is required.
    pub(crate) or: Option<&'static str>,
    /// What it is for, in one sentence.
    pub(crate) about: &'static str,
    /// What to write where it takes one and several are meant.
    pub(crate) several: Option<&'static str>,
}

impl Key {
    /// Says what to write where several are meant.
    const fn for_several(self, several: &'static str) -> Self {
        Self { several: Some(several), ..self }
    }
}

/// The keys of one kind of item.
#[derive(Debug)]
pub(crate) struct Shape {
    /// What the item is, with its article, for a sentence.
    pub(crate) noun: &'static str,
    /// What it is for, in one sentence.
    pub(crate) about: &'static str,
    /// The key whose value alone may stand for the whole map.
    pub(crate) short: Option<&'static str>,
    pub(crate) keys: &'static [Key],
}

impl Shape {
    pub(crate) fn key(&self, name: &str) -> Option<(usize, &'static Key)> {
        self.keys.iter().enumerate().find(|(_, key)| key.name == name)
    }

    /// A map with the keys that it must have: `{by: …, stance: …}`.
    pub(crate) fn example(&self) -> String {
        let required = self.keys.iter().filter(|key| key.required);
        let pairs: Vec<String> = required.map(|key| format!("{}: …", key.name)).collect();
        format!("{{{}}}", pairs.join(", "))
    }

    /// The key whose value alone may stand for the whole map.
    pub(crate) fn short(&self) -> Option<&'static Key> {
        Some(self.key(self.short?)?.1)
    }
}

/// Whether a key takes ids of other items, in an item of any kind or in a map within one.
pub(crate) fn is_reference(name: &str) -> bool {
    // Going through the tables for each value of a file takes longer than reading that.
    static REFERENCES: LazyLock<HashSet<&str>> = LazyLock::new(|| {
        let mut names = HashSet::new();
        for (_, section) in Section::ALL {
            add_references(section.shape(), &mut names);
        }
        names
    });
    REFERENCES.contains(name)
}

fn add_references(shape: &'static Shape, names: &mut HashSet<&'static str>) {
    for key in shape.keys {
        if key.takes.ids().is_some() {
            names.insert(key.name);
        }
        add_references(key.takes.shape(), names);
    }
}

/// A section of a briefing: a key at the top whose values are items.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// Who acts, speaks or publishes.
    Actors,
    /// Where it happens.
    Places,
    /// What happened.
    Events,
    /// What happened before.
    Background,
    /// What was said.
    Quotes,
    /// Where it is written or said.
    Sources,
    /// What somebody holds or denies.
    Claims,
    /// What somebody concludes.
    Judgments,
    /// What is not known.
    Questions,
}

impl Section {
    /// Every section with its key.
    pub const ALL: &'static [(&'static str, Self)] = &[
        ("actors", Self::Actors),
        ("places", Self::Places),
        ("events", Self::Events),
        ("background", Self::Background),
        ("quotes", Self::Quotes),
        ("sources", Self::Sources),
        ("claims", Self::Claims),
        ("judgments", Self::Judgments),
        ("questions", Self::Questions),
    ];

    pub(crate) fn parse(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(word, _)| *word == name).map(|(_, section)| *section)
    }

    /// Its key.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, section)| *section == self).map_or("", |(word, _)| word)
    }

    /// Whether its items are keyed by id, or a list read in order.
    pub const fn is_keyed(self) -> bool {
        matches!(self, Self::Actors | Self::Places | Self::Quotes | Self::Sources | Self::Claims)
    }

    /// What kind of items it holds.
    pub(crate) const fn kind(self) -> ItemKind {
        match self {
            Self::Actors | Self::Places => ItemKind::Entity,
            Self::Events | Self::Background => ItemKind::Event,
            Self::Quotes => ItemKind::Quote,
            Self::Sources => ItemKind::Source,
            Self::Claims => ItemKind::Claim,
            Self::Judgments => ItemKind::Judgment,
            Self::Questions => ItemKind::Question,
        }
    }

    pub(crate) const fn shape(self) -> &'static Shape {
        match self {
            Self::Actors => &ACTOR,
            Self::Places => &PLACE,
            Self::Events | Self::Background => &EVENT,
            Self::Quotes => &QUOTE,
            Self::Sources => &SOURCE,
            Self::Claims => &CLAIM,
            Self::Judgments => &JUDGMENT,
            Self::Questions => &QUESTION,
        }
    }

    /// What it holds, in one sentence.
    pub(crate) const fn about(self) -> &'static str {
        match self {
            Self::Actors => "Who acts, speaks or publishes: actors by id.",
            Self::Places => "Where it happens: places by id.",
            Self::Events => "What happened: a list of events.",
            Self::Background => {
                "The history that one needs to understand the events: a list of the same shape."
            }
            Self::Quotes => "What was said, verbatim: quotes by id.",
            Self::Sources => "Where it is written or said: sources by id.",
            Self::Claims => "What somebody holds or denies: claims by id.",
            Self::Judgments => "What somebody concludes: a list of judgments.",
            Self::Questions => "What is not known: a list of questions.",
        }
    }
}
