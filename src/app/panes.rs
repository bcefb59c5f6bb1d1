//! The panes that explain the selection: the entity and the quotes. They must not choose what is selected.

use super::{
    find::{Pattern, Seek, Stop},
    flow::{Content, Flow, Opening, Position},
    lines::{Laid, Line, Spacing, lay_out_seeking, row_line, table},
};
use briefing_evidence::{
    Story,
    describe::{Block, Description, Form, Paragraph, Shape, row},
};
use briefing_format::model::{EntityIx, Item, QuoteIx};

/// The column of kinds before items of every kind.
const KIND_WIDTH: usize = 10;

/// The pane that explains an actor or place.
#[derive(Debug, Default)]
pub(crate) struct EntityPane {
    /// Whom it explains.
    pub(crate) entity: Option<EntityIx>,
    /// What is said while the pane has the keys.
    pub(crate) blocks: Vec<Block>,
    /// The view on it.
    pub(crate) flow: Flow,
    /// Where the reader was in all that is said, while only the facts are shown.
    reading: Position,
}

impl EntityPane {
    /// Shows an entity, from the top unless it is shown already; without the keys, its facts alone.
    pub(crate) fn show(&mut self, story: Story<'_>, entity: Option<EntityIx>, has_keys: bool) {
        if self.entity == entity {
            return;
        }
        self.entity = entity;
        self.reading = Position::default();
        self.flow.go_to_top();
        if has_keys {
            self.flow.invalidate();
            self.list_all(story);
        }
    }

    /// Says anew what is said of the entity.
    pub(crate) fn renew(&mut self, story: Story<'_>, has_keys: bool) {
        if has_keys {
            self.list_all(story);
        }
    }

    fn list_all(&mut self, story: Story<'_>) {
        let told = |ix| Description::for_form(story, Item::Entity(ix), Form::Pane).blocks();
        self.blocks = self.entity.map(told).unwrap_or_default();
    }

    /// Where the reader is in all that is said.
    pub(crate) fn position(&self, has_keys: bool) -> Position {
        if has_keys { self.flow.position() } else { self.reading }
    }

    /// Goes back to where a reader was in all that is said.
    pub(crate) fn restore(&mut self, position: Position, has_keys: bool) {
        if has_keys {
            self.flow.restore(position);
        } else {
            self.reading = position;
        }
    }

    /// Shows all that is said when the pane gets the keys, and the facts alone when it loses them.
    pub(crate) fn turn(&mut self, story: Story<'_>, has_keys: bool) {
        if has_keys {
            self.list_all(story);
        }
        let next = if has_keys { self.reading } else { Position::default() };
        if !has_keys {
            self.reading = self.flow.position();
        }
        self.flow.restore(next);
        self.flow.invalidate();
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

/// An entity as a flow of blocks: the facts, and what points at it while the pane has the keys.
pub(crate) struct EntityContent<'a> {
    /// The briefing.
    pub(crate) story: Story<'a>,
    /// Whom it explains.
    pub(crate) entity: Option<EntityIx>,
    /// What is said while the pane has the keys; nothing where it has not.
    pub(crate) blocks: Option<&'a [Block]>,
    /// What the search looks for.
    pub(crate) pattern: Option<&'a Pattern>,
    /// The hit at which the reader is.
    pub(crate) current: Option<&'a Stop>,
}

impl Content for EntityContent<'_> {
    fn len(&self) -> usize {
        self.blocks.map_or(usize::from(self.entity.is_some()), <[_]>::len)
    }

    fn key(&self, block: usize) -> usize {
        match (self.blocks, self.entity) {
            (None, Some(EntityIx(n))) => n as usize,
            _ => block,
        }
    }

    fn moves_by_block(&self) -> bool {
        false
    }

    fn lay_out(&self, block: usize, _opening: Opening, available: usize) -> Laid {
        if let Some(blocks) = self.blocks {
            let seek = &mut self.seek(blocks, block);
            return block_seeking(self.story, (blocks, &[]), block, available, self.pattern, seek);
        }
        // What points at the entity is only counted until the pane has the keys.
        let told = |ix| Description::for_form(self.story, Item::Entity(ix), Form::Beside).told();
        let facts = self.entity.map(told).unwrap_or_default();
        let (seek, width) = (&mut self.seek(&[], 0), available.saturating_sub(1));
        indented(lay_out_seeking(&facts, width, Spacing::Airy, self.pattern, seek), false)
    }
}

impl EntityContent<'_> {
    /// How to find the hit at which the reader is in one of these blocks: it may stand in one before.
    fn seek(&self, blocks: &[Block], at: usize) -> Seek {
        let here = self.entity.map(Item::Entity);
        let current = self.current.filter(|current| Some(current.item) == here && !current.is_in_title());
        let Some(mut seek) = current.map(Stop::seek_below_title) else { return Seek::default() };
        if matches!(blocks.get(at), Some(Block::Words(_))) {
            for block in &blocks[..at] {
                pass(&mut seek, block);
            }
        }
        seek
    }
}

/// The first of these blocks that has a place.
pub(crate) fn block_with(blocks: &[Block], mut seek: Seek) -> Option<usize> {
    blocks.iter().position(|block| pass(&mut seek, block))
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
            row_line(&row, KIND_WIDTH, 0, inner, Some(*item), pattern)
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

/// Quotes as a flow of blocks: each quote a block, the selected one open in place while the pane has the keys.
pub(crate) struct QuotesContent<'a> {
    /// The briefing.
    pub(crate) story: Story<'a>,
    /// The quotes.
    pub(crate) quotes: &'a [QuoteIx],
    /// Whether the pane has the keys.
    pub(crate) has_keys: bool,
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
        let is_open = opening != Opening::Closed && self.has_keys;
        let form = if is_open { Form::Pane } else { Form::Beside };
        let told = Description::for_form(self.story, Item::Quote(self.quotes[block]), form).told();
        let quote = Item::Quote(self.quotes[block]);
        let seek = &mut Seek::of(self.current.filter(|current| current.item == quote));
        let width = available.saturating_sub(1);
        let laid = lay_out_seeking(&told, width, Spacing::Compact, self.pattern, seek);
        indented(laid, block > 0)
    }
}
