//! Shorter forms of a date: none claims another one, and there is one for each column of a list.

use super::*;

#[track_caller]
fn forms(edtf: &str, expected: &[&str]) {
    assert_eq!(date(edtf).shorter_labels(), expected, "{edtf}");
}

#[test]
fn an_interval_gives_up_its_days_and_then_its_months() {
    forms("1066-12-25/1067-09-09", &["Dec 1066 – Sep 1067", "1066 – 1067"]);
    forms("0924-07-17/0939-10-27", &["Jul AD 924 – Oct AD 939", "AD 924 – 939"]);
    forms("2025-06-03/2025-06-20", &["Jun 2025", "2025"]);
    forms("2025-06-28/2025-07-05", &["Jun – Jul 2025", "2025"]);
    forms("../1066-12-25", &["until Dec 1066", "until 1066"]);
    forms("1066-12-25/..", &["since Dec 1066", "since 1066"]);
    forms("1980/1988", &[]);
}

#[test]
fn marks_are_kept_whatever_is_left_out() {
    forms("1066-12-25~/1067-09-09", &["c. Dec 1066 – Sep 1067", "c. 1066 – 1067"]);
    forms("2004-06-~11", &["c. Jun 2004", "c. 2004"]);
    forms("2004-06-11?", &["Jun 2004?", "2004?"]);
    forms("2004-06-11%/2004-06-12", &["c. Jun 2004?", "c. 2004?"]);
}

#[test]
fn a_time_keeps_its_zone_or_is_told_as_its_day() {
    forms("2015-07-24T19:01:30-04:00", &["24 Jul 2015 19:01-04:00", "24 Jul 2015", "Jul 2015", "2015"]);
    forms("2015-07-24T23:59Z", &["24 Jul 2015", "Jul 2015", "2015"]);
    forms("2015-07-24T19~", &["c. 24 Jul 2015", "c. Jul 2015", "c. 2015"]);
}

#[test]
fn what_is_one_of_several_lies_between_the_first_and_the_last() {
    forms("[1667-09-03,1668-01-05,1670]", &["1667–1670"]);
    forms("{1667-09-03,1667-10-05,1667-12-31}", &["1667"]);
    forms("1985-XX-12", &["1985"]);
    forms("1950S2", &["1900–1999"]);
    forms("[1667-09-03,1668-01-05,1670..]", &[]);
}

#[test]
fn what_is_open_on_one_side_gives_up_the_day_and_the_month_of_the_other() {
    forms("[..2026-11-22]", &["Nov 2026 or earlier", "2026 or earlier"]);
    forms("[1666-09-11..]", &["Sep 1666 or later", "1666 or later"]);
    forms("[1666-09-11~..]", &["c. Sep 1666 or later", "c. 1666 or later"]);
    forms("[1666..]", &[]);
    // A winter may end in the next year.
    forms("[2001-24..]", &[]);
}

#[test]
fn what_may_reach_beyond_its_year_is_not_told_as_one_year() {
    for season in ["2001-24", "2001-32", "2001-21/2001-24", "[2001-24,2001-23]"] {
        let forms = date(season).shorter_labels();
        assert!(!forms.contains(&"2001".to_owned()), "{season}: {forms:?}");
    }
    forms("XXXX-12-25", &["Dec of some year", "some year"]);
}

#[test]
fn deep_time_is_told_in_fewer_letters() {
    forms("Y-65999999", &[]);
    assert_eq!(date("Y-66000000").shorter_labels()[0], "66m years ago");
    assert_eq!(date("Y-252000000/Y-66000000").shorter_labels()[0], "252m – 66m years ago");
    assert_eq!(date("Y-4540000000/Y-66000000").shorter_labels()[0], "4.54bn – 66m years ago");
}

#[test]
fn below_a_heading_only_what_it_names_is_left_out() {
    let under = |edtf: &str, heading: &str| {
        let (first, last) = date(heading).named().unwrap_or_else(|| panic!("{heading}"));
        date(edtf).labels_under(first, last)
    };
    let some = |words: &str| words.split(", ").map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(under("2015-07-24T19:01:30-04:00", "2015-07-24"), some("19:01:30-04:00, 19:01-04:00"));
    assert_eq!(under("2015-07-24T19:01~", "2015-07-24"), some("c. 19:01"));
    assert_eq!(under("2015-07-24T19:01Z", "2015"), some("24 Jul 19:01Z, 24 Jul"));
    assert_eq!(under("2015-07-24", "2015-07"), some("24 Jul"));
    assert_eq!(under("2015-06-28/2015-07-05", "2015"), some("28 Jun – 5 Jul"));
    assert_eq!(under("2015-06~", "2015"), some("c. Jun"));
    assert_eq!(under("0044-03-15", "0044"), some("15 Mar"));
    assert_eq!(under("2015-07-24T19:01:30Z", "2015-07"), some("24 Jul 19:01:30Z, 24 Jul 19:01Z"));
    // What goes on beyond the heading, stands in another day or year, or is the heading itself, keeps all.
    for (edtf, heading) in [
        ("1066-12-25/1067-09-09", "1066"),
        ("1066-12-25/..", "1066"),
        ("2015-07-25T01Z", "2015-07-24"),
        ("2016-01-01T01:00+02:00", "2015"),
        ("2015-07-24", "2010/2019"),
        ("2015~", "2015"),
        ("2015-XX-12", "2015"),
        ("2015~-07-24", "2015"),
        ("2015-07-24?", "2015"),
        ("2015-07-24", "2015-07-24"),
    ] {
        assert_eq!(under(edtf, heading), [""; 0], "{edtf} below {heading}");
    }
}

#[test]
fn each_form_is_shorter_and_none_names_a_year_outside_the_bounds() {
    let parts = ["1066", "1066-12", "1066-12-25", "1067-09-09~", "1067-02?", "156X", "1070-24", "1066-12-2X"];
    let intervals = parts.iter().flat_map(|from| parts.iter().map(move |to| format!("{from}/{to}")));
    let sets = parts.iter().flat_map(|from| parts.iter().map(move |to| format!("[{from},{to},1099]")));
    let times = ["1066-12-25T23", "1066-12-31T23:59:59-04:00", "1067-01-01T00:30Z", "1067-01-01T00~"];
    let all = parts.iter().chain(&times).map(|part| (*part).to_owned()).chain(intervals).chain(sets);
    let mut seen = 0;
    for date in all.filter_map(|edtf| Date::parse(&edtf).ok()) {
        let mut letters_left = date.label().chars().count();
        for form in date.shorter_labels() {
            let letters = form.chars().count();
            assert!(letters < letters_left, "{}: {form}", date.edtf());
            letters_left = letters;
            let numbers = form.split(|c: char| !c.is_ascii_digit()).filter(|word| word.len() == 4);
            for year in numbers.filter_map(|word| word.parse::<i64>().ok()) {
                let (first, last) = date.named().unwrap_or_else(|| panic!("{}", date.edtf()));
                assert!((first.year()..=last.year()).contains(&year), "{}: {form}", date.edtf());
            }
            assert!(!date.is_approximate() || form.contains("c. "), "{}: {form}", date.edtf());
            assert!(!date.is_uncertain() || form.contains('?'), "{}: {form}", date.edtf());
            seen += 1;
        }
    }
    assert!(seen > 100, "{seen}");
}
