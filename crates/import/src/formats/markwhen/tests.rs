//! Small markwhen files of the old and the new syntax, and what comes of them.

use super::*;
use crate::formats::testing::{import, lost};
use briefing_text::SafeText;

const OLD: &str = "title: Searching\ndescription: How [[it]] began\nedit: ann@lee.example\n\n#Early: #ffffff\n#Net: red\n\ngroup \"Early\": #Early\n1927: Machine\nBy Emanuel\n[Dresden](location)\n[Wiki](https://w.example/machine)\n1971-now:find #Nat\n1982: locate\n1989 or so, perhaps: more\nendGroup\nJune 1993 - 1995: Wanderer \u{200B}again\n[Wiki](https://w.example/wanderer) and [Dresden](location)\n";

#[test]
fn the_old_syntax_comes_in_whole() {
    let (yaml, made) = import(&Markwhen, &[("a.mw", OLD)]);
    for part in [
        "title: Searching\n",
        "summary: How [ [it]] began\n",
        "default: {sources: [searching]}",
        "date: 1971/..\n    title: find\n",
        "date: 1993-06/1995\n    title: Wanderer again\n",
        "    text: \"[[w-example-wanderer|Wiki]] and Dresden\"\n",
        "    text: >-\n      By Emanuel\n\n      [[w-example-machine|Wiki]]\n",
        "    place: dresden\n",
        "    tags: [Early]\n",
        "title: Wiki (w.example/machine)",
        "    text: \"1989 or so, perhaps: more\"\n",
    ] {
        assert!(yaml.contains(part), "{part}\n{yaml}");
    }
    assert!(!yaml.contains("    sources:"), "a page that a text leads to reports nothing: {yaml}");
    assert_eq!(made.counts(), [("places", 1), ("events", 4), ("sources", 3)], "{yaml}");
    assert_eq!(
        lost(&made),
        ["2 color of a tag", "1 e-mail address", "1 hidden character", "1 place beside other words"]
    );
    let told: Vec<(Code, Place, String)> =
        made.report.findings().into_iter().map(|it| (it.code, it.place, it.message.to_string())).collect();
    let line = |line| Place::Line(line, None);
    let expected = [
        (Code::NotImported, line(17), "A zero-width space (U+200B) is left out."),
        (Code::DateNotRead, line(15), "This line begins like a date and is no event: it stays in the text."),
        (Code::ReferenceMissing, line(13), "The tag `#Nat` is used and not defined; `#Net` is."),
        (Code::PersonalData, line(3), "An e-mail address in the header is left out."),
    ]
    .map(|(code, place, message)| (code, place, message.to_owned()));
    assert_eq!(told, expected);
}

const NEW: &str = "---\ntitle: New\ntimezone: +2\n---\n\n# Part one #p\n\n// check this\n2024-01-02 10:00 / 2024-01-02 11:30: [x] Meeting !meet\nSee [the notes](notes.example/x) for more\n- [ ] to do\n\n## Deeper\n10:45: Break\nafter !meet / 3 days: Waiting\n2024-02-30: Never\n2024-03-01 every week x3: \nFirst words\n5 days: counted\ntz:\n  from: Europe/Rome\n  to: Asia/Tokyo\n2024-05-01 09:00: Rome\ntz: Europe/Rome\n";

#[test]
fn the_new_syntax_comes_in_whole() {
    let (yaml, made) = import(&Markwhen, &[("n.mw", NEW)]);
    for part in [
        "  # > check this\n  - id: meet\n    date: 2024-01-02T10:00+02:00/2024-01-02T11:30+02:00\n    title: \"[x] Meeting\"",
        "See [[notes-example-x|the notes]] for more",
        "ids: markwhen:meet\n",
        "    tags: [Part one, p, Deeper]\n",
        "date: {edtf: 2024-01-02/2024-01-05, text: after !meet / 3 days}",
        "date: {text: \"2024-02-30\"}",
        "date: {edtf: 2024-03-01, text: 2024-03-01 every week x3}\n    title: First words\n",
        "date: {edtf: 2024-05-01, text: 2024-05-01 09:00 (Europe/Rome)}",
    ] {
        assert!(yaml.contains(part), "{part}\n{yaml}");
    }
    assert_eq!(lost(&made), ["1 recurrence of an event"]);
    assert_eq!(made.report.count(Code::RowWithoutTitle), 1);
}

