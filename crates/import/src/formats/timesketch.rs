//! Timesketch: lines of JSON, each an entry of a log with `message`, `datetime` and `timestamp_desc`.
//!
//! An entry becomes an event. Its stamp is kept as it stands, its message is the title, and what the stamp means stands in the
//! text. Which program wrote the line, and all other fields, are counted as left out.

use std::collections::BTreeMap;

use briefing_format::{
    Section,
    model::{Date, Id},
    write::Map,
};
use briefing_text::safe_format;
use serde_json::Value;

use super::Importer;
use crate::{Code, Input, Made, Options, Place, Stop, made::broken};

/// The fields that are read.
const READ: [&str; 5] = ["message", "datetime", "timestamp", "timestamp_desc", "tag"];

/// Fields that name a person or an account.
const PERSONAL: [&str; 4] = ["username", "user", "account", "email"];

#[derive(Debug)]
pub(super) struct Timesketch;

impl Importer for Timesketch {
    fn recognizes(&self, input: &Input) -> bool {
        input.has_json_keys(&["message", "datetime", "timestamp_desc"])
    }

    fn import(&self, files: &[Input], _: &Options) -> Result<Made, Stop> {
        let mut made = Made::new(&title(files));
        let sources: Vec<Id> = files.iter().map(|file| source(file, &mut made)).collect();
        for (file, source) in files.iter().zip(&sources) {
            lines(file, source, &mut made)?;
        }
        Ok(made)
    }
}

fn title(files: &[Input]) -> String {
    let names: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
    format!("Log of {}", names.join(", "))
}

/// The file itself, which is all that tells of its entries.
fn source(file: &Input, made: &mut Made) -> Id {
    let id = made.ids.stable(file.name.as_str(), file.name.as_str(), "log");
    let source = Map::new().with("title", file.name.as_str()).with("kind", "document");
    made.document.keyed(Section::Sources, &id, &source);
    id
}

fn lines(file: &Input, source: &Id, made: &mut Made) -> Result<(), Stop> {
    let bytes = file.content();
    for (line, bytes) in bytes.split(|byte| *byte == b'\n').enumerate() {
        if bytes.trim_ascii().is_empty() {
            continue;
        }
        let place = |column| Place::Line(line + 1, column);
        let entry: BTreeMap<String, Value> = serde_json::from_slice(bytes).map_err(|error| {
            let message = safe_format!("This line is no JSON object: {error}.");
            broken(&file.name, place(Some(error.column())), message, safe_format!("Mend or remove the line."))
        })?;
        made.report.total("entry", 1);
        let text = |key: &str| entry.get(key).and_then(Value::as_str).unwrap_or_default().trim();
        if text("message").is_empty() {
            let message = safe_format!("The entry has no `message` and is left out.");
            made.tell("entry", Code::RowWithoutTitle, &file.name, place(None), message);
            made.report.lose("entry without message");
            continue;
        }
        let identity = format!("{}\n{}\n{}", text("message"), text("datetime"), text("timestamp_desc"));
        let id = made.ids.stable(text("message"), &identity, "entry");
        let mut event = Map::new()
            .with("id", id.as_str())
            .with("title", text("message"))
            .with("text", text("timestamp_desc"))
            .with("sources", vec![source.as_str()]);
        let stamp = text("datetime");
        if Date::parse(stamp).is_ok() {
            event.set("date", stamp);
            made.report.dates_kept += 1;
        } else if !stamp.is_empty() {
            event.set("date", Map::new().with("text", stamp));
            let message = safe_format!("`{stamp}` is no date that can be read.");
            made.tell("entry", Code::DateNotRead, &file.name, place(None), message);
        }
        if let Some(tags) = entry.get("tag").and_then(Value::as_array) {
            let tags: Vec<&str> = tags.iter().filter_map(Value::as_str).collect();
            event.set("tags", tags);
        }
        for key in entry.keys().filter(|key| !READ.contains(&key.as_str())) {
            made.report.lose(format!("field {key}"));
            if PERSONAL.contains(&key.as_str()) {
                let message = safe_format!("The field `{key}` names somebody and is left out.");
                made.tell("entry", Code::PersonalData, &file.name, place(None), message);
            }
        }
        made.document.listed(Section::Events, &event);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::testing::{import, lost};

    const LOG: &str = r#"{"message": "File created: a.exe", "datetime": "2021-03-04T10:00:00+00:00", "timestamp_desc": "Creation Time", "username": "ada"}
{"message": "Logon", "datetime": "some day", "timestamp_desc": "Event Logged", "tag": ["logon"]}
"#;

    #[test]
    fn an_entry_becomes_an_event_with_the_stamp_as_it_stands() {
        let (yaml, made) = import(&Timesketch, &[("a.jsonl", LOG)]);
        assert!(
            yaml.contains("date: 2021-03-04T10:00:00+00:00\n    title: \"File created: a.exe\"\n"),
            "{yaml}"
        );
        assert!(yaml.contains("date: {text: some day}"), "{yaml}");
        assert_eq!(lost(&made), ["1 field username"]);
        assert_eq!((made.report.dates_kept, made.report.count(Code::DateNotRead)), (1, 1));
    }
}
