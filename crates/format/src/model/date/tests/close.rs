//! Labels of many dates that differ little: what differs in bounds or marks differs in words.

use std::collections::HashMap;

use super::{labels::reads, *};

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
    let clocks = ["00", "01", "10", "01:00", "01:10", "10:01", "01:00:00", "01:10:00", "01:00:10"];
    let zones = ["", "Z", "+01", "-01:00", "-10", "+01:10"];
    texts.extend(combined(&[&["1980-06-12T"], &clocks, &zones, &MARKS]));
    let clocks = ["00", "01", "01:00", "01:00:00", "01:00:00.0", "01:00:00.00", "01:00:00.1", "02:00"];
    let ends =
        combined(&[&["1980-06-12T", "1980-06-13T"], &clocks, &["", "Z", "-01", "+00"], &["", "?", "~"]]);
    let ends: Vec<&str> = ends.iter().map(String::as_str).collect();
    texts.extend(combined(&[&ends, &["/"], &ends]));
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
        assert_eq!(date(edtf).surely_within(), date(other).surely_within(), "{edtf} {other}");
        assert_eq!(marks(edtf), marks(other), "{edtf} {other}");
    }
}

#[test]
fn only_an_interval_has_a_dash_with_spaces() {
    for edtf in close_edtf() {
        let label = date(&edtf).label();
        let ends = label.split_once(" – ");
        let has_two_ends = edtf.split_once('/').is_some_and(|(start, end)| start != ".." && end != "..");
        assert!(label == edtf || has_two_ends || ends.is_none(), "{edtf} {label}");
        // Where both ends read the same, they are told once.
        let is_told_once = || edtf.split_once('/').is_some_and(|(start, end)| told_alike(start, end));
        assert!(label == edtf || !has_two_ends || ends.is_some() || is_told_once(), "{edtf} {label}");
        assert!(ends.is_none_or(|(start, end)| start != end), "{edtf} {label}");
    }
}

fn told_alike(start: &str, end: &str) -> bool {
    date(start).label() == date(end).label()
}

#[test]
fn an_interval_whose_ends_read_the_same_is_told_once() {
    reads(&[
        ("0043/0043", "AD 43", "0043/0043"),
        ("2025-06-20/2025-06-20", "20 Jun 2025", "2025-06-20/2025-06-20"),
        ("-0043/-0043", "44 BC", "-0043/-0043"),
        ("1979~/1979~", "c. 1979", "1979~/1979~"),
        ("2004-XX/2004", "2004", "2004-XX/2004"),
        ("198X/198X", "1980s", "198X/198X"),
        ("2024-03-26T01:26/2024-03-26T01:26", "26 Mar 2024 01:26", "2024-03-26T01:26/2024-03-26T01:26"),
        ("1979~/1979", "c. 1979 – 1979", ""),
        ("[1667..1667]", "1667", "[1667..1667]"),
        ("{1660,1667..1667}", "1660 and 1667", "{1660,1667..1667}"),
    ]);
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
    if let Ok(Written { time: Some(time), end, .. }) = clock::read(edtf) {
        let mut marks: Vec<_> =
            [Some(time), end].into_iter().flatten().map(|it| [Some(it.mark), None, None]).collect();
        marks.dedup();
        return marks;
    }
    let dates = match Edtf::parse(edtf) {
        Ok(Edtf::Date(date)) => vec![date],
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
        Ok(Edtf::DateTime(_)) | Err(_) => Vec::new(),
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
