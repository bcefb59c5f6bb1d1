//! What becomes of the schemata and properties of FollowTheMoney, as tables. It must not know any entity.

/// What becomes of an entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// An actor, of a kind where the schema says it.
    Actor(Option<&'static str>),
    Place,
    Source,
    /// An event, with the properties that say when it was, in the order in which they count, and those who took part.
    Event(&'static [&'static str], &'static [(&'static str, &'static str)]),
    /// What one is to another: the property it goes out from, the one it leads to, and the words between the two.
    Edge(&'static str, &'static str, &'static str),
    /// A source of an entity.
    Proof(&'static str, &'static str),
    /// It has no place in a briefing.
    Lost,
}

const PARTS: &[(&str, Part)] = &[
    ("Person", Part::Actor(Some("person"))),
    ("Company", Part::Actor(Some("company"))),
    ("Organization", Part::Actor(Some("organization"))),
    ("PublicBody", Part::Actor(Some("agency"))),
    ("LegalEntity", Part::Actor(None)),
    ("Asset", Part::Actor(Some("other"))),
    ("Vessel", Part::Actor(Some("other"))),
    ("Airplane", Part::Actor(Some("other"))),
    ("Vehicle", Part::Actor(Some("other"))),
    ("RealEstate", Part::Actor(Some("other"))),
    ("Security", Part::Actor(Some("other"))),
    ("CryptoWallet", Part::Actor(Some("other"))),
    ("Project", Part::Actor(Some("other"))),
    ("Position", Part::Actor(Some("other"))),
    ("Territory", Part::Place),
    ("Document", Part::Source),
    ("Article", Part::Source),
    ("Pages", Part::Source),
    ("PlainText", Part::Source),
    ("HyperText", Part::Source),
    ("Email", Part::Source),
    ("Image", Part::Source),
    ("Video", Part::Source),
    ("Audio", Part::Source),
    ("Table", Part::Source),
    ("Workbook", Part::Source),
    ("Event", Part::Event(&["date"], &[("organizer", "organizer"), ("involved", "involved")])),
    (
        "Trip",
        Part::Event(
            &["date"],
            &[("organizer", "organizer"), ("involved", "involved"), ("vehicle", "vehicle")],
        ),
    ),
    ("Payment", Part::Event(&["date"], &[("payer", "payer"), ("beneficiary", "beneficiary")])),
    ("Sanction", Part::Event(&["date", "listingDate"], &[("entity", "sanctioned")])),
    ("CourtCase", Part::Event(&["fileDate"], &[])),
    ("Contract", Part::Event(&["contractDate", "date"], &[("authority", "authority")])),
    ("License", Part::Event(&["contractDate", "date"], &[("authority", "authority")])),
    (
        "CallForTenders",
        Part::Event(&["publicationDate", "date"], &[("authority", "authority"), ("tenderers", "tenderer")]),
    ),
    ("Ownership", Part::Edge("owner", "asset", "owns")),
    ("Control", Part::Edge("controller", "controlled", "controls")),
    ("Directorship", Part::Edge("director", "organization", "directs")),
    ("Membership", Part::Edge("member", "organization", "belongs to")),
    ("Employment", Part::Edge("employee", "employer", "works for")),
    ("Family", Part::Edge("person", "relative", "related to")),
    ("Associate", Part::Edge("person", "associate", "associated with")),
    ("Representation", Part::Edge("agent", "client", "represents")),
    ("UnknownLink", Part::Edge("subject", "object", "linked to")),
    ("Succession", Part::Edge("predecessor", "successor", "precedes")),
    ("Debt", Part::Edge("debtor", "creditor", "owes")),
    ("Occupancy", Part::Edge("holder", "post", "holds")),
    ("ProjectParticipant", Part::Edge("participant", "project", "participates in")),
    ("CourtCaseParty", Part::Edge("party", "case", "involved in")),
    ("ContractAward", Part::Edge("supplier", "contract", "awarded")),
    ("Documentation", Part::Proof("document", "entity")),
];

/// What becomes of entities of a schema.
pub(super) fn part(schema: &str) -> Part {
    PARTS.iter().find(|(name, _)| *name == schema).map_or(Part::Lost, |(_, part)| *part)
}

/// Properties that are told of a person as data about that person, or lead to somebody's door, mailbox or account.
pub(super) const PERSONAL: &[&str] = &[
    "email",
    "phone",
    "address",
    "addressEntity",
    "passportNumber",
    "passport",
    "idNumber",
    "socialSecurityNumber",
    "birthDate",
    "birthPlace",
    "birthCountry",
    "gender",
    "ethnicity",
    "religion",
    "height",
    "weight",
    "eyeColor",
    "hairColor",
    "appearance",
    "from",
    "to",
    "cc",
    "bcc",
    "sender",
    "emitters",
    "recipients",
    "payerAccount",
    "beneficiaryAccount",
    "messageId",
    "headers",
    "ibanMentioned",
    "phoneMentioned",
    "emailMentioned",
    "publicKey",
    "fatherName",
    "motherName",
];

/// Numbers that identify a company or a thing; of a person they are personal.
pub(super) const NUMBERS: &[&str] = &[
    "registrationNumber",
    "taxNumber",
    "vatCode",
    "leiCode",
    "innCode",
    "ogrnCode",
    "okpoCode",
    "kppCode",
    "dunsCode",
    "bvdId",
    "icijId",
    "swiftBic",
    "uniqueEntityId",
    "npiCode",
    "cageCode",
    "permId",
    "imoNumber",
    "mmsi",
    "isin",
    "isinCode",
    "ticker",
    "cikCode",
];

/// Numbers of what is written about somebody, not of the person.
pub(super) const RECORDS: &[&str] =
    &["caseNumber", "procedureNumber", "authorityId", "unscId", "recordId", "programId"];

/// Properties that are said in the text, with their labels.
pub(super) const SAID: &[(&str, &str)] = &[
    ("legalForm", "Legal form"),
    ("status", "Status"),
    ("classification", "Classification"),
    ("sector", "Sector"),
    ("position", "Position"),
    ("political", "Political association"),
    ("education", "Education"),
    ("incorporationDate", "Incorporated"),
    ("dissolutionDate", "Dissolved"),
    ("deathDate", "Died"),
    ("buildDate", "Built"),
    ("registrationDate", "Registered"),
    ("inceptionDate", "Begun"),
    ("flag", "Flag"),
    ("type", "Type"),
    ("model", "Model"),
    ("role", "Role"),
    ("relationship", "Relationship"),
    ("percentage", "Percentage held"),
    ("sharesCount", "Number of shares"),
    ("ownershipType", "Type of ownership"),
    ("controlType", "Type of control"),
    ("legalBasis", "Legal basis"),
    ("constituency", "Constituency"),
    ("politicalGroup", "Political group"),
    ("purpose", "Purpose"),
    ("programme", "Programme"),
    ("program", "Program"),
    ("provisions", "Scope"),
    ("duration", "Duration"),
    ("reason", "Reason"),
    ("court", "Court"),
    ("category", "Category"),
    ("location", "Location"),
    ("startLocation", "From"),
    ("endLocation", "To"),
    ("decisionReason", "Reason of the decision"),
    ("lotNumber", "Lot"),
    ("previousName", "Previous name"),
];

/// Properties that are paragraphs of the text, without a label.
pub(super) const PROSE: &[&str] = &["summary", "description", "notes"];

/// Sums of money, each with its currency where the property says it.
pub(super) const AMOUNTS: &[(&str, Option<&str>)] =
    &[("amount", None), ("amountEur", Some("EUR")), ("amountUsd", Some("USD"))];

/// Properties with countries, with their labels; the first of them that a thing has is its country.
pub(super) const COUNTRIES: &[(&str, &str)] = &[
    ("country", "Country"),
    ("mainCountry", "Main country"),
    ("jurisdiction", "Jurisdiction"),
    ("nationality", "Nationality"),
    ("citizenship", "Citizenship"),
];

/// Dates that are said in the text where they are not the date of the item, with their labels.
pub(super) const DATES: &[(&str, &str)] = &[
    ("startDate", "Start"),
    ("endDate", "End"),
    ("date", "Date"),
    ("listingDate", "Listed"),
    ("fileDate", "Filed"),
    ("contractDate", "Contract date"),
    ("publicationDate", "Publication date"),
    ("publishedAt", "Published"),
    ("authoredAt", "Authored"),
];

/// Web addresses about a thing.
pub(super) const LINKS: &[&str] = &["website", "wikipediaUrl", "opencorporatesUrl", "alephUrl"];

/// Names that a thing, an event or a document has besides.
pub(super) const NAMES: &[&str] = &["name", "title", "alias", "weakAlias"];

/// Parts of the name of a person.
pub(super) const NAME_PARTS: &[&str] = &["firstName", "lastName", "middleName", "secondName", "nameSuffix"];

/// Where a statement comes from.
pub(super) const ORIGINS: &[&str] = &["proof", "sourceUrl", "publisher"];

/// What else a document has.
pub(super) const OF_DOCUMENTS: &[&str] =
    &["subject", "fileName", "author", "retrievedAt", "language", "publisher", "sourceUrl"];
