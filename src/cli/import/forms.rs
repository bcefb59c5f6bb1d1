//! The report of an import as text: for people, a line each, as JSON or as SARIF. It must not decide what is told.

use std::{fmt::Write, path::Path};

use serde_json::{Value, json};

use super::super::arguments::Format;
use briefing_evidence::report::{sarif as checked, warning_sentence};
use briefing_format::{files, model::ItemKind};
use briefing_import::{self as import, Code, Comparison, Finding, Made, Place, Stop};
use briefing_text::SafeText;

/// What changed in the items of a kind.
pub(super) type Compared = (ItemKind, Comparison);

/// So many items that are gone are named.
const NAMED: usize = 20;

/// All that a report tells.
pub(super) struct Told<'t> {
    pub(super) files: &'t [SafeText],
    pub(super) format: import::Format,
    pub(super) made: &'t Made,
    /// The file that is written.
    pub(super) out: Option<&'t Path>,
    pub(super) compared: Option<&'t [Compared]>,
    pub(super) form: Format,
    pub(super) color: bool,
}

/// The report of an import.
pub(super) fn report(told: &Told<'_>) -> String {
    let findings = told.made.report.findings();
    match told.form {
        Format::Full => {
            head(told) + &findings.iter().map(|finding| full(finding, told.color)).collect::<String>()
        }
        Format::Concise => findings.iter().map(concise).collect(),
        Format::Json => lines([summary(told)].into_iter().chain(findings.iter().map(record))),
        Format::Sarif => sarif(&findings, &summary(told)),
    }
}

/// Why nothing is written.
pub(super) fn stopped(stop: &Stop, form: Format) -> String {
    let code = stop.code.map_or("broken", Code::as_str);
    let Stop { file, place, message, help, .. } = stop;
    match form {
        Format::Full => format!(
            "error[{code}]: {message}\n  --> {}\n  help: {help}\n\nNothing is written.\n",
            at(file, place)
        ),
        Format::Concise => format!("{}: error[{code}]: {message}\n", at(file, place)),
        Format::Json => lines([place_json(
            place,
            json!({
                "code": code, "severity": "error", "file": file.as_str(), "message": message.as_str(), "help": help.as_str(),
            }),
        )]),
        Format::Sarif => document(&[result(code, "error", file, place, message, Some(help))], &Value::Null),
    }
}

fn lines(objects: impl IntoIterator<Item = Value>) -> String {
    let mut lines = String::new();
    for object in objects {
        lines.push_str(&object.to_string());
        lines.push('\n');
    }
    lines
}

/// Where something stands, as editors and people read it.
fn at(file: &SafeText, place: &Place) -> String {
    match place {
        Place::File => file.to_string(),
        Place::Row(row) => format!("{file}: row {row}"),
        Place::Line(line, Some(column)) => format!("{file}:{line}:{column}"),
        Place::Line(line, None) => format!("{file}:{line}"),
        Place::Object(name) => format!("{file}: {name}"),
    }
}

fn head(told: &Told<'_>) -> String {
    let report = &told.made.report;
    let mut head = String::new();
    let files: Vec<&str> = told.files.iter().map(SafeText::as_str).collect();
    let mut line = |label: &str, words: String| {
        // Writing to a string cannot fail.
        let _ = writeln!(head, "{}", format!("{label:<10}{words}").trim_end());
    };
    line("read", format!("{} as {}", files.join(", "), told.format.title()));
    for note in report.notes() {
        line("", note.to_string());
    }
    let counts: Vec<String> = told.made.counts().iter().map(|(name, count)| counted(name, *count)).collect();
    line("made", if counts.is_empty() { "nothing".to_owned() } else { counts.join(", ") });
    let mut lost: Vec<(&str, usize)> = report.lost().collect();
    lost.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    line("left out", if lost.is_empty() { "nothing" } else { "" }.to_owned());
    for (kind, count) in lost {
        line("", format!("{count:>6} {kind}"));
    }
    line("dates", format!("{} kept, {} made coarser", report.dates_kept, report.dates_coarsened));
    for (kind, found) in told.compared.unwrap_or_default() {
        line("compared", compared(*kind, found));
        for gone in found.gone.iter().take(NAMED) {
            let nearest =
                gone.nearest.as_ref().map(|near| format!("; nearest new one: {near}")).unwrap_or_default();
            line("", format!("gone: {}{nearest}", gone.name));
        }
        if found.gone.len() > NAMED {
            line("", format!("{} more are gone", found.gone.len() - NAMED));
        }
    }
    if let Some(out) = told.out {
        line("written", files::name(out).to_string());
    }
    head.push('\n');
    head
}

/// A number of items of a section.
fn counted(section: &str, count: usize) -> String {
    let noun = if count == 1 { section.strip_suffix('s').unwrap_or(section) } else { section };
    format!("{count} {noun}")
}

fn compared(kind: ItemKind, found: &Comparison) -> String {
    format!(
        "{}: {} as before ({} changed), {} new, {} gone",
        plural(kind),
        found.kept,
        found.changed,
        found.new,
        found.gone.len()
    )
}

