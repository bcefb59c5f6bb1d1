//! Who says what about a claim, side by side: the full view of a dispute. It must not take a side.

use super::{
    Block, TableRow, claim,
    paragraph::{Paragraph, Tone, links_field},
    prose::{inline, prose},
    references::limited,
    source,
    weight::{self, weight},
};
use crate::{
    evidence::{
        Story,
        chain::{grounds_of, way},
        dispute::Side,
    },
    model::{ClaimIx, Item, Position, SourceIx},
    safe_format,
    text::SafeText,
};

/// The most origins of a side that are named.
const MOST: usize = 200;
/// How many cells of a quote stand in the table; all of it is one key away.
const WORDS: usize = 200;

/// The dispute over a claim: how it stands, and for each side its origins and who says what, in the order of time.
pub fn blocks(story: Story<'_>, ix: ClaimIx) -> Vec<Block> {
    let item = Item::Claim(ix);
    let mut head = prose(story, &story.get(ix).text, item);
    head.push(claim::standing_field(story, ix));
    head.extend(claim::evidence_field(story, ix));
    head.extend(links_field(story, "about", story.get(ix).about.iter().copied()));
    let mut blocks = vec![Block::Words(head)];
    for side in Side::ALL {
        let positions = story.positions(ix, side);
        if positions.is_empty() {
            continue;
        }
        blocks.push(Block::Words(vec![Paragraph::heading(heading(side, positions.len()))]));
        blocks.push(Block::Words(origins(story, &positions)));
        let rows = positions.into_iter().map(|(n, position)| {
            let row = row(story, position, item);
            if story.evidence.fall.takes_position(ix, n) { row.fallen() } else { row }
        });
        blocks.extend(rows.map(|row| Block::Row(Box::new(row))));
    }
    blocks
}

fn heading(side: Side, positions: usize) -> SafeText {
    let words = match side {
        Side::For => "For",
        Side::Against => "Against",
        Side::Neither => "Neither",
    };
    safe_format!("{words} ({positions})")
}

/// What a side rests on: how many reports and origins, and which these are.
fn origins(story: Story<'_>, positions: &[(usize, &Position)]) -> Vec<Paragraph> {
    let ways = positions.iter().map(|(_, position)| way(story.briefing, position));
    let grounds = grounds_of(story.briefing, ways);
    let mut paragraphs = vec![Paragraph::plain().runs(vec![weight(&grounds)])];
    let origin = |ix: &SourceIx| source::line(story, Paragraph::entry().words("origin: "), *ix);
    paragraphs.extend(limited(grounds.origins.iter(), MOST, origin));
    paragraphs
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
    body.extend(position.quote.map(|quote| {
        let words = super::name::shortened(&story.get(quote).text, WORDS);
        Paragraph::close().link_as(story, Item::Quote(quote), safe_format!("“{words}”"))
    }));
    if !position.text.is_empty() {
        body.push(Paragraph::close().runs(inline(story, &position.text, claim)));
    }
    body.push(weight::chain(story, way(story.briefing, position)));
    TableRow { cells, body }
}

fn stance_words(position: &Position) -> SafeText {
    SafeText::line(&position.stance.as_str().replace('-', " "))
}
