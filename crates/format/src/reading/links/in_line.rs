//! What is written as a link in a line, such as a title or a name: links are read in texts alone, so the line shows its brackets.
//!
//! Not found is what may well be meant: brackets that give no words of their own and hold no id of the file; and the words of
//! quotes, which are not the writer's. It must not change any link.

use crate::{
    diagnostic::{Code, Diagnostic, Span},
    model::{
        Contents, Id, Item,
        markup::{self, Written},
    },
    reading::{fields::Field, state::Reading, wording::quoted},
};
use briefing_text::{SafeText, safe_format};

/// The keys of addresses and paths: in these, brackets are no words of the writer.
const PLACES: [&str; 2] = ["file", "url"];

/// A link as it is written where it is not read.
#[derive(Debug)]
pub(super) struct InLine {
    /// The key of the line.
    key: &'static str,
    id: Id,
    /// The words that it would show, where the writer gave some.
    words: Option<Box<str>>,
    /// Where it stands; the whole line where escapes make that read differently than it is written.
    span: Span,
    is_written: bool,
}

impl Reading<'_> {
    /// Notes what is written as a link in a line.
    pub(in crate::reading) fn note_links_in_line(&mut self, text: &str, field: Field<'_, '_>) {
        if PLACES.contains(&field.key.name) {
            return;
        }
        let span = field.node.span;
        let source = self.text.get(span.range()).unwrap_or_default();
        let mut places = markup::links(source).into_iter().map(|link| link.range);
        for Written { range, id, words } in markup::links(text) {
            let written = &text[range];
            let place = places.find(|place| source[place.clone()] == *written).map(|place| {
                let start = span.start as usize + place.start;
                Span::new(start, start + place.len())
            });
            let Some(id) = Id::parse(id) else { continue };
            self.links.in_lines.push(InLine {
                key: field.key.name,
                id,
                words: words.map(|words| words.trim().into()),
                span: place.unwrap_or(span),
                is_written: place.is_some(),
            });
        }
    }
}

/// Reports what was meant for a link, now that all items are known.
pub(super) fn report(in_lines: &[InLine], briefing: &Contents, reading: &mut Reading) {
    for InLine { key, id, words, span, is_written } in in_lines {
        let item = briefing.find(id.as_str());
        if item.is_none() && words.is_none() {
            continue;
        }
        let message = safe_format!(
            "`{key}` is one line, in which links are not read: it shows `[[{}…]]` with its brackets.",
            quoted(id.as_str())
        );
        let diagnostic = Diagnostic::new(Code::UnreadLink, *span, message);
        let name = || item.and_then(|item| name(briefing, item)).map(|name| name.raw().into());
        let Some(words) = words.clone().or_else(name) else {
            let help = "Write the words alone; in a `text` it is a link.";
            reading.push(diagnostic.with_help(SafeText::from_static(help)));
            continue;
        };
        let diagnostic = diagnostic.with_help(safe_format!("Write the words alone: `{}`.", quoted(&words)));
        reading.push(if *is_written {
            diagnostic.with_replacement(*span, SafeText::line(&words))
        } else {
            diagnostic
        });
    }
}

/// What an item is called in the file.
fn name(briefing: &Contents, item: Item) -> Option<&SafeText> {
    match item {
        Item::Entity(ix) => Some(&briefing[ix].name),
        Item::Event(ix) => Some(&briefing[ix].title),
        Item::Source(ix) => Some(&briefing[ix].title),
        Item::Briefing | Item::Quote(_) | Item::Claim(_) | Item::Judgment(_) | Item::Question(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        diagnostic::{Code, Diagnostic},
        reading::parse,
    };

    const ACTORS: &str = "actors: {ann: {name: Ann Lee}}\nclaims: {c: {text: It burned.}}\n";

    fn unread(text: &str) -> Vec<Diagnostic> {
        let found = parse(text, &mut |_| {}).diagnostics.into_iter();
        found.filter(|found| found.code == Code::UnreadLink).collect()
    }

    /// Each unread link of some lines: what is marked, and the help.
    fn found(lines: &str) -> Vec<(String, String)> {
        let text = format!("briefing: 1\ntitle: T\n{lines}\n{ACTORS}");
        unread(&text)
            .into_iter()
            .map(|found| {
                let help = found.help.unwrap_or_default().as_str().to_owned();
                let mut mended = text.clone();
                if let Some(replacement) = found.replacement {
                    mended.replace_range(replacement.span.range(), replacement.text.raw());
                    assert_eq!(unread(&mended).len() + 1, unread(&text).len(), "{mended}");
                }
                (text[found.span.range()].to_owned(), help)
            })
            .collect()
    }

    #[track_caller]
    fn finds(lines: &str, expected: &[(&str, &str)]) {
        let expected: Vec<(String, String)> =
            expected.iter().map(|(marked, help)| ((*marked).to_owned(), (*help).to_owned())).collect();
        assert_eq!(found(lines), expected, "{lines}");
    }

    #[test]
    fn a_link_in_a_line_is_found_with_the_words_to_write() {
        let words = "Write the words alone: `her house`.";
        finds("events: [{title: 'Fire at [[ann|her house]]'}]", &[("[[ann|her house]]", words)]);
        finds("events: [{title: 'Fire at [[nobody| her house ]]'}]", &[("[[nobody| her house ]]", words)]);
        let name = ("[[ann]]", "Write the words alone: `Ann Lee`.");
        finds("places: {p: {name: 'House of [[ann]]'}}", &[name]);
        finds("sources: {s: {title: '[[ann]], [[ann]] and [[ann]]'}}", &[name, name, name]);
        finds("judgments: [{text: J, alternatives: ['Not [[ann]]']}]", &[name]);
        finds(
            "events: [{title: 'That [[c]]'}]",
            &[("[[c]]", "Write the words alone; in a `text` it is a link.")],
        );
        finds("events: [{title: \"Fire \\x5b[ann]]\"}]", &[("\"Fire \\x5b[ann]]\"", name.1)]);
    }

    #[test]
    fn what_is_read_or_is_no_link_is_left_alone() {
        finds("summary: '[[ann]] and [[ann|she]]'\nquestions: ['Was it [[ann]]?']", &[]);
        finds("quotes: {q: {text: '[[ann|she]]', speaker: ann, translation: {text: '[[ann]]'}}}", &[]);
        finds("events: [{title: 'Damage to equipment [[Impact]], [[impact]], [[1, 2]]'}]", &[]);
    }
}
