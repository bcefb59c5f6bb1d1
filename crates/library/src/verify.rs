//! Verifying quotes: reading the local copies of the sources of a briefing, one after the other, and looking its quotes up
//! in them. It must not know who waits for that.

use std::{collections::BTreeMap, sync::Arc, time::Instant};

use super::Document;
use briefing_evidence::{
    CopyState,
    verdict::{by_copy, look_up},
};
use briefing_format::{
    files::{Copies, Copy, CopyError, Stamp},
    model::QuoteIx,
};

/// What was found in a copy, by its path.
pub type Verified = (Arc<str>, CopyState);

/// A copy as it was read, or why it cannot be.
#[derive(Debug)]
pub struct Opened {
    at: Instant,
    stamp: Option<Stamp>,
    /// The copy.
    pub copy: Result<Arc<Copy>, CopyError>,
}

impl Opened {
    /// Reads a copy.
    pub fn new(copies: &Copies, file: &str) -> Self {
        // Both before it is read: what changes meanwhile is then seen to have changed, and never missed.
        let (at, stamp) = (Instant::now(), copies.stamp(file));
        Self { at, stamp, copy: copies.read(file).map(Arc::new) }
    }

    /// What it says of some quotes, or why it cannot be read.
    pub fn state(&self, document: &Document, quotes: &[QuoteIx]) -> CopyState {
        match &self.copy {
            Ok(copy) => {
                CopyState::read(self.at, copy.stamp, look_up(&document.briefing, copy.text(), quotes))
            }
            Err(error) => CopyState::unreadable(self.at, self.stamp, error.message()),
        }
    }
}

/// Looks up all quotes that came through a source with a copy and gives what was found to `report`, some copies at a
/// time, the first one soon; stops when `is_stale`.
///
/// It reports seldom enough that whoever takes the answers has done little more for many copies than for few.
pub fn all(document: &Document, is_stale: &dyn Fn() -> bool, report: &mut dyn FnMut(Vec<Verified>)) {
    look_up_in(document, by_copy(&document.briefing), is_stale, report);
}

/// The same for some copies alone, also for those through which no quote came.
pub fn some(
    document: &Document,
    files: &[Arc<str>],
    is_stale: &dyn Fn() -> bool,
    report: &mut dyn FnMut(Vec<Verified>),
) {
    let mut quotes = by_copy(&document.briefing);
    let wanted = files.iter().map(|file| (&**file, quotes.remove(&**file).unwrap_or_default())).collect();
    look_up_in(document, wanted, is_stale, report);
}

fn look_up_in(
    document: &Document,
    wanted: BTreeMap<&str, Vec<QuoteIx>>,
    is_stale: &dyn Fn() -> bool,
    report: &mut dyn FnMut(Vec<Verified>),
) {
    let copies = document.origin.copies();
    let mut found = Vec::new();
    let mut reported = 0;
    for (file, quotes) in wanted {
        if is_stale() {
            return;
        }
        found.push((Arc::from(file), Opened::new(&copies, file).state(document, &quotes)));
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

impl Document {
    /// The same with all of its quotes verified, which reads every copy: for whoever waits.
    #[must_use]
    pub fn verified(&self) -> Self {
        let mut verification = self.evidence.verification.clone();
        all(self, &|| false, &mut |states| verification.add(states));
        self.with_verification(verification)
    }
}
