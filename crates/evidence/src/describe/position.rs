//! A position on a claim in words, in as much detail as there is room for. It must not take a side.

use std::collections::HashSet;

use super::{
    TableRow,
    attribution::{self, teller, via, voice},
    limits::{PASSAGE_CELLS, SOURCES_PER_LINE},
    lost,
    name::shortened,
    paragraph::{Paragraph, Tone},
    prose::inline,
    turn,
    weight::{self, NO_SOURCE},
};
use crate::evidence::{Story, dispute::Side, support::Node};
use briefing_format::model::{
    Chain, ClaimIx, Item, Position, QuoteIx, SourceIx, Stance, Statement, Telling, Voice,
};
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
    (claim, n): (ClaimIx, u32),
    detail: Detail,
) -> Paragraph {
    let position = story.briefing.position(claim, n);
    let by = story.briefing.holder(position);
    let telling = story.briefing.chains_of_position(position);
    let sources = if by.is_none() { sources_of(story, telling) } else { Vec::new() };
    let mut line = if sources.is_empty() {
        holder(story, stance(line, position.stance).words(" "), by)
    } else {
        in_sources(story, line, position.stance, telling)
    };
    if let Some(date) = &position.date {
        line = line.tone(Tone::Muted, safe_format!(", {}", date.full()));
    }
    let side = Side::of(position.stance);
    if let Some(turned) = turn::note_of_position(story, claim, by.and_then(Voice::actor), side) {
        line = line.words(safe_format!(" ({turned})"));
    }
    if let Some(quote) = story.briefing.known_one(position.quote) {
        line = other_speaker(story, line, by, quote, (", in words of ", ""));
        line = line.words(": ").link(story, Item::Quote(quote));
    }
    let part = Some(Statement::Position(claim, n));
    line = lost::add(story, line, (Item::Claim(claim), part), ("quote", "quote"));
    if detail >= Detail::WithSources {
        let node = node_of_chains(story, (claim, n));
        let own = attribution::own_voice(story, node).filter(|_| telling.voice == by);
        let own_hops = position.attribution.named().count();
        line = if sources.is_empty() {
            line = voice(story, line, by.and_then(Voice::actor), own);
            via(story, line, (Tone::Muted, ", via "), telling, (own, own_hops))
        } else {
            attribution::unread(line, telling)
        };
        let is_lost = story.briefing.lost_at(Item::Claim(claim), part, "quote").next().is_some();
        if detail == Detail::All && !telling.attribution.has_chains() && !is_lost {
            line = line.words(", ").tone(Tone::Warning, NO_SOURCE);
        }
    }
    line = written_by(story, line, &sources);
    if !position.text.is_empty() {
        let remark = inline(story, &position.text, Item::Claim(claim));
        line = line.words(". The briefing notes: ").own(|line| line.runs(remark));
    }
    line.fallen_if(story.evidence.retraction.contains_position(claim, n))
}

/// The same as a row of a table: who, does what, when; in which words, and how they came to us.
pub(super) fn row(story: Story<'_>, (claim, n): (ClaimIx, u32)) -> TableRow {
    let position = story.briefing.position(claim, n);
    let words = SafeText::line(&position.stance.as_str().replace('-', " "));
    let date = story.taken(position).map(|date| SafeText::line(&date.full())).unwrap_or_default();
    let cells = vec![
        holder_or_source(story, Paragraph::plain(), position),
        Paragraph::plain().tone(stance_tone(position.stance), words),
        Paragraph::plain().tone(Tone::Muted, date),
    ];
    let by = story.briefing.holder(position);
    let side = Side::of(position.stance);
    let turned = turn::note_of_position(story, claim, by.and_then(Voice::actor), side);
    let mut body: Vec<Paragraph> =
        turned.map(|turned| Paragraph::close().words(turned)).into_iter().collect();
    body.extend(story.briefing.known_one(position.quote).map(|quote| {
        let words = shortened(&story.get(quote).text, PASSAGE_CELLS);
        let line = other_speaker(story, Paragraph::close(), by, quote, ("in words of ", ": "));
        line.link_as(story, Item::Quote(quote), safe_format!("“{words}”"))
    }));
    if !position.text.is_empty() {
        body.push(Paragraph::close().runs(inline(story, &position.text, Item::Claim(claim))));
    }
    body.push(weight::chain(story, story.briefing.chains_of_position(position)));
    TableRow { cells, body, is_figures: false }
        .fallen_if(story.evidence.retraction.contains_position(claim, n))
}

/// Adds the speaker of a quote in which somebody else takes a position, between these words: nobody may seem to have said
/// what others said.
fn other_speaker(
    story: Story<'_>,
    line: Paragraph,
    by: Option<&Voice>,
    quote: QuoteIx,
    (before, after): (&'static str, &'static str),
) -> Paragraph {
    let speaker = story.get(quote).attribution.voice();
    if speaker == by {
        return line;
    }
    let line = line.words(before);
    let line = match speaker {
        Some(speaker) => teller(story, line, speaker),
        None => line.tone(Tone::Warning, "a speaker the file does not define"),
    };
    line.words(after)
}

