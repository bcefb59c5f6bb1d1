//! What of a briefing was known by a day: a mask over one model, through which lists and references are read.
//!
//! What an item has of other items, and what is held of it, is a list of [`Entries`] or a [`Ref`]. Neither can be read
//! without saying whether the file is meant, or what of it was known. A list of which a part is hidden has its known part
//! in the mask, so that reading one is a look-up whatever day is looked at.

use std::{
    collections::{HashMap, HashSet},
    ptr,
    sync::Arc,
};

use super::{Alias, Briefing, ClaimIx, Contents, EntityIx, Item, Position, QuoteIx, Relation, SourceIx};
use briefing_text::SafeText;

/// A list in the order of the file, of which a part may not have been known yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entries<T>(pub(crate) Vec<T>);

/// A reference to another item, or none; the item may not have been known yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ref<T>(pub(crate) Option<T>);

impl<T> Default for Entries<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> FromIterator<T> for Entries<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        Self(items.into_iter().collect())
    }
}

impl<T> Entries<T> {
    /// All that the file has, whenever it became known.
    pub fn of_file(&self) -> &[T] {
        &self.0
    }

    /// Where the list stands, which no other list of the same contents does.
    fn place(&self) -> usize {
        ptr::from_ref(self).addr()
    }
}

impl<T: Copy> Ref<T> {
    /// What the file has, whenever it became known.
    pub const fn of_file(self) -> Option<T> {
        self.0
    }
}

impl From<SourceIx> for Item {
    fn from(ix: SourceIx) -> Self {
        Self::Source(ix)
    }
}

impl From<ClaimIx> for Item {
    fn from(ix: ClaimIx) -> Self {
        Self::Claim(ix)
    }
}

impl From<QuoteIx> for Item {
    fn from(ix: QuoteIx) -> Self {
        Self::Quote(ix)
    }
}

/// What a briefing says as a whole, and had not said by the day that is looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Untold {
    /// Its summary.
    pub summary: bool,
    /// Its judgments.
    pub judgments: bool,
    /// Its questions.
    pub questions: bool,
}

impl Untold {
    /// Whether there is anything.
    pub const fn is_any(self) -> bool {
        self.summary || self.judgments || self.questions
    }
}

/// What was not known yet on a day; nothing where no day is looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Later {
    /// The items.
    pub items: HashSet<Item>,
    /// The positions, by their claim and their number among its positions.
    pub positions: HashSet<(ClaimIx, usize)>,
    /// The relations, by their entity and their number among its relations.
    pub relations: HashSet<(EntityIx, usize)>,
    /// The entities that nobody had described yet.
    pub descriptions: HashSet<EntityIx>,
    /// The names, by their entity and their number among its aliases.
    pub aliases: HashSet<(EntityIx, usize)>,
    /// What the briefing says as a whole, its judgments and questions being among the items.
    pub untold: Untold,
}

impl Later {
    /// How many items are dated, and later. What the briefing says as a whole is not counted among them: nobody says that
    /// it became known later.
    pub fn count(&self) -> usize {
        let is_dated = |item: &&Item| match item {
            Item::Judgment(_) => !self.untold.judgments,
            Item::Question(_) => !self.untold.questions,
            _ => true,
        };
        self.items.iter().filter(is_dated).count()
    }
}

/// The known parts of lists of which not all was known, by where the lists stand.
type Parts<T> = HashMap<usize, Box<[T]>>;

/// What was not known yet, and the lists that are shorter for it.
#[derive(Clone, Debug, Default)]
pub struct Mask {
    later: Later,
    sources: Parts<SourceIx>,
    quotes: Parts<QuoteIx>,
    items: Parts<Item>,
    claims: Parts<ClaimIx>,
    positions: Parts<Position>,
    relations: Parts<Relation>,
    aliases: Parts<Alias>,
}

/// What a list can be of.
pub trait Entry: Sized {
    /// The lists of this kind of which a part is hidden.
    fn parts(mask: &Mask) -> &HashMap<usize, Box<[Self]>>;
}

macro_rules! entries {
    ($($field:ident: $entry:ty),+) => {$(
        impl Entry for $entry {
            fn parts(mask: &Mask) -> &Parts<Self> {
                &mask.$field
            }
        }
    )+};
}

entries! { sources: SourceIx, quotes: QuoteIx, items: Item, claims: ClaimIx, positions: Position, relations: Relation, aliases: Alias }

