//! What an item refers to: ids as values of keys, and links in texts. It must not know what is wanted.

use briefing_format::write::{Map, Value, is_reference};

/// The keys for whoever tells something and for where that is told, without which nobody can say where it comes from.
const VOICES: [&str; 8] = ["by", "via", "sources", "source", "publisher", "author", "speaker", "based_on"];

/// The keys without which a map says nothing.
const NEEDED: [&str; 2] = ["to", "actor"];

/// The number of an id, by which it is known here.
pub(crate) fn number(id: &str) -> u64 {
    twox_hash::XxHash3_64::oneshot(id.as_bytes())
}

/// Goes through all that an item refers to; whether each is told by it or in it.
pub(super) fn each<'m>(item: &'m Map, see: &mut impl FnMut(&'m str, bool)) {
    for (key, value) in item.entries() {
        if is_reference(key) {
            ids(value, VOICES.contains(&key), see);
        } else {
            within(value, see);
        }
    }
}

fn ids<'m>(value: &'m Value, is_voice: bool, see: &mut impl FnMut(&'m str, bool)) {
    match value {
        Value::Text(id) => see(id, is_voice),
        Value::List(list) => list.iter().for_each(|one| ids(one, is_voice, see)),
        Value::Map(map) => each(map, see),
    }
}

fn within<'m>(value: &'m Value, see: &mut impl FnMut(&'m str, bool)) {
    match value {
        // A sentence keeps what it cites.
        Value::Text(text) => links(text).for_each(|id| see(id, true)),
        Value::List(list) => list.iter().for_each(|one| within(one, see)),
        Value::Map(map) => each(map, see),
    }
}

/// The ids of the links in a text.
pub(crate) fn links(text: &str) -> impl Iterator<Item = &str> {
    let inside = text.split("[[").skip(1).filter_map(|part| part.split_once("]]"));
    inside.map(|(link, _)| link.split_once('|').map_or(link, |(id, _)| id))
}

/// A text in which links to some items are the words that they show.
pub(crate) fn unlinked(text: &str, is_left: &dyn Fn(&str) -> bool) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("[[") {
        kept.push_str(before);
        let Some((link, after)) = after.split_once("]]") else {
            kept.push_str("[[");
            rest = after;
            continue;
        };
        let (id, shown) = link.split_once('|').unwrap_or((link, link));
        if is_left(id) {
            kept.push_str(shown);
        } else {
            kept.extend(["[[", link, "]]"]);
        }
        rest = after;
    }
    kept.push_str(rest);
    kept
}

/// Takes out of an item what refers to items that are left out, and counts it.
pub(super) fn cut(item: &mut Map, is_left: &impl Fn(&str) -> bool) -> usize {
    let keys: Vec<String> = item.entries().map(|(key, _)| key.to_owned()).collect();
    let mut count = 0;
    for key in keys {
        let value = item.get(&key).cloned();
        let Some(value) = value.filter(|value| refers(&key, value, is_left)) else { continue };
        let kept = without(&key, value, is_left, &mut count);
        item.set(key, kept.unwrap_or_else(|| Value::List(Vec::new())));
    }
    count
}

/// Whether anything in a value refers to what is left out.
fn refers(key: &str, value: &Value, is_left: &impl Fn(&str) -> bool) -> bool {
    let mut found = false;
    let mut see = |id: &str, _: bool| found |= is_left(id);
    if is_reference(key) {
        ids(value, false, &mut see);
    } else {
        within(value, &mut see);
    }
    found
}

fn without(key: &str, value: Value, is_left: &impl Fn(&str) -> bool, count: &mut usize) -> Option<Value> {
    match value {
        Value::Text(id) if is_reference(key) && is_left(&id) => {
            *count += 1;
            None
        }
        Value::Text(text) => Some(Value::Text(text)),
        Value::List(list) => {
            let kept = list.into_iter().filter_map(|one| without(key, one, is_left, count));
            Some(Value::List(kept.collect()))
        }
        Value::Map(mut map) => {
            let before = needed(&map);
            *count += cut(&mut map, is_left);
            (needed(&map) == before).then_some(Value::Map(map))
        }
    }
}

/// How many keys a map has without which it says nothing.
fn needed(map: &Map) -> usize {
    map.entries().filter(|(key, _)| NEEDED.contains(key)).count()
}
