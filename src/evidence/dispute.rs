//! Who disputes what: how a claim stands by the positions taken, and which events are contested. It must not take a side.

use std::collections::HashMap;

use super::{Role, Story};
use crate::model::{Claim, ClaimIx, EntityIx, EventIx, Item, Stance, Status};

/// How a claim stands, by the positions that the file writes down and nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Somebody holds it and somebody denies or doubts it.
    Disputed,
    /// Somebody holds it; nobody is known to deny it.
    Held,
    /// Somebody denies or doubts it; nobody is known to hold it.
    Denied,
    /// Nobody is known to hold or deny it.
    Unattributed,
}

impl Standing {
    /// The standing in one word.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Disputed => "disputed",
            Self::Held => "asserted",
            Self::Denied => "denied",
            Self::Unattributed => "unattributed",
        }
    }
}

/// How a claim stands.
pub fn standing(claim: &Claim) -> Standing {
    let any = |test: fn(Stance) -> bool| claim.positions.iter().any(|position| test(position.stance));
    match (any(Stance::supports), any(Stance::opposes)) {
        (true, true) => Standing::Disputed,
        (true, false) => Standing::Held,
        (false, true) => Standing::Denied,
        (false, false) => Standing::Unattributed,
    }
}

impl Story<'_> {
    /// The claims about an item, in file order.
    pub fn claims_about(self, item: Item) -> impl Iterator<Item = ClaimIx> {
        self.evidence.backlinks.referrers(item, Role::About).filter_map(|from| match from {
            Item::Claim(ix) => Some(ix),
            _ => None,
        })
    }

    /// Whether an event is contested: by its own status, or because a claim about it is denied or doubted.
    pub fn is_contested(self, event: EventIx) -> bool {
        matches!(self.briefing[event].status, Some(Status::Disputed | Status::Denied))
            || self
                .claims_about(Item::Event(event))
                .any(|claim| matches!(standing(&self.briefing[claim]), Standing::Disputed | Standing::Denied))
    }

    /// The entities with which an entity shares a disputed or denied claim, each with the first such claim.
    ///
    /// No file says which claim a relation answers to. A relation is taken to be disputed where a claim that is about
    /// both of its ends has been denied or doubted by somebody, whatever it says of the two. So whoever shows the
    /// dispute names the claim, and does not call the relation itself denied. The work follows the claims about the entity.
    pub fn disputed_with(self, entity: EntityIx) -> HashMap<EntityIx, ClaimIx> {
        let mut shared = HashMap::new();
        for ix in self.claims_about(Item::Entity(entity)) {
            let claim = &self.briefing[ix];
            if !matches!(standing(claim), Standing::Disputed | Standing::Denied) {
                continue;
            }
            for item in &claim.about {
                if let Item::Entity(other) = item
                    && *other != entity
                {
                    shared.entry(*other).or_insert(ix);
                }
            }
        }
        shared
    }
}
