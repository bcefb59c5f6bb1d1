//! The reports of statements and the origins behind them, so that three outlets with one origin never look like three. It
//! must not know what is muted.

use std::collections::{HashMap, HashSet};

use super::{
    known::KnownGraph,
    node::Node,
    origins::{House, Origin},
};
use crate::evidence::{Story, clock::reporting_quotes_of_file, tellers::tellers};
use briefing_format::model::{Briefing, EntityIx, Item, SourceIx, Statement};
use briefing_text::SafeText;

/// The most sources that are counted beside those that a statement itself names: those of the quotes that it cites, and
/// those that its own are based on, which many statements may share.
const MOST_SHARED: usize = 500;

/// Sources, each once, in order of discovery.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Reports {
    /// Those that are known.
    pub sources: Vec<SourceIx>,
    /// Whether there are others beside these.
    pub is_more: bool,
}

impl Reports {
    /// How many are known.
    pub(crate) const fn len(&self) -> usize {
        self.sources.len()
    }

    /// Whether there are none.
    pub(crate) const fn is_empty(&self) -> bool {
        self.sources.is_empty()
    }
}

/// Origins, each once, and how many that are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct OriginSet {
    /// The origins in order of discovery.
    pub all: Vec<Origin>,
    /// How many there are at least.
    pub low: usize,
    /// Whose several of them are.
    pub shared: Option<Shared>,
}

/// Origins that are of one house, or that one has published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Shared {
    /// The actor.
    pub by: EntityIx,
    /// How many, two at least.
    pub count: usize,
    /// Whether they are its own; else it has published what others wrote.
    pub is_owner: bool,
}

impl OriginSet {
    /// Two are certain to differ only if both are certain. What an actor said through a channel that is not told may be
    /// what stands in a source of that actor's own.
    fn new(briefing: &Briefing, all: Vec<Origin>) -> Self {
        let owners: HashSet<EntityIx> = all
            .iter()
            .filter_map(|origin| if let Origin::Source(ix) = origin { briefing[*ix].owner() } else { None })
            .collect();
        let differs = |origin: &&Origin| match origin {
            Origin::Source(_) => true,
            Origin::Actor(actor) => !owners.contains(actor),
            Origin::Unnamed(_) | Origin::Open(_) | Origin::Unknown(_) | Origin::Unread(_) => false,
        };
        let certain = all.iter().filter(differs).count();
        let low = certain.max(usize::from(!all.is_empty()));
        Self { low, shared: shared(briefing, &all), all }
    }

    /// Whose all of them are, where that is one.
    pub(crate) fn house(&self) -> Option<EntityIx> {
        self.shared.filter(|shared| shared.is_owner && shared.count == self.all.len()).map(|shared| shared.by)
    }

    /// How many there are at most.
    pub(crate) const fn len(&self) -> usize {
        self.all.len()
    }

    /// Whether there are none.
    pub(crate) const fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Whether two of them are certain to be of two houses. A source of which nobody is said to be the owner is a house of
    /// its own.
    pub(crate) fn is_of_two_houses(&self, briefing: &Briefing) -> bool {
        let mut houses = self.all.iter().filter_map(|origin| origin.house(briefing));
        houses.next().is_some_and(|first| houses.any(|house| house != first))
    }

    /// The one, where there is one alone.
    pub(crate) fn only(&self) -> Option<Origin> {
        if let [one] = self.all[..] { Some(one) } else { None }
    }

    /// Whether nobody can say where any of it comes from.
    pub(crate) fn is_unknown(&self) -> bool {
        let is_unknown = |origin: &Origin| matches!(origin, Origin::Unknown(_) | Origin::Unread(_));
        !self.is_empty() && self.all.iter().all(is_unknown)
    }
}

/// Whose most of some origins are, or who has published most of them, where that are several.
fn shared(briefing: &Briefing, origins: &[Origin]) -> Option<Shared> {
    let owner = |origin: &Origin| match origin.house(briefing) {
        Some(House::Actor(actor)) => Some(actor),
        _ => None,
    };
    let publisher = |origin: &Origin| match *origin {
        Origin::Source(ix) => briefing[ix].publisher,
        _ => None,
    };
    let most = |of: &dyn Fn(&Origin) -> Option<EntityIx>, is_owner| {
        let mut counts: HashMap<EntityIx, usize> = HashMap::new();
        origins.iter().filter_map(of).for_each(|by| *counts.entry(by).or_default() += 1);
        let several = counts.into_iter().filter(|(_, count)| *count > 1);
        let most = several.max_by_key(|(by, count)| (*count, std::cmp::Reverse(*by)));
        most.map(|(by, count)| Shared { by, count, is_owner })
    };
    let (of_one, out_by_one) = (most(&owner, true), most(&publisher, false));
    // Where one house owns as many, that it published them says nothing more.
    match (of_one, out_by_one) {
        (Some(of), Some(by)) if by.count > of.count => Some(by),
        (of, by) => of.or(by),
    }
}

