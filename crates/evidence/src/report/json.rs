//! One JSON object a line, for programs.
//!
//! The keys are stable and always there: `code`, `severity`, `file`, `line`, `column`, `end_line`, `end_column`,
//! `message`, `help`, `replacement`. Lines and columns count as in [`Place`]; the end is the place after the last
//! character; `help` and `replacement` are null where there is none. A replacement has the keys `line`, `column`,
//! `end_line`, `end_column` and `text`. The file is named as it is called, with escapes for what would act on a terminal.
//! It must not show source lines.

use serde::Serialize;

use super::{Source, escape::to_json};
use briefing_format::diagnostic::{Diagnostic, Place, Span};
use briefing_text::SafeText;

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
    replacement: Option<Substitute<'a>>,
}

/// What to write, and in place of what.
#[derive(Serialize)]
struct Substitute<'a> {
    line: u32,
    column: u32,
    end_line: u32,
    end_column: u32,
    text: &'a str,
}

/// Writes one JSON object on a line for each diagnostic, in the order given.
pub fn json(source: &Source, diagnostics: &[Diagnostic]) -> String {
    let spans = diagnostics.iter().flat_map(|diagnostic| {
        [
            diagnostic.span,
            diagnostic.replacement.as_ref().map_or(diagnostic.span, |replacement| replacement.span),
        ]
    });
    let offsets: Vec<u32> = spans.flat_map(|Span { start, end }| [start, end]).collect();
    let places = source.index.places(source.text, &offsets);
    let mut out = String::new();
    for (diagnostic, places) in diagnostics.iter().zip(places.chunks_exact(4)) {
        out.push_str(&line(source, diagnostic, places));
        out.push('\n');
    }
    out
}

/// Writes one object; the places are those of the span and of the replacement, each with its end.
fn line(source: &Source, diagnostic: &Diagnostic, places: &[Place]) -> String {
    let replacement = diagnostic.replacement.as_ref().map(|replacement| Substitute {
        line: places[2].line,
        column: places[2].column,
        end_line: places[3].line,
        end_column: places[3].column,
        text: replacement.text.raw(),
    });
    to_json(&Record {
        code: diagnostic.code.as_str(),
        severity: diagnostic.severity().as_str(),
        file: source.name.raw(),
        line: places[0].line,
        column: places[0].column,
        end_line: places[1].line,
        end_column: places[1].column,
        message: diagnostic.message.as_str(),
        help: diagnostic.help.as_ref().map(SafeText::as_str),
        replacement,
    })
}

#[cfg(test)]
mod tests {
    use super::{Source, json};
    use briefing_format::diagnostic::{Code, Diagnostic, LineIndex, Span};
    use briefing_text::SafeText;

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
                r#""end_line":2,"end_column":8,"message":"not \"x\"","help":"write y","replacement":null}"#,
                "\n",
                r#"{"code":"unused-id","severity":"warning","file":"a \"b\".yaml","line":1,"column":1,"#,
                r#""end_line":1,"end_column":1,"message":"unused","help":null,"replacement":null}"#,
                "\n"
            )
        );
    }

    #[test]
    fn a_replacement_says_what_goes_where() {
        let text = "title: x\nevents:\n";
        let source = Source { name: &SafeText::line("a\u{202e}.yaml"), text, index: &LineIndex::new(text) };
        let diagnostic = Diagnostic::new(Code::UnusedId, Span { start: 7, end: 8 }, SafeText::line("no"))
            .with_replacement(Span { start: 8, end: 9 }, SafeText::line("\"y\"\u{200b}"));
        assert_eq!(
            json(&source, &[diagnostic]),
            concat!(
                r#"{"code":"unused-id","severity":"warning","file":"a\u202e.yaml","line":1,"column":8,"#,
                r#""end_line":1,"end_column":9,"message":"no","help":null,"#,
                r#""replacement":{"line":1,"column":9,"end_line":2,"end_column":1,"text":"\"y\"\u200b"}}"#,
                "\n"
            )
        );
    }
}
