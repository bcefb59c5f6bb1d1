//! What dates mean, as tables: bounds, labels, order, gaps; and properties that hold for any string.

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

#[test]
fn labels_are_short_and_full_adds_what_they_lose() {
    for (edtf, label, full) in [
        ("2025-06-20", "20 Jun 2025", ""),
        ("2022-07", "Jul 2022", ""),
        ("2022", "2022", ""),
        ("198X", "1980s", ""),
        ("19XX", "in 1900–1999", ""),
        ("1XXX", "in 1000–1999", ""),
        ("19XX~", "19XX~", ""),
        ("000X", "000X", ""),
        ("1X8X", "1X8X", ""),
        ("2025-06~", "c. Jun 2025", ""),
        ("2025-06-13~", "c. 13 Jun 2025", ""),
        ("1979?", "1979?", ""),
        ("1979%", "c. 1979?", ""),
        ("198X~", "c. 1980s", ""),
        ("2004-06~-11", "2004-06~-11", ""),
        ("?2004-06-11", "?2004-06-11", ""),
        ("1980-09/1988-08", "Sep 1980–Aug 1988", ""),
        ("1980/1988", "1980–1988", ""),
        ("1984~/2004-06?", "c. 1984–Jun 2004?", ""),
        ("198X/199X", "1980s–1990s", ""),
        ("2025-06-03/2025-06-05", "3–5 Jun 2025", ""),
        ("2025-06-30/2025-07-02", "30 Jun–2 Jul 2025", ""),
        ("2025-06/2025-08", "Jun–Aug 2025", ""),
        ("2025-06-30/2025-08", "30 Jun 2025–Aug 2025", ""),
        ("2025-12-30/2026-01-02", "30 Dec 2025–2 Jan 2026", ""),
        ("2014/..", "from 2014", ""),
        ("../1979", "until 1979", ""),
        ("/1979", "?–1979", ""),
        ("1979/", "1979–?", ""),
        ("..1979/1985", "..1979/1985", ""),
        ("2001-21", "spring 2001", ""),
        ("2001-29~", "c. southern spring 2001", ""),
        ("2001-34", "Q2 2001", ""),
        ("2001-40", "Jan–Jun 2001", ""),
        ("2004-XX", "2004", "2004 (2004-XX)"),
        ("1985-04-XX", "Apr 1985", "Apr 1985 (1985-04-XX)"),
        ("1985-XX-XX/1986", "1985–1986", "1985–1986 (1985-XX-XX/1986)"),
        ("1985-XX-12", "1985-XX-12", ""),
        ("1872-12-2X", "1872-12-2X", ""),
        ("XXXX-12-25", "25 Dec XXXX", ""),
        ("156X-12-25", "25 Dec 156X", ""),
        ("198X-12", "Dec 198X", ""),
        ("[1667,1668]", "1667 or 1668", ""),
        ("{1960,1961-12}", "1960 and Dec 1961", ""),
        ("[1667,1668,1670]", "1667 or 1668 or 1670", ""),
        ("[1667,1668,1670,1671]", "[1667,1668,1670,1671]", ""),
        ("[1667,1668,1670..1672]", "[1667,1668,1670..1672]", ""),
        ("[1667..1670]", "one of 1667–1670", ""),
        ("[2025-06-03..2025-06-05]", "one of 3–5 Jun 2025", ""),
        ("{1960..1962}", "all of 1960–1962", ""),
        ("[2022..]", "2022 or later", ""),
        ("[..1979]", "1979 or earlier", ""),
        ("[2025-06~..]", "c. Jun 2025 or later", ""),
        ("[2004-XX..]", "2004 or later", "2004 or later ([2004-XX..])"),
        ("{..1984}", "1984 and earlier", ""),
        ("[..1979,1985]", "[..1979,1985]", ""),
        ("[..XXXX-XX-12]", "[..XXXX-XX-12]", ""),
        ("Y170000002", "170,000,002", ""),
        ("Y-17E7", "170,000,001 BC", ""),
        ("Y17E70", "Y17E70", ""),
        ("1950S2", "1950S2", ""),
        ("0044-03-15", "15 Mar AD 44", ""),
        ("-0043-03-15", "15 Mar 44 BC", ""),
        ("0000", "1 BC", ""),
        ("2025-06-20T10:00:00Z", "20 Jun 2025 10:00Z", ""),
        ("2025-06-20T10:00:30", "20 Jun 2025 10:00:30", ""),
        ("2025-06-20T10:00:00-04", "20 Jun 2025 10:00-04:00", ""),
    ] {
        assert_eq!(date(edtf).label(), label, "{edtf}");
        assert_eq!(date(edtf).full(), if full.is_empty() { label } else { full }, "{edtf}");
    }
}

#[test]
fn the_words_of_the_source_win_and_full_tells_what_they_mean() {
    let last_week = date("2025-06-13~").with_words("last week", Some(date("2025-06-20")));
    assert_eq!(last_week.label(), "last week");
    assert_eq!(last_week.full(), "last week (c. 13 Jun 2025, as of 20 Jun 2025)");
    assert_eq!(last_week.words(), Some("last week"));
    assert_eq!(last_week.as_of(), Some(&date("2025-06-20")));
    assert_eq!(last_week.edtf(), "2025-06-13~");

    let soon_after = date("[1979..]").with_words("soon after", None);
    assert_eq!(soon_after.full(), "soon after (1979 or later)");
    assert_eq!(date("2004-XX").with_words("in 2004", None).full(), "in 2004 (2004, 2004-XX)");
    assert_eq!(date("2025").with_words(" ", None), date("2025"));
    assert_eq!(date("2025").with_words("", Some(date("2026"))).full(), "2025 (as of 2026)");
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
        ("2025-06-20T10:00:00", "2025-06-20T12:00:00", Same),
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
fn a_date_stays_small() {
    assert!(size_of::<Date>() <= 72, "{}", size_of::<Date>());
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
            if let Some(gap) = gap(&a, &b) {
                prop_assert!(!gap.to_string().starts_with("c. 0"));
            }
        }
    }
}
