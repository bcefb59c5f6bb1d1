//! How claims stand, in words: the one table of standing and balance. It must not take a side.

use super::{
    paragraph::{Paragraph, Tone, bounds, count},
    position, turn,
    weight::without,
};
use crate::evidence::{Actors, Standing, Story, dispute::Side, turn::Tally};
use briefing_format::{
    model::{ClaimIx, Item},
    wording::{article, capital},
};
use briefing_text::{SafeText, safe_format};

/// The column in which the balance stands: narrow enough for two sides on a screen of 80 columns. The one standing that is
/// too long for it, unattributed, has a balance only where somebody declines to comment, or has not commented.
const COLUMN: usize = 10;

/// What a claim is, so that nobody takes it for a fact, and what sort of words that is.
const fn told(standing: Standing) -> (&'static str, Tone) {
    match standing {
        Standing::Disputed => ("disputed claim", Tone::Opposes),
        Standing::Held => ("claim", Tone::Muted),
        Standing::Denied => ("denied claim", Tone::Opposes),
        Standing::Doubted => ("doubted claim", Tone::Opposes),
        Standing::TwoSided => ("two-sided claim", Tone::Opposes),
        Standing::Unattributed => ("unattributed claim", Tone::Warning),
    }
}

/// What is said of the actors on a side of a claim: of them, and of one or many among others.
pub(super) const fn side(side: Side) -> (&'static str, [&'static str; 2]) {
    match side {
        Side::For => ("for", ["for", "for"]),
        Side::Against => ("against", ["against", "against"]),
        Side::Neither => ("neither", ["declines", "decline"]),
        Side::Silent => ("not commented", ["has not commented", "have not commented"]),
    }
}

