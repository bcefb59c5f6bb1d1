//! What somebody holds against somebody else, in the words of the article from whom it names on.

use std::ops::Range;

use super::{FEWEST, Position, Told, circumstance, end_of, words};
use crate::{
    clause::{Act, Clause},
    lexicon::Role,
    phrase::{Phrase, Sentence, Voice},
};
use briefing_format::model::Stance;

/// Whether a clause accuses somebody: "alleged that the guard took money".
pub(crate) fn is_charge(sentence: &Sentence<'_>, clause: &Clause) -> bool {
    let alleges = clause.tokens.clone().any(|at| {
        sentence.word(at).is_some_and(|word| matches!(word, "alleged" | "alleges" | "allege" | "alleging"))
    });
    matches!(clause.act, Act::Accuses | Act::Blames) || alleges
}

/// Words that lead to what somebody is accused of.
const LEADING: &str = "of for that vor wegen d' de se për që";

/// Words with which something is told without being vouched for: "aurait touché de l'argent".
const HEARSAY: &[(&str, &str)] = &[
    ("en", "allegedly"),
    ("de", "angeblich mutmaßlich"),
    ("fr", "aurait auraient"),
    ("es", "habría habrían presuntamente supuestamente"),
    ("sq", "gjoja"),
];

/// The words in which somebody only alleges, denies or doubts that something happened: "of lying to parliament in 2022", and not "on
/// Monday" before them.
pub(crate) fn alleged(
    sentence: &Sentence<'_>,
    clause: &Clause,
    stance: Stance,
    told: &Range<usize>,
) -> Option<Range<usize>> {
    if matches!(stance, Stance::Denies | Stance::Doubts) {
        // "a nié mardi avoir reçu": that day it was denied.
        let start = circumstance::end_of(sentence, told.start, told.end);
        return Some(start..told.end);
    }
    let is_hearsay = |at: usize| {
        sentence.word(at).is_some_and(|word| {
            HEARSAY.iter().any(|(tag, list)| {
                *tag == sentence.tokens.lexicon.tag && list.split(' ').any(|known| known == word)
            })
        })
    };
    if stance == Stance::Asserts && told.clone().any(is_hearsay) {
        return Some(told.clone());
    }
    if stance != Stance::Asserts || clause.act == Act::Blames || !is_charge(sentence, clause) {
        return None;
    }
    if clause.act != Act::Accuses {
        return Some(told.clone());
    }
    let leads = |at: &usize| {
        sentence.word(*at).is_some_and(|word| {
            let small = word.to_lowercase().replace('’', "'");
            LEADING.split(' ').any(|known| known == small)
        })
    };
    let start = (clause.after..told.end).find(leads)?;
    Some(start..told.end)
}

/// "have accused the guard of killing her", "blamed on Sudria".
pub(super) fn accusation(sentence: &Sentence<'_>, clauses: &[Clause], index: usize) -> Option<Position> {
    let clause = &clauses[index];
    let end = end_of(sentence, clauses, index);
    let asserts = |told: Told| Position { stance: Stance::Asserts, told };
    if clause.is_passive {
        // "The guard was accused of killing her"
        let told = words(sentence, clause.who.tokens.start..end, FEWEST)?;
        return Some(asserts(with_accused(told, clause.who.voice.clone())));
    }
    let is_joint =
        sentence.tokens.lexicon.tag == "es" && matches!(sentence.word(clause.after), Some("a" | "al"));
    let start = clause.after + usize::from(is_joint);
    // "shelling that officials blamed on Sudria"
    let that = clause.tokens.start.checked_sub(1).filter(|at| sentence.is(*at, Role::Relative));
    if let Some(that) = that.filter(|_| clause.act == Act::Blames) {
        let what = sentence.ending(that)?;
        let rest = words(sentence, clause.tokens.end - 1..end, 1)?;
        let Told::Words { text, tokens, .. } = rest else { return None };
        let text = format!("{} … {text}", sentence.spoken(what.tokens));
        return Some(asserts(Told::Words { text, tokens, accused: None }));
    }
    // "Ann Lee, whom Bob Roe accused of fraud, said nothing"
    let whose = clause.tokens.start.checked_sub(1).filter(|at| sentence.word(*at) == Some("whom"));
    if let Some(whose) = whose {
        let comma = usize::from(sentence.is_sign(whose.checked_sub(1)?, &[',']));
        let whom = sentence.ending(whose - comma)?;
        let end = (start..end).find(|at| sentence.word(*at).is_none()).unwrap_or(end);
        let Told::Words { text, tokens, .. } = words(sentence, start..end, 1)? else { return None };
        let text = format!("{} … {text}", sentence.spoken(whom.tokens));
        return Some(asserts(Told::Words { text, tokens, accused: Some(whom.voice) }));
    }
    let whom = sentence.starting(start);
    let Some(whom) = whom else { return words(sentence, start..end, 2).map(asserts) };
    let charge = whom.tokens.end;
    // "the guard of killing her" is one group of words: it ends before "of".
    let of = (whom.tokens.start..sentence.range.end.min(start + 14)).find(|at| {
        sentence
            .word(*at)
            .is_some_and(|word| matches!(word, "of" | "for" | "d'" | "de" | "d’" | "vor" | "se"))
            && !sentence.runs.iter().any(|run| run.tokens.contains(at))
    });
    let (whom_end, charge) = match of {
        Some(of) if of <= charge || of == charge + 1 => (of, of + 1),
        _ => (charge, charge),
    };
    let Told::Words { tokens, .. } = words(sentence, charge..end, 1)? else { return None };
    let text = sentence.spoken(whom.tokens.start..tokens.end);
    let accused = sentence.starting_until(whom.tokens.start, whom_end);
    Some(asserts(Told::Words { text, tokens, accused }))
}

/// By whom: "was accused by Bob Roe of taking money", "was accused of taking money by Bob Roe".
pub(crate) fn accuser(sentence: &Sentence<'_>, clause: &Clause) -> Option<Phrase> {
    let by = |at: &usize| {
        let list: &[&str] = match sentence.tokens.lexicon.tag {
            "en" => &["by"],
            "fr" => &["par"],
            "es" => &["por"],
            "de" => &["von"],
            _ => &[],
        };
        sentence.word(*at).is_some_and(|word| list.contains(&word))
    };
    let is_somebody = |who: &Phrase| !matches!(who.voice, Voice::Pronoun(_)) && !who.is_media;
    let first = Some(clause.after).filter(by).and_then(|at| sentence.starting(at + 1)).map(|mut who| {
        // "by the ministry for the leak", "by the mayor of fraud": whoever it is ends before what it is about.
        let joint = (who.tokens.start + 1..who.tokens.end).rev().find(|at| {
            sentence.word(*at).is_some_and(|word| matches!(word, "of" | "for"))
                && !sentence.runs.iter().any(|run| run.tokens.contains(at) || run.tokens.start == at + 1)
        });
        if let Some((at, voice)) =
            joint.and_then(|at| Some((at, sentence.starting_until(who.tokens.start, at)?)))
        {
            who.voice = voice;
            who.tokens.end = at;
        }
        who
    });
    let at_the_end = || {
        let at = (clause.after..sentence.range.end).rev().find(by)?;
        sentence.starting(at + 1).filter(|who| who.tokens.end + 1 >= sentence.range.end)
    };
    first.or_else(at_the_end).filter(is_somebody)
}

fn with_accused(told: Told, voice: Voice) -> Told {
    match told {
        Told::Words { text, tokens, .. } => Told::Words { text, tokens, accused: Some(voice) },
        before @ Told::Before { .. } => before,
    }
}
