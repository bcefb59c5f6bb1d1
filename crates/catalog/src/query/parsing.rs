//! The words of a query. Nothing of it is guessed: what cannot be understood is told with a way out.

use std::fmt;

use briefing_format::{
    model::{Date, Tlp},
    suggest::suggest,
};
use briefing_text::{SafeText, safe_format};

use super::{Field, Query, State, Term, Time};
use crate::{kind::Kind, words};

/// Every filter, by the word before its colon.
const FILTERS: [&str; 9] = ["kind", "who", "source", "date", "surely", "tlp", "tag", "is", "in"];

/// A query that cannot be understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadQuery(SafeText);

impl BadQuery {
    /// What is wrong, in one sentence without its full stop, with what could be written instead.
    pub const fn message(&self) -> &SafeText {
        &self.0
    }
}

impl std::error::Error for BadQuery {}

impl fmt::Display for BadQuery {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.as_str())
    }
}

/// A part of a query: what stands between blanks outside of quotation marks.
struct Part<'q> {
    is_not: bool,
    /// The filter before a colon; nothing where there is none.
    filter: Option<&'q str>,
    value: String,
    /// Whether the value stood in quotation marks.
    is_quoted: bool,
}

impl Query {
    /// Understands what was typed.
    ///
    /// Errors: a filter or a value that there is not.
    pub fn parse(typed: &str) -> Result<Self, BadQuery> {
        let mut query = Self::default();
        for part in parts(typed) {
            query.add(&part)?;
        }
        Ok(query)
    }

    fn add(&mut self, part: &Part<'_>) -> Result<(), BadQuery> {
        let value = part.value.as_str();
        let values = || value.split(',').map(str::trim).filter(|value| !value.is_empty());
        match part.filter {
            None => self.term(Field::Anywhere, part),
            Some("who") => self.term(Field::Who, part),
            Some("source") => self.term(Field::Source, part),
            Some("kind") => {
                let kinds = if part.is_not { &mut self.not_kinds } else { &mut self.kinds };
                for value in values() {
                    let all = Kind::ALL.map(Kind::as_str);
                    kinds.push(
                        Kind::parse(&value.to_lowercase()).ok_or_else(|| unknown("kind", value, &all))?,
                    );
                }
            }
            Some("is") => {
                let states = if part.is_not { &mut self.not_states } else { &mut self.states };
                for value in values() {
                    let all = State::ALL.map(|(_, word)| word);
                    let found = State::ALL.iter().find(|(_, word)| word.eq_ignore_ascii_case(value));
                    states.push(found.ok_or_else(|| unknown("is", value, &all))?.0);
                }
            }
            Some("tlp") if !part.is_not => {
                for value in values() {
                    let found = Tlp::parse(&value.to_uppercase());
                    self.markings.push(found.ok_or_else(|| unknown("tlp", value, Tlp::WORDS))?);
                }
            }
            Some("tag") => {
                let tags = if part.is_not { &mut self.not_tags } else { &mut self.tags };
                tags.push(value.to_owned());
            }
            Some("date") if !part.is_not => self.times.push(time(value, false)?),
            Some("surely") if !part.is_not => self.times.push(time(value, true)?),
            Some("in") if !part.is_not => self.folders.push(value.to_owned()),
            Some(filter) => {
                return Err(BadQuery(safe_format!(
                    "`{}:` cannot be turned round with -",
                    SafeText::line(filter)
                )));
            }
        }
        Ok(())
    }

    fn term(&mut self, field: Field, part: &Part<'_>) {
        let is_prefix = !part.is_quoted && part.value.ends_with('*');
        let words = words::of(&part.value);
        // What has no letter and no digit stands in no index.
        if !words.is_empty() {
            self.terms.push(Term { field, words, is_prefix, is_not: part.is_not });
        }
    }
}

/// The parts of what was typed.
fn parts(typed: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut rest = typed.trim_start();
    while !rest.is_empty() {
        let is_not = rest.len() > 1 && rest.starts_with('-');
        let begun = if is_not { &rest[1..] } else { rest };
        let (filter, begun) = filter(begun);
        let marks = [('"', '"'), ('“', '”'), ('„', '“'), ('«', '»')];
        let opened = begun.chars().next().and_then(|c| marks.iter().find(|(open, _)| *open == c));
        let (value, is_quoted, behind) = if let Some((open, close)) = opened {
            let inner = &begun[open.len_utf8()..];
            let end = inner.find(*close).unwrap_or(inner.len());
            let behind = inner.get(end + close.len_utf8()..).unwrap_or_default();
            (inner[..end].to_owned(), true, behind)
        } else {
            let end = begun.find(char::is_whitespace).unwrap_or(begun.len());
            (begun[..end].to_owned(), false, &begun[end..])
        };
        if !value.trim().is_empty() {
            parts.push(Part { is_not, filter, value, is_quoted });
        }
        rest = behind.trim_start();
    }
    parts
}

/// The filter with which a part begins, and what is behind its colon. A word that is none and has a colon is a word:
/// `https://…`, `12:30`.
fn filter(part: &str) -> (Option<&str>, &str) {
    let found = part.split_once(':').and_then(|(before, value)| {
        let known = FILTERS.into_iter().find(|filter| before.eq_ignore_ascii_case(filter))?;
        Some((Some(known), value))
    });
    found.unwrap_or((None, part))
}

fn unknown(filter: &str, value: &str, all: &[&str]) -> BadQuery {
    let meant = suggest(value, all.iter().copied());
    let meant = meant.map(|meant| format!("; perhaps {}", meant.word)).unwrap_or_default();
    let value = SafeText::line(value);
    BadQuery(safe_format!(
        "`{}:{value}` finds nothing: there are {}{}",
        SafeText::line(filter),
        SafeText::line(&all.join(", ")),
        SafeText::line(&meant)
    ))
}

fn time(value: &str, is_sure: bool) -> Result<Time, BadQuery> {
    let bad = || {
        BadQuery(safe_format!(
            "`{}` is no time: write 2022, 2022-05, 2022-05-31, 2022..2024, 2022.. or ..2024",
            SafeText::line(value)
        ))
    };
    let day = |date: &str, is_last: bool| {
        let date = Date::parse(date.trim()).map_err(|_| bad())?;
        let day = if is_last { date.surely_ended() } else { date.surely_begun() };
        day.and_then(|day| i64::try_from(day).ok()).ok_or_else(bad)
    };
    let (first, last) = value.split_once("..").unwrap_or((value, value));
    if first.trim().is_empty() && last.trim().is_empty() {
        return Err(bad());
    }
    let first = if first.trim().is_empty() { i64::MIN } else { day(first, false)? };
    let last = if last.trim().is_empty() { i64::MAX } else { day(last, true)? };
    if first > last { Err(bad()) } else { Ok(Time { first, last, is_sure }) }
}
