//! What of an item one would copy: a citation, its words, its ids, addresses. It must not know a clipboard.

use super::{
    citation, claim, estimate,
    name::{name, words},
    prose::spoken,
    quote,
};
use crate::evidence::Story;
use briefing_format::model::{Item, SourceIx, Telling};
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
        Item::Briefing => story.briefing.summary().map(|text| spoken(story, text)).unwrap_or_default(),
        Item::Quote(ix) => story.get(ix).text.clone(),
        Item::Claim(ix) => claim::citation(story, ix),
        Item::Judgment(ix) => estimate::citation(story, ix),
        Item::Question(_) => words(story, item),
        Item::Entity(_) | Item::Event(_) | Item::Source(_) => name(story, item),
    }
}

/// The web addresses that an item has, or that the sources of a quote have, the last hop first.
fn addresses(story: Story<'_>, item: Item) -> Vec<SafeText> {
    let of = |ix: &SourceIx| story.get(*ix).url.clone();
    match item {
        Item::Entity(ix) => story.get(ix).links.clone(),
        Item::Source(ix) => vec![of(&ix)],
        Item::Quote(ix) => of_chains(story, story.briefing.telling_of_quote(story.get(ix))),
        Item::Event(ix) => of_chains(story, story.briefing.telling_of_event(story.get(ix))),
        Item::Briefing | Item::Claim(_) | Item::Judgment(_) | Item::Question(_) => Vec::new(),
    }
}

/// Those of all sources that a statement came through, the last hop of each chain first.
fn of_chains(story: Story<'_>, telling: Telling<'_>) -> Vec<SafeText> {
    let via = telling.attribution.via().flat_map(|chain| chain.hops.iter().rev());
    let all = via.chain(telling.attribution.sources());
    let known = all.filter(|source| story.briefing.is_known(**source));
    known.map(|source| story.get(*source).url.clone()).collect()
}
