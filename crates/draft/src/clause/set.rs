//! Clauses in words that are always the same: "according to", "citing", "was quoted", "has not commented".

use super::{
    Act, Clause, NEAR,
    head::noun_from,
    plain,
    subject::{Together, before, start_of_auxiliaries, together},
};
use crate::{
    lexicon::Role,
    phrase::{Phrase, Sentence, Voice},
    tokens::Kind,
};

/// "according to Edi Rama", "laut Polizei", "nach Angaben der Polizei", "selon l'armée".
pub(super) fn led(sentence: &Sentence<'_>, index: usize) -> Option<Clause> {
    let word = sentence.word(index)?;
    let is_account = sentence.is(index, Role::Account);
    if is_account && index > sentence.range.start && sentence.word(index - 1)?.eq_ignore_ascii_case("nach") {
        let skipped = usize::from(matches!(sentence.word(index + 1), Some("von" | "vom")));
        let who = sentence.starting(index + 1 + skipped)?;
        let tokens = index - 1..who.tokens.end;
        return Some(plain(who, Act::Says, tokens.clone(), tokens.end));
    }
    // "…, so Anna Bell."
    let is_so = word == "so"
        && sentence.tokens.lexicon.tag == "de"
        && index > sentence.range.start
        && sentence.word(index - 1).is_none();
    if is_so {
        let who = sentence
            .starting(index + 1)
            .filter(|who| matches!(who.voice, Voice::Named(_) | Voice::Known(_)))?;
        let tokens = index..who.tokens.end;
        return Some(plain(who, Act::Says, tokens.clone(), tokens.end));
    }
    // "De acuerdo con El País"
    if word == "acuerdo" && index > sentence.range.start && sentence.word(index + 1) == Some("con") {
        let who = sentence.starting(index + 2)?;
        let tokens = index - 1..who.tokens.end;
        return Some(Clause { passes_on: who.is_media, ..plain(who, Act::Says, tokens.clone(), tokens.end) });
    }
    if !sentence.is(index, Role::Leads) {
        return None;
    }
    if word.eq_ignore_ascii_case("zufolge") {
        let who = sentence.ending(index).filter(|who| !sentence.is(who.tokens.end - 1, Role::Account))?;
        let tokens = who.tokens.start..index + 1;
        return Some(Clause { passes_on: who.is_media, ..plain(who, Act::Says, tokens.clone(), tokens.end) });
    }
    let joint = usize::from(matches!(sentence.word(index + 1), Some("to")));
    if word.eq_ignore_ascii_case("according") && joint == 0 {
        return None;
    }
    let stands_for_others =
        |word: &str| matches!(word, "them" | "him" | "her" | "those" | "ihm" | "ihnen" | "eux" | "ellos");
    let who = sentence.starting(index + 1 + joint)?;
    if who.tokens.len() == 1 && sentence.word(who.tokens.start).is_some_and(stands_for_others) {
        return None;
    }
    let who = noun_from(sentence, index + 1 + joint).unwrap_or(who);
    let who = apposed(sentence, who);
    let tokens = index..who.tokens.end;
    let after = behind_description(sentence, tokens.end);
    Some(Clause { passes_on: who.is_media, ..plain(who, Act::Says, tokens, after) })
}

/// Words that lead to more about a report: "según un informe al que tuvo acceso El País, …".
const MORE: &str = "al dont que qui auquel laquelle seen obtained published dated daté datée fechado";

/// Behind what is said of a report or of whoever is named, where that ends at a comma.
fn behind_description(sentence: &Sentence<'_>, at: usize) -> usize {
    let is_more = |at: usize| {
        let is_listed = sentence.word(at).is_some_and(|word| MORE.split(' ').any(|known| known == word));
        is_listed
            && (sentence.word(at) != Some("al") || matches!(sentence.word(at + 1), Some("que" | "cual")))
    };
    let comma =
        |at: usize| (at..sentence.range.end.min(at + NEAR * 3)).find(|at| sentence.is_sign(*at, &[',']));
    let Some(first) = comma(at).filter(|_| is_more(at)) else { return at };
    // "… daté de 2021, dont Le Monde a obtenu une copie, …"
    comma(first + 1).filter(|_| is_more(first + 1)).unwrap_or(first)
}

