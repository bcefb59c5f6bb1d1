//! Tests of tables, with small ones that are made here.

mod asked;
mod beside;
mod nothing;
mod truth;

use briefing_format::{diagnostic::Severity, parse};
use briefing_text::SafeText;
use proptest::prelude::*;

use super::Tables;
use crate::{
    Code, DateMeans, DayOrder, Input, Made, Options, Place, Stop,
    formats::Importer,
    table::tests::{Cell, workbook},
};

/// What is made of tables, which is read again without an error.
fn made(files: &[&[u8]], options: &Options) -> Result<(String, Made), Stop> {
    let name = |at: usize| SafeText::line(&format!("{}.csv", char::from(b'a' + at as u8)));
    let files: Vec<Input> =
        files.iter().enumerate().map(|(at, bytes)| Input::new(name(at), bytes.to_vec())).collect();
    let made = Tables.import(&files, options)?;
    let yaml = made.document.to_string();
    let found = parse(&yaml, &mut |_| {}).diagnostics;
    let errors: Vec<_> = found.iter().filter(|found| found.severity() == Severity::Error).collect();
    assert!(errors.is_empty(), "{yaml}\n{errors:?}");
    Ok((yaml, made))
}

#[track_caller]
fn import(text: &str) -> (String, Made) {
    import_with(text, &Options::default())
}

#[track_caller]
fn import_with(text: &str, options: &Options) -> (String, Made) {
    match made(&[text.as_bytes()], options) {
        Ok(made) => made,
        Err(stop) => panic!("nothing is made: {stop:?}"),
    }
}

#[track_caller]
fn stops(text: &str, options: &Options) -> Stop {
    match made(&[text.as_bytes()], options) {
        Ok((yaml, _)) => panic!("something is made: {yaml}"),
        Err(stop) => stop,
    }
}

fn columns(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(role, name)| ((*role).to_owned(), (*name).to_owned())).collect()
}

#[track_caller]
fn has(yaml: &str, parts: &[&str]) {
    let missing: Vec<_> = parts.iter().filter(|part| !yaml.contains(**part)).collect();
    assert!(missing.is_empty(), "{missing:?} in:\n{yaml}");
}

/// Codes with their rows.
fn told(made: &Made, code: Code) -> Vec<usize> {
    let findings = made.report.findings();
    let rows = findings.iter().filter(|found| found.code == code).map(|found| match found.place {
        Place::Row(row) => row,
        _ => 0,
    });
    rows.collect()
}

#[test]
fn a_german_table_needs_no_decision() {
    let (yaml, made) = import(
        "Datum;Ereignis;Beschreibung;Beteiligte;Ort;Quelle\n\
         25.12.2021;Brand im Hafen;\"Erste Zeile\n\nZweite; Zeile\";Hafenamt|Feuerwehr;Bremen;Tageblatt;x\n\
         um 1900;Gründung;;Hafenamt;;https://example.org/a\n",
    );
    has(
        &yaml,
        &[
            "date: 2021-12-25\n    title: Brand im Hafen\n",
            "Erste Zeile\n\n      Zweite; Zeile\n",
            "actors: [hafenamt, feuerwehr]\n    place: bremen\n    sources: [tageblatt]\n",
            "date: 1900~\n    title: Gründung\n    actors: [hafenamt]\n    sources: [example-org-a]\n",
            "tageblatt: {title: Tageblatt}\n",
            "{title: https://example.org/a, url: https://example.org/a}\n",
            "origins: unknown\n",
        ],
    );
    assert_eq!(told(&made, Code::RowShifted), [2]);
}

#[test]
fn french_and_spanish_headings_are_known() {
    let (yaml, _) = import("Date,Événement,Lieu,Acteurs\n1er janvier 1900,Une fête,Paris,Anne;Paul\n");
    has(&yaml, &["date: 1900-01-01\n    title: Une fête\n    actors: [anne, paul]\n    place: paris\n"]);
    let (yaml, _) =
        import("Fecha,Título,Descripción,Lugar,Fuente\n12 de marzo de 1999,Acto,Más,Madrid,El País\n");
    has(
        &yaml,
        &["date: 1999-03-12\n    title: Acto\n    text: Más\n    place: madrid\n    sources: [el-pais]\n"],
    );
}

