//! Dates in words. A label never says more than the EDTF string; where it says less, `full` adds the string.
//! It must not know where they are shown.

use edtf_core::{
    DateField, Edtf, Interval, IntervalEndpoint, Qualifier, Set, SetElement, SetKind, Time, TimeShift,
};
use edtf_core::{Year, YearKind};

use super::Date;

/// Words for an expression, and whether they lose something of it.
struct Words {
    text: String,
    lossy: bool,
}

pub(super) fn label(date: &Date) -> String {
    match date.words() {
        Some(words) => words.to_owned(),
        None => plain(date).text,
    }
}

pub(super) fn full(date: &Date) -> String {
    let plain = plain(date);
    let mut notes = Vec::new();
    let head = match date.words() {
        Some(words) => {
            notes.push(plain.text);
            words.to_owned()
        }
        None => plain.text,
    };
    if plain.lossy {
        notes.push(date.edtf.to_string());
    }
    if let Some(as_of) = date.as_of() {
        notes.push(format!("as of {}", as_of.label()));
    }
    if notes.is_empty() { head } else { format!("{head} ({})", notes.join(", ")) }
}

/// The words for the EDTF string, without the source's own; the string itself where there are no good ones.
fn plain(date: &Date) -> Words {
    let words = match Edtf::parse(&date.edtf) {
        Ok(Edtf::Date(date)) => one(&date).or_else(|| century(&date)),
        Ok(Edtf::DateTime(at)) => one(&at.date).map(|day| day.and(&clock(at.time), " ")),
        Ok(Edtf::Interval(interval)) => between(&interval),
        Ok(Edtf::Set(set)) => members(&set),
        Err(_) => None,
    };
    words.unwrap_or_else(|| Words::exact(date.edtf.to_string()))
}

impl Words {
    fn exact(text: String) -> Self {
        Self { text, lossy: false }
    }

    fn and(self, other: &str, between: &str) -> Self {
        Self { text: format!("{}{between}{other}", self.text), lossy: self.lossy }
    }

    fn after(self, before: &str) -> Self {
        Self { text: format!("{before}{}", self.text), lossy: self.lossy }
    }
}

/// A date without its time: `20 Jun 2025`, `c. Jun 2025`, `spring 2001`, `1980s`, `44 BC`.
fn one(date: &edtf_core::Date) -> Option<Words> {
    let mark = common_mark(date)?;
    let unknown = |field: &DateField| field.digits == [None, None];
    let month = date.month.filter(|month| !unknown(month));
    let day = date.day.filter(|day| !unknown(day));
    let lossy = month.is_some() != date.month.is_some() || day.is_some() != date.day.is_some();
    let text = match (day, month) {
        (None, None) => year(&date.year)?,
        // A decade with a month would read as every such month of the decade: "Dec 1980s".
        (None, Some(month)) => format!("{} {}", month_name(month.value()?)?, with_x(&date.year)?),
        (Some(day), Some(month)) => {
            format!("{} {} {}", day.value()?, month_name(month.value()?)?, with_x(&date.year)?)
        }
        (Some(_), None) => return None,
    };
    let about = if mark.approximate { "c. " } else { "" };
    let doubt = if mark.uncertain { "?" } else { "" };
    Some(Words { text: format!("{about}{text}{doubt}"), lossy })
}

/// The mark on the whole date; `None` where only parts of it are marked, which no short words tell.
fn common_mark(date: &edtf_core::Date) -> Option<Qualifier> {
    let mark = date.year.qualifier;
    let same = |field: Option<DateField>| field.is_none_or(|field| field.qualifier == mark);
    (same(date.month) && same(date.day)).then_some(mark)
}

/// A year, or a decade from the year 1000 on. Year 0 is 1 BC.
fn year(year: &Year) -> Option<String> {
    if let YearKind::Standard { negative: false, digits: [Some(a @ 1..), Some(b), Some(c), None] } = year.kind
    {
        return Some(format!("{a}{b}{c}0s"));
    }
    if year.has_unspecified() { None } else { with_x(year) }
}

/// A year with an X for each digit that is not given: `156X`.
fn with_x(year: &Year) -> Option<String> {
    if year.significant_digits.is_some() {
        return None;
    }
    match (year.value(), year.kind) {
        (Some(year), _) => Some(year_words(year)),
        (None, YearKind::Standard { digits, .. }) => {
            Some(digits.iter().map(|digit| digit.map_or('X', |digit| char::from(b'0' + digit))).collect())
        }
        (None, YearKind::Big { .. } | YearKind::Exponential { .. }) => None,
    }
}

/// An astronomical year in words; year 0 is 1 BC.
pub(super) fn year_words(year: i64) -> String {
    match year {
        ..=0 => format!("{} BC", number(1 - i128::from(year))),
        // A bare "44" is no year to a reader, nor does it tell the era.
        1..=999 => format!("AD {year}"),
        1_000.. => number(year.into()),
    }
}

fn number(year: i128) -> String {
    if year <= 9999 { year.to_string() } else { grouped(year) }
}

