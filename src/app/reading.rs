//! The briefing as one text, read a screenful at a time: what is on it, how far one is, and where one stopped. It must not
//! know which key reads on.

use std::sync::Arc;

use super::{
    find::{Pattern, Seek, Stop},
    flow::{Content, Flow, Opening, Position},
    lines::{Laid, Line, Spacing, lay_out_seeking},
    margin::Margin,
    panes::in_margin,
};
use briefing_evidence::{
    Clock, Story,
    describe::{
        Paragraph,
        reading::{Passage, passage},
    },
    perspective::{Filter, Perspective},
    timeline::Order,
};
use briefing_format::model::{Item, ItemKind};
use briefing_library::Document;

/// What is read, one passage after the other.
#[derive(Debug)]
pub(crate) struct Reading {
    passages: Arc<[Passage]>,
}

/// Where a reader stopped: the item at the top of the view, and how the view stood.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stopped {
    item: Item,
    position: Position,
}

impl Stopped {
    /// At an item, in a view that is not known.
    pub(crate) fn at(item: Item) -> Self {
        // No view has so many passages: it is looked for by its item.
        let mut position = Position::default();
        position.top.block = usize::MAX;
        position.cursor = position.top;
        Self { item, position }
    }

    /// The item at the top of the view.
    pub(crate) const fn item(self) -> Item {
        self.item
    }

    /// The same in another version of the file; nothing where the item is gone.
    pub(crate) fn followed(self, follow: &dyn Fn(Item) -> Option<Item>) -> Option<Self> {
        Some(Self { item: follow(self.item)?, ..self })
    }
}

impl Reading {
    /// All that a filter shows of a briefing.
    pub(crate) fn new(document: &Document, filter: &Filter) -> Self {
        Self { passages: passages(document.story(), document.order(Clock::Happened), filter).into() }
    }

    /// How many passages there are.
    pub(crate) fn len(&self) -> usize {
        self.passages.len()
    }

    /// All of them, in order.
    pub(crate) const fn passages(&self) -> &Arc<[Passage]> {
        &self.passages
    }

    /// The passage that shows a hit, if one does.
    pub(crate) fn block_with(&self, story: Story<'_>, stop: &Stop) -> Option<usize> {
        let tells = |passage: &Passage| match (passage.item, stop.item) {
            (Item::Event(event), Item::Quote(quote)) => {
                story.briefing.known(&story.get(event).quotes).any(|other| other == quote)
                    || story.briefing.known(&story.get(quote).about).any(|item| item == passage.item)
            }
            (item, of) => item == of,
        };
        let block = self.passages.iter().position(tells)?;
        let mut seek = stop.seek();
        let told = of_one(passage(story, self.passages[block]), stop.item);
        told.iter().any(|paragraph| seek.pass(&paragraph.own).is_some()).then_some(block)
    }

    /// What a passage is about.
    pub(crate) fn item(&self, block: usize) -> Option<Item> {
        self.passages.get(block).map(|passage| passage.item)
    }

    /// How many passages have been on the screen once the last one there is read to its end.
    pub(crate) fn read(flow: &Flow) -> usize {
        flow.visible().last().map_or(0, |(spot, _)| spot.block + 1)
    }

    /// Where a reader is in it.
    pub(crate) fn stopped(&self, flow: &Flow) -> Option<Stopped> {
        let position = flow.position();
        Some(Stopped { item: self.item(position.top.block)?, position })
    }

    /// Where a reader goes on who stopped there; other passages may stand before it by now.
    pub(crate) fn resumed(&self, stopped: Stopped) -> Position {
        let mut position = stopped.position;
        if self.item(position.top.block) != Some(stopped.item) {
            let at = self.passages.iter().position(|passage| passage.item == stopped.item).unwrap_or(0);
            position.cursor.block = at + position.cursor.block.saturating_sub(position.top.block);
            position.top.block = at;
        }
        position
    }
}

/// All that is read, in order: the summary, history, events, what is judged, what is disputed, what is not known. `order` is
/// that of when events happened.
fn passages(story: Story<'_>, order: &Order, filter: &Filter) -> Vec<Passage> {
    let happened = Perspective { clock: Clock::Happened, ..Perspective::default() };
    let events: Vec<Item> = happened.events(story, order, filter).into_iter().map(Item::Event).collect();
    let is_history = |item: &Item| matches!(item, Item::Event(ix) if story.get(*ix).background);
    let (history, events): (Vec<Item>, Vec<Item>) = events.into_iter().partition(is_history);
    let shown = |item: &Item| filter.shows(story, *item);
    let of = |kind| story.briefing.items_of(kind).filter(shown);
    let parts = [
        ("Summary", vec![Item::Briefing]),
        ("History", history),
        ("Events", events),
        ("What is judged, and by whom", of(ItemKind::Judgment).collect()),
        ("What is disputed", story.disputed_claims().filter(shown).collect()),
        ("What is not known", of(ItemKind::Question).collect()),
    ];
    let passages = parts.into_iter().flat_map(|(heading, items)| {
        let headings = std::iter::once(Some(heading)).chain(std::iter::repeat(None));
        headings.zip(items).map(|(heading, item)| Passage { heading, item })
    });
    passages.collect()
}

/// The paragraphs of a passage, where only one item has words of its own.
fn of_one(told: Vec<(Item, Paragraph)>, one: Item) -> Vec<Paragraph> {
    let paragraphs = told.into_iter().map(|(item, mut paragraph)| {
        if item != one {
            paragraph.own.clear();
        }
        paragraph
    });
    paragraphs.collect()
}

/// What is read as a flow of blocks.
pub(crate) struct ReadingContent<'a> {
    /// The briefing.
    pub(crate) story: Story<'a>,
    /// What is read.
    pub(crate) reading: &'a Reading,
    /// What stands in the margin.
    pub(crate) margin: &'a Margin,
    /// What the search looks for.
    pub(crate) pattern: Option<&'a Pattern>,
    /// The hit at which the reader is.
    pub(crate) current: Option<&'a Stop>,
}

impl Content for ReadingContent<'_> {
    fn len(&self) -> usize {
        self.reading.len()
    }

    fn moves_by_block(&self) -> bool {
        false
    }

    fn lay_out(&self, block: usize, _opening: Opening, available: usize) -> Laid {
        let Some(told) = self.reading.passages.get(block) else { return Laid::default() };
        let at = self.current.map_or(told.item, |stop| stop.item);
        let words = of_one(passage(self.story, *told), at);
        let (seek, width) = (&mut Seek::of(self.current), available.saturating_sub(1));
        let mut laid = lay_out_seeking(&words, width, Spacing::Airy, self.pattern, seek);
        for line in &mut laid.lines {
            line.indent += 1;
        }
        laid.append(in_margin(self.margin, told.item, available));
        if block > 0 {
            laid.lines.insert(0, Line::default());
        }
        laid
    }
}
