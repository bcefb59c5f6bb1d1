//! Vague dates: what an EDTF string says, and no more than that. The only module that names `edtf-core` and
//! `chrono`; it must not know where a date stands in a file, nor how it is drawn.

mod begin;
mod clock;
mod day;
mod gap;
mod label;
mod moments;
mod named;
mod plain;
mod shown;
mod slack;
mod sort;
mod spoken;
mod typed;

use std::{
    borrow::Cow,
    hash::{Hash, Hasher},
};

use edtf_core::{Bound, Edtf, SetElement, SetKind};

use clock::{Clocks, Written};
pub use day::Day;
pub use gap::{Gap, gap, gap_after, seconds_between};
pub use label::{grouped, month_name, stretch};
use moments::DAY;
pub use moments::Moments;
pub(crate) use plain::TIME_IN_SET;
pub use sort::SortKey;
pub use spoken::{
    MONTHS, Meaning, from_words, is_lasting, is_unknown, month, part_from_words, two_from_words,
};
pub use typed::{Untyped, typed};

/// The longest EDTF string that is read, in bytes. Only a set can grow this long.
pub(crate) const MAX_LENGTH: usize = 1_000;

/// A date as vague as it was given: an EDTF expression (ISO 8601-2:2019, levels 0 to 2), a time of day that is shorter,
/// closer or marked, or a range of times; and its calendar bounds.
///
/// Beside it may stand the source's own words ("last week") and the day they are counted from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Date {
    edtf: Box<str>,
    rare: Option<Box<Rare>>,
    /// The bounds; on an open side, the end of what the string names. `None` where that is beyond counting.
    first: Option<Day>,
    last: Option<Day>,
    open: Open,
    kind: Kind,
    /// False where a year is left wholly open, as in `XXXX-12-25`: the bounds then tell nothing about when it was.
    has_year: bool,
    marks: Marks,
}

/// All else follows from the string.
impl Hash for Date {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.edtf.hash(state);
    }
}

/// What few dates have.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Rare {
    /// The source's words for the date.
    words: Box<str>,
    as_of: Option<Date>,
    clocks: Option<Clocks>,
}

/// Why a string is no date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadDate {
    /// One sentence, without the string itself.
    pub message: String,
    /// The byte in the string where it stops being a date.
    pub at: Option<usize>,
    /// How EDTF has what was meant, where that is sure.
    pub instead: Option<String>,
}

impl BadDate {
    const fn new(message: String, at: Option<usize>) -> Self {
        Self { message, at, instead: None }
    }
}

/// What the bounds of two dates prove about their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// The first lies before the second.
    Before,
    /// The first lies after the second.
    After,
    /// Both are the same single day, or the same moment.
    Same,
    /// They may lie either way.
    Unproven,
}

/// The sides on which a date has no bound: they are open, unknown, or beyond counting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Open {
    Neither,
    Start,
    End,
    Both,
}

/// What sort of string it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// A date, or a set of dates.
    Days(Slack),
    /// A time of day.
    Time,
    Interval(Slack),
    /// From one time of day to another.
    Times,
}

/// Days by which the true date may lie outside the bounds, `u32::MAX` for "no telling".
type Slack = u32;

/// What a string says of its own certainty, anywhere in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Marks {
    approximate: bool,
    uncertain: bool,
    unspecified: bool,
}

impl Date {
    /// Reads an EDTF string, levels 0 to 2, of at most [`MAX_LENGTH`] bytes.
    ///
    /// Some things are read that EDTF has not. A time of day may end with its hour or its minute, as in ISO 8601-1:2019,
    /// 5.3.1.3: `1666-09-02T01` is an hour, `1666-09-02T01:30` a minute, where EDTF would have a second claimed; and with
    /// up to nine digits of a second, `2024-03-26T01:26:07.5`. After a time of day, and its zone if it has one, may stand
    /// a mark: `1666-09-02T22~`. A time may stand at both ends of an interval, `2024-03-26T01:26/2024-03-26T01:27`, at
    /// one end or in a set it does not. In a set, blanks beside commas and brackets mean nothing and are not kept.
    ///
    /// Times without a zone are of one clock, the local one of what is told; where clocks differ, the zones are given.
    pub fn parse(edtf: &str) -> Result<Self, BadDate> {
        Self::read(edtf).map_err(|bad| {
            let instead = plain::instead(&clock::without_blanks(edtf), &bad.message);
            BadDate { instead, ..bad }
        })
    }