#[test]
fn an_encoding_is_told_or_guessed_and_said() {
    let text =
        "Datum;Ereignis\n2021-03-04;Köche für Ärzte\n2021-03-05;Brand\n2021-03-06;Rat\n2021-03-07;Tat\n";
    for encoding in [encoding_rs::WINDOWS_1252, encoding_rs::MACINTOSH] {
        let bytes = encoding.encode(text).0;
        let (yaml, made) = made(&[&bytes], &Options::default()).unwrap_or_else(|stop| panic!("{stop:?}"));
        has(&yaml, &["title: Köche für Ärzte"]);
        assert_eq!(told(&made, Code::EncodingGuessed), [2], "{}", encoding.name());
        let named = Options { encoding: Some(encoding.name().to_owned()), ..Options::default() };
        let guessed = made_count(&bytes, &named, Code::EncodingGuessed);
        assert_eq!(guessed, 0);
    }
    let utf_16: Vec<u8> =
        b"\xFF\xFE".iter().copied().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    assert_eq!(made_count(&utf_16, &Options::default(), Code::EncodingGuessed), 0);
}

fn made_count(bytes: &[u8], options: &Options, code: Code) -> usize {
    made(&[bytes], options).map_or(usize::MAX, |(_, made)| made.report.count(code))
}

#[test]
fn the_order_of_digits_is_decided_once_a_column() {
    let (yaml, made) = import("Date,Event\n3/4/2021,A\n25/12/2021,B\n");
    has(&yaml, &["date: 2021-04-03", "date: 2021-12-25"]);
    assert_eq!(made.decided.date_order, Some(DayOrder::Dmy));
    let stop = stops("Date,Event\n3/4/2021,A\n25/12/2021,B\n12/25/2021,C\n", &Options::default());
    assert_eq!((stop.code, stop.place), (Some(Code::DateOrderOpen), Place::Row(4)));
    let text = "Date,Event\n3/4/2021,A\n5/6/2021,B\n";
    let stop = stops(text, &Options::default());
    assert_eq!(stop.code, Some(Code::DateOrderOpen));
    has(stop.message.as_str(), &["3 Apr 2021", "4 Mar 2021"]);
    let open = Options { date_order: Some(DayOrder::Open), ..Options::default() };
    let (yaml, made) = import_with(text, &open);
    has(&yaml, &["{edtf: \"[2021-03-04,2021-04-03]\", text: 3/4/2021}"]);
    assert_eq!(made.report.count(Code::DateOrderOpen), 2);
    let (yaml, _) = import("Datum;Ereignis\n03.04.2021;A\n");
    has(&yaml, &["date: 2021-04-03"]);
}

#[test]
fn dates_may_stand_in_several_columns() {
    let (yaml, _) =
        import("label,start,end\nA,43,50\nB,c. 383,410\nC,1990,ongoing\nD,14 Oct 1066,14 Oct 1066\nE,122,\n");
    has(&yaml, &["date: 0043/0050", "date: 0383~/0410", "date: 1990/..", "date: 1066-10-14", "date: 0122"]);
    let (yaml, _) =
        import("Year,Month,Day,End Year,Headline\n1815,12,10,1852,Ada\n1943,7,,,ENIAC\n,,,,Title\n");
    has(&yaml, &["date: 1815-12-10/1852", "date: 1943-07", "title: Title"]);
    let (yaml, _) = import("Jahr;Was\n1066;A\n1914.0;B\n");
    has(&yaml, &["date: 1066", "date: 1914"]);
    let (yaml, _) = import("Date,Time,Event\n2021-03-04,10:30,A\n2021-03-05,,B\n2021-03-06,noonish,C\n");
    has(
        &yaml,
        &["date: 2021-03-04T10:30", "date: 2021-03-05\n", "{edtf: 2021-03-06, text: 2021-03-06 noonish}"],
    );
    let (yaml, made) = import("Year,Month,Event\n98,3,A\n");
    has(&yaml, &["date: {text: \"98 3\"}"]);
    assert_eq!(made.report.count(Code::CenturyMissing), 1);
    let (yaml, _) = import("Datum;Ereignis\n03.04.98;A\n3.4.2021 - 6.4.2021;B\n");
    has(&yaml, &["{edtf: XXXX-04-03, text: \"03.04.98\"}", "date: 2021-04-03/2021-04-06"]);
    let (yaml, _) = import("Date,Event\n2021-03-04 00:00:00,A\n2021-03-05 00:00:00,B\n");
    has(&yaml, &["{edtf: 2021-03-04, text: \"2021-03-04 00:00:00\"}", "{edtf: 2021-03-05, text: "]);
}