const fn plural(kind: ItemKind) -> &'static str {
    match kind {
        ItemKind::Briefing => "briefings",
        ItemKind::Event => "events",
        ItemKind::Entity => "actors and places",
        ItemKind::Quote => "quotes",
        ItemKind::Claim => "claims",
        ItemKind::Source => "sources",
        ItemKind::Judgment => "judgments",
        ItemKind::Question => "questions",
    }
}

fn full(finding: &Finding, color: bool) -> String {
    let help = finding.help.as_ref().map(|help| format!("  help: {help}\n")).unwrap_or_default();
    let title = warning_sentence(finding.code.as_str(), finding.message.as_str(), color);
    format!("{title}  --> {}\n{help}\n", at(&finding.file, &finding.place))
}

fn concise(finding: &Finding) -> String {
    let place = at(&finding.file, &finding.place);
    format!("{place}: warning[{}]: {}\n", finding.code.as_str(), finding.message)
}

fn record(finding: &Finding) -> Value {
    let object = json!({
        "code": finding.code.as_str(),
        "severity": "warning",
        "file": finding.file.as_str(),
        "message": finding.message.as_str(),
        "help": finding.help.as_ref().map(SafeText::as_str),
    });
    place_json(&finding.place, object)
}

/// An object with its place: `row`, `line`, `column` and `object` are always there.
fn place_json(place: &Place, mut object: Value) -> Value {
    for key in ["row", "line", "column", "object"] {
        object[key] = Value::Null;
    }
    match place {
        Place::File => {}
        Place::Row(row) => object["row"] = json!(row),
        Place::Line(line, column) => {
            object["line"] = json!(line);
            object["column"] = json!(column);
        }
        Place::Object(name) => object["object"] = json!(name.as_str()),
    }
    object
}

/// What was made and left out, as one object.
fn summary(told: &Told<'_>) -> Value {
    let report = &told.made.report;
    let lost: serde_json::Map<String, Value> =
        report.lost().map(|(kind, count)| (kind.to_owned(), json!(count))).collect();
    let made: serde_json::Map<String, Value> =
        told.made.counts().into_iter().map(|(name, count)| (name.to_owned(), json!(count))).collect();
    let compared = told.compared.map(|compared| {
        let row = |(kind, found): &Compared| {
            let gone = |gone: &import::Gone| {
                json!({ "name": gone.name.as_str(), "nearest": gone.nearest.as_ref().map(SafeText::as_str) })
            };
            json!({
                "kind": plural(*kind), "kept": found.kept, "changed": found.changed, "new": found.new,
                "gone": found.gone.iter().map(gone).collect::<Vec<_>>(),
            })
        };
        compared.iter().map(row).collect::<Vec<_>>()
    });
    json!({
        "files": told.files.iter().map(SafeText::as_str).collect::<Vec<_>>(),
        "format": told.format.as_str(),
        "notes": report.notes().iter().map(SafeText::as_str).collect::<Vec<_>>(),
        "made": made,
        "left_out": lost,
        "dates": { "kept": report.dates_kept, "coarsened": report.dates_coarsened },
        "compared": compared,
        "written": told.out.map(|out| files::name(out).to_string()),
    })
}

fn sarif(findings: &[Finding], summary: &Value) -> String {
    let results: Vec<Value> = findings
        .iter()
        .map(|found| {
            result(
                found.code.as_str(),
                "warning",
                &found.file,
                &found.place,
                &found.message,
                found.help.as_ref(),
            )
        })
        .collect();
    document(&results, summary)
}

fn result(
    code: &str,
    level: &str,
    file: &SafeText,
    place: &Place,
    message: &SafeText,
    help: Option<&SafeText>,
) -> Value {
    let text = help.map_or_else(|| message.to_string(), |help| format!("{message} {help}"));
    let mut physical = json!({ "artifactLocation": { "uri": checked::uri(Path::new(file.as_str())) } });
    let region = match place {
        Place::Row(row) => Some(json!({ "startLine": row })),
        Place::Line(line, None) => Some(json!({ "startLine": line })),
        Place::Line(line, Some(column)) => Some(json!({ "startLine": line, "startColumn": column })),
        Place::File | Place::Object(_) => None,
    };
    if let Some(region) = region {
        physical["region"] = region;
    }
    let mut location = json!({ "physicalLocation": physical });
    if let Place::Object(name) = place {
        location["logicalLocations"] = json!([{ "name": name.as_str() }]);
    }
    json!({ "ruleId": code, "level": level, "message": { "text": text }, "locations": [location] })
}

fn document(results: &[Value], summary: &Value) -> String {
    let rules: Vec<Value> = Code::ALL
        .iter()
        .map(|code| json!({ "id": code.as_str(), "shortDescription": { "text": code.sentence() } }))
        .collect();
    let driver = json!({ "name": "briefing", "version": env!("CARGO_PKG_VERSION"), "rules": rules });
    let mut run = json!({ "tool": { "driver": driver }, "results": results });
    if !summary.is_null() {
        run["properties"] = summary.clone();
    }
    format!("{}\n", json!({ "version": "2.1.0", "runs": [run] }))
}
