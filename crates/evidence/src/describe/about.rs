//! The claims about an event where the event is told: those that somebody denies or doubts with who says what, so that no
//! accusation stands without its denial, the others in a line each. It must not take a side, nor guess which claims belong
//! to an event.

use std::collections::HashSet;

use super::{
    claim,
    paragraph::{Paragraph, headed, left_out, limited},
};
use crate::evidence::Story;
use briefing_format::model::{ClaimIx, EventIx, Item, markup};

/// The claims about an event that somebody denies or doubts, and those of this sort that its text links to without their
/// being about it: the words of each, how many stand on which side, and who says so through which sources.
pub(super) fn contested(story: Story<'_>, ix: EventIx, limit: usize) -> Vec<Paragraph> {
    let item = Item::Event(ix);
    let is_disputed = |claim: &ClaimIx| story.standing(*claim).is_contested();
    let about: Vec<ClaimIx> = story.claims_about(item).filter(is_disputed).collect();
    let mut seen: HashSet<ClaimIx> = story.claims_about(item).collect();
    let linked = markup::link_ids(story.get(ix).text.as_str()).filter_map(|(_, id)| story.briefing.find(id));
    let linked = linked.filter_map(|item| match item {
        Item::Claim(claim) if story.is_known(item) => Some(claim),
        _ => None,
    });
    let linked: Vec<ClaimIx> = linked.filter(|claim| is_disputed(claim) && seen.insert(*claim)).collect();
    let told = |heading: &str, claims: &[ClaimIx]| {
        let at_length = claims.iter().take(limit).flat_map(|claim| claim::at_length(story, *claim));
        let rest = left_out("", claims.len().saturating_sub(limit));
        headed(heading, claims.len(), at_length.chain(rest).collect())
    };
    [told("Disputed claims about it", &about), told("Disputed claims that its text links to", &linked)]
        .concat()
}

/// The claims about an event that nobody denies or doubts, with who holds them.
pub(super) fn others(story: Story<'_>, ix: EventIx, limit: usize) -> Vec<Paragraph> {
    let others: Vec<ClaimIx> = undisputed(story, ix).collect();
    let entry = |claim: &ClaimIx| claim::mention(story, Paragraph::entry(), *claim);
    headed("Other claims about it", others.len(), limited(others.iter(), limit, entry))
}

/// The claims about an event that nobody denies or doubts, in file order.
pub(super) fn undisputed(story: Story<'_>, ix: EventIx) -> impl Iterator<Item = ClaimIx> {
    let about = story.claims_about(Item::Event(ix));
    about.filter(move |claim| !story.standing(*claim).is_contested())
}
