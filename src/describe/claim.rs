//! A claim in words: how it stands, who holds it, who denies it, in which words. It must not take a side.

use std::{collections::HashSet, hash::Hash};

use super::{
    paragraph::{Paragraph, Tone, links_field},
    prose::{inline, prose},
    references,
};
use crate::{
    evidence::{Standing, Story, dispute::standing},
    model::{Claim, ClaimIx, EntityIx, Item, Position, Stance},
    safe_format,
    text::SafeText,
};

/// What opens below a claim.
pub fn detail(story: Story<'_>, ix: ClaimIx, limit: usize) -> Vec<Paragraph> {
    let claim = story.get(ix);
    let item = Item::Claim(ix);
    let positions = claim.positions.iter().enumerate().map(|(n, entry)| {
        let line = position(story, entry, item);
        if story.evidence.fall.takes_position(ix, n) { line.fallen() } else { line }
    });
    prose(story, &claim.text, item)
        .into_iter()
        .chain([standing_field(standing(claim))])
        .chain(positions)
        .chain(links_field(story, "about", claim.about.iter().copied()))
        .chain(references::others(story, item, limit))
        .collect()
}

/// A claim where it is only mentioned: its words, and who holds what, each once. How it stands is said where the stances
/// do not say it already.
pub fn line(story: Story<'_>, ix: ClaimIx) -> Paragraph {
    let claim = story.get(ix);
    let standing = standing(claim);
    let mut line = Paragraph::field("claim").link(story, Item::Claim(ix));
    if matches!(standing, Standing::Disputed | Standing::Unattributed) {
        line = line.tone(standing_tone(standing), safe_format!(" {}", standing.as_str()));
    }
    for (n, stance) in stances(claim).into_iter().enumerate() {
        line = line
            .words(if n == 0 { ": " } else { "; " })
            .tone(stance_tone(stance), SafeText::from_static(stance.phrase()));
        for (n, by) in holders(claim, stance).into_iter().enumerate() {
            line = holder(story, line.words(if n == 0 { " " } else { ", " }), by);
        }
    }
    line
}

/// The stances that are taken, each once, in file order.
fn stances(claim: &Claim) -> Vec<Stance> {
    each_once(claim.positions.iter().map(|position| position.stance))
}

/// Who takes a stance, each once, in file order.
fn holders(claim: &Claim, stance: Stance) -> Vec<Option<EntityIx>> {
    each_once(claim.positions.iter().filter(|position| position.stance == stance).map(|position| position.by))
}

fn each_once<T: Copy + Eq + Hash>(all: impl Iterator<Item = T>) -> Vec<T> {
    let mut seen = HashSet::new();
    all.filter(|one| seen.insert(*one)).collect()
}

fn standing_field(standing: Standing) -> Paragraph {
    Paragraph::field("standing").tone(standing_tone(standing), SafeText::from_static(standing.as_str()))
}

const fn standing_tone(standing: Standing) -> Tone {
    match standing {
        Standing::Disputed | Standing::Denied => Tone::Opposes,
        Standing::Held => Tone::Muted,
        Standing::Unattributed => Tone::Warning,
    }
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
        None => line.tone(Tone::Warning, SafeText::from_static("somebody the file does not define")),
    }
}

/// A position, and the sources that it came through.
fn position(story: Story<'_>, position: &Position, subject: Item) -> Paragraph {
    let mut line = stand(story, position);
    if !position.via.is_empty() {
        line = line.tone(Tone::Muted, SafeText::from_static(" via "));
        line = line.sources(story, &position.via, " → ");
    }
    if !position.text.is_empty() {
        line = line.words(". ").runs(inline(story, &position.text, subject));
    }
    line
}

/// Who takes which stance, when, in which words.
pub(super) fn stand(story: Story<'_>, position: &Position) -> Paragraph {
    let stance = position.stance;
    let line =
        Paragraph::entry().tone(stance_tone(stance), SafeText::from_static(stance.phrase())).words(" ");
    let mut line = holder(story, line, position.by);
    if let Some(date) = &position.date {
        line = line.tone(Tone::Muted, safe_format!(", {}", date.full()));
    }
    if let Some(quote) = position.quote {
        line = line.words(": ").link(story, Item::Quote(quote));
    }
    line
}
