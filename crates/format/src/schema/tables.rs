//! The tables themselves: every kind of item with its keys, and a sentence on each. It must not know who looks at them.

use super::{
    Class, Key, Shape,
    Takes::{
        self, Chains, Date, Edtf, HeadId, Id, Ids, IdsOr, Items, Line, LineOrLines, Lines, Map, Name, OwnId,
        Prose, Voice, Word,
    },
    UNKNOWN, VERSION,
};
use crate::model::{
    ActorKind, Confidence, Credibility, Likelihood, Reliability, SourceKind, Stance, Status, Tlp,
};

const fn key(name: &'static str, takes: Takes, about: &'static str) -> Key {
    Key { name, takes, required: false, or: None, about, several: None }
}

const fn required(name: &'static str, takes: Takes, about: &'static str) -> Key {
    Key { name, takes, required: true, or: None, about, several: None }
}

/// One that must be there, unless another one is.
const fn required_or(name: &'static str, or: &'static str, takes: Takes, about: &'static str) -> Key {
    Key { name, takes, required: true, or: Some(or), about, several: None }
}

const ANOTHER_CHAIN: &str = "Write one id; who else tells it has a chain each: `via: [[one], [another]]`.";
const ANOTHER_ALIAS: &str = "Write one id, or one alias for each.";
const ANOTHER_RELATION: &str = "Write one id, or one relation for each.";

/// Who may see an item, where that is not as for the whole briefing.
const fn tlp() -> Key {
    key("tlp", Word(Tlp::WORDS), "Who may see this (TLP 2.0); the whole must not be marked laxer.")
}

/// The names that an item has elsewhere; every item may have some.
const fn ids() -> Key {
    key(
        "ids",
        LineOrLines,
        "The names it has elsewhere, one or several, such as wikidata:Q42 or the id of a STIX object.",
    )
}

/// What an item has that is no map.
pub(crate) static EMPTY: Shape = Shape { noun: "nothing", about: "", short: None, keys: &[] };

/// The scalars and lists at the top of the file, before and between its sections.
pub(crate) static HEAD: Shape = Shape {
    noun: "a briefing",
    about: "A tangled story as data: who did what, when, who says so, and how that is known.",
    short: None,
    keys: &[
        required("briefing", Word(&[VERSION]), "The version of the format."),
        required("title", Line, "The title of the story, in one line."),
        key(
            "id",
            HeadId,
            "A name of its own, at most 64 letters: by it a reader's notes find it wherever its file lies.",
        ),
        key("summary", Prose, "The bottom line, up front."),
        key("as_of", Date, "The date of what is known: the briefing knows nothing later."),
        key("published", Date, "When the briefing was published."),
        key("authors", Lines, "The names of those who wrote the briefing."),
        key("language", Line, "The language of the prose, a BCP 47 tag such as en or pt-BR."),
        key("tlp", Word(Tlp::WORDS), "Who may see the briefing: the Traffic Light Protocol 2.0 of FIRST."),
        key("tags", Lines, "Words to find the briefing by."),
        key(
            "default",
            Map(&DEFAULT),
            "Who tells every statement that has none of `by`, `via` and `sources`.",
        ),
        key(
            "origins",
            Word(&[UNKNOWN]),
            "Says that the file does not know what its sources pass on, where they do not say so themselves.",
        ),
    ],
};

static DEFAULT: Shape = Shape {
    noun: "a default",
    about: "Who tells every statement that does not say so itself, and how it came; it is told once, not at every item.",
    short: None,
    keys: &[
        key("by", Voice, "Whoever tells it.")
            .for_several("Write one id; what others tell has a `by` of its own."),
        via("The sources it came through, from the first to the one we read."),
        sources("The sources that tell it, each by itself."),
    ],
};

pub(crate) static VOICE: Shape = Shape {
    noun: "a voice",
    about: "Whoever tells something: the id of an actor, or a map for somebody whom nobody names.",
    short: None,
    keys: &[required(
        "unnamed",
        Line,
        "The words for somebody whom nobody names, such as a senior official.",
    )],
};

/// The chains of a statement.
const fn via(about: &'static str) -> Key {
    key("via", Chains, about)
}

/// The sources of a statement that are a chain each.
const fn sources(about: &'static str) -> Key {
    key("sources", Ids(Class::Source), about)
}

pub(crate) static ACTOR: Shape = Shape {
    noun: "an actor",
    about: "A person, group, state or anything else that acts, speaks or publishes.",
    short: None,
    keys: &ACTOR_KEYS,
};
pub(crate) static PLACE: Shape =
    Shape { noun: "a place", about: "A place where something happens.", short: None, keys: &PLACE_KEYS };

static ACTOR_KEYS: [Key; 13] = entity_keys(key("kind", Word(ActorKind::WORDS), "What the actor is."));
static PLACE_KEYS: [Key; 13] =
    entity_keys(key("kind", Line, "What the place is, in your own words, such as city or port."));

