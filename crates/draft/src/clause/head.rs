//! The noun that speaks, where more is said of it: in "The lawyer representing Ann Lee said" it is the lawyer, and in "A report about
//! Ann Lee said" the report.

use std::ops::Range;

use super::{subject::APPOSITION, undone::is_accused};
use crate::{
    lexicon::{self, Lexicon, Role, has},
    phrase::{Phrase, Sentence, Voice, is_adverb},
};

/// Words behind a noun that lead to more about it, by language.
const LEADING: &[(&str, &str)] = &[
    (
        "en",
        "to for against about with by next near behind beside alongside between in at on over under of from into outside inside \
         around across responsible who whom whose that which as led held run seen shot hit known sent written made given born himself herself",
    ),
    (
        "de",
        "von vom gegen um zu zum zur über für mit neben bei beim an am in im aus nach auf unter hinter vor",
    ),
    (
        "fr",
        "à au aux contre de du des d' sur avec pour dans chez en par près derrière devant auprès qui dont que se comme accusé accusée accusés accusées",
    ),
    (
        "es",
        "a al contra de del sobre con por para en junto tras ante que quien como acusado acusada acusados acusadas",
    ),
    ("sq", "i e të së kundër për nga me në pranë mbi pas ndaj që"),
];

/// Words that join who wrote something to what was written.
const WRITTEN_BY: &str = "by from von de d' par por nga";

/// Words right before what a group is called.
const NAMING: &str = "itself themselves called named dubbed nicknamed namens genannt appelé appelée nommé nommée llamado llamada \
                      denominado denominada quajtur";

/// What is done to a letter by whoever wrote it.
const WRITTEN: &str = "signed written issued released published posted authored sent penned";

/// The most tokens of a description that is kept whole.
const WHOLE: usize = 11;

/// Whether a word leads to more about the noun before it.
pub(super) fn leads_on(sentence: &Sentence<'_>, at: usize) -> bool {
    let Some(word) = sentence.word(at) else { return false };
    let tag = sentence.tokens.lexicon.tag;
    let is_listed = LEADING.iter().any(|(of, list)| *of == tag && has(list, word));
    let is_participle = tag == "en" && word.len() > 4 && (word.ends_with("ed") || word.ends_with("ing"));
    let is_noun = sentence.tokens.lexicon.document(word).is_some();
    is_listed
        || tag == "en" && is_adverb(word, tag)
        || is_participle && !is_noun && word.starts_with(char::is_lowercase)
}

/// Whether a verb stands here that bends, so that another part of the sentence begins.
fn bends(sentence: &Sentence<'_>, at: usize) -> bool {
    let acts = [Role::Auxiliary, Role::Passive, Role::Past, Role::Future, Role::Pronoun];
    let lexicon = sentence.tokens.lexicon;
    let opens = sentence.is(at, Role::Definite) || sentence.is(at, Role::Indefinite);
    let is_done = matches!(sentence.word(at + 1), Some("by" | "of" | "de" | "d'"));
    let leads = leads_on(sentence, at) && lexicon.tag != "en";
    let is_done = is_done || sentence.is(at, Role::Accuses) && is_accused(sentence, at);
    sentence.word(at).is_some_and(|word| {
        !opens && !is_done && !leads && (lexicon.is_speech(word) || lexicon.is_any(&acts, word))
    })
}

/// Whoever speaks before a token, where the last name there only says more of them: "The man who shot Ann Lee", "The judge in the
/// case against Ann Lee", "Neighbors of the suspect".
pub(super) fn noun_of(sentence: &Sentence<'_>, end: usize, last: &Phrase) -> Option<Phrase> {
    let lexicon = sentence.tokens.lexicon;
    if !lexicon.grammar.has_names {
        return None;
    }
    let last = at_its_name(sentence, last);
    let low = sentence.range.start.max(end.saturating_sub(APPOSITION));
    let first = (low..end).rev().take_while(|at| sentence.word(*at).is_some()).last()?;
    let attribute = Some(first..end).filter(|_| lexicon.tag == "de");
    let attribute = attribute.and_then(|part| extended(sentence, part));
    attribute.or_else(|| noun_between(sentence, first..end, &last))
}

/// "Der mit dem Fall vertraute Beamte", "Die von Anna Lehmann geführte Partei": all of it, which begins with the article.
fn extended(sentence: &Sentence<'_>, part: Range<usize>) -> Option<Phrase> {
    let opens = |at: usize| sentence.is(at, Role::Definite) || sentence.is(at, Role::Indefinite);
    let goes_on =
        [Role::Definite, Role::Breaks, Role::Joins].iter().any(|role| sentence.is(part.start + 1, *role));
    let ends = sentence.word(part.end - 1).is_some_and(|word| word.starts_with(char::is_uppercase));
    let is_attribute = opens(part.start) && goes_on && ends && part.len() > 3 && part.len() <= WHOLE;
    is_attribute.then(|| Phrase {
        voice: Voice::Unnamed(sentence.lowered(&part)),
        tokens: part,
        is_media: false,
        document: None,
        other: None,
    })
}

