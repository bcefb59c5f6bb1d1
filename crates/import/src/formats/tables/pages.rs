//! The web addresses in the words for a source: the page, its title, and copies of it. It must not know which row has them.

use super::cells::is_address;
use crate::table::folded;

/// Words that stand between a page and a copy of it.
const ARCHIVED: [&str; 24] = [
    "archived",
    "archive",
    "archives",
    "archiviert",
    "archiv",
    "archive d",
    "archivado",
    "archivo",
    "archivee",
    "wayback",
    "machine",
    "copy",
    "kopie",
    "copie",
    "copia",
    "at",
    "on",
    "from",
    "via",
    "here",
    "also",
    "and",
    "original",
    "mirror",
];

/// Hosts that keep copies of pages.
const ARCHIVES: [&str; 8] = [
    "web.archive.org",
    "archive.org",
    "archive.today",
    "archive.ph",
    "archive.is",
    "archive.md",
    "perma.cc",
    "webcitation.org",
];

/// What the words for a source say.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Cited<'w> {
    /// The words without the address.
    pub(super) title: String,
    /// The first address.
    pub(super) address: &'w str,
    /// How many addresses stand behind it, for which there is no place.
    pub(super) others: usize,
}

impl<'w> Cited<'w> {
    /// Reads words that may have addresses among them.
    pub(super) fn of(words: &'w str) -> Self {
        let addresses = addresses(words);
        let [address, others @ ..] = &addresses[..] else {
            return Self { title: words.to_owned(), address: "", others: 0 };
        };
        if others.is_empty() {
            let (title, address) = with_address(words);
            return Self { title, address, others: 0 };
        }
        // A copy of a page is no other source, and the words that lead to it are no title.
        let mut kept: Vec<&str> = Vec::new();
        for word in words.split_whitespace() {
            if !others.contains(&word.trim_matches(MARKS)) {
                kept.push(word);
                continue;
            }
            while kept.last().is_some_and(|last| ARCHIVED.contains(&&*folded(last.trim_matches(MARKS)))) {
                kept.pop();
            }
        }
        let rest = kept.join(" ");
        let (title, _) = with_address(&rest);
        Self {
            title: title.replace("()", "").replace("[]", "").trim().to_owned(),
            address,
            others: others.len(),
        }
    }
}

/// What may stand around an address.
const MARKS: [char; 9] = ['<', '>', '(', ')', '[', ']', ',', ';', '"'];

/// The addresses among some words, each once.
fn addresses(words: &str) -> Vec<&str> {
    if !words.contains("://") {
        return Vec::new();
    }
    if is_address(words) {
        return vec![words];
    }
    if let Some((_, address)) = markdown(words) {
        return vec![address];
    }
    let mut found: Vec<&str> = Vec::new();
    for word in words.split_whitespace().map(|word| word.trim_matches(MARKS)) {
        if is_address(word) && !found.contains(&word) {
            found.push(word);
        }
    }
    found
}

/// Whether an address is that of a copy of a page, as its own letters say.
pub(super) fn is_copy_of(copy: &str, page: &str) -> bool {
    let host = without_scheme(copy).split('/').next().unwrap_or_default();
    let page = without_scheme(page).trim_end_matches('/');
    copy != page
        && ARCHIVES.contains(&host)
        && !page.is_empty()
        && without_scheme(copy)[host.len()..].contains(page)
}

/// An address without its scheme.
pub(super) fn without_scheme(address: &str) -> &str {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    rest.strip_prefix("www.").unwrap_or(rest)
}

/// The words and the address of a link in Markdown.
fn markdown(words: &str) -> Option<(&str, &str)> {
    let link = words.strip_prefix('[')?.strip_suffix(')')?.split_once("](")?;
    is_address(link.1).then_some(link)
}

/// The address in some words, and the words without it.
fn with_address(words: &str) -> (String, &str) {
    if is_address(words) {
        return (String::new(), words);
    }
    if let Some((title, address)) = markdown(words) {
        return (title.to_owned(), address);
    }
    let mut parts = words.split_whitespace();
    let address = parts.find_map(|word| {
        let word = word.trim_matches(MARKS);
        is_address(word).then_some(word)
    });
    match address {
        Some(address) => {
            let at = words.find(address).unwrap_or_default();
            let is_said = |part: &str| part.contains(char::is_alphanumeric);
            if is_said(&words[..at]) && is_said(&words[at + address.len()..]) {
                // With a gap in them the words say something else.
                return (words.to_owned(), address);
            }
            let rest = words.replacen(address, "", 1);
            let rest = rest.trim_matches(|c: char| c.is_whitespace() || "<>()[],:;–—-".contains(c));
            (rest.to_owned(), address)
        }
        None => (words.to_owned(), ""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_of_a_page_is_no_title() {
        for (words, title, address, others) in [
            (
                "https://a.example/x (archived https://web.archive.org/web/2020/https://a.example/x)",
                "",
                "https://a.example/x",
                1,
            ),
            (
                "Gazette, https://a.example/x [archive: https://archive.ph/abc]",
                "Gazette",
                "https://a.example/x",
                1,
            ),
            (
                "https://a.example/x Report on it (https://b.example/y)",
                "Report on it",
                "https://a.example/x",
                1,
            ),
            ("[Gazette](https://a.example/x)", "Gazette", "https://a.example/x", 0),
            ("Gazette https://a.example/x", "Gazette", "https://a.example/x", 0),
            ("Archive of the port", "Archive of the port", "", 0),
        ] {
            assert_eq!(Cited::of(words), Cited { title: title.to_owned(), address, others }, "{words}");
        }
        assert!(is_copy_of(
            "https://web.archive.org/web/2020/https://www.a.example/x",
            "http://a.example/x/"
        ));
        assert!(!is_copy_of("https://b.example/a.example/x", "https://a.example/x"));
    }
}
