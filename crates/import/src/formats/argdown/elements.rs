//! The elements of an Argdown text: headings, statements, arguments, numbered steps and what relates them, each with the lines
//! that it takes and how far it is indented. It must not know which titles are the same.

use super::comments::Bare;

/// An arrow between two elements, as seen from the one above to the one below.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Arrow {
    Support,
    Attack,
    Undercut,
    Contradiction,
}

/// What begins an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lead {
    /// The first of a block.
    Root,
    /// An arrow; whether it leads to the element, from the one above.
    Relation(Arrow, bool),
    /// A numbered step of an argument.
    Step,
    /// A point of a list.
    Point,
    /// A line of hyphens between premises and a conclusion.
    Inference,
    Heading,
}

/// One element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Element {
    pub(super) line: usize,
    pub(super) lead: Lead,
    pub(super) indent: usize,
    /// Its lines, with one blank between two of them.
    pub(super) text: String,
    /// What stands in braces behind it, line by line.
    pub(super) data: String,
    /// The number of the block that it is in.
    pub(super) block: usize,
}

/// The arrows, with the longer spellings first.
const ARROWS: [(&str, Arrow, bool); 10] = [
    ("+>", Arrow::Support, true),
    ("->", Arrow::Attack, true),
    ("_>", Arrow::Undercut, true),
    ("><", Arrow::Contradiction, true),
    ("<+", Arrow::Support, false),
    ("<-", Arrow::Attack, false),
    ("<_", Arrow::Undercut, false),
    ("+", Arrow::Support, false),
    ("-", Arrow::Attack, false),
    ("_ ", Arrow::Undercut, false),
];

/// Parts the lines from `start` on into elements.
pub(super) fn read(bare: &Bare, start: usize) -> Vec<Element> {
    let mut elements: Vec<Element> = Vec::new();
    let (mut block, mut is_open) = (0, false);
    // Within braces nothing begins; within two lines of hyphens stand names of rules.
    let (mut depth, mut is_in_rules) = (0_usize, false);
    for (at, line) in bare.lines.iter().enumerate().skip(start) {
        let Some(line) = line else { continue };
        let trimmed = line.trim();
        if trimmed.is_empty() {
            block += usize::from(is_open);
            (is_open, depth, is_in_rules) = (false, 0, false);
            continue;
        }
        if depth > 0
            && let Some(last) = elements.last_mut()
        {
            depth = last.more_data(trimmed, depth);
            continue;
        }
        let is_rule = trimmed.len() >= 2 && trimmed.bytes().all(|byte| byte == b'-');
        if is_in_rules && !is_rule {
            if let Some(last) = elements.last_mut() {
                depth = last.more(trimmed.trim_end_matches("--"));
            }
            is_in_rules = !trimmed.ends_with("--");
            continue;
        }
        if is_rule && is_open {
            let is_end = std::mem::take(&mut is_in_rules);
            // Two or three hyphens open a place for rules, four or more stand alone.
            is_in_rules = !is_end && trimmed.len() < 4;
            if !is_end {
                let indent = line.len() - line.trim_start().len();
                elements.push(Element::new(at + 1, Lead::Inference, indent, block));
            }
            continue;
        }
        if let Some(rules) = rules(trimmed).filter(|_| is_open) {
            let indent = line.len() - line.trim_start().len();
            let mut inference = Element::new(at + 1, Lead::Inference, indent, block);
            depth = inference.more(rules.trim_end_matches('-'));
            elements.push(inference);
            is_in_rules = !rules.ends_with("--");
            continue;
        }
        let (lead, rest) = lead(line, is_open);
        let indent = line.len() - line.trim_start().len();
        match lead {
            Some(lead) => {
                elements.push(Element::new(at + 1, lead, indent, block));
                // A heading is one line.
                (block, is_open) = if lead == Lead::Heading { (block + 1, false) } else { (block, true) };
            }
            None if !is_open => {
                elements.push(Element::new(at + 1, Lead::Root, indent, block));
                is_open = true;
            }
            None => {}
        }
        if let Some(last) = elements.last_mut() {
            depth = last.more(rest);
        }
    }
    elements
}

/// The names of rules behind two hyphens that begin a line, with the hyphens that end it.
fn rules(line: &str) -> Option<&str> {
    let rest = line.strip_prefix("--")?.trim_start_matches('-');
    let is_name = rest.trim_start().starts_with(|c: char| c.is_alphanumeric() || c == '{' || c == '(');
    (is_name && !rest.is_empty()).then_some(rest)
}

