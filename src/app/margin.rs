//! What stands in the margin: what the file says differently of an item since another version, and what the reader has kept
//! beside it. None of it is of the file. It must not know where a row stands.

use std::{collections::BTreeMap, sync::Arc};

use super::compared::Compared;
use briefing_changes::Kind;
use briefing_evidence::describe::{Paragraph, Tone};
use briefing_format::model::Item;
use briefing_text::{SafeText, safe_format};

/// So many changes of one item are told below it; the list of all has the rest.
const TOLD: usize = 4;

/// A sign beside an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Sign {
    /// It was not there in the other version.
    New,
    /// Something else is said of it there.
    Changed,
    /// The reader has written a note to it.
    Noted,
    /// The reader has marked it.
    Marked,
}

/// What the reader has kept beside an item.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Kept {
    /// Whether it is marked.
    pub(crate) is_marked: bool,
    /// The notes, the oldest first.
    pub(crate) notes: Vec<SafeText>,
    /// The words that it was kept beside, where they are others now.
    pub(crate) before: Option<SafeText>,
}

/// What stands in the margin of one briefing.
#[derive(Clone, Debug, Default)]
pub(crate) struct Margin {
    /// What the file says differently.
    pub(crate) compared: Option<Arc<Compared>>,
    /// What the reader has kept.
    pub(crate) kept: BTreeMap<Item, Kept>,
}

impl Margin {
    /// The sign beside an item. What has changed comes before what is kept: that is new.
    pub(crate) fn sign(&self, item: Item) -> Option<Sign> {
        let mut changes = self.compared.iter().flat_map(|compared| compared.comparison.of(item));
        if let Some(first) = changes.next() {
            return Some(if first.kind == Kind::Added { Sign::New } else { Sign::Changed });
        }
        let kept = self.kept.get(&item)?;
        Some(if kept.notes.is_empty() { Sign::Marked } else { Sign::Noted })
    }

    /// Whether nothing stands in it.
    pub(crate) fn is_empty(&self) -> bool {
        self.compared.is_none() && self.kept.is_empty()
    }

    /// What is said below an item that is open.
    pub(crate) fn paragraphs(&self, item: Item) -> Vec<Paragraph> {
        let mut told = Vec::new();
        if let Some(compared) = &self.compared {
            let since = compared.since.words();
            let mut changes = compared.comparison.of(item);
            for change in changes.by_ref().take(TOLD) {
                let words = match change.kind {
                    Kind::Added => safe_format!("New since {since}"),
                    _ => safe_format!("Since {since}: "),
                };
                let line = Paragraph::close().tone(Tone::Warning, words);
                told.push(if change.kind == Kind::Added { line } else { marked(line, &change.words) });
            }
            let more = changes.count();
            if more > 0 {
                told.push(Paragraph::close().tone(Tone::Muted, safe_format!("{more} more changes of it")));
            }
        }
        let Some(kept) = self.kept.get(&item) else { return told };
        if kept.is_marked {
            told.push(Paragraph::close().tone(Tone::Label, "Marked by you"));
        }
        for note in &kept.notes {
            told.push(Paragraph::close().tone(Tone::Label, "Your note: ").words(note));
        }
        if let Some(before) = &kept.before {
            told.push(Paragraph::close().tone(Tone::Warning, "It has changed since; it was: ").words(before));
        }
        told
    }
}

/// The first line of a note.
pub(crate) fn first_line(text: &SafeText) -> SafeText {
    SafeText::line(text.raw().lines().next().unwrap_or_default())
}

/// Adds words with what is gone in `[-…-]` and what is new in `{+…+}`, each in a tone of its own.
pub(super) fn marked(mut line: Paragraph, words: &SafeText) -> Paragraph {
    const MARKS: [(&str, &str, Tone); 2] = [("[-", "-]", Tone::Opposes), ("{+", "+}", Tone::Supports)];
    let mut rest = words.as_str();
    loop {
        let found = MARKS.iter().filter_map(|(begin, end, tone)| {
            let from = rest.find(begin)?;
            let to = from + rest[from..].find(end)? + end.len();
            Some((from, to, *tone))
        });
        let Some((from, to, tone)) = found.min_by_key(|(from, ..)| *from) else { break };
        line = line.words(SafeText::line(&rest[..from])).tone(tone, SafeText::line(&rest[from..to]));
        rest = &rest[to..];
    }
    line.words(SafeText::line(rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_gone_and_what_is_new_stand_apart() {
        let line = marked(Paragraph::close(), &SafeText::from_static("a [-b-]{+c+} d [- e"));
        let runs: Vec<(&str, Tone)> = line.runs.iter().map(|run| (run.text.as_str(), run.tone)).collect();
        let expected = [
            ("a ", Tone::Text),
            ("[-b-]", Tone::Opposes),
            ("{+c+}", Tone::Supports),
            (" d [- e", Tone::Text),
        ];
        assert_eq!(runs, expected);
    }
}
