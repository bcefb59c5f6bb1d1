//! The reader beside an editor and the next morning, on a real terminal: what is saved is shown, and a note is there although the
//! program was killed. It must not test what is said of changes and notes: the scripts of `tests/inside/reader` do.

use std::{
    fs,
    path::PathBuf,
    thread,
    time::{Duration, Instant},
};

use rustix::process::Signal;
use tempfile::TempDir;

use crate::pty::Session;

/// How often one looks whether something is on the disk.
const POLL: Duration = Duration::from_millis(5);

const HARBOR: &str = "briefing: 1
title: Harbor
events:
  - {date: 2024-01, title: The port opens}
  - {date: 2024-02, title: A ship comes in}
  - {date: 2024-03, title: The crane falls over}
";

/// Waits for something on the disk. No machine is so slow that it takes a minute.
#[track_caller]
fn wait_until(is_there: impl Fn() -> bool) {
    let end = Instant::now() + Duration::from_secs(60);
    while !is_there() {
        assert!(Instant::now() < end, "waited in vain");
        thread::sleep(POLL);
    }
}

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
    let logs = || {
        let logs =
            fs::read_dir(desk.folder.path().join("state/briefing/memory")).into_iter().flatten().flatten();
        logs.filter_map(|log| fs::read_to_string(log.path()).ok()).collect::<String>()
    };
    wait_until(|| logs().contains("opened"));
    session.send("ja");
    session.wait_for_text(" note");
    session.send("Who says so?\r");
    session.wait_for_text("Your note: Who says so?");
    wait_until(|| logs().contains("Who says so?"));
    session.signal(Signal::KILL);
    session.wait_until_ended();
    let mut session = desk.open();
    // The place may not be kept yet, but the note is: beside its item or below it.
    session.wait_for("the note", |session| {
        let screen = session.screen().contents();
        screen.contains("¶Feb 2024") || screen.contains("Your note: Who says so?")
    });
    session.send("q");
    session.wait_until_ended();
}
