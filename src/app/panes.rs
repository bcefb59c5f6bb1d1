//! The panes that explain the selection: the entity and the quotes. They must not choose what is selected.

use super::{
    find::{Pattern, Seek, Stop},
    flow::{Content, Flow, Opening},
    lines::{Laid, Line, Spacing, lay_out, lay_out_seeking, table, whole_row},
    margin::Margin,
};
use briefing_evidence::{
    Story,
    describe::{Block, Description, Form, Paragraph, Shape, cast, row},
};
use briefing_format::model::{EntityIx, Item, QuoteIx};

/// The column of kinds before items of every kind.
const KIND_WIDTH: usize = 12;

/// Whom the entity pane explains.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Explained {
    /// An actor or place.
    Entity(EntityIx),
    /// All of them, beside what the briefing says as a whole.
    Cast,
}

impl Explained {
    /// What is said, so many blocks at most.
    fn blocks(self, story: Story<'_>, most: usize) -> Vec<Block> {
        match self {
            Self::Entity(ix) => Description::for_form(story, Item::Entity(ix), Form::Pane).first_blocks(most),
            Self::Cast => cast::blocks(story, most),
        }
    }
}

/// What is said of somebody, or the first of it.
#[derive(Debug, Default)]
struct Told {
    of: Option<Explained>,
    blocks: Vec<Block>,
    /// The blocks that were asked for, at most.
    most: usize,
}

impl Told {
    fn new(story: Story<'_>, of: Option<Explained>, most: usize) -> Self {
        let blocks = of.map(|of| of.blocks(story, most)).unwrap_or_default();
        Self { of, blocks, most }
    }

    /// Whether the first of so many blocks are here.
    const fn has(&self, most: usize) -> bool {
        self.most >= most || self.blocks.len() < self.most
    }
}

/// The pane that explains an actor or place. While it has no keys, only as much is said as its rows may show: a name may
/// stand in a hundred thousand places.
#[derive(Debug, Default)]
pub(crate) struct EntityPane {
    told: Told,
    /// What one step would explain, said ahead.
    ahead: Vec<Told>,
    /// The view on it.
    pub(crate) flow: Flow,
}

impl EntityPane {
    /// Whom it explains.
    pub(crate) const fn explained(&self) -> Option<Explained> {
        self.told.of
    }

    /// The one actor or place that it explains.
    pub(crate) const fn entity(&self) -> Option<EntityIx> {
        match self.told.of {
            Some(Explained::Entity(ix)) => Some(ix),
            Some(Explained::Cast) | None => None,
        }
    }

    /// Explains somebody, from the top unless that is shown already, with so many blocks at least.
    pub(crate) fn show(&mut self, story: Story<'_>, of: Option<Explained>, most: usize) {
        if self.told.of != of {
            self.flow.go_to_top();
            let ahead = self.ahead.iter().position(|told| told.of == of);
            self.told = ahead.map(|at| self.ahead.swap_remove(at)).unwrap_or_default();
        }
        if self.told.of != of || !self.told.has(most) {
            self.told = Told::new(story, of, most);
        }
    }

    /// Says ahead what would be said of others, with so many blocks, and forgets what was said ahead before.
    pub(crate) fn prepare(&mut self, story: Story<'_>, of: &[Explained], most: usize) {
        let before = std::mem::take(&mut self.ahead);
        let mut before: Vec<Told> = before.into_iter().filter(|told| told.has(most)).collect();
        for of in of.iter().filter(|of| self.told.of != Some(**of)) {
            let at = before.iter().position(|told| told.of == Some(*of));
            self.ahead.push(match at {
                Some(at) => before.swap_remove(at),
                None => Told::new(story, Some(*of), most),
            });
        }
    }

