//! What is left out of an entity: each property that goes nowhere is counted. It must not know where the others go.

use std::collections::HashSet;

use briefing_text::safe_format;

use super::{
    import::Import,
    read::Entity,
    schema::{
        AMOUNTS, COUNTRIES, LINKS, NAME_PARTS, NAMES, NUMBERS, OF_DOCUMENTS, ORIGINS, PERSONAL, PROSE, Part,
        RECORDS, SAID, part,
    },
};
use crate::{Code, Place};

impl Import<'_, '_> {
    /// Tells which properties were left out because they are personal.
    pub(super) fn tell_personal(&mut self) {
        let file = self.files[0].name.clone();
        for (key, count) in std::mem::take(&mut self.personal) {
            let times = if count == 1 { "once".to_owned() } else { format!("{count} times") };
            let message = safe_format!("The property `{key}` is personal and is left out {times}.");
            self.made.tell("property", Code::PersonalData, &file, Place::File, message);
        }
    }

    /// Counts what has no place and what is personal.
    pub(super) fn rest(&mut self, at: usize) {
        let entity = &self.read.entities[at];
        if part(&entity.schema) == Part::Lost {
            return;
        }
        for field in &entity.others {
            self.made.report.lose(format!("field {}", &**field));
        }
        let is_person = &*entity.schema == "Person";
        let is_house = matches!(&*entity.schema, "Company" | "Organization" | "PublicBody");
        for key in entity.properties.keys() {
            let is_place = matches!(key, "address" | "addressEntity") && is_house;
            if (PERSONAL.contains(&key) && !is_place) || (is_person && NUMBERS.contains(&key)) {
                *self.personal.entry(key.to_owned()).or_default() += 1;
                self.made.report.lose(format!("property {key}"));
            } else if !is_used(entity, key) && entity.properties.first(key).is_some() {
                self.made.report.lose(format!("property {key}"));
            } else if is_single(entity, key) {
                let further = entity.properties.get(key).count().saturating_sub(1);
                self.made.report.lose_many(format!("further {key}"), further);
            }
        }
    }
}

/// Whether a property goes into the item that an entity becomes.
fn is_used(entity: &Entity<'_>, key: &str) -> bool {
    let properties = &entity.properties;
    let has = |key: &str| properties.first(key).is_some();
    let is_in = |table: &[(&str, &str)]| table.iter().any(|(known, _)| *known == key);
    let is_amount = AMOUNTS.iter().any(|(known, _)| *known == key) || (key == "currency" && has("amount"));
    let is_said = PROSE.contains(&key) || is_in(SAID) || is_in(COUNTRIES) || is_amount;
    let is_number = NUMBERS.contains(&key) || RECORDS.contains(&key) || key == "wikidataId";
    let is_origin = ORIGINS.contains(&key) && (key != "publisher" || has("sourceUrl"));
    let is_tag = matches!(key, "topics" | "keywords");
    match part(&entity.schema) {
        Part::Actor(_) | Part::Place => {
            let is_described = || !Import::text(entity).is_empty() || has("parent");
            is_said
                || is_number
                || is_tag
                || NAMES.contains(&key)
                || LINKS.contains(&key)
                || matches!(key, "parent" | "sourceUrl")
                || (is_origin && is_described())
                || (NAME_PARTS.contains(&key) && is_in_name(entity, key))
        }
        Part::Event(dates, roles) => {
            is_said
                || is_number
                || is_origin
                || is_tag
                || NAMES.contains(&key)
                || dates.contains(&key)
                || matches!(key, "startDate" | "endDate")
                || roles.iter().any(|(role, _)| *role == key)
                || (key == "authority" && &*entity.schema == "Sanction")
        }
        Part::Source => {
            is_said
                || is_number
                || NAMES.contains(&key)
                || OF_DOCUMENTS.contains(&key)
                || matches!(key, "publishedAt" | "authoredAt" | "date")
        }
        Part::Edge(from, to, _) => {
            let is_date = matches!(key, "startDate" | "endDate" | "date");
            is_said || is_origin || is_date || key == "title" || key == from || key == to
        }
        Part::Proof(from, to) => key == from || key == to,
        Part::Lost => false,
    }
}

/// Whether only the first value of a property is used.
fn is_single(entity: &Entity<'_>, key: &str) -> bool {
    match part(&entity.schema) {
        Part::Source => matches!(key, "language" | "sourceUrl" | "retrievedAt"),
        _ => key == "publisher",
    }
}

/// Whether the names of an entity have the words of a part of its name.
fn is_in_name(entity: &Entity<'_>, key: &str) -> bool {
    let names = ["name", "alias", "weakAlias"].into_iter().flat_map(|key| entity.properties.get(key));
    let names: Vec<&str> = names.chain([&*entity.caption]).collect();
    let words: HashSet<&str> = names.iter().flat_map(|name| name.split_whitespace()).collect();
    let mut parts = entity.properties.get(key);
    parts.all(|part| part.split_whitespace().all(|word| words.contains(word)))
}
