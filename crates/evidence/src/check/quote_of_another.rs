//! `quote-of-another`: a position cites a quote whose speaker is another actor, and no relation in the file joins the two.
//!
//! A government may speak through its minister, and a relation says so. Without one, the words are put into a mouth that did
//! not say them: the wrong quote, the wrong holder, or a link that the reader cannot follow.
//!
//! It is not found whether the relation lets one speak for the other. Nothing is found of somebody without a name, who may be
//! anybody, nor of an actor of whom something could not be read: that may have been the relation.

use std::collections::HashSet;

use super::{Findings, Subject};
use crate::evidence::dispute::pair;
use briefing_format::{
    Part,
    diagnostic::{Code, Diagnostic},
    model::{ClaimIx, EntityIx, Item, Voice},
};
use briefing_text::safe_format;

pub(super) fn check(subject: &Subject<'_>, found: &mut Findings) {
    let briefing = subject.briefing;
    // Most files have no such position.
    let mut joined: Option<Joined> = None;
    for (ix, claim) in (0..).map(ClaimIx).zip(&briefing.claims) {
        for (n, position) in claim.positions.of_file().iter().enumerate() {
            let quote = position.quote.of_file().map(|quote| &briefing[quote]);
            let by = briefing.telling_of_position(position).voice.and_then(Voice::actor);
            let (Some(by), Some(quote)) = (by, quote) else { continue };
            let Some(speaker) = quote.speaker().filter(|speaker| *speaker != by) else { continue };
            if joined.get_or_insert_with(|| Joined::new(subject)).may_join(by, speaker) {
                continue;
            }
            found.add(Code::QuoteOfAnother, || {
                let item = Item::Claim(ix);
                let place = subject.places.nth(item, Part::PositionQuote, n).unwrap_or_else(|| subject.head(item));
                let (by, speaker) = (&briefing[by].id, &briefing[speaker].id);
                let message = safe_format!(
                    "`{by}` takes this position in `{}`, which are words of `{speaker}`, and no relation joins the two.",
                    quote.id
                );
                let help = safe_format!(
                    "Cite words of `{by}`, make it a position of `{speaker}`, or add the relation between them."
                );
                Diagnostic::new(Code::QuoteOfAnother, place, message).with_help(help)
            });
        }
    }
}

/// Which entities are joined by a relation.
struct Joined {
    pairs: HashSet<(EntityIx, EntityIx)>,
    /// Those of whom a relation may have been left out.
    unsure: HashSet<EntityIx>,
}

impl Joined {
    fn new(subject: &Subject<'_>) -> Self {
        let entities = || (0..).map(EntityIx).zip(&subject.briefing.entities);
        let pairs = entities().flat_map(|(from, entity)| {
            let relations = entity.relations.of_file().iter();
            relations.filter_map(move |relation| relation.to.map(|to| pair(from, to)))
        });
        let unsure = entities().map(|(ix, _)| ix).filter(|ix| subject.lacks_evidence(Item::Entity(*ix)));
        Self { pairs: pairs.collect(), unsure: unsure.collect() }
    }

    fn may_join(&self, one: EntityIx, other: EntityIx) -> bool {
        self.pairs.contains(&pair(one, other)) || self.unsure.contains(&one) || self.unsure.contains(&other)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing;

    /// What is found of a position of `gov` that cites words of `min`, with these keys of the two.
    fn found(gov: &str, min: &str, position: &str) -> Vec<String> {
        let body = format!(
            "actors:\n  gov: {{name: G{gov}}}\n  min: {{name: M{min}}}\n  other: {{name: O}}\nquotes:\n  q: {{text: We did., speaker: min}}\nclaims:\n  c: {{text: C, positions: [{{{position}, stance: asserts}}]}}\n"
        );
        testing::found(&body, &[Code::QuoteOfAnother])
    }

    #[test]
    fn words_of_another_are_found_where_nothing_joins_the_two() {
        let expected = [
            "8 q: `gov` takes this position in `q`, which are words of `min`, and no relation joins the two.",
        ];
        let position = "by: gov, quote: q";
        assert_eq!(found("", "", position), expected);
        let to = |to: &str| format!(", relations: [{{to: {to}, kind: k}}]");
        assert_eq!(found(&to("other"), &to("other"), position), expected, "each is joined to a third");
        assert_eq!(found(&to("min"), "", position), [""; 0]);
        assert_eq!(found("", &to("gov"), position), [""; 0]);
        assert_eq!(found("", "", "by: min, quote: q"), [""; 0]);
        assert_eq!(found("", "", "by: gov"), [""; 0]);
        assert_eq!(found("", "", "by: other, quote: q").len(), 1);
        assert_eq!(found("", &to("nobody"), position), [""; 0], "who knows what was left out");
        assert_eq!(found(", relations: 7", "", position), [""; 0]);
    }

    #[test]
    fn an_error_elsewhere_is_no_reason_to_be_silent() {
        let third = ", relations: [{to: nobody, kind: k}]";
        let body = format!(
            "actors: {{gov: {{name: G}}, min: {{name: M}}, other: {{name: O{third}}}}}\nquotes: {{q: {{text: Q, speaker: min}}}}\nclaims: {{c: {{text: C, positions: [{{by: gov, quote: q, stance: asserts}}]}}}}\n"
        );
        assert_eq!(testing::found(&body, &[Code::QuoteOfAnother]).len(), 1);
    }

    #[test]
    fn somebody_without_a_name_may_be_anybody() {
        assert_eq!(found("", "", "by: {unnamed: officials}, quote: q"), [""; 0]);
        let body = "actors: {gov: {name: G}}\nquotes: {q: {text: Q, speaker: {unnamed: an aide}}}\nclaims: {c: {text: C, positions: [{by: gov, quote: q, stance: asserts}]}}\n";
        assert_eq!(testing::found(body, &[Code::QuoteOfAnother]), [""; 0]);
    }

    #[test]
    fn whoever_tells_what_says_nothing_is_meant_too() {
        let body = |by: &str| {
            format!(
                "default: {{by: {by}}}\nactors: {{gov: {{name: G}}, min: {{name: M}}}}\nquotes: {{q: {{text: Q, speaker: min}}}}\nclaims: {{c: {{text: C, positions: [{{quote: q, stance: asserts}}]}}}}\n"
            )
        };
        assert_eq!(testing::found(&body("gov"), &[Code::QuoteOfAnother]).len(), 1);
        assert_eq!(testing::found(&body("min"), &[Code::QuoteOfAnother]), [""; 0]);
    }
}
