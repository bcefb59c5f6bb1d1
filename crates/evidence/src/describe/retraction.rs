//! What is no longer supported when sources and actors are muted, in words. It must not decide what is.

use std::cmp::Reverse;

use super::{
    Block, TableRow,
    limits::{MUTED_CELLS, WEAK_POINTS},
    name,
    name::shortened,
    paragraph::{Paragraph, Tone, count},
    source, source_name,
};
use crate::evidence::{Dependents, Retraction, Role, Story, Tally, WeakPoint, WeakPoints, support::Passing};
use briefing_format::model::Item;
use briefing_format::wording::colon;
use briefing_text::{SafeText, safe_format};

/// What stands below an item that has fallen.
pub(crate) fn notice(story: Story<'_>, item: Item) -> Option<Paragraph> {
    let retraction = &story.evidence.retraction;
    let words = match (retraction.muted().contains(&item), retraction.contains(item)) {
        (true, _) => "Muted: looked at as if it had said nothing.",
        (false, true) => "No longer supported: nothing else that the file names stands behind it.",
        (false, false) => return None,
    };
    Some(Paragraph::close().tone(Tone::Warning, words))
}

/// How much is no longer supported, in words: `4 events, 2 claims no longer supported`; nothing where all is.
pub(crate) fn tally(tally: Tally) -> Option<SafeText> {
    amounts(tally).map(|words| safe_format!("{words} no longer supported"))
}

/// The same, or how many positions are no longer supported where all else is.
pub(crate) fn full_tally(retraction: &Retraction) -> SafeText {
    tally(retraction.tally()).unwrap_or_else(|| brief_tally(retraction))
}

/// The same for a line with little room: events and claims, or how much there is of all else.
pub fn brief_tally(retraction: &Retraction) -> SafeText {
    let all = retraction.tally();
    let told = tally(Tally { events: all.events, claims: all.claims, ..Tally::default() });
    told.unwrap_or_else(|| match (all.total(), retraction.positions()) {
        (0, 0) => SafeText::from_static("all is still supported"),
        (0, positions) => count(positions, "position no longer supported", "positions no longer supported"),
        (others, _) => count(others, "other no longer supported", "others no longer supported"),
    })
}

/// What muting an item has come to: `Without BTA: 4 events, 2 claims no longer supported`, or why nothing has lost its support
/// that had it before.
pub fn outcome(story: Story<'_>, before: &Retraction, item: Item) -> SafeText {
    let retraction = &story.evidence.retraction;
    let parts = |retraction: &Retraction| {
        let Tally { relations, descriptions, .. } = retraction.tally();
        relations + descriptions + retraction.positions()
    };
    let has_more = retraction.items().any(|other| other != item && !before.contains(other))
        || parts(retraction) > parts(before);
    if !has_more {
        let more = if before.muted().is_empty() { "" } else { " more" };
        return safe_format!("Nothing{more} loses its support: {}", why_nothing(story, before, item));
    }
    let names = shortened(&names(story, retraction.muted()), MUTED_CELLS);
    let (one, many) = (
        "position on a claim no longer supported, and the claim still is",
        "positions on claims no longer supported, and the claims still are",
    );
    let words = tally(retraction.tally()).unwrap_or_else(|| count(retraction.positions(), one, many));
    safe_format!("Without {names}{} {words}", colon(names.as_str()))
}

