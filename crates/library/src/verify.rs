//! Verifying quotes: reading the local copies of the sources of a briefing, one after the other, and looking its quotes up
//! in them. It must not know who waits for that.

use std::sync::Arc;

use super::Document;
use briefing_evidence::{
    CopyState,
    verdict::{by_copy, look_up},
};
use briefing_format::{
    files::{Copy, CopyError},
    model::QuoteIx,
};

/// What was found in a copy, by its path.
pub type Verified = (Arc<str>, CopyState);

/// Looks up all quotes that came through a source with a copy and gives what was found to `report`, some copies at a
/// time, the first one soon; stops when `is_stale`.
///
/// It reports seldom enough that whoever takes the answers has done little more for many copies than for few.
pub fn all(document: &Document, is_stale: &dyn Fn() -> bool, report: &mut dyn FnMut(Vec<Verified>)) {
    let copies = document.origin.copies();
    let mut found = Vec::new();
    let mut reported = 0;
    for (file, quotes) in by_copy(&document.briefing) {
        if is_stale() {
            return;
        }
        found.push((Arc::from(file), state(document, copies.read(file).as_ref(), &quotes)));
        if found.len() > reported / 8 {
            reported += found.len();
            report(std::mem::take(&mut found));
        }
    }
    if !found.is_empty() {
        report(found);
    }
}

/// The quotes that came through a source with this copy.
pub fn quotes_of(document: &Document, file: &str) -> Vec<QuoteIx> {
    by_copy(&document.briefing).remove(file).unwrap_or_default()
}

/// What a copy says of some quotes, or why it cannot be read.
pub fn state(document: &Document, copy: Result<&Copy, &CopyError>, quotes: &[QuoteIx]) -> CopyState {
    match copy {
        Ok(copy) => CopyState::read(copy.stamp, look_up(&document.briefing, copy.text(), quotes)),
        Err(error) => CopyState::unreadable(error.message()),
    }
}

impl Document {
    /// The same with all of its quotes verified, which reads every copy: for whoever waits.
    #[must_use]
    pub fn verified(&self) -> Self {
        let mut verification = self.evidence.verification.clone();
        all(self, &|| false, &mut |states| verification.add(states));
        self.with_verification(verification)
    }
}
