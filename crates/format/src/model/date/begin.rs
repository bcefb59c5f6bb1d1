//! When a date begins, which decides its place among others. It must not know when a date ends.

use super::{
    Date, Day, Kind,
    gap::{self, latest_start},
};

impl Date {
    /// True where the file gives a year, or a part of one: without it, a date has no place among others.
    pub fn has_year(&self) -> bool {
        self.has_year
    }

    /// The number of the day by which the date has begun, however far it lies outside its bounds.
    pub fn surely_started(&self) -> Option<i128> {
        // What is no interval is a day somewhere in its bounds.
        if matches!(self.kind, Kind::Days(_) | Kind::Time) {
            return self.surely_ended();
        }
        Some(latest_start(self)?.number() + self.known_slack()?)
    }

    /// The earliest day on which the date may have ended: of an interval, that of its end.
    pub fn earliest_end(&self) -> Option<Day> {
        gap::earliest_end(self)
    }

    /// Whether the bounds prove that it begins before another begins; how long it lasts makes no difference.
    pub fn begins_before(&self, other: &Self) -> bool {
        if let (Some(a), Some(b)) = (self.surely_starts_within(), other.surely_starts_within())
            && a.in_utc == b.in_utc
        {
            return a.last < b.first;
        }
        self.surely_started().zip(other.surely_begun()).is_some_and(|(start, other)| start < other)
    }
}
