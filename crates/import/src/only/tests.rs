//! Tests of the part of a file that is asked for, in every format.

use crate::{
    Format, Made, Options,
    formats::testing::{inputs, lost},
    import,
};

const ROWS: &str = "\
id,date,title,actor,place,source,tags
E1,2020-01-01,Fire in the port,Ann Lind,Ostwick,The Gazette,fire
E2,2020-02-01,A vote,Bo Berg,Ostwick,The Herald,vote
E3,2020-02,A trial,Ann Lind; Cy Dahl,Westby,The Herald,court
E4,c. 2021,Another vote,Dora Falk,Norby,The Herald,vote
";

/// What of some files comes in, as YAML.
#[track_caller]
fn only(files: &[(&str, &str)], words: &[&str]) -> (String, Made) {
    let options =
        Options { only: words.iter().map(|word| (*word).to_owned()).collect(), ..Options::default() };
    match import(&inputs(files), None, &options) {
        Ok((_, made)) => {
            let yaml = made.document.to_string();
            let found = briefing_format::parse(&yaml, &mut |_| {}).diagnostics;
            let errors =
                found.iter().filter(|found| found.severity() == briefing_format::diagnostic::Severity::Error);
            assert_eq!(errors.count(), 0, "{yaml}\n{found:?}");
            (yaml, made)
        }
        Err(stop) => panic!("nothing is made: {stop:?}"),
    }
}

#[track_caller]
fn has(yaml: &str, present: &[&str], absent: &[&str]) {
    for words in present {
        assert!(yaml.contains(words), "{words} is missing\n{yaml}");
    }
    for words in absent {
        assert!(!yaml.contains(words), "{words} is there\n{yaml}");
    }
}

#[test]
fn of_a_table_come_the_rows_that_name_it() {
    let (yaml, made) = only(&[("a.csv", ROWS)], &["ann lind"]);
    has(&yaml, &["Fire in the port", "A trial", "Cy Dahl", "Westby", "The Gazette"], &["vote", "Bo", "Dora"]);
    assert_eq!(
        lost(&made),
        ["2 actor not asked for", "2 event not asked for", "1 place not asked for"],
        "{yaml}"
    );
    assert_eq!((made.report.dates_kept, made.report.dates_coarsened), (2, 0));
    for (words, title) in [
        ("E4", "Another vote"),
        ("Another vote", "Another vote"),
        ("norby", "Another vote"),
        ("The Gazette", "Fire in the port"),
        ("court", "A trial"),
    ] {
        let (yaml, made) = only(&[("a.csv", ROWS)], &[words]);
        has(&yaml, &[title], &["Bo Berg"]);
        assert!(lost(&made).contains(&"3 event not asked for".to_owned()), "{yaml}");
    }
    let (yaml, _) = only(&[("a.csv", ROWS)], &["E1", "E2"]);
    has(&yaml, &["Fire", "Bo Berg"], &["trial", "Dora"]);
}

#[test]
fn its_own_id_is_a_name_too() {
    let whole = import(&inputs(&[("a.csv", ROWS)]), None, &Options::default());
    let whole = whole.map(|(_, made)| made.document.to_string()).unwrap_or_default();
    let (yaml, _) = only(&[("a.csv", ROWS)], &["cy-dahl"]);
    has(&yaml, &["A trial"], &["Fire"]);
    assert!(yaml.lines().filter(|line| line.contains("id:")).all(|line| whole.contains(line)));
}

#[test]
fn what_is_told_is_of_what_comes() {
    let rows = "date,title,actor\n2020-01-01,Fire,Ann\nsome day,Vote,Bo\n2020-01-02,,Bo\n";
    let (_, made) = only(&[("a.csv", rows)], &["Ann"]);
    assert!(made.report.findings().is_empty(), "{:?}", made.report.findings());
    assert_eq!(made.report.dates_in_words, 0);
}

