//! `unsourced-event` and `unsourced-quote`: an event names no source, chain or quote, a quote no source that it came through.
//!
//! A reader of a briefing asks of everything who says so. Where nobody is named, what the writer knows, what was reported
//! and what was made up look alike. For an event a quote is enough, because the quote has sources of its own.
//!
//! What the head says by `default` holds for what says nothing. A quote that is said to be `about` an event bears on it, and
//! does not report it. Who tells something is no source: words that nobody can look up are only said to be somebody's.
//!
//! It is not found whether the sources say what they are named for, and nothing is found of what lost a source or a quote
//! because that could not be read: this has been reported already.

use super::{Findings, Subject};
use crate::evidence::clock::reporting_quotes;
use briefing_format::{
    Part,
    diagnostic::{Code, Diagnostic},
    model::{Briefing, Event, EventIx, Item, QuoteIx, SourceIx},
};
use briefing_text::{SafeText, safe_format};

/// How many sources of the default are repeated in help.
const REPEATED: usize = 8;

pub(super) fn check(subject: &Subject<'_>, found: &mut Findings) {
    let briefing = subject.briefing;
    for (ix, event) in (0..).map(EventIx).zip(&briefing.events) {
        let item = Item::Event(ix);
        let has_quotes = !event.quotes.of_file().is_empty();
        if briefing.telling_of_event(event).attribution.has_chains()
            || reporting_quotes(briefing, ix).next().is_some()
            || subject.lacks_evidence(item)
            || (!has_quotes && subject.may_have(item, "quotes"))
        {
            continue;
        }
        found.add(Code::UnsourcedEvent, || {
            let message = safe_format!("Nothing says where {} is known from.", subject.name(item));
            let help = if let Some(help) = beside_by(briefing, event) {
                help
            } else if has_quotes {
                SafeText::from_static(
                    "Its quotes are about it, and do not report it. Name in `sources` who does, or in `via` the chain it came through.",
                )
            } else {
                SafeText::from_static(
                    "Name in `sources` who reports it, in `via` the chain it came through, or in `quotes` what was said of it.",
                )
            };
            Diagnostic::new(Code::UnsourcedEvent, subject.place(item, Part::Title), message).with_help(help)
        });
    }
    for (ix, quote) in (0..).map(QuoteIx).zip(&briefing.quotes) {
        let item = Item::Quote(ix);
        if briefing.telling_of_quote(quote).attribution.has_chains() || subject.lacks_evidence(item) {
            continue;
        }
        found.add(Code::UnsourcedQuote, || {
            let message = safe_format!("Nothing says where the words of {} were read.", subject.name(item));
            let help =
                "Name in `via` the sources that they came through, from the first to the one you read.";
            Diagnostic::new(Code::UnsourcedQuote, subject.head(item), message)
                .with_help(SafeText::from_static(help))
        });
    }
}

