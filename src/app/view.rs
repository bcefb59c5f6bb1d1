//! Full views: one thing in detail in place of the three panes. It must not know what leads to one.

use super::{
    ascii,
    compared::Compared,
    drawing::{Around, Drawing},
    find::Pattern,
    flow::{Content, Flow, Opening},
    layout::Pane,
    lines::{Laid, Line, Spacing, lay_out, table},
    panes::block,
    reading::Reading,
    source_text::SourceText,
};
use briefing_evidence::{
    Story,
    describe::{self, Block, retraction::PointsOrder},
    perspective::Filter,
    relations::Neighborhood,
};
use briefing_format::model::{ClaimIx, EntityIx, Item, QuoteIx, SourceIx};
use briefing_format::wording::colon;
use briefing_library::Document;
use briefing_text::{SafeText, safe_format};

/// What a full view is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum View {
    /// How a statement came to us, down to its origins.
    Chain(Item),
    /// Who says what about a claim.
    Dispute(ClaimIx),
    /// The sources on which something rests alone, in an order.
    WeakPoints(PointsOrder),
    /// The text of a source, at a quote.
    Text(SourceIx, Option<QuoteIx>),
    /// Whom an entity is related to, drawn, and below it in words.
    Relations(Around),
    /// The scales of estimates and ratings, and where an item stands on them.
    Scale(Item),
    /// The whole briefing as one text.
    Reading,
    /// What the file says differently from another version of it.
    Changes,
}

impl View {
    /// What stands over it.
    pub(crate) fn title(self, story: Story<'_>) -> SafeText {
        match self {
            Self::Chain(item) => safe_format!("Chain of {}", describe::name::name_to_cut(story, item)),
            Self::Dispute(ix) => describe::dispute_title(story, ix),
            Self::WeakPoints(_) => SafeText::from_static("Single points of failure"),
            Self::Text(source, _) => {
                let name = describe::source_name(story, source);
                safe_format!("File of {name}{} {}", colon(name.as_str()), story.get(source).file)
            }
            Self::Relations(around) => {
                let name = describe::name(story, Item::Entity(around.center));
                match (around.group_name(story), around.steps) {
                    (Some(group), _) => {
                        safe_format!("Relations of {name}{} {group}", colon(name.as_str()))
                    }
                    (None, 1) => safe_format!("Relations of {name}"),
                    (None, _) => safe_format!("Relations of {name}, two steps"),
                }
            }
            Self::Scale(item) => safe_format!("Scales: {}", describe::name::name_to_cut(story, item)),
            Self::Reading => SafeText::from_static("Reading on"),
            Self::Changes => SafeText::from_static("What has changed"),
        }
    }

    /// Whether it is the text of a source.
    pub(crate) fn is_text_of(self, source: SourceIx) -> bool {
        matches!(self, Self::Text(of, _) if of == source)
    }

    /// The one item that it is of.
    pub(crate) fn item(self) -> Option<Item> {
        match self {
            Self::Chain(item) | Self::Scale(item) => Some(item),
            Self::Dispute(ix) => Some(Item::Claim(ix)),
            Self::WeakPoints(_) | Self::Reading | Self::Changes => None,
            Self::Text(source, quote) => Some(quote.map_or(Item::Source(source), Item::Quote)),
            Self::Relations(around) => Some(Item::Entity(around.center)),
        }
    }

    fn blocks(self, story: Story<'_>, compared: Option<&Compared>) -> Vec<Block> {
        match self {
            Self::Chain(item) => describe::chain::blocks(story, item),
            Self::Dispute(ix) => describe::dispute(story, ix),
            Self::WeakPoints(order) => story
                .evidence
                .weak_points
                .as_ref()
                .map(|known| describe::retraction::points_table(story, known, order))
                .unwrap_or_default(),
            // These are put into words, or laid out line by line, as they are read.
            Self::Text(..) | Self::Reading => Vec::new(),
            Self::Relations(around) => {
                // The drawing may have several in one box; the words are of each.
                let all = match around.group {
                    None => Neighborhood::new(story, around.center, around.steps),
                    Some(_) => around.neighborhood(story),
                };
                describe::relations::list(story, &all)
            }
            Self::Scale(item) => describe::scale::blocks(story, item),
            Self::Changes => compared.map(|compared| compared.blocks(story)).unwrap_or_default(),
        }
    }
}

/// The lines at the foot of a drawing.
const FOOT: usize = 2;