#[test]
fn where_columns_disagree_both_are_named() {
    let (yaml, made) =
        import("id,date,date_display,event\nT1,2020-03-27,March 2020,A\nT2,2020-03-28,28 Mar 2020,B\n");
    has(&yaml, &["# > date: 2020-03-27\n    date: 2020-03\n", "date: 2020-03-28\n"]);
    assert_eq!(told(&made, Code::StampsDisagree), [2]);
}

#[test]
fn a_date_without_a_year_or_century_has_none() {
    let text = "Date,Event\n9-Nov,A\n14-Nov,B\n";
    let (yaml, made) = import(text);
    has(&yaml, &["date: {edtf: XXXX-11-09, text: 9-Nov}"]);
    assert_eq!(made.report.count(Code::YearMissing), 2);
    let (yaml, _) = import_with(text, &Options { year: Some(2014), ..Options::default() });
    has(&yaml, &["date: 2014-11-09"]);
    let text = "Datum;Was\n25.12.98;A\n";
    assert_eq!(import(text).1.report.count(Code::CenturyMissing), 1);
    let (yaml, _) = import_with(
        text,
        &Options { years: Some((1950, 2049)), date_order: Some(DayOrder::Dmy), ..Options::default() },
    );
    has(&yaml, &["date: 1998-12-25"]);
}

#[test]
fn which_column_is_what_is_a_question_where_the_headings_do_not_say() {
    let stop = stops("A,B\n2021-03-04,x\n", &Options::default());
    assert_eq!(stop.code, Some(Code::ColumnNotUsed));
    has(stop.help.as_str(), &["`A` (2021-03-04)", "`B` (x)", "--columns date=COLUMN"]);
    let stop = stops("Date,Datum,Event\n2021-03-04,2021-03-05,x\n", &Options::default());
    has(stop.message.as_str(), &["`Date`", "`Datum`"]);
    let told = Options { columns: columns(&[("date", "Datum")]), ..Options::default() };
    let (yaml, made) = import_with("Date,Datum,Event\n2021-03-04,2021-03-05,x\n", &told);
    has(&yaml, &["date: 2021-03-05"]);
    assert_eq!(made.report.count(Code::ColumnNotUsed), 1);
    let headless =
        Options { no_header: true, columns: columns(&[("date", "1"), ("title", "2")]), ..Options::default() };
    let (yaml, _) = import_with("2021-03-04,x\n2021-03-05,y\n", &headless);
    has(&yaml, &["date: 2021-03-04\n    title: x\n", "title: \"y\"\n"]);
    let unknown = Options { columns: columns(&[("date", "Nope")]), ..Options::default() };
    assert!(stops("Date,Event\n2021,x\n", &unknown).help.as_str().contains("Event"));
    let unknown = Options { columns: columns(&[("dat", "Date")]), ..Options::default() };
    assert!(stops("Date,Event\n2021,x\n", &unknown).help.as_str().contains("title"));
}

#[test]
fn approximate_years_and_parties_are_nothing_of_their_own() {
    let (yaml, made) = import("Person,Party,label,hdate,approx_year\nAnn ,Green,A,43,43\nAnn,Red,B,122,\n");
    has(&yaml, &["date: 0043", "actors: [ann]", "ann: {name: Ann}"]);
    assert!(!yaml.contains("Green"), "{yaml}");
    assert_eq!(made.report.count(Code::ColumnNotUsed), 2);
}

