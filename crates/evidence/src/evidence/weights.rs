//! What rests on every source, and on it alone, found for all sources at once. It must not say what falls with several:
//! that is [`Fall`](super::Fall), which this agrees with for every single source, as it does with [`Reach`].
//!
//! For each statement it has the set of the sources on which it rests, and the set of those with any of which it falls: the
//! sources that all it rests on falls with. Such a set is a few paths in the tree of what falls with what, and some hops,
//! so that a long chain costs no more than its length. Asking for each source what falls with it would cost its square.

mod dominators;
mod points;
mod resting;

use std::{
    collections::{HashMap, hash_map::Entry},
    rc::Rc,
};

use super::{
    Reach, Story, Toll,
    chain::{PassedOn, Way},
    reach::{LISTED, MOST},
};
use briefing_format::model::{ClaimIx, EntityIx, EventIx, Item, JudgmentIx, Position, QuoteIx, SourceIx};
use dominators::Dominators;
pub use points::{WeakPoint, WeakPoints, weak_points};
use resting::{Sources, all_of, any_of};

/// The most sources in all sets together, for each link of the briefing, before one is asked for by itself: many
/// judgments may rest on the same many sources, and in different ways.
const PER_LINK: usize = 32;

/// What rests on each source.
#[derive(Debug)]
pub struct Weights {
    alone: Vec<Toll>,
    statements_alone: Vec<Vec<Item>>,
    /// Nothing where it is less work to ask for one source at a time.
    on_it: Option<Vec<Toll>>,
}

impl Weights {
    /// Goes through the briefing once.
    pub fn new(story: Story<'_>) -> Self {
        Self::of(&Weighing::new(story, Some(Sets::default())))
    }

    /// The same without what rests on a source beside others, of which [`Self::reach`] then asks for each source anew.
    fn alone_only(story: Story<'_>) -> Self {
        Self::of(&Weighing::new(story, None))
    }

    fn of(weighing: &Weighing<'_>) -> Self {
        let (alone, statements_alone) = weighing.tolls(&weighing.with_any);
        let on_it = weighing.on_any.as_ref().map(|sets| weighing.tolls(sets).0);
        Self { alone, statements_alone, on_it }
    }

    /// What falls with a source alone.
    pub fn alone(&self, source: SourceIx) -> Toll {
        self.alone[source.0 as usize]
    }

    /// The first events, claims and judgments that rest on a source alone, in section order.
    pub(crate) fn statements_alone(&self, source: SourceIx) -> &[Item] {
        &self.statements_alone[source.0 as usize]
    }

    /// What rests on a source, as [`Reach::of`] finds it, with no more statements than are listed.
    pub(crate) fn reach(&self, story: Story<'_>, source: SourceIx) -> Reach {
        let Some(on_it) = &self.on_it else { return Reach::of(story, source) };
        let on_it = on_it[source.0 as usize];
        Reach {
            on_it,
            is_more: on_it.total() - on_it.relations - on_it.descriptions >= MOST,
            alone: self.alone(source),
            statements_alone: self.statements_alone[source.0 as usize].clone(),
        }
    }
}

/// What is counted together, because it has the same set of sources.
struct Alike {
    sources: Rc<Sources>,
    toll: Toll,
    /// The first statements, in section order.
    statements: Vec<Item>,
}

/// Statements by the sets of sources that they have.
#[derive(Default)]
struct Sets {
    number_of: HashMap<*const Sources, usize>,
    all: Vec<Alike>,
}

impl Sets {
    fn of(&mut self, sources: Rc<Sources>) -> &mut Alike {
        let next = self.all.len();
        let number = match self.number_of.entry(Rc::as_ptr(&sources)) {
            Entry::Occupied(known) => *known.get(),
            Entry::Vacant(place) => {
                self.all.push(Alike { sources, toll: Toll::default(), statements: Vec::new() });
                *place.insert(next)
            }
        };
        &mut self.all[number]
    }

    fn add(&mut self, item: Item, sources: Rc<Sources>) {
        if sources.is_empty() {
            return;
        }
        let alike = self.of(sources);
        alike.toll.add(item);
        if !matches!(item, Item::Quote(_)) && alike.statements.len() < LISTED {
            alike.statements.push(item);
        }
    }
}

struct Weighing<'a> {
    story: Story<'a>,
    tree: Dominators,
    /// The sets of sources with any of which statements fall.
    with_any: Sets,
    /// The sets of sources on any of which they rest; nothing once these became too many.
    on_any: Option<Sets>,
    /// How many sources these sets may have yet.
    left: usize,
}

