//! Tests that a table claims nothing that it does not say, and that what is left out is told.

use super::*;

fn lost(made: &Made) -> Vec<String> {
    made.report.lost().map(|(kind, count)| format!("{count} {kind}")).collect()
}

#[test]
fn a_year_with_digits_is_a_stretch_of_years_where_another_one_proves_it() {
    let options =
        Options { columns: columns(&[("date", "season"), ("title", "event")]), ..Options::default() };
    let (yaml, made) = import_with("season,event\n1999-00,B\n2000-01,C\n2001-02,D\n2012-13,E\n", &options);
    has(&yaml, &["date: 1999/2000", "date: 2000/2001", "date: 2001/2002", "date: 2012/2013"]);
    assert!(made.report.notes().iter().any(|note| note.as_str().contains("stretch of years")));
    let (yaml, made) = import_with("season,event\n2000-01,C\n2001-02,D\n", &options);
    has(&yaml, &["{edtf: \"[2000..2001]\", text: \"2000-01\"}"]);
    assert_eq!(made.report.count(Code::DateCoarsened), 2);
    let (yaml, _) = import_with("season,event\n2000-01,C\n2020-02,D\n", &options);
    has(&yaml, &["date: 2000-01\n", "date: 2020-02\n"]);
    let (yaml, _) = import_with("season,event\n2000-01,C\n2000-01-05,D\n", &options);
    has(&yaml, &["date: 2000-01\n"]);
    let (yaml, _) = import_with("season,event\n2010-11,C\n2020-02,D\n1914-18,E\n", &options);
    has(&yaml, &["{edtf: \"[2010..2011]\", text: \"2010-11\"}", "date: 2020-02\n", "date: 1914/1918\n"]);
    let (yaml, _) = import("Year,Event\n2012-13,A\n2000-01,B\n");
    has(&yaml, &["date: 2000/2001"]);
}

#[test]
fn an_end_of_something_else_makes_no_stretch() {
    let (yaml, made) = import("name,charge-date,investigation-end\nAnn,2018-01-05,2019-01-01\n");
    has(&yaml, &["date: 2018-01-05\n"]);
    assert_eq!(lost(&made), ["1 column `investigation-end`"]);
    for heading in [
        "trial start,trial end",
        "hdate,hdate_end",
        "start,end",
        "date,event end date",
        "charge date,charge end",
    ] {
        let (yaml, _) = import(&format!("label,{heading}\nA,2018-01-05,2019-01-01\n"));
        has(&yaml, &["date: 2018-01-05/2019-01-01\n"]);
    }
    let (yaml, _) = import("label,date,weekend\nA,2018-01-05,2019-01-01\n");
    has(&yaml, &["date: 2018-01-05\n"]);
    let told = Options { columns: columns(&[("end", "investigation-end")]), ..Options::default() };
    let (yaml, _) = import_with("name,charge-date,investigation-end\nAnn,2018-01-05,2019-01-01\n", &told);
    has(&yaml, &["date: 2018-01-05/2019-01-01\n"]);
}

#[test]
fn a_denial_is_of_whoever_denies() {
    let text =
        "claim,by,stance,source\nThe dam broke,Company,denies,Times\nThe dam broke,Union,asserts,Post\n";
    let (yaml, made) = import(text);
    has(&yaml, &["by: company", "stance: denies", "by: union", "stance: asserts"]);
    assert_eq!(made.counts(), [("actors", 2), ("sources", 2), ("claims", 1)]);
    let (yaml, made) = import("claim,stance,source\nThe dam broke,denies,Times\n");
    assert!(!yaml.contains("denies"), "{yaml}");
    assert_eq!(
        lost(&made),
        ["1 source of a stance that is left out", "1 stance `denies` without whoever has it"]
    );
    let (_, made) = import("claim,by,source\nIt is so,Ann,Times\nIt is so,Ann,Times\n");
    assert_eq!(told(&made, Code::RowTwice), [3]);
}

#[test]
fn words_for_nothing_are_no_source_and_no_name() {
    let (yaml, made) = import(
        "Date,Event,Who,Source\n2021,A,N.N.,n/a\n2022,B,Ann,TBD\n2023,C,Unknown,PENDING\n2024,D,,none\n",
    );
    assert!(!yaml.contains("sources"), "{yaml}");
    assert_eq!(made.counts(), [("actors", 1), ("events", 4)]);
    has(&lost(&made).join("\n"), &["1 `n/a` as a source", "1 `PENDING` as a source", "1 `N.N.` as a name"]);
}

