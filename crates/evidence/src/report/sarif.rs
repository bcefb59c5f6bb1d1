//! SARIF 2.1.0, one document for all files, as services and editors exchange what checkers find.
//!
//! The document comes in pieces, so that nothing of it must be kept: [`head`], the [`results`] of each file with a comma
//! between those that have any, [`TAIL`]. Columns count code points, as `columnKind` says. It must not know what the codes
//! are.

use std::fmt::Write;
use std::os::unix::ffi::OsStrExt;
use std::path::Path;

use serde_json::{Value, json};

use super::{Source, escape::to_json};
use briefing_format::diagnostic::{Code, Diagnostic, Span};
use briefing_text::SafeText;

/// Where the schema of the format is published.
const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// What comes after the last result.
pub const TAIL: &str = "\n]}]}\n";

/// Writes what comes before the first result: what this program is, and all of its codes as rules.
pub fn head() -> String {
    let mut driver = json!({
        "name": "briefing",
        "version": env!("CARGO_PKG_VERSION"),
        "rules": Code::ALL.iter().map(|code| rule(*code)).collect::<Vec<_>>(),
    });
    let home = [env!("CARGO_PKG_HOMEPAGE"), env!("CARGO_PKG_REPOSITORY")];
    if let Some(uri) = home.iter().find(|uri| !uri.is_empty()) {
        driver["informationUri"] = json!(uri);
    }
    let (schema, tool) = (to_json(&SCHEMA), to_json(&json!({ "driver": driver })));
    // A lone CR ends a line in YAML, which is not so in SARIF by itself.
    let lines = to_json(&["\r\n", "\n", "\r"]);
    format!(
        "{{\"$schema\":{schema},\"version\":\"2.1.0\",\"runs\":[{{\"tool\":{tool},\
         \"columnKind\":\"unicodeCodePoints\",\"newlineSequences\":{lines},\"results\":[\n"
    )
}

fn rule(code: Code) -> Value {
    let explanation = code.explanation();
    json!({
        "id": code.as_str(),
        "shortDescription": { "text": code.explain() },
        "fullDescription": { "text": explanation.text },
        "help": { "text": super::explanation(code, false), "markdown": explanation.markdown },
        "defaultConfiguration": { "level": code.severity().as_str() },
    })
}

/// Writes one result a line for each diagnostic, with commas between them; `uri` names the file.
pub fn results(source: &Source, uri: &str, diagnostics: &[Diagnostic]) -> String {
    let spans = diagnostics.iter().flat_map(|diagnostic| {
        let replaced = diagnostic.replacement.as_ref().map(|replacement| replacement.span);
        [Some(diagnostic.span), replaced]
    });
    let regions = regions(source, spans.flatten());
    let mut regions = regions.iter();
    let mut out = String::new();
    for diagnostic in diagnostics {
        if !out.is_empty() {
            out.push_str(",\n");
        }
        let region = regions.next();
        let replaced = diagnostic.replacement.as_ref().and_then(|_| regions.next());
        out.push_str(&to_json(&result(uri, diagnostic, region, replaced)));
    }
    out
}

fn result(uri: &str, diagnostic: &Diagnostic, region: Option<&Value>, replaced: Option<&Value>) -> Value {
    let Diagnostic { code, message, help, replacement, .. } = diagnostic;
    let place = json!({ "artifactLocation": { "uri": uri }, "region": region });
    let mut result = json!({
        "ruleId": code.as_str(),
        "ruleIndex": Code::ALL.iter().position(|other| other == code),
        "level": code.severity().as_str(),
        "message": { "text": sentences(message.as_str(), help.as_ref().map(SafeText::as_str)) },
        "locations": [{ "physicalLocation": place }],
    });
    if let (Some(replacement), Some(replaced)) = (replacement, replaced) {
        let change =
            json!({ "deletedRegion": replaced, "insertedContent": { "text": replacement.text.raw() } });
        let changes = json!([{ "artifactLocation": { "uri": uri }, "replacements": [change] }]);
        result["fixes"] = json!([{ "artifactChanges": changes }]);
    }
    result
}

/// The message and the help: most of those who show SARIF show the message alone.
fn sentences(message: &str, help: Option<&str>) -> String {
    let parting = if message.ends_with(['.', '!', '?', '\u{201d}']) { " " } else { "; " };
    help.map_or_else(|| message.to_owned(), |help| format!("{message}{parting}{help}"))
}

