//! What dates mean, as tables: bounds, labels, order, gaps; and properties that hold for any string.

use std::collections::HashMap;

use proptest::prelude::*;

use super::*;

#[track_caller]
fn date(edtf: &str) -> Date {
    match Date::parse(edtf) {
        Ok(date) => date,
        Err(error) => panic!("{edtf}: {}", error.message),
    }
}

/// The bounds as text, `-` for none.
fn bounds(date: &Date) -> String {
    let side = |day: Option<Day>| day.map_or("-".to_owned(), |day| day.to_string());
    format!("{} {}", side(date.earliest()), side(date.latest()))
}

#[test]
fn bounds_are_the_first_and_last_day_that_a_date_may_mean() {
    for (edtf, expected) in [
        ("2025-06-20", "2025-06-20 2025-06-20"),
        ("2022-07", "2022-07-01 2022-07-31"),
        ("2024-02", "2024-02-01 2024-02-29"),
        ("2022", "2022-01-01 2022-12-31"),
        ("198X", "1980-01-01 1989-12-31"),
        ("19XX", "1900-01-01 1999-12-31"),
        ("2004-XX", "2004-01-01 2004-12-31"),
        ("2015-XX-31", "2015-01-31 2015-12-31"),
        ("1872-12-2X", "1872-12-20 1872-12-29"),
        ("XXXX-02-29", "0000-02-29 9996-02-29"),
        ("2025-06~", "2025-06-01 2025-06-30"),
        ("1979?", "1979-01-01 1979-12-31"),
        ("1980-09/1988-08", "1980-09-01 1988-08-31"),
        ("2014/..", "2014-01-01 -"),
        ("../1979", "- 1979-12-31"),
        ("1985/", "1985-01-01 -"),
        ("/1985", "- 1985-12-31"),
        ("2001-21", "2001-03-01 2001-05-31"),
        ("2001-24", "2001-12-01 2002-02-28"),
        ("2001-33", "2001-01-01 2001-03-31"),
        ("[1667,1668,1670..1672]", "1667-01-01 1672-12-31"),
        ("{..1984}", "- 1984-12-31"),
        ("1950S2", "1900-01-01 1999-12-31"),
        ("Y170000002", "170000002-01-01 170000002-12-31"),
        ("Y-17E7", "-170000000-01-01 -170000000-12-31"),
        ("Y17E70", "- -"),
        ("-0043-03-15", "-0043-03-15 -0043-03-15"),
        ("0000", "0000-01-01 0000-12-31"),
        ("2025-06-20T23:30:00-10:00", "2025-06-20 2025-06-20"),
    ] {
        assert_eq!(bounds(&date(edtf)), expected, "{edtf}");
    }
}

/// Each with its label, and with what `full` adds in parentheses.
#[track_caller]
fn reads(table: &[(&str, &str, &str)]) {
    for (edtf, label, added) in table {
        let full = if added.is_empty() { (*label).to_owned() } else { format!("{label} ({added})") };
        assert_eq!(date(edtf).label(), *label, "{edtf}");
        assert_eq!(date(edtf).full(), full, "{edtf}");
    }
}

#[test]
fn a_day_a_month_or_a_year_reads_as_people_write_it() {
    reads(&[
        ("2025-06-20", "20 Jun 2025", ""),
        ("2022-07", "Jul 2022", ""),
        ("2022", "2022", ""),
        ("2022-21", "spring 2022", ""),
        ("2001-34", "Q2 2001", ""),
        ("2001-37", "Jan–Apr 2001", ""),
        ("2001-40", "Jan–Jun 2001", ""),
        ("0044-03-15", "15 Mar AD 44", ""),
        ("0001", "AD 1", ""),
        ("0000", "1 BC", ""),
        ("-0043", "44 BC", ""),
        ("-0043-03-15", "15 Mar 44 BC", ""),
        ("2025-06-20T10:00:00Z", "20 Jun 2025 10:00Z", ""),
        ("2025-06-20T10:00:30", "20 Jun 2025 10:00:30", ""),
        ("2025-06-20T10:00:00-04", "20 Jun 2025 10:00-04:00", ""),
    ]);
}

#[test]
fn years_of_many_digits_are_told_as_years_ago_where_three_digits_say_all() {
    reads(&[
        ("Y-13800000000", "13.8 billion years ago", "Y-13800000000"),
        ("Y-4540E6", "4.54 billion years ago", "Y-4540E6"),
        ("Y-1000000000", "1 billion years ago", "Y-1000000000"),
        ("Y-66000000", "66 million years ago", "Y-66000000"),
        ("Y-17E7", "170 million years ago", "Y-17E7"),
        ("Y-1050000", "1.05 million years ago", "Y-1050000"),
        ("Y-66043000", "66,043,001 BC", ""),
        ("Y-13787000000", "13,787,000,001 BC", ""),
        // A thousand years from now is far from a thousand years before our era.
        ("Y-300000", "300,001 BC", ""),
        ("Y-10000", "10,001 BC", ""),
        ("Y-9000000000000000000", "9,000,000,000,000,000,001 BC", ""),
        ("Y-17E11", "1,700,000,000,001 BC", ""),
        ("Y170000002", "170,000,002", ""),
        ("Y17E7", "170,000,000", ""),
        ("Y-66000000~", "c. 66 million years ago", "Y-66000000~"),
        ("Y-252000000/Y-66000000", "252 – 66 million years ago", "Y-252000000/Y-66000000"),
        ("Y-1E9/Y-66E6~", "1 billion years ago – c. 66 million years ago", "Y-1E9/Y-66E6~"),
        ("Y-66000000/..", "since 66 million years ago", "Y-66000000/.."),
        ("[Y-70000000..Y-66000000]", "one of 70–66 million years ago", "[Y-70000000..Y-66000000]"),
        // More than sixty digits are a number to nobody.
        ("Y17E70", "Y17E70", ""),
        ("Y-17E70", "Y-17E70", ""),
    ]);
}

