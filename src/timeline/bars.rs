//! The histogram over the timeline: how much is dated where. It must not know which characters draw it.

use super::extent;
use crate::model::date::Date;

/// Below this many columns a histogram says nothing.
const FEWEST_COLUMNS: usize = 8;
/// A column's full height; a terminal has blocks in eighths.
const FULL: f64 = 8.0;

/// A histogram of dates, a column per equal stretch of time.
#[derive(Debug, Clone, PartialEq)]
pub struct Bars {
    /// The year in which the first column begins; the day where all is in one year.
    pub first: String,
    /// The year in which the last column ends; the day where all is in one year.
    pub last: String,
    /// The height of each column, 0 to 8 eighths. Only a column where nothing may lie is 0.
    pub heights: Vec<u8>,
    /// The column of the selected date, where the caller has set one.
    pub selected: Option<usize>,
    scale: Scale,
}

/// Days onto columns.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Scale {
    start: i128,
    end: i128,
    days_per_column: f64,
    columns: usize,
}

/// The histogram of some dates in so many columns; `None` where nothing is dated or fewer than eight columns are left.
///
/// Each date weighs one, spread evenly from its first day to its last, so that vagueness is never drawn as a day. A
/// date with an open end weighs where its known end lies: `[..1979]` in 1979. The highest column is full, and all others are in proportion.
pub fn bars<'a>(dates: impl IntoIterator<Item = &'a Date>, columns: usize) -> Option<Bars> {
    if columns < FEWEST_COLUMNS {
        return None;
    }
    let mut ends: Option<(&Date, &Date)> = None;
    let mut extents = Vec::new();
    let (mut start, mut end) = (i128::MAX, i128::MIN);
    for date in dates {
        let Some((first, last)) = extent(date) else {
            continue;
        };
        extents.push((first, last));
        let (from, to) = ends.unwrap_or((date, date));
        ends = Some((if first < start { date } else { from }, if last > end { date } else { to }));
        (start, end) = (start.min(first), end.max(last));
    }
    let (from, to) = ends?;
    let scale = Scale { start, end, days_per_column: (end - start + 1) as f64 / columns as f64, columns };
    let (first, last) = captions(from, to);
    Some(Bars { first, last, heights: scale.heights(&extents), selected: None, scale })
}

impl Bars {
    /// The column in which a date lies: the one of the middle of its bounds, or of the unit at its known end. `None`
    /// for a date without bounds or outside the histogram.
    pub fn column_of(&self, date: &Date) -> Option<usize> {
        let (first, last) = extent(date)?;
        let scale = self.scale;
        (scale.start * 2..=scale.end * 2)
            .contains(&(first + last))
            .then(|| scale.column(f64::midpoint(scale.position(first), scale.position(last + 1))))
    }
}

impl Scale {
    /// Where a day begins, in columns from the left.
    fn position(self, day: i128) -> f64 {
        (day - self.start) as f64 / self.days_per_column
    }

    fn column(self, position: f64) -> usize {
        (position.max(0.0) as usize).min(self.columns - 1)
    }

    /// Each date adds to its first and last column, and a step up and down between them: a running sum then fills
    /// the columns, so that a date costs the same however long it is.
    fn heights(self, extents: &[(i128, i128)]) -> Vec<u8> {
        let mut alone = vec![0.0; self.columns];
        let mut steps = vec![0.0; self.columns + 1];
        let mut touched = vec![0_i64; self.columns + 1];
        for &(first, last) in extents {
            let (left, right) = (self.position(first), self.position(last + 1));
            let (from, to) = (self.column(left), self.column(right.next_down()));
            // Beside billions of years a day has no width.
            let to = to.max(from);
            touched[from] += 1;
            touched[to + 1] -= 1;
            let density = 1.0 / (right - left);
            if from == to {
                alone[from] += 1.0;
            } else {
                alone[from] += ((from + 1) as f64 - left) * density;
                alone[to] += (right - to as f64) * density;
                steps[from + 1] += density;
                steps[to] -= density;
            }
        }
        let mut running = 0.0;
        let mut dates = 0;
        let mut weights = alone;
        for (column, weight) in weights.iter_mut().enumerate() {
            running += steps[column];
            dates += touched[column];
            // The sum of many steps is not exactly zero where nothing lies.
            *weight = if dates == 0 { 0.0 } else { (*weight + running).max(f64::MIN_POSITIVE) };
        }
        let highest = weights.iter().copied().fold(0.0, f64::max);
        weights.into_iter().map(|weight| height(weight / highest)).collect()
    }
}

/// Eighths for a share of the highest column; one, however little it is.
fn height(share: f64) -> u8 {
    if share > 0.0 { (share * FULL).round().clamp(1.0, FULL) as u8 } else { 0 }
}

