//! What an item says, kept so that the item is found again in later versions without the version of now. It must not look for it.

use std::{cmp::Reverse, collections::HashSet};

use briefing_format::{
    model::{Contents, Date, Id, Item},
    write::{Value, is_reference, item as outline},
};
use briefing_text::{SafeText, safe_format};
use serde::{Deserialize, Serialize};

use super::{
    likeness::{Common, Features, each_text, words, words_among},
    own_words::{OwnWords, Print, is_place},
    pairing::POSSIBLE,
};

/// So many characters of a title or text are kept. What is longer is compared by its beginning.
const LONGEST: usize = 400;

/// So many references are kept.
const REFERENCES: usize = 24;

/// So many items that are like it are kept.
const RIVALS: usize = 4;

/// Among so many items rivals are looked for: nobody waits for more while writing a note.
const COMPARED: usize = 10_000;

/// An item as it was when something was pinned to it.
///
/// It has all that the item is followed by, and the words that people know it by when it is gone. It serializes to an object
/// in which nothing stands that is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Anchor {
    /// What kind of item it is, with actors and places apart: `event`, `place`.
    pub kind: String,
    /// Its id, where it had one.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub id: String,
    /// Its title, its name, or the beginning of its sentence.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// Its date in EDTF.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub date: String,
    /// The source's words for the date.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub date_words: String,
    /// The beginning of its other texts.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// The ids that it referred to, in order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub references: Vec<String>,
    /// The number of all its words.
    pub print: Print,
    /// The numbers of the words of its neighbors in the file.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub around: Vec<Print>,
    /// The numbers of the words of other items that were like it: it has not become one of them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub rivals: Vec<Print>,
    /// The version of the briefing that it is of, as the caller calls it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub version: String,
    /// Its number among those of its kind, which means something in that version alone.
    pub number: u32,
}

impl Anchor {
    /// An item as it is in a version. Whoever has two versions of one name loses what is pinned; a hash of the text is a name.
    pub fn of(contents: &Contents, item: Item, version: &str) -> Self {
        let mut anchor = Self::passing(contents, item, version);
        anchor.rivals = rivals(contents, item, &anchor);
        anchor
    }

    /// The same without its rivals, which are looked for among all items of its kind: for what is kept every second and is not
    /// precious.
    pub fn passing(contents: &Contents, item: Item, version: &str) -> Self {
        let mut anchor = Self::without_others(contents, item);
        version.clone_into(&mut anchor.version);
        anchor.around = around(contents, item).to_vec();
        anchor
    }

    /// What the item itself says.
    pub(crate) fn without_others(contents: &Contents, item: Item) -> Self {
        let own = OwnWords::of(contents, item);
        let (_, map) = outline(contents, item);
        let mut references: Vec<String> = Vec::new();
        for (_, value) in map.entries().filter(|(key, _)| is_reference(key)) {
            each_text(value, &mut |id| references.push(id.to_owned()));
        }
        references.sort_unstable();
        references.dedup();
        let text = match (item, map.get("text")) {
            (Item::Entity(_), Some(Value::Text(text))) => text.clone(),
            _ => own.texts.join("\n"),
        };
        references.truncate(REFERENCES);
        Self {
            kind: kind(contents, item).to_owned(),
            id: contents.id(item).map(Id::to_string).unwrap_or_default(),
            title: beginning(own.title),
            date: own.date.map_or("", Date::edtf).to_owned(),
            date_words: own.date.and_then(Date::words).unwrap_or_default().to_owned(),
            text: beginning(&text),
            references,
            print: own.print(),
            number: item.number(),
            ..Self::default()
        }
    }

    /// Its date.
    pub fn date(&self) -> Option<Date> {
        match Date::parse(&self.date) {
            Ok(date) => Some(date.with_words(&self.date_words, None)),
            Err(_) => Date::in_words(&self.date_words, None),
        }
    }

    /// The words by which people know it: its date, its title, or the beginning of what it says.
    pub fn words(&self) -> SafeText {
        let when = self.date().map(|date| SafeText::line(&date.label()));
        let what = SafeText::line(if self.title.is_empty() { &self.text } else { &self.title });
        match when {
            Some(when) if what.is_empty() => when,
            Some(when) => safe_format!("{when} {what}"),
            None => what,
        }
    }

    /// Whether both say the same of the item itself, whichever version they are of.
    pub fn says_the_same(&self, other: &Self) -> bool {
        (&self.kind, &self.id, self.print, &self.references)
            == (&other.kind, &other.id, other.print, &other.references)
    }
}

/// What kind of item it is, with actors and places apart.
pub(crate) fn kind(contents: &Contents, item: Item) -> &'static str {
    match item {
        Item::Entity(_) if is_place(contents, item) => "place",
        Item::Entity(_) => "actor",
        _ => item.noun(),
    }
}

/// The numbers of the words of the items before and after one in the file; 0 where there is none.
pub(crate) fn around(contents: &Contents, item: Item) -> [Print; 2] {
    let print = |number: Option<u32>| {
        let number = number.filter(|number| (*number as usize) < contents.count(item.kind()));
        number.map_or(Print::default(), |number| OwnWords::of(contents, item.kind().item(number)).print())
    };
    [print(item.number().checked_sub(1)), print(item.number().checked_add(1))]
}

/// The numbers of the words of the items that are so like one that they could be taken for it.
fn rivals(contents: &Contents, item: Item, anchor: &Anchor) -> Vec<Print> {
    if item == Item::Briefing || contents.count(item.kind()) > COMPARED {
        return Vec::new();
    }
    let own: HashSet<String> = words(&anchor.title).into_iter().collect();
    let features = Features::of_anchor(anchor);
    let mut found: Vec<(Reverse<u64>, Print)> = Vec::new();
    for other in contents.items_of(item.kind()).filter(|other| *other != item) {
        let said = OwnWords::of(contents, other);
        // A third of its words: less is hardly ever so like.
        if 3 * words_among(said.title, &own).len() < own.len() {
            continue;
        }
        let likeness = features
            .likeness(&Features::of_anchor(&Anchor::without_others(contents, other)), &Common::default());
        if likeness >= POSSIBLE && said.print() != anchor.print {
            found.push((Reverse((likeness * 1e6) as u64), said.print()));
        }
    }
    found.sort_unstable();
    found.truncate(RIVALS);
    found.into_iter().map(|(_, print)| print).collect()
}

/// The beginning of a text.
fn beginning(text: &str) -> String {
    text.chars().take(LONGEST).collect()
}
