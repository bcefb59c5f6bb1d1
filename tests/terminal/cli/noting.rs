//! `notes` as a shell sees it, and that nothing of what is kept goes anywhere else. It must not test how items are followed.

use std::fs;

use super::{DEADLINE, Folder, Ran, assert_plain, ran};
use briefing_memory::{Anchor, Hash, Journal, Memory, NoteId, Record, Sought, Sync, place_of};

const STORY: &str = "briefing: 1\ntitle: Harbor fire\nevents:\n  - {title: Fire in hall 7, date: 2024-03-01}\n  - {title: The alarm is raised by a guard}\n";

impl Folder {
    /// Runs the program with what is kept in the folder `state`.
    #[track_caller]
    fn run_with_state(&self, arguments: &str) -> Ran {
        let mut command = assert_cmd::Command::new(env!("CARGO_BIN_EXE_briefing"));
        command.env("XDG_STATE_HOME", self.path().join("state"));
        command.args(arguments.split_whitespace()).current_dir(self.path()).timeout(DEADLINE);
        ran(&command.output().unwrap())
    }

    /// Opens a briefing and writes a note to each of its events, as the reader does.
    fn with_notes(self, name: &str, notes: &[&str]) -> Self {
        let memory_folder = self.path().join("state/briefing/memory");
        let text = fs::read_to_string(self.path().join(name)).unwrap();
        let briefing = briefing_format::parse(&text, &mut |_| {}).briefing;
        let (place, hash) = (place_of(Some(&self.path().join(name))), Hash::of(&text));
        let mut memory = Memory::read(&memory_folder);
        let recalled = memory.recall(&Sought { path: Some(&place), ..Sought::new(&briefing, hash) });
        let note = |(item, words): (_, &&str)| Record::Note {
            id: NoteId::random(),
            anchor: Anchor::of(&briefing, item, &hash.to_string()),
            text: (*words).to_owned(),
            was: None,
        };
        let notes = briefing.items().zip(notes).map(note);
        let records: Vec<Record> = recalled.records.into_iter().chain(notes).collect();
        let lines = memory.keep(recalled.key, records, 1_699_963_200);
        Journal::new(&memory_folder).append(&lines, Sync::Now).unwrap();
        self
    }
}

#[test]
fn notes_are_printed_with_what_became_of_their_items() {
    let folder =
        Folder::new().with("a.yaml", STORY).with_notes("a.yaml", &["Ask the port.", "Who?\u{1b}[2J"]);
    let ran = folder.run_with_state("notes a.yaml");
    assert_eq!((ran.status, ran.stderr.as_str()), (0, ""));
    assert!(
        ran.stdout.contains("**event 2024-03-01 “Fire in hall 7”**, noted 2023-11-14\n\n  Ask the port.\n")
    );
    assert_plain(&ran.stdout);
    assert_eq!(folder.run_with_state("notes").stdout, ran.stdout);
    // The alarm is gone.
    fs::write(
        folder.path().join("a.yaml"),
        STORY.replace("  - {title: The alarm is raised by a guard}\n", ""),
    )
    .unwrap();
    let ran = folder.run_with_state("notes --format concise a.yaml");
    let lines: Vec<&str> =
        ran.stdout.lines().filter_map(|line| Some(line.split_once(".yaml: ")?.1)).collect();
    assert_eq!(
        lines,
        [
            "event 2024-03-01 “Fire in hall 7”: Ask the port.",
            "orphan, event “The alarm is raised by a guard”: Who?\u{fffd}[2J"
        ]
    );
    // The file is gone.
    fs::remove_file(folder.path().join("a.yaml")).unwrap();
    let ran = folder.run_with_state("notes --format json");
    assert_eq!((ran.status, ran.stdout.matches("\"standing\":\"orphan\"").count()), (0, 2), "{}", ran.stdout);
    assert_plain(&ran.stdout);
}

#[test]
fn trouble_is_said_and_the_rest_is_printed() {
    let folder = Folder::new().with("a.yaml", STORY).with_notes("a.yaml", &["Ask the port."]);
    let ran = folder.run_with_state("notes none.yaml a.yaml");
    assert_eq!(ran.status, 2);
    assert!(
        ran.stderr.contains("none.yaml does not exist") && ran.stdout.contains("Ask the port."),
        "{}",
        ran.stderr
    );
    let folder = folder.with("state/briefing/memory/other.jsonl", "{\"v\":2,\"n\":1}\n{\"torn");
    let ran = folder.run_with_state("notes a.yaml");
    assert_eq!(ran.status, 2);
    assert!(
        ran.stderr.contains("1 line of what is kept is of a newer version of briefing"),
        "{}",
        ran.stderr
    );
    assert!(
        ran.stderr.contains("1 line of what is kept was not written to its end")
            && ran.stdout.contains("Ask the port.")
    );
}

#[test]
fn notes_go_into_no_briefing_and_into_nothing_that_is_printed_of_one() {
    let folder = Folder::new().with("a.yaml", STORY).with_notes("a.yaml", &["Ask the port."]);
    for arguments in ["show a.yaml", "check a.yaml", "check --fix a.yaml", "diff a.yaml a.yaml", "a.yaml"] {
        let ran = folder.run_with_state(arguments);
        assert!(!ran.stdout.contains("Ask the port") && !ran.stderr.contains("Ask the port"), "{arguments}");
    }
    assert_eq!(fs::read_to_string(folder.path().join("a.yaml")).unwrap(), STORY);
}

#[test]
fn each_new_briefing_has_an_id_of_its_own() {
    let folder = Folder::new();
    for name in ["My story.yaml", "b.yaml"] {
        let mut command = assert_cmd::Command::new(env!("CARGO_BIN_EXE_briefing"));
        command.args(["new", name]).current_dir(folder.path()).timeout(DEADLINE);
        assert!(command.output().unwrap().status.success());
    }
    let id = |name: &str| {
        let text = fs::read_to_string(folder.path().join(name)).unwrap();
        let parsed = briefing_format::parse(&text, &mut |_| {});
        assert_eq!(parsed.diagnostics.len(), 0);
        parsed.briefing.own_id.as_ref().map(ToString::to_string).unwrap()
    };
    assert!(id("My story.yaml").starts_with("my-story-") && id("b.yaml").starts_with("b-"));
}
