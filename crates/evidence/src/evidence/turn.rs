//! Actors who stand on both sides of a claim: whether their dates prove on which they stood last. One who changes their
//! mind is one actor, and no dispute of two. It must not know how that is told.
//!
//! A position is dated by itself, else by the words in which it was taken, else by the first publication of its sources,
//! where all of them are dated. What was published by a day was said by then; when it was said first, nobody knows, so that a
//! later word that is dated by its publication alone is marked.

use std::collections::{HashMap, HashSet};

use super::{Actors, Story, dispute::Side};
use briefing_format::model::{Briefing, ClaimIx, Date, EntityIx, Position, Stance, date::Order};

/// So many pairs of positions of one actor on one claim are compared, so that a claim of very many costs no square of them.
const PAIRS: usize = 4_096;

/// What is known of an actor who stands on both sides of a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Turn {
    /// Nothing proves on which side they stood last.
    Unproven,
    /// They stood on this side last.
    Later {
        /// The side.
        side: Side,
        /// Whether they had stood on the other one alone before.
        is_once: bool,
        /// Whether the later word is dated by its publication alone: it was told later, and may be older.
        is_as_published: bool,
    },
}

impl Turn {
    /// The side on which the actor stood last, where that is proven.
    pub(crate) const fn latest(self) -> Option<Side> {
        match self {
            Self::Unproven => None,
            Self::Later { side, .. } => Some(side),
        }
    }
}

/// The actors who stand on both sides of a claim.
pub(crate) type Turns = HashMap<EntityIx, Turn>;

/// Those of one claim, by the positions that `stands` lets through.
fn of_claim(briefing: &Briefing, claim: ClaimIx, stands: &dyn Fn(u32) -> bool) -> Turns {
    // Most claims are held or opposed, and nobody stands on both sides of them.
    let known = || briefing.positions(claim);
    let is_taken = |side: usize| known().any(|(_, position)| side_of(position.stance) == Some(side));
    if !(is_taken(0) && is_taken(1)) {
        return HashMap::new();
    }
    let mut by_actor: HashMap<EntityIx, [Vec<&Position>; 2]> = HashMap::new();
    for (_, position) in known().filter(|(n, _)| stands(*n)) {
        // Two of whom the file does not tell who they are need not be one.
        let (Some(by), Some(side)) = (briefing.held_by(position), side_of(position.stance)) else { continue };
        by_actor.entry(by).or_default()[side].push(position);
    }
    let both = by_actor.into_iter().filter(|(_, [held, opposed])| !held.is_empty() && !opposed.is_empty());
    both.map(|(by, sides)| (by, turn(briefing, &sides))).collect()
}

/// The place of a side among the two of a dispute.
const fn side_of(stance: Stance) -> Option<usize> {
    match Side::of(stance) {
        Side::For => Some(0),
        Side::Against => Some(1),
        Side::Neither | Side::Silent => None,
    }
}

/// When a position was taken, and whether that is only when it was published.
#[derive(Clone, Copy)]
struct Taken<'a> {
    date: Option<&'a Date>,
    is_as_published: bool,
}

impl Taken<'_> {
    /// Whether it is proven to be after all of these.
    fn follows(self, others: &[Taken<'_>]) -> bool {
        let is_after = |other: &Taken<'_>| Some(self.date?.order(other.date?) == Order::After);
        others.iter().all(|other| is_after(other) == Some(true))
    }
}

/// When a position was taken: as the file says, else when the words were said in which it was.
pub(crate) fn said_on<'a>(briefing: &'a Briefing, position: &'a Position) -> Option<&'a Date> {
    position.date.as_deref().or_else(|| briefing[briefing.known_one(position.quote)?].date.as_ref())
}

fn taken<'a>(briefing: &'a Briefing, position: &'a Position) -> Taken<'a> {
    let said = said_on(briefing, position);
    Taken { date: said.or_else(|| published(briefing, position)), is_as_published: said.is_none() }
}

