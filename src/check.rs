//! Rules over a whole briefing that reading it cannot decide, a file per rule. It must not know how a diagnostic looks.

mod source_files;

use std::path::Path;

use crate::{diagnostic::Diagnostic, model::Briefing};

/// Runs every rule; `folder` is where the briefing's file lies, if it is a file.
pub fn run(briefing: &Briefing, folder: Option<&Path>, diagnostics: &mut Vec<Diagnostic>) {
    if let Some(folder) = folder {
        source_files::check(briefing, folder, diagnostics);
    }
}
