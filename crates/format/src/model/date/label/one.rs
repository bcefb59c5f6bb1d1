//! A single date in words, without its time. It must not know what the date is part of.

use edtf_core::{Date, DateField, Qualifier};

use super::year::{Years, year_words, years};
use super::{Form, Words, listed, marked};
use crate::model::date::Day;

/// `20 Jun 2025`, `c. Jun 2025`, `spring 2001`, `1980s`, `44 BC`, `12th of a month in 1985`, `11 of c. Jun 2004`.
pub(super) fn one(date: &Date) -> Option<Words> {
    let mark = date.year.qualifier;
    let marks = [date.month, date.day].into_iter().flatten().map(|field| field.qualifier);
    if marks.into_iter().any(|other| other != mark) {
        return parts(date);
    }
    let words = unmarked(date)?;
    if !mark.is_qualified() {
        return Some(words);
    }
    // An estimate of digits has its own "c.".
    let takes_mark = words.form == Form::Term && date.year.significant_digits.is_none();
    takes_mark.then(|| Words { text: marked(mark, &words.text), ..words })
}

/// A date of which only parts are marked, or each in its way. "of" stands where the mark changes, so that a mark holds
/// for what is between: `11 of c. Jun 2004`, `11 Jun of 2004?`, `c. 11 of Jun 2004`.
fn parts(date: &Date) -> Option<Words> {
    if date.has_unspecified() {
        return None;
    }
    let day = match date.day {
        Some(day) => Some((day.qualifier, day.value()?.to_string())),
        None => None,
    };
    let month = date.month?;
    let month = (month.qualifier, month_name(month.value()?)?.to_owned());
    let year = (date.year.qualifier, year_words(date.year.value()?));
    let mut runs: Vec<(Qualifier, String)> = Vec::new();
    for (mark, text) in day.into_iter().chain([month, year]) {
        match runs.last_mut() {
            Some((last, run)) if *last == mark => *run = format!("{run} {text}"),
            _ => runs.push((mark, text)),
        }
    }
    let runs: Vec<String> = runs.iter().map(|(mark, run)| marked(*mark, run)).collect();
    Some(Words { text: runs.join(" of "), lossy: false, form: Form::Parts })
}

fn unmarked(date: &Date) -> Option<Words> {
    let years = years(&date.year)?;
    let told = |field: &DateField| field.digits != [None, None];
    let (month, day) = (date.month.filter(told), date.day.filter(told));
    let lossy = month.is_some() != date.month.is_some() || day.is_some() != date.day.is_some();
    let words = match (day, month) {
        (None, None) => match years {
            Years::One { text, lossy } => Words { text, lossy, form: Form::Term },
            Years::Within { text, .. } => Words { text, lossy: false, form: Form::Term },
            Years::Any => Words { text: "some year".to_owned(), lossy: true, form: Form::Phrase },
        },
        (None, Some(month)) => {
            let (text, form) = months(month)?;
            in_year(&text, form, years)
        }
        (Some(day), Some(month)) => {
            // A year that is not given may be a leap year.
            let (text, form) = days(day, month, date.year.value().unwrap_or(2000))?;
            in_year(&text, form, years)
        }
        (Some(day), None) => {
            let day = ordinal(day.value()?);
            let (text, lossy) = match years {
                Years::One { text, lossy } => (format!("{day} of a month in {text}"), lossy),
                Years::Within { inside, .. } => (format!("{day} of a month in {inside}"), false),
                Years::Any => (format!("{day} of some month"), true),
            };
            // The words hold what is given; the year stands for the month too.
            return Some(Words { text, lossy, form: Form::Phrase });
        }
    };
    Some(Words { lossy: lossy || words.lossy, ..words })
}

/// A decade with a month would read as every such month of the decade: "Dec 1980s".
fn in_year(text: &str, form: Form, years: Years) -> Words {
    match years {
        Years::One { text: year, lossy } => Words { text: format!("{text} {year}"), lossy, form },
        Years::Within { inside, .. } => {
            Words { text: format!("{text} of a year in {inside}"), lossy: false, form: Form::Phrase }
        }
        Years::Any => Words { text: format!("{text} of some year"), lossy: true, form: Form::Phrase },
    }
}

/// `Jun`, `Oct–Dec` for `1X`, `Feb or Dec` for `X2`.
fn months(month: DateField) -> Option<(String, Form)> {
    if let Some(code) = month.value() {
        return Some((month_name(code)?.to_owned(), Form::Term));
    }
    let codes = matching(month, 12);
    let names: Vec<&str> = codes.iter().filter_map(|code| month_name(*code)).collect();
    match (&*names, run(&codes)) {
        ([name], _) => Some(((*name).to_owned(), Form::Term)),
        ([first, .., last], true) => Some((format!("{first}–{last}"), Form::Term)),
        _ => Some((listed(&names, "or", ""), Form::Phrase)),
    }
}

/// `20 Jun`, `one of 20–29 Dec` for `12-2X`, `12th of a month in Oct–Dec` for `1X-12`.
fn days(day: DateField, month: DateField, year: i64) -> Option<(String, Form)> {
    if let Some(code) = month.value() {
        let name = month_name(code)?;
        let days = match day.value() {
            Some(day) => vec![day],
            None => {
                matching(day, 31).into_iter().filter(|day| Day::new(year, code, *day).is_some()).collect()
            }
        };
        let numbers: Vec<String> = days.iter().map(u8::to_string).collect();
        return match (&*numbers, run(&days)) {
            ([day], _) => Some((format!("{day} {name}"), Form::Term)),
            ([first, .., last], true) => Some((format!("one of {first}–{last} {name}"), Form::Phrase)),
            _ => Some((format!("{} {name}", listed(&numbers, "or", "")), Form::Phrase)),
        };
    }
    let day = day.value()?;
    if let [only] = matching(month, 12)[..] {
        return Some((format!("{day} {}", month_name(only)?), Form::Term));
    }
    let (text, form) = months(month)?;
    let within = if form == Form::Term { "a month in " } else { "" };
    Some((format!("{} of {within}{text}", ordinal(day)), Form::Phrase))
}

/// The numbers from 1 to the last that two digits leave open.
fn matching(field: DateField, last: u8) -> Vec<u8> {
    let fits = |digit: Option<u8>, given: u8| digit.is_none_or(|digit| digit == given);
    let [tens, ones] = field.digits;
    (1..=last).filter(|number| fits(tens, number / 10) && fits(ones, number % 10)).collect()
}

/// True for three or more numbers without a hole: two are told as one or the other.
fn run(numbers: &[u8]) -> bool {
    numbers.len() > 2 && numbers.windows(2).all(|pair| pair[0] + 1 == pair[1])
}

fn ordinal(day: u8) -> String {
    let end = match day {
        1 | 21 | 31 => "st",
        2 | 22 => "nd",
        3 | 23 => "rd",
        _ => "th",
    };
    format!("{day}{end}")
}

/// The name of a month, or of a part of the year (ISO 8601-2, 4.8).
pub fn month_name(code: u8) -> Option<&'static str> {
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
