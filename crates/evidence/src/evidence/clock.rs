//! The two clocks of an event: when it happened, and when it became known. It must not know how events are ordered.

use super::{
    Story,
    tellers::{has_lost_base, over_bases, tellers},
};
use briefing_format::model::{
    Briefing, Date, Event, EventIx, Item, QuoteIx, Source, SourceIx,
    date::{Order, SortKey},
};

/// By which of its dates an event is placed in time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Clock {
    /// When it happened.
    #[default]
    Happened,
    /// When it became known.
    Reported,
}

/// How each event of a file first became known.
#[derive(Debug, Default)]
pub(crate) struct Reports {
    /// For each event the number of a source, or one of those below.
    first: Vec<u32>,
    /// For each source whether it, or what it is based on, has no date.
    is_undated: Vec<bool>,
}

/// Nobody knows.
const UNKNOWN: u32 = u32::MAX;
/// The file says.
const SAID: u32 = u32::MAX - 1;

enum First {
    Said,
    Source(SourceIx),
}

impl Reports {
    /// Finds the first report of every event.
    pub(crate) fn new(briefing: &Briefing) -> Self {
        let key = |ix: SourceIx| Some((dated(&briefing[ix])?.sort_key(), ix));
        // A source and what it is based on tell it both.
        let told = over_bases(briefing, key, |one, other| [one, other].into_iter().flatten().min());
        let earliest = |sources: &mut dyn Iterator<Item = SourceIx>| {
            let dated = sources.filter_map(|ix| told[ix.0 as usize]);
            dated.min_by_key(|(key, _): &(SortKey, SourceIx)| *key).map(|(_, source)| source)
        };
        // Many events may name one quote that came a long way.
        let of_quotes: Vec<Option<SourceIx>> = briefing
            .quotes
            .iter()
            .map(|quote| earliest(&mut briefing.telling_of_quote(quote).attribution.named()))
            .collect();
        let first = |(ix, event): (EventIx, &Event)| {
            if event.reported.is_some() {
                return SAID;
            }
            let telling = briefing.telling_of_event(event);
            let reporting = reporting_quotes(briefing, ix);
            let of_quotes = reporting.filter_map(|quote| of_quotes[quote.0 as usize]);
            let mut sources = telling.attribution.named().chain(of_quotes);
            earliest(&mut sources).map_or(UNKNOWN, |source| source.0)
        };
        Self {
            first: (0..).map(EventIx).zip(&briefing.events).map(first).collect(),
            is_undated: over_bases(
                briefing,
                |ix| dated(&briefing[ix]).is_none() || has_lost_base(briefing, ix),
                |one, other| one | other,
            ),
        }
    }

    fn first(&self, event: EventIx) -> Option<First> {
        match *self.first.get(event.0 as usize)? {
            UNKNOWN => None,
            SAID => Some(First::Said),
            source => Some(First::Source(SourceIx(source))),
        }
    }
}

/// The quotes by which an event is reported: it names no source of its own, and they are not said to be about it.
pub(crate) fn reporting_quotes(briefing: &Briefing, ix: EventIx) -> impl Iterator<Item = QuoteIx> + '_ {
    reporting_quotes_of_file(briefing, ix).filter(|quote| briefing.is_known(*quote))
}

/// The same, whenever they became known.
pub(crate) fn reporting_quotes_of_file(
    briefing: &Briefing,
    ix: EventIx,
) -> impl Iterator<Item = QuoteIx> + '_ {
    let quotes = briefing[ix].quotes.of_file().iter().copied();
    quotes.filter(move |quote| is_reported_by(briefing, ix, *quote))
}

/// Whether an event is reported by a quote that it names.
pub(crate) fn is_reported_by(briefing: &Briefing, ix: EventIx, quote: QuoteIx) -> bool {
    let has_chains = briefing.telling_of_event(&briefing[ix]).attribution.has_chains();
    !has_chains && !briefing[quote].about.of_file().contains(&Item::Event(ix))
}

/// When a source was published, as far as that says when it was.
fn dated(source: &Source) -> Option<&Date> {
    source.published.as_ref().filter(|date| date.has_year())
}

