//! The events of a draft: one for each paragraph with a date or a quotation.

use std::collections::HashMap;

use super::{Material, fit, sources::Sources, told, unlinked};
use crate::{
    dates::Dated,
    findings::{Line, Via},
};
use briefing_evidence::check::PLACEHOLDER;
use briefing_format::{
    model::{Id, date::Day},
    write::{Map, Value},
};

/// A paragraph that becomes an event.
#[derive(Debug)]
pub(super) struct Stub<'a> {
    /// Its sentence with a date, or else with a quotation.
    pub(super) line: Line,
    /// What all came through that it quotes; nothing where that is not the same.
    pub(super) via: Vec<Via>,
    /// The quotations of all its sentences.
    quotes: Vec<usize>,
    /// The dates of its other sentences.
    also: Vec<Dated>,
    words: String,
    material: &'a Material<'a>,
}

impl Stub<'_> {
    /// The date of what the sentence tells: rather a day than a month, and a recent one than one from before, "created in 2015,
    /// it struck on Friday".
    pub(super) fn main_date(&self) -> Option<&Dated> {
        let dates = &self.line.dates;
        let now =
            self.material.published.map(Day::year).or_else(|| dates.iter().filter_map(Dated::year).max());
        let is_recent = |dated: &&Dated| {
            dated.edtf.is_some() && dated.year().zip(now).is_none_or(|(year, now)| year + 1 >= now)
        };
        // A date without a year is of the year of publication, whenever that was.
        let is_bare = |dated: &&Dated| dated.edtf.as_deref().is_some_and(|edtf| edtf.starts_with("XXXX"));
        let is_day = |dated: &&Dated| is_recent(dated) && dated.edtf.as_ref().is_some_and(|e| e.len() >= DAY);
        let bare = dates.iter().find(is_bare).filter(|_| self.material.published.is_none());
        let day = dates.iter().find(is_day);
        bare.or(day).or_else(|| dates.iter().find(is_recent)).or(dates.first())
    }

    /// What its date perhaps is, and the other dates of the paragraph, as a comment tells them.
    pub(super) fn dates_beside(&self) -> Vec<String> {
        let Some(main) = self.main_date() else { return Vec::new() };
        let others = self.line.dates.iter().chain(&self.also).filter(|other| *other != main);
        let others = others.filter(|other| other.edtf.is_none() || other.edtf != main.edtf);
        let perhaps = main.perhaps.iter().map(|day| format!("perhaps {day} (“{}”)", main.words));
        perhaps.chain(others.map(told)).collect()
    }

    pub(super) fn event(&self, quotes: &HashMap<usize, &Id>, sources: &Sources) -> Map {
        let mut event = Map::new();
        if let Some(date) = self.main_date() {
            event.set("date", self.material.date(date));
            if date.is_ahead {
                event.set("status", "planned");
            }
        }
        let ids = self.quotes.iter().filter_map(|index| quotes.get(index)).map(|id| Value::from(id.as_str()));
        event.set("quotes", Value::List(ids.collect()));
        if sources.are_passed_on(&self.via, self.material) {
            event.set("via", sources.chain(&self.via, self.material));
        }
        fit::titled(&event, PLACEHOLDER, self.words.trim_end_matches('.'))
    }
}

/// How long a date in EDTF is that names a day.
const DAY: usize = "2024-03-16".len();

impl Material<'_> {
    /// The paragraphs that become events, in order, each with its main line.
    pub(super) fn stubs(&self) -> Vec<Stub<'_>> {
        let parts = self.findings.lines.iter().flat_map(|lines| self.parted(lines));
        parts.filter_map(|lines| self.stub(lines)).collect()
    }

    /// The sentences of a paragraph that are one event. What is quoted beside the sentence with an old date was not said then.
    fn parted(&self, lines: &[Line]) -> Vec<Vec<Line>> {
        let main = lines.iter().position(|line| !line.dates.is_empty());
        let is_old = |line: &Line| {
            let old = |dated: &Dated| {
                let now = self.published.map(Day::year);
                dated.year().zip(now).is_some_and(|(year, now)| year + 1 < now)
            };
            line.dates.iter().any(old) && line.dates.iter().all(|dated| dated.edtf.is_none() || old(dated))
        };
        let Some(main) = main.filter(|main| is_old(&lines[*main])) else { return vec![lines.to_vec()] };
        let mut others = lines.to_vec();
        let line = others.remove(main);
        let is_quoted = others.iter().any(|line| !line.quotations.is_empty());
        if is_quoted { vec![vec![line], others] } else { vec![lines.to_vec()] }
    }

    fn stub(&self, lines: Vec<Line>) -> Option<Stub<'_>> {
        let quotes: Vec<usize> = lines.iter().flat_map(|line| line.quotations.iter().copied()).collect();
        let main = lines.iter().position(|line| !line.dates.is_empty());
        // Without a date, what a claim quotes already is no event of its own.
        let positions = || self.findings.claims.iter().flat_map(|claim| &claim.positions);
        let is_held = |index: &usize| positions().any(|held| held.quotation == Some(*index));
        if main.is_none() && quotes.iter().all(is_held) {
            return None;
        }
        let main = main.or_else(|| lines.iter().position(|line| !line.quotations.is_empty()))?;
        // Where only one sentence came through another source, the event did not: it has the quotes of all.
        let of_quotes = |line: &Line| {
            let spoken = self.findings.spoken.iter().filter(|spoken| line.quotations.contains(&spoken.index));
            spoken.map(|spoken| spoken.via.clone()).collect::<Vec<_>>()
        };
        let via = lines[main].via.clone();
        let is_of_all = lines.iter().flat_map(of_quotes).all(|other| other == via);
        let mut lines = lines;
        let line = lines.remove(main);
        let also = lines.into_iter().flat_map(|line| line.dates).collect();
        let words = unlinked(&self.article.words(&line.words).replace('\n', " "));
        let via = if is_of_all { via } else { Vec::new() };
        Some(Stub { line, via, quotes, also, words, material: self })
    }
}
