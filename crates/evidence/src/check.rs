//! Rules over a whole briefing that reading it cannot decide, a file per rule. It must not know how a diagnostic looks.
//!
//! A rule is one function from a subject to what it found, with a paragraph on what it finds, why that matters and
//! what it does not find. Each goes over the briefing once, and makes no sentence before it has found something.

mod allow;
mod contradicts;
mod date_after_as_of;
mod date_order;
mod estimates;
mod findings;
mod hidden_characters;
mod houses;
mod left_out;
mod link_scheme;
mod marking;
mod mixed_clocks;
mod one_origin;
mod origin_denies;
mod placeholder;
mod quote_of_another;
mod quotes;
mod source_files;
mod statements;
mod unattributed_claim;
mod unclear_origin;
mod undated_source;
mod unsourced;
mod unused_id;
mod via_order;
mod way;

use std::{borrow::Cow, collections::HashSet};

use findings::Findings;
use left_out::LeftOut;
pub use placeholder::PLACEHOLDER;
pub use quotes::Lookups;

use crate::evidence::{Evidence, Story, verdict};
use briefing_format::{
    Parsed, Part, Places,
    diagnostic::{Code, Diagnostic, Span},
    files::Copies,
    model::{Briefing, Date, Event, Item, ItemKind, Status},
    places,
    wording::{capital, quoted},
};

/// Runs every rule that opens other files no further than to see that it can, adds what they find to the diagnostics,
/// each in its place, and settles what the file allows.
///
/// `text` is what was parsed, `evidence` what follows from it, and `copies` where the local copies of its sources are.
pub fn run(parsed: &mut Parsed, text: &str, evidence: &Evidence, copies: &Copies) {
    let of_copies = &[Code::QuoteNotInSource, Code::QuoteAmbiguous, Code::OmissionChangesMeaning];
    run_rules(parsed, text, evidence, of_copies, |subject, diagnostics| {
        source_files::check(subject, copies, diagnostics);
    });
}

/// What there was to check, for whoever sums it up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// How the quotes fared.
    pub quotes: Lookups,
    /// How many items of each kind there are.
    pub items: [usize; ItemKind::ALL.len()],
    /// The codes that are there more often than they are listed, and how often.
    pub cut: Vec<(Code, usize)>,
}

/// Runs every rule, also those that read the local copies of sources, each copy once, and says what there was to check.
///
/// That takes as long as the copies are large, so nobody should wait for it who only wants to read the briefing.
pub fn run_with_copies(parsed: &mut Parsed, text: &str, evidence: &Evidence, copies: &Copies) -> Tally {
    let mut fared = quotes::Fared::new();
    let cut = run_rules(parsed, text, evidence, &[], |subject, diagnostics| {
        let by_copy = verdict::by_copy(subject.briefing);
        source_files::read_all(subject, copies, diagnostics, |file, sources, text, diagnostics| {
            let looked_up = by_copy.get(file).map(Vec::as_slice).unwrap_or_default();
            quotes::check(subject, looked_up, sources, text, &mut fared, diagnostics);
        });
    });
    Tally {
        quotes: Lookups::new(&parsed.briefing, &fared),
        items: ItemKind::ALL.map(|kind| parsed.briefing.count(kind)),
        cut,
    }
}

/// Runs the rules over the briefing and `files`, those over other files; the codes of rules that do not run are `left`. Gives
/// the codes of which not all is listed.
fn run_rules(
    parsed: &mut Parsed,
    text: &str,
    evidence: &Evidence,
    left: &[Code],
    files: impl FnOnce(&Subject<'_>, &mut Vec<Diagnostic>),
) -> Vec<(Code, usize)> {
    let left_out = LeftOut::new(text, &parsed.briefing, &parsed.diagnostics);
    let subject =
        Subject { text, briefing: &parsed.briefing, places: &parsed.places, left_out: &left_out, evidence };
    let mut found = Findings::default();
    unused_id::check(&subject, &mut found);
    unsourced::check(&subject, &mut found);
    unattributed_claim::check(&subject, &mut found);
    contradicts::check(&subject, &mut found);
    quote_of_another::check(&subject, &mut found);
    undated_source::check(&subject, &mut found);
    one_origin::check(&subject, &mut found);
    unclear_origin::check(&subject, &mut found);
    origin_denies::check(&subject, &mut found);
    date_order::check(&subject, &mut found);
    via_order::check(&subject, &mut found);
    date_after_as_of::check(&subject, &mut found);
    mixed_clocks::check(&subject, &mut found);
    estimates::check(&subject, &mut found);
    hidden_characters::check(&subject, &mut found);
    link_scheme::check(&subject, &mut found);
    marking::check(&subject, &mut found);
    placeholder::check(&subject, &mut found);
    let (mut warnings, cut) = found.finish();
    say_once(&mut warnings);
    let unlisted: Vec<Code> = cut.iter().map(|(code, _)| *code).chain(left.iter().copied()).collect();
    let mut diagnostics = std::mem::take(&mut parsed.diagnostics);
    diagnostics.extend(warnings);
    files(&subject, &mut diagnostics);
    allow::settle(text, &parsed.remarks, &unlisted, &mut diagnostics);
    // The YAML is mended first, and what was not listed is said last.
    let is_last =
        |found: &Diagnostic| found.code == Code::YamlLimit && found.span.start as usize == text.len();
    diagnostics.sort_by_key(|found| (is_last(found), !found.code.is_about_yaml(), found.span));
    parsed.diagnostics = diagnostics;
    cut
}

/// Where the order of a `via` is wrong, the dates of its sources only say that once more.
fn say_once(warnings: &mut Vec<Diagnostic>) {
    let of = |warnings: &[Diagnostic], code| {
        warnings.iter().filter(|found| found.code == code).map(|found| found.span).collect::<HashSet<Span>>()
    };
    let turned = of(warnings, Code::ViaOrder);
    warnings.retain(|found| found.code != Code::DateOrder || !turned.contains(&found.span));
}

/// What the rules look at.
#[derive(Clone, Copy)]
struct Subject<'a> {
    /// The text of the file, raw.
    text: &'a str,
    briefing: &'a Briefing,
    places: &'a Places,
    /// What reading left out.
    left_out: &'a LeftOut,
    /// What follows from the briefing.
    evidence: &'a Evidence,
}

