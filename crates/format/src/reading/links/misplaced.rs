//! What to say of an id that names an item of another kind than belongs there: what is near it and would fit, and where the
//! item itself may stand. It must not change any link.

#[cfg(test)]
mod tests;

use std::collections::HashMap;

use super::{How, Use, class_of, fits, to_add};
use crate::{
    diagnostic::{Code, Diagnostic},
    model::{Attribution, EntityIx, Item, Source, SourceIx, Voice},
    reading::{
        schema::{Class, Key, Shape},
        state::Reading,
        wording::{article, capital, one_of, quoted},
    },
};
use briefing_text::{SafeText, safe_format};

/// How many ids are named that would fit.
const NAMED: usize = 3;

/// What is near the items of one file. Links are not resolved yet: an index in the model is the number of a symbol.
pub(super) struct Misplaced<'n> {
    /// Each symbol's id.
    names: &'n [&'n str],
    /// The first sources of each actor, by the symbol of the actor; made when they are first asked for.
    own: Option<HashMap<u32, Vec<SourceIx>>>,
}

impl<'n> Misplaced<'n> {
    pub(super) const fn new(names: &'n [&'n str]) -> Self {
        Self { names, own: None }
    }

    /// The diagnostic for an id that names this item; nothing where the item belongs there.
    pub(super) fn diagnostic(&mut self, used: &Use, item: Item, reading: &Reading) -> Option<Diagnostic> {
        let (wanted, class) = (used.class(), class_of(&reading.briefing, item));
        if fits(wanted, class) {
            return None;
        }
        let name = quoted(self.names[used.symbol as usize]);
        let noun = match class {
            Class::Any => format!("{}{}", article(item.noun()), item.noun()),
            _ => class.noun().to_owned(),
        };
        let message = safe_format!("`{name}` is {noun}; {} belongs here.", wanted.noun());
        let mut help = self.near(used, item, reading).unwrap_or_else(|| to_add::another(used));
        if let How::Under(shape, key) | How::ForList(shape, key) = used.how
            && let Some(keys) = goes(class, shape, key)
        {
            help = format!("{help} {} goes in {keys}.", capital(&noun));
        }
        Some(Diagnostic::new(Code::UnknownId, used.span, message).with_help(SafeText::line(&help)))
    }

    /// What the item has to do with that would fit.
    fn near(&mut self, used: &Use, item: Item, reading: &Reading) -> Option<String> {
        let (wanted, briefing) = (used.class(), &reading.briefing);
        let name = quoted(self.names[used.symbol as usize]);
        match (wanted, item) {
            (Class::Place, Item::Entity(_)) => Some(
                "A place of its own in `places:` is wanted; actor and place may have the same name."
                    .to_owned(),
            ),
            (Class::Actor | Class::Entity, Item::Source(ix)) => {
                let (key, owner) = owner(&briefing[ix], reading)?;
                Some(format!("The `{key}` of `{name}` is `{}`.", self.id(owner)))
            }
            (Class::Actor | Class::Entity, Item::Quote(ix)) => {
                let speaker = briefing[ix].attribution.voice().and_then(Voice::actor)?.0;
                is_actor(speaker, reading)
                    .then(|| format!("The `speaker` of `{name}` is `{}`.", self.id(speaker)))
            }
            (Class::Source, Item::Entity(_)) => {
                let own = self.own.get_or_insert_with(|| own_sources(reading)).get(&used.symbol)?;
                let ids: Vec<String> =
                    own.iter().map(|ix| format!("`{}`", quoted(briefing[*ix].id.as_str()))).collect();
                Some(format!("Sources of `{name}`: {}.", ids.join(", ")))
            }
            (Class::Source, Item::Quote(ix)) => self.came_through(&name, &briefing[ix].attribution, reading),
            (Class::Source, Item::Event(ix)) => self.came_through(&name, &briefing[ix].attribution, reading),
            _ => None,
        }
    }

    fn came_through(&self, name: &str, told: &Attribution, reading: &Reading) -> Option<String> {
        let is_source = |symbol: &u32| matches!(reading.links.item(*symbol), Some(Item::Source(_)));
        let sources = told.named().map(|ix| ix.0).filter(is_source).take(NAMED);
        let ids: Vec<String> = sources.map(|symbol| format!("`{}`", self.id(symbol))).collect();
        (!ids.is_empty()).then(|| format!("`{name}` came through {}.", ids.join(", ")))
    }

    fn id(&self, symbol: u32) -> String {
        quoted(self.names[symbol as usize]).into_owned()
    }
}

/// The keys that take the ids of such items: `` `via` or `sources` ``; nothing where there are none.
fn goes(class: Class, shape: &Shape, but: &Key) -> Option<String> {
    let others = shape.keys.iter().filter(|key| key.name != but.name);
    let keys: Vec<(&str, Class)> = others.filter_map(|key| Some((key.name, key.takes.ids()?))).collect();
    let of = |wanted: Class| {
        let names = keys.iter().filter(|(_, takes)| *takes == wanted).map(|(name, _)| *name);
        one_of(&names.collect::<Vec<_>>())
    };
    of(class).or_else(|| of(Class::Any))
}

/// Whose a source is, as a symbol, and the key that says so.
fn owner(source: &Source, reading: &Reading) -> Option<(&'static str, u32)> {
    let of = |key, owner: Option<EntityIx>| {
        owner.map(|owner| (key, owner.0)).filter(|(_, owner)| is_actor(*owner, reading))
    };
    of("author", source.writer).or_else(|| of("publisher", source.publisher))
}

fn is_actor(symbol: u32, reading: &Reading) -> bool {
    let item = reading.links.item(symbol);
    item.is_some_and(|item| class_of(&reading.briefing, item) == Class::Actor)
}

fn own_sources(reading: &Reading) -> HashMap<u32, Vec<SourceIx>> {
    let mut own: HashMap<u32, Vec<SourceIx>> = HashMap::new();
    for (n, source) in (0..).zip(&reading.briefing.sources) {
        let Some((_, owner)) = owner(source, reading) else { continue };
        let sources = own.entry(owner).or_default();
        if sources.len() < NAMED {
            sources.push(SourceIx(n));
        }
    }
    own
}
