//! Another program at the terminal: it has that as a shell gives it, and afterwards it is ours again, whatever was done to
//! it. It must not test what is on the screen.
#![expect(clippy::expect_used, reason = "a test that cannot go on says why")]

use std::ffi::OsString;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use rustix::process::Signal;
use tempfile::TempDir;

use crate::pty::{Session, example};

/// A script as the editor, which runs in a folder of its own, and the fixture that gives it the terminal.
struct Desk {
    folder: TempDir,
    session: Session,
}

impl Desk {
    fn with(script: &str) -> Desk {
        let folder = tempfile::tempdir().expect("a folder");
        let editor = editor_in(&folder, script);
        let session = Session::start(example("panics"), [editor]);
        let mut desk = Desk { folder, session };
        desk.expect_ours();
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn said(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).expect("what the editor wrote")
    }

    /// Gives the terminal away, and waits until the editor has it.
    #[track_caller]
    fn give(&mut self) {
        self.session.send("e");
        self.session.wait_for_text("editing");
        assert!(!self.session.screen().bracketed_paste());
        assert!(self.session.has_settings_from_before());
    }

    /// The screen is painted whole, and all modes are on.
    #[track_caller]
    fn expect_ours(&mut self) {
        expect_ours(&mut self.session);
    }

    #[track_caller]
    fn expect_left(&self) {
        let screen = self.session.screen();
        assert!(!screen.alternate_screen() && !screen.hide_cursor() && !screen.bracketed_paste());
        assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None);
        assert!(self.session.has_settings_from_before());
    }
}

#[track_caller]
fn expect_ours(session: &mut Session) {
    session.wait_for_text("size ");
    session.wait_for("the screen to be ours", |session| {
        let screen = session.screen();
        let text = screen.contents();
        screen.alternate_screen()
            && screen.bracketed_paste()
            && !screen.hide_cursor()
            && screen.mouse_protocol_mode() != vt100::MouseProtocolMode::None
            && text.contains("keys ")
            && !text.contains("editing")
    });
    assert!(!session.has_settings_from_before());
}

fn editor_in(folder: &TempDir, script: &str) -> OsString {
    let path = folder.path().join("editor");
    fs::write(&path, format!("#!/bin/sh\ncd '{}'\n{script}\n", folder.path().display())).expect("a script");
    fs::set_permissions(&path, PermissionsExt::from_mode(0o755)).expect("a script that can be run");
    path.into_os_string()
}

fn make(path: &Path) {
    fs::write(path, "").expect("a file");
}

const COOKED: &str = "test -t 0 && test -t 1 && test -t 2 && stty -a > settings\necho editing\n";

#[test]
fn an_editor_has_the_terminal_as_a_shell_gives_it_and_gives_it_back() {
    let mut desk = Desk::with(&format!("{COOKED}read line; echo \"$line\" > text; exit 3"));
    desk.session.send("xx");
    desk.session.wait_for_text("keys 2");
    desk.give();
    assert!(desk.session.written().contains("somebody else has it\r\n"));
    let settings = desk.said("settings");
    for cooked in ["icanon", "isig", "echo", "opost", "icrnl"] {
        assert!(settings.split_whitespace().any(|word| word == cooked), "{cooked} in {settings}");
    }
    desk.session.send("written\x7f\r");
    desk.session.wait_for_text("ended Exited(3)");
    desk.expect_ours();
    assert_eq!(desk.said("text"), "writte\n");
    // Of what jobs found meanwhile nothing is lost, and none of what was typed was a key of ours.
    desk.session.wait_for_text("found meanwhile");
    desk.session.wait_for_text("keys 3");
    desk.session.send("x");
    desk.session.wait_for_text("keys 4");
    desk.session.send("q");
    assert_eq!(desk.session.wait_until_ended().exit_code(), 0);
    desk.expect_left();
}

#[test]
fn what_was_typed_for_the_editor_is_no_key() {
    let mut desk = Desk::with("echo editing; until test -e done; do sleep 0.01; done");
    // Behind the key in one piece, so that both are read at once; then while the editor has the terminal.
    desk.session.send("eq");
    desk.session.wait_for_text("editing");
    desk.session.send("qq\rq");
    desk.session.wait_for_text("qq");
    make(&desk.path("done"));
    desk.session.wait_for_text("ended Exited(0)");
    desk.expect_ours();
    desk.session.wait_for_text("keys 1");
    desk.session.send("x");
    desk.session.wait_for_text("keys 2");
}

#[test]
fn a_size_that_changed_meanwhile_is_asked_for() {
    let mut desk = Desk::with("echo editing; until test -e done; do sleep 0.01; done");
    desk.give();
    desk.session.resize(60, 20);
    make(&desk.path("done"));
    desk.session.wait_for_text("size 60x20");
    desk.expect_ours();
}

