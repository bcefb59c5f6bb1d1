//! How fast a briefing is read: text to model, model to evidence. It must not measure files or the screen.

#[path = "support/story.rs"]
mod story;

use std::hint::black_box;

use briefing::{evidence::Evidence, format};
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
