//! How fast a briefing is read: text to model, model to evidence. It must not measure files or the screen.

#[path = "support/story.rs"]
mod story;

use std::hint::black_box;

use briefing::{
    evidence::{Evidence, Story, known},
    format,
    model::{Date, Item, SourceIx},
};
use divan::{Bencher, counter::BytesCount};

const EVENTS: [usize; 3] = [20, 1_000, 100_000];

fn main() {
    divan::main();
}

/// Text to model and diagnostics.
#[divan::bench(args = EVENTS, sample_size = 1, sample_count = 50, max_time = 8)]
fn parse(bencher: Bencher<'_, '_>, events: usize) {
    let text = story::story(events);
    assert_eq!(format::parse(&text, &mut |_| {}).diagnostics, []);
    bencher.counter(BytesCount::of_str(&text)).bench_local(|| format::parse(black_box(&text), &mut |_| {}));
}

/// Model to evidence; the bytes are those of the text.
#[divan::bench(args = EVENTS, sample_size = 1, sample_count = 50, max_time = 8)]
fn evidence(bencher: Bencher<'_, '_>, events: usize) {
    let text = story::story(events);
    let briefing = format::parse(&text, &mut |_| {}).briefing;
    bencher.counter(BytesCount::of_str(&text)).bench_local(|| Evidence::new(black_box(&briefing)));
}

/// What was known by a day in the middle of the story, and what follows of it.
#[divan::bench(args = EVENTS, sample_size = 1, sample_count = 50, max_time = 8)]
fn as_of(bencher: Bencher<'_, '_>, events: usize) {
    let text = story::story(events);
    let briefing = format::parse(&text, &mut |_| {}).briefing;
    let evidence = Evidence::new(&briefing);
    let story = Story { briefing: &briefing, evidence: &evidence };
    let Ok(date) = Date::parse("2010-06") else { return };
    bencher.bench_local(|| {
        let known = known::as_of(black_box(story), &date);
        let evidence = evidence.known_by(&known);
        (known, evidence)
    });
}

/// A source is muted.
#[divan::bench(args = EVENTS, sample_size = 1, sample_count = 50, max_time = 8)]
fn muting(bencher: Bencher<'_, '_>, events: usize) {
    let text = story::story(events);
    let briefing = format::parse(&text, &mut |_| {}).briefing;
    let evidence = Evidence::new(&briefing);
    let muted = [Item::Source(SourceIx(0))];
    bencher.bench_local(|| evidence.muting(&briefing, black_box(&muted)));
}
