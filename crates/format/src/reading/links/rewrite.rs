//! Every symbol of the model becomes the item that it names, or nothing. It must not report anything.

use std::{
    cell::OnceCell,
    collections::{HashMap, HashSet},
};

use super::{Links, fits};
use crate::{
    model::{
        Attribution, ClaimIx, Contents, EntityClass, EntityIx, Entries, EventIx, Item, JudgmentIx, Lost,
        QuestionIx, QuoteIx, Ref, Source, SourceIx, Statement, Voice,
    },
    reading::schema::Class,
};
use briefing_text::SafeText;

/// What a symbol became.
struct Resolved<'l> {
    links: &'l Links,
    classes: EntityClasses,
    /// Each symbol's id; made when one is first asked for, which most files never do.
    names: OnceCell<Vec<&'l str>>,
}

/// Which entities are actors, kept apart because the entities themselves are being rewritten.
type EntityClasses = Vec<EntityClass>;

impl Resolved<'_> {
    fn entity(&self, ix: EntityIx, wanted: Class) -> Option<EntityIx> {
        match self.links.item(ix.0) {
            Some(Item::Entity(found)) => {
                let class = match self.classes.get(found.0 as usize) {
                    Some(EntityClass::Place) => Class::Place,
                    _ => Class::Actor,
                };
                fits(wanted, class).then_some(found)
            }
            _ => None,
        }
    }

    fn quote(&self, ix: QuoteIx) -> Option<QuoteIx> {
        match self.links.item(ix.0) {
            Some(Item::Quote(found)) => Some(found),
            _ => None,
        }
    }

    fn source(&self, ix: SourceIx) -> Option<SourceIx> {
        match self.links.item(ix.0) {
            Some(Item::Source(found)) => Some(found),
            _ => None,
        }
    }

    fn claim(&self, ix: ClaimIx) -> Option<ClaimIx> {
        match self.links.item(ix.0) {
            Some(Item::Claim(found)) => Some(found),
            _ => None,
        }
    }

    /// What stands in the file for a symbol.
    fn name(&self, symbol: u32) -> SafeText {
        let unreadable = &self.links.unreadable;
        if let Ok(at) = unreadable.binary_search_by_key(&symbol, |(symbol, _)| *symbol) {
            return unreadable[at].1.clone();
        }
        let names = self.names.get_or_init(|| self.links.names());
        names.get(symbol as usize).map(|name| SafeText::line(name)).unwrap_or_default()
    }

    fn attribution(&self, attribution: &mut Attribution) {
        attribution.resolve(
            |ix| self.entity(ix, Class::Actor),
            |ix| self.source(ix),
            |symbol| self.name(symbol),
        );
    }

    fn voice(&self, voice: &mut Option<Voice>) {
        if let Some(Voice::Actor(ix)) = voice {
            let actor = self.entity(*ix, Class::Actor);
            *voice = Some(actor.map_or_else(|| Voice::Unread(self.name(ix.0)), Voice::Actor));
        }
    }

    /// What a symbol for which nothing was found is kept as.
    fn lost(&self, key: &'static str, part: Option<Statement>, symbol: u32) -> Lost {
        Lost { key, part, name: self.name(symbol) }
    }
}

/// An item that is rewritten, and what of it could not be read.
struct Rewriting<'r, 'l> {
    to: &'r Resolved<'l>,
    part: Option<Statement>,
    lost: Vec<Lost>,
}

impl Rewriting<'_, '_> {
    /// What was found for a symbol, else nothing, which is noted.
    fn found<T>(&mut self, key: &'static str, symbol: u32, found: Option<T>) -> Option<T> {
        if found.is_none() {
            self.lost.push(self.to.lost(key, self.part, symbol));
        }
        found
    }

    fn entity(&mut self, key: &'static str, ix: &mut Option<EntityIx>, wanted: Class) {
        *ix = ix.and_then(|ix| self.found(key, ix.0, self.to.entity(ix, wanted)));
    }

    fn source(&mut self, key: &'static str, ix: &mut Ref<SourceIx>) {
        ix.0 = ix.0.and_then(|ix| self.found(key, ix.0, self.to.source(ix)));
    }

    fn quote(&mut self, key: &'static str, ix: QuoteIx) -> Option<QuoteIx> {
        self.found(key, ix.0, self.to.quote(ix))
    }

    fn claim(&mut self, key: &'static str, ix: ClaimIx) -> Option<ClaimIx> {
        self.found(key, ix.0, self.to.claim(ix))
    }

    fn items(&mut self, key: &'static str, refs: &mut Entries<Item>) {
        keep(&mut refs.0, |item| match item {
            Item::Entity(symbol) => self.found(key, symbol.0, self.to.links.item(symbol.0)),
            other => Some(other),
        });
    }

