//! Reading and schema held against each other: a file with every key of the tables, spoilt at every place in every way.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use jsonschema::{Validator, draft202012};
use serde_json::{Map, Value, json};

use super::{super::parse, EDTF, Section, Shape, Takes, definitions, json_schema, note_shapes, of_key};
use crate::{
    diagnostic::{Code, Diagnostic},
    model::{Date, Id},
    reading::schema::{DATE, HEAD},
};

fn validator() -> Validator {
    draft202012::new(&serde_json::to_value(json_schema()).unwrap()).unwrap()
}

/// Every shape of the format.
fn shapes() -> Vec<&'static Shape> {
    let mut shapes = vec![&HEAD, &DATE];
    for (_, section) in Section::ALL {
        note_shapes(section.shape(), &mut shapes);
    }
    let maps: Vec<_> = shapes.iter().flat_map(|shape| shape.keys).map(|key| key.takes).collect();
    shapes.extend(maps.into_iter().filter_map(|takes| match takes {
        Takes::Map(_) | Takes::Voice => Some(takes.shape()),
        _ => None,
    }));
    shapes
}

/// A value that a key takes, with all that can be in it.
fn good(takes: Takes) -> Value {
    match takes {
        Takes::Line | Takes::Prose | Takes::Name => json!("words"),
        Takes::Date => good_map(&DATE),
        Takes::Edtf => json!("2024-03~"),
        Takes::Word(words) => json!(words[0]),
        Takes::Id(_) => json!("x"),
        Takes::OwnId | Takes::HeadId => json!("own"),
        Takes::Lines | Takes::LineOrLines => json!(["words"]),
        Takes::Ids(_) | Takes::IdsOr(..) => json!(["x"]),
        Takes::Voice => good_map(takes.shape()),
        Takes::Chains => json!([["x"], ["x", "x"]]),
        Takes::Items(shape) => good_list(shape),
        Takes::Map(shape) => good_map(shape),
    }
}

fn good_map(shape: &Shape) -> Value {
    shape.keys.iter().map(|key| (key.name.to_owned(), good(key.takes))).collect::<Map<_, _>>().into()
}

fn good_list(shape: &Shape) -> Value {
    let short = shape.short().map(|key| good(key.takes));
    [good_map(shape)].into_iter().chain(short).collect::<Vec<_>>().into()
}

/// A briefing with every key of the tables.
fn everything() -> Value {
    let mut all = good_map(&HEAD);
    for (name, section) in Section::ALL {
        let shape = section.shape();
        all[*name] = if section.is_keyed() { json!({ "x": good_map(shape) }) } else { good_list(shape) };
    }
    all
}

/// The value as YAML in one line. Nothing is `~`: a plain `null` is text for reading.
fn yaml(value: &Value) -> String {
    match value {
        Value::Null => "~".to_owned(),
        Value::Array(items) => format!("[{}]", items.iter().map(yaml).collect::<Vec<_>>().join(", ")),
        Value::Object(pairs) => {
            let pairs = pairs.iter().map(|(key, value)| format!("{}: {}", json!(key), yaml(value)));
            format!("{{{}}}", pairs.collect::<Vec<_>>().join(", "))
        }
        scalar => scalar.to_string(),
    }
}

/// Whether a schema can see what reading found.
fn is_visible(found: &Diagnostic, text: &str) -> bool {
    match found.code {
        Code::NotABriefing
        | Code::UnsupportedVersion
        | Code::MissingKey
        | Code::WrongType
        | Code::BadId
        | Code::BadValue
        | Code::UnknownKey => true,
        // The pattern of a date knows its characters only.
        Code::BadDate => &text[found.span.range()] != "\"1\"",
        // That nothing has an id is not seen; that nothing can have it is.
        Code::UnknownId => Id::parse(text[found.span.range()].trim_matches('"').trim()).is_none(),
        _ => false,
    }
}

