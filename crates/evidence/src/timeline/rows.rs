//! The rows of the timeline: events in order, gaps between them, the sections they are in, undated events last. It must
//! not know how many rows a screen has.

use std::{collections::HashSet, fmt};

use super::{DAY, Stretch, Tie, Unit, order::Ended, ties};
use briefing_format::model::date::{Date, Day, Gap};

/// A row of the timeline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Row {
    /// An event, by the caller's index.
    Event(u32),
    /// Time between the events above and below.
    Gap(Gap),
    /// The heading of a section, by its place among [`Rows::sections`]; folded, it stands for all of its events.
    ///
    /// A section of one event has none, unless it is folded: the date beside the event says as much. Why an event has no
    /// place in time is said of one, too.
    Section(u32),
}

/// What the events of a section have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Head {
    /// Where they stand in time.
    Stretch(Stretch),
    /// They are dated, but no day or no year is known.
    NoDay,
    /// They have no date, or only words for one.
    Undated,
}

impl Head {
    /// Whether a date lies within the stretch, whatever of it is open or only about so.
    fn surely_holds(self, date: &Date) -> bool {
        let Self::Stretch(stretch) = self else { return true };
        let (first, last) = stretch.days();
        let is_certain = !date.is_approximate() && !date.is_uncertain();
        let is_within = |day: Option<Day>| day.is_some_and(|day| (first..=last).contains(&day));
        is_certain && is_within(date.earliest()) && is_within(date.latest())
    }

    /// A date below it without what it says already, in forms from long to short; none where they share nothing.
    pub fn rest_of(self, date: &Date) -> Vec<String> {
        let Self::Stretch(stretch) = self else { return Vec::new() };
        let (first, last) = stretch.days();
        date.labels_under(first, last)
    }
}

/// The stretch in words, or why there is none.
impl fmt::Display for Head {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Stretch(stretch) => stretch.fmt(f),
            Self::NoDay => f.write_str("No year known"),
            Self::Undated => f.write_str("Undated"),
        }
    }
}

/// A section of the timeline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Section {
    /// What its events have in common.
    pub head: Head,
    /// Its first event.
    pub first: u32,
    /// How many events it has.
    pub events: u32,
    /// How many of its hidden events are not surely within it: "2022 or later" stands where it begins.
    pub perhaps_outside: u32,
    /// Whether its events are hidden.
    pub is_folded: bool,
    /// The row with which it begins: its heading, or its only event.
    pub row: u32,
    /// Whether it has a heading.
    pub is_headed: bool,
}

/// How the timeline is parted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Parting {
    /// How long the sections are; `None` parts only what has no date.
    pub unit: Option<Unit>,
    /// The sections whose events are hidden.
    pub folded: HashSet<Head>,
}

/// The rows of the timeline and the sections that they are in.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Rows {
    /// All rows in order.
    pub list: Vec<Row>,
    /// How far the order of each row is proven; for a row between events, that of the next event.
    pub ties: Vec<Tie>,
    /// The sections in order; every event after the first heading is in exactly one.
    pub sections: Vec<Section>,
    /// The events in folded sections, each with the number of its section.
    pub hidden: Vec<(u32, u32)>,
}

/// Events in the order of their dates, those without one last; with all that follows from the order alone.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Order {
    events: Vec<u32>,
    /// For each dated event, how far its place is proven.
    ties: Vec<Tie>,
    /// How many events have a date, those without a year among them.
    placed: usize,
    /// The long silences, each by the place of the event after it.
    gaps: Vec<(u32, Gap)>,
    /// The unit that parts them best, and the places of the dated events with which its sections begin.
    fitting: Option<(Unit, Vec<u32>)>,
}

