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
        "    sources: [searching, w-example-machine]\n",
        "    place: dresden\n",
        "    tags: [Early]\n",
        "title: Wiki (w.example/machine)",
        "    text: \"1989 or so, perhaps: more\"\n",
    ] {
        assert!(yaml.contains(part), "{part}\n{yaml}");
    }
    assert_eq!(made.counts(), [("places", 1), ("events", 4), ("sources", 3)], "{yaml}");
    assert_eq!(lost(&made), ["2 color of a tag", "1 hidden character", "1 place beside other words"]);
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
