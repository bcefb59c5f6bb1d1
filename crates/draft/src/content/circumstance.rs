//! When, where and to whom something is said, between a verb of saying and its "that": "said on Friday in Norby that". What else
//! stands there is a part of what is said: "said there was no evidence that".

use super::is_adverb;
use crate::{
    lexicon::{self, Role, has},
    phrase::Sentence,
};

/// Words that begin a group for when, where or how.
const LEADS: &str = "in on at to by with during after before via through near outside from for over under amid am im beim vom zum zur \
                     bei nach vor auf à au aux dans sur lors par pendant depuis en a ante durante tras më në nga për gjatë";

/// Words that open what is said itself.
const OPENS: &str = "there nobody none nothing no few little cannot can't not never reports rumours rumors claims allegations \
                     suggestions speculation rien personne nada nadie";

/// Words beside a day that say when.
const PARTS: &str = "morning night evening afternoon also later earlier then again yesterday today mit auch dernier dernière prochain \
                     pasado pasada próximo";

/// Times behind "last".
const SPANS: &str = "week month year weekend summer winter spring autumn semaine mois année semana mes año";

/// Verbs with somebody behind them to whom it is said.
const ADDRESSING: &str = "warned warns assured assures reminded reminds informed informs notified";

/// Where the words end that only say when, where and to whom.
pub(super) fn end_of(sentence: &Sentence<'_>, start: usize, limit: usize) -> usize {
    // "warned the port in 2022 that"
    let addresses =
        start.checked_sub(1).and_then(|at| sentence.word(at)).is_some_and(|word| has(ADDRESSING, word));
    let whom = sentence.starting(start).filter(|whom| addresses && whom.tokens.end < limit);
    let behind = whom.map(|whom| end_of_circumstances(sentence, whom.tokens.end, limit));
    let is_told = |at: &usize| *at < limit && sentence.is(*at, Role::That);
    behind.filter(is_told).unwrap_or_else(|| end_of_circumstances(sentence, start, limit))
}

fn end_of_circumstances(sentence: &Sentence<'_>, start: usize, limit: usize) -> usize {
    let lexicon = sentence.tokens.lexicon;
    // "told Reuters and Tom Hill that"
    let also = sentence.starting(start + 1).filter(|also| {
        sentence.is(start, Role::And) && sentence.is(also.tokens.end, Role::That) && also.tokens.end < limit
    });
    let mut at = also.map_or(start, |also| also.tokens.end);
    while at < limit {
        let Some(word) = sentence.word(at) else {
            if !sentence.is_sign(at, &[',']) {
                break;
            }
            at += 1;
            continue;
        };
        let is_time = lexicon.day(word).is_some() || lexicon.month(word).is_some();
        let is_day =
            |at: usize| sentence.word(at).is_some_and(|word| lexicon.day(word).is_some() || has(SPANS, word));
        // "last month", "të hënën"
        let leads_to_day = has("last next this le el të la ce este den", word) && is_day(at + 1);
        let is_part = has(PARTS, word) || leads_to_day || has(SPANS, word) && at > start;
        if sentence.is(at, Role::That) {
            break;
        } else if is_time || is_part || is_adverb(word, lexicon.tag) {
            at += 1;
        } else if has(LEADS, word) {
            at = end_of_group(sentence, at, limit);
        } else {
            break;
        }
    }
    at
}

/// Behind "in a statement published", whose first word stands here.
fn end_of_group(sentence: &Sentence<'_>, lead: usize, limit: usize) -> usize {
    let lexicon = sentence.tokens.lexicon;
    let opens = |at: usize| sentence.is(at, Role::Definite) || sentence.is(at, Role::Indefinite);
    let mut at = lead + 1;
    while at < limit {
        let Some(word) = sentence.word(at) else { break };
        let ends = [
            Role::That,
            Role::Relative,
            Role::Pronoun,
            Role::Anaphor,
            Role::Passive,
            Role::Auxiliary,
            Role::Not,
            Role::Future,
        ];
        // "en une semaine", "a la prensa": articles stand at its start alone.
        let is_second = opens(at) && !opens(at - 1) && at > lead + 1 && !sentence.is(at - 1, Role::Joins);
        let ends_it = lexicon.is_any(&ends, word) && !opens(at) || has(LEADS, word) && at > lead + 1;
        let is_said = has(OPENS, word) && at > lead + 1 && !opens(at - 1);
        if is_second || ends_it || is_said {
            break;
        }
        at += 1;
        // "on Friday", "in 2019": a time is a whole one.
        let is_whole = lexicon.day(word).is_some() || word.bytes().all(|byte| byte.is_ascii_digit());
        if is_whole || lexicon::network(word).is_some() && word.len() > 1 {
            break;
        }
    }
    at
}

/// "confirmed reports that": what was reported is confirmed.
pub(super) fn is_confirmed(sentence: &Sentence<'_>, verb: usize) -> bool {
    let confirms = sentence.word(verb).is_some_and(|word| has("confirmed confirms", word));
    let names =
        sentence.word(verb + 1).is_some_and(|word| has("reports rumours rumors claims suspicions", word));
    confirms && names && sentence.is(verb + 2, Role::That)
}
