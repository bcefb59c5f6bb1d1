//! The time between two dates, in words that the dates prove. It must not know where a gap is shown.

use std::fmt;

use edtf_core::{Bounds, Edtf, IntervalEndpoint};

use super::{
    DAY, Date, Day, Order,
    clock::{self, Clock, SECOND},
    day_of,
};

/// A stretch of time between two dates: `40 minutes`, `3 days`, `c. 34 years`, `231 to 331 years`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gap {
    count: u64,
    /// How many more it may be, where one number would be finer than what the dates prove.
    more: u32,
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

/// The time from the end of one date to the start of a later one, see [`gap_after`].
pub fn gap(before: &Date, after: &Date) -> Option<Gap> {
    gap_after(&[before], after)
}

/// The time from when the last of some dates has ended to the start of a later one.
///
/// The bounds leave a shortest and a longest time, counted in calendar days, and each comes to a whole number of units.
/// Where both are the same number, that is the gap; where they are neighbors, it is their mean, with "c."; else both are
/// told, for any one number would be finer than the dates. `None` where the order is not proven, as it never is of a date
/// without a year, where less than a
/// day lies between, and where the longest is more than three times the shortest: that would say next to nothing.
///
/// Between two times of day that both have a zone, and between two that both have none, it is counted in seconds and told
/// from a minute on: as the days are, but no closer than the vaguer of both, so that between two hours are hours.
/// Between a time and a day, days are counted.
pub fn gap_after(before: &[&Date], after: &Date) -> Option<Gap> {
    if before.iter().any(|before| before.order(after) != Order::Before) {
        return None;
    }
    // Each of them leaves bounds of its own, and what lies after the last lies after all.
    let least_of = |bounds: &mut dyn Iterator<Item = Option<(i128, i128)>>| {
        bounds.reduce(|a, b| Some((a?.0.min(b?.0), a?.1.min(b?.1)))).flatten()
    };
    let seconds = least_of(&mut before.iter().map(|before| on_the_clock(before, after)));
    if seconds.is_some_and(|(shortest, longest)| longest > shortest * 3) {
        return None;
    }
    let is_marked = before.iter().chain([&after]).any(|date| date.slack() > 0 || date.is_marked_time());
    let vaguest = |date: &&Date| date.clocks().map(|clocks| clocks.first.unit.min(clocks.last().unit));
    let closest = before.iter().chain([&after]).filter_map(vaguest).min();
    if let Some(gap) = seconds.zip(closest).and_then(|(seconds, closest)| short(seconds, closest, is_marked))
    {
        return Some(gap);
    }
    // The days of a time hold what its mark adds.
    let is_marked = before.iter().chain([&after]).any(|date| date.slack() > 0);
    let day = i128::from(DAY);
    let (shortest, longest) = match seconds {
        Some((shortest, longest)) => (shortest / day, longest / day),
        None => least_of(&mut before.iter().map(|before| in_days(before, after)))?,
    };
    if shortest < 1 || longest > shortest * 3 {
        return None;
    }
    // Whole months by the calendar, at least and at most; a slack has no calendar.
    let in_calendar = |before: &&Date| {
        let least = whole_months(before.latest()?, after.earliest()?);
        Some((least, whole_months(earliest_end(before)?, latest_start(after)?)))
    };
    let by_mean = ((shortest * 4_800) / CYCLE_DAYS, (longest * 4_800) / CYCLE_DAYS);
    let months = match least_of(&mut before.iter().map(in_calendar)) {
        Some(months) if !is_marked => months,
        _ => by_mean,
    };
    let mean = match seconds {
        Some((shortest, longest)) => (shortest + longest + day) / (2 * day),
        None => i128::midpoint(shortest, longest),
    };
    let years = (months.0 / 12, months.1 / 12);
    if mean < DAYS_UNTIL_MONTHS || months.0 < 1 {
        told((shortest, longest), Unit::Day, mean, is_marked)
    } else if mean < DAYS_UNTIL_YEARS || years.0 < 1 {
        told(months, Unit::Month, (mean * 9_600 + CYCLE_DAYS) / (2 * CYCLE_DAYS), is_marked)
    } else {
        told(years, Unit::Year, (mean * 800 + CYCLE_DAYS) / (2 * CYCLE_DAYS), is_marked)
    }
}

/// How far apart the least and the most may be for one number with "c.": a mark says that much itself.
const APART: i128 = 1;
const APART_WHERE_MARKED: i128 = 3;

