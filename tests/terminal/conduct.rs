//! How the program treats the terminal, on a real one: however it ends, the terminal is as it was, and while nothing
//! happens it does nothing. It must not test what is on the screen.
#![expect(clippy::expect_used, reason = "a test that cannot go on says why")]

use std::os::unix::fs::PermissionsExt;

use rustix::process::Signal;

use crate::pty::{Session, example};

/// The end of every leaving, with the order of characters given back to the terminal.
const LEFT: &str = "\x1b[?2026l\x1b[?1006l\x1b[?1003l\x1b[?1002l\x1b[?1000l\x1b[?2004l\x1b[?1004l\x1b[8h\x1b[?1049l\x1b[?25h\x1b[0m";

/// The fixture on its screen, with every mode on that is to be off again.
fn on_screen() -> Session {
    let mut session = Session::start(example("panics"), [""; 0]);
    expect_entered(&mut session);
    session
}

#[track_caller]
fn expect_entered(session: &mut Session) {
    session.wait_for_text("size 80x24");
    session.wait_for("paste to be marked", |session| session.screen().bracketed_paste());
    let screen = session.screen();
    assert!(screen.alternate_screen());
    assert_ne!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None);
    assert!(session.written().contains("\x1b[8l"));
    assert!(!session.has_settings_from_before());
}

/// The terminal is as it was; gives what was written since.
#[track_caller]
fn expect_left(session: &Session) -> String {
    let screen = session.screen();
    assert!(!screen.alternate_screen());
    assert!(!screen.hide_cursor());
    assert!(!screen.bracketed_paste());
    assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None);
    assert!(session.has_settings_from_before());
    let written = session.written();
    let (_, since) = written.rsplit_once(LEFT).expect("the sequence that leaves");
    since.to_owned()
}

#[test]
fn quitting_restores_the_terminal() {
    let mut session = on_screen();
    session.send("q");
    let status = session.wait_until_ended();
    assert_eq!(status.exit_code(), 0);
    assert_eq!(expect_left(&session), "");
}

#[track_caller]
fn check_death_by(signal: Signal, name: &str) {
    let mut session = on_screen();
    session.signal(signal);
    let status = session.wait_until_ended();
    assert!(status.signal().is_some_and(|died_from| died_from.starts_with(name)), "{status:?}");
    assert_eq!(expect_left(&session), "");
}

#[test]
fn sigterm_restores_the_terminal() {
    check_death_by(Signal::TERM, "Terminated");
}

#[test]
fn sigint_restores_the_terminal() {
    check_death_by(Signal::INT, "Interrupt");
}

#[test]
fn sighup_restores_the_terminal() {
    check_death_by(Signal::HUP, "Hangup");
}

#[test]
fn sigquit_restores_the_terminal() {
    check_death_by(Signal::QUIT, "Quit");
}

#[test]
fn a_signal_is_obeyed_while_the_loop_hangs() {
    let mut session = on_screen();
    // Nothing is drawn any more when the signal comes, whether it finds the loop hanging or on its way there.
    session.send("f");
    session.wait_for_text("found by a job");
    session.send("H");
    session.signal(Signal::TERM);
    let status = session.wait_until_ended();
    assert!(status.signal().is_some(), "{status:?}");
    assert_eq!(expect_left(&session), "");
}

#[test]
fn a_panic_in_the_loop_speaks_after_the_screen_is_left() {
    let mut session = on_screen();
    session.send("P");
    let status = session.wait_until_ended();
    assert_eq!(status.exit_code(), 101);
    expect_panic_told(&expect_left(&session), "panic in the loop");
}

#[test]
fn a_panic_in_a_job_ends_the_program() {
    let mut session = on_screen();
    session.send("W");
    let status = session.wait_until_ended();
    assert_eq!(status.exit_code(), 101);
    expect_panic_told(&expect_left(&session), "panic in a job");
}

#[track_caller]
fn expect_panic_told(told: &str, message: &str) {
    assert!(told.starts_with("panics: internal error"), "{told:?}");
    assert!(told.contains("\r\nNothing was written.\r\n"), "{told:?}");
    assert!(told.contains(&format!("{message} \u{fffd}]0;x\u{fffd}\r\n")), "{told:?}");
    assert!(!told.contains('\x1b'), "{told:?}");
}

