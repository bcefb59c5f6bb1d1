//! What points at an item, in words, each kind of pointing under its own heading. It must not repeat what the item says itself.

use std::collections::HashSet;

use super::{
    Block, Description,
    paragraph::{Paragraph, count, headed, limited},
    relations::{Disputes, tell_whose},
};
use crate::evidence::{Role, Story, relations};
use briefing_format::model::{EntityIx, Item};
use briefing_text::SafeText;

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
    (Role::About, "Claims, questions and quotes about it"),
    (Role::Contradicts, "Contradicted by"),
    (Role::PositionVia, "Positions that came through it"),
    (Role::Basis, "Judgments that rest on it"),
    (Role::JudgmentBy, "Judgments"),
    (Role::BasedOn, "Passed on by"),
    (Role::Cites, "Cited by"),
    (Role::Publisher, "Publications"),
    (Role::Author, "Written by it"),
    (Role::DescriptionBy, "Describes"),
    (Role::DescriptionVia, "Descriptions of these came through it"),
    (Role::RelationTo, "Relations to it"),
    (Role::RelationBy, "Says how these relate to others"),
    (Role::RelationVia, "Relations of these came through it"),
    (Role::RelationClaim, "Relations of these answer to it"),
    (Role::AliasBy, "Has a name for"),
    (Role::AliasSource, "Names that stand in it"),
    (Role::Text, "Linked from the text of"),
];

/// One thing that points at an item.
enum Entry {
    Item(Item),
    /// A relation, told in full: whose it is, and its number there.
    Relation(EntityIx, u32),
}

/// Things that point at an item in one way.
struct Group {
    heading: &'static str,
    /// The first of them.
    entries: Vec<Entry>,
    /// How many there are.
    count: usize,
}

impl Group {
    /// The first of those that point at an item, so many at most.
    fn new(heading: &'static str, all: impl Iterator<Item = Entry>, most: usize) -> Self {
        let (mut entries, mut count) = (Vec::new(), 0);
        for entry in all {
            count += 1;
            if entries.len() < most {
                entries.push(entry);
            }
        }
        Self { heading, entries, count }
    }
}

/// What points at an item, each kind of pointing with its heading and so many entries at most. The claims about an event are
/// told with it, and what a claim stands in conflict with is told with how it stands.
fn groups(story: Story<'_>, item: Item, most: usize) -> impl Iterator<Item = Group> {
    let is_event = matches!(item, Item::Event(_));
    let by_role = HEADINGS.iter().filter(move |(role, _)| !(is_event && *role == Role::About));
    let by_role = by_role.filter(|(role, _)| *role != Role::Contradicts);
    let by_role = by_role.map(move |(role, heading)| match (role, item) {
        (Role::RelationTo, Item::Entity(ix)) => {
            let held = relations::incoming(story, ix);
            Group::new(heading, held.map(|(of, held)| Entry::Relation(of, held.number)), most)
        }
        _ => Group::new(heading, story.referrers(item, *role).map(Entry::Item), most),
    });
    let asked = is_event.then(|| {
        let about = story.referrers(item, Role::About);
        let questions = about.filter(|from| matches!(from, Item::Question(_)));
        Group::new("Questions about it", questions.map(Entry::Item), most)
    });
    let named = std::iter::once_with(move || Group::new("Named in", named(story, item).into_iter(), most));
    by_role.chain(asked).chain(named).filter(|group| group.count > 0)
}

/// The items in whose title, prose or words an entity is named, without those that link to it there, which are listed as such.
fn named(story: Story<'_>, item: Item) -> Vec<Entry> {
    let Item::Entity(entity) = item else { return Vec::new() };
    let linking: HashSet<Item> = story.referrers(item, Role::Text).collect();
    let naming = story.naming(entity).filter(|from| !linking.contains(from));
    naming.map(Entry::Item).collect()
}

/// What points at an item, a paragraph each, with so many at most of one kind.
pub(super) fn paragraphs(of: Description<'_>) -> Vec<Paragraph> {
    let (story, mut disputes) = (of.story, Disputes::default());
    let mut line = |entry: Entry| match entry {
        Entry::Item(from) => Paragraph::entry().link(story, from),
        Entry::Relation(whose, n) => tell_whose(story, Paragraph::entry(), (whose, n), &mut disputes),
    };
    let groups = groups(story, of.item, usize::MAX);
    let told = groups.flat_map(|Group { heading, entries, count }| {
        headed(heading, count, limited(entries.into_iter(), of.limit(), &mut line))
    });
    told.collect()
}

/// What points at an item, a block a line, for lists that may be long; so many blocks at most.
pub(super) fn blocks(of: Description<'_>, most: usize) -> Vec<Block> {
    let (story, mut disputes) = (of.story, Disputes::default());
    let words = |line: Paragraph| Block::Words(vec![line]);
    let mut blocks = Vec::new();
    for Group { heading, entries, count } in groups(story, of.item, most) {
        blocks.push(words(Paragraph::heading_over(heading, count)));
        blocks.extend(entries.into_iter().map(|entry| match entry {
            Entry::Item(from) => Block::Item(from),
            Entry::Relation(whose, n) => {
                words(tell_whose(story, Paragraph::entry(), (whose, n), &mut disputes))
            }
        }));
        if blocks.len() >= most {
            blocks.truncate(most);
            break;
        }
    }
    blocks
}

/// The most telling counts of an entity, and how many items point at it in all: `in 4 events · 5 quotes · 12 references in all`.
pub(super) fn summary(story: Story<'_>, item: Item) -> Option<SafeText> {
    let many = |role| story.referrers(item, role).count();
    let events = many(Role::Actor) + many(Role::Place);
    let quotes = many(Role::Speaker);
    // One may take a position on a claim about oneself.
    let claims = story.referrers(item, Role::Position).chain(story.claims_about(item).map(Item::Claim));
    let claims = claims.collect::<HashSet<Item>>().len();
    let all = story.reference_count(item);
    let parts: Vec<String> = [
        (events > 0).then(|| format!("in {}", count(events, "event", "events"))),
        (quotes > 0).then(|| count(quotes, "quote", "quotes").to_string()),
        (claims > 0).then(|| count(claims, "claim", "claims").to_string()),
        (all > 0).then(|| format!("{} in all", count(all, "reference", "references"))),
    ]
    .into_iter()
    .flatten()
    .collect();
    (!parts.is_empty()).then(|| SafeText::line(&parts.join(" · ")))
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
