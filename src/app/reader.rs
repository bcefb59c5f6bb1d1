//! One briefing being read: which lens, which selection, which pane; and the panes kept in step with it.
//! It must not know keys, overlays or how anything is painted.

mod ahead;
mod arranging;
mod changing;
mod chart;
mod copies;
mod dating;
mod drawing;
mod looking;
mod moving;
mod muting;
mod navigation;
mod renewing;
mod searching;
mod source_text;
mod time;

use std::sync::Arc;

pub(crate) use drawing::Entered;
pub(crate) use navigation::{Followed, Place, Travel, Travelled};
pub(crate) use renewing::Version;
pub(crate) use searching::{Search, search_order};
pub(crate) use time::Rescaled;

use looking::{Awaited, Seen, Unfiltered};

use super::{
    ascii::Spelled,
    flow::{Content, Flow, Position},
    history::History,
    layout::{Along, Pane},
    lens::{Lens, List, ListContent},
    live::Banner,
    margin::Margin,
    panes::{EntityPane, Explained, QuotesContent, QuotesPane},
    reading::{Reading, ReadingContent, Stopped},
    source_text::TextContent,
    view::{View, ViewContent, ViewPane},
};
use briefing_evidence::{
    Story,
    describe::named_authors,
    perspective::{Perspective, Saved},
    timeline::{self, Axis, Strip},
};
use briefing_format::model::{EntityIx, EventIx, Item, Known, Voice};
use briefing_library::Document;
use briefing_text::{SafeText, width};

/// The list of one lens and the view on it.
#[derive(Debug, Default)]
pub(crate) struct ListPane {
    /// Its rows.
    pub(crate) list: List,
    /// The view.
    pub(crate) flow: Flow,
}

impl ListPane {
    /// The item under the cursor.
    pub(crate) fn selected(&self) -> Option<Item> {
        self.list.item(self.flow.position().cursor.block)
    }
}

/// One briefing being read.
#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each holds or not, whatever the others do")]
pub(crate) struct Reader {
    /// From where the briefing is looked at.
    perspective: Arc<Perspective>,
    /// What is seen of it from there.
    seen: Seen,
    /// The date as of which it is waited for.
    awaited: Option<Awaited>,
    /// What the list shows.
    pub(crate) lens: Lens,
    lists: [Option<ListPane>; Lens::COUNT],
    /// How much there is under each lens.
    counts: [usize; Lens::COUNT],
    /// The entity pane.
    pub(crate) entity: EntityPane,
    /// The quotes pane.
    pub(crate) quotes: QuotesPane,
    /// The full view that is open.
    pub(crate) view: Option<ViewPane>,
    /// The full views over which it was opened, and where the reader was in each.
    beneath: Vec<(View, Pane, Position)>,
    /// The pane that has the keys.
    pub(crate) focus: Pane,
    /// Whether it has the whole screen.
    pub(crate) zoom: bool,
    /// How many rows each of the three panes has to show, as far as the screen has them.
    rows: [u16; 3],
    /// By how many columns and rows the border of the list was moved.
    moved: [i16; 2],
    /// Where reading the whole briefing stopped.
    stopped: Option<Stopped>,
    /// The border that the mouse has taken hold of.
    pub(crate) grabbed: Option<Along>,
    /// What was followed away from the selection, until the selection moves.
    pub(crate) followed: Option<Item>,
    /// The entity along whose events the reader goes, and the event that it led to: there it is explained, whoever else
    /// takes part.
    along: Option<(EntityIx, Item)>,
    /// How many lanes of the timeline lie to the left of those on screen.
    pub(crate) first_lane: usize,
    /// Where each list was before a filter moved its selection.
    unfiltered: [Option<Unfiltered>; Lens::COUNT],
    /// What is looked for.
    pub(crate) search: Search,
    /// The axis that the events on screen share, where they are shown as bars.
    pub(crate) axis: Option<Axis>,
    /// The strip over the timeline, for the present width and filter.
    pub(crate) strip: Option<Strip>,
    strip_width: usize,
    /// The strip of the clock that is not shown and its width, once it was made.
    other_strip: (Option<Strip>, usize),
    history: History<Place>,
    /// What was muted or looked for and is gone in the version that is shown.
    absent: Vec<Saved>,
    /// What stands in the margin.
    pub(crate) margin: Margin,
    /// Why what is shown is not what the file says.
    pub(crate) banner: Option<Banner>,
    /// Why what one does cannot be kept.
    pub(crate) unkept: Option<Banner>,
    /// The change at which the reader is, of those in the margin.
    change: Option<usize>,
    size: (u16, u16),
    /// Whether the reader's own signs are written in ASCII.
    pub(crate) ascii: bool,
    /// Whether somebody was asked to verify the quotes.
    is_verifying: bool,
    /// Whether the single points of failure are to be listed once they are known.
    pub(crate) awaits_weak_points: bool,
}

