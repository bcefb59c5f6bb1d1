//! `mixed-clocks`: some times of day in the file have a zone, and others have none.
//!
//! Times without a zone are of one clock, the local one of what is told. How far that clock is ahead of UTC nobody says, so
//! between a time with a zone and one without only days are compared: two events an hour apart lose their order and the
//! gap between them, and stand beside each other as if both were in UTC.
//!
//! It is found once, at the first time of the kind of which there are fewer, of as many at the first that differs from the
//! first of all. Looked at is every date of the file, the days from which words are counted among them. Two zones are no
//! mixture: their times are compared.

use super::{Findings, Subject, written};
use briefing_format::{
    Part,
    diagnostic::{Code, Diagnostic, Span},
    model::{Briefing, ClaimIx, Date, EntityIx, EventIx, Item, QuoteIx, SourceIx},
};
use briefing_text::{SafeText, safe_format};

pub(super) fn check(subject: &Subject<'_>, found: &mut Findings) {
    let mut kinds = [Kind::default(), Kind::default()];
    each_date(subject.briefing, &mut |item, part, number, date| {
        for date in [Some(date), date.as_of()].into_iter().flatten() {
            let Some(is_zoned) = date.has_zone() else { continue };
            let place = subject.places.nth(item, part, number).unwrap_or_else(|| subject.head(item));
            kinds[usize::from(is_zoned)].add(place, date);
        }
    });
    let [without, with] = &kinds;
    let (Some(first_without), Some(first_with)) = (without.first, with.first) else { return };
    let is_odd_zoned =
        (with.count, std::cmp::Reverse(first_with.0)) < (without.count, std::cmp::Reverse(first_without.0));
    let (place, date) = if is_odd_zoned { first_with } else { first_without };
    found.add(Code::MixedClocks, || {
        let has = |count: usize| if count == 1 { "has" } else { "have" };
        let message = safe_format!(
            "{} has {} zone: of {} times in the file, {} {} one and {} {} none.",
            written(date),
            if is_odd_zoned { "a" } else { "no" },
            with.count + without.count,
            with.count,
            has(with.count),
            without.count,
            has(without.count)
        );
        let help = "Give all times a zone, such as `T20:00Z` or `T20:00-04:00`, or none of them: between both kinds, only days are compared.";
        Diagnostic::new(Code::MixedClocks, place, message).with_help(SafeText::from_static(help))
    });
}

/// The times with a zone, or those without.
#[derive(Default)]
struct Kind<'a> {
    count: usize,
    first: Option<(Span, &'a Date)>,
}

impl<'a> Kind<'a> {
    fn add(&mut self, place: Span, date: &'a Date) {
        self.count += 1;
        if self.first.is_none_or(|(first, _)| place < first) {
            self.first = Some((place, date));
        }
    }
}