impl Mask {
    /// Hides what was not known yet of some contents, which must stay where they are.
    pub(super) fn new(contents: &Contents, later: Later) -> Self {
        let mut mask = Self { later, ..Self::default() };
        for event in &contents.events {
            mask.hide_quotes(&event.quotes);
        }
        for source in &contents.sources {
            mask.hide_sources(&source.based_on);
            mask.hide_sources(&source.cites);
            mask.hide_sources(&source.circles);
        }
        for (ix, claim) in (0..).map(ClaimIx).zip(&contents.claims) {
            mask.hide_items(&claim.about);
            mask.hide_claims(&claim.contradicts);
            let is_hidden = |n: usize| mask.later.positions.contains(&(ix, n));
            if let Some(known) = known_part(&claim.positions, is_hidden, |held| mask.known_position(held)) {
                mask.positions.insert(claim.positions.place(), known);
            }
        }
        for (ix, entity) in (0..).map(EntityIx).zip(&contents.entities) {
            let is_hidden = |n: usize| mask.later.relations.contains(&(ix, n));
            if let Some(known) = known_part(&entity.relations, is_hidden, |held| mask.known_relation(held)) {
                mask.relations.insert(entity.relations.place(), known);
            }
            let is_hidden = |n: usize| mask.later.aliases.contains(&(ix, n));
            if let Some(known) = known_part(&entity.aliases, is_hidden, Alias::clone) {
                mask.aliases.insert(entity.aliases.place(), known);
            }
        }
        contents.quotes.iter().for_each(|quote| mask.hide_items(&quote.about));
        contents.judgments.iter().for_each(|judgment| mask.hide_items(&judgment.basis));
        contents.questions.iter().for_each(|question| mask.hide_items(&question.about));
        mask
    }

    fn is_hidden(&self, item: Item) -> bool {
        self.later.items.contains(&item)
    }

    fn part<T: Copy + Into<Item>>(&self, list: &Entries<T>) -> Option<Box<[T]>> {
        known_part(list, |n| self.is_hidden(list.0[n].into()), |ix| *ix)
    }

    fn hide_sources(&mut self, list: &Entries<SourceIx>) {
        let known = self.part(list);
        self.sources.extend(known.map(|known| (list.place(), known)));
    }

    fn hide_quotes(&mut self, list: &Entries<QuoteIx>) {
        let known = self.part(list);
        self.quotes.extend(known.map(|known| (list.place(), known)));
    }

    fn hide_claims(&mut self, list: &Entries<ClaimIx>) {
        let known = self.part(list);
        self.claims.extend(known.map(|known| (list.place(), known)));
    }

    fn hide_items(&mut self, list: &Entries<Item>) {
        let known = self.part(list);
        self.items.extend(known.map(|known| (list.place(), known)));
    }

    /// A position as it was known; its lists stand elsewhere, so nothing is hidden in them any more.
    fn known_position(&self, held: &Position) -> Position {
        let quote = Ref(held.quote.0.filter(|quote| !self.is_hidden(Item::Quote(*quote))));
        Position { quote, ..held.clone() }
    }

    fn known_relation(&self, held: &Relation) -> Relation {
        let claim = Ref(held.claim.0.filter(|claim| !self.is_hidden(Item::Claim(*claim))));
        Relation { claim, ..held.clone() }
    }
}

/// What is left of a list of which a part is hidden; nothing where none is.
fn known_part<T>(
    list: &Entries<T>,
    is_hidden: impl Fn(usize) -> bool,
    keep: impl Fn(&T) -> T,
) -> Option<Box<[T]>> {
    let hidden: Vec<bool> = (0..list.0.len()).map(is_hidden).collect();
    hidden.contains(&true).then(|| {
        let known = list.0.iter().zip(&hidden).filter(|(_, is_hidden)| !**is_hidden);
        known.map(|(entry, _)| keep(entry)).collect()
    })
}

impl Briefing {
    /// Whether an item was known by the day that is looked at; always, where no day is.
    pub fn is_known(&self, item: impl Into<Item>) -> bool {
        !self.mask.is_hidden(item.into())
    }

    /// The part of a list of this briefing that was known.
    pub fn known<'a, T: Entry>(&'a self, list: &'a Entries<T>) -> &'a [T] {
        let parts = T::parts(&self.mask);
        if parts.is_empty() { &list.0 } else { parts.get(&list.place()).map_or(&list.0[..], |known| known) }
    }

    /// A reference, where it is to what was known.
    pub fn known_one<T: Copy + Into<Item>>(&self, to: Ref<T>) -> Option<T> {
        to.0.filter(|ix| self.is_known(*ix))
    }

    /// The same as a list of one or none.
    pub fn known_in<'a, T: Copy + Into<Item>>(&self, to: &'a Ref<T>) -> &'a [T] {
        if self.known_one(*to).is_some() { to.0.as_slice() } else { &[] }
    }

    /// The bottom line, up front; nothing where the briefing has none, or had not said it yet.
    pub fn summary(&self) -> Option<&SafeText> {
        Some(&self.contents.summary).filter(|summary| !summary.is_empty() && !self.mask.later.untold.summary)
    }

    /// Who or what an entity is; nothing where nobody says so, or had said so yet.
    pub fn description(&self, ix: EntityIx) -> Option<&SafeText> {
        let is_told = !self.mask.later.descriptions.contains(&ix);
        Some(&self.contents[ix].text).filter(|text| is_told && !text.is_empty())
    }

    /// What was not known yet.
    pub fn later(&self) -> &Later {
        &self.mask.later
    }

    /// The same contents without what was not known yet. Every index of an item means the same.
    #[must_use]
    pub fn without(&self, later: Later) -> Self {
        let mask = Mask::new(&self.contents, later);
        Self { contents: Arc::clone(&self.contents), mask: Arc::new(mask) }
    }
}
