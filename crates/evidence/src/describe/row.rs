//! An item on one line: what leads it, its name, what trails it. It must not know the width of the line.

use super::{
    attribution, estimate, excerpt,
    name::{self, bare, first_words, words},
    noun,
    paragraph::{Paragraph, Tone, Words, count},
    standing,
    weight::{Confirmed, confirmed},
};
use crate::evidence::{Role, Story, support::Passing};
use briefing_format::{
    model::{ClaimIx, Date, EntityKind, EventIx, Item, SourceKind, Status},
    wording::{capital, colon},
};
use briefing_text::{SafeText, safe_format, width};

/// The cells of a day, which every column has room for.
const SHORT: usize = 11;

/// An item on one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// A kind, in a column of its own; may be empty.
    pub lead: SafeText,
    /// Its date, in forms from long to short: in the column where no kind stands there, else before the name. None of them may
    /// be cut, for what is left of a date is another date.
    pub date: Vec<SafeText>,
    /// The name.
    pub name: SafeText,
    /// What stands behind the name however short that is cut: that an event may not have happened.
    pub caveat: Option<&'static str>,
    /// What the name is: plain text, or something that has fallen.
    pub name_tone: Tone,
    /// A second date before what trails it; may be empty.
    pub second: SafeText,
    /// The date by the other clock, in forms from long to short. A list makes one of them the second date, where it has room.
    pub other_date: Vec<SafeText>,
    /// What trails it at the right edge; may be empty.
    pub trail: SafeText,
    /// What the trailing words are.
    pub trail_tone: Tone,
}

/// The line of an item in a list of its own kind.
pub fn row(story: Story<'_>, item: Item) -> Row {
    labeled(story, item, weighed(story, item, standing_row(story, item)))
}

/// The line of a claim where how it stands is said beside it.
pub fn claim(story: Story<'_>, ix: ClaimIx) -> Row {
    let row = standing_row(story, Item::Claim(ix));
    let item = Item::Claim(ix);
    labeled(story, item, weighed(story, item, Row { trail: SafeText::default(), ..row }))
}

/// The line of an item, with the label that it carries before what trails it.
fn labeled(story: Story<'_>, item: Item, row: Row) -> Row {
    let Some(tlp) = story.briefing.tlp_of(item) else { return row };
    let parted = if row.trail.is_empty() { "" } else { " " };
    let trail_tone = if row.trail.is_empty() { Tone::Warning } else { row.trail_tone };
    Row { trail: safe_format!("TLP:{}{parted}{}", tlp.as_str(), row.trail), trail_tone, ..row }
}

