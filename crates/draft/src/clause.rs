//! Clauses in which somebody says something: a verb with its subject ("Homeland Justice wrote", "reads the message from
//! Homeland Justice"), or words such as "according to Edi Rama"; and what they do with it.

mod act;
mod apposed;
mod aside;
mod dismissal;
mod head;
mod joined;
mod noun;
mod quoting;
mod set;
mod subject;
mod undone;

use std::ops::Range;

use super::{
    lexicon::Role,
    phrase::{Phrase, Sentence, Voice},
    tokens::Kind,
};
use act::act;
pub(super) use aside::is_of_another;
pub(super) use dismissal::is_dismissed;
use joined::{also_told, bracketed, shared};
use quoting::{mark_short, quoted_as};
use set::{cited, led, no_comment, opening, quoted, silent};
use subject::{Together, addressee, after, authored, before, start_of_auxiliaries, together, told_house};
use undone::{is_accused, is_supposed, is_undone};

/// What somebody does with the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Act {
    Says,
    /// Asks for something: no claim.
    Wants,
    /// Speaks of something: a claim behind "that" alone.
    Remarks,
    Denies,
    Doubts,
    Accuses,
    Blames,
    ClaimsResponsibility,
    /// Said that they would not comment.
    Declines,
    /// Has not commented.
    Silent,
}

/// A verb of saying with whoever says it.
#[derive(Clone, Debug)]
pub(super) struct Clause {
    pub(super) who: Phrase,
    /// Who says it together with them: "Hill and Lee said".
    pub(super) also: Option<Phrase>,
    pub(super) act: Act,
    /// Subject and verb.
    pub(super) tokens: Range<usize>,
    /// The first token after the verb and to whom it is said.
    pub(super) after: usize,
    /// They rather pass it on.
    pub(super) passes_on: bool,
    /// It names whom another clause cites.
    pub(super) is_cited: bool,
    /// To whom it is said.
    pub(super) addressee: Option<Phrase>,
    /// To which other houses: "told Reuters and AFP".
    pub(super) also_told: Vec<Phrase>,
    /// Whoever does it is the one it is done to: "was accused".
    pub(super) is_passive: bool,
}

/// Words between a verb and what makes its sense: "declined to comment".
const NEAR: usize = 4;

/// The clauses of a sentence, in order.
pub(super) fn find(sentence: &Sentence<'_>) -> Vec<Clause> {
    let mut clauses: Vec<Clause> = Vec::new();
    for index in sentence.range.clone() {
        let within =
            clauses.last().is_some_and(|last| last.tokens.contains(&index) && last.tokens.end > index);
        let lacks = joined::lacks_subject(sentence, clauses.last(), index);
        let own = Some(index).filter(|_| !lacks).and_then(|index| clause(sentence, index));
        let clause = own.filter(|clause| !within || clause.tokens.start >= index);
        if let Some(clause) = clause.or_else(|| shared(sentence, clauses.last(), index)) {
            clauses.push(clause);
        }
    }
    for clause in &mut clauses {
        also_told(sentence, clause);
    }
    clauses.sort_by_key(|clause| clause.tokens.start);
    for clause in clauses.iter_mut().filter(|clause| clause.act == Act::Says && !clause.is_cited) {
        clause.after = aside::behind(sentence, clause.after).unwrap_or(clause.after);
    }
    // "Hill said, according to Tass, that": what he said stands behind both.
    for index in 1..clauses.len() {
        let [.., before, led] = &mut clauses[..=index] else { continue };
        let is_led = sentence.is(led.tokens.start, Role::Leads) || led.is_cited;
        let is_between = led.tokens.start == before.after + 1 && sentence.is_sign(before.after, &[',']);
        let goes_on = sentence.is_sign(led.after, &[',']) && sentence.is(led.after + 1, Role::That);
        if is_led && is_between && goes_on && (led.who.is_media || led.is_cited) {
            before.after = led.after + 1;
        }
    }
    // "TASS reported, citing the ministry": TASS passes it on.
    let cited: Vec<usize> =
        clauses.iter().filter(|clause| clause.is_cited).map(|clause| clause.tokens.start).collect();
    for clause in clauses.iter_mut().filter(|clause| !clause.is_cited) {
        let reach = clause.tokens.start..=clause.after + 1;
        clause.passes_on |= cited.iter().any(|at| reach.contains(at));
    }
    clauses
}

