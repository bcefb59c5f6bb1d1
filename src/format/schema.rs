//! The keys of the format, once, as tables: what each item has, what each key takes, which must be there.
//! Reading, `unknown-key` and `missing-key` all look here. It must not read anything itself.

use crate::model::{
    ActorKind, Confidence, Credibility, Likelihood, Reliability, SourceKind, Stance, Status, Tlp,
};

/// Which items an id may name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Class {
    Actor,
    Place,
    Entity,
    Quote,
    Source,
    Any,
}

impl Class {
    /// The class with its article, for a sentence.
    pub(super) const fn noun(self) -> &'static str {
        match self {
            Self::Actor => "an actor",
            Self::Place => "a place",
            Self::Entity => "an actor or place",
            Self::Quote => "a quote",
            Self::Source => "a source",
            Self::Any => "an item",
        }
    }
}

/// What a key takes.
#[derive(Clone, Copy, Debug)]
pub(super) enum Takes {
    Line,
    Prose,
    Date,
    Word(&'static [&'static str]),
    Id(Class),
    Lines,
    Ids(Class),
    /// A list of maps, or of something shorter that stands for a map.
    Items(&'static Shape),
    Map(&'static Shape),
}

impl Takes {
    /// What belongs here, for a sentence.
    pub(super) const fn noun(self) -> &'static str {
        match self {
            Self::Line => "one line of text",
            Self::Prose => "text",
            Self::Date => "a date",
            Self::Word(_) => "one word",
            Self::Id(_) => "one id",
            Self::Lines | Self::Items(_) => "a list",
            Self::Ids(_) => "a list of ids",
            Self::Map(_) => "a map",
        }
    }

    /// Which items its ids may name.
    pub(super) fn class(self) -> Class {
        match self {
            Self::Id(class) | Self::Ids(class) => class,
            // A text that stands for a map names what the map's first key does.
            Self::Items(shape) => shape.keys.first().map_or(Class::Any, |key| key.takes.class()),
            Self::Line | Self::Prose | Self::Date | Self::Word(_) | Self::Lines | Self::Map(_) => Class::Any,
        }
    }

    /// The keys of the map or maps that belong here; none for anything else.
    pub(super) const fn shape(self) -> &'static Shape {
        match self {
            Self::Items(shape) | Self::Map(shape) => shape,
            Self::Line
            | Self::Prose
            | Self::Date
            | Self::Word(_)
            | Self::Id(_)
            | Self::Lines
            | Self::Ids(_) => &EMPTY,
        }
    }
}

/// One key of an item.
#[derive(Debug)]
pub(super) struct Key {
    pub(super) name: &'static str,
    pub(super) takes: Takes,
    pub(super) required: bool,
}

/// The keys of one kind of item.
#[derive(Debug)]
pub(super) struct Shape {
    /// What the item is, with its article, for a sentence.
    pub(super) noun: &'static str,
    pub(super) keys: &'static [Key],
}

impl Shape {
    pub(super) fn key(&self, name: &str) -> Option<(usize, &'static Key)> {
        self.keys.iter().enumerate().find(|(_, key)| key.name == name)
    }
}

/// A section of the file: the top-level keys whose values are items.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Section {
    Actors,
    Places,
    Events,
    Background,
    Quotes,
    Sources,
    Claims,
    Judgments,
    Questions,
}

impl Section {
    pub(super) const ALL: &'static [(&'static str, Self)] = &[
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

    pub(super) fn parse(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(word, _)| *word == name).map(|(_, section)| *section)
    }

    pub(super) fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, section)| *section == self).map_or("", |(word, _)| word)
    }

    /// Whether its items are keyed by id, or a list read in order.
    pub(super) const fn is_keyed(self) -> bool {
        matches!(self, Self::Actors | Self::Places | Self::Quotes | Self::Sources | Self::Claims)
    }

    pub(super) const fn shape(self) -> &'static Shape {
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
}

static EMPTY: Shape = Shape { noun: "nothing", keys: &[] };

const fn key(name: &'static str, takes: Takes) -> Key {
    Key { name, takes, required: false }
}

const fn required(name: &'static str, takes: Takes) -> Key {
    Key { name, takes, required: true }
}

/// The scalars and lists at the top of the file, before and between its sections.
pub(super) static HEAD: Shape = Shape {
    noun: "a briefing",
    keys: &[
        required("briefing", Takes::Line),
        required("title", Takes::Line),
        key("summary", Takes::Prose),
        key("as_of", Takes::Date),
        key("published", Takes::Date),
        key("authors", Takes::Lines),
        key("language", Takes::Line),
        key("tlp", Takes::Word(Tlp::WORDS)),
        key("tags", Takes::Lines),
    ],
};

static ACTOR: Shape = Shape { noun: "an actor", keys: &ACTOR_KEYS };
static PLACE: Shape = Shape { noun: "a place", keys: &PLACE_KEYS };

