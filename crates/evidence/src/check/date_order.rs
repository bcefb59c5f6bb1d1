//! `date-order`: two dates contradict each other.
//!
//! One of the two is a slip, or a source does not say what it is named for. Found is, where the bounds of both dates prove it:
//!
//! * an event that became known (`reported`) before it happened;
//! * an event that happened after every source it names was published;
//! * a quote, or a position on a claim, from after a source it came through was published;
//! * a source that stands in the `via` of a quote behind one that was published later;
//! * a source that was published after it was retrieved;
//! * a source that is based on one published later;
//! * a briefing that was published before the date it was written as of.
//!
//! Nothing is found on a "maybe": `1666~`, `[..1979]` and 2024 against 2024-03 prove nothing. A planned event may lie after all
//! that is known of it. A page of the kind `web` may change after it was published, up to the day it was retrieved, if that
//! is given. A source without a date contradicts nothing.

use super::{Findings, Subject, is_planned, written};
use briefing_format::{
    Part,
    diagnostic::{Code, Diagnostic, Span},
    model::{ClaimIx, Date, EventIx, Item, QuoteIx, Source, SourceIx, SourceKind, date::Order},
    wording::quoted,
};
use briefing_text::{SafeText, safe_format};

pub(super) fn check(subject: &Subject<'_>, found: &mut Findings) {
    let briefing = subject.briefing;
    if let (Some(as_of), Some(published)) = (&briefing.as_of, &briefing.published)
        && is_before(published, as_of)
    {
        add(found, subject.place(Item::Briefing, Part::Published), || {
            let message = safe_format!(
                "The briefing was published {}, before the date it was written as of, {}.",
                written(published),
                written(as_of)
            );
            (message, "Mend `published` or `as_of`.")
        });
    }
    events(subject, found);
    quotes(subject, found);
    sources(subject, found);
    positions(subject, found);
}