/// Years where the dates are in several, else the days.
fn captions(from: &Date, to: &Date) -> (String, String) {
    let (Some((first, _)), Some((_, last))) = (from.named(), to.named()) else {
        return (String::new(), String::new());
    };
    if first.year() == last.year() {
        (first.label(), last.label())
    } else {
        (first.year_label(), last.year_label())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn dates(texts: &[&str]) -> Vec<Date> {
        texts.iter().filter_map(|text| Date::parse(text).ok()).collect()
    }

    fn drawn(texts: &[&str], columns: usize) -> String {
        let Some(bars) = bars(&dates(texts), columns) else {
            return "nothing".to_owned();
        };
        let blocks: Vec<char> = " ▁▂▃▄▅▆▇█".chars().collect();
        let line: String = bars.heights.iter().map(|height| blocks[usize::from(*height)]).collect();
        format!("{}|{line}|{}", bars.first, bars.last)
    }

    #[test]
    fn a_column_is_as_high_as_what_is_dated_in_it() {
        assert_eq!(drawn(&["2001", "2002", "2002", "2010"], 10), "2001|▄█       ▄|2010");
        assert_eq!(drawn(&["1965-01-01", "2024-12-31", "2024-12-30"], 12), "1965|▄          █|2024");
    }

    #[test]
    fn a_vague_date_is_spread_over_all_that_it_may_mean() {
        assert_eq!(drawn(&["198X"], 10), "1980|██████████|1989");
        // One day of the decade weighs ten times as much as a tenth of the decade.
        assert_eq!(drawn(&["198X", "1985-06-15"], 10), "1980|▁▁▁▁▁█▁▁▁▁|1989");
        assert_eq!(drawn(&["1980/1983", "1989"], 10), "1980|▂▂▂▂     █|1989");
    }

    #[test]
    fn an_open_end_counts_where_the_known_end_lies_only() {
        assert_eq!(drawn(&["[2001..]", "[..2010]"], 10), "2001|█        █|2010");
        assert_eq!(drawn(&["1979", "[1979..]", "2022", "[2022..]"], 44).matches('█').count(), 2);
        assert_eq!(drawn(&["[2025-06..]"], 8), "1 Jun 2025|████████|30 Jun 2025");
        assert_eq!(drawn(&["2001/..", "../2010"], 10), "2001|█        █|2010");
    }

    #[test]
    fn what_is_in_one_year_is_captioned_with_days() {
        assert_eq!(drawn(&["2025-06-13", "2025-06-20"], 8), "13 Jun 2025|█      █|20 Jun 2025");
        assert_eq!(drawn(&["2025-06-20"], 8), "20 Jun 2025|████████|20 Jun 2025");
    }

    #[test]
    fn years_before_and_beyond_the_common_ones_are_drawn_too() {
        assert_eq!(drawn(&["-0043-03-15", "0014-08-19"], 8), "44 BC|█      █|AD 14");
        assert_eq!(
            drawn(&["Y-9000000000000000000", "Y9000000000000000000"], 8),
            "9,000,000,000,000,000,001 BC|█      █|9,000,000,000,000,000,000"
        );
    }

    #[test]
    fn without_dates_or_room_there_is_nothing() {
        assert_eq!(drawn(&[], 80), "nothing");
        assert_eq!(drawn(&["Y17E70", "XXXX-12-25"], 80), "nothing");
        assert_eq!(drawn(&["2025"], 7), "nothing");
    }

    #[test]
    fn a_hundred_thousand_dates_weigh_what_they_say() {
        let long = Date::parse("0001/2025").ok();
        let dates = std::iter::repeat_n(long.as_ref(), 100_000).flatten();
        assert_eq!(bars(dates, 200).map(|bars| bars.heights), Some(vec![8; 200]));
    }

    #[test]
    fn the_selection_lies_in_the_middle_of_its_bounds() {
        let column = |text: &str| {
            let bars = bars(&dates(&["1980", "1989"]), 10)?;
            bars.column_of(dates(&[text]).first()?)
        };
        assert_eq!(column("1980-06"), Some(0));
        assert_eq!(column("1989-12-31"), Some(9));
        assert_eq!(column("198X"), Some(5));
        assert_eq!(column("1983/.."), Some(3));
        assert_eq!(column("[..1983]"), Some(3));
        assert_eq!(column("1979"), None);
        assert_eq!(column("1990"), None);
        assert_eq!(column("Y17E70"), None);
    }

    proptest! {
        #[test]
        fn any_dates_fill_the_columns(
            years in prop::collection::vec((any::<i64>(), 1u32..19, 0i64..4_000), 1..40),
            columns in 8usize..300,
        ) {
            // From the whole range of years down to a few centuries, each year alone or with those that follow.
            let text = |(year, shift, length): (i64, u32, i64)| {
                let first = year / 10_i64.pow(shift);
                let name = |year: i64| match year {
                    -9_999..=-1 => format!("-{:04}", -year),
                    0..=9_999 => format!("{year:04}"),
                    _ => format!("Y{year}"),
                };
                format!("{}/{}", name(first), name(first + length))
            };
            let texts: Vec<String> = years.into_iter().map(text).collect();
            let dates = dates(&texts.iter().map(String::as_str).collect::<Vec<_>>());
            prop_assert_eq!(dates.len(), texts.len());
            let Some(bars) = bars(&dates, columns) else { return Err(TestCaseError::fail("no bars")) };
            prop_assert_eq!(bars.heights.len(), columns);
            prop_assert_eq!(bars.heights.iter().max(), Some(&8));
            for date in &dates {
                prop_assert!(bars.column_of(date).is_some_and(|column| bars.heights[column] > 0));
            }
        }
    }
}
