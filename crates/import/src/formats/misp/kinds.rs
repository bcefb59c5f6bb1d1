//! What becomes of the types of MISP, as tables. It must not know any event.

/// What becomes of the clusters of a galaxy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// An actor, of a kind where the galaxy says it.
    Actor(Option<&'static str>),
    Place,
    /// An event.
    Event,
    /// What an event involves: a claim.
    Technique,
    /// It has no place in a briefing.
    Lost,
}

/// What the name of a galaxy has in it, and what its clusters are; the first counts.
const GALAXIES: &[(&str, Part)] = &[
    ("attack-pattern", Part::Technique),
    ("intrusion-set", Part::Actor(Some("group"))),
    ("threat-actor", Part::Actor(None)),
    ("activity-group", Part::Actor(None)),
    ("campaign", Part::Actor(Some("campaign"))),
    ("malware", Part::Actor(Some("software"))),
    ("malpedia", Part::Actor(Some("software"))),
    ("ransomware", Part::Actor(Some("software"))),
    ("mitre-tool", Part::Actor(Some("software"))),
    ("attack-tool", Part::Actor(Some("software"))),
    ("exploit-kit", Part::Actor(Some("software"))),
    ("country", Part::Place),
    ("region", Part::Place),
    ("sector", Part::Actor(Some("other"))),
    ("incident", Part::Event),
    ("vendor", Part::Actor(Some("organization"))),
];

/// Galaxies that are told by their whole name.
const NAMES: &[(&str, Part)] = &[
    ("tool", Part::Actor(Some("software"))),
    ("rat", Part::Actor(Some("software"))),
    ("banker", Part::Actor(Some("software"))),
    ("botnet", Part::Actor(Some("software"))),
    ("stealer", Part::Actor(Some("software"))),
    ("backdoor", Part::Actor(Some("software"))),
    ("cryptominers", Part::Actor(Some("software"))),
    ("android", Part::Actor(Some("software"))),
    ("tds", Part::Actor(Some("software"))),
    ("target-information", Part::Actor(Some("other"))),
];

/// What the category of a galaxy has in it. Galaxies of tools hold things of many kinds, so that none is said.
const CATEGORIES: &[(&str, Part)] = &[
    ("incident", Part::Event),
    ("actor", Part::Actor(None)),
    ("group", Part::Actor(None)),
    ("tool", Part::Actor(None)),
    ("agenc", Part::Actor(Some("agency"))),
    ("malware", Part::Actor(Some("software"))),
    ("software", Part::Actor(Some("software"))),
    ("campaign", Part::Actor(Some("campaign"))),
    ("country", Part::Place),
    ("sector", Part::Actor(Some("other"))),
];

/// What becomes of the clusters of a galaxy, by its type, else by its category.
pub(super) fn part(kind: &str, category: &str) -> Part {
    let (kind, category) = (kind.to_lowercase(), category.to_lowercase());
    // What mitigates a malware or a technique is none.
    if kind.contains("course-of-action") || kind.contains("measure") {
        return Part::Lost;
    }
    let by_name = NAMES.iter().find(|(name, _)| *name == kind);
    let by_part = || GALAXIES.iter().find(|(part, _)| kind.contains(part));
    let by_category = || CATEGORIES.iter().find(|(part, _)| category.contains(part));
    by_name.or_else(by_part).or_else(by_category).map_or(Part::Lost, |(_, part)| *part)
}

/// What becomes of an attribute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Use {
    /// A web address that says something: a source.
    Source,
    /// An actor of a kind, with its part in the event.
    Actor(Option<&'static str>, &'static str),
    Place,
    /// A claim that the event involves it.
    Involved,
    /// It names a person or an account.
    Personal,
    /// It has no place in a briefing.
    Lost,
}

const ATTRIBUTES: &[(&str, Use)] = &[
    ("threat-actor", Use::Actor(None, "threat actor")),
    ("campaign-name", Use::Actor(Some("campaign"), "campaign")),
    ("target-org", Use::Actor(Some("organization"), "target")),
    ("target-location", Use::Place),
    ("vulnerability", Use::Involved),
    ("target-user", Use::Personal),
    ("target-email", Use::Personal),
    ("github-username", Use::Personal),
    ("jabber-id", Use::Personal),
    ("twitter-id", Use::Personal),
    ("first-name", Use::Personal),
    ("middle-name", Use::Personal),
    ("last-name", Use::Personal),
    ("full-name", Use::Personal),
    ("date-of-birth", Use::Personal),
    ("phone-number", Use::Personal),
    ("passport-number", Use::Personal),
    ("identity-card-number", Use::Personal),
    ("iban", Use::Personal),
];

/// What becomes of an attribute of a type and category.
pub(super) fn attribute(kind: &str, category: &str) -> Use {
    let is_cited = matches!(category, "External analysis" | "Internal reference");
    if kind == "link" || (kind == "url" && is_cited) {
        return Use::Source;
    }
    let is_personal =
        kind.starts_with("email") || kind.starts_with("whois-registrant") || category == "Person";
    let found = ATTRIBUTES.iter().find(|(known, _)| *known == kind).map(|(_, used)| *used);
    found.unwrap_or(if is_personal { Use::Personal } else { Use::Lost })
}

/// Templates of objects that are something published, with the relations of their title and their words.
pub(super) const PUBLISHED: &[&str] =
    &["report", "blog", "news-agency", "news-media", "publication", "annotation"];

/// Templates of objects about people and their accounts.
pub(super) const PEOPLE: &[&str] =
    &["person", "user-account", "email", "whois", "phone", "credential", "legal-entity-contact"];
