//! Safe text: cleaning, cells, width, wrapping and direction; nothing else measures or cleans.
//!
//! Everything that comes from a file is hostile until it is a [`SafeText`]. This module knows no
//! file, no model and no terminal.

mod clean;
mod safe;

pub use safe::{SafeStr, SafeText};
