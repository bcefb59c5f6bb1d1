//! Which of some entities the texts of a briefing name. It must not know why that is asked.
//!
//! The same names are found as where the reader makes links of them: whole words, spelled exactly. But here it is enough
//! that a name stands somewhere, and there may be a hundred thousand of them, for which building a finder takes too long.
//! So each word of a text is looked up among the first words of the names.

use std::collections::{HashMap, HashSet};

use crate::model::{Briefing, ClaimIx, EntityIx, EventIx, Item, JudgmentIx, QuestionIx, SourceIx};

/// A longer name is nothing that a text repeats word by word; it is taken as named.
const LONGEST: usize = 256;

/// Which of these entities some text names, sorted; a text of their own does not count.
pub(super) fn named(briefing: &Briefing, entities: &[EntityIx]) -> Vec<EntityIx> {
    if entities.is_empty() {
        return Vec::new();
    }
    let mut search = Names::new(briefing, entities);
    each_text(briefing, &mut |from, text| search.look_at(from, text));
    let mut found: Vec<EntityIx> = search.named.into_iter().collect();
    found.sort_unstable();
    found
}

/// The names that were not found yet.
struct Names<'b> {
    owners: HashMap<&'b str, Vec<EntityIx>>,
    /// For the first word of a name, what stands before it in the name and how long the name is, in bytes.
    shapes: HashMap<&'b str, Vec<(usize, usize)>>,
    /// For each first byte of a word, the lengths of the first words that begin with it, as bits.
    lengths: [u64; 256],
    named: HashSet<EntityIx>,
    open: usize,
}

impl<'b> Names<'b> {
    fn new(briefing: &'b Briefing, entities: &[EntityIx]) -> Self {
        let mut names = Self {
            owners: HashMap::new(),
            shapes: HashMap::new(),
            lengths: [0; 256],
            named: HashSet::new(),
            open: entities.len(),
        };
        for ix in entities {
            let entity = &briefing[*ix];
            let own = std::iter::once(&entity.name).chain(entity.aliases.iter().map(|alias| &alias.name));
            for name in own.map(|name| name.as_str().trim()) {
                names.add(name, *ix);
            }
        }
        names
    }

    fn add(&mut self, name: &'b str, owner: EntityIx) {
        let Some((start, end)) = next_word(name, 0) else { return };
        if name.len() > LONGEST {
            self.found(owner);
            return;
        }
        let word = &name[start..end];
        self.lengths[usize::from(word.as_bytes()[0])] |= bit(word);
        let shapes = self.shapes.entry(word).or_default();
        if !shapes.contains(&(start, name.len())) {
            shapes.push((start, name.len()));
        }
        self.owners.entry(name).or_default().push(owner);
    }

    fn found(&mut self, owner: EntityIx) {
        self.open -= usize::from(self.named.insert(owner));
    }

    fn look_at(&mut self, from: Item, text: &str) {
        let mut at = 0;
        // Most files name what they do not refer to early on; the rest of them is not searched.
        while self.open > 0
            && let Some((start, end)) = next_word(text, at)
        {
            at = end;
            let word = &text[start..end];
            if self.lengths[usize::from(word.as_bytes()[0])] & bit(word) == 0 {
                continue;
            }
            for (before, length) in self.shapes.get(word).map_or(&[][..], Vec::as_slice) {
                let name = start.checked_sub(*before).and_then(|start| whole_words(text, start, *length));
                let Some(owners) = name.and_then(|name| self.owners.get_mut(name)) else { continue };
                owners.retain(|owner| {
                    let is_own = Item::Entity(*owner) == from;
                    if !is_own && self.named.insert(*owner) {
                        self.open -= 1;
                    }
                    is_own
                });
            }
        }
    }
}

/// The next run of letters and digits.
fn next_word(text: &str, from: usize) -> Option<(usize, usize)> {
    let start = from + text[from..].find(char::is_alphanumeric)?;
    let length = text[start..].find(|c: char| !c.is_alphanumeric());
    Some((start, length.map_or(text.len(), |length| start + length)))
}

/// A mark for the length of a word; the longest share one.
fn bit(word: &str) -> u64 {
    1 << word.len().min(63)
}

/// So many bytes of a text, where no letter or digit touches them.
fn whole_words(text: &str, start: usize, length: usize) -> Option<&str> {
    let words = text.get(start..start + length)?;
    let touches = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let is_whole =
        !touches(text[..start].chars().next_back()) && !touches(text[start + length..].chars().next());
    is_whole.then_some(words)
}

/// Calls `visit` for every text in which names link by themselves, with the item that it is part of.
fn each_text(briefing: &Briefing, visit: &mut dyn FnMut(Item, &str)) {
    visit(Item::Briefing, briefing.summary.as_str());
    for (n, event) in (0..).zip(&briefing.events) {
        visit(Item::Event(EventIx(n)), event.text.as_str());
    }
    for (n, entity) in (0..).zip(&briefing.entities) {
        let from = Item::Entity(EntityIx(n));
        visit(from, entity.text.as_str());
        entity.relations.iter().for_each(|relation| visit(from, relation.text.as_str()));
    }
    for (n, claim) in (0..).zip(&briefing.claims) {
        let from = Item::Claim(ClaimIx(n));
        visit(from, claim.text.as_str());
        claim.positions.iter().for_each(|position| visit(from, position.text.as_str()));
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
    use crate::evidence::Evidence;

    #[test]
    fn the_names_are_those_that_become_links() {
        let names =
            ["Port", "Port Authority", "St. Olav's", "«Grey» Heron", "Häfen", "A-1", "火", "the dock", "(x)"];
        let actors: Vec<String> =
            names.iter().enumerate().map(|(n, name)| format!("  a{n}: {{name: \"{name}\"}}\n")).collect();
        let texts = [
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
            let briefing = crate::format::parse(&yaml, &mut |_| {}).briefing;
            let all: Vec<EntityIx> = (0..names.len() as u32).map(EntityIx).collect();
            let mut links: Vec<EntityIx> =
                Evidence::new(&briefing).names.mentions(text).iter().map(|mention| mention.entity).collect();
            links.sort_unstable();
            links.dedup();
            let found = named(&briefing, &all);
            // Of names in one another the longest becomes the link; here each is found.
            assert!(links.iter().all(|ix| found.contains(ix)), "{text}: {links:?} {found:?}");
            assert_eq!(links.is_empty(), found.is_empty(), "{text}: {links:?} {found:?}");
        }
    }
}
