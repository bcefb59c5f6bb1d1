//! Filters: show only what has to do with an entity, a source, a status or a tag. What one shows follows from a
//! briefing and its facets; it must not know how a list is drawn.

use std::collections::{BTreeSet, HashSet};

use crate::{
    describe,
    evidence::{Role, Story},
};
use briefing_format::model::{ClaimIx, EntityIx, EventIx, Item, SourceIx, Stance, Status, TagIx};
use briefing_text::{SafeText, safe_format};

/// One condition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Facet {
    /// Linked with this entity.
    Entity(EntityIx),
    /// Resting on this source.
    Source(SourceIx),
    /// An event of this status.
    Status(Status),
    /// Tagged with this.
    Tag(TagIx),
    /// A claim towards which this actor takes this stance, or what has to do with it.
    Stance(EntityIx, Stance),
}

impl Facet {
    /// The item that it is about.
    pub const fn of(self) -> Option<Item> {
        match self {
            Self::Entity(ix) | Self::Stance(ix, _) => Some(Item::Entity(ix)),
            Self::Source(ix) => Some(Item::Source(ix)),
            Self::Status(_) | Self::Tag(_) => None,
        }
    }

    /// The condition in words.
    pub fn name(self, story: Story<'_>) -> SafeText {
        match self {
            Self::Entity(ix) => story.briefing[ix].name.clone(),
            Self::Source(ix) => describe::name(story, Item::Source(ix)),
            Self::Status(status) => SafeText::from_static(status.as_str()),
            Self::Tag(tag) => safe_format!("#{}", story.briefing[tag]),
            Self::Stance(by, stance) => safe_format!("{} {}", stance.phrase(), story.get(by).name),
        }
    }

    /// The same the other way round, for who looks for it so; empty for most.
    pub fn note(self, story: Story<'_>) -> SafeText {
        match self {
            Self::Stance(by, stance) => {
                safe_format!("what {} {}", story.get(by).name, stance.as_str().replace('-', " "))
            }
            Self::Entity(_) | Self::Source(_) | Self::Status(_) | Self::Tag(_) => SafeText::default(),
        }
    }

    /// What it leaves, of what: `of the events, only those that are confirmed`.
    pub(crate) fn keeps(self, story: Story<'_>) -> SafeText {
        let name = self.name(story);
        match self {
            Self::Entity(_) | Self::Source(_) => safe_format!("only what is linked with {name}"),
            Self::Status(_) => safe_format!("of the events, only those that are {name}"),
            Self::Tag(_) => safe_format!("of events, actors and places, only those tagged {name}"),
            Self::Stance(..) => safe_format!("only what has to do with claims {name}"),
        }
    }

    /// What sort of condition it is.
    pub fn noun(self, story: Story<'_>) -> &'static str {
        match self {
            Self::Entity(ix) => story.briefing[ix].class.as_str(),
            Self::Source(_) => "source",
            Self::Status(_) => "status",
            Self::Tag(_) => "tag",
            Self::Stance(..) => "claims",
        }
    }

    /// Every condition that something of the briefing meets.
    pub fn all(story: Story<'_>) -> Vec<Self> {
        let briefing = story.briefing;
        let is_known = |item: Item| story.is_known(item);
        let events = || (0..).map(EventIx).zip(&briefing.events).filter(|(ix, _)| is_known(Item::Event(*ix)));
        let has = |status: Status| events().any(|(_, event)| event.status == Some(status));
        let statuses = Status::ALL.iter().copied().filter(|status| has(*status)).map(Self::Status);
        let carried: BTreeSet<TagIx> = events()
            .flat_map(|(_, event)| &event.tags)
            .chain(briefing.entities.iter().flat_map(|entity| &entity.tags))
            .copied()
            .collect();
        let tags = carried.into_iter().map(Self::Tag);
        let entities = (0..briefing.entities.len() as u32).map(|n| Self::Entity(EntityIx(n)));
        let sources = (0..briefing.sources.len() as u32).map(SourceIx);
        let sources = sources.filter(|ix| is_known(Item::Source(*ix))).map(Self::Source);
        statuses.chain(tags).chain(stances(story)).chain(entities).chain(sources).collect()
    }
}

/// Every stance that an actor takes, those of an actor together, in the order of the actors.
fn stances(story: Story<'_>) -> impl Iterator<Item = Facet> {
    let claims = (0..story.briefing.claims.len() as u32).map(ClaimIx);
    let positions = claims.flat_map(|claim| story.briefing.positions(claim));
    let taken: BTreeSet<(EntityIx, usize)> = positions
        .filter_map(|(_, position)| {
            let by = story.briefing.held_by(position)?;
            Some((by, position.stance as usize))
        })
        .collect();
    taken.into_iter().map(|(by, stance)| Facet::Stance(by, Stance::ALL[stance]))
}

/// The conditions in force: an item is shown if it meets all that apply to its kind.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    facets: Vec<(Facet, HashSet<Item>)>,
}

