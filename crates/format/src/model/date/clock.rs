//! Times of day, to the hour, the minute, the second or a fraction of one, and ranges of them. EDTF has single times to
//! the second only; the other forms are those of ISO 8601-1:2019, 5.3.1, and a mark after any of them is our own. It
//! must not know how dates compare.

use std::borrow::Cow;

use edtf_core::{Edtf, Interval, IntervalEndpoint, Qualifier, Time, TimeShift};

use super::{BadDate, plain};

/// The last part of a time of day that is written, the vaguest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Unit {
    Hour,
    Minute,
    Second,
    /// So many digits of a second, 1 to 9.
    Fraction(u8),
}

/// Nanoseconds in a second.
pub(super) const SECOND: i64 = 1_000_000_000;

/// The most digits of a fraction: nanoseconds.
const FRACTION_DIGITS: usize = 9;

impl Unit {
    /// How long it is, in nanoseconds.
    pub(super) const fn nanos(self) -> i64 {
        match self {
            Self::Hour => 3_600 * SECOND,
            Self::Minute => 60 * SECOND,
            Self::Second => SECOND,
            Self::Fraction(digits) => 10_i64.pow(FRACTION_DIGITS as u32 - digits as u32),
        }
    }

    /// Whether it is told as a moment: nobody asks how long a second is.
    pub(super) const fn is_moment(self) -> bool {
        matches!(self, Self::Second | Self::Fraction(_))
    }
}

/// When a time of day begins, and how long it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Clock {
    /// Nanoseconds from the start of the written day, as written; a leap second is the first of the next day.
    pub(super) written: i64,
    /// Minutes that the clock is ahead of UTC.
    ahead: i16,
    pub(super) unit: Unit,
    /// Whether the file gives a zone.
    pub(super) zoned: bool,
    /// Whether it is marked approximate or uncertain.
    is_marked: bool,
    pub(super) is_leap_second: bool,
}

impl Clock {
    /// Nanoseconds from the start of the written day, in UTC where the file gives a zone, else as written.
    pub(super) fn start(self) -> i64 {
        self.written - i64::from(self.ahead) * 60 * SECOND
    }

    /// Nanoseconds by which it may lie outside its bounds.
    pub(super) fn slack(self) -> i64 {
        if self.is_marked { self.unit.nanos() } else { 0 }
    }
}

/// The times of day of a date: one, or the first and the last of a range.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Clocks {
    pub(super) first: Clock,
    /// The end of a range.
    pub(super) end: Option<Clock>,
}

impl Clocks {
    /// The time at the end of a range, or the only one.
    pub(super) fn last(&self) -> Clock {
        self.end.unwrap_or(self.first)
    }
}

/// A time of day as it was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Timed {
    /// What is not written of it is zero.
    pub(super) time: Time,
    /// Nanoseconds beyond the second.
    pub(super) nanos: u32,
    /// What is written of it.
    pub(super) unit: Unit,
    /// The mark after it.
    pub(super) mark: Qualifier,
}

impl Timed {
    fn clock(&self) -> Clock {
        let Time { hour, minute, second, shift } = self.time;
        let seconds = (i64::from(hour) * 60 + i64::from(minute)) * 60 + i64::from(second);
        let (ahead, zoned) = match shift {
            None => (0, false),
            Some(TimeShift::Utc) => (0, true),
            Some(TimeShift::Offset { minutes, .. }) => (minutes, true),
        };
        Clock {
            written: seconds * SECOND + i64::from(self.nanos),
            ahead,
            unit: self.unit,
            zoned,
            is_marked: self.mark.is_qualified(),
            is_leap_second: second == 60,
        }
    }
}

/// A date as it was read.
pub(super) struct Written {
    /// The date; of a range of times, the interval of its days.
    pub(super) edtf: Edtf,
    /// The time of day, or the first of a range.
    pub(super) time: Option<Timed>,
    /// The last time of a range.
    pub(super) end: Option<Timed>,
}

impl Written {
    /// The times of day, where the file gives any.
    pub(super) fn clocks(&self) -> Option<Clocks> {
        Some(Clocks { first: self.time?.clock(), end: self.end.map(|end| end.clock()) })
    }
}

/// Reads EDTF, or a time of day that EDTF has not: `1666-09-02T01`, `1666-09-02T01:30Z`, `1666-09-02T01~`,
/// `2024-03-26T01:26:07.5`, `2024-03-26T01:26/2024-03-26T01:27`.
pub(super) fn read(text: &str) -> Result<Written, BadDate> {
    if let Some(at) = time_in_set(text) {
        return Err(bad(text, plain::TIME_IN_SET, at));
    }
    if !text.contains('T') || text.contains(['[', '{']) {
        let edtf = Edtf::parse(text).map_err(|error| bad(text, error.message, error.offset))?;
        return Ok(Written { edtf, time: None, end: None });
    }
    match text.split_once('/') {
        None => {
            let (edtf, time) = timed(text).map_err(|(message, at)| bad(text, message, at))?;
            Ok(Written { edtf, time: Some(time), end: None })
        }
        Some((start, end)) => range(start, end).map_err(|(message, at)| bad(text, message, at)),
    }
}