impl Order {
    /// Orders events by their dates, given in file order, which breaks ties.
    ///
    /// A date without a year has no place among the others: it stands behind them, and what is dated in words alone
    /// stands with the undated.
    ///
    /// A gap is told before an event where all above it have surely ended, and the time that has surely passed since then
    /// is two days or more, between two times of day an hour or more, a twentieth of the whole span or more, and, with
    /// more than three dated events, one and a half times the mean step or more: evenly spread events need no gaps
    /// between them, and a dense timeline shows only the few that matter.
    pub fn new<'a>(dates: impl IntoIterator<Item = (u32, Option<&'a Date>)>) -> Self {
        let (mut undated, mut without_year) = (Vec::new(), Vec::new());
        let mut sorted = Vec::new();
        for (index, date) in dates {
            match date {
                // Words alone are no date that one could find elsewhere.
                Some(date) if date.is_in_words() => undated.push(index),
                Some(date) if !date.has_year() => without_year.push(index),
                Some(date) => sorted.push((date.sort_key(), index, date)),
                None => undated.push(index),
            }
        }
        // Stable: equal keys stay in file order, whatever the indexes are.
        sorted.sort_by_key(|(key, ..)| *key);
        let (events, dates): (Vec<u32>, Vec<&Date>) =
            sorted.into_iter().map(|(_, index, date)| (index, date)).unzip();
        Self::of(&dates, events, without_year, undated)
    }

    /// What follows from the order of some dates, those of the first events.
    fn of(dates: &[&Date], mut events: Vec<u32>, without_year: Vec<u32>, undated: Vec<u32>) -> Self {
        let least = least_gap(dates);
        let mut ended = Ended::default();
        let mut gaps = Vec::new();
        for (place, date) in (0..).zip(dates) {
            gaps.extend(
                ended.gap(date, |before| least.max(shortest_gap(before, date))).map(|gap| (place, gap)),
            );
            ended.add(date);
        }
        let placed = events.len() + without_year.len();
        events.extend(without_year);
        events.extend(undated);
        Self { ties: ties(dates), placed, gaps, fitting: Unit::of(|| dates.iter().copied()), events }
    }

    /// The events that pass a test, in the same order; `date_of` gives the date of each.
    #[must_use]
    pub(crate) fn filtered<'a>(
        &self,
        keep: impl Fn(u32) -> bool,
        date_of: impl Fn(u32) -> Option<&'a Date>,
    ) -> Self {
        let (dated, undated) = self.events.split_at(self.placed);
        let (dated, without_year) = dated.split_at(self.ties.len());
        let kept = |events: &[u32]| events.iter().copied().filter(|event| keep(*event)).collect::<Vec<_>>();
        let dated = kept(dated);
        let of_dated: Vec<&Date> = dated.iter().filter_map(|event| date_of(*event)).collect();
        Self::of(&of_dated, dated, kept(without_year), kept(undated))
    }

    /// The unit of sections that parts the events best, see [`Unit::of`].
    pub(crate) fn unit(&self) -> Option<Unit> {
        self.fitting.as_ref().map(|(unit, _)| *unit)
    }

    /// Whether sections of a unit are so many at most; it stops at the first one too many.
    pub(crate) fn has_at_most<'a>(
        &self,
        most: usize,
        unit: Unit,
        date_of: impl Fn(u32) -> Option<&'a Date>,
    ) -> bool {
        let mut sections =
            usize::from(self.placed > self.ties.len()) + usize::from(self.events.len() > self.placed);
        let mut open = None;
        for event in self.dated() {
            let stretch = date_of(*event).and_then(|date| Stretch::of(date, unit, open));
            sections += usize::from(stretch != open);
            open = stretch;
            if sections > most {
                return false;
            }
        }
        sections <= most
    }

    /// The places with which the sections of a unit begin, where they are known.
    fn begins(&self, unit: Option<Unit>) -> Option<&[u32]> {
        self.fitting.as_ref().filter(|(fitting, _)| Some(*fitting) == unit).map(|(_, begins)| &**begins)
    }

    /// All events: those with a place in time, then those of no known year, then the undated.
    pub fn events(&self) -> &[u32] {
        &self.events
    }

    /// The events with a place in time.
    pub(crate) fn dated(&self) -> &[u32] {
        &self.events[..self.ties.len()]
    }
}

/// A gap is told from this part of the whole span on, so there are at most twenty.
const SHARE: i128 = 20;
/// Seconds in an hour.
const HOUR: i128 = 3_600;
/// Up to this many dated events, a gap need not stand out from the others.
const FEW: usize = 3;

