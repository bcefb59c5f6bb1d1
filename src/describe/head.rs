//! The briefing as a whole, in words. It must not list its items.

use super::paragraph::{Paragraph, date_field, tags_field, text_field};
use super::prose::prose;
use crate::{evidence::Story, model::Item, text::SafeText};

/// Summary first, then what the head of the file says.
pub fn detail(story: Story<'_>) -> Vec<Paragraph> {
    let briefing = story.briefing;
    let authors: Vec<&str> = briefing.authors.iter().map(SafeText::as_str).collect();
    let tlp = briefing.tlp.map(|tlp| Paragraph::field("TLP").words(tlp.as_str()));
    prose(story, &briefing.summary, Item::Briefing)
        .into_iter()
        .chain(date_field("as of", briefing.as_of.as_ref()))
        .chain(date_field("published", briefing.published.as_ref()))
        .chain(text_field("authors", &SafeText::line(&authors.join(", "))))
        .chain(text_field("language", &briefing.language))
        .chain(tlp)
        .chain(tags_field(story, &briefing.tags))
        .collect()
}
