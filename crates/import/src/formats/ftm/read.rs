//! Entities of FollowTheMoney as they stand in the file: lines of JSON, or a list. Entities within entities come out of them, and
//! fragments of one entity come together. It must not know what becomes of them.

use std::{collections::HashMap, fmt, marker::PhantomData};

use briefing_text::safe_format;
use serde::{
    Deserialize, Deserializer,
    de::{Error, IgnoredAny, MapAccess, SeqAccess, Visitor, value::MapAccessDeserializer},
};

use super::schema::PERSONAL;
use crate::{
    Input, Place, Report, Stop,
    formats::mails,
    loose::{Many, Text, Texts, loose},
    made::broken,
};

loose! {
    /// An entity: a thing, or what joins two things.
    Entity {
        id: Text<'a> = "id",
        schema: Text<'a> = "schema",
        caption: Text<'a> = "caption",
        properties: Properties<'a> = "properties",
        datasets: Many<Text<'a>> = "datasets",
    } passes over "referents" "target" "first_seen" "last_seen" "last_change" "origin" "created_at" "updated_at" "mutable"
        "role_id" "collection_id" "links" "score" "latinized" "writeable";
}

/// The properties of an entity, each with its values in the order of the file.
#[derive(Clone, Debug, Default)]
pub(super) struct Properties<'a> {
    values: Vec<(Text<'a>, Vec<Text<'a>>)>,
    /// The entities that stand in the place of their ids.
    within: Vec<Entity<'a>>,
    /// The properties in which they stand.
    nested: Vec<Text<'a>>,
}

impl Properties<'_> {
    /// The values of a property that say something.
    pub(super) fn get(&self, key: &str) -> impl Iterator<Item = &str> {
        let found = self.values.iter().filter(move |(name, _)| &**name == key).flat_map(|(_, values)| values);
        found.map(|value| value.trim()).filter(|value| !value.is_empty())
    }

    /// The first value of a property.
    pub(super) fn first(&self, key: &str) -> Option<&str> {
        self.get(key).next()
    }

    /// Every property that has values beside entities.
    pub(super) fn keys(&self) -> impl Iterator<Item = &str> {
        let said =
            self.values.iter().filter(|(key, values)| !values.is_empty() && !self.nested.contains(key));
        said.map(|(name, _)| &**name)
    }

    fn add(&mut self, other: Self) {
        for (key, values) in other.values {
            match self.values.iter_mut().find(|(name, _)| *name == key) {
                Some((_, known)) => known
                    .extend(values.into_iter().filter(|value| !known.contains(value)).collect::<Vec<_>>()),
                None => self.values.push((key, values)),
            }
        }
    }
}

impl<'a> Texts<'a> for Properties<'a> {
    fn each(&mut self, _: &str, see: &mut dyn FnMut(&str, &mut Text<'a>)) {
        for (key, values) in &mut self.values {
            for value in values {
                see(key, value);
            }
        }
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Properties<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(crate::loose::ObjectVisitor(PropertiesOf(PhantomData)))
    }
}

struct PropertiesOf<'a>(PhantomData<&'a ()>);

impl<'de: 'a, 'a> crate::loose::Object<'de> for PropertiesOf<'a> {
    type Value = Properties<'a>;

    fn object<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut properties = Properties::default();
        while let Some((key, values)) = map.next_entry::<Text<'a>, Values<'a>>()? {
            if !values.1.is_empty() {
                properties.nested.push(key.clone());
                properties.within.extend(values.1);
            }
            properties.values.push((key, values.0));
        }
        Ok(properties)
    }
}

/// The values of a property: texts, ids, or whole entities, which are taken for their ids.
#[derive(Default)]
struct Values<'a>(Vec<Text<'a>>, Vec<Entity<'a>>);

impl<'de: 'a, 'a> Deserialize<'de> for Values<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ValuesVisitor(PhantomData))
    }
}

struct ValuesVisitor<'a>(PhantomData<&'a ()>);

