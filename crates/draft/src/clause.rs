//! Clauses in which somebody says something: a verb with its subject ("Homeland Justice wrote", "reads the message from
//! Homeland Justice"), or words such as "according to Edi Rama"; and what they do with it.

use std::ops::Range;

use super::{
    lexicon::Role,
    phrase::{Phrase, Sentence, Voice, is_adverb},
    tokens::Kind,
};

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
        if let Some(clause) = clause(sentence, index).filter(|clause| !within || clause.tokens.start >= index)
        {
            clauses.push(clause);
        }
    }
    clauses.sort_by_key(|clause| clause.tokens.start);
    // "TASS reported, citing the ministry": TASS passes it on.
    let cited: Vec<usize> =
        clauses.iter().filter(|clause| clause.is_cited).map(|clause| clause.tokens.start).collect();
    for clause in clauses.iter_mut().filter(|clause| !clause.is_cited) {
        let reach = clause.tokens.start..=clause.after + 1;
        clause.passes_on |= cited.iter().any(|at| reach.contains(at));
    }
    clauses
}

/// The clause whose verb, or whose first word, stands here.
fn clause(sentence: &Sentence<'_>, index: usize) -> Option<Clause> {
    led(sentence, index)
        .or_else(|| cited(sentence, index))
        .or_else(|| opening(sentence, index))
        .or_else(|| quoted(sentence, index))
        .or_else(|| no_comment(sentence, index))
        .or_else(|| silent(sentence, index))
        .or_else(|| spoken(sentence, index))
}

fn plain(who: Phrase, act: Act, tokens: Range<usize>, after: usize) -> Clause {
    Clause { who, act, tokens, after, passes_on: false, is_cited: false, addressee: None, is_passive: false }
}

/// "according to Edi Rama", "laut Polizei", "nach Angaben der Polizei", "selon l'armée".
fn led(sentence: &Sentence<'_>, index: usize) -> Option<Clause> {
    let word = sentence.word(index)?;
    let is_account = sentence.is(index, Role::Account);
    if is_account && index > sentence.range.start && sentence.word(index - 1)?.eq_ignore_ascii_case("nach") {
        let skipped = usize::from(matches!(sentence.word(index + 1), Some("von" | "vom")));
        let who = sentence.starting(index + 1 + skipped)?;
        let tokens = index - 1..who.tokens.end;
        return Some(plain(who, Act::Says, tokens.clone(), tokens.end));
    }
    if !sentence.is(index, Role::Leads) {
        return None;
    }
    if word.eq_ignore_ascii_case("zufolge") {
        let who = sentence.ending(index).filter(|who| !sentence.is(who.tokens.end - 1, Role::Account))?;
        let tokens = who.tokens.start..index + 1;
        return Some(plain(who, Act::Says, tokens.clone(), tokens.end));
    }
    let joint = usize::from(matches!(sentence.word(index + 1), Some("to")));
    if word.eq_ignore_ascii_case("according") && joint == 0 {
        return None;
    }
    let who = sentence.starting(index + 1 + joint)?;
    let tokens = index..who.tokens.end;
    Some(plain(who, Act::Says, tokens.clone(), tokens.end))
}

/// "citing the ministry".
fn cited(sentence: &Sentence<'_>, index: usize) -> Option<Clause> {
    sentence.word(index).filter(|_| sentence.is(index, Role::Cites))?;
    let who = sentence.starting(index + 1)?;
    let tokens = index..who.tokens.end;
    Some(Clause { is_cited: true, ..plain(who, Act::Says, tokens.clone(), tokens.end) })
}

