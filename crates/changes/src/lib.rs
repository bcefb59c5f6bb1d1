//! Two versions of a briefing -> which item is which, and what they say differently. It says what the files say, never that
//! something was corrected.
//!
//! ```
//! use briefing_changes::{Kind, changes};
//! use briefing_evidence::{Evidence, Story};
//! use briefing_format::parse;
//!
//! let read = |date: &str| parse(&format!("briefing: 1\ntitle: T\nevents: [{{title: Fire, date: {date}}}]\n"), &mut |_| {}).briefing;
//! let (old, new) = (read("2024-03"), read("2024-03-01"));
//! let evidence = [&old, &new].map(Evidence::new);
//! let stories = [Story { briefing: &old, evidence: &evidence[0] }, Story { briefing: &new, evidence: &evidence[1] }];
//! let found = changes(stories[0], stories[1]);
//! assert_eq!((found[0].kind, found[0].words.as_str()), (Kind::Date, "date: Mar 2024 -> 1 Mar 2024, sharpened"));
//! ```

mod anchor;
mod candidates;
mod difference;
mod follow;
mod likeness;
mod list;
mod own_words;
mod pairing;
#[cfg(test)]
mod tests;
mod text;

pub use anchor::Anchor;
pub use difference::{Piece, pieces};
pub use follow::{Standing, follow};
pub use list::{Change, Comparison, Kind, changes};
pub use own_words::Print;
pub use pairing::{CERTAIN, How, POSSIBLE, Pair, Pairing};
pub use text::{json, text};
