//! The events in time. It must not know how a date is drawn.

use super::{List, ListRow};
use briefing_evidence::{
    perspective::{Filter, Perspective},
    timeline::{Row, Rows, Tie},
};
use briefing_format::model::{EventIx, Item};
use briefing_library::Document;

pub(super) fn list(document: &Document, filter: &Filter, perspective: &Perspective) -> List {
    let story = document.story();
    let Rows { list: rows, ties, sections, hidden } =
        perspective.rows(story, document.order(perspective.clock), filter);
    let has_ties = ties.iter().any(|tie| *tie != Tie::None);
    let mut list = List {
        rows: rows.into_iter().map(row).collect(),
        folded: sections.iter().filter(|section| section.is_folded).count(),
        ties: if has_ties { ties } else { Vec::new() },
        clock: perspective.clock,
        unfiltered: story.briefing.events.len(),
        sections,
        hidden,
        ..List::default()
    };
    list.find_items();
    list.set_form(perspective.form, story);
    list.measure(story);
    list
}

/// A row of the timeline as one of a list.
pub(super) const fn row(row: Row) -> ListRow {
    match row {
        Row::Event(n) => ListRow::Item(Item::Event(EventIx(n))),
        Row::Gap(gap) => ListRow::Gap(gap),
        Row::Section(number) => ListRow::Section(number),
    }
}
