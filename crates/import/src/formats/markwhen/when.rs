//! What stands before the colon of an event of markwhen: one point in time or two, each a date, `now`, a time of day, or an
//! amount of time counted from another event. It must not know when other events are.

use briefing_format::model::{Date, date};

use super::point::{Point, clock, clock_edtf, iso, point, spoken, year};
use crate::{
    DayOrder,
    dates::{self, How},
};

/// When something is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct When {
    pub(super) from: Point,
    pub(super) to: Option<Point>,
}

/// What stands before the colon, and after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Head<'l> {
    /// The words of the date.
    pub(super) words: &'l str,
    /// What repeats it, from `every` on.
    pub(super) recurrence: Option<&'l str>,
    pub(super) when: When,
    pub(super) title: &'l str,
}

/// No date is longer.
const LONGEST: usize = 90;

/// Words that may begin a date beside numbers and months, or stand within one.
const DATE_WORDS: [&str; 69] = [
    "now",
    "by",
    "before",
    "after",
    "about",
    "around",
    "circa",
    "ca",
    "c",
    "approx",
    "approximately",
    "early",
    "mid",
    "late",
    "since",
    "until",
    "till",
    "spring",
    "summer",
    "autumn",
    "fall",
    "winter",
    "between",
    "from",
    "to",
    "and",
    "or",
    "the",
    "of",
    "bc",
    "bce",
    "ad",
    "ce",
    "q1",
    "q2",
    "q3",
    "q4",
    "century",
    "decade",
    "week",
    "easter",
    "christmas",
    "eve",
    "pentecost",
    "whitsun",
    "midsummer",
    "ramadan",
    "thanksgiving",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mon",
    "tue",
    "wed",
    "thu",
    "fri",
    "sat",
    "sun",
    "st",
    "nd",
    "rd",
    "th",
    "am",
    "pm",
    "s",
];

/// Reads the start of a line; nothing where it is no event.
pub(super) fn head(line: &str, order: DayOrder) -> Option<Head<'_>> {
    let line = line.trim();
    // An entry of a list is no event, and its mark no beginning that is open.
    if !may_begin(line) || line.starts_with("- ") {
        return None;
    }
    for (at, _) in line.match_indices(':').take_while(|(at, _)| *at <= LONGEST) {
        let (before, after) = (&line[..at], &line[at + 1..]);
        if is_within_time(before, after) {
            continue;
        }
        let every = before.to_ascii_lowercase().find(" every ");
        let (words, recurrence) = match every {
            Some(at) => (before[..at].trim(), Some(before[at..].trim())),
            None => (before.trim(), None),
        };
        if let Some(when) = when(words, order) {
            return Some(Head { words, recurrence, when, title: after.trim() });
        }
    }
    None
}

/// Whether a line that is no event begins like one: with words before a colon that have a year or a month, or are counted from
/// today; or with a day in digits.
pub(super) fn begins_like(line: &str) -> bool {
    let line = unmarked(line);
    let first = line.split(char::is_whitespace).next().unwrap_or_default();
    if starts_with_day(line) || is_year(first) && first.len() < line.len() {
        return true;
    }
    let Some((before, _)) = line.split_once(':').filter(|(before, _)| before.len() <= LONGEST) else {
        return false;
    };
    let is_before_christ = before
        .strip_prefix('-')
        .is_some_and(|year| (1..=5).contains(&year.len()) && year.bytes().all(|byte| byte.is_ascii_digit()));
    let is_recurring = before.get(.."every ".len()).is_some_and(|start| start.eq_ignore_ascii_case("every "));
    let mut parts = words(before);
    is_before_christ
        || is_recurring
        || is_relative(before)
        || may_begin(line) && parts.any(|word| is_year(word) || date::month(word).is_some())
}

/// A line without the mark of a list, of a thing to do or of something approximate before it.
fn unmarked(line: &str) -> &str {
    let mut line = line.trim();
    let marks = ["- ", "* ", "[x]", "[X]", "[ ]", "[]", "~", "≈"];
    while let Some(rest) = marks.iter().find_map(|mark| line.strip_prefix(mark)) {
        line = rest.trim_start();
    }
    line
}

/// `2021-02-01 and more`.
fn starts_with_day(line: &str) -> bool {
    let day = line.split(char::is_whitespace).next().unwrap_or_default();
    day.len() == "2021-02-01".len()
        && day.starts_with(|c: char| c.is_ascii_digit())
        && Date::parse(day).is_ok()
}

