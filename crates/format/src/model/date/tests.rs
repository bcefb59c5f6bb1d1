//! What dates mean, as tables: bounds, marks, what is no date; and properties that hold for any string. Labels, and order
//! with gaps, have files of their own.

mod close;
mod labels;
mod order;
mod shorter;

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
        ("2025-06-20T23:30:00.25", "2025-06-20 2025-06-20"),
        ("2025-06-20T23/2025-06-21T01:30", "2025-06-20 2025-06-21"),
    ] {
        assert_eq!(bounds(&date(edtf)), expected, "{edtf}");
    }
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
        ("1666-09-02T", Some(11)),
        ("1666-09-02T1", Some(11)),
        ("1666-09-02T25", Some(11)),
        ("1666-09-02T24", Some(11)),
        ("1666-09-02T01:3", Some(11)),
        ("1666-09-02T01:60", Some(14)),
        ("1666-09-02T01:30:", Some(11)),
        ("1666-09-02T01:60:00", Some(14)),
        ("1666-09-02T01:", Some(11)),
        ("1666-09-02T0130", Some(11)),
        ("1666-09-02T01é", Some(13)),
        ("1666-09-02T01+1", Some(13)),
        ("1666-09-02T01:30+15:00", Some(16)),
        ("1666-09-02T01-00:00~", Some(13)),
        ("1666-09-02T01~Z", Some(11)),
        ("1666-09-02T01~~", Some(11)),
        ("1666-09-31T01", Some(8)),
        ("1666-09T01", Some(0)),
        ("1666-09-02~T01", Some(0)),
        ("T01", Some(0)),
        ("1666-09-02T01/1666-09-03", Some(14)),
        ("1666-09-01/1666-09-02T01", Some(0)),
        ("1666-09-02T01/..", Some(14)),
        ("1666-09-02T01/02", Some(14)),
        ("1666-09-02T01/1666-09-02T02/1666-09-02T03", Some(14)),
        ("1666-09-02T01/1666-09-02T25", Some(25)),
        ("1666-09-02T01Z/1666-09-02T02", Some(15)),
        ("1666-09-02T02/1666-09-02T01", Some(14)),
        ("1666-09-02T02:30/1666-09-02T02:29:59.9", Some(17)),
        ("1666-09-02T02:00Z/1666-09-02T03:00+02:00", Some(18)),
        ("1666-09-03T02/1666-09-02T03", Some(14)),
        ("[1666-09-02T01,1666-09-03]", Some(11)),
        ("1666-09-02T01:30:07.", Some(20)),
        ("1666-09-02T01:30:07,5", Some(19)),
        ("1666-09-02T01:30:07.5x", Some(21)),
        ("1666-09-02T01:30:07.1234567890", Some(29)),
        ("1666-09-02T01:30.5", Some(16)),
        ("1666-09-02T01.5Z", Some(13)),
        ("1666-09-02T01:30:61.5Z", Some(17)),
        ("1666-09-02T01:30:07.5+15:00", Some(21)),
        ("[1667, 1668, x]", None),
        ("[1667 1668]", None),
        ("[2024-03..2024-04-05]", Some(10)),
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
    let message = |text: &str| Date::parse(text).map_err(|error| error.message);
    for (text, expected) in [
        ("1666-09-02T1", "not an EDTF date: a time is hh, hh:mm, hh:mm:ss or hh:mm:ss.s"),
        ("1666-09-02T", "not an EDTF date: a time is hh, hh:mm, hh:mm:ss or hh:mm:ss.s"),
        (
            "1666-09-02T01/..",
            "not an EDTF date: a range of times has a day and a time at both ends, such as 2024-03-26T01:26/2024-03-26T01:27",
        ),
        (
            "1666-09-02T01Z/1666-09-02T02",
            "not an EDTF date: of a range of times, both ends have a zone or neither has",
        ),
        ("1666-09-02T02/1666-09-02T01", "not an EDTF date: it ends before it begins"),
        ("1666-09-02T25", "not an EDTF date: hour must be 00-23 (24 is not allowed)"),
        ("1666-09-02T01:60", "not an EDTF date: minute must be 00-59"),
    ] {
        assert_eq!(message(text), Err(expected.to_owned()));
    }
    let set = |members: usize| format!("[{}1999]", "1999,".repeat(members));
    assert!(Date::parse(&set(10)).is_ok());
    assert!(Date::parse(&set(MAX_LENGTH)).is_err());
}

