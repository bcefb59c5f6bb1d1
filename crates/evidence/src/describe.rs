//! Every item in words: paragraphs of runs with tones and links, which the panes wrap and `show` prints.
//!
//! What can be said about an item is said here once, so that no screen can show what the linear text lacks.
//! It must not know widths, colors or panes.

mod about;
pub mod chain;
pub mod claim;
pub mod dispute;
pub mod entity;
pub mod estimate;
pub mod event;
pub mod fall;
pub mod head;
pub mod language;
mod mention;
pub mod name;
pub mod paragraph;
pub mod prose;
pub mod quote;
pub mod references;
pub mod relations;
pub mod row;
pub mod scale;
pub mod source;
mod teller;
pub mod verification;
pub mod weight;

pub use name::{excerpt, name, noun, source_name};
pub use paragraph::{Paragraph, Run, Shape, Tone, count};
pub use row::{Row, row};

use crate::evidence::Story;
use briefing_format::model::Item;
use briefing_text::SafeText;

/// A piece of a long description: words, or an item that stands for one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// Paragraphs that belong together.
    Words(Vec<Paragraph>),
    /// One item, shown as a line that leads to it.
    Item(Item),
    /// A row of a table, its columns in line with those of the rows around it where there is room.
    Row(Box<TableRow>),
}

/// A row of a table: short cells, then what is said at length.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableRow {
    /// The cells, a paragraph each.
    pub cells: Vec<Paragraph>,
    /// The last cell.
    pub body: Vec<Paragraph>,
}

impl TableRow {
    /// The same, struck through where it has fallen.
    #[must_use]
    fn fallen_if(self, has_fallen: bool) -> Self {
        let fallen = |paragraphs: Vec<Paragraph>| {
            paragraphs.into_iter().map(|paragraph| paragraph.fallen_if(has_fallen)).collect()
        };
        Self { cells: fallen(self.cells), body: fallen(self.body) }
    }
}

/// The most entries of one kind that open in place, so that an item to which a whole file points opens at once.
pub const IN_PLACE: usize = 30;

/// What opens below the selected item's line in a list; all there is to say, unless [`is_brief`] says that more opens.
pub fn brief(story: Story<'_>, item: Item) -> Vec<Paragraph> {
    match item {
        Item::Event(ix) => with_notice(story, item, event::brief(story, ix)),
        _ => detail(story, item, IN_PLACE),
    }
}

/// What is said of an item, and below it that it has fallen, where it has.
fn with_notice(story: Story<'_>, item: Item, mut said: Vec<Paragraph>) -> Vec<Paragraph> {
    // A quote says so itself, wherever it is shown.
    if !matches!(item, Item::Quote(_)) {
        said.extend(fall::notice(story, item));
    }
    said
}

/// Whether the short form of such an item leaves out what its [`detail`] says.
pub const fn is_brief(item: Item) -> bool {
    matches!(item, Item::Event(_))
}

/// Everything to say below an item's line in a list, with so many at most of the items that point at it in one way.
pub fn detail(story: Story<'_>, item: Item, limit: usize) -> Vec<Paragraph> {
    let said = match item {
        Item::Briefing => head::detail(story),
        Item::Event(ix) => event::detail(story, ix, limit),
        Item::Entity(ix) => entity::detail(story, ix),
        Item::Quote(ix) => quote::detail(story, ix, limit),
        Item::Source(ix) => source::detail(story, ix, limit),
        Item::Claim(ix) => claim::detail(story, ix, limit),
        Item::Judgment(ix) => estimate::judgment(story, ix, limit),
        Item::Question(ix) => estimate::question(story, ix, limit),
    };
    with_notice(story, item, said)
}

/// The title of an open item in full; where its text is its title, with the links that stand in it.
pub fn title(story: Story<'_>, item: Item) -> Paragraph {
    let title = match title_text(story, item) {
        Some(text) => Paragraph::plain().runs(prose::inline(story, text, item)),
        None => Paragraph::plain().tone(Tone::Strong, row(story, item).name),
    };
    title.fallen_if(story.evidence.fall.takes(item))
}

/// How many paragraphs of [`detail`] the title has said already.
pub fn said_by_title(story: Story<'_>, item: Item) -> usize {
    title_text(story, item).map_or(0, |text| text.paragraphs().count())
}

/// The text of an item that has no other title.
fn title_text(story: Story<'_>, item: Item) -> Option<&SafeText> {
    match item {
        Item::Claim(ix) => Some(&story.get(ix).text),
        Item::Judgment(ix) => Some(&story.get(ix).text),
        Item::Question(ix) => Some(&story.get(ix).text),
        Item::Briefing | Item::Entity(_) | Item::Event(_) | Item::Quote(_) | Item::Source(_) => None,
    }
}

/// The words of an item that one would copy.
pub fn own_words(story: Story<'_>, item: Item) -> SafeText {
    match item {
        Item::Briefing => story.briefing.summary().cloned().unwrap_or_default(),
        Item::Quote(ix) => story.get(ix).text.clone(),
        Item::Claim(ix) => claim::citation(story, ix),
        Item::Judgment(ix) => estimate::citation(story, ix),
        Item::Question(ix) => story.get(ix).text.clone(),
        Item::Entity(_) | Item::Event(_) | Item::Source(_) => name(story, item),
    }
}

/// The web addresses that an item has, or that the sources of a quote have, the last hop first.
pub fn addresses(story: Story<'_>, item: Item) -> Vec<SafeText> {
    let of = |ix: &briefing_format::model::SourceIx| story.briefing[*ix].url.clone();
    let all: Vec<SafeText> = match item {
        Item::Entity(ix) => story.get(ix).links.clone(),
        Item::Source(ix) => vec![of(&ix)],
        Item::Quote(ix) => story.briefing.known(&story.get(ix).via).iter().rev().map(of).collect(),
        Item::Event(ix) => story
            .briefing
            .known(&story.get(ix).via)
            .iter()
            .rev()
            .chain(story.briefing.known(&story.get(ix).sources))
            .map(of)
            .collect(),
        Item::Briefing | Item::Claim(_) | Item::Judgment(_) | Item::Question(_) => Vec::new(),
    };
    all.into_iter().filter(|url| !url.is_empty()).collect()
}
