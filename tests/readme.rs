//! What README.md says of the program, held against the program: picture, keys, codes, format, commands, settings.
//!
//! `REFRESH_README=1 cargo test --test readme` writes the picture, the keys and the codes anew.
#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test that cannot read its files has nothing to say")]

use std::{
    env, fs,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use briefing::{
    app::{App, Effect, Input, Key, KeyCode, Look, Msg, Screen, config::Config},
    grid::Grid,
    library::{Document, Entry, Origin, SAMPLES},
    model::Item,
    ui,
};

/// Guards against hanging only; nothing takes so long.
const DEADLINE: Duration = Duration::from_secs(60);

/// The size of the picture, in columns and rows.
const PICTURE: (u16, u16) = (100, 30);

fn project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn readme() -> String {
    fs::read_to_string(project("README.md")).unwrap()
}

/// What stands below a heading, up to the next one of the same rank; empty where there is no such heading.
fn section<'a>(readme: &'a str, heading: &str) -> &'a str {
    let after = readme.split_once(&format!("{heading}\n")).map_or("", |(_, after)| after);
    after.split_once("\n## ").map_or(after, |(section, _)| section)
}

/// The first block of code in a text, without its fences; empty where there is none.
fn block(text: &str) -> &str {
    let fenced = text.split_once("\n```").map_or("", |(_, after)| after);
    let code = fenced.split_once('\n').map_or("", |(_, code)| code);
    code.split_once("```").map_or("", |(code, _)| code)
}

/// Checks that the first block below a heading is what the program shows, or makes it so where that is asked for.
#[track_caller]
fn assert_shown(heading: &str, actual: &str) {
    static WRITING: Mutex<()> = Mutex::new(());
    let _one_at_a_time = WRITING.lock().unwrap_or_else(PoisonError::into_inner);
    let readme = readme();
    let fenced = |shown| format!("```text\n{shown}```");
    let shown = block(section(&readme, heading));
    assert!(!shown.is_empty(), "README.md has no block of code below {heading}");
    if env::var_os("REFRESH_README").is_some() {
        fs::write(project("README.md"), readme.replacen(&fenced(shown), &fenced(actual), 1)).unwrap();
    } else {
        assert!(
            shown == actual,
            "README.md, {heading}: the program shows what follows. \
             `REFRESH_README=1 cargo test --test readme` puts it there.\n{actual}"
        );
    }
}

/// Runs the program where no configuration lies; gives its exit status and standard output.
fn run(arguments: &[&str]) -> (Option<i32>, String) {
    let folder = tempfile::tempdir().unwrap();
    let mut command = assert_cmd::Command::new(env!("CARGO_BIN_EXE_briefing"));
    command.args(arguments).env("XDG_CONFIG_HOME", folder.path()).timeout(DEADLINE);
    let output = command.output().unwrap();
    (output.status.code(), String::from_utf8(output.stdout).unwrap())
}

#[test]
fn the_first_commands_are_those_that_are_tested() {
    let readme = readme();
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
    let sample = SAMPLES.iter().find(|sample| sample.name == "homeland-justice.yaml").unwrap();
    let document = Arc::new(Document::load(Origin::Sample(sample), &mut |_| {}).unwrap().verified());
    let entry = Entry { origin: document.origin.clone(), title: document.title().clone() };
    let (mut app, _) = App::with_document(Config::default(), &[], Look::default(), entry, document);
    let (width, height) = PICTURE;
    app.update(Msg::Input(Input::Resize { width, height }));
    for letter in "pthreatens the camp".chars() {
        press(&mut app, KeyCode::Char(letter));
    }
    press(&mut app, KeyCode::Enter);

    let mut grid = Grid::new(width, height);
    ui::draw(&app, &mut grid);
    let row = |y| -> String {
        grid.row(y).iter().map(|cell| grid.text(cell.symbol, &mut [0; 4]).to_owned()).collect()
    };
    let picture: String = (0..height).map(|y| row(y).trim_end().to_owned() + "\n").collect();
    let Screen::Reader(reader) = &app.screen else { panic!("{picture}") };
    let Some(Item::Event(event)) = reader.selected() else { panic!("{picture}") };
    assert_eq!(reader.story().get(event).title.as_str(), "Homeland Justice threatens the camp");
    assert_shown("# briefing", &picture);
}

/// Presses a key and does at once what it asks for.
fn press(app: &mut App, code: KeyCode) {
    let mut found = Vec::new();
    for effect in app.update(Msg::Input(Input::Key(Key::plain(code)))) {
        if let Effect::Work(job) = effect {
            job.perform(&mut |msg| found.push(msg));
        }
    }
    for msg in found {
        app.update(msg);
    }
}

#[test]
fn the_keys_are_those_of_the_program() {
    let (status, keys) = run(&["keys"]);
    assert_eq!(status, Some(0));
    assert_shown("## Keys", &keys);
}

#[test]
fn the_codes_are_those_of_the_program() {
    let (status, codes) = run(&["explain"]);
    assert_eq!(status, Some(0));
    assert_shown("## What is checked", &codes);
}

#[test]
fn the_format_is_shown_by_a_briefing_of_twenty_lines_without_a_fault() {
    let readme = readme();
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

#[test]
fn every_command_is_named() {
    let readme = readme();
    let section = section(&readme, "## Commands");
    let (_, help) = run(&["--help"]);
    let listed = help.split_once("Commands:\n").map_or("", |(_, after)| after);
    let commands: Vec<&str> =
        listed.lines().map_while(|line| line.strip_prefix("  ")?.split_whitespace().next()).collect();
    assert!(commands.contains(&"show"), "{help}");
    for command in commands {
        assert!(section.contains(&format!("briefing {command}")), "{command} is not named in README.md");
        for word in run(&[command, "--help"]).1.split_whitespace().filter(|word| word.starts_with("--")) {
            assert!(word == "--help" || section.contains(word), "{command} {word} is not named in README.md");
        }
    }
}

#[test]
fn the_configuration_has_every_setting_and_no_wrong_one() {
    let readme = readme();
    let sample = block(section(&readme, "## Configuration"));
    let wrong = |text: &str| -> Vec<String> {
        Config::parse(text).1.iter().map(|entry| entry.message.to_string()).collect()
    };
    assert_eq!(wrong(sample), [""; 0]);

    // What the program says of a setting that there is not names all that there are.
    let refusal = wrong("none: 1\n").concat();
    let settings = refusal.split_once("there are ").map_or("", |(_, settings)| settings);
    let settings: Vec<&str> = settings.trim_end_matches('.').split(", ").collect();
    assert!(settings.contains(&"theme"), "{refusal}");
    for setting in settings {
        assert!(sample.lines().any(|line| line.starts_with(&format!("{setting}:"))), "{setting}\n{sample}");
    }
}
