//! JSON Feed -> a feed. It must not know what becomes of it.

use serde_json::{Map, Value};

use super::channel::{Channel, Item, Words};

/// The keys of an item that are read.
const READ: [&str; 13] = [
    "id",
    "url",
    "external_url",
    "title",
    "content_html",
    "content_text",
    "summary",
    "date_published",
    "date_modified",
    "author",
    "authors",
    "tags",
    "language",
];

/// Reads a feed.
pub(super) fn read(feed: &Map<String, Value>) -> Channel {
    let items = feed.get("items").and_then(Value::as_array).into_iter().flatten();
    Channel {
        title: text(feed, "title").and_then(Words::plain),
        description: text(feed, "description").and_then(Words::plain),
        page: text(feed, "home_page_url").map(str::to_owned),
        language: text(feed, "language").map(str::to_owned),
        stamp: None,
        authors: people(feed),
        items: items.filter_map(Value::as_object).map(item).collect(),
        lost: ["icon", "favicon"]
            .iter()
            .filter(|key| feed.contains_key(**key))
            .map(|_| "picture".to_owned())
            .collect(),
    }
}

fn text<'v>(map: &'v Map<String, Value>, key: &str) -> Option<&'v str> {
    map.get(key).and_then(Value::as_str).map(str::trim).filter(|text| !text.is_empty())
}

fn item(item: &Map<String, Value>) -> Item {
    let html = text(item, "content_html").and_then(Words::html);
    let plain = text(item, "content_text").and_then(Words::plain);
    // The format says that an id is a string, and asks for leniency with numbers.
    let id = item.get("id").and_then(|id| match id {
        Value::String(id) => Some(id.clone()),
        Value::Number(id) => Some(id.to_string()),
        _ => None,
    });
    let tags = item.get("tags").and_then(Value::as_array).into_iter().flatten();
    let unread = item.keys().filter(|key| !READ.contains(&key.as_str()));
    let address = text(item, "url").or(text(item, "external_url"));
    Item {
        line: 0,
        id,
        title: text(item, "title").and_then(Words::plain),
        summary: text(item, "summary").and_then(Words::plain),
        content: html.or(plain),
        address: address.map(str::to_owned).filter(|address| super::super::links::is_web(address)),
        published: text(item, "date_published").map(str::to_owned),
        updated: text(item, "date_modified").map(str::to_owned),
        authors: people(item),
        tags: tags.filter_map(Value::as_str).map(str::to_owned).collect(),
        language: text(item, "language").map(str::to_owned),
        origin: text(item, "url")
            .and(text(item, "external_url"))
            .map(|it| (it.to_owned(), Some(it.to_owned()))),
        lost: unread.map(|key| format!("key `{key}`")).collect(),
    }
}

/// The names of the authors; version 1.0 has one, 1.1 a list.
fn people(map: &Map<String, Value>) -> Vec<String> {
    let many = map.get("authors").and_then(Value::as_array).into_iter().flatten();
    let one = map.get("author").into_iter();
    let mut names: Vec<String> = Vec::new();
    for person in many.chain(one).filter_map(Value::as_object) {
        let name = text(person, "name").or(text(person, "url").filter(|url| url.starts_with("mailto:")));
        if let Some(name) = name.filter(|name| !names.iter().any(|known| known == name)) {
            names.push(name.to_owned());
        }
    }
    names
}
