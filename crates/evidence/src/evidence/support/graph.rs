//! What rests on what: every node with its grounds, of which one alone holds it up. It must not know what is muted.
//!
//! The graph is that of the whole file; [`KnownGraph`](super::known::KnownGraph) is the part of it that was known by a day.
//!
//! * A **source** that is based on others has them as grounds; one that tells things itself, too, needs none.
//! * A **quote**, an **event**, a **position**, a **relation**, a **name** and a **description** have each chain as a ground: the
//!   sources that it came through, and whoever tells it. Where an event names no source, its quotes are grounds, those
//!   that are said to be about it aside; a position without one rests on its quote.
//! * A **claim** rests on the positions of those who hold it; one that nobody holds, on all positions.
//! * A **judgment** rests on each item of its basis, and on whoever concludes.
//!
//! What has no ground rests on nothing that the file names, and stands.

use std::{collections::HashSet, ops::Range};

use super::{
    node::{Node, Numbers},
    origins::{Origin, Passing, Trees},
};
use crate::evidence::{clock::reporting_quotes, lists::Lists};
use briefing_format::model::{
    Briefing, Chain, ClaimIx, EntityIx, EventIx, Item, QuoteIx, SourceIx, Statement, Telling, Voice,
};

const NONE: u32 = u32::MAX;

/// One of several things of which each alone holds up a node. All of what it names must stand.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ground {
    /// The number of what it holds up.
    pub(super) of: u32,
    /// Where its hops end; they begin where those of the ground before it end.
    hops_end: u32,
    /// The number of a node, or none: for a chain, its first source, where what that is based on matters.
    on: u32,
    /// Where what the first source is based on ends to matter, or none.
    until: u32,
    /// Who tells it, or none.
    voice: u32,
    /// Where it was first said; nothing for what is no chain.
    pub(super) origin: Option<Origin>,
    /// Whether it is one of the `sources`, which tell it each by itself.
    pub(super) is_by_itself: bool,
    pub(super) since: Since,
}

/// By when a ground was known, apart from what it holds up and needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Since {
    /// As soon as the statement itself was.
    Always,
    /// It is a chain: once one of its hops was.
    Hops,
    /// It is a ground only as long as no other of the statement was known.
    Otherwise,
}

impl Ground {
    /// The number of the node that it needs.
    pub(super) fn on(&self) -> Option<u32> {
        Some(self.on).filter(|on| *on != NONE)
    }

    /// The source at which what the chain begins with ends to matter: one that whoever tells it published.
    pub(super) fn until(&self) -> Option<SourceIx> {
        Some(self.until).filter(|until| *until != NONE).map(SourceIx)
    }

    pub(super) fn voice(&self) -> Option<EntityIx> {
        Some(self.voice).filter(|voice| *voice != NONE).map(EntityIx)
    }
}

/// Everything that can stand or fall, and what holds it up.
#[derive(Debug)]
pub(crate) struct Graph {
    pub(super) numbers: Numbers,
    /// Where the grounds of each node begin, and where the last end.
    starts: Vec<u32>,
    grounds: Vec<Ground>,
    hops: Vec<SourceIx>,
    pub(crate) trees: Trees,
    /// The grounds that need a node, that have a source as a hop, and that somebody tells.
    pub(super) by_node: Lists<u32>,
    pub(super) by_hop: Lists<u32>,
    pub(super) by_voice: Lists<u32>,
    /// The sources that are an actor's, or that it published.
    pub(super) by_house: Lists<SourceIx>,
    /// The judgments that only rest on one another, so that nothing holds them up.
    pub(super) unfounded: HashSet<u32>,
    /// Whether judgments rest on one another in a circle.
    pub(super) is_circular: bool,
    /// The grounds that are some only as long as no other was known.
    pub(super) otherwise: Vec<u32>,
}

