//! What the tables name, and the id that each has in the briefing: actors, places and sources, made when they are first named.
//! It must not know where they are named.

use std::{
    collections::{HashMap, HashSet},
    rc::Rc,
};

use briefing_format::{
    Section,
    model::{Id, date},
    write::Map,
};

use super::{
    cells::line,
    pages::{Cited, without_scheme},
};
use crate::{Ids, Made, formats::mails, said::is_said, table::folded};

/// Words that stand where a name is missing, beside those of the format, folded.
const PLACEHOLDERS: [&str; 27] = [
    "na",
    "n a",
    "nn",
    "n n",
    "null",
    "nil",
    "todo",
    "tbc",
    "pending",
    "to be determined",
    "to be announced",
    "to be confirmed",
    "not available",
    "not applicable",
    "not given",
    "unspecified",
    "unbekannt",
    "keine",
    "keine angabe",
    "k a",
    "ohne",
    "inconnu",
    "inconnue",
    "aucun",
    "aucune",
    "desconocido",
    "ninguno",
];

/// No placeholder has more bytes.
const LONGEST_PLACEHOLDER: usize = 40;

/// Whether words say that there is no name.
pub(super) fn is_placeholder(words: &str) -> bool {
    let words = words.trim_matches(|c: char| c.is_whitespace() || "[]()<>.".contains(c));
    if words.len() > LONGEST_PLACEHOLDER {
        return false;
    }
    date::is_unknown(words) || PLACEHOLDERS.contains(&&*folded(words))
}

/// A name as a line. That a mailbox stood behind it is no part of it.
pub(super) fn name_of(cell: &str) -> String {
    let words = line(cell);
    if !words.contains(mails::LEFT_OUT) {
        return words;
    }
    let name = words.replace(&format!("({})", mails::LEFT_OUT), "").replace(mails::LEFT_OUT, "");
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    name.trim_matches([',', ';', ':', ' ']).to_owned()
}

/// Actors or places by their names, and by what a table of them calls them.
#[derive(Debug)]
pub(super) struct Named {
    section: Section,
    ids: HashMap<Box<str>, Id>,
    /// Names of places that were made with what lies around them.
    within: HashSet<Box<str>>,
    /// The ids that several names would have, so that none of them gets it.
    pub(super) clashes: Rc<HashSet<Id>>,
}

impl Named {
    pub(super) fn new(section: Section) -> Self {
        Self { section, ids: HashMap::new(), within: HashSet::new(), clashes: Rc::default() }
    }

    /// The id of whoever is named so; nothing where the words say that nobody knows.
    pub(super) fn id(&mut self, name: &str, made: &mut Made) -> Option<Id> {
        if let Some(id) = self.ids.get(name) {
            return Some(id.clone());
        }
        if is_placeholder(name) {
            made.report.lose(format!("`{}` as a name", line(name)));
            return None;
        }
        let words = name_of(name);
        if !is_said(&words) {
            return None;
        }
        // Blanks between words and e-mail addresses make no other name.
        if let Some(id) = self.ids.get(words.as_str()).cloned() {
            self.ids.insert(name.into(), id.clone());
            return Some(id);
        }
        let kind = if self.section == Section::Places { "place" } else { "actor" };
        let id = id_of(&words, kind, &self.clashes, made);
        self.ids.insert(name.into(), id.clone());
        self.ids.insert(words.as_str().into(), id.clone());
        made.document.keyed(self.section, &id, &Map::new().with("name", words));
        Some(id)
    }

    /// The id of a place of a name in a country, under words that tell it from others of the same name.
    pub(super) fn id_within(
        &mut self,
        name: &str,
        whole: &str,
        country: &str,
        made: &mut Made,
    ) -> Option<Id> {
        let is_told = self.ids.contains_key(name) && !self.within.contains(name);
        if is_placeholder(name) || is_told && whole == name {
            made.report.lose_many("country beside the name of a place", usize::from(!country.is_empty()));
            return self.id(name, made);
        }
        let words = name_of(whole);
        if let Some(id) = self.ids.get(words.as_str()) {
            return Some(id.clone());
        }
        if !is_said(&line(name)) {
            return None;
        }
        let id = id_of(&words, "place", &self.clashes, made);
        self.ids.insert(words.as_str().into(), id.clone());
        self.within.insert(name.into());
        self.within.insert(line(name).into());
        let place = Map::new().with("name", words).with("country", line(country));
        made.document.keyed(self.section, &id, &place);
        Some(id)
    }

    /// Adds one that a table tells all about, under all its names.
    pub(super) fn add(&mut self, names: &[&str], id: &Id) {
        for name in names.iter().filter(|name| !name.is_empty()) {
            self.ids.insert((*name).into(), id.clone());
            self.ids.insert(line(name).as_str().into(), id.clone());
        }
    }

    /// Whether somebody is known by a name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.ids.contains_key(name) || self.ids.contains_key(line(name).as_str())
    }
}

/// Sources by their addresses, by their words, and by what a table of them calls them.
#[derive(Debug, Default)]
pub(super) struct Sources {
    /// Each with the words for it.
    ids: HashMap<Box<str>, (Id, Box<str>)>,
    /// Those that a table tells all about.
    told: HashMap<Box<str>, Id>,
    /// Whether there is a table of them, so that other names are references.
    pub(super) has_table: bool,
    /// The ids that several names would have, so that none of them gets it.
    pub(super) clashes: Rc<HashSet<Id>>,
}

/// An id that depends on nothing that is named later or earlier.
fn id_of(words: &str, kind: &str, clashes: &HashSet<Id>, made: &mut Made) -> Id {
    if clashes.contains(&Ids::default().of_words(words, kind)) {
        made.ids.hashed(words, &format!("{kind}\n{words}"), kind)
    } else {
        made.ids.of_words(words, kind)
    }
}

/// The words of which the id of a source is made.
pub(super) fn words_of_source(value: &str) -> String {
    let Cited { title, address, .. } = Cited::of(value);
    if address.is_empty() { line(&title) } else { without_scheme(&mails::removed(address)).to_owned() }
}

impl Sources {
    /// The id that a table gives to a name or an address.
    pub(super) fn get(&self, name: &str) -> Option<&Id> {
        self.told.get(name)
    }

    /// Adds one that a table tells all about.
    pub(super) fn add(&mut self, names: &[&str], id: &Id) {
        for name in names.iter().filter(|name| !name.is_empty()) {
            self.told.insert((*name).into(), id.clone());
        }
    }

    /// The source at an address, or of these words. Its title is the words, where there are some.
    pub(super) fn id(&mut self, title: &str, address: &str, made: &mut Made) -> Id {
        let title = line(title);
        let title = title.as_str();
        let key = if address.is_empty() { title } else { address };
        if let Some(id) = self.told.get(key) {
            return id.clone();
        }
        if let Some((id, words)) = self.ids.get(key) {
            let is_same = title.is_empty() || **words == *title;
            made.report.lose_many("other words for the page of a source", usize::from(!is_same));
            return id.clone();
        }
        let kept = mails::removed(address);
        let words = if address.is_empty() { line(title) } else { without_scheme(&kept).to_owned() };
        let id = id_of(&words, "source", &self.clashes, made);
        let title = if is_said(title) { title } else { &*kept };
        let source = Map::new().with("title", line(title)).with("url", &*kept);
        made.document.keyed(Section::Sources, &id, &source);
        self.ids.insert(key.into(), (id.clone(), title.into()));
        id
    }
}
