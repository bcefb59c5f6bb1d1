//! Dates as programs write them, in the form of EDTF, and years before Christ as numbers. It must not know any words.

use briefing_format::model::Date;
use briefing_text::safe_format;

use super::{How, Read, coarser};

/// A stamp of a program as ISO 8601 has it: `2021-03-04 10:00:00 UTC`, `20210304`, `1066.0`; other words as they are. A time of
/// midnight goes where it says nothing.
pub(super) fn iso(words: &str, how: &How) -> String {
    let is_number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    if words.len() == 8 && is_number(words) {
        let iso = format!("{}-{}-{}", &words[..4], &words[4..6], &words[6..]);
        return if Date::parse(&iso).is_ok() { iso } else { words.to_owned() };
    }
    if let Some((year, rest)) = words.split_once('.')
        && matches!(year.len(), 3 | 4)
        && is_number(year)
        && !rest.is_empty()
        && rest.bytes().all(|byte| byte == b'0')
    {
        return year.to_owned();
    }
    if how.midnight_is_day
        && let Some(day) = without_midnight(words)
    {
        return day.to_owned();
    }
    let zoned = words.strip_suffix(" UTC").or(words.strip_suffix(" GMT")).map(|stamp| format!("{stamp}Z"));
    let stamp = zoned.as_deref().unwrap_or(words);
    if let Some((day, time)) = stamp.split_once(' ')
        && day.len() == 10
        && time.contains(':')
    {
        let time = time.replacen(" +", "+", 1).replacen(" -", "-", 1);
        let colon = time.len().checked_sub(2).filter(|at| {
            time.contains(['+', '-']) && time.is_char_boundary(*at) && !time[..*at].ends_with(':')
        });
        let time = colon.map_or_else(|| time.clone(), |at| format!("{}:{}", &time[..at], &time[at..]));
        let iso = format!("{day}T{time}");
        if Date::parse(&iso).is_ok() {
            return iso;
        }
    }
    words.to_owned()
}

/// The day of a stamp at midnight.
pub(crate) fn without_midnight(words: &str) -> Option<&str> {
    let (day, time) = words.split_once(['T', ' '])?;
    let digits = time.trim_end_matches('Z').trim_end_matches("+00:00");
    let is_midnight = digits.contains(':') && digits.chars().all(|c| matches!(c, '0' | ':' | '.'));
    is_midnight.then_some(day)
}

/// `-55` in a column of years: 55 BC, or 56 BC for those who count from a year 0.
pub(super) fn before_christ(words: &str, given: &str) -> Option<Read> {
    let digits = words
        .strip_prefix('-')
        .filter(|digits| (1..=4).contains(&digits.len()) && !digits.starts_with('0'))?;
    let year: u16 =
        digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok()).flatten()?;
    let astronomical = |year: u16| if year == 0 { "0000".to_owned() } else { format!("-{year:04}") };
    let edtf = format!("[{}..{}]", astronomical(year), astronomical(year - 1));
    let message =
        safe_format!("`{given}` may be {year} BC, or {} BC where years are counted from 0.", year + 1);
    Some(coarser(&edtf, given, &message))
}
