//! Dates of several columns as one: a start and an end, a year with its month and day, two columns that say the same. It must
//! not know what the columns are called.

use briefing_format::model::{Date, date};
use briefing_text::{SafeText, safe_format};

use super::{How, Read, is_lasting, read};
use crate::Code;

/// A date that begins with one that was read and ends with another; beside them, the words of both.
pub(crate) fn of_two(first: Read, last: Read, start: &str, end: &str) -> Read {
    if is_lasting(end) {
        return match first.edtf.as_deref().and_then(as_start) {
            Some((edtf, _)) if !edtf.is_empty() => {
                joined(&first, &Read::default(), start, end, &format!("{edtf}/.."))
            }
            _ => first,
        };
    }
    if last.is_empty() || first == last {
        return first;
    }
    let ends = (first.edtf.as_deref().map(as_start), last.edtf.as_deref().map(as_end));
    let (from, to) = match ends {
        (None, None) => return in_words(first, last, start, end),
        (Some(from), Some(to)) => (from, to),
        // Nothing is known of one end.
        (Some(from), None) => (from, Some((String::new(), true))),
        (None, Some(to)) => (Some((String::new(), !first.is_empty())), to),
    };
    let (Some((from, is_from_coarser)), Some((to, is_to_coarser))) = (from, to) else {
        return in_words(first, last, start, end);
    };
    if from.is_empty() && to.is_empty() {
        // Neither of them is written, so how each would be is not told.
        let [first, last] = [first, last].map(|mut read| {
            read.findings.retain(|(code, _)| *code != Code::DateCoarsened);
            read
        });
        let message = safe_format!("Of `{}`, EDTF can say neither the start nor the end.", both(start, end));
        return in_words(first, last, start, end).told(Code::DateNotRead, message);
    }
    let is_coarser = is_from_coarser || is_to_coarser;
    if from == to {
        let read = joined(&first, &last, start, end, &from);
        return if is_coarser { coarsened(read, start, end) } else { read };
    }
    let edtf = [format!("{from}/{to}"), format!("{}/{}", day(&from), day(&to))];
    let Some(at) = edtf.iter().position(|edtf| Date::parse(edtf).is_ok() && edtf != "/") else {
        let message = safe_format!("`{start}` to `{end}` is no stretch of time: it ends before it begins.");
        return in_words(first, last, start, end).told(Code::StampsDisagree, message);
    };
    let edtf = if day(&from) == day(&to) && at == 1 { day(&from).to_owned() } else { edtf[at].clone() };
    let read = joined(&first, &last, start, end, &edtf);
    if is_coarser || at == 1 { coarsened(read, start, end) } else { read }
}

fn day(edtf: &str) -> &str {
    edtf.split_once('T').map_or(edtf, |(day, _)| day)
}

/// The words of both columns, without a date.
fn in_words(first: Read, last: Read, start: &str, end: &str) -> Read {
    let mut read = Read::in_words(&both(start, end));
    read.findings.extend(first.findings.into_iter().chain(last.findings));
    read
}

fn both(start: &str, end: &str) -> String {
    let (start, end) = (SafeText::line(start), SafeText::line(end));
    match (start.as_str().trim(), end.as_str().trim()) {
        ("", end) => format!("until {end}"),
        (start, "") => start.to_owned(),
        (start, end) => format!("{start} – {end}"),
    }
}

/// One date of two, with the words of both where those of one are kept.
fn joined(first: &Read, last: &Read, start: &str, end: &str, edtf: &str) -> Read {
    let has_words = first.words.is_some() || last.words.is_some();
    Read {
        edtf: Some(edtf.to_owned()),
        words: has_words.then(|| both(start, end)),
        findings: first.findings.iter().chain(&last.findings).cloned().collect(),
    }
}

fn coarsened(read: Read, start: &str, end: &str) -> Read {
    let edtf = read.edtf.clone().unwrap_or_default();
    let message = safe_format!("EDTF has no form for `{start}` to `{end}`; it is written as {edtf}.");
    Read { words: Some(both(start, end)), ..read }.told(Code::DateCoarsened, message)
}

/// What can stand at the start of an interval, and whether it says less; nothing said is an unknown end.
fn as_start(edtf: &str) -> Option<(String, bool)> {
    if let Some((start, _)) = edtf.split_once('/') {
        return Some((start.trim_matches('.').to_owned(), true));
    }
    as_either(edtf)
}

