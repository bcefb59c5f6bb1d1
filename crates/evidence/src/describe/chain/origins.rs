//! The origins at the end of chains, which are what counts. It must not follow a chain.

use std::collections::HashSet;

use crate::{
    describe::{
        limits::LINES_PER_CHAIN,
        paragraph::{Paragraph, Tone, limited},
        source, weight,
    },
    evidence::{Story, Support, support::Origin},
};
use briefing_format::wording::capital;
use briefing_text::{SafeText, safe_format};

/// The origins behind it all, which is what counts; and where their number is not certain, why.
pub(super) fn roots(story: Story<'_>, support: &Support) -> Vec<Paragraph> {
    let origins = &support.all.origins;
    if origins.is_empty() || support.all.reports.is_empty() {
        let words = weight::weight(story, support).text;
        let words = safe_format!("{}.", capital(words.as_str()));
        return vec![Paragraph::plain().tone(Tone::Warning, words)];
    }
    let counted = weight::origins(story, support);
    let heading = Paragraph::heading(SafeText::line(&capital(counted.as_str())));
    let why = weight::why(support).map(|words| Paragraph::close().tone(Tone::Muted, words));
    let standing: HashSet<Origin> = support.standing().origins.all.iter().copied().collect();
    let entries = limited(origins.all.iter(), LINES_PER_CHAIN, |origin| {
        line(story, *origin).fallen_if(!standing.contains(origin))
    });
    std::iter::once(heading).chain(why).chain(entries).collect()
}

fn line(story: Story<'_>, origin: Origin) -> Paragraph {
    let entry = Paragraph::entry();
    match origin {
        Origin::Source(ix) => source::line(story, entry, ix),
        Origin::Open(ix) | Origin::Unknown(ix) => {
            weight::beyond(story, source::line(story, entry, ix), ix, origin)
        }
        Origin::Actor(_) | Origin::Unnamed(_) | Origin::Unread(_) => weight::said(story, entry, origin),
    }
}