#[test]
fn an_editor_that_dies_with_the_terminal_in_its_hands_leaves_nothing_behind() {
    let modes = r"printf '\033[?1049h\033[?1000h\033[?2004h\033[?25l\033[?1h\033[5;6r\033[?7l\033(0'";
    let mut desk = Desk::with(&format!("stty raw -echo; {modes}; kill -KILL $$"));
    desk.session.send("e");
    desk.session.wait_for_text("ended Killed(9)");
    desk.expect_ours();
    desk.session.send("q");
    assert_eq!(desk.session.wait_until_ended().exit_code(), 0);
    desk.expect_left();
}

#[test]
fn keys_that_are_signals_are_for_the_editor() {
    for (key, end) in [("\x03", "ended Killed(2)"), ("\x1c", "ended Killed(3)")] {
        let mut desk = Desk::with("echo editing; ulimit -c 0; exec sleep 600");
        desk.give();
        desk.session.send(key);
        desk.session.wait_for_text(end);
        desk.expect_ours();
        desk.session.send("q");
        assert_eq!(desk.session.wait_until_ended().exit_code(), 0);
        desk.expect_left();
    }
}

/// There is no shell that could let it go on.
#[test]
fn an_editor_that_stops_where_nobody_can_continue_it_goes_on() {
    let mut desk = Desk::with("echo editing; kill -STOP $$; echo on > on");
    desk.session.send("e");
    desk.session.wait_for_text("ended Exited(0)");
    assert_eq!(desk.said("on"), "on\n");
    desk.expect_ours();
}

#[test]
fn an_editor_is_stopped_and_continued_with_us_as_one_job_of_a_shell() {
    for stop in ["read line", "kill -STOP $$", "kill -TSTP 0"] {
        let folder = tempfile::tempdir().expect("a folder");
        let editor = editor_in(&folder, &format!("echo editing; {stop}; echo on > on; read line; echo over"));
        let script = r#"set -m; "$0" "$1"; echo "stopped $?"; read line; fg; echo "over $?""#;
        let program = example("panics").into_os_string();
        let mut session = Session::start("bash", ["-c".into(), script.into(), program, editor]);
        expect_ours(&mut session);
        session.send("e");
        session.wait_for_text("editing");
        if stop.starts_with("read") {
            session.send("\x1a");
        }
        session.wait_for_text("stopped 14");
        // One line for the shell, the others for the editor, which is continued with us.
        session.send("\r\r\r");
        session.wait_for_text("ended Exited(0)");
        expect_ours(&mut session);
        session.send("q");
        session.wait_for_text("over 0");
        assert_eq!(session.wait_until_ended().exit_code(), 0);
        assert!(session.has_settings_from_before());
    }
}

#[test]
fn an_editor_that_is_not_there_is_told() {
    let mut session = Session::start(example("panics"), ["/no/such/editor"]);
    expect_ours(&mut session);
    session.send("e");
    session.wait_for_text("ended Absent");
    expect_ours(&mut session);
    let mut session = Session::start(example("panics"), ["/"]);
    expect_ours(&mut session);
    session.send("e");
    session.wait_for_text("ended NotStarted");
    expect_ours(&mut session);
}

#[test]
fn when_we_are_to_end_the_editor_ends_first() {
    let script = "trap 'echo saved > saved; exit 0' TERM; echo editing; while :; do sleep 0.01; done";
    let mut desk = Desk::with(script);
    desk.give();
    desk.session.signal(Signal::TERM);
    let status = desk.session.wait_until_ended();
    assert!(status.signal().is_some_and(|name| name.starts_with("Terminated")), "{status:?}");
    assert_eq!(desk.said("saved"), "saved\n");
    desk.expect_left();
}

#[test]
fn keys_come_to_the_editor_where_standard_input_is_a_pipe() {
    let folder = tempfile::tempdir().expect("a folder");
    let editor = editor_in(&folder, &format!("{COOKED}read line; echo \"$line\" > text"));
    let script = r#"echo qqq | "$0" "$1""#;
    let program = example("panics").into_os_string();
    let mut session = Session::start("sh", ["-c".into(), script.into(), program, editor]);
    expect_ours(&mut session);
    session.send("e");
    session.wait_for_text("editing");
    session.send("typed\r");
    session.wait_for_text("ended Exited(0)");
    assert_eq!(fs::read_to_string(folder.path().join("text")).expect("a text"), "typed\n");
    expect_ours(&mut session);
    session.send("q");
    assert_eq!(session.wait_until_ended().exit_code(), 0);
}
