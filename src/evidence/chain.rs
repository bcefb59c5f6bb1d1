//! Where statements come from: the origins behind sources, and how many reports share one. It must not guess a hop that the file does not write.

use std::collections::HashSet;

use crate::model::{
    Briefing, Claim, Entity, EntityIx, Event, EventIx, Position, Quote, Relation, SourceIx, Status,
};

/// The sources at the roots of `based_on` behind these sources, each once, in order of discovery.
///
/// A source that is based on none is its own origin.
pub fn origins(briefing: &Briefing, sources: impl IntoIterator<Item = SourceIx>) -> Vec<SourceIx> {
    let mut seen = HashSet::new();
    let mut origins = Vec::new();
    let mut open: Vec<SourceIx> = sources.into_iter().collect();
    open.reverse();
    while let Some(source) = open.pop() {
        if !seen.insert(source) {
            continue;
        }
        let based_on = &briefing[source].based_on;
        if based_on.is_empty() {
            origins.push(source);
        }
        open.extend(based_on.iter().rev());
    }
    origins
}

/// The hops by which a statement came to us, from the first utterance to what we read.
#[derive(Clone, Copy, Debug)]
pub struct Way<'b> {
    /// The hops.
    pub hops: &'b [SourceIx],
    /// Whether the first hop was published by whom the statement is ascribed to: then it is in its own words, and what
    /// that source passes on besides has nothing to do with it.
    pub is_own: bool,
}

impl<'b> Way<'b> {
    /// The way of a statement that is ascribed to somebody, or to nobody.
    pub fn new(briefing: &Briefing, by: Option<EntityIx>, hops: &'b [SourceIx]) -> Self {
        let publisher = hops.first().and_then(|first| briefing[*first].publisher);
        Self { hops, is_own: by.is_some() && publisher == by }
    }

    /// That of a quote.
    pub fn of_quote(briefing: &Briefing, quote: &'b Quote) -> Self {
        Self::new(briefing, quote.speaker, &quote.via)
    }

    /// That of a relation.
    pub fn of_relation(briefing: &Briefing, relation: &'b Relation) -> Self {
        Self::new(briefing, relation.by, &relation.via)
    }

    /// That of a position: its own, or else that of its quote.
    pub fn of_position(briefing: &'b Briefing, position: &'b Position) -> Self {
        match position.quote {
            Some(quote) if position.via.is_empty() => Self::of_quote(briefing, &briefing[quote]),
            _ => Self::new(briefing, position.by, &position.via),
        }
    }

    /// Those of things that several sources tell, each by itself.
    pub fn each<'s>(
        briefing: &'s Briefing,
        by: Option<EntityIx>,
        sources: &'s [SourceIx],
    ) -> impl Iterator<Item = Way<'s>> {
        sources.chunks(1).map(move |source| Way::new(briefing, by, source))
    }

    /// Whether it counts beside what is only passed on: it has none of that, or is in somebody's own words.
    pub(super) fn is_apart_from(&self, is_passed_on: impl Fn(&SourceIx) -> bool) -> bool {
        self.is_own || !self.hops.iter().any(is_passed_on)
    }

    /// The source that it begins with, unless that is its origin itself: what that one is based on stands behind it.
    pub(super) fn begins_with(&self) -> Option<SourceIx> {
        self.hops.first().copied().filter(|_| !self.is_own)
    }

    /// Its origin, where it is in somebody's own words.
    fn own_origin(&self) -> Option<SourceIx> {
        self.hops.first().copied().filter(|_| self.is_own)
    }
}

/// The origins behind some ways and some sources beside them, each once.
pub fn origins_of<'b>(
    briefing: &Briefing,
    ways: impl IntoIterator<Item = Way<'b>>,
    sources: impl IntoIterator<Item = SourceIx>,
) -> Vec<SourceIx> {
    let mut own = Vec::new();
    let mut others = Vec::new();
    for way in ways {
        own.extend(way.own_origin());
        others.extend(way.begins_with());
    }
    others.extend(sources);
    let mut seen = HashSet::new();
    let all = own.into_iter().chain(origins(briefing, others));
    all.filter(|source| seen.insert(*source)).collect()
}

/// What a statement rests on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grounds {
    /// Every source that is named for it or that it came through, each once.
    pub reports: Vec<SourceIx>,
    /// The sources at their roots.
    pub origins: Vec<SourceIx>,
}

impl Grounds {
    /// Whether there are more origins than reports: not all of them need stand behind this very statement.
    pub const fn is_bound(&self) -> bool {
        self.origins.len() > self.reports.len()
    }

    /// Whether several reports go back to one origin, so that they weigh as much as one.
    pub const fn is_one_repeated(&self) -> bool {
        self.origins.len() == 1 && self.reports.len() > 1
    }
}

/// The reports of an event and the origins behind them, so that three outlets with one origin never look like three.
///
/// A chain counts with the origins of its first hop, that of a quote and that of the event itself: the hops after it
/// pass it on. Words of the publisher of the first hop are their own origin, and so is a source of whom it is that tells
/// of the event.
pub fn grounds(briefing: &Briefing, event: &Event) -> Grounds {
    let mut reports = Vec::new();
    let quoted = event.quotes.iter().flat_map(|quote| &briefing[*quote].via);
    let mut seen = HashSet::new();
    for source in event.via.iter().chain(&event.sources).chain(quoted) {
        if seen.insert(*source) {
            reports.push(*source);
        }
    }
    let passed_on = passed_on(briefing, event);
    let told = told_apart(briefing, event, |source| passed_on.contains(source));
    Grounds { reports, origins: origins_of(briefing, ways(briefing, event).chain(told), []) }
}

