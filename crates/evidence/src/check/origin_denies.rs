//! `origin-denies`: the only origin of an event, or of those who hold a claim, is whoever denies it.
//!
//! Nobody tells of a deed as its only witness and denies it. What is written as one report then is another one: what an
//! accuser told stands beside the words of the accused, or an article was said to be `based_on` what it only cites. A
//! reader would be told that there is one origin, and that it is the accused.
//!
//! An event is found where all of its origins that are certain are of one actor, and this actor denies or doubts a claim that
//! is about the event. One that the file itself says to be told in their words, as the denial is, is not found. A claim is found where this holds of the origins of all who support it, and the actor denies or doubts
//! it. Whoever first holds a claim and then denies it, in words of their own, has changed their mind and is not found; nor is
//! anything where somebody without a name tells it, too, who may be another. What is told by nobody, from sources without an
//! owner, is nobody's to deny.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::{Findings, Subject, houses::Houses};
use crate::evidence::support::Origin;
use briefing_format::{
    Part,
    diagnostic::{Code, Diagnostic},
    model::{Claim, ClaimIx, EntityIx, EventIx, Item, Position, SourceIx, Stance, Voice},
    wording::quoted,
};
use briefing_text::{SafeText, safe_format};

/// What to do about it.
const WAY_OUT: &str = "Name in `by` who tells it, or in `via` or `sources` where it is told. A source that only passes some things on \
                       `cites` where it has them from; `based_on` says that all of it comes from there.";

pub(super) fn check(subject: &Subject<'_>, found: &mut Findings) {
    let claims = (0..).map(ClaimIx).zip(&subject.briefing.claims);
    let against = claims.map(|(ix, claim)| (ix, against(subject, claim)));
    let against: HashMap<ClaimIx, Against> = against.filter(|(_, against)| !against.is_empty()).collect();
    of_claims(subject, &against, found);
    of_events(subject, &against, found);
}

/// Who denies or doubts a claim, and which of the two, those left out who hold it, too: they have changed their mind.
type Against = HashMap<EntityIx, Stance>;

fn against(subject: &Subject<'_>, claim: &Claim) -> Against {
    let actor =
        |position: &Position| subject.briefing.telling_of_position(position).voice.and_then(Voice::actor);
    let positions = claim.positions.of_file();
    let opposing = positions.iter().filter(|position| position.stance.opposes());
    let mut against: Against =
        opposing.rev().filter_map(|position| Some((actor(position)?, position.stance))).collect();
    if !against.is_empty() {
        let holding = positions.iter().filter(|position| position.stance.supports()).filter_map(actor);
        let holding: HashSet<EntityIx> = holding.collect();
        against.retain(|actor, _| !holding.contains(actor));
    }
    against
}

fn of_claims(subject: &Subject<'_>, against: &HashMap<ClaimIx, Against>, found: &mut Findings) {
    for (ix, claim) in (0..).map(ClaimIx).zip(&subject.briefing.claims) {
        let Some(against) = against.get(&ix) else { continue };
        let item = Item::Claim(ix);
        let houses = of_holders(subject, ix, claim);
        let Some((actor, stance)) = denier(houses, against).filter(|_| !subject.lacks_evidence(item)) else {
            continue;
        };
        found.add(Code::OriginDenies, || {
            let message = safe_format!(
                "The {} of those who hold {} is `{}`, who {} it.",
                only_origin(houses),
                subject.name(item),
                quoted(subject.briefing[actor].id.as_str()),
                does(stance)
            );
            Diagnostic::new(Code::OriginDenies, subject.head(item), message)
                .with_help(SafeText::from_static(WAY_OUT))
        });
    }
}