    /// The same, without asking what to write instead.
    fn read(edtf: &str) -> Result<Self, BadDate> {
        if edtf.is_empty() {
            return Err(BadDate::new("the date is empty".to_owned(), None));
        }
        if edtf.len() > MAX_LENGTH {
            return Err(BadDate::new(format!("a date has at most {MAX_LENGTH} characters"), None));
        }
        let mended = clock::without_blanks(edtf);
        let written = clock::read(&mended).map_err(|bad| match &mended {
            Cow::Borrowed(_) => bad,
            // The place is one in what was mended.
            Cow::Owned(_) => BadDate { at: None, ..bad },
        })?;
        let clocks = written.clocks();
        let marks = marks_of(&written);
        let Written { edtf: parsed, .. } = written;
        let bounds = parsed.bounds();
        let (earliest, latest) = (day_of(bounds.earliest), day_of(bounds.latest));
        let (first, last) = named::named(&parsed);
        let slack = slack::slack(&parsed);
        let date = Self {
            has_year: !mended.contains("XXXX"),
            edtf: mended.into(),
            rare: clocks.map(|clocks| Box::new(Rare { clocks: Some(clocks), ..Rare::default() })),
            first: earliest.or(first),
            last: latest.or(last),
            open: match (earliest, latest) {
                (Some(_), Some(_)) => Open::Neither,
                (None, Some(_)) => Open::Start,
                (Some(_), None) => Open::End,
                (None, None) => Open::Both,
            },
            kind: match (&parsed, clocks.is_some()) {
                (Edtf::Interval(_), false) => Kind::Interval(slack),
                (Edtf::Interval(_), true) => Kind::Times,
                (_, true) => Kind::Time,
                (Edtf::Date(_) | Edtf::DateTime(_) | Edtf::Set(_), false) => Kind::Days(slack),
            },
            marks,
        };
        // No two times of one day are in the order of days.
        let is_backward = |(start, end): (Moments, Moments)| end.last < start.first;
        if date.surely_starts_within().zip(date.surely_ends_within()).is_some_and(is_backward) {
            let at = date.edtf.find('/').map(|slash| slash + 1);
            return Err(BadDate::new(plain::BACKWARD.to_owned(), at));
        }
        Ok(date)
    }

    /// A date of which there are only the source's own words: nothing is known of when it was. `None` where there are
    /// no words.
    pub fn in_words(words: &str, as_of: Option<Self>) -> Option<Self> {
        let nothing = Self {
            edtf: "".into(),
            rare: None,
            first: None,
            last: None,
            open: Open::Both,
            kind: Kind::Days(0),
            has_year: false,
            marks: Marks { approximate: false, uncertain: false, unspecified: false },
        };
        Some(nothing.with_words(words, as_of)).filter(|date| date.words().is_some())
    }

    /// Whether there are only the source's own words for it.
    pub fn is_in_words(&self) -> bool {
        self.edtf.is_empty()
    }

    /// Adds the source's own words for the date and the day that they are counted from. The words are shown as they
    /// are, so they must be clean text. Without any letter they add nothing.
    #[must_use]
    pub fn with_words(mut self, words: &str, as_of: Option<Self>) -> Self {
        let words = words.trim();
        let clocks = self.clocks().copied();
        self.rare = (!words.is_empty() || as_of.is_some() || clocks.is_some())
            .then(|| Box::new(Rare { words: words.into(), as_of, clocks }));
        self
    }

    /// The EDTF string, as it was given; empty where there are [only words](Self::in_words).
    pub fn edtf(&self) -> &str {
        &self.edtf
    }

