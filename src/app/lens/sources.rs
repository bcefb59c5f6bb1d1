//! The sources, each below what it is based on, and what stands beside a title in a list of some width. It must not know
//! what rests on them.

use super::{List, ListRow};
use crate::app::lines::{blanks, fitted, fitting};
use briefing_evidence::{
    Story,
    describe::{self, Row, SourceColumns as Beside, source_columns},
    lineage::Descendant,
    perspective::{Filter, Perspective},
};
use briefing_format::model::{Item, SourceIx};
use briefing_library::Document;
use briefing_text::{SafeText, safe_format, width};

/// The least cells that are left for a title; what leaves fewer is not shown beside it.
const NAME: usize = 18;
/// The widest that the names of publishers get.
const PUBLISHER: usize = 20;
/// The widest that a date gets where it has a shorter form: a moment, `24 Jul 2015 19:01Z`.
const DATE: usize = 18;
/// A source stands so many cells further right than what it is based on.
const STEP: usize = 2;
/// At most this part of a line is indented, however long the chain.
const INDENTED: usize = 8;

pub(super) fn list(document: &Document, filter: &Filter, _: &Perspective) -> List {
    let story = document.story();
    let lineage = shown_lineage(story, filter);
    let rows = lineage.iter().map(|row| ListRow::Item(Item::Source(row.source))).collect();
    let mut list = List::from_rows(rows, story.briefing.sources.len());
    list.sources = SourceColumns::new(story, &lineage);
    list.measure(story);
    list
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

/// How deep each source stands, and how wide the columns are.
#[derive(Debug, Default)]
pub(super) struct SourceColumns {
    depths: Vec<u32>,
    publisher: usize,
    date: usize,
    rating: usize,
    trail: usize,
}

impl SourceColumns {
    /// Of the rows of a list, each with the number of rows above it that it goes back to.
    fn new(story: Story<'_>, rows: &[Descendant]) -> Self {
        let mut columns = Self { depths: rows.iter().map(|row| row.depth).collect(), ..Self::default() };
        // Long lists share few labels, as in the other columns.
        for row in rows.iter().take(500) {
            let beside = source_columns(story, row.source);
            columns.publisher = columns.publisher.max(width(beside.publisher.as_safe())).min(PUBLISHER);
            let date = fitting(&beside.date, DATE).or(beside.date.last());
            columns.date = columns.date.max(date.map_or(0, |date| width(date.as_safe())));
            columns.rating = columns.rating.max(width(beside.rating.as_safe()));
            let trail = describe::row(story, Item::Source(row.source)).trail;
            columns.trail = columns.trail.max(width(trail.as_safe()));
        }
        columns
    }

    /// How far to the right a title stands in a list of so many cells.
    pub(super) fn indent(&self, row: usize, available: usize) -> usize {
        let depth = self.depths.get(row).map_or(0, |depth| *depth as usize);
        depth.saturating_mul(STEP).min(available / INDENTED)
    }

    /// The row of a source with as many columns as fit beside a leading one: rating and origin first, then the date, then
    /// who published it.
    pub(super) fn fit(&self, story: Story<'_>, ix: SourceIx, row: Row, lead: usize, available: usize) -> Row {
        let Beside { publisher, date, rating } = source_columns(story, ix);
        // One beyond the sample may have no form that fits: it is told where the source is open.
        let date = fitting(&date, self.date).cloned().unwrap_or_default();
        let room = available.saturating_sub(lead + 1 + available / INDENTED);
        let beside = room.saturating_sub(NAME).min(room / 2);
        let rated = if self.rating > 0 { self.rating + 1 } else { 0 };
        let trail = rated + self.trail + 1;
        let (mut taken, mut second) = (trail, SafeText::default());
        if taken > beside {
            return row;
        }
        for (text, cells) in [(date, self.date), (publisher, self.publisher)] {
            if taken + cells >= beside {
                break;
            }
            if cells > 0 {
                taken += cells + 1;
                let between = if second.is_empty() { "" } else { " " };
                second = safe_format!("{}{between}{second}", padded(&text, cells));
            }
        }
        let rating = if rated > 0 { safe_format!("{} ", padded(&rating, self.rating)) } else { blanks(0) };
        // What has fallen has longer words there: the sample may not have had them.
        let trail =
            safe_format!("{rating}{}", padded(&row.trail, self.trail.max(width(row.trail.as_safe()))));
        Row { second, trail, ..row }
    }
}

/// A text in exactly so many cells.
fn padded(text: &SafeText, cells: usize) -> SafeText {
    let (text, used) =
        fitted(text.as_safe(), cells.saturating_sub(usize::from(width(text.as_safe()) > cells)));
    safe_format!("{text}{}", blanks(cells.saturating_sub(used)))
}
