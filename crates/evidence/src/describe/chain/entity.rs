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
        entity,
        paragraph::{Paragraph, Tone},
    },
    evidence::{Role, Story, chain::Way},
};
use briefing_format::model::{EntityIx, Item};
use briefing_text::safe_format;

/// The relations of an entity, the names that stand in some source, and what the entity is part of.
pub(super) fn of_entity(story: Story<'_>, ix: EntityIx, room: &mut Room) -> Vec<Paragraph> {
    let (entity, item) = (story.get(ix), Item::Entity(ix));
    let mut paragraphs = hops(story, Way::of_description(story.briefing, entity), 0, None, room);
    paragraphs.extend(room.rest());
    headed("What it is said to be", &mut paragraphs);
    if !paragraphs.is_empty() {
        paragraphs.insert(0, of_its_own(FROM));
        paragraphs.extend(roots_of(story, &story.weighed_description(ix)));
    } else if !entity.text.is_empty() {
        paragraphs
            .push(of_its_own("What it is said to be is the briefing's own word: no source is given for it."));
    }
    let mut disputes = entity::Disputes::default();
    let ways = story
        .briefing
        .known(&entity.relations)
        .iter()
        .map(|relation| Way::of_relation(story.briefing, relation));
    let statements = story.briefing.known(&entity.relations).iter().enumerate().zip(ways);
    let weighed = story.weighed_relations(story.briefing.known(&entity.relations));
    paragraphs.extend(told(story, "How it relates", room, statements, &weighed, |(n, relation)| {
        let dispute = disputes.about(story, ix, relation);
        let line = entity::relation(story, Paragraph::entry(), relation, item, dispute);
        line.fallen_if(story.evidence.fall.takes_relation(ix, n))
    }));
    let held = story.evidence.incoming.to(ix).iter();
    let held =
        held.map(|(of, n)| (*of, *n as usize, &story.briefing.known(&story.get(*of).relations)[*n as usize]));
    let ways = held.clone().map(|(_, _, relation)| Way::of_relation(story.briefing, relation));
    let weighed = story.weighed_relations(held.clone().map(|(_, _, relation)| relation));
    paragraphs.extend(told(
        story,
        "How others relate to it",
        room,
        held.zip(ways),
        &weighed,
        |(of, n, relation)| {
            let dispute = disputes.about(story, of, relation);
            let line = Paragraph::entry().link(story, Item::Entity(of)).words(" ");
            let line = entity::relation(story, line, relation, Item::Entity(of), dispute);
            line.fallen_if(story.evidence.fall.takes_relation(of, n))
        },
    ));
    let sourced = entity.aliases.iter().filter(|alias| story.briefing.known_one(alias.source).is_some());
    let names = sourced
        .map(|alias| (alias, Way::new(story.briefing, alias.by, story.briefing.known_in(&alias.source))));
    let ways: Vec<_> = names.clone().map(|(_, way)| (way, !story.is_broken(way))).collect();
    let weighed = story.weighed_ways(&ways);
    paragraphs.extend(told(story, "What it is called", room, names, &weighed, |alias| {
        entity::in_use(story, alias, entity)
    }));
    let bare = entity
        .aliases
        .iter()
        .filter(|alias| story.briefing.known_one(alias.source).is_none() && alias.by.is_none());
    let bare: Vec<&str> = bare.map(|alias| alias.name.as_str()).collect();
    if !bare.is_empty() {
        let words = safe_format!("The file does not say who uses these names: {}.", bare.join(", "));
        paragraphs.push(Paragraph::plain().tone(Tone::Muted, words));
    }
    paragraphs.extend(basis(story, "Where it occurs", &told_of(story, item)));
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
