//! How the quotes of a briefing stand in the local copies of their sources, as far as that is known. It must not read the
//! copies.

use std::{
    collections::{BTreeMap, HashSet},
    sync::Arc,
};

use super::{Story, Verdict};
use crate::{
    files::Stamp,
    model::{QuoteIx, SourceIx},
    text::SafeText,
};

/// What is known of all copies; cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Verification {
    copies: Arc<BTreeMap<Arc<str>, CopyState>>,
}

/// What is known of one copy.
#[derive(Clone, Debug)]
pub struct CopyState {
    /// What tells the state of the file that was read from a later one; nothing where it could not be read.
    pub stamp: Option<Stamp>,
    /// What was found of the quotes that were looked up in it, or why it cannot be read.
    pub quotes: Result<Arc<BTreeMap<QuoteIx, Verdict>>, SafeText>,
    /// Whether it was read before and was another then.
    pub has_changed: bool,
}

impl CopyState {
    /// A copy that was read.
    pub fn read(stamp: Stamp, quotes: BTreeMap<QuoteIx, Verdict>) -> Self {
        Self { stamp: Some(stamp), quotes: Ok(Arc::new(quotes)), has_changed: false }
    }

    /// A copy that cannot be read.
    pub const fn unreadable(why: SafeText) -> Self {
        Self { stamp: None, quotes: Err(why), has_changed: false }
    }
}

/// What is known of a quote in the copy of one of its sources.
#[derive(Clone, Copy, Debug)]
pub enum Known<'a> {
    /// Nobody has looked yet.
    NotYet,
    /// The copy cannot be read: why, and whether it could be before.
    Unreadable(&'a SafeText, bool),
    /// It was looked up: with what result, and whether in a copy that had changed.
    LookedUp(&'a Verdict, bool),
}

impl Verification {
    /// What is known of the copy at a path.
    pub fn of_copy(&self, file: &str) -> Option<&CopyState> {
        self.copies.get(file)
    }

    /// Adds what was found in some copies; one that was read before in another state is marked as changed.
    pub fn add(&mut self, states: impl IntoIterator<Item = (Arc<str>, CopyState)>) {
        let copies = Arc::make_mut(&mut self.copies);
        for (file, mut state) in states {
            if let Some(before) = copies.get(&file) {
                state.has_changed |= before.stamp != state.stamp || before.has_changed;
            }
            copies.insert(file, state);
        }
    }

    fn of_quote(&self, file: &str, quote: QuoteIx) -> Known<'_> {
        match self.copies.get(file) {
            None => Known::NotYet,
            Some(CopyState { quotes: Err(why), has_changed, .. }) => Known::Unreadable(why, *has_changed),
            Some(CopyState { quotes: Ok(quotes), has_changed, .. }) => match quotes.get(&quote) {
                Some(verdict) => Known::LookedUp(verdict, *has_changed),
                None => Known::NotYet,
            },
        }
    }
}

impl<'a> Story<'a> {
    /// What is known of a quote in each local copy on its way, with the source whose copy it is; from what we read back
    /// to the first utterance, each copy once.
    pub fn verdicts(self, quote: QuoteIx) -> impl Iterator<Item = (SourceIx, Known<'a>)> {
        let mut seen = HashSet::new();
        self.get(quote).via.iter().rev().filter_map(move |source| {
            let file = self.get(*source).file.raw();
            (!file.is_empty() && seen.insert(file))
                .then(|| (*source, self.evidence.verification.of_quote(file, quote)))
        })
    }

    /// The source whose copy shows a quote best: the one that was read last of those with a copy that can be read.
    pub fn copy_of(self, quote: QuoteIx) -> Option<SourceIx> {
        let is_readable = |(_, known): &(SourceIx, Known<'_>)| !matches!(known, Known::Unreadable(..));
        let readable = self.verdicts(quote).find(is_readable);
        readable.or_else(|| self.verdicts(quote).next()).map(|(source, _)| source)
    }
}