/// Of a kind of items, by number, with which sources each falls and on which it rests.
type Both = Vec<(Rc<Sources>, Rc<Sources>)>;

impl<'a> Weighing<'a> {
    fn new(story: Story<'a>, on_any: Option<Sets>) -> Self {
        let links = story.evidence.backlinks.total() + story.briefing.items().count();
        let mut weighing = Self {
            story,
            tree: Dominators::new(story),
            with_any: Sets::default(),
            on_any,
            left: PER_LINK * links,
        };
        let quotes = weighing.quotes();
        let events = weighing.events(&quotes);
        let claims = weighing.claims(&quotes);
        weighing.chains();
        weighing.judgments(&quotes, &events, &claims);
        weighing
    }

    /// Adds an item with the sources with any of which it falls, and those on any of which it rests.
    fn add(&mut self, item: Item, with: &Rc<Sources>, on: &Rc<Sources>) {
        if self.counts(item) {
            self.with_any.add(item, Rc::clone(with));
            self.on_any.iter_mut().for_each(|sets| sets.add(item, Rc::clone(on)));
        }
    }

    /// Whether an item is known, and has not fallen with what is muted.
    fn counts(&self, item: Item) -> bool {
        self.story.is_known(item) && !self.story.evidence.fall.takes(item)
    }

    /// What any of these have, as long as there is room for it.
    fn any(&mut self, sets: Vec<Rc<Sources>>) -> Rc<Sources> {
        let size: usize = sets.iter().map(|set| set.len()).sum();
        let is_one = sets.windows(2).all(|two| Rc::ptr_eq(&two[0], &two[1]));
        if !is_one {
            match self.left.checked_sub(size) {
                Some(left) if self.on_any.is_some() => self.left = left,
                _ => {
                    self.on_any = None;
                    return Rc::default();
                }
            }
        }
        any_of(sets)
    }

    fn quotes(&mut self) -> Vec<Rc<Sources>> {
        let mut all = Vec::with_capacity(self.story.briefing.quotes.len());
        for (n, quote) in (0..).zip(&self.story.briefing.quotes) {
            let sources = Rc::new(Sources::breaking(Way::of_quote(self.story.briefing, quote)));
            self.add(Item::Quote(QuoteIx(n)), &sources, &sources);
            all.push(sources);
        }
        all
    }

    fn events(&mut self, quotes: &[Rc<Sources>]) -> Both {
        let briefing = self.story.briefing;
        let mut all = Vec::with_capacity(briefing.events.len());
        for (n, event) in (0..).zip(&briefing.events) {
            let (mut grounds, mut any) = (Vec::new(), Vec::new());
            let is_told = !self.story.is_muted(event.by);
            let chain = Way::of_event(briefing, event);
            if is_told && !briefing.known(&event.via).is_empty() && !self.story.is_broken(chain) {
                grounds.push(Rc::new(Sources::breaking(chain)));
            }
            let standing =
                briefing.known(&event.quotes).iter().filter(|quote| self.story.stands(Item::Quote(**quote)));
            grounds.extend(standing.map(|quote| Rc::clone(&quotes[quote.0 as usize])));
            any.clone_from(&grounds);
            let passed_on = PassedOn::new(briefing, &self.story.evidence.backlinks, event);
            for way in Way::each(briefing, event.by, briefing.known(&event.sources)) {
                let sources = Rc::new(Sources::of_source(way));
                let is_apart = || way.is_apart_from(|hop| passed_on.contains(*hop));
                if is_told && !self.story.is_broken(way) && is_apart() {
                    grounds.push(Rc::clone(&sources));
                }
                any.push(sources);
            }
            let both = (all_of(&self.tree, grounds), self.any(any));
            self.add(Item::Event(EventIx(n)), &both.0, &both.1);
            all.push(both);
        }
        all
    }

