//! The reader with a made-up briefing open, without a terminal. It must not measure anything.

use std::sync::{Arc, Mutex, PoisonError};

use briefing::{
    app::{App, Effect, Input, Job, Key, KeyCode, Look, Msg, config::Config},
    library::{Document, Entry, Origin, Sample},
};

use crate::story::story;

/// The size of the screen, in columns and rows.
pub(crate) const SIZE: (u16, u16) = (200, 60);

/// The briefings that were made already, by the number of their events.
static MADE: Mutex<Vec<(usize, Arc<Document>)>> = Mutex::new(Vec::new());

/// Opens the reader on the timeline of a briefing with so many events, its middle event selected.
pub(crate) fn reader(events: usize) -> App {
    let document = document(events);
    let entry = Entry { origin: document.origin.clone(), title: document.title().clone(), fault: None };
    let (mut app, _) = App::with_document(Config::default(), &[], Look::default(), entry, document);
    let (width, height) = SIZE;
    app.update(Msg::Input(Input::Resize { width, height }));
    press(&mut app, KeyCode::Char('T'));
    for digit in format!("0{}", events / 2).chars() {
        press(&mut app, KeyCode::Char(digit));
    }
    press(&mut app, KeyCode::Char('G'));
    app
}

/// Presses a key; gives the job that it asks for, if it asks for one.
pub(crate) fn press(app: &mut App, code: KeyCode) -> Option<Job> {
    app.update(Msg::Input(Input::Key(Key::plain(code)))).into_iter().find_map(|effect| match effect {
        Effect::Work(job) => Some(job),
        _ => None,
    })
}

/// A briefing is made once and shared: one with 100,000 events takes seconds.
fn document(events: usize) -> Arc<Document> {
    let mut made = MADE.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((_, document)) = made.iter().find(|(size, _)| *size == events) {
        return Arc::clone(document);
    }
    // Like the samples of the program, it lives as long as the program does.
    let sample = Box::leak(Box::new(Sample { name: "made-up.yaml", text: story(events).leak() }));
    match Document::load(Origin::Sample(sample), &mut |_| {}) {
        Ok(document) => {
            assert_eq!(document.errors(), 0, "what is measured is a briefing without errors");
            let document = Arc::new(document);
            made.push((events, Arc::clone(&document)));
            document
        }
        Err(error) => panic!("{}", error.diagnostic.message),
    }
}
