//! `date-order`: two dates contradict each other.
//!
//! One of the two is a slip, or a source does not say what it is named for. Found is, where the bounds of both dates prove it:
//!
//! * an event that became known (`reported`) before it happened;
//! * an event that happened after every source it names was published;
//! * a quote, or a position on a claim, from after a source it came through was published;
//! * a source that stands in a chain of `via` behind one that was published later;
//! * a source that was published after it was retrieved;
//! * a source that is based on one published later;
//! * a briefing that was published before the date it was written as of.
//!
//! Nothing is found on a "maybe": `1666~`, `[..1979]` and 2024 against 2024-03 prove nothing. A planned event may lie after all
//! that is known of it. A page of the kind `web` may change after it was published, up to the day it was retrieved, if that
//! is given. A source without a date contradicts nothing, and one that could not be read may have told of the event.

use super::{
    Findings, Subject, is_planned,
    statements::{self, Of},
    written,
};
use briefing_format::{
    Part,
    diagnostic::{Code, Diagnostic, Span},
    model::{Chain, ClaimIx, Date, EventIx, Item, QuoteIx, Source, SourceIx, SourceKind, date::Order},
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
    statements::each_own(briefing, &mut |of, told| {
        // The first chain that is out of order says enough.
        for chain in told.via() {
            if out_of_order(subject, found, of, chain) {
                break;
            }
        }
    });
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
        let told = briefing.telling_of_event(event).attribution;
        let is_too_early = |ix: SourceIx| is_too_early(&briefing[ix], date);
        if let Some(source) = told.named().next()
            && told.unread().is_empty()
            && told.named().all(is_too_early)
        {
            add(found, subject.place(item, Part::Date), || {
                let (name, date) = (subject.name_first(item), written(date));
                let published = published(&briefing[source]);
                let message = match told.named().count() {
                    1 => safe_format!("{name}, {date}, happened after its source {published}."),
                    _ => safe_format!("{name}, {date}, happened after all its sources, such as {published}."),
                };
                (
                    message,
                    "Mend one of the dates, or name a source that can tell of it; what is still to come is `planned`.",
                )
            });
        }
    }
}

fn quotes(subject: &Subject<'_>, found: &mut Findings) {
    for (n, quote) in (0..).zip(&subject.briefing.quotes) {
        if let Some(date) = &quote.date {
            let told = subject.briefing.telling_of_quote(quote).attribution;
            let item = Item::Quote(QuoteIx(n));
            said_too_late(subject, found, (item, Part::Date, 0), date, told.named());
        }
    }
}

/// Reports the first source of a chain that cannot have what is told from one before it, and says whether there is one.
fn out_of_order(subject: &Subject<'_>, found: &mut Findings, of: Of, chain: Chain<'_>) -> bool {
    // A chain may be as long as its file: only the youngest source so far is looked at, which proves most.
    let mut youngest: Option<(&Source, &Date)> = None;
    for source in chain.hops.iter().map(|ix| &subject.briefing[*ix]) {
        if let Some((before, date)) = youngest
            && is_too_early(source, date)
        {
            add(found, of.place(subject), || {
                let name = of.name(subject);
                let (source, before) = (published(source), published(before));
                let message =
                    safe_format!("In `via` of {name}, {source} stands behind {before}, which came later.");
                (
                    message,
                    "Mend one of the dates, or the order: from the first utterance or report to the source that we read.",
                )
            });
            return true;
        }
        let Some(date) = &source.published else { continue };
        if youngest.is_none_or(|(_, youngest)| youngest.earliest() < date.earliest()) {
            youngest = Some((source, date));
        }
    }
    false
}

fn positions(subject: &Subject<'_>, found: &mut Findings) {
    for (n, claim) in (0..).zip(&subject.briefing.claims) {
        for (number, position) in claim.positions.of_file().iter().enumerate() {
            let Some(date) = position.date.as_deref() else { continue };
            let told = subject.briefing.telling_of_position(position).attribution;
            let item = Item::Claim(ClaimIx(n));
            said_too_late(subject, found, (item, Part::PositionDate, number), date, told.named());
        }
    }
}

/// Reports words that are younger than one of the sources they came through: the first that is too early for them.
fn said_too_late(
    subject: &Subject<'_>,
    found: &mut Findings,
    (item, part, number): (Item, Part, usize),
    date: &Date,
    hops: impl Iterator<Item = SourceIx>,
) {
    let mut sources = hops.map(|ix| &subject.briefing[ix]);
    let Some(source) = sources.find(|source| is_too_early(source, date)) else { return };
    let place = subject.places.nth(item, part, number).unwrap_or_else(|| subject.head(item));
    add(found, place, || {
        let name = match item {
            Item::Claim(_) => format!("A position on {}", subject.name(item)),
            _ => subject.name_first(item),
        };
        let message =
            safe_format!("{name} is from {}, after its source {}.", written(date), published(source));
        (message, "Mend one of the dates, or the sources: none can hold what was said after it.")
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
mod tests;
