//! Who an item is, across versions of a file and across runs.
//!
//! An item that has an id is told by that. Any other is told by its section, a fingerprint of its own words and dates, and
//! its number among those of its section that say the same. What the item refers to is not part of the fingerprint, for a
//! reference is lost when something else is taken out of the file. An item whose own words were edited has another key.

use std::{fmt, hash::Hasher, str::FromStr, sync::OnceLock};

use briefing_text::SafeText;
use serde::{Deserialize, Serialize};
use twox_hash::XxHash3_64;

use super::{Contents, Date, Event, EventIx, Id, Item, Judgment, JudgmentIx, Question, QuestionIx};

/// A key of an item; see [`Contents::key`] and [`Contents::resolve`].
///
/// In text it is the id, or the section, the fingerprint in hexadecimal and the number: `events:00f3a9c24b7d5e61:0`. The
/// briefing itself is a full stop, which is no id.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub enum ItemKey {
    /// The briefing as a whole.
    Briefing,
    /// The item of this id.
    Id(Id),
    /// An item without an id.
    Words {
        /// Where it stands.
        section: Unnamed,
        /// What it says, in 64 bits.
        fingerprint: u64,
        /// How many that say the same stand before it.
        number: u32,
    },
}

super::words::words! {
    /// The sections whose items need no id.
    pub enum Unnamed {
        Events = "events",
        Background = "background",
        Judgments = "judgments",
        Questions = "questions",
    }
}

/// The text is no key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoKey;

impl fmt::Display for NoKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not the key of an item")
    }
}

impl fmt::Display for ItemKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Briefing => f.write_str("."),
            Self::Id(id) => id.fmt(f),
            Self::Words { section, fingerprint, number } => {
                write!(f, "{}:{fingerprint:016x}:{number}", section.as_str())
            }
        }
    }
}

impl FromStr for ItemKey {
    type Err = NoKey;

    fn from_str(text: &str) -> Result<Self, NoKey> {
        if text == "." {
            return Ok(Self::Briefing);
        }
        let words = || {
            let mut parts = text.split(':');
            let section = Unnamed::parse(parts.next()?)?;
            let fingerprint = u64::from_str_radix(parts.next()?, 16).ok()?;
            let number = parts.next()?.parse().ok()?;
            parts.next().is_none().then_some(Self::Words { section, fingerprint, number })
        };
        Id::parse(text).map(Self::Id).or_else(words).ok_or(NoKey)
    }
}

impl From<ItemKey> for String {
    fn from(key: ItemKey) -> Self {
        key.to_string()
    }
}

impl TryFrom<String> for ItemKey {
    type Error = NoKey;

    fn try_from(text: String) -> Result<Self, NoKey> {
        text.parse()
    }
}

impl Contents {
    /// The key of an item. The first call for an item without an id goes once through all of them.
    pub fn key(&self, item: Item) -> ItemKey {
        if item == Item::Briefing {
            return ItemKey::Briefing;
        }
        if let Some(id) = self.id(item) {
            return ItemKey::Id(id.clone());
        }
        let Some((section, fingerprint)) = self.words_of(item) else { return ItemKey::Briefing };
        let equals = self.equals(section, fingerprint);
        let number = equals.iter().take_while(|(.., other)| *other != item).count() as u32;
        ItemKey::Words { section, fingerprint, number }
    }

    /// The item of a key, which may be of another version of the file; nothing where none has its id or says the same.
    ///
    /// Where fewer say the same than before, the last of those is meant.
    pub fn resolve(&self, key: &ItemKey) -> Option<Item> {
        match key {
            ItemKey::Briefing => Some(Item::Briefing),
            ItemKey::Id(id) => self.find(id.as_str()),
            ItemKey::Words { section, fingerprint, number } => {
                let equals = self.equals(*section, *fingerprint);
                equals.get(*number as usize).or(equals.last()).map(|(.., item)| *item)
            }
        }
    }

    /// The items without ids that have one key in both versions, each with the item of the other.
    pub fn with_one_key(&self, other: &Self) -> Vec<(Item, Item)> {
        let (ours, theirs) = (self.sorted_unnamed(), other.sorted_unnamed());
        let (mut at, mut there) = (0, 0);
        let mut found = Vec::new();
        // The first of those that say the same is the first of the others, and so on.
        while let (Some((section, says, item)), Some((of, other_says, as_item))) =
            (ours.get(at), theirs.get(there))
        {
            let order = (section, says).cmp(&(of, other_says));
            if order.is_eq() {
                found.push((*item, *as_item));
            }
            at += usize::from(order.is_le());
            there += usize::from(order.is_ge());
        }
        found
    }

    /// Those without an id that say the same in one section, in the order of the file.
    fn equals(&self, section: Unnamed, fingerprint: u64) -> &[Said] {
        let all = self.sorted_unnamed();
        let order = |(of, says, _): &Said| (*of, *says).cmp(&(section, fingerprint));
        let from = all.partition_point(|said| order(said).is_lt());
        let to = all.partition_point(|said| order(said).is_le());
        &all[from..to]
    }

