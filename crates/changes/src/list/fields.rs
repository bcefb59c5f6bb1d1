//! In what the values of a key differ, and what kind of change that is. It must not know which items are compared.

use briefing_format::{
    model::{Date, Item},
    write::{Map, Value, is_reference},
};
use briefing_text::{SafeText, safe_format};

use super::{Kind, dates};
use crate::difference::in_line;

/// A value with other ids in place of those that it has, and without what the style of quoting puts around a text.
pub(super) fn translate(map: &Map, id: &dyn Fn(&str) -> Option<String>) -> Map {
    let mut translated = Map::new();
    for (key, value) in map.entries() {
        translated.set(key.to_owned(), translated_value(key, value, id));
    }
    translated
}

fn translated_value(key: &str, value: &Value, id: &dyn Fn(&str) -> Option<String>) -> Value {
    match value {
        Value::Text(text) if is_reference(key) => Value::Text(id(text).unwrap_or_else(|| text.clone())),
        Value::Text(text) => Value::Text(text.trim().to_owned()),
        Value::List(list) => Value::List(list.iter().map(|value| translated_value(key, value, id)).collect()),
        Value::Map(map) => Value::Map(translate(map, id)),
    }
}

/// The kind of a change in a key of an item.
fn kind(key: &str, item: Item) -> Kind {
    match (item, key) {
        (_, "positions") => Kind::Position,
        (_, "status") => Kind::Status,
        (Item::Quote(_), "text" | "prefix" | "suffix" | "translation") => Kind::Words,
        (_, "speaker" | "by") => Kind::Speaker,
        (Item::Source(_), "author" | "publisher" | "based_on" | "cites")
        | (_, "via" | "sources" | "quotes" | "default" | "quote") => Kind::Way,
        (_, "date" | "published" | "reported" | "as_of" | "retrieved") => Kind::Date,
        (Item::Source(_), _) => Kind::Source,
        (_, "actors" | "aliases" | "relations" | "name" | "place") => Kind::Actors,
        (_, "title" | "text" | "summary" | "alternatives") => Kind::Prose,
        _ => Kind::Other,
    }
}

/// In what the values of a key differ, a line for each thing.
pub(super) fn difference(
    key: &str,
    item: Item,
    old: Option<&Value>,
    new: Option<&Value>,
) -> Vec<(Kind, SafeText)> {
    if old == new {
        return Vec::new();
    }
    let kind = kind(key, item);
    match (old, new) {
        (Some(Value::List(old)), Some(Value::List(new))) if !is_ordered(key) => lists(key, kind, old, new),
        (None, Some(Value::List(new))) if !is_ordered(key) => lists(key, kind, &[], new),
        (Some(Value::List(old)), None) if !is_ordered(key) => lists(key, kind, old, &[]),
        _ if kind == Kind::Date => vec![(kind, date(key, old, new))],
        (Some(Value::Text(old)), Some(Value::Text(new))) if old.contains(' ') || new.contains(' ') => {
            vec![(kind, safe_format!("{key}: {}", in_line(old, new)))]
        }
        _ => vec![(kind, safe_format!("{key}: {} -> {}", shown(old), shown(new)))],
    }
}

/// Whether the order of a list says something: the way of a statement.
fn is_ordered(key: &str) -> bool {
    key == "via"
}

/// A date as it is written out.
fn read_date(value: Option<&Value>) -> Option<Date> {
    match value? {
        Value::Text(edtf) => Date::parse(edtf).ok(),
        Value::Map(map) => {
            let text = |key| if let Some(Value::Text(text)) = map.get(key) { text.as_str() } else { "" };
            let as_of = Date::parse(text("as_of")).ok();
            match Date::parse(text("edtf")) {
                Ok(date) => Some(date.with_words(text("text"), as_of)),
                Err(_) => Date::in_words(text("text"), as_of),
            }
        }
        Value::List(_) => None,
    }
}

