//! One JSON object a line, for programs.
//!
//! The keys are stable and always there: `code`, `severity`, `file`, `line`, `column`, `end_line`, `end_column`,
//! `message`, `help`. Lines and columns count as in [`Place`]; the end is the place after the last character; `help`
//! is null where there is none. It must not show source lines.

use serde::Serialize;

use super::Source;
use crate::diagnostic::{Diagnostic, Place};
use crate::text::SafeText;

/// One line of the output; the order of the fields is that of the keys.
#[derive(Serialize)]
struct Record<'a> {
    code: &'a str,
    severity: &'a str,
    file: &'a str,
    line: u32,
    column: u32,
    end_line: u32,
    end_column: u32,
    message: &'a str,
    help: Option<&'a str>,
}

/// Writes one JSON object on a line for each diagnostic, in the order given.
pub fn json(source: &Source, diagnostics: &[Diagnostic]) -> String {
    let mut out = String::new();
    let places = source.starts(diagnostics).into_iter().zip(source.ends(diagnostics));
    for (diagnostic, (start, end)) in diagnostics.iter().zip(places) {
        out.push_str(&line(source, diagnostic, start, end));
        out.push('\n');
    }
    out
}

fn line(source: &Source, diagnostic: &Diagnostic, start: Place, end: Place) -> String {
    let record = Record {
        code: diagnostic.code.as_str(),
        severity: diagnostic.severity().as_str(),
        file: source.name.as_str(),
        line: start.line,
        column: start.column,
        end_line: end.line,
        end_column: end.column,
        message: diagnostic.message.as_str(),
        help: diagnostic.help.as_ref().map(SafeText::as_str),
    };
    // Text and numbers always serialize; a panic would be worse than the empty line that stands for the impossible.
    serde_json::to_string(&record).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{Source, json};
    use crate::diagnostic::{Code, Diagnostic, LineIndex, Span};
    use crate::text::SafeText;

    #[test]
    fn a_diagnostic_is_one_object_on_one_line() {
        let text = "title: \"x\"\nevents:\n";
        let source = Source { name: &SafeText::line("a \"b\".yaml"), text, index: &LineIndex::new(text) };
        let diagnostics = [
            Diagnostic::new(Code::BadValue, Span { start: 7, end: 18 }, SafeText::line("not \"x\""))
                .with_help(SafeText::line("write y")),
            Diagnostic::new(Code::UnusedId, Span { start: 0, end: 0 }, SafeText::line("unused")),
        ];
        assert_eq!(
            json(&source, &diagnostics),
            concat!(
                r#"{"code":"bad-value","severity":"error","file":"a \"b\".yaml","line":1,"column":8,"#,
                r#""end_line":2,"end_column":8,"message":"not \"x\"","help":"write y"}"#,
                "\n",
                r#"{"code":"unused-id","severity":"warning","file":"a \"b\".yaml","line":1,"column":1,"#,
                r#""end_line":1,"end_column":1,"message":"unused","help":null}"#,
                "\n"
            )
        );
    }
}
