//! Where statements come from: the origins behind sources, and how many reports share one. It must not guess a hop that the file does not write.

use crate::model::{Briefing, Event, SourceIx};

/// The sources at the roots of `based_on` behind these sources, each once, in order of discovery.
///
/// A source that is based on none is its own origin.
pub fn origins(briefing: &Briefing, sources: impl IntoIterator<Item = SourceIx>) -> Vec<SourceIx> {
    let mut seen = Vec::new();
    let mut origins = Vec::new();
    let mut open: Vec<SourceIx> = sources.into_iter().collect();
    open.reverse();
    while let Some(source) = open.pop() {
        if seen.contains(&source) {
            continue;
        }
        seen.push(source);
        let based_on = &briefing[source].based_on;
        if based_on.is_empty() {
            origins.push(source);
        }
        open.extend(based_on.iter().rev());
    }
    origins
}

/// What an event rests on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grounds {
    /// Every source that the event names or that one of its quotes came through, each once.
    pub reports: Vec<SourceIx>,
    /// The sources at their roots.
    pub origins: Vec<SourceIx>,
}

/// The reports of an event and the origins behind them, so that three outlets with one origin never look like three.
///
/// A quote counts with the origins of its first hop: the hops after it pass it on.
pub fn grounds(briefing: &Briefing, event: &Event) -> Grounds {
    let mut reports = Vec::new();
    let mut roots = Vec::new();
    let quoted = event.quotes.iter().flat_map(|quote| &briefing[*quote].via);
    for source in event.sources.iter().chain(quoted) {
        if !reports.contains(source) {
            reports.push(*source);
        }
    }
    let first_hops = event.quotes.iter().filter_map(|quote| briefing[*quote].via.first());
    let passed_on: Vec<SourceIx> =
        event.quotes.iter().flat_map(|quote| briefing[*quote].via.iter().skip(1)).copied().collect();
    roots.extend(first_hops);
    // A later hop of one of the event's quotes has its origin in that quote's first hop.
    roots.extend(event.sources.iter().filter(|source| !passed_on.contains(source)));
    Grounds { reports, origins: origins(briefing, roots) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(sources: &str, event: &str, quotes: &str) -> (usize, usize) {
        let text = format!(
            "briefing: 1\ntitle: T\nactors:\n  x: {{name: X}}\nsources:\n{sources}events:\n  - {{title: E, {event}}}\nquotes:\n{quotes}"
        );
        let parsed = crate::format::parse(&text, &mut |_| {});
        assert_eq!(parsed.diagnostics, []);
        let grounds = grounds(&parsed.briefing, &parsed.briefing.events[0]);
        (grounds.reports.len(), grounds.origins.len())
    }

    #[test]
    fn three_reports_that_pass_on_one_post_have_one_origin() {
        let sources =
            "  post: {title: P}\n  tv: {title: T, based_on: [post]}\n  wire: {title: W, based_on: [tv]}\n";
        assert_eq!(counts(sources, "sources: [post, tv, wire]", ""), (3, 1));
    }

    #[test]
    fn a_quote_has_the_origin_of_its_first_hop() {
        let sources = "  post: {title: P}\n  tv: {title: T}\n";
        let quotes = "  q: {text: Q, speaker: x, via: [post, tv]}\n";
        assert_eq!(counts(sources, "quotes: [q]", quotes), (2, 1));
        assert_eq!(counts(sources, "quotes: [q], sources: [tv]", quotes), (2, 1));
    }

    #[test]
    fn sources_that_pass_on_nothing_are_origins_each() {
        let sources = "  a: {title: A}\n  b: {title: B}\n";
        assert_eq!(counts(sources, "sources: [a, b]", ""), (2, 2));
    }
}
