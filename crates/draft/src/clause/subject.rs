//! Whom a verb of saying has before and after it: who says it, and to whom.

use super::{
    NEAR,
    apposed::apposed,
    head::{noun_of, word_before},
    noun::{described, first_noun},
};
use crate::{
    lexicon::{self, Role},
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
    // "the mayor, Ann Lee, on Tuesday denied": when she did.
    let is_day =
        |at: usize| sentence.word(at).is_some_and(|word| sentence.tokens.lexicon.day(word).is_some());
    if tag == "en"
        && start > sentence.range.start + 2
        && is_day(start - 1)
        && sentence.word(start - 2) == Some("on")
    {
        start -= 2;
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
        return between_signs(sentence, last);
    }
    if let Some(who) = described(sentence, end) {
        let start = who.tokens.start;
        return Some((who, start));
    }
    let direct = sentence.ending(end);
    let head = |last: &Phrase| noun_of(sentence, end, last).or_else(|| first_noun(sentence, last));
    // "Le ministre accusé de mensonge a démenti": where no group ends, a word does.
    let joins = [Role::And, Role::Breaks, Role::That, Role::Pronoun, Role::Not];
    let is_word = sentence.word(end - 1).is_some_and(|word| !sentence.tokens.lexicon.is_any(&joins, word));
    let accused =
        || Some(word_before(end)).filter(|_| is_word).and_then(|word| noun_of(sentence, end, &word));
    let found = direct.as_ref().map_or_else(accused, head);
    if let Some(who) = found {
        let start = who.tokens.start;
        return Some((who, start));
    }
    // "A resident who asked not to be named told": not whoever stands right before the verb.
    let low = sentence.range.start.max(end.saturating_sub(APPOSITION / 2));
    let words = (low..end).rev().take_while(|at| sentence.word(*at).is_some());
    let relative =
        words.filter(|at| sentence.word(*at).is_some_and(|word| matches!(word, "who" | "whose"))).last();
    let is_behind = |at: usize| direct.as_ref().is_none_or(|who| who.tokens.start > at + 1);
    // "The union that represents the workers accused": the union.
    let lexicon = sentence.tokens.lexicon;
    let bound = (low..end).rev().take_while(|at| sentence.word(*at).is_some()).find(|at| {
        let acts = sentence.word(at + 1).is_some_and(|word| {
            // "a group that calls itself Black Tide": its name counts.
            word.starts_with(char::is_lowercase)
                && !matches!(word, "calls" | "called" | "named" | "goes" | "is")
                && !lexicon.is_any(
                    &[
                        Role::Definite,
                        Role::Indefinite,
                        Role::Pronoun,
                        Role::Anaphor,
                        Role::Unnamed,
                        Role::Body,
                    ],
                    word,
                )
        });
        matches!(sentence.word(*at), Some("that" | "which")) && acts && at + 2 < end
    });
    let heads = bound.and_then(|at| sentence.ending(at)).filter(|who| {
        let nouns = [Role::Body, Role::Unnamed, Role::Title];
        sentence.word(who.tokens.end - 1).is_some_and(|word| lexicon.is_any(&nouns, word))
            && !lexicon.is_speech(sentence.word(who.tokens.end - 1).unwrap_or_default())
    });
    if let Some(who) = heads.filter(|_| lexicon.tag == "en") {
        let start = who.tokens.start;
        return Some((who, start));
    }
    let who = match relative.filter(|at| is_behind(*at)) {
        Some(at) => sentence.ending(at)?,
        None => direct?,
    };
    let start = who.tokens.start;
    Some((who, start))
}

