//! Feeds: RSS 0.9 to 2.0, Atom, JSON Feed.
//!
//! An item is something that was published, so it is a source: with its title, address, authors, and with the feed, an actor, as
//! whoever published it. What it tells is an event in the words of the item. The event has no date, because a feed tells when
//! something was published and never when it happened: it became known when its source was published, and stands in the timeline
//! of what became known when. Nobody is said to tell it but the source; what an item passes on is not known. Where an item has
//! only a stamp of its last change, it was published no later.
//!
//! Not read with feed-rs: it gives every stamp as a second in UTC, so that `2021-03-04` becomes a midnight that nobody told;
//! it says no line of what is broken; and it panics on a duration of 23 digits and on a bracket of Chinese before an address.

mod channel;
mod json;
mod rss;
#[cfg(test)]
mod tests;
mod xml;

use std::{
    borrow::Cow,
    collections::{HashMap, HashSet},
};

use briefing_format::{
    Section,
    model::{Date, Id},
    write::Map,
};
use briefing_text::{SafeText, safe_format};
use encoding_rs::Encoding;
use serde_json::Value;

use super::{Importer, links::shown, stamps, telling};
use crate::{
    Code, Input, Made, Options, Place, Stop,
    dates::{How, Read},
    made::broken,
    markup::{self, Dialect, Target},
};
use channel::{Channel, Item, Words};

/// The root of a feed stands within so many bytes.
const START: usize = 4_096;

/// A title that is taken from a text has so many letters at most.
const LONGEST_TITLE: usize = 80;

#[derive(Debug)]
pub(super) struct Feed;

impl Importer for Feed {
    fn recognizes(&self, input: &Input) -> bool {
        if input.has_json_keys(&["version", "items"]) {
            return memchr::memmem::find(input.content(), b"jsonfeed.org/version").is_some();
        }
        let start = &input.content()[..input.content().len().min(START)];
        let starts = start.trim_ascii_start().starts_with(b"<");
        let has = |root: &[u8]| memchr::memmem::find(start, root).is_some();
        starts
            && (has(b"<rss") || has(b"<rdf:RDF") && has(b"purl.org/rss/") || has(b"<feed") && has(b"/Atom"))
    }

    fn import(&self, files: &[Input], options: &Options) -> Result<Made, Stop> {
        let channels = files.iter().map(channel).collect::<Result<Vec<_>, _>>()?;
        let titles: Vec<String> =
            channels.iter().filter_map(|channel| channel.title.as_ref()).map(line).collect();
        let name = files.first().map_or("", |file| file.name.as_str());
        let mut made = Made::new(telling::first_said(titles.iter().map(String::as_str), name));
        if let Some(channel) = channels.first() {
            let language = channel.language.as_deref().filter(|language| is_language(language));
            if let Some(language) = language {
                made.document.head().set("language", language);
            }
        }
        let how = How::from(options);
        let mut seen = HashSet::new();
        for (file, channel) in files.iter().zip(&channels) {
            let publisher = publisher(&mut made, file, channel, &how);
            let mut reader = Reader {
                file,
                made: &mut made,
                how: &how,
                publisher: &publisher,
                channel,
                origins: HashMap::new(),
            };
            channel.items.iter().for_each(|item| reader.item(item, &mut seen));
            channel.lost.iter().for_each(|kind| made.report.lose(kind.as_str()));
        }
        Ok(made)
    }
}

/// Reads a file as the feed that it is.
fn channel(file: &Input) -> Result<Channel, Stop> {
    if file.json_keys().is_some() {
        let feed: Value = serde_json::from_slice(file.content()).map_err(|error| {
            let place = Place::Line(error.line(), Some(error.column()));
            broken(
                &file.name,
                place,
                safe_format!("This is no JSON: {error}."),
                safe_format!("Fetch the feed again."),
            )
        })?;
        return feed.as_object().map(json::read).ok_or_else(|| no_feed(file));
    }
    let text = decoded(file);
    let root = xml::read(&text).map_err(|(line, message)| {
        let message = safe_format!("This is no XML: {message}.");
        broken(&file.name, Place::Line(line, None), message, safe_format!("Fetch the feed again."))
    })?;
    rss::read(&root, &text).ok_or_else(|| no_feed(file))
}

fn no_feed(file: &Input) -> Stop {
    let help = SafeText::from_static("It must be RSS, Atom or JSON Feed.");
    broken(&file.name, Place::File, SafeText::from_static("There is no feed in it."), help)
}

/// The text of an XML file, in the encoding that its first line tells.
fn decoded(file: &Input) -> Cow<'_, str> {
    let start = &file.bytes[..file.bytes.len().min(200)];
    let label = memchr::memmem::find(start, b"encoding=").and_then(|at| {
        let value = start.get(at + "encoding=".len() + 1..)?;
        value.split(|byte| matches!(byte, b'"' | b'\'')).next()
    });
    let encoding = label.and_then(Encoding::for_label).unwrap_or(encoding_rs::UTF_8);
    // A text in UTF-8 that says otherwise is more likely than one that is by chance.
    match std::str::from_utf8(file.content()) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => encoding.decode(&file.bytes).0,
    }
}

