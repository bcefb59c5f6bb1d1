//! Where statements come from: the origins behind sources, and how many reports share one. It must not guess a hop that the file does not write.

use std::collections::HashSet;

use super::{
    Backlinks, Story,
    origins::{Known, MOST, Origins, Root},
};
use briefing_format::model::{
    Briefing, Claim, Entity, EntityIx, Event, EventIx, Position, Quote, QuoteIx, Relation, SourceIx, Status,
};

/// The hops by which a statement came to us, from the first utterance to what we read.
#[derive(Clone, Copy, Debug)]
pub struct Way<'b> {
    /// The hops.
    pub hops: &'b [SourceIx],
    /// Whether the first hop was published by whom the statement is ascribed to: then it is in its own words, and what
    /// that source passes on besides has nothing to do with it.
    pub is_own: bool,
    /// Whether it is that of a quote in which the statement was made: many statements may cite that.
    is_cited: bool,
}

impl<'b> Way<'b> {
    /// The way of a statement that is ascribed to somebody, or to nobody.
    pub(crate) fn new(briefing: &Briefing, by: Option<EntityIx>, hops: &'b [SourceIx]) -> Self {
        let publisher = hops.first().and_then(|first| briefing[*first].publisher);
        Self { hops, is_own: by.is_some() && publisher == by, is_cited: false }
    }

    /// That of a quote.
    pub(crate) fn of_quote(briefing: &'b Briefing, quote: &'b Quote) -> Self {
        Self::new(briefing, quote.speaker, briefing.known(&quote.via))
    }

    /// That of a quote, for a statement that cites it.
    pub(super) fn of_cited(briefing: &'b Briefing, quote: &'b Quote) -> Self {
        Self { is_cited: true, ..Self::of_quote(briefing, quote) }
    }

    /// That of an event itself.
    pub(crate) fn of_event(briefing: &'b Briefing, event: &'b Event) -> Self {
        Self::new(briefing, event.by, briefing.known(&event.via))
    }

    /// That of a relation.
    pub(crate) fn of_relation(briefing: &'b Briefing, relation: &'b Relation) -> Self {
        Self::new(briefing, relation.by, briefing.known(&relation.via))
    }

    /// That of the description of an entity.
    pub(crate) fn of_description(briefing: &'b Briefing, entity: &'b Entity) -> Self {
        Self::new(briefing, entity.by, briefing.known(&entity.via))
    }

    /// That of a position: its own, or else that of its quote.
    pub(crate) fn of_position(briefing: &'b Briefing, position: &'b Position) -> Self {
        match briefing.known_one(position.quote) {
            Some(quote) if briefing.known(&position.via).is_empty() => {
                Self::of_cited(briefing, &briefing[quote])
            }
            _ => Self::new(briefing, position.said_by(), briefing.known(&position.via)),
        }
    }

    /// Those of things that several sources tell, each by itself.
    pub(crate) fn each<'s>(
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
    pub(crate) fn own_origin(&self) -> Option<SourceIx> {
        self.hops.first().copied().filter(|_| self.is_own)
    }

    /// The hops that passed it on, where it is in somebody's own words; else all.
    pub(crate) fn besides_own(&self) -> &'b [SourceIx] {
        &self.hops[usize::from(self.is_own)..]
    }
}

/// What a statement rests on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grounds {
    /// Every source that is named for it or that it came through, each once. Of the hops of quotes that it cites, which
    /// others may cite, too, [`MOST`] at most are gone through.
    pub reports: Known,
    /// The sources at their roots.
    pub origins: Known,
}

impl Grounds {
    /// Of some sources that are named, of which some tell it apart from the others, and the ways of some statements.
    fn new(origins: &Origins, named: &[SourceIx], told: &[Way<'_>], ways: &[Way<'_>]) -> Self {
        let mut seen = HashSet::new();
        let mut reports = Vec::new();
        let (cited, own): (Vec<&Way<'_>>, Vec<&Way<'_>>) = ways.iter().partition(|way| way.is_cited);
        let own = own.into_iter().flat_map(|way| way.hops);
        reports.extend(own.chain(named).copied().filter(|source| seen.insert(*source)));
        let hops: usize = cited.iter().map(|way| way.hops.len()).sum();
        let cited = cited.into_iter().flat_map(|way| way.hops).take(MOST);
        reports.extend(cited.copied().filter(|source| seen.insert(*source)));
        let all = || ways.iter().chain(told);
        let own = all().filter_map(Way::own_origin).collect::<Vec<_>>();
        let others = all().filter_map(Way::begins_with);
        Self {
            reports: Known { sources: reports.into(), is_more: hops > MOST },
            origins: origins.behind(&own, others),
        }
    }

    /// Of statements that came by these ways. One that many came by is walked once.
    pub(super) fn of<'b>(origins: &Origins, ways: impl IntoIterator<Item = Way<'b>>) -> Self {
        let mut known = HashSet::new();
        let mut is_new =
            |way: &Way<'_>| known.insert((way.hops.as_ptr(), way.hops.len(), way.is_own, way.is_cited));
        let ways: Vec<Way<'_>> = ways.into_iter().filter(|way| is_new(way)).collect();
        Self::new(origins, &[], &[], &ways)
    }

    /// Whether there are more origins than reports: not all of them need stand behind this very statement.
    pub(crate) fn is_bound(&self) -> bool {
        self.origins.sources.len() > self.reports.sources.len()
    }

    /// Whether several reports go back to one origin, so that they weigh as much as one.
    pub(crate) fn is_one_repeated(&self) -> bool {
        self.origins.sources.len() == 1 && self.reports.sources.len() > 1
    }
}

