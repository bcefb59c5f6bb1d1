//! The date of an event of markwhen in EDTF, as vague as it is told: what is counted is counted here, `now` is open, and a time
//! of day has its zone where that is an offset. It must not know how a date is written in the file.

use std::collections::HashMap;

use briefing_format::{model::Date, write::Map, write::Value};
use briefing_text::{SafeText, safe_format};

use super::{
    super::telling::span,
    counted::{Counted, End},
    point::Point,
    when::{Head, When},
    zones::{Zone, own_zone, zoned},
};
use crate::{
    Code,
    dates::{self, How, Read},
};

/// The date of an event, and what is to be told of it.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Dated {
    edtf: Option<String>,
    words: Option<String>,
    pub(super) finding: Option<(Code, SafeText)>,
}

impl Dated {
    /// The value of the key `date`; nothing where there is none.
    pub(super) fn value(&self) -> Option<Value> {
        match (&self.edtf, &self.words) {
            (Some(edtf), None) => Some(Value::from(edtf.as_str())),
            (edtf, Some(words)) => {
                Some(Map::new().with_some("edtf", edtf.as_deref()).with("text", words.as_str()).into())
            }
            (None, None) => None,
        }
    }

    /// Whether it stands as it was, with no loss.
    pub(super) fn is_kept(&self) -> bool {
        self.edtf.is_some() && self.finding.is_none()
    }
}

/// Where the events before begin and end, by id and in order, and how dates are read of which their words do not tell all.
#[derive(Debug)]
pub(super) struct Known<'h> {
    how: &'h How,
    by_id: HashMap<String, [Option<String>; 2]>,
    last: Option<[Option<String>; 2]>,
}

impl<'h> Known<'h> {
    /// Of no event yet.
    pub(super) fn new(how: &'h How) -> Self {
        Self { how, by_id: HashMap::new(), last: None }
    }

    /// Gives the date of an event, and knows it for those behind it.
    pub(super) fn date(
        &mut self,
        head: &Head<'_>,
        id: Option<&str>,
        zone: Zone<'_>,
        offset: Option<&str>,
    ) -> Dated {
        let repeated = head.recurrence.map(|every| format!("{} {every}", head.words));
        let mut dated = self.bounds(&head.when, head.words);
        let (edtf, finding) = match dated.edtf.take() {
            Some(edtf) => zoned(&edtf, head.words, zone, offset),
            None => (None, None),
        };
        if edtf.as_ref().is_some_and(|edtf| Date::parse(edtf).is_err()) {
            dated = unread(head.words, "it ends before it begins, or is no date");
        } else {
            dated.edtf = edtf;
            if finding.is_some() {
                dated.words = Some(own_zone(head.words, zone));
                dated.finding = finding;
            }
        }
        if let Some(repeated) = repeated {
            dated.words = Some(repeated);
        }
        let ends = dated.edtf.as_deref().map_or([None, None], ends);
        if let Some(id) = id {
            self.by_id.insert(id.to_owned(), ends.clone());
        }
        self.last = Some(ends);
        dated
    }

    fn bounds(&self, when: &When, words: &str) -> Dated {
        match (&when.from, &when.to) {
            (Point::At(edtf), None) if edtf.starts_with("XXXX") => self.read(words),
            (Point::At(edtf), None) => Dated { edtf: Some(edtf.clone()), ..Dated::default() },
            (Point::At(from), Some(Point::Now)) if is_point(from) => {
                Dated { edtf: Some(format!("{from}/..")), ..Dated::default() }
            }
            (Point::At(from), Some(Point::At(to))) if is_point(from) && is_point(to) => {
                Dated { edtf: Some(span(from, to)), ..Dated::default() }
            }
            (Point::At(from), Some(Point::Clock(to))) if from.contains('T') && is_point(from) => {
                let day = from.split('T').next().unwrap_or_default();
                Dated { edtf: Some(format!("{from}/{day}T{to}")), ..Dated::default() }
            }
            (Point::Clock(from), to) => self.clock(from, to.as_ref(), words),
            (Point::Short, None) => self.read(words),
            (Point::Short, _) | (_, Some(Point::Short)) => {
                let message = safe_format!("`{words}` has a year of two digits.");
                let finding = Some((Code::CenturyMissing, message));
                Dated { edtf: None, words: Some(words.to_owned()), finding }
            }
            (Point::Now, None) => {
                unread(words, "it is the day on which the file is read, and the file does not tell it")
            }
            (Point::Counted(from), to) => self.counted(from, to.as_ref(), words),
            (Point::At(from), Some(Point::Counted(to))) => self.lasting(from, to, words),
            _ => self.read(words),
        }
    }

