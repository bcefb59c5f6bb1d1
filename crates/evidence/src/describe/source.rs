//! A source in words: what it is, what it passes on, what rests on it. It must not rate what the file does not rate.

use super::{
    Description, Part, fall,
    limits::SOURCES_PER_LINE,
    paragraph::{Paragraph, Tone, date_field, headed, links_field, text_field},
    prose::prose,
    references,
    weight::rest,
};
use crate::evidence::{Reach, Story, reach::MOST};
use briefing_format::model::{Item, Source, SourceIx, SourceKind};
use briefing_text::{SafeText, safe_format};

/// A part of what is said of a source.
pub(super) fn part(of: Description<'_>, ix: SourceIx, part: Part) -> Vec<Paragraph> {
    let story = of.story;
    match part {
        Part::Text => prose(story, &story.get(ix).text, of.item),
        Part::OwnWord if !story.get(ix).text.is_empty() => {
            let words =
                "What is said of this source itself is the briefing's own word, and is not drawn from it.";
            vec![Paragraph::plain().tone(Tone::Muted, words)]
        }
        Part::Fields => fields(story, ix),
        Part::Origins => origins(story, ix).into_iter().collect(),
        Part::Evidence => vec![rests_on_it(story, ix)],
        Part::References => references::paragraphs(of),
        Part::Alone => rests_on_it_alone(story, ix),
        _ => Vec::new(),
    }
}

fn fields(story: Story<'_>, ix: SourceIx) -> Vec<Paragraph> {
    let source = story.get(ix);
    let rated = |label, (letter, meaning): (&str, &str)| {
        Paragraph::field(label).words(safe_format!("{letter}, {meaning}"))
    };
    [
        source.kind.map(|kind| Paragraph::field("kind").words(kind.as_str())),
        links_field(story, "publisher", source.publisher.map(Item::Entity)),
        text_field("author", &source.author),
        date_field("published", source.published.as_ref()),
        date_field("retrieved", source.retrieved.as_deref()),
        text_field("url", &source.url),
        text_field("file", &source.file),
        text_field("language", &source.language),
        source.reliability.map(|letter| rated("reliability", (letter.as_str(), letter.meaning()))),
        source.credibility.map(|digit| rated("credibility", (digit.as_str(), digit.meaning()))),
        Some(based_on(story, ix)),
    ]
    .into_iter()
    .flatten()
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
pub(super) fn rating(source: &Source) -> Option<SafeText> {
    let letter = source.reliability.map(briefing_format::model::Reliability::as_str);
    let digit = source.credibility.map(briefing_format::model::Credibility::as_str);
    (letter.is_some() || digit.is_some())
        .then(|| safe_format!("{}{}", letter.unwrap_or("-"), digit.unwrap_or("-")))
}

/// What stands beside the title of a source in a list: who published it, when, and how it is rated.
pub fn columns(story: Story<'_>, ix: SourceIx) -> [SafeText; 3] {
    let source = story.get(ix);
    let publisher = source.publisher.map(|publisher| story.get(publisher).name.clone());
    let date = source.published.as_ref().map(|date| SafeText::line(&date.label()));
    [publisher, date, rating(source)].map(Option::unwrap_or_default)
}

fn based_on(story: Story<'_>, ix: SourceIx) -> Paragraph {
    let source = story.get(ix);
    let field = Paragraph::field("based on");
    match (story.briefing.known(&source.based_on), story.briefing.known(&source.circles)) {
        ([], []) => field.tone(Tone::Muted, "nothing that the file names: an origin"),
        (based_on, []) => field.links(story, based_on.iter().map(|based| Item::Source(*based))),
        (based_on, circles) => {
            let all = [based_on, circles].concat();
            field.sources(story, &all, ", ").tone(Tone::Warning, ": a circle, cut here")
        }
    }
}

/// How much rests on it and how much on it alone.
fn rests_on_it(story: Story<'_>, ix: SourceIx) -> Paragraph {
    let field = Paragraph::field("rests on it");
    let reach = match &story.evidence.weights {
        Some(weights) => weights.reach(story, ix),
        None => Reach::of(story, ix),
    };
    let Some(amounts) = fall::amounts(reach.on_it) else { return field.tone(Tone::Muted, "nothing") };
    let amounts = if reach.is_more { safe_format!("at least {MOST} items") } else { amounts };
    match fall::amounts(reach.alone) {
        Some(alone) => field.words(amounts).words("; on it alone: ").tone(Tone::Strong, alone),
        None => field.words(amounts).words("; nothing on it alone"),
    }
}

/// The events, claims and judgments that rest on it alone.
///
/// The list is short in all places: in the linear text, too, every source of a long chain would else repeat all of it.
fn rests_on_it_alone(story: Story<'_>, ix: SourceIx) -> Vec<Paragraph> {
    let (alone, statements) = match &story.evidence.weights {
        Some(weights) => (weights.alone(ix), weights.statements_alone(ix).to_vec()),
        None => Reach::alone(story, ix),
    };
    let count = alone.events + alone.claims + alone.judgments;
    let entries = statements.iter().map(|item| Paragraph::entry().link(story, *item));
    let more = count - statements.len();
    let rest = (more > 0).then(|| Paragraph::entry().tone(Tone::Muted, safe_format!("and {more} more")));
    let heading = "Events, claims and judgments that rest on it alone";
    headed(heading, count, entries.chain(rest).collect())
}

/// The roots of what it passes on, where they are more than one hop away.
fn origins(story: Story<'_>, ix: SourceIx) -> Option<Paragraph> {
    let based_on = story.briefing.known(&story.get(ix).based_on);
    let origins = story.evidence.origins.of(ix);
    let is_more_told = !based_on.is_empty() && *origins.sources != *based_on;
    let label = if origins.len() == 1 && !origins.is_more { "origin" } else { "origins" };
    let named = origins.sources.iter().take(SOURCES_PER_LINE).map(|origin| Item::Source(*origin));
    is_more_told.then(|| rest(Paragraph::field(label).links(story, named), &origins, SOURCES_PER_LINE))
}
