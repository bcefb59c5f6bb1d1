//! Dates of digits, whose order somebody must tell, and years of two digits, whose century. It must not know words.

use briefing_format::model::date::{self, Date};
use briefing_text::{SafeText, safe_format};

use super::{
    How, Read, SOME_YEAR, dated, of_some_year, stamp,
    years::{self, year},
};
use crate::{Code, DayOrder};

/// What one date of digits proves about the order of its column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Proof {
    /// The first number cannot be a month.
    DayFirst,
    /// The second number cannot be a month.
    MonthFirst,
    /// Either may be the month; where a point stands between them, the day comes first as everywhere.
    Either {
        /// Whether a point stands between the numbers.
        has_points: bool,
    },
    /// It has two digits for the year, and the year may come first.
    YearPerhapsFirst,
}

/// What the words of a date prove about the order of digits; nothing where they have no digits in question.
pub(crate) fn proves(words: &str) -> Option<Proof> {
    let digits = words.split_whitespace().find_map(Digits::of)?;
    let (first, second) = match digits.parts[..] {
        [first, _, _] if first.len() > 2 => return None,
        [first, second, last]
            if digits.separator != '.' && may_be_year_first(first, last) && second.len() <= 2 =>
        {
            match (number(first), number(second), number(last)) {
                // No year can stand at the end where that is no year, nor first where a month of that number cannot be.
                (_, second, last) if second > 12 || last == 0 || last > 31 => (first, digits.parts[1]),
                _ => return Some(Proof::YearPerhapsFirst),
            }
        }
        [first, second, _] => (first, second),
        [first, second] if second.len() <= 2 && first.len() <= 2 => (first, second),
        _ => return None,
    };
    match (number(first), number(second)) {
        (13..=31, 1..=12) => Some(Proof::DayFirst),
        (1..=12, 13..=31) => Some(Proof::MonthFirst),
        (first, second) if first == second || first > 31 || second > 31 => None,
        _ => Some(Proof::Either { has_points: digits.separator == '.' }),
    }
}

/// What the words may mean with the day first and with the month first, as people say it.
pub(crate) fn readings(words: &str) -> Option<[String; 2]> {
    let of = |order: DayOrder| {
        let how = How { order: Some(order), years: Some((1950, 2049)), ..How::default() };
        let edtf = super::read(words, &how).edtf?;
        Date::parse(&edtf).ok().map(|date| date.label())
    };
    Some([of(DayOrder::Dmy)?, of(DayOrder::Mdy)?])
}

/// Numbers with a separator between them, which stands twice in a date and once where the year or the day is missing.
struct Digits<'w> {
    parts: Vec<&'w str>,
    separator: char,
}

impl<'w> Digits<'w> {
    fn of(word: &'w str) -> Option<Self> {
        let word = word.trim_end_matches([',', ';']);
        let separator =
            word.chars().find(|c| !c.is_ascii_digit()).filter(|c| matches!(c, '.' | '/' | '-'))?;
        let parts: Vec<&str> = word.trim_end_matches('.').split(separator).collect();
        let is_number =
            |part: &&str| (1..=4).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
        let count = parts.len();
        let is_date = count == 3
            || count == 2 && separator != '-'
            || count == 2 && parts.iter().any(|part| part.len() == 4);
        (is_date && parts.iter().all(is_number)).then_some(Self { parts, separator })
    }
}

pub(super) fn number(part: &str) -> u16 {
    part.parse().unwrap_or_default()
}

fn may_be_year_first(first: &str, last: &str) -> bool {
    first.len() == 2 && last.len() <= 2
}

