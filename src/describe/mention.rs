//! Where the prose first names an actor or place: the sentence, and the item that it stands in. It must not search more
//! than that item.

use super::{
    paragraph::{Paragraph, Run, Tone},
    prose::{prose, quoted},
};
use crate::{
    evidence::{Story, occurrences},
    model::{EntityIx, Item},
    text::SafeText,
};

/// The first sentence that names an entity, its name marked, and a link to where it stands.
pub(super) fn first(story: Story<'_>, ix: EntityIx) -> Option<Paragraph> {
    let item = story.evidence.occurrences.of(ix).named_in?;
    let mut sentence = None;
    occurrences::each_text(story.briefing, item, &mut |text| {
        if sentence.is_none() {
            let paragraphs =
                if matches!(item, Item::Quote(_)) { quoted(story, text) } else { prose(story, text, item) };
            sentence = paragraphs.iter().find_map(|paragraph| naming(&paragraph.runs, Item::Entity(ix)));
        }
    });
    Some(Paragraph::field("first named").runs(sentence?).words(" (in ").link(story, item).words(")"))
}

/// The sentence of a paragraph that first names an item, with the name marked.
fn naming(runs: &[Run], item: Item) -> Option<Vec<Run>> {
    let at = runs.iter().position(|run| run.link == Some(item))?;
    let joined: String = runs.iter().map(|run| run.text.as_str()).collect();
    let start: usize = runs[..at].iter().map(|run| run.text.as_str().len()).sum();
    let end = start + runs[at].text.as_str().len();
    let ends = sentence_ends(&joined);
    let from = ends.iter().rev().find(|end| **end <= start).copied().unwrap_or(0);
    let from = from + joined[from..].len() - joined[from..].trim_start().len();
    let to = ends.iter().find(|at| **at >= end).copied().unwrap_or(joined.len());
    let mut sentence = Vec::new();
    let mut begin = 0;
    for (n, run) in runs.iter().enumerate() {
        let text = run.text.as_str();
        let (left, right) = (from.max(begin), to.min(begin + text.len()));
        if left < right {
            let words = SafeText::from(run.text.as_safe().slice(left - begin..right - begin));
            let run = Run { text: words, ..run.clone() };
            // It would lead to where one is already.
            sentence.push(if n == at { Run { tone: Tone::Strong, link: None, ..run } } else { run });
        }
        begin += text.len();
    }
    Some(sentence)
}

/// Where the sentences of a paragraph end: behind a stop and what closes with it, before a blank and no small letter. A
/// stop after one or two letters, as in "c." and "U.S.", ends none.
fn sentence_ends(text: &str) -> Vec<usize> {
    let mut ends = Vec::new();
    for (at, stop) in text.match_indices(['.', '!', '?', '。', '！', '？', '؟', '।']) {
        let after = &text[at + stop.len()..];
        let rest = after.trim_start_matches(['”', '"', '’', '\'', ')', ']', '»']);
        let is_wide = matches!(stop, "。" | "！" | "？");
        let begins = rest.starts_with(char::is_whitespace)
            && !rest.trim_start().starts_with(|c: char| c.is_lowercase());
        let word = text[..at].rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        let is_short = stop == "." && word.chars().count() <= 2 && word.chars().all(char::is_alphabetic);
        if is_wide || (begins && !is_short) {
            ends.push(text.len() - rest.len());
        }
    }
    ends
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::Evidence;

    /// What is said of the first mention of Ada in a text; her name between angle brackets.
    fn named(text: &str) -> String {
        let yaml = format!(
            "briefing: 1\ntitle: T\nactors: {{ada: {{name: Ada}}, bob: {{name: Bob}}}}\nevents: [{{title: E, text: '{text}'}}]\n"
        );
        let briefing = crate::format::parse(&yaml, &mut |_| {}).briefing;
        let evidence = Evidence::new(&briefing);
        let said = first(Story { briefing: &briefing, evidence: &evidence }, EntityIx(0));
        let shown = |run: &Run| match run.tone {
            Tone::Strong => format!("<{}>", run.text),
            _ => run.text.to_string(),
        };
        said.map(|said| said.runs.iter().map(shown).collect()).unwrap_or_default()
    }

    #[test]
    fn the_sentence_is_the_one_that_names_it_and_says_where_it_stands() {
        assert_eq!(named("It rained. Then Ada met Bob. She left."), "Then <Ada> met Bob. (in E)");
        assert_eq!(named("It rained. Bob saw [[ada|her]]!"), "Bob saw <her>! (in E)");
        assert_eq!(
            named("Bob said (at c. 3 p.m. in the U.S. port) that Ada left."),
            "Bob said (at c. 3 p.m. in the U.S. port) that <Ada> left. (in E)"
        );
        assert_eq!(named("“It rained.” Ada."), "<Ada>. (in E)");
        assert_eq!(named("Nobody."), "");
    }
}
