//! The rules of `ARCHITECTURE.md` that neither Cargo.toml nor clippy holds, and the proof that each of them catches something.
//!
//! Which crate may name which, and which libraries, is in their Cargo.toml; cells, colors and printing are in `clippy.toml`
//! and the lints. Here is what happens within a crate. Test code may import and name anything.

mod source;

use std::path::Path;
use std::{fs, io};

use source::{Kind, Named, code, paths, strip};

/// The sources of the crates and, where the order of a crate's modules matters, these in reading order: a module may name
/// those before it, and itself.
const ORDER: &[(&str, &[&str])] = &[
    ("src", &["app", "ui", "cli"]),
    ("crates/text/src", &[]),
    ("crates/format/src", &["diagnostic", "files", "model", "schema", "reading", "write", "edit"]),
    (
        "crates/evidence/src",
        &["evidence", "describe", "check", "report", "timeline", "diagram", "perspective"],
    ),
    ("crates/library/src", &[]),
    ("crates/catalog/src", &[]),
    ("crates/changes/src", &[]),
    ("crates/draft/src", &[]),
    ("crates/import/src", &[]),
    ("crates/memory/src", &[]),
    ("crates/terminal/src", &[]),
    ("crates/watch/src", &[]),
];

/// Libraries that one module of a crate may name: the others of that crate get what it makes of them.
const KEPT: &[(&str, &str, &str)] = &[
    (
        "granit_parser",
        "crates/format/src/reading",
        "the YAML parser can be replaced as long as one module knows it",
    ),
    (
        "edtf_core",
        "crates/format/src/model/date",
        "a date keeps its vagueness; a calendar's types would lose it",
    ),
    (
        "chrono",
        "crates/format/src/model/date",
        "a date keeps its vagueness; a calendar's types would lose it",
    ),
    ("tempfile", "crates/format/src/files/save", "a file is saved whole or not at all, so one place saves"),
    (
        "unicode_normalization",
        "crates/evidence/src/evidence/passage",
        "a text is normalized only to be compared",
    ),
    ("unicode_normalization", "crates/text/src/fold", "a text is normalized only to be compared"),
    ("nucleo_matcher", "src/app/picker/score", "what fits best is decided in one place"),
    (
        "rusqlite",
        "crates/catalog/src/sqlite",
        "another store can take its place as long as one module knows it",
    ),
    ("serde_yaml", "src/app/config", "a briefing is read by `briefing_format`, which goes on after an error"),
    ("calamine", "crates/import/src/table/workbook", "a workbook is rows of text to everybody else"),
    (
        "encoding_rs",
        "crates/import/src/table/encoding",
        "a file is decoded once, and what was guessed is said there",
    ),
    (
        "chardetng",
        "crates/import/src/table/encoding",
        "a file is decoded once, and what was guessed is said there",
    ),
    ("flate2", "crates/memory/src/texts", "what is kept is text to everybody else"),
    ("flate2", "crates/format/src/write/packed", "what is written is text to everybody else"),
    ("flate2", "crates/import/src/table/workbook", "a workbook is rows of text to everybody else"),
    ("ratatui", "src/ui", "what is shown is decided before it is drawn"),
    ("csv", "crates/import/src/table", "how a table is parted into cells is decided once"),
    ("quick_xml", "crates/import/src/formats/feed", "no other format is XML"),
    ("pulldown_cmark", "crates/import/src/markup", "markup becomes paragraphs in one place"),
    ("html5gum", "crates/import/src/markup", "markup becomes paragraphs in one place"),
    ("url", "crates/terminal/src/address", "what is handed out as an address is judged in one place"),
];

/// More lines than this before the tests are two files.
const LONGEST: usize = 500;

#[test]
fn the_sources_keep_the_rules() -> io::Result<()> {
    let mut broken: Vec<String> = Vec::new();
    for (root, _) in ORDER {
        let files = read(root)?;
        assert!(!files.is_empty(), "{root} has no sources");
        let tests: Vec<String> = files.iter().flat_map(|(path, text)| test_files(path, text)).collect();
        for (path, text) in &files {
            broken.extend(opening(path, text));
            if !tests.iter().any(|test| lies_in(path, test)) {
                broken.extend(judge(path, text));
            }
        }
    }
    for folder in ["tests", "examples", "benches"] {
        broken.extend(read(folder)?.iter().filter_map(|(path, text)| opening(path, text)));
    }
    assert!(broken.is_empty(), "\n{}\n", broken.join("\n"));
    Ok(())
}

