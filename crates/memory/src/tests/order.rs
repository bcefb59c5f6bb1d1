//! What holds where records contradict each other.

use super::*;

/// The log of a device as text: records with their counters.
fn log(key: super::super::Key, records: &[(u64, Record)]) -> String {
    records.iter().map(|(n, record)| crate::line::write(*n, 0, key, record).unwrap()).collect()
}

#[test]
fn the_counter_decides_then_the_device_and_never_the_clock() {
    let mut desk = Desk::new();
    let first = text(&[FIRE]);
    let key = desk.open("/a.yaml", &first).key;
    let id = NoteId::random();
    let note = |text: &str| Record::Note { id, anchor: anchor(&first, 0), text: text.to_owned(), was: None };
    append(&desk.folder(), "b.jsonl", &log(key, &[(9, note("nine of b")), (7, note("seven of b"))]));
    append(&desk.folder(), "a.jsonl", &log(key, &[(9, note("nine of a")), (8, note("eight of a"))]));
    assert_eq!(told(&desk.open("/a.yaml", &first), &first), ["nine of b -> Fire in hall 7"]);
    // What is written next is later than all that was read.
    let opened = desk.open("/a.yaml", &first);
    desk.keep(&opened, vec![note("last")]);
    assert_eq!(told(&desk.open("/a.yaml", &first), &first), ["last -> Fire in hall 7"]);
}

#[test]
fn a_counter_at_its_end_stops_nobody() {
    let mut desk = Desk::new();
    let first = text(&[FIRE]);
    let key = desk.open("/a.yaml", &first).key;
    append(&desk.folder(), "a.jsonl", &log(key, &[(u64::MAX, Record::Read(vec![1]))]));
    let opened = desk.open("/a.yaml", &first);
    let id = desk.note(&opened, &first, 0, "One");
    let note = |text: &str| Record::Note { id, anchor: anchor(&first, 0), text: text.to_owned(), was: None };
    desk.keep(&opened, vec![note("Two")]);
    assert_eq!(told(&desk.open("/a.yaml", &first), &first), ["Two -> Fire in hall 7"]);
}

#[test]
fn a_note_that_two_devices_change_at_once_is_two_notes() {
    let mut desk = Desk::new();
    let first = text(&[FIRE]);
    let opened = desk.open("/a.yaml", &first);
    let id = desk.note(&opened, &first, 0, "First");
    let was = Some(desk.open("/a.yaml", &first).kept[0].stamp.clone());
    let note =
        |text: &str| Record::Note { id, anchor: anchor(&first, 0), text: text.to_owned(), was: was.clone() };
    append(&desk.folder(), "a.jsonl", &log(opened.key, &[(20, note("On one"))]));
    append(&desk.folder(), "b.jsonl", &log(opened.key, &[(21, note("On the other"))]));
    let opened = desk.open("/a.yaml", &first);
    let both = ["On one -> Fire in hall 7", "On the other -> Fire in hall 7"];
    assert_eq!(told(&opened, &first), both);
    // Each can be taken away; and whoever takes away what another has changed meanwhile does not.
    let forget = Record::Forget { id, was: was.clone() };
    desk.keep(&opened, vec![forget]);
    assert_eq!(told(&desk.open("/a.yaml", &first), &first), both);
    let forget = |at: usize| {
        let kept = &opened.kept[at];
        Record::Forget { id: kept.id, was: Some(kept.stamp.clone()) }
    };
    desk.keep(&opened, vec![forget(0)]);
    assert_eq!(told(&desk.open("/a.yaml", &first), &first), both[1..]);
    desk.keep(&opened, vec![forget(1)]);
    assert!(desk.open("/a.yaml", &first).kept.is_empty());
}

#[test]
fn what_was_read_twice_is_read_once() {
    let mut desk = Desk::new();
    let first = text(&[FIRE]);
    let opened = desk.open("/a.yaml", &first);
    let log = log(opened.key, &[(5, Record::Read(vec![1, 2])), (6, Record::Read(vec![2, 3]))]);
    append(&desk.folder(), "a.jsonl", &log);
    // A copy of the log that a conflict has left says the same again.
    append(&desk.folder(), "a.sync-conflict-20260101.jsonl", &log);
    assert_eq!(desk.open("/a.yaml", &first).read.len(), 3);
}
