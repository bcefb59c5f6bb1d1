//! How much stands behind a statement: reports, the origins behind them, and the chain it came through; and how much of
//! that is left while something is muted. It must not count.

use std::collections::HashSet;

use super::{
    attribution::arrows,
    limits::SOURCES_PER_LINE,
    paragraph::{Paragraph, Run, Tone, count},
};
use crate::evidence::{Story, Weighed, chain::Grounds, origins::Known};
use briefing_format::model::{EventIx, Item, SourceIx, Status};
use briefing_text::{SafeText, safe_format};

/// What is said where the file names no source.
pub(super) const NO_SOURCE: &str = "no source is given";

/// How many reports there are, and how many origins behind them: `3 reports, 1 origin`. Where some of them do not stand
/// any more, how many do: `1 report, 1 origin (muted: 2 reports)`.
pub(super) fn weight(weighed: &Weighed) -> Run {
    if weighed.all.reports.is_empty() {
        return Run { text: SafeText::from_static(NO_SOURCE), tone: Tone::Warning, link: None };
    }
    let taken = match weighed.taken() {
        (0, 0) => SafeText::default(),
        (0, origins) => count(origins, "origin", "origins"),
        (reports, _) => count(reports, "report", "reports"),
    };
    let left = weighed.left();
    let is_left = !left.reports.is_empty();
    let stands = is_left.then(|| {
        let reports = count_of(&left.reports, "report", "reports");
        safe_format!("{reports}, {}", bounded_origins(left))
    });
    let tone = if is_left { Tone::Strong } else { Tone::Warning };
    Run { text: without(stands.unwrap_or(SafeText::from_static("no report left")), &taken), tone, link: None }
}

/// How many origins there are, and how many do not stand any more: `1 origin (muted: 1 origin)`.
pub(super) fn origins(weighed: &Weighed) -> SafeText {
    let stands = count_of(&weighed.left().origins, "origin", "origins");
    let taken = match weighed.taken() {
        (_, 0) => SafeText::default(),
        (_, taken) => count(taken, "origin", "origins"),
    };
    without(stands, &taken)
}

/// What a report passes on as a whole need not stand behind this very statement.
fn bounded_origins(grounds: &Grounds) -> SafeText {
    let at_most = if grounds.is_bound() && !grounds.origins.is_more { "at most " } else { "" };
    safe_format!("{at_most}{}", count_of(&grounds.origins, "origin", "origins"))
}

/// How many these are, as far as it is known: `3 origins`, `at least 3 origins`.
fn count_of(known: &Known, one: &str, many: &str) -> SafeText {
    let count = count(known.len(), one, many);
    if known.is_more { safe_format!("at least {count}") } else { count }
}

/// What still stands, and what has lost its weight with what is muted; only the first where nothing has.
pub(super) fn without(stands: SafeText, taken: &SafeText) -> SafeText {
    if taken.is_empty() { stands } else { safe_format!("{stands} (muted: {taken})") }
}

/// Adds the first so many of these sources as links, with commas between them, and how many more there are; struck through
/// where they are not among those that are left.
fn sources(line: Paragraph, story: Story<'_>, (known, left): (&Known, &Known), most: usize) -> Paragraph {
    let from = line.runs.len();
    let named = &known.sources[..known.len().min(most)];
    let mut line = line.sources(story, named, ", ");
    let is_weighed = !story.evidence.fall.muted().is_empty();
    let left: HashSet<Item> = left.sources.iter().copied().map(Item::Source).collect();
    for run in line.runs.iter_mut().skip(from) {
        if run.link.is_some_and(|source| is_weighed && !left.contains(&source)) {
            run.tone = Tone::Fallen;
        }
    }
    rest(line, known, named.len())
}

/// Adds the reports behind something, so many at most.
pub(super) fn reports_of(line: Paragraph, story: Story<'_>, weighed: &Weighed, most: usize) -> Paragraph {
    sources(line, story, (&weighed.all.reports, &weighed.left().reports), most)
}

/// Adds the origins behind something, so many at most.
pub(super) fn origins_of(line: Paragraph, story: Story<'_>, weighed: &Weighed, most: usize) -> Paragraph {
    sources(line, story, (&weighed.all.origins, &weighed.left().origins), most)
}

/// On how much something rests, and to which origins that goes back, as a field.
pub(super) fn origins_field(story: Story<'_>, label: &'static str, weighed: &Weighed) -> Paragraph {
    let field = Paragraph::field(label).run(weight(weighed));
    if weighed.all.origins.is_empty() {
        return field;
    }
    origins_of(field.words(": "), story, weighed, SOURCES_PER_LINE)
}

/// Adds how many of these sources there are beside so many that are named.
pub(super) fn rest(line: Paragraph, known: &Known, named: usize) -> Paragraph {
    match (known.len().saturating_sub(named), known.is_more) {
        (0, false) => line,
        (0, true) => line.tone(Tone::Muted, " and perhaps more"),
        (more, false) => line.tone(Tone::Muted, safe_format!(" and {more} more")),
        (more, true) => line.tone(Tone::Muted, safe_format!(" and at least {more} more")),
    }
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
pub(super) fn chain(story: Story<'_>, via: &[SourceIx]) -> Paragraph {
    if via.is_empty() {
        return Paragraph::close().tone(Tone::Warning, NO_SOURCE);
    }
    arrows(story, Paragraph::close().tone(Tone::Muted, "via "), via, SOURCES_PER_LINE)
}
