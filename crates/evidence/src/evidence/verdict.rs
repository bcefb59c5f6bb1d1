//! Whether the words of a quote stand in a text, as plain data that needs the text no more. It must not open files.

mod excerpt;
mod omission;
mod telling;

use std::{cell::OnceCell, collections::BTreeMap, ops::Range};

pub use excerpt::Excerpt;
pub use omission::{Extent, Omission};

use omission::{omissions, put_in, shortened};

use super::passage::{Found, Lookup, Missing, Nearest, Passages, Place, QuoteLookup};
use briefing_format::{
    diagnostic::LineIndex,
    model::{Briefing, Quote, QuoteIx},
};

/// What became of looking for a quote in the text of a source. Lines count from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It stands there, at one place or at the one that its prefix and suffix fit.
    Found {
        /// Where.
        place: Place,
        /// The line in which it begins.
        line: usize,
        /// What there is of it beside the words that were found.
        extent: Extent,
    },
    /// It stands there, and nothing says at which of several places.
    Ambiguous {
        /// The places, at most [`MOST_PLACES`](super::passage::MOST_PLACES).
        places: Vec<Place>,
        /// The lines in which they begin.
        lines: Vec<usize>,
        /// Why prefix and suffix do not tell them apart.
        context: Context,
        /// What there is of it beside the words that were found: at the first place, or at the first that may say
        /// something else.
        extent: Extent,
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
        /// Whether that is of its translation.
        is_translation: bool,
    },
    /// Each part of it stands there, but not in this order and near enough to one another.
    Apart,
    /// Nothing there is like it.
    Unlike,
    /// It has no words of its own that could be looked up: only gaps, marks and what is in brackets.
    NoWords,
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
    /// Whether the text has the words as the quote or its translation gives them, and not only a part of them.
    pub const fn is_found(&self) -> bool {
        match self.extent() {
            Some(extent) => extent.only.is_none() && !extent.is_cut_short,
            None => false,
        }
    }

    /// What there is of a quote beside the words that were found.
    pub const fn extent(&self) -> Option<&Extent> {
        match self {
            Self::Found { extent, .. } | Self::Ambiguous { extent, .. } => Some(extent),
            _ => None,
        }
    }

    /// Whether it is the translation that was found, not the words as they were said.
    pub(crate) fn is_translation(&self) -> bool {
        self.extent().is_some_and(|extent| extent.is_translation)
    }

    /// Where the words stand.
    pub fn places(&self) -> &[Place] {
        match self {
            Self::Found { place, .. } => std::slice::from_ref(place),
            Self::Ambiguous { places, .. } | Self::OutOfContext { places, .. } => places,
            Self::Near { .. } | Self::Apart | Self::Unlike | Self::NoWords => &[],
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
        let hops = briefing.telling_of_quote(quote).attribution.named();
        for file in hops.filter(|hop| briefing.is_known(*hop)).map(|source| briefing[source].file.raw()) {
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
    let copy = Copy { briefing, text, lines: OnceCell::new() };
    let passages = Passages::new(text, quotes.len());
    quotes.iter().map(|ix| (*ix, copy.verdict(&passages, &briefing[*ix]))).collect()
}

/// The language of the sources of a quote, where they have one.
fn of_sources<'a>(briefing: &'a Briefing, quote: &Quote) -> &'a str {
    let hops = briefing.telling_of_quote(quote).attribution.named();
    let known = hops.filter(|hop| briefing.is_known(*hop)).map(|hop| briefing[hop].language.as_str());
    let mut languages = known.filter(|language| !language.is_empty());
    let first = languages.next().unwrap_or_default();
    if languages.all(|language| language == first) { first } else { "" }
}

/// A text, with its line starts once somebody asks for a line.
struct Copy<'a> {
    briefing: &'a Briefing,
    text: &'a str,
    lines: OnceCell<LineIndex>,
}

impl Copy<'_> {
    fn verdict(&self, passages: &Passages<'_>, quote: &Quote) -> Verdict {
        let Some(QuoteLookup { lookup, selector, is_translation }) = passages.look_up_quote(quote) else {
            return Verdict::NoWords;
        };
        match lookup {
            Lookup::Missing(Missing::Apart) => Verdict::Apart,
            Lookup::Missing(Missing::Unlike) => Verdict::Unlike,
            Lookup::Missing(Missing::Near(near)) => {
                let Nearest { passage, differing, quote, quote_differing, .. } = near;
                Verdict::Near {
                    line: self.line(differing.first().unwrap_or(&passage).start),
                    theirs: Excerpt::new(self.text, &passage, &differing),
                    ours: Excerpt::new(&quote, &(0..quote.len()), &quote_differing),
                    passage,
                    is_translation,
                }
            }
            Lookup::Found(found) => {
                let language = match &quote.translation {
                    Some(translation) if is_translation => &translation.language,
                    _ => &quote.language,
                };
                let language =
                    if language.is_empty() { of_sources(self.briefing, quote) } else { language.as_str() };
                let extent = |place: &Place| {
                    let reading = passages.reading(&selector, place);
                    let put_in = put_in(self.text, &reading, language);
                    let is_mostly_put_in = put_in > 0 && put_in >= reading.own;
                    Extent {
                        is_translation,
                        omissions: omissions(self.text, &reading, language),
                        has_insertions: put_in > 0,
                        only: is_mostly_put_in.then(|| shortened(&selector.own())),
                        is_cut_short: selector.is_cut_short,
                    }
                };
                let mut extents: Vec<Extent> = found.places.iter().map(extent).collect();
                let changed = extents.iter().position(Extent::is_changing);
                let extent = extents.swap_remove(changed.unwrap_or(0));
                self.found(found, selector.has_context(), extent)
            }
        }
    }

    fn found(&self, found: Found, has_context: bool, extent: Extent) -> Verdict {
        let starts = found.places.iter().filter_map(|place| place.first());
        let lines: Vec<usize> = starts.map(|range| self.line(range.start)).collect();
        if found.is_ambiguous() {
            let context = match (found.by_context, has_context) {
                (true, _) => Context::FitsSeveral,
                (false, false) => Context::None,
                (false, true) => Context::FitsNone,
            };
            return Verdict::Ambiguous { places: found.places, lines, context, extent };
        }
        if found.is_out_of_context {
            return Verdict::OutOfContext { places: found.places, lines };
        }
        let place = found.places.into_iter().next().unwrap_or_default();
        Verdict::Found { place, line: lines.first().copied().unwrap_or_default(), extent }
    }

    /// The number of a line, from 1.
    fn line(&self, at: usize) -> usize {
        self.lines.get_or_init(|| LineIndex::new(self.text)).line_at(at as u32) + 1
    }
}
