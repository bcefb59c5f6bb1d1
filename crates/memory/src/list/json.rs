//! Marks and notes as JSON, an object on a line each. It must not choose which.

use std::fmt::Write;

use briefing_changes::{Anchor, Standing};
use briefing_text::SafeText;
use serde_json::{Value, json};

use super::Listed;

/// Writes an object each: `briefing`, `path`, `what` (note or mark), `text`, `standing` (certain, changed, orphan), `item` (its
/// key), `now` and `written` (the item as it is and as it was), `time` (seconds since 1970).
pub(super) fn write(briefing: &Listed, out: &mut String) {
    for line in &briefing.lines {
        let standing = match line.kept.standing {
            _ if line.item.is_none() => "orphan",
            Standing::Certain(_) => "certain",
            Standing::Changed(_) => "changed",
            Standing::Orphan => "orphan",
        };
        let object = json!({
            "briefing": briefing.title.as_str(),
            "path": briefing.path.as_str(),
            "what": if line.words().is_some() { "note" } else { "mark" },
            "text": line.words().map(SafeText::as_str),
            "standing": standing,
            "item": (!line.key.is_empty()).then_some(&line.key),
            "now": line.item.as_ref().map(anchor),
            "written": anchor(&line.kept.written),
            "time": line.kept.time,
        });
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{object}");
    }
}

fn anchor(anchor: &Anchor) -> Value {
    let some = |text: &str| (!text.is_empty()).then(|| SafeText::line(text).to_string());
    json!({
        "kind": anchor.kind,
        "id": some(&anchor.id),
        "title": some(&anchor.title),
        "date": some(&anchor.date),
        "date_words": some(&anchor.date_words),
    })
}
