//! The program as a shell sees it: what it prints, where, and with which exit status. It must not test the screen.
#![expect(clippy::unwrap_used, reason = "a test that cannot make its files has nothing to say")]

mod checking;
mod comparing;
mod drafting;
mod importing;
#[cfg(feature = "catalog")]
mod library;
mod mending;
mod noting;
mod schema;

use std::{fs, path::Path, process::Output, time::Duration};

use rustix::fs::{CWD, FileType, Mode, mknodat};
use tempfile::TempDir;

/// Guards against hanging only: no machine is so slow that it comes near.
const DEADLINE: Duration = Duration::from_secs(600);

/// An error on line 4, a warning on line 5.
const BAD: &str = "\
briefing: 1
title: Harbor fire
events:
  - date: 2024-03-01
    titel: Fire in warehouse 7
";

/// A terminal would set its title, turn the line around and color it.
const HOSTILE: &str = "briefing: 1\ntitle: \"\\e]0;owned\\a Har\\u202Ebor\\u202C\\x9b31m\"\nevents:\n  - title: \"a\\tb\\x7F\\u2066c\\e[2J\"\n    actors: [x]\nactors:\n  x: {name: \"\\e[31mred\", text: \"one\\u2029two \\0\"}\n";

/// What a run of the program came to.
struct Ran {
    status: i32,
    stdout: String,
    stderr: String,
}

/// A folder of its own for each test, in which the program runs.
struct Folder(TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn with(self, name: &str, content: impl AsRef<[u8]>) -> Self {
        let path = self.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
        self
    }

    /// The names of what lies in it, in order.
    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.path()).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    #[track_caller]
    fn run(&self, arguments: &str) -> Ran {
        self.run_with_input(arguments, "")
    }

    #[track_caller]
    fn run_with_input(&self, arguments: &str, input: &str) -> Ran {
        let mut command = assert_cmd::Command::new(env!("CARGO_BIN_EXE_briefing"));
        command.args(arguments.split_whitespace()).current_dir(self.path()).timeout(DEADLINE);
        ran(&command.write_stdin(input).output().unwrap())
    }
}

fn ran(output: &Output) -> Ran {
    Ran {
        status: output.status.code().unwrap_or(-1),
        stdout: String::from_utf8(output.stdout.clone()).unwrap(),
        stderr: String::from_utf8(output.stderr.clone()).unwrap(),
    }
}

fn samples() -> String {
    format!("{}/briefings", env!("CARGO_MANIFEST_DIR"))
}

/// No terminal takes any of it for more than letters.
#[track_caller]
fn assert_plain(text: &str) {
    let hides = |c| matches!(c, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}');
    let found = text.chars().find(|c| (c.is_control() && *c != '\n') || hides(*c));
    assert_eq!(found, None, "{text:?}");
}

/// Checks that `check` refuses a file with one error at this place, and says this.
#[track_caller]
fn assert_refused(folder: &Folder, name: &str, expected: &str) {
    let ran = folder.run(&format!("check --format concise {name}"));
    assert_eq!(ran.stdout, format!("{name}:{expected}\n"));
    assert_eq!((ran.status, ran.stderr.as_str()), (1, ""));
}

