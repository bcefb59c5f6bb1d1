//! Links between items: noted as symbols while the file is read, resolved into indices once every id is known.
//!
//! While a file is read, an index in the model is the number of a symbol, because an id may be used before it is
//! defined. [`resolve`] is the only way out of reading, and it rewrites each of them: to the item that the
//! symbol names, or to nothing, with a diagnostic. It must not know how YAML is written.

mod cycles;
mod names;
mod unknown;

use std::collections::HashMap;

use super::{schema::Class, state::Reading};
use crate::{
    diagnostic::Span,
    model::{ClaimIx, Contents, EntityClass, EntityIx, Entries, Item, QuoteIx, SourceIx},
};

/// What an id was found to name.
#[derive(Clone, Copy, Debug)]
enum Definition {
    Item(Item, Span),
    /// It stands in the file, but its item was left out and reported.
    LeftOut(Span),
}

/// Why an id cannot be entered: it stands at this place too.
#[derive(Clone, Copy, Debug)]
pub(super) enum Taken {
    ByItem(Span),
    ByLeftOut(Span),
}

/// A `based_on` as it is written.
#[derive(Clone, Copy, Debug)]
struct BasedOn {
    from: SourceIx,
    symbol: u32,
    span: Span,
}

#[derive(Clone, Copy, Debug)]
struct Use {
    symbol: u32,
    class: Class,
    span: Span,
    /// Whether it is spelled as no id is, so that it may be plain text.
    is_perhaps: bool,
}

/// The ids of a file, their definitions and their uses.
#[derive(Debug, Default)]
pub(super) struct Links {
    symbols: HashMap<Box<str>, u32>,
    definitions: Vec<Option<Definition>>,
    uses: Vec<Use>,
    /// In the order of the sources.
    based_on: Vec<BasedOn>,
}

impl Links {
    fn symbol(&mut self, id: &str) -> u32 {
        if let Some(symbol) = self.symbols.get(id) {
            return *symbol;
        }
        let symbol = self.definitions.len() as u32;
        self.definitions.push(None);
        self.symbols.insert(id.into(), symbol);
        symbol
    }

    /// Notes that an id is used where an item of this class belongs.
    pub(super) fn note(&mut self, id: &str, class: Class, span: Span) -> u32 {
        let symbol = self.symbol(id);
        self.uses.push(Use { symbol, class, span, is_perhaps: false });
        symbol
    }

    /// Notes words that stand where an id may, though they are spelled as none is.
    pub(super) fn note_perhaps(&mut self, words: &str, span: Span) {
        let symbol = self.symbol(words);
        self.uses.push(Use { symbol, class: Class::Any, span, is_perhaps: true });
    }

    /// Notes that the source that is read now is based on others: the uses from `first` on.
    pub(super) fn note_based_on(&mut self, from: SourceIx, first: usize) {
        let uses = self.uses[first..].iter();
        self.based_on.extend(uses.map(|used| BasedOn { from, symbol: used.symbol, span: used.span }));
    }

    /// Forgets what a source is based on that is taken back.
    pub(super) fn forget_based_on(&mut self, from: SourceIx) {
        let keep = self.based_on.partition_point(|based_on| based_on.from < from);
        self.based_on.truncate(keep);
    }

    /// How many uses have been noted.
    pub(super) fn count(&self) -> usize {
        self.uses.len()
    }

    /// Notes what an id names; an earlier item of that id stays, one that was left out makes room.
    pub(super) fn define(&mut self, id: &str, item: Item, span: Span) -> Result<(), Taken> {
        let symbol = self.symbol(id) as usize;
        let earlier = self.definitions[symbol];
        if let Some(Definition::Item(_, earlier)) = earlier {
            return Err(Taken::ByItem(earlier));
        }
        self.definitions[symbol] = Some(Definition::Item(item, span));
        match earlier {
            Some(Definition::LeftOut(earlier)) => Err(Taken::ByLeftOut(earlier)),
            Some(Definition::Item(..)) | None => Ok(()),
        }
    }

    /// Notes an id whose item could not be read, so that its uses are not reported one by one.
    pub(super) fn leave_out(&mut self, id: &str, span: Span) -> Result<(), Span> {
        let symbol = self.symbol(id) as usize;
        match self.definitions[symbol] {
            Some(Definition::Item(_, earlier) | Definition::LeftOut(earlier)) => Err(earlier),
            None => {
                self.definitions[symbol] = Some(Definition::LeftOut(span));
                Ok(())
            }
        }
    }

