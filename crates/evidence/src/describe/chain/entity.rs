//! How what is said of an actor or place came to us: its description, its relations and its names. It must not say what
//! happened to it.

use std::collections::HashSet;

use super::{
    FROM,
    basis::basis,
    headed,
    hops::{Room, chains},
    of_its_own,
    origins::roots,
    told,
};
use crate::{
    describe::{
        entity::{in_use, own_word},
        paragraph::Paragraph,
        relations::{Disputes, tell, tell_whose},
    },
    evidence::{Role, Story, support::Node},
};
use briefing_format::model::{EntityIx, Item};

/// The relations of an entity, the names that stand in some source, and what the entity is part of.
pub(super) fn of_entity(story: Story<'_>, ix: EntityIx, room: &mut Room) -> Vec<Paragraph> {
    let briefing = story.briefing;
    let [described, unsourced] = own_word(story, ix);
    let is_described = briefing.description(ix).is_some();
    let mut paragraphs =
        if is_described { chains(story, Node::Description(ix), 0, None, room) } else { Vec::new() };
    paragraphs.extend(room.rest());
    headed("What it is said to be", &mut paragraphs);
    if paragraphs.is_empty() {
        paragraphs.extend(described);
    } else {
        paragraphs.insert(0, of_its_own(FROM));
        paragraphs.extend(roots(story, &story.support_of_description(ix)));
    }
    let disputes = &mut Disputes::default();
    let relations = || briefing.relations(ix).map(|(n, _)| n);
    let own = relations().map(|n| (n, Node::Relation(ix, n)));
    let support = story.support_of_relations(relations().map(|n| (ix, n)));
    paragraphs.extend(told(story, "How it relates", room, own, &support, |n| {
        tell(story, Paragraph::entry(), (ix, n), disputes)
    }));
    let support = story.support_of_relations(story.incoming(ix));
    let others = story.incoming(ix).map(|held| (held, Node::Relation(held.0, held.1)));
    paragraphs.extend(told(story, "How others relate to it", room, others, &support, |held| {
        tell_whose(story, Paragraph::entry(), held, disputes)
    }));
    let names = briefing.aliases(ix).filter(|(_, alias)| briefing.known_one(alias.source).is_some());
    let names = names.map(|(n, alias)| ((n, alias), Node::Alias(ix, n)));
    paragraphs.extend(told(
        story,
        "What it is called",
        room,
        names,
        &story.support_of_names(ix),
        |(n, alias)| in_use(story, (ix, n), alias),
    ));
    paragraphs.extend(unsourced);
    paragraphs.extend(basis(story, "Where it occurs", told_of(story, Item::Entity(ix)).into_iter()));
    paragraphs
}

/// What an entity is part of, says, holds and publishes: its description may rest on that, where it names no source.
fn told_of(story: Story<'_>, item: Item) -> Vec<Item> {
    let roles = [Role::Actor, Role::Place, Role::Speaker, Role::Position, Role::Publisher, Role::Author];
    let part_of = roles.into_iter().flat_map(|role| story.referrers(item, role));
    let claims = story.claims_about(item).map(Item::Claim);
    let mut seen = HashSet::new();
    part_of.chain(claims).filter(|item| seen.insert(*item)).collect()
}
