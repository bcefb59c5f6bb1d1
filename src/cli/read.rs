//! `briefing [PATH…]`: briefings on the screen, or as text where there is no screen. It must not know what is on it.

use std::{
    io,
    path::{Path, PathBuf},
    process::ExitCode,
    sync::Arc,
    time::{Duration, Instant, SystemTime, UNIX_EPOCH},
};

use super::{
    arguments::{Show, When, near_command},
    output::{browser, complain, editor, environment},
    settings, show,
};
use crate::{
    app::{
        App, Effect, Job, Look, Msg,
        config::{Bidi, Keeps},
    },
    ui,
};
use briefing_format::{files, model::date::Day};
use briefing_library::{Document, Entry, LoadError, Origin, has_several, shelf};
use briefing_memory::{Journal, Sync};
use briefing_terminal as terminal;
use briefing_terminal::{
    BidiSupport, Environment, Options, Program,
    grid::{Grid, Position},
};
use briefing_watch::Watch;

/// Opens the reader, with ASCII alone or not where that was asked for, or prints the text of the briefings where no escape sequence may be sent.
pub(super) fn run(paths: &[PathBuf], ascii: Option<bool>) -> io::Result<ExitCode> {
    if let Some(first) = paths.first().filter(|path| path.symlink_metadata().is_err())
        && let Some(command) = near_command(first)
    {
        let name = files::name(first);
        complain(format_args!("{name} does not exist; did you mean `{command}`?"));
        return Ok(ExitCode::FAILURE);
    }
    let environment = environment();
    let is_screen = !environment.dumb && terminal::stdout_is_terminal();
    if let Some((folders, caches)) = library(paths).filter(|_| is_screen) {
        return open_reader(Opened::Library(folders, caches), ascii, environment);
    }
    let Some(entries) = entries(paths) else {
        return Ok(ExitCode::FAILURE);
    };
    open_or_print(entries, ascii)
}

/// The folders of a library, and that of its catalog: those that were named, where nothing else was and they have several
/// briefings. What is in a folder otherwise is listed at once.
fn library(paths: &[PathBuf]) -> Option<(Vec<PathBuf>, PathBuf)> {
    let here = [PathBuf::from(briefing_library::HERE)];
    let folders = if paths.is_empty() { &here[..] } else { paths };
    let caches = settings::caches().filter(|_| App::HAS_CATALOG)?;
    if !folders.iter().all(|folder| folder.is_dir()) || !has_several(folders) {
        return None;
    }
    // A folder has one name in the catalog, wherever the program is started.
    let named = |folder: &PathBuf| folder.canonicalize().unwrap_or_else(|_| folder.clone());
    Some((folders.iter().map(named).collect(), caches))
}

fn open_or_print(entries: Vec<Entry>, ascii: Option<bool>) -> io::Result<ExitCode> {
    let environment = environment();
    if environment.dumb || !terminal::stdout_is_terminal() {
        return show::as_text(entries, &Show::default());
    }
    open_reader(Opened::Entries(entries), ascii, environment)
}

/// Opens the tour inside the program, or prints it where no escape sequence may be sent.
pub(super) fn tour() -> io::Result<ExitCode> {
    open_or_print(vec![Entry::sample(briefing_library::tour())], None)
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

/// What the reader begins with.
enum Opened {
    /// Briefings that were named.
    Entries(Vec<Entry>),
    /// All that is in some folders, and the folder of the catalog.
    Library(Vec<PathBuf>, PathBuf),
}

/// Runs the reader: one briefing opens at once, several are a list to choose from.
fn open_reader(opened: Opened, ascii: Option<bool>, environment: Environment) -> io::Result<ExitCode> {
    let (config, wrong) = settings::load(ascii, &environment);
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
    let keeps = config.memory;
    let look = Look { no_color: environment.no_color, reorder: bidi_app };
    let (mut app, jobs) = match opened {
        Opened::Library(folders, caches) => App::with_library(config, &wrong, look, folders, caches),
        Opened::Entries(entries) => match <[Entry; 1]>::try_from(entries) {
            Ok([entry]) => match at_once(&entry.origin) {
                Some(Ok(document)) => App::with_document(config, &wrong, look, entry, Arc::new(document)),
                Some(Err(error)) => return failed(&error),
                None => App::new(config, &wrong, look, vec![entry]),
            },
            Err(entries) => App::new(config, &wrong, look, entries),
        },
    };
    if let Some(caches) = settings::caches() {
        app.catalog_in(caches);
    }
    app.set_browser(browser());
    app.set_editor(editor());
    if settings::is_first_start() {
        app.greet();
    }
    let mut jobs = jobs;
    // Without a descriptor left the reader is of use, too: a key reads the file again.
    let watch = briefing_watch::watch().ok().map(|(watch, watcher)| {
        jobs.push(Job::watching(watcher));
        watch
    });
    let folder = settings::memory().filter(|_| keeps != Keeps::Off);
    if let Some(folder) = &folder {
        jobs.push(app.keep_in(folder.clone(), PLACE));
    }
    let mut reading = Reading { app, watch, began: Instant::now() };
    let ending = terminal::run(&mut reading, options, jobs);
    keep_the_rest(&mut reading.app, folder.as_deref());
    let ending = ending?;
    // The screen is left by now, and what is said stays on the terminal.
    reading.app.failure().map_or_else(|| Ok(ending.into()), failed)
}

/// How long a place is stood on before it is kept.
const PLACE: Duration = Duration::from_secs(1);

/// Keeps what is not kept yet; notes that cannot be are printed, so that they are not lost.
fn keep_the_rest(app: &mut App, folder: Option<&Path>) {
    let Some(folder) = folder else { return };
    let (lines, has_notes) = app.last_words();
    let sync = if has_notes { Sync::Now } else { Sync::Later };
    if let Err(error) = Journal::new(folder).append(&lines, sync)
        && has_notes
    {
        complain(format_args!("nothing can be kept: {error}; this is what you wrote:"));
        for note in briefing_memory::notes_in(&lines) {
            complain(format_args!("{}: {}", note.0, note.1));
        }
    }
}

/// The only briefing, where it can be loaded before the first frame, or why it cannot be opened.
fn at_once(origin: &Origin) -> Option<Result<Document, LoadError>> {
    let waits = match origin {
        Origin::Sample(_) => false,
        Origin::Stdin => true,
        // What is refused whatever its length is refused at once.
        Origin::File(path) => {
            let length = path.metadata().map_or(0, |found| found.len());
            (AT_ONCE + 1..=files::DEFAULT_LIMIT).contains(&length) && files::head(path, 0).is_ok()
        }
    };
    (!waits).then(|| Document::load(origin.clone(), &mut |_| {}))
}

/// Says why the only briefing cannot be opened.
fn failed(error: &LoadError) -> io::Result<ExitCode> {
    show::not_opened(error, When::Auto)?;
    Ok(ExitCode::FAILURE)
}

/// The reader as a program on the screen.
struct Reading {
    app: App,
    /// By what files are watched.
    watch: Option<Watch>,
    /// When that was.
    began: Instant,
}

impl Program for Reading {
    type Message = Msg;
    type Job = Job;

    fn update(&mut self, msg: Msg) -> Vec<Effect<Job>> {
        self.app.tell_time(self.began.elapsed(), Day::today());
        let now = SystemTime::now().duration_since(UNIX_EPOCH);
        self.app.tell_clock(now.map_or(0, |now| now.as_secs()));
        let effects = self.app.update(msg);
        if let Some(watch) = &self.watch
            && let Some(files) = self.app.files_to_watch()
        {
            watch.files(files);
        }
        effects
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
