//! Symbols of several characters, each stored once and known by its number. It must not know where they stand.

use std::collections::HashMap;

/// So many are kept from frame to frame; a screen has a few dozen.
const MOST: usize = 1024;

/// A table that only grows, so that a number keeps its meaning, until it is emptied as a whole.
#[derive(Clone, Debug, Default)]
pub(super) struct LongSymbols {
    texts: Vec<Box<str>>,
    numbers: HashMap<Box<str>, usize>,
    generation: u64,
}

impl LongSymbols {
    pub(super) fn number(&mut self, text: &str) -> usize {
        if let Some(number) = self.numbers.get(text) {
            return *number;
        }
        let number = self.texts.len();
        self.texts.push(Box::from(text));
        self.numbers.insert(Box::from(text), number);
        number
    }

    pub(super) fn text(&self, number: usize) -> Option<&str> {
        self.texts.get(number).map(|text| &**text)
    }

    /// Whether the table has grown large.
    pub(super) fn is_many(&self) -> bool {
        self.texts.len() > MOST
    }

    /// Empties the table if it has grown large. All numbers are then void, and a new generation begins.
    pub(super) fn forget_if_many(&mut self) {
        if self.is_many() {
            self.texts.clear();
            self.numbers.clear();
            self.generation += 1;
        }
    }

    pub(super) fn generation(&self) -> u64 {
        self.generation
    }
}
