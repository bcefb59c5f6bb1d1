//! Quotes looked up in the text of a source: where they stand, or which passage is nearest. It must not know files,
//! rules or panes.
//!
//! A text is prepared once, in one pass, and asked for many quotes after that. Two texts are equal here when they differ
//! only in white space, in kinds of quotation marks, apostrophes and dashes, in Unicode normalization or in characters
//! that cannot be seen; `fold` has the table. Case counts, words and numbers are whole (`boundary`), and gaps are those of [`Selector`].
//!
//! There are three ways to the same answer, each measured against `grep -c` over 10 MB. To fold only what is near a rare
//! word finds a quote in 2.6 to 5.7 times its time; to fold the whole text, as the others do, takes 9 to 20 times in all
//! writings but Hangul. An index of the words of a missing quote takes 14 times, one of all words 28, and pays for many.

mod anchor;
mod blocks;
mod boundary;
mod find;
mod fold;
mod glue;
mod nearest;
mod reading;
mod selector;
mod sentence;
mod words;

#[cfg(test)]
mod tests;

use std::{
    cell::Cell,
    ops::{ControlFlow, Range},
    sync::OnceLock,
};

pub(crate) use reading::{Glue, LeftOut, Reading, Side};
pub(crate) use selector::{LONGEST_OMISSION, Selector};

use briefing_format::model::Quote;
use {fold::Folded, nearest::Likeness, selector::Part, words::WordIndex};

/// Whether a letter is of a script that has no spaces between words.
pub(crate) fn is_unspaced(c: char) -> bool {
    words::part(c) == words::Part::Alone
}

/// The most places of a quote that are named.
pub(crate) const MOST_PLACES: usize = 8;

/// From so many quotes on an index of all words costs less than searching the text for each of them.
const INDEX_PAYS: usize = 32;

/// From so many missing quotes on it costs less than searching the text for the words of each.
const INDEX_PAYS_NEAR: usize = 3;

/// How many pieces of a very long quote are looked for by themselves.
const MOST_PIECES: usize = 32;

/// Where a quote stands: the bytes of each of its parts, in order; more than one where words are left out.
pub(crate) type Place = Vec<Range<usize>>;

/// The text of a source, ready for looking quotes up.
#[derive(Debug)]
pub(crate) struct Passages<'a> {
    raw: &'a str,
    /// What is hidden in the text, if the words of a quote can be looked for in its bytes, to fold only what is near.
    hidden: Option<Vec<usize>>,
    folded: OnceLock<Folded>,
    index: OnceLock<WordIndex>,
    /// How often the nearest passage was looked for without an index of all words.
    searches: Cell<usize>,
}

/// What became of looking for a quote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Lookup {
    /// The text has it.
    Found(Found),
    /// The text does not have it.
    Missing(Missing),
}

/// What became of looking for a quote in the wordings that the file gives.
#[derive(Debug)]
pub(crate) struct QuoteLookup {
    /// What was found.
    pub lookup: Lookup,
    /// What was looked for.
    pub selector: Selector,
    /// Whether that is the translation.
    pub is_translation: bool,
}

/// The places of a quote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    /// Where it stands, at most [`MOST_PLACES`]; those that prefix and suffix fit, where they fit any. Never empty.
    pub places: Vec<Place>,
    /// Whether it stands more than once and prefix or suffix fit some of the places, which are then the ones named.
    pub by_context: bool,
    /// Whether it stands nowhere with its prefix and suffix around it.
    pub is_out_of_context: bool,
}

impl Found {
    /// Whether nothing says which of several places is meant.
    pub(crate) fn is_ambiguous(&self) -> bool {
        self.places.len() > 1
    }
}

/// What the text has instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Missing {
    /// Something like it.
    Near(Nearest),
    /// Each part of the quote, but not in this order and near enough to one another.
    Apart,
    /// Nothing like it.
    Unlike,
}

