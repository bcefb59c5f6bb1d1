//! The text of an article, cut into paragraphs. It must not know what stands in them.

use std::ops::Range;

use memchr::memchr2_iter;

/// A line with more characters than this was not wrapped by hand: it is a paragraph.
const LONGEST_WRAPPED_LINE: usize = 120;

/// A text with its paragraphs. Offsets into `flat` are offsets into the text as it came.
#[derive(Debug)]
pub(super) struct Article {
    /// The text with a space for each line end and TAB.
    pub(super) flat: String,
    /// Where the paragraphs stand, in order; none is empty.
    pub(super) paragraphs: Vec<Range<usize>>,
}

impl Article {
    pub(super) fn new(text: &str) -> Self {
        let flat = text.replace(['\n', '\r', '\t', '\u{B}', '\u{C}'], " ");
        let mut paragraphs = Vec::new();
        let mut block = Vec::new();
        for line in lines(text) {
            let words = trim(text, line);
            if words.is_empty() {
                end_block(text, &mut block, &mut paragraphs);
            } else {
                block.push(words);
            }
        }
        end_block(text, &mut block, &mut paragraphs);
        Self { flat, paragraphs }
    }

    /// The words of a part, with one space for any white space that can break, and `'\n'` between two paragraphs.
    pub(super) fn words(&self, part: &Range<usize>) -> String {
        let first = self.paragraphs.partition_point(|paragraph| paragraph.end <= part.start);
        let paragraphs = self.paragraphs[first..].iter().take_while(|paragraph| paragraph.start < part.end);
        let texts = paragraphs.map(|paragraph| {
            let inside = paragraph.start.max(part.start)..paragraph.end.min(part.end);
            spaced(&self.flat[inside])
        });
        texts.filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n")
    }
}

/// One space for each run of white space that can break; none at the ends.
pub(super) fn spaced(text: &str) -> String {
    let breaks = |c: char| c.is_whitespace() && !matches!(c, '\u{A0}' | '\u{2007}' | '\u{202F}');
    text.split(breaks).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The part of a range that is left without white space at its ends.
pub(super) fn trim(text: &str, range: Range<usize>) -> Range<usize> {
    let part = &text[range.clone()];
    let start = range.start + (part.len() - part.trim_start().len());
    start..start + part.trim().len()
}

/// Blocks are parted by blank lines. Where lines are long, each is a paragraph, unless it goes on with a small letter;
/// else the block is one.
fn end_block(text: &str, block: &mut Vec<Range<usize>>, paragraphs: &mut Vec<Range<usize>>) {
    if block.iter().any(|line| text[line.clone()].chars().count() > LONGEST_WRAPPED_LINE) {
        for line in block.drain(..) {
            let goes_on = text[line.clone()].starts_with(char::is_lowercase);
            match paragraphs.last_mut().filter(|_| goes_on) {
                Some(last) => last.end = line.end,
                None => paragraphs.push(line),
            }
        }
    } else if let (Some(first), Some(last)) = (block.first(), block.last()) {
        paragraphs.push(first.start..last.end);
        block.clear();
    }
}

/// The lines of a text, without LF, CR LF or CR.
fn lines(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut lines = Vec::new();
    let mut start = 0;
    for at in memchr2_iter(b'\n', b'\r', bytes) {
        // The LF of a CR LF ends no other line.
        if !(bytes[at] == b'\n' && at > 0 && bytes[at - 1] == b'\r') {
            lines.push(start..at);
        }
        start = at + 1;
    }
    lines.push(start..text.len());
    lines
}

#[cfg(test)]
mod tests {
    use super::Article;

    #[track_caller]
    fn paragraphs(text: &str, expected: &[&str]) {
        let article = Article::new(text);
        let found: Vec<String> = article.paragraphs.iter().map(|part| article.words(part)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn blank_lines_part_paragraphs_that_are_wrapped_by_hand() {
        paragraphs("One\ntwo.\n\n \nThree\t four.\n", &["One two.", "Three four."]);
        paragraphs("One\r\ntwo.\r\n\r\nThree.", &["One two.", "Three."]);
        paragraphs("One\rtwo.\r\rThree.", &["One two.", "Three."]);
        paragraphs(" \n ", &[]);
    }

    #[test]
    fn long_lines_are_paragraphs() {
        let long = "Word ".repeat(30);
        let long = long.trim();
        paragraphs(&format!("{long}\ngoes on."), &[&format!("{long} goes on.")]);
        paragraphs(&format!("{long}\nShort.\n{long}"), &[long, "Short.", long]);
    }

    #[test]
    fn words_of_a_part_keep_the_paragraphs_apart() {
        let article = Article::new("One two\nthree.\n\nFour\u{a0}five.");
        assert_eq!(article.words(&(4..26)), "two three.\nFour\u{a0}five");
    }
}
