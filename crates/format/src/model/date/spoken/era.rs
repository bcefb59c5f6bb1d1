//! Years with their era, "44 BC" or "AD 43", and what is counted in them, as English texts write them. It must not know
//! of ranges.

use super::{day, month};

/// Gives the EDTF of a year with its era, of a month or a day in it, or of a decade or century before Christ.
pub(super) fn dated(parts: &[&str]) -> Option<String> {
    match parts {
        [ordinal, "century", era] if is_before_christ(era) => century(ordinal),
        [decade, era] if is_before_christ(era) && decade.ends_with('s') => self::decade(decade),
        [before @ .., number, era] if is_before_christ(era) => in_year(before, 1 - count(number)?),
        [before @ .., era, number] | [before @ .., number, era] if is_of_our_era(era) => {
            in_year(before, count(number)?)
        }
        _ => None,
    }
}

/// Gives both ends of a range whose era stands at one of them: `50` and `41 bc`, `ad 40` and `49`.
pub(super) fn shared(first: &str, last: &str) -> Option<(String, String)> {
    let whole = |era: &str| is_before_christ(era.trim_end_matches('.'));
    match (first.split_once(' '), last.split_once(' ')) {
        (None, Some((_, era))) if count(first).is_some() && whole(era) => {
            Some((format!("{first} {era}"), last.to_owned()))
        }
        (Some((era, _)), None) if count(last).is_some() && is_of_our_era(era.trim_end_matches('.')) => {
            Some((first.to_owned(), format!("{era} {last}")))
        }
        _ => None,
    }
}

fn is_before_christ(era: &str) -> bool {
    matches!(era, "bc" | "bce" | "b.c" | "b.c.e")
}

fn is_of_our_era(era: &str) -> bool {
    matches!(era, "ad" | "ce" | "a.d" | "c.e")
}

/// The number of a year in its era.
fn count(number: &str) -> Option<i32> {
    let is_number = (1..=4).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit());
    number.parse().ok().filter(|number| is_number && *number > 0)
}

/// A year, or a month or day in it; the year 1 BC is 0 (ISO 8601-1:2019, 4.3.2).
fn in_year(before: &[&str], number: i32) -> Option<String> {
    let year = year(number);
    let number_of = |name: &str| month(name).map(|month| format!("{month:02}"));
    match before {
        [] => Some(year),
        [name] => Some(format!("{year}-{}", number_of(name)?)),
        [first, second] => {
            let (day_of_month, name) = if month(first).is_some() { (second, first) } else { (first, second) };
            Some(format!("{year}-{}-{:02}", number_of(name)?, day(day_of_month)?))
        }
        _ => None,
    }
}

fn year(number: i32) -> String {
    if number < 0 { format!("-{:04}", -number) } else { format!("{number:04}") }
}

/// `40s`: 49 to 40 BC, one of which it was. EDTF has no open digits before the year 0; of two noughts, it may be a century.
fn decade(word: &str) -> Option<String> {
    let last = count(word.strip_suffix("'s").or(word.strip_suffix("’s")).or(word.strip_suffix('s'))?)?;
    let is_decade = last % 10 == 0 && last % 100 != 0;
    is_decade.then(|| one_of(last + 9, last))
}

/// `5th`: 500 to 401 BC.
fn century(ordinal: &str) -> Option<String> {
    let number = count(ordinal.trim_end_matches(|c: char| c.is_ascii_lowercase()))?;
    (number <= 99 && number.to_string().len() < ordinal.len())
        .then(|| one_of(100 * number, 100 * number - 99))
}

/// One of the years between two before Christ.
fn one_of(first: i32, last: i32) -> String {
    format!("[{}..{}]", year(1 - first), year(1 - last))
}
