//! `unsourced-event` and `unsourced-quote`: an event names no source, chain or quote, a quote no source that it came through.
//!
//! A reader of a briefing asks of everything who says so. Where nobody is named, what the writer knows, what was reported
//! and what was made up look alike. For an event a quote is enough, because the quote has sources of its own.
//!
//! It is not found whether the sources say what they are named for, and nothing is found in a file of which reading left
//! something out: a source that could not be read has been reported already.

use super::{Findings, Subject};
use briefing_format::{
    Part,
    diagnostic::{Code, Diagnostic},
    model::{EventIx, Item, QuoteIx},
};
use briefing_text::{SafeText, safe_format};

pub(super) fn check(subject: &Subject<'_>, found: &mut Findings) {
    if !subject.is_whole {
        return;
    }
    for (n, event) in (0..).zip(&subject.briefing.events) {
        if event.via.of_file().is_empty()
            && event.sources.of_file().is_empty()
            && event.quotes.of_file().is_empty()
        {
            let item = Item::Event(EventIx(n));
            found.add(Code::UnsourcedEvent, || {
                let message = safe_format!("Nothing says where {} is known from.", subject.name(item));
                let help = "Name in `sources` who reports it, in `via` the chain it came through, or in `quotes` what was said of it.";
                Diagnostic::new(Code::UnsourcedEvent, subject.place(item, Part::Title), message)
                    .with_help(SafeText::from_static(help))
            });
        }
    }
    for (n, quote) in (0..).zip(&subject.briefing.quotes) {
        if quote.via.of_file().is_empty() {
            let item = Item::Quote(QuoteIx(n));
            found.add(Code::UnsourcedQuote, || {
                let message =
                    safe_format!("Nothing says where the words of {} were read.", subject.name(item));
                let help =
                    "Name in `via` the sources that they came through, from the first to the one you read.";
                Diagnostic::new(Code::UnsourcedQuote, subject.head(item), message)
                    .with_help(SafeText::from_static(help))
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing;

    fn found(body: &str) -> Vec<String> {
        testing::found(body, &[Code::UnsourcedEvent, Code::UnsourcedQuote])
    }

    #[test]
    fn an_event_without_source_and_quote_and_a_quote_without_source_are_found() {
        let body = "events:\n  - date: 2001\n    title: Fire\nbackground:\n  - {title: Quay, sources: [s]}\n  - {title: Port, quotes: [q]}\n  - {title: Pier, via: [s]}\nactors:\n  a: {name: A}\nsources:\n  s: {title: S}\nquotes:\n  q: {text: Q, speaker: a}\n";
        assert_eq!(
            found(body),
            [
                "3 Fire: Nothing says where the event `Fire` is known from.",
                "13 q: Nothing says where the words of the quote `q` were read.",
            ]
        );
    }

    #[test]
    fn a_source_that_could_not_be_read_is_not_missed() {
        assert_eq!(found("events:\n  - {title: E, sources: [s]}\nsources:\n  s: {url: x}\n"), [""; 0]);
        assert_eq!(found("events:\n  - {title: E, sources: [nobody]}\n"), [""; 0]);
    }
}
