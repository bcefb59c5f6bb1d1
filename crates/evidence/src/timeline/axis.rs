//! The scale that the rows on screen share, and the bar of each date on it. It must not know which characters draw a
//! bar, nor what else a row says.

mod span;
mod ticks;

pub use ticks::Tick;

use std::ops::Range;

use super::{DAY, caption};
use briefing_format::model::date::Date;

/// Below this many columns bars cannot be told apart.
const FEWEST_COLUMNS: usize = 4;

/// A linear scale from the first to the last second of some dates, in columns; where a few of them would leave the others next to
/// nothing of it, from the first to the last second of the others. Where bars are cut off, the outermost column has their
/// marks and no part of the scale.
///
/// Times with a zone lie on it in UTC, those without as if they were UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Axis {
    start: i128,
    /// The second after the last.
    end: i128,
    columns: u16,
    /// The seconds that are one place: within them nothing is told apart.
    unit: i128,
    /// Whether bars are cut off at the left, and at the right.
    cut: [bool; 2],
}

/// The columns of a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Bar {
    /// The first column.
    pub first: u16,
    /// The last column; the first one again where all is in one.
    pub last: u16,
    /// How it begins.
    pub start: Edge,
    /// How it ends.
    pub end: Edge,
    /// How sure it is.
    pub certainty: Certainty,
    /// Whether it is one certain day, or a time.
    pub is_day: bool,
}

/// A side of a bar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Edge {
    /// The bound of the date lies here.
    Bound,
    /// The date is open or unknown on this side, and the bar runs to the edge of the axis.
    Open,
    /// The bound lies beyond the edge of the axis; both do on one side where the bar is a single column.
    Beyond,
}

/// What the columns of a bar mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Certainty {
    /// All of them, or the one day.
    Exact,
    /// About these: `~`.
    Approximate,
    /// Perhaps these: `?`.
    Uncertain,
    /// Perhaps about these: `%`.
    Both,
    /// Somewhere within them: an `X`, or one of a set.
    Unspecified,
}

impl Bar {
    /// Whether all of it lies beyond one edge of the axis: it is no more than a mark there.
    pub fn is_outside(self) -> bool {
        self.first == self.last && (self.start, self.end) == (Edge::Beyond, Edge::Beyond)
    }
}

