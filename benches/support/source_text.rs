//! A briefing with one quote from a long text, in a folder. It must not measure anything.

use std::{fmt::Write as _, fs, path::Path, sync::Arc};

use briefing::{
    app::{App, Input, Job, KeyCode, Look, Msg, config::Config},
    library::{Document, Entry, Origin},
};

use crate::reader::{SIZE, press};

/// The words of the quote.
pub(crate) const QUOTE: &str = "nobody had opened the seventh gate of the lower dock";

const BRIEFING: &str = "briefing: 1
title: Dock
events:
  - {title: Dock., quotes: [gate]}
actors:
  a: {name: Ada Smith}
quotes:
  gate: {text: nobody had opened the seventh gate of the lower dock, speaker: a, via: [s]}
sources:
  s: {title: S, file: copy.txt}
";

/// Writes the briefing and 10 MB of text, with the quote after four fifths of it.
pub(crate) fn folder() -> tempfile::TempDir {
    let mut text = String::new();
    for line in 0.. {
        if line == 100_000 {
            let _ = writeln!(text, "She said that {QUOTE}.");
        }
        if text.len() >= 10_000_000 {
            break;
        }
        let _ = writeln!(
            text,
            "{line}: the fire at the Ålborg quay was “{}” and nobody had an answer",
            line * 7_919
        );
    }
    let written = tempfile::tempdir().and_then(|folder| {
        fs::write(folder.path().join("copy.txt"), text)?;
        fs::write(folder.path().join("briefing.yaml"), BRIEFING)?;
        Ok(folder)
    });
    written.unwrap_or_else(|error| panic!("{error}"))
}

/// The reader at the quote, and the job for which Enter asks there; nobody has looked at the text yet.
pub(crate) fn opened(briefing: &Path) -> (App, Job) {
    let origin = Origin::File(briefing.to_owned());
    let document = match Document::load(origin.clone(), &mut |_| {}) {
        Ok(document) => Arc::new(document),
        Err(error) => panic!("{}", error.diagnostic.message),
    };
    let entry = Entry { origin, title: document.title().clone(), fault: None };
    let (mut app, _) = App::with_document(Config::default(), &[], Look::default(), entry, document);
    let (width, height) = SIZE;
    app.update(Msg::Input(Input::Resize { width, height }));
    press(&mut app, KeyCode::Char('3'));
    match press(&mut app, KeyCode::Enter) {
        Some(job) => (app, job),
        None => panic!("Enter on a quote asks for its text"),
    }
}