impl<'a> Story<'a> {
    /// The date of an event by a clock.
    pub fn when(self, event: EventIx, clock: Clock) -> Option<&'a Date> {
        match clock {
            Clock::Happened => self.get(event).date.as_ref(),
            Clock::Reported => self.reported(event),
        }
    }

    /// When an event became known: as the file says, else when the earliest of its sources was published, those of its
    /// quotes among them. `None` where neither is known.
    pub(crate) fn reported(self, event: EventIx) -> Option<&'a Date> {
        match self.evidence.reports.first(event)? {
            First::Said => self.get(event).reported.as_deref(),
            First::Source(source) if self.is_first_known(event, source) => {
                self.get(source).published.as_ref()
            }
            First::Source(_) => self.dates_of_reports(event).into_iter().min_by_key(|date| date.sort_key()),
        }
    }

    /// The dates of the sources of an event and of what they are based on, of those that were known.
    fn dates_of_reports(self, event: EventIx) -> Vec<&'a Date> {
        let told = tellers(self.briefing, self.sources_of_reports(event));
        let known = told.into_iter().filter(|source| self.briefing.is_known(*source));
        known.filter_map(|source| dated(self.get(source))).collect()
    }

    /// Whether the dates prove that an event was reported in the first of its sources that is dated, and not before.
    pub(crate) fn is_first_report_proven(self, event: EventIx) -> bool {
        let Some(first) = self.reported(event) else { return false };
        let is_first = |other: &&Date| {
            first.edtf() == other.edtf() || matches!(first.order(other), Order::Before | Order::Same)
        };
        self.dates_of_reports(event).iter().all(is_first)
    }

    /// Whether the first source of an event in the file is the first of those that were known.
    fn is_first_known(self, event: EventIx, source: SourceIx) -> bool {
        let briefing = self.briefing;
        let is_its_own = || briefing.telling_of_event(self.get(event)).attribution.has_chains();
        !briefing.later().is_any() || briefing.is_known(source) && is_its_own()
    }

    /// The sources of an event, and those of its quotes by which it is reported.
    fn sources_of_reports(self, event: EventIx) -> impl Iterator<Item = SourceIx> + 'a {
        let briefing = self.briefing;
        let of_quotes = reporting_quotes(briefing, event)
            .flat_map(move |quote| briefing.telling_of_quote(self.get(quote)).attribution.named());
        briefing.telling_of_event(self.get(event)).attribution.named().chain(of_quotes)
    }

    /// Whether an event has a source that nobody dated, those of its quotes among them: it may be earlier than all others.
    pub(crate) fn has_undated_source(self, event: EventIx) -> bool {
        let telling = self.briefing.telling_of_event(self.get(event)).attribution;
        let is_unread = !telling.unread().is_empty()
            || !telling.has_chains()
                && self.briefing.lost_at(Item::Event(event), None, "quotes").next().is_some();
        is_unread
            || self
                .sources_of_reports(event)
                .any(|source| self.evidence.reports.is_undated[source.0 as usize])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::Evidence;

    #[test]
    fn what_is_not_said_to_be_reported_was_when_its_first_source_was_published() {
        let yaml = "briefing: 1\ntitle: T\nevents:\n  - {title: A, reported: 2022-07, sources: [s]}\n  - {title: B, date: 1979, sources: [s, t]}\n  - {title: C, quotes: [q]}\n  - {title: D, sources: [u]}\nactors: {a: {name: A}}\nquotes: {q: {text: Q, speaker: a, via: [t, s]}}\nsources:\n  s: {title: S, published: 2025}\n  t: {title: T, published: 2024}\n  u: {title: U}\n";
        let briefing = briefing_format::parse(yaml, &mut |_| {}).briefing;
        let evidence = Evidence::new(&briefing);
        let story = Story { briefing: &briefing, evidence: &evidence };
        let reported = |n| story.when(EventIx(n), Clock::Reported).map(Date::edtf);
        assert_eq!([0, 1, 2, 3].map(reported), [Some("2022-07"), Some("2024"), Some("2024"), None]);
        assert_eq!(story.when(EventIx(1), Clock::Happened).map(Date::edtf), Some("1979"));
    }
}
