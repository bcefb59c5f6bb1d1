//! Words between angles in the texts of slides: tags of HTML, or `<Name>` and `<ann@x.example>` in a text that is none. It must not
//! know what a text is about.

use crate::markup::is_tag;

/// What was found besides tags of HTML and words.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Found {
    /// E-mail addresses, which are left out.
    pub(super) mails: usize,
    /// Tags of other markup, which show nothing.
    pub(super) tags: usize,
}

/// So many letters stand between two angles at most.
const LONGEST: usize = 200;

/// A text as HTML in which words between angles are words, without e-mail addresses between angles.
pub(super) fn read(text: &str) -> (String, Found) {
    let (mut out, mut found) = (String::with_capacity(text.len()), Found::default());
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let inside =
            rest.find(['<', '>', '\n']).filter(|end| *end <= LONGEST && rest[*end..].starts_with('>'));
        let Some(inside) = inside.map(|end| &rest[..end]) else {
            out.push('<');
            continue;
        };
        let after = &rest[inside.len() + 1..];
        match kind(inside) {
            Kind::Tag => out.extend(["<", inside, ">"]),
            Kind::Words => out.extend(["&lt;", inside, "&gt;"]),
            Kind::Mail => {
                found.mails += 1;
                // The blank before it goes with it.
                out.truncate(out.trim_end_matches(' ').len());
            }
            Kind::Other => found.tags += 1,
        }
        rest = after;
    }
    out.push_str(rest);
    (out, found)
}

enum Kind {
    Tag,
    Words,
    Mail,
    Other,
}

/// What stands between two angles.
fn kind(inside: &str) -> Kind {
    let bare = inside.trim_start_matches('/').trim_end_matches('/');
    let end = bare.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(bare.len());
    let (name, rest) = bare.split_at(end);
    let is_named = name.starts_with(|c: char| c.is_ascii_alphabetic());
    let is_one_word = !bare.contains(char::is_whitespace);
    match rest.chars().next() {
        _ if inside.starts_with(['!', '?']) => Kind::Tag,
        _ if bare.contains('@') && is_one_word && !bare.contains('=') => Kind::Mail,
        Some(c) if !c.is_whitespace() && is_named && matches!(c, ':' | '-') && !bare.contains("://") => {
            Kind::Other
        }
        None | Some(' ' | '\t' | '/') if is_tag(&name.to_ascii_lowercase()) => Kind::Tag,
        _ if is_named && bare.contains('=') => Kind::Other,
        _ => Kind::Words,
    }
}