#[test]
fn help_and_version_are_fine() {
    let folder = Folder::new();
    for arguments in ["--help", "show --help", "check --help", "new --help", "import --help", "--version"] {
        let ran = folder.run(arguments);
        assert_eq!((ran.status, ran.stderr.as_str()), (0, ""), "{arguments}");
        assert!(ran.stdout.lines().all(|line| line.len() <= 100), "{}", ran.stdout);
    }
    assert_eq!(folder.run("--version").stdout, format!("briefing {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn wrong_use_is_told_apart_from_errors() {
    let folder = Folder::new().with("a.yaml", "briefing: 1\ntitle: T\n");
    for arguments in [
        "show",
        "check",
        "new",
        "new --from a.yaml",
        "import",
        "import a.csv --years 1950-2050",
        "import a.csv --columns date",
        "check a.yaml --deny bad-date",
        "--frob",
        "show a.yaml --width wide",
        "show a.yaml --as-of sometime",
        "check a.yaml --format xml",
    ] {
        let ran = folder.run(arguments);
        assert_eq!((ran.status, ran.stdout.as_str()), (2, ""), "{arguments}");
        assert!(ran.stderr.starts_with("error: "), "{}", ran.stderr);
    }
}

#[test]
fn an_argument_cannot_speak_to_the_terminal() {
    let ran = Folder::new().run("--\x1b[31mx");
    assert_eq!(ran.status, 2);
    assert_plain(&ran.stderr);
}

#[test]
fn a_file_may_be_called_like_a_command() {
    let folder = Folder::new().with("show", "briefing: 1\ntitle: Shown\n");
    assert_eq!(folder.run("./show").stdout, "= Shown\n");
    assert_eq!(folder.run("show show").stdout, "= Shown\n");
}

#[test]
fn check_is_silent_about_nothing_but_the_sum() {
    let folder = Folder::new().with("a.yaml", "briefing: 1\ntitle: T\n");
    let ran = folder.run("check a.yaml");
    assert_eq!((ran.status, ran.stdout.as_str()), (0, "no errors or warnings in 1 file\n"));
    for form in ["concise", "json"] {
        let ran = folder.run(&format!("check a.yaml --format {form}"));
        assert_eq!((ran.status, ran.stdout.as_str()), (0, ""));
    }
}

#[test]
fn warnings_alone_are_fine() {
    let folder = Folder::new().with("a.yaml", "briefing: 1\ntitle: T\ncolour: red\n");
    let ran = folder.run("check a.yaml --format concise");
    let warning = "a.yaml:3:1: warning[unknown-key]: A briefing has no key `colour`; it is not read.\n";
    assert_eq!((ran.status, ran.stdout.as_str()), (0, warning));
}

#[test]
fn check_reads_the_copies_of_sources_and_the_reader_does_not() {
    let text = "# briefing: allow undated-source, unused-id\nbriefing: 1\ntitle: T\nactors:\n  a: {name: A}\nsources:\n  s: {title: S, file: s.txt}\n  p: {title: P, file: p.pdf}\nquotes:\n  q: {text: \"it isn't true\", speaker: a, via: [s]}\n  r: {text: it is false, speaker: a, via: [p, s]}\n";
    let folder = Folder::new()
        .with("a.yaml", text)
        .with("s.txt", "It said: “It\nisn’t true, it isn’t\x1b[31m\ntrue.”");
    let folder = folder.with("p.pdf", b"%PDF-1.7\n\xe2\xe3\xcf\xd3");
    let ran = folder.run("check a.yaml --format concise");
    let expected = "\
a.yaml:8:23: error[file-unreadable]: `p.pdf` is not text: the byte 0xE2 is not UTF-8.
a.yaml:10:13: warning[quote-not-in-source]: The words of `q` do not stand in `s.txt`, the `file` of `s`.
a.yaml:11:13: warning[quote-not-in-source]: The words of `r` do not stand in `s.txt`, the `file` of `s`.
";
    assert_eq!((ran.status, ran.stdout.as_str()), (1, expected));
    let full = folder.run("check a.yaml").stdout;
    assert!(full.contains("the quote `**it** isn't true`"), "{full}");
    assert_plain(&full);
    assert_eq!(folder.run("show a.yaml").status, 0);
}

#[test]
fn check_shows_the_place_in_full() {
    let ran = Folder::new().with("bad.yaml", BAD).run("check bad.yaml");
    let expected = "\
error[missing-key]: An event needs the key `title`.
 --> bad.yaml:4:5
  |
4 |   - date: 2024-03-01
  |     ^^^^
  |
  = help: Write `title:` and one line of text.

warning[unknown-key]: An event has no key `titel`; it is not read.
 --> bad.yaml:5:5
  |
5 |     titel: Fire in warehouse 7
  |     ^^^^^
  |
help: Did you mean `title`?
  |
5 -     titel: Fire in warehouse 7
5 +     title: Fire in warehouse 7
  |

1 error and 1 warning in 1 file
`briefing explain missing-key` says more
";
    assert_eq!(ran.stdout, expected);
    assert_eq!(ran.status, 1);
}

#[test]
fn check_says_it_in_a_line_each() {
    let ran = Folder::new().with("bad.yaml", BAD).run("check bad.yaml --format concise");
    let expected = "\
bad.yaml:4:5: error[missing-key]: An event needs the key `title`.
bad.yaml:5:5: warning[unknown-key]: An event has no key `titel`; it is not read.
";
    assert_eq!(ran.stdout, expected);
    assert_eq!(ran.status, 1);
}

#[test]
fn check_says_it_in_an_object_each() {
    let ran = Folder::new().with("bad.yaml", BAD).run("check --format=json bad.yaml");
    let expected = [
        r#"{"code":"missing-key","severity":"error","file":"bad.yaml","line":4,"column":5,"end_line":4,"#,
        r#""end_column":9,"message":"An event needs the key `title`.","#,
        r#""help":"Write `title:` and one line of text.","replacement":null}"#,
        "\n",
        r#"{"code":"unknown-key","severity":"warning","file":"bad.yaml","line":5,"column":5,"end_line":5,"#,
        r#""end_column":10,"message":"An event has no key `titel`; it is not read.","#,
        r#""help":"Did you mean `title`?","#,
        r#""replacement":{"line":5,"column":5,"end_line":5,"end_column":10,"text":"title"}}"#,
        "\n",
    ];
    assert_eq!(ran.stdout, expected.concat());
    assert_eq!(ran.status, 1);
}

#[test]
fn check_goes_on_after_a_bad_file_and_reads_standard_input() {
    let folder = Folder::new().with("bad.yaml", BAD);
    let input = "briefing: 1\ntitle: T\nevents: none\n";
    let ran = folder.run_with_input("check none.yaml - bad.yaml --format concise", input);
    let places: Vec<&str> = ran.stdout.lines().filter_map(|line| line.split(": ").next()).collect();
    assert_eq!(places, ["none.yaml:1:1", "standard input:3:9", "bad.yaml:4:5", "bad.yaml:5:5"]);
    assert_eq!(ran.status, 1);
}

#[test]
fn the_tour_is_in_the_program_and_is_printed_where_there_is_no_screen() {
    let folder = Folder::new();
    let ran = folder.run("tour");
    assert!(ran.stdout.starts_with("= A tour of briefing\n"), "{}", ran.stdout);
    assert_eq!((ran.status, ran.stdout), (0, folder.run(&format!("show {}/tour.yaml", samples())).stdout));
    assert_eq!(folder.run("tour story.yaml").status, 2);
}

#[test]
fn the_samples_are_without_fault() {
    let ran = Folder::new().run(&format!(
        "check {0}/tour.yaml {0}/homeland-justice.yaml {0}/great-fire-of-london.yaml",
        samples()
    ));
    assert_eq!(
        (ran.status, ran.stdout.as_str()),
        (
            0,
            "no errors or warnings in 3 files\nquotes: 29 found in the `file` of a source, 1 not looked up (no source of theirs has a `file`)\n"
        )
    );
}

#[test]
fn what_is_no_file_is_refused_at_once() {
    let folder = Folder::new();
    mknodat(CWD, folder.path().join("pipe"), FileType::Fifo, Mode::RUSR, 0).unwrap();
    assert_refused(&folder, "pipe", "1:1: error[file-unreadable]: pipe is a named pipe, not a file");
    assert_refused(&folder, "none", "1:1: error[file-unreadable]: none does not exist");
    assert_refused(&folder, "/dev/zero", "1:1: error[file-unreadable]: /dev/zero is a device, not a file");
}

#[test]
fn a_file_that_may_not_be_read_is_refused() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::new().with("secret", "briefing: 1\ntitle: T\n");
    let path = folder.path().join("secret");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o0)).unwrap();
    if fs::read(&path).is_ok() {
        eprintln!("this user may read everything: nothing to test");
        return;
    }
    assert_refused(&folder, "secret", "1:1: error[file-unreadable]: secret may not be read by this user");
}

