//! A record as a line of a log, and back. It must not know what the record says.
//!
//! `{"v":1,"n":7,"t":1700000000,"b":"0123456789abcdef","k":"note","d":{…}}`: the version, a counter that is greater than all
//! that was read (Lamport 1978), the time in seconds since 1970 for people, the briefing, the kind, what it says. A line in this
//! very form is told from others without reading what it says.

use std::{fmt::Write, ops::Range};

use serde::{Deserialize, Serialize};

use super::{
    key::Key,
    record::{Kind, Record},
};
use briefing_text::SafeText;

/// The version of the lines that this program writes.
pub(crate) const VERSION: u64 = 1;

/// When a record was made, as far as order goes: by the counter, then by the device.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Stamp {
    /// The counter.
    pub n: u64,
    /// The device.
    pub device: String,
}

/// Lines to be appended to a log.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lines(pub(crate) String);

impl Lines {
    /// Whether there is nothing to append.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Adds other lines behind these.
    pub fn extend(&mut self, others: &Self) {
        self.0.push_str(&others.0);
    }

    /// The lines as they will stand in the log, for whoever has to print what cannot be kept.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The notes and marks in lines that cannot be kept, for whoever has to print them: what each is about, and what it says.
pub fn notes_in(lines: &Lines) -> Vec<(SafeText, SafeText)> {
    let record = |line: &str| match read(line.as_bytes()) {
        Read::Line(head) => Record::parse(head.kind, line.as_bytes().get(head.body)?).ok(),
        _ => None,
    };
    let told = |record: Record| match record {
        Record::Note { anchor, text, .. } => Some((anchor.words(), SafeText::prose(&text))),
        Record::Mark { anchor, .. } => Some((anchor.words(), SafeText::from_static("marked"))),
        _ => None,
    };
    lines.as_str().lines().filter_map(record).filter_map(told).collect()
}

/// What is known of a line without reading what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Head {
    pub(crate) n: u64,
    pub(crate) time: u64,
    pub(crate) key: Key,
    pub(crate) kind: Kind,
    /// Where in the line stands what it says.
    pub(crate) body: Range<usize>,
}

/// What a line is.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Read {
    Line(Head),
    /// A line in another form that says the same as this one.
    Other(String),
    /// One that a later version of the program has written; its counter counts.
    Newer(Option<u64>),
    /// One that was not written to its end, or is no line of a log.
    Torn,
}

/// Writes a line with its end. Errors: the record cannot be JSON.
pub(crate) fn write(n: u64, time: u64, key: Key, record: &Record) -> serde_json::Result<String> {
    Ok(written(n, time, key, record.kind().as_str(), &record.body()?))
}

fn written(n: u64, time: u64, key: Key, kind: &str, body: &str) -> String {
    let mut line = String::with_capacity(body.len() + 80);
    // Writing to a string cannot fail.
    let _ = writeln!(
        line,
        "{{\"v\":{VERSION},\"n\":{n},\"t\":{time},\"b\":\"{key}\",\"k\":\"{kind}\",\"d\":{body}}}"
    );
    line
}

/// Reads a line without its end.
pub(crate) fn read(line: &[u8]) -> Read {
    if let Some(head) = plain(line) {
        return Read::Line(head);
    }
    let Ok(other) = serde_json::from_slice::<Other>(line) else { return Read::Torn };
    match (other.v, other.b, other.k, other.d) {
        (Some(VERSION), Some(key), Some(kind), Some(body)) if Kind::parse(kind.as_bytes()).is_some() => {
            let line = written(other.n.unwrap_or(0), other.t.unwrap_or(0), key, &kind, &body.to_string());
            Read::Other(line)
        }
        // A kind that this version does not have.
        _ => Read::Newer(other.n),
    }
}

/// A line that may be in any order of keys.
#[derive(Deserialize)]
struct Other {
    v: Option<u64>,
    n: Option<u64>,
    t: Option<u64>,
    #[serde(default, deserialize_with = "lenient")]
    b: Option<Key>,
    k: Option<String>,
    d: Option<serde_json::Value>,
}

/// A key, or nothing where a later version has something else there.
fn lenient<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<Key>, D::Error> {
    let value = serde_json::Value::deserialize(deserializer)?;
    Ok(value.as_str().and_then(|text| text.parse().ok()))
}

/// A line in the form in which this program writes it.
fn plain(line: &[u8]) -> Option<Head> {
    let rest = line.strip_prefix(b"{\"v\":1,\"n\":")?;
    let (n, rest) = number(rest)?;
    let (time, rest) = number(rest.strip_prefix(b",\"t\":")?)?;
    let rest = rest.strip_prefix(b",\"b\":\"")?;
    let (key, rest) = rest.split_at_checked(16)?;
    let key = str::from_utf8(key).ok()?.parse().ok()?;
    let rest = rest.strip_prefix(b"\",\"k\":\"")?;
    let (kind, rest) = rest.split_at(rest.iter().take(16).position(|byte| *byte == b'"')?);
    let kind = Kind::parse(kind)?;
    let body = rest.strip_prefix(b"\",\"d\":")?.strip_suffix(b"}")?;
    let end = line.len() - 1;
    (!body.is_empty()).then(|| Head { n, time, key, kind, body: end - body.len()..end })
}

fn number(text: &[u8]) -> Option<(u64, &[u8])> {
    let digits = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let (number, rest) = text.split_at(digits);
    Some((str::from_utf8(number).ok()?.parse().ok()?, rest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::key::NoteId;

    #[test]
    fn a_line_is_read_as_it_was_written_and_in_another_order_of_keys_too() -> serde_json::Result<()> {
        let (key, record) = (Key::new("a"), Record::Unmark { id: NoteId::random() });
        let line = write(7, 1_700_000_000, key, &record)?;
        let Read::Line(head) = read(line.trim_end().as_bytes()) else { panic!("{line}") };
        assert_eq!((head.n, head.time, head.key, head.kind), (7, 1_700_000_000, key, Kind::Unmark));
        let body = &line.as_bytes()[head.body];
        assert_eq!(Record::parse(head.kind, body)?, record);
        let (start, end) = line.trim_end().split_once(",\"b\"").unwrap_or_default();
        let other = format!(
            "{{\"b\"{}, \"extra\": [1], {}}}",
            end.trim_end_matches('}').to_owned() + "}",
            &start[1..]
        );
        assert_eq!(read(other.as_bytes()), Read::Other(line), "{other}");
        Ok(())
    }

    #[test]
    fn what_is_torn_or_newer_is_told_apart() {
        let newer = |line: &str, n| assert_eq!(read(line.as_bytes()), Read::Newer(n), "{line}");
        newer("{\"v\":2,\"n\":9,\"b\":\"0123456789abcdef\",\"k\":\"note\",\"d\":{}}", Some(9));
        newer("{\"v\":2,\"b\":[1]}", None);
        newer("{\"v\":1,\"n\":9,\"t\":0,\"b\":\"0123456789abcdef\",\"k\":\"dance\",\"d\":1}", Some(9));
        for torn in [
            "",
            "{",
            "{\"v\":1,\"n\":9,\"t\":0,\"b\":\"0123456789abcdef\",\"k\":\"note\",\"d\":{\"id\"",
            "{\"v\":1,\"n\":99999999999999999999999,\"t\":0}",
            "<<<<<<< HEAD",
            "\u{0}\u{0}\u{0}",
        ] {
            assert_eq!(read(torn.as_bytes()), Read::Torn, "{torn}");
        }
    }
}