/// Checks that reading and schema judge a value alike; gives the judgment.
#[track_caller]
fn judge(validator: &Validator, value: &Value, what: &str) -> bool {
    let text = yaml(value);
    let diagnostics = parse(&text, &mut |_| {}).diagnostics;
    let visible: Vec<_> = diagnostics.iter().filter(|found| is_visible(found, &text)).collect();
    let faults: Vec<_> = validator.iter_errors(value).map(|error| error.to_string()).collect();
    assert_eq!(faults.is_empty(), visible.is_empty(), "{what}\nschema: {faults:#?}\nreading: {visible:#?}");
    faults.is_empty()
}

/// The JSON pointers of all values below one.
fn places(value: &Value, at: &str, places: &mut Vec<String>) {
    let mut below = |name: &str, inner: &Value| {
        let at = format!("{at}/{name}");
        places.push(at.clone());
        self::places(inner, &at, places);
    };
    match value {
        Value::Array(items) => items.iter().enumerate().for_each(|(ix, item)| below(&ix.to_string(), item)),
        Value::Object(pairs) => pairs.iter().for_each(|(key, value)| below(key, value)),
        _ => {}
    }
}

/// What is put in the place of each value: some of it fits some places, none fits all.
fn replacements() -> Vec<Value> {
    vec![
        json!(null),
        json!(""),
        json!(" "),
        json!("x"),
        json!(" x "),
        json!("X Y"),
        json!("2024-03~"),
        json!("1"),
        json!(1970),
        json!(70_000),
        json!(true),
        json!([]),
        json!(["x"]),
        json!([" "]),
        json!([null]),
        json!([[]]),
        json!([["x"]]),
        json!([["x"], "x"]),
        json!([["x"], [["x"]]]),
        json!("unknown"),
        json!({ "unnamed": "x y" }),
        json!({ "unnamed": " " }),
        json!([{}]),
        json!({}),
        json!({ "zz": 1 }),
        json!({ "x": {} }),
        json!({ "X": {} }),
        json!({ "edtf": 2024 }),
        json!({ "edtf": { "edtf": 2024 } }),
    ]
}

#[test]
fn every_key_and_every_kind_of_item_has_a_sentence_and_a_name_of_its_own() {
    for shape in shapes() {
        let keys = shape.keys.iter().map(|key| (key.name, key.about));
        for (name, about) in keys.chain([(shape.noun, shape.about)]) {
            assert!(about.ends_with('.') && about.starts_with(char::is_uppercase), "{name}: {about}");
            assert!(!about.contains(". "), "{name}: one sentence");
        }
    }
    assert!(Section::ALL.iter().all(|(_, section)| section.about().ends_with('.')));
    let mut names: Vec<String> = definitions().into_iter().map(|(name, _)| name).collect();
    let count = names.len();
    names.sort();
    names.dedup();
    assert_eq!(names.len(), count, "two definitions share a name");
}

#[test]
fn keys_stand_in_the_order_of_the_tables() {
    let text = serde_json::to_string(&json_schema()).unwrap();
    let mut rest = text.as_str();
    let keys = HEAD.keys.iter().map(|key| key.name);
    for name in keys.chain(Section::ALL.iter().map(|(name, _)| *name)) {
        rest = rest.split_once(&format!("\"{name}\":{{\"")).unwrap_or_else(|| panic!("{name}")).1;
    }
}

#[test]
fn reading_and_schema_agree_wherever_a_value_is_spoilt() {
    let (validator, whole) = (validator(), everything());
    assert!(judge(&validator, &whole, "everything"));
    let mut all = Vec::new();
    places(&whole, "", &mut all);
    assert!(all.len() > 130, "{all:?}");
    for at in &all {
        let mut refused = 0;
        for value in replacements() {
            let mut spoilt = whole.clone();
            *spoilt.pointer_mut(at).unwrap() = value.clone();
            refused += usize::from(!judge(&validator, &spoilt, &format!("{at} is {value}")));
        }
        assert!(refused > 0, "anything fits {at}");
    }
}