fn is_language(language: &str) -> bool {
    (2..=35).contains(&language.len()) && language.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
}

/// The feed as an actor. Its name makes no links, because feeds are called "News" and "Home". What it says of itself stands in
/// the feed as it was on some day, which is a source for that.
fn publisher(made: &mut Made, file: &Input, channel: &Channel, how: &How) -> Id {
    let name = channel.title.as_ref().map(line).unwrap_or_default();
    let name = telling::first_said([name.as_str()], file.name.as_str()).to_owned();
    let page = channel.page.as_deref().filter(|page| super::links::is_web(page));
    let id = made.ids.stable(&name, page.unwrap_or(&name), "feed");
    let mut actor = Map::new().with("name", Map::new().with("name", name.as_str()).with("link", "false"));
    if let Some(page) = page {
        actor.set("links", vec![page]);
    }
    if let Some(description) =
        channel.description.as_ref().map(prose).filter(|text| !text.is_empty() && *text != name)
    {
        let feed = made.ids.stable(page.map_or(&name, |page| shown(page)), &format!("feed\n{name}"), "page");
        let stamp = channel.stamp.as_ref().and_then(|stamp| stamps::read(stamp, how).value());
        let mut source =
            Map::new().with("title", name.as_str()).with("kind", "web").with("publisher", id.as_str());
        source = source.with_some("url", page).with_some("published", stamp);
        made.document.keyed(Section::Sources, &feed, &source);
        actor.set("text", description);
        actor.set("by", id.as_str());
        actor.set("via", vec![feed.as_str()]);
    }
    made.document.keyed(Section::Actors, &id, &actor);
    id
}

/// Words as one line without markup.
fn line(words: &Words) -> String {
    let text = if words.is_html { prose(words) } else { words.text.clone() };
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Words as paragraphs without links to items.
fn prose(words: &Words) -> String {
    markup::plain(&words.text, if words.is_html { Dialect::Html } else { Dialect::Plain }, &mut |_| None)
}

/// One feed on its way into a briefing.
struct Reader<'r> {
    file: &'r Input,
    made: &'r mut Made,
    how: &'r How,
    publisher: &'r Id,
    channel: &'r Channel,
    /// The feeds and pages that items come from, by name and address.
    origins: HashMap<(String, Option<String>), Id>,
}