    /// Each of those that were said ahead as a flow of blocks, with the view on them.
    pub(crate) fn each_ahead<'a>(
        &'a mut self,
        story: Story<'a>,
        margin: &'a Margin,
        pattern: Option<&'a Pattern>,
        current: Option<&'a Stop>,
        mut act: impl FnMut(&mut Flow, &dyn Content),
    ) {
        for Told { of, blocks, .. } in &self.ahead {
            act(&mut self.flow, &EntityContent { story, explained: *of, blocks, margin, pattern, current });
        }
    }

    /// Says anew what is said.
    pub(crate) fn renew(&mut self, story: Story<'_>) {
        self.told = Told::new(story, self.told.of, self.told.most);
        self.ahead.clear();
        self.flow.invalidate();
    }

    /// The block that has a hit below the name, if it is said.
    pub(crate) fn block_with(&self, stop: &Stop) -> Option<usize> {
        let mut seek = stop.seek_below_title();
        self.told.blocks.iter().position(|block| pass(&mut seek, block))
    }

    /// What it says as a flow of blocks, with the view on it.
    pub(crate) fn content<'a>(
        &'a mut self,
        story: Story<'a>,
        margin: &'a Margin,
        pattern: Option<&'a Pattern>,
        current: Option<&'a Stop>,
    ) -> (&'a mut Flow, EntityContent<'a>) {
        let Told { of, blocks, .. } = &self.told;
        (&mut self.flow, EntityContent { story, explained: *of, blocks, margin, pattern, current })
    }
}

/// The pane of quotes.
#[derive(Debug, Default)]
pub(crate) struct QuotesPane {
    /// Whose quotes they are; nobody's where nothing is selected.
    pub(crate) subject: Option<Item>,
    /// The quotes.
    pub(crate) quotes: Vec<QuoteIx>,
    /// The view on them.
    pub(crate) flow: Flow,
}

impl QuotesPane {
    /// Shows the quotes of an item, from the top unless they are shown already.
    pub(crate) fn show(&mut self, story: Story<'_>, subject: Option<Item>) {
        if self.subject == subject {
            return;
        }
        self.subject = subject;
        self.quotes = subject.map(|item| story.quotes_of(item)).unwrap_or_default();
        self.flow.go_to_top();
    }

    /// The quote under the cursor.
    pub(crate) fn selected(&self) -> Option<QuoteIx> {
        self.quotes.get(self.flow.position().cursor.block).copied()
    }
}

/// What is said of an actor or place as a flow of blocks: the facts, and what points at it.
pub(crate) struct EntityContent<'a> {
    story: Story<'a>,
    explained: Option<Explained>,
    blocks: &'a [Block],
    margin: &'a Margin,
    pattern: Option<&'a Pattern>,
    current: Option<&'a Stop>,
}

impl Content for EntityContent<'_> {
    fn len(&self) -> usize {
        self.blocks.len()
    }

    fn key(&self, block: usize) -> usize {
        let whose = match self.explained {
            Some(Explained::Entity(EntityIx(n))) => n as usize + 1,
            Some(Explained::Cast) | None => 0,
        };
        whose.rotate_left(usize::BITS / 2) ^ block
    }

    fn moves_by_block(&self) -> bool {
        false
    }

    fn lay_out(&self, at: usize, _opening: Opening, available: usize) -> Laid {
        let mut laid =
            block_seeking(self.story, (self.blocks, &[]), at, available, self.pattern, &mut self.seek(at));
        if let (0, Some(Explained::Entity(ix))) = (at, self.explained) {
            laid.append(in_margin(self.margin, Item::Entity(ix), available));
        }
        laid
    }
}

impl EntityContent<'_> {
    /// How to find the hit at which the reader is in one of these blocks: it may stand in one before.
    fn seek(&self, at: usize) -> Seek {
        let is_here = |stop: &&Stop| match self.explained {
            Some(Explained::Entity(ix)) => stop.item == Item::Entity(ix) && !stop.is_in_title(),
            Some(Explained::Cast) | None => false,
        };
        let Some(mut seek) = self.current.filter(is_here).map(Stop::seek_below_title) else {
            return Seek::default();
        };
        if matches!(self.blocks.get(at), Some(Block::Words(_))) {
            for block in &self.blocks[..at] {
                pass(&mut seek, block);
            }
        }
        seek
    }
}

