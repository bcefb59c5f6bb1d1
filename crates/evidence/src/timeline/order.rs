//! What a sorted list of dates proves about its own order. It must not know how a row shows it.

use briefing_format::model::date::{Date, Order};

/// How far it is proven that a date comes after those above it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tie {
    /// All above it are before it.
    None,
    /// The one directly above may be no earlier.
    Neighbor,
    /// The one directly above is before it, but one further up may be no earlier.
    Above,
}

/// For each date, whether all dates above it are proven to be before it, as [`Date::order`] proves it.
///
/// The dates stand in the order of [`Date::sort_key`]; a date in any other place is told as rightly, but to no use.
/// The time taken grows with the number of dates, not with that of pairs.
pub fn ties(dates: &[&Date]) -> Vec<Tie> {
    let mut above = Above::default();
    let mut previous: Option<&Date> = None;
    let mut ties = Vec::with_capacity(dates.len());
    for &date in dates {
        let follows_neighbor = || previous.is_none_or(|previous| previous.order(date) == Order::Before);
        ties.push(if above.all_before(date) {
            Tie::None
        } else if follows_neighbor() {
            Tie::Above
        } else {
            Tie::Neighbor
        });
        above.add(date);
        previous = Some(date);
    }
    ties
}

/// The latest that any date above may be.
///
/// Two times of one clock are compared in seconds, all else by days. So the latest is kept of times in UTC, of times on
/// the local clock, and of all other dates.
#[derive(Debug, Default)]
struct Above {
    in_utc: Times,
    local: Times,
    without_time: Latest,
}

/// The latest of the times of one clock.
#[derive(Debug, Default)]
struct Times {
    day: Latest,
    second: Option<i128>,
}

/// The last of some days.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Latest {
    /// Of no days.
    #[default]
    Nothing,
    Day(i128),
    /// No telling.
    Never,
}

impl Above {
    fn add(&mut self, date: &Date) {
        let day = date.surely_ended().map_or(Latest::Never, Latest::Day);
        let Some(seconds) = date.surely_within() else {
            self.without_time = self.without_time.max(day);
            return;
        };
        let times = if seconds.in_utc { &mut self.in_utc } else { &mut self.local };
        times.day = times.day.max(day);
        times.second = times.second.max(Some(seconds.last));
    }

    fn all_before(&self, date: &Date) -> bool {
        let times_are_before = match date.surely_within() {
            Some(seconds) => {
                let (same, other) =
                    if seconds.in_utc { (&self.in_utc, &self.local) } else { (&self.local, &self.in_utc) };
                same.second < Some(seconds.first) && other.day.is_before(date)
            }
            None => self.in_utc.day.is_before(date) && self.local.day.is_before(date),
        };
        times_are_before && self.without_time.is_before(date)
    }
}