/// The first publication of its sources; nothing where one of them has no date, for it may be the first.
fn published<'a>(briefing: &'a Briefing, position: &'a Position) -> Option<&'a Date> {
    let telling = briefing.chains_of_position(position);
    let dates: Option<Vec<&Date>> =
        telling.attribution.named().map(|source| briefing[source].published.as_ref()).collect();
    dates?.into_iter().min_by_key(|date| date.sort_key())
}

fn turn(briefing: &Briefing, sides: &[Vec<&Position>; 2]) -> Turn {
    let [held, opposed] = sides
        .each_ref()
        .map(|side| side.iter().map(|position| taken(briefing, position)).collect::<Vec<Taken<'_>>>());
    let later = |late: &[Taken<'_>], early: &[Taken<'_>], side| {
        let is_small = late.len() * early.len() <= PAIRS;
        let asked = if is_small { late.to_vec() } else { last(late).into_iter().collect() };
        let proven = asked.into_iter().filter(|one| one.follows(early));
        let proof = proven.min_by_key(|one| one.is_as_published)?;
        let is_once = is_small && late.iter().all(|one| one.follows(early));
        Some(Turn::Later { side, is_once, is_as_published: proof.is_as_published })
    };
    let later = later(&opposed, &held, Side::Against).or_else(|| later(&held, &opposed, Side::For));
    later.unwrap_or(Turn::Unproven)
}

/// The one that sorts last: of many the only one that is asked.
fn last<'a>(these: &[Taken<'a>]) -> Option<Taken<'a>> {
    let dated = these.iter().filter_map(|taken| Some((taken.date?.sort_key(), *taken)));
    dated.max_by_key(|(key, _)| *key).map(|(_, taken)| taken)
}

/// How many actors stand where, each once: on the side on which they stood last.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    /// On each side, in the order of [`Side::ALL`].
    pub(crate) sides: [Actors; 4],
    /// For and against, nobody knows which last.
    pub(crate) both: usize,
    /// Whether one of those who stand against it denies it.
    pub(crate) is_denied: bool,
    /// The turns of those who stand for it, and of those who stand against it, and had stood on the other side.
    pub(crate) turned: [Vec<Turn>; 2],
}

impl Tally {
    /// Whether there is nobody.
    pub(crate) fn is_empty(&self) -> bool {
        self.both == 0 && self.sides.iter().all(|side| side.is_none())
    }
}

/// Counts who stands where on a claim, by the positions that `stands` lets through; and who of them stands on both sides.
pub(super) fn tally(briefing: &Briefing, claim: ClaimIx, stands: &dyn Fn(u32) -> bool) -> (Tally, Turns) {
    let turns = of_claim(briefing, claim, stands);
    let mut tally = Tally::default();
    let standing = || briefing.positions(claim).filter(|(n, _)| stands(*n));
    let sided = standing().filter(|(_, position)| side_of(position.stance).is_some());
    let sided: HashSet<EntityIx> = sided.filter_map(|(_, position)| briefing.held_by(position)).collect();
    let mut turned: HashSet<EntityIx> = HashSet::new();
    let mut taken: [Vec<&Position>; 4] = Default::default();
    for (_, position) in standing() {
        let side = Side::of(position.stance);
        let place = side.place();
        let by = briefing.held_by(position);
        let turn = by.and_then(|by| turns.get(&by)).filter(|_| place < 2);
        if turn.is_some_and(|turn| turn.latest() == Some(side.other())) {
            continue;
        }
        // Who takes a side has commented, whenever they had not.
        if side == Side::Silent && by.is_some_and(|by| sided.contains(&by)) {
            continue;
        }
        tally.is_denied |= position.stance == Stance::Denies;
        let mut is_first = || by.is_some_and(|by| turned.insert(by));
        match turn {
            None => {}
            Some(Turn::Unproven) => {
                tally.both += usize::from(is_first());
                continue;
            }
            Some(turn) => tally.turned[place].extend(is_first().then_some(*turn)),
        }
        taken[place].push(position);
    }
    tally.sides = taken.map(|positions| Actors::who_take(briefing, positions));
    (tally, turns)
}

