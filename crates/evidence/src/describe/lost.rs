//! Names that stand in the file for what it does not define. It must not guess what was meant.

use super::{
    attribution::not_read,
    paragraph::{Paragraph, Tone},
};
use crate::evidence::Story;
use briefing_format::model::{Item, Statement};
use briefing_text::{SafeText, safe_format};

/// Where a name may stand, and what should have: `quotes`, `quote`.
pub(super) type Key = (&'static str, &'static str);

/// Adds the names that could not be read at a key of an item, or of a part of it: `, a quote the file does not define: “q”`.
pub(super) fn add(
    story: Story<'_>,
    line: Paragraph,
    (item, part): (Item, Option<Statement>),
    (key, noun): Key,
) -> Paragraph {
    let names: Vec<SafeText> = story.briefing.lost_at(item, part, key).cloned().collect();
    if names.is_empty() {
        return line;
    }
    let parted = if line.runs.is_empty() { "" } else { ", " };
    line.tone(Tone::Warning, safe_format!("{parted}{}", not_read(noun, &names)))
}

/// A field whose value is links, and the names that could not be read among them; nothing where there is neither.
pub(super) fn links_field(
    story: Story<'_>,
    label: &'static str,
    items: impl IntoIterator<Item = Item>,
    of: Item,
    key: Key,
) -> Option<Paragraph> {
    add(story, Paragraph::field(label).links(story, items), (of, None), key).unless_empty()
}
