//! One point in time as markwhen writes it, in EDTF: digits in several orders, weeks, times of day, days without a year, years before
//! Christ. It must not know what stands around it.

use briefing_format::model::{Date, date};

use super::{counted::Counted, when::is_year};
use crate::DayOrder;

/// One point in time, as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Point {
    /// A date in EDTF.
    At(String),
    /// A time of day alone, in EDTF: `10:30`, `10`.
    Clock(String),
    /// Whenever the file is read.
    Now,
    /// Counted from something else.
    Counted(Counted),
    /// A year of two digits.
    Short,
    /// Words that markwhen does not read.
    Words,
}

/// A date in digits, an amount, or `now`.
pub(super) fn iso(words: &str) -> Option<Point> {
    let is_iso = words.len() >= 4 && words.as_bytes()[..4].iter().all(u8::is_ascii_digit);
    if is_iso { year(words).or_else(|| week(words)).or_else(|| day(words)) } else { other(words) }
}

/// Reads one point, in any of its spellings.
pub(super) fn point(words: &str, order: DayOrder) -> Option<Point> {
    slashed(words, order)
        .or_else(|| year(words))
        .or_else(|| clock(words))
        .or_else(|| week(words))
        .or_else(|| other(words))
        .or_else(|| without_year(words))
        .or_else(|| day(words))
}

fn other(words: &str) -> Option<Point> {
    if words.eq_ignore_ascii_case("now") {
        return Some(Point::Now);
    }
    Counted::read(words).map(Point::Counted)
}

/// Three to five digits, or as many with `BC` behind them.
pub(super) fn year(words: &str) -> Option<Point> {
    let lower = words.to_ascii_lowercase();
    let (digits, era) = lower.split_at(lower.find(|c: char| !c.is_ascii_digit()).unwrap_or(lower.len()));
    let year: i64 = digits.parse().ok().filter(|_| digits.len() <= 5)?;
    let year = match era.trim() {
        "" if digits.len() >= 3 => year,
        "ad" | "ce" => year,
        "bc" | "bce" if year > 0 => 1 - year,
        _ => return None,
    };
    Some(Point::At(edtf_year(year)))
}

/// A year as astronomers count it, in EDTF.
pub(in crate::formats) fn edtf_year(year: i64) -> String {
    let sign = if year < 0 { "-" } else { "" };
    match year.unsigned_abs() {
        year @ 0..=9_999 => format!("{sign}{year:04}"),
        year => format!("Y{sign}{year}"),
    }
}

/// `12/25/2021`, `25/12/2021`, `12/2021`, with a time behind it or not.
fn slashed(words: &str, order: DayOrder) -> Option<Point> {
    let end = words.find(|c: char| !c.is_ascii_digit() && c != '/').unwrap_or(words.len());
    let (date, rest) = words.split_at(end);
    let parts: Vec<u32> = date.split('/').map(|part| part.parse().ok()).collect::<Option<_>>()?;
    let time = rest.trim_start_matches([',', ' ']);
    let time = if time.is_empty() { String::new() } else { format!("T{}", clock_edtf(time)?) };
    let order = if parts.first().is_some_and(|first| *first > 31) { DayOrder::Ymd } else { order };
    let (year, edtf) = match (parts.len(), order) {
        (2, DayOrder::Ymd) => (parts[0], format!("{:04}-{:02}", parts[0], parts[1])),
        (2, _) => (parts[1], format!("{:04}-{:02}", parts[1], parts[0])),
        (3, DayOrder::Dmy) => (parts[2], format!("{:04}-{:02}-{:02}{time}", parts[2], parts[1], parts[0])),
        (3, DayOrder::Ymd) => (parts[0], format!("{:04}-{:02}-{:02}{time}", parts[0], parts[1], parts[2])),
        (3, DayOrder::Mdy | DayOrder::Open) => {
            (parts[2], format!("{:04}-{:02}-{:02}{time}", parts[2], parts[0], parts[1]))
        }
        _ => return None,
    };
    Some(match Date::parse(&edtf) {
        _ if year < 100 => Point::Short,
        Ok(_) if order == DayOrder::Open && parts.len() == 3 => open(&parts, &edtf),
        Ok(_) => Point::At(edtf),
        Err(_) => Point::Words,
    })
}

/// Both readings of a date whose order nobody knows.
fn open(parts: &[u32], edtf: &str) -> Point {
    let other = format!("{:04}-{:02}-{:02}", parts[2], parts[1], parts[0]);
    let day = edtf.split('T').next().unwrap_or_default();
    match Date::parse(&other) {
        Ok(_) if other != day => Point::At(format!("[{},{}]", day.min(&other), day.max(&other))),
        _ => Point::At(edtf.to_owned()),
    }
}

