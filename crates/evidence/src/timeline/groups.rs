//! The sections of the timeline: which stretch of time an event stands under, and how long these stretches are.
//! It must not know what is folded.
//!
//! An event stands under the stretch in which its place in the order lies: that of the first day it may mean. Where it
//! names a longer stretch than the sections are, such as a decade among years, it stands under that, so that no heading
//! is closer than the date below it. What follows from the same place goes on in the section that is open.

use std::fmt;

use briefing_format::model::date::{Date, Day, stretch};

/// How long a stretch of time is that a heading names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Unit {
    /// A day.
    Day,
    /// A month of the calendar.
    Month,
    /// So many years: 1, 10, 100 and on to a billion.
    Years(u64),
}

/// All units, from the shortest.
const UNITS: [Unit; 12] = [
    Unit::Day,
    Unit::Month,
    Unit::Years(1),
    Unit::Years(10),
    Unit::Years(100),
    Unit::Years(1_000),
    Unit::Years(10_000),
    Unit::Years(100_000),
    Unit::Years(1_000_000),
    Unit::Years(10_000_000),
    Unit::Years(100_000_000),
    Unit::Years(1_000_000_000),
];

/// With fewer dated events, headings take more room than they save time.
const FEWEST_EVENTS: usize = 8;

impl Unit {
    /// The unit that parts some sorted dates best: the shortest with two events a section or more, and no shorter than
    /// half of them are known; with the places at which its sections begin. `None` where there are few, or all would be
    /// in one section.
    pub(crate) fn of<'a, D: Iterator<Item = &'a Date>>(sorted: impl Fn() -> D) -> Option<(Self, Vec<u32>)> {
        let dated = sorted().count();
        if dated < FEWEST_EVENTS {
            return None;
        }
        let mut begins = Vec::new();
        let fitting = UNITS.into_iter().find_map(|unit| {
            begins.clear();
            let mut closer = 0;
            let mut sections = 0;
            let mut last = None;
            for (place, date) in (0..).zip(sorted()) {
                let section = Stretch::of(date, unit, last);
                sections += usize::from(section != last);
                if section != last || place == 0 {
                    begins.push(place);
                }
                closer += usize::from(section.is_some_and(|section| section.unit == Some(unit)));
                last = section;
            }
            (2 * closer >= dated && 2 * sections <= dated).then_some((unit, sections))
        });
        let (unit, _) = fitting.filter(|(_, sections)| *sections > 1)?;
        begins.shrink_to_fit();
        Some((unit, begins))
    }

    /// Whether any section of it has two events; they are given in order.
    pub(crate) fn joins_any<'a>(self, sorted: impl Iterator<Item = &'a Date>) -> bool {
        let mut open = None;
        for (place, date) in sorted.enumerate() {
            let section = Stretch::of(date, self, open);
            if place > 0 && section == open {
                return true;
            }
            open = section;
        }
        false
    }

    /// The unit of so many years, where there is one.
    pub(crate) fn of_years(years: u64) -> Option<Self> {
        UNITS.into_iter().find(|unit| *unit == Self::Years(years))
    }

    /// The next longer unit.
    pub(crate) fn longer(self) -> Option<Self> {
        UNITS.iter().skip_while(|unit| **unit != self).nth(1).copied()
    }

    /// The next shorter unit.
    pub(crate) fn shorter(self) -> Option<Self> {
        UNITS.iter().rev().skip_while(|unit| **unit != self).nth(1).copied()
    }

    /// The longest unit that two days are not in together.
    pub(crate) fn longest(first: Day, last: Day) -> Option<Self> {
        UNITS.into_iter().rev().find(|unit| unit.around(first) != unit.around(last))
    }

    /// What it is called, with `a` before it.
    pub fn name(self) -> String {
        match self {
            Self::Day => "day".to_owned(),
            Self::Month => "month".to_owned(),
            Self::Years(1) => "year".to_owned(),
            Self::Years(10) => "decade".to_owned(),
            Self::Years(100) => "century".to_owned(),
            Self::Years(1_000) => "millennium".to_owned(),
            Self::Years(years) => format!("{} years", briefing_format::model::date::grouped(years.into())),
        }
    }

    /// The first and the last day of the unit that holds a day.
    fn around(self, day: Day) -> (Day, Day) {
        let (year, month) = (day.year(), day.month());
        let days = match self {
            Self::Day => None,
            Self::Month => Day::new(year, month, 1)
                .zip([31, 30, 29, 28].into_iter().find_map(|last| Day::new(year, month, last))),
            Self::Years(years) => {
                let (first, last) = years_around(year.into(), years.into());
                let ends = i64::try_from(first).ok().zip(i64::try_from(last).ok());
                ends.and_then(|(first, last)| Day::new(first, 1, 1).zip(Day::new(last, 12, 31)))
            }
        };
        days.unwrap_or((day, day))
    }
}

