//! The rows of the timeline: events in order, gaps between them, undated events last. It must not know how many
//! rows a screen has.

use super::extent;
use crate::model::date::{Date, Gap, gap};

/// A row of the timeline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Row {
    /// An event, by the caller's index.
    Event(u32),
    /// Time between the events above and below.
    Gap(Gap),
    /// The heading before the undated events.
    Undated,
}

/// A gap is told from this part of the whole span on, so there are at most twenty.
const SHARE: i128 = 20;
/// Up to this many dated events, a gap need not stand out from the others.
const FEW: usize = 3;

/// The rows for events with their dates, given in file order, which breaks ties.
///
/// A gap is told between two neighbors where the time that has surely passed is two days or more, a twentieth of the
/// whole span or more, and, with more than three dated events, one and a half times the mean step or more: evenly
/// spread events need no gaps between them, and a dense timeline shows only the few that matter.
pub fn rows<'a>(dates: impl IntoIterator<Item = (u32, Option<&'a Date>)>) -> Vec<Row> {
    let mut undated = Vec::new();
    let mut sorted = Vec::new();
    for (index, date) in dates {
        match date {
            Some(date) => sorted.push((date.sort_key(), index, date)),
            None => undated.push(Row::Event(index)),
        }
    }
    // Stable: equal keys stay in file order, whatever the indexes are.
    sorted.sort_by_key(|(key, _, _)| *key);
    let least = least_gap(&sorted.iter().map(|(_, _, date)| *date).collect::<Vec<_>>());
    let mut rows = Vec::with_capacity(sorted.len() + undated.len() + SHARE as usize + 1);
    let mut previous: Option<&Date> = None;
    for (_, index, date) in sorted {
        rows.extend(previous.and_then(|previous| gap_of(previous, date, least)).map(Row::Gap));
        rows.push(Row::Event(index));
        previous = Some(date);
    }
    if !undated.is_empty() {
        rows.push(Row::Undated);
        rows.append(&mut undated);
    }
    rows
}

/// The days that must have passed for a gap to be told.
fn least_gap(dates: &[&Date]) -> i128 {
    let ends = dates.iter().filter_map(|date| extent(date));
    let Some((first, last)) = ends.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1))) else {
        return 2;
    };
    let span = last - first;
    let share = span / SHARE;
    if dates.len() <= FEW {
        return share.max(2);
    }
    let steps = dates.len() as i128 - 1;
    share.max(span * 3 / (steps * 2)).max(2)
}

fn gap_of(before: &Date, after: &Date, least: i128) -> Option<Gap> {
    // The cheap question first: of many events, nearly all are close together.
    before.surely_until(after).filter(|days| *days >= least)?;
    gap(before, after)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The rows of a list of dates, `-` for an undated event, one after the other: the date, or `· the gap`.
    #[track_caller]
    fn drawn(dates: &[&str]) -> String {
        let parsed: Vec<Option<Date>> = dates.iter().map(|text| Date::parse(text).ok()).collect();
        let rows = rows((0..).zip(parsed.iter().map(Option::as_ref)));
        let row = |row: &Row| match row {
            Row::Event(index) => dates[*index as usize].to_owned(),
            Row::Gap(gap) => format!("· {gap}"),
            Row::Undated => "undated".to_owned(),
        };
        rows.iter().map(row).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn events_stand_in_order_with_the_long_silence_told() {
        let dates = ["2025-06~", "1965", "1979", "1980/1988", "2022", "2025-06~"];
        assert_eq!(drawn(&dates), "1965\n1979\n1980/1988\n· c. 34 years\n2022\n2025-06~\n2025-06~");
    }

    #[test]
    fn equal_dates_keep_the_order_of_the_file() {
        let date = Date::parse("2025-06").ok();
        let rows = rows([7, 3, 5].map(|index| (index, date.as_ref())));
        assert_eq!(rows, [Row::Event(7), Row::Event(3), Row::Event(5)]);
    }

    #[test]
    fn undated_events_come_last_in_the_order_of_the_file() {
        let dates = ["-", "2025-06-20", "--", "2025-06-19"];
        assert_eq!(drawn(&dates), "2025-06-19\n2025-06-20\nundated\n-\n--");
        assert_eq!(drawn(&["-"]), "undated\n-");
        assert_eq!(drawn(&[]), "");
    }

    #[test]
    fn what_is_a_gap_depends_on_the_whole_span() {
        let days = ["2025-06-01", "2025-06-02", "2025-06-03", "2025-06-09", "2025-06-10"];
        assert_eq!(drawn(&days), "2025-06-01\n2025-06-02\n2025-06-03\n· 6 days\n2025-06-09\n2025-06-10");
        let years = ["2025-06-03", "2025-06-09", "1965", "1979-01-01"];
        assert_eq!(drawn(&years), "1965\n1979-01-01\n· 46 years\n2025-06-03\n2025-06-09");
        assert_eq!(drawn(&["1990", "2022"]), "1990\n· c. 32 years\n2022");
    }

    #[test]
    fn evenly_spread_events_have_no_gaps() {
        let dates: Vec<String> = (1990..2020).step_by(3).map(|year| year.to_string()).collect();
        let dates: Vec<&str> = dates.iter().map(String::as_str).collect();
        assert_eq!(drawn(&dates), dates.join("\n"));
    }

    #[test]
    fn a_gap_is_told_only_where_it_is_proven() {
        assert_eq!(drawn(&["1979/..", "2022", "2026"]), "1979/..\n2022\n· c. 4 years\n2026");
        assert_eq!(drawn(&["1979", "[1979..]", "[..2022]", "2022"]), "1979\n[1979..]\n[..2022]\n2022");
        assert_eq!(drawn(&["1980~", "1981-02"]), "1980~\n1981-02");
    }

    #[test]
    fn a_yearly_feast_of_no_year_does_not_stretch_the_scale() {
        assert_eq!(
            drawn(&["XXXX-12-25", "2025-06-01", "2025-06-20"]),
            "XXXX-12-25\n2025-06-01\n· 19 days\n2025-06-20"
        );
    }

    #[test]
    fn many_events_have_few_gaps() {
        let dates: Vec<Date> = (0..3_000)
            .filter_map(|n| Date::parse(&format!("{:04}-{:02}-11", 1_000 + n * n % 1_009, 1 + n % 12)).ok())
            .collect();
        let rows = rows((0..).zip(dates.iter().map(Some)));
        assert_eq!(rows.iter().filter(|row| matches!(row, Row::Event(_))).count(), dates.len());
        assert!(rows.len() - dates.len() <= SHARE as usize);
    }
}
