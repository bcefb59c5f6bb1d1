//! A quote in words: the words themselves, who said them, and every hop they came through. It must not shorten them.

use super::{
    name::shortened,
    paragraph::{Paragraph, Tone, text_field},
    prose::quoted,
    references,
};
use crate::{
    evidence::Story,
    model::{Date, Item, QuoteIx, SourceIx},
    safe_format,
    text::SafeText,
};

/// How many cells of a source's name stand in a chain on one line.
const HOP: usize = 26;

/// The quote as it stands in a list: words, speaker and date, and the chain on one line.
pub fn brief(story: Story<'_>, ix: QuoteIx) -> Vec<Paragraph> {
    let mut paragraphs = quoted(story, &story.briefing[ix].text);
    paragraphs.push(attribution(story, ix));
    paragraphs.push(chain_line(story, ix));
    paragraphs
}

/// What opens when the quote is selected: all that is known of it, hop by hop.
pub fn detail(story: Story<'_>, ix: QuoteIx, limit: usize) -> Vec<Paragraph> {
    let quote = story.get(ix);
    let mut paragraphs = quoted(story, &quote.text);
    if let Some(translation) = &quote.translation {
        let mut by = Paragraph::field("translation").tone(Tone::Muted, translation.language.clone());
        if !translation.by.is_empty() {
            by = by.tone(Tone::Muted, safe_format!(" by {}", translation.by));
        }
        paragraphs.push(by);
        paragraphs.extend(quoted(story, &translation.text));
    }
    paragraphs.push(attribution(story, ix));
    paragraphs.extend(chain(story, ix));
    paragraphs.extend(text_field("language", &quote.language));
    paragraphs.extend(text_field("before it", &quote.prefix));
    paragraphs.extend(text_field("after it", &quote.suffix));
    paragraphs.extend(references::all(story, Item::Quote(ix), limit));
    paragraphs
}

fn attribution(story: Story<'_>, ix: QuoteIx) -> Paragraph {
    let quote = story.get(ix);
    let line = match quote.speaker {
        Some(speaker) => Paragraph::close().link(story, Item::Entity(speaker)),
        None => Paragraph::close()
            .tone(Tone::Warning, SafeText::from_static("a speaker the file does not define")),
    };
    match &quote.date {
        Some(date) => line.words(", ").date(date),
        None => line,
    }
}

/// The sources a quote came through, as arrows from the first utterance to the one we read; long names are shortened.
fn chain_line(story: Story<'_>, ix: QuoteIx) -> Paragraph {
    let quote = story.get(ix);
    if quote.via.is_empty() {
        return Paragraph::close().tone(Tone::Warning, SafeText::from_static("no source is given"));
    }
    let mut line = Paragraph::close().sources(story, &quote.via, " → ");
    for name in line.runs.iter_mut().filter(|run| run.link.is_some()) {
        name.text = shortened(&name.text, HOP);
    }
    line
}

/// The chain hop by hop, each with what is known of its source.
fn chain(story: Story<'_>, ix: QuoteIx) -> Vec<Paragraph> {
    let quote = story.get(ix);
    if quote.via.is_empty() {
        return vec![chain_line(story, ix)];
    }
    let hops = quote.via.iter().enumerate().map(|(n, source)| hop(story, n, *source));
    std::iter::once(Paragraph::heading(SafeText::from_static("Chain"))).chain(hops).collect()
}

fn hop(story: Story<'_>, n: usize, ix: SourceIx) -> Paragraph {
    let source = story.get(ix);
    let mut line =
        Paragraph::entry().tone(Tone::Muted, safe_format!("{}. ", n + 1)).link(story, Item::Source(ix));
    if let Some(publisher) = source.publisher {
        line = line.words(", ").link(story, Item::Entity(publisher));
    }
    if let Some(date) = &source.published {
        line = line.words(", ").date(date);
    }
    if let Some(kind) = source.kind {
        line = line.tone(Tone::Muted, safe_format!(", {}", kind.as_str()));
    }
    if let Some(rating) = super::source::rating(source) {
        line = line.tone(Tone::Muted, safe_format!(", {rating}"));
    }
    line
}

/// The quote with its citation, for use elsewhere: words, speaker, date, and every hop.
pub fn citation(story: Story<'_>, ix: QuoteIx) -> SafeText {
    let quote = story.get(ix);
    let mut parts = Vec::new();
    parts.extend(quote.speaker.map(|speaker| story.get(speaker).name.to_string()));
    parts.extend(quote.date.as_ref().map(Date::full));
    let hop = |source: &SourceIx| {
        let source = story.get(*source);
        match &source.published {
            Some(date) => format!("{} ({})", source.title, date.label()),
            None => source.title.to_string(),
        }
    };
    if !quote.via.is_empty() {
        parts.push(format!("via {}", quote.via.iter().map(hop).collect::<Vec<_>>().join(" → ")));
    }
    let words = SafeText::line(quote.text.as_str());
    safe_format!("“{words}” {}", parts.join(", "))
}
