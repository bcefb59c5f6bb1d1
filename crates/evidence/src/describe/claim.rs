//! A claim in words: how it stands, who holds it, who denies it, in which words. It must not take a side.

use std::{collections::HashSet, hash::Hash};

use super::{
    name::excerpt,
    paragraph::{Paragraph, Tone, count, links_field},
    prose::{inline, prose},
    references, teller,
    weight::{LISTED, arrows, weight, without},
};
use crate::evidence::{
    Standing, Story,
    chain::Way,
    dispute::{Side, holders},
};
use briefing_format::model::{Claim, ClaimIx, EntityIx, Item, Position, Stance};
use briefing_text::{SafeText, safe_format};

/// The column in which the balance stands: narrow enough for two sides on a screen of 80 columns. The one standing that is
/// too long for it, unattributed, has a balance only where somebody declines to comment.
const COLUMN: usize = 10;

/// The most actors who take one stance that are named where a claim is only mentioned.
const NAMED: usize = 12;

/// What opens below a claim.
pub fn detail(story: Story<'_>, ix: ClaimIx, limit: usize) -> Vec<Paragraph> {
    let claim = story.get(ix);
    let item = Item::Claim(ix);
    let sides = Side::ALL.into_iter().flat_map(|side| {
        let positions = story.positions(ix, side);
        let weighed = story.weighed_positions(ix, positions.iter().map(|(n, _)| *n));
        let weight = Paragraph::field(label(side)).runs(vec![weight(&weighed)]);
        let lines = positions.iter().map(|(n, entry)| {
            position(story, Paragraph::entry(), entry, item)
                .fallen_if(story.evidence.fall.takes_position(ix, *n))
        });
        let weight = (!positions.is_empty()).then_some(weight);
        weight.into_iter().chain(lines).collect::<Vec<_>>()
    });
    prose(story, &claim.text, item)
        .into_iter()
        .chain([standing_field(story, ix)])
        .chain(evidence_field(story, ix))
        .chain(sides)
        .chain(links_field(story, "about", story.briefing.known(&claim.about).iter().copied()))
        .chain(references::others(story, item, limit))
        .collect()
}

const fn label(side: Side) -> &'static str {
    match side {
        Side::For => "for",
        Side::Against => "against",
        Side::Neither => "neither",
    }
}

/// How many stand on each side, who says it twice once: `2 actors for · 1 against · 1 declines`; nothing where nobody does.
/// Those all of whose positions on a side have fallen are told apart: `2 actors for (muted: 1 against)`.
pub fn balance(story: Story<'_>, ix: ClaimIx) -> SafeText {
    let all = Side::ALL.map(|side| holders(story.briefing, story.get(ix), side));
    let left = Side::ALL.map(|side| story.standing_holders(ix, side));
    let taken = [0, 1, 2].map(|n| all[n] - left[n]);
    let is_left = left != [0; 3] || taken == [0; 3];
    let (stands, taken) = (sides(left, true), sides(taken, !is_left));
    without(if is_left { stands } else { SafeText::from_static("nobody left") }, &taken)
}

fn sides(actors: [usize; 3], is_first: bool) -> SafeText {
    let parts = Side::ALL.into_iter().zip(actors).filter(|(_, n)| *n > 0).enumerate();
    let parts = parts.map(|(part, (side, n))| {
        // Said once, it counts for all.
        let who = if is_first && part == 0 { count(n, "actor", "actors") } else { safe_format!("{n}") };
        let does = match side {
            Side::For => "for",
            Side::Against => "against",
            Side::Neither if n == 1 => "declines",
            Side::Neither => "decline",
        };
        format!("{who} {does}")
    });
    SafeText::line(&parts.collect::<Vec<_>>().join(" · "))
}

/// How a claim stands and by how many, in columns that stand below each other in a list.
pub fn standing_line(story: Story<'_>, ix: ClaimIx) -> Paragraph {
    let standing = story.standing(ix);
    let balance = balance(story, ix);
    let words = standing.as_str();
    let width = if balance.is_empty() { 0 } else { COLUMN.max(words.len() + 2) };
    Paragraph::close().tone(standing_tone(standing), safe_format!("{words:width$}")).tone(Tone::Text, balance)
}

