//! The tables of the format as a JSON Schema (draft 2020-12), for editors. It must not say anything that is not in the tables.
//!
//! The schema judges what a parser of YAML hands on. There a plain `2022` is a number and `true` a boolean, which reading
//! takes as the text they are, so both are allowed wherever text is. What the schema refuses, reading reports too, with
//! one exception: a plain `null` is text for reading, and nothing for every other parser.

#[cfg(test)]
mod tests;

use serde::{Serialize, Serializer};

use super::{
    schema::{DATE, HEAD, Key, LONGEST_ID, Section, Shape, Takes, VOICE},
    wording::capital,
};

/// The spelling of an id where it is the key of a map; elsewhere there may be space around it.
const KEY_ID: &str = "^[a-z0-9][a-z0-9-]*$";
const ID: &str = r"^\s*[a-z0-9][a-z0-9-]*\s*$";
const NOT_BLANK: &str = r"\S";
/// The characters of EDTF, with blanks beside commas and brackets, no more: the grammar is beyond a pattern that anybody
/// could read.
const EDTF: &str = r"^\s*(?:[,\[\]{}] *|[-0-9XYESTZ:+~?%/.](?: +[,\[\]{}] *)?)+\s*$";
/// The largest year that is written with four digits.
const LAST_YEAR: i64 = 9999;

const SCALAR: [&str; 3] = ["string", "number", "boolean"];

/// A JSON Schema, or one within it; the order of the fields is that of the keywords.
#[derive(Clone, Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct JsonSchema {
    #[serde(rename = "$schema", skip_serializing_if = "Option::is_none")]
    dialect: Option<&'static str>,
    #[serde(skip_serializing_if = "String::is_empty")]
    title: String,
    #[serde(skip_serializing_if = "str::is_empty")]
    description: &'static str,
    #[serde(rename = "$ref", skip_serializing_if = "Option::is_none")]
    reference: Option<String>,
    #[serde(rename = "type", skip_serializing_if = "Vec::is_empty", serialize_with = "one_or_several")]
    types: Vec<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    any_of: Vec<JsonSchema>,
    #[serde(rename = "enum", skip_serializing_if = "Vec::is_empty")]
    words: Vec<Word>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pattern: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    max_length: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    minimum: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    maximum: Option<i64>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    examples: &'static [&'static str],
    #[serde(skip_serializing_if = "Option::is_none")]
    items: Option<Box<JsonSchema>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    min_items: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    property_names: Option<Box<JsonSchema>>,
    #[serde(skip_serializing_if = "Vec::is_empty", serialize_with = "in_order")]
    properties: Vec<(String, JsonSchema)>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    required: Vec<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    additional_properties: Option<Others>,
    #[serde(rename = "$defs", skip_serializing_if = "Vec::is_empty", serialize_with = "in_order")]
    definitions: Vec<(String, JsonSchema)>,
}

