//! Times of day on the line of time: the moments and the days in which they lie. It must not know how they are written.

use super::{
    Date, Day, Kind,
    clock::{Clock, Clocks, SECOND},
};

/// Seconds in a day.
pub(super) const DAY: i32 = 86_400;
/// Nanoseconds in a day.
pub(super) const DAY_IN_NANOS: i64 = DAY as i64 * SECOND;

/// The moments within which a time of day lies, however far it lies outside its bounds, in nanoseconds since the start of
/// the day before 0001-01-01. Two of them compare where both are in UTC, or both are not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moments {
    /// Whether the file gives a zone; else they are those of the local clock.
    pub in_utc: bool,
    /// The first.
    pub first: i128,
    /// The last.
    pub last: i128,
}

impl Date {
    /// What the string names, as [`Self::named`] has it, in seconds since the start of the day before 0001-01-01: the
    /// first, and the one after the last. A time of day is an hour, a minute or a second, in UTC where the file gives a
    /// zone, else as written.
    pub fn named_seconds(&self) -> Option<(i128, i128)> {
        let (first, last) = self.named()?;
        let Some(clocks) = self.clocks() else {
            return Some((first.number() * i128::from(DAY), (last.number() + 1) * i128::from(DAY)));
        };
        let end = moment(last, clocks.last()) + i128::from(clocks.last().unit.nanos());
        let second = i128::from(SECOND);
        Some((moment(first, clocks.first).div_euclid(second), (end + second - 1).div_euclid(second)))
    }

    /// True where the file gives a time of day.
    pub fn has_time(&self) -> bool {
        matches!(self.kind, Kind::Time | Kind::Times)
    }

    /// Whether its time of day has a zone; `None` where it has no time.
    pub fn has_zone(&self) -> Option<bool> {
        Some(self.clocks()?.first.zoned)
    }

    pub(super) fn clocks(&self) -> Option<&Clocks> {
        self.rare.as_deref()?.clocks.as_ref()
    }

    /// Whether a time of day may lie outside its bounds.
    pub(super) fn is_marked_time(&self) -> bool {
        self.clocks().is_some_and(|clocks| clocks.first.slack() + clocks.last().slack() > 0)
    }

    /// The first and the last day on which a time of day, or a range of them, may begin.
    pub(super) fn days_of_start(&self) -> (Option<Day>, Option<Day>) {
        self.clocks().zip(self.first).map_or((None, None), |(clocks, day)| days_of(day, clocks.first))
    }

    /// The first and the last day on which it may end.
    pub(super) fn days_of_end(&self) -> (Option<Day>, Option<Day>) {
        self.clocks().zip(self.last).map_or((None, None), |(clocks, day)| days_of(day, clocks.last()))
    }

    /// The moments within which a time of day, or a range of them, lies.
    pub fn surely_within(&self) -> Option<Moments> {
        let (start, end) = (self.surely_starts_within()?, self.surely_ends_within()?);
        Some(Moments { last: end.last, ..start })
    }

    /// The moments within which it begins.
    pub fn surely_starts_within(&self) -> Option<Moments> {
        Some(moments(self.first?, self.clocks()?.first))
    }

    /// The moments within which it ends.
    pub fn surely_ends_within(&self) -> Option<Moments> {
        Some(moments(self.last?, self.clocks()?.last()))
    }

    /// Whether it is a certain second, or a fraction of one: nothing is shorter.
    pub(super) fn is_moment(&self) -> bool {
        let is_moment = |clocks: &Clocks| clocks.first.unit.is_moment() && clocks.first.slack() == 0;
        matches!(self.kind, Kind::Time) && self.clocks().is_some_and(is_moment)
    }

    pub(super) fn is_leap_second(&self) -> bool {
        self.clocks().is_some_and(|clocks| clocks.first.is_leap_second)
    }
}

/// When a time of a day begins, in nanoseconds since the start of the day before 0001-01-01.
fn moment(day: Day, clock: Clock) -> i128 {
    day.number() * i128::from(DAY_IN_NANOS) + i128::from(clock.start())
}

/// The moments within which a time of a day lies.
fn moments(day: Day, clock: Clock) -> Moments {
    let (start, slack) = (moment(day, clock), i128::from(clock.slack()));
    let end = start + i128::from(clock.unit.nanos());
    Moments { in_utc: clock.zoned, first: start - slack, last: end - 1 + slack }
}

/// The days on which a time of a day may be, as written and in UTC where the file gives a zone.
fn days_of(day: Day, clock: Clock) -> (Option<Day>, Option<Day>) {
    // A leap second is of the day that it ends.
    let written = clock.written.min(DAY_IN_NANOS - clock.unit.nanos());
    let starts = if clock.zoned { [written, clock.start()] } else { [written; 2] };
    let day_of = |nanos: i64| day.plus(nanos.div_euclid(DAY_IN_NANOS) as i32);
    let first = starts[0].min(starts[1]) - clock.slack();
    let last = starts[0].max(starts[1]) + clock.unit.nanos() - 1 + clock.slack();
    (day_of(first), day_of(last))
}
