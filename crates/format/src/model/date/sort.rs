//! Where a date sorts. It must not know which events stand beside it.

use std::cmp::Reverse;

use super::{
    Date, Day, Open,
    clock::{Clock, Unit},
    moments::DAY_IN_NANOS,
};

/// Where a date sorts: by its first day, the vaguer before the closer, then by its time of day, by its first moment and
/// the vaguer before the closer.
///
/// * `197X` stands before `1970`, and that before `1970-01`: what is told of a whole decade, year or month leads up to
///   what is told of its parts. `1979/..` began in 1979 and stands directly before `1979`.
/// * `[..1979]` and `../1979` have no first day: they stand directly before all of 1979, the earliest unit they name.
/// * `[1979..]` and `{1979..}` have no last day: they stand directly after all of 1979, the latest unit they name.
/// * `T01` stands before `T01:00`, that before `T01:00:00`, and that before `T01:00:00.0`. A range of times stands where
///   its first time does.
/// * A date without any day that can be counted, such as `Y17E70`, or without a year, such as `XXXX-12-25`, stands after
///   all others.
///
/// A time with a zone sorts by its day and time in UTC; a time without one as if it were UTC. Where [`Date::order`]
/// proves an order, the keys have it too: an open start is proven after nothing, and an open end before nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct SortKey {
    first: End,
    side: Side,
    last: Reverse<End>,
    /// Nanoseconds from the start of the day.
    moment: i64,
    /// Nothing for a date without a time.
    unit: Option<Unit>,
}

impl SortKey {
    /// The day by which it sorts; `None` where no day is known.
    pub fn day(self) -> Option<Day> {
        match self.first {
            End::Day(day) => Some(day),
            End::Open => None,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum End {
    Day(Day),
    Open,
}

/// Before all that begins on a day, among it, or after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Side {
    Before,
    Among,
    After,
}

pub(super) fn sort_key(date: &Date) -> SortKey {
    let end = |day: Option<Day>| day.map_or(End::Open, End::Day);
    let time = date.clocks().map(|clocks| clocks.first);
    let start = time.map_or(0, Clock::start);
    // A leap second on the local clock is still of its day.
    let (days, moment) = match time {
        Some(time) if time.zoned => (start.div_euclid(DAY_IN_NANOS), start.rem_euclid(DAY_IN_NANOS)),
        _ => (0, start),
    };
    if !date.has_year {
        let nowhere = End::Open;
        return SortKey { first: nowhere, side: Side::After, last: Reverse(nowhere), moment, unit: None };
    }
    let written = time.and(date.first);
    let (first, side, last) = match (written.and_then(|day| day.plus(days as i32)), date.open) {
        (Some(day), _) => (End::Day(day), Side::Among, End::Day(day)),
        (None, Open::Neither) => (end(date.first), Side::Among, end(date.last)),
        (None, Open::Start | Open::Both) => (end(date.first.or(date.last)), Side::Before, end(date.last)),
        (None, Open::End) if is_set(date) => (end(date.last.or(date.first)), Side::After, end(date.first)),
        (None, Open::End) => (end(date.first), Side::Among, End::Open),
    };
    SortKey { first, side, last: Reverse(last), moment, unit: time.map(|time| time.unit) }
}

/// True for `[…]` and `{…}`: their members are dates, none of which needs to lie in the first unit.
fn is_set(date: &Date) -> bool {
    date.edtf.starts_with(['[', '{'])
}
