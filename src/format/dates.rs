//! What to say of a date that is none: why, and how EDTF has what was surely meant. It must not know what it is a date of.

use super::wording::quoted;
use crate::{
    diagnostic::{Code, Diagnostic, Span},
    model::date::{self, BadDate},
    safe_format,
    text::SafeText,
};

/// The diagnostic for a value that is no date; `span` is where the value stands in the source.
pub(super) fn bad_date(text: &str, bad: &BadDate, span: Span, source: &str) -> Diagnostic {
    let diagnostic = |why: &str| {
        Diagnostic::new(Code::BadDate, span, safe_format!("`{}` is no date: {why}.", quoted(text)))
    };
    if let Some(edtf) = date::from_words(text) {
        // In YAML a bracket begins a list.
        let value = if edtf.starts_with('[') { format!("\"{edtf}\"") } else { edtf };
        let written = source.get(span.range()).unwrap_or_default();
        let diagnostic = diagnostic("EDTF has it in another way").with_help(safe_format!("Write `{value}`."));
        let is_as_written = written.trim_matches(['"', '\'']) == text;
        return if is_as_written {
            diagnostic.with_replacement(span, SafeText::line(&value))
        } else {
            diagnostic
        };
    }
    let has_digits = text.is_empty() || text.contains(|c: char| c.is_ascii_digit());
    let why =
        if has_digits { bad.message.trim_start_matches("not an EDTF date: ") } else { "it names no year" };
    let help = "Write 2025-06-20, 2025-06, 2025, 198X, 2025-06~ (about), 1979? (uncertain), 1980/1988 or \"[2022..]\" \
                (2022 or later), in EDTF.";
    diagnostic(why.trim_end_matches('.')).with_help(SafeText::from_static(help))
}
