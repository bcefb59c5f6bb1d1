//! The same date in fewer letters, for a column in which its words have no room. Each form holds all that the date may be:
//! it may say less, never another date. It must not know how wide the column is.

use edtf_core::{Date as Part, DateField, Edtf, Interval, IntervalEndpoint, Qualifier, Set, SetElement};

use super::{interval::LASTING, label, marked, of, one::month_name, year::stretch, year_words};
use crate::model::date::{
    Date, Day, Kind, Open,
    clock::{self, Timed, Unit, Written},
};

/// What some words of deep time end with, and the same in fewer letters.
const AGO: [(&str, &str); 2] =
    [(" million years ago", "m years ago"), (" billion years ago", "bn years ago")];

/// The seasons, which may begin in one year and end in the next, and of which not all say where.
const SEASONS: std::ops::RangeInclusive<u8> = 21..=32;

/// Shorter forms of a label, from long to short: a time to the minute, the day, the month, the year, the years between which
/// it lies.
pub(super) fn shorter(date: &Date) -> Vec<String> {
    let Ok(written) = clock::read(&date.edtf) else { return Vec::new() };
    let full = label(date);
    let coarser = coarser(&written).into_iter().filter_map(|coarse| Some(of(&coarse)?.text));
    let mut forms = Vec::new();
    for form in std::iter::once(full.clone()).chain(coarser).chain(years(date, &written)) {
        let fewer = in_fewer_letters(&form);
        forms.push(form);
        forms.extend(fewer);
    }
    let mut least = full.chars().count();
    forms.retain(|form| {
        let letters = form.chars().count();
        let is_shorter = letters < least;
        least = least.min(letters);
        is_shorter
    });
    forms
}

/// The label without what it shares with the days from `first` to `last`, under which it stands: a time without its day,
/// or a day without its year. None where it shares neither, or where its other end would take the year to itself.
pub(super) fn under(date: &Date, first: Day, last: Day) -> Vec<String> {
    let Some((from, to)) = date.named().filter(|_| date.open == Open::Neither) else { return Vec::new() };
    let is_in_year = [first, last, from, to].iter().all(|day| day.year() == first.year());
    let shared = match first == last {
        true if (from, to) == (first, last) && date.has_time() => first.label(),
        false if is_in_year => first.year_label(),
        true | false => return Vec::new(),
    };
    // A time is told to the second, and to the minute.
    let forms = std::iter::once(label(date)).chain(shorter(date)).take(if date.has_time() { 2 } else { 1 });
    forms.filter_map(|form| without(&form, &shared, date.has_time())).collect()
}

/// A form of a date without the words that it shares; nothing where they are not whole words of it, or all that it says.
fn without(form: &str, shared: &str, has_time: bool) -> Option<String> {
    let (before, after) = form.split_once(shared).filter(|(_, after)| !after.contains(shared))?;
    let is_whole = !before.ends_with(char::is_alphanumeric) && (after.is_empty() || after.starts_with(' '));
    let rest = if after.is_empty() {
        before.trim_end().to_owned()
    } else {
        format!("{before}{}", after.trim_start())
    };
    // Of "c. 2015" and "11 Jun of c. 2015" something would be left that waits for its year.
    let says_more = (has_time || names_month(&rest)) && !rest.ends_with("c.") && !rest.ends_with(" of");
    (is_whole && says_more).then_some(rest)
}

fn names_month(words: &str) -> bool {
    (1..=12).filter_map(month_name).any(|month| words.split(' ').any(|word| word == month))
}

/// What is written, in longer units, from short to long.
fn coarser(written: &Written) -> Vec<Written> {
    let as_written = |edtf: Edtf| Written { edtf, time: None, end: None };
    match &written.edtf {
        Edtf::DateTime(at) => {
            let mark = written.time.as_ref().map_or_else(Qualifier::default, |time| time.mark);
            let day = with_mark(at.date, mark);
            let days = [Some(day), to_month(day), to_year(day)].into_iter().flatten();
            let minute = to_minute(written, Edtf::DateTime(*at));
            minute.into_iter().chain(days.map(|day| as_written(Edtf::Date(day)))).collect()
        }
        Edtf::Interval(interval) if written.time.is_some() => {
            let minute = to_minute(written, Edtf::Interval(*interval));
            let days = within_one(&interval.start, &interval.end).unwrap_or(Edtf::Interval(*interval));
            let days = as_written(days);
            let longer = coarser(&days);
            minute.into_iter().chain([days]).chain(longer).collect()
        }
        Edtf::Date(date) => [to_month(*date), to_year(*date)]
            .into_iter()
            .flatten()
            .map(|date| as_written(Edtf::Date(date)))
            .collect(),
        Edtf::Interval(interval) => {
            let both = |coarse: fn(Part) -> Option<Part>| {
                let (start, end) = (endpoint(interval.start, coarse)?, endpoint(interval.end, coarse)?);
                Some(as_written(within_one(&start, &end).unwrap_or(Edtf::Interval(Interval { start, end }))))
            };
            [both(to_month), both(to_year)].into_iter().flatten().collect()
        }
        Edtf::Set(set) => {
            let longer =
                |coarse: fn(Part) -> Option<Part>| Some(as_written(Edtf::Set(on_one_side(set, coarse)?)));
            [longer(to_month), longer(to_year)].into_iter().flatten().collect()
        }
    }
}