#[test]
fn what_is_no_date_is_told_with_what_to_write_instead() {
    let message = |text: &str| Date::parse(text).err().map(|bad| bad.message).unwrap_or_default();
    for text in ["T01:26:07.", "T01:26:07,5Z", "T01:26.5+01", "T01:26:07.x", "T01:26:07.0123456789-01"] {
        let told = message(&format!("2024-03-26{text}"));
        assert!(told.contains("fraction") && !told.contains("shift"), "{text}: {told}");
    }
    let instead = |text: &str| Date::parse(text).err().and_then(|bad| bad.instead);
    for (text, expected) in [
        ("[2024-03..2024-04-05]", "[2024-03-01..2024-04-05]"),
        ("[2024-03-05..2024-04]", "[2024-03-05..2024-04-30]"),
        ("{1667,2024..2025-02}", "{1667,2024-01..2025-02}"),
        ("[-0043..0014-08-19,1667]", "[-0043-01-01..0014-08-19,1667]"),
        ("[2024-03..2024-04-05, 2025]", "[2024-03-01..2024-04-05,2025]"),
        ("2024-03-26T01:26/01:27", "2024-03-26T01:26/2024-03-26T01:27"),
        ("-004X", "[-0049..-0040]"),
        ("-01XX", "[-0199..-0100]"),
        ("-1XXX", "[-1999..-1000]"),
        ("2024-03-26T01/T03", "2024-03-26T01/2024-03-26T03"),
        ("2024-03-26T01:26Z/02:27+01", "2024-03-26T01:26Z/2024-03-26T02:27+01"),
    ] {
        assert_eq!(instead(text).as_deref(), Some(expected), "{text}");
        assert!(Date::parse(expected).is_ok());
    }
    for text in ["-000X", "-00XX", "-XXXX", "-0X4X", "-004X-03", "-004X~"] {
        assert_eq!(instead(text), None, "{text}");
        assert!(message(text).ends_with("years before 0000 have no open digits in EDTF"), "{text}");
    }
    for text in ["T0/T:", "T:/:", "T/T0/T:", "2024T01/T:02", "[T..T:]"] {
        assert_eq!(instead(text), None, "{text}");
    }
    for text in ["2024-03-26T01/27", "2024-03-26T01:27/01:26", "[1667..1668~]", "2024-03-26T01:26/"] {
        assert_eq!(instead(text), None, "{text}");
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
        ("1666-09-02T01", "time"),
        ("1666-09-02T01~", "time approximate"),
        ("1666-09-02T01:30:00.5?", "time uncertain"),
        ("1666-09-02T01/1666-09-02T02", "time"),
        ("1666-09-02T01~/1666-09-02T02?", "time approximate uncertain"),
        ("1666-09-02T01:30Z?", "time uncertain"),
        ("1666-09-02T01:30:00%", "time approximate uncertain"),
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
        ("2025-06-20T10", "2025-06-20", (36_000, 39_600)),
        ("2025-06-20T10:00~", "2025-06-20", (36_000, 36_060)),
        ("2025-06-20T10:00:00.9", "2025-06-20", (36_000, 36_001)),
        ("2025-06-20T10:00:00.25", "2025-06-20", (36_000, 36_001)),
        ("2025-06-20T10:00/2025-06-20T10:20", "2025-06-20", (36_000, 37_260)),
        ("2025-06-20T23/2025-06-21T00:10:05", "2025-06-20", (82_800, day + 606)),
        ("2025-06-20T10:00+02/2025-06-20T10:00Z", "2025-06-20", (28_800, 36_060)),
        ("2025-06-20T23-10", "2025-06-20", (day + 32_400, day + 36_000)),
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
    let exact = [
        "2025-06-20",
        "2025-06-20T10:00:00Z",
        "2025-06-20/2025-06-20",
        "2025-06-20T10",
        "2025-06-20T10:00:00.5",
        "2025-06-20T10/2025-06-20T11",
    ];
    let vague = [
        "2025-06-20T10~/2025-06-20T11",
        "2025-06-20T10/2025-06-21T11",
        "2025-06-20~",
        "2025-06-20T10~",
        "2025-06-20?",
        "2025-06",
        "2025-06-2X",
        "2025-06-20/..",
    ];
    assert!(exact.iter().all(|edtf| date(edtf).is_exact_day()));
    assert!(!vague.iter().any(|edtf| date(edtf).is_exact_day()));
}

#[test]
fn blanks_between_the_members_of_a_set_mean_nothing() {
    for (written, read) in [
        ("[2024-03-16, 2024-03-17]", "[2024-03-16,2024-03-17]"),
        ("{2024,  2025}", "{2024,2025}"),
        ("[ 1667 , 1668..1670 ]", "[1667,1668..1670]"),
        ("{..1984, 1990~}", "{..1984,1990~}"),
    ] {
        assert_eq!(date(written), date(read), "{written}");
        assert_eq!(date(written).edtf(), read);
    }
    for text in ["[1667 1668]", "1667, 1668", "[16 67,1668]", "[1667, ]", "[1667 .. 1668]", "1980 / 1988"] {
        assert!(Date::parse(text).is_err(), "{text}");
    }
}

#[test]
fn blanks_beside_a_stroke_and_two_dots_are_told_with_the_date_that_is_meant() {
    for (written, meant) in [
        ("[2024-03-16 .. 2024-03-18]", Some("[2024-03-16..2024-03-18]")),
        ("[1667, 1668 .. 1670]", Some("[1667,1668..1670]")),
        ("2024-03-16 / 2024-03-18", Some("2024-03-16/2024-03-18")),
        ("2024 / ..", Some("2024/..")),
        ("1980 /1988", Some("1980/1988")),
        ("2024-03-26T01:26 / 2024-03-26T01:27", Some("2024-03-26T01:26/2024-03-26T01:27")),
        ("2024-03-26T01:26 / 01:27", Some("2024-03-26T01:26/2024-03-26T01:27")),
        // Nobody knows what a blank between digits stands for.
        ("[1667 1668 .. 1670]", None),
        ("2024 03 / 2024-04", None),
        ("1988 / 1980", None),
    ] {
        let Err(bad) = Date::parse(written) else { panic!("{written}") };
        assert_eq!(bad.instead.as_deref(), meant, "{written}");
    }
}

#[test]
fn a_time_of_day_in_a_set_is_told_as_that() {
    for (text, at) in [
        ("[2024-03-26T01:26,2024-03-26T01:27]", 11),
        ("{2024-03-26T01, 2024-03-27}", 11),
        ("[2024-03-26T01:26:07Z..]", 11),
        ("[..2024-03-26T01~]", 13),
    ] {
        let Err(bad) = Date::parse(text) else { panic!("{text}") };
        assert_eq!(
            (bad.message.ends_with(plain::TIME_IN_SET), bad.at.unwrap_or(at)),
            (true, at),
            "{text}: {bad:?}"
        );
    }
    assert!(Date::parse("[Tuesday]").is_err_and(|bad| !bad.message.ends_with(plain::TIME_IN_SET)));
}

#[test]
fn a_fraction_of_a_second_is_kept_as_it_is_written() {
    for edtf in ["2024-03-26T01:26:07.5", "2024-03-26T01:26:07.50Z", "2024-03-26T01:26:07.000000001-04:00~"] {
        assert_eq!(date(edtf).edtf(), edtf);
    }
}

/// Strings near EDTF, many of them valid.
fn near_edtf() -> impl Strategy<Value = String> {
    let part = "[?~%]?-?(19[0-9X]{2}|[0-9X]{4}|Y-?[0-9]{5,19}(E[0-9]{1,2})?|Y[0-9]{1,2}E[0-9]{1,2})(S[1-4])?[?~%]?(-[?~%]?([01][0-9]|2[1-4]|X[0-9X])[?~%]?(-[?~%]?[0-3X][0-9X][?~%]?)?)?(T[0-2][0-9](:[0-5]0(:00(\\.[05]{1,3})?)?)?(Z|[+-]1[0-4])?[?~%]?)?";
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
    #![proptest_config(ProptestConfig::with_cases(8 * ProptestConfig::default().cases))]

    #[test]
    fn any_string_is_read_or_refused(text in ".{0,40}") {
        if let Err(error) = Date::parse(&text) {
            prop_assert!(error.at.is_none_or(|at| text.is_char_boundary(at)));
        }
    }

    /// What a screen shows as a date is a date where one types one, and means the same.
    #[test]
    fn a_label_is_read_back(edtf in near_edtf()) {
        if let Ok(date) = Date::parse(&edtf) {
            let label = date.label();
            prop_assert_eq!(typed(&label, None).map(|read| read.label()), Ok(label));
            for shorter in date.shorter_labels() {
                // Beyond counting, a few years more or less are the same words.
                let is_read = typed(&shorter, None).is_ok();
                prop_assert!(is_read || shorter.contains(",000,"), "{shorter}");
            }
        }
    }

    #[test]
    fn a_whole_time_without_a_mark_is_what_edtf_has(text in "2025-06-20T[0-2][0-9]:[0-6][0-9]:[0-6][0-9](Z|[+-][01][0-9](:[0-6]0)?|.{1,3})?") {
        let is_our_own = text.ends_with(['~', '?', '%']) || text.contains('.');
        prop_assert!(is_our_own || Date::parse(&text).is_ok() == Edtf::parse(&text).is_ok());
    }

    #[test]
    fn what_is_written_of_a_time_holds_what_it_may_be_written_out_to(
        hour in "[01][0-9]|2[0-3]", minute in "[0-5][0-9]", second in "[0-5][0-9](\\.[0-9]{1,9})?", zone in "(Z|[+-]1[0-4]|[+-]0[1-9]:30)?",
    ) {
        let of = |clock: String| date(&format!("2025-06-20T{clock}{zone}")).named_seconds();
        let (whole, minute, second) = (of(hour.clone()), of(format!("{hour}:{minute}")), of(format!("{hour}:{minute}:{second}")));
        let holds = |outer: Option<(i128, i128)>, inner: Option<(i128, i128)>| {
            outer.zip(inner).is_some_and(|(outer, inner)| outer.0 <= inner.0 && inner.1 <= outer.1)
        };
        prop_assert!(holds(whole, minute) && holds(minute, second));
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
            prop_assert!(order::proven(&a, &b), "{} {}", a.edtf(), b.edtf());
            if let Some(gap) = gap(&a, &b) {
                prop_assert!(!gap.to_string().starts_with("c. 0"));
            }
        }
    }
}