/// A full view and where the reader is in it.
#[derive(Debug)]
pub(crate) struct ViewPane {
    /// What it is of.
    pub(crate) view: View,
    /// What is drawn over what is said.
    pub(crate) drawing: Option<Drawing>,
    /// What is said.
    pub(crate) blocks: Vec<Block>,
    /// How wide the columns of its rows would like to be.
    pub(crate) columns: Vec<usize>,
    /// The text of a source, where it is one.
    pub(crate) text: Option<SourceText>,
    /// The whole briefing as one text, where it is that.
    pub(crate) reading: Option<Reading>,
    /// What is said at the foot of the pane, which does not scroll.
    pub(crate) foot: Vec<Line>,
    /// Who stands in the box that had the focus last.
    last_box: Option<EntityIx>,
    /// The view on it.
    pub(crate) flow: Flow,
    /// The pane from which it was opened.
    pub(crate) from: Pane,
}

impl ViewPane {
    /// Opens a full view of what a filter shows of a document, or of what it is compared with; nothing where there is nothing
    /// to show.
    pub(crate) fn new(
        view: View,
        document: &Document,
        (filter, compared): (&Filter, Option<&Compared>),
        from: Pane,
    ) -> Option<Self> {
        let story = document.story();
        let drawing = match view {
            View::Relations(around) => Some(Drawing::new(around, story)?),
            _ => None,
        };
        let blocks = view.blocks(story, compared);
        let columns = table::columns(&blocks);
        let text = match view {
            View::Text(source, quote) => Some(SourceText::new(story, source, quote)),
            _ => None,
        };
        let reading = (view == View::Reading).then(|| Reading::new(document, filter));
        let is_empty = blocks.is_empty() && text.is_none() && reading.is_none();
        let (foot, mut flow) = (Vec::new(), Flow::default());
        if let (View::WeakPoints(_) | View::Changes, Some(first)) =
            (view, blocks.iter().position(|block| leads_to(block).is_some()))
        {
            // What stands over the columns is not what one came for.
            flow.select(first);
        }
        let pane = Self { view, drawing, blocks, columns, text, reading, foot, last_box: None, flow, from };
        (!is_empty).then_some(pane)
    }

    /// How much there is to show.
    pub(crate) fn count(&self) -> usize {
        if let Some(reading) = &self.reading {
            return reading.len();
        }
        self.text.as_ref().map_or(self.blocks.len(), |text| 1 + text.lines().map_or(0, |lines| lines.len()))
    }

    /// Says anew what there is to say, and keeps the cursor with what it stood on.
    pub(crate) fn renew(&mut self, story: Story<'_>, compared: Option<&Compared>) {
        let before = std::mem::replace(&mut self.blocks, self.view.blocks(story, compared));
        self.columns = table::columns(&self.blocks);
        self.flow.invalidate();
        let rows = self.drawing.as_ref().map_or(0, Drawing::rows);
        let Some(at) = self.flow.position().cursor.block.checked_sub(rows) else { return };
        let Some(item) = before.get(at).and_then(leads_to) else { return };
        let is_it = |block: &Block| leads_to(block) == Some(item);
        if !self.blocks.get(at).is_some_and(is_it)
            && let Some(now) = self.blocks.iter().position(is_it)
        {
            self.flow.select(rows + now);
        }
    }

    /// Whether it is a table of several rows.
    pub(crate) fn is_table(&self) -> bool {
        matches!(self.view, View::WeakPoints(_)) && self.blocks.len() > 2
    }

    /// Sorts the single points of failure by another column, with the cursor on the first; nothing where the view is of
    /// something else. Gives the order.
    pub(crate) fn sort_points(&mut self, story: Story<'_>) -> Option<PointsOrder> {
        let (View::WeakPoints(order), Some(known)) = (self.view, &story.evidence.weak_points) else {
            return None;
        };
        let next = order.next(&known.points);
        self.view = View::WeakPoints(next);
        self.renew(story, None);
        let is_point = |block: &Block| matches!(block, Block::Row(_)) && leads_to(block).is_some();
        if let Some(first) = self.blocks.iter().position(is_point) {
            self.flow.select(first);
        }
        Some(next)
    }

    /// What the entry with the cursor is about, where the view is a list of such.
    pub(crate) fn entry(&self) -> Option<Item> {
        if let Some(reading) = &self.reading {
            return reading.item(self.flow.position().cursor.block);
        }
        let is_list = matches!(self.view, View::WeakPoints(_) | View::Changes);
        self.blocks.get(self.flow.position().cursor.block).filter(|_| is_list).and_then(leads_to)
    }

