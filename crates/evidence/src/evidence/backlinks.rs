//! What points at each item, and in which role. It must not know the order in which it will be shown.

use std::sync::LazyLock;

use briefing_format::model::{
    Briefing, ClaimIx, EntityIx, EventIx, Item, ItemKind, ItemMap, JudgmentIx, QuestionIx, QuoteIx, SourceIx,
    Telling, Voice, markup,
};
use briefing_text::SafeText;
use memchr::memmem::Finder;

/// In which role one item points at another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Role {
    /// The event happened with this actor.
    Actor,
    /// The event happened at this place.
    Place,
    /// The event names this quote.
    QuoteOf,
    /// The event names this source.
    SourceOf,
    /// The event came through this source.
    EventVia,
    /// This actor tells of the event.
    EventBy,
    /// The quote was said by this actor.
    Speaker,
    /// The quote came through this source.
    Via,
    /// The source was published by this actor.
    Publisher,
    /// The source was written by this actor.
    Author,
    /// All of the source comes from this source.
    BasedOn,
    /// The source passes on some things from this source.
    Cites,
    /// The claim, question or quote is about this item.
    About,
    /// The claim has a position held by this actor.
    Position,
    /// The claim has a position that was taken in this quote.
    PositionQuote,
    /// The claim has a position that came through this source.
    PositionVia,
    /// The claim contradicts this claim.
    Contradicts,
    /// This actor describes the entity.
    DescriptionBy,
    /// The description of the entity came through this source.
    DescriptionVia,
    /// The entity has a relation to this entity.
    RelationTo,
    /// The entity has a relation that this actor holds to be so.
    RelationBy,
    /// The entity has a relation that came through this source.
    RelationVia,
    /// The entity has a relation that answers to this claim.
    RelationClaim,
    /// The entity has a name that this actor uses.
    AliasBy,
    /// The entity has a name that stands in this source.
    AliasSource,
    /// The judgment rests on this item.
    Basis,
    /// The judgment is this actor's.
    JudgmentBy,
    /// The prose of the item links to this item.
    Text,
}

/// One item that points at another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Reference {
    /// The item that points.
    pub from: Item,
    /// How.
    pub role: Role,
}

/// For how many links there is room to begin with; most items have fewer.
const LINKS_PER_ITEM: usize = 6;

/// For every item, what points at it; each list in section order, then file order.
#[derive(Debug)]
pub struct Backlinks {
    /// Where in the references those to an item stand.
    ranges: ItemMap<(u32, u32)>,
    references: Vec<Reference>,
}

impl Backlinks {
    /// Walks every link of a briefing once, then counts and places them.
    pub fn new(briefing: &Briefing) -> Self {
        let mut links: Vec<(Reference, Item)> = Vec::with_capacity(LINKS_PER_ITEM * briefing.items().count());
        each_link(briefing, &mut |from, role, to| {
            if briefing.is_known(from) {
                links.push((Reference { from, role }, to));
            }
        });
        let mut ranges = ItemMap::new(briefing, &(0, 0));
        for (_, to) in &links {
            ranges[*to].1 += 1;
        }
        let mut total = 0;
        for range in ranges.values_mut() {
            let count = range.1;
            *range = (total, total);
            total += count;
        }
        let mut references = vec![Reference { from: Item::Briefing, role: Role::Text }; total as usize];
        for (reference, to) in links {
            let end = &mut ranges[to].1;
            references[*end as usize] = reference;
            *end += 1;
        }
        Self { ranges, references }
    }

    /// What points at an item.
    pub(crate) fn to(&self, item: Item) -> &[Reference] {
        let (start, end) = self.ranges[item];
        &self.references[start as usize..end as usize]
    }

    /// The same, but where an item points at it several times in one role, the first of these alone.
    pub(crate) fn once(&self, item: Item) -> impl Iterator<Item = Reference> + use<'_> {
        let mut last = [None; Role::Text as usize + 1];
        let references = self.to(item).iter().copied();
        references.filter(move |reference| {
            last[reference.role as usize].replace(reference.from) != Some(reference.from)
        })
    }

    /// The items that point at an item in one role, each once.
    pub(crate) fn referrers(&self, item: Item, role: Role) -> impl Iterator<Item = Item> + '_ {
        let mut last = None;
        self.to(item).iter().filter(move |reference| reference.role == role).filter_map(move |reference| {
            let repeated = last == Some(reference.from);
            last = Some(reference.from);
            (!repeated).then_some(reference.from)
        })
    }

    /// Those claims that point at an item, in any role.
    pub(crate) fn of_claims(&self, item: Item) -> &[Reference] {
        let references = self.to(item);
        let from = references.partition_point(|reference| reference.from.kind() < ItemKind::Claim);
        let to = references.partition_point(|reference| reference.from.kind() <= ItemKind::Claim);
        &references[from..to]
    }

    /// How many items point at an item, each once in every role: the referrers of all roles in one pass.
    pub fn count(&self, item: Item) -> usize {
        self.once(item).count()
    }
}

