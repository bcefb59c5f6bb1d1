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
    markup,
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
            (Some(Value::Text(text)), _) if is_said(text) => ("first words stand", first_words(text)),
            (_, Some(Value::Text(url))) if is_said(url) => ("address stands", links::short(url)),
            _ => return,
        };
        // What is in the title needs not be said again.
        if matches!(item.get("text"), Some(Value::Text(text)) if *text == title) {
            item.set("text", "");
        }
        item.set("title", title);
        self.tell(
            Code::RowWithoutTitle,
            place,
            safe_format!("There is nothing for the title: its {from} for it."),
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
                    && (key != "author" || is_said(id) && !is_personal(key, id))
            }
            Value::Text(text) => {
                is_said(text)
                    && !is_personal(key, text)
                    && !is_run(key, text)
                    && (self.known.is_empty() || !self.is_linked(text))
            }
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
            Value::Text(text) if is_run(key, &text) => {
                self.of_item.lose("address that is no page");
                None
            }
            Value::Text(text) => {
                // Of an item without a title or a name that is told as such.
                let is_told = matches!(key, "title" | "name");
                let was_silent = !is_told && !is_said(&text) && !text.trim().is_empty();
                let kept = self.text(key, text, place);
                let is_kept = is_there(&kept);
                // What a mailbox or a telephone leaves is counted as these.
                self.of_item.lose_many(format!("`{key}` that says nothing"), usize::from(was_silent));
                is_kept.then_some(kept)
            }
            Value::List(list) => {
                let mut kept = Vec::with_capacity(list.len());
                for one in list {
                    let is_map = matches!(one, Value::Map(_));
                    match self.value(key, one, place).filter(is_there) {
                        Some(one) => kept.push(one),
                        None if is_map => self.of_item.lose(format!("entry of `{key}` that is not whole")),
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

/// Whether the address at a key is something to be run, and no page.
fn is_run(key: &str, text: &str) -> bool {
    matches!(key, "url" | "links") && markup::is_script(text)
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

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

    use briefing_format::model::Id;

    use super::*;
    use crate::{Made, made::Start, only::Only};

    /// What is made of a source, of claims and events that name it, and of an actor without a name.
    fn make(start: &Start) -> Made {
        let id = |words: &str| Id::parse(words).unwrap();
        let mut made = Made::new("T", start);
        made.document.head().set("default", Map::new().with("sources", vec!["nothing"]));
        let event = Map::new()
            .with("title", "\"\"")
            .with("text", "Fire in [[nothing|the log]] of ann@x.example")
            .with(
                "actors",
                vec![Value::from("nobody"), Map::new().with("actor", "nobody").with("role", "mayor").into()],
            )
            .with("tags", vec!["-", "fire"]);
        made.document.listed(Section::Events, &event);
        let position =
            |by: &str| Map::new().with("by", by).with("stance", "denies").with("sources", vec!["log"]);
        let claim = Map::new()
            .with("text", "It burned.")
            .with("positions", vec![position("nobody"), position("ann")]);
        made.document.keyed(Section::Claims, &id("it"), &claim);
        let quote = Map::new().with("text", "No.").with("speaker", "nobody");
        made.document.keyed(Section::Quotes, &id("no"), &quote);
        made.document.keyed(
            Section::Actors,
            &id("nobody"),
            &Map::new().with("name", "\u{2028}").with("kind", "person"),
        );
        made.document.keyed(Section::Actors, &id("ann"), &Map::new().with("name", "Ann"));
        made.document.keyed(Section::Sources, &id("nothing"), &Map::new().with("title", "http://"));
        let page = Map::new().with("title", "[…]").with("url", "https://a.example/log?by=ann@x.example");
        made.document.keyed(Section::Sources, &id("log"), &page);
        made
    }

    #[test]
    fn nothing_is_written_that_says_nothing_and_nothing_refers_to_it() {
        let mut start = Start { only: Only::All, ..Start::default() };
        let mut made = make(&start);
        while let Some(more) = made.document.refused() {
            start.refused = more;
            made = make(&start);
        }
        let mut report = Report::default();
        made.document.finish(&mut report);
        let yaml = made.document.to_string();
        let expected = "briefing: 1\ntitle: T\norigins: unknown\n\nevents:\n  - title: Fire in the log of […]\n    tags: [fire]\n\nclaims:\n  it: {text: It burned., positions: [{by: ann, stance: denies, sources: [log]}]}\n\nactors:\n  ann: {name: Ann}\n\nsources:\n  log: {title: a.example/log, url: https://a.example/log}\n";
        assert_eq!(yaml, expected);
        let lost: Vec<String> = report.lost().map(|(kind, count)| format!("{count} {kind}")).collect();
        let expected = [
            "1 `tags` that says nothing",
            "1 actor without a name",
            "2 e-mail address",
            "1 entry of `actors` that is not whole",
            "1 entry of `positions` that is not whole",
            "1 quote without a speaker",
            "5 reference to what is left out",
            "1 source without a title",
        ];
        assert_eq!(lost, expected);
    }
}
