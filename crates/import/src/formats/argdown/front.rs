//! What an Argdown text says of itself between two lines of `===`, and the sources in braces. It must not know YAML beyond keys
//! with values and short lists.

use std::fmt;

use serde::{Deserialize, Deserializer, de};
use serde_json::Value;

/// What the text says of itself.
#[derive(Debug, Default)]
pub(super) struct Front {
    pub(super) title: Option<String>,
    pub(super) authors: Vec<String>,
    pub(super) date: Option<String>,
    /// Whether statements that attack each other cannot be true together.
    pub(super) is_strict: bool,
    /// Keys that are not read.
    pub(super) others: Vec<String>,
    /// How many lines it takes.
    pub(super) lines: usize,
}

impl Front {
    /// Reads the first lines of a text.
    pub(super) fn read(lines: &[&str]) -> Self {
        let mut front = Self::default();
        let is_mark =
            |line: &str| line.trim_end().len() >= 3 && line.trim_end().bytes().all(|byte| byte == b'=');
        let start = lines.iter().position(|line| !line.trim().is_empty()).unwrap_or(0);
        if !lines.get(start).is_some_and(|line| is_mark(line)) {
            return front;
        }
        let Some(length) = lines[start + 1..].iter().position(|line| is_mark(line)) else { return front };
        front.lines = start + length + 2;
        let mut above = "";
        for line in &lines[start + 1..=start + length] {
            let is_below = line.starts_with(char::is_whitespace) || line.starts_with('-');
            let Some((key, value)) = line.split_once(':').filter(|_| !line.trim_start().starts_with('-'))
            else {
                if above == "author" || above == "authors" {
                    front.authors.extend(one(line.trim().trim_start_matches('-')));
                }
                continue;
            };
            let (key, value) = (key.trim(), value.trim());
            if is_below {
                front.is_strict |=
                    above == "model" && key == "mode" && one(value).as_deref() == Some("strict");
                continue;
            }
            above = key;
            match key {
                "title" => front.title = one(value),
                "author" | "authors" => front.authors.extend(list(value)),
                "date" => front.date = one(value),
                "model" => front.is_strict |= value.contains("strict"),
                _ => front.others.push(key.to_owned()),
            }
        }
        front
    }
}

/// The values of the keys `source` and `sources` of what stands in braces, and how much else is in them: other keys, values of
/// these two that are no words, and braces that cannot be read.
pub(super) fn sources(data: &str) -> (Vec<String>, usize) {
    let (mut found, mut others) = (Vec::new(), 0);
    for braces in braces(data) {
        let Some(Entries(map)) = entries(braces) else {
            others += 1;
            continue;
        };
        let mut is_above = false;
        let has_colon =
            |key: &str| [":", "\":", "':"].iter().any(|end| braces.contains(&format!("{key}{end}")));
        for (key, value) in map {
            let last = found.last_mut().filter(|_| is_above && value.is_null() && !has_colon(&key));
            if let Some(last) = last {
                // Without quotation marks, a comma in braces begins a key that has no value.
                *last = format!("{last}, {key}");
                continue;
            }
            let (mut values, mut unread) = (Vec::new(), 0);
            match (key.as_str(), value) {
                ("source" | "sources", Value::Array(several)) => {
                    values.extend(several.iter().filter_map(words));
                    unread += several.len() - values.len();
                    is_above = false;
                }
                ("source" | "sources", value) => {
                    values.extend(words(&value));
                    unread += usize::from(values.is_empty() && !value.is_null());
                    is_above = !values.is_empty();
                }
                _ => (unread, is_above) = (1, false),
            }
            found.append(&mut values);
            others += unread;
        }
    }
    (found, others)
}

/// Each piece of data that has braces of its own around it.
fn braces(data: &str) -> Vec<&str> {
    let (mut pieces, mut depth, mut start) = (Vec::new(), 0_usize, 0);
    for (at, c) in data.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ => continue,
        }
        if depth == 0 {
            pieces.push(data[start..=at].trim());
            start = at + 1;
        }
    }
    pieces.push(data[start..].trim());
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

/// Keys with their values, in the order in which they are written.
struct Entries(Vec<(String, Value)>);