#[test]
fn a_number_of_several_rows_names_none_of_them() {
    let (yaml, made) = import("Case,Date,Event\n43,2021,A\n43,2022,B\n51,2023,C\n");
    assert!(!yaml.contains("ids:"), "{yaml}");
    assert_eq!(lost(&made), ["1 column `Case`"]);
}

#[test]
fn a_bound_that_is_left_out_stays_in_words() {
    let (yaml, made) = import("Date,Event\nbefore 1066,A\nafter 1066,B\n");
    has(&yaml, &["{edtf: \"[..1066]\", text: before 1066}", "{edtf: \"[1066..]\", text: after 1066}"]);
    assert_eq!(made.report.dates_coarsened, 2);
    let report = import("Date,Event\nlast week,A\n2021,B\n").1.report;
    assert_eq!((report.dates_kept, report.dates_in_words), (1, 1));
}

#[test]
fn what_is_told_and_not_used_is_counted() {
    let options = Options { columns: columns(&[("publisher", "Paper")]), ..Options::default() };
    let (_, made) = import_with("Date,Event,Paper\n2021,A,Times\n", &options);
    assert_eq!(lost(&made), ["1 column `Paper`"]);
    let options = Options { columns: columns(&[("text", "More")]), ..Options::default() };
    let (yaml, _) = import_with("Date,Event,More,Description\n2021,A,Second,First\n", &options);
    has(&yaml, &["First\n", "Second\n"]);
    let options = Options { columns: columns(&[("text", "A"), ("text", "B")]), ..Options::default() };
    let (yaml, _) = import_with("source_id,title,A,B\nS1,One,Alpha,Beta\n", &options);
    has(&yaml, &["Alpha\n", "Beta\n"]);
    let (yaml, made) =
        import("source_id,title,url,link\nS1,One,https://a.org,https://b.org\nS2,Two,page 4,\n");
    has(&yaml, &["url: https://a.org"]);
    assert_eq!(lost(&made), ["1 `page 4` as an address", "1 second address of a source"]);
}

#[test]
fn a_table_of_actors_makes_actors() {
    let actors = "name,aliases,kind\nPort Authority,PA; the port,agency\nAnn Lind,,person\n";
    for options in
        [Options::default(), Options { columns: columns(&[("name", "name")]), ..Options::default() }]
    {
        let (yaml, made) = import_with(actors, &options);
        has(&yaml, &[": {name: Port Authority, kind: agency, aliases: [PA, the port]}"]);
        assert_eq!(made.counts(), [("actors", 2)]);
    }
    let events = "Date,Event,Who\n2021,A,PA\n";
    let (yaml, made) = made(&[actors.as_bytes(), events.as_bytes()], &Options::default())
        .unwrap_or_else(|stop| panic!("{stop:?}"));
    has(&yaml, &["actors: [port-authority-"]);
    assert_eq!(made.counts(), [("actors", 2), ("events", 1)]);
}

#[test]
fn the_order_of_rows_gives_no_name_an_id() {
    let ids = |text: &str| {
        let (yaml, _) = import(text);
        let mut ids: Vec<String> =
            yaml.lines().filter(|line| line.contains("{name: ")).map(|line| line.trim().to_owned()).collect();
        ids.sort();
        ids
    };
    let one =
        ids("Date,Event,Who,Where\n2021,A,ANNA LIND,Bremen\n2022,B,Anna Lind,Kiel\n2023,C,Bremen,Kiel\n");
    let other =
        ids("Date,Event,Who,Where\n2023,C,Bremen,Kiel\n2022,B,Anna Lind,Kiel\n2021,A,ANNA LIND,Bremen\n");
    assert_eq!(one, other);
    assert!(
        one.iter().all(|line| !line.starts_with("anna-lind:") && !line.starts_with("bremen:")),
        "{one:?}"
    );
    assert!(one.contains(&"kiel: {name: Kiel}".to_owned()), "{one:?}");
}

#[test]
fn addresses_of_mailboxes_stay_out_wherever_they_stand() {
    let (yaml, made) = import(
        "Date,Event,Description,Who,Source\n2021,A,Ask ann@b.example.,Ann <ann@b.example>,bo@b.example\n",
    );
    assert!(!yaml.contains('@') && !yaml.contains("b-example"), "{yaml}");
    has(&yaml, &["text: Ask […].", "{name: Ann}"]);
    assert_eq!(lost(&made), ["3 e-mail address"]);
}