/// The keys of actors and places, which differ only in their `kind`.
const fn entity_keys(kind: Key) -> [Key; 13] {
    [
        required(
            "name",
            Name,
            "The name, as the prose uses it; where it stands in a text it becomes a link.",
        ),
        kind,
        key("aliases", Items(&ALIAS), "Other names; they become links in the prose, too."),
        key("text", Prose, "Who or what this is."),
        key(
            "by",
            Voice,
            "Whoever describes it so; a source of that actor's own then needs no other behind it.",
        )
        .for_several(ANOTHER_CHAIN),
        via("The sources that the description came through, from the first to the one we read."),
        sources("The sources that describe it so, each by itself."),
        key("country", Line, "The country it belongs to."),
        key("links", Lines, "Web addresses about it."),
        key("tags", Lines, "Words to find it by."),
        key(
            "relations",
            Items(&RELATION),
            "What it is to other actors and places, and who holds it to be so.",
        ),
        tlp(),
        ids(),
    ]
}

pub(crate) static NAME: Shape = Shape {
    noun: "a name",
    about: "The name of an actor or place: the name alone, or a map that says whether it makes links.",
    short: Some("name"),
    keys: &[required("name", Line, "The name itself."), link()],
};

/// Whether a name makes links; one that is a common word had better not.
const fn link() -> Key {
    key(
        "link",
        Word(&["true", "false"]),
        "Whether the name becomes a link in the prose, which it does unless this says false.",
    )
}

static ALIAS: Shape = Shape {
    noun: "an alias",
    about: "Another name of an actor or place: the name alone, or a map that says who uses it.",
    short: Some("name"),
    keys: &[
        required("name", Line, "The other name."),
        key("by", Id(Class::Actor), "The actor who uses this name.").for_several(ANOTHER_ALIAS),
        key("source", Id(Class::Source), "The source in which this name stands.").for_several(ANOTHER_ALIAS),
        key("language", Line, "The language of this name, a BCP 47 tag."),
        link(),
    ],
};

static RELATION: Shape = Shape {
    noun: "a relation",
    about: "What one actor or place is to another, and who holds it to be so.",
    short: None,
    keys: &[
        required("to", Id(Class::Entity), "The other actor or place.").for_several(ANOTHER_RELATION),
        required("kind", Line, "A verb phrase, such as attributed-to, part-of, hosts or opposes."),
        key("by", Voice, "Whoever holds it to be so.").for_several(ANOTHER_RELATION),
        key("text", Prose, "What else there is to say about it."),
        key("date", Date, "When it held, or when it was said."),
        via("The sources it came through, from the first to the one we read."),
        sources("The sources that say so, each by itself."),
        key("likelihood", Word(Likelihood::WORDS), "How likely it is, in a term of ICD 203."),
        key("claim", Id(Class::Claim), "The claim that it answers to: it is disputed where that claim is."),
    ],
};

pub(crate) static EVENT: Shape = Shape {
    noun: "an event",
    about: "Something that happened.",
    short: None,
    keys: &[
        key("id", OwnId, "An id, needed only where something refers to the event."),
        key("date", Date, "When it happened."),
        key("reported", Date, "When it became known; else the earliest publication of its sources counts."),
        required("title", Line, "What happened, in one line."),
        key("text", Prose, "What happened, in full."),
        key("actors", Items(&PARTICIPANT), "Who took part."),
        key("place", Id(Class::Place), "The place where it happened."),
        key("status", Word(Status::WORDS), "How far it is established."),
        key("by", Voice, "Whoever tells of it; a source of that actor's own then needs no other behind it.")
            .for_several(ANOTHER_CHAIN),
        key("quotes", Ids(Class::Quote), "The quotes that bear on it."),
        via("The sources it came through, from the first report to the one we read."),
        sources("The sources that report it, each by itself."),
        key("tags", Lines, "Words to find it by."),
        tlp(),
        ids(),
    ],
};

static PARTICIPANT: Shape = Shape {
    noun: "an actor of an event",
    about: "Who took part in an event: the id of an actor alone, or a map that says in which role.",
    short: Some("actor"),
    keys: &[
        required("actor", Id(Class::Actor), "The actor who took part.")
            .for_several("Write one id, or one entry of `actors` for each."),
        key("role", Line, "The role in the event, in your own words."),
    ],
};

pub(crate) static QUOTE: Shape = Shape {
    noun: "a quote",
    about: "The words that somebody said, and the way they came to us.",
    short: None,
    keys: &[
        required(
            "text",
            Prose,
            "The words, verbatim, without quotation marks; … or […] where words are left out.",
        ),
        required("speaker", Voice, "Whoever said it.")
            .for_several("Write one speaker, or one quote for each."),
        key("date", Date, "When it was said."),
        via("The sources it came through, from the first utterance to the one we read."),
        sources("The sources that quote it, each by itself."),
        key("about", Ids(Class::Any), "The items it is about; it is no report of an event among them."),
        key("language", Line, "The language of the words, a BCP 47 tag."),
        key("translation", Map(&TRANSLATION), "The words in another language; the text stays the original."),
        key("prefix", Prose, "The words before it, where the source has the same text more than once."),
        key("suffix", Prose, "The words after it, where the source has the same text more than once."),
        tlp(),
        ids(),
    ],
};