/// What statements rest on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Backing {
    /// Every source that is named for it or that it came through, each once.
    pub reports: Reports,
    /// Where it was first said.
    pub origins: OriginSet,
    /// How many sources became known only after the day that is looked at.
    pub hidden: usize,
    /// The names of sources and of quotes in their place that could not be read.
    pub unread: Unread,
}

/// Names that stand where a report should, and that the file does not define.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Unread {
    /// Of sources.
    pub sources: Vec<SafeText>,
    /// Of quotes.
    pub quotes: Vec<SafeText>,
}

impl Unread {
    /// Adds those of a statement: a quote counts where no source is named.
    fn add(&mut self, story: Story<'_>, node: Node) {
        let briefing = story.briefing;
        let Some(telling) = story.telling(node) else { return };
        for name in telling.attribution.unread() {
            if !self.sources.contains(name) {
                self.sources.push(name.clone());
            }
        }
        if telling.attribution.has_chains() {
            return;
        }
        match node {
            Node::Event(ix) => self.quotes.extend(briefing.lost_at(Item::Event(ix), None, "quotes").cloned()),
            Node::Position(ix, n) => {
                let part = Some(Statement::Position(ix, n));
                self.quotes.extend(briefing.lost_at(ix.into(), part, "quote").cloned());
            }
            _ => {}
        }
    }
}

impl Backing {
    /// Of some nodes together, by those grounds that hold.
    pub(super) fn new(story: Story<'_>, nodes: &[u32], is_standing: bool) -> Self {
        let graph = story.graph();
        let holds = |ground| !is_standing || story.evidence.retraction.holds(ground);
        let mut gathering = Gathering { is_standing, ..Gathering::new(story) };
        let mut cited: Vec<u32> = Vec::new();
        let mut quotes: HashSet<u32> = HashSet::new();
        for node in nodes {
            for number in graph.numbers_of(*node).filter(|number| holds(*number)) {
                match quoted(graph, number) {
                    Some(quote) if quotes.insert(quote) => cited.extend(graph.numbers_of(quote)),
                    Some(_) => {}
                    None => gathering.add(number, usize::MAX),
                }
            }
        }
        for number in cited.into_iter().filter(|number| holds(*number)) {
            gathering.add(number, MOST_SHARED);
        }
        if story.briefing.later().is_any() {
            nodes.iter().chain(&quotes).for_each(|node| gathering.hide(graph.graph.numbers.node(*node)));
        }
        let mut backing = gathering.finish();
        for node in nodes.iter().chain(&quotes) {
            backing.unread.add(story, graph.graph.numbers.node(*node));
        }
        backing
    }

    /// Whether several reports go back to one origin, so that they weigh as much as one.
    pub(crate) const fn is_one_repeated(&self) -> bool {
        self.origins.len() == 1 && self.reports.len() > 1
    }

    /// Of sources for themselves.
    pub(super) fn of_sources(story: Story<'_>, sources: impl Iterator<Item = SourceIx>) -> Self {
        let mut gathering = Gathering::new(story);
        for source in sources {
            gathering.report(source);
            let origin = story.trees().origin(story.briefing, source);
            gathering.origin(origin);
        }
        gathering.finish()
    }
}

/// The quote that a ground cites.
fn quoted(graph: KnownGraph<'_>, ground: u32) -> Option<u32> {
    let graph = graph.graph;
    graph.ground(ground).on().filter(|on| matches!(graph.numbers.node(*on), Node::Quote(_)))
}

struct Gathering<'a> {
    story: Story<'a>,
    /// Whether what is retracted is left out.
    is_standing: bool,
    seen: HashSet<SourceIx>,
    seen_origins: HashSet<Origin>,
    reports: Reports,
    origins: Vec<Origin>,
    hidden: usize,
    /// How far down each source was followed.
    followed: HashMap<SourceIx, u32>,
    shared: usize,
}

