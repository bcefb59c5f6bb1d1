//! What a catalog tells, by whatever store it is kept: briefings, hits, and how far it is. It must not ask.

use std::path::PathBuf;

use briefing_format::model::Tlp;
use briefing_text::SafeText;

use crate::kind::Kind;

/// In which order briefings are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// What came to say something else last comes first.
    #[default]
    Arrival,
    /// By title.
    Title,
    /// By folder and name.
    Path,
    /// The latest first, what does not say it last.
    AsOf,
    /// The most disputes first.
    Disputes,
    /// The most errors, then the most warnings first.
    Problems,
}

impl Order {
    /// Every order, with what it is in words.
    pub const ALL: [(Self, &'static str); 6] = [
        (Self::Arrival, "newest arrival first"),
        (Self::Title, "by title"),
        (Self::Path, "by path"),
        (Self::AsOf, "latest as of first"),
        (Self::Disputes, "most disputes first"),
        (Self::Problems, "most problems first"),
    ];

    /// What it is in words.
    pub const fn words(self) -> &'static str {
        Self::ALL[self as usize].1
    }

    /// The one after it; behind the last comes the first.
    #[must_use]
    pub const fn next(self) -> Self {
        Self::ALL[(self as usize + 1) % Self::ALL.len()].0
    }
}

/// A briefing in a catalog.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Its number in the catalog, as long as that is kept.
    pub id: i64,
    /// Its file.
    pub path: PathBuf,
    /// Its title; empty where it has none.
    pub title: SafeText,
    /// As of when it is, in the notation of the file; empty where it does not say.
    pub as_of: SafeText,
    /// The strictest marking of the whole and of its items.
    pub tlp: Option<Tlp>,
    /// Its tags.
    pub tags: Vec<SafeText>,
    /// How many claims are disputed.
    pub disputes: u32,
    /// How many errors the file has.
    pub errors: u32,
    /// How many warnings it has.
    pub warnings: u32,
    /// Why nothing of it can be read.
    pub fault: Option<SafeText>,
    /// The XXH3 of its text.
    pub text: u128,
    /// When it last came to say something else, in seconds of Unix time.
    pub arrived: i64,
    /// Whether it was there before it came to say that.
    pub is_changed: bool,
}

impl Row {
    /// The word of its marking; empty where there is none.
    pub fn marking(&self) -> SafeText {
        self.tlp.map(|tlp| SafeText::from_static(tlp.as_str())).unwrap_or_default()
    }
}

/// Something that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Its number in the catalog: the newer, the higher.
    pub id: i64,
    /// The file.
    pub path: PathBuf,
    /// What it is.
    pub kind: Kind,
    /// Its number among the items of its kind.
    pub number: u32,
    /// The line on which it begins.
    pub line: u32,
    /// What it is called.
    pub title: SafeText,
    /// What the briefing is titled.
    pub briefing: SafeText,
    /// The first and the last day that it may be of.
    pub days: Option<(i64, i64)>,
}

/// How far it is with bringing a catalog to what lies in the folders.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Files that were looked at.
    pub looked_at: usize,
    /// Files that were read and taken in.
    pub read: usize,
    /// Files that are still to be read, as far as that is known.
    pub left: usize,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_orders_follow_each_other_round_and_stand_in_their_table() {
        for (n, (order, _)) in Order::ALL.into_iter().enumerate() {
            assert_eq!(order as usize, n);
            assert_eq!(order.next() as usize, (n + 1) % Order::ALL.len());
        }
    }
}
