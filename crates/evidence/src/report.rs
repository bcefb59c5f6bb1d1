//! Diagnostics to text: full for people, concise for editors and grep, JSON lines and SARIF for programs.
//!
//! A file per form; each is a function from a file and its diagnostics to a string, and takes time in proportion to
//! the number of diagnostics, however large the file is. Nothing here decides what is wrong, nor prints.

mod alike;
mod concise;
mod digest;
mod escape;
mod explanation;
mod full;
mod json;
mod sum;

pub mod sarif;

pub use concise::concise;
pub use digest::digest;
pub use explanation::{explanation, sentence, warning_sentence};
pub use full::full;
pub use json::json;
pub use sum::{Sum, summary};

use briefing_format::diagnostic::{Diagnostic, LineIndex, Place};
use briefing_text::SafeText;

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
}

#[cfg(test)]
mod tests {
    use super::{Source, concise, full, json, sarif};
    use briefing_format::diagnostic::{Code, Diagnostic, LineIndex, Span};
    use briefing_text::SafeText;

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
                    .with_replacement(Span { start, end }, SafeText::line(HOSTILE))
            })
            .into();
        let name = SafeText::line(&format!("{HOSTILE}.yaml"));
        let source = Source { name: &name, text: &text, index: &LineIndex::new(&text) };
        for form in [
            full(&source, &diagnostics, false),
            concise(&source, &diagnostics),
            json(&source, &diagnostics),
            sarif::results(&source, &sarif::uri(name.raw().as_ref()), &diagnostics),
        ] {
            assert!(form.contains("bad a\u{fffd}]0;x"), "{form:?}");
            assert!(!is_raw(&form), "{form:?}");
        }
    }
}
