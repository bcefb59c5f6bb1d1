//! How long painting a frame takes, drawing alone: no update, no comparison of frames, no terminal.
//!
//! Work follows the screen: the figures for 20 and for 100,000 events should hardly differ.

#[path = "support/reader.rs"]
mod reader;
#[path = "support/story.rs"]
mod story;

use std::cell::RefCell;

use briefing::{
    app::{App, KeyCode},
    grid::Grid,
    ui,
};
use divan::Bencher;
use reader::{SIZE, press, reader};

/// Twenty events leave half of the screen empty, a hundred fill it.
const EVENTS: [usize; 4] = [20, 100, 1_000, 100_000];

fn main() {
    divan::main();
}

/// The timeline with its middle event open.
#[divan::bench(args = EVENTS, sample_size = 1, sample_count = 1000)]
fn timeline(bencher: Bencher<'_, '_>, events: usize) {
    frame(bencher, &reader(events));
}

/// The same with bars, and in lanes.
#[divan::bench(args = EVENTS, consts = [1, 2], sample_size = 1, sample_count = 1000)]
fn timeline_in_form<const FORM: usize>(bencher: Bencher<'_, '_>, events: usize) {
    let mut app = reader(events);
    for _ in 0..FORM {
        press(&mut app, KeyCode::Char('t'));
    }
    frame(bencher, &app);
}

/// The same with every hit of a search marked.
#[divan::bench(args = EVENTS, sample_size = 1, sample_count = 1000)]
fn search(bencher: Bencher<'_, '_>, events: usize) {
    let mut app = reader(events);
    for key in "/the".chars() {
        if let Some(job) = press(&mut app, KeyCode::Char(key)) {
            job.perform(&mut |msg| drop(app.update(msg)));
        }
    }
    frame(bencher, &app);
}

/// What a reader waits for after a key: the cursor goes to the next event and opens it, and what has changed is painted.
/// There was a pause before it, which is not measured.
#[divan::bench(args = EVENTS, sample_size = 1, sample_count = 1000)]
fn step_and_frame(bencher: Bencher<'_, '_>, events: usize) {
    let app = RefCell::new(reader(events));
    let (width, height) = SIZE;
    let mut grid = Grid::new(width, height);
    let mut keys = "jjjjjjjjkkkkkkkk".chars().cycle();
    bencher.with_inputs(|| app.borrow_mut().look_ahead()).bench_local_values(|()| {
        let mut app = app.borrow_mut();
        keys.next().map(|key| press(&mut app, KeyCode::Char(key)));
        ui::draw(&app, &mut grid)
    });
}

/// Paints into an empty grid; emptying it is not measured.
fn frame(bencher: Bencher<'_, '_>, app: &App) {
    let (width, height) = SIZE;
    let grid = RefCell::new(Grid::new(width, height));
    bencher
        .with_inputs(|| grid.borrow_mut().clear())
        .bench_local_values(|()| ui::draw(app, &mut grid.borrow_mut()));
}
