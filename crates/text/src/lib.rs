//! Safe text: cleaning, cells, width, wrapping and direction; nothing else measures or cleans.
//!
//! Everything that comes from a file is hostile until it is a [`SafeText`]. This module knows no
//! file, no model and no terminal.

mod safe;

mod clean;

mod cells;

mod wrap;

mod bidi;

#[cfg(test)]
mod tests;

pub use bidi::{Base, Directions, has_right_to_left, visual_order};
pub use cells::{Cell, Truncated, cells, truncate, width};
pub use safe::{SafeStr, SafeText};
pub use wrap::wrap;
