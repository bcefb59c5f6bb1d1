//! How what is said of an actor or place came to us: its description, its relations and its names. It must not say what
//! happened to it.

use std::collections::HashSet;

use super::{
    FROM,
    basis::basis,
    headed,
    hops::{Room, hops},
    of_its_own,
    origins::roots_of,
    told,
};
use crate::{
    describe::{
        entity::{in_use, own_word, sourced_names},
        paragraph::Paragraph,
        relations::{Disputes, incoming, tell, tell_whose},
    },
    evidence::{Role, Story, chain::Way},
};
use briefing_format::model::{EntityIx, Item};

/// The relations of an entity, the names that stand in some source, and what the entity is part of.
pub(super) fn of_entity(story: Story<'_>, ix: EntityIx, room: &mut Room) -> Vec<Paragraph> {
    let (briefing, entity) = (story.briefing, story.get(ix));
    let [described, unsourced] = own_word(story, ix);
    let mut paragraphs = hops(story, Way::of_description(briefing, entity), 0, None, room);
    paragraphs.extend(room.rest());
    headed("What it is said to be", &mut paragraphs);
    if paragraphs.is_empty() {
        paragraphs.extend(described);
    } else {
        paragraphs.insert(0, of_its_own(FROM));
        paragraphs.extend(roots_of(story, &story.weighed_description(ix)));
    }
    let disputes = &mut Disputes::default();
    let way = |relation| Way::of_relation(briefing, relation);
    let own = briefing.known(&entity.relations);
    let ways = own.iter().map(way).enumerate();
    paragraphs.extend(told(story, "How it relates", room, ways, &story.weighed_relations(own), |n| {
        tell(story, Paragraph::entry(), (ix, n), disputes)
    }));
    let held = incoming(story, ix);
    let weighed = story.weighed_relations(held.iter().map(|(_, relation)| *relation));
    let ways = held.into_iter().map(|(held, relation)| (held, way(relation)));
    paragraphs.extend(told(story, "How others relate to it", room, ways, &weighed, |held| {
        tell_whose(story, Paragraph::entry(), held, disputes)
    }));
    let (names, weighed) = sourced_names(story, entity);
    paragraphs.extend(told(story, "What it is called", room, names.into_iter(), &weighed, |alias| {
        in_use(story, alias, entity)
    }));
    paragraphs.extend(unsourced);
    paragraphs.extend(basis(story, "Where it occurs", &told_of(story, Item::Entity(ix))));
    paragraphs
}

/// What an entity is part of, says, holds and publishes: its description may rest on that, where it names no source.
fn told_of(story: Story<'_>, item: Item) -> Vec<Item> {
    let links = &story.evidence.backlinks;
    let roles = [Role::Actor, Role::Place, Role::Speaker, Role::Position, Role::Publisher];
    let part_of = roles.into_iter().flat_map(|role| links.referrers(item, role));
    let claims = story.claims_about(item).map(Item::Claim);
    let mut seen = HashSet::new();
    part_of.chain(claims).filter(|item| seen.insert(*item)).collect()
}
