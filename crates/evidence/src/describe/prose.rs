//! Prose as runs: `[[links]]` that the writer made and names that link by themselves. It must not wrap anything.

use std::{borrow::Cow, ops::Range};

use super::{
    name::name,
    paragraph::{Paragraph, Run, Tone, link_runs, link_tone},
};
use crate::evidence::Story;
use briefing_format::model::{
    Item,
    markup::{Piece, pieces},
};
use briefing_text::{SafeStr, SafeText};

/// The paragraphs of a text. Names of `subject` itself stay plain, for they would lead nowhere.
pub(super) fn prose(story: Story<'_>, text: &SafeText, subject: Item) -> Vec<Paragraph> {
    let own = |words| Paragraph::prose().own(|line| line.runs(runs(story, words, subject)));
    text.paragraphs().map(own).collect()
}

/// A text of few words as the runs of one paragraph.
pub(super) fn inline(story: Story<'_>, text: &SafeText, subject: Item) -> Vec<Run> {
    let mut all = Vec::new();
    for (n, paragraph) in text.paragraphs().enumerate() {
        if n > 0 {
            all.push(Run { text: SafeText::from_static(" "), tone: Tone::Text, link: None });
        }
        all.extend(runs(story, paragraph, subject));
    }
    all
}

/// A text as it reads where nothing can be followed: in place of each link stands what it shows, an event with its caveat.
pub(super) fn spoken(story: Story<'_>, text: &SafeText) -> SafeText {
    if !text.as_str().contains("[[") {
        return text.clone();
    }
    let mut words = String::new();
    for piece in pieces(text.as_str()) {
        match piece {
            Piece::Words(range) | Piece::Link { words: Some(range), .. } => {
                words.push_str(&text.as_str()[range]);
            }
            Piece::Link { id, words: None } => {
                match story.briefing.find(id).filter(|item| story.is_known(*item)) {
                    Some(item @ (Item::Entity(_) | Item::Event(_) | Item::Source(_))) => {
                        words.push_str(name(story, item).as_str());
                    }
                    // What is named by its own words may link back.
                    Some(_) | None => words.push_str(id),
                }
            }
        }
    }
    SafeText::prose(&words)
}

/// A paragraph as [`prose`] and [`inline`] have its words.
pub(super) fn read<'t>(story: Story<'_>, text: SafeStr<'t>) -> Cow<'t, str> {
    if !text.as_str().contains("[[") {
        return Cow::Borrowed(text.as_str());
    }
    let mut words = String::new();
    for piece in pieces(text.as_str()) {
        match piece {
            Piece::Words(range) => words.push_str(&text.as_str()[range]),
            Piece::Link { id, words: own } => {
                let shown = link(story, text, id, own);
                words.extend(shown.iter().map(|run| run.text.as_str()));
            }
        }
    }
    Cow::Owned(words)
}

/// A text of few words as [`inline`] has its words.
pub(super) fn read_inline<'t>(story: Story<'_>, text: &'t SafeText) -> Cow<'t, str> {
    let mut paragraphs = text.paragraphs().map(|paragraph| read(story, paragraph));
    let Some(first) = paragraphs.next() else { return Cow::Borrowed("") };
    paragraphs.fold(first, |words, next| Cow::Owned(format!("{words} {next}")))
}

fn runs(story: Story<'_>, text: SafeStr<'_>, subject: Item) -> Vec<Run> {
    let mut runs = Vec::new();
    for piece in pieces(text.as_str()) {
        match piece {
            Piece::Words(range) => named(story, text.slice(range), subject, &mut runs),
            Piece::Link { id, words } => runs.extend(link(story, text, id, words)),
        }
    }
    runs
}

/// What a link of a text shows.
fn link(story: Story<'_>, text: SafeStr<'_>, id: &str, words: Option<Range<usize>>) -> Vec<Run> {
    let target = story.briefing.find(id);
    let shown = match (words, target) {
        (Some(range), _) => SafeText::from(text.slice(range)),
        (None, Some(item)) if story.is_known(item) => return link_runs(story, item),
        // What was not known yet is not named.
        (None, _) => SafeText::line(id),
    };
    let tone = target.map_or(Tone::Text, |item| link_tone(story, item));
    vec![Run { text: shown, tone, link: target }]
}

/// Words in which names are links.
fn named(story: Story<'_>, text: SafeStr<'_>, subject: Item, runs: &mut Vec<Run>) {
    let mut done = 0;
    for mention in story.mentions(text.as_str()) {
        let target = Item::Entity(mention.entity);
        if target == subject {
            continue;
        }
        push(text.slice(done..mention.range.start), Tone::Text, None, runs);
        done = mention.range.end;
        push(text.slice(mention.range), Tone::Link, Some(target), runs);
    }
    push(text.slice(done..text.as_str().len()), Tone::Text, None, runs);
}

fn push(text: SafeStr<'_>, tone: Tone, link: Option<Item>, runs: &mut Vec<Run>) {
    if !text.is_empty() {
        runs.push(Run { text: SafeText::from(text), tone, link });
    }
}

/// Words of a text that somebody else wrote, in a tone: names in them are links, brackets mean nothing.
pub fn verbatim(story: Story<'_>, text: SafeStr<'_>, tone: Tone) -> Vec<Run> {
    let mut words = Vec::new();
    named(story, text, Item::Briefing, &mut words);
    for run in words.iter_mut().filter(|run| run.link.is_none()) {
        run.tone = tone;
    }
    words
}

/// Words verbatim between quotation marks: names in them are links, brackets mean nothing.
pub(super) fn quoted(story: Story<'_>, text: &SafeText) -> Vec<Paragraph> {
    let count = text.paragraphs().count();
    let paragraphs = text.paragraphs().enumerate().map(|(n, paragraph)| {
        let open = if n == 0 { "“" } else { "" };
        let close = if n + 1 == count { "”" } else { "" };
        let words = verbatim(story, paragraph, Tone::Quote);
        Paragraph::prose().tone(Tone::Quote, open).own(|line| line.runs(words)).tone(Tone::Quote, close)
    });
    paragraphs.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::describe::tests::with;

    fn shown(text: &str) -> String {
        let file = "actors: {port: {name: Port Authority, aliases: [PA]}}\n";
        let paragraphs = with(file, |story| prose(story, &SafeText::prose(text), Item::Briefing));
        let run =
            |run: &Run| if run.link.is_some() { format!("<{}>", run.text) } else { run.text.to_string() };
        paragraphs.iter().map(|p| p.runs.iter().map(run).collect::<String>()).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn written_links_and_names_lead_somewhere_and_unknown_ids_stay_words() {
        assert_eq!(shown("The Port Authority (PA)."), "The <Port Authority> (<PA>).");
        assert_eq!(shown("[[port]], [[port|they]]\n\n[[nobody]]"), "<Port Authority>, <they>|nobody");
    }
}
