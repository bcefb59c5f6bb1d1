//! `check` and `explain` as a shell and other programs see them. It must not test what is wrong with a briefing.

use std::{
    ffi::OsStr,
    fs,
    io::{BufRead, BufReader, Read, Write},
    os::unix::ffi::OsStrExt,
    process::{Command, Stdio},
};

use serde_json::{Value, json};

use super::{BAD, Folder, assert_plain, ran};

const GOOD: &str = "briefing: 1\ntitle: T\n";
const WARNED: &str = "briefing: 1\ntitle: T\ncolour: red\n";
const WRONG: &str = "briefing: 1\ntitle: T\nevents: none\n";

/// The places that the concise form names, without what is wrong there.
fn places(stdout: &str) -> Vec<&str> {
    stdout.lines().filter_map(|line| line.split(": ").next()).collect()
}

fn three() -> Folder {
    Folder::new().with("b/2.yml", WRONG).with("b/1.yaml", WARNED).with("b/3.yaml", GOOD).with("a.yaml", WRONG)
}

#[test]
fn files_and_folders_are_checked_in_the_order_of_the_paths() {
    let folder = three().with("b/sub/4.YAML", WRONG).with("b/note.txt", "no").with("b/._2.yml", "no");
    let ran = folder.run_with_input("check b - ./a.yaml b/2.yml --format concise", WARNED);
    let expected = [
        "b/1.yaml:3:1",
        "b/2.yml:3:9",
        "b/sub/4.YAML:3:9",
        "standard input:3:1",
        "./a.yaml:3:9",
        "b/2.yml:3:9",
    ];
    assert_eq!((ran.status, places(&ran.stdout)), (1, expected.to_vec()));

    let shown = folder.run("check b a.yaml").stdout;
    let (_, sum) = shown.split_once("\n3 errors").unwrap();
    assert_eq!(sum, " and 1 warning in 4 of 5 files\n`briefing explain unknown-key` says more\n");
}

#[test]
fn many_files_come_in_order() {
    let mut folder = Folder::new();
    for number in 0..300 {
        // Some take long.
        let more = "- {title: x}\n".repeat(if number % 50 == 0 { 5000 } else { 0 });
        folder = folder.with(
            &format!("{number:03}.yaml"),
            format!("# briefing: allow unsourced-event\nbriefing: 1\ntitle: T\nx: 1\nevents:\n- {{title: a}}\n{more}"),
        );
    }
    let ran = folder.run("check . --format concise");
    let expected: Vec<String> = (0..300).map(|number| format!("./{number:03}.yaml:4:1")).collect();
    assert_eq!((ran.status, places(&ran.stdout)), (0, expected.iter().map(String::as_str).collect()));
}

#[test]
fn warnings_fail_where_they_are_denied() {
    let folder = three();
    let ran = folder.run("check b/1.yaml b/3.yaml --deny warnings");
    let sum = "1 warning in 1 of 2 files; warnings are denied\n`briefing explain unknown-key` says more\n";
    assert_eq!((ran.status, ran.stdout.ends_with(sum)), (1, true), "{}", ran.stdout);
    for format in ["concise", "json", "sarif"] {
        assert_eq!(folder.run(&format!("check b/1.yaml --format {format}")).status, 0);
        assert_eq!(folder.run(&format!("check b/1.yaml --format {format} --deny warnings")).status, 1);
    }
    let ran = folder.run("check b/3.yaml --deny=warnings");
    assert_eq!((ran.status, ran.stdout.as_str()), (0, "no errors or warnings in 1 file\n"));
    assert_eq!(folder.run("check b/3.yaml --deny errors").status, 2);
}

#[test]
fn a_folder_without_briefings_or_rights_is_told_and_the_rest_checked() {
    use std::os::unix::fs::PermissionsExt;
    let folder = three();
    fs::create_dir(folder.path().join("bare")).unwrap();
    let ran = folder.run("check bare a.yaml --format concise");
    let bare = "bare:1:1: error[file-unreadable]: bare holds no briefings (*.yaml, *.yml)\n";
    assert_eq!((ran.status, ran.stdout.strip_prefix(bare).map(places)), (1, Some(vec!["a.yaml:3:9"])));

    fs::set_permissions(folder.path().join("b"), fs::Permissions::from_mode(0o300)).unwrap();
    if fs::read_dir(folder.path().join("b")).is_ok() {
        eprintln!("this user may list everything: nothing to test");
        return;
    }
    let ran = folder.run("check b a.yaml --format concise");
    let refused = "b:1:1: error[file-unreadable]: b may not be listed by this user\n";
    assert_eq!((ran.status, ran.stdout.strip_prefix(refused).map(places)), (1, Some(vec!["a.yaml:3:9"])));
}

