//! The strip over the timeline: how much is dated where, with long silences cut out. It must not know which characters
//! draw it.

mod partition;

use std::ops::Range;

use super::caption;
use briefing_format::model::date::{Date, SortKey};
use partition::{Clock, Segment, partition};

/// Below this many columns a strip says nothing.
const FEWEST_COLUMNS: usize = 8;
/// A column's full height; a terminal has blocks in eighths.
const FULL: f64 = 8.0;

/// A histogram of dates over time, with breaks in place of long silences.
///
/// Between two breaks a column is an equal stretch of time; beside a break it may be longer or shorter.
#[derive(Debug, Clone, PartialEq)]
pub struct Strip {
    /// The first moment in words: its year; its day where all is in one year, its time where all is on one day.
    pub first: String,
    /// The last moment in words.
    pub last: String,
    /// The columns from left to right.
    pub columns: Vec<Column>,
    /// The column of the selected date, where the caller has set one.
    pub selected: Option<usize>,
    /// The columns of what is on screen, none or some, where the caller has set them.
    pub window: Option<Range<usize>>,
    /// For each column the first of the dates that lie in it, by the caller's index.
    dates: Vec<Option<u32>>,
    segments: Vec<Segment>,
    clock: Clock,
}

/// A column of a strip.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Column {
    /// How much is dated here, 0 to 8 eighths. Only where nothing may lie it is 0.
    Bar(u8),
    /// A long silence between the columns at both sides.
    Break,
}

/// The strip of some dates, each with the caller's index; `None` where nothing is dated or fewer than eight columns are
/// left. `columns` says how many those are beside the words for both ends, [`Strip::first`] and [`Strip::last`].
///
/// Each date weighs one, spread evenly from its first moment to its last, so that vagueness is never drawn as a day. A
/// date with an open end weighs where its known end lies: `[..1979]` in 1979. The highest column is full, and all
/// others are in proportion.
pub fn strip<'a>(
    dates: impl IntoIterator<Item = (u32, &'a Date)>,
    columns: impl FnOnce([&str; 2]) -> usize,
) -> Option<Strip> {
    let mut placed = Vec::new();
    let mut extents = Vec::new();
    for (index, date) in dates {
        if let Some(extent) = date.named_seconds() {
            placed.push((index, date));
            extents.push(extent);
        }
    }
    let (start, end) = span(extents.iter().copied())?;
    let [first, last] = caption::ends(start, end);
    let columns = columns([&first, &last]);
    if columns < FEWEST_COLUMNS {
        return None;
    }
    let clock = Clock::new(start, end);
    let instants: Vec<(i64, i64)> = extents.into_iter().map(|extent| clock.instants(extent)).collect();
    let mut extents = instants.clone();
    extents.sort_unstable();
    let segments = partition(&extents, columns);
    let mut strip = Strip {
        first,
        last,
        columns: heights(&segments, &extents, columns),
        selected: None,
        window: None,
        dates: Vec::new(),
        segments,
        clock,
    };
    strip.dates = strip.first_dates(&placed, &instants);
    Some(strip)
}

impl Strip {
    /// The column in which a date lies: the one of the middle of its bounds, or of the unit at its known end. `None`
    /// for a date without bounds or outside the strip.
    pub fn column_of(&self, date: &Date) -> Option<usize> {
        let (start, end) = self.clock.instants(date.named_seconds()?);
        self.column_at(start + end)
    }

