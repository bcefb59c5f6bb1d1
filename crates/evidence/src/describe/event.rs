//! An event in words: what happened, who, where, on what evidence. It must not repeat its title.

use super::{
    Description, Part, about, attribution, claim,
    limits::{ACTORS_PER_SUMMARY, SOURCES_PER_LINE},
    lost,
    name::caveat,
    paragraph::{Paragraph, Run, Tone, count, date_field, limited, tags_field},
    prose::prose,
    references, standing,
    weight::{confirmed, origins_of, reports_of, weight, why},
};
use crate::evidence::{
    Story,
    support::{Node, Origin},
};
use briefing_format::model::{
    Date, Event, EventIx, Item, SourceIx, Status, Voice,
    date::{Gap, gap},
};
use briefing_text::{SafeText, safe_format};

/// A part of what is said of an event.
pub(super) fn part(of: Description<'_>, ix: EventIx, part: Part) -> Vec<Paragraph> {
    let story = of.story;
    let event = story.get(ix);
    match part {
        Part::Text => prose(story, &event.text, of.item),
        Part::Summary => vec![summary(story, ix)],
        Part::Setting => {
            let status =
                event.status.map(|status| Paragraph::field("status").run(status_run(story, ix, status)));
            let place = event.place.map(Item::Entity);
            let place = lost::links_field(story, "place", place, of.item, ("place", "place"));
            let date = date_field("date", full_date(event));
            [actors(story, ix, usize::MAX), place, date, status].into_iter().flatten().collect()
        }
        Part::Evidence => evidence(story, ix),
        Part::Statements => {
            let quotes = quotes(of, ix);
            let claims = limited(about::undisputed(story, ix), of.limit(), |about| claim::line(story, about));
            quotes.into_iter().chain(claims).collect()
        }
        Part::Labels => {
            let background = event.background.then(|| Paragraph::plain().tone(Tone::Muted, "background"));
            [reported(story, ix), tags_field(story, &event.tags), background].into_iter().flatten().collect()
        }
        Part::Disputes => about::contested(story, ix, of.limit()),
        Part::References => references::paragraphs(of),
        _ => Vec::new(),
    }
}

/// The quotes that bear on it, each with who said it: in the linear text, which has no pane of quotes beside it, and wherever
/// somebody else tells of the event.
fn quotes(of: Description<'_>, ix: EventIx) -> Option<Paragraph> {
    let by = of.story.get(ix).attribution.voice();
    let mut field = Paragraph::field("quotes");
    for (n, quote) in of.story.quotes_of(of.item).into_iter().enumerate() {
        field = field.words(if n > 0 { ", " } else { "" });
        let speaker = of.story.get(quote).attribution.voice();
        let is_another = by.is_some() && speaker != by;
        if let Some(speaker) = speaker.filter(|_| of.is_linear() || is_another) {
            field = attribution::teller(of.story, field, speaker).words(": ");
        }
        field = field.link(of.story, Item::Quote(quote));
    }
    lost::add(of.story, field, (of.item, None), ("quotes", "quote")).unless_empty()
}

/// On one line who, where, how sure, and on how much evidence.
fn summary(story: Story<'_>, ix: EventIx) -> Paragraph {
    let event = story.get(ix);
    let support = story.support_of_event(ix);
    let run = |run| Paragraph::plain().run(run);
    let words = |words: SafeText| Paragraph::plain().words(words);
    // That several reports are one report is what the reader must see first.
    let is_first = support.standing().is_one_repeated();
    let weight = |is_here: bool| is_here.then(|| run(weight(story, &support)));
    let lag = lag(story, ix);
    // "reported" beside "reported 2 days later" says nothing more, nor "denied" below "(denied)" in the title.
    let is_told =
        (lag.is_some() && event.status == Some(Status::Reported)) || caveat(story, Item::Event(ix)).is_some();
    let quotes = story.quotes_of(Item::Event(ix)).len();
    let facts = [
        weight(is_first),
        actors(story, ix, ACTORS_PER_SUMMARY),
        event.place.map(|place| Paragraph::plain().link(story, Item::Entity(place))),
        full_date(event).map(|date| Paragraph::plain().date(date)),
        event.status.filter(|_| !is_told).map(|status| run(status_run(story, ix, status))),
        told_by(story, event, Paragraph::plain().words("told by ")),
        lag.map(words),
        weight(!is_first),
        (quotes > 0).then(|| words(count(quotes, "quote", "quotes"))),
        standing::count_about(story, Item::Event(ix), ""),
        event.background.then(|| Paragraph::plain().words("background")),
    ];
    facts.into_iter().flatten().fold(Paragraph::close(), |line, fact| {
        let between = if line.runs.is_empty() { "" } else { "; " };
        line.words(between).then(fact)
    })
}

