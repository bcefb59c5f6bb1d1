//! An event in words: what happened, who, where, on what evidence. It must not repeat its title.

use super::{
    about, claim,
    paragraph::{Paragraph, Run, Tone, count, date_field, links_field, tags_field},
    prose::prose,
    references, teller,
    weight::{Confirmed, LISTED, confirmed, sources, weight},
};
use crate::evidence::Story;
use briefing_format::model::{Date, Event, EventIx, Item, SourceIx, Status, date::gap};
use briefing_text::{SafeText, safe_format};

/// The most actors that the short form names.
const NAMED: usize = 6;

/// What opens below the selected event: its text, and in a line who, where, how sure, and on how much evidence.
pub fn brief(story: Story<'_>, ix: EventIx) -> Vec<Paragraph> {
    let event = story.get(ix);
    let mut paragraphs = prose(story, &event.text, Item::Event(ix));
    let weighed = story.weighed_event(ix);
    // That several reports are one report is what the reader must see first.
    let (first, weight) = match weight(&weighed) {
        weight if weighed.left().is_one_repeated() => (Some(weight), None),
        weight => (None, Some(weight)),
    };
    let run = |run| Paragraph::plain().runs(vec![run]);
    let lag = lag(story, ix);
    // "reported" beside "reported 2 days later" says nothing more.
    let is_lag_enough = lag.is_some() && event.status == Some(Status::Reported);
    let counted =
        |n: usize, one, many| (n > 0).then(|| Paragraph::plain().tone(Tone::Text, count(n, one, many)));
    let told_by = |by| Paragraph::plain().words("told by ").link(story, Item::Entity(by));
    let facts = [
        first.map(run),
        actors(story, ix, NAMED),
        event.place.map(|place| Paragraph::plain().link(story, Item::Entity(place))),
        full_date(event).map(|date| Paragraph::plain().tone(Tone::Text, SafeText::line(&date.full()))),
        event.status.filter(|_| !is_lag_enough).map(|status| run(status_run(story, ix, status))),
        event.by.map(told_by),
        lag.map(|lag| Paragraph::plain().tone(Tone::Text, lag)),
        weight.map(run),
        counted(story.briefing.known(&event.quotes).len(), "quote", "quotes"),
        claim::count_about(story, Item::Event(ix), ""),
        event.background.then(|| Paragraph::plain().words("background")),
    ];
    let mut line = Paragraph::close();
    for fact in facts.into_iter().flatten() {
        if !line.runs.is_empty() {
            line = line.words("; ");
        }
        line = line.runs(fact.runs);
    }
    paragraphs.push(line);
    paragraphs
}

/// Everything about an event, but its title.
pub fn detail(story: Story<'_>, ix: EventIx, limit: usize) -> Vec<Paragraph> {
    let event = story.get(ix);
    let item = Item::Event(ix);
    let status =
        event.status.map(|status| Paragraph::field("status").runs(vec![status_run(story, ix, status)]));
    let background =
        event.background.then(|| Paragraph::plain().tone(Tone::Muted, SafeText::from_static("background")));
    prose(story, &event.text, item)
        .into_iter()
        .chain(actors(story, ix, usize::MAX))
        .chain(links_field(story, "place", event.place.map(Item::Entity)))
        .chain(date_field("date", full_date(event)))
        .chain(status)
        .chain(evidence(story, ix))
        .chain(links_field(
            story,
            "quotes",
            story.briefing.known(&event.quotes).iter().map(|quote| Item::Quote(*quote)),
        ))
        .chain(references::limited(about::undisputed(story, ix), limit, |about| claim::line(story, about)))
        .chain(reported(story, ix))
        .chain(tags_field(story, &event.tags))
        .chain(background)
        .chain(about::contested(story, ix, limit))
        .chain(references::others(story, item, limit))
        .collect()
}