/// What is counted from today, word by word; `#` is a number, `@` a unit of time or a day of the week.
const RELATIVE: [&str; 10] =
    ["today", "tomorrow", "yesterday", "tonight", "@", "next @", "last @", "this @", "in # @", "# @ ago"];

/// Units of time and days of the week.
const UNITS: [&str; 17] = [
    "hour",
    "hours",
    "day",
    "days",
    "week",
    "weeks",
    "month",
    "months",
    "year",
    "years",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// Whether words are a time that is counted from today.
fn is_relative(before: &str) -> bool {
    let lower = before.trim().to_lowercase();
    let parts: Vec<&str> = lower.split_whitespace().collect();
    let fits = |form: &str, part: &str| match form {
        "#" => ["a", "an", "one", "two", "three"].contains(&part) || part.parse::<u32>().is_ok(),
        "@" => UNITS.contains(&part),
        form => form == part,
    };
    RELATIVE.iter().any(|form| {
        let forms: Vec<&str> = form.split(' ').collect();
        forms.len() == parts.len() && forms.iter().zip(&parts).all(|(form, part)| fits(form, part))
    })
}

/// Whether a word begins as a year or a decade does.
pub(super) fn is_year(word: &str) -> bool {
    word.bytes().take_while(u8::is_ascii_digit).count() >= 4
}

/// The words of a text, without all signs.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

fn is_date_word(word: &str) -> bool {
    DATE_WORDS.iter().any(|known| known.eq_ignore_ascii_case(word)) || date::month(word).is_some()
}

/// Most lines are ruled out by their first word.
fn may_begin(line: &str) -> bool {
    line.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '!' | '.' | '+' | '-'))
        || words(line).next().is_some_and(is_date_word)
}

/// Whether a colon stands between the hour and the minute of a time.
fn is_within_time(before: &str, after: &str) -> bool {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let hour = before.bytes().rev().take_while(u8::is_ascii_digit).count();
    (1..=2).contains(&hour) && digits(after) == 2
}

/// Reads the words of a date.
fn when(words: &str, order: DayOrder) -> Option<When> {
    if words.is_empty() {
        return None;
    }
    let one = |point| Some(When { from: point, to: None });
    let is_iso = |point: &Point| matches!(point, Point::At(_) | Point::Now | Point::Counted(_));
    if let Some((from, to)) = words.split_once('/')
        && let (Some(from), Some(to)) = (iso(from.trim()), iso(to.trim()))
        && is_iso(&from)
    {
        return Some(When { from, to: Some(to) });
    }
    if let Some(point) = point(words, order) {
        return one(point);
    }
    for between in [" to ", " - ", "-", " – ", "–"] {
        for (at, _) in words.match_indices(between) {
            let (from, to) = (words[..at].trim(), words[at + between.len()..].trim());
            if let (Some(from), Some(to)) = (start(from, to, order), end(from, to, order)) {
                return Some(When { from, to: Some(to) });
            }
        }
    }
    if let Some(edtf) = spoken(words) {
        return one(Point::At(edtf));
    }
    let is_digit = |c: char| c.is_ascii_digit();
    let is_of_dates = |word: &str| is_date_word(word.trim_matches(is_digit)) || word.chars().all(is_digit);
    let has_year_or_month = self::words(words).any(|word| is_year(word) || date::month(word).is_some());
    let is_date = has_year_or_month
        && (self::words(words).all(is_of_dates) || dates::read(words, &How::default()).edtf.is_some());
    is_date.then_some(When { from: Point::Words, to: None })
}

/// The first of two points; both years of `300–200 BC` are of that era.
fn start(from: &str, to: &str, order: DayOrder) -> Option<Point> {
    let lower = to.to_ascii_lowercase();
    let is_before = lower.ends_with(" bc") || lower.ends_with(" bce");
    let shared = if is_before { year(&format!("{from} bc")) } else { None };
    shared.or_else(|| point(from, order))
}

/// The second of two points; behind a time of day, an hour may stand alone.
fn end(from: &str, to: &str, order: DayOrder) -> Option<Point> {
    let hour = if clock(from).is_some() { clock_edtf(to).map(Point::Clock) } else { None };
    hour.or_else(|| point(to, order))
}