/// When it became known, and how much later that was.
fn reported(story: Story<'_>, ix: EventIx) -> Option<Paragraph> {
    let date = story.reported(ix)?;
    // A source without a date may be earlier, and this one later: that says nothing.
    if story.get(ix).reported.is_none() && story.has_undated_source(ix) && date.latest().is_none() {
        return None;
    }
    let since = since(story, ix).map(|gap| format!(", {gap} later")).unwrap_or_default();
    let by = match (&story.get(ix).reported, story.has_undated_source(ix)) {
        (Some(_), _) => "",
        (None, false) if !story.is_first_report_proven(ix) => " (perhaps its first source)",
        (None, false) => " (its first source)",
        (None, true) => " or earlier (of its sources, the first that is dated)",
    };
    Some(Paragraph::field("reported").words(safe_format!("{}{since}{by}", date.full())))
}

/// How much later than it happened it became known, where the dates prove it: a source without a date may be earlier than
/// all others.
///
/// Who tells of history need not have been the first to.
fn since(story: Story<'_>, ix: EventIx) -> Option<Gap> {
    let event = story.get(ix);
    let is_known = event.reported.is_some() || !(event.background || story.has_undated_source(ix));
    gap(event.date.as_ref().filter(|_| is_known)?, story.reported(ix)?)
}

fn lag(story: Story<'_>, ix: EventIx) -> Option<SafeText> {
    let gap = since(story, ix)?;
    Some(safe_format!("reported {gap} later"))
}

/// The date in full, where the row has it shorter.
fn full_date(event: &Event) -> Option<&Date> {
    event.date.as_ref().filter(|date| date.full() != date.label())
}

/// A status, and how sure it sounds.
pub(super) fn status_run(story: Story<'_>, ix: EventIx, status: Status) -> Run {
    let (words, tone) = match (confirmed(story, ix), status) {
        (Some(confirmed), _) => (confirmed.as_str(), Tone::Warning),
        (None, Status::Planned | Status::Claimed | Status::Reported) => (status.as_str(), Tone::Text),
        (None, Status::Confirmed) => (status.as_str(), Tone::Supports),
        (None, Status::Disputed | Status::Denied) => (status.as_str(), Tone::Opposes),
    };
    Run { text: SafeText::from_static(words), tone, link: None }
}

/// Who took part, as links; of many the first, and how many more.
fn actors(story: Story<'_>, ix: EventIx, most: usize) -> Option<Paragraph> {
    let actors = &story.get(ix).actors;
    let mut field = Paragraph::field("actors");
    for (n, participant) in actors.iter().take(most).enumerate() {
        field = field.words(if n > 0 { ", " } else { "" }).link(story, Item::Entity(participant.actor));
        if !participant.role.is_empty() {
            field = field.words(" (").own(|field| field.words(&participant.role)).words(")");
        }
    }
    if actors.len() > most {
        field = field.words(safe_format!(" and {} more", actors.len() - most));
    }
    lost::add(story, field, (Item::Event(ix), None), ("actors", "actor")).unless_empty()
}

