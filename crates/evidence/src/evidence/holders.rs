//! Who holds what on every claim, put in order once, so that a claim about which thousands of items are is not gone through
//! for each of them. It must not take a side.

use std::{collections::HashSet, iter, sync::OnceLock};

use super::{
    Actors, Story,
    dispute::Side,
    turn::{self, Tally, Turns},
};
use briefing_format::model::{Briefing, ClaimIx, Position, Stance, Voice};

/// Those with one stance that are named where a claim is only mentioned.
pub(crate) const HOLDERS_PER_STANCE: usize = 12;

/// The positions on one claim.
#[derive(Clone, Debug)]
pub(crate) struct Holders {
    /// By side, in the order of [`Side::ALL`], the numbers of the positions: in the order of time, the undated last.
    sides: [Box<[u32]>; 4],
    /// The stances that are taken, each once, in file order.
    pub(crate) takers: Vec<Takers>,
    /// How many have stood on each side, each once, however often they have said so.
    voices: [Actors; 4],
    /// Who stands where.
    pub(crate) tally: Tally,
    /// Who stands on both sides.
    pub(crate) turns: Turns,
}

/// Who holds what on every claim. What was known by a day is found for a claim when somebody asks for it.
#[derive(Debug)]
pub(crate) struct AllHolders(Box<[OnceLock<Box<Holders>>]>);

impl AllHolders {
    /// Of as many claims as there are, nothing found yet.
    pub(super) fn unasked(briefing: &Briefing) -> Self {
        Self(iter::repeat_with(OnceLock::new).take(briefing.claims.len()).collect())
    }

    /// Of every claim.
    pub(super) fn all(briefing: &Briefing) -> Self {
        let claims = (0..briefing.claims.len() as u32).map(ClaimIx);
        Self(claims.map(|claim| OnceLock::from(Box::new(Holders::new(briefing, claim)))).collect())
    }
}

impl<'a> Story<'a> {
    /// Who holds what on a claim.
    pub(crate) fn holders(self, claim: ClaimIx) -> &'a Holders {
        let found = &self.evidence.holders.0[claim.0 as usize];
        found.get_or_init(|| Box::new(Holders::new(self.briefing, claim)))
    }
}

/// Who takes a stance on a claim, each once.
#[derive(Clone, Debug)]
pub(crate) struct Takers {
    pub(crate) stance: Stance,
    /// The first position of each of the first, in file order.
    pub(crate) first: Vec<u32>,
    /// How many there are in all.
    pub(crate) count: usize,
}

impl Holders {
    /// Goes through the positions on a claim once.
    fn new(briefing: &Briefing, claim: ClaimIx) -> Self {
        let positions = || briefing.positions(claim);
        let sides = Side::ALL.map(|side| {
            let on_side = positions().filter(|(_, position)| Side::of(position.stance) == side);
            let mut numbers: Vec<(u32, &Position)> = on_side.collect();
            numbers.sort_by_key(|(_, position)| {
                let date = turn::said_on(briefing, position).map(briefing_format::model::Date::sort_key);
                (date.is_none(), date)
            });
            numbers.into_iter().map(|(n, _)| n).collect()
        });
        let voices = Side::ALL.map(|side| {
            let on_side = positions().filter(|(_, position)| Side::of(position.stance) == side);
            Actors::who_take(briefing, on_side.map(|(_, position)| position))
        });
        let (tally, turns) = turn::tally(briefing, claim, &|_| true);
        Self { sides, takers: takers(briefing, positions()), voices, tally, turns }
    }

    /// The numbers of the positions of one side, in the order of time, the undated last.
    pub(crate) fn side(&self, side: Side) -> &[u32] {
        &self.sides[side.place()]
    }

    /// How many have stood on a side.
    pub(crate) fn on(&self, side: Side) -> Actors {
        self.voices[side.place()]
    }
}

fn takers<'b>(briefing: &'b Briefing, positions: impl Iterator<Item = (u32, &'b Position)>) -> Vec<Takers> {
    let mut takers: Vec<Takers> = Vec::new();
    let mut seen: HashSet<(usize, Option<&Voice>)> = HashSet::new();
    for (n, position) in positions {
        let stance = position.stance;
        // There are few stances.
        let at = takers.iter().position(|taken| taken.stance == stance).unwrap_or_else(|| {
            takers.push(Takers { stance, first: Vec::new(), count: 0 });
            takers.len() - 1
        });
        if seen.insert((stance as usize, briefing.holder(position))) {
            takers[at].count += 1;
            if takers[at].first.len() < HOLDERS_PER_STANCE {
                takers[at].first.push(n);
            }
        }
    }
    takers
}
