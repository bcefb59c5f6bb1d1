//! Pages and what stands in them, and the program beside which they are held. It must not know what they say.

use std::{
    env, fs,
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
    time::Duration,
};

/// Guards against hanging only; nothing takes so long.
pub(crate) const DEADLINE: Duration = Duration::from_secs(60);

pub(crate) fn project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

pub(crate) fn page(path: &str) -> String {
    fs::read_to_string(project(path)).unwrap()
}

/// Every page for people: those at the top, and those in docs/.
pub(crate) fn pages() -> Vec<String> {
    let mut pages: Vec<String> =
        ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md"].map(str::to_owned).into();
    for folder in ["docs", "docs/design"] {
        let names = fs::read_dir(project(folder)).unwrap().map(|entry| entry.unwrap().file_name());
        let names = names.map(|name| name.into_string().unwrap());
        let names =
            names.filter(|name| Path::new(name).extension().is_some_and(|extension| extension == "md"));
        pages.extend(names.map(|name| format!("{folder}/{name}")));
    }
    pages.sort();
    pages
}

/// What stands below a heading, up to the next one of the same rank; empty where there is no such heading.
pub(crate) fn section<'a>(page: &'a str, heading: &str) -> &'a str {
    let after = page.split_once(&format!("{heading}\n")).map_or("", |(_, after)| after);
    after.split_once("\n## ").map_or(after, |(section, _)| section)
}

/// A block of code: what stands in its fence, and its lines.
pub(crate) struct Block<'a> {
    pub(crate) fence: &'a str,
    pub(crate) code: &'a str,
}

/// The blocks of code of a text, in their order.
pub(crate) fn blocks(text: &str) -> Vec<Block<'_>> {
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
pub(crate) fn block(text: &str) -> &str {
    blocks(text).first().map_or("", |block| block.code)
}

/// The rows of the tables in a text, cell by cell, without their heads.
pub(crate) fn rows(text: &str) -> Vec<Vec<&str>> {
    let is_row = |line: &&str| line.starts_with('|');
    let lines: Vec<&str> = text.lines().collect();
    let tables = lines.split(|line| !is_row(line)).filter(|table| table.len() > 2);
    let rows = tables.flat_map(|table| table[2..].to_vec());
    rows.map(|line| line.trim_matches('|').split(" | ").map(str::trim).collect()).collect()
}

/// The words of a text that stand between backquotes.
pub(crate) fn quoted(text: &str) -> Vec<&str> {
    text.split('`').skip(1).step_by(2).collect()
}

/// Checks that a page has what the program shows, or puts it there where that is asked for.
#[track_caller]
pub(crate) fn assert_shown(path: &str, shown: &str, actual: &str) {
    static WRITING: Mutex<()> = Mutex::new(());
    let _one_at_a_time = WRITING.lock().unwrap_or_else(PoisonError::into_inner);
    assert!(!shown.is_empty(), "{path} has no place for this:\n{actual}");
    if env::var_os("REFRESH_DOCS").is_some() {
        fs::write(project(path), page(path).replacen(shown, actual, 1)).unwrap();
    } else {
        assert!(
            shown == actual,
            "{path}: the program shows what follows. `REFRESH_DOCS=1 cargo test --test terminal docs` puts it there.\n{actual}"
        );
    }
}

/// Runs the program where no configuration lies; gives its exit status and standard output.
pub(crate) fn run(arguments: &[&str]) -> (Option<i32>, String) {
    run_in(tempfile::tempdir().unwrap().path(), arguments)
}

pub(crate) fn run_in(folder: &Path, arguments: &[&str]) -> (Option<i32>, String) {
    let mut command = assert_cmd::Command::new(env!("CARGO_BIN_EXE_briefing"));
    command.args(arguments).current_dir(folder).env("XDG_CONFIG_HOME", folder).timeout(DEADLINE);
    let output = command.output().unwrap();
    (output.status.code(), String::from_utf8(output.stdout).unwrap())
}