type Visit<'v> = dyn FnMut(Item, Role, Item) + 'v;

/// Calls `visit` for every link that the file writes down.
fn each_link(briefing: &Briefing, visit: &mut Visit<'_>) {
    let summary = briefing.summary().map_or("", SafeText::as_str);
    text_links(briefing, Item::Briefing, summary, visit);
    event_links(briefing, visit);
    entity_links(briefing, visit);
    quote_links(briefing, visit);
    claim_links(briefing, visit);
    source_links(briefing, visit);
    estimate_links(briefing, visit);
}

/// What every link in prose begins with; made once, for there are hundreds of thousands of texts.
pub(super) static BRACKETS: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new(b"[["));

fn text_links(briefing: &Briefing, from: Item, text: &str, visit: &mut Visit<'_>) {
    if BRACKETS.find(text.as_bytes()).is_none() {
        return;
    }
    for to in markup::link_ids(text).filter_map(|(_, id)| briefing.find(id)) {
        visit(from, Role::Text, to);
    }
}

/// Who tells a statement, and what it came through, what holds by default among it.
fn told(telling: Telling<'_>, from: Item, (by, via, sources): (Role, Role, Role), visit: &mut Visit<'_>) {
    let actor = telling.voice.and_then(Voice::actor);
    if let Some(ix) = actor {
        visit(from, by, Item::Entity(ix));
    }
    let chains = telling.attribution.via().flat_map(|chain| chain.hops);
    chains.for_each(|ix| visit(from, via, Item::Source(*ix)));
    telling.attribution.sources().iter().for_each(|ix| visit(from, sources, Item::Source(*ix)));
}

fn event_links(briefing: &Briefing, visit: &mut Visit<'_>) {
    for (n, event) in (0..).zip(&briefing.events) {
        let from = Item::Event(EventIx(n));
        event.actors.iter().for_each(|entry| visit(from, Role::Actor, Item::Entity(entry.actor)));
        event.place.iter().for_each(|ix| visit(from, Role::Place, Item::Entity(*ix)));
        briefing.known(&event.quotes).iter().for_each(|ix| visit(from, Role::QuoteOf, Item::Quote(*ix)));
        told(briefing.telling_of_event(event), from, (Role::EventBy, Role::EventVia, Role::SourceOf), visit);
        text_links(briefing, from, event.text.as_str(), visit);
    }
}

fn entity_links(briefing: &Briefing, visit: &mut Visit<'_>) {
    for (n, entity) in (0..).zip(&briefing.entities) {
        let from = Item::Entity(EntityIx(n));
        let roles = (Role::DescriptionBy, Role::DescriptionVia, Role::DescriptionVia);
        if briefing.description(EntityIx(n)).is_some() {
            told(briefing.telling_of_description(entity), from, roles, visit);
        }
        for alias in briefing.known(&entity.aliases) {
            alias.by.iter().for_each(|ix| visit(from, Role::AliasBy, Item::Entity(*ix)));
            briefing
                .known_one(alias.source)
                .iter()
                .for_each(|ix| visit(from, Role::AliasSource, Item::Source(*ix)));
        }
        for relation in briefing.known(&entity.relations) {
            relation.to.iter().for_each(|ix| visit(from, Role::RelationTo, Item::Entity(*ix)));
            let roles = (Role::RelationBy, Role::RelationVia, Role::RelationVia);
            told(briefing.telling_of_relation(relation), from, roles, visit);
            let claim = briefing.known_one(relation.claim);
            if let Some(ix) = claim {
                visit(from, Role::RelationClaim, Item::Claim(ix));
            }
            text_links(briefing, from, relation.text.as_str(), visit);
        }
        let description = briefing.description(EntityIx(n)).map_or("", SafeText::as_str);
        text_links(briefing, from, description, visit);
    }
}

fn quote_links(briefing: &Briefing, visit: &mut Visit<'_>) {
    for (n, quote) in (0..).zip(&briefing.quotes) {
        let from = Item::Quote(QuoteIx(n));
        told(briefing.telling_of_quote(quote), from, (Role::Speaker, Role::Via, Role::Via), visit);
        briefing.known(&quote.about).iter().for_each(|item| visit(from, Role::About, *item));
    }
}

