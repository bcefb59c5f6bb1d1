//! `new` as a shell sees it: a small briefing, or a draft from an article. It must not test what a draft says.

use std::fs;

use rustix::fs::{CWD, FileType, Mode, mknodat};

use super::{Folder, assert_plain};

/// A short article with marks of several languages, in words of our own.
const ARTICLE: &str = include_str!("../../fixtures/article.txt");

#[test]
fn a_new_briefing_is_without_fault() {
    let folder = Folder::new();
    let ran = folder.run("new my-story.yaml");
    assert_eq!((ran.status, ran.stderr.as_str()), (0, ""));
    assert!(
        ran.stdout.starts_with("my-story.yaml is a small briefing to change into yours.\n"),
        "{}",
        ran.stdout
    );
    assert_eq!(
        folder.run("check my-story.yaml").stdout,
        "no errors or warnings in 1 file\nquotes: 1 not looked up (no source of theirs has a `file`)\n"
    );
    assert!(folder.run("my-story.yaml").stdout.contains("Water in the reading room"));
    assert_eq!(folder.names(), ["my-story.yaml"]);
}

#[test]
fn an_article_becomes_a_draft_with_a_copy_beside_it() {
    let folder = Folder::new().with("in/article.txt", ARTICLE);
    let ran = folder.run("new my-story.yaml --from in/article.txt");
    let expected = "\
my-story.yaml is a first draft, my-story.article.txt the copy of the article in which quotes are looked up.

Found in the article:
  11 quotations; the text suggests a speaker for 10
  4 pairs of quotation marks around a name only: no quotation, but among the names
  3 sources that the article passes on
  1 thing that somebody holds or denies
  5 dates, 1 of them in words that nothing places in time
  5 events, for the paragraphs with a date or a quotation
  8 actors and places; 1 name in a comment only
  1 line of the page and headings, left out
  1 quotation mark without a partner, in the article at 13:1: look there for quotations

Next, in the draft:
  - write what is missing in place of each `TK`, short for \"to come\"; `briefing check` finds them all
  - in `sources`, say what you know of the article; the options --publisher, --published, --url say it at once
  - in `events`, say in your own words what happened, or delete it
  - in `claims`, make each a sentence that can be true or false, or delete it
  - in `quotes`, compare each speaker with the article

As often as you like:
  briefing check my-story.yaml   says what is wrong with it
  briefing my-story.yaml         opens it in the reader
";
    assert_eq!((ran.status, ran.stderr.as_str()), (0, ""));
    assert_eq!(ran.stdout, expected);
    assert_eq!(fs::read_to_string(folder.path().join("my-story.article.txt")).unwrap(), ARTICLE);
    assert_eq!(folder.names(), ["in", "my-story.article.txt", "my-story.yaml"]);
    assert_eq!(folder.run("check my-story.yaml --format concise").status, 0);
}

#[test]
fn an_article_may_come_through_a_pipe() {
    let folder = Folder::new();
    let ran = folder.run_with_input("new a.yaml --from -", "“We will pay,” said Edi Rama in 2022.");
    assert_eq!((ran.status, ran.stderr.as_str()), (0, ""));
    let draft = fs::read_to_string(folder.path().join("a.yaml")).unwrap();
    assert!(draft.contains("{text: We will pay, speaker: edi-rama}"), "{draft}");
}

#[test]
fn what_is_known_of_an_article_is_said_by_options() {
    let folder = Folder::new().with("in.txt", "Ferry sinks\n\nAnn Lee told Reuters on Friday that it sank.");
    let options =
        "--publisher Harbor-News --published 2024-03-16 --url https://example.org/ferry --language en-GB";
    let ran = folder.run(&format!("new a.yaml --from in.txt {options}"));
    assert_eq!((ran.status, ran.stderr.as_str()), (0, ""));
    let draft = fs::read_to_string(folder.path().join("a.yaml")).unwrap();
    for line in [
        "title: Ferry sinks\n",
        "as_of: 2024-03-16\n",
        "default: {by: harbor-news, via: [article]}\n",
        "date: {edtf: 2024-03-15, text: on Friday, as_of: 2024-03-16}",
        "via: [reuters-report, article]",
        "published: 2024-03-16",
        "url: https://example.org/ferry",
        "language: en-GB",
        "cites: [reuters-report]",
    ] {
        assert!(draft.contains(line), "{line}: {draft}");
    }
    let checked = folder.run("check a.yaml --format concise");
    assert_eq!(checked.status, 0, "{}", checked.stdout);
    assert!(!checked.stdout.contains("error"), "{}", checked.stdout);
}