/// Reads what has a date of digits, a year of few digits or a time of midnight in it; nothing where it has none of them.
pub(super) fn read(words: &str, given: &str, how: &How) -> Option<Read> {
    let iso = stamp::iso(words, how);
    let words = iso.as_str();
    if let Some(read) = stamp::before_christ(words, given) {
        return Some(read);
    }
    let found = words.split(' ').enumerate().filter_map(|(at, word)| Some((at, Digits::of(word)?)));
    let found: Vec<(usize, Digits<'_>)> = found.collect();
    let in_words = |code, message| Some(Read::in_words(given).told(code, message));
    let mut parts: Vec<String> = words.split(' ').map(str::to_owned).collect();
    for (at, digits) in &found {
        match ordered(digits, how) {
            Order::One(date) => parts[*at] = date,
            Order::Two(one, other) if found.len() == 1 => {
                let with = |date: String| {
                    let mut parts = parts.clone();
                    parts[*at] = date;
                    parts.join(" ")
                };
                return two(&with(one), &with(other), given);
            }
            Order::Two(..) => return in_words(Code::DateOrderOpen, unknown(Code::DateOrderOpen, given)),
            Order::Unknown(code) => return in_words(code, unknown(code, given)),
            Order::Wrong => return in_words(Code::DateNotRead, wrong(given, how)),
            Order::Plain => {}
        }
    }
    if !found.is_empty() {
        let parts = parts.join(" ");
        return if parts == given { None } else { finish(&parts, given, how) };
    }
    if let Some(short) = years::short(words, how) {
        let message = || unknown(Code::CenturyMissing, given);
        return short.map_or_else(
            |()| Some(Read::in_words(given).told(Code::CenturyMissing, message())),
            |long| dated(&long, given),
        );
    }
    if let Some(whole) = years::with_century(words, how) {
        return finish(&whole, given, how);
    }
    (words != given).then(|| dated(words, given)).flatten()
}

pub(super) fn unknown(code: Code, given: &str) -> SafeText {
    match code {
        Code::CenturyMissing => safe_format!("The year of `{given}` has two digits, and no century."),
        _ => safe_format!("Which of the numbers of `{given}` is the day cannot be told."),
    }
}

fn wrong(given: &str, how: &How) -> SafeText {
    let order = match how.order {
        Some(DayOrder::Dmy) => "day, month, year",
        Some(DayOrder::Mdy) => "month, day, year",
        Some(DayOrder::Ymd) => "year, month, day",
        _ => return safe_format!("`{given}` is no date of the calendar."),
    };
    safe_format!("`{given}` is no date in the order {order}.")
}

/// Reads words with an ISO date in them, whose year may stand for another.
fn finish(words: &str, given: &str, how: &How) -> Option<Read> {
    let read = dated(words, given)
        .or_else(|| super::without_time(words, given, &How { order: None, ..how.clone() }));
    let Some(read) = read else {
        return Some(
            Read::in_words(given)
                .told(Code::DateNotRead, safe_format!("`{given}` is no date that can be read.")),
        );
    };
    let Some(edtf) = read.edtf.as_deref().filter(|edtf| edtf.contains(SOME_YEAR)) else { return Some(read) };
    let code = if words.ends_with(SOME_YEAR) || has_short_year(given) {
        Code::CenturyMissing
    } else {
        Code::YearMissing
    };
    of_some_year(edtf, given, None, code)
}

/// Whether there are three numbers, so that one of them is the year.
fn has_short_year(given: &str) -> bool {
    given.split(' ').any(|word| {
        Digits::of(word).is_some_and(|digits| {
            digits.parts.len() == 3 || digits.parts.iter().any(|part| number(part) > 31)
        })
    })
}

/// One of two days.
fn two(one: &str, other: &str, given: &str) -> Option<Read> {
    let date = |words: &str| date::typed(words, None).ok().map(|date| date.edtf().to_owned());
    let (one, other) = (date(one)?, date(other)?);
    let day = |edtf: &str| edtf.split_once('T').map_or_else(|| edtf.to_owned(), |(day, _)| day.to_owned());
    let message = safe_format!("`{given}` may be {one} or {other}.");
    let (first, last) = if one <= other { (day(&one), day(&other)) } else { (day(&other), day(&one)) };
    let edtf = format!("[{first},{last}]");
    let edtf = Some(edtf).filter(|edtf| Date::parse(edtf).is_ok());
    Some(Read { edtf, ..Read::in_words(given) }.told(Code::DateOrderOpen, message))
}

/// What digits are in the order that is told.
enum Order {
    /// This, in ISO.
    One(String),
    /// One of these.
    Two(String, String),
    /// Nobody can say.
    Unknown(Code),
    /// No date in that order.
    Wrong,
    /// What needs no order.
    Plain,
}

fn ordered(digits: &Digits<'_>, how: &How) -> Order {
    let has_points = digits.separator == '.';
    let order = how.order.filter(|order| *order != DayOrder::Open).or(has_points.then_some(DayOrder::Dmy));
    match digits.parts[..] {
        [first, second, last] if first.len() == 4 => iso(first, second, last),
        [first, second, last] if last.len() == 4 => of_two(first, second, last, order),
        [first, second, last] if first.len() <= 2 && last.len() <= 2 => {
            let is_first = order == Some(DayOrder::Ymd) || order.is_none() && number(first) > 31;
            if is_first {
                return iso(&year(first, how), second, last);
            }
            if order.is_none() && may_be_year_first(first, last) && number(last) <= 31 && number(second) <= 12
            {
                return Order::Unknown(Code::DateOrderOpen);
            }
            of_two(first, second, &year(last, how), order)
        }
        [month, year] if year.len() == 4 && (1..=12).contains(&number(month)) => {
            Order::One(format!("{year}-{month:0>2}"))
        }
        [first, _] if first.len() == 4 => Order::Plain,
        [month, short] if short.len() == 2 && number(short) > 31 && (1..=12).contains(&number(month)) => {
            Order::One(format!("{}-{month:0>2}", year(short, how)))
        }
        [first, second] if first.len() <= 2 && second.len() <= 2 => {
            let year = how.year.map_or_else(|| SOME_YEAR.to_owned(), |year| format!("{year:04}"));
            match of_two(first, second, &year, order) {
                Order::Two(..) => Order::Unknown(Code::DateOrderOpen),
                order => order,
            }
        }
        _ => Order::Wrong,
    }
}

fn iso(year: &str, month: &str, day: &str) -> Order {
    let edtf = format!("{year}-{month:0>2}-{day:0>2}");
    if (1..=12).contains(&number(month)) && Date::parse(&edtf).is_ok() {
        Order::One(edtf)
    } else {
        Order::Wrong
    }
}

fn of_two(first: &str, second: &str, year: &str, order: Option<DayOrder>) -> Order {
    let day_first = iso(year, second, first);
    let month_first = iso(year, first, second);
    match (order, day_first, month_first) {
        (Some(DayOrder::Dmy), found, _) | (Some(DayOrder::Mdy), _, found) => found,
        (_, Order::One(one), Order::One(other)) if one == other => Order::One(one),
        (_, Order::One(one), Order::One(other)) => Order::Two(one, other),
        (_, Order::One(one), _) | (_, _, Order::One(one)) => Order::One(one),
        _ => Order::Wrong,
    }
}
