//! Which file a document is of, and what of it is looked at: plain values by which what was worked out for one document is
//! told from what holds for another.

use super::{document::Origin, keyed};
use briefing_evidence::perspective::Perspective;
use briefing_format::model::{Date, Item};

/// Tells a file as it was read from all others: by where it lies and by every byte of its text.
///
/// It means something in this process alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Fingerprint(u64);

impl Fingerprint {
    /// That of a text from somewhere.
    pub fn of(origin: &Origin, text: &str) -> Self {
        let place: &[u8] = match origin {
            Origin::File(path) => path.as_os_str().as_encoded_bytes(),
            Origin::Stdin => &[],
            Origin::Sample(sample) => sample.name.as_bytes(),
        };
        Self(keyed::number_of((place, text)))
    }
}

/// What is looked at, as far as slow work depends on it: which file, as of which date, with what muted.
///
/// What was worked out in one scope means nothing in another file, may find other items as of another date, and may
/// support other items with others muted.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Scope {
    /// The file as it was read.
    pub file: Fingerprint,
    /// The date as of which it is looked at; all of it, where there is none.
    pub as_of: Option<Date>,
    /// What is muted.
    pub muted: Vec<Item>,
}

impl Scope {
    /// That of a file from a perspective.
    pub fn new(file: Fingerprint, perspective: &Perspective) -> Self {
        Self { file, as_of: perspective.as_of.clone(), muted: perspective.muted.clone() }
    }

    /// Whether both have the same items, whatever is muted.
    pub fn has_same_items(&self, other: &Self) -> bool {
        self.file == other.file && self.as_of == other.as_of
    }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;

    #[test]
    fn a_file_is_told_by_its_place_and_its_text() {
        let file = |path: &str| Origin::File(PathBuf::from(path));
        let of = |path: &str, text: &str| Fingerprint::of(&file(path), text);
        assert_eq!(of("a.yaml", "briefing: 1"), of("a.yaml", "briefing: 1"));
        assert_ne!(of("a.yaml", "briefing: 1"), of("a.yaml", "briefing: 2"));
        assert_ne!(of("a.yaml", "briefing: 1"), of("b.yaml", "briefing: 1"));
        assert_ne!(of("a", "bc"), of("ab", "c"));
        assert_ne!(of("", "a"), Fingerprint::of(&Origin::Stdin, "b"));
    }
}