#[test]
fn standard_input_is_read_once() {
    let ran = Folder::new().run_with_input("check - -", GOOD);
    assert_eq!((ran.status, ran.stdout.as_str()), (2, ""));
    assert_eq!(ran.stderr, "briefing: `-` is given twice, but standard input can be read once\n");
}

/// What is known is printed while the next file is waited for; files far ahead are not yet read, and one of them goes.
#[test]
fn a_file_may_vanish_while_others_are_checked() {
    let mut folder = Folder::new().with("first.yaml", WARNED);
    for number in 0..2000 {
        folder = folder.with(&format!("many/{number:04}.yaml"), GOOD);
    }
    let mut command = Command::new(env!("CARGO_BIN_EXE_briefing"));
    command.args(["check", "first.yaml", "-", "many", "--format", "concise"]).current_dir(folder.path());
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut stdout = BufReader::new(child.stdout.take().unwrap());
    let mut first = String::new();
    stdout.read_line(&mut first).unwrap();
    assert!(first.starts_with("first.yaml:3:1: warning"), "{first}");

    fs::remove_file(folder.path().join("many/1999.yaml")).unwrap();
    child.stdin.take().unwrap().write_all(WRONG.as_bytes()).unwrap();
    let mut rest = String::new();
    stdout.read_to_string(&mut rest).unwrap();
    assert_eq!(places(&rest), ["standard input:3:9", "many/1999.yaml:1:1"]);
    assert!(rest.ends_with("many/1999.yaml does not exist\n"), "{rest}");
    assert_eq!(child.wait().unwrap().code(), Some(1));
}

#[test]
fn a_closed_pipe_ends_it_though_standard_input_stays_open() {
    let folder = three();
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let mut command = Command::new(env!("CARGO_BIN_EXE_briefing"));
    command.args(["check", "b/1.yaml", "-"]).current_dir(folder.path()).stdout(writer).stderr(Stdio::piped());
    let mut child = command.stdin(Stdio::piped()).spawn().unwrap();
    let stdin = child.stdin.take();
    let ran = ran(&child.wait_with_output().unwrap());
    drop(stdin);
    assert_eq!((ran.status, ran.stderr.as_str()), (0, ""));
}

fn sarif(folder: &Folder, arguments: &str) -> Value {
    let ran = folder.run(&format!("check --format sarif {arguments}"));
    assert_eq!(ran.stderr, "");
    assert_plain(&ran.stdout);
    serde_json::from_str(&ran.stdout).unwrap()
}