impl Latest {
    fn is_before(self, date: &Date) -> bool {
        match self {
            Self::Nothing => true,
            Self::Day(last) => date.surely_begun().is_some_and(|first| last < first),
            Self::Never => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Each date in its place with its tie: `=` for a neighbor, `^` for one further up.
    #[track_caller]
    fn drawn(dates: &[&str]) -> String {
        let dates: Vec<Date> = dates.iter().filter_map(|text| Date::parse(text).ok()).collect();
        let sorted = sorted(&dates);
        let row = |(date, tie): (&&Date, Tie)| match tie {
            Tie::None => date.edtf().to_owned(),
            Tie::Neighbor => format!("={}", date.edtf()),
            Tie::Above => format!("^{}", date.edtf()),
        };
        sorted.iter().zip(ties(&sorted)).map(row).collect::<Vec<_>>().join(" ")
    }

    fn sorted(dates: &[Date]) -> Vec<&Date> {
        let mut sorted: Vec<&Date> = dates.iter().collect();
        sorted.sort_by_key(|date| date.sort_key());
        sorted
    }

    #[test]
    fn dates_that_lie_clear_of_each_other_have_no_ties() {
        assert_eq!(drawn(&["1965", "1979", "1980/1988", "2022-07", "2025-06-20"]), {
            "1965 1979 1980/1988 2022-07 2025-06-20"
        });
        assert_eq!(drawn(&[]), "");
    }

    #[test]
    fn a_date_that_may_lie_before_the_one_above_is_tied_to_it() {
        assert_eq!(drawn(&["1979", "1979-02"]), "1979 =1979-02");
        assert_eq!(drawn(&["2025-06-20", "2025-06-20"]), "2025-06-20 =2025-06-20");
        assert_eq!(drawn(&["1979~", "1980", "1981"]), "1979~ =1980 1981");
        assert_eq!(drawn(&["[..1979]", "1979-12-31", "1980"]), "[..1979] =1979-12-31 1980");
    }

    #[test]
    fn a_long_date_is_tied_to_all_that_may_lie_in_it() {
        assert_eq!(drawn(&["1980/1988", "1982", "1984", "1989"]), "1980/1988 =1982 ^1984 1989");
        assert_eq!(drawn(&["1979/..", "1980", "2022"]), "1979/.. =1980 ^2022");
        assert_eq!(drawn(&["1979/", "1980", "2022"]), "1979/ =1980 ^2022");
        assert_eq!(drawn(&["1980~", "1980-12-31", "1981-06"]), "1980~ =1980-12-31 ^1981-06");
    }

    #[test]
    fn moments_are_compared_as_moments_and_with_all_else_by_days() {
        let morning = "2025-06-20T08:00:00Z";
        let noon = "2025-06-20T12:00:00Z";
        assert_eq!(drawn(&[morning, noon]), format!("{morning} {noon}"));
        assert_eq!(drawn(&["2025-06-20", morning, noon]), format!("2025-06-20 ={morning} ^{noon}"));
        assert_eq!(drawn(&[morning, noon, "2025-06-21"]), format!("{morning} {noon} 2025-06-21"));
        // Without zones, all are of one clock.
        assert_eq!(
            drawn(&["1666-09-02T01", "1666-09-02T03~", "1666-09-02T07"]),
            "1666-09-02T01 1666-09-02T03~ 1666-09-02T07"
        );
        assert_eq!(drawn(&["1666-09-02T01", "1666-09-02T02~", "1666-09-02T03", "1666-09-02T04"]), {
            "1666-09-02T01 =1666-09-02T02~ =1666-09-02T03 1666-09-02T04"
        });
        assert_eq!(drawn(&["1666-09-02", "1666-09-02T01", "1666-09-02T03"]), {
            "1666-09-02 =1666-09-02T01 ^1666-09-02T03"
        });
        // On the other side of the world it may already be the next day.
        let late = "2025-06-20T23:00:00-10:00";
        assert_eq!(drawn(&[late, "2025-06-22"]), format!("{late} 2025-06-22"));
        assert_eq!(drawn(&[late, "2025-06-21"]), format!("2025-06-21 ={late}"));
    }

    /// Dates of all kinds within a few years, so that many lie in or near one another.
    fn near_dates() -> impl Strategy<Value = Vec<Date>> {
        let day = "198[0-3]-0[1-3]-[01][1-9][?~]?";
        let moment = "198[0-3]-01-0[1-3]T[0-2][0-3](:[0-5]0(:00)?)?(Z|[+-]1[0-4])?[?~]?";
        let span = "198[0-3]/198[4-6]|198[0-3]-0[1-3]/198[4-6]~|198[0-3]/(\\.\\.)?|(\\.\\.)?/198[0-3]";
        let set = "\\[198[0-3],198[4-6]\\]|\\[\\.\\.198[0-3]\\]|\\[198[0-3]\\.\\.\\]";
        let rest = "198[0-3X][?~]?|198[0-3]-2[1-4]|198[0-3]-0[1-3][?~]?|XXXX-01-01|Y17E70|Y-17E7~";
        let date = prop_oneof![4 => day, 4 => moment, 1 => span, 1 => set, 2 => rest];
        prop::collection::vec(date.prop_filter_map("EDTF", |text| Date::parse(&text).ok()), 0..12)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(8 * ProptestConfig::default().cases))]

        #[test]
        fn ties_are_what_all_pairs_prove(dates in near_dates()) {
            let sorted = sorted(&dates);
            let before = |above: &Date, row: usize| above.order(sorted[row]) == Order::Before;
            for (row, tie) in ties(&sorted).into_iter().enumerate() {
                let expected = match sorted[..row].split_last() {
                    Some((above, _)) if !before(above, row) => Tie::Neighbor,
                    _ if !sorted[..row].iter().all(|above| before(above, row)) => Tie::Above,
                    _ => Tie::None,
                };
                prop_assert_eq!(tie, expected);
            }
        }
    }
}
