//! A quote in words: the words themselves, who said them, and every hop they came through. It must not shorten them.

use super::{
    Description, Part, attribution, citation, language,
    limits::HOP_CELLS,
    name::{excerpt, shortened},
    paragraph::{Paragraph, Shape, Tone, about_field, text_field},
    prose::quoted,
    references, source, verification, weight,
};
use crate::evidence::{
    Story,
    support::{Node, Origin},
};
use briefing_format::model::{Date, Item, Quote, QuoteIx, SourceIx};
use briefing_text::{SafeText, safe_format};

/// A part of what is said of a quote.
pub(super) fn part(of: Description<'_>, ix: QuoteIx, part: Part) -> Vec<Paragraph> {
    let story = of.story;
    let quote = story.get(ix);
    match part {
        Part::Text => {
            let has_fallen = story.evidence.retraction.contains(of.item);
            quoted(story, &quote.text).into_iter().map(|words| words.fallen_if(has_fallen)).collect()
        }
        Part::Translation => translation(story, quote),
        Part::Attribution => vec![labeled(of, "said by", speaker(story, quote))],
        Part::Arrows => vec![labeled(of, "came through", arrows(story, ix))],
        Part::Verification => verification::lines(story, ix),
        // The linear text has said above that there are none.
        Part::Hops if !has_chains(story, quote) && !of.is_linear() => vec![arrows(story, ix)],
        Part::Hops => hops(story, ix),
        Part::Origins if has_chains(story, quote) => {
            let own = attribution::own_voice(story, Node::Quote(ix));
            let field = weight::origins_field(story, "goes back to", &story.support_of_quote(ix));
            vec![attribution::voice(story, field, quote.speaker(), own)]
        }
        Part::About => about_field(of, story.briefing.known(&quote.about)).into_iter().collect(),
        Part::Fields => {
            let language = text_field("language", language::name(&quote.language));
            language.into_iter().chain(surroundings(quote)).collect()
        }
        Part::References => references::paragraphs(of),
        _ => Vec::new(),
    }
}

/// A line that begins with a name or with words of the file, behind a label in the linear text: no text of the file may read
/// like a computed line. What is only our own words is a warning.
fn labeled(of: Description<'_>, label: &'static str, line: Paragraph) -> Paragraph {
    let is_own = line.runs.first().is_none_or(|run| run.tone == Tone::Warning);
    if of.is_linear() && !is_own { Paragraph { shape: Shape::Field(label), ..line } } else { line }
}

