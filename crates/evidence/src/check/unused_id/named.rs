//! Which of some entities the texts of a briefing name. It must not know why that is asked.
//!
//! The same names are found as where the reader makes links of them: whole words, spelled exactly. But here it is enough
//! that a name stands somewhere, also within a longer one.

use std::{borrow::Cow, collections::HashSet};

use crate::evidence::names::{Finder, SPELLING};
use briefing_format::model::{Briefing, ClaimIx, EntityIx, EventIx, Item, JudgmentIx, QuestionIx, SourceIx};
use briefing_text::{Folded, SafeText};

/// Which of these entities some text names, sorted; a text of their own does not count.
pub(super) fn named(briefing: &Briefing, entities: &[EntityIx]) -> Vec<EntityIx> {
    if entities.is_empty() {
        return Vec::new();
    }
    let mut search = Search::new(briefing, entities);
    each_text(briefing, &mut |from, text| search.look_at(from, text));
    let mut found: Vec<EntityIx> = search.named.into_iter().collect();
    found.sort_unstable();
    found
}

/// A search for names, and which were found so far.
struct Search {
    finder: Finder,
    names: Vec<Name>,
    named: HashSet<EntityIx>,
    open: usize,
}

struct Name {
    /// Whose name it is, as far as they were not found by it.
    owners: Vec<EntityIx>,
    /// Where it was found last.
    last: Option<Item>,
}

impl Search {
    fn new(briefing: &Briefing, entities: &[EntityIx]) -> Self {
        let names = entities.iter().flat_map(|ix| {
            let own = briefing.linking_names(*ix);
            own.map(|name| (Folded::new(name.as_str().trim(), SPELLING).text, *ix))
                .filter(|(name, _)| !name.is_empty())
        });
        let mut names: Vec<(Cow<'_, str>, EntityIx)> = names.collect();
        names.sort_unstable();
        let shared = || names.chunk_by(|a, b| a.0 == b.0);
        let owners = shared().map(|owners| owners.iter().map(|(_, ix)| *ix).collect());
        Self {
            finder: Finder::new(shared().map(|owners| &*owners[0].0)),
            names: owners.map(|owners| Name { owners, last: None }).collect(),
            named: HashSet::new(),
            open: entities.len(),
        }
    }

    fn look_at(&mut self, from: Item, text: &str) {
        // Most files name what they do not refer to early on; the rest of them is not searched.
        if self.open == 0 {
            return;
        }
        let Self { finder, names, named, open } = self;
        finder.each(&Folded::new(text, SPELLING).text, &mut |name| {
            let Name { owners, last } = &mut names[name as usize];
            let is_new = last.replace(from) != Some(from);
            owners.retain(|owner| {
                let is_own = Item::Entity(*owner) == from;
                *open -= usize::from(!is_own && named.insert(*owner));
                is_own
            });
            // The shorter names at this place were found together with it before.
            is_new
        });
    }
}

/// Calls `visit` for every text in which names link by themselves, with the item that it is part of.
fn each_text(briefing: &Briefing, visit: &mut dyn FnMut(Item, &str)) {
    visit(Item::Briefing, briefing.summary().map_or("", SafeText::as_str));
    for (n, event) in (0..).zip(&briefing.events) {
        visit(Item::Event(EventIx(n)), event.text.as_str());
    }
    for (n, entity) in (0..).zip(&briefing.entities) {
        let from = Item::Entity(EntityIx(n));
        visit(from, briefing.description(EntityIx(n)).map_or("", SafeText::as_str));
        entity.relations.of_file().iter().for_each(|relation| visit(from, relation.text.as_str()));
    }
    for (n, claim) in (0..).zip(&briefing.claims) {
        let from = Item::Claim(ClaimIx(n));
        visit(from, claim.text.as_str());
        claim.positions.of_file().iter().for_each(|position| visit(from, position.text.as_str()));
    }
    for (n, source) in (0..).zip(&briefing.sources) {
        visit(Item::Source(SourceIx(n)), source.text.as_str());
    }
    for (n, judgment) in (0..).zip(&briefing.judgments) {
        visit(Item::Judgment(JudgmentIx(n)), judgment.text.as_str());
    }
    for (n, question) in (0..).zip(&briefing.questions) {
        visit(Item::Question(QuestionIx(n)), question.text.as_str());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::Names;

    #[test]
    fn the_names_are_those_that_become_links() {
        let names = [
            "Port",
            "Port Authority",
            "St. Olav's",
            "«Grey» Heron",
            "Häfen",
            "A-1",
            "火",
            "the dock",
            "(x)",
            "Ré",
        ];
        let actors: Vec<String> =
            names.iter().enumerate().map(|(n, name)| format!("  a{n}: {{name: \"{name}\"}}\n")).collect();
        let texts = [
            "Re\u{301}",
            "Port",
            "The Port Authority.",
            "Ports, Airport, Port2",
            "at St. Olav's",
            "a «Grey» Heron",
            "Grey Heron",
            "Häfen-Häfens",
            "xA-1 A-1",
            "火 火火",
            "the dock",
            "a(x)",
            "(x)",
            "",
        ];
        for text in texts {
            let yaml = format!("briefing: 1\ntitle: T\nsummary: \"{text}\"\nactors:\n{}", actors.concat());
            let briefing = briefing_format::parse(&yaml, &mut |_| {}).briefing;
            let all: Vec<EntityIx> = (0..names.len() as u32).map(EntityIx).collect();
            let mut links: Vec<EntityIx> =
                Names::new(&briefing).mentions(text).iter().map(|mention| mention.entity).collect();
            links.sort_unstable();
            links.dedup();
            let found = named(&briefing, &all);
            // Of names in one another the longest becomes the link; here each is found.
            assert!(links.iter().all(|ix| found.contains(ix)), "{text}: {links:?} {found:?}");
            assert_eq!(links.is_empty(), found.is_empty(), "{text}: {links:?} {found:?}");
        }
    }
}
