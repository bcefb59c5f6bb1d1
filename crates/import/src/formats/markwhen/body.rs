//! The lines below the first of an event of markwhen -> paragraphs, the pages that they point at, and places. It must not know
//! what the event is.

use crate::Ids;

use super::{
    super::{
        links::Links,
        telling::{Linked, is_said},
    },
    tags,
};

/// What markwhen writes in place of an address, where the words before it are a place.
const PLACES: [&str; 2] = ["location", "map"];

/// No address is longer.
const LONGEST_ADDRESS: usize = 4_000;

/// What the lines of an event say.
#[derive(Debug, Default)]
pub(super) struct Body {
    pub(super) paragraphs: Vec<String>,
    /// The names of places.
    pub(super) places: Vec<String>,
    /// How many places stand beside other words. They say where somebody is whom the words are about, if anything.
    pub(super) places_in_words: usize,
    pub(super) pictures: usize,
    /// Whether the line before ended a paragraph.
    is_new: bool,
}

impl Body {
    /// Begins with a paragraph of its own, where there is one.
    pub(super) fn begin(&mut self, paragraph: Option<String>) {
        self.paragraphs.extend(paragraph);
        self.is_new = true;
    }

    /// Adds a line. One that begins with a small letter goes on with the line before.
    pub(super) fn line(&mut self, line: &str, links: &mut Links, ids: &mut Ids) {
        let line = line.trim();
        if line.is_empty() || tags::is_only_tags(line) {
            self.is_new = true;
            return;
        }
        let words = self.words(line, links, ids);
        let goes_on = !self.is_new && words.starts_with(char::is_lowercase);
        match self.paragraphs.last_mut().filter(|_| goes_on) {
            Some(last) => {
                last.push(' ');
                last.push_str(&words);
            }
            None if !words.is_empty() => self.paragraphs.push(words),
            None => {}
        }
        self.is_new = false;
    }

    /// The words of a line with links to the pages that it points at. Of a line that is nothing but links,
    /// pictures and places, these links are the words.
    pub(super) fn words(&mut self, line: &str, links: &mut Links, ids: &mut Ids) -> String {
        let (mut words, mut pages) = (Linked::default(), Linked::default());
        let mut places = Vec::new();
        let mut is_all_links = true;
        let mut rest = line;
        while let Some(link) = Link::find(rest) {
            let before = &rest[..link.start];
            is_all_links &= before.trim().is_empty();
            words.words(before);
            rest = &rest[link.end..];
            if link.is_picture {
                self.pictures += 1;
                words.words(link.words);
            } else if PLACES.contains(&link.target) {
                places.push(link.words);
                words.words(link.words);
            } else if let Some(id) = links.source(ids, &address(link.target), link.words) {
                let shown = if is_said(link.words) { link.words } else { link.target };
                words.link(&id, shown);
                pages.words(" ");
                pages.link(&id, shown);
            } else {
                is_all_links = false;
                words.words(link.written);
            }
        }
        is_all_links &= rest.trim().is_empty();
        if is_all_links {
            for place in places {
                self.place(place);
            }
            return pages.finish();
        }
        self.places_in_words += places.len();
        words.words(rest);
        words.finish()
    }

    fn place(&mut self, name: &str) {
        let name = name.trim().to_owned();
        if is_said(&name) && !self.places.contains(&name) {
            self.places.push(name);
        }
    }
}

/// `[words](target)`.
struct Link<'l> {
    written: &'l str,
    words: &'l str,
    target: &'l str,
    is_picture: bool,
    start: usize,
    end: usize,
}

impl<'l> Link<'l> {
    /// The first link of a line.
    fn find(line: &'l str) -> Option<Self> {
        let mut from = 0;
        while let Some(middle) = line[from..].find("](").map(|at| from + at) {
            let open = line[from..middle].rfind('[').map(|at| from + at);
            from = middle + 2;
            let Some(open) = open else { continue };
            // Addresses may have brackets in them, in pairs.
            let mut depth = 1;
            let close = line[from..].char_indices().take(LONGEST_ADDRESS).find(|(_, c)| {
                depth += match c {
                    '(' => 1,
                    ')' => -1,
                    _ => 0,
                };
                depth == 0
            });
            let Some((length, _)) = close else { continue };
            let is_picture = line[..open].ends_with('!');
            let (start, end) = (open - usize::from(is_picture), from + length + 1);
            let (words, target) = (&line[open + 1..middle], line[from..from + length].trim());
            return Some(Self { written: &line[start..end], words, target, is_picture, start, end });
        }
        // A bare address that is the whole line is a link without words.
        let address = line.trim();
        let is_bare = super::super::links::is_web(address) && !address.contains(char::is_whitespace);
        let (written, words, end) = (line, "", line.len());
        let whole = Self { written, words, target: address, is_picture: false, start: 0, end };
        is_bare.then_some(whole)
    }
}

/// The address of a link; markwhen opens one that begins with the name of a host, too.
fn address(target: &str) -> String {
    let host = target.split('/').next().unwrap_or_default();
    let is_host = host.contains('.')
        && !host.starts_with('.')
        && host.chars().all(|c| c.is_alphanumeric() || "-.".contains(c))
        && host.rsplit('.').next().is_some_and(|end| end.len() >= 2 && end.chars().all(char::is_alphabetic));
    if is_host { format!("https://{target}") } else { target.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn read(text: &str) -> (Vec<String>, Vec<String>) {
        let (mut links, mut ids, mut body) = (Links::default(), Ids::default(), Body::default());
        for line in text.split('\n') {
            body.line(line, &mut links, &mut ids);
        }
        (body.paragraphs, body.places)
    }

    #[test]
    fn lines_are_paragraphs_with_links() {
        let (paragraphs, places) = read(
            "Created by Ann\n[Utah](location)\nThe protocol\nis old. [Source](https://b.example/a_(b))\n\nsmall words\n[Wiki](c.example/x)\nhttps://d.example\n![cat](https://e.example/cat.png)\n#tag #other",
        );
        assert_eq!(
            paragraphs,
            [
                "Created by Ann",
                "The protocol is old. [[b-example-a-b|Source]]",
                "small words",
                "[[c-example-x|Wiki]]",
                "[[d-example|https://d.example]]",
            ]
        );
        assert_eq!(places, ["Utah"]);
    }

    #[test]
    fn a_place_beside_words_stays_in_them_and_brackets_alone_are_text() {
        let (paragraphs, places) =
            read("By Alan [McGill](location)\n[Nelson's] words](a b\n[x](some page) and [[port]]");
        assert_eq!(paragraphs, ["By Alan McGill", "[Nelson's] words](a b", "[x](some page) and [ [port]]"]);
        assert!(places.is_empty());
    }
}
