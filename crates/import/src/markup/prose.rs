//! Plain paragraphs while they are written: white space as one blank, links in the spelling of a briefing, and citations. It must
//! not know how the text was marked up.

use super::{Link, Target, guarded, verbatim::citations};

/// Paragraphs while they are written.
pub(super) struct Prose<'l, 'f> {
    link: &'l mut Link<'f>,
    out: String,
    /// Where the words begin that no link of ours is among.
    run: usize,
    /// Whether a blank is due before the next word.
    space: bool,
    /// The words of a link as far as they are read, with what it points at.
    open: Option<(String, String)>,
}

impl<'l, 'f> Prose<'l, 'f> {
    pub(super) fn new(link: &'l mut Link<'f>) -> Self {
        Self { link, out: String::new(), run: 0, space: false, open: None }
    }

    /// Adds text without markup, in which sources may be cited.
    pub(super) fn text(&mut self, text: &str) {
        let mut done = 0;
        for citation in citations(text) {
            self.words(&text[done..citation.range.start]);
            self.citation(&text[citation.range.clone()], citation.name);
            done = citation.range.end;
        }
        self.words(&text[done..]);
    }

    /// Adds words as they stand; any white space is one blank.
    pub(super) fn words(&mut self, words: &str) {
        for (at, word) in words.split(char::is_whitespace).enumerate() {
            self.space |= at > 0;
            if word.is_empty() {
                continue;
            }
            let space = std::mem::take(&mut self.space);
            let out = self.open.as_mut().map_or(&mut self.out, |(_, words)| words);
            if space && !out.is_empty() && !out.ends_with('\n') {
                out.push(' ');
            }
            out.push_str(word);
        }
    }

    /// Asks for a blank before the next word.
    pub(super) fn space(&mut self) {
        self.space = true;
    }

    /// Ends the paragraph, where one has begun.
    pub(super) fn end_paragraph(&mut self) {
        if self.open.is_some() {
            self.space = true;
            return;
        }
        self.space = false;
        if !self.out.is_empty() && !self.out.ends_with('\n') {
            self.out.push('\n');
        }
    }

    /// Begins a paragraph with a mark, such as the hyphen of a list, unless it has words already.
    pub(super) fn mark(&mut self, mark: &str) {
        if self.out.is_empty() || self.out.ends_with('\n') {
            self.words(mark);
            self.space = true;
        }
    }

    /// Adds a citation, as it is written or as a link to the source.
    pub(super) fn citation(&mut self, written: &str, name: &str) {
        let id = if self.open.is_none() { (self.link)(Target::Citation(name)) } else { None };
        let Some(id) = id else { return self.words(written) };
        self.space = true;
        self.words("(");
        self.push_link(id.as_str(), name);
        self.words(")");
    }

    /// Opens words that point at an address.
    pub(super) fn open_link(&mut self, address: &str) {
        self.close_link();
        // A blank before the link is no part of its words.
        if std::mem::take(&mut self.space) && !self.out.is_empty() && !self.out.ends_with('\n') {
            self.out.push(' ');
        }
        self.open = Some((address.to_owned(), String::new()));
    }

    /// Ends the words that point at an address.
    pub(super) fn close_link(&mut self) {
        let Some((address, words)) = self.open.take() else { return };
        let space = std::mem::take(&mut self.space);
        let words = words.trim();
        let id = (self.link)(Target::Address(&address));
        if let Some(id) = &id {
            self.push_link(id.as_str(), if words.is_empty() { &address } else { words });
        } else {
            self.words(words);
            self.address(words, &address);
        }
        self.space |= space;
    }

    /// Adds the address of words that point nowhere else.
    fn address(&mut self, words: &str, address: &str) {
        // An address within the page leads nowhere, and one of a mailbox is personal.
        let is_shown = !address.is_empty() && !address.starts_with('#') && !address.starts_with("mailto:");
        if is_shown && words.is_empty() {
            self.words(address);
        } else if is_shown && !is_same(words, address) {
            self.space = true;
            self.words(&format!("({address})"));
        }
    }

    fn push_link(&mut self, id: &str, words: &str) {
        if std::mem::take(&mut self.space) && !self.out.is_empty() && !self.out.ends_with('\n') {
            self.out.push(' ');
        }
        self.guard();
        // With a bracket before it, the brackets of the link would be read one to the left.
        if self.out.ends_with('[') {
            self.out.push(' ');
        }
        let words =
            words.split_whitespace().collect::<Vec<_>>().join(" ").replace("]]", "] ]").replace("[[", "[ [");
        let end = if words.ends_with(']') { " " } else { "" };
        for part in ["[[", id, "|", &words, end, "]]"] {
            self.out.push_str(part);
        }
        self.run = self.out.len();
    }

    /// Makes sure that the words since the last link are no link.
    fn guard(&mut self) {
        if let std::borrow::Cow::Owned(words) = guarded(&self.out[self.run..]) {
            self.out.truncate(self.run);
            self.out.push_str(&words);
        }
    }

    /// The paragraphs.
    pub(super) fn finish(mut self) -> String {
        self.close_link();
        self.guard();
        self.out.truncate(self.out.trim_end().len());
        self.out
    }
}

/// The mark of the next item of the innermost list, which counts where it has numbers.
pub(super) fn bullet(lists: &mut [Option<u64>]) -> String {
    match lists.last_mut() {
        Some(Some(number)) => {
            let mark = format!("{number}.");
            *number = number.saturating_add(1);
            mark
        }
        _ => "-".to_owned(),
    }
}

/// Whether words are nothing but the address.
fn is_same(words: &str, address: &str) -> bool {
    let bare = |text: &str| {
        let text = text.trim_start_matches("https://").trim_start_matches("http://");
        text.trim_end_matches('/').to_owned()
    };
    bare(words) == bare(address)
}
