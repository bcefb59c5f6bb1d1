//! Safe text: cleaning, cells, width, wrapping and direction; nothing else measures or cleans. And the form in which words
//! are compared.
//!
//! Everything that comes from a file is hostile until it is a [`SafeText`]: of that, nothing can act on a terminal or
//! mislead a reader. What was replaced is not lost; the raw text stands beside it.
//!
//! ```
//! use briefing_text::{SafeText, width};
//!
//! let text = SafeText::line("Harbor\t\u{1b}]0;fire\u{7}");
//! assert_eq!(text.as_str(), "Harbor \u{fffd}]0;fire\u{fffd}");
//! assert_eq!(text.raw(), "Harbor\t\u{1b}]0;fire\u{7}");
//! assert_eq!(width(text.as_safe()), 16);
//! ```

mod safe;

mod clean;

mod cells;

mod wrap;

mod bidi;

mod fold;

mod words;

#[cfg(test)]
mod tests;

pub use bidi::{Base, Directions, has_right_to_left, visual_order};
pub use cells::{Cell, Truncated, cells, truncate, width};
pub use clean::region_flag;
pub use fold::{Fold, Folded};
pub use safe::{SafeStr, SafeText};
pub use words::words;
pub use wrap::{first_word_width, wrap};
