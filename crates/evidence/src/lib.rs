//! What follows from a briefing and what can be said of it: evidence, descriptions, checks and pictures of its time.
//!
//! ```
//! use briefing_evidence::Evidence;
//! use briefing_format::model::Item;
//!
//! let text = "briefing: 1\ntitle: T\nsources: {wire: {title: Wire}, copy: {title: Copy, based_on: [wire]}}\n";
//! let briefing = briefing_format::parse(text, &mut |_| {}).briefing;
//! let evidence = Evidence::new(&briefing);
//! let Some(Item::Source(copy)) = briefing.find("copy") else { panic!("the copy is a source") };
//! let origins = evidence.origins.of(copy);
//! assert_eq!(origins.sources.iter().map(|origin| briefing[*origin].title.as_str()).collect::<Vec<_>>(), ["Wire"]);
//! ```

mod evidence;

pub mod describe;

pub mod check;

pub mod report;

pub mod timeline;

pub mod diagram;

pub mod perspective;

pub use evidence::{
    Backlinks, Clock, CopyState, DependentsIndex, Evidence, Retraction, Story, Tally, Validity, Verification,
    WeakPoint, WeakPoints, known, lineage, relations, support, verdict,
};
