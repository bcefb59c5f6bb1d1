//! Timesketch: entries of a log with `message`, `datetime` and `timestamp_desc`, as lines of JSON, a list of JSON, or a table.
//!
//! An entry becomes an event. Its stamp is kept as it stands, its message is the title, and what the stamp means stands in the
//! text. `timestamp` says the same in microseconds: where it is finer, `datetime` counts; where both disagree, what both have in
//! common, the day, or one of two days. Which program wrote the line, and all other fields, are counted as left out.

mod when;

use std::collections::BTreeMap;

use briefing_format::{Section, model::Id, write::Map};
use briefing_text::{SafeText, safe_format};
use serde_json::Value;

use super::{Importer, mails, phones, telling};
use crate::{
    Code, Input, Made, Options, Place, Stop,
    dates::How,
    made::{Start, broken},
    table::Table,
};

/// The fields that are read.
const READ: [&str; 5] = ["message", "datetime", "timestamp", "timestamp_desc", "tag"];

/// The fields that every entry has.
const NEEDED: [&str; 3] = ["message", "datetime", "timestamp_desc"];

/// Fields that name a person or an account.
const PERSONAL: [&str; 4] = ["username", "user", "account", "email"];

#[derive(Debug)]
pub(super) struct Timesketch;

impl Importer for Timesketch {
    fn recognizes(&self, input: &Input) -> bool {
        if input.json_keys().is_some() {
            return input.has_json_keys(&NEEDED);
        }
        // Most tables are ruled out by their first bytes.
        let start = &input.bytes[..input.bytes.len().min(4_096)];
        let has_name = memchr::memmem::find(start, b"timestamp_desc").is_some();
        let tables = if has_name { Table::read(input, &Options::default()) } else { Ok(Vec::new()) };
        tables.is_ok_and(|tables| {
            tables.first().is_some_and(|table| {
                NEEDED.iter().all(|name| table.headings.iter().any(|heading| heading == name))
            })
        })
    }

