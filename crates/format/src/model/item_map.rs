//! A value for every item of a briefing, looked up without hashing.

use std::ops::{Index, IndexMut};

use super::{Contents, Item, ItemKind};

/// A value for every item of a briefing, the briefing itself among them.
///
/// It takes memory for all items: for a few of many, a set or map by item is smaller.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ItemMap<T> {
    kinds: [Vec<T>; ItemKind::ALL.len()],
}

impl<T: Clone> ItemMap<T> {
    /// The same value for each item of some contents.
    pub fn new(contents: &Contents, value: &T) -> Self {
        Self { kinds: ItemKind::ALL.map(|kind| vec![value.clone(); contents.count(kind)]) }
    }
}

impl<T> ItemMap<T> {
    /// Every value, in the order of the items.
    pub fn values_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.kinds.iter_mut().flatten()
    }
}

impl<T> Index<Item> for ItemMap<T> {
    type Output = T;

    fn index(&self, item: Item) -> &T {
        &self.kinds[item.kind() as usize][item.number() as usize]
    }
}

impl<T> IndexMut<Item> for ItemMap<T> {
    fn index_mut(&mut self, item: Item) -> &mut T {
        &mut self.kinds[item.kind() as usize][item.number() as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse;

    #[test]
    fn every_item_has_a_place_of_its_own_in_the_order_of_the_items() {
        let yaml = "briefing: 1
title: T
questions: [Q]
judgments: [{text: J}]
sources: {s: {title: S}}
claims: {c: {text: C}}
quotes: {q: {text: Q, speaker: a}}
actors: {a: {name: A}}
places: {p: {name: P}}
events: [{title: E}, {title: F}]
";
        let briefing = parse(yaml, &mut |_| {}).briefing;
        let items: Vec<Item> = std::iter::once(Item::Briefing).chain(briefing.items()).collect();
        assert!(items.is_sorted(), "{items:?}");
        let mut map = ItemMap::new(&briefing, &0);
        for (n, item) in items.iter().enumerate() {
            map[*item] += n;
            assert_eq!(item.kind().item(item.number()), *item);
        }
        assert_eq!(map.values_mut().map(|n| *n).collect::<Vec<_>>(), (0..items.len()).collect::<Vec<_>>());
    }
}
