//! What somebody is said to hold: the part of a sentence that a clause tells, in its own words. Nothing is put into other words;
//! where words are left out, there stands "…".

mod accusation;
mod circumstance;
mod denial;
mod extent;
mod nested;

use std::ops::Range;

use super::{
    article::spaced,
    clause::{Act, Clause},
    lexicon::{self, Role},
    phrase::{Sentence, Voice, is_adverb},
    tokens::Kind,
};
use accusation::accusation;
pub(super) use accusation::{accuser, alleged, is_charge};
use briefing_format::model::Stance;
use denial::{DENIED, asked, denial, is_called_untrue, silence};
use extent::{end_of, start_after};
pub(super) use nested::is_held_within;
use nested::{around, conditional};

/// What a clause says of what is told.
#[derive(Clone, Debug)]
pub(super) struct Position {
    pub(super) stance: Stance,
    pub(super) told: Told,
}

/// What is told.
#[derive(Clone, Debug)]
pub(super) enum Told {
    /// Words of the article.
    Words { text: String, tokens: Range<usize>, accused: Option<Voice> },
    /// What was told before. Where nothing was, these words stand for it.
    Before { words: String, reach: Reach },
}

/// Where that stands which a denial or a silence answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// In the same sentence: "…, which the guard denied".
    Sentence,
    /// Right before: "has denied this", "rejected the accusation".
    Previous,
    /// Right before, where somebody is accused there: "denied the charges".
    Accusation,
    /// In the same paragraph: "has not commented".
    Paragraph,
    /// Nowhere: the words name something else.
    Nowhere,
}

/// The fewest words of what can be true or false.
const FEWEST: usize = 3;

/// How many words of what is denied are looked at.
const BETWEEN: usize = 9;

/// The position that a clause tells; nothing where it only introduces words that are quoted.
pub(super) fn find(sentence: &Sentence<'_>, clauses: &[Clause], index: usize) -> Option<Position> {
    let clause = &clauses[index];
    match clause.act {
        Act::Wants => None,
        Act::Declines | Act::Silent => Some(silence(sentence, clause)),
        Act::Accuses | Act::Blames => accusation(sentence, clauses, index),
        Act::Denies | Act::Doubts => denial(sentence, clauses, index),
        Act::ClaimsResponsibility => {
            let tokens = clause.tokens.start..end_of(sentence, clauses, index);
            // "bekannte sich zu dem Anschlag"
            let is_self = usize::from(sentence.word(clause.after) == Some("sich"));
            let start = clause.after
                + is_self
                + usize::from(is_self > 0 && sentence.is(clause.after + 1, Role::Breaks));
            // "bekannte sich eine Gruppe namens «Nordlicht» zu der Tat"
            let is_to = |at: &usize| {
                sentence.tokens.lexicon.tag == "de"
                    && matches!(sentence.word(*at), Some("zu" | "zum" | "zur"))
            };
            let start = (clause.after..tokens.end).find(is_to).map_or(start, |to| to + 1);
            let is_behind =
                sentence.tokens.lexicon.tag == "de" && sentence.word(sentence.range.start) == Some("Zu");
            let what =
                if is_behind { sentence.range.start + 1..clause.tokens.start } else { start..tokens.end };
            let told = words(sentence, what, FEWEST - 1)?;
            Some(Position { stance: Stance::ClaimsResponsibility, told })
        }
        Act::Says if is_called_untrue(sentence, clause) => {
            let words = asked(sentence, sentence.range.clone(), DENIED);
            let told = Told::Before { words, reach: Reach::Previous };
            Some(Position { stance: Stance::Denies, told })
        }
        Act::Says | Act::Remarks => {
            let told = said(sentence, clauses, index)?;
            Some(Position { stance: Stance::Asserts, told })
        }
    }
}

/// Whether a sentence asks, and tells nothing: "Did the firm say that the plant leaked?"
pub(super) fn is_no_statement(sentence: &Sentence<'_>) -> bool {
    sentence.range.end > sentence.range.start && sentence.is_sign(sentence.range.end - 1, &['?'])
}

/// How many tokens at the end of a clause may hold its "not".
const NEGATED: usize = 4;

