//! A version of a briefing as rows that can be edited, and back, without the ids of one kind: who is who stands in `ids`, which
//! nothing is compared by. It must not know how items are followed.

use briefing_format::{
    Section,
    model::{Briefing, Contents, Id, Item},
    parse,
    write::{self, Document, Map, Value, is_reference},
};

/// An item of a version.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    pub(crate) section: Section,
    pub(crate) id: Option<Id>,
    /// By what it is known in all versions; empty where nobody knows.
    pub(crate) truth: String,
    pub(crate) map: Map,
}

/// The items of a text.
pub(crate) fn rows(text: &str) -> Vec<Row> {
    let briefing = parse(text, &mut |_| {}).briefing;
    let row = |item: Item| {
        let (section, map) = write::item(&briefing, item);
        let id = briefing.id(item).cloned();
        let truth = id.as_ref().map(Id::to_string).unwrap_or_default();
        Row { section, id, truth, map }
    };
    briefing.items().map(row).collect()
}

/// A briefing of rows. Those of a section have no ids, or where they must, one that means nothing in another version.
pub(crate) fn briefing(rows: &[Row], without: &[Section], version: &str) -> Briefing {
    let new_id = |id: &str| {
        let of = rows.iter().find(|row| row.id.as_ref().is_some_and(|own| own.as_str() == id));
        match of {
            Some(row) if without.contains(&row.section) => format!("{version}-{:x}", number(id)),
            _ => id.to_owned(),
        }
    };
    let mut document = Document::new("A briefing");
    for row in rows {
        let mut map = translated(&row.map, &new_id);
        map.set("ids", row.truth.as_str());
        let id = row.id.as_ref().and_then(|id| Id::parse(&new_id(id.as_str())));
        match (id, row.section.is_keyed()) {
            (Some(id), true) => document.keyed(row.section, &id, &map),
            (id, _) => {
                let id = id.filter(|_| !without.contains(&row.section));
                map.set("id", id.map(|id| id.to_string()).unwrap_or_default());
                document.listed(row.section, &map);
            }
        }
    }
    parse(&document.to_string(), &mut |_| {}).briefing
}

/// By what an item is known in all versions.
pub(crate) fn truth(contents: &Contents, item: Item) -> Option<&str> {
    contents.other_ids(item).first().map(briefing_text::SafeText::as_str)
}

fn translated(map: &Map, id: &dyn Fn(&str) -> String) -> Map {
    let mut new = Map::new();
    for (key, value) in map.entries() {
        new.set(key.to_owned(), translated_value(key, value, id));
    }
    new
}

fn translated_value(key: &str, value: &Value, id: &dyn Fn(&str) -> String) -> Value {
    match value {
        Value::Text(text) if is_reference(key) => Value::Text(id(text)),
        Value::Text(text) => Value::Text(text.clone()),
        Value::List(list) => Value::List(list.iter().map(|value| translated_value(key, value, id)).collect()),
        Value::Map(map) => Value::Map(translated(map, id)),
    }
}

/// A number for a text, the same on every machine (FNV-1a).
fn number(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}
