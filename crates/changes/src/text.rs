//! Changes as text: a line each for people, an object each for programs. It must not decide what changed.

use std::fmt::Write;

use briefing_format::model::{Contents, Item};
use serde_json::json;

use super::Change;

/// The widest word for a kind.
const WIDEST: usize = 8;

/// Writes a line for each change: its kind, the item, what differs.
pub fn text(changes: &[Change]) -> String {
    let mut out = String::new();
    for Change { kind, name, words, .. } in changes {
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{:<WIDEST$}  {name}: {words}", kind.as_str());
    }
    out
}

/// Writes a JSON object on a line for each change: `kind`, `item`, `old` and `new` (the keys of the item in the two versions),
/// `words`.
pub fn json(changes: &[Change], old: &Contents, new: &Contents) -> String {
    let mut out = String::new();
    let key = |contents: &Contents, item: Option<Item>| item.map(|item| contents.key(item).to_string());
    for change in changes {
        let object = json!({
            "kind": change.kind.as_str(),
            "item": change.name.as_str(),
            "old": key(old, change.old),
            "new": key(new, change.new),
            "words": change.words.as_str(),
        });
        let _ = writeln!(out, "{object}");
    }
    out
}
