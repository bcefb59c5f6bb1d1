//! The one place through which each item passes before it is written: what must be said of it is there, nothing in it is empty or
//! personal, and what it refers to is written, too. It must not know any format.
//!
//! An item without a title is written with the first words of its text or with its address, which is told; one that has neither is
//! left out. What others refer to may come behind them: where an item is left out, the briefing is made once more without it.

use std::{borrow::Cow, collections::HashSet, rc::Rc};

use briefing_format::{
    Section,
    write::{Map, Value, is_reference},
};
use briefing_text::{SafeText, safe_format};

use crate::{
    Code, Finding, Place, Report,
    formats::{links, mails, phones},
    only::{
        noun,
        references::{self, number},
    },
    said::is_said,
};

/// What must be said of the maps within an item, by the key at which they stand.
const WITHIN: [(&str, &[&str]); 8] = [
    ("aliases", &["name"]),
    ("actors", &["actor"]),
    ("relations", &["to", "kind"]),
    ("positions", &["stance"]),
    ("name", &["name"]),
    ("by", &["unnamed"]),
    ("speaker", &["unnamed"]),
    ("translation", &["text"]),
];

/// A title that is taken from a text has so many letters at most.
const LONGEST_TITLE: usize = 80;

/// Items that are not written, by the numbers of their ids.
pub(crate) type Refused = Rc<HashSet<u64>>;

/// Looks at all items before they are written.
#[derive(Debug, Default)]
pub(crate) struct Gate {
    /// Those that are known to be left out, so that nothing may refer to them.
    known: Refused,
    /// Those that turn out to be left out.
    found: HashSet<u64>,
    /// What is to be told in the end, and what of the item that is looked at.
    told: Report,
    file: SafeText,
    of_item: Report,
}

impl Gate {
    /// A gate for what is made of files of such a name, where some items are known to be left out.
    pub(crate) fn new(file: &SafeText, known: &Refused) -> Self {
        Self { known: Rc::clone(known), file: file.clone(), ..Self::default() }
    }

    /// All items that are to be left out, where there are more than was known.
    pub(crate) fn more(&self) -> Option<Refused> {
        let is_more = self.found.iter().any(|id| !self.known.contains(id));
        is_more.then(|| Rc::new(self.known.union(&self.found).copied().collect()))
    }