#[test]
fn a_year_to_so_many_digits_is_told_with_the_years_it_may_be() {
    reads(&[
        ("1950S2", "c. 1950 (1900–1999)", ""),
        ("1950S1", "c. 1950 (1000–1999)", ""),
        ("1950S4", "1950", "1950S4"),
        ("0050S2", "c. AD 50 (1 BC–AD 99)", ""),
        ("0950S2", "c. AD 950 (AD 900–999)", ""),
        ("-1950S2", "c. 1951 BC (2000–1901 BC)", ""),
        ("Y171010000S3", "c. 171,010,000 (171,000,000–171,999,999)", ""),
        ("Y3388E2S3", "c. 338,800 (338,000–338,999)", ""),
        ("Y-66000000S2", "c. 66 million years ago", "Y-66000000S2"),
        ("1950S2/1980", "c. 1950 (1900–1999) – 1980", ""),
        ("1950S2~", "1950S2~", ""),
        ("Y9E18S1", "Y9E18S1", ""),
    ]);
}

#[test]
fn a_dash_without_spaces_is_somewhere_in_and_one_with_spaces_from_to() {
    reads(&[
        ("198X", "1980s", ""),
        ("19XX", "1900–1999", ""),
        ("1XXX", "1000–1999", ""),
        ("000X", "1 BC–AD 9", ""),
        ("004X", "AD 40–49", ""),
        ("09XX", "AD 900–999", ""),
        ("0XXX", "1 BC–AD 999", ""),
        ("2004-1X", "Oct–Dec 2004", ""),
        ("1980/1988", "1980 – 1988", ""),
        ("1980-09/1988-08", "Sep 1980 – Aug 1988", ""),
        ("198X/199X", "1980s – 1990s", ""),
        ("19XX/20XX", "1900–1999 – 2000–2099", ""),
        ("-0099/-0043", "100 BC – 44 BC", ""),
        ("-0043/0014", "44 BC – AD 14", ""),
        ("2025-06-03/2025-06-05", "3 – 5 Jun 2025", ""),
        ("2025-06-30/2025-07-02", "30 Jun – 2 Jul 2025", ""),
        ("2025-06/2025-08", "Jun – Aug 2025", ""),
        ("2025-06-30/2025-08", "30 Jun 2025 – Aug 2025", ""),
        ("2025-12-30/2026-01-02", "30 Dec 2025 – 2 Jan 2026", ""),
        ("2022-21/2022-23", "spring 2022 – autumn 2022", ""),
        ("1985-XX-XX/1986", "1985 – 1986", "1985-XX-XX/1986"),
        ("2004-06-XX/2004-07-03", "Jun 2004 – 3 Jul 2004", "2004-06-XX/2004-07-03"),
    ]);
}

#[test]
fn an_end_that_is_open_is_not_one_that_is_unknown() {
    reads(&[
        ("2014/..", "since 2014", ""),
        ("../1979", "until 1979", ""),
        ("/1979", "? – 1979", ""),
        ("1979/", "1979 – ?", ""),
        ("1979~/..", "since c. 1979", ""),
        ("..1979/1985", "1979 or earlier – 1985", ""),
        ("1985/1990..", "1985 – 1990 or later", ""),
        ("..2004-06-01/2004-06-20..", "1 Jun 2004 or earlier – 20 Jun 2004 or later", ""),
        ("..1979/..", "since 1979 or earlier", ""),
        ("../1979..", "until 1979 or later", ""),
        ("..1979/", "1979 or earlier – ?", ""),
        ("/1979..", "? – 1979 or later", ""),
        ("[2022..]", "2022 or later", ""),
        ("[..1979]", "1979 or earlier", ""),
        ("{..1984}", "1984 and earlier", ""),
        ("[2025-06~..]", "c. Jun 2025 or later", ""),
        ("[2004-XX..]", "2004 or later", "[2004-XX..]"),
    ]);
}

