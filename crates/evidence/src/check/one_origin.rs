//! `confirmed-by-one-origin`: an event, or what a source says, is called confirmed, but all sources of it go back to one.
//!
//! Three outlets that pass on one post are one report, three times. Confirmation is a second origin: somebody who knows it
//! without having it from the first. So an event of the status `confirmed` is found where its sources and quotes have one
//! origin, and a source of the credibility 1 ("confirmed by other sources") where everything it is named for has. The help
//! shows the way from the origin to what the event names.
//!
//! What is not written down is not found: two sources that copy from a third which the file does not name count as two
//! origins. A source that no event names is not judged, because nobody says what of it was confirmed.

use std::collections::HashMap;

use super::{
    Findings, Subject,
    way::{HOPS, shown},
};
use crate::evidence::{
    Role,
    origins::{Origins, Root},
};
use briefing_format::{
    Part,
    diagnostic::{Code, Diagnostic},
    model::{Briefing, Credibility, Event, EventIx, Item, SourceIx, Status},
    wording::quoted,
};
use briefing_text::{SafeText, safe_format};

/// How many chains the help shows.
const CHAINS: usize = 3;
/// How many sources of an event are counted.
const COUNTED: usize = 100;

pub(super) fn check(subject: &Subject<'_>, found: &mut Findings) {
    let briefing = subject.briefing;
    let is_confirmed = |event: &Event| event.status == Some(Status::Confirmed);
    let sources = (0..).zip(&briefing.sources);
    let ones = sources.filter(|(_, source)| source.credibility == Some(Credibility::One));
    let ones: Vec<SourceIx> = ones.map(|(n, _)| SourceIx(n)).collect();
    if !subject.is_whole || (ones.is_empty() && !briefing.events.iter().any(is_confirmed)) {
        return;
    }
    let origins = Origins::new(briefing);
    for (n, event) in (0..).zip(&briefing.events).filter(|(_, event)| is_confirmed(event)) {
        if let Root::One(origin) = origins.of_event(briefing, subject.backlinks, event) {
            found.add(Code::ConfirmedByOneOrigin, || of_event(subject, EventIx(n), event, origin));
        }
    }
    let mut reported =
        Reported { subject, origins: &origins, events: HashMap::new(), quotes: HashMap::new() };
    for source in ones {
        if let Root::One(origin) = reported.root(source) {
            found.add(Code::ConfirmedByOneOrigin, || of_source(subject, source, origin));
        }
    }
}

fn of_event(subject: &Subject<'_>, ix: EventIx, event: &Event, origin: SourceIx) -> Diagnostic {
    let briefing = subject.briefing;
    let (item, origin_id) = (Item::Event(ix), quoted(briefing[origin].id.as_str()));
    let message = match reports(briefing, event) {
        Some(1) => {
            safe_format!("{} is called confirmed by one source, `{origin_id}`.", subject.name_first(item))
        }
        reports => safe_format!(
            "{} is called confirmed, but its {} go back to one origin, `{origin_id}`.",
            subject.name_first(item),
            reports.map_or_else(|| "many sources".to_owned(), |count| format!("{count} sources"))
        ),
    };
    let way = match chains(briefing, event, origin) {
        shown if shown.is_empty() => shown,
        shown => format!("The way it took: {shown}. "),
    };
    let help = safe_format!(
        "{way}Add a source that does not go back to `{origin_id}`, or write `status: reported`."
    );
    Diagnostic::new(Code::ConfirmedByOneOrigin, subject.place(item, Part::Status), message).with_help(help)
}

fn of_source(subject: &Subject<'_>, source: SourceIx, origin: SourceIx) -> Diagnostic {
    let item = Item::Source(source);
    let origin_id = quoted(subject.briefing[origin].id.as_str());
    let message = safe_format!(
        "Credibility 1 says that other sources confirm {}, but all that it is named with goes back to one origin, `{origin_id}`.",
        subject.name(item)
    );
    let help = match path(subject.briefing, source).as_slice() {
        [_] => SafeText::default(),
        path => safe_format!("The way it took: {}. ", shown(subject.briefing, path, origin)),
    };
    let help = safe_format!("{help}Write 2 (probably true), or name what confirms it beside it.");
    Diagnostic::new(Code::ConfirmedByOneOrigin, subject.place(item, Part::Credibility), message)
        .with_help(help)
}

/// How many sources an event names, itself and through its quotes; nothing where they are too many to count each time.
fn reports(briefing: &Briefing, event: &Event) -> Option<usize> {
    let quoted = event.quotes.of_file().iter().flat_map(|quote| briefing[*quote].via.of_file());
    let named = event.via.of_file().iter().chain(event.sources.of_file()).chain(quoted);
    let mut reports: Vec<SourceIx> = named.copied().take(COUNTED + 1).collect();
    let is_counted = reports.len() <= COUNTED;
    reports.sort_unstable();
    reports.dedup();
    is_counted.then_some(reports.len())
}

/// The chains from the origin to what an event names, those left out that are part of one before.
fn chains(briefing: &Briefing, event: &Event, origin: SourceIx) -> String {
    let ways = std::iter::once(event.via.of_file())
        .chain(event.quotes.of_file().iter().map(|quote| briefing[*quote].via.of_file()));
    let ways = ways.filter_map(|via| {
        let (first, later) = via.split_first()?;
        let later = &later[later.len().saturating_sub(HOPS)..];
        Some([path(briefing, *first), later.to_vec()].concat())
    });
    let sources = event.sources.of_file().iter().map(|source| path(briefing, *source));
    let mut chains: Vec<Vec<SourceIx>> = Vec::new();
    // An event that names thousands of sources is not worth comparing them all.
    for chain in ways.chain(sources).take(16) {
        if chain.len() > 1 && !chains.iter().any(|known| known.starts_with(&chain)) {
            chains.retain(|known| !chain.starts_with(known));
            chains.push(chain);
        }
    }
    let rest = chains.len().saturating_sub(CHAINS);
    let mut words: Vec<String> =
        chains.iter().take(CHAINS).map(|chain| shown(briefing, chain, origin)).collect();
    if rest > 0 {
        words.push(format!("{rest} more"));
    }
    words.join("; ")
}

