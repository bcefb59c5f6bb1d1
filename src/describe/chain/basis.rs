//! What something rests on: a list of items, each with the origins behind it, as far as they can be walked to. It must not
//! say how an item came to us.

use std::collections::HashSet;

use super::{MOST, headed, way};
use crate::{
    describe::{
        claim,
        paragraph::{Paragraph, Tone},
        references,
    },
    evidence::{
        Story,
        chain::{Grounds, Way, grounds, grounds_of, grounds_of_claim, origins},
    },
    model::Item,
    safe_format,
    text::SafeText,
};

/// The most sources that one view walks to in search of the origins of what it lists: each item has a walk of its own,
/// and many items may stand on one long chain.
pub(super) const WALKED: usize = 500_000;

pub(super) fn basis(story: Story<'_>, heading: &'static str, items: &[Item]) -> Vec<Paragraph> {
    let mut paragraphs = Vec::new();
    let mut left = WALKED;
    let mut seen = HashSet::new();
    for item in items.iter().take(MOST) {
        paragraphs.push(Paragraph::entry().link(story, *item));
        if seen.insert(*item) {
            paragraphs.extend(besides_origins(story, *item));
        }
        if !can_walk(story, *item, &mut left) {
            let words = SafeText::from_static(
                "its origins are not followed here: there is too much behind all these",
            );
            paragraphs.push(Paragraph::nested(1).tone(Tone::Muted, words));
            continue;
        }
        let grounds = match *item {
            Item::Event(ix) => grounds(story.briefing, story.get(ix)),
            Item::Quote(ix) => grounds_of(story.briefing, [way(story, ix)]),
            Item::Source(ix) => Grounds { reports: vec![ix], origins: origins(story.briefing, [ix]) },
            Item::Claim(ix) => grounds_of_claim(story.briefing, story.get(ix)),
            Item::Briefing | Item::Entity(_) | Item::Judgment(_) | Item::Question(_) => continue,
        };
        let label = match grounds.origins.len() {
            0 => {
                let words = SafeText::from_static("no source is given");
                paragraphs.push(Paragraph::nested(1).tone(Tone::Warning, words));
                continue;
            }
            1 => "origin ",
            _ if grounds.is_bound() && !matches!(item, Item::Source(_)) => "at most the origins ",
            _ => "origins ",
        };
        let named = &grounds.origins[..grounds.origins.len().min(MOST)];
        let line = Paragraph::nested(1).words(label).sources(story, named, ", ");
        let more = grounds.origins.len() - named.len();
        paragraphs.push(if more > 0 {
            line.tone(Tone::Muted, safe_format!(" and {more} more"))
        } else {
            line
        });
    }
    if items.len() > MOST {
        let words = safe_format!("and {} more, all in `briefing show`", items.len() - MOST);
        paragraphs.push(Paragraph::entry().tone(Tone::Muted, words));
    }
    headed(heading, &mut paragraphs);
    paragraphs
}

/// What there is to know of an item beside its origins: that a claim about it is contested, whose judgment it is, and of
/// an actor or place, which has no origin itself, in how much the file names it.
fn besides_origins(story: Story<'_>, item: Item) -> Option<Paragraph> {
    match item {
        Item::Event(_) => claim::count_contested(story, item),
        Item::Judgment(ix) => {
            let by = story.get(ix).by?;
            Some(Paragraph::plain().words("a judgment by ").link(story, Item::Entity(by)))
        }
        Item::Entity(_) => {
            references::summary(story, item).map(|counts| Paragraph::plain().tone(Tone::Muted, counts))
        }
        Item::Briefing | Item::Quote(_) | Item::Source(_) | Item::Claim(_) | Item::Question(_) => None,
    }
    .map(|said| Paragraph::nested(1).runs(said.runs))
}

/// Whether the sources behind an item are no more than are left to walk to, which become fewer by these, and by its hops.
fn can_walk(story: Story<'_>, item: Item, left: &mut usize) -> bool {
    let mut ways = Vec::new();
    let mut open = Vec::new();
    match item {
        Item::Event(ix) => {
            let event = story.get(ix);
            ways.push(event.via.as_slice());
            ways.extend(event.quotes.iter().map(|quote| story.get(*quote).via.as_slice()));
            open.extend(&event.sources);
        }
        Item::Quote(ix) => ways.push(&story.get(ix).via),
        Item::Source(ix) => open.push(ix),
        Item::Claim(ix) => {
            let positions = &story.get(ix).positions;
            ways.extend(positions.iter().map(|position| Way::of_position(story.briefing, position).hops));
        }
        Item::Briefing | Item::Entity(_) | Item::Judgment(_) | Item::Question(_) => return true,
    }
    open.extend(ways.iter().filter_map(|hops| hops.first()));
    let mut cost = open.len() + ways.iter().map(|hops| hops.len()).sum::<usize>();
    let mut seen = HashSet::new();
    while let Some(ix) = open.pop().filter(|_| cost <= *left) {
        if seen.insert(ix) {
            let based_on = &story.get(ix).based_on;
            cost += based_on.len();
            open.extend(based_on);
        }
    }
    let can = cost <= *left;
    *left = left.saturating_sub(cost);
    can
}