impl<'a> Gathering<'a> {
    fn new(story: Story<'a>) -> Self {
        Self {
            story,
            is_standing: false,
            seen: HashSet::new(),
            seen_origins: HashSet::new(),
            reports: Reports::default(),
            origins: Vec::new(),
            hidden: 0,
            followed: HashMap::new(),
            shared: 0,
        }
    }

    fn counts(&self, source: SourceIx) -> bool {
        !(self.is_standing && self.story.evidence.retraction.contains_source(source))
    }

    fn report(&mut self, source: SourceIx) {
        if self.seen.insert(source) {
            if self.story.briefing.is_known(source) {
                self.reports.sources.push(source);
            } else {
                self.hidden += 1;
            }
        }
    }

    /// Counts the sources of a statement that were not known yet, of chains that were not among them.
    fn hide(&mut self, node: Node) {
        let story = self.story;
        let Some(telling) = story.telling(node) else { return };
        let mut hidden: Vec<SourceIx> = telling.attribution.named().collect();
        if let Node::Event(ix) = node {
            let reporting = reporting_quotes_of_file(story.briefing, ix);
            let quotes = reporting.filter(|quote| !story.briefing.is_known(*quote));
            hidden.extend(
                quotes
                    .flat_map(|quote| story.briefing.telling_of_quote(story.get(quote)).attribution.named()),
            );
        }
        for source in hidden.into_iter().filter(|source| !story.briefing.is_known(*source)) {
            self.hidden += usize::from(self.seen.insert(source));
        }
    }

    /// The same, as long as there is room for what is shared.
    fn share(&mut self, source: SourceIx) -> bool {
        if self.shared == MOST_SHARED {
            self.reports.is_more |= !self.seen.contains(&source);
            return false;
        }
        self.shared += 1;
        self.report(source);
        true
    }

    fn origin(&mut self, origin: Origin) {
        if self.seen_origins.insert(origin) {
            self.origins.push(origin);
        }
    }

    /// A chain with what its first source is based on; so many of its hops at most are gone through.
    fn add(&mut self, number: u32, most: usize) {
        let graph = self.story.graph().graph;
        let ground = graph.ground(number);
        let Some(origin) = ground.origin else { return };
        self.origin(origin);
        for hop in graph.hops(number) {
            if most == usize::MAX {
                self.report(*hop);
            } else if !self.share(*hop) {
                break;
            }
        }
        let hops = graph.hops(number);
        let briefing = self.story.briefing;
        let is_known = |source: &SourceIx| briefing.is_known(*source);
        if !hops.iter().any(is_known) && ground.voice().is_none() {
            // It was known by something that the first is based on.
            let told = tellers(briefing, hops.first().copied());
            let known = told.into_iter().find(|source| is_known(source) && self.counts(*source));
            if let Some(source) = known {
                self.report(source);
            }
        }
        let Some(first) = graph.stem(ground) else { return };
        let end = ground.until().map_or(0, |until| graph.trees.depth(until));
        for at in graph.trees.down_from(first) {
            if graph.trees.depth(at) < end {
                break;
            }
            let reached = self.followed.entry(at).or_insert(u32::MAX);
            if *reached <= end {
                break;
            }
            *reached = end;
            if at != first && !self.share(at) {
                break;
            }
        }
    }

    fn finish(self) -> Backing {
        let origins = OriginSet::new(self.story.briefing, self.origins);
        Backing { reports: self.reports, origins, hidden: self.hidden, unread: Unread::default() }
    }
}

/// Whether something is reported, and the origins that are certain are all of one house. A source that names nobody whose
/// it is counts as a house of its own.
pub(super) fn is_of_one_house(story: Story<'_>, node: Node) -> bool {
    let known = story.graph();
    let mut first = None;
    let mut is_reported = false;
    for number in known.numbers_of(known.graph.numbers.of(node)) {
        let quote = quoted(known, number);
        let cited = quote.into_iter().flat_map(|quote| known.numbers_of(quote));
        let chains = cited.chain(Some(number).filter(|_| quote.is_none()));
        for origin in chains.filter_map(|n| known.graph.ground(n).origin) {
            is_reported = true;
            if let Some(house) = origin.house(story.briefing)
                && *first.get_or_insert(house) != house
            {
                return false;
            }
        }
    }
    is_reported
}
