//! What of an item one would copy: a citation, its words, its ids, addresses. It must not know a clipboard.

use super::{citation, claim, estimate, name::name, quote};
use crate::evidence::Story;
use briefing_format::model::{Item, SourceIx};
use briefing_text::SafeText;

/// What of an item can be copied, each with what it is.
pub fn copies(story: Story<'_>, item: Item) -> Vec<(&'static str, SafeText)> {
    let citation = match item {
        Item::Quote(ix) => quote::citation(story, ix),
        Item::Event(ix) => citation::event(story, ix),
        _ => SafeText::default(),
    };
    let id = story.briefing.id(item).map(|id| SafeText::from(id.as_safe())).unwrap_or_default();
    let labeled = |words| citation::labeled(story, item, words);
    let first = [("citation", labeled(citation)), ("text", labeled(own_words(story, item))), ("id", id)];
    let addresses = addresses(story, item).into_iter().map(|url| ("address", url));
    let others = story.briefing.other_ids(item).iter().map(|id| ("other id", id.clone()));
    first.into_iter().chain(others).chain(addresses).filter(|(_, text)| !text.is_empty()).collect()
}

/// The words of an item; of a claim or judgment with what it is, for they would read like a fact elsewhere.
fn own_words(story: Story<'_>, item: Item) -> SafeText {
    match item {
        Item::Briefing => story.briefing.summary().cloned().unwrap_or_default(),
        Item::Quote(ix) => story.get(ix).text.clone(),
        Item::Claim(ix) => claim::citation(story, ix),
        Item::Judgment(ix) => estimate::citation(story, ix),
        Item::Question(ix) => story.get(ix).text.clone(),
        Item::Entity(_) | Item::Event(_) | Item::Source(_) => name(story, item),
    }
}

/// The web addresses that an item has, or that the sources of a quote have, the last hop first.
fn addresses(story: Story<'_>, item: Item) -> Vec<SafeText> {
    let of = |ix: &SourceIx| story.get(*ix).url.clone();
    let known = |list| story.briefing.known(list).iter();
    match item {
        Item::Entity(ix) => story.get(ix).links.clone(),
        Item::Source(ix) => vec![of(&ix)],
        Item::Quote(ix) => known(&story.get(ix).via).rev().map(of).collect(),
        Item::Event(ix) => {
            known(&story.get(ix).via).rev().chain(known(&story.get(ix).sources)).map(of).collect()
        }
        Item::Briefing | Item::Claim(_) | Item::Judgment(_) | Item::Question(_) => Vec::new(),
    }
}
