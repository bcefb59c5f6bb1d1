//! Intervals in words, and the ranges in sets. It must not know what a single date says.

use edtf_core::{Date, DateField, Interval, IntervalEndpoint};

use super::one::{month_name, one};
use super::year::year_words;
use super::{Form, Words};

/// Between the ends of an interval.
pub(super) const LASTING: &str = " – ";
/// Between the ends of a stretch, somewhere in which a date lies.
pub(super) const SOMEWHERE: &str = "–";

/// What two ends may share at their end, as "252 – 66 million years ago".
const SHARED: [&str; 2] = [" million years ago", " billion years ago"];

const BC: &str = " BC";
const AD: &str = "AD ";

/// `1980 – 1988`, `since 2014`, `until 1979`, `1979 – ?`, `1979 or earlier – 1985`.
pub(super) fn interval(interval: &Interval) -> Option<Words> {
    use IntervalEndpoint::{Date, Open};
    match (&interval.start, &interval.end) {
        (Date(start), Date(end)) => range(start, end, LASTING),
        (Open, end) => Some(endpoint(end)?.after("until ")),
        (start, Open) => Some(endpoint(start)?.after("since ")),
        (start, end) => joined(&endpoint(start)?, &endpoint(end)?, LASTING),
    }
}

fn endpoint(endpoint: &IntervalEndpoint) -> Option<Words> {
    match endpoint {
        IntervalEndpoint::Date(date) => one(date),
        IntervalEndpoint::OnOrBefore(date) => Some(one(date)?.only(Form::Term)?.and(" or earlier")),
        IntervalEndpoint::OnOrAfter(date) => Some(one(date)?.only(Form::Term)?.and(" or later")),
        IntervalEndpoint::Unknown => Some(Words { text: "?".to_owned(), lossy: false, form: Form::Term }),
        IntervalEndpoint::Open => None,
    }
}

/// From one date to another, with the dash that tells which of both it means.
pub(super) fn range(start: &Date, end: &Date, dash: &str) -> Option<Words> {
    match within_a_year(start, end, dash) {
        Some(text) => Some(Words { text, lossy: false, form: Form::Term }),
        None => joined(&one(start)?, &one(end)?, dash),
    }
}

pub(super) fn joined(start: &Words, end: &Words, dash: &str) -> Option<Words> {
    // What follows "of" or "in" would take the dash and the end to itself.
    if end.form == Form::Phrase || start.form != Form::Term && start.form != end.form {
        return None;
    }
    if start.text == end.text {
        return Some(Words { text: end.text.clone(), lossy: true, form: end.form });
    }
    let shared = SHARED.iter().find(|shared| end.text.ends_with(**shared));
    let from = shared.and_then(|shared| start.text.strip_suffix(shared)).unwrap_or(&start.text);
    let (from, to) = in_one_era(&start.text, &end.text).unwrap_or((from, &end.text));
    Some(Words { text: format!("{from}{dash}{to}"), lossy: start.lossy || end.lossy, form: Form::Term })
}

/// Two bare years of one era, without saying it twice: `50 – 41 BC`, `AD 40 – 49`. Beside a month or a mark, each year
/// keeps its own.
fn in_one_era<'a>(start: &'a str, end: &'a str) -> Option<(&'a str, &'a str)> {
    let is_bare = |text: &str| text.chars().all(|c| c.is_ascii_digit() || c == ',');
    let before =
        start.strip_suffix(BC).filter(|from| is_bare(from) && end.strip_suffix(BC).is_some_and(is_bare));
    let after = || Some((start, end.strip_prefix(AD).filter(|to| is_bare(to))?));
    match before {
        Some(from) => Some((from, end)),
        None if start.strip_prefix(AD).is_some_and(is_bare) => after(),
        None => None,
    }
}

/// Two dates in one year, without saying the year twice: `3 – 5 Jun 2025`, `Jun – Aug 2025`.
fn within_a_year(start: &Date, end: &Date, dash: &str) -> Option<String> {
    let plain = |date: &Date| !date.is_approximate() && !date.is_uncertain() && !date.has_unspecified();
    if !plain(start) || !plain(end) || start.year != end.year || start == end {
        return None;
    }
    let calendar = |month: DateField| month.value().filter(|month| *month <= 12).and_then(month_name);
    let (from, to) = (calendar(start.month?)?, calendar(end.month?)?);
    let year = year_words(start.year.value()?);
    match (start.day, end.day) {
        (Some(first), Some(last)) if from == to => {
            Some(format!("{}{dash}{} {to} {year}", first.value()?, last.value()?))
        }
        (Some(first), Some(last)) => {
            Some(format!("{} {from}{dash}{} {to} {year}", first.value()?, last.value()?))
        }
        (None, None) => Some(format!("{from}{dash}{to} {year}")),
        (Some(_), None) | (None, Some(_)) => None,
    }
}