/// A number with a comma before every third digit from the right.
pub(crate) fn grouped(number: i128) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// `in 1900–1999` for `19XX`: "1900s" would read as a decade, and the 20th century began in 1901.
fn century(date: &edtf_core::Date) -> Option<Words> {
    let YearKind::Standard { negative: false, digits: [Some(a @ 1..), b, None, None] } = date.year.kind
    else {
        return None;
    };
    let plain = date.month.is_none() && !date.year.qualifier.is_qualified();
    let (low, high) = (b.unwrap_or(0), b.unwrap_or(9));
    plain.then(|| Words::exact(format!("in {a}{low}00–{a}{high}99")))
}

/// The name of a month, or of a part of the year (ISO 8601-2, 4.8).
pub(super) fn month_name(code: u8) -> Option<&'static str> {
    Some(match code {
        1 => "Jan",
        2 => "Feb",
        3 => "Mar",
        4 => "Apr",
        5 => "May",
        6 => "Jun",
        7 => "Jul",
        8 => "Aug",
        9 => "Sep",
        10 => "Oct",
        11 => "Nov",
        12 => "Dec",
        21 => "spring",
        22 => "summer",
        23 => "autumn",
        24 => "winter",
        25 => "northern spring",
        26 => "northern summer",
        27 => "northern autumn",
        28 => "northern winter",
        29 => "southern spring",
        30 => "southern summer",
        31 => "southern autumn",
        32 => "southern winter",
        33 => "Q1",
        34 => "Q2",
        35 => "Q3",
        36 => "Q4",
        37 => "Jan–Apr",
        38 => "May–Aug",
        39 => "Sep–Dec",
        40 => "Jan–Jun",
        41 => "Jul–Dec",
        _ => return None,
    })
}

/// `10:00Z`, `23:20:30+04:30`; seconds only where they are not zero.
fn clock(time: Time) -> String {
    let seconds = if time.second == 0 { String::new() } else { format!(":{:02}", time.second) };
    let zone = match time.shift {
        None => String::new(),
        Some(TimeShift::Utc) => "Z".to_owned(),
        Some(TimeShift::Offset { minutes, .. }) => {
            let sign = if minutes < 0 { '-' } else { '+' };
            format!("{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
        }
    };
    format!("{:02}:{:02}{seconds}{zone}", time.hour, time.minute)
}

fn between(interval: &Interval) -> Option<Words> {
    use IntervalEndpoint::{Date, Open, Unknown};
    match (&interval.start, &interval.end) {
        (Date(start), Date(end)) => range(start, end),
        (Date(start), Open) => Some(one(start)?.after("from ")),
        (Date(start), Unknown) => Some(one(start)?.and("?", "–")),
        (Open, Date(end)) => Some(one(end)?.after("until ")),
        (Unknown, Date(end)) => Some(one(end)?.after("?–")),
        _ => None,
    }
}

fn range(start: &edtf_core::Date, end: &edtf_core::Date) -> Option<Words> {
    if let Some(text) = near(start, end) {
        return Some(Words::exact(text));
    }
    let (start, end) = (one(start)?, one(end)?);
    Some(Words { lossy: start.lossy || end.lossy, text: format!("{}–{}", start.text, end.text) })
}

/// An interval in one year, without saying the year twice: `3–5 Jun 2025`, `Jun–Aug 2025`.
fn near(start: &edtf_core::Date, end: &edtf_core::Date) -> Option<String> {
    let plain =
        |date: &edtf_core::Date| !date.is_approximate() && !date.is_uncertain() && !date.has_unspecified();
    if !plain(start) || !plain(end) || start.year != end.year || start == end {
        return None;
    }
    let calendar = |month: DateField| month.value().filter(|month| *month <= 12).and_then(month_name);
    let (from, to) = (calendar(start.month?)?, calendar(end.month?)?);
    let year = year(&start.year)?;
    match (start.day, end.day) {
        (Some(first), Some(last)) if from == to => {
            Some(format!("{}–{} {to} {year}", first.value()?, last.value()?))
        }
        (Some(first), Some(last)) => Some(format!("{} {from}–{} {to} {year}", first.value()?, last.value()?)),
        (None, None) => Some(format!("{from}–{to} {year}")),
        (Some(_), None) | (None, Some(_)) => None,
    }
}

/// A set of one open or closed range, `2022 or later`, `one of 1667–1670`; or of up to three plain dates,
/// `1667 or 1668`, `1960 and 1961`.
fn members(set: &Set) -> Option<Words> {
    let (word, range_of) = match set.kind {
        SetKind::AllMembers => (" and ", "all of "),
        SetKind::OneMember => (" or ", "one of "),
    };
    match &*set.elements {
        [SetElement::OnOrBefore(date)] => return Some(one(date)?.and("earlier", word)),
        [SetElement::OnOrAfter(date)] => return Some(one(date)?.and("later", word)),
        [SetElement::Range(from, to)] => return Some(range(from, to)?.after(range_of)),
        [_, _, _, _, ..] => return None,
        _ => {}
    }
    let mut lossy = false;
    let mut texts = Vec::new();
    for element in &set.elements {
        let SetElement::Date(date) = element else {
            return None;
        };
        let words = one(date)?;
        lossy |= words.lossy;
        texts.push(words.text);
    }
    Some(Words { text: texts.join(word), lossy })
}
