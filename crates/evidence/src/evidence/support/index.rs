//! What depends on every source, and on it alone, found for all sources at once. It must not say what is retracted with
//! several: that is [`Retraction`](super::Retraction), which this agrees with for every single source, as it does with
//! [`Dependents`].
//!
//! Per statement there are two sets: the sources that it depends on, and those whose loss alone removes it, which is what
//! all of its grounds have in common. Such a set is a few paths in the tree of what is retracted with what, and some hops,
//! so that a long chain costs no more than its length. Asking for each source what is retracted with it would cost its
//! square.

use std::{
    collections::{HashMap, hash_map::Entry},
    rc::Rc,
};

use super::{
    dependents::{Dependents, MOST_COUNTED, MOST_LISTED},
    dominators::Dominators,
    graph::Graph,
    known::KnownGraph,
    node::Node,
    paths::Paths,
    sets::{Sources, Stem, all_of, any_of},
    tally::Tally,
};
use crate::evidence::Story;
use briefing_format::model::{Item, SourceIx};

/// The most sources in all sets together, for each ground of the briefing, before one is asked for by itself: many
/// judgments may rest on the same many sources, and in different ways.
const MOST_PER_GROUND: usize = 32;

/// The most stems that end before their origin in one set, as these are held against each other.
const MOST_ENDING_STEMS: usize = 64;

/// What depends on each source.
#[derive(Debug)]
pub struct DependentsIndex {
    sole: Vec<Tally>,
    sole_statements: Vec<Vec<Item>>,
    /// Nothing where it is less work to ask for one source at a time.
    all: Option<Vec<Tally>>,
}

impl DependentsIndex {
    /// Goes through the briefing once.
    pub fn new(story: Story<'_>) -> Self {
        Self::of(&Indexing::new(story, Some(Sets::default())))
    }

    /// The same without what depends on a source beside others, of which [`Self::dependents`] then asks for each source anew.
    pub(super) fn sole_only(story: Story<'_>) -> Self {
        Self::of(&Indexing::new(story, None))
    }

    fn of(indexing: &Indexing<'_>) -> Self {
        let (sole, sole_statements) = indexing.tallies(&indexing.with_any);
        let all = indexing.on_any.as_ref().map(|sets| indexing.tallies(sets).0);
        Self { sole, sole_statements, all }
    }

    /// What is retracted with a source alone.
    pub fn sole(&self, source: SourceIx) -> Tally {
        self.sole[source.0 as usize]
    }

    /// The first events, claims and judgments that depend on a source alone, in section order.
    pub(crate) fn sole_statements(&self, source: SourceIx) -> &[Item] {
        &self.sole_statements[source.0 as usize]
    }

    /// What depends on a source, as [`Dependents::of`] finds it, with no more statements than are listed.
    pub(crate) fn dependents(&self, story: Story<'_>, source: SourceIx) -> Dependents {
        let Some(all) = &self.all else { return Dependents::of(story, source) };
        let all = all[source.0 as usize];
        Dependents {
            all,
            is_more: all.total() >= MOST_COUNTED,
            sole: self.sole(source),
            sole_statements: self.sole_statements[source.0 as usize].clone(),
        }
    }
}

/// What is counted together, because it has the same set of sources.
struct Class {
    sources: Rc<Sources>,
    tally: Tally,
    /// The first statements, in section order.
    statements: Vec<Item>,
}

/// Statements by the sets of sources that they have.
#[derive(Default)]
struct Sets {
    number_of: HashMap<*const Sources, usize>,
    all: Vec<Class>,
}

impl Sets {
    fn add(&mut self, node: Node, sources: &Rc<Sources>) {
        if sources.is_empty() {
            return;
        }
        let next = self.all.len();
        let number = match self.number_of.entry(Rc::as_ptr(sources)) {
            Entry::Occupied(known) => *known.get(),
            Entry::Vacant(place) => {
                let sources = Rc::clone(sources);
                self.all.push(Class { sources, tally: Tally::default(), statements: Vec::new() });
                *place.insert(next)
            }
        };
        let class = &mut self.all[number];
        class.tally.add(node);
        let is_statement = matches!(node, Node::Event(_) | Node::Claim(_) | Node::Judgment(_));
        if is_statement && class.statements.len() < MOST_LISTED {
            class.statements.extend(node.item());
        }
    }
}

/// The sources with any of which a node is retracted, and those on any of which it depends.
type Both = (Rc<Sources>, Rc<Sources>);

struct Indexing<'a> {
    story: Story<'a>,
    known: KnownGraph<'a>,
    graph: &'a Graph,
    tree: Dominators,
    with_any: Sets,
    /// Nothing once these became too many.
    on_any: Option<Sets>,
    /// How many sources these sets may have yet.
    left: usize,
    found: HashMap<u32, Both>,
}

impl<'a> Indexing<'a> {
    fn new(story: Story<'a>, on_any: Option<Sets>) -> Self {
        let known = story.graph();
        let graph = known.graph;
        let stands = |ix| !story.evidence.retraction.contains_source(ix);
        let mut indexing = Self {
            story,
            known,
            graph,
            tree: Dominators::new(graph, story.briefing.sources.len(), stands),
            with_any: Sets::default(),
            on_any,
            left: MOST_PER_GROUND * (graph.ground_count() + graph.numbers.count()),
            found: HashMap::new(),
        };
        for number in graph.numbers.in_order() {
            let Some(both) = indexing.both(number) else { continue };
            indexing.add(number, &both);
            let is_leaf = matches!(
                graph.numbers.node(number),
                Node::Relation(..) | Node::Alias(..) | Node::Description(_)
            );
            if !is_leaf {
                indexing.found.insert(number, both);
            }
        }
        indexing.judgments();
        indexing
    }

