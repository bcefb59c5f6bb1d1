//! How long a key takes until the state is ready to be drawn, and the jobs that keys ask for.
//!
//! What happens on the main thread should hardly differ between 20 and 100,000 events. The jobs go through the whole
//! briefing on a thread of their own, so they take as long as it is large.

#[path = "support/reader.rs"]
mod reader;
#[path = "support/source_text.rs"]
mod source_text;
#[path = "support/story.rs"]
mod story;

use std::{cell::RefCell, hint::black_box, process::Command};

use briefing::app::{App, Job, KeyCode, Msg};
use divan::Bencher;
use reader::{press, reader};

const EVENTS: [usize; 3] = [20, 1_000, 100_000];

fn main() {
    divan::main();
}

/// A text of 10 MB is read, and shown at the quote that stands after four fifths of it.
#[divan::bench(sample_size = 1, sample_count = 30)]
fn open_text(bencher: Bencher<'_, '_>) {
    let folder = source_text::folder();
    let opened = || source_text::opened(&folder.path().join("briefing.yaml"));
    bencher.with_inputs(opened).bench_local_values(|(mut app, job)| {
        job.perform(&mut |msg| drop(app.update(msg)));
        app
    });
}

/// What that is compared with: `grep -c` for the words of the quote.
#[divan::bench(sample_size = 1, sample_count = 30)]
fn grep_text(bencher: Bencher<'_, '_>) {
    let folder = source_text::folder();
    let file = folder.path().join("copy.txt");
    bencher.bench_local(|| Command::new("grep").arg("-c").arg(source_text::QUOTE).arg(&file).output());
}

/// The cursor goes to the next event and opens it: eight down and eight up, again and again.
#[divan::bench(args = EVENTS, sample_count = 200)]
fn step(bencher: Bencher<'_, '_>, events: usize) {
    let mut app = reader(events);
    let mut keys = "jjjjjjjjkkkkkkkk".chars().cycle();
    bencher.bench_local(|| keys.next().map(|key| press(&mut app, KeyCode::Char(key))));
}

/// The same with bars, whose axis follows what is on screen, and in lanes.
#[divan::bench(args = EVENTS, consts = [1, 2], sample_count = 200)]
fn step_in_form<const FORM: usize>(bencher: Bencher<'_, '_>, events: usize) {
    let mut app = reader(events);
    typed(&mut app, &"t".repeat(FORM));
    let mut keys = "jjjjjjjjkkkkkkkk".chars().cycle();
    bencher.bench_local(|| keys.next().map(|key| press(&mut app, KeyCode::Char(key))));
}

/// The timeline is shown in its next form.
#[divan::bench(args = EVENTS, sample_size = 1, sample_count = 60)]
fn change_form(bencher: Bencher<'_, '_>, events: usize) {
    let mut app = reader(events);
    bencher.bench_local(|| press(&mut app, KeyCode::Char('t')));
}

/// Its sections become longer or shorter.
#[divan::bench(args = EVENTS, sample_size = 1, sample_count = 60)]
fn change_sections(bencher: Bencher<'_, '_>, events: usize) {
    let mut app = reader(events);
    let mut keys = "--++".chars().cycle();
    bencher.bench_local(|| keys.next().map(|key| press(&mut app, KeyCode::Char(key))));
}

/// Its events are put in the order of the other clock.
#[divan::bench(args = EVENTS, sample_size = 1, sample_count = 60)]
fn change_clock(bencher: Bencher<'_, '_>, events: usize) {
    let mut app = reader(events);
    bencher.bench_local(|| press(&mut app, KeyCode::Char('T')));
}

/// A source is muted, then given its weight back.
#[divan::bench(args = EVENTS, sample_size = 1, sample_count = 60)]
fn mute(bencher: Bencher<'_, '_>, events: usize) {
    let mut app = reader(events);
    typed(&mut app, "S");
    bencher.bench_local(|| press(&mut app, KeyCode::Char('x')));
}