#[track_caller]
fn check_stop_and_go_on(stop: impl Fn(&mut Session)) {
    let mut session = on_screen();
    stop(&mut session);
    session.wait_until_stopped();
    session.wait_for("the screen to be left", |session| session.written().ends_with(LEFT));
    assert_eq!(expect_left(&session), "");

    session.signal(Signal::CONT);
    // The emulator forgot the screen when it was left, so the text is back only if every cell was painted.
    expect_entered(&mut session);
    session.wait_for_text("somebody is back");
    session.send("q");
    assert_eq!(session.wait_until_ended().exit_code(), 0);
    assert_eq!(expect_left(&session), "");
}

#[test]
fn control_z_gives_the_terminal_back_until_the_program_goes_on() {
    check_stop_and_go_on(|session| session.send("\x1a"));
}

#[test]
fn sigtstp_gives_the_terminal_back_until_the_program_goes_on() {
    check_stop_and_go_on(|session| session.signal(Signal::TSTP));
}

#[test]
fn a_signal_to_a_stopped_program_leaves_nothing_behind() {
    let mut session = on_screen();
    session.signal(Signal::TSTP);
    session.wait_until_stopped();
    session.signal(Signal::TERM);
    session.signal(Signal::CONT);
    let status = session.wait_until_ended();
    assert!(status.signal().is_some(), "{status:?}");
    assert_eq!(expect_left(&session), "");
}

#[test]
fn closing_the_window_ends_the_program() {
    let mut session = on_screen();
    session.close("x");
    let status = session.wait_until_ended();
    // The signal and the end of the input come at once, and either may be seen first.
    let hung_up = status.signal().is_some_and(|name| name.starts_with("Hangup"));
    assert!(hung_up || status.exit_code() == 1, "{status:?}");
}

/// The hang-up goes to the leader of the session alone. A program that it does not reach must see the end of its input.
#[test]
fn closing_the_window_ends_the_program_without_a_signal_too() {
    let script = r#"trap "" HUP; "$0"; exit $?"#;
    let mut session = Session::start("sh", ["-c".as_ref(), script.as_ref(), example("panics").as_os_str()]);
    expect_entered(&mut session);
    session.close("x");
    assert_eq!(session.wait_until_ended().exit_code(), 1);
}

#[test]
fn keys_come_from_the_terminal_where_standard_input_is_a_pipe() {
    let script = r#"echo qqq | "$0""#;
    let mut session = Session::start("sh", ["-c".as_ref(), script.as_ref(), example("panics").as_os_str()]);
    expect_entered(&mut session);
    session.send("xx");
    session.wait_for_text("keys 2");
    session.send("q");
    assert_eq!(session.wait_until_ended().exit_code(), 0);
    assert_eq!(expect_left(&session), "");
}

#[test]
fn a_long_paste_arrives_whole() {
    let mut session = on_screen();
    session.send("x".repeat(20_000));
    session.wait_for_text("keys 20000");
}

#[test]
fn a_new_size_is_told_and_drawn() {
    let mut session = on_screen();
    session.resize(60, 20);
    session.wait_for_text("size 60x20");
}

#[test]
fn mouse_and_paste_reach_the_program_until_they_are_switched_off() {
    let mut session = on_screen();
    session.send("\x1b[<0;5;7M");
    session.wait_for_text("Click 4 6");
    session.send("\x1b[200~pasted\x1b[201~");
    session.wait_for_text("pasted");
    session.send("m");
    session.wait_for("the modes to be off", |session| {
        let screen = session.screen();
        !screen.bracketed_paste() && screen.mouse_protocol_mode() == vt100::MouseProtocolMode::None
    });
}

#[test]
fn the_program_is_told_that_the_terminal_has_got_the_focus() {
    let mut session = on_screen();
    session.send("\x1b[O");
    session.send("\x1b[I");
    session.wait_for_text("somebody is back");
}

#[test]
fn what_the_terminal_answers_is_no_key() {
    let mut session = on_screen();
    session.send("\x1b[?2026;2$y\x1bP1$r2 q\x1b\\\x1b]11;rgb:qqqq\x07\x1b_q\x1b\\\x1b[?62;22c\x1b[24;80R");
    session.send("x");
    session.wait_for_text("keys 1");
    session.send("q");
    assert_eq!(session.wait_until_ended().exit_code(), 0);
}

