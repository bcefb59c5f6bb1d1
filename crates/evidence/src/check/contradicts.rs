//! `contradicts-itself`: a claim is said to contradict itself.
//!
//! A conflict is between claims that cannot be true together. A claim in its own list is a slip: another was meant, and the
//! reader sees no conflict where the writer wanted one.
//!
//! It is not found whether the claims that are named can be true together; only their writer knows.

use super::{Findings, Subject};
use briefing_format::{
    Part,
    diagnostic::{Code, Diagnostic},
    model::{ClaimIx, Item},
};
use briefing_text::{SafeText, safe_format};

pub(super) fn check(subject: &Subject<'_>, found: &mut Findings) {
    for (ix, claim) in (0..).map(ClaimIx).zip(&subject.briefing.claims) {
        if claim.contradicts.of_file().contains(&ix) {
            found.add(Code::ContradictsItself, || {
                let item = Item::Claim(ix);
                let message = safe_format!("{} contradicts itself.", subject.name_first(item));
                let help = "Name the claims that cannot be true together with it, or remove its own id.";
                Diagnostic::new(Code::ContradictsItself, subject.place(item, Part::Contradicts), message)
                    .with_help(SafeText::from_static(help))
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing;
    use briefing_format::diagnostic::Code;

    fn found(contradicts: &str) -> Vec<String> {
        let body = format!("claims:\n  a: {{text: A, contradicts: [{contradicts}]}}\n  b: {{text: B}}\n");
        testing::found(&body, &[Code::ContradictsItself])
    }

    #[test]
    fn a_claim_in_its_own_list_is_found_and_no_other() {
        assert_eq!(found("b"), [""; 0]);
        assert_eq!(found("").len(), 0);
        assert_eq!(found("b, a").len(), 1);
        assert_eq!(found("a, a").len(), 1, "once");
    }
}