/// `1066 or later` for `[1066-12-25..]`. What is one of several, or all of them, lies between the first and the last.
fn on_one_side(set: &Set, coarse: fn(Part) -> Option<Part>) -> Option<Set> {
    let element = match set.elements[..] {
        [SetElement::OnOrBefore(date)] => SetElement::OnOrBefore(coarse(date)?),
        [SetElement::OnOrAfter(date)] => SetElement::OnOrAfter(coarse(date)?),
        _ => return None,
    };
    Some(Set { elements: vec![element], ..*set })
}

/// The same to the minute, where it is told to the second or finer.
fn to_minute(written: &Written, edtf: Edtf) -> Option<Written> {
    let is_finer = |time: &Timed| matches!(time.unit, Unit::Second | Unit::Fraction(_));
    let times = [&written.time, &written.end];
    let shorter = |time: &Option<Timed>| {
        time.as_ref().map(|time| if is_finer(time) { Timed { unit: Unit::Minute, ..*time } } else { *time })
    };
    let is_any = times.iter().any(|time| time.as_ref().is_some_and(is_finer));
    is_any.then(|| Written { edtf, time: shorter(&written.time), end: shorter(&written.end) })
}

/// An end of an interval in a longer unit, or as it is where it is so already.
fn endpoint(end: IntervalEndpoint, coarse: fn(Part) -> Option<Part>) -> Option<IntervalEndpoint> {
    use IntervalEndpoint::{Date, OnOrAfter, OnOrBefore, Open, Unknown};
    let longer = |date: Part| coarse(date).or_else(|| (!is_season(&date)).then_some(date));
    Some(match end {
        Date(date) => Date(longer(date)?),
        OnOrBefore(date) => OnOrBefore(longer(date)?),
        OnOrAfter(date) => OnOrAfter(longer(date)?),
        Open | Unknown => end,
    })
}

/// The one unit that both ends of an interval are, but for their marks.
fn within_one(start: &IntervalEndpoint, end: &IntervalEndpoint) -> Option<Edtf> {
    let (IntervalEndpoint::Date(start), IntervalEndpoint::Date(end)) = (start, end) else { return None };
    let bare = |date: &Part| with_exactly(*date, Qualifier::default());
    let mark = union(marks(start), marks(end));
    (bare(start) == bare(end)).then(|| Edtf::Date(with_exactly(*start, mark)))
}

fn to_month(date: Part) -> Option<Part> {
    let month = date.month.filter(|month| month.value().is_some_and(|month| month <= 12));
    (month.is_some() && date.day.is_some()).then(|| with_exactly(Part { day: None, ..date }, marks(&date)))
}

fn to_year(date: Part) -> Option<Part> {
    let has_parts = date.month.is_some() || date.day.is_some();
    (has_parts && !is_season(&date))
        .then(|| with_exactly(Part { month: None, day: None, ..date }, marks(&date)))
}

fn is_season(date: &Part) -> bool {
    date.month.and_then(DateField::value).is_some_and(|month| SEASONS.contains(&month))
}

/// All that any part of a date is marked with: what is about a day may lie in another month.
fn marks(date: &Part) -> Qualifier {
    let parts = [date.month, date.day].into_iter().flatten().map(|field| field.qualifier);
    parts.fold(date.year.qualifier, union)
}

const fn union(one: Qualifier, other: Qualifier) -> Qualifier {
    Qualifier {
        uncertain: one.uncertain || other.uncertain,
        approximate: one.approximate || other.approximate,
    }
}

/// A date all of whose parts are marked so, besides what they are marked with.
fn with_mark(date: Part, mark: Qualifier) -> Part {
    with_exactly(date, union(marks(&date), mark))
}

fn with_exactly(mut date: Part, mark: Qualifier) -> Part {
    date.year.qualifier = mark;
    for field in [&mut date.month, &mut date.day].into_iter().flatten() {
        field.qualifier = mark;
    }
    date
}

/// The year, or the years between which it lies or which it lasts; nothing where a side is open, or a season may reach
/// beyond its year.
fn years(date: &Date, written: &Written) -> Option<String> {
    let has_season = match &written.edtf {
        Edtf::Date(date) => is_season(date),
        Edtf::Interval(_) | Edtf::Set(_) => {
            date.slack() > 0 && !date.is_approximate() && !date.is_uncertain()
        }
        Edtf::DateTime(_) => false,
    };
    let (first, last) = date.named().filter(|_| date.open == Open::Neither && !has_season)?;
    let (first, last) = (first.year(), last.year());
    let years = match date.kind {
        _ if first == last => year_words(first),
        Kind::Interval(_) | Kind::Times => format!("{}{LASTING}{}", year_words(first), year_words(last)),
        Kind::Days(_) | Kind::Time => stretch(first, last),
    };
    let mark = Qualifier { uncertain: date.is_uncertain(), approximate: date.is_approximate() };
    Some(marked(mark, &years))
}

/// `66m years ago`, `252m – 66m years ago`.
fn in_fewer_letters(text: &str) -> Option<String> {
    let (words, short) = AGO.into_iter().rev().find(|(words, _)| text.ends_with(words))?;
    let end = text.strip_suffix(words)?;
    let Some((from, to)) = end.split_once(LASTING) else { return Some(format!("{end}{short}")) };
    let own = AGO.into_iter().find_map(|(words, short)| Some((from.strip_suffix(words)?, short)));
    let (from, unit) = own.unwrap_or((from, short));
    // A year of the calendar has no unit to share.
    let is_number = from.ends_with(|c: char| c.is_ascii_digit());
    is_number.then(|| format!("{from}{}{LASTING}{to}{short}", unit.trim_end_matches(" years ago")))
}
