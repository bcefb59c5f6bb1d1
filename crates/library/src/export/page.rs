//! Lines of plain text, wrapped or not, written as they come. It must not know what a briefing is.

use std::io::{self, Write};

use briefing_text::{SafeText, wrap};

/// The least columns that an indent leaves for words where there is a width.
const LEAST: usize = 8;

/// Where lines of text go, and how wide they may be.
pub(super) struct Page<'a> {
    out: &'a mut dyn Write,
    /// In columns; 0 wraps nothing.
    width: usize,
}

impl<'a> Page<'a> {
    pub(super) fn new(out: &'a mut dyn Write, width: usize) -> Self {
        Self { out, width }
    }

    /// An empty line.
    pub(super) fn gap(&mut self) -> io::Result<()> {
        self.out.write_all(b"\n")
    }

    /// Words that have a mark before each of their lines, after `indent` columns.
    pub(super) fn marked(&mut self, indent: usize, mark: &str, words: &SafeText) -> io::Result<()> {
        if self.width == 0 {
            return writeln!(self.out, "{:indent$}{mark}{words}", "");
        }
        let indent = indent.min(self.width.saturating_sub(LEAST + mark.len()));
        let room = self.width.saturating_sub(indent + mark.len());
        for line in wrap(words.as_safe(), room, room) {
            writeln!(self.out, "{:indent$}{mark}{}", "", words.as_safe().slice(line))?;
        }
        Ok(())
    }

    /// One fact: it begins after `indent` columns, and goes on `hang` columns further to the right.
    pub(super) fn fact(&mut self, indent: usize, hang: usize, words: &SafeText) -> io::Result<()> {
        if self.width == 0 {
            return writeln!(self.out, "{:indent$}{words}", "");
        }
        let most = self.width.saturating_sub(LEAST);
        let (first, rest) = (indent.min(most), (indent + hang).min(most));
        let lines = wrap(words.as_safe(), self.width - first, self.width - rest);
        for (n, line) in lines.into_iter().enumerate() {
            let indent = if n == 0 { first } else { rest };
            writeln!(self.out, "{:indent$}{}", "", words.as_safe().slice(line))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn written(width: usize, words: &str) -> String {
        let mut out = Vec::new();
        assert!(Page::new(&mut out, width).fact(2, 2, &SafeText::line(words)).is_ok());
        String::from_utf8_lossy(&out).into_owned()
    }

    #[test]
    fn a_fact_is_one_line_or_hangs() {
        let words = "The cause of the fire is unknown.";
        assert_eq!(written(0, words), "  The cause of the fire is unknown.\n");
        assert_eq!(written(24, words), "  The cause of the fire\n    is unknown.\n");
    }

    #[test]
    fn each_line_of_marked_words_has_the_mark() {
        let mut out = Vec::new();
        let words = SafeText::line("The cause of the fire is unknown.");
        assert!(Page::new(&mut out, 24).marked(2, "| ", &words).is_ok());
        assert_eq!(String::from_utf8_lossy(&out), "  | The cause of the\n  | fire is unknown.\n");
    }

    #[test]
    fn a_narrow_page_gives_its_columns_to_the_words() {
        assert_eq!(written(11, "The cause of"), "  The cause\n   of\n");
        assert_eq!(written(8, "The cause of"), "The\ncause of\n");
    }
}