/// What somebody says: behind the verb, or before it.
fn said(sentence: &Sentence<'_>, clauses: &[Clause], index: usize) -> Option<Told> {
    let clause = &clauses[index];
    let is_led = sentence.is(clause.tokens.start, Role::Leads)
        || sentence.word(clause.tokens.start + 1) == Some("acuerdo")
        || sentence.is(clause.tokens.end - 1, Role::Leads)
        || sentence.is(clause.tokens.start + 1, Role::Account);
    let is_inverted = !is_led
        && clause.who.tokens.start > clause.tokens.start
        && clause.who.tokens.end == clause.tokens.end;
    // "did not say when", and "vessels they say have links": nothing is told that stands by itself.
    let near = clause.tokens.start.max(clause.tokens.end.saturating_sub(NEGATED))..clause.tokens.end;
    let is_negated = near.clone().any(|at| sentence.is(at, Role::Not)) && !is_led;
    let previous = clause.tokens.start.checked_sub(1).filter(|at| *at >= sentence.range.start);
    let is_relative = previous.is_some_and(|at| {
        let joins = [Role::Breaks, Role::Auxiliary, Role::That, Role::And];
        sentence.word(at).is_some_and(|word| {
            let lexicon = sentence.tokens.lexicon;
            let is_time = lexicon.day(word).is_some()
                || lexicon.month(word).is_some()
                || word.bytes().all(|byte| byte.is_ascii_digit());
            let is_place = word == "which" && sentence.word(at.saturating_sub(1)) == Some("in");
            matches!(word, "what" | "which" | "who" | "whom") && !is_place
                || !is_time
                    && !lexicon.is_any(&joins, word)
                    && !is_adverb(word, lexicon.tag)
                    && lexicon.tag == "en"
        })
    });
    if is_negated || is_relative && !is_led && !is_inverted {
        return None;
    }
    // "bestätigte den Tod nicht"
    let told = clause.after..end_of(sentence, clauses, index);
    let last = told.clone().rev().find(|at| sentence.word(*at).is_some());
    let has_clause = told.clone().any(|at| sentence.word(at).is_none() && !sentence.is_sign(at, &['.']));
    if sentence.tokens.lexicon.tag == "de"
        && !has_clause
        && last.is_some_and(|at| sentence.word(at) == Some("nicht"))
        && !is_led
        && !is_inverted
    {
        return None;
    }
    if clause.is_cited {
        return after(sentence, clauses, index);
    }
    let interjected = sentence.is_sign(clause.after, &[',', '–', '—']);
    if let Some(told) = around(sentence, clauses, index).filter(|_| is_led && !interjected) {
        return Some(told);
    }
    if is_inverted {
        // "Am Montag schrieb sie, der Verbund habe …"
        let goes_on = sentence.tokens.lexicon.tag == "de"
            && (clause.after..clause.after + FEWEST).any(|at| sentence.is_sign(at, &[',']));
        let told = before(sentence, clauses, index);
        return told.or_else(|| after(sentence, clauses, index).filter(|_| goes_on));
    }
    let parted =
        || conditional(sentence, clauses, index).or_else(|| nested::interrupted(sentence, clauses, index));
    if let Some(told) = Some(interjected).filter(|is| *is).and_then(|_| parted()) {
        return Some(told);
    }
    // What is quoted behind the verb is told there, and not before it.
    let has_more = (clause.after..end_of(sentence, clauses, index)).any(|at| quotes_at(sentence, at));
    if has_more && !is_led && !interjected {
        return after(sentence, clauses, index);
    }
    if is_led || interjected {
        return before(sentence, clauses, index).or_else(|| after(sentence, clauses, index));
    }
    // "engineers had warned of cracks": what stands before is not what they said.
    let is_object = sentence.tokens.lexicon.tag == "en"
        && sentence
            .word(clause.after)
            .is_some_and(|word| matches!(word, "of" | "about" | "against" | "for" | "from"));
    after(sentence, clauses, index).or_else(|| before(sentence, clauses, index).filter(|_| !is_object))
}

