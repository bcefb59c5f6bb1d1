//! Two dates in English words: a span, or one of two. It must not know how either of them is written.

use super::{clock, era, plain, timed, year};

/// What stands before, between and after two dates, and how EDTF has them.
const FORMS: [(&str, &str, &str); 9] = [
    ("from ", " to ", "_/_"),
    ("from ", " - ", "_/_"),
    ("from ", " until ", "_/_"),
    ("between ", " and ", "[_.._]"),
    ("", " to ", "_/_"),
    ("", " until ", "_/_"),
    ("", " - ", "_/_"),
    ("", "-", "_/_"),
    ("", " or ", "[_,_]"),
];

/// Words for a span that has not ended.
pub(super) const LASTING: [&str; 9] = [
    "now",
    "present",
    "the present",
    "today",
    "ongoing",
    "date",
    "present day",
    "the present day",
    "current",
];

/// What stands before each of two dates that is about then.
const ABOUT: [&str; 6] = ["c. ", "c.", "ca. ", "circa ", "about ", "~"];

/// Two dates: a span, or one of two.
pub(super) fn several(words: &str) -> Option<String> {
    FORMS.iter().find_map(|(before, between, edtf)| {
        let words = words.strip_prefix(before)?;
        let mut splits = words.match_indices(between);
        splits.find_map(|(at, _)| two(&words[..at], &words[at + between.len()..], edtf))
    })
}

fn two(first: &str, last: &str, edtf: &str) -> Option<String> {
    let is_span = edtf == "_/_";
    if is_span && let Some((first, last)) = times(first, last) {
        return Some(format!("{first}/{last}"));
    }
    if is_span && LASTING.contains(&last) {
        return Some(format!("{}/..", timed(first).or_else(|| about(first))?));
    }
    let (first, last) = ends(first, last)?;
    let is_marked = first.ends_with('~') || last.ends_with('~');
    (is_span || !is_marked).then(|| edtf.replacen('_', &first, 1).replacen('_', &last, 1))
}

fn ends(first: &str, last: &str) -> Option<(String, String)> {
    if let Some((first, last)) = era::shared(first, last) {
        return Some((plain(&first)?, plain(&last)?));
    }
    if let Some(last) = same_century(first, last) {
        return Some((first.to_owned(), last));
    }
    let date = |words: &str| plain(words).or_else(|| about(words));
    match (date(first), date(last)) {
        (Some(first), Some(last)) => Some((first, last)),
        (None, Some(last_date)) => Some((with_end_of(first, last)?, last_date)),
        (None, None) => {
            with_start_of(first, last).zip(with_end_of(first, last)).map(|(last, first)| (first, last))
        }
        (Some(_), None) => None,
    }
}

/// A date that is about then.
fn about(words: &str) -> Option<String> {
    ABOUT.iter().find_map(|about| Some(format!("{}~", plain(words.strip_prefix(about)?)?)))
}

/// The `18` of `1914-18`. What can be a month is none.
fn same_century(first: &str, last: &str) -> Option<String> {
    let (first, whole) = (year(first)?, format!("{}{last}", first.get(..2)?));
    let is_year = last.len() == 2 && year(&whole).is_some() && last > "12" && whole.as_str() > first;
    is_year.then_some(whole)
}

/// The first of two dates with what only the last has: the `5` of `5-7 June 1999`.
fn with_end_of(first: &str, last: &str) -> Option<String> {
    let mut tails = last.match_indices(' ').map(|(at, _)| &last[at..]);
    tails.find_map(|tail| plain(&format!("{first}{tail}")))
}

/// The last of two dates with what only the first has: the `7 1999` of `June 5-7, 1999`.
fn with_start_of(first: &str, last: &str) -> Option<String> {
    let mut heads = first.match_indices(' ').map(|(at, _)| &first[..=at]);
    heads.find_map(|head| plain(&format!("{head}{last}")))
}

/// Two times, the second perhaps without the day that both share.
fn times(first: &str, last: &str) -> Option<(String, String)> {
    let first = timed(first)?;
    let (day, _) = first.split_once('T')?;
    let last = match clock::alone(last) {
        Some(time) => format!("{day}T{time}"),
        None => timed(last).filter(|last| last.contains('T'))?,
    };
    Some((first, last))
}
