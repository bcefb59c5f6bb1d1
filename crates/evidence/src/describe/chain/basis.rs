//! What something rests on: a list of items, each with the origins behind it, as far as they can be walked to. It must not
//! say how an item came to us.

use std::collections::HashSet;

use super::headed;
use crate::{
    describe::{
        limits::{LINES_PER_CHAIN, SOURCES_PER_LINE},
        paragraph::{Paragraph, Tone, left_out},
        references, standing,
        weight::{NO_SOURCE, origins_of},
    },
    evidence::Story,
};
use briefing_format::model::Item;

pub(super) fn basis(story: Story<'_>, heading: &'static str, items: &[Item]) -> Vec<Paragraph> {
    let mut paragraphs = Vec::new();
    let mut seen = HashSet::new();
    for item in items.iter().take(LINES_PER_CHAIN) {
        paragraphs.push(Paragraph::entry().link(story, *item));
        if seen.insert(*item) {
            paragraphs.extend(besides_origins(story, *item));
        }
        let weighed = match *item {
            Item::Event(ix) => story.weighed_event(ix),
            Item::Quote(ix) => story.weighed_quote(ix),
            Item::Source(ix) => story.weighed_sources(&[ix]),
            Item::Claim(ix) => story.weighed_claim(ix),
            Item::Briefing | Item::Entity(_) | Item::Judgment(_) | Item::Question(_) => continue,
        };
        let grounds = &weighed.all;
        let label = match grounds.origins.len() {
            0 => {
                paragraphs.push(Paragraph::nested(1).tone(Tone::Warning, NO_SOURCE));
                continue;
            }
            1 => "origin ",
            _ if grounds.is_bound() && !matches!(item, Item::Source(_)) => "at most the origins ",
            _ => "origins ",
        };
        paragraphs.push(origins_of(Paragraph::nested(1).words(label), story, &weighed, SOURCES_PER_LINE));
    }
    paragraphs.extend(left_out("", items.len().saturating_sub(LINES_PER_CHAIN)));
    headed(heading, &mut paragraphs);
    paragraphs
}

/// What there is to know of an item beside its origins: that a claim about it is contested, whose judgment it is, and of
/// an actor or place, which has no origin itself, in how much the file names it.
fn besides_origins(story: Story<'_>, item: Item) -> Option<Paragraph> {
    match item {
        Item::Event(_) => standing::count_contested(story, item),
        Item::Judgment(ix) => {
            let by = story.get(ix).by?;
            Some(Paragraph::plain().words("a judgment by ").link(story, Item::Entity(by)))
        }
        Item::Entity(_) => {
            references::summary(story, item).map(|counts| Paragraph::plain().tone(Tone::Muted, counts))
        }
        Item::Briefing | Item::Quote(_) | Item::Source(_) | Item::Claim(_) | Item::Question(_) => None,
    }
    .map(|said| Paragraph::nested(1).runs(said.runs))
}
