//! JSON for machines that a person may see all the same: what hides or acts on a terminal is escaped, and nothing is
//! lost. It must not know what the JSON says.

use std::fmt::Write;

use serde::Serialize;

use briefing_text::SafeText;

/// Writes a value as JSON on one line; control characters and those that hide or turn text are `\u` escapes.
pub(super) fn to_json(value: &impl Serialize) -> String {
    // Text and numbers always serialize; a panic would be worse than the empty line that stands for the impossible.
    let json = serde_json::to_string(value).unwrap_or_default();
    if json.is_ascii() && !json.contains('\u{7f}') { json } else { escaped(&json) }
}

/// Outside of its strings JSON is ASCII, so what is escaped here stands in a string.
fn escaped(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        if is_plain(c) {
            out.push(c);
        } else {
            for unit in c.encode_utf16(&mut [0; 2]) {
                // Writing to a string cannot fail.
                let _ = write!(out, "\\u{unit:04x}");
            }
        }
    }
    out
}

/// Whether cleaning leaves a character be. A mark by itself gets a base by it, which is no reason to escape it.
fn is_plain(c: char) -> bool {
    matches!(c, ' '..='~') || SafeText::line(c.encode_utf8(&mut [0; 4])).as_str().ends_with(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_hides_is_escaped_and_can_be_read_back() {
        let text = "a\u{1b}[31m\u{7f}\u{9b}\u{202e}\u{2066}\u{200b}\u{2028}\u{e0041}\"\\\n";
        let json = to_json(&text);
        assert_eq!(json, r#""a\u001b[31m\u007f\u009b\u202e\u2066\u200b\u2028\udb40\udc41\"\\\n""#);
        assert_eq!(serde_json::from_str::<String>(&json).ok().as_deref(), Some(text));
    }

    #[test]
    fn what_is_needed_to_write_stays() {
        let text = "Größe e\u{301} 火災 नि\u{200d} 👩‍👩‍👧 \u{a0}\u{fffd}";
        assert_eq!(to_json(&text), format!("\"{text}\""));
    }
}
