//! `quote-not-in-source` and `quote-ambiguous`: the words of a quote stand in the local copies of the sources it came
//! through, at one place. A quote that is not verbatim puts words in somebody's mouth; one that stands at several places
//! cannot be shown where it was said. It must not open files.
//!
//! Every copy on the way is looked at, not only the one that was read: where the words changed on the way is what a
//! chain is there to show. A copy in another language has the words of the translation.

mod excerpt;

use std::collections::{BTreeMap, HashMap};

use excerpt::excerpt;

use super::Subject;
use crate::{
    diagnostic::{Code, Diagnostic, LineIndex, Span},
    evidence::passage::{Found, LONGEST_OMISSION, Lookup, MOST_PLACES, Missing, Nearest, Passages, Selector},
    format::Part,
    model::{Briefing, Item, Quote, QuoteIx, Source, SourceIx},
    safe_format,
    text::SafeText,
};

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
    pub(super) fn new(briefing: &Briefing, verdicts: &Verdicts) -> Self {
        let missing = verdicts.values().filter(|verdict| **verdict == Verdict::Missing).count();
        let found = verdicts.len() - missing;
        Self { found, missing, not_looked_up: briefing.quotes.len() - verdicts.len() }
    }
}

/// What was found of the quotes that were looked up.
pub(super) type Verdicts = BTreeMap<QuoteIx, Verdict>;

/// Whether a quote stands where it should; of two copies the worse counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Verdict {
    Found,
    Missing,
}

/// The quotes that came through each source with a copy, each once, in file order.
pub(super) fn by_source(briefing: &Briefing) -> HashMap<SourceIx, Vec<QuoteIx>> {
    let mut quotes: HashMap<SourceIx, Vec<QuoteIx>> = HashMap::new();
    for (n, quote) in (0..).zip(&briefing.quotes) {
        for source in quote.via.iter().filter(|source| !briefing[**source].file.is_empty()) {
            let quotes = quotes.entry(*source).or_default();
            if quotes.last() != Some(&QuoteIx(n)) {
                quotes.push(QuoteIx(n));
            }
        }
    }
    quotes
}

/// Looks up the quotes of all sources that have this text as their copy.
pub(super) fn check(
    subject: &Subject<'_>,
    quotes: &HashMap<SourceIx, Vec<QuoteIx>>,
    sources: &[SourceIx],
    text: &str,
    verdicts: &mut Verdicts,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let pairs = |source: &SourceIx| {
        let source = *source;
        quotes.get(&source).into_iter().flatten().map(move |quote| (source, *quote))
    };
    let pairs: Vec<(SourceIx, QuoteIx)> = sources.iter().flat_map(pairs).collect();
    if pairs.is_empty() {
        return;
    }
    let copy = Copy { text, lines: std::cell::OnceCell::new() };
    let passages = Passages::new(text, pairs.len());
    for (source, ix) in pairs {
        let (source, quote) = (&subject.briefing[source], &subject.briefing[ix]);
        let place = subject.place(Item::Quote(ix), Part::Text);
        let verdict = match passages.look_up_quote(quote) {
            Some(Lookup::Missing(missing)) => {
                diagnostics.push(not_in_source(place, quote, source, &copy, &missing));
                Verdict::Missing
            }
            Some(Lookup::Found(found)) if found.is_ambiguous() => {
                diagnostics.push(ambiguous(place, quote, source, &copy, &found));
                Verdict::Found
            }
            Some(Lookup::Found(found)) if found.is_out_of_context => {
                diagnostics.push(out_of_context(place, quote, source, &copy, &found));
                Verdict::Missing
            }
            // A quote of left-out words only stands everywhere.
            Some(Lookup::Found(_)) | None => Verdict::Found,
        };
        verdicts.entry(ix).and_modify(|worst| *worst = verdict.max(*worst)).or_insert(verdict);
    }
}

/// A copy, with its line starts once somebody asks for a line.
struct Copy<'a> {
    text: &'a str,
    lines: std::cell::OnceCell<LineIndex>,
}

impl Copy<'_> {
    /// The number of a line, from 1.
    fn line(&self, at: usize) -> usize {
        self.lines.get_or_init(|| LineIndex::new(self.text)).line_at(at as u32) + 1
    }
}

fn not_in_source(place: Span, quote: &Quote, source: &Source, copy: &Copy, missing: &Missing) -> Diagnostic {
    let message = safe_format!(
        "The words of `{}` do not stand in `{}`, the copy of `{}`.",
        quote.id,
        source.file,
        source.id
    );
    Diagnostic::new(Code::QuoteNotInSource, place, message).with_help(instead(copy, missing))
}