fn claim_links(briefing: &Briefing, visit: &mut Visit<'_>) {
    for (n, claim) in (0..).zip(&briefing.claims) {
        let from = Item::Claim(ClaimIx(n));
        briefing.known(&claim.about).iter().for_each(|item| visit(from, Role::About, *item));
        let contradicted = briefing.known(&claim.contradicts).iter();
        contradicted.for_each(|ix| visit(from, Role::Contradicts, Item::Claim(*ix)));
        for position in briefing.known(&claim.positions) {
            let roles = (Role::Position, Role::PositionVia, Role::PositionVia);
            let telling =
                Telling { voice: briefing.holder(position), ..briefing.telling_of_position(position) };
            told(telling, from, roles, visit);
            briefing
                .known_one(position.quote)
                .iter()
                .for_each(|ix| visit(from, Role::PositionQuote, Item::Quote(*ix)));
            text_links(briefing, from, position.text.as_str(), visit);
        }
        text_links(briefing, from, claim.text.as_str(), visit);
    }
}

fn source_links(briefing: &Briefing, visit: &mut Visit<'_>) {
    for (n, source) in (0..).zip(&briefing.sources) {
        let from = Item::Source(SourceIx(n));
        source.publisher.iter().for_each(|ix| visit(from, Role::Publisher, Item::Entity(*ix)));
        source.writer.iter().for_each(|ix| visit(from, Role::Author, Item::Entity(*ix)));
        briefing.known(&source.based_on).iter().for_each(|ix| visit(from, Role::BasedOn, Item::Source(*ix)));
        briefing.known(&source.cites).iter().for_each(|ix| visit(from, Role::Cites, Item::Source(*ix)));
        text_links(briefing, from, source.text.as_str(), visit);
    }
}

fn estimate_links(briefing: &Briefing, visit: &mut Visit<'_>) {
    for (n, judgment) in (0..).zip(&briefing.judgments) {
        let from = Item::Judgment(JudgmentIx(n));
        let by = judgment.by.as_ref().and_then(Voice::actor);
        if let Some(ix) = by {
            visit(from, Role::JudgmentBy, Item::Entity(ix));
        }
        briefing.known(&judgment.basis).iter().for_each(|item| visit(from, Role::Basis, *item));
        text_links(briefing, from, judgment.text.as_str(), visit);
    }
    for (n, question) in (0..).zip(&briefing.questions) {
        let from = Item::Question(QuestionIx(n));
        briefing.known(&question.about).iter().for_each(|item| visit(from, Role::About, *item));
        text_links(briefing, from, question.text.as_str(), visit);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::Evidence;

    const HARBOR: &str = "
briefing: 1
title: Harbor
summary: See [[port]].
actors:
  port: {name: Port}
  crew: {name: Crew, relations: [{to: port, kind: works-for, by: port}]}
events:
  - {title: Fire, actors: [port, crew, port]}
quotes:
  cause: {text: unknown, speaker: port}
";

    fn pointing_at(id: &str) -> Vec<(Item, Role)> {
        let briefing = briefing_format::parse(HARBOR, &mut |_| {}).briefing;
        let evidence = Evidence::new(&briefing);
        let item = briefing.find(id).unwrap_or(Item::Briefing);
        evidence.backlinks.to(item).iter().map(|reference| (reference.from, reference.role)).collect()
    }

    #[test]
    fn everything_that_points_at_an_actor_is_found_in_section_order() {
        let (event, crew) = (Item::Event(EventIx(0)), Item::Entity(EntityIx(1)));
        assert_eq!(
            pointing_at("port"),
            [
                (Item::Briefing, Role::Text),
                (event, Role::Actor),
                (event, Role::Actor),
                (crew, Role::RelationTo),
                (crew, Role::RelationBy),
                (Item::Quote(QuoteIx(0)), Role::Speaker),
            ]
        );
    }

    #[test]
    fn the_count_is_that_of_the_referrers_of_every_role() {
        let briefing = briefing_format::parse(HARBOR, &mut |_| {}).briefing;
        let links = Evidence::new(&briefing).backlinks;
        for item in briefing.items().chain([Item::Briefing]) {
            let roles: std::collections::HashSet<Role> =
                links.to(item).iter().map(|found| found.role).collect();
            let sum: usize = roles.into_iter().map(|role| links.referrers(item, role).count()).sum();
            assert_eq!(links.count(item), sum);
        }
        assert_eq!(links.count(Item::Entity(EntityIx(0))), 5);
    }

    #[test]
    fn an_item_named_twice_by_another_is_counted_once() {
        let briefing = briefing_format::parse(HARBOR, &mut |_| {}).briefing;
        let evidence = Evidence::new(&briefing);
        let port = Item::Entity(EntityIx(0));
        assert_eq!(evidence.backlinks.referrers(port, Role::Actor).count(), 1);
    }
}