/// "according to Ann Lee's lawyer, Bob Roe,": the name counts.
fn apposed(sentence: &Sentence<'_>, who: Phrase) -> Phrase {
    let end = who.tokens.end;
    let is_named = |more: &Phrase| matches!(&more.voice, Voice::Named(name) if name.contains(' '));
    let more = sentence.starting(end + 1).filter(|more| {
        let closes = sentence.is_sign(more.tokens.end, &[',', '.']);
        sentence.is_sign(end, &[',']) && closes && is_named(more) && !more.is_media
    });
    let is_office = !matches!(who.voice, Voice::Named(_)) && !who.is_media && who.document.is_none();
    match more.filter(|_| is_office) {
        Some(more) => {
            let other = matches!(who.voice, Voice::Known(_)).then(|| who.voice.words().to_owned());
            Phrase { tokens: who.tokens.start..more.tokens.end, other, ..more }
        }
        None => who,
    }
}

/// "citing the ministry".
pub(super) fn cited(sentence: &Sentence<'_>, index: usize) -> Option<Clause> {
    let word = sentence.word(index)?;
    // "…, which cited two officials", "…, que cita a fuentes policiales"
    let is_relative = matches!(word, "cited" | "cites" | "quoted" | "quotes" | "cita" | "cite" | "citó")
        && index > sentence.range.start + 1
        && sentence.is(index - 1, Role::Relative)
        && sentence.is_sign(index - 2, &[',']);
    let before = index.checked_sub(1).and_then(|at| sentence.word(at)).unwrap_or_default().to_lowercase();
    // "berichtete unter Berufung auf die dpa, …"
    let is_based = matches!(word, "Berufung" | "Bezug" | "Verweis")
        && matches!(before.as_str(), "unter" | "mit")
        && sentence.word(index + 1) == Some("auf");
    if is_based {
        let who = sentence.starting(index + 2)?;
        let follows =
            index.checked_sub(2).is_some_and(|at| sentence.is_speech(at) || sentence.word(at).is_none());
        let tokens = index - 1..who.tokens.end;
        let closes =
            follows && sentence.is_sign(who.tokens.end, &[',']) || sentence.is_speech(who.tokens.end);
        return closes
            .then(|| Clause { is_cited: true, ..plain(who, Act::Says, tokens.clone(), tokens.end) });
    }
    if !sentence.is(index, Role::Cites) && !is_relative
        || matches!(before.as_str(), "without" | "not" | "pa" | "sin")
    {
        return None;
    }
    let joint = usize::from(
        matches!(sentence.word(index + 1), Some("a" | "al")) && sentence.tokens.lexicon.tag == "es",
    );
    let mut who = sentence.starting(index + 1 + joint)?;
    // "citing a post by the Red Front"
    let by = (who.tokens.end..sentence.range.end.min(who.tokens.end + NEAR))
        .take_while(|at| sentence.word(*at).is_some());
    let by = by.clone().find(|at| sentence.word(*at) == Some("by")).filter(|_| who.document.is_some());
    if let Some(author) = by.and_then(|by| sentence.starting(by + 1)) {
        who.voice = author.voice;
        who.tokens.end = author.tokens.end;
    }
    let tokens = index..who.tokens.end;
    Some(Clause { is_cited: true, ..plain(who, Act::Says, tokens.clone(), tokens.end) })
}

