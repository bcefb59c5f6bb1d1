//! The first page: its first commands, the picture, the tour, the format in twenty lines.

use std::{fs, sync::Arc};

use briefing::{
    app::{App, Effect, Input, Key, KeyCode, Look, Msg, config::Config},
    grid::Grid,
    library::{Document, Entry, Origin, SAMPLES},
    ui,
};

use super::pages::{assert_shown, block, page, project, quoted, rows, run, section};

/// The size of the picture, in columns and rows.
const PICTURE: (u16, u16) = (100, 30);

/// The most lines that the first page may have.
const FIRST_PAGE: usize = 150;

/// The reader with a sample open in it, without a terminal.
struct Screen {
    app: App,
    size: (u16, u16),
}

impl Screen {
    fn new(sample: &str, size: (u16, u16)) -> Self {
        let sample = SAMPLES.iter().find(|known| known.name == sample).unwrap();
        let document = Arc::new(Document::load(Origin::Sample(sample), &mut |_| {}).unwrap().verified());
        let entry = Entry { origin: document.origin.clone(), title: document.title().clone(), fault: None };
        let (mut app, _) = App::with_document(Config::default(), &[], Look::default(), entry, document);
        app.update(Msg::Input(Input::Resize { width: size.0, height: size.1 }));
        Self { app, size }
    }

    /// Presses a key by its name, or types words, and does at once what that asks for.
    fn press(&mut self, keys: &str) {
        let typed = || keys.chars().map(|letter| Key::plain(KeyCode::Char(letter))).collect();
        for key in Key::parse(keys).map_or_else(typed, |key| vec![key]) {
            let mut found = Vec::new();
            for effect in self.app.update(Msg::Input(Input::Key(key))) {
                if let Effect::Work(job) = effect {
                    job.perform(&mut |msg| found.push(msg));
                }
            }
            for msg in found {
                self.app.update(msg);
            }
        }
    }

    fn text(&self) -> String {
        let (width, height) = self.size;
        let mut grid = Grid::new(width, height);
        ui::draw(&self.app, &mut grid);
        let row = |y| -> String {
            grid.row(y).iter().map(|cell| grid.text(cell.symbol, &mut [0; 4]).to_owned()).collect()
        };
        (0..height).map(|y| row(y).trim_end().to_owned() + "\n").collect()
    }
}

#[test]
fn the_first_page_is_short() {
    let lines = page("README.md").lines().count();
    assert!(lines <= FIRST_PAGE, "README.md has {lines} lines");
}

#[test]
fn the_first_commands_are_those_that_are_tested() {
    let readme = page("README.md");
    let commands: Vec<&str> = block(section(&readme, "## Start"))
        .lines()
        .map(|line| line.split('#').next().unwrap_or_default().trim())
        .collect();
    assert_eq!(commands, ["cargo run --release", "cargo test"]);
    // The package of the crate comes without the script.
    if let Ok(script) = fs::read_to_string(project(".ci/run")) {
        assert!(script.lines().any(|line| line == "run cargo test"), "{script}");
    }
}

#[test]
fn the_picture_is_a_screen_of_the_program() {
    let mut screen = Screen::new("homeland-justice.yaml", PICTURE);
    for keys in ["p", "threatens the camp", "enter"] {
        screen.press(keys);
    }
    let text = screen.text();
    assert!(text.contains("│▌2022 or later   │ Homeland Justice threatens"), "{text}");
    assert_shown("README.md", block(&page("README.md")), &text);

    // The picture has the words of its screen in it.
    let picture = fs::read(project("docs/screen.png")).unwrap();
    assert!(
        words_of(&picture) == text,
        "docs/screen.png shows another screen; `cargo build && python3 docs/picture.py` takes it anew"
    );
}

/// The text that docs/picture.py lays into the picture: the chunk `iTXt` of a PNG, here not compressed.
fn words_of(png: &[u8]) -> &str {
    let mut rest = &png[8..];
    while rest.len() > 12 {
        let (length, chunk) = rest.split_at(4);
        let length = u32::from_be_bytes(length.try_into().unwrap()) as usize;
        let (name, data) = (&chunk[..4], &chunk[4..4 + length]);
        if let (b"iTXt", Some(words)) = (name, data.strip_prefix(b"Screen\0\0\0\0\0")) {
            return str::from_utf8(words).unwrap();
        }
        rest = &chunk[4 + length + 4..];
    }
    ""
}

#[test]
fn the_tour_shows_what_it_promises() {
    let readme = page("README.md");
    let steps = rows(section(&readme, "## A minute with six keys"));
    assert!(steps.len() > 4, "{steps:?}");
    for size in [PICTURE, (80, 24)] {
        let mut screen = Screen::new("homeland-justice.yaml", size);
        let at_first = screen.text();
        for step in &steps {
            let [press, _, promised] = step[..] else { panic!("{step:?}") };
            for keys in quoted(press) {
                screen.press(keys);
            }
            for words in quoted(promised) {
                assert!(screen.text().contains(words), "{press}: {words}\n{}", screen.text());
            }
        }
        let above_the_footer = |text: &str| text.lines().rev().skip(1).map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(above_the_footer(&screen.text()), above_the_footer(&at_first), "it ends where it began");
    }
}

#[test]
fn the_format_is_shown_by_a_briefing_of_twenty_lines_without_a_fault() {
    let readme = page("README.md");
    let sample = block(section(&readme, "## The format in twenty lines"));
    let lines = sample.lines().count();
    assert!((10..=20).contains(&lines), "{lines} lines");

    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("readme.yaml");
    fs::write(&path, sample).unwrap();
    let path = path.to_str().unwrap();
    assert_eq!(run(&["check", "--format", "concise", path]), (Some(0), String::new()));

    let (status, text) = run(&["show", path]);
    assert_eq!(status, Some(0));
    for line in sample.lines() {
        if let Some((_, title)) = line.split_once("title: ") {
            let title = title.split(',').next().unwrap_or(title);
            assert!(text.contains(title), "{title}\n{text}");
        }
    }
}