/// "Anna Bell: “…”".
fn opening(sentence: &Sentence<'_>, index: usize) -> Option<Clause> {
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
fn quoted(sentence: &Sentence<'_>, index: usize) -> Option<Clause> {
    let word = sentence.word(index)?;
    let is_quoted =
        sentence.is(index, Role::Quoted) || word == "reported" && sentence.word(index + 1) == Some("by");
    if !is_quoted {
        return None;
    }
    let by = matches!(sentence.word(index + 1), Some("by" | "von" | "par" | "por" | "nga"));
    let auxiliaries = start_of_auxiliaries(sentence, index);
    let is_passive = (auxiliaries..index).any(|at| sentence.is(at, Role::Passive));
    if is_passive && word != "reported" {
        let who = sentence.ending(auxiliaries)?;
        let addressee = sentence.starting(index + 2).filter(|_| by);
        let after = addressee.as_ref().map_or(index + 1, |house| house.tokens.end);
        return Some(Clause {
            addressee,
            ..plain(who.clone(), Act::Says, who.tokens.start..index + 1, after)
        });
    }
    let who = sentence.starting(index + 2).filter(|_| by)?;
    let tokens = index..who.tokens.end;
    Some(Clause { passes_on: true, ..plain(who, Act::Says, tokens.clone(), tokens.end) })
}

/// "There was no immediate comment from the guard".
fn no_comment(sentence: &Sentence<'_>, index: usize) -> Option<Clause> {
    let is_none =
        (1..=2).any(|back| index.checked_sub(back).is_some_and(|at| sentence.word(at) == Some("no")));
    if !sentence.is(index, Role::Comment) || !is_none || sentence.word(index + 1) != Some("from") {
        return None;
    }
    let who = sentence.starting(index + 2)?;
    Some(plain(who.clone(), Act::Silent, index..who.tokens.end, who.tokens.end))
}

/// "has not commented", "did not respond to a request", "declined to comment".
fn silent(sentence: &Sentence<'_>, index: usize) -> Option<Clause> {
    let near = |role: Role| (index + 1..index + 1 + NEAR).any(|at| sentence.is(at, role));
    let (act, start) = if sentence.is(index, Role::Declines) && (near(Role::Comment) || near(Role::Answers)) {
        (Act::Declines, start_of_auxiliaries(sentence, index))
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
    let (who, start) = before(sentence, start).or_else(|| Some((sentence.starting(index + 1)?, index)))?;
    let end = sentence.range.end.min(index + 1);
    Some(plain(who, act, start.min(index)..end, end))
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
    if is_noun(sentence, index) {
        return None;
    }
    let start = start_of_auxiliaries(sentence, index);
    let is_passive = lexicon.tag == "en" && (start..index).any(|at| sentence.is(at, Role::Passive))
        || lexicon.tag != "en"
            && start > sentence.range.start
            && (start..index).any(|at| sentence.is(at, Role::Passive));
    let accuses = matches!(act, Act::Accuses | Act::Blames);
    if is_passive && !accuses {
        return None;
    }
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
        return Some(plain(who, act, index - 1..index + 1, index + 1));
    }
    // "…, saying that they would": who begins the sentence says it.
    if lexicon.tag == "en" && word.ends_with("ing") {
        let who = sentence
            .starting(sentence.range.start)
            .filter(|who| !matches!(who.voice, Voice::Pronoun(_)) && who.tokens.end < index)?;
        return Some(plain(who, act, index..index + 1, index + 1));
    }
    let follows_quotation = follows_quotation(sentence, start);
    let (between, behind) = addressee(sentence, index, index + 1);
    let after_it = || after(sentence, if between.is_some() { behind } else { index + 1 });
    let before_it = || before(sentence, start);
    let is_after_first = lexicon.grammar.inverts
        && (start == sentence.range.start
            || sentence.is_sign(start - 1, &[',', '–', '—', '-', ':'])
            || follows_quotation
            || sentence.is(start - 1, Role::Breaks) && !sentence.is(start - 1, Role::Relative));
    let found = if is_after_first {
        after_it().map(|who| (who.clone(), start, who.tokens.end)).or_else(|| {
            let (who, start) = before_it()?;
            Some((who, start, index + 1))
        })
    } else {
        let inverts = follows_quotation || lexicon.grammar.inverts || follows_content(sentence, start);
        let found = before_it().map(|(who, start)| (who, start, index + 1));
        found.or_else(|| {
            let who = after_it().filter(|_| inverts)?;
            Some((who.clone(), start, who.tokens.end))
        })
    };
    let (who, from, to) = match found {
        Some(found) => found,
        None => left_out(sentence, index, start)?,
    };
    let (addressee, after) = match between {
        Some(between) if to > behind || from < index => (Some(between), to.max(behind)),
        _ => addressee(sentence, index, to),
    };
    let passes_on = lexicon.is(Role::Relays, word) && !lexicon.is(Role::Says, word);
    let tokens = from.min(who.tokens.start)..to;
    Some(Clause { passes_on, addressee, is_passive, ..plain(who, act, tokens, after) })
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

fn act(sentence: &Sentence<'_>, index: usize) -> Option<Act> {
    let is = |role: Role| sentence.is(index, role);
    let near = |role: Role| (index + 1..index + 1 + NEAR).any(|at| sentence.is(at, role));
    let takes = is(Role::Takes)
        && (index + 1..index + 1 + NEAR).any(|at| {
            sentence.word(at).is_some_and(|word| {
                let small = word.to_lowercase();
                ["responsib", "verantwort", "attentat", "attaque", "autoría", "atentado", "përgjegjës"]
                    .iter()
                    .any(|start| small.starts_with(start))
            })
        });
    // "warf ihm vor" accuses, "warf den Ball" does not; "wies zurück" denies.
    let german = sentence.tokens.lexicon.tag == "de";
    let has_particle =
        |particle: &str| (index + 1..sentence.range.end).any(|at| sentence.word(at) == Some(particle));
    let word = sentence.word(index)?;
    let throws = matches!(word, "warf" | "werfen" | "wirft" | "warfen");
    let turns = matches!(word, "wies" | "weist" | "wiesen");
    if takes {
        Some(Act::ClaimsResponsibility)
    } else if is(Role::Accuses) {
        (!german || !throws || has_particle("vor")).then_some(Act::Accuses)
    } else if is(Role::Blames) {
        Some(Act::Blames)
    } else if is(Role::Denies) {
        let rejects = word.starts_with("reject")
            || word.starts_with("dismiss")
            || word.starts_with("rejet")
            || word.starts_with("rechaz");
        let told = near(Role::Charge) || near(Role::Anaphor);
        (if turns { has_particle("zurück") } else { !rejects || told }).then_some(Act::Denies)
    } else if is(Role::Doubts) {
        Some(Act::Doubts)
    } else if is(Role::Wants) {
        Some(Act::Wants)
    } else if is(Role::Remarks) {
        Some(Act::Remarks)
    } else {
        let gives = matches!(word, "gab" | "geben" | "stellte" | "fügte" | "rief" | "stellt");
        let is_said = is(Role::Says) || is(Role::Tells) || is(Role::Relays);
        (is_said
            && (!gives
                || has_particle("an")
                || has_particle("hinzu")
                || has_particle("klar")
                || has_particle("fest")))
        .then_some(Act::Says)
    }
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
        || matches!(word, "calls" | "notes" | "posts" | "demands" | "comments" | "questions" | "doubts");
    let is_described = may_be_noun
        && (sentence.is_speech(index + 1)
            || sentence.is(index + 1, Role::Joins) && !sentence.is(index + 1, Role::Breaks)
            || sentence.is(before, Role::Adjective)
            || lexicon.is_adjective(sentence.word(before).unwrap_or_default()));
    opens || may_be_noun && sentence.is(before, Role::Joins) || is_described
}

fn start_of_auxiliaries(sentence: &Sentence<'_>, verb: usize) -> usize {
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
fn before(sentence: &Sentence<'_>, end: usize) -> Option<(Phrase, usize)> {
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
        let more = sentence.starting(comma + 1).filter(|more| more.tokens.end == last);
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
    let who = sentence.ending(end)?;
    let start = who.tokens.start;
    // "Spokeswoman for the company Anna Bell"
    Some((who, start))
}

/// Tokens between the commas around what is said of somebody.
const APPOSITION: usize = 40;

/// Whoever stands after a verb: "said Anna Bell, the mayor".
fn after(sentence: &Sentence<'_>, start: usize) -> Option<Phrase> {
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
        let opens = (at + 1..at + 6).find(|next| sentence.is(*next, Role::Indefinite))?;
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
            return Some(Phrase { other, tokens, ..name });
        }
    }
    Some(who)
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

/// To whom it is said, and the token after that.
fn addressee(sentence: &Sentence<'_>, verb: usize, end: usize) -> (Option<Phrase>, usize) {
    let lexicon = sentence.tokens.lexicon;
    let joints: &[&str] = match lexicon.tag {
        "fr" => &["à", "au", "aux"],
        "es" => &["a", "al"],
        "de" => &["gegenüber"],
        _ => &[],
    };
    let joint = sentence.word(end).is_some_and(|word| joints.contains(&word));
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