/// Goes through a block; says whether the place is in it.
fn pass(seek: &mut Seek, block: &Block) -> bool {
    match block {
        Block::Words(paragraphs) => paragraphs.iter().any(|paragraph| seek.pass(&paragraph.own).is_some()),
        Block::Item(_) | Block::Row(_) => false,
    }
}

/// Lays out one of several blocks; a heading has a line before it, but for the first. Rows of tables have these columns.
pub(crate) fn block(
    story: Story<'_>,
    (blocks, columns): (&[Block], &[usize]),
    at: usize,
    available: usize,
    pattern: Option<&Pattern>,
) -> Laid {
    block_seeking(story, (blocks, columns), at, available, pattern, &mut Seek::default())
}

fn block_seeking(
    story: Story<'_>,
    (blocks, columns): (&[Block], &[usize]),
    at: usize,
    available: usize,
    pattern: Option<&Pattern>,
    seek: &mut Seek,
) -> Laid {
    let inner = available.saturating_sub(1);
    let laid = match &blocks[at] {
        Block::Words(paragraphs) => lay_out_seeking(paragraphs, inner, Spacing::Airy, pattern, seek),
        Block::Item(item) => {
            let row = row::mixed(story, *item);
            whole_row(&row, KIND_WIDTH, 0, inner, Some(*item), pattern)
        }
        Block::Row(row) => table::row(row, columns, inner, pattern),
    };
    let is_heading = matches!(&blocks[at], Block::Words(words) if is_heading(words));
    indented(laid, is_heading && at > 0)
}

fn is_heading(paragraphs: &[Paragraph]) -> bool {
    paragraphs.first().is_some_and(|paragraph| paragraph.shape == Shape::Heading)
}

/// Leaves the first cell to the mark of the cursor, and a line before a heading.
fn indented(mut laid: Laid, line_before: bool) -> Laid {
    for line in &mut laid.lines {
        line.indent += 1;
    }
    if line_before {
        laid.lines.insert(0, Line::default());
    }
    laid
}

/// Quotes as a flow of blocks: each quote a block, the selected one open in place.
pub(crate) struct QuotesContent<'a> {
    /// The briefing.
    pub(crate) story: Story<'a>,
    /// The quotes.
    pub(crate) quotes: &'a [QuoteIx],
    /// What stands in the margin.
    pub(crate) margin: &'a Margin,
    /// What the search looks for.
    pub(crate) pattern: Option<&'a Pattern>,
    /// The hit at which the reader is.
    pub(crate) current: Option<&'a Stop>,
}

impl Content for QuotesContent<'_> {
    fn len(&self) -> usize {
        self.quotes.len()
    }

    fn moves_by_block(&self) -> bool {
        true
    }

    /// The first quote has no line before it, and all others have.
    fn key(&self, block: usize) -> usize {
        let QuoteIx(n) = self.quotes[block];
        2 * n as usize + usize::from(block > 0)
    }

    fn lay_out(&self, block: usize, opening: Opening, available: usize) -> Laid {
        let form = if opening == Opening::Closed { Form::Beside } else { Form::Pane };
        let told = Description::for_form(self.story, Item::Quote(self.quotes[block]), form).told();
        let quote = Item::Quote(self.quotes[block]);
        let seek = &mut Seek::of(self.current.filter(|current| current.item == quote));
        let width = available.saturating_sub(1);
        let laid = lay_out_seeking(&told, width, Spacing::Compact, self.pattern, seek);
        let mut laid = indented(laid, block > 0);
        if opening != Opening::Closed {
            laid.append(in_margin(self.margin, quote, available));
        }
        laid
    }
}

/// What the margin says below an item that is open.
pub(super) fn in_margin(margin: &Margin, item: Item, available: usize) -> Laid {
    let told = margin.paragraphs(item);
    if told.is_empty() {
        return Laid::default();
    }
    indented(lay_out(&told, available.saturating_sub(1), Spacing::Compact, None), false)
}
