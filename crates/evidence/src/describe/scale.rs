//! The scales on which a briefing estimates and rates, with the place that an item has on each. It must not estimate.
//!
//! Likelihood: the seven bands of Intelligence Community Directive 203, *Analytic Standards* (2 January 2015), 6.e(2)(a),
//! with both rows of terms. The same paragraph asks for a confidence beside it, in another sentence, and does not define
//! the levels; they are told here as the National Intelligence Estimates of the United States explain them. Reliability
//! and credibility: the Admiralty code, as in STANAG 2511 and AJP-2.1. TLP: the Traffic Light Protocol, version 2.0, of
//! FIRST (August 2022). The sentences are our own.

use super::{
    Block,
    paragraph::{Paragraph, Tone},
};
use crate::evidence::Story;
use briefing_format::model::{Confidence, Credibility, Item, Likelihood, Reliability, Tlp};
use briefing_text::{SafeText, safe_format};

/// The cells of the axis of likelihood, each five percent: every band begins and ends between two of them.
const CELLS: usize = 20;
/// The percent of a cell.
const STEP: usize = 100 / CELLS;
/// The axis, numbered.
const AXIS: &str = "0%·······50%····100%";

/// A scale, and whether the item has a place on it.
struct Scale {
    paragraphs: Vec<Paragraph>,
    is_its_own: bool,
}

/// Every scale, those of the item first, with its places marked.
pub fn blocks(story: Story<'_>, item: Item) -> Vec<Block> {
    let briefing = story.briefing;
    let (judgment, source) = match item {
        Item::Judgment(ix) => (Some(&briefing[ix]), None),
        Item::Source(ix) => (None, Some(&briefing[ix])),
        _ => (None, None),
    };
    let is_judgment = judgment.is_some();
    let confidence = judgment.and_then(|judgment| judgment.confidence);
    let confidence = terms(Confidence::ALL, confidence, |level| (level.as_str(), level.meaning()));
    let reliability = source.and_then(|source| source.reliability);
    let reliability = terms(Reliability::ALL, reliability, |letter| (letter.as_str(), letter.meaning()));
    let credibility = source.and_then(|source| source.credibility);
    let credibility = terms(Credibility::ALL, credibility, |digit| (digit.as_str(), digit.meaning()));
    // The briefing is looked at whatever is selected, so its place is always marked.
    let tlp = terms(Tlp::ALL, briefing.tlp, |label| (label.as_str(), label.meaning()));
    let (is_source, is_briefing) = (source.is_some(), item == Item::Briefing);
    let mut scales = [
        likelihood(is_judgment, judgment.and_then(|judgment| judgment.likelihood)),
        scale(CONFIDENCE, is_judgment, "confidence", confidence),
        scale("Reliability of a source (Admiralty code)", is_source, "reliability", reliability),
        scale("Credibility of what it says (Admiralty code)", is_source, "credibility", credibility),
        scale("Who may have this briefing (TLP 2.0, FIRST)", is_briefing, "TLP", tlp),
    ];
    scales.sort_by_key(|scale| !scale.is_its_own);
    let paragraphs = scales.into_iter().flat_map(|scale| scale.paragraphs);
    paragraphs.map(|paragraph| Block::Words(vec![paragraph])).collect()
}

/// The scales of judgments, a line each, for those that some judgment of the briefing uses.
pub fn lines(story: Story<'_>) -> Vec<Paragraph> {
    let judgments = &story.briefing.judgments;
    let bands: Vec<String> = bands()
        .map(|[first, second]| {
            let (low, high) = first.percent();
            format!("{} or {} {low}–{high} %", first.as_str(), second.as_str())
        })
        .collect();
    let levels = Confidence::ALL.iter().map(|level| format!("{}: {}", level.as_str(), level.meaning()));
    let scales = [
        (judgments.iter().any(|judgment| judgment.likelihood.is_some()), LIKELIHOOD, bands.join(", ")),
        (
            judgments.iter().any(|judgment| judgment.confidence.is_some()),
            CONFIDENCE,
            levels.collect::<Vec<_>>().join("; "),
        ),
    ];
    let used = scales.into_iter().filter(|(is_used, _, _)| *is_used);
    used.map(|(_, name, terms)| Paragraph::plain().words(safe_format!("{name}: {terms}"))).collect()
}

/// A likelihood in its own words and numbers: `likely, 55–80 % (ICD 203)`.
pub(crate) fn likelihood_words(likelihood: Likelihood) -> SafeText {
    let (low, high) = likelihood.percent();
    safe_format!("{}, {low}–{high} % (ICD 203)", likelihood.as_str())
}

const LIKELIHOOD: &str = "Likelihood (ICD 203)";
const CONFIDENCE: &str = "Confidence of a judgment in its own ground";