    fn make(&self, files: &[Input], options: &Options, start: &Start) -> Result<Made, Stop> {
        let mut made = Made::new(&title(files), start);
        let sources: Vec<Id> = files.iter().map(|file| source(file, &mut made)).collect();
        let (how, date_key) = (How::from(options), telling::date_key(options));
        for (file, source) in files.iter().zip(&sources) {
            let mut reader = Reader { file, source, how: &how, date_key, made: &mut made };
            match file.json_keys() {
                Some(_) if file.content().trim_ascii_start().starts_with(b"[") => reader.list()?,
                Some(_) => reader.lines()?,
                None => reader.table(options)?,
            }
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

/// The fields of an entry that say something.
type Entry = BTreeMap<String, String>;

/// One file on its way into a briefing.
struct Reader<'r> {
    file: &'r Input,
    source: &'r Id,
    how: &'r How,
    date_key: &'static str,
    made: &'r mut Made,
}

impl Reader<'_> {
    fn lines(&mut self) -> Result<(), Stop> {
        let file = self.file;
        for (line, bytes) in file.content().split(|byte| *byte == b'\n').enumerate() {
            if bytes.trim_ascii().is_empty() {
                continue;
            }
            let place = |column| Place::Line(line + 1, column);
            let entry: BTreeMap<String, Value> = serde_json::from_slice(bytes).map_err(|error| {
                let message = safe_format!("This line is no JSON object: {error}.");
                let help = SafeText::from_static("Mend or remove the line.");
                broken(&file.name, place(Some(error.column())), message, help)
            })?;
            self.entry(&place(None), &fields(entry));
        }
        Ok(())
    }

    fn list(&mut self) -> Result<(), Stop> {
        let file = self.file;
        let entries: Vec<BTreeMap<String, Value>> =
            serde_json::from_slice(file.content()).map_err(|error| {
                let message = safe_format!("This is no list of JSON objects: {error}.");
                let place = Place::Line(error.line(), Some(error.column()));
                broken(&file.name, place, message, SafeText::from_static("Mend the file at that place."))
            })?;
        for (at, entry) in entries.into_iter().enumerate() {
            self.entry(&Place::Object(safe_format!("entry {}", at + 1)), &fields(entry));
        }
        Ok(())
    }

    fn table(&mut self, options: &Options) -> Result<(), Stop> {
        for table in Table::read(self.file, options)? {
            if let Some(encoding) = table.guessed {
                let message = safe_format!("The file was read as {encoding}.");
                self.made.tell("file", Code::EncodingGuessed, &self.file.name, Place::File, message);
            }
            table.beside_cells().for_each(|(kind, count)| self.made.report.lose_many(kind, count));
            let mut rows = table.rows();
            while let Some(row) = rows.next() {
                let cells = table.headings.iter().enumerate();
                let cells = cells.map(|(at, heading)| (heading.clone(), row.cell(at).to_owned()));
                self.entry(&Place::Row(row.number), &cells.filter(|(_, cell)| !cell.is_empty()).collect());
            }
        }
        Ok(())
    }

    fn tell(&mut self, place: &Place, code: Code, message: SafeText) {
        self.made.tell("entry", code, &self.file.name, place.clone(), message);
    }

    fn entry(&mut self, place: &Place, entry: &Entry) {
        self.made.begin();
        self.made.report.total("entry", 1);
        let text = |key: &str| entry.get(key).map_or("", |value| value.trim());
        let written = text("message");
        let mails = mails::count(written);
        let message = mails::removed(written);
        let (message, accounts) = without_accounts(&message, entry);
        let message = message.as_str();
        if accounts > 0 {
            self.made.report.lose_many("account in a message", accounts);
            let told = safe_format!("The name of an account in the message is left out.");
            self.tell(place, Code::PersonalData, told);
        }
        if mails > 0 {
            self.made.report.lose_many("e-mail address", mails);
            self.tell(place, Code::PersonalData, safe_format!("An e-mail address is left out."));
        }
        let phones = phones::count(written);
        if phones > 0 {
            self.made.report.lose_many(phones::WHAT, phones);
            self.tell(place, Code::PersonalData, safe_format!("A telephone number is left out."));
        }
        if !telling::is_said(message) {
            let told = safe_format!("The entry has no `message` and is left out.");
            self.tell(place, Code::RowWithoutTitle, told);
            self.made.report.lose("entry without message");
            return;
        }
        let (title, rest) =
            message.split_once('\n').filter(|(first, _)| telling::is_said(first)).unwrap_or((message, ""));
        let parts = ["datetime", "timestamp", "timestamp_desc"].map(text);
        let identity = format!("{message}\n{}", parts.join("\n"));
        let id = self.made.ids.hashed(title, &identity, "entry");
        let paragraphs = rest.lines().map(str::trim).chain([text("timestamp_desc")]);
        let paragraphs: Vec<&str> = paragraphs.filter(|line| !line.is_empty()).collect();
        let date = when::read(text("datetime"), text("timestamp"), self.how);
        let event = Map::new()
            .with("id", id.as_str())
            .with("title", title.trim())
            .with_some(self.date_key, date.value())
            .with("text", crate::markup::guarded(&paragraphs.join("\n")).as_ref())
            .with("sources", vec![self.source.as_str()])
            .with("tags", tags(text("tag")));
        self.made.report.dates_kept += usize::from(date.edtf.is_some() && date.findings.is_empty());
        self.made.report.dates_in_words += usize::from(date.edtf.is_none() && date.words.is_some());
        for (code, message) in date.findings {
            self.made.report.dates_coarsened += usize::from(date.edtf.is_some());
            self.tell(place, code, message);
        }
        for key in entry.keys().filter(|key| !READ.contains(&key.as_str())) {
            self.made.report.lose(format!("field {key}"));
            if PERSONAL.contains(&key.as_str()) {
                let message = safe_format!("The field `{key}` names somebody and is left out.");
                self.tell(place, Code::PersonalData, message);
            }
        }
        self.made.document.listed(Section::Events, &event);
    }
}

/// Names of accounts that every system has, and that name nobody.
const OF_SYSTEMS: [&str; 10] = [
    "root",
    "system",
    "admin",
    "administrator",
    "guest",
    "nobody",
    "daemon",
    "local service",
    "network service",
    "anonymous",
];

/// A message without the names that other fields have of people and accounts; how many of them stood in it.
fn without_accounts(message: &str, entry: &Entry) -> (String, usize) {
    let mut message = message.to_owned();
    let mut count = 0;
    for name in PERSONAL.iter().filter_map(|key| entry.get(*key)).map(|name| name.trim()) {
        if name.chars().count() < 2 || OF_SYSTEMS.contains(&&*name.to_lowercase()) {
            continue;
        }
        let mut kept = String::with_capacity(message.len());
        let mut rest = message.as_str();
        let mut is_found = false;
        while let Some(at) = rest.find(name) {
            let (before, after) = (&rest[..at], &rest[at + name.len()..]);
            let goes_on = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
            let is_word = !goes_on(before.chars().next_back()) && !goes_on(after.chars().next());
            kept.push_str(before);
            kept.push_str(if is_word { mails::LEFT_OUT } else { name });
            is_found |= is_word;
            rest = after;
        }
        kept.push_str(rest);
        count += usize::from(is_found);
        message = kept;
    }
    (message, count)
}

/// The fields of a JSON object as text; a list has its words behind one another.
fn fields(entry: BTreeMap<String, Value>) -> Entry {
    let text = |value: Value| match value {
        Value::String(text) => text,
        Value::Null => String::new(),
        Value::Array(list) => {
            let words = list.iter().map(|word| word.as_str().map_or_else(|| word.to_string(), str::to_owned));
            words.collect::<Vec<_>>().join(",")
        }
        other => other.to_string(),
    };
    let fields = entry.into_iter().map(|(key, value)| (key, text(value)));
    fields.filter(|(_, value)| !value.trim().is_empty()).collect()
}

/// `a,b`, and `['a', 'b']` as a table has it.
fn tags(text: &str) -> Vec<&str> {
    let words = text.trim_matches(['[', ']']).split(',').map(|word| word.trim().trim_matches(['\'', '"']));
    words.filter(|word| !word.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::testing::{import, inputs, lost};

    const LOG: &str = r#"{"message": "File created: a.exe", "datetime": "2021-03-04T10:00:00+00:00", "timestamp_desc": "Creation Time", "username": "ada", "timestamp": 1614852000123456}
{"message": "Logon\nof [[ada]]", "datetime": "some day", "timestamp_desc": "Event Logged", "tag": ["logon"], "timestamp": 0}
"#;

    #[test]
    fn an_entry_becomes_an_event_with_the_stamp_as_it_stands() {
        let (yaml, made) = import(&Timesketch, &[("a.jsonl", LOG)]);
        assert!(
            yaml.contains("date: 2021-03-04T10:00:00+00:00\n    title: \"File created: a.exe\"\n"),
            "{yaml}"
        );
        assert!(yaml.contains("date: {text: some day}\n    title: Logon\n"), "{yaml}");
        assert!(yaml.contains("      of [ [ada]]\n\n      Event Logged\n"), "{yaml}");
        assert_eq!(lost(&made), ["1 field username"]);
        assert_eq!((made.report.dates_kept, made.report.count(Code::DateNotRead)), (1, 1));
    }

    #[test]
    fn an_account_that_is_left_out_does_not_stand_in_the_message() {
        let log = r#"{"message": "Login by annlee from /home/annlee, not annlees", "datetime": "2021-03-04T10:00:00Z", "timestamp_desc": "x", "user": "annlee"}
{"message": "Session of root", "datetime": "2021-03-04T10:00:00Z", "timestamp_desc": "x", "username": "root"}
"#;
        let (yaml, made) = import(&Timesketch, &[("a.jsonl", log)]);
        assert!(yaml.contains("Login by […] from /home/[…], not annlees"), "{yaml}");
        assert!(!yaml.contains("login-by-annlee") && yaml.contains("Session of root"), "{yaml}");
        assert_eq!(lost(&made), ["1 account in a message", "1 field user", "1 field username"]);
    }

    #[test]
    fn a_table_and_a_list_say_the_same() {
        let table = "message,timestamp,datetime,timestamp_desc,tag,host\nA message,1331698658276340,2012-03-14T04:17:38+00:00,Write time,\"['a', 'b']\",h\nB,,2015-07-24 19:01:01,Time,,\n";
        let (yaml, made) = import(&Timesketch, &[("a.csv", table)]);
        assert!(yaml.contains("date: 2012-03-14T04:17:38+00:00\n    title: A message\n"), "{yaml}");
        assert!(
            yaml.contains("    tags: [a, b]\n") && yaml.contains("date: 2015-07-24T19:01:01\n"),
            "{yaml}"
        );
        assert_eq!(lost(&made), ["1 field host"]);
        let list = r#"[{"message": "A", "datetime": "2015-07-24T19:01:01+00:00", "timestamp_desc": "x"}]"#;
        assert_eq!(import(&Timesketch, &[("a.json", list)]).1.counts(), [("events", 1), ("sources", 1)]);
    }

    #[test]
    fn an_entry_that_comes_first_changes_no_id() {
        let ids = |text: &str| -> Vec<String> {
            let (yaml, _) = import(&Timesketch, &[("a.jsonl", text)]);
            yaml.lines().filter(|line| line.contains("id: ")).map(str::to_owned).collect()
        };
        let line = |second: u8| {
            format!(
                "{{\"message\": \"Logon\", \"datetime\": \"2021-03-04T10:00:{second:02}Z\", \"timestamp_desc\": \"x\"}}\n"
            )
        };
        let (before, after) = (ids(&line(2)), ids(&format!("{}{}", line(1), line(2))));
        assert_eq!((before.len(), &after[1..]), (1, &before[..]));
    }

    #[test]
    fn a_broken_line_stops_with_its_place() {
        let files = inputs(&[("a.jsonl", &format!("{LOG}{{\"message\": \n"))]);
        let stop = Timesketch.import(&files, &Options::default()).map(|_| ());
        assert_eq!(stop.map_err(|stop| stop.place), Err(Place::Line(3, Some(12))));
    }
}
