//! Every symbol of the model becomes the item that it names, or nothing. It must not report anything.

use std::{cell::OnceCell, collections::HashSet};

use super::{Links, fits};
use crate::{
    model::{
        Attribution, ClaimIx, Contents, EntityClass, EntityIx, Entries, Item, QuoteIx, Source, SourceIx,
        Voice,
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

    fn actor(&self, ix: &mut Option<EntityIx>) {
        *ix = ix.and_then(|ix| self.entity(ix, Class::Actor));
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

    /// The sources that another passes on, each once; the names of those that there are not go to `unread`.
    fn passed_on(&self, refs: &mut Entries<SourceIx>, unread: &mut Vec<SafeText>) {
        let mut seen = HashSet::with_capacity(refs.0.len());
        keep(&mut refs.0, |ix| {
            let is_new = seen.insert(ix);
            let found = self.source(ix);
            if found.is_none() && is_new {
                unread.push(self.name(ix.0));
            }
            found.filter(|_| is_new)
        });
    }

    fn source_itself(&self, source: &mut Source) {
        self.actor(&mut source.publisher);
        self.actor(&mut source.writer);
        if source.writer.is_some() {
            source.author = SafeText::default();
        }
        let mut unread = Vec::new();
        self.passed_on(&mut source.based_on, &mut unread);
        self.passed_on(&mut source.cites, &mut unread);
        source.unread = unread.into();
    }

    fn items(&self, refs: &mut Entries<Item>) {
        keep(&mut refs.0, |item| match item {
            Item::Entity(symbol) => self.links.item(symbol.0),
            other => Some(other),
        });
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
    for entity in &mut briefing.entities {
        to.attribution(&mut entity.attribution);
        for alias in &mut entity.aliases.0 {
            to.actor(&mut alias.by);
            alias.source.0 = alias.source.0.and_then(|ix| to.source(ix));
        }
        for relation in &mut entity.relations.0 {
            relation.to = relation.to.and_then(|ix| to.entity(ix, Class::Entity));
            to.attribution(&mut relation.attribution);
            relation.claim.0 = relation.claim.0.and_then(|ix| to.claim(ix));
        }
    }
    for event in &mut briefing.events {
        event.actors.retain_mut(|participant| match to.entity(participant.actor, Class::Actor) {
            Some(actor) => {
                participant.actor = actor;
                true
            }
            None => false,
        });
        event.place = event.place.and_then(|ix| to.entity(ix, Class::Place));
        to.attribution(&mut event.attribution);
        keep(&mut event.quotes.0, |ix| to.quote(ix));
    }
    for quote in &mut briefing.quotes {
        to.attribution(&mut quote.attribution);
        to.items(&mut quote.about);
    }
    for source in &mut briefing.sources {
        to.source_itself(source);
    }
    for claim in &mut briefing.claims {
        to.items(&mut claim.about);
        keep(&mut claim.contradicts.0, |ix| to.claim(ix));
        for position in &mut claim.positions.0 {
            to.attribution(&mut position.attribution);
            position.quote.0 = position.quote.0.and_then(|ix| to.quote(ix));
        }
    }
    for judgment in &mut briefing.judgments {
        to.voice(&mut judgment.by);
        to.items(&mut judgment.basis);
    }
    for question in &mut briefing.questions {
        to.items(&mut question.about);
    }
}
