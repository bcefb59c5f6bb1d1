//! The origins at the end of a chain, which are what counts. It must not follow a chain.

use std::collections::HashSet;

use crate::{
    describe::{
        limits::LINES_PER_CHAIN,
        paragraph::{Paragraph, Tone, limited},
        source, weight,
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
        paragraphs.insert(1, Paragraph::close().tone(Tone::Muted, words));
    }
    paragraphs
}

/// The origins behind it all, which is what counts.
pub(super) fn roots(story: Story<'_>, weighed: &Weighed) -> Vec<Paragraph> {
    let origins = &weighed.all.origins;
    if origins.is_empty() {
        return vec![Paragraph::plain().tone(Tone::Warning, "No source is given.")];
    }
    let counted = weight::origins(weighed);
    let heading = Paragraph::heading(SafeText::line(&capital(counted.as_str())));
    let left: HashSet<SourceIx> = weighed.left().origins.sources.iter().copied().collect();
    let is_weighed = !story.evidence.fall.muted().is_empty();
    let entries = limited(origins.sources.iter(), LINES_PER_CHAIN, |ix| {
        let line = source::line(story, Paragraph::entry(), *ix);
        let is_cut = !story.briefing.known(&story.get(*ix).circles).is_empty();
        let line = line.words(if is_cut { ": here a circle is cut" } else { "" });
        line.fallen_if(is_weighed && !left.contains(ix))
    });
    std::iter::once(heading).chain(entries).collect()
}
