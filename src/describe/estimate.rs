//! Judgments and questions in words; likelihood and confidence in sentences of their own (ICD 203). It must not merge them.

use super::{
    paragraph::{Paragraph, links_field},
    prose::prose,
    references,
};
use crate::{
    evidence::Story,
    model::{Item, JudgmentIx, QuestionIx},
    safe_format,
    text::SafeText,
};

/// What opens below a judgment.
pub fn judgment(story: Story<'_>, ix: JudgmentIx, limit: usize) -> Vec<Paragraph> {
    let judgment = story.get(ix);
    let item = Item::Judgment(ix);
    let likelihood = judgment.likelihood.map(|likelihood| {
        let (low, high) = likelihood.percent();
        Paragraph::field("likelihood")
            .text(&safe_format!("{} ({low}–{high} %, ICD 203)", likelihood.as_str()))
    });
    let confidence = judgment
        .confidence
        .map(|confidence| Paragraph::field("confidence").text(&SafeText::from_static(confidence.as_str())));
    let alternatives = judgment.alternatives.iter().map(|text| Paragraph::field("alternative").text(text));
    prose(story, &judgment.text, item)
        .into_iter()
        .chain(links_field(story, "by", judgment.by.map(Item::Entity)))
        .chain(likelihood)
        .chain(confidence)
        .chain(links_field(story, "basis", judgment.basis.iter().copied()))
        .chain(alternatives)
        .chain(references::others(story, item, limit))
        .collect()
}

/// What opens below a question.
pub fn question(story: Story<'_>, ix: QuestionIx, limit: usize) -> Vec<Paragraph> {
    let question = story.get(ix);
    let item = Item::Question(ix);
    prose(story, &question.text, item)
        .into_iter()
        .chain(links_field(story, "about", question.about.iter().copied()))
        .chain(references::others(story, item, limit))
        .collect()
}