/// The words in another language, and who translated them.
fn translation(story: Story<'_>, quote: &Quote) -> Vec<Paragraph> {
    let Some(translation) = &quote.translation else { return Vec::new() };
    let mut by = Paragraph::field("translation").tone(Tone::Muted, language::name(&translation.language));
    if !translation.by.is_empty() {
        by = by.tone(Tone::Muted, safe_format!(" by {}", translation.by));
    }
    std::iter::once(by).chain(quoted(story, &translation.text)).collect()
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
        field = field.words(safe_format!("… {before}{space}"));
    }
    field = field.tone(Tone::Quote, safe_format!("[{}]", excerpt(&quote.text)));
    if !after.is_empty() {
        let space =
            if after.as_str().starts_with(|c: char| c.is_alphanumeric() || is_opening(c)) { " " } else { "" };
        field = field.words(safe_format!("{space}{after} …"));
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
fn speaker(story: Story<'_>, quote: &Quote) -> Paragraph {
    let line = match quote.attribution.voice() {
        Some(speaker) => attribution::teller(story, Paragraph::close(), speaker),
        None => Paragraph::close().tone(Tone::Warning, "a speaker the file does not define"),
    };
    match &quote.date {
        Some(date) => line.words(", ").date(date),
        None => line,
    }
}

/// The sources a quote came through, as arrows from the first utterance to the one we read; long names are shortened.
fn arrows(story: Story<'_>, ix: QuoteIx) -> Paragraph {
    let mut line = Paragraph::close();
    for chain in story.chain_origins(Node::Quote(ix)) {
        let parted = if line.runs.is_empty() { "" } else { "; " };
        line = line.words(parted);
        // Where it was first said, if that is in none of the sources.
        if let Origin::Actor(_) | Origin::Unnamed(_) = chain.origin {
            let is_any_known = chain.hops.iter().any(|hop| story.briefing.is_known(*hop));
            let between = if is_any_known { " → " } else { "" };
            line = weight::said(story, line, chain.origin).words(between);
        }
        line = attribution::arrows(story, line, chain.hops);
    }
    for name in line.runs.iter_mut().filter(|run| matches!(run.link, Some(Item::Source(_)))) {
        name.text = shortened(&name.text, HOP_CELLS);
    }
    let telling = story.briefing.telling_of_quote(story.get(ix));
    let line = attribution::unread(line, telling);
    line.unless_empty().unwrap_or_else(|| {
        let words = weight::weight(story, &story.support_of_quote(ix)).text;
        Paragraph::close().tone(Tone::Warning, words)
    })
}

/// Whether it came through any source that is named, read or not.
fn has_chains(story: Story<'_>, quote: &Quote) -> bool {
    story.briefing.telling_of_quote(quote).attribution.has_chains()
}

/// The chains hop by hop, each with what is known of its source.
fn hops(story: Story<'_>, ix: QuoteIx) -> Vec<Paragraph> {
    let quote = story.get(ix);
    let chains = story.chain_origins(Node::Quote(ix));
    let mut paragraphs = Vec::new();
    for chain in &chains {
        let heading = if chains.len() == 1 { "Chain" } else { "One chain" };
        let hops = chain.hops.iter().enumerate().filter(|(_, hop)| story.briefing.is_known(**hop));
        let hops = hops.flat_map(|(n, source)| {
            let other = language::differing(story.get(*source), &quote.language);
            let other = other.map(|words| Paragraph::nested(1).tone(Tone::Muted, words));
            std::iter::once(hop(story, 0, n, *source)).chain(other)
        });
        let told: Vec<Paragraph> = hops.collect();
        paragraphs.extend((!told.is_empty()).then(|| Paragraph::heading(heading)));
        paragraphs.extend(told);
    }
    paragraphs
}

/// One hop of a chain, so many levels down, with what is known of its source.
pub(super) fn hop(story: Story<'_>, depth: u8, n: usize, ix: SourceIx) -> Paragraph {
    let number = Paragraph::nested(depth).tone(Tone::Muted, safe_format!("{}. ", n + 1));
    source::line(story, number, ix)
}

/// The quote with its citation, for use elsewhere: words, speaker, date, every hop, and what there is to beware of in the
/// copies of its sources.
pub(super) fn citation(story: Story<'_>, ix: QuoteIx) -> SafeText {
    let quote = story.get(ix);
    let mut parts = Vec::new();
    let speaker = quote.attribution.voice();
    parts.extend(speaker.map(|voice| attribution::teller_words(story, voice).to_string()));
    parts.extend(quote.date.as_ref().map(Date::full));
    parts.extend(citation::chains(story, story.briefing.telling_of_quote(quote)));
    let words = SafeText::line(quote.text.as_str());
    let caveats = verification::caveats(story, ix).into_iter().map(|words| format!(" [{words}]"));
    safe_format!("“{words}” {}{}", parts.join(", "), caveats.collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::describe::tests::with;

    /// The words of a quote with those around it.
    #[track_caller]
    fn surrounded(keys: &str, expected: &str) {
        let file =
            format!("actors: {{a: {{name: A}}}}\nquotes:\n  q: {{text: forced, speaker: a, {keys}}}\n");
        let fields = with(&file, |story| Description::new(story, Item::Quote(QuoteIx(0))).part(Part::Fields));
        let field = fields.iter().find(|paragraph| paragraph.shape == Shape::Field("stands in"));
        assert_eq!(field.map(Paragraph::plain_words).unwrap_or_default(), expected);
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
