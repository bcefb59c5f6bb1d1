//! Which document one is among all that the process has made. It must not know what is in it.

use super::numbers;

/// Tells a document from all others, and how far two of them are the same.
///
/// What was worked out for one edition means nothing in another file, may count or find other things as of another
/// date, and may weigh other things with others muted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edition {
    /// The file as it was read this time.
    file: u64,
    /// What of it there is: 0 for all, else what was known by a date.
    extent: u64,
    /// What has its weight: 0 for everything, else all but what is muted.
    weight: u64,
}

impl Edition {
    /// That of a file that was just read, whole and with nothing muted.
    pub fn of_new_file() -> Self {
        Self { file: numbers::fresh(), extent: 0, weight: 0 }
    }

    /// That of a part of the same file, with nothing muted.
    #[must_use]
    pub fn in_part(self) -> Self {
        Self { extent: numbers::fresh(), weight: 0, ..self }
    }

    /// The same with other things muted, or none.
    #[must_use]
    pub fn weighed(self, is_muted: bool) -> Self {
        Self { weight: if is_muted { numbers::fresh() } else { 0 }, ..self }
    }

    /// Whether both are of one file, read at the same time: every index means the same in both.
    pub const fn is_of_same_file(self, other: Self) -> bool {
        self.file == other.file
    }

    /// Whether both have the same in them, whatever is muted.
    pub const fn has_same_items(self, other: Self) -> bool {
        self.is_of_same_file(other) && self.extent == other.extent
    }
}
