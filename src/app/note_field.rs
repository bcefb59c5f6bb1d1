//! A line in which a note is typed. It must not know where notes are kept.

use super::field::Field;
use briefing_format::model::Item;
use briefing_memory::NoteId;

/// A note that is being typed.
#[derive(Clone, Debug)]
pub(crate) struct NoteField {
    /// Which note it is, where it is not a new one.
    pub(crate) id: Option<NoteId>,
    /// The item that it is about.
    pub(crate) item: Item,
    /// What is typed.
    pub(crate) field: Field,
}

impl NoteField {
    /// What stands before the line.
    pub(crate) const PROMPT: &str = "note ";

    /// A line with what the note says so far.
    pub(crate) fn new(id: Option<NoteId>, item: Item, text: &str) -> Self {
        let mut field = Field::default();
        field.set(text);
        Self { id, item, field }
    }
}
