//! Somebody who quotes somebody else: the words are of the one who is quoted.

use super::{
    Act, Clause, plain,
    subject::{before, start_of_auxiliaries},
};
use crate::{
    lexicon::Role,
    phrase::{Phrase, Sentence},
    tokens::Kind,
};

/// Verbs with which somebody quotes somebody.
const QUOTES: &str = "quoted quotes quoting cited cites citing zitierte zitiert zitierten";

/// Verbs with which somebody tells of what somebody else said.
const RECALLS: &str = "recalled recalls remembered remembers heard described";

/// "Interfax quoted Ivan Kant as saying", "Ann Lee's statement quoted Bob Roe: “…”", "“…,” Bob Roe recalled Ann Lee saying".
pub(super) fn quoted_as(sentence: &Sentence<'_>, index: usize) -> Option<Clause> {
    let word = sentence.word(index)?;
    let has = |list: &str| list.split(' ').any(|known| known == word);
    if !has(QUOTES) && !has(RECALLS) {
        return None;
    }
    let who = sentence.starting(index + 1)?;
    let end = who.tokens.end;
    let is = |at: usize, expected: &[&str]| {
        (at..).zip(expected).all(|(at, expected)| sentence.word(at) == Some(expected))
    };
    let behind = if has(RECALLS) {
        is(end, &["saying"]).then_some(end + 1)
    } else if is(end, &["as", "saying"]) {
        Some(end + 2)
    } else if is(end, &["as", "telling"]) {
        let whom = sentence.starting(end + 2);
        Some(whom.map_or(end + 2, |whom| whom.tokens.end))
    } else if is(end, &["mit", "den", "Worten"]) {
        Some(end + 3)
    } else {
        is_led_on(sentence, end).then_some(end)
    };
    let behind = behind?;
    let (mut house, start) = before(sentence, start_of_auxiliaries(sentence, index))?;
    mark_short(sentence, &mut house);
    let tokens = start..behind;
    let passes_on = who.is_media && house.is_media;
    let addressee = Some(house).filter(|house| house.is_media);
    Some(Clause { passes_on, addressee, ..plain(who, Act::Says, tokens.clone(), tokens.end) })
}

/// Whether what is quoted follows right here, perhaps behind a colon.
fn is_led_on(sentence: &Sentence<'_>, at: usize) -> bool {
    let sign = usize::from(sentence.is_sign(at, &[':', ',']));
    let next = Some(at + sign).filter(|at| sentence.range.contains(at));
    next.and_then(|at| sentence.tokens.list.get(at))
        .is_some_and(|token| matches!(token.kind, Kind::Quotation(_)))
}

/// "The Post had quoted": a house by a part of its name.
pub(super) fn mark_short(sentence: &Sentence<'_>, house: &mut Phrase) {
    let words = house.voice.words();
    let is_short = sentence.is(house.tokens.start, Role::Definite)
        && sentence.tokens.lexicon.is(Role::MediaName, words)
        && words.starts_with(char::is_uppercase);
    house.is_media |= is_short;
}
