//! Briefings as files: finding them, loading one whole, reading the head of many, and writing one out. It must not know how
//! a list is shown.
//!
//! ```
//! use briefing_evidence::perspective::Perspective;
//! use briefing_library::{Document, Origin, SAMPLES};
//!
//! let document = Document::load(Origin::Sample(&SAMPLES[0]), &mut |_| {}).expect("a sample can be read");
//! let mut text = Vec::new();
//! briefing_library::export::text::write(&document, &Perspective::default(), 80, &mut text)?;
//! assert!(String::from_utf8_lossy(&text).starts_with(&format!("= {}", document.title())));
//! # Ok::<(), std::io::Error>(())
//! ```

mod document;
mod embedded;
mod folder;
mod history;
mod in_order;
pub mod keyed;
mod scope;
mod shelf;
pub mod verify;

pub mod export;

pub use document::{Document, LoadError, Origin, Problem, Progress, SourceText};
pub use embedded::{NOTES, SAMPLES, Sample, tour};
pub use folder::{Contents, contents, has_several};
pub use history::{Revision, revisions};
pub use in_order::InOrder;
pub use scope::{Fingerprint, Scope};
pub use shelf::{Entry, HERE, Unlisted, in_folder, shelf};