#[test]
fn a_mark_stands_at_what_it_marks() {
    reads(&[
        ("2025-06~", "c. Jun 2025", ""),
        ("2025-06-13~", "c. 13 Jun 2025", ""),
        ("1979?", "1979?", ""),
        ("1979%", "c. 1979?", ""),
        ("198X~", "c. 1980s", ""),
        ("19XX~", "c. 1900–1999", ""),
        ("19XX?", "1900–1999?", ""),
        ("2001-29~", "c. southern spring 2001", ""),
        ("2004-1X~", "c. Oct–Dec 2004", ""),
        ("-0043~", "c. 44 BC", ""),
        ("1984~/2004-06?", "c. 1984 – Jun 2004?", ""),
        ("2004-06~-11", "11 of c. Jun 2004", ""),
        ("2004-06?-11", "11 of Jun 2004?", ""),
        ("?2004-06-11", "11 Jun of 2004?", ""),
        ("2004~-06", "Jun of c. 2004", ""),
        ("2001~-21", "spring of c. 2001", ""),
        ("2004-~06", "c. Jun of 2004", ""),
        ("2004-06-~11", "c. 11 of Jun 2004", ""),
        ("2004-06-?11", "11? of Jun 2004", ""),
        ("2004-%06-11", "11 of c. Jun? of 2004", ""),
        ("?2004-06-~11", "c. 11 of Jun of 2004?", ""),
        ("2004-06?-~11", "c. 11 of Jun 2004?", ""),
        ("2004-06-~01/2004-06-~20", "c. 1 of Jun 2004 – c. 20 of Jun 2004", ""),
        ("2004-06/2004-07-~20", "Jun 2004 – c. 20 of Jul 2004", ""),
        ("1985-XX~", "c. 1985", "1985-XX~"),
        // Of all years up to one, or of one year alone?
        ("2004~-06-11/2006", "2004~-06-11/2006", ""),
        // No words tell what part of these is marked.
        ("1985-~XX", "1985-~XX", ""),
        ("156X~-12-25", "156X~-12-25", ""),
        ("1985-XX-12?", "1985-XX-12?", ""),
        ("1872-12-2X~", "1872-12-2X~", ""),
    ]);
}

#[test]
fn digits_that_are_left_open_are_told_as_what_they_may_be() {
    reads(&[
        ("2004-XX", "2004", "2004-XX"),
        ("1985-04-XX", "Apr 1985", "1985-04-XX"),
        ("198X-XX", "1980s", "198X-XX"),
        ("2004-0X", "Jan–Sep 2004", ""),
        ("2004-X2", "Feb or Dec 2004", ""),
        ("2004-X3", "Mar 2004", ""),
        ("2004-1X-XX", "Oct–Dec 2004", "2004-1X-XX"),
        ("1872-12-2X", "one of 20–29 Dec 1872", ""),
        ("1872-12-3X", "30 or 31 Dec 1872", ""),
        ("1872-11-3X", "30 Nov 1872", ""),
        ("1872-12-X1", "1, 11, 21 or 31 Dec 1872", ""),
        ("2023-02-2X", "one of 20–28 Feb 2023", ""),
        ("2024-02-2X", "one of 20–29 Feb 2024", ""),
        ("1985-XX-12", "12th of a month in 1985", ""),
        ("2015-XX-31", "31st of a month in 2015", ""),
        ("-0043-XX-02", "2nd of a month in 44 BC", ""),
        ("198X-XX-03", "3rd of a month in the 1980s", ""),
        ("2004-1X-12", "12th of a month in Oct–Dec 2004", ""),
        ("2004-X1-11", "11th of Jan or Nov 2004", ""),
        ("2004-X3-12", "12 Mar 2004", ""),
        ("198X-12", "Dec of a year in the 1980s", ""),
        ("156X-12-25", "25 Dec of a year in the 1560s", ""),
        ("19XX-12", "Dec of a year in 1900–1999", ""),
        ("19XX-02-2X", "one of 20–29 Feb of a year in 1900–1999", ""),
        ("XXXX-12-25", "25 Dec of some year", "XXXX-12-25"),
        ("XXXX-12-XX", "Dec of some year", "XXXX-12-XX"),
        ("XXXX-XX-12", "12th of some month", "XXXX-XX-12"),
        ("XXXX", "some year", "XXXX"),
        ("2004-X2/..", "since Feb or Dec 2004", ""),
        // Years, or days, with holes between them; a choice beside a dash.
        ("1X8X", "1X8X", ""),
        ("1XX3-12", "1XX3-12", ""),
        ("1985-XX-2X", "1985-XX-2X", ""),
        ("2004-X2/2006", "2004-X2/2006", ""),
        ("1985-XX-12/1990", "1985-XX-12/1990", ""),
        ("XXXX~", "XXXX~", ""),
    ]);
}

