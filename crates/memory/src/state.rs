//! Records in order -> what is kept of one briefing. It must not know which records those are.

use std::collections::{BTreeMap, HashSet};

use briefing_changes::{Anchor, Standing};
use briefing_format::model::{Contents, Item, ItemKey};
use briefing_text::SafeText;
use twox_hash::XxHash3_64;

use super::{key::NoteId, line::Stamp, record::Record};

/// The items that were read, by their [`read_mark`]s.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadMarks(HashSet<u64, foldhash::fast::RandomState>);

impl ReadMarks {
    /// Whether an item was read.
    pub fn has(&self, mark: u64) -> bool {
        self.0.contains(&mark)
    }

    /// Adds an item; tells whether it was not read before.
    pub fn insert(&mut self, mark: u64) -> bool {
        self.0.insert(mark)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn reserve(&mut self, more: usize) {
        self.0.reserve(more);
    }
}

/// The number by which an item is known to be read. One that has an id stays read; any other is read again once its own words
/// or dates change. Two that say the same are both read.
pub fn read_mark(contents: &Contents, item: Item) -> u64 {
    let text = match contents.key(item) {
        ItemKey::Briefing => ".".to_owned(),
        ItemKey::Id(id) => id.to_string(),
        ItemKey::Words { section, fingerprint, .. } => format!("{}:{fingerprint:016x}", section.as_str()),
    };
    XxHash3_64::oneshot(text.as_bytes())
}

/// A mark or a note, and what became of its item.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    /// Which one it is.
    pub id: NoteId,
    /// What it says; a mark says nothing.
    pub text: Option<SafeText>,
    /// When its text was written, in seconds since 1970, as the clock of that device had it.
    pub time: u64,
    /// The order of that among all records, for [`Record::Note`].
    pub stamp: Stamp,
    /// The item as it was when this was written.
    pub written: Anchor,
    /// The item as it was seen last.
    pub anchor: Anchor,
    /// What became of the item in the version that is looked at; an orphan where none is.
    pub standing: Standing,
    /// Whether the item has changed so much since this was written that somebody has to look.
    pub(crate) changed: bool,
}

impl Kept {
    /// A note, or without a text a mark, that is kept now; what became of the item is known.
    pub fn new(
        id: NoteId,
        text: Option<&str>,
        (time, stamp): (u64, Stamp),
        anchor: Anchor,
        standing: Standing,
    ) -> Self {
        let text = text.map(SafeText::prose);
        let written = anchor.clone();
        Self { id, text, time, stamp, written, anchor, standing, changed: false }
    }
}

/// What follows from some records.
#[derive(Debug, Default)]
pub(crate) struct State {
    kept: BTreeMap<NoteId, Kept>,
    /// Notes that two devices have changed at once: the text that came first.
    both: Vec<Kept>,
}

impl State {
    /// Takes in the next record.
    pub(crate) fn take(&mut self, stamp: &Stamp, time: u64, record: Record) {
        match record {
            Record::Mark { id, anchor } => self.keep(id, None, time, stamp, anchor),
            Record::Note { id, anchor, text, was } => {
                self.keep_both(id, was.as_ref(), &text);
                self.keep(id, Some(SafeText::prose(&text)), time, stamp, anchor);
            }
            Record::Unmark { id } => {
                self.kept.remove(&id);
            }
            Record::Forget { id, was } => {
                let is_unseen = |kept: &Kept| was.as_ref().is_some_and(|was| *was != kept.stamp);
                self.both.retain(|other| other.id != id);
                if !self.kept.get(&id).is_some_and(is_unseen) {
                    self.kept.remove(&id);
                }
            }
            Record::Anchored { id, anchor, changed } => {
                if let Some(kept) = self.kept.get_mut(&id) {
                    kept.anchor = anchor;
                    kept.changed |= changed;
                }
            }
            Record::Opened(_) | Record::Seen(_) | Record::Read(_) | Record::Place(_) => {}
        }
    }

    fn keep(&mut self, id: NoteId, text: Option<SafeText>, time: u64, stamp: &Stamp, anchor: Anchor) {
        let (written, standing) = (anchor.clone(), Standing::Orphan);
        let kept = Kept { id, text, time, stamp: stamp.clone(), written, anchor, standing, changed: false };
        self.kept.insert(id, kept);
    }

    /// A text that is replaced by somebody who has not seen it stays as a note of its own.
    fn keep_both(&mut self, id: NoteId, was: Option<&Stamp>, text: &str) {
        let Some(before) = self.kept.get(&id) else { return };
        let is_unseen = was.is_some_and(|was| *was != before.stamp);
        let says_more = before.text.as_ref().is_some_and(|before| before.raw() != text);
        if is_unseen && says_more {
            let mut other = before.clone();
            // The same number on each device.
            let words = format!("{id} {} {}", other.stamp.n, other.stamp.device);
            other.id = NoteId::of(&words);
            self.both.push(other);
        }
    }

    /// All that is kept, what was written first before the rest.
    pub(crate) fn into_kept(self) -> Vec<Kept> {
        let mut kept: BTreeMap<NoteId, Kept> = self.both.into_iter().map(|kept| (kept.id, kept)).collect();
        kept.extend(self.kept);
        let mut kept: Vec<Kept> = kept.into_values().collect();
        kept.sort_by(|a, b| a.stamp.cmp(&b.stamp).then(a.id.cmp(&b.id)));
        kept
    }
}
