//! A claim in words: how it stands, who holds it, who denies it, in which words. It must not take a side.

use super::{
    Block, Description, Part,
    limits::{ORIGINS_PER_SIDE, PASSAGE_CELLS, POSITIONS_PER_SIDE},
    lost,
    name::{excerpt, first_words, shortened, words},
    paragraph::{Paragraph, Tone, about_field, count},
    position::{self, Detail},
    prose::prose,
    references, standing, turn,
    weight::{self, weight},
};
use crate::evidence::{Standing, Story, dispute::Side};
use briefing_format::{
    model::{ClaimIx, Item},
    wording::capital,
};
use briefing_text::{SafeText, safe_format};

/// A part of what is said of a claim.
pub(super) fn part(of: Description<'_>, ix: ClaimIx, part: Part) -> Vec<Paragraph> {
    let story = of.story;
    match part {
        Part::Text => prose(story, &story.get(ix).text, of.item),
        Part::Standing => std::iter::once(standing::field(story, ix)).chain(conflicts(of, ix)).collect(),
        Part::Evidence => in_all(story, ix, of.is_linear()).into_iter().collect(),
        Part::Statements => sides(story, ix, of.is_linear()),
        Part::About => {
            let about = story.briefing.known(&story.get(ix).about);
            about_field(of, about).into_iter().collect()
        }
        Part::References => references::paragraphs(of),
        _ => Vec::new(),
    }
}

/// The claims that it stands in conflict with; of many the first, and how many more.
fn conflicts(of: Description<'_>, ix: ClaimIx) -> Option<Paragraph> {
    let conflicts = of.story.conflicts(ix);
    let told = conflicts.iter().take(of.limit()).map(|other| Item::Claim(*other));
    let key = ("contradicts", "claim");
    let field = lost::links_field(of.story, "contradicts", told, of.item, key)?;
    Some(field.more(" and ", conflicts.len().saturating_sub(of.limit())))
}

/// What all sides together rest on; nothing where there is only one, which says it itself. Only the linear text says that
/// a claim on which nobody takes a position rests on nothing.
fn in_all(story: Story<'_>, ix: ClaimIx, is_linear: bool) -> Option<Paragraph> {
    let sides = taken_sides(story, ix).count();
    (sides > 1 || (sides == 0 && is_linear))
        .then(|| Paragraph::field("in all").run(weight(story, &story.support_of_claim(ix))))
}

/// Each side with what it rests on, and its positions in the order of time.
fn sides(story: Story<'_>, ix: ClaimIx, is_linear: bool) -> Vec<Paragraph> {
    let mut paragraphs = Vec::new();
    for (side, positions) in taken_sides(story, ix) {
        let field = Paragraph::field(standing::side(side).0);
        paragraphs.push(if is_linear {
            side_line(story, field, ix, side, positions)
        } else {
            let numbers = positions.iter().copied();
            field.run(weight(story, &story.support_of_positions(ix, numbers)))
        });
        let detail = if is_linear { Detail::All } else { Detail::WithSources };
        let line = |n| position::tell(story, Paragraph::entry(), (ix, n), detail);
        paragraphs.extend(positions.iter().map(|n| line(*n)));
    }
    paragraphs
}

/// The sides on which anybody stands, each with the numbers of its positions in the order of time.
fn taken_sides(story: Story<'_>, ix: ClaimIx) -> impl Iterator<Item = (Side, &[u32])> {
    let sides = Side::ALL.into_iter().map(move |side| (side, story.positions(ix, side)));
    sides.filter(|(_, positions)| !positions.is_empty())
}

/// Adds how many stand on a side, in how many positions where some take several, on how many reports and origins, and
/// which origins these are.
fn side_line(story: Story<'_>, line: Paragraph, ix: ClaimIx, side: Side, positions: &[u32]) -> Paragraph {
    let numbers = || positions.iter().copied();
    let support = story.support_of_positions(ix, numbers());
    let all = story.holders(ix).on(side);
    let fallen = numbers().filter(|n| story.evidence.retraction.contains_position(ix, *n)).count();
    let turned = turn::of_holders(story, ix, side, positions);
    let said = match positions.len() {
        n if n == all.high => String::new(),
        n => format!(", {}", count(n, "position", "positions")),
    };
    let muted = match fallen {
        0 => String::new(),
        n if n == positions.len() => ", muted".to_owned(),
        n => format!(", muted: {}", count(n, "position", "positions")),
    };
    let tone = line.runs.first().map_or(Tone::Text, |run| run.tone);
    let line = line.tone(tone, safe_format!("{}{turned}{said}{muted}", standing::actors(all)));
    let line = line.words(" · ").run(weight(story, &support));
    if support.all.reports.is_empty() {
        return line;
    }
    weight::origins_of(line.words(": "), story, &support, ORIGINS_PER_SIDE)
}

