//! How much stands behind a statement: reports, the origins behind them, and the chain it came through; and how much of
//! that is left while something is muted. It must not count.

use std::collections::HashSet;

use super::paragraph::{Paragraph, Run, Tone, count};
use crate::{
    evidence::{Story, Weighed, chain::Grounds},
    model::{EventIx, Item, SourceIx, Status},
    safe_format,
    text::SafeText,
};

/// How many reports there are, and how many origins behind them: `3 reports, 1 origin`. Where some of them do not stand
/// any more, how many do: `1 report, 1 origin (muted: 2 reports)`.
pub fn weight(weighed: &Weighed) -> Run {
    if weighed.all.reports.is_empty() {
        let text = SafeText::from_static("no source is given");
        return Run { text, tone: Tone::Warning, link: None };
    }
    let taken = match weighed.taken() {
        (0, 0) => SafeText::default(),
        (0, origins) => count(origins, "origin", "origins"),
        (reports, _) => count(reports, "report", "reports"),
    };
    let left = weighed.left();
    let is_left = !left.reports.is_empty();
    let stands = is_left.then(|| {
        let reports = count(left.reports.len(), "report", "reports");
        safe_format!("{reports}, {}", bounded_origins(left))
    });
    let tone = if is_left { Tone::Strong } else { Tone::Warning };
    Run { text: without(stands.unwrap_or(SafeText::from_static("no report left")), &taken), tone, link: None }
}

/// How many origins there are, and how many do not stand any more: `1 origin (muted: 1 origin)`.
pub fn origins(weighed: &Weighed) -> SafeText {
    let stands = count(weighed.left().origins.len(), "origin", "origins");
    let taken = match weighed.taken() {
        (_, 0) => SafeText::default(),
        (_, taken) => count(taken, "origin", "origins"),
    };
    without(stands, &taken)
}

/// What a report passes on as a whole need not stand behind this very statement.
fn bounded_origins(grounds: &Grounds) -> SafeText {
    let at_most = if grounds.is_bound() { "at most " } else { "" };
    safe_format!("{at_most}{}", count(grounds.origins.len(), "origin", "origins"))
}

/// What still stands, and what has lost its weight with what is muted; only the first where nothing has.
pub(super) fn without(stands: SafeText, taken: &SafeText) -> SafeText {
    if taken.is_empty() { stands } else { safe_format!("{stands} (muted: {taken})") }
}

/// Adds sources as links, with commas between them; struck through where they are not among those that are left.
pub(super) fn sources(
    line: Paragraph,
    story: Story<'_>,
    sources: &[SourceIx],
    left: &[SourceIx],
) -> Paragraph {
    let from = line.runs.len();
    let mut line = line.sources(story, sources, ", ");
    let left: HashSet<Item> = left.iter().copied().map(Item::Source).collect();
    for run in line.runs.iter_mut().skip(from) {
        if let Some(source) = run.link {
            run.tone = if left.contains(&source) { Tone::Link } else { Tone::Fallen };
        }
    }
    line
}

/// How little there is behind an event that is called confirmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Confirmed {
    /// One origin.
    One,
    /// One origin is left of several.
    OneLeft,
    /// No origin is left.
    NoneLeft,
}

/// Whether an event is called confirmed and has no two origins that stand.
pub(super) fn confirmed(story: Story<'_>, ix: EventIx) -> Option<Confirmed> {
    let is_by_one = story.evidence.confirmed_by_one.contains(&ix);
    let is_weighed =
        !story.evidence.fall.muted().is_empty() && story.get(ix).status == Some(Status::Confirmed);
    if !is_weighed {
        return is_by_one.then_some(Confirmed::One);
    }
    let weighed = story.weighed_event(ix);
    match weighed.left().origins.len() {
        0 if !weighed.all.origins.is_empty() => Some(Confirmed::NoneLeft),
        1 if is_by_one => Some(Confirmed::One),
        1 => Some(Confirmed::OneLeft),
        _ => None,
    }
}

/// The sources that a statement came through, as arrows from the first to the one we read.
pub fn chain(story: Story<'_>, via: &[SourceIx]) -> Paragraph {
    if via.is_empty() {
        return Paragraph::close().tone(Tone::Warning, SafeText::from_static("no source is given"));
    }
    Paragraph::close().tone(Tone::Muted, SafeText::from_static("via ")).sources(story, via, " → ")
}