    /// Adds a node that is known and was not retracted with what is muted.
    fn add(&mut self, number: u32, (with, on): &Both) {
        let node = self.graph.numbers.node(number);
        if self.counts(node) && !matches!(node, Node::Position(..) | Node::Alias(..)) {
            self.with_any.add(node, with);
            self.on_any.iter_mut().for_each(|sets| sets.add(node, on));
        }
    }

    fn counts(&self, node: Node) -> bool {
        node.was_known(self.story.briefing) && !self.story.evidence.retraction.contains_node(node)
    }

    /// The sets of a node by those of what its grounds name; nothing as long as nothing is known of any of these.
    fn both(&mut self, number: u32) -> Option<Both> {
        let (story, graph) = (self.story, self.graph);
        let (mut with, mut on) = (Vec::new(), Vec::new());
        let mut is_open = false;
        for n in self.known.numbers_of(number).filter(|n| story.evidence.retraction.holds(*n)) {
            let ground = graph.ground(n);
            let is_idle = ground.on().is_some_and(|on| graph.unfounded.contains(&on));
            if is_idle {
                continue;
            }
            let from = graph.stem(ground);
            if let Some(node) = ground.on().filter(|_| from.is_none()) {
                // What is not known yet closes a circle: it holds up nothing that does not stand without it.
                match self.found.get(&node) {
                    Some((its_with, its_on)) => {
                        with.push(Rc::clone(its_with));
                        on.push(Rc::clone(its_on));
                    }
                    None => is_open = true,
                }
            } else {
                let stem = from.map(|from| Stem { from, until: ground.until() });
                let sources = Rc::new(Sources::breaking(stem, graph.hops(n)));
                with.push(Rc::clone(&sources));
                on.push(sources);
            }
        }
        (!with.is_empty() || !is_open).then(|| (all_of(&self.tree, with), self.any(on)))
    }

    /// What any of these have, as long as there is room for it.
    fn any(&mut self, mut sets: Vec<Rc<Sources>>) -> Rc<Sources> {
        sets.sort_unstable_by_key(Rc::as_ptr);
        sets.dedup_by(|one, other| Rc::ptr_eq(one, other));
        sets.retain(|set| !set.is_empty());
        if sets.len() > 1 {
            let size = sets.iter().map(|set| set.len()).sum();
            let stems = || sets.iter().flat_map(|set| &set.stems);
            let is_much = stems().any(|stem| stem.until.is_some()) && stems().count() > MOST_ENDING_STEMS;
            match self.left.checked_sub(size).filter(|_| !is_much) {
                Some(left) if self.on_any.is_some() => self.left = left,
                _ => {
                    self.on_any = None;
                    return Rc::default();
                }
            }
        }
        any_of(sets)
    }

    fn judgments(&mut self) {
        let judgments = self.graph.numbers.judgments();
        let order = self.after_bases();
        if self.graph.is_circular {
            // Each depends on what the others do.
            self.on_any = None;
        }
        // In circles the sets become smaller from pass to pass; where there are none, one pass is enough.
        loop {
            let mut is_changed = false;
            for number in &order {
                let Some(both) = self.both(*number) else { continue };
                let before = self.found.get(number);
                is_changed |= before.is_none_or(|(with, _)| *with != both.0);
                self.found.insert(*number, both);
            }
            if !(is_changed && self.graph.is_circular) {
                break;
            }
        }
        for number in judgments {
            if let Some(both) = self.found.get(&number).cloned() {
                self.add(number, &both);
            }
        }
    }

    /// The judgments, each after those that it rests on, as far as circles allow.
    fn after_bases(&self) -> Vec<u32> {
        let judgments = self.graph.numbers.judgments();
        let first = judgments.start;
        let mut order = Vec::with_capacity(judgments.len());
        let mut is_open = vec![false; judgments.len()];
        let mut stack = Vec::new();
        for start in judgments.clone() {
            stack.push((start, None));
            while let Some((at, left)) = stack.pop() {
                let mut left: std::ops::Range<u32> = match left {
                    Some(left) => left,
                    None if std::mem::replace(&mut is_open[(at - first) as usize], true) => continue,
                    None => self.graph.numbers_of(at),
                };
                let next = left.find_map(|n| self.graph.ground(n).on().filter(|on| judgments.contains(on)));
                match next {
                    Some(on) => stack.extend([(at, Some(left)), (on, None)]),
                    None => order.push(at),
                }
            }
        }
        order
    }

    /// How much each source has in these sets, itself not counted, and the first statements of each in section order.
    fn tallies(&self, sets: &Sets) -> (Vec<Tally>, Vec<Vec<Item>>) {
        let mut paths = Paths::new(&self.tree, self.story.briefing.sources.len());
        for class in &sets.all {
            paths.add(&class.sources, class.tally.amounts(), &class.statements);
        }
        paths.finish(|source| self.counts(Node::Source(source)))
    }
}