impl Reader {
    /// Opens a briefing.
    pub(crate) fn new(document: Arc<Document>) -> Self {
        let lens = Lens::first(&document);
        let mut reader = Self {
            perspective: Arc::default(),
            seen: Seen::new(document),
            awaited: None,
            lens,
            lists: Default::default(),
            counts: [0; Lens::COUNT],
            entity: EntityPane::default(),
            quotes: QuotesPane::default(),
            view: None,
            beneath: Vec::new(),
            focus: Pane::List,
            zoom: false,
            rows: [0; 3],
            moved: [0; 2],
            stopped: None,
            grabbed: None,
            followed: None,
            along: None,
            first_lane: 0,
            unfiltered: Default::default(),
            search: Search::default(),
            axis: None,
            strip: None,
            strip_width: 0,
            other_strip: (None, 0),
            history: History::default(),
            absent: Vec::new(),
            margin: Margin::default(),
            banner: None,
            unkept: None,
            change: None,
            size: (0, 0),
            ascii: false,
            is_verifying: false,
            awaits_weak_points: false,
        };
        reader.count_items();
        reader.ensure_list();
        reader
    }

    /// What stands over the panes: that they are not what the file says comes first.
    pub(crate) fn over_all(&self) -> Option<&Banner> {
        self.banner.as_ref().or(self.unkept.as_ref())
    }

    /// How many items there are under a lens, whatever the filter shows.
    pub(crate) const fn count(&self, lens: Lens) -> usize {
        self.counts[lens as usize]
    }

    fn count_items(&mut self) {
        self.counts = Lens::ALL.map(|lens| lens.count(self.seen.known.story()));
    }

    /// The list at the left.
    pub(crate) fn list(&self) -> Option<&ListPane> {
        self.lists[self.lens as usize].as_ref()
    }

    fn list_mut(&mut self) -> &mut ListPane {
        self.lists[self.lens as usize].get_or_insert_default()
    }

    fn ensure_list(&mut self) {
        if self.list().is_none() {
            let mut pane = ListPane { list: self.new_list(self.lens), flow: Flow::default() };
            pane.flow.select(pane.list.first(self.story()));
            self.lists[self.lens as usize] = Some(pane);
        }
    }

    /// The item that the list selects.
    pub(crate) fn selected(&self) -> Option<Item> {
        self.list().and_then(ListPane::selected)
    }

    /// What the panes explain: what was followed, or else what the list selects; nothing where the list is empty.
    pub(crate) fn subject(&self) -> Option<Item> {
        // A section of the brief is about nobody in it.
        let here = || if self.folded_section().is_some() { Some(Item::Briefing) } else { self.selected() };
        self.followed.or_else(here)
    }

    /// What has the cursor: the selection of the list, the entity or the quote, or what the full view is of.
    pub(crate) fn at_cursor(&self) -> Option<Item> {
        match self.focus {
            Pane::List => self.subject(),
            Pane::Entity => self.entity.entity().map(Item::Entity),
            Pane::Quotes => self.quotes.selected().map(Item::Quote),
            Pane::View => {
                let view = self.view.as_ref()?;
                self.node_of_view().or_else(|| view.view.item()).or_else(|| view.entry())
            }
        }
    }

    /// The view of a pane.
    pub(crate) fn flow(&self, pane: Pane) -> Option<&Flow> {
        match pane {
            Pane::List => self.list().map(|pane| &pane.flow),
            Pane::Entity => Some(&self.entity.flow),
            Pane::Quotes => Some(&self.quotes.flow),
            Pane::View => self.view.as_ref().map(|pane| &pane.flow),
        }
    }

