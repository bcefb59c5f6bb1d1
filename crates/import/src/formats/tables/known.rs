//! What the tables name, and the id that each has in the briefing: actors, places and sources, made when they are first named.
//! It must not know where they are named.

use std::collections::HashMap;

use briefing_format::{
    Section,
    model::{Id, date},
    write::Map,
};

use super::cells::{is_address, line};
use crate::Made;

/// Actors or places by their names, and by what a table of them calls them.
#[derive(Debug)]
pub(super) struct Named {
    section: Section,
    ids: HashMap<Box<str>, Id>,
}

impl Named {
    pub(super) fn new(section: Section) -> Self {
        Self { section, ids: HashMap::new() }
    }

    /// The id of whoever is named so; nothing where the words say that nobody knows.
    pub(super) fn id(&mut self, name: &str, made: &mut Made) -> Option<Id> {
        if date::is_unknown(name) {
            made.report.lose(format!("`{}` as a name", line(name)));
            return None;
        }
        if let Some(id) = self.ids.get(name) {
            return Some(id.clone());
        }
        let words = line(name);
        let id = made.ids.of_words(&words, if self.section == Section::Places { "place" } else { "actor" });
        made.document.keyed(self.section, &id, &Map::new().with("name", words));
        self.ids.insert(name.into(), id.clone());
        Some(id)
    }

    /// Adds one that a table tells all about, under all its names.
    pub(super) fn add(&mut self, names: &[&str], id: &Id) {
        for name in names.iter().filter(|name| !name.is_empty()) {
            self.ids.insert((*name).into(), id.clone());
        }
    }

    /// Whether somebody is known by a name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.ids.contains_key(name)
    }
}

/// Sources by their addresses, by their words, and by what a table of them calls them.
#[derive(Debug, Default)]
pub(super) struct Sources {
    ids: HashMap<Box<str>, Id>,
    /// Whether there is a table of them, so that other names are references.
    pub(super) has_table: bool,
}

impl Sources {
    /// The id that a table gives to a name or an address.
    pub(super) fn get(&self, name: &str) -> Option<&Id> {
        self.ids.get(name)
    }

    /// Adds one that a table tells all about.
    pub(super) fn add(&mut self, names: &[&str], id: &Id) {
        for name in names.iter().filter(|name| !name.is_empty()) {
            self.ids.insert((*name).into(), id.clone());
        }
    }

    /// The source at an address, or of these words. Its title is the words, where there are some.
    pub(super) fn id(&mut self, title: &str, address: &str, made: &mut Made) -> Id {
        let key = if address.is_empty() { title } else { address };
        if let Some(id) = self.ids.get(key) {
            return id.clone();
        }
        let words = if address.is_empty() { title } else { without_scheme(address) };
        let id = made.ids.of_words(words, "source");
        let title = if title.is_empty() { address } else { title };
        let source = Map::new().with("title", line(title)).with("url", address);
        made.document.keyed(Section::Sources, &id, &source);
        self.ids.insert(key.into(), id.clone());
        id
    }
}

fn without_scheme(address: &str) -> &str {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    rest.strip_prefix("www.").unwrap_or(rest)
}

/// The address in some words, and the words without it.
pub(super) fn with_address(words: &str) -> (String, &str) {
    if is_address(words) {
        return (String::new(), words);
    }
    // A link in Markdown.
    let link = words
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(')'))
        .and_then(|rest| rest.split_once("]("));
    if let Some((title, address)) = link.filter(|(_, address)| is_address(address)) {
        return (title.to_owned(), address);
    }
    let mut parts = words.split_whitespace();
    let address = parts.find_map(|word| {
        let word = word.trim_matches(['<', '>', '(', ')', '[', ']', ',', '"']);
        is_address(word).then_some(word)
    });
    match address {
        Some(address) => {
            let rest = words.replacen(address, "", 1);
            let rest = rest.trim_matches(|c: char| c.is_whitespace() || "<>()[],:;–—-".contains(c));
            (rest.to_owned(), address)
        }
        None => (words.to_owned(), ""),
    }
}
