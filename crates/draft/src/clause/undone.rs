//! Verbs of saying that are not done, or only may be. Nobody then holds anything.

use crate::{lexicon::Role, phrase::Sentence};

/// Whether words around a verb say that it is not done, or only may be: "did not deny", "neither confirmed nor denied",
/// "might say". Nobody then holds anything.
pub(super) fn is_undone(sentence: &Sentence<'_>, start: usize, verb: usize) -> bool {
    let undoes = "nor neither stopped stop might may could should would must can few weder noch ni";
    let is = |at: usize| {
        sentence.is(at, Role::Not)
            || sentence.word(at).is_some_and(|word| {
                let small = word.to_lowercase();
                undoes.split(' ').any(|known| known == small)
            })
    };
    let from = start.saturating_sub(1).max(sentence.range.start);
    let behind = if sentence.tokens.lexicon.tag == "de" { verb + 3 } else { verb };
    // "Neither Hill nor Lee denied it"
    let opens = sentence.word(sentence.range.start).is_some_and(|word| {
        matches!(
            word,
            "Neither"
                | "Few"
                | "Hardly"
                | "Scarcely"
                | "Not"
                | "None"
                | "Aucun"
                | "Aucune"
                | "Ningún"
                | "Kein"
                | "Keine"
                | "No"
        )
    });
    // "No one was hurt, the mayor said"
    let opens = opens && (sentence.range.start..start).all(|at| sentence.word(at).is_some());
    opens || (from..verb).chain(verb + 1..behind).any(is)
}
