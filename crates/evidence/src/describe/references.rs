//! What points at an item, in words, each kind of pointing under its own heading. It must not repeat what the item says itself.

use std::collections::HashSet;

use super::{
    Block,
    paragraph::{Paragraph, Tone, count},
    relations,
};
use crate::evidence::{Role, Story};
use briefing_format::model::{EntityIx, Item};
use briefing_text::safe_format;

/// How a role reads above the items that point in it; the order is the order shown.
const HEADINGS: &[(Role, &str)] = &[
    (Role::Actor, "Events"),
    (Role::Place, "Events here"),
    (Role::QuoteOf, "Quoted in events"),
    (Role::SourceOf, "Source of events"),
    (Role::EventVia, "Events that came through it"),
    (Role::EventBy, "Tells of"),
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
    (Role::DescriptionBy, "Describes"),
    (Role::DescriptionVia, "Descriptions of these came through it"),
    (Role::RelationTo, "Relations to it"),
    (Role::RelationBy, "Says how these relate to others"),
    (Role::RelationVia, "Relations of these came through it"),
    (Role::AliasBy, "Has a name for"),
    (Role::AliasSource, "Names that stand in it"),
    (Role::Text, "Linked from the text of"),
];

/// What points at an item, a paragraph each, with so many at most of one role.
pub fn all(story: Story<'_>, item: Item, limit: usize) -> Vec<Paragraph> {
    paragraphs(story, item, limit, &[])
}

/// What points at an item, without the claims about it, which its description spells out.
pub fn others(story: Story<'_>, item: Item, limit: usize) -> Vec<Paragraph> {
    let skip: &[Role] = if matches!(item, Item::Event(_)) { &[Role::About] } else { &[] };
    let mut paragraphs = paragraphs(story, item, limit, skip);
    if !skip.is_empty() {
        let questions = story.evidence.backlinks.referrers(item, Role::About);
        let questions = questions.filter(|from| matches!(from, Item::Question(_)));
        paragraphs.extend(group(story, "Questions about it", questions, limit));
    }
    paragraphs
}

fn paragraphs(story: Story<'_>, item: Item, limit: usize, skip: &[Role]) -> Vec<Paragraph> {
    let roles = HEADINGS.iter().filter(|(role, _)| !skip.contains(role));
    roles
        .flat_map(|(role, heading)| match (role, item) {
            (Role::RelationTo, Item::Entity(ix)) => relations(story, ix, heading, limit),
            _ => group(story, heading, story.evidence.backlinks.referrers(item, *role), limit),
        })
        .collect()
}

/// The relations that others have to an entity, each with its kind and who holds it to be so.
fn relations(story: Story<'_>, ix: EntityIx, heading: &'static str, limit: usize) -> Vec<Paragraph> {
    let all = relations::incoming(story, ix);
    if all.is_empty() {
        return Vec::new();
    }
    let heading = Paragraph::heading(safe_format!("{heading} ({})", all.len()));
    std::iter::once(heading).chain(limited(all.into_iter(), limit, |line| line)).collect()
}

fn group(
    story: Story<'_>,
    heading: &'static str,
    items: impl Iterator<Item = Item>,
    limit: usize,
) -> Vec<Paragraph> {
    let mut count = 0;
    let items = items.inspect(|_| count += 1);
    let mut group = limited(items, limit, |item| Paragraph::entry().link(story, item));
    if count > 0 {
        group.insert(0, Paragraph::heading(safe_format!("{heading} ({count})")));
    }
    group
}

/// A paragraph for each of the first items, and one that says how many more there are and where they stand.
pub fn limited<T>(
    mut items: impl Iterator<Item = T>,
    limit: usize,
    describe: impl Fn(T) -> Paragraph,
) -> Vec<Paragraph> {
    let mut paragraphs: Vec<Paragraph> = items.by_ref().take(limit).map(describe).collect();
    let more = items.count();
    if more > 0 {
        let words = safe_format!("and {more} more, all in `briefing show`");
        paragraphs.push(Paragraph::entry().tone(Tone::Muted, words));
    }
    paragraphs
}

/// Everything that points at an item, a block a line, for lists that may be long.
pub fn blocks(story: Story<'_>, item: Item) -> Vec<Block> {
    let mut blocks = Vec::new();
    for (role, heading) in HEADINGS {
        if let (Role::RelationTo, Item::Entity(ix)) = (role, item) {
            let lines = self::relations(story, ix, heading, usize::MAX);
            blocks.extend(lines.into_iter().map(|line| Block::Words(vec![line])));
            continue;
        }
        let from: Vec<Item> = story.evidence.backlinks.referrers(item, *role).collect();
        if from.is_empty() {
            continue;
        }
        let heading = Paragraph::heading(safe_format!("{heading} ({})", from.len()));
        blocks.push(Block::Words(vec![heading]));
        blocks.extend(from.into_iter().map(Block::Item));
    }
    blocks.extend(named(story, item));
    blocks
}

/// The items in whose title, prose or words an entity is named, without those that link to it there, which are listed as such.
fn named(story: Story<'_>, item: Item) -> Vec<Block> {
    let Item::Entity(entity) = item else { return Vec::new() };
    let linking: HashSet<Item> = story.evidence.backlinks.referrers(item, Role::Text).collect();
    let naming = story.evidence.occurrences.naming(entity).filter(|from| !linking.contains(from));
    let mut blocks: Vec<Block> = naming.map(Block::Item).collect();
    if !blocks.is_empty() {
        let heading = Paragraph::heading(safe_format!("Named in ({})", blocks.len()));
        blocks.insert(0, Block::Words(vec![heading]));
    }
    blocks
}

/// The most telling counts of an entity, and how many items point at it in all: `in 4 events · 5 quotes · 12 links`.
pub fn summary(story: Story<'_>, item: Item) -> Option<briefing_text::SafeText> {
    let links = &story.evidence.backlinks;
    let many = |role| links.referrers(item, role).count();
    let events = many(Role::Actor) + many(Role::Place);
    let quotes = many(Role::Speaker);
    // One may take a position on a claim about oneself.
    let claims = links.referrers(item, Role::Position).chain(story.claims_about(item).map(Item::Claim));
    let claims = claims.collect::<HashSet<Item>>().len();
    let all = links.count(item);
    let parts: Vec<String> = [
        (events > 0).then(|| format!("in {}", count(events, "event", "events"))),
        (quotes > 0).then(|| count(quotes, "quote", "quotes").to_string()),
        (claims > 0).then(|| count(claims, "claim", "claims").to_string()),
        (all > 0).then(|| count(all, "link", "links").to_string()),
    ]
    .into_iter()
    .flatten()
    .collect();
    (!parts.is_empty()).then(|| briefing_text::SafeText::line(&parts.join(" · ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_role_has_one_heading_so_that_nothing_that_points_is_left_out() {
        let mut roles: Vec<Role> = HEADINGS.iter().map(|(role, _)| *role).collect();
        roles.sort_unstable();
        roles.dedup();
        assert_eq!(roles.len(), HEADINGS.len());
        assert_eq!(roles.len(), Role::Text as usize + 1);
    }
}
