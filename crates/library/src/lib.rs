//! Briefings as files: finding them, loading one whole, reading the head of many. It must not know how a list is shown.

mod document;
mod edition;
mod embedded;
pub mod numbers;
mod shelf;
pub mod verify;

pub mod export;

pub use document::{Document, LoadError, Origin, Problem, Progress, SourceText};
pub use edition::Edition;
pub use embedded::{NOTES, SAMPLES, Sample};
pub use shelf::{Entry, in_folder, shelf};
