//! From the fields of a map to an item of the model, a function per kind of item. It must not know how the file is walked.

use super::{
    fields::Fields,
    places::Part,
    schema::Section,
    source,
    state::Reading,
    tree::{Kind, Node},
};
use crate::{
    diagnostic::{Code, Span},
    model::{
        ActorKind, Alias, Attribution, Claim, ClaimIx, Confidence, Entity, EntityClass, EntityIx, EntityKind,
        Entries, Event, Id, Judgment, Likelihood, Lost, Participant, Position, Question, Quote, QuoteIx, Ref,
        Relation, SourceIx, Stance, Status, Tlp, Translation, Voice,
    },
};
use briefing_text::SafeText;

/// Adds the item of a keyed section.
pub(super) fn push_keyed<'a>(
    section: Section,
    id: Id,
    fields: &Fields<'_, 'a>,
    span: Span,
    reading: &mut Reading<'a>,
) {
    beside(section, fields, reading);
    match section {
        Section::Actors => {
            push(entity(id, EntityClass::Actor, fields, span, reading), reading, |b| &mut b.entities);
        }
        Section::Places => {
            push(entity(id, EntityClass::Place, fields, span, reading), reading, |b| &mut b.entities);
        }
        Section::Quotes => push(quote(id, fields, span, reading), reading, |b| &mut b.quotes),
        Section::Sources => push(source::read(id, fields, span, reading), reading, |b| &mut b.sources),
        Section::Claims => push(claim(id, fields, span, reading), reading, |b| &mut b.claims),
        Section::Events | Section::Background | Section::Judgments | Section::Questions => {}
    }
}

/// Adds the item of a section that is read in order.
pub(super) fn push_listed<'a>(
    section: Section,
    id: Option<Id>,
    fields: &Fields<'_, 'a>,
    span: Span,
    reading: &mut Reading<'a>,
) {
    beside(section, fields, reading);
    match section {
        Section::Events => push(event(id, false, fields, span, reading), reading, |b| &mut b.events),
        Section::Background => push(event(id, true, fields, span, reading), reading, |b| &mut b.events),
        Section::Judgments => push(judgment(id, fields, span, reading), reading, |b| &mut b.judgments),
        Section::Questions => push(question(id, fields, span, reading), reading, |b| &mut b.questions),
        Section::Actors | Section::Places | Section::Quotes | Section::Sources | Section::Claims => {}
    }
}

/// What few items have, and is kept beside them: the names that the next item of a section has elsewhere, and its label.
fn beside<'a>(section: Section, fields: &Fields<'_, 'a>, r: &mut Reading<'a>) {
    let item = r.next_item(section);
    let mut ids = r.one_or_lines(fields.get("ids"));
    ids.retain(|id| !id.is_empty());
    if !ids.is_empty() {
        r.briefing.other_ids.insert(item, ids.into());
    }
    if !matches!(section, Section::Judgments | Section::Questions) {
        let tlp = r.word(fields.get("tlp"), Tlp::parse);
        r.briefing.markings.extend(tlp.map(|tlp| (item, tlp)));
    }
}

fn push<T>(item: T, reading: &mut Reading, list: fn(&mut crate::model::Contents) -> &mut Vec<T>) {
    list(&mut reading.briefing).push(item);
}

/// A question that is written as a line of text.
pub(super) fn question_line<'a>(node: &Node<'a>, reading: &mut Reading<'a>) -> Question {
    Question { id: None, text: reading.prose_of(node), about: Entries::default(), span: node.span }
}

fn entity<'a>(
    id: Id,
    class: EntityClass,
    fields: &Fields<'_, 'a>,
    span: Span,
    r: &mut Reading<'a>,
) -> Entity {
    let kind = match class {
        EntityClass::Actor => {
            r.word(fields.get("kind"), ActorKind::parse).map_or(EntityKind::Unstated, EntityKind::Actor)
        }
        EntityClass::Place => match r.line(fields.get("kind")) {
            kind if kind.is_empty() => EntityKind::Unstated,
            kind => EntityKind::Place(kind),
        },
    };
    let (name, links_name) = name(fields, r);
    Entity {
        id,
        class,
        name,
        links_name,
        kind,
        aliases: Entries(aliases(fields, r)),
        text: r.prose(fields.get("text")),
        attribution: r.attribution(fields, "by"),
        country: r.line(fields.get("country")),
        links: addresses(fields, r),
        tags: r.tags(fields.get("tags")),
        relations: Entries(relations(fields, r)),
        span,
    }
}