impl<'de: 'a, 'a> Visitor<'de> for ValuesVisitor<'a> {
    type Value = Values<'a>;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("values")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Values<'a>, A::Error> {
        let mut all = Values::default();
        while let Some(values) = list.next_element::<Values<'a>>()? {
            all.0.extend(values.0);
            all.1.extend(values.1);
        }
        Ok(all)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Values<'a>, A::Error> {
        let entity = Entity::deserialize(MapAccessDeserializer::new(map))?;
        Ok(Values(vec![entity.id.clone()], vec![entity]))
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Values<'a>, E> {
        Ok(Values(vec![Text(text.into())], Vec::new()))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Values<'a>, E> {
        Ok(Values(vec![Text(text.to_owned().into())], Vec::new()))
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Values<'a>, E> {
        self.visit_str(if value { "true" } else { "false" })
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Values<'a>, E> {
        self.visit_str(&value.to_string())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Values<'a>, E> {
        self.visit_str(&value.to_string())
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Values<'a>, E> {
        self.visit_str(&value.to_string())
    }

    fn visit_unit<E: Error>(self) -> Result<Values<'a>, E> {
        Ok(Values::default())
    }
}

/// What stands in the files.
#[derive(Debug, Default)]
pub(super) struct Read<'a> {
    pub(super) entities: Vec<Entity<'a>>,
    /// Which file each of them is of.
    pub(super) files: Vec<usize>,
    /// Where an entity stands, by its id.
    pub(super) index: HashMap<Text<'a>, usize>,
}

/// Reads all files.
pub(super) fn read<'a>(files: &'a [Input], report: &mut Report) -> Result<Read<'a>, Stop> {
    let mut read = Read::default();
    for (file, input) in files.iter().enumerate() {
        let help = || safe_format!("Get the file anew, or mend it there.");
        let Some(text) = input.text() else {
            let message = safe_format!("The file is not in UTF-8, as JSON has to be.");
            return Err(broken(&input.name, Place::File, message, help()));
        };
        let wrong = |line: usize, error: serde_json::Error| {
            let place = Place::Line(line + error.line(), Some(error.column()));
            broken(
                &input.name,
                place,
                safe_format!("There is no entity of FollowTheMoney here: {error}."),
                help(),
            )
        };
        if text.trim_start().starts_with('[') {
            let entities: Vec<Entity<'_>> = serde_json::from_str(text).map_err(|error| wrong(0, error))?;
            for entity in entities {
                read.add(entity, file);
            }
            continue;
        }
        let is_line = |line: &str| serde_json::from_str::<IgnoredAny>(line).is_ok();
        if text.trim_start().lines().next().is_some_and(is_line) {
            for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
                read.add(serde_json::from_str(line).map_err(|error| wrong(number, error))?, file);
            }
        } else {
            // One entity may take several lines.
            for entity in serde_json::Deserializer::from_str(text).into_iter::<Entity<'_>>() {
                read.add(entity.map_err(|error| wrong(0, error))?, file);
            }
        }
    }
    for (entity, file) in read.entities.iter_mut().zip(&read.files) {
        let place = Place::object(&entity.id);
        // What is personal as a whole is counted as that.
        entity.each("", &mut |key, text| {
            // The name of another entity leads there and is not written.
            let is_reference = key != "id" && read.index.contains_key(&**text);
            if !PERSONAL.contains(&key) && !is_reference {
                mails::take_out(text, &files[*file].name, &place, report);
            }
        });
    }
    Ok(read)
}

impl<'a> Read<'a> {
    fn add(&mut self, mut entity: Entity<'a>, file: usize) {
        let within = std::mem::take(&mut entity.properties.within);
        let known = (!entity.id.is_empty()).then(|| self.index.get(&entity.id).copied()).flatten();
        if let Some(at) = known {
            let known = &mut self.entities[at];
            known.properties.add(entity.properties);
            if known.schema.is_empty() {
                known.schema = entity.schema;
            }
        } else {
            if !entity.id.is_empty() {
                self.index.insert(entity.id.clone(), self.entities.len());
            }
            self.entities.push(entity);
            self.files.push(file);
        }
        for entity in within {
            self.add(entity, file);
        }
    }
}
