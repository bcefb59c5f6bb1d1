//! What happens where a disk, a kill or another program has its way: no start fails, no note is lost, and it is said.

use std::{fs, os::unix::fs::PermissionsExt};

use super::*;

#[test]
fn a_line_that_was_torn_is_counted_and_what_is_written_next_is_whole() {
    let mut desk = Desk::new();
    let first = text(&[FIRE]);
    let opened = desk.open("/a.yaml", &first);
    let log = Journal::new(&desk.folder()).path();
    let name = log.file_name().unwrap().to_str().unwrap().to_owned();
    append(&desk.folder(), &name, "{\"v\":1,\"n\":9,\"t\":0,\"b\":\"01");
    desk.note(&opened, &first, 0, "After");
    let memory = desk.memory();
    assert_eq!(
        memory.trouble()[0].as_str(),
        "1 line of what is kept was not written to its end; it stays as it is"
    );
    assert_eq!(told(&desk.open("/a.yaml", &first), &first), ["After -> Fire in hall 7"]);
    assert!(fs::read_to_string(log).unwrap().contains("\"b\":\"01\n{\"v\":1,"));
}

#[test]
fn lines_of_a_newer_version_are_kept_and_counted() {
    let mut desk = Desk::new();
    let first = text(&[FIRE]);
    let opened = desk.open("/a.yaml", &first);
    let line =
        format!("{{\"v\":2,\"n\":41,\"b\":\"{}\",\"k\":\"note\",\"d\":{{\"sound\":[1,2]}}}}\n", opened.key);
    append(&desk.folder(), "a.jsonl", &line);
    append(&desk.folder(), "a.jsonl", &line.replace("\"v\":2", "\"v\":1").replace("note", "dance"));
    let memory = desk.memory();
    let said: Vec<&str> = memory.trouble().iter().map(briefing_text::SafeText::as_str).collect();
    assert_eq!(said, ["2 lines of what is kept are of a newer version of briefing; they stay as they are"]);
    desk.note(&opened, &first, 0, "Mine");
    assert_eq!(told(&desk.open("/a.yaml", &first), &first), ["Mine -> Fire in hall 7"]);
    assert!(fs::read_to_string(desk.folder().join("a.jsonl")).unwrap().starts_with(&line));
    assert!(desk.memory().next_stamp().n > 41);
}

#[test]
fn a_log_with_anything_in_it_is_read_as_far_as_it_goes() {
    let mut desk = Desk::new();
    let first = text(&[FIRE]);
    let opened = desk.open("/a.yaml", &first);
    desk.note(&opened, &first, 0, "Mine");
    let bad =
        format!("{{\"v\":1,\"n\":9,\"t\":0,\"b\":\"{}\",\"k\":\"note\",\"d\":{{\"id\":7}}}}\n", opened.key);
    append(&desk.folder(), "z.jsonl", &format!("\n\n<<<<<<< HEAD\n{bad}\u{0}\u{0}\u{0}\n"));
    let opened = desk.open("/a.yaml", &first);
    assert_eq!((told(&opened, &first), opened.unread), (vec!["Mine -> Fire in hall 7".to_owned()], 1));
    assert_eq!(desk.memory().trouble().len(), 1);
}

#[test]
fn a_folder_that_cannot_be_read_or_written_is_said() {
    let mut desk = Desk::new();
    let first = text(&[FIRE]);
    let opened = desk.open("/a.yaml", &first);
    let mut memory = desk.memory();
    let lines = memory.keep(opened.key, [Record::Read(vec![1])], 0);
    let folder = desk.folder();
    let log = Journal::new(&folder).path();
    let modes = |folder_mode, log_mode| {
        let set = |path: &Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
        set(&folder, 0o700);
        set(&log, log_mode);
        set(&folder, folder_mode);
    };
    // Root may read everything.
    let is_root = rustix::process::geteuid().is_root();
    modes(0o000, 0o600);
    let said = Memory::read(&folder).trouble().to_vec();
    let failed = Journal::new(&folder).append(&lines, Sync::Now);
    modes(0o700, 0o000);
    let log_said = Memory::read(&folder).trouble().to_vec();
    modes(0o700, 0o600);
    if !is_root {
        assert!(
            said[0].as_str().contains("may not be read by this user, so marks and notes are not shown"),
            "{said:?}"
        );
        let failed = failed.unwrap_err().message();
        assert!(failed.as_str().starts_with("this user may not write in"), "{failed}");
        assert!(log_said[0].as_str().contains("may not be read by this user"), "{log_said:?}");
    }
    // Something else lies where the folder would be.
    let file = desk.state.path().join("file");
    fs::write(&file, "").unwrap();
    let said = Memory::read(&file.join("memory")).trouble().to_vec();
    let failed = Journal::new(&file.join("memory")).append(&lines, Sync::Now).unwrap_err();
    assert!(
        said.len() == 1 && failed.message().as_str().starts_with("no folder can be made"),
        "{said:?} {failed}"
    );
}

