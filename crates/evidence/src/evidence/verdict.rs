//! Whether the words of a quote stand in a text, as plain data that needs the text no more. It must not open files.

mod excerpt;

use std::{cell::OnceCell, collections::BTreeMap, ops::Range};

pub use excerpt::Excerpt;

use super::passage::{Found, Lookup, Missing, Nearest, Passages, Place, Selector};
use briefing_format::{
    diagnostic::LineIndex,
    model::{Briefing, Quote, QuoteIx},
};

/// What became of looking for a quote in the text of a source. Lines count from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It stands there, at one place or at the one that its prefix and suffix fit.
    Verified {
        /// Where; empty where the quote has no words.
        place: Place,
        /// The line in which it begins.
        line: usize,
    },
    /// It stands there, and nothing says at which of several places.
    Ambiguous {
        /// The places, at most [`MOST_PLACES`](super::passage::MOST_PLACES).
        places: Vec<Place>,
        /// The lines in which they begin.
        lines: Vec<usize>,
        /// Why prefix and suffix do not tell them apart.
        context: Context,
    },
    /// Its words stand there, but not between its prefix and suffix.
    OutOfContext {
        /// Where.
        places: Vec<Place>,
        /// The lines in which they begin.
        lines: Vec<usize>,
    },
    /// Something like it stands there.
    Near {
        /// Where.
        passage: Range<usize>,
        /// The line of the first word that differs.
        line: usize,
        /// What stands there, the words marked that the quote has not.
        theirs: Excerpt,
        /// What the quote has, the words marked that the text has not.
        ours: Excerpt,
    },
    /// Each part of it stands there, but not in this order and near enough to one another.
    Apart,
    /// Nothing there is like it.
    Unlike,
}

/// Why prefix and suffix do not tell several places apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Context {
    /// The quote has neither.
    None,
    /// They fit several places.
    FitsSeveral,
    /// They fit none.
    FitsNone,
}

impl Verdict {
    /// Whether the text has the words as the quote gives them.
    pub const fn is_verified(&self) -> bool {
        matches!(self, Self::Verified { .. } | Self::Ambiguous { .. })
    }

    /// Where the words stand.
    pub fn places(&self) -> &[Place] {
        match self {
            Self::Verified { place, .. } => std::slice::from_ref(place),
            Self::Ambiguous { places, .. } | Self::OutOfContext { places, .. } => places,
            Self::Near { .. } | Self::Apart | Self::Unlike => &[],
        }
    }

    /// Where something like them stands.
    pub const fn near(&self) -> Option<&Range<usize>> {
        match self {
            Self::Near { passage, .. } => Some(passage),
            _ => None,
        }
    }

    /// The byte at which the words begin, or what is most like them.
    pub fn start(&self) -> Option<usize> {
        match self {
            Self::Near { passage, .. } => Some(passage.start),
            _ => self.places().first().and_then(|place| place.first()).map(|range| range.start),
        }
    }
}

/// The quotes that came through a source with each copy, in file order, by the path of the copy.
pub fn by_copy(briefing: &Briefing) -> BTreeMap<&str, Vec<QuoteIx>> {
    let mut copies: BTreeMap<&str, Vec<QuoteIx>> = BTreeMap::new();
    for (ix, quote) in (0..).map(QuoteIx).zip(&briefing.quotes) {
        for file in briefing.known(&quote.via).iter().map(|source| briefing[*source].file.raw()) {
            if !file.is_empty() {
                let quotes = copies.entry(file).or_default();
                if quotes.last() != Some(&ix) {
                    quotes.push(ix);
                }
            }
        }
    }
    copies
}

/// Looks quotes up in a text, which is prepared once for all of them.
pub fn look_up(briefing: &Briefing, text: &str, quotes: &[QuoteIx]) -> BTreeMap<QuoteIx, Verdict> {
    if quotes.is_empty() {
        return BTreeMap::new();
    }
    let copy = Copy { text, lines: OnceCell::new() };
    let passages = Passages::new(text, quotes.len());
    quotes.iter().map(|ix| (*ix, copy.verdict(&passages, &briefing[*ix]))).collect()
}

/// A text, with its line starts once somebody asks for a line.
struct Copy<'a> {
    text: &'a str,
    lines: OnceCell<LineIndex>,
}

impl Copy<'_> {
    fn verdict(&self, passages: &Passages<'_>, quote: &Quote) -> Verdict {
        match passages.look_up_quote(quote) {
            // A quote of left-out words only stands everywhere.
            None => Verdict::Verified { place: Place::new(), line: 0 },
            Some(Lookup::Found(found)) => self.found(quote, found),
            Some(Lookup::Missing(Missing::Apart)) => Verdict::Apart,
            Some(Lookup::Missing(Missing::Unlike)) => Verdict::Unlike,
            Some(Lookup::Missing(Missing::Near(near))) => {
                let Nearest { passage, differing, quote, quote_differing, .. } = near;
                Verdict::Near {
                    line: self.line(differing.first().unwrap_or(&passage).start),
                    theirs: Excerpt::new(self.text, &passage, &differing),
                    ours: Excerpt::new(&quote, &(0..quote.len()), &quote_differing),
                    passage,
                }
            }
        }
    }

    fn found(&self, quote: &Quote, found: Found) -> Verdict {
        let starts = found.places.iter().filter_map(|place| place.first());
        let lines: Vec<usize> = starts.map(|range| self.line(range.start)).collect();
        if found.is_ambiguous() {
            let has_context = Selector::new("", quote.prefix.raw(), quote.suffix.raw()).has_context();
            let context = match (found.by_context, has_context) {
                (true, _) => Context::FitsSeveral,
                (false, false) => Context::None,
                (false, true) => Context::FitsNone,
            };
            return Verdict::Ambiguous { places: found.places, lines, context };
        }
        if found.is_out_of_context {
            return Verdict::OutOfContext { places: found.places, lines };
        }
        let place = found.places.into_iter().next().unwrap_or_default();
        Verdict::Verified { place, line: lines.first().copied().unwrap_or_default() }
    }

    /// The number of a line, from 1.
    fn line(&self, at: usize) -> usize {
        self.lines.get_or_init(|| LineIndex::new(self.text)).line_at(at as u32) + 1
    }
}
