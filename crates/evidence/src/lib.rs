//! What follows from a briefing and what can be said of it: evidence, descriptions, checks and pictures of its time.
//!
//! ```
//! use briefing_evidence::{Evidence, Story};
//! use briefing_format::model::Item;
//!
//! let text = "briefing: 1\ntitle: T\nevents: [{id: fire, title: Fire, sources: [copy]}]\n\
//!             sources: {wire: {title: Wire}, copy: {title: Copy, based_on: [wire]}}\n";
//! let briefing = briefing_format::parse(text, &mut |_| {}).briefing;
//! let evidence = Evidence::new(&briefing);
//! let wire = briefing.find("wire").into_iter().collect::<Vec<Item>>();
//! let lost = Story { briefing: &briefing, evidence: &evidence }.retraction(&wire);
//! // The copy is another source, and the event has nothing else.
//! assert_eq!((lost.tally().sources, lost.tally().events), (1, 1));
//! ```

mod evidence;

pub mod describe;

pub mod check;

pub mod report;

pub mod timeline;

pub mod diagram;

pub mod perspective;

pub use evidence::{
    Clock, CopyState, DependentsIndex, Evidence, Retraction, Story, Tally, Validity, Verification, WeakPoint,
    WeakPoints, known, lineage, relations, support, verdict,
};
