//! Dates in words. A label never says more than the EDTF string; where it says less, `full` adds the string.
//! It must not know where they are shown.
//!
//! Two dashes are kept apart. With spaces, `1980 – 1988`, it lasted from the one to the other; without, `1900–1999`, the
//! date lies somewhere from the one to the other.

mod interval;
mod one;
mod set;
mod shorter;
mod year;

use edtf_core::{Edtf, Interval, IntervalEndpoint, Qualifier, TimeShift};

pub use one::month_name;
pub(super) use year::year_words;
pub use year::{grouped, stretch};

use super::{
    Date, Day,
    clock::{self, Timed, Unit, Written},
};

/// Words for an expression.
struct Words {
    text: String,
    /// True where they lose something of it.
    lossy: bool,
    form: Form,
}

/// What may stand beside the words without being read into them.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// One term, `Jun 2025`: a mark, others in a list, the other end of an interval.
    Term,
    /// A date marked in parts, `11 of c. Jun 2004`: the end of an interval, and its start where both are such.
    Parts,
    /// A choice, or a place in something longer, `12th of a month in 1985`: nothing.
    Phrase,
}

pub(super) fn label(date: &Date) -> String {
    match date.words() {
        Some(words) if !date.has_year => quoted(words),
        _ => plain(date).text,
    }
}

pub(super) fn full(date: &Date) -> String {
    let plain = plain(date);
    let mut notes = Vec::new();
    let head = match date.words() {
        Some(words) => {
            notes.extend(Some(plain.text).filter(|text| !text.is_empty()));
            quoted(words)
        }
        None => plain.text,
    };
    if plain.lossy {
        notes.push(date.edtf.to_string());
    }
    if let Some(as_of) = date.as_of() {
        notes.push(format!("as of {}", as_of.label()));
    }
    if notes.is_empty() { head } else { format!("{head} ({})", notes.join(", ")) }
}

fn quoted(words: &str) -> String {
    format!("“{words}”")
}

pub(super) fn shorter(date: &Date) -> Vec<String> {
    shorter::shorter(date)
}

pub(super) fn under(date: &Date, first: Day, last: Day) -> Vec<String> {
    shorter::under(date, first, last)
}

/// The words for the EDTF string, without the source's own; the string itself where there are no good ones.
fn plain(date: &Date) -> Words {
    let words = clock::read(&date.edtf).ok().and_then(|written| of(&written));
    words.unwrap_or_else(|| Words { text: date.edtf.to_string(), lossy: false, form: Form::Phrase })
}

fn of(written: &Written) -> Option<Words> {
    match (&written.edtf, &written.time, &written.end) {
        (Edtf::DateTime(at), Some(time), _) => moment(&at.date, time),
        (Edtf::Interval(interval), Some(start), Some(end)) => times(interval, start, end),
        (Edtf::Date(date), ..) => one::one(date),
        (Edtf::Interval(interval), ..) => interval::interval(interval),
        (Edtf::Set(set), ..) => set::set(set),
        (Edtf::DateTime(_), None, _) => None,
    }
}

fn moment(day: &edtf_core::Date, timed: &Timed) -> Option<Words> {
    let moment = one::one(day)?.and(&format!(" {}", time(timed)));
    Some(Words { text: marked(timed.mark, &moment.text), ..moment })
}

/// `26 Mar 2024 01:26 – 01:27`, `26 Mar 2024 23:30 – 27 Mar 2024 00:15`. What both share is told once, a mark and a
/// zone too, and then the zone is told in letters: after a dash, a bare `-04:00` would look like one more end.
fn times(interval: &Interval, start: &Timed, end: &Timed) -> Option<Words> {
    let (IntervalEndpoint::Date(first), IntervalEndpoint::Date(last)) = (interval.start, interval.end) else {
        return None;
    };
    if first != last || start.mark != end.mark {
        return interval::joined(&moment(&first, start)?, &moment(&last, end)?, interval::LASTING);
    }
    if start == end {
        return Some(Words { lossy: true, ..moment(&first, start)? });
    }
    let zone = |timed: &Timed| offset(timed).map(|offset| format!(" UTC{offset}")).unwrap_or_default();
    let (from, to) = if start.time.shift.map(minutes) == end.time.shift.map(minutes) {
        (clock(start), format!("{}{}", clock(end), zone(end)))
    } else {
        (time(start), time(end))
    };
    let dash = interval::LASTING;
    let words = one::one(&first)?.and(&format!(" {from}{dash}{to}"));
    Some(Words { text: marked(start.mark, &words.text), ..words })
}

fn marked(mark: Qualifier, text: &str) -> String {
    let about = if mark.approximate { "c. " } else { "" };
    let doubt = if mark.uncertain { "?" } else { "" };
    format!("{about}{text}{doubt}")
}

impl Words {
    fn and(self, after: &str) -> Self {
        Self { text: format!("{}{after}", self.text), ..self }
    }

    fn after(self, before: &str) -> Self {
        Self { text: format!("{before}{}", self.text), ..self }
    }

    fn only(self, form: Form) -> Option<Self> {
        (self.form == form).then_some(self)
    }
}

/// `a`, `a or b`, `a, b or c`; with a comma before the word too where the members have words of their own.
fn listed<T: AsRef<str>>(members: &[T], word: &str, comma: &str) -> String {
    let mut text = String::new();
    for (index, member) in members.iter().enumerate() {
        if index > 0 && index + 1 == members.len() {
            text.push_str(comma);
            text.push(' ');
            text.push_str(word);
            text.push(' ');
        } else if index > 0 {
            text.push_str(", ");
        }
        text.push_str(member.as_ref());
    }
    text
}

/// `10h`, `10:00`, `10:00:00`, `10:00:00.5`, as far as it was written: the hour is not told with a minute. With their
/// zones `10h UTC`, `10h UTC-04:00`, `10:00Z`, `10:00-04:00`: after an hour, a bare `-04:00` would look like the end of an
/// interval.
fn time(timed: &Timed) -> String {
    let zone = match (offset(timed), timed.unit) {
        (None, _) => String::new(),
        (Some(offset), Unit::Hour) => format!(" UTC{offset}"),
        (Some(offset), _) if offset.is_empty() => "Z".to_owned(),
        (Some(offset), _) => offset,
    };
    format!("{}{zone}", clock(timed))
}

/// What a clock shows, without its zone.
fn clock(Timed { time, nanos, unit, .. }: &Timed) -> String {
    match *unit {
        Unit::Hour => format!("{:02}h", time.hour),
        Unit::Minute => format!("{:02}:{:02}", time.hour, time.minute),
        Unit::Second => format!("{:02}:{:02}:{:02}", time.hour, time.minute, time.second),
        Unit::Fraction(digits) => {
            let nanos = format!("{nanos:09}");
            let fraction = &nanos[..usize::from(digits).min(nanos.len())];
            format!("{:02}:{:02}:{:02}.{fraction}", time.hour, time.minute, time.second)
        }
    }
}

/// How far the clock is ahead of UTC, nothing where it shows UTC itself; `None` where the file gives no zone.
fn offset(timed: &Timed) -> Option<String> {
    let shift = timed.time.shift?;
    if shift == TimeShift::Utc {
        return Some(String::new());
    }
    let minutes = minutes(shift)?;
    let sign = if minutes < 0 { '-' } else { '+' };
    Some(format!("{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60))
}

/// Minutes that a clock is ahead of UTC; none for UTC itself, which `+00:00` does not say.
fn minutes(shift: TimeShift) -> Option<i16> {
    match shift {
        TimeShift::Utc => None,
        TimeShift::Offset { minutes, .. } => Some(minutes),
    }
}
