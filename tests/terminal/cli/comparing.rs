//! `diff` as a shell and as git see it. It must not test what counts as a change.

use std::{fs, process::Command};

use super::{Folder, assert_plain};

const OLD: &str = "briefing: 1\ntitle: T\nevents:\n  - {title: Fire, date: 2024-03}\n";
const NEW: &str = "briefing: 1\ntitle: T\nevents:\n  - {title: Fire, date: 2024-03-01}\n";

#[test]
fn the_exit_status_is_that_of_diff() {
    let folder = Folder::new().with("old.yaml", OLD).with("new.yaml", NEW).with("pdf.yaml", [0_u8, 1, 2]);
    let ran = folder.run("diff old.yaml new.yaml");
    let line = "date      event Fire: date: Mar 2024 -> 1 Mar 2024, sharpened\n";
    assert_eq!((ran.status, ran.stdout.as_str()), (1, line));
    assert_eq!(folder.run("diff old.yaml old.yaml").status, 0);
    for trouble in ["diff old.yaml none.yaml", "diff pdf.yaml new.yaml", "diff old.yaml"] {
        let ran = folder.run(trouble);
        assert_eq!((ran.status, ran.stdout.as_str()), (2, ""), "{trouble}");
        assert!(!ran.stderr.is_empty());
    }
}

#[test]
fn programs_get_an_object_a_line() {
    let folder = Folder::new().with("old.yaml", OLD).with("new.yaml", NEW);
    let ran = folder.run("diff --format json old.yaml new.yaml");
    let object: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    assert_eq!((object["kind"].as_str(), object["item"].as_str()), (Some("date"), Some("event Fire")));
}

#[test]
fn hostile_text_is_cleaned() {
    let new = NEW.replace("Fire", "\"F\\e]0;x\\aire\"");
    let folder = Folder::new().with("old.yaml", OLD).with("new.yaml", new);
    for form in ["text", "json"] {
        assert_plain(&folder.run(&format!("diff --format {form} old.yaml new.yaml")).stdout);
    }
}

/// A repository with a briefing that was committed once and changed since.
struct Repository {
    folder: Folder,
}

impl Repository {
    fn new() -> Self {
        let repository = Self {
            folder: Folder::new().with("a.yaml", OLD).with(".gitattributes", "*.yaml diff=briefing\n"),
        };
        repository.git(&["init", "-q"]);
        repository.git(&["add", "."]);
        repository.git(&["commit", "-qm", "one"]);
        fs::write(repository.folder.path().join("a.yaml"), NEW).unwrap();
        repository
    }

    fn git(&self, arguments: &[&str]) -> String {
        let name = ["-c", "user.name=A", "-c", "user.email=a@example.org", "--no-pager"];
        let ran =
            Command::new("git").args(name).args(arguments).current_dir(self.folder.path()).output().unwrap();
        String::from_utf8(ran.stdout).unwrap()
    }
}

const PROGRAM: &str = env!("CARGO_BIN_EXE_briefing");
const LINE: &str = "date      event Fire: date: Mar 2024 -> 1 Mar 2024, sharpened\n";

/// As docs/commands.md says it: git hands seven arguments over.
#[test]
fn git_shows_what_a_commit_says_differently() {
    let repository = Repository::new();
    repository.git(&["config", "diff.briefing.command", &format!("'{PROGRAM}' diff")]);
    assert_eq!(repository.git(&["diff"]), LINE);
}

#[test]
fn difftool_of_git_shows_it_without_a_setting() {
    let tool = format!("'{PROGRAM}' diff");
    assert_eq!(Repository::new().git(&["difftool", "--no-prompt", "--extcmd", &tool, "--", "a.yaml"]), LINE);
}

#[test]
fn git_compares_what_show_prints() {
    let repository = Repository::new();
    repository.git(&["config", "diff.briefing.textconv", &format!("'{PROGRAM}' show --no-problems")]);
    let found = repository.git(&["diff", "-U0"]);
    let changed: Vec<&str> = found
        .lines()
        .filter(|line| (line.starts_with('-') || line.starts_with('+')) && !line[1..].starts_with(['-', '+']))
        .collect();
    assert!(!changed.is_empty() && changed.iter().all(|line| line.contains("Mar 2024")), "{found}");
}