/// The passage most like a quote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Nearest {
    /// The bytes of the passage.
    pub passage: Range<usize>,
    /// Those of its words that the quote does not have there.
    pub differing: Vec<Range<usize>>,
    /// The part of the quote that it is like.
    pub quote: String,
    /// The words of that part that the passage does not have there.
    pub quote_differing: Vec<Range<usize>>,
    /// How many of a hundred words are the same.
    pub percent: usize,
}

impl<'a> Passages<'a> {
    /// Prepares a text in which about so many quotes are looked up.
    pub(crate) fn new(raw: &'a str, quotes: usize) -> Self {
        let is_for_many = quotes >= INDEX_PAYS;
        let hidden = if is_for_many { None } else { anchor::hidden(raw) };
        let (folded, index, searches) = (OnceLock::new(), OnceLock::new(), Cell::new(0));
        let passages = Self { raw, hidden, folded, index, searches };
        if is_for_many {
            passages.index();
        }
        passages
    }

    /// Looks for a quote as it was said, then for its translation; nothing where it has no words.
    ///
    /// A copy may be in either language. Where it has neither, the nearer passage counts. Where all is in brackets, the
    /// source may have them, too.
    pub(crate) fn look_up_quote(&self, quote: &Quote) -> Option<QuoteLookup> {
        let translation = quote.translation.as_ref().map(|translation| &translation.text);
        let mut missing: Option<QuoteLookup> = None;
        for (text, is_translation) in [(Some(&quote.text), false), (translation, true)] {
            let Some(text) = text else { continue };
            let mut selector = Selector::new(text.raw(), quote.prefix.raw(), quote.suffix.raw());
            let has_own_words = !selector.is_empty();
            if !has_own_words {
                selector = selector.literal();
            }
            if selector.is_empty() {
                continue;
            }
            let lookup = self.look_up(&selector);
            if let (Lookup::Missing(_), Some(selector)) =
                (&lookup, Selector::with_notes(text.raw(), quote.prefix.raw(), quote.suffix.raw()))
                && let lookup @ Lookup::Found(_) = self.look_up(&selector)
            {
                return Some(QuoteLookup { lookup, selector, is_translation });
            }
            match (&lookup, &missing) {
                (Lookup::Found(_), _) => return Some(QuoteLookup { lookup, selector, is_translation }),
                _ if !has_own_words => {}
                (Lookup::Missing(other), Some(QuoteLookup { lookup: Lookup::Missing(first), .. }))
                    if !other.is_nearer(first) => {}
                (Lookup::Missing(_), _) => missing = Some(QuoteLookup { lookup, selector, is_translation }),
            }
        }
        missing
    }

    /// What the text has where a quote that stands at a place leaves words out or has others in brackets.
    pub(crate) fn reading(&self, selector: &Selector, place: &Place) -> Reading {
        reading::read(self.raw, selector, place)
    }

    /// Looks for the words of a selector. Prefix and suffix count where the words stand more than once.
    pub(crate) fn look_up(&self, selector: &Selector) -> Lookup {
        let Places { all, fitting } = self.places(selector);
        if all.is_empty() {
            return Lookup::Missing(self.nearest(selector));
        }
        let by_context = all.len() > 1 && !fitting.is_empty();
        let is_out_of_context = selector.has_context() && fitting.is_empty();
        Lookup::Found(Found { places: if by_context { fitting } else { all }, by_context, is_out_of_context })
    }

    fn places(&self, selector: &Selector) -> Places {
        let mut places = Places::default();
        let hidden = self.hidden.as_ref();
        match hidden.and_then(|hidden| anchor::stretches(self.raw, hidden, selector)) {
            Some(stretches) => {
                for stretch in stretches {
                    let raw = &self.raw[stretch.clone()];
                    if places.add_all(raw, stretch.start, &Folded::new(raw), None, selector).is_break() {
                        break;
                    }
                }
            }
            None => {
                let _ = places.add_all(self.raw, 0, self.folded(), self.index.get(), selector);
            }
        }
        places
    }

