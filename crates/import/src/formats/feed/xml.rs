//! An XML text -> a small tree, as far as feeds need it: names with their kind, attributes, text, and what stands within an element
//! as it is written. It must not know what any element means.

use std::{borrow::Cow, collections::HashMap};

use quick_xml::{
    Reader,
    escape::unescape,
    events::{BytesStart, Event},
};

/// No feed is deeper.
const DEEPEST: usize = 64;

/// Which vocabulary a name is of; all others are one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Kind {
    /// A name without a prefix, or of Atom: which it is, the root tells.
    #[default]
    Plain,
    /// Dublin Core.
    Dc,
    /// The whole text of an item of RSS.
    Content,
    Other,
}

/// The vocabularies, by what their addresses have in them.
const KINDS: [(&str, Kind); 4] = [
    ("purl.org/dc/", Kind::Dc),
    ("purl.org/rss/1.0/modules/content", Kind::Content),
    ("w3.org/2005/Atom", Kind::Plain),
    ("purl.org/rss/1.0/", Kind::Plain),
];

/// An element.
#[derive(Debug, Default)]
pub(super) struct Element {
    pub(super) kind: Kind,
    pub(super) name: String,
    pub(super) attributes: Vec<(String, String)>,
    pub(super) children: Vec<Element>,
    /// The text in it, without that of its children.
    pub(super) text: String,
    /// The line where it begins.
    pub(super) line: usize,
    /// What stands in it, as it is written.
    pub(super) inside: (usize, usize),
}

impl Element {
    /// The value of an attribute.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.trim()).filter(|value| !value.is_empty())
    }

    /// The children of a name.
    pub(super) fn all<'e>(&'e self, kind: Kind, name: &'e str) -> impl Iterator<Item = &'e Element> {
        self.children.iter().filter(move |child| child.kind == kind && child.name == name)
    }

    /// The text of the first child of a name that has one.
    pub(super) fn text_of<'e>(&'e self, kind: Kind, name: &'e str) -> Option<&'e str> {
        self.all(kind, name).map(|child| child.text.trim()).find(|text| !text.is_empty())
    }
}

/// What is wrong with a text, and on which line.
pub(super) type Broken = (usize, String);

