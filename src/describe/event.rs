//! An event in words: what happened, who, where, on what evidence. It must not repeat its title.

use super::{
    claim,
    paragraph::{Paragraph, Tone, count, date_field, links_field, tags_field},
    prose::prose,
    references,
};
use crate::{
    evidence::{Story, chain::grounds},
    model::{EventIx, Item, Status},
    safe_format,
    text::SafeText,
};

/// What opens below an event.
pub fn detail(story: Story<'_>, ix: EventIx, limit: usize) -> Vec<Paragraph> {
    let event = story.get(ix);
    let item = Item::Event(ix);
    let full_date = event.date.as_ref().filter(|date| date.full() != date.label());
    let status = event.status.map(|status| {
        Paragraph::field("status").tone(status_tone(status), SafeText::from_static(status.as_str()))
    });
    let background =
        event.background.then(|| Paragraph::plain().tone(Tone::Muted, SafeText::from_static("background")));
    prose(story, &event.text, item)
        .into_iter()
        .chain(actors(story, ix))
        .chain(links_field(story, "place", event.place.map(Item::Entity)))
        .chain(date_field("date", full_date))
        .chain(status)
        .chain(evidence(story, ix))
        .chain(links_field(story, "quotes", event.quotes.iter().map(|quote| Item::Quote(*quote))))
        .chain(references::limited(story.claims_about(item), limit, |about| claim::line(story, about)))
        .chain(date_field("reported", event.reported.as_deref()))
        .chain(tags_field(story, &event.tags))
        .chain(background)
        .chain(references::others(story, item, limit))
        .collect()
}

/// How sure a status sounds.
const fn status_tone(status: Status) -> Tone {
    match status {
        Status::Planned | Status::Claimed | Status::Reported => Tone::Text,
        Status::Confirmed => Tone::Supports,
        Status::Disputed | Status::Denied => Tone::Opposes,
    }
}

fn actors(story: Story<'_>, ix: EventIx) -> Option<Paragraph> {
    let mut field = Paragraph::field("actors");
    for (n, participant) in story.briefing[ix].actors.iter().enumerate() {
        if n > 0 {
            field = field.words(", ");
        }
        field = field.link(story, Item::Entity(participant.actor));
        if !participant.role.is_empty() {
            field = field.tone(Tone::Muted, safe_format!(" ({})", participant.role));
        }
    }
    (!field.runs.is_empty()).then_some(field)
}

/// How many reports there are, how many origins behind them, and which.
fn evidence(story: Story<'_>, ix: EventIx) -> Vec<Paragraph> {
    let grounds = grounds(story.briefing, story.get(ix));
    if grounds.reports.is_empty() {
        let none = SafeText::from_static("no source is given");
        return vec![Paragraph::field("evidence").tone(Tone::Warning, none)];
    }
    let reports = count(grounds.reports.len(), "report", "reports");
    let origins = count(grounds.origins.len(), "origin", "origins");
    // What a report passes on as a whole need not stand behind this very statement.
    let at_most = if grounds.origins.len() > grounds.reports.len() { "at most " } else { "" };
    let sum = Paragraph::field("evidence").tone(Tone::Strong, safe_format!("{reports}, {at_most}{origins}"));
    let mut evidence = vec![sum, Paragraph::field("reports").sources(story, &grounds.reports, ", ")];
    if grounds.origins != grounds.reports {
        evidence.push(Paragraph::field("origins").sources(story, &grounds.origins, ", "));
    }
    evidence
}