#[test]
fn what_is_no_text_is_refused_where_it_goes_wrong() {
    let utf16: Vec<u8> = "\u{feff}briefing: 1\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let folder = Folder::new()
        .with("utf16", utf16)
        .with("nul", "briefing: 1\ntitle: a\0b\n")
        .with("latin1", b"briefing: 1\ntitle: caf\xe9\n");
    assert_refused(
        &folder,
        "utf16",
        "1:1: error[file-unreadable]: the file is encoded in UTF-16LE, not in UTF-8",
    );
    assert_refused(
        &folder,
        "nul",
        "2:9: error[file-unreadable]: the file holds a NUL byte, which no text has",
    );
    assert_refused(&folder, "latin1", "2:11: error[file-unreadable]: the byte 0xE9 is not UTF-8");
}

#[test]
fn what_is_no_briefing_is_refused() {
    let folder = Folder::new()
        .with("empty", "")
        .with("two", "briefing: 1\ntitle: T\n---\nbriefing: 1\ntitle: U\n")
        .with("newer", "briefing: 2\ntitle: T\n");
    assert_refused(
        &folder,
        "empty",
        "1:1: error[not-a-briefing]: This file has no `briefing` key, so it is no briefing.",
    );
    assert_refused(
        &folder,
        "two",
        "3:1: error[yaml-syntax]: A second document begins here; a briefing is one document, and the rest is not read.",
    );
    assert_refused(
        &folder,
        "newer",
        "1:11: error[unsupported-version]: This file is written in version 2 of the format; this program reads version 1.",
    );
}