/// How many reports there are, how many origins behind them, and which.
fn evidence(story: Story<'_>, ix: EventIx) -> Vec<Paragraph> {
    let (node, event) = (Node::Event(ix), story.get(ix));
    let telling = story.briefing.telling_of_event(event);
    let support = story.support_of_event(ix);
    let own = attribution::own_voice(story, node);
    let mut evidence = vec![Paragraph::field("evidence").run(weight(story, &support))];
    let by = told_by(story, event, Paragraph::field("told by"));
    let actor = event.attribution.voice().and_then(Voice::actor);
    evidence.extend(by.map(|line| attribution::voice(story, line, actor, own)));
    let is_via = !telling.is_default && telling.attribution.via().next().is_some();
    if is_via {
        let chains = telling.attribution.via();
        let mut field = Paragraph::field("via");
        for chain in chains {
            let is_known = chain.hops.iter().any(|hop| story.briefing.is_known(*hop));
            let between = if field.runs.is_empty() || !is_known { "" } else { "; " };
            field = attribution::arrows(story, field.words(between), chain.hops);
        }
        evidence.extend(attribution::unread(field, telling).unless_empty());
    }
    let reports = &support.all.reports;
    let via: Vec<SourceIx> = telling.attribution.via().flat_map(|chain| chain.hops).copied().collect();
    let is_said =
        (is_via && reports.sources == via) || reports.sources.iter().all(|report| Some(*report) == own);
    if !is_said {
        let most = SOURCES_PER_LINE.max(attribution::hop_count(telling));
        let reports = reports_of(Paragraph::field("reports"), story, &support, most);
        evidence.push(if is_via || reports.runs.is_empty() {
            reports
        } else {
            attribution::unread(reports, telling)
        });
    } else if !is_via && !reports.is_empty() {
        evidence.extend(attribution::unread(Paragraph::close(), telling).unless_empty());
    }
    let origins = &support.all.origins.all;
    let is_told = origins.len() == reports.len()
        && origins.iter().zip(&reports.sources).all(|(origin, report)| *origin == Origin::Source(*report));
    if !is_told && !reports.is_empty() {
        evidence.push(origins_of(Paragraph::field("origins"), story, &support, SOURCES_PER_LINE));
        evidence.extend(why(&support).map(|words| Paragraph::close().tone(Tone::Muted, words)));
    }
    evidence
}

/// Who tells of an event, where it says so itself.
fn told_by(story: Story<'_>, event: &Event, line: Paragraph) -> Option<Paragraph> {
    Some(attribution::teller(story, line, event.attribution.voice()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::describe::tests::{lines, with};

    #[test]
    fn a_source_without_a_date_may_be_the_first() {
        let sources = "sources:\n  s: {title: S, published: 2001-02-03}\n  u: {title: U}\n  x: {title: X, published: XXXX-02}\nactors: {a: {name: A}}\nquotes: {q: {text: Q, speaker: a, via: [u]}}\n";
        let said = |keys: &str| {
            with(&format!("events: [{{title: E, date: 2001-02-01, {keys}}}]\n{sources}"), |story| {
                let line = reported(story, EventIx(0)).map(|line| lines(&[line])[0].clone());
                (line.unwrap_or_default(), lag(story, EventIx(0)).map(|lag| lag.to_string()))
            })
        };
        let lag = Some("reported 2 days later".to_owned());
        assert_eq!(
            said("sources: [s]"),
            ("3 Feb 2001, 2 days later (its first source)".to_owned(), lag.clone())
        );
        assert_eq!(
            said("sources: [s, u], reported: 2001-02-03"),
            ("3 Feb 2001, 2 days later".to_owned(), lag)
        );
        let vague = "3 Feb 2001 or earlier (of its sources, the first that is dated)";
        for keys in ["sources: [s, u]", "via: [u, s]", "sources: [x, s]", "quotes: [q], sources: [u, s]"] {
            assert_eq!(said(keys), (vague.to_owned(), None), "{keys}");
        }
    }
}
