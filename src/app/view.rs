//! Full views: one thing in detail in place of the three panes. It must not know what leads to one.

use super::{
    find::Pattern,
    flow::{Content, Flow, Opening},
    layout::Pane,
    lines::Laid,
    panes::block,
    source_text::SourceText,
};
use crate::{
    describe::{self, Block},
    evidence::Story,
    model::{Item, QuoteIx, SourceIx},
    safe_format,
    text::SafeText,
};

/// What a full view is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum View {
    /// How a statement came to us, down to its origins.
    Chain(Item),
    /// The sources on which something rests alone.
    WeakPoints,
    /// The text of a source, at a quote.
    Text(SourceIx, Option<QuoteIx>),
    /// The scales of estimates and ratings, and where an item stands on them.
    Scale(Item),
}

impl View {
    /// What stands over it.
    pub fn title(self, story: Story<'_>) -> SafeText {
        match self {
            Self::Chain(item) => safe_format!("Chain of {}", describe::name(story, item)),
            Self::WeakPoints => SafeText::from_static("Single points of failure"),
            Self::Text(source, _) => {
                let name = describe::source_name(story, source);
                safe_format!("Text of {name}: {}", story.get(source).file)
            }
            Self::Scale(item) => safe_format!("Scales: {}", describe::name(story, item)),
        }
    }

    /// Whether it is the text of a source.
    pub fn is_text_of(self, source: SourceIx) -> bool {
        matches!(self, Self::Text(of, _) if of == source)
    }

    /// The one item that it is of.
    pub fn item(self) -> Option<Item> {
        match self {
            Self::Chain(item) | Self::Scale(item) => Some(item),
            Self::WeakPoints => None,
            Self::Text(source, quote) => Some(quote.map_or(Item::Source(source), Item::Quote)),
        }
    }

    fn blocks(self, story: Story<'_>) -> Vec<Block> {
        match self {
            Self::Chain(item) => describe::chain::blocks(story, item),
            Self::WeakPoints => story
                .evidence
                .weak_points
                .as_deref()
                .map(|points| describe::fall::points(story, points))
                .unwrap_or_default(),
            // It is read first, and laid out line by line.
            Self::Text(..) => Vec::new(),
            Self::Scale(item) => describe::scale::blocks(story, item),
        }
    }
}

/// A full view and where the reader is in it.
#[derive(Debug)]
pub struct ViewPane {
    /// What it is of.
    pub view: View,
    /// What is said.
    pub blocks: Vec<Block>,
    /// The text of a source, where it is one.
    pub text: Option<SourceText>,
    /// The view on it.
    pub flow: Flow,
    /// The pane from which it was opened.
    pub from: Pane,
}

impl ViewPane {
    /// Opens a full view; nothing where there is nothing to show.
    pub fn new(view: View, story: Story<'_>, from: Pane) -> Option<Self> {
        let blocks = view.blocks(story);
        let text = match view {
            View::Text(source, quote) => Some(SourceText::new(story, source, quote)),
            View::Chain(_) | View::WeakPoints | View::Scale(_) => None,
        };
        let is_empty = blocks.is_empty() && text.is_none();
        (!is_empty).then(|| Self { view, blocks, text, flow: Flow::default(), from })
    }

    /// How much there is to show.
    pub fn count(&self) -> usize {
        self.text.as_ref().map_or(self.blocks.len(), |text| 1 + text.lines().map_or(0, |lines| lines.len()))
    }

    /// Says anew what there is to say.
    pub fn renew(&mut self, story: Story<'_>) {
        self.blocks = self.view.blocks(story);
        self.flow.invalidate();
    }
}

/// A full view as a flow of blocks.
pub struct ViewContent<'a> {
    /// The briefing.
    pub story: Story<'a>,
    /// What is said.
    pub blocks: &'a [Block],
    /// What the search looks for.
    pub pattern: Option<&'a Pattern>,
}

impl Content for ViewContent<'_> {
    fn len(&self) -> usize {
        self.blocks.len()
    }

    fn moves_by_block(&self) -> bool {
        false
    }

    fn lay_out(&self, at: usize, _opening: Opening, available: usize) -> Laid {
        block(self.story, self.blocks, at, available, self.pattern)
    }
}
