//! Who disputes what: how a claim stands by the positions taken, who stands on which side of it, and which events and
//! entities are contested. It must not take a side.

use std::collections::HashSet;

use super::{Role, Story};
use crate::model::{Claim, ClaimIx, Date, EntityIx, EventIx, Item, Position, Stance, Status};

/// How a claim stands, by the positions that the file writes down and nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Somebody holds it and somebody denies or doubts it.
    Disputed,
    /// Somebody holds it; nobody is known to deny it.
    Held,
    /// Somebody denies it; nobody is known to hold it.
    Denied,
    /// Somebody doubts it; nobody is known to hold or deny it.
    Doubted,
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
            Self::Doubted => "doubted",
            Self::Unattributed => "unattributed",
        }
    }

    /// Whether somebody denies or doubts it.
    pub const fn is_contested(self) -> bool {
        matches!(self, Self::Disputed | Self::Denied | Self::Doubted)
    }
}

/// How a claim stands.
pub fn standing(claim: &Claim) -> Standing {
    let any = |test: fn(Stance) -> bool| claim.positions.iter().any(|position| test(position.stance));
    match (any(Stance::supports), any(Stance::opposes)) {
        (true, true) => Standing::Disputed,
        (true, false) => Standing::Held,
        (false, true) if any(|stance| stance == Stance::Denies) => Standing::Denied,
        (false, true) => Standing::Doubted,
        (false, false) => Standing::Unattributed,
    }
}

/// On which side of a claim a position stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Its holder takes the claim to be true.
    For,
    /// Its holder takes the claim to be false or doubtful.
    Against,
    /// Its holder declines to comment.
    Neither,
}

impl Side {
    /// Every side, in the order in which they are told.
    pub const ALL: [Self; 3] = [Self::For, Self::Against, Self::Neither];

    /// The side of a stance.
    pub const fn of(stance: Stance) -> Self {
        if stance.supports() {
            Self::For
        } else if stance.opposes() {
            Self::Against
        } else {
            Self::Neither
        }
    }
}

/// How many stand on a side of a claim, each once, however often they have said so.
pub fn holders(claim: &Claim, side: Side) -> usize {
    let on_side = claim.positions.iter().filter(|position| Side::of(position.stance) == side);
    on_side.map(|position| position.by).collect::<HashSet<Option<EntityIx>>>().len()
}

impl<'a> Story<'a> {
    /// The positions of one side of a claim, each with its number in the file: in the order of time, the undated last.
    pub fn positions(self, claim: ClaimIx, side: Side) -> Vec<(usize, &'a Position)> {
        let all = self.get(claim).positions.iter().enumerate();
        let mut positions: Vec<_> = all.filter(|(_, position)| Side::of(position.stance) == side).collect();
        positions.sort_by_key(|(_, position)| {
            let date = self.taken(position).map(Date::sort_key);
            (date.is_none(), date)
        });
        positions
    }

    /// When a position was taken: as the file says, else when the words were said in which it was.
    pub fn taken(self, position: &'a Position) -> Option<&'a Date> {
        position.date.as_deref().or_else(|| self.get(position.quote?).date.as_ref())
    }
}

impl Story<'_> {
    /// The claims about an item that somebody denies or doubts, in file order.
    pub fn contested_claims(self, item: Item) -> impl Iterator<Item = ClaimIx> {
        self.claims_about(item).filter(move |claim| standing(self.get(*claim)).is_contested())
    }

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
            || self.contested_claims(Item::Event(event)).next().is_some()
    }
}
