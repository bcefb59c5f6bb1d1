//! Clauses in words that are always the same: "according to", "citing", "was quoted", "has not commented".

use super::{
    Act, Clause, NEAR, plain,
    subject::{before, start_of_auxiliaries},
};
use crate::{
    lexicon::Role,
    phrase::{Sentence, Voice},
    tokens::Kind,
};

/// "according to Edi Rama", "laut Polizei", "nach Angaben der Polizei", "selon l'armée".
pub(super) fn led(sentence: &Sentence<'_>, index: usize) -> Option<Clause> {
    let word = sentence.word(index)?;
    let is_account = sentence.is(index, Role::Account);
    if is_account && index > sentence.range.start && sentence.word(index - 1)?.eq_ignore_ascii_case("nach") {
        let skipped = usize::from(matches!(sentence.word(index + 1), Some("von" | "vom")));
        let who = sentence.starting(index + 1 + skipped)?;
        let tokens = index - 1..who.tokens.end;
        return Some(plain(who, Act::Says, tokens.clone(), tokens.end));
    }
    // "…, so Anna Bell."
    let is_so = word == "so"
        && sentence.tokens.lexicon.tag == "de"
        && index > sentence.range.start
        && sentence.word(index - 1).is_none();
    if is_so {
        let who = sentence
            .starting(index + 1)
            .filter(|who| matches!(who.voice, Voice::Named(_) | Voice::Known(_)))?;
        let tokens = index..who.tokens.end;
        return Some(plain(who, Act::Says, tokens.clone(), tokens.end));
    }
    if !sentence.is(index, Role::Leads) {
        return None;
    }
    if word.eq_ignore_ascii_case("zufolge") {
        let who = sentence.ending(index).filter(|who| !sentence.is(who.tokens.end - 1, Role::Account))?;
        let tokens = who.tokens.start..index + 1;
        return Some(Clause { passes_on: who.is_media, ..plain(who, Act::Says, tokens.clone(), tokens.end) });
    }
    let joint = usize::from(matches!(sentence.word(index + 1), Some("to")));
    if word.eq_ignore_ascii_case("according") && joint == 0 {
        return None;
    }
    let who = sentence.starting(index + 1 + joint)?;
    let tokens = index..who.tokens.end;
    Some(Clause { passes_on: who.is_media, ..plain(who, Act::Says, tokens.clone(), tokens.end) })
}

/// "citing the ministry".
pub(super) fn cited(sentence: &Sentence<'_>, index: usize) -> Option<Clause> {
    sentence.word(index).filter(|_| sentence.is(index, Role::Cites))?;
    let who = sentence.starting(index + 1)?;
    let tokens = index..who.tokens.end;
    Some(Clause { is_cited: true, ..plain(who, Act::Says, tokens.clone(), tokens.end) })
}

/// "Anna Bell: “…”".
pub(super) fn opening(sentence: &Sentence<'_>, index: usize) -> Option<Clause> {
    let colon = index + 1;
    let quotes =
        sentence.tokens.list.get(colon + 1).is_some_and(|next| matches!(next.kind, Kind::Quotation(_)));
    if !sentence.is_sign(colon, &[':']) || !quotes {
        return None;
    }
    let who = sentence.ending(colon).filter(|who| matches!(who.voice, Voice::Named(_)))?;
    let tokens = who.tokens.clone();
    (tokens.start == sentence.range.start).then(|| plain(who, Act::Says, tokens.clone(), tokens.end))
}

