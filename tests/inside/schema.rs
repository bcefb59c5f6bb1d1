//! `briefing.schema.json`: it is a JSON Schema, and it judges files as reading does.
//!
//! It is what the program prints: see `tests/terminal/cli/schema.rs`. That reading and schema agree on every key is tested beside
//! the tables, in `crates/format/src/reading/json_schema/tests.rs`; here are whole files, as other programs read them.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use crate::{
    diagnostic::{Code, Severity},
    draft,
    format::{self, json_schema, parse},
};
use jsonschema::{Validator, draft202012};
use serde_json::Value;

use crate::inside::yaml::{self, Rules};

/// The errors that a schema sees, too, and the one warning.
const SEEN: &[Code] = &[
    Code::NotABriefing,
    Code::UnsupportedVersion,
    Code::MissingKey,
    Code::WrongType,
    Code::BadId,
    Code::BadValue,
    Code::UnknownKey,
];

/// The errors that a schema does not see.
const UNSEEN: &[(Code, &str)] = &[
    (Code::YamlSyntax, "what is no YAML does not become JSON"),
    (
        Code::YamlSpace,
        "what such a space breaks is mostly no YAML, and the rest is a key or a text as any other",
    ),
    (Code::YamlLimit, "the limits are of reading; JSON has neither aliases nor a depth"),
    (Code::UnknownId, "a schema cannot compare a value with keys elsewhere"),
    (Code::DuplicateId, "a schema cannot compare keys and values of different sections"),
    (Code::DuplicateKey, "JSON has one value for a key: the parser drops the other, or refuses the file"),
    (Code::BadDate, "only its characters are seen: the grammar and the calendar are beyond a pattern"),
    (Code::BasedOnCycle, "a schema cannot follow references"),
    (Code::PathOutside, "what a path leads out of depends on the folder"),
    (Code::FileUnreadable, "a schema is given what was read"),
];

fn project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn files(folder: &str) -> Vec<(PathBuf, String)> {
    let paths = fs::read_dir(project(folder)).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<_> = paths
        .filter(|path| path.is_file())
        .map(|path| (path.clone(), fs::read_to_string(&path).unwrap()))
        .collect();
    files.sort();
    assert!(!files.is_empty(), "{folder}");
    files
}

fn schema() -> Value {
    serde_json::to_value(json_schema()).unwrap()
}

fn validator() -> Validator {
    draft202012::options().build(&schema()).unwrap()
}

/// What the schema finds wrong, a line each.
fn faults(validator: &Validator, value: &Value) -> Vec<String> {
    validator.iter_errors(value).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

#[test]
fn it_is_a_json_schema_of_the_draft_that_it_names() {
    let schema = schema();
    assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    draft202012::meta::validate(&schema).unwrap();
}

#[test]
fn good_files_are_good_by_either_rules_of_yaml() {
    let validator = validator();
    let article = include_str!("../fixtures/article.txt");
    let about = draft::About { file: "story.article.txt", ..draft::About::default() };
    let drafts = [draft::SKELETON.to_owned(), draft::from_article(article, &about).text];
    let new: Vec<(PathBuf, String)> = drafts.map(|text| (PathBuf::from("briefing new"), text)).into();
    for (path, text) in [files("briefings"), files("tests/fixtures/good"), new].concat() {
        for rules in [Rules::Old, Rules::New] {
            let value = yaml::read(&text, rules).unwrap();
            assert_eq!(faults(&validator, &value), [""; 0], "{} {rules:?}", path.display());
        }
    }
}

#[test]
fn every_error_is_either_seen_or_not_for_a_reason() {
    let unseen = UNSEEN.iter().map(|(code, _)| *code);
    let known: Vec<Code> = SEEN.iter().copied().chain(unseen).collect();
    let errors = Code::ALL.iter().filter(|code| code.severity() == Severity::Error);
    let wanted: BTreeSet<&Code> = errors.chain([&Code::UnknownKey]).collect();
    assert_eq!(known.iter().collect::<BTreeSet<_>>(), wanted);
    assert_eq!(known.len(), wanted.len(), "a code stands twice");
}

#[test]
fn bad_files_are_bad_where_a_schema_can_see_it() {
    let validator = validator();
    let mut seen = BTreeSet::new();
    for (path, text) in files("tests/fixtures/bad") {
        let name = path.file_name().unwrap().to_string_lossy();
        let diagnostics = parse(&text, &mut |_| {}).diagnostics;
        let codes: BTreeSet<Code> = diagnostics.iter().map(|found| found.code).collect();
        if [Code::YamlSyntax, Code::YamlSpace, Code::YamlLimit].iter().any(|code| codes.contains(code)) {
            continue;
        }
        let faults = faults(&validator, &yaml::read(&text, Rules::New).unwrap());
        let visible: Vec<&Code> = codes.iter().filter(|code| SEEN.contains(code)).collect();
        if codes.contains(&Code::BadDate) {
            assert!(faults.iter().any(|fault| fault.contains("yesterday")), "{name}: {faults:#?}");
        } else {
            assert_eq!(faults.is_empty(), visible.is_empty(), "{name}: {codes:?} {faults:#?}");
        }
        let refused = faults.iter().filter(|fault| fault.contains("is not one of")).count();
        let words = [Code::BadValue, Code::UnsupportedVersion];
        assert_eq!(
            refused,
            diagnostics.iter().filter(|found| words.contains(&found.code)).count(),
            "{name}: {faults:#?}"
        );
        seen.extend(visible.into_iter().copied());
    }
    assert_eq!(seen, SEEN.iter().copied().collect(), "every code that a schema sees has a fixture");
}

#[test]
fn the_line_that_names_the_schema_to_an_editor_changes_nothing() {
    let line = "# yaml-language-server: $schema=briefing.schema.json\n";
    let page = fs::read_to_string(project("docs/writing.md")).unwrap();
    assert!(page.contains(line), "docs/writing.md says how to switch it on");
    for (path, text) in files("briefings") {
        let with_line = format!("{line}{text}");
        let parsed = parse(&with_line, &mut |_| {});
        assert!(parsed.diagnostics.is_empty(), "{}", path.display());
        assert_eq!(format::title(&with_line), parsed.briefing.title, "{}", path.display());
    }
}