/// The first and the last year of so many that hold a year, in the numbers of astronomers, where 0 is 1 BC.
///
/// They are counted away from the turn of the eras, as people do and as EDTF has it (`-004X` is 50 to 41 BC): 10 to 1 BC,
/// then AD 1 to 9, which lacks the year that no era has, then AD 10 to 19. None reaches over the turn.
fn years_around(year: i128, years: i128) -> (i128, i128) {
    if year <= 0 {
        let last = -(-year / years) * years;
        (last - years + 1, last)
    } else {
        let first = year / years * years;
        (first.max(1), first + years - 1)
    }
}

/// The stretch of time that the events of a section stand under.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Stretch {
    first: Day,
    last: Day,
    /// The unit, unless a date names a longer stretch.
    unit: Option<Unit>,
}

impl Stretch {
    /// The stretch for the next date in order, after one that stands under `open`. `None` where no day or no year is known.
    pub(super) fn of(date: &Date, unit: Unit, open: Option<Self>) -> Option<Self> {
        let (first, last) = date.start()?;
        let at = date.sort_key().day()?;
        let holds = |open: &Self| open.unit == Some(unit) && open.first <= first && last <= open.last;
        if let Some(open) = open.filter(holds).filter(|open| open.first <= at && at <= open.last) {
            return Some(open);
        }
        let (from, to) = unit.around(at);
        if from <= first && last <= to {
            return Some(Self { first: from, last: to, unit: Some(unit) });
        }
        match open.filter(|open| open.first <= at && at <= open.last && open.last <= last) {
            Some(open) => Some(open),
            None => Some(Self { first, last, unit: None }),
        }
    }

    /// The first and the last day.
    pub(crate) fn days(self) -> (Day, Day) {
        (self.first, self.last)
    }

    /// The unit that it is one of; nothing where a date names a longer stretch than the sections are.
    pub(crate) const fn unit(self) -> Option<Unit> {
        self.unit
    }

    /// The stretch of a unit that holds a day.
    pub(crate) fn around(day: Day, unit: Unit) -> Self {
        let (first, last) = unit.around(day);
        Self { first, last, unit: Some(unit) }
    }

    /// The stretch from one day to another that a date names.
    pub(crate) const fn between(first: Day, last: Day) -> Self {
        Self { first, last, unit: None }
    }
}

