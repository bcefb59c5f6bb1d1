//! What falls with a source or an actor: everything that rests on it alone. It must not say that anything is false: what
//! falls has lost what the file gives for it, and no more.
//!
//! * A **source** rests on what it is based on, and stands while any of that does. One that is based on nothing stands.
//! * A **quote** rests on its speaker and on every hop that it came through: a hop that is muted breaks the chain. What
//!   a later hop is based on does not matter to it, what the first is based on does, unless its speaker published that.
//! * A **position** rests on its holder, on its quote and on its chain, a **relation** likewise.
//! * An **event** rests on its chain, which breaks as that of a quote does, on its quotes and on its sources, and stands
//!   while any of them does. A source that only passes on its chain or one of its quotes is not counted beside that.
//!   Whoever tells of it takes the chain and the sources along, and a source of theirs stands however that got its news.
//! * A **claim** stands while anybody who holds it does; one that nobody holds, while anybody does who takes a position.
//! * A **judgment** rests on its holder, and stands while anything of its basis does.
//! * Actors and places always stand. A **description** of one rests on whoever gives it and on its chain, as a relation
//!   does.
//!
//! What rests on nothing that the file names does not fall: it was unsourced before. An actor takes down what it
//! published, said, holds and concludes.

use std::collections::{HashMap, HashSet};

use super::{
    Role, Story,
    chain::{PassedOn, Way},
};
use briefing_format::model::{ClaimIx, EntityIx, EventIx, Item, SourceIx};

/// What falls when some sources and actors are muted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fall {
    muted: Vec<Item>,
    items: HashSet<Item>,
    positions: HashSet<(ClaimIx, u32)>,
    relations: HashSet<(EntityIx, u32)>,
    descriptions: HashSet<EntityIx>,
}

/// How much falls, the muted sources themselves not counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Toll {
    /// Events and background.
    pub events: usize,
    /// Claims.
    pub claims: usize,
    /// Judgments.
    pub judgments: usize,
    /// Quotes.
    pub quotes: usize,
    /// Relations between entities.
    pub relations: usize,
    /// Descriptions of actors and places.
    pub descriptions: usize,
    /// Sources.
    pub sources: usize,
}

impl Toll {
    /// Counts one more item; relations are no items.
    pub(super) const fn add(&mut self, item: Item) {
        match item {
            Item::Event(_) => self.events += 1,
            Item::Claim(_) => self.claims += 1,
            Item::Judgment(_) => self.judgments += 1,
            Item::Quote(_) => self.quotes += 1,
            Item::Source(_) => self.sources += 1,
            Item::Briefing | Item::Entity(_) | Item::Question(_) => {}
        }
    }

    /// All of it.
    pub(crate) const fn total(self) -> usize {
        let items = self.events + self.claims + self.judgments + self.quotes + self.sources;
        items + self.relations + self.descriptions
    }
}

impl Fall {
    /// Follows what some sources and actors take down, in time proportional to what falls and to what points at it.
    pub fn of(story: Story<'_>, muted: &[Item]) -> Self {
        let fall = Self { muted: muted.to_vec(), ..Self::default() };
        let mut falling = Falling {
            story,
            fall,
            open: Vec::new(),
            silenced: HashSet::new(),
            cut: HashSet::new(),
            untold: HashSet::new(),
            broken: HashSet::new(),
            positions: HashMap::new(),
            relations: HashMap::new(),
            held: HashMap::new(),
            passed_on: HashMap::new(),
            standing: HashMap::new(),
        };
        for item in muted {
            match *item {
                Item::Source(ix) => falling.mute_source(ix),
                Item::Entity(ix) => falling.mute_entity(ix),
                Item::Briefing
                | Item::Event(_)
                | Item::Quote(_)
                | Item::Claim(_)
                | Item::Judgment(_)
                | Item::Question(_) => {}
            }
        }
        falling.cut_chains();
        falling.spread();
        falling.fall
    }

    /// What is muted, in the order given.
    pub fn muted(&self) -> &[Item] {
        &self.muted
    }