    /// The columns from the earliest first moment to the latest last moment of some dates, as far as they are on the
    /// strip; for those that a list shows.
    pub fn window<'a>(&self, dates: impl IntoIterator<Item = &'a Date>) -> Option<Range<usize>> {
        let (start, end) = self.clock.instants(span(dates.into_iter().filter_map(Date::named_seconds))?);
        let (first, last) = (self.segments.first()?.start, self.segments.last()?.end);
        let from = self.column_at(2 * start.max(first))?;
        let to = self.column_at(2 * end.min(last) - 1)?;
        (from <= to).then_some(from..to + 1)
    }

    /// The first date in a column, or else in the next one with dates, by the caller's index: the first in the order
    /// of the timeline of those whose [`Self::column_of`] it is.
    pub fn first_at(&self, column: usize) -> Option<u32> {
        self.dates.get(column..)?.iter().find_map(|date| *date)
    }

    /// The next column in which a date lies, after or before one.
    pub fn next_busy(&self, column: usize, forward: bool) -> Option<usize> {
        let is_busy = |column: &usize| self.dates[*column].is_some();
        if forward {
            (column.saturating_add(1)..self.dates.len()).find(is_busy)
        } else {
            (0..column.min(self.dates.len())).rfind(is_busy)
        }
    }

    /// The column of an instant, doubled; the break where it lies in one.
    fn column_at(&self, doubled: i64) -> Option<usize> {
        let after = self.segments.partition_point(|segment| segment.start * 2 <= doubled);
        let segment = self.segments.get(after.checked_sub(1)?)?;
        if doubled < segment.end * 2 {
            return Some(segment.column_at(doubled));
        }
        (after < self.segments.len()).then_some(segment.column + segment.columns)
    }

    fn first_dates(&self, placed: &[(u32, &Date)], instants: &[(i64, i64)]) -> Vec<Option<u32>> {
        let mut firsts: Vec<Option<(SortKey, u32)>> = vec![None; self.columns.len()];
        for (&(index, date), (start, end)) in placed.iter().zip(instants) {
            let Some(first) = self.column_at(start + end).and_then(|column| firsts.get_mut(column)) else {
                continue;
            };
            let key = date.sort_key();
            // Equal keys stay in the caller's order.
            if first.is_none_or(|(least, _)| key < least) {
                *first = Some((key, index));
            }
        }
        firsts.into_iter().map(|first| first.map(|(_, index)| index)).collect()
    }
}

fn span(extents: impl Iterator<Item = (i128, i128)>) -> Option<(i128, i128)> {
    extents.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)))
}

