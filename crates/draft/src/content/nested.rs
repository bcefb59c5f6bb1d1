//! What is told in two parts: around whoever says it, a condition with what follows from it, and what some believe as somebody else tells it.

use super::{FEWEST, Told, after, words};
use crate::{clause::Clause, lexicon::Role, phrase::Sentence};

/// "If the strike goes ahead, the union said, ferries will stop": neither part without the other.
pub(super) fn conditional(sentence: &Sentence<'_>, clauses: &[Clause], index: usize) -> Option<Told> {
    let clause = &clauses[index];
    let first = sentence.word(sentence.range.start)?.to_lowercase();
    let is_condition = matches!(first.as_str(), "if" | "unless" | "wenn" | "falls" | "si" | "nëse");
    if !is_condition || index > 0 {
        return None;
    }
    let Told::Words { text, tokens, .. } = after(sentence, clauses, index)? else { return None };
    let condition = words(sentence, sentence.range.start..clause.tokens.start, FEWEST)?;
    let Told::Words { text: condition, .. } = condition else { return None };
    Some(Told::Words { text: format!("{condition} … {text}"), tokens, accused: None })
}

/// Whether what some believe is what somebody else says of them: "Officials believe it sank, a diplomat told CNN".
pub(crate) fn is_held_within(sentence: &Sentence<'_>, clauses: &[Clause], index: usize) -> bool {
    let Some((clause, next)) = clauses.get(index).zip(clauses.get(index + 1)) else { return false };
    let believes = clause.tokens.end.checked_sub(1).and_then(|at| sentence.word(at)).is_some_and(|word| {
        matches!(
            word,
            "believe" | "believes" | "believed" | "think" | "thinks" | "thought" | "suspect" | "suspects"
        )
    });
    believes
        && next.tokens.start > clause.after + FEWEST
        && sentence.is_sign(next.tokens.start - 1, &[','])
        && (sentence.is_sign(next.after, &['.']) || next.after + 3 >= sentence.range.end)
}

/// "The attack on Norby, officials said, killed ten": what stands before is half of it.
pub(super) fn interrupted(sentence: &Sentence<'_>, clauses: &[Clause], index: usize) -> Option<Told> {
    let clause = &clauses[index];
    let acts = [Role::Auxiliary, Role::Passive, Role::Past, Role::Future];
    let lexicon = sentence.tokens.lexicon;
    let is_verb =
        |at: usize| sentence.word(at).is_some_and(|word| lexicon.is_any(&acts, word) || word.ends_with("ed"));
    let first = sentence.range.start..clause.tokens.start;
    let is_half = lexicon.tag == "en"
        && index == 0
        && clauses.iter().skip(1).all(|other| other.tokens.start > clause.after)
        && sentence.is_sign(first.end.checked_sub(1)?, &[','])
        && sentence.is_sign(clause.after, &[','])
        && (!first.clone().any(is_verb) || sentence.is(clause.after + 1, Role::That))
        && first.clone().all(|at| sentence.word(at).is_some() || at + 1 == first.end);
    let second = (clause.after + 1..sentence.range.end).find(|at| sentence.word(*at).is_some());
    // "No evidence was found, the ministry said, that the plant leaked"
    let goes_on = |at: usize| is_verb(at) || sentence.is(at, Role::That);
    if !is_half || !second.is_some_and(goes_on) {
        return None;
    }
    let first = words(sentence, first, 1)?;
    let is_that = second.is_some_and(|at| sentence.is(at, Role::That));
    let behind = second.filter(|at| sentence.is(*at, Role::That)).unwrap_or(clause.after);
    let second = words(sentence, behind..sentence.range.end, 1)?;
    match (first, second) {
        (Told::Words { text: first, tokens, .. }, Told::Words { text, .. }) => {
            let that = if is_that { "that " } else { "" };
            Some(Told::Words { text: format!("{first} … {that}{text}"), tokens, accused: None })
        }
        _ => None,
    }
}

/// "The fire broke out, according to police, at noon", "Das Feuer brach nach Angaben der Polizei um 3 Uhr aus": both parts.
pub(super) fn around(sentence: &Sentence<'_>, clauses: &[Clause], index: usize) -> Option<Told> {
    let clause = &clauses[index];
    if clauses.len() > 1 || sentence.tokens.lexicon.tag != "de" || clause.tokens.start == sentence.range.start
    {
        return None;
    }
    let is_joined = |at: usize| sentence.word(at).is_some();
    if !is_joined(clause.tokens.start - 1) || !is_joined(clause.after) {
        return None;
    }
    let first = words(sentence, sentence.range.start..clause.tokens.start, 1)?;
    let second = words(sentence, clause.after..sentence.range.end, 1)?;
    match (first, second) {
        (Told::Words { text: first, tokens, .. }, Told::Words { text, .. }) => {
            Some(Told::Words { text: format!("{first} … {text}"), tokens, accused: None })
        }
        _ => None,
    }
}
