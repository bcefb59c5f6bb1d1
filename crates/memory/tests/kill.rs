//! A process that keeps notes is killed two hundred times. What it was told to be kept is kept.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::{
    collections::HashSet,
    env,
    io::{BufRead, BufReader, Write},
    path::Path,
    process::{Command, Stdio},
};

use briefing_format::{model::Briefing, parse};
use briefing_memory::{Anchor, Hash, Journal, Memory, NoteId, Record, Sought, Sync};

/// The variable that makes this program one that is killed.
const FOLDER: &str = "BRIEFING_MEMORY_KILLED";

const TEXT: &str = "briefing: 1\ntitle: Harbor fire\nevents: [{title: Fire in hall 7}]\n";

fn briefing() -> Briefing {
    parse(TEXT, &mut |_| {}).briefing
}

/// Keeps notes until it is killed; says of each that it is kept once it is.
#[test]
fn killed() {
    let Some(folder) = env::var_os(FOLDER) else { return };
    let (folder, briefing) = (Path::new(&folder), briefing());
    let mut memory = Memory::read(folder);
    let recalled = memory.recall(&Sought { path: Some("/a.yaml"), ..Sought::new(&briefing, Hash::of(TEXT)) });
    let journal = Journal::new(folder);
    let mut records = recalled.records;
    loop {
        let id = NoteId::random();
        let item = briefing.items().next().unwrap();
        let anchor = Anchor::of(&briefing, item, &Hash::of(TEXT).to_string());
        // Longer than what the system writes at once, now and then.
        let text = format!("{id} {}", "words ".repeat(id.to_string().len() * 200));
        records.push(Record::Note { id, anchor, text, was: None });
        let lines = memory.keep(recalled.key, std::mem::take(&mut records), 0);
        journal.append(&lines, Sync::Now).unwrap();
        let mut out = std::io::stdout().lock();
        // Nobody listens once the other side has heard enough.
        if writeln!(out, "\nkept {id}").and_then(|()| out.flush()).is_err() {
            return;
        }
    }
}

#[test]
fn two_hundred_kills_lose_no_note_that_was_kept() {
    let state = tempfile::tempdir().unwrap();
    let folder = state.path().join("memory");
    let mut kept: HashSet<String> = HashSet::new();
    for round in 0..200 {
        let mut child = Command::new(env::current_exe().unwrap())
            .args(["--exact", "killed", "--nocapture", "--test-threads=1"])
            .env(FOLDER, &folder)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let mut take = |line: std::io::Result<String>| {
            if let Some(id) = line.unwrap().strip_prefix("kept ") {
                kept.insert(id.to_owned());
            }
        };
        // In each round it is killed somewhere else.
        let mut heard = 0;
        for line in lines.by_ref() {
            take(line);
            heard += 1;
            if heard > 6 + round % 7 {
                break;
            }
        }
        // `kill` is SIGKILL. What stands in the pipe was said before.
        child.kill().unwrap();
        child.wait().unwrap();
        lines.for_each(take);
    }
    let memory = Memory::read(&folder);
    let found: HashSet<String> =
        memory.kept(memory.briefings()[0].key).iter().map(|kept| kept.id.to_string()).collect();
    let lost: Vec<&String> = kept.difference(&found).collect();
    assert!(lost.is_empty(), "{} of {} are lost: {lost:?}", lost.len(), kept.len());
    assert!(kept.len() >= 200, "{}", kept.len());
    assert!(memory.trouble().len() <= 1, "{:?}", memory.trouble());
}

#[test]
fn two_processes_at_once_tear_no_line() {
    let state = tempfile::tempdir().unwrap();
    let folder = state.path().join("memory");
    let mut kept: HashSet<String> = HashSet::new();
    let start = || {
        Command::new(env::current_exe().unwrap())
            .args(["--exact", "killed", "--nocapture", "--test-threads=1"])
            .env(FOLDER, &folder)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap()
    };
    let mut children = [start(), start()];
    let heard = std::thread::scope(|scope| {
        let threads: Vec<_> = children
            .iter_mut()
            .map(|child| {
                let out = child.stdout.take().unwrap();
                scope.spawn(move || {
                    let lines = BufReader::new(out).lines().map_while(Result::ok);
                    let ids = lines.filter_map(|line| line.strip_prefix("kept ").map(str::to_owned));
                    // The pipe is closed at the end, which ends the other side.
                    ids.take(300).collect::<Vec<String>>()
                })
            })
            .collect();
        threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect::<Vec<_>>()
    });
    kept.extend(heard);
    for child in &mut children {
        child.kill().unwrap();
        child.wait().unwrap();
    }
    let memory = Memory::read(&folder);
    let found: HashSet<String> =
        memory.kept(memory.briefings()[0].key).iter().map(|kept| kept.id.to_string()).collect();
    assert!(kept.len() == 600 && kept.is_subset(&found), "{} kept, {} found", kept.len(), found.len());
    assert!(memory.trouble().len() <= 1, "{:?}", memory.trouble());
}
