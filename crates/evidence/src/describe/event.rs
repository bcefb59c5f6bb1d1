//! An event in words: what happened, who, where, on what evidence. It must not repeat its title.

use super::{
    Description, Part, about, attribution, claim,
    limits::{ACTORS_PER_SUMMARY, SOURCES_PER_LINE},
    paragraph::{Paragraph, Run, Tone, count, date_field, limited, links_field, tags_field},
    prose::prose,
    references, standing,
    weight::{Confirmed, confirmed, origins_of, reports_of, weight},
};
use crate::evidence::Story;
use briefing_format::model::{
    Date, Event, EventIx, Item, QuoteIx, SourceIx, Status,
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
            let place = links_field(story, "place", event.place.map(Item::Entity));
            let date = date_field("date", full_date(event));
            [actors(story, ix, usize::MAX), place, date, status].into_iter().flatten().collect()
        }
        Part::Evidence => evidence(story, ix),
        Part::Statements => {
            let quotes = quotes(of, story.briefing.known(&event.quotes));
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

/// The quotes that bear on it; in the linear text, which has no pane of quotes beside it, each with who said it.
fn quotes(of: Description<'_>, quotes: &[QuoteIx]) -> Option<Paragraph> {
    let mut field = Paragraph::field("quotes");
    for (n, quote) in quotes.iter().enumerate() {
        field = field.words(if n > 0 { ", " } else { "" });
        if let Some(speaker) = of.story.get(*quote).speaker.filter(|_| of.is_linear()) {
            field = field.link(of.story, Item::Entity(speaker)).words(": ");
        }
        field = field.link(of.story, Item::Quote(*quote));
    }
    field.unless_empty()
}

/// On one line who, where, how sure, and on how much evidence.
fn summary(story: Story<'_>, ix: EventIx) -> Paragraph {
    let event = story.get(ix);
    let weighed = story.weighed_event(ix);
    let run = |run| Paragraph::plain().run(run);
    let words = |words: SafeText| Paragraph::plain().words(words);
    // That several reports are one report is what the reader must see first.
    let is_first = weighed.left().is_one_repeated();
    let weight = |is_here: bool| is_here.then(|| run(weight(&weighed)));
    let lag = lag(story, ix);
    // "reported" beside "reported 2 days later" says nothing more.
    let is_lag_enough = lag.is_some() && event.status == Some(Status::Reported);
    let quotes = story.briefing.known(&event.quotes).len();
    let facts = [
        weight(is_first),
        actors(story, ix, ACTORS_PER_SUMMARY),
        event.place.map(|place| Paragraph::plain().link(story, Item::Entity(place))),
        full_date(event).map(|date| Paragraph::plain().date(date)),
        event.status.filter(|_| !is_lag_enough).map(|status| run(status_run(story, ix, status))),
        event.by.map(|by| Paragraph::plain().words("told by ").link(story, Item::Entity(by))),
        lag.map(words),
        weight(!is_first),
        (quotes > 0).then(|| words(count(quotes, "quote", "quotes"))),
        standing::count_about(story, Item::Event(ix), ""),
        event.background.then(|| Paragraph::plain().words("background")),
    ];
    facts.into_iter().flatten().fold(Paragraph::close(), |line, fact| {
        let between = if line.runs.is_empty() { "" } else { "; " };
        line.words(between).runs(fact.runs)
    })
}

/// When it became known, and how much later that was.
fn reported(story: Story<'_>, ix: EventIx) -> Option<Paragraph> {
    let date = story.reported(ix)?;
    let since = since(story, ix).map(|gap| format!(", {gap} later")).unwrap_or_default();
    let by = match (&story.get(ix).reported, story.has_undated_source(ix)) {
        (Some(_), _) => "",
        (None, false) => " (its first source)",
        (None, true) => " or earlier (of its sources, the first that is dated)",
    };
    Some(Paragraph::field("reported").words(safe_format!("{}{since}{by}", date.full())))
}

/// How much later than it happened it became known, where the dates prove it: a source without a date may be earlier than
/// all others.
fn since(story: Story<'_>, ix: EventIx) -> Option<Gap> {
    let event = story.get(ix);
    let is_known = event.reported.is_some() || !story.has_undated_source(ix);
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
        (Some(Confirmed::One), _) => ("confirmed by one origin", Tone::Warning),
        (Some(Confirmed::OneLeft), _) => ("confirmed, one origin left", Tone::Warning),
        (Some(Confirmed::NoneLeft), _) => ("confirmed, no origin left", Tone::Warning),
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
            field = field.words(safe_format!(" ({})", participant.role));
        }
    }
    if actors.len() > most {
        field = field.words(safe_format!(" and {} more", actors.len() - most));
    }
    field.unless_empty()
}

/// How many reports there are, how many origins behind them, and which.
fn evidence(story: Story<'_>, ix: EventIx) -> Vec<Paragraph> {
    let event = story.get(ix);
    let (via, sources) = (story.briefing.known(&event.via), story.briefing.known(&event.sources));
    let weighed = story.weighed_event(ix);
    let mut evidence = vec![Paragraph::field("evidence").run(weight(&weighed))];
    let heard: Vec<SourceIx> = via.first().into_iter().chain(sources).copied().collect();
    let own = event.by.and_then(|by| attribution::own(story, by, &heard));
    evidence.extend(event.by.map(|by| {
        attribution::voice(story, Paragraph::field("told by").link(story, Item::Entity(by)), event.by, own)
    }));
    if !via.is_empty() {
        evidence.push(Paragraph::field("via").sources(story, via, " → "));
    }
    let reports = &weighed.all.reports;
    let is_said = *reports.sources == via[..] || reports.sources.iter().all(|report| Some(*report) == own);
    if !is_said {
        let most = SOURCES_PER_LINE.max(via.len() + sources.len());
        evidence.push(reports_of(Paragraph::field("reports"), story, &weighed, most));
    }
    if weighed.all.origins.sources != reports.sources {
        evidence.push(origins_of(Paragraph::field("origins"), story, &weighed, SOURCES_PER_LINE));
    }
    evidence
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
        for keys in ["sources: [s, u]", "via: [u, s]", "sources: [s], quotes: [q]", "sources: [x, s]"] {
            assert_eq!(said(keys), (vague.to_owned(), None), "{keys}");
        }
    }
}