#[test]
fn tables_that_name_one_another_are_one_briefing() {
    let events = "id,date,event,source_id,status\nT1,2020-03,A,S1; S2,verified\nT2,2021,B,PENDING,verified\nT3,2022,C,,verified\n";
    let sources =
        "source_id,title,publisher,url,pub_date,type\nS1,One,NPR,https://a.org,2020-03-01,news\nS2,Two,,,,\n";
    let claims = "claim_id,claim_text,source_id\nC1,It is so.,S1;S2\n";
    let files = [events.as_bytes(), sources.as_bytes(), claims.as_bytes()];
    let (yaml, made) = made(&files, &Options::default()).unwrap_or_else(|stop| panic!("{stop:?}"));
    has(
        &yaml,
        &[
            "- id: t1\n    date: 2020-03\n    title: A\n    sources: [s1, s2]\n    ids: T1\n",
            "c1: {text: It is so., positions: [{stance: asserts, sources: [s1, s2]}], ids: C1}\n",
            "publisher: npr\n",
            "published: 2020-03-01\n",
        ],
    );
    assert!(!yaml.contains("PENDING") && !yaml.contains("confirmed"), "{yaml}");
    assert_eq!(told(&made, Code::ReferenceMissing), [3]);
    assert_eq!(made.counts(), [("actors", 1), ("events", 3), ("sources", 2), ("claims", 1)]);
    assert_eq!(made.report.count(Code::ColumnNotUsed), 2);
    let options = Options::from_mapping(&made.decided.to_mapping()).unwrap_or_default();
    assert_eq!(self::made(&files, &options).map(|(again, _)| again), Ok(yaml));
}

#[test]
fn a_row_without_a_title_is_named() {
    let (yaml, made) =
        import("Date,Event,Snippet,Type\n2021,,Words of it,speech\n2022,,,speech\n2023,,,\n2024,A,,\n");
    has(&yaml, &["title: Words of it\n", "title: speech\n"]);
    assert_eq!(told(&made, Code::RowWithoutTitle), [2, 3, 4]);
    assert_eq!(made.counts(), [("events", 3)]);
}

#[test]
fn personal_data_stays_out() {
    let (yaml, made) = import("Date,Event,E-Mail,Entered by\n2021,A,ann@example.org,Ann\n");
    assert!(!yaml.contains("ann"), "{yaml}");
    assert_eq!(made.report.count(Code::PersonalData), 2);
}

#[test]
fn quotes_are_made_only_where_somebody_says_so() {
    let text = "Date,Event,Zitat,Wer sprach\n2021,A,„Es brennt“,Ann\n2022,B,Ja,\n";
    assert!(!import(text).0.contains("quotes"));
    let told = Options { columns: columns(&[("quote", "Zitat")]), ..Options::default() };
    assert!(stops(text, &told).help.as_str().contains("speaker"));
    let told =
        Options { columns: columns(&[("quote", "Zitat"), ("speaker", "Wer sprach")]), ..Options::default() };
    let (yaml, made) = import_with(text, &told);
    has(&yaml, &["text: Es brennt", "speaker: ann"]);
    assert_eq!(told_count(&made), 1);
}

fn told_count(made: &Made) -> usize {
    made.report.count(Code::NotImported)
}

#[test]
fn several_columns_may_be_one_thing_where_somebody_says_so() {
    let options = Options { columns: columns(&[("text", "Notes"), ("text", "More")]), ..Options::default() };
    let (yaml, _) = import_with(
        "Date,Event,Notes,More,Source 1,Source 2\n2021,A,One,Two,[BBC](https://bbc.org/a),Log\n",
        &options,
    );
    has(&yaml, &["One\n", "Two\n", "sources: [bbc-org-a, log]", "{title: BBC, url: https://bbc.org/a}"]);
    let options = Options { columns: columns(&[("date", "A"), ("date", "B")]), ..Options::default() };
    assert!(stops("A,B,Event\n2021,2022,x\n", &options).message.as_str().contains("`A` and `B`"));
}

#[test]
fn ids_stay_when_rows_come_go_and_move() {
    let ids = |text: &str| {
        let (yaml, made) = import(text);
        let ids: Vec<String> =
            yaml.lines().filter_map(|line| line.strip_prefix("  - id: ")).map(str::to_owned).collect();
        (ids, made.report.count(Code::RowTwice))
    };
    let (first, _) = ids("Person,Event,Date\nAnn,Dinner,2021\nBob,Dinner,2021\n");
    let (second, twice) =
        ids("Person,Event,Date\nBob,Dinner,2021\nCarl,Dinner,2021\nAnn,Dinner,2021\nAnn,Dinner,2021\n");
    assert_eq!([&second[2], &second[0]], [&first[0], &first[1]]);
    assert_eq!(twice, 1);
    let (numbered, _) = ids("Nr,Event,Date\n1,Dinner,2021\n2,Talk,2021\n");
    let (moved, _) = ids("Nr,Event,Date\n1,Opening,2020\n2,Dinner,2021\n3,Talk,2021\n");
    assert_eq!(numbered, moved[1..]);
}