impl Clause {
    /// Whether it has its subject from the clause before.
    pub(super) fn is_shared(&self) -> bool {
        self.who.tokens == self.tokens
    }
}

/// The clause whose verb, or whose first word, stands here.
fn clause(sentence: &Sentence<'_>, index: usize) -> Option<Clause> {
    led(sentence, index)
        .or_else(|| quoted_as(sentence, index))
        .or_else(|| cited(sentence, index))
        .or_else(|| opening(sentence, index))
        .or_else(|| quoted(sentence, index))
        .or_else(|| no_comment(sentence, index))
        .or_else(|| silent(sentence, index))
        .or_else(|| spoken(sentence, index).filter(|_| !is_second(sentence, index)))
}

/// "rechazó la acusación y calificó las palabras de Ruano de mentira": whoever did the one did the other.
fn is_second(sentence: &Sentence<'_>, index: usize) -> bool {
    let start = start_of_auxiliaries(sentence, index);
    start > sentence.range.start && sentence.is(start - 1, Role::And) && is_dismissed(sentence, index)
}

fn plain(who: Phrase, act: Act, tokens: Range<usize>, after: usize) -> Clause {
    Clause {
        who,
        also: None,
        act,
        tokens,
        after,
        passes_on: false,
        is_cited: false,
        addressee: None,
        also_told: Vec::new(),
        is_passive: false,
    }
}

/// A verb with its subject before or after it.
fn spoken(sentence: &Sentence<'_>, index: usize) -> Option<Clause> {
    let word = sentence.word(index)?;
    let lexicon = sentence.tokens.lexicon;
    let is_initial = index == sentence.range.start;
    if !lexicon.is_speech(word)
        || word.starts_with(char::is_uppercase) && !(is_initial && lexicon.grammar.inverts)
    {
        return None;
    }
    let act = act(sentence, index)?;
    if is_noun(sentence, index) || is_posted(sentence, index) {
        return None;
    }
    let start = start_of_auxiliaries(sentence, index);
    if is_undone(sentence, start, index) {
        return None;
    }
    let is_passive = lexicon.tag == "en" && (start..index).any(|at| sentence.is(at, Role::Passive))
        || lexicon.tag != "en"
            && start > sentence.range.start
            && (start..index).any(|at| sentence.is(at, Role::Passive));
    let accuses = matches!(act, Act::Accuses | Act::Blames);
    if is_passive && !accuses || accuses && !is_passive && is_accused(sentence, index) {
        return None;
    }
    if let Some(clause) = fixed(sentence, index, act) {
        return Some(clause);
    }
    if lexicon.tag == "en" && word.ends_with("ing") {
        return saying(sentence, index, act);
    }
    if let Some(clause) = bracketed(sentence, index, act) {
        return Some(clause);
    }
    let follows_quotation = follows_quotation(sentence, start);
    // "acusó a la compañía": not to whom it is said.
    let told = |end: usize| if accuses { (None, end) } else { addressee(sentence, index, end) };
    let (between, behind) = told(index + 1);
    let after_it = || {
        let found = after(sentence, if between.is_some() { behind } else { index + 1 });
        // "wies Vorwürfe zurück"
        found.filter(|who| !lexicon.is(Role::Charge, who.voice.words()))
    };
    let before_it = || before(sentence, start);
    let is_after_first = lexicon.grammar.inverts
        && (start == sentence.range.start
            || sentence.is_sign(start - 1, &[',', '–', '—', '-', ':'])
            || follows_quotation
            || lexicon.tag == "de"
                && start > sentence.range.start + 1
                && sentence.is(sentence.range.start, Role::Breaks)
            || sentence.is(start - 1, Role::Breaks) && !sentence.is(start - 1, Role::Relative));
    // "Der Sprecher, Jonas Reuter, sagte der Agentur": and not what the comma behind it begins.
    let apposed = before_it().filter(|(who, from)| {
        let others = || after_it().is_none_or(|after| !matches!(after.voice, Voice::Named(_)));
        let opens = (sentence.range.start..*from).all(|at| sentence.word(at).is_some());
        opens
            && !follows_quotation
            && matches!(who.voice, Voice::Named(_))
            && sentence.is_sign(start.saturating_sub(1), &[','])
            && (between.is_some() || others())
    });
    let found = if let Some((who, from)) = apposed {
        Some((who, from, index + 1))
    } else if is_after_first {
        after_it().map(|who| (who.clone(), start, who.tokens.end)).or_else(|| {
            let (who, start) = before_it()?;
            Some((who, start, index + 1))
        })
    } else {
        let inverts = follows_quotation || lexicon.grammar.inverts || follows_content(sentence, start);
        // "The report, seen by Reuters, says the plant leaked."
        let opens = before_it().is_some_and(|(who, from)| {
            from == sentence.range.start && (who.document.is_some() || matches!(who.voice, Voice::Named(_)))
        });
        let last =
            after_it().filter(|who| !opens && is_last(sentence, who) && follows_content(sentence, start));
        let found = before_it().map(|(who, start)| (who, start, index + 1)).filter(|_| last.is_none());
        found.or_else(|| {
            let who = after_it().filter(|_| inverts)?;
            Some((who.clone(), start, who.tokens.end))
        })
    };
    let (mut who, from, to) = match found {
        Some(found) => found,
        None => left_out(sentence, index, start)?,
    };
    if is_supposed(sentence, from.min(who.tokens.start)) || is_nobody(&who) {
        return None;
    }
    authored(sentence, &mut who);
    if lexicon.tag == "en" && lexicon.is(Role::Relays, word) {
        mark_short(sentence, &mut who);
    }
    let (addressee, after) = match between {
        Some(between) if to > behind || from < index => (Some(between), to.max(behind)),
        _ => told(to),
    };
    let addressee = addressee.or_else(|| (index + 1..to).find_map(|at| told_house(sentence, at)));
    let passes_on = lexicon.is(Role::Relays, word) && !lexicon.is(Role::Says, word);
    let from = from.min(who.tokens.start);
    let Together { also, start: from } = together(sentence, &who, from)?;
    Some(Clause { also, passes_on, addressee, is_passive, ..plain(who, act, from..to, after) })
}