    /// Words of a date that is none of markwhen.
    fn read(&self, words: &str) -> Dated {
        let Read { edtf, words, findings } = dates::read(words, self.how);
        Dated { edtf, words, finding: findings.into_iter().next() }
    }

    /// A time of day, which is of the day of the event before.
    fn clock(&self, from: &str, to: Option<&Point>, words: &str) -> Dated {
        let before = self.last.as_ref().and_then(|[from, to]| to.as_ref().or(from.as_ref()));
        let found = before.and_then(|before| {
            let (day, time) = before.split_once('T').map_or((before.as_str(), ""), |(day, time)| (day, time));
            let is_later = Date::parse(day).is_ok_and(|day| day.is_exact_day()) && *time <= *from;
            let end = match to {
                None => None,
                Some(Point::Clock(to)) => Some(format!("/{day}T{to}")),
                Some(_) => return None,
            };
            is_later.then(|| format!("{day}T{from}{}", end.unwrap_or_default()))
        });
        match found.filter(|edtf| Date::parse(edtf).is_ok()) {
            Some(edtf) => Dated { edtf: Some(edtf), words: Some(words.to_owned()), finding: None },
            None => unread(words, "the day of this time cannot be told from the event before"),
        }
    }

    /// From an amount after another event on, or up to it, for the second amount or as long as the first.
    fn counted(&self, from: &Counted, to: Option<&Point>, words: &str) -> Dated {
        let anchor = match &from.event {
            Some(id) => self.by_id.get(id),
            None => self.last.as_ref(),
        };
        let Some([start, end]) = anchor else {
            let message = match &from.event {
                Some(id) => safe_format!("`{words}` is counted from `{id}`, which is no event before it."),
                None => safe_format!("`{words}` is counted from the event before, and there is none."),
            };
            return Dated {
                edtf: None,
                words: Some(words.to_owned()),
                finding: Some((Code::ReferenceMissing, message)),
            };
        };
        let anchor = match from.end {
            Some(End::Start) => start.clone(),
            Some(End::End) => end.clone().or_else(|| start.clone()),
            None if from.is_back => start.clone(),
            None => end.clone().or_else(|| start.clone()),
        };
        let Some(anchor) = anchor else {
            return unread(words, "the event that it is counted from has no such end");
        };
        let at = from.from(&anchor, from.is_back);
        let (from, to) = match (to, at) {
            // One amount alone is how long it lasts.
            (None, Some(at)) if from.is_back => (Some(at), Some(anchor)),
            (None, at) => (Some(anchor), at),
            (Some(Point::Counted(to)), Some(at)) if from.is_back => (to.from(&at, true), Some(at)),
            (Some(Point::Counted(to)), Some(at)) => {
                let end = to.from(&at, false);
                (Some(at), end)
            }
            (Some(Point::At(to)), Some(at)) => (Some(at), Some(to.clone())),
            (Some(Point::Now), Some(at)) => (Some(at), Some("..".to_owned())),
            _ => (None, None),
        };
        match (from, to) {
            (Some(from), Some(to)) => counted(&from, &to, words),
            _ => unread(words, "what it is counted from is too vague to count from"),
        }
    }

    /// From a date on, for an amount or up to another event.
    fn lasting(&self, from: &str, to: &Counted, words: &str) -> Dated {
        let anchor = match (&to.event, to.end) {
            (Some(id), end) => self.by_id.get(id).and_then(|[start, last]| match end {
                Some(End::End) => last.clone().or_else(|| start.clone()),
                _ => start.clone(),
            }),
            (None, Some(end)) => self.last.as_ref().and_then(|[start, last]| match end {
                End::Start => start.clone(),
                End::End => last.clone(),
            }),
            (None, None) => Some(from.to_owned()),
        };
        if let Some(to) = anchor.and_then(|anchor| to.from(&anchor, to.is_back)) {
            return counted(from, &to, words);
        }
        let message = safe_format!("How long `{words}` lasts cannot be counted; only its start is kept.");
        let edtf = is_point(from).then(|| from.to_owned());
        Dated { edtf, words: Some(words.to_owned()), finding: Some((Code::DateCoarsened, message)) }
    }
}

/// A span that was counted; its words stay, because they say how.
fn counted(from: &str, to: &str, words: &str) -> Dated {
    let edtf = span(from, to);
    if Date::parse(&edtf).is_err() {
        return unread(words, "what is counted is no date");
    }
    let message = safe_format!(
        "`{words}` is counted, to {edtf}: no finer than the amount and what it is counted from."
    );
    Dated { edtf: Some(edtf), words: Some(words.to_owned()), finding: Some((Code::DateCoarsened, message)) }
}

