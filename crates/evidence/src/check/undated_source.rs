//! `undated-source`: a source has no date of publication, and nothing says by when it was there.
//!
//! Without any bound nobody can tell who said something first, and who repeats whom; a report from before an event and one
//! from years later look alike. A vague date is enough: `2022`, `198X`, or `[..2026-11-22]` for "on that day at the latest".
//!
//! A source is not found that was there before another one that is dated: one that is based on it or cites it, or stands
//! behind it in a chain, directly or over others. Nor is one of which the file says when it was retrieved. A date that is
//! written but cannot be read is an error of its own and not missed here, and a name that could not be read may be that of
//! a source with a date.
//!
//! The source's own words alone (`{text: …}`) do not do, nor does a date of no year, such as `XXXX-12`: they place it
//! nowhere in time.

use super::{Findings, Subject, statements};
use briefing_format::{
    Part,
    diagnostic::{Code, Diagnostic},
    model::{Date, Item, SourceIx},
};
use briefing_text::{SafeText, safe_format};

pub(super) fn check(subject: &Subject<'_>, found: &mut Findings) {
    let briefing = subject.briefing;
    let is_undated = |ix: &SourceIx| {
        let is_written = subject.places.get(Item::Source(*ix), Part::Published).is_some();
        briefing[*ix].published.as_ref().map_or(!is_written, |date| !date.has_year())
    };
    let undated: Vec<SourceIx> =
        (0..briefing.sources.len() as u32).map(SourceIx).filter(is_undated).collect();
    if undated.is_empty() {
        return;
    }
    let bounded = bounded(subject);
    for ix in undated.into_iter().filter(|ix| !bounded[ix.0 as usize]) {
        let item = Item::Source(ix);
        found.add(Code::UndatedSource, || {
            let published = briefing[ix].published.as_ref();
            let (what, or_bound) = match published.map(Date::is_in_words) {
                Some(true) => ("Only words say when", ""),
                Some(false) => ("Nothing says in which year", ""),
                None => ("Nothing says when", ", or by when"),
            };
            let message = safe_format!("{what} {} was published{or_bound}.", subject.name(item));
            let help = SafeText::from_static(
                "Write `published`, as exactly as it is known: `2022`, `198X`, or only a bound, such as `\"[2022..]\"` for 2022 or later. Where nothing is known of it, write `retrieved`, the day on which you read it.",
            );
            let place = subject.places.get(item, Part::Published).unwrap_or_else(|| subject.head(item));
            Diagnostic::new(Code::UndatedSource, place, message).with_help(help)
        });
    }
}