/// What to write where an event has lost the sources of the default by naming who tells it.
fn beside_by(briefing: &Briefing, event: &Event) -> Option<SafeText> {
    let default = briefing.default.as_ref().filter(|default| default.has_chains())?;
    event.attribution.voice()?;
    let ids = |hops: &[SourceIx]| {
        let ids: Vec<&str> = hops.iter().map(|ix| briefing[*ix].id.as_str()).collect();
        format!("[{}]", ids.join(", "))
    };
    let chains: Vec<String> = default.via().map(|chain| ids(chain.hops)).collect();
    // What the default names and the file does not have cannot be repeated.
    let is_whole = default.unread().is_empty() && default.named().take(REPEATED + 1).count() <= REPEATED;
    let keys = [
        match &chains[..] {
            [] => None,
            [only] => Some(format!("via: {only}")),
            several => Some(format!("via: [{}]", several.join(", "))),
        },
        Some(default.sources())
            .filter(|sources| !sources.is_empty())
            .map(|sources| format!("sources: {}", ids(sources))),
    ];
    let keys: Vec<String> = keys.into_iter().flatten().map(|key| format!("`{key}`")).collect();
    Some(if is_whole {
        safe_format!("`by` alone takes nothing from `default`: write {} beside it.", keys.join(" and "))
    } else {
        SafeText::from_static("`by` alone takes nothing from `default`: write `via` or `sources` beside it.")
    })
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
        assert_eq!(found("events:\n  - {title: E, sources: 7}\n"), [""; 0]);
        let lost = "quotes: {q: {speaker: a}}\nactors: {a: {name: A}}\n";
        assert_eq!(found(&format!("events:\n  - {{title: E, quotes: [q]}}\n{lost}")), [""; 0]);
        assert_eq!(found("default: {sources: [nobody]}\nevents:\n  - {title: E}\n"), [""; 0]);
    }

    #[test]
    fn an_error_elsewhere_is_no_reason_to_be_silent() {
        let elsewhere =
            "events:\n  - {title: E}\n  - {title: F, sources: [nobody]}\n  - {date: 2001}\nactors: {a: {}}\n";
        assert_eq!(found(elsewhere), ["2 E: Nothing says where the event `E` is known from."]);
        let quote = "actors: {a: {name: A}}\nquotes:\n  q: {text: Q, speaker: a}\n  r: {text: R, speaker: a, via: [nobody]}\n";
        assert_eq!(found(quote), ["3 q: Nothing says where the words of the quote `q` were read."]);
    }

    #[test]
    fn what_holds_by_default_is_a_source_and_who_tells_it_is_none() {
        let sources =
            "actors: {a: {name: A}}\nsources: {s: {title: S}}\nquotes: {q: {text: Q, speaker: a}}\n";
        let with = |default: &str| format!("default: {{{default}}}\nevents:\n  - {{title: E}}\n{sources}");
        assert_eq!(found(&with("sources: [s]")), [""; 0]);
        assert_eq!(found(&with("by: a, via: [[s]]")), [""; 0]);
        assert_eq!(found(&with("by: a")).len(), 2);
        assert_eq!(found("events:\n  - {title: E, by: a}\nactors: {a: {name: A}}\n").len(), 1);
    }

    /// The help for an event that names who tells it, under a default.
    #[track_caller]
    fn help(default: &str, keys: &str) -> String {
        let text = format!(
            "briefing: 1\ntitle: T\ndefault: {{{default}}}\nevents: [{{title: E, by: a{keys}}}]\nactors: {{a: {{name: A}}}}
sources: {{s: {{title: S, published: 2024}}, t: {{title: T, published: 2024}}}}\n"
        );
        let found = testing::checked(&text).into_iter().find(|found| found.code == Code::UnsourcedEvent);
        found.and_then(|found| found.help).unwrap_or_default().as_str().to_owned()
    }

    #[test]
    fn who_tells_it_alone_switches_the_default_off() {
        for (default, keys) in [
            ("via: [s]", "`via: [s]`"),
            ("via: [s, t]", "`via: [s, t]`"),
            ("via: [[s], [t, s]]", "`via: [[s], [t, s]]`"),
            ("by: a, sources: [s, t]", "`sources: [s, t]`"),
            ("via: [s], sources: [t]", "`via: [s]` and `sources: [t]`"),
            ("via: [nope, s]", "`via` or `sources`"),
        ] {
            let expected = format!("`by` alone takes nothing from `default`: write {keys} beside it.");
            assert_eq!(help(default, ""), expected, "{default}");
        }
        assert!(help("by: a", "").starts_with("Name in `sources`"), "there is nothing to take");
        assert_eq!(help("via: [s]", ", sources: [t]"), "");
    }

    #[test]
    fn a_quote_about_an_event_does_not_report_it() {
        let with = |about: &str| {
            format!(
                "events:\n  - {{id: e, title: E, quotes: [q]}}\nactors: {{a: {{name: A}}}}\nsources: {{s: {{title: S}}}}\nquotes:\n  q: {{text: Q, speaker: a, sources: [s], about: [{about}]}}\n"
            )
        };
        assert_eq!(found(&with("e")), ["2 E: Nothing says where the event `e` is known from."]);
        assert_eq!(found(&with("a")), [""; 0]);
    }
}