#[test]
fn characters_stay_as_they_are() {
    let words = format!("a\u{200F}b\u{202B}c\u{202C}d\u{2068}e\u{2069}f{}g\u{ad}h", char::from(27));
    let (yaml, _) = import(&format!("Date,Event,Description\n2021,{words},\"x{words}\nSecond\"\n"));
    has(&yaml, &["\\u200F", "\\u202B", "\\u2069", "\\xAD"]);
    assert!(!yaml.contains('\u{FFFD}'), "{yaml}");
}

#[test]
fn midnights_of_a_whole_column_are_days_in_a_workbook_too() {
    use Cell::{Number, Text};
    let rows: &[&[Cell]] = &[
        &[Text("Date"), Text("Event")],
        &[Number(44259.0, 22), Text("A")],
        &[Number(44260.0, 22), Text("B")],
    ];
    let (yaml, _) = made(&[&workbook(&[("Zeit", rows)], false)], &Options::default())
        .unwrap_or_else(|stop| panic!("{stop:?}"));
    has(&yaml, &["{edtf: 2021-03-04, text: \"2021-03-04 00:00\"}"]);
}

#[test]
fn bytes_that_are_no_letters_are_told_with_their_rows() {
    let named = Options { encoding: Some("utf-8".to_owned()), ..Options::default() };
    let (_, made) =
        made(&[b"Date,Event\n2021,A\n2022,caf\xE9\n"], &named).unwrap_or_else(|stop| panic!("{stop:?}"));
    assert_eq!(told(&made, Code::EncodingGuessed), [3]);
    assert_eq!(lost(&made), ["1 row with bytes that are no letters"]);
}

#[test]
fn what_has_known_headings_is_a_table() {
    let is_table =
        |text: &str| Tables.recognizes(&Input::new(SafeText::from_static("a.csv"), text.as_bytes().to_vec()));
    for text in [
        "Date,Event,Source\n2021,A\n2022,B\n2023,C,Log\n",
        "Date,Event\n2021,A, and more\n",
        "# exported today\nDate,Event,Source\n2021,A,Log\n",
        "Date;Event;Source\n",
        "PK\u{3}\u{4}\n[Content_Types].xml xl/works",
    ] {
        assert!(is_table(text), "{text}");
    }
    for text in [
        "On that date, the event took place.\nNobody saw it.\n",
        "date: 2021\nevent, what\n",
        "{\"date\": 1, \"event\": 2}",
    ] {
        assert!(!is_table(text), "{text}");
    }
    let stop = stops("Date;Event;Source\n", &Options::default());
    has(stop.message.as_str(), &["no row"]);
    let (yaml, _) = import("# exported today\nDate,Event,Source\n2021,A,Log\n");
    has(&yaml, &["date: 2021\n", "title: A"]);
}

#[test]
fn a_source_that_was_named_before_changes_nothing() {
    let rows = ["2020-01-01,A,Gazette,", "2020-01-02,B,Gazette,https://g.example/b"];
    let table =
        |order: [usize; 2]| format!("date,title,source,url\n{}\n{}\n", rows[order[0]], rows[order[1]]);
    for order in [[0, 1], [1, 0]] {
        let (yaml, made) = import(&table(order));
        has(
            &yaml,
            &[
                "g-example-b: {title: Gazette, url: https://g.example/b}",
                "sources: [g-example-b]",
                "sources: [gazette]",
            ],
        );
        assert_eq!(made.report.lost().count(), 0);
    }
}

#[test]
fn an_end_belongs_to_its_own_start() {
    let (yaml, made) = import("date,title,start,end\n2020-01-01,A,2020-01-05,2020-01-09\n");
    has(&yaml, &["date: 2020-01-01\n"]);
    assert_eq!(made.report.lost().count(), 2);
}

#[test]
fn a_year_0_is_none_that_anybody_knew() {
    let (yaml, made) = import("date,title\n0000,A\n0000-00-00,B\n0044,C\n");
    has(&yaml, &["date: {text: \"0000\"}", "date: {text: \"0000-00-00\"}", "date: 0044"]);
    assert_eq!(told(&made, Code::DateNotRead), [2, 3]);
}

