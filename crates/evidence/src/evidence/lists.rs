//! For each of many numbers a list, all of them in one vector. It must not know what the entries mean.

/// Lists by number.
#[derive(Debug)]
pub(super) struct Lists<T> {
    starts: Vec<u32>,
    entries: Vec<T>,
}

impl<T: Copy> Lists<T> {
    /// Goes through all pairs of a number below `count` and an entry twice: to count, then to place.
    pub(super) fn new<I: Iterator<Item = (u32, T)>>(count: usize, pairs: impl Fn() -> I) -> Self {
        let mut starts = vec![0_u32; count + 1];
        pairs().for_each(|(number, _)| starts[number as usize + 1] += 1);
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut next = starts.clone();
        // Any entry will do to begin with: each place is written once.
        let entries = pairs().next().map(|(_, any)| vec![any; starts[count] as usize]);
        let mut entries = entries.unwrap_or_default();
        pairs().for_each(|(number, entry)| {
            let at = &mut next[number as usize];
            entries[*at as usize] = entry;
            *at += 1;
        });
        Self { starts, entries }
    }

    /// The list of a number, in the order of the pairs.
    pub(super) fn of(&self, number: u32) -> &[T] {
        let at = number as usize;
        &self.entries[self.starts[at] as usize..self.starts[at + 1] as usize]
    }
}
