//! What people are told first, and what they are told once instead of a thousand times. Programs get every diagnostic.
//!
//! A warning that holds for more than half of a kind of items says something of the file, not of each item. In a draft, what
//! is still to be filled in comes first, and what was drafted and is not used yet is one line. It must not know how a
//! diagnostic looks.

use std::collections::HashMap;

use crate::check::Tally;
use briefing_format::{
    diagnostic::{Code, Diagnostic},
    model::ItemKind,
};
use briefing_text::{SafeText, safe_format};

/// Fewer warnings than these are told one by one, whatever they hold for.
const FEW: usize = 10;

/// What people are told of some diagnostics, in which order.
pub fn digest(diagnostics: Vec<Diagnostic>, tally: &Tally) -> Vec<Diagnostic> {
    let mut counts: HashMap<Code, usize> = HashMap::new();
    for found in &diagnostics {
        *counts.entry(found.code).or_default() += 1;
    }
    // Of what is not listed in full the list says less than there is.
    counts.extend(tally.cut.iter().copied());
    let is_draft = counts.contains_key(&Code::Placeholder);
    let mut told: HashMap<Code, SafeText> = HashMap::new();
    for (code, count) in &counts {
        let (nouns, total) = held_for(*code, tally);
        if is_draft && *code == Code::UnusedId && *count > 1 {
            told.insert(
                *code,
                safe_format!("{count} {nouns} of this draft are not used yet, this one first."),
            );
        } else if *count >= FEW && 2 * count > total && total > 0 {
            told.insert(*code, safe_format!("So it is with {count} of {total} {nouns}."));
        }
    }
    let mut digest: Vec<Diagnostic> = Vec::with_capacity(diagnostics.len());
    for mut found in diagnostics {
        match told.get_mut(&found.code) {
            None => digest.push(found),
            // Told with the first of them.
            Some(words) if words.is_empty() => {}
            Some(words) => {
                let words = std::mem::take(words);
                let whole = is_draft && found.code == Code::UnusedId;
                found.message = if whole { words } else { safe_format!("{} {words}", found.message) };
                digest.push(found);
            }
        }
    }
    if is_draft {
        digest.sort_by_key(|found| (!found.code.is_about_yaml(), found.code != Code::Placeholder));
    }
    digest
}

/// What a warning is given for, and how many of these there are; none where it is for no item in particular.
fn held_for(code: Code, tally: &Tally) -> (&'static str, usize) {
    let of = |kinds: &[ItemKind]| kinds.iter().map(|kind| tally.items[*kind as usize]).sum();
    match code {
        Code::UnsourcedEvent | Code::ConfirmedByOneOrigin | Code::DateAfterAsOf | Code::DateOrder => {
            ("events", of(&[ItemKind::Event]))
        }
        Code::UnsourcedQuote | Code::QuoteNotInSource | Code::QuoteAmbiguous => {
            ("quotes", of(&[ItemKind::Quote]))
        }
        Code::UnattributedClaim => ("claims", of(&[ItemKind::Claim])),
        Code::UndatedSource | Code::UnclearOrigin => ("sources", of(&[ItemKind::Source])),
        Code::UnusedId => {
            ("items", of(&[ItemKind::Entity, ItemKind::Quote, ItemKind::Source, ItemKind::Claim]))
        }
        _ => ("", 0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use briefing_format::diagnostic::Span;

    fn found(code: Code, at: usize) -> Diagnostic {
        Diagnostic::new(code, Span::new(at, at), safe_format!("Number {at}."))
    }

    fn told(diagnostics: Vec<Diagnostic>, tally: &Tally) -> Vec<String> {
        digest(diagnostics, tally).iter().map(|found| found.message.to_string()).collect()
    }

    fn tally(kind: ItemKind, count: usize) -> Tally {
        let mut tally = Tally::default();
        tally.items[kind as usize] = count;
        tally
    }

    #[test]
    fn what_holds_for_most_of_a_kind_is_told_once() {
        let events: Vec<Diagnostic> = (0..12).map(|at| found(Code::UnsourcedEvent, at)).collect();
        let most = tally(ItemKind::Event, 20);
        assert_eq!(told(events.clone(), &most), ["Number 0. So it is with 12 of 20 events."]);
        assert_eq!(told(events.clone(), &tally(ItemKind::Event, 24)).len(), 12, "half is not most");
        assert_eq!(
            told(events[..9].to_vec(), &tally(ItemKind::Event, 9)).len(),
            9,
            "few are told one by one"
        );
        let cut = Tally { cut: vec![(Code::UnsourcedEvent, 19)], ..most };
        assert_eq!(told(events, &cut), ["Number 0. So it is with 19 of 20 events."]);
    }

    #[test]
    fn of_a_draft_it_is_told_first_what_is_to_be_filled_in() {
        let all = vec![
            found(Code::UnusedId, 1),
            found(Code::UnsourcedQuote, 2),
            found(Code::UnusedId, 3),
            found(Code::Placeholder, 4),
        ];
        assert_eq!(
            told(all, &Tally::default()),
            ["Number 4.", "2 items of this draft are not used yet, this one first.", "Number 2."]
        );
    }
}