static TRANSLATION: Shape = Shape {
    noun: "a translation",
    about: "A quote in another language.",
    short: None,
    keys: &[
        key("language", Line, "The language of the translation, a BCP 47 tag."),
        required("text", Prose, "The translated words."),
        key("by", Line, "Who translated them."),
    ],
};

pub(crate) static SOURCE: Shape = Shape {
    noun: "a source",
    about: "A post, an article, a broadcast: one thing that says something.",
    short: None,
    keys: &[
        required("title", Line, "The title, in one line."),
        key("publisher", Id(Class::Actor), "The actor who published it."),
        key("kind", Word(SourceKind::WORDS), "What the source is."),
        key(
            "author",
            Line,
            "Who wrote it: an actor's id, which makes the source that actor's own, or a name.",
        ),
        key("url", Line, "Its web address."),
        key("published", Date, "When it was published."),
        key("retrieved", Date, "When it was retrieved."),
        key("language", Line, "Its language, a BCP 47 tag."),
        key(
            "file",
            Line,
            "A local copy of its text, a path below the briefing's folder, to verify quotes against.",
        ),
        key(
            "based_on",
            IdsOr(Class::Source, UNKNOWN),
            "The sources that all of it comes from, as of a wire copy, reprint or translation, or `unknown`.",
        ),
        key(
            "cites",
            Ids(Class::Source),
            "The sources that it passes some things on from, while it tells others itself.",
        ),
        key(
            "reliability",
            Word(Reliability::WORDS),
            "How reliable the source is (Admiralty code), from A completely reliable to E unreliable; F cannot be judged.",
        ),
        key(
            "credibility",
            Word(Credibility::WORDS),
            "How credible what it says is (Admiralty code), from 1 confirmed by other sources to 5 improbable; 6 cannot be judged.",
        ),
        key("text", Prose, "What kind of source this is, and its interest in the matter."),
        tlp(),
        ids(),
    ],
};

pub(crate) static CLAIM: Shape = Shape {
    noun: "a claim",
    about: "A proposition that somebody holds or denies.",
    short: None,
    keys: &[
        required("text", Prose, "One sentence that can be true or false."),
        key("about", Ids(Class::Any), "The items it is about."),
        key(
            "contradicts",
            Ids(Class::Claim),
            "The claims that cannot be true together with it; each of them says so, too.",
        ),
        key("positions", Items(&POSITION), "Who holds or denies it."),
        tlp(),
        ids(),
    ],
};

pub(crate) static POSITION: Shape = Shape {
    noun: "a position",
    about: "What somebody says to a claim.",
    short: None,
    keys: &[
        key(
            "by",
            Voice,
            "Whoever takes the position; it may be missing where `via`, `sources` or the default of the briefing says who.",
        )
        .for_several("Write one id, or one position per holder."),
        required("stance", Word(Stance::WORDS), "What the holder does with the claim."),
        key("quote", Id(Class::Quote), "The quote in which the holder does so.")
            .for_several("Write one id, or one position for each quote."),
        via("The sources it came through, from the first to the one we read."),
        sources("The sources that tell of it, each by itself."),
        key("date", Date, "When the holder did so."),
        key("text", Prose, "What else there is to say about it."),
    ],
};

pub(crate) static JUDGMENT: Shape = Shape {
    noun: "a judgment",
    about: "What somebody concludes, with likelihood and confidence apart.",
    short: None,
    keys: &[
        key("id", OwnId, "An id, needed only where something refers to the judgment."),
        required("text", Prose, "The conclusion; likelihood and confidence have keys of their own."),
        key("by", Voice, "Whoever concludes it.").for_several("Write one id, or one judgment for each."),
        key("likelihood", Word(Likelihood::WORDS), "How likely it is, in a term of ICD 203."),
        key("confidence", Word(Confidence::WORDS), "How sure the judgment is of its basis."),
        key("basis", Ids(Class::Any), "The items it rests on."),
        key("alternatives", Lines, "What else could be the case."),
        ids(),
    ],
};

pub(crate) static QUESTION: Shape = Shape {
    noun: "a question",
    about: "What is not known: a line of text, or a map that says what it is about.",
    short: Some("text"),
    keys: &[
        key("id", OwnId, "An id, needed only where something refers to the question."),
        required("text", Prose, "The question."),
        key("about", Ids(Class::Any), "The items it is about."),
        ids(),
    ],
};

pub(crate) static DATE: Shape = Shape {
    noun: "a date",
    about: "An EDTF date (ISO 8601-2), as vague as it was given, or a map with the source's own words for it; a time of \
            day may end with its hour, its minute or a fraction of a second and take a mark, `1666-09-02T01~`, may stand \
            at both ends of an interval, and times without a zone are of one clock.",
    short: Some("edtf"),
    keys: &[
        required_or("edtf", "text", Edtf, "The date in EDTF (ISO 8601-2), or a time to the hour or minute."),
        key(
            "text",
            Line,
            "The source's own words for the date, such as last week; alone, they place it nowhere in time.",
        ),
        key("as_of", Edtf, "The date from which those words are counted."),
    ],
};
