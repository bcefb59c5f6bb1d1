//! The origins at the end of a chain, which are what counts. It must not follow a chain.

use std::collections::HashSet;

use super::MOST;
use crate::{
    describe::{
        paragraph::{Paragraph, Run, Tone},
        references, source, weight,
    },
    evidence::{Story, Weighed},
};
use briefing_format::{model::SourceIx, wording::capital};
use briefing_text::{SafeText, safe_format};

/// The same of what something rests on. What a report passes on as a whole need not stand behind this very statement.
pub(super) fn roots_of(story: Story<'_>, weighed: &Weighed) -> Vec<Paragraph> {
    let mut paragraphs = roots(story, weighed);
    if let (true, Some(heading)) = (weighed.left().is_bound(), paragraphs.first_mut()) {
        if !weighed.left().origins.is_more {
            *heading = Paragraph::heading(safe_format!("At most {}", weight::origins(weighed)));
        }
        let words = "What is read passes all of these on; the file does not say to which of them, if any, this goes back.";
        paragraphs.insert(1, Paragraph::close().tone(Tone::Muted, SafeText::from_static(words)));
    }
    paragraphs
}

/// The origins behind it all, which is what counts.
pub(super) fn roots(story: Story<'_>, weighed: &Weighed) -> Vec<Paragraph> {
    let origins = &weighed.all.origins;
    if origins.is_empty() {
        let words = SafeText::from_static("No source is given.");
        return vec![Paragraph::plain().runs(vec![Run { text: words, tone: Tone::Warning, link: None }])];
    }
    let counted = weight::origins(weighed);
    let heading = Paragraph::heading(SafeText::line(&capital(counted.as_str())));
    let left: HashSet<SourceIx> = weighed.left().origins.sources.iter().copied().collect();
    let is_weighed = !story.evidence.fall.muted().is_empty();
    let entries = references::limited(origins.sources.iter(), MOST, |ix| {
        let line = source::line(story, Paragraph::entry(), *ix);
        let line = if story.briefing.known(&story.get(*ix).circles).is_empty() {
            line
        } else {
            line.words(": here a circle is cut")
        };
        line.fallen_if(is_weighed && !left.contains(ix))
    });
    std::iter::once(heading).chain(entries).collect()
}