/// The stretch in words: `20 Jun 2025`, `Jun 2025`, `2025`, `1980s`, `1900–1999`.
impl fmt::Display for Stretch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { first, last, .. } = *self;
        let is_unit = |unit: Unit| unit.around(first) == (first, last);
        // A year that both ends are in is said once, so that the heading is hardly wider than a date.
        let before = |label: String| {
            let shared = format!(" {}", last.year_label());
            let is_shared = first.year() == last.year();
            label.strip_suffix(&shared).filter(|_| is_shared).map_or(label.clone(), str::to_owned)
        };
        if first == last {
            f.write_str(&first.label())
        } else if is_unit(Unit::Month) {
            f.write_str(&first.month_and_year_label())
        } else if is_unit(Unit::Years(1)) {
            f.write_str(&first.year_label())
        } else if is_unit(Unit::Years(10)) && first.year() >= 1_000 {
            write!(f, "{}s", first.year())
        } else if (first.month(), first.day(), last.month(), last.day()) == (1, 1, 12, 31) {
            f.write_str(&stretch(first.year(), last.year()))
        } else if first.day() == 1 && Unit::Month.around(last).1 == last {
            write!(f, "{}–{}", before(first.month_and_year_label()), last.month_and_year_label())
        } else {
            write!(f, "{}–{}", before(first.label()), last.label())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dates(texts: &[&str]) -> Vec<Date> {
        let mut dates: Vec<Date> = texts.iter().filter_map(|text| Date::parse(text).ok()).collect();
        dates.sort_by_key(Date::sort_key);
        dates
    }

    /// The headings over some dates, each once it changes.
    #[track_caller]
    fn headings(texts: &[&str], unit: Unit) -> Vec<String> {
        let mut open = None;
        let mut shown = Vec::new();
        for date in dates(texts) {
            let next = Stretch::of(&date, unit, open);
            if next != open || shown.is_empty() {
                shown.push(next.map_or("-".to_owned(), |stretch| stretch.to_string()));
            }
            open = next;
        }
        shown
    }

    #[test]
    fn an_event_stands_under_the_unit_in_which_it_begins() {
        let dates = ["1979", "1979-02-11", "1980/1988", "2022-07-15", "2022-09-09", "2025-06-20"];
        assert_eq!(headings(&dates, Unit::Years(1)), ["1979", "1980", "2022", "2025"]);
        assert_eq!(headings(&dates, Unit::Years(10)), ["1970s", "1980s", "2020s"]);
        assert_eq!(headings(&dates, Unit::Years(100)), ["1900–1999", "2000–2099"]);
        assert_eq!(headings(&["-0043-03-15", "0014-08-19"], Unit::Years(1)), ["44 BC", "AD 14"]);
    }

    #[test]
    fn decades_and_centuries_are_counted_away_from_the_turn_of_the_eras() {
        let around = |edtf: &str, years: u64| headings(&[edtf], Unit::Years(years)).join(" ");
        for (edtf, years, expected) in [
            ("-0043-03-15", 10, "50–41 BC"),
            ("-0049", 10, "50–41 BC"),
            ("-0040", 10, "50–41 BC"),
            ("-0039", 10, "40–31 BC"),
            ("-0050", 10, "60–51 BC"),
            ("0000", 10, "10–1 BC"),
            ("-0009", 10, "10–1 BC"),
            ("0001", 10, "AD 1–9"),
            ("0009-12-31", 10, "AD 1–9"),
            ("0010", 10, "AD 10–19"),
            ("0043", 10, "AD 40–49"),
            ("1066", 10, "1060s"),
            ("-0043", 100, "100–1 BC"),
            ("-0099", 100, "100–1 BC"),
            ("-0100", 100, "200–101 BC"),
            ("0043", 100, "AD 1–99"),
            ("0100", 100, "AD 100–199"),
            ("0999", 100, "AD 900–999"),
            ("-0043", 1_000, "1000–1 BC"),
            ("0043", 1_000, "AD 1–999"),
            ("1043", 1_000, "1000–1999"),
            ("Y-10000", 10_000, "20,000–10,001 BC"),
            ("-9999", 10_000, "10,000–1 BC"),
            ("0043", 10_000, "AD 1–9999"),
            ("-0043", 1, "44 BC"),
            ("0000", 1, "1 BC"),
            ("0001", 1, "AD 1"),
        ] {
            assert_eq!(around(edtf, years), expected, "{edtf} {years}");
        }
        // What a date names over the turn of the eras is a stretch of its own.
        assert_eq!(around("00XX", 100), "1 BC–AD 99");
        assert_eq!(around("000X", 10), "1 BC–AD 9");
        assert_eq!(around("-0043/0014", 10), "50–41 BC");
        assert_eq!(headings(&["-0043", "-0041", "-0039", "0014"], Unit::Years(100)), ["100–1 BC", "AD 1–99"]);
    }

    #[test]
    fn every_year_is_in_one_stretch_of_its_unit() {
        for years in [1, 10, 100, 1_000] {
            let mut next = None;
            for year in -2_050..2_050 {
                let (first, last) = years_around(year, years);
                assert!(first <= year && year <= last && (first > 0) == (last > 0), "{year} {years}");
                if year == first || next.is_none() {
                    assert!(next.is_none_or(|next| next == first), "{year} {years}");
                    next = Some(last + 1);
                }
                assert_eq!(years_around(first, years), (first, last));
                assert_eq!(years_around(last, years), (first, last));
            }
        }
    }

    #[test]
    fn no_heading_is_closer_than_the_date_below_it() {
        let dates = ["1666", "1666-09", "1666-09-02", "1666-09-02/1666-09-05", "1666-22", "1685~", "198X"];
        assert_eq!(
            headings(&dates, Unit::Day),
            ["1666", "Jun–Aug 1666", "Sep 1666", "2 Sep 1666", "1685", "1980s"]
        );
        assert_eq!(headings(&["1980", "1980-05", "198X"], Unit::Years(1)), ["1980s", "1980"]);
        assert_eq!(headings(&["../1979", "[1979..]", "1979"], Unit::Years(1)), ["1979"]);
        assert_eq!(headings(&["XXXX-12-25", "Y17E70"], Unit::Years(1)), ["-"]);
    }

    #[test]
    fn the_unit_is_chosen_from_the_dates() {
        let unit = |texts: &[&str]| {
            let sorted = dates(texts);
            Unit::of(|| sorted.iter()).map(|(unit, _)| unit)
        };
        let years: Vec<String> = (0..40).map(|n| (1980 + n / 4).to_string()).collect();
        let years: Vec<&str> = years.iter().map(String::as_str).collect();
        assert_eq!(unit(&years), Some(Unit::Years(1)));
        let days: Vec<String> = (0..40).map(|n| format!("1666-09-{:02}", 2 + n / 4)).collect();
        let days: Vec<&str> = days.iter().map(String::as_str).collect();
        assert_eq!(unit(&days), Some(Unit::Day));
        assert_eq!(unit(&["1666-09-02"; 20]), None);
        assert_eq!(unit(&["1979", "1980", "1981"]), None);
        assert_eq!(unit(&["XXXX-12-25"; 20]), None);
        let far: Vec<String> = (1..20).map(|n| format!("Y-{n}00000000")).collect();
        let far: Vec<&str> = far.iter().map(String::as_str).collect();
        assert_eq!(unit(&far), Some(Unit::Years(1_000_000_000)));
    }

    #[test]
    fn units_are_in_order() {
        assert_eq!(Unit::Day.shorter(), None);
        assert_eq!(Unit::Month.shorter(), Some(Unit::Day));
        assert_eq!(Unit::Years(1).longer(), Some(Unit::Years(10)));
        assert_eq!(Unit::Years(1_000_000_000).longer(), None);
        let day = |year| Day::new(year, 1, 1).unwrap_or_else(|| panic!("{year}"));
        assert_eq!(Unit::longest(day(1979), day(2025)), Some(Unit::Years(1_000)));
        assert_eq!(Unit::longest(day(1979), day(1988)), Some(Unit::Years(10)));
        assert_eq!(Unit::longest(day(1979), day(1979)), None);
    }
}
