//! Tests of the questions about the columns of a table, and of their answers.

use super::{columns, has, import, import_with, stops};
use crate::{Code, Options};

const TWO_PLACES: &str = "Datum;Ereignis;Ort;Tatort;Quelle;Beleg\n2024-03-01;Brand;Bremen;Hafen;Blatt;Akte 1\n2024-03-02;Rat;Kiel;Rathaus;Blatt;Akte 2\n";

fn told(pairs: &[(&str, &str)]) -> Options {
    Options { columns: columns(pairs), ..Options::default() }
}

#[test]
fn two_columns_that_may_be_the_same_are_a_question_with_samples() {
    let stop = stops(TWO_PLACES, &Options::default());
    assert_eq!(stop.code, Some(Code::ColumnNotUsed));
    assert_eq!(stop.message.as_str(), "Several columns may be the place: `Ort`, `Tatort`.");
    assert_eq!(
        stop.help.as_str(),
        "Say it with `--columns place=Ort`, `--columns place=Tatort` or `--columns place=` where none of them is. The columns are: `Ort` (Bremen | Kiel); `Tatort` (Hafen | Rathaus)."
    );
    let (yaml, made) = import_with(TWO_PLACES, &told(&[("place", "Tatort")]));
    has(&yaml, &["place: hafen", "sources: [blatt, akte-1]"]);
    assert!(made.report.lost().any(|(kind, _)| kind == "column `Ort`"));
}

#[test]
fn that_neither_is_can_be_said_and_is_kept() {
    let (yaml, made) = import_with(TWO_PLACES, &told(&[("place", "")]));
    assert!(!yaml.contains("place"), "{yaml}");
    assert!(made.report.lost().any(|(kind, _)| kind == "column `Ort`"));
    let kept = Options::from_mapping(&made.decided.to_mapping()).unwrap_or_default();
    assert!(kept.columns.contains(&("place".to_owned(), String::new())), "{kept:?}");
    let (again, _) = import_with(TWO_PLACES, &kept);
    assert_eq!(again, yaml);
    // Two that are told to be none do not stand in one another's way.
    let both = told(&[("tags", "")]).or(kept);
    assert_eq!(both.columns.iter().filter(|(_, name)| name.is_empty()).count(), 2);
    // What every row needs cannot be none.
    let stop = stops("date,title\n2024,A\n", &told(&[("title", "")]));
    assert_eq!(stop.message.as_str(), "No column is surely the title.");
}

#[test]
fn all_that_is_open_of_a_table_is_asked_at_once() {
    let stop = stops(
        "Date,When,Event,City,Country,Organization,Agency\n3/4/2021,x,Fire,Bremen,Germany,Fire brigade,Port\n",
        &Options::default(),
    );
    for words in
        ["the date: `Date`, `When`", "the place: `City`, `Country`", "took part: `Organization`, `Agency`"]
    {
        assert!(stop.message.as_str().contains(words), "{words}: {}", stop.message);
    }
    assert!(stop.help.as_str().contains("`--columns date=Date` or `--columns date=When`."), "{}", stop.help);
    let stop = stops("Date,Event,City,Country\n3/4/2021,Fire,Bremen,Germany\n", &Options::default());
    assert!(
        stop.message.as_str().contains("the place") && stop.message.as_str().contains("`3/4/2021` may be")
    );
    assert!(stop.help.as_str().contains("--date-order dmy"), "{}", stop.help);
}

#[test]
fn columns_of_which_there_may_be_many_are_no_question() {
    let (yaml, _) = import(
        "Date,Event,Description,Details,Actor 1,Actor 2,Source 1,Source 2\n2024-03-01,Fire,It burned.,For hours.,Ann,Bo,Gazette,Herald\n",
    );
    has(&yaml, &["It burned.\n", "For hours.", "actor: ann", "actor: bo", "sources: [gazette, herald]"]);
    let (yaml, _) = import("Date,Summary,Details\n2024-03-01,It burned.,For hours.\n");
    has(&yaml, &["title: It burned.", "text: For hours."]);
}

#[test]
fn of_several_ends_only_those_of_the_date_are_asked_about() {
    let (yaml, _) =
        import("trial start,event,trial end,inquiry end\n2018-01-05,Trial,2018-02-01,2019-01-01\n");
    has(&yaml, &["date: 2018-01-05/2018-02-01"]);
}

#[test]
fn of_two_columns_of_one_name_the_second_is_told_by_its_number() {
    let rows = "date,title,title\n2020,A,B\n";
    let stop = stops(rows, &Options::default());
    assert!(stop.help.as_str().contains("`--columns title=title` or `--columns title=3`."), "{}", stop.help);
    let (yaml, made) = import_with(rows, &told(&[("title", "3")]));
    has(&yaml, &["title: B"]);
    let (again, _) = import_with(rows, &made.decided);
    assert_eq!(again, yaml);
}

#[test]
fn what_no_column_can_be_is_told_before_anything_else() {
    let stop = stops("date,title\n2024,A\n", &told(&[("foo", "bar")]));
    assert_eq!(stop.message.as_str(), "`foo` is nothing that a column can be.");
    assert!(crate::is_column("date").is_ok() && crate::is_column("foo").is_err());
    let stop = stops("date,title\n13/5/21,A\n", &Options::default());
    assert!(stop.help.as_str().starts_with("Say it with `--date-order dmy` or `ymd`, or"), "{}", stop.help);
}
