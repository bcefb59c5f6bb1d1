//! A position on a claim in words, in as much detail as there is room for. It must not take a side.

use std::{collections::HashSet, hash::Hash};

use super::{
    TableRow,
    attribution::{via, voice},
    limits::{HOLDERS_PER_STANCE, PASSAGE_CELLS},
    name::shortened,
    paragraph::{Paragraph, Tone},
    prose::inline,
    weight::{self, NO_SOURCE},
};
use crate::evidence::{Story, chain::Way};
use briefing_format::model::{ClaimIx, EntityIx, Item, Position, QuoteIx, Stance};
use briefing_text::{SafeText, safe_format};

/// How much is told of a position.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Detail {
    /// What was said: who takes which stance, when, in which words.
    Statement,
    /// In whose voice and through which sources, too: its own, or else those of its quote.
    WithSources,
    /// That it has no source, too.
    All,
}

/// Adds a position, given by its number in the claim, with what the file remarks on it.
pub(super) fn tell(
    story: Story<'_>,
    line: Paragraph,
    (claim, n): (ClaimIx, usize),
    detail: Detail,
) -> Paragraph {
    let position = &positions(story, claim)[n];
    let mut line = holder(story, stance(line, position.stance).words(" "), position.by);
    if let Some(date) = &position.date {
        line = line.tone(Tone::Muted, safe_format!(", {}", date.full()));
    }
    if let Some(quote) = story.briefing.known_one(position.quote) {
        line = other_speaker(story, line, position.by, quote, (", in words of ", ""));
        line = line.words(": ").link(story, Item::Quote(quote));
    }
    if detail >= Detail::WithSources {
        let way =
            Way::new(story.briefing, position.said_by(), Way::of_position(story.briefing, position).hops);
        line = voice(story, line, position.by, way.own_origin());
        line = via(story, line, (Tone::Muted, ", via "), way, story.briefing.known(&position.via).len());
        if detail == Detail::All && way.hops.is_empty() {
            line = line.words(", ").tone(Tone::Warning, NO_SOURCE);
        }
    }
    if !position.text.is_empty() {
        let remark = inline(story, &position.text, Item::Claim(claim));
        line = line.words(". The briefing notes: ").runs(remark);
    }
    line.fallen_if(story.evidence.fall.takes_position(claim, n))
}

/// The same as a row of a table: who, does what, when; in which words, and how they came to us.
pub(super) fn row(story: Story<'_>, (claim, n): (ClaimIx, usize)) -> TableRow {
    let position = &positions(story, claim)[n];
    let words = SafeText::line(&position.stance.as_str().replace('-', " "));
    let date = story.taken(position).map(|date| SafeText::line(&date.full())).unwrap_or_default();
    let cells = vec![
        holder(story, Paragraph::plain(), position.by),
        Paragraph::plain().tone(stance_tone(position.stance), words),
        Paragraph::plain().tone(Tone::Muted, date),
    ];
    let mut body = Vec::new();
    body.extend(story.briefing.known_one(position.quote).map(|quote| {
        let words = shortened(&story.get(quote).text, PASSAGE_CELLS);
        let line = other_speaker(story, Paragraph::close(), position.by, quote, ("in words of ", ": "));
        line.link_as(story, Item::Quote(quote), safe_format!("“{words}”"))
    }));
    if !position.text.is_empty() {
        body.push(Paragraph::close().runs(inline(story, &position.text, Item::Claim(claim))));
    }
    body.push(weight::chain(story, Way::of_position(story.briefing, position).hops));
    TableRow { cells, body }.fallen_if(story.evidence.fall.takes_position(claim, n))
}

/// Adds the speaker of a quote in which somebody else takes a position, between these words: nobody may seem to have said
/// what others said.
fn other_speaker(
    story: Story<'_>,
    line: Paragraph,
    by: Option<EntityIx>,
    quote: QuoteIx,
    (before, after): (&'static str, &'static str),
) -> Paragraph {
    let speaker = story.get(quote).speaker;
    if speaker == by {
        return line;
    }
    let line = line.words(before);
    let line = match speaker {
        Some(speaker) => line.link(story, Item::Entity(speaker)),
        None => line.tone(Tone::Warning, "a speaker the file does not define"),
    };
    line.words(after)
}

