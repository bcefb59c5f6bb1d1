//! The reader beside an editor and the next morning, on a real terminal: what is saved is shown, and a note is there although the
//! program was killed. It must not test what is said of changes and notes: the scripts of `tests/inside/reader` do.

use std::{fs, path::PathBuf};

use rustix::process::Signal;
use tempfile::TempDir;

use crate::pty::Session;

const HARBOR: &str = "briefing: 1
title: Harbor
events:
  - {date: 2024-01, title: The port opens}
  - {date: 2024-02, title: A ship comes in}
  - {date: 2024-03, title: The crane falls over}
";

/// A folder with the briefing, and what is kept beside it.
struct Desk {
    folder: TempDir,
}

impl Desk {
    fn new() -> Self {
        let desk = Self { folder: tempfile::tempdir().expect("a folder") };
        fs::write(desk.file(), HARBOR).expect("the briefing is written");
        desk
    }

    fn file(&self) -> PathBuf {
        self.folder.path().join("harbor.yaml")
    }

    fn open(&self) -> Session {
        let state = self.folder.path().join("state");
        let mut session = Session::start_with(env!("CARGO_BIN_EXE_briefing"), [self.file()], &state);
        session.wait_for_text("1 Timeline");
        session
    }

    /// Saves as most editors do: a new file takes the place of the old one.
    fn save(&self, text: &str) {
        let beside = self.folder.path().join("harbor.yaml~");
        fs::write(&beside, text)
            .and_then(|()| fs::rename(&beside, self.file()))
            .expect("the briefing is saved");
    }
}

#[test]
fn what_an_editor_saves_is_shown_without_a_key() {
    let desk = Desk::new();
    let mut session = desk.open();
    desk.save(&HARBOR.replace("A ship comes in", "Two ships come in"));
    session.wait_for_text("Two ships come in");
    session.wait_for_text("1 change since the save before");
    desk.save(&HARBOR.replace("title: A ship", "title: \"A ship"));
    session.wait_for_text("Last good version (saved is broken at 5:");
    desk.save(HARBOR);
    session.wait_for_text("A ship comes in");
    // Nothing wakes it until the next save.
    session.wait_until_at_rest(|session| session.screen().contents());
    session.send("q");
    assert_eq!(session.wait_until_ended().exit_code(), 0);
}

#[test]
fn a_note_is_there_although_the_program_was_killed() {
    let desk = Desk::new();
    let mut session = desk.open();
    session.send("ja");
    session.wait_for_text("note");
    session.send("Who says so?\r");
    session.wait_for_text("Your note: Who says so?");
    let folder = desk.folder.path().join("state/briefing/memory");
    let is_kept = |_: &Session| {
        let logs = fs::read_dir(&folder).into_iter().flatten().flatten();
        logs.filter_map(|log| fs::read_to_string(log.path()).ok()).any(|log| log.contains("Who says so?"))
    };
    session.wait_until_at_rest(is_kept);
    session.signal(Signal::KILL);
    session.wait_until_ended();
    let mut session = desk.open();
    session.send("'");
    session.wait_for_text("Who says so?");
    session.send("\x1bq");
    session.wait_until_ended();
}