/// A time of day alone, which has a colon or half a day.
pub(super) fn clock(words: &str) -> Option<Point> {
    let has_sign = words.contains(':') || words.to_ascii_lowercase().ends_with('m');
    has_sign.then(|| clock_edtf(words)).flatten().map(Point::Clock)
}

/// `10:30`, `10am`, `9:05 pm`, in EDTF: as long as it is written.
pub(in crate::formats) fn clock_edtf(words: &str) -> Option<String> {
    let lower = words.to_ascii_lowercase();
    let (time, half) = match (lower.strip_suffix("am"), lower.strip_suffix("pm")) {
        (Some(time), _) => (time.trim(), Some(0)),
        (_, Some(time)) => (time.trim(), Some(12)),
        _ => (lower.trim(), None),
    };
    let (hour, minute) = time.split_once(':').map_or((time, None), |(hour, minute)| (hour, Some(minute)));
    let is_short =
        |text: &str| (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    let hour: u32 = hour.parse().ok().filter(|_| is_short(hour))?;
    let hour = match half {
        Some(_) if !(1..=12).contains(&hour) => return None,
        Some(half) => hour % 12 + half,
        None => hour,
    };
    let minute = match minute {
        Some(minute) if minute.len() == 2 && is_short(minute) => Some(minute.parse::<u32>().ok()?),
        Some(_) => return None,
        None => None,
    };
    match minute {
        _ if hour > 23 => None,
        Some(minute) => (minute < 60).then(|| format!("{hour:02}:{minute:02}")),
        None => Some(format!("{hour:02}")),
    }
}

/// `2024-W05`, `2024W053`: the seven days of a week, or one of them.
fn week(words: &str) -> Option<Point> {
    let (year, rest) = words.split_once(['W', 'w'])?;
    let year = year.strip_suffix('-').unwrap_or(year);
    let (week, weekday) = rest.split_at_checked(2)?;
    let weekday = weekday.strip_prefix('-').unwrap_or(weekday);
    let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if year.len() != 4 || !is_digits(year) || !is_digits(week) || !is_digits(weekday) || weekday.len() > 1 {
        return None;
    }
    let (year, week): (i64, i128) =
        (year.parse().ok()?, week.parse().ok().filter(|week| (1..=53).contains(week))?);
    // The first week of a year has its fourth day in it; day 1 of all days was a Monday.
    let fourth = date::Day::new(year, 1, 4)?.number();
    let monday = fourth - (fourth - 1).rem_euclid(7) + (week - 1) * 7;
    let day = |after: i128| date::Day::from_number(monday + after).map(|day| day.to_string());
    match weekday.parse::<i128>() {
        Ok(weekday) => (1..=7).contains(&weekday).then(|| day(weekday - 1)).flatten().map(Point::At),
        Err(_) => Some(Point::At(format!("{}/{}", day(0)?, day(6)?))),
    }
}

/// `Dec 19`, `19 December`, `March`: a day or a month of a year that is not told.
fn without_year(words: &str) -> Option<Point> {
    let parts: Vec<&str> = words.split([' ', ',']).filter(|part| !part.is_empty()).collect();
    let edtf = match parts[..] {
        [name] => format!("XXXX-{:02}", month_of_date(name)?),
        [one, other] => {
            let (name, day) = if month_of_date(one).is_some() { (one, other) } else { (other, one) };
            let day: u8 = day.parse().ok().filter(|day| (1..=31).contains(day))?;
            format!("XXXX-{:02}-{day:02}", month_of_date(name)?)
        }
        _ => return None,
    };
    Date::parse(&edtf).is_ok().then_some(Point::At(edtf))
}

fn month_of_date(word: &str) -> Option<usize> {
    date::month(word.trim_end_matches('.'))
}

/// A single date in digits or words, with a time behind it or not.
fn day(words: &str) -> Option<Point> {
    let timed = words.split_once(char::is_whitespace).filter(|(day, _)| day.len() == "2024-02-03".len());
    if let Some(time) = timed.and_then(|(_, time)| clock_edtf(time))
        && let Some((day, _)) = timed
        && Date::parse(&format!("{day}T{time}")).is_ok()
    {
        return Some(Point::At(format!("{day}T{time}")));
    }
    let edtf = spoken(words)?;
    (!edtf.contains('/')).then_some(Point::At(edtf))
}

/// A date in words. One of them is a year or an era, which most words before a colon have not.
pub(super) fn spoken(words: &str) -> Option<String> {
    let is_era =
        |word: &str| ["bc", "bce", "ad", "ce", "century"].iter().any(|era| word.eq_ignore_ascii_case(era));
    if !super::when::words(words).any(|word| is_year(word) || is_era(word)) {
        return None;
    }
    date::typed(words, None).ok().map(|date| date.edtf().to_owned())
}
