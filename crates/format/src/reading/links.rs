//! Links between items: noted as symbols while the file is read, resolved into indices once every id is known.
//!
//! While a file is read, an index in the model is the number of a symbol, because an id may be used before it is
//! defined. [`resolve`] is the only way out of reading, and it rewrites each of them: to the item that the
//! symbol names, or to nothing, with a diagnostic. It must not know how YAML is written.

mod cycles;
mod defaults;
mod in_line;
mod misplaced;
mod names;
mod rewrite;
mod to_add;
mod unknown;

pub(super) use defaults::Defaults;
use in_line::InLine;

use std::collections::HashMap;

use super::{
    fields::Field,
    schema::{Class, Key, Shape},
    state::Reading,
};
use crate::{
    diagnostic::Span,
    model::{Contents, EntityClass, Item, SourceIx},
};
use briefing_text::SafeText;

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
    span: Span,
    how: How,
}

/// How an id is used.
#[derive(Clone, Copy, Debug)]
enum How {
    /// As the value of a key, or in its list.
    Under(&'static Shape, &'static Key),
    /// In the place of a list, where it may be a word for one; what it is has not been reported.
    ForList(&'static Shape, &'static Key),
    /// In a text.
    InText,
    /// In a text, spelled as no id is, so that it may be plain words.
    Perhaps,
}

impl Use {
    /// Which items belong here.
    fn class(&self) -> Class {
        match self.how {
            How::Under(_, key) | How::ForList(_, key) => key.takes.class(),
            How::InText | How::Perhaps => Class::Any,
        }
    }
}

/// The ids of a file, their definitions and their uses.
#[derive(Debug, Default)]
pub(super) struct Links {
    symbols: HashMap<Box<str>, u32>,
    definitions: Vec<Option<Definition>>,
    uses: Vec<Use>,
    /// What stands where a source belongs and is no id, with symbols of its own, in order.
    unreadable: Vec<(u32, SafeText)>,
    /// In the order of the sources.
    based_on: Vec<BasedOn>,
    /// What is written as a link where links are not read.
    in_lines: Vec<InLine>,
    /// What may be ids of items that were not read, and where.
    perhaps_left_out: Vec<(Box<str>, Span)>,
}

impl Links {
    /// The symbol of an id, for whoever does not mind that no item has it.
    pub(super) fn symbol(&mut self, id: &str) -> u32 {
        if let Some(symbol) = self.symbols.get(id) {
            return *symbol;
        }
        let symbol = self.definitions.len() as u32;
        self.definitions.push(None);
        self.symbols.insert(id.into(), symbol);
        symbol
    }

    /// Notes that a value, or an entry of a list, is an id.
    pub(super) fn note(&mut self, id: &str, field: Field<'_, '_>) -> u32 {
        self.note_use(id, field.node.span, How::Under(field.shape, field.key))
    }

    /// Notes that a text stands for a list, and may be an id or a word that says what belongs there.
    pub(super) fn note_for_list(&mut self, id: &str, field: Field<'_, '_>) -> u32 {
        self.note_use(id, field.node.span, How::ForList(field.shape, field.key))
    }

    /// Notes that an id stands in a text.
    pub(super) fn note_in_text(&mut self, id: &str, span: Span) {
        self.note_use(id, span, How::InText);
    }

    fn note_use(&mut self, id: &str, span: Span, how: How) -> u32 {
        let symbol = self.symbol(id);
        self.uses.push(Use { symbol, span, how });
        symbol
    }

    /// A symbol that nothing can define, for something that is no id.
    pub(super) fn unreadable(&mut self, words: SafeText) -> u32 {
        let symbol = self.definitions.len() as u32;
        self.definitions.push(None);
        self.unreadable.push((symbol, words));
        symbol
    }

    /// Notes words that stand where an id may, though they are spelled as none is.
    pub(super) fn note_perhaps(&mut self, words: &str, span: Span) {
        self.note_use(words, span, How::Perhaps);
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

    /// Notes what may be the id of an item that was not read: nobody who uses it is reported, unless an item has it.
    pub(super) fn leave_out_perhaps(&mut self, id: &str, span: Span) {
        self.perhaps_left_out.push((id.into(), span));
    }

    /// Leaves out what may have been ids, now that all items are known.
    fn settle(&mut self) {
        for (id, span) in std::mem::take(&mut self.perhaps_left_out) {
            // What an item has after all is not left out.
            let _ = self.leave_out(&id, span);
        }
    }

    fn item(&self, symbol: u32) -> Option<Item> {
        match self.definitions.get(symbol as usize) {
            Some(Some(Definition::Item(item, _))) => Some(*item),
            _ => None,
        }
    }

    /// Each symbol's id; nothing for what is no id.
    fn names(&self) -> Vec<&str> {
        let mut names = vec![""; self.definitions.len()];
        for (name, symbol) in &self.symbols {
            names[*symbol as usize] = name;
        }
        names
    }
}

/// Rewrites every symbol of the model and reports those that name nothing fitting.
pub(super) fn resolve(reading: &mut Reading) {
    defaults::leave_out_positions(reading);
    reading.links.settle();
    unknown::report_unknown(reading);
    let links = std::mem::take(&mut reading.links);
    let mut briefing = std::mem::take(&mut reading.briefing);
    rewrite::rewrite(&mut briefing, &links);
    defaults::mark_sources(&mut briefing, &reading.defaults);
    cycles::remove_cycles(&mut briefing, &links, reading);
    briefing.index_ids();
    in_line::report(&links.in_lines, &briefing, reading);
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
