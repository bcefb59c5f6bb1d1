//! What something rests on: a list of items, each with the origins behind it, as far as they can be walked to. It must not
//! say how an item came to us.

use std::collections::HashSet;

use super::headed;
use crate::{
    describe::{
        attribution,
        limits::{LINES_PER_CHAIN, SOURCES_PER_LINE},
        paragraph::{Paragraph, Tone, left_out},
        position, references, standing,
        weight::{origins_of, weight},
    },
    evidence::{Story, support::Node},
};
use briefing_format::model::{Item, SourceIx};

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
            paragraphs.extend(came_through(story, *item));
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

/// The chains of several hops by which an item came to us, each once, from whoever said it first to what we read.
fn came_through(story: Story<'_>, item: Item) -> Vec<Paragraph> {
    let nodes: Vec<Node> = match item {
        Item::Event(ix) => vec![Node::Event(ix)],
        Item::Quote(ix) => vec![Node::Quote(ix)],
        Item::Claim(ix) => {
            let positions = story.briefing.positions(ix).take(LINES_PER_CHAIN);
            positions.map(|(n, _)| position::node_of_chains(story, (ix, n))).collect()
        }
        Item::Briefing | Item::Entity(_) | Item::Source(_) | Item::Judgment(_) | Item::Question(_) => {
            Vec::new()
        }
    };
    let mut seen = HashSet::new();
    let chains = nodes.into_iter().flat_map(|node| story.chain_origins(node)).map(|chain| chain.hops);
    let mut chains: Vec<&[SourceIx]> = chains.filter(|hops| hops.len() > 1 && seen.insert(*hops)).collect();
    let omitted = chains.len().saturating_sub(SOURCES_PER_LINE);
    chains.truncate(SOURCES_PER_LINE);
    let line =
        |hops| attribution::arrows(story, Paragraph::nested(1).tone(Tone::Muted, "came through "), hops);
    chains.into_iter().map(line).chain(left_out(" chain", omitted)).collect()
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