/// Each is given up after a time, and the key behind it is heard. What is to be seen first shows that the time is over.
#[test]
fn what_never_ends_does_not_make_deaf() {
    let mut session = on_screen();
    for (bytes, seen) in [
        ("\x1b", "keys 1"),
        ("\x1b[", "keys 2"),
        ("\x1bO", "keys 3"),
        ("\x1b[<0;1\x1b[A", "keys 4"),
        ("\x1b]q\x1b", "keys 5"),
        ("\x1b[200~never closed", "never closed"),
    ] {
        session.send(bytes);
        session.wait_for_text(seen);
    }
    session.send("x");
    session.wait_for_text("keys 6");
    session.send("q");
    assert_eq!(session.wait_until_ended().exit_code(), 0);
}

#[test]
fn control_c_is_heard_within_a_paste_that_was_never_closed() {
    let mut session = on_screen();
    session.send("\x1b[200~\x03");
    session.wait_for_text("keys 1");
}

#[test]
fn a_job_reports_and_the_screen_shows_it() {
    let mut session = on_screen();
    session.send("f");
    session.wait_for_text("found by a job");
}

#[test]
fn text_is_copied_between_frames_and_too_much_is_refused() {
    let mut session = on_screen();
    session.send("c");
    session.wait_for_bytes("\x1b[?2026l\x1b]52;c;Y29waWVk\x1b\\\x1b[?2026h");
    session.wait_for_text("copied [\"OSC 52\"]");
    session.send("C");
    session.wait_for_text("copied [] not [(\"OSC 52\", TooLong { limit: 75000 })]");
}

/// The fixture where these tools stand in the path, each a script, before the tools of the system.
fn with_tools(variable: &str, tools: &[(&str, &str)]) -> (tempfile::TempDir, Session) {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, script) in tools {
        let path = folder.path().join(name);
        std::fs::write(&path, format!("#!/bin/sh\ncd '{}'\n{script}\n", folder.path().display()))
            .expect("a tool");
        std::fs::set_permissions(&path, PermissionsExt::from_mode(0o755)).expect("a tool that can be run");
    }
    let path = format!("PATH={}:/usr/bin:/bin", folder.path().display());
    let program = example("panics").display().to_string();
    let mut session = Session::start("/usr/bin/env", [variable, &path, &program]);
    expect_entered(&mut session);
    (folder, session)
}

#[test]
fn a_tool_of_the_system_gets_the_text_on_its_standard_input_and_nothing_of_the_terminal() {
    let script = "echo \"$@\" > arguments; cat > text; test -t 0 || test -t 1 || test -t 2 || echo none > terminal; echo noise";
    let (folder, mut session) = with_tools("DISPLAY=:0", &[("xclip", script)]);
    session.send("c");
    session.wait_for_text("copied [\"OSC 52\", \"xclip\"] not []");
    let said = |name: &str| std::fs::read_to_string(folder.path().join(name)).expect("what the tool wrote");
    assert_eq!(said("text"), "copied");
    assert_eq!(said("arguments"), "-selection clipboard -in\n");
    assert_eq!(said("terminal"), "none\n");
    // What is too long for the terminal is not for a tool.
    session.send("C");
    session.wait_for_text("copied [\"xclip\"] not [(\"OSC 52\", TooLong { limit: 75000 })]");
    assert_eq!(said("text").len(), 100_001);
    assert!(!session.written().contains("noise"));
}

#[test]
fn tmux_gets_the_text_with_the_option_for_the_terminal_where_it_knows_that() {
    let script = "test \"$2\" != -w || exit 1; echo \"$@\" > arguments; cat > text";
    let (folder, mut session) = with_tools("TMUX=/tmp/tmux-0/default,1,0", &[("tmux", script)]);
    session.send("c");
    session.wait_for_text("copied [\"OSC 52\", \"tmux\"] not []");
    assert_eq!(
        std::fs::read_to_string(folder.path().join("arguments")).expect("arguments"),
        "load-buffer -\n"
    );
}

