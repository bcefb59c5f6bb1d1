//! What two dates prove about their order, how dates sort, and the gaps between them.

use super::*;

#[track_caller]
fn in_order(pairs: &[(&str, &str, Order)]) {
    for (a, b, order) in pairs {
        let (a, b) = (date(a), date(b));
        let back = if *order == Order::Before { Order::After } else { *order };
        assert_eq!((a.order(&b), b.order(&a)), (*order, back), "{} {}", a.edtf(), b.edtf());
    }
}

#[test]
fn order_is_claimed_only_where_the_bounds_prove_it() {
    use Order::{Before, Same, Unproven};
    in_order(&[
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
        // Zones: an hour and a minute as moments that may lie anywhere in them.
        ("2025-06-20T10Z", "2025-06-20T11Z", Before),
        ("2025-06-20T10Z", "2025-06-20T12:59+02:00", Unproven),
        ("2025-06-20T10Z", "2025-06-20T13+02:00", Before),
        ("2025-06-20T23-10", "2025-06-21T09Z", Unproven),
        // Without a zone, all are of one clock.
        ("2025-06-20T10:00:00", "2025-06-20T12:00:00", Before),
        ("2025-06-20T10:00:00", "2025-06-20T10:00:00", Same),
        ("2025-06-20T23:00:00", "2025-06-21T01:00:00", Before),
        ("1666-09-02T01", "1666-09-02T03", Before),
        ("1666-09-02T01", "1666-09-02T02", Before),
        ("1666-09-02T01", "1666-09-02T01", Unproven),
        ("1666-09-02T01", "1666-09-02T01:30", Unproven),
        ("1666-09-02T01:30", "1666-09-02T01:30:00", Unproven),
        ("1666-09-02T01:30", "1666-09-02T01:31", Before),
        ("1666-09-02T23", "1666-09-03T00", Before),
        // About an hour: one whole hour must lie clear between.
        ("1666-09-02T22~", "1666-09-02T23", Unproven),
        ("1666-09-02T22~", "1666-09-03T00", Before),
        ("1666-09-02T21~", "1666-09-02T23~", Unproven),
        ("1666-09-02T20~", "1666-09-02T23~", Before),
        ("1666-09-02T01:30~", "1666-09-02T01:31:59", Unproven),
        ("1666-09-02T01:30~", "1666-09-02T01:32", Before),
        ("1666-09-02T22~", "1666-09-02T22~", Unproven),
        // Against a day, and against a time on another clock, no more than the days on which it may be.
        ("1666-09-02T22", "1666-09-02", Same),
        ("1666-09-02T22~", "1666-09-02", Unproven),
        ("1666-09-02T22", "1666-09-03", Before),
        ("1666-09-02T22~", "1666-09-03", Before),
        ("1666-09-02T23~", "1666-09-03", Unproven),
        ("1666-09-01", "1666-09-02T00?", Unproven),
        ("1666-09-01", "1666-09-02T01?", Before),
        ("2025-06-20T10", "2025-06-20T12Z", Same),
        ("2025-06-20T23-01", "2025-06-21T10", Unproven),
        ("2025-06-20T22-01", "2025-06-21T10", Before),
        ("2025-06-20T22:30-01:30", "2025-06-21", Unproven),
        ("2025-06-20T22-01~", "2025-06-21", Unproven),
    ]);
}

