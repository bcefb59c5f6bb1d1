//! Writing text as YAML, so that reading gives exactly that text. It must not know what the text is.
//!
//! Drafts live from their comments, and each text is to stand as a person would have written it: plain where that is
//! safe, wrapped where it is long, with escapes where it would otherwise be seen wrongly. Serializers decide otherwise
//! and keep comments to values of their own, so these three styles are written here.

use std::fmt::Write;

use briefing_text::SafeText;

/// The columns that a wrapped line may take.
const WIDTH: usize = 100;

/// Longer texts are wrapped.
const LONGEST_LINE: usize = 80;

/// Writes a text as the value of a key, with what follows the colon and a line end. `indent` is that of the key.
pub(super) fn value(text: &str, indent: usize) -> String {
    if is_plain(text) && text.len() <= LONGEST_LINE {
        format!(" {text}\n")
    } else if text.len() > LONGEST_LINE && can_fold(text) {
        let mut folded = " >-\n".to_owned();
        for (index, paragraph) in text.split('\n').enumerate() {
            folded.push_str(if index > 0 { "\n" } else { "" });
            wrap(paragraph, &" ".repeat(indent + 2), &mut folded);
        }
        folded
    } else {
        format!(" {}\n", double_quoted(text))
    }
}

/// Writes a text as one element of a list in brackets.
pub(super) fn element(text: &str) -> String {
    if is_plain(text) && !text.contains([',', '[', ']', '{', '}']) {
        text.to_owned()
    } else {
        double_quoted(text)
    }
}

/// A comment on one line. It must not begin with words of an article: `# briefing: …` speaks to the program.
pub(super) fn note(text: &str, indent: usize) -> String {
    format!("{}# {}\n", " ".repeat(indent), SafeText::line(text))
}

/// Words of our own as a comment, in as many lines as they take.
pub(super) fn comment(text: &str, indent: usize) -> String {
    let mut lines = String::new();
    wrap(text, &format!("{}# ", " ".repeat(indent)), &mut lines);
    lines
}

/// Words of an article as a comment. Each line begins with `# >`, so that none of them can speak to a program that
/// reads comments.
pub(super) fn citation(text: &str, indent: usize) -> String {
    let mut lines = String::new();
    wrap(SafeText::line(text).as_str().trim(), &format!("{}# > ", " ".repeat(indent)), &mut lines);
    lines
}

/// Writes words in lines of at most [`WIDTH`] columns, or of one word.
fn wrap(words: &str, start: &str, out: &mut String) {
    let mut column = 0;
    for word in words.split(' ') {
        let length = word.chars().count();
        if column > 0 && column + 1 + length <= WIDTH {
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
    let reserved = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"];
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && !text.ends_with([':', ' '])
        && !text.contains(": ")
        && !text.contains(" #")
        && !reserved.iter().any(|word| text.eq_ignore_ascii_case(word))
        && is_seen(text)
}

/// Whether a text can be written in lines that are folded again: no two spaces in a row, none at an end of a line.
fn can_fold(text: &str) -> bool {
    let is_line = |line: &str| line.split(' ').all(|word| !word.is_empty()) && is_seen(line);
    text.split('\n').all(is_line)
}

/// Whether everything in a line can be seen, so that it needs no escape.
fn is_seen(line: &str) -> bool {
    SafeText::line(line).as_str() == line
}

fn double_quoted(text: &str) -> String {
    let mut quoted = "\"".to_owned();
    for c in text.chars() {
        let mut buffer = [0; 4];
        let escaped = match c {
            '"' => Some("\\\""),
            '\\' => Some("\\\\"),
            '\n' => Some("\\n"),
            _ => None,
        };
        if let Some(escaped) = escaped {
            quoted.push_str(escaped);
        } else if is_seen(c.encode_utf8(&mut buffer)) {
            quoted.push(c);
        } else {
            // Writing to a string cannot fail.
            let _ = match u32::from(c) {
                code @ 0..=0xFF => write!(quoted, "\\x{code:02X}"),
                code @ 0x100..=0xFFFF => write!(quoted, "\\u{code:04X}"),
                code => write!(quoted, "\\U{code:08X}"),
            };
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// What our own reader makes of a text that was written as the text of a quote.
    fn read_again(text: &str) -> String {
        let written = value(text, 4);
        let file = format!(
            "briefing: 1\ntitle: T\nactors:\n  a: {{name: A}}\nquotes:\n  q:\n    text:{written}    speaker: a\n"
        );
        let parsed = briefing_format::parse(&file, &mut |_| {});
        assert!(parsed.diagnostics.is_empty(), "{file}\n{:?}", parsed.diagnostics);
        parsed.briefing.quotes[0].text.raw().to_owned()
    }

    #[test]
    fn a_text_is_written_as_a_person_would() {
        assert_eq!(value("It's “fine”, he said", 2), " It's “fine”, he said\n");
        assert_eq!(value("He said: no", 2), " \"He said: no\"\n");
        assert_eq!(value("“Fine”", 2), " \"“Fine”\"\n");
        assert_eq!(value("No", 2), " \"No\"\n");
        assert_eq!(value("a\u{202E}b\\\"\u{7}", 2), " \"a\\u202Eb\\\\\\\"\\x07\"\n");
        let long = "word ".repeat(30);
        assert_eq!(
            value(long.trim(), 2),
            format!(" >-\n    {}\n    {}\n", long[..95].trim(), long[95..].trim())
        );
    }

    #[test]
    fn hostile_texts_are_read_again_as_they_were() {
        let long = "a".repeat(120);
        for text in [
            "- x",
            "# x",
            "x #y",
            "x: y",
            "x:",
            "{a",
            "[a",
            "&a",
            "*a",
            "!a",
            "|",
            ">",
            "%a",
            "@a",
            "`a",
            "'a",
            "\"a",
            "---",
            "...",
            "null",
            "1979",
            "~",
            "a\nb",
            "\u{FEFF}a",
            "a\u{85}b",
            "a\u{2028}b",
            "\u{300}a",
            "a\u{E0041}",
            "\u{1FFFF}",
            "[[a]]",
            &format!("# {long} # {long}: x\n- {long}\n--- {long}"),
        ] {
            assert_eq!(read_again(text), text);
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_again_as_it_was(text in "[-a#:\"'\\\\ \n>|]{1,8}|\\PC{1,140}|.{1,20}") {
            // A quote has a letter at least.
            let text = text + "a";
            prop_assert_eq!(read_again(&text), text);
        }

        #[test]
        fn any_text_can_stand_in_a_comment(text in "\\PC{0,140}|(?s:.){0,40}") {
            let mut file = "briefing: 1\n".to_owned();
            file.push_str(&citation(&text, 0));
            file.push_str("title: T\n");
            prop_assert!(file.lines().skip(1).all(|line| line.starts_with("# > ") || line == "title: T"));
            let parsed = briefing_format::parse(&file, &mut |_| {});
            prop_assert!(parsed.diagnostics.is_empty());
        }
    }
}
