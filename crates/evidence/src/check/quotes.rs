//! `quote-not-in-source`, `quote-ambiguous` and `omission-changes-meaning`: the words of a quote stand in the local copies
//! of the sources it came through, at one place, and what it leaves out there denies or counts nothing. A quote that is
//! not verbatim puts words in somebody's mouth; one that stands at several places cannot be shown where it was said. It must
//! not open files.
//!
//! Every copy on every chain is looked at, not only the one that was read: where the words changed on the way is what a
//! chain is there to show. A copy in another language has the words of the translation.

use std::collections::BTreeMap;

use super::Subject;
use crate::{
    describe::verification::in_lines,
    evidence::{
        Verdict,
        passage::LONGEST_OMISSION,
        verdict::{Context, Extent, look_up},
    },
};
use briefing_format::{
    Part,
    diagnostic::{Code, Diagnostic, Span},
    model::{Briefing, Item, Quote, QuoteIx, Source, SourceIx},
};
use briefing_text::{SafeText, safe_format};

/// So many of the words that a quote leaves out are named.
const MOST_CHANGING: usize = 4;

/// How the quotes of a briefing fared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lookups {
    /// Quotes that stand in each copy on their way.
    pub found: usize,
    /// Quotes that one of these copies has otherwise or not at all.
    pub missing: usize,
    /// Quotes none of whose sources has a copy that could be read.
    pub not_looked_up: usize,
}

impl Lookups {
    pub(super) fn new(briefing: &Briefing, fared: &Fared) -> Self {
        let missing = fared.values().filter(|stands| !**stands).count();
        let found = fared.len() - missing;
        Self { found, missing, not_looked_up: briefing.quotes.len() - fared.len() }
    }
}

/// Whether each quote that was looked up stands in all copies on its way.
pub(super) type Fared = BTreeMap<QuoteIx, bool>;

/// Looks up the quotes of all sources that have this text as their copy.
pub(super) fn check(
    subject: &Subject<'_>,
    quotes: &[QuoteIx],
    sources: &[SourceIx],
    text: &str,
    fared: &mut Fared,
    diagnostics: &mut Vec<Diagnostic>,
) {
    for (ix, verdict) in look_up(subject.briefing, text, quotes) {
        let quote = &subject.briefing[ix];
        let place = subject.place(Item::Quote(ix), Part::Text);
        let telling = subject.briefing.telling_of_quote(quote);
        let is_hop = |source: &&SourceIx| telling.attribution.named().any(|hop| hop == **source);
        for source in sources.iter().filter(is_hop) {
            let source = &subject.briefing[*source];
            diagnostics.extend(diagnostic(place, quote, source, &verdict));
            diagnostics.extend(verdict.extent().and_then(|extent| of_extent(place, quote, source, extent)));
        }
        *fared.entry(ix).or_insert(true) &= verdict.is_found();
    }
}

fn diagnostic(place: Span, quote: &Quote, source: &Source, verdict: &Verdict) -> Option<Diagnostic> {
    let (id, file, source_id) = (&quote.id, &source.file, &source.id);
    let not_in_source = |help: SafeText| {
        let message =
            safe_format!("The words of `{id}` do not stand in `{file}`, the `file` of `{source_id}`.");
        Some(Diagnostic::new(Code::QuoteNotInSource, place, message).with_help(help))
    };
    match verdict {
        Verdict::Found { .. } => None,
        Verdict::NoWords => {
            let message = safe_format!(
                "`{id}` has no words of its own that could be looked up in `{file}`, the `file` of `{source_id}`."
            );
            let help =
                SafeText::from_static("What is in brackets is the editor's: write words of the source.");
            Some(Diagnostic::new(Code::QuoteNotInSource, place, message).with_help(help))
        }
        Verdict::Near { line, theirs, ours, is_translation, .. } => {
            let whose = if *is_translation { "its translation" } else { "the quote" };
            not_in_source(safe_format!("Line {line} has `{theirs}`, {whose} `{ours}`."))
        }
        Verdict::Apart => not_in_source(safe_format!(
            "Each of its parts stands there, but not in this order, or more than {LONGEST_OMISSION} bytes apart."
        )),
        Verdict::Unlike => not_in_source(SafeText::from_static(
            "Nothing there is like them: look at `via` and `text` again.",
        )),
        Verdict::OutOfContext { lines, .. } => {
            let message = safe_format!(
                "The words of `{id}` stand in `{file}`, the `file` of `{source_id}`, but not with its `prefix` and `suffix` around them."
            );
            let lines = in_lines(lines);
            let help = safe_format!("They are in {lines}. Mend `prefix` and `suffix`, or the words.");
            Some(Diagnostic::new(Code::QuoteNotInSource, place, message).with_help(help))
        }
        Verdict::Ambiguous { lines, context, .. } => {
            let message = safe_format!(
                "The words of `{id}` stand more than once in `{file}`, the `file` of `{source_id}`."
            );
            let lines = in_lines(lines);
            let help = match context {
                Context::FitsSeveral => safe_format!("`prefix` and `suffix` fit {lines}: make them longer."),
                Context::None => safe_format!(
                    "They are in {lines}: write `prefix` or `suffix`, the words directly before or after."
                ),
                Context::FitsNone => {
                    safe_format!("They are in {lines}, nowhere between the words of `prefix` and `suffix`.")
                }
            };
            Some(Diagnostic::new(Code::QuoteAmbiguous, place, message).with_help(help))
        }
    }
}

/// What is wrong with what a quote has beside the words that were found.
fn of_extent(place: Span, quote: &Quote, source: &Source, extent: &Extent) -> Option<Diagnostic> {
    let (id, file, source_id) = (&quote.id, &source.file, &source.id);
    if let Some(only) = &extent.only {
        let message =
            safe_format!("Of `{id}` only `{only}` stands in `{file}`, the `file` of `{source_id}`.");
        let help = SafeText::from_static("The rest is in brackets: write more words of the source.");
        return Some(Diagnostic::new(Code::QuoteNotInSource, place, message).with_help(help));
    }
    if extent.is_cut_short {
        let message = safe_format!(
            "`{id}` leaves out more than can be looked up in `{file}`, the `file` of `{source_id}`."
        );
        let help = SafeText::from_static("Make several quotes of it.");
        return Some(Diagnostic::new(Code::QuoteNotInSource, place, message).with_help(help));
    }
    let named = |words: &mut dyn Iterator<Item = &str>| {
        let mut named: Vec<String> = words.map(|word| format!("`{word}`")).collect();
        named.dedup();
        named.truncate(MOST_CHANGING);
        let be = if named.len() == 1 { "is" } else { "are" };
        (!named.is_empty()).then(|| (named.join(", "), be))
    };
    let where_it_is = format!("in `{file}`, the `file` of `{source_id}`");
    let message = match (named(&mut extent.lost()), named(&mut extent.put_in())) {
        (None, None) => return None,
        (Some((lost, be)), None) => safe_format!("`{id}` leaves out {lost}, which {be} {where_it_is}."),
        (None, Some((put_in, be))) => {
            safe_format!("`{id}` has {put_in} in brackets, which {be} not there {where_it_is}.")
        }
        (Some((lost, be)), Some((put_in, is))) => safe_format!(
            "`{id}` leaves out {lost}, which {be} {where_it_is}, and has {put_in} in brackets, which {is} not there."
        ),
    };
    let help = SafeText::from_static("Quote the words with it, or allow this where it means the same.");
    Some(Diagnostic::new(Code::OmissionChangesMeaning, place, message).with_help(help))
}

#[cfg(test)]
mod tests;
