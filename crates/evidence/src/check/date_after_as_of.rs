//! `date-after-as-of`: a date is later than the date as of which the briefing was written.
//!
//! `as_of` says that the briefing knows nothing later, and readers judge by it how old the picture is. A later date is a slip,
//! or `as_of` was forgotten when something was added. Looked at are the dates of events, quotes, sources, relations and
//! positions, when an event became known, and the day from which a source's own words ("last week") are counted.
//!
//! Nothing is found on a "maybe": the whole of a date must lie after the whole of `as_of`. The date of a planned event may lie
//! ahead. When a source was retrieved, and when the briefing was published, says nothing of what is known in it.

use super::{Findings, Subject, is_planned, written};
use briefing_format::{
    Part,
    diagnostic::{Code, Diagnostic},
    model::{ClaimIx, Date, EntityIx, EventIx, Item, QuoteIx, SourceIx, date::Order},
};
use briefing_text::{SafeText, safe_format};

pub(super) fn check(subject: &Subject<'_>, found: &mut Findings) {
    let briefing = subject.briefing;
    let Some(as_of) = &briefing.as_of else { return };
    let mut look = Look { subject, found, as_of };
    for (n, event) in (0..).zip(&briefing.events) {
        let item = Item::Event(EventIx(n));
        if is_planned(event) {
            look.at_words(item, Part::Date, 0, event.date.as_ref());
        } else {
            look.at(item, Part::Date, 0, event.date.as_ref());
        }
        look.at(item, Part::Reported, 0, event.reported.as_deref());
    }
    for (n, quote) in (0..).zip(&briefing.quotes) {
        look.at(Item::Quote(QuoteIx(n)), Part::Date, 0, quote.date.as_ref());
    }
    for (n, source) in (0..).zip(&briefing.sources) {
        look.at(Item::Source(SourceIx(n)), Part::Published, 0, source.published.as_ref());
    }
    for (n, entity) in (0..).zip(&briefing.entities) {
        for (number, relation) in entity.relations.of_file().iter().enumerate() {
            look.at(Item::Entity(EntityIx(n)), Part::RelationDate, number, relation.date.as_ref());
        }
    }
    for (n, claim) in (0..).zip(&briefing.claims) {
        for (number, position) in claim.positions.of_file().iter().enumerate() {
            look.at(Item::Claim(ClaimIx(n)), Part::PositionDate, number, position.date.as_deref());
        }
    }
}

struct Look<'a, 's, 'f> {
    subject: &'s Subject<'a>,
    found: &'f mut Findings,
    as_of: &'s Date,
}

impl Look<'_, '_, '_> {
    fn at(&mut self, item: Item, part: Part, number: usize, date: Option<&Date>) {
        let Some(date) = date else { return };
        if self.is_later(date) {
            self.add(item, part, number, how(part), date);
        } else {
            self.at_words(item, part, number, Some(date));
        }
    }

    /// Looks at the day from which the source's own words for a date are counted.
    fn at_words(&mut self, item: Item, part: Part, number: usize, date: Option<&Date>) {
        if let Some(day) = date.and_then(Date::as_of)
            && self.is_later(day)
        {
            self.add(item, part, number, "has a date counted from", day);
        }
    }

    fn is_later(&self, date: &Date) -> bool {
        date.order(self.as_of) == Order::After
    }

    fn add(&mut self, item: Item, part: Part, number: usize, how: &str, date: &Date) {
        let (subject, as_of) = (self.subject, self.as_of);
        self.found.add(Code::DateAfterAsOf, || {
            let place = subject.places.nth(item, part, number).unwrap_or_else(|| subject.head(item));
            let (name, date, as_of) = (what(subject, item, part), written(date), written(as_of));
            let message = safe_format!("{name} {how} {date}, but the briefing knows nothing after {as_of}.");
            let help = match item {
                Item::Event(_) => "Mend the date, move `as_of` on, or write `status: planned`.",
                _ => "Mend the date, or move `as_of` on.",
            };
            Diagnostic::new(Code::DateAfterAsOf, place, message).with_help(SafeText::from_static(help))
        });
    }
}

fn how(part: Part) -> &'static str {
    match part {
        Part::Reported => "became known",
        Part::Published => "was published",
        _ => "is dated",
    }
}

fn what(subject: &Subject<'_>, item: Item, part: Part) -> String {
    match part {
        Part::RelationDate => format!("A relation of {}", subject.name(item)),
        Part::PositionDate => format!("A position on {}", subject.name(item)),
        _ => subject.name_first(item),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing;

    fn found(body: &str) -> Vec<String> {
        testing::found(&format!("as_of: 2025-06-20\n{body}"), &[Code::DateAfterAsOf])
    }

    #[test]
    fn every_date_is_looked_at() {
        let body = "actors:\n  a: {name: A, relations: [{to: a, kind: x, date: 2026}]}\nsources:\n  s: {title: S, published: 2025-07, retrieved: 2025-12-31}\nquotes:\n  q: {text: Q, speaker: a, date: 2025-06-21}\nclaims:\n  c: {text: C, positions: [{by: a, stance: asserts, date: 2027}]}\nevents:\n  - {title: E, date: 2025-06-22, reported: 2025-06-23}\n";
        assert_eq!(
            found(body),
            [
                "3 2026: A relation of the actor `a` is dated 2026, but the briefing knows nothing after 2025-06-20.",
                "5 2025-07: The source `s` was published 2025-07, but the briefing knows nothing after 2025-06-20.",
                "7 2025-06-21: The quote `q` is dated 2025-06-21, but the briefing knows nothing after 2025-06-20.",
                "9 2027: A position on the claim `c` is dated 2027, but the briefing knows nothing after 2025-06-20.",
                "11 2025-06-22: The event `E` is dated 2025-06-22, but the briefing knows nothing after 2025-06-20.",
                "11 2025-06-23: The event `E` became known 2025-06-23, but the briefing knows nothing after 2025-06-20.",
            ]
        );
    }

    #[test]
    fn a_maybe_is_not_enough() {
        for date in [
            "2025",
            "2025-06",
            "2025-06-20",
            "2025-06-20T23",
            "2025-06-21T00~",
            "2025-06-20T20-09",
            "2025-06-21~",
            "\"[2025-01..]\"",
            "2014/..",
        ] {
            assert_eq!(found(&format!("events:\n  - {{title: E, date: {date}}}\n")), [""; 0], "{date}");
        }
    }

    #[test]
    fn what_is_planned_may_lie_ahead_but_words_are_not_counted_from_there() {
        assert_eq!(found("events:\n  - {title: E, date: 2026, status: planned}\n"), [""; 0]);
        let date = "{edtf: 2025-06-13~, text: last week, as_of: 2025-06-21}";
        assert_eq!(
            found(&format!("events:\n  - {{title: E, date: {date}}}\n")),
            [format!(
                "3 {date}: The event `E` has a date counted from 2025-06-21, but the briefing knows nothing after 2025-06-20."
            )]
        );
    }
}
