//! What points at each item, and in which role. It must not know the order in which it will be shown.
//!
//! The links are those of the whole file, made once; whoever asks for them gets those that were known.

use std::sync::LazyLock;

use super::Story;
use briefing_format::model::{
    Briefing, ClaimIx, EntityIx, EventIx, Item, ItemKind, ItemMap, JudgmentIx, QuestionIx, QuoteIx, SourceIx,
    Statement, Telling, Voice, markup,
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
    /// The part of it that does.
    part: Part,
}

impl Reference {
    /// Whether it was known that the item points there.
    fn was_known(self, briefing: &Briefing) -> bool {
        match self.from {
            // Its summary does.
            Item::Briefing => briefing.summary().is_some(),
            from => {
                let part = self.part.statement(from);
                briefing.is_known(from) && part.is_none_or(|part| briefing.is_said(part))
            }
        }
    }
}

/// The part of an item that points at another: all of it, or one that may have become known later. Small, for there are
/// millions: the two highest bits say what it is, the others which.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Part(u32);

impl Part {
    const WHOLE: Self = Self(0);
    const DESCRIPTION: Self = Self(1);

    /// A position of a claim, or a relation of an entity.
    const fn entry(n: u32) -> Self {
        Self(1 << 31 | n)
    }

    const fn alias(n: u32) -> Self {
        Self(1 << 30 | n)
    }

    fn statement(self, of: Item) -> Option<Statement> {
        let n = self.0 & !(3 << 30);
        match (self.0 >> 30, of) {
            (2, Item::Claim(ix)) => Some(Statement::Position(ix, n)),
            (2, Item::Entity(ix)) => Some(Statement::Relation(ix, n)),
            (1, Item::Entity(ix)) => Some(Statement::Alias(ix, n)),
            (0, Item::Entity(ix)) if self == Self::DESCRIPTION => Some(Statement::Description(ix)),
            _ => None,
        }
    }
}

/// For how many links there is room to begin with; most items have fewer.
const LINKS_PER_ITEM: usize = 6;

/// For every item, what points at it; each list in section order, then file order.
#[derive(Debug)]
pub(crate) struct Backlinks {
    /// Where in the references those to an item stand.
    ranges: ItemMap<(u32, u32)>,
    references: Vec<Reference>,
}

impl Backlinks {
    /// Walks every link of a file once, then counts and places them.
    pub(crate) fn new(briefing: &Briefing) -> Self {
        let mut links: Vec<(Reference, Item)> = Vec::with_capacity(LINKS_PER_ITEM * briefing.items().count());
        each_link(briefing, &mut |reference, to| links.push((reference, to)));
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
        let nothing = Reference { from: Item::Briefing, role: Role::Text, part: Part::WHOLE };
        let mut references = vec![nothing; total as usize];
        for (reference, to) in links {
            let end = &mut ranges[to].1;
            references[*end as usize] = reference;
            *end += 1;
        }
        Self { ranges, references }
    }

    /// What the file has point at an item.
    pub(super) fn of_file(&self, item: Item) -> &[Reference] {
        let (start, end) = self.ranges[item];
        &self.references[start as usize..end as usize]
    }
}