/// Adds who takes which stance, each once: `asserted by A, B; denied by C`; of many the first, and how many more.
pub(super) fn holders(story: Story<'_>, mut line: Paragraph, ix: ClaimIx) -> Paragraph {
    for (n, takers) in story.holders(ix).takers.iter().enumerate() {
        line = stance(line.words(if n > 0 { "; " } else { "" }), takers.stance);
        for (n, number) in takers.first.iter().enumerate() {
            let position = story.briefing.position(ix, *number);
            let by = story.briefing.holder(position);
            line = holder_or_source(story, line.words(if n == 0 { " " } else { ", " }), position);
            let side = Side::of(takers.stance);
            if let Some(turned) = turn::note(story, ix, by.and_then(Voice::actor), side) {
                line = line.words(safe_format!(" ({turned})"));
            }
        }
        line = line.more(" and ", takers.count - takers.first.len());
    }
    line
}

/// Whether anybody takes a position.
pub(super) fn is_taken(story: Story<'_>, ix: ClaimIx) -> bool {
    story.briefing.positions(ix).next().is_some()
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

/// The sources with which the chains begin of what nobody is named for, each once, as far as they were known.
fn sources_of(story: Story<'_>, telling: Telling<'_>) -> Vec<SourceIx> {
    let first = |chain: Chain<'_>| chain.hops.iter().copied().find(|hop| story.briefing.is_known(*hop));
    let firsts = telling.chains().filter(|chain| !chain.lacks_first).filter_map(first);
    let mut seen = HashSet::new();
    firsts.filter(|source| seen.insert(*source)).take(SOURCES_PER_LINE).collect()
}

/// Adds where a position is taken that the file names nobody for, each chain by itself: `asserted in Report (2019), and in
/// Post → Paper`.
fn in_sources(story: Story<'_>, line: Paragraph, taken: Stance, telling: Telling<'_>) -> Paragraph {
    let verb = taken.phrase().strip_suffix(" by").unwrap_or(taken.phrase());
    let mut line = line.tone(stance_tone(taken), SafeText::from_static(verb));
    let was_known = |chain: &Chain<'_>| chain.hops.iter().any(|hop| story.briefing.is_known(*hop));
    let chains: Vec<Chain<'_>> = telling.chains().filter(was_known).collect();
    for (n, chain) in chains.iter().take(SOURCES_PER_LINE).enumerate() {
        line = attribution::arrows(story, line.words(if n == 0 { " in " } else { ", and in " }), chain.hops);
        if let [only] = chain.hops
            && let Some(date) = &story.get(*only).published
        {
            line = line.words(" (").date(date).words(")");
        }
    }
    line.more(", and in ", chains.len().saturating_sub(SOURCES_PER_LINE))
}

/// Adds who wrote the sources in which a position is taken: `; its author is not named`.
fn written_by(story: Story<'_>, line: Paragraph, sources: &[SourceIx]) -> Paragraph {
    let has_author = |ix: &SourceIx| story.get(*ix).writer.is_some() || !story.get(*ix).author.is_empty();
    if !sources.iter().any(has_author) {
        return match sources {
            [] => line,
            [_] => line.tone(Tone::Muted, "; its author is not named"),
            _ => line.tone(Tone::Muted, "; their authors are not named"),
        };
    }
    sources.iter().copied().filter(has_author).fold(line, |line, ix| {
        let source = story.get(ix);
        let line = match sources {
            [_] => line.words("; its author is "),
            _ => line.words("; the author of ").sources(story, &[ix], "").words(" is "),
        };
        match source.writer {
            Some(writer) => line.link(story, Item::Entity(writer)),
            None => line.words(&source.author),
        }
    })
}

/// Adds who takes a position; where nobody is named, the source in which it stands.
fn holder_or_source(story: Story<'_>, line: Paragraph, position: &Position) -> Paragraph {
    let by = story.briefing.holder(position);
    let telling = story.briefing.chains_of_position(position);
    let sources = if by.is_none() { sources_of(story, telling) } else { Vec::new() };
    if sources.is_empty() {
        return holder(story, line, by);
    }
    line.tone(Tone::Muted, "whoever wrote ").sources(story, &sources, ", ")
}

fn holder(story: Story<'_>, line: Paragraph, by: Option<&Voice>) -> Paragraph {
    attribution::teller_or_nobody(story, line, by)
}

/// The node whose chains those of a position are.
pub(super) fn node_of_chains(story: Story<'_>, (claim, n): (ClaimIx, u32)) -> Node {
    let position = story.briefing.position(claim, n);
    let own = story.briefing.telling_of_position(position);
    match story.briefing.known_one(position.quote) {
        Some(quote) if !own.attribution.has_chains() => Node::Quote(quote),
        _ => Node::Position(claim, n),
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
            "asserted by The Government, in words of “nobody”, whom the file does not define: “We ordered it.”",
        );
    }
}
