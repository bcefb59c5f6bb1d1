//! Clauses that share a word with another: the subject of the verb before, the verb that bends at another place, or what is told
//! to two houses.

use super::{
    Act, Clause, act, follows_quotation, is_noun, is_undone, plain,
    subject::{addressee, before, start_of_auxiliaries},
};
use crate::{
    lexicon::Role,
    phrase::{Phrase, Sentence, Voice},
};

/// "accused the army of lying and said": who does the one does the other. The clause has no words for them.
pub(super) fn shared(sentence: &Sentence<'_>, last: Option<&Clause>, index: usize) -> Option<Clause> {
    let lexicon = sentence.tokens.lexicon;
    let word = sentence.word(index)?;
    let start = start_of_auxiliaries(sentence, index);
    let is_verb = joint(sentence, index).is_some()
        && lexicon.is_speech(word)
        && word.starts_with(char::is_lowercase)
        && !is_noun(sentence, index)
        && !is_undone(sentence, start, index);
    let is_past = lexicon.tag != "en"
        || word.ends_with("ed")
        || matches!(word, "said" | "told" | "wrote" | "denies" | "rejects");
    if !is_verb || !is_past {
        return None;
    }
    let voice = match last {
        Some(last) if last.is_passive || last.is_cited || last.also.is_some() => return None,
        Some(last) if last.who.is_media || last.who.document.is_some() => return None,
        Some(last) => last.who.voice.clone(),
        // "Aske thanked him and said": who begins the sentence does.
        None => {
            let acts = |at: &usize| {
                sentence
                    .word(*at)
                    .is_some_and(|word| word.ends_with("ed") && word.starts_with(char::is_lowercase))
            };
            let verb = (sentence.range.start + 1..index - 1).find(acts)?;
            let (who, start) = before(sentence, verb)?;
            let is_named = matches!(who.voice, Voice::Named(_)) && !who.is_media;
            (is_named && start == sentence.range.start && lexicon.tag == "en").then_some(who.voice)?
        }
    };
    let tokens = start..index + 1;
    let who = Phrase { voice, tokens: tokens.clone(), is_media: false, document: None, other: None };
    // "bestritt aber die Zahlung"
    let behind = index + 1 + usize::from(is_but(sentence, index + 1));
    let (addressee, after) = addressee(sentence, index, behind);
    let act = act(sentence, index)?;
    Some(Clause { addressee, ..plain(who, act, tokens, after) })
}

/// Words that set one thing that somebody does against another.
const BUT: &str = "but yet aber jedoch doch sondern mais pero sino por";

fn is_but(sentence: &Sentence<'_>, at: usize) -> bool {
    sentence.is_one_of(at, BUT)
}

/// Where the word or the comma stands that joins a verb to another before it: "and said", "mais a nié", ", bestritt aber".
fn joint(sentence: &Sentence<'_>, index: usize) -> Option<usize> {
    let before = start_of_auxiliaries(sentence, index).checked_sub(1)?;
    let joins = sentence.is(before, Role::And) || is_but(sentence, before);
    let is_late = sentence.tokens.lexicon.tag == "de"
        && sentence.is_sign(before, &[','])
        && is_but(sentence, index + 1);
    (before > sentence.range.start && (joins || is_late)).then_some(before)
}

/// "mais a nié le vol", "y rechazó las acusaciones": whatever stands behind such a verb is what it is about, and not its subject.
pub(super) fn lacks_subject(sentence: &Sentence<'_>, last: Option<&Clause>, index: usize) -> bool {
    let lexicon = sentence.tokens.lexicon;
    if lexicon.tag == "en" || !sentence.is_speech(index) || joint(sentence, index).is_none() {
        return false;
    }
    let denies = matches!(act(sentence, index), Some(Act::Denies | Act::Doubts));
    let behind = sentence.starting(index + 1);
    let is_named = behind.is_some_and(|who| matches!(who.voice, Voice::Named(_)));
    let inverts = matches!(lexicon.tag, "es" | "sq") && is_named;
    denies || last.is_some() && !inverts && !follows_quotation(sentence, index)
}

/// "told Reuters, the BBC and AFP": the other houses, and what is told behind them.
pub(super) fn also_told(sentence: &Sentence<'_>, clause: &mut Clause) {
    let Some(first) = clause.addressee.as_ref().filter(|first| first.is_media) else { return };
    let begin = first.tokens.end;
    let mut end = begin;
    let mut houses = Vec::new();
    let mut is_closed = false;
    while !is_closed && (sentence.is(end, Role::And) || sentence.is_sign(end, &[','])) {
        let joint = end + usize::from(sentence.is_sign(end, &[',']) && sentence.is(end + 1, Role::And));
        let Some(house) = sentence.starting(joint + 1).filter(|house| house.is_media) else { break };
        is_closed = sentence.is(joint, Role::And);
        end = house.tokens.end;
        houses.push(house);
    }
    // A list ends with "and": what stands behind a comma alone is something else.
    if is_closed {
        clause.after = if clause.after == begin { end } else { clause.after };
        clause.also_told = houses;
    }
}

/// "Eva Lind hatte der dpa gesagt": who stands beside the verb that bends, and to whom it is said before the other.
pub(super) fn bracketed(sentence: &Sentence<'_>, index: usize, act: Act) -> Option<Clause> {
    let word = sentence.word(index)?;
    let is_participle = word.starts_with("ge") || word.starts_with("mitge") || word.ends_with("ert");
    if sentence.tokens.lexicon.tag != "de" || !is_participle {
        return None;
    }
    let is_house = |house: &Phrase| house.is_media && house.tokens.end == index;
    let articles = (sentence.range.start..index).filter(|at| sentence.is(*at, Role::Definite));
    let house = articles.filter_map(|at| sentence.starting(at)).find(is_house)?;
    let verb = (sentence.range.start..house.tokens.start)
        .rev()
        .take_while(|at| sentence.word(*at).is_some())
        .find(|at| matches!(sentence.word(*at), Some("hat" | "haben" | "hatte" | "hatten")))?;
    let first =
        sentence.starting(verb + 1).filter(|who| who.tokens.end <= house.tokens.start && !who.is_media);
    let is_before = verb > sentence.range.start && sentence.word(verb - 1).is_some();
    let who = if is_before { before(sentence, verb).map(|(who, _)| who) } else { first }?;
    let start = who.tokens.start.min(verb);
    Some(Clause { addressee: Some(house), ..plain(who, act, start..index + 1, index + 1) })
}
