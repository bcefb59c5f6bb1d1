//! The local copies of sources in the reader: which of them are on the screen, and taking in what was found in them. It must
//! not look at files.

use std::{
    collections::{BTreeMap, HashSet},
    mem,
    sync::Arc,
    time::Instant,
};

use super::Reader;
use crate::app::{layout::Pane, source_text::State, view::View};
use briefing_evidence::{CopyState, Validity, describe::limits::LINES_PER_CHAIN};
use briefing_format::{
    files::Stamp,
    model::{Item, QuoteIx, SourceIx},
};
use briefing_library::verify::Verified;

impl Reader {
    /// Whether the quotes are still to be verified; says so once, and only where a source has a copy.
    pub(crate) fn begins_verifying(&mut self) -> bool {
        let was_verifying = mem::replace(&mut self.is_verifying, true);
        !was_verifying && self.document().briefing.sources.iter().any(|source| !source.file.is_empty())
    }

    /// The copies of which the screen says something, each with what tells the state in which it is known. Those of which
    /// nothing is known yet, or which are being looked at again, are not among them.
    pub(crate) fn copies_on_screen(&self) -> Vec<(Arc<str>, Option<Stamp>)> {
        let document = self.document();
        if !document.origin.copies().may_change() {
            return Vec::new();
        }
        let briefing = self.story().briefing;
        let of_quotes = self.quotes_on_screen().into_iter().flat_map(|quote| {
            let telling = briefing.telling_of_quote(&briefing[quote]);
            telling.attribution.named().filter(|hop| briefing.is_known(*hop))
        });
        let sources: HashSet<SourceIx> = of_quotes.chain(self.text().map(|text| text.source)).collect();
        let verification = &document.evidence.verification;
        let known =
            sources.into_iter().filter_map(|source| verification.known_copy(briefing[source].file.raw()));
        let settled = known.filter(|(_, state)| state.validity != Validity::Outdated);
        let copies: BTreeMap<_, _> = settled.map(|(file, state)| (Arc::clone(file), state.stamp)).collect();
        copies.into_iter().collect()
    }

    /// The quotes of which the screen says how they stand in copies, and perhaps more of a chain that is open.
    fn quotes_on_screen(&self) -> Vec<QuoteIx> {
        let story = self.story();
        let mut quotes = Vec::new();
        if self.layout().pane(Pane::Quotes).is_some() {
            let rows = self.quotes.flow.visible().map(|(spot, _)| spot.block);
            quotes.extend(rows.filter_map(|row| self.quotes.quotes.get(row)));
            quotes.dedup();
        }
        match self.view.as_ref().map(|pane| pane.view) {
            Some(View::Chain(Item::Quote(ix))) => quotes.push(ix),
            Some(View::Chain(Item::Event(ix))) => {
                quotes.extend(story.quotes_of(Item::Event(ix)).into_iter().take(LINES_PER_CHAIN));
            }
            _ => {}
        }
        quotes
    }

    /// The copies whose quotes are to be looked up again. Whoever reads the text that is open does so for that one.
    pub(crate) fn copies_to_verify(&self) -> impl Iterator<Item = Arc<str>> {
        let document = self.document();
        let open = self.text().map_or("", |text| document.briefing[text.source].file.raw());
        document.evidence.verification.unsettled().iter().filter(move |file| &***file != open).cloned()
    }

    /// Takes in what was found of quotes in copies.
    pub(crate) fn take_verified(&mut self, found: impl IntoIterator<Item = Verified>) {
        let mut verification = self.document().evidence.verification.clone();
        verification.add(found);
        self.show_verified(&verification);
        self.keep_text_up();
    }

    /// Takes in which copies were seen in another state than the one that was known.
    pub(crate) fn take_compared(&mut self, at: Instant, others: Vec<(Arc<str>, Option<Stamp>)>) {
        let mut verification = self.document().evidence.verification.clone();
        if verification.outdate(at, others) {
            self.show_verified(&verification);
            self.keep_text_up();
        }
    }

    /// Brings the text that is open in step with what is known of its file: where that is another by now, it is read again.
    fn keep_text_up(&mut self) {
        let is_old = self.text().is_some_and(|text| {
            let verification = &self.document().evidence.verification;
            let known = verification.of_copy(self.document().briefing[text.source].file.raw());
            known.is_some_and(|known| is_older(&text.state, known))
        });
        if is_old {
            self.want_copy_again();
        } else {
            self.update_text();
        }
    }
}

/// Whether a text is of another state of its file than what is known of that.
fn is_older(text: &State, known: &CopyState) -> bool {
    let is_outdated = known.validity == Validity::Outdated;
    match text {
        State::Wanted => false,
        State::Reading => is_outdated,
        State::Unreadable => is_outdated || known.quotes.is_ok(),
        State::Read(lines) => is_outdated || known.stamp != Some(lines.stamp()),
    }
}
