//! Who is meant by a pronoun: somebody named before, which stays a question.

use super::{Findings, Speaker, with_marks};
use crate::{
    clause::Clause,
    lexicon::Role,
    phrase::{Phrase, Sentence, Voice},
};

impl Findings {
    /// Who speaks in a clause, with a guess for a pronoun.
    pub(super) fn speaker(&self, sentence: &Sentence<'_>, clause: &Clause) -> Speaker {
        let words = with_marks(sentence, &clause.tokens);
        let Voice::Pronoun(pronoun) = &clause.who.voice else {
            return Speaker { voice: clause.who.voice.clone(), guessed_from: None, words };
        };
        let gender = gender_of(pronoun);
        let is_one = |words: &str| {
            let first = words.split(' ').next().unwrap_or_default();
            matches!(first, "a" | "an" | "one" | "another" | "ein" | "eine" | "un" | "une" | "una" | "një")
        };
        let fits = |voice: &Voice, known: Option<char>| match voice {
            Voice::Unnamed(words) => gender != Some('n') && (is_one(words) || gender.is_none()),
            // A single word without a title is a country or a body rather than a person.
            Voice::Named(name) if gender == Some('n') => {
                known == Some('n') || known.is_none() && !name.contains(' ')
            }
            _ => {
                (known.is_none() || gender.is_none() || known == gender)
                    && (gender != Some('n') || known == gender)
            }
        };
        let named =
            self.last.iter().rev().find(|(voice, known)| fits(voice, *known)).map(|(voice, _)| voice.clone());
        let voice = named.unwrap_or_else(|| Voice::Pronoun(pronoun.clone()));
        Speaker { voice, guessed_from: Some(pronoun.clone()), words }
    }

    /// Keeps who was named, for the pronouns that follow.
    pub(super) fn note(&mut self, sentence: &Sentence<'_>, who: &Phrase) {
        if let Some(other) = &who.other {
            self.aliases.push((who.voice.clone(), other.clone()));
        }
        if who.is_media || matches!(who.voice, Voice::Pronoun(_)) {
            return;
        }
        self.note_office(sentence, who);
        let text = sentence.spoken(who.tokens.clone()) + " " + who.other.as_deref().unwrap_or_default();
        // "coast guard commander Ann Lee": whoever has an office is a person.
        let has_office = who.tokens.clone().filter_map(|at| sentence.word(at)).any(|word| {
            word.starts_with(char::is_lowercase) && sentence.tokens.lexicon.is(Role::Title, word)
        });
        let is_person = has_office && matches!(&who.voice, Voice::Named(name) if name.contains(' '));
        let known = text.split(' ').find_map(gender_of_title).filter(|gender| !is_person || *gender != 'n');
        let is_body = text
            .split_whitespace()
            .any(|word| sentence.tokens.lexicon.is(Role::Body, word.trim_matches(',')));
        let is_thing = is_body
            && !is_person
            && !text.split_whitespace().any(|word| sentence.tokens.lexicon.is(Role::Unnamed, word));
        let known = known
            .or(is_thing.then_some('n'))
            .or_else(|| self.last.iter().rev().find(|(voice, _)| *voice == who.voice)?.1);
        self.last.retain(|(voice, _)| *voice != who.voice);
        self.last.push((who.voice.clone(), known));
    }

    /// "the French shipping firm CMA CGM", "mayor Tom Hill": what the text may call them later.
    pub(super) fn note_office(&mut self, sentence: &Sentence<'_>, who: &Phrase) {
        if sentence.tokens.lexicon.tag != "en" || !matches!(who.voice, Voice::Named(_)) {
            return;
        }
        let office = who.tokens.clone().filter_map(|at| sentence.word(at)).find(|word| {
            word.starts_with(char::is_lowercase)
                && sentence.tokens.lexicon.is_any(&[Role::Title, Role::Body], word)
        });
        if let Some(office) = office {
            self.aliases.push((who.voice.clone(), format!("the {office}")));
            if matches!(office, "firm" | "operator" | "airline" | "charity") {
                self.aliases.push((who.voice.clone(), "the company".to_owned()));
            }
        }
    }

    /// A sentence without a verb of saying may still begin with whom the next one calls "she".
    pub(super) fn note_subject(&mut self, sentence: &Sentence<'_>, clauses: &[Clause]) {
        if !clauses.is_empty() {
            return;
        }
        let subject = sentence.starting(sentence.range.start);
        let is_person = |who: &Phrase| {
            let acts = [Role::Auxiliary, Role::Past, Role::Passive, Role::Future];
            let next = sentence.word(who.tokens.end);
            let goes_on = sentence.is_sign(who.tokens.end, &[','])
                || next
                    .is_some_and(|word| sentence.tokens.lexicon.is_any(&acts, word) || word.ends_with("ed"));
            // "Okoro, 71, came to power": whoever has an age is a person.
            let comma = usize::from(sentence.is_sign(who.tokens.end, &[',']));
            let age = sentence.word(who.tokens.end + comma).filter(|_| comma > 0);
            let has_age = age.is_some_and(|word| word.len() < 4 && word.bytes().all(|b| b.is_ascii_digit()));
            matches!(&who.voice, Voice::Named(name) if name.contains(' ') || has_age)
                && goes_on
                && !who.is_media
        };
        if let Some(who) = subject.filter(is_person) {
            self.note(sentence, &who);
        }
    }
}

/// Whom a pronoun can be.
fn gender_of(pronoun: &str) -> Option<char> {
    let small = pronoun.to_lowercase();
    match small.as_str() {
        "she" | "elle" | "ella" | "ajo" => Some('f'),
        "he" | "er" | "il" | "él" | "ai" => Some('m'),
        "it" | "they" => Some('n'),
        _ if small.contains("-elle") => Some('f'),
        _ if small.contains("-il ") => Some('m'),
        _ => None,
    }
}

/// Whom a word before a name tells.
fn gender_of_title(word: &str) -> Option<char> {
    let small = word.to_lowercase();
    match small.trim_end_matches('.') {
        "mr" | "sir" | "king" | "prince" | "spokesman" | "chairman" | "lord" | "pope" | "herr" | "m"
        | "präsident" | "sprecher" => Some('m'),
        "ms" | "mrs" | "miss" | "queen" | "princess" | "spokeswoman" | "chairwoman" | "lady" | "dame"
        | "frau" | "mme" | "präsidentin" | "sprecherin" | "présidente" | "presidenta" => Some('f'),
        "ministry" | "government" | "police" | "army" | "group" | "union" | "company" | "guard" => Some('n'),
        _ => None,
    }
}