    /// Every item that falls, those that are muted among them, in no order.
    pub fn items(&self) -> impl Iterator<Item = Item> + '_ {
        self.items.iter().copied()
    }

    /// Whether an item falls.
    pub(crate) fn takes(&self, item: Item) -> bool {
        self.items.contains(&item)
    }

    /// Whether a position of a claim falls, by its number in the claim.
    pub(crate) fn takes_position(&self, claim: ClaimIx, n: usize) -> bool {
        self.positions.contains(&(claim, n as u32))
    }

    /// Whether a relation of an entity falls, by its number there.
    pub(crate) fn takes_relation(&self, entity: EntityIx, n: usize) -> bool {
        self.relations.contains(&(entity, n as u32))
    }

    /// Whether the description of an entity falls.
    pub(crate) fn takes_description(&self, entity: EntityIx) -> bool {
        self.descriptions.contains(&entity)
    }

    /// How many positions on claims fall, those on claims that fall with them among them.
    pub(crate) fn positions(&self) -> usize {
        self.positions.len()
    }

    /// Whether nothing falls, so that nothing was muted either.
    pub(crate) fn is_empty(&self) -> bool {
        let parts = self.positions.len() + self.relations.len() + self.descriptions.len();
        self.items.is_empty() && parts == 0
    }

    /// How much falls beside what was muted.
    pub fn toll(&self) -> Toll {
        let (relations, descriptions) = (self.relations.len(), self.descriptions.len());
        let mut toll = Toll { relations, descriptions, ..Toll::default() };
        self.items.iter().filter(|item| !self.muted.contains(item)).for_each(|item| toll.add(*item));
        toll
    }
}

/// The relations of an entity by the first hop that they came through, unless that is their holder's own.
pub(super) fn by_first_hop(story: Story<'_>, entity: EntityIx) -> HashMap<SourceIx, Vec<u32>> {
    let mut by_hop: HashMap<SourceIx, Vec<u32>> = HashMap::new();
    for (n, relation) in (0..).zip(story.briefing.known(&story.get(entity).relations)) {
        if let Some(first) = Way::of_relation(story.briefing, relation).begins_with() {
            by_hop.entry(first).or_default().push(n);
        }
    }
    by_hop
}

struct Falling<'a> {
    story: Story<'a>,
    fall: Fall,
    /// What has fallen and was not followed yet.
    open: Vec<Item>,
    /// The sources that say nothing, as they or their publishers are muted.
    silenced: HashSet<SourceIx>,
    /// The claims and entities of which a position or a relation came through one of these.
    cut: HashSet<Item>,
    /// The events of which those who tell of them are muted.
    untold: HashSet<EventIx>,
    /// The events whose own chain is broken.
    broken: HashSet<EventIx>,
    /// Which positions of a claim rest on what: the first hops that are not their holder's own, and the quotes.
    positions: HashMap<ClaimIx, HashMap<Item, Vec<u32>>>,
    /// The same of the relations of an entity.
    relations: HashMap<EntityIx, HashMap<SourceIx, Vec<u32>>>,
    /// Whether anybody holds a claim.
    held: HashMap<ClaimIx, bool>,
    /// What only passes on what an event rests on.
    passed_on: HashMap<EventIx, PassedOn<'a>>,
    /// Which of the things that an item rests on still stood when it was last looked at: all before that have fallen.
    standing: HashMap<Item, usize>,
}

