//! The whole reader without a terminal: a script presses keys and says what is then seen. It must not know how the reader works inside
//! beyond its messages and effects, nor wait for time.
//!
//! Keys are written as the configuration writes them, parted by blanks; text to be typed stands in quotation marks:
//! `"j j / 'iran' enter n"`. Slow work is done at once, unless the script holds it. A key that means nothing where
//! it is pressed fails the script, and so does a screen that breaks a rule that every screen keeps ([`Script::check`]).

use std::{
    cell::RefCell,
    collections::{BTreeMap, VecDeque},
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use crate::inside::picture::{column_of, glyphs, is_no_glyph, picture, row};
use crate::{
    app::{
        Answer, App, Effect, Input, Job, Key, KeyCode, Look, Mouse, MouseKind, Msg, Overlay, Reply,
        config::{Config, ThemeName},
        hints::visible_links,
        layout::Pane,
        lens::Lens,
        reader::Reader,
    },
    format::model::date::Day,
    grid::Grid,
    library::{Document, Entry, Origin, SAMPLES, Sample},
    terminal::{Browser, Copied, Opened},
    text::SafeText,
    ui::{
        self,
        theme::{Role, Theme},
    },
};
use ratatui::{
    buffer::{self, Buffer},
    layout::{Position, Rect},
    widgets::Widget,
};

/// The reader, what it asked for, and the keys that were pressed.
pub(crate) struct Script {
    pub(crate) app: App,
    /// What the reader asked of the outside world, beside slow work, oldest first.
    asked: Vec<Effect<Job>>,
    /// Whether slow work waits, and what waits.
    holds: bool,
    held: Vec<Job>,
    /// What slow work has found and nobody was told yet.
    found: Vec<Msg>,
    pressed: Vec<String>,
    /// What is painted over, frame after frame.
    grid: RefCell<Grid>,
}

/// One key to press, and how it is written.
struct Stroke {
    key: Key,
    written: String,
}

impl Script {
    /// A briefing, on a screen of 110 columns and 30 rows.
    #[track_caller]
    pub(crate) fn yaml(text: &str) -> Self {
        Self::with(Config::default(), Look::default(), text)
    }

    /// One of the samples, on a screen of 110 columns and 30 rows.
    #[track_caller]
    pub(crate) fn sample(name: &str) -> Self {
        Self::yaml(sample(name))
    }

    /// A briefing under a configuration, on a screen of this look.
    #[track_caller]
    pub(crate) fn with(config: Config, look: Look, text: &str) -> Self {
        let (entry, document) = document(text);
        let (app, jobs) = App::with_document(config, &[], look, entry, document);
        Self::start(app, jobs)
    }

    /// The reader over several briefings, of which none is open.
    pub(crate) fn shelf(texts: &[&str]) -> Self {
        let entries = texts.iter().map(|text| entry(text)).collect();
        let (app, jobs) = App::new(Config::default(), &[], Look::default(), entries);
        Self::start(app, jobs)
    }

    /// The reader over one file, which is opened at once, as far as it can be.
    pub(crate) fn file(path: &Path) -> Self {
        Self::files(&[path.to_owned()])
    }

    /// The reader over one file, which keeps what is to be kept in a folder. A place is kept as soon as it is stood on.
    pub(crate) fn file_kept_in(path: &Path, folder: &Path) -> Self {
        let mut script = Self::file(path);
        let job = script.app.keep_in(folder.to_owned(), Duration::ZERO);
        script.perform(vec![Effect::Work(job)]);
        script.resize(120, 40);
        script
    }

    /// The reader over several files, of which none is open.
    pub(crate) fn files(paths: &[PathBuf]) -> Self {
        let entry = |path: &PathBuf| Entry {
            origin: Origin::File(path.clone()),
            title: SafeText::default(),
            fault: None,
        };
        let entries = paths.iter().map(entry).collect();
        let (app, jobs) = App::new(Config::default(), &[], Look::default(), entries);
        Self::start(app, jobs)
    }

    /// The reader over a folder, whose catalog is in another one.
    #[cfg(feature = "catalog")]
    pub(crate) fn library(folder: &Path, caches: &Path) -> Self {
        let (folders, caches) = (vec![folder.to_owned()], caches.to_owned());
        let (app, jobs) = App::with_library(Config::default(), &[], Look::default(), folders, caches);
        Self::start(app, jobs)
    }

    /// A file that is open, with all slow work held from the start.
    #[track_caller]
    pub(crate) fn open_and_hold(path: &Path) -> Self {
        let origin = Origin::File(path.to_owned());
        let document =
            Document::load(origin.clone(), &mut |_| {}).unwrap_or_else(|error| panic!("{error:?}"));
        let entry = Entry { origin, title: SafeText::default(), fault: None };
        let (app, jobs) =
            App::with_document(Config::default(), &[], Look::default(), entry, Arc::new(document));
        Self::begin(app, jobs, true)
    }

    /// A program that has just begun, on a screen of 110 columns and 30 rows.
    pub(crate) fn start(app: App, jobs: Vec<Job>) -> Self {
        Self::begin(app, jobs, false)
    }

    fn begin(app: App, jobs: Vec<Job>, holds: bool) -> Self {
        let mut script = Self {
            app,
            asked: Vec::new(),
            holds,
            held: Vec::new(),
            found: Vec::new(),
            pressed: Vec::new(),
            grid: RefCell::default(),
        };
        script.send(Msg::Input(Input::Resize { width: 110, height: 30 }));
        script.perform(jobs.into_iter().map(Effect::Work).collect());
        script.stand_in_timeline();
        script
    }

    /// Most scripts are of the timeline: they begin there, as if the reader had opened on it.
    fn stand_in_timeline(&mut self) {
        let Some(session) = self.app.desk.session_mut() else { return };
        if !session.reader.document().briefing.events.is_empty() {
            session.reader.open_lens(Lens::Timeline);
            let (width, height) = self.app.size();
            self.send(Msg::Input(Input::Resize { width, height }));
        }
    }

    /// A briefing on a screen of a size, as it opens.
    #[track_caller]
    pub(crate) fn opened(text: &str, width: u16, height: u16) -> Self {
        let mut script = Self::yaml(text).size(width, height);
        if let Some(session) = script.app.desk.session_mut() {
            let reader = &mut session.reader;
            reader.open_lens(Lens::first(reader.document()));
        }
        script.resize(width, height);
        script
    }

    /// Gives the screen another size.
    #[track_caller]
    pub(crate) fn size(mut self, width: u16, height: u16) -> Self {
        self.resize(width, height);
        self
    }

    /// The same, for scripts that are not written as a chain.
    #[track_caller]
    pub(crate) fn resize(&mut self, width: u16, height: u16) {
        self.pressed.push(format!("[{width}x{height}]"));
        self.send(Msg::Input(Input::Resize { width, height }));
        self.check();
    }

    /// Presses keys one after the other; each must mean something where it is pressed.
    #[track_caller]
    pub(crate) fn press(mut self, keys: &str) -> Self {
        for (n, stroke) in strokes(keys).into_iter().enumerate() {
            self.stroke(&stroke);
            if let Some(key) = self.app.unbound {
                self.fail(&format!("key {} of `{keys}`, {key}, means nothing here", n + 1));
            }
        }
        self
    }

    /// Presses keys again and again until these words are seen; a hundred times at most.
    #[track_caller]
    pub(crate) fn press_until(mut self, keys: &str, words: &str) -> Self {
        for _ in 0..100 {
            if self.rows().iter().any(|row| row.contains(words)) {
                return self;
            }
            self = self.press(keys);
        }
        self.fail(&format!("{words:?} does not come"))
    }

    /// Presses a key that must mean nothing where it is pressed.
    #[track_caller]
    pub(crate) fn press_in_vain(mut self, key: &str) -> Self {
        for stroke in strokes(key) {
            self.stroke(&stroke);
            if self.app.unbound != Some(stroke.key) {
                self.fail(&format!("{key} means something here"));
            }
        }
        self
    }

    #[track_caller]
    fn stroke(&mut self, stroke: &Stroke) {
        self.pressed.push(stroke.written.clone());
        self.send(Msg::Input(Input::Key(stroke.key)));
        self.check();
    }

    /// The keys that are written so.
    #[track_caller]
    pub(crate) fn keys(keys: &str) -> Vec<Key> {
        strokes(keys).into_iter().map(|stroke| stroke.key).collect()
    }

    /// Presses a key, whether it means anything or not.
    #[track_caller]
    pub(crate) fn try_key(&mut self, key: Key) {
        self.stroke(&Stroke { key, written: key.to_string() });
    }

    /// Pastes a text.
    #[track_caller]
    pub(crate) fn paste(mut self, text: &str) -> Self {
        self.insert(text);
        self
    }

    /// The same, for scripts that are not written as a chain.
    #[track_caller]
    pub(crate) fn insert(&mut self, text: &str) {
        self.pressed.push(format!("[paste {text:?}]"));
        self.send(Msg::Input(Input::Paste(text.to_owned())));
        self.check();
    }

    /// Leaves what lies over the screen, if anything does.
    #[track_caller]
    pub(crate) fn close_overlay(self) -> Self {
        if matches!(self.app.overlay, Overlay::None) { self } else { self.press("esc") }
    }

    /// The same by a key that may mean nothing there.
    #[track_caller]
    pub(crate) fn close_overlay_by(mut self, key: &str) -> Self {
        for key in Self::keys(key) {
            self.try_key(key);
        }
        self
    }

    /// Clicks at the first cell of these words, where they stand on the screen first.
    #[track_caller]
    pub(crate) fn click(self, words: &str) -> Self {
        self.mouse_at(MouseKind::Click, words)
    }

    /// Turns the wheel down a notch over these words.
    #[track_caller]
    pub(crate) fn wheel_down(self, words: &str) -> Self {
        self.mouse_at(MouseKind::WheelDown, words)
    }

    /// Turns the wheel up a notch over these words.
    #[track_caller]
    pub(crate) fn wheel_up(self, words: &str) -> Self {
        self.mouse_at(MouseKind::WheelUp, words)
    }

    #[track_caller]
    fn mouse_at(mut self, kind: MouseKind, words: &str) -> Self {
        let found = self.rows().iter().zip(0..).find_map(|(text, row)| Some((column_of(text, words)?, row)));
        let Some((column, row)) = found else { self.fail(&format!("{words:?} is not on the screen")) };
        self.mouse(Mouse { kind, column, row });
        self
    }

    /// Uses the mouse at a cell.
    #[track_caller]
    pub(crate) fn mouse(&mut self, mouse: Mouse) {
        self.pressed.push(format!("[{:?} {},{}]", mouse.kind, mouse.column, mouse.row));
        self.send(Msg::Input(Input::Mouse(mouse)));
        self.check();
    }

    /// Has time pass since the program began, on 1 March 2024: so many milliseconds in all.
    pub(crate) fn at(mut self, millis: u64) -> Self {
        self.pressed.push(format!("[at {millis} ms]"));
        self.app.tell_time(Duration::from_millis(millis), Day::new(2024, 3, 1));
        self
    }

    /// Somebody is back at the screen.
    #[track_caller]
    pub(crate) fn return_to_it(mut self) -> Self {
        self.pressed.push("[back]".to_owned());
        self.send(Msg::Input(Input::Returned));
        self.check();
        self
    }

    /// Has a job of the program done, or held.
    pub(crate) fn start_job(mut self, job: Job) -> Self {
        self.perform(vec![Effect::Work(job)]);
        self
    }

    /// So many jobs wait for [`Self::work`].
    #[track_caller]
    pub(crate) fn waits_for(self, jobs: usize) -> Self {
        if self.held.len() != jobs {
            self.fail(&format!("{:?} are held, and not {jobs}", self.held));
        }
        self
    }

    /// From now on slow work waits for [`Self::work`].
    pub(crate) fn hold(mut self) -> Self {
        self.holds = true;
        self
    }

    /// Work that is asked for from now on is done at once again; what is held stays held.
    pub(crate) fn release(mut self) -> Self {
        self.holds = false;
        self
    }

    /// Does the work that was held, in the order in which it was asked for.
    #[track_caller]
    pub(crate) fn work(mut self) -> Self {
        let jobs = std::mem::take(&mut self.held);
        self.holds = false;
        self.pressed.push("[work]".to_owned());
        self.perform(jobs.into_iter().map(Effect::Work).collect());
        self.check();
        self
    }

    /// Does the work that was held, and keeps what it finds for [`Self::deliver`]: an answer that is on its way.
    pub(crate) fn work_without_telling(mut self) -> Self {
        for job in std::mem::take(&mut self.held) {
            job.perform(&mut |msg| self.found.push(msg));
        }
        self.holds = false;
        self.pressed.push("[work without telling]".to_owned());
        self
    }

    /// Tells the reader the first of what slow work had found; the rest does not come.
    #[track_caller]
    pub(crate) fn deliver_first(mut self) -> Self {
        self.found.truncate(1);
        self.deliver()
    }

    /// Tells the reader what slow work had found.
    #[track_caller]
    pub(crate) fn deliver(mut self) -> Self {
        self.pressed.push("[deliver]".to_owned());
        for msg in std::mem::take(&mut self.found) {
            self.send(msg);
        }
        self.check();
        self
    }

    /// Tells the reader that the work that was held last has found something.
    #[track_caller]
    pub(crate) fn answer(self, answer: Answer) -> Self {
        let Some(job) = self.held.last() else { self.fail("no work is held") };
        let request = job.request().clone();
        self.tell(Msg::Reply(Reply { request, answer: Box::new(answer) }))
    }

    /// Tells the reader something that is no input.
    #[track_caller]
    pub(crate) fn tell(mut self, msg: Msg) -> Self {
        self.send(msg);
        self.check();
        self
    }

    fn send(&mut self, msg: Msg) {
        let effects = self.app.update(msg);
        self.perform(effects);
    }

    fn perform(&mut self, effects: Vec<Effect<Job>>) {
        let mut waiting = VecDeque::from(effects);
        while let Some(effect) = waiting.pop_front() {
            match effect {
                Effect::Work(job) if self.holds => self.held.push(job),
                Effect::Work(job) => {
                    let mut messages = Vec::new();
                    job.perform(&mut |msg| messages.push(msg));
                    for msg in messages {
                        waiting.extend(self.app.update(msg));
                    }
                }
                Effect::Copy(text) => {
                    let (ways, failed) = (vec!["OSC 52"], Vec::new());
                    let copied = Copied { text: text.clone(), ways, is_certain: true, failed };
                    self.asked.push(Effect::Copy(text));
                    waiting.extend(self.app.update(copied.into()));
                }
                Effect::Open(address, browser) => {
                    let (by, failed) = (Some(SafeText::from_static("browser")), Vec::new());
                    let opened = Opened { address: address.clone(), by, failed };
                    self.asked.push(Effect::Open(address, browser));
                    waiting.extend(self.app.update(opened.into()));
                }
                effect => self.asked.push(effect),
            }
        }
    }

    /// Some row of the screen has these words.
    #[track_caller]
    pub(crate) fn sees(self, words: &str) -> Self {
        if !self.rows().iter().any(|row| row.contains(words)) {
            self.fail(&format!("{words:?} is not on the screen"));
        }
        self
    }

    /// Rows that follow each other have these words, each its own.
    #[track_caller]
    pub(crate) fn sees_rows(self, words: &[&str]) -> Self {
        let rows = self.rows();
        let follow = |rows: &[String]| rows.iter().zip(words).all(|(row, words)| row.contains(words));
        if !rows.windows(words.len()).any(follow) {
            self.fail(&format!("{words:?} do not follow each other on the screen"));
        }
        self
    }

    /// No row of the screen has these words.
    #[track_caller]
    pub(crate) fn does_not_see(self, words: &str) -> Self {
        if self.rows().iter().any(|row| row.contains(words)) {
            self.fail(&format!("{words:?} is on the screen"));
        }
        self
    }

    /// The cursor stands on a row whose words from the cursor on begin with these, blanks and marks left aside.
    #[track_caller]
    pub(crate) fn cursor_on(self, words: &str) -> Self {
        let row = self.cursor_row();
        if !row.trim_start_matches([' ', '▌', '│']).starts_with(words) {
            self.fail(&format!("the cursor stands on {row:?}, not on {words:?}"));
        }
        self
    }

    /// The words from the cursor to the end of its row.
    #[track_caller]
    pub(crate) fn cursor_row(&self) -> String {
        let (buffer, cursor) = self.draw();
        let Some(cursor) = cursor else { self.fail("there is no cursor") };
        row(&buffer, cursor.x, cursor.y)
    }

    /// The last row has these words.
    #[track_caller]
    pub(crate) fn footer(self, words: &str) -> Self {
        if !self.rows().last().is_some_and(|row| row.contains(words)) {
            self.fail(&format!("the last row does not say {words:?}"));
        }
        self
    }

    /// This pane has the keys.
    #[track_caller]
    pub(crate) fn keys_go_to(self, pane: Pane) -> Self {
        let focus = self.app.desk.session().map(|session| session.reader.focus);
        if focus != Some(pane) || !matches!(self.app.overlay, Overlay::None) {
            self.fail(&format!("{pane:?} does not have the keys"));
        }
        self
    }

    /// The hit at which the reader is is on the screen, marked as that, in whatever letters.
    #[track_caller]
    pub(crate) fn at_hit(self, words: &str) -> Self {
        let (buffer, _) = self.draw();
        let current = Theme::new(ThemeName::Default, false, Look::default()).style(Role::CurrentHit);
        let marked = |cell: &&buffer::Cell| current.bg == Some(cell.bg) && current.fg == Some(cell.fg);
        let hit: String = buffer.content.iter().filter(marked).map(buffer::Cell::symbol).collect();
        if hit.to_lowercase() != words.to_lowercase() {
            self.fail(&format!("the hit that is marked is {hit:?}, not {words:?}"));
        }
        self
    }

    /// Of what the reader asked for, the newest looks like this.
    #[track_caller]
    pub(crate) fn asked(self, effect: &str) -> Self {
        let newest = self.asked.last().map(|effect| format!("{effect:?}"));
        if newest.as_deref() != Some(effect) {
            self.fail(&format!("the reader asked for {newest:?} last, not for {effect}"));
        }
        self
    }

    /// This text was copied last.
    #[track_caller]
    pub(crate) fn copied(self, text: &str) -> Self {
        let copied = self.asked.iter().rev().find_map(|effect| match effect {
            Effect::Copy(text) => Some(text.clone()),
            _ => None,
        });
        if copied.as_ref().map(SafeText::as_str) != Some(text) {
            self.fail(&format!("{copied:?} was copied, not {text:?}"));
        }
        self
    }

    /// The same reader where addresses are opened by this.
    pub(crate) fn browser(mut self, browser: Browser) -> Self {
        self.app.set_browser(browser);
        self
    }

    /// The words of the screen that lead to a web address, each with that, row by row.
    pub(crate) fn hyperlinks(&self) -> Vec<(String, String)> {
        let (grid, _) = self.paint();
        let mut found: Vec<(String, String)> = Vec::new();
        for y in 0..grid.height() {
            let mut is_new = true;
            for cell in grid.row(y) {
                let Some(address) = grid.address(cell.pen) else {
                    is_new = true;
                    continue;
                };
                let mut buffer = [0; 4];
                let text = grid.text(cell.symbol, &mut buffer);
                match found.last_mut().filter(|(_, last)| !is_new && last == address.as_str()) {
                    Some((words, _)) => words.push_str(text),
                    None => found.push((text.to_owned(), address.as_str().to_owned())),
                }
                is_new = false;
            }
        }
        found
    }

    /// This address was handed to the browser last, or none was.
    #[track_caller]
    pub(crate) fn handed_out(self, address: Option<&str>) -> Self {
        let last = self.asked.iter().rev().find_map(|effect| match effect {
            Effect::Open(address, _) => Some(address.as_str()),
            _ => None,
        });
        if last != address {
            self.fail(&format!("{last:?} was handed to the browser, not {address:?}"));
        }
        self
    }

    /// The program that was last given the terminal, with its arguments.
    pub(crate) fn given_the_terminal(&self) -> Option<String> {
        let words = self.asked.iter().rev().find_map(|effect| match effect {
            Effect::Foreground(program) => Some(&program.words),
            _ => None,
        })?;
        Some(words.iter().map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" "))
    }

    /// Whether the reader asked to end the program.
    pub(crate) fn has_quit(&self) -> bool {
        self.asked.iter().any(|effect| matches!(effect, Effect::Quit))
    }

    /// Whether this is the message on the last line.
    pub(crate) fn says(&self, words: &str) -> bool {
        self.app.status.as_ref().is_some_and(|status| status.text.as_str() == words)
    }

    /// The screen is this one, its last row aside.
    #[track_caller]
    pub(crate) fn shows(self, body: &str) -> Self {
        if self.body() != body {
            self.fail(&format!("the screen should be\n{body}\nbut see below"));
        }
        self
    }

    /// Holds the script to something else; `what` says to what.
    #[track_caller]
    pub(crate) fn holds(self, what: &str, found: impl FnOnce(&Self) -> bool) -> Self {
        if !found(&self) {
            self.fail(what);
        }
        self
    }

    /// The screen, row by row.
    pub(crate) fn rows(&self) -> Vec<String> {
        let (buffer, _) = self.draw();
        (0..buffer.area.height).map(|y| row(&buffer, 0, y)).collect()
    }

    /// The screen without its last row, which keeps messages that come and go.
    pub(crate) fn body(&self) -> String {
        let mut rows = self.rows();
        rows.pop();
        rows.join("\n")
    }

    /// Every cell of the screen and its look, the last row aside, and where the cursor is.
    pub(crate) fn cells(&self) -> (Vec<buffer::Cell>, Option<Position>) {
        let (buffer, cursor) = self.draw();
        let last_row = usize::from(buffer.area.width) * usize::from(buffer.area.height.saturating_sub(1));
        (buffer.content[..last_row].to_vec(), cursor)
    }

    /// The briefing that is read.
    #[track_caller]
    pub(crate) fn reader(&self) -> &Reader {
        match self.app.desk.session() {
            Some(session) => &session.reader,
            None => self.fail("no briefing is read"),
        }
    }

    /// What the screen looks like, cell by cell.
    pub(crate) fn picture(&self) -> String {
        let (buffer, cursor) = self.draw();
        picture(&buffer, cursor, buffer.area)
    }

    /// What one pane looks like, cell by cell.
    #[track_caller]
    pub(crate) fn picture_of(&self, pane: Pane) -> String {
        let (buffer, cursor) = self.draw();
        picture(&buffer, cursor, self.area_of(pane))
    }

    /// The glyphs of the screen, without how they look.
    pub(crate) fn glyphs(&self) -> String {
        let (buffer, cursor) = self.draw();
        glyphs(&buffer, cursor, buffer.area)
    }

    /// The glyphs of one pane, without how they look.
    #[track_caller]
    pub(crate) fn glyphs_of(&self, pane: Pane) -> String {
        let (buffer, cursor) = self.draw();
        glyphs(&buffer, cursor, self.area_of(pane))
    }

    #[track_caller]
    fn area_of(&self, pane: Pane) -> Rect {
        let Some(area) = self.reader().layout().pane(pane) else {
            self.fail(&format!("{pane:?} is not shown"))
        };
        Rect { x: area.x, y: area.y, width: area.width, height: area.height }
    }

    /// Paints a screen anew.
    fn paint(&self) -> (Grid, Option<Position>) {
        let (width, height) = self.app.size();
        let mut grid = Grid::new(width, height);
        let position = ui::draw(&self.app, &mut grid);
        (grid, position)
    }

    fn draw(&self) -> (Buffer, Option<Position>) {
        let (grid, position) = self.paint();
        let mut buffer = Buffer::empty(Rect::new(0, 0, grid.width(), grid.height()));
        (&grid).render(buffer.area, &mut buffer);
        (buffer, position)
    }

    /// Paints over the frame before, as the terminal has it done.
    fn paint_over(&self, grid: &mut Grid) -> Option<Position> {
        let (width, height) = self.app.size();
        if (grid.width(), grid.height()) != (width, height) {
            grid.resize(width, height);
        }
        ui::draw(&self.app, grid)
    }

    /// What holds for every screen: painted over the frame before or anew it is the same, nothing that is no glyph is painted, the cursor
    /// is on the screen, the pane that has the keys is shown, and the cursor stands on what it selects.
    #[track_caller]
    pub(crate) fn check(&self) {
        let (grid, cursor) = self.paint();
        let over = &mut *self.grid.borrow_mut();
        if self.paint_over(over) != cursor || !look_alike(over, &grid) {
            self.fail("a frame painted over the one before differs from one painted anew");
        }
        if let Some(symbol) = no_glyph(&grid) {
            self.fail(&format!("{symbol:?} is painted"));
        }
        if grid.width() == 0 || grid.height() == 0 {
            return;
        }
        let Some(cursor) = cursor else { self.fail("there is no cursor") };
        if cursor.x >= grid.width() || cursor.y >= grid.height() {
            self.fail(&format!("the cursor is outside, at {cursor}"));
        }
        let Some(session) = self.app.desk.session() else { return };
        let reader = &session.reader;
        let layout = reader.layout();
        if layout.pane(reader.focus).is_none() {
            self.fail("the pane that has the keys is not shown");
        }
        for link in visible_links(reader, self.app.look.order()) {
            let inside = layout.pane(link.pane).unwrap_or_default().inside();
            if !inside.contains(link.x, link.y) || link.x + link.width > inside.x + inside.width {
                self.fail(&format!("{link:?} leaves its pane, {inside:?}"));
            }
        }
        let (inside, Some(flow)) = (reader.rows_area(reader.focus), reader.flow(reader.focus)) else {
            return;
        };
        if !matches!(self.app.overlay, Overlay::None | Overlay::Hints(_))
            || inside.width == 0
            || inside.height == 0
            || flow.visible().next().is_none()
        {
            return;
        }
        let line = flow.spot_at(usize::from(cursor.y.saturating_sub(inside.y)));
        if !inside.contains(cursor.x, cursor.y)
            || line.map(|spot| spot.block) != Some(flow.position().cursor.block)
        {
            self.fail(&format!("the cursor, at {cursor}, is not on what is selected"));
        }
        let marked = grid.row(cursor.y)[usize::from(cursor.x)].symbol.as_char();
        if !matches!(marked, Some('▌' | '>')) {
            self.fail("what is selected is not marked where the cursor stands");
        }
    }

    /// Fails with everything one needs: what is wrong, the keys so far, the screen.
    #[track_caller]
    pub(crate) fn fail(&self, what: &str) -> ! {
        let pressed = self.pressed.join(" ");
        let status = self.app.status.as_ref().map(|status| status.text.to_string());
        panic!("{what}\nkeys: {pressed}\nstatus: {status:?}\nasked: {:?}\n{}", self.asked, self.picture());
    }
}

