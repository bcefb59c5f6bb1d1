//! Years in words. It must not know of months, nor where a year stands in a date.

use edtf_core::{Bound, Date, Edtf, Year, YearKind};

/// From this many years before our era on, round years are told as years ago.
const AGO: u64 = 1_000_000;
const BILLION: u64 = 1_000_000_000;
/// Beyond this many, no name of a number is known to most readers.
const TRILLION: u64 = 1_000_000_000_000;

/// What the year of a date tells.
pub(super) enum Years {
    /// One year, `2025`; whether the words lose something.
    One { text: String, lossy: bool },
    /// A year somewhere in a stretch, `1980s` or `1900–1999`; how one says "in" it.
    Within { text: String, inside: String },
    /// Any year at all.
    Any,
}

/// The years that a date may lie in; `None` where they are no stretch, or beyond counting.
pub(super) fn years(year: &Year) -> Option<Years> {
    let one = |text: String, lossy| Some(Years::One { text, lossy });
    if year.significant_digits.is_some() {
        return significant(year);
    }
    if let Some(value) = year.value() {
        return match ago(value) {
            Some(text) => one(text, true),
            None => one(year_words(value), false),
        };
    }
    let YearKind::Standard { negative: false, digits } = year.kind else {
        return None;
    };
    let given = digits.iter().take_while(|digit| digit.is_some()).count();
    if digits[given..].iter().any(Option::is_some) {
        return None;
    }
    if given == 0 {
        return Some(Years::Any);
    }
    let filled = |fill: u8| digits.iter().fold(0, |year, digit| year * 10 + i64::from(digit.unwrap_or(fill)));
    let (first, last) = (filled(0), filled(9));
    // "1900s" would read as a decade, and the 20th century began in 1901.
    if given == 3 && first >= 1_000 {
        let text = format!("{first}s");
        return Some(Years::Within { inside: format!("the {text}"), text });
    }
    let text = stretch(first, last);
    Some(Years::Within { inside: text.clone(), text })
}

/// `c. 1950 (1900–1999)` for `1950S2`: an estimate to two digits (ISO 8601-2, 4.7.4).
fn significant(year: &Year) -> Option<Years> {
    let value = year.value()?;
    let bounds = Edtf::Date(Date { year: *year, month: None, day: None }).bounds();
    let (Bound::Date(first), Bound::Date(last)) = (bounds.earliest, bounds.latest) else {
        return None;
    };
    let (text, lossy) = match (ago(value), first.year == last.year) {
        (Some(text), true) => (text, true),
        (Some(text), false) => (format!("c. {text}"), true),
        (None, true) => (year_words(value), true),
        (None, false) => (format!("c. {} ({})", year_words(value), stretch(first.year, last.year)), false),
    };
    Some(Years::One { text, lossy })
}

/// A stretch of years, somewhere in which a date lies: `1900–1999`, `2000–1901 BC`, `1 BC–AD 99`. The years are those of
/// astronomers, where 0 is 1 BC.
pub fn stretch(first: i64, last: i64) -> String {
    match (first, last) {
        _ if first == last => year_words(first),
        (..=0, ..=0) => format!("{}–{}", before_christ(first), year_words(last)),
        (1..=999, 1..=999) => format!("AD {first}–{last}"),
        _ => format!("{}–{}", year_words(first), year_words(last)),
    }
}

/// An astronomical year in words; year 0 is 1 BC.
pub(in super::super) fn year_words(year: i64) -> String {
    match year {
        ..=0 => format!("{} BC", before_christ(year)),
        // A bare "44" is no year to a reader, nor does it tell the era.
        1..=999 => format!("AD {year}"),
        1_000.. => number(year.into()),
    }
}

fn before_christ(year: i64) -> String {
    number(1 - i128::from(year))
}

fn number(year: i128) -> String {
    if year <= 9999 { year.to_string() } else { grouped(year) }
}

/// `66 million years ago`, where three digits say all of the year: a unit is then so long that it makes no difference
/// whether one counts from today or from the year 0.
fn ago(year: i64) -> Option<String> {
    let count = year.unsigned_abs();
    let in_three_digits = || count.is_multiple_of(10_u64.pow(count.ilog10() - 2));
    if year > 0 || !(AGO..TRILLION).contains(&count) || !in_three_digits() {
        return None;
    }
    let (unit, name) = if count < BILLION { (AGO, "million") } else { (BILLION, "billion") };
    let (whole, hundredths) = (count / unit, count % unit / (unit / 100));
    let decimals = format!(".{hundredths:02}");
    let decimals = decimals.trim_end_matches('0').trim_end_matches('.');
    Some(format!("{whole}{decimals} {name} years ago"))
}

/// A number with a comma before every third digit from the right.
pub fn grouped(number: i128) -> String {
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
