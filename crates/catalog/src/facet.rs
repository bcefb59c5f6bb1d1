//! The words by which entries are filtered. They stand in the index beside the words of texts, and none of them can be one of
//! those: each begins with a sign that no word has.

use briefing_format::model::Tlp;
use briefing_text::{Fold, Folded};
use twox_hash::XxHash3_64;

use crate::kind::Kind;

/// Between two texts of an entry, so that no phrase runs over both.
pub(crate) const GAP: &str = "_";

/// The facet of a kind.
pub(crate) fn kind(kind: Kind) -> String {
    format!("_k{}", kind.number())
}

/// The facet of a marking.
pub(crate) fn tlp(tlp: Tlp) -> String {
    format!("_m{}", tlp.strictness())
}

/// The facet of a tag.
pub(crate) fn tag(tag: &str) -> String {
    let folded = Folded::new(tag.trim(), Fold::Case).text;
    format!("_t{:x}", XxHash3_64::oneshot(folded.as_bytes()))
}

/// The facet of what is below a folder.
pub(crate) fn folder(id: i64) -> String {
    format!("_f{id:x}")
}

/// The facet of a disputed claim, and of a briefing that has one.
pub(crate) const DISPUTED: &str = "_d";