#[test]
fn what_parts_cells_and_what_tells_rows_apart_can_be_told() {
    let options =
        Options { split: columns(&[("Who", ",")]), key: vec!["Event".to_owned()], ..Options::default() };
    let (yaml, made) = import_with("Date,Event,Who\n2021,A,\"Ann, Bob\"\n2022,A,Ann\n", &options);
    has(&yaml, &["actors: [ann, bob]"]);
    assert_eq!(made.report.count(Code::RowTwice), 1);
    let options = Options { date_means: DateMeans::Reported, ..Options::default() };
    has(&import_with("Date,Event\n2021,A\n", &options).0, &["reported: 2021"]);
}

#[test]
fn what_was_decided_reads_the_next_table() {
    let (_, made) = import("Datum;Was;Wer\n3/4/2021;A;Ann\n25/12/2021;B;Bob\n");
    let options = Options::from_mapping(&made.decided.to_mapping()).unwrap_or_default();
    let (yaml, _) = import_with("Wer;Was;Datum\nAnn;C;5/6/2021\n", &options);
    has(&yaml, &["date: 2021-06-05\n    title: C\n    actors: [ann]\n"]);
}

#[test]
fn a_workbook_comes_in_with_all_its_sheets() {
    use Cell::{Number, Text};
    let events: &[&[Cell]] = &[
        &[Text("Timeline of it all")],
        &[],
        &[Text("ID"), Text("Datum"), Text("Ereignis"), Text("Quellen-ID")],
        &[Text("E1"), Number(44259.0, 14), Text("A"), Text("Q1")],
        &[Text("E2"), Number(44259.0, 16), Text("B"), Text("Q2")],
        &[Text("E3"), Text("ca. 1850"), Text("C")],
    ];
    let sources: &[&[Cell]] = &[
        &[Text("Quellen-ID"), Text("Titel"), Text("Herausgeber")],
        &[Text("Q1"), Text("Bericht"), Text("Amt")],
    ];
    let other: &[&[Cell]] = &[&[Text("Notes")], &[Text("Only words")]];
    let book = workbook(&[("Zeit", events), ("Quellen", sources), ("Rest", other)], false);
    let (yaml, made) = made(&[&book], &Options::default()).unwrap_or_else(|stop| panic!("{stop:?}"));
    has(
        &yaml,
        &[
            "date: 2021-03-04\n    title: A\n    sources: [q1]\n",
            "date: {edtf: XXXX-03-04, text: 4-Mar}\n",
            "date: 1850~\n",
            "title: Bericht",
        ],
    );
    assert_eq!(told(&made, Code::ReferenceMissing), [5]);
    assert_eq!(made.report.count(Code::NotImported), 1);
}

proptest! {
    #[test]
    fn any_table_is_a_briefing_or_a_stop(
        heading in prop::sample::select(vec!["Date,Event,Who,Source", "Datum;Ereignis;Quelle;Link", "id,start,end,label,claim", "claim_id,claim_text,source_id,about", "source_id,title,url,pub_date", "Year,Month,Day,Headline"]),
        rows in "(([0-9]{1,4}[-/. ]?){0,3}[,;]|[a-zé\"\\[\\]|<>:#]{0,8}[,;]|https?://a[,;]|.{0,6}[,;]|\r?\n){0,30}",
        order in 0..3_usize,
        bytes in proptest::collection::vec(any::<u8>(), 0..60),
    ) {
        let orders = [None, Some(DayOrder::Open), Some(DayOrder::Ymd)];
        let options = Options { date_order: orders[order], columns: columns(&[("title", "2")]), ..Options::default() };
        let text = format!("{heading}\n{rows}");
        let _ = made(&[text.as_bytes()], &options);
        let _ = made(&[text.as_bytes()], &Options::default());
        let _ = made(&[&bytes, text.as_bytes()], &Options::default());
    }
}
