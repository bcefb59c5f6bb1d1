//! Files with errors in them: each fixture says under the offending text what is wrong, and opens all the same.
//!
//! In `tests/fixtures/bad/NAME.yaml` an expectation is a comment under the line it is about, with carets under the
//! characters of the span that stand on that line, and below it the help where that matters:
//!
//! ```yaml
//!     place: harbor
//! #          ^^^^^^ error[unknown-id]: No item of this file has the id `harbor`.
//! #          help: Did you mean `harbour`?
//! ```
//!
//! Where no comment can stand under the text (at the margin, in a quoted text, in brackets) it stands at the end of the
//! file, as `#@ LINE:COLUMN LENGTH error[code]: message`. `BLESS=1 cargo test --lib bad_input` writes the expectations
//! anew: read the difference before you commit it. What is wrong with the bytes of a file is tested in `hostile_input.rs`.
//!
//! A fixture that is named after a warning of `check` is checked by all rules; the others are only read.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::{
    collections::BTreeSet,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

use crate::{
    check,
    diagnostic::{Code, Diagnostic, LineIndex, Severity},
    files::Copies,
    format::{self, Parsed},
};

/// One diagnostic as a fixture writes it. Lines and columns count from 1, columns and lengths in characters.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Expected {
    line: usize,
    column: usize,
    length: usize,
    what: String,
    help: Option<String>,
}

impl Expected {
    fn of(diagnostic: &Diagnostic, text: &str, index: &LineIndex) -> Self {
        let line = index.line_at(diagnostic.span.start);
        let span = index.line_span(text, line);
        let (start, end) = (diagnostic.span.start as usize, (diagnostic.span.end.min(span.end)) as usize);
        let marked = text.get(start..end.max(start)).unwrap_or_default();
        Self {
            line: line + 1,
            column: text[span.start as usize..start].chars().count() + 1,
            length: marked.chars().count().max(1),
            what: format!("{}[{}]: {}", diagnostic.severity(), diagnostic.code, diagnostic.message),
            help: diagnostic.help.as_ref().map(ToString::to_string),
        }
    }

    fn shown(&self) -> String {
        let Self { line, column, length, what, help } = self;
        let mut shown = format!("{line}:{column} {length} {what}\n");
        if let Some(help) = help {
            let _ = writeln!(shown, "    help: {help}");
        }
        shown
    }
}

/// The expectation that a line of a fixture writes, if it is one; `content` is the number of the line it stands under.
fn expectation(line: &str, content: usize) -> Option<Expected> {
    if let Some(rest) = line.strip_prefix("#@ ") {
        let (place, rest) = rest.split_once(' ')?;
        let (length, what) = rest.split_once(' ')?;
        let (line, column) = place.split_once(':')?;
        let what = what.to_owned();
        return Some(Expected {
            line: line.parse().ok()?,
            column: column.parse().ok()?,
            length: length.parse().ok()?,
            what,
            help: None,
        });
    }
    let (before, rest) = line.split_once('^')?;
    if before.trim() != "#" || !line.starts_with('#') {
        return None;
    }
    let (carets, what) = rest.split_once(' ')?;
    let (column, length) = (before.chars().count() + 1, carets.chars().count() + 1);
    Some(Expected { line: content, column, length, what: what.to_owned(), help: None })
}

fn expectations(text: &str) -> Vec<Expected> {
    let mut found: Vec<Expected> = Vec::new();
    let mut content = 0;
    for (at, line) in text.lines().enumerate() {
        if let Some(expected) = expectation(line, content) {
            found.push(expected);
        } else if let Some(help) = help(line)
            && let Some(last) = found.last_mut()
        {
            last.help = Some(help.to_owned());
        } else {
            content = at + 1;
        }
    }
    found
}

fn help(line: &str) -> Option<&str> {
    line.strip_prefix('#')?.trim_start().strip_prefix("help: ")
}

fn found(text: &str, parsed: &Parsed) -> Vec<Expected> {
    let index = LineIndex::new(text);
    parsed.diagnostics.iter().map(|diagnostic| Expected::of(diagnostic, text, &index)).collect()
}

/// Where the fixtures are, with the copies of sources that they name in `copies`.
const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/bad");

/// Reads a fixture, and checks it where it is named after a warning.
fn read(path: &Path, text: &str) -> Parsed {
    let mut parsed = format::parse(text, &mut |_| {});
    let name = path.file_stem().unwrap_or_default().to_string_lossy();
    if rules().any(|code| code.as_str() == name) {
        let evidence = crate::evidence::Evidence::new(&parsed.briefing);
        check::run_with_copies(&mut parsed, text, &evidence, &Copies::below(Path::new(FOLDER)));
    }
    parsed
}

