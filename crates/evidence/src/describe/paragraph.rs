//! Paragraphs of runs: words with a tone and perhaps a link. It must not know how wide a line is.

use std::ops::Range;

use super::{
    Description, lost,
    name::{bare, caveat, source_name},
};
use crate::evidence::Story;
use briefing_format::model::{Date, Item, SourceIx, TagIx};
use briefing_format::wording::colon;
use briefing_text::{SafeText, safe_format};

/// What words are, for whoever chooses how they look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Tone {
    /// Plain text.
    #[default]
    Text,
    /// A title or name that stands out.
    Strong,
    /// Less important than what stands beside it.
    Muted,
    /// The name of a field.
    Label,
    /// The heading of a group.
    Heading,
    /// Something that can be followed.
    Link,
    /// Words verbatim.
    Quote,
    /// Somebody holds it to be so.
    Supports,
    /// Somebody denies or doubts it.
    Opposes,
    /// Something to beware of.
    Warning,
    /// What has fallen with what is muted.
    Fallen,
    /// Lines of a drawing, as box-drawing characters.
    Drawing,
}

/// Words of one tone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// The words.
    pub text: SafeText,
    /// What they are.
    pub tone: Tone,
    /// Where they lead.
    pub link: Option<Item>,
}

/// How a paragraph stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shape {
    /// Text from the margin.
    #[default]
    Plain,
    /// A field: its label, then its value.
    Field(&'static str),
    /// A line that belongs to the one before it.
    Close,
    /// The heading of what follows, with space before it.
    Heading,
    /// One entry of a list.
    Entry,
    /// An entry so many levels below another.
    Nested(u8),
}

/// Words that are wrapped together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paragraph {
    /// How it stands.
    pub shape: Shape,
    /// Its words.
    pub runs: Vec<Run>,
    /// Whether it is a text of the file, from its first letter: linear text marks those lines, so that none can pass for
    /// one that was computed.
    pub is_prose: bool,
    /// Which of its bytes are words that the file has of the item itself, in order: those that a search for words finds.
    pub own: Vec<Range<usize>>,
}

impl Paragraph {
    /// A paragraph of text.
    pub fn plain() -> Self {
        Self::default()
    }

    /// A paragraph of a text of the file.
    pub(super) fn prose() -> Self {
        Self { is_prose: true, ..Self::default() }
    }

    /// A line that belongs to the one before it.
    pub fn close() -> Self {
        Self { shape: Shape::Close, ..Self::default() }
    }

    /// A field with a label.
    pub fn field(label: &'static str) -> Self {
        Self { shape: Shape::Field(label), ..Self::default() }
    }

    /// A heading.
    pub(crate) fn heading(words: impl Words) -> Self {
        Self { shape: Shape::Heading, ..Self::default() }.tone(Tone::Heading, words)
    }

    /// A heading over so many entries.
    pub(crate) fn heading_over(words: &str, entries: usize) -> Self {
        Self::heading(safe_format!("{words} ({entries})"))
    }

    /// An entry of a list.
    pub fn entry() -> Self {
        Self { shape: Shape::Entry, ..Self::default() }
    }

    /// An entry so many levels below another; 0 is an entry of the list itself.
    pub(crate) const fn nested(depth: u8) -> Self {
        let shape = if depth == 0 { Shape::Entry } else { Shape::Nested(depth) };
        Self { shape, runs: Vec::new(), is_prose: false, own: Vec::new() }
    }

    /// Adds plain text.
    #[must_use]
    pub fn words(self, words: impl Words) -> Self {
        self.tone(Tone::Text, words)
    }

    /// Adds words of a tone.
    #[must_use]
    pub fn tone(mut self, tone: Tone, words: impl Words) -> Self {
        let mut text = words.into_text();
        if let (Some(rest), Some(last)) = (text.as_str().strip_prefix(':'), self.runs.last()) {
            text = safe_format!("{}{rest}", colon(last.text.as_str()));
        }
        if !text.is_empty() {
            self.runs.push(Run { text, tone, link: None });
        }
        self
    }

    /// Adds words that the file has of the item itself, made by `add`.
    #[must_use]
    pub(super) fn own(self, add: impl FnOnce(Self) -> Self) -> Self {
        let start = self.length();
        let mut added = add(self);
        let end = added.length();
        if start < end {
            added.own.push(start..end);
        }
        added
    }

