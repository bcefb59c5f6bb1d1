//! Marks and notes, a line each. It must not choose which.

use std::fmt::Write;

use super::{Listed, name};

/// Writes path, item and words of each.
pub(super) fn write(briefing: &Listed, out: &mut String) {
    let place = if briefing.path.is_empty() { &briefing.title } else { &briefing.path };
    for line in &briefing.lines {
        let words = line.words().map(|words| words.as_str().replace('\n', " "));
        let words = words.unwrap_or_else(|| "mark".to_owned());
        let item = line.item.as_ref().unwrap_or(&line.kept.written);
        let orphan = if line.item.is_none() { "orphan, " } else { "" };
        let changed = if line.is_changed() { ", changed since" } else { "" };
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{place}: {orphan}{}{changed}: {words}", name(item));
    }
}
