//! The rules of `ARCHITECTURE.md` that a compiler does not check, and the proof that each of them catches something.
//!
//! The tables come first, then the test over the sources, then the checks, then a test for each rule with a snippet
//! that breaks it and one that does not. Test code, that is `#[cfg(test)] mod` and what stands in it, may import and
//! name anything: a test of `evidence` may read a briefing with `format`. It must not know what the modules do.

#[path = "support/source.rs"]
mod source;

use std::path::Path;
use std::{fs, io};

use source::{Kind, Named, Token, code, paths, strip};

/// The modules of `src/lib.rs` in reading order. A module may name those above it, and itself.
const ORDER: [&str; 19] = [
    "text",
    "diagnostic",
    "files",
    "model",
    "format",
    "evidence",
    "describe",
    "check",
    "report",
    "timeline",
    "diagram",
    "library",
    "export",
    "draft",
    "app",
    "grid",
    "ui",
    "terminal",
    "cli",
];

/// Macros live at the root of a crate; each belongs to the module that defines it.
const MACROS: [(&str, &str); 1] = [("safe_format", "text")];

/// What `src/main.rs` may name of the library.
const BINARY_NAMES: [&str; 1] = ["cli"];

/// Paths that may be named in few places only. `["a"]` stands for every path with the segment `a` in it,
/// `["a", "b"]` for every path in which `b` follows `a`.
///
/// A place is a module: `model/date` is `src/model/date.rs` and all of `src/model/date/`.
const KEPT: &[Kept] = &[
    Kept {
        paths: &[&["granit_parser"]],
        to: &["format"],
        why: "the YAML parser can be replaced as long as one module knows it",
    },
    Kept {
        paths: &[&["serde_yaml"], &["serde_saphyr"]],
        to: &["app/config"],
        why: "a briefing is read by `format`, which goes on after an error; serde is for the configuration",
    },
    Kept {
        paths: &[&["crossterm"], &["ratatui_crossterm"], &["CrosstermBackend"], &["signal_hook"]],
        to: &["terminal"],
        why: "whoever changes the terminal must be able to give it back, so one module does",
    },
    Kept {
        paths: &[&["ratatui"]],
        to: &["grid", "ui", "terminal"],
        why: "what is shown is decided before it is drawn",
    },
    Kept {
        paths: &[&["edtf_core"], &["chrono"]],
        to: &["model/date"],
        why: "a date keeps its vagueness; a calendar's types would lose it on the way",
    },
    Kept {
        paths: &[&["unicode_width"], &["unicode_linebreak"], &["unicode_bidi"]],
        to: &["text"],
        why: "two measures of the same text would not agree",
    },
    Kept {
        paths: &[&["unicode_normalization"]],
        to: &["evidence/passage"],
        why: "a text is kept as it came; it is normalized only to be compared",
    },
    Kept {
        paths: &[&["annotate_snippets"]],
        to: &["report"],
        why: "how a diagnostic looks is decided in one place, and its text is cleaned there",
    },
    Kept {
        paths: &[&["tempfile"]],
        to: &["files/save"],
        why: "a file is saved whole or not at all, and never over another one unasked, so one place saves",
    },
    Kept {
        paths: &[&["Color"], &["Stylize"], &["AnsiColor"], &["ratatui", "prelude"], &["style", "palette"]],
        to: &["ui/theme", "grid/pen"],
        why: "colors have roles, and the theme gives each role its color; a pen only packs them",
    },
];

/// Paths that some places may not name.
const BARRED: &[Barred] = &[
    Barred {
        paths: &[&["std", "cell"], &["core", "cell"]],
        from: &["app", "ui"],
        why: "the state changes in `App::update` and nowhere else",
    },
    Barred {
        paths: &[&["sync", "Mutex"], &["sync", "RwLock"], &["sync", "atomic"]],
        from: &["ui"],
        why: "drawing changes nothing",
    },
];

/// Macros that print; printing while the screen is ours destroys it.
const PRINTING: [&str; 5] = ["print", "println", "eprint", "eprintln", "dbg"];

/// More lines than this before the tests are two files.
const LONGEST: usize = 500;

struct Kept {
    paths: &'static [&'static [&'static str]],
    to: &'static [&'static str],
    why: &'static str,
}

struct Barred {
    paths: &'static [&'static [&'static str]],
    from: &'static [&'static str],
    why: &'static str,
}

