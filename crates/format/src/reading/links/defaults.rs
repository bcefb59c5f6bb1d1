//! What the head says of every statement and source that says nothing of its own. It must not know how links resolve.
//!
//! The head may stand below what it is about, so whatever says nothing is noted, and judged once all is read.

#[cfg(test)]
mod tests;

use crate::{
    diagnostic::{Code, Span},
    model::{ClaimIx, Contents, Lost, SourceIx},
    reading::{schema::Section, state::Reading},
};
use briefing_text::SafeText;

/// A position without a voice and without sources.
#[derive(Clone, Copy, Debug)]
struct Silent {
    claim: ClaimIx,
    /// Its number among the positions of its claim.
    number: usize,
    at: Span,
}

/// What says nothing of its own, and what the head says of it.
#[derive(Debug, Default)]
pub(in crate::reading) struct Defaults {
    /// Whether the head says that what a source passes on is not known where it does not say so itself.
    pub(in crate::reading) origins_unknown: bool,
    /// In the order of the file.
    sources: Vec<SourceIx>,
    positions: Vec<Silent>,
    /// Positions without a voice that are left out anyhow.
    left_out: Vec<Span>,
}

impl Defaults {
    /// Notes a source that says neither what it is based on nor what it cites.
    pub(in crate::reading) fn note_source(&mut self, source: SourceIx) {
        self.sources.push(source);
    }

    /// Notes a position that has no voice and no sources, with its number if it stays.
    pub(in crate::reading) fn note_position(&mut self, claim: ClaimIx, number: Option<usize>, at: Span) {
        match number {
            Some(number) => self.positions.push(Silent { claim, number, at }),
            None => self.left_out.push(at),
        }
    }

    /// Forgets an item that is taken back, the last of its section; what is wrong with it is reported all the same.
    pub(in crate::reading) fn take_back(&mut self, section: Section, number: u32) {
        match section {
            Section::Sources => self.sources.truncate(self.sources.partition_point(|ix| ix.0 < number)),
            Section::Claims => {
                let keep = self.positions.partition_point(|silent| silent.claim.0 < number);
                self.left_out.extend(self.positions.drain(keep..).map(|silent| silent.at));
            }
            Section::Actors
            | Section::Places
            | Section::Events
            | Section::Background
            | Section::Quotes
            | Section::Judgments
            | Section::Questions => {}
        }
    }
}

/// Says of each source that says nothing that it passes on something unknown, where the head says so.
pub(super) fn mark_sources(briefing: &mut Contents, defaults: &Defaults) {
    if defaults.origins_unknown {
        for ix in &defaults.sources {
            briefing.sources[ix.0 as usize].passes_on_unknown = true;
        }
    }
}

/// Leaves out the positions that nobody takes, and reports each, unless the head says who does or where they are told.
pub(super) fn leave_out_positions(reading: &mut Reading) {
    let Defaults { positions, left_out, .. } = &mut reading.defaults;
    let (positions, left_out) = (std::mem::take(positions), std::mem::take(left_out));
    // A default without a voice says in which source it is told, and that is enough of a position, too.
    if reading.briefing.default.is_some() {
        return;
    }
    for at in positions.iter().map(|silent| silent.at).chain(left_out) {
        let message = SafeText::from_static("A position needs the key `by`.");
        let help = "Write `by:` and an actor's id or `{unnamed: …}`; where nobody says whose it is, name in `via` or `sources` \
                    where it is told.";
        reading.report(Code::MissingKey, at, message, Some(SafeText::from_static(help)));
    }
    // In the order of the file, and so in that of the claims.
    for of_claim in positions.chunk_by(|a, b| a.claim == b.claim) {
        let Some(Silent { claim, .. }) = of_claim.first() else { continue };
        let lost = Lost { key: "positions", part: None, name: SafeText::default() };
        let all = reading.briefing.lost.entry((*claim).into()).or_default();
        all.extend(std::iter::repeat_n(lost, of_claim.len()));
        let mut number = 0;
        reading.briefing.claims[claim.0 as usize].positions.0.retain(|_| {
            let is_silent = of_claim.binary_search_by_key(&number, |silent| silent.number).is_ok();
            number += 1;
            !is_silent
        });
    }
    let numbers: Vec<(ClaimIx, usize)> =
        positions.iter().map(|silent| (silent.claim, silent.number)).collect();
    reading.places.leave_out_positions(&numbers);
}