/// Whether two grids have the same words in the same pens. A symbol of several characters has a number of its own in each,
/// and so has a web address.
fn look_alike(one: &Grid, other: &Grid) -> bool {
    let mut buffers = [[0; 4]; 2];
    (one.width(), one.height()) == (other.width(), other.height())
        && (0..one.height()).all(|y| {
            // Every key of every script comes by here, and most cells are ASCII: those are compared as they are.
            for (cell, its) in one.row(y).iter().zip(other.row(y)) {
                if cell.pen.unlinked() != its.pen.unlinked()
                    || one.address(cell.pen) != other.address(its.pen)
                {
                    return false;
                }
                if cell.symbol.as_ascii().is_none() {
                    let [buffer, its_buffer] = &mut buffers;
                    if one.text(cell.symbol, buffer) != other.text(its.symbol, its_buffer) {
                        return false;
                    }
                } else if cell.symbol != its.symbol {
                    return false;
                }
            }
            true
        })
}

/// What is painted and is no glyph, if anything is.
fn no_glyph(grid: &Grid) -> Option<String> {
    for y in 0..grid.height() {
        for cell in grid.row(y) {
            if cell.symbol.as_ascii().is_none() {
                let mut buffer = [0; 4];
                let text = grid.text(cell.symbol, &mut buffer);
                if text.chars().any(is_no_glyph) {
                    return Some(text.to_owned());
                }
            }
        }
    }
    None
}