/// Where a time of day begins in a set.
fn time_in_set(text: &str) -> Option<usize> {
    let is_digit = |at: usize| text.as_bytes().get(at).is_some_and(u8::is_ascii_digit);
    let is_time = |at: &usize| at.checked_sub(1).is_some_and(is_digit) && is_digit(at + 1);
    let set = text.starts_with(['[', '{']).then_some(text)?;
    set.match_indices('T').map(|(at, _)| at).find(is_time)
}

/// Why not, and at which byte.
type Bad = (&'static str, usize);

/// From one time of day to another, of the same day or a later one.
fn range(start: &str, end: &str) -> Result<Written, Bad> {
    let after = start.len() + 1;
    if !start.contains('T') {
        return Err((plain::TIME_AT_ONE_END, 0));
    }
    if end.find('T').is_none_or(|at| at == 0) || end.contains('/') {
        return Err((plain::TIME_AT_ONE_END, after));
    }
    let (first, time) = timed(start)?;
    let (last, end) = timed(end).map_err(|(message, at)| (message, after + at))?;
    let (Edtf::DateTime(first), Edtf::DateTime(last)) = (first, last) else {
        return Err((plain::TIME_AT_ONE_END, 0));
    };
    if time.time.shift.is_some() != end.time.shift.is_some() {
        return Err((plain::ZONE_AT_ONE_END, after));
    }
    let ends = [first.date, last.date].map(IntervalEndpoint::Date);
    let edtf = Edtf::Interval(Interval { start: ends[0], end: ends[1] });
    Ok(Written { edtf, time: Some(time), end: Some(end) })
}

/// A day with a time.
fn timed(text: &str) -> Result<(Edtf, Timed), Bad> {
    let (day, time) = text.split_once('T').unwrap_or((text, ""));
    let mark = Qualifier { uncertain: time.ends_with(['?', '%']), approximate: time.ends_with(['~', '%']) };
    let time = time.strip_suffix(['?', '~', '%']).unwrap_or(time);
    let (clock, zone) = time.split_at(time.find(['Z', '+', '-']).unwrap_or(time.len()));
    let start = day.len() + 1;
    let (clock, digits) = match clock.find(['.', ',']) {
        None => (clock, None),
        Some(at) => {
            let (clock, digits) = clock.split_at(at);
            (
                clock,
                Some(fraction(clock, digits).map_err(|(message, at)| (message, start + clock.len() + at))?),
            )
        }
    };
    let (unit, zeros) = match (clock.len(), digits) {
        (_, Some(digits)) => (Unit::Fraction(digits.len() as u8), ""),
        (2, None) => (Unit::Hour, ":00:00"),
        (5, None) => (Unit::Minute, ":00"),
        (_, None) => (Unit::Second, ""),
    };
    // The library knows whole times to the second, and so is asked for one.
    let edtf = Edtf::parse(&format!("{day}T{clock}{zeros}{zone}")).map_err(|error| {
        let end = start + clock.len();
        let behind = digits.map_or(0, |digits| digits.len() + 1);
        match error.message {
            "time must be hh:mm:ss" => ("a time is hh, hh:mm, hh:mm:ss or hh:mm:ss.s", start),
            message if error.offset < end => (message, error.offset),
            message => (message, end.max(error.offset.saturating_sub(zeros.len())) + behind),
        }
    })?;
    let Edtf::DateTime(at) = edtf else {
        return Err(("a time stands after one day", 0));
    };
    let nanos = digits.map_or(0, |digits| format!("{digits:0<FRACTION_DIGITS$}").parse().unwrap_or_default());
    Ok((edtf, Timed { time: at.time, nanos, unit, mark }))
}

/// The digits of a fraction, which stands after a point behind whole seconds.
fn fraction<'a>(clock: &str, written: &'a str) -> Result<&'a str, Bad> {
    let Some(digits) = written.strip_prefix('.') else {
        return Err((plain::FRACTION_AFTER_COMMA, 0));
    };
    if clock.len() != "hh:mm:ss".len() {
        return Err((plain::FRACTION_OF_A_SECOND, 0));
    }
    match digits.bytes().position(|byte| !byte.is_ascii_digit()) {
        Some(at) => Err((plain::FRACTION_IN_DIGITS, 1 + at)),
        None if digits.is_empty() => Err((plain::FRACTION_IN_DIGITS, 1)),
        None if digits.len() > FRACTION_DIGITS => Err((plain::FRACTION_TOO_LONG, 1 + FRACTION_DIGITS)),
        None => Ok(digits),
    }
}

fn bad(text: &str, message: &str, at: usize) -> BadDate {
    let at = Some(at).filter(|&at| text.is_char_boundary(at));
    BadDate::new(format!("{}{}", plain::NO_EDTF, plain::words(message)), at)
}

/// A set without the blanks that people write between its members: `[1667, 1668]` means `[1667,1668]`.
pub(super) fn without_blanks(text: &str) -> Cow<'_, str> {
    if !text.starts_with(['[', '{']) || !text.contains(' ') {
        return Cow::Borrowed(text);
    }
    let joins = |c: char| matches!(c, ',' | '[' | ']' | '{' | '}');
    let mut mended = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(' ') {
        let (before, blanks) = rest.split_at(at);
        let after = blanks.trim_start_matches(' ');
        mended.push_str(before);
        // A blank between digits joins nothing, and stays to be told.
        if !mended.ends_with(joins) && !after.starts_with(joins) {
            mended.push(' ');
        }
        rest = after;
    }
    mended.push_str(rest);
    Cow::Owned(mended)
}