#[test]
fn the_sources_keep_the_rules() -> io::Result<()> {
    let files = read("src")?;
    let tests: Vec<String> = files.iter().flat_map(|(path, text)| test_files(path, text)).collect();
    let is_test = |path: &str| tests.iter().any(|test| lies_in(path, test));
    let mut broken: Vec<String> = Vec::new();
    for (path, text) in &files {
        broken.extend(opening(path, text));
        if !is_test(path) {
            broken.extend(judge(path, text));
        }
    }
    for folder in ["tests", "examples", "benches"] {
        let files = read(folder)?;
        broken.extend(files.iter().filter_map(|(path, text)| opening(path, text)));
    }
    assert!(broken.is_empty(), "\n{}\n", broken.join("\n"));
    Ok(())
}

#[test]
fn the_order_is_that_of_lib_rs() -> io::Result<()> {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs"))?;
    let tokens = code(&text).tokens;
    let declared: Vec<&str> = tokens
        .windows(3)
        .filter(|three| strip(three, &["mod"]).is_some() && three[2].text == ";")
        .map(|three| three[1].text)
        .collect();
    assert_eq!(declared, ORDER, "src/lib.rs and ORDER in tests/architecture.rs list the same modules");
    Ok(())
}

/// All Rust files below a folder of this crate, by their paths from its root; none if there is no such folder.
fn read(folder: &str) -> io::Result<Vec<(String, String)>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    let mut folders = vec![root.join(folder)];
    while let Some(folder) = folders.pop().filter(|folder| folder.is_dir()) {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let inside = path.strip_prefix(root).map_err(io::Error::other)?;
                let name: Vec<_> = inside.iter().map(|part| part.to_string_lossy()).collect();
                found.push((name.join("/"), fs::read_to_string(&path)?));
            }
        }
    }
    found.sort();
    Ok(found)
}

/// The places of the test modules that a file declares.
fn test_files(path: &str, text: &str) -> Vec<String> {
    let module = module(path);
    code(text).test_files.iter().map(|name| format!("{module}/{name}").trim_matches('/').to_owned()).collect()
}

/// The module of a file: `model/date` for `src/model/date.rs`, nothing for `src/lib.rs` and `src/main.rs`.
fn module(path: &str) -> &str {
    match path.trim_start_matches("src/").trim_end_matches(".rs") {
        "lib" | "main" => "",
        module => module.trim_end_matches("/mod"),
    }
}

/// Whether a file is a module or stands below it.
fn lies_in(path: &str, place: &str) -> bool {
    module(path).strip_prefix(place).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// What a file breaks, a line for each: where, what, and why it is a rule.
fn judge(path: &str, text: &str) -> Vec<String> {
    let code = code(text);
    let named = paths(&code.tokens);
    let mut broken: Vec<String> = Vec::new();
    broken.extend(named.iter().filter_map(|named| import(path, named)));
    broken.extend(named.iter().flat_map(|named| place(path, named)));
    broken.extend(words(path, &code.tokens));
    // A line that breaks a rule twice, say `app::{self, Msg}`, is told once.
    broken.dedup();
    let lines = code.tests_at.map_or(text.lines().count(), |line| line - 1);
    if lines > LONGEST {
        broken.push(format!(
            "{path}:{LONGEST}: {lines} lines before the tests; {LONGEST} at most, so that a file has one subject"
        ));
    }
    broken
}

/// A file says what it holds before anything else.
fn opening(path: &str, text: &str) -> Option<String> {
    let says = text
        .lines()
        .next()
        .and_then(|line| line.strip_prefix("//!"))
        .is_some_and(|says| !says.trim().is_empty());
    (!says).then(|| format!("{path}:1: the file opens with `//!`, what it holds and what it must not know"))
}

/// An import that points down the list, or out of it.
fn import(path: &str, named: &Named<'_>) -> Option<String> {
    let at = format!("{path}:{}", named.line);
    let top = top_level(path, named)?;
    if path == "src/main.rs" {
        let fine = BINARY_NAMES.contains(&top);
        return (!fine)
            .then(|| format!("{at}: names `{top}`; the binary is thin and names {BINARY_NAMES:?} only"));
    }
    let own = module(path).split('/').next().unwrap_or_default();
    let home = MACROS.iter().find(|(name, _)| *name == top).map_or(top, |(_, module)| module);
    let rank = |module: &str| ORDER.iter().position(|name| *name == module);
    match (rank(own), rank(home)) {
        (None, _) => Some(format!("{at}: `{own}` does not stand in ORDER, the list of src/lib.rs")),
        (_, None) => Some(format!("{at}: names `{top}` at the root of the crate; name the module that it is from")),
        (Some(here), Some(there)) => (there > here).then(|| {
            format!("{at}: `{own}` names `{home}`, which stands below it in src/lib.rs; imports only point up, so that data flows one way")
        }),
    }
}

/// The first segment below the root of the crate, if a path goes through the root.
fn top_level<'a>(path: &str, named: &Named<'a>) -> Option<&'a str> {
    let mut segments = named.path.as_slice();
    let at_root = match segments {
        ["briefing", rest @ ..] if path == "src/main.rs" => {
            segments = rest;
            true
        }
        ["crate", rest @ ..] => {
            segments = rest;
            true
        }
        _ => {
            let mut depth = named.depth + module(path).split('/').filter(|part| !part.is_empty()).count();
            let mut climbed = false;
            while let ["self" | "super", rest @ ..] = segments {
                let up = usize::from(segments[0] == "super");
                climbed |= up == 1;
                depth = depth.saturating_sub(up);
                segments = rest;
            }
            climbed && depth == 0
        }
    };
    at_root.then(|| segments.first().copied().unwrap_or("crate"))
}