/// The bands from the least likely on, each with both of its terms.
fn bands() -> impl Iterator<Item = [Likelihood; 2]> {
    let (first, second) = Likelihood::ALL.split_at(Likelihood::ALL.len() / 2);
    first.iter().zip(second).map(|(first, second)| [*first, *second])
}

fn likelihood(is_its_own: bool, place: Option<Likelihood>) -> Scale {
    let rows = bands().map(|[first, second]| {
        let (low, high) = first.percent();
        let is_here = place.is_some_and(|place| place.percent() == first.percent());
        let (from, to) = (usize::from(low) / STEP, usize::from(high).div_ceil(STEP));
        let axis: String =
            (0..CELLS).map(|cell| if (from..to).contains(&cell) { '#' } else { '-' }).collect();
        let words = safe_format!("{axis} {low:>2}–{high} % {} or {}", first.as_str(), second.as_str());
        (words, is_here)
    });
    let axis = std::iter::once((SafeText::from_static(AXIS), false));
    scale(LIKELIHOOD, is_its_own, "likelihood", axis.chain(rows))
}

/// The terms of a scale, each with its meaning and whether the place is here.
fn terms<T: Copy + PartialEq>(
    all: &[T],
    place: Option<T>,
    told: impl Fn(T) -> (&'static str, &'static str),
) -> impl Iterator<Item = (SafeText, bool)> {
    all.iter().map(move |level| {
        let (term, meaning) = told(*level);
        (safe_format!("{term}: {meaning}"), place == Some(*level))
    })
}

/// A heading and its rows; where the item has no place on its own scale, that is said.
fn scale(
    heading: &'static str,
    is_its_own: bool,
    what: &str,
    rows: impl Iterator<Item = (SafeText, bool)>,
) -> Scale {
    let mut paragraphs = vec![Paragraph::heading(heading)];
    let mut is_placed = false;
    for (words, is_here) in rows {
        is_placed |= is_here;
        paragraphs.push(if is_here {
            // The words mark the place, too: color alone would not do.
            Paragraph::entry().tone(Tone::Strong, safe_format!("{words} ← here"))
        } else {
            Paragraph::entry().words(words)
        });
    }
    if is_its_own && !is_placed {
        let words = safe_format!("The file gives no {what} here.");
        paragraphs.insert(1, Paragraph::plain().tone(Tone::Muted, words));
    }
    Scale { paragraphs, is_its_own }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::describe::tests::{lines, with};
    use briefing_format::model::{JudgmentIx, SourceIx};

    const RATED: &str = "tlp: AMBER\nsources:\n  s: {title: S, reliability: B, credibility: 2}\njudgments:\n  - {text: J, likelihood: improbable}\n  - {text: K, confidence: low}\n";

    fn shown(item: Item) -> Vec<String> {
        let words = |block: &Block| match block {
            Block::Words(words) => lines(words).concat(),
            Block::Item(_) | Block::Row(_) => format!("{block:?}"),
        };
        with(RATED, |story| blocks(story, item).iter().map(words).collect())
    }

    fn here(item: Item) -> Vec<String> {
        shown(item).into_iter().filter(|line| line.contains("here")).collect()
    }

    #[test]
    fn both_rows_of_terms_have_one_place_on_the_axis() {
        assert_eq!(
            here(Item::Judgment(JudgmentIx(0))),
            [
                "----#####----------- 20–45 % unlikely or improbable ← here",
                "The file gives no confidence here.",
                "AMBER: the recipient's organization and its clients, as far as they need to know ← here",
            ]
        );
    }

    #[test]
    fn a_likelihood_is_not_read_out_of_a_confidence() {
        assert_eq!(
            here(Item::Judgment(JudgmentIx(1)))[..2],
            [
                "The file gives no likelihood here.",
                "low: scant, doubtful or fragmentary ground, from which little can be concluded ← here"
            ]
        );
    }

    #[test]
    fn the_scales_of_what_is_selected_come_first() {
        let source = Item::Source(SourceIx(0));
        assert_eq!(shown(source)[0], "Reliability of a source (Admiralty code)");
        assert_eq!(here(source)[..2], ["B: usually reliable ← here", "2: probably true ← here"]);
        assert_eq!(shown(Item::Briefing)[0], "Who may have this briefing (TLP 2.0, FIRST)");
    }

    #[test]
    fn the_bands_cover_the_axis_without_a_gap() {
        let rows = shown(Item::Judgment(JudgmentIx(0)));
        let covered = |cell: usize| rows[2..9].iter().filter(|row| row.as_bytes()[cell] == b'#').count();
        assert_eq!((0..CELLS).map(covered).collect::<Vec<_>>(), [1; CELLS]);
        assert_eq!(AXIS.chars().count(), CELLS);
    }
}