impl<'a> Story<'a> {
    /// What points at an item.
    pub(crate) fn references(self, item: Item) -> impl Iterator<Item = Reference> + 'a {
        let all = self.evidence.backlinks.of_file(item).iter().copied();
        all.filter(move |reference| reference.was_known(self.briefing))
    }

    /// The items that point at an item in any role, as often as they do.
    pub fn pointing_at(self, item: Item) -> impl Iterator<Item = Item> + 'a {
        self.references(item).map(|reference| reference.from)
    }

    /// The same, but where an item points at it several times in one role, the first of these alone.
    pub(crate) fn references_once(self, item: Item) -> impl Iterator<Item = Reference> + 'a {
        let mut last = [None; Role::Text as usize + 1];
        self.references(item).filter(move |reference| {
            last[reference.role as usize].replace(reference.from) != Some(reference.from)
        })
    }

    /// The items that point at an item in one role, each once.
    pub(crate) fn referrers(self, item: Item, role: Role) -> impl Iterator<Item = Item> + 'a {
        let all = self.evidence.backlinks.of_file(item).iter().copied();
        let known = all.filter(move |reference| reference.role == role && reference.was_known(self.briefing));
        let mut last = None;
        known.map(|reference| reference.from).filter(move |from| last.replace(*from) != Some(*from))
    }

    /// The claims that the file has point at an item, in any role.
    pub(crate) fn references_of_claims(self, item: Item) -> &'a [Reference] {
        let references = self.evidence.backlinks.of_file(item);
        let from = references.partition_point(|reference| reference.from.kind() < ItemKind::Claim);
        let to = references.partition_point(|reference| reference.from.kind() <= ItemKind::Claim);
        &references[from..to]
    }

    /// How many items point at an item, each once in every role: the referrers of all roles in one pass.
    pub(crate) fn reference_count(self, item: Item) -> usize {
        self.references_once(item).count()
    }
}

/// Whoever is told of each link: the item and the part of it that points, in which role, and at what.
struct Links<'v> {
    briefing: &'v Briefing,
    visit: &'v mut dyn FnMut(Reference, Item),
    from: Item,
    part: Part,
}

/// Calls `visit` for every link that the file writes down.
fn each_link(briefing: &Briefing, visit: &mut dyn FnMut(Reference, Item)) {
    let whole = &briefing.of_file();
    let mut links = Links { briefing: whole, visit, from: Item::Briefing, part: Part::WHOLE };
    links.text(whole.summary().map_or("", SafeText::as_str));
    links.of_events();
    links.of_entities();
    links.of_quotes();
    links.of_claims();
    links.of_sources();
    links.of_estimates();
}

/// What every link in prose begins with; made once, for there are hundreds of thousands of texts.
pub(super) static BRACKETS: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new(b"[["));

