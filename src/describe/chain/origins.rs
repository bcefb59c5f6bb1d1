//! The origins at the end of a chain, which are what counts. It must not follow a chain.

use super::MOST;
use crate::{
    describe::{
        paragraph::{Paragraph, Run, Tone, count},
        references, source,
    },
    evidence::{Story, chain::Grounds},
    model::SourceIx,
    safe_format,
    text::SafeText,
};

/// The same of what something rests on. What a report passes on as a whole need not stand behind this very statement.
pub(super) fn roots_of(story: Story<'_>, grounds: &Grounds) -> Vec<Paragraph> {
    let mut paragraphs = roots(story, &grounds.origins);
    if let (true, Some(heading)) = (grounds.is_bound(), paragraphs.first_mut()) {
        *heading =
            Paragraph::heading(safe_format!("At most {}", count(grounds.origins.len(), "origin", "origins")));
        let words =
            "What is read passes all of these on; the file does not say which of them this goes back to.";
        paragraphs.insert(1, Paragraph::close().tone(Tone::Muted, SafeText::from_static(words)));
    }
    paragraphs
}

/// The origins behind it all, which is what counts.
pub(super) fn roots(story: Story<'_>, origins: &[SourceIx]) -> Vec<Paragraph> {
    if origins.is_empty() {
        let words = SafeText::from_static("No source is given.");
        return vec![Paragraph::plain().runs(vec![Run { text: words, tone: Tone::Warning, link: None }])];
    }
    let heading = Paragraph::heading(count(origins.len(), "origin", "origins"));
    let entries = references::limited(origins.iter(), MOST, |ix| {
        let line = source::line(story, Paragraph::entry(), *ix);
        if story.get(*ix).circles.is_empty() { line } else { line.words(": here a circle is cut") }
    });
    std::iter::once(heading).chain(entries).collect()
}
