//! The words that the file has of an item itself, as they are shown: those in which a search looks. It must not know what is
//! looked for.

use super::{
    entity::names_told,
    name::known_by,
    prose::{read, read_inline},
};
use crate::evidence::{Story, dispute::Side};
use briefing_format::model::{ClaimIx, EntityIx, Item, QuoteIx, SourceIx};
use briefing_text::SafeText;

/// Calls `visit` with each stretch of an item's own words, in the order in which its [title](super::Description::title) and all
/// that its fullest pane says below it have them: see [`Paragraph::own`](super::Paragraph::own). A quote has no title.
///
/// What is made of these words and what they are made for is told by descriptions; this is the short way, for all of a briefing.
pub fn own_words(story: Story<'_>, item: Item, visit: &mut dyn FnMut(&str)) {
    let mut words = OwnWords { story, visit };
    match item {
        Item::Quote(_) => {}
        Item::Claim(_) | Item::Judgment(_) | Item::Question(_) => words.inline(known_by(story, item)),
        Item::Briefing | Item::Event(_) | Item::Entity(_) | Item::Source(_) => {
            words.line(known_by(story, item));
        }
    }
    match item {
        Item::Briefing => words.prose(story.briefing.summary()),
        Item::Event(ix) => {
            let event = story.get(ix);
            words.prose(Some(&event.text));
            event.actors.iter().for_each(|participant| words.line(&participant.role));
        }
        Item::Entity(ix) => words.entity(ix),
        Item::Quote(ix) => words.quote(ix),
        Item::Source(ix) => words.source(ix),
        Item::Claim(ix) => words.claim(ix),
        Item::Judgment(ix) => story.get(ix).alternatives.iter().for_each(|text| words.line(text)),
        Item::Question(_) => {}
    }
    story.briefing.other_ids(item).iter().for_each(|id| words.line(id));
}

struct OwnWords<'a, 'v> {
    story: Story<'a>,
    visit: &'v mut dyn FnMut(&str),
}

impl OwnWords<'_, '_> {
    fn line(&mut self, text: &SafeText) {
        if !text.is_empty() {
            (self.visit)(text.as_str());
        }
    }

    fn inline(&mut self, text: &SafeText) {
        let words = read_inline(self.story, text);
        if !words.is_empty() {
            (self.visit)(&words);
        }
    }

    fn prose(&mut self, text: Option<&SafeText>) {
        for paragraph in text.into_iter().flat_map(SafeText::paragraphs) {
            (self.visit)(&read(self.story, paragraph));
        }
    }

    /// Words of somebody else, in which brackets mean nothing.
    fn verbatim(&mut self, text: &SafeText) {
        text.paragraphs().for_each(|paragraph| (self.visit)(paragraph.as_str()));
    }

    fn entity(&mut self, ix: EntityIx) {
        let story = self.story;
        self.prose(story.briefing.description(ix));
        for (_, alias) in names_told(story, ix).into_iter().flatten() {
            self.line(&alias.name);
        }
        for (_, relation) in story.briefing.relations(ix) {
            self.inline(&relation.text);
        }
    }

    fn quote(&mut self, ix: QuoteIx) {
        let quote = self.story.get(ix);
        self.verbatim(&quote.text);
        if let Some(translation) = &quote.translation {
            self.verbatim(&translation.text);
        }
    }

    fn source(&mut self, ix: SourceIx) {
        let source = self.story.get(ix);
        self.prose(Some(&source.text));
        // An author who is an actor of the briefing is shown by that name, and found by it.
        if source.writer.is_none() {
            self.line(&source.author);
        }
        self.line(&source.url);
    }

    fn claim(&mut self, ix: ClaimIx) {
        let story = self.story;
        for n in Side::ALL.into_iter().flat_map(|side| story.positions(ix, side)) {
            self.inline(&story.briefing.position(ix, *n).text);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::{
        describe::{Description, Form, Paragraph},
        evidence::Evidence,
    };

    fn told(story: Story<'_>, item: Item) -> Vec<String> {
        let form = if matches!(item, Item::Entity(_) | Item::Quote(_)) { Form::Pane } else { Form::Full };
        let description = Description::for_form(story, item, form);
        let title = (!matches!(item, Item::Quote(_))).then(|| description.title());
        let own = |paragraph: Paragraph| {
            let words = paragraph.plain_words();
            paragraph.own.into_iter().map(move |range| words[range].to_owned()).collect::<Vec<_>>()
        };
        title.into_iter().chain(description.told()).flat_map(own).collect()
    }

    fn check(text: &str, name: &str) {
        let briefing = briefing_format::parse(text, &mut |_| {}).briefing;
        let evidence = Evidence::new(&briefing);
        let story = Story { briefing: &briefing, evidence: &evidence };
        for item in std::iter::once(Item::Briefing).chain(story.items()) {
            let mut words = Vec::new();
            own_words(story, item, &mut |text| words.push(text.to_owned()));
            assert_eq!(words, told(story, item), "{name}: {item:?}");
        }
    }

    /// What a search looks in is what is shown, stretch by stretch: so each hit has its place on the screen.
    #[test]
    fn the_own_words_of_an_item_are_those_that_its_description_shows() {
        let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
        let folders = ["briefings", "briefings/notes", "tests/fixtures/good", "tests/fixtures/bad"];
        let files =
            folders.iter().flat_map(|folder| fs::read_dir(format!("{root}/{folder}")).into_iter().flatten());
        let files: Vec<_> = files.flatten().map(|file| file.path()).collect();
        assert!(files.len() > 20);
        for file in files.iter().filter(|file| file.extension().is_some_and(|ext| ext == "yaml")) {
            if let Ok(text) = fs::read_to_string(file) {
                check(&text, &file.display().to_string());
            }
        }
    }

    #[test]
    fn words_that_stand_in_several_places_are_told_one_by_one() {
        check(
            "briefing: 1
title: Two fires
summary: |
  One [[e]] and [[a|she]].

  Two.
events:
  - {id: e, title: Fire, status: denied, text: \"A [[s]].\\n\\nAda, [[nobody]].\", actors: [{actor: a, role: target}, {actor: b, role: target}, a], ids: [x:1, y:2]}
actors:
  a:
    name: Ada
    text: Of [[b]].
    aliases: [A, A, {name: AA, by: b, source: s}, {name: A, by: b}]
    relations: [{to: b, kind: knows, text: 'Since [[e]].'}, {to: b, kind: opposes, text: So it seems.}]
  b: {name: Bob}
quotes: {q: {text: \"One [[a]].\\n\\nTwo.\", speaker: a, translation: {text: Eins., language: de}, ids: z}}
sources:
  s: {title: Post, author: Carl, url: 'https://example.org/', text: Of [[b]].}
  t: {title: Log, author: Bob}
claims:
  c:
    text: \"[[a]] did.\\n\\nIt.\"
    positions: [{by: a, stance: denies, text: Later., date: 2002}, {by: b, stance: asserts, text: First.}, {by: b, stance: denies, text: Earlier., date: 2001}]
judgments: [{text: Likely., alternatives: [Not., Perhaps.]}]
questions: [{text: Why [[e]]?}]
",
            "here",
        );
    }
}
