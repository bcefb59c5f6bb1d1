//! An item as a passage of the briefing read as one text. It must not know what comes before and after it.

use super::{Description, Form, Paragraph, Tone, row};
use crate::evidence::Story;
use briefing_format::model::Item;

/// What is read one after the other: an item, below a heading where it is the first of its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Passage {
    /// What stands over it.
    pub heading: Option<&'static str>,
    /// What is told.
    pub item: Item,
}

/// A passage in words: its title, which leads to it, what it says, and the quotes of an event. Each paragraph with what it tells
/// of.
pub fn passage(story: Story<'_>, Passage { heading, item }: Passage) -> Vec<(Item, Paragraph)> {
    let of = |item: Item| move |paragraph: Paragraph| (item, paragraph);
    let mut told: Vec<_> = heading.map(Paragraph::heading).map(of(item)).into_iter().collect();
    told.push((item, titled(story, item)));
    let form = match item {
        Item::Event(_) | Item::Briefing => Form::Brief,
        _ => Form::Full,
    };
    told.extend(Description::for_form(story, item, form).told().into_iter().map(of(item)));
    if let Item::Event(_) = item {
        for quote in story.quotes_of(item).into_iter().map(Item::Quote) {
            told.extend(Description::for_form(story, quote, Form::Beside).told().into_iter().map(of(quote)));
        }
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
    line.then(title)
}