/// How a claim stands, and by how many.
pub(super) fn standing_field(story: Story<'_>, ix: ClaimIx) -> Paragraph {
    let standing = story.standing(ix);
    let field =
        Paragraph::field("standing").tone(standing_tone(standing), SafeText::from_static(standing.as_str()));
    let balance = balance(story, ix);
    if balance.is_empty() { field } else { field.tone(Tone::Text, safe_format!(" · {balance}")) }
}

/// What all sides together rest on; nothing where there is only one, which says it itself.
pub(super) fn evidence_field(story: Story<'_>, ix: ClaimIx) -> Option<Paragraph> {
    let sides =
        Side::ALL.into_iter().filter(|side| holders(story.briefing, story.get(ix), *side) > 0).count();
    (sides > 1).then(|| Paragraph::field("in all").runs(vec![weight(&story.weighed_claim(ix))]))
}

/// What a claim is, by how it stands: `Disputed claim`.
pub fn sort(story: Story<'_>, ix: ClaimIx) -> &'static str {
    match story.standing(ix) {
        Standing::Disputed => "Disputed claim",
        Standing::Held => "Claim",
        Standing::Denied => "Denied claim",
        Standing::Doubted => "Doubted claim",
        Standing::Unattributed => "Unattributed claim",
    }
}

/// A claim for use elsewhere, where nothing around it says that it is one: `Disputed claim: “…”, asserted by …`.
pub fn citation(story: Story<'_>, ix: ClaimIx) -> SafeText {
    let claim = story.get(ix);
    let who: String =
        stood(story, claim, Paragraph::plain()).runs.iter().map(|run| run.text.as_str()).collect();
    let parted = if who.is_empty() { "" } else { ", " };
    safe_format!("{}: “{}”{parted}{who}", sort(story, ix), SafeText::line(claim.text.as_str()))
}

/// A claim that nobody denies or doubts, where it is only mentioned: its words, and who holds it, each once.
pub(super) fn line(story: Story<'_>, ix: ClaimIx) -> Paragraph {
    let claim = story.get(ix);
    let mut line = Paragraph::field("claim").link_as(story, Item::Claim(ix), excerpt(&claim.text));
    let standing = story.standing(ix);
    if standing == Standing::Unattributed {
        line = line.tone(standing_tone(standing), safe_format!(" {}", standing.as_str()));
    }
    if story.briefing.known(&claim.positions).is_empty() {
        line
    } else {
        stood(story, claim, line.words(": "))
    }
}

/// Adds a claim by its name, which says how it stands, and who holds what, each once.
pub(super) fn mention(story: Story<'_>, line: Paragraph, ix: ClaimIx) -> Paragraph {
    let claim = story.get(ix);
    let line = line.link(story, Item::Claim(ix));
    if story.briefing.known(&claim.positions).is_empty() {
        line
    } else {
        stood(story, claim, line.words(" (")).words(")")
    }
}

/// Adds who takes which stance, each once: `asserted by A, B; denied by C`; of many the first, and how many more.
fn stood(story: Story<'_>, claim: &Claim, mut line: Paragraph) -> Paragraph {
    for (n, stance) in stances(story, claim).into_iter().enumerate() {
        if n > 0 {
            line = line.words("; ");
        }
        line = line.tone(stance_tone(stance), SafeText::from_static(stance.phrase()));
        let takers = takers(story, claim, stance);
        for (n, by) in takers.iter().take(NAMED).enumerate() {
            line = holder(story, line.words(if n == 0 { " " } else { ", " }), *by);
        }
        if takers.len() > NAMED {
            line = line.tone(Tone::Text, safe_format!(" and {} more", takers.len() - NAMED));
        }
    }
    line
}

/// How many claims are about an item: `2 claims`, with `whose` behind the word. Where somebody denies or doubts one, the
/// words say so and lead to the first such claim: `⚑ 2 claims, 1 disputed`.
pub(super) fn count_about(story: Story<'_>, item: Item, whose: &'static str) -> Option<Paragraph> {
    let all = story.claims_about(item).count();
    let words = safe_format!("{}{whose}", count(all, "claim", "claims"));
    let contested: Vec<ClaimIx> = story.contested_claims(item).collect();
    let Some(first) = contested.first() else {
        return (all > 0).then(|| Paragraph::plain().tone(Tone::Text, words));
    };
    let how =
        [Standing::Disputed, Standing::Denied, Standing::Doubted].into_iter().filter_map(
            |how| match contested.iter().filter(|claim| story.standing(**claim) == how).count() {
                0 => None,
                _ if all == 1 => Some(format!(", {}", how.as_str())),
                many => Some(format!(", {many} {}", how.as_str())),
            },
        );
    let words = safe_format!("⚑ {words}{}", how.collect::<String>());
    Some(Paragraph::plain().link_as(story, Item::Claim(*first), words))
}

/// That somebody denies or doubts a claim about an item: `⚑ 2 claims about it, 1 disputed`; nothing where nobody does.
pub(super) fn count_contested(story: Story<'_>, item: Item) -> Option<Paragraph> {
    story.contested_claims(item).next().and_then(|_| count_about(story, item, " about it"))
}

/// The stances that are taken, each once, in file order.
fn stances(story: Story<'_>, claim: &Claim) -> Vec<Stance> {
    each_once(story.briefing.known(&claim.positions).iter().map(|position| position.stance))
}

/// Who takes a stance, each once, in file order.
fn takers(story: Story<'_>, claim: &Claim, stance: Stance) -> Vec<Option<EntityIx>> {
    each_once(
        story
            .briefing
            .known(&claim.positions)
            .iter()
            .filter(|position| position.stance == stance)
            .map(|position| position.by),
    )
}

fn each_once<T: Copy + Eq + Hash>(all: impl Iterator<Item = T>) -> Vec<T> {
    let mut seen = HashSet::new();
    all.filter(|one| seen.insert(*one)).collect()
}

const fn standing_tone(standing: Standing) -> Tone {
    match standing {
        Standing::Disputed | Standing::Denied | Standing::Doubted => Tone::Opposes,
        Standing::Held => Tone::Muted,
        Standing::Unattributed => Tone::Warning,
    }
}

pub(super) const fn stance_tone(stance: Stance) -> Tone {
    if stance.supports() {
        Tone::Supports
    } else if stance.opposes() {
        Tone::Opposes
    } else {
        Tone::Muted
    }
}

pub(super) fn holder(story: Story<'_>, line: Paragraph, by: Option<EntityIx>) -> Paragraph {
    match by {
        Some(by) => line.link(story, Item::Entity(by)),
        None => line.tone(Tone::Warning, SafeText::from_static("somebody the file does not define")),
    }
}

/// Adds a position, and the sources that it came through: its own, or else those of its quote.
pub(super) fn position(story: Story<'_>, line: Paragraph, position: &Position, subject: Item) -> Paragraph {
    let mut line = stand(story, line, position);
    let hops = Way::of_position(story.briefing, position).hops;
    let way = Way::new(story.briefing, position.by, hops);
    line = teller::voice(story, line, position.by, way.own_origin());
    let hops = way.besides_own();
    if !hops.is_empty() {
        // Many positions may cite one quote, but each has hops of its own only once.
        let most = LISTED.max(story.briefing.known(&position.via).len());
        line = arrows(story, line.tone(Tone::Muted, SafeText::from_static(", via ")), hops, most);
    }
    remark(story, line, position, subject)
}

/// Adds what the file remarks on a position, where it does.
pub(super) fn remark(story: Story<'_>, line: Paragraph, position: &Position, subject: Item) -> Paragraph {
    if position.text.is_empty() {
        return line;
    }
    line.words(". The briefing notes: ").runs(inline(story, &position.text, subject))
}

/// Adds who takes which stance, when, in which words.
pub(super) fn stand(story: Story<'_>, line: Paragraph, position: &Position) -> Paragraph {
    let stance = position.stance;
    let line = line.tone(stance_tone(stance), SafeText::from_static(stance.phrase())).words(" ");
    let mut line = holder(story, line, position.by);
    if let Some(date) = &position.date {
        line = line.tone(Tone::Muted, safe_format!(", {}", date.full()));
    }
    if let Some(quote) = story.briefing.known_one(position.quote) {
        line = line.words(": ").link(story, Item::Quote(quote));
    }
    line
}