/// The rows for events in order; `date_of` gives the date of each, and is asked only where there are sections. Where
/// these are as long as fits the dates, it is asked for the first date of each: looking up all takes the most time.
pub fn rows<'a>(order: &Order, date_of: impl Fn(u32) -> Option<&'a Date>, parting: &Parting) -> Rows {
    let mut rows = Rows::default();
    rows.list.reserve(order.events.len() + order.gaps.len() + 1);
    rows.ties.reserve(order.events.len() + order.gaps.len() + 1);
    let mut gaps = order.gaps.iter().peekable();
    let mut begins = order.begins(parting.unit).map(|places| places.iter().peekable());
    let mut open = None;
    for (place, (event, tie)) in (0..).zip(order.dated().iter().zip(&order.ties)) {
        let gap = gaps.next_if(|(after, _)| *after == place).map(|(_, gap)| Row::Gap(*gap));
        let head = parting.unit.map(|unit| {
            if begins.as_mut().is_none_or(|begins| begins.next_if_eq(&&place).is_some()) {
                open = date_of(*event).and_then(|date| Stretch::of(date, unit, open));
            }
            open.map_or(Head::NoDay, Head::Stretch)
        });
        // What lies between two events that are hidden is hidden, too.
        if let Some(gap) = gap.filter(|_| !head.is_some_and(|head| rows.is_in_folded(head))) {
            rows.push(gap, *tie);
        }
        if let Some(head) = head {
            rows.enter(head, *event, *tie, parting);
        }
        rows.add(*event, *tie);
        if let Some(section) = rows.sections.last_mut().filter(|section| section.is_folded) {
            section.perhaps_outside +=
                u32::from(date_of(*event).is_some_and(|date| !section.head.surely_holds(date)));
        }
    }
    for event in &order.events[order.ties.len()..order.placed] {
        rows.enter(Head::NoDay, *event, Tie::None, parting);
        rows.add(*event, Tie::None);
    }
    for event in &order.events[order.placed..] {
        rows.enter(Head::Undated, *event, Tie::None, parting);
        rows.add(*event, Tie::None);
    }
    rows
}

impl Rows {
    fn push(&mut self, row: Row, tie: Tie) {
        self.list.push(row);
        self.ties.push(tie);
    }

    /// Begins a section, unless it is begun. A stretch of time waits for its heading until it has a second event.
    fn enter(&mut self, head: Head, first: u32, tie: Tie, parting: &Parting) {
        if self.sections.last().is_none_or(|section| section.head != head) {
            let row = self.list.len() as u32;
            let is_folded = parting.folded.contains(&head);
            let is_headed = is_folded || !matches!(head, Head::Stretch(_));
            if is_headed {
                self.push(Row::Section(self.sections.len() as u32), tie);
            }
            let (events, perhaps_outside) = (0, 0);
            self.sections.push(Section { head, first, events, perhaps_outside, is_folded, row, is_headed });
        }
    }

    /// Gives the last section its heading, above the one event and the gap that it has so far.
    fn head_last_section(&mut self) {
        let number = (self.sections.len() as u32).wrapping_sub(1);
        let Some(section) = self.sections.last_mut() else { return };
        let at = section.row as usize;
        section.is_headed = true;
        self.list.insert(at, Row::Section(number));
        self.ties.insert(at, self.ties[at]);
    }

    /// Whether a section with this head is the last one, and folded.
    fn is_in_folded(&self, head: Head) -> bool {
        self.sections.last().is_some_and(|section| section.is_folded && section.head == head)
    }

    fn add(&mut self, event: u32, tie: Tie) {
        let number = (self.sections.len() as u32).wrapping_sub(1);
        let (mut is_folded, mut lacks_heading) = (false, false);
        if let Some(section) = self.sections.last_mut() {
            section.events += 1;
            is_folded = section.is_folded;
            lacks_heading = section.events > 1 && !section.is_headed;
        }
        if lacks_heading {
            self.head_last_section();
        }
        if is_folded {
            self.hidden.push((event, number));
        } else {
            self.push(Row::Event(event), tie);
        }
    }
}

/// The seconds that must have passed for a gap to be told, as far as the whole span decides that.
fn least_gap(dates: &[&Date]) -> i128 {
    let ends = dates.iter().filter_map(|date| {
        let (first, end) = date.named_seconds()?;
        Some((first, end - (end - first).min(DAY)))
    });
    let Some((first, last)) = ends.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1))) else { return 0 };
    let span = last - first;
    let share = span / SHARE;
    if dates.len() <= FEW {
        return share;
    }
    let steps = dates.len() as i128 - 1;
    share.max(span * 3 / (steps * 2))
}

/// The seconds that must have passed for a gap to be told, as far as the dates themselves decide that.
fn shortest_gap(before: &Date, after: &Date) -> i128 {
    if before.has_time() && after.has_time() { HOUR } else { 2 * DAY }
}

#[cfg(test)]
mod tests {
    use proptest::{collection::vec, option, prelude::*, sample::select};

    use super::*;

    fn parsed(dates: &[&str]) -> Vec<Option<Date>> {
        dates.iter().map(|text| Date::parse(text).ok()).collect()
    }

