//! The list at the left: lenses on a briefing, each a row of a table and a file that lists what it shows. It must not know the panes that explain the selection.

mod brief;
mod claims;
mod content;
mod entities;
mod sources;
mod timeline;

pub(crate) use content::ListContent;
use sources::SourceColumns;

use std::collections::BTreeSet;

use super::{
    actions::Action,
    gutter::{Bracket, Gutter, TIES},
    lanes::{Fitted, Lanes},
    lines::{caveat_width, trail_width},
};
use briefing_evidence::{
    Clock, Story, describe,
    perspective::{Filter, Form, Perspective},
    timeline::{Head, Section, Tie},
};
use briefing_format::model::{Date, EventIx, Item, ItemKind, date::Gap};
use briefing_library::Document;
use briefing_text::{SafeText, safe_format, width};

/// The widest a leading column gets where there is little room: a day with about an hour, `c. 22 Sep 1666 22h`.
const LEAD_LIMIT: usize = 18;

/// The widest it gets at all: a moment with its zone, `24 Jul 2015 19:01:30-04:00`.
const FULL_LEAD_LIMIT: usize = 26;

/// The widest date that has room in every column: a day, `20 Jun 2025`.
const SHORT: usize = 11;

/// So many rows of a list decide how wide its columns are.
const MEASURED: usize = 500;

