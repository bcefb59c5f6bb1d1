//! References that could not be read: what stands in the file for an item that it does not define. It must not know why.

use super::{Contents, Item, Statement};
use briefing_text::SafeText;

/// A reference to something that the file does not define. Those of `by`, `via` and `sources` stand with the statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lost {
    /// The key with which it was written: `quotes`.
    pub key: &'static str,
    /// The part of the item that has it; nothing where it is the item itself.
    pub part: Option<Statement>,
    /// What stands there.
    pub name: SafeText,
}

impl Contents {
    /// The references of an item that could not be read.
    pub fn lost(&self, item: Item) -> &[Lost] {
        self.lost.get(&item).map_or(&[], |lost| lost)
    }

    /// The names that stand for nothing at a key of an item, or of a part of it.
    pub fn lost_at(&self, item: Item, part: Option<Statement>, key: &str) -> impl Iterator<Item = &SafeText> {
        let at = self.lost(item).iter().filter(move |lost| lost.part == part && lost.key == key);
        at.map(|lost| &lost.name)
    }
}
