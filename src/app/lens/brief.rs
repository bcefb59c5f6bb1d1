//! What one reads first: summary, judgments, what is disputed, what is not known, and when it happened. It must not know what
//! they say.

use std::iter;

use super::{List, ListRow, headed, shown, timeline};
use briefing_evidence::{
    Clock,
    perspective::{Filter, Perspective},
    timeline::Rows,
};
use briefing_format::model::{Item, ItemKind};
use briefing_library::Document;

/// So many events are listed one by one; more stand in folded sections.
const EVENTS: usize = 12;

pub(super) fn list(document: &Document, filter: &Filter, perspective: &Perspective) -> List {
    let story = document.story();
    let of = |kind| story.briefing.items_of(kind);
    let order = document.order(Clock::Happened);
    let happened = Perspective { clock: Clock::Happened, ..perspective.clone() };
    let Rows { list, sections, hidden, .. } = happened.overview(story, order, filter, EVENTS);
    let rows = iter::once(ListRow::Item(Item::Briefing))
        .chain(headed("What is judged, and by whom", shown(story, filter, of(ItemKind::Judgment))))
        .chain(headed("What is disputed", shown(story, filter, story.disputed_claims())))
        .chain(headed("What is not known", shown(story, filter, of(ItemKind::Question))))
        .chain(headed("When it happened", list.into_iter().map(timeline::row)));
    let counted = [ItemKind::Briefing, ItemKind::Judgment, ItemKind::Question, ItemKind::Event];
    let unfiltered = counted.map(|kind| story.briefing.count(kind)).iter().sum::<usize>()
        + story.disputed_claims().count();
    let mut list = List::from_rows(rows.collect(), unfiltered);
    list.folded = sections.iter().filter(|section| section.is_folded).count();
    (list.sections, list.hidden) = (sections, hidden);
    list.find_items();
    list.measure(story);
    list.has_sentences = true;
    list
}
