//! The list at the left: five lenses on a briefing, each a list of rows. It must not know the panes that explain the selection.

mod content;
mod sources;

pub use content::ListContent;
use sources::SourceColumns;

use super::{
    actions::Action,
    chronology::Chronology,
    filter::Filter,
    gutter::{Bracket, Form, Gutter},
    lanes::Lanes,
    lines::trail_width,
};
use briefing_evidence::{
    Clock, Story, describe,
    lineage::Descendant,
    timeline::{self, Head, Section, Tie},
};
use briefing_format::model::{
    ClaimIx, Date, EntityClass, EntityIx, EventIx, Item, JudgmentIx, QuestionIx, date::Gap,
};
use briefing_library::Document;
use briefing_text::{safe_format, width};

/// The widest a leading column gets: a day with about an hour, `c. 22 Sep 1666 22h`.
const LEAD_LIMIT: usize = 18;

/// What the list shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Lens {
    /// Events in time.
    #[default]
    Timeline,
    /// Actors and places.
    Entities,
    /// Claims.
    Claims,
    /// Sources.
    Sources,
    /// Summary, judgments, questions.
    Brief,
}

impl Lens {
    /// All lenses, in the order of the tabs.
    pub const ALL: [Self; 5] = [Self::Timeline, Self::Entities, Self::Claims, Self::Sources, Self::Brief];

    /// What it is called.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Timeline => "Timeline",
            Self::Entities => "Entities",
            Self::Claims => "Claims",
            Self::Sources => "Sources",
            Self::Brief => "Brief",
        }
    }

    /// The actions that show them, in the same order.
    pub const ACTIONS: [Action; 5] =
        [Action::Timeline, Action::Entities, Action::Claims, Action::Sources, Action::Brief];

    /// What it lists.
    pub const fn items(self) -> &'static str {
        match self {
            Self::Timeline => "events",
            Self::Entities => "actors or places",
            Self::Claims => "claims",
            Self::Sources => "sources",
            Self::Brief => "summary, judgments or questions",
        }
    }

    /// The lens that lists an item; quotes are listed by none.
    pub const fn of(item: Item) -> Option<Self> {
        match item {
            Item::Event(_) => Some(Self::Timeline),
            Item::Entity(_) => Some(Self::Entities),
            Item::Claim(_) => Some(Self::Claims),
            Item::Source(_) => Some(Self::Sources),
            Item::Briefing | Item::Judgment(_) | Item::Question(_) => Some(Self::Brief),
            Item::Quote(_) => None,
        }
    }
}

/// One row of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListRow {
    /// An item; the cursor stands only on these.
    Item(Item),
    /// Time that passed.
    Gap(Gap),
    /// What the rows below have in common.
    Heading(&'static str),
    /// The heading of a section of the timeline, by its number; of a folded one, all that is shown of it.
    Section(u32),
}

/// The rows of one lens under one filter.
#[derive(Debug, Default)]
pub struct List {
    rows: Vec<ListRow>,
    sections: Vec<Section>,
    /// The events in folded sections, each with the number of its section.
    hidden: Vec<(u32, u32)>,
    /// How many sections are folded: every frame asks for it, and there may be thousands of sections.
    folded: usize,
    /// The rows that the cursor can stand on: items and folded sections.
    items: Vec<u32>,
    /// By which dates events are placed in time.
    clock: Clock,
    /// For each row of a timeline, how far its order is proven; for a row between events, that of the next event.
    ties: Vec<Tie>,
    /// The lanes, where it is shown in lanes.
    pub lanes: Lanes,
    /// How it is shown when events were.
    pub form: Form,
    /// What stands beside the titles of sources.
    sources: SourceColumns,
    lead_width: usize,
    /// The cells of what trails the titles, the blank before it among them.
    trail_width: usize,
    /// How many items there would be without the filter.
    pub unfiltered: usize,
}

impl List {
    /// Lists what a lens shows.
    pub fn new(document: &Document, lens: Lens, filter: &Filter, chronology: &Chronology) -> Self {
        let story = document.story();
        let clock = chronology.clock();
        let mut list = Self { clock, unfiltered: count(story, lens), ..Self::default() };
        match lens {
            Lens::Timeline => {
                let timeline::Rows { list: rows, ties, sections, hidden } = chronology.rows(document, filter);
                let has_ties = ties.iter().any(|tie| *tie != Tie::None);
                list.ties = if has_ties { ties } else { Vec::new() };
                list.rows = rows.into_iter().map(timeline_row).collect();
                list.folded = sections.iter().filter(|section| section.is_folded).count();
                (list.sections, list.hidden) = (sections, hidden);
            }
            Lens::Sources => {
                let lineage = shown_lineage(story, filter);
                list.rows = lineage.iter().map(|row| ListRow::Item(Item::Source(row.source))).collect();
                list.sources = SourceColumns::new(story, &lineage);
            }
            Lens::Entities | Lens::Claims | Lens::Brief => {
                list.rows = rows(story, lens, filter);
            }
        }
        list.items = (0..list.rows.len() as u32).filter(|row| list.item(*row as usize).is_some()).collect();
        if lens == Lens::Timeline {
            list.set_form(chronology.form, story);
        }
        list.measure(story, lens);
        list
    }

