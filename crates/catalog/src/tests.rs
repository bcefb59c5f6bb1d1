//! What a catalog knows of a library on a disk, and what it finds there.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::{collections::HashSet, fs, path::Path};

use briefing_text::SafeText;
use proptest::prelude::*;

use crate::{
    Catalog, Class, Error, Kind, List, Met, Query, Scope, name_number,
    refresh::{Outcome, refresh},
};

/// A library of some files, each with its text.
fn library(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        write(folder.path(), name, text);
    }
    folder
}

fn write(folder: &Path, name: &str, text: &str) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn in_memory() -> Catalog {
    Catalog::in_memory(SafeText::default()).unwrap()
}

fn looked(catalog: &mut Catalog, folder: &Path) -> Outcome {
    refresh(catalog, folder, &mut |_| true).unwrap()
}

/// What a query finds, as `kind title`, the newest first.
fn found(catalog: &Catalog, query: &str) -> Vec<String> {
    let hits = catalog.search(&Query::parse(query).unwrap(), &Scope::default(), None, 100).unwrap();
    hits.iter().map(|hit| format!("{} {}", hit.kind.as_str(), hit.title)).collect()
}

const FIRE: &str = "briefing: 1
title: Harbor fire
tlp: GREEN
tags: [Ports]
actors:
  lantern: {name: Blue Lantern, aliases: [BL]}
  company: {name: Société du Port, kind: company}
places:
  quay: {name: Quay 7}