/// Names a file as a relative reference, or an absolute one where its path is; all but plain ASCII is percent-encoded.
pub fn uri(path: &Path) -> String {
    let bytes = path.as_os_str().as_bytes();
    let mut out = String::from(if bytes.starts_with(b"/") { "file://" } else { "" });
    for byte in bytes {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(byte) {
            out.push(char::from(*byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

/// Turns spans into regions, in the same order; each line is walked once, however many spans it holds.
fn regions(source: &Source, spans: impl Iterator<Item = Span>) -> Vec<Value> {
    let offsets: Vec<u32> = spans.flat_map(|Span { start, end }| [start, end]).collect();
    let mut order: Vec<usize> = (0..offsets.len()).collect();
    order.sort_unstable_by_key(|&which| offsets[which]);
    let mut places = vec![(1, 1); offsets.len()];
    // The line, the byte in it up to which it is counted, and the column there.
    let mut cursor = (usize::MAX, 0, 1);
    for which in order {
        let line = source.index.line_at(offsets[which]);
        let span = source.index.line_span(source.text, line).range();
        if line != cursor.0 {
            cursor = (line, span.start, 1);
        }
        let goal = (offsets[which] as usize).clamp(cursor.1, span.end.max(cursor.1));
        if let Some(piece) = source.text.get(cursor.1..goal) {
            cursor = (line, goal, cursor.2 + piece.chars().count());
        }
        places[which] = (line + 1, cursor.2);
    }
    let region = |ends: &[(usize, usize)]| {
        let [(start_line, start_column), (end_line, end_column)] = [ends[0], ends[1]];
        json!({
            "startLine": start_line, "startColumn": start_column, "endLine": end_line, "endColumn": end_column,
        })
    };
    places.chunks_exact(2).map(region).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{Source, TAIL, head, results, uri};
    use briefing_format::diagnostic::{Code, Diagnostic, LineIndex, Span};
    use briefing_text::SafeText;

    fn document(text: &str, diagnostics: &[Diagnostic]) -> Value {
        let source = Source { name: &SafeText::line("a b.yaml"), text, index: &LineIndex::new(text) };
        let results = results(&source, &uri("a b.yaml".as_ref()), diagnostics);
        serde_json::from_str(&(head() + &results + TAIL)).unwrap_or_default()
    }

    fn region(text: &str, start: usize, end: usize) -> Value {
        let diagnostic = Diagnostic::new(Code::BadValue, Span::new(start, end), SafeText::line("no"));
        let document = document(text, &[diagnostic]);
        let region = &document["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"];
        json!([region["startLine"], region["startColumn"], region["endLine"], region["endColumn"]])
    }

    #[test]
    fn columns_count_code_points() {
        assert_eq!(region("a: b", 3, 4), json!([1, 4, 1, 5]));
        // A letter with its accent is two, a flag is two, a character beyond U+FFFF is one.
        assert_eq!(region("e\u{301}🇧🇬👩x", 15, 16), json!([1, 6, 1, 7]));
        assert_eq!(region("火災\r\n火x\ry", 11, 12), json!([2, 2, 2, 3]));
        assert_eq!(region("火災\r\n火x\ry", 11, 14), json!([2, 2, 3, 2]));
        assert_eq!(region("ab\n", 3, 3), json!([2, 1, 2, 1]));
        assert_eq!(region("ab\r\nc", 3, 4), json!([1, 3, 2, 1]));
        assert_eq!(region("", 0, 0), json!([1, 1, 1, 1]));
        assert_eq!(region("ab", 99, 99), json!([1, 3, 1, 3]));
    }

    #[test]
    fn a_result_has_place_message_and_fix() {
        let diagnostic = Diagnostic::new(Code::UnusedId, Span::new(0, 1), SafeText::line("Unused."))
            .with_help(SafeText::line("Remove it."))
            .with_replacement(Span::new(2, 4), SafeText::line("x\u{202e}"));
        let other = Diagnostic::new(Code::BadValue, Span::new(1, 2), SafeText::line("none"))
            .with_help(SafeText::line("try"));
        let document = document("abcd", &[diagnostic, other]);
        let artifact = json!({ "uri": "a%20b.yaml" });
        let region = |from, to| json!({"startLine": 1, "startColumn": from, "endLine": 1, "endColumn": to});
        let location = |from, to| json!([{ "physicalLocation": { "artifactLocation": artifact, "region": region(from, to) } }]);
        let results = &document["runs"][0]["results"];
        let rules = &document["runs"][0]["tool"]["driver"]["rules"];
        for (at, rule) in [(0, "unused-id"), (1, "bad-value")] {
            let index = results[at]["ruleIndex"].as_u64().unwrap_or(u64::MAX) as usize;
            assert_eq!((&results[at]["ruleId"], &rules[index]["id"]), (&json!(rule), &json!(rule)));
        }
        assert_eq!(results[0]["level"], "warning");
        assert_eq!(results[0]["message"]["text"], "Unused. Remove it.");
        assert_eq!(results[0]["locations"], location(1, 2));
        let replacement = json!({"deletedRegion": region(3, 5), "insertedContent": {"text": "x\u{202e}"}});
        let change = json!({"artifactLocation": artifact, "replacements": [replacement]});
        assert_eq!(results[0]["fixes"], json!([{ "artifactChanges": [change] }]));
        assert_eq!(results[1]["message"]["text"], "none; try");
        assert_eq!(results[1]["locations"], location(2, 3));
        assert_eq!(results[1]["fixes"], Value::Null);
    }

    #[test]
    fn paths_are_percent_encoded_byte_by_byte() {
        use std::{ffi::OsStr, os::unix::ffi::OsStrExt};
        assert_eq!(uri("./a-b_c/d.yaml".as_ref()), "./a-b_c/d.yaml");
        assert_eq!(uri("a:b?#%.yaml".as_ref()), "a%3Ab%3F%23%25.yaml");
        assert_eq!(uri("//a/ä\u{1b}\u{202e}".as_ref()), "file:////a/%C3%A4%1B%E2%80%AE");
        assert_eq!(uri(OsStr::from_bytes(b"\xff").as_ref()), "%FF");
    }
}
