//! Rows of words that two texts have once each, in an order that both have. It must not know what lies between them.

use std::collections::{HashMap, HashSet, hash_map::Entry};

use foldhash::fast::RandomState;

/// Where a row stands in both texts; nothing where one of them has it more than once.
type Places = (Option<usize>, Option<usize>);

/// Where rows of so many words begin in the one and in the other text, as many as are in order.
pub(super) fn rows(old: &[&str], new: &[&str], length: usize) -> Vec<(usize, usize)> {
    let mut places: HashMap<&[&str], Places, RandomState> = HashMap::default();
    for (at, row) in old.windows(length).enumerate() {
        match places.entry(row) {
            Entry::Vacant(entry) => _ = entry.insert((Some(at), None)),
            Entry::Occupied(mut entry) => entry.get_mut().0 = None,
        }
    }
    let mut seen: HashSet<&[&str], RandomState> = HashSet::default();
    for (there, row) in new.windows(length).enumerate() {
        if let Some(place) = places.get_mut(row) {
            place.1 = seen.insert(row).then_some(there);
        }
    }
    let mut both: Vec<(usize, usize)> =
        places.into_values().filter_map(|(at, there)| at.zip(there)).collect();
    both.sort_unstable();
    in_order(&both)
}

/// The longest list of them of which the second numbers rise, too.
fn in_order(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    // For each length the pair with which the list of it ends that ends earliest; and for each pair the one before it.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    for (n, (_, there)) in pairs.iter().enumerate() {
        let length = ends.partition_point(|end| pairs[*end].1 < *there);
        before.push(length.checked_sub(1).map(|shorter| ends[shorter]));
        match ends.get_mut(length) {
            Some(end) => *end = n,
            None => ends.push(n),
        }
    }
    let mut list: Vec<(usize, usize)> = Vec::with_capacity(ends.len());
    let mut next = ends.last().copied();
    while let Some(n) = next {
        list.push(pairs[n]);
        next = before[n];
    }
    list.reverse();
    list
}