fn of_events(subject: &Subject<'_>, against: &HashMap<ClaimIx, Against>, found: &mut Findings) {
    let mut about: BTreeMap<EventIx, Vec<ClaimIx>> = BTreeMap::new();
    for (ix, claim) in (0..).map(ClaimIx).zip(&subject.briefing.claims) {
        if against.contains_key(&ix) {
            for item in claim.about.of_file() {
                if let Item::Event(event) = item {
                    about.entry(*event).or_default().push(ix);
                }
            }
        }
    }
    for (event, claims) in about {
        let item = Item::Event(event);
        let houses = subject.houses_of_event(event);
        let denied = claims.iter().find_map(|ix| Some((*ix, denier(houses, against.get(ix)?)?)));
        let denied = denied.filter(|(_, (actor, _))| !is_their_own(subject, event, *actor));
        let Some((claim, (actor, stance))) = denied.filter(|_| !subject.lacks_evidence(item)) else {
            continue;
        };
        found.add(Code::OriginDenies, || {
            let message = safe_format!(
                "The {} of {} is `{}`, who {} {} about it.",
                only_origin(houses),
                subject.name(item),
                quoted(subject.briefing[actor].id.as_str()),
                does(stance),
                subject.name(Item::Claim(claim))
            );
            Diagnostic::new(Code::OriginDenies, subject.place(item, Part::Title), message)
                .with_help(SafeText::from_static(WAY_OUT))
        });
    }
}

/// Whether an event is told in the words of an actor, and said to be: by them, or in sources of theirs alone. So the denial
/// itself is told.
fn is_their_own(subject: &Subject<'_>, event: EventIx, actor: EntityIx) -> bool {
    let briefing = subject.briefing;
    let telling = briefing.telling_of_event(&briefing[event]);
    let is_owner = |hop: &SourceIx| briefing[*hop].owner() == Some(actor);
    let mut chains = telling.chains().peekable();
    telling.voice.and_then(Voice::actor) == Some(actor)
        || chains.peek().is_some() && chains.all(|chain| chain.hops.first().is_some_and(is_owner))
}

/// The houses of all origins of those who hold a claim; whoever holds it in no source that is named is an origin, too.
fn of_holders(subject: &Subject<'_>, ix: ClaimIx, claim: &Claim) -> Houses {
    let briefing = subject.briefing;
    let mut numbers = Vec::new();
    let mut bare = Vec::new();
    for (n, position) in (0..).zip(claim.positions.of_file()) {
        let telling = briefing.telling_of_position(position);
        if !position.stance.supports() {
            continue;
        }
        match telling.voice {
            Some(Voice::Actor(actor))
                if !telling.attribution.has_chains() && position.quote.of_file().is_none() =>
            {
                bare.push(Origin::Actor(*actor));
            }
            // Whatever words are cited for it, somebody else holds it.
            Some(Voice::Unnamed(_)) => return Houses::unnamed(),
            Some(_) | None => numbers.push(n),
        }
    }
    let origins = subject.story().support_of_positions(ix, numbers).all.origins.all;
    Houses::of(briefing, &bare).and(Houses::of(briefing, &origins))
}

/// The one actor whose all certain origins are, where it is against a claim.
fn denier(houses: Houses, against: &Against) -> Option<(EntityIx, Stance)> {
    let actor = houses.only_actor().filter(|_| !houses.is_unnamed && !houses.is_unread)?;
    Some((actor, *against.get(&actor)?))
}

const fn only_origin(houses: Houses) -> &'static str {
    if houses.is_open { "only certain origin" } else { "only origin" }
}

const fn does(stance: Stance) -> &'static str {
    if matches!(stance, Stance::Doubts) { "doubts" } else { "denies" }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing;

    const REST: &str = "actors:
  accused: {name: Accused}
  judge: {name: Judge}
sources:
  denial: {title: D, publisher: accused}
  verdict: {title: V, publisher: judge}
  copy: {title: C, based_on: [denial]}
  paper: {title: P, cites: [denial, verdict]}
  plain: {title: N}
quotes:
  words: {text: It was not me., speaker: accused, sources: [denial]}
";
    const DENIED: &str = "claims:
  guilt: {text: G, about: [deed], positions: [{by: accused, stance: denies}]}