impl Filter {
    /// Makes a filter of conditions.
    pub fn new(story: Story<'_>, facets: &[Facet]) -> Self {
        Self { facets: facets.iter().map(|facet| (*facet, linked(story, *facet))).collect() }
    }

    /// Whether nothing is hidden.
    pub const fn is_empty(&self) -> bool {
        self.facets.is_empty()
    }

    /// Whether an item is shown: it was known by the day that is looked at, and meets the conditions.
    pub fn shows(&self, story: Story<'_>, item: Item) -> bool {
        story.is_known(item)
            && self.facets.iter().all(|(facet, linked)| match (facet, item) {
                (_, Item::Briefing) => true,
                (Facet::Entity(_) | Facet::Source(_) | Facet::Stance(..), _) => linked.contains(&item),
                (Facet::Status(status), Item::Event(ix)) => story.briefing[ix].status == Some(*status),
                (Facet::Tag(tag), Item::Event(ix)) => story.briefing[ix].tags.contains(tag),
                (Facet::Tag(tag), Item::Entity(ix)) => story.briefing[ix].tags.contains(tag),
                // Claims and sources have neither status nor tags: the condition says nothing about them.
                (Facet::Status(_) | Facet::Tag(_), _) => true,
            })
    }
}

/// The item itself and everything linked with it in either direction; through quotes, too, for a source.
fn linked(story: Story<'_>, facet: Facet) -> HashSet<Item> {
    let target = match facet {
        Facet::Entity(ix) => Item::Entity(ix),
        Facet::Source(ix) => Item::Source(ix),
        Facet::Stance(by, stance) => return towards(story, by, stance),
        Facet::Status(_) | Facet::Tag(_) => return HashSet::new(),
    };
    let mut linked = HashSet::from([target]);
    for reference in story.references(target) {
        linked.insert(reference.from);
        if matches!(reference.from, Item::Quote(_)) {
            linked.extend(story.references(reference.from).map(|onward| onward.from));
        }
    }
    if let Item::Entity(ix) = target {
        let relations = story.briefing.relations(ix);
        linked.extend(relations.filter_map(|(_, relation)| relation.to).map(Item::Entity));
    }
    linked
}

/// The claims towards which an actor takes a stance, what they are about, and the words and sources in which it does.
fn towards(story: Story<'_>, by: EntityIx, stance: Stance) -> HashSet<Item> {
    let mut linked = HashSet::from([Item::Entity(by)]);
    for from in story.referrers(Item::Entity(by), Role::Position) {
        let Item::Claim(claim) = from else { continue };
        for (_, position) in story.briefing.positions(claim) {
            let holder = story.briefing.held_by(position);
            if holder == Some(by) && position.stance == stance {
                linked.insert(from);
                linked.extend(story.briefing.known(&story.get(claim).about));
                linked.extend(story.briefing.known_one(position.quote).map(Item::Quote));
                let telling = story.briefing.chains_of_position(position);
                linked.extend(telling.attribution.named().map(Item::Source));
            }
        }
    }
    linked
}
