//! RSS 0.9 to 2.0, RSS 1.0 and Atom -> a feed. It must not know what becomes of it.

use super::{
    channel::{Channel, Item, Words},
    xml::{Element, Kind},
};

/// Elements of an item that say nothing of it, or what others say as well.
const SILENT: [&str; 6] = ["guid", "id", "link", "title", "language", "base"];

/// Reads the root of a feed; nothing where it is none.
pub(super) fn read(root: &Element, text: &str) -> Option<Channel> {
    match root.name.as_str() {
        "rss" => {
            let channel = root.all(Kind::Plain, "channel").next()?;
            Some(rss(channel, channel.all(Kind::Plain, "item")))
        }
        "RDF" => {
            let channel = root.all(Kind::Plain, "channel").next()?;
            Some(rss(channel, root.all(Kind::Plain, "item")))
        }
        "feed" => Some(atom(root, text)),
        _ => None,
    }
}

fn owned(text: Option<&str>) -> Option<String> {
    text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
}

fn rss<'e>(channel: &Element, items: impl Iterator<Item = &'e Element>) -> Channel {
    let mut feed = Channel {
        title: channel.text_of(Kind::Plain, "title").and_then(Words::html),
        description: channel.text_of(Kind::Plain, "description").and_then(Words::html),
        page: owned(channel.text_of(Kind::Plain, "link")),
        language: owned(channel.text_of(Kind::Plain, "language").or(channel.text_of(Kind::Dc, "language"))),
        items: items.map(rss_item).collect(),
        ..Channel::default()
    };
    for child in &channel.children {
        match (child.kind, child.name.as_str()) {
            (Kind::Plain, "managingEditor" | "webMaster") => feed.lost.push("contact of the feed".to_owned()),
            (Kind::Plain, "pubDate" | "lastBuildDate") => feed.stamp = owned(Some(&child.text)),
            (Kind::Plain, "copyright") => feed.lost.push("rights".to_owned()),
            (Kind::Plain, "image") => feed.lost.push("picture".to_owned()),
            _ => {}
        }
    }
    feed
}

fn rss_item(item: &Element) -> Item {
    let guid = item.all(Kind::Plain, "guid").next();
    let is_address = guid.is_some_and(|guid| guid.attribute("isPermaLink") != Some("false"));
    let id = owned(guid.map(|guid| guid.text.as_str())).or_else(|| owned(item.attribute("rdf:about")));
    let link = owned(item.text_of(Kind::Plain, "link"));
    let links = item.all(Kind::Plain, "link").filter_map(|link| link.attribute("href"));
    let address =
        link.or_else(|| links.map(str::to_owned).next()).or_else(|| id.clone().filter(|_| is_address));
    let authors = item.all(Kind::Plain, "author").chain(item.all(Kind::Dc, "creator"));
    let origin = item.all(Kind::Plain, "source").next();
    Item {
        line: item.line,
        id,
        title: item.text_of(Kind::Plain, "title").or(item.text_of(Kind::Dc, "title")).and_then(Words::html),
        summary: item.text_of(Kind::Plain, "description").and_then(Words::html),
        content: item.text_of(Kind::Content, "encoded").and_then(Words::html),
        address: address.filter(|address| super::super::links::is_web(address)),
        published: owned(item.text_of(Kind::Plain, "pubDate").or(item.text_of(Kind::Dc, "date"))),
        updated: owned(item.text_of(Kind::Plain, "updated")),
        authors: authors.filter_map(|author| owned(Some(&author.text))).collect(),
        tags: item
            .all(Kind::Plain, "category")
            .chain(item.all(Kind::Dc, "subject"))
            .filter_map(|tag| owned(Some(&tag.text)))
            .collect(),
        language: owned(item.text_of(Kind::Dc, "language")),
        origin: origin.and_then(|it| Some((owned(Some(&it.text))?, owned(it.attribute("url"))))),
        lost: lost(item, &["description", "pubDate", "author", "category", "source", "updated"]),
    }
}

/// The kinds of the elements of an item that are not read.
fn lost(item: &Element, read: &[&str]) -> Vec<String> {
    let is_lost = |child: &&Element| match child.kind {
        Kind::Plain => !SILENT.contains(&child.name.as_str()) && !read.contains(&child.name.as_str()),
        Kind::Dc => !["creator", "date", "title", "subject", "language"].contains(&child.name.as_str()),
        Kind::Content => child.name != "encoded",
        Kind::Other => true,
    };
    item.children.iter().filter(is_lost).map(|child| format!("element `{}`", child.name)).collect()
}

fn atom(root: &Element, text: &str) -> Channel {
    let mut feed = Channel {
        title: words(root, "title", text),
        description: words(root, "subtitle", text),
        page: link(root),
        language: owned(root.attribute("xml:lang")),
        authors: people(root),
        items: root.all(Kind::Plain, "entry").map(|entry| entry_of(entry, text)).collect(),
        ..Channel::default()
    };
    for child in &root.children {
        match child.name.as_str() {
            "updated" => feed.stamp = owned(Some(&child.text)),
            "rights" => feed.lost.push("rights".to_owned()),
            "icon" | "logo" => feed.lost.push("picture".to_owned()),
            _ => {}
        }
    }
    feed
}

fn entry_of(entry: &Element, text: &str) -> Item {
    let origin = entry.all(Kind::Plain, "source").next();
    let tags =
        entry.all(Kind::Plain, "category").filter_map(|tag| tag.attribute("label").or(tag.attribute("term")));
    Item {
        line: entry.line,
        id: owned(entry.text_of(Kind::Plain, "id")),
        title: words(entry, "title", text),
        summary: words(entry, "summary", text),
        content: words(entry, "content", text),
        address: link(entry).filter(|address| super::super::links::is_web(address)),
        published: owned(entry.text_of(Kind::Plain, "published")),
        updated: owned(entry.text_of(Kind::Plain, "updated")),
        authors: people(entry),
        tags: tags.map(str::to_owned).collect(),
        language: owned(entry.attribute("xml:lang")),
        origin: origin.and_then(|it| Some((words(it, "title", text)?.text, link(it)))),
        lost: lost(entry, &["summary", "content", "published", "updated", "author", "category", "source"]),
    }
}

/// The text of an element of Atom, which says how it is marked up.
fn words(parent: &Element, name: &str, text: &str) -> Option<Words> {
    let child = parent.all(Kind::Plain, name).next()?;
    match child.attribute("type") {
        Some("xhtml") => text.get(child.inside.0..child.inside.1).and_then(Words::html),
        Some("html" | "text/html") => Words::html(&child.text),
        _ => Words::plain(&child.text),
    }
}

/// The page of a feed or an item: the link that says so, or says nothing.
fn link(parent: &Element) -> Option<String> {
    let is_page = |link: &&Element| matches!(link.attribute("rel"), None | Some("alternate"));
    owned(parent.all(Kind::Plain, "link").find(is_page).and_then(|link| link.attribute("href")))
}

/// The authors, each with name and address as they are written.
fn people(parent: &Element) -> Vec<String> {
    let person = |author: &Element| {
        let part = |name| author.text_of(Kind::Plain, name).unwrap_or_default();
        owned(Some(&format!("{} {}", part("name"), part("email"))))
    };
    parent.all(Kind::Plain, "author").filter_map(person).collect()
}
