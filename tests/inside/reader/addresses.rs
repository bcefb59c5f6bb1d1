//! Web addresses: shown before they are opened, and hyperlinks where they stand. It must not open any.

use std::fmt::Write as _;

use crate::{
    app::Msg,
    inside::script::Script,
    terminal::{Browser, NoBrowser, NotRun, Opened, WebAddress},
    text::SafeText,
};

const SIZES: [(u16, u16); 3] = [(120, 40), (80, 24), (50, 15)];

const YAML: &str = r#"briefing: 1
title: T
events: [{id: fire, title: Fire, date: 2001, quotes: [said], sources: [wire, log]}]
actors: {ada: {name: Ada, links: ["https://ada.example/"]}}
quotes: {said: {text: It burned., speaker: ada, via: [log]}}
claims: {arson: {text: It was arson.}}
sources:
  disk: {title: Disk, published: 2001, url: "file:///etc/passwd"}
  hidden: {title: Hidden, published: 2001, url: "https://bank.example/\u202emoc.live"}
  log: {title: Log of the harbor, published: 2001, url: "https://port.example/log"}
  wire: {title: Wire, published: 2001, url: "https://wire.example@evil.example/é/and/a/path/that/is/longer/than/a/line/of/any/screen/that/a/reader/may/have?day=1"}
"#;

const WIRE: &str = "https://wire.example@evil.example/%C3%A9/and/a/path/that/is/longer/than/a/line/of/any/screen/that/a/reader/may/have?day=1";

fn firefox() -> Browser {
    Browser::Chosen(vec![vec!["firefox".to_owned(), "--new-tab".to_owned()]])
}

fn script((width, height): (u16, u16)) -> Script {
    Script::yaml(YAML).size(width, height).browser(firefox())
}

#[test]
fn an_address_is_shown_before_it_is_opened() {
    for size in SIZES {
        script(size)
            .press("T O")
            .sees("Open an address")
            .sees("source       Wire")
            .sees("host         evil.example")
            .sees("https://wire.example@evil.example")
            .sees("in the file")
            .sees("runs         firefox --new-tab ADDRESS")
            .sees("1 of 2")
            .footer("enter opens it, j next, y copies it, esc leaves.")
            .press("j")
            .sees("2 of 2")
            .sees("host         port.example")
            .sees("address      https://port.example/log")
            .does_not_see("in the file")
            .press("k")
            .sees("1 of 2")
            .press("enter")
            .handed_out(Some(WIRE))
            .footer("Given to browser: https://wire");
    }
}

#[test]
fn nothing_is_opened_before_enter() {
    for keys in ["T O", "T O esc", "T O q", "T O j k down up tab space"] {
        script((80, 24)).press(keys).handed_out(None);
    }
    script((80, 24))
        .press("T O q")
        .does_not_see("Open an address")
        .holds("the program goes on", |script| !script.has_quit());
}

#[test]
fn the_address_of_what_is_selected_comes_first() {
    script((80, 24))
        .press("S G O")
        .sees("source       Wire")
        .press("esc k O")
        .sees("source       Log of the harbor");
    script((80, 24))
        .press("E O")
        .sees("actor        Ada")
        .press("enter")
        .handed_out(Some("https://ada.example/"));
    script((80, 24))
        .press("T 3 O")
        .sees("Log of the harbor")
        .press("enter")
        .handed_out(Some("https://port.example/log"));
    script((80, 24)).press("C O").footer("No web address is given for this claim.");
}

/// What stands in the prompt beside its labels, line by line.
fn beside_labels(script: &Script) -> Vec<String> {
    const LABEL: usize = 13;
    let rows: Vec<Vec<char>> = script.rows().iter().map(|row| row.chars().collect()).collect();
    let title: Vec<char> = "╭ Open".chars().collect();
    let place = |row: &[char]| row.windows(title.len()).position(|words| words == title);
    let Some((top, left)) = rows.iter().enumerate().find_map(|(y, row)| Some((y, place(row)?))) else {
        script.fail("no address is shown")
    };
    let right = left + rows[top][left..].iter().position(|c| *c == '╮').unwrap_or_default();
    let inside = rows[top + 1..].iter().take_while(|row| row[left] != '╰');
    inside.map(|row| row[left + 1 + LABEL..right].iter().collect()).collect()
}