    fn claims(&mut self, quotes: &[Rc<Sources>]) -> Both {
        let briefing = self.story.briefing;
        let mut all = Vec::with_capacity(briefing.claims.len());
        for (n, claim) in (0..).zip(&briefing.claims) {
            let is_held = briefing.known(&claim.positions).iter().any(|position| position.stance.supports());
            let mut any = Vec::new();
            // Those that cite one quote fall with it together, or each with its own chain.
            let mut chains: HashMap<Option<QuoteIx>, Vec<Rc<Sources>>> = HashMap::new();
            let ix = ClaimIx(n);
            let standing = briefing.known(&claim.positions).iter().enumerate();
            for (_, position) in standing.filter(|(at, _)| !self.story.evidence.fall.takes_position(ix, *at))
            {
                let quote = briefing.known_one(position.quote);
                let chain = chain(self.story, position);
                if !is_held || position.stance.supports() {
                    chains.entry(quote).or_default().push(Rc::clone(&chain));
                }
                any.push(chain);
                any.extend(quote.map(|quote| Rc::clone(&quotes[quote.0 as usize])));
            }
            any.sort_unstable_by_key(Rc::as_ptr);
            any.dedup_by(|one, other| Rc::ptr_eq(one, other));
            any.retain(|set| !set.is_empty());
            let grounds = chains.into_iter().map(|(quote, chains)| {
                let chains = all_of(&self.tree, chains);
                match quote.map(|quote| &quotes[quote.0 as usize]) {
                    Some(quote) if chains.is_empty() => Rc::clone(quote),
                    Some(quote) => Rc::new(quote.or(&chains)),
                    None => chains,
                }
            });
            let grounds = grounds.collect();
            let both = (all_of(&self.tree, grounds), self.any(any));
            self.add(Item::Claim(ClaimIx(n)), &both.0, &both.1);
            all.push(both);
        }
        all
    }

    /// The relations and descriptions of all entities, each of which rests on its chain alone.
    fn chains(&mut self) {
        let (briefing, fall) = (self.story.briefing, &self.story.evidence.fall);
        for (ix, entity) in (0..).map(EntityIx).zip(&briefing.entities) {
            for (n, relation) in briefing.known(&entity.relations).iter().enumerate() {
                if !fall.takes_relation(ix, n) {
                    self.chain(Way::of_relation(briefing, relation), |toll| toll.relations += 1);
                }
            }
            if !fall.takes_description(ix) {
                self.chain(Way::of_description(briefing, entity), |toll| toll.descriptions += 1);
            }
        }
    }

    fn chain(&mut self, way: Way<'_>, count: impl Fn(&mut Toll)) {
        if !way.hops.is_empty() {
            let sources = Rc::new(Sources::breaking(way));
            let both = [Some(&mut self.with_any), self.on_any.as_mut()];
            both.into_iter().flatten().for_each(|sets| count(&mut sets.of(Rc::clone(&sources)).toll));
        }
    }

    fn judgments(&mut self, quotes: &[Rc<Sources>], events: &Both, claims: &Both) {
        let judgments = &self.story.briefing.judgments;
        let mut found: Vec<Option<(Rc<Sources>, Rc<Sources>)>> = vec![None; judgments.len()];
        let mut stack = Vec::new();
        let mut order = Vec::with_capacity(judgments.len());
        let mut is_open = vec![false; judgments.len()];
        for start in 0..judgments.len() {
            stack.push((start, 0));
            while let Some((at, next)) = stack.pop() {
                if next == 0 && std::mem::replace(&mut is_open[at], true) {
                    continue;
                }
                match self.story.briefing.known(&judgments[at].basis).get(next) {
                    // What has fallen closes no circle.
                    Some(item @ Item::Judgment(on)) if self.story.stands(*item) => {
                        stack.extend([(at, next + 1), (on.0 as usize, 0)]);
                    }
                    Some(_) => stack.push((at, next + 1)),
                    None => order.push(at),
                }
            }
        }
        for at in order {
            let none = || (Rc::default(), Rc::default());
            let both: Both = self
                .story
                .briefing
                .known(&judgments[at].basis)
                .iter()
                .filter(|item| self.story.stands(**item))
                .map(|item| match *item {
                    Item::Source(ix) => {
                        let sources = Rc::new(Sources::falling_with(ix));
                        (Rc::clone(&sources), sources)
                    }
                    Item::Quote(ix) => {
                        let sources = &quotes[ix.0 as usize];
                        (Rc::clone(sources), Rc::clone(sources))
                    }
                    Item::Event(ix) => events[ix.0 as usize].clone(),
                    Item::Claim(ix) => claims[ix.0 as usize].clone(),
                    Item::Judgment(ix) => found[ix.0 as usize].clone().unwrap_or_else(|| {
                        // They rest on one another: none of them falls first, and each rests on what the others do.
                        self.on_any = None;
                        none()
                    }),
                    Item::Briefing | Item::Entity(_) | Item::Question(_) => none(),
                })
                .collect();
            let (with, on): (Vec<_>, Vec<_>) = both.into_iter().unzip();
            let on = self.any(on.into_iter().filter(|set| !set.is_empty()).collect());
            found[at] = Some((all_of(&self.tree, with), on));
        }
        for (n, both) in (0..).zip(found) {
            if let Some((with, on)) = both {
                self.add(Item::Judgment(JudgmentIx(n)), &with, &on);
            }
        }
    }