fn ways<'b>(briefing: &'b Briefing, event: &'b Event) -> impl Iterator<Item = Way<'b>> {
    let of_quotes = event.quotes.iter().map(|quote| Way::of_quote(briefing, &briefing[*quote]));
    std::iter::once(Way::new(briefing, event.by, &event.via)).chain(of_quotes)
}

/// The sources that tell of an event beside its chain and its quotes: a later hop of a chain has its origin in the first
/// hop of that chain, unless it also tells of the event itself.
pub fn told_apart<'b>(
    briefing: &'b Briefing,
    event: &'b Event,
    is_passed_on: impl Fn(&SourceIx) -> bool,
) -> impl Iterator<Item = Way<'b>> {
    Way::each(briefing, event.by, &event.sources).filter(move |way| way.is_apart_from(&is_passed_on))
}

/// What the description of an entity rests on.
pub fn grounds_of_description(briefing: &Briefing, entity: &Entity) -> Grounds {
    grounds_of(briefing, Way::each(briefing, entity.by, &entity.sources))
}

/// The sources that only pass on what an event or one of its quotes rests on: all hops but the first.
pub fn passed_on(briefing: &Briefing, event: &Event) -> HashSet<SourceIx> {
    ways(briefing, event).flat_map(|way| way.hops.iter().skip(1)).copied().collect()
}

/// What statements rest on that came by these ways: every hop is a report, and each way has the origins of its first
/// hop, or that hop itself where it is somebody's own.
pub fn grounds_of<'b>(briefing: &Briefing, ways: impl IntoIterator<Item = Way<'b>>) -> Grounds {
    let ways: Vec<Way<'_>> = ways.into_iter().collect();
    let mut seen = HashSet::new();
    let hops = ways.iter().flat_map(|way| way.hops);
    let reports = hops.copied().filter(|source| seen.insert(*source)).collect();
    Grounds { reports, origins: origins_of(briefing, ways, []) }
}

/// What a claim rests on, and what is said against it: all positions together.
pub fn grounds_of_claim(briefing: &Briefing, claim: &Claim) -> Grounds {
    grounds_of(briefing, claim.positions.iter().map(|position| Way::of_position(briefing, position)))
}

/// How many origins there are behind something, as far as it matters: one is no confirmation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Root {
    /// Nothing is named.
    #[default]
    Nothing,
    /// All of it goes back to this source.
    One(SourceIx),
    /// It goes back to several.
    Several,
}

impl Root {
    /// What two things go back to together.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Nothing, root) | (root, Self::Nothing) => root,
            (Self::One(a), Self::One(b)) if a == b => self,
            _ => Self::Several,
        }
    }
}

/// The roots of all sources of a briefing, computed once: each source is walked to once, however long the chains are.
#[derive(Debug)]
pub struct Roots {
    sources: Vec<Root>,
}

impl Roots {
    /// Follows every `based_on`, of which there are no circles.
    pub fn new(briefing: &Briefing) -> Self {
        let mut roots = vec![Root::Nothing; briefing.sources.len()];
        // A stack of our own, as chains may be longer than the machine's is deep.
        let mut stack = Vec::new();
        for start in 0..roots.len() as u32 {
            stack.push((SourceIx(start), 0));
            while let Some((at, next)) = stack.pop() {
                let done = |ix: SourceIx, roots: &[Root]| roots[ix.0 as usize] != Root::Nothing;
                let based_on = &briefing[at].based_on;
                if done(at, &roots) {
                    continue;
                }
                match based_on.get(next) {
                    Some(base) => stack.extend([(at, next + 1), (*base, 0)]),
                    None if based_on.is_empty() => roots[at.0 as usize] = Root::One(at),
                    None => {
                        let bases = based_on.iter().map(|base| roots[base.0 as usize]);
                        roots[at.0 as usize] = bases.fold(Root::Nothing, Root::and);
                    }
                }
            }
        }
        Self { sources: roots }
    }

    /// What a source goes back to.
    pub fn of(&self, source: SourceIx) -> Root {
        self.sources[source.0 as usize]
    }

    /// What an event rests on: the same as the origins of [`grounds`], without making a list of them.
    pub fn of_event(&self, briefing: &Briefing, event: &Event) -> Root {
        let of_way = |way: Way<'_>| match (way.own_origin(), way.begins_with()) {
            (Some(own), _) => Root::One(own),
            (None, Some(first)) => self.of(first),
            (None, None) => Root::Nothing,
        };
        let mut root = ways(briefing, event).fold(Root::Nothing, |root, way| root.and(of_way(way)));
        let mut later_hops: Option<HashSet<SourceIx>> = None;
        for way in Way::each(briefing, event.by, &event.sources) {
            let both = root.and(of_way(way));
            // Most often the source changes nothing, and nobody needs to know whether it only passes something on.
            if root == Root::Several || both == root {
                continue;
            }
            let later_hops = later_hops.get_or_insert_with(|| passed_on(briefing, event));
            if way.is_apart_from(|hop| later_hops.contains(hop)) {
                root = both;
            }
        }
        root
    }

    /// The events that are called confirmed though all that is named for them goes back to one origin.
    pub fn confirmed_by_one(briefing: &Briefing) -> HashSet<EventIx> {
        let is_confirmed = |(_, event): &(u32, &Event)| event.status == Some(Status::Confirmed);
        let mut confirmed = (0..).zip(&briefing.events).filter(is_confirmed).peekable();
        if confirmed.peek().is_none() {
            return HashSet::new();
        }
        let roots = Self::new(briefing);
        let by_one = |event: &Event| matches!(roots.of_event(briefing, event), Root::One(_));
        confirmed.filter(|(_, event)| by_one(event)).map(|(n, _)| EventIx(n)).collect()
    }
}

#[cfg(test)]
mod tests;
