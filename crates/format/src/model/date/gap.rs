//! The time between two dates, in words that the dates prove. It must not know where a gap is shown.

use std::fmt;

use edtf_core::{Bounds, Edtf, IntervalEndpoint};

use super::{DAY, Date, Day, Order, clock, day_of};

/// A stretch of time between two dates: `40 minutes`, `3 days`, `c. 34 years`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gap {
    count: u64,
    unit: Unit,
    about: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unit {
    Minute,
    Hour,
    Day,
    Month,
    Year,
}

/// Below this many minutes a gap between two times is told in minutes, or as one hour.
const MINUTES_UNTIL_HOURS: i128 = 120;
/// Below this many hours a gap between two times is told in hours, or as one day.
const HOURS_UNTIL_DAYS: i128 = 48;
/// Below this many days a gap is told in days.
const DAYS_UNTIL_MONTHS: i128 = 60;
/// Below this many days, two years, a gap is told in months, or as one year.
const DAYS_UNTIL_YEARS: i128 = 730;

/// The time from the end of one date to the start of a later one.
///
/// The bounds leave a shortest and a longest time, counted in calendar days. Where both come to the same whole number
/// of units, that is the gap; else it is their mean, with "c.". `None` where the order is not proven, where less than a
/// day lies between, and where the longest is more than three times the shortest: a mean would then claim far more than
/// has surely passed.
///
/// Between two times of day that both have a zone, and between two that both have none, it is counted in seconds and told
/// from a minute on: as the days are, but no closer than the vaguer of both, so that between two hours are hours.
/// Between a time and a day, days are counted.
pub fn gap(before: &Date, after: &Date) -> Option<Gap> {
    if before.order(after) != Order::Before {
        return None;
    }
    let seconds = on_the_clock(before, after);
    if seconds.is_some_and(|(shortest, longest)| longest > shortest * 3) {
        return None;
    }
    if let Some(gap) = seconds.and_then(|seconds| short(seconds, before.time()?.unit.min(after.time()?.unit)))
    {
        return Some(gap);
    }
    let day = i128::from(DAY);
    let passed = seconds.map(|(shortest, _)| shortest / day);
    let shortest = passed.or_else(|| before.surely_until(after)).filter(|days| *days >= 1)?;
    let (end, start) = (earliest_end(before)?, latest_start(after)?);
    let slack = i128::from(before.slack()) + i128::from(after.slack());
    let longest = match seconds {
        Some((_, longest)) => longest / day,
        None => (start.number() - end.number() + slack).max(shortest),
    };
    if longest > shortest * 3 {
        return None;
    }
    let mean = match seconds {
        Some(seconds) => whole_or_mean(seconds, day).0,
        None => i128::midpoint(shortest, longest),
    };
    // Whole months by the calendar, at least and at most; a slack has no calendar.
    let months = before
        .latest()
        .zip(after.earliest())
        .map(|(from, to)| (whole_months(from, to), whole_months(end, start)));
    let settled = |per: i128| {
        months.filter(|(least, most)| slack == 0 && least / per == most / per).map(|(least, _)| least / per)
    };
    let (count, unit, about) = if mean < DAYS_UNTIL_MONTHS {
        (mean, Unit::Day, shortest != longest)
    } else if mean < DAYS_UNTIL_YEARS {
        let exact = settled(1);
        let count = exact.unwrap_or((mean * 9_600 + CYCLE_DAYS) / (2 * CYCLE_DAYS));
        if count == 12 { (1, Unit::Year, exact.is_none()) } else { (count, Unit::Month, exact.is_none()) }
    } else {
        let exact = settled(12);
        (exact.unwrap_or((mean * 800 + CYCLE_DAYS) / (2 * CYCLE_DAYS)), Unit::Year, exact.is_none())
    };
    Some(Gap { count: u64::try_from(count).ok()?, unit, about })
}

