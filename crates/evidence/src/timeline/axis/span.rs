//! From where to where an axis reaches, so that one long date does not crush the others into a column. It must not know what
//! a bar is made of.
//!
//! A scale that is cut off at its ends stays linear: a column is as long as any other, and what is cut has a mark of its own. A
//! scale broken in the middle would draw the gap between two bars shorter than it is.

use std::collections::HashMap;

use super::{Axis, Bar, Edge, FEWEST_COLUMNS};
use briefing_format::model::date::Date;

/// One date in so many is cut off, at most.
const CUT: usize = 3;

/// So many pairs of dates must be told apart for each date that is cut off, and more.
const WORTH: usize = 3;

/// A date with its first second, and the second after its last.
struct Named<'a> {
    date: &'a Date,
    from: i128,
    to: i128,
}

/// An axis that some dates may have.
struct Choice {
    axis: Axis,
    /// How many pairs of dates have the same bar on it, and `WORTH` for each that is cut off.
    cost: usize,
}

/// The axis on which the fewest dates look the same, counting each that is cut off against it; that of all of them, where it is
/// as good.
pub(super) fn fit<'a>(dates: impl IntoIterator<Item = &'a Date>, columns: u16) -> Option<Axis> {
    let named = |date: &'a Date| date.named_seconds().map(|(from, to)| Named { date, from, to });
    let dates: Vec<Named<'a>> = dates.into_iter().filter_map(named).collect();
    let mut starts: Vec<i128> = dates.iter().map(|date| date.from).collect();
    let mut ends: Vec<i128> = dates.iter().map(|date| date.to).collect();
    starts.sort_unstable();
    ends.sort_unstable_by(|a, b| b.cmp(a));
    let (start, end) = (*starts.first()?, *ends.first()?);
    if start >= end {
        return None;
    }
    let mut best = choice(&dates, [start, end], columns);
    if best.cost > WORTH && usize::from(columns) >= FEWEST_COLUMNS + 2 {
        for bounds in shortest(&dates, &starts, &ends).into_iter().flatten() {
            let choice = choice(&dates, bounds, columns);
            if choice.cost < best.cost {
                best = choice;
            }
        }
    }
    Some(best.axis)
}

/// The shortest bounds with so many dates cut off, for each number of them.
fn shortest(dates: &[Named<'_>], starts: &[i128], ends: &[i128]) -> Vec<Option<[i128; 2]>> {
    let most = dates.len() / CUT;
    let mut shortest: Vec<Option<[i128; 2]>> = vec![None; most];
    for start in starts.iter().take(most + 1) {
        for end in ends.iter().take(most + 1).filter(|end| *end > start) {
            let cut = dates.iter().filter(|date| date.from < *start || date.to > *end).count();
            if let Some(place) = cut.checked_sub(1).and_then(|cut| shortest.get_mut(cut))
                && place.is_none_or(|[from, to]| end - start < to - from)
            {
                *place = Some([*start, *end]);
            }
        }
    }
    shortest
}

fn choice(dates: &[Named<'_>], [start, end]: [i128; 2], columns: u16) -> Choice {
    let cut = [dates.iter().any(|date| date.from < start), dates.iter().any(|date| date.to > end)];
    let whole = || dates.iter().filter(|date| date.from >= start && date.to <= end);
    let axis = Axis::new([start, end], whole().any(|date| date.date.has_time()), columns, cut);
    let mut alike: HashMap<(u16, u16, Edge, Edge), usize> = HashMap::new();
    for Bar { first, last, start, end, .. } in dates.iter().filter_map(|date| axis.bar(date.date)) {
        *alike.entry((first, last, start, end)).or_default() += 1;
    }
    let pairs: usize = alike.values().map(|dates| dates * (dates - 1) / 2).sum();
    Choice { axis, cost: pairs + WORTH * (dates.len() - whole().count()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dates(texts: &[&str]) -> Vec<Date> {
        texts.iter().filter_map(|text| Date::parse(text).ok()).collect()
    }

    /// How an axis of 30 columns begins and ends, in words, and at which sides dates are cut off.
    fn fitted(texts: &[&str]) -> (String, [bool; 2]) {
        let axis = fit(&dates(texts), 30);
        axis.map(|axis| (axis.captions().join(" to "), axis.cut)).unwrap_or_default()
    }

    /// Some days of one month, each of its own.
    const DAYS: [&str; 8] = [
        "1666-09-02",
        "1666-09-03",
        "1666-09-05",
        "1666-09-07",
        "1666-09-10",
        "1666-09-11",
        "1666-09-25",
        "1666-09-28",
    ];

    #[test]
    fn one_that_would_crush_the_others_is_cut_off() {
        let with = |more: &[&str]| fitted(&[&DAYS, more].concat());
        assert_eq!(with(&[]), ("2 Sep 1666 to 28 Sep 1666".to_owned(), [false, false]));
        assert_eq!(with(&["1665/1667"]), ("2 Sep 1666 to 28 Sep 1666".to_owned(), [true, true]));
        // One that is cut off at both ends counts once.
        let before = ["1665/1667", "1665", "1666-01"];
        assert_eq!(
            fitted(&[&DAYS[..6], &before].concat()),
            ("2 Sep 1666 to 11 Sep 1666".to_owned(), [true, true])
        );
        assert_eq!(with(&["1979"]), ("2 Sep 1666 to 28 Sep 1666".to_owned(), [false, true]));
        assert_eq!(with(&["1165", "1979-05"]), ("2 Sep 1666 to 28 Sep 1666".to_owned(), [true, true]));
        // Time without days does not count, nor a side that is open.
        assert_eq!(with(&["1666-09-04/..", "XXXX-12-25"]).1, [false, false]);
        assert_eq!(with(&["1066/.."]).1, [true, false]);
    }

    #[test]
    fn what_is_told_apart_beside_the_others_is_not_cut_off() {
        let with = |more: &[&str]| fitted(&[&DAYS, more].concat()).1;
        // It costs the others two or three columns.
        assert_eq!(with(&["1666-10"]), [false, false]);
        // More than one in three is no outlier.
        assert_eq!(with(&["1165", "1275", "1385", "1495", "1565"]), [false, false]);
        // Nothing is gained among days that are the same.
        assert_eq!(fitted(&["2001-05-01", "2001-05-01", "2001-05-01", "2019"]).1, [false, false]);
        assert_eq!(fitted(&["2001-05-01", "2001-05-02", "2019"]).1, [false, false]);
        // Three days in one column are as many pairs as one date that is cut off stands for; four are more.
        assert_eq!(fitted(&["2001-05-01", "2001-05-02", "2001-05-03", "2019"]).1, [false, false]);
        let four = ["2001-05-01", "2001-05-02", "2001-05-03", "2001-05-04", "2019"];
        assert_eq!(fitted(&four).1, [false, true]);
    }
}
