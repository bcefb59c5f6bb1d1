//! The memory as a reader uses it: briefings are opened, edited, moved and copied, and notes are found again.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod failures;
mod order;
mod which;

use std::{
    collections::HashSet,
    path::{Path, PathBuf},
};

use briefing_changes::{Anchor, Standing};
use briefing_format::model::{Briefing, Item};
use tempfile::TempDir;

use super::{Hash, Journal, Memory, NoteId, Recalled, Record, Sought, Sync, read_mark};

/// A device: its state folder, the files that are there, and what its clock says.
struct Desk {
    state: TempDir,
    files: HashSet<String>,
    now: u64,
}

/// A briefing of these events.
fn text(events: &[&str]) -> String {
    let events: Vec<String> = events.iter().map(|event| format!("  - {{{event}}}\n")).collect();
    format!("briefing: 1\ntitle: Harbor fire\nevents:\n{}", events.concat())
}

fn read(text: &str) -> Briefing {
    briefing_format::parse(text, &mut |_| {}).briefing
}

impl Desk {
    fn new() -> Self {
        Self { state: tempfile::tempdir().unwrap(), files: HashSet::new(), now: 1_700_000_000 }
    }

    fn folder(&self) -> PathBuf {
        self.state.path().join("memory")
    }

    fn memory(&self) -> Memory {
        Memory::read(&self.folder())
    }

    /// Opens a text as a new process does.
    fn open(&mut self, path: &str, text: &str) -> Recalled {
        self.files.insert(path.to_owned());
        let briefing = read(text);
        let mut memory = self.memory();
        let exists = |path: &str| self.files.contains(path);
        let sought = Sought { path: Some(path), exists: &exists, ..Sought::new(&briefing, Hash::of(text)) };
        let recalled = memory.recall(&sought);
        self.now += 60;
        let lines = memory.keep(recalled.key, recalled.records.clone(), self.now);
        Journal::new(&self.folder()).append(&lines, Sync::Now).unwrap();
        recalled
    }

    fn keep(&mut self, recalled: &Recalled, records: Vec<Record>) {
        let mut memory = self.memory();
        self.now += 1;
        let lines = memory.keep(recalled.key, records, self.now);
        Journal::new(&self.folder()).append(&lines, Sync::Now).unwrap();
    }

    /// Writes a note about the event of this number.
    fn note(&mut self, recalled: &Recalled, text: &str, event: u32, words: &str) -> NoteId {
        let id = NoteId::random();
        let anchor = anchor(text, event);
        self.keep(recalled, vec![Record::Note { id, anchor, text: words.to_owned(), was: None }]);
        id
    }

    fn remove(&mut self, path: &str) {
        self.files.remove(path);
    }
}

fn anchor(text: &str, event: u32) -> Anchor {
    let item = Item::Event(briefing_format::model::EventIx(event));
    Anchor::of(&read(text), item, &Hash::of(text).to_string())
}

/// The notes as a list would show them: `note -> title`, with `?` where the item has changed.
fn told(recalled: &Recalled, text: &str) -> Vec<String> {
    let briefing = read(text);
    let title = |item: Item| match item {
        Item::Event(ix) => briefing[ix].title.to_string(),
        other => format!("{other:?}"),
    };
    let line = |kept: &super::Kept| {
        let words = kept.text.as_ref().map_or("mark".to_owned(), ToString::to_string);
        match kept.standing {
            Standing::Certain(item) => format!("{words} -> {}", title(item)),
            Standing::Changed(item) => format!("{words} -> {}?", title(item)),
            Standing::Orphan => format!("{words}, of “{}”", kept.written.title),
        }
    };
    recalled.kept.iter().map(line).collect()
}

const FIRE: &str = "title: Fire in hall 7, date: 2024-03-01";
const ALARM: &str = "title: The alarm is raised by a guard, date: 2024-03-01";
const REPORT: &str = "title: The insurers publish a report, date: 2024-05";

#[test]
fn a_note_is_found_in_the_same_file_and_after_an_edit() {
    let mut desk = Desk::new();
    let first = text(&[FIRE, ALARM, REPORT]);
    let opened = desk.open("/a.yaml", &first);
    assert!(opened.kept.is_empty() && opened.seen.is_empty());
    desk.note(&opened, &first, 1, "Who?");
    assert_eq!(told(&desk.open("/a.yaml", &first), &first), ["Who? -> The alarm is raised by a guard"]);
    // Others come before it, and it is worded a little differently.
    let second = text(&[
        REPORT,
        "title: A ship arrives",
        FIRE,
        "title: The alarm is raised by a night guard, date: 2024-03-01~",
    ]);
    let opened = desk.open("/a.yaml", &second);
    assert_eq!(told(&opened, &second), ["Who? -> The alarm is raised by a night guard"]);
    assert_eq!(opened.seen.len(), 1);
    assert_eq!(opened.last_read(), Some(Hash::of(&first)));
    // What is followed from now on is the event as it is now.
    let third = text(&["title: The alarm is raised by a night guard at two, date: 2024-03-01T02~"]);
    assert_eq!(
        told(&desk.open("/a.yaml", &third), &third),
        ["Who? -> The alarm is raised by a night guard at two"]
    );
}