#[test]
fn a_disk_that_is_full_keeps_none_and_says_so() {
    let full = Path::new("/dev/full");
    if !full.exists() {
        return;
    }
    let state = tempfile::tempdir().unwrap();
    let folder = state.path().join("memory");
    let journal = Journal::new(&folder);
    fs::create_dir_all(&folder).unwrap();
    std::os::unix::fs::symlink(full, journal.path()).unwrap();
    let mut memory = Memory::read(&folder);
    let lines = memory.keep(super::super::Key::new("a"), [Record::Read(vec![1])], 0);
    let error = journal.append(&lines, Sync::Now).unwrap_err();
    assert!(error.message().as_str().starts_with("the disk is full; make room"), "{error}");
    // Once there is room, the same lines are kept.
    fs::remove_file(journal.path()).unwrap();
    journal.append(&lines, Sync::Now).unwrap();
    assert_eq!(fs::read_to_string(journal.path()).unwrap(), lines.as_str());
}

#[test]
fn the_log_is_for_this_user_alone() {
    let mut desk = Desk::new();
    desk.open("/a.yaml", &text(&[FIRE]));
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&desk.folder()), 0o700);
    assert_eq!(mode(&Journal::new(&desk.folder()).path()), 0o600);
}

#[test]
fn a_log_of_a_hundred_megabytes_is_read() {
    let mut desk = Desk::new();
    let first = text(&[FIRE]);
    let opened = desk.open("/a.yaml", &first);
    desk.note(&opened, &first, 0, "Mine");
    let mut memory = desk.memory();
    // Places of years, and what was read of another briefing.
    let other = super::super::Key::new("other");
    let place = |n: u32| Record::Place(serde_json::json!({ "at": n, "words": "x".repeat(900) }));
    let mut block = memory.keep(opened.key, (0..500).map(place), 0);
    block.extend(&memory.keep(other, [Record::Read((0..30_000).collect())], 0));
    let block = block.as_str().repeat(100_000_000 / block.as_str().len());
    append(&desk.folder(), "b.jsonl", &block);
    let opened = desk.open("/a.yaml", &first);
    assert!(desk.memory().trouble().is_empty());
    assert_eq!(told(&opened, &first), ["Mine -> Fire in hall 7"]);
    assert_eq!(opened.place.unwrap()["at"], 499);
    assert!(opened.read.is_empty());
}

#[test]
fn two_readers_at_once_tear_nothing() {
    let desk = Desk::new();
    let folder = desk.folder();
    std::thread::scope(|scope| {
        for reader in 0..2_u64 {
            let folder = &folder;
            scope.spawn(move || {
                let mut memory = Memory::read(folder);
                let journal = Journal::new(folder);
                for n in 0..1_000 {
                    let marks = (0..20).map(|mark| reader << 32 | n << 8 | mark).collect();
                    let lines = memory.keep(super::super::Key::new("a"), [Record::Read(marks)], n);
                    journal.append(&lines, Sync::Later).unwrap();
                }
            });
        }
    });
    let memory = Memory::read(&folder);
    assert_eq!(memory.trouble(), []);
    let (marks, unread) = memory.lines(&[super::super::Key::new("a")]).read();
    assert_eq!((marks.len(), unread), (40_000, 0));
}