/// Paths that are kept to some places or barred from some.
fn place(path: &str, named: &Named<'_>) -> Vec<String> {
    let at = format!("{path}:{}", named.line);
    let contains = |wanted: &[&str]| named.path.windows(wanted.len()).any(|part| part == wanted);
    let lies_in_any = |places: &[&str]| places.iter().any(|place| lies_in(path, place));
    let kept = KEPT.iter().filter(|rule| !lies_in_any(rule.to)).filter_map(|rule| {
        let wanted = rule.paths.iter().find(|wanted| contains(wanted));
        wanted.map(|wanted| format!("{at}: `{}` is kept to {:?}: {}", wanted.join("::"), rule.to, rule.why))
    });
    let barred = BARRED.iter().filter(|rule| lies_in_any(rule.from)).filter_map(|rule| {
        let wanted = rule.paths.iter().find(|wanted| contains(wanted));
        wanted.map(|wanted| {
            format!("{at}: `{}` is barred from {:?}: {}", wanted.join("::"), rule.from, rule.why)
        })
    });
    kept.chain(barred).collect()
}

/// What shows in words and signs rather than in paths.
fn words(path: &str, tokens: &[Token<'_>]) -> Vec<String> {
    let mut broken = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let mut add = |what: String| broken.push(format!("{path}:{}: {what}", token.line));
        let rest = &tokens[at..];
        let prints = PRINTING
            .iter()
            .any(|name| strip(rest, &[name, "!"]).is_some() && strip(rest, &[name, "!", "="]).is_none());
        if prints && !lies_in(path, "cli") && path != "src/main.rs" {
            add(format!("`{}!` is kept to `cli`: what is printed into the screen destroys it", token.text));
        }
        if !lies_in(path, "ui/theme") {
            if [[".", "fg", "("], [".", "bg", "("]].iter().any(|call| strip(rest, call).is_some()) {
                add("a color is set outside `ui/theme`: colors have roles, and the theme gives each its color".to_owned());
            }
            if token.kind == Kind::Text && is_hex_color(token.text) {
                add(format!("\"{}\" is a raw color: colors have roles and stand in `ui/theme`", token.text));
            }
        }
        if token.kind == Kind::Text && !lies_in(path, "terminal") && has_escape(token.text) {
            add("an escape sequence is written outside `terminal`, which alone can take it back".to_owned());
        }
        if lies_in(path, "ui") && changes_app(rest) {
            add("`&mut App` in `ui`: drawing changes nothing, it takes `&App`".to_owned());
        }
    }
    broken
}

/// `#rgb` or `#rrggbb`, and nothing else in the string.
fn is_hex_color(text: &str) -> bool {
    text.strip_prefix('#').is_some_and(|digits| {
        matches!(digits.len(), 3 | 6) && digits.chars().all(|digit| digit.is_ascii_hexdigit())
    })
}

/// Whether a string, as written in the source, starts an escape sequence of the terminal.
fn has_escape(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    [r"\x1b", r"\u{1b}", r"\u{001b}", "\u{1b}"].iter().any(|escape| text.contains(escape))
}

/// `mut App`, or `mut` with a path to it.
fn changes_app(tokens: &[Token<'_>]) -> bool {
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
        "use crate::app::App;",
        "use crate::{app};",
        "pub(crate) use crate::{text::{SafeStr, SafeText}, app::{self, Msg}};",
        "use crate::app as reader;",
        "use super::app::App;",
        "fn size(app: &crate::app::App) -> usize { app.size() }",
        "mod inner { use super::super::app::App; }",
        "macro_rules! state { () => { $crate::app::App } }",
    ];
    caught("src/model.rs", &down, "`model` names `app`, which stands below it");
    caught("src/model/event.rs", &["use super::super::app::App;"], "imports only point up");
    caught("src/ui/list.rs", &["use crate::terminal::run;"], "imports only point up");
}

