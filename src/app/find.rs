//! Search patterns and where they are found: plain words with smart case. It must not know what happens with a hit.

use std::ops::Range;

use regex::{Regex, RegexBuilder};

use briefing_evidence::Story;
use briefing_format::model::{EntityIx, Item, markup};

/// Words to look for. Case counts only where the words have a capital letter (smart case).
#[derive(Clone, Debug)]
pub(crate) struct Pattern {
    regex: Regex,
}

impl Pattern {
    /// Makes a pattern of plain words; nothing where there are none.
    pub(crate) fn new(words: &str) -> Option<Self> {
        if words.is_empty() {
            return None;
        }
        let smart = !words.chars().any(char::is_uppercase);
        let regex = RegexBuilder::new(&regex::escape(words)).case_insensitive(smart).build().ok()?;
        Some(Self { regex })
    }

    /// Every place in a text where the words stand.
    pub(crate) fn ranges(&self, text: &str) -> Vec<Range<usize>> {
        self.regex.find_iter(text).map(|hit| hit.range()).collect()
    }

    fn stands_in(&self, text: &str) -> bool {
        self.regex.is_match(text)
    }

    /// Whether an item's own words, as they are shown, have the pattern.
    pub(crate) fn matches(&self, story: Story<'_>, item: Item) -> bool {
        let briefing = story.briefing;
        let line = |text: &briefing_text::SafeText| self.stands_in(text.as_str());
        let prose = |text: &briefing_text::SafeText| self.stands_in(&markup::shown(text.as_str()));
        if briefing.other_ids(item).iter().any(line) {
            return true;
        }
        match item {
            Item::Briefing => line(&briefing.title) || briefing.summary().is_some_and(prose),
            Item::Event(ix) => {
                let event = &briefing[ix];
                line(&event.title) || prose(&event.text) || event.actors.iter().any(|actor| line(&actor.role))
            }
            Item::Entity(ix) => self.matches_entity(story, ix),
            Item::Quote(ix) => {
                let quote = &briefing[ix];
                line(&quote.text)
                    || quote.translation.as_ref().is_some_and(|translation| line(&translation.text))
            }
            Item::Source(ix) => {
                let source = &briefing[ix];
                line(&source.title) || line(&source.author) || line(&source.url) || prose(&source.text)
            }
            Item::Claim(ix) => {
                prose(&briefing[ix].text) || briefing.positions(ix).any(|(_, position)| prose(&position.text))
            }
            Item::Judgment(ix) => prose(&briefing[ix].text) || briefing[ix].alternatives.iter().any(line),
            Item::Question(ix) => prose(&briefing[ix].text),
        }
    }

    fn matches_entity(&self, story: Story<'_>, ix: EntityIx) -> bool {
        let entity = story.get(ix);
        self.stands_in(entity.name.as_str())
            || story.briefing.aliases(ix).any(|(_, alias)| self.stands_in(alias.name.as_str()))
            || story
                .briefing
                .description(ix)
                .is_some_and(|text| self.stands_in(&markup::shown(text.as_str())))
            || story
                .briefing
                .relations(ix)
                .any(|(_, relation)| self.stands_in(&markup::shown(relation.text.as_str())))
    }
}

#[cfg(test)]
mod tests {
    use super::Pattern;

    fn count(words: &str, text: &str) -> usize {
        Pattern::new(words).map_or(0, |pattern| pattern.ranges(text).len())
    }

    #[test]
    fn lower_case_finds_any_case_and_a_capital_only_itself() {
        assert_eq!(count("iran", "Iran, IRAN, iran"), 3);
        assert_eq!(count("Iran", "Iran, IRAN, iran"), 1);
        assert_eq!(count("çështja", "ÇËSHTJA"), 1);
    }

    #[test]
    fn words_are_plain_words() {
        assert_eq!(count("a.c", "abc a.c"), 1);
        assert_eq!(count("", "abc"), 0);
    }
}