    /// The item of a row; of a folded section, its first event.
    pub fn item(&self, row: usize) -> Option<Item> {
        match self.rows.get(row)? {
            ListRow::Item(item) => Some(*item),
            ListRow::Section(number) => {
                let section = self.sections.get(*number as usize).filter(|section| section.is_folded)?;
                Some(Item::Event(EventIx(section.first)))
            }
            ListRow::Gap(_) | ListRow::Heading(_) => None,
        }
    }

    /// The row of an item; nothing for an event in a folded section.
    pub fn row_of(&self, item: Item) -> Option<usize> {
        self.rows.iter().position(|row| *row == ListRow::Item(item))
    }

    /// Shows the timeline in a form.
    pub fn set_form(&mut self, form: Form, story: Story<'_>) {
        self.form = form;
        self.lanes = if form == Form::Lanes { Lanes::new(story, self.items()) } else { Lanes::default() };
    }

    /// Where the columns beside the dates stand in rows of so many cells.
    pub fn gutter(&self, available: usize) -> Gutter {
        if self.lead_width == 0 {
            return Gutter::default();
        }
        let inner = available.saturating_sub(1);
        let lead = self.lead_width.min(inner / 2);
        Gutter::new(self.form, !self.ties.is_empty(), lead, self.trail_width, &self.lanes, inner)
    }

    /// The part of the bracket beside a row, where it has a place there.
    pub fn bracket(&self, row: usize) -> Option<Bracket> {
        let here = self.rows.get(row)?;
        let is_event = matches!(here, ListRow::Item(_));
        let bracket = Bracket::of(*self.ties.get(row)?, self.ties.get(row + 1).copied(), is_event)?;
        let has_place = match here {
            ListRow::Item(_) | ListRow::Gap(_) | ListRow::Heading(_) => true,
            ListRow::Section(number) => self.sections.get(*number as usize).is_some_and(|section| {
                // The blank after the dates may be taken; the column of ties may not.
                !section.is_folded && width(safe_format!("{}", section.head).as_safe()) <= self.lead_width + 1
            }),
        };
        has_place.then_some(bracket)
    }

    /// The date by which an event stands where it does.
    pub fn date<'a>(&self, story: Story<'a>, row: usize) -> Option<&'a Date> {
        match self.rows.get(row)? {
            ListRow::Item(Item::Event(ix)) => story.when(*ix, self.clock),
            _ => None,
        }
    }

    /// The row on which an item is found: its own, or that of the folded section that hides it.
    pub fn row_holding(&self, item: Item) -> Option<usize> {
        self.row_of(item).or_else(|| {
            let number = self.section_hiding(item)?;
            self.rows.iter().position(|row| *row == ListRow::Section(number))
        })
    }

    /// What the folded section that hides an item is headed.
    pub fn head_hiding(&self, item: Item) -> Option<Head> {
        Some(self.sections.get(self.section_hiding(item)? as usize)?.head)
    }

    fn section_hiding(&self, item: Item) -> Option<u32> {
        let Item::Event(EventIx(event)) = item else { return None };
        self.hidden.iter().find(|(hidden, _)| *hidden == event).map(|(_, number)| *number)
    }

    /// The section that a row is in, or is the heading of.
    pub fn section_at(&self, row: usize) -> Option<Section> {
        let is_section =
            |row: &ListRow| if let ListRow::Section(number) = row { Some(*number) } else { None };
        let number = self.rows.get(..=row)?.iter().rev().find_map(is_section)?;
        self.sections.get(number as usize).copied()
    }

    /// The row of the n-th item, counted from 0; the last one where there are fewer.
    pub fn nth(&self, n: usize) -> usize {
        self.items.get(n).or(self.items.last()).map_or(0, |row| *row as usize)
    }

    /// The row where reading begins: the first item that is no background, else the first.
    pub fn first(&self, story: Story<'_>) -> usize {
        let is_news = |item: Item| !matches!(item, Item::Event(ix) if story.get(ix).background);
        let news = self.items.iter().find(|row| self.item(**row as usize).is_some_and(is_news));
        news.map_or_else(|| self.nth(0), |row| *row as usize)
    }

    /// Which of the items a row is, counted from 0.
    pub fn ordinal(&self, row: usize) -> usize {
        self.items.partition_point(|item| (*item as usize) < row)
    }

    /// How many items there are.
    pub fn count(&self) -> usize {
        self.items.len()
    }

    /// The first row of the next section, or of this one and then of the previous. Without headings, what stands between
    /// two gaps in time is a section.
    pub fn section(&self, from: usize, forward: bool) -> Option<usize> {
        let has_headings = self.rows.iter().any(|row| !matches!(row, ListRow::Item(_) | ListRow::Gap(_)));
        let parts = |row: &ListRow| match row {
            ListRow::Item(_) => false,
            ListRow::Gap(_) => !has_headings,
            ListRow::Heading(_) | ListRow::Section(_) => true,
        };
        let begins = |row: &usize| {
            self.item(*row).is_some() && (*row == 0 || parts(&self.rows[*row]) || parts(&self.rows[*row - 1]))
        };
        if forward { (from + 1..self.rows.len()).find(begins) } else { (0..from).rev().find(begins) }
    }

    /// How many items there are with those in folded sections.
    pub fn count_unfolded(&self) -> usize {
        self.items.len() - self.folded + self.hidden.len()
    }

    /// The items in order.
    pub fn items(&self) -> impl Iterator<Item = Item> + '_ {
        self.items.iter().filter_map(|row| self.item(*row as usize))
    }

    /// Measures the columns before and after the titles.
    fn measure(&mut self, story: Story<'_>, lens: Lens) {
        if matches!(lens, Lens::Claims | Lens::Brief) {
            return;
        }
        let (mut lead, mut trail) = (0, 0);
        // Long lists share few labels: a sample is wide enough, and the rare longer one is cut with a mark.
        for item in self.items().take(500) {
            let row = self.row(story, item);
            lead = lead.max(width(row.lead.as_safe()));
            trail = trail.max(trail_width(&row));
        }
        self.lead_width = lead.min(LEAD_LIMIT);
        self.trail_width = trail;
    }

    /// An item on one line.
    fn row(&self, story: Story<'_>, item: Item) -> describe::Row {
        match (item, self.clock) {
            (Item::Event(ix), Clock::Reported) => describe::row::reported(story, ix),
            // How it stands is said below its words.
            (Item::Claim(ix), _) => describe::row::claim(story, ix),
            _ => describe::row(story, item),
        }
    }
}

