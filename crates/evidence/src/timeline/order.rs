//! What a sorted list of dates proves about its own order. It must not know how a row shows it.

use briefing_format::model::date::{Date, Gap, Moments, gap_after, seconds_between};

/// How far it is proven that a date begins after those above it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tie {
    /// All above it begin before it.
    None,
    /// The one directly above may begin no earlier.
    Neighbor,
    /// The one directly above begins before it, but one further up may begin no earlier.
    Above,
}

/// For each date, whether all dates above it are proven to begin before it, as [`Date::begins_before`] proves it. What
/// lasts beyond the beginning of the next has still begun before it.
///
/// The dates stand in the order of [`Date::sort_key`]; a date in any other place is told as rightly, but to no use.
/// The time taken grows with the number of dates, not with that of pairs.
pub fn ties(dates: &[&Date]) -> Vec<Tie> {
    let mut above = Above::default();
    let mut previous: Option<&Date> = None;
    let mut ties = Vec::with_capacity(dates.len());
    for &date in dates {
        let follows_neighbor = || previous.is_none_or(|previous| previous.begins_before(date));
        ties.push(if above.all_before(date) {
            Tie::None
        } else if follows_neighbor() {
            Tie::Above
        } else {
            Tie::Neighbor
        });
        above.add(date.surely_started(), date.surely_starts_within());
        previous = Some(date);
    }
    ties
}

/// What has ended of a sorted list of dates, read from its start: the time from there to the next.
#[derive(Debug, Default)]
pub(super) struct Ended<'a> {
    above: Above,
    /// Of times in UTC, of times on the local clock, and of all other dates: the one that may end latest, and the one of
    /// which the earliest end is the latest.
    latest: [Option<(&'a Date, &'a Date)>; 3],
}

impl<'a> Ended<'a> {
    pub(super) fn add(&mut self, date: &'a Date) {
        let moments = date.surely_within();
        self.above.add(date.surely_ended(), moments);
        let class = moments.map_or(2, |moments| usize::from(!moments.in_utc));
        let latest = |date: &Date| (date.surely_ended(), date.surely_within().map(|moments| moments.last));
        let earliest =
            |date: &Date| (date.earliest_end(), date.surely_ends_within().map(|moments| moments.first));
        self.latest[class] = Some(match self.latest[class] {
            None => (date, date),
            Some((last, first)) => (
                if latest(last) < latest(date) { date } else { last },
                if earliest(first) < earliest(date) { date } else { first },
            ),
        });
    }

    /// The gap before the next date, where nothing lasts until then and so many seconds have surely passed.
    pub(super) fn gap(&self, next: &Date, least: impl Fn(&Date) -> i128) -> Option<Gap> {
        if !self.above.all_before(next) {
            return None;
        }
        let ended: Vec<&Date> =
            self.latest.iter().flatten().flat_map(|(last, first)| [*last, *first]).collect();
        let is_long = |date: &&Date| seconds_between(date, next).is_some_and(|passed| passed >= least(date));
        if ended.iter().all(is_long) { gap_after(&ended, next) } else { None }
    }
}

/// The latest that any date above may begin, or end.
///
/// Two times of one clock are compared by the clock, all else by days. So the latest is kept of times in UTC, of times on
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
    moment: Option<i128>,
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
    fn add(&mut self, day: Option<i128>, moments: Option<Moments>) {
        let day = day.map_or(Latest::Never, Latest::Day);
        let Some(moments) = moments else {
            self.without_time = self.without_time.max(day);
            return;
        };
        let times = if moments.in_utc { &mut self.in_utc } else { &mut self.local };
        times.day = times.day.max(day);
        times.moment = times.moment.max(Some(moments.last));
    }

    fn all_before(&self, date: &Date) -> bool {
        let times_are_before = match date.surely_starts_within() {
            Some(moments) => {
                let (same, other) =
                    if moments.in_utc { (&self.in_utc, &self.local) } else { (&self.local, &self.in_utc) };
                same.moment < Some(moments.first) && other.day.is_before(date)
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
    fn what_lasts_is_tied_to_what_may_begin_with_it_and_to_nothing_later() {
        for list in [
            ["1980/1988", "1982", "1984", "1989"],
            ["1979/..", "1980", "2022", "2023"],
            ["1979/", "1980", "2022", "2023"],
            ["0911/1066", "1000-01-01", "1016/1035", "1042/1066-01-05"],
        ] {
            assert_eq!(drawn(&list), list.join(" "));
        }
        assert_eq!(drawn(&["1980/1988", "1980-05"]), "1980/1988 =1980-05");
        assert_eq!(drawn(&["../1988", "1980"]), "1980 =../1988");
        assert_eq!(drawn(&["1980~/1988", "1980-12-31", "1982"]), "1980~/1988 =1980-12-31 1982");
        // What is one day somewhere in a stretch may be any of it.
        assert_eq!(drawn(&["198X", "1982", "1984"]), "198X =1982 ^1984");
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

    #[test]
    fn a_range_of_times_begins_with_its_first() {
        let range = "2024-03-26T01:26/2024-03-26T01:30";
        assert_eq!(drawn(&["2024-03-26T01:25", range, "2024-03-26T01:28"]), {
            format!("2024-03-26T01:25 {range} 2024-03-26T01:28")
        });
        assert_eq!(drawn(&[range, "2024-03-26T01:26:30"]), format!("{range} =2024-03-26T01:26:30"));
        assert_eq!(drawn(&["2024-03-26", range]), format!("2024-03-26 ={range}"));
        let half = "2024-03-26T01:26:07.5";
        assert_eq!(drawn(&[half, "2024-03-26T01:26:07.6"]), format!("{half} 2024-03-26T01:26:07.6"));
        assert_eq!(drawn(&[half, "2024-03-26T01:26:07"]), format!("2024-03-26T01:26:07 ={half}"));
    }

    /// Dates of all kinds within a few years, so that many lie in or near one another.
    fn near_dates() -> impl Strategy<Value = Vec<Date>> {
        let day = "198[0-3]-0[1-3]-[01][1-9][?~]?";
        let moment = "198[0-3]-01-0[1-3]T[0-2][0-3](:[0-5]0(:00(\\.[0-3])?)?)?(Z|[+-]1[0-4])?[?~]?";
        let span = "198[0-3]/198[4-6]|198[0-3]-0[1-3]/198[4-6]~|198[0-3]/(\\.\\.)?|(\\.\\.)?/198[0-3]";
        let set = "\\[198[0-3],198[4-6]\\]|\\[\\.\\.198[0-3]\\]|\\[198[0-3]\\.\\.\\]";
        let rest = "198[0-3X][?~]?|198[0-3]-2[1-4]|198[0-3]-0[1-3][?~]?|XXXX-01-01|Y17E70|Y-17E7~";
        let times = "1981-01-0[12]T0[0-3]~?/1981-01-0[23]T1[0-3]~?|1981-01-0[12]T00:0[0-3]:00(\\.5)?Z/1981-01-0[23]T1[0-3]-01";
        let date = prop_oneof![4 => day, 4 => moment, 2 => times, 1 => span, 1 => set, 2 => rest];
        prop::collection::vec(date.prop_filter_map("EDTF", |text| Date::parse(&text).ok()), 0..12)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(8 * ProptestConfig::default().cases))]

        #[test]
        fn ties_are_what_all_pairs_prove(dates in near_dates()) {
            let sorted = sorted(&dates);
            let before = |above: &Date, row: usize| above.begins_before(sorted[row]);
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
