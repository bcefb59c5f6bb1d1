//! How like two items are, from 0 to 1, by their own words, their dates and what they refer to. It must not know which of them
//! belong together.

use std::collections::{HashMap, HashSet};

use briefing_format::{
    model::{Contents, Date, Item, ItemKind, date::Order},
    write::{Map, Value, is_reference, item as outline},
};
use briefing_text::{Fold, Folded};

use super::{Anchor, own_words::OwnWords};

/// How much each side of an item counts.
const TITLE: f64 = 0.5;
const PROSE: f64 = 0.2;
const WHEN: f64 = 0.15;
const REFERENCES: f64 = 0.15;

/// What an item is compared by.
#[derive(Clone, Debug, Default)]
pub(crate) struct Features {
    /// The trigrams of its title, name or sentence.
    title: HashSet<[char; 3]>,
    /// The words of its other texts.
    prose: HashSet<String>,
    date: Option<Date>,
    /// The ids that it refers to.
    references: HashSet<String>,
    /// The words of its title, and its date, by which others that may be like it are found.
    pub(crate) words: Vec<String>,
}

/// The keys whose values are prose.
const TEXTS: [&str; 6] = ["text", "alternatives", "prefix", "suffix", "translation", "summary"];

impl Features {
    pub(crate) fn of(contents: &Contents, item: Item) -> Self {
        let (_, map) = outline(contents, item);
        let title = title(item, &map);
        let is_title_text =
            matches!(item, Item::Quote(_) | Item::Claim(_) | Item::Judgment(_) | Item::Question(_));
        let mut features = Self { title: trigrams(&title), words: words(&title), ..Self::default() };
        for (key, value) in map.entries() {
            if TEXTS.contains(&key) && !(is_title_text && key == "text") {
                each_text(value, &mut |text| features.prose.extend(words(text)));
            } else if is_reference(key) {
                each_text(value, &mut |text| {
                    features.references.insert(text.to_owned());
                });
            }
        }
        features.date = date(contents, item);
        // Where many have one title, the date tells them apart.
        features.words.extend(features.date.as_ref().map(|date| format!("on {}", date.edtf())));
        features
    }

    /// What an item was compared by when something was pinned to it.
    pub(crate) fn of_anchor(anchor: &Anchor) -> Self {
        let words = words(&anchor.title);
        Self {
            title: trigrams(&anchor.title),
            words,
            prose: self::words(&anchor.text).into_iter().collect(),
            date: anchor.date(),
            references: anchor.references.iter().cloned().collect(),
        }
    }

    /// How like two items are. What neither has counts for nothing; what only one has speaks against it a little.
    pub(crate) fn likeness(&self, other: &Self, common: &Common) -> f64 {
        let mut sum = TITLE * common.dice(&self.title, &other.title);
        let mut weights = TITLE;
        for (weight, one, two) in
            [(PROSE, &self.prose, &other.prose), (REFERENCES, &self.references, &other.references)]
        {
            if !one.is_empty() || !two.is_empty() {
                // A text that was added or taken out leaves the item what it is.
                let share = if one.is_empty() || two.is_empty() { 0.5 } else { dice(one, two) };
                sum += weight * share;
                weights += weight;
            }
        }
        if let (Some(one), Some(two)) = (&self.date, &other.date) {
            sum += WHEN * dates(one, two);
            weights += WHEN;
        }
        sum / weights
    }
}

/// Of fewer items it is not known what all have in common.
const FEWEST: usize = 12;

/// So many items are looked at for it.
const SAMPLE: usize = 1_000;

/// What more of the items have counts less, down to [`LEAST`] where half of them have it.
const RARE: f64 = 0.05;
const LEAST: f64 = 0.1;

/// What counts in full. Whole numbers sum up to the same in any order.
const FULL: u32 = 1_000;

/// What the titles of many items have in common: `https://`, or `FreeMilk uses`. It says little of which of them one is.
#[derive(Clone, Debug, Default)]
pub(crate) struct Common {
    weights: HashMap<[char; 3], u32, foldhash::fast::RandomState>,
}