    /// The rows of a list of dates, `-` for an undated event, one after the other: the date, `· the gap`, or a heading.
    #[track_caller]
    fn parted(dates: &[&str], parting: &Parting) -> String {
        let parsed = parsed(dates);
        let order = Order::new((0..).zip(parsed.iter().map(Option::as_ref)));
        let Rows { list, sections, .. } = rows(&order, |n| parsed[n as usize].as_ref(), parting);
        let row = |row: &Row| match row {
            Row::Event(index) => dates[*index as usize].to_owned(),
            Row::Gap(gap) => format!("· {gap}"),
            Row::Section(index) => {
                let Section { head, events, is_folded, .. } = sections[*index as usize];
                if is_folded { format!("+ {head} {events}") } else { format!("{head}:") }
            }
        };
        list.iter().map(row).collect::<Vec<_>>().join("\n")
    }

    #[track_caller]
    fn drawn(dates: &[&str]) -> String {
        parted(dates, &Parting::default())
    }

    #[test]
    fn sections_have_headings_and_can_be_folded() {
        let dates = ["1980/1988", "1979", "2022-07", "-", "2022-09", "XXXX-12-25"];
        let mut parting = Parting { unit: Some(Unit::Years(10)), ..Parting::default() };
        assert_eq!(
            parted(&dates, &parting),
            "1979\n1980/1988\n· c. 34 years\n2020s:\n2022-07\n2022-09\nNo year known:\nXXXX-12-25\nUndated:\n-"
        );
        let parsed = parsed(&dates);
        let order = Order::new((0..).zip(parsed.iter().map(Option::as_ref)));
        let whole = rows(&order, |n| parsed[n as usize].as_ref(), &parting);
        parting.folded = whole.sections.iter().skip(2).map(|section| section.head).collect();
        assert_eq!(
            parted(&dates, &parting),
            "1979\n1980/1988\n· c. 34 years\n+ 2020s 2\n+ No year known 1\n+ Undated 1"
        );
    }

    #[test]
    fn an_event_alone_in_its_section_has_no_heading_unless_it_is_folded() {
        let dates = ["1979-02", "1980", "1981-05-01", "1981-12-01", "2020", "2021", "XXXX-12-25", "-"];
        let mut parting = Parting { unit: Some(Unit::Years(1)), ..Parting::default() };
        // Why the last two stand there is told of one event, too.
        assert_eq!(
            parted(&dates, &parting),
            "1979-02\n1980\n1981:\n1981-05-01\n1981-12-01\n· c. 39 years\n2020\n2021\nNo year known:\nXXXX-12-25\nUndated:\n-"
        );
        let parsed = parsed(&dates);
        let order = Order::new((0..).zip(parsed.iter().map(Option::as_ref)));
        let sections = rows(&order, |n| parsed[n as usize].as_ref(), &parting).sections;
        parting.folded = [sections[1].head].into();
        assert!(parted(&dates, &parting).starts_with("1979-02\n+ 1980 1\n1981:\n"));
        // A gap between the two events of a section stands below the heading.
        let apart = ["1900", "1981-01-01", "1981-12-01"];
        parting.unit = Some(Unit::Years(10));
        assert_eq!(parted(&apart, &parting), "1900\n· c. 81 years\n1980s:\n1981-01-01\n1981-12-01");
        let day = ["2025-06-20T08:00", "2025-06-20T14:20"];
        parting.unit = Some(Unit::Day);
        assert_eq!(parted(&day, &parting), format!("20 Jun 2025:\n{}\n· 6 hours\n{}", day[0], day[1]));
    }

    #[test]
    fn a_silence_between_hours_is_told_in_hours() {
        let dates = ["1666-09-02T01", "1666-09-02T03", "1666-09-02T04", "1666-09-02T12"];
        assert_eq!(drawn(&dates), "1666-09-02T01\n1666-09-02T03\n1666-09-02T04\n· c. 8 hours\n1666-09-02T12");
    }

    #[test]
    fn events_stand_in_order_with_the_long_silence_told() {
        let dates = ["2025-06~", "1965", "1979", "1980/1988", "2022", "2025-06~"];
        assert_eq!(drawn(&dates), "1965\n1979\n1980/1988\n· c. 34 years\n2022\n2025-06~\n2025-06~");
    }

