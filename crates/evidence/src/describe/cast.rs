//! Who and where: all actors and places of a briefing, in the order of the file. It must not say what is said of them.

use super::{Block, Paragraph};
use crate::evidence::Story;
use briefing_format::model::{EntityClass, Item, ItemKind};

/// The actors and then the places, each under their heading, so many blocks at most.
pub fn blocks(story: Story<'_>, most: usize) -> Vec<Block> {
    let mut blocks = Vec::new();
    for (class, heading) in [(EntityClass::Actor, "Actors"), (EntityClass::Place, "Places")] {
        let is_of = |item: &Item| matches!(item, Item::Entity(ix) if story.get(*ix).class == class);
        let all = || story.briefing.items_of(ItemKind::Entity).filter(is_of);
        let count = all().count();
        if count > 0 && blocks.len() < most {
            blocks.push(Block::Words(vec![Paragraph::heading_over(heading, count)]));
            blocks.extend(all().take(most - blocks.len()).map(Block::Item));
        }
    }
    blocks
}
