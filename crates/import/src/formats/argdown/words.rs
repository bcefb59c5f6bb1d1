//! The words of an element of Argdown: its title, what it says, its tags; and what it says as prose, with links and without signs of
//! bold and italic. It must not know what the title stands for elsewhere.

use briefing_format::model::Id;

use crate::formats::telling::{Linked, is_said};

/// What an element names by its title.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Title {
    Statement(String),
    Argument(String),
}

/// An element by its parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Words {
    pub(super) title: Option<Title>,
    /// What it says; empty where it only names its title.
    pub(super) text: String,
    pub(super) tags: usize,
}

impl Words {
    /// Reads the words of an element.
    pub(super) fn read(text: &str) -> Self {
        let (title, rest) = title(text.trim());
        let mut tags = 0;
        let mut kept = String::new();
        let mut rest = rest.trim();
        while let Some((before, after)) = tag(rest) {
            tags += 1;
            kept.push_str(before);
            rest = after;
        }
        kept.push_str(rest);
        let text = kept.split_whitespace().collect::<Vec<_>>().join(" ");
        Self { title, text: if is_said(&text) { text } else { String::new() }, tags }
    }
}

/// The title of an element and what stands behind it. A title with words behind it and no colon is a part of these.
fn title(text: &str) -> (Option<Title>, &str) {
    for (open, close, make) in [
        ("[", "]", Title::Statement as fn(String) -> Title),
        ("<", ">", Title::Argument as fn(String) -> Title),
    ] {
        let Some(inside) = text.strip_prefix(open) else { continue };
        let name = |end: usize| make(inside[..end].split_whitespace().collect::<Vec<_>>().join(" "));
        let Some(end) = inside.find(close).filter(|end| is_said(&inside[..*end])) else { break };
        if let Some(rest) = inside[end + 1..].strip_prefix(':') {
            return (Some(name(end)), rest);
        }
        // A title may have brackets in it, where a colon tells its end.
        let longer = inside.find(&format!("{close}:")).filter(|end| !inside[..*end].contains(": "));
        if let Some(longer) = longer {
            return (Some(name(longer)), &inside[longer + 2..]);
        }
        let rest = inside[end + 1..].trim();
        if rest.is_empty() || rest.starts_with('#') {
            return (Some(name(end)), rest);
        }
    }
    (None, text)
}

/// The words before the first tag, and those behind it.
fn tag(text: &str) -> Option<(&str, &str)> {
    for (at, _) in text.match_indices('#') {
        if !(at == 0 || text[..at].ends_with(char::is_whitespace)) {
            continue;
        }
        let rest = &text[at + 1..];
        let end = match rest.strip_prefix('(') {
            Some(inside) => within(inside, ')').map(|end| end + 2),
            None => {
                Some(rest.find(|c: char| !c.is_alphanumeric() && !"-_".contains(c)).unwrap_or(rest.len()))
            }
        };
        if let Some(end) = end.filter(|end| *end > 0) {
            return Some((&text[..at], &rest[end..]));
        }
    }
    None
}