fn date(key: &str, old: Option<&Value>, new: Option<&Value>) -> SafeText {
    let (before, after) = (read_date(old), read_date(new));
    // What is no date is told as it stands.
    if old.is_some() != before.is_some() || new.is_some() != after.is_some() {
        return safe_format!("{key}: {} -> {}", shown(old), shown(new));
    }
    match (before, after) {
        (Some(old), Some(new)) => {
            safe_format!("{key}: {} -> {}, {}", old.full(), new.full(), dates::change(&old, &new))
        }
        (None, Some(new)) => safe_format!("{key}: {}, not dated before", new.full()),
        (Some(old), None) => safe_format!("{key}: no more; {} before", old.full()),
        (None, None) => safe_format!("{key}: {} -> {}", shown(old), shown(new)),
    }
}

/// What a list has that the other has not. Of entries that are of one holder, name or target, what differs is told once.
fn lists(key: &str, kind: Kind, old: &[Value], new: &[Value]) -> Vec<(Kind, SafeText)> {
    let mut gone: Vec<&Value> = without(old, new);
    let mut came: Vec<&Value> = without(new, old);
    let noun = singular(key);
    let mut found = Vec::new();
    let mut at = 0;
    while at < gone.len() {
        let same = identity(gone[at])
            .and_then(|one| came.iter().position(|other| identity(other) == Some(one.clone())));
        match same {
            Some(other) => {
                let (old, new) = (gone.remove(at), came.remove(other));
                found.push((kind, safe_format!("{noun}: {} -> {}", shown(Some(old)), shown(Some(new)))));
            }
            None => at += 1,
        }
    }
    let verbs = if kind == Kind::Position { ["withdrawn", "taken"] } else { ["gone", "new"] };
    found
        .extend(gone.iter().map(|value| (kind, safe_format!("{noun} {}: {}", verbs[0], shown(Some(value))))));
    found
        .extend(came.iter().map(|value| (kind, safe_format!("{noun} {}: {}", verbs[1], shown(Some(value))))));
    found
}

/// The values of one list that the other does not have, each as often as it has it more.
fn without<'v>(list: &'v [Value], other: &[Value]) -> Vec<&'v Value> {
    let mut left: Vec<&Value> = other.iter().collect();
    list.iter()
        .filter(|value| match left.iter().position(|other| other == value) {
            Some(at) => {
                left.swap_remove(at);
                false
            }
            None => true,
        })
        .collect()
}

/// What two entries of a list have in common where they are about one thing: the holder of a position, the actor of an event.
fn identity(value: &Value) -> Option<String> {
    let Value::Map(map) = value else { return None };
    let keys = ["by", "actor", "name", "to"];
    let found: Vec<String> =
        keys.iter().filter_map(|key| map.get(key)).map(|value| shown(Some(value)).to_string()).collect();
    (!found.is_empty()).then(|| found.join(" "))
}

fn singular(key: &str) -> &str {
    match key {
        "aliases" => "alias",
        "ids" => "id elsewhere",
        "cites" | "via" | "about" | "basis" | "contradicts" | "based_on" => key,
        key => key.strip_suffix('s').unwrap_or(key),
    }
}

/// A value in one line.
fn shown(value: Option<&Value>) -> SafeText {
    match value {
        None => SafeText::from_static("nothing"),
        Some(Value::Text(text)) => SafeText::line(text),
        Some(Value::List(list)) => {
            let all: Vec<String> = list.iter().map(|value| shown(Some(value)).to_string()).collect();
            safe_format!("[{}]", all.join(", "))
        }
        Some(Value::Map(map)) if map.get("edtf").is_some() => match read_date(value) {
            Some(date) => SafeText::line(&date.full()),
            None => SafeText::default(),
        },
        Some(Value::Map(map)) => {
            let all: Vec<String> =
                map.entries().map(|(key, value)| format!("{key} {}", shown(Some(value)))).collect();
            safe_format!("{}", all.join(", "))
        }
    }
}
