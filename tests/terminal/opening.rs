//! Web addresses on a real terminal: shown, handed to a browser that has no terminal, copied where there is none, and
//! written as hyperlinks. It must not test how the prompt looks.
#![expect(clippy::expect_used, reason = "a test that cannot go on says why")]

use std::fs;
use std::os::unix::fs::PermissionsExt;

use tempfile::TempDir;

use crate::pty::Session;

const ADDRESS: &str = "https://port.example/log?of=harbor&day=1%202";

const BRIEFING: &str = "briefing: 1
title: Harbor
events: [{title: Fire, date: 2001, sources: [log]}]
sources: {log: {title: Log of the harbor, published: 2001, url: 'https://port.example/log?of=harbor&day=1 2'}}
";

/// The program over a briefing with an address, with these variables and these programs on its path.
fn on_address(variables: &[&str], programs: &[(&str, &str)]) -> (TempDir, Session) {
    let folder = tempfile::tempdir().expect("a folder");
    let file = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::write(&path, text).expect("a file");
        path
    };
    for (name, script) in programs {
        let script = format!("#!/bin/sh\ncd {}\n{script}\n", folder.path().display());
        let path = file(name, &script);
        fs::set_permissions(&path, PermissionsExt::from_mode(0o755)).expect("a program that can be run");
    }
    let path = format!("PATH={}:/usr/bin:/bin", folder.path().display());
    let briefing = file("harbor.yaml", BRIEFING).display().to_string();
    let program = env!("CARGO_BIN_EXE_briefing");
    let mut session = Session::start("/usr/bin/env", [variables, &[&path, program, &briefing]].concat());
    session.wait_for_text("Fire");
    session.send("S");
    session.wait_for_text("url");
    (folder, session)
}

fn said(folder: &TempDir, name: &str) -> String {
    fs::read_to_string(folder.path().join(name)).expect("what the program wrote")
}

#[test]
fn the_browser_gets_the_address_and_no_terminal() {
    let script = "printf %s \"$1\" > address
for end in 0 1 2; do test -t $end && echo $end >> terminal; done
echo noise; echo noise >&2
touch started
echo noise > /dev/tty";
    let variables = ["DISPLAY=:0", "BROWSER=no-such-browser:web -new"];
    let (folder, mut session) = on_address(&variables, &[("web", &script.replace("$1", "$2"))]);
    session.send("O");
    session.wait_for_text("else web -new");
    assert!(!folder.path().join("started").exists());
    session.send("\r");
    session.wait_for_text("Given to web");
    session.wait_for_text("no-such-browser is not there");
    assert_eq!(said(&folder, "address"), ADDRESS);
    assert!(!folder.path().join("terminal").exists());
    assert!(!session.written().contains("noise"));
    // Nor does it get the keys.
    session.send("q");
    assert_eq!(session.wait_until_ended().exit_code(), 0);
}

#[test]
fn a_browser_that_fails_is_said() {
    let variables = ["WAYLAND_DISPLAY=wayland-0", "BROWSER=web"];
    let (_folder, mut session) = on_address(&variables, &[("web", "exit 3")]);
    session.send("O\r");
    session.wait_for_text("Not opened: web failed with status 3.");
}

#[test]
fn over_ssh_the_address_is_copied() {
    let variables = ["SSH_TTY=/dev/pts/1", "TERM=xterm-kitty", "DISPLAY=:0", "BROWSER=web"];
    let (folder, mut session) = on_address(&variables, &[("web", "touch started")]);
    session.send("O");
    session.wait_for_text("over ssh");
    session.send("\r");
    session.wait_for_text("Copied with OSC 52: https://port.example/log");
    assert!(!folder.path().join("started").exists());
}

#[test]
fn an_address_is_a_hyperlink_where_the_terminal_takes_those() {
    let link = format!("\x1b]8;id=1;{ADDRESS}\x1b\\https://port.example/");
    let (_folder, mut session) = on_address(&[], &[]);
    session.wait_for_bytes(&link);
    let (_folder, mut session) = on_address(&["TERM=linux"], &[]);
    session.send("q");
    session.wait_until_ended();
    assert!(!session.written().contains("\x1b]8"));
}

#[test]
fn hyperlinks_are_switched_off() {
    let settings = tempfile::tempdir().expect("a folder");
    fs::create_dir(settings.path().join("briefing")).expect("a folder");
    fs::write(settings.path().join("briefing/config.yaml"), "hyperlinks: false\n").expect("a file");
    let home = format!("XDG_CONFIG_HOME={}", settings.path().display());
    let (_folder, mut session) = on_address(&[&home], &[]);
    session.send("q");
    session.wait_until_ended();
    assert!(!session.written().contains("\x1b]8"));
}
