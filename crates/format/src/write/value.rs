//! What is written: texts, lists and maps with comments. It must not know how they look in YAML.

use std::borrow::Cow;

use super::Comment;

/// The value of a key, or an entry of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A text, a word, a date or an id.
    Text(String),
    /// A list.
    List(Vec<Value>),
    /// A map of keys and values.
    Map(Map),
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<Map> for Value {
    fn from(map: Map) -> Self {
        Self::Map(map)
    }
}

impl<T: Into<Self>> From<Vec<T>> for Value {
    fn from(list: Vec<T>) -> Self {
        Self::List(list.into_iter().map(Into::into).collect())
    }
}

impl Value {
    /// Whether it says nothing: an empty text, list or map.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Text(text) => text.trim().is_empty(),
            Self::List(list) => list.is_empty(),
            Self::Map(map) => map.entries.is_empty(),
        }
    }
}

/// A key with its value, and what stands above it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub(super) key: Cow<'static, str>,
    pub(super) value: Value,
    pub(super) comments: Vec<Comment>,
}

/// Keys and values in any order; the tables of the schema say in which order they are written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Map {
    pub(super) entries: Vec<Entry>,
    pub(super) comments: Vec<Comment>,
}

impl Map {
    /// A map without keys.
    pub fn new() -> Self {
        Self::default()
    }

    /// The same with a key; a value that says nothing is left out, and a key that is there has the new value.
    #[must_use]
    pub fn with(mut self, key: &'static str, value: impl Into<Value>) -> Self {
        self.set(key, value);
        self
    }

    /// The same with a key where there is a value for it.
    #[must_use]
    pub fn with_some(self, key: &'static str, value: Option<impl Into<Value>>) -> Self {
        match value {
            Some(value) => self.with(key, value),
            None => self,
        }
    }

    /// Gives a key its value; one that says nothing takes the key out.
    pub fn set(&mut self, key: impl Into<Cow<'static, str>>, value: impl Into<Value>) {
        let (key, value) = (key.into(), value.into());
        let at = self.entries.iter().position(|entry| entry.key == key);
        match (at, value.is_empty()) {
            (None, true) => {}
            (None, false) => self.entries.push(Entry { key, value, comments: Vec::new() }),
            (Some(at), true) => drop(self.entries.remove(at)),
            (Some(at), false) => self.entries[at].value = value,
        }
    }

    /// The keys with their values.
    pub fn entries(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.entries.iter().map(|entry| (entry.key.as_ref(), &entry.value))
    }

    /// The value of a key.
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.entries.iter().find(|entry| entry.key == key).map(|entry| &entry.value)
    }

    /// Adds an entry to a list, which is made where there is none; an entry that is in it stays there once.
    pub fn push(&mut self, key: &'static str, entry: impl Into<Value>) {
        let entry = entry.into();
        match self.entries.iter_mut().find(|found| found.key == key).map(|found| &mut found.value) {
            Some(Value::List(list)) if list.contains(&entry) => {}
            Some(Value::List(list)) => list.push(entry),
            Some(one) => *one = Value::List(vec![one.clone(), entry]),
            None => self.set(key, Value::List(vec![entry])),
        }
    }

    /// Adds a comment above the map as a whole.
    pub fn comment(&mut self, comment: Comment) {
        self.comments.push(comment);
    }

    /// Adds a comment above a key, where that is there.
    pub fn comment_on(&mut self, key: &str, comment: Comment) {
        if let Some(entry) = self.entries.iter_mut().find(|entry| entry.key == key) {
            entry.comments.push(comment);
        }
    }

    /// What stands above the map.
    pub fn comments(&self) -> &[Comment] {
        &self.comments
    }

    /// Whether it has no keys.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}
