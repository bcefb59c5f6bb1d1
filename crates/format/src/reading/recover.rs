//! Where reading goes on after a syntax error: the next item of the section, or the next top-level key. It must not know the parser.
//!
//! YAML parsers stop at the first error. A briefing has a regular outline, though: top-level keys stand at the
//! margin and the items of a section share one indentation, so the next line with that outline is a safe place
//! to go on. The item with the error is left out; nothing in it is guessed.

use super::schema::{HEAD, Section};

/// A stretch of the file that parses by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Fragment {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) content: Content,
}

/// What a fragment holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Content {
    /// Top-level keys.
    Head,
    /// Items of one section, without its key.
    Items(Section),
}

/// What was being read when the parser stopped, and the byte where it begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Broken {
    /// A key of the head.
    Key(usize),
    /// A section in which no item had begun.
    Section(usize, Section),
    /// An item, or what follows the last item of a section.
    Item(usize, Section),
}

/// The lines of a file that hold a top-level key.
///
/// Made at the first syntax error, so that twenty thousand of them cost one walk over the file and not one each.
#[derive(Debug)]
pub(super) struct Outline<'t> {
    text: &'t str,
    keys: Vec<usize>,
}

impl<'t> Outline<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let keys = lines(text, 0).filter(|(_, line)| is_top_level(line)).map(|(start, _)| start).collect();
        Self { text, keys }
    }

    /// The first top-level key at or after a byte; the end of the text where there is none.
    fn key_from(&self, at: usize) -> usize {
        let next = self.keys.partition_point(|key| *key < at);
        self.keys.get(next).copied().unwrap_or(self.text.len())
    }

    /// Where to go on; nothing where no later line has the outline of an item or of a top-level key.
    pub(super) fn resume(&self, broken: Broken, error: usize) -> Vec<Fragment> {
        let end = self.text.len();
        let (at, item) = match broken {
            Broken::Key(at) => (at, None),
            Broken::Section(at, section) => (at, self.first_item(section, error).map(|item| (item, section))),
            Broken::Item(at, section) => (at, self.next_item(section, at).map(|item| (item, section))),
        };
        let key = self.key_from(item.map_or_else(|| next_line(self.text, at), |(item, _)| item));
        let items =
            item.map(|(start, section)| Fragment { start, end: key, content: Content::Items(section) });
        let head = (key < end).then_some(Fragment { start: key, end, content: Content::Head });
        items.into_iter().chain(head).collect()
    }

    /// The line on which the item after the one at `at` begins.
    pub(super) fn next_item(&self, section: Section, at: usize) -> Option<usize> {
        let line = &self.text[start_of_line(self.text, at)..];
        // Items of a section written in brackets have no lines of their own.
        (!is_top_level(line)).then(|| self.item_from(next_line(self.text, at), indentation(line), section))?
    }

    /// The first line from the one with the error on that may begin an item.
    fn first_item(&self, section: Section, error: usize) -> Option<usize> {
        let from = start_of_line(self.text, error);
        let end = self.key_from(from);
        lines(&self.text[..end], from)
            .find(|(_, line)| {
                let margin = indentation(line);
                (margin > 0 || !section.is_keyed()) && starts_item(line, margin, section)
            })
            .map(|(start, _)| start)
    }

    fn item_from(&self, from: usize, margin: usize, section: Section) -> Option<usize> {
        let end = self.key_from(from);
        lines(&self.text[..end], from)
            .find(|(_, line)| starts_item(line, margin, section))
            .map(|(start, _)| start)
    }
}

/// Where a second document begins, if one does: a `---` at the margin that is not the first thing in the file.
pub(super) fn second_document(text: &str) -> Option<usize> {
    let marker = |at: &usize| {
        let rest = &text[*at..];
        rest.strip_prefix("---")
            .is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t', '\n', '\r']))
    };
    let after_line_end = memchr::memmem::find_iter(text.as_bytes(), b"\n---").map(|at| at + 1);
    let mut markers = std::iter::once(0).chain(after_line_end).filter(marker);
    let first = markers.next()?;
    let only_remarks = |line: &str| line.trim().is_empty() || line.starts_with(['#', '%']);
    if lines(&text[..first], 0).all(|(_, line)| only_remarks(line)) { markers.next() } else { Some(first) }
}

/// Where a text ends but for blank lines and comments, which belong to what comes after it.
pub(super) fn end_of_content(mut text: &str) -> usize {
    loop {
        text = text.trim_end();
        let line = start_of_line(text, text.len());
        if !text[line..].trim_start().starts_with('#') {
            return text.len();
        }
        text = &text[..line];
    }
}

