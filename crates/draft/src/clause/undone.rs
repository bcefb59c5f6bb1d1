//! Verbs of saying that are not done, or only may be. Nobody then holds anything.

use crate::{lexicon::Role, phrase::Sentence};

/// Whether words around a verb say that it is not done, or only may be: "did not deny", "neither confirmed nor denied",
/// "might say". Nobody then holds anything.
pub(super) fn is_undone(sentence: &Sentence<'_>, start: usize, verb: usize) -> bool {
    let undoes = "nor neither stopped stop might may could should would must can few weder noch ni";
    let is = |at: usize| {
        sentence.is(at, Role::Not)
            || sentence.word(at).is_some_and(|word| {
                // "Ali Can told", "Theresa May said"
                if word.starts_with(char::is_uppercase) && at > sentence.range.start {
                    return false;
                }
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
    opens || is_of_nobody(sentence, start, verb) || (from..verb).chain(verb + 1..behind).any(is)
}

/// Words for nobody, wherever they stand before a verb.
const NOBODY: &str = "nobody niemand nadie askush weder neither";

/// Words for nobody where they begin what stands before a verb; elsewhere they may be words of something else.
const NO_ONE: &str =
    "none personne aucun aucune nul nulle keiner keine kein ninguno ninguna ningún asnjë asnjëri asnjëra";

/// Words behind a verb that say it is not done: "denied neither", "das bestritt niemand".
const NOTHING: &str = "neither none nothing nichts nada rien asgjë kein keine keinen keines ninguno ninguna ningún ningunas aucun aucune \
                       nul nulle asnjë niemand nadie askush";

/// "Nobody in the party denied it", "Weder Wolf noch Ritter dementierte es", "denied neither report".
fn is_of_nobody(sentence: &Sentence<'_>, start: usize, verb: usize) -> bool {
    let is_one = |at: usize, list: &str| sentence.is_one_of(at, list);
    let goes_on = |at: &usize| {
        let parts = [Role::And, Role::That];
        let is_but = matches!(sentence.word(*at), Some("but" | "aber" | "mais" | "pero" | "por"));
        sentence.word(*at).is_some() && !is_but && !parts.iter().any(|role| sentence.is(*at, *role))
    };
    let part = (sentence.range.start..start).rev().take_while(goes_on);
    let first = part.clone().last();
    let begins = first.is_some_and(|at| {
        let is_no_one = is_one(at, "no") && is_one(at + 1, "one");
        is_one(at, NO_ONE) || is_no_one
    });
    let denies = sentence.is(verb, Role::Denies);
    begins || part.clone().any(|at| is_one(at, NOBODY)) || denies && is_one(verb + 1, NOTHING)
}

/// Words with which a participle is a verb that bends: "a accusé", "ha acusado".
const HELPING: &str = "a ont avait avaient aurait ayant ai as avons avez ha han había habían habría he hemos haber ka kanë kishte kishin kam \
                       n'a n'ont l'a l'ont hat haben hatte hatten";

/// "a firm accused of theft": it accuses nobody. "whom Hill accused of theft" does.
pub(super) fn is_accused(sentence: &Sentence<'_>, verb: usize) -> bool {
    let word = sentence.word(verb).unwrap_or_default().to_lowercase();
    let before = |at: &usize| sentence.is(*at, Role::Auxiliary) || sentence.is(*at, Role::Not);
    match sentence.tokens.lexicon.tag {
        "en" => {
            let is_of = matches!(sentence.word(verb + 1), Some("of" | "by"));
            let is_whom = |at: usize| matches!(sentence.word(at), Some("whom" | "who" | "that"));
            is_of && !(sentence.range.start..verb).any(is_whom)
        }
        // "der des Mordes beschuldigte Mann"
        "de" => {
            let first =
                (sentence.range.start..verb).rev().take_while(|at| sentence.word(*at).is_some()).last();
            first.is_some_and(|first| {
                let opens = sentence.is(first, Role::Definite) || sentence.is(first, Role::Indefinite);
                let goes_on = sentence.is(first + 1, Role::Definite) || sentence.is(first + 1, Role::Breaks);
                opens && goes_on
            })
        }
        _ => {
            let is_participle = ["é", "és", "ado", "ados", "uar"].iter().any(|ending| word.ends_with(ending));
            let helping = (sentence.range.start..verb).rev().take_while(before);
            let helped = helping
                .filter_map(|at| sentence.word(at))
                .any(|word| HELPING.split_whitespace().any(|known| known == word.replace('’', "'")));
            is_participle && !helped
        }
    }
}

/// Words after which nobody is said to have said it.
const SUPPOSED: &str = "if unless should whenever when until once whether suppose supposing imagine assuming provided lest wenn falls ob \
                        sobald solange si quand lorsque lorsqu' cuando nëse kur";

/// Verbs before their subject at the start of a sentence: a question or a condition.
const INVERTED: &str = "did does do has have had would will should could can might may is was were are";

/// Whether a clause that begins here tells of what is only supposed or asked: "If the ministry says", "Had the firm said", "Did
/// the firm say".
pub(super) fn is_supposed(sentence: &Sentence<'_>, start: usize) -> bool {
    let Some(before) = start.checked_sub(1) else { return false };
    let Some(word) = sentence.word(before).map(str::to_lowercase) else { return false };
    let has = |list: &str| list.split_whitespace().any(|known| known == word);
    let is_though = word == "though" && sentence.tokens.word_before(before) == Some("as");
    let is_first = before == sentence.range.start && sentence.tokens.lexicon.tag == "en";
    has(SUPPOSED) || is_though || is_first && has(INVERTED)
}