#[test]
fn show_prints_every_sample_in_plain_letters() {
    let folder = Folder::new();
    for name in ["tour", "homeland-justice", "great-fire-of-london"] {
        let ran = folder.run(&format!("show {}/{name}.yaml", samples()));
        assert_eq!((ran.status, ran.stderr.as_str()), (0, ""));
        assert!(ran.stdout.contains("\nTIMELINE ("), "{}", ran.stdout);
        assert_plain(&ran.stdout);
    }
}

#[test]
fn a_hostile_file_speaks_to_no_terminal() {
    let folder = Folder::new().with("hostile.yaml", HOSTILE);
    for arguments in [
        "show hostile.yaml",
        "show hostile.yaml --width 40",
        "hostile.yaml",
        "check hostile.yaml",
        "check hostile.yaml --format concise",
        "check hostile.yaml --format json",
        "check hostile.yaml --format sarif",
    ] {
        let ran = folder.run(arguments);
        assert!(
            ran.stdout.contains("owned") || arguments.starts_with("check"),
            "{arguments}: {}",
            ran.stdout
        );
        assert_plain(&ran.stdout);
        assert_plain(&ran.stderr);
    }
}

/// A briefing of which a part became known later, on two sources.
const HARBOR: &str = "briefing: 1
title: Harbor
events:
  - {id: fire, title: Fire., date: 2001, sources: [post]}
  - {id: flood, title: Flood., date: 2002, actors: [ada], sources: [post, paper]}
  - {id: trial, title: Trial., date: 2003, reported: 2005, sources: [paper]}
actors: {ada: {name: Ada}}
sources: {post: {title: Post}, paper: {title: Paper}}
";

#[test]
fn show_says_what_a_point_of_view_leaves_out_and_prints_the_rest() {
    let folder = Folder::new().with("a.yaml", HARBOR);
    let ran = folder.run("show a.yaml --as-of 2004 --without post");
    assert_eq!((ran.status, ran.stderr.as_str()), (0, ""));
    let expected = "= Harbor\n  as known by 2004: 1 item that became known later is left out\n  without Post: 1 event no longer supported\n";
    assert!(ran.stdout.starts_with(expected), "{}", ran.stdout);
    for line in [
        "TIMELINE (2, 1 hidden)",
        "* 2001: Fire. (unsupported) [fire]",
        "* 2002: Flood. [flood]",
        "* Post (muted) [post]",
    ] {
        assert!(ran.stdout.lines().any(|printed| printed == line), "{line}\n{}", ran.stdout);
    }
    assert!(!ran.stdout.contains("Trial."), "{}", ran.stdout);
    let ran = folder.run("show a.yaml --only ada --only paper");
    assert!(
        ran.stdout
            .starts_with("= Harbor\n  only what is linked with Ada\n  only what is linked with Paper\n"),
        "{}",
        ran.stdout
    );
    assert!(ran.stdout.contains("\nTIMELINE (1, 2 hidden)\n\n* 2002: Flood. [flood]\n"), "{}", ran.stdout);
}

#[test]
fn show_says_what_it_was_asked_for_and_a_briefing_has_not() {
    let folder = Folder::new().with("a.yaml", HARBOR).with("b.yaml", "briefing: 1\ntitle: Other\n");
    let ran = folder.run("show a.yaml --without psot");
    assert_eq!((ran.status, ran.stdout.as_str()), (2, ""));
    assert_eq!(ran.stderr, "briefing: a.yaml: no source or actor has the id `psot`; did you mean `post`?\n");
    let ran = folder.run("show a.yaml --only fire");
    assert_eq!(ran.stderr, "briefing: a.yaml: `fire` is an event, and no actor, place or source\n");
    // Of several briefings, those that have it are printed.
    let ran = folder.run("show b.yaml a.yaml --without post");
    assert_eq!(ran.status, 2);
    assert!(ran.stdout.starts_with("= Harbor\n  without Post"), "{}", ran.stdout);
    assert_eq!(ran.stderr, "briefing: b.yaml: no source or actor has the id `post`\n");
    let ran = folder.run("show a.yaml --as-of 03/04/2022");
    let both = "'--as-of <DATE>': it may be 3 Apr 2022 (2022-04-03) or 4 Mar 2022 (2022-03-04)";
    assert!(ran.stderr.contains(both), "{}", ran.stderr);
}