#[test]
fn an_import_over_several_lines_is_caught_on_its_own_line() {
    let broken = judge(
        "src/format/tree.rs",
        "//! A file.\nuse crate::{\n    text::SafeText,\n    // why not\n    ui,\n};\n",
    );
    assert_eq!(broken.len(), 1, "{broken:#?}");
    assert!(broken[0].starts_with("src/format/tree.rs:5: `format` names `ui`"), "{broken:#?}");
}

#[test]
fn an_import_that_points_up_or_stays_is_fine() {
    let up = [
        "use crate::{diagnostic::Span, text::{self, SafeText}};",
        "use crate::safe_format;\nfn id(n: u8) -> SafeText { crate::safe_format!(\"{n}\") }",
        "use super::{Date, words::words};\nuse self::parts::Part;\npub(in crate::model) struct Id;",
        "use std::collections::BTreeMap as app;\nfn new() -> impl Iterator<Item = u8> + use<> { app::new() }",
        "mod inner { mod deeper { use super::super::super::Event; } }",
    ];
    fine("src/model/event.rs", &up);
}

#[test]
fn a_word_in_a_comment_a_string_or_a_test_is_no_import() {
    let words = [
        "/// See [`crate::app`].\n/* use crate::app; /* crate::ui */ crate::cli::x */ // crate::app",
        r##"const A: &str = "crate::app \" crate::ui"; const B: &str = r#"use crate::app; " crate::ui"#; const C: &[u8] = b"crate::ui::x";"##,
        "const QUOTE: char = '\"'; const TICK: char = '\\''; fn a<'a>(a: &'a str) -> &'a str { a } // crate::app",
        "#[cfg(test)]\n#[expect(clippy::unwrap_used, reason = \"a test\")]\nmod tests {\n    use crate::app::App;\n    fn a() { { println!() } }\n}",
    ];
    fine("src/text/clean.rs", &words);
}

#[test]
fn what_follows_a_test_module_is_read_again() {
    caught(
        "src/model.rs",
        &["#[cfg(test)] mod tests { fn a() {} } use crate::app::App;"],
        "imports only point up",
    );
    caught("src/model.rs", &["const A: &str = r#\"\"\"#; use crate::app::App;"], "imports only point up");
    caught("src/model.rs", &["const A: char = '\\u{22}'; use crate::app::App;"], "imports only point up");
}

#[test]
fn the_root_of_the_crate_is_no_way_around() {
    let around = ["use crate as all;", "use crate::*;", "use crate::App;", "use super::*;"];
    caught("src/model.rs", &around, "at the root of the crate");
    caught("src/memory.rs", &["use crate::text::SafeText;"], "does not stand in ORDER");
}

#[test]
fn the_binary_names_the_commands_only() {
    caught(
        "src/main.rs",
        &["use briefing::app::App;", "fn main() { briefing::ui::draw(); }"],
        "the binary is thin",
    );
    fine("src/main.rs", &["fn main() { briefing::cli::run(std::env::args_os()) }"]);
}

#[test]
fn a_library_outside_its_module_is_caught() {
    caught(
        "src/check/dates.rs",
        &["use granit_parser::Event;", "fn a(a: granit_parser::Event) {}"],
        "the YAML parser",
    );
    caught(
        "src/format/tree.rs",
        &["fn a(text: &str) { serde_yaml::from_str(text) }"],
        "`format`, which goes on",
    );
    caught(
        "src/cli/read.rs",
        &["use crossterm::{terminal::enable_raw_mode};"],
        "must be able to give it back",
    );
    caught("src/ui/list.rs", &["use ratatui::crossterm::event::KeyCode;"], "must be able to give it back");
    caught("src/app/layout.rs", &["use ratatui::layout::Rect;"], "before it is drawn");
    caught("src/model/event.rs", &["use edtf_core::Edtf;", "fn a(day: chrono::NaiveDate) {}"], "vagueness");
    caught("src/ui/list.rs", &["use unicode_width::UnicodeWidthStr;"], "would not agree");
    caught("src/evidence/quotes.rs", &["use unicode_normalization::UnicodeNormalization;"], "to be compared");
    caught("src/cli/check.rs", &["use annotate_snippets::Renderer;"], "how a diagnostic looks");
    caught("src/cli/new.rs", &["fn a() { tempfile::tempfile() }"], "saved whole or not at all");
}

