//! What is said about a code at length: text and examples, as `explain/CODE.md` has them. It must not know how they look.
//!
//! Such a file is paragraphs, then `Wrong:` and an example, then `Right:` and an example. An example is a block of YAML,
//! the briefing; blocks of text before it that are named in their fences are files that lie beside the briefing.

/// All that is said about a code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// All of it as Markdown.
    pub markdown: &'static str,
    /// What the code means and why it matters; the lines are wrapped, an empty line parts paragraphs.
    pub text: &'static str,
    /// What has the code.
    pub wrong: Example,
    /// The same, mended.
    pub right: Example,
}

/// A briefing, and the files beside it that matter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Example {
    /// The text of the briefing.
    pub briefing: &'static str,
    /// The name and the text of each other file.
    pub files: Vec<(&'static str, &'static str)>,
}

impl Explanation {
    /// Takes a file apart; what is missing in it is empty.
    pub(super) fn new(markdown: &'static str) -> Self {
        let (text, rest) = markdown.split_once("\nWrong:\n").unwrap_or((markdown, ""));
        let (wrong, right) = rest.split_once("\nRight:\n").unwrap_or((rest, ""));
        Self { markdown, text: text.trim_end(), wrong: Example::new(wrong), right: Example::new(right) }
    }
}

impl Example {
    fn new(mut rest: &'static str) -> Self {
        let mut example = Self::default();
        while let Some((_, fenced)) = rest.split_once("```") {
            let (fence, block) = fenced.split_once('\n').unwrap_or_default();
            let (content, after) = block.split_once("```").unwrap_or((block, ""));
            match fence.split_once(' ') {
                Some((_, name)) => example.files.push((name, content)),
                None => example.briefing = content,
            }
            rest = after;
        }
        example
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Code;

    #[test]
    fn an_explanation_has_text_and_two_examples() {
        let file = "Why.\n\nMore.\n\nWrong:\n\n```text a/b.txt\none\n```\n\n```yaml\nx: 1\n```\n\nRight:\n\n```yaml\nx: 2\n```\n";
        let explanation = Explanation::new(file);
        assert_eq!(explanation.text, "Why.\n\nMore.");
        assert_eq!(explanation.wrong, Example { briefing: "x: 1\n", files: vec![("a/b.txt", "one\n")] });
        assert_eq!(explanation.right, Example { briefing: "x: 2\n", files: Vec::new() });
    }

    #[test]
    fn every_code_is_explained_in_lines_that_fit_a_terminal() {
        for code in Code::ALL {
            let Explanation { markdown, text, wrong, right } = code.explanation();
            assert!(text.ends_with('.') && text.len() > 120, "{code}: {text}");
            assert!(!wrong.briefing.is_empty() && !right.briefing.is_empty() && wrong != right, "{code}");
            for line in markdown.lines() {
                assert!(line.is_ascii() && line.len() <= 96, "{code}: {line}");
            }
        }
    }
}
