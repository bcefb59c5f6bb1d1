//! Judgments and questions in words; likelihood and confidence in sentences of their own (ICD 203). It must not merge them.

use super::{
    Description, Part, attribution, lost,
    name::words,
    noun,
    paragraph::{Paragraph, Tone, headed, limited, own_field, told_apart},
    prose::prose,
    references,
    scale::likelihood_words,
    source,
    weight::{origins, weight},
};
use crate::evidence::Story;
use briefing_format::model::{Confidence, Item, JudgmentIx, QuestionIx};
use briefing_text::{SafeText, safe_format};

/// A part of what is said of a judgment.
pub(super) fn judgment(of: Description<'_>, ix: JudgmentIx, part: Part) -> Vec<Paragraph> {
    let story = of.story;
    let judgment = story.get(ix);
    let is_bare = judgment.by.is_some() && story.briefing.known(&judgment.basis).next().is_none();
    match part {
        Part::Text => prose(story, &judgment.text, of.item),
        Part::Attribution => {
            let by = judgment.by.iter();
            by.map(|voice| attribution::teller(story, Paragraph::field("by"), voice)).collect()
        }
        Part::Fields => {
            let likelihood = judgment.likelihood.map(likelihood_words);
            let likelihood = likelihood.map(|words| Paragraph::field("likelihood").words(words));
            let confidence = judgment.confidence.map(Confidence::as_str);
            let confidence = confidence.map(|word| Paragraph::field("confidence").words(word));
            let alternatives = judgment.alternatives.iter();
            let alternatives = alternatives.filter_map(|text| own_field("alternative", text));
            likelihood.into_iter().chain(confidence).chain(alternatives).collect()
        }
        Part::Statements => basis(of, story.briefing.known(&judgment.basis)),
        Part::OwnWord if is_bare => {
            vec![Paragraph::plain().tone(Tone::Warning, "The file does not say what it rests on.")]
        }
        Part::References => references::paragraphs(of),
        _ => Vec::new(),
    }
}

/// Who judges, and how likely and how sure, on one line: `by Ann · likelihood: likely, 55–80 % · confidence: low`.
pub(super) fn line(story: Story<'_>, ix: JudgmentIx) -> Option<Paragraph> {
    let judgment = story.get(ix);
    let by = judgment.by.as_ref().map(|voice| safe_format!("by {}", attribution::teller_words(story, voice)));
    let likelihood = judgment.likelihood.map(|word| safe_format!("likelihood: {}", likelihood_words(word)));
    let confidence = judgment.confidence.map(|word| safe_format!("confidence: {}", word.as_str()));
    let mut line = Paragraph::close();
    for (n, words) in [by, likelihood, confidence].into_iter().flatten().enumerate() {
        line = line.words(if n == 0 { "" } else { " · " }).words(words);
    }
    line.unless_empty()
}

/// A judgment for use elsewhere, where nothing around it says that it is one: `Judgment: “…”, by …. Likelihood:
/// likely, 55–80 %. Confidence: low.` The two are never in one sentence (ICD 203).
pub(super) fn citation(story: Story<'_>, ix: JudgmentIx) -> SafeText {
    let judgment = story.get(ix);
    let mut parts =
        vec![format!("Judgment: “{}”", SafeText::line(words(story, Item::Judgment(ix)).as_str()))];
    if let (Some(by), Some(judged)) = (&judgment.by, parts.first_mut()) {
        *judged = format!("{judged}, by {}.", attribution::teller_words(story, by));
    }
    parts.extend(
        judgment.likelihood.map(|likelihood| format!("Likelihood: {}.", likelihood_words(likelihood))),
    );
    parts.extend(judgment.confidence.map(|confidence| format!("Confidence: {}.", confidence.as_str())));
    SafeText::line(&parts.join(" "))
}

/// A part of what is said of a question.
pub(super) fn question(of: Description<'_>, ix: QuestionIx, part: Part) -> Vec<Paragraph> {
    let story = of.story;
    let question = story.get(ix);
    match part {
        Part::Text => prose(story, &question.text, of.item),
        Part::OwnWord => vec![Paragraph::plain().tone(Tone::Muted, "The briefing itself asks.")],
        Part::About => concerns(of, story.briefing.known(&question.about)).into_iter().collect(),
        Part::References => references::paragraphs(of),
        _ => Vec::new(),
    }
}

/// What a judgment rests on, each with what that rests on itself.
fn basis(of: Description<'_>, items: impl Iterator<Item = Item>) -> Vec<Paragraph> {
    let items: Vec<Item> = items.collect();
    let story = of.story;
    let entry = |item: &Item| {
        let line = Paragraph::entry().link(story, *item);
        match ground(story, *item) {
            Some(ground) => line.tone(Tone::Muted, safe_format!(": {ground}")),
            None => line,
        }
    };
    let mut entries = limited(items.iter(), of.limit(), entry);
    let lost = lost::add(story, Paragraph::entry(), (of.item, None), ("basis", "item"));
    let is_lost = !lost.runs.is_empty();
    entries.extend(lost.unless_empty());
    headed("Basis", items.len() + usize::from(is_lost), entries)
}

/// On how much an item rests, in few words; nothing for one that claims nothing.
fn ground(story: Story<'_>, item: Item) -> Option<SafeText> {
    match item {
        Item::Event(ix) => Some(weight(story, &story.support_of_event(ix)).text),
        Item::Quote(ix) => {
            let support = story.support_of_quote(ix);
            let speaker = story.get(ix).attribution.voice();
            let of = speaker.map(|voice| safe_format!(" of {}", attribution::teller_words(story, voice)));
            let of = of.unwrap_or_default();
            Some(if support.all.reports.is_empty() {
                safe_format!("a quote{of}; {}", weight(story, &support).text)
            } else {
                safe_format!("a quote{of}; {}", origins(story, &support))
            })
        }
        Item::Claim(ix) => Some(weight(story, &story.support_of_claim(ix)).text),
        Item::Source(ix) => Some(match source::rating(story.get(ix)) {
            Some(rating) => safe_format!("a source, rated {rating}"),
            None => SafeText::from_static("a source, not rated"),
        }),
        Item::Judgment(ix) => story.get(ix).likelihood.map(likelihood_words),
        Item::Briefing | Item::Entity(_) | Item::Question(_) => None,
    }
}

/// What a question concerns, each with its kind.
fn concerns(of: Description<'_>, items: impl Iterator<Item = Item>) -> Option<Paragraph> {
    let story = of.story;
    let mut field = Paragraph::field("concerns");
    for (n, item) in items.enumerate() {
        field = told_apart(of, field.words(if n == 0 { "" } else { ", " }), item);
        // The name of a claim or judgment says what it is.
        if !matches!(item, Item::Claim(_) | Item::Judgment(_)) {
            field = field.tone(Tone::Muted, safe_format!(" ({})", noun(story, item)));
        }
    }
    lost::add(story, field, (of.item, None), ("about", "item")).unless_empty()
}
