//! Markup of other programs -> paragraphs of plain prose, as a briefing has them: words and addresses as they stand, links where
//! a target is an item of the briefing, and nothing that becomes a link by chance. It must not know any format.

mod html;
mod markdown;
mod prose;
mod verbatim;

use std::borrow::Cow;

use briefing_format::model::Id;

use prose::Prose;

/// How a text is marked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Dialect {
    /// Not at all: lines, and blank lines between paragraphs.
    Plain,
    /// Markdown, perhaps with tags of HTML.
    Markdown,
    /// HTML.
    Html,
}

/// What a text points at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Target<'t> {
    /// A web address, as it is written.
    Address(&'t str),
    /// The name of a source, as `(Citation: name)` has it.
    Citation(&'t str),
}

/// The item of the briefing that is behind a target, where there is one.
pub(crate) type Link<'l> = dyn FnMut(Target<'_>) -> Option<Id> + 'l;

/// Makes plain paragraphs of a text, with one line end between two of them.
///
/// `link` says which item is behind a target. Words that point at none of them keep their address beside them, and a citation
/// of none stays as it is written.
pub(crate) fn plain(text: &str, dialect: Dialect, link: &mut Link<'_>) -> String {
    let mut prose = Prose::new(link);
    match dialect {
        Dialect::Plain => lines(text, &mut prose),
        Dialect::Markdown => markdown::read(text, &mut prose),
        Dialect::Html => html::read(text, &mut prose, html::Unknown::Dropped),
    }
    prose.finish()
}

/// Whether HTML has a tag of this name in small letters.
pub(crate) fn is_tag(name: &str) -> bool {
    html::is_tag(name)
}

/// Whether an address is something to be run, and no page.
pub(crate) fn is_script(address: &str) -> bool {
    let scheme = address.trim_start().split_once(':').map_or("", |(scheme, _)| scheme);
    ["javascript", "vbscript", "data"].iter().any(|script| scheme.eq_ignore_ascii_case(script))
}

/// What HTML shows or runs besides words, by what it is called, with how often: its words alone are brought along.
pub(crate) fn beside_words(html: &str) -> impl Iterator<Item = (&'static str, usize)> {
    let html = if html.contains('<') { html.to_ascii_lowercase() } else { String::new() };
    let kinds = [
        ("<img", "picture"),
        ("<video", "video"),
        ("<audio", "audio"),
        ("<iframe", "page within a text"),
        ("<script", "script"),
    ];
    let count = move |tag: &str| {
        let ends = html.match_indices(tag).map(|(at, _)| html[at + tag.len()..].chars().next());
        ends.filter(|end| end.is_none_or(|c| !c.is_ascii_alphanumeric())).count()
    };
    kinds.into_iter().map(move |(tag, kind)| (kind, count(tag)))
}

/// The names of the sources that a text cites, from left to right.
pub(crate) fn citations(text: &str) -> impl Iterator<Item = &str> {
    verbatim::citations(text).map(|citation| citation.name)
}

/// A text in which nothing in brackets becomes a link: `[[port]]` is written as `[ [port]]`.
pub(crate) fn guarded(text: &str) -> Cow<'_, str> {
    let mut guarded = String::new();
    let (mut done, mut from) = (0, 0);
    while let Some(open) = text[from..].find("[[").map(|at| from + at) {
        from = open + 1;
        if looks_like_an_id(&text[open + 2..]) {
            guarded.push_str(&text[done..from]);
            guarded.push(' ');
            done = from;
        }
    }
    if done == 0 {
        return Cow::Borrowed(text);
    }
    guarded.push_str(&text[done..]);
    Cow::Owned(guarded)
}

/// Whether what stands behind two brackets is an id, or may be taken for one.
fn looks_like_an_id(inside: &str) -> bool {
    let Some(end) = inside.find(['[', ']', '\n', '|']) else { return false };
    let is_closed = inside[end..].starts_with('|') || inside[end..].starts_with("]]");
    is_closed && inside[..end].contains(char::is_alphanumeric)
}

/// A line of this many letters or more may have been broken because it was full.
const FULL: usize = 55;

/// Whether a line end is one of a text that was wrapped at a width, and not one that parts two paragraphs.
fn is_wrapped(line: &str, next: &str) -> bool {
    let (line, next) = (line.trim(), next.trim_start());
    let ends = line.ends_with(['.', ':', ';', '!', '?']) && !next.starts_with(char::is_lowercase);
    (FULL..=120).contains(&line.chars().count()) && !ends && next.starts_with(char::is_alphanumeric)
}

fn lines(text: &str, prose: &mut Prose<'_, '_>) {
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        prose.text(line);
        match lines.peek() {
            Some(next) if is_wrapped(line, next) => prose.space(),
            _ => prose.end_paragraph(),
        }
    }
}

#[cfg(test)]
mod tests;
