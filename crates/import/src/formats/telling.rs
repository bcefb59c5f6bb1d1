//! What the formats of lists and timelines share: the file that tells, the places that it names, and its text. It must not know
//! how any of them is written.

use std::{borrow::Cow, collections::HashMap};

use briefing_format::{
    Section,
    model::Id,
    write::{Map, Value},
};
use briefing_text::SafeText;

use crate::{DateMeans, Input, Made, Options, Place, Stop, made::broken, markup};

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

/// Says who tells an event: the file, and the pages that its text points at. A file that is alone stands in the default, which
/// holds where an event names no other source.
pub(super) fn told(event: &mut Map, source: &Id, pages: &[Id], is_alone: bool) {
    if !is_alone || !pages.is_empty() {
        let sources: Vec<Value> = std::iter::once(source).chain(pages).map(|id| id.as_str().into()).collect();
        event.set("sources", sources);
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
        let id = made.ids.stable(name, name, "place");
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
    !SafeText::line(text).as_str().trim().is_empty()
}

/// The first text of which anybody sees something, else a name.
pub(super) fn first_said<'t>(texts: impl IntoIterator<Item = &'t str>, name: &'t str) -> &'t str {
    texts.into_iter().find(|text| is_said(text)).unwrap_or(if is_said(name) { name } else { "Untitled" })
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