#[test]
fn a_stance_that_is_left_out_says_not_the_same() {
    let (_, made) = import("claim,by,stance,source\nIt broke,Ann,denies,Times\nIt broke,Bo,refuses,Post\n");
    assert_eq!(told(&made, Code::RowTwice), [0_usize; 0]);
    assert_eq!(told(&made, Code::NotImported), [3]);
}

#[test]
fn other_words_for_a_page_are_counted() {
    let (yaml, made) = import(
        "date,title,source\n2020,A,Gazette (https://g.example/a)\n2021,B,https://g.example/a p. 9\n2022,C,https://g.example/a\n",
    );
    has(&yaml, &["g-example-a: {title: Gazette, url: https://g.example/a}"]);
    assert_eq!(lost(&made), ["1 other words for the page of a source"]);
}

#[test]
fn a_digit_that_is_not_known_makes_no_year_of_three() {
    let (yaml, made) = import("date,title\n199?,A\n19??,B\n1990?,C\n");
    has(&yaml, &["date: {edtf: 199X, text: 199?}", "date: {edtf: 19XX, text: 19??}", "date: 1990?"]);
    assert_eq!(told(&made, Code::DateCoarsened), [2, 3]);
    let (yaml, _) = import("date,title\n44 BC,A\n199?,B\n");
    has(&yaml, &["date: 0199?"]);
}

#[test]
fn words_beside_a_date_that_say_less_stay_and_count() {
    let (yaml, made) = import(
        "date,date_display,title\n2020-05-06,6 May?,A\n2020-01-01,sometime,B\n2020-05-07,late May,C\n2020-05-08,8 May 2020,D\n2020-05-09,Day of the fire,E\n",
    );
    has(
        &yaml,
        &[
            "date: {edtf: 2020-05-06?, text: 6 May?}",
            "date: {text: sometime}",
            "# > date: 2020-01-01",
            "date: {edtf: 2020-05, text: late May}",
            "date: 2020-05-08\n",
            "date: {edtf: 2020-05-09, text: Day of the fire}",
        ],
    );
    assert_eq!(made.report.count(Code::StampsDisagree), 3);
    assert_eq!(made.report.count(Code::DateNotRead), 1);
}

#[test]
fn a_column_of_those_who_deny_gives_denials_and_nobody_asserts() {
    let (yaml, made) = import("claim_text,denied by,source\nThe dam fell,Ann Lee,ANP\nIt rained,,ANP\n");
    has(
        &yaml,
        &[
            "- {by: ann-lee, stance: denies, sources: [anp]}",
            "positions: [{stance: asserts, sources: [anp]}]",
        ],
    );
    assert_eq!((yaml.matches("stance:").count(), lost(&made)), (2, Vec::new()));
    let (yaml, _) = import("claim,by,disputed by\nThe dam fell,Bob,Ann Lee; Tom Hill\n");
    has(
        &yaml,
        &[
            "- {by: bob, stance: asserts}",
            "- {by: ann-lee, stance: doubts}",
            "- {by: tom-hill, stance: doubts}",
        ],
    );
    for heading in ["Dementiert von", "Desmentido por", "Démenti par"] {
        let (yaml, _) = import(&format!("claim,{heading},source\nThe dam fell,Ann Lee,ANP\n"));
        has(&yaml, &["- {by: ann-lee, stance: denies, sources: [anp]}"]);
        assert_eq!(yaml.matches("stance:").count(), 1, "{yaml}");
    }
}

#[test]
fn blanks_within_a_name_make_no_other_one_and_words_have_no_gaps() {
    let (yaml, _) = import(
        "date,title,who,source\n2020,A,Ann Lee,\"see https://c.example, p. 3\"\n2021,B,Ann  Lee,https://d.example (in Dutch)\n",
    );
    assert_eq!(yaml.matches("name: Ann Lee").count(), 1, "{yaml}");
    has(&yaml, &["title: \"see https://c.example, p. 3\"", "url: https://c.example}", "title: in Dutch"]);
}

#[test]
fn parts_of_a_date_with_a_gap_are_named_in_words() {
    let (yaml, _) = import("Year,Month,Day,Event\n2019,,12,A\n,5,1,B\n2020,5,1,C\n");
    has(
        &yaml,
        &[
            "date: {edtf: 2019, text: \"year 2019, day 12\"}",
            "date: {edtf: XXXX-05-01, text: \"month 5, day 1\"}",
            "date: 2020-05-01\n",
        ],
    );
}
