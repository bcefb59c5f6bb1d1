//! What of a briefing was known by a day: a mask over one model, through which lists and references are read.
//!
//! What an item has of other items, and what is held of it, is a list of [`Entries`] or a [`Ref`]. Neither can be read
//! without saying whether the file is meant, or what of it was known. What was known has the numbers that it has in the file.

use std::{collections::HashSet, slice, sync::Arc};

use super::{
    Alias, Briefing, ClaimIx, Contents, EntityIx, Item, ItemMap, Position, QuoteIx, Relation, SourceIx,
};
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
}

impl<T: Copy> Ref<T> {
    /// What the file has, whenever it became known.
    pub const fn of_file(self) -> Option<T> {
        self.0
    }
}

impl From<EntityIx> for Item {
    fn from(ix: EntityIx) -> Self {
        Self::Entity(ix)
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

/// A part of an item that may become known later than the item: what is said of it, and by whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Statement {
    /// A position on a claim, by its number among those of the file.
    Position(ClaimIx, u32),
    /// A relation of an entity, by its number among those of the file.
    Relation(EntityIx, u32),
    /// Another name of an entity, by its number among those of the file.
    Alias(EntityIx, u32),
    /// Who or what an entity is.
    Description(EntityIx),
}

/// What was not known yet on a day; nothing where no day is looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Later {
    /// For each item whether it was not; without a place for any where no day is looked at.
    items: ItemMap<bool>,
    statements: HashSet<Statement, foldhash::fast::FixedState>,
    /// How many items are dated, and later.
    count: usize,
    untold: Untold,
    is_any: bool,
}

impl Later {
    /// Nothing of some contents yet.
    pub fn new(contents: &Contents) -> Self {
        Self { items: ItemMap::new(contents, &false), is_any: true, ..Self::default() }
    }

    /// Hides an item; true where it was not hidden before.
    pub fn hide(&mut self, item: Item) -> bool {
        let is_new = !std::mem::replace(&mut self.items[item], true);
        // Nobody says that what the briefing says as a whole became known later.
        let is_dated = match item {
            Item::Judgment(_) => !self.untold.judgments,
            Item::Question(_) => !self.untold.questions,
            _ => true,
        };
        self.count += usize::from(is_new && is_dated);
        is_new
    }

    /// Hides a part of an item.
    pub fn hide_statement(&mut self, statement: Statement) {
        self.statements.insert(statement);
    }

    /// Hides what the briefing says as a whole, its judgments and questions with it.
    pub fn hide_whole(&mut self, contents: &Contents, untold: Untold) {
        self.untold = untold;
        let judgments = contents.items_of(super::ItemKind::Judgment);
        judgments.chain(contents.items_of(super::ItemKind::Question)).for_each(|item| _ = self.hide(item));
    }

    /// Whether an entity has a name that was not known.
    pub fn hides_names(&self) -> bool {
        self.statements.iter().any(|statement| matches!(statement, Statement::Alias(..)))
    }

    /// Whether a day is looked at.
    pub const fn is_any(&self) -> bool {
        self.is_any
    }

    /// What the briefing says as a whole and had not said.
    pub const fn untold(&self) -> Untold {
        self.untold
    }

    /// How many items are dated, and later. What the briefing says as a whole is not counted among them: nobody says that
    /// it became known later.
    pub const fn count(&self) -> usize {
        self.count
    }

    fn has(&self, item: Item) -> bool {
        self.is_any && self.items[item]
    }
}

impl Briefing {
    /// Whether an item was known by the day that is looked at; always, where no day is.
    pub fn is_known(&self, item: impl Into<Item>) -> bool {
        !self.later.has(item.into())
    }

    /// Whether a part of an item was known.
    pub fn is_said(&self, statement: Statement) -> bool {
        !self.later.statements.contains(&statement)
    }

    /// Those of a list of items that were known.
    pub fn known<'a, T: Copy + Into<Item>>(&'a self, list: &'a Entries<T>) -> Known<'a, T> {
        Known { briefing: self, left: list.0.iter() }
    }

    /// A reference, where it is to what was known.
    pub fn known_one<T: Copy + Into<Item>>(&self, to: Ref<T>) -> Option<T> {
        to.0.filter(|ix| self.is_known(*ix))
    }

    /// The positions on a claim that were known, each with its number.
    pub fn positions(&self, ix: ClaimIx) -> impl Iterator<Item = (u32, &Position)> + Clone {
        let all = (0..).zip(self[ix].positions.of_file());
        all.filter(move |(n, _)| self.is_said(Statement::Position(ix, *n)))
    }

    /// A position on a claim, by its number.
    pub fn position(&self, ix: ClaimIx, n: u32) -> &Position {
        &self[ix].positions.of_file()[n as usize]
    }

    /// A relation of an entity, by its number.
    pub fn relation(&self, ix: EntityIx, n: u32) -> &Relation {
        &self[ix].relations.of_file()[n as usize]
    }

    /// The relations of an entity that were known, each with its number.
    pub fn relations(&self, ix: EntityIx) -> impl Iterator<Item = (u32, &Relation)> + Clone {
        let all = (0..).zip(self[ix].relations.of_file());
        all.filter(move |(n, _)| self.is_said(Statement::Relation(ix, *n)))
    }

    /// The other names of an entity that were known, each with its number.
    pub fn aliases(&self, ix: EntityIx) -> impl Iterator<Item = (u32, &Alias)> + Clone {
        let all = (0..).zip(self[ix].aliases.of_file());
        all.filter(move |(n, _)| self.is_said(Statement::Alias(ix, *n)))
    }

    /// The bottom line, up front; nothing where the briefing has none, or had not said it yet.
    pub fn summary(&self) -> Option<&SafeText> {
        Some(&self.contents.summary).filter(|summary| !summary.is_empty() && !self.later.untold.summary)
    }

    /// Who or what an entity is; nothing where nobody says so, or had said so yet.
    pub fn description(&self, ix: EntityIx) -> Option<&SafeText> {
        let entity = &self[ix];
        (entity.is_described() && self.is_said(Statement::Description(ix))).then_some(&entity.text)
    }

    /// What was not known yet.
    pub fn later(&self) -> &Later {
        &self.later
    }

    /// The same contents without what was not known yet. Every index of an item means the same.
    #[must_use]
    pub fn without(&self, later: Later) -> Self {
        Self { contents: Arc::clone(&self.contents), later: Arc::new(later) }
    }

    /// All of the file.
    #[must_use]
    pub fn of_file(&self) -> Self {
        self.without(Later::default())
    }
}

/// Those of a list of items that were known.
#[derive(Clone, Debug)]
pub struct Known<'a, T> {
    briefing: &'a Briefing,
    left: slice::Iter<'a, T>,
}

impl<T: Copy + Into<Item>> Iterator for Known<'_, T> {
    type Item = T;

    fn next(&mut self) -> Option<T> {
        self.left.find(|item| self.briefing.is_known(**item)).copied()
    }
}
