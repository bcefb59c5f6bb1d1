//! Names and aliases of entities where they stand in prose. It must not know what a link looks like.

mod finder;
mod runs;

use std::{borrow::Cow, collections::HashMap, fmt, ops::Range};

pub(crate) use finder::Finder;

use super::Story;
use briefing_format::model::{Briefing, EntityIx};
use briefing_text::{Fold, Folded};

/// A name links where it is spelled as the file spells it, accents and capitals too: `Peres` need not be `Pérès`, and `may`
/// is not `May`. Who looks for words sees what was found; a link claims whose name it is.
pub(crate) const SPELLING: Fold = Fold::Composition;

/// A name in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mention {
    /// The bytes of the name.
    pub range: Range<usize>,
    /// Whose name it is.
    pub entity: EntityIx,
}

/// A finder for all names and aliases of a briefing.
///
/// The longest name wins, whole words only, spelled exactly, but for how its letters are composed (NFC). A name that two
/// entities share links to neither, and one that the file says makes no links is as if it were none.
pub(crate) struct Names {
    finder: Finder,
    entities: Vec<EntityIx>,
}

impl fmt::Debug for Names {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Names({})", self.entities.len())
    }
}

impl Names {
    /// Collects the names of every entity.
    pub(crate) fn new(briefing: &Briefing) -> Self {
        let mut owners: HashMap<Cow<'_, str>, Option<EntityIx>> = HashMap::new();
        for ix in (0..briefing.entities.len() as u32).map(EntityIx) {
            let names = briefing.linking_names(ix).map(|name| name.as_str().trim());
            for name in names.filter(|name| !name.is_empty()) {
                owners
                    .entry(Folded::new(name, SPELLING).text)
                    .and_modify(|owner| *owner = owner.filter(|other| *other == ix))
                    .or_insert(Some(ix));
            }
        }
        let mut named: Vec<(Cow<'_, str>, EntityIx)> =
            owners.into_iter().filter_map(|(name, owner)| owner.map(|ix| (name, ix))).collect();
        named.sort_unstable();
        let finder = Finder::new(named.iter().map(|(name, _)| &**name));
        Self { finder, entities: named.into_iter().map(|(_, ix)| ix).collect() }
    }

    /// The names in a text, from left to right, none overlapping.
    pub(crate) fn mentions(&self, text: &str) -> Vec<Mention> {
        let composed = Folded::new(text, SPELLING);
        let mention = |(range, name)| Mention {
            range: composed.raw_range(range),
            entity: self.entities[name as usize],
        };
        self.finder.longest(&composed.text).map(mention).collect()
    }
}

impl Story<'_> {
    /// The names of actors and places in a text, from left to right, none overlapping.
    pub(crate) fn mentions(self, text: &str) -> Vec<Mention> {
        self.evidence.names.mentions(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(String, u32)> {
        let yaml = "briefing: 1\ntitle: T\nactors:\n  a: {name: Albania}\n  b: {name: Ashraf, aliases: [Ashraf 3]}\n  c: {name: Twin}\n  d: {name: Twin}\n  e: {name: New York}\n  f: {name: York}\n";
        let briefing = briefing_format::parse(yaml, &mut |_| {}).briefing;
        let mentions = Names::new(&briefing).mentions(text);
        mentions.into_iter().map(|mention| (text[mention.range].to_owned(), mention.entity.0)).collect()
    }

    #[test]
    fn only_whole_words_are_names() {
        assert_eq!(
            found("Albanians in Albania, (Albania)."),
            [("Albania".to_owned(), 0), ("Albania".to_owned(), 0)]
        );
    }

    #[test]
    fn the_longest_name_wins_where_it_ends_a_word() {
        assert_eq!(found("New York"), [("New York".to_owned(), 4)]);
        assert_eq!(found("Ashraf 3"), [("Ashraf 3".to_owned(), 1)]);
        assert_eq!(found("Ashraf 30"), [("Ashraf".to_owned(), 1)]);
    }

    #[test]
    fn a_name_that_makes_no_links_is_passed_over_and_shared_with_nobody() {
        let found = |actors: &str, text: &str| {
            let yaml = format!("briefing: 1\ntitle: T\nactors: {{{actors}}}\n");
            let parsed = briefing_format::parse(&yaml, &mut |_| {});
            assert!(parsed.diagnostics.is_empty(), "{:?}", parsed.diagnostics);
            let mentions = Names::new(&parsed.briefing).mentions(text);
            mentions
                .into_iter()
                .map(|found| (text[found.range].to_owned(), found.entity.0))
                .collect::<Vec<_>>()
        };
        let text = "In May, Theresa May resigned.";
        let name = "a: {name: Theresa May, aliases: [{name: May, link: false}]}";
        assert_eq!(found(name, text), [("Theresa May".to_owned(), 0)]);
        let name = "a: {name: {name: May, link: false}, aliases: [Theresa May]}";
        assert_eq!(found(name, text), [("Theresa May".to_owned(), 0)]);
        let name = "a: {name: {name: May, link: true}, aliases: [{name: Theresa May, link: false}]}";
        assert_eq!(found(name, text), [("May".to_owned(), 0), ("May".to_owned(), 0)]);
        let two = "a: {name: Ann, aliases: [{name: May, link: false}]}, b: {name: May}";
        assert_eq!(found(two, "May came."), [("May".to_owned(), 1)]);
        assert_eq!(found("a: {name: {name: May}}", "May came."), [("May".to_owned(), 0)]);
    }

    #[test]
    fn a_name_is_found_however_its_letters_are_composed() {
        let named = |name: &str, text: &str| -> Vec<String> {
            let yaml = format!("briefing: 1\ntitle: T\nactors:\n  a: {{name: \"{name}\"}}\n");
            let briefing = briefing_format::parse(&yaml, &mut |_| {}).briefing;
            let mentions = Names::new(&briefing).mentions(text);
            mentions.into_iter().map(|mention| text[mention.range].to_owned()).collect()
        };
        for (composed, decomposed) in [
            ("André", "Andre\u{301}"),
            ("Durrës", "Durre\u{308}s"),
            ("Å", "A\u{30a}"),
            ("한", "\u{1112}\u{1161}\u{11AB}"),
        ] {
            let text = format!("u\u{308}ber {decomposed}, und {composed}.");
            for name in [composed, decomposed] {
                assert_eq!(named(name, &text), [decomposed, composed], "{name:?}");
            }
        }
        assert_eq!(named("Caf", "Cafe\u{301}"), [""; 0]);
        assert_eq!(named("Cafe", "Cafe\u{301}"), [""; 0], "it is another letter");
    }

    #[test]
    fn a_name_that_two_share_links_to_neither() {
        assert_eq!(found("The Twin came."), []);
    }
}
