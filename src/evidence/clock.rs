//! The two clocks of an event: when it happened, and when it became known. It must not know how events are ordered.

use super::Story;
use crate::model::{Date, EventIx, SourceIx};

/// By which of its dates an event is placed in time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Clock {
    /// When it happened.
    #[default]
    Happened,
    /// When it became known.
    Reported,
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
    pub fn reported(self, event: EventIx) -> Option<&'a Date> {
        let event = self.get(event);
        event.reported.as_deref().or_else(|| {
            let of_quotes = event.quotes.iter().flat_map(|quote| &self.get(*quote).via);
            self.published(event.sources.iter().chain(of_quotes))
        })
    }

    /// When the earliest of some sources was published.
    pub(super) fn published<'s>(self, sources: impl IntoIterator<Item = &'s SourceIx>) -> Option<&'a Date> {
        let dates = sources.into_iter().filter_map(|source| self.get(*source).published.as_ref());
        dates.min_by_key(|date| date.sort_key())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::Evidence;

    #[test]
    fn what_is_not_said_to_be_reported_was_when_its_first_source_was_published() {
        let yaml = "briefing: 1\ntitle: T\nevents:\n  - {title: A, reported: 2022-07, sources: [s]}\n  - {title: B, date: 1979, sources: [s, t]}\n  - {title: C, quotes: [q]}\n  - {title: D, sources: [u]}\nactors: {a: {name: A}}\nquotes: {q: {text: Q, speaker: a, via: [t, s]}}\nsources:\n  s: {title: S, published: 2025}\n  t: {title: T, published: 2024}\n  u: {title: U}\n";
        let briefing = crate::format::parse(yaml, &mut |_| {}).briefing;
        let evidence = Evidence::new(&briefing);
        let story = Story { briefing: &briefing, evidence: &evidence };
        let reported = |n| story.when(EventIx(n), Clock::Reported).map(Date::edtf);
        assert_eq!([0, 1, 2, 3].map(reported), [Some("2022-07"), Some("2024"), Some("2024"), None]);
        assert_eq!(story.when(EventIx(1), Clock::Happened).map(Date::edtf), Some("1979"));
    }
}