impl Axis {
    /// The axis over some dates, those on screen; `None` where nothing is dated or fewer than four columns are left.
    ///
    /// An open side counts where its known end lies, so that `1979/..` does not stretch the axis to today. Up to a third of the
    /// dates are cut off where more is told apart by that.
    pub fn fit<'a>(dates: impl IntoIterator<Item = &'a Date>, columns: usize) -> Option<Self> {
        if columns < FEWEST_COLUMNS {
            return None;
        }
        span::fit(dates, u16::try_from(columns).unwrap_or(u16::MAX))
    }

    /// An axis from one second to another, with a column for marks at the sides that are cut.
    fn new([start, end]: [i128; 2], has_times: bool, columns: u16, cut: [bool; 2]) -> Self {
        let shows_times = has_times && end - start < i128::from(columns) * DAY;
        Self { start, end, columns, unit: if shows_times { 1 } else { DAY }, cut }
    }

    /// The columns of a date, as far as they lie on the axis; `None` where none of them does and nothing is cut off on that side,
    /// and for a date without known days.
    ///
    /// A bar reaches from the column of the first day to that of the last, and a day is a single column however wide
    /// the axis is: it says on which day, not how long. Only where times are on the axis and a column is shorter than a
    /// day, a day without a time takes all its hours, since it is then as vague as a month is among days.
    pub fn bar(&self, date: &Date) -> Option<Bar> {
        let (from, to) = date.named_seconds()?;
        let (is_open_before, is_open_after) = (date.earliest().is_none(), date.latest().is_none());
        let lies_before = to <= self.start && !is_open_after;
        let lies_after = from >= self.end && !is_open_before;
        if lies_before || lies_after {
            let column = if lies_before { 0 } else { self.columns - 1 };
            let (start, end) = (Edge::Beyond, Edge::Beyond);
            let bar =
                Bar { first: column, last: column, start, end, certainty: certainty(date), is_day: false };
            return self.cut[usize::from(lies_after)].then_some(bar);
        }
        let edge = |is_open: bool, is_beyond: bool| match (is_open, is_beyond) {
            (true, _) => Edge::Open,
            (false, true) => Edge::Beyond,
            (false, false) => Edge::Bound,
        };
        let (start, end) = (edge(is_open_before, from < self.start), edge(is_open_after, to > self.end));
        let last_place = (to - self.unit).max(from);
        Some(Bar {
            first: if start == Edge::Bound { self.column(from) } else { 0 },
            last: if end == Edge::Bound { self.column(last_place) } else { self.columns - 1 },
            start,
            end,
            certainty: certainty(date),
            is_day: date.is_exact_day(),
        })
    }

    /// The first and the last moment in words, years where the axis spans several, else days, else times: the longest
    /// of `13 Jun 2025`, `13 Jun` and `13` that fits at both ends of the columns with a blank between. Empty where
    /// none does.
    pub fn captions(&self) -> [String; 2] {
        let fits = |[first, last]: &[String; 2]| first.len() + 1 + last.len() <= self.scale().len();
        caption::shorter_ends(self.start, self.end).into_iter().find(fits).unwrap_or_default()
    }

    /// Round places with their captions from left to right, as many as fit with two blanks between. There may be none.
    pub fn ticks(&self) -> Vec<Tick> {
        ticks::ticks(self)
    }

    /// The columns of the scale: all but those for marks of bars that are cut off.
    pub fn scale(&self) -> Range<u16> {
        let [before, after] = self.cut.map(u16::from);
        before..self.columns - after
    }

    /// The column of a second on the axis.
    fn column(&self, second: i128) -> u16 {
        let scale = self.scale();
        let columns = i128::from(scale.end - scale.start);
        // 2^64 years are less than 2^90 seconds, so the product fits.
        let column = (second - self.start) * columns / (self.end - self.start);
        scale.start + column.clamp(0, columns - 1) as u16
    }
}

