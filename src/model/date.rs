//! Vague dates: what an EDTF string says, and no more than that. The only module that names `edtf-core` and
//! `chrono`; it must not know where a date stands in a file, nor how it is drawn.

mod day;
mod gap;
mod label;
mod named;
mod slack;
mod sort;
mod spoken;

use edtf_core::{Bound, Edtf, SetElement, SetKind, TimeShift};

pub use day::Day;
pub(crate) use gap::seconds_between;
pub use gap::{Gap, gap};
pub(crate) use label::grouped;
pub use sort::SortKey;
pub use spoken::{Meaning, from_words, is_unknown, month, part_from_words, two_from_words};

/// The longest EDTF string that is read, in bytes. Only a set can grow this long.
pub const MAX_LENGTH: usize = 1_000;

/// A date as vague as it was given: an EDTF expression (ISO 8601-2:2019, levels 0 to 2) and its calendar bounds.
///
/// Beside it may stand the source's own words ("last week") and the day they are counted from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Date {
    edtf: Box<str>,
    said: Option<Box<Said>>,
    /// The bounds; on an open side, the end of what the string names. `None` where that is beyond counting.
    first: Option<Day>,
    last: Option<Day>,
    open: Open,
    /// Seconds from the start of the written day to the moment: in UTC where the file gives a zone, else as written.
    second: i32,
    kind: Kind,
    zoned: bool,
    /// False where a year is left wholly open, as in `XXXX-12-25`: the bounds then tell nothing about when it was.
    has_year: bool,
    marks: Marks,
    /// Days by which the true date may lie outside the bounds, `u32::MAX` for "no telling".
    slack: u32,
}

/// The source's words for a date.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Said {
    words: Box<str>,
    as_of: Option<Date>,
}

/// Why a string is no date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadDate {
    /// One sentence, without the string itself.
    pub message: String,
    /// The byte in the string where it stops being a date.
    pub at: Option<usize>,
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
    Days,
    /// A time of day.
    Time,
    Interval,
}

/// What a string says of its own certainty, anywhere in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Marks {
    approximate: bool,
    uncertain: bool,
    unspecified: bool,
}

impl Date {
    /// Reads an EDTF string, levels 0 to 2, of at most [`MAX_LENGTH`] bytes.
    pub fn parse(edtf: &str) -> Result<Self, BadDate> {
        if edtf.is_empty() {
            return Err(BadDate { message: "the date is empty".to_owned(), at: None });
        }
        if edtf.len() > MAX_LENGTH {
            return Err(BadDate { message: format!("a date has at most {MAX_LENGTH} characters"), at: None });
        }
        let parsed = Edtf::parse(edtf).map_err(|error| BadDate {
            message: format!("not an EDTF date: {}", error.message),
            at: Some(error.offset).filter(|&at| edtf.is_char_boundary(at)),
        })?;
        let bounds = parsed.bounds();
        let (earliest, latest) = (day_of(bounds.earliest), day_of(bounds.latest));
        let (first, last) = named::named(&parsed);
        let (second, zoned) = time_of(&parsed);
        Ok(Self {
            edtf: edtf.into(),
            said: None,
            first: earliest.or(first),
            last: latest.or(last),
            open: match (earliest, latest) {
                (Some(_), Some(_)) => Open::Neither,
                (None, Some(_)) => Open::Start,
                (Some(_), None) => Open::End,
                (None, None) => Open::Both,
            },
            second,
            kind: match parsed {
                Edtf::Date(_) | Edtf::Set(_) => Kind::Days,
                Edtf::DateTime(_) => Kind::Time,
                Edtf::Interval(_) => Kind::Interval,
            },
            zoned,
            has_year: !edtf.contains("XXXX"),
            marks: marks_of(&parsed),
            slack: slack::slack(&parsed),
        })
    }

    /// Adds the source's own words for the date and the day that they are counted from. The words are shown as they
    /// are, so they must be clean text. Without any letter they add nothing.
    #[must_use]
    pub fn with_words(mut self, words: &str, as_of: Option<Self>) -> Self {
        let words = words.trim();
        self.said =
            (!words.is_empty() || as_of.is_some()).then(|| Box::new(Said { words: words.into(), as_of }));
        self
    }

    /// The EDTF string, as it was given.
    pub fn edtf(&self) -> &str {
        &self.edtf
    }

    /// The source's own words.
    pub fn words(&self) -> Option<&str> {
        self.said.as_deref().map(|said| &*said.words).filter(|words| !words.is_empty())
    }

    /// The day from which the words are counted.
    pub fn as_of(&self) -> Option<&Self> {
        self.said.as_deref()?.as_of.as_ref()
    }

