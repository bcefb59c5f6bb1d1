//! `confirmed-by-one-origin`: an event, or what a source says, is called confirmed, but it is not certain to have two origins.
//!
//! Three outlets that pass on one post are one report, three times. Confirmation is a second origin: somebody who knows it
//! without having it from the first, and who is not of the same house. So an event of the status `confirmed` is found where
//! not two of its origins are certain and of two houses, and a source of the credibility 1 ("confirmed by other sources")
//! where this holds of everything that it reports. An origin is not certain where a source cites others, where the file says
//! that it does not know what it passes on, and where somebody without a name tells it. The message tells what there is
//! instead, and the help shows the way from the one origin to what the event names.
//!
//! What is not written down is not found: two sources that copy from a third which the file does not name count as two
//! origins. A source that no event names is not judged, because nobody says what of it was confirmed. Nothing is found where
//! a name that could not be read may be that of a second origin.

mod chains;
mod instead;

use std::collections::HashMap;

use super::{Findings, Subject, houses::Houses, way::shown};
use crate::evidence::{Role, clock::is_reported_by, support::Origin};
use briefing_format::{
    Part,
    diagnostic::{Code, Diagnostic},
    model::{Credibility, EventIx, Item, QuoteIx, SourceIx, Status},
    wording::quoted,
};
use briefing_text::safe_format;

pub(super) fn check(subject: &Subject<'_>, found: &mut Findings) {
    let briefing = subject.briefing;
    let is_confirmed = |ix: &EventIx| briefing[*ix].status == Some(Status::Confirmed);
    let confirmed: Vec<EventIx> =
        (0..briefing.events.len() as u32).map(EventIx).filter(is_confirmed).collect();
    let is_one = |ix: &SourceIx| briefing[*ix].credibility == Some(Credibility::One);
    let ones: Vec<SourceIx> = (0..briefing.sources.len() as u32).map(SourceIx).filter(is_one).collect();
    if confirmed.is_empty() && ones.is_empty() {
        return;
    }
    let mut events = Events { subject, known: HashMap::new(), by_quote: HashMap::new() };
    for ix in confirmed.into_iter().filter(|ix| subject.story().is_confirmed_by_one(*ix)) {
        if !events.of(ix).is_unread {
            found.add(Code::ConfirmedByOneOrigin, || of_event(subject, ix));
        }
    }
    for ix in ones {
        let houses = events.naming(ix);
        if !houses.is_none() && !houses.is_several && !houses.is_unread {
            found.add(Code::ConfirmedByOneOrigin, || of_source(subject, ix, houses));
        }
    }
}

fn of_event(subject: &Subject<'_>, ix: EventIx) -> Diagnostic {
    let item = Item::Event(ix);
    let all = subject.story().support_of_event(ix).all;
    let (name, instead) = (subject.name_first(item), instead::of(subject.briefing, &all));
    let way = all.origins.only().map(|origin| chains::of_event(subject, ix, origin)).unwrap_or_default();
    let way = if way.is_empty() { way } else { format!("The way it took: {way}. ") };
    let message = safe_format!("{name} is called confirmed{}.", instead.message);
    let help = safe_format!("{way}{}, or write `status: reported`.", instead.help);
    Diagnostic::new(Code::ConfirmedByOneOrigin, subject.place(item, Part::Status), message).with_help(help)
}

fn of_source(subject: &Subject<'_>, ix: SourceIx, houses: Houses) -> Diagnostic {
    let (briefing, item) = (subject.briefing, Item::Source(ix));
    let what = match (houses.origin(), houses.only_actor()) {
        (Some(Origin::Source(origin)), _) => {
            format!("goes back to one origin, `{}`", quoted(briefing[origin].id.as_str()))
        }
        (_, Some(house)) if !houses.is_open => {
            format!("goes back to `{}` alone", quoted(briefing[house].id.as_str()))
        }
        _ => "is not certain to have two origins".to_owned(),
    };
    let message = safe_format!(
        "Credibility 1 says that other sources confirm {}, but all that it is named with {what}.",
        subject.name(item)
    );
    let way = houses.origin().and_then(|origin| chains::from_origin(subject.story(), ix, origin));
    let way = match way {
        Some((chain, origin)) if chain.len() > 1 => {
            format!("The way it took: {}. ", shown(briefing, &chain, origin))
        }
        _ => String::new(),
    };
    let help = safe_format!("{way}Write 2 (probably true), or name what confirms it beside it.");
    Diagnostic::new(Code::ConfirmedByOneOrigin, subject.place(item, Part::Credibility), message)
        .with_help(help)
}

/// The houses of events, each event looked at once.
struct Events<'a, 's> {
    subject: &'s Subject<'a>,
    known: HashMap<EventIx, Houses>,
    by_quote: HashMap<QuoteIx, Houses>,
}

impl Events<'_, '_> {
    fn of(&mut self, ix: EventIx) -> Houses {
        let subject = self.subject;
        *self.known.entry(ix).or_insert_with(|| {
            let mut houses = subject.houses_of_event(ix);
            houses.is_unread |= subject.lacks_evidence(Item::Event(ix));
            houses
        })
    }

    /// The houses of all events that a source reports: itself, by a quote, or because that holds by default.
    fn naming(&mut self, source: SourceIx) -> Houses {
        let (story, item) = (self.subject.story(), Item::Source(source));
        let named = story.referrers(item, Role::SourceOf).chain(story.referrers(item, Role::EventVia));
        let mut houses = named.fold(Houses::default(), |houses, event| match event {
            Item::Event(ix) => houses.and(self.of(ix)),
            _ => houses,
        });
        for quote in story.referrers(item, Role::Via) {
            if let Item::Quote(ix) = quote {
                houses = houses.and(self.reported_by(ix));
            }
        }
        houses
    }

    /// The same of the events that a quote reports.
    fn reported_by(&mut self, quote: QuoteIx) -> Houses {
        if let Some(known) = self.by_quote.get(&quote) {
            return *known;
        }
        let (briefing, item) = (self.subject.briefing, Item::Quote(quote));
        let events = self.subject.story().referrers(item, Role::QuoteOf).filter_map(|event| match event {
            Item::Event(ix) if is_reported_by(briefing, ix, quote) => Some(ix),
            _ => None,
        });
        let houses = events.fold(Houses::default(), |houses, ix| houses.and(self.of(ix)));
        self.by_quote.insert(quote, houses);
        houses
    }
}

#[cfg(test)]
mod tests;