/// "…, saying that they would": who begins the sentence says it.
fn saying(sentence: &Sentence<'_>, index: usize, act: Act) -> Option<Clause> {
    let before = index.checked_sub(1)?;
    // "apologised after saying": that it was said is not what is told.
    let is_open = sentence.word(before).is_none()
        || sentence.is(before, Role::And)
        || sentence.word(before) == Some("by");
    let who = sentence
        .starting(sentence.range.start)
        .filter(|who| is_open && !matches!(who.voice, Voice::Pronoun(_)) && who.tokens.end < index)?;
    Some(plain(who, act, index..index + 1, index + 1))
}

/// "They were flown to the capital, Tarn, said the charity.": whoever ends the sentence says it.
fn is_last(sentence: &Sentence<'_>, who: &Phrase) -> bool {
    let ends = sentence.is_sign(who.tokens.end, &['.']) || who.tokens.end == sentence.range.end;
    let first = sentence.word(who.tokens.start);
    let is_time = first.is_some_and(|word| sentence.tokens.lexicon.day(word).is_some());
    ends && !is_time && !matches!(who.voice, Voice::Unnamed(_))
}

/// "No group has claimed responsibility", "ayant requis l'anonymat": that is nobody.
fn is_nobody(who: &Phrase) -> bool {
    let small = who.voice.words().to_lowercase();
    let first = who.voice.words().split(' ').next();
    matches!(first, Some("no" | "nobody" | "none" | "kein" | "keine" | "aucun" | "ningún"))
        || small.ends_with("anonymat")
        || small.ends_with("anonimato")
        || small.ends_with("anonymity")
}

/// "a statement posted on its website"
fn is_posted(sentence: &Sentence<'_>, index: usize) -> bool {
    let before = sentence.tokens.word_before(index).filter(|_| index > sentence.range.start);
    // "A photo posted by Ann Lee"
    if matches!(sentence.word(index), Some("posted" | "shared" | "published"))
        && sentence.word(index + 1) == Some("by")
    {
        return true;
    }
    let follows = before.is_some_and(|word| sentence.tokens.lexicon.document(word).is_some());
    follows
        && sentence.word(index) == Some("posted")
        && matches!(sentence.word(index + 1), Some("on" | "in" | "to" | "by" | "late" | "early"))
}

