//! What is denied, doubted or left without an answer: in words of the article, or what was told before.

use std::ops::Range;

use super::{BETWEEN, FEWEST, Position, Reach, Told, before, circumstance, end_of, words};
use crate::{
    article::spaced,
    clause::{Act, Clause, is_dismissed},
    lexicon::Role,
    phrase::Sentence,
};
use briefing_format::model::Stance;

/// What is asked where the article does not say what is denied.
pub(super) const DENIED: &str = "what is denied?";

/// What is asked where the article does not say what somebody is silent on.
pub(super) const ABOUT: &str = "what is it about?";

/// How words begin that are for what somebody is accused of.
const ACCUSING: &str = "accus alleg charge blame involvement responsib wrongdoing vorw anschuldig beschuldig anklage acus alegaci cargos \
                        akuz";

/// Words that point at what was said right before.
const POINTERS: &str =
    "this that these those esa ese esas esos esta este cette cet ces diese diesen dieser këtë këto";

/// A question with the words of the article.
pub(super) fn asked(sentence: &Sentence<'_>, tokens: Range<usize>, question: &str) -> String {
    let text = spaced(&sentence.tokens.text[sentence.tokens.part(&tokens)]);
    let text = text.trim_end_matches(['.', ',']);
    // "wies die Vorwürfe zurück"
    let is_whole = tokens == sentence.range;
    let text = text.strip_suffix(" zurück").filter(|_| !is_whole).unwrap_or(text);
    format!("{question} “{text}”")
}

/// "has denied this", "denied that it was there".
pub(super) fn denial(sentence: &Sentence<'_>, clauses: &[Clause], index: usize) -> Option<Position> {
    let clause = &clauses[index];
    let stance = if clause.act == Act::Doubts { Stance::Doubts } else { Stance::Denies };
    let mut start = clause.after;
    // "dyshon se", suspects: no doubt of what follows.
    if stance == Stance::Doubts && sentence.tokens.lexicon.tag == "sq" && sentence.is(start, Role::That) {
        return None;
    }
    // "disputed that"
    let is_pointed = sentence.word(start + 1).is_none()
        || sentence.is(start + 1, Role::Charge) && sentence.word(start + 2).is_none();
    let is_court =
        clause.who.voice.words().split(' ').any(|word| COURTS.contains(&word.to_lowercase().as_str()));
    let end = end_of(sentence, clauses, index);
    let verb = clause.tokens.clone().find(|at| is_dismissed(sentence, *at));
    if verb.is_some() {
        let comma = (start..end).find(|at| sentence.is_sign(*at, &[',', ';', '–', '—'])).unwrap_or(end);
        let reach = reach_of(sentence, start..comma);
        let words = asked(sentence, start..comma, DENIED);
        return Some(Position { stance, told: Told::Before { words, reach } });
    }
    start += usize::from(sentence.word(start) == Some("poshtë"));
    if names_nothing(sentence, start, end) || is_court && is_thing(sentence, start, end) {
        return None;
    }
    // "denied on Monday that it was there"
    let that = circumstance::end_of(sentence, start, end);
    let opens = sentence.is(start, Role::Definite) || sentence.is(start, Role::Indefinite);
    // "a nié mardi avoir reçu", "negó este martes haber recibido"
    let is_day =
        |at: usize| sentence.word(at).is_some_and(|word| sentence.tokens.lexicon.day(word).is_some());
    let is_when = is_day(start) || is_day(start + 1) && sentence.word(start) != Some("the");
    let is_later = that > start && that < end && (!opens && sentence.is(that, Role::That) || is_when);
    start = if is_later { that } else { start };
    let is_pointed = is_pointed && !is_later;
    if sentence.is(start, Role::That) && !is_pointed {
        start += 1;
        return Some(Position {
            stance,
            told: words(sentence, start..end_of(sentence, clauses, index), FEWEST)?,
        });
    }
    let end = end_of(sentence, clauses, index);
    // "bestreitet, das Tier getötet zu haben"
    if sentence.tokens.lexicon.tag == "de" && sentence.is_sign(start, &[',']) && start + FEWEST < end {
        return Some(Position { stance, told: words(sentence, start + 1..end, FEWEST)? });
    }
    if start_of_tail(sentence, clause).is_some() {
        let words = asked(sentence, sentence.range.clone(), DENIED);
        return Some(Position { stance, told: Told::Before { words, reach: Reach::Sentence } });
    }
    // "wies Vorwürfe zurück, sie habe …"
    let turned = (start..end).find(|at| sentence.word(*at) == Some("zurück"));
    let turned = turned.filter(|at| sentence.tokens.lexicon.tag == "de" && sentence.is_sign(at + 1, &[',']));
    if let Some(told) = turned.and_then(|at| words(sentence, at + 2..end, FEWEST)) {
        return Some(Position { stance, told });
    }
    let part = (start..end).find(|at| is_pointed && sentence.is_sign(*at, &[','])).unwrap_or(end);
    let object: Vec<&str> = (start..part).filter_map(|at| sentence.word(at)).take(4).collect();
    let lexicon = sentence.tokens.lexicon;
    // "denied it had paid"
    let goes_on = lexicon.tag == "en"
        && object
            .get(1)
            .is_some_and(|word| lexicon.is_any(&[Role::Auxiliary, Role::Past, Role::Future], word));
    if goes_on && matches!(object.first(), Some(&("it" | "they" | "this" | "that"))) && object.len() > 2 {
        return Some(Position { stance, told: words(sentence, start..end, FEWEST)? });
    }
    let names_it = object.is_empty()
        || object.first().is_some_and(|word| lexicon.is(Role::Anaphor, word) && object.len() < 3)
        || object.iter().any(|word| lexicon.is(Role::Charge, word))
        || object.first().is_some_and(|word| lexicon.is(Role::Anaphor, word))
            && !object.iter().any(|word| word.ends_with("ing"));
    let reach = reach_of(sentence, start..end);
    if object == ["zurück"] {
        let told = before(sentence, clauses, index).unwrap_or_else(|| Told::Before {
            words: asked(sentence, sentence.range.clone(), DENIED),
            reach,
        });
        return Some(Position { stance, told });
    }
    if names_it {
        // Before the verb in languages that put it there: "weist die Vorwürfe zurück".
        let object = if object.is_empty() { sentence.range.clone() } else { start..end };
        let told = Told::Before { words: asked(sentence, object, DENIED), reach };
        return Some(Position { stance, told });
    }
    // What follows a comma is no part of what is denied: it may be why.
    let comma = (start..end).find(|at| sentence.is_sign(*at, &[',', ';', '–', '—']));
    Some(Position { stance, told: words(sentence, start..comma.unwrap_or(end), 1)? })
}

