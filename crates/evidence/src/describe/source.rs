//! A source in words: what it is, what it passes on, what rests on it. It must not rate what the file does not rate.

use super::{
    fall,
    paragraph::{Paragraph, Tone, date_field, links_field, text_field},
    prose::prose,
    references,
    weight::{LISTED, rest},
};
use crate::evidence::{Reach, Story, reach::MOST};
use briefing_format::model::{Item, Source, SourceIx, SourceKind};
use briefing_text::{SafeText, safe_format};

/// What opens below a source.
pub fn detail(story: Story<'_>, ix: SourceIx, limit: usize) -> Vec<Paragraph> {
    let source = story.get(ix);
    let item = Item::Source(ix);
    let kind = source.kind.map(|kind| Paragraph::field("kind").words(kind.as_str()));
    let reliability = source.reliability.map(|letter| {
        Paragraph::field("reliability").text(&safe_format!("{}, {}", letter.as_str(), letter.meaning()))
    });
    let credibility = source.credibility.map(|digit| {
        Paragraph::field("credibility").text(&safe_format!("{}, {}", digit.as_str(), digit.meaning()))
    });
    let (amount, alone) = rests_on_it(story, ix);
    prose(story, &source.text, item)
        .into_iter()
        .chain(kind)
        .chain(links_field(story, "publisher", source.publisher.map(Item::Entity)))
        .chain(text_field("author", &source.author))
        .chain(date_field("published", source.published.as_ref()))
        .chain(date_field("retrieved", source.retrieved.as_deref()))
        .chain(text_field("url", &source.url))
        .chain(text_field("file", &source.file))
        .chain(text_field("language", &source.language))
        .chain(reliability)
        .chain(credibility)
        .chain([passes_on(story, ix)])
        .chain(origin_field(story, ix))
        .chain([amount])
        .chain(references::all(story, item, limit))
        .chain(alone)
        .collect()
}

/// Adds a source with who published it and when, what it is, and how it is rated.
pub(super) fn line(story: Story<'_>, line: Paragraph, ix: SourceIx) -> Paragraph {
    let source = story.get(ix);
    let mut line = line.link(story, Item::Source(ix));
    if let Some(publisher) = source.publisher {
        line = line.words(", ").link(story, Item::Entity(publisher));
    }
    if let Some(date) = &source.published {
        line = line.words(", ").date(date);
    }
    // Of a source among others, "other" says nothing.
    if let Some(kind) = source.kind.filter(|kind| *kind != SourceKind::Other) {
        line = line.tone(Tone::Muted, safe_format!(", {}", kind.as_str()));
    }
    if let Some(rating) = rating(source) {
        line = line.tone(Tone::Muted, safe_format!(", {rating}"));
    }
    line
}

/// The Admiralty code of a source, where the file rates it: `B2`, `B-` where only one half is given.
pub fn rating(source: &Source) -> Option<SafeText> {
    let letter = source.reliability.map(briefing_format::model::Reliability::as_str);
    let digit = source.credibility.map(briefing_format::model::Credibility::as_str);
    (letter.is_some() || digit.is_some())
        .then(|| safe_format!("{}{}", letter.unwrap_or("-"), digit.unwrap_or("-")))
}

fn passes_on(story: Story<'_>, ix: SourceIx) -> Paragraph {
    let source = story.get(ix);
    if let circles @ [_, ..] = story.briefing.known(&source.circles) {
        let all = [story.briefing.known(&source.based_on), circles].concat();
        return Paragraph::field("based on")
            .sources(story, &all, ", ")
            .tone(Tone::Warning, SafeText::from_static(": a circle, cut here"));
    }
    if story.briefing.known(&source.based_on).is_empty() {
        return Paragraph::field("based on")
            .tone(Tone::Muted, SafeText::from_static("nothing that the file names: an origin"));
    }
    Paragraph::field("based on")
        .links(story, story.briefing.known(&source.based_on).iter().map(|based| Item::Source(*based)))
}

/// How much rests on it and how much on it alone; and the events, claims and judgments that do.
///
/// The list is short in all places: in the linear text, too, every source of a long chain would else repeat all of it.
fn rests_on_it(story: Story<'_>, ix: SourceIx) -> (Paragraph, Vec<Paragraph>) {
    let field = Paragraph::field("rests on it");
    let reach = match &story.evidence.weights {
        Some(weights) => weights.reach(story, ix),
        None => Reach::of(story, ix),
    };
    let Some(amounts) = fall::amounts(reach.on_it) else {
        return (field.tone(Tone::Muted, SafeText::from_static("nothing")), Vec::new());
    };
    let field =
        if reach.is_more { field.text(&safe_format!("at least {MOST} items")) } else { field.text(&amounts) };
    let field = match fall::amounts(reach.alone) {
        Some(alone) => field.words("; on it alone: ").tone(Tone::Strong, alone),
        None => field.words("; nothing on it alone"),
    };
    let (statements, alone) = (reach.statements_alone, reach.alone);
    let count = alone.events + alone.claims + alone.judgments;
    let mut said = Vec::new();
    if count > 0 {
        said.push(Paragraph::heading(safe_format!(
            "Events, claims and judgments that rest on it alone ({count})"
        )));
        said.extend(statements.iter().map(|item| Paragraph::entry().link(story, *item)));
    }
    if count > statements.len() {
        let more = safe_format!("and {} more", count - statements.len());
        said.push(Paragraph::entry().tone(Tone::Muted, more));
    }
    (field, said)
}

/// The roots of what it passes on, where they are more than one hop away.
fn origin_field(story: Story<'_>, ix: SourceIx) -> Option<Paragraph> {
    let source = story.get(ix);
    if story.briefing.known(&source.based_on).is_empty() {
        return None;
    }
    let origins = story.evidence.origins.of(ix);
    let label = if origins.len() == 1 && !origins.is_more { "origin" } else { "origins" };
    let named = origins.sources.iter().take(LISTED).map(|origin| Item::Source(*origin));
    let is_more_told = *origins.sources != story.briefing.known(&source.based_on)[..];
    is_more_told.then(|| rest(Paragraph::field(label).links(story, named), &origins, LISTED))
}