impl<'d> Deserialize<'d> for Entries {
    fn deserialize<D: Deserializer<'d>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(InOrder)
    }
}

struct InOrder;

impl<'d> de::Visitor<'d> for InOrder {
    type Value = Entries;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("keys with values")
    }

    fn visit_map<A: de::MapAccess<'d>>(self, mut map: A) -> Result<Entries, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        Ok(Entries(entries))
    }
}

/// What stands in braces: in the form that has braces in YAML, else in the form that has lines.
fn entries(braces: &str) -> Option<Entries> {
    // `Y` and `No` are words here.
    let read = |text| {
        let options = serde_yaml::options! { strict_booleans: true };
        serde_yaml::from_str_with_options(text, options).ok()
    };
    read(braces).or_else(|| read(braces.strip_prefix('{')?.strip_suffix('}')?))
}

/// A value as words.
fn words(value: &Value) -> Option<String> {
    let words = match value {
        Value::String(words) => words.clone(),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    (!words.is_empty()).then_some(words)
}

/// The values of a list in brackets, or one value.
fn list(value: &str) -> Vec<String> {
    let value = value.trim();
    let is_list = value.starts_with('[') || value.contains('"');
    let inside = value.trim_start_matches('[').trim_end_matches(',').trim_end_matches(']');
    if !is_list {
        return one(inside).into_iter().collect();
    }
    let (mut values, mut part, mut is_quoted) = (Vec::new(), String::new(), false);
    for c in inside.chars() {
        match c {
            '"' => is_quoted = !is_quoted,
            ',' if !is_quoted => values.extend(one(&std::mem::take(&mut part))),
            _ => part.push(c),
        }
    }
    values.extend(one(&part));
    values
}

fn one(value: &str) -> Option<String> {
    let value = value.trim().trim_matches(['"', '\'']).trim();
    (!value.is_empty()).then(|| value.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_front_says_title_authors_and_mode() {
        let lines = [
            "===",
            "title: A \"b\": c",
            "author:",
            "  - Ann",
            "  - Bo",
            "model:",
            "    mode: strict",
            "x: y",
            "===",
            "z",
        ];
        let front = Front::read(&lines);
        assert_eq!((front.title.as_deref(), front.is_strict, front.lines), (Some("A \"b\": c"), true, 9));
        assert_eq!(
            (front.authors, front.others),
            (vec!["Ann".to_owned(), "Bo".to_owned()], vec!["x".to_owned()])
        );
        assert_eq!(Front::read(&["===", "title: x"]).lines, 0);
    }

    #[test]
    fn sources_stand_in_braces_in_two_forms() {
        let both = |data| sources(data);
        let expected = (vec!["Nietzsche, Z".to_owned(), "B".to_owned()], 0);
        assert_eq!(both("{sources: [\n\"Nietzsche, Z\",\n\"B\"\n]}\n"), expected);
        assert_eq!(both("{\nsources:\n- Nietzsche, Z\n- B\n}\n"), expected);
        assert_eq!(both("{source: B, p: 1}\n{isGroup: true}"), (vec!["B".to_owned()], 2));
    }

    #[test]
    fn other_keys_in_braces_are_no_sources() {
        for (data, found, others) in [
            ("{source: \"X\", date: \"2020\"}", vec!["X"], 1),
            ("{date: \"2020\", source: \"X\"}", vec!["X"], 1),
            ("{\"source\": \"X, Y\", \"page\": 7}", vec!["X, Y"], 1),
            ("{source: Nietzsche, Zarathustra}", vec!["Nietzsche, Zarathustra"], 0),
            ("{source: 'X', note: {source: Z}}", vec!["X"], 1),
            ("{sources: [{title: X}, Y], a: [b, c]}", vec!["Y"], 2),
            ("{\nsource: X\ndate: 2020\nauthor: [A, B]\n}", vec!["X"], 2),
            ("{source: \"X\", date: }\n{source: Y}", vec!["X", "Y"], 1),
            ("{source: X}{source: Y", vec!["X"], 1),
            ("{source: https://a.example/b?c=d, e: f}", vec!["https://a.example/b?c=d"], 1),
        ] {
            let found: Vec<String> = found.into_iter().map(str::to_owned).collect();
            assert_eq!(sources(data), (found, others), "{data}");
        }
    }
}