impl Falling<'_> {
    /// A muted source breaks every chain that it is a hop of.
    fn mute_source(&mut self, ix: SourceIx) {
        self.silenced.insert(ix);
        self.take(Item::Source(ix));
        for reference in self.story.evidence.backlinks.once(Item::Source(ix)) {
            match (reference.from, reference.role) {
                (quote @ Item::Quote(_), Role::Via) => self.take(quote),
                (Item::Event(event), Role::EventVia) => self.break_chain(event),
                (Item::Entity(entity), Role::DescriptionVia) => {
                    self.fall.descriptions.insert(entity);
                }
                (part @ Item::Claim(_), Role::PositionVia) | (part @ Item::Entity(_), Role::RelationVia) => {
                    self.cut.insert(part);
                }
                _ => {}
            }
        }
    }

    /// What came through any of the muted sources falls; each claim and each entity is gone through once for all of them.
    fn cut_chains(&mut self) {
        let briefing = self.story.briefing;
        let silenced = std::mem::take(&mut self.silenced);
        let is_cut = |via: &[SourceIx]| via.iter().any(|hop| silenced.contains(hop));
        for part in std::mem::take(&mut self.cut) {
            match part {
                Item::Claim(claim) => {
                    self.take_positions(claim, |position| is_cut(briefing.known(&position.via)));
                }
                Item::Entity(entity) => {
                    self.take_relations(entity, |relation| is_cut(briefing.known(&relation.via)));
                }
                _ => {}
            }
        }
        self.silenced = silenced;
    }

    fn mute_entity(&mut self, ix: EntityIx) {
        for reference in self.story.evidence.backlinks.once(Item::Entity(ix)) {
            match (reference.from, reference.role) {
                (Item::Source(source), Role::Publisher) => self.mute_source(source),
                (item, Role::Speaker | Role::JudgmentBy) => self.take(item),
                (event @ Item::Event(ix), Role::EventBy) => {
                    self.untold.insert(ix);
                    self.settle(event);
                }
                (Item::Entity(entity), Role::DescriptionBy) => {
                    self.fall.descriptions.insert(entity);
                }
                (Item::Claim(claim), Role::Position) => {
                    self.take_positions(claim, |position| position.said_by() == Some(ix));
                }
                (Item::Entity(entity), Role::RelationBy) => {
                    self.take_relations(entity, |relation| relation.by == Some(ix));
                }
                _ => {}
            }
        }
    }

    fn take(&mut self, item: Item) {
        if self.fall.items.insert(item) {
            self.open.push(item);
        }
    }

    fn break_chain(&mut self, event: EventIx) {
        self.broken.insert(event);
        self.settle(Item::Event(event));
    }

    fn take_positions(&mut self, claim: ClaimIx, falls: impl Fn(&briefing_format::model::Position) -> bool) {
        for (n, position) in (0..).zip(self.story.briefing.known(&self.story.get(claim).positions)) {
            if falls(position) {
                self.fall.positions.insert((claim, n));
            }
        }
        self.settle(Item::Claim(claim));
    }

    /// Takes the positions of a claim that rest on an item.
    fn take_positions_on(&mut self, claim: ClaimIx, item: Item) {
        let story = self.story;
        let by_ground = self.positions.entry(claim).or_insert_with(|| {
            let mut by_ground: HashMap<Item, Vec<u32>> = HashMap::new();
            for (n, position) in (0..).zip(story.briefing.known(&story.get(claim).positions)) {
                let first = Way::new(story.briefing, position.said_by(), story.briefing.known(&position.via))
                    .begins_with();
                for ground in first
                    .map(Item::Source)
                    .into_iter()
                    .chain(story.briefing.known_one(position.quote).map(Item::Quote))
                {
                    by_ground.entry(ground).or_default().push(n);
                }
            }
            by_ground
        });
        let numbers = by_ground.get(&item).into_iter().flatten();
        self.fall.positions.extend(numbers.map(|n| (claim, *n)));
        self.settle(Item::Claim(claim));
    }

    fn take_relations(
        &mut self,
        entity: EntityIx,
        falls: impl Fn(&briefing_format::model::Relation) -> bool,
    ) {
        for (n, relation) in (0..).zip(self.story.briefing.known(&self.story.get(entity).relations)) {
            if falls(relation) {
                self.fall.relations.insert((entity, n));
            }
        }
    }

    fn spread(&mut self) {
        while let Some(item) = self.open.pop() {
            for reference in self.story.evidence.backlinks.once(item) {
                let from = reference.from;
                match (item, from, reference.role) {
                    (_, _, Role::BasedOn | Role::SourceOf | Role::QuoteOf | Role::Basis) => self.settle(from),
                    (Item::Source(source), Item::Quote(quote), Role::Via)
                        if Way::of_quote(self.story.briefing, self.story.get(quote)).begins_with()
                            == Some(source) =>
                    {
                        self.take(from);
                    }
                    (Item::Source(source), Item::Event(event), Role::EventVia)
                        if Way::of_event(self.story.briefing, self.story.get(event)).begins_with()
                            == Some(source) =>
                    {
                        self.break_chain(event);
                    }
                    (Item::Source(source), Item::Entity(entity), Role::DescriptionVia)
                        if Way::of_description(self.story.briefing, self.story.get(entity)).begins_with()
                            == Some(source) =>
                    {
                        self.fall.descriptions.insert(entity);
                    }
                    (_, Item::Claim(claim), Role::PositionVia | Role::PositionQuote) => {
                        self.take_positions_on(claim, item);
                    }
                    (Item::Source(source), Item::Entity(entity), Role::RelationVia) => {
                        let story = self.story;
                        let by_hop =
                            self.relations.entry(entity).or_insert_with(|| by_first_hop(story, entity));
                        let numbers = by_hop.get(&source).into_iter().flatten();
                        self.fall.relations.extend(numbers.map(|n| (entity, *n)));
                    }
                    _ => {}
                }
            }
        }
    }

    /// Takes an item down where nothing that it rests on is left.
    fn settle(&mut self, item: Item) {
        if self.fall.takes(item) {
            return;
        }
        let from = self.standing.get(&item).copied().unwrap_or(0);
        match self.standing_from(item, from) {
            Some(at) => drop(self.standing.insert(item, at)),
            None => self.take(item),
        }
    }

    /// Whether what a source tells still stands: its own words do as long as it is heard.
    fn stands(&self, way: Way<'_>) -> bool {
        match way.begins_with() {
            Some(source) => !self.fall.takes(Item::Source(source)),
            None => way.hops.iter().all(|source| !self.silenced.contains(source)),
        }
    }

    /// The number of the first source, from one on, by which an event still stands.
    fn told_from(&mut self, ix: EventIx, from: usize) -> Option<usize> {
        let (story, event) = (self.story, self.story.get(ix));
        let all = || PassedOn::new(story.briefing, &story.evidence.backlinks, event);
        self.passed_on.entry(ix).or_insert_with(all);
        let passed_on = self.passed_on.get(&ix)?;
        let mut told =
            (from..).zip(Way::each(story.briefing, event.by, &story.briefing.known(&event.sources)[from..]));
        told.find(|(_, way)| self.stands(*way) && way.is_apart_from(|hop| passed_on.contains(*hop)))
            .map(|(n, _)| n)
    }

    /// The number of the first thing that still stands among those that an item rests on, from one on.
    fn standing_from(&mut self, item: Item, from: usize) -> Option<usize> {
        let (story, fall) = (self.story, &self.fall);
        let stands = |item: Item| !fall.takes(item);
        match item {
            Item::Source(ix) => {
                let based_on = story.briefing.known(&story.get(ix).based_on);
                (from..based_on.len()).find(|n| stands(Item::Source(based_on[*n])))
            }
            Item::Event(ix) => {
                let event = story.get(ix);
                let is_told = !self.untold.contains(&ix);
                // The chain comes first, then the quotes, then the sources.
                if from == 0
                    && is_told
                    && !story.briefing.known(&event.via).is_empty()
                    && !self.broken.contains(&ix)
                {
                    return Some(0);
                }
                let quotes = story.briefing.known(&event.quotes);
                let behind = 1 + quotes.len();
                let quote = (from.max(1)..behind).find(|n| stands(Item::Quote(quotes[*n - 1])));
                quote.or_else(|| {
                    is_told
                        .then(|| self.told_from(ix, from.saturating_sub(behind)))
                        .flatten()
                        .map(|n| behind + n)
                })
            }
            Item::Claim(ix) => {
                let positions = story.briefing.known(&story.get(ix).positions);
                let held = || positions.iter().any(|position| position.stance.supports());
                let is_held = *self.held.entry(ix).or_insert_with(held);
                (from..positions.len())
                    .find(|n| (!is_held || positions[*n].stance.supports()) && !fall.takes_position(ix, *n))
            }
            Item::Judgment(ix) => {
                let basis = story.briefing.known(&story.get(ix).basis);
                (from..basis.len()).find(|n| stands(basis[*n]))
            }
            Item::Briefing | Item::Entity(_) | Item::Quote(_) | Item::Question(_) => Some(from),
        }
    }
}

#[cfg(test)]
pub(super) mod tests;