/// The lines from a byte offset on that begins one, each with its start. CR LF gives an empty line more, which is nothing here.
fn lines(text: &str, from: usize) -> impl Iterator<Item = (usize, &str)> {
    let mut at = from;
    text.get(from..).unwrap_or_default().split_inclusive(['\n', '\r']).map(move |line| {
        let start = at;
        at += line.len();
        (start, line)
    })
}

fn start_of_line(text: &str, at: usize) -> usize {
    text[..at].rfind(['\n', '\r']).map_or(0, |end| end + 1)
}

fn next_line(text: &str, at: usize) -> usize {
    text[at..].find(['\n', '\r']).map_or(text.len(), |end| at + end + 1)
}

fn indentation(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

/// Whether the line is one of the format's top-level keys at the margin.
fn is_top_level(line: &str) -> bool {
    // Looked at only as far as a key can reach: the line may be a megabyte.
    let line = line.as_bytes();
    let Some(colon) = line.iter().take(LONGEST_KEY + 1).position(|byte| *byte == b':') else { return false };
    let ends = line.get(colon + 1).is_none_or(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r'));
    let key = std::str::from_utf8(&line[..colon]).unwrap_or_default();
    ends && (Section::parse(key).is_some() || HEAD.key(key).is_some())
}

/// The length of the longest top-level key, in bytes.
const LONGEST_KEY: usize = 16;

fn starts_item(line: &str, margin: usize, section: Section) -> bool {
    if indentation(line) != margin {
        return false;
    }
    let content = line[margin..].trim_end_matches(['\n', '\r']);
    if section.is_keyed() {
        content.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '"' | '\'' | '_'))
            && content.contains(':')
    } else {
        content == "-" || content.starts_with("- ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, broken: Broken, error: usize) -> Vec<String> {
        let fragments = Outline::new(text).resume(broken, error);
        fragments.iter().map(|fragment| text[fragment.start..fragment.end].replace('\n', "|")).collect()
    }

    fn at(text: &str, needle: &str) -> usize {
        text.find(needle).unwrap_or_else(|| panic!("{needle:?} is not in {text:?}"))
    }

    #[test]
    fn reading_goes_on_with_the_next_item_and_then_the_next_section() {
        let text = "actors:\n  a: {name: [}\n    x: y\n  b:\n    name: B\nevents:\n  - title: E\n";
        let item = Broken::Item(at(text, "a:"), Section::Actors);
        assert_eq!(shown(text, item, 0), ["  b:|    name: B|", "events:|  - title: E|"]);
    }

    #[test]
    fn after_the_last_item_it_goes_on_with_the_next_section() {
        let text = "events:\n- title: \"open\n- title: last [\nactors:\n  a: {name: A}\n";
        let item = Broken::Item(at(text, "title: last"), Section::Events);
        assert_eq!(shown(text, item, 0), ["actors:|  a: {name: A}|"]);
    }

    #[test]
    fn an_error_in_the_head_goes_on_with_the_next_top_level_key() {
        let text = "briefing: 1\n\ttitle: x\nevents: []\n";
        assert_eq!(shown(text, Broken::Key(0), 0), ["events: []|"]);
    }

    #[test]
    fn an_error_before_the_first_item_goes_on_with_whatever_looks_like_one() {
        let text = "events:\n\t- title: a\n  - title: b\ntags: [c]\n";
        let section = Broken::Section(0, Section::Events);
        assert_eq!(shown(text, section, at(text, "\t")), ["  - title: b|", "tags: [c]|"]);
    }

    #[test]
    fn items_in_brackets_have_no_lines_to_go_on_with() {
        let text = "actors: {a: {name: A},\nb: {name: B}\nevents: []\n";
        assert_eq!(shown(text, Broken::Item(at(text, "a:"), Section::Actors), 0), ["events: []|"]);
    }

    #[test]
    fn a_lone_cr_ends_a_line_too() {
        let text = "events:\r- title: [\r- title: b\r";
        assert_eq!(shown(text, Broken::Item(at(text, "title"), Section::Events), 0), ["- title: b\r"]);
    }

    #[test]
    fn only_a_second_marker_begins_a_second_document() {
        assert_eq!(second_document("a: 1\n"), None);
        assert_eq!(second_document("---\na: 1\n"), None);
        assert_eq!(second_document("%YAML 1.2\n# x\n\n---\na: ---\n"), None);
        assert_eq!(second_document("a: 1\n---\nb: 2\n"), Some(5));
        assert_eq!(second_document("--- # x\na: 1\n---"), Some(13));
        assert_eq!(second_document("a: 1\n---b: 2\n"), None);
    }
}