/// The reports of an event and the origins behind them, so that three outlets with one origin never look like three.
///
/// A chain counts with the origins of its first hop, that of a quote and that of the event itself: the hops after it
/// pass it on. Words of the publisher of the first hop are their own origin, and so is a source of whom it is that tells
/// of the event.
pub fn grounds(story: Story<'_>, event: &Event) -> Grounds {
    let ways: Vec<Way<'_>> = ways(story.briefing, event).collect();
    let passed_on = PassedOn::new(story.briefing, &story.evidence.backlinks, event);
    let told: Vec<Way<'_>> =
        told_apart(story.briefing, event, |source| passed_on.contains(*source)).collect();
    Grounds::new(&story.evidence.origins, story.briefing.known(&event.sources), &told, &ways)
}

fn ways<'b>(briefing: &'b Briefing, event: &'b Event) -> impl Iterator<Item = Way<'b>> {
    let of_quotes =
        briefing.known(&event.quotes).iter().map(|quote| Way::of_cited(briefing, &briefing[*quote]));
    std::iter::once(Way::of_event(briefing, event)).chain(of_quotes)
}

/// The sources that tell of an event beside its chain and its quotes: a later hop of a chain has its origin in the first
/// hop of that chain, unless it also tells of the event itself.
pub(crate) fn told_apart<'b>(
    briefing: &'b Briefing,
    event: &'b Event,
    is_passed_on: impl Fn(&SourceIx) -> bool,
) -> impl Iterator<Item = Way<'b>> {
    Way::each(briefing, event.by, briefing.known(&event.sources))
        .filter(move |way| way.is_apart_from(&is_passed_on))
}

/// The sources that only pass on what an event or one of its quotes rests on: all hops but the first.
#[derive(Debug)]
pub(crate) struct PassedOn<'b> {
    briefing: &'b Briefing,
    backlinks: &'b Backlinks,
    /// The later hops that were gone through.
    hops: HashSet<SourceIx>,
    /// The quotes with so many hops that it is less work to ask for each source whether it is one.
    quotes: &'b [QuoteIx],
}

impl<'b> PassedOn<'b> {
    /// Goes through the hops, where that is less work than to ask for each source of the event.
    pub(crate) fn new(briefing: &'b Briefing, backlinks: &'b Backlinks, event: &'b Event) -> Self {
        let mut found = Self { briefing, backlinks, hops: HashSet::new(), quotes: &[] };
        if briefing.known(&event.sources).is_empty() {
            return found;
        }
        found.hops.extend(briefing.known(&event.via).iter().skip(1));
        let asked = MOST.max(briefing.known(&event.sources).len() * briefing.known(&event.quotes).len());
        let hops = briefing
            .known(&event.quotes)
            .iter()
            .flat_map(|quote| briefing.known(&briefing[*quote].via).iter().skip(1));
        if briefing
            .known(&event.quotes)
            .iter()
            .map(|quote| briefing.known(&briefing[*quote].via).len())
            .sum::<usize>()
            <= asked
        {
            found.hops.extend(hops);
        } else {
            found.quotes = briefing.known(&event.quotes);
        }
        found
    }

    /// Whether a source of the event is one of them.
    pub(crate) fn contains(&self, source: SourceIx) -> bool {
        let is_hop = |quote: &QuoteIx| self.backlinks.is_later_hop(self.briefing, *quote, source);
        self.hops.contains(&source) || self.quotes.iter().any(is_hop)
    }
}

/// What statements rest on that came by these ways: every hop is a report, and each way has the origins of its first
/// hop, or that hop itself where it is somebody's own. A way that many came by is walked once.
pub fn grounds_of<'b>(story: Story<'_>, ways: impl IntoIterator<Item = Way<'b>>) -> Grounds {
    Grounds::of(&story.evidence.origins, ways)
}

/// What a claim rests on, and what is said against it: all positions together.
pub fn grounds_of_claim(story: Story<'_>, claim: &Claim) -> Grounds {
    grounds_of(
        story,
        story
            .briefing
            .known(&claim.positions)
            .iter()
            .map(|position| Way::of_position(story.briefing, position)),
    )
}

impl Origins {
    /// What an event rests on: the same as the origins of [`grounds`], without making a list of them.
    pub(crate) fn of_event(&self, briefing: &Briefing, backlinks: &Backlinks, event: &Event) -> Root {
        let of_way = |way: Way<'_>| match (way.own_origin(), way.begins_with()) {
            (Some(own), _) => Root::One(own),
            (None, Some(first)) => self.root(first),
            (None, None) => Root::Nothing,
        };
        let mut root = ways(briefing, event).fold(Root::Nothing, |root, way| root.and(of_way(way)));
        let mut later_hops: Option<PassedOn<'_>> = None;
        for way in Way::each(briefing, event.by, briefing.known(&event.sources)) {
            let both = root.and(of_way(way));
            // Most often the source changes nothing, and nobody needs to know whether it only passes something on.
            if root == Root::Several || both == root {
                continue;
            }
            let later_hops = later_hops.get_or_insert_with(|| PassedOn::new(briefing, backlinks, event));
            if way.is_apart_from(|hop| later_hops.contains(*hop)) {
                root = both;
            }
        }
        root
    }

    /// The events that are called confirmed though all that is named for them goes back to one origin.
    pub(crate) fn confirmed_by_one(&self, briefing: &Briefing, backlinks: &Backlinks) -> HashSet<EventIx> {
        let is_confirmed = |(_, event): &(u32, &Event)| event.status == Some(Status::Confirmed);
        let confirmed = (0..).zip(&briefing.events).filter(is_confirmed);
        let by_one = |event: &Event| matches!(self.of_event(briefing, backlinks, event), Root::One(_));
        confirmed.filter(|(_, event)| by_one(event)).map(|(n, _)| EventIx(n)).collect()
    }
}

#[cfg(test)]
mod tests;