impl Graph {
    pub(crate) fn new(briefing: &Briefing) -> Self {
        let numbers = Numbers::new(briefing);
        let trees = Trees::new(briefing);
        let mut builder = Builder {
            briefing,
            trees: &trees,
            numbers: &numbers,
            starts: Vec::with_capacity(numbers.count() + 1),
            grounds: Vec::with_capacity(2 * numbers.count()),
            hops: Vec::with_capacity(2 * numbers.count()),
            asked: Vec::new(),
            asking: Vec::new(),
            otherwise: Vec::new(),
        };
        builder.all();
        builder.resolve();
        let Builder { starts, grounds, hops, otherwise, .. } = builder;
        let by_node = Lists::new(numbers.count(), || {
            (0..).zip(&grounds).filter_map(|(n, ground): (u32, _)| Some((ground.on()?, n)))
        });
        let by_voice = Lists::new(briefing.entities.len(), || {
            (0..).zip(&grounds).filter_map(|(n, ground): (u32, _)| Some((ground.voice()?.0, n)))
        });
        let by_hop = Lists::new(briefing.sources.len(), || {
            (0..grounds.len())
                .flat_map(|n| hops[range_of(&grounds, n)].iter().map(move |hop| (hop.0, n as u32)))
        });
        let by_house = Lists::new(briefing.entities.len(), || {
            (0..).map(SourceIx).zip(&briefing.sources).flat_map(|(ix, source)| {
                let writer = source.writer.filter(|writer| Some(*writer) != source.publisher);
                source.publisher.into_iter().chain(writer).map(move |house| (house.0, ix))
            })
        });
        let mut graph = Self {
            numbers,
            starts,
            grounds,
            hops,
            trees,
            by_node,
            by_hop,
            by_voice,
            by_house,
            unfounded: HashSet::new(),
            is_circular: false,
            otherwise,
        };
        graph.find_circles();
        graph
    }

    /// The grounds of a node, by their numbers.
    pub(super) fn numbers_of(&self, node: u32) -> Range<u32> {
        self.starts[node as usize]..self.starts[node as usize + 1]
    }

    pub(super) fn ground(&self, number: u32) -> &Ground {
        &self.grounds[number as usize]
    }

    /// The sources that a ground came through, from the first to the one we read.
    pub(super) fn hops(&self, ground: u32) -> &[SourceIx] {
        &self.hops[range_of(&self.grounds, ground as usize)]
    }

    pub(super) fn ground_count(&self) -> usize {
        self.grounds.len()
    }

    /// The source that a ground begins with, where what that is based on matters.
    pub(super) fn stem(&self, ground: &Ground) -> Option<SourceIx> {
        match self.numbers.node(ground.on()?) {
            Node::Source(ix) => Some(ix),
            _ => None,
        }
    }

    /// The judgments for which there is a reason apart from one another, of those for which `holds` does; what is in no
    /// circle is held up as everything else is.
    fn find_circles(&mut self) {
        let judgments = self.numbers.judgments();
        let on_others = |graph: &Self, at: u32| {
            let grounds = graph.numbers_of(at).filter_map(|n| graph.ground(n).on());
            grounds.filter(|on| graph.numbers.judgments().contains(on)).collect::<Vec<_>>()
        };
        // Those that are taken away one after the other, each when all that it rests on are gone, are in no circle.
        let mut needs: Vec<usize> = judgments.clone().map(|at| on_others(self, at).len()).collect();
        let first = judgments.start;
        let mut open: Vec<u32> = judgments.clone().filter(|at| needs[(at - first) as usize] == 0).collect();
        let mut taken = 0;
        while let Some(at) = open.pop() {
            taken += 1;
            for ground in self.by_node.of(at) {
                let of = self.ground(*ground).of;
                let left = &mut needs[(of - first) as usize];
                *left -= 1;
                if *left == 0 {
                    open.push(of);
                }
            }
        }
        self.is_circular = taken < judgments.len();
        if self.is_circular {
            let founded = self.founded(|_| true, |_| true);
            self.unfounded = judgments.filter(|at| !founded.contains(at)).collect();
        }
    }

    /// The judgments that something holds up apart from one another: the least that follows from grounds and nodes that
    /// stand.
    pub(super) fn founded(&self, stands: impl Fn(u32) -> bool, holds: impl Fn(u32) -> bool) -> HashSet<u32> {
        let judgments = self.numbers.judgments();
        let is_founded = |at: &u32| {
            let mut grounds = self.numbers_of(*at);
            let on_else = |n: u32| {
                let on = self.ground(n).on();
                holds(n) && on.is_none_or(|on| !judgments.contains(&on))
            };
            stands(*at) && (grounds.is_empty() || grounds.any(on_else))
        };
        let mut open: Vec<u32> = judgments.clone().filter(is_founded).collect();
        let mut founded: HashSet<u32> = open.iter().copied().collect();
        while let Some(at) = open.pop() {
            for ground in self.by_node.of(at).iter().filter(|ground| holds(**ground)) {
                let of = self.ground(*ground).of;
                if stands(of) && founded.insert(of) {
                    open.push(of);
                }
            }
        }
        founded
    }
}