fn unread(words: &str, why: &str) -> Dated {
    let message = safe_format!("`{words}` stands as words: {why}.");
    Dated { edtf: None, words: Some(words.to_owned()), finding: Some((Code::DateNotRead, message)) }
}

fn is_point(edtf: &str) -> bool {
    !edtf.contains(['/', '[', '{'])
}

/// Both ends of a date.
fn ends(edtf: &str) -> [Option<String>; 2] {
    let known = |end: &str| Some(end.to_owned()).filter(|end| !end.is_empty() && end != "..");
    match edtf.split_once('/') {
        Some((from, to)) => [known(from), known(to)],
        None => [known(edtf), known(edtf)],
    }
}

#[cfg(test)]
mod tests {
    use super::{super::when, *};
    use crate::DayOrder;

    /// The dates of events one after another, as EDTF with the words where these stay.
    #[track_caller]
    fn dates(lines: &[(&str, &str)]) {
        let how = How { order: Some(DayOrder::Mdy), ..How::default() };
        let mut known = Known::new(&how);
        for (line, expected) in lines {
            let text = format!("{line}: x");
            let Some(head) = when::head(&text, DayOrder::Mdy) else { panic!("{line} is no event") };
            let id = line.split_once('#').map(|(_, id)| id);
            let dated = known.date(&head, id.or(Some("it")), Zone::Local, None);
            let found = match (dated.edtf, dated.words) {
                (Some(edtf), None) => edtf,
                (edtf, words) => format!("{} = {}", edtf.unwrap_or_default(), words.unwrap_or_default()),
            };
            assert_eq!(found, *expected, "{line}");
        }
    }

    #[test]
    fn dates_are_as_vague_as_they_are_written() {
        dates(&[
            ("1927", "1927"),
            ("1930 - 1967", "1930/1967"),
            ("1960-1969", "1960/1969"),
            ("1971-now", "1971/.."),
            ("November 1973-now", "1973-11/.."),
            ("1969-January 1983", "1969/1983-01"),
            ("10 September 1990-1999", "1990-09-10/1999"),
            ("12 December 1993-December 1994", "1993-12-12/1994-12"),
            ("January 1994-December 31, 2014", "1994-01/2014-12-31"),
            ("1 june 2009-now", "2009-06-01/.."),
            ("July 13 2021-now", "2021-07-13/.."),
            ("2025-01 / 2025-03-04", "2025-01/2025-03-04"),
            ("5/9/2009", "2009-05-09"),
            ("12/2012-2/2013", "2012-12/2013-02"),
            ("5/9/2009 10:30am - 11/5/2009 1pm", "2009-05-09T10:30/2009-11-05T13"),
            ("2024-01-01T10:00:00Z", "2024-01-01T10:00:00Z"),
            ("2024-02-03 9:05", "2024-02-03T09:05"),
            ("44 BC", "-0043"),
            ("300–200 BCE", "-0299/-0199"),
            ("50 BC-10 AD", "-0049/0010"),
            ("300", "0300"),
            ("12000 BC", "Y-11999"),
            ("2024-W05-3", "2024-01-31"),
            ("2024W05", "2024-01-29/2024-02-04"),
            ("c. 1980", "1980~"),
            ("2022-08-07 every 12 months x30", "2022-08-07 = 2022-08-07 every 12 months x30"),
            ("Dec 19", "XXXX-12-19 = Dec 19"),
            ("5/9/09", "XXXX-05-09 = 5/9/09"),
            ("14. Oktober 1943", "1943-10-14"),
            ("early 1980s", "198X = early 1980s"),
            ("31 February 2020", " = 31 February 2020"),
            ("1999-1990", " = 1999-1990"),
            ("now", " = now"),
        ]);
    }

    #[test]
    fn what_is_counted_is_counted_from_the_events_before() {
        dates(&[
            ("5 months", " = 5 months"),
            ("1941-12-07", "1941-12-07"),
            ("after !it / 100 years", "1941-12-07/2041 = after !it / 100 years"),
            ("by !it / 3 days", "1941-12-04/1941-12-07 = by !it / 3 days"),
            ("2025 / 5 months", "2025 = 2025 / 5 months"),
            ("2025-06-13 / 5 months", "2025-06-13/2025-11 = 2025-06-13 / 5 months"),
            ("1 month", "2025-11/2025-12 = 1 month"),
            ("2023-05-01 10:00", "2023-05-01T10:00"),
            ("10:30am", "2023-05-01T10:30 = 10:30am"),
            ("11:00-12:00", "2023-05-01T11:00/2023-05-01T12:00 = 11:00-12:00"),
            ("1pm-2", " = 1pm-2"),
            ("9am", " = 9am"),
        ]);
    }
}