#[test]
fn every_crate_is_in_the_table() -> io::Result<()> {
    for folder in fs::read_dir(project("crates"))? {
        let name = format!("crates/{}/src", folder?.file_name().to_string_lossy());
        assert!(ORDER.iter().any(|(root, _)| *root == name), "{name} stands in no row of ORDER");
    }
    Ok(())
}

fn project(path: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// All Rust files below a folder, by their paths from the root of the project.
fn read(folder: &str) -> io::Result<Vec<(String, String)>> {
    let mut found = Vec::new();
    let mut folders = vec![project(folder)];
    while let Some(folder) = folders.pop().filter(|folder| folder.is_dir()) {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let inside = path.strip_prefix(project("")).map_err(io::Error::other)?;
                found.push((inside.to_string_lossy().into_owned(), fs::read_to_string(&path)?));
            }
        }
    }
    found.sort();
    Ok(found)
}

/// The place of a file: `src/app/flow` for `src/app/flow.rs`.
fn place(path: &str) -> &str {
    path.trim_end_matches(".rs")
}

/// Whether a file is a module or stands below it.
fn lies_in(path: &str, module: &str) -> bool {
    place(path).strip_prefix(module).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// The places of the test modules that a file declares.
fn test_files(path: &str, text: &str) -> Vec<String> {
    let folder = place(path).trim_end_matches("/lib");
    code(text).test_files.iter().map(|name| format!("{folder}/{name}")).collect()
}

/// What a file breaks, a line for each: where, what, and why it is a rule.
fn judge(path: &str, text: &str) -> Vec<String> {
    let code = code(text);
    let mut broken: Vec<String> = Vec::new();
    for named in paths(&code.tokens) {
        broken.extend(import(path, &named));
        for (library, module, why) in KEPT {
            let root = module.split_inclusive("src").next().unwrap_or_default();
            if lies_in(path, root) && named.path.contains(library) && !lies_in(path, module) {
                broken.push(format!("{path}:{}: `{library}` is kept to {module}: {why}", named.line));
            }
        }
    }
    for (at, token) in code.tokens.iter().enumerate() {
        if token.kind == Kind::Text && !path.starts_with("crates/terminal/") && has_escape(token.text) {
            broken.push(format!(
                "{path}:{}: an escape sequence outside the terminal, which alone can take it back",
                token.line
            ));
        }
        if lies_in(path, "src/ui") && changes_app(&code.tokens[at..]) {
            broken.push(format!(
                "{path}:{}: `&mut App` in `ui`: drawing changes nothing, it takes `&App`",
                token.line
            ));
        }
    }
    // A line that breaks a rule twice, say `app::{self, Msg}`, is told once.
    broken.dedup();
    let lines = code.tests_at.map_or(text.lines().count(), |line| line - 1);
    if lines > LONGEST {
        broken.push(format!("{path}:{LONGEST}: {lines} lines before the tests; a file has one subject"));
    }
    broken
}

/// A file says what it holds before anything else.
fn opening(path: &str, text: &str) -> Option<String> {
    let says = text.lines().next().and_then(|line| line.strip_prefix("//!")).unwrap_or_default();
    says.trim().is_empty().then(|| format!("{path}:1: the file opens with `//!` and what it holds"))
}

/// An import that points down the list, or around it over the root of the crate.
fn import(path: &str, named: &Named<'_>) -> Option<String> {
    let (root, order) = ORDER.iter().find(|(root, order)| !order.is_empty() && lies_in(path, root))?;
    let inside = place(path).strip_prefix(root)?.trim_start_matches('/');
    let own = inside.split('/').next().filter(|own| !matches!(*own, "lib" | "main"))?;
    let target = top_level(inside, named)?;
    let at = format!("{path}:{}", named.line);
    let rank = |module: &str| order.iter().position(|name| *name == module);
    match (rank(own), rank(target)) {
        (None, _) => Some(format!("{at}: `{own}` does not stand in ORDER")),
        (_, None) => Some(format!("{at}: names `{target}` at the root of the crate; name the module that it is from")),
        (Some(here), Some(there)) => (there > here)
            .then(|| format!("{at}: `{own}` names `{target}`, which comes after it; imports only point back, so that data flows one way")),
    }
}

/// The first segment below the root of the crate, if a path goes through the root.
fn top_level<'a>(inside: &str, named: &Named<'a>) -> Option<&'a str> {
    let mut segments = named.path.as_slice();
    if let ["crate", rest @ ..] = segments {
        return Some(rest.first().copied().unwrap_or("crate"));
    }
    let mut depth = named.depth + inside.split('/').count();
    let mut climbed = false;
    while let ["self" | "super", rest @ ..] = segments {
        let up = usize::from(segments[0] == "super");
        climbed |= up == 1;
        depth = depth.saturating_sub(up);
        segments = rest;
    }
    (climbed && depth == 0).then(|| segments.first().copied().unwrap_or("crate"))
}