    /// The source's own words.
    pub fn words(&self) -> Option<&str> {
        self.rare.as_deref().map(|rare| &*rare.words).filter(|words| !words.is_empty())
    }

    /// The day from which the words are counted.
    pub fn as_of(&self) -> Option<&Self> {
        self.rare.as_deref()?.as_of.as_ref()
    }

    /// The date in a few words, for a column or a caption: `Jul 2022`, `c. Jun 2025`, `1980s`. The source's own words are
    /// not among them, since "last week" says nothing beside other dates, but stand for a date of no known year. Where no
    /// good words are known it is the EDTF string. A dash with spaces is an interval, `1980 – 1988`; one without is a
    /// stretch in which the date lies somewhere, `1900–1999`.
    pub fn label(&self) -> String {
        label::label(self)
    }

    /// The same in fewer and fewer letters, for a column that has no room for it: each form is true, though it may say less.
    pub fn shorter_labels(&self) -> Vec<String> {
        label::shorter(self)
    }

    /// The label without what it shares with the days from one to another, below whose name it stands: `19:01Z` below
    /// `24 Jul 2015`, `24 Jul 19:01Z` below `2015`. From long to short, none where there is nothing to leave out.
    pub fn labels_under(&self, first: Day, last: Day) -> Vec<String> {
        label::under(self, first, last)
    }

    /// All that the file says of the date: `“last week” (c. 13 Jun 2025, as of 20 Jun 2025)`.
    pub fn full(&self) -> String {
        label::full(self)
    }

    /// The first day that the date may mean, `None` where that is open, unknown or beyond counting.
    /// Approximate and uncertain dates give their nominal bound (ISO 8601-2, 8.4.2).
    pub fn earliest(&self) -> Option<Day> {
        match self.open {
            Open::Neither | Open::End => self.first,
            Open::Start | Open::Both => None,
        }
    }

    /// The last day that the date may mean, `None` where that is open, unknown or beyond counting.
    pub fn latest(&self) -> Option<Day> {
        match self.open {
            Open::Neither | Open::Start => self.last,
            Open::End | Open::Both => None,
        }
    }

    /// The first and last day of what the string names, whichever sides are open: all of 1979 for `[..1979]`, `1979/..`
    /// and `1979`. `None` where a year is left wholly open, as in `XXXX-12-25`, or all is beyond counting.
    pub fn named(&self) -> Option<(Day, Day)> {
        let (first, last) = (self.first.or(self.last)?, self.last.or(self.first)?);
        self.has_year.then_some((first, last))
    }

    /// The same of the unit in which the date begins: of an interval, that of its start, or where that is open, of its end.
    pub fn start(&self) -> Option<(Day, Day)> {
        // Only an interval has a start of its own, and nearly no date is one.
        if matches!(self.kind, Kind::Days(_) | Kind::Time) {
            return self.named();
        }
        let (first, last) = named::start(&clock::read(&self.edtf).ok()?.edtf);
        first.zip(last).filter(|_| self.has_year)
    }

    /// True where any part is marked `~` or `%` (ISO 8601-2, 8.4.2).
    pub fn is_approximate(&self) -> bool {
        self.marks.approximate
    }

    /// True where any part is marked `?` or `%` (ISO 8601-2, 8.4.2).
    pub fn is_uncertain(&self) -> bool {
        self.marks.uncertain
    }

    /// True where the date is one of several and nobody says which: a digit is `X`, or it is one of a set (`[1667,1668]`).
    pub fn is_unspecified(&self) -> bool {
        self.marks.unspecified
    }

    /// True where the date is one certain day, or a certain time of one.
    pub fn is_exact_day(&self) -> bool {
        self.slack() == 0 && !self.is_marked_time() && self.open == Open::Neither && self.first == self.last
    }