/// The text of a sample.
#[track_caller]
pub(crate) fn sample(name: &str) -> &'static str {
    match SAMPLES.iter().find(|sample| sample.name == name) {
        Some(sample) => sample.text,
        None => panic!("there is no sample {name}"),
    }
}

/// A briefing that lies in no file. Its text lives as long as the test.
fn entry(text: &str) -> Entry {
    let text: &'static str = Box::leak(text.to_owned().into_boxed_str());
    let sample = Box::leak(Box::new(Sample { name: "test.yaml", text }));
    Entry { origin: Origin::Sample(sample), title: crate::format::title(text), fault: None }
}

/// A briefing that is loaded. Most scripts are about a few texts: each is read once, for it never changes.
#[track_caller]
fn document(text: &str) -> (Entry, Arc<Document>) {
    static READ: Mutex<BTreeMap<String, (Entry, Arc<Document>)>> = Mutex::new(BTreeMap::new());
    let read = || READ.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = read().get(text) {
        return known.clone();
    }
    let entry = entry(text);
    let document =
        Document::load(entry.origin.clone(), &mut |_| {}).unwrap_or_else(|error| panic!("{error:?}"));
    read().entry(text.to_owned()).or_insert((entry, Arc::new(document))).clone()
}

/// Reads keys as a script writes them.
#[track_caller]
fn strokes(keys: &str) -> Vec<Stroke> {
    let mut strokes = Vec::new();
    let mut rest = keys.trim_start();
    while !rest.is_empty() {
        let (word, after) = match rest.strip_prefix('\'').and_then(|typed| typed.split_once('\'')) {
            Some((typed, after)) => {
                let typing = typed
                    .chars()
                    .map(|c| Stroke { key: Key::plain(KeyCode::Char(c)), written: c.to_string() });
                strokes.extend(typing);
                rest = after.trim_start();
                continue;
            }
            None => rest.split_once(' ').unwrap_or((rest, "")),
        };
        let Some(key) = Key::parse(word) else { panic!("`{word}` in `{keys}` is no key") };
        strokes.push(Stroke { key, written: word.to_owned() });
        rest = after.trim_start();
    }
    strokes
}