";

    #[track_caller]
    fn found(body: &str) -> Vec<String> {
        testing::found(&format!("{body}{REST}"), &[Code::OriginDenies])
    }

    fn event(keys: &str) -> Vec<String> {
        found(&format!(
            "events:
  - {{id: deed, title: Deed, {keys}}}
{DENIED}"
        ))
    }

    fn claim(positions: &str) -> Vec<String> {
        found(&format!(
            "claims:
  guilt:
    text: G
    positions: [{positions}]
"
        ))
    }

    #[test]
    fn an_event_of_which_only_he_tells_who_denies_it_is_found() {
        let of = |origin: &str| {
            [format!(
                "2 Deed: The {origin} of the event `deed` is `accused`, who denies the claim `guilt` about it."
            )]
        };
        for keys in ["sources: [copy]", "sources: [copy, denial]", "quotes: [words]"] {
            assert_eq!(event(keys), of("only origin"), "{keys}");
        }
        assert_eq!(event("sources: [copy, paper]"), of("only certain origin"));
        let doubts = DENIED.replace("denies", "doubts");
        let found = found(&format!(
            "events:
  - {{id: deed, title: Deed, sources: [copy]}}
{doubts}"
        ));
        assert!(found[0].ends_with("who doubts the claim `guilt` about it."));
    }

    #[test]
    fn an_event_that_somebody_else_tells_is_fine() {
        for keys in [
            "sources: [paper]",
            "sources: [plain]",
            "sources: [denial, verdict]",
            "sources: [denial, plain]",
            "by: judge, via: [copy]",
            "by: {unnamed: officials}, via: [denial]",
            "sources: [plain], quotes: [words]",
            "by: accused",
            "by: accused, via: [paper]",
            "sources: [denial]",
            "via: [denial, paper]",
        ] {
            assert_eq!(event(keys), [""; 0], "{keys}");
        }
    }

    #[test]
    fn a_claim_is_found_whose_holders_have_it_from_whoever_denies_it() {
        let denies = "{by: accused, stance: denies, via: [denial]}";
        for holder in ["{stance: asserts, sources: [copy]}", "{by: judge, stance: endorses, quote: words}"] {
            assert_eq!(
                claim(&format!("{denies}, {holder}")),
                ["2 guilt: The only origin of those who hold the claim `guilt` is `accused`, who denies it."],
                "{holder}"
            );
        }
        let both = "{stance: asserts, sources: [copy]}, {stance: asserts, sources: [denial, copy]}";
        assert_eq!(claim(&format!("{denies}, {both}")).len(), 1);
    }

    #[test]
    fn a_claim_that_somebody_else_holds_is_fine() {
        let denies = "{by: accused, stance: denies, via: [denial]}";
        for holder in [
            "{by: judge, stance: asserts, via: [copy]}",
            "{by: judge, stance: asserts}",
            "{stance: asserts, sources: [copy, verdict]}",
            "{stance: asserts, sources: [copy]}, {by: judge, stance: asserts}",
            "{by: {unnamed: an aide}, stance: asserts, quote: words}",
            "{stance: asserts, sources: [paper]}",
            "{by: judge, stance: declines-comment, via: [denial]}",
        ] {
            assert_eq!(claim(&format!("{denies}, {holder}")), [""; 0], "{holder}");
        }
        assert_eq!(claim(denies), [""; 0]);
    }

    #[test]
    fn whoever_has_changed_their_mind_is_one_actor() {
        let both =
            "{by: accused, stance: asserts, via: [denial]}, {by: accused, stance: denies, via: [denial]}";
        assert_eq!(claim(both), [""; 0]);
        let text = DENIED.replace("positions: [", "positions: [{by: accused, stance: asserts}, ");
        assert_eq!(
            found(&format!(
                "events:
  - {{id: deed, title: Deed, sources: [copy]}}
{text}"
            )),
            [""; 0]
        );
    }

    #[test]
    fn what_could_not_be_read_may_be_another_origin() {
        assert_eq!(event("sources: [copy, nobody]"), [""; 0]);
        assert_eq!(event("by: nobody, sources: [copy]"), [""; 0]);
        let denies = "{by: accused, stance: denies}, {stance: asserts, sources: [copy]}";
        assert_eq!(claim(&format!("{denies}, {{by: judge, stance: shrugs}}")), [""; 0]);
        // An error elsewhere is no reason to be silent.
        let elsewhere = format!(
            "events:
  - {{id: deed, title: Deed, sources: [copy]}}
  - {{title: F, sources: [nobody]}}
{DENIED}"
        );
        assert_eq!(found(&elsewhere).len(), 1);
    }
}