/// Every date of a briefing, with the part it is of which item, and its number there.
fn each_date<'a>(briefing: &'a Briefing, found: &mut impl FnMut(Item, Part, usize, &'a Date)) {
    let mut look = |item, part, number, date: Option<&'a Date>| {
        if let Some(date) = date {
            found(item, part, number, date);
        }
    };
    look(Item::Briefing, Part::AsOf, 0, briefing.as_of.as_ref());
    look(Item::Briefing, Part::Published, 0, briefing.published.as_ref());
    for (n, event) in (0..).zip(&briefing.events) {
        look(Item::Event(EventIx(n)), Part::Date, 0, event.date.as_ref());
        look(Item::Event(EventIx(n)), Part::Reported, 0, event.reported.as_deref());
    }
    for (n, quote) in (0..).zip(&briefing.quotes) {
        look(Item::Quote(QuoteIx(n)), Part::Date, 0, quote.date.as_ref());
    }
    for (n, source) in (0..).zip(&briefing.sources) {
        look(Item::Source(SourceIx(n)), Part::Published, 0, source.published.as_ref());
        look(Item::Source(SourceIx(n)), Part::Retrieved, 0, source.retrieved.as_deref());
    }
    for (n, entity) in (0..).zip(&briefing.entities) {
        for (number, relation) in entity.relations.of_file().iter().enumerate() {
            look(Item::Entity(EntityIx(n)), Part::RelationDate, number, relation.date.as_ref());
        }
    }
    for (n, claim) in (0..).zip(&briefing.claims) {
        for (number, position) in claim.positions.of_file().iter().enumerate() {
            look(Item::Claim(ClaimIx(n)), Part::PositionDate, number, position.date.as_deref());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing;

    fn found(body: &str) -> Vec<String> {
        testing::found(body, &[Code::MixedClocks])
    }

    #[track_caller]
    fn of_events(dates: &[&str]) -> String {
        let events: Vec<String> =
            dates.iter().map(|date| format!("  - {{title: E, date: \"{date}\"}}\n")).collect();
        let events = events.concat();
        let found = found(&format!("events:\n{events}"));
        assert!(found.len() <= 1);
        found.into_iter().next().unwrap_or_default()
    }

    #[test]
    fn the_first_of_the_rarer_kind_is_found() {
        assert_eq!(
            of_events(&[
                "2024-03-26T20",
                "2024-03-26T21:30",
                "2024-03-26T22:00Z",
                "2024-03-26T23Z",
                "2024-03-27T00"
            ]),
            "4 \\\"2024-03-26T22:00Z\\\": 2024-03-26T22:00Z has a zone: of 5 times in the file, 2 have one and 3 have none."
        );
        assert_eq!(
            of_events(&["2024-03-26T20+01", "2024-03-26T21:30-04:00", "2024-03-26", "2024-03-26T22:00~"]),
            "5 \\\"2024-03-26T22:00~\\\": 2024-03-26T22:00~ has no zone: of 3 times in the file, 2 have one and 1 has none."
        );
    }

    #[test]
    fn of_as_many_the_first_that_differs_is_found() {
        let first = |dates: &[&str]| of_events(dates).split(':').next().map(str::to_owned);
        assert_eq!(first(&["2024-03-26T20Z", "2024-03-26T21"]).as_deref(), Some("3 \\\"2024-03-26T21\\\""));
        assert_eq!(first(&["2024-03-26T20", "2024-03-26T21Z"]).as_deref(), Some("3 \\\"2024-03-26T21Z\\\""));
        assert_eq!(
            first(&["2024-03-26T20Z", "2024-03-26T21", "2024-03-26T22", "2024-03-26T23+02"]).as_deref(),
            Some("3 \\\"2024-03-26T21\\\"")
        );
    }

    #[test]
    fn one_kind_alone_and_days_are_no_mixture() {
        for dates in [
            &["2024-03-26T20", "2024-03-26T21:30:00", "2024-03-26T01:26:07.5", "2024"][..],
            &["2024-03-26T20Z", "2024-03-26T21:30-04:00", "2024-03-26T22+02/2024-03-26T23Z"],
            &["2024-03-26T20Z", "2024-03-26", "1980/1988"],
            &[],
        ] {
            assert_eq!(of_events(dates), "", "{dates:?}");
        }
    }

    #[test]
    fn every_date_of_the_file_is_looked_at() {
        let zoned = "2025-06-20T10Z";
        for other in [
            format!("as_of: {zoned}\n"),
            format!("published: {zoned}\n"),
            format!("sources:\n  s: {{title: S, published: {zoned}}}\n"),
            format!("sources:\n  s: {{title: S, published: 2025, retrieved: {zoned}}}\n"),
            format!("actors:\n  a: {{name: A, relations: [{{to: a, kind: x, date: {zoned}}}]}}\n"),
            format!("actors:\n  a: {{name: A}}\nquotes:\n  q: {{text: Q, speaker: a, date: {zoned}}}\n"),
            format!(
                "actors:\n  a: {{name: A}}\nclaims:\n  c: {{text: C, positions: [{{by: a, stance: asserts, date: {zoned}}}]}}\n"
            ),
            format!("background:\n  - {{title: B, reported: {zoned}}}\n"),
            format!("background:\n  - {{title: B, date: {{edtf: 2025, text: that day, as_of: {zoned}}}}}\n"),
            format!("background:\n  - {{title: B, date: \"{zoned}/2025-06-20T11Z\"}}\n"),
        ] {
            let events =
                "events:\n  - {title: E, date: 2025-06-20T09}\n  - {title: F, date: 2025-06-20T12}\n";
            let found = found(&format!("{other}{events}"));
            assert!(
                matches!(&found[..], [one] if one.contains("has a zone: of 3 times")),
                "{other} {found:?}"
            );
        }
    }
}
