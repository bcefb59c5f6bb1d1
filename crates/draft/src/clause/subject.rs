//! Whom a verb of saying has before and after it: who says it, and to whom.

use super::NEAR;
use crate::{
    lexicon::Role,
    phrase::{Phrase, Sentence, Voice, is_adverb},
};

pub(super) fn start_of_auxiliaries(sentence: &Sentence<'_>, verb: usize) -> usize {
    let mut start = verb;
    let tag = sentence.tokens.lexicon.tag;
    let passes = |index: usize| {
        sentence.is(index, Role::Auxiliary)
            || sentence.is(index, Role::Passive)
            || sentence.word(index).is_some_and(|word| is_adverb(word, tag))
    };
    while start > sentence.range.start && passes(start - 1) {
        start -= 1;
    }
    start
}

/// Whoever stands before a verb, and where that begins: "Edi Rama, the Prime Minister, said", "Edi Rama, who said".
pub(super) fn before(sentence: &Sentence<'_>, end: usize) -> Option<(Phrase, usize)> {
    let last = end.checked_sub(1).filter(|last| *last >= sentence.range.start)?;
    if sentence.is(last, Role::Relative) && !sentence.is(last, Role::Definite) && last > sentence.range.start
    {
        let comma = usize::from(sentence.is_sign(last - 1, &[',']));
        let who = sentence.ending(last - comma)?;
        let start = who.tokens.start;
        return Some((who, start));
    }
    if sentence.is_sign(last, &[',', '–', '—', ')']) {
        let pairs: &[char] = if sentence.is_sign(last, &[')']) { &['('] } else { &[',', '–', '—'] };
        let from = sentence.range.start.max(last.saturating_sub(APPOSITION));
        let comma = (from..last).rev().find(|index| sentence.is_sign(*index, pairs))?;
        let mut who = sentence.ending(comma)?;
        // "the group, known as Black Tide, said"
        let known_as =
            matches!((sentence.word(comma + 1), sentence.word(comma + 2)), (Some("known"), Some("as")));
        let at = if known_as { comma + 3 } else { comma + 1 };
        let more = sentence.starting(at).filter(|more| more.tokens.end == last);
        // "the mayor of Norby, Anna Bell, said": the name counts.
        if let Some(more) = more {
            if matches!(more.voice, Voice::Named(_)) && !matches!(who.voice, Voice::Named(_)) {
                let start = who.tokens.start;
                let tokens = start..more.tokens.end;
                let other = Some(who.voice.words().to_owned());
                return Some((Phrase { tokens, other, ..more }, start));
            }
            if matches!(more.voice, Voice::Known(_)) {
                who.other = Some(more.voice.words().to_owned());
            }
        }
        let start = who.tokens.start;
        return Some((who, start));
    }
    let direct = sentence.ending(end);
    // "A resident who asked not to be named told": not whoever stands right before the verb.
    let low = sentence.range.start.max(end.saturating_sub(APPOSITION / 2));
    let words = (low..end).rev().take_while(|at| sentence.word(*at).is_some());
    let relative =
        words.filter(|at| sentence.word(*at).is_some_and(|word| matches!(word, "who" | "whose"))).last();
    let is_behind = |at: usize| direct.as_ref().is_none_or(|who| who.tokens.start > at + 1);
    let who = match relative.filter(|at| is_behind(*at)) {
        Some(at) => sentence.ending(at)?,
        None => direct?,
    };
    let start = who.tokens.start;
    Some((who, start))
}

/// Tokens between the commas around what is said of somebody.
const APPOSITION: usize = 40;

/// Whoever stands after a verb: "said Anna Bell, the mayor".
pub(super) fn after(sentence: &Sentence<'_>, start: usize) -> Option<Phrase> {
    let tag = sentence.tokens.lexicon.tag;
    let skips = |index: usize| {
        sentence.is(index, Role::Auxiliary) && tag != "en" && !sentence.is(index, Role::Definite)
            || sentence.word(index).is_some_and(|word| is_adverb(word, tag))
    };
    let mut at = start;
    while at < start + NEAR && skips(at) {
        at += 1;
    }
    // "a indiqué dans un communiqué le ministère", "sous couvert d'anonymat une source"
    if sentence.is(at, Role::Within) && tag != "en" {
        let end = (at..at + 6).find(|end| {
            sentence.word(*end).is_some_and(|word| sentence.tokens.lexicon.document(word).is_some())
        });
        at = end.map_or(at, |end| end + 1);
    }
    let found = sentence.starting(at);
    let found = found.or_else(|| {
        let mut words = (at + 1..at + 6).take_while(|next| !sentence.is(*next, Role::That));
        let opens = words.find(|next| sentence.is(*next, Role::Indefinite))?;
        sentence.starting(opens).filter(|_| tag != "en")
    });
    let mut who = found?;
    if matches!(who.voice, Voice::Named(_)) && sentence.is_sign(who.tokens.end, &[',']) {
        let more = sentence.starting(who.tokens.end + 1);
        who.other = more
            .filter(|more| matches!(more.voice, Voice::Known(_)))
            .map(|more| more.voice.words().to_owned());
    } else if matches!(who.voice, Voice::Known(_) | Voice::Unnamed(_))
        && sentence.is_sign(who.tokens.end, &[','])
    {
        let name = sentence.starting(who.tokens.end + 1).filter(|more| matches!(more.voice, Voice::Named(_)));
        if let Some(name) = name.filter(|name| {
            sentence.is_sign(name.tokens.end, &[',', '.']) || name.tokens.end == sentence.range.end
        }) {
            let other = matches!(who.voice, Voice::Known(_)).then(|| who.voice.words().to_owned());
            let tokens = who.tokens.start..name.tokens.end;
            return Some(Phrase { tokens, other, ..name });
        }
    }
    Some(who)
}

/// To whom it is said, and the token after that.
pub(super) fn addressee(sentence: &Sentence<'_>, verb: usize, end: usize) -> (Option<Phrase>, usize) {
    let lexicon = sentence.tokens.lexicon;
    let joints: &[&str] = match lexicon.tag {
        "fr" => &["à", "au", "aux"],
        "es" => &["a", "al"],
        "de" => &["gegenüber"],
        _ => &[],
    };
    // "a déclaré Anna Bell, le maire de la ville, à l'agence"
    let is_joint = |at: usize| sentence.word(at).is_some_and(|word| joints.contains(&word));
    let comma = sentence.is_sign(end, &[',']);
    let closing = (end + 1..end + APPOSITION / 2).find(|at| sentence.is_sign(*at, &[','])).filter(|_| comma);
    let end = closing.filter(|at| is_joint(at + 1)).map_or(end, |at| at + 1);
    let joint = is_joint(end);
    let tells = sentence.is(verb, Role::Tells) && (lexicon.tag != "es");
    let start = if joint { end + 1 } else { end };
    if !joint && !tells {
        return (None, end);
    }
    let found = sentence.starting(start).filter(|found| {
        let takes = lexicon.tag != "de" || joint || found.is_media;
        takes && !found.tokens.is_empty()
    });
    match found {
        Some(found) => {
            let after = found.tokens.end;
            (Some(found), after)
        }
        None => (None, end),
    }
}
