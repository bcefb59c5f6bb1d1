//! The actors, and then the places. It must not know what is said of them.

use super::{List, headed, shown};
use briefing_evidence::perspective::{Filter, Perspective};
use briefing_format::model::{EntityClass, Item, ItemKind};
use briefing_library::Document;

pub(super) fn list(document: &Document, filter: &Filter, _: &Perspective) -> List {
    let story = document.story();
    let of = |class: EntityClass| {
        let is_of = move |item: &Item| matches!(item, Item::Entity(ix) if story.get(*ix).class == class);
        shown(story, filter, story.briefing.items_of(ItemKind::Entity).filter(is_of))
    };
    let actors = headed("Actors", of(EntityClass::Actor));
    let rows = actors.chain(headed("Places", of(EntityClass::Place))).collect();
    let mut list = List::from_rows(rows, story.briefing.count(ItemKind::Entity));
    list.measure(story);
    list
}
