//! How much stands behind a statement: reports, the origins behind them, and the chain it came through. It must not count.

use super::paragraph::{Paragraph, Run, Tone, count};
use crate::{
    evidence::{Story, chain::Grounds},
    model::SourceIx,
    safe_format,
    text::SafeText,
};

/// How many reports there are, and how many origins behind them: `3 reports, 1 origin`.
pub fn weight(grounds: &Grounds) -> Run {
    if grounds.reports.is_empty() {
        let text = SafeText::from_static("no source is given");
        return Run { text, tone: Tone::Warning, link: None };
    }
    let reports = count(grounds.reports.len(), "report", "reports");
    let origins = count(grounds.origins.len(), "origin", "origins");
    // What a report passes on as a whole need not stand behind this very statement.
    let at_most = if grounds.is_bound() { "at most " } else { "" };
    Run { text: safe_format!("{reports}, {at_most}{origins}"), tone: Tone::Strong, link: None }
}

/// The sources that a statement came through, as arrows from the first to the one we read.
pub fn chain(story: Story<'_>, via: &[SourceIx]) -> Paragraph {
    if via.is_empty() {
        return Paragraph::close().tone(Tone::Warning, SafeText::from_static("no source is given"));
    }
    Paragraph::close().tone(Tone::Muted, SafeText::from_static("via ")).sources(story, via, " → ")
}
