//! What becomes of the types of STIX, as tables. It must not know any object.

/// What becomes of an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// An actor; a campaign is an event, too.
    Actor,
    Place,
    /// A source of what it holds.
    Report,
    /// Something that actors use or aim at: what is said of that is a claim.
    Thing,
    /// An event.
    Event,
    /// What somebody writes of other objects.
    Note,
    /// What somebody holds of the correctness of another object.
    Opinion,
    /// A tag of what it holds.
    Grouping,
    /// Who may see the objects that refer to it.
    Marking,
    Relationship,
    /// It has no place in a briefing.
    Lost,
}

const PARTS: &[(&str, Part)] = &[
    ("campaign", Part::Actor),
    ("intrusion-set", Part::Actor),
    ("threat-actor", Part::Actor),
    ("malware", Part::Actor),
    ("tool", Part::Actor),
    ("identity", Part::Actor),
    ("location", Part::Place),
    ("report", Part::Report),
    ("attack-pattern", Part::Thing),
    ("vulnerability", Part::Thing),
    ("infrastructure", Part::Thing),
    ("incident", Part::Event),
    ("sighting", Part::Event),
    ("note", Part::Note),
    ("opinion", Part::Opinion),
    ("grouping", Part::Grouping),
    ("marking-definition", Part::Marking),
    ("relationship", Part::Relationship),
];

/// What becomes of objects of a type.
pub(super) fn part(kind: &str) -> Part {
    PARTS.iter().find(|(name, _)| *name == kind).map_or(Part::Lost, |(_, part)| *part)
}

/// Types of relationship that only what is lost takes part in; they are counted by their type alone.
pub(super) const TECHNICAL: &[&str] = &[
    "indicates",
    "mitigates",
    "based-on",
    "remediates",
    "investigates",
    "detects",
    "consists-of",
    "controls",
    "resolves-to",
];

/// Types of relationship that say what something is, not what it does.
const STATES: &[&str] = &[
    "attributed-to",
    "authored-by",
    "based-on",
    "delivered-by",
    "derived-from",
    "duplicate-of",
    "located-at",
    "part-of",
    "related-to",
    "variant-of",
];

/// A type of relationship as the words between two names.
pub(super) fn verb(kind: &str) -> String {
    let words = kind.replace('-', " ");
    if STATES.contains(&kind) { format!("is {words}") } else { words }
}

/// The kind of an actor, where the type says it.
const KINDS: &[(&str, &str)] =
    &[("campaign", "campaign"), ("intrusion-set", "group"), ("malware", "software"), ("tool", "software")];

/// The kind of an identity by its class. A class of entities, such as all hospitals, is none of the kinds.
const CLASSES: &[(&str, &str)] = &[
    ("individual", "person"),
    ("group", "group"),
    ("system", "software"),
    ("organization", "organization"),
    ("class", "other"),
];

/// The kind of a threat actor by its resources, which is all that the standard has to say of it.
const RESOURCES: &[(&str, &str)] = &[
    ("individual", "person"),
    ("club", "group"),
    ("contest", "group"),
    ("team", "group"),
    ("organization", "organization"),
];

/// The kind of an actor; nothing where the file does not say it.
pub(super) fn kind(of: &str, class: &str, resources: &str) -> Option<&'static str> {
    let found = |table: &[(&str, &'static str)], word: &str| {
        table.iter().find(|(name, _)| *name == word).map(|(_, kind)| *kind)
    };
    match of {
        "identity" => found(CLASSES, class),
        "threat-actor" => found(RESOURCES, resources),
        _ => found(KINDS, of),
    }
}

/// What an opinion says, as a position. The standard explains the two on either side with the same words; a neutral one holds
/// nothing.
pub(super) fn stance(opinion: &str) -> Option<&'static str> {
    match opinion {
        "strongly-disagree" | "disagree" => Some("denies"),
        "agree" | "strongly-agree" => Some("endorses"),
        _ => None,
    }
}