#[test]
fn show_keeps_to_the_width() {
    let folder = Folder::new();
    for width in [60, 80] {
        let ran = folder.run(&format!("show {}/homeland-justice.yaml --width {width}", samples()));
        let columns = |line: &str| briefing::text::width(briefing::text::SafeText::line(line).as_safe());
        let widest = ran.stdout.lines().map(columns).max().unwrap();
        assert!(widest <= width, "{widest} columns at {width}");
        assert!(widest > width / 2);
    }
}

#[test]
fn show_tells_what_is_wrong_with_the_file_and_fails() {
    let ran = Folder::new().with("bad.yaml", BAD).run("show bad.yaml");
    let expected = "\
= Harbor fire
  problems: 1 error, 1 warning, listed below

PROBLEMS (2)

4:5: error[missing-key]: An event needs the key `title`.
  help: Write `title:` and one line of text.

5:5: warning[unknown-key]: An event has no key `titel`; it is not read.
  help: Did you mean `title`?
";
    assert_eq!(ran.stdout, expected);
    assert_eq!((ran.status, ran.stderr.as_str()), (1, ""));
}

#[test]
fn show_goes_on_after_a_file_that_cannot_be_opened() {
    let folder = Folder::new()
        .with("a.yaml", "briefing: 1\ntitle: First\n")
        .with("b.yaml", "briefing: 1\ntitle: Second\n");
    let ran = folder.run("show a.yaml none.yaml b.yaml");
    assert_eq!((ran.status, ran.stdout.as_str()), (1, "= First\n\n\n= Second\n"));
    assert!(ran.stderr.starts_with("error[file-unreadable]: none.yaml does not exist\n --> none.yaml:1:1\n"));
}

#[test]
fn a_command_that_is_misspelled_is_named() {
    let folder = Folder::new().with("a.yaml", "briefing: 1\ntitle: T\n");
    let ran = folder.run("cheque a.yaml");
    let sentence = "briefing: cheque does not exist; did you mean `check`?\n";
    assert_eq!((ran.status, ran.stdout.as_str(), ran.stderr.as_str()), (1, "", sentence));
    let folder = folder.with("cheque", "briefing: 1\ntitle: A file of its own\n");
    let ran = folder.run("cheque a.yaml");
    assert_eq!((ran.status, ran.stdout.as_str()), (0, "= A file of its own\n\n\n= T\n"));
}

#[test]
fn reading_without_a_terminal_prints_the_text() {
    let folder = Folder::new()
        .with("a.yaml", "briefing: 1\ntitle: First\n")
        .with("more/b.yaml", "briefing: 1\ntitle: Second\n");
    assert_eq!(folder.run("a.yaml more").stdout, "= First\n\n\n= Second\n");
    assert_eq!(folder.run_with_input("-", "briefing: 1\ntitle: Piped\n").stdout, "= Piped\n");
}

#[test]
fn without_a_path_the_folder_of_briefings_is_read_or_the_samples() {
    let ran = Folder::new().run("");
    assert_eq!(ran.status, 0);
    for sample in briefing::library::SAMPLES {
        let title = briefing::format::title(sample.text);
        assert!(ran.stdout.lines().any(|line| line.strip_prefix("= ") == Some(title.as_str())), "{title}");
    }
    let folder = Folder::new().with("briefings/mine.yaml", "briefing: 1\ntitle: Mine\n");
    assert_eq!(folder.run("").stdout, "= Mine\n");
}

#[test]
fn a_folder_without_briefings_is_an_error() {
    let folder = Folder::new();
    fs::create_dir(folder.path().join("bare")).unwrap();
    let ran = folder.run("bare");
    assert_eq!((ran.status, ran.stdout.as_str()), (1, ""));
    assert_eq!(ran.stderr, "briefing: bare holds no briefings (*.yaml, *.yml)\n");
}

#[test]
fn whoever_closes_the_pipe_has_what_they_wanted() {
    use std::process::{Command, Stdio};
    for arguments in [["show"].as_slice(), &["check", "--format", "concise"], &["--help"]] {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let folder = Folder::new().with("bad.yaml", BAD);
        let mut command = Command::new(env!("CARGO_BIN_EXE_briefing"));
        command.args(arguments).arg("bad.yaml").current_dir(folder.path());
        let output = command.stdout(writer).stderr(Stdio::piped()).output().unwrap();
        let ran = ran(&output);
        assert_eq!((ran.status, ran.stderr.as_str()), (0, ""), "{arguments:?}");
    }
}
