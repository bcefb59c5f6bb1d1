//! What falls with muted sources and actors, in words. It must not decide what falls.

use super::{
    Block, name,
    paragraph::{Paragraph, Tone, count},
    source, source_name,
};
use crate::{
    evidence::{Story, Toll, WeakPoint},
    model::Item,
    safe_format,
    text::SafeText,
};

/// The most weak points that are listed.
const MOST: usize = 200;

/// What stands below an item that has fallen.
pub(super) fn notice(story: Story<'_>, item: Item) -> Option<Paragraph> {
    let fall = &story.evidence.fall;
    let words = match (fall.muted().contains(&item), fall.takes(item)) {
        (true, _) => "Muted: looked at as if it had said nothing.",
        (false, true) => "Falls: nothing else that the file names stands behind it.",
        (false, false) => return None,
    };
    let notice = Paragraph::close().tone(Tone::Warning, SafeText::from_static(words));
    Some(notice)
}

/// How much falls, in words: `4 events, 2 claims fall`; nothing where nothing does.
pub fn toll(toll: Toll) -> Option<SafeText> {
    let words = amounts(toll)?;
    let falls = if toll.total() == 1 { "falls" } else { "fall" };
    Some(safe_format!("{words} {falls}"))
}

/// The same for a line with little room: events and claims, or how much there is of all else.
pub fn brief_toll(all: Toll) -> SafeText {
    let told = Toll { events: all.events, claims: all.claims, ..Toll::default() };
    match (toll(told), all.total()) {
        (Some(words), _) => words,
        (None, 0) => SafeText::from_static("nothing falls"),
        (None, 1) => SafeText::from_static("1 other falls"),
        (None, others) => safe_format!("{others} others fall"),
    }
}

/// What is muted, by name: `BTA, Telegram`.
pub fn names(story: Story<'_>, muted: &[Item]) -> SafeText {
    let name = |item: &Item| match *item {
        Item::Source(ix) => source_name(story, ix).to_string(),
        item => name(story, item).to_string(),
    };
    SafeText::line(&muted.iter().map(name).collect::<Vec<_>>().join(", "))
}

/// The single points of failure in words, the heaviest first.
pub fn points(story: Story<'_>, points: &[WeakPoint]) -> Vec<Block> {
    let more = points.len().saturating_sub(MOST);
    let entry = |point: &WeakPoint| {
        let amounts = amounts(point.toll).unwrap_or_default();
        let source = source::line(story, Paragraph::entry(), point.source);
        let is_origin = story.get(point.source).based_on.is_empty();
        source.words(if is_origin { ", an origin: " } else { ": " }).tone(Tone::Strong, amounts)
    };
    let mut paragraphs: Vec<Paragraph> = points.iter().take(MOST).map(entry).collect();
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
