//! `check --fix` and `--deny` as a shell sees them. It must not test what can be mended.

use std::{
    fs,
    os::unix::fs::{PermissionsExt, symlink},
};

use super::Folder;

/// Two mistakes that are mended surely, with what must stay as it is.
const BAD: &str = "\u{feff}briefing: 1\r\n# by hand\r\ntitle:   T   # short\nevents:\n  - {title: E, date: 2024-3-1, status: reportd, sources: [s]}\nsources: {s: {title: S, published: 2024}}\n";

#[test]
fn what_is_sure_is_mended_and_all_else_stays() {
    let folder = Folder::new().with("real.yaml", BAD);
    let real = folder.path().join("real.yaml");
    fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).unwrap();
    symlink(&real, folder.path().join("a.yaml")).unwrap();
    let ran = folder.run("check --fix a.yaml");
    assert_eq!(
        (ran.status, ran.stdout.as_str()),
        (0, "2 mistakes mended\nno errors or warnings in 1 file\n")
    );
    let mended = BAD.replace("2024-3-1", "2024-03-01").replace("reportd", "reported");
    assert_eq!(fs::read_to_string(&real).unwrap(), mended);
    assert_eq!(fs::metadata(&real).unwrap().permissions().mode() & 0o777, 0o640);
    assert_eq!(folder.names(), ["a.yaml", "real.yaml"]);
}

#[test]
fn a_difference_alone_changes_nothing() {
    let folder = Folder::new().with("a.yaml", BAD);
    let ran = folder.run("check --diff a.yaml");
    let change = "-  - {title: E, date: 2024-3-1, status: reportd, sources: [s]}\n+  - {title: E, date: 2024-03-01, status: reported, sources: [s]}\n";
    assert!(
        ran.stdout.starts_with("--- a/a.yaml\n+++ b/a.yaml\n@@ ") && ran.stdout.contains(change),
        "{}",
        ran.stdout
    );
    assert_eq!(ran.status, 1);
    assert_eq!(fs::read_to_string(folder.path().join("a.yaml")).unwrap(), BAD);
    let ran = folder.run("check --fix --diff a.yaml");
    assert!(
        ran.stdout.contains(change) && ran.stdout.ends_with("no errors or warnings in 1 file\n"),
        "{}",
        ran.stdout
    );
    assert_ne!(fs::read_to_string(folder.path().join("a.yaml")).unwrap(), BAD);
}

#[test]
fn a_warning_of_one_code_can_be_denied() {
    let text = "briefing: 1\ntitle: T\nevents: [{title: E}]\n";
    let folder = Folder::new().with("a.yaml", text);
    assert_eq!(folder.run("check a.yaml --deny undated-source").status, 0);
    let ran = folder.run("check a.yaml --deny undated-source --deny unsourced-event");
    assert_eq!(ran.status, 1);
    assert!(ran.stdout.contains("1 warning in 1 file; 1 of the warnings is denied\n"), "{}", ran.stdout);
}

#[test]
fn a_warning_that_holds_for_most_is_told_once_to_people() {
    let events = "  - {title: E}\n".repeat(40);
    let folder = Folder::new().with("a.yaml", format!("briefing: 1\ntitle: T\nevents:\n{events}"));
    let ran = folder.run("check a.yaml --format concise");
    assert_eq!(
        ran.stdout,
        "a.yaml:4:13: warning[unsourced-event]: Nothing says where the event `E` is known from. So it is with 40 of 40 events.\n"
    );
    assert_eq!(folder.run("check a.yaml --format json").stdout.lines().count(), 40);
}