#[test]
fn other_formats_have_the_same_rule() {
    let markwhen =
        "title: Port\n\n2020-01-01: Fire #harbor\nIt burned.\n2020-02-01: Vote\n2020-03-01: Storm #harbor\n";
    let (yaml, made) = only(&[("a.mw", markwhen)], &["harbor"]);
    has(&yaml, &["Fire", "Storm", "It burned"], &["Vote"]);
    assert_eq!(lost(&made), ["1 event not asked for"]);

    let slides = r#"{"events": [
        {"start_date": {"year": "2020"}, "text": {"headline": "Fire", "text": "It <a href='https://a.example/x'>burned</a>."}},
        {"start_date": {"year": "2021"}, "text": {"headline": "Vote", "text": "See <a href='https://b.example/y'>there</a>."}}]}"#;
    let (yaml, made) = only(&[("a.json", slides)], &["fire"]);
    has(&yaml, &["title: Fire", "a-example-x", "https://a.example/x"], &["Vote", "b.example"]);
    assert_eq!(lost(&made), ["1 event not asked for", "1 source not asked for"]);

    let entries = "{\"message\": \"login\", \"datetime\": \"2020-01-01T10:00:00Z\", \"timestamp_desc\": \"seen\"}\n{\"message\": \"logout\", \"datetime\": \"2020-01-01T11:00:00Z\", \"timestamp_desc\": \"seen\"}\n";
    let (yaml, _) = only(&[("a.jsonl", entries)], &["logout"]);
    has(&yaml, &["title: logout"], &["title: login"]);

    let feed = "<rss version=\"2.0\"><channel><title>News</title><item><title>Fire</title><link>https://n.example/1</link></item><item><title>Vote</title><link>https://n.example/2</link></item></channel></rss>";
    let (yaml, made) = only(&[("a.xml", feed)], &["https://n.example/2"]);
    has(&yaml, &["title: Vote", "name: News"], &["Fire"]);
    assert_eq!(lost(&made), ["1 event not asked for", "1 source not asked for"]);

    let argdown =
        "[Taxes]: Taxes rise. {source: \"Bulletin\"}\n  - <Costs>: It costs.\n\n[Rain]: It rains.\n";
    let (yaml, made) = only(&[("a.argdown", argdown)], &["Taxes"]);
    has(&yaml, &["Taxes rise", "It costs", "Bulletin"], &["It rains"]);
    assert!(lost(&made).contains(&"1 claim not asked for".to_owned()), "{:?}", lost(&made));
}

#[test]
fn a_link_that_leads_to_what_is_left_out_is_cut_and_counted() {
    let entities = "{\"id\": \"a\", \"schema\": \"Person\", \"properties\": {\"name\": [\"Ann Lind\"]}}\n{\"id\": \"b\", \"schema\": \"Company\", \"properties\": {\"name\": [\"Sea Ltd\"]}}\n{\"id\": \"c\", \"schema\": \"Company\", \"properties\": {\"name\": [\"Air Ltd\"]}}\n{\"id\": \"o\", \"schema\": \"Ownership\", \"properties\": {\"owner\": [\"a\"], \"asset\": [\"b\"]}}\n{\"id\": \"p\", \"schema\": \"Ownership\", \"properties\": {\"owner\": [\"a\"], \"asset\": [\"c\"]}}\n";
    let (yaml, made) = only(&[("a.jsonl", entities)], &["sea ltd"]);
    has(&yaml, &["Sea Ltd", "Ann Lind", "to: sea-ltd"], &["Air Ltd", "air-ltd"]);
    assert_eq!(lost(&made), ["1 actor not asked for", "1 reference to what was not asked for"]);
}

#[test]
fn a_name_that_nothing_has_stops_with_those_that_are_near() {
    let options = Options { only: vec!["Ann Lint".to_owned(), "E1".to_owned()], ..Options::default() };
    let Err(stop) = import(&inputs(&[("a.csv", ROWS)]), Some(Format::Table), &options) else {
        panic!("it is made");
    };
    assert_eq!(stop.message.as_str(), "Nothing in it has the id or the name `Ann Lint`.");
    assert!(stop.help.as_str().contains("`Ann Lind`"), "{}", stop.help);
    let options = Options { only: vec!["zzz".to_owned()], ..Options::default() };
    let stop = import(&inputs(&[("a.csv", ROWS)]), Some(Format::Table), &options).err();
    assert_eq!(
        stop.map(|stop| stop.help.to_string()),
        Some("Write an id or a name as it stands in the file.".to_owned())
    );
}
