//! Years of few digits: of the first centuries, or of a century that somebody must tell. It must not know the order of digits.

use briefing_format::model::date;

use super::{How, SOME_YEAR, dated, digits::number};

/// What stands in a year in place of its century.
const APOSTROPHES: [char; 5] = ['\'', '’', '‘', 'ʼ', '`'];

/// The year of two digits within the years that somebody has told.
pub(super) fn century(digits: &str, how: &How) -> Option<String> {
    let (first, last) = how.years?;
    let two: i32 = digits.parse().ok()?;
    let mut years = (first..=last.min(first.saturating_add(99))).filter(|year| year.rem_euclid(100) == two);
    years.next().filter(|year| *year >= 0).map(|year| format!("{year:04}"))
}

/// A year of two digits, or what stands for it.
pub(super) fn year(digits: &str, how: &How) -> String {
    century(digits, how).unwrap_or_else(|| SOME_YEAR.to_owned())
}

/// Numbers of at most three digits that stand for years, with four digits; an error where the century is missing.
pub(super) fn short(words: &str, how: &How) -> Option<Result<String, ()>> {
    let lower = words.to_lowercase();
    let is_era = |word: &str| matches!(word.replace('.', "").as_str(), "bc" | "bce" | "ad" | "ce");
    let mut letters = lower.split(|c: char| !c.is_alphabetic() && c != '.').filter(|word| !word.is_empty());
    if letters.any(|word| is_era(word) || date::month(word.trim_end_matches('.')).is_some())
        || lower.contains(':')
    {
        return None;
    }
    let mut long = String::new();
    let mut is_missing = false;
    let mut rest = words;
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
        let length = rest[at..].find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len() - at);
        let (before, digits, after) = (&rest[..at], &rest[at..at + length], &rest[at + length..]);
        if length > 3 || after.starts_with(|c: char| c.is_alphabetic() || c == '.' || c == '/') {
            return None;
        }
        let bare = before.trim_end_matches(APOSTROPHES);
        // An apostrophe stands for a century.
        let is_cut = bare.len() < before.len();
        long.push_str(bare);
        match century(digits, how).filter(|_| length == 2) {
            Some(year) => long.push_str(&year),
            None if length == 3 || how.short_years && !is_cut => {
                long.extend(["0".repeat(4 - length).as_str(), digits]);
            }
            None if length == 2 => {
                is_missing = true;
                long.push_str("1000");
            }
            None => return None,
        }
        rest = after;
    }
    long.push_str(rest);
    dated(&long, words)?;
    Some(if is_missing { Err(()) } else { Ok(long) })
}

/// `5 Jun 98`, `Jun '98` and `5-Jun-98` with four digits for the year, or what stands for it.
pub(super) fn with_century(words: &str, how: &How) -> Option<String> {
    let at = words.rfind(|c| matches!(c, ' ' | '-' | ',') || APOSTROPHES.contains(&c))?;
    let (before, last) = words.split_at(at + words[at..].chars().next()?.len_utf8());
    let before = before.trim_end_matches(|c| matches!(c, ' ' | '-' | ',') || APOSTROPHES.contains(&c));
    let between = &words[before.len()..];
    let has_mark = between.contains(APOSTROPHES);
    // "May 12-14" are three days: between hyphens the month has one on both of its sides.
    if between.contains('-') && !before.contains('-') && number(last) <= 31 {
        return None;
    }
    let names = before.split([' ', '-', ',', '.']).filter(|word| date::month(word).is_some()).count();
    // After a month alone, two digits are a day, unless something says otherwise.
    let has_day = before
        .split([' ', '-', ',', '.'])
        .any(|word| word.trim_end_matches(char::is_alphabetic).parse::<u8>().is_ok());
    let is_year = last.len() == 2 && last.bytes().all(|byte| byte.is_ascii_digit()) && names == 1;
    (is_year && (has_day || has_mark || number(last) > 31)).then(|| format!("{before} {}", year(last, how)))
}
