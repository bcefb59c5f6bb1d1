//! The time line cut at its long silences, and the columns of what is left. It must not know how high a column is.

use std::cmp::Reverse;

/// Seconds counted in 64 bits, of which arithmetic is fast: from the start of a strip, each a second or, where the strip
/// is longer than eighteen thousand million years, as few seconds as there is room for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Clock {
    start: i128,
    shift: u32,
}

impl Clock {
    /// Instants are added and multiplied by eight, and need room for that.
    const BITS: u32 = 59;
    /// Further away than anything on a strip.
    const FAR: i128 = 1 << Self::BITS;

    pub(super) fn new(start: i128, end: i128) -> Self {
        let bits = i128::BITS - (end - start).leading_zeros();
        Self { start, shift: bits.saturating_sub(Self::BITS) }
    }

    /// The instants of an extent, at least one; those of what is not on the strip may be nearer than it is.
    pub(super) fn instants(self, (start, end): (i128, i128)) -> (i64, i64) {
        let instant =
            |second: i128| ((second - self.start) >> self.shift).clamp(-Self::FAR, Self::FAR) as i64;
        let first = instant(start);
        (first, instant(end).max(first + 1))
    }
}

/// A stretch of time without a long silence, on which the scale is linear.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Segment {
    /// Its first instant.
    pub start: i64,
    /// The instant after its last.
    pub end: i64,
    /// Its first column.
    pub column: usize,
    /// How many columns it has, one or more.
    pub columns: usize,
}

/// A silence is a break from this part of the time on that is left without the longer ones.
const SHARE: i64 = 8;
/// It is as many times the usual step from one date to the next, at least.
const STEPS: i64 = 8;
/// The part of the columns that is shared out by time, the rest being shared out by dates.
const TIME: f64 = 0.25;
/// So many columns for each break: few columns have room for the longest silences only.
const COLUMNS: usize = 8;

/// The segments of dates, given by their extents in order, in so many columns; between two of them lies a break of one
/// column.
///
/// A silence is a stretch of time in which no date lies. The longest come first, and each is a break where it is an
/// eighth or more of the time that is left without those before it, and eight times the median step between different
/// dates or more. So a silence counts by what it would leave to all else, dates that lie evenly have no breaks however
/// few they are, and neither many events on one date nor the order in which they are given change a break. A strip has
/// at most one break in eight columns: a narrower one has the longest of those of a wider one.
///
/// Each segment has one column. Of the others a quarter is shared out by time and three quarters by different dates, so
/// that the scale is finer where more can be told apart.
pub(super) fn partition(extents: &[(i64, i64)], columns: usize) -> Vec<Segment> {
    let (Some(&(start, _)), Some(end)) = (extents.first(), extents.iter().map(|(_, end)| *end).max()) else {
        return Vec::new();
    };
    let breaks = breaks(extents, end - start, columns / COLUMNS);
    let starts = std::iter::once(start).chain(breaks.iter().map(|(_, to)| *to));
    let ends = breaks.iter().map(|(from, _)| *from).chain(std::iter::once(end));
    let spans: Vec<(i64, i64)> = starts.zip(ends).collect();
    let counts = counts(extents, &spans);
    share_out(&spans, &counts, columns)
}

/// The silences that are breaks, `most` at most, in order.
fn breaks(extents: &[(i64, i64)], whole: i64, most: usize) -> Vec<(i64, i64)> {
    let mut steps: Vec<i64> =
        extents.windows(2).map(|pair| pair[1].0 - pair[0].0).filter(|step| *step > 0).collect();
    let middle = steps.len().saturating_sub(1) / 2;
    if most == 0 || steps.is_empty() {
        return Vec::new();
    }
    let usual = *steps.select_nth_unstable(middle).1;
    let longest_first = |silence: &(i64, i64)| (Reverse(silence.1 - silence.0), silence.0);
    let mut silences: Vec<(i64, i64)> =
        silences(extents).filter(|(from, to)| to - from >= STEPS * usual).collect();
    if silences.len() > most {
        silences.select_nth_unstable_by_key(most, longest_first);
        silences.truncate(most);
    }
    silences.sort_unstable_by_key(longest_first);
    let mut left = whole;
    let is_break = |(from, to): &(i64, i64)| {
        let is_long = (to - from) * SHARE >= left;
        left -= to - from;
        is_long
    };
    let mut breaks: Vec<(i64, i64)> = silences.into_iter().take_while(is_break).collect();
    breaks.sort_unstable();
    breaks
}

/// The stretches in which no date lies.
fn silences(extents: &[(i64, i64)]) -> impl Iterator<Item = (i64, i64)> {
    let mut reached = extents.first().map_or(0, |(_, end)| *end);
    extents.iter().filter_map(move |(start, end)| {
        let before = reached;
        reached = reached.max(*end);
        (*start > before).then_some((before, *start))
    })
}

/// How many different dates begin in each span.
fn counts(extents: &[(i64, i64)], spans: &[(i64, i64)]) -> Vec<usize> {
    let mut counts = vec![0; spans.len()];
    let (mut span, mut before) = (0, None);
    for &(start, _) in extents {
        while start >= spans[span].1 {
            span += 1;
        }
        counts[span] += usize::from(before.replace(start) != Some(start));
    }
    counts
}

