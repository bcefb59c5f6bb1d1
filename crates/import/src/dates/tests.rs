//! Tests of the words of dates.

use proptest::prelude::*;

use super::*;

fn how(order: Option<DayOrder>) -> How {
    How { order, ..How::default() }
}

/// EDTF, words and codes as one text.
fn shown(read: &Read) -> String {
    let codes: Vec<&str> = read.findings.iter().map(|(code, _)| code.as_str()).collect();
    let words = read.words.as_deref().map(|words| format!("“{words}”")).unwrap_or_default();
    let parts = [read.edtf.clone().unwrap_or_default(), words, codes.join(" ")];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

fn span(start: &str, end: &str, how: &How) -> Read {
    of_two(read(start, how), read(end, how), start, end)
}

#[track_caller]
fn reads(how: &How, table: &[(&str, &str)]) {
    let wrong: Vec<String> = table
        .iter()
        .map(|(words, expected)| (words, expected, shown(&read(words, how))))
        .filter(|(_, expected, found)| *expected != found)
        .map(|(words, expected, found)| format!("{words}: {found}, not {expected}"))
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn what_says_one_date_is_that_date() {
    reads(
        &How::default(),
        &[
            ("2021-03-04", "2021-03-04"),
            ("2 June 1953", "1953-06-02"),
            ("30 may 1381", "1381-05-30"),
            ("55 BC", "-0054"),
            ("c. 383", "0383~"),
            ("122", "0122"),
            ("~Jun 15, 2026", "2026-06-15~"),
            ("November 1973-now", "1973-11/.."),
            ("1914-18", "1914/1918"),
            ("2020-21", "2020/2021"),
            ("2022 to 2024", "2022/2024"),
            ("Between 25 jun 1381 and 26 jun 1381", "[1381-06-25..1381-06-26]"),
            ("Friday, 5 June 1998", "1998-06-05"),
            ("5-Jun-1998", "1998-06-05"),
            ("14.10.1066", "1066-10-14"),
            ("4/1999", "1999-04"),
            ("25/12/2021", "2021-12-25"),
            ("12/25/2021", "2021-12-25"),
            ("25/12/2021 - 28/12/2021", "2021-12-25/2021-12-28"),
            ("4.3.2021 – 6.3.2021", "2021-03-04/2021-03-06"),
            ("20210304", "2021-03-04"),
            ("1066.0", "1066"),
            ("2021-03-04 10:30:00", "2021-03-04T10:30:00"),
            ("2021-03-04 10:30:00 UTC", "2021-03-04T10:30:00Z"),
            ("2021-03-04 10:30:00+0200", "2021-03-04T10:30:00+02:00"),
            ("25/12/2021 10:30", "2021-12-25T10:30"),
            ("1914?", "1914?"),
            ("914–918", "0914/0918"),
            ("", ""),
            (" — ", ""),
        ],
    );
}

#[test]
fn other_languages_are_read_as_english_is() {
    reads(
        &How::default(),
        &[
            ("12. März 1999", "1999-03-12"),
            ("am 5. Mai 1945", "1945-05-05"),
            ("Dezember 1989", "1989-12"),
            ("ca. 1900", "1900~"),
            ("um 1900", "1900~"),
            ("vor 1900", "[..1900] “vor 1900” date-coarsened"),
            ("seit 1990", "1990/.."),
            ("1990 bis heute", "1990/.."),
            ("von 1914 bis 1918", "1914/1918"),
            ("zwischen 1914 und 1918", "[1914..1918]"),
            ("5. bis 7. Juni 1999", "1999-06-05/1999-06-07"),
            ("44 v. Chr.", "-0043"),
            ("1980er Jahre", "198X"),
            ("nach dem 5. Mai 2024", "[2024-05-05..] “nach dem 5. Mai 2024” date-coarsened"),
            ("1. Quartal 2020", "2020-33"),
            ("2e trimestre 2020", "2020-34"),
            ("3./4. Mai 1944", "[1944-05-03,1944-05-04] “3./4. Mai 1944” date-coarsened"),
            ("5. Mai 2024, ca. 15 Uhr", "2024-05-05 “5. Mai 2024, ca. 15 Uhr” date-coarsened"),
            ("19. Jahrhundert", "18XX"),
            ("Frühjahr 2022", "2022-21"),
            ("Anfang 1980", "1980 “Anfang 1980” date-coarsened"),
            ("1er janvier 1900", "1900-01-01"),
            ("le 14 juillet 1789", "1789-07-14"),
            ("août 1944", "1944-08"),
            ("vers 1900", "1900~"),
            ("du 5 au 7 juin 1999", "1999-06-05/1999-06-07"),
            ("entre 1914 et 1918", "[1914..1918]"),
            ("44 av. J.-C.", "-0043"),
            ("XIXe siècle", "18XX"),
            ("années 1980", "198X"),
            ("depuis 1990", "1990/.."),
            ("12 de marzo de 1999", "1999-03-12"),
            ("enero de 1999", "1999-01"),
            ("hacia 1900", "1900~"),
            ("siglo XX", "19XX"),
            ("44 a. C.", "-0043"),
            ("entre 1914 y 1918", "[1914..1918]"),
            ("desde 1990 hasta la actualidad", "1990/.."),
            ("o. D.", "“o. D.”"),
            ("sans date", "“sans date”"),
        ],
    );
}

#[test]
fn what_says_less_keeps_its_words() {
    reads(
        &How::default(),
        &[
            ("early 1980s", "198X “early 1980s” date-coarsened"),
            ("n.d.", "“n.d.”"),
            ("last week", "“last week” date-not-read"),
            ("May 12-14", "XXXX-05-12/XXXX-05-14 “May 12-14” year-missing"),
            ("12-14 May", "XXXX-05-12/XXXX-05-14 “12-14 May” year-missing"),
            ("1900s", "19XX “1900s” date-coarsened"),
            ("late 1800s", "18XX “late 1800s” date-coarsened"),
            ("before 1066", "[..1066] “before 1066” date-coarsened"),
            ("after 5 May 1066", "[1066-05-05..] “after 5 May 1066” date-coarsened"),
            ("no later than 1066", "[..1066]"),
            ("ca. 15 Uhr", "“ca. 15 Uhr” date-not-read"),
            ("night of 3-4 May 2020", "2020-05-03/2020-05-04 “night of 3-4 May 2020” date-coarsened"),
            ("May/June 2020", "[2020-05,2020-06] “May/June 2020” date-coarsened"),
            ("2020 (approx)", "2020~"),
            ("first quarter of 2020", "2020-33"),
            ("9-Nov", "XXXX-11-09 “9-Nov” year-missing"),
            ("November", "XXXX-11 “November” year-missing"),
            ("5-7 June", "XXXX-06-05/XXXX-06-07 “5-7 June” year-missing"),
            ("14/11", "XXXX-11-14 “14/11” year-missing"),
            ("5/6", "“5/6” date-order-open"),
            ("Nov-21", "XXXX-11 “Nov-21” century-missing"),
            ("5 Jun 98", "XXXX-06-05 “5 Jun 98” century-missing"),
            ("5-Jun-98", "XXXX-06-05 “5-Jun-98” century-missing"),
            ("25/12/98", "XXXX-12-25 “25/12/98” century-missing"),
            ("98", "“98” century-missing"),
            ("3/4/2021", "[2021-03-04,2021-04-03] “3/4/2021” date-order-open"),
            ("3/4/2021 10:30", "[2021-03-04,2021-04-03] “3/4/2021 10:30” date-order-open"),
            ("03/04/05", "“03/04/05” date-order-open"),
            ("-55", "[-0055..-0054] “-55” date-coarsened"),
            ("the 1900s", "19XX “the 1900s” date-coarsened"),
            ("1984-5", "[1984..1985] “1984-5” date-coarsened"),
            ("2021-03-04 9:30", "2021-03-04 “2021-03-04 9:30” date-coarsened"),
            ("Monday, 5 June 1998", "1998-06-05? “Monday, 5 June 1998” stamps-disagree"),
            ("30 February 2021", "“30 February 2021” date-not-read"),
            ("31/31/2021", "“31/31/2021” date-not-read"),
            ("44259", "“44259” date-not-read"),
        ],
    );
}

#[test]
fn what_is_told_decides() {
    reads(
        &how(Some(DayOrder::Dmy)),
        &[("3/4/2021", "2021-04-03"), ("12/25/2021", "“12/25/2021” date-not-read")],
    );
    reads(&how(Some(DayOrder::Mdy)), &[("3/4/2021", "2021-03-04"), ("3.4.2021", "2021-03-04")]);
    reads(
        &how(Some(DayOrder::Open)),
        &[
            ("3/4/2021", "[2021-03-04,2021-04-03] “3/4/2021” date-order-open"),
            ("25/12/2021", "2021-12-25"),
            ("5/5/2021", "2021-05-05"),
        ],
    );
    let years = How { years: Some((1950, 2049)), order: Some(DayOrder::Dmy), ..How::default() };
    reads(
        &years,
        &[
            ("3/4/21", "2021-04-03"),
            ("3/4/98", "1998-04-03"),
            ("5 Jun 98", "1998-06-05"),
            ("Jun '98", "1998-06"),
            ("Nov-21", "2021-11"),
            ("98", "1998"),
        ],
    );
    reads(&How { order: Some(DayOrder::Ymd), ..years }, &[("21/03/04", "2021-03-04")]);
    let year = How { year: Some(2014), ..How::default() };
    reads(&year, &[("9-Nov", "2014-11-09"), ("14/11", "2014-11-14"), ("29 Feb", "“29 Feb” date-not-read")]);
    let ancient = How { short_years: true, ..How::default() };
    reads(
        &ancient,
        &[
            ("43", "0043"),
            ("Between 47 and 50", "[0047..0050]"),
            ("9 Nov", "XXXX-11-09 “9 Nov” year-missing"),
        ],
    );
    let seasons = How { pairs: Pairs::Years, years: Some((1950, 2049)), ..How::default() };
    reads(
        &seasons,
        &[
            ("2000-01", "2000/2001"),
            ("1999-00", "1999/2000"),
            ("2000/01", "2000/2001"),
            ("1999/00", "1999/2000"),
            ("2012/13", "2012/2013"),
            ("2020-05", "2020-05"),
            ("May 12-14", "XXXX-05-12/XXXX-05-14 “May 12-14” year-missing"),
        ],
    );
    let open = How { pairs: Pairs::Open, ..How::default() };
    reads(
        &open,
        &[
            ("2000-01", "[2000..2001] “2000-01” date-coarsened"),
            ("2000/01", "[2000..2001] “2000/01” date-coarsened"),
            ("2020-05", "2020-05"),
        ],
    );
    let midnight = How { midnight_is_day: true, ..How::default() };
    reads(&midnight, &[("2021-03-04 00:00:00", "2021-03-04"), ("2021-03-04T00:00:00Z", "2021-03-04")]);
}

#[test]
fn two_columns_are_one_date() {
    let ancient = How { short_years: true, ..How::default() };
    let table = [
        ("55 BC", "54 BC", "-0054/-0053"),
        ("43", "43", "0043"),
        ("c. 383", "410", "0383~/0410"),
        ("14 Oct 1066", "14 Oct 1066", "1066-10-14"),
        ("Dec 1192", "4 Feb 1194", "1192-12/1194-02-04"),
        ("Jan 2020", "5 may 2023", "2020-01/2023-05-05"),
        (
            "30 may 1381",
            "Between 25 jun 1381 and 26 jun 1381",
            "1381-05-30/1381-06 “30 may 1381 – Between 25 jun 1381 and 26 jun 1381” date-coarsened",
        ),
        ("1990", "ongoing", "1990/.."),
        ("", "1945", "/1945"),
        ("1939", "when it ended", "1939/ “1939 – when it ended” date-not-read date-coarsened"),
        ("1945", "1939", "“1945 – 1939” stamps-disagree"),
        ("9-Nov", "12-Nov", "XXXX-11-09/XXXX-11-12 “9-Nov – 12-Nov” year-missing year-missing"),
        (
            "2021-03-04 10:00",
            "2021-03-05",
            "2021-03-04/2021-03-05 “2021-03-04 10:00 – 2021-03-05” date-coarsened",
        ),
        ("", "1990-", "“until 1990-” date-not-read"),
        ("before 1900", "after 1950", "“before 1900 – after 1950” date-not-read"),
        ("", "", ""),
    ];
    for (start, end, expected) in table {
        assert_eq!(shown(&span(start, end, &ancient)), expected, "{start} – {end}");
    }
}

#[test]
fn parts_of_a_date_are_one_date() {
    let how = How::default();
    let table = [
        (["1815", "12", "10", ""], "1815-12-10"),
        (["1943", "7", "", ""], "1943-07"),
        (["1951", "", "", ""], "1951"),
        (["2024", "3", "1", "10:30"], "2024-03-01T10:30"),
        (["1815", "13", "10", ""], "1815 “1815 13 10” date-coarsened"),
        (["", "3", "1", ""], "XXXX-03-01 “month 3, day 1” year-missing"),
        (["", "3", "32", ""], "“month 3, day 32” date-not-read"),
        (["", "", "1", ""], "“day 1” date-not-read"),
        (["2019", "", "12", ""], "2019 “year 2019, day 12” date-coarsened"),
        (["", "", "", ""], ""),
    ];
    for ([year, month, day, time], expected) in table {
        assert_eq!(shown(&of_parts(year, month, day, time, &how)), expected);
    }
}

#[test]
fn where_two_columns_disagree_what_says_less_counts() {
    let table = [
        ("2020-03-27", "March 2020", "2020-03 stamps-disagree"),
        ("2022-10-28", "2022 to 2024", "2022/2024 stamps-disagree"),
        ("2026-06-15", "~Jun 15, 2026", "2026-06-15~ stamps-disagree"),
        ("2022-10-28", "Oct 28, 2022", "2022-10-28"),
        ("2022-10-28", "Oct 29, 2022", "[2022-10-28,2022-10-29] “2022-10-28; 2022-10-29” stamps-disagree"),
        ("2022-10-28", "", "2022-10-28"),
        ("soon", "2022", "2022"),
        ("2022-10-28T10:00", "2022-10-28", "2022-10-28 stamps-disagree"),
        ("2022-10-28", "2022-10-28T10:00", "2022-10-28 stamps-disagree"),
        ("2022-10-28T10:00", "2022-10-28T10:00:30", "2022-10-28T10:00 stamps-disagree"),
        (
            "2022-10-28T10:00",
            "2022-10-28T15:00",
            "2022-10-28 “2022-10-28T10:00; 2022-10-28T15:00” stamps-disagree",
        ),
        (
            "2022-10-28T10:00",
            "2022-10-29T15:00",
            "[2022-10-28,2022-10-29] “2022-10-28T10:00; 2022-10-29T15:00” stamps-disagree",
        ),
        ("2022-10-28T10:00Z", "2022-10-28T10:00", "2022-10-28T10:00 stamps-disagree"),
    ];
    for (one, other, expected) in table {
        let (first, second) = (read(one, &How::default()), read(other, &How::default()));
        assert_eq!(shown(&agreed(("date", &first), ("display", &second))), expected, "{one}, {other}");
    }
}

#[test]
fn a_date_proves_which_number_is_the_day() {
    let table = [
        ("25/12/2021", Some(Proof::DayFirst)),
        ("12/25/2021", Some(Proof::MonthFirst)),
        ("3/4/2021", Some(Proof::Either { has_points: false })),
        ("3.4.2021", Some(Proof::Either { has_points: true })),
        ("03/04/05", Some(Proof::YearPerhapsFirst)),
        ("03.04.05", Some(Proof::Either { has_points: true })),
        ("3/4/98", Some(Proof::Either { has_points: false })),
        ("5/5/2021", None),
        ("2021-03-04", None),
        ("5 June 2021", None),
    ];
    for (words, expected) in table {
        assert_eq!(proves(words), expected, "{words}");
    }
}

/// A date of the kinds that columns have.
fn any_date() -> impl Strategy<Value = String> {
    let day = (2019..2023_u32, 1..4_u32, 1..4_u32);
    (day.clone(), day, 0..3_u32, 0..3_u32, 0..11_u8).prop_map(
        |((year, month, day), (last, _, _), hour, minute, kind)| match kind {
            0 => format!("{year}"),
            1 => format!("{year}-{month:02}"),
            2 => format!("{year}-{month:02}-{day:02}~"),
            3 => format!("{year}-{month:02}-{day:02}T{hour:02}:{minute:02}"),
            4 => format!("{year}-{month:02}-{day:02}T{hour:02}:{minute:02}Z"),
            5 => format!("{year}-{month:02}-{day:02}T{hour:02}"),
            6 => format!("{}/{}", year.min(last), year.max(last)),
            7 => format!("[{year}-{month:02}..]"),
            8 => format!("{year}-{month:02}/.."),
            9 => format!("{year}?"),
            _ => format!("{year}-{month:02}-{day:02}"),
        },
    )
}

proptest! {
    #[test]
    fn what_two_columns_agree_on_says_no_more_than_either(one in any_date(), other in any_date()) {
        let of = |edtf: &str| Read { edtf: Some(edtf.to_owned()), ..Read::default() };
        let read = agreed(("a", &of(&one)), ("b", &of(&other)));
        let Some(edtf) = &read.edtf else {
            prop_assert!(read.words.is_some());
            return Ok(());
        };
        let Ok(date) = Date::parse(edtf) else { panic!("{edtf} is no date") };
        for given in [&one, &other] {
            let Ok(given) = Date::parse(given) else { continue };
            let begins = date.earliest().is_none_or(|first| given.earliest().is_some_and(|start| first <= start));
            let ends = date.latest().is_none_or(|last| given.latest().is_some_and(|end| end <= last));
            // A time of day without a zone may be on the day before or after.
            let is_moved = date.has_zone().is_some() || given.has_zone().is_some();
            prop_assert!(begins && ends || is_moved, "{edtf} for {one} and {other}");
            prop_assert!(given.has_time() || !date.has_time(), "{edtf} for {one} and {other}");
            if let (true, Some(all), Some(part)) = (date.has_time(), date.named_seconds(), given.named_seconds()) {
                prop_assert!(all.0 <= part.0 && part.1 <= all.1, "{edtf} for {one} and {other}");
            }
            let is_doubtful = |date: &Date| date.is_approximate() || date.is_uncertain();
            prop_assert!(!is_doubtful(&given) || is_doubtful(&date) || date.earliest() < given.earliest() || date.latest() > given.latest() || date.latest().is_none() || edtf.starts_with('['), "{edtf} for {one} and {other}");
        }
    }

    #[test]
    fn any_words_give_a_date_of_the_format_or_none(
        start in "[0-9./ :~?-]{0,14}|[0-9]{1,4}[-/. ](Jan|März|de|BC|bis|av|late)[-/. ]{0,2}[0-9]{0,4}|.{0,30}",
        end in "[0-9./-]{0,10}|.{0,12}",
        order in 0..4_usize,
    ) {
        let orders = [None, Some(DayOrder::Dmy), Some(DayOrder::Mdy), Some(DayOrder::Open)];
        let how = How { order: orders[order], years: Some((1950, 2049)), ..How::default() };
        let plain = How::default();
        for read in [read(&start, &how), read(&start, &plain), span(&start, &end, &how), of_parts(&start, &end, &end, "", &plain)] {
            if let Some(edtf) = &read.edtf {
                prop_assert!(Date::parse(edtf).is_ok(), "{} for {}, {}", edtf, start, end);
            }
            prop_assert!(read.edtf.is_some() || read.words.is_some() || read.findings.is_empty());
        }
    }
}

#[test]
fn a_year_that_stands_for_another_never_gets_out() {
    let open = How { order: Some(DayOrder::Open), ..How::default() };
    for words in ["1/2/21", "3/4/21 10:00", "1/2/21 - 3/4/21", "13/5/21", "1/2", "on 1/2/21", "1/2/21?"] {
        let read = read(words, &open);
        let told: String = read.findings.iter().map(|(_, message)| message.as_str()).collect();
        assert!(!format!("{:?}{told}", read.edtf).contains(SOME_YEAR), "{words}: {read:?}");
    }
    let read = read("1/2/21", &open);
    assert_eq!(read.words.as_deref(), Some("1/2/21"));
    assert!(read.edtf.as_deref().is_none_or(|edtf| edtf == "[XXXX-01-02,XXXX-02-01]"), "{read:?}");
}

#[test]
fn an_apostrophe_stands_for_a_century_that_nobody_tells() {
    let ancient = How { short_years: true, ..How::default() };
    for words in ["'21", "’21", "‘21", "3 Mar '21", "May ‘21", "'19-'21"] {
        let read = read(words, &ancient);
        assert!(read.edtf.as_deref().is_none_or(|edtf| edtf.starts_with("XXXX")), "{words}: {read:?}");
        assert_eq!(read.words.as_deref(), Some(words));
        assert!(!read.findings.is_empty());
    }
    assert_eq!(shown(&of_parts("'21", "", "", "", &How::default())), "“'21” century-missing");
    let told = How { years: Some((1950, 2049)), ..How::default() };
    assert_eq!(shown(&read("'21", &told)), "2021");
    assert_eq!(shown(&read("‘98", &told)), "1998");
}
