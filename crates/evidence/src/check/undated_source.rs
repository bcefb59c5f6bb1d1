//! `undated-source`: a source has no date of publication.
//!
//! Without it nobody can tell who said something first, and who repeats whom; a report from before an event and one from
//! years later look alike. A vague date is enough: `2022`, `198X`, or `[..2026-11-22]` for "on that day at the latest".
//!
//! The source's own words alone (`{text: …}`) do not do, nor does a date of no year, such as `XXXX-12`: they place it
//! nowhere in time. A date that is written but cannot be read is an error of its own and not missed here.

use super::{Findings, Subject, written};
use briefing_format::{
    Part,
    diagnostic::{Code, Diagnostic},
    model::{Date, Item, Source, SourceIx},
};
use briefing_text::{SafeText, safe_format};

pub(super) fn check(subject: &Subject<'_>, found: &mut Findings) {
    for (n, source) in (0..).zip(&subject.briefing.sources) {
        let item = Item::Source(SourceIx(n));
        let place = subject.places.get(item, Part::Published);
        let is_in_words = source.published.as_ref().is_some_and(Date::is_in_words);
        let is_of_no_year = source.published.as_ref().is_some_and(|date| !date.has_year());
        if is_of_no_year || source.published.is_none() && place.is_none() {
            found.add(Code::UndatedSource, || {
                let what = match (is_in_words, is_of_no_year) {
                    (true, _) => "Only words say when",
                    (false, true) => "Nothing says in which year",
                    (false, false) => "Nothing says when",
                };
                let message = safe_format!("{what} {} was published.", subject.name(item));
                let place = place.unwrap_or_else(|| subject.head(item));
                Diagnostic::new(Code::UndatedSource, place, message).with_help(help(source))
            });
        }
    }
}

/// What is known at least: that it was there when it was retrieved.
fn help(source: &Source) -> SafeText {
    match source.retrieved.as_deref() {
        Some(day) if day.is_exact_day() => safe_format!(
            "Write `published`, as exactly as it is known: at the least `\"[..{}]\"`, on the day it was retrieved or before.",
            written(day)
        ),
        Some(_) | None => SafeText::from_static(
            "Write `published`, as exactly as it is known: `2022`, `198X`, or only a bound, such as `\"[2022..]\"` for 2022 or later. Where nothing is known of it, the day on which you read it is a bound, too: `\"[..YYYY-MM-DD]\"`.",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing;

    fn found(source: &str) -> Vec<String> {
        testing::found(&format!("sources:\n  s: {source}\n"), &[Code::UndatedSource])
    }

    #[test]
    fn a_source_without_a_date_is_found() {
        assert_eq!(found("{title: S}"), ["2 s: Nothing says when the source `s` was published."]);
        assert_eq!(found("{title: S, published: 198X}"), [""; 0]);
        assert_eq!(found("{title: S, published: some day}"), [""; 0]);
        assert_eq!(
            found("{title: S, published: XXXX-12}"),
            ["2 XXXX-12: Nothing says in which year the source `s` was published."]
        );
        assert_eq!(
            found("{title: S, published: {text: before the war}}"),
            ["2 {text: before the war}: Only words say when the source `s` was published."]
        );
    }

    #[test]
    fn the_day_of_retrieval_is_a_bound() {
        let text = "briefing: 1\ntitle: T\nsources:\n  s: {title: S, retrieved: 2026-11-22}\n";
        let found = testing::checked(text);
        let help =
            found.iter().find(|found| found.code == Code::UndatedSource).and_then(|found| found.help.clone());
        assert!(help.is_some_and(|help| help.as_str().contains("`\"[..2026-11-22]\"`")));
    }
}