/// Whoever stands before a comma or a bracket that closes what is said of them: "Edi Rama, the Prime Minister, said".
fn between_signs(sentence: &Sentence<'_>, last: usize) -> Option<(Phrase, usize)> {
    let pairs: &[char] = if sentence.is_sign(last, &[')']) { &['('] } else { &[',', '–', '—'] };
    let from = sentence.range.start.max(last.saturating_sub(APPOSITION));
    let comma = (from..last).rev().find(|index| sentence.is_sign(*index, pairs))?;
    let Some(mut who) = sentence.ending(comma) else {
        // "Der Oppositionsführer im Landtag, Uwe Sander, warf": the name alone.
        let more = sentence.starting(comma + 1).filter(|more| more.tokens.end == last)?;
        let is_first = (sentence.range.start..comma).all(|at| sentence.word(at).is_some());
        let start = if is_first { sentence.range.start } else { more.tokens.start };
        return matches!(more.voice, Voice::Named(_)).then_some((more, start));
    };
    // "The lawyer representing Ann Lee, Bob Roe, said"
    let whole = noun_of(sentence, comma, &who);
    let is_whole = whole.is_some();
    who = whole.unwrap_or(who);
    // "the group, known as Black Tide, said"
    let known_as =
        matches!((sentence.word(comma + 1), sentence.word(comma + 2)), (Some("known"), Some("as")));
    let at = if known_as { comma + 3 } else { comma + 1 };
    let more = sentence.starting(at).filter(|more| more.tokens.end == last);
    // "the mayor of Norby, Anna Bell, said": the name counts.
    if let Some(more) = more {
        let lexicon = sentence.tokens.lexicon;
        // "the U.N. High Commissioner for Refugees, Ann Lee"
        let is_office = |words: &str| {
            words.contains(" for ") && words.split(' ').any(|word| lexicon.is(Role::Title, word))
        };
        let is_named = matches!(&who.voice, Voice::Named(name) if !is_office(name));
        if let Some(other) = apposed(sentence, &who, &more, is_whole) {
            let start = other.tokens.start;
            return Some((other, start));
        }
        if matches!(more.voice, Voice::Named(_)) && !is_named {
            let start = who.tokens.start;
            let tokens = start..more.tokens.end;
            let other = Some(who.voice.words().to_owned());
            return Some((Phrase { tokens, other, ..more }, start));
        }
        if matches!(more.voice, Voice::Known(_)) {
            who.other = Some(more.voice.words().to_owned());
        }
    }
    // "Ann Bell, acting director, harbor police, said"
    let is_office = !matches!(who.voice, Voice::Named(_)) || sentence.is(comma - 1, Role::Title);
    let earlier = who.tokens.start.checked_sub(1).filter(|at| is_office && sentence.is_sign(*at, &[',']));
    let named = earlier.and_then(|comma| sentence.ending(comma)).filter(|named| {
        matches!(named.voice, Voice::Named(_))
            && !named.is_media
            && named.tokens.start == sentence.range.start
    });
    who = named.unwrap_or(who);
    let start = who.tokens.start;
    Some((who, start))
}

/// "A report by the inspectorate, seen by Polar News, said": it is their report that says it.
pub(super) fn authored(sentence: &Sentence<'_>, who: &mut Phrase) {
    let by = who.tokens.start.checked_sub(2).filter(|at| sentence.word(at + 1) == Some("by"));
    let kind = by.and_then(|at| sentence.tokens.lexicon.document(sentence.word(at)?));
    if who.document.is_none() && !who.is_media {
        who.document = kind;
    }
}

/// Tokens between the commas around what is said of somebody.
pub(super) const APPOSITION: usize = 40;

