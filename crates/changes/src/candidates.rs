//! Which of many items may be like one: those that share its rarest words. It must not know how like they are.

use std::collections::HashMap;

use foldhash::fast::RandomState;

/// So many items that share rare words are compared.
const MOST: usize = 24;

/// So many items are looked at for one, beside those that share its rarest word: common words say little, and in long files
/// there are many of each.
const LOOKED_AT: usize = 8_000;

/// Items by the words of their titles.
pub(crate) struct Candidates<'w> {
    count: usize,
    by_word: HashMap<&'w str, Vec<u32>, RandomState>,
}

impl<'w> Candidates<'w> {
    /// Takes the words of each item.
    pub(crate) fn new(items: impl Iterator<Item = &'w [String]>) -> Self {
        let mut by_word: HashMap<&str, Vec<u32>, RandomState> = HashMap::default();
        let mut count = 0;
        for (at, words) in (0..).zip(items) {
            count += 1;
            for word in words {
                let list = by_word.entry(word.as_str()).or_default();
                if list.last() != Some(&at) {
                    list.push(at);
                }
            }
        }
        Self { count, by_word }
    }

    /// The items that share the rarest of these words; all of them where there are few.
    pub(crate) fn of(&self, words: &[String]) -> Vec<usize> {
        if self.count <= MOST {
            return (0..self.count).collect();
        }
        let mut lists: Vec<&[u32]> =
            words.iter().filter_map(|word| self.by_word.get(word.as_str())).map(Vec::as_slice).collect();
        lists.sort_by_key(|list| list.len());
        let mut left = LOOKED_AT;
        let mut scores: Vec<f64> = vec![0.0; self.count];
        let mut found: Vec<usize> = Vec::new();
        for (n, list) in lists.into_iter().enumerate() {
            match left.checked_sub(list.len()) {
                Some(rest) => left = rest,
                None if n == 0 => left = 0,
                None => break,
            }
            for at in list.iter().map(|at| *at as usize) {
                if scores[at] == 0.0 {
                    found.push(at);
                }
                scores[at] += 1.0 / list.len() as f64;
            }
        }
        let order = |a: &usize, b: &usize| scores[*b].total_cmp(&scores[*a]).then(a.cmp(b));
        if found.len() > MOST {
            found.select_nth_unstable_by(MOST, order);
            found.truncate(MOST);
        }
        found.sort_by(order);
        found
    }
}
