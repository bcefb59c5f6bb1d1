//! A perspective on one version of a briefing as one on another: what it names is followed there. It must not know by what
//! items of two versions are told to be one.

use super::{Facet, Perspective, saved};
use briefing_format::model::{Briefing, EntityIx, Item, SourceIx};

impl Perspective {
    /// The same on another version, where `follow` gives the item that each of this one is there. What is gone is left out:
    /// it is neither muted nor looked for any more.
    #[must_use]
    pub fn in_version(&self, old: &Briefing, new: &Briefing, follow: &dyn Fn(Item) -> Option<Item>) -> Self {
        let entity = |ix: EntityIx| match follow(Item::Entity(ix)) {
            Some(Item::Entity(ix)) => Some(ix),
            _ => None,
        };
        let source = |ix: SourceIx| match follow(Item::Source(ix)) {
            Some(Item::Source(ix)) => Some(ix),
            _ => None,
        };
        let facet = |facet: &Facet| match *facet {
            Facet::Entity(ix) => entity(ix).map(Facet::Entity),
            Facet::Source(ix) => source(ix).map(Facet::Source),
            Facet::Status(status) => Some(Facet::Status(status)),
            Facet::Tag(tag) => saved::tag(new, old[tag].as_str()).map(Facet::Tag),
            Facet::Stance(by, stance) => entity(by).map(|by| Facet::Stance(by, stance)),
        };
        Self {
            muted: self.muted.iter().filter_map(|item| follow(*item)).collect(),
            facets: self.facets.iter().filter_map(facet).collect(),
            as_of: self.as_of.clone(),
            folds: self.folds.clone(),
            ..*self
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn briefing(text: &str) -> Briefing {
        briefing_format::parse(&format!("briefing: 1\ntitle: T\n{text}"), &mut |_| {}).briefing
    }

    #[test]
    fn what_is_muted_and_looked_for_is_followed_and_what_is_gone_is_left_out() {
        let old = briefing(
            "actors: {ada: {name: Ada, tags: [port]}, bob: {name: Bob}}\nsources: {post: {title: P}, paper: {title: Q}}\n",
        );
        let new = briefing(
            "actors: {bo: {name: Bo}, bob: {name: Bob, tags: [ship, port]}}\nsources: {paper: {title: Q}}\n",
        );
        let follow = |item: Item| old.id(item).and_then(|id| new.find(id.as_str()));
        let item = |id: &str| old.find(id).unwrap_or(Item::Briefing);
        let Item::Entity(ada) = item("ada") else { panic!("an actor") };
        let Item::Entity(bob) = item("bob") else { panic!("an actor") };
        let tag = |of: &Briefing, name: &str| saved::tag(of, name).map(Facet::Tag);
        let perspective = Perspective {
            muted: vec![item("post"), item("paper")],
            facets: [Some(Facet::Entity(ada)), Some(Facet::Entity(bob)), tag(&old, "port")]
                .into_iter()
                .flatten()
                .collect(),
            ..Perspective::default()
        };
        let moved = perspective.in_version(&old, &new, &follow);
        assert_eq!(moved.muted, new.find("paper").into_iter().collect::<Vec<_>>());
        let kept: Vec<Facet> =
            [Some(Facet::Entity(EntityIx(1))), tag(&new, "port")].into_iter().flatten().collect();
        assert_eq!(moved.facets, kept);
    }
}
