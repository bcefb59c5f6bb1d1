//! Rules over a whole briefing that reading it cannot decide, a file per rule. It must not know how a diagnostic looks.

mod quotes;
mod source_files;

use std::path::Path;

use crate::{diagnostic::Diagnostic, model::Briefing};

/// Runs every rule that opens other files no further than to see that it can; `folder` is where the briefing's file
/// lies, if it is a file.
pub fn run(briefing: &Briefing, folder: Option<&Path>, diagnostics: &mut Vec<Diagnostic>) {
    if let Some(folder) = folder {
        source_files::check(briefing, folder, diagnostics);
    }
}

/// Runs every rule, also those that read the local copies of sources, each copy once.
///
/// That takes as long as the copies are large, so nobody should wait for it who only wants to read the briefing.
pub fn run_with_copies(briefing: &Briefing, folder: Option<&Path>, diagnostics: &mut Vec<Diagnostic>) {
    if let Some(folder) = folder {
        let from = diagnostics.len();
        let quotes = quotes::by_source(briefing);
        source_files::read_all(briefing, folder, diagnostics, |sources, text, diagnostics| {
            quotes::check(briefing, &quotes, sources, text, diagnostics);
        });
        // The copies are read in the order of their names, people read the briefing from the top.
        diagnostics[from..].sort_by_key(|diagnostic| diagnostic.span);
    }
}
