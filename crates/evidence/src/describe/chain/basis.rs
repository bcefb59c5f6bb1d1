//! What something rests on: a list of items, each with the origins behind it, as far as they can be walked to. It must not
//! say how an item came to us.

use std::collections::HashSet;

use super::headed;
use crate::{
    describe::{
        attribution,
        limits::{LINES_PER_CHAIN, SOURCES_PER_LINE},
        paragraph::{Paragraph, Tone, left_out},
        references, standing,
        weight::{origins_of, weight},
    },
    evidence::Story,
};
use briefing_format::model::Item;

pub(super) fn basis(
    story: Story<'_>,
    heading: &'static str,
    items: impl Iterator<Item = Item>,
) -> Vec<Paragraph> {
    let items: Vec<Item> = items.collect();
    let mut paragraphs = Vec::new();
    let mut seen = HashSet::new();
    for item in items.iter().take(LINES_PER_CHAIN) {
        paragraphs.push(Paragraph::entry().link(story, *item));
        if seen.insert(*item) {
            paragraphs.extend(besides_origins(story, *item));
        }
        let support = match *item {
            Item::Event(ix) => story.support_of_event(ix),
            Item::Quote(ix) => story.support_of_quote(ix),
            Item::Source(ix) => story.support_of_sources(&[ix]),
            Item::Claim(ix) => story.support_of_claim(ix),
            Item::Briefing | Item::Entity(_) | Item::Judgment(_) | Item::Question(_) => continue,
        };
        let origins = &support.all.origins;
        let label = match origins.len() {
            _ if support.all.reports.is_empty() => {
                paragraphs.push(Paragraph::nested(1).run(weight(story, &support)));
                continue;
            }
            1 => "origin ",
            high if origins.low < high => "origins, perhaps the same: ",
            _ => "origins ",
        };
        paragraphs.push(origins_of(Paragraph::nested(1).words(label), story, &support, SOURCES_PER_LINE));
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
            let by = story.get(ix).by.as_ref()?;
            Some(attribution::teller(story, Paragraph::plain().words("a judgment by "), by))
        }
        Item::Entity(_) => {
            references::summary(story, item).map(|counts| Paragraph::plain().tone(Tone::Muted, counts))
        }
        Item::Briefing | Item::Quote(_) | Item::Source(_) | Item::Claim(_) | Item::Question(_) => None,
    }
    .map(|said| Paragraph::nested(1).runs(said.runs))
}
