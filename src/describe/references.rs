//! What points at an item, in words, each kind of pointing under its own heading. It must not repeat what the item says itself.

use super::{
    Block,
    paragraph::{Paragraph, count},
};
use crate::{
    evidence::{Role, Story},
    model::Item,
    safe_format,
};

/// How a role reads above the items that point in it; the order is the order shown.
const HEADINGS: &[(Role, &str)] = &[
    (Role::Actor, "Events"),
    (Role::Place, "Events here"),
    (Role::QuoteOf, "Quoted in events"),
    (Role::SourceOf, "Source of events"),
    (Role::Speaker, "Quotes"),
    (Role::Via, "Quotes that came through it"),
    (Role::PositionQuote, "Takes a position on"),
    (Role::Position, "Positions on claims"),
    (Role::About, "Claims and questions about it"),
    (Role::PositionVia, "Positions that came through it"),
    (Role::Basis, "Judgments that rest on it"),
    (Role::JudgmentBy, "Judgments"),
    (Role::BasedOn, "Passed on by"),
    (Role::Publisher, "Publications"),
    (Role::RelationTo, "Related from"),
    (Role::RelationBy, "Says how these relate"),
    (Role::RelationVia, "Relations that came through it"),
    (Role::AliasBy, "Has a name for"),
    (Role::AliasSource, "Names that stand in it"),
    (Role::Text, "Linked from the text of"),
];

/// Everything that points at an item, as one paragraph a role.
pub fn all(story: Story<'_>, item: Item) -> Vec<Paragraph> {
    paragraphs(story, item, &[])
}

/// What points at an item, without the claims about it, which its description spells out.
pub fn others(story: Story<'_>, item: Item) -> Vec<Paragraph> {
    let skip: &[Role] = if matches!(item, Item::Event(_)) { &[Role::About] } else { &[] };
    let mut paragraphs = paragraphs(story, item, skip);
    if !skip.is_empty() {
        let questions = story.evidence.backlinks.referrers(item, Role::About);
        let questions: Vec<Item> = questions.filter(|from| matches!(from, Item::Question(_))).collect();
        paragraphs.extend(group(story, "Questions about it", &questions));
    }
    paragraphs
}

fn paragraphs(story: Story<'_>, item: Item, skip: &[Role]) -> Vec<Paragraph> {
    let roles = HEADINGS.iter().filter(|(role, _)| !skip.contains(role));
    roles
        .flat_map(|(role, heading)| {
            let from: Vec<Item> = story.evidence.backlinks.referrers(item, *role).collect();
            group(story, heading, &from)
        })
        .collect()
}

fn group(story: Story<'_>, heading: &'static str, items: &[Item]) -> Vec<Paragraph> {
    if items.is_empty() {
        return Vec::new();
    }
    let heading = Paragraph::heading(safe_format!("{heading} ({})", items.len()));
    let entries = items.iter().map(|item| Paragraph::entry().link(story, *item));
    std::iter::once(heading).chain(entries).collect()
}

/// Everything that points at an item, a block a line, for lists that may be long.
pub fn blocks(story: Story<'_>, item: Item) -> Vec<Block> {
    let mut blocks = Vec::new();
    for (role, heading) in HEADINGS {
        let from: Vec<Item> = story.evidence.backlinks.referrers(item, *role).collect();
        if from.is_empty() {
            continue;
        }
        let heading = Paragraph::heading(safe_format!("{heading} ({})", from.len()));
        blocks.push(Block::Words(vec![heading]));
        blocks.extend(from.into_iter().map(Block::Item));
    }
    blocks
}

/// How many lines [`blocks`] has for items.
pub fn count_items(story: Story<'_>, item: Item) -> usize {
    HEADINGS.iter().map(|(role, _)| story.evidence.backlinks.referrers(item, *role).count()).sum()
}

/// The most telling counts of an entity: `in 4 events · 5 quotes · 2 claims`.
pub fn summary(story: Story<'_>, item: Item) -> Option<crate::text::SafeText> {
    let links = &story.evidence.backlinks;
    let many = |role| links.referrers(item, role).count();
    let events = many(Role::Actor) + many(Role::Place);
    let quotes = many(Role::Speaker);
    let claims = many(Role::Position) + story.claims_about(item).count();
    let parts: Vec<String> = [
        (events > 0).then(|| format!("in {}", count(events, "event", "events"))),
        (quotes > 0).then(|| count(quotes, "quote", "quotes").to_string()),
        (claims > 0).then(|| count(claims, "claim", "claims").to_string()),
    ]
    .into_iter()
    .flatten()
    .collect();
    (!parts.is_empty()).then(|| crate::text::SafeText::line(&parts.join(" · ")))
}