/// What an item is while something is muted, in a word; nothing where it stands.
pub fn mark(story: Story<'_>, item: Item) -> Option<&'static str> {
    let retraction = &story.evidence.retraction;
    match (retraction.muted().contains(&item), retraction.contains(item)) {
        (true, _) => Some("muted"),
        (false, true) => Some("unsupported"),
        (false, false) => None,
    }
}

/// What stands behind a sentence that takes the place of a line: the label that it carries, and whether it is muted.
pub fn behind(story: Story<'_>, item: Item) -> Option<SafeText> {
    let tlp = story.briefing.tlp_of(item).map(|tlp| format!("TLP:{}", tlp.as_str()));
    let marks: Vec<String> = tlp.into_iter().chain(mark(story, item).map(str::to_owned)).collect();
    (!marks.is_empty()).then(|| safe_format!("  {}", SafeText::line(&marks.join(" "))))
}

/// The line of an item, struck through where it falls; actors are muted and do not fall.
fn weighed(story: Story<'_>, item: Item, row: Row) -> Row {
    let Some(verb) = mark(story, item) else { return row };
    let parted = if row.trail.is_empty() { "" } else { " " };
    let trail = safe_format!("{verb}{parted}{}", row.trail);
    let name_tone = if story.evidence.retraction.contains(item) { Tone::Fallen } else { row.name_tone };
    Row { name_tone, trail, trail_tone: Tone::Warning, ..row }
}

fn standing_row(story: Story<'_>, item: Item) -> Row {
    let briefing = story.briefing;
    let plain = |lead, name, trail, trail_tone| Row {
        lead,
        date: Vec::new(),
        name,
        caveat: name::caveat(story, item),
        name_tone: Tone::Text,
        second: SafeText::default(),
        other_date: Vec::new(),
        trail,
        trail_tone,
    };
    let named = |lead, trail, trail_tone| plain(lead, bare(story, item), trail, trail_tone);
    let told = |lead: &'static str, trail, trail_tone| {
        plain(lead.into_text(), SafeText::line(words(story, item).as_str()), trail, trail_tone)
    };
    let none = SafeText::default;
    match item {
        Item::Briefing => named("Summary".into_text(), none(), Tone::Muted),
        Item::Event(ix) => {
            let event = &briefing[ix];
            let date = match (&event.date, &event.unread_date) {
                (Some(date), _) => forms(date),
                (None, Some(words)) => vec![safe_format!("“{words}”")],
                (None, None) => Vec::new(),
            };
            let origins = match confirmed(story, ix) {
                _ if story.evidence.retraction.contains(item) => "",
                Some(Confirmed::One | Confirmed::OneLeft) => "1 origin",
                Some(Confirmed::OneHouse) => "one house",
                Some(Confirmed::Uncertain) => "origins uncertain",
                Some(Confirmed::NoneLeft) => "no origin",
                Some(Confirmed::OneKnown) | None => "",
            };
            let trail = flagged(origins.into_text(), story.is_contested(ix));
            Row { date, ..named(none(), trail, Tone::Opposes) }
        }
        Item::Entity(ix) => {
            let is_contested = story.contested_claims(item).next().is_some();
            named(kind(&briefing[ix].kind), flagged(occurrences(story, item), is_contested), Tone::Muted)
        }
        Item::Quote(ix) => {
            let speaker = briefing[ix].attribution.voice();
            let speaker = speaker.map(|voice| attribution::teller_words(story, voice));
            named(speaker.unwrap_or_default(), none(), Tone::Muted)
        }
        Item::Source(ix) => {
            let source = &briefing[ix];
            let kind = source.kind.map_or("", SourceKind::as_str);
            let trail = match (Passing::of(source) == Passing::Nothing, source.file.is_empty()) {
                (true, true) => "origin",
                (true, false) => "origin, copy",
                (false, true) => "",
                (false, false) => "copy",
            };
            named(kind.into_text(), trail.into_text(), Tone::Muted)
        }
        Item::Claim(ix) => {
            let (word, tone) = standing::word(story, ix);
            let conflict = if story.is_in_conflict(ix) { ", in conflict" } else { "" };
            told("", safe_format!("{word}{conflict}"), if conflict.is_empty() { tone } else { Tone::Opposes })
        }
        Item::Judgment(_) => told("Judgment", none(), Tone::Muted),
        Item::Question(_) => told("Question", none(), Tone::Muted),
    }
}

/// What stands below the words of a claim or judgment in a list: how it stands, or how likely it is held to be.
pub fn below(story: Story<'_>, item: Item) -> Option<Paragraph> {
    match item {
        Item::Claim(ix) => Some(standing::with_holders(story, ix)),
        Item::Judgment(ix) => estimate::line(story, ix),
        _ => None,
    }
}

/// What trails a name, and a flag where somebody denies or doubts a claim about it.
fn flagged(words: SafeText, is_contested: bool) -> SafeText {
    match (is_contested, words.is_empty()) {
        (false, _) => words,
        (true, true) => SafeText::from_static("⚑"),
        (true, false) => safe_format!("{words} ⚑"),
    }
}

/// The line of an event in a list by when events became known: that date leads, and when it happened is its other date.
pub fn reported(story: Story<'_>, ix: EventIx) -> Row {
    let row = row(story, Item::Event(ix));
    let date = story.reported(ix).map(forms).unwrap_or_default();
    Row { date, other_date: row.date, ..row }
}

/// The forms of a date, from long to short. One that has room everywhere has no others.
pub(super) fn forms(date: &Date) -> Vec<SafeText> {
    let label = SafeText::line(&date.label());
    let shorter = if width(label.as_safe()) > SHORT { date.shorter_labels() } else { Vec::new() };
    std::iter::once(label).chain(shorter.iter().map(|form| SafeText::line(form))).collect()
}

/// The sort of an entity as the file gives it.
pub(crate) fn kind(kind: &EntityKind) -> SafeText {
    match kind {
        EntityKind::Unstated => SafeText::default(),
        EntityKind::Actor(kind) => SafeText::from_static(kind.as_str()),
        EntityKind::Place(words) => words.clone(),
    }
}

fn occurrences(story: Story<'_>, item: Item) -> SafeText {
    let events = story.referrers(item, Role::Actor).count() + story.referrers(item, Role::Place).count();
    if events == 0 { SafeText::default() } else { count(events, "event", "events") }
}

/// The line of an item among items of every kind: its kind, then its date, then its name.
pub fn mixed(story: Story<'_>, item: Item) -> Row {
    let row = row(story, item);
    let name = match item {
        Item::Claim(_) => excerpt(&first_words(story, item)),
        _ => row.name,
    };
    // An actor whose kind the file gives is called by that; a place may have a kind in any words.
    let lead = match item {
        Item::Entity(ix) if matches!(story.get(ix).kind, EntityKind::Actor(_)) => row.lead,
        _ => SafeText::from_static(noun(story, item)),
    };
    Row { lead, name, ..row }
}

