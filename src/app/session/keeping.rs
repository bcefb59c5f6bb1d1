//! What is kept of one briefing: its marks and notes beside their items, where the reader was, and what was read. It must not
//! know where that is kept.

use std::{collections::BTreeMap, sync::Arc};

use super::Session;
use crate::app::{
    actions::Action, commands::Cx, compared::Compared, config::Keeps, job::Task, margin::Kept,
    note_field::Target, overlays, place::SavedPlace,
};
use briefing_changes::Pairing;
use briefing_format::model::{Item, date::Day};
use briefing_memory::{
    self as memory, Anchor, Key, NoteId, ReadMarks, Recalled, Record, Standing, Sync, read_mark,
};
use briefing_text::{SafeText, safe_format};

/// What is kept of a briefing that is open.
#[derive(Debug, Default)]
pub(crate) struct Beside {
    /// Whether somebody was asked for it.
    is_asked: bool,
    /// Which briefing it is, once that is known.
    pub(crate) key: Option<Key>,
    /// What the version that is shown is called in anchors; empty where that is not known yet.
    version: String,
    /// Its marks and notes.
    pub(crate) kept: Vec<memory::Kept>,
    /// The versions that were seen before, the last one last.
    pub(crate) seen: Vec<memory::Seen>,
    read: ReadMarks,
    /// The place that was kept last.
    place: Option<SavedPlace>,
    /// Whether a key was pressed since it was opened: then the reader stays where it was put.
    pub(crate) is_touched: bool,
}

impl Session {
    /// Asks what is kept of it, once anything is known of that.
    pub(super) fn ask_what_is_kept(&mut self, cx: &mut Cx<'_>) {
        if !self.beside.is_asked {
            self.recall(false, cx);
        }
    }

    /// Asks what is kept of it, or where that stands in the version that is shown now.
    pub(super) fn recall(&mut self, is_open: bool, cx: &mut Cx<'_>) {
        let (Some(memory), Some(folder)) = (cx.keeping.memory(), cx.keeping.folder()) else { return };
        self.beside.is_asked = true;
        let (memory, folder) = (Box::new(memory.clone()), Arc::clone(folder));
        let document = Arc::clone(self.reader.document());
        let keeps_all = cx.config.memory == Keeps::All;
        self.ask(Task::Recall { memory, folder, document, is_open, keeps_all }, cx);
    }

    /// Asks once more what is kept of it, where that was known.
    pub(crate) fn recall_again(&mut self, cx: &mut Cx<'_>) {
        if self.beside.key.is_some() {
            self.recall(true, cx);
        }
    }

    /// Takes in what is kept of it.
    pub(super) fn admit_kept(
        &mut self,
        recalled: Recalled,
        version: String,
        compared: Option<Arc<Compared>>,
        (is_open, in_front): (bool, bool),
        cx: &mut Cx<'_>,
    ) {
        let Recalled { key, how, kept, read, place, seen, records, .. } = recalled;
        cx.keeping.keep(key, records, Sync::Later, &mut cx.effects);
        self.beside.key = Some(key);
        self.beside.version = version;
        self.beside.kept = kept;
        self.fill_margin();
        if in_front {
            overlays::renew_notes(self, cx);
        }
        if is_open {
            return;
        }
        // A copy was never read, whatever was read of the other file.
        let is_copy = matches!(how, memory::How::Copy { .. });
        let (seen, place) = if is_copy { (Vec::new(), None) } else { (seen, place) };
        let compared = compared.filter(|_| !is_copy);
        let last = seen.last().map(|seen| seen.last);
        (self.beside.seen, self.beside.read) = (seen, read);
        let mut said: Vec<SafeText> = how.sentence().into_iter().collect();
        if let Some(compared) = compared.filter(|_| self.reader.margin.compared.is_none()) {
            if !compared.comparison.changes.is_empty() {
                let keys = safe_format!("{} {}", cx.key(Action::NextChange), cx.key(Action::Changes));
                said.push(safe_format!("{} ({keys})", compared.words()));
            }
            self.reader.set_compared(Some(compared));
        }
        let orphans = self.beside.kept.iter().filter(|kept| kept.standing == Standing::Orphan).count();
        if orphans > 0 {
            let notes = if orphans == 1 {
                "a note or mark has lost its item"
            } else {
                "notes or marks have lost their items"
            };
            let count = if orphans == 1 { SafeText::default() } else { safe_format!("{orphans} ") };
            said.push(safe_format!("{count}{notes} ({})", cx.key(Action::Notes)));
        }
        let place = place.and_then(|place| serde_json::from_value::<SavedPlace>(place).ok());
        if let Some(place) = place.filter(|_| !self.beside.is_touched) {
            if place.stand(&mut self.reader, &self.beside.version) {
                let day = last.and_then(Day::of_seconds);
                let when = day.map_or_else(SafeText::default, |day| safe_format!(" on {day}"));
                let back = cx.key(Action::Back);
                said.insert(0, safe_format!("Here you were{when}; {back} begins anew"));
            }
            self.beside.place = Some(place);
        }
        if in_front && !said.is_empty() {
            let words = said.iter().map(SafeText::as_str).collect::<Vec<_>>().join(" · ");
            cx.say(SafeText::line(&words));
        }
    }

    /// Another version is shown, and it is not known yet where all that is kept stands in it: it stands beside what its items
    /// are taken for.
    pub(super) fn follow_kept(&mut self, pairing: &Pairing) {
        self.beside.version = String::new();
        for kept in &mut self.beside.kept {
            kept.standing = match kept.standing.item().and_then(|item| pairing.new_of(item)) {
                Some(pair) if pair.how.is_certain() => Standing::Certain(pair.item),
                Some(pair) => Standing::Changed(pair.item),
                None => Standing::Orphan,
            };
        }
        self.fill_margin();
    }

