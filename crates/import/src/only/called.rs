//! What an item is called, and whether that is what somebody asks for. It must not know what becomes of the item.

use briefing_format::write::{Map, Value};

use crate::table::folded;

/// So many names are told where none is the one that was asked for.
const NEAR: usize = 3;

/// Names of more letters are no names that anybody mistypes.
const LONGEST: usize = 120;

/// What somebody asks for.
#[derive(Clone, Debug)]
pub(super) struct Asked {
    /// As it was written.
    pub(super) words: String,
    folded: String,
    pub(super) is_met: bool,
    /// The names that are nearest, the nearest first.
    near: Vec<(f64, String)>,
}

impl Asked {
    pub(super) fn all(words: &[String]) -> Vec<Self> {
        let asked = |words: &String| Self {
            words: words.clone(),
            folded: compared(words),
            is_met: false,
            near: Vec::new(),
        };
        words.iter().map(asked).collect()
    }

    /// Whether a name is the one; letters, accents and signs between words do not count.
    pub(super) fn is(&mut self, name: &str) -> bool {
        let is_same = name.trim() == self.words.trim() || {
            let name = compared(name);
            !name.is_empty() && name == self.folded
        };
        self.is_met |= is_same;
        is_same
    }

    /// Remembers a name that is near.
    pub(super) fn look_at(&mut self, name: &str) {
        if self.is_met || name.len() > LONGEST || self.near.iter().any(|(_, near)| near == name) {
            return;
        }
        let folded = compared(name);
        let holds = folded.contains(&self.folded) && !self.folded.is_empty();
        let likeness = strsim::jaro_winkler(&folded, &self.folded).max(if holds { 0.9 } else { 0.0 });
        let at = self.near.iter().position(|(near, _)| *near < likeness).unwrap_or(self.near.len());
        if likeness > 0.7 && at < NEAR {
            self.near.insert(at, (likeness, name.to_owned()));
            self.near.truncate(NEAR);
        }
    }

    /// What was asked for, with the names that are near.
    pub(super) fn missing(self) -> (String, Vec<String>) {
        (self.words, self.near.into_iter().map(|(_, name)| name).collect())
    }
}

fn compared(words: &str) -> String {
    folded(words.trim().trim_matches(['[', ']', '<', '>']))
}

/// What an item is called: by its id, by names, by what another program calls it, and a claim by its words.
pub(super) fn names<'m>(id: Option<&'m str>, item: &'m Map) -> Vec<&'m str> {
    let mut names: Vec<&str> = id.into_iter().collect();
    for key in ["title", "name", "aliases", "url"] {
        each(item.get(key), &mut |name| names.push(name));
    }
    if item.get("positions").is_some() || item.get("title").is_none() && item.get("name").is_none() {
        each(item.get("text"), &mut |text| names.push(text));
    }
    each(item.get("ids"), &mut |name| {
        names.push(name);
        // As the other program has it, without whose it is.
        names.extend(name.split_once(':').map(|(_, own)| own));
    });
    names
}

/// The words by which an item is found.
pub(super) fn tags(item: &Map) -> Vec<&str> {
    let mut tags = Vec::new();
    each(item.get("tags"), &mut |tag| tags.push(tag));
    tags
}

fn each<'m>(value: Option<&'m Value>, see: &mut impl FnMut(&'m str)) {
    match value {
        Some(Value::Text(text)) => see(text),
        Some(Value::List(list)) => list.iter().for_each(|one| each(Some(one), see)),
        Some(Value::Map(map)) => each(map.get("name"), see),
        None => {}
    }
}
