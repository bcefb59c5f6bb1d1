//! What follows from a briefing and what can be said of it: evidence, descriptions, checks and pictures of its time.
//!
//! ```
//! use briefing_evidence::{Evidence, Story};
//!
//! let text = "briefing: 1\ntitle: T\nsources: {wire: {title: Wire}, copy: {title: Copy, based_on: [wire]}}\n";
//! let briefing = briefing_format::parse(text, &mut |_| {}).briefing;
//! let evidence = Evidence::new(&briefing);
//! let story = Story { briefing: &briefing, evidence: &evidence };
//! assert_eq!(story.evidence.origins.of_all(&briefing).count(), 1);
//! ```

mod evidence;

pub mod describe;

pub mod check;

pub mod report;

pub mod timeline;

pub mod diagram;

pub use evidence::*;