/// What begins on a line, and the words behind it.
fn lead(line: &str, is_open: bool) -> (Option<Lead>, &str) {
    let trimmed = line.trim();
    let hashes = trimmed.bytes().take_while(|byte| *byte == b'#').count();
    if hashes > 0 && trimmed[hashes..].starts_with(' ') && line.starts_with('#') {
        return (Some(Lead::Heading), &trimmed[hashes..]);
    }
    if let Some(rest) = numbered(trimmed, "(", ")") {
        return (Some(Lead::Step), rest);
    }
    if let Some(rest) = trimmed.strip_prefix("* ").or_else(|| numbered(trimmed, "", ". ")) {
        return (Some(Lead::Point), rest);
    }
    let arrow =
        ARROWS.iter().find_map(|(sign, arrow, leads)| Some((trimmed.strip_prefix(sign)?, *arrow, *leads)));
    match arrow {
        Some((rest, arrow, leads)) if is_open => (Some(Lead::Relation(arrow, leads)), rest),
        // Below nothing an arrow is the mark of a list.
        Some((rest, ..)) if rest.starts_with(' ') => (Some(Lead::Point), rest),
        _ => (None, trimmed),
    }
}

/// What stands behind a number between two marks.
fn numbered<'l>(line: &'l str, before: &str, after: &str) -> Option<&'l str> {
    let rest = line.strip_prefix(before)?;
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 0 { None } else { rest[digits..].strip_prefix(after) }
}

impl Element {
    fn new(line: usize, lead: Lead, indent: usize, block: usize) -> Self {
        Self { line, lead, indent, text: String::new(), data: String::new(), block }
    }

    /// Adds words; gives how many braces are open behind them.
    fn more(&mut self, words: &str) -> usize {
        let words = words.trim();
        let open = words
            .find('{')
            .filter(|at| words[..*at].is_empty() || words[..*at].ends_with([' ', '\t', ']', '>']));
        let Some(open) = open else {
            self.add(words);
            return 0;
        };
        self.add(&words[..open]);
        self.more_data(&words[open..], 0)
    }

    fn add(&mut self, words: &str) {
        let words = words.trim();
        if !self.text.is_empty() && !words.is_empty() {
            self.text.push(' ');
        }
        self.text.push_str(words);
    }

    /// Adds to what stands in braces; words behind these go on with the text.
    fn more_data(&mut self, words: &str, mut depth: usize) -> usize {
        for (at, c) in words.char_indices() {
            match c {
                '{' => depth += 1,
                '}' => depth = depth.saturating_sub(1),
                _ => continue,
            }
            if depth == 0 {
                self.data.push_str(&words[..=at]);
                self.data.push('\n');
                self.add(&words[at + 1..]);
                return 0;
            }
        }
        self.data.push_str(words);
        self.data.push('\n');
        depth
    }
}

#[cfg(test)]
mod tests {
    use super::{super::comments, *};

    fn elements(text: &str) -> Vec<(Lead, usize, usize, String)> {
        let read = read(&comments::without(text), 0);
        read.into_iter().map(|it| (it.lead, it.indent, it.block, it.text)).collect()
    }

    #[test]
    fn lines_begin_elements_or_go_on_with_them() {
        let found = elements(
            "# Head\n[A]: one\n two {a: 1}\n  + <B>: three\n    four\n    ->  [C]\n  >< [D]\n\n- e\n",
        );
        let expected = [
            (Lead::Heading, 0, 0, "Head"),
            (Lead::Root, 0, 1, "[A]: one two"),
            (Lead::Relation(Arrow::Support, false), 2, 1, "<B>: three four"),
            (Lead::Relation(Arrow::Attack, true), 4, 1, "[C]"),
            (Lead::Relation(Arrow::Contradiction, true), 2, 1, "[D]"),
            (Lead::Point, 0, 2, "e"),
        ];
        assert_eq!(found, expected.map(|(lead, indent, block, text)| (lead, indent, block, text.to_owned())));
    }

    #[test]
    fn an_inference_may_stand_on_one_line() {
        for line in [
            "-- Modus ponens --",
            "-- Modus ponens {uses: [1,2]} --",
            "--Modus ponens--",
            "-- Modus\nponens --",
        ] {
            let found = elements(&format!("(1) a\n(2) b\n{line}\n(3) c\n"));
            let leads: Vec<(Lead, &str)> = found.iter().map(|it| (it.0, it.3.trim())).collect();
            let inference = leads[2].1.to_lowercase();
            assert_eq!(
                (leads.len(), leads[2].0, leads[3]),
                (4, Lead::Inference, (Lead::Step, "c")),
                "{line}"
            );
            assert_eq!(inference, "modus ponens", "{line}");
        }
    }

    #[test]
    fn steps_are_parted_by_hyphens_with_rules_or_without() {
        let found = elements(
            "(1) a\n(2) b {x: [\n- c\n]} d\n-----\n(3) e\n--\nModus ponens\n{uses: [1]}\n--\n(4) f\n  <_ <g>",
        );
        let leads: Vec<(Lead, String)> = found.into_iter().map(|it| (it.0, it.3)).collect();
        let expected = [
            (Lead::Step, "a"),
            (Lead::Step, "b d"),
            (Lead::Inference, ""),
            (Lead::Step, "e"),
            (Lead::Inference, "Modus ponens"),
            (Lead::Step, "f"),
            (Lead::Relation(Arrow::Undercut, false), "<g>"),
        ];
        assert_eq!(leads, expected.map(|(lead, text)| (lead, text.to_owned())));
    }
}