/// The name of an entity, and whether it makes links.
fn name<'a>(fields: &Fields<'_, 'a>, r: &mut Reading<'a>) -> (SafeText, bool) {
    match fields.get("name") {
        Some(field) if matches!(field.node.kind, Kind::Mapping(_)) => match r.map(field) {
            Some(map) => (r.line(map.get("name")), links(&map, r)),
            None => (SafeText::default(), true),
        },
        line => (r.line(line), true),
    }
}

/// Whether a name makes links: it does, unless the file says that it does not.
fn links<'a>(map: &Fields<'_, 'a>, r: &mut Reading<'a>) -> bool {
    r.word(map.get("link"), |word| word.parse().ok()).unwrap_or(true)
}

fn aliases<'a>(fields: &Fields<'_, 'a>, r: &mut Reading<'a>) -> Vec<Alias> {
    let found = r.maps_or_text(fields.get("aliases"));
    let mut aliases = Vec::with_capacity(found.len());
    for alias in found {
        match alias {
            Ok(map) => {
                let alias = Alias {
                    name: r.line(map.get("name")),
                    by: r.entity(map.get("by")),
                    source: Ref(r.symbol(map.get("source")).map(SourceIx)),
                    language: r.line(map.get("language")),
                    links: links(&map, r),
                };
                aliases.extend(map.is_complete().then_some(alias));
            }
            Err(name) => {
                let name = r.line(Some(name));
                let language = SafeText::default();
                aliases.push(Alias { name, by: None, source: Ref(None), language, links: true });
            }
        }
    }
    aliases
}

fn addresses<'a>(fields: &Fields<'_, 'a>, r: &mut Reading<'a>) -> Vec<SafeText> {
    let mut links = Vec::new();
    for element in r.elements(fields.get("links")) {
        if let Some(link) = r.element_text(element).map(SafeText::line) {
            r.note_part(Part::Link, links.len(), Some(element));
            links.push(link);
        }
    }
    links
}

fn relations<'a>(fields: &Fields<'_, 'a>, r: &mut Reading<'a>) -> Vec<Relation> {
    let maps = r.maps(fields.get("relations"));
    let mut relations = Vec::with_capacity(maps.len());
    for map in maps {
        let relation = Relation {
            to: r.entity(map.get("to")),
            kind: r.line(map.get("kind")),
            attribution: r.attribution(&map, "by"),
            text: r.prose(map.get("text")),
            date: r.date(map.get("date")),
            likelihood: r.word(map.get("likelihood"), Likelihood::parse),
            claim: Ref(r.symbol(map.get("claim")).map(ClaimIx)),
        };
        if map.is_complete() {
            r.note_part(Part::RelationDate, relations.len(), map.get("date"));
            relations.push(relation);
        }
    }
    relations
}

fn event<'a>(
    id: Option<Id>,
    background: bool,
    fields: &Fields<'_, 'a>,
    span: Span,
    r: &mut Reading<'a>,
) -> Event {
    let date = r.date(fields.get("date"));
    Event {
        id,
        background,
        unread_date: date.is_none().then(|| r.written(fields.get("date"))).flatten().map(Box::new),
        date,
        reported: r.date(fields.get("reported")).map(Box::new),
        title: r.line(fields.get("title")),
        text: r.prose(fields.get("text")),
        actors: participants(fields, r),
        place: r.entity(fields.get("place")),
        status: r.word(fields.get("status"), Status::parse),
        quotes: r.symbols(fields.get("quotes")).into_iter().map(QuoteIx).collect(),
        attribution: r.attribution(fields, "by"),
        tags: r.tags(fields.get("tags")),
        span,
    }
}

fn participants<'a>(fields: &Fields<'_, 'a>, r: &mut Reading<'a>) -> Vec<Participant> {
    let found = r.maps_or_text(fields.get("actors"));
    let mut participants = Vec::with_capacity(found.len());
    for entry in found {
        let (actor, role) = match entry {
            Ok(map) => (r.entity(map.get("actor")), r.line(map.get("role"))),
            Err(id) => (r.entity(Some(id)), SafeText::default()),
        };
        participants.extend(actor.map(|actor: EntityIx| Participant { actor, role }));
    }
    participants
}

