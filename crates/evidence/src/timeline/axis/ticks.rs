//! Round places on an axis: the beginnings of years, months, days, hours or minutes. It must not know the dates on it.

use std::ops::RangeInclusive;

use Step::{Days, Months, Seconds, Years};

use super::{Axis, DAY, caption};
use briefing_format::model::date::Day;

/// A round place on an axis.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tick {
    /// The column in which it lies, and in which its caption begins.
    pub column: u16,
    /// What begins there, in ASCII: `1980`, `Apr`, `3 Sep`, `06:00`.
    pub caption: String,
}

/// The blanks between two captions, at least.
const BLANKS: usize = 2;
/// The columns of the shortest caption, `5`, with its blanks.
const LEAST: i128 = 3;

/// What lies between a tick and the next.
#[derive(Debug, Clone, Copy)]
enum Step {
    /// So many seconds, a part of a day.
    Seconds(i128),
    /// As many days; a month begins anew with its first.
    Days(u8),
    /// So many months, a part of a year.
    Months(u8),
    /// So many years.
    Years(i64),
}

const WITHIN_YEARS: [Step; 17] = [
    Seconds(60),
    Seconds(300),
    Seconds(600),
    Seconds(900),
    Seconds(1_800),
    Seconds(3_600),
    Seconds(7_200),
    Seconds(10_800),
    Seconds(21_600),
    Seconds(43_200),
    Days(1),
    Days(5),
    Days(10),
    Days(15),
    Months(1),
    Months(3),
    Months(6),
];

/// The ticks of the finest step of which all captions fit; the last one goes where it would stand out at the right.
///
/// The first says what it is a part of, `Apr 2025` and not `Apr`, where there is room.
pub(super) fn ticks(axis: &Axis) -> Vec<Tick> {
    let most = axis.scale().len() as i128 / LEAST + 1;
    steps()
        .filter(|step| (axis.end - axis.start) / step.shortest() <= most)
        .flat_map(|step| [true, false].map(|is_full| laid_out(axis, step, is_full)))
        .flatten()
        .find(|ticks| !ticks.is_empty())
        .unwrap_or_default()
}

fn steps() -> impl Iterator<Item = Step> {
    let decades = (0..=18).map(|power| 10_i64.pow(power));
    WITHIN_YEARS.into_iter().chain(decades.flat_map(|ten| [1, 2, 5].map(|n| Years(n * ten))))
}

/// The ticks of a step; `None` where two captions come too close.
fn laid_out(axis: &Axis, step: Step, is_full: bool) -> Option<Vec<Tick>> {
    let mut ticks = Vec::new();
    let mut free = 0;
    for second in step.places(axis.start, axis.end) {
        let column = axis.column(second);
        let caption = step.caption(second, is_full && ticks.is_empty())?;
        if usize::from(column) < free {
            return None;
        }
        let end = usize::from(column) + caption.len();
        if end <= usize::from(axis.scale().end) {
            ticks.push(Tick { column, caption });
        }
        free = end + BLANKS;
    }
    Some(ticks)
}

impl Step {
    /// The fewest seconds from one tick to the next.
    fn shortest(self) -> i128 {
        match self {
            Seconds(seconds) => seconds,
            Days(days) => i128::from(days) * DAY,
            Months(months) => i128::from(months) * 28 * DAY,
            Years(years) => i128::from(years) * 365 * DAY,
        }
    }

    /// The seconds in `start..end` at which there is a tick, in order.
    fn places(self, start: i128, end: i128) -> Vec<i128> {
        let mut places = match self {
            Seconds(step) => (start.div_euclid(step)..=end.div_euclid(step)).map(|n| n * step).collect(),
            Days(step) => days(step, start, end),
            Months(step) => {
                let months = |year| (1..=12).step_by(step.into()).map(move |month| (year, month));
                seconds(years_of(start, end).into_iter().flatten().flat_map(months))
            }
            Years(step) => seconds(years(step, start, end).map(|year| (year, 1))),
        };
        places.retain(|second| (start..end).contains(second));
        places.dedup();
        places
    }

    fn caption(self, second: i128, is_full: bool) -> Option<String> {
        let day = caption::day(second)?;
        Some(match self {
            Seconds(_) if second.rem_euclid(DAY) == 0 => caption::day_of_year(day),
            Seconds(_) if is_full => format!("{} {}", caption::day_of_year(day), caption::time(second)),
            Seconds(_) => caption::time(second),
            Days(_) if is_full || day.day() == 1 => caption::day_of_year(day),
            Days(_) => day.day().to_string(),
            Months(_) if day.month() == 1 => day.year_label(),
            Months(_) if is_full => format!("{} {}", day.month_label(), day.year_label()),
            Months(_) => day.month_label().to_owned(),
            Years(_) => caption::short_year(day),
        })
    }
}