    #[test]
    fn equal_dates_keep_the_order_of_the_file() {
        let date = Date::parse("2025-06").ok();
        let order = Order::new([7, 3, 5].map(|index| (index, date.as_ref())));
        assert_eq!(order.events(), [7, 3, 5]);
    }

    #[test]
    fn undated_events_come_last_in_the_order_of_the_file() {
        let dates = ["-", "2025-06-20", "--", "2025-06-19"];
        assert_eq!(drawn(&dates), "2025-06-19\n2025-06-20\nUndated:\n-\n--");
        assert_eq!(drawn(&["-"]), "Undated:\n-");
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
    fn among_times_of_day_hours_are_told() {
        let times =
            ["2025-06-20T08:00:00Z", "2025-06-20T08:10:00Z", "2025-06-20T08:20:00Z", "2025-06-20T14:20:00Z"];
        let [a, b, c, d] = times;
        assert_eq!(drawn(&times), format!("{a}\n{b}\n{c}\n· 6 hours\n{d}"));
        // What lasts until then leaves no gap.
        let range = "2025-06-20T08:00/2025-06-20T12:00";
        assert_eq!(
            drawn(&[range, "2025-06-20T08:10", "2025-06-20T14:10"]),
            format!("{range}\n2025-06-20T08:10\n· 2 hours\n2025-06-20T14:10")
        );
        // Without a zone the clocks are one, but not with one that has a zone.
        assert_eq!(
            drawn(&["2025-06-20T08:00:00", "2025-06-20T14:20:00"]),
            "2025-06-20T08:00:00\n· 6 hours\n2025-06-20T14:20:00"
        );
        assert_eq!(
            drawn(&["2025-06-20T08:00:00", "2025-06-20T14:20:00Z"]),
            "2025-06-20T08:00:00\n2025-06-20T14:20:00Z"
        );
    }

    #[test]
    fn evenly_spread_events_have_no_gaps() {
        let dates: Vec<String> = (1990..2020).step_by(3).map(|year| year.to_string()).collect();
        let dates: Vec<&str> = dates.iter().map(String::as_str).collect();
        assert_eq!(drawn(&dates), dates.join("\n"));
    }

    #[test]
    fn a_gap_is_told_only_where_it_is_proven() {
        // What lasts until then, or may, leaves no gap.
        for list in [
            ["1979/..", "2022", "2026"],
            ["0911/1066", "0930", "1067"],
            ["0911/1066", "1000-01-01/1001-01-01", "1050"],
            ["1979", "[1990..]", "2026"],
            ["1979/", "1980", "2026"],
            ["19XX", "1901", "1960"],
        ] {
            assert_eq!(drawn(&list), list.join("\n"));
        }
        assert_eq!(drawn(&["1979", "[1979..]", "[..2022]", "2022"]), "1979\n[1979..]\n[..2022]\n2022");
        assert_eq!(drawn(&["1980~", "1981-02"]), "1980~\n1981-02");
    }

    #[test]
    fn a_gap_is_counted_from_the_latest_end_so_far() {
        assert_eq!(drawn(&["1900/1960", "1910", "1990"]), "1900/1960\n1910\n· c. 30 years\n1990");
        let long = "2025-06-01/2025-06-08";
        assert_eq!(
            drawn(&[long, "2025-06-02", "2025-06-20"]),
            format!("{long}\n2025-06-02\n· 12 days\n2025-06-20")
        );
        // One may end later, the other surely ends late.
        assert_eq!(
            drawn(&["1900/1960-06-01", "1955/196X", "1999-06-01"]),
            "1900/1960-06-01\n1955/196X\n· 29 to 39 years\n1999-06-01"
        );
    }

    #[test]
    fn a_date_of_no_year_stands_behind_all_others_and_draws_no_gap() {
        for text in ["XXXX-12-25", "XXXX", "XXXX-10"] {
            assert_eq!(
                drawn(&[text, "2025-06-01", "-", "2025-06-20"]),
                format!("2025-06-01\n· 19 days\n2025-06-20\nNo year known:\n{text}\nUndated:\n-")
            );
        }
    }

    #[test]
    fn what_is_dated_in_words_alone_stands_with_the_undated() {
        let dates =
            [Date::in_words("last week", None), None, Date::parse("2025").ok(), Date::parse("XXXX").ok()];
        let order = Order::new((0..).zip(dates.iter().map(Option::as_ref)));
        assert_eq!(order.events(), [2, 3, 0, 1]);
        let Rows { list, sections, .. } = rows(&order, |n| dates[n as usize].as_ref(), &Parting::default());
        let heads: Vec<String> = sections.iter().map(|section| section.head.to_string()).collect();
        assert_eq!(heads, ["No year known", "Undated"]);
        assert!(!list.iter().any(|row| matches!(row, Row::Gap(_))));
    }

    #[test]
    fn many_events_have_few_gaps() {
        let dates: Vec<Date> = (0..3_000)
            .filter_map(|n| Date::parse(&format!("{:04}-{:02}-11", 1_000 + n * n % 1_009, 1 + n % 12)).ok())
            .collect();
        let order = Order::new((0..).zip(dates.iter().map(Some)));
        let Rows { list, .. } = rows(&order, |n| dates.get(n as usize), &Parting::default());
        assert_eq!(list.iter().filter(|row| matches!(row, Row::Event(_))).count(), dates.len());
        assert!(list.len() - dates.len() <= SHARE as usize);
    }

    proptest! {
        /// Where the sections of the fitting unit begin is remembered: they are those that all dates would give.
        #[test]
        fn fitting_sections_are_found_again(
            dates in vec(select(vec![
                "1979", "1979-02", "1979-02-11", "1979-03-01", "1980-05-05", "1981", "1980/1988", "198X", "[1979..]", "XXXX-12-25", "-",
            ]), 0..60),
        ) {
            let parsed = parsed(&dates);
            let order = Order::new((0..).zip(parsed.iter().map(Option::as_ref)));
            let parting = Parting { unit: order.unit(), ..Parting::default() };
            let forgetful = Order { fitting: None, ..order.clone() };
            let date = |n: u32| parsed[n as usize].as_ref();
            prop_assert_eq!(rows(&order, date, &parting), rows(&forgetful, date, &parting));
        }

        /// Every event is in exactly one section, in its order, and shown unless that is folded.
        #[test]
        fn sections_hold_every_event_once(
            dates in vec(select(vec![
                "1979", "197X", "1979-02", "1979-02-11", "1980/1988", "2014/..", "../1979", "[1979..]", "[1667,1668]",
                "1666-22", "XXXX-12-25", "Y17E70", "-0043", "Y-13800000000", "2025-06~", "1979?", "-",
            ]), 0..40),
            unit in option::of(select(vec![Unit::Day, Unit::Month, Unit::Years(1), Unit::Years(10), Unit::Years(1_000)])),
            folded in vec(any::<prop::sample::Index>(), 0..4),
        ) {
            let parsed = parsed(&dates);
            let date = |n: u32| parsed[n as usize].as_ref();
            let order = Order::new((0..).zip(parsed.iter().map(Option::as_ref)));
            let mut parting = Parting { unit, ..Parting::default() };
            let whole = rows(&order, date, &parting);
            let events = |rows: &Rows| rows.list.iter().filter_map(|row| if let Row::Event(n) = row { Some(*n) } else { None }).collect::<Vec<_>>();
            prop_assert_eq!(events(&whole), order.events());
            let heads: Vec<Head> = whole.sections.iter().map(|section| section.head).collect();
            if let (Some(_), Some(first)) = (unit, whole.sections.first()) {
                prop_assert_eq!(whole.sections.iter().map(|section| section.events as usize).sum::<usize>(), dates.len());
                prop_assert_eq!(first.first, order.events()[0]);
            }
            if !heads.is_empty() {
                parting.folded = folded.iter().map(|index| heads[index.index(heads.len())]).collect();
            }
            let some = rows(&order, date, &parting);
            let hidden: usize = some.sections.iter().filter(|section| section.is_folded).map(|section| section.events as usize).sum();
            prop_assert_eq!(events(&some).len() + hidden, dates.len());
            let in_folded = |(_, number): &(u32, u32)| some.sections[*number as usize].is_folded;
            prop_assert!(some.hidden.len() == hidden && some.hidden.iter().all(in_folded));
            prop_assert_eq!(some.sections.len(), whole.sections.len());
            for (number, section) in (0..).zip(&some.sections) {
                let is_told = section.events > 1 || section.is_folded || !matches!(section.head, Head::Stretch(_));
                prop_assert_eq!(section.is_headed, is_told);
                let first = if is_told { Row::Section(number) } else { Row::Event(section.first) };
                prop_assert_eq!(some.list[section.row as usize], first);
            }
            let headings = some.list.iter().filter(|row| matches!(row, Row::Section(_))).count();
            prop_assert_eq!(headings, some.sections.iter().filter(|section| section.is_headed).count());
        }
    }
}