/// What tells an item from others of its name beside its date: its speaker.
pub fn note(story: Story<'_>, item: Item) -> SafeText {
    match item {
        Item::Quote(_) => standing_row(story, item).lead,
        _ => SafeText::default(),
    }
}

/// What stands behind the name of an item among others of every kind, however short that is cut: of an event that it may
/// not have happened, of a claim how it stands, for its words alone would read like a fact.
pub fn caveat(story: Story<'_>, item: Item) -> SafeText {
    match item {
        Item::Claim(ix) => safe_format!("({})", standing::word(story, ix).0),
        _ => name::caveat(story, item).map(SafeText::from_static).unwrap_or_default(),
    }
}

/// When an event happened, in forms from long to short; nothing of other items.
pub fn date(story: Story<'_>, item: Item) -> Vec<SafeText> {
    standing_row(story, item).date
}

/// An item where it is named on a line of its own in linear text: `1 Mar 2024: Fire in warehouse 7`, with what there is to
/// beware of behind it.
pub fn mention(story: Story<'_>, item: Item) -> SafeText {
    let name = bare(story, item);
    match item {
        Item::Event(ix) => {
            let date = date(story, item).into_iter().next().unwrap_or_default();
            let parted = if date.is_empty() { "" } else { ": " };
            // What the panes say with a flag: that what an event tells of is denied need not mean that it is.
            let claims = story.contested_claims(item).next().map(|_| "a claim about it is contested");
            let status = matches!(story.get(ix).status, Some(Status::Disputed | Status::Denied));
            let marks = [
                name::caveat(story, item).map(|caveat| caveat.trim_matches(['(', ')'])),
                confirmed(story, ix).map(Confirmed::as_str),
                claims.filter(|_| !status),
            ];
            let marks: Vec<&str> = marks.into_iter().flatten().collect();
            let marks = if marks.is_empty() { String::new() } else { format!(" ({})", marks.join("; ")) };
            safe_format!("{date}{parted}{name}{marks}")
        }
        Item::Quote(ix) => match story.get(ix).attribution.voice() {
            Some(speaker) => {
                let speaker = attribution::teller_words(story, speaker);
                safe_format!("{speaker}{} {name}", colon(speaker.as_str()))
            }
            None => name,
        },
        _ => name,
    }
}

/// What stands over an item in linear text, its id behind it for grep.
pub fn heading(story: Story<'_>, item: Item) -> SafeText {
    let name = match item {
        Item::Briefing | Item::Event(_) | Item::Source(_) => mention(story, item),
        Item::Entity(_) => safe_format!("{} ({})", mention(story, item), noun(story, item)),
        Item::Quote(_) => SafeText::line(&capital(item.noun())),
        // On a line of its own, its text would read like a fact.
        Item::Claim(ix) => {
            let text = SafeText::line(words(story, item).as_str());
            safe_format!("{}: {text}", standing::title(story, ix))
        }
        // Their words follow at once.
        Item::Judgment(_) | Item::Question(_) => numbered(item),
    };
    let mark = marked(story, item);
    match story.briefing.id(item) {
        Some(id) => safe_format!("{name}{mark} [{id}]"),
        None => safe_format!("{name}{mark}"),
    }
}

/// What stands behind the name of an item in linear text while something is muted; nothing where it stands.
pub fn marked(story: Story<'_>, item: Item) -> SafeText {
    mark(story, item).map(|mark| safe_format!(" ({mark})")).unwrap_or_default()
}

/// What leads to an item that is named by its first words only, or not at all, as the source in which somebody speaks in
/// their own voice: its id, or its number; nothing where it is named in full.
pub fn id_after(story: Story<'_>, item: Option<Item>, words: &SafeText) -> SafeText {
    let is_cut = words.as_str().trim_end_matches('”').ends_with('…');
    let is_unnamed = attribution::OWN_VOICES.contains(&words.as_str());
    let Some(item) = item.filter(|_| is_cut || is_unnamed) else {
        return SafeText::default();
    };
    match (story.briefing.id(item), item) {
        (Some(id), _) => safe_format!(" [{id}]"),
        (None, Item::Judgment(_) | Item::Question(_)) => safe_format!(" [{}]", numbered(item)),
        (None, _) => SafeText::default(),
    }
}

/// What stands for the name of an item that has neither name nor, perhaps, an id: `Judgment 3`.
fn numbered(item: Item) -> SafeText {
    safe_format!("{} {}", capital(item.noun()), item.number() + 1)
}
