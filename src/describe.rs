//! Every item in words: paragraphs of runs with tones and links, which the panes wrap and `show` prints.
//!
//! What can be said about an item is said here once, so that no screen can show what the linear text lacks.
//! It must not know widths, colors or panes.

pub mod claim;
pub mod entity;
pub mod estimate;
pub mod event;
pub mod head;
pub mod name;
pub mod paragraph;
pub mod prose;
pub mod quote;
pub mod references;
pub mod row;
pub mod source;

pub use name::{excerpt, name, noun};
pub use paragraph::{Paragraph, Run, Shape, Tone};
pub use row::{Row, row};

use crate::{evidence::Story, model::Item};

/// A piece of a long description: words, or an item that stands for one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// Paragraphs that belong together.
    Words(Vec<Paragraph>),
    /// One item, shown as a line that leads to it.
    Item(Item),
}

/// What opens below an item's line in a list.
pub fn detail(story: Story<'_>, item: Item) -> Vec<Paragraph> {
    match item {
        Item::Briefing => head::detail(story),
        Item::Event(ix) => event::detail(story, ix),
        Item::Entity(ix) => entity::detail(story, ix),
        Item::Quote(ix) => quote::detail(story, ix),
        Item::Source(ix) => source::detail(story, ix),
        Item::Claim(ix) => claim::detail(story, ix),
        Item::Judgment(ix) => estimate::judgment(story, ix),
        Item::Question(ix) => estimate::question(story, ix),
    }
}