    /// Calls `act` with the flow of a pane and what it shows; a full view that is not open shows nothing.
    pub(crate) fn with_flow<T>(&mut self, pane: Pane, act: impl FnOnce(&mut Flow, &dyn Content) -> T) -> T {
        let shown = Arc::clone(&self.seen.shown);
        let story = shown.story();
        let (pattern, current) = (self.search.pattern.as_ref(), self.search.current.as_ref());
        let (margin, ascii) = (&self.margin, self.ascii);
        let act = |flow: &mut Flow, content: &dyn Content| act(flow, &Spelled { content, ascii });
        match pane {
            Pane::List => {
                let ListPane { list, flow } = self.lists[self.lens as usize].get_or_insert_default();
                act(flow, &ListContent { story, list, margin, pattern, current })
            }
            Pane::Entity => {
                let (flow, content) = self.entity.content(story, margin, pattern, current);
                act(flow, &content)
            }
            Pane::Quotes => {
                let QuotesPane { quotes, flow, .. } = &mut self.quotes;
                act(flow, &QuotesContent { story, quotes, margin, pattern, current })
            }
            Pane::View => {
                if let Some(ViewPane { reading: Some(reading), flow, .. }) = &mut self.view {
                    return act(flow, &ReadingContent { story, reading, pattern, current });
                }
                if let Some(ViewPane { text: Some(text), flow, .. }) = &mut self.view {
                    let current = self.search.text_hit();
                    return act(flow, &TextContent { story, text, pattern, current });
                }
                let mut unopened = Flow::default();
                let (mut drawing, mut node, mut flow) = (None, None, &mut unopened);
                let (mut blocks, mut columns) = (&[][..], &[][..]);
                if let Some(pane) = &mut self.view {
                    node = pane.node();
                    (drawing, flow) = (pane.drawing.as_ref(), &mut pane.flow);
                    (blocks, columns) = (&pane.blocks, &pane.columns);
                }
                act(flow, &ViewContent { story, drawing, node, blocks, columns, pattern })
            }
        }
    }

    /// Brings the panes in step with the selection, and every view in step with its pane's size.
    pub(crate) fn settle(&mut self, width: u16, height: u16) {
        self.size = (width, height);
        self.ensure_list();
        self.explain();
        self.arrange();
        self.settle_pane(Pane::List);
        // A link that is no longer seen has lost the focus, and somebody else is explained.
        if self.explain() {
            self.arrange();
            self.settle_pane(Pane::List);
        }
        self.settle_axis();
        self.settle_pane(Pane::Entity);
        self.settle_pane(Pane::Quotes);
        self.settle_view();
        self.note_reading();
        self.settle_strip();
    }

    /// How many of so many cells stand for what has been read of the briefing as one text.
    pub(crate) fn share_read(&self, cells: u16) -> u16 {
        let Some(ViewPane { reading: Some(reading), flow, .. }) = &self.view else { return 0 };
        (usize::from(cells) * Reading::read(flow) / reading.len().max(1)) as u16
    }

    /// Lays out what a pane shows; of one that is not on screen, nothing but what the cursor stands on.
    fn settle_pane(&mut self, pane: Pane) {
        let is_shown = self.layout().pane(pane).is_some();
        let area = self.rows_area(pane);
        self.with_flow(pane, |flow, content| {
            if is_shown {
                flow.settle(content, usize::from(area.width), usize::from(area.height));
            } else {
                flow.rest(content);
            }
        });
    }

    /// Brings the strip in step with the filter, the width and the selection.
    pub(crate) fn settle_strip(&mut self) {
        let Some(area) = self.layout().bars else { return };
        let columns = usize::from(area.width).saturating_sub(2);
        if self.strip_width != columns {
            self.strip_width = columns;
            let story = self.seen.shown.story();
            let clock = self.perspective.clock;
            let events = 0..story.briefing.events.len() as u32;
            let dates = events
                .filter(|n| self.seen.filter.shows(story, Item::Event(EventIx(*n))))
                .filter_map(|n| Some((n, story.when(EventIx(n), clock)?)));
            self.strip = timeline::strip(dates, |captions| {
                // The captions at both ends, a blank beside each, take their cells from the strip.
                let cells = captions.map(|words| width(SafeText::line(words).as_safe()) + 1);
                columns.saturating_sub(cells.iter().sum())
            });
        }
        let Some(strip) = &self.strip else { return };
        let date = |item: Option<Item>| match item {
            Some(Item::Event(ix)) => self.story().when(ix, self.perspective.clock),
            _ => None,
        };
        let selected = date(self.selected()).and_then(|date| strip.column_of(date));
        let is_listed = self.layout().list.is_some();
        let window = self.list().filter(|_| self.lens == Lens::Timeline).map(|pane| {
            let rows = pane.flow.rows().filter(|_| is_listed);
            let items = rows.map(|row| pane.list.item(row.spot.block));
            strip.window(items.filter_map(date)).unwrap_or_default()
        });
        if let Some(strip) = &mut self.strip {
            (strip.selected, strip.window) = (selected, window);
        }
    }

