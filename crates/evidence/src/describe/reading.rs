//! A briefing as one text to be read from its summary on: what comes when, and each item in words. It must not know how much is on a screen.

use super::{Description, Form, Paragraph, Tone, row};
use crate::{
    evidence::{Clock, Story},
    perspective::{Filter, Perspective},
    timeline::Order,
};
use briefing_format::model::{Item, ItemKind};

/// What is read one after the other: an item, below a heading where it is the first of its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Passage {
    /// What stands over it.
    pub heading: Option<&'static str>,
    /// What is told.
    pub item: Item,
}

/// All that is read, in order: the summary, history, events, what is judged, what is disputed, what is not known. `order` is
/// that of when events happened.
pub fn passages(story: Story<'_>, order: &Order, filter: &Filter) -> Vec<Passage> {
    let happened = Perspective { clock: Clock::Happened, ..Perspective::default() };
    let events: Vec<Item> = happened.events(story, order, filter).into_iter().map(Item::Event).collect();
    let is_history = |item: &Item| matches!(item, Item::Event(ix) if story.get(*ix).background);
    let (history, events): (Vec<Item>, Vec<Item>) = events.into_iter().partition(is_history);
    let of = |kind| story.briefing.items_of(kind).filter(|item| filter.shows(story, *item));
    let is_disputed = |item: &Item| matches!(item, Item::Claim(ix) if story.is_in_dispute(*ix));
    let parts = [
        ("Summary", vec![Item::Briefing]),
        ("History", history),
        ("Events", events),
        ("What is judged", of(ItemKind::Judgment).collect()),
        ("What is disputed", of(ItemKind::Claim).filter(is_disputed).collect()),
        ("What is not known", of(ItemKind::Question).collect()),
    ];
    let passages = parts.into_iter().flat_map(|(heading, items)| {
        let headings = std::iter::once(Some(heading)).chain(std::iter::repeat(None));
        headings.zip(items).map(|(heading, item)| Passage { heading, item })
    });
    passages.collect()
}

/// A passage in words: its title, which leads to it, what it says, and the quotes of an event.
pub fn passage(story: Story<'_>, Passage { heading, item }: Passage) -> Vec<Paragraph> {
    let mut told: Vec<Paragraph> = heading.map(Paragraph::heading).into_iter().collect();
    told.push(titled(story, item));
    let form = match item {
        Item::Event(_) | Item::Briefing => Form::Brief,
        _ => Form::Full,
    };
    told.extend(Description::for_form(story, item, form).told());
    if let Item::Event(_) = item {
        let quotes = story.quotes_of(item).into_iter();
        told.extend(
            quotes.flat_map(|ix| Description::for_form(story, Item::Quote(ix), Form::Beside).told()),
        );
    }
    told
}

/// The date and the title of an item, of which the title leads to it.
fn titled(story: Story<'_>, item: Item) -> Paragraph {
    let mut line = Paragraph::plain();
    if let Some(date) = row(story, item).date.first() {
        line = line.tone(Tone::Muted, date).words("  ");
    }
    let mut title = Description::new(story, item).title();
    for run in title.runs.iter_mut().filter(|run| run.link.is_none()) {
        run.link = Some(item);
    }
    line.runs(title.runs)
}