#[test]
fn an_event_that_changed_much_is_said_to_have_until_somebody_writes_anew() {
    let mut desk = Desk::new();
    let first = text(&[FIRE, ALARM, REPORT]);
    let opened = desk.open("/a.yaml", &first);
    let id = desk.note(&opened, &first, 1, "Who?");
    let second = text(&[FIRE, "title: The alarm is raised late by two sailors, date: 2024-03-01", REPORT]);
    for _ in 0..2 {
        let opened = desk.open("/a.yaml", &second);
        assert_eq!(told(&opened, &second), ["Who? -> The alarm is raised late by two sailors?"]);
        assert_eq!(opened.kept[0].written.title, "The alarm is raised by a guard");
    }
    let was = Some(desk.open("/a.yaml", &second).kept[0].stamp.clone());
    let note = Record::Note { id, anchor: anchor(&second, 1), text: "Who else?".to_owned(), was };
    desk.keep(&opened, vec![note]);
    let opened = desk.open("/a.yaml", &second);
    assert_eq!(told(&opened, &second), ["Who else? -> The alarm is raised late by two sailors"]);
}

#[test]
fn a_note_whose_event_is_gone_keeps_the_words_that_it_was_written_to() {
    let mut desk = Desk::new();
    let first = text(&[FIRE, ALARM, REPORT]);
    let opened = desk.open("/a.yaml", &first);
    desk.note(&opened, &first, 1, "Who?");
    let without = text(&[FIRE, REPORT]);
    let opened = desk.open("/a.yaml", &without);
    assert_eq!(told(&opened, &without), ["Who?, of “The alarm is raised by a guard”"]);
    // It comes back with its event.
    assert_eq!(told(&desk.open("/a.yaml", &first), &first), ["Who? -> The alarm is raised by a guard"]);
}

#[test]
fn marks_notes_places_and_what_was_read_are_kept_and_taken_away() {
    let mut desk = Desk::new();
    let first = text(&[FIRE, ALARM]);
    let briefing = read(&first);
    let items: Vec<Item> = briefing.items().collect();
    let opened = desk.open("/a.yaml", &first);
    let mark = NoteId::random();
    let note = desk.note(&opened, &first, 1, "Who?");
    let place = |at: u32| Record::Place(serde_json::json!({ "at": at }));
    let read_one = Record::Read(vec![read_mark(&briefing, items[0])]);
    desk.keep(
        &opened,
        vec![Record::Mark { id: mark, anchor: anchor(&first, 0) }, place(1), read_one, place(2)],
    );
    let opened = desk.open("/a.yaml", &first);
    assert_eq!(told(&opened, &first), ["Who? -> The alarm is raised by a guard", "mark -> Fire in hall 7"]);
    assert_eq!(opened.place, Some(serde_json::json!({ "at": 2 })));
    let is_read: Vec<bool> = items.iter().map(|item| opened.read.has(read_mark(&briefing, *item))).collect();
    assert_eq!((is_read, opened.read.len()), (vec![true, false], 1));
    desk.keep(&opened, vec![Record::Unmark { id: mark }, Record::Forget { id: note, was: None }]);
    assert!(desk.open("/a.yaml", &first).kept.is_empty());
}

#[test]
fn the_memory_of_this_process_is_what_another_one_reads() {
    let mut desk = Desk::new();
    let first = text(&[FIRE, ALARM]);
    let opened = desk.open("/a.yaml", &first);
    let mut memory = desk.memory();
    let id = NoteId::random();
    let note = |text: &str| Record::Note { id, anchor: anchor(&first, 0), text: text.to_owned(), was: None };
    let mut lines = memory.keep(opened.key, [note("One")], 1);
    lines.extend(&memory.keep(opened.key, [note("Two"), Record::Read(vec![7])], 2));
    let briefing = read(&first);
    let exists = |_: &str| true;
    let sought = Sought {
        path: Some("/a.yaml"),
        exists: &exists,
        is_open: true,
        ..Sought::new(&briefing, Hash::of(&first))
    };
    let here = memory.recall(&sought);
    Journal::new(&desk.folder()).append(&lines, Sync::Later).unwrap();
    let there = desk.memory().recall(&sought);
    assert_eq!((&here.kept, &here.read, &here.seen), (&there.kept, &there.read, &there.seen));
    assert_eq!(told(&there, &first), ["Two -> Fire in hall 7"]);
    assert!(there.records.is_empty(), "nothing is news: {:?}", there.records);
}

#[test]
fn the_last_ones_come_first() {
    let mut desk = Desk::new();
    let (first, other) = (text(&[FIRE]), text(&[REPORT]).replace("Harbor", "Other"));
    desk.open("/a.yaml", &first);
    desk.open("/b.yaml", &other);
    let opened = desk.open("/a.yaml", &first);
    let recent = desk.memory().recent(5);
    let paths: Vec<&str> = recent.iter().map(|briefing| &*briefing.path).collect();
    assert_eq!(paths, ["/a.yaml", "/b.yaml"]);
    assert_eq!(
        (recent[0].key, recent[0].title.as_str(), recent[0].time),
        (opened.key, "Harbor fire", desk.now)
    );
}

fn append(folder: &Path, name: &str, text: &str) {
    use std::io::Write;
    std::fs::create_dir_all(folder).unwrap();
    let mut file = std::fs::OpenOptions::new().create(true).append(true).open(folder.join(name)).unwrap();
    file.write_all(text.as_bytes()).unwrap();
}
