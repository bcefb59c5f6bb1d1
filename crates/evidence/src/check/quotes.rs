//! `quote-not-in-source`, `quote-ambiguous` and `omission-changes-meaning`: the words of a quote stand in the local copies
//! of the sources it came through, at one place, and what it leaves out there denies or counts nothing. A quote that is not verbatim puts words in somebody's mouth; one that stands at several places
//! cannot be shown where it was said. It must not open files.
//!
//! Every copy on the way is looked at, not only the one that was read: where the words changed on the way is what a
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
        for source in sources.iter().filter(|source| quote.via.of_file().contains(source)) {
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
        Verdict::Verified { .. } => None,
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
    let mut changing: Vec<String> = extent.changing().map(|word| format!("`{word}`")).collect();
    changing.dedup();
    changing.truncate(MOST_CHANGING);
    if changing.is_empty() {
        return None;
    }
    let (is_put_in, be) = (extent.left_out() == 0, if changing.len() == 1 { "is" } else { "are" });
    let changing = changing.join(", ");
    let what = if is_put_in {
        format!("has {changing} in brackets, which {be} not there")
    } else {
        format!("leaves out {changing}, which {be}")
    };
    let message = safe_format!("`{id}` {what} in `{file}`, the `file` of `{source_id}`.");
    let help = SafeText::from_static("Quote the words with it, or allow this where it means the same.");
    Some(Diagnostic::new(Code::OmissionChangesMeaning, place, message).with_help(help))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::Backlinks;

    /// Checks a quote against a text: what is said and the help.
    #[track_caller]
    fn said(quote: &str, copy: &str) -> Vec<String> {
        let yaml = format!(
            "briefing: 1\ntitle: T\nactors:\n  a: {{name: A}}\nsources:\n  log: {{title: L, file: log.txt}}\n  web: {{title: W}}\nquotes:\n  q: {{speaker: a, via: [web, log, log], {quote}}}\n"
        );
        let parsed = briefing_format::parse(&yaml, &mut |_| {});
        assert_eq!(parsed.diagnostics, []);
        let mut diagnostics = Vec::new();
        let subject = Subject {
            text: &yaml,
            briefing: &parsed.briefing,
            places: &parsed.places,
            backlinks: &Backlinks::new(&parsed.briefing),
            is_whole: true,
        };
        check(&subject, &[QuoteIx(0)], &[SourceIx(0)], copy, &mut Fared::new(), &mut diagnostics);
        let said = |found: &Diagnostic| {
            format!("{}: {} {}", found.code, found.message, found.help.clone().unwrap_or_default())
        };
        diagnostics.iter().map(said).collect()
    }

    const NOT_IN: &str =
        "quote-not-in-source: The words of `q` do not stand in `log.txt`, the `file` of `log`.";
    const TWICE: &str =
        "quote-ambiguous: The words of `q` stand more than once in `log.txt`, the `file` of `log`.";

    #[test]
    fn a_quote_stands_in_the_copy_or_the_nearest_line_is_shown() {
        let log = "Log\n\nThey have the capability to strike the camp in Manza.\n";
        assert_eq!(said("text: strike the camp", log), [""; 0]);
        assert_eq!(
            said("text: capability to strike the base in Manza", log),
            [format!(
                "{NOT_IN} Line 3 has `… They have the capability to strike the **camp** in Manza.`, the quote `capability to strike the **base** in Manza`."
            )]
        );
        assert_eq!(
            said("text: 'camp … capability'", log),
            [format!(
                "{NOT_IN} Each of its parts stands there, but not in this order, or more than 16384 bytes apart."
            )]
        );
        assert_eq!(
            said("text: Nobody was hurt", log),
            [format!("{NOT_IN} Nothing there is like them: look at `via` and `text` again.")]
        );
    }

    #[test]
    fn a_copy_in_another_language_has_the_translation() {
        let quote = "text: Goditën kampin, translation: {language: en, text: They struck the big camp}";
        assert_eq!(said(quote, "They struck the big camp."), [""; 0]);
        assert_eq!(said(quote, "Goditën kampin."), [""; 0]);
        assert_eq!(
            said(quote, "They struck the old camp."),
            [format!(
                "{NOT_IN} Line 1 has `They struck the **old** camp.`, its translation `They struck the **big** camp`."
            )]
        );
    }

    #[test]
    fn a_quote_that_stands_several_times_needs_prefix_or_suffix() {
        let log = "no, he said\nno, she said\nno, no";
        assert_eq!(
            said("text: 'no'", log),
            [format!(
                "{TWICE} They are in lines 1, 2 and 3: write `prefix` or `suffix`, the words directly before or after."
            )]
        );
        assert_eq!(said("text: 'no', suffix: ', she'", log), [""; 0]);
        assert_eq!(
            said("text: she said, prefix: 'yes, '", log),
            [
                "quote-not-in-source: The words of `q` stand in `log.txt`, the `file` of `log`, but not with its `prefix` and `suffix` around them. They are in line 2. Mend `prefix` and `suffix`, or the words."
            ]
        );
        assert_eq!(said("text: she said, prefix: 'no, '", log), [""; 0]);
        assert_eq!(
            said("text: 'no', suffix: ', they'", log),
            [format!(
                "{TWICE} They are in lines 1, 2 and 3, nowhere between the words of `prefix` and `suffix`."
            )]
        );
        assert_eq!(
            said("text: 'no', prefix: said", log),
            [format!("{TWICE} `prefix` and `suffix` fit lines 2 and 3: make them longer.")]
        );
        let many = "no\n".repeat(100);
        assert!(said("text: 'no'", &many)[0].contains("lines 1, 2, 3, 4, 5, 6, 7, 8 and more"));
    }

    #[test]
    fn what_is_not_looked_up_is_not_in_the_source() {
        let no_words = "quote-not-in-source: `q` has no words of its own that could be looked up in `log.txt`, the `file` of `log`. What is in brackets is the editor's: write words of the source.";
        for text in ["…", "… […]", "[all in brackets]", "[They struck it].", "— “?!”"] {
            assert_eq!(said(&format!("text: '{text}'"), "They struck the camp."), [no_words], "{text}");
        }
        assert_eq!(said("text: '[They struck it]'", "Then: [They struck it]."), [""; 0]);
        let only = "quote-not-in-source: Of `q` only `camp` stands in `log.txt`, the `file` of `log`. The rest is in brackets: write more words of the source.";
        for text in ["[They did not strike the] camp", "camp [was struck]", "[the] camp"] {
            assert_eq!(said(&format!("text: '{text}'"), "They struck a camp."), [only], "{text}");
        }
        assert_eq!(said("text: '[T]hey struck a camp'", "They struck a camp."), [""; 0]);
        let long = format!("text: '{}'", "a … ".repeat(80));
        assert!(said(&long, &"a ".repeat(80))[0].contains("leaves out more than can be looked up"));
    }

    #[test]
    fn what_is_left_out_may_change_the_meaning() {
        let changes = |text: &str, keys: &str, copy: &str| -> Vec<String> {
            let said = said(&format!("text: '{text}'{keys}"), copy);
            let named = |said: &String| said.split(" which ").next().unwrap_or_default().to_owned();
            said.iter().map(named).collect()
        };
        for (text, keys, copy, expected) in [
            ("We did … order it", "", "We did not order it", "leaves out `not`,"),
            ("We [did] order it", "", "We did not order it", "leaves out `not`,"),
            ("We […] order it", "", "We didn’t order it", "leaves out `didn’t`,"),
            ("Wir haben es … befohlen", "", "Wir haben es nie befohlen", "leaves out `nie`,"),
            ("Nous l’avons … ordonné", "", "Nous l’avons jamais ordonné", "leaves out `jamais`,"),
            ("Lo … ordenamos", "", "Lo nunca ordenamos", "leaves out `nunca`,"),
            ("Ne … urdhëruam atë", "", "Ne nuk urdhëruam atë", "leaves out `nuk`,"),
            ("Мы … приказывали это", "", "Мы не приказывали это", "leaves out `не`,"),
            ("Es … erdhi sot", ", language: sq", "Es s'erdhi erdhi sot", "leaves out `s'erdhi`,"),
            ("killed … of them", "", "killed 3 of them", "leaves out `3`,"),
            ("killed [many] of them", "", "killed two of them", "leaves out `two`,"),
            ("We [never] ordered it", "", "We ordered it", "has `never` in brackets,"),
            ("[They] order it now", "", "We did not order it now", "leaves out `not`,"),
            ("… order it now", "", "Yes, we never order it now", "leaves out `never`,"),
        ] {
            let expected = format!("omission-changes-meaning: `q` {expected}");
            assert_eq!(changes(text, keys, copy), [expected], "{text:?} in {copy:?}");
        }
        for (text, copy) in [
            ("We did … order it", "We did indeed order it"),
            ("We [never] ordered it", "We did not ordered it"),
            ("killed [3,000] of them", "killed three thousand of them"),
            ("We ordered it … we did", "We ordered it … we did"),
            ("order it now", "We did not order it now"),
            ("… order it now", "It was not. We order it now"),
        ] {
            assert_eq!(changes(text, "", copy), [""; 0], "{text:?} in {copy:?}");
        }
    }
}
