//! Everything of a briefing that has a name, ranked by how well it fits some letters. It must not know the picker.

use nucleo_matcher::{
    Config, Matcher, Utf32Str,
    pattern::{CaseMatching, Normalization, Pattern},
};

use super::{Choice, Entry, RANKING_LIMIT};
use crate::{describe, evidence::Story, model::Item, safe_format, text::SafeText};

/// A name under which an item can be found.
struct Named<'a> {
    item: Item,
    name: &'a SafeText,
    /// Whether it is an alias, or an id.
    is_alias: bool,
}

/// The best fitting names, best first, and how many fit in all; the first in file order where there are no letters.
pub fn rank_names(story: Story<'_>, query: &str) -> (Vec<Entry>, usize) {
    if query.trim().is_empty() {
        let total = names(story).filter(|named| !named.is_alias).count();
        let first = names(story).filter(|named| !named.is_alias).take(RANKING_LIMIT);
        return (first.map(|named| entry(story, &named)).collect(), total);
    }
    let pattern = Pattern::parse(query, CaseMatching::Smart, Normalization::Smart);
    let mut matcher = Matcher::new(Config::DEFAULT);
    let mut buffer = Vec::new();
    let mut scored: Vec<(u32, usize, Named<'_>)> = names(story)
        .enumerate()
        .filter_map(|(n, named)| {
            let score = pattern.score(Utf32Str::new(named.name.as_str(), &mut buffer), &mut matcher)?;
            Some((score, n, named))
        })
        .collect();
    let total = scored.len();
    let better = |a: &(u32, usize, Named<'_>), b: &(u32, usize, Named<'_>)| b.0.cmp(&a.0).then(a.1.cmp(&b.1));
    if scored.len() > RANKING_LIMIT {
        scored.select_nth_unstable_by(RANKING_LIMIT, better);
        scored.truncate(RANKING_LIMIT);
    }
    scored.sort_by(better);
    (scored.iter().map(|(_, _, named)| entry(story, named)).collect(), total)
}

fn names(story: Story<'_>) -> impl Iterator<Item = Named<'_>> {
    let briefing = story.briefing;
    std::iter::once(Item::Briefing).chain(order(story)).flat_map(move |item| {
        let primary = match item {
            Item::Briefing => &briefing.title,
            Item::Entity(ix) => &briefing[ix].name,
            Item::Event(ix) => &briefing[ix].title,
            Item::Quote(ix) => &briefing[ix].text,
            Item::Source(ix) => &briefing[ix].title,
            Item::Claim(ix) => &briefing[ix].text,
            Item::Judgment(ix) => &briefing[ix].text,
            Item::Question(ix) => &briefing[ix].text,
        };
        let aliases = match item {
            Item::Entity(ix) => briefing[ix].aliases.as_slice(),
            _ => &[],
        };
        let alias = move |name| Named { item, name, is_alias: true };
        std::iter::once(Named { item, name: primary, is_alias: false })
            .chain(aliases.iter().map(move |entry| alias(&entry.name)))
    })
}

/// Entities first: they are what one goes to by name.
fn order(story: Story<'_>) -> impl Iterator<Item = Item> {
    let is_entity = |item: &Item| matches!(item, Item::Entity(_));
    let items = || story.briefing.items();
    items().filter(is_entity).chain(items().filter(move |item| !is_entity(item)))
}

fn entry(story: Story<'_>, named: &Named<'_>) -> Entry {
    let name = SafeText::line(named.name.as_str());
    let note = match named.item {
        Item::Entity(ix) if named.is_alias => safe_format!("alias of {}", story.briefing[ix].name),
        Item::Event(ix) => {
            story.briefing[ix].date.as_ref().map(|date| SafeText::line(&date.label())).unwrap_or_default()
        }
        Item::Quote(ix) => {
            story.briefing[ix].speaker.map(|speaker| story.briefing[speaker].name.clone()).unwrap_or_default()
        }
        _ => SafeText::default(),
    };
    Entry {
        lead: SafeText::from_static(describe::noun(story, named.item)),
        name,
        note,
        choice: Choice::Go(named.item),
    }
}