/// So many units, at least and at most, in one number where that is no finer than both.
fn told((least, most): (i128, i128), unit: Unit, mean: i128, is_marked: bool) -> Option<Gap> {
    let apart = if is_marked { APART_WHERE_MARKED } else { APART };
    let is_one = most - least <= apart;
    let about = is_marked || is_one && least != most;
    let count = if is_one { mean.clamp(least, most) } else { least };
    // A year is said shorter than twelve months.
    let (count, unit) =
        if is_one && unit == Unit::Month && count == 12 { (1, Unit::Year) } else { (count, unit) };
    let more = if is_one { 0 } else { u32::try_from(most - least).ok()? };
    Some(Gap { count: u64::try_from(count).ok()?, more, unit, about })
}

/// The calendar days between two dates, at least and at most, with what their marks add.
fn in_days(before: &Date, after: &Date) -> Option<(i128, i128)> {
    let shortest = before.surely_until(after)?;
    let slack = i128::from(before.slack()) + i128::from(after.slack());
    let longest = latest_start(after)?.number() - earliest_end(before)?.number() + slack;
    Some((shortest, longest.max(shortest)))
}

/// The seconds between two times of day of one clock, at least and at most.
///
/// A second that is named is counted as its first moment, and so is a fraction of one.
fn on_the_clock(before: &Date, after: &Date) -> Option<(i128, i128)> {
    let (ended, begun) = (before.surely_ends_within()?, after.surely_starts_within()?);
    let second = i128::from(SECOND);
    let shortest_part = |clock: Clock| i128::from(clock.unit.nanos().min(SECOND));
    let last_of_before = ended.last + 1 - shortest_part(before.clocks()?.last());
    let last_of_after = begun.last + 1 - shortest_part(after.clocks()?.first);
    let seconds = |nanos: i128| nanos.div_euclid(second);
    (ended.in_utc == begun.in_utc)
        .then(|| (seconds(begun.first - last_of_before), seconds(last_of_after - ended.first)))
}

/// A gap of less than two days, in whole minutes or hours, but no closer than a unit.
fn short((shortest, longest): (i128, i128), closest: clock::Unit, is_marked: bool) -> Option<Gap> {
    let whole = |unit: i128| (shortest / unit, longest / unit);
    let mean = |unit: i128| (shortest + longest + unit) / (2 * unit);
    let (minutes, hours) = (whole(60), whole(3_600));
    let is_in_minutes = closest != clock::Unit::Hour && minutes.1 < MINUTES_UNTIL_HOURS || hours.0 < 1;
    match (mean(60), mean(3_600)) {
        _ if minutes.1 < 1 => None,
        (_, HOURS_UNTIL_DAYS..) => None,
        (60, _) if minutes.1 - minutes.0 <= 1 => {
            Some(Gap { count: 1, more: 0, unit: Unit::Hour, about: is_marked || minutes.0 != minutes.1 })
        }
        (minute, _) if is_in_minutes => told(minutes, Unit::Minute, minute, is_marked),
        (_, hour) => {
            let gap = told(hours, Unit::Hour, hour, is_marked)?;
            let is_day = gap.count == 24 && gap.more == 0;
            Some(if is_day { Gap { count: 1, unit: Unit::Day, ..gap } } else { gap })
        }
    }
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
pub(super) fn earliest_end(date: &Date) -> Option<Day> {
    if !date.has_year {
        return None;
    }
    if date.has_time() {
        return date.days_of_end().0;
    }
    match clock::read(&date.edtf).ok()?.edtf {
        Edtf::Interval(interval) => day_of(bounds(interval.end)?.earliest),
        Edtf::Date(_) | Edtf::DateTime(_) | Edtf::Set(_) => date.span().0,
    }
}

/// The latest day on which the date may have started: for an interval, that of its start.
pub(super) fn latest_start(date: &Date) -> Option<Day> {
    if !date.has_year {
        return None;
    }
    if date.has_time() {
        return date.days_of_start().1;
    }
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
        let about = if self.about { "c. " } else { "" };
        let number = |count: u64| super::label::grouped(count.into());
        match (self.count, self.more) {
            (1, 0) => write!(f, "{about}1 {unit}"),
            (count, 0) => write!(f, "{about}{} {unit}s", number(count)),
            (count, more) => {
                write!(f, "{about}{} to {} {unit}s", number(count), number(count + u64::from(more)))
            }
        }
    }
}