    /// Shows in the entity and quotes panes what belongs to the selection; says whether that is something else now.
    fn explain(&mut self) -> bool {
        let shown = Arc::clone(&self.seen.shown);
        let story = shown.story();
        let focused = self.list().and_then(|pane| pane.flow.focused());
        let selected = self.selected();
        let along = self.along.filter(|(_, event)| selected == Some(*event)).map(|(entity, _)| entity);
        let entity = match (self.followed, focused) {
            (Some(Item::Entity(ix)), _) | (None, Some(Item::Entity(ix))) => Some(ix),
            _ => along.or_else(|| selected.and_then(|item| main_entity(story, item))),
        };
        let explained = match (entity, self.subject()) {
            (Some(ix), _) => Some(Explained::Entity(ix)),
            (None, Some(Item::Briefing)) if self.count(Lens::Entities) > 0 => Some(Explained::Cast),
            (None, _) => None,
        };
        let before = (self.entity.explained(), self.quotes.subject);
        self.entity.show(story, explained, self.blocks_to_explain());
        self.quotes.show(story, self.subject());
        before != (self.entity.explained(), self.quotes.subject)
    }

    /// How many blocks of the entity pane are said: all while it has the keys, else as many as its rows may show from where
    /// they are.
    fn blocks_to_explain(&self) -> usize {
        if self.focus == Pane::Entity {
            return usize::MAX;
        }
        self.entity.flow.position().top.block + usize::from(self.size.1) + 1
    }

    /// The entities between which the links of the selection step, for the count in the pane's title.
    pub(crate) fn entities_of_selection(&self) -> Vec<EntityIx> {
        self.selected().map(|item| entities_of(self.story(), item)).unwrap_or_default()
    }
}

/// The entity that an item is first about.
fn main_entity(story: Story<'_>, item: Item) -> Option<EntityIx> {
    entities_of(story, item).first().copied()
}

/// The entities that an item names, in order.
fn entities_of(story: Story<'_>, item: Item) -> Vec<EntityIx> {
    let briefing = story.briefing;
    let among = |items: Known<'_, Item>| {
        items.filter_map(|item| if let Item::Entity(ix) = item { Some(ix) } else { None }).collect::<Vec<_>>()
    };
    let mut entities = match item {
        Item::Briefing => Vec::new(),
        Item::Entity(ix) => vec![ix],
        Item::Event(ix) => {
            briefing[ix].actors.iter().map(|entry| entry.actor).chain(briefing[ix].place).collect()
        }
        Item::Quote(ix) => briefing[ix].speaker().into_iter().collect(),
        Item::Source(ix) => {
            let author = briefing[ix].writer.into_iter().chain(named_authors(story, ix));
            author.chain(briefing[ix].publisher).collect()
        }
        Item::Claim(ix) => {
            let holders = briefing.positions(ix).filter_map(|(_, position)| briefing.held_by(position));
            holders.chain(among(briefing.known(&briefing[ix].about))).collect()
        }
        Item::Judgment(ix) => {
            let by = briefing[ix].by.as_ref().and_then(Voice::actor);
            by.into_iter().chain(among(briefing.known(&briefing[ix].basis))).collect()
        }
        Item::Question(ix) => among(briefing.known(&briefing[ix].about)),
    };
    let mut seen = Vec::with_capacity(entities.len());
    entities.retain(|ix| {
        let is_new = !seen.contains(ix);
        seen.push(*ix);
        is_new
    });
    entities
}
