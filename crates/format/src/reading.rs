//! The text of a file -> a briefing and everything that is wrong with it. The only place that knows the YAML parser.
//!
//! Reading never fails: a bad item is left out and named, the rest is kept. The file is walked event by event, a
//! small tree is built for one item at a time, and the item is made from it at once. Which links lead where is
//! settled at the end, when every id is known. It must not know files, panes or how a diagnostic looks.

mod attribution;
mod comma;
mod dates;
mod fields;
mod head;
mod intake;
mod items;
mod json_schema;
mod links;
mod lists;
mod near;
mod passes_on;
pub mod places;
mod recover;
mod remarks;
mod source;
mod spaces;
mod state;
mod stream;
pub mod suggest;
mod syntax;
mod tree;
mod unknown_key;
mod walk;
pub mod wording;
mod wrong_type;

pub use places::{Part, Places};
pub use remarks::Remark;

pub use json_schema::json_schema;

use crate::{
    diagnostic::{Code, Diagnostic, Span},
    model::Briefing,
    schema,
};
use briefing_text::safe_format;

/// What a file was understood to say, and what is wrong with it.
#[derive(Debug)]
pub struct Parsed {
    /// All that was understood.
    pub briefing: Briefing,
    /// All that was not: syntax first, then by place.
    pub diagnostics: Vec<Diagnostic>,
    /// Where values stand, for whoever points at one.
    pub places: Places,
    /// The comments that are meant for the program.
    pub remarks: Vec<Remark>,
}

/// Reads a briefing; `progress` is told now and then how many bytes are done.
pub fn parse(text: &str, progress: &mut dyn FnMut(usize)) -> Parsed {
    let mut reading = state::Reading::new(text);
    walk::file(&mut reading, progress);
    links::resolve(&mut reading);
    reading.places.finish();
    let mut diagnostics = reading.diagnostics;
    diagnostics.sort_by_key(|diagnostic| (!diagnostic.code.is_about_yaml(), diagnostic.span));
    // What an alias repeats is wrong at the same place each time.
    diagnostics.dedup();
    if reading.omitted > 0 {
        let message = safe_format!("{} more things are wrong and not listed.", reading.omitted);
        diagnostics.push(Diagnostic::new(Code::YamlLimit, Span::new(text.len(), text.len()), message));
    }
    let briefing = Briefing::new(reading.briefing);
    Parsed { briefing, diagnostics, places: reading.places, remarks: reading.remarks }
}

/// The title in the first bytes of a file, which may end anywhere; empty where there is none before its first section.
pub fn title(head: &str) -> briefing_text::SafeText {
    head::title(head)
}
