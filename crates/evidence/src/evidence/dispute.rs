//! Who disputes what: how a claim stands by the positions taken, who stands on which side of it, and which events and
//! entities are contested. It must not take a side.

use std::collections::HashSet;

use super::{Role, Story, turn};
use briefing_format::model::{
    Briefing, ClaimIx, Date, EntityIx, EventIx, Item, ItemKind, Position, Stance, Statement, Status,
};

/// How a claim stands, by the positions that the file writes down and nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    /// Somebody holds it and somebody denies or doubts it.
    Disputed,
    /// Somebody holds it; nobody is known to deny it.
    Held,
    /// Somebody denies it; nobody is known to hold it.
    Denied,
    /// Somebody doubts it; nobody is known to hold or deny it.
    Doubted,
    /// One actor holds it and denies or doubts it, nobody knows which last, and nobody else does either.
    TwoSided,
    /// Nobody is known to hold or deny it.
    Unattributed,
}

impl Standing {
    /// The standing in one word.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Disputed => "disputed",
            Self::Held => "asserted",
            Self::Denied => "denied",
            Self::Doubted => "doubted",
            Self::TwoSided => "two-sided",
            Self::Unattributed => "unattributed",
        }
    }

    /// Whether somebody denies or doubts it.
    pub(crate) const fn is_contested(self) -> bool {
        matches!(self, Self::Disputed | Self::Denied | Self::Doubted | Self::TwoSided)
    }
}

/// How a claim stands: by the side on which each actor stood last, where that is proven, so that one who changed their
/// mind makes no dispute.
pub(crate) fn standing(tally: &turn::Tally) -> Standing {
    match (tally.sides[0].high, tally.sides[1].high, tally.both) {
        (0, 0, 0) => Standing::Unattributed,
        (0, 0, 1) => Standing::TwoSided,
        (_, 0, 0) => Standing::Held,
        (0, _, 0) if tally.is_denied => Standing::Denied,
        (0, _, 0) => Standing::Doubted,
        _ => Standing::Disputed,
    }
}

/// On which side of a claim a position stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    /// Its holder takes the claim to be true.
    For,
    /// Its holder takes the claim to be false or doubtful.
    Against,
    /// Its holder declines to comment.
    Neither,
    /// Somebody tells that they have not commented.
    Silent,
}

impl Side {
    /// The other side of a dispute; of those who stand on none, their own.
    pub(crate) const fn other(self) -> Self {
        match self {
            Self::For => Self::Against,
            Self::Against => Self::For,
            Self::Neither | Self::Silent => self,
        }
    }

    /// Every side, in the order in which they are told.
    pub(crate) const ALL: [Self; 4] = [Self::For, Self::Against, Self::Neither, Self::Silent];

    /// Its place among all.
    pub(crate) fn place(self) -> usize {
        Self::ALL.iter().position(|other| *other == self).unwrap_or_default()
    }

    /// The side of a stance.
    pub(crate) const fn of(stance: Stance) -> Self {
        if stance.supports() {
            Self::For
        } else if stance.opposes() {
            Self::Against
        } else if matches!(stance, Stance::HasNotCommented) {
            Self::Silent
        } else {
            Self::Neither
        }
    }
}

/// The pairs of entities of whose relations to each other some names the claim that it answers to.
pub(super) fn answering(briefing: &Briefing) -> HashSet<(EntityIx, EntityIx)> {
    let entities = (0..).map(EntityIx).zip(&briefing.entities);
    let relations = entities
        .flat_map(|(of, entity)| (0..).zip(entity.relations.of_file()).map(move |(n, to)| (of, n, to)));
    let answering = relations.filter(|(of, n, relation)| {
        let part = Some(Statement::Relation(*of, *n));
        relation.claim.of_file().is_some() || briefing.lost_at((*of).into(), part, "claim").next().is_some()
    });
    answering.filter_map(|(of, _, relation)| Some(pair(of, relation.to?))).collect()
}