fn range_of(grounds: &[Ground], n: usize) -> Range<usize> {
    let start = n.checked_sub(1).map_or(0, |before| grounds[before].hops_end as usize);
    start..grounds[n].hops_end as usize
}

struct Builder<'b> {
    briefing: &'b Briefing,
    trees: &'b Trees,
    numbers: &'b Numbers,
    starts: Vec<u32>,
    grounds: Vec<Ground>,
    hops: Vec<SourceIx>,
    /// What each source is asked for that may lead to one of an actor's own.
    asked: Vec<(SourceIx, EntityIx)>,
    /// The grounds that ask.
    asking: Vec<u32>,
    otherwise: Vec<u32>,
}

impl Builder<'_> {
    fn all(&mut self) {
        let briefing = self.briefing;
        for source in &briefing.sources {
            self.start();
            let is_passed_on = matches!(Passing::of(source), Passing::All(_) | Passing::Some);
            if is_passed_on && source.cites.of_file().is_empty() {
                source.based_on.of_file().iter().for_each(|base| self.on(Node::Source(*base), None));
            }
        }
        for (ix, quote) in (0..).map(QuoteIx).zip(&briefing.quotes) {
            self.start();
            self.told(Node::Quote(ix), briefing.telling_of_quote(quote), &[]);
        }
        for (ix, event) in (0..).map(EventIx).zip(&briefing.events) {
            self.start();
            let telling = briefing.telling_of_event(event);
            let quotes: Vec<Node> = reporting_quotes(briefing, ix).map(Node::Quote).collect();
            self.told(Node::Event(ix), telling, &quotes);
        }
        for (ix, claim) in (0..).map(ClaimIx).zip(&briefing.claims) {
            self.start();
            let positions = claim.positions.of_file();
            let is_held = positions.iter().any(|position| position.stance.supports());
            for (n, position) in (0..).zip(positions) {
                let since =
                    if is_held && !position.stance.supports() { Since::Otherwise } else { Since::Always };
                self.push(self.numbers.of(Node::Position(ix, n)), None, None, since);
            }
        }
        for judgment in &briefing.judgments {
            self.start();
            let by = judgment.by.as_ref();
            let basis = judgment.basis.of_file();
            for item in basis {
                self.on_item(*item, by);
            }
            if basis.is_empty() {
                self.said(by, Since::Always);
            }
        }
        for (ix, claim) in (0..).map(ClaimIx).zip(&briefing.claims) {
            for (n, position) in (0..).zip(claim.positions.of_file()) {
                self.start();
                let quote = position.quote.of_file().map(Node::Quote);
                let telling = briefing.telling_of_position(position);
                self.told(Node::Position(ix, n), telling, quote.as_slice());
            }
        }
        for (ix, entity) in (0..).map(EntityIx).zip(&briefing.entities) {
            for (n, relation) in (0..).zip(entity.relations.of_file()) {
                self.start();
                self.told(Node::Relation(ix, n), briefing.telling_of_relation(relation), &[]);
            }
        }
        for (ix, entity) in (0..).map(EntityIx).zip(&briefing.entities) {
            for (n, alias) in (0..).zip(entity.aliases.of_file()) {
                self.start();
                let lost = briefing.lost_at(ix.into(), Some(Statement::Alias(ix, n)), "by").next();
                let voice = alias.by.map(Voice::Actor).or_else(|| lost.cloned().map(Voice::Unread));
                match alias.source.of_file().as_slice() {
                    [] => self.said(voice.as_ref(), Since::Always),
                    hops => {
                        let chain = Chain { hops, lacks_first: false };
                        self.chain(Node::Alias(ix, n), voice.as_ref(), chain);
                    }
                }
            }
        }
        for (ix, entity) in (0..).map(EntityIx).zip(&briefing.entities) {
            self.start();
            if entity.is_described() {
                self.told(Node::Description(ix), briefing.telling_of_description(entity), &[]);
            }
        }
        self.start();
    }

    fn start(&mut self) {
        self.starts.push(self.grounds.len() as u32);
    }

    fn push(&mut self, on: u32, voice: Option<&Voice>, origin: Option<Origin>, since: Since) {
        if since == Since::Otherwise {
            self.otherwise.push(self.grounds.len() as u32);
        }
        self.grounds.push(Ground {
            of: self.starts.len() as u32 - 1,
            hops_end: self.hops.len() as u32,
            on,
            until: NONE,
            voice: voice.and_then(Voice::actor).map_or(NONE, |actor| actor.0),
            origin,
            is_by_itself: false,
            since,
        });
    }

    fn on(&mut self, node: Node, voice: Option<&Voice>) {
        self.push(self.numbers.of(node), voice, None, Since::Always);
    }

    /// Actors and questions hold up whatever rests on them.
    fn on_item(&mut self, item: Item, voice: Option<&Voice>) {
        match Node::of(item) {
            Some(node) => self.on(node, voice),
            None => self.push(NONE, voice, None, Since::Always),
        }
    }

    /// Somebody's bare word.
    fn said(&mut self, voice: Option<&Voice>, since: Since) {
        if voice.and_then(Voice::actor).is_some() {
            self.push(NONE, voice, None, since);
        }
    }

    /// The chains of a statement; where it has none, what else reports it, and where nothing does, somebody's bare word.
    fn told(&mut self, node: Node, telling: Telling<'_>, others: &[Node]) {
        let mut has_chains = false;
        let mut later: HashSet<SourceIx> = HashSet::new();
        if !telling.attribution.sources().is_empty() {
            let later_hops = telling.attribution.via().flat_map(|chain| chain.hops.iter().skip(1));
            later.extend(later_hops);
        }
        let via = telling.attribution.via().count();
        for (n, chain) in telling.chains().enumerate() {
            has_chains = true;
            // A later hop of a chain that is named again has it from there.
            let is_repeated = n >= via && chain.hops.first().is_some_and(|hop| later.contains(hop));
            if !is_repeated {
                self.chain(node, telling.voice, chain);
                self.grounds.last_mut().into_iter().for_each(|ground| ground.is_by_itself = n >= via);
            }
        }
        if !has_chains {
            for other in others {
                self.on(*other, telling.voice);
            }
        }
        let is_bare = !has_chains && others.is_empty();
        // An event of which the file says since when it was known, and what was said in a quote of another source, may have
        // been known before any source that is named for it.
        let may_be_bare = !has_chains || matches!(node, Node::Event(_) | Node::Position(..));
        match is_bare {
            true => self.said(telling.voice, Since::Always),
            false if may_be_bare => self.said(telling.voice, Since::Otherwise),
            false => {}
        }
    }

    fn chain(&mut self, node: Node, voice: Option<&Voice>, chain: Chain<'_>) {
        let number = self.grounds.len() as u32;
        self.hops.extend(chain.hops);
        let first = chain.hops.first().copied().filter(|_| !chain.lacks_first);
        let (origin, on) = match (voice, first) {
            (Some(Voice::Actor(actor)), Some(first)) if self.briefing[first].owner() == Some(*actor) => {
                (Origin::Source(first), NONE)
            }
            (Some(Voice::Actor(actor)), first) => {
                if let Some(first) = first {
                    self.asked.push((first, *actor));
                    self.asking.push(number);
                }
                (Origin::Actor(*actor), NONE)
            }
            (Some(Voice::Unnamed(_)), _) => (Origin::Unnamed(self.numbers.of(node)), NONE),
            (None, Some(first)) => (self.trees.origin(self.briefing, first), first.0),
            // Whoever that is, it is one.
            (Some(Voice::Unread(_)), _) => {
                (Origin::Unread(self.starts.last().copied().unwrap_or(number)), NONE)
            }
            (None, None) => (Origin::Unread(number), NONE),
        };
        let since = if chain.lacks_first { Since::Always } else { Since::Hops };
        self.push(on, voice, Some(origin), since);
    }

    /// Follows the sources that were first said by others down to one of their own, where there is one.
    fn resolve(&mut self) {
        let found = self.trees.nearest_own(self.briefing, &self.asked);
        for (number, (own, (first, _))) in self.asking.iter().zip(found.into_iter().zip(&self.asked)) {
            if let Some(own) = own {
                let ground = &mut self.grounds[*number as usize];
                ground.origin = Some(Origin::Source(own));
                ground.on = first.0;
                // What is based on nothing ends what matters by itself.
                let ends = self.starts[own.0 as usize] == self.starts[own.0 as usize + 1];
                ground.until = if ends { NONE } else { own.0 };
            }
        }
    }
}
