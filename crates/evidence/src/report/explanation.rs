//! What a code means: its sentence as diagnostics begin, and all that is said about it. It must not know who asks.

use std::fmt::Write;

use annotate_snippets::{Group, Level, Renderer, renderer::Style};

use super::full::title;
use briefing_format::diagnostic::{Code, Example, Explanation};

/// How far examples stand from the margin.
const INDENT: &str = "    ";

/// Writes a code with its severity and its sentence on one line, as a diagnostic begins.
pub fn sentence(code: Code, color: bool) -> String {
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    let mut line = title(code, code.explain(), &renderer);
    line.push('\n');
    line
}

/// The same of a code of another command that only warns.
pub fn warning_sentence(code: &str, sentence: &str, color: bool) -> String {
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    let mut line = renderer.render(&[Group::with_title(Level::WARNING.primary_title(sentence).id(code))]);
    line.push('\n');
    line
}

/// Writes all that is said about a code: its sentence, its paragraphs, a wrong and a right example.
pub fn explanation(code: Code, color: bool) -> String {
    let Explanation { text, wrong, right, .. } = code.explanation();
    let strong = if color { Style::new().bold() } else { Style::new() };
    let mut out = sentence(code, color);
    // Writing to a string cannot fail.
    let _ = writeln!(out, "\n{text}\n\n{strong}Wrong:{strong:#}\n");
    example(&mut out, &wrong);
    let _ = writeln!(out, "\n{strong}Right:{strong:#}\n");
    example(&mut out, &right);
    out
}

/// Writes the briefing, then the files beside it, each below its name.
fn example(out: &mut String, example: &Example) {
    indented(out, example.briefing);
    for (name, text) in &example.files {
        let _ = writeln!(out, "\n  {name}:\n");
        indented(out, text);
    }
}

fn indented(out: &mut String, text: &str) {
    for line in text.lines() {
        let _ = writeln!(out, "{INDENT}{line}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_is_one_line() {
        assert_eq!(
            sentence(Code::UnusedId, false),
            "warning[unused-id]: An item is referred to by nothing in the file.\n"
        );
        for code in Code::ALL {
            assert_eq!(sentence(*code, false), format!("{}[{code}]: {}\n", code.severity(), code.explain()));
        }
    }

    #[test]
    fn an_explanation_shows_files_beside_the_briefing() {
        let shown = explanation(Code::FileUnreadable, false);
        assert!(shown.starts_with("error[file-unreadable]: A file cannot be read.\n\n"), "{shown}");
        assert!(shown.contains("\n\nWrong:\n\n    briefing: 1\n    title: "), "{shown}");
        assert!(shown.ends_with("\n\n  log.txt:\n\n    02:10 Fire in warehouse 7.\n"), "{shown}");
        assert!(!shown.contains("```"));
    }
}