fn share_out(spans: &[(i64, i64)], counts: &[usize], columns: usize) -> Vec<Segment> {
    let time: i64 = spans.iter().map(|(start, end)| end - start).sum();
    let dates: usize = counts.iter().sum();
    let free = columns.saturating_sub(2 * spans.len() - 1);
    let shares: Vec<f64> = spans
        .iter()
        .zip(counts)
        .map(|((start, end), count)| {
            let (time_share, date_share) = ((end - start) as f64 / time as f64, *count as f64 / dates as f64);
            (TIME * time_share + (1.0 - TIME) * date_share) * free as f64
        })
        .collect();
    let mut widths: Vec<usize> = shares.iter().map(|share| 1 + *share as usize).collect();
    let mut by_rest: Vec<usize> = (0..spans.len()).collect();
    by_rest.sort_by(|a, b| shares[*b].fract().total_cmp(&shares[*a].fract()));
    let missing = (free + spans.len()).saturating_sub(widths.iter().sum());
    for segment in by_rest.into_iter().take(missing) {
        widths[segment] += 1;
    }
    let mut column = 0;
    let mut segments = Vec::with_capacity(spans.len());
    for (&(start, end), columns) in spans.iter().zip(widths) {
        segments.push(Segment { start, end, column, columns });
        column += columns + 1;
    }
    segments
}

impl Segment {
    /// Where an instant begins, in columns from the left of the segment.
    pub(super) fn position(&self, instant: i64) -> f64 {
        (instant - self.start) as f64 * self.columns as f64 / (self.end - self.start) as f64
    }

    /// The column of an instant, doubled.
    pub(super) fn column_at(&self, doubled: i64) -> usize {
        let position = (doubled - 2 * self.start) as f64 * self.columns as f64;
        self.column(position / (2 * (self.end - self.start)) as f64)
    }

    /// The column of a position.
    pub(super) fn column(&self, position: f64) -> usize {
        self.column + (position.max(0.0) as usize).min(self.columns - 1)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The segments of single seconds: `0-9:20` is from 0 to 9 in twenty columns.
    fn segments(seconds: impl IntoIterator<Item = i64>, columns: usize) -> String {
        let mut extents: Vec<(i64, i64)> = seconds.into_iter().map(|second| (second, second + 1)).collect();
        extents.sort_unstable();
        let parts = partition(&extents, columns);
        let part = |part: &Segment| format!("{}-{}:{}", part.start, part.end - 1, part.columns);
        parts.iter().map(part).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn even_dates_have_no_breaks_however_few_they_are() {
        assert_eq!(segments([0, 100], 40), "0-100:40");
        assert_eq!(segments([0, 100, 200], 40), "0-200:40");
        assert_eq!(segments((0..=9).map(|n| n * 100), 40), "0-900:40");
        assert_eq!(segments(0..=900, 40), "0-900:40");
    }

    #[test]
    fn a_long_silence_is_a_break_and_leaves_its_columns_to_the_rest() {
        assert_eq!(segments((0..10).chain(90..100), 41), "0-9:20 90-99:20");
        // A seventh of the whole, and less than an eighth.
        assert_eq!(segments((0..60).chain(70..80), 40), "0-59:33 70-79:6");
        assert_eq!(segments((0..60).chain(68..80), 40), "0-79:40");
    }

    #[test]
    fn silences_of_about_one_length_are_all_breaks_or_none() {
        let clusters = (0..6).flat_map(|year| (0..10).map(move |day| year * 365 + day));
        assert_eq!(segments(clusters, 60), "0-9:10 365-374:9 730-739:9 1095-1104:9 1460-1469:9 1825-1834:9");
    }

    #[test]
    fn a_silence_counts_by_what_is_left_without_the_longer_ones() {
        // Three of 60 years are a twentieth, but without the other 57 they are nearly all.
        let dates = [0, 57 * 365, 60 * 365].into_iter().flat_map(|day| (day..).take(10));
        assert_eq!(segments(dates, 41), "0-9:13 20805-20814:13 21900-21909:13");
    }

    #[test]
    fn what_is_crowded_has_more_columns_than_its_time_alone_would_give() {
        assert_eq!(segments((0..10).map(|n| n * 10).chain(1_000..1_010), 41), "0-90:24 1000-1009:16");
    }

    #[test]
    fn a_clock_counts_seconds_as_long_as_it_can() {
        let day = 86_400;
        let clock = Clock::new(-day, day);
        assert_eq!(clock.instants((-day, 0)), (0, 86_400));
        let age = 1 << 80;
        let clock = Clock::new(-age, age);
        let (start, end) = clock.instants((-age, -age + 1));
        assert_eq!((start, end), (0, 1));
        assert!(clock.instants((age - 1, age)).1 <= 1 << 59);
    }

    proptest! {
        #[test]
        fn segments_fill_the_columns_and_hold_every_date(
            mut extents in prop::collection::vec((-5_000..5_000_i64, 1..400_i64), 1..40),
            shift in 0..40_u32,
            columns in 8..200_usize,
        ) {
            for (start, length) in &mut extents {
                *start <<= shift;
                *length += *start;
            }
            extents.sort_unstable();
            let segments = partition(&extents, columns);
            let all: usize = segments.iter().map(|segment| segment.columns).sum();
            prop_assert_eq!(all + segments.len() - 1, columns);
            prop_assert!(segments.iter().all(|segment| segment.columns > 0));
            prop_assert!(segments.windows(2).all(|pair| pair[0].end < pair[1].start));
            for (start, end) in &extents {
                prop_assert!(segments.iter().any(|segment| segment.start <= *start && *end <= segment.end));
            }
            // Twice the same dates have the same breaks, and fewer columns have some of them.
            let twice: Vec<_> = extents.iter().flat_map(|extent| [*extent; 2]).collect();
            prop_assert_eq!(&partition(&twice, columns), &segments);
            let wider = partition(&extents, 2 * columns);
            prop_assert!(segments.iter().all(|segment| wider.iter().any(|wide| wide.start == segment.start)));
        }
    }
}