/// What a text points at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Target<'t> {
    /// The title of a statement.
    Statement(&'t str),
    /// The title of an argument.
    Argument(&'t str),
    /// An address, with the words of the link.
    Address(&'t str, &'t str),
}

/// A text as prose: what it points at becomes links, where `link` knows an item for it.
pub(super) fn prose(text: &str, link: &mut dyn FnMut(Target<'_>) -> Option<Id>) -> String {
    let mut out = Linked::default();
    let mut rest = text;
    while let Some(found) = Pointer::find(rest) {
        out.words(&plain(&rest[..found.start]));
        let shown = plain(found.words);
        match link(found.target).filter(|_| is_said(shown.trim_matches(['[', ']', '|', ' ']))) {
            Some(id) => out.link(&id, &shown),
            None => out.words(&rest[found.start..found.end]),
        }
        rest = &rest[found.end..];
    }
    out.words(&plain(rest));
    out.finish()
}

/// `@[title]`, `@<title>`, `[words](address)`.
struct Pointer<'t> {
    words: &'t str,
    target: Target<'t>,
    start: usize,
    end: usize,
}

impl<'t> Pointer<'t> {
    fn find(text: &'t str) -> Option<Self> {
        for (start, c) in text.char_indices().filter(|(_, c)| matches!(c, '@' | '[')) {
            let rest = &text[start..];
            let found = if c == '@' { Self::mention(rest) } else { Self::link(rest) };
            if let Some((words, target, length)) = found {
                return Some(Self { words, target, start, end: start + length });
            }
        }
        None
    }

    fn mention(rest: &'t str) -> Option<(&'t str, Target<'t>, usize)> {
        let close = match rest.as_bytes().get(1)? {
            b'[' => ']',
            b'<' => '>',
            _ => return None,
        };
        let end = within(&rest[2..], close)? + 2;
        let title = rest[2..end].trim();
        let target = if close == ']' { Target::Statement(title) } else { Target::Argument(title) };
        (!title.is_empty()).then_some((title, target, end + 1))
    }

    fn link(rest: &'t str) -> Option<(&'t str, Target<'t>, usize)> {
        let middle = within(rest, ']').filter(|middle| rest[middle + 1..].starts_with('('))?;
        let end = within(&rest[middle + 2..], ')')? + middle + 2;
        let (words, address) = (rest[1..middle].trim(), rest[middle + 2..end].trim());
        (!address.is_empty()).then_some((words, Target::Address(address, words), end + 1))
    }
}

/// How far apart two signs may stand that belong together.
const FARTHEST: usize = 2_000;

/// Where a sign stands in a text, not too far away.
fn within(text: &str, sign: char) -> Option<usize> {
    text.char_indices().take(FARTHEST).find(|(_, c)| *c == sign).map(|(at, _)| at)
}

/// Words without signs of bold and italic, and without those that make a sign mean itself.
fn plain(text: &str) -> String {
    if !text.contains(['*', '_', '\\']) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut ends: Vec<(usize, usize)> = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        if let Some(place) = ends.iter().position(|(end, _)| *end == at) {
            at += ends.remove(place).1;
            continue;
        }
        let run = text[at..].bytes().take_while(|byte| *byte == c as u8).count();
        let before = text[..at].chars().next_back();
        let is_start = matches!(c, '*' | '_')
            && run <= 3
            && before.is_none_or(|c| !c.is_alphanumeric())
            && text[at + run..].starts_with(|c: char| !c.is_whitespace());
        let end = is_start.then(|| closing(text, at + run, &text[at..at + run])).flatten();
        match (c, end) {
            (_, Some(end)) => {
                ends.push((end, run));
                at += run;
            }
            ('\\', _) => {
                at += 1;
                if let Some(c) = text[at..].chars().next() {
                    out.push(c);
                    at += c.len_utf8();
                }
            }
            _ => {
                out.push(c);
                at += c.len_utf8();
            }
        }
    }
    out
}

/// Where the signs stand that end what `signs` begins.
fn closing(text: &str, from: usize, signs: &str) -> Option<usize> {
    let found =
        text[from..].match_indices(signs).take_while(|(at, _)| *at < FARTHEST).map(|(at, _)| from + at);
    let is_end = |at: &usize| {
        let after = text[at + signs.len()..].chars().next();
        let before = text[..*at].chars().next_back();
        *at > from
            && before.is_some_and(|c| !c.is_whitespace())
            && after.is_none_or(|c| !c.is_alphanumeric() && (signs.len() >= 2 || !signs.starts_with(c)))
    };
    found.take(50).find(is_end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn words(text: &str) -> (String, String, usize) {
        let words = Words::read(text);
        let title = match words.title {
            Some(Title::Statement(title)) => format!("[{title}]"),
            Some(Title::Argument(title)) => format!("<{title}>"),
            None => String::new(),
        };
        (title, words.text, words.tags)
    }

    #[test]
    fn an_element_has_a_title_words_and_tags() {
        for (text, title, says, tags) in [
            ("[God]: There is  a god. #deism #(old one) really", "[God]", "There is a god. really", 2),
            ("<Proof> #deism", "<Proof>", "", 1),
            ("[Back to]", "[Back to]", "", 0),
            ("[words](https://a.example) say it", "", "[words](https://a.example) say it", 0),
            ("[sic] he said", "", "[sic] he said", 0),
            ("[Smith [1990]]: x", "[Smith [1990]]", "x", 0),
            ("plain #1 words", "", "plain words", 1),
            ("< 5 and > 3", "", "< 5 and > 3", 0),
            ("[]: x", "", "[]: x", 0),
        ] {
            assert_eq!(words(text), (title.to_owned(), says.to_owned(), tags), "{text}");
        }
    }

    #[test]
    fn prose_has_links_and_no_signs() {
        let mut seen = Vec::new();
        let text = "**Some** _old_ @[God] and __*both*__ [here](https://a.example) 2*3*4 a_b_c \\*so\\* [[port]] @<None>";
        let prose = prose(text, &mut |target| {
            seen.push(format!("{target:?}"));
            if matches!(target, Target::Argument(_)) { None } else { Id::parse("x") }
        });
        assert_eq!(prose, "Some old [[x|God]] and both [[x|here]] 2*3*4 a_b_c *so* [ [port]] @<None>");
        assert_eq!(seen.len(), 3);
    }
}
