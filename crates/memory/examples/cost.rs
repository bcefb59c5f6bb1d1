//! What a start with a large memory costs: `cargo run --release -p briefing-memory --example cost [MEGABYTES]`. It must not be a
//! test: figures are read, not asserted.

use std::{error::Error, fs, time::Instant};

use briefing_format::parse;
use briefing_memory::{Anchor, Hash, Journal, Memory, NoteId, Record, Sought, Sync, read_mark};

/// So many items were read.
const READ: usize = 100_000;

/// So many notes are kept.
const NOTES: usize = 200;

fn main() -> Result<(), Box<dyn Error>> {
    let megabytes: usize = std::env::args().nth(1).and_then(|text| text.parse().ok()).unwrap_or(0);
    let folder = std::env::temp_dir().join(format!("briefing-memory-cost-{}", std::process::id()));
    let made = measure(&folder, megabytes);
    fs::remove_dir_all(&folder)?;
    let (name, lines) = made?;
    say(&format!("{name}\n{}", lines.join("\n")))
}

fn measure(folder: &std::path::Path, megabytes: usize) -> Result<(String, Vec<String>), Box<dyn Error>> {
    let events = (0..READ)
        .map(|n| format!("  - {{title: Event {n} of word{} word{}, date: 2024}}\n", n % 977, n % 1009));
    let text = format!("briefing: 1\ntitle: Many\nevents:\n{}", events.collect::<Vec<_>>().concat());
    let began = Instant::now();
    let briefing = parse(&text, &mut |_| {}).briefing;
    let parsed = began.elapsed();
    let items: Vec<_> = briefing.items().collect();
    let hash = Hash::of(&text);
    let sought = Sought { path: Some("/many.yaml"), exists: &|_| true, ..Sought::new(&briefing, hash) };
    let mut memory = Memory::read(folder);
    let first = memory.recall(&sought);
    let journal = Journal::new(folder);
    let mut lines = memory.keep(first.key, first.records, 0);
    // As a reader writes them: some items at a time.
    for some in items.chunks(20) {
        let marks = some.iter().map(|item| read_mark(&briefing, *item)).collect();
        let place = Record::Place(serde_json::json!({"lens": "timeline", "item": some[0].number()}));
        lines.extend(&memory.keep(first.key, [Record::Read(marks), place], 0));
    }
    for item in items.iter().step_by(READ / NOTES) {
        let anchor = Anchor::of(&briefing, *item, &hash.to_string());
        let note = Record::Note { id: NoteId::random(), anchor, text: "A note.".to_owned(), was: None };
        lines.extend(&memory.keep(first.key, [note], 0));
    }
    journal.append(&lines, Sync::Later)?;
    let mut others = briefing_memory::Lines::default();
    while others.as_str().len() < megabytes * 1_000_000 {
        let place = Record::Place(serde_json::json!({"lens": "timeline", "words": "x".repeat(200)}));
        others.extend(&memory.keep(first.key, [place, Record::Read(vec![7; 20])], 0));
    }
    journal.append(&others, Sync::Later)?;
    let size = fs::metadata(journal.path())?.len();
    let began = Instant::now();
    let memory = Memory::read(folder);
    let read = began.elapsed();
    let again = Instant::now();
    let recalled = memory.recall(&sought);
    let recall = again.elapsed();
    let edited = text.replacen("Event 500 of", "Event 500 and 501 of", 1);
    let other = parse(&edited, &mut |_| {}).briefing;
    let sought = Sought { contents: &other, hash: Hash::of(&edited), is_open: true, ..sought };
    let again = Instant::now();
    let moved = memory.recall(&sought);
    let reload = again.elapsed();
    let name = format!("{size} bytes, {} items read, {} notes", recalled.read.len(), recalled.kept.len());
    let certain = moved.kept.iter().filter(|kept| kept.standing.item().is_some()).count();
    Ok((
        name,
        vec![
            format!("parsing the briefing      {parsed:?}"),
            format!("reading the memory        {read:?}"),
            format!("recalling the same text   {recall:?}"),
            format!("recalling an edited text  {reload:?}, {certain} notes found"),
        ],
    ))
}

fn say(text: &str) -> Result<(), Box<dyn Error>> {
    use std::io::Write;
    Ok(writeln!(std::io::stdout(), "{text}")?)
}
