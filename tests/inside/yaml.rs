//! A YAML file as every other program sees it: JSON values, plain scalars resolved. It must not know the format.

use std::fmt;

use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};
use serde_yaml::{DuplicateKeyPolicy, MergeKeyPolicy, NonFiniteFloatPolicy, Options};

/// The rules by which plain scalars become booleans and numbers.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Rules {
    /// YAML 1.1: `no` is false, `0777` is 511.
    Old,
    /// YAML 1.2: `no` is text, `0777` is 777, `<<` is a key like any other.
    New,
}

/// Reads a file; of keys that stand twice the first counts, and keys that are lists or maps are left out.
pub(crate) fn read(text: &str, rules: Rules) -> Result<Value, String> {
    let merge_keys = match rules {
        Rules::Old => MergeKeyPolicy::default(),
        Rules::New => MergeKeyPolicy::AsOrdinary,
    };
    let options: Options = serde_yaml::options! {
        merge_keys: merge_keys,
        duplicate_keys: DuplicateKeyPolicy::FirstWins,
        non_finite_float_policy: NonFiniteFloatPolicy::AsString,
        strict_booleans: matches!(rules, Rules::New),
        legacy_octal_numbers: matches!(rules, Rules::Old),
    };
    serde_yaml::from_str_with_options(text, options)
        .map(|Json(value)| value)
        .map_err(|error| error.to_string())
}

struct Json(Value);

/// The key of a map; nothing where it has no name.
struct Key(Option<String>);

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ValueVisitor).map(Self)
    }
}

impl<'de> Deserialize<'de> for Key {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ValueVisitor).map(|value| match value {
            Value::Array(_) | Value::Object(_) => Self(None),
            Value::String(name) => Self(Some(name)),
            other => Self(Some(other.to_string())),
        })
    }
}

struct ValueVisitor;

impl<'de> Visitor<'de> for ValueVisitor {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(Json(item)) = items.next_element()? {
            list.push(item);
        }
        Ok(list.into())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut pairs: A) -> Result<Value, A::Error> {
        let mut map = Map::new();
        while let Some(Key(key)) = pairs.next_key()? {
            match key {
                Some(key) => _ = map.insert(key, pairs.next_value::<Json>()?.0),
                None => _ = pairs.next_value::<IgnoredAny>()?,
            }
        }
        Ok(map.into())
    }
}
