//! Which items say the same in two versions, word by word, without writing them out. It must not tell what differs.

use briefing_format::model::{Contents, Item, ItemKind};

use crate::pairing::{How, Pairing};

/// The items of two versions that belong together.
#[derive(Clone, Copy)]
pub(super) struct Twins<'a> {
    pub(super) old: &'a Contents,
    pub(super) new: &'a Contents,
    pub(super) pairing: &'a Pairing,
}

impl Twins<'_> {
    /// Whether nothing differs between an item of the old version and the one that it is now.
    pub(super) fn are_same(self, item: Item) -> bool {
        let twin = |item: Item| self.pairing.new_of(item).map(|pair| pair.item);
        twin(item).is_some_and(|other| self.old.is_same(item, self.new, other, &twin))
    }

    /// Whether every item of some kinds has the number and the id that it had. What follows from two files may depend on
    /// either.
    pub(super) fn stand_alike(self, kinds: &[ItemKind]) -> bool {
        let is_there = |item: Item| {
            let pair = self.pairing.new_of(item);
            pair.is_some_and(|pair| pair.item == item && pair.how == How::Id)
        };
        let is_kind = |kind: &ItemKind| {
            self.old.count(*kind) == self.new.count(*kind) && self.old.items_of(*kind).all(is_there)
        };
        kinds.iter().all(is_kind)
    }
}
