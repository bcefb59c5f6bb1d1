//! A feed as all its spellings have it: who publishes, and items with their stamps as they are written. It must not know how it
//! is spelled.

use crate::formats::telling;

/// A text, and whether it is HTML.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Words {
    pub(super) text: String,
    pub(super) is_html: bool,
}

/// What a feed says of itself, and its items.
#[derive(Debug, Default)]
pub(super) struct Channel {
    pub(super) title: Option<Words>,
    pub(super) description: Option<Words>,
    /// The page that it is the feed of.
    pub(super) page: Option<String>,
    pub(super) language: Option<String>,
    /// When it was published or changed.
    pub(super) stamp: Option<String>,
    /// Its authors, for items that have none.
    pub(super) authors: Vec<String>,
    pub(super) items: Vec<Item>,
    /// What it has besides, by kind.
    pub(super) lost: Vec<String>,
}

/// An item of a feed.
#[derive(Debug, Default)]
pub(super) struct Item {
    pub(super) line: usize,
    pub(super) id: Option<String>,
    pub(super) title: Option<Words>,
    pub(super) summary: Option<Words>,
    pub(super) content: Option<Words>,
    pub(super) address: Option<String>,
    pub(super) published: Option<String>,
    pub(super) updated: Option<String>,
    /// Names, perhaps with e-mail addresses.
    pub(super) authors: Vec<String>,
    pub(super) tags: Vec<String>,
    pub(super) language: Option<String>,
    /// The name and the address of the feed that it comes from.
    pub(super) origin: Option<(String, Option<String>)>,
    /// What it has besides, by kind.
    pub(super) lost: Vec<String>,
}

impl Words {
    /// Words without markup.
    pub(super) fn plain(text: &str) -> Option<Self> {
        Self::new(text, false)
    }

    /// Words that are HTML where they have tags or references.
    pub(super) fn html(text: &str) -> Option<Self> {
        Self::new(text, text.contains(['<', '&']))
    }

    fn new(text: &str, is_html: bool) -> Option<Self> {
        let text = text.trim();
        telling::is_said(text).then(|| Self { text: text.to_owned(), is_html })
    }
}
