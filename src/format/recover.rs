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

/// Where to go on after an error in the item that starts at `item`, or at `error` where no item had begun.
///
/// Nothing where no later line has the outline of an item or of a top-level key.
pub(super) fn resume(
    text: &str,
    item: Option<(usize, Section)>,
    error: usize,
    fragment_end: usize,
) -> Vec<Fragment> {
    let mut rest = Vec::new();
    let next_key =
        |from: usize| lines(text, from).find(|(_, line)| is_top_level(line)).map(|(start, _)| start);
    if let Some((at, section)) = item {
        let line_start = start_of_line(text, at);
        let indentation = indentation(&text[line_start..]);
        let next_item = lines(text, next_line(text, at))
            .take_while(|(start, line)| {
                *start < fragment_end && (!is_top_level(line) || *start <= line_start)
            })
            .find(|(_, line)| starts_item(line, indentation, section));
        if let Some((start, _)) = next_item {
            let key = next_key(start);
            rest.push(Fragment { start, end: key.unwrap_or(text.len()), content: Content::Items(section) });
            rest.extend(key.map(|start| Fragment { start, end: text.len(), content: Content::Head }));
            return rest;
        }
    }
    let from = item.map_or(error, |(at, _)| at);
    rest.extend(next_key(next_line(text, from)).map(|start| Fragment {
        start,
        end: text.len(),
        content: Content::Head,
    }));
    rest
}

/// The lines from a byte offset on that begins one, each with its start.
fn lines(text: &str, from: usize) -> impl Iterator<Item = (usize, &str)> {
    let mut at = from;
    text.get(from..).unwrap_or_default().split_inclusive('\n').map(move |line| {
        let start = at;
        at += line.len();
        (start, line)
    })
}

fn start_of_line(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |newline| newline + 1)
}

fn next_line(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |newline| at + newline + 1)
}

fn indentation(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

/// Whether the line is one of the format's top-level keys at the margin.
fn is_top_level(line: &str) -> bool {
    line.split_once(':').is_some_and(|(key, rest)| {
        (rest.is_empty() || rest.starts_with([' ', '\n', '\r']))
            && (Section::parse(key).is_some() || HEAD.key(key).is_some())
    })
}

fn starts_item(line: &str, indentation_of_items: usize, section: Section) -> bool {
    if indentation(line) != indentation_of_items {
        return false;
    }
    let content = &line[indentation_of_items..];
    if section.is_keyed() {
        content.starts_with(|c: char| c.is_ascii_alphanumeric()) && content.contains(':')
    } else {
        content.starts_with("- ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, item: Option<(&str, Section)>) -> Vec<String> {
        let at = item.map(|(needle, section)| (text.find(needle).unwrap_or(0), section));
        resume(text, at, 0, text.len())
            .into_iter()
            .map(|fragment| text[fragment.start..fragment.end].replace('\n', "|"))
            .collect()
    }

    #[test]
    fn reading_goes_on_with_the_next_item_and_then_the_next_section() {
        let text = "actors:\n  a: {name: [}\n    x: y\n  b:\n    name: B\nevents:\n  - title: E\n";
        assert_eq!(
            shown(text, Some(("a:", Section::Actors))),
            ["  b:|    name: B|", "events:|  - title: E|"]
        );
    }

    #[test]
    fn after_the_last_item_it_goes_on_with_the_next_section() {
        let text = "events:\n- title: \"open\n- title: last [\nactors:\n  a: {name: A}\n";
        assert_eq!(shown(text, Some(("title: last", Section::Events))), ["actors:|  a: {name: A}|"]);
    }

    #[test]
    fn an_error_in_the_head_goes_on_with_the_next_top_level_key() {
        let text = "briefing: 1\n\ttitle: x\nevents: []\n";
        assert_eq!(shown(text, None), ["events: []|"]);
    }
}