/// The job that finds the single points of failure.
#[divan::bench(args = EVENTS, sample_size = 1, sample_count = 10)]
fn weigh_job(bencher: Bencher<'_, '_>, events: usize) {
    bencher
        .with_inputs(|| press(&mut reader(events), KeyCode::Char('X')))
        .bench_local_values(|job| job.map(|job| job.perform(&mut |msg| drop(black_box(msg)))));
}

/// The same once the source is muted with which most falls: what more would fall with each of the others.
#[divan::bench(args = EVENTS, sample_size = 1, sample_count = 10)]
fn weigh_job_with_one_muted(bencher: Bencher<'_, '_>, events: usize) {
    let asked = || {
        let mut app = reader(events);
        let msg = press(&mut app, KeyCode::Char('X')).and_then(found);
        app.update(msg?);
        press(&mut app, KeyCode::Char('x'))
    };
    bencher
        .with_inputs(asked)
        .bench_local_values(|job| job.map(|job| job.perform(&mut |msg| drop(black_box(msg)))));
}

/// The same after a pause, in which the neighbors were laid out ahead; the pause is not measured.
#[divan::bench(args = EVENTS, sample_size = 1, sample_count = 1000)]
fn step_after_a_pause(bencher: Bencher<'_, '_>, events: usize) {
    let app = RefCell::new(reader(events));
    let mut keys = "jjjjjjjjkkkkkkkk".chars().cycle();
    bencher
        .with_inputs(|| app.borrow_mut().look_ahead())
        .bench_local_values(|()| keys.next().map(|key| press(&mut app.borrow_mut(), KeyCode::Char(key))));
}

/// A letter of a search is typed, then taken back: marks on the screen change, a job is asked for.
#[divan::bench(args = EVENTS, sample_count = 200)]
fn search_keystroke(bencher: Bencher<'_, '_>, events: usize) {
    let mut app = reader(events);
    typed(&mut app, "/war");
    let mut keys = [KeyCode::Char('n'), KeyCode::Backspace].into_iter().cycle();
    bencher.bench_local(|| keys.next().map(|key| press(&mut app, key)));
}

/// The hits of a search arrive, and the reader goes to the first of them.
#[divan::bench(args = EVENTS, sample_size = 1, sample_count = 20)]
fn search_hits(bencher: Bencher<'_, '_>, events: usize) {
    let app = RefCell::new(reader(events));
    let mut keys = [KeyCode::Char('n'), KeyCode::Backspace].into_iter().cycle();
    typed(&mut app.borrow_mut(), "/war");
    bencher
        .with_inputs(|| {
            let job = keys.next().and_then(|key| press(&mut app.borrow_mut(), key));
            job.and_then(found)
        })
        .bench_local_values(|msg| msg.map(|msg| app.borrow_mut().update(msg)));
}

/// The job that collects the hits of a search.
#[divan::bench(args = EVENTS, sample_size = 1, sample_count = 20)]
fn search_job(bencher: Bencher<'_, '_>, events: usize) {
    job(bencher, events, "/war");
}

/// The job that ranks every name for "go to".
#[divan::bench(args = EVENTS, sample_size = 1, sample_count = 20)]
fn go_to_job(bencher: Bencher<'_, '_>, events: usize) {
    job(bencher, events, "pher");
}

/// Measures the job for one more letter; each is asked for anew, because an older one is stale.
fn job(bencher: Bencher<'_, '_>, events: usize, before: &str) {
    let mut app = reader(events);
    typed(&mut app, before);
    let mut keys = [KeyCode::Char('n'), KeyCode::Backspace].into_iter().cycle();
    bencher
        .with_inputs(|| keys.next().and_then(|key| press(&mut app, key)))
        .bench_local_values(|job| job.and_then(|job| black_box(found(job))));
}

fn typed(app: &mut App, keys: &str) {
    for key in keys.chars() {
        press(app, KeyCode::Char(key));
    }
}

/// Does a job; gives what it found.
fn found(job: Job) -> Option<Msg> {
    let mut found = None;
    job.perform(&mut |msg| found = Some(msg));
    found
}