    /// Fits the drawing to a width, and takes the cursor along with the line below it on which it stood. Gives the node
    /// that is to have the focus, where the cursor stands in the drawing: the numbers of rows and nodes are new.
    pub(crate) fn fit(&mut self, story: Story<'_>, columns: usize) -> Option<usize> {
        let node = self.node();
        let drawing = self.drawing.as_mut()?;
        self.last_box = node.and_then(|node| drawing.first_in(node)).or(self.last_box);
        let (is_new, before) = (!drawing.is_fitted(), drawing.rows());
        if !drawing.fit(story, columns) {
            return None;
        }
        self.flow.invalidate();
        let (cursor, now) = (self.flow.position().cursor.block, drawing.rows());
        // Where there was no room to draw, the cursor waits on the first line of the words.
        if is_new || cursor < before.max(1) {
            if now == 0 {
                self.flow.select(0);
            }
            return Some(self.last_box.and_then(|entity| drawing.node_of(entity)).unwrap_or(0));
        }
        self.flow.follow(before, now);
        None
    }

    /// The node of the drawing that has the focus.
    pub(crate) fn node(&self) -> Option<usize> {
        let position = self.flow.position();
        self.drawing.as_ref()?.node_at(position.cursor.block, position.link?)
    }

    /// Whether the cursor stands in the drawing.
    pub(crate) fn is_in_drawing(&self) -> bool {
        self.drawing.as_ref().is_some_and(|drawing| self.flow.position().cursor.block < drawing.rows())
    }

    /// The rows that the foot takes of a pane of so many.
    pub(crate) const fn foot_rows(&self, rows: u16) -> u16 {
        match (&self.drawing, rows) {
            (None, _) | (_, 0..5) => 0,
            (_, 5..9) => 1,
            _ => FOOT as u16,
        }
    }

    /// Says at the foot what the node that has the focus has to do with the center.
    pub(crate) fn settle_foot(&mut self, story: Story<'_>, columns: usize, rows: usize, ascii: bool) {
        self.foot.clear();
        let (Some(drawing), Some(node)) = (&self.drawing, self.node()) else { return };
        let room = columns.saturating_sub(1);
        let words = drawing.foot(story, node);
        let mut lines = lay_out(std::slice::from_ref(&words), room, Spacing::Compact, None).lines;
        if lines.len() > rows && rows > 0 {
            // What there is no room for is in the list below the drawing.
            lines.truncate(rows);
            let cut = lay_out(&[describe::Paragraph::plain().words("…")], 1, Spacing::Compact, None).lines;
            if let (Some(last), Some(mark)) = (lines.last_mut(), cut.into_iter().next()) {
                last.shorten(room.saturating_sub(1));
                last.append(mark);
            }
        }
        if ascii {
            ascii::lines(&mut lines, room);
        }
        self.foot = lines;
    }
}

/// What a block is first about.
fn leads_to(block: &Block) -> Option<Item> {
    match block {
        Block::Item(item) => Some(*item),
        Block::Words(words) => words.iter().flat_map(|words| &words.runs).find_map(|run| run.link),
        Block::Row(row) => {
            row.cells.iter().chain(&row.body).flat_map(|cell| &cell.runs).find_map(|run| run.link)
        }
    }
}

/// A full view as a flow of blocks.
pub(crate) struct ViewContent<'a> {
    /// The briefing.
    pub(crate) story: Story<'a>,
    /// What is drawn over what is said.
    pub(crate) drawing: Option<&'a Drawing>,
    /// The node of the drawing that has the focus.
    pub(crate) node: Option<usize>,
    /// What is said.
    pub(crate) blocks: &'a [Block],
    /// How wide the columns of its rows would like to be.
    pub(crate) columns: &'a [usize],
    /// What the search looks for.
    pub(crate) pattern: Option<&'a Pattern>,
}

impl ViewContent<'_> {
    fn rows(&self) -> usize {
        self.drawing.map_or(0, Drawing::rows)
    }
}

impl Content for ViewContent<'_> {
    fn len(&self) -> usize {
        self.rows() + self.blocks.len()
    }

    /// A row of a drawing looks another way for each node that may have the focus.
    fn key(&self, block: usize) -> usize {
        match (block < self.rows(), self.node) {
            (true, Some(node)) => (node + 1) * self.len() + block,
            _ => block,
        }
    }

    fn moves_by_block(&self) -> bool {
        false
    }

    fn lay_out(&self, at: usize, _opening: Opening, available: usize) -> Laid {
        let rows = self.rows();
        match self.drawing {
            Some(drawing) if at < rows => drawing.lay_out(at, self.node, self.pattern),
            _ => block(self.story, (self.blocks, self.columns), at - rows, available, self.pattern),
        }
    }
}
