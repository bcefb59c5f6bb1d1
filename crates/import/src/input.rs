//! A file to import: its name, its bytes, and what they look like at a glance. It must not know what any format means.

use std::cell::OnceCell;

use briefing_text::SafeText;
use serde::{
    Deserializer,
    de::{IgnoredAny, MapAccess, SeqAccess, Visitor},
};

/// The mark at the start of some files in UTF-8.
const MARK: &[u8] = b"\xEF\xBB\xBF";

/// A file to import.
#[derive(Debug)]
pub struct Input {
    /// Its name, as it is shown.
    pub name: SafeText,
    /// All that stands in it.
    pub bytes: Vec<u8>,
    keys: OnceCell<Option<Vec<String>>>,
}

impl Input {
    /// A file of this name and content.
    pub fn new(name: SafeText, bytes: Vec<u8>) -> Self {
        Self { name, bytes, keys: OnceCell::new() }
    }

    /// The bytes without a mark of their encoding.
    pub fn content(&self) -> &[u8] {
        self.bytes.strip_prefix(MARK).unwrap_or(&self.bytes)
    }

    /// The content as text, where it is UTF-8.
    pub fn text(&self) -> Option<&str> {
        std::str::from_utf8(self.content()).ok()
    }

    /// The keys at the top, where the content is a JSON object, or those of the first object of a list or of lines of JSON.
    ///
    /// A file that breaks off later is still recognized by what stands before.
    pub fn json_keys(&self) -> Option<&[String]> {
        self.keys.get_or_init(|| json_keys(self.content())).as_deref()
    }

    /// Whether the content is a JSON object with all of these keys at the top.
    pub fn has_json_keys(&self, keys: &[&str]) -> bool {
        let found = self.json_keys().unwrap_or_default();
        keys.iter().all(|key| found.iter().any(|found| found == key))
    }
}

fn json_keys(content: &[u8]) -> Option<Vec<String>> {
    let start = content.iter().find(|byte| !byte.is_ascii_whitespace())?;
    if !matches!(start, b'{' | b'[') {
        return None;
    }
    let mut keys = Vec::new();
    // An error ends the search, and is told when the file is read.
    let _ = serde_json::Deserializer::from_slice(content).deserialize_any(Keys(&mut keys));
    Some(keys)
}

/// Collects keys, and skips values.
struct Keys<'k>(&'k mut Vec<String>);

impl<'de> Visitor<'de> for Keys<'_> {
    type Value = ();

    fn expecting(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("an object, or a list of objects")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            self.0.push(key);
            map.next_value::<IgnoredAny>()?;
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        list.next_element_seed(Seed(self.0))?;
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(())
    }
}

/// The first object of a list.
struct Seed<'k>(&'k mut Vec<String>);

impl<'de> serde::de::DeserializeSeed<'de> for Seed<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(Keys(self.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(text: &str) -> Option<Vec<String>> {
        json_keys(text.as_bytes())
    }

    #[test]
    fn keys_are_those_at_the_top() {
        let two = Some(vec!["a".to_owned(), "b".to_owned()]);
        assert_eq!(keys(r#" {"a": {"c": 1}, "b": [1]}"#), two);
        assert_eq!(keys(r#"[{"a": 1, "b": 2}, {"c": 3}]"#), two);
        assert_eq!(keys("{\"a\": 1, \"b\": 2}\n{\"c\": 3}\n"), two);
        assert_eq!(keys(r#"{"a": 1, "b": [1, "#), two, "a file that breaks off");
        assert_eq!(keys("a,b\n1,2\n"), None);
        assert_eq!(keys(""), None);
    }
}
