//! `marking-too-lax`: the briefing is marked for more readers than a part of it, or not marked though a part is.
//!
//! A briefing is passed on as a whole, so whoever gets it gets its strictest part. What stands over it must be as strict, in
//! the order of TLP 2.0: CLEAR, GREEN, AMBER, AMBER+STRICT, RED.
//!
//! It is found once, at the marking of the whole, else at the strictest part. A whole that is stricter than its parts is
//! as it should be, and it is not found what ought to be marked and is not.

use super::{Findings, Subject};
use briefing_format::{
    Part,
    diagnostic::{Code, Diagnostic},
    model::{Item, Tlp},
};
use briefing_text::{SafeText, safe_format};

pub(super) fn check(subject: &Subject<'_>, found: &mut Findings) {
    let whole = subject.briefing.tlp;
    // A marking that could not be read was reported by reading.
    let written = subject.places.get(Item::Briefing, Part::Tlp);
    if whole.is_none() && written.is_some() {
        return;
    }
    let least = whole.map(Tlp::strictness);
    let stricter = subject.briefing.marked().into_iter().filter(|(_, tlp)| Some(tlp.strictness()) > least);
    let strictest = stricter.min_by_key(|(item, tlp)| (std::cmp::Reverse(tlp.strictness()), *item));
    let Some((item, tlp)) = strictest else { return };
    found.add(Code::MarkingTooLax, || {
        let name = subject.name(item);
        let marked = whole.map_or_else(|| "not marked".to_owned(), |tlp| format!("marked {}", tlp.as_str()));
        let message = safe_format!("The briefing is {marked}, and {name} is marked {}.", tlp.as_str());
        let help =
            safe_format!("Write `tlp: {}` at the top: who gets the whole gets this part.", tlp.as_str());
        let place = written.unwrap_or_else(|| subject.head(item));
        let diagnostic = Diagnostic::new(Code::MarkingTooLax, place, message).with_help(help);
        match written {
            Some(written) => diagnostic.with_replacement(written, SafeText::from_static(tlp.as_str())),
            None => diagnostic,
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing;

    fn found(whole: &str, parts: &str) -> Vec<String> {
        let body = format!("{whole}sources:\n  a: {{title: A}}\n  b: {{title: B{parts}}}\n");
        testing::found(&body, &[Code::MarkingTooLax])
    }

    #[test]
    fn a_whole_that_is_laxer_than_a_part_is_found_in_the_order_of_the_protocol() {
        let order = ["CLEAR", "GREEN", "AMBER", "AMBER+STRICT", "RED"];
        for (n, whole) in order.iter().enumerate() {
            for (m, part) in order.iter().enumerate() {
                let found = found(&format!("tlp: {whole}\n"), &format!(", tlp: {part}"));
                assert_eq!(found.len(), usize::from(m > n), "{whole} {part}");
            }
        }
        let found = found("tlp: AMBER\n", ", tlp: AMBER+STRICT");
        assert_eq!(
            found,
            ["1 AMBER: The briefing is marked AMBER, and the source `b` is marked AMBER+STRICT."]
        );
    }

    #[test]
    fn a_whole_that_is_not_marked_is_found_where_a_part_is() {
        assert_eq!(found("", ", tlp: CLEAR").len(), 1);
        assert_eq!(
            found("", ", tlp: RED"),
            ["3 b: The briefing is not marked, and the source `b` is marked RED."]
        );
        assert_eq!(found("", ""), [""; 0]);
        assert_eq!(found("tlp: RED\n", ""), [""; 0]);
        assert_eq!(found("tlp: SECRET\n", ", tlp: RED"), [""; 0], "reading has reported that");
    }

    #[test]
    fn the_strictest_part_is_named_and_every_kind_that_has_a_marking_counts() {
        let body = "tlp: GREEN\nactors:\n  a: {name: A, tlp: AMBER}\nplaces:\n  p: {name: P}\nevents:\n  - {id: e, title: E, tlp: AMBER+STRICT}\n";
        let found = testing::found(body, &[Code::MarkingTooLax]);
        assert_eq!(
            found,
            ["1 GREEN: The briefing is marked GREEN, and the event `e` is marked AMBER+STRICT."]
        );
        for part in [
            "places: {p: {name: P, tlp: RED}}",
            "quotes: {q: {text: Q, speaker: a, tlp: RED}}",
            "claims: {c: {text: C, tlp: RED}}",
        ] {
            let body = format!("tlp: GREEN\nactors: {{a: {{name: A}}}}\n{part}\n");
            assert_eq!(testing::found(&body, &[Code::MarkingTooLax]).len(), 1, "{part}");
        }
    }
}