fn words(sentence: &Sentence<'_>, tokens: Range<usize>, fewest: usize) -> Option<Told> {
    let signs = [',', ';', '.', ':', '–', '—', '!', '-'];
    let leads = |at: usize| {
        let particle = sentence.word(at).is_some_and(|word| {
            matches!(
                word,
                "hinzu"
                    | "mit"
                    | "fest"
                    | "klar"
                    | "an"
                    | "dagegen"
                    | "jedoch"
                    | "hingegen"
                    | "allerdings"
                    | "zudem"
            )
        });
        sentence.is_sign(at, &signs)
            || sentence.is(at, Role::And) && tokens.len() > FEWEST
            || sentence.tokens.lexicon.tag == "de" && particle && sentence.is_sign(at + 1, &[','])
            || sentence.is(at, Role::That) && sentence.is_sign(at.saturating_sub(1), &[','])
    };
    let mut skipped = 0;
    while tokens.start + skipped < tokens.end && leads(tokens.start + skipped) {
        skipped += 1;
    }
    let mut tokens = tokens.start + skipped..tokens.end;
    while tokens.start < tokens.end && sentence.is_sign(tokens.start, &signs) {
        tokens.start += 1;
    }
    while tokens.start < tokens.end && sentence.is_sign(tokens.end - 1, &signs) {
        tokens.end -= 1;
    }
    let count = tokens.clone().filter(|at| sentence.word(*at).is_some()).count();
    let quoted =
        tokens.clone().filter(|at| matches!(sentence.tokens.list[*at].kind, Kind::Quotation(_))).count();
    // A quotation is a quote by itself.
    let is_quotation = quoted > 0 && count < FEWEST;
    if is_quotation || count + quoted < fewest {
        return None;
    }
    let text = spaced(&sentence.tokens.text[sentence.tokens.part(&tokens)]);
    Some(Told::Words { text, tokens, accused: None })
}

/// Behind the verb: "said on Friday that two people were hurt".
fn after(sentence: &Sentence<'_>, clauses: &[Clause], index: usize) -> Option<Told> {
    let clause = &clauses[index];
    let end = end_of(sentence, clauses, index);
    let start = start_after(sentence, clause, end);
    if clause.after >= end {
        return None;
    }
    let first = sentence.word(start);
    let lexicon = sentence.tokens.lexicon;
    let is_led = start > clause.after && sentence.is(start - 1, Role::That);
    let is_object = first.is_some_and(|word| {
        let goes_on = lexicon.is_any(&[Role::Joins, Role::Within, Role::With], word)
            || matches!(
                word,
                "to" | "as"
                    | "about"
                    | "how"
                    | "why"
                    | "what"
                    | "when"
                    | "where"
                    | "whether"
                    | "who"
                    | "which"
                    | "qui"
                    | "quien"
            );
        // "said at a briefing", but "said at least two were hurt"
        let is_measure = matches!(sentence.word(start + 1), Some("least" | "most" | "around" | "about"));
        let is_infinitive = lexicon.tag == "en" && (word == "to" || word == "at" && !is_measure)
            || lexicon.is(Role::Indefinite, word)
                && sentence.word(start + 1).is_some_and(|word| lexicon.document(word).is_some());
        // "sagte, der Damm sei sicher"
        let opens =
            lexicon.tag == "de" && sentence.is_sign(start - 1, &[',']) && lexicon.is(Role::Definite, word);
        !is_led && !opens && (goes_on && !word.starts_with(char::is_uppercase) || is_infinitive)
    });
    // What follows a quotation or a colon is that quotation.
    let quotes = sentence.is_sign(start, &[':'])
        || matches!(sentence.tokens.list.get(start)?.kind, Kind::Quotation(_)) && end <= start + 2;
    // “…,” Anna Bell said in a video: what follows says how.
    let before = (sentence.range.start..clause.tokens.start)
        .rev()
        .find(|at| sentence.word(*at).is_some() || quotes_at(sentence, *at));
    let follows_quotation = !is_led && before.is_some_and(|at| quotes_at(sentence, at));
    let is_remark = clause.act == Act::Remarks && !is_led;
    // "wrote the letter", "posted pictures"
    let makes = clause.tokens.clone().any(|at| {
        sentence.word(at).is_some_and(|word| {
            matches!(
                word,
                "wrote"
                    | "writes"
                    | "posted"
                    | "posts"
                    | "announced"
                    | "announces"
                    | "revealed"
                    | "reveals"
                    | "declared"
                    | "declares"
                    | "declaró"
                    | "anunció"
                    | "decretó"
            )
        })
    });
    let is_made = makes
        && !is_led
        && start == clause.after
        && first.is_some_and(|word| word.starts_with(char::is_lowercase) && !lexicon.is(Role::Pronoun, word));
    if is_made {
        return None;
    }
    if is_object || quotes || follows_quotation || is_remark {
        return None;
    }
    words(sentence, start..end, FEWEST)
}

