//! Items of a made-up briefing through made-up edits, the same on every run: how many are found, and that no other one is taken for
//! them in silence. The example `pairing_corpus` does the same with real texts.

#[path = "../examples/pairing_corpus/edits.rs"]
mod edits;
#[path = "../examples/pairing_corpus/judge.rs"]
mod judge;
#[path = "../examples/pairing_corpus/rows.rs"]
mod rows;

use briefing_format::{
    Section,
    model::{Contents, ItemKind},
};
use edits::{Edit, edited};
use judge::{METHODS, Tally};

const TEXT: &str = "
briefing: 1
title: Harbor fire
actors:
  port: {name: Port Authority}
  union: {name: Dock Workers' Union}
  insurer: {name: North Sea Insurance}
events:
  - {date: 2024-03-01, title: Fire breaks out in warehouse 7 of the old harbor, actors: [port], text: The alarm came from a guard.}
  - {date: 2024-03-01, title: Two dock workers are brought to the hospital with burns, actors: [union]}
  - {date: 2024-03-02, title: The union asks why the sprinklers were switched off, actors: [union, port]}
  - {date: 2024-03-02, title: Police close the quay and look for traces, text: Dogs were used.}
  - {date: 2024-03-04, title: The Port Authority names a broken cable as the likely cause, actors: [port]}
  - {date: 2024-03-05, title: A former guard says that cables had been reported twice, text: He showed two letters.}
  - {date: 2024-03-09, title: The insurer sends an expert of its own to the ruins, actors: [insurer]}
  - {date: 2024-03-11, title: One of the injured workers dies in the night, actors: [union]}
  - {date: 2024-03-12, title: Several hundred people walk in silence to the gates, actors: [union]}
  - {date: 2024-03-15, title: The mayor promises an inquiry by independent judges}
  - {date: 2024-03-20, title: Letters about the cables are published by a newspaper, text: They are two years old.}
  - {date: 2024-04-02, title: The expert finds no sign of arson, actors: [insurer]}
  - {date: 2024-04-03, title: The insurer pays for goods but not for the building, actors: [insurer, port]}
  - {date: 2024-04-18, title: Work at the harbor rests for a day, actors: [union]}
  - {date: 2024-05, title: The inquiry begins to hear witnesses}
  - {date: 2024-06, title: The head of technical services resigns, actors: [port]}
";

/// What became of the events, by each way, over some seeds.
fn tried(edit: Edit) -> Vec<(&'static str, Tally)> {
    let mut rows = rows::rows(TEXT);
    for (at, row) in rows.iter_mut().enumerate() {
        row.truth = format!("row-{at}");
    }
    let tally = |follow: fn(&[&Contents], ItemKind) -> Tally| {
        let mut tally = Tally::default();
        for seed in 1..=12 {
            let versions = [rows.clone(), edited(&rows, edit, seed)];
            let [old, new] = versions.map(|rows| rows::briefing(&rows, &[Section::Events], "v"));
            tally.add(&follow(&[&old, &new], ItemKind::Event));
        }
        tally
    };
    METHODS.iter().map(|(name, follow)| (*name, tally(*follow))).collect()
}

#[track_caller]
fn holds(edit: Edit, is_fine: fn(&Tally) -> bool) {
    let tried = tried(edit);
    let (title, others) = tried.split_first().unwrap_or_else(|| panic!("no way"));
    let found = |tally: &Tally| tally.right + tally.marked + tally.twin;
    for (name, tally) in others {
        assert!(is_fine(tally), "{edit:?}, {name}: {tally:?}");
        assert!(found(tally) > found(&title.1), "{edit:?}, {name}: {tally:?}, by title {:?}", title.1);
    }
}

#[test]
fn after_a_light_edit_no_event_is_lost_and_none_is_another() {
    holds(Edit::Light, |tally| {
        (tally.lost, tally.wrong, tally.wrong_marked) == (0, 0, 0) && tally.marked <= 2
    });
}

#[test]
fn after_five_edits_few_are_lost_and_none_is_another() {
    holds(Edit::Five, |tally| tally.wrong == 0 && tally.wrong_marked <= 2 && 20 * tally.lost <= tally.right);
}

#[test]
fn after_a_heavy_edit_what_is_found_is_marked_or_right() {
    holds(Edit::Heavy, |tally| tally.wrong == 0 && tally.wrong_marked <= 6);
}
