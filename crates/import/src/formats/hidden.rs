//! Characters that nobody sees: a reader drops them, so an import leaves them out and names them. It must not know where a text
//! comes from.

use std::borrow::Cow;

/// The characters, with their names.
const HIDDEN: [(char, &str); 5] = [
    ('\u{AD}', "soft hyphen (U+00AD)"),
    ('\u{200B}', "zero-width space (U+200B)"),
    ('\u{2060}', "word joiner (U+2060)"),
    ('\u{FEFF}', "zero-width no-break space (U+FEFF)"),
    ('\u{180E}', "Mongolian vowel separator (U+180E)"),
];

/// A text without them; `found` gets the name of each.
pub(super) fn removed<'t>(text: &'t str, found: &mut dyn FnMut(&'static str)) -> Cow<'t, str> {
    let name = |c: char| HIDDEN.iter().find(|(hidden, _)| *hidden == c).map(|(_, name)| *name);
    if text.is_ascii() || !text.contains(|c| name(c).is_some()) {
        return Cow::Borrowed(text);
    }
    let is_kept = |c: &char| match name(*c) {
        Some(name) => {
            found(name);
            false
        }
        None => true,
    };
    Cow::Owned(text.chars().filter(is_kept).collect())
}

#[cfg(test)]
mod tests {
    use super::removed;

    #[test]
    fn what_nobody_sees_is_named() {
        let mut names = Vec::new();
        assert_eq!(removed("a\u{200B}b — ü", &mut |name| names.push(name)), "ab — ü");
        assert_eq!(names, ["zero-width space (U+200B)"]);
    }
}
