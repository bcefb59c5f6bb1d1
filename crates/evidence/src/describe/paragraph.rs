//! Paragraphs of runs: words with a tone and perhaps a link. It must not know how wide a line is.

use super::name::{name, source_name};
use crate::evidence::Story;
use briefing_format::model::{Date, Item, SourceIx};
use briefing_text::SafeText;

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
}

impl Paragraph {
    /// A paragraph of text.
    pub fn plain() -> Self {
        Self::default()
    }

    /// A line that belongs to the one before it.
    pub fn close() -> Self {
        Self { shape: Shape::Close, runs: Vec::new() }
    }

    /// A field with a label.
    pub fn field(label: &'static str) -> Self {
        Self { shape: Shape::Field(label), runs: Vec::new() }
    }

    /// A heading.
    pub fn heading(words: SafeText) -> Self {
        Self { shape: Shape::Heading, runs: Vec::new() }.tone(Tone::Heading, words)
    }

    /// An entry of a list.
    pub fn entry() -> Self {
        Self { shape: Shape::Entry, runs: Vec::new() }
    }

    /// An entry so many levels below another; 0 is an entry of the list itself.
    pub const fn nested(depth: u8) -> Self {
        let shape = if depth == 0 { Shape::Entry } else { Shape::Nested(depth) };
        Self { shape, runs: Vec::new() }
    }

    /// Adds the program's own words.
    #[must_use]
    pub fn words(self, words: &'static str) -> Self {
        self.tone(Tone::Text, SafeText::from_static(words))
    }

    /// Adds plain text.
    #[must_use]
    pub fn text(self, text: &SafeText) -> Self {
        self.tone(Tone::Text, text.clone())
    }

    /// Adds words of a tone.
    #[must_use]
    pub fn tone(mut self, tone: Tone, text: SafeText) -> Self {
        if !text.is_empty() {
            self.runs.push(Run { text, tone, link: None });
        }
        self
    }

    /// Adds the name of an item as a link to it.
    #[must_use]
    pub fn link(mut self, story: Story<'_>, item: Item) -> Self {
        self.runs.push(Run { text: name(story, item), tone: link_tone(story, item), link: Some(item) });
        self
    }

    /// Adds other words as a link to an item.
    #[must_use]
    pub fn link_as(mut self, story: Story<'_>, item: Item, text: SafeText) -> Self {
        self.runs.push(Run { text, tone: link_tone(story, item), link: Some(item) });
        self
    }

    /// The same, struck through where it has fallen.
    #[must_use]
    pub fn fallen_if(self, has_fallen: bool) -> Self {
        self.fallen_from(0, has_fallen)
    }

    /// The same, with the runs from one on struck through where what they say has fallen.
    #[must_use]
    pub fn fallen_from(mut self, first: usize, has_fallen: bool) -> Self {
        if has_fallen {
            self.runs.iter_mut().skip(first).for_each(|run| run.tone = Tone::Fallen);
        }
        self
    }

    /// Adds sources as links by their short names.
    #[must_use]
    pub fn sources(mut self, story: Story<'_>, sources: &[SourceIx], between: &'static str) -> Self {
        for (n, ix) in sources.iter().enumerate() {
            if n > 0 {
                self = self.words(between);
            }
            let (text, item) = (source_name(story, *ix), Item::Source(*ix));
            self.runs.push(Run { text, tone: link_tone(story, item), link: Some(item) });
        }
        self
    }

    /// Adds the names of items as links, with commas between them.
    #[must_use]
    pub fn links(mut self, story: Story<'_>, items: impl IntoIterator<Item = Item>) -> Self {
        for (n, item) in items.into_iter().enumerate() {
            if n > 0 {
                self = self.words(", ");
            }
            self = self.link(story, item);
        }
        self
    }

    /// Adds a date in full.
    #[must_use]
    pub fn date(self, date: &Date) -> Self {
        self.tone(Tone::Text, SafeText::line(&date.full()))
    }

    /// Adds runs made elsewhere.
    #[must_use]
    pub fn runs(mut self, runs: Vec<Run>) -> Self {
        self.runs.extend(runs);
        self
    }
}

/// What a link to an item is: one to something that has fallen is struck through.
pub fn link_tone(story: Story<'_>, item: Item) -> Tone {
    if story.evidence.fall.takes(item) { Tone::Fallen } else { Tone::Link }
}

/// A field whose value is one text; nothing where the text is empty.
pub fn text_field(label: &'static str, text: &SafeText) -> Option<Paragraph> {
    (!text.is_empty()).then(|| Paragraph::field(label).text(text))
}

/// A field whose value is a date; nothing where there is none.
pub fn date_field(label: &'static str, date: Option<&Date>) -> Option<Paragraph> {
    date.map(|date| Paragraph::field(label).tone(Tone::Text, SafeText::line(&date.full())))
}

/// A field whose value is links; nothing where there are none.
pub fn links_field(
    story: Story<'_>,
    label: &'static str,
    items: impl IntoIterator<Item = Item>,
) -> Option<Paragraph> {
    let field = Paragraph::field(label).links(story, items);
    (!field.runs.is_empty()).then_some(field)
}

/// A field whose value is tags; nothing where there are none.
pub fn tags_field(story: Story<'_>, tags: &[briefing_format::model::TagIx]) -> Option<Paragraph> {
    let words: Vec<&str> = tags.iter().map(|tag| story.briefing[*tag].as_str()).collect();
    text_field("tags", &SafeText::line(&words.join(", ")))
}

/// How many of something, in words: `1 quote`, `3 quotes`.
pub fn count(n: usize, one: &str, many: &str) -> SafeText {
    briefing_text::safe_format!("{n} {}", if n == 1 { one } else { many })
}
