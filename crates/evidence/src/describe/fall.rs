//! What falls with muted sources and actors, in words. It must not decide what falls.

use super::{
    Block,
    limits::{MUTED_CELLS, WEAK_POINTS},
    name,
    name::shortened,
    paragraph::{Paragraph, Tone, count},
    source, source_name,
};
use crate::evidence::{Fall, Role, Story, Toll, WeakPoint, WeakPoints, reach::Reach};
use briefing_format::model::Item;
use briefing_text::{SafeText, safe_format};

/// What stands below an item that has fallen.
pub(crate) fn notice(story: Story<'_>, item: Item) -> Option<Paragraph> {
    let fall = &story.evidence.fall;
    let words = match (fall.muted().contains(&item), fall.takes(item)) {
        (true, _) => "Muted: looked at as if it had said nothing.",
        (false, true) => "Falls: nothing else that the file names stands behind it.",
        (false, false) => return None,
    };
    Some(Paragraph::close().tone(Tone::Warning, words))
}

/// How much falls, in words: `4 events, 2 claims fall`; nothing where nothing does.
pub(crate) fn toll(toll: Toll) -> Option<SafeText> {
    let falls = if toll.total() == 1 { "falls" } else { "fall" };
    amounts(toll).map(|words| safe_format!("{words} {falls}"))
}

/// The same, or how many positions fall where nothing else does.
pub fn full_toll(fall: &Fall) -> SafeText {
    toll(fall.toll()).unwrap_or_else(|| brief_toll(fall))
}

/// The same for a line with little room: events and claims, or how much there is of all else.
pub fn brief_toll(fall: &Fall) -> SafeText {
    let all = fall.toll();
    let told = toll(Toll { events: all.events, claims: all.claims, ..Toll::default() });
    told.unwrap_or_else(|| match (all.total(), fall.positions()) {
        (0, 0) => SafeText::from_static("nothing falls"),
        (0, positions) => count(positions, "position falls", "positions fall"),
        (others, _) => count(others, "other falls", "others fall"),
    })
}

/// What muting an item has come to: `Without BTA: 4 events, 2 claims fall`, or why nothing falls that had not before.
pub fn outcome(story: Story<'_>, before: &Fall, item: Item) -> SafeText {
    let fall = &story.evidence.fall;
    let parts = |fall: &Fall| {
        let Toll { relations, descriptions, .. } = fall.toll();
        relations + descriptions + fall.positions()
    };
    let has_more =
        fall.items().any(|other| other != item && !before.takes(other)) || parts(fall) > parts(before);
    if !has_more {
        let more = if before.muted().is_empty() { "" } else { " more" };
        return safe_format!("Nothing{more} falls: {}", why_nothing(story, before, item));
    }
    let names = shortened(&names(story, fall.muted()), MUTED_CELLS);
    let (one, many) =
        ("position on a claim falls, and the claim stands", "positions on claims fall, and the claims stand");
    let words = toll(fall.toll()).unwrap_or_else(|| count(fall.positions(), one, many));
    safe_format!("Without {names}: {words}")
}

/// Why nothing falls with an item: the file rests nothing on it, or something else besides.
fn why_nothing(story: Story<'_>, before: &Fall, item: Item) -> SafeText {
    let name = shortened(&names(story, &[item]), MUTED_CELLS);
    let Item::Source(ix) = item else {
        let speaks = story.evidence.backlinks.once(item).any(|reference| {
            use Role::{DescriptionBy, EventBy, JudgmentBy, Position, Publisher, RelationBy, Speaker};
            matches!(
                reference.role,
                Publisher | Speaker | JudgmentBy | Position | RelationBy | EventBy | DescriptionBy
            )
        });
        return if speaks {
            safe_format!("all that {name} says, holds and publishes here had fallen before")
        } else {
            safe_format!("{name} says, holds and publishes nothing here")
        };
    };
    let reach = Reach::of(story, ix);
    let Some(amounts) = amounts(reach.on_it) else {
        return safe_format!("nothing here rests on {name}");
    };
    let at_least = if reach.is_more { "more than " } else { "" };
    let (verb, each) = if reach.on_it.total() == 1 { ("rests", "") } else { ("rest", "each ") };
    let or_fallen = if before.muted().is_empty() { "" } else { ", or had fallen before" };
    safe_format!("{at_least}{amounts} {verb} on {name}, {each}on something else as well{or_fallen}")
}