/// What may be refused to somebody, and is neither true nor false.
const REFUSED: &str = "bail entry access asylum visa visas permission parole permit request requests appeal appeals motion petition \
                       application licence license clearance leave citizenship refuge shelter treatment aid medication bid \
                       opportunity right chance injunction extension retrial relief review hearing release transfer";

/// Who decides on what somebody asks for.
const COURTS: &[&str] = &["court", "judge", "tribunal", "justice", "justices", "panel", "magistrate"];

/// Whether what stands behind "denied" is a thing, and no words of somebody.
fn is_thing(sentence: &Sentence<'_>, start: usize, end: usize) -> bool {
    let lexicon = sentence.tokens.lexicon;
    let says = |word: &str| {
        word.ends_with("ing")
            || lexicon.is_any(&[Role::That, Role::Anaphor, Role::Charge, Role::Pronoun], word)
    };
    lexicon.tag == "en" && !(start..end.min(start + FEWEST + 1)).filter_map(|at| sentence.word(at)).any(says)
}

/// "denied bail to Ann Lee", "denied him entry": nothing is said to be untrue.
fn names_nothing(sentence: &Sentence<'_>, start: usize, end: usize) -> bool {
    let lexicon = sentence.tokens.lexicon;
    if lexicon.tag != "en" || sentence.is(start, Role::That) {
        return false;
    }
    let words = || (start..end.min(start + FEWEST + 2)).map_while(|at| sentence.word(at));
    let is_refused = |word: &str| REFUSED.split_whitespace().any(|known| known == word);
    let acts = |word: &str| word.ends_with("ing") || lexicon.is_any(&[Role::Auxiliary, Role::Passive], word);
    let first = words().next().unwrap_or_default();
    let to_whom = matches!(first, "him" | "her" | "them" | "us" | "me");
    let is_whose = first == "her" && words().any(|word| lexicon.is(Role::Charge, word));
    to_whom && !is_whose && !words().any(acts) || words().take_while(|word| !acts(word)).any(is_refused)
}

/// What a denial answers by what it names: "this", or "the accusation" without saying which.
pub(super) fn reach_of(sentence: &Sentence<'_>, object: Range<usize>) -> Reach {
    let lexicon = sentence.tokens.lexicon;
    let words: Vec<(usize, &str)> =
        object.filter_map(|at| Some((at, sentence.word(at)?))).take(BETWEEN).collect();
    let Some((_, first)) = words.first() else { return Reach::Previous };
    let is_charge =
        |word: &str| lexicon.is(Role::Charge, word) && !matches!(word, "so" | "doing" | "wrongdoing");
    let charge = words.iter().take(4).find(|(_, word)| is_charge(word));
    let is_told = |at: usize| {
        sentence.is(at, Role::Joins)
            || sentence.is(at, Role::That)
            || matches!(sentence.word(at), Some("against" | "about" | "by" | "in"))
    };
    let is_known = lexicon.is(Role::Definite, first) || lexicon.is(Role::Anaphor, first) || is_charge(first);
    match charge {
        Some((at, word)) if is_known && !is_told(at + 1) => {
            // "denied this accusation": the one right before.
            // "denied these accusations" may mean more than what was said right before.
            let is_several =
                word.ends_with('s') || word.ends_with("fe") || word.ends_with("en") || word.ends_with("at");
            let points = POINTERS.split_whitespace().any(|known| known == first.to_lowercase());
            let points = points && !is_several;
            if is_accusing(word) && !points { Reach::Accusation } else { Reach::Previous }
        }
        None if lexicon.is(Role::Anaphor, first) => Reach::Previous,
        _ => Reach::Nowhere,
    }
}

