//! A line in which a note is typed, and what it is about. It must not know where notes are kept.

use super::field::Field;
use briefing_format::model::Item;
use briefing_memory::{Anchor, NoteId};

/// What a note is about while it is written: the item, also where another version of the file comes meanwhile.
#[derive(Clone, Debug)]
pub(crate) struct Target {
    /// Which note it is, where it is not a new one.
    pub(crate) id: Option<NoteId>,
    /// The item; nothing once that is gone.
    pub(crate) item: Option<Item>,
    /// The item as it was when somebody began to write.
    pub(crate) anchor: Anchor,
}

impl Target {
    /// The same in another version of the file.
    pub(crate) fn follow(&mut self, follow: &dyn Fn(Item) -> Option<Item>) {
        self.item = self.item.and_then(follow);
    }
}

/// A note that is being typed.
#[derive(Clone, Debug)]
pub(crate) struct NoteField {
    /// What it is about.
    pub(crate) about: Target,
    /// What is typed.
    pub(crate) field: Field,
}

impl NoteField {
    /// What stands before the line.
    pub(crate) const PROMPT: &str = "note ";

    /// A line with what the note says so far.
    pub(crate) fn new(about: Target, text: &str) -> Self {
        let mut field = Field::default();
        field.set(text);
        Self { about, field }
    }
}
