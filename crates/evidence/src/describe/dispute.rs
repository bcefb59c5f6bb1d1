//! Who says what about a claim, side by side: the full view of a dispute. It must not take a side.

use super::{
    Block, TableRow, claim, excerpt,
    paragraph::{Paragraph, Tone, count, links_field},
    prose::{inline, prose},
    weight::{self, weight},
};
use crate::evidence::{
    Story,
    chain::Way,
    dispute::{Side, holders},
};
use briefing_format::model::{ClaimIx, Item, Position};
use briefing_text::{SafeText, safe_format};

/// The most origins of a side that are named; the chain view has all.
const MOST: usize = 12;
/// How many cells of a quote stand in the table; all of it is one key away.
const WORDS: usize = 200;

/// What stands over the dispute: what the claim is, and its first words.
pub fn title(story: Story<'_>, ix: ClaimIx) -> SafeText {
    let claim = story.get(ix);
    safe_format!("{}: {}", claim::sort(story, ix), excerpt(&claim.text))
}

/// The dispute over a claim: how it stands, and for each side its origins and who says what, in the order of time.
pub fn blocks(story: Story<'_>, ix: ClaimIx) -> Vec<Block> {
    let item = Item::Claim(ix);
    let mut head = prose(story, &story.get(ix).text, item);
    head.push(claim::standing_field(story, ix));
    head.extend(claim::evidence_field(story, ix));
    head.extend(links_field(story, "about", story.briefing.known(&story.get(ix).about).iter().copied()));
    let mut blocks = vec![Block::Words(head)];
    for side in Side::ALL {
        let positions = story.positions(ix, side);
        if positions.is_empty() {
            continue;
        }
        blocks.push(Block::Words(vec![heading(story, ix, side, &positions)]));
        let rows = positions.into_iter().map(|(n, position)| {
            row(story, position, item).fallen_if(story.evidence.fall.takes_position(ix, n))
        });
        blocks.extend(rows.map(|row| Block::Row(Box::new(row))));
    }
    blocks
}

/// A side: how many actors, in how many positions where some take several, on how many reports and origins, and which
/// origins these are.
fn heading(story: Story<'_>, ix: ClaimIx, side: Side, positions: &[(usize, &Position)]) -> Paragraph {
    let words = match side {
        Side::For => "For",
        Side::Against => "Against",
        Side::Neither => "Neither",
    };
    let numbers = || positions.iter().map(|(n, _)| *n);
    let weighed = story.weighed_positions(ix, numbers());
    let all = holders(story.briefing, story.get(ix), side);
    let fallen = numbers().filter(|n| story.evidence.fall.takes_position(ix, *n)).count();
    let said = match positions.len() {
        n if n == all => String::new(),
        n => format!(", {}", count(n, "position", "positions")),
    };
    let muted = match fallen {
        0 => String::new(),
        n if n == positions.len() => ", muted".to_owned(),
        n => format!(", muted: {}", count(n, "position", "positions")),
    };
    let heading = Paragraph::heading(safe_format!("{words}: {}{said}{muted}", count(all, "actor", "actors")))
        .words(" · ")
        .runs(vec![weight(&weighed)]);
    if weighed.all.origins.is_empty() {
        return heading;
    }
    weight::sources(heading.words(": "), story, (&weighed.all.origins, &weighed.left().origins), MOST)
}

/// A position as a row: who, does what, when; in which words, and how they came to us.
fn row(story: Story<'_>, position: &Position, claim: Item) -> TableRow {
    let stance = Paragraph::plain().tone(claim::stance_tone(position.stance), stance_words(position));
    let date = story.taken(position).map(|date| SafeText::line(&date.full())).unwrap_or_default();
    let cells = vec![
        claim::holder(story, Paragraph::plain(), position.by),
        stance,
        Paragraph::plain().tone(Tone::Muted, date),
    ];
    let mut body = Vec::new();
    body.extend(story.briefing.known_one(position.quote).map(|quote| {
        let words = super::name::shortened(&story.get(quote).text, WORDS);
        Paragraph::close().link_as(story, Item::Quote(quote), safe_format!("“{words}”"))
    }));
    if !position.text.is_empty() {
        body.push(Paragraph::close().runs(inline(story, &position.text, claim)));
    }
    body.push(weight::chain(story, Way::of_position(story.briefing, position).hops));
    TableRow { cells, body }
}

fn stance_words(position: &Position) -> SafeText {
    SafeText::line(&position.stance.as_str().replace('-', " "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        describe::Run,
        evidence::{Evidence, Fall},
    };

    const HARBOR: &str = "briefing: 1
title: T
actors: {a: {name: A}, b: {name: B}}
sources: {post: {title: Post}, log: {title: Log}}
claims:
  c: {text: C, positions: [{by: a, stance: asserts, via: [post]}, {by: b, stance: denies, via: [log]}]}
";

    #[test]
    fn a_position_that_falls_is_struck_through_and_no_other() {
        let briefing = briefing_format::parse(HARBOR, &mut |_| {}).briefing;
        let evidence = Evidence::new(&briefing);
        let muted: Vec<Item> = briefing.find("post").into_iter().collect();
        let fall = Fall::of(Story { briefing: &briefing, evidence: &evidence }, &muted);
        let evidence = Evidence { fall: fall.into(), ..evidence };
        let blocks = blocks(Story { briefing: &briefing, evidence: &evidence }, ClaimIx(0));
        let is_struck = |row: &TableRow| {
            let runs: Vec<&Run> = row.cells.iter().chain(&row.body).flat_map(|cell| &cell.runs).collect();
            (runs.iter().all(|run| run.tone == Tone::Fallen), runs.iter().any(|run| run.tone == Tone::Fallen))
        };
        let rows =
            blocks.iter().filter_map(|block| if let Block::Row(row) = block { Some(row) } else { None });
        assert_eq!(rows.map(|row| is_struck(row)).collect::<Vec<_>>(), [(true, true), (false, false)]);
    }
}
