//! What a briefing is: plain data, a file per concept. It must not know YAML, panes or files.
//!
//! Links between items are indices into the briefing's own vectors, resolved once by `format`.
//! Actors and places share the type [`Entity`]; events and background share [`Event`].

pub mod attribution;
pub mod claim;
pub mod date;
pub(crate) mod entity;
pub(crate) mod estimate;
pub mod event;
pub mod index;
pub mod item_map;
mod key;
mod known;
mod lost;
pub mod markup;
pub mod quote;
mod same;
pub mod source;
pub mod words;

pub use attribution::{Attribution, Chain, Telling, Voice};
pub use claim::{Claim, Position, Stance};
pub use date::Date;
pub use entity::{ActorKind, Alias, Entity, EntityClass, EntityKind, Relation};
pub use estimate::{Confidence, Judgment, Likelihood, Question};
pub use event::{Event, Participant, Status};
pub use index::{
    ClaimIx, EntityIx, EventIx, Id, Item, ItemKind, JudgmentIx, QuestionIx, QuoteIx, SourceIx, TagIx,
};
pub use item_map::ItemMap;
pub use key::{ItemKey, NoKey, Unnamed};
pub use known::{Entries, Known, Later, Ref, Statement, Untold};
pub use lost::Lost;
pub use quote::{Quote, Translation};
pub use source::{Credibility, Reliability, Source, SourceKind};

use std::{collections::HashMap, ops::Deref, sync::Arc};

use crate::diagnostic::Span;
use briefing_text::SafeText;

words::words! {
    /// How far a briefing may be passed on (TLP 2.0, FIRST).
    pub enum Tlp {
        Red = "RED",
        Amber = "AMBER",
        AmberStrict = "AMBER+STRICT",
        Green = "GREEN",
        Clear = "CLEAR",
    }
}

impl Tlp {
    /// How strict the label is: 0 shuts nobody out.
    pub const fn strictness(self) -> u8 {
        match self {
            Self::Clear => 0,
            Self::Green => 1,
            Self::Amber => 2,
            Self::AmberStrict => 3,
            Self::Red => 4,
        }
    }

    /// Who may have what carries the label.
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::Red => "those to whom it was given, and nobody else",
            Self::Amber => "the recipient's organization and its clients, as far as they need to know",
            Self::AmberStrict => "the recipient's organization alone, as far as its members need to know",
            Self::Green => "the recipient's community, but not the public",
            Self::Clear => "everybody",
        }
    }
}

/// One briefing, as far as it was known by the day that is looked at; all of it where no day is. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Briefing {
    contents: Arc<Contents>,
    later: Arc<Later>,
}

impl Deref for Briefing {
    type Target = Contents;

    fn deref(&self) -> &Contents {
        &self.contents
    }
}

impl Briefing {
    /// All of what a file says.
    pub(crate) fn new(contents: Contents) -> Self {
        Self { contents: Arc::new(contents), later: Arc::default() }
    }
}

/// What a file says: its head and all its items.
#[derive(Clone, Debug, Default)]
pub struct Contents {
    /// Its title; empty only where the file gave none.
    pub title: SafeText,
    /// The name that the briefing itself has, wherever its file lies.
    pub own_id: Option<Id>,
    /// The bottom line, up front; read through [`Briefing::summary`].
    pub(crate) summary: SafeText,
    /// The briefing knows nothing later than this.
    pub as_of: Option<Date>,
    /// When it was published.
    pub published: Option<Date>,
    /// Who wrote it.
    pub authors: Vec<SafeText>,
    /// The language of its prose (BCP 47).
    pub language: SafeText,
    /// How far it may be passed on.
    pub tlp: Option<Tlp>,
    /// Who tells every statement that does not say so itself, and by which chains.
    pub default: Option<Attribution>,
    /// The tags of the briefing as a whole.
    pub tags: Vec<TagIx>,
    /// Actors, then places, in file order.
    pub entities: Vec<Entity>,
    /// Events and background, in file order.
    pub events: Vec<Event>,
    /// Quotes in file order.
    pub quotes: Vec<Quote>,
    /// Sources in file order.
    pub sources: Vec<Source>,
    /// Claims in file order.
    pub claims: Vec<Claim>,
    /// Judgments in file order.
    pub judgments: Vec<Judgment>,
    /// Questions in file order.
    pub questions: Vec<Question>,
    /// Every tag once, in order of first use.
    pub tag_names: Vec<SafeText>,
    /// The names that items have elsewhere, by item; read through [`Contents::other_ids`].
    pub(crate) other_ids: HashMap<Item, Box<[SafeText]>>,
    /// The references that could not be read, by item; read through [`Contents::lost`].
    pub(crate) lost: HashMap<Item, Vec<Lost>>,
    /// How far single items may be passed on, by item; read through [`Contents::tlp_of`].
    pub(crate) markings: HashMap<Item, Tlp>,
    /// The strictest label of the whole and of its items, whichever of them are looked at.
    pub strictest_tlp: Option<Tlp>,
    /// Every item that has an id, sorted by id.
    pub by_id: Vec<Item>,
    /// The same by the hash of the id: prose names items by the hundred thousand.
    by_hash: HashMap<u64, Item, foldhash::fast::RandomState>,
    unnamed: key::UnnamedItems,
}