    fn nearest(&self, selector: &Selector) -> Missing {
        let missing = |part: &&Part| !find::stands(self.folded(), self.index.get(), part);
        let mut missing = selector.parts.iter().filter(missing).peekable();
        if missing.peek().is_none() && !selector.is_empty() {
            return Missing::Apart;
        }
        let near = missing.find_map(|part| self.nearest_to(&selector.exact, part));
        near.map_or(Missing::Unlike, Missing::Near)
    }

    /// The passage nearest to the first piece of a part that the text does not have.
    fn nearest_to(&self, exact: &str, part: &Part) -> Option<Nearest> {
        let (text, words) = (&self.folded().text, &part.words.text);
        let pieces = nearest::pieces(words);
        // What is one piece is missing: nobody has to look for it again.
        let mut looked_at = pieces.iter().take(if pieces.len() > 1 { MOST_PIECES } else { 0 });
        let piece = looked_at.find(|piece| !text.contains(&words[piece.start..piece.end]));
        let piece = piece.or(pieces.get(MOST_PIECES)).or(pieces.first())?.clone();
        let of_piece;
        let index = match self.index.get() {
            None if self.searches.replace(self.searches.get() + 1) < INDEX_PAYS_NEAR => {
                of_piece = WordIndex::of_words(text, &words[piece.clone()]);
                &of_piece
            }
            _ => self.index(),
        };
        let Likeness { passage, passage_differs, piece, piece_differs, percent } =
            nearest::nearest(self.folded(), index, words, piece)?;
        let raw = exact.get(part.at..).unwrap_or_default();
        let quoted = part.words.raw_range(raw, &piece);
        let in_quote = |range: &Range<usize>| {
            let range = part.words.raw_range(raw, range);
            range.start - quoted.start..range.end - quoted.start
        };
        Some(Nearest {
            passage: self.raw_range(&passage),
            differing: passage_differs.iter().map(|range| self.raw_range(range)).collect(),
            quote_differing: piece_differs.iter().map(in_quote).collect(),
            quote: raw.get(quoted).unwrap_or_default().to_owned(),
            percent,
        })
    }

    fn raw_range(&self, folded: &Range<usize>) -> Range<usize> {
        self.folded().raw_range(self.raw, folded)
    }

    fn folded(&self) -> &Folded {
        self.folded.get_or_init(|| Folded::new(self.raw))
    }

    fn index(&self) -> &WordIndex {
        self.index.get_or_init(|| WordIndex::new(&self.folded().text))
    }
}

/// The places of a quote that were found so far, [`MOST_PLACES`] at most.
#[derive(Default)]
struct Places {
    all: Vec<Place>,
    /// Those that prefix and suffix fit, if there are any.
    fitting: Vec<Place>,
}

impl Places {
    /// Adds the places in a stretch of a text, which begins at byte `at`; breaks off when there are enough.
    fn add_all(
        &mut self,
        raw: &str,
        at: usize,
        folded: &Folded,
        index: Option<&WordIndex>,
        selector: &Selector,
    ) -> ControlFlow<()> {
        let has_context = selector.has_context();
        find::places(folded, index, &selector.parts, |place| {
            let fits = has_context && find::fits(&folded.text, selector, &place);
            if fits || self.all.len() < MOST_PLACES {
                let ranges = place.iter().map(|range| folded.raw_range(raw, range));
                let place: Place = ranges.map(|range| range.start + at..range.end + at).collect();
                if self.all.len() < MOST_PLACES {
                    self.all.push(place.clone());
                }
                if fits {
                    self.fitting.push(place);
                }
            }
            let named = if has_context { &self.fitting } else { &self.all };
            if named.len() == MOST_PLACES { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        })
    }
}

impl Missing {
    /// Whether this passage has more of the words than another.
    fn is_nearer(&self, other: &Self) -> bool {
        let likeness = |missing: &Self| match missing {
            Self::Near(nearest) => nearest.percent,
            Self::Apart => 100,
            Self::Unlike => 0,
        };
        likeness(self) > likeness(other)
    }
}
