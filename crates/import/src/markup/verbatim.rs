//! What in a text is no markup whatever it looks like: web addresses and citations. It must not know what is made of it.

use std::ops::Range;

/// What opens a web address in a text.
const SCHEMES: &[&str] = &["http://", "https://", "ftp://", "hxxp://", "hxxps://"];

/// What opens a citation, as ATT&CK writes it.
const CITATION: &str = "(Citation:";

/// A citation in a text: where it stands, and the name of what it cites.
pub(super) struct Citation<'t> {
    pub(super) range: Range<usize>,
    pub(super) name: &'t str,
}

/// The longest name that a citation may have, in bytes.
const LONGEST: usize = 300;

/// The citations of a text, from left to right. A name may have parentheses of its own.
pub(super) fn citations(text: &str) -> impl Iterator<Item = Citation<'_>> {
    let mut from = 0;
    std::iter::from_fn(move || {
        loop {
            let start = from + text[from..].find(CITATION)?;
            from = start + CITATION.len();
            if let Some(end) = end_of_name(&text[from..]).map(|end| from + end) {
                let name = text[from..end].trim();
                from = end + 1;
                return Some(Citation { range: start..from, name });
            }
        }
    })
}

/// Where the parenthesis closes that was open before the text.
fn end_of_name(text: &str) -> Option<usize> {
    let mut depth = 1;
    let mut near = text.char_indices().take_while(|(at, c)| *at <= LONGEST && *c != '\n');
    let end = near.find(|(_, c)| {
        depth += i32::from(*c == '(') - i32::from(*c == ')');
        depth == 0
    });
    end.map(|(at, _)| at)
}

/// Text that is no Markdown whatever it looks like.
pub(super) struct Verbatim<'t> {
    pub(super) range: Range<usize>,
    /// What it cites, where it is a citation.
    pub(super) cites: Option<&'t str>,
}

/// Addresses and citations, from left to right.
pub(super) fn verbatim(text: &str) -> Vec<Verbatim<'_>> {
    let mut found: Vec<Verbatim<'_>> =
        citations(text).map(|cited| Verbatim { range: cited.range, cites: Some(cited.name) }).collect();
    let cited = found.len();
    let is_end = |c: char| c.is_whitespace() || "<>()[]\"'`".contains(c);
    let mut from = 0;
    while let Some(colon) = text[from..].find("://").map(|at| from + at) {
        from = colon + 3;
        let scheme = SCHEMES.iter().find(|scheme| text[..from].ends_with(**scheme));
        let Some(start) = scheme.map(|scheme| from - scheme.len()) else { continue };
        let end = text[start..].find(is_end).map_or(text.len(), |end| start + end);
        // What ends a sentence or a stress ends no address.
        let end = start + text[start..end].trim_end_matches(|c| "*_.,;:!?".contains(c)).len();
        from = end.max(from);
        let before = found[..cited].partition_point(|found| found.range.start <= start);
        if before == 0 || found[before - 1].range.end <= start {
            found.push(Verbatim { range: start..end, cites: None });
        }
    }
    found.sort_by_key(|found| found.range.start);
    found
}