#[test]
fn fractions_and_ranges_of_times_are_in_order_where_their_moments_are() {
    use Order::{Before, Same, Unproven};
    in_order(&[
        // A fraction of a second lies in its second, and is closer than it.
        ("2024-03-26T01:26:07.5", "2024-03-26T01:26:07.6", Before),
        ("2024-03-26T01:26:07.5", "2024-03-26T01:26:07.5", Same),
        ("2024-03-26T01:26:07.5", "2024-03-26T01:26:07.55", Unproven),
        ("2024-03-26T01:26:07.50", "2024-03-26T01:26:07.55", Before),
        ("2024-03-26T01:26:07", "2024-03-26T01:26:07.5", Unproven),
        ("2024-03-26T01:26", "2024-03-26T01:26:07.5", Unproven),
        ("2024-03-26T01:26:07.999999999", "2024-03-26T01:26:08", Before),
        ("2024-03-26T01:26:07.5Z", "2024-03-26T02:26:07.6+01:00", Before),
        ("2024-03-26T01:26:07.5Z", "2024-03-26T02:26:07.5+01:00", Same),
        ("2024-03-26T01:26:07.5~", "2024-03-26T01:26:07.6", Unproven),
        ("2024-03-26T01:26:07.5~", "2024-03-26T01:26:07.7", Before),
        ("2024-03-26T01:26:07.5Z", "2024-03-26T01:26:07.6", Same),
        // A range of times is in order where all of it is.
        ("2024-03-26T01:26/2024-03-26T01:27", "2024-03-26T01:28", Before),
        ("2024-03-26T01:26/2024-03-26T01:27", "2024-03-26T01:27", Unproven),
        ("2024-03-26T01:26/2024-03-26T01:27", "2024-03-26T01:27:59.9", Unproven),
        ("2024-03-26T01:25:59", "2024-03-26T01:26/2024-03-26T01:27", Before),
        ("2024-03-26T01:26/2024-03-26T01:27", "2024-03-26T01:26/2024-03-26T01:27", Unproven),
        ("2024-03-26T01/2024-03-26T03", "2024-03-26T04/2024-03-26T05", Before),
        ("2024-03-26T01/2024-03-26T03~", "2024-03-26T04", Unproven),
        ("2024-03-26T01~/2024-03-26T03", "2024-03-26T04", Before),
        ("2024-03-26T01Z/2024-03-26T03Z", "2024-03-26T06+02", Before),
        ("2024-03-26T01/2024-03-26T03", "2024-03-27", Before),
        ("2024-03-26T01/2024-03-26T03", "2024-03-26", Same),
        ("2024-03-26T23/2024-03-27T01", "2024-03-27", Unproven),
        ("2024-03-26T23-01/2024-03-26T23:30-01", "2024-03-27", Unproven),
        ("2024-03-26T01/2024-03-26T03", "2024-03-26T04Z", Same),
    ]);
}

#[track_caller]
fn sort_as_listed(sorted: &[&str]) {
    let mut dates: Vec<Date> = sorted.iter().rev().map(|edtf| date(edtf)).collect();
    dates.sort_by_key(Date::sort_key);
    assert_eq!(dates.iter().map(Date::edtf).collect::<Vec<_>>(), sorted);
}