    /// What the bounds prove about the order of two dates.
    ///
    /// A date marked `~`, `?` or `%` may lie outside its bounds, nobody says how far. So its order is claimed only
    /// where at least one whole unit of what is so marked lies clear between the two, and one for each where both
    /// are: `1979~` is before `1981`, not before `1980`, and `1666-09-02T01~` before 03, not before 02. A season without
    /// a hemisphere (codes 21 to 24) is given half a year.
    ///
    /// Two times that both have a zone are compared in UTC, and two without one as written, since they are
    /// [of one clock](Self::parse): 01 is before 03 where they share no moment, and 01:26:07.5 before 01:26:07.6, but
    /// not before 01:26:07. In all other pairs a time is no more than its day; one with a zone counts as both the day
    /// written and the day in UTC.
    pub fn order(&self, other: &Self) -> Order {
        if let (Some(a), Some(b)) = (self.surely_within(), other.surely_within())
            && a.in_utc == b.in_utc
        {
            // A leap second is counted as the second after it.
            let is_one = a == b && self.is_moment() && self.is_leap_second() == other.is_leap_second();
            return match () {
                () if a.last < b.first => Order::Before,
                () if b.last < a.first => Order::After,
                () if is_one => Order::Same,
                () => Order::Unproven,
            };
        }
        if self.surely_until(other).is_some() {
            return Order::Before;
        }
        if other.surely_until(self).is_some() {
            return Order::After;
        }
        let is_certain = |date: &Self| date.slack() == 0 && !date.is_marked_time();
        let same = is_certain(self) && is_certain(other) && self.span() == other.span();
        match self.span() {
            (Some(first), Some(last)) if same && first == last => Order::Same,
            _ => Order::Unproven,
        }
    }

    /// The key to sort by.
    pub fn sort_key(&self) -> SortKey {
        sort::sort_key(self)
    }

    /// The days from the end of this date to the start of a later one that have passed in any case, one or more;
    /// `None` where not even their order is proven.
    pub(crate) fn surely_until(&self, later: &Self) -> Option<i128> {
        let days = later.surely_begun()? - self.surely_ended()?;
        (days >= 1).then_some(days)
    }

    /// The number of the day before which the date did not begin, however far it lies outside its bounds.
    pub fn surely_begun(&self) -> Option<i128> {
        Some(self.span().0?.number() - self.known_slack()?)
    }

    /// The number of the day after which the date did not end, however far it lies outside its bounds.
    pub fn surely_ended(&self) -> Option<i128> {
        Some(self.span().1?.number() + self.known_slack()?)
    }

    fn known_slack(&self) -> Option<i128> {
        (self.slack() != Slack::MAX).then_some(self.slack().into())
    }

    /// Of a time none: what a mark adds to it is counted by the clock.
    fn slack(&self) -> Slack {
        match self.kind {
            Kind::Days(slack) | Kind::Interval(slack) => slack,
            Kind::Time | Kind::Times => 0,
        }
    }

    /// The bounds; of a time, the days on which it may be, as written and in UTC where the file gives a zone. None where
    /// a year is left wholly open.
    fn span(&self) -> (Option<Day>, Option<Day>) {
        match self.clocks() {
            _ if !self.has_year => (None, None),
            None => (self.earliest(), self.latest()),
            Some(_) => (self.days_of_start().0, self.days_of_end().1),
        }
    }
}

fn day_of(bound: Bound) -> Option<Day> {
    match bound {
        Bound::Date(date) => Day::new(date.year, date.month, date.day),
        Bound::NegativeInfinity | Bound::PositiveInfinity | Bound::Unknown => None,
    }
}

/// The marks in a string, with those after its times.
fn marks_of(written: &Written) -> Marks {
    let edtf = &written.edtf;
    let is_one_of_several = match edtf {
        Edtf::Set(set) => set.kind == SetKind::OneMember && !matches!(*set.elements, [SetElement::Date(_)]),
        Edtf::Date(_) | Edtf::DateTime(_) | Edtf::Interval(_) => false,
    };
    let after = || [written.time, written.end].into_iter().flatten().map(|timed| timed.mark);
    Marks {
        approximate: edtf.is_approximate() || after().any(|mark| mark.approximate),
        uncertain: edtf.is_uncertain() || after().any(|mark| mark.uncertain),
        unspecified: is_one_of_several || edtf.has_unspecified(),
    }
}

#[cfg(test)]
mod tests;