/// Whether a word is for what somebody is accused of, and not for any words: "charges" rather than "report".
fn is_accusing(word: &str) -> bool {
    let small = word.to_lowercase();
    ACCUSING.split_whitespace().any(|start| small.starts_with(start))
}

/// Where a remark on the whole sentence begins, behind its comma: "…, which Norby denied", "…, a claim that Norby rejected as
/// false".
pub(super) fn start_of_tail(sentence: &Sentence<'_>, clause: &Clause) -> Option<usize> {
    if !matches!(clause.act, Act::Denies | Act::Doubts) {
        return None;
    }
    let lexicon = sentence.tokens.lexicon;
    let mut start = clause.tokens.start;
    let mut points = false;
    while start > sentence.range.start && clause.tokens.start - start < FEWEST + 1 {
        let Some(word) = sentence.word(start - 1) else { break };
        let names = lexicon.is(Role::Charge, word) || matches!(word, "which" | "was" | "something");
        let small = lexicon.is_any(&[Role::Relative, Role::Indefinite], word);
        if !names && !small {
            break;
        }
        points |= names && !matches!(word, "so" | "doing");
        start -= 1;
    }
    let comma = start.checked_sub(1).filter(|at| sentence.is_sign(*at, &[',', '–', '—']))?;
    (points && comma > sentence.range.start).then_some(start)
}

/// "says that is untrue"
pub(super) fn is_called_untrue(sentence: &Sentence<'_>, clause: &Clause) -> bool {
    let mut at = clause.after;
    at += usize::from(sentence.is(at, Role::That) && sentence.is(at + 1, Role::Anaphor));
    let points = matches!(sentence.word(at), Some("that" | "this" | "it"));
    let is_verb = matches!(sentence.word(at + 1), Some("is" | "was" | "were"));
    let at = at
        + 2
        + usize::from(matches!(
            sentence.word(at + 2),
            Some("not" | "a" | "completely" | "simply" | "entirely")
        ));
    let untrue = matches!(sentence.word(at), Some("untrue" | "false" | "lie" | "nonsense" | "wrong"));
    let not_true = sentence.word(at) == Some("true") && sentence.word(at - 1) == Some("not");
    points && is_verb && (untrue || not_true) && at + 2 >= sentence.range.end
}

/// "has not commented on the attacks".
pub(super) fn silence(sentence: &Sentence<'_>, clause: &Clause) -> Position {
    let stance = if clause.act == Act::Silent { Stance::HasNotCommented } else { Stance::DeclinesComment };
    let joints = ["on", "to", "about", "zu", "sur", "sobre", "për", "à"];
    let joint = (clause.tokens.end..sentence.range.end.min(clause.tokens.end + 5))
        .find(|at| sentence.word(*at).is_some_and(|word| joints.contains(&word)));
    let told = joint.and_then(|joint| {
        // "wollte sich zu dem Fall nicht äußern"
        let is_end = |at: &usize| sentence.tokens.lexicon.tag == "de" && sentence.is(*at, Role::Not);
        let end = (joint + 1..sentence.range.end).find(is_end).unwrap_or(sentence.range.end);
        let told = words(sentence, joint + 1..end, 1)?;
        let Told::Words { tokens, .. } = &told else { return None };
        let lexicon = sentence.tokens.lexicon;
        let is_before = tokens.clone().take(4).filter_map(|at| sentence.word(at)).any(|word| {
            lexicon.is_any(&[Role::Charge, Role::Anaphor, Role::Comment], word)
                || matches!(
                    word,
                    "request"
                        | "requests"
                        | "questions"
                        | "inquiries"
                        | "comment"
                        | "emails"
                        | "e-mails"
                        | "messages"
                        | "calls"
                        | "letters"
                        | "queries"
                        | "phone"
                        | "text"
                        | "repeated"
                        | "several"
                        | "our"
                        | "be"
                        | "answer"
                        | "interviewed"
                )
        });
        let is_time = tokens.clone().all(|at| {
            sentence.word(at).is_none_or(|word| lexicon.day(word).is_some() || lexicon.month(word).is_some())
        });
        (!is_before && !is_time).then_some(told)
    });
    let told = told.unwrap_or_else(|| Told::Before {
        words: asked(sentence, sentence.range.clone(), ABOUT),
        reach: Reach::Paragraph,
    });
    Position { stance, told }
}