/// What stands over the dispute: what the claim is, and its first words.
pub fn title(story: Story<'_>, ix: ClaimIx) -> SafeText {
    safe_format!("{}: {}", standing::title(story, ix), excerpt(&first_words(story, Item::Claim(ix))))
}

/// Who says what about a claim, side by side: the full view of a dispute.
pub fn dispute(story: Story<'_>, ix: ClaimIx) -> Vec<Block> {
    let head = Description::new(story, Item::Claim(ix)).paragraphs(&[
        Part::Text,
        Part::Standing,
        Part::Evidence,
        Part::About,
    ]);
    let mut blocks = vec![Block::Words(head)];
    for (side, positions) in taken_sides(story, ix) {
        let heading = Paragraph::heading(safe_format!("{}: ", capital(standing::side(side).0)));
        blocks.push(Block::Words(vec![side_line(story, heading, ix, side, positions)]));
        let rows = positions.iter().map(|n| position::row(story, (ix, *n)));
        blocks.extend(rows.map(|row| Block::Row(Box::new(row))));
    }
    let rest = Description::new(story, Item::Claim(ix)).paragraphs(&[Part::References, Part::Ids]);
    blocks.extend((!rest.is_empty()).then_some(Block::Words(rest)));
    blocks
}

/// A claim for use elsewhere, where nothing around it says that it is one: `Disputed claim: “…”, asserted by …`.
pub(super) fn citation(story: Story<'_>, ix: ClaimIx) -> SafeText {
    let who = position::holders(story, Paragraph::plain(), ix).plain_words();
    let parted = if who.is_empty() { "" } else { ", " };
    let words = SafeText::line(words(story, Item::Claim(ix)).as_str());
    let conflict = standing::conflict(story, ix).map(|words| format!("; {words}")).unwrap_or_default();
    safe_format!("{}: “{words}”{parted}{who}{conflict}", standing::title(story, ix))
}

/// A claim that nobody denies or doubts, where it is only mentioned: its words, and who holds it, each once.
pub(super) fn line(story: Story<'_>, ix: ClaimIx) -> Paragraph {
    let mut line = Paragraph::field("claim").link_as(
        story,
        Item::Claim(ix),
        excerpt(&first_words(story, Item::Claim(ix))),
    );
    let (word, tone) = standing::word(story, ix);
    if story.standing(ix) == Standing::Unattributed {
        line = line.tone(tone, safe_format!(" {word}"));
    }
    line = if position::is_taken(story, ix) { position::holders(story, line.words(": "), ix) } else { line };
    match standing::conflict(story, ix) {
        Some(words) => line.words("; ").tone(Tone::Opposes, words),
        None => line,
    }
}

/// Adds a claim by its name, which says how it stands, and who holds what, each once.
pub(super) fn mention(story: Story<'_>, line: Paragraph, ix: ClaimIx) -> Paragraph {
    let line = line.link(story, Item::Claim(ix));
    if position::is_taken(story, ix) {
        position::holders(story, line.words(" ("), ix).words(")")
    } else {
        line
    }
}

/// A claim with its balance, and below it each position: those for it, then those against it, as everywhere.
pub(super) fn at_length(story: Story<'_>, ix: ClaimIx) -> Vec<Paragraph> {
    let passage = shortened(&first_words(story, Item::Claim(ix)), PASSAGE_CELLS);
    let words = safe_format!("{}: {passage}", standing::noun(story, ix));
    let balance = safe_format!(" ({})", standing::balance(story, ix));
    let mut paragraphs = vec![Paragraph::entry().link_as(story, Item::Claim(ix), words).words(balance)];
    for (_, positions) in taken_sides(story, ix) {
        let told = positions.iter().take(POSITIONS_PER_SIDE);
        let line = |n| position::tell(story, Paragraph::nested(1), (ix, n), Detail::WithSources);
        paragraphs.extend(told.map(|n| line(*n).told_elsewhere()));
        if positions.len() > POSITIONS_PER_SIDE {
            let more = safe_format!("and {} more of its positions", positions.len() - POSITIONS_PER_SIDE);
            paragraphs.push(Paragraph::nested(1).tone(Tone::Muted, more));
        }
    }
    paragraphs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        describe::{Form, Run, TableRow, tests::lines},
        evidence::Evidence,
    };

    const HARBOR: &str = "briefing: 1
title: T
actors: {a: {name: A}, b: {name: B}}
sources: {post: {title: Post}, log: {title: Log}}
claims:
  c: {text: C, positions: [{by: a, stance: asserts, via: [post]}, {by: b, stance: denies, via: [log]}]}