#[test]
fn a_library_inside_its_module_is_fine() {
    fine("src/format/tree.rs", &["use granit_parser::Event;"]);
    fine("src/app/config/keys.rs", &["fn a(text: &str) { serde_yaml::from_str(text) }"]);
    fine("src/terminal/keys.rs", &["use crossterm::event::KeyCode;"]);
    fine("src/model/date.rs", &["use chrono::NaiveDate;"]);
    fine("src/model/date/label.rs", &["use edtf_core::{Date, Edtf};"]);
    fine("src/evidence/passage/fold.rs", &["use unicode_normalization::UnicodeNormalization;"]);
    // A variable is no library.
    fine("src/model.rs", &["fn a(chrono: u8) -> u8 { chrono }"]);
}

#[test]
fn a_raw_color_outside_the_theme_is_caught() {
    let colors = [
        "fn a() -> Style { Style::new().fg(red()) }",
        "const A: ratatui::style::Color = red();",
        "use ratatui::style::{Modifier, Color};",
        "use ratatui::{style::Stylize};",
        "use ratatui::prelude::*;",
        "const A: &str = \"#ff8800\";",
        "const A: &str = \"#f80\";",
    ];
    caught("src/ui/list.rs", &colors, "colors have roles");
    let theme = [
        "use ratatui::style::Color;\nfn a() { Style::new().fg(Color::Red) }",
        "const A: &str = \"#ff8800\";",
    ];
    fine("src/ui/theme.rs", &theme);
    fine("src/ui/list.rs", &["const NUMBER: &str = \"#12\";\nfn a() { theme.style(Role::Muted).fg }"]);
}

#[test]
fn printing_and_escapes_outside_their_places_are_caught() {
    caught("src/app.rs", &["fn a() { println!(\"x\") }", "fn a() { std::eprint!(\"x\") }"], "destroys it");
    fine("src/cli/show.rs", &["fn a() { println!(\"x\") }"]);
    fine("src/app.rs", &["fn a(print: u8) -> bool { print!=1 }"]);
    caught(
        "src/cli/show.rs",
        &[r#"const BOLD: &str = "\x1b[1m";"#, r#"const BOLD: &str = "\u{1B}[1m";"#],
        "take it back",
    );
    fine("src/terminal/screen.rs", &[r#"const SHOW: &[u8] = b"\x1b[?25h";"#]);
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
    caught("src/ui/list.rs", &["use std::sync::Mutex;"], "drawing changes nothing");
    let cells = ["use std::cell::RefCell;", "use std::{cell::Cell};", "struct A(core::cell::OnceCell<u8>);"];
    caught("src/ui/list.rs", &cells, "`App::update`");
    caught("src/app/flow.rs", &cells, "`App::update`");
    fine(
        "src/ui/list.rs",
        &["use crate::text::Cell;\npub fn draw(app: &App, frame: &mut Frame) { Cell::new() }"],
    );
    fine("src/app/update.rs", &["fn update(app: &mut App) {}"]);
}

#[test]
fn a_file_without_its_opening_is_caught() {
    assert!(opening("src/a.rs", "use std::fs;\n//! Late.\n").is_some());
    assert!(opening("src/a.rs", "//!\n").is_some());
    assert!(opening("src/a.rs", "").is_some());
    assert_eq!(opening("src/a.rs", "//! What it holds.\n"), None);
}

#[test]
fn a_file_that_is_too_long_is_caught() {
    let lines = |count: usize| "//! A file.\n".repeat(count);
    let broken = judge("src/app/flow.rs", &lines(501));
    assert!(matches!(&broken[..], [line] if line.contains("501 lines before the tests")), "{broken:#?}");
    let tests = lines(500) + "#[cfg(test)]\nmod tests {\n" + &"fn a() {}\n".repeat(300) + "}\n";
    assert_eq!(judge("src/app/flow.rs", &tests), [""; 0]);
}

#[test]
fn a_test_module_in_a_file_of_its_own_is_known_as_such() {
    let text = "//! Dates.\nmod label;\n#[cfg(test)]\nmod tests;\n";
    assert_eq!(test_files("src/model/date.rs", text), ["model/date/tests"]);
    assert!(lies_in("src/model/date/tests.rs", "model/date/tests"));
    assert!(!lies_in("src/model/date/tests_of.rs", "model/date/tests"));
}