/// Which sources were there by some day: each link of the file is gone along once.
fn bounded(subject: &Subject<'_>) -> Vec<bool> {
    let briefing = subject.briefing;
    // A date that cannot be read may be a bound.
    let ends = |item: Item, part: Part, date: Option<&Date>| match date {
        Some(date) => date.has_year() && date.latest().is_some(),
        None => subject.places.get(item, part).is_some(),
    };
    let mut bounded: Vec<bool> = Vec::with_capacity(briefing.sources.len());
    // A source that was there by some day, and one that was there before it.
    let mut links: Vec<(SourceIx, SourceIx)> = Vec::new();
    for (ix, source) in (0..).map(SourceIx).zip(&briefing.sources) {
        let item = Item::Source(ix);
        bounded.push(
            ends(item, Part::Published, source.published.as_ref())
                || ends(item, Part::Retrieved, source.retrieved.as_deref()),
        );
        let passed_on = source.based_on.of_file().iter().chain(source.cites.of_file());
        links.extend(passed_on.map(|before| (ix, *before)));
    }
    statements::each_own(briefing, &mut |_, told| {
        for hops in told.via().map(|chain| chain.hops) {
            links.extend(hops.windows(2).map(|two| (two[1], two[0])));
            if !told.unread().is_empty() {
                for hop in hops {
                    bounded[hop.0 as usize] = true;
                }
            }
        }
    });
    links.sort_unstable();
    let mut open: Vec<SourceIx> =
        (0..).map(SourceIx).zip(&bounded).filter(|(_, is_bounded)| **is_bounded).map(|(ix, _)| ix).collect();
    while let Some(at) = open.pop() {
        let first = links.partition_point(|(after, _)| *after < at);
        for (_, before) in links[first..].iter().take_while(|(after, _)| *after == at) {
            if !std::mem::replace(&mut bounded[before.0 as usize], true) {
                open.push(*before);
            }
        }
    }
    bounded
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing;

    fn found(body: &str) -> Vec<String> {
        testing::found(body, &[Code::UndatedSource])
    }

    fn of_one(source: &str) -> Vec<String> {
        found(&format!("sources:\n  s: {source}\n"))
    }

    #[test]
    fn a_source_without_a_date_is_found() {
        assert_eq!(
            of_one("{title: S}"),
            ["2 s: Nothing says when the source `s` was published, or by when."]
        );
        assert_eq!(of_one("{title: S, published: 198X}"), [""; 0]);
        assert_eq!(of_one("{title: S, published: some day}"), [""; 0]);
        assert_eq!(of_one("{title: S, published: \"[2022..]\"}"), [""; 0]);
        assert_eq!(
            of_one("{title: S, published: XXXX-12}"),
            ["2 XXXX-12: Nothing says in which year the source `s` was published."]
        );
        assert_eq!(
            of_one("{title: S, published: {text: before the war}}"),
            ["2 {text: before the war}: Only words say when the source `s` was published."]
        );
    }

    #[test]
    fn the_day_of_retrieval_is_a_bound() {
        assert_eq!(of_one("{title: S, retrieved: 2026-11-22}"), [""; 0]);
        assert_eq!(of_one("{title: S, retrieved: some day}"), [""; 0]);
    }

    #[test]
    fn a_relay_needs_no_date_where_what_came_after_it_has_one() {
        let passed_on = |keys: &str, date: &str| {
            found(&format!("sources:\n  s: {{title: S}}\n  t: {{title: T, {keys}{date}}}\n"))
        };
        for keys in ["based_on: [s]", "cites: [s]"] {
            assert_eq!(passed_on(keys, ", published: 2024"), [""; 0], "{keys}");
            assert_eq!(passed_on(keys, ", retrieved: 2024"), [""; 0], "{keys}");
            assert_eq!(passed_on(keys, "").len(), 2, "{keys}");
            // Of what may come any day later nobody knows when it was there.
            assert_eq!(passed_on(keys, ", published: \"[2022..]\"").len(), 1, "{keys}");
        }
        // What it is based on itself was there before, and is no bound.
        assert_eq!(
            found("sources:\n  s: {title: S, based_on: [t], cites: [t]}\n  t: {title: T, published: 2024}\n")
                .len(),
            1
        );
    }

    #[test]
    fn what_stands_behind_it_in_a_chain_is_a_bound() {
        let sources = "actors:\n  a: {name: A}\nsources:\n  u: {title: U}\n  v: {title: V}\n  d: {title: D, published: 2024}\n";
        let of_via =
            |via: &str| found(&format!("{sources}quotes:\n  q: {{text: Q, speaker: a, via: {via}}}\n")).len();
        assert_eq!(of_via("[u, v, d]"), 0);
        assert_eq!(of_via("[[u, d], [v, d]]"), 0);
        assert_eq!(of_via("[u, d, v]"), 1);
        assert_eq!(of_via("[[u], [v, d]]"), 1);
        assert_eq!(of_via("[d, v, u]"), 2);
        assert_eq!(found(&format!("{sources}events: [{{title: E, sources: [u, v, d]}}]\n")).len(), 2);
        assert_eq!(found(&format!("{sources}default: {{via: [u, v, d]}}\n")), [""; 0]);
        let everywhere = "claims:\n  c: {text: C, positions: [{by: a, stance: denies, via: [u, d]}]}\nplaces:\n  p: {name: P, relations: [{to: a, kind: k, via: [v, d]}]}\n";
        assert_eq!(found(&format!("{sources}{everywhere}")), [""; 0]);
    }

    #[test]
    fn bounds_go_over_others() {
        let chain = "sources:\n  a: {title: A}\n  b: {title: B, based_on: [a]}\n  c: {title: C, cites: [b]}\n  d: {title: D, based_on: [c], published: 2024}\n";
        assert_eq!(found(chain), [""; 0]);
    }

    #[test]
    fn a_name_that_could_not_be_read_may_be_that_of_a_source_with_a_date() {
        let with = |via: &str| {
            found(&format!(
                "actors: {{a: {{name: A}}}}\nsources: {{s: {{title: S}}}}\nquotes:\n  q: {{text: Q, speaker: a, via: [{via}]}}\n  r: {{text: R, speaker: a, via: [nobody]}}\n"
            ))
        };
        assert_eq!(with("s, nobody"), [""; 0]);
        assert_eq!(with("s").len(), 1);
    }
}
