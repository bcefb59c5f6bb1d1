//! Comments to the program itself, `# briefing: …`: which there are, and what of the file each is about. It must not know what they ask for.
//!
//! The parser passes comments over. So the text is searched for what may be one, and the scalars that the parser finds
//! around such a place tell whether it is: a `#` in a quoted text or in a block is a character like any other.

use memchr::memmem;

use super::tree::Style;
use crate::diagnostic::Span;

/// What such a comment begins with, behind the `#`.
const NAME: &str = "briefing:";

/// A comment to the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Remark {
    /// The comment, from its `#` to the end of its line.
    pub span: Span,
    /// What it is about: its line or, where it stands alone, the next line that says something, and all of a value that
    /// takes several lines. At the top of the file, before its first key, the whole file.
    pub scope: Span,
}

/// What may be remarks, and the scalars around them.
#[derive(Debug, Default)]
pub(super) struct Remarks {
    candidates: Vec<Candidate>,
    scalars: Vec<(Span, Style)>,
}

/// What looks like a remark.
#[derive(Clone, Copy, Debug)]
struct Candidate {
    /// The `#`.
    at: usize,
    /// The line it stands on.
    line: Span,
    /// The line it is about.
    about: Span,
    /// Where the first word below that line stands: the text of a block whose `|` ends the line.
    below: usize,
}

impl Remarks {
    /// Finds what looks like a remark; most files have none.
    pub(super) fn new(text: &str) -> Self {
        let names = memmem::find_iter(text.as_bytes(), NAME);
        let mut candidates: Vec<Candidate> = names.filter_map(|name| candidate(text, name)).collect();
        // From the last to the first, so that a hundred thousand comments above one line cost one walk to it.
        let mut next: Option<Candidate> = None;
        for candidate in candidates.iter_mut().rev() {
            if is_blank(&text[candidate.line.start as usize..candidate.at]) {
                let from = candidate.line.end as usize;
                let end = next.map_or(text.len(), |next| next.line.start as usize);
                let line = next_content(text, from, end);
                (candidate.about, candidate.below) = match (line, next) {
                    (Some(line), _) => (line, below(text, line)),
                    (None, Some(next)) if is_blank(&text[next.line.start as usize..next.at]) => {
                        (next.about, next.below)
                    }
                    (None, Some(next)) => (next.line, next.below),
                    (None, None) => (Span::new(text.len(), text.len()), text.len()),
                };
            }
            next = Some(*candidate);
        }
        Self { candidates, scalars: Vec::new() }
    }

    /// Looks at a scalar of the file, and keeps it where it may matter.
    pub(super) fn see(&mut self, span: Span, style: Style) {
        let behind = self.candidates.partition_point(|candidate| candidate.below < span.start as usize);
        if self.candidates.get(behind).is_some_and(|candidate| candidate.line.start <= span.end) {
            self.scalars.push((span, style));
        }
    }

    /// The remarks, now that all scalars were seen.
    pub(super) fn settle(mut self, text: &str) -> Vec<Remark> {
        if self.candidates.is_empty() {
            return Vec::new();
        }
        self.scalars.sort_unstable_by_key(|(span, _)| *span);
        let top = next_content(text, 0, text.len()).map_or(text.len(), |line| line.start as usize);
        let remark = |candidate: &Candidate| self.remark(text, candidate, top);
        self.candidates.iter().filter_map(remark).collect()
    }

    fn remark(&self, text: &str, candidate: &Candidate, top: usize) -> Option<Remark> {
        let around = self.first_from(candidate.at + 1).checked_sub(1).map(|last| self.scalars[last].0);
        if around.is_some_and(|span| candidate.at < span.end as usize) {
            return None;
        }
        let line = &text[candidate.line.range()];
        let end = candidate.line.start as usize + line.trim_end().len();
        let scope =
            if candidate.at < top { Span::new(0, text.len()) } else { self.with_its_scalars(candidate) };
        Some(Remark { span: Span::new(candidate.at, end), scope })
    }

    /// The line that a remark is about, together with the scalars that begin before it or end behind it.
    fn with_its_scalars(&self, candidate: &Candidate) -> Span {
        let line = candidate.about;
        let before = |at: usize| self.first_from(at).checked_sub(1).map(|last| self.scalars[last].0);
        let first = before(line.start as usize).filter(|span| span.end > line.start);
        let last = before(line.end as usize).map_or(line.end, |span| span.end.max(line.end));
        // The place of a block is that of its text, which begins below the line with the `|`.
        let is_block = |style: &Style| matches!(style, Style::Literal | Style::Folded);
        let next = self.scalars.get(self.first_from(line.end as usize));
        let block = next.filter(|(span, style)| is_block(style) && span.start as usize <= candidate.below);
        Span {
            start: first.map_or(line.start, |span| span.start.min(line.start)),
            end: block.map_or(last, |(span, _)| span.end),
        }
    }

    /// The number of the first scalar that begins at a byte or behind it: no scalar holds another.
    fn first_from(&self, at: usize) -> usize {
        self.scalars.partition_point(|(span, _)| (span.start as usize) < at)
    }
}