/// Two entities in an order that does not depend on which is named first.
pub(crate) fn pair(one: EntityIx, other: EntityIx) -> (EntityIx, EntityIx) {
    (one.min(other), one.max(other))
}

impl<'a> Story<'a> {
    /// The numbers of the positions of one side of a claim: in the order of time, the undated last.
    pub(crate) fn positions(self, claim: ClaimIx, side: Side) -> &'a [u32] {
        self.holders(claim).side(side)
    }

    /// When a position was taken: as the file says, else when the words were said in which it was.
    pub(crate) fn taken(self, position: &'a Position) -> Option<&'a Date> {
        turn::said_on(self.briefing, position)
    }
}

impl<'a> Story<'a> {
    /// How a claim stands, by who holds it: that was counted at loading, for many may name one claim of many positions.
    pub(crate) fn standing(self, claim: ClaimIx) -> Standing {
        standing(&self.holders(claim).tally)
    }

    /// The claims about an item that somebody denies or doubts, or that stand in conflict with others, in file order.
    pub(crate) fn contested_claims(self, item: Item) -> impl Iterator<Item = ClaimIx> + 'a {
        self.claims_about(item).filter(move |claim| self.is_claim_contested(*claim))
    }

    /// The claims that somebody denies or doubts, or that stand in conflict with others, in file order.
    pub fn disputed_claims(self) -> impl Iterator<Item = Item> + 'a {
        let is_disputed = move |item: &Item| matches!(item, Item::Claim(ix) if self.is_claim_contested(*ix));
        self.briefing.items_of(ItemKind::Claim).filter(is_disputed)
    }

    /// Whether somebody denies or doubts a claim, or it stands in conflict with another.
    pub(crate) fn is_claim_contested(self, claim: ClaimIx) -> bool {
        self.standing(claim).is_contested() || self.is_in_conflict(claim)
    }

    /// The claims about an item, in file order.
    pub(crate) fn claims_about(self, item: Item) -> impl Iterator<Item = ClaimIx> + 'a {
        self.referrers(item, Role::About).filter_map(|from| match from {
            Item::Claim(ix) => Some(ix),
            _ => None,
        })
    }

    /// The claims that stand in conflict with a claim, because it says so or they do, each once and in file order.
    pub(crate) fn conflicts(self, claim: ClaimIx) -> Vec<ClaimIx> {
        let mut conflicts: Vec<ClaimIx> = self.conflicting(claim).collect();
        conflicts.sort_unstable();
        conflicts.dedup();
        conflicts
    }

    /// Whether a claim stands in conflict with any other.
    pub(crate) fn is_in_conflict(self, claim: ClaimIx) -> bool {
        self.conflicting(claim).next().is_some()
    }

    fn conflicting(self, claim: ClaimIx) -> impl Iterator<Item = ClaimIx> + 'a {
        let by_others = self.referrers(Item::Claim(claim), Role::Contradicts);
        let by_others = by_others.filter_map(|from| if let Item::Claim(ix) = from { Some(ix) } else { None });
        let own = self.briefing.known(&self.get(claim).contradicts);
        own.chain(by_others).filter(move |other| *other != claim)
    }

    /// Whether an event is contested: by its own status, or because a claim about it is.
    pub(crate) fn is_contested(self, event: EventIx) -> bool {
        matches!(self.briefing[event].status, Some(Status::Disputed | Status::Denied))
            || self.contested_claims(Item::Event(event)).next().is_some()
    }

    /// The first disputed or denied claim that is about both of two entities, where none of their relations to each other
    /// says which claim it answers to.
    ///
    /// Where the file does not say that, a relation is taken to be disputed where a claim that is about
    /// both of its ends has been denied or doubted by somebody, whatever it says of the two. So whoever shows the
    /// dispute names the claim, and does not call the relation itself denied. The work follows the claims that point at the
    /// one of the two at which fewer do.
    pub(crate) fn dispute_between(self, one: EntityIx, other: EntityIx) -> Option<ClaimIx> {
        if one == other || self.evidence.answering.contains(&pair(one, other)) {
            return None;
        }
        let [one, other] = [one, other].map(|entity| self.references_of_claims(Item::Entity(entity)));
        let (fewer, more) = if one.len() <= other.len() { (one, other) } else { (other, one) };
        // What a claim is about comes before its positions.
        let is_about = |claim: Item| {
            let first = more.get(more.partition_point(|link| link.from < claim));
            first.is_some_and(|link| link.from == claim && link.role == Role::About)
        };
        fewer.iter().find_map(|link| match link.from {
            Item::Claim(ix) if link.role == Role::About && self.briefing.is_known(ix) => {
                (self.standing(ix).is_contested() && is_about(link.from)).then_some(ix)
            }
            _ => None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::Evidence;

    fn with<T>(positions: &str, look: impl FnOnce(Story<'_>) -> T) -> T {
        let text = format!(
            "briefing: 1\ntitle: T\nevents: [{{id: e, title: E}}]\nactors:\n  a: {{name: A}}\n  b: {{name: B}}\nquotes:\n  q: {{text: Q, speaker: b, date: 2001}}\nclaims:\n  c: {{text: C, about: [e, a], positions: [{positions}]}}\n"
        );
        let briefing = briefing_format::parse(&text, &mut |_| {}).briefing;
        let evidence = Evidence::new(&briefing);
        look(Story { briefing: &briefing, evidence: &evidence })
    }

    #[test]
    fn a_claim_stands_by_who_supports_and_who_opposes_it() {
        let stands = |positions: &str| with(positions, |story| story.standing(ClaimIx(0)));
        let (holds, denies) = ("{by: a, stance: claims-responsibility}", "{by: b, stance: denies}");
        let doubts = "{by: b, stance: doubts}";
        assert_eq!(stands(""), Standing::Unattributed);
        assert_eq!(stands("{by: a, stance: declines-comment}"), Standing::Unattributed);
        assert_eq!(stands("{by: a, stance: has-not-commented}"), Standing::Unattributed);
        assert_eq!(stands(holds), Standing::Held);
        assert_eq!(stands(denies), Standing::Denied);
        assert_eq!(stands(doubts), Standing::Doubted);
        assert_eq!(stands(&format!("{doubts}, {denies}")), Standing::Denied);
        assert_eq!(stands(&format!("{holds}, {doubts}")), Standing::Disputed);
    }

    #[test]
    fn who_says_it_twice_is_one_and_who_changes_sides_has_stood_on_both() {
        let positions = "{by: a, stance: asserts}, {by: a, stance: endorses}, {by: a, stance: denies}, {by: b, stance: denies}";
        let counts = with(positions, |story| Side::ALL.map(|side| story.holders(ClaimIx(0)).on(side).high));
        assert_eq!(counts, [1, 2, 0, 0]);
    }

    #[test]
    fn positions_of_a_side_are_in_the_order_of_time_by_their_own_date_or_that_of_their_words() {
        let positions = "{by: a, stance: asserts}, {by: a, stance: asserts, date: 2002}, {by: b, stance: doubts}, {by: b, stance: asserts, quote: q}";
        let order = with(positions, |story| story.positions(ClaimIx(0), Side::For).to_vec());
        assert_eq!(order, [3, 1, 0]);
    }

    #[test]
    fn the_first_contested_claim_about_both_is_between_two_and_none_is_between_one_and_itself() {
        let text = "briefing: 1
title: T
actors: {a: {name: A}, b: {name: B}, c: {name: C}}
questions: [{text: Q, about: [a, b, c]}]
claims:
  held: {text: C, about: [a, b], positions: [{by: a, stance: asserts}, {by: c, stance: asserts}]}
  first: {text: C, about: [c, b, a], positions: [{by: b, stance: denies}]}
  second: {text: C, about: [a, b], positions: [{by: c, stance: denies}, {by: a, stance: asserts}]}
  alone: {text: C, about: [c], positions: [{by: a, stance: denies}]}
";
        let briefing = briefing_format::parse(text, &mut |_| {}).briefing;
        let evidence = Evidence::new(&briefing);
        let story = Story { briefing: &briefing, evidence: &evidence };
        let between = |one, other| story.dispute_between(EntityIx(one), EntityIx(other)).map(|claim| claim.0);
        for (one, other) in [(0, 1), (1, 0), (0, 2), (2, 1)] {
            assert_eq!(between(one, other), Some(1), "{one} {other}");
        }
        assert_eq!(between(0, 0), None);
        let without = text.replace("about: [c, b, a]", "about: [c]");
        let briefing = briefing_format::parse(&without, &mut |_| {}).briefing;
        let evidence = Evidence::new(&briefing);
        let story = Story { briefing: &briefing, evidence: &evidence };
        assert_eq!(story.dispute_between(EntityIx(1), EntityIx(0)), Some(ClaimIx(2)));
        assert_eq!(story.dispute_between(EntityIx(2), EntityIx(0)), None);
    }

    #[test]
    fn where_a_relation_names_its_claim_none_is_guessed_between_the_two() {
        let text = |relations: [&str; 2]| {
            let [first, second] = relations;
            format!(
                "briefing: 1\ntitle: T\nactors:\n  a: {{name: A, relations: [{first}]}}\n  b: {{name: B, relations: [{second}]}}
claims:
  other: {{text: O, about: [a, b], positions: [{{by: b, stance: denies}}]}}
  meant: {{text: M, about: [a], positions: [{{by: a, stance: asserts}}]}}
"
            )
        };
        let guessed = |relations: [&str; 2]| {
            let briefing = briefing_format::parse(&text(relations), &mut |_| {}).briefing;
            let evidence = Evidence::new(&briefing);
            Story { briefing: &briefing, evidence: &evidence }.dispute_between(EntityIx(0), EntityIx(1))
        };
        let (bare, named) = ("{to: b, kind: runs}", "{to: b, kind: runs, claim: meant}");
        assert_eq!(guessed([bare, ""]), Some(ClaimIx(0)));
        assert_eq!(guessed([named, ""]), None);
        assert_eq!(guessed([&format!("{bare}, {named}"), ""]), None);
        assert_eq!(guessed([bare, "{to: a, kind: serves, claim: meant}"]), None);
        assert_eq!(guessed([bare, "{to: b, kind: likes, claim: meant}"]), Some(ClaimIx(0)), "to itself");
    }

    #[test]
    fn a_conflict_stands_at_each_of_its_claims_whoever_writes_it_and_never_with_itself() {
        let conflicts = |lists: [&str; 3]| {
            let [a, b, c] = lists;
            let text = format!(
                "briefing: 1\ntitle: T\nclaims:\n  a: {{text: A, contradicts: [{a}]}}\n  b: {{text: B, contradicts: [{b}]}}\n  c: {{text: C, contradicts: [{c}]}}\n"
            );
            let briefing = briefing_format::parse(&text, &mut |_| {}).briefing;
            let evidence = Evidence::new(&briefing);
            let story = Story { briefing: &briefing, evidence: &evidence };
            [0, 1, 2].map(|n| story.conflicts(ClaimIx(n)).iter().map(|ix| ix.0).collect::<Vec<_>>())
        };
        assert_eq!(conflicts(["", "", ""]), [const { Vec::<u32>::new() }; 3]);
        assert_eq!(conflicts(["b", "", ""]), [vec![1], vec![0], vec![]]);
        assert_eq!(conflicts(["b, c", "a", ""]), [vec![1, 2], vec![0], vec![0]]);
        assert_eq!(conflicts(["a", "", "b, c"]), [vec![], vec![2], vec![1]]);
    }

    #[test]
    fn events_and_entities_that_a_contested_claim_is_about_are_contested() {
        let contested = |positions: &str| {
            with(positions, |story| {
                let actor = story.briefing.find("a").unwrap_or(Item::Briefing);
                (story.is_contested(EventIx(0)), story.contested_claims(actor).count())
            })
        };
        assert_eq!(contested("{by: b, stance: asserts}"), (false, 0));
        assert_eq!(contested("{by: b, stance: denies}"), (true, 1));
    }
}
