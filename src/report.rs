//! Diagnostics to text: full for people, concise for editors and grep, JSON lines for programs.
//!
//! A file per form; each is a function from a file and its diagnostics to a string, and takes time in proportion to
//! the number of diagnostics, however large the file is. Nothing here decides what is wrong, nor prints.

mod concise;
mod full;
mod json;

pub use concise::concise;
pub use full::full;
pub use json::json;

use crate::diagnostic::{Diagnostic, LineIndex, Place};
use crate::text::SafeText;

/// The file that diagnostics are about.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// Its name as it is shown.
    pub name: &'a SafeText,
    /// Its text, raw, which the spans of the diagnostics refer to.
    pub text: &'a str,
    /// The line starts of `text`.
    pub index: &'a LineIndex,
}

impl Source<'_> {
    /// Finds where each diagnostic begins.
    fn starts(&self, diagnostics: &[Diagnostic]) -> Vec<Place> {
        let offsets: Vec<u32> = diagnostics.iter().map(|diagnostic| diagnostic.span.start).collect();
        self.index.places(self.text, &offsets)
    }

    /// Finds where each diagnostic ends: the place after its last character.
    fn ends(&self, diagnostics: &[Diagnostic]) -> Vec<Place> {
        let offsets: Vec<u32> = diagnostics.iter().map(|diagnostic| diagnostic.span.end).collect();
        self.index.places(self.text, &offsets)
    }
}

/// Sums up a check in one line without a line end, such as `2 errors, 1 warning in 1 file`.
pub fn summary(errors: usize, warnings: usize, files: usize) -> String {
    let files = counted(files, "file");
    match (errors, warnings) {
        (0, 0) => format!("no errors or warnings in {files}"),
        (_, 0) => format!("{} in {files}", counted(errors, "error")),
        (0, _) => format!("{} in {files}", counted(warnings, "warning")),
        (_, _) => format!("{}, {} in {files}", counted(errors, "error"), counted(warnings, "warning")),
    }
}

/// Writes a count with its noun, which takes a plain `s`.
fn counted(count: usize, noun: &str) -> String {
    let ending = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{ending}")
}

#[cfg(test)]
mod tests {
    use super::{Source, concise, full, json, summary};
    use crate::diagnostic::{Code, Diagnostic, LineIndex, Span};
    use crate::text::SafeText;

    const HOSTILE: &str = "a\x1b]0;x\x07b\u{202e}c\u{9b}31m\u{2066}d";

    /// Whether a terminal would take any of the text for more than letters; line ends are ours.
    fn is_raw(text: &str) -> bool {
        let hides = |c| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        text.chars().any(|c| (c.is_control() && c != '\n') || hides(c))
    }

    #[test]
    fn hostile_text_comes_out_of_no_form_raw() {
        assert!(is_raw(HOSTILE));
        let text = format!("title: {HOSTILE}\n{HOSTILE}: x\n");
        let second = text.len() as u32 - 3;
        let diagnostics: Vec<_> = [(0, 5), (7, 9), (second - 4, second), (8, second)]
            .map(|(start, end)| {
                let message = SafeText::line(&format!("bad {HOSTILE}"));
                Diagnostic::new(Code::BadValue, Span { start, end }, message)
                    .with_help(SafeText::line(HOSTILE))
            })
            .into();
        let name = SafeText::line(&format!("{HOSTILE}.yaml"));
        let source = Source { name: &name, text: &text, index: &LineIndex::new(&text) };
        for form in
            [full(&source, &diagnostics, false), concise(&source, &diagnostics), json(&source, &diagnostics)]
        {
            assert!(form.contains("bad a\u{fffd}]0;x"), "{form:?}");
            assert!(!is_raw(&form), "{form:?}");
        }
    }

    #[test]
    fn the_summary_counts_and_leaves_out_what_there_is_none_of() {
        assert_eq!(summary(2, 1, 1), "2 errors, 1 warning in 1 file");
        assert_eq!(summary(1, 0, 3), "1 error in 3 files");
        assert_eq!(summary(0, 2, 1), "2 warnings in 1 file");
        assert_eq!(summary(0, 0, 2), "no errors or warnings in 2 files");
    }
}