    /// Puts marks and notes beside their items.
    fn fill_margin(&mut self) {
        let mut margin: BTreeMap<Item, Kept> = BTreeMap::new();
        for kept in &self.beside.kept {
            let Some(item) = kept.standing.item() else { continue };
            let beside = margin.entry(item).or_default();
            match &kept.text {
                Some(text) => beside.notes.push(text.clone()),
                None => beside.is_marked = true,
            }
            if matches!(kept.standing, Standing::Changed(_)) {
                beside.before = Some(kept.written.words());
            }
        }
        self.reader.set_kept(margin);
    }

    /// Marks an item, or takes the mark away; whether it is marked now. Nothing where nothing can be kept yet.
    pub(crate) fn toggle_mark(&mut self, item: Item, cx: &mut Cx<'_>) -> Option<bool> {
        let key = self.beside.key?;
        let is_it = |kept: &memory::Kept| kept.text.is_none() && kept.standing.item() == Some(item);
        let record = if let Some(at) = self.beside.kept.iter().position(is_it) {
            Record::Unmark { id: self.beside.kept.remove(at).id }
        } else {
            let (id, anchor) = (NoteId::random(), self.anchor(item));
            self.put(id, Some(item), None, &anchor, cx);
            Record::Mark { id, anchor }
        };
        let is_marked = matches!(record, Record::Mark { .. });
        cx.keeping.keep(key, vec![record], Sync::Now, &mut cx.effects);
        self.fill_margin();
        Some(is_marked)
    }

    /// The note of an item that is written on: the last one.
    pub(crate) fn note_of(&self, item: Item) -> Option<&memory::Kept> {
        let is_it = |kept: &&memory::Kept| kept.text.is_some() && kept.standing.item() == Some(item);
        self.beside.kept.iter().rev().find(is_it)
    }

    /// What a note to an item is about: the one that is there, or a new one.
    pub(crate) fn about(&self, item: Item) -> Target {
        Target { id: self.note_of(item).map(|kept| kept.id), item: Some(item), anchor: self.anchor(item) }
    }

    /// Keeps what a note says, or takes it away where it says nothing. False where nothing can be kept yet.
    pub(crate) fn write_note(&mut self, about: Target, text: &str, cx: &mut Cx<'_>) -> bool {
        let Some(key) = self.beside.key else { return false };
        let before = about.id.and_then(|id| self.beside.kept.iter().find(|kept| kept.id == id)).cloned();
        let was = before.as_ref().map(|before| before.stamp.clone());
        let record = match (before, text.trim().is_empty()) {
            (None, true) => return true,
            (Some(before), true) => {
                self.beside.kept.retain(|kept| kept.id != before.id);
                Record::Forget { id: before.id, was }
            }
            (before, false) => {
                let id = before.map_or_else(NoteId::random, |before| before.id);
                // Of an item that is gone by now, what it was.
                let anchor = about.item.map_or(about.anchor, |item| self.anchor(item));
                self.beside.kept.retain(|kept| kept.id != id);
                self.put(id, about.item, Some(text), &anchor, cx);
                Record::Note { id, anchor, text: text.to_owned(), was }
            }
        };
        cx.keeping.keep(key, vec![record], Sync::Now, &mut cx.effects);
        self.fill_margin();
        true
    }

    /// Takes away a note or mark, by its number among all.
    pub(crate) fn forget(&mut self, id: NoteId, cx: &mut Cx<'_>) -> bool {
        let Some(key) = self.beside.key else { return false };
        let Some(at) = self.beside.kept.iter().position(|kept| kept.id == id) else { return false };
        let kept = self.beside.kept.remove(at);
        let record = match kept.text {
            Some(_) => Record::Forget { id, was: Some(kept.stamp) },
            None => Record::Unmark { id },
        };
        cx.keeping.keep(key, vec![record], Sync::Now, &mut cx.effects);
        self.fill_margin();
        true
    }

    fn anchor(&self, item: Item) -> Anchor {
        Anchor::of(&self.reader.document().briefing, item, &self.beside.version)
    }

    fn put(&mut self, id: NoteId, item: Option<Item>, text: Option<&str>, anchor: &Anchor, cx: &Cx<'_>) {
        let Some(memory) = cx.keeping.memory() else { return };
        let stamp = memory.next_stamp();
        let standing = item.map_or(Standing::Orphan, Standing::Certain);
        self.beside.kept.push(memory::Kept::new(
            id,
            text,
            (cx.keeping.now(), stamp),
            anchor.clone(),
            standing,
        ));
    }

    /// Keeps where the reader is and what it has read, where that is new.
    pub(crate) fn keep_place(&mut self, cx: &mut Cx<'_>) {
        let Some(key) = self.beside.key else { return };
        let place = SavedPlace::of(&self.reader, &self.beside.version);
        let briefing = &self.reader.document().briefing;
        let read: Vec<u64> =
            self.reader.read_now().into_iter().map(|item| read_mark(briefing, item)).collect();
        let read: Vec<u64> = read.into_iter().filter(|mark| self.beside.read.insert(*mark)).collect();
        let mut records = Vec::new();
        if !read.is_empty() {
            records.push(Record::Read(read));
        }
        if self.beside.place.as_ref() != Some(&place)
            && let Ok(value) = serde_json::to_value(&place)
        {
            records.push(Record::Place(value));
            self.beside.place = Some(place);
        }
        cx.keeping.keep(key, records, Sync::Later, &mut cx.effects);
    }
}