    fn sorted_unnamed(&self) -> &[Said] {
        self.unnamed.0.get_or_init(|| self.unnamed_items())
    }

    fn unnamed_items(&self) -> Vec<Said> {
        let count = |list: usize| 0..list as u32;
        let events = count(self.events.len()).map(|n| Item::Event(EventIx(n)));
        let judgments = count(self.judgments.len()).map(|n| Item::Judgment(JudgmentIx(n)));
        let questions = count(self.questions.len()).map(|n| Item::Question(QuestionIx(n)));
        let unnamed = events.chain(judgments).chain(questions).filter(|item| self.id(*item).is_none());
        let mut said: Vec<Said> = unnamed
            .filter_map(|item| self.words_of(item).map(|(section, says)| (section, says, item)))
            .collect();
        said.sort_unstable();
        said
    }

    /// The section of an item that needs no id, and the fingerprint of what it says; nothing for any other.
    fn words_of(&self, item: Item) -> Option<(Unnamed, u64)> {
        Some(match item {
            Item::Event(ix) => {
                let event = &self[ix];
                let section = if event.background { Unnamed::Background } else { Unnamed::Events };
                (section, event.fingerprint())
            }
            Item::Judgment(ix) => (Unnamed::Judgments, self[ix].fingerprint()),
            Item::Question(ix) => (Unnamed::Questions, self[ix].fingerprint()),
            Item::Briefing | Item::Entity(_) | Item::Quote(_) | Item::Source(_) | Item::Claim(_) => {
                return None;
            }
        })
    }
}

/// An item without an id, by its section and what it says.
type Said = (Unnamed, u64, Item);

/// The items without ids, once somebody has asked for a key of one or for one by its key.
#[derive(Clone, Debug, Default)]
pub(super) struct UnnamedItems(OnceLock<Vec<Said>>);

impl Event {
    fn fingerprint(&self) -> u64 {
        let unread = self.unread_date.as_deref().map_or("", SafeText::raw);
        let status = self.status.map_or("", super::Status::as_str);
        let dates = [edtf(self.date.as_ref()), unread, edtf(self.reported.as_deref())];
        fingerprint(dates.into_iter().chain([status, self.title.raw(), self.text.raw()]))
    }
}

impl Judgment {
    fn fingerprint(&self) -> u64 {
        let likelihood = self.likelihood.map_or("", super::Likelihood::as_str);
        let confidence = self.confidence.map_or("", super::Confidence::as_str);
        let alternatives = self.alternatives.iter().map(SafeText::raw);
        fingerprint([likelihood, confidence, self.text.raw()].into_iter().chain(alternatives))
    }
}

impl Question {
    fn fingerprint(&self) -> u64 {
        fingerprint([self.text.raw()])
    }
}

fn edtf(date: Option<&Date>) -> &str {
    date.map_or("", |date| if date.is_in_words() { date.words().unwrap_or_default() } else { date.edtf() })
}

