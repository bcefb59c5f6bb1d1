//! RSS 0.9 to 2.0, RSS 1.0 and Atom -> a feed. It must not know what becomes of it.

use super::{
    super::{links::is_web, mails},
    channel::{Channel, Item, Words},
    xml::{Element, Kind},
};

/// What an address is of which a briefing has no use.
pub(super) const NO_WEB: &str = "address that is none of the web";

/// What a feed has where it is fetched, or sends its news.
pub(super) const OTHER_ADDRESS: &str = "address of a feed besides its page";

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
            // The feed as it is now may have more than that of its day of publication.
            (Kind::Plain, "lastBuildDate") => feed.stamp = owned(Some(&child.text)).or(feed.stamp),
            (Kind::Plain, "pubDate") => feed.stamp = feed.stamp.or(owned(Some(&child.text))),
            (Kind::Plain, "title" | "description" | "language" | "item" | "items" | "docs")
            | (Kind::Dc, "language") => {}
            (Kind::Plain, "link") if matches!(child.attribute("rel"), None | Some("alternate" | "self")) => {}
            _ => feed.lost.push(lost_of_feed(child)),
        }
    }
    feed
}

/// The kind of an element of a feed that is not read.
fn lost_of_feed(child: &Element) -> String {
    match (child.kind, child.name.as_str()) {
        (_, "managingEditor" | "webMaster" | "owner") => "contact of the feed".to_owned(),
        (Kind::Plain, "copyright" | "rights") | (Kind::Dc, "rights") => "rights".to_owned(),
        (_, "image" | "icon" | "logo") => "picture".to_owned(),
        (_, "link") => OTHER_ADDRESS.to_owned(),
        (_, name) => format!("element `{name}` of the feed"),
    }
}

fn rss_item(item: &Element) -> Item {
    let guid = item.all(Kind::Plain, "guid").next();
    let is_address = guid.is_some_and(|guid| guid.attribute("isPermaLink") != Some("false"));
    let id = owned(guid.map(|guid| guid.text.as_str())).or_else(|| owned(item.attribute("rdf:about")));
    let link = owned(item.text_of(Kind::Plain, "link"));
    let mut lost = lost(item, &["description", "pubDate", "author", "category", "source", "updated"]);
    lost.extend(link.iter().filter(|address| !is_web(address)).map(|_| NO_WEB.to_owned()));
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
        address: address.filter(|address| is_web(address)),
        published: owned(item.text_of(Kind::Plain, "pubDate").or(item.text_of(Kind::Dc, "date"))),
        updated: owned(item.text_of(Kind::Plain, "updated")),
        authors: authors.filter_map(|author| owned(Some(&author.text))).collect(),
        tags: item
            .all(Kind::Plain, "category")
            .chain(item.all(Kind::Dc, "subject"))
            .filter_map(|tag| owned(Some(&tag.text)))
            .collect(),
        language: owned(item.text_of(Kind::Dc, "language")),
        origins: origin
            .and_then(|it| Some((owned(Some(&it.text))?, owned(it.attribute("url")))))
            .into_iter()
            .collect(),
        lost,
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
    feed.lost.extend(lost_of_people(root));
    let mails = feed.authors.iter().filter(|author| mails::beside_name(author).1).count();
    // Where an entry has no authors, theirs are these, and are told there.
    let are_told = feed.items.iter().any(|item| item.authors.is_empty());
    feed.lost.extend((0..mails).filter(|_| !are_told).map(|_| "e-mail address".to_owned()));
    for child in &root.children {
        match (child.kind, child.name.as_str()) {
            (Kind::Plain, "updated") => feed.stamp = owned(Some(&child.text)),
            (Kind::Plain, "title" | "subtitle" | "id" | "author" | "entry") => {}
            (Kind::Plain, "link") if matches!(child.attribute("rel"), None | Some("alternate")) => {
                let is_lost = child.attribute("href").is_none_or(|address| !is_web(address));
                feed.lost.extend(is_lost.then(|| NO_WEB.to_owned()));
            }
            (Kind::Plain, "link") if child.attribute("rel") == Some("self") => {}
            _ => feed.lost.push(lost_of_feed(child)),
        }
    }
    feed
}

/// What authors have besides their names.
fn lost_of_people(parent: &Element) -> Vec<String> {
    let addresses =
        parent.all(Kind::Plain, "author").filter(|author| author.text_of(Kind::Plain, "uri").is_some());
    addresses.map(|_| "address of an author".to_owned()).collect()
}

fn entry_of(entry: &Element, text: &str) -> Item {
    let origin = entry.all(Kind::Plain, "source").next();
    let origin = origin.and_then(|it| Some((words(it, "title", text)?.text, link(it)))).into_iter();
    let mut lost =
        lost(entry, &["summary", "content", "published", "updated", "author", "category", "source"]);
    lost.extend(lost_of_people(entry));
    let (mut vias, mut has_page) = (Vec::new(), false);
    for link in entry.all(Kind::Plain, "link") {
        let address = link.attribute("href").unwrap_or_default();
        match link.attribute("rel").unwrap_or("alternate") {
            _ if !is_web(address) => lost.push(NO_WEB.to_owned()),
            // Where whoever wrote the entry has it from.
            "via" => {
                vias.push((link.attribute("title").unwrap_or(address).to_owned(), Some(address.to_owned())));
            }
            "alternate" if !std::mem::replace(&mut has_page, true) => {}
            "self" => {}
            other => lost.push(format!("link `{other}`")),
        }
    }
    let tags =
        entry.all(Kind::Plain, "category").filter_map(|tag| tag.attribute("label").or(tag.attribute("term")));
    Item {
        line: entry.line,
        id: owned(entry.text_of(Kind::Plain, "id")),
        title: words(entry, "title", text),
        summary: words(entry, "summary", text),
        content: words(entry, "content", text),
        address: link(entry).filter(|address| is_web(address)),
        published: owned(entry.text_of(Kind::Plain, "published")),
        updated: owned(entry.text_of(Kind::Plain, "updated")),
        authors: people(entry),
        tags: tags.map(str::to_owned).collect(),
        language: owned(entry.attribute("xml:lang")),
        origins: origin.chain(vias).collect(),
        lost,
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
    let mut addresses =
        parent.all(Kind::Plain, "link").filter(is_page).filter_map(|link| link.attribute("href"));
    owned(addresses.find(|address| is_web(address)))
}

/// The authors, each with name and address as they are written.
fn people(parent: &Element) -> Vec<String> {
    let person = |author: &Element| {
        let part = |name| author.text_of(Kind::Plain, name).unwrap_or_default();
        owned(Some(&format!("{} {}", part("name"), part("email"))))
    };
    parent.all(Kind::Plain, "author").filter_map(person).collect()
}