/// Defines the lenses and their table together, so that a new one is a row here, with a file that lists what it shows, and
/// a row in the table of actions.
macro_rules! lenses {
    ($($(#[$attribute:meta])* $lens:ident $name:literal $short:literal $what:literal $file:ident [$($kind:ident)*] {$($items:pat)?})*) => {
        /// What the list shows.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
        pub(crate) enum Lens { $(#[doc = concat!("The ", $what, ".")] $(#[$attribute])* $lens,)* }

        /// Every lens, in the order of the tabs.
        const LENSES: [Info; Lens::COUNT] = [$(Info {
            name: $name,
            short: $short,
            what: $what,
            counted: &[$(ItemKind::$kind),*],
            list: $file::list,
        },)*];

        impl Lens {
            /// How many there are.
            pub(crate) const COUNT: usize = [$(Self::$lens),*].len();

            /// All lenses, in the order of the tabs.
            pub(crate) const ALL: [Self; Self::COUNT] = [$(Self::$lens),*];

            /// The actions that show them, in the same order.
            pub(crate) const ACTIONS: [Action; Self::COUNT] = [$(Action::$lens),*];

            /// The lens that lists an item; quotes are listed by none.
            pub(crate) const fn of(item: Item) -> Option<Self> {
                match item {
                    $($($items => Some(Self::$lens),)?)*
                    Item::Quote(_) => None,
                }
            }
        }
    };
}

/// What is said of a lens, and what it lists.
#[derive(Debug)]
struct Info {
    /// What it is called.
    name: &'static str,
    /// The same where there is little room.
    short: &'static str,
    /// What it lists, in words.
    what: &'static str,
    /// What is counted on its tab.
    counted: &'static [ItemKind],
    /// Lists it.
    list: fn(&Document, &Filter, &Perspective) -> List,
}

// What it is, what it is called, in short too, what it lists in words, the file that does, what is counted on its tab, and
// which items are found there.
lenses! {
    #[default] Brief "Brief" "Brief" "summary, judgments, disputed claims or questions" brief [] {Item::Briefing | Item::Judgment(_) | Item::Question(_)}
    Timeline "Timeline" "Time" "events" timeline [Event] {Item::Event(_)}
    Entities "Who and where" "Who" "actors or places" entities [Entity] {Item::Entity(_)}
    Claims "Claims" "Claims" "claims" claims [Claim] {Item::Claim(_)}
    Sources "Sources" "Sources" "sources" sources [Source] {Item::Source(_)}
}

impl Lens {
    /// What it is called.
    pub(crate) const fn name(self) -> &'static str {
        LENSES[self as usize].name
    }

    /// What it is called where there is little room.
    pub(crate) const fn short_name(self) -> &'static str {
        LENSES[self as usize].short
    }

    /// How many items are counted on its tab: those that were known.
    pub(crate) fn count(self, story: Story<'_>) -> usize {
        let known = |kind| story.briefing.items_of(kind).filter(|item| story.is_known(*item)).count();
        LENSES[self as usize].counted.iter().map(|kind| known(*kind)).sum()
    }

    /// The lens on which a briefing opens: what one reads first; where nothing happens, the one that lists most.
    pub(crate) fn first(document: &Document) -> Self {
        let items = |lens: &Self| {
            let (filter, perspective) = (Filter::default(), Perspective::default());
            List::new(document, *lens, &filter, &perspective).items.len()
        };
        let briefing = &document.briefing;
        if briefing.events.is_empty() {
            return Self::ALL.into_iter().rev().max_by_key(items).unwrap_or_default();
        }
        let story = document.story();
        let says_more = briefing.summary().is_some()
            || [ItemKind::Judgment, ItemKind::Question].into_iter().any(|kind| briefing.count(kind) > 0)
            || story.disputed_claims().next().is_some();
        // Of events alone there is no more to tell in short.
        if says_more { Self::Brief } else { Self::Timeline }
    }

    /// What it lists.
    pub(crate) const fn items(self) -> &'static str {
        LENSES[self as usize].what
    }
}

/// One row of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ListRow {
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
pub(crate) struct List {
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
    pub(crate) lanes: Lanes,
    /// How it is shown when events were.
    pub(crate) form: Form,
    /// The rows whose names stand whole, because there is room for them.
    pub(crate) whole: Vec<bool>,
    /// Whether its items without a date are sentences: these stand whole, without a column before them.
    has_sentences: bool,
    /// What stands beside the titles of sources.
    sources: SourceColumns,
    /// The cells that the words of the leading column may take, from long to short: each list once.
    leads: Vec<Vec<usize>>,
    /// The cells of what trails the titles, the blank before it among them.
    trail_width: usize,
    /// The cells of what stands behind the titles that are cut, the blank before it among them.
    caveat_width: usize,
    /// The cells in which the date of each event can be told whole, the heading above it with it.
    exact: usize,
    /// The cells of the longest title of an event, with what stands behind it.
    title_width: usize,
    /// How many items there would be without the filter.
    pub(crate) unfiltered: usize,
}

impl List {
    /// Lists what a lens shows from a perspective, of which `document` is what was known by its date, with nothing muted: a
    /// list is the same whatever is muted, and so are its columns. `filter` is that of the perspective.
    pub(crate) fn new(document: &Document, lens: Lens, filter: &Filter, perspective: &Perspective) -> Self {
        (LENSES[lens as usize].list)(document, filter, perspective)
    }

    /// A list of these rows; without the filter there would be so many items.
    fn from_rows(rows: Vec<ListRow>, unfiltered: usize) -> Self {
        let mut list = Self { rows, unfiltered, ..Self::default() };
        list.find_items();
        list
    }

    /// Finds the rows that the cursor can stand on.
    fn find_items(&mut self) {
        self.items = (0..self.rows.len() as u32).filter(|row| self.item(*row as usize).is_some()).collect();
    }

    /// How many rows there are.
    pub(crate) const fn row_count(&self) -> usize {
        self.rows.len()
    }

    /// The item of a row; of a folded section, its first event.
    pub(crate) fn item(&self, row: usize) -> Option<Item> {
        match self.rows.get(row)? {
            ListRow::Item(item) => Some(*item),
            ListRow::Section(number) => {
                let section = self.sections.get(*number as usize).filter(|section| section.is_folded)?;
                Some(Item::Event(EventIx(section.first)))
            }
            ListRow::Gap(_) | ListRow::Heading(_) => None,
        }
    }

    /// The item that a row is of; nothing for a heading, that of a folded section among them.
    pub(crate) fn item_alone(&self, row: usize) -> Option<Item> {
        if let ListRow::Item(item) = self.rows.get(row)? { Some(*item) } else { None }
    }

    /// Whether the name of a row stands whole, over as many lines as it needs.
    pub(crate) fn is_whole(&self, row: usize) -> bool {
        self.whole.get(row).copied().unwrap_or_default()
    }

    /// The first event of the folded section that a row stands for.
    pub(crate) fn first_folded(&self, row: usize) -> Option<Item> {
        self.rows.get(row).filter(|row| matches!(row, ListRow::Section(_))).and_then(|_| self.item(row))
    }

    /// The row of an item; nothing for an event in a folded section.
    pub(crate) fn row_of(&self, item: Item) -> Option<usize> {
        self.rows.iter().position(|row| *row == ListRow::Item(item))
    }

    /// Shows the timeline in a form.
    pub(crate) fn set_form(&mut self, form: Form, story: Story<'_>) {
        self.form = form;
        self.lanes = if form == Form::Lanes { Lanes::new(story, self.items()) } else { Lanes::default() };
    }

    /// The cells of the leading column in rows of so many without the mark of the selection: what each of its dates takes in
    /// the longest form that leaves the titles enough.
    fn lead(&self, inner: usize) -> usize {
        match (self.form, self.clock) {
            (Form::List, Clock::Happened) => {
                let ties = if self.ties.is_empty() { 0 } else { TIES };
                // What the longest title leaves, where that is more.
                let left = inner.saturating_sub(1 + ties + self.title_width);
                let left = if self.title_width > 0 { left } else { 0 };
                let roomy =
                    self.lead_of_most((inner * 2 / 5).max(left).clamp(LEAD_LIMIT, FULL_LEAD_LIMIT), inner);
                // Where a title would be cut, dates leave out what the heading says.
                if roomy > left && self.exact > 0 { roomy.min(self.exact) } else { roomy }
            }
            // Beside the title stands a chart or another date, too.
            (Form::List | Form::Bars, _) => {
                self.lead_of_most((inner / 4).clamp(SHORT, FULL_LEAD_LIMIT), inner)
            }
            (Form::Lanes, _) => self.lead_of_most((inner / 6).clamp(SHORT, FULL_LEAD_LIMIT), inner),
        }
    }

    /// The same with so many cells for a date at most, as far as it can be told in them.
    fn lead_of_most(&self, most: usize, inner: usize) -> usize {
        let cells = self.leads.iter().filter_map(|forms| {
            let shortest = || forms.iter().min().filter(|cells| **cells <= FULL_LEAD_LIMIT);
            forms.iter().find(|cells| **cells <= most).or_else(shortest)
        });
        cells.max().map_or(0, |cells| *cells.min(&(inner / 2)))
    }

    /// Whether an item that is not open has its words whole.
    fn is_wrapped(&self, row: &describe::Row) -> bool {
        self.has_sentences && row.date.is_empty()
    }

    /// The cells of the leading column of one row.
    fn lead_of(&self, row: &describe::Row, inner: usize) -> usize {
        if self.has_sentences && row.date.is_empty() { 0 } else { self.lead(inner) }
    }

    /// The row of an event with the forms of its date that leave out what the heading above it says.
    fn below_heading(&self, story: Story<'_>, mut row: describe::Row, at: usize) -> describe::Row {
        let is_long = row.date.first().is_some_and(|date| width(date.as_safe()) > SHORT);
        let section = self.section_at(at).filter(|section| is_long && section.is_headed);
        let dated = section.zip(self.date(story, at));
        let rest = dated.map(|(section, date)| section.head.rest_of(date)).unwrap_or_default();
        // Below the heading they say more than what is told in longer units, though that may take more cells.
        let after_whole = row.date.len().min(1);
        row.date.splice(after_whole..after_whole, rest.iter().map(|rest| SafeText::line(rest)));
        row
    }

    /// Where the columns beside the dates stand in rows of so many cells.
    pub(crate) fn gutter(&self, available: usize) -> Gutter {
        if self.leads.is_empty() {
            return Gutter::default();
        }
        let inner = available.saturating_sub(1);
        let lead = self.lead(inner);
        let behind = (self.caveat_width, self.trail_width);
        Gutter::new(self.form, !self.ties.is_empty(), lead, behind, self.lanes.shown(), inner)
    }

    /// Lays out the lanes from one of them on, where the timeline stands in lanes, in a pane of so many columns and rows with some row
    /// selected; true where rows stand in another way by that.
    pub(crate) fn settle_lanes(
        &mut self,
        story: Story<'_>,
        first: usize,
        (columns, rows): (usize, usize),
        selected: usize,
    ) -> bool {
        if self.form != Form::Lanes {
            return false;
        }
        let inner = columns.saturating_sub(1);
        let room = Gutter::room(!self.ties.is_empty(), self.lead(inner), inner);
        let selected = self.item(selected);
        self.lanes.settle(story, Fitted { first, room, pane: (inner, rows), selected })
    }

    /// The part of the bracket beside a row, where it has a place there.
    pub(crate) fn bracket(&self, row: usize, gutter: Gutter) -> Option<Bracket> {
        let here = self.rows.get(row)?;
        let is_event = matches!(here, ListRow::Item(_));
        let bracket = Bracket::of(*self.ties.get(row)?, self.ties.get(row + 1).copied(), is_event)?;
        let has_place = match here {
            ListRow::Item(_) | ListRow::Gap(_) | ListRow::Heading(_) => true,
            ListRow::Section(number) => self.sections.get(*number as usize).is_some_and(|section| {
                // The blank after the dates may be taken; the column of ties may not.
                let free = gutter.ties.map_or(0, |ties| usize::from(ties) - 1);
                !section.is_folded && width(safe_format!("{}", section.head).as_safe()) <= free
            }),
        };
        has_place.then_some(bracket)
    }

    /// The date by which an event stands where it does.
    pub(crate) fn date<'a>(&self, story: Story<'a>, row: usize) -> Option<&'a Date> {
        match self.rows.get(row)? {
            ListRow::Item(Item::Event(ix)) => story.when(*ix, self.clock),
            _ => None,
        }
    }

    /// The row on which an item is found: its own, or that of the folded section that hides it.
    pub(crate) fn row_holding(&self, item: Item) -> Option<usize> {
        self.row_of(item).or_else(|| {
            let number = self.section_hiding(item)?;
            self.rows.iter().position(|row| *row == ListRow::Section(number))
        })
    }

    /// What the folded section that hides an item is headed.
    pub(crate) fn head_hiding(&self, item: Item) -> Option<Head> {
        Some(self.sections.get(self.section_hiding(item)? as usize)?.head)
    }

    fn section_hiding(&self, item: Item) -> Option<u32> {
        let Item::Event(EventIx(event)) = item else { return None };
        self.hidden.iter().find(|(hidden, _)| *hidden == event).map(|(_, number)| *number)
    }

    /// The section that a row is in, or is the heading of.
    pub(crate) fn section_at(&self, row: usize) -> Option<Section> {
        let begun = self.sections.partition_point(|section| section.row as usize <= row);
        self.sections.get(begun.checked_sub(1)?).copied()
    }

    /// The row of the n-th item, counted from 0; the last one where there are fewer.
    pub(crate) fn nth(&self, n: usize) -> usize {
        self.items.get(n).or(self.items.last()).map_or(0, |row| *row as usize)
    }

    /// The row where reading begins: the first item that is no background, else the first.
    pub(crate) fn first(&self, story: Story<'_>) -> usize {
        let is_news = |item: Item| !matches!(item, Item::Event(ix) if story.get(ix).background);
        let news = self.items.iter().find(|row| self.item(**row as usize).is_some_and(is_news));
        news.map_or_else(|| self.nth(0), |row| *row as usize)
    }

    /// Which of the items a row is, counted from 0.
    pub(crate) fn ordinal(&self, row: usize) -> usize {
        self.items.partition_point(|item| (*item as usize) < row)
    }

    /// How many items there are.
    pub(crate) fn count(&self) -> usize {
        self.items.len()
    }

    /// The first row of the next section, or of this one and then of the previous. Events without a heading are one section
    /// as far as the next gap in time.
    pub(crate) fn section(&self, from: usize, forward: bool) -> Option<usize> {
        let is_heading =
            |row: usize| matches!(self.rows.get(row), Some(ListRow::Heading(_) | ListRow::Section(_)));
        let is_plain = |row: usize| self.section_at(row).is_none_or(|section| !section.is_headed);
        let follows_a_gap = |row: usize| matches!(self.rows.get(row - 1), Some(ListRow::Gap(_)));
        let begins = |row: &usize| {
            let row = *row;
            let is_item = self.item(row).is_some();
            let is_first = row == 0 || is_heading(row) || is_heading(row - 1);
            is_item && (is_first || is_plain(row) && (follows_a_gap(row) || !is_plain(row - 1)))
        };
        if forward { (from + 1..self.rows.len()).find(begins) } else { (0..from).rev().find(begins) }
    }

    /// How many items there are with those in folded sections.
    pub(crate) fn count_unfolded(&self) -> usize {
        self.items.len() - self.folded + self.hidden.len()
    }

    /// The items in order.
    pub(crate) fn items(&self) -> impl Iterator<Item = Item> + '_ {
        self.items.iter().filter_map(|row| self.item(*row as usize))
    }

    /// Measures the columns before and after the titles, for a list that has them.
    fn measure(&mut self, story: Story<'_>) {
        let (mut trail, mut caveat, mut title, mut exact) = (0, 0, 0, 0);
        let mut leads = BTreeSet::new();
        // Long lists share few labels: a sample is wide enough, and a rare longer one is cut, or a date told in another way.
        for (at, listed) in self.rows.iter().enumerate().take(MEASURED) {
            let ListRow::Item(item) = *listed else { continue };
            let row = self.row(story, item);
            let forms = row.date.len();
            let row = self.below_heading(story, row, at);
            let kind = (!row.lead.is_empty()).then(|| width(row.lead.as_safe()).min(LEAD_LIMIT));
            let dates = row.date.iter().map(|date| width(date.as_safe()));
            leads.insert(kind.into_iter().chain(dates).collect::<Vec<usize>>());
            let shortest = row.other_date.iter().map(|date| width(date.as_safe()) + 1).min();
            trail = trail.max(trail_width(&row) + shortest.unwrap_or(0));
            caveat = caveat.max(caveat_width(&row));
            if let Item::Event(_) = item {
                // The date as it is, and what the heading leaves of it.
                let whole = row.date.iter().take(1 + usize::from(row.date.len() > forms));
                exact = exact.max(whole.map(|date| width(date.as_safe())).min().unwrap_or(0));
                title = title.max(width(row.name.as_safe()) + caveat_width(&row) + trail_width(&row));
            }
        }
        leads.remove(&Vec::new());
        self.leads = leads.into_iter().collect();
        self.trail_width = trail;
        self.caveat_width = caveat;
        (self.title_width, self.exact) = (title, exact);
    }

    /// An item on one line.
    fn row(&self, story: Story<'_>, item: Item) -> describe::Row {
        match (item, self.clock) {
            (Item::Event(ix), Clock::Reported) => describe::row::reported(story, ix),
            // The heading says what they are.
            (Item::Briefing | Item::Judgment(_) | Item::Question(_), _) => {
                describe::Row { lead: SafeText::default(), ..describe::row(story, item) }
            }
            // How it stands is said below its words.
            (Item::Claim(ix), _) => describe::row::claim(story, ix),
            _ => describe::row(story, item),
        }
    }
}

/// The rows of items that a filter shows.
fn shown(
    story: Story<'_>,
    filter: &Filter,
    items: impl Iterator<Item = Item>,
) -> impl Iterator<Item = ListRow> {
    items.filter(move |item| filter.shows(story, *item)).map(ListRow::Item)
}

/// Rows below a heading; no heading without rows.
fn headed(heading: &'static str, rows: impl Iterator<Item = ListRow>) -> impl Iterator<Item = ListRow> {
    let mut rows = rows.peekable();
    rows.peek().is_some().then_some(ListRow::Heading(heading)).into_iter().chain(rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_lens_is_shown_by_the_action_of_its_name() {
        for (lens, action) in Lens::ALL.into_iter().zip(Lens::ACTIONS) {
            assert_eq!(action.info().name, format!("{lens:?}").to_lowercase());
        }
    }
}