#[test]
fn an_event_that_comes_first_changes_no_id() {
    let ids = |text: &str| -> Vec<String> {
        let (yaml, _) = import(&Markwhen, &[("a.mw", text)]);
        yaml.lines().filter(|line| line.contains("id: ") || line.contains("[[")).map(str::to_owned).collect()
    };
    let text = |day: u8| {
        format!("2020-01-{day:02}: Meeting\nSee [it](https://a.example/one/two/three/four/five/{day})\n")
    };
    let (before, after) = (ids(&text(2)), ids(&format!("{}{}", text(1), text(2))));
    assert_eq!(before.len(), 2, "{before:?}");
    assert_eq!(after[2..], before);
    let named = ids("2020-01-02: Meeting !meet\n");
    assert_eq!(named, ["  - id: meet"]);
}

#[test]
fn lines_that_begin_like_dates_are_events_or_are_named() {
    let text = "1990: first\ntomorrow: a\nFriday: b\nin 3 days: c\n2 weeks ago: d\n2021-02-01 no colon\nnext Monday: e\nNote: f\nsection 5 of the law\n100000 BC: g\nEaster 2020: h\nweek 12 2020: i\n";
    let (yaml, made) = import(&Markwhen, &[("a.mw", text)]);
    assert_eq!(made.report.count(Code::DateNotRead), 8, "{:?}", made.report.findings());
    for part in [
        "date: Y-99999\n    title: g\n",
        "date: {text: Easter 2020}\n    title: h\n",
        "date: {text: week 12 2020}\n    title: i\n",
    ] {
        assert!(yaml.contains(part), "{part}\n{yaml}");
    }
    let messages: Vec<String> = made.report.findings().iter().map(|it| it.message.to_string()).collect();
    assert!(messages.iter().any(|it| it.starts_with("This line begins like a group")), "{messages:?}");
}

#[test]
fn a_group_may_follow_an_event_at_once() {
    let text = "1990: x\nsection S #s\n1991: y\ngroup \"the one\"\n1992: z\ngroup G\n1993: w\nendGroup\nendGroup\nendSection\n";
    let (yaml, _) = import(&Markwhen, &[("a.mw", text)]);
    for part in ["tags: [S]\n", "tags: [S, the one]\n", "tags: [S, the one, G]\n"] {
        assert!(yaml.contains(part), "{part}\n{yaml}");
    }
    assert!(!yaml.contains("text:"), "{yaml}");
}

#[test]
fn a_link_in_a_title_leads_there_from_the_text() {
    let (yaml, _) =
        import(&Markwhen, &[("a.mw", "1990: See [the b](https://a.example/b) now\nAnd more\n1991: c\n")]);
    assert!(yaml.contains("title: See the b now\n"), "{yaml}");
    assert!(yaml.contains("[[a-example-b|the b]]\n\n      And more\n"), "{yaml}");
}

#[test]
fn what_one_of_several_files_says_of_itself_is_counted() {
    let file = "title: T\ndescription: D\n\n1990: a\n1991: b\n";
    let (yaml, made) = import(&Markwhen, &[("a.mw", file), ("b.mw", &file.replace('T', "U"))]);
    assert_eq!(lost(&made), ["2 description of one of several files"], "{yaml}");
}

#[test]
fn a_stamp_may_last_until_now() {
    let (yaml, made) = import(
        &Markwhen,
        &[(
            "a.mw",
            "2020-02-22T12:13:14Z-now: x\n2020-02-22T12:13:14Z - 2020-02-23T12:13:14Z: y\n2020-02-22T12:13:14Z-2020-02-23: z\n",
        )],
    );
    for part in [
        "date: {edtf: 2020-02-22/.., text: 2020-02-22T12:13:14Z-now}\n",
        "date: 2020-02-22T12:13:14Z/2020-02-23T12:13:14Z\n",
        "date: {edtf: 2020-02-22/2020-02-23, text: \"2020-02-22T12:13:14Z-2020-02-23\"}\n",
    ] {
        assert!(yaml.contains(part), "{part}\n{yaml}\n{:?}", made.report.findings());
    }
}