fn add(found: &mut Findings, place: Span, make: impl FnOnce() -> (SafeText, &'static str)) {
    found.add(Code::DateOrder, || {
        let (message, help) = make();
        Diagnostic::new(Code::DateOrder, place, message).with_help(SafeText::from_static(help))
    });
}

fn is_before(earlier: &Date, later: &Date) -> bool {
    earlier.order(later) == Order::Before
}

/// Whether a source was finished before something, so that it cannot tell of it.
fn is_too_early(source: &Source, date: &Date) -> bool {
    let is_before = |known: &Date| is_before(known, date);
    match (source.kind, source.retrieved.as_deref()) {
        (Some(SourceKind::Web), Some(retrieved)) => is_before(retrieved),
        _ => source.published.as_ref().is_some_and(is_before),
    }
}

fn events(subject: &Subject<'_>, found: &mut Findings) {
    let briefing = subject.briefing;
    let planned = |event: &&(u32, &briefing_format::model::Event)| !is_planned(event.1);
    let events: Vec<_> = (0..).zip(&briefing.events).collect();
    for (n, event) in events.iter().filter(planned) {
        let (item, Some(date)) = (Item::Event(EventIx(*n)), &event.date) else { continue };
        if let Some(reported) = event.reported.as_deref()
            && is_before(reported, date)
        {
            add(found, subject.place(item, Part::Reported), || {
                let (name, reported, date) = (subject.name_first(item), written(reported), written(date));
                let message = safe_format!("{name} became known {reported}, before it happened, {date}.");
                (message, "Mend one of the two dates; what is still to come has the status `planned`.")
            });
        }
        let is_too_early = |ix: &SourceIx| is_too_early(&briefing[*ix], date);
        let sources = || event.via.of_file().iter().chain(event.sources.of_file());
        if let Some(source) = sources().next()
            && sources().all(is_too_early)
        {
            add(found, subject.place(item, Part::Date), || {
                let (name, date) = (subject.name_first(item), written(date));
                let published = published(&briefing[*source]);
                let message = match sources().count() {
                    1 => safe_format!("{name}, {date}, happened after its source {published}."),
                    _ => safe_format!("{name}, {date}, happened after all its sources, such as {published}."),
                };
                (
                    message,
                    "Mend one of the dates, or name a source that can tell of it; what is still to come is `planned`.",
                )
            });
        }
        out_of_order(subject, found, item, event.via.of_file());
    }
}

fn quotes(subject: &Subject<'_>, found: &mut Findings) {
    for (n, quote) in (0..).zip(&subject.briefing.quotes) {
        let item = Item::Quote(QuoteIx(n));
        if let Some(date) = &quote.date {
            said_too_late(subject, found, (item, Part::Date, 0), date, quote.via.of_file());
        }
        out_of_order(subject, found, item, quote.via.of_file());
    }
}

/// Reports the first source on the way of a quote or an event that cannot have taken it from one before it.
fn out_of_order(subject: &Subject<'_>, found: &mut Findings, item: Item, via: &[SourceIx]) {
    // A way may be as long as its file: only the youngest source so far is looked at, which proves most.
    let mut youngest: Option<(&Source, &Date)> = None;
    for source in via.iter().map(|ix| &subject.briefing[*ix]) {
        if let Some((before, date)) = youngest
            && is_too_early(source, date)
        {
            return add(found, subject.place(item, Part::Via), || {
                let name = subject.name(item);
                let (source, before) = (published(source), published(before));
                let message =
                    safe_format!("In `via` of {name}, {source} stands behind {before}, which came later.");
                (
                    message,
                    "Mend one of the dates, or the order: from the first utterance or report to the source that we read.",
                )
            });
        }
        let Some(date) = &source.published else { continue };
        if youngest.is_none_or(|(_, youngest)| youngest.earliest() < date.earliest()) {
            youngest = Some((source, date));
        }
    }
}

fn positions(subject: &Subject<'_>, found: &mut Findings) {
    for (n, claim) in (0..).zip(&subject.briefing.claims) {
        for (number, position) in claim.positions.of_file().iter().enumerate() {
            let Some(date) = position.date.as_deref() else { continue };
            let item = Item::Claim(ClaimIx(n));
            said_too_late(subject, found, (item, Part::PositionDate, number), date, position.via.of_file());
        }
    }
}

/// Reports words that are younger than the first source on their way that is too early for them.
fn said_too_late(
    subject: &Subject<'_>,
    found: &mut Findings,
    (item, part, number): (Item, Part, usize),
    date: &Date,
    via: &[SourceIx],
) {
    let source = via.iter().map(|ix| &subject.briefing[*ix]).find(|source| is_too_early(source, date));
    let Some(source) = source else { return };
    let place = subject.places.nth(item, part, number).unwrap_or_else(|| subject.head(item));
    add(found, place, || {
        let name = match item {
            Item::Claim(_) => format!("A position on {}", subject.name(item)),
            _ => subject.name_first(item),
        };
        let message =
            safe_format!("{name} is from {}, after its source {}.", written(date), published(source));
        (message, "Mend one of the dates, or the way in `via`: a source cannot hold what was said after it.")
    });
}

fn sources(subject: &Subject<'_>, found: &mut Findings) {
    let briefing = subject.briefing;
    for (n, source) in (0..).zip(&briefing.sources) {
        let (item, Some(date)) = (Item::Source(SourceIx(n)), &source.published) else { continue };
        if let Some(retrieved) = source.retrieved.as_deref()
            && is_before(retrieved, date)
        {
            add(found, subject.place(item, Part::Published), || {
                let (date, retrieved) = (written(date), written(retrieved));
                let name = subject.name_first(item);
                let message =
                    safe_format!("{name} was published {date}, after it was retrieved, {retrieved}.");
                (message, "Mend `published` or `retrieved`.")
            });
        }
        let based_on = source.based_on.of_file().iter().map(|base| &briefing[*base]);
        let mut younger =
            based_on.filter(|base| base.published.as_ref().is_some_and(|base| is_too_early(source, base)));
        if let Some(base) = younger.next() {
            add(found, subject.place(item, Part::Published), || {
                let (name, date) = (subject.name_first(item), written(date));
                let message =
                    safe_format!("{name}, {date}, is based on what came later, {}.", published(base));
                (message, "Mend one of the dates, or `based_on`.")
            });
        }
    }
}

/// A source and its date.
fn published(source: &Source) -> String {
    let date = source.published.as_ref().map_or_else(String::new, |date| format!(" ({})", written(date)));
    format!("`{}`{date}", quoted(source.id.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing;

    #[track_caller]
    fn found(body: &str) -> Vec<String> {
        testing::found(body, &[Code::DateOrder])
    }

    #[track_caller]
    fn none(body: &str) {
        assert_eq!(found(body), [""; 0], "{body}");
    }

    #[test]
    fn an_event_cannot_be_known_before_it_happens() {
        assert_eq!(
            found("events:\n  - {title: E, date: 2024-03-02, reported: 2024-03-01}\n"),
            ["2 2024-03-01: The event `E` became known 2024-03-01, before it happened, 2024-03-02."]
        );
        none("events:\n  - {title: E, date: 2024-03-02, reported: 2024-03}\n");
        none("events:\n  - {title: E, date: 2024-03-02~, reported: 2024-03-01}\n");
        none("events:\n  - {title: E, date: 1666-09-02T22, reported: 1666-09-02}\n");
        none("events:\n  - {title: E, date: 1666-09-02T22, reported: 1666-09-02T21~}\n");
        none("events:\n  - {title: E, date: 1666-09-02T22, reported: 1666-09-02T20Z}\n");
        assert_eq!(
            found("events:\n  - {title: E, date: 1666-09-02T22, reported: 1666-09-02T21}\n"),
            ["2 1666-09-02T21: The event `E` became known 1666-09-02T21, before it happened, 1666-09-02T22."]
        );
        none("events:\n  - {title: E, date: 2025, reported: 2024, status: planned}\n");
    }

    #[test]
    fn an_event_cannot_be_told_by_sources_that_are_all_older() {
        let sources = "sources:\n  a: {title: A, published: 2023}\n  b: {title: B, published: 2022}\n  c: {title: C}\n  w: {title: W, kind: web, published: 2001, retrieved: 2025}\n";
        let with = |event: &str| format!("{sources}events:\n  - {{title: E, date: 2024, {event}}}\n");
        assert_eq!(
            found(&with("sources: [a]")),
            ["7 2024: The event `E`, 2024, happened after its source `a` (2023)."]
        );
        assert_eq!(
            found(&with("sources: [b, a]")),
            ["7 2024: The event `E`, 2024, happened after all its sources, such as `b` (2022)."]
        );
        none(&with("sources: [a, c]"));
        none(&with("sources: [w]"));
        none(&with("sources: []"));
        none(&with("sources: [a], status: planned"));
    }

    #[test]
    fn words_cannot_be_younger_than_their_source() {
        let body = "actors:\n  a: {name: A}\nsources:\n  s: {title: S, published: 2024-03-01}\nquotes:\n  q: {text: Q, speaker: a, date: 2024-03-02, via: [s]}\n  r: {text: R, speaker: a, date: 2024-03-01, via: [s]}\nclaims:\n  c:\n    text: C\n    positions:\n      - {by: a, stance: asserts, date: 2024-01, via: [s]}\n      - {by: a, stance: denies, date: 2025, via: [s]}\n";
        assert_eq!(
            found(body),
            [
                "6 2024-03-02: The quote `q` is from 2024-03-02, after its source `s` (2024-03-01).",
                "13 2025: A position on the claim `c` is from 2025, after its source `s` (2024-03-01).",
            ]
        );
    }

    #[test]
    fn words_go_from_the_earlier_source_to_the_later() {
        let sources = "actors:\n  a: {name: A}\nsources:\n  m: {title: M, published: 2024-03}\n  n: {title: N}\n  l: {title: L, published: 2024-04-02}\n  e: {title: E, published: 2024-02~}\n  w: {title: W, kind: web, published: 2001, retrieved: 2025}\nquotes:\n";
        let with = |via: &str| format!("{sources}  q: {{text: Q, speaker: a, via: {via}}}\n");
        assert_eq!(
            found(&with("[m, l, n, m]")),
            [
                "10 [m, l, n, m]: In `via` of the quote `q`, `m` (2024-03) stands behind `l` (2024-04-02), which came later."
            ]
        );
        none(&with("[m, n, l, l]"));
        none(&with("[m, e]"));
        none(&with("[l, w]"));
        assert_eq!(found(&with("[l, e]")).len(), 1);
    }

    #[test]
    fn a_source_cannot_be_retrieved_before_it_is_there_nor_pass_on_what_comes_later() {
        let body = "sources:\n  s: {title: S, published: 2024-03, retrieved: 2024-02-29}\n  t: {title: T, published: 2023, based_on: [s]}\n  u: {title: U, published: 2024, based_on: [s]}\n";
        assert_eq!(
            found(body),
            [
                "2 2024-03: The source `s` was published 2024-03, after it was retrieved, 2024-02-29.",
                "3 2023: The source `t`, 2023, is based on what came later, `s` (2024-03).",
            ]
        );
    }

    #[test]
    fn a_briefing_is_not_published_before_it_was_written() {
        assert_eq!(
            found("as_of: 2025-06-02\npublished: 2025-06-01\n"),
            [
                "2 2025-06-01: The briefing was published 2025-06-01, before the date it was written as of, 2025-06-02."
            ]
        );
        none("as_of: 2025-06-02\npublished: 2025-06\n");
    }
}
