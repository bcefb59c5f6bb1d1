//! Everything of a briefing that has a name, ranked by how well it fits some letters. It must not know the picker.

use super::{
    Choice, Entry, RANKING_LIMIT,
    score::{Letters, best},
};
use briefing_evidence::{Story, describe};
use briefing_format::model::Item;
use briefing_text::{SafeText, safe_format};

/// A name under which an item can be found.
struct Named<'a> {
    item: Item,
    name: &'a SafeText,
    kind: Kind,
}

/// What kind of name it is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Own,
    Alias,
    /// What it is called elsewhere.
    OtherId,
}

/// The best fitting names, best first, and how many fit in all; the first in file order where there are no letters.
///
/// Gives nothing where the ranking is no longer wanted; `is_stale` is asked for that now and then.
pub(crate) fn rank_names(
    story: Story<'_>,
    query: &str,
    is_stale: &dyn Fn() -> bool,
) -> Option<(Vec<Entry>, usize)> {
    let Some(mut letters) = Letters::new(query) else { return Some(first_names(story)) };
    let mut ranked = Vec::new();
    for (n, named) in names(story).enumerate() {
        if n % 256 == 0 && is_stale() {
            return None;
        }
        let name = named.name.as_str();
        if let Some(rank) = letters.rank(name, name) {
            ranked.push((rank, n, named));
        }
    }
    let total = ranked.len();
    Some((best(ranked).iter().map(|(_, _, named)| entry(story, named)).collect(), total))
}

fn first_names(story: Story<'_>) -> (Vec<Entry>, usize) {
    let primary = || names(story).filter(|named| named.kind == Kind::Own);
    (primary().take(RANKING_LIMIT).map(|named| entry(story, &named)).collect(), primary().count())
}

fn names(story: Story<'_>) -> impl Iterator<Item = Named<'_>> {
    let briefing = story.briefing;
    std::iter::once(Item::Briefing).chain(order(story)).flat_map(move |item| {
        let primary = describe::name::known_by(story, item);
        let entity = if let Item::Entity(ix) = item { Some(ix) } else { None };
        let aliases = entity.into_iter().flat_map(|ix| briefing.aliases(ix));
        let of = move |name, kind| Named { item, name, kind };
        std::iter::once(of(primary, Kind::Own))
            .chain(aliases.map(move |(_, alias)| of(&alias.name, Kind::Alias)))
            .chain(briefing.other_ids(item).iter().map(move |id| of(id, Kind::OtherId)))
    })
}

/// Entities first: they are what one goes to by name.
fn order(story: Story<'_>) -> impl Iterator<Item = Item> {
    let is_entity = |item: &Item| matches!(item, Item::Entity(_));
    let items = || story.items();
    items().filter(is_entity).chain(items().filter(move |item| !is_entity(item)))
}

fn entry(story: Story<'_>, named: &Named<'_>) -> Entry {
    let is_own = named.kind == Kind::Own;
    let name = if is_own { describe::name::words(story, named.item) } else { named.name.clone() };
    let name = SafeText::line(name.as_str());
    let caveat = if is_own { describe::row::caveat(story, named.item) } else { SafeText::default() };
    let note = match (named.kind, named.item) {
        (Kind::Alias, item) => safe_format!("alias of {}", describe::name(story, item)),
        (Kind::OtherId, item) => safe_format!("id of {}", describe::name(story, item)),
        (Kind::Own, item) => describe::row::note(story, item),
    };
    Entry {
        lead: SafeText::from_static(describe::noun(story, named.item)),
        name,
        caveat,
        note,
        date: if is_own { describe::row::date(story, named.item) } else { Vec::new() },
        choice: Choice::Go(named.item),
    }
}