/// What looks like a remark whose name stands at a byte.
fn candidate(text: &str, name: usize) -> Option<Candidate> {
    let at = text[..name].trim_end_matches([' ', '\t']).strip_suffix('#')?.len();
    let before = text[..at].chars().next_back();
    if before.is_some_and(|c| !matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{feff}')) {
        return None;
    }
    let start = text[..at].rfind(['\n', '\r']).map_or(0, |end| end + 1);
    let end = text[at..].find(['\n', '\r']).map_or(text.len(), |end| at + end);
    let line = Span::new(start, end);
    Some(Candidate { at, line, about: line, below: below(text, line) })
}

/// The first character below a line that is no space.
fn below(text: &str, line: Span) -> usize {
    let rest = &text[line.end as usize..];
    line.end as usize + (rest.len() - rest.trim_start().len())
}

/// The first line that says something between two bytes of which the first ends a line or begins the text.
fn next_content(text: &str, from: usize, end: usize) -> Option<Span> {
    let mut at = from;
    for line in text[from..end].split_inclusive(['\n', '\r']) {
        let content = line.trim_start_matches('\u{feff}').trim();
        if !content.is_empty() && !content.starts_with('#') && !is_marker(content) {
            return Some(Span::new(at, at + line.trim_end().len()));
        }
        at += line.len();
    }
    None
}

/// Whether a line begins a document and holds nothing of it.
fn is_marker(line: &str) -> bool {
    line.starts_with('%') || line == "---" || line.starts_with("--- #")
}

fn is_blank(text: &str) -> bool {
    text.trim_start_matches('\u{feff}').trim().is_empty()
}

#[cfg(test)]
mod tests {
    /// Each remark of a text with what it is about.
    fn found(text: &str) -> Vec<(&str, &str)> {
        let remarks = crate::reading::parse(text, &mut |_| {}).remarks;
        remarks.iter().map(|remark| (&text[remark.span.range()], &text[remark.scope.range()])).collect()
    }

    #[track_caller]
    fn none(text: &str) {
        assert_eq!(found(text), [], "{text}");
    }

    #[test]
    fn at_the_end_of_a_line_it_is_about_the_line() {
        let text = "briefing: 1\ntitle: T # briefing: allow x\ntags: [a]  #briefing: y\r\n";
        assert_eq!(
            found(text),
            [
                ("# briefing: allow x", "title: T # briefing: allow x"),
                ("#briefing: y", "tags: [a]  #briefing: y")
            ]
        );
    }

    #[test]
    fn alone_on_a_line_it_is_about_the_next_line_that_says_something() {
        let text = "briefing: 1\n  # briefing: x\n\n# more\n# briefing: y\ntitle: T\n# briefing: z\n";
        assert_eq!(
            found(text),
            [("# briefing: x", "title: T"), ("# briefing: y", "title: T"), ("# briefing: z", "")]
        );
    }

    #[test]
    fn before_the_first_key_it_is_about_the_whole_file() {
        for top in ["", "\u{feff}", "# A story.\n\n", "%YAML 1.2\n---\n", "--- # one\r\n"] {
            let text = format!("{top}# briefing: x\nbriefing: 1\ntitle: T\n");
            assert_eq!(found(&text), [("# briefing: x", text.as_str())]);
        }
    }

    #[test]
    fn in_text_it_is_no_comment() {
        none("briefing: 1\ntitle: \"T # briefing: allow x\"\n");
        none("briefing: 1\ntitle: 'T\n  # briefing: allow x'\n");
        none("briefing: 1\nsummary: |\n  A\n  # briefing: allow x\n\n  # briefing: allow x\ntitle: T\n");
        none("briefing: 1\nsummary: >-\n  # briefing: allow x\n");
        none("briefing: 1\ntitle: T# briefing: allow x\n");
        none("briefing: 1\nsummary: >\n  A [[b # briefing: x\n  c]]\n");
    }

    #[test]
    fn about_a_value_of_several_lines_it_is_about_all_of_it() {
        let text = "briefing: 1\nsummary: > # briefing: x\n  one\n  two\ntitle: T\n";
        assert_eq!(found(text), [("# briefing: x", "summary: > # briefing: x\n  one\n  two")]);
        let text = "briefing: 1\n# briefing: x\nsummary: |\n  one\n\n  two\ntitle: T\n";
        assert_eq!(found(text), [("# briefing: x", "summary: |\n  one\n\n  two")]);
        let text = "briefing: 1\nsummary: \"one\n  two\" # briefing: x\ntitle: T\n";
        assert_eq!(found(text), [("# briefing: x", "\"one\n  two\" # briefing: x")]);
        let text = "briefing: 1\n# briefing: x\nsummary: one\n  two\ntitle: T\n";
        assert_eq!(found(text), [("# briefing: x", "summary: one\n  two")]);
    }

    #[test]
    fn a_comment_in_brackets_is_one_too() {
        let text = "briefing: 1\ntags: [a, # briefing: x\n  b]\n";
        assert_eq!(found(text), [("# briefing: x", "tags: [a, # briefing: x")]);
    }
}