/// The warnings that no reading gives.
fn rules() -> impl Iterator<Item = Code> {
    let codes = Code::ALL.iter().copied();
    codes.filter(|code| code.severity() == Severity::Warning && *code != Code::UnknownKey)
}

fn fixtures() -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = fs::read_dir(FOLDER).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "yaml"));
    paths.sort();
    paths
}

/// Says what differs between what a fixture expects and what was found; nothing where it is the same.
fn difference(path: &Path, text: &str) -> Option<String> {
    let mut expected = expectations(text);
    let mut found = found(text, &read(path, text));
    let order = |a: &Expected, b: &Expected| (a.line, a.column, &a.what).cmp(&(b.line, b.column, &b.what));
    expected.sort_by(order);
    found.sort_by(order);
    for (expected, found) in expected.iter().zip(&mut found) {
        // Help is compared where the fixture writes it.
        if expected.help.is_none() {
            found.help = None;
        }
    }
    if expected == found {
        return None;
    }
    let mut shown = String::new();
    for line in expected.iter().filter(|line| !found.contains(line)) {
        let _ = write!(shown, "expected, not found: {}", line.shown());
    }
    for line in found.iter().filter(|line| !expected.contains(line)) {
        let _ = write!(shown, "found, not expected: {}", line.shown());
    }
    Some(shown)
}

/// The fixture with the expectations that it fulfills.
fn blessed(path: &Path, text: &str) -> String {
    let mut text = text.to_owned();
    // The expectations are lines themselves, which moves the lines that sentences name: written until that settles.
    for _ in 0..4 {
        let all = found(&text, &read(path, &text));
        let at_end = text.contains("# Expectations stand at the end.");
        let (mut written, mut end, mut number) = (String::new(), String::new(), 0);
        for (at, line) in text.lines().enumerate() {
            if expectation(line, 0).is_some() || help(line).is_some() {
                continue;
            }
            let _ = writeln!(written, "{line}");
            number += 1;
            let this = number;
            for found in all.iter().filter(|found| found.line == at + 1) {
                let Expected { column, length, what, help, .. } = found;
                if at_end || *column < 2 {
                    let _ = writeln!(end, "#@ {this}:{column} {length} {what}");
                    if let Some(help) = help {
                        let _ = writeln!(end, "# help: {help}");
                    }
                    continue;
                }
                let (margin, carets) = (" ".repeat(column - 2), "^".repeat(*length));
                let _ = writeln!(written, "#{margin}{carets} {what}");
                number += 1;
                if let Some(help) = help {
                    let _ = writeln!(written, "#{margin}help: {help}");
                    number += 1;
                }
            }
        }
        text = written + &end;
    }
    text
}

#[test]
fn every_fixture_is_wrong_where_it_says_and_the_rest_of_it_opens() {
    let mut failures = String::new();
    for path in fixtures() {
        let mut text = fs::read_to_string(&path).unwrap();
        if std::env::var_os("BLESS").is_some() {
            text = blessed(&path, &text);
            fs::write(&path, &text).unwrap();
        }
        let name = path.file_name().unwrap().to_string_lossy();
        if let Some(difference) = difference(&path, &text) {
            let _ = writeln!(failures, "{name}\n{difference}");
        }
        let parsed = read(&path, &text);
        if !parsed.briefing.events.iter().any(|event| event.title.as_str() == "The rest opens") {
            let _ = writeln!(failures, "{name}\nthe event `The rest opens` was lost\n");
        }
        if parsed.diagnostics.is_empty() {
            let _ = writeln!(failures, "{name}\nnothing is wrong with it\n");
        }
    }
    assert!(failures.is_empty(), "\n{failures}");
}

#[test]
fn every_code_has_a_fixture() {
    let paths = fixtures();
    let found = paths.iter().flat_map(|path| read(path, &fs::read_to_string(path).unwrap()).diagnostics);
    let covered: BTreeSet<Code> = found.map(|found| found.code).collect();
    // What cannot be read as a file has no fixture: see `hostile_input.rs`.
    let wanted = Code::ALL.iter().filter(|code| **code != Code::FileUnreadable);
    let missing: Vec<_> = wanted.filter(|code| !covered.contains(code)).collect();
    assert!(missing.is_empty(), "no fixture has {missing:?}");
}

#[test]
fn the_yaml_is_mended_first_and_the_rest_from_top_to_bottom() {
    for path in fixtures() {
        let text = fs::read_to_string(&path).unwrap();
        let diagnostics = read(&path, &text).diagnostics;
        let order = |diagnostic: &Diagnostic| (!diagnostic.code.is_about_yaml(), diagnostic.span);
        assert!(diagnostics.is_sorted_by_key(order), "{}", path.display());
    }
}