/// The same between two tokens.
fn noun_between(sentence: &Sentence<'_>, part: Range<usize>, last: &Phrase) -> Option<Phrase> {
    let (first, end) = (part.start, part.end);
    // "said that the lawyer for Ann Lee", and not "the group that Ann Lee founded"
    let is_joint = |at: usize| {
        sentence.is(at, Role::And) || sentence.is(at, Role::That) && at > first && sentence.is_speech(at - 1)
    };
    let begins = |at: &usize| *at == first || is_joint(at - 1);
    (first..last.tokens.start).rev().filter(begins).find_map(|begin| {
        let begin = behind_time(sentence, begin, last.tokens.start);
        let head = head(sentence, begin, last)?;
        whoever(sentence, head, begin, end, last)
    })
}

/// "according to the lawyer representing Ann Lee,": whoever begins there, up to the comma.
pub(super) fn noun_from(sentence: &Sentence<'_>, start: usize) -> Option<Phrase> {
    let end = (start..sentence.range.end.min(start + APPOSITION)).find(|at| sentence.word(*at).is_none())?;
    let last = sentence.ending(end).unwrap_or_else(|| word_before(end));
    let last = at_its_name(sentence, &last);
    noun_between(sentence, start..end, &last).filter(|who| who.tokens.start == start)
}

/// The word before a token, where no group ends.
pub(super) fn word_before(end: usize) -> Phrase {
    Phrase {
        voice: Voice::Pronoun(String::new()),
        tokens: end - 1..end,
        is_media: false,
        document: None,
        other: None,
    }
}

/// A group without what stands before the name with which it ends, "the lawyer representing | Ann Lee"; and with all that stands
/// before its noun: "| the trial's six hospitals".
fn at_its_name(sentence: &Sentence<'_>, last: &Phrase) -> Phrase {
    let mut last = last.clone();
    let name = sentence.runs.iter().find(|run| run.tokens.end == last.tokens.end);
    let is_relative = |at: usize| sentence.is(at, Role::Relative) && !sentence.is(at, Role::Definite);
    let from = last.tokens.start.saturating_sub(1).max(sentence.range.start);
    if let Some(name) = name.filter(|name| {
        name.tokens.start > last.tokens.start
            && (leads_on(sentence, name.tokens.start - 1) || (from..name.tokens.start).any(is_relative))
    }) {
        last.tokens.start = name.tokens.start;
    }
    let opens = |at: usize| {
        let is_owner = sentence.word(at).is_some_and(crate::runs::is_possessive);
        is_owner || sentence.is(at, Role::Definite) && !leads_on(sentence, at)
    };
    while last.tokens.start > sentence.range.start && opens(last.tokens.start - 1) {
        last.tokens.start -= 1;
    }
    last
}

/// Behind "On Monday" and "Later".
fn behind_time(sentence: &Sentence<'_>, begin: usize, end: usize) -> usize {
    let lexicon = sentence.tokens.lexicon;
    let is_time = |at: usize| {
        sentence.word(at).is_some_and(|word| {
            lexicon.day(word).is_some()
                || lexicon.month(word).is_some()
                || word.bytes().all(|byte| byte.is_ascii_digit())
        })
    };
    let mut at = begin;
    while at < end {
        let nouns = [Role::Unnamed, Role::Indefinite, Role::Definite, Role::Body, Role::Title, Role::Media];
        let is_small = sentence.word(at).is_some_and(|word| {
            lexicon.is_common(word)
                && !lexicon.is_any(&nouns, word)
                && lexicon.document(word).is_none()
                && (!leads_on(sentence, at) || is_time(at + 1))
        });
        if !is_time(at) && !is_small {
            break;
        }
        at += 1;
    }
    at
}

/// Where the noun ends that begins at a token, before what says more of it.
fn head(sentence: &Sentence<'_>, begin: usize, last: &Phrase) -> Option<usize> {
    let lexicon = sentence.tokens.lexicon;
    let opens = |at: usize| sentence.is(at, Role::Definite) || sentence.is(at, Role::Indefinite);
    let first = sentence.word(begin)?;
    let nouns = [Role::Unnamed, Role::Body, Role::Title, Role::Media];
    let is_noun = lexicon.is_any(&nouns, first) || lexicon.document(first).is_some();
    let run = sentence.run_starting(begin).filter(|run| run.tokens.end < last.tokens.start);
    let is_owner = |end: usize| sentence.word(end - 1).is_some_and(crate::runs::is_possessive);
    // "Ann Lee in a letter to Bob Roe"
    if let Some(run) = run.filter(|run| !is_owner(run.tokens.end)) {
        let end = run.tokens.end;
        let goes_on = lexicon.tag == "en" && leads_on(sentence, end) && is_plain(sentence, end, last);
        return goes_on.then_some(end);
    }
    if !opens(begin) && !is_noun && run.is_none() {
        return None;
    }
    let mut at = begin + 1;
    while at < last.tokens.start {
        let has_noun = !opens(at - 1);
        if has_noun && leads_on(sentence, at) {
            break;
        }
        if !opens(at) && lexicon.is(Role::Breaks, sentence.word(at)?) {
            return None;
        }
        at += 1;
    }
    (at < last.tokens.start && is_plain(sentence, at, last)).then_some(at)
}