/// "Edi Rama was quoted by TASS as saying", "quoted by the local media".
pub(super) fn quoted(sentence: &Sentence<'_>, index: usize) -> Option<Clause> {
    let word = sentence.word(index)?;
    let is_quoted =
        sentence.is(index, Role::Quoted) || word == "reported" && sentence.word(index + 1) == Some("by");
    if !is_quoted {
        return None;
    }
    // "quoted by TASS as saying", "quoted as saying by TASS"
    let is_by = |at: usize| matches!(sentence.word(at), Some("by" | "von" | "par" | "por" | "nga"));
    let place = (index + 1..index + 1 + NEAR).find(|at| is_by(*at)).unwrap_or(index + 1);
    let by = is_by(place);
    let auxiliaries = start_of_auxiliaries(sentence, index);
    let is_passive = (auxiliaries..index).any(|at| sentence.is(at, Role::Passive));
    if is_passive && word != "reported" {
        let who = sentence.ending(auxiliaries)?;
        let addressee = sentence.starting(place + 1).filter(|_| by);
        let after = addressee.as_ref().map_or(index + 1, |house| house.tokens.end);
        return Some(Clause {
            addressee,
            ..plain(who.clone(), Act::Says, who.tokens.start..index + 1, after)
        });
    }
    let who = sentence.starting(place + 1).filter(|_| by)?;
    let tokens = index..who.tokens.end;
    Some(Clause { passes_on: true, ..plain(who, Act::Says, tokens.clone(), tokens.end) })
}

/// "There was no immediate comment from the guard".
pub(super) fn no_comment(sentence: &Sentence<'_>, index: usize) -> Option<Clause> {
    let is_none =
        (1..=2).any(|back| index.checked_sub(back).is_some_and(|at| sentence.word(at) == Some("no")));
    if !sentence.is(index, Role::Comment) || !is_none || sentence.word(index + 1) != Some("from") {
        return None;
    }
    let who = sentence.starting(index + 2)?;
    Some(plain(who.clone(), Act::Silent, index..who.tokens.end, who.tokens.end))
}

/// "has not commented", "did not respond to a request", "declined to comment".
pub(super) fn silent(sentence: &Sentence<'_>, index: usize) -> Option<Clause> {
    let near = |role: Role| (index + 1..index + 1 + NEAR).any(|at| sentence.is(at, role));
    let (act, start) = if sentence.is(index, Role::Declines) && (near(Role::Comment) || near(Role::Answers)) {
        (Act::Declines, start_of_auxiliaries(sentence, index))
    } else if let Some(start) = bracketed(sentence, index) {
        (Act::Silent, start)
    } else if sentence.is(index, Role::Answers) {
        let mut start = start_of_auxiliaries(sentence, index);
        // "has yet to comment"
        if start == index
            && sentence.word(index.checked_sub(1)?) == Some("to")
            && sentence.is(index.checked_sub(2)?, Role::Not)
        {
            start = start_of_auxiliaries(sentence, index - 1);
        }
        let made_none = sentence.word(index - 1) == Some("no")
            && matches!(sentence.word(index.checked_sub(2)?), Some("made" | "gave"));
        if made_none {
            start = start_of_auxiliaries(sentence, index - 2);
        }
        let is_negated = (start..index).any(|at| sentence.is(at, Role::Not));
        if !is_negated && !made_none {
            return None;
        }
        (Act::Silent, start)
    } else {
        return None;
    };
    let (who, start) = before(sentence, start).or_else(|| Some((sentence.starting(index + 1)?, index)))?;
    let end = sentence.range.end.min(index + 1);
    Some(plain(who, act, start.min(index)..end, end))
}

/// Where "hat" stands in "hat sich bislang nicht zu den Vorwürfen geäußert".
fn bracketed(sentence: &Sentence<'_>, index: usize) -> Option<usize> {
    if sentence.tokens.lexicon.tag != "de" || !sentence.is(index, Role::Answers) {
        return None;
    }
    let is_verb = |at: &usize| {
        sentence.word(*at).is_some_and(|word| matches!(word, "hat" | "haben" | "hatte" | "hatten"))
    };
    let verb = (sentence.range.start..index).rev().find(is_verb)?;
    (verb..index).any(|at| sentence.is(at, Role::Not)).then_some(verb)
}