impl Links<'_> {
    fn begin(&mut self, from: Item) {
        (self.from, self.part) = (from, Part::WHOLE);
    }

    fn add(&mut self, role: Role, to: impl Into<Item>) {
        (self.visit)(Reference { from: self.from, role, part: self.part }, to.into());
    }

    fn all<T: Copy + Into<Item>>(&mut self, role: Role, to: impl IntoIterator<Item = T>) {
        to.into_iter().for_each(|to| self.add(role, to));
    }

    fn text(&mut self, text: &str) {
        if BRACKETS.find(text.as_bytes()).is_none() {
            return;
        }
        let briefing = self.briefing;
        self.all(Role::Text, markup::link_ids(text).filter_map(|(_, id)| briefing.find(id)));
    }

    /// Who tells a statement, and what it came through, what holds by default among it.
    fn told(&mut self, telling: Telling<'_>, (by, via, sources): (Role, Role, Role)) {
        self.all(by, telling.voice.and_then(Voice::actor));
        self.all(via, telling.attribution.via().flat_map(|chain| chain.hops).copied());
        self.all(sources, telling.attribution.sources().iter().copied());
    }

    fn of_events(&mut self) {
        let briefing = self.briefing;
        for (n, event) in (0..).zip(&briefing.events) {
            self.begin(Item::Event(EventIx(n)));
            self.all(Role::Actor, event.actors.iter().map(|entry| entry.actor));
            self.all(Role::Place, event.place);
            self.all(Role::QuoteOf, event.quotes.of_file().iter().copied());
            self.told(briefing.telling_of_event(event), (Role::EventBy, Role::EventVia, Role::SourceOf));
            self.text(event.text.as_str());
        }
    }

    fn of_entities(&mut self) {
        let briefing = self.briefing;
        for (ix, entity) in (0..).map(EntityIx).zip(&briefing.entities) {
            self.begin(Item::Entity(ix));
            if let Some(text) = briefing.description(ix) {
                self.part = Part::DESCRIPTION;
                let roles = (Role::DescriptionBy, Role::DescriptionVia, Role::DescriptionVia);
                self.told(briefing.telling_of_description(entity), roles);
                self.text(text.as_str());
            }
            for (n, alias) in briefing.aliases(ix) {
                self.part = Part::alias(n);
                self.all(Role::AliasBy, alias.by);
                self.all(Role::AliasSource, alias.source.of_file());
            }
            for (n, relation) in briefing.relations(ix) {
                self.part = Part::entry(n);
                self.all(Role::RelationTo, relation.to);
                let roles = (Role::RelationBy, Role::RelationVia, Role::RelationVia);
                self.told(briefing.telling_of_relation(relation), roles);
                self.all(Role::RelationClaim, relation.claim.of_file());
                self.text(relation.text.as_str());
            }
        }
    }

    fn of_quotes(&mut self) {
        let briefing = self.briefing;
        for (n, quote) in (0..).zip(&briefing.quotes) {
            self.begin(Item::Quote(QuoteIx(n)));
            self.told(briefing.telling_of_quote(quote), (Role::Speaker, Role::Via, Role::Via));
            self.all(Role::About, quote.about.of_file().iter().copied());
        }
    }

    fn of_claims(&mut self) {
        let briefing = self.briefing;
        for (ix, claim) in (0..).map(ClaimIx).zip(&briefing.claims) {
            self.begin(Item::Claim(ix));
            // What a claim is about comes before its positions.
            self.all(Role::About, claim.about.of_file().iter().copied());
            self.all(Role::Contradicts, claim.contradicts.of_file().iter().copied());
            self.text(claim.text.as_str());
            for (n, position) in briefing.positions(ix) {
                self.part = Part::entry(n);
                let telling =
                    Telling { voice: briefing.holder(position), ..briefing.telling_of_position(position) };
                self.told(telling, (Role::Position, Role::PositionVia, Role::PositionVia));
                self.all(Role::PositionQuote, position.quote.of_file());
                self.text(position.text.as_str());
            }
        }
    }

    fn of_sources(&mut self) {
        let briefing = self.briefing;
        for (n, source) in (0..).zip(&briefing.sources) {
            self.begin(Item::Source(SourceIx(n)));
            self.all(Role::Publisher, source.publisher);
            self.all(Role::Author, source.writer);
            self.all(Role::BasedOn, source.based_on.of_file().iter().copied());
            self.all(Role::Cites, source.cites.of_file().iter().copied());
            self.text(source.text.as_str());
        }
    }

    fn of_estimates(&mut self) {
        let briefing = self.briefing;
        for (n, judgment) in (0..).zip(&briefing.judgments) {
            self.begin(Item::Judgment(JudgmentIx(n)));
            self.all(Role::JudgmentBy, judgment.by.as_ref().and_then(Voice::actor));
            self.all(Role::Basis, judgment.basis.of_file().iter().copied());
            self.text(judgment.text.as_str());
        }
        for (n, question) in (0..).zip(&briefing.questions) {
            self.begin(Item::Question(QuestionIx(n)));
            self.all(Role::About, question.about.of_file().iter().copied());
            self.text(question.text.as_str());
        }
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
        let story = Story { briefing: &briefing, evidence: &evidence };
        story.references(item).map(|reference| (reference.from, reference.role)).collect()
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
        let evidence = Evidence::new(&briefing);
        let story = Story { briefing: &briefing, evidence: &evidence };
        for item in briefing.items().chain([Item::Briefing]) {
            let roles: std::collections::HashSet<Role> =
                story.references(item).map(|found| found.role).collect();
            let sum: usize = roles.into_iter().map(|role| story.referrers(item, role).count()).sum();
            assert_eq!(story.reference_count(item), sum);
        }
        assert_eq!(story.reference_count(Item::Entity(EntityIx(0))), 5);
    }

    #[test]
    fn an_item_named_twice_by_another_is_counted_once() {
        let briefing = briefing_format::parse(HARBOR, &mut |_| {}).briefing;
        let evidence = Evidence::new(&briefing);
        let port = Item::Entity(EntityIx(0));
        let story = Story { briefing: &briefing, evidence: &evidence };
        assert_eq!(story.referrers(port, Role::Actor).count(), 1);
    }
}
