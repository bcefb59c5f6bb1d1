//! `unattributed-claim`: a claim names nobody who holds or denies it.
//!
//! A claim without positions reads as if the briefing itself made it. Whoever holds it, be it "unnamed officials", is an
//! actor with a position; what the writer concludes is a judgment.
//!
//! That somebody has not commented holds and denies nothing, so a claim of which nothing else is said is found, too.
//!
//! It is not found whether the position is reported rightly, and nothing is found in a file of which reading left
//! something out, nor where a position could not be read.

use super::{Findings, Subject};
use briefing_format::{
    Part,
    diagnostic::{Code, Diagnostic},
    model::{ClaimIx, Item, Position, Stance},
};
use briefing_text::{SafeText, safe_format};

pub(super) fn check(subject: &Subject<'_>, found: &mut Findings) {
    if !subject.is_whole {
        return;
    }
    for (n, claim) in (0..).zip(&subject.briefing.claims) {
        let item = Item::Claim(ClaimIx(n));
        // Positions that are written but cannot be read were reported by reading.
        let is_silent = |position: &Position| position.stance == Stance::HasNotCommented;
        let positions = claim.positions.of_file();
        let is_bare = positions.is_empty() && subject.places.get(item, Part::Positions).is_none();
        if is_bare || (!positions.is_empty() && positions.iter().all(is_silent)) {
            found.add(Code::UnattributedClaim, || {
                let message = safe_format!("Nobody is said to hold or deny {}.", subject.name(item));
                let help = "Add `positions`: who asserts or denies it. Somebody unnamed may be an actor, too; what you conclude \
                            yourself is a judgment.";
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
        assert_eq!(found("{text: C, positions: [{by: a, stance: shrugs}]}"), [""; 0]);
    }
}
