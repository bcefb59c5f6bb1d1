//! An item on one line: what leads it, its name, what trails it. It must not know the width of the line.

use super::{
    excerpt, name,
    paragraph::{Tone, count},
    weight::{Confirmed, confirmed},
};
use crate::evidence::{Role, Standing, Story};
use briefing_format::model::{ClaimIx, EntityKind, EventIx, Item};
use briefing_text::{SafeText, safe_format};

/// An item on one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// A date or a kind, in a column of its own; may be empty.
    pub lead: SafeText,
    /// The name.
    pub name: SafeText,
    /// What the name is: plain text, or something that has fallen.
    pub name_tone: Tone,
    /// A second date before what trails it; may be empty.
    pub second: SafeText,
    /// What trails it at the right edge; may be empty.
    pub trail: SafeText,
    /// What the trailing words are.
    pub trail_tone: Tone,
}

/// The line of an item in a list of its own kind.
pub fn row(story: Story<'_>, item: Item) -> Row {
    weighed(story, item, standing_row(story, item))
}

/// The line of a claim where how it stands is said beside it.
pub fn claim(story: Story<'_>, ix: ClaimIx) -> Row {
    let row = standing_row(story, Item::Claim(ix));
    weighed(story, Item::Claim(ix), Row { trail: SafeText::default(), ..row })
}

/// What an item is while something is muted, in a word; nothing where it stands.
pub fn mark(story: Story<'_>, item: Item) -> Option<&'static str> {
    let fall = &story.evidence.fall;
    match (fall.muted().contains(&item), fall.takes(item)) {
        (true, _) => Some("muted"),
        (false, true) => Some("falls"),
        (false, false) => None,
    }
}

/// The line of an item, struck through where it falls; actors are muted and do not fall.
fn weighed(story: Story<'_>, item: Item, row: Row) -> Row {
    let Some(verb) = mark(story, item) else { return row };
    let parted = if row.trail.is_empty() { "" } else { " " };
    let trail = safe_format!("{verb}{parted}{}", row.trail);
    let name_tone = if story.evidence.fall.takes(item) { Tone::Fallen } else { row.name_tone };
    Row { name_tone, trail, trail_tone: Tone::Warning, ..row }
}

fn standing_row(story: Story<'_>, item: Item) -> Row {
    let briefing = story.briefing;
    let plain = |lead: SafeText, trail: SafeText| Row {
        lead,
        name: name(story, item),
        name_tone: Tone::Text,
        second: SafeText::default(),
        trail,
        trail_tone: Tone::Muted,
    };
    match item {
        Item::Briefing => plain(SafeText::from_static("Summary"), SafeText::default()),
        Item::Event(ix) => {
            let event = &briefing[ix];
            let lead = match (&event.date, &event.unread_date) {
                (Some(date), _) => SafeText::line(&date.label()),
                (None, Some(words)) => safe_format!("“{words}”"),
                (None, None) => SafeText::default(),
            };
            let origins = match confirmed(story, ix) {
                _ if story.evidence.fall.takes(item) => "",
                Some(Confirmed::One | Confirmed::OneLeft) => "1 origin",
                Some(Confirmed::NoneLeft) => "no origin",
                None => "",
            };
            let mark = if story.is_contested(ix) { "⚑" } else { "" };
            let parted = if origins.is_empty() || mark.is_empty() { "" } else { " " };
            Row { trail_tone: Tone::Opposes, ..plain(lead, safe_format!("{origins}{parted}{mark}")) }
        }
        Item::Entity(ix) => {
            let row = plain(kind(&briefing[ix].kind), occurrences(story, item));
            match story.contested_claims(item).next() {
                Some(_) if row.trail.is_empty() => Row { trail: SafeText::from_static("⚑"), ..row },
                Some(_) => Row { trail: safe_format!("{} ⚑", row.trail), ..row },
                None => row,
            }
        }
        Item::Quote(ix) => {
            let speaker =
                briefing[ix].speaker.map(|speaker| briefing[speaker].name.clone()).unwrap_or_default();
            plain(speaker, SafeText::default())
        }
        Item::Source(ix) => {
            let source = &briefing[ix];
            let lead = source.kind.map(|kind| SafeText::from_static(kind.as_str())).unwrap_or_default();
            let is_origin = story.briefing.known(&source.based_on).is_empty()
                && story.briefing.known(&source.circles).is_empty();
            let origin = if is_origin { "origin" } else { "" };
            plain(lead, SafeText::from_static(origin))
        }
        Item::Claim(ix) => {
            let standing = story.standing(ix);
            let tone = if standing == Standing::Held { Tone::Muted } else { Tone::Opposes };
            let text = SafeText::line(briefing[ix].text.as_str());
            let trail = SafeText::from_static(standing.as_str());
            Row { name: text, trail_tone: tone, ..plain(SafeText::default(), trail) }
        }
        Item::Judgment(ix) => Row {
            name: SafeText::line(briefing[ix].text.as_str()),
            ..plain(SafeText::from_static("Judgment"), SafeText::default())
        },
        Item::Question(ix) => Row {
            name: SafeText::line(briefing[ix].text.as_str()),
            ..plain(SafeText::from_static("Question"), SafeText::default())
        },
    }
}

/// The line of an event in a list by when events became known: that date leads, and when it happened trails.
pub fn reported(story: Story<'_>, ix: EventIx) -> Row {
    let row = row(story, Item::Event(ix));
    let lead = story.reported(ix).map(|date| SafeText::line(&date.label())).unwrap_or_default();
    Row { lead, second: row.lead, ..row }
}

/// The sort of an entity as the file gives it.
pub fn kind(kind: &EntityKind) -> SafeText {
    match kind {
        EntityKind::Unstated => SafeText::default(),
        EntityKind::Actor(kind) => SafeText::from_static(kind.as_str()),
        EntityKind::Place(words) => words.clone(),
    }
}

fn occurrences(story: Story<'_>, item: Item) -> SafeText {
    let links = &story.evidence.backlinks;
    let events = links.referrers(item, Role::Actor).count() + links.referrers(item, Role::Place).count();
    if events == 0 { SafeText::default() } else { count(events, "event", "events") }
}

/// The line of an item among items of every kind: its kind, then its name.
pub fn mixed(story: Story<'_>, item: Item) -> Row {
    let row = row(story, item);
    let name = match item {
        Item::Event(_) if !row.lead.is_empty() => safe_format!("{} {}", row.lead, row.name),
        Item::Claim(ix) => excerpt(&story.briefing[ix].text),
        _ => row.name,
    };
    Row { lead: SafeText::from_static(super::noun(story, item)), name, ..row }
}
