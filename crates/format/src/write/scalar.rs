//! A text as YAML, so that reading gives exactly that text: plain where that is safe for any reader of YAML, folded where
//! it is long, with escapes where it would otherwise be seen wrongly. It must not know what the text is.

use std::fmt::Write;

use briefing_text::SafeText;

/// Writes a text behind a colon or a hyphen, with the line end; `indent` is that of the lines below it. What takes more than
/// four fifths of the `width` is folded: its key stands before it.
pub(super) fn value(text: &str, indent: usize, width: usize, out: &mut String) {
    let is_long = text.len() > width * 4 / 5;
    if is_plain(text) && !is_long {
        out.push(' ');
        out.push_str(text);
        out.push('\n');
    } else if (is_long || text.contains('\n')) && can_fold(text) {
        out.push_str(" >-\n");
        let margin = " ".repeat(indent);
        for (index, paragraph) in text.split('\n').enumerate() {
            out.push_str(if index > 0 { "\n" } else { "" });
            wrap(paragraph, &margin, width, out);
        }
    } else {
        out.push(' ');
        double_quoted(text, out);
        out.push('\n');
    }
}

/// Writes a text on one line, as it stands alone or within brackets.
pub(super) fn element(text: &str, out: &mut String) {
    if is_plain(text) && !text.contains([',', '[', ']', '{', '}']) {
        out.push_str(text);
    } else {
        double_quoted(text, out);
    }
}

/// Writes a date or a word of the format, which need no quotation marks where YAML itself needs none.
pub(super) fn word(text: &str, out: &mut String) {
    let is_safe = |c: char| c.is_ascii_alphanumeric() || "-+.:/~?% ".contains(c);
    let begins = text.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '.')
        || text.strip_prefix('-').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    if begins && text.chars().all(is_safe) && !text.contains(": ") && !text.ends_with([':', ' ']) {
        out.push_str(text);
    } else {
        double_quoted(text, out);
    }
}

/// Writes words in lines of at most `width` columns, or of one word.
pub(super) fn wrap(words: &str, start: &str, width: usize, out: &mut String) {
    let mut column = 0;
    for word in words.split(' ') {
        let length = word.chars().count();
        if column > 0 && column + 1 + length <= width {
            out.push(' ');
            column += 1 + length;
        } else {
            out.push_str(if column > 0 { "\n" } else { "" });
            out.push_str(start);
            column = start.len() + length;
        }
        out.push_str(word);
    }
    out.push('\n');
}

/// Whether a text means itself without quotation marks, for this reader and for any other.
fn is_plain(text: &str) -> bool {
    text.starts_with(char::is_alphanumeric)
        && !text.ends_with([':', ' '])
        && !text.contains(": ")
        && !text.contains(" #")
        && !is_typed(text)
        && is_seen(text)
}

/// Whether some reader of YAML takes the text for something other than text: a number, a date, a truth value.
fn is_typed(text: &str) -> bool {
    let words = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"];
    // Numbers in any base, times, and dates have no other letters than these.
    let like_a_number = |c: char| c.is_ascii_hexdigit() || "+-.:_xXoOtTzZ ".contains(c);
    words.iter().any(|word| text.eq_ignore_ascii_case(word))
        || text.starts_with(|c: char| c.is_ascii_digit()) && text.chars().all(like_a_number)
}

/// Whether a text can be written in lines that are folded again: no two spaces in a row, none at an end of a line, and
/// no line that begins with what folding keeps.
fn can_fold(text: &str) -> bool {
    let is_line = |line: &str| line.split(' ').all(|word| !word.is_empty()) && is_seen(line);
    text.split('\n').all(is_line)
}

/// Whether everything in a line can be seen, so that it needs no escape.
fn is_seen(line: &str) -> bool {
    // Most lines are ASCII, and need not be cleaned to know that they are clean.
    line.bytes().all(|byte| matches!(byte, b' '..=b'~')) || SafeText::line(line).as_str() == line
}

fn double_quoted(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        let mut buffer = [0; 4];
        let escaped = match c {
            '"' => Some("\\\""),
            '\\' => Some("\\\\"),
            '\n' => Some("\\n"),
            _ => None,
        };
        if let Some(escaped) = escaped {
            out.push_str(escaped);
        } else if is_seen(c.encode_utf8(&mut buffer)) {
            out.push(c);
        } else {
            // Writing to a string cannot fail.
            let _ = match u32::from(c) {
                code @ 0..=0xFF => write!(out, "\\x{code:02X}"),
                code @ 0x100..=0xFFFF => write!(out, "\\u{code:04X}"),
                code => write!(out, "\\U{code:08X}"),
            };
        }
    }
    out.push('"');
}
