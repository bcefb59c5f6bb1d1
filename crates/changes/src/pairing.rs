//! Which item of one version of a briefing is which of the other: by id, by the same words, then by likeness, best first, one
//! to one. It must not know what changed.

use std::collections::{HashMap, HashSet, VecDeque};

use briefing_format::model::{Contents, Item, ItemKind, ItemMap};
use foldhash::fast::RandomState;

use super::{
    Anchor,
    candidates::Candidates,
    likeness::{Common, Features},
    own_words::{OwnWords, Print, is_place},
};

/// Two items that are at least so like are the same one.
pub const CERTAIN: f64 = 0.72;

/// Two items that are less like are not the same one.
pub const POSSIBLE: f64 = 0.5;

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
        for (item, other) in old.with_one_key(new) {
            pairing.join(item, other, How::Words);
        }
        for kind in ItemKind::ALL {
            pairing.join_same_words(old, new, kind);
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

    /// Pairs what is left of a kind and says the same, whatever it is called by now.
    fn join_same_words(&mut self, old: &Contents, new: &Contents, kind: ItemKind) {
        let left: Vec<Item> = old.items_of(kind).filter(|item| self.new_of(*item).is_none()).collect();
        let free: Vec<Item> = new.items_of(kind).filter(|item| self.old_of(*item).is_none()).collect();
        if left.is_empty() || free.is_empty() {
            return;
        }
        let mut theirs = by_words(new, &free);
        let mut pairs: Vec<(Item, Item)> = Vec::new();
        for (said, mut ours) in by_words(old, &left) {
            let Some(others) = theirs.get_mut(&said) else { continue };
            if let ([one], [other]) = (&ours[..], &others[..]) {
                pairs.push((*one, *other));
                continue;
            }
            // Several say the same: those that refer to the same belong together.
            let mut places: HashMap<Vec<String>, VecDeque<Item>, RandomState> = HashMap::default();
            for other in others.iter() {
                places.entry(references(new, *other)).or_default().push_back(*other);
            }
            let mut found: Vec<(Item, Item)> = Vec::new();
            for one in &ours {
                if let Some(other) = places.get_mut(&references(old, *one)).and_then(VecDeque::pop_front) {
                    found.push((*one, other));
                }
            }
            let used: (HashSet<Item>, HashSet<Item>) = found.iter().copied().unzip();
            ours.retain(|item| !used.0.contains(item));
            others.retain(|item| !used.1.contains(item));
            pairs.extend(found);
            // Nobody can tell which of them is gone where there are fewer.
            if ours.len() == others.len() {
                pairs.extend(ours.into_iter().zip(others.iter().copied()));
            }
        }
        for (item, other) in pairs {
            self.join(item, other, How::Words);
        }
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
        let common = Common::of(new, kind);
        let candidates = Candidates::new(others.iter().map(|other| other.words.as_slice()));
        let mut pairs: Vec<(f64, usize, usize)> = Vec::new();
        for (at, one) in ones.iter().enumerate() {
            for other in candidates.of(&one.words) {
                let likeness = one.likeness(&others[other], &common);
                if likeness >= POSSIBLE && is_place(old, left[at]) == is_place(new, free[other]) {
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

/// Items by what they say, in the order of the file. What says nothing is like everything, and is not among them.
fn by_words(contents: &Contents, items: &[Item]) -> HashMap<(bool, Print), Vec<Item>, RandomState> {
    let mut by_words: HashMap<(bool, Print), Vec<Item>, RandomState> = HashMap::default();
    for item in items {
        let own = OwnWords::of(contents, *item);
        if !own.title.is_empty() {
            by_words.entry((is_place(contents, *item), own.print())).or_default().push(*item);
        }
    }
    by_words
}

fn references(contents: &Contents, item: Item) -> Vec<String> {
    Anchor::without_others(contents, item).references
}

/// The item of the same id and kind in the other version.
fn same_id(old: &Contents, new: &Contents, item: Item) -> Option<Item> {
    let other = new.find(old.id(item)?.as_str())?;
    (other.kind() == item.kind() && is_place(old, item) == is_place(new, other)).then_some(other)
}
