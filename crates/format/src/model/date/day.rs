//! A calendar day of any year. It must not know how vague the date was that it bounds.

use std::fmt;

use chrono::{Datelike, NaiveDate};

/// A day of the proleptic Gregorian calendar, in astronomical numbering: year 0 is 1 BC (ISO 8601-1).
///
/// Any `i64` year fits. The calendar repeats every 400 years, so a day is a count of such cycles and a day in the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day {
    cycle: i64,
    /// A day in the years 0 to 399.
    date: NaiveDate,
}

/// The years after which the Gregorian calendar repeats, and their days.
const CYCLE_YEARS: i64 = 400;
const CYCLE_DAYS: i128 = 146_097;
/// From 0000-01-01, where a cycle starts, to the day before 0001-01-01, from which days are counted.
const YEAR_ZERO: i128 = 365;

impl Day {
    /// A day, where the calendar has it.
    pub fn new(year: i64, month: u8, day: u8) -> Option<Self> {
        let date = NaiveDate::from_ymd_opt(year.rem_euclid(CYCLE_YEARS) as i32, month.into(), day.into())?;
        Some(Self { cycle: year.div_euclid(CYCLE_YEARS), date })
    }

    /// The day that it is where the program runs.
    pub fn today() -> Option<Self> {
        let now = chrono::Local::now().date_naive();
        Self::new(now.year().into(), u8::try_from(now.month()).ok()?, u8::try_from(now.day()).ok()?)
    }

    /// The day of a moment where the program runs, in seconds since 1970; nothing where no calendar has it.
    pub fn of_seconds(seconds: u64) -> Option<Self> {
        let moment = chrono::DateTime::from_timestamp(i64::try_from(seconds).ok()?, 0)?;
        let local = moment.with_timezone(&chrono::Local).date_naive();
        Self::new(local.year().into(), u8::try_from(local.month()).ok()?, u8::try_from(local.day()).ok()?)
    }

    /// The day of a moment where the program runs and its time, as `2024-03-01 09:05`; nothing where no calendar has it.
    pub fn time_of_seconds(seconds: u64) -> Option<String> {
        let moment = chrono::DateTime::from_timestamp(i64::try_from(seconds).ok()?, 0)?;
        Some(moment.with_timezone(&chrono::Local).format("%Y-%m-%d %H:%M").to_string())
    }

    /// The year, counted as astronomers do: 0 is 1 BC.
    pub fn year(self) -> i64 {
        // The last cycle may begin below the smallest year; the sum fits again.
        (i128::from(self.cycle) * i128::from(CYCLE_YEARS) + i128::from(self.date.year())) as i64
    }

    /// 1 to 12.
    pub fn month(self) -> u8 {
        self.date.month() as u8
    }

    /// 1 to 31.
    pub fn day(self) -> u8 {
        self.date.day() as u8
    }

    /// The days since the day before 0001-01-01, negative before it. Differences of these count days.
    pub fn number(self) -> i128 {
        i128::from(self.cycle) * CYCLE_DAYS + i128::from(self.date.num_days_from_ce())
    }

    /// The day in words: `20 Jun 2025`, `15 Mar 44 BC`.
    pub fn label(self) -> String {
        format!("{} {} {}", self.day(), self.month_label(), self.year_label())
    }

    /// The month in words: `Jun`.
    pub fn month_label(self) -> &'static str {
        super::label::month_name(self.month()).unwrap_or_default()
    }

    /// The month in words: `Jun 2025`.
    pub fn month_and_year_label(self) -> String {
        let month = super::label::month_name(self.month()).unwrap_or_default();
        format!("{month} {}", self.year_label())
    }

    /// The year in words: `2025`, `AD 44`, `44 BC`.
    pub fn year_label(self) -> String {
        super::label::year_words(self.year())
    }

    /// The day so many days later, or earlier.
    pub(crate) fn plus(self, days: i32) -> Option<Self> {
        Self::from_number(self.number() + i128::from(days))
    }

    /// The day of a number, where its year fits an `i64`.
    pub fn from_number(number: i128) -> Option<Self> {
        let from_start = number + YEAR_ZERO;
        let cycle = i64::try_from(from_start.div_euclid(CYCLE_DAYS)).ok()?;
        let in_cycle = i32::try_from(from_start.rem_euclid(CYCLE_DAYS) - YEAR_ZERO).ok()?;
        Some(Self { cycle, date: NaiveDate::from_num_days_from_ce_opt(in_cycle)? })
    }
}

/// ISO 8601: `2025-06-20`, `-0043-03-15`; more than four digits where the year has them.
impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.year() < 0 { "-" } else { "" };
        write!(f, "{sign}{:04}-{:02}-{:02}", self.year().unsigned_abs(), self.month(), self.day())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_calendar_decides_what_is_a_day() {
        assert!(Day::new(2024, 2, 29).is_some());
        assert!(Day::new(2023, 2, 29).is_none());
        assert!(Day::new(0, 2, 29).is_some(), "1 BC is a leap year");
        assert!(Day::new(-4, 2, 29).is_some());
        assert!(Day::new(-1, 2, 29).is_none());
    }

    #[test]
    fn days_are_counted_across_year_zero_and_over_any_distance() {
        let number = |year, month, day| Day::new(year, month, day).map(Day::number);
        assert_eq!(number(1, 1, 1), Some(1));
        assert_eq!(number(0, 12, 31), Some(0));
        assert_eq!(number(-1, 12, 31), Some(-366));
        assert_eq!(number(1970, 1, 1), Some(719_163));
        assert_eq!(
            number(i64::MAX, 1, 1).zip(number(i64::MAX - 400, 1, 1)).map(|(a, b)| a - b),
            Some(CYCLE_DAYS)
        );
    }

    #[test]
    fn a_day_keeps_its_fields_however_far_away() {
        for (year, text) in [
            (2025, "2025-06-20"),
            (0, "0000-06-20"),
            (-43, "-0043-06-20"),
            (170_000_002, "170000002-06-20"),
            (i64::MIN, "-9223372036854775808-06-20"),
            (i64::MAX, "9223372036854775807-06-20"),
        ] {
            assert_eq!(Day::new(year, 6, 20).map(|day| day.to_string()).as_deref(), Some(text));
        }
    }

    #[test]
    fn a_number_gives_its_day_again() {
        for day in [(i64::MIN, 1, 1), (-1, 12, 31), (0, 2, 29), (2025, 6, 20), (i64::MAX, 12, 31)] {
            let day = Day::new(day.0, day.1, day.2);
            assert_eq!(day.and_then(|day| Day::from_number(day.number())), day);
        }
        assert_eq!(Day::from_number(i128::MAX / 2), None);
    }

    #[test]
    fn adding_days_crosses_months_years_and_cycles() {
        let plus = |year, month, day, days| Day::new(year, month, day).and_then(|day| day.plus(days));
        assert_eq!(plus(2024, 2, 28, 1), Day::new(2024, 2, 29));
        assert_eq!(plus(2025, 1, 1, -1), Day::new(2024, 12, 31));
        assert_eq!(plus(0, 1, 1, -1), Day::new(-1, 12, 31));
        assert_eq!(plus(399, 12, 31, 1), Day::new(400, 1, 1));
    }
}
