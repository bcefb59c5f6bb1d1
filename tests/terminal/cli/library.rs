//! `library` and `search` as a shell sees them. It must not test what a query means.

use super::{DEADLINE, Folder, Ran, ran};

const FIRE: &str = "briefing: 1\ntitle: Harbor fire\nas_of: 2024\nevents:\n  - {title: Fire in hall 7, date: 2024-03-01}\n  - {title: The fire is out, date: 2024-03-02~}\n";
const OTHER: &str = "briefing: 1\ntitle: \"Other \\e[2J\"\nquestions: [Who saw the fire?]\n";

impl Folder {
    /// Runs the program with its catalog in the folder `cache`.
    #[track_caller]
    fn run_with_cache(&self, arguments: &[&str]) -> Ran {
        let mut command = assert_cmd::Command::new(env!("CARGO_BIN_EXE_briefing"));
        command.env("XDG_CACHE_HOME", self.path().join("cache"));
        command.args(arguments).current_dir(self.path()).timeout(DEADLINE);
        ran(&command.output().unwrap())
    }
}

#[test]
fn what_is_found_is_told_with_its_place_and_what_is_not_by_the_exit_status() {
    let folder = Folder::new().with("desk/a.yaml", FIRE).with("desk/deep/b.yaml", OTHER);
    let found = folder.run_with_cache(&["search", "fire kind:event", "desk"]);
    assert_eq!((found.status, found.stderr.as_str()), (0, ""));
    assert_eq!(found.stdout, "desk/a.yaml:5: event: Fire in hall 7\ndesk/a.yaml:6: event: The fire is out\n");
    let found = folder.run_with_cache(&["search", "fire date:2024", "desk", "--timeline", "--limit", "2"]);
    assert!(found.stdout.ends_with("2024-03-01  desk/a.yaml:5: event: Fire in hall 7\n"), "{}", found.stdout);
    assert_eq!(folder.run_with_cache(&["search", "fire", "desk", "--count"]).stdout, "4\n");
    assert_eq!(folder.run_with_cache(&["search", "smoke", "desk"]).status, 1);
    let bad = folder.run_with_cache(&["search", "kind:evnt", "desk"]);
    assert_eq!(bad.status, 2);
    assert!(bad.stderr.contains("perhaps event"), "{}", bad.stderr);
    assert_eq!(folder.run_with_cache(&["search", "fire", "nowhere"]).status, 2);
    assert_eq!(folder.run_with_cache(&["search", "fire", "desk/a.yaml"]).status, 2);
}

#[test]
fn a_library_is_listed_as_it_is_known_and_anew_when_asked() {
    let folder = Folder::new().with("desk/a.yaml", FIRE).with("desk/deep/b.yaml", OTHER);
    let listed = folder.run_with_cache(&["library", "desk"]);
    assert_eq!((listed.status, listed.stdout.lines().count()), (0, 2), "{}", listed.stderr);
    assert!(listed.stdout.contains("desk/a.yaml: Harbor fire (as of 2024; "), "{}", listed.stdout);
    assert!(!listed.stdout.contains('\u{1b}'));
    let folder = folder.with("desk/c.yaml", "briefing: 1\ntitle: C\n");
    assert_eq!(folder.run_with_cache(&["library", "desk"]).stdout, listed.stdout);
    for look in ["--refresh", "--rebuild"] {
        let listed = folder.run_with_cache(&["library", "desk", look, "--format", "json"]);
        let rows: Vec<serde_json::Value> =
            listed.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!(rows.len(), 3);
        assert!(rows.iter().any(|row| row["title"] == "C"));
    }
}