    fn item(&self, symbol: u32) -> Option<Item> {
        match self.definitions.get(symbol as usize) {
            Some(Some(Definition::Item(item, _))) => Some(*item),
            _ => None,
        }
    }
}

/// Rewrites every symbol of the model and reports those that name nothing fitting.
pub(super) fn resolve(reading: &mut Reading) {
    unknown::report_unknown(reading);
    let links = std::mem::take(&mut reading.links);
    let mut briefing = std::mem::take(&mut reading.briefing);
    rewrite(&mut briefing, &links);
    cycles::remove_cycles(&mut briefing, &links, reading);
    let mut by_id: Vec<Item> = briefing.items().filter(|item| briefing.id(*item).is_some()).collect();
    by_id.sort_unstable_by(|a, b| briefing.id(*a).cmp(&briefing.id(*b)));
    briefing.by_id = by_id;
    let labels = briefing.markings.values().copied().chain(briefing.tlp);
    briefing.strictest_tlp = labels.max_by_key(|tlp| tlp.strictness());
    reading.briefing = briefing;
}

fn class_of(briefing: &Contents, item: Item) -> Class {
    match item {
        Item::Entity(ix) if briefing[ix].class == EntityClass::Actor => Class::Actor,
        Item::Entity(_) => Class::Place,
        Item::Quote(_) => Class::Quote,
        Item::Source(_) => Class::Source,
        Item::Claim(_) => Class::Claim,
        Item::Briefing | Item::Event(_) | Item::Judgment(_) | Item::Question(_) => Class::Any,
    }
}

fn fits(wanted: Class, found: Class) -> bool {
    match wanted {
        Class::Any => true,
        Class::Entity => matches!(found, Class::Actor | Class::Place),
        _ => wanted == found,
    }
}

/// What a symbol became.
struct Resolved<'l> {
    links: &'l Links,
    classes: EntityClasses,
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

    fn sources(&self, refs: &mut Entries<SourceIx>) {
        keep(&mut refs.0, |ix| self.source(ix));
    }

    fn items(&self, refs: &mut Entries<Item>) {
        keep(&mut refs.0, |item| match item {
            Item::Entity(symbol) => self.links.item(symbol.0),
            other => Some(other),
        });
    }
}

/// Rewrites each entry of a list and drops those that become nothing.
fn keep<T: Copy>(list: &mut Vec<T>, resolve: impl Fn(T) -> Option<T>) {
    list.retain_mut(|entry| match resolve(*entry) {
        Some(found) => {
            *entry = found;
            true
        }
        None => false,
    });
    list.shrink_to_fit();
}

fn rewrite(briefing: &mut Contents, links: &Links) {
    let classes = briefing.entities.iter().map(|entity| entity.class).collect();
    let to = Resolved { links, classes };
    for entity in &mut briefing.entities {
        to.actor(&mut entity.by);
        to.sources(&mut entity.via);
        for alias in &mut entity.aliases {
            to.actor(&mut alias.by);
            alias.source.0 = alias.source.0.and_then(|ix| to.source(ix));
        }
        for relation in &mut entity.relations.0 {
            relation.to = relation.to.and_then(|ix| to.entity(ix, Class::Entity));
            to.actor(&mut relation.by);
            to.sources(&mut relation.via);
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
        to.actor(&mut event.by);
        keep(&mut event.quotes.0, |ix| to.quote(ix));
        to.sources(&mut event.via);
        to.sources(&mut event.sources);
    }
    for quote in &mut briefing.quotes {
        to.actor(&mut quote.speaker);
        to.sources(&mut quote.via);
    }
    for source in &mut briefing.sources {
        to.actor(&mut source.publisher);
        to.sources(&mut source.based_on);
    }
    for claim in &mut briefing.claims {
        to.items(&mut claim.about);
        keep(&mut claim.contradicts.0, |ix| to.claim(ix));
        for position in &mut claim.positions.0 {
            to.actor(&mut position.by);
            position.quote.0 = position.quote.0.and_then(|ix| to.quote(ix));
            to.sources(&mut position.via);
        }
    }
    for judgment in &mut briefing.judgments {
        to.actor(&mut judgment.by);
        to.items(&mut judgment.basis);
    }
    for question in &mut briefing.questions {
        to.items(&mut question.about);
    }
}