#[test]
fn a_set_is_one_of_some_or_all_of_them() {
    reads(&[
        ("[1667,1668]", "1667 or 1668", ""),
        ("{1960,1961-12}", "1960 and Dec 1961", ""),
        ("[1667,1668,1670,1671]", "1667, 1668, 1670 or 1671", ""),
        ("[1667~,1668]", "c. 1667 or 1668", ""),
        ("[1667]", "1667", ""),
        ("{2022-07,2022-09}", "Jul and Sep 2022", ""),
        ("[2022-07,2022-09]", "Jul or Sep 2022", ""),
        ("[2022-07,2022-08,2022-09]", "Jul, Aug or Sep 2022", ""),
        ("[2022-07~,2022-09]", "c. Jul 2022 or Sep 2022", ""),
        ("[2022-07,2023-09]", "Jul 2022 or Sep 2023", ""),
        ("[2022-07,2022]", "Jul 2022 or 2022", ""),
        ("{2025-06-03,2025-06-05}", "3 and 5 Jun 2025", ""),
        ("[2025-06-03,2025-07-05]", "3 Jun 2025 or 5 Jul 2025", ""),
        ("[2025-06-03,2025-06]", "3 Jun 2025 or Jun 2025", ""),
        ("[1667..1670]", "one of 1667–1670", ""),
        ("{1960..1962}", "all of 1960–1962", ""),
        ("[2025-06-03..2025-06-05]", "one of 3–5 Jun 2025", ""),
        ("[1667,1668,1670..1672]", "1667, 1668 or 1670–1672", ""),
        ("{1667,1668,1670..1672}", "1667, 1668 and all of 1670–1672", ""),
        ("[..1979,1985]", "1979 or earlier, or 1985", ""),
        ("[1979,1985..]", "1979, or 1985 or later", ""),
        ("{..1979,1985,1990..}", "1979 and earlier, 1985, and 1990 and later", ""),
        ("[1985-XX-12]", "12th of a month in 1985", ""),
        // Which of both a word belongs to would be a guess.
        ("[1985-XX-12,1986]", "[1985-XX-12,1986]", ""),
        ("[2004-06~-11,2005]", "[2004-06~-11,2005]", ""),
        ("[..XXXX-XX-12]", "[..XXXX-XX-12]", ""),
        // Beyond a line nobody reads on.
        (
            "[1601,1602,1603,1604,1605,1606,1607,1608,1609,1610]",
            "1601, 1602, 1603, 1604, 1605, 1606, 1607, 1608, 1609 or 1610",
            "",
        ),
        (
            "[1601,1602,1603,1604,1605,1606,1607,1608,1609,1610,1611]",
            "[1601,1602,1603,1604,1605,1606,1607,1608,1609,1610,1611]",
            "",
        ),
    ]);
}

#[test]
fn the_words_of_the_source_stand_in_full_with_what_they_mean() {
    let last_week = date("2025-06-13~").with_words("last week", Some(date("2025-06-20")));
    assert_eq!(last_week.label(), "c. 13 Jun 2025");
    assert_eq!(last_week.full(), "“last week” (c. 13 Jun 2025, as of 20 Jun 2025)");
    assert_eq!(last_week.words(), Some("last week"));
    assert_eq!(last_week.as_of(), Some(&date("2025-06-20")));
    assert_eq!(last_week.edtf(), "2025-06-13~");

    let soon_after = date("[1979..]").with_words("soon after", None);
    assert_eq!(soon_after.full(), "“soon after” (1979 or later)");
    assert_eq!(date("2004-XX").with_words("in 2004", None).full(), "“in 2004” (2004, 2004-XX)");
    assert_eq!(date("2025").with_words(" ", None), date("2025"));
    assert_eq!(date("2025").with_words("", Some(date("2026"))).full(), "2025 (as of 2026)");
    let ended = date("Y-66000000").with_words("at the end of the Cretaceous", None);
    assert_eq!(ended.full(), "“at the end of the Cretaceous” (66 million years ago, Y-66000000)");
}

#[test]
fn what_is_no_date_is_told_with_its_place_and_not_repeated() {
    for (text, at) in [
        ("", None),
        ("last week", Some(4)),
        ("2025-6-20", Some(6)),
        ("2025-02-30", Some(8)),
        ("2025-13", Some(5)),
        ("1988/1980", Some(5)),
        ("2025-06-20T10:00Z", Some(11)),
        ("2025–06", Some(4)),
        ("../..", Some(0)),
    ] {
        match Date::parse(text) {
            Ok(date) => panic!("{text} is read as {date:?}"),
            Err(error) => {
                assert_eq!(error.at, at, "{text}: {}", error.message);
                assert!(text.is_empty() || !error.message.contains(text));
            }
        }
    }
    let set = |members: usize| format!("[{}1999]", "1999,".repeat(members));
    assert!(Date::parse(&set(10)).is_ok());
    assert!(Date::parse(&set(MAX_LENGTH)).is_err());
}

