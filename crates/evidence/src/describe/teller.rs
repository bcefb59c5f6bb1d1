//! Who tells what an event, a description or a relation says, and whether in their own voice. It must not count.

use super::paragraph::Paragraph;
use crate::evidence::{Story, chain::Way};
use briefing_format::model::{ActorKind, EntityIx, EntityKind, Item, SourceIx};
use briefing_text::SafeText;

/// Who tells it: `BTA, in its own voice`, of which the words lead to the source in which they stand; `BTA` where none of
/// these sources is the teller's own.
pub(super) fn teller(story: Story<'_>, line: Paragraph, by: EntityIx, sources: &[SourceIx]) -> Paragraph {
    let own = own(story, by, sources);
    voice(story, line.link(story, Item::Entity(by)), Some(by), own)
}

/// Adds that somebody speaks in their own voice, where there is a source in which they do.
pub(super) fn voice(
    story: Story<'_>,
    line: Paragraph,
    by: Option<EntityIx>,
    own: Option<SourceIx>,
) -> Paragraph {
    match own {
        Some(source) => {
            let words = SafeText::from_static(own_voice(story, by));
            line.words(", ").link_as(story, Item::Source(source), words)
        }
        None => line,
    }
}

/// The first of these sources that is the teller's own.
pub(super) fn own(story: Story<'_>, by: EntityIx, sources: &[SourceIx]) -> Option<SourceIx> {
    Way::each(story.briefing, Some(by), sources).find_map(|way| way.own_origin())
}

/// How somebody speaks in a source that they published: `in its own voice`.
pub(super) fn own_voice(story: Story<'_>, by: Option<EntityIx>) -> &'static str {
    let is_person = |ix: EntityIx| story.get(ix).kind == EntityKind::Actor(ActorKind::Person);
    if by.is_some_and(is_person) { "in their own voice" } else { "in its own voice" }
}