fn count(story: Story<'_>, lens: Lens) -> usize {
    let briefing = story.briefing;
    match lens {
        Lens::Timeline => briefing.events.len(),
        Lens::Entities => briefing.entities.len(),
        Lens::Claims => briefing.claims.len(),
        Lens::Sources => briefing.sources.len(),
        Lens::Brief => 1 + briefing.judgments.len() + briefing.questions.len(),
    }
}

fn rows(story: Story<'_>, lens: Lens, filter: &Filter) -> Vec<ListRow> {
    let briefing = story.briefing;
    let shown = |item: &Item| filter.shows(story, *item);
    let numbers = |n: usize| 0..n as u32;
    match lens {
        Lens::Timeline | Lens::Sources => Vec::new(),
        Lens::Entities => {
            let of = |class: EntityClass| {
                let all = numbers(briefing.entities.len()).map(EntityIx);
                all.filter(move |ix| briefing[*ix].class == class).map(Item::Entity).filter(shown)
            };
            headed("Actors", of(EntityClass::Actor)).chain(headed("Places", of(EntityClass::Place))).collect()
        }
        Lens::Claims => numbers(briefing.claims.len())
            .map(|n| Item::Claim(ClaimIx(n)))
            .filter(shown)
            .map(ListRow::Item)
            .collect(),
        Lens::Brief => {
            let judgments =
                numbers(briefing.judgments.len()).map(|n| Item::Judgment(JudgmentIx(n))).filter(shown);
            let questions =
                numbers(briefing.questions.len()).map(|n| Item::Question(QuestionIx(n))).filter(shown);
            std::iter::once(ListRow::Item(Item::Briefing))
                .chain(headed("Judgments", judgments))
                .chain(headed("What is not known", questions))
                .collect()
        }
    }
}

/// The sources that are shown, each as deep as it has sources above it that are shown.
fn shown_lineage(story: Story<'_>, filter: &Filter) -> Vec<Descendant> {
    let mut above: Vec<u32> = Vec::new();
    let mut shown = Vec::new();
    for row in story.lineage() {
        while above.last().is_some_and(|depth| *depth >= row.depth) {
            above.pop();
        }
        if filter.shows(story, Item::Source(row.source)) {
            shown.push(Descendant { depth: above.len() as u32, ..row });
            above.push(row.depth);
        }
    }
    shown
}

fn timeline_row(row: timeline::Row) -> ListRow {
    match row {
        timeline::Row::Event(n) => ListRow::Item(Item::Event(EventIx(n))),
        timeline::Row::Gap(gap) => ListRow::Gap(gap),
        timeline::Row::Section(number) => ListRow::Section(number),
    }
}

/// Items below a heading; no heading without items.
fn headed(heading: &'static str, items: impl Iterator<Item = Item>) -> impl Iterator<Item = ListRow> {
    let mut items = items.map(ListRow::Item).peekable();
    items.peek().is_some().then_some(ListRow::Heading(heading)).into_iter().chain(items)
}
