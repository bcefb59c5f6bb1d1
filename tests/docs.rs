//! What README.md and docs/ say of the program, held against the program: picture, tour, keys, codes, commands, settings,
//! scales, dates, examples. The tables of keys in docs/format.md are held beside those of reading.
//!
//! `REFRESH_DOCS=1 cargo test --test docs` writes anew what is printed by the program; `docs/picture.py` takes the picture.
#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test that cannot read its files has nothing to say")]

use std::{
    collections::BTreeSet,
    env, fs,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use briefing::{
    app::{App, Effect, Input, Key, KeyCode, Look, Msg, config::Config},
    grid::Grid,
    library::{Document, Entry, Origin, SAMPLES, SourceText},
    model::{Confidence, Credibility, Date, Likelihood, Reliability, Tlp},
    ui,
};

/// Guards against hanging only; nothing takes so long.
const DEADLINE: Duration = Duration::from_secs(60);

/// The size of the picture, in columns and rows.
const PICTURE: (u16, u16) = (100, 30);

/// The most lines that the first page may have.
const FIRST_PAGE: usize = 150;

fn project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn page(path: &str) -> String {
    fs::read_to_string(project(path)).unwrap()
}

/// Every page for people: those at the top, and those in docs/.
fn pages() -> Vec<String> {
    let mut pages: Vec<String> =
        ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md"].map(str::to_owned).into();
    for folder in ["docs", "docs/design"] {
        let names = fs::read_dir(project(folder)).unwrap().map(|entry| entry.unwrap().file_name());
        let names = names.map(|name| name.into_string().unwrap()).filter(|name| name.ends_with(".md"));
        pages.extend(names.map(|name| format!("{folder}/{name}")));
    }
    pages.sort();
    pages
}

/// What stands below a heading, up to the next one of the same rank; empty where there is no such heading.
fn section<'a>(page: &'a str, heading: &str) -> &'a str {
    let after = page.split_once(&format!("{heading}\n")).map_or("", |(_, after)| after);
    after.split_once("\n## ").map_or(after, |(section, _)| section)
}

/// A block of code: what stands in its fence, and its lines.
struct Block<'a> {
    fence: &'a str,
    code: &'a str,
}

/// The blocks of code of a text, in their order.
fn blocks(text: &str) -> Vec<Block<'_>> {
    let mut blocks = Vec::new();
    let mut rest = text;
    while let Some((_, fenced)) = rest.split_once("\n```") {
        let (fence, after) = fenced.split_once('\n').unwrap_or((fenced, ""));
        let (code, after) = after.split_once("```").unwrap_or((after, ""));
        blocks.push(Block { fence, code });
        rest = after;
    }
    blocks
}

/// The first block of code in a text; empty where there is none.
fn block(text: &str) -> &str {
    blocks(text).first().map_or("", |block| block.code)
}

/// The rows of the tables in a text, cell by cell, without their heads.
fn rows(text: &str) -> Vec<Vec<&str>> {
    let is_row = |line: &&str| line.starts_with('|');
    let lines: Vec<&str> = text.lines().collect();
    let tables = lines.split(|line| !is_row(line)).filter(|table| table.len() > 2);
    let rows = tables.flat_map(|table| table[2..].to_vec());
    rows.map(|line| line.trim_matches('|').split(" | ").map(str::trim).collect()).collect()
}

/// The words of a text that stand between backquotes.
fn quoted(text: &str) -> Vec<&str> {
    text.split('`').skip(1).step_by(2).collect()
}

/// Checks that a page has what the program shows, or puts it there where that is asked for.
#[track_caller]
fn assert_shown(path: &str, shown: &str, actual: &str) {
    static WRITING: Mutex<()> = Mutex::new(());
    let _one_at_a_time = WRITING.lock().unwrap_or_else(PoisonError::into_inner);
    assert!(!shown.is_empty(), "{path} has no place for this:\n{actual}");
    if env::var_os("REFRESH_DOCS").is_some() {
        fs::write(project(path), page(path).replacen(shown, actual, 1)).unwrap();
    } else {
        assert!(
            shown == actual,
            "{path}: the program shows what follows. `REFRESH_DOCS=1 cargo test --test docs` puts it there.\n{actual}"
        );
    }
}

/// Runs the program where no configuration lies; gives its exit status and standard output.
fn run(arguments: &[&str]) -> (Option<i32>, String) {
    run_in(tempfile::tempdir().unwrap().path(), arguments)
}