/// The seconds between two times of day of one clock, at least and at most.
fn on_the_clock(before: &Date, after: &Date) -> Option<(i128, i128)> {
    let (before, after) = (before.surely_within()?, after.surely_within()?);
    (before.in_utc == after.in_utc).then(|| (after.first - before.last, after.last - before.first))
}

/// The whole units in both of two lengths, where they are as many; else those in their mean, rounded, and true.
fn whole_or_mean((shortest, longest): (i128, i128), unit: i128) -> (i128, bool) {
    let whole = shortest / unit;
    if whole == longest / unit { (whole, false) } else { ((shortest + longest + unit) / (2 * unit), true) }
}

/// A gap of less than two days, in whole minutes or hours, but no closer than a unit.
fn short(seconds: (i128, i128), closest: clock::Unit) -> Option<Gap> {
    let (minutes, about_minutes) = whole_or_mean(seconds, 60);
    let (hours, about_hours) = whole_or_mean(seconds, 3_600);
    let (count, unit, about) = match (minutes, hours) {
        (..=0, _) | (_, HOURS_UNTIL_DAYS..) => return None,
        (_, 24) => (1, Unit::Day, about_hours),
        (60, _) => (1, Unit::Hour, about_minutes),
        (..MINUTES_UNTIL_HOURS, _) if closest != clock::Unit::Hour => (minutes, Unit::Minute, about_minutes),
        _ => (hours, Unit::Hour, about_hours),
    };
    Some(Gap { count: u64::try_from(count).ok()?, unit, about })
}

/// The seconds from the end of one date to the start of a later one that have passed in any case: by the clock between
/// two times of day, else whole days. `None` where their order is not proven.
pub fn seconds_between(before: &Date, after: &Date) -> Option<i128> {
    match on_the_clock(before, after) {
        Some((shortest, _)) => (shortest > 0).then_some(shortest),
        None => before.surely_until(after).map(|days| days * i128::from(DAY)),
    }
}

/// The days in 400 years, which are 4,800 months.
const CYCLE_DAYS: i128 = 146_097;

/// The earliest day on which the date may have ended: for an interval, that of its end.
fn earliest_end(date: &Date) -> Option<Day> {
    match clock::read(&date.edtf).ok()?.edtf {
        Edtf::Interval(interval) => day_of(bounds(interval.end)?.earliest),
        Edtf::Date(_) | Edtf::DateTime(_) | Edtf::Set(_) => date.span().0,
    }
}

/// The latest day on which the date may have started: for an interval, that of its start.
fn latest_start(date: &Date) -> Option<Day> {
    match clock::read(&date.edtf).ok()?.edtf {
        Edtf::Interval(interval) => day_of(bounds(interval.start)?.latest),
        Edtf::Date(_) | Edtf::DateTime(_) | Edtf::Set(_) => date.span().1,
    }
}

/// The bounds of an endpoint that has both.
fn bounds(endpoint: IntervalEndpoint) -> Option<Bounds> {
    match endpoint {
        IntervalEndpoint::Date(date) => Some(Edtf::Date(date).bounds()),
        IntervalEndpoint::Open
        | IntervalEndpoint::Unknown
        | IntervalEndpoint::OnOrBefore(_)
        | IntervalEndpoint::OnOrAfter(_) => None,
    }
}

fn whole_months(from: Day, to: Day) -> i128 {
    let index = |day: Day| i128::from(day.year()) * 12 + i128::from(day.month());
    index(to) - index(from) - i128::from(to.day() < from.day())
}

impl fmt::Display for Gap {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = match self.unit {
            Unit::Minute => "minute",
            Unit::Hour => "hour",
            Unit::Day => "day",
            Unit::Month => "month",
            Unit::Year => "year",
        };
        let (about, s) = (if self.about { "c. " } else { "" }, if self.count == 1 { "" } else { "s" });
        write!(f, "{about}{} {unit}{s}", super::label::grouped(self.count.into()))
    }
}