static ACTOR_KEYS: [Key; 8] = entity_keys(Takes::Word(ActorKind::WORDS));
static PLACE_KEYS: [Key; 8] = entity_keys(Takes::Line);

/// The keys of actors and places, which differ only in what their `kind` takes.
const fn entity_keys(kind: Takes) -> [Key; 8] {
    [
        required("name", Takes::Line),
        key("kind", kind),
        key("aliases", Takes::Items(&ALIAS)),
        key("text", Takes::Prose),
        key("country", Takes::Line),
        key("links", Takes::Lines),
        key("tags", Takes::Lines),
        key("relations", Takes::Items(&RELATION)),
    ]
}

static ALIAS: Shape = Shape {
    noun: "an alias",
    keys: &[
        required("name", Takes::Line),
        key("by", Takes::Id(Class::Actor)),
        key("source", Takes::Id(Class::Source)),
        key("language", Takes::Line),
    ],
};

static RELATION: Shape = Shape {
    noun: "a relation",
    keys: &[
        required("to", Takes::Id(Class::Entity)),
        required("kind", Takes::Line),
        key("by", Takes::Id(Class::Actor)),
        key("text", Takes::Prose),
        key("date", Takes::Date),
        key("via", Takes::Ids(Class::Source)),
        key("likelihood", Takes::Word(Likelihood::WORDS)),
    ],
};

static EVENT: Shape = Shape {
    noun: "an event",
    keys: &[
        key("id", Takes::Line),
        key("date", Takes::Date),
        key("reported", Takes::Date),
        required("title", Takes::Line),
        key("text", Takes::Prose),
        key("actors", Takes::Items(&PARTICIPANT)),
        key("place", Takes::Id(Class::Place)),
        key("status", Takes::Word(Status::WORDS)),
        key("quotes", Takes::Ids(Class::Quote)),
        key("sources", Takes::Ids(Class::Source)),
        key("tags", Takes::Lines),
    ],
};

static PARTICIPANT: Shape = Shape {
    noun: "an actor of an event",
    keys: &[required("actor", Takes::Id(Class::Actor)), key("role", Takes::Line)],
};

static QUOTE: Shape = Shape {
    noun: "a quote",
    keys: &[
        required("text", Takes::Prose),
        required("speaker", Takes::Id(Class::Actor)),
        key("date", Takes::Date),
        key("via", Takes::Ids(Class::Source)),
        key("language", Takes::Line),
        key("translation", Takes::Map(&TRANSLATION)),
        key("prefix", Takes::Prose),
        key("suffix", Takes::Prose),
    ],
};

static TRANSLATION: Shape = Shape {
    noun: "a translation",
    keys: &[key("language", Takes::Line), required("text", Takes::Prose), key("by", Takes::Line)],
};

static SOURCE: Shape = Shape {
    noun: "a source",
    keys: &[
        required("title", Takes::Line),
        key("publisher", Takes::Id(Class::Actor)),
        key("kind", Takes::Word(SourceKind::WORDS)),
        key("author", Takes::Line),
        key("url", Takes::Line),
        key("published", Takes::Date),
        key("retrieved", Takes::Date),
        key("language", Takes::Line),
        key("file", Takes::Line),
        key("based_on", Takes::Ids(Class::Source)),
        key("reliability", Takes::Word(Reliability::WORDS)),
        key("credibility", Takes::Word(Credibility::WORDS)),
        key("text", Takes::Prose),
    ],
};

static CLAIM: Shape = Shape {
    noun: "a claim",
    keys: &[
        required("text", Takes::Prose),
        key("about", Takes::Ids(Class::Any)),
        key("positions", Takes::Items(&POSITION)),
    ],
};

static POSITION: Shape = Shape {
    noun: "a position",
    keys: &[
        required("by", Takes::Id(Class::Actor)),
        required("stance", Takes::Word(Stance::WORDS)),
        key("quote", Takes::Id(Class::Quote)),
        key("via", Takes::Ids(Class::Source)),
        key("date", Takes::Date),
        key("text", Takes::Prose),
    ],
};

static JUDGMENT: Shape = Shape {
    noun: "a judgment",
    keys: &[
        key("id", Takes::Line),
        required("text", Takes::Prose),
        key("by", Takes::Id(Class::Actor)),
        key("likelihood", Takes::Word(Likelihood::WORDS)),
        key("confidence", Takes::Word(Confidence::WORDS)),
        key("basis", Takes::Ids(Class::Any)),
        key("alternatives", Takes::Lines),
    ],
};

static QUESTION: Shape = Shape {
    noun: "a question",
    keys: &[key("id", Takes::Line), required("text", Takes::Prose), key("about", Takes::Ids(Class::Any))],
};

pub(super) static DATE: Shape = Shape {
    noun: "a date",
    keys: &[required("edtf", Takes::Date), key("text", Takes::Line), key("as_of", Takes::Date)],
};
