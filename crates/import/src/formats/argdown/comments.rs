//! The comments of an Argdown text, taken out so that each line keeps its number. It must not know what else a text has.

/// A text without its comments, and these with their lines.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Bare {
    /// The lines; nothing where a line had only comments, which parts no block.
    pub(super) lines: Vec<Option<String>>,
    pub(super) comments: Vec<(usize, String)>,
}

/// How comments begin and end.
const KINDS: [(&str, &str); 3] = [("<!--", "-->"), ("/*", "*/"), ("//", "\n")];

/// Takes the comments out.
pub(super) fn without(text: &str) -> Bare {
    let mut bare = Bare::default();
    let (mut line, mut had_comment) = (String::new(), false);
    let mut rest = text;
    // Where a comment is not closed, none of its kind is behind it either.
    let mut open = KINDS;
    while !rest.is_empty() {
        let next = rest.find(['<', '/', '\n']).unwrap_or(rest.len());
        line.push_str(&rest[..next]);
        rest = &rest[next..];
        let is_address = line.ends_with(':');
        let kind = open.iter().position(|(start, end)| {
            !end.is_empty() && rest.starts_with(start) && !(*start == "//" && is_address)
        });
        if let Some(kind) = kind {
            let (start, end) = open[kind];
            let inside = &rest[start.len()..];
            match inside.find(end).or((end == "\n").then_some(inside.len())) {
                Some(length) => {
                    let number = bare.lines.len() + 1;
                    let words = inside[..length].split_whitespace().collect::<Vec<_>>().join(" ");
                    bare.comments.push((number, words));
                    had_comment = true;
                    for _ in inside[..length].matches('\n') {
                        bare.end(&mut line, true);
                    }
                    let after = if end == "\n" { length } else { length + end.len() };
                    rest = &inside[after..];
                }
                None => open[kind].1 = "",
            }
        } else if let Some(after) = rest.strip_prefix('\n') {
            bare.end(&mut line, had_comment);
            had_comment = false;
            rest = after;
        } else if let Some(c) = rest.chars().next() {
            line.push(c);
            rest = &rest[c.len_utf8()..];
        }
    }
    bare.end(&mut line, had_comment);
    bare
}

impl Bare {
    fn end(&mut self, line: &mut String, had_comment: bool) {
        let line = std::mem::take(line).trim_end().to_owned();
        self.lines.push((!had_comment || !line.trim().is_empty()).then_some(line));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_go_and_lines_keep_their_numbers() {
        let bare = without("a // b\n<!-- c\nd -->\n\n[e](http://f) /* g */ h\n/* i");
        let lines: Vec<Option<&str>> = bare.lines.iter().map(Option::as_deref).collect();
        assert_eq!(lines, [Some("a"), None, None, Some(""), Some("[e](http://f)  h"), Some("/* i")]);
        let comments: Vec<(usize, &str)> =
            bare.comments.iter().map(|(line, it)| (*line, it.as_str())).collect();
        assert_eq!(comments, [(1, "b"), (2, "c d"), (5, "g")]);
    }
}