/// What a claim is: `disputed claim`. One that nobody denies is no mere claim where it stands in conflict with another.
pub(super) fn noun(story: Story<'_>, ix: ClaimIx) -> &'static str {
    match story.standing(ix) {
        Standing::Held if story.is_in_conflict(ix) => "conflicting claim",
        standing => told(standing).0,
    }
}

/// With how many others a claim stands in conflict: `in conflict with 2 claims`; nothing where it does with none.
pub(super) fn conflict(story: Story<'_>, ix: ClaimIx) -> Option<SafeText> {
    let others = story.conflicts(ix).len();
    (others > 0).then(|| safe_format!("in conflict with {}", count(others, "claim", "claims")))
}

/// The same where a line begins with it: `Disputed claim`.
pub(super) fn title(story: Story<'_>, ix: ClaimIx) -> SafeText {
    SafeText::line(&capital(noun(story, ix)))
}

/// The same with its article: `a disputed claim`.
pub(super) fn with_article(story: Story<'_>, ix: ClaimIx) -> SafeText {
    let noun = noun(story, ix);
    safe_format!("{}{noun}", article(noun))
}

/// How a claim stands in one word, and what sort of word that is.
pub(super) fn word(story: Story<'_>, ix: ClaimIx) -> (&'static str, Tone) {
    let standing = story.standing(ix);
    (standing.as_str(), told(standing).1)
}

/// How a claim stands, and by how many.
pub(super) fn field(story: Story<'_>, ix: ClaimIx) -> Paragraph {
    let (word, tone) = word(story, ix);
    let field = Paragraph::field("standing").tone(tone, word);
    let balance = balance(story, ix);
    let field = if balance.is_empty() { field } else { field.words(safe_format!(" · {balance}")) };
    with_unread(story, field, ix)
}

/// Adds how many positions could not be read: they may stand on any side.
fn with_unread(story: Story<'_>, line: Paragraph, ix: ClaimIx) -> Paragraph {
    match story.briefing.lost_at(Item::Claim(ix), None, "positions").count() {
        0 => line,
        n => line.tone(Tone::Warning, safe_format!(" · {} not read", count(n, "position", "positions"))),
    }
}

/// How a claim stands and by how many, in columns that stand below each other in a list.
pub(super) fn line(story: Story<'_>, ix: ClaimIx) -> Paragraph {
    columns(story, ix, &balance(story, ix))
}

/// How a claim stands and who says so: without their names, it would read like a fact. While something is muted, how many are
/// left instead.
pub(super) fn with_holders(story: Story<'_>, ix: ClaimIx) -> Paragraph {
    if !story.evidence.retraction.muted().is_empty() || !position::is_taken(story, ix) {
        return line(story, ix);
    }
    let (word, tone) = word(story, ix);
    let holders = position::holders(story, Paragraph::plain(), ix).plain_words();
    match holders.strip_prefix(word) {
        Some(by) => besides(story, Paragraph::close().tone(tone, word).words(SafeText::line(by)), ix),
        None => columns(story, ix, &SafeText::line(&holders)),
    }
}

fn columns(story: Story<'_>, ix: ClaimIx, words: &SafeText) -> Paragraph {
    let (word, tone) = word(story, ix);
    let cells = if words.is_empty() { 0 } else { COLUMN.max(word.len() + 2) };
    besides(story, Paragraph::close().tone(tone, safe_format!("{word:cells$}")).words(words), ix)
}

/// Adds what it conflicts with, and that positions could not be read.
fn besides(story: Story<'_>, line: Paragraph, ix: ClaimIx) -> Paragraph {
    let line = match conflict(story, ix) {
        Some(words) => line.words(" · ").tone(Tone::Opposes, words),
        None => line,
    };
    with_unread(story, line, ix)
}

/// How many stand on each side, each once, and who changed sides on the last: `2 actors for · 1 against (first for)`; nothing
/// where nobody does. Those all of whose positions on a side have fallen are told apart: `2 actors for (muted: 1 against)`.
pub(super) fn balance(story: Story<'_>, ix: ClaimIx) -> SafeText {
    let [all, left] = story.tallies(ix);
    let taken = Tally {
        sides: [0, 1, 2, 3].map(|n| all.sides[n].without(left.sides[n])),
        both: all.both.saturating_sub(left.both),
        ..Tally::default()
    };
    let is_left = !left.is_empty() || taken.is_empty();
    let (stands, taken) = (sides(left, true), sides(&taken, !is_left));
    without(if is_left { stands } else { SafeText::from_static("nobody left") }, &taken)
}

fn sides(tally: &Tally, is_first: bool) -> SafeText {
    let each = Side::ALL.into_iter().zip(tally.sides).enumerate().map(|(n, (side, actors))| {
        let turned =
            tally.turned.get(n).map(|turns| turn::among(turns, side, actors.high)).unwrap_or_default();
        (actors, format!("{}{turned}", self::side(side).1[usize::from(actors.high > 1)]))
    });
    let mut parts: Vec<(Actors, String)> = each.collect();
    parts.insert(2, (Actors { low: tally.both, high: tally.both }, turn::BOTH.to_owned()));
    let parts = parts.into_iter().filter(|(n, _)| !n.is_none()).enumerate().map(|(part, (n, words))| {
        // Said once, it counts for all.
        let who = if is_first && part == 0 { actors(n) } else { SafeText::line(&bounds(n.low, n.high)) };
        format!("{who} {words}")
    });
    SafeText::line(&parts.collect::<Vec<_>>().join(" · "))
}

/// How many actors there are: `2 actors`, `1 or 2 actors`.
pub(super) fn actors(n: Actors) -> SafeText {
    let Actors { low, high } = n;
    if low == high { count(high, "actor", "actors") } else { safe_format!("{} actors", bounds(low, high)) }
}

/// How many claims are about an item: `2 claims`, with `whose` behind the word. Where somebody denies or doubts one, the
/// words say so and lead to the first such claim: `⚑ 2 claims, 1 disputed`.
pub(super) fn count_about(story: Story<'_>, item: Item, whose: &'static str) -> Option<Paragraph> {
    let all = story.claims_about(item).count();
    let words = safe_format!("{}{whose}", count(all, "claim", "claims"));
    let contested: Vec<ClaimIx> = story.contested_claims(item).collect();
    let Some(first) = contested.first() else {
        return (all > 0).then(|| Paragraph::plain().words(words));
    };
    let how = [Standing::Disputed, Standing::Denied, Standing::Doubted, Standing::TwoSided]
        .into_iter()
        .filter_map(|how| match contested.iter().filter(|claim| story.standing(**claim) == how).count() {
            0 => None,
            _ if all == 1 => Some(format!(", {}", how.as_str())),
            many => Some(format!(", {many} {}", how.as_str())),
        });
    let standing = how.collect::<String>();
    let conflicting = contested.iter().filter(|claim| !story.standing(**claim).is_contested()).count();
    let conflicting = match conflicting {
        0 => String::new(),
        _ if all == 1 => ", in conflict".to_owned(),
        many => format!(", {many} in conflict"),
    };
    let words = safe_format!("⚑ {words}{standing}{conflicting}");
    Some(Paragraph::plain().link_as(story, Item::Claim(*first), words))
}

/// That a claim about an item is contested: `⚑ 2 claims about it, 1 disputed`; nothing where nobody does.
pub(super) fn count_contested(story: Story<'_>, item: Item) -> Option<Paragraph> {
    story.contested_claims(item).next().and_then(|_| count_about(story, item, " about it"))
}