#[test]
fn a_tool_that_fails_is_said_and_the_next_is_tried() {
    let tools = [("wl-copy", "exit 7"), ("xclip", "exec sleep 600"), ("xsel", "cat > text")];
    let (_folder, mut session) = with_tools("DISPLAY=:0", &tools);
    session.send("c");
    // The reader is not kept by a tool that hangs.
    session.send("x");
    session.wait_for_text("keys 2");
    session.wait_for_text("copied [\"OSC 52\", \"xsel\"] not [(\"xclip\", Hung)]");
    let (_folder, mut session) = with_tools("WAYLAND_DISPLAY=wayland-0", &tools);
    session.send("c");
    session.wait_for_text("copied [\"OSC 52\"] not [(\"wl-copy\", Failed { status: Some(7) })]");
}

#[test]
fn the_cursor_stands_where_the_frame_put_it() {
    let session = on_screen();
    assert!(!session.screen().hide_cursor());
    assert_eq!(session.screen().cursor_position(), (1, 3));
}

#[test]
fn every_frame_is_bracketed_and_nothing_is_asked() {
    let mut session = on_screen();
    session.send("\x0c");
    session.wait_for_text("keys 1");
    session.send("q");
    session.wait_until_ended();
    let written = session.written();
    for question in ["\x1b[6n", "\x1b[c", "\x1b[?u", "$p", "\x1b[>q", "\x1b]1"] {
        assert!(!written.contains(question), "{question:?} in {written:?}");
    }
    let (before, frames) = written.split_once("\x1b[?2026h").expect("a frame");
    assert_eq!(before, "\x1b[?1049h\x1b[?1000h\x1b[?1002h\x1b[?1006h\x1b[8l\x1b[?1004h\x1b[?2004h");
    for frame in frames.split("\x1b[?2026h") {
        let (_, after) = frame.split_once("\x1b[?2026l").expect("the end of the frame");
        assert!(after.is_empty() || after == LEFT, "{after:?}");
    }
}

#[test]
fn while_nothing_happens_nothing_is_written_and_no_thread_wakes() {
    let mut session = on_screen();
    session.send("x");
    session.wait_for_text("keys 1");
    session.wait_until_at_rest(wakes_of);
}

/// How often the threads went to sleep so far, by name.
#[cfg(target_os = "linux")]
fn wakes_of(session: &Session) -> Vec<String> {
    let tasks = format!("/proc/{}/task", session.pid().as_raw_nonzero());
    let mut wakes: Vec<String> = std::fs::read_dir(tasks)
        .expect("the threads of the program")
        .map(|task| {
            let status = task.expect("a thread").path().join("status");
            let status = std::fs::read_to_string(status).expect("the thread is there");
            let kept =
                |line: &&str| line.starts_with("Name:") || line.starts_with("voluntary_ctxt_switches:");
            status.lines().filter(kept).collect()
        })
        .collect();
    wakes.sort();
    wakes
}

#[cfg(not(target_os = "linux"))]
fn wakes_of(_: &Session) -> Vec<String> {
    Vec::new()
}

#[test]
fn what_is_wrong_has_color_on_a_terminal_that_takes_it() {
    let program = env!("CARGO_BIN_EXE_briefing");
    for (setting, arguments, colored) in [
        ("TERM=xterm", ["check", "none.yaml", "--color=auto"], true),
        ("TERM=xterm", ["check", "none.yaml", "--color=never"], false),
        ("TERM=dumb", ["check", "none.yaml", "--color=auto"], false),
        ("TERM=dumb", ["check", "none.yaml", "--color=always"], true),
        ("NO_COLOR=1", ["check", "none.yaml", "--color=auto"], false),
        ("NO_COLOR=1", ["check", "none.yaml", "--color=always"], true),
        ("NO_COLOR=", ["explain", "bad-id", "--color=auto"], true),
        ("NO_COLOR=1", ["explain", "bad-id", "--color=auto"], false),
    ] {
        let mut session = Session::start("/usr/bin/env", [&[setting, program], &arguments[..]].concat());
        session.wait_until_ended();
        assert_eq!(session.written().contains("\x1b["), colored, "{setting} {arguments:?}");
    }
}
