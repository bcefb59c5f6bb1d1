//! JSON as other programs write it: a text where a number stands, one value where a list stands, nothing where something else
//! stands. Texts borrow from the file where they can. It must not know any format.

use std::{
    borrow::{Borrow, Cow},
    fmt,
    marker::PhantomData,
    ops::{Deref, DerefMut},
};

use serde::{
    Deserialize, Deserializer,
    de::{Error, IgnoredAny, MapAccess, SeqAccess, Visitor},
};

/// A text, or a scalar as a text; empty where there is none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Text<'a>(pub(crate) Cow<'a, str>);

impl Deref for Text<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl Borrow<str> for Text<'_> {
    fn borrow(&self) -> &str {
        &self.0
    }
}

/// What has texts in it, each at a key.
pub(crate) trait Texts<'a> {
    /// Goes through all of them, with the key at which each stands.
    fn each(&mut self, key: &str, see: &mut dyn FnMut(&str, &mut Text<'a>));
}

impl<'a> Texts<'a> for Text<'a> {
    fn each(&mut self, key: &str, see: &mut dyn FnMut(&str, &mut Text<'a>)) {
        see(key, self);
    }
}

impl<'a, T: Texts<'a>> Texts<'a> for Many<T> {
    fn each(&mut self, key: &str, see: &mut dyn FnMut(&str, &mut Text<'a>)) {
        self.0.iter_mut().for_each(|one| one.each(key, see));
    }
}

struct TextVisitor<'a>(PhantomData<&'a ()>);

impl<'de: 'a, 'a> Visitor<'de> for TextVisitor<'a> {
    type Value = Text<'a>;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a text")
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Text<'a>, E> {
        Ok(Text(Cow::Borrowed(text)))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Text<'a>, E> {
        Ok(Text(Cow::Owned(text.to_owned())))
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Text<'a>, E> {
        Ok(Text(Cow::Borrowed(if value { "true" } else { "false" })))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Text<'a>, E> {
        Ok(Text(Cow::Owned(value.to_string())))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Text<'a>, E> {
        Ok(Text(Cow::Owned(value.to_string())))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Text<'a>, E> {
        Ok(Text(Cow::Owned(value.to_string())))
    }

    fn visit_unit<E: Error>(self) -> Result<Text<'a>, E> {
        Ok(Text::default())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Text<'a>, A::Error> {
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Text::default())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Text<'a>, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Text::default())
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Text<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TextVisitor(PhantomData))
    }
}

/// A list of whatever reads itself loosely, or one of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Many<T>(Vec<T>);

impl<T> Default for Many<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Deref for Many<T> {
    type Target = Vec<T>;

    fn deref(&self) -> &Vec<T> {
        &self.0
    }
}

impl<T> DerefMut for Many<T> {
    fn deref_mut(&mut self) -> &mut Vec<T> {
        &mut self.0
    }
}

