//! What comparing two versions costs beside reading one: `cargo run --release -p briefing-changes --example ratios [EVENTS]`,
//! or with two files. It must not be a test: figures are read, not asserted.

#[path = "../../../benches/support/story.rs"]
mod story;

use std::{
    error::Error,
    fs,
    hint::black_box,
    io::{self, Write},
    time::{Duration, Instant},
};

use briefing_changes::{Comparison, Pairing};
use briefing_evidence::{Evidence, Story};
use briefing_format::{
    model::{Briefing, Item},
    parse,
    write::{Document, Map, Value, head, item},
};

/// Of so many runs the fastest counts.
const RUNS: usize = 7;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [old, new] = &arguments[..] {
        return compare("two files", &fs::read_to_string(old)?, &[("each other", fs::read_to_string(new)?)]);
    }
    let events = arguments.first().and_then(|text| text.parse().ok()).unwrap_or(10_000);
    let with_ids = story::story(events);
    let without = without_ids(&with_ids);
    for (name, text) in [("with ids", with_ids), ("without ids", without)] {
        let briefing = parse(&text, &mut |_| {}).briefing;
        let others = [
            ("itself", text.clone()),
            ("itself, in another order", edited(&briefing, 0, true)),
            ("1 % changed", edited(&briefing, 1, false)),
            ("1 % changed, in another order", edited(&briefing, 1, true)),
            ("10 % changed", edited(&briefing, 10, false)),
            ("every event changed", edited(&briefing, 100, false)),
        ];
        compare(name, &text, &others)?;
    }
    Ok(())
}

fn compare(name: &str, text: &str, others: &[(&str, String)]) -> Result<(), Box<dyn Error>> {
    let mut out = io::stdout().lock();
    let (parsed, old) = fastest(|| parse(text, &mut |_| {}).briefing);
    let (derived, before) = fastest(|| Evidence::new(&old));
    writeln!(out, "{name}: parse {parsed:.1?}, evidence {derived:.1?}")?;
    for (what, text) in others {
        let new = parse(text, &mut |_| {}).briefing;
        let after = Evidence::new(&new);
        let old = Story { briefing: &old, evidence: &before };
        let new = Story { briefing: &new, evidence: &after };
        let (paired, _) = fastest(|| Pairing::new(&clone_of(old), &clone_of(new)));
        let (took, comparison) = fastest(|| Comparison::new(old, new));
        let ratio = took.as_secs_f64() / parsed.as_secs_f64();
        let changes = comparison.changes.len();
        writeln!(
            out,
            "  {what}: {took:.1?}, {ratio:.2} of parse, pairing {paired:.1?} of it; {changes} changes"
        )?;
    }
    Ok(())
}

/// The contents themselves: a briefing is cheap to clone.
fn clone_of(story: Story<'_>) -> Briefing {
    story.briefing.clone()
}

fn fastest<T>(run: impl Fn() -> T) -> (Duration, T) {
    let once = || {
        let began = Instant::now();
        let made = black_box(run());
        (began.elapsed(), made)
    };
    let mut best = once();
    for _ in 1..RUNS {
        let next = once();
        if next.0 < best.0 {
            best = next;
        }
    }
    best
}

/// The same text with events that have no ids.
fn without_ids(text: &str) -> String {
    let mut out = String::new();
    let mut is_first = false;
    for line in text.lines() {
        if line.starts_with("  - id: ") {
            is_first = true;
            continue;
        }
        let rest = line.strip_prefix("    ").filter(|_| is_first);
        is_first = false;
        match rest {
            Some(rest) => out.extend(["  - ", rest]),
            None => out.push_str(line),
        }
        out.push('\n');
    }
    out
}

/// A later version: of each hundred events so many are reworded, moved, told by others, taken out or put in.
fn edited(briefing: &Briefing, percent: u64, is_shuffled: bool) -> String {
    let mut chance = Chance(16);
    let mut document = Document::new(briefing.title.raw());
    *document.head() = head(briefing);
    let mut items: Vec<Item> = briefing.items().collect();
    if is_shuffled {
        for at in (1..items.len()).rev() {
            items.swap(at, chance.below(at as u64 + 1) as usize);
        }
    }
    for one in items {
        let (section, mut map) = item(briefing, one);
        let is_edited = matches!(one, Item::Event(_)) && chance.below(100) < percent;
        let kind = if is_edited { chance.below(5) } else { 5 };
        match kind {
            0 => reword(&mut map),
            1 => map.set("date", "2024-05-0X"),
            2 => map.set("sources", vec!["source-0", "source-1"]),
            3 => continue,
            4 => document.listed(section, &Map::new().with("title", format!("A new one, {}", chance.next()))),
            _ => {}
        }
        match briefing.id(one).filter(|_| section.is_keyed()) {
            Some(id) => document.keyed(section, id, &map),
            None => document.listed(section, &map),
        }
    }
    document.to_string()
}

fn reword(map: &mut Map) {
    if let Some(Value::Text(title)) = map.get("title") {
        let title = title.replacen(' ', " nearly ", 1);
        map.set("title", title);
    }
}

/// Numbers that look like chance and are the same each time (`SplitMix64`).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }
}
