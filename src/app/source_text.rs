//! The text of a source as a full view: which lines it has, where quotes stand in them, which quote is selected. It must
//! not read files, nor look for anything in the text.

mod content;
mod lines;

use std::{ops::Range, sync::Arc};

pub(crate) use content::TextContent;
pub(crate) use lines::{Hit, TextLines};

use super::flow::{Position, Spot};
use briefing_evidence::{
    Story,
    describe::{Paragraph, verification},
};
use briefing_format::{
    files::Stamp,
    model::{Item, QuoteIx, SourceIx},
};
use briefing_library::Fingerprint;

/// Tells a text as it was read from all others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct TextId {
    /// The briefing.
    pub(crate) file: Fingerprint,
    /// The source whose text it is.
    pub(crate) source: SourceIx,
    /// The state of its file.
    pub(crate) stamp: Stamp,
}

/// How far the text is.
#[derive(Clone, Debug)]
pub(crate) enum State {
    /// Nobody was asked for it yet.
    Wanted,
    /// It is being read.
    Reading,
    /// Here it is.
    Read(Arc<TextLines>),
    /// It cannot be read.
    Unreadable,
}

/// Where a quote stands in the text, or what is most like it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mark {
    /// The bytes.
    pub(crate) range: Range<usize>,
    /// The quote.
    pub(crate) quote: QuoteIx,
    /// Whether the words are only like it.
    pub(crate) is_near: bool,
}

/// The text of a source and where the quotes from it stand.
#[derive(Debug)]
pub(crate) struct SourceText {
    /// Whose text it is.
    pub(crate) source: SourceIx,
    /// The quote that is selected.
    pub(crate) quote: Option<QuoteIx>,
    /// How far it is.
    pub(crate) state: State,
    /// What is said above the text.
    pub(crate) head: Vec<Paragraph>,
    /// Where quotes stand, from the beginning of the text.
    marks: Vec<Mark>,
    /// The bytes of the longest mark.
    longest: usize,
    /// The quotes in the order in which they stand, each with the byte at which it begins.
    stops: Vec<(usize, QuoteIx)>,
    /// Where to stand once the text is there, where that is not the quote.
    pub(crate) resume: Option<Position>,
    /// Where the cursor was put when the selected quote was gone to last.
    pub(crate) stood: Option<Spot>,
}

impl SourceText {
    /// The text of a source, which is still to be read.
    pub(crate) fn new(story: Story<'_>, source: SourceIx, quote: Option<QuoteIx>) -> Self {
        let mut text = Self {
            source,
            quote,
            state: State::Wanted,
            head: Vec::new(),
            marks: Vec::new(),
            longest: 0,
            stops: Vec::new(),
            resume: None,
            stood: None,
        };
        text.update(story);
        text
    }

    /// The lines, where they are there.
    pub(crate) const fn lines(&self) -> Option<&Arc<TextLines>> {
        match &self.state {
            State::Read(lines) => Some(lines),
            State::Wanted | State::Reading | State::Unreadable => None,
        }
    }

    /// Whether the text has a quote to go to.
    pub(crate) const fn has_quotes(&self) -> bool {
        !self.stops.is_empty()
    }

    /// Whether there is a text, or may be one soon.
    pub(crate) const fn may_be_searched(&self) -> bool {
        !matches!(self.state, State::Unreadable)
    }

    /// Takes in what is known of the quotes now.
    pub(crate) fn update(&mut self, story: Story<'_>) {
        let is_reading = matches!(self.state, State::Wanted | State::Reading);
        self.head = verification::of_copy(story, self.source, self.quote, is_reading);
        self.marks.clear();
        self.stops.clear();
        let known = story.evidence.verification.of_copy(story.get(self.source).file.raw());
        let quotes = match (known, self.lines()) {
            // What was found in another state of the file says nothing about this one.
            (Some(known), Some(lines)) if known.stamp == Some(lines.stamp()) => known.quotes.as_ref().ok(),
            _ => None,
        };
        let shown = quotes.into_iter().flat_map(|quotes| quotes.iter());
        for (quote, verdict) in shown.filter(|(quote, _)| story.is_known(Item::Quote(**quote))) {
            let quote = *quote;
            self.stops.extend(verdict.start().map(|start| (start, quote)));
            let near = verdict.near().into_iter();
            let ranges = verdict.places().iter().flatten().map(|range| (range, false));
            let marks = ranges.chain(near.map(|range| (range, true)));
            self.marks.extend(marks.map(|(range, is_near)| Mark { range: range.clone(), quote, is_near }));
        }
        self.stops.sort_unstable_by_key(|(start, quote)| (*start, quote.0));
        self.marks.sort_by_key(|mark| (mark.range.start, mark.range.end));
        self.longest = self.marks.iter().map(|mark| mark.range.len()).max().unwrap_or_default();
    }

    /// The marks that touch some bytes.
    fn marks_in(&self, range: Range<usize>) -> impl Iterator<Item = &Mark> {
        let first = self.marks.partition_point(|mark| mark.range.start + self.longest < range.start);
        let near = self.marks[first..].iter().take_while(move |mark| mark.range.start < range.end.max(1));
        near.filter(move |mark| mark.range.end > range.start)
    }

    /// How many quotes have a place here, and which of them is selected, from 0.
    pub(crate) fn count(&self) -> (Option<usize>, usize) {
        let at = self.quote.and_then(|quote| self.stops.iter().position(|(_, other)| *other == quote));
        (at, self.stops.len())
    }

    /// The byte at which the selected quote begins, or what is most like it.
    pub(crate) fn start(&self) -> Option<usize> {
        self.count().0.map(|at| self.stops[at].0)
    }

    /// The quote so many further on than the selected one, around the ends; from the cursor where that has gone elsewhere.
    pub(crate) fn next(&self, forward: bool, times: usize, cursor: Spot) -> Option<QuoteIx> {
        let (all, lines) = (self.stops.len(), self.lines()?);
        if all == 0 {
            return None;
        }
        let steps = times.max(1) % all;
        let at = match self.count().0.filter(|_| self.stood == Some(cursor)) {
            Some(at) if forward => at + steps,
            Some(at) => at + all - steps,
            None => {
                let here = lines.range(cursor.block.saturating_sub(1)).start;
                let before = self.stops.partition_point(|(start, _)| *start < here);
                if forward { before + times.max(1) - 1 } else { before + all - steps }
            }
        };
        Some(self.stops[at % all].1)
    }
}
