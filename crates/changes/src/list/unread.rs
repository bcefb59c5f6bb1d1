//! What a file says of an item that could not be read, beside what could: names that stand for nothing, a date that is none. A
//! version that has it otherwise says something else. It must not compare anything.

use briefing_format::{
    model::{Attribution, Contents, Item, Statement, Voice},
    write::{Map, Value},
};

/// The same with what could not be read, each under the key at which it stands.
pub(super) fn with_unread(contents: &Contents, item: Item, mut map: Map) -> Map {
    match item {
        Item::Event(ix) => {
            let event = &contents[ix];
            if let Some(date) = event.unread_date.as_deref() {
                map.set("date", date.raw());
            }
            told(&mut map, "by", &event.attribution);
        }
        Item::Quote(ix) => told(&mut map, "speaker", &contents[ix].attribution),
        Item::Entity(ix) => {
            let entity = &contents[ix];
            told(&mut map, "by", &entity.attribution);
            for (n, relation) in entity.relations.of_file().iter().enumerate() {
                in_list(&mut map, "relations", n, &|map| told(map, "by", &relation.attribution));
            }
        }
        Item::Claim(ix) => {
            for (n, position) in contents[ix].positions.of_file().iter().enumerate() {
                in_list(&mut map, "positions", n, &|map| told(map, "by", &position.attribution));
            }
        }
        Item::Judgment(ix) => voice(&mut map, "by", contents[ix].by.as_ref()),
        Item::Briefing => {
            if let Some(default) = &contents.default {
                let own = map.get("default").cloned();
                let mut own = if let Some(Value::Map(own)) = own { own } else { Map::new() };
                told(&mut own, "by", default);
                map.set("default", own);
            }
        }
        // Which link of a circle was left out follows from the order in the file.
        Item::Source(ix) => {
            for source in contents[ix].circles.of_file() {
                add(&mut map, "based_on", contents[*source].id.as_str());
            }
        }
        Item::Question(_) => {}
    }
    for lost in contents.lost(item) {
        let add = |map: &mut Map| add(map, lost.key, lost.name.raw());
        match lost.part {
            Some(Statement::Position(_, n)) => in_list(&mut map, "positions", n as usize, &add),
            Some(Statement::Relation(_, n)) => in_list(&mut map, "relations", n as usize, &add),
            Some(Statement::Alias(_, n)) => in_list(&mut map, "aliases", n as usize, &add),
            Some(Statement::Description(_)) | None => add(&mut map),
        }
    }
    map
}

fn told(map: &mut Map, key: &'static str, attribution: &Attribution) {
    voice(map, key, attribution.voice());
    attribution.unread().iter().for_each(|name| add(map, "sources", name.raw()));
}

fn voice(map: &mut Map, key: &'static str, voice: Option<&Voice>) {
    if let Some(Voice::Unread(name)) = voice {
        map.set(key, name.raw());
    }
}

/// The keys that have one name; all others have a list.
const SINGLE: [&str; 7] = ["by", "place", "quote", "to", "claim", "source", "publisher"];

/// Adds a name to what stands at a key.
fn add(map: &mut Map, key: &'static str, name: &str) {
    match map.get(key) {
        None if SINGLE.contains(&key) => map.set(key, name),
        None => map.set(key, vec![name]),
        Some(_) => map.push(key, name),
    }
}

/// Changes an entry of a list; a name alone becomes a map with it.
fn in_list(map: &mut Map, key: &'static str, n: usize, change: &dyn Fn(&mut Map)) {
    let Some(Value::List(mut list)) = map.get(key).cloned() else { return };
    let Some(entry) = list.get_mut(n) else { return };
    let mut own = match entry {
        Value::Map(map) => std::mem::take(map),
        Value::Text(name) => Map::new().with("name", std::mem::take(name)),
        Value::List(_) => return,
    };
    change(&mut own);
    *entry = own.into();
    map.set(key, Value::List(list));
}
