//! A quote in words: the words themselves, who said them, and every hop they came through. It must not shorten them.

use super::{
    fall, language,
    name::{excerpt, shortened},
    paragraph::{Paragraph, Tone, text_field},
    prose::quoted,
    references, verification,
};
use crate::evidence::Story;
use briefing_format::model::{Date, Item, Quote, QuoteIx, SourceIx};
use briefing_text::{SafeText, safe_format};

/// How many cells of a source's name stand in a chain on one line.
const HOP: usize = 28;

/// The quote as it stands in a list: words, speaker and date, and the chain on one line.
pub fn brief(story: Story<'_>, ix: QuoteIx) -> Vec<Paragraph> {
    let mut paragraphs = words(story, ix);
    paragraphs.push(attribution(story, ix));
    paragraphs.push(chain_line(story, ix));
    paragraphs.extend(verification::lines(story, ix));
    paragraphs.extend(fall::notice(story, Item::Quote(ix)));
    paragraphs
}

/// What opens when the quote is selected: all that is known of it, hop by hop.
pub fn detail(story: Story<'_>, ix: QuoteIx, limit: usize) -> Vec<Paragraph> {
    let quote = story.get(ix);
    let mut paragraphs = words(story, ix);
    paragraphs.extend(translation(story, ix));
    paragraphs.push(attribution(story, ix));
    paragraphs.extend(verification::lines(story, ix));
    paragraphs.extend(chain(story, ix));
    paragraphs.extend(fall::notice(story, Item::Quote(ix)));
    paragraphs.extend(text_field("language", &language::name(&quote.language)));
    paragraphs.extend(surroundings(quote));
    paragraphs.extend(references::all(story, Item::Quote(ix), limit));
    paragraphs
}

/// The words in another language, and who translated them.
pub(super) fn translation(story: Story<'_>, ix: QuoteIx) -> Vec<Paragraph> {
    let Some(translation) = &story.get(ix).translation else { return Vec::new() };
    let mut by = Paragraph::field("translation").tone(Tone::Muted, language::name(&translation.language));
    if !translation.by.is_empty() {
        by = by.tone(Tone::Muted, safe_format!(" by {}", translation.by));
    }
    let mut paragraphs = vec![by];
    paragraphs.extend(quoted(story, &translation.text));
    paragraphs
}

/// The words themselves, struck through where what they came through is muted.
fn words(story: Story<'_>, ix: QuoteIx) -> Vec<Paragraph> {
    let has_fallen = story.evidence.fall.takes(Item::Quote(ix));
    quoted(story, &story.get(ix).text).into_iter().map(|words| words.fallen_if(has_fallen)).collect()
}

/// The words around the quote in its source, as far as the file gives them, with the quote in brackets.
fn surroundings(quote: &Quote) -> Option<Paragraph> {
    let (before, after) = (line_of(&quote.prefix), line_of(&quote.suffix));
    if before.is_empty() && after.is_empty() {
        return None;
    }
    let mut field = Paragraph::field("stands in");
    if !before.is_empty() {
        let opens = [" \"", " '"].iter().any(|mark| before.as_str().ends_with(mark))
            || before.as_str().ends_with(is_opening);
        let space = if opens { "" } else { " " };
        field = field.tone(Tone::Text, safe_format!("… {before}{space}"));
    }
    field = field.tone(Tone::Quote, safe_format!("[{}]", excerpt(&quote.text)));
    if !after.is_empty() {
        let space =
            if after.as_str().starts_with(|c: char| c.is_alphanumeric() || is_opening(c)) { " " } else { "" };
        field = field.tone(Tone::Text, safe_format!("{space}{after} …"));
    }
    Some(field)
}

fn line_of(text: &SafeText) -> SafeText {
    SafeText::line(text.as_str().trim())
}

/// Whether no space follows a mark: it belongs to the word behind it.
fn is_opening(c: char) -> bool {
    matches!(c, '(' | '[' | '{' | '“' | '„' | '‘' | '‚' | '«' | '‹' | '¿' | '¡' | '「' | '『')
}

/// Who said it, and when.
pub(super) fn attribution(story: Story<'_>, ix: QuoteIx) -> Paragraph {
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
    if story.briefing.known(&quote.via).is_empty() {
        return Paragraph::close().tone(Tone::Warning, SafeText::from_static("no source is given"));
    }
    let mut line = Paragraph::close().sources(story, story.briefing.known(&quote.via), " → ");
    for name in line.runs.iter_mut().filter(|run| run.link.is_some()) {
        name.text = shortened(&name.text, HOP);
    }
    line
}

/// The chain hop by hop, each with what is known of its source.
fn chain(story: Story<'_>, ix: QuoteIx) -> Vec<Paragraph> {
    let quote = story.get(ix);
    if story.briefing.known(&quote.via).is_empty() {
        return vec![chain_line(story, ix)];
    }
    let hops = story.briefing.known(&quote.via).iter().enumerate().flat_map(|(n, source)| {
        let other = language::differing(story.get(*source), &quote.language);
        let other = other.map(|words| Paragraph::nested(1).tone(Tone::Muted, words));
        std::iter::once(hop(story, 0, n, *source)).chain(other)
    });
    std::iter::once(Paragraph::heading(SafeText::from_static("Chain"))).chain(hops).collect()
}

/// One hop of a chain, so many levels down, with what is known of its source.
pub(super) fn hop(story: Story<'_>, depth: u8, n: usize, ix: SourceIx) -> Paragraph {
    let number = Paragraph::nested(depth).tone(Tone::Muted, safe_format!("{}. ", n + 1));
    super::source::line(story, number, ix)
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
    if !story.briefing.known(&quote.via).is_empty() {
        parts.push(format!(
            "via {}",
            story.briefing.known(&quote.via).iter().map(hop).collect::<Vec<_>>().join(" → ")
        ));
    }
    let words = SafeText::line(quote.text.as_str());
    safe_format!("“{words}” {}", parts.join(", "))
}

#[cfg(test)]
mod tests {
    use super::{super::paragraph::Shape, *};
    use crate::evidence::Evidence;

    /// The words of a quote with those around it.
    #[track_caller]
    fn surrounded(keys: &str, expected: &str) {
        let yaml = format!(
            "briefing: 1\ntitle: T\nactors:\n  a: {{name: A}}\nquotes:\n  q: {{text: forced, speaker: a, {keys}}}\n"
        );
        let briefing = briefing_format::parse(&yaml, &mut |_| {}).briefing;
        let evidence = Evidence::new(&briefing);
        let story = Story { briefing: &briefing, evidence: &evidence };
        let paragraphs = detail(story, QuoteIx(0), usize::MAX);
        let field = paragraphs.iter().find(|paragraph| paragraph.shape == Shape::Field("stands in"));
        let shown = field.map(|field| field.runs.iter().map(|run| run.text.as_str()).collect::<String>());
        assert_eq!(shown.unwrap_or_default(), expected);
    }

    #[test]
    fn the_words_around_a_quote_meet_it_as_in_the_source() {
        surrounded(
            "prefix: which has been “, suffix: ” to shelter them",
            "… which has been “[forced]” to shelter them …",
        );
        surrounded("prefix: 'They said', suffix: and left.", "… They said [forced] and left. …");
        surrounded("prefix: 'said: \"'", "… said: \"[forced]");
        surrounded("suffix: ', he said'", "[forced], he said …");
        surrounded("language: en", "");
    }
}