/// What is muted, by name: `BTA, Telegram`.
pub fn names(story: Story<'_>, muted: &[Item]) -> SafeText {
    let name = |item: &Item| match *item {
        Item::Source(ix) => source_name(story, ix).to_string(),
        item => name(story, item).to_string(),
    };
    SafeText::line(&muted.iter().map(name).collect::<Vec<_>>().join(", "))
}

/// The single points of failure as they are known: what is muted, then with what more would fall. Where something else
/// is muted since they were looked for, it says so.
pub fn known_points(story: Story<'_>, known: &WeakPoints) -> Vec<Block> {
    let muted = story.evidence.fall.muted();
    let mut blocks: Vec<Block> =
        muted.iter().map(|item| Block::Words(vec![muted_entry(story, *item)])).collect();
    let open: Vec<WeakPoint> =
        known.points.iter().filter(|point| !muted.contains(&Item::Source(point.source))).copied().collect();
    let heading = match (story.knows_weak_points(), muted.is_empty(), open.is_empty()) {
        (true, true, _) => None,
        (true, false, false) => Some("What would fall on top of that"),
        (true, false, true) => Some("Nothing more would fall with one source alone"),
        (false, ..) => Some("Being weighed anew; what follows is from before"),
    };
    blocks.extend(heading.map(|words| Block::Words(vec![Paragraph::heading(words)])));
    blocks.extend(points(story, &open));
    blocks
}

fn muted_entry(story: Story<'_>, item: Item) -> Paragraph {
    let line = match item {
        Item::Source(ix) => source::line(story, Paragraph::entry(), ix),
        item => Paragraph::entry().link(story, item),
    };
    line.tone(Tone::Warning, ": muted")
}

/// The single points of failure in words, the heaviest first.
pub(crate) fn points(story: Story<'_>, points: &[WeakPoint]) -> Vec<Block> {
    let more = points.len().saturating_sub(WEAK_POINTS);
    let entry = |point: &WeakPoint| {
        let amounts = amounts(point.toll).unwrap_or_default();
        let source = source::line(story, Paragraph::entry(), point.source);
        let is_origin = story.briefing.known(&story.get(point.source).based_on).is_empty();
        source.words(if is_origin { ", an origin: " } else { ": " }).tone(Tone::Strong, amounts)
    };
    let mut paragraphs: Vec<Paragraph> = points.iter().take(WEAK_POINTS).map(entry).collect();
    if more > 0 {
        let words = safe_format!("and {} with which less falls", count(more, "source", "sources"));
        paragraphs.push(Paragraph::entry().tone(Tone::Muted, words));
    }
    paragraphs.into_iter().map(|paragraph| Block::Words(vec![paragraph])).collect()
}

/// How much of everything there is: `4 events, 2 claims`; nothing where there is nothing.
pub(super) fn amounts(toll: Toll) -> Option<SafeText> {
    let parts = [
        (toll.events, "event", "events"),
        (toll.claims, "claim", "claims"),
        (toll.judgments, "judgment", "judgments"),
        (toll.quotes, "quote", "quotes"),
        (toll.relations, "relation", "relations"),
        (toll.descriptions, "description", "descriptions"),
        (toll.sources, "other source", "other sources"),
    ];
    let parts = parts.into_iter().filter(|(n, _, _)| *n > 0);
    let parts: Vec<String> = parts.map(|(n, one, many)| count(n, one, many).to_string()).collect();
    (!parts.is_empty()).then(|| SafeText::line(&parts.join(", ")))
}
