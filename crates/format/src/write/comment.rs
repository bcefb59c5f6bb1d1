//! Comments of a file that is written. None of them can speak to the program that reads them.

use super::scalar::wrap;
use briefing_text::SafeText;

/// What stands above a key, an item or a section, for whoever edits the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Comment {
    /// Words of our own, in as many lines as they take.
    Words(String),
    /// Words of somebody else: each line begins with `# >`, so that none of them can be taken for `# briefing: …`.
    Cited(String),
    /// Lines as they are, such as an example in YAML.
    Lines(String),
}

impl Comment {
    /// Writes it below `indent` blanks, in lines of at most `width` columns.
    pub(super) fn write(&self, indent: usize, width: usize, out: &mut String) {
        let margin = " ".repeat(indent);
        match self {
            Self::Words(words) => wrap(own(words).trim(), &format!("{margin}# "), width, out),
            Self::Cited(words) => {
                wrap(SafeText::line(words).as_str().trim(), &format!("{margin}# > "), width, out);
            }
            Self::Lines(lines) => {
                for line in lines.lines() {
                    let line = format!("{margin}# {}", own(line));
                    out.push_str(line.trim_end());
                    out.push('\n');
                }
            }
        }
    }
}

/// A line of a comment that says nothing to the program.
fn own(line: &str) -> String {
    let line = SafeText::line(line).to_string();
    let speaks = line.trim_start().starts_with("briefing:");
    if speaks { format!("> {line}") } else { line }
}
