//! What an import changes against an earlier one: what is as before, what is new, what is gone, and what perhaps came in its
//! place. It must not know any format but that of a briefing.

use std::collections::{HashMap, HashSet};

use briefing_format::{
    model::{Briefing, Item, ItemKind},
    parse,
};
use briefing_text::{SafeText, safe_format};

/// How like two titles are, from 0 to 1, where one may have come in place of the other.
const LIKE: f64 = 0.3;

/// An item that is gone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gone {
    /// Its id and title.
    pub name: SafeText,
    /// The id and title of the new item that is most like it.
    pub nearest: Option<SafeText>,
}

/// What an import changes against an earlier one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// How many items are there before and after.
    pub kept: usize,
    /// How many of them say something else.
    pub changed: usize,
    /// How many are new.
    pub new: usize,
    /// Those that are gone.
    pub gone: Vec<Gone>,
}

/// Compares two briefings by the ids of their items, kind by kind; kinds without a change in either are left out.
pub fn compare(old: &str, new: &str) -> Vec<(ItemKind, Comparison)> {
    let (old, new) = (Version::read(old), Version::read(new));
    let kinds = ItemKind::ALL.iter().copied().filter(|kind| *kind != ItemKind::Briefing);
    kinds
        .map(|kind| (kind, old.compare(&new, kind)))
        .filter(|(_, found)| *found != Comparison::default())
        .collect()
}

/// One version of a briefing with its text.
struct Version<'t> {
    text: &'t str,
    briefing: Briefing,
}

impl<'t> Version<'t> {
    fn read(text: &'t str) -> Self {
        Self { text, briefing: parse(text, &mut |_| {}).briefing }
    }

    fn items(&self, kind: ItemKind) -> impl Iterator<Item = (&str, Item)> {
        self.briefing.items_of(kind).filter_map(|item| Some((self.briefing.id(item)?.as_str(), item)))
    }

    /// What the file says of an item, whatever its margins.
    fn words(&self, item: Item) -> impl Iterator<Item = &str> {
        let span = self.briefing.span(item).unwrap_or_default();
        self.text.get(span.range()).unwrap_or_default().split_whitespace()
    }

    fn title(&self, item: Item) -> &str {
        match item {
            Item::Entity(ix) => self.briefing[ix].name.as_str(),
            Item::Event(ix) => self.briefing[ix].title.as_str(),
            Item::Source(ix) => self.briefing[ix].title.as_str(),
            Item::Quote(ix) => self.briefing[ix].text.as_str(),
            Item::Claim(ix) => self.briefing[ix].text.as_str(),
            Item::Judgment(ix) => self.briefing[ix].text.as_str(),
            Item::Question(ix) => self.briefing[ix].text.as_str(),
            Item::Briefing => self.briefing.title.as_str(),
        }
    }

    fn name(&self, id: &str, item: Item) -> SafeText {
        safe_format!("{id} ({})", self.title(item))
    }

    /// What tells an event from others beside its title: its date and who took part.
    fn marks(&self, item: Item) -> HashSet<String> {
        let Item::Event(ix) = item else { return HashSet::new() };
        let event = &self.briefing[ix];
        let actors = event.actors.iter().map(|actor| self.briefing[actor.actor].id.to_string());
        let date = event.date.as_ref().map(|date| format!("{} {:?}", date.edtf(), date.words()));
        actors.chain(date).collect()
    }

    fn compare(&self, new: &Self, kind: ItemKind) -> Comparison {
        let after: HashMap<&str, Item> = new.items(kind).collect();
        let before: HashSet<&str> = self.items(kind).map(|(id, _)| id).collect();
        let added: Vec<(&str, Item)> = new.items(kind).filter(|(id, _)| !before.contains(id)).collect();
        let mut found = Comparison { new: added.len(), ..Comparison::default() };
        for (id, item) in self.items(kind) {
            if let Some(other) = after.get(id) {
                found.kept += 1;
                found.changed += usize::from(!self.words(item).eq(new.words(*other)));
            } else {
                let nearest = self.nearest(item, new, &added);
                found.gone.push(Gone { name: self.name(id, item), nearest });
            }
        }
        found
    }

    /// The new item that is most like one that is gone.
    fn nearest(&self, item: Item, new: &Self, added: &[(&str, Item)]) -> Option<SafeText> {
        let (title, marks) = (self.title(item), self.marks(item));
        let likeness = |other: Item| {
            let shared = marks.intersection(&new.marks(other)).count();
            let starts = new.title(other).starts_with(title.trim_end_matches('.')) && !title.is_empty();
            let words = strsim::sorensen_dice(title, new.title(other)).max(if starts { 0.8 } else { 0.0 });
            words + shared as f64 / (marks.len().max(1) as f64)
        };
        let best = added.iter().map(|(id, other)| (likeness(*other), *id, *other));
        let (likeness, id, other) = best.max_by(|a, b| a.0.total_cmp(&b.0))?;
        (likeness > LIKE).then(|| new.name(id, other))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stayed_changed_came_and_went_is_counted() {
        let old = "briefing: 1\ntitle: T\nevents:\n  - {id: a, title: Dinner, date: 2015-01-02}\n  - {id: b, title: Summit., date: 2015-01-24}\n  - {id: c, title: Walk}\n";
        let new = "briefing: 1\ntitle: T\nevents:\n  - {id: a, title: Dinner,  date: 2015-01-02}\n  - {id: c, title: Walk, tags: [x]}\n  - {id: d, title: Summit. Sponsored by somebody with a long name, date: 2015-01-24}\n  - {id: e, title: Other, date: 2015-03}\n";
        let found = compare(old, new);
        let gone = Gone {
            name: SafeText::from_static("b (Summit.)"),
            nearest: Some(SafeText::from_static("d (Summit. Sponsored by somebody with a long name)")),
        };
        assert_eq!(found, [(ItemKind::Event, Comparison { kept: 2, changed: 1, new: 2, gone: vec![gone] })]);
    }
}
