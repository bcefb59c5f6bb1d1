//! Where a title or the prose first names an actor or place: the sentence, and the item that it stands in. It must not
//! search more than that item.

use super::{
    paragraph::{Paragraph, Run, Tone},
    prose::{prose, quoted},
    standing,
};
use crate::evidence::{Story, occurrences};
use briefing_format::model::{EntityIx, Item};
use briefing_text::{SafeText, safe_format};

/// The title that names an entity first, or the sentence, its name marked, and a link to where it stands.
pub(super) fn first(story: Story<'_>, ix: EntityIx) -> Option<Paragraph> {
    let item = story.occurrence(ix).named_in?;
    let field = Paragraph::field("first named");
    let in_title =
        |title: &SafeText| story.mentions(title.as_str()).iter().any(|mention| mention.entity == ix);
    if occurrences::title(story.briefing, item).is_some_and(in_title) {
        return Some(field.words("in the title ").link(story, item));
    }
    let mut sentence = None;
    occurrences::each_text(story.briefing, item, &mut |text, _| {
        if sentence.is_none() {
            let paragraphs =
                if matches!(item, Item::Quote(_)) { quoted(story, text) } else { prose(story, text, item) };
            sentence = paragraphs.iter().find_map(|paragraph| naming(&paragraph.runs, Item::Entity(ix)));
        }
    });
    let line = field.runs(sentence?).words(" (in ");
    let line = match kind(story, item) {
        Some(kind) => line.link_as(story, item, kind),
        None => line.link(story, item),
    };
    Some(line.words(")"))
}

/// What an item is whose name is the beginning of its words, which would stand there twice.
fn kind(story: Story<'_>, item: Item) -> Option<SafeText> {
    Some(match item {
        Item::Claim(ix) => standing::with_article(story, ix),
        Item::Quote(_) | Item::Judgment(_) | Item::Question(_) => safe_format!("a {}", item.noun()),
        Item::Briefing | Item::Entity(_) | Item::Event(_) | Item::Source(_) => return None,
    })
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

/// English words of two letters with which sentences end; "no" is not among them, for a number may follow it.
const SHORT_WORDS: [&str; 22] = [
    "am", "as", "at", "be", "by", "do", "go", "he", "if", "in", "is", "it", "me", "my", "of", "on", "or",
    "so", "to", "up", "us", "we",
];

/// Where the sentences of a paragraph end: behind a stop and what closes with it, before a blank and no small letter. A
/// stop after one or two letters that are no word, as in "c." and "U.S.", ends none.
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
        let is_short = is_short && !SHORT_WORDS.contains(&word);
        if is_wide || (begins && !is_short) {
            ends.push(text.len() - rest.len());
        }
    }
    ends
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::describe::tests::with;

    fn first_in(section: &str) -> Option<Paragraph> {
        let actors = "actors: {ada: {name: Ada}, bob: {name: Bob}}";
        with(&format!("{actors}\n{section}\n"), |story| first(story, EntityIx(0)))
    }

    /// What is said of the first mention of Ada in a text; her name between angle brackets.
    fn named(text: &str) -> String {
        let said = first_in(&format!("events: [{{title: E, text: '{text}'}}]\n"));
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
        assert_eq!(named("Ada did it. Bob denies it."), "<Ada> did it. (in E)");
        assert_eq!(named("Nobody."), "");
    }

    /// What is said of the first mention of Ada in a file with this section.
    fn first_named_in(section: &str) -> String {
        first_in(section).map(|said| said.plain_words()).unwrap_or_default()
    }

    #[test]
    fn a_title_is_named_once_and_so_is_what_is_called_by_its_words() {
        assert_eq!(
            first_named_in("events: [{title: Ada comes, text: Then Ada went.}]"),
            "in the title Ada comes"
        );
        assert_eq!(
            first_named_in("claims: {c: {text: Ada went., positions: [{by: bob, stance: denies}]}}"),
            "Ada went. (in a denied claim)"
        );
        assert_eq!(
            first_named_in("quotes: {q: {text: Ada went., speaker: bob}}"),
            "“Ada went.” (in a quote)"
        );
        assert_eq!(first_named_in("questions: [{text: Who is Ada?}]"), "Who is Ada? (in a question)");
    }
}
