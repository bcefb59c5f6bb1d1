//! What of an item one would copy: a citation, its words, its ids, addresses. It must not know a clipboard.

use super::{
    citation, claim, estimate,
    name::{name, words},
    prose::spoken,
    quote,
};
use crate::evidence::Story;
use briefing_format::model::{EntityClass, Item, SourceIx, Telling};
use briefing_text::{SafeText, safe_format};

/// A text that can be copied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copyable {
    /// What of what it is: `quote and source`, `event's title`.
    pub what: SafeText,
    /// Whose address it is, where that is not clear.
    pub of: SafeText,
    /// The text.
    pub text: SafeText,
}

/// What of an item can be copied, that which says most first.
pub fn copies(story: Story<'_>, item: Item) -> Vec<Copyable> {
    let noun = match item {
        Item::Entity(ix) if story.get(ix).class == EntityClass::Place => "place",
        Item::Entity(_) => "actor",
        _ => item.noun(),
    };
    let citation = match item {
        Item::Quote(ix) => quote::citation(story, ix),
        Item::Event(ix) => citation::event(story, ix),
        _ => SafeText::default(),
    };
    let words = match item {
        Item::Briefing => safe_format!("summary"),
        Item::Quote(_) => safe_format!("quote alone"),
        Item::Claim(_) | Item::Judgment(_) => safe_format!("{noun}, by whom"),
        Item::Question(_) => safe_format!("question"),
        Item::Entity(_) => safe_format!("{noun}'s name"),
        Item::Event(_) | Item::Source(_) => safe_format!("{noun}'s title"),
    };
    let labeled = |words| citation::labeled(story, item, words);
    let id = story.briefing.id(item).map(|id| SafeText::from(id.as_safe())).unwrap_or_default();
    let others = story.briefing.other_ids(item).iter();
    let own = |what, text| Copyable { what, of: SafeText::default(), text };
    let first = [
        own(safe_format!("{noun} and source"), labeled(citation)),
        own(words, labeled(own_words(story, item))),
        own(safe_format!("{noun}'s id"), id),
    ];
    let others = others.map(|id| own(safe_format!("{noun}'s other id"), id.clone()));
    let addresses = addresses(story, item).into_iter().map(|Address { source, url }| Copyable {
        what: safe_format!("{}'s address", source.map_or(noun, |_| "source")),
        of: source
            .filter(|source| item != Item::Source(*source))
            .map(|ix| name(story, Item::Source(ix)))
            .unwrap_or_default(),
        text: url,
    });
    first.into_iter().chain(others).chain(addresses).filter(|copy| !copy.text.is_empty()).collect()
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

/// A web address, as the file has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// The source that has it; none where it is of the actor or place itself.
    pub source: Option<SourceIx>,
    /// The address.
    pub url: SafeText,
}

/// The web addresses that an item has, or that the sources of a quote have, the last hop first, each once.
pub fn addresses(story: Story<'_>, item: Item) -> Vec<Address> {
    let sources = match item {
        Item::Entity(ix) => {
            let links = story.get(ix).links.iter();
            return links.map(|url| Address { source: None, url: url.clone() }).collect();
        }
        Item::Source(ix) => vec![ix],
        Item::Quote(ix) => of_chains(story, story.briefing.telling_of_quote(story.get(ix))),
        Item::Event(ix) => of_chains(story, story.briefing.telling_of_event(story.get(ix))),
        Item::Briefing | Item::Claim(_) | Item::Judgment(_) | Item::Question(_) => Vec::new(),
    };
    let mut addresses: Vec<Address> = Vec::new();
    for source in sources {
        let url = &story.get(source).url;
        if !url.is_empty() && addresses.iter().all(|address| address.url != *url) {
            addresses.push(Address { source: Some(source), url: url.clone() });
        }
    }
    addresses
}

/// All sources that a statement came through, the last hop of each chain first.
fn of_chains(story: Story<'_>, telling: Telling<'_>) -> Vec<SourceIx> {
    let via = telling.attribution.via().flat_map(|chain| chain.hops.iter().rev());
    let all = via.chain(telling.attribution.sources());
    all.copied().filter(|source| story.briefing.is_known(*source)).collect()
}