impl Reader<'_> {
    fn tell(&mut self, item: &Item, code: Code, message: SafeText) {
        let name = item.id.as_deref().or(item.address.as_deref()).unwrap_or_default();
        let place =
            if item.line > 0 { Place::Line(item.line, None) } else { Place::Object(SafeText::line(name)) };
        self.made.tell("item", code, &self.file.name, place, message);
    }

    fn item(&mut self, item: &Item, seen: &mut HashSet<String>) {
        self.made.report.total("item", 1);
        item.lost.iter().for_each(|kind| self.made.report.lose(kind.as_str()));
        let name = item.id.as_deref().or(item.address.as_deref());
        if name.is_some_and(|name| !seen.insert(name.to_owned())) {
            self.tell(
                item,
                Code::RowTwice,
                safe_format!("An item before it has the same id; both are kept."),
            );
        }
        let words = item.summary.as_ref().or(item.content.as_ref());
        if item.summary.is_some() && item.content.is_some() {
            self.made.report.lose("full text of an item with a summary");
        }
        let Some(title) = self.title(item, words) else {
            self.made.report.lose("item without words");
            self.tell(item, Code::RowWithoutTitle, safe_format!("The item has no words and is left out."));
            return;
        };
        let source = self.source(item, &title);
        let text = words.map(|words| text(item, words, &source)).unwrap_or_default();
        let identity = format!("{title}\n{}", name.unwrap_or_default());
        let id = self.made.ids.stable(&title, &identity, "item");
        let tags: Vec<&str> = item.tags.iter().map(String::as_str).collect();
        let event = Map::new()
            .with("id", id.as_str())
            .with("title", title.as_str())
            .with("text", if text == title { String::new() } else { text })
            .with("sources", vec![source.as_str()])
            .with("tags", tags);
        self.made.document.listed(Section::Events, &event);
    }

    /// The title, or the first words of the text.
    fn title(&mut self, item: &Item, words: Option<&Words>) -> Option<String> {
        if let Some(title) = item.title.as_ref().map(line).filter(|title| telling::is_said(title)) {
            return Some(title);
        }
        let text = words.map(prose).unwrap_or_default();
        let first = telling::without_links(text.lines().next().unwrap_or_default());
        let is_text = telling::is_said(&first);
        let title = if is_text { shortened(&first) } else { shown(item.address.as_deref()?).to_owned() };
        let from = if is_text { "first words" } else { "address" };
        self.tell(
            item,
            Code::RowWithoutTitle,
            safe_format!("The item has no title: its {from} stand for it."),
        );
        Some(title)
    }

    fn source(&mut self, item: &Item, title: &str) -> Id {
        let foreign = item.id.as_deref();
        let address = item.address.as_deref();
        let name = address.map(shown).or(foreign).unwrap_or(title).trim_start_matches("www.");
        let id = self.made.ids.stable(name, foreign.or(address).unwrap_or(title), "source");
        let mut source = Map::new()
            .with("title", title)
            .with("publisher", self.publisher.as_str())
            .with("kind", "web")
            .with_some("author", self.authors(item))
            .with_some("url", address)
            .with_some("language", item.language.as_deref().filter(|language| is_language(language)))
            .with_some("ids", foreign.filter(|foreign| Some(*foreign) != address));
        if let Some(published) = self.published(item) {
            if let Some(date) = published.value() {
                source.set("published", date);
            }
            self.made.report.dates_kept += usize::from(published.findings.is_empty());
            self.made.report.dates_coarsened += usize::from(published.is_coarser());
            for (code, message) in published.findings {
                self.tell(item, code, message);
            }
        }
        if let Some((name, address)) = &item.origin {
            let origin = self.origin(name, address.as_deref());
            source.set("cites", vec![origin.as_str()]);
        }
        self.made.document.keyed(Section::Sources, &id, &source);
        id
    }

    /// The feed or page that an item comes from.
    fn origin(&mut self, name: &str, address: Option<&str>) -> Id {
        let key = (name.to_owned(), address.map(str::to_owned));
        if let Some(id) = self.origins.get(&key) {
            return id.clone();
        }
        let id = self.made.ids.stable(address.map_or(name, shown), &format!("{key:?}"), "source");
        let title = address.filter(|address| *address == name).map_or(name, shown);
        let address = address.filter(|address| super::links::is_web(address));
        let source = Map::new().with("title", title).with("kind", "web").with_some("url", address);
        self.made.document.keyed(Section::Sources, &id, &source);
        self.origins.insert(key, id.clone());
        id
    }

    /// When an item was published. Where only its last change is told, it was no later.
    fn published(&mut self, item: &Item) -> Option<Read> {
        let read = |stamp: &String| stamps::read(stamp, self.how);
        let updated = item.updated.as_ref();
        if let Some(published) = &item.published {
            if updated.is_some_and(|updated| updated != published) {
                self.made.report.lose("stamp of a change");
            }
            return Some(read(published));
        }
        let read = read(updated?);
        let Some(edtf) = &read.edtf else { return Some(read) };
        let day = edtf.split('T').next().unwrap_or_default();
        let no_later = format!("[..{day}]");
        if Date::parse(&no_later).is_err() {
            return Some(read);
        }
        let message = safe_format!("Only the last change is told, {edtf}: it was published then or before.");
        Some(Read { edtf: Some(no_later), words: None, findings: vec![(Code::DateCoarsened, message)] })
    }

    /// The names of the authors, without their addresses.
    fn authors(&mut self, item: &Item) -> Option<String> {
        let authors = if item.authors.is_empty() { &self.channel.authors } else { &item.authors };
        let mut names: Vec<String> = Vec::new();
        for author in authors {
            let (name, has_mail) = without_mail(author);
            if has_mail {
                self.made.report.lose("e-mail address");
                self.tell(
                    item,
                    Code::PersonalData,
                    safe_format!("The e-mail address of an author is left out."),
                );
            }
            if telling::is_said(&name) && !names.contains(&name) {
                names.push(name);
            }
        }
        Some(names.join(", ")).filter(|names| !names.is_empty())
    }
}

/// The text of an item, in which a link to itself leads to its source. Other addresses stay beside their words.
fn text(item: &Item, words: &Words, source: &Id) -> String {
    let dialect = if words.is_html { Dialect::Html } else { Dialect::Plain };
    let address = item.address.as_deref();
    markup::plain(&words.text, dialect, &mut |target| match target {
        Target::Address(target) if Some(target) == address => Some(source.clone()),
        _ => None,
    })
}

/// A name without an e-mail address and without brackets around either; whether there was one.
fn without_mail(author: &str) -> (String, bool) {
    let is_mail = |word: &str| word.contains('@') && !word.starts_with('@');
    let has_mail = author.split_whitespace().any(is_mail);
    if !has_mail {
        return (author.trim().to_owned(), false);
    }
    let kept: Vec<&str> = author.split_whitespace().filter(|word| !is_mail(word)).collect();
    (kept.join(" ").trim_matches(['(', ')', '<', '>', '"', ' ', ',']).to_owned(), true)
}

/// The first words of a line, as many as a title may have.
fn shortened(line: &str) -> String {
    if line.chars().count() <= LONGEST_TITLE {
        return line.to_owned();
    }
    let end = line.char_indices().nth(LONGEST_TITLE).map_or(line.len(), |(at, _)| at);
    let start = &line[..end];
    let start = start.rsplit_once(' ').map_or(start, |(start, _)| start);
    format!("{} …", start.trim_end_matches([',', ';', ':', '.']))
}
