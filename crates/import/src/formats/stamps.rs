//! Stamps that programs write, in the two spellings that standards have, and as numbers, in EDTF: as fine as they are written,
//! with their zone. It must not know what they are stamps of.

use briefing_format::model::{Date, date};
use briefing_text::safe_format;

use crate::{
    Code,
    dates::{self, How, Read},
};

/// The zones that have a name in RFC 822, with their offsets.
const ZONES: [(&str, &str); 13] = [
    ("GMT", "Z"),
    ("UT", "Z"),
    ("UTC", "Z"),
    ("Z", "Z"),
    ("EST", "-05:00"),
    ("EDT", "-04:00"),
    ("CST", "-06:00"),
    ("CDT", "-05:00"),
    ("MST", "-07:00"),
    ("MDT", "-06:00"),
    ("PST", "-08:00"),
    ("PDT", "-07:00"),
    ("-0000", "Z"),
];

/// The first day of 1970, as days are counted.
const DAY_OF_1970: i128 = 719_163;

/// Reads a stamp.
pub(super) fn read(stamp: &str, how: &How) -> Read {
    let stamp = stamp.trim();
    if let Some(edtf) = iso(stamp) {
        return Read { edtf: Some(edtf), ..Read::default() };
    }
    mail(stamp).unwrap_or_else(|| dates::read(stamp, how))
}

/// `2003-12-13T18:30:02Z`, `2003-12-13 18:30:02+0100`, `2003-12-13`.
fn iso(stamp: &str) -> Option<String> {
    if Date::parse(stamp).is_ok() {
        let has_year = stamp.get(..4).is_some_and(|year| year.bytes().all(|byte| byte.is_ascii_digit()));
        return has_year.then(|| stamp.to_owned());
    }
    let (day, time) = stamp.split_at_checked(10)?;
    let time = time.trim_start_matches(['T', 't', ' ']);
    let end = time.find(['+', '-', 'Z', 'z', ' ']).unwrap_or(time.len());
    let (clock, zone) = time.split_at(end);
    let edtf = format!("{day}T{clock}{}", offset(zone.trim())?);
    Date::parse(&edtf).is_ok().then_some(edtf)
}

/// `Mon, 02 Jan 2006 15:04:05 +0100`.
fn mail(stamp: &str) -> Option<Read> {
    let words = match stamp.split_once(',') {
        Some((weekday, rest)) if weekday.chars().all(|c| c.is_alphabetic() || c == '.') => rest.trim(),
        _ => stamp,
    };
    let parts: Vec<&str> = words.split_whitespace().collect();
    let [day, month, year, clock, rest @ ..] = parts.as_slice() else { return None };
    let month = date::month(month.trim_end_matches('.'))?;
    let day: u8 = day.parse().ok()?;
    let year = match year.len() {
        4 => (*year).to_owned(),
        // Which century two digits are of, only an option tells.
        _ => return None,
    };
    let day = format!("{year}-{month:02}-{day:02}");
    let zone = rest.join(" ");
    let edtf = offset(&zone).map(|offset| format!("{day}T{clock}{offset}"));
    if let Some(edtf) = edtf.filter(|edtf| Date::parse(edtf).is_ok()) {
        return Some(Read { edtf: Some(edtf), ..Read::default() });
    }
    Date::parse(&day).ok()?;
    let message = safe_format!("The time of `{stamp}` cannot be read; the day is kept.");
    let findings = vec![(Code::DateCoarsened, message)];
    Some(Read { edtf: Some(day), words: Some(stamp.to_owned()), findings })
}

/// A number of seconds, milliseconds or microseconds since 1970; which of them, its length tells.
pub(super) fn number(stamp: &str) -> Option<String> {
    let digits = stamp.strip_suffix(".0").unwrap_or(stamp);
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let unit: u64 = match digits.len() {
        9..=11 => 1,
        12..=14 => 1_000,
        15..=17 => 1_000_000,
        _ => return None,
    };
    let number: u64 = digits.parse().ok()?;
    let (seconds, rest) = (number / unit, number % unit);
    let day = date::Day::from_number(i128::from(seconds / 86_400) + DAY_OF_1970)?;
    let time = seconds % 86_400;
    let width = unit.ilog10() as usize;
    let rest = if rest == 0 { String::new() } else { format!(".{rest:0width$}") };
    Some(format!("{day}T{:02}:{:02}:{:02}{rest}Z", time / 3_600, time / 60 % 60, time % 60))
}

/// A zone as an offset of EDTF; nothing where it is none that is known.
fn offset(zone: &str) -> Option<String> {
    if zone.is_empty() {
        return Some(String::new());
    }
    if let Some((_, offset)) = ZONES.iter().find(|(name, _)| name.eq_ignore_ascii_case(zone)) {
        return Some((*offset).to_owned());
    }
    let digits: String = zone.get(1..)?.chars().filter(|c| *c != ':').collect();
    let is_offset =
        zone.starts_with(['+', '-']) && digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_offset.then(|| format!("{}{}:{}", &zone[..1], &digits[..2], &digits[2..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stamps_are_as_fine_as_they_are_written() {
        for (stamp, edtf, words) in [
            ("2003-12-13T18:30:02Z", "2003-12-13T18:30:02Z", None),
            ("2003-12-13T18:30:02.25+01:00", "2003-12-13T18:30:02.25+01:00", None),
            ("2003-12-13 18:30:02 +0100", "2003-12-13T18:30:02+01:00", None),
            ("2003-12-13T18:30+0100", "2003-12-13T18:30+01:00", None),
            ("2021-03-04", "2021-03-04", None),
            ("Mon, 02 Jan 2006 15:04:05 GMT", "2006-01-02T15:04:05Z", None),
            ("2 Jan 2006 15:04 EST", "2006-01-02T15:04-05:00", None),
            ("Mon, 02 Jan 2006 15:04:05 +0530", "2006-01-02T15:04:05+05:30", None),
            ("Mon, 02 Jan 2006 15:04:05 MESZ", "2006-01-02", Some("Mon, 02 Jan 2006 15:04:05 MESZ")),
            ("Mon, 02 Jan 2006 24:04:05 GMT", "2006-01-02", Some("Mon, 02 Jan 2006 24:04:05 GMT")),
            ("", "", None),
        ] {
            let read = read(stamp, &How::default());
            assert_eq!(
                (read.edtf.unwrap_or_default().as_str(), read.words.as_deref()),
                (edtf, words),
                "{stamp}"
            );
        }
    }

    #[test]
    fn a_number_is_of_the_unit_that_its_length_tells() {
        for (stamp, edtf) in [
            ("1331698658276340", Some("2012-03-14T04:17:38.276340Z")),
            ("1331698658000000", Some("2012-03-14T04:17:38Z")),
            ("1331698658276", Some("2012-03-14T04:17:38.276Z")),
            ("1331698658", Some("2012-03-14T04:17:38Z")),
            ("0", None),
            ("-1", None),
            ("99999999999999999999", None),
        ] {
            assert_eq!(number(stamp).as_deref(), edtf, "{stamp}");
        }
    }

    #[test]
    fn what_is_no_stamp_stands_as_words() {
        let read = |stamp| read(stamp, &How::default());
        assert_eq!((read("yesterday").edtf, read("yesterday").words), (None, Some("yesterday".to_owned())));
        assert!(read("Thu, 01 Jan 09 19:48:21 GMT").edtf.is_none_or(|edtf| edtf.starts_with('X')));
    }
}