impl<'a> Subject<'a> {
    /// The briefing with what follows from it.
    const fn story(&self) -> Story<'a> {
        Story { briefing: self.briefing, evidence: self.evidence }
    }

    /// Where a part of an item stands, else where the item is defined.
    fn place(&self, item: Item, part: Part) -> Span {
        self.places.get(item, part).unwrap_or_else(|| self.head(item))
    }

    /// Where an item is defined: its id, or the beginning of its first line.
    fn head(&self, item: Item) -> Span {
        let span = places::span(self.briefing, item);
        let text = self.text.get(span.range()).unwrap_or_default();
        let line = text.split(['\n', '\r']).next().unwrap_or_default();
        let quotes = usize::from(line.starts_with(['"', '\'']));
        let length = match self.briefing.id(item) {
            Some(id) if line[quotes..].starts_with(id.as_str()) => id.as_str().len() + 2 * quotes,
            _ => line.trim_end().len(),
        };
        Span::new(span.start as usize, span.start as usize + length)
    }

    /// An item as a sentence names it: its kind and its id, or the first words of it.
    fn name(&self, item: Item) -> String {
        let briefing = self.briefing;
        let noun = match item {
            Item::Entity(ix) => briefing[ix].class.as_str(),
            _ => item.noun(),
        };
        let words = match (briefing.id(item), item) {
            (Some(id), _) => id.as_str(),
            (None, Item::Event(ix)) => briefing[ix].title.as_str(),
            (None, Item::Judgment(ix)) => briefing[ix].text.as_str(),
            (None, Item::Question(ix)) => briefing[ix].text.as_str(),
            (None, _) => return format!("the {noun}"),
        };
        format!("the {noun} `{}`", quoted(words))
    }

    /// The same at the start of a sentence.
    fn name_first(&self, item: Item) -> String {
        capital(&self.name(item)).into_owned()
    }
}

/// A date as a sentence names it: as the file writes it, which proves more than the source's own words beside it.
fn written(date: &Date) -> Cow<'_, str> {
    quoted(date.edtf())
}

/// Whether an event is still to come, so that it may lie after all that is known of it.
fn is_planned(event: &Event) -> bool {
    event.status == Some(Status::Planned)
}

/// What the tests of the rules share.
#[cfg(test)]
mod testing {
    use super::*;
    use briefing_format as format;
    use briefing_format::diagnostic::LineIndex;

    /// Checks a briefing that has this below its head; gives what has one of these codes, a line for each: line, text, message.
    pub(super) fn found(body: &str, codes: &[Code]) -> Vec<String> {
        let text = format!("briefing: 1\ntitle: T\n{body}");
        let index = LineIndex::new(&text);
        let shown = |found: &Diagnostic| {
            let marked = text[found.span.range()].escape_debug();
            format!("{} {marked}: {}", index.line_at(found.span.start) - 1, found.message)
        };
        checked(&text).iter().filter(|found| codes.contains(&found.code)).map(shown).collect()
    }

    /// Calls `look` with what the rules look at.
    pub(super) fn with_subject<T>(text: &str, parsed: &Parsed, look: impl FnOnce(&Subject<'_>) -> T) -> T {
        let Parsed { briefing, places, diagnostics, .. } = parsed;
        let evidence = Evidence::new(briefing);
        let left_out = LeftOut::new(text, briefing, diagnostics);
        look(&Subject { text, briefing, places, left_out: &left_out, evidence: &evidence })
    }

    pub(super) fn checked(text: &str) -> Vec<Diagnostic> {
        let mut parsed = format::parse(text, &mut |_| {});
        let evidence = Evidence::new(&parsed.briefing);
        run(&mut parsed, text, &evidence, &Copies::Nowhere);
        parsed.diagnostics
    }

    /// The text with every sure replacement of one code made.
    pub(super) fn mended(body: &str, code: Code) -> String {
        let mut text = format!("briefing: 1\ntitle: T\n{body}");
        let found = checked(&text);
        let replacements =
            found.iter().filter(|found| found.code == code).filter_map(|found| found.replacement.as_ref());
        for replacement in replacements.rev() {
            text.replace_range(replacement.span.range(), replacement.text.as_str());
        }
        text["briefing: 1\ntitle: T\n".len()..].to_owned()
    }
}