fn as_end(edtf: &str) -> Option<(String, bool)> {
    if let Some((_, end)) = edtf.split_once('/') {
        return Some((end.to_owned(), !end.is_empty()));
    }
    as_either(edtf)
}

fn as_either(edtf: &str) -> Option<(String, bool)> {
    let Some(members) = edtf.strip_prefix(['[', '{']).and_then(|set| set.strip_suffix([']', '}'])) else {
        return Some((edtf.to_owned(), false));
    };
    let first = members.split([',']).next()?.split("..").next()?;
    let last = members.rsplit(',').next()?.rsplit("..").next()?;
    if first.is_empty() || last.is_empty() {
        // No earlier or no later than a day: where it begins or ends is not known.
        return Some((String::new(), true));
    }
    Some((common(first, last), true))
}

/// The smallest month, year, or years of open digits that has both dates.
fn common(first: &str, last: &str) -> String {
    let unit = |length: usize| first.get(..length).filter(|unit| last.get(..length) == Some(unit));
    if first.starts_with('-') || last.starts_with('-') {
        return unit(8).or_else(|| unit(5)).unwrap_or_default().to_owned();
    }
    if let Some(unit) = unit(10).or_else(|| unit(7)).or_else(|| unit(4)) {
        return unit.to_owned();
    }
    let digits = [3, 2, 1].into_iter().find_map(unit);
    digits.map_or_else(String::new, |digits| format!("{digits:X<4}"))
}

/// The words of the year, month, day and time of a date; with a gap between them they are named.
pub(crate) fn words_of_parts(parts: [&str; 4]) -> String {
    const NAMES: [&str; 4] = ["year", "month", "day", "time"];
    let has_gap =
        parts.iter().skip_while(|part| !part.is_empty()).any(|part| !part.is_empty()) || parts[0].is_empty();
    let said = NAMES.iter().zip(parts).filter(|(_, part)| !part.is_empty());
    if has_gap {
        said.map(|(name, part)| format!("{name} {part}")).collect::<Vec<_>>().join(", ")
    } else {
        said.map(|(_, part)| part).collect::<Vec<_>>().join(" ")
    }
}

/// A date whose year, month, day and time stand in columns of their own; those that are missing are empty.
pub(crate) fn of_parts(year: &str, month: &str, day: &str, time: &str, how: &How) -> Read {
    let parts = [year, month, day, time].map(str::trim);
    if parts.iter().all(|part| part.is_empty()) {
        return Read::default();
    }
    let words = words_of_parts(parts);
    let [year, month, day, time] = parts;
    let number = |part: &str| part.trim_end_matches(".0").parse::<u8>().ok();
    let month_number =
        number(month).or_else(|| date::month(month).and_then(|month| u8::try_from(month).ok()));
    let mut of_year = read(year, &How { short_years: true, ..how.clone() });
    if let (true, Some(month), false) = (year.is_empty(), month_number, day.contains(char::is_alphabetic)) {
        // The month is known, if not the year.
        let year = how.year.map_or_else(|| "XXXX".to_owned(), |year| format!("{year:04}"));
        let edtf = match number(day) {
            Some(day) => format!("{year}-{month:02}-{day:02}"),
            None => format!("{year}-{month:02}"),
        };
        let is_day = day.is_empty() || number(day).is_some();
        if is_day && (1..=12).contains(&month) && Date::parse(&edtf).is_ok() {
            let is_told = how.year.is_some() && time.is_empty();
            let read = Read { edtf: Some(edtf), words: (!is_told).then(|| words.clone()), ..Read::default() };
            return if is_told {
                read
            } else {
                read.told(Code::YearMissing, safe_format!("`{words}` has no year."))
            };
        }
    }
    if year.is_empty() {
        of_year = Read::default();
    }
    let whole = match (of_year.edtf.as_deref(), month, day) {
        (_, "", "") if time.is_empty() => return of_year,
        // A year alone has four digits and perhaps a sign; to others nothing can be added.
        (Some(year), _, _)
            if year.trim_start_matches('-').len() == 4 && !year.contains(['/', '[', '~', '?', 'X']) =>
        {
            match (month_number, number(day)) {
                (Some(month), Some(day)) => Some(format!("{year}-{month:02}-{day:02}")),
                (Some(month), None) if day.is_empty() => Some(format!("{year}-{month:02}")),
                (None, None) if month.is_empty() && day.is_empty() => Some(year.to_owned()),
                _ => None,
            }
        }
        _ => None,
    };
    let date = whole.filter(|edtf| {
        month_number.is_none_or(|month| (1..=12).contains(&month)) && Date::parse(edtf).is_ok()
    });
    match (date, of_year.edtf) {
        (Some(date), _) if time.is_empty() => Read { edtf: Some(date), ..Read::default() },
        (Some(date), _) => {
            let timed = read(&format!("{date} {time}"), how);
            Read { words: timed.words.map(|_| words), ..timed }
        }
        (None, Some(year)) => {
            let message = safe_format!("`{words}` is no date that can be read; the year {year} is kept.");
            Read { edtf: Some(year), ..Read::in_words(&words) }.told(Code::DateCoarsened, message)
        }
        (None, None) => {
            let message = safe_format!("`{words}` is no date that can be read.");
            Read::in_words(&words).told(Code::DateNotRead, message)
        }
    }
}

