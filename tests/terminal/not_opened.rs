//! A file that cannot be opened, named on a real terminal: what is wrong is said below the command line, where a shell and its
//! history keep it. It must not test what is wrong with which file: `cli.rs` does.

use std::{fs, path::Path};

use crate::pty::Session;

/// The sequence that takes the whole screen.
const FULL_SCREEN: &str = "\x1b[?1049h";
/// More than is read before the first frame.
const LARGE: usize = 2 << 20;

fn started(path: &Path) -> Session {
    Session::start(env!("CARGO_BIN_EXE_briefing"), [path])
}

/// Opens a file in vain; gives all that was written to the terminal, without its colors.
#[track_caller]
fn refused(path: &Path) -> String {
    let mut session = started(path);
    assert_eq!(session.wait_until_ended().exit_code(), 1, "{}", session.written());
    assert!(session.has_settings_from_before());
    let written = session.written();
    let mut pieces = written.split("\x1b[");
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |plain, piece| match piece.split_once('m') {
        Some((color, rest)) if color.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b';')) => plain + rest,
        _ => plain + "\x1b[" + piece,
    })
}

#[test]
fn a_file_that_cannot_be_opened_is_refused_without_a_screen() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name);
    fs::create_dir(at("empty")).expect("a folder");
    for (name, content) in [
        ("nul.yaml", "briefing: 1\ntitle: a\0b\n"),
        ("readme.md", "# Harbor fire: what is known\n\nIt burned.\n"),
        ("other.yaml", "services:\n  web: {image: nginx}\n"),
        ("list.yaml", "- one\n- two\n"),
        ("nothing.yaml", ""),
    ] {
        fs::write(at(name), content).expect("the file is written");
    }
    fs::File::create(at("huge.yaml")).and_then(|file| file.set_len(1 << 30)).expect("the file is made");
    for (name, message) in [
        ("missing.yaml", "missing.yaml does not exist"),
        ("huge.yaml", "huge.yaml is larger than 512 MiB"),
        ("empty", "holds no briefings"),
        ("nul.yaml", "nul.yaml:2:9"),
        ("readme.md", "error[not-a-briefing]: "),
        ("other.yaml", "This file has no `briefing` key, so it is no briefing."),
        ("list.yaml", "A briefing is a map of keys and values; this file holds a list."),
        ("nothing.yaml", "This file has no `briefing` key, so it is no briefing."),
    ] {
        let written = refused(&at(name));
        assert!(written.contains(message), "{name}: {written:?}");
        assert!(!written.contains(FULL_SCREEN), "{name}: {written:?}");
    }
}

#[test]
fn what_is_found_wrong_while_a_long_file_is_read_is_said_once_the_screen_is_left() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("long.yaml");
    fs::write(&path, format!("briefing: 1\nsummary: \"{}\0\"\n", "x".repeat(LARGE))).expect("it is written");
    let written = refused(&path);
    let (before, after) = written.rsplit_once("\x1b[?1049l").expect("the screen is left");
    assert!(before.contains(FULL_SCREEN), "{before:?}");
    assert!(after.contains("the file holds a NUL byte, which no text has"), "{after:?}");
}

#[test]
fn a_file_of_which_something_can_be_read_opens() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("harbor.yaml");
    fs::write(&path, "briefing: 1\ntitle: Harbor\nevents:\n  - title: [\n  - title: Fire.\n")
        .expect("it is written");
    let mut session = started(&path);
    session.wait_for_text("Fire.");
    session.send("q");
    assert_eq!(session.wait_until_ended().exit_code(), 0);
}