/// When it became known, and how much later that was.
fn reported(story: Story<'_>, ix: EventIx) -> Option<Paragraph> {
    let date = story.reported(ix)?;
    let since = story.get(ix).date.as_ref().and_then(|happened| gap(happened, date));
    let since = since.map(|gap| format!(", {gap} later")).unwrap_or_default();
    let by = if story.get(ix).reported.is_none() { " (its first source)" } else { "" };
    Some(Paragraph::field("reported").tone(Tone::Text, safe_format!("{}{since}{by}", date.full())))
}

/// How much later than it happened it became known, where the dates prove it.
fn lag(story: Story<'_>, ix: EventIx) -> Option<SafeText> {
    let gap = gap(story.get(ix).date.as_ref()?, story.reported(ix)?)?;
    Some(safe_format!("reported {gap} later"))
}

/// The date in full, where the row has it shorter.
fn full_date(event: &Event) -> Option<&Date> {
    event.date.as_ref().filter(|date| date.full() != date.label())
}

/// A status, and how sure it sounds.
fn status_run(story: Story<'_>, ix: EventIx, status: Status) -> Run {
    let by = match confirmed(story, ix) {
        Some(Confirmed::One) => Some("confirmed by one origin"),
        Some(Confirmed::OneLeft) => Some("confirmed, one origin left"),
        Some(Confirmed::NoneLeft) => Some("confirmed, no origin left"),
        None => None,
    };
    if let Some(words) = by {
        return Run { text: SafeText::from_static(words), tone: Tone::Warning, link: None };
    }
    let tone = match status {
        Status::Planned | Status::Claimed | Status::Reported => Tone::Text,
        Status::Confirmed => Tone::Supports,
        Status::Disputed | Status::Denied => Tone::Opposes,
    };
    Run { text: SafeText::from_static(status.as_str()), tone, link: None }
}

/// Who took part, as links; of many the first, and how many more.
fn actors(story: Story<'_>, ix: EventIx, limit: usize) -> Option<Paragraph> {
    let actors = &story.briefing[ix].actors;
    let mut field = Paragraph::field("actors");
    for (n, participant) in actors.iter().take(limit).enumerate() {
        if n > 0 {
            field = field.words(", ");
        }
        field = field.link(story, Item::Entity(participant.actor));
        if !participant.role.is_empty() {
            field = field.tone(Tone::Text, safe_format!(" ({})", participant.role));
        }
    }
    if actors.len() > limit {
        field = field.tone(Tone::Text, safe_format!(" and {} more", actors.len() - limit));
    }
    (!actors.is_empty()).then_some(field)
}

/// How many reports there are, how many origins behind them, and which.
fn evidence(story: Story<'_>, ix: EventIx) -> Vec<Paragraph> {
    let event = story.get(ix);
    let weighed = story.weighed_event(ix);
    let (grounds, left) = (&weighed.all, weighed.left());
    let mut evidence = vec![Paragraph::field("evidence").runs(vec![weight(&weighed)])];
    let via = story.briefing.known(&event.via);
    let heard: Vec<SourceIx> =
        via.first().into_iter().chain(story.briefing.known(&event.sources)).copied().collect();
    evidence.extend(event.by.map(|by| teller::teller(story, Paragraph::field("told by"), by, &heard)));
    if !via.is_empty() {
        evidence.push(Paragraph::field("via").sources(story, via, " → "));
    }
    let own = event.by.and_then(|by| teller::own(story, by, &heard));
    let reports = &grounds.reports;
    let is_said = *reports.sources == via[..] || reports.sources.iter().all(|report| Some(*report) == own);
    if !is_said {
        let most = LISTED.max(via.len() + story.briefing.known(&event.sources).len());
        evidence.push(sources(Paragraph::field("reports"), story, (reports, &left.reports), most));
    }
    if grounds.origins.sources != reports.sources {
        evidence.push(sources(Paragraph::field("origins"), story, (&grounds.origins, &left.origins), LISTED));
    }
    evidence
}