/// The last hops of the way from the origin of a source to it. Where it is based on several sources, all go back to the
/// same: the first is shown.
fn path(briefing: &Briefing, source: SourceIx) -> Vec<SourceIx> {
    let based_on = |ix: &SourceIx| briefing[*ix].based_on.of_file().first().copied();
    let mut path: Vec<SourceIx> = std::iter::successors(Some(source), based_on).take(HOPS).collect();
    path.reverse();
    path
}

/// What the things go back to for which a source is named, each thing looked at once.
struct Reported<'a, 's> {
    subject: &'s Subject<'a>,
    origins: &'s Origins,
    events: HashMap<Item, Root>,
    quotes: HashMap<Item, Root>,
}

impl Reported<'_, '_> {
    /// The root of all events that name a source, itself or through a quote.
    fn root(&mut self, source: SourceIx) -> Root {
        let (item, backlinks) = (Item::Source(source), self.subject.backlinks);
        let events =
            backlinks.referrers(item, Role::SourceOf).chain(backlinks.referrers(item, Role::EventVia));
        let root = events.fold(Root::Nothing, |root, event| root.and(self.of_event(event)));
        backlinks.referrers(item, Role::Via).fold(root, |root, quote| {
            let of_quote = self.quotes.get(&quote).copied().unwrap_or_else(|| {
                let events = backlinks.referrers(quote, Role::QuoteOf);
                events.fold(Root::Nothing, |root, event| root.and(self.of_event(event)))
            });
            self.quotes.insert(quote, of_quote);
            root.and(of_quote)
        })
    }

    fn of_event(&mut self, event: Item) -> Root {
        let (subject, origins) = (self.subject, self.origins);
        let Item::Event(ix) = event else { return Root::Nothing };
        *self
            .events
            .entry(event)
            .or_insert_with(|| origins.of_event(subject.briefing, subject.backlinks, &subject.briefing[ix]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing;

    const SOURCES: &str = "sources:
  post: {title: P}
  tv: {title: T, based_on: [post]}
  wire: {title: W, based_on: [tv]}
  log: {title: L, credibility: 1}
actors:
  a: {name: A}
quotes:
  q: {text: Q, speaker: a, via: [post, log]}
";

    fn found(event: &str) -> Vec<Diagnostic> {
        let text = format!("briefing: 1\ntitle: T\n{SOURCES}events:\n  - {{title: E, {event}}}\n");
        let mut found = testing::checked(&text);
        found.retain(|found| found.code == Code::ConfirmedByOneOrigin);
        found
    }

    #[track_caller]
    fn says(event: &str, message: &str, help: &str) {
        let found = found(event);
        let [found] = found.as_slice() else { panic!("{found:?}") };
        assert_eq!(found.message.as_str(), message);
        assert_eq!(found.help.as_ref().map_or("", |help| help.as_str()), help);
    }

    #[test]
    fn confirmed_with_one_origin_is_found_and_its_chain_shown() {
        says(
            "status: confirmed, sources: [post, wire]",
            "The event `E` is called confirmed, but its 2 sources go back to one origin, `post`.",
            "The way it took: `post` → `tv` → `wire`. Add a source that does not go back to `post`, or write `status: reported`.",
        );
        says(
            "status: confirmed, sources: [post]",
            "The event `E` is called confirmed by one source, `post`.",
            "Add a source that does not go back to `post`, or write `status: reported`.",
        );
    }

    #[test]
    fn two_origins_confirm_and_what_is_not_called_confirmed_need_not_be() {
        assert_eq!(found("status: confirmed, sources: [wire, log]"), []);
        assert_eq!(found("status: reported, sources: [wire]"), []);
        assert_eq!(found("status: confirmed"), []);
    }

    #[test]
    fn a_later_hop_of_a_quote_is_no_second_origin() {
        let found = found("status: confirmed, quotes: [q], sources: [log]");
        assert_eq!(found.len(), 2, "the event, and the source whose credibility is 1: {found:?}");
    }

    #[test]
    fn credibility_one_wants_another_origin_beside_it() {
        says(
            "sources: [log]",
            "Credibility 1 says that other sources confirm the source `log`, but all that it is named with goes back to one origin, `log`.",
            "Write 2 (probably true), or name what confirms it beside it.",
        );
        assert_eq!(found("sources: [log, tv]"), []);
        assert_eq!(found("sources: [tv]"), []);
    }

    #[test]
    fn a_long_chain_is_cut_behind_its_origin() {
        let chain: Vec<String> =
            (1..20).map(|n| format!("  s{n}: {{title: S, based_on: [s{}]}}", n - 1)).collect();
        let text = format!(
            "briefing: 1\ntitle: T\nsources:\n  s0: {{title: S}}\n{}\nevents:\n  - {{title: E, status: confirmed, sources: [s19]}}\n",
            chain.join("\n")
        );
        let found = testing::checked(&text);
        let help = found
            .iter()
            .find(|found| found.code == Code::ConfirmedByOneOrigin)
            .and_then(|found| found.help.clone());
        assert!(help.is_some_and(|help| help.as_str().contains("`s0` → … → `s14` → `s15`")));
    }
}