fn certainty(date: &Date) -> Certainty {
    match (date.is_approximate(), date.is_uncertain()) {
        (true, true) => Certainty::Both,
        (true, false) => Certainty::Approximate,
        (false, true) => Certainty::Uncertain,
        (false, false) if date.is_unspecified() => Certainty::Unspecified,
        (false, false) => Certainty::Exact,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn dates(texts: &[&str]) -> Vec<Date> {
        texts.iter().filter_map(|text| Date::parse(text).ok()).collect()
    }

    /// The bars of dates, one a line: `━` a column, `◂ ▸` an open side, `← →` a side beyond the axis, and the mark of
    /// its certainty.
    fn drawn_on(axis: Option<Axis>, texts: &[&str]) -> String {
        let Some(axis) = axis else {
            return "nothing".to_owned();
        };
        let line = |date: &Date| {
            let Some(bar) = axis.bar(date) else {
                return format!("{}|", " ".repeat(axis.columns.into()));
            };
            let mut cells = vec![' '; axis.columns.into()];
            cells[bar.first.into()..=bar.last.into()].fill('━');
            if bar.is_outside() {
                cells[usize::from(bar.first)] = if bar.first == 0 { '←' } else { '→' };
                return format!("{}|", cells.into_iter().collect::<String>());
            }
            match bar.start {
                Edge::Bound => {}
                Edge::Open => cells[0] = '◂',
                Edge::Beyond => cells[0] = '←',
            }
            match bar.end {
                Edge::Bound => {}
                Edge::Open => cells[bar.last as usize] = '▸',
                Edge::Beyond => cells[bar.last as usize] = '→',
            }
            let mark = match bar.certainty {
                Certainty::Exact => "",
                Certainty::Approximate => "~",
                Certainty::Uncertain => "?",
                Certainty::Both => "%",
                Certainty::Unspecified => "X",
            };
            format!("{}|{mark}", cells.into_iter().collect::<String>())
        };
        dates(texts).iter().map(line).collect::<Vec<_>>().join("\n")
    }

    fn drawn(texts: &[&str], columns: usize) -> String {
        drawn_on(Axis::fit(&dates(texts), columns), texts)
    }

    #[test]
    fn a_bar_reaches_from_the_first_day_to_the_last() {
        let expected = "\
━         |
 ━━━━     |
         ━|";
        assert_eq!(drawn(&["2025-06-01", "2025-06-02/2025-06-05", "2025-06-10"], 10), expected);
    }

    #[test]
    fn a_day_is_one_column_however_wide_the_axis_is() {
        let expected = "\
━               |
        ━       |
            ━   |
━━━━━━━━━       |";
        assert_eq!(drawn(&["2025-06-01", "2025-06-03", "2025-06-04", "2025-06-01/2025-06-03"], 16), expected);
        assert_eq!(drawn(&["2025-06-01"], 8), "━       |");
    }

    #[test]
    fn among_times_a_day_is_all_its_hours() {
        let expected = "\
━           |
   ━        |
━━━━━━      |
           ━|
      ━━━━━━|";
        let times =
            ["1666-09-02T01:00:00", "1666-09-02T12:00:00", "1666-09-02", "1666-09-03T22:00:00", "1666-09-03"];
        assert_eq!(drawn(&times, 12), expected);
        // An hour is the columns of that hour, among days one of its day.
        let hours = ["1666-09-02T00", "1666-09-02T02", "1666-09-02T03:30", "1666-09-02T04~"];
        let expected = "\
━━━━                |
        ━━━━        |
              ━     |
                ━━━━|~";
        assert_eq!(drawn(&hours, 20), expected);
        // Among months a time is no finer than its day.
        assert_eq!(drawn(&["1666-01-01T01:00:00", "1666-09-02"], 8), "━       |\n       ━|");
    }

    #[test]
    fn only_a_certain_day_is_one() {
        let axis = Axis::fit(&dates(&["1965", "2025"]), 10);
        let is_day = |edtf: &str| axis.and_then(|axis| axis.bar(&dates(&[edtf])[0])).map(|bar| bar.is_day);
        assert_eq!(["2025-06-20", "2025-06-20T10:00:00Z"].map(is_day), [Some(true); 2]);
        assert_eq!(["2025-06", "2025-22", "2025-06-20?", "2025-06-20/.."].map(is_day), [Some(false); 4]);
    }

    #[test]
    fn a_single_moment_takes_the_first_column() {
        assert_eq!(drawn(&["2025-06-20T10:00:00Z"], 4), "━   |");
    }

    #[test]
    fn an_open_side_runs_to_the_edge_and_does_not_stretch_the_axis() {
        let expected = "\
━         |
   ━━━━━━▸|
◂━━━      |
    ━━━━━▸|X
     ━━━━▸|
         ━|";
        let texts =
            ["2025-06-01", "2025-06-04/..", "../2025-06-04", "[2025-06-05..]", "2025-06-06/", "2025-06-10"];
        assert_eq!(drawn(&texts, 10), expected);
    }

    #[test]
    fn the_certainty_is_that_of_the_string() {
        let expected = "\
━━━━━━━━━━|X
━         |~
 ━        |?
  ━       |%
   ━━     |X
   ━━     |
━━━━━━━━━━|~";
        let texts = ["198X", "1980~", "1981?", "1982%", "[1983,1984]", "{1983,1984}", "198X~"];
        assert_eq!(drawn(&texts, 10), expected);
    }

    #[test]
    fn what_reaches_beyond_the_axis_says_so_and_what_lies_beyond_has_no_bar() {
        let axis = Axis::fit(&dates(&["2025-06-01/2025-06-10"]), 10);
        let expected = "\
←━━       |
       ━━→|
←━━━━━━━━→|
←━━━━━━━━▸|
◂━━━━━━━━→|
          |
          |
          |
          |";
        let texts = [
            "2025-05/2025-06-03",
            "2025-06-08/2025-07",
            "2025-05/2025-07",
            "2025-05/..",
            "../2025-07",
            "2025-05",
            "2025-06-11",
            "2025-06-11/..",
            "../2025-05",
        ];
        assert_eq!(drawn_on(axis, &texts), expected);
    }

    #[test]
    fn what_is_cut_off_has_a_mark_in_a_column_of_its_own() {
        let texts = [
            "1979",
            "1979/2025-06-01",
            "2025-06-01",
            "2025-06-02",
            "2025-06-04",
            "2025-06-05/..",
            "2025-06-07",
            "2025-06-08",
            "2025-06-08/2031",
            "2031-05",
        ];
        let expected = "\
←         |
←━        |
 ━        |
  ━       |
    ━     |
     ━━━━▸|
       ━  |
        ━ |
        ━→|
         →|";
        assert_eq!(
            drawn(&[&texts[..], &texts[2..8]].concat(), 10).lines().take(10).collect::<Vec<_>>().join("\n"),
            expected
        );
    }

    #[test]
    fn without_dates_or_room_there_is_nothing() {
        assert_eq!(drawn(&[], 80), "nothing");
        assert_eq!(drawn(&["Y17E70", "XXXX-12-25"], 80), "nothing");
        assert_eq!(drawn(&["2025"], 3), "nothing");
        assert_eq!(Axis::fit(&dates(&["2025"]), usize::MAX).map(|axis| axis.columns), Some(u16::MAX));
    }

    #[test]
    fn the_captions_are_as_long_as_there_is_room() {
        let captions = |texts: &[&str], columns| {
            Axis::fit(&dates(texts), columns).map(|axis| axis.captions().join(" ")).unwrap_or_default()
        };
        assert_eq!(captions(&["1965", "2025-06"], 9), "1965 2025");
        assert_eq!(captions(&["1965", "2025-06"], 8), " ");
        assert_eq!(captions(&["2025-06-13", "2025-06-20"], 23), "13 Jun 2025 20 Jun 2025");
        assert_eq!(captions(&["2025-06-13", "2025-06-20"], 22), "13 Jun 20 Jun");
        assert_eq!(captions(&["2025-06-13", "2025-06-20"], 12), "13 20");
        assert_eq!(captions(&["1666-09-02T01:00:00", "1666-09-02T23:30:00"], 20), "01:00 23:30");
        assert_eq!(captions(&["Y-4540000000", "2025"], 20), "c. 4.5bn BC 2025");
    }

    /// A date of any year, alone, open or to a later one, to the year, month, day, hour, minute or second.
    fn any_date() -> impl Strategy<Value = Date> {
        let year = prop_oneof![
            2 => -3_000..3_000_i64,
            1 => (any::<i64>(), 1..19_u32).prop_map(|(year, shift)| year / 10_i64.pow(shift)),
            1 => any::<i64>(),
        ];
        let part =
            (year, 0..6, 1..=12, 1..=28, 0..86_400).prop_map(|(year, precision, month, day, second)| {
                let name = match year {
                    0..=9_999 => format!("{year:04}"),
                    -9_999..=-1 => format!("-{:04}", -year),
                    _ => return format!("Y{year}"),
                };
                let (hour, minute, second) = (second / 3_600, second / 60 % 60, second % 60);
                match precision {
                    0 => name,
                    1 => format!("{name}-{month:02}"),
                    3 if year >= 0 => format!("{name}-{month:02}-{day:02}T{hour:02}"),
                    4 if year >= 0 => format!("{name}-{month:02}-{day:02}T{hour:02}:{minute:02}Z"),
                    5 if year >= 0 => {
                        format!("{name}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
                    }
                    _ => format!("{name}-{month:02}-{day:02}"),
                }
            });
        let shape =
            prop_oneof![Just("{}"), Just("{}~"), Just("{}/.."), Just("../{}"), Just("[{}..]"), Just("{}/{}")];
        (shape, part.clone(), part).prop_filter_map("no such date", |(shape, a, b)| {
            Date::parse(&shape.replacen("{}", &a, 1).replacen("{}", &b, 1)).ok()
        })
    }

    proptest! {
        #[test]
        fn a_bar_keeps_to_its_bounds(dates in prop::collection::vec(any_date(), 1..20), columns in 4..200_usize) {
            let Some(axis) = Axis::fit(&dates, columns) else { return Ok(()) };
            let named: Vec<(i128, i128)> = dates.iter().filter_map(Date::named_seconds).collect();
            let is_before = |(from, _): &(i128, i128)| *from < axis.start;
            let is_after = |(_, to): &(i128, i128)| *to > axis.end;
            // A side has a column for marks if and only if something is cut off there, and most dates lie whole on the scale.
            prop_assert_eq!(axis.cut, [named.iter().any(is_before), named.iter().any(is_after)]);
            let cut = named.iter().filter(|seconds| is_before(seconds) || is_after(seconds)).count();
            prop_assert!(3 * cut <= named.len());
            let scale = axis.scale();
            prop_assert!(scale.start < scale.end && usize::from(scale.end) <= columns);
            for date in &dates {
                let Some(bar) = axis.bar(date) else { return Err(TestCaseError::fail("no bar")) };
                let Some((from, to)) = date.named_seconds() else { return Err(TestCaseError::fail("no time")) };
                prop_assert!(bar.first <= bar.last && usize::from(bar.last) < columns);
                let (is_open, was_open) = (date.latest().is_none(), date.earliest().is_none());
                if bar.is_outside() {
                    let is_left = bar.first == 0;
                    let is_beyond =
                        if is_left { to <= axis.start && !is_open } else { from >= axis.end && !was_open };
                    prop_assert!(is_beyond);
                    prop_assert!(axis.cut[usize::from(!is_left)]);
                    continue;
                }
                // A bar never reads as shorter than it is: it is whole, or open or marked at the edge.
                prop_assert_eq!(bar.start == Edge::Open, was_open);
                prop_assert_eq!(bar.end == Edge::Open, is_open);
                prop_assert_eq!(bar.start == Edge::Beyond, !was_open && from < axis.start);
                prop_assert_eq!(bar.end == Edge::Beyond, !is_open && to > axis.end);
                let last = axis.column((to - axis.unit).max(from));
                let first = if bar.start == Edge::Bound { axis.column(from) } else { 0 };
                let last = if bar.end == Edge::Bound { last } else { axis.columns - 1 };
                prop_assert_eq!((bar.first, bar.last), (first, last));
                let (first, last) = (date.earliest(), date.latest());
                if let (false, Some(first), Edge::Bound) = (date.has_time(), first, bar.start) {
                    prop_assert_eq!(bar.first, axis.column(first.number() * DAY));
                }
                if let (false, Some(last), Edge::Bound) = (date.has_time(), last, bar.end) {
                    prop_assert_eq!(bar.last, axis.column((last.number() + 1) * DAY - axis.unit));
                }
                if date.is_exact_day() && axis.unit == DAY {
                    prop_assert_eq!(bar.first, bar.last);
                }
            }
        }

        #[test]
        fn what_begins_or_ends_earlier_is_never_further_right(
            a in any_date(),
            b in any_date(),
            others in prop::collection::vec(any_date(), 1..5),
            columns in 4..200_usize,
        ) {
            let Some(axis) = Axis::fit(&others, columns) else { return Ok(()) };
            let (Some(first), Some(second)) = (axis.bar(&a), axis.bar(&b)) else { return Ok(()) };
            let bounds = |date: &Date| {
                let (from, to) = date.named_seconds()?;
                Some((date.earliest().map(|_| from), date.latest().map(|_| to)))
            };
            let (Some((from, to)), Some((other_from, other_to))) = (bounds(&a), bounds(&b)) else {
                return Ok(());
            };
            if from <= other_from {
                prop_assert!(first.first <= second.first);
            }
            if to.is_some_and(|to| other_to.is_none_or(|other| to <= other)) && !a.has_time() && !b.has_time() {
                prop_assert!(first.last <= second.last);
            }
        }

        #[test]
        fn words_never_overlap(dates in prop::collection::vec(any_date(), 1..5), columns in 4..200_usize) {
            let Some(axis) = Axis::fit(&dates, columns) else { return Ok(()) };
            let [first, last] = axis.captions();
            prop_assert!(first.len() + last.len() < axis.scale().len());
            let mut free = axis.scale().start;
            for tick in axis.ticks() {
                prop_assert!(tick.column >= free && tick.caption.is_ascii());
                free = tick.column + tick.caption.len() as u16 + 2;
                prop_assert!(free <= axis.scale().end + 2);
            }
        }
    }
}
