//! What the formats of lists and timelines share: the file that tells, the places that it names, and its text. It must not know
//! how any of them is written.

use std::{borrow::Cow, collections::HashMap};

use briefing_format::{Section, model::Id, write::Map};
use briefing_text::SafeText;

use crate::{DateMeans, Input, Made, Options, Place, Stop, made::broken, markup, said};

/// The text of a file, which must be UTF-8.
pub(super) fn text(file: &Input) -> Result<&str, Stop> {
    std::str::from_utf8(file.content()).map_err(|error| {
        let before = &file.content()[..error.valid_up_to()];
        let line = memchr::memchr_iter(b'\n', before).count() + 1;
        let message = SafeText::from_static("This is no text in UTF-8.");
        let help = SafeText::from_static("Save the file in UTF-8.");
        broken(&file.name, Place::Line(line, None), message, help)
    })
}

/// Writes the file that tells its events as a source of this title. Where it is alone, it is told once for all of them.
pub(super) fn source(made: &mut Made, title: &str, mut source: Map, is_alone: bool) -> Id {
    let id = made.ids.stable(title, title, "timeline");
    source.set("title", title);
    source.set("kind", "document");
    made.document.keyed(Section::Sources, &id, &source);
    if is_alone {
        made.document.head().set("default", Map::new().with("sources", vec![id.as_str()]));
    }
    id
}

/// Says who tells an event: the file. One that is alone stands in the default. A page that a text points at is not said to report
/// the event.
pub(super) fn told(event: &mut Map, source: &Id, is_alone: bool) {
    if !is_alone {
        event.set("sources", vec![source.as_str()]);
    }
}

/// The id of an event: made of its name in the file, else of its words and a hash of its identity, so that it depends on no other
/// event.
pub(super) fn event_id(made: &mut Made, foreign: Option<&str>, title: &str, identity: &str) -> Id {
    match foreign {
        Some(foreign) => made.ids.of_words(foreign, "event"),
        None => made.ids.hashed(title, identity, "event"),
    }
}

/// The key of an event for its date: when it happened, unless somebody has decided that it became known then.
pub(super) fn date_key(options: &Options) -> &'static str {
    match options.date_means {
        DateMeans::Happened => "date",
        DateMeans::Reported => "reported",
    }
}

/// The places that are named so far.
#[derive(Debug, Default)]
pub(super) struct Places(HashMap<String, Id>);

impl Places {
    /// The place of a name, which is written where it is new.
    pub(super) fn place(&mut self, made: &mut Made, name: &str) -> Id {
        if let Some(id) = self.0.get(name) {
            return id.clone();
        }
        let id = made.ids.of_words(name, "place");
        made.document.keyed(Section::Places, &id, &Map::new().with("name", name));
        self.0.insert(name.to_owned(), id.clone());
        id
    }
}

/// From one date to another; where only one of them has a time of day, both are days.
pub(super) fn span(from: &str, to: &str) -> String {
    let day = |edtf: &str| edtf.split('T').next().unwrap_or_default().to_owned();
    match (from == to, from.contains('T') == to.contains('T')) {
        (true, _) => from.to_owned(),
        (_, true) => format!("{from}/{to}"),
        (_, false) if to == ".." => format!("{}/..", day(from)),
        (_, false) if day(from) == day(to) => day(from),
        (_, false) => format!("{}/{}", day(from), day(to)),
    }
}

/// Words with links to items, in which nothing else becomes a link.
#[derive(Debug, Default)]
pub(super) struct Linked {
    out: String,
    /// Where the words begin that no link of ours is among.
    run: usize,
}

impl Linked {
    /// Adds words.
    pub(super) fn words(&mut self, words: &str) {
        self.out.push_str(words);
    }

    /// Adds a link to an item.
    pub(super) fn link(&mut self, id: &Id, words: &str) {
        self.guard();
        // With a bracket before it, the brackets of the link would be read one to the left.
        let before = if self.out.ends_with('[') { " " } else { "" };
        let words = words.replace(['[', ']', '|'], " ");
        for part in [before, "[[", id.as_str(), "|", words.trim(), "]]"] {
            self.out.push_str(part);
        }
        self.run = self.out.len();
    }

    fn guard(&mut self) {
        if let Cow::Owned(words) = markup::guarded(&self.out[self.run..]) {
            self.out.truncate(self.run);
            self.out.push_str(&words);
        }
    }

    /// All of it.
    pub(super) fn finish(mut self) -> String {
        self.guard();
        self.out.trim().to_owned()
    }
}

/// Whether anybody sees something of a text.
pub(super) fn is_said(text: &str) -> bool {
    said::is_said(text)
}

/// The first text of which anybody sees something, else a name.
pub(super) fn first_said<'t>(texts: impl IntoIterator<Item = &'t str>, name: &'t str) -> &'t str {
    texts.into_iter().find(|text| is_said(text)).unwrap_or(if is_said(name) { name } else { "Untitled" })
}

/// Whether a paragraph has links to items and no words beside them.
pub(super) fn is_only_links(text: &str) -> bool {
    let mut rest = text.trim();
    let mut links = 0;
    while let Some((_, after)) = rest.strip_prefix("[[").and_then(|link| link.split_once("]]")) {
        (rest, links) = (after.trim_start(), links + 1);
    }
    rest.is_empty() && links > 0
}

/// The links to items that stand in a line, which is to be a title; there they cannot stand.
pub(super) fn links_of(line: &str) -> Option<String> {
    let parts = line.split("[[").skip(1).filter_map(|part| part.split_once("]]"));
    let is_link = |link: &&str| link.split_once('|').is_some_and(|(id, _)| Id::parse(id).is_some());
    let links: Vec<String> =
        parts.map(|(link, _)| link).filter(is_link).map(|link| format!("[[{link}]]")).collect();
    (!links.is_empty()).then(|| links.join(" "))
}

/// A text of one line in which links are the words that they show.
pub(super) fn without_links(text: &str) -> String {
    let mut words = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("[[") {
        words.push_str(before);
        let Some((link, after)) = after.split_once("]]") else {
            words.push_str("[[");
            rest = after;
            continue;
        };
        words.push_str(link.split_once('|').map_or(link, |(_, shown)| shown));
        rest = after;
    }
    words.push_str(rest);
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
