//! Who may see an object: the markings of the Traffic Light Protocol, in both of its versions. It must not know what an object
//! becomes.

use std::collections::HashMap;

use super::read::{Granular, Object, Read};
use crate::{
    loose::{Many, Text},
    tlp::Tlp,
};

/// The markings that STIX itself defines; a bundle need not hold them.
const DEFINED: &[(&str, Tlp)] = &[
    ("marking-definition--613f2e26-407d-48c7-9eca-b8e91df99dc9", Tlp::Clear),
    ("marking-definition--34098fce-860f-48ae-8e50-ebd3cc5e41da", Tlp::Green),
    ("marking-definition--f88d31f6-486f-44da-b317-01333bde0b82", Tlp::Amber),
    ("marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed", Tlp::Red),
    ("marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487", Tlp::Clear),
    ("marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb", Tlp::Green),
    ("marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421", Tlp::Amber),
    ("marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003", Tlp::AmberStrict),
    ("marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1", Tlp::Red),
];

/// The labels of all objects.
#[derive(Debug, Default)]
pub(super) struct Levels<'s> {
    defined: HashMap<&'s str, Tlp>,
    /// What the markings of the files state besides.
    pub(super) statements: Vec<&'s str>,
    /// The label of all, where all have the same.
    pub(super) of_all: Option<Tlp>,
    /// The strictest of all.
    pub(super) strictest: Option<Tlp>,
}

impl<'s> Levels<'s> {
    /// Reads the markings that the files define, and compares all.
    pub(super) fn new(read: &'s Read<'_>) -> Self {
        let mut levels = Self { defined: DEFINED.iter().copied().collect(), ..Self::default() };
        for object in read.objects.iter().filter(|object| &*object.kind == "marking-definition") {
            let words = [&*object.definition.tlp, &*object.name];
            if let Some(level) = words.iter().find_map(|words| Tlp::parse(words)) {
                levels.defined.insert(&object.id, level);
            } else if !object.definition.statement.trim().is_empty() {
                levels.statements.push(object.definition.statement.trim());
            }
        }
        let is_marked = |object: &Object<'_>| !matches!(&*object.kind, "marking-definition" | "grouping");
        let objects = read.objects.iter().filter(|object| is_marked(object));
        let objects = objects.map(|object| levels.of(&object.markings, &object.granular));
        let relationships =
            read.relationships.iter().map(|found| levels.of(&found.markings, &found.granular));
        let found: std::collections::HashSet<Option<Tlp>> = objects.chain(relationships).collect();
        levels.strictest = found.iter().copied().flatten().max();
        levels.of_all = levels.strictest.filter(|_| found.len() == 1);
        levels
    }

    /// The strictest label of an object: a part that is marked marks the whole.
    pub(super) fn of(&self, markings: &Many<Text<'_>>, granular: &Many<Granular<'_>>) -> Option<Tlp> {
        let parts = granular.iter().map(|part| &*part.marking);
        markings.texts().chain(parts).filter_map(|id| self.defined.get(id).copied()).max()
    }

    /// Whether a marking says a label: the standard defines it, or the files do.
    pub(super) fn is_defined(&self, id: &str) -> bool {
        self.defined.contains_key(id)
    }

    /// The label that an item needs of its own; none where one holds for all.
    pub(super) fn own(&self, level: Option<Tlp>) -> Option<&'static str> {
        level.filter(|_| self.of_all.is_none()).map(Tlp::as_str)
    }
}