#[test]
fn order_is_claimed_only_where_the_bounds_prove_it() {
    use Order::{Before, Same, Unproven};
    for (a, b, order) in [
        ("2025-06-20", "2025-06-20", Same),
        ("2025-06-20", "[2025-06-20]", Same),
        ("2025-06-19", "2025-06-20", Before),
        ("2025-06-20", "2025-06", Unproven),
        ("2025-06", "2025-06", Unproven),
        ("2025-05", "2025-06", Before),
        ("1979", "1980/1988", Before),
        ("1980/1988", "1988-12-31", Unproven),
        ("../1979", "1980", Before),
        ("/1979", "1980", Before),
        ("1979/..", "2025", Unproven),
        ("1979/", "2025", Unproven),
        ("Y-17E7", "Y17E7", Before),
        ("Y17E70", "Y17E80", Unproven),
        ("-0001", "0000", Before),
        // A marked date may lie outside its bounds: one whole unit must lie clear between.
        ("1979~", "1980", Unproven),
        ("1979~", "1981", Before),
        ("1979?", "1980-06", Unproven),
        ("1980~", "1982", Before),
        ("1979~", "1981~", Unproven),
        ("1979~", "1982~", Before),
        ("2025-01~", "2025-02", Unproven),
        ("2025-01~", "2025-03", Before),
        ("2025-06-13~", "2025-06-14", Unproven),
        ("2025-06-13~", "2025-06-15", Before),
        ("2025-06-13?", "2025-06-13", Unproven),
        ("198X~", "1995", Unproven),
        ("198X~", "2000", Before),
        // What is marked decides the unit, not the last part.
        ("2004?-06-11", "2004-12-01", Unproven),
        ("2004?-06-11", "2005-07-01", Before),
        ("2004-06~-11", "2004-06-20", Unproven),
        ("2004-06~-11", "2004-08-01", Before),
        ("?2004-06-~11", "2004-12-01", Unproven),
        // Spring without a hemisphere may be half a year off.
        ("2001-21", "2001-23", Unproven),
        ("2001-21", "2002-01", Before),
        ("2001-25", "2001-26", Before),
        // Zones: moments where both have one; else both days count.
        ("2025-06-20T10:00:00Z", "2025-06-20T12:00:00Z", Before),
        ("2025-06-20T10:00:00Z", "2025-06-20T12:00:00+02:00", Same),
        ("2025-06-21T01:00:00+10:00", "2025-06-20T23:00:00-10:00", Before),
        ("2025-06-20T23:00:00-10:00", "2025-06-21", Unproven),
        ("2025-06-20T23:00:00-10:00", "2025-06-22", Before),
        ("2016-12-31T23:59:60Z", "2016-12-31T23:59:60Z", Same),
        ("2016-12-31T23:59:60Z", "2017-01-01T00:00:00Z", Unproven),
        // Without a zone, no more than the day.
        ("2025-06-20T10:00:00", "2025-06-20T12:00:00", Same),
        ("2025-06-20T23:00:00", "2025-06-21T01:00:00", Before),
    ] {
        let (a, b) = (date(a), date(b));
        let back = if order == Before { Order::After } else { order };
        assert_eq!((a.order(&b), b.order(&a)), (order, back), "{} {}", a.edtf(), b.edtf());
    }
}

#[track_caller]
fn sort_as_listed(sorted: &[&str]) {
    let mut dates: Vec<Date> = sorted.iter().rev().map(|edtf| date(edtf)).collect();
    dates.sort_by_key(Date::sort_key);
    assert_eq!(dates.iter().map(Date::edtf).collect::<Vec<_>>(), sorted);
}

#[test]
fn dates_sort_by_their_first_day_the_vaguer_first_then_by_their_time() {
    sort_as_listed(&[
        "Y-17E7",
        "-0043",
        "1979/..",
        "1979/1988",
        "1979",
        "1979-01",
        "1979-01-01",
        "1979-02",
        "2025-06",
        "2025-06-20",
        "2025-06-20T08:00:00",
        "2025-06-20T11:00:00+02:00",
        "2025-06-20T10:00:00Z",
        "Y17E70",
    ]);
}

#[test]
fn an_open_start_sorts_before_all_of_its_unit_and_a_set_with_an_open_end_after_all_of_it() {
    sort_as_listed(&[
        "1978-12-31",
        "[..1979]",
        "1979",
        "1979-01-01",
        "1979-12-31",
        "[1979..]",
        "[..1980]",
        "1980",
    ]);
    sort_as_listed(&["1979", "[..1979-05]", "1979-05", "1979-05-31", "[1979-05..]", "1979-06", "[1979..]"]);
    sort_as_listed(&["197X", "1979-12-31", "../198X", "198X", "1980", "1989-12-31", "[198X..]", "1990"]);
    sort_as_listed(&["1978", "/1979", "1979"]);
    // Of several units, an open start stands before the first, an open end after the last.
    sort_as_listed(&["1978", "..1979/1985", "[1979,1985]", "1979", "1985", "[1979,1985..]", "1986"]);
    sort_as_listed(&["[..1979,1985]", "1979-01-01"]);
    // What lies beyond counting is not there.
    sort_as_listed(&["1979", "Y17E70/1980", "1980/Y17E70", "1980", "1981", "../Y17E70"]);
}

#[test]
fn a_gap_is_as_vague_as_its_dates() {
    for (before, after, expected) in [
        ("2025-06-17", "2025-06-20", "3 days"),
        ("2025-06-19", "2025-06-20", "1 day"),
        ("2025-06-01", "2025-08-15", "2 months"),
        ("2024-06-20", "2025-06-20", "1 year"),
        ("2020-01-01", "2025-11-01", "5 years"),
        ("2022-07", "2022-09", "c. 2 months"),
        ("2022-07", "2023-07", "c. 1 year"),
        ("1980/1988", "2022", "c. 34 years"),
        ("1980-09/1988-08", "2022-07", "33 years"),
        ("1980/1988-08-20", "2022-08-20", "34 years"),
        ("1979~", "1999", "c. 20 years"),
        ("2025-06-10~", "2025-06-20", "c. 10 days"),
        ("../1979", "2014/..", "c. 35 years"),
        ("Y-17E7", "Y17E7", "c. 340,000,000 years"),
        ("Y-9000000000000000000", "Y9000000000000000000", "c. 18,000,000,000,000,000,000 years"),
        // One day or two years: no figure is honest.
        ("1979", "1980", ""),
        ("2025-05", "2025-06-01", ""),
        // Not in order, or not surely.
        ("2025", "2024", ""),
        ("2025", "2025-06", ""),
        ("1979~", "1980-12", ""),
        ("2014/..", "2022", ""),
        ("[..1979]", "1990", ""),
    ] {
        let told = gap(&date(before), &date(after)).map(|gap| gap.to_string());
        assert_eq!(told.unwrap_or_default(), expected, "{before} to {after}");
    }
}