/// Adds who takes which stance, each once: `asserted by A, B; denied by C`; of many the first, and how many more.
pub(super) fn holders(story: Story<'_>, mut line: Paragraph, ix: ClaimIx) -> Paragraph {
    let positions = positions(story, ix);
    for (n, taken) in stances(positions).into_iter().enumerate() {
        line = stance(line.words(if n > 0 { "; " } else { "" }), taken);
        let takers = takers(positions, taken);
        for (n, by) in takers.iter().take(HOLDERS_PER_STANCE).enumerate() {
            line = holder(story, line.words(if n == 0 { " " } else { ", " }), *by);
        }
        if takers.len() > HOLDERS_PER_STANCE {
            line = line.words(safe_format!(" and {} more", takers.len() - HOLDERS_PER_STANCE));
        }
    }
    line
}

/// Whether anybody takes a position.
pub(super) fn is_taken(story: Story<'_>, ix: ClaimIx) -> bool {
    !positions(story, ix).is_empty()
}

fn positions(story: Story<'_>, ix: ClaimIx) -> &[Position] {
    story.briefing.known(&story.get(ix).positions)
}

/// The stances that are taken, each once, in file order.
fn stances(positions: &[Position]) -> Vec<Stance> {
    each_once(positions.iter().map(|position| position.stance))
}

/// Who takes a stance, each once, in file order.
fn takers(positions: &[Position], stance: Stance) -> Vec<Option<EntityIx>> {
    each_once(positions.iter().filter(|position| position.stance == stance).map(|position| position.by))
}

fn each_once<T: Copy + Eq + Hash>(all: impl Iterator<Item = T>) -> Vec<T> {
    let mut seen = HashSet::new();
    all.filter(|one| seen.insert(*one)).collect()
}

fn stance(line: Paragraph, stance: Stance) -> Paragraph {
    line.tone(stance_tone(stance), stance.phrase())
}

const fn stance_tone(stance: Stance) -> Tone {
    if stance.supports() {
        Tone::Supports
    } else if stance.opposes() {
        Tone::Opposes
    } else {
        Tone::Muted
    }
}

fn holder(story: Story<'_>, line: Paragraph, by: Option<EntityIx>) -> Paragraph {
    match by {
        Some(by) => line.link(story, Item::Entity(by)),
        None => line.tone(Tone::Warning, "somebody the file does not define"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::describe::tests::{lines, with};

    /// A position of the Government that cites words of each of these, as a line and as a row.
    #[track_caller]
    fn said(speaker: &str, date: &str, expected: &str) {
        let file = format!(
            "actors: {{gov: {{name: The Government}}, min: {{name: Minister X}}}}\nquotes:\n  q: {{text: We ordered it., speaker: {speaker}}}\nclaims:\n  c: {{text: C, positions: [{{by: gov, stance: asserts, quote: q{date}}}]}}\n"
        );
        with(&file, |story| {
            let place = (ClaimIx(0), 0);
            for detail in [Detail::Statement, Detail::WithSources, Detail::All] {
                let line = tell(story, Paragraph::close(), place, detail).plain_words();
                assert!(line.starts_with(expected), "{line}");
            }
            let words = expected.split_once("words of").map_or("“We", |_| "in words of ");
            assert!(lines(&row(story, place).body)[0].starts_with(words));
        });
    }

    #[test]
    fn who_spoke_the_words_is_named_where_somebody_else_takes_the_position() {
        said("gov", "", "asserted by The Government: “We ordered it.”");
        said("min", "", "asserted by The Government, in words of Minister X: “We ordered it.”");
        said(
            "min",
            ", date: 2024",
            "asserted by The Government, 2024, in words of Minister X: “We ordered it.”",
        );
        said(
            "nobody",
            "",
            "asserted by The Government, in words of a speaker the file does not define: “We ordered it.”",
        );
    }
}
