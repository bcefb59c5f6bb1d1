//! Which items may be named in what was left out for an error. It must not know what is said of the others.

use std::borrow::Cow;

use crate::{
    check::Subject,
    evidence::names::{Finder, SPELLING},
};
use briefing_format::{
    model::{Id, Item},
    places,
};
use briefing_text::Folded;

/// Keeps those items of which it is sure that nothing that could not be read names them.
pub(super) fn keep_sure(subject: &Subject<'_>, items: &mut Vec<Item>) {
    let (briefing, left_out) = (subject.briefing, subject.left_out);
    if left_out.is_nothing() || items.is_empty() {
        return;
    }
    let mut names: Vec<(Cow<'_, str>, usize)> = Vec::new();
    for (n, item) in items.iter().enumerate() {
        names.extend(briefing.id(*item).map(|id| (Cow::Borrowed(id.as_str()), n)));
        if let Item::Entity(ix) = item {
            let own =
                briefing.linking_names(*ix).map(|name| Folded::new(name.as_str().trim(), SPELLING).text);
            names.extend(own.filter(|name| !name.is_empty()).map(|name| (name, n)));
        }
    }
    names.sort_unstable();
    let of_names: Vec<&[(Cow<'_, str>, usize)]> = names.chunk_by(|a, b| a.0 == b.0).collect();
    let finder = Finder::new(of_names.iter().map(|same| &*same[0].0));
    let mut places = vec![Named::Nowhere; of_names.len()];
    for (owner, text) in not_whole(subject) {
        finder.each(&Folded::new(text, SPELLING).text, &mut |name| {
            let before = places[name as usize];
            places[name as usize] = before.and(owner);
            before != places[name as usize]
        });
    }
    let mut is_unsure: Vec<bool> = items
        .iter()
        .map(|item| briefing.id(*item).is_some_and(|id: &Id| left_out.may_mean(id.as_str())))
        .collect();
    for (same, place) in of_names.iter().zip(places) {
        same.iter().for_each(|(_, n)| is_unsure[*n] |= place.is_by_another(items[*n]));
    }
    let mut unsure = is_unsure.into_iter();
    items.retain(|_| !unsure.next().unwrap_or_default());
}

/// Where a name stands.
#[derive(Clone, Copy, PartialEq)]
enum Named {
    Nowhere,
    /// In this item alone.
    In(Item),
    /// In several, or in what belongs to none.
    Elsewhere,
}

impl Named {
    fn and(self, owner: Option<Item>) -> Self {
        match (self, owner) {
            (Self::Nowhere, Some(owner)) => Self::In(owner),
            (Self::In(before), Some(owner)) if before == owner => self,
            (Self::Elsewhere | Self::In(_), _) | (Self::Nowhere, None) => Self::Elsewhere,
        }
    }

    fn is_by_another(self, item: Item) -> bool {
        match self {
            Self::Nowhere => false,
            Self::In(owner) => owner != item,
            Self::Elsewhere => true,
        }
    }
}

/// The parts of the text that belong to no item, and to each that lacks something.
fn not_whole<'a>(subject: &Subject<'a>) -> Vec<(Option<Item>, &'a str)> {
    let briefing = subject.briefing;
    let mut spans: Vec<_> = briefing.items().map(|item| (places::span(briefing, item), item)).collect();
    spans.sort_unstable();
    let mut parts = Vec::new();
    let mut at = 0;
    for (span, item) in spans {
        let range = span.range();
        parts.extend(subject.text.get(at..range.start).map(|text| (None, text)));
        at = at.max(range.end);
        if subject.lacks(item) {
            parts.extend(subject.text.get(range).map(|text| (Some(item), text)));
        }
    }
    parts.extend(subject.text.get(at..).map(|text| (None, text)));
    parts
}