/// "Anna Bell: “…”".
pub(super) fn opening(sentence: &Sentence<'_>, index: usize) -> Option<Clause> {
    let colon = index + 1;
    let quotes =
        sentence.tokens.list.get(colon + 1).is_some_and(|next| matches!(next.kind, Kind::Quotation(_)));
    if !sentence.is_sign(colon, &[':']) || !quotes {
        return None;
    }
    let who = sentence.ending(colon).filter(|who| matches!(who.voice, Voice::Named(_)))?;
    let tokens = who.tokens.clone();
    (tokens.start == sentence.range.start).then(|| plain(who, Act::Says, tokens.clone(), tokens.end))
}

/// "Edi Rama was quoted by TASS as saying", "quoted by the local media".
pub(super) fn quoted(sentence: &Sentence<'_>, index: usize) -> Option<Clause> {
    let word = sentence.word(index)?;
    let is_quoted =
        sentence.is(index, Role::Quoted) || word == "reported" && sentence.word(index + 1) == Some("by");
    if !is_quoted {
        return None;
    }
    // "quoted by TASS as saying", "quoted as saying by TASS"
    let is_by = |at: usize| matches!(sentence.word(at), Some("by" | "von" | "par" | "por" | "nga"));
    let place = (index + 1..index + 1 + NEAR).find(|at| is_by(*at)).unwrap_or(index + 1);
    let by = is_by(place);
    let auxiliaries = start_of_auxiliaries(sentence, index);
    let is_passive = (auxiliaries..index).any(|at| sentence.is(at, Role::Passive));
    if is_passive && word != "reported" {
        let who = sentence.ending(auxiliaries)?;
        let addressee = sentence.starting(place + 1).filter(|_| by);
        let after = addressee.as_ref().map_or(index + 1, |house| house.tokens.end);
        return Some(Clause {
            addressee,
            ..plain(who.clone(), Act::Says, who.tokens.start..index + 1, after)
        });
    }
    let who = sentence.starting(place + 1).filter(|_| by)?;
    let tokens = index..who.tokens.end;
    Some(Clause { passes_on: true, ..plain(who, Act::Says, tokens.clone(), tokens.end) })
}

/// "There was no immediate comment from the guard".
pub(super) fn no_comment(sentence: &Sentence<'_>, index: usize) -> Option<Clause> {
    let is_none =
        (1..=2).any(|back| index.checked_sub(back).is_some_and(|at| sentence.word(at) == Some("no")));
    if !sentence.is(index, Role::Comment) || !is_none || sentence.word(index + 1) != Some("from") {
        return None;
    }
    let who = sentence.starting(index + 2)?;
    Some(plain(who.clone(), Act::Silent, index..who.tokens.end, who.tokens.end))
}

