//! Who says what a statement says, in whose voice, and through which sources. It must not count.

use super::{
    limits::SOURCES_PER_LINE,
    paragraph::{Paragraph, Tone},
};
use crate::evidence::{Story, chain::Way};
use briefing_format::model::{ActorKind, Entity, EntityIx, EntityKind, Item, SourceIx};

/// Adds that somebody speaks in their own voice, where there is a source in which they do: the words lead to it.
pub(super) fn voice(
    story: Story<'_>,
    line: Paragraph,
    by: Option<EntityIx>,
    own: Option<SourceIx>,
) -> Paragraph {
    match own {
        Some(source) => line.words(", ").link_as(story, Item::Source(source), voice_of(story, by)),
        None => line,
    }
}

/// Adds the sources that a statement came through beside the one in which it is in somebody's own voice, behind these
/// words; nothing where there are none. Many may cite one way, but each has so many hops of its own only once.
pub(super) fn via(
    story: Story<'_>,
    line: Paragraph,
    (tone, words): (Tone, &'static str),
    way: Way<'_>,
    own: usize,
) -> Paragraph {
    match way.besides_own() {
        [] => line,
        hops => arrows(story, line.tone(tone, words), hops, SOURCES_PER_LINE.max(own)),
    }
}

/// Adds the first so many of these sources as arrows, and how many more there are.
pub(super) fn arrows(story: Story<'_>, line: Paragraph, hops: &[SourceIx], most: usize) -> Paragraph {
    let line = line.sources(story, &hops[..hops.len().min(most)], " → ");
    line.more(" → ", hops.len().saturating_sub(most))
}

/// The first of these sources that is somebody's own.
pub(super) fn own(story: Story<'_>, by: EntityIx, sources: &[SourceIx]) -> Option<SourceIx> {
    Way::each(story.briefing, Some(by), sources).find_map(|way| way.own_origin())
}

/// How somebody speaks in a source that they published: `in its own voice`.
pub(super) fn voice_of(story: Story<'_>, by: Option<EntityIx>) -> &'static str {
    if by.is_some_and(|by| is_person(story.get(by))) { "in their own voice" } else { "in its own voice" }
}

/// Whether an actor is a person, who is not called "it".
pub(super) fn is_person(entity: &Entity) -> bool {
    entity.kind == EntityKind::Actor(ActorKind::Person)
}