impl Contents {
    /// The id that the file gives an item, if it gives one.
    pub fn id(&self, item: Item) -> Option<&Id> {
        match item {
            Item::Briefing => None,
            Item::Entity(ix) => Some(&self[ix].id),
            Item::Event(ix) => self[ix].id.as_ref(),
            Item::Quote(ix) => Some(&self[ix].id),
            Item::Source(ix) => Some(&self[ix].id),
            Item::Claim(ix) => Some(&self[ix].id),
            Item::Judgment(ix) => self[ix].id.as_ref(),
            Item::Question(ix) => self[ix].id.as_ref(),
        }
    }

    /// The names that an item has elsewhere, as written: `wikidata:Q42`.
    pub fn other_ids(&self, item: Item) -> &[SafeText] {
        self.other_ids.get(&item).map_or(&[], |ids| ids)
    }

    /// The label that an item itself carries.
    pub fn tlp_of(&self, item: Item) -> Option<Tlp> {
        self.markings.get(&item).copied()
    }

    /// The items that carry a label of their own, in order.
    pub fn marked(&self) -> Vec<(Item, Tlp)> {
        let mut marked: Vec<(Item, Tlp)> = self.markings.iter().map(|(item, tlp)| (*item, *tlp)).collect();
        marked.sort_unstable();
        marked
    }

    /// Where the file defines an item; nothing for the briefing as a whole, whose head is no item of the file.
    pub fn span(&self, item: Item) -> Option<Span> {
        Some(match item {
            Item::Briefing => return None,
            Item::Entity(ix) => self[ix].span,
            Item::Event(ix) => self[ix].span,
            Item::Quote(ix) => self[ix].span,
            Item::Source(ix) => self[ix].span,
            Item::Claim(ix) => self[ix].span,
            Item::Judgment(ix) => self[ix].span,
            Item::Question(ix) => self[ix].span,
        })
    }

    /// The item that is defined around a byte of the file.
    pub fn item_around(&self, byte: u32) -> Option<Item> {
        let is_around =
            |item: &Item| self.span(*item).is_some_and(|span| (span.start..span.end).contains(&byte));
        self.items().find(is_around)
    }

    /// The item of this id.
    pub fn find(&self, id: &str) -> Option<Item> {
        let found = *self.by_hash.get(&hash(id))?;
        if self.id(found).is_some_and(|own| own.as_str() == id) {
            return Some(found);
        }
        // Two ids have one hash.
        self.by_id
            .binary_search_by(|item| self.id(*item).map_or("", Id::as_str).cmp(id))
            .ok()
            .map(|at| self.by_id[at])
    }

    /// Takes in every item that has an id.
    pub(crate) fn index_ids(&mut self) {
        let mut by_id: Vec<Item> = self.items().filter(|item| self.id(*item).is_some()).collect();
        by_id.sort_unstable_by(|a, b| self.id(*a).cmp(&self.id(*b)));
        let hashed = by_id.iter().filter_map(|item| Some((hash(self.id(*item)?.as_str()), *item)));
        self.by_hash = hashed.collect();
        self.by_id = by_id;
    }

    /// How many items of a kind there are.
    pub const fn count(&self, kind: ItemKind) -> usize {
        match kind {
            ItemKind::Briefing => 1,
            ItemKind::Event => self.events.len(),
            ItemKind::Entity => self.entities.len(),
            ItemKind::Quote => self.quotes.len(),
            ItemKind::Claim => self.claims.len(),
            ItemKind::Source => self.sources.len(),
            ItemKind::Judgment => self.judgments.len(),
            ItemKind::Question => self.questions.len(),
        }
    }

    /// Every item of a kind, in file order.
    pub fn items_of(&self, kind: ItemKind) -> impl Iterator<Item = Item> + use<> {
        (0..self.count(kind) as u32).map(move |n| kind.item(n))
    }

    /// Every item except the head, section by section.
    pub fn items(&self) -> impl Iterator<Item = Item> + '_ {
        ItemKind::ALL[1..].iter().flat_map(|kind| self.items_of(*kind))
    }
}

fn hash(id: &str) -> u64 {
    twox_hash::XxHash3_64::oneshot(id.as_bytes())
}