#[test]
fn what_has_no_year_stands_behind_all_others_and_no_gap_leads_to_it() {
    let nowhere = ["XXXX", "XXXX-12-25", "XXXX-02-XX", "XXXX-XX-01~", "[XXXX-01,XXXX-03]", "XXXX-12/XXXX"];
    let words = ["last week", "long ago", "before the war"]
        .map(|words| Date::in_words(words, None).unwrap_or_else(|| panic!("{words}")));
    let nowhere: Vec<Date> = nowhere.into_iter().map(date).chain(words).collect();
    for other in ["Y-17E7", "-0043", "0001", "1979/..", "2025-06-20T10:00Z", "9999", "Y17E7"] {
        let other = date(other);
        for date in &nowhere {
            assert!(other.sort_key() < date.sort_key(), "{} {}", other.edtf(), date.edtf());
            assert_eq!((date.order(&other), other.order(date)), (Order::Unproven, Order::Unproven));
            assert_eq!((gap(date, &other), gap(&other, date)), (None, None));
            assert!(!date.begins_before(&other) && !other.begins_before(date));
        }
    }
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
        "2025-06-20T08",
        "2025-06-20T08:00",
        "2025-06-20T08:00:00",
        "2025-06-20T08:00:00.0",
        "2025-06-20T08:00:00.00",
        "2025-06-20T08:00:00.05",
        "2025-06-20T08:00:00.1/2025-06-22T09",
        "2025-06-20T08:30/2025-06-20T08:40",
        "2025-06-20T08:59~",
        "2025-06-20T11:00:00+02:00",
        "2025-06-20T12+02",
        "2025-06-20T10:00:00Z",
        "2025-06-20T23",
        "2025-06-20T23:59:60",
        "2025-06-21T03+02",
        "Y17E70",
        "XXXX-01-01",
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
        // Where the dates leave more open than one number would say, both ends are told.
        ("0868-11-20", "11XX", "231 to 331 years"),
        ("1669", "19XX", "230 to 330 years"),
        ("1980/198X", "2022", "32 to 42 years"),
        ("2022-01", "2022-12", "c. 11 months"),
        ("2022", "2024-07", "c. 2 years"),
        ("2022", "2023-12", "11 to 23 months"),
        ("2025-01-01", "2025-02-2X", "50 to 58 days"),
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
        // Without zones all are of one clock.
        ("2025-06-20T23:00:00", "2025-06-21T01:00:00", "2 hours"),
        ("2025-06-20T10:00:00", "2025-06-20T12:00:00", "2 hours"),
        // An hour is as vague among times as a month among dates.
        ("1666-09-02T01", "1666-09-02T02", ""),
        ("1666-09-02T01", "1666-09-02T03", "c. 2 hours"),
        ("1666-09-02T03", "1666-09-02T07", "c. 4 hours"),
        ("1666-09-02T03~", "1666-09-02T06", ""),
        ("1666-09-02T03~", "1666-09-02T07", "c. 4 hours"),
        ("1666-09-02T03~", "1666-09-02T09", "c. 6 hours"),
        ("1666-09-02T01", "1666-09-02T02:20", ""),
        ("1666-09-02T01", "1666-09-02T02:45", "45 to 105 minutes"),
        ("1666-09-02T01", "1666-09-02T03:00:00", "c. 2 hours"),
        ("1666-09-02T01:30", "1666-09-02T01:31", ""),
        ("1666-09-02T01:30", "1666-09-02T01:35", "c. 5 minutes"),
        ("1666-09-02T01:30", "1666-09-02T02:30", "c. 1 hour"),
        ("1666-09-02T01:30", "1666-09-02T11:30", "c. 10 hours"),
        ("1666-09-02T01:30", "1666-09-02T11:45", "10 hours"),
        ("1666-09-02T01", "1666-09-03T01", "c. 1 day"),
        ("1666-09-02T01", "1666-09-05T01", "c. 3 days"),
        ("1666-09-02T01", "1666-09-05T03", "3 days"),
        ("1666-09-02T01", "1666-11-02T03", "2 months"),
        ("1666-09-02T22~", "1666-09-04", "2 days"),
        ("1666-09-02T23~", "1666-09-04", "c. 1 day"),
        // Fractions count, and of a range of times its ends.
        ("2024-03-26T01:26:07.9", "2024-03-26T01:27:08.1", "1 minute"),
        ("2024-03-26T01:26:07.9", "2024-03-26T01:27:07.8", ""),
        ("2024-03-26T01:26/2024-03-26T01:27", "2024-03-26T01:37", "c. 10 minutes"),
        ("2024-03-26T01:26/2024-03-26T01:27", "2024-03-26T03:37/2024-03-26T06", "2 hours"),
        ("2024-03-26T01/2024-03-26T03", "2024-03-29", "3 days"),
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

/// True where two moments, or else the relations of the EDTF library, prove what [`Date::order`] says.
pub(super) fn proven(a: &Date, b: &Date) -> bool {
    let zoned = |date: &Date| date.surely_within().map(|seconds| seconds.in_utc);
    if zoned(a).is_some() && zoned(a) == zoned(b) {
        let (Some((a_first, a_last)), Some((b_first, b_last))) = (ends(a.edtf()), ends(b.edtf())) else {
            return false;
        };
        return match a.order(b) {
            Order::Before => a_last < b_first,
            Order::After => a_first > b_last,
            Order::Same => (a_first, a_last) == (b_first, b_last) && a_last - a_first < 1_000_000_000,
            Order::Unproven => a_first <= b_last && b_first <= a_last,
        };
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

/// The first and the last nanosecond that a time, or a range of times, may be, as chrono reads it written out; in UTC
/// where it has no zone.
fn ends(edtf: &str) -> Option<(i128, i128)> {
    let (first, last) = edtf.split_once('/').unwrap_or((edtf, edtf));
    Some((moments(first)?.0, moments(last)?.1))
}

fn moments(edtf: &str) -> Option<(i128, i128)> {
    let time = edtf.trim_end_matches(['?', '~', '%']);
    let start = "2025-06-20T".len();
    let (clock, zone) =
        time.split_at(time[start..].find(['Z', '+', '-']).map_or(time.len(), |at| start + at));
    let zone = match zone.len() {
        0 => "Z".to_owned(),
        3 => format!("{zone}:00"),
        _ => zone.to_owned(),
    };
    let (rest, unit) = match clock.len() - start {
        2 => (":00:00", 3_600_000_000_000),
        5 => (":00", 60_000_000_000),
        8 => ("", 1_000_000_000),
        digits => ("", 10_i128.pow(18 - digits as u32)),
    };
    let at = chrono::DateTime::parse_from_rfc3339(&format!("{clock}{rest}{zone}")).ok()?;
    let first = i128::from(at.timestamp()) * 1_000_000_000 + i128::from(at.timestamp_subsec_nanos());
    let slack = if time == edtf { 0 } else { unit };
    Some((first - slack, first + unit - 1 + slack))
}

/// The days of times; an interval with open ends for those that are unknown or beyond counting: of such a one the library proves nothing,
/// not even on the other side.
fn opened(edtf: &str) -> String {
    let day = |edtf: &str| edtf.split('T').next().unwrap_or_default().to_owned();
    let Some((start, end)) = edtf.split_once('/') else { return day(edtf) };
    if edtf.contains('T') {
        return format!("{}/{}", day(start), day(end));
    }
    let unknown = |end: &str| {
        end.is_empty() || Edtf::parse(end).is_ok_and(|end| end.bounds().earliest == Bound::Unknown)
    };
    let open = |end| if unknown(end) { ".." } else { end };
    format!("{}/{}", open(start), open(end))
}