fn quotes_at(sentence: &Sentence<'_>, at: usize) -> bool {
    matches!(sentence.tokens.list[at].kind, Kind::Quotation(_))
}

/// Words for somebody who was asked something.
const ASKED: &str = "asked questioned gefragt befragt frage interrogé interrogée interrogés question preguntado preguntada preguntados \
                     pregunta pyetur pyetjes";

/// "Gefragt, ob er Geld genommen habe": what somebody was asked, and did not say.
fn is_question(sentence: &Sentence<'_>, tokens: &Range<usize>) -> bool {
    let asks =
        |at: usize| (at + 1..at + FEWEST + 2).any(|at| sentence.is_one_of(at, "ob whether if si s'il nëse"));
    tokens.clone().any(|at| sentence.is_one_of(at, ASKED) && (at == tokens.start || asks(at)))
}

/// Before the clause: "Two people were hurt, the mayor said".
fn before(sentence: &Sentence<'_>, clauses: &[Clause], index: usize) -> Option<Told> {
    let clause = &clauses[index];
    if clause.act == Act::Remarks {
        return None;
    }
    let start = match index.checked_sub(1) {
        Some(before) if is_held_within(sentence, clauses, before) => clauses[before].tokens.start,
        Some(before) => clauses[before].after.max(sentence.range.start),
        None => sentence.range.start,
    };
    let previous = index > 0 && start > sentence.range.start;
    let is_lead = clause.tokens.start == sentence.range.start;
    if is_lead || previous && clause.tokens.start < start + FEWEST {
        return None;
    }
    let end = clause.tokens.start;
    // "Police said …, according to TASS": the same words came to us through both.
    let told = words(sentence, start..end, FEWEST)?;
    let Told::Words { tokens, .. } = &told else { return None };
    // "If the strike goes ahead, the union said": that is no more than a condition.
    let depends = "if when while asked although though because since unless once speaking wenn falls als si quand cuando aunque nëse kur";
    let is_dependent = sentence.word(tokens.start).is_some_and(|word| {
        let small = word.to_lowercase();
        depends.split(' ').any(|known| known == small)
    });
    if is_dependent || is_question(sentence, tokens) {
        return None;
    }
    // "On Saturday, the mayor said": that is when.
    let is_time = tokens.clone().all(|at| {
        sentence.word(at).is_none_or(|word| {
            let lexicon = sentence.tokens.lexicon;
            lexicon.day(word).is_some()
                || lexicon.month(word).is_some()
                || lexicon.is_any(
                    &[
                        Role::Common,
                        Role::Breaks,
                        Role::Within,
                        Role::Definite,
                        Role::Indefinite,
                        Role::Joins,
                    ],
                    word,
                )
                || lexicon.document(word).is_some()
                || lexicon::network(word).is_some()
                || word.bytes().all(|byte| byte.is_ascii_digit())
        })
    });
    let is_separate = sentence.is_sign(end.saturating_sub(1), &[',', '–', '—'])
        || sentence.is(clause.tokens.start, Role::Leads)
        || sentence.tokens.lexicon.grammar.inverts && clause.who.tokens.start > clause.tokens.start;
    // "In an interview with the BBC, published on Sunday, Hill said": that is where.
    let until_comma = tokens.clone().take_while(|at| !sentence.is_sign(*at, &[',']));
    let is_place = until_comma.filter_map(|at| sentence.word(at)).any(|word| {
        let lexicon = sentence.tokens.lexicon;
        lexicon.document(word).is_some() || lexicon::network(word).is_some() || lexicon.is(Role::Talk, word)
    });
    let leads_in = tokens.clone().next().is_some_and(|at| sentence.is(at, Role::Within))
        && (tokens.len() <= 8 || is_place);
    (is_separate && !is_time && !leads_in).then_some(told)
}