#[test]
fn a_gap_between_two_times_is_told_by_the_clock() {
    for (before, after, expected) in [
        ("2025-06-20T10:00:00Z", "2025-06-20T10:00:59Z", ""),
        ("2025-06-20T10:00:00Z", "2025-06-20T10:01:00Z", "1 minute"),
        ("2025-06-20T10:00:00Z", "2025-06-20T10:40:59Z", "40 minutes"),
        ("2025-06-20T10:00:00Z", "2025-06-20T11:00:00Z", "1 hour"),
        ("2025-06-20T10:00:00Z", "2025-06-20T11:30:00Z", "90 minutes"),
        ("2025-06-20T10:00:00Z", "2025-06-20T13:30:00Z", "3 hours"),
        ("2025-06-20T10:00:00Z", "2025-06-20T15:00:00+02:00", "3 hours"),
        ("2025-06-21T01:00:00+10:00", "2025-06-20T23:00:00-10:00", "18 hours"),
        ("2025-06-20T10:00:00Z", "2025-06-21T10:00:00Z", "1 day"),
        ("2025-06-20T10:00:00Z", "2025-06-22T09:00:00Z", "47 hours"),
        // Two whole days have passed, though three midnights.
        ("2025-06-17T23:00:00Z", "2025-06-20T01:00:00Z", "2 days"),
        ("2025-06-17T10:00:00Z", "2025-08-20T12:00:00Z", "2 months"),
        // Without zones the clocks are as written, but on one day nothing proves that both are one.
        ("2025-06-20T23:00:00", "2025-06-21T01:00:00", "2 hours"),
        ("2025-06-20T10:00:00", "2025-06-20T12:00:00", ""),
        // A time with a zone and one without, or a day: no more than days.
        ("2025-06-20T10:00:00Z", "2025-06-20T12:00:00", ""),
        ("2025-06-20T23:00:00Z", "2025-06-22T01:00:00", "2 days"),
        ("2025-06-20T23:00:00Z", "2025-06-22", "2 days"),
        ("2025-06-20", "2025-06-22T01:00:00", "2 days"),
    ] {
        let told = gap(&date(before), &date(after)).map(|gap| gap.to_string());
        assert_eq!(told.unwrap_or_default(), expected, "{before} to {after}");
    }
}

#[test]
fn dates_and_gaps_stay_small() {
    assert!(size_of::<Date>() <= 72, "{}", size_of::<Date>());
    assert!(size_of::<Gap>() <= 16, "{}", size_of::<Gap>());
}

#[test]
fn what_is_said_of_certainty_is_told_part_by_part() {
    for (edtf, expected) in [
        ("2025-06-20", ""),
        ("2022", ""),
        ("2025-06-20T10:00:00Z", "time"),
        ("1979~", "approximate"),
        ("1979?", "uncertain"),
        ("1979%", "approximate uncertain"),
        ("2004-06~-11", "approximate"),
        ("1984~/2004-06?", "approximate uncertain"),
        ("198X", "unspecified"),
        ("198X~", "approximate unspecified"),
        ("1985-04-XX", "unspecified"),
        ("[1667,1668]", "unspecified"),
        ("[2022..]", "unspecified"),
        ("[1667]", ""),
        ("{1960,1961}", ""),
        ("2014/..", ""),
    ] {
        let date = date(edtf);
        let told = [
            (date.has_time(), "time"),
            (date.is_approximate(), "approximate"),
            (date.is_uncertain(), "uncertain"),
            (date.is_unspecified(), "unspecified"),
        ];
        let words: Vec<&str> = told.into_iter().filter(|(is, _)| *is).map(|(_, word)| word).collect();
        assert_eq!(words.join(" "), expected, "{edtf}");
    }
}

#[test]
fn the_seconds_of_a_date_reach_over_all_that_it_names() {
    let day = 86_400;
    for (edtf, other, expected) in [
        ("2025-06-20", "2025-06-20", (0, day)),
        ("2025-06-21", "2025-06-20", (day, 2 * day)),
        ("2025-06-20T10:00:00", "2025-06-20", (36_000, 36_001)),
        ("2025-06-20T23:30:00-10:00", "2025-06-20", (day + 34_200, day + 34_201)),
        ("[2025-06-20..]", "2025-06-20", (0, day)),
    ] {
        let start = date(other).named_seconds().map_or(0, |(first, _)| first);
        let seconds = date(edtf).named_seconds().map(|(first, end)| (first - start, end - start));
        assert_eq!(seconds, Some(expected), "{edtf}");
    }
    assert_eq!(date("XXXX-12-25").named_seconds(), None);
}

#[test]
fn an_exact_day_is_one_certain_day() {
    let exact = ["2025-06-20", "2025-06-20T10:00:00Z", "2025-06-20/2025-06-20"];
    let vague = ["2025-06-20~", "2025-06-20?", "2025-06", "2025-06-2X", "2025-06-20/.."];
    assert!(exact.iter().all(|edtf| date(edtf).is_exact_day()));
    assert!(!vague.iter().any(|edtf| date(edtf).is_exact_day()));
}

