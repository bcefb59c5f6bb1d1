//! `briefing`: a terminal reader for briefings, tangled stories told as data.
//!
//! What can be used without the reader stands in the crates below `crates/`; `ARCHITECTURE.md` tells the way of the data.
#![cfg_attr(not(test), warn(clippy::disallowed_types, clippy::disallowed_methods))]

pub mod app;

pub mod ui;

pub mod cli;

#[cfg(test)]
#[path = "../tests/inside/main.rs"]
mod inside;

pub use briefing_draft as draft;
pub use briefing_evidence as evidence;
pub use briefing_evidence::{check, describe, diagram, report, timeline};
pub use briefing_format as format;
pub use briefing_format::{diagnostic, files, model};
pub use briefing_library as library;
pub use briefing_library::export;
pub use briefing_terminal as terminal;
pub use briefing_terminal::grid;
pub use briefing_text as text;
pub use briefing_text::safe_format;
