//! Marks and notes as Markdown. It must not choose which.

use std::fmt::Write;

use briefing_text::SafeText;

use super::{Line, Listed, name};

/// Writes a heading for the briefing, then an entry each.
pub(super) fn write(briefing: &Listed, out: &mut String) {
    // Writing to a string cannot fail.
    let _ = writeln!(out, "# {}\n", escaped(briefing.title.as_str()));
    let about = [Some(&briefing.path).filter(|path| !path.is_empty()), briefing.remark.as_ref()];
    let about: Vec<String> = about.into_iter().flatten().map(|words| escaped(words.as_str())).collect();
    if !about.is_empty() {
        let _ = writeln!(out, "{}\n", about.join(": "));
    }
    let (orphans, others): (Vec<&Line>, Vec<&Line>) =
        briefing.lines.iter().partition(|line| line.item.is_none());
    for line in others {
        entry(line, out);
    }
    if !orphans.is_empty() {
        out.push_str("## Orphans: their items are no longer there\n\n");
        for line in orphans {
            entry(line, out);
        }
    }
}

fn entry(line: &Line, out: &mut String) {
    let item = line.item.as_ref().unwrap_or(&line.kept.written);
    let verb = if line.words().is_some() { "noted" } else { "marked" };
    let _ = write!(out, "* **{}**, {verb} {}", escaped(name(item).as_str()), line.day());
    if line.is_changed() {
        let before = escaped(name(&line.kept.written).as_str());
        let _ = write!(out, "; it has changed since, it was: {before}");
    }
    out.push_str("\n\n");
    for paragraph in line.words().into_iter().flat_map(SafeText::paragraphs) {
        let _ = writeln!(out, "  {}\n", escaped(paragraph.as_str()));
    }
}

/// A text that means itself in Markdown.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let is_list = |text: &str| {
        let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
        text.starts_with(['-', '+', '#', '>', '=']) || rest.len() < text.len() && rest.starts_with(['.', ')'])
    };
    if is_list(text) && text.starts_with(|c: char| !c.is_ascii_digit()) {
        out.push('\\');
    }
    let digits = if is_list(text) { text.bytes().take_while(u8::is_ascii_digit).count() } else { 0 };
    for (at, c) in text.char_indices() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '&') || digits > 0 && at == digits {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn a_text_means_itself() {
        assert_eq!(escaped("1. *a* [b](c) <d> & `e`"), "1\\. \\*a\\* \\[b\\](c) \\<d> \\& \\`e\\`");
        assert_eq!(escaped("# a"), "\\# a");
        assert_eq!(escaped("2024-03-01 plain"), "2024-03-01 plain");
    }
}