/// The first of each month, and every day that the step divides; none that would come close to the next first.
fn days(step: u8, start: i128, end: i128) -> Vec<i128> {
    let is_tick =
        |day: &Day| step == 1 || day.day() == 1 || day.day() <= 25 && day.day().is_multiple_of(step);
    let days = (start.div_euclid(DAY)..=end.div_euclid(DAY)).filter_map(Day::from_number);
    days.filter(is_tick).map(|day| day.number() * DAY).collect()
}

/// The round years. 500 BC is one, 501 BC is not; between the eras, where no year is 0, it is AD 1.
fn years(step: i64, start: i128, end: i128) -> impl Iterator<Item = i64> {
    let step = i128::from(step);
    let numbers = years_of(start, end).map(|years| {
        (i128::from(*years.start()) - 1).div_euclid(step)..=i128::from(*years.end()).div_euclid(step)
    });
    let round = move |n: i128| if n <= 0 { 1 + n * step } else { n * step };
    numbers.into_iter().flatten().filter_map(move |n| i64::try_from(round(n)).ok())
}

/// The years of `start..end`.
fn years_of(start: i128, end: i128) -> Option<RangeInclusive<i64>> {
    Some(caption::day(start)?.year()..=caption::day(end - 1)?.year())
}

/// The seconds at which months begin.
fn seconds(months: impl Iterator<Item = (i64, u8)>) -> Vec<i128> {
    months.filter_map(|(year, month)| Day::new(year, month, 1)).map(|day| day.number() * DAY).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use briefing_format::model::date::Date;

    /// The line of captions over an axis from the first of two dates to the second.
    fn drawn(ends: [&str; 2], columns: usize) -> String {
        let dates: Vec<Date> = ends.iter().filter_map(|text| Date::parse(text).ok()).collect();
        let Some(axis) = Axis::fit(&dates, columns) else {
            return "nothing".to_owned();
        };
        let mut line = String::new();
        for tick in axis.ticks() {
            line += &" ".repeat(usize::from(tick.column) - line.len());
            line += &tick.caption;
        }
        line
    }

    #[test]
    fn years_are_ticked_in_round_steps() {
        let lines = [
            drawn(["1965", "2025-06"], 40),
            drawn(["1965", "2025-06"], 20),
            drawn(["2001", "2003"], 20),
            drawn(["-0749", "0600"], 40),
            drawn(["Y-4600000000", "2025"], 40),
        ];
        let expected = [
            "   1970  1980   1990   2000  2010   2020",
            "    1980   2000",
            "2001  2002   2003",
            "       500 BC         AD 1",
            "     4bn BC  3bn BC   2bn BC   1bn BC",
        ];
        assert_eq!(lines, expected);
    }

    #[test]
    fn months_days_and_times_follow_where_they_fit() {
        let lines = [
            drawn(["2024-11", "2025-10"], 30),
            drawn(["2025-06-13", "2025-06-20"], 30),
            drawn(["2025-06-13", "2025-06-20"], 50),
            drawn(["1666-09-02", "1666-10-20"], 30),
            drawn(["1666-09-02T01:00:00", "1666-09-03T22:00:00"], 30),
            drawn(["1666-09-02T01:00:00", "1666-09-03T22:00:00"], 60),
            drawn(["2025-06-20T10:02:00Z", "2025-06-20T10:29:00Z"], 30),
        ];
        let expected = [
            "     2025   Apr    Jul     Oct",
            "       15 Jun             20",
            "13    14    15    16     17    18    19    20",
            "       15 Sep    1 Oct    15",
            "       12:00   3 Sep   12:00",
            "      06:00   12:00   18:00   3 Sep   06:00   12:00   18:00",
            "        10:10      10:20",
        ];
        assert_eq!(lines, expected);
    }

    #[test]
    fn where_no_round_place_lies_there_is_no_tick() {
        assert_eq!(drawn(["2025-06-20T10:00:01Z", "2025-06-20T10:00:30Z"], 30), "");
        assert_eq!(drawn(["Y9223372036854775807", "Y9223372036854775807"], 4), "");
    }
}