fn run_in(folder: &Path, arguments: &[&str]) -> (Option<i32>, String) {
    let mut command = assert_cmd::Command::new(env!("CARGO_BIN_EXE_briefing"));
    command.args(arguments).current_dir(folder).env("XDG_CONFIG_HOME", folder).timeout(DEADLINE);
    let output = command.output().unwrap();
    (output.status.code(), String::from_utf8(output.stdout).unwrap())
}

/// The reader with a sample open in it, without a terminal.
struct Screen {
    app: App,
    size: (u16, u16),
}

impl Screen {
    fn new(sample: &str, size: (u16, u16)) -> Self {
        let sample = SAMPLES.iter().find(|known| known.name == sample).unwrap();
        let document = Arc::new(Document::load(Origin::Sample(sample), &mut |_| {}).unwrap().verified());
        let entry = Entry { origin: document.origin.clone(), title: document.title().clone() };
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
    let steps = rows(section(&readme, "## A minute with five keys"));
    assert!(steps.len() > 4, "{steps:?}");
    for size in [PICTURE, (80, 24)] {
        let mut screen = Screen::new("homeland-justice.yaml", size);
        let at_first = screen.text();
        for step in &steps {
            let [press, _, promised] = step[..] else { panic!("{step:?}") };
            quoted(press).into_iter().for_each(|keys| screen.press(keys));
            for words in quoted(promised) {
                assert!(screen.text().contains(words), "{press}: {words}\n{}", screen.text());
            }
        }
        let above_the_footer = |text: &str| text.lines().rev().skip(1).map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(above_the_footer(&screen.text()), above_the_footer(&at_first), "it ends where it began");
    }
}

#[test]
fn the_keys_are_those_of_the_program() {
    let (status, keys) = run(&["keys"]);
    assert_eq!(status, Some(0));
    assert_shown("docs/keys.md", block(&page("docs/keys.md")), &keys);
}

#[test]
fn the_codes_are_those_of_the_program() {
    let (status, codes) = run(&["explain"]);
    assert_eq!(status, Some(0));
    assert_shown("docs/checking.md", block(section(&page("docs/checking.md"), "## Codes")), &codes);
}

#[test]
fn the_keys_of_a_diagnostic_are_those_of_the_program() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.yaml"), "briefing: 1\n").unwrap();
    let (_, printed) = run_in(folder.path(), &["check", "--format", "json", "a.yaml"]);
    let object: serde_json::Map<String, serde_json::Value> =
        serde_json::from_str(printed.lines().next().unwrap()).unwrap();
    let checking = page("docs/checking.md");
    let sentence = checking.split_once("An object of `json` has the keys").unwrap().1;
    let named = quoted(sentence.split_once('.').unwrap().0);
    assert_eq!(BTreeSet::from_iter(named), object.keys().map(String::as_str).collect());
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

/// The codes that `check` finds in a briefing, which lies beside other files in a folder of its own.
fn found(briefing: &str, files: &[(&str, &str)]) -> BTreeSet<String> {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let path = folder.path().join("example.yaml");
    fs::write(&path, briefing).unwrap();
    let origin = Origin::File(path);
    let (diagnostics, _) = SourceText::read(&origin).unwrap().check(&origin);
    diagnostics.into_iter().map(|diagnostic| diagnostic.code.to_string()).collect()
}

/// Every example of a briefing has the codes that its fence names, `yaml unknown-key`, and no others. A block of text
/// before it whose fence names a file is that file.
#[test]
fn the_examples_have_the_mistakes_that_they_name_and_no_others() {
    for path in ["docs/format.md", "docs/checking.md"] {
        let page = page(path);
        let mut files = Vec::new();
        let mut tried = 0;
        for Block { fence, code } in blocks(&page) {
            if let Some(name) = fence.strip_prefix("text ") {
                files.push((name, code));
            } else if let Some(codes) = fence.strip_prefix("yaml") {
                let named = codes.split_whitespace().map(str::to_owned).collect();
                assert_eq!(found(code, &files), named, "{path}\n{code}");
                files.clear();
                tried += 1;
            }
        }
        assert!(tried > 0, "{path} has no example");
    }
}

#[test]
fn dates_are_shown_as_the_reference_says() {
    let format = page("docs/format.md");
    let dates = format.split_once("<!-- dates -->").unwrap().1.split_once("<!-- end -->").unwrap().0;
    let dates = rows(dates);
    assert!(dates.len() > 10, "{dates:?}");
    for row in dates {
        let [written, shown, _] = row[..] else { panic!("{row:?}") };
        let date = Date::parse(written.trim_matches('`')).unwrap_or_else(|bad| panic!("{written}: {bad:?}"));
        assert_eq!(date.label(), shown, "{written}");
    }
}

#[test]
fn the_scales_are_those_of_the_program() {
    let (first, second) = Likelihood::ALL.split_at(Likelihood::ALL.len() / 2);
    let bands = first.iter().zip(second).map(|(term, other)| {
        assert_eq!(term.percent(), other.percent());
        let (low, high) = term.percent();
        format!("| `{}` | `{}` | {low} to {high} % |\n", term.as_str(), other.as_str())
    });
    let bands: String = bands.collect();
    let scale = |head: &str, rows: Vec<(&str, &str)>| {
        let rows: String =
            rows.into_iter().map(|(word, meaning)| format!("| `{word}` | {meaning} |\n")).collect();
        format!("{head}\n\n| word | meaning |\n|---|---|\n{rows}\n")
    };
    let confidence = scale(
        "`confidence`, of a judgment in its own ground:",
        Confidence::ALL.iter().map(|word| (word.as_str(), word.meaning())).collect(),
    );
    let reliability = scale(
        "`reliability` of a source (Admiralty code):",
        Reliability::ALL.iter().map(|word| (word.as_str(), word.meaning())).collect(),
    );
    let credibility = scale(
        "`credibility` of what it says (Admiralty code):",
        Credibility::ALL.iter().map(|word| (word.as_str(), word.meaning())).collect(),
    );
    let tlp = scale(
        "`tlp`, who may have the briefing (TLP 2.0, FIRST):",
        Tlp::ALL.iter().map(|word| (word.as_str(), word.meaning())).collect(),
    );
    let made = format!(
        "<!-- scales -->\n`likelihood` (ICD 203); both terms of a row mean the same:\n\n| term | or | likelihood |\n|---|---|---|\n{bands}\n{confidence}{reliability}{credibility}{tlp}<!-- end -->"
    );
    let format = page("docs/format.md");
    let begin = format.find("<!-- scales -->").unwrap();
    let end = begin + format[begin..].find("<!-- end -->").unwrap() + "<!-- end -->".len();
    assert_shown("docs/format.md", &format[begin..end], &made);
}

#[test]
fn every_command_is_named() {
    let commands_page = page("docs/commands.md");
    let table = rows(&commands_page);
    let (_, help) = run(&["--help"]);
    let listed = help.split_once("Commands:\n").map_or("", |(_, after)| after);
    let commands: Vec<&str> =
        listed.lines().map_while(|line| line.strip_prefix("  ")?.split_whitespace().next()).collect();
    assert!(commands.contains(&"show"), "{help}");
    for command in commands {
        let row = table.iter().find(|row| row[0].contains(&format!("briefing {command}")));
        assert!(row.is_some(), "{command} is not named in docs/commands.md");
        for word in run(&[command, "--help"]).1.split_whitespace().filter(|word| word.starts_with("--")) {
            assert!(
                word == "--help" || commands_page.contains(word),
                "{command} {word} is not named in docs/commands.md"
            );
        }
    }
    for status in quoted_statuses(&help) {
        assert!(table.iter().any(|row| row[0] == status), "exit status {status}");
    }
}

/// The numbers in the line on exit status of the help.
fn quoted_statuses(help: &str) -> Vec<&str> {
    let line = help.lines().find_map(|line| line.strip_prefix("Exit status: ")).unwrap();
    line.split(", ").filter_map(|status| status.split(' ').next()).collect()
}

#[test]
fn the_forms_of_check_are_those_of_the_program() {
    let checking = page("docs/checking.md");
    let named: Vec<&str> =
        rows(section(&checking, "## Forms")).iter().map(|row| row[0].trim_matches('`')).collect();
    let (_, help) = run(&["check", "--help"]);
    let line = help.lines().find_map(|line| line.trim().strip_prefix("--format <FORM>")).unwrap();
    for form in &named {
        assert!(line.contains(form), "{form}: {line}");
        assert_eq!(run(&["check", "--format", form, project("briefings").to_str().unwrap()]).0, Some(0));
    }
    assert_eq!(named.len(), line.matches(',').count() + 2, "{line}");
}

/// Each line of a block for the shell that begins with the program is tried in a folder with what it names.
#[test]
fn the_commands_of_the_pages_are_understood() {
    let folder = tempfile::tempdir().unwrap();
    fs::copy(project("tests/fixtures/article.txt"), folder.path().join("article.txt")).unwrap();
    fs::create_dir(folder.path().join("briefings")).unwrap();
    fs::copy(project("briefings/tour.yaml"), folder.path().join("briefings/tour.yaml")).unwrap();
    let mut tried = 0;
    for path in pages() {
        let page = page(&path);
        for line in
            blocks(&page).iter().filter(|block| block.fence == "sh").flat_map(|block| block.code.lines())
        {
            let line = line.split(['#', '>']).next().unwrap_or_default();
            let Some(arguments) = line.trim().strip_prefix("briefing ") else { continue };
            let mut arguments: Vec<&str> = arguments.split(' ').collect();
            if arguments[0] == "new" {
                arguments.push("--force");
            }
            let (status, _) = run_in(folder.path(), &arguments);
            assert!(matches!(status, Some(0 | 1)), "{path}: {line}: {status:?}");
            tried += 1;
        }
    }
    assert!(tried > 4, "{tried}");
}

#[test]
fn the_configuration_has_every_setting_and_no_wrong_one() {
    let configuration = page("docs/configuration.md");
    let sample = block(&configuration);
    let wrong = |text: &str| -> Vec<String> {
        Config::parse(text).1.iter().map(|entry| entry.message.to_string()).collect()
    };
    assert_eq!(wrong(sample), [""; 0]);

    // What the program says of a setting that there is not names all that there are; likewise of a word.
    let known = |text: &str| -> BTreeSet<String> {
        let refusal = wrong(text).concat();
        let known = refusal.split_once("there are ").map_or("", |(_, known)| known);
        known.trim_end_matches('.').split(", ").map(str::to_owned).collect()
    };
    let settings = known("none: 1\n");
    assert!(settings.contains("theme"), "{settings:?}");
    let table = rows(&configuration);
    let named: BTreeSet<String> = table.iter().map(|row| row[0].trim_matches('`').to_owned()).collect();
    assert_eq!(named, settings);
    for setting in &settings {
        assert!(sample.lines().any(|line| line.starts_with(&format!("{setting}:"))), "{setting}\n{sample}");
    }
    for row in table {
        let setting = row[0].trim_matches('`');
        let values: BTreeSet<String> = quoted(row[1]).into_iter().map(str::to_owned).collect();
        match setting {
            "theme" | "bidi" => assert_eq!(values, known(&format!("{setting}: none-of-them\n")), "{setting}"),
            _ => {
                let texts = values.iter().map(|value| format!("{setting}: {value}\n"));
                texts.for_each(|text| assert_eq!(wrong(&text), [""; 0], "{text}"));
            }
        }
    }
}

/// The headings of a page, as links name them.
fn anchors(page: &str) -> BTreeSet<String> {
    let headings = page
        .lines()
        .filter_map(|line| line.trim_start_matches('#').strip_prefix(' ').filter(|_| line.starts_with('#')));
    headings
        .map(|heading| {
            let letters = heading.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
            letters.collect::<String>().to_lowercase().replace(' ', "-")
        })
        .collect()
}

#[test]
fn every_link_between_pages_leads_somewhere() {
    for path in pages() {
        let text = page(&path);
        let mut prose = text.clone();
        blocks(&text).iter().for_each(|block| prose = prose.replacen(block.code, "", 1));
        for link in prose.split("](").skip(1).filter_map(|rest| rest.split_once(')')).map(|(link, _)| link) {
            if link.contains("://") {
                continue;
            }
            let (file, anchor) = link.split_once('#').unwrap_or((link, ""));
            let target =
                if file.is_empty() { project(&path) } else { project(&path).parent().unwrap().join(file) };
            assert!(target.exists(), "{path}: {link} leads nowhere");
            if !anchor.is_empty() {
                let headings = anchors(&fs::read_to_string(&target).unwrap());
                assert!(headings.contains(anchor), "{path}: {link} leads to no heading of {headings:?}");
            }
        }
    }
}

/// What looks like a path from the root of the repository is one.
#[test]
fn every_file_that_is_named_exists() {
    let folders = ["src/", "crates/", "tests/", "docs/", "benches/", "briefings/", "examples/", ".github/"];
    // The package of the crate comes without the scripts.
    let ci = project(".ci").exists().then_some(".ci/");
    for path in pages() {
        let text = page(&path);
        for word in text.lines().flat_map(quoted) {
            let is_path = folders.iter().chain(&ci).any(|folder| word.starts_with(folder));
            if is_path && !word.contains([' ', '*', '{']) && word.chars().all(|c| !c.is_uppercase()) {
                assert!(project(word).exists(), "{path} names {word}, which is not there");
            }
        }
    }
}