fn out_of_context(place: Span, quote: &Quote, source: &Source, copy: &Copy, found: &Found) -> Diagnostic {
    let message = safe_format!(
        "The words of `{}` stand in `{}`, the copy of `{}`, but not with its `prefix` and `suffix` around them.",
        quote.id,
        source.file,
        source.id
    );
    let help = safe_format!("They are in {}. Mend `prefix` and `suffix`, or the words.", lines(copy, found));
    Diagnostic::new(Code::QuoteNotInSource, place, message).with_help(help)
}

/// What the source has instead.
fn instead(copy: &Copy, missing: &Missing) -> SafeText {
    match missing {
        Missing::Near(Nearest { passage, differing, quote, quote_differing, .. }) => {
            let line = copy.line(differing.first().unwrap_or(passage).start);
            let theirs = excerpt(copy.text, passage, differing);
            let ours = excerpt(quote, &(0..quote.len()), quote_differing);
            safe_format!("Line {line} has `{theirs}`, the quote `{ours}`.")
        }
        Missing::Apart => safe_format!(
            "Each of its parts stands there, but not in this order, or more than {LONGEST_OMISSION} bytes apart."
        ),
        Missing::Unlike => SafeText::line("Nothing there is like them: look at `via` and `text` again."),
    }
}

fn ambiguous(place: Span, quote: &Quote, source: &Source, copy: &Copy, found: &Found) -> Diagnostic {
    let message = safe_format!(
        "The words of `{}` stand more than once in `{}`, the copy of `{}`.",
        quote.id,
        source.file,
        source.id
    );
    let lines = lines(copy, found);
    let help = if found.by_context {
        safe_format!("`prefix` and `suffix` fit {lines}: make them longer.")
    } else if !Selector::new("", quote.prefix.raw(), quote.suffix.raw()).has_context() {
        safe_format!("They are in {lines}: write `prefix` or `suffix`, the words directly before or after.")
    } else {
        safe_format!("They are in {lines}, nowhere between the words of `prefix` and `suffix`.")
    };
    Diagnostic::new(Code::QuoteAmbiguous, place, message).with_help(help)
}

/// The lines of the places that were found, such as `lines 3, 17 and 40`.
fn lines(copy: &Copy, found: &Found) -> String {
    let starts = found.places.iter().filter_map(|place| place.first());
    let mut lines: Vec<String> = starts.map(|range| copy.line(range.start).to_string()).collect();
    lines.dedup();
    if found.places.len() == MOST_PLACES {
        lines.push("more".to_owned());
    }
    match lines.as_slice() {
        [line] => format!("line {line}"),
        [first @ .., last] => format!("lines {} and {last}", first.join(", ")),
        [] => String::new(),
    }
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
        let parsed = crate::format::parse(&yaml, &mut |_| {});
        assert_eq!(parsed.diagnostics, []);
        let mut diagnostics = Vec::new();
        let subject = Subject {
            text: &yaml,
            briefing: &parsed.briefing,
            places: &parsed.places,
            backlinks: &Backlinks::new(&parsed.briefing),
            is_whole: true,
        };
        check(
            &subject,
            &by_source(&parsed.briefing),
            &[SourceIx(0)],
            copy,
            &mut Verdicts::new(),
            &mut diagnostics,
        );
        let said = |found: &Diagnostic| {
            format!("{}: {} {}", found.code, found.message, found.help.clone().unwrap_or_default())
        };
        diagnostics.iter().map(said).collect()
    }

    const NOT_IN: &str =
        "quote-not-in-source: The words of `q` do not stand in `log.txt`, the copy of `log`.";
    const TWICE: &str =
        "quote-ambiguous: The words of `q` stand more than once in `log.txt`, the copy of `log`.";

    #[test]
    fn a_quote_stands_in_the_copy_or_the_nearest_line_is_shown() {
        let log = "Log\n\nThey have the capability to strike the camp in Manza.\n";
        assert_eq!(said("text: strike the camp", log), [""; 0]);
        assert_eq!(said("text: '… […]'", log), [""; 0]);
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
                "{NOT_IN} Line 1 has `They struck the **old** camp.`, the quote `They struck the **big** camp`."
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
                "quote-not-in-source: The words of `q` stand in `log.txt`, the copy of `log`, but not with its `prefix` and `suffix` around them. They are in line 2. Mend `prefix` and `suffix`, or the words."
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
}
