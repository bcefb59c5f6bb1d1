//! Which of many items may be like one: those that share its rarest words. It must not know how like they are.

use std::collections::HashMap;

use foldhash::fast::RandomState;

/// So many items that share rare words are compared.
const MOST: usize = 24;

/// A word that more items have says nothing.
const COMMON: usize = 200;

/// Items by the words of their titles.
pub(crate) struct Candidates<'w> {
    count: usize,
    by_word: HashMap<&'w str, Vec<usize>, RandomState>,
}

impl<'w> Candidates<'w> {
    /// Takes the words of each item.
    pub(crate) fn new(items: impl Iterator<Item = &'w [String]>) -> Self {
        let mut by_word: HashMap<&str, Vec<usize>, RandomState> = HashMap::default();
        let mut count = 0;
        for (at, words) in items.enumerate() {
            count = at + 1;
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
        let mut scores: HashMap<usize, f64, RandomState> = HashMap::default();
        for word in words {
            let Some(list) = self.by_word.get(word.as_str()).filter(|list| list.len() <= COMMON) else {
                continue;
            };
            for at in list {
                *scores.entry(*at).or_default() += 1.0 / list.len() as f64;
            }
        }
        let mut best: Vec<(usize, f64)> = scores.into_iter().collect();
        best.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        best.truncate(MOST);
        best.into_iter().map(|(at, _)| at).collect()
    }
}