fn quote<'a>(id: Id, fields: &Fields<'_, 'a>, span: Span, r: &mut Reading<'a>) -> Quote {
    let translation = fields.get("translation").and_then(|field| r.map(field)).and_then(|map| {
        let translation = Translation {
            language: r.line(map.get("language")),
            text: r.verbatim(map.get("text")),
            by: r.line(map.get("by")),
        };
        map.is_complete().then(|| Box::new(translation))
    });
    Quote {
        id,
        text: r.verbatim(fields.get("text")),
        attribution: r.attribution(fields, "speaker"),
        about: r.item_list(fields.get("about")),
        date: r.date(fields.get("date")),
        language: r.line(fields.get("language")),
        translation,
        prefix: r.verbatim(fields.get("prefix")),
        suffix: r.verbatim(fields.get("suffix")),
        span,
    }
}

fn claim<'a>(id: Id, fields: &Fields<'_, 'a>, span: Span, r: &mut Reading<'a>) -> Claim {
    let positions = positions(fields, r);
    Claim {
        id,
        text: r.prose(fields.get("text")),
        about: r.item_list(fields.get("about")),
        contradicts: contradicts(fields, r),
        positions: Entries(positions),
        span,
    }
}

/// Whether a stance says who takes it: that nobody in particular has not commented means nothing.
fn is_of_somebody(stance: Stance, told: &Attribution, at: Span, r: &mut Reading<'_>) -> bool {
    let is_meant = stance != Stance::HasNotCommented || told.voice().is_some() || told.is_silent();
    if !is_meant {
        let message = SafeText::from_static("A position of `has-not-commented` needs the key `by`.");
        let help = "Write in `by` who has not commented; `via` or `sources` say who tells that.";
        r.report(Code::MissingKey, at, message, Some(SafeText::from_static(help)));
    }
    is_meant
}

fn positions<'a>(fields: &Fields<'_, 'a>, r: &mut Reading<'a>) -> Vec<Position> {
    let elements = r.elements(fields.get("positions"));
    r.note_part(Part::Positions, 0, elements.first().copied());
    let mut positions = Vec::with_capacity(elements.len());
    for element in elements {
        let Some(map) = r.map(element) else { continue };
        let stance = r.word(map.get("stance"), Stance::parse);
        let attribution = r.attribution(&map, "by");
        let quote = r.symbol(map.get("quote")).map(QuoteIx);
        let date = r.date(map.get("date")).map(Box::new);
        let text = r.prose(map.get("text"));
        // Whoever is meant by what cannot be read, the position is not that of its sources.
        let is_whole = map.is_complete() && !matches!(attribution.voice(), Some(Voice::Unread(_)));
        let whole = stance
            .filter(|_| is_whole)
            .filter(|stance| is_of_somebody(*stance, &attribution, element.node.span, r));
        if attribution.is_silent() {
            let claim = ClaimIx(r.briefing.claims.len() as u32);
            r.defaults.note_position(claim, whole.map(|_| positions.len()), element.node.span);
        }
        if let Some(stance) = whole {
            r.note_part(Part::PositionDate, positions.len(), map.get("date"));
            r.note_part(Part::PositionQuote, positions.len(), map.get("quote"));
            positions.push(Position { attribution, stance, quote: Ref(quote), date, text });
        } else {
            let claim = ClaimIx(r.briefing.claims.len() as u32);
            let lost = Lost { key: "positions", part: None, name: r.line(map.get("stance")) };
            r.briefing.lost.entry(claim.into()).or_default().push(lost);
        }
    }
    positions
}

/// The claims that a claim says it contradicts, whose places are kept for who warns of one.
fn contradicts<'a>(fields: &Fields<'_, 'a>, r: &mut Reading<'a>) -> Entries<ClaimIx> {
    r.note_part(Part::Contradicts, 0, fields.get("contradicts"));
    r.symbols(fields.get("contradicts")).into_iter().map(ClaimIx).collect()
}

fn judgment<'a>(id: Option<Id>, fields: &Fields<'_, 'a>, span: Span, r: &mut Reading<'a>) -> Judgment {
    Judgment {
        id,
        text: r.prose(fields.get("text")),
        by: r.voice(fields.get("by")),
        likelihood: r.word(fields.get("likelihood"), Likelihood::parse),
        confidence: r.word(fields.get("confidence"), Confidence::parse),
        basis: r.item_list(fields.get("basis")),
        alternatives: r.lines(fields.get("alternatives")),
        span,
    }
}

fn question<'a>(id: Option<Id>, fields: &Fields<'_, 'a>, span: Span, r: &mut Reading<'a>) -> Question {
    Question { id, text: r.prose(fields.get("text")), about: r.item_list(fields.get("about")), span }
}
