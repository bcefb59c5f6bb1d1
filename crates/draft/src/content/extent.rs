//! Where that begins and ends in a sentence which a clause tells.

use super::{circumstance, circumstance::is_confirmed, denial::start_of_tail};
use crate::{
    clause::Clause,
    lexicon::{self, Role},
    phrase::{Sentence, is_adverb},
};

/// How many words may stand between a verb of saying and its "that".
const FARTHEST: usize = 14;

/// Where what a clause tells ends: at the end of the sentence, or before another clause.
pub(super) fn end_of(sentence: &Sentence<'_>, clauses: &[Clause], index: usize) -> usize {
    let clause = &clauses[index];
    // "…, the mayor said on Friday." and "…, adding that…"
    let parts = |start: usize| {
        let before = start.saturating_sub(1);
        let joined = sentence.word(before).is_some_and(|word| {
            matches!(word, "but" | "and" | "while" | "aber" | "und" | "mais" | "pero" | "por")
        });
        let sign = if joined { before.saturating_sub(1) } else { before };
        let is_shared = clauses.iter().any(|other| other.tokens.start == start && other.is_shared());
        is_shared || sentence.is_sign(sign, &[',', ';', '–', '—'])
    };
    let of_next = |next: &Clause| {
        // "disputed it, saying that": whoever says it stands before both.
        let is_behind = next.who.tokens.start < clause.tokens.end;
        let start = if is_behind { next.tokens.start } else { next.tokens.start.min(next.who.tokens.start) };
        start_of_tail(sentence, next).unwrap_or(start)
    };
    let next =
        clauses.iter().skip(index + 1).map(of_next).find(|start| *start > clause.after && parts(*start));
    let next = next.map(|start| start - usize::from(sentence.is(start - 1, Role::Breaks)));
    // "Hill, who denies wrongdoing, has left"
    let is_within = clause.tokens.clone().any(|at| {
        sentence.is(at, Role::Relative)
            && !sentence.is(at, Role::Definite)
            && sentence.is_sign(at.saturating_sub(1), &[','])
    });
    // "Cobre Azul, a la que los vecinos acusan de haberlo hecho, no ha respondido"
    let led =
        (sentence.range.start..clause.tokens.start).rev().take(6).find(|at| sentence.word(*at).is_none());
    let is_within = is_within
        || led.is_some_and(|comma| {
            let opens = |at: usize| sentence.is(at, Role::Relative) && sentence.is_sign(comma, &[',']);
            matches!(sentence.tokens.lexicon.tag, "es" | "fr") && (comma + 2..clause.tokens.start).any(opens)
        });
    // "After the firm said the dam was safe, people laughed"
    let is_within = is_within || is_dependent(sentence, clause);
    let comma = (clause.after..sentence.range.end).find(|at| is_within && sentence.is_sign(*at, &[',']));
    // "El empresario al que Ana Lerma acusó de fraude negó los hechos": the other verb is of whoever stands around.
    let around = clauses.iter().find(|other| {
        other.who.tokens.start < clause.tokens.start
            && other.tokens.end > clause.after + 1
            && !other.is_shared()
    });
    let around = around.map(|other| other.tokens.end - 1).filter(|end| *end > clause.after);
    let end = next.unwrap_or(sentence.range.end).min(around.unwrap_or(sentence.range.end));
    comma.map_or(end, |comma| comma.min(end))
}

/// Whether a clause stands behind a word that makes it a part of another: "After the firm said".
fn is_dependent(sentence: &Sentence<'_>, clause: &Clause) -> bool {
    let before = clause.tokens.start.checked_sub(1).filter(|at| *at == sentence.range.start);
    let words = ["After", "Before", "Since", "Because", "While", "Although", "Though", "Nachdem", "Après"];
    let leads = before.and_then(|at| sentence.word(at)).is_some_and(|word| words.contains(&word));
    leads && !sentence.is_sign(clause.after, &[','])
}

/// Where what is told begins after a verb: behind "that", or behind when, where and how it was said.
pub(super) fn start_after(sentence: &Sentence<'_>, clause: &Clause, end: usize) -> usize {
    let lexicon = sentence.tokens.lexicon;
    let limit = end.min(clause.after + FARTHEST);
    if is_confirmed(sentence, clause.after.saturating_sub(1)) {
        return clause.after + 2;
    }
    // In "said that", and in "said on Friday in Norby that", but not behind a comma of what is told.
    let that = circumstance::end_of(sentence, clause.after, limit);
    if that < limit
        && sentence.is(that, Role::That)
        && sentence.word(that).is_some_and(|word| word != "that" || that + 1 < end)
    {
        return that + 1;
    }
    // "said only that"
    let is_only = sentence.word(clause.after) == Some("only") && sentence.is(clause.after + 1, Role::That);
    if is_only && clause.after + 2 < end {
        return clause.after + 2;
    }
    // Without "that": skip where it was said, and when.
    let mut start = clause.after;
    while start < end {
        let word = sentence.word(start).unwrap_or_default();
        if is_adverb(word, lexicon.tag)
            || sentence.is_sign(start, &[','])
            || matches!(word, "also" | "am" | "later" | "earlier" | "then" | "mit" | "auch")
        {
            start += 1;
        } else if let Some(skipped) = adverbial(sentence, start, end) {
            start = skipped;
        } else {
            break;
        }
    }
    start
}

/// Behind "on Friday", "in a statement", "in a post on Telegram".
fn adverbial(sentence: &Sentence<'_>, start: usize, end: usize) -> Option<usize> {
    let lexicon = sentence.tokens.lexicon;
    let day = |at: usize| sentence.word(at).is_some_and(|word| lexicon.day(word).is_some());
    if day(start) {
        return Some(start + 1);
    }
    if !sentence.is(start, Role::Within) && !sentence.is(start, Role::With) {
        return None;
    }
    let mut found = None;
    for at in start + 1..end.min(start + 8) {
        let Some(word) = sentence.word(at) else { break };
        // "on Friday reports that": a day ends it.
        if day(at - 1) && lexicon.document(word).is_some() {
            break;
        }
        if day(at)
            || lexicon.document(word).is_some()
            || lexicon::network(word).is_some()
            || lexicon.is(Role::Talk, word)
        {
            found = Some(at + 1);
        } else if found.is_some()
            && !sentence.is(at, Role::Within)
            && !sentence.is(at, Role::Definite)
            && !matches!(
                word,
                "morning" | "night" | "evening" | "afternoon" | "account" | "channel" | "page" | "posted"
            )
        {
            break;
        }
    }
    found
}
