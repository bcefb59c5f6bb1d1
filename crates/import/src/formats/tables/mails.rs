//! E-mail addresses in the words of a cell, which stay out of a briefing. It must not know what a column means.

use std::{borrow::Cow, ops::Range};

/// Stands where an address was.
const LEFT_OUT: &str = "[…]";

/// How many addresses there are in some words.
pub(super) fn count(words: &str) -> usize {
    if words.contains('@') { all(words).count() } else { 0 }
}

/// Words without the addresses in them; nothing where they are an address and no more.
pub(super) fn removed(words: &str) -> Cow<'_, str> {
    if count(words) == 0 {
        return Cow::Borrowed(words);
    }
    let mut kept = String::with_capacity(words.len());
    let mut done = 0;
    for found in all(words) {
        let before = words[done..found.start].trim_end_matches("mailto:");
        let after = &words[found.end..];
        // What stands between angle brackets belongs to the name before it.
        if before.ends_with('<') && after.starts_with('>') {
            kept.push_str(before.trim_end_matches('<').trim_end());
            done = found.end + 1;
        } else {
            kept.push_str(before);
            kept.push_str(LEFT_OUT);
            done = found.end;
        }
    }
    kept.push_str(&words[done..]);
    if kept.replace(LEFT_OUT, "").contains(char::is_alphanumeric) {
        Cow::Owned(kept)
    } else {
        Cow::Borrowed("")
    }
}

/// Where the addresses stand.
fn all(words: &str) -> impl Iterator<Item = Range<usize>> {
    words.match_indices('@').filter_map(|(at, _)| {
        let is_part = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | '+' | '%');
        let start = words[..at]
            .rfind(|c| !is_part(c))
            .map_or(0, |end| end + words[end..].chars().next().map_or(1, char::len_utf8));
        let rest = &words[at + 1..];
        let length =
            rest.find(|c: char| !c.is_alphanumeric() && !matches!(c, '.' | '-')).unwrap_or(rest.len());
        let domain = rest[..length].trim_end_matches(['.', '-']);
        let (_, top) = domain.rsplit_once('.')?;
        let word = words[..start].rsplit(char::is_whitespace).next().unwrap_or_default();
        let is_mail = start < at
            && top.chars().count() >= 2
            && top.chars().all(char::is_alphabetic)
            // A name of an account may be a part of a web address.
            && !word.contains("://");
        is_mail.then_some(start..at + 1 + domain.len())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_of_a_mailbox_stays_out() {
        for (words, expected) in [
            ("Ann Lind <ann.lind@example.org>", "Ann Lind"),
            ("Write to ann@example.org.", "Write to […]."),
            ("ann@example.org; bo@b.example", ""),
            ("mailto:ann@example.org", ""),
            ("https://example.org/@ann", "https://example.org/@ann"),
            ("https://example.org/a@b.org", "https://example.org/a@b.org"),
            ("@ann, 3 @ 5 and a@b", "@ann, 3 @ 5 and a@b"),
            ("(ä@ö.de) ü", "([…]) ü"),
        ] {
            assert_eq!(removed(words), expected, "{words}");
        }
    }
}
