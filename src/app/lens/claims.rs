//! The claims, in the order of the file. It must not know how they stand.

use super::{List, shown};
use briefing_evidence::perspective::{Filter, Perspective};
use briefing_format::model::ItemKind;
use briefing_library::Document;

pub(super) fn list(document: &Document, filter: &Filter, _: &Perspective) -> List {
    let story = document.story();
    let rows = shown(story, filter, story.briefing.items_of(ItemKind::Claim)).collect();
    let mut list = List::from_rows(rows, story.briefing.count(ItemKind::Claim));
    // Half of a sentence may say the opposite of the whole.
    list.has_sentences = true;
    list
}