/// Strings near EDTF, many of them valid.
fn near_edtf() -> impl Strategy<Value = String> {
    let part = "[?~%]?-?(19[0-9X]{2}|[0-9X]{4}|Y-?[0-9]{5,19}(E[0-9]{1,2})?|Y[0-9]{1,2}E[0-9]{1,2})(S[1-4])?[?~%]?(-[?~%]?([01][0-9]|2[1-4]|X[0-9X])[?~%]?(-[?~%]?[0-3X][0-9X][?~%]?)?)?(T[0-2][0-9]:00:00(Z|[+-]1[0-4])?)?";
    let shape = prop_oneof![
        Just("{}"),
        Just("{}/{}"),
        Just("../{}"),
        Just("{}/.."),
        Just("{}/"),
        Just("..{}/{}"),
        Just("{}/{}.."),
        Just("[{},{}]"),
        Just("[..{}]"),
        Just("[{}..]"),
        Just("[..{},{}]"),
        Just("[{},{}..]"),
        Just("{{}..}")
    ];
    (shape, part, part).prop_map(|(shape, a, b)| shape.replacen("{}", &a, 1).replacen("{}", &b, 1))
}

/// EDTF strings that mean nearly the same: a day with all marks there are, digits left open in each part, and dates near
/// each other in all shapes.
fn close_edtf() -> Vec<String> {
    const MARKS: [&str; 4] = ["", "?", "~", "%"];
    let mut texts = Vec::new();
    for year in combined(&[&MARKS, &["1980"], &MARKS]) {
        let month = combined(&[&["-"], &MARKS, &["06"], &MARKS]);
        let day = combined(&[&["-"], &MARKS, &["12"], &MARKS]);
        texts.extend(combined(&[&[&year], &with_none(&month), &with_none(&day)]));
    }
    let years = [
        "1980",
        "1984",
        "198X",
        "19XX",
        "1XXX",
        "XXXX",
        "1X8X",
        "0044",
        "004X",
        "00XX",
        "-0043",
        "1950S1",
        "1950S2",
        "1950S4",
        "Y-66000000",
        "Y-66E6",
        "Y-66000000S2",
        "Y-66000000S3",
        "Y-66000001",
        "Y170000002",
    ];
    let months = ["", "-06", "-12", "-21", "-25", "-34", "-37", "-0X", "-1X", "-X2", "-X3", "-XX"];
    let days = ["", "-03", "-12", "-30", "-0X", "-2X", "-3X", "-X1", "-XX"];
    texts.extend(combined(&[&years, &months, &days, &MARKS]));
    let dates = [
        "1980",
        "1984",
        "1980~",
        "198X",
        "19XX",
        "1980-06",
        "1980-07",
        "1980-07?",
        "1980-XX",
        "1980-06-12",
        "1980-06-14",
        "1980-06~-12",
        "1980-07-12",
        "1980-XX-12",
        "1980-X2",
        "1980-21",
        "-0043",
        "Y-66000000",
    ];
    for (open, between, close) in [
        ("", "/", ""),
        ("..", "/", ""),
        ("", "/", ".."),
        ("..", "/", ".."),
        ("[", ",", "]"),
        ("{", ",", "}"),
        ("[", "..", "]"),
        ("{", "..", "}"),
        ("[..", ",", "]"),
        ("[", ",", "..]"),
        ("{", ",", "..}"),
        ("[1979,", ",", "]"),
        ("[1979,", "..", "]"),
    ] {
        texts.extend(combined(&[&[open], &dates, &[between], &dates, &[close]]));
    }
    for (open, close) in
        [("../", ""), ("", "/.."), ("/", ""), ("", "/"), ("../", ".."), ("..", "/.."), ("..", "/")]
    {
        texts.extend(combined(&[&[open], &dates, &[close]]));
    }
    for (open, close) in [("[", "]"), ("{", "}"), ("[..", "]"), ("[", "..]"), ("{..", "}"), ("{", "..}")] {
        texts.extend(combined(&[&[open], &dates, &[close]]));
    }
    texts.retain(|text| Date::parse(text).is_ok());
    texts
}

/// All texts of one piece from each list.
fn combined(lists: &[&[&str]]) -> Vec<String> {
    lists.iter().fold(vec![String::new()], |texts, pieces| {
        texts.iter().flat_map(|text| pieces.iter().map(move |piece| format!("{text}{piece}"))).collect()
    })
}

fn with_none(texts: &[String]) -> Vec<&str> {
    std::iter::once("").chain(texts.iter().map(String::as_str)).collect()
}

#[test]
fn what_differs_in_bounds_or_marks_differs_in_words() {
    let texts = close_edtf();
    assert!(texts.len() > 5_000, "{}", texts.len());
    let mut told: HashMap<String, &str> = HashMap::new();
    for edtf in &texts {
        let other = *told.entry(date(edtf).full()).or_insert(edtf);
        assert_eq!(bounds(&date(edtf)), bounds(&date(other)), "{edtf} {other}");
        assert_eq!(marks(edtf), marks(other), "{edtf} {other}");
    }
}