#[test]
fn a_file_that_exists_is_never_overwritten_unasked() {
    let folder =
        Folder::new().with("a.yaml", "mine").with("b.article.txt", "mine").with("in.txt", "“One two.”");
    let sentence = "exists already and is left as it is; choose another name, or replace it with --force\n";
    for (arguments, file) in [
        ("new a.yaml", "a.yaml"),
        ("new a.yaml --from in.txt", "a.yaml"),
        ("new b.yaml --from in.txt", "b.article.txt"),
    ] {
        let ran = folder.run(arguments);
        assert_eq!((ran.status, ran.stdout.as_str()), (1, ""), "{arguments}");
        assert_eq!(ran.stderr, format!("briefing: {file} {sentence}"));
    }
    assert_eq!(folder.names(), ["a.yaml", "b.article.txt", "in.txt"]);
    assert_eq!(fs::read(folder.path().join("a.yaml")).unwrap(), b"mine");
    for arguments in ["new a.yaml --force", "new b.yaml --from in.txt --force"] {
        assert_eq!(folder.run(arguments).status, 0, "{arguments}");
    }
    assert_eq!(fs::read_to_string(folder.path().join("b.article.txt")).unwrap(), "“One two.”");
}

#[test]
fn an_article_is_not_written_over_itself() {
    let folder = Folder::new().with("a.article.txt", "“One two.”").with("b.txt", "“One two.”");
    let ran = folder.run("new b.txt --from b.txt --force");
    let sentence = "briefing: b.txt is the article itself; choose another name\n";
    assert_eq!((ran.status, ran.stderr.as_str()), (1, sentence));
    // An article that is called like its copy is the copy.
    assert_eq!(folder.run("new a.yaml --from a.article.txt").status, 0);
    assert_eq!(folder.names(), ["a.article.txt", "a.yaml", "b.txt"]);
    assert_eq!(folder.run("check a.yaml").status, 0);
}

#[test]
fn an_article_that_cannot_be_read_leaves_nothing_behind() {
    let folder = Folder::new().with("latin1", b"caf\xe9").with("binary", b"line\na\0b");
    fs::create_dir(folder.path().join("folder")).unwrap();
    mknodat(CWD, folder.path().join("pipe"), FileType::Fifo, Mode::RUSR, 0).unwrap();
    fs::File::create(folder.path().join("large")).unwrap().set_len(5 << 20).unwrap();
    let before = folder.names();
    for (name, sentence) in [
        ("none", "none does not exist; check the name and the folder"),
        ("folder", "folder is a folder, not a file; name a file in it"),
        ("pipe", "pipe is a named pipe, not a file; name a file, or use `-` to read standard input"),
        ("large", "large is larger than 4 MiB; split it into several files"),
        (
            "binary",
            "binary is no text, see line 2: the file holds a NUL byte, which no text has; check that it is the right file, and remove the byte if so",
        ),
        (
            "latin1",
            "latin1 is no text, see line 1: the byte 0xE9 is not UTF-8; save the file as UTF-8, or convert it: iconv -f WINDOWS-1252 -t UTF-8 OLD > NEW",
        ),
    ] {
        let ran = folder.run(&format!("new a.yaml --from {name}"));
        assert_eq!((ran.status, ran.stdout.as_str()), (1, ""), "{name}");
        assert_eq!(ran.stderr, format!("briefing: {sentence}\n"));
    }
    for (arguments, sentence) in [
        ("new none/a.yaml", "none/a.yaml cannot be written: none is no folder; make it first"),
        ("new folder", "folder is a folder, not a file; choose another name"),
        ("new folder --force", "folder is a folder, not a file; choose another name"),
        ("new pipe --force", "pipe is a named pipe, not a file; choose another name"),
    ] {
        let ran = folder.run(arguments);
        assert_eq!((ran.status, ran.stderr), (1, format!("briefing: {sentence}\n")), "{arguments}");
    }
    assert_eq!(folder.names(), before);
    assert_eq!(folder.run("new -").status, 2);
}

#[test]
fn a_hostile_article_and_hostile_names_speak_to_no_terminal() {
    let hostile = "“\x1b]0;owned\x07 Har\u{202e}bor: #x\n\n“- \u{9b}31m” said Evil\x1b[2J Name, “one two” in 1979\x1b[31m.";
    let folder = Folder::new().with("in\u{202e}.txt", hostile);
    let ran = folder.run("new a\x1b[31m\u{202e}.yaml --from in\u{202e}.txt");
    assert_eq!(ran.status, 0, "{}", ran.stderr);
    assert_plain(&ran.stdout);
    let draft = fs::read_to_string(folder.path().join("a\x1b[31m\u{202e}.yaml")).unwrap();
    assert_plain(&draft);
    let checked = folder.run("check --format concise a\x1b[31m\u{202e}.yaml");
    assert_eq!(checked.status, 0, "{}", checked.stdout);
    assert_plain(&checked.stdout);
    for arguments in ["new a\x1b[31m\u{202e}.yaml", "new b --from no\x1b[31m"] {
        let ran = folder.run(arguments);
        assert_eq!(ran.status, 1);
        assert_plain(&ran.stderr);
    }
}
