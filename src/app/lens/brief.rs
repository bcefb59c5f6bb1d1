//! What one reads first: summary, judgments, questions. It must not know what they say.

use std::iter;

use super::{List, ListRow, headed, shown};
use briefing_evidence::perspective::{Filter, Perspective};
use briefing_format::model::{Item, ItemKind};
use briefing_library::Document;

pub(super) fn list(document: &Document, filter: &Filter, _: &Perspective) -> List {
    let story = document.story();
    let shown = |kind| shown(story, filter, story.briefing.items_of(kind));
    let rows = iter::once(ListRow::Item(Item::Briefing))
        .chain(headed("Judgments", shown(ItemKind::Judgment)))
        .chain(headed("What is not known", shown(ItemKind::Question)));
    let kinds = [ItemKind::Briefing, ItemKind::Judgment, ItemKind::Question];
    List::from_rows(rows.collect(), kinds.map(|kind| story.briefing.count(kind)).iter().sum())
}
