//! The claims, in the order of the file. It must not know how they stand.

use super::{List, shown};
use briefing_evidence::perspective::{Filter, Perspective};
use briefing_format::model::{ClaimIx, Item};
use briefing_library::Document;

pub(super) fn list(document: &Document, filter: &Filter, _: &Perspective) -> List {
    let story = document.story();
    let all = story.briefing.claims.len();
    let claims = (0..all as u32).map(|n| Item::Claim(ClaimIx(n)));
    List::from_rows(shown(story, filter, claims).collect(), all)
}