/// Whether what stands between a noun and a name only says more of the noun, and is not what it is called.
fn is_plain(sentence: &Sentence<'_>, lead: usize, last: &Phrase) -> bool {
    let before = last.tokens.start - 1;
    // "known as Black Tide", but not "who identified himself as Bob Roe"
    let is_known_as =
        sentence.word(before) == Some("as") && sentence.tokens.word_before(before) == Some("known");
    if is_known_as || sentence.word(before).is_some_and(|word| has(NAMING, word)) {
        return false;
    }
    let is_relative = sentence.is(lead, Role::Relative) && !sentence.is(lead, Role::Definite);
    if is_relative {
        // "a firm that Ann Lee said", "a firm that she says Ann Lee said"
        // "the group that Ann Lee founded"
        let name = sentence.run_starting(last.tokens.start);
        let has_verb = name.is_some_and(|name| name.tokens.end < last.tokens.end);
        return (before > lead || has_verb)
            && (before == lead || !sentence.is(before, Role::That))
            && !sentence.is_speech(before);
    }
    if sentence.is(lead, Role::Accuses) && before > lead {
        return !(lead + 1..before).any(|at| bends(sentence, at));
    }
    let is_joined = sentence.is(before, Role::And) && matches!(last.voice, Voice::Named(_));
    let leads = leads_on(sentence, before) && !sentence.is(before, Role::Relative);
    (leads || is_joined)
        && !(lead..before).any(|at| {
            let is_written = at == lead && sentence.word(at).is_some_and(|word| has(WRITTEN, word));
            bends(sentence, at) && !is_written
        })
}

/// Whom the noun names, with what is said of it.
fn whoever(sentence: &Sentence<'_>, lead: usize, begin: usize, end: usize, last: &Phrase) -> Option<Phrase> {
    let mut who = sentence.group(begin..lead)?;
    let joint = sentence.word(lead).unwrap_or_default();
    let is_joined = sentence.is(last.tokens.start - 1, Role::And);
    // "A video posted online by the group", "A post on X by Ann Lee's office"
    let is_by = |at: usize| sentence.word(at) == Some("by");
    let closes = is_by(last.tokens.start - 1) && !(lead..last.tokens.start - 1).any(is_by);
    let is_network = sentence.word(last.tokens.start - 2).and_then(lexicon::network).is_some();
    if who.document.is_some() && closes && is_network {
        return None;
    }
    if who.document.is_some() && closes && has(WRITTEN, joint) {
        who.voice = last.voice.clone();
    } else if who.document.is_some() {
        let by = lead + usize::from(has(WRITTEN, joint));
        let author = sentence
            .starting(by + 1)
            .filter(|_| sentence.word(by).is_some_and(|word| has(WRITTEN_BY, word)))
            .filter(|author| !sentence.is(author.tokens.end, Role::And) || author.tokens.end >= end);
        // "A report by the inspectorate": whoever wrote it stands last.
        if by == lead && author.as_ref().is_some_and(|author| author.tokens.end == end) {
            return None;
        }
        if let Some(author) = author.filter(|author| matches!(author.voice, Voice::Named(_))) {
            who.voice = author.voice;
        }
    } else if is_joined && matches!(who.voice, Voice::Named(_)) {
        return None;
    } else if is_joined {
        // "Lawyers for Ann Lee and Bob Roe": whether he is another or one of theirs, the words do not tell.
        who.voice = Voice::Unnamed(String::new());
    }
    let is_relative = sentence.is(lead, Role::Relative) && !sentence.is(lead, Role::Definite);
    let is_participle = lead_is_participle(sentence.tokens.lexicon, joint);
    // "The dockers' union on Tuesday rejected": when is no part of who.
    let is_time = |at: usize| {
        sentence.word(at).is_some_and(|word| {
            let lexicon = sentence.tokens.lexicon;
            lexicon.day(word).is_some() || lexicon.month(word).is_some()
        })
    };
    let is_short = is_joined || end - begin <= WHOLE && !(lead..end).any(is_time);
    let whole = || sentence.lowered(&(begin..end));
    who.voice = match who.voice {
        Voice::Unnamed(_) if is_short => Voice::Unnamed(whole()),
        Voice::Known(_) if is_short && !is_relative && !is_participle && who.document.is_none() => {
            Voice::Known(whole())
        }
        voice => voice,
    };
    who.tokens = begin..end;
    Some(who)
}

fn lead_is_participle(lexicon: &Lexicon, word: &str) -> bool {
    lexicon.tag == "en" && (word.ends_with("ed") || word.ends_with("ing")) || lexicon.is(Role::Accuses, word)
}