/// A verb of saying whose subject is a part of it: "a-t-il déclaré", "hieß es".
fn fixed(sentence: &Sentence<'_>, index: usize, act: Act) -> Option<Clause> {
    let word = sentence.word(index)?;
    let lexicon = sentence.tokens.lexicon;
    // "a-t-il déclaré"
    let joined = index > sentence.range.start
        && sentence.word(index - 1).is_some_and(|word| {
            let small = word.to_lowercase();
            ["-il", "-elle", "-ils", "-elles", "-on"].iter().any(|ending| small.ends_with(ending))
        });
    if joined {
        let who = Phrase {
            voice: Voice::Pronoun(sentence.spoken(index - 1..index + 1)),
            tokens: index - 1..index,
            is_media: false,
            document: None,
            other: None,
        };
        let (addressee, after) = addressee(sentence, index, index + 1);
        return Some(Clause { addressee, ..plain(who, act, index - 1..index + 1, after) });
    }
    // "In einer Mitteilung hieß es"
    if matches!(word, "hieß" | "heißt") && sentence.word(index + 1) == Some("es") {
        let kinds = sentence.range.clone().filter_map(|at| lexicon.document(sentence.word(at)?));
        let document = kinds.take(1).last();
        let words = sentence.spoken(index..index + 2);
        let voice = if document.is_some() { Voice::Unnamed(words) } else { Voice::Pronoun("es".to_owned()) };
        let who = Phrase { voice, tokens: index..index + 1, is_media: false, document, other: None };
        return Some(plain(who, act, index..index + 2, index + 2));
    }
    None
}

/// A verb whose subject is told by its ending alone: "dijo".
fn left_out(sentence: &Sentence<'_>, index: usize, start: usize) -> Option<(Phrase, usize, usize)> {
    let tag = sentence.tokens.lexicon.tag;
    let joined = start > sentence.range.start
        && (sentence.is(start - 1, Role::Breaks) || sentence.is(start - 1, Role::And));
    let follows = follows_quotation(sentence, start)
        || follows_content(sentence, start)
        || joined
        || start == sentence.range.start;
    (matches!(tag, "es" | "sq") && follows).then(|| {
        let who = Phrase {
            voice: Voice::Pronoun(sentence.spoken(start..index + 1)),
            tokens: start..start + 1,
            is_media: false,
            document: None,
            other: None,
        };
        (who, start, index + 1)
    })
}

/// Whether a word that may be a verb is a noun here: "the claims", "media reports said".
fn is_noun(sentence: &Sentence<'_>, index: usize) -> bool {
    let Some(before) = index.checked_sub(1) else { return false };
    let lexicon = sentence.tokens.lexicon;
    let is_object = lexicon.tag == "fr" || lexicon.tag == "es" || lexicon.tag == "de" || lexicon.tag == "sq";
    let opens = !is_object && (sentence.is(before, Role::Definite) || sentence.is(before, Role::Indefinite));
    let word = sentence.word(index).unwrap_or_default();
    let may_be_noun = lexicon.document(word).is_some()
        || lexicon.is(Role::Unnamed, word)
        || lexicon.is(Role::Charge, word)
        || matches!(
            word,
            "claims"
                | "reports"
                | "calls"
                | "notes"
                | "posts"
                | "demands"
                | "comments"
                | "questions"
                | "doubts"
        );
    let is_described = may_be_noun
        && (sentence.is_speech(index + 1)
            || sentence.is(index + 1, Role::Joins) && !sentence.is(index + 1, Role::Breaks)
            || sentence.word(before).is_some_and(|word| {
                word.ends_with("ed") && lexicon.tag == "en" && word.starts_with(char::is_lowercase)
            })
            || sentence.is(before, Role::Adjective)
            || lexicon.is_adjective(sentence.word(before).unwrap_or_default()));
    opens || may_be_noun && sentence.is(before, Role::Joins) || is_described
}

/// Whether a quotation ends right before, perhaps with a comma.
fn follows_quotation(sentence: &Sentence<'_>, index: usize) -> bool {
    let Some(mut before) = index.checked_sub(1) else { return false };
    if sentence.is_sign(before, &[',', '–', '—', '-', '.']) && before > 0 {
        before -= 1;
    }
    sentence.range.contains(&before) && matches!(sentence.tokens.list[before].kind, Kind::Quotation(_))
}

/// Whether what is told ends right before: "Two people were hurt, said the mayor".
fn follows_content(sentence: &Sentence<'_>, index: usize) -> bool {
    index > sentence.range.start && sentence.is_sign(index - 1, &[',']) && sentence.range.start + 3 < index
}
