//! `briefing [PATH…]`: briefings on the screen, or as text where there is no screen. It must not know what is on it.

use std::{io, path::PathBuf, process::ExitCode, sync::Arc, time::Instant};

use super::{
    arguments::{Show, near_command},
    output::{browser, complain, environment},
    settings, show,
};
use crate::{
    app::{App, Effect, Job, Look, Msg, config::Bidi},
    ui,
};
use briefing_format::files;
use briefing_library::{Document, Entry, Origin, shelf};
use briefing_terminal as terminal;
use briefing_terminal::{
    BidiSupport, Environment, Options, Program,
    grid::{Grid, Position},
};

/// Opens the reader, or prints the text of the briefings where no escape sequence may be sent.
pub(super) fn run(paths: &[PathBuf]) -> io::Result<ExitCode> {
    if let Some(first) = paths.first().filter(|path| path.symlink_metadata().is_err())
        && let Some(command) = near_command(first)
    {
        let name = files::name(first);
        complain(format_args!("{name} does not exist; did you mean `{command}`?"));
        return Ok(ExitCode::FAILURE);
    }
    let Some(entries) = entries(paths) else {
        return Ok(ExitCode::FAILURE);
    };
    let environment = environment();
    if environment.dumb || !terminal::stdout_is_terminal() {
        return show::as_text(entries, &Show::default());
    }
    open_reader(entries, environment)
}

/// The briefings at these paths; nothing, once that has been said, where a folder has none or cannot be listed.
pub(super) fn entries(paths: &[PathBuf]) -> Option<Vec<Entry>> {
    if paths.is_empty() {
        return shelf(&[])
            .map_err(|error| complain(format_args!("./briefings cannot be listed: {error}")))
            .ok();
    }
    let mut entries = Vec::new();
    for path in paths {
        match shelf(std::slice::from_ref(path)) {
            Ok(found) if !found.is_empty() => entries.extend(found),
            Ok(_) => {
                complain(format_args!("{} holds no briefings (*.yaml, *.yml)", files::name(path)));
                return None;
            }
            Err(error) => {
                complain(format_args!("{} cannot be listed: {error}", files::name(path)));
                return None;
            }
        }
    }
    Some(entries)
}

/// How large a file may be to be loaded before the first frame; larger ones show their progress.
const AT_ONCE: u64 = 1 << 20;

/// What a panic ends with.
const FAREWELL: &str = "This is a bug in briefing; your files are as they were. Please report these lines.";

/// Runs the reader: one briefing opens at once, several are a list to choose from.
fn open_reader(entries: Vec<Entry>, environment: Environment) -> io::Result<ExitCode> {
    let (config, wrong) = settings::load();
    let bidi_app = match config.bidi {
        Bidi::App => true,
        Bidi::Auto => environment.bidi == BidiSupport::LeavesAlone,
        Bidi::Terminal | Bidi::Off => false,
    };
    let clipboard = environment.clipboard;
    let options = Options {
        name: "briefing",
        farewell: FAREWELL,
        mouse: config.mouse,
        bidi_app,
        clipboard,
        hyperlinks: config.hyperlinks && environment.hyperlinks,
    };
    let look = Look { no_color: environment.no_color, reorder: bidi_app };
    let only = <[Entry; 1]>::try_from(entries);
    let (mut app, jobs) = match only {
        Ok([entry]) if is_small(&entry.origin) => match Document::load(entry.origin.clone(), &mut |_| {}) {
            Ok(document) => App::with_document(config, &wrong, look, entry, Arc::new(document)),
            Err(_) => App::new(config, &wrong, look, vec![entry]),
        },
        Ok([entry]) => App::new(config, &wrong, look, vec![entry]),
        Err(entries) => App::new(config, &wrong, look, entries),
    };
    app.set_browser(browser());
    terminal::run(&mut Reading { app, began: Instant::now() }, options, jobs).map(ExitCode::from)
}

fn is_small(origin: &Origin) -> bool {
    match origin {
        Origin::Sample(_) => true,
        Origin::Stdin => false,
        Origin::File(path) => path.metadata().is_ok_and(|found| found.is_file() && found.len() <= AT_ONCE),
    }
}

/// The reader as a program on the screen.
struct Reading {
    app: App,
    /// When that was.
    began: Instant,
}

impl Program for Reading {
    type Message = Msg;
    type Job = Job;

    fn update(&mut self, msg: Msg) -> Vec<Effect<Job>> {
        self.app.tell_time(self.began.elapsed());
        self.app.update(msg)
    }

    fn look_ahead(&mut self) {
        self.app.look_ahead();
    }

    fn draw(&self, grid: &mut Grid) -> Option<Position> {
        ui::draw(&self.app, grid)
    }
}

impl terminal::Job for Job {
    type Message = Msg;

    fn perform(self, report: &mut dyn FnMut(Msg)) {
        Self::perform(self, report);
    }
}