/// Why nothing loses its support with an item: the file rests nothing on it, or something else besides.
fn why_nothing(story: Story<'_>, before: &Retraction, item: Item) -> SafeText {
    let name = shortened(&names(story, &[item]), MUTED_CELLS);
    let Item::Source(ix) = item else {
        let speaks = story.references_once(item).any(|reference| {
            use Role::{
                Author, DescriptionBy, EventBy, JudgmentBy, Position, Publisher, RelationBy, Speaker,
            };
            matches!(
                reference.role,
                Publisher | Author | Speaker | JudgmentBy | Position | RelationBy | EventBy | DescriptionBy
            )
        });
        return if speaks {
            safe_format!("all that {name} says, holds and publishes here had lost its support before")
        } else {
            safe_format!("{name} says, holds and publishes nothing here")
        };
    };
    let dependents = Dependents::of(story, ix);
    let Some(amounts) = amounts(dependents.all) else {
        return safe_format!("nothing here rests on {name}");
    };
    let at_least = if dependents.is_more { "more than " } else { "" };
    let (verb, each) = if dependents.all.total() == 1 { ("rests", "") } else { ("rest", "each ") };
    let or_before = if before.muted().is_empty() { "" } else { ", or had lost its support before" };
    safe_format!("{at_least}{amounts} {verb} on {name}, {each}on something else as well{or_before}")
}

/// What is muted, by name: `BTA, Telegram`.
pub fn names(story: Story<'_>, muted: &[Item]) -> SafeText {
    let name = |item: &Item| match *item {
        Item::Source(ix) => source_name(story, ix).to_string(),
        item => name(story, item).to_string(),
    };
    SafeText::line(&muted.iter().map(name).collect::<Vec<_>>().join(", "))
}

/// The single points of failure as they are known: what is muted, then with what more would fall. Where something else
/// is muted since they were looked for, it says so.
pub fn known_points(story: Story<'_>, known: &WeakPoints) -> Vec<Block> {
    told(story, known, |open| points(story, open))
}

/// The same as a table, in an order: how much rests on each source alone, of each kind that there is.
pub fn points_table(story: Story<'_>, known: &WeakPoints, order: PointsOrder) -> Vec<Block> {
    told(story, known, |open| {
        if open.is_empty() {
            return Vec::new();
        }
        let columns = columns(open);
        let head = |n: &usize| {
            let mark = if order.0 == Some(*n) { "↓" } else { "" };
            Paragraph::close().tone(Tone::Strong, safe_format!("{mark}{}", COLUMNS[*n].0))
        };
        let table_row =
            |cells, body| Block::Row(Box::new(TableRow { cells, body: vec![body], is_figures: true }));
        // A narrow screen has no room for all columns.
        let words = "“all” counts what has no column here, too.";
        let note = Block::Words(vec![Paragraph::plain().tone(Tone::Muted, words)]);
        let mut rows = vec![
            note,
            table_row(
                columns.iter().map(head).collect(),
                Paragraph::close().tone(Tone::Strong, "rests alone on"),
            ),
        ];
        let mut sorted: Vec<&WeakPoint> = open.iter().collect();
        if let Some(column) = order.0 {
            sorted.sort_by_key(|point| Reverse((COLUMNS[column].1)(&point.tally)));
        }
        rows.extend(sorted.iter().take(WEAK_POINTS).map(|point| {
            let figure = |n: &usize| match (COLUMNS[*n].1)(&point.tally) {
                0 => Paragraph::close().tone(Tone::Muted, "-"),
                figure => Paragraph::close().words(safe_format!("{figure}")),
            };
            let source = source::line(story, Paragraph::close(), point.source);
            let is_origin = Passing::of(story.get(point.source)) == Passing::Nothing;
            table_row(
                columns.iter().map(figure).collect(),
                source.words(if is_origin { ", an origin" } else { "" }),
            )
        }));
        rows.extend(left_over(open.len()));
        rows
    })
}

/// By what a table of single points of failure is sorted: by one of its columns, or by events and claims, then by all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct PointsOrder(Option<usize>);

impl PointsOrder {
    /// The order after this one, among those that these points have.
    #[must_use]
    pub fn next(self, points: &[WeakPoint]) -> Self {
        let columns = columns(points);
        let at = self.0.and_then(|column| columns.iter().position(|other| *other == column));
        Self(columns.get(at.map_or(0, |at| at + 1)).copied())
    }

    /// What comes first in it.
    pub fn words(self) -> &'static str {
        self.0.map_or("events and claims", |column| COLUMNS[column].0)
    }
}