";

    #[test]
    fn that_somebody_has_not_commented_is_the_word_of_whoever_tells_it() {
        let told = |positions: &str, muted: &str| {
            let yaml = format!(
                "briefing: 1\ntitle: T\nactors: {{a: {{name: A}}, b: {{name: B}}}}\n\
                 sources: {{post: {{title: Post, publisher: a}}, log: {{title: Log, publisher: b}}}}\n\
                 claims:\n  c: {{text: C, positions: [{positions}]}}\n"
            );
            let briefing = briefing_format::parse(&yaml, &mut |_| {}).briefing;
            let muted: Vec<Item> = briefing.find(muted).into_iter().collect();
            let evidence = Evidence::new(&briefing).muting(&briefing, &muted);
            let story = Story { briefing: &briefing, evidence: &evidence };
            let told = Description::for_form(story, Item::Claim(ClaimIx(0)), Form::Linear).told();
            lines(&told)
        };
        let silent = "{by: a, stance: has-not-commented, via: [log]}";
        let line = "not commented on by A, via B";
        assert_eq!(told(silent, "")[2], line);
        // Even where the source is the actor's own, nobody tells of their own silence in their own voice.
        let own = "{by: a, stance: has-not-commented, via: [post]}";
        assert_eq!(told(own, "")[2], "not commented on by A, via A");
        let declines = "{by: a, stance: declines-comment, via: [post]}";
        assert_eq!(told(declines, "")[2], "comment declined by A, in its own voice");
        // It falls with who tells it, not with who is silent.
        let is_muted = |positions: &str, muted: &str| told(positions, muted)[1].contains("muted");
        assert!(is_muted(silent, "b") && is_muted(silent, "log"));
        assert!(!is_muted(silent, "a") && is_muted(declines, "a"));
        // It stands on a side of its own: those who were asked and those who were not heard are not summed up.
        let both = told(&format!("{silent}, {{by: b, stance: declines-comment}}"), "");
        assert_eq!(both[0], "unattributed · 1 actor declines · 1 has not commented");
    }

    #[test]
    fn a_conflict_is_said_at_each_claim_and_where_one_is_mentioned() {
        let yaml = "briefing: 1\ntitle: T\nevents: [{id: e, title: E}]\nactors: {a: {name: A}, b: {name: B}}\nclaims:
  two: {text: Two., about: [e], positions: [{by: a, stance: asserts}]}
  three: {text: Three., contradicts: [two], positions: [{by: b, stance: asserts}]}
  four: {text: Four., contradicts: [two, three], positions: [{by: b, stance: denies}]}
";
        let briefing = briefing_format::parse(yaml, &mut |_| {}).briefing;
        let evidence = Evidence::new(&briefing);
        let story = Story { briefing: &briefing, evidence: &evidence };
        let told = |n| lines(&Description::new(story, Item::Claim(ClaimIx(n))).part(Part::Standing));
        assert_eq!(told(0)[1], "conflicting claim: Three., denied claim: Four.");
        assert_eq!(told(1)[1], "conflicting claim: Two., denied claim: Four.");
        assert_eq!(told(2)[1], "conflicting claim: Two., conflicting claim: Three.");
        let event = lines(&Description::new(story, Item::Event(briefing_format::model::EventIx(0))).told());
        assert!(
            event.iter().any(|line| line == "Two. – asserted by A; in conflict with 2 claims"),
            "{event:?}"
        );
        let in_list = standing::line(story, ClaimIx(0)).plain_words();
        assert_eq!(in_list, "asserted  1 actor for · in conflict with 2 claims");
        let row = crate::describe::row(story, Item::Claim(ClaimIx(2)));
        assert_eq!(row.trail.as_str(), "denied, in conflict");
    }

    #[test]
    fn a_position_that_falls_is_struck_through_and_no_other() {
        let briefing = briefing_format::parse(HARBOR, &mut |_| {}).briefing;
        let muted: Vec<Item> = briefing.find("post").into_iter().collect();
        let evidence = Evidence::new(&briefing).muting(&briefing, &muted);
        let blocks = dispute(Story { briefing: &briefing, evidence: &evidence }, ClaimIx(0));
        let is_struck = |row: &TableRow| {
            let runs: Vec<&Run> = row.cells.iter().chain(&row.body).flat_map(|cell| &cell.runs).collect();
            (runs.iter().all(|run| run.tone == Tone::Fallen), runs.iter().any(|run| run.tone == Tone::Fallen))
        };
        let rows =
            blocks.iter().filter_map(|block| if let Block::Row(row) = block { Some(row) } else { None });
        assert_eq!(rows.map(|row| is_struck(row)).collect::<Vec<_>>(), [(true, true), (false, false)]);
    }
}
