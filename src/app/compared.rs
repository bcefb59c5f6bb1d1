//! What the file that is read says differently from another version of it, and which version that is. It must not compare
//! anything.

use std::sync::Arc;

use super::margin::marked;
use briefing_changes::Comparison;
use briefing_evidence::{
    Story,
    describe::{Block, Paragraph, Run, Tone},
};
use briefing_format::model::{Date, date::Day};
use briefing_library::{Document, Revision};
use briefing_memory::Hash;
use briefing_text::{SafeText, safe_format};

/// Which version the file is compared with.
#[derive(Clone, Debug)]
pub(crate) enum Since {
    /// The one that was shown before the file was saved.
    Save(Arc<Document>),
    /// One that was read, and when, in seconds since 1970.
    Read(Hash, u64),
    /// One that git has.
    Revision(Revision),
    /// What was known by a date, of the same file.
    Known(Date),
}

impl Since {
    /// The version in words, behind "since".
    pub(crate) fn words(&self) -> SafeText {
        match self {
            Self::Save(_) => SafeText::from_static("the save before"),
            Self::Read(_, seconds) => match Day::time_of_seconds(*seconds) {
                Some(time) => safe_format!("you read it on {}", SafeText::line(&time)),
                None => SafeText::from_static("you read it last"),
            },
            Self::Revision(revision) => revision.words(),
            Self::Known(date) => safe_format!("what was known by {}", date.label()),
        }
    }
}

/// How wide the words for kinds of changes are.
const KIND: usize = 9;

/// A file beside another version of it.
#[derive(Debug)]
pub struct Compared {
    /// The other version.
    pub(crate) since: Since,
    /// What the file says differently.
    pub(crate) comparison: Comparison,
}

impl Compared {
    /// How much there is: `3 changes since the save before`.
    pub(crate) fn words(&self) -> SafeText {
        let since = self.since.words();
        match self.comparison.changes.len() {
            0 => safe_format!("Nothing that it says has changed since {since}"),
            1 => safe_format!("1 change since {since}"),
            all => safe_format!("{all} changes since {since}"),
        }
    }

    /// All of it as a full view says it, the most consequential first; what is there leads to it.
    pub(crate) fn blocks(&self, story: Story<'_>) -> Vec<Block> {
        let head = Paragraph::plain().tone(Tone::Strong, safe_format!("{}.", self.words()));
        let rule = "It is what the files say differently. Whether that is right is not told.";
        let mut blocks = vec![Block::Words(vec![head, Paragraph::close().tone(Tone::Muted, rule)])];
        for change in &self.comparison.changes {
            let kind = safe_format!("{:<KIND$}", change.kind.as_str());
            let leads_to = change.new.filter(|item| story.is_known(*item));
            let name = Run {
                text: change.name.clone(),
                tone: if leads_to.is_some() { Tone::Link } else { Tone::Strong },
                link: leads_to,
            };
            let entry = Paragraph::entry().tone(Tone::Label, kind).runs(vec![name]).words(": ");
            blocks.push(Block::Words(vec![marked(entry, &change.words)]));
        }
        blocks
    }
}
