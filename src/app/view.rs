//! Full views: one thing in detail in place of the three panes. It must not know what leads to one.

use super::{
    find::Pattern,
    flow::{Content, Flow, Opening},
    layout::Pane,
    lines::{Laid, table},
    panes::block,
};
use crate::{
    describe::{self, Block},
    evidence::Story,
    model::{ClaimIx, Item},
    safe_format,
    text::SafeText,
};

/// What a full view is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum View {
    /// How a statement came to us, down to its origins.
    Chain(Item),
    /// Who says what about a claim.
    Dispute(ClaimIx),
    /// The sources on which something rests alone.
    WeakPoints,
}

impl View {
    /// What stands over it.
    pub fn title(self, story: Story<'_>) -> SafeText {
        match self {
            Self::Chain(item) => safe_format!("Chain of {}", describe::name(story, item)),
            Self::Dispute(ix) => describe::dispute::title(story, ix),
            Self::WeakPoints => SafeText::from_static("Single points of failure"),
        }
    }

    /// The one item that it is of.
    pub const fn item(self) -> Option<Item> {
        match self {
            Self::Chain(item) => Some(item),
            Self::Dispute(ix) => Some(Item::Claim(ix)),
            Self::WeakPoints => None,
        }
    }

    fn blocks(self, story: Story<'_>) -> Vec<Block> {
        match self {
            Self::Chain(item) => describe::chain::blocks(story, item),
            Self::Dispute(ix) => describe::dispute::blocks(story, ix),
            Self::WeakPoints => describe::fall::points(story),
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
    /// How wide the columns of its rows would like to be.
    pub columns: Vec<usize>,
    /// The view on it.
    pub flow: Flow,
    /// The pane from which it was opened.
    pub from: Pane,
}

impl ViewPane {
    /// Opens a full view; nothing where there is nothing to show.
    pub fn new(view: View, story: Story<'_>, from: Pane) -> Option<Self> {
        let blocks = view.blocks(story);
        let columns = table::columns(&blocks);
        (!blocks.is_empty()).then(|| Self { view, blocks, columns, flow: Flow::default(), from })
    }

    /// Says anew what there is to say.
    pub fn renew(&mut self, story: Story<'_>) {
        self.blocks = self.view.blocks(story);
        self.columns = table::columns(&self.blocks);
        self.flow.invalidate();
    }
}

/// A full view as a flow of blocks.
pub struct ViewContent<'a> {
    /// The briefing.
    pub story: Story<'a>,
    /// What is said.
    pub blocks: &'a [Block],
    /// How wide the columns of its rows would like to be.
    pub columns: &'a [usize],
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
        block(self.story, (self.blocks, self.columns), at, available, self.pattern)
    }
}