/// Whoever stands after a verb: "said Anna Bell, the mayor".
pub(super) fn after(sentence: &Sentence<'_>, start: usize) -> Option<Phrase> {
    let tag = sentence.tokens.lexicon.tag;
    let skips = |index: usize| {
        sentence.is(index, Role::Auxiliary) && tag != "en" && !sentence.is(index, Role::Definite)
            || sentence.word(index).is_some_and(|word| is_adverb(word, tag))
    };
    // "bekannte sich eine Gruppe"
    let mut at = start + usize::from(tag == "de" && sentence.word(start) == Some("sich"));
    while at < start + NEAR && skips(at) {
        at += 1;
    }
    // "a affirmé lundi la ministre", "aseguró el lunes a Efe el portavoz"
    while let Some(next) = behind_adverbial(sentence, at).filter(|_| tag != "en") {
        at = next;
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
        if sentence.is(at, Role::That) && tag == "sq" {
            return None;
        }
        let mut words = (at + 1..at + 6).take_while(|next| {
            !sentence.is(*next, Role::That) && (tag != "de" || sentence.word(*next - 1).is_some())
        });
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
        "sq" => &["për"],
        _ => &[],
    };
    // "a déclaré Anna Bell, le maire de la ville, à l'agence"
    // "confirmed to the BBC that"
    let tells_to = |at: usize| {
        lexicon.tag == "en"
            && sentence.word(at) == Some("to")
            && sentence.starting(at + 1).is_some_and(|who| who.is_media)
    };
    let is_joint = |at: usize| sentence.word(at).is_some_and(|word| joints.contains(&word)) || tells_to(at);
    let comma = sentence.is_sign(end, &[',']);
    let closing = (end + 1..end + APPOSITION / 2).find(|at| sentence.is_sign(*at, &[','])).filter(|_| comma);
    // "sagte ein Mitarbeiter, der anonym bleiben will, der Agentur"
    let tells_house = |at: usize| {
        lexicon.tag == "de"
            && sentence.is(at, Role::Definite)
            && sentence.starting(at).is_some_and(|who| who.is_media)
    };
    let end = closing.filter(|at| is_joint(at + 1) || tells_house(at + 1)).map_or(end, |at| at + 1);
    // "por teléfono a Efe", "…, Artan Kola, për agjencinë Reuters"
    let calls = matches!(sentence.word(end), Some("por" | "par"))
        && matches!(sentence.word(end + 1), Some("teléfono" | "téléphone"));
    let end = if calls { end + 2 } else { end };
    // "sagte sein Anwalt, Thilo Grams, am Montag dem „Tageblatt“"
    let is_day = sentence.word(end + 1) == Some("am")
        && sentence.word(end + 2).is_some_and(|word| lexicon.day(word).is_some());
    let end = if lexicon.tag == "de" && comma && is_day { end + 3 } else { end };
    let is_house = |at: usize| sentence.starting(at + 1).is_some_and(|house| house.is_media);
    let end = end + usize::from(comma && is_joint(end + 1) && is_house(end + 1));
    let joint = is_joint(end);
    let tells = sentence.is(verb, Role::Tells) && (lexicon.tag != "es");
    let start = if joint { end + 1 } else { end };
    if !joint && !tells {
        return (None, end);
    }
    let found = sentence.starting(start).map(|mut found| {
        // "sagte sie dem „Tagesspiegel“"
        let is_marked = found.tokens.len() == 2 && sentence.tokens.list[start + 1].apart;
        found.is_media |= lexicon.tag == "de" && sentence.is(start, Role::Definite) && is_marked;
        found
    });
    let found = found.filter(|found| {
        let takes = !matches!(lexicon.tag, "de" | "sq") || joint && lexicon.tag == "de" || found.is_media;
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

/// Who else is the subject, and where it begins.
pub(super) struct Together {
    pub(super) also: Option<Phrase>,
    pub(super) start: usize,
}

/// "Tom Hill and Ann Lee said"; nothing where there are more of them than two, of whom none would be right alone.
pub(super) fn together(sentence: &Sentence<'_>, who: &Phrase, start: usize) -> Option<Together> {
    let alone = Together { also: None, start };
    let Some(joint) = who.tokens.start.checked_sub(1).filter(|at| sentence.is(*at, Role::And)) else {
        return Some(alone);
    };
    let is_named = |who: &Phrase| matches!(who.voice, Voice::Named(_)) && !who.is_media;
    let first = sentence.ending(joint).filter(|first| is_named(first) && is_named(who));
    let Some(first) = first else { return Some(alone) };
    let comma = first.tokens.start.checked_sub(1).filter(|at| sentence.is_sign(*at, &[',']));
    if comma.is_some_and(|comma| sentence.ending(comma).is_some_and(|more| is_named(&more))) {
        return None;
    }
    let begins = first.tokens.start == sentence.range.start
        || sentence.is_sign(first.tokens.start - 1, &[',', '–', '—']);
    let start = first.tokens.start.min(start);
    Some(if begins { Together { also: Some(first), start } } else { alone })
}

/// Behind "lundi", "el lunes", "en X", "à l'AFP": when, where and to which house it is said.
fn behind_adverbial(sentence: &Sentence<'_>, at: usize) -> Option<usize> {
    let lexicon = sentence.tokens.lexicon;
    let is_day = |at: usize| sentence.word(at).is_some_and(|word| lexicon.day(word).is_some());
    if is_day(at) {
        return Some(at + 1);
    }
    if matches!(sentence.word(at), Some("el" | "am" | "le" | "ce" | "este")) && is_day(at + 1) {
        return Some(at + 2);
    }
    let network = sentence.word(at + 1).and_then(lexicon::network);
    if network.is_some() && sentence.is(at, Role::Within)
        || network.is_some() && matches!(sentence.word(at), Some("en" | "sur" | "auf" | "në"))
    {
        return Some(at + 2);
    }
    told_house(sentence, at).map(|house| house.tokens.end)
}

/// "a Efe", "à l'AFP": to which house.
pub(super) fn told_house(sentence: &Sentence<'_>, at: usize) -> Option<Phrase> {
    let is_joint = matches!(sentence.word(at), Some("a" | "al" | "à" | "au"));
    sentence.starting(at + 1).filter(|house| is_joint && house.is_media)
}