/// Two columns that say when one thing was; where they disagree, the coarser counts, and both are named.
pub(crate) fn agreed(first: (&str, &Read), second: (&str, &Read)) -> Read {
    let ((name, one), (other_name, other)) = (first, second);
    let (Some(edtf), Some(other_edtf)) = (&one.edtf, &other.edtf) else {
        return if one.edtf.is_none() && !other.is_empty() { other.clone() } else { one.clone() };
    };
    if edtf == other_edtf {
        return one.clone();
    }
    let of = |edtf: &str| Date::parse(edtf).ok();
    let (Some(date), Some(other_date)) = (of(edtf), of(other_edtf)) else { return one.clone() };
    let says = safe_format!("{name} says {edtf}, {other_name} {other_edtf}");
    let mut message = safe_format!("{says}; what says less counts.");
    let counts = match (holds(&date, &other_date), holds(&other_date, &date)) {
        (true, _) => one.clone(),
        (_, true) => other.clone(),
        // Neither holds the other: it was one of the two.
        _ => {
            let edtf = either(edtf, other_edtf);
            message = match &edtf {
                Some(edtf) if !edtf.starts_with('[') => safe_format!("{says}; it is written as {edtf}."),
                Some(edtf) => safe_format!("{says}; it is written as one of the two, {edtf}."),
                None => safe_format!("{says}; it stands in these words, without a date."),
            };
            Read {
                edtf,
                words: Some(format!("{}; {}", edtf_words(one), edtf_words(other))),
                findings: Vec::new(),
            }
        }
    };
    counts.told(Code::StampsDisagree, message)
}

fn edtf_words(read: &Read) -> &str {
    read.words.as_deref().or(read.edtf.as_deref()).unwrap_or_default()
}

/// One of two dates, of which neither holds the other; of times of day their days.
fn either(one: &str, other: &str) -> Option<String> {
    let day = |edtf: &str| edtf.split('T').next().unwrap_or_default().to_owned();
    if one.contains('/') || other.contains('/') {
        return None;
    }
    let (one, other) = (day(one), day(other));
    let whole = if one == other { one } else { format!("[{one},{other}]") };
    Some(whole).filter(|edtf| Date::parse(edtf).is_ok())
}

/// Whether the first says no more than the second: it is as long and longer, or about the same time.
fn holds(coarse: &Date, fine: &Date) -> bool {
    match (coarse.has_zone(), fine.has_zone()) {
        // A day holds its hours, and nothing of the kind the other way around.
        (None, _) => {}
        (Some(_), None) | (Some(true), Some(false)) => return false,
        (Some(_), Some(_)) => {
            let doubt = |date: &Date| date.is_approximate() || date.is_uncertain();
            return match (coarse.named_seconds(), fine.named_seconds()) {
                (Some((first, last)), Some((start, end))) => {
                    first <= start && end <= last && (doubt(coarse) || !doubt(fine))
                }
                _ => false,
            };
        }
    }
    let begins = match (coarse.earliest(), fine.earliest()) {
        (None, _) => true,
        (Some(_), None) => false,
        (Some(coarse), Some(fine)) => coarse <= fine,
    };
    let ends = match (coarse.latest(), fine.latest()) {
        (None, _) => true,
        (Some(_), None) => false,
        (Some(coarse), Some(fine)) => coarse >= fine,
    };
    let is_same = coarse.earliest() == fine.earliest() && coarse.latest() == fine.latest();
    let is_doubtful = |date: &Date| date.is_approximate() || date.is_uncertain();
    begins && ends && (!is_same || is_doubtful(coarse) || !is_doubtful(fine))
}
