//! Which item of one version of a briefing is which of the other: by id, by the same words, then by likeness, best first, one
//! to one. It must not know what changed.

use std::collections::HashMap;

use briefing_format::model::{Contents, Item, ItemKey, ItemKind, ItemMap};

use super::likeness::Features;

/// Two items that are at least so like are the same one.
pub const CERTAIN: f64 = 0.72;

/// Two items that are less like are not the same one.
pub const POSSIBLE: f64 = 0.5;

/// So many items that share rare words are compared.
const CANDIDATES: usize = 24;

/// A word that more items have says nothing.
const COMMON: usize = 200;

/// By what two items were told to be one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum How {
    /// They have one id.
    Id,
    /// They say the same.
    Words,
    /// They are so like, from 0 to 1.
    Likeness(f64),
}

impl How {
    /// Whether nobody needs to be told that it may be another one.
    pub fn is_certain(self) -> bool {
        match self {
            Self::Id | Self::Words => true,
            Self::Likeness(likeness) => likeness >= CERTAIN,
        }
    }
}

/// An item of the other version.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pair {
    /// The item.
    pub item: Item,
    /// How that is known.
    pub how: How,
}

/// Which items of two versions belong together.
#[derive(Clone, Debug)]
pub struct Pairing {
    forward: ItemMap<Option<Pair>>,
    backward: ItemMap<Option<Pair>>,
}

impl Pairing {
    /// Pairs the items of two versions, kind by kind.
    pub fn new(old: &Contents, new: &Contents) -> Self {
        let mut pairing = Self { forward: ItemMap::new(old, &None), backward: ItemMap::new(new, &None) };
        pairing.join(Item::Briefing, Item::Briefing, How::Id);
        for item in old.items() {
            if let Some(other) = same_id(old, new, item) {
                pairing.join(item, other, How::Id);
            }
        }
        for item in old.items() {
            let key = old.key(item);
            if pairing.new_of(item).is_none()
                && matches!(key, ItemKey::Words { .. })
                && let Some(other) = new.resolve(&key)
                && new.key(other) == key
                && pairing.old_of(other).is_none()
            {
                pairing.join(item, other, How::Words);
            }
        }
        for kind in ItemKind::ALL {
            pairing.join_alike(old, new, kind);
        }
        pairing
    }

    /// The item of the new version that an item of the old one is.
    pub fn new_of(&self, old: Item) -> Option<Pair> {
        self.forward[old]
    }

    /// The item of the old version that an item of the new one is.
    pub fn old_of(&self, new: Item) -> Option<Pair> {
        self.backward[new]
    }

    fn join(&mut self, old: Item, new: Item, how: How) {
        self.forward[old] = Some(Pair { item: new, how });
        self.backward[new] = Some(Pair { item: old, how });
    }

    /// Pairs what is left of a kind, the likest first.
    fn join_alike(&mut self, old: &Contents, new: &Contents, kind: ItemKind) {
        let left: Vec<Item> = old.items_of(kind).filter(|item| self.new_of(*item).is_none()).collect();
        let free: Vec<Item> = new.items_of(kind).filter(|item| self.old_of(*item).is_none()).collect();
        if left.is_empty() || free.is_empty() {
            return;
        }
        let ones: Vec<Features> = left.iter().map(|item| Features::of(old, *item)).collect();
        let others: Vec<Features> = free.iter().map(|item| Features::of(new, *item)).collect();
        let by_word = by_word(&others);
        let mut pairs: Vec<(f64, usize, usize)> = Vec::new();
        for (at, one) in ones.iter().enumerate() {
            for other in candidates(one, others.len(), &by_word) {
                let likeness = one.likeness(&others[other]);
                if likeness >= POSSIBLE && old_class(old, left[at]) == old_class(new, free[other]) {
                    pairs.push((likeness, at, other));
                }
            }
        }
        // The likest first; of equals, those that stand first.
        pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
        for (likeness, at, other) in pairs {
            if self.new_of(left[at]).is_none() && self.old_of(free[other]).is_none() {
                self.join(left[at], free[other], How::Likeness(likeness));
            }
        }
    }
}

/// The item of the same id and kind in the other version.
fn same_id(old: &Contents, new: &Contents, item: Item) -> Option<Item> {
    let other = new.find(old.id(item)?.as_str())?;
    (other.kind() == item.kind() && old_class(old, item) == old_class(new, other)).then_some(other)
}

/// What a place and an actor differ in.
fn old_class(contents: &Contents, item: Item) -> bool {
    matches!(item, Item::Entity(ix) if contents[ix].class == briefing_format::model::EntityClass::Place)
}

fn by_word(features: &[Features]) -> HashMap<&str, Vec<usize>, foldhash::fast::RandomState> {
    let mut by_word: HashMap<&str, Vec<usize>, _> = HashMap::default();
    for (at, one) in features.iter().enumerate() {
        for word in &one.words {
            let list = by_word.entry(word.as_str()).or_default();
            if list.last() != Some(&at) {
                list.push(at);
            }
        }
    }
    by_word
}

/// The items that share the rarest words with one; all of them where there are few.
fn candidates(
    one: &Features,
    count: usize,
    by_word: &HashMap<&str, Vec<usize>, foldhash::fast::RandomState>,
) -> Vec<usize> {
    if count <= CANDIDATES {
        return (0..count).collect();
    }
    let mut scores: HashMap<usize, f64, foldhash::fast::RandomState> = HashMap::default();
    for word in &one.words {
        let Some(list) = by_word.get(word.as_str()).filter(|list| list.len() <= COMMON) else { continue };
        for at in list {
            *scores.entry(*at).or_default() += 1.0 / list.len() as f64;
        }
    }
    let mut best: Vec<(usize, f64)> = scores.into_iter().collect();
    best.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    best.truncate(CANDIDATES);
    best.into_iter().map(|(at, _)| at).collect()
}