    /// The same where another item is told of: none of its words are that item's own.
    #[must_use]
    pub(super) fn told_elsewhere(mut self) -> Self {
        self.own.clear();
        self
    }

    /// Adds the words of another paragraph, with what is the item's own of them.
    #[must_use]
    pub(super) fn then(mut self, other: Self) -> Self {
        let at = self.length();
        self.own.extend(other.own.into_iter().map(|range| at + range.start..at + range.end));
        self.runs(other.runs)
    }

    fn length(&self) -> usize {
        self.runs.iter().map(|run| run.text.as_str().len()).sum()
    }

    /// Adds how many more there are, where there are any.
    #[must_use]
    pub(crate) fn more(self, before: &str, more: usize) -> Self {
        if more == 0 { self } else { self.tone(Tone::Muted, safe_format!("{before}{more} more")) }
    }

    /// Adds the name of an item as a link to it, and behind the link its caveat.
    #[must_use]
    pub(crate) fn link(self, story: Story<'_>, item: Item) -> Self {
        self.runs(link_runs(story, item))
    }

    /// Adds other words as a link to an item.
    #[must_use]
    pub(crate) fn link_as(mut self, story: Story<'_>, item: Item, words: impl Words) -> Self {
        self.runs.push(Run { text: words.into_text(), tone: link_tone(story, item), link: Some(item) });
        self
    }

    /// The same, struck through where it has fallen.
    #[must_use]
    pub(crate) fn fallen_if(self, has_fallen: bool) -> Self {
        self.fallen_from(0, has_fallen)
    }

    /// The same, with the runs from one on struck through where what they say has fallen.
    #[must_use]
    pub(crate) fn fallen_from(mut self, first: usize, has_fallen: bool) -> Self {
        if has_fallen {
            self.runs.iter_mut().skip(first).for_each(|run| run.tone = Tone::Fallen);
        }
        self
    }

    /// Adds sources as links by their short names.
    #[must_use]
    pub(crate) fn sources(mut self, story: Story<'_>, sources: &[SourceIx], between: &'static str) -> Self {
        for (n, ix) in sources.iter().enumerate() {
            let line = self.words(if n > 0 { between } else { "" });
            self = line.link_as(story, Item::Source(*ix), source_name(story, *ix));
        }
        self
    }

    /// Adds the names of items as links, with commas between them.
    #[must_use]
    pub(crate) fn links(mut self, story: Story<'_>, items: impl IntoIterator<Item = Item>) -> Self {
        for (n, item) in items.into_iter().enumerate() {
            self = self.words(if n > 0 { ", " } else { "" }).link(story, item);
        }
        self
    }

    /// Adds a date in full.
    #[must_use]
    pub(crate) fn date(self, date: &Date) -> Self {
        self.words(SafeText::line(&date.full()))
    }

    /// Adds a run made elsewhere.
    #[must_use]
    pub(crate) fn run(mut self, run: Run) -> Self {
        self.runs.push(run);
        self
    }

    /// Adds runs made elsewhere.
    #[must_use]
    pub fn runs(mut self, runs: Vec<Run>) -> Self {
        self.runs.extend(runs);
        self
    }

    /// Its words without tones and links.
    pub fn plain_words(&self) -> String {
        self.runs.iter().map(|run| run.text.as_str()).collect()
    }

    /// Itself, unless it says nothing.
    pub(crate) fn unless_empty(self) -> Option<Self> {
        (!self.runs.is_empty()).then_some(self)
    }
}

/// What can be said: words of the program itself, or text made safe.
pub trait Words {
    /// The same as safe text.
    fn into_text(self) -> SafeText;
}

impl Words for SafeText {
    fn into_text(self) -> SafeText {
        self
    }
}

impl Words for &SafeText {
    fn into_text(self) -> SafeText {
        self.clone()
    }
}

impl Words for &'static str {
    fn into_text(self) -> SafeText {
        SafeText::from_static(self)
    }
}

/// What a link to an item is: one to something that has fallen is struck through.
pub(super) fn link_tone(story: Story<'_>, item: Item) -> Tone {
    if story.evidence.retraction.contains(item) { Tone::Fallen } else { Tone::Link }
}

