//! The one piece of markup that prose has: `[[id]]` and `[[id|words]]`. It must not know which ids exist.

use std::{borrow::Cow, ops::Range};

use super::Id;

/// A piece of prose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Words as they stand, and where.
    Words(Range<usize>),
    /// A link: the id, and the words it shows where the writer gave some.
    Link {
        /// The id as written.
        id: &'a str,
        /// Where its own words stand in the text.
        words: Option<Range<usize>>,
    },
}

/// Takes prose apart into words and links; brackets in which no id stands stay words.
pub fn pieces(text: &str) -> Vec<Piece<'_>> {
    pieces_with(text, Id::is_spelled)
}

fn pieces_with(text: &str, is_id: fn(&str) -> bool) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut done = 0;
    let mut from = 0;
    while let Some(open) = text[from..].find("[[").map(|at| from + at) {
        let inner = open + 2;
        // The id is looked at only as far as an id can reach: `[[ [[ [[` of a megabyte is walked once.
        let Some(id_end) = text[inner..].find(['[', ']', '\n', '|']).map(|at| inner + at) else { break };
        let id = text[inner..id_end].trim();
        if !is_id(id) {
            from = inner;
            continue;
        }
        let close = if text[id_end..].starts_with('|') { text[id_end..].find("]]") } else { Some(0) };
        let Some(close) = close.map(|at| id_end + at) else { break };
        if !text[close..].starts_with("]]") {
            from = inner;
            continue;
        }
        let words = (id_end + 1).min(close)..close;
        let words = (!text[words.clone()].trim().is_empty()).then_some(words);
        if done < open {
            pieces.push(Piece::Words(done..open));
        }
        pieces.push(Piece::Link { id, words });
        done = close + 2;
        from = done;
    }
    if done < text.len() {
        pieces.push(Piece::Words(done..text.len()));
    }
    pieces
}

/// The ids that a text links to, each with the byte at which it starts.
pub fn link_ids(text: &str) -> impl Iterator<Item = (usize, &str)> {
    ids_of(text, pieces(text))
}

/// A link as it is written.
pub(crate) struct Written<'t> {
    /// Where it stands, with its brackets.
    pub(crate) range: Range<usize>,
    /// What stands where an id does.
    pub(crate) id: &'t str,
    /// The words that the writer gave it.
    pub(crate) words: Option<&'t str>,
}

/// The links of a text as they are written.
pub(crate) fn links(text: &str) -> Vec<Written<'_>> {
    let mut links = Vec::new();
    for piece in pieces(text) {
        let Piece::Link { id, words } = piece else { continue };
        let at = id.as_ptr() as usize - text.as_ptr() as usize;
        let behind = words.as_ref().map_or(at + id.len(), |words| words.end);
        let start = text[..at].rfind("[[").unwrap_or(at);
        let end = text[behind..].find("]]").map_or(behind, |end| behind + end + 2);
        links.push(Written { range: start..end, id, words: words.map(|words| &text[words]) });
    }
    links
}

/// What stands where an id does in brackets, be it one or not, each with the byte at which it starts.
pub(crate) fn bracketed(text: &str) -> impl Iterator<Item = (usize, &str)> {
    ids_of(text, pieces_with(text, |words| !words.is_empty()))
}

fn ids_of<'a>(text: &'a str, pieces: Vec<Piece<'a>>) -> impl Iterator<Item = (usize, &'a str)> {
    let base = text.as_ptr() as usize;
    pieces.into_iter().filter_map(move |piece| match piece {
        Piece::Link { id, .. } => Some((id.as_ptr() as usize - base, id)),
        Piece::Words(_) => None,
    })
}

/// Prose as it is shown, for searching: links that show words of their own show those, others their id.
pub fn shown(text: &str) -> Cow<'_, str> {
    if !text.contains("[[") {
        return Cow::Borrowed(text);
    }
    let words = pieces(text).into_iter().map(|piece| match piece {
        Piece::Words(range) | Piece::Link { words: Some(range), .. } => &text[range],
        Piece::Link { id, words: None } => id,
    });
    Cow::Owned(words.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_taken_out_and_stray_brackets_stay() {
        let text = "See [[port]] and [[dock|the [old] dock]], a[[]b [[ end";
        let shown: Vec<String> = pieces(text)
            .into_iter()
            .map(|piece| match piece {
                Piece::Words(range) => text[range].to_owned(),
                Piece::Link { id, words } => format!("<{id}:{}>", words.map_or("", |range| &text[range])),
            })
            .collect();
        assert_eq!(shown, ["See ", "<port:>", " and ", "<dock:the [old] dock>", ", a[[]b [[ end"]);
    }

    #[test]
    fn what_is_no_link_stays_words() {
        for text in ["[[", "[[a", "[[a]", "[[a]b]]", "[[|b]]", "[[a|b", "[[a\nb]]", "[[]]", "[[ [[ [["] {
            assert_eq!(pieces(text), [Piece::Words(0..text.len())], "{text:?}");
        }
        // A test of a shell, a matrix, a footnote, a name: nothing that an id could be.
        for text in
            ["[[ -f log ]]", "[[1, 2], [3, 4]]", "[[Note 7]]", "[[Sic]]", "[[-a]]", "[[ä]]", "[[a_b|c]]"]
        {
            assert_eq!(pieces(text), [Piece::Words(0..text.len())], "{text:?}");
        }
        assert_eq!(pieces("[[a|]]"), [Piece::Link { id: "a", words: None }]);
        assert_eq!(pieces("[[[[a]]"), [Piece::Words(0..2), Piece::Link { id: "a", words: None }]);
    }

    #[test]
    fn ids_come_with_their_places() {
        let found: Vec<_> = link_ids("x [[ a ]] [[b|c]]").collect();
        assert_eq!(found, [(5, "a"), (12, "b")]);
    }
}
