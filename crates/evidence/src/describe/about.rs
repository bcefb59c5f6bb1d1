//! The claims about an event where the event is told: those that somebody denies or doubts with who says what, so that no
//! accusation stands without its denial, the others in a line each. It must not take a side, nor guess which claims belong
//! to an event.

use std::collections::HashSet;

use super::{
    claim,
    name::shortened,
    paragraph::{Paragraph, Tone},
    references::limited,
};
use crate::evidence::{Story, dispute::Side};
use briefing_format::model::{ClaimIx, EventIx, Item, markup};
use briefing_text::safe_format;

/// The most positions of one side that are told; the claim has all.
const TOLD: usize = 6;
/// How many cells of a claim stand here; all of it is one key away.
const WORDS: usize = 200;

/// The claims about an event that somebody denies or doubts, and those of this sort that its text links to without their
/// being about it: the words of each, how many stand on which side, and who says so through which sources.
pub(super) fn contested(story: Story<'_>, ix: EventIx, limit: usize) -> Vec<Paragraph> {
    let item = Item::Event(ix);
    let about: Vec<ClaimIx> = story.contested_claims(item).collect();
    let mut seen: HashSet<ClaimIx> = story.claims_about(item).collect();
    let linked = markup::link_ids(story.get(ix).text.as_str()).filter_map(|(_, id)| story.briefing.find(id));
    let linked = linked.filter_map(|item| match item {
        Item::Claim(claim) if story.is_known(item) => Some(claim),
        _ => None,
    });
    let linked: Vec<ClaimIx> =
        linked.filter(|claim| story.standing(*claim).is_contested() && seen.insert(*claim)).collect();
    let about = told(story, "Disputed claims about it", &about, limit);
    about.into_iter().chain(told(story, "Disputed claims that its text links to", &linked, limit)).collect()
}

/// The claims about an event that nobody denies or doubts, with who holds them.
pub(super) fn others(story: Story<'_>, ix: EventIx, limit: usize) -> Vec<Paragraph> {
    let others: Vec<ClaimIx> = undisputed(story, ix).collect();
    let entry = |claim: ClaimIx| claim::mention(story, Paragraph::entry(), claim);
    headed("Other claims about it", others.len(), limited(others.into_iter(), limit, entry))
}

/// The claims about an event that nobody denies or doubts, in file order.
pub(super) fn undisputed(story: Story<'_>, ix: EventIx) -> impl Iterator<Item = ClaimIx> {
    let about = story.claims_about(Item::Event(ix));
    about.filter(move |claim| !story.standing(*claim).is_contested())
}

fn told(story: Story<'_>, heading: &'static str, claims: &[ClaimIx], limit: usize) -> Vec<Paragraph> {
    let mut paragraphs: Vec<Paragraph> =
        claims.iter().take(limit).flat_map(|claim| at_length(story, *claim)).collect();
    paragraphs.extend(limited(claims.iter().skip(limit), 0, |_| Paragraph::entry()));
    headed(heading, claims.len(), paragraphs)
}

/// A claim with its balance, and below it each position: those for it, then those against it, as everywhere.
fn at_length(story: Story<'_>, ix: ClaimIx) -> Vec<Paragraph> {
    let item = Item::Claim(ix);
    let claim = story.get(ix);
    let words = safe_format!("{} claim: {}", story.standing(ix).as_str(), shortened(&claim.text, WORDS));
    let balance = safe_format!(" ({})", claim::balance(story, ix));
    let mut paragraphs = vec![Paragraph::entry().link_as(story, item, words).tone(Tone::Text, balance)];
    for side in Side::ALL {
        let positions = story.positions(ix, side);
        paragraphs.extend(positions.iter().take(TOLD).map(|(n, position)| {
            let line = claim::position(story, Paragraph::nested(1), position, item);
            line.fallen_if(story.evidence.fall.takes_position(ix, *n))
        }));
        if positions.len() > TOLD {
            let more = safe_format!("and {} more of its positions", positions.len() - TOLD);
            paragraphs.push(Paragraph::nested(1).tone(Tone::Muted, more));
        }
    }
    paragraphs
}

fn headed(heading: &'static str, many: usize, mut paragraphs: Vec<Paragraph>) -> Vec<Paragraph> {
    if many > 0 {
        paragraphs.insert(0, Paragraph::heading(safe_format!("{heading} ({many})")));
    }
    paragraphs
}