sources:
  bta: {title: BTA report, url: https://bta.example/1, published: 2022-07-01}
events:
  - {title: Fire in warehouse 7, date: 2022-05-03, actors: [company], place: quay, sources: [bta]}
  - {title: The harbor is shut, date: 2022~, text: 'All ships wait, said ЗАО «Порт».'}
background:
  - {title: The warehouse is built, date: 1999}
claims:
  lit:
    text: Blue Lantern lit the fire.
    positions:
      - {by: company, stance: asserts, via: [bta]}
      - {by: lantern, stance: denies, via: [bta]}
quotes:
  no: {text: 我们没有放火, speaker: lantern, via: [bta]}
questions: [Who had the key?]
";

#[test]
fn words_are_found_whatever_their_case_and_accents() {
    let folder = library(&[("fire.yaml", FIRE)]);
    let mut catalog = in_memory();
    looked(&mut catalog, folder.path());
    for (query, expected) in [
        ("WAREHOUSE", &["event Fire in warehouse 7", "background The warehouse is built"][..]),
        ("\"in warehouse\"", &["event Fire in warehouse 7"]),
        ("ware* -fire", &["background The warehouse is built"]),
        ("порт", &["event The harbor is shut"]),
        ("societe kind:actor", &["actor Société du Port"]),
        ("没有", &["quote 我们没有放火"]),
        ("放没", &[]),
        ("kind:question", &["question Who had the key?"]),
        (
            "who:\"blue lantern\" kind:quote,claim",
            &["quote 我们没有放火", "claim Blue Lantern lit the fire."],
        ),
        ("source:bta kind:event", &["event Fire in warehouse 7"]),
        ("date:2022-05 kind:event", &["event Fire in warehouse 7", "event The harbor is shut"]),
        ("surely:2022 kind:event", &["event Fire in warehouse 7"]),
        ("date:..2000", &["background The warehouse is built"]),
        ("is:disputed kind:claim", &["claim Blue Lantern lit the fire."]),
        ("tag:ports", &["briefing Harbor fire"]),
        ("tlp:green key", &["question Who had the key?"]),
        ("tlp:red", &[]),
        ("-kind:event,source,actor,place,quote,claim,question,background", &["briefing Harbor fire"]),
    ] {
        assert_eq!(found(&catalog, query), expected, "{query}");
    }
}

#[test]
fn what_did_not_change_is_not_read_and_what_only_looks_otherwise_is_no_change() {
    let folder = library(&[("a.yaml", FIRE), ("deep/b.yml", "briefing: 1\ntitle: B\n"), ("c.txt", "no")]);
    let mut catalog = in_memory();
    let outcome = looked(&mut catalog, folder.path());
    assert_eq!((outcome.files, outcome.added, outcome.changed, outcome.gone), (2, 2, 0, 0));
    let rows = || List { most: 10, ..List::default() };
    let before = catalog.list(&rows(), &Scope::default()).unwrap();
    // The clock of the disk has moved on.
    std::thread::sleep(std::time::Duration::from_millis(50));
    looked(&mut catalog, folder.path());
    assert_eq!(catalog.list(&rows(), &Scope::default()).unwrap(), before);

    write(folder.path(), "a.yaml", &FIRE.replace("  - {title: Fire", "\n  # a comment\n  - {title: Fire"));
    let outcome = looked(&mut catalog, folder.path());
    assert_eq!((outcome.added, outcome.changed), (0, 1));
    let row = |catalog: &Catalog, title: &str| {
        catalog
            .list(&rows(), &Scope::default())
            .unwrap()
            .into_iter()
            .find(|row| row.title.as_str() == title)
            .unwrap()
    };
    assert!(!row(&catalog, "Harbor fire").is_changed);
    let hit = |catalog: &Catalog| {
        catalog.search(&Query::parse("\"fire in\"").unwrap(), &Scope::default(), None, 9).unwrap().remove(0)
    };
    // It stands elsewhere in the file, and nowhere else in time.
    assert_eq!(hit(&catalog).line, 15);

    write(folder.path(), "a.yaml", &FIRE.replace("Fire in", "Smoke in"));
    looked(&mut catalog, folder.path());
    assert!(row(&catalog, "Harbor fire").is_changed);
    assert_eq!(found(&catalog, "\"fire in\""), [""; 0]);
    assert_eq!(found(&catalog, "smoke"), ["event Smoke in warehouse 7"]);

    fs::remove_file(folder.path().join("a.yaml")).unwrap();
    fs::remove_dir_all(folder.path().join("deep")).unwrap();
    assert_eq!(looked(&mut catalog, folder.path()).gone, 2);
    assert_eq!((catalog.briefings(&Scope::default()).unwrap(), found(&catalog, "harbor")), (0, vec![]));
    assert_eq!(catalog.most_given(Class::Actor, 9).unwrap(), []);
}

#[test]
fn a_name_meets_across_briefings_and_is_counted_once_in_each() {
    let other = "briefing: 1\ntitle: Other\nactors:\n  a: {name: BLUE LANTERN}\nevents: [{title: Seen, date: 2021, actors: [a]}]\n";
    let folder = library(&[("a.yaml", FIRE), ("b.yaml", other)]);
    let mut catalog = in_memory();
    looked(&mut catalog, folder.path());
    let given = catalog.most_given(Class::Actor, 1).unwrap().remove(0);
    assert_eq!((given.number, given.briefings), (name_number(Class::Actor, "blue lantern"), 2));
    let met = |kind| {
        let met = catalog.met(Met { name: given.number, kind }, 0, 9).unwrap();
        met.iter().map(|hit| hit.title.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(met(Kind::Event), ["Seen"]);
    assert_eq!(met(Kind::Claim), ["Blue Lantern lit the fire."]);
    assert_eq!(met(Kind::Actor), ["Blue Lantern", "BLUE LANTERN"]);
    let report = catalog.most_given(Class::Address, 1).unwrap().remove(0);
    assert_eq!((report.shown.as_str(), report.briefings), ("https://bta.example/1", 1));
}

#[test]
fn what_is_new_is_not_met_under_the_names_of_what_is_gone() {
    let folder = library(&[("a.yaml", FIRE)]);
    let mut catalog = in_memory();
    looked(&mut catalog, folder.path());
    fs::remove_file(folder.path().join("a.yaml")).unwrap();
    looked(&mut catalog, folder.path());
    write(folder.path(), "b.yaml", &FIRE.replace("Blue Lantern", "Green Lamp").replace("[BL]", "[GL]"));
    looked(&mut catalog, folder.path());
    let met = |name: &str, kind| {
        let name = name_number(Class::Actor, name);
        catalog.met(Met { name, kind }, 0, 9).unwrap().len()
    };
    assert_eq!((met("Green Lamp", Kind::Claim), met("Green Lamp", Kind::Actor)), (1, 1));
    for kind in Kind::ALL {
        assert_eq!(met("Blue Lantern", kind), 0, "{kind:?}");
    }
}

#[test]
fn what_is_gone_is_swept_away_some_day() {
    let folder = library(&[("a.yaml", FIRE)]);
    let mut catalog = in_memory();
    let mut most = 0;
    for n in 0..500 {
        write(
            folder.path(),
            "a.yaml",
            &FIRE.replace("hall", "shed").replace("The harbor is shut", &n.to_string()),
        );
        looked(&mut catalog, folder.path());
        most = most.max(catalog.meetings());
    }
    let one = {
        let mut fresh = in_memory();
        looked(&mut fresh, folder.path());
        fresh.meetings()
    };
    assert!(most > 2 * one, "nothing was left behind: {most}");
    assert!(most < 300 * one, "{most} are kept of what is {one}");
    assert_eq!(found(&catalog, "shut"), [""; 0]);
}

#[test]
fn a_large_hostile_file_is_work_in_proportion_to_its_size() {
    let aliases: Vec<String> = (0..2000).map(|n| format!("Name {n}")).collect();
    let mut text = format!(
        "briefing: 1\ntitle: T\nactors:\n  a: {{name: A, aliases: [{}]}}\nevents:\n",
        aliases.join(", ")
    );
    text.extend((0..2000).map(|n| format!("  - {{title: Event {n}, actors: [a]}}\n")));
    let record = crate::Record::of(&text, &briefing_format::files::Copies::Nowhere);
    let words: usize = record.entries.iter().map(|entry| entry.who.len()).sum();
    let names: usize = record.entries.iter().map(|entry| entry.names.len()).sum();
    assert_eq!(record.entries.len(), 2002);
    assert!(words < 10 * text.len() && names < text.len(), "{words} {names} of {}", text.len());
}

#[test]
fn what_cannot_be_read_is_listed_with_the_reason() {
    let folder = library(&[("bad.yaml", "briefing: 1\ntitle: [\n"), ("a.yaml", FIRE)]);
    fs::write(folder.path().join("latin.yaml"), b"title: caf\xe9").unwrap();
    let mut catalog = in_memory();
    looked(&mut catalog, folder.path());
    let rows = catalog
        .list(&List { order: crate::Order::Path, most: 9, ..List::default() }, &Scope::default())
        .unwrap();
    let faults: Vec<bool> = rows.iter().map(|row| row.fault.is_some()).collect();
    assert_eq!(faults, [false, true, true]);
}

#[test]
fn a_damaged_catalog_is_moved_aside_and_one_of_another_version_made_anew() {
    let cache = tempfile::tempdir().unwrap();
    let folder = library(&[("a.yaml", FIRE)]);
    let file = cache.path().join("catalog.sqlite3");
    for bytes in [
        &b"no database at all, but long enough to be looked at as one, which it is not"[..],
        b"SQLite format 3\0",
    ] {
        fs::write(&file, bytes).unwrap();
        let mut catalog = Catalog::open(cache.path()).unwrap();
        assert!(catalog.state().file.is_some() && catalog.state().notice.is_some(), "{:?}", catalog.state());
        looked(&mut catalog, folder.path());
        assert_eq!(found(&catalog, "smoke OR fire").len(), 0);
        drop(catalog);
    }
    assert_eq!(fs::read(cache.path().join("catalog.sqlite3.broken")).unwrap(), b"SQLite format 3\0");
    let again = Catalog::open(cache.path()).unwrap();
    assert_eq!((again.state().notice.as_ref(), again.briefings(&Scope::default()).unwrap()), (None, 1));
}

#[test]
fn without_a_folder_to_write_to_it_is_in_memory_and_says_so() {
    let cache = tempfile::tempdir().unwrap();
    fs::write(cache.path().join("briefing"), "a file where the folder should be").unwrap();
    let catalog = Catalog::open(&cache.path().join("briefing")).unwrap();
    let notice = catalog.state().notice.clone().unwrap();
    assert!(catalog.state().file.is_none() && notice.as_str().contains("in memory"), "{notice}");
}

#[test]
fn one_reads_while_another_writes_and_who_is_interrupted_loses_nothing_written() {
    let cache = tempfile::tempdir().unwrap();
    let folder = library(&[]);
    for n in 0..40 {
        write(folder.path(), &format!("{n}.yaml"), &FIRE.replace("Harbor fire", &format!("Fire {n}")));
    }
    let mut writing = Catalog::open(cache.path()).unwrap();
    let reading = Catalog::open(cache.path()).unwrap();
    let mut seen = 0;
    let ended = refresh(&mut writing, folder.path(), &mut |progress| {
        seen = reading
            .search(&Query::parse("kind:briefing").unwrap(), &Scope::default(), None, 99)
            .unwrap()
            .len();
        progress.read == 0
    });
    assert!(matches!(ended, Err(Error::Interrupted)), "{ended:?}");
    let kept = reading.briefings(&Scope::default()).unwrap();
    assert!(seen <= kept && kept > 0, "{seen} {kept}");
    let outcome = looked(&mut writing, folder.path());
    assert_eq!((outcome.added + kept, reading.briefings(&Scope::default()).unwrap()), (40, 40));
}

/// The words of a file, as somebody would look for them, without its keys and comments.
fn words_of(text: &str) -> HashSet<String> {
    let lines = || text.lines().filter(|line| !line.trim_start().starts_with('#'));
    let words = |line: &str| -> Vec<String> {
        line.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 3).map(str::to_owned).collect()
    };
    let before = |colon: &str| words(colon.rsplit([' ', '{']).next().unwrap_or_default());
    let keys: HashSet<String> =
        lines().flat_map(|line| line.split(':').map(before).collect::<Vec<_>>()).flatten().collect();
    let values: HashSet<String> = lines().flat_map(words).collect();
    values.difference(&keys).cloned().collect()
}

#[test]
fn every_word_of_a_value_is_found_in_its_file() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../briefings").canonicalize().unwrap();
    let mut catalog = in_memory();
    looked(&mut catalog, &root);
    let mut count = 0;
    for entry in fs::read_dir(&root).unwrap().map(|entry| entry.unwrap().path()) {
        if entry.extension().is_none_or(|extension| extension != "yaml") {
            continue;
        }
        for word in words_of(&fs::read_to_string(&entry).unwrap()) {
            let query = Query::parse(&format!("\"{word}\"")).unwrap();
            let hits = catalog.search(&query, &Scope::default(), None, 10_000).unwrap();
            assert!(hits.iter().any(|hit| hit.path == entry), "{word} of {}", entry.display());
            count += 1;
        }
    }
    assert!(count > 500, "{count}");
}

proptest! {
    /// Whatever is typed, the engine is asked something that it understands.
    #[test]
    fn nothing_that_is_typed_is_more_than_words(typed in "([a-z\"*():^{}+'_ -]|\\PC|kind:|who:|date:|in:|NEAR|AND|OR|NOT){0,24}") {
        let catalog = in_memory();
        if let Ok(query) = Query::parse(&typed) {
            prop_assert!(catalog.search(&query, &Scope::default(), None, 5).is_ok(), "{typed}");
            prop_assert!(catalog.count(&query, &Scope::default(), 5).is_ok(), "{typed}");
        }
    }
}