/// Each date adds to its first and last column, and a step up and down between them: a running sum then fills the
/// columns, so that a date costs the same however long it is.
fn heights(segments: &[Segment], extents: &[(i64, i64)], columns: usize) -> Vec<Column> {
    let mut alone = vec![0.0; columns];
    let mut steps = vec![0.0; columns + 1];
    let mut touched = vec![0_i64; columns + 1];
    let mut later = segments.iter().peekable();
    let Some(mut segment) = later.next() else {
        return Vec::new();
    };
    for &(start, end) in extents {
        while let Some(next) = later.next_if(|next| next.start <= start) {
            segment = next;
        }
        let (left, right) = (segment.position(start), segment.position(end));
        let (from, to) = (segment.column(left), segment.column(right.next_down()));
        // Beside billions of years a day has no width.
        let to = to.max(from);
        touched[from] += 1;
        touched[to + 1] -= 1;
        if from == to {
            alone[from] += 1.0;
            continue;
        }
        let density = 1.0 / (right - left);
        alone[from] += ((from - segment.column + 1) as f64 - left) * density;
        alone[to] += (right - (to - segment.column) as f64) * density;
        steps[from + 1] += density;
        steps[to] -= density;
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
    let mut columns: Vec<Column> =
        weights.into_iter().map(|weight| Column::Bar(height(weight / highest))).collect();
    for segment in &segments[1..] {
        columns[segment.column - 1] = Column::Break;
    }
    columns
}

/// Eighths for a share of the highest column; one, however little it is.
fn height(share: f64) -> u8 {
    if share > 0.0 { (share * FULL).round().clamp(1.0, FULL) as u8 } else { 0 }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use briefing_format::parse;

    fn dates(texts: &[&str]) -> Vec<Date> {
        texts.iter().filter_map(|text| Date::parse(text).ok()).collect()
    }

    fn strip_of(texts: &[&str], columns: usize) -> Option<Strip> {
        strip((0..).zip(&dates(texts)), |_| columns)
    }

    fn line(strip: Option<Strip>) -> String {
        let Some(strip) = strip else {
            return "nothing".to_owned();
        };
        let blocks: Vec<char> = " ▁▂▃▄▅▆▇█".chars().collect();
        let glyph = |column: &Column| match column {
            Column::Bar(height) => blocks[usize::from(*height)],
            Column::Break => '╎',
        };
        format!("{}|{}|{}", strip.first, strip.columns.iter().map(glyph).collect::<String>(), strip.last)
    }

    fn drawn(texts: &[&str], columns: usize) -> String {
        line(strip_of(texts, columns))
    }

    /// The dates of the events of a sample.
    fn sample(name: &str) -> Vec<Date> {
        let path = format!("{}/../../briefings/{name}", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
        let briefing = parse(&text, &mut |_| ()).briefing;
        briefing.events.iter().filter_map(|event| event.date.clone()).collect()
    }

    /// Strips of 60, 80 and 120 cells with their captions.
    fn drawn_sample(name: &str) -> String {
        let dates = sample(name);
        let strips = [60, 80, 120]
            .map(|width| strip((0..).zip(&dates), |[first, last]| width - (first.len() + last.len() + 2)));
        strips.map(line).join("\n")
    }

    #[test]
    fn a_column_is_as_high_as_what_is_dated_in_it() {
        assert_eq!(drawn(&["2001", "2002", "2002", "2010"], 10), "2001|▄█       ▄|2010");
    }

    #[test]
    fn a_long_silence_is_a_break_where_there_is_something_to_tell_apart() {
        assert_eq!(drawn(&["1965-01-01", "2024-12-31"], 12), "1965|█          █|2024");
        let dates =
            ["1965", "2022-03", "2022-04-05", "2022-05", "2022-05", "2025-06-01", "2025-06-13", "2025-06-20"];
        assert_eq!(drawn(&dates, 40), "1965|▁▁▁▁▁▁▁▁▁▁▁╎▂▂▂▂▁█   ▂▃▃▃▃╎█      ▂▆   █|2025");
        assert_eq!(drawn(&["1965-01-01", "2024-12-30", "2024-12-31"], 12), "1965|▇▇▇▇╎███████|2024");
    }

    #[test]
    fn a_story_over_centuries_shows_its_days() {
        let fire = "\
1665|▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁█▁▁▁▁▁▁▁▁▁▁▁╎▁▁▁▁▁▁▁▁╎▁▁╎▁▁▁╎▁▁▁╎▁▁|1830
1665|▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁█▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁╎▁▁▁▁▁▁▁▁▁▁▁╎▁▁▁╎▁▁▁▁╎▁▁▁▁╎▁▁▁|1830
1665|▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁█▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁╎▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁╎▁▁▁▁╎▁▁▁▁▁▁╎▁▁▁▁▁▁╎▁▁▁▁|1830";
        assert_eq!(drawn_sample("great-fire-of-london.yaml"), fire);
        let threat = "\
1979|███▂▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁╎▄▄▄▄▄▄▄▄▄▄▄▄▄▄|2022
1979|████▄▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁╎▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄|2022
1979|███████▂▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁╎▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄|2022";
        assert_eq!(drawn_sample("homeland-justice.yaml"), threat);
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
    fn what_is_in_one_year_is_captioned_with_days_and_what_is_on_one_day_with_times() {
        assert_eq!(drawn(&["2025-06-13", "2025-06-20"], 8), "13 Jun 2025|█      █|20 Jun 2025");
        assert_eq!(drawn(&["2025-06-20"], 8), "20 Jun 2025|████████|20 Jun 2025");
        let times = ["1666-09-02T01:00:00", "1666-09-02T02:00:00", "1666-09-02T08:59:30"];
        assert_eq!(drawn(&times, 8), "2 Sep 1666 01:00|██     █|2 Sep 1666 08:59:30");
        let hours = ["1666-09-02T01", "1666-09-02T02", "1666-09-02T08"];
        assert_eq!(drawn(&hours, 8), "2 Sep 1666 01:00|██     █|2 Sep 1666 09:00");
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
        assert_eq!(strip_of(&["Y17E70"], 40), None);
    }

    #[test]
    fn a_hundred_thousand_dates_weigh_what_they_say() {
        let long = Date::parse("0001/2025").ok();
        let dates = (0..).zip(std::iter::repeat_n(long.as_ref(), 100_000).flatten());
        assert_eq!(strip(dates, |_| 200).map(|strip| strip.columns), Some(vec![Column::Bar(8); 200]));
    }

    #[test]
    fn the_selection_lies_in_the_middle_of_its_bounds() {
        let column = |text: &str| strip_of(&["1980", "1989"], 10)?.column_of(dates(&[text]).first()?);
        assert_eq!(column("1980-06"), Some(0));
        assert_eq!(column("1989-12-31"), Some(9));
        assert_eq!(column("198X"), Some(5));
        assert_eq!(column("1983/.."), Some(3));
        assert_eq!(column("[..1983]"), Some(3));
        assert_eq!(column("1979"), None);
        assert_eq!(column("1990"), None);
        assert_eq!(column("Y17E70"), None);
    }

    /// Two days, a break, and ten days: `█ █╎█ █ █`.
    const BROKEN: [&str; 5] = ["1965-01-01", "1965-01-03", "2024-12-01", "2024-12-03", "2024-12-05"];

    #[test]
    fn what_lies_in_a_break_is_in_its_column() {
        assert_eq!(drawn(&BROKEN, 9), "1965|█ █╎█ █ █|2024");
        let column = |text: &str| strip_of(&BROKEN, 9)?.column_of(dates(&[text]).first()?);
        assert_eq!(column("1965-01-02"), Some(1));
        assert_eq!(column("1990"), Some(3));
        assert_eq!(column("2024-12-01"), Some(4));
        assert_eq!(column("2024-12-05"), Some(8));
    }

    #[test]
    fn the_window_reaches_over_all_that_its_dates_may_mean() {
        let window = |texts: &[&str]| strip_of(&BROKEN, 9)?.window(&dates(texts));
        assert_eq!(window(&["1965-01-03", "2024-12-01"]), Some(2..5));
        assert_eq!(window(&["2024-12-03"]), Some(6..7));
        assert_eq!(window(&["2024-12-01/2024-12-05", "2024-12-03"]), Some(4..9));
        assert_eq!(window(&["19XX"]), Some(0..4));
        assert_eq!(window(&["1964", "2026"]), Some(0..9));
        assert_eq!(window(&["1964"]), None);
        assert_eq!(window(&["2026"]), None);
        assert_eq!(window(&["1964-12-31"]), None);
        assert_eq!(window(&["2024-12-06"]), None);
        assert_eq!(window(&[]), None);
    }

    #[test]
    fn a_column_leads_to_its_first_date_or_on_to_the_next() {
        // Given out of order, as in a file.
        let strip = strip_of(
            &["2024-12-05", "2024-12-01", "1965-01-03", "2024-12-03", "1965-01-01", "1965-01-01"],
            9,
        );
        let first = |column| strip.as_ref()?.first_at(column);
        assert_eq!(
            (0..10).map(first).collect::<Vec<_>>(),
            [Some(4), Some(2), Some(2), Some(1), Some(1), Some(3), Some(3), Some(0), Some(0), None]
        );
        let next = |column, forward| strip.as_ref()?.next_busy(column, forward);
        assert_eq!(
            [0, 1, 2, 7, 8, 99].map(|column| next(column, true)),
            [Some(2), Some(2), Some(4), Some(8), None, None]
        );
        assert_eq!([0, 1, 4, 99].map(|column| next(column, false)), [None, Some(0), Some(2), Some(8)]);
    }

    #[test]
    fn years_of_every_size_fill_few_columns() {
        let strip = strip_of(&["Y-3653462807900000/Y-3653462807900000", "0000/0000"], 8);
        assert_eq!(strip.map(|strip| strip.columns.len()), Some(8));
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
            let Some(strip) = strip((0..).zip(&dates), |_| columns) else {
                return Err(TestCaseError::fail("no strip"));
            };
            prop_assert_eq!(strip.columns.len(), columns);
            prop_assert!(strip.columns.contains(&Column::Bar(8)));
            for date in &dates {
                let Some(column) = strip.column_of(date) else { return Err(TestCaseError::fail("no column")) };
                prop_assert!(matches!(strip.columns[column], Column::Bar(1..)));
                // The first date of a column lies in it, and no other that lies there comes before it.
                let Some(first) = strip.first_at(column) else { return Err(TestCaseError::fail("no date")) };
                prop_assert_eq!(strip.column_of(&dates[first as usize]), Some(column));
                prop_assert!(dates[first as usize].sort_key() <= date.sort_key());
                prop_assert!(strip.window([date]).is_some_and(|window| window.contains(&column)));
            }
        }
    }
}