struct ManyVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for ManyVisitor<T> {
    type Value = Many<T>;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a list")
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Many<T>, E> {
        let one = T::deserialize(serde::de::value::BorrowedStrDeserializer::new(text))?;
        Ok(Many(vec![one]))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Many<T>, E> {
        let one = T::deserialize(serde::de::value::StrDeserializer::new(text))?;
        Ok(Many(vec![one]))
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<Many<T>, E> {
        Ok(Many::default())
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<Many<T>, E> {
        Ok(Many::default())
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<Many<T>, E> {
        Ok(Many::default())
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<Many<T>, E> {
        Ok(Many::default())
    }

    fn visit_unit<E: Error>(self) -> Result<Many<T>, E> {
        Ok(Many::default())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Many<T>, A::Error> {
        let mut many = Vec::new();
        while let Some(one) = list.next_element()? {
            many.push(one);
        }
        Ok(Many(many))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Many<T>, A::Error> {
        let one = T::deserialize(serde::de::value::MapAccessDeserializer::new(map))?;
        Ok(Many(vec![one]))
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Many<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ManyVisitor(PhantomData))
    }
}

impl Many<Text<'_>> {
    /// Those that say something, without white space around them.
    pub(crate) fn texts(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|text| text.trim()).filter(|text| !text.is_empty())
    }
}

/// Makes structs of objects with some keys; what else an object has is named in `others`. Something that is no object is one
/// without keys.
macro_rules! loose {
    ($(
        $(#[$meta:meta])*
        $name:ident { $($(#[$doc:meta])* $field:ident: $type:ty = $key:literal,)* }
        passes over $($passed:literal)*;
    )*) => {$(
        $(#[$meta])*
        #[derive(Clone, Debug, Default)]
        pub(crate) struct $name<'a> {
            $($(#[$doc])* pub(crate) $field: $type,)*
            /// The keys that are not read.
            pub(crate) others: Vec<$crate::loose::Text<'a>>,
        }

        impl<'a> $crate::loose::Texts<'a> for $name<'a> {
            fn each(&mut self, _: &str, see: &mut dyn FnMut(&str, &mut $crate::loose::Text<'a>)) {
                $($crate::loose::Texts::each(&mut self.$field, $key, see);)*
            }
        }

        impl<'de: 'a, 'a> serde::Deserialize<'de> for $name<'a> {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Keys<'a>(std::marker::PhantomData<&'a ()>);

                impl<'de: 'a, 'a> $crate::loose::Object<'de> for Keys<'a> {
                    type Value = $name<'a>;

                    fn object<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                        let mut object = $name::default();
                        while let Some(key) = map.next_key::<$crate::loose::Text<'a>>()? {
                            match &*key {
                                $($key => object.$field = map.next_value()?,)*
                                $(| $passed)* => drop(map.next_value::<serde::de::IgnoredAny>()?),
                                _ => {
                                    map.next_value::<serde::de::IgnoredAny>()?;
                                    object.others.push(key);
                                }
                            }
                        }
                        Ok(object)
                    }
                }

                deserializer.deserialize_any($crate::loose::ObjectVisitor(Keys(std::marker::PhantomData)))
            }
        }
    )*};
}
pub(crate) use loose;

/// Reads the keys of an object.
pub(crate) trait Object<'de> {
    /// What is made of it.
    type Value: Default;

    /// Reads it.
    fn object<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error>;
}

/// Reads an object, and takes everything else for one without keys.
pub(crate) struct ObjectVisitor<O>(pub(crate) O);

impl<'de, O: Object<'de>> Visitor<'de> for ObjectVisitor<O> {
    type Value = O::Value;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<O::Value, A::Error> {
        self.0.object(map)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<O::Value, A::Error> {
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(O::Value::default())
    }

    fn visit_str<E: Error>(self, _: &str) -> Result<O::Value, E> {
        Ok(O::Value::default())
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<O::Value, E> {
        Ok(O::Value::default())
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<O::Value, E> {
        Ok(O::Value::default())
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<O::Value, E> {
        Ok(O::Value::default())
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<O::Value, E> {
        Ok(O::Value::default())
    }

    fn visit_unit<E: Error>(self) -> Result<O::Value, E> {
        Ok(O::Value::default())
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    loose! {
        /// An object for the tests.
        Thing {
            /// A text.
            name: Text<'a> = "name",
            tags: Many<Text<'a>> = "tags",
            parts: Many<Thing<'a>> = "parts",
        } passes over "created";
    }

    #[test]
    fn whatever_stands_there_is_read() {
        let text = r#"{"name": 7, "tags": ["a", 1, null, {}], "parts": {"name": "x\n", "tags": "one"}, "created": 1, "other": [1]}"#;
        let thing: Thing<'_> = serde_json::from_str(text).unwrap();
        assert_eq!((&*thing.name, thing.tags.texts().collect::<Vec<_>>()), ("7", vec!["a", "1"]));
        assert_eq!((&*thing.parts[0].name, thing.parts[0].tags.texts().count()), ("x\n", 1));
        assert_eq!(thing.others, [Text("other".into())]);
        let thing: Thing<'_> =
            serde_json::from_str(r#"{"name": ["x"], "tags": 3, "parts": [1, "a", null]}"#).unwrap();
        assert_eq!((&*thing.name, thing.tags.len(), thing.parts.len()), ("", 0, 3));
    }

    #[test]
    fn all_texts_are_met_with_their_keys() {
        let text = r#"{"name": "a", "tags": ["b", "c"], "parts": [{"name": "d"}]}"#;
        let mut thing: Thing<'_> = serde_json::from_str(text).unwrap();
        let mut met = Vec::new();
        thing.each("", &mut |key, text| {
            if !text.is_empty() {
                met.push(format!("{key} {}", &**text));
                *text = Text("x".into());
            }
        });
        assert_eq!(met, ["name a", "tags b", "tags c", "name d"]);
        assert_eq!((&*thing.name, &*thing.parts[0].name), ("x", "x"));
    }

    #[test]
    fn texts_borrow_from_the_file() {
        let thing: Thing<'_> = serde_json::from_str(r#"{"name": "plain"}"#).unwrap();
        assert!(matches!(thing.name.0, Cow::Borrowed(_)));
    }
}