/// Reads a text whole; gives its root.
pub(super) fn read(text: &str) -> Result<Element, Broken> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().allow_dangling_amp = true;
    let mut lines = Lines { text, at: 0, line: 1 };
    let mut prefixes: HashMap<String, Kind> = HashMap::new();
    let mut open: Vec<Element> = Vec::new();
    let mut root: Option<Element> = None;
    loop {
        let before = reader.buffer_position() as usize;
        let event = reader.read_event().map_err(|error| {
            let at = reader.error_position() as usize;
            (Lines { text, at: 0, line: 1 }.of(at), error.to_string())
        })?;
        let after = reader.buffer_position() as usize;
        match event {
            Event::Start(start) => {
                if open.len() >= DEEPEST {
                    return Err((
                        lines.of(before),
                        format!("elements stand in one another more than {DEEPEST} deep"),
                    ));
                }
                let mut element = element(&start, &mut prefixes, lines.of(before));
                element.inside = (after, after);
                open.push(element);
            }
            Event::Empty(start) => {
                let element = element(&start, &mut prefixes, lines.of(before));
                put(&mut open, &mut root, element);
            }
            Event::End(_) => {
                if let Some(mut element) = open.pop() {
                    element.inside.1 = before;
                    put(&mut open, &mut root, element);
                }
            }
            Event::Text(words) => add(&mut open, &words),
            Event::CData(words) => add(&mut open, &words),
            Event::GeneralRef(reference) => match named(&reference) {
                Some(c) => add(&mut open, c.encode_utf8(&mut [0; 4])),
                None => add(&mut open, &format!("&{};", &*reference)),
            },
            Event::Eof if open.is_empty() => break,
            Event::Eof => {
                let name = open.last().map(|element| element.name.clone()).unwrap_or_default();
                return Err((lines.of(text.len()), format!("the text ends within `{name}`")));
            }
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
    root.ok_or_else(|| (1, "there is no element".to_owned()))
}

fn put(open: &mut [Element], root: &mut Option<Element>, element: Element) {
    match open.last_mut() {
        Some(parent) => parent.children.push(element),
        None if root.is_none() => *root = Some(element),
        None => {}
    }
}

fn add(open: &mut [Element], words: &str) {
    if let Some(element) = open.last_mut() {
        element.text.push_str(words);
    }
}

fn element(start: &BytesStart<'_>, prefixes: &mut HashMap<String, Kind>, line: usize) -> Element {
    let mut attributes = Vec::new();
    for attribute in start.attributes().flatten() {
        let key: &str = attribute.key.as_ref();
        let value = unescape(&attribute.value).map_or_else(|_| attribute.value.to_string(), Cow::into_owned);
        if let Some(prefix) = key.strip_prefix("xmlns:") {
            let kind =
                KINDS.iter().find(|(part, _)| value.contains(part)).map_or(Kind::Other, |(_, kind)| *kind);
            prefixes.insert(prefix.to_owned(), kind);
        }
        attributes.push((key.to_owned(), value));
    }
    let written = start.name();
    let written: &str = written.as_ref();
    let (kind, name) = match written.split_once(':') {
        Some((prefix, name)) => (prefixes.get(prefix).copied().unwrap_or_else(|| known(prefix)), name),
        None => (Kind::Plain, written),
    };
    Element { kind, name: name.to_owned(), attributes, line, ..Element::default() }
}

/// The vocabulary of a prefix that nobody has declared.
fn known(prefix: &str) -> Kind {
    match prefix {
        "dc" => Kind::Dc,
        "content" => Kind::Content,
        _ => Kind::Other,
    }
}

/// The character of a reference; those of HTML stay as they are written, for whoever reads HTML.
fn named(reference: &quick_xml::events::BytesRef<'_>) -> Option<char> {
    if let Ok(Some(c)) = reference.resolve_char_ref() {
        return Some(c);
    }
    match &**reference {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => None,
    }
}

/// Counts lines while places only go on.
struct Lines<'t> {
    text: &'t str,
    at: usize,
    line: usize,
}

impl Lines<'_> {
    fn of(&mut self, at: usize) -> usize {
        let at = at.min(self.text.len());
        if at > self.at {
            self.line += memchr::memchr_iter(b'\n', &self.text.as_bytes()[self.at..at]).count();
            self.at = at;
        }
        self.line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tree_has_names_texts_and_lines() {
        let text = "<?xml version='1.0'?>\n<a xmlns:d='http://purl.org/dc/elements/1.1/'>\n <d:x k='1 &amp; 2'>b &lt; <![CDATA[<i>]]>&nbsp;&#65; R&D</d:x><c/>\n <c><p>q</p></c></a>";
        let Ok(root) = read(text) else { panic!() };
        assert_eq!(root.text_of(Kind::Dc, "x"), Some("b < <i>&nbsp;A R&D"));
        assert_eq!(root.children[0].attribute("k"), Some("1 & 2"));
        assert_eq!((root.children[0].line, root.all(Kind::Plain, "c").count()), (3, 2));
        let (from, to) = root.children[2].inside;
        assert_eq!(&text[from..to], "<p>q</p>");
    }

    #[test]
    fn what_is_broken_has_its_line() {
        for (text, line) in [("<a>\n<b>\n</a>", 3), ("<a>\n<b>", 2), ("", 1), ("<a>\n</a", 2)] {
            assert_eq!(read(text).map(|_| ()).map_err(|(line, _)| line), Err(line), "{text}");
        }
        let deep = "<a>".repeat(10_000);
        assert!(read(&deep).is_err());
    }
}