    /// How much each source has in these sets, itself not counted, and the first statements of each in section order.
    fn tolls(&self, sets: &Sets) -> (Vec<Toll>, Vec<Vec<Item>>) {
        let count = self.story.briefing.sources.len();
        // What lies in each source and all above it, and in it alone.
        let mut upward = vec![[0_i64; 7]; count];
        let mut here = vec![[0_i64; 7]; count];
        let mut statements_upward: Vec<Vec<Item>> = vec![Vec::new(); count];
        let mut statements_here: Vec<Vec<Item>> = vec![Vec::new(); count];
        let mut tips: Vec<SourceIx> = Vec::new();
        for alike in &sets.all {
            tips.clone_from(&alike.sources.tips);
            tips.sort_unstable_by_key(|tip| self.tree.entered(*tip));
            let amounts = amounts(alike.toll);
            for (n, tip) in tips.iter().enumerate() {
                add(&mut upward[tip.0 as usize], amounts, 1);
                // What two paths have in common counts once.
                let before = n.checked_sub(1).and_then(|before| self.tree.common(tips[before], *tip));
                if let Some(common) = before {
                    add(&mut upward[common.0 as usize], amounts, -1);
                }
                merge(&mut statements_upward[tip.0 as usize], &alike.statements);
            }
            for source in &alike.sources.alone {
                // Of the tips that are behind it in the order, the next one is below it if any is.
                let at = self.tree.entered(*source);
                let next = tips.partition_point(|tip| self.tree.entered(*tip) < at);
                let is_counted = tips.get(next).is_some_and(|tip| self.tree.falls_with(*tip, *source));
                if !is_counted {
                    add(&mut here[source.0 as usize], amounts, 1);
                    merge(&mut statements_here[source.0 as usize], &alike.statements);
                }
            }
        }
        for (at, parent) in self.tree.upward() {
            let below = upward[at];
            add(&mut here[at], below, 1);
            let statements = std::mem::take(&mut statements_upward[at]);
            merge(&mut statements_here[at], &statements);
            if let Some(parent) = parent {
                let counts = self.counts(Item::Source(SourceIx(at as u32)));
                add(&mut upward[parent], below, 1);
                add(&mut upward[parent], [0, 0, 0, 0, 0, 0, i64::from(counts)], 1);
                merge(&mut statements_upward[parent], &statements);
            }
        }
        (here.into_iter().map(toll).collect(), statements_here)
    }
}

/// The chain of a position, apart from its quote.
fn chain(story: Story<'_>, position: &Position) -> Rc<Sources> {
    Rc::new(Sources::breaking(Way::new(
        story.briefing,
        position.said_by(),
        story.briefing.known(&position.via),
    )))
}

/// Adds the first of some statements to others, both in order and each once.
fn merge(into: &mut Vec<Item>, others: &[Item]) {
    if others.is_empty() {
        return;
    }
    if into.len() == LISTED && into.last() < others.first() {
        return;
    }
    into.extend(others);
    into.sort_unstable();
    into.dedup();
    into.truncate(LISTED);
}

fn add(to: &mut [i64; 7], amounts: [i64; 7], times: i64) {
    for (sum, amount) in to.iter_mut().zip(amounts) {
        *sum += amount * times;
    }
}

const fn amounts(toll: Toll) -> [i64; 7] {
    let Toll { events, claims, judgments, quotes, relations, descriptions, sources } = toll;
    [
        events as i64,
        claims as i64,
        judgments as i64,
        quotes as i64,
        relations as i64,
        descriptions as i64,
        sources as i64,
    ]
}

const fn toll(amounts: [i64; 7]) -> Toll {
    let [events, claims, judgments, quotes, relations, descriptions, sources] = amounts;
    Toll {
        events: events as usize,
        claims: claims as usize,
        judgments: judgments as usize,
        quotes: quotes as usize,
        relations: relations as usize,
        descriptions: descriptions as usize,
        sources: sources as usize,
    }
}

#[cfg(test)]
mod tests;
