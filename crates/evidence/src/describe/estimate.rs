//! Judgments and questions in words; likelihood and confidence in sentences of their own (ICD 203). It must not merge them.

use super::{
    noun,
    paragraph::{Paragraph, Tone, links_field},
    prose::prose,
    references,
    scale::likelihood_words,
    source,
    weight::{origins, weight},
};
use crate::evidence::Story;
use briefing_format::model::{Item, JudgmentIx, QuestionIx};
use briefing_text::{SafeText, safe_format};

/// What opens below a judgment.
pub fn judgment(story: Story<'_>, ix: JudgmentIx, limit: usize) -> Vec<Paragraph> {
    let judgment = story.get(ix);
    let item = Item::Judgment(ix);
    let likelihood = judgment
        .likelihood
        .map(|likelihood| Paragraph::field("likelihood").text(&likelihood_words(likelihood)));
    let confidence = judgment
        .confidence
        .map(|confidence| Paragraph::field("confidence").text(&SafeText::from_static(confidence.as_str())));
    let alternatives = judgment.alternatives.iter().map(|text| Paragraph::field("alternative").text(text));
    prose(story, &judgment.text, item)
        .into_iter()
        .chain(links_field(story, "by", judgment.by.map(Item::Entity)))
        .chain(likelihood)
        .chain(confidence)
        .chain(alternatives)
        .chain(basis(story, story.briefing.known(&judgment.basis), limit))
        .chain(references::others(story, item, limit))
        .collect()
}

/// A judgment for use elsewhere, where nothing around it says that it is one: `Judgment: “…”, by …, likely, 55–80 %`.
pub fn citation(story: Story<'_>, ix: JudgmentIx) -> SafeText {
    let judgment = story.get(ix);
    let mut parts = vec![format!("Judgment: “{}”", SafeText::line(judgment.text.as_str()))];
    parts.extend(judgment.by.map(|by| format!("by {}", story.get(by).name)));
    parts.extend(judgment.likelihood.map(|likelihood| likelihood_words(likelihood).to_string()));
    parts.extend(judgment.confidence.map(|confidence| format!("confidence {}", confidence.as_str())));
    SafeText::line(&parts.join(", "))
}

/// What opens below a question.
pub fn question(story: Story<'_>, ix: QuestionIx, limit: usize) -> Vec<Paragraph> {
    let question = story.get(ix);
    let item = Item::Question(ix);
    prose(story, &question.text, item)
        .into_iter()
        .chain(concerns(story, story.briefing.known(&question.about)))
        .chain(references::others(story, item, limit))
        .collect()
}

/// What a judgment rests on, each with what that rests on itself.
fn basis(story: Story<'_>, items: &[Item], limit: usize) -> Vec<Paragraph> {
    if items.is_empty() {
        return Vec::new();
    }
    let entry = |item: &Item| {
        let line = Paragraph::entry().link(story, *item);
        match ground(story, *item) {
            Some(ground) => line.tone(Tone::Muted, safe_format!(": {ground}")),
            None => line,
        }
    };
    let heading = Paragraph::heading(safe_format!("Basis ({})", items.len()));
    std::iter::once(heading).chain(references::limited(items.iter(), limit, entry)).collect()
}

/// On how much an item rests, in few words; nothing for one that claims nothing.
fn ground(story: Story<'_>, item: Item) -> Option<SafeText> {
    match item {
        Item::Event(ix) => Some(weight(&story.weighed_event(ix)).text),
        Item::Quote(ix) => {
            let weighed = story.weighed_quote(ix);
            Some(if weighed.all.origins.is_empty() {
                SafeText::from_static("a quote, no source is given")
            } else {
                safe_format!("a quote, {}", origins(&weighed))
            })
        }
        Item::Claim(ix) => Some(weight(&story.weighed_claim(ix)).text),
        Item::Source(ix) => Some(match source::rating(story.get(ix)) {
            Some(rating) => safe_format!("a source, rated {rating}"),
            None => SafeText::from_static("a source, not rated"),
        }),
        Item::Judgment(ix) => story.get(ix).likelihood.map(likelihood_words),
        Item::Briefing | Item::Entity(_) | Item::Question(_) => None,
    }
}

/// What a question concerns, each with its kind.
fn concerns(story: Story<'_>, items: &[Item]) -> Option<Paragraph> {
    let mut field = Paragraph::field("concerns");
    for (n, item) in items.iter().enumerate() {
        field = field.words(if n == 0 { "" } else { ", " }).link(story, *item);
        // The name of a claim or judgment says what it is.
        if !matches!(item, Item::Claim(_) | Item::Judgment(_)) {
            field = field.tone(Tone::Muted, safe_format!(" ({})", noun(story, *item)));
        }
    }
    (!items.is_empty()).then_some(field)
}