    /// The date in a few words, for a column or a caption: `Jul 2022`, `c. Jun 2025`, `1980s`. The source's own words are
    /// not among them: "last week" says nothing beside other dates. Where no good words are known it is the EDTF string. A dash with spaces is an interval, `1980 – 1988`; one
    /// without is a stretch in which the date lies somewhere, `1900–1999`.
    pub fn label(&self) -> String {
        label::label(self)
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
    pub(crate) fn named(&self) -> Option<(Day, Day)> {
        let (first, last) = (self.first.or(self.last)?, self.last.or(self.first)?);
        self.has_year.then_some((first, last))
    }

    /// The same of the unit in which the date begins: of an interval, that of its start, or where that is open, of its end.
    pub(crate) fn start(&self) -> Option<(Day, Day)> {
        // Only an interval has a start of its own, and nearly no date is one.
        if self.kind != Kind::Interval {
            return self.named();
        }
        let (first, last) = named::start(&Edtf::parse(&self.edtf).ok()?);
        first.zip(last).filter(|_| self.has_year)
    }

    /// What the string names, as [`Self::named`] has it, in seconds since the start of the day before 0001-01-01: the
    /// first, and the one after the last. A time of day is one second, in UTC where the file gives a zone, else as
    /// written.
    pub(crate) fn named_seconds(&self) -> Option<(i128, i128)> {
        let (first, last) = self.named()?;
        let start = first.number() * i128::from(DAY);
        if self.has_time() {
            let moment = start + i128::from(self.second);
            return Some((moment, moment + 1));
        }
        Some((start, (last.number() + 1) * i128::from(DAY)))
    }

    /// True where the file gives a time of day.
    pub fn has_time(&self) -> bool {
        self.kind == Kind::Time
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

    /// True where the date is one certain day.
    pub fn is_exact_day(&self) -> bool {
        self.slack == 0 && self.open == Open::Neither && self.first == self.last
    }

    /// What the bounds prove about the order of two dates.
    ///
    /// A date marked `~`, `?` or `%` may lie outside its bounds, nobody says how far. So its order is claimed only
    /// where at least one whole unit of what is so marked lies clear between the two, and one for each where both
    /// are: `1979~` is before `1981`, not before `1980`. A season without a hemisphere (codes 21 to 24) is given half
    /// a year. Times are compared where both have a zone; a time with a zone against a day counts as both the day
    /// written and the day in UTC. A time without a zone is no more than its day: nothing in a file says that two
    /// clocks are one, so 10:00 and 12:00 of one day are the [same](Order::Same) day.
    pub fn order(&self, other: &Self) -> Order {
        if let (Some(a), Some(b)) = (self.moment(), other.moment()) {
            return match a.cmp(&b) {
                std::cmp::Ordering::Less => Order::Before,
                std::cmp::Ordering::Greater => Order::After,
                // A leap second is counted as the second after it.
                std::cmp::Ordering::Equal if self.is_leap_second() != other.is_leap_second() => {
                    Order::Unproven
                }
                std::cmp::Ordering::Equal => Order::Same,
            };
        }
        if self.surely_until(other).is_some() {
            return Order::Before;
        }
        if other.surely_until(self).is_some() {
            return Order::After;
        }
        let same = self.slack == 0 && other.slack == 0 && self.span() == other.span();
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
    pub(crate) fn surely_begun(&self) -> Option<i128> {
        Some(self.span().0?.number() - self.known_slack()?)
    }

    /// The number of the day after which the date did not end, however far it lies outside its bounds.
    pub(crate) fn surely_ended(&self) -> Option<i128> {
        Some(self.span().1?.number() + self.known_slack()?)
    }

    fn known_slack(&self) -> Option<i128> {
        (self.slack != u32::MAX).then_some(self.slack.into())
    }

    /// The bounds, widened to the day in UTC where the file gives a zone.
    fn span(&self) -> (Option<Day>, Option<Day>) {
        match (self.utc_day(), self.earliest(), self.latest()) {
            (Some(utc), Some(first), Some(last)) => (Some(first.min(utc)), Some(last.max(utc))),
            (_, first, last) => (first, last),
        }
    }

    fn utc_day(&self) -> Option<Day> {
        if self.zoned { self.earliest()?.plus(self.second.div_euclid(DAY)) } else { None }
    }

    /// The moment, in seconds since the day before 0001-01-01, where the file gives a zone.
    pub(crate) fn moment(&self) -> Option<i128> {
        if self.zoned { self.clock() } else { None }
    }

    fn is_leap_second(&self) -> bool {
        self.edtf.contains(":60")
    }

    /// Where the clock stood, in seconds since the day before 0001-01-01: in UTC where the file gives a zone, else as
    /// written.
    fn clock(&self) -> Option<i128> {
        Some(self.earliest()?.number() * i128::from(DAY) + i128::from(self.second))
    }
}

/// Seconds in a day.
const DAY: i32 = 86_400;

fn day_of(bound: Bound) -> Option<Day> {
    match bound {
        Bound::Date(date) => Day::new(date.year, date.month, date.day),
        Bound::NegativeInfinity | Bound::PositiveInfinity | Bound::Unknown => None,
    }
}

fn marks_of(edtf: &Edtf) -> Marks {
    let is_one_of_several = match edtf {
        Edtf::Set(set) => set.kind == SetKind::OneMember && !matches!(*set.elements, [SetElement::Date(_)]),
        Edtf::Date(_) | Edtf::DateTime(_) | Edtf::Interval(_) => false,
    };
    Marks {
        approximate: edtf.is_approximate(),
        uncertain: edtf.is_uncertain(),
        unspecified: is_one_of_several || edtf.has_unspecified(),
    }
}

/// The second of the day, in UTC where a zone is given, and whether one is.
fn time_of(edtf: &Edtf) -> (i32, bool) {
    let Edtf::DateTime(at) = edtf else {
        return (0, false);
    };
    let time = at.time;
    let second = (i32::from(time.hour) * 60 + i32::from(time.minute)) * 60 + i32::from(time.second);
    match time.shift {
        None => (second, false),
        Some(TimeShift::Utc) => (second, true),
        Some(TimeShift::Offset { minutes, .. }) => (second - i32::from(minutes) * 60, true),
    }
}

#[cfg(test)]
mod tests;