impl Common {
    /// That of the items of a kind.
    pub(crate) fn of(contents: &Contents, kind: ItemKind) -> Self {
        let count = contents.count(kind);
        if count < FEWEST {
            return Self::default();
        }
        let mut counts: HashMap<[char; 3], u32, foldhash::fast::RandomState> = HashMap::default();
        let mut all = 0.0;
        for item in contents.items_of(kind).step_by(count.div_ceil(SAMPLE)) {
            all += 1.0;
            for three in trigrams(OwnWords::of(contents, item).title) {
                *counts.entry(three).or_default() += 1;
            }
        }
        let weight = |count: u32| {
            let share = f64::from(count) / all;
            ((1.0 - (share - RARE) / (0.5 - RARE)).clamp(LEAST, 1.0) * f64::from(FULL)) as u32
        };
        let weights = counts.into_iter().map(|(three, count)| (three, weight(count)));
        Self { weights: weights.filter(|(_, weight)| *weight < FULL).collect() }
    }

    /// The share of what two titles have in common (Sørensen and Dice), weighted.
    fn dice(&self, one: &HashSet<[char; 3]>, two: &HashSet<[char; 3]>) -> f64 {
        if self.weights.is_empty() {
            return dice(one, two);
        }
        let weight = |three: &[char; 3]| u64::from(self.weights.get(three).copied().unwrap_or(FULL));
        let size: u64 = one.iter().chain(two).map(weight).sum();
        let both: u64 = one.intersection(two).map(weight).sum();
        if size == 0 { 1.0 } else { 2.0 * both as f64 / size as f64 }
    }
}

/// Whether two dates may be one: the same, or not known to be apart.
fn dates(one: &Date, two: &Date) -> f64 {
    if one.edtf() == two.edtf() && one.words() == two.words() {
        return 1.0;
    }
    match one.order(two) {
        Order::Before | Order::After => 0.0,
        _ => 0.7,
    }
}

fn date(contents: &Contents, item: Item) -> Option<Date> {
    match item {
        Item::Event(ix) => contents[ix].date.clone(),
        Item::Quote(ix) => contents[ix].date.clone(),
        Item::Source(ix) => contents[ix].published.clone(),
        _ => None,
    }
}

fn title(item: Item, map: &Map) -> String {
    let key = match item {
        Item::Event(_) | Item::Source(_) | Item::Briefing => "title",
        Item::Entity(_) => "name",
        Item::Quote(_) | Item::Claim(_) | Item::Judgment(_) | Item::Question(_) => "text",
    };
    match map.get(key) {
        Some(Value::Text(text)) => text.clone(),
        // A name that makes no links.
        Some(Value::Map(map)) => match map.get("name") {
            Some(Value::Text(text)) => text.clone(),
            _ => String::new(),
        },
        _ => String::new(),
    }
}

pub(crate) fn each_text(value: &Value, take: &mut dyn FnMut(&str)) {
    match value {
        Value::Text(text) => take(text),
        Value::List(list) => list.iter().for_each(|value| each_text(value, take)),
        Value::Map(map) => map.entries().for_each(|(_, value)| each_text(value, take)),
    }
}

pub(crate) fn words(text: &str) -> Vec<String> {
    let folded = Folded::new(text, Fold::Case);
    let words = folded.text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}

/// Those words of a text that are among some.
pub(crate) fn words_among(text: &str, some: &HashSet<String>) -> Vec<String> {
    let folded = Folded::new(text, Fold::Case);
    let words = folded.text.split(|c: char| !c.is_alphanumeric());
    words.filter(|word| some.contains(*word)).map(str::to_owned).collect()
}

/// Every three letters in a row, the blanks at the ends of words among them.
fn trigrams(text: &str) -> HashSet<[char; 3]> {
    let spaced: Vec<char> = format!(" {} ", words(text).join(" ")).chars().collect();
    spaced.windows(3).map(|three| [three[0], three[1], three[2]]).collect()
}

/// The share of what two sets have in common (Sørensen and Dice).
fn dice<T: std::hash::Hash + Eq>(one: &HashSet<T>, two: &HashSet<T>) -> f64 {
    let size = one.len() + two.len();
    if size == 0 { 1.0 } else { 2.0 * one.intersection(two).count() as f64 / size as f64 }
}