/// The name of an item as a link to it, and behind the link its caveat.
pub(super) fn link_runs(story: Story<'_>, item: Item) -> Vec<Run> {
    let link = Run { text: bare(story, item), tone: link_tone(story, item), link: Some(item) };
    let caveat = caveat(story, item).map(|caveat| Run {
        text: safe_format!(" {caveat}"),
        tone: Tone::Warning,
        link: None,
    });
    std::iter::once(link).chain(caveat).collect()
}

/// A field whose value is one text; nothing where the text is empty.
pub(super) fn text_field(label: &'static str, text: impl Words) -> Option<Paragraph> {
    Paragraph::field(label).words(text).unless_empty()
}

/// A field whose value is a text that the file has of the item itself; nothing where the text is empty.
pub(super) fn own_field(label: &'static str, text: &SafeText) -> Option<Paragraph> {
    Paragraph::field(label).own(|field| field.words(text)).unless_empty()
}

/// A field whose value is a date; nothing where there is none.
pub(super) fn date_field(label: &'static str, date: Option<&Date>) -> Option<Paragraph> {
    date.map(|date| Paragraph::field(label).date(date))
}

/// A field whose value is links; nothing where there are none.
pub(super) fn links_field(
    story: Story<'_>,
    label: &'static str,
    items: impl IntoIterator<Item = Item>,
) -> Option<Paragraph> {
    Paragraph::field(label).links(story, items).unless_empty()
}

/// Adds an item by its name; in the linear text, where nothing can be followed, an event with its id behind it, for two may
/// have one title.
pub(super) fn told_apart(of: Description<'_>, line: Paragraph, item: Item) -> Paragraph {
    let line = line.link(of.story, item);
    match (item, of.story.briefing.id(item)) {
        (Item::Event(_), Some(id)) if of.is_linear() => line.tone(Tone::Muted, safe_format!(" [{id}]")),
        _ => line,
    }
}

/// What an item is about, each told apart, and the names among it that could not be read; nothing where that is nothing.
pub(super) fn about_field(of: Description<'_>, items: impl Iterator<Item = Item>) -> Option<Paragraph> {
    let mut field = Paragraph::field("about");
    for (n, item) in items.enumerate() {
        field = told_apart(of, field.words(if n > 0 { ", " } else { "" }), item);
    }
    lost::add(of.story, field, (of.item, None), ("about", "item")).unless_empty()
}

/// A field whose value is tags; nothing where there are none.
pub(super) fn tags_field(story: Story<'_>, tags: &[TagIx]) -> Option<Paragraph> {
    let words: Vec<&str> = tags.iter().map(|tag| story.briefing[*tag].as_str()).collect();
    text_field("tags", SafeText::line(&words.join(", ")))
}

/// Entries below a heading that says how many there are; nothing where there are none.
pub(super) fn headed(heading: &str, entries: usize, mut paragraphs: Vec<Paragraph>) -> Vec<Paragraph> {
    if entries > 0 {
        paragraphs.insert(0, Paragraph::heading_over(heading, entries));
    }
    paragraphs
}

/// A paragraph for each of the first items, and one that says how many more there are and where they stand.
pub(super) fn limited<T>(
    mut items: impl Iterator<Item = T>,
    limit: usize,
    describe: impl FnMut(T) -> Paragraph,
) -> Vec<Paragraph> {
    let mut paragraphs: Vec<Paragraph> = items.by_ref().take(limit).map(describe).collect();
    paragraphs.extend(left_out("", items.count()));
    paragraphs
}

/// That so many more stand in the linear text; nothing where there are none.
pub(super) fn left_out(what: &str, more: usize) -> Option<Paragraph> {
    let words = || safe_format!("and {more} more{what}, all in `briefing show`");
    (more > 0).then(|| Paragraph::entry().tone(Tone::Muted, words()))
}

/// A number between bounds: `2`, `1 or 2`, `1 to 3`.
pub(super) fn bounds(low: usize, high: usize) -> String {
    match high.saturating_sub(low) {
        0 => high.to_string(),
        1 => format!("{low} or {high}"),
        _ => format!("{low} to {high}"),
    }
}

/// How many of something, in words: `1 quote`, `3 quotes`.
pub fn count(n: usize, one: &str, many: &str) -> SafeText {
    safe_format!("{n} {}", if n == 1 { one } else { many })
}