#[test]
fn however_long_an_address_is_all_of_it_can_be_read() {
    let mut address = "https://a.example/".to_owned();
    for n in 0..150 {
        let _ = write!(address, "{n:03}-");
    }
    let yaml = format!("briefing: 1\ntitle: T\nsources: {{a: {{title: A, url: '{address}'}}}}\n");
    for (width, height) in SIZES {
        let mut script = Script::yaml(&yaml).size(width, height).browser(firefox()).press("S O");
        let mut seen = String::new();
        for _ in 0..60 {
            seen.extend(beside_labels(&script).iter().map(|words| words.trim()));
            script = script.press("j");
        }
        for n in 0..150 {
            assert!(seen.contains(&format!("{n:03}-")), "{n} at {width}x{height}");
        }
        script.sees("firefox");
    }
}

#[test]
fn where_there_is_no_browser_the_address_is_copied_and_that_is_said() {
    for size in SIZES {
        for (why, said) in [(NoBrowser::Ssh, "over ssh"), (NoBrowser::NoDisplay, "no display")] {
            script(size)
                .browser(Browser::None(why))
                .press("T O j")
                .sees(said)
                .footer("enter copies it")
                .press("enter")
                .copied("https://port.example/log")
                .handed_out(None)
                .footer("Copied with OSC 52");
        }
        script(size).press("T O y").copied(WIRE).handed_out(None);
    }
}

#[test]
fn what_is_no_web_address_is_not_opened() {
    for size in SIZES {
        script(size)
            .press("S g O")
            .sees("file:///etc/passwd")
            .sees("not opened")
            .footer("y copies it, esc leaves.")
            .press("enter")
            .footer("Not opened: it begins with file:")
            .handed_out(None);
        script(size)
            .press("S j O")
            .sees("characters that cannot")
            .press("enter")
            .footer("Not opened: it has characters")
            .handed_out(None);
    }
}

#[test]
fn what_became_of_it_is_said() {
    let tell = |by: Option<&'static str>, failed: &[(&'static str, NotRun)]| {
        let address = SafeText::from_static("https://a.example/");
        let Ok(address) = WebAddress::parse(&address) else { panic!("no address") };
        let by = by.map(SafeText::from_static);
        let failed = failed.iter().map(|(name, why)| (SafeText::from_static(name), *why)).collect();
        script((110, 30)).tell(Msg::Opened(Opened { address, by, failed }))
    };
    let absent = ("firefox", NotRun::Absent);
    let no = ("w3m", NotRun::Failed { status: Some(1) });
    tell(Some("xdg-open"), &[]).footer("Given to xdg-open: https://a.example/");
    tell(Some("w3m"), &[absent]).footer("Given to w3m; firefox is not there: https://a.example/");
    tell(None, &[absent, no]).footer("Not opened: firefox is not there, w3m failed with status 1.");
}

#[test]
fn an_address_is_one_hyperlink_on_all_its_lines() {
    for size in SIZES {
        let links = script(size).press("S G").hyperlinks();
        let pieces: Vec<&str> =
            links.iter().filter(|(_, address)| address == WIRE).map(|(words, _)| words.as_str()).collect();
        let written = "https://wire.example@evil.example/é/and/a/path/that/is/longer/than/a/line/of/any/screen/that/a/reader/may/have?day=1";
        assert!(pieces.len() > 1, "{links:?}");
        assert_eq!(pieces.concat(), written, "{size:?}");
        assert!(links.iter().all(|(words, address)| address == WIRE || !words.contains("wire")), "{links:?}");
    }
    let ada = script((110, 30)).press("E").hyperlinks();
    assert_eq!(ada, [("https://ada.example/".to_owned(), "https://ada.example/".to_owned())]);
}

#[test]
fn what_is_no_web_address_is_no_hyperlink() {
    for keys in ["S g", "S j"] {
        assert_eq!(script((110, 30)).press(keys).hyperlinks(), [], "{keys}");
    }
}