    /// The sources that another passes on, each once.
    fn passed_on(&mut self, key: &'static str, refs: &mut Entries<SourceIx>) {
        let mut seen = HashSet::with_capacity(refs.0.len());
        keep(&mut refs.0, |ix| {
            let is_new = seen.insert(ix);
            if is_new { self.found(key, ix.0, self.to.source(ix)) } else { None }
        });
    }

    fn source_itself(&mut self, source: &mut Source) {
        self.entity("publisher", &mut source.publisher, Class::Actor);
        // Whoever is no actor of the file is named in its words.
        source.writer = source.writer.and_then(|ix| self.to.entity(ix, Class::Actor));
        if source.writer.is_some() {
            source.author = SafeText::default();
        }
        let before = self.lost.len();
        self.passed_on("based_on", &mut source.based_on);
        self.passed_on("cites", &mut source.cites);
        source.unread = self.lost[before..].iter().map(|lost| lost.name.clone()).collect();
    }
}

/// Rewrites each entry of a list and drops those that become nothing.
fn keep<T: Copy>(list: &mut Vec<T>, mut resolve: impl FnMut(T) -> Option<T>) {
    list.retain_mut(|entry| match resolve(*entry) {
        Some(found) => {
            *entry = found;
            true
        }
        None => false,
    });
    list.shrink_to_fit();
}

pub(super) fn rewrite(briefing: &mut Contents, links: &Links) {
    let classes = briefing.entities.iter().map(|entity| entity.class).collect();
    let to = Resolved { links, classes, names: OnceCell::new() };
    if let Some(default) = &mut briefing.default {
        to.attribution(default);
    }
    let mut lost: HashMap<Item, Vec<Lost>> = std::mem::take(&mut briefing.lost);
    let mut each = |item: Item, rewrite: &mut dyn FnMut(&mut Rewriting<'_, '_>)| {
        let mut of = Rewriting { to: &to, part: None, lost: Vec::new() };
        rewrite(&mut of);
        if !of.lost.is_empty() {
            lost.entry(item).or_default().extend(of.lost);
        }
    };
    for (ix, entity) in (0..).map(EntityIx).zip(&mut briefing.entities) {
        each(ix.into(), &mut |of| {
            to.attribution(&mut entity.attribution);
            for (n, alias) in (0..).zip(&mut entity.aliases.0) {
                of.part = Some(Statement::Alias(ix, n));
                of.entity("by", &mut alias.by, Class::Actor);
                of.source("source", &mut alias.source);
            }
            for (n, relation) in (0..).zip(&mut entity.relations.0) {
                of.part = Some(Statement::Relation(ix, n));
                of.entity("to", &mut relation.to, Class::Entity);
                to.attribution(&mut relation.attribution);
                relation.claim.0 = relation.claim.0.and_then(|ix| of.claim("claim", ix));
            }
        });
    }
    for (ix, event) in (0..).map(EventIx).zip(&mut briefing.events) {
        each(Item::Event(ix), &mut |of| {
            event.actors.retain_mut(|participant| {
                let mut actor = Some(participant.actor);
                of.entity("actors", &mut actor, Class::Actor);
                actor.inspect(|actor| participant.actor = *actor).is_some()
            });
            of.entity("place", &mut event.place, Class::Place);
            to.attribution(&mut event.attribution);
            keep(&mut event.quotes.0, |ix| of.quote("quotes", ix));
        });
    }
    for (ix, quote) in (0..).map(QuoteIx).zip(&mut briefing.quotes) {
        each(ix.into(), &mut |of| {
            to.attribution(&mut quote.attribution);
            of.items("about", &mut quote.about);
        });
    }
    for (ix, source) in (0..).map(SourceIx).zip(&mut briefing.sources) {
        each(ix.into(), &mut |of| of.source_itself(source));
    }
    for (ix, claim) in (0..).map(ClaimIx).zip(&mut briefing.claims) {
        each(ix.into(), &mut |of| {
            of.items("about", &mut claim.about);
            keep(&mut claim.contradicts.0, |ix| of.claim("contradicts", ix));
            for (n, position) in (0..).zip(&mut claim.positions.0) {
                of.part = Some(Statement::Position(ix, n));
                to.attribution(&mut position.attribution);
                position.quote.0 = position.quote.0.and_then(|ix| of.quote("quote", ix));
            }
        });
    }
    for (ix, judgment) in (0..).map(JudgmentIx).zip(&mut briefing.judgments) {
        each(Item::Judgment(ix), &mut |of| {
            to.voice(&mut judgment.by);
            of.items("basis", &mut judgment.basis);
        });
    }
    for (ix, question) in (0..).map(QuestionIx).zip(&mut briefing.questions) {
        each(Item::Question(ix), &mut |of| of.items("about", &mut question.about));
    }
    briefing.lost = lost;
}
