//! `unattributed-claim`: a claim names nobody who holds or denies it.
//!
//! A claim without positions reads as if the briefing itself made it. Whoever holds it takes a position, be it somebody whom
//! nobody names; what the writer concludes is a judgment.
//!
//! That somebody has not commented holds and denies nothing, so a claim of which nothing else is said is found, too.
//!
//! It is not found whether the position is reported rightly, and nothing is found of a claim of which something could not be
//! read.

use super::{Findings, Subject};
use briefing_format::{
    Part,
    diagnostic::{Code, Diagnostic},
    model::{ClaimIx, Item, Position, Stance},
};
use briefing_text::{SafeText, safe_format};

pub(super) fn check(subject: &Subject<'_>, found: &mut Findings) {
    for (n, claim) in (0..).zip(&subject.briefing.claims) {
        let item = Item::Claim(ClaimIx(n));
        // Positions that are written but cannot be read were reported by reading.
        let is_silent = |position: &Position| position.stance == Stance::HasNotCommented;
        let positions = claim.positions.of_file();
        let is_bare = positions.is_empty() && subject.places.get(item, Part::Positions).is_none();
        let is_held = !is_bare && (positions.is_empty() || !positions.iter().all(is_silent));
        if !is_held && !subject.lacks_evidence(item) {
            found.add(Code::UnattributedClaim, || {
                let message = safe_format!("Nobody is said to hold or deny {}.", subject.name(item));
                let help = "Add `positions`: who asserts or denies it. Somebody without a name is `by: {unnamed: …}`; what you \
                            conclude yourself is a judgment.";
                Diagnostic::new(Code::UnattributedClaim, subject.head(item), message)
                    .with_help(SafeText::from_static(help))
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing;

    fn found(claim: &str) -> Vec<String> {
        let body = format!("actors:\n  a: {{name: A}}\nclaims:\n  c: {claim}\n");
        testing::found(&body, &[Code::UnattributedClaim])
    }

    #[test]
    fn a_claim_without_positions_is_found() {
        let expected = ["4 c: Nobody is said to hold or deny the claim `c`."];
        assert_eq!(found("{text: C}"), expected);
        assert_eq!(found("{text: C, positions: []}"), expected);
        assert_eq!(found("{text: C, positions: [{by: a, stance: has-not-commented}]}"), expected);
        assert_eq!(found("{text: C, positions: [{by: a, stance: asserts}]}"), [""; 0]);
        assert_eq!(
            found("{text: C, positions: [{by: a, stance: asserts}, {by: a, stance: has-not-commented}]}"),
            [""; 0]
        );
        assert_eq!(found("{text: C, positions: [{by: {unnamed: officials}, stance: doubts}]}"), [""; 0]);
    }

    #[test]
    fn a_position_that_could_not_be_read_is_not_missed() {
        assert_eq!(found("{text: C, positions: [{by: a, stance: shrugs}]}"), [""; 0]);
        assert_eq!(found("{text: C, positions: 7}"), [""; 0]);
        assert_eq!(found("{text: C, positions: [{stance: asserts}]}"), [""; 0]);
        let silent = "{by: a, stance: has-not-commented}";
        assert_eq!(found(&format!("{{text: C, positions: [{silent}, {{by: a, stance: shrugs}}]}}")), [""; 0]);
        assert_eq!(found("{text: C}\n  d: {text: D, positions: [{by: a, stance: shrugs}]}").len(), 1);
        assert_eq!(found("{text: C}\nevents: [{title: E, sources: [nobody]}]").len(), 1);
    }
}