/// The XXH3 of some texts, each ended by a byte that none of them can have. It is the same on every machine.
fn fingerprint<'t>(texts: impl IntoIterator<Item = &'t str>) -> u64 {
    let mut hasher = XxHash3_64::new();
    for text in texts {
        hasher.write(text.as_bytes());
        hasher.write(&[0xff]);
    }
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{model::Briefing, parse};

    fn read(items: &str) -> Briefing {
        parse(&format!("briefing: 1\ntitle: T\n{items}"), &mut |_| {}).briefing
    }

    #[test]
    fn an_item_with_an_id_is_told_by_it() {
        let briefing = read("events: [{title: A, id: fire}]\nactors: {port: {name: Port}}\n");
        for item in briefing.items() {
            let key = briefing.key(item);
            assert!(matches!(key, ItemKey::Id(_)), "{key}");
            assert_eq!(briefing.resolve(&key), Some(item));
        }
        assert_eq!(briefing.resolve(&briefing.key(Item::Briefing)), Some(Item::Briefing));
    }

    #[test]
    fn a_key_is_the_same_in_text() {
        let briefing = read("events: [{title: A}, {title: A}, {title: B, id: b}]\nquestions: [Why?]\n");
        let keys: Vec<String> = briefing.items().map(|item| briefing.key(item).to_string()).collect();
        for key in &keys {
            assert_eq!(key.parse::<ItemKey>().map(|parsed| parsed.to_string()).as_ref(), Ok(key));
            let json = serde_json::to_string(&key.parse::<ItemKey>().ok()).unwrap_or_default();
            assert_eq!(json, format!("\"{key}\""));
        }
        // The fingerprint of an event that says A, as it stands in files that were written with it.
        assert_eq!(keys[..2], ["events:5f77d427d4360c3b:0", "events:5f77d427d4360c3b:1"]);
        for wrong in ["", "A", "events:", "events:x:0", "events:0:0:0", "quotes:0:0"] {
            assert_eq!(wrong.parse::<ItemKey>(), Err(NoKey), "{wrong}");
        }
    }

    #[test]
    fn items_of_one_key_are_found_together() {
        let old = read("questions: [Why?, Who?, Why?, Why?]\nevents: [{title: A}, {title: B, id: b}]\n");
        let new = read("events: [{title: B, id: b}, {title: A}]\nquestions: [When?, Why?, Why?]\n");
        let mut found = old.with_one_key(&new);
        found.sort_unstable();
        let question = |n| Item::Question(QuestionIx(n));
        let events = [0, 1].map(|n| Item::Event(EventIx(n)));
        assert_eq!(found, [(events[0], events[1]), (question(0), question(1)), (question(2), question(2))]);
        for item in old.items().filter(|item| old.id(*item).is_none()) {
            let other = new.resolve(&old.key(item)).filter(|other| new.key(*other) == old.key(item));
            assert_eq!(found.iter().find(|(one, _)| *one == item).map(|(_, other)| *other), other);
        }
    }

    #[test]
    fn the_last_of_those_that_say_the_same_is_meant_where_one_is_gone() {
        let (two, one) = (read("questions: [Why?, Why?]\n"), read("questions: [Why?, Who?]\n"));
        let second = two.key(Item::Question(QuestionIx(1)));
        assert_eq!(one.resolve(&second), Some(Item::Question(QuestionIx(0))));
        assert_eq!(one.resolve(&read("questions: [When?]\n").key(Item::Question(QuestionIx(0)))), None);
    }

    #[test]
    fn an_item_that_was_edited_has_another_key_and_one_that_moved_to_another_section_too() {
        let key = |items: &str| read(items).key(Item::Event(EventIx(0)));
        let all = [
            "events: [{title: A}]",
            "background: [{title: A}]",
            "events: [{title: A, text: B}]",
            "events: [{title: A, date: 2024}]",
            "events: [{title: A, reported: 2024}]",
            "events: [{title: A, status: denied}]",
        ];
        let keys: std::collections::HashSet<ItemKey> = all.iter().map(|items| key(items)).collect();
        assert_eq!(keys.len(), all.len());
    }

    /// An event as YAML that says one of few things, with or without an id of its own.
    fn event(n: usize, says: u8, has_id: bool) -> String {
        let id = if has_id { format!(", id: e{n}") } else { String::new() };
        format!("  - {{title: Event {says}, date: 20{says:02}, actors: [a]{id}}}\n")
    }

    fn file(events: &[(usize, u8, bool)], other: &str) -> Briefing {
        let events: String = events.iter().map(|(n, says, has_id)| event(*n, *says, *has_id)).collect();
        read(&format!("summary: {other}\nactors: {{a: {{name: {other}}}}}\nevents:\n{events}"))
    }

    proptest! {
        /// Events are taken out, put in and put into another order, and other items are edited: whoever is still there is found.
        #[test]
        fn an_item_is_found_after_edits_elsewhere(
            events in proptest::collection::vec((0_u8..6, any::<bool>()), 1..12),
            order in Just((0..24_usize).collect::<Vec<_>>()).prop_shuffle(),
            gone in proptest::collection::vec(any::<bool>(), 12),
            added in proptest::collection::vec(6_u8..9, 0..6),
        ) {
            let before: Vec<(usize, u8, bool)> =
                events.iter().enumerate().map(|(n, (says, has_id))| (n, *says, *has_id)).collect();
            let mut after: Vec<(usize, u8, bool)> =
                before.iter().copied().filter(|(n, ..)| *n == 0 || !gone[*n]).collect();
            after.extend(added.iter().enumerate().map(|(n, says)| (12 + n, *says, false)));
            after.sort_by_key(|(n, ..)| order[*n]);
            let (old, new) = (file(&before, "Before"), file(&after, "After"));
            for (at, (n, says, has_id)) in (0..).zip(&before) {
                let item = Item::Event(EventIx(at));
                let key = old.key(item);
                prop_assert_eq!(old.resolve(&key), Some(item));
                let found = new.resolve(&key);
                let alike = |other: &(usize, u8, bool)| !has_id && !other.2 && other.1 == *says;
                match after.iter().position(|other| other.0 == *n) {
                    Some(place) if *has_id || after.iter().filter(|other| alike(other)).count() == 1 => {
                        prop_assert_eq!(found, Some(Item::Event(EventIx(place as u32))));
                    }
                    // Of several that say the same in every word, it is one.
                    Some(_) => {
                        let Some(Item::Event(EventIx(found))) = found else { panic!("{key} is gone") };
                        prop_assert!(alike(&after[found as usize]));
                    }
                    None if *has_id => prop_assert_eq!(found, None),
                    None => prop_assert_eq!(found.is_some(), after.iter().any(alike)),
                }
            }
        }
    }
}
