//! A local copy of a source that becomes another while the reader is open, on a real terminal with a real clock. It must not
//! test what is said of copies: the scripts of `tests/inside/reader` do.

use std::{fs, path::PathBuf, thread, time::Duration};

use rustix::process::Signal;
use tempfile::TempDir;

use crate::pty::Session;

const HARBOR: &str = "briefing: 1
title: Harbor
events:
  - {title: Fire., sources: [log], quotes: [arson, rain]}
actors:
  ada: {name: Ada}
quotes:
  arson: {text: Bob set it on fire, speaker: ada, via: [log]}
  rain: {text: Then it rained, speaker: ada, via: [log]}
sources:
  log: {title: Log, file: log.txt}
";

const OTHER: &str = "Nothing is said to have happened in the harbor.\n";
const VERIFIED: &str = "found in log.txt, line 1";

/// How long what was seen of a copy is good for.
const WHILE: Duration = Duration::from_secs(1);

/// The reader, with a quote open that stands in its copy, and the copy.
fn verified() -> (Session, PathBuf, TempDir) {
    let folder = tempfile::tempdir().expect("a folder");
    let (briefing, copy) = (folder.path().join("harbor.yaml"), folder.path().join("log.txt"));
    fs::write(&briefing, HARBOR).expect("the briefing is written");
    fs::write(&copy, "Bob set it on fire. Then it rained.\n").expect("the copy is written");
    let mut session = Session::start(env!("CARGO_BIN_EXE_briefing"), [briefing]);
    session.wait_for_text("1 Timeline");
    session.send("3");
    session.wait_for_text(VERIFIED);
    (session, copy, folder)
}

#[track_caller]
fn expect_looked_up_again(session: &mut Session) {
    session.wait_for("the quotes to be looked up again", |session| {
        let screen = session.screen().contents();
        !screen.contains(VERIFIED) && screen.contains("not in the source")
    });
    session.send("q");
    assert_eq!(session.wait_until_ended().exit_code(), 0);
}

#[test]
fn a_key_is_enough_to_see_that_a_copy_has_changed() {
    let (mut session, copy, _folder) = verified();
    fs::write(copy, OTHER).expect("the copy is written");
    // Not to wait for anything: a key sooner than this asks for nothing.
    thread::sleep(WHILE);
    session.send("j");
    expect_looked_up_again(&mut session);
}

#[test]
fn who_comes_back_from_another_window_need_not_press_a_key() {
    let (mut session, copy, _folder) = verified();
    fs::write(copy, OTHER).expect("the copy is written");
    thread::sleep(WHILE);
    session.send("\x1b[I");
    expect_looked_up_again(&mut session);
}

#[test]
fn who_goes_on_after_the_program_was_stopped_need_not_press_a_key() {
    let (mut session, copy, _folder) = verified();
    session.signal(Signal::TSTP);
    session.wait_until_stopped();
    fs::write(copy, OTHER).expect("the copy is written");
    thread::sleep(WHILE);
    session.signal(Signal::CONT);
    expect_looked_up_again(&mut session);
}
