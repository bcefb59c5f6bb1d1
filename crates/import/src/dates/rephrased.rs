//! Forms of dates that tables have and the grammar of dates has not, in words that it has, with what these say less. It must
//! not know any other language than English.

use briefing_format::model::date;
use briefing_text::{SafeText, safe_format};

use super::{Read, coarser, dated};

/// Reads what can be said in other words.
pub(super) fn read(words: &str, given: &str) -> Option<Read> {
    let lower = words.to_lowercase();
    if let Some(exact) = quarter(&lower).or_else(|| approximate(&lower)) {
        return dated(&exact, given);
    }
    let (other, why) = centuries(&lower)
        .map(|other| (other, "may be a decade or a century"))
        .or_else(|| Some((night(&lower)?, "is the night between or after these days")))
        .or_else(|| Some((one_of_two(&lower)?, "may be both of these or one of them")))?;
    let edtf = date::from_words(&other).or_else(|| date::part_from_words(&other))?;
    let message = safe_format!("`{given}` {why}; it is written as {edtf}.");
    Some(coarser(&edtf, given, &message))
}

/// What is to be told of a date that is written as no later or no earlier than another, where the words leave that out.
pub(super) fn of_bound(words: &str, edtf: &str, given: &str) -> Option<SafeText> {
    let lower = words.to_lowercase();
    let leaves_out = ["before ", "after "].iter().any(|word| lower.starts_with(word));
    let has_bound = edtf.starts_with("[..") || edtf.ends_with("..]");
    (leaves_out && has_bound).then(|| {
        safe_format!("EDTF has no form for `{given}`; it is written as {edtf}, which has that in it.")
    })
}

/// `1900s` in which others see a hundred years.
fn centuries(words: &str) -> Option<String> {
    let century = |word: &str| {
        let number = word.strip_suffix("00s").or_else(|| word.strip_suffix("00's"))?;
        let number: u8 = Some(number).filter(|number| number.len() == 2)?.parse().ok()?;
        let ordinal = match number + 1 {
            21 => "21st".to_owned(),
            22 => "22nd".to_owned(),
            number => format!("{number}th"),
        };
        (10..22).contains(&number).then(|| format!("{ordinal} century"))
    };
    let mut is_found = false;
    let words: Vec<String> = words
        .split_whitespace()
        .filter(|word| *word != "the")
        .map(|word| {
            let found = century(word);
            is_found |= found.is_some();
            found.unwrap_or_else(|| word.to_owned())
        })
        .collect();
    is_found.then(|| words.join(" "))
}

/// `night of 3-4 May 2020`.
fn night(words: &str) -> Option<String> {
    let starts = ["on the night of ", "the night of ", "night of ", "nacht - ", "nacht from ", "nacht auf "];
    starts.iter().find_map(|start| words.strip_prefix(start)).map(str::to_owned)
}

/// `May/June 2020`, `3/4 May 1944` and `3./4. may 1944`.
fn one_of_two(words: &str) -> Option<String> {
    let (two, rest) = words.split_once(' ')?;
    let (one, other) = two.split_once('/')?;
    let is_month = |word: &str| date::month(word.trim_end_matches('.')).is_some();
    let day = |word: &str| word.trim_end_matches('.').parse::<u8>().ok().filter(|day| (1..=31).contains(day));
    if is_month(one) && is_month(other) {
        return Some(format!("{one} or {other} {rest}"));
    }
    let (one, other) = (day(one)?, day(other)?);
    let has_month = rest.split(' ').next().is_some_and(is_month);
    has_month.then(|| format!("{one} or {other} {rest}"))
}

/// `1. quarter 2020` and `first quarter of 2020`.
fn quarter(words: &str) -> Option<String> {
    let (number, year) = words.split_once(" quarter ")?;
    let known = [
        ["1", "1st", "first", "1er"],
        ["2", "2nd", "second", "2e"],
        ["3", "3rd", "third", "3e"],
        ["4", "4th", "fourth", "4e"],
    ];
    let number = number.trim_start_matches("the ").trim_end_matches('.');
    let at = known.iter().position(|names| names.contains(&number))?;
    Some(format!("Q{} {}", at + 1, year.trim_start_matches("of ")))
}

/// `2020 (approx)` and `2020 approx.`.
fn approximate(words: &str) -> Option<String> {
    let ends = [" (approx)", " (approx.)", " (approximately)", " (circa)", " approx.", " approx", " circa"];
    let date = ends.iter().find_map(|end| words.strip_suffix(end))?;
    Some(format!("c. {date}"))
}

/// The words before a whole hour of the day at their end, such as `ca. 15 Uhr`.
pub(super) fn without_hour(words: &str) -> Option<&str> {
    let lower = words.to_ascii_lowercase();
    let units = [" uhr", " o'clock", " o’clock", " h", " heures"];
    let before = units.iter().find_map(|unit| lower.strip_suffix(unit))?;
    let start = before.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.');
    let hour = before.get(start.len()..)?;
    hour.split('.').next()?.parse::<u8>().ok().filter(|hour| *hour <= 24)?;
    let mut rest = start.trim_end_matches([' ', ',']);
    let marks = ["ca.", "ca", "circa", "um", "gegen", "about", "around", "at", "vers", "c.", "etwa", "rund"];
    while let Some(shorter) = marks.iter().find_map(|mark| {
        rest.strip_suffix(mark).filter(|shorter| shorter.is_empty() || shorter.ends_with([' ', ',']))
    }) {
        rest = shorter.trim_end_matches([' ', ',']);
    }
    words.get(..rest.len())
}
