//! A briefing as values and comments -> YAML, as a person would have written it: the keys in the order of the schema's
//! tables, each text in the style that its key asks for. What is read again is what was given.
//!
//! Serializers know neither comments nor what a key takes, so the three styles of text that a briefing needs (plain,
//! folded, with escapes) are written here. It must not know where the values come from.
//!
//! ```
//! use briefing_format::{Section, write::{Document, Map}};
//!
//! let mut document = Document::new("Harbor fire");
//! document.listed(Section::Events, &Map::new().with("title", "Fire in warehouse 7").with("date", "2024-03-01"));
//! assert!(document.to_string().ends_with("events:\n  - date: 2024-03-01\n    title: Fire in warehouse 7\n"));
//! ```

mod comment;
mod ids;
mod layout;
mod model;
mod packed;
mod scalar;
#[cfg(test)]
mod tests;
mod value;

use std::fmt;

pub use comment::Comment;
pub use ids::Ids;
pub use model::{head, is_reference, item};
pub use value::{Entry, Map, Value};

use packed::Packed;

use crate::{
    model::Id,
    schema::{HEAD, Section, VERSION},
};

/// The sections in the order in which they are written: what one reads first, then what that rests on.
const ORDER: [Section; 9] = [
    Section::Events,
    Section::Background,
    Section::Claims,
    Section::Judgments,
    Section::Questions,
    Section::Quotes,
    Section::Actors,
    Section::Places,
    Section::Sources,
];

/// A briefing that is being written.
///
/// An item becomes text as it is added, and what is written is packed, so that a hundred thousand items take less memory than
/// their text. Whoever writes it out does not need it whole: `write!(file, "{document}")`.
#[derive(Clone, Debug)]
pub struct Document {
    head: Map,
    is_dense: bool,
    sections: [Written; ORDER.len()],
}

/// A section as far as it is written.
#[derive(Clone, Debug, Default)]
struct Written {
    comments: Vec<Comment>,
    items: usize,
    /// Whether the item before takes several lines, so that a blank line sets it off.
    was_long: bool,
    yaml: Packed,
}

impl Document {
    /// A briefing of this title and of nothing else.
    pub fn new(title: &str) -> Self {
        let head = Map::new().with("briefing", VERSION).with("title", title);
        Self { head, is_dense: false, sections: Default::default() }
    }

    /// The same without blank lines between items, for a file to be read from top to bottom.
    #[must_use]
    pub fn dense(mut self) -> Self {
        self.is_dense = true;
        self
    }

    /// The keys before the sections.
    pub fn head(&mut self) -> &mut Map {
        &mut self.head
    }

    /// Adds a comment above a section. A section that has no items is then written as a comment alone.
    pub fn comment(&mut self, section: Section, comment: Comment) {
        self.section(section).comments.push(comment);
    }

    /// Adds an item to a section whose items stand below their ids.
    pub fn keyed(&mut self, section: Section, id: &Id, item: &Map) {
        debug_assert!(section.is_keyed(), "{} are a list", section.name());
        let is_dense = self.is_dense;
        self.add(section, item, |written| {
            layout::keyed(id.as_str(), item, section.shape(), is_dense, written);
        });
    }

    /// Adds an item to a section that is a list.
    pub fn listed(&mut self, section: Section, item: &Map) {
        debug_assert!(!section.is_keyed(), "{} stand below their ids", section.name());
        let is_dense = self.is_dense;
        self.add(section, item, |written| layout::listed(item, section.shape(), is_dense, written));
    }

    /// How many items a section has.
    pub fn count(&self, section: Section) -> usize {
        self.sections.iter().zip(ORDER).find(|(_, of)| *of == section).map_or(0, |(written, _)| written.items)
    }

    fn add(&mut self, section: Section, item: &Map, write: impl FnOnce(&mut String)) {
        let is_dense = self.is_dense;
        let written = self.section(section);
        let yaml = written.yaml.end();
        let start = yaml.len();
        write(yaml);
        let is_long = yaml[start..].trim_end().contains('\n') || !item.comments().is_empty();
        if !is_dense && written.items > 0 && (is_long || written.was_long) {
            yaml.insert(start, '\n');
        }
        written.was_long = is_long;
        written.items += 1;
    }

    fn section(&mut self, section: Section) -> &mut Written {
        let at = ORDER.iter().position(|of| *of == section).unwrap_or_default();
        &mut self.sections[at]
    }
}

impl fmt::Display for Document {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut head = String::new();
        layout::head(&self.head, &HEAD, self.is_dense, &mut head);
        out.write_str(&head)?;
        for (written, section) in self.sections.iter().zip(ORDER) {
            if written.items == 0 && written.comments.is_empty() {
                continue;
            }
            let mut comments = "\n".to_owned();
            written
                .comments
                .iter()
                .for_each(|comment| comment.write(0, layout::width(self.is_dense), &mut comments));
            out.write_str(&comments)?;
            if written.items > 0 {
                out.write_str(section.name())?;
                out.write_str(":\n")?;
                written.yaml.write(out)?;
            }
        }
        Ok(())
    }
}
