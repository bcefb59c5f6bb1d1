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
mod items;
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
    model::Id,
    write::{Map, Value},
};
use briefing_text::{SafeText, safe_format};

use super::{Importer, links::shown, mails, phones, stamps, telling};
use crate::{
    Code, Input, Made, Options, Place, Stop,
    dates::How,
    made::{Start, broken},
    markup::{self, Dialect},
    table,
};
use channel::{Channel, Words};
use items::Reader;

/// The root of a feed stands within so many bytes.
const START: usize = 4_096;

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

    fn make(&self, files: &[Input], options: &Options, start: &Start) -> Result<Made, Stop> {
        let channels = files.iter().map(channel).collect::<Result<Vec<_>, _>>()?;
        let titles = channels.iter().filter_map(|channel| channel.title.as_ref()).map(line);
        let titles: Vec<String> = titles.map(|title| mails::removed(&title).into_owned()).collect();
        let name = files.first().map_or("", |file| file.name.as_str());
        let mut made = Made::new(telling::first_said(titles.iter().map(String::as_str), name), start);
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
            made.end();
            channel.lost.iter().for_each(|kind| made.report.lose(kind.as_str()));
        }
        Ok(made)
    }
}

/// Reads a file as the feed that it is.
fn channel(file: &Input) -> Result<Channel, Stop> {
    if file.json_keys().is_some() {
        let feed: serde_json::Value = serde_json::from_slice(file.content()).map_err(|error| {
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
    let named = memchr::memmem::find(start, b"encoding=").and_then(|at| {
        let value = start.get(at + "encoding=".len() + 1..)?;
        let name = value.split(|byte| matches!(byte, b'"' | b'\'')).next();
        name.and_then(|name| std::str::from_utf8(name).ok())
    });
    table::text_in(&file.bytes, named)
}

fn is_language(language: &str) -> bool {
    (2..=35).contains(&language.len()) && language.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
}

/// The feed as an actor. Its name makes no links, because feeds are called "News" and "Home". What it says of itself stands in
/// the feed as it was on some day, which is a source for that.
fn publisher(made: &mut Made, file: &Input, channel: &Channel, how: &How) -> Id {
    let written = channel.title.as_ref().map(line).unwrap_or_default();
    let name = mails::removed(&written);
    let name = telling::first_said([&*name], file.name.as_str()).to_owned();
    let own_page = channel.page.as_deref().filter(|page| super::links::is_web(page));
    let page = own_page.map(mails::removed);
    let page = page.as_deref();
    for words in [Some(&*written), own_page].into_iter().flatten() {
        for (what, count) in [(mails::WHAT, mails::count(words)), (phones::WHAT, phones::count(words))] {
            made.report.lose_many(what, count);
            if count > 0 {
                let message = safe_format!(
                    "An address or a number of somebody in the name or the address of the feed is left out."
                );
                made.tell("feed", Code::PersonalData, &file.name, Place::File, message);
            }
        }
    }
    let id = made.ids.stable(&name, page.unwrap_or(&name), "feed");
    let mut actor = Map::new().with("name", Map::new().with("name", name.as_str()).with("link", "false"));
    if let Some(page) = page {
        actor.set("links", vec![page]);
    }
    let description = channel.description.as_ref().map(prose).unwrap_or_default();
    let written = mails::count(&description);
    made.report.lose_many("e-mail address", written);
    made.report.lose_many(phones::WHAT, phones::count(&description));
    if let Some(description) =
        Some(mails::removed(&description)).filter(|text| !text.is_empty() && *text != name)
    {
        let feed = made.ids.stable(page.map_or(&name, |page| shown(page)), &format!("feed\n{name}"), "page");
        let stamp = channel.stamp.as_ref().and_then(|stamp| built(made, file, stamp, how));
        let mut source =
            Map::new().with("title", name.as_str()).with("kind", "web").with("publisher", id.as_str());
        source = source.with_some("url", page).with_some("published", stamp);
        made.document.keyed(Section::Sources, &feed, &source);
        actor.set("text", description.as_ref());
        actor.set("by", id.as_str());
        actor.set("via", vec![feed.as_str()]);
    }
    made.document.keyed(Section::Actors, &id, &actor);
    id
}

/// When a feed said of itself what it says, from the stamp with which it was built: then, or before.
fn built(made: &mut Made, file: &Input, stamp: &str, how: &How) -> Option<Value> {
    let read = stamps::read(stamp, how);
    let mut tell = |code, message| made.tell("feed", code, &file.name, Place::File, message);
    let Some(no_later) = read.edtf.as_deref().and_then(stamps::no_later) else {
        tell(Code::DateNotRead, safe_format!("`{stamp}`, when the feed was built, cannot be read."));
        return read.value();
    };
    tell(
        Code::DateCoarsened,
        safe_format!("The feed was built at {stamp}: what it says of itself is that old or older."),
    );
    made.report.dates_coarsened += 1;
    Some(no_later.as_str().into())
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
