//! The noun with which a sentence begins, or which stands before what is said of it: "A coach at Easton United says", "un
//! fonctionnaire ayant requis l'anonymat".

use super::subject::APPOSITION;
use crate::{
    lexicon::Role,
    phrase::{Phrase, Sentence, Voice},
};

/// Words that lead to a place or a thing which does not speak: "a coach at Easton United".
const PLACES: &str = "in at near outside into inside from under behind across around with on to à dans en sur par près pour avec";

/// "A coach at Easton United says", "A firm accused of spilling diesel into the harbour said": the noun with which the sentence
/// begins, where nothing but more about it stands between.
pub(super) fn first_noun(sentence: &Sentence<'_>, last: &Phrase) -> Option<Phrase> {
    let lexicon = sentence.tokens.lexicon;
    let first = sentence.range.start;
    let lead = last.tokens.start.checked_sub(1).filter(|at| *at > first + 1)?;
    let is_led = sentence.word(lead).is_some_and(|word| PLACES.split_whitespace().any(|known| known == word));
    // "The mayor accused of fraud by Bob Roe said"
    let is_accused =
        sentence.word(lead) == Some("by") && (first..lead).any(|at| sentence.is(at, Role::Accuses));
    let is_led = is_led || is_accused;
    let opens = sentence.is(first, Role::Definite) || sentence.is(first, Role::Indefinite);
    // "A group called Black Tide in Norby said", "Ann Lee in Norby said"
    let named = sentence.ending(lead).filter(|who| {
        let is_called = who.tokens.start.checked_sub(1).and_then(|at| sentence.word(at)) == Some("called");
        let is_place = sentence.is(lead, Role::Locating) && lexicon.tag == "en";
        is_place && matches!(who.voice, Voice::Named(_)) && (who.tokens.start == first || is_called)
    });
    if named.is_some() {
        return named;
    }
    if !is_led || !opens || !matches!(lexicon.tag, "en" | "fr" | "es") {
        return None;
    }
    let acts = [Role::Auxiliary, Role::Passive, Role::Past, Role::Future, Role::That, Role::Pronoun];
    let is_plain = |at: usize| {
        let accused = sentence.is(at, Role::Accuses) && sentence.word(at + 1) == Some("of");
        let is_article = sentence.is(at, Role::Definite) || sentence.is(at, Role::Indefinite);
        sentence.word(at).is_some_and(|word| {
            accused || is_article || !lexicon.is_speech(word) && !lexicon.is_any(&acts, word)
        })
    };
    let mut who = sentence.starting(first).filter(|who| who.tokens.end <= lead)?;
    // "the firm based in Norby"
    let is_participle =
        sentence.word(who.tokens.end - 1).is_some_and(|word| word.ends_with("ed") || word == "held");
    let is_next = sentence.word(who.tokens.end - 1) == Some("next");
    if (is_participle || is_next) && lexicon.tag == "en" && who.tokens.len() > 2 {
        who.tokens.end -= 1;
        who.voice = sentence.starting_until(first, who.tokens.end)?;
    }
    (who.tokens.end..lead).all(is_plain).then_some(who)
}

/// French participles that say more of whoever stands before them.
const PARTICIPLES: &str = "ayant souhaitant voulant demandant requérant parlant s'exprimant travaillant connaissant préférant gardant \
                           restant opérant vivant";

/// "Un fonctionnaire ayant requis l'anonymat a dit", "La portavoz de la empresa que dirige Ana Lerma dijo": the noun before what is
/// said of it.
pub(super) fn described(sentence: &Sentence<'_>, end: usize) -> Option<Phrase> {
    let lexicon = sentence.tokens.lexicon;
    if !matches!(lexicon.tag, "fr" | "es") {
        return None;
    }
    let low = sentence.range.start.max(end.saturating_sub(APPOSITION / 2));
    let nouns = [Role::Body, Role::Unnamed, Role::Title, Role::Media];
    let leads = |at: &usize| {
        let word = sentence.word(*at).unwrap_or_default().replace('’', "'");
        let is_joint = matches!(word.as_str(), "que" | "qui" | "dont" | "quien" | "quienes");
        let is_participle = PARTICIPLES.split_whitespace().any(|known| known == word);
        let before = at.checked_sub(1).and_then(|at| sentence.word(at)).unwrap_or_default();
        let follows_noun = lexicon.is_any(&nouns, before)
            || *at > sentence.range.start + 1
                && (sentence.is(at - 2, Role::Definite) || sentence.is(at - 2, Role::Indefinite));
        (is_joint || is_participle) && follows_noun && at + 2 < end
    };
    let words = (low..end).rev().take_while(|at| sentence.word(*at).is_some());
    let at = words.filter(leads).last()?;
    let who = sentence.ending(at)?;
    let opens = who.tokens.start == sentence.range.start
        || sentence.word(who.tokens.start - 1).is_none()
        || sentence.is(who.tokens.start - 1, Role::Breaks);
    opens.then_some(who)
}
