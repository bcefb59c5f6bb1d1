//! One line a diagnostic, as editors and grep read it: `file:line:col: severity[code]: message`.
//!
//! Knows nothing of source lines and help.

use std::fmt::Write;

use super::Source;
use briefing_format::diagnostic::{Diagnostic, Place};
use briefing_text::SafeText;

/// Writes one line for each diagnostic, in the order given.
pub fn concise(source: &Source, diagnostics: &[Diagnostic]) -> String {
    let mut out = String::new();
    for (diagnostic, Place { line, column }) in diagnostics.iter().zip(source.starts(diagnostics)) {
        let Source { name, .. } = source;
        let Diagnostic { code, message, .. } = diagnostic;
        // A message that quotes prose may have paragraphs.
        let message = SafeText::line(message.as_str());
        let severity = diagnostic.severity();
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{name}:{line}:{column}: {severity}[{code}]: {message}");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{Source, concise};
    use briefing_format::diagnostic::{Code, Diagnostic, LineIndex, Span};
    use briefing_text::SafeText;

    #[test]
    fn a_diagnostic_is_one_line() {
        let text = "title: 火災\nevents:\n  - titel: x\n";
        let source = Source { name: &SafeText::line("a.yaml"), text, index: &LineIndex::new(text) };
        let diagnostics = [
            Diagnostic::new(
                Code::UnknownKey,
                Span { start: 26, end: 31 },
                SafeText::line("unknown key `titel`"),
            )
            .with_help(SafeText::line("did you mean `title`?")),
            Diagnostic::new(Code::BadValue, Span { start: 10, end: 13 }, SafeText::line("not this")),
        ];
        assert_eq!(
            concise(&source, &diagnostics),
            "a.yaml:3:5: warning[unknown-key]: unknown key `titel`\n\
             a.yaml:1:9: error[bad-value]: not this\n"
        );
        assert_eq!(concise(&source, &[]), "");
    }
}