/// A value of a closed set.
#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
enum Word {
    Text(&'static str),
    Number(i64),
    Flag(bool),
    Nothing,
}

/// What a map may hold under keys that are not listed.
#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
enum Others {
    Allowed(bool),
    Each(Box<JsonSchema>),
}

fn one_or_several<S: Serializer>(types: &[&str], serializer: S) -> Result<S::Ok, S::Error> {
    match types {
        [one] => serializer.serialize_str(one),
        several => serializer.collect_seq(several),
    }
}

fn in_order<S: Serializer>(named: &[(String, JsonSchema)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(named.iter().map(|(name, schema)| (name, schema)))
}

/// The format as a JSON Schema, draft 2020-12, in the order of its tables.
pub fn json_schema() -> JsonSchema {
    let mut schema = map(&HEAD);
    let sections = Section::ALL.iter().map(|(name, section)| ((*name).to_owned(), of_section(*section)));
    schema.properties.extend(sections);
    JsonSchema {
        dialect: Some("https://json-schema.org/draft/2020-12/schema"),
        definitions: definitions(),
        ..schema
    }
}

fn of_section(section: Section) -> JsonSchema {
    let item = refer_to(&name_of(section.shape()));
    let description = section.about();
    if section.is_keyed() {
        let id = JsonSchema { pattern: Some(KEY_ID), ..JsonSchema::default() };
        JsonSchema {
            description,
            types: vec!["object", "null"],
            property_names: Some(Box::new(id)),
            additional_properties: Some(Others::Each(Box::new(item))),
            ..JsonSchema::default()
        }
    } else {
        JsonSchema { description, ..list_of(item) }
    }
}

/// Every kind of item and of value that is referred to: items in the order of the tables, then values.
fn definitions() -> Vec<(String, JsonSchema)> {
    let mut shapes: Vec<&Shape> = Vec::new();
    for (_, section) in Section::ALL {
        note_shapes(section.shape(), &mut shapes);
    }
    let items = shapes.into_iter().map(|shape| (name_of(shape), of_item(shape)));
    let values = [
        (name_of(&DATE), or_nothing(of_item(&DATE))),
        ("text".to_owned(), titled("Text", or_nothing(any_text()))),
        ("required-text".to_owned(), titled("Text", some_text())),
        ("list-of-text".to_owned(), titled("List of text", list_of(refer_to("required-text")))),
        ("text-or-list-of-text".to_owned(), titled("Text or list of text", one_or_list())),
        ("id".to_owned(), or_nothing(id())),
        ("required-id".to_owned(), id()),
        ("list-of-ids".to_owned(), titled("List of ids", list_of(refer_to("required-id")))),
        (name_of(&VOICE), or_nothing(voice())),
        (format!("required-{}", name_of(&VOICE)), voice()),
        ("chains".to_owned(), chains()),
    ];
    items.chain(values).collect()
}

fn note_shapes(shape: &'static Shape, shapes: &mut Vec<&'static Shape>) {
    if shapes.iter().any(|known| known.noun == shape.noun) {
        return;
    }
    shapes.push(shape);
    for key in shape.keys {
        if let Takes::Items(_) | Takes::Name = key.takes {
            note_shapes(key.takes.shape(), shapes);
        }
    }
}

/// A map of the keys of a shape, or the value that may stand for it.
fn of_item(shape: &Shape) -> JsonSchema {
    let map = map(shape);
    match shape.short() {
        None => map,
        Some(key) => {
            let any_of = vec![scalar(key.takes), JsonSchema { title: String::new(), description: "", ..map }];
            JsonSchema { title: title_of(shape), description: shape.about, any_of, ..JsonSchema::default() }
        }
    }
}

fn map(shape: &Shape) -> JsonSchema {
    JsonSchema {
        title: title_of(shape),
        description: shape.about,
        types: vec!["object"],
        properties: shape.keys.iter().map(|key| (key.name.to_owned(), of_key(key))).collect(),
        required: shape
            .keys
            .iter()
            .filter(|key| key.required && key.or.is_none())
            .map(|key| key.name)
            .collect(),
        any_of: shape
            .keys
            .iter()
            .filter_map(|key| Some([with(key), with(shape.key(key.or?)?.1)]))
            .flatten()
            .collect(),
        additional_properties: Some(Others::Allowed(false)),
        ..JsonSchema::default()
    }
}

/// A map that has a value under a key.
fn with(key: &Key) -> JsonSchema {
    JsonSchema {
        properties: vec![(key.name.to_owned(), scalar(key.takes))],
        required: vec![key.name],
        ..JsonSchema::default()
    }
}

/// What a key takes, with its sentence; nothing, too, where the key may be missing.
fn of_key(key: &Key) -> JsonSchema {
    let either = |required, optional| refer_to(if key.required { required } else { optional });
    let value = match key.takes {
        Takes::Line | Takes::Prose => either("required-text", "text"),
        Takes::Id(_) | Takes::OwnId => either("required-id", "id"),
        Takes::Name => refer_to(&name_of(key.takes.shape())),
        Takes::Date => refer_to(&name_of(&DATE)),
        Takes::Lines => refer_to("list-of-text"),
        Takes::LineOrLines => refer_to("text-or-list-of-text"),
        Takes::Ids(_) => refer_to("list-of-ids"),
        Takes::IdsOr(_, word) => ids_or(word),
        Takes::Voice => either("required-voice", "voice"),
        Takes::Chains => refer_to("chains"),
        Takes::Items(shape) => list_of(refer_to(&name_of(shape))),
        Takes::Map(shape) => or_nothing(map(shape)),
        Takes::Edtf | Takes::Word(_) if key.required && key.or.is_none() => scalar(key.takes),
        Takes::Edtf | Takes::Word(_) | Takes::HeadId => or_nothing(scalar(key.takes)),
    };
    JsonSchema { description: key.about, ..value }
}

/// A value that is no list and no map, written out.
fn scalar(takes: Takes) -> JsonSchema {
    match takes {
        Takes::Id(_) | Takes::OwnId => id(),
        Takes::HeadId => JsonSchema { max_length: Some(LONGEST_ID), ..id() },
        Takes::Word(words) => one_of(words),
        Takes::Date | Takes::Edtf => edtf(),
        Takes::Line
        | Takes::Name
        | Takes::Prose
        | Takes::Lines
        | Takes::LineOrLines
        | Takes::Ids(_)
        | Takes::IdsOr(..)
        | Takes::Voice
        | Takes::Chains
        | Takes::Items(_)
        | Takes::Map(_) => some_text(),
    }
}

fn any_text() -> JsonSchema {
    JsonSchema { types: SCALAR.to_vec(), ..JsonSchema::default() }
}

fn some_text() -> JsonSchema {
    JsonSchema { pattern: Some(NOT_BLANK), ..any_text() }
}

fn id() -> JsonSchema {
    let description = "An id: lowercase letters, digits and hyphens, first a letter or digit.";
    JsonSchema { description, pattern: Some(ID), ..titled("Id", any_text()) }
}

fn edtf() -> JsonSchema {
    JsonSchema {
        types: vec!["string", "integer"],
        pattern: Some(EDTF),
        minimum: Some(-LAST_YEAR),
        maximum: Some(LAST_YEAR),
        examples: &[
            "2025-06-20",
            "2022-07",
            "2022",
            "198X",
            "2025-06~",
            "1979?",
            "1980-09/1988-08",
            "2014/..",
        ],
        ..JsonSchema::default()
    }
}

/// One of these words; one that looks like a number or a boolean is one for a parser of YAML, too.
fn one_of(words: &[&'static str]) -> JsonSchema {
    let numbers = words.iter().filter_map(|word| word.parse().ok()).map(Word::Number);
    let flags = words.iter().filter_map(|word| word.parse().ok()).map(Word::Flag);
    let words = numbers.chain(flags).chain(words.iter().copied().map(Word::Text)).collect();
    JsonSchema { words, ..JsonSchema::default() }
}

fn list_of(item: JsonSchema) -> JsonSchema {
    JsonSchema { types: vec!["array", "null"], items: Some(Box::new(item)), ..JsonSchema::default() }
}

/// One text, a list of them, or nothing.
fn one_or_list() -> JsonSchema {
    JsonSchema { any_of: vec![any_text(), list_of(refer_to("required-text"))], ..JsonSchema::default() }
}

/// The id of an actor, or a map for somebody without a name.
fn voice() -> JsonSchema {
    let map = JsonSchema { title: String::new(), description: "", ..map(&VOICE) };
    JsonSchema {
        title: title_of(&VOICE),
        description: VOICE.about,
        any_of: vec![id(), map],
        ..JsonSchema::default()
    }
}

/// One chain of ids, a list of several, or nothing.
fn chains() -> JsonSchema {
    let ids = || list_of(refer_to("required-id"));
    let chain = JsonSchema { types: vec!["array"], min_items: Some(1), ..ids() };
    let any_of = vec![ids(), JsonSchema { types: vec!["array"], ..list_of(chain) }];
    JsonSchema { any_of, ..titled("Chains of sources", JsonSchema::default()) }
}

/// A list of ids, or the word that stands for one.
fn ids_or(word: &'static str) -> JsonSchema {
    let any_of = vec![refer_to("list-of-ids"), one_of(&[word])];
    JsonSchema { any_of, ..JsonSchema::default() }
}

/// The same, where nothing may be written as well: a key without a value is as if it were not there.
fn or_nothing(mut schema: JsonSchema) -> JsonSchema {
    if let Some(first) = schema.any_of.first_mut() {
        first.types.push("null");
    } else if schema.words.is_empty() {
        schema.types.push("null");
    } else {
        schema.words.push(Word::Nothing);
    }
    schema
}

fn refer_to(name: &str) -> JsonSchema {
    JsonSchema { reference: Some(format!("#/$defs/{name}")), ..JsonSchema::default() }
}

fn titled(title: &str, schema: JsonSchema) -> JsonSchema {
    JsonSchema { title: title.to_owned(), ..schema }
}

/// The noun of a shape without its article: `Actor of an event`.
fn title_of(shape: &Shape) -> String {
    capital(bare(shape)).into_owned()
}

/// The name of a shape among the definitions: `actor-of-an-event`.
fn name_of(shape: &Shape) -> String {
    bare(shape).replace(' ', "-")
}

fn bare(shape: &Shape) -> &'static str {
    shape.noun.split_once(' ').map_or(shape.noun, |(_, bare)| bare)
}