#[test]
fn reading_and_schema_agree_wherever_a_key_is_taken_out_or_put_in() {
    let (validator, whole) = (validator(), everything());
    let mut all = vec![String::new()];
    places(&whole, "", &mut all);
    let (mut missing, mut unknown) = (0, 0);
    for at in &all {
        let Some(Value::Object(pairs)) = whole.pointer(at) else { continue };
        for key in pairs.keys() {
            let mut spoilt = whole.clone();
            _ = spoilt.pointer_mut(at).and_then(Value::as_object_mut).unwrap().remove(key);
            missing += usize::from(!judge(&validator, &spoilt, &format!("{at} without {key}")));
        }
        for key in ["zz", "Title", "", "a b"] {
            let mut spoilt = whole.clone();
            spoilt.pointer_mut(at).unwrap()[key] = json!({});
            unknown += usize::from(!judge(&validator, &spoilt, &format!("{at} with {key:?}")));
        }
    }
    // Each required key of the tables is missed at least once; events and dates stand in more than one place.
    let is_required = |key: &&super::Key| key.required && key.or.is_none();
    let required = shapes().iter().flat_map(|shape| shape.keys).filter(is_required).count();
    assert!(missing >= required && unknown > required, "{missing} {unknown} {required}");
}

#[test]
fn every_word_of_a_closed_set_is_allowed_as_a_parser_of_yaml_reads_it() {
    for key in shapes().iter().flat_map(|shape| shape.keys) {
        let Takes::Word(words) = key.takes else { continue };
        let validator = draft202012::new(&serde_json::to_value(of_key(key)).unwrap()).unwrap();
        for word in words {
            let plain: Value = serde_yaml::from_str(word).unwrap();
            assert!(validator.is_valid(&plain) && validator.is_valid(&json!(word)), "{}: {word}", key.name);
        }
        assert_eq!(validator.is_valid(&Value::Null), !key.required, "{}", key.name);
        assert!(!validator.is_valid(&json!("harbor")), "{}", key.name);
    }
}

#[test]
fn the_schema_allows_every_date_that_is_one() {
    let definitions: Map<String, Value> = definitions()
        .into_iter()
        .map(|(name, schema)| (name, serde_json::to_value(schema).unwrap()))
        .collect();
    let date = draft202012::new(&json!({ "$ref": "#/$defs/date", "$defs": definitions })).unwrap();
    let pattern = draft202012::new(&json!({ "pattern": EDTF })).unwrap();
    let dates = [
        "2025-06-20",
        "2025-06-20T10:11:12Z",
        "2025-06-20T10:11:12+01:30",
        "2025-06-20T10",
        "2025-06-20T10:11-04~",
        "2025-06-20T10:11:12.125Z",
        "2025-06-20T10:11/2025-06-20T10:12~",
        "-0044",
        "198X",
        "2025-1X-XX",
        "?2025-~06-%20",
        "1950S2",
        "Y-17E7S3",
        "1980-09/1988-08~",
        "2014/..",
        "/2014",
        "[..1979,1981]",
        "{1960,1961-12..}",
        "[2024-03-16, 2024-03-17]",
        "2001-21",
    ];
    for valid in dates {
        assert!(Date::parse(valid).is_ok(), "{valid}");
        for at in 0..=valid.len() {
            for put in (0..128_u8).map(char::from).chain(['é', '–', '\u{2212}', '０']) {
                let (before, after) = valid.split_at(at);
                let longer = format!("{before}{put}{after}");
                let changed = format!("{before}{put}{}", after.get(1..).unwrap_or_default());
                for text in [longer, changed] {
                    if Date::parse(&text).is_ok() {
                        assert!(pattern.is_valid(&json!(text)), "{text}");
                        assert!(date.is_valid(&json!(format!(" {text}\n"))), "{text}");
                        // What looks like a number is one for a parser of YAML.
                        let plain: Value = serde_yaml::from_str(&text).unwrap_or(json!(text));
                        assert!(!plain.is_number() || date.is_valid(&plain), "{text}");
                    }
                }
            }
        }
    }
    for year in -9999..=9999 {
        let text = if year < 0 { format!("-{:04}", -year) } else { format!("{year:04}") };
        assert!(Date::parse(&text).is_err() || date.is_valid(&json!(year)), "{text}");
    }
    assert!(!date.is_valid(&json!("yesterday")) && !date.is_valid(&json!("March 2024")));
}