/// The objects of the schema of SARIF 2.1.0 that are written, with the properties that it requires, and all others that
/// are written. An object may have no other properties there.
#[test]
fn sarif_has_what_its_schema_requires_and_nothing_that_it_does_not_know() {
    let document = sarif(&three(), "b a.yaml none.yaml");
    let object = |value: &Value, required: &[&str], others: &[&str]| {
        let Value::Object(object) = value else { panic!("{value} is no object") };
        for key in required {
            assert!(object.contains_key(*key), "{key} is missing in {value}");
        }
        for key in object.keys() {
            assert!(required.contains(&key.as_str()) || others.contains(&key.as_str()), "{key} in {value}");
        }
    };
    let list = |value: &Value| -> Vec<Value> { value.as_array().cloned().unwrap() };
    // multiformatMessageString, and message with a text of its own: `text` must be there.
    let text = |value: &Value| {
        object(value, &["text"], &["markdown"]);
        assert!(!value["text"].as_str().unwrap().is_empty());
    };
    let level = |value: &Value| assert!(["error", "warning"].contains(&value.as_str().unwrap()));

    object(&document, &["version", "runs"], &["$schema"]);
    assert_eq!(document["version"], "2.1.0");
    assert!(document["$schema"].as_str().unwrap().ends_with("/sarif-schema-2.1.0.json"));
    let runs = list(&document["runs"]);
    assert_eq!(runs.len(), 1);
    object(&runs[0], &["tool"], &["results", "columnKind", "newlineSequences"]);
    assert_eq!(runs[0]["columnKind"], "unicodeCodePoints");
    assert_eq!(runs[0]["newlineSequences"], json!(["\r\n", "\n", "\r"]));
    object(&runs[0]["tool"], &["driver"], &[]);
    let driver = &runs[0]["tool"]["driver"];
    object(driver, &["name"], &["version", "informationUri", "rules"]);
    assert_eq!(
        (&driver["name"], &driver["version"]),
        (&json!("briefing"), &json!(env!("CARGO_PKG_VERSION")))
    );

    let rules = list(&driver["rules"]);
    assert_eq!(rules.len(), briefing::diagnostic::Code::ALL.len());
    for rule in &rules {
        object(rule, &["id"], &["shortDescription", "fullDescription", "help", "defaultConfiguration"]);
        for key in ["shortDescription", "fullDescription", "help"] {
            text(&rule[key]);
        }
        object(&rule["defaultConfiguration"], &[], &["level"]);
        level(&rule["defaultConfiguration"]["level"]);
    }

    let results = list(&runs[0]["results"]);
    let uris: Vec<&Value> = results
        .iter()
        .map(|result| {
            object(result, &["message"], &["ruleId", "ruleIndex", "level", "locations", "fixes"]);
            text(&result["message"]);
            level(&result["level"]);
            let rule = &rules[result["ruleIndex"].as_u64().unwrap() as usize];
            assert_eq!(rule["id"], result["ruleId"]);
            assert_eq!(rule["defaultConfiguration"]["level"], result["level"]);
            assert_eq!(list(&result["locations"]).len(), 1);
            object(&result["locations"][0], &[], &["physicalLocation"]);
            let place = &result["locations"][0]["physicalLocation"];
            // A physical location has an address or an artifact.
            object(place, &["artifactLocation"], &["region"]);
            object(&place["artifactLocation"], &[], &["uri"]);
            object(&place["region"], &[], &["startLine", "startColumn", "endLine", "endColumn"]);
            assert!(place["region"].as_object().unwrap().values().all(|number| number.as_u64() > Some(0)));
            &place["artifactLocation"]["uri"]
        })
        .collect();
    assert_eq!(uris, ["b/1.yaml", "b/2.yml", "a.yaml", "none.yaml"]);
    let region = json!({"startLine": 3, "startColumn": 9, "endLine": 3, "endColumn": 13});
    assert_eq!(results[1]["locations"][0]["physicalLocation"]["region"], region);
}

#[test]
fn sarif_without_results_is_a_document_all_the_same() {
    let folder = three();
    for paths in ["b/3.yaml", "b/3.yaml b/3.yaml"] {
        assert_eq!(sarif(&folder, paths)["runs"][0]["results"], json!([]));
    }
    // Commas stand between files, whichever of them has results.
    assert_eq!(
        sarif(&folder, "b/3.yaml a.yaml b/3.yaml a.yaml b")["runs"][0]["results"].as_array().unwrap().len(),
        4
    );
}

#[test]
fn a_hostile_file_name_speaks_to_no_terminal_and_is_found_by_programs() {
    let name = "a\x1b]0;owned\x07\u{202e}b\u{9b}31m\n\u{200b} #?%:\u{2028}ä.yaml";
    let folder = Folder::new().with(&format!("in/{name}"), WARNED);
    for form in ["full --color never", "concise", "json", "sarif"] {
        let ran = folder.run(&format!("check in --format {form}"));
        assert!(ran.stdout.contains("unknown-key"), "{}", ran.stdout);
        assert_plain(&ran.stdout);
        assert_plain(&ran.stderr);
    }
    let line: Value = serde_json::from_str(&folder.run("check in --format json").stdout).unwrap();
    assert_eq!(line["file"], format!("in/{name}"));

    let document = sarif(&folder, "in");
    let result = &document["runs"][0]["results"][0];
    let uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].as_str().unwrap();
    assert_eq!(decoded(uri), format!("in/{name}").as_bytes());
    assert!(uri.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"/.-_~%".contains(&byte)), "{uri}");
}