#[test]
fn only_an_interval_has_a_dash_with_spaces() {
    for edtf in close_edtf() {
        let label = date(&edtf).label();
        let has_two_ends = edtf.split_once('/').is_some_and(|(start, end)| start != ".." && end != "..");
        assert!(label == edtf || label.contains(" – ") == has_two_ends, "{edtf} {label}");
    }
}

/// The marks on the parts of each date of an expression, in order, each kind once where it repeats.
fn marks(edtf: &str) -> Vec<[Option<edtf_core::Qualifier>; 3]> {
    use edtf_core::{IntervalEndpoint, SetElement};
    let end = |end: &IntervalEndpoint| match end {
        IntervalEndpoint::Date(date)
        | IntervalEndpoint::OnOrBefore(date)
        | IntervalEndpoint::OnOrAfter(date) => Some(*date),
        IntervalEndpoint::Open | IntervalEndpoint::Unknown => None,
    };
    let dates = match Edtf::parse(edtf) {
        Ok(Edtf::Date(date)) => vec![date],
        Ok(Edtf::DateTime(at)) => vec![at.date],
        Ok(Edtf::Interval(interval)) => end(&interval.start).into_iter().chain(end(&interval.end)).collect(),
        Ok(Edtf::Set(set)) => {
            let first = |element: &SetElement| match element {
                SetElement::Date(date)
                | SetElement::OnOrBefore(date)
                | SetElement::OnOrAfter(date)
                | SetElement::Range(date, _) => *date,
            };
            set.elements.iter().map(first).collect()
        }
        Err(_) => Vec::new(),
    };
    let mut marks: Vec<_> = dates
        .iter()
        .map(|date| {
            [Some(date.year.qualifier), date.month.map(|it| it.qualifier), date.day.map(|it| it.qualifier)]
        })
        .collect();
    marks.dedup();
    marks
}

/// True where two moments, or else the relations of the EDTF library, prove what [`Date::order`] says.
fn proven(a: &Date, b: &Date) -> bool {
    if a.moment().is_some() && b.moment().is_some() {
        let moment = |date: &Date| chrono::DateTime::parse_from_rfc3339(&in_rfc3339(date.edtf())?).ok();
        // RFC 3339 has no years before our era.
        return moment(a).zip(moment(b)).is_none_or(|(a_at, b_at)| match a.order(b) {
            Order::Before => a_at < b_at,
            Order::After => a_at > b_at,
            Order::Same => a_at == b_at,
            Order::Unproven => false,
        });
    }
    let (Ok(parsed_a), Ok(parsed_b)) = (Edtf::parse(&opened(a.edtf())), Edtf::parse(&opened(b.edtf())))
    else {
        return a.order(b) == Order::Unproven;
    };
    let definite = parsed_a.relation(&parsed_b).definite();
    match a.order(b) {
        Order::Before => definite == Some(edtf_core::Relation::Before),
        Order::After => definite == Some(edtf_core::Relation::After),
        Order::Same => definite == Some(edtf_core::Relation::Equal),
        Order::Unproven => true,
    }
}

/// A time with a zone as RFC 3339 has it, with the minutes of the zone.
fn in_rfc3339(edtf: &str) -> Option<String> {
    let (_, time) = edtf.split_once('T')?;
    Some(if time.len() == "10:00:00-04".len() { format!("{edtf}:00") } else { edtf.to_owned() })
}

/// An interval with open ends for those that are unknown or beyond counting: of such a one the library proves nothing,
/// not even on the other side.
fn opened(edtf: &str) -> String {
    let Some((start, end)) = edtf.split_once('/') else {
        return edtf.to_owned();
    };
    let unknown = |end: &str| {
        end.is_empty() || Edtf::parse(end).is_ok_and(|end| end.bounds().earliest == Bound::Unknown)
    };
    let open = |end| if unknown(end) { ".." } else { end };
    format!("{}/{}", open(start), open(end))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn any_string_is_read_or_refused(text in ".{0,40}") {
        if let Err(error) = Date::parse(&text) {
            prop_assert!(error.at.is_none_or(|at| text.is_char_boundary(at)));
        }
    }

    #[test]
    fn a_date_that_is_read_keeps_its_promises(a in near_edtf(), b in near_edtf()) {
        if let (Ok(a), Ok(b)) = (Date::parse(&a), Date::parse(&b)) {
            if let (Some(first), Some(last)) = (a.earliest(), a.latest()) {
                prop_assert!(first <= last);
            }
            prop_assert!(!a.label().is_empty());
            prop_assert!(a.full().starts_with(&a.label()));
            match a.order(&b) {
                Order::Before => {
                    prop_assert_eq!(b.order(&a), Order::After);
                    prop_assert!(a.sort_key() < b.sort_key());
                }
                Order::After => prop_assert_eq!(b.order(&a), Order::Before),
                order @ (Order::Same | Order::Unproven) => {
                    prop_assert_eq!(b.order(&a), order);
                    prop_assert_eq!(gap(&a, &b), None);
                }
            }
            prop_assert!(proven(&a, &b), "{} {}", a.edtf(), b.edtf());
            if let Some(gap) = gap(&a, &b) {
                prop_assert!(!gap.to_string().starts_with("c. 0"));
            }
        }
    }
}