/// A column: its heading, and its figure.
type Column = (&'static str, fn(&Tally) -> usize);

/// The columns of the table, the most telling first: those for which there is no room are left out.
const COLUMNS: [Column; 8] = [
    ("all", |tally| tally.total()),
    ("events", |tally| tally.events),
    ("claims", |tally| tally.claims),
    ("quotes", |tally| tally.quotes),
    ("judgments", |tally| tally.judgments),
    ("sources", |tally| tally.sources),
    ("relations", |tally| tally.relations),
    ("descriptions", |tally| tally.descriptions),
];

/// The columns in which any of these points has a figure.
fn columns(points: &[WeakPoint]) -> Vec<usize> {
    let has_any = |n: &usize| points.iter().any(|point| (COLUMNS[*n].1)(&point.tally) > 0);
    (0..COLUMNS.len()).filter(has_any).collect()
}

/// What is muted, then what is open, told by `tell`, with what has to be said of that.
fn told(story: Story<'_>, known: &WeakPoints, tell: impl Fn(&[WeakPoint]) -> Vec<Block>) -> Vec<Block> {
    let muted = story.evidence.retraction.muted();
    let mut blocks: Vec<Block> =
        muted.iter().map(|item| Block::Words(vec![muted_entry(story, *item)])).collect();
    let open: Vec<WeakPoint> =
        known.points.iter().filter(|point| !muted.contains(&Item::Source(point.source))).copied().collect();
    let heading = match (story.knows_weak_points(), muted.is_empty(), open.is_empty()) {
        (true, true, _) => None,
        (true, false, false) => Some("What would lose its support on top of that"),
        (true, false, true) => Some("Nothing more would lose its support with one source alone"),
        (false, ..) => Some("Being computed anew; what follows is from before"),
    };
    blocks.extend(heading.map(|words| Block::Words(vec![Paragraph::heading(words)])));
    blocks.extend(tell(&open));
    blocks
}

fn muted_entry(story: Story<'_>, item: Item) -> Paragraph {
    let line = match item {
        Item::Source(ix) => source::line(story, Paragraph::entry(), ix),
        item => Paragraph::entry().link(story, item),
    };
    line.tone(Tone::Warning, ": muted")
}

/// The single points of failure in words, the heaviest first.
pub(crate) fn points(story: Story<'_>, points: &[WeakPoint]) -> Vec<Block> {
    let entry = |point: &WeakPoint| {
        let amounts = amounts(point.tally).unwrap_or_default();
        let source = source::line(story, Paragraph::entry(), point.source);
        let passing = Passing::of(story.get(point.source));
        let is_origin = passing == Passing::Nothing;
        source.words(if is_origin { ", an origin: " } else { ": " }).tone(Tone::Strong, amounts)
    };
    let entries = points.iter().take(WEAK_POINTS).map(entry).map(|paragraph| Block::Words(vec![paragraph]));
    entries.chain(left_over(points.len())).collect()
}

/// How many of so many points are not told.
fn left_over(points: usize) -> Option<Block> {
    let more = points.checked_sub(WEAK_POINTS).filter(|more| *more > 0)?;
    let words = safe_format!("and {} on which less rests alone", count(more, "source", "sources"));
    Some(Block::Words(vec![Paragraph::entry().tone(Tone::Muted, words)]))
}

/// How much of everything there is: `4 events, 2 claims`; nothing where there is nothing.
pub(super) fn amounts(tally: Tally) -> Option<SafeText> {
    let parts = [
        (tally.events, "event", "events"),
        (tally.claims, "claim", "claims"),
        (tally.judgments, "judgment", "judgments"),
        (tally.quotes, "quote", "quotes"),
        (tally.relations, "relation", "relations"),
        (tally.descriptions, "description", "descriptions"),
        (tally.sources, "other source", "other sources"),
    ];
    let parts = parts.into_iter().filter(|(n, _, _)| *n > 0);
    let parts: Vec<String> = parts.map(|(n, one, many)| count(n, one, many).to_string()).collect();
    (!parts.is_empty()).then(|| SafeText::line(&parts.join(", ")))
}