/// "has not commented", "did not respond to a request", "declined to comment".
pub(super) fn silent(sentence: &Sentence<'_>, index: usize) -> Option<Clause> {
    let near = |role: Role| (index + 1..index + 1 + NEAR).any(|at| sentence.is(at, role));
    let is_asked = (index + 1..index + 1 + NEAR).any(|at| {
        sentence.word(at).is_some_and(|word| {
            matches!(
                word,
                "interviewed"
                    | "interview"
                    | "answer"
                    | "commenter"
                    | "répondre"
                    | "réagir"
                    | "declaraciones"
            )
        })
    });
    // "n'a pas souhaité répondre", "no quiso hacer declaraciones"
    let wishes = matches!(
        sentence.word(index),
        Some("souhaité" | "voulu" | "quiso" | "quisieron" | "pranoi" | "pranuan" | "deshi")
    );
    let start_of = start_of_auxiliaries(sentence, index);
    let is_undone = (start_of..index).any(|at| sentence.is(at, Role::Not) || sentence.word(at) == Some("no"));
    let declines = if wishes { is_undone } else { sentence.is(index, Role::Declines) };
    let is_reached = sentence.word(index) == Some("reached")
        && index > sentence.range.start + 3
        && (sentence.word(index - 2), sentence.word(index - 1)) == (Some("not"), Some("be"));
    let (act, start) = if is_reached {
        (Act::Silent, index - 3)
    } else if declines && (is_asked || near(Role::Comment) || near(Role::Answers)) {
        (Act::Declines, start_of_auxiliaries(sentence, index))
    } else if is_unwilling(sentence, index) {
        (Act::Declines, index)
    } else if is_unsaid(sentence, index) {
        (Act::Silent, index)
    } else if let Some(start) = bracketed(sentence, index) {
        (Act::Silent, start)
    } else if sentence.is(index, Role::Answers) {
        let mut start = start_of_auxiliaries(sentence, index);
        // "has yet to comment"
        if start == index
            && sentence.word(index.checked_sub(1)?) == Some("to")
            && sentence.is(index.checked_sub(2)?, Role::Not)
        {
            start = start_of_auxiliaries(sentence, index - 1);
        }
        let made_none = sentence.word(index - 1) == Some("no")
            && matches!(sentence.word(index.checked_sub(2)?), Some("made" | "gave"));
        if made_none {
            start = start_of_auxiliaries(sentence, index - 2);
        }
        let is_negated = (start..index).any(|at| sentence.is(at, Role::Not));
        if !is_negated && !made_none {
            return None;
        }
        (Act::Silent, start)
    } else {
        return None;
    };
    // "Zu dem Fall wollte sich das Ministerium nicht äußern"
    let first = sentence.range.start;
    let is_led = sentence.tokens.lexicon.tag == "de" && start > first && sentence.is(first, Role::Breaks);
    let behind = || {
        let skipped = usize::from(sentence.word(start + 1) == Some("sich"));
        Some((sentence.starting(start + 1 + skipped)?, start))
    };
    let found = Some(is_led).filter(|is| *is).and_then(|_| behind());
    let found = found.or_else(|| before(sentence, start));
    let (who, start) = found.or_else(|| Some((sentence.starting(index + 1)?, index)))?;
    let end = sentence.range.end.min(index + 1);
    let Together { also, start } = together(sentence, &who, start.min(index))?;
    Some(Clause { also, ..plain(who, act, start..end, end) })
}

/// Where "hat" stands in "hat sich bislang nicht zu den Vorwürfen geäußert".
fn bracketed(sentence: &Sentence<'_>, index: usize) -> Option<usize> {
    if sentence.tokens.lexicon.tag != "de" || !sentence.is(index, Role::Answers) {
        return None;
    }
    let is_verb = |at: &usize| {
        sentence.word(*at).is_some_and(|word| matches!(word, "hat" | "haben" | "hatte" | "hatten"))
    };
    let verb = (sentence.range.start..index).rev().find(is_verb)?;
    (verb..index).any(|at| sentence.is(at, Role::Not)).then_some(verb)
}

/// "wollte sich zu dem Fall nicht äußern"
fn is_unwilling(sentence: &Sentence<'_>, index: usize) -> bool {
    let wishes =
        matches!(sentence.word(index), Some("wollte" | "wollten" | "mochte" | "mochten" | "will" | "wollen"));
    let answers = |at: usize| {
        matches!(
            sentence.word(at),
            Some("äußern" | "kommentieren" | "Stellung" | "Kommentar" | "Stellungnahme" | "Angaben")
        )
    };
    let negates = |at: &usize| sentence.is(*at, Role::Not);
    let mut words = (index + 1..sentence.range.end).take_while(|at| sentence.word(*at).is_some());
    wishes
        && sentence.tokens.lexicon.tag == "de"
        && words.find(negates).is_some_and(|at| answers(at + 1) || answers(at + 2))
}

/// "äußerte sich zunächst nicht"
fn is_unsaid(sentence: &Sentence<'_>, index: usize) -> bool {
    let speaks = sentence.word(index).is_some_and(|word| {
        matches!(word, "äußerte" | "äußerten" | "kommentierte" | "kommentierten" | "reagierte" | "reagierten")
    });
    let negates = |at: usize| sentence.word(at) == Some("nicht");
    speaks && (index + 1..sentence.range.end.min(index + 2 + NEAR)).any(negates)
}