#[test]
fn a_file_name_that_is_not_utf_8_is_found_in_sarif() {
    let folder = Folder::new().with("in/good.yaml", GOOD);
    if fs::write(folder.path().join("in").join(OsStr::from_bytes(b"a\xff.yaml")), WARNED).is_err() {
        eprintln!("this file system takes UTF-8 only: nothing to test");
        return;
    }
    let document = sarif(&folder, "in");
    let place = &document["runs"][0]["results"][0]["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "in/a%FF.yaml");
    let shown = folder.run("check in --format concise").stdout;
    assert!(shown.starts_with("in/a\u{fffd}.yaml:3:1: warning"), "{shown}");
}

fn decoded(uri: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = uri.as_bytes();
    while let [first, after @ ..] = rest {
        if let (b'%', [high, low, after @ ..]) = (first, after) {
            let digits = String::from_utf8(vec![*high, *low]).unwrap();
            bytes.push(u8::from_str_radix(&digits, 16).unwrap());
            rest = after;
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    bytes
}

#[test]
fn color_is_as_asked_and_never_in_a_pipe_by_itself() {
    let folder = Folder::new().with("bad.yaml", BAD);
    let plain = folder.run("check bad.yaml").stdout;
    assert_plain(&plain);
    assert_eq!(folder.run("check bad.yaml --color never").stdout, plain);
    let colored = folder.run("check bad.yaml --color always").stdout;
    assert!(colored.contains("\x1b[") && colored.contains("bad.yaml:4:5"), "{colored}");
    // What machines read has no color, whatever is asked.
    for form in ["concise", "json", "sarif"] {
        assert_plain(&folder.run(&format!("check bad.yaml --format {form} --color always")).stdout);
    }
    assert!(folder.run("explain --color always").stdout.contains("\x1b["));
    assert!(folder.run("explain bad-id --color=always").stdout.contains("\x1b["));
    assert_plain(&folder.run("explain bad-id").stdout);
    assert!(folder.run("show none.yaml --color always").stderr.contains("\x1b["));
    assert_plain(&folder.run("show none.yaml").stderr);
    assert_eq!(folder.run("check bad.yaml --color sometimes").status, 2);
}

#[test]
fn a_code_is_explained_with_examples() {
    let folder = Folder::new();
    let ran = folder.run("explain missing-key");
    assert_eq!((ran.status, ran.stderr.as_str()), (0, ""));
    assert!(
        ran.stdout.starts_with("error[missing-key]: An item lacks a key that it must have"),
        "{}",
        ran.stdout
    );
    assert!(ran.stdout.contains("\nWrong:\n\n    briefing: 1\n") && ran.stdout.contains("\nRight:\n\n    "));
    assert_eq!(folder.run("explain error[missing-key]").stdout, ran.stdout);
    for code in briefing::diagnostic::Code::ALL {
        let ran = folder.run(&format!("explain {code}"));
        assert_eq!(ran.status, 0);
        assert_plain(&ran.stdout);
    }
}

#[test]
fn without_a_code_all_are_listed() {
    let ran = Folder::new().run("explain");
    assert_eq!(ran.status, 0);
    let lines: Vec<&str> = ran.stdout.lines().collect();
    assert_eq!(lines.len(), briefing::diagnostic::Code::ALL.len() + briefing_import::Code::ALL.len());
    assert_eq!(lines[0], "error[yaml-syntax]: The file is not valid YAML 1.2.");
}

#[test]
fn a_code_that_there_is_not_is_wrong_use() {
    let folder = Folder::new();
    let ran = folder.run("explain unkown-id");
    assert_eq!((ran.status, ran.stdout.as_str()), (2, ""));
    assert_eq!(ran.stderr, "briefing: there is no code `unkown-id`; did you mean `unknown-id`?\n");
    let ran = folder.run("explain x\x1b[31m\u{202e}");
    assert_eq!(ran.status, 2);
    assert_plain(&ran.stderr);
    assert_eq!(folder.run("explain bad-id bad-date").status, 2);
}
