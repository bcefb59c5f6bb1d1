//! The briefing format: the files that hold it, the model of what they say, and reading one into the other.
//!
//! Reading never fails: any text gives a briefing and a list of diagnostics.
//!
//! ```
//! let text = "briefing: 1\ntitle: Harbor fire\nevents: [{title: Fire, date: 2024-03-01, colour: red}]\n";
//! let parsed = briefing_format::parse(text, &mut |_| {});
//! assert_eq!(parsed.diagnostics[0].code.to_string(), "unknown-key");
//! assert_eq!(parsed.briefing.events[0].title.as_str(), "Fire");
//! ```

pub mod diagnostic;

pub mod files;

pub mod model;

mod schema;

mod reading;

pub mod write;

pub mod edit;

pub use schema::Section;

pub use reading::{Parsed, Part, Places, Remark, json_schema, parse, places, suggest, title, wording};