    /// An item as it is written; nothing where it says nothing.
    pub(crate) fn item<'m>(
        &mut self,
        section: Section,
        id: Option<&str>,
        item: &'m Map,
    ) -> Option<Cow<'m, Map>> {
        let id = id.or(match item.get("id") {
            Some(Value::Text(id)) => Some(id),
            _ => None,
        });
        let needed = needed(section);
        if needed.iter().all(|key| item.get(key).is_some_and(is_there)) && self.is_clean(item) {
            return Some(Cow::Borrowed(item));
        }
        let mut item = item.clone();
        let place = Place::object(id.unwrap_or_default());
        self.map(&mut item, &place);
        let [key, ..] = needed else { return Some(Cow::Owned(item)) };
        if *key == "title" && !item.get(key).is_some_and(is_there) {
            self.title(&mut item, &place);
        }
        let Some(missing) = needed.iter().find(|key| !item.get(key).is_some_and(is_there)) else {
            return Some(Cow::Owned(item));
        };
        let noun = noun(section);
        self.tell(
            Code::NotImported,
            &place,
            safe_format!("{} has nothing for its {missing}, and is left out.", with_article(noun)),
        );
        self.of_item.lose(format!("{noun} without a {missing}"));
        self.found.extend(id.map(number));
        self.done(true);
        None
    }

    /// What was told of the item that was looked at last is true where that is written.
    pub(crate) fn done(&mut self, is_written: bool) {
        let of_item = std::mem::take(&mut self.of_item);
        if is_written {
            self.told.add_all(of_item);
        }
    }

    /// Mends what stands before the sections.
    pub(crate) fn head(&mut self, head: &mut Map) {
        self.map(head, &Place::File);
        if !head.get("title").is_some_and(is_there) {
            head.set("title", "Untitled");
        }
        self.done(true);
    }

    /// Gives out what is to be told.
    pub(crate) fn told(&mut self) -> Report {
        std::mem::take(&mut self.told)
    }

    fn tell(&mut self, code: Code, place: &Place, message: SafeText) {
        let finding = Finding { code, file: self.file.clone(), place: place.clone(), message, help: None };
        self.of_item.add("object", finding);
    }

    /// Gives an item a title that has none.
    fn title(&mut self, item: &mut Map, place: &Place) {
        let (from, title) = match (item.get("text"), item.get("url")) {
            (Some(Value::Text(text)), _) if is_said(text) => ("first words", first_words(text)),
            (_, Some(Value::Text(url))) if is_said(url) => ("address", links::short(url)),
            _ => return,
        };
        item.set("title", title);
        self.tell(
            Code::RowWithoutTitle,
            place,
            safe_format!("There is nothing for the title: the {from} stand for it."),
        );
    }

    /// Whether nothing in a map needs to be mended.
    fn is_clean(&self, map: &Map) -> bool {
        map.entries().all(|(key, value)| self.is_clean_value(key, value))
    }

    fn is_clean_value(&self, key: &str, value: &Value) -> bool {
        match value {
            Value::Text(id) if is_reference(key) => {
                (self.known.is_empty() || !self.known.contains(&number(id)))
                    && !(key == "author" && is_personal(key, id))
            }
            Value::Text(text) => !is_personal(key, text) && (self.known.is_empty() || !self.is_linked(text)),
            Value::List(list) => list.iter().all(|one| is_there(one) && self.is_clean_value(key, one)),
            Value::Map(map) => has_within(key, map) && self.is_clean(map),
        }
    }

    fn is_linked(&self, text: &str) -> bool {
        references::links(text).any(|id| self.known.contains(&number(id)))
    }

    fn map(&mut self, map: &mut Map, place: &Place) {
        let keys: Vec<String> = map.entries().map(|(key, _)| key.to_owned()).collect();
        for key in keys {
            let Some(value) = map.get(&key).filter(|value| !self.is_clean_value(&key, value)).cloned() else {
                continue;
            };
            let kept = self.value(&key, value, place);
            map.set(key, kept.unwrap_or_else(|| Value::List(Vec::new())));
        }
    }

    fn value(&mut self, key: &str, value: Value, place: &Place) -> Option<Value> {
        match value {
            Value::Text(id) if is_reference(key) && self.known.contains(&number(&id)) => {
                self.of_item.lose("reference to what is left out");
                None
            }
            Value::Text(id) if is_reference(key) && key != "author" => Some(Value::Text(id)),
            Value::Text(text) => Some(self.text(key, text, place)),
            Value::List(list) => {
                let mut kept = Vec::with_capacity(list.len());
                for one in list {
                    let was_said = !one.is_empty();
                    match self.value(key, one, place).filter(is_there) {
                        Some(one) => kept.push(one),
                        None if was_said && !is_reference(key) => {
                            self.of_item.lose(format!("entry of `{key}` that says nothing"));
                        }
                        None => {}
                    }
                }
                Some(Value::List(kept))
            }
            Value::Map(mut map) => {
                let count = voices(&map);
                self.map(&mut map, place);
                let is_whole = has_within(key, &map) && (key != "positions" || voices(&map) == count);
                is_whole.then_some(Value::Map(map))
            }
        }
    }

    /// A text without what is personal, and without links to what is left out.
    fn text(&mut self, key: &str, text: String, place: &Place) -> Value {
        let mut kept = text;
        if is_personal(key, &kept) {
            let counts = [(mails::WHAT, mails::count(&kept)), (phones::WHAT, phones::count(&kept))];
            for (what, count) in counts.into_iter().filter(|(_, count)| *count > 0) {
                self.of_item.lose_many(what, count);
                self.tell(
                    Code::PersonalData,
                    place,
                    safe_format!("{} in `{key}` is left out.", with_article(what)),
                );
            }
            // Brackets within those of a link would end it.
            kept = mails::removed(&kept).replace("|[…]]]", "|…]]");
        }
        if !self.known.is_empty() && self.is_linked(&kept) {
            kept = references::unlinked(&kept, &|id| self.known.contains(&number(id)));
        }
        Value::Text(kept)
    }
}

fn with_article(noun: &str) -> String {
    let article = if noun.starts_with(['a', 'e', 'i', 'o', 'u']) { "An" } else { "A" };
    format!("{article} {noun}")
}

/// Whether something is to be taken out of the text of a key. The digits of an address are no telephone's.
fn is_personal(key: &str, text: &str) -> bool {
    mails::count(text) > 0
        || !matches!(key, "url" | "links" | "id" | "date" | "published") && phones::count(text) > 0
}

/// Whether a value says something.
fn is_there(value: &Value) -> bool {
    match value {
        Value::Text(text) => is_said(text),
        Value::List(_) => !value.is_empty(),
        Value::Map(map) => {
            ["name", "unnamed"].iter().all(|key| map.get(key).is_none_or(is_there)) && !map.is_empty()
        }
    }
}

/// Whether a map at a key has what must be said of it.
fn has_within(key: &str, map: &Map) -> bool {
    let needed = WITHIN.iter().find(|(of, _)| *of == key).map_or(&[][..], |(_, needed)| needed);
    needed.iter().all(|key| map.get(key).is_some_and(is_there))
}

/// How many keys a position has for who takes it and where that is told.
fn voices(map: &Map) -> usize {
    let has = |keys: &[&str]| usize::from(keys.iter().any(|key| map.get(key).is_some()));
    has(&["by"]) + has(&["by", "via", "sources", "quote"])
}

/// The keys without which an item of a section is none.
const fn needed(section: Section) -> &'static [&'static str] {
    match section {
        Section::Events | Section::Background | Section::Sources => &["title"],
        Section::Actors | Section::Places => &["name"],
        Section::Quotes => &["text", "speaker"],
        Section::Claims | Section::Judgments | Section::Questions => &["text"],
    }
}

/// The first words of a text, as many as a title may have.
fn first_words(text: &str) -> String {
    let text = references::unlinked(text.lines().find(|line| is_said(line)).unwrap_or_default(), &|_| true);
    let Some((end, _)) = text.char_indices().nth(LONGEST_TITLE) else { return text };
    let start = &text[..end];
    let start = start.rsplit_once(' ').map_or(start, |(start, _)| start);
    format!("{} …", start.trim_end_matches([',', ';', ':', '.']))
}
