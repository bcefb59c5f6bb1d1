//! The web addresses that the texts of a file point at, each of them a source. It must not know how a text is marked up.

use std::collections::HashMap;

use super::telling;
use crate::{Ids, Outline};
use briefing_format::{Section, model::Id, write::Map};

/// So many letters of an address are shown in a title.
const LONGEST_ADDRESS: usize = 64;

/// A page that is pointed at, or something else that has no address but a name.
#[derive(Debug)]
struct Page {
    id: Id,
    address: String,
    words: String,
    /// Whose it is, and what else is said of it.
    author: String,
    text: String,
}

impl Page {
    fn new(id: &Id, address: &str, words: &str) -> Self {
        let (address, words) = (address.to_owned(), words.to_owned());
        Self { id: id.clone(), address, words, author: String::new(), text: String::new() }
    }
}

/// The pages that a set of files points at, in the order in which they are met.
#[derive(Debug, Default)]
pub(super) struct Links {
    pages: Vec<Page>,
    by_address: HashMap<String, usize>,
}

impl Links {
    /// The source at a web address, with the words of a link to it; none for an address of another scheme.
    ///
    /// Its id comes from the address, so that it stays when other words lead there.
    pub(super) fn source(&mut self, ids: &mut Ids, address: &str, words: &str) -> Option<Id> {
        let address = address.trim();
        let words = if telling::is_said(words) { words.trim() } else { "" };
        if !is_web(address) || address.contains(char::is_whitespace) {
            return None;
        }
        if let Some(at) = self.by_address.get(address) {
            let page = self.pages.get_mut(*at)?;
            if page.words.is_empty() {
                words.clone_into(&mut page.words);
            }
            return Some(page.id.clone());
        }
        let id = ids.of_words(shown(address).trim_start_matches("www."), "page");
        self.by_address.insert(address.to_owned(), self.pages.len());
        let page = Page::new(&id, address, words);
        self.pages.push(page);
        Some(id)
    }

    /// The source of a name, such as a book; or of an address, where the name is one.
    pub(super) fn named(&mut self, ids: &mut Ids, name: &str) -> Id {
        if let Some(id) = self.source(ids, name, "") {
            return id;
        }
        if let Some(at) = self.by_address.get(name) {
            return self.pages[*at].id.clone();
        }
        let id = ids.of_words(name, "source");
        self.by_address.insert(name.to_owned(), self.pages.len());
        self.pages.push(Page::new(&id, "", name));
        id
    }

    /// The source of a picture or a film that has an address, a caption perhaps, and whoever it is credited to.
    pub(super) fn media(
        &mut self,
        ids: &mut Ids,
        address: &str,
        title: Option<&str>,
        author: &str,
        text: &str,
    ) -> Id {
        let words = title.unwrap_or_default();
        let id = self.source(ids, address, words).unwrap_or_else(|| self.named(ids, address));
        if let Some(page) = self.by_address.get(address.trim()).and_then(|at| self.pages.get_mut(*at)) {
            for (known, new) in [(&mut page.author, author), (&mut page.text, text)] {
                if known.is_empty() {
                    new.clone_into(known);
                }
            }
        }
        id
    }

    /// Writes the sources. Words that are one alone, or lead to several pages, have the address beside them.
    pub(super) fn write(&self, document: &mut Outline) {
        let mut uses: HashMap<&str, usize> = HashMap::new();
        for page in &self.pages {
            *uses.entry(&page.words).or_default() += 1;
        }
        for page in &self.pages {
            if page.address.is_empty() {
                document.keyed(Section::Sources, &page.id, &Map::new().with("title", page.words.as_str()));
                continue;
            }
            let (words, address) = (page.words.as_str(), short(&page.address));
            let is_clear = uses.get(words) == Some(&1) && words.split_whitespace().nth(1).is_some();
            let title = match words {
                "" => address,
                _ if is_clear => words.to_owned(),
                _ => format!("{words} ({address})"),
            };
            let source = Map::new()
                .with("title", title)
                .with("kind", "web")
                .with("author", page.author.as_str())
                .with("url", page.address.as_str())
                .with("text", page.text.as_str());
            document.keyed(Section::Sources, &page.id, &source);
        }
    }
}

/// Whether an address is one of the web.
pub(super) fn is_web(address: &str) -> bool {
    let starts =
        |scheme: &str| address.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    let host = address.split_once("://").map_or("", |(_, rest)| rest);
    (starts("https://") || starts("http://")) && host.starts_with(|c: char| c.is_alphanumeric() || c == '[')
}

/// An address without its scheme and its last slash.
pub(super) fn shown(address: &str) -> &str {
    address.split_once("://").map_or(address, |(_, rest)| rest).trim_end_matches('/')
}

/// An address as it is shown, cut where it is too long to be read.
pub(crate) fn short(address: &str) -> String {
    let shown = shown(address);
    match shown.char_indices().nth(LONGEST_ADDRESS) {
        Some((end, _)) => format!("{}…", &shown[..end]),
        None => shown.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_do_not_tell_pages_apart_have_the_address_beside_them() {
        let (mut links, mut ids) = (Links::default(), Ids::default());
        let memex = links.source(&mut ids, "https://en.wikipedia.org/wiki/Memex", "Wikipedia");
        links.source(&mut ids, "https://en.wikipedia.org/wiki/SMART", "Wikipedia");
        links.source(&mut ids, "http://goldberg.example/1927/", "Goldberg and his machine");
        assert_eq!(links.source(&mut ids, "https://en.wikipedia.org/wiki/Memex", "the Memex"), memex);
        assert_eq!(links.source(&mut ids, "mailto:a@b.example", "mail"), None);
        assert_eq!(links.source(&mut ids, "https:///", "nowhere"), None);
        let mut document = Outline::new("T", &crate::made::Start::default());
        links.write(&mut document);
        let yaml = document.to_string();
        for line in [
            "  en-wikipedia-org-wiki-memex:",
            "Wikipedia (en.wikipedia.org/wiki/Memex)",
            "Goldberg and his machine",
        ] {
            assert!(yaml.contains(line), "{line}\n{yaml}");
        }
        assert!(!yaml.contains("goldberg.example/1927)"), "{yaml}");
    }
}
