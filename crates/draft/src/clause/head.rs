//! The noun that speaks, where more is said of it: in "The lawyer representing Ann Lee said" it is the lawyer, and in "A report about
//! Ann Lee said" the report.

use std::ops::Range;

use super::{subject::APPOSITION, undone::is_accused};
use crate::{
    lexicon::{self, Lexicon, Role},
    phrase::{Phrase, Sentence, Voice, is_adverb},
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

/// Words behind a noun that lead to more about it, by language.
const LEADING: &[(&str, &str)] = &[
    (
        "en",
        "to for against about with by next near behind beside alongside between in at on over under of from into outside inside \
         around across responsible who whom whose that which as led held run seen shot hit known sent written made given born",
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

fn has(list: &str, word: &str) -> bool {
    let small = word.to_lowercase().replace('’', "'");
    list.split_whitespace().any(|known| known == small)
}

/// Whether a word leads to more about the noun before it.
fn leads_on(sentence: &Sentence<'_>, at: usize) -> bool {
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
    noun_between(sentence, first..end, &last)
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
    let is_known_as = sentence.word(before) == Some("as") && sentence.word(before - 1) == Some("known");
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
    } else if is_joined {
        return None;
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
    let is_short = end - begin <= WHOLE && !(lead..end).any(is_time);
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

/// Nouns for one person who does not speak for others.
const WHOM: &str = "victim suspect defendant accused gunman opfers verdächtigen angeklagten beschuldigten";

/// "Neighbors of the suspect, Bob Roe, said": the name is not theirs. "A lawyer for the victim, Bob Roe, said": it may be of both.
pub(super) fn apposed(
    sentence: &Sentence<'_>,
    who: &Phrase,
    name: &Phrase,
    is_whole: bool,
) -> Option<Phrase> {
    let lexicon = sentence.tokens.lexicon;
    let has_name = matches!(&name.voice, Voice::Named(name) if name.contains(' ')) && !name.is_media;
    if !has_name || matches!(who.voice, Voice::Named(_)) || who.document.is_some() {
        return None;
    }
    let joint = |at: &usize| sentence.is(*at, Role::Joins) || leads_on(sentence, *at);
    let lead = (who.tokens.start + 1..who.tokens.end).find(joint)?;
    let head = sentence.word(lead - 1)?;
    let tokens = who.tokens.start..name.tokens.end;
    let closest = sentence.word(who.tokens.end - 1)?;
    let of_name = sentence.runs.iter().any(|run| run.tokens.end == who.tokens.end);
    let is_person =
        !of_name && (lexicon.is_any(&[Role::Unnamed, Role::Title], closest) || has(WHOM, closest));
    if is_several(lexicon, head) && lexicon.is(Role::Unnamed, head) {
        return Some(Phrase { tokens, ..who.clone() });
    }
    let is_open = is_person && !is_several(lexicon, closest) && (is_whole || lexicon.is(Role::Unnamed, head));
    is_open.then(|| {
        let words = format!("TK {} or {}?", who.voice.words(), name.voice.words());
        Phrase { voice: Voice::Unnamed(words), tokens, ..who.clone() }
    })
}

/// Whether a noun is for more than one.
fn is_several(lexicon: &Lexicon, word: &str) -> bool {
    let small = word.to_lowercase();
    match lexicon.tag {
        "en" => {
            small.ends_with('s') && !small.ends_with("ss")
                || matches!(small.as_str(), "people" | "men" | "women" | "police" | "fishermen")
        }
        "de" => has(
            "nachbarn angehörige freunde anwälte ermittler kritiker zeugen augenzeugen anwohner bewohner vertreter mitarbeiter \
             anhänger gegner unterstützer verwandte kollegen",
            &small,
        ),
        "fr" | "es" => small.ends_with('s') || small.ends_with('x'),
        _ => has("fqinjët avokatët familjarët dëshmitarët miqtë banorët", &small),
    }
}
