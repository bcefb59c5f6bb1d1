//! How much stands behind a statement: reports, the origins behind them, and the chain it came through. It must not count.

use super::paragraph::{Paragraph, Run, Tone, count};
use crate::{
    evidence::{Story, chain::Grounds, origins::Known},
    model::SourceIx,
    safe_format,
    text::SafeText,
};

/// The most sources that one line names beside those that the file names there itself.
pub const LISTED: usize = 50;

/// How many reports there are, and how many origins behind them: `3 reports, 1 origin`.
pub fn weight(grounds: &Grounds) -> Run {
    if grounds.reports.sources.is_empty() {
        let text = SafeText::from_static("no source is given");
        return Run { text, tone: Tone::Warning, link: None };
    }
    let reports = count_of(&grounds.reports, "report", "reports");
    let origins = count_of(&grounds.origins, "origin", "origins");
    // What a report passes on as a whole need not stand behind this very statement.
    let at_most = if grounds.is_bound() && !grounds.origins.is_more { "at most " } else { "" };
    Run { text: safe_format!("{reports}, {at_most}{origins}"), tone: Tone::Strong, link: None }
}

/// How many these are, as far as it is known: `3 origins`, `at least 3 origins`.
pub fn count_of(known: &Known, one: &str, many: &str) -> SafeText {
    let count = count(known.sources.len(), one, many);
    if known.is_more { safe_format!("at least {count}") } else { count }
}

/// Adds the first so many of these sources, and how many more there are.
pub fn named(story: Story<'_>, line: Paragraph, known: &Known, most: usize) -> Paragraph {
    let named = &known.sources[..known.sources.len().min(most)];
    rest(line.sources(story, named, ", "), known, named.len())
}

/// Adds how many of these sources there are beside so many that are named.
pub fn rest(line: Paragraph, known: &Known, named: usize) -> Paragraph {
    match (known.sources.len().saturating_sub(named), known.is_more) {
        (0, false) => line,
        (0, true) => line.tone(Tone::Muted, SafeText::from_static(" and perhaps more")),
        (more, false) => line.tone(Tone::Muted, safe_format!(" and {more} more")),
        (more, true) => line.tone(Tone::Muted, safe_format!(" and at least {more} more")),
    }
}

/// The sources that a statement came through, as arrows from the first to the one we read.
pub fn chain(story: Story<'_>, via: &[SourceIx]) -> Paragraph {
    if via.is_empty() {
        return Paragraph::close().tone(Tone::Warning, SafeText::from_static("no source is given"));
    }
    let line = Paragraph::close().tone(Tone::Muted, SafeText::from_static("via "));
    let line = line.sources(story, &via[..via.len().min(LISTED)], " → ");
    match via.len().saturating_sub(LISTED) {
        0 => line,
        more => line.tone(Tone::Muted, safe_format!(" → {more} more")),
    }
}