#[test]
fn the_address_of_an_author_is_left_out() {
    for header in ["author: Jane <jane@example.org>", "author:\n  name: Jane <jane@example.org>"] {
        let (yaml, made) =
            import(&Markwhen, &[("a.mw", &format!("title: T\n{header}\n\n1990: x\n1991: y\n"))]);
        assert!(yaml.contains("author: Jane\n") || yaml.contains("author: Jane}"), "{yaml}");
        assert!(!yaml.contains('@'), "{yaml}");
        assert_eq!(lost(&made), ["1 e-mail address"]);
        assert_eq!(made.report.count(Code::PersonalData), 1);
    }
}

#[test]
fn other_texts_are_not_taken_for_markwhen() {
    let recognizes = |text: &str| Markwhen.recognizes(&Input::new(SafeText::from_static("x"), text.into()));
    for text in [
        "date,title\n2020,a: b\n2021,c: d\n",
        "2024-01-01 10:00:00 started\n2024-01-01 10:00:01 stopped\n",
        "# A page\n\nnow: read on\n5 days: what we did\n10:30: tea\n",
        "key: value\nother: 2020\n",
        "{\"1990: a\": 1}\n1991: b\n1992: c\n",
    ] {
        assert!(!recognizes(text), "{text}");
    }
    assert!(recognizes("1990: a\n"), "one event alone");
}

#[test]
fn somebody_may_decide_that_dates_are_those_of_becoming_known() {
    let options = Options { date_means: crate::DateMeans::Reported, ..Options::default() };
    let (yaml, _) = crate::formats::testing::import_with(&Markwhen, &[("a.mw", "3/4/2021: a\n")], &options);
    assert!(yaml.contains("reported: 2021-03-04\n") && !yaml.contains("date:"), "{yaml}");
}

#[test]
fn addresses_of_mailboxes_stay_out_of_prose() {
    let (yaml, made) = import(
        &Markwhen,
        &[(
            "a.mw",
            "title: Port\ndescription: Ask ann@example.org.\n\n2020-01-01: Fire, says bo@example.org\nWrite to cy@example.org or [mail](mailto:di@example.org).\n",
        )],
    );
    for part in ["summary: Ask […].", "title: Fire, says […]", "Write to […] or [mail]([…])."] {
        assert!(yaml.contains(part), "{part}\n{yaml}");
    }
    assert!(!yaml.contains('@'), "{yaml}");
    assert!(lost(&made).contains(&"4 e-mail address".to_owned()), "{:?}", lost(&made));
}

#[test]
fn lines_that_begin_like_a_date_are_named_and_a_header_that_only_closes_ends() {
    let lines = [
        "~2020: approx",
        "[x] 2020-01-01: done",
        "- [ ] 2020-01: open",
        "-44: bc",
        "2020 about something",
        "every day for 3 days: rec",
    ];
    let text = format!("title: T\n---\n2019-01-01: A\n{}\n2019-02-01: B\nin 20 rooms\n", lines.join("\n"));
    let (yaml, made) = import(&Markwhen, &[("a.mw", &text)]);
    assert!(yaml.contains("title: T\n") && yaml.contains("title: B\n"), "{yaml}");
    let told = made.report.findings().into_iter().filter(|found| found.code == Code::DateNotRead);
    let told: Vec<Place> = told.map(|found| found.place).collect();
    let inner: Vec<Place> = (4..10).map(|line| Place::Line(line, None)).collect();
    // Some of them may be events by now; none of them is passed over.
    assert!(inner.iter().all(|line| told.contains(line)), "{told:?}\n{yaml}");
    assert_eq!(told.len(), 6);
}

#[test]
fn an_entry_of_a_list_is_no_stretch_without_a_beginning() {
    let (yaml, made) =
        import(&Markwhen, &[("a.mw", "title: T\n2020-01-01: A\n- 2020-05-05: bullet\n2020-06-01: B\n")]);
    assert!(yaml.contains("- 2020-05-05: bullet") && !yaml.contains(".."), "{yaml}");
    assert_eq!(made.report.count(Code::DateNotRead), 1);
}
