//! The actors, and then the places. It must not know what is said of them.

use super::{List, headed, shown};
use briefing_evidence::perspective::{Filter, Perspective};
use briefing_format::model::{EntityClass, EntityIx, Item};
use briefing_library::Document;

pub(super) fn list(document: &Document, filter: &Filter, _: &Perspective) -> List {
    let story = document.story();
    let all = story.briefing.entities.len();
    let of = |class: EntityClass| {
        let of_class = (0..all as u32).map(EntityIx).filter(move |ix| story.briefing[*ix].class == class);
        shown(story, filter, of_class.map(Item::Entity))
    };
    let actors = headed("Actors", of(EntityClass::Actor));
    let rows = actors.chain(headed("Places", of(EntityClass::Place))).collect();
    let mut list = List::from_rows(rows, all);
    list.measure(story);
    list
}