/// Whether a string, as written in the source, starts an escape sequence of the terminal.
fn has_escape(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    [r"\x1b", r"\u{1b}", r"\u{001b}", "\u{1b}"].iter().any(|escape| text.contains(escape))
}

/// `mut App`, or `mut` with a path to it.
fn changes_app(tokens: &[source::Token<'_>]) -> bool {
    let Some(mut rest) = strip(tokens, &["mut"]) else { return false };
    while let [_, colons, after @ ..] = rest
        && colons.text == "::"
    {
        rest = after;
    }
    strip(rest, &["App"]).is_some()
}

/// Holds that each snippet breaks a rule, in one line that names the file, the second line, and the reason.
#[track_caller]
fn caught(path: &str, snippets: &[&str], reason: &str) {
    for snippet in snippets {
        let broken = judge(path, &format!("//! A file.\n{snippet}\n"));
        let [line] = &broken[..] else { panic!("{snippet}: {broken:#?}") };
        assert!(line.starts_with(&format!("{path}:2: ")) && line.contains(reason), "{snippet}: {line}");
    }
}

#[track_caller]
fn fine(path: &str, snippets: &[&str]) {
    for snippet in snippets {
        assert_eq!(judge(path, &format!("//! A file.\n{snippet}\n")), [""; 0], "{snippet}");
    }
}

#[test]
fn an_import_that_points_down_the_list_is_caught() {
    let down = [
        "use crate::reading::Parsed;",
        "use crate::{reading};",
        "pub(crate) use crate::{files::{Copies, Stamp}, reading::{self, Parsed}};",
        "use crate::reading as parse;",
        "use super::reading::Parsed;",
        "fn size(parsed: &crate::reading::Parsed) -> usize { parsed.size() }",
        "mod inner { use super::super::reading::Parsed; }",
    ];
    caught("crates/format/src/model.rs", &down, "`model` names `reading`, which comes after it");
    caught(
        "crates/format/src/model/event.rs",
        &["use super::super::reading::Parsed;"],
        "imports only point back",
    );
    caught("src/ui/list.rs", &["use crate::cli::run;"], "imports only point back");
    let several = "//! A file.\nuse crate::{\n    app::App,\n    // why not\n    cli,\n};\n";
    let broken = judge("src/ui/list.rs", several);
    assert!(
        matches!(&broken[..], [line] if line.starts_with("src/ui/list.rs:5: `ui` names `cli`")),
        "{broken:#?}"
    );
}

#[test]
fn an_import_that_points_back_or_stays_is_fine() {
    let back = [
        "use crate::{diagnostic::Span, files::{self, Copies}};",
        "use super::{Date, words::words};\nuse self::parts::Part;\npub(in crate::model) struct Id;",
        "mod inner { mod deeper { use super::super::super::Event; } }",
    ];
    fine("crates/format/src/model/event.rs", &back);
    fine("crates/text/src/wrap.rs", &["use crate::cells::Cell;"]);
}

#[test]
fn the_root_of_the_crate_is_no_way_around() {
    let around = ["use crate as all;", "use crate::*;", "use crate::Parsed;", "use super::*;"];
    caught("crates/format/src/model.rs", &around, "at the root of the crate");
    caught("src/memory.rs", &["use crate::app::App;"], "does not stand in ORDER");
}

#[test]
fn a_word_in_a_comment_a_string_or_a_test_is_no_import() {
    let words = [
        "/// See [`crate::cli`].\n/* use crate::cli; /* crate::cli */ crate::cli::x */ // crate::cli",
        r##"const A: &str = "crate::cli \" crate::cli"; const B: &str = r#"use crate::cli; " crate::cli"#; const C: &[u8] = b"crate::cli::x";"##,
        "const QUOTE: char = '\"'; const TICK: char = '\\''; fn a<'a>(a: &'a str) -> &'a str { a } // crate::cli",
        "#[cfg(test)]\n#[expect(clippy::unwrap_used, reason = \"a test\")]\nmod tests {\n    use crate::cli::run;\n}",
    ];
    fine("src/app/find.rs", &words);
    let again = [
        "#[cfg(test)] mod tests { fn a() {} } use crate::cli::run;",
        "const A: char = '\\u{22}'; use crate::cli::run;",
    ];
    caught("src/app/find.rs", &again, "imports only point back");
}

#[test]
fn a_library_is_named_in_its_module_only() {
    caught(
        "crates/format/src/model/event.rs",
        &["use edtf_core::Edtf;", "fn a(day: chrono::NaiveDate) {}"],
        "vagueness",
    );
    caught("crates/format/src/files.rs", &["fn a() { tempfile::tempfile() }"], "whole or not at all");
    caught("src/app/layout.rs", &["use ratatui::layout::Rect;"], "before it is drawn");
    fine("crates/format/src/model/date/label.rs", &["use edtf_core::{Date, Edtf};"]);
    // A variable is no library.
    fine("crates/format/src/model.rs", &["fn a(chrono: u8) -> u8 { chrono }"]);
}

#[test]
fn an_escape_outside_the_terminal_is_caught() {
    let escapes = [r#"const BOLD: &str = "\x1b[1m";"#, r#"const BOLD: &str = "\u{1B}[1m";"#];
    caught("src/cli/show.rs", &escapes, "take it back");
    fine("crates/terminal/src/screen.rs", &[r#"const SHOW: &[u8] = b"\x1b[?25h";"#]);
}

#[test]
fn drawing_that_changes_something_is_caught() {
    let changes = [
        "pub fn draw(app: &mut App, frame: &mut Frame) {}",
        "fn draw(app: &mut crate::app::App) {}",
        "fn draw<'a>(app: &'a mut App) {}",
        "fn draw(mut App { size, .. }: App) {}",
    ];
    caught("src/ui/list.rs", &changes, "drawing changes nothing");
    fine("src/app/update.rs", &["fn update(app: &mut App) {}"]);
}

#[test]
fn a_file_opens_with_what_it_holds_and_has_one_subject() {
    assert!(opening("src/a.rs", "use std::fs;\n//! Late.\n").is_some());
    assert!(opening("src/a.rs", "//!\n").is_some());
    assert_eq!(opening("src/a.rs", "//! What it holds.\n"), None);
    let lines = |count: usize| "//! A file.\n".repeat(count);
    let broken = judge("src/app/flow.rs", &lines(501));
    assert!(matches!(&broken[..], [line] if line.contains("501 lines before the tests")), "{broken:#?}");
    let tests = lines(500) + "#[cfg(test)]\nmod tests {\n" + &"fn a() {}\n".repeat(300) + "}\n";
    assert_eq!(judge("src/app/flow.rs", &tests), [""; 0]);
    let text = "//! Dates.\nmod label;\n#[cfg(test)]\nmod tests;\n";
    assert_eq!(test_files("crates/format/src/model/date.rs", text), ["crates/format/src/model/date/tests"]);
    assert_eq!(test_files("crates/text/src/lib.rs", text), ["crates/text/src/tests"]);
}