impl<'a> Story<'a> {
    /// What is known of an actor where they stand on both sides of a claim.
    pub(crate) fn turn(self, claim: ClaimIx, by: Option<EntityIx>) -> Option<Turn> {
        self.holders(claim).turns.get(&by?).copied()
    }

    /// Who stands where on a claim, and the same of those whose positions are not retracted with what is muted.
    pub(crate) fn tallies(self, claim: ClaimIx) -> [&'a Tally; 2] {
        let all = &self.holders(claim).tally;
        [all, self.evidence.left.get(&claim).unwrap_or(all)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::{Evidence, Standing};

    /// How a claim stands on which an actor, and perhaps another, took these positions, and who stands where.
    fn stands(positions: &str) -> (Standing, [usize; 3], Option<Turn>) {
        let yaml = format!(
            "briefing: 1\ntitle: T\nactors: {{a: {{name: A}}, b: {{name: B}}}}\n\
             quotes: {{q18: {{text: Q, speaker: a, date: 2018}}, q24: {{text: R, speaker: a, date: 2024-05, via: [s20]}}, qv: {{text: S, speaker: a, via: [s24]}}}}\n\
             sources: {{s20: {{title: S20, published: 2020-01-02}}, s24: {{title: S24, published: 2024}}, none: {{title: None}}}}\n\
             claims:\n  c: {{text: C, positions: [{positions}]}}\n"
        );
        let briefing = briefing_format::parse(&yaml, &mut |_| {}).briefing;
        let evidence = Evidence::new(&briefing);
        let story = Story { briefing: &briefing, evidence: &evidence };
        let (tally, _) = tally(&briefing, ClaimIx(0), &|_| true);
        let counts = [tally.sides[0].high, tally.sides[1].high, tally.both];
        (story.standing(ClaimIx(0)), counts, story.turn(ClaimIx(0), Some(EntityIx(0))))
    }

    const fn later(side: Side) -> Turn {
        Turn::Later { side, is_once: true, is_as_published: false }
    }

    #[test]
    fn who_changes_their_mind_is_one_actor_and_the_claim_stands_by_the_latest() {
        let for_in = |date: &str| format!("{{by: a, stance: asserts, date: {date}}}");
        let against_in = |date: &str| format!("{{by: a, stance: denies, date: {date}}}");
        let two = |one: String, other: String| stands(&format!("{one}, {other}"));
        let denied = (Standing::Denied, [0, 1, 0], Some(later(Side::Against)));
        assert_eq!(two(for_in("2020"), against_in("2024")), denied);
        assert_eq!(two(against_in("2024"), for_in("2020")), denied, "the order in the file does not count");
        let held = (Standing::Held, [1, 0, 0], Some(later(Side::For)));
        assert_eq!(two(for_in("2024-05-06"), against_in("1999~")), held);
        let doubts = "{by: a, stance: doubts, date: 2024}".to_owned();
        assert_eq!(two(for_in("2020"), doubts), (Standing::Doubted, [0, 1, 0], Some(later(Side::Against))));
    }

    #[test]
    fn without_a_proven_order_one_actor_stands_for_and_against() {
        let unproven = (Standing::TwoSided, [0, 0, 1], Some(Turn::Unproven));
        for dates in [
            ["", ""],
            [", date: 2020", ""],
            [", date: 2020", ", date: 2020-05"],
            [", date: 2020~", ", date: 2021"],
        ] {
            let [one, other] = dates;
            let positions = format!("{{by: a, stance: asserts{one}}}, {{by: a, stance: denies{other}}}");
            assert_eq!(stands(&positions), unproven, "{dates:?}");
        }
        // Somewhere between two denials lies no latest word.
        let between = "{by: a, stance: denies, date: 2020}, {by: a, stance: asserts, date: 2021}, {by: a, stance: denies}";
        assert_eq!(stands(between), unproven);
    }

    #[test]
    fn the_words_date_a_position_and_else_the_first_publication_where_all_are_dated() {
        let by_quotes = "{by: a, stance: asserts, quote: q18}, {by: a, stance: denies, quote: q24}";
        assert_eq!(stands(by_quotes).2, Some(later(Side::Against)));
        let published = Some(Turn::Later { side: Side::Against, is_once: true, is_as_published: true });
        for denial in ["via: [s24]", "quote: qv"] {
            let positions =
                format!("{{by: a, stance: asserts, via: [s20]}}, {{by: a, stance: denies, {denial}}}");
            assert_eq!(stands(&positions).2, published, "{denial}");
        }
        // What passed through s20 was told by then.
        let late = "{by: a, stance: asserts, via: [s20]}, {by: a, stance: denies, via: [s20, s24]}";
        assert_eq!(stands(late).2, Some(Turn::Unproven));
        let undated = "{by: a, stance: asserts, via: [s20]}, {by: a, stance: denies, via: [none, s24]}";
        assert_eq!(stands(undated).2, Some(Turn::Unproven));
    }

    #[test]
    fn who_turns_more_than_once_is_told_by_the_last_time() {
        let again = "{by: a, stance: asserts, date: 2018}, {by: a, stance: denies, date: 2020}, {by: a, stance: endorses, date: 2024}";
        let turn = Some(Turn::Later { side: Side::For, is_once: false, is_as_published: false });
        assert_eq!(stands(again), (Standing::Held, [1, 0, 0], turn));
    }

    #[test]
    fn each_of_several_words_counts_for_what_it_proves() {
        // The vaguer of two denials sorts last, and the other proves that he denied it last.
        let vague = "{by: a, stance: asserts, date: 2021-01-10}, {by: a, stance: denies, date: 2021-01-15}, {by: a, stance: denies, date: 2021-02~}";
        let turn = Some(Turn::Later { side: Side::Against, is_once: false, is_as_published: false });
        assert_eq!(stands(vague).2, turn);
        // Published by 2020, it was said by then: that a denial of 2024 is later needs no other date.
        let by_then = "{by: a, stance: asserts, via: [s20]}, {by: a, stance: denies, quote: q24}";
        assert_eq!(stands(by_then).2, Some(later(Side::Against)));
        let many = |n: usize| {
            let held = (0..n).map(|_| "{by: a, stance: asserts, date: 2020}").collect::<Vec<_>>();
            format!("{}, {{by: a, stance: denies, date: 2024}}", held.join(", "))
        };
        assert_eq!(stands(&many(50)).2, Some(later(Side::Against)));
        // Of very many only the last is looked at: less is claimed, nothing wrong.
        let turn = Some(Turn::Later { side: Side::Against, is_once: false, is_as_published: false });
        assert_eq!(stands(&many(PAIRS + 1)).2, turn);
    }

    #[test]
    fn others_count_beside_and_two_that_the_file_does_not_define_are_not_one() {
        let turned = "{by: a, stance: asserts, date: 2020}, {by: a, stance: denies, date: 2024}";
        let with = |more: &str| {
            let (standing, counts, _) = stands(&format!("{turned}, {more}"));
            (standing, counts)
        };
        assert_eq!(with("{by: b, stance: asserts}"), (Standing::Disputed, [1, 1, 0]));
        assert_eq!(with("{by: b, stance: denies}"), (Standing::Denied, [0, 2, 0]));
        assert_eq!(with("{by: b, stance: declines-comment}"), (Standing::Denied, [0, 1, 0]));
        let open = "{by: a, stance: asserts}, {by: a, stance: denies}, {by: b, stance: asserts}";
        assert_eq!((stands(open).0, stands(open).1), (Standing::Disputed, [1, 0, 1]));
        let nobody = "{by: x, stance: asserts, date: 2020}, {by: y, stance: denies, date: 2024}";
        assert_eq!((stands(nobody).0, stands(nobody).1), (Standing::Disputed, [1, 1, 0]));
    }
}
